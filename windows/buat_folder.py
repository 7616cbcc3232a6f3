"""Makes the folder that needs no installation, as a zip: `python -m windows.buat_folder -o rak-excel-windows.zip`.

It holds Python, the libraries, rak_excel and the icons. The same inputs give the same files, and the same zip where zlib is
the same.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from windows import embeddable, read_first, wheels
from windows.icons import ICONS

ROOT = Path(__file__).resolve().parent.parent
TOP = "rak-excel"  # a folder of its own, so that nothing is strewn where the zip is extracted
_PROGRAM = "program"
_PACKAGES = f"{_PROGRAM}/site-packages"
_LICENCES = "lisensi"
_EXAMPLES = "rak_excel.examples"
_DEMO = (
    "__init__.py",
    "lombok-timur-2020/*/*.xlsx",
    "lombok-timur-2020/*.xlsx",
    "ntb-2020/*/*.xlsx",
)  # what `demo` copies
PARTS = ROOT / ".windows"  # what was downloaded before
_TIGHTEST = 9
_FIRST_DAY = datetime.datetime(2020, 1, 1)
_TIMES = 50_000_000  # three years, in the two seconds that a zip file tells apart


def make(output: Path, python: Path, libraries: Sequence[Path]) -> None:
    """Write the zip, with this distribution of Python and the wheels of these libraries."""
    files = sorted(contents(python, libraries).items())
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in files:
            archive.writestr(_entry(f"{TOP}/{name}", content), content, zipfile.ZIP_DEFLATED, _TIGHTEST)


def contents(python: Path, libraries: Sequence[Path]) -> dict[str, bytes]:
    """All files of the folder, by their names within it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files = {icon.file: icon.text.encode("ascii") for icon in ICONS}
    files[read_first.NAME] = read_first.text().encode("ascii")
    brought = embeddable.files_of(python)
    files |= _below(_PROGRAM, brought)
    files[f"{_LICENCES}/Python {embeddable.VERSION}/LICENSE.txt"] = brought["LICENSE.txt"]
    for wheel in libraries:
        files |= _below(_PACKAGES, dict(wheels.files_of(wheel)))
        files |= _below(_LICENCES, wheels.licences_of(wheel))
    files |= _below(_PACKAGES, dict(_own_package(project["tool"]["setuptools"])))
    ours = {Path(name).name: (ROOT / name).read_bytes() for name in project["project"]["license-files"]}
    return files | _below(f"{_LICENCES}/rak-excel", ours)


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": content for name, content in files.items()}


def _own_package(told: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """rak_excel as a wheel of it would have it, the packages and the further files that the project file names; of the examples
    no more than `demo` needs.
    """
    for package in told["packages"]:
        inside = package.replace(".", "/")
        folder = ROOT / told["package-dir"].get(package, inside)
        further = ["*.py", *told["package-data"].get(package, [])]
        for pattern in _DEMO if package == _EXAMPLES else further:
            for path in folder.glob(pattern):
                yield f"{inside}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def _entry(name: str, content: bytes) -> zipfile.ZipInfo:
    """How a file is told in the zip: with a time that follows from its content.

    Python takes a module for unchanged where time and length are as they were, also one of a newer version that was
    extracted over it.
    """
    time = _FIRST_DAY + datetime.timedelta(seconds=zlib.crc32(content) % _TIMES * 2)
    entry = zipfile.ZipInfo(name, (time.year, time.month, time.day, time.hour, time.minute, time.second))
    entry.create_system = 0  # Windows
    return entry


def main(arguments: Sequence[str] | None = None) -> None:
    asked = argparse.ArgumentParser(prog="python -m windows.buat_folder", description=__doc__)
    asked.add_argument("-o", "--output", type=Path, required=True, help="the zip to write")
    asked.add_argument("--python", type=Path, help=f"{embeddable.NAME}; from python.org where it is not given")
    asked.add_argument("--parts", type=Path, default=PARTS, help="where downloaded files are kept")
    given = asked.parse_args(arguments)
    python = given.python or embeddable.download(given.parts)
    try:
        libraries = wheels.download(given.parts)
    except subprocess.CalledProcessError as error:
        raise SystemExit("The libraries could not be downloaded; pip says why above.") from error
    make(given.output, python, libraries)


if __name__ == "__main__":
    main()
