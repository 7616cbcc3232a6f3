"""The columns of a table that a plan has no place for, each told once, and those that may remark on rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind
from rak_excel.model.definition_words import MarkWords
from rak_excel.reading.headings.heading import UNIT
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark

_OF_SOMETHING_ELSE = frozenset(
    [
        "risiko",
        "resiko",
        "mitigasi",
        "kendala",
        "hambatan",
        "masalah",
        "permasalahan",
        "penyebab",
        "output",
        "bukti",
        "dasar",
    ]
)
"""Headings of what goes wrong anyhow, or of what is named beside the work."""


def columns_of_remarks(section: Section) -> Iterator[int]:
    """The columns of no role that may say something of their rows."""
    heading = section.heading
    for column, other in heading.others.items():
        words = heading.block.words(column)
        said = not other.role and not heading.block.is_achieved(column) and not words & _OF_SOMETHING_ELSE
        if said and column not in section.form_columns:
            yield column


_FEW = 3  # blank columns that are named before the rest is counted


def enter_other_columns(table: Table, section: Section, marks: MarkWords, ledger: Ledger) -> None:
    """Enters the columns of no role. Those with one title, as below each period, and those without entries are one fact."""
    alike: dict[str, list[int]] = {}
    for column, other in section.heading.others.items():
        if column not in section.form_columns:
            alike.setdefault(other.title, []).append(column)
    blank: dict[str, list[Cell]] = {}
    for title, columns in alike.items():
        filled, headed = _entered(section, columns, ledger)
        if not headed or not _is_told_here(table, section, title):
            continue
        if len(headed) > 1 and _are_ticked(section, headed, marks):
            _tell(_TICKED, title, headed, filled, ledger, NoteKind.COLUMN_SET_ASIDE)
        elif any(ledger.passed_for(cell) for cell in headed):
            _tell(_DECIDED, title, headed, filled, ledger)
        elif not filled:
            blank[title] = headed
        else:
            remarks = set(columns) <= set(columns_of_remarks(section))
            _tell(_SAID[len(headed) > 1, remarks], title, headed, filled, ledger)
    _tell_blank(blank, ledger)


def _entered(section: Section, columns: Sequence[int], ledger: Ledger) -> tuple[int, list[Cell]]:
    """How many entries the columns have, and the headings of those that are told here."""
    sheet, heading = section.sheet, section.heading
    filled, headed = 0, []
    for column in columns:
        other = heading.others[column]
        rows = [row for row in range(heading.top, section.last + 1) if sheet.value(row, column) is not None]
        ledger.use(sheet, [(row, column) for row in rows], Use.PLAN if other.role == UNIT else Use.NOT_USED)
        if other.told or other.role == UNIT:  # told where it was decided which column is read, or read with its targets
            continue
        filled += sum(1 for row in rows if row > heading.bottom)
        headed.append(sheet.cell(rows[0] if rows else heading.top, column))
    return filled, headed


def _is_told_here(table: Table, section: Section, title: str) -> bool:
    """A heading that is repeated further down has been told at the first."""
    first = table.sections[0]
    return section is first or title not in {other.title for other in first.heading.others.values()}


def _are_ticked(section: Section, headed: Sequence[Cell], marks: MarkWords) -> bool:
    """Whether ticks stand in these columns, which may be of the schedule then; a 1 may be an amount."""
    columns = [column_number(cell.column) for cell in headed]
    texts = (section.sheet.text(row, column) for row in section.rows for column in columns)
    return any(not text.isdecimal() and read_mark(text, marks) is ScheduleMark.TICK for text in texts if text)


def _tell(
    detail: Text,
    title: str,
    headed: Sequence[Cell],
    filled: int,
    ledger: Ledger,
    kind: NoteKind = NoteKind.COLUMN_NOT_USED,
) -> None:
    words = {"title": title, "count": filled, "columns": ", ".join(cell.column for cell in headed)}
    ledger.note(kind, detail.filled(**words), headed[0], title, others=headed[1:])


def _tell_blank(blank: dict[str, list[Cell]], ledger: Ledger) -> None:
    """One note for all columns without entries, as the months that a form has beside its quarters."""
    headed, titles = [cell for cells in blank.values() for cell in cells], list(blank)
    if not titles:
        return
    *first, last = titles[: _FEW + 1]
    detail = _MANY_UNFILLED if len(titles) > _FEW + 1 else _SEVERAL_UNFILLED if first else _UNFILLED
    words = {"first": ", ".join(first[:_FEW]), "last": last, "count": len(titles) - _FEW, "to": headed[-1].column}
    ledger.note(NoteKind.COLUMN_NOT_USED, detail.filled(**words), headed[0], titles[0], others=headed[1:])


_COLUMN = Text(
    "Kolom {title} bukan bagian rencana aksi; {count} isiannya tidak dicek, hanya ikut diekspor.",
    "The column {title} is not part of the plan; its {count} entries are not checked, only exported.",
)
_REMARKS = Text(
    "Kolom {title} bukan bagian rencana aksi; {count} isiannya tidak dicek, kecuali yang mengubah atau membatalkan "
    "barisnya, dan ikut diekspor.",
    "The column {title} is not part of the plan; its {count} entries are not checked, but for those that change or "
    "cancel their row, and are exported.",
)
_COLUMNS = Text(
    "Kolom {columns} berjudul {title} bukan bagian rencana aksi; {count} isiannya tidak dicek, hanya ikut diekspor.",
    "The columns {columns} headed {title} are not part of the plan; their {count} entries are not checked, only exported.",
)
_REMARKS_TWICE = Text(
    "Kolom {columns} berjudul {title} bukan bagian rencana aksi; {count} isiannya tidak dicek, kecuali yang mengubah "
    "atau membatalkan barisnya, dan ikut diekspor.",
    "The columns {columns} headed {title} are not part of the plan; their {count} entries are not checked, but for "
    "those that change or cancel their row, and are exported.",
)
_SAID = {(False, False): _COLUMN, (False, True): _REMARKS, (True, False): _COLUMNS, (True, True): _REMARKS_TWICE}
_UNFILLED = Text(
    "Kolom {last} bukan bagian rencana aksi, dan belum ada isinya.",
    "The column {last} is not part of the plan, and has no entries.",
)
_SEVERAL_UNFILLED = Text(
    "Kolom {first} dan {last} bukan bagian rencana aksi, dan belum ada isinya.",
    "The columns {first} and {last} are not part of the plan, and have no entries.",
)
_MANY_UNFILLED = Text(
    "Kolom {first}, dan {count} kolom lain sampai {to} bukan bagian rencana aksi, dan belum ada isinya.",
    "The columns {first}, and {count} more up to {to}, are not part of the plan, and have no entries.",
)
_DECIDED = Text(
    "Kolom {title} bukan bagian rencana aksi, tetapi isiannya ikut menentukan baris mana yang dibaca.",
    "The column {title} is not part of the plan, but its entries help to decide which rows are read.",
)
_TICKED = Text(
    "Kolom {columns} berjudul {title} juga berisi centang, padahal jadwal dibaca dari kolom lain. Pastikan mana jadwalnya.",
    "The columns {columns} headed {title} have ticks too, but the schedule was read from others. Make sure which it is.",
)
