"""The bytes of a workbook that a command names, or one sentence why there are none."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from rak_excel.errors import MissingPathError, UnreadableWorkbookError


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises MissingPathError, and UnreadableWorkbookError where another program holds it."""
    refuse_missing(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableWorkbookError(
            f"{path} tidak bisa dibuka. Tutup dulu di program lain, atau periksa izin foldernya, lalu ulangi.",
            f"{path} cannot be opened. Close it in other programs, or check the permissions of its folder, and try again.",
        ) from error


@contextlib.contextmanager
def naming(file: Path | str) -> Iterator[None]:
    """Puts the file's name before what is said of it: opening a workbook knows its bytes only."""
    try:
        yield
    except UnreadableWorkbookError as error:
        raise UnreadableWorkbookError(f"{file}: {error.text.id}", f"{file}: {error.text.en}") from error


def as_argument(path: Path | str) -> str:
    """A file's name as it is typed in a command: double quotes are what every console knows."""
    return f'"{path}"' if " " in str(path) else str(path)


def refuse_missing(path: Path) -> None:
    """Raises MissingPathError where there is no such file."""
    if not path.is_file():
        raise MissingPathError(
            f"{path} tidak ada. Periksa nama dan foldernya.", f"{path} does not exist. Check its name and folder."
        )
