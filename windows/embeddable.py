"""The Python that the folder brings along: python.org's embeddable distribution, known file by file.

The digests of its files are pinned and not that of the zip, so that they hold for a repack of the same files too. Every
program among them holds a signature of the Python Software Foundation or, for the C runtime, of Microsoft.
"""

from __future__ import annotations

import hashlib
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path

VERSION = "3.13.2"
PINS = Path(__file__).resolve().parent / "python.sha256"  # as sha256sum writes and checks them
NAME = f"python-{VERSION}-embed-amd64.zip"
_ADDRESS = f"https://www.python.org/ftp/python/{VERSION}/{NAME}"
# In this file Python is told all places from which it takes modules. Where it lies beside python.exe, neither
# PYTHONPATH nor the registry, the user's own packages, or the current folder are looked at.
PATHS = f"python{''.join(VERSION.split('.')[:2])}._pth"
_PLACES = f"{PATHS.removesuffix('._pth')}.zip\r\n.\r\nsite-packages\r\n"


def pinned() -> dict[str, str]:
    """The digest of each file, by its name."""
    return {name: digest for digest, name in (line.split() for line in PINS.read_text(encoding="ascii").splitlines())}


def download(folder: Path) -> Path:
    """The zip from python.org, which stays in that folder."""
    target = folder / NAME
    if not target.exists():
        try:
            with urllib.request.urlopen(_ADDRESS) as answer:
                content = answer.read()
        except OSError as error:
            raise SystemExit(f"{_ADDRESS} does not answer ({error}). Give the file itself: --python {NAME}") from error
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return target


def files_of(path: Path) -> dict[str, bytes]:
    """The files of the distribution, by name, told where to find modules. All are checked: one that is missing, further or
    other ends the program.
    """
    with zipfile.ZipFile(path) as archive:
        files = {Path(info.filename).name: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    if wrong := sorted(_others(files)):
        raise SystemExit(f"{path} is not Python {VERSION} as {PINS.name} knows it: {', '.join(wrong)}")
    return files | {PATHS: _PLACES.encode("ascii")}


def _others(files: Mapping[str, bytes]) -> set[str]:
    """The names of the files that are not as they are pinned."""
    known = pinned()
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return {name for name in known.keys() | found.keys() if known.get(name) != found.get(name)}
