"""Which of some files are quarterly reports of ours, and which of the others is the plan that they are about: found, never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import RakExcelError
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.layouts.names import TEMPLATE_NAME
from rak_excel.monitoring.planned import digest_of
from rak_excel.reading import read_plan
from rak_excel.reading.definitions import own_definition
from rak_excel.reading.reported_plan import carried_plan
from rak_excel.record import Record
from rak_excel.workbooks.merged.origin_sheet import written_digests

_MOST_READ = 12  # plans; among more of them nobody meant one alone


class OwnReport(Record):
    """A report by a form of ours: its quarter, whether it is that of an office, merged, and the digest of its plan."""

    quarter: int
    merged: bool
    about: str


def report_at(path: Path) -> OwnReport | None:
    """The report at a path, without reading its rows; None for any other file."""
    try:
        book = open_workbook(content_of(path), path.suffix)
        # Whoever made any other file has no such name in it, and its sheets are not loaded.
        definition = own_definition(book.sheets, book.names) if TEMPLATE_NAME in book.names else None
        if definition is None or not definition.is_report:
            return None
        carried = carried_plan(book.sheets, definition)
        merged = written_digests(book.sheets) is not None
    except RakExcelError:  # told when it is read
        return None
    return OwnReport(quarter_of(definition).number, merged, carried.digest if carried else "")


def plan_among(reports: Iterable[OwnReport], merged: Mapping[str, Path], others: Sequence[str] = ()) -> str:
    """The name of the plan that reports are about; "" where that is not certain.

    Of several `merged` plans it is the one that most of the reports were made from; a single one needs no look into it, and nor
    does the only one of the `others` where none is merged.
    """
    if len(merged) > 1 and len(merged) <= _MOST_READ:
        made_from = Counter(each.about for each in reports if each.about)
        wanted = max(made_from, key=lambda digest: (made_from[digest], digest), default="")
        alike = [name for name, path in merged.items() if _digest(path) == wanted]
        return alike[0] if len(alike) == 1 else ""
    found = list(merged or others)
    return found[0] if len(found) == 1 else ""


def _digest(path: Path) -> str | None:
    try:
        return digest_of(read_plan(path))
    except RakExcelError:
        return None
