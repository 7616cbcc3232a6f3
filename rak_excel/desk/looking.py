"""What kind of file each of the given ones is, without reading it whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.calls import Look
from rak_excel.desk.place import Place
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.reading.found import WORKBOOKS, files_not_read, find_files, reports_passed_over
from rak_excel.reading.lists import lists_at
from rak_excel.reading.own_reports import writable
from rak_excel.workbooks.merged.handwork import is_merged_plan
from rak_excel.workbooks.rollup.opened import is_rollup


class GivenFile(Struct, frozen=True):
    """`kind` is `plan`, `merged`, `rollup`, `list` for findings that came back without a plan, or `other` for what is no workbook."""

    name: str
    kind: str


class Looked(Struct, frozen=True):
    """The files that are read, and the names of those that are not."""

    files: tuple[GivenFile, ...]
    passed_over: tuple[str, ...]


def look(_call: Look, place: Place) -> Looked:
    found = [GivenFile(name, _kind(path)) for path, name in find_files(place.given)]
    lists = lists_at(place.given)
    found += [GivenFile(name, "list") for name in _names(lists, place)]
    passed_over = [*files_not_read(place.given), *reports_passed_over(place.given, lists)]
    return Looked(tuple(found), tuple(passed_over))


def _names(lists: Sequence[Path], place: Place) -> Iterator[str]:
    for path in lists:
        folder = next(folder for folder in place.given if path.is_relative_to(folder))
        yield writable(path.relative_to(folder).as_posix())


def _kind(path: Path) -> str:
    if path.suffix.lower() not in WORKBOOKS:
        return "other"
    try:
        return "rollup" if is_rollup(path) else "merged" if is_merged_plan(path) else "plan"
    except UnreadableWorkbookError:  # told when it is read
        return "plan"
