"""Which column of the sheet of follow-ups is which: by its heading, in a form of ours by its place too."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import COLUMNS, heading_of
from rak_excel.model import NoteKind
from rak_excel.reading.beside_form import BY_PLACE
from rak_excel.reading.ledger import Ledger
from rak_excel.vocabulary.basics.texts import compact

_ENOUGH = ("text", "state")  # the headings without which nothing can be read
_HEADINGS = {compact(column.heading): column.field for column in COLUMNS}
_PLACES = {at: column.field for at, column in enumerate(COLUMNS, 1)}
_CODES = next(at for at, field in _PLACES.items() if field == "code")


def headed_columns(sheet: Sheet) -> tuple[int, Mapping[int, str]]:
    """The row of the headings with the field of each column, the first of each; 0 and none where there is no such row."""
    for row in sorted(sheet.rows):
        named = _named(sheet, row)
        if set(named.values()).issuperset(_ENOUGH):
            return row, named
    return 0, {}


def known_columns(sheet: Sheet, codes: Collection[str]) -> tuple[int, Mapping[int, str]]:
    """The same; where these codes stand in our own column, columns whose headings were changed are known by their places.

    Not where any heading stands in the place of another: then columns were moved, and no place says anything.
    """
    top, named = headed_columns(sheet)
    coded = [row for row in sheet.rows if sheet.text(row, _CODES) in codes]
    if not coded:
        return top, named
    above = top or _row_of_headings(sheet, min(coded))
    there = named or _named(sheet, above)
    return (top, named) if any(_PLACES.get(at) != field for at, field in there.items()) else (above, _PLACES)


def tell_changed_headings(sheet: Sheet, top: int, columns: Mapping[int, str], ledger: Ledger) -> None:
    """Says of each heading that is not the form's what its column was read as."""
    for at, field in columns.items():
        if compact(text := sheet.text(top, at)) not in {"", compact(heading_of(field))}:
            detail = BY_PLACE.filled(heading=heading_of(field))
            ledger.note(NoteKind.SECOND_READING, detail, sheet.cell(top, at), text, text)


def tell_missing_headings(sheet: Sheet, ledger: Ledger) -> None:
    """Says which of the headings are gone without which nothing can be read."""
    there = {compact(sheet.text(*at)) for at in sheet.addresses()}
    wanted = [heading_of(field) for field in _ENOUGH]
    missing = ", ".join([each for each in wanted if compact(each) not in there] or wanted)
    first = min(sheet.addresses(), key=lambda at: (compact(sheet.text(*at)) not in _HEADINGS, at))
    ledger.note_at(NoteKind.COLUMN_MISSING, Text(f"{missing}.", f"{missing}."), sheet, [first])


def _row_of_headings(sheet: Sheet, first: int) -> int:
    """The row above the first known code that has most of our headings, else that of which more than one cell is filled in."""
    above = [row for row in sorted(sheet.rows) if row < first]
    best = max(above, key=lambda row: len(_named(sheet, row)), default=first - 1)
    return best if _named(sheet, best) else next((row for row in above if len(sheet.rows[row]) > 1), first - 1)


def _named(sheet: Sheet, row: int) -> Mapping[int, str]:
    named: dict[int, str] = {}
    for at in sorted(sheet.rows.get(row, ())):
        field = _HEADINGS.get(compact(sheet.text(row, at)))
        if field and field not in named.values():
            named[at] = field
    return named
