"""The libraries that the folder brings along: `python -m windows.wheels FOLDER` downloads their wheels for Windows."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from windows.embeddable import VERSION

PINS = Path(__file__).resolve().parent / "requirements.txt"
_SCRIPTS = re.compile(r"^[^/]+\.data/")  # commands of their own, which nobody calls here
_LICENCE = re.compile(r"^[^/]+\.dist-info/(?:licenses/)?(?:LICEN[CS]E|AUTHORS|NOTICE|COPYING)[^/]*$")


def pinned() -> set[str]:
    """The digests of the wheels."""
    return set(re.findall(r"--hash=sha256:(\w{64})", PINS.read_text(encoding="utf-8")))


def wheels_in(folder: Path) -> list[Path]:
    """Those that are there, in the order of their names; nothing counts that is not pinned."""
    wanted = pinned()
    found = sorted(folder.glob("*.whl"))
    return [path for path in found if hashlib.sha256(path.read_bytes()).hexdigest() in wanted]


def download(folder: Path) -> list[Path]:
    """All of them, from where pip looks, into the folder; what is there already is not downloaded again.

    Raises CalledProcessError, and pip says why, where they cannot be had.
    """
    if len(wheels_in(folder)) < len(pinned()):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as new:
            subprocess.run(_pip(new), check=True)  # noqa: S603 - pip of this Python
            for path in sorted(Path(new).iterdir()):
                path.replace(folder / path.name)
    return wheels_in(folder)


def _pip(folder: str) -> list[str]:
    version = ".".join(VERSION.split(".")[:2])
    windows = ["--only-binary=:all:", "--platform=win_amd64", "--implementation=cp", f"--python-version={version}"]
    checked = ["--no-deps", "--require-hashes", "--requirement", str(PINS)]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--retries=2", *windows, *checked, "--dest", folder]


def files_of(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """What stands in site-packages where a wheel is installed."""
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            if not info.is_dir() and not _SCRIPTS.match(info.filename):
                yield info.filename, archive.read(info)


def licences_of(wheel: Path) -> dict[str, bytes]:
    """By name and version of the library; one without a licence ends the program."""
    library = " ".join(wheel.name.split("-")[:2])
    found = {f"{library}/{Path(name).name}": content for name, content in files_of(wheel) if _LICENCE.match(name)}
    if not found:
        raise SystemExit(f"{wheel.name} has no licence that could go along")
    return found


if __name__ == "__main__":
    download(Path(sys.argv[1]))
