"""What the self-check finds, seen in the table itself: the state of each row, the cells that are missing or wrong.

Conditional formats over whole columns, worked out from a row's place in the table and not from its status, so that rows
inserted later are marked too. Each mark also differs in grey: printed in black and white, or not told apart by colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rak_excel.formats.addresses import letters
from rak_excel.formats.form_colours import ATTENTION, FAULT, GOOD, PAPER, UNSURE
from rak_excel.formats.written.book import Formats, NewSheet
from rak_excel.layouts import plan as at
from rak_excel.layouts.plan import PartLayout
from rak_excel.vocabulary.entries.form_status import FAULTS, WAITING, number_of
from rak_excel.workbooks.form.self_check.ticks import is_mark

# Everything begins on the heading's second row: what begins on the first row of the table misses a row put above it.
TOP = at.FIRST_ROW - 1
_HATCHED = 8  # XlsxWriter's number of a pattern of oblique lines; LibreOffice shows a colour between the two
LOOKS: Mapping[str, Mapping[str, object]] = {
    "missing": {"pattern": _HATCHED, "fg_color": FAULT, "bg_color": PAPER, "border": 1, "border_color": FAULT},
    "odd": {"bg_color": ATTENTION, "bold": True},
    "faulty": {"bg_color": FAULT, "font_color": PAPER, "bold": True},
    "doubtful": {"bg_color": UNSURE, "font_color": "#000000", "bold": True},
    "complete": {"bg_color": GOOD, "font_color": "#000000"},
}
# In print bold letters would need lines for which the row, as high as its text needs it, has no room.
_PRINTED = {**LOOKS, "odd": {"bg_color": ATTENTION, "underline": 1}}
ShownRule = tuple[str, str]  # the condition and the name of a look, the first that holds first


def add_fault_marks(sheet: NewSheet, layout: PartLayout, formats: Formats) -> None:
    """The marks alone, over a table whose cells have their lines: one that is printed and signed."""
    for role, rules in fault_rules(layout, every_row=True).items():
        add_rules(sheet, layout, role, ((criteria, _PRINTED[look]) for criteria, look in rules), formats)


def add_rules(
    sheet: NewSheet, layout: PartLayout, role: str, rules: Iterable[tuple[str, Mapping[str, object]]], formats: Formats
) -> None:
    """Conditional formats over the columns of a role, down to the row that ends the table: it moves with what is inserted."""
    first, last = columns_of(layout, role)
    for criteria, look in rules:
        rule = {"type": "formula", "criteria": f"={criteria}", "format": formats(**look)}
        sheet.conditional_format(TOP, first, layout.end_row, last, rule)


def columns_of(layout: PartLayout, role: str) -> tuple[int, int]:
    if role == "schedule":
        return layout.periods[0], layout.periods[-1]
    return layout.columns[role], layout.columns[role]


def below_heading(layout: PartLayout) -> str:
    return f"ROW()>ROW({layout.name('HEAD')})"


def shows(layout: PartLayout, *statuses: str) -> str:
    """The condition that the self-check has one of these faults in a cell's row."""
    return f"AND({below_heading(layout)},{_any(layout, map(number_of, statuses))})"


def fault_rules(layout: PartLayout, *, every_row: bool) -> dict[str, list[ShownRule]]:
    """By role, what is missing or wrong in its columns; unless `every_row`, KEGIATAN is missing only in rows that have begun."""
    texts = (*at.ROLES, "executor")
    rules = {role: [*_of_cells(layout, role, every_row)] for role in texts if layout.has(role)}
    rules |= {"schedule": [*_of_schedule(layout, every_row)]} if layout.periods else {}
    rules |= {each.id: [*_of_period(layout, at)] for at, each in enumerate(layout.by_period, 1)}
    return {**rules, "status": [*_of_status(layout, merged=every_row)]}


_MISSING = {
    "number": "Nomor belum diisi",
    "objective": "Periksa sasaran",
    "indicator": "Indikator belum diisi",
    "target": "Target belum diisi",
    "activity": "Kegiatan belum diisi",
    "schedule": "Jadwal belum dicentang",
    "executor": "Pelaksana belum diisi",
}
_WORK = ("activity", "schedule", "executor")
_BLANK = {  # where the cell is blank, by a fault that need not be its own
    "indicator": "Periksa indikator",
    "target": "Indikator belum diisi",
    "executor": "Periksa pelaksana",
}
_ODD = {
    "indicator": ("Indikator ganda", "Sasaran tertukar", "Periksa indikator"),
    "target": ("Target tidak sesuai satuan",),
    "executor": ("Pelaksana tidak ada di daftar",),
}


