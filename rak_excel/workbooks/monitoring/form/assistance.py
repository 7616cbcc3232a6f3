"""What helps at each cell of a report: dropdowns and prompts that refuse nothing, colours that show what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.addresses import letters
from rak_excel.formats.form_colours import ATTENTION, DOUBT, FAULT, GOOD, OUTSIDE, QUIET
from rak_excel.formats.written.book import Formats, NewSheet
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model.further import FurtherColumn
from rak_excel.model.monitoring import LEFT_TO_READING, TYPED, Standing
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.workbooks.form.self_check.bits import has_bit
from rak_excel.workbooks.form.self_check.shown import LOOKS
from rak_excel.workbooks.monitoring.form.constants import OPINION, PREDICATE
from rak_excel.workbooks.monitoring.form.faults import COMPLETE, faults_of
from rak_excel.workbooks.monitoring.form.workings import Workings

SPARE_ROWS = 3
"""Below the table, for work outside the plan."""
_LISTS = {"state": "STATES", "person": "UNITS"}
_SCALES = {OPINION: "OPINIONS", PREDICATE: "PREDICATES"}
_QUIET = (Standing.NOT_DUE, Standing.AWAITING, Standing.UNMEASURED)
_COLOURS = {Standing.MET: GOOD, Standing.NEAR: DOUBT, Standing.MISSED: ATTENTION}


def add_assistance(sheet: NewSheet, rows: Workings, formats: Formats) -> None:
    layout = rows.layout
    prompts = {column.id: column for column in layout.further if column.id in TYPED}
    for role in (each for each in TYPED if layout.has(each)):
        if role in {"goal", "actual"}:
            _offer_by_indicator(sheet, rows, prompts[role])
        else:
            _offer(sheet, FIRST_ROW, rows.last_row, layout.columns[role], prompts[role], _LISTS.get(role, ""))
    _accept_numbers_as_text(sheet, layout, rows)
    for role, rules in _rules(rows):
        for criteria, looks in rules:
            column = layout.columns[role]
            rule = {"type": "formula", "criteria": f"={criteria}", "format": formats(**looks)}
            sheet.conditional_format(FIRST_ROW, column, rows.last_row, column, rule)


def _offer_by_indicator(sheet: NewSheet, rows: Workings, column: FurtherColumn) -> None:
    """What stands on the scale of the target is offered beside it."""
    at = rows.layout.columns[column.id]
    kinds = ((FIRST_ROW + n, int(row.of_indicator["kind"])) for n, row in enumerate(rows.rows) if row.of_indicator)
    for listed, lines in grouped((_SCALES.get(kind, ""), line) for line, kind in kinds).items():
        cells = " ".join(f"{letters(at)}{line + 1}" for line in lines)
        _offer(sheet, lines[0], lines[-1], at, column, listed, cells)


def _offer(
    sheet: NewSheet, first: int, last: int, at: int, column: FurtherColumn, listed: str, cells: str = ""
) -> None:
    """A dropdown, or a prompt where nothing is `listed`, from the first to the last row; where only some of them have it, these `cells`."""
    prompt = {"input_title": column.heading.capitalize()[:32], "input_message": column.prompt[:255]}
    choice = {"validate": "list", "source": f"=RAK_LIST_{listed}"} if listed else {"validate": "any"}
    some = {"multi_range": cells} if cells else {}
    sheet.data_validation(first, at, last, at, {**choice, **prompt, **some, "show_error": False})


def _accept_numbers_as_text(sheet: NewSheet, layout: PartLayout, rows: Workings) -> None:
    """No green triangle at a figure that stays as it was typed."""
    own = [letters(layout.columns[role]) for role in (*TYPED, "target", "previous") if layout.has(role)]
    areas = (f"{letter}{FIRST_ROW + 1}:{letter}{rows.last_row + 1 + SPARE_ROWS}" for letter in own)
    sheet.ignore_errors({"number_stored_as_text": " ".join(areas)})


_Rule = tuple[str, Mapping[str, object]]


def _rules(rows: Workings) -> Iterator[tuple[str, list[_Rule]]]:
    """By column what is shown in it, the first that holds first."""
    layout = rows.layout
    unconfirmed = f'RIGHT({_cell(layout, "goal")})="{UNCONFIRMED}"'
    for role in (each for each in ("indicator", *TYPED) if layout.has(each)):
        own = [(bit, fault) for bit, fault in faults_of(rows) if fault.role == role]
        missing = f"LEN({_cell(layout, role)})=0"
        marks: list[_Rule] = [
            (f"AND({_has(layout, bit)},{missing})", LOOKS["missing"]) for bit, each in own if each.missing
        ]
        marks += [(unconfirmed, {"italic": True, "font_color": OUTSIDE})] if role == "goal" else []
        marks += [(_has(layout, bit), LOOKS["odd"]) for bit, each in own if not each.missing]
        marks += [(_is_quiet(rows), {"font_color": QUIET})] if role == "indicator" else []
        yield role, marks
    for role in (each for each in ("target", layout.unit) if each and layout.has(each)):
        yield role, [(_is_quiet(rows), {"font_color": QUIET})]
    yield "standing", list(_of_standing(rows))
    yield "status", _of_status(rows)


def _of_status(rows: Workings) -> list[_Rule]:
    status = _cell(rows.layout, "status")
    return [
        (f'{status}="{COMPLETE}"', LOOKS["complete"]),
        (f"SUMPRODUCT(--(RAK_REPORT_DOUBTS={status}))>0", LOOKS["doubtful"]),
        (f"LEN({status})>0", LOOKS["faulty"]),
    ]


def _is_quiet(rows: Workings) -> str:
    """Whether nothing is asked of the figure of a row in this quarter."""
    return f"OR({','.join(_stands(rows, each) for each in _QUIET)})"


def _of_standing(rows: Workings) -> Iterator[_Rule]:
    cell = _cell(rows.layout, "standing")
    for standing, colour in _COLOURS.items():
        yield _stands(rows, standing), {"bg_color": colour, "bold": standing is Standing.MISSED}
    for standing in (Standing.BLANK, Standing.UNCLEAR):
        yield _stands(rows, standing), {"font_color": FAULT, "bold": True}
    yield f'{cell}="{LEFT_TO_READING}"', {"font_color": OUTSIDE, "italic": True}
    yield f"LEN({cell})>0", {"font_color": QUIET}


def _stands(rows: Workings, standing: Standing) -> str:
    """The condition that the indicator of a row stands so."""
    word = rows.words.standing(standing).replace('"', '""')
    return f'{_cell(rows.layout, "standing")}="{word}"'


def _cell(layout: PartLayout, role: str) -> str:
    return f"${layout.letter(role)}{FIRST_ROW + 1}"


def _has(layout: PartLayout, bit: int) -> str:
    """The condition that a cell's row has a fault."""
    faults = f"INDEX({layout.name('CHECK_FAULTS')},ROW()-ROW({layout.name('HEAD')}))"
    return f"{has_bit(faults, bit)}=1"
