"""Downloads Pyodide and wheels as page/pinned.toml names them, each held against its hash, and keeps them."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_PYODIDE = (
    "pyodide.mjs",
    "pyodide.js",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)


DOWNLOADS = Path(__file__).resolve().parents[1] / "build" / "page"
"""Where downloads are kept."""


class BuildError(Exception):
    """What was downloaded is not what is pinned, or a tool failed."""


def all_that_is_pinned() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("pinned.toml").read_text("utf-8"))


def pyodide_of(pinned: Mapping[str, Any], downloads: Path) -> Path:
    """The folder with the files of Pyodide."""
    return npm_files("pyodide", pinned["pyodide"], _PYODIDE, downloads)


def npm_files(name: str, pinned: Mapping[str, str], files: Sequence[str], downloads: Path) -> Path:
    """The folder with these files of an npm package. What is downloaded is in `downloads` only once it is as pinned."""
    folder = downloads / f"{name}-{pinned['version']}"
    if all((folder / file).is_file() for file in files):
        return folder
    downloads.mkdir(parents=True, exist_ok=True)
    archive = downloads / f"{folder.name}.tgz"
    run("npm", "pack", f"{name}@{pinned['version']}", "--silent", "--pack-destination", str(downloads))
    kind, _, digest = pinned["integrity"].partition("-")
    if base64.b64encode(hashlib.new(kind, archive.read_bytes()).digest()).decode() != digest:
        archive.unlink()
        raise BuildError(f"{archive.name} is not the one that page/pinned.toml names")
    folder.mkdir(exist_ok=True)
    with tarfile.open(archive) as packed:
        for file in files:
            member = packed.extractfile(f"package/{file}")
            if member is None:
                raise BuildError(f"{archive.name} has no {file}")
            (folder / file).write_bytes(member.read())
    return folder


def wheels_of(pinned: Mapping[str, Any], downloads: Path, *, tests: bool = False) -> list[Path]:
    """The wheels of other projects, in the order of their names, with those that only tests need if `tests`."""
    own, pure, python = pinned["pyodide"]["platform"], pinned["pure"], pinned["pyodide"]["python"]
    wanted = [(pinned["wheels"], own), (pure["wheels"], pure["platform"]), *([(pinned["tests"], own)] if tests else [])]
    found = [wheel for wheels, platform in wanted for wheel in _wheels(wheels, platform, python, downloads)]
    return sorted(found, key=lambda wheel: wheel.name)


def _wheels(wheels: Mapping[str, tuple[str, str]], platform: str, python: str, downloads: Path) -> Iterable[Path]:
    """Those of one table; pip holds each against its hash."""
    folder = downloads / hashlib.sha256(f"{platform} {wheels}".encode()).hexdigest()[:16]
    if not folder.is_dir():
        lines = (f"{name}=={version} --hash=sha256:{digest}" for name, (version, digest) in wheels.items())
        _download(lines, platform, python, folder)
    return folder.glob("*.whl")


def _download(lines: Iterable[str], platform: str, python: str, folder: Path) -> None:
    """The wheels of these requirements, for a Python of this version on a platform, or for any."""
    abis = (f"cp{python.replace('.', '')}", "abi3", "none")
    made_for = ("--platform", platform, "--python-version", python, "--implementation", "cp")
    chosen = ("--no-deps", "--only-binary=:all:", "--require-hashes", *made_for, *(f"--abi={abi}" for abi in abis))
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        listed, wheels = Path(beside, "requirements.txt"), Path(beside, "wheels")
        listed.write_text("\n".join(lines), encoding="utf-8")
        run(sys.executable, "-m", "pip", "download", "--quiet", *chosen, "-r", str(listed), "-d", str(wheels))
        wheels.rename(folder)


def run(*command: str) -> None:
    """Run a tool; BuildError with the end of what it says where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed commands, arguments of ours
    if done.returncode:
        raise BuildError(f"{' '.join(command[:3])} failed:\n{done.stderr.strip()[-2000:]}")
