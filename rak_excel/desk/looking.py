"""What kind of file each of the given ones is, without reading it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.calls import Look
from rak_excel.desk.place import Place
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.jobs.merge.guides import OwnReport, plan_among, report_at
from rak_excel.reading.found import WORKBOOKS, files_not_read, find_files, reports_passed_over
from rak_excel.reading.lists import lists_at
from rak_excel.reading.own_reports import writable
from rak_excel.workbooks.merged.handwork import is_merged_plan
from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup
from rak_excel.workbooks.rollup.opened import is_rollup


class GivenFile(Struct, frozen=True):
    """`kind` is `plan`, `merged` or `rollup`; `report`, `merged_report` or `report_rollup` of a quarter; `list` for findings that
    came back without a plan, or `other` for what is no workbook. `quarter` is that of a report, 0 of any other file.
    """

    name: str
    kind: str
    quarter: int = 0


class Looked(Struct, frozen=True):
    """The files that are read, the names of those that are not, and the name of the plan that reports among them are about.

    That is "" where none or several could be, and None where the plans beside them are what is merged.
    """

    files: tuple[GivenFile, ...]
    passed_over: tuple[str, ...]
    plan: str | None = ""


def look(_call: Look, place: Place) -> Looked:
    paths = {name: path for path, name in find_files(place.given)}
    kinds = {name: _kind(path) for name, path in paths.items()}
    found = [_told(name, kind) for name, kind in kinds.items()]
    lists = lists_at(place.given)
    found += [GivenFile(name, "list") for name in _names(lists, place)]
    passed_over = [*files_not_read(place.given), *reports_passed_over(place.given, lists)]
    return Looked(tuple(found), tuple(passed_over), _reported(kinds, paths))


def _told(name: str, kind: str | OwnReport) -> GivenFile:
    if isinstance(kind, str):
        return GivenFile(name, kind)
    return GivenFile(name, "merged_report" if kind.merged else "report", kind.quarter)


def _reported(kinds: Mapping[str, str | OwnReport], paths: Mapping[str, Path]) -> str | None:
    """The plan that is reported; "" where there are no forms of reports to merge."""
    reports = [kind for kind in kinds.values() if isinstance(kind, OwnReport)]
    quarters = Counter(each.quarter for each in reports if not each.merged)
    if not quarters:
        return ""
    usual = max(quarters, key=lambda each: (quarters[each], each))
    return plan_among(
        reports, {name: paths[name] for kind in ("plan", "merged") for name in kinds if kinds[name] == kind}, usual
    )


def _names(lists: Sequence[Path], place: Place) -> Iterator[str]:
    for path in lists:
        folder = next(folder for folder in place.given if path.is_relative_to(folder))
        yield writable(path.relative_to(folder).as_posix())


def _kind(path: Path) -> str | OwnReport:
    if path.suffix.lower() not in WORKBOOKS:
        return "other"
    if is_rollup(path):
        return "rollup"
    if is_report_rollup(path):
        return "report_rollup"
    try:
        return report_at(path) or ("merged" if is_merged_plan(path) else "plan")
    except UnreadableWorkbookError:  # told when it is read
        return "plan"
