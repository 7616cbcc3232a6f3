"""The columns of a table that a plan has no place for, and those that are nearly its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, NoteKind
from rak_excel.reading.headings.heading import UNIT, Heading
from rak_excel.reading.headings.schedule_places import is_alike
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.headings.headings import is_unit, near_heading
from rak_excel.vocabulary.headings.money import plans_money
from rak_excel.vocabulary.headings.period_targets import periods_of_year

_OF_SOMETHING_ELSE = frozenset({
    "risiko", "resiko", "mitigasi", "kendala", "hambatan", "masalah", "permasalahan", "penyebab", "output", "bukti", "dasar",
})  # fmt: skip
"""Headings of what goes wrong anyhow, or of what is named beside the work."""
_FEW = 3  # blank columns that are named before the rest is counted


def columns_of_remarks(section: Section) -> Iterator[int]:
    """The columns of no role that may say something of their rows."""
    heading = section.heading
    for column, other in heading.others.items():
        words = heading.block.words(column)
        said = not other.role and not heading.block.is_achieved(column) and not words & _OF_SOMETHING_ELSE
        if said and column not in section.form_columns | heading.reported:
            yield column


def enter_other_columns(table: Table, section: Section, ledger: Ledger, *, carries_plan: bool = False) -> None:
    """Enters the columns of no role. Those with one title, as below each period, and those without entries are one fact.

    In a report that carries its plan no row has room for what stands in them: it is left to be told cell by cell.
    """
    alike: dict[str, list[int]] = {}
    for column, other in section.heading.others.items():
        if column not in section.form_columns and not (carries_plan and _has_no_use(section, column, ledger)):
            alike.setdefault(other.title, []).append(column)
    blank: dict[str, list[Cell]] = {}
    for title, columns in alike.items():
        filled, headed = _entered(section, columns, ledger)
        first = table.sections[0]  # a heading that is repeated further down has been told there
        if not headed or (section is not first and title in {each.title for each in first.heading.others.values()}):
            continue
        if len(headed) > 1 and _are_ticked(section, headed):
            _tell(_TICKED, title, headed, filled, section, ledger)
        elif any(ledger.passed_for(cell) for cell in headed):
            _tell(_DECIDED, title, headed, filled, section, ledger)
        elif not filled:
            blank[title] = headed
        elif _names_period(section, columns, headed):
            _tell(_OF_A_PERIOD, title, headed, filled, section, ledger)
        else:
            remarks = set(columns) <= set(columns_of_remarks(section))
            _tell(_SAID[len(headed) > 1, remarks], title, headed, filled, section, ledger)
    _tell_blank(blank, section, ledger)


def _has_no_use(section: Section, column: int, ledger: Ledger) -> bool:
    """Whether nothing is read of a column, nothing told and nothing worked out in it, and it decided nothing."""
    heading, other = section.heading, section.heading.others[column]
    used = other.role == UNIT or other.further or other.told or column in heading.computed
    return not used and not ledger.passed_for(heading.cell(column))


def _entered(section: Section, columns: Sequence[int], ledger: Ledger) -> tuple[int, list[Cell]]:
    """How many entries the columns have, and the headings of those that are told here."""
    sheet, heading = section.sheet, section.heading
    filled, headed = 0, []
    for column in columns:
        other = heading.others[column]
        rows = [row for row in range(heading.top, section.last + 1) if sheet.value(row, column) is not None]
        read = other.role == UNIT or other.further
        use = Use.PLAN if read else Use.NOT_USED
        if column in heading.computed:
            use = Use.FORM
            ledger.use(sheet, (at for at in sheet.errors if at[1] == column), use)
        ledger.use(sheet, [(row, column) for row in rows], use)
        if other.told or read:  # told where it was decided which column is read, or read with its targets
            continue
        filled += sum(1 for row in rows if row > heading.bottom)
        headed.append(sheet.cell(rows[0] if rows else heading.top, column))
    return filled, headed


def _are_ticked(section: Section, headed: Sequence[Cell]) -> bool:
    """Whether ticks stand in these columns, which may be of the schedule then; a 1 may be an amount."""
    columns, marks = [column_number(cell.column) for cell in headed], section.definition.marks
    texts = (section.sheet.text(row, column) for row in section.rows for column in columns)
    return any(not text.isdecimal() and read_mark(text, marks) is ScheduleMark.TICK for text in texts if text)


def _names_period(section: Section, columns: Sequence[int], headed: Sequence[Cell]) -> bool:
    """Whether numbers stand in these columns below headings of a period, so that they may be its targets: B03."""
    block, told = section.heading.block, {column_number(cell.column) for cell in headed}
    own = [column for column in columns if column in told and not block.is_achieved(column)]
    named = [column for column in own if periods_of_year(section.heading.title(column), section.definition)]
    values = (section.sheet.value(row, column) for row in section.rows for column in named)
    return any(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _tell(detail: Text, title: str, headed: Sequence[Cell], filled: int, section: Section, ledger: Ledger) -> None:
    kind = NoteKind.COLUMN_SET_ASIDE if detail in {_TICKED, _OF_A_PERIOD} else NoteKind.COLUMN_NOT_USED
    words = {"title": title, "count": filled, "columns": ", ".join(cell.column for cell in headed)}
    told = detail.filled(**words, whole=_WHOLE[section.definition.is_report])
    ledger.note(kind, told, headed[0], title, others=headed[1:])


def _tell_blank(blank: dict[str, list[Cell]], section: Section, ledger: Ledger) -> None:
    """One note for all columns without entries, as the months that a form has beside its quarters."""
    headed, titles = [cell for cells in blank.values() for cell in cells], list(blank)
    if not titles:
        return
    *first, last = titles[: _FEW + 1]
    detail = _MANY_UNFILLED if len(titles) > _FEW + 1 else _SEVERAL_UNFILLED if first else _UNFILLED
    words = {"first": ", ".join(first[:_FEW]), "last": last, "count": len(titles) - _FEW, "to": headed[-1].column}
    words |= {"whole": _WHOLE[section.definition.is_report]}
    ledger.note(NoteKind.COLUMN_NOT_USED, detail.filled(**words), headed[0], titles[0], others=headed[1:])


_WHOLE = {False: Text("rencana aksi", "the plan"), True: Text("laporan ini", "this report")}
_COLUMN = Text(
    "Kolom {title} bukan bagian {whole}; {count} isiannya tidak dicek, hanya ikut diekspor.",
    "The column {title} is not part of {whole}; its {count} entries are not checked, only exported.",
)
_REMARKS = Text(
    "Kolom {title} bukan bagian {whole}; {count} isiannya tidak dicek, kecuali yang mengubah atau membatalkan "
    "barisnya, dan ikut diekspor.",
    "The column {title} is not part of {whole}; its {count} entries are not checked, but for those that change or "
    "cancel their row, and are exported.",
)
_COLUMNS = Text(
    "Kolom {columns} berjudul {title} bukan bagian {whole}; {count} isiannya tidak dicek, hanya ikut diekspor.",
    "The columns {columns} headed {title} are not part of {whole}; their {count} entries are not checked, only exported.",
)
_REMARKS_TWICE = Text(
    "Kolom {columns} berjudul {title} bukan bagian {whole}; {count} isiannya tidak dicek, kecuali yang mengubah "
    "atau membatalkan barisnya, dan ikut diekspor.",
    "The columns {columns} headed {title} are not part of {whole}; their {count} entries are not checked, but for "
    "those that change or cancel their row, and are exported.",
)
_SAID = {(False, False): _COLUMN, (False, True): _REMARKS, (True, False): _COLUMNS, (True, True): _REMARKS_TWICE}
_UNFILLED = Text(
    "Kolom {last} bukan bagian {whole}, dan belum ada isinya.",
    "The column {last} is not part of {whole}, and has no entries.",
)
_SEVERAL_UNFILLED = Text(
    "Kolom {first} dan {last} bukan bagian {whole}, dan belum ada isinya.",
    "The columns {first} and {last} are not part of {whole}, and have no entries.",
)
_MANY_UNFILLED = Text(
    "Kolom {first}, dan {count} kolom lain sampai {to} bukan bagian {whole}, dan belum ada isinya.",
    "The columns {first}, and {count} more up to {to}, are not part of {whole}, and have no entries.",
)
_DECIDED = Text(
    "Kolom {title} bukan bagian {whole}, tetapi isiannya ikut menentukan baris mana yang dibaca.",
    "The column {title} is not part of {whole}, but its entries help to decide which rows are read.",
)
_OF_A_PERIOD = Text(
    "Judulnya menyebut periode dan isinya angka ({count}). Bila ini target per periode, tulis judulnya TARGET {title}.",
    "It is headed with a period and holds numbers ({count}). If these are targets by period, head it TARGET {title}.",
)
_TICKED = Text(
    "Kolom {columns} berjudul {title} juga berisi centang, padahal jadwal dibaca dari kolom lain. Pastikan mana jadwalnya.",
    "The columns {columns} headed {title} have ticks too, but the schedule was read from others. Make sure which it is.",
)


def without_near_rivals(table: Table, ledger: Ledger) -> Table:
    """The table where columns headed nearly as one that was read are told of: TARGT or TARGET RENSTRA beside TARGET."""
    heading = table.heading
    near = dict(_near_rivals(table))
    for column, (beside, reason) in near.items():
        detail = reason.filled(taken=heading.title(beside), cell=heading.cell(beside).address)
        ledger.note(NoteKind.COLUMN_SET_ASIDE, detail, heading.cell(column), heading.title(column))
    return table.telling(near)


def _near_rivals(table: Table) -> Iterator[tuple[int, tuple[int, Text]]]:
    """The filled columns of no role that are named like one that was read, each with that one and why it is none."""
    section, heading = table.sections[0], table.heading
    for column, other in heading.others.items():
        if other.told or other.further or not any(table.sheet.value(row, column) is not None for row in section.rows):
            continue
        role = nearly(heading.block.texts(column), table.definition, certain=True)
        if role and role in heading.roles:
            yield column, (heading.roles[role], _NEAR_RIVAL)
        elif (beside := _period_beside(heading, column)) and not plans_money(heading.block.all_texts(column)):
            yield column, (beside, _NO_PERIOD)
        elif other.role == UNIT or is_unit(heading.block.texts(column)[-1], table.definition):
            continue
        elif "target" in heading.roles and heading.block.names_target(column):
            yield column, (heading.roles["target"], _OTHER_TARGET)


def _period_beside(heading: Heading, column: int) -> int | None:
    """The period that a column stands beside and is named like: T5 beside T4."""
    schedule = heading.schedule
    beside = (each for each in (column - 1, column + 1) if each in schedule.columns)
    return next((each for each in beside if is_alike(heading.block, schedule.row, column, each)), None)


def nearly(texts: Sequence[str], definition: Definition, *, certain: bool = False) -> str | None:
    """The role of the heading that one of these texts is near to."""
    near = (near_heading(text, definition) for text in texts)
    return next((each.role for each in near if each and (each.certain or not certain)), None)


_NO_PERIOD = Text(
    "Judulnya seperti {taken} ({cell}) di sebelahnya, tetapi jadwal ini tidak punya periode itu.",
    "Its heading is like {taken} ({cell}) beside it, but this schedule has no such period.",
)
_NEAR_RIVAL = Text(
    "Judulnya mirip {taken}, tetapi {taken} sudah dibaca dari {cell}.",
    "Its heading is near {taken}, but {taken} was read from {cell}.",
)
_OTHER_TARGET = Text(
    "Judulnya menyebut target lain; target rencana ini dibaca dari kolom {taken} ({cell}).",
    "It is headed as another target; that of this plan was read from the column {taken} ({cell}).",
)
