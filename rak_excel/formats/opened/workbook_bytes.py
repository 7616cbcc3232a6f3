"""The bytes of a workbook that a command names, or one sentence why there are none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.archive import content_within
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.system.missing_paths import missing


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises MissingPathError, and UnreadableWorkbookError where it is too big or another program holds it."""
    refuse_missing(path)
    try:
        with naming(path):
            return content_within(path)
    except OSError as error:
        raise UnreadableWorkbookError(
            f"{path} tidak bisa dibuka. Tutup dulu di program lain, atau periksa izin foldernya, lalu ulangi.",
            f"{path} cannot be opened. Close it in other programs, or check the permissions of its folder, and try again.",
        ) from error


def sheets_in(content: bytes, file: Path | str, suffix: str = "") -> tuple[Sheet, ...]:
    """The sheets of a workbook. What is wrong with one is told with the file's name, whenever it comes to light."""
    with naming(file):
        return tuple(_named(sheet, file) for sheet in open_workbook(content, suffix).sheets)


def _named(sheet: Sheet, file: Path | str) -> Sheet:
    """The sheet, with the file's name in what is said where a part of it, loaded when asked for, cannot be read."""
    parts = {each.name: getattr(sheet, each.name) for each in fields(sheet)}
    late: dict[str, Any] = {name: partial(_loaded, load, file) for name, load in parts.items() if callable(load)}
    return replace(sheet, **late)


def _loaded(load: Callable[[], Any], file: Path | str) -> Any:
    with naming(file):
        return load()


@contextlib.contextmanager
def naming(file: Path | str) -> Iterator[None]:
    """Puts the file's name before what is said of it: opening a workbook knows its bytes only."""
    try:
        yield
    except UnreadableWorkbookError as error:
        raise type(error)(f"{file}: {error.text.id}", f"{file}: {error.text.en}") from error


def as_argument(path: Path | str) -> str:
    """A file's name as it is typed in a command: double quotes are what every console knows."""
    return f'"{path}"' if " " in str(path) else str(path)


def refuse_missing(path: Path) -> None:
    """Raises MissingPathError where there is no such file."""
    if not path.is_file():
        raise missing(path)
