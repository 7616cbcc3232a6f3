"""What people do to the rows of a form: sort, insert, copy, delete, cut and paste them."""

from __future__ import annotations

from collections.abc import Callable

from rak_excel.model import PartDefinition
from tests.form_faults import starts
from tests.libreoffice import LibreOffice
from tests.valid_forms import ValidForm

Act = Callable[[ValidForm, PartDefinition, LibreOffice], None]


def sorted_as_seen(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    """By one of the columns, without the hidden row keys."""
    _sort(form, part, office, "A", "executor", form.dice.randrange(5))


def sorted_whole(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    _sort(form, part, office, "A", "key", form.dice.randrange(5))


def some_columns_sorted(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    first, last = form.dice.choice([("A", "objective"), ("C", "target"), ("E", "executor"), ("A", "target")])
    _sort(form, part, office, first, last, 0)


def _sort(form: ValidForm, part: PartDefinition, office: LibreOffice, first: str, last: str, by: int) -> None:
    rows = form.rows(part)
    office.sort(part.sheet, f"{first}{min(rows)}:{form.layout(part).letter(last)}{max(rows)}", by)


def row_inserted_and_left(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    office.insert_row(part.sheet, _some(form, part))


def row_inserted_and_half_filled(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    at = _some(form, part) + 1
    office.insert_row(part.sheet, at)
    office.put(part.sheet, {f"E{at}": "Rapat koordinasi"})


def row_copied_into_an_inserted_one(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    one, to = _some(form, part), _some(form, part) + 1
    office.insert_row(part.sheet, to)
    office.copy_row(part.sheet, one + (one >= to), to)


def row_copied_over_another(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    office.copy_row(part.sheet, _some(form, part), _some(form, part))


def row_deleted(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    office.delete_row(part.sheet, _some(form, part))


def first_row_of_an_objective_deleted(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    office.delete_row(part.sheet, form.dice.choice([at for at, row in form.rows(part).items() if row.objective]))


def row_of_an_indicator_deleted(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    office.delete_row(part.sheet, form.dice.choice([at for at, row in form.rows(part).items() if starts(row)]))


def row_cut_into_an_inserted_one(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    one, to = _some(form, part), _some(form, part) + 1
    office.insert_row(part.sheet, to)
    office.cut_row(part.sheet, one + (one >= to), to)
    office.delete_row(part.sheet, one + (one >= to))


def row_cut_over_another(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    """The row below loses what it held; the row that was cut stays blank."""
    one, to = form.dice.sample(sorted(form.rows(part)), 2) if len(form.rows(part)) > 1 else (9, 10)
    office.cut_row(part.sheet, one, to)


def indicators_moved_down_by_one(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    """A cell was inserted above them and the rest pushed down."""
    rows = form.rows(part)
    area = f"C{min(rows)}:D{max(rows)}"
    held = office.read(part.sheet, area)
    office.put(part.sheet, f"C{min(rows)}", [["", ""], *held])


def rows_deleted_from_a_place_on(form: ValidForm, part: PartDefinition, office: LibreOffice) -> None:
    first = _some(form, part)
    office.delete_row(part.sheet, first, max(form.rows(part)) + 1 - first)


def _some(form: ValidForm, part: PartDefinition) -> int:
    return form.dice.choice(sorted(form.rows(part)))


ACTS: tuple[Act, ...] = (
    sorted_as_seen, sorted_whole, some_columns_sorted, row_inserted_and_left, row_inserted_and_half_filled,
    row_copied_into_an_inserted_one, row_copied_over_another, row_deleted, first_row_of_an_objective_deleted,
    row_of_an_indicator_deleted, row_cut_into_an_inserted_one, row_cut_over_another, indicators_moved_down_by_one,
    rows_deleted_from_a_place_on,
)  # fmt: skip
