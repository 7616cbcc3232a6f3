"""What the hidden sheet of a report works out: standings anew where somebody corrects figures, and texts of several rows as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import quoted
from rak_excel.formats.written.book import Book
from rak_excel.formats.written.extended import SharedFormulaSheet
from rak_excel.formats.written.table import write_value
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model import Definition, FormRow, PartDefinition, PlanForm
from rak_excel.model.further import FurtherEntry
from rak_excel.model.monitoring import COMPUTED, LEFT_TO_READING, Standing
from rak_excel.monitoring.report import Reached, Report
from rak_excel.workbooks.form.self_check.lookups import add_column
from rak_excel.workbooks.monitoring.form.book import grades_looked_up
from rak_excel.workbooks.monitoring.form.constants import NAMES, RowConstants, known_of
from rak_excel.workbooks.monitoring.form.reading_formulas import reading_formulas
from rak_excel.workbooks.monitoring.form.standing_formulas import is_as_planned, shown, standing_formulas
from rak_excel.workbooks.monitoring.form.workings import FIGURES, FIRST_COLUMN, OF_FIGURE, RESULT_OF, Workings
from rak_excel.workbooks.monitoring.report.computed import computed_of
from rak_excel.workbooks.monitoring.report.several_rows import Told, follow_up_formula, obstacle_formula, told_formula

_COMPARED = ("goal", "actual", "previous")
_COPIED = ("indicator", "target", *_COMPARED)
_COLUMNS = (
    *NAMES,
    *(f"cell_{role}" for role in _COPIED),
    *(f"format_{figure}" for figure in FIGURES),
    *(f"{figure}_{what}" for figure in FIGURES for what in OF_FIGURE),
    *("due", "quarter", "year", "added", "standing"),
    *(f"then_{role}" for role in (*_COMPARED, *COMPUTED)),
    "same",
    *(f"now_{role}" for role in COMPUTED),
    *Told,
    *(each.together for each in Told),
)


class ReportWorkings(Workings):
    """The workings of one part: those of its form for figures, then what merging found (`then_`) and what holds `now_`, and what
    the rows of an indicator say together."""

    def column(self, what: str) -> int:
        return self.left + _COLUMNS.index(what)


def workings_of(part: PartDefinition, form: PlanForm, report: Report) -> ReportWorkings:
    """Where the workings of a part go, with what is known of each of its rows."""
    rows = form.rows.get(part.id, ())
    layout = PartLayout.of(part, form.definition, max(len(rows), 1))
    left = FIRST_COLUMN + [each.id for each in form.definition.parts].index(part.id) * len(_COLUMNS)
    constants = tuple(_constants(part, rows, report))
    return ReportWorkings(layout, report.words, form.definition.sheets.definition, left, constants)


def reached_by_row(part: PartDefinition, rows: Sequence[FormRow], report: Report) -> Iterator[Reached | None]:
    """The indicator that starts in each row, None where none does."""
    starting = iter(each for each in report.reached if each.part.id == part.id)
    return (next(starting) if row.starts_indicator else None for row in rows)


def _constants(part: PartDefinition, rows: Sequence[FormRow], report: Report) -> Iterator[RowConstants]:
    definition = report.plan.definition
    for row, each in zip(rows, reached_by_row(part, rows, report), strict=True):
        known = known_of(each.meant, row, part, definition) if each else {}
        yield RowConstants(0, scheduled=False, over=False, asked=False, of_indicator=known)


def add_workings(sheet: SharedFormulaSheet, rows: ReportWorkings, own: Sequence[FormRow], report: Report) -> None:
    """Write the workings of a part of which these are the rows."""
    if not own:
        return
    part = rows.layout.part
    for line, (row, each) in enumerate(zip(own, reached_by_row(part, own, report), strict=True), FIRST_ROW):
        found = _found(row, each, report) if each else {}
        for name, value in {**rows.rows[line - FIRST_ROW].of_indicator, **found}.items():
            write_value(sheet, line, rows.column(name), value, None)
        copies = (copy for copy in rows.copies(line) if copy[0] in _COLUMNS)
        for name, formula in (*copies, *_texts(rows, line, own)):
            sheet.write_calculated(line, rows.column(name), f"={formula}")
    read = {f"{figure}_{what}": each for figure in FIGURES for what, each in reading_formulas(rows, figure).items()}
    for name, formula in {**read, **standing_formulas(rows), **_now(rows)}.items():
        sheet.write_shared(FIRST_ROW, rows.last_row, rows.column(name), formula)


def add_grades(book: Book, sheet: SharedFormulaSheet, definition: Definition) -> None:
    """Write the lists in which the workings of all parts look up opinions and predicates."""
    first = FIRST_COLUMN + len(definition.parts) * len(_COLUMNS)
    for column, listed in enumerate(grades_looked_up(definition), first):
        book.define_name(listed.name, f"={quoted(sheet.get_name())}!{add_column(sheet, 0, column, listed.values)}")


def _found(row: FormRow, each: Reached, report: Report) -> Mapping[str, FurtherEntry]:
    """What stood in a row when it was merged, and what followed from that."""
    typed = {role: row.further.get(role, "") for role in _COMPARED}
    return {f"then_{role}": value for role, value in {**typed, **computed_of(each, report.words)}.items()}


def _now(rows: ReportWorkings) -> dict[str, str]:
    """The columns that those of the report show: what merging found while the figures are those that were merged, else what
    the formulas of the form make of them; what these leave to reading somebody has to look at."""
    typed = [each for each in _COMPARED if rows.has(each)]
    compared = (f'EXACT({rows.cell(each)}&"",{rows.here(f"then_{each}")}&"")' for each in typed)
    unclear = rows.words.standing(Standing.UNCLEAR).replace('"', '""')
    formulas = {"same": f"IFERROR(AND({','.join([*compared, is_as_planned(rows)])}),FALSE)"}
    for role, result in RESULT_OF.items():
        live, then = rows.here(result), rows.here(f"then_{role}")
        if role == "standing":
            live = f'IF({live}="{LEFT_TO_READING}","{unclear}",{live})'
        elif role != "in_quarter":
            live = shown(live)
        kept = f'IF(LEN({then})=0,"",{then})'
        now = f'IF({rows.here("same")},{kept},IFERROR({live},""))'
        formulas[f"now_{role}"] = f'IF(LEN({rows.here("kind")})=0,"",{now})'
    return formulas


def _texts(rows: ReportWorkings, line: int, own: Sequence[FormRow]) -> Iterator[tuple[str, str]]:
    """What a row says of obstacles and follow-ups, and what its indicator does down to it."""
    start = next(at for at in range(line, FIRST_ROW - 1, -1) if at == FIRST_ROW or own[at - FIRST_ROW].starts_indicator)
    yield Told.OBSTACLE, obstacle_formula(rows.layout, line)
    yield Told.FOLLOW_UP, follow_up_formula(rows.layout, line)
    for each in Told:
        yield each.together, told_formula(rows.column(each), rows.column(each.together), start, line)
