"""Forms whose rows were sorted or moved: the self-check, check and merging agree, as LibreOffice works it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.merging.merge import merge
from rak_excel.model import ObjectiveDefinition, Plan
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.workbooks.merged.writing import plan_form
from tests.filled_forms import DEFINITION, FIRST, OFFICE, fill_one_row, line_of
from tests.libreoffice import LibreOffice

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]  # coverage would be half of the time that they take

SHEET = "Komisi"
OBJECTIVES = tuple(DEFINITION.objectives_of("commission"))
# The form: objective 1 in rows 9-13 (K1.1-K1.5), 2 in 14-16 (K2.1-K2.3), 3 in 17-20 (K3.1-K3.4). A to J can be seen,
# the row keys stand in L.
KEYS = [each.key for objective in OBJECTIVES for each in objective.indicators]


def fill_the_form(folder: Path, office: LibreOffice) -> PartLayout:
    """Every indicator of the list with one activity, which names its row key."""
    layout = fill_one_row(folder, office, {})
    units = DEFINITION.executors_of("commission").names()
    rows: list[list[str]] = []
    for objective in OBJECTIVES:
        for indicator in objective.indicators:
            row = {"indicator": fill_wording(indicator.text, OFFICE, 2020), "target": indicator.target}
            row |= {"activity": f"Rapat {indicator.key}", "tick": "✓", "executor": units[len(rows) % len(units)]}
            starts = indicator is objective.indicators[0]
            rows.append(line_of(layout, row | _start(objective.number, objective.text) if starts else row))
    office.put(SHEET, FIRST, rows)
    office.put(SHEET, f"{layout.letter('key')}{FIRST_ROW + 1}", [[key] for key in KEYS])
    return layout


def _start(number: int, text: str) -> dict[str, str]:
    return {"number": f"{number}.", "objective": text}


# What was done to the form.


def nothing(office: LibreOffice) -> None:
    """Left as it is."""


def sorted_by_target(office: LibreOffice) -> None:
    office.sort(SHEET, "C9:J20", 1)


def sorted_by_objective(office: LibreOffice) -> None:
    """The rows that write one come first."""
    office.sort(SHEET, "A9:J20", 1)


def objectives_sorted_alone(office: LibreOffice) -> None:
    office.sort(SHEET, "A9:B20", 1)


def swapped_across_objectives(office: LibreOffice) -> None:
    _swap(office, "A", 10, 15)


def first_rows_of_two_objectives_swapped(office: LibreOffice) -> None:
    """What a person sees of rows 9 and 14: the row keys of the rows below them still fit."""
    _swap(office, "A", 9, 14)


def swapped_within_an_objective(office: LibreOffice) -> None:
    _swap(office, "C", 10, 11)


def one_row_down_into_the_next_objective(office: LibreOffice) -> None:
    _swap(office, "C", 13, 14)


def cut_and_put_in_whole(office: LibreOffice) -> None:
    """K2.2 below K1.1, with its row key."""
    office.insert_row(SHEET, 10)
    office.cut_row(SHEET, 16, 10)
    office.delete_row(SHEET, 16)


def row_of_an_objective_deleted(office: LibreOffice) -> None:
    office.delete_row(SHEET, 14)


def objectives_of_ones_own_and_swapped(office: LibreOffice) -> None:
    office.put(SHEET, {"B9": "Pemilu baik", "B14": "Pemilu aman", "B17": "Lembaga kuat"})
    _swap(office, "C", 10, 15)


def _swap(office: LibreOffice, first: str, one: int, other: int) -> None:
    upper, lower = (office.read(SHEET, f"{first}{row}:J{row}") for row in (one, other))
    office.put(SHEET, f"{first}{one}", lower)
    office.put(SHEET, f"{first}{other}", upper)


# By what was done: the rows that are surely mistaken, and those that are read right and to be looked at.
ASKED: dict[Callable[[LibreOffice], None], tuple[set[int], set[int]]] = {
    nothing: (set(), set()),
    sorted_by_target: ({9, 11, 14, 15, 16, 17, 18}, set()),
    sorted_by_objective: ({12, 13, 14, 15}, {18, 19, 20}),
    objectives_sorted_alone: ({9, 11}, {12, 13, 17, 18, 19, 20}),
    swapped_across_objectives: ({10, 15}, set()),
    first_rows_of_two_objectives_swapped: (set(), {10, 11, 12, 13, 15, 16}),
    swapped_within_an_objective: (set(), set()),
    one_row_down_into_the_next_objective: ({13, 14}, set()),
    cut_and_put_in_whole: (set(), {10}),
    row_of_an_objective_deleted: (set(), {14, 15}),
    objectives_of_ones_own_and_swapped: (set(), set()),
}


@pytest.mark.parametrize("act", ASKED, ids=lambda act: act.__name__)
def test_an_indicator_that_a_person_sees_under_another_objective_is_asked_about_by_check_and_by_the_form(
    tmp_path: Path, office: LibreOffice, act: Callable[[LibreOffice], None]
) -> None:
    layout = fill_the_form(tmp_path, office)
    act(office)
    office.recalculate()
    column = layout.letter("status")
    statuses = {row: shown for row, (shown,) in enumerate(office.read(SHEET, f"{column}9:{column}20"), 9)}
    verdict = office.read("Cek Isian", "A3")[0][0]
    office.save(tmp_path / "sent.xlsx")
    plan = read_plans([tmp_path / "sent.xlsx"]).plans[0]
    asked, looked_at = ASKED[act]

    assert {row for row, status in statuses.items() if status == "Sasaran tertukar"} == asked == told(plan, "RAK009")
    assert {row for row, status in statuses.items() if status == "Periksa sasaran"} == looked_at
    assert told(plan, "RAK016", "Di atasnya tertulis sasaran") == looked_at
    assert verdict.startswith("BELUM SIAP" if asked or looked_at else "PERIKSA DULU")
    asked_activities = {row[0] for at in asked for row in office.read(SHEET, f"E{at}:E{at}")}
    assert act is objectives_of_ones_own_and_swapped or printed_elsewhere(plan) <= asked_activities


@pytest.mark.parametrize(("keys", "asked"), [(["K1.1", "", "K2.1"], True), (["", "", ""], False)])
def test_a_row_key_left_beside_work_without_an_indicator_tells_that_the_rows_were_sorted(
    tmp_path: Path, office: LibreOffice, keys: list[str], *, asked: bool
) -> None:
    layout = fill_one_row(tmp_path, office, {})
    one, other = OBJECTIVES[:2]
    work = {"tick": "✓", "executor": DEFINITION.executors_of("commission").names()[0]}
    rows = [  # what was seen of rows 9 to 11 came to stand in the order of 11, 9, 10
        {**_start(other.number, other.text), **_named(other), "activity": "Rapat K2.1"},
        {**_start(one.number, one.text), **_named(one), "activity": "Rapat K1.1"},
        {"activity": "Menyusun laporan"},
    ]
    office.put(SHEET, FIRST, [line_of(layout, row | work) for row in rows])
    office.put(SHEET, f"{layout.letter('key')}{FIRST_ROW + 1}", [[key] for key in keys])
    office.recalculate()
    column = layout.letter("status")
    statuses = [shown for (shown,) in office.read(SHEET, f"{column}9:{column}11")]
    office.save(tmp_path / "sent.xlsx")

    assert statuses == ["Lengkap", "Periksa sasaran" if asked else "Lengkap", "Lengkap"]
    assert told(read_plans([tmp_path / "sent.xlsx"]).plans[0], "RAK009") == ({10} if asked else set())


def _named(objective: ObjectiveDefinition) -> dict[str, str]:
    first = objective.indicators[0]
    return {"indicator": fill_wording(first.text, OFFICE, 2020), "target": first.target}


def told(plan: Plan, code: str, saying: str = "") -> set[int]:
    """The rows at whose indicator this is told."""
    found = check([plan], select=[code])
    return {each.cell.row for each in found if each.cell and each.cell.column == "C" and saying in each.message.id}


def printed_elsewhere(plan: Plan) -> set[str]:
    """The activities that the merged plan has under another objective than the list has their indicator."""
    under, found = "", set[str]()
    for row in plan_form(merge([plan])).rows["commission"]:
        under = row.objective or under
        key = row.activity.split()[-1]
        if under not in {fill_wording(each.text, OFFICE, 2020) for each in OBJECTIVES if key in _keys(each)}:
            found.add(row.activity)
    return found


def _keys(objective: ObjectiveDefinition) -> list[str]:
    return [each.key for each in objective.indicators]
