"""What was typed into a report of ours where nothing is to be typed: beside its table, and over headings. It is told, and not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet, Value
from rak_excel.language import Text
from rak_excel.layouts.as_written import heading_row, part_sheets
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import Definition, NoteKind
from rak_excel.model.monitoring import TYPED
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.outside_rows import tell_each
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.headings.headings import column_heading

BY_PLACE = Text(
    "Judul kolom ini diubah. Menurut letaknya dibaca sebagai {heading}; kembalikan judulnya.",
    "This heading was changed. By its place the column was read as {heading}; put its heading back.",
)
_BESIDE = Text("Isian ini ada di sebelah tabel dan tidak dipakai.", "This stands beside the table and was not used.")


def without_what_is_beside(
    sheets: Sequence[Sheet], reported: ReportedPlan, definition: Definition, ledger: Ledger
) -> list[Sheet]:
    """The sheets of a report with the headings of what people do not type, and without what stands right of the row keys.

    Both is told. Columns are known by their places alone where no heading of ours was moved.
    """
    keys = {row.key for rows in reported.rows.values() for row in rows if row.key}
    parts = part_sheets(sheets, definition)
    own = []
    for sheet in sheets:
        last = _column_of(keys, sheet) if sheet.name in parts else None
        if last is None:
            own.append(sheet)
            continue
        layout = PartLayout.of(parts[sheet.name], definition)
        headed = _with_headings(sheet, layout, definition, ledger) if last == layout.key + 1 else sheet
        own.append(_up_to(last, headed, ledger))
    return own


def _column_of(keys: Collection[str], sheet: Sheet) -> int | None:
    """The column with the row keys; None where there is none, or another one as in a second table beside the first."""
    columns = Counter(at for row in sheet.rows.values() for at, value in row.items() if value in keys)
    most = max(columns, key=columns.__getitem__, default=None)
    return most if most == max(columns, default=None) else None


def _with_headings(sheet: Sheet, layout: PartLayout, definition: Definition, ledger: Ledger) -> Sheet:
    headings = {
        layout.columns[role] + 1: (role, column_heading(role, layout.part, definition)) for role in layout.typed
    }
    anchors = [role for role in ("indicator", "actual", layout.typed[-1]) if role in layout.columns]
    top = heading_row(sheet, layout.part, definition, *anchors)
    if top is None or _are_moved(sheet, top, {at: heading for at, (_, heading) in headings.items()}):
        return sheet
    row = dict(sheet.rows[top])
    for at, (role, heading) in headings.items():
        text = sheet.text(top, at)
        if role in TYPED or compact(text) == compact(heading):
            continue
        row[at] = heading
        if text:
            ledger.note(NoteKind.SECOND_READING, BY_PLACE.filled(heading=heading), sheet.cell(top, at), text, text)
    return sheet.but(content={**sheet.rows, top: dict(sorted(row.items()))})


def _are_moved(sheet: Sheet, top: int, headings: Mapping[int, str]) -> bool:
    """Whether a heading of ours stands in the place of another, and not in its own."""
    ours = {compact(heading): at for at, heading in headings.items()}
    there = {at: compact(sheet.text(top, at)) for at in headings}
    places = {ours[text] for text in there.values() if text in ours}
    return any(there[at] != compact(headings[at]) for at in places)


def _up_to(last: int, sheet: Sheet, ledger: Ledger) -> Sheet:
    """The sheet up to this column; what stands right of it is told."""
    beside = dict(_right_of(last, sheet))
    if not beside:
        return sheet
    tell_each(sheet, beside, _BESIDE, ledger)
    rows = {row: {at: value for at, value in cells.items() if at <= last} for row, cells in sheet.rows.items()}
    return sheet.but(content={row: cells for row, cells in rows.items() if cells}, gone={**sheet.gone, **beside})


def _right_of(last: int, sheet: Sheet) -> Iterator[tuple[Address, Value]]:
    for row, cells in sheet.rows.items():
        yield from (((row, at), value) for at, value in cells.items() if at > last)
