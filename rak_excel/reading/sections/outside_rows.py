"""What is told of what stands outside the rows of a plan: tables of another kind, remarks, any other text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, shortened
from rak_excel.vocabulary.documents.page_lines import heads_budget
from rak_excel.vocabulary.documents.signing import heads_signers
from rak_excel.vocabulary.documents.titles import says_not_in_force
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import heading_role
from rak_excel.vocabulary.remarks.corrections import changes_plan
from rak_excel.vocabulary.remarks.remarks import is_remark, say_nothing_of_plan

_FEW_CELLS = 6  # a budget table has no more headings
_ENOUGH_CELLS = 3
_AGAIN = 2  # so many headings of the plan in their columns are its own, said again
_LONGEST = 40  # letters of a heading
_WORD = re.compile(r"[^\W\d_]{2}")


class TableBelow(Record):
    """A table of another kind: the row of its title, or of its heading where it has none, and the heading's."""

    first: int
    heading: int
    is_budget: bool


def table_below(sheet: PlanSheet, heading: Heading, last: int) -> TableBelow | None:
    """The first table of another kind below a heading, to row `last`; none where rows of the plan follow."""
    above = max(sheet.as_written, default=heading.bottom)  # what merging wrote is of the plan, whatever it says
    rows = [row for row in range(above + 1, last + 1) if sheet.rows.get(row)]
    for nth, row in enumerate(rows):
        if _heads_budget(sheet, row):
            return TableBelow(row, row, is_budget=True)
        other = row not in heading.repeats and _heads_other(sheet, row, heading)
        if other and not _goes_on(sheet, rows[nth:], heading):
            titled = nth > 0 and is_title(sheet, row - 1, sheet.rows[row])
            return TableBelow(row - titled, row, is_budget=False)
    return None


def tell_table_below(sheet: PlanSheet, table: TableBelow, rows: range, ledger: Ledger) -> None:
    """Says once that the rows of a table below the plan were not read; what a budget is, every reader sees."""
    cells, first = cells_in(sheet, rows), cells_in(sheet, [table.first])[:1]
    if table.is_budget:
        ledger.note_at(NoteKind.MENTIONED, _BUDGET, sheet, first)
    else:
        titles = ", ".join(sheet.text(*at) for at in cells_in(sheet, [table.heading]))
        ledger.note_at(NoteKind.CELL_NOT_USED, _OTHER.filled(titles=titles, count=len(cells)), sheet, first)
    ledger.use(sheet, cells, Use.NOT_USED)


def _heads_budget(sheet: PlanSheet, row: int) -> bool:
    cells = sheet.rows[row]
    if not 1 < len(cells) <= _FEW_CELLS or not all(isinstance(value, str) for value in cells.values()):
        return False
    return heads_budget([str(value) for value in cells.values()])


def _heads_other(sheet: PlanSheet, row: int, heading: Heading) -> bool:
    """Whether a row begins with NO and names columns, none as the plan does: no row of it says NO where numbers stand."""
    cells = sheet.rows[row]
    first = cells[min(cells)]
    if len(cells) < _ENOUGH_CELLS or not isinstance(first, str) or heading_role(first, heading.definition) != "number":
        return False
    if heads_signers(map(str, cells.values())):
        return False
    others = [(column, str(value)) for column, value in cells.items() if column != min(cells)]
    again = sum(1 for column, text in others if _says_again(column, text, heading))
    texts = [value for value in cells.values() if isinstance(value, str) and len(value) <= _LONGEST]
    return again < _AGAIN and len(texts) == len(cells) and not any(text.strip().isdecimal() for text in texts)


def _says_again(column: int, text: str, heading: Heading) -> bool:
    """Whether a text heads this column of the plan too, in the same words or in others."""
    role = heading_role(text, heading.definition)
    same = compact(text) in map(compact, heading.block.texts(column))
    return same or (role is not None and heading.roles.get(role) == column)


def _goes_on(sheet: PlanSheet, rows: Sequence[int], heading: Heading) -> bool:
    """Whether rows of the plan follow: work with ticks, or with a schedule or executors in columns that the first row lacks."""
    above, *below = rows
    wordy = heading.at("indicator", "activity")
    periods = {column for _, column in heading.period_columns}
    beside = periods.union(heading.at("executor", *WHEN_IN_WORDS)).difference(sheet.rows[above])
    alike = bool(periods) and periods <= sheet.rows[above].keys()
    return any(
        (any(each in sheet.rows[row] for each in wordy) and not beside.isdisjoint(sheet.rows[row]))
        or _is_ticked_work(sheet, row, heading, alike=alike)
        for row in below
    )


def _is_ticked_work(sheet: PlanSheet, row: int, heading: Heading, *, alike: bool) -> bool:
    """Whether an activity is ticked in this row; beside an executor too, unless the row above heads all periods `alike`."""
    roles, cells = heading.roles, sheet.rows[row]
    if not _WORD.search(sheet.text(row, roles.get("activity", roles.get("indicator", 0)))):
        return False
    if not (alike or sheet.text(row, roles.get("executor", 0))):
        return False
    texts = (sheet.text(row, column) for _, column in heading.period_columns if column in cells)
    return any(read_mark(text, heading.definition.marks) is ScheduleMark.TICK for text in texts)


