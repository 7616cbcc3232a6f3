"""The sheets without a table that was read: a cover, contacts or a budget; told each alone where rows of the plan may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.lines import part_alone
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.documents.page_lines import (
    begins_as_measure,
    begins_as_total,
    counts_rows,
    is_budget,
    is_count,
    is_total,
)
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import heading_role, near_heading
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.remarks.statements import begins_as_work
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.vocabulary.targets.units import is_listed

_HEADS = frozenset({"objective", "indicator", "target", "activity"})
_OF_BUDGETS = frozenset({"volume", "vol", "harga", "harga satuan", "jumlah harga", "jumlah rp", "rp"})
_OBJECTIVE = re.compile(r"(?:me|ter|ber)[a-z]{3,}nya ")


def tell_other_sheets(sheets: Iterable[Sheet], definition: Definition, ledger: Ledger) -> None:
    """Says of these sheets that they were not read, of all that plainly hold no plan at once; nothing of those told already."""
    left = [each for each in sheets if each.rows and not any(ledger.used(each, at) for at in each.addresses())]
    plain = [each for each in left if not _may_hold_rows(each, definition)]
    for sheet in left:
        cells = list(sheet.addresses())
        if cells and sheet not in plain:
            detail = _SHEET.filled(sheet=sheet.name, count=len(cells))
            ledger.note(NoteKind.CELL_NOT_USED, detail, sheet.cell(*cells[0]), sheet.text(*cells[0]))
    _tell_plain([each for each in plain if list(each.addresses())], ledger)
    for sheet in sheets:
        ledger.use(sheet, list(sheet.addresses()), Use.NOT_USED)


def _tell_plain(sheets: Sequence[Sheet], ledger: Ledger) -> None:
    if sheets:
        cells = [each.cell(*next(iter(each.addresses()))) for each in sheets]
        detail = _PLAIN.filled(sheets=", ".join(each.name for each in sheets))
        ledger.note(NoteKind.MENTIONED, detail, cells[0], others=cells[1:])


def _may_hold_rows(sheet: Sheet, definition: Definition) -> bool:
    """Whether the sheet is named as a part, or has a heading of a plan, a row like one of it, or words that change it."""
    if part_alone(sheet.name, definition):
        return True
    rows = [[tidy(v) for v in cells.values() if isinstance(v, str) and v.strip()] for cells in sheet.rows.values()]
    return any(
        _heads_plan(texts, definition) or _is_like_row(texts, definition) or any(map(changes_plan, texts))
        for texts in rows
    )


def _heads_plan(texts: Sequence[str], definition: Definition) -> bool:
    """Whether a column of a plan is headed there; an activity beside money or volume alone is that of a budget."""
    near = {each.role for text in texts if (each := near_heading(text, definition)) and each.certain}
    roles = {heading_role(text, definition) for text in texts} | near
    if roles & _HEADS == {"activity"} and "executor" not in roles:
        return not any(is_budget(text) or normalised(text) in _OF_BUDGETS for text in texts)
    return not roles.isdisjoint(_HEADS)


def _is_like_row(texts: Sequence[str], definition: Definition) -> bool:
    """Whether these may be the entries of one row: an objective or indicator, or words beside a tick, a target or who does it."""
    words = [text for text in texts if " " in text and not list_named(text, definition)]
    if any(_OBJECTIVE.match(normalised(text)) or _is_indicator(text) for text in words):
        return True
    if words and any(
        _is_tick(text, definition) or _is_target(text, definition) for text in texts if text not in words[:1]
    ):
        return True
    return len(words) < len(texts) and any(map(begins_as_work, words)) and any(list_named(t, definition) for t in texts)


def _is_indicator(text: str) -> bool:
    return (begins_as_measure(text) or begins_as_total(text)) and not (is_total(text) or counts_rows(text))


def _is_tick(text: str, definition: Definition) -> bool:
    return not text.isdecimal() and read_mark(text, definition.marks) is ScheduleMark.TICK


def _is_target(text: str, definition: Definition) -> bool:
    """Whether a text is an amount in a unit that the definition lists: `2 Laporan`, 75%; not `20 OK`, nor a sum of `3 Kegiatan`."""
    unit = parse_target(text, definition).unit if text[:1].isdecimal() and not is_count(text) else None
    return unit is not None and is_listed(unit, definition)


_SHEET = Text(
    "Sheet {sheet} tidak punya kepala tabel rencana aksi, jadi {count} isiannya tidak dibaca.",
    "The sheet {sheet} has no headings of an action plan, so its {count} entries were not read.",
)
_PLAIN = Text(
    "Tidak ada kepala tabel atau baris rencana aksi di sheet berikut, jadi tidak dibaca: {sheets}.",
    "These sheets have no headings and no rows of an action plan and were not read: {sheets}.",
)