def _of_cells(layout: PartLayout, role: str, every_row: bool) -> Iterator[ShownRule]:
    yield f"ISERROR({_cell(layout, role)})", "odd"
    yield from _missing(layout, role, every_row)
    if role in _BLANK:
        yield f"AND(LEN({_cell(layout, role)})=0,{shows(layout, _BLANK[role])})", "missing"
    if role in _ODD:
        yield shows(layout, *_ODD[role]), "odd"


def _missing(layout: PartLayout, role: str, every_row: bool) -> Iterator[ShownRule]:
    """What a blank cell shows. The first column that says what is done is blank in every row that nobody has filled in yet:
    unless `every_row` it shows in those alone that have begun.
    """
    shown = shows(layout, _MISSING[role])
    work = [each for each in _WORK if layout.has(each)]
    if role not in work[:1] or every_row:
        yield shown, "missing"
    elif len(work) > 1:
        yield f"AND({shown},{_work_length(layout, work)}>0)", "missing"


def _work_length(layout: PartLayout, work: Iterable[str]) -> str:
    """How many letters say in a row what is done, when and by whom."""
    texts = [_cell(layout, each) for each in work if each != "schedule"]
    lengths = [_schedule_length(layout)] if layout.periods else []
    return "+".join([*lengths, *([f"LEN({'&'.join(texts)})"] if texts else [])])


def _of_schedule(layout: PartLayout, every_row: bool) -> Iterator[ShownRule]:
    cell = f"{letters(layout.periods[0])}{TOP + 1}"
    yield f"AND({below_heading(layout)},NOT({is_mark(cell, 'RAK_KNOWN')}))", "odd"
    yield from _missing(layout, "schedule", every_row)
    yield f"AND({_schedule_length(layout)}=0,{shows(layout, 'Periksa jadwal')})", "missing"


_ODD_PERIOD = ("unlike", "end", "falls")


def _of_period(layout: PartLayout, period: int) -> Iterator[ShownRule]:
    cell = _cell(layout, layout.by_period[period - 1].id)
    yield f"ISERROR({cell})", "odd"
    yield f"OR({','.join(first_in_period(layout, period, column) for column in _ODD_PERIOD)})", "odd"


def first_in_period(layout: PartLayout, period: int, column: str) -> str:
    """The condition that the self-check has such a fault in a cell's row, and there first in this period."""
    place = f"INDEX({layout.name(f'CHECK_{column.upper()}')},{_number(layout)})"
    return f"AND({below_heading(layout)},N({place})={period})"


def _schedule_length(layout: PartLayout) -> str:
    first, last = (letters(column) for column in columns_of(layout, "schedule"))
    return f"SUMPRODUCT(LEN(${first}{TOP + 1}:${last}{TOP + 1}))"


def _of_status(layout: PartLayout, *, merged: bool) -> Iterator[ShownRule]:
    """The state of a row; of a merged plan one that waits for a choice is no better than one with a fault."""
    below = below_heading(layout)
    known = (n for n, fault in enumerate(FAULTS) if not fault.doubt and (layout.by_period or not fault.by_period))
    faulty = f"AND({below},{_any(layout, known)})"
    waiting = f'${letters(layout.status)}{TOP + 1}="{WAITING.id}"'
    yield f"OR({waiting},{faulty})" if merged else faulty, "faulty"
    yield f"AND({below},{_faults(layout)})", "doubtful"
    yield f"AND({below},INDEX({layout.name('CHECK_FILLED')},{_number(layout)}))", "complete"


def _any(layout: PartLayout, bits: Iterable[int]) -> str:
    """More than 0 where a row has any of these faults; neighbours are looked at together."""
    runs = [[bit for _, bit in run] for _, run in groupby(enumerate(sorted(bits)), lambda each: each[1] - each[0])]
    return "+".join(f"MOD(INT({_faults(layout)}/{2 ** run[0]}),{2 ** len(run)})" for run in runs)


def _faults(layout: PartLayout) -> str:
    return f"INDEX({layout.name('CHECK_FAULTS')},{_number(layout)})"


def _number(layout: PartLayout) -> str:
    """The number of a cell's row in the table."""
    return f"ROW()-ROW({layout.name('HEAD')})"


def _cell(layout: PartLayout, role: str) -> str:
    return f"${layout.letter(role)}{TOP + 1}"
