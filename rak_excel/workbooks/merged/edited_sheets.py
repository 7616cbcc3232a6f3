"""The sheets beside a merged plan: which of them people wrote on since we wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.grid import Sheet
from rak_excel.formats.written.digests import digest_of, said
from rak_excel.formats.written.table import TableSheet
from rak_excel.layouts.names import CHANGES, CHOICE, DIFFERENCES, MERGED_SHEETS, ORIGINS_SHEET, OWN, REMARKS
from rak_excel.model.definition_words import SheetNames
from rak_excel.workbooks.merged.reading_sheets import REASON
from rak_excel.workbooks.merged.remark_lines import ANSWER, CODE

# The columns of choices, reasons and answers, by sheet: what stands there is carried over and counts elsewhere.
_FILLED_IN = {DIFFERENCES: (CHOICE, OWN), CHANGES: (REASON,), REMARKS: (ANSWER,)}


def table_digest(table: TableSheet) -> str:
    """The digest of a sheet as we write it."""
    filled_in = _FILLED_IN.get(table.name, ())
    taken = [at for at, column in enumerate(table.columns) if column.heading not in filled_in]
    rows = (row[at] for row in table.rows for at in taken if at < len(row))
    values = [*table.title, *(table.columns[at].heading for at in taken), *rows, *table.notes]
    return digest_of(map(said, values))


def written_on(sheets: Iterable[Sheet], written: Mapping[str, str], own: SheetNames, parts: Iterable[str]) -> list[str]:
    """The sheets that say anything else than when we wrote them (`written`: their digests by name), or are not ours.

    Sorted rows say the same. What a plan's own sheets say is not looked at here.
    """
    plans = {own.guide, own.identity, own.check, own.lists, own.definition, ORIGINS_SHEET, *parts}
    return [sheet.name for sheet in sheets if sheet.name not in plans and _differs(sheet, written)]


def _differs(sheet: Sheet, written: Mapping[str, str]) -> bool:
    if sheet.name in MERGED_SHEETS:
        return sheet.name in written and digest_of(map(said, _values(sheet))) != written[sheet.name]
    return bool(sheet.rows)


def _values(sheet: Sheet) -> Iterator[object]:
    """What the sheet says beside the columns that are carried, which are so only in rows that ask or tell something."""
    headings = _FILLED_IN.get(sheet.name, ())
    named: dict[object, int] = {}
    for row in sheet.rows.values():
        for at, value in row.items():
            named.setdefault(value, at)
    filled_in = {named[heading] for heading in headings if heading in named}
    code = named.get(CODE)
    for row in sheet.rows.values():
        carried = bool(row.get(code)) if code else row.keys() > filled_in
        yield from (value for at, value in row.items() if not (carried and at in filled_in))