def is_title(sheet: PlanSheet, row: int, below: Collection[int]) -> bool:
    """Whether a row has one text alone, above the columns below it, and below a blank row or in capitals."""
    cells = sheet.rows.get(row, {})
    if len(cells) != 1 or not min(below) <= min(cells) <= max(below):
        return False
    text = sheet.text(row, min(cells))
    return (text.isupper() or not sheet.rows.get(row - 1)) and not is_remark(text, sheet.definition)


_BUDGET = Text(
    "Tabel anggaran ini bukan bagian rencana aksi, jadi tidak dibaca.",
    "This budget table is no part of the plan and was not read.",
)
_OTHER = Text(
    "Tabel di bawah rencana dengan kepala tabel {titles} bukan bagian rencana aksi, jadi {count} isiannya tidak dibaca.",
    "The table below the plan with the headings {titles} is no part of the plan; its {count} entries were not read.",
)


_QUOTED = 300  # letters of the lines of a remark
_MOST_TOLD = 1_000  # cells of a sheet that are told one by one of the same


def tell_remarks(sheet: PlanSheet, remarks: Iterable[range], ledger: Ledger) -> None:
    """Says of each remark once that it was not read; a legend of the ticks was."""
    for rows in remarks:
        tell_remark(sheet, cells_in(sheet, rows), ledger)


def tell_remark(sheet: PlanSheet, cells: Sequence[Address], ledger: Ledger) -> None:
    """Says of these cells, at the first, that they are a remark, where nothing else took them for something."""
    if left := [each for each in cells if not ledger.used(sheet, each)]:
        tell_text(sheet, left, _REMARK, ledger)


def tell_each(sheet: Sheet, cells: Iterable[Address], detail: Text, ledger: Ledger) -> None:
    """`tell_text` of each of these cells by itself; where there are very many, one note for all that come after."""
    further: dict[tuple[NoteKind, Text], list[Address]] = {}
    told: Counter[tuple[NoteKind, Text]] = Counter()
    for cell in cells:
        said = _said([cell], [sheet.text(*cell)], detail)
        told[said] += 1
        if told[said] > _MOST_TOLD:
            further.setdefault(said, []).append(cell)
        else:
            _note(sheet, [cell], *said, ledger)
        ledger.use(sheet, [cell], Use.NOT_USED)
    for (kind, words), (first, *others) in further.items():
        last = sheet.cell(*others[-1]).address if others else ""
        more = _MORE.filled(count=len(others), last=last) if others else Text("", "")
        _note(sheet, [first], kind, _TOGETHER.filled(words=words, more=more), ledger)


def tell_text(sheet: PlanSheet, cells: Sequence[Address], detail: Text, ledger: Ledger) -> None:
    """Says with the detail, at the first of these cells, that they are no part of the plan, or that they seem to change it."""
    texts = [sheet.text(*each) for each in cells]
    kind, words = _said(cells, texts, detail)
    if len(cells) > 1 and kind is not NoteKind.MENTIONED:
        lines = _LINES.filled(lines=shortened(" ".join(texts[1:]), _QUOTED))
        words = _TOGETHER.filled(words=words, more=lines)
    _note(sheet, cells, kind, words, ledger)
    ledger.use(sheet, cells, Use.NOT_USED)


def _note(sheet: Sheet, cells: Sequence[Address], kind: NoteKind, words: Text, ledger: Ledger) -> None:
    ledger.note_at(kind, words, sheet, cells, repeats=kind is NoteKind.SECOND_READING)


def _said(cells: Sequence[Address], texts: Sequence[str], detail: Text) -> tuple[NoteKind, Text]:
    """What these cells are told as, and the words for it."""
    rows: dict[int, list[str]] = {}  # a label, a sign and what it means may stand in three cells
    for (row, _), text in zip(cells, texts, strict=True):
        rows.setdefault(row, []).append(text)
    lines = [" ".join(each) for each in rows.values()]
    for says, doubt in ((changes_plan, _CHANGES), (says_not_in_force, _NOT_IN_FORCE)):
        if any(map(says, [*texts, *lines])):
            return NoteKind.SECOND_READING, doubt
    return (NoteKind.MENTIONED, _ORDINARY) if say_nothing_of_plan(lines) else (NoteKind.CELL_NOT_USED, detail)


_REMARK = Text(
    "Ini catatan, bukan baris rencana, jadi tidak dibaca.", "This is a remark and no row of the plan; it was not read."
)
_ORDINARY = Text(
    "Catatan ini tidak menyebut baris rencana, jadi tidak dibaca.",
    "This note names no row of the plan; it was not read.",
)
_CHANGES = Text(
    "Tulisan ini seperti membatalkan, mengubah, atau meragukan isi rencana, padahal tabelnya tetap dibaca seperti tertulis. "
    "Ubah isian di tabelnya bila memang berubah; bila tidak, hapus tulisan ini.",
    "This seems to cancel, change or doubt something of the plan, whose table was read as it is written all the same. Change "
    "the entries in the table if they do change; if not, delete this.",
)
_NOT_IN_FORCE = Text(
    "Menurut tulisan ini rencananya belum berlaku, padahal tabelnya tetap dibaca. Kirim lagi bila sudah final.",
    "By these words the plan is not in force yet, but its table was read all the same. Send it again when it is final.",
)
_TOGETHER = Text("{words}{more}", "{words}{more}")
_MORE = Text(" Begitu juga {count} isian lain, sampai {last}.", " So it is with {count} more entries, down to {last}.")
_LINES = Text(' Baris di bawahnya: "{lines}".', ' The lines below it: "{lines}".')
