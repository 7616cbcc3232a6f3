"""What is missing or wrong in a table is seen there: in grey too, in rows inserted by hand too, on the signed plan too."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.formats.form_colours import ATTENTION, FAULT, GOOD, UNSURE
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from rak_excel.model import FormRow, Identity, PlanForm
from tests.filled_forms import DEFINITION, FIRST, empty_form, fill_one_row, line_of
from tests.libreoffice import LibreOffice
from tests.shown_colours import contrast, fills, luminance, printed_grey

UNIT = "Divisi Hukum dan Pengawasan"
WORK = {"activity": "Reviu", "tick": "v", "executor": UNIT}
OPINION = {"number": "1.", "objective": "Sasaran", "indicator": "Opini BPK", "target": "WTP", **WORK}
MISSING = "#C6968C"  # the hatch as LibreOffice mixes it


@pytest.mark.parametrize("signed", [False, True])
def test_the_states_of_a_row_are_told_apart_in_grey_and_their_words_are_read(tmp_path: Path, *, signed: bool) -> None:
    sheet = _opened(tmp_path, signed=signed)
    faulty, doubtful, complete = _looks(sheet, "K")
    fill = {
        each: f"#{look.fill.bgColor.rgb[2:]}" for each, look in zip("fdc", (faulty, doubtful, complete), strict=True)
    }

    assert contrast(fill["f"], fill["c"]) >= 4.5
    assert luminance(fill["f"]) < luminance(fill["d"]) < luminance(fill["c"])
    assert min(contrast(fill["f"], fill["d"]), contrast(fill["d"], fill["c"])) >= 1.6
    for look, colour in zip((faulty, doubtful, complete), fill.values(), strict=True):
        assert contrast(f"#{look.font.color.rgb[2:]}", colour) >= 7
    assert [bool(look.font.b) for look in (faulty, doubtful, complete)] == [True, True, False]


@pytest.mark.parametrize("signed", [False, True])
def test_a_missing_cell_is_hatched_and_framed(tmp_path: Path, *, signed: bool) -> None:
    sheet = _opened(tmp_path, signed=signed)
    for column in "ABCDEFJ":
        look = next(each for each in _looks(sheet, column) if each.fill and each.fill.patternType)
        lines, paper = (f"#{colour.rgb[2:]}" for colour in (look.fill.fgColor, look.fill.bgColor))

        assert look.fill.patternType == "darkUp"
        assert contrast(lines, paper) >= 7
        assert {side.style for side in (look.border.top, look.border.bottom, look.border.left, look.border.right)} == {
            "thin"
        }


ROWS = {
    "complete": (OPINION, "", GOOD),
    "no number": ({**OPINION, "number": "", "objective": "Lain", "indicator": "Opini A"}, "A", FAULT),
    "no indicator": ({**OPINION, "objective": "Ketiga", "indicator": "", "target": ""}, "CD", FAULT),
    "no target": ({**OPINION, "indicator": "Opini C", "objective": "Keempat", "target": ""}, "D", FAULT),
    "no activity": ({"indicator": "Opini D", "target": "WTP", **WORK, "activity": ""}, "E", FAULT),
    "no schedule": ({"indicator": "Opini E", "target": "WTP", **WORK, "tick": ""}, "FGHI", FAULT),
    "no executor": ({"indicator": "Opini F", "target": "WTP", **WORK, "executor": ""}, "J", FAULT),
    "activity alone": ({"indicator": "Opini G", "target": "WTP", "activity": "Rapat"}, "FGHIJ", FAULT),
    "carried": ({"indicator": "Opini H", "target": "WTP", **WORK}, "", GOOD),
    "carried on": ({"activity": "Rapat kedua"}, "FGHIJ", UNSURE),
    "wrong mark": ({"indicator": "Opini I", "target": "WTP", **WORK, "tick": "?"}, "", UNSURE),
    "wrong target": ({"indicator": "Opini J", "target": "75%", **WORK}, "", FAULT),
    "waiting": ({"indicator": "Opini K", "target": "WTP"}, "", FAULT),
    "blank": ({}, "", ""),
    "cross beside ticks": ({"indicator": "Opini L", "target": "WTP", "tick": "x"}, "E", FAULT),
}


@pytest.mark.libreoffice
def test_each_missing_cell_of_a_row_that_has_begun_is_marked_and_no_other(tmp_path: Path, office: LibreOffice) -> None:
    layout = fill_one_row(tmp_path, office, {})
    office.put("Komisi", FIRST, [line_of(layout, row) for row, _, _ in ROWS.values()])
    office.recalculate()
    shown = fills(office, tmp_path, "Komisi")

    places = dict(zip(ROWS, range(FIRST_ROW + 1, 100), strict=False))
    missing = {name: _columns(shown, row, MISSING) for name, row in places.items()}
    assert missing == {name: columns for name, (_, columns, _) in ROWS.items()}
    assert {name: shown.get(f"K{row}", "") for name, row in places.items()} == {
        name: colour for name, (_, _, colour) in ROWS.items()
    }
    assert [_columns(shown, places[name], ATTENTION) for name in ("wrong mark", "wrong target")] == ["F", "D"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_filled_in_a_state_has_its_colour_and_only_cells_without_an_entry_are_missing(
    tmp_path: Path, office: LibreOffice, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same rows in every run
    layout = fill_one_row(tmp_path, office, {})
    choices = {
        "number": ["", "", "1.", "2."], "objective": ["", "", "Andal", "Tertib", "-"], "target": ["", "WTP", "75%", "b"],
        "indicator": ["", "Opini A", "Opini B", "Persentase C"], "activity": ["", "Rapat", "Reviu", "-"],
        "tick": ["", "v", "x", "?", "-"], "executor": ["", UNIT, "Divisi hukum", "Bagian Angkutan", "-"],
    }  # fmt: skip
    rows = [{role: dice.choice(texts) for role, texts in choices.items()} for _ in range(40)]
    office.put("Komisi", FIRST, [line_of(layout, row) for row in rows])
    for row in (FIRST_ROW + 5, FIRST_ROW + 11):
        office.insert_row("Komisi", row)
    office.recalculate()
    shown, lines = fills(office, tmp_path, "Komisi"), office.read("Komisi", "A9:K50")

    colours = {"": {None}, "Lengkap": {GOOD}, "Periksa": {UNSURE}}
    for row, (*cells, status) in enumerate(lines, FIRST_ROW + 1):
        missing = _columns(shown, row, MISSING)
        assert {shown.get(f"K{row}")} == colours.get(status.split(" ")[0], {FAULT}), (row, cells, status)
        assert {cells["ABCDEFGHIJ".index(column)] for column in missing} <= {"", "-"}, (row, cells, status)
        begun = any(cells[4:])
        assert bool(missing) or not (status.endswith(("belum diisi", "belum dicentang")) and begun), (
            row,
            cells,
            status,
        )


@pytest.mark.libreoffice
def test_without_an_objective_its_cell_is_marked_too(tmp_path: Path, office: LibreOffice) -> None:
    fill_one_row(tmp_path, office, {"A9": "", "B9": ""})
    office.recalculate()

    assert _columns(fills(office, tmp_path, "Komisi"), 9, MISSING) == "B"


@pytest.mark.libreoffice
@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("where", ["above the first", "in the middle", "at the end"])
def test_a_row_inserted_by_hand_shows_its_faults_and_where_they_are(
    tmp_path: Path, office: LibreOffice, where: str, *, signed: bool
) -> None:
    layout = _filled(tmp_path, office, signed=signed)
    row = {"above the first": FIRST_ROW + 1, "in the middle": FIRST_ROW + 2, "at the end": layout.end_row + 1}[where]
    office.insert_row("Komisi", row)
    office.put("Komisi", {f"E{row}": "Disisipkan"})
    office.recalculate()
    shown = fills(office, tmp_path, "Komisi")

    begins = "BCD" if where == "above the first" else ""
    assert _columns(shown, row, MISSING) == f"{begins}FGHIJ"
    assert shown[f"K{row}"] == FAULT
    office.put("Komisi", f"A{row}", [line_of(layout, {**OPINION, "indicator": "Opini baru", "number": "9."})])
    office.recalculate()
    shown = fills(office, tmp_path, "Komisi")

    assert _columns(shown, row, MISSING) == ""
    assert shown[f"K{row}"] == GOOD


@pytest.mark.libreoffice
def test_on_grey_paper_a_faulty_row_is_dark_and_a_complete_one_light(tmp_path: Path, office: LibreOffice) -> None:
    layout = fill_one_row(tmp_path, office, {})
    office.put("Komisi", FIRST, [line_of(layout, row) for row, _, _ in ROWS.values()])
    office.recalculate()
    row = dict(zip(ROWS, range(FIRST_ROW + 1, 100), strict=False))
    status = {
        name: printed_grey(office, tmp_path, "Komisi", f"K{row[name]}")
        for name in ("no target", "carried on", "carried")
    }

    assert status["no target"] < 90
    assert 140 < status["carried on"] < 190
    assert status["carried"] > 220
    assert printed_grey(office, tmp_path, "Komisi", f"D{row['no target']}:E{row['no target']}") < 190


@pytest.mark.libreoffice
@pytest.mark.parametrize("cell", ["A10", "B10", "C10", "D10", "E10"])
def test_an_error_that_was_pasted_in_is_marked_and_its_row_alone_is_faulty(
    tmp_path: Path, office: LibreOffice, cell: str
) -> None:
    layout = fill_one_row(tmp_path, office, {})
    rows: list[dict[str, str]] = [
        OPINION,
        {**WORK, "activity": "Rapat"},
        {**OPINION, "objective": "Lain", "indicator": "Opini B", "target": "1%"},
        {"indicator": "Opini C", "target": "WTP", **WORK},
    ]
    office.put("Komisi", FIRST, [line_of(layout, row) for row in rows])
    office.calculate("Komisi", cell, "1/0")
    office.recalculate()
    shown = fills(office, tmp_path, "Komisi")

    assert [row[0] for row in office.read("Komisi", "K9:K12")] == [
        "Lengkap",
        "Kesalahan rumus",
        "Target tidak sesuai satuan",
        "Lengkap",
    ]
    assert [shown.get(each) for each in (cell, "D11", "K10", "K12")] == [ATTENTION, ATTENTION, FAULT, GOOD]


def _columns(shown: dict[str, str], row: int, colour: str) -> str:
    return "".join(letter for letter in "ABCDEFGHIJ" if shown.get(f"{letter}{row}") == colour)


def _filled(folder: Path, office: LibreOffice, *, signed: bool) -> PartLayout:
    """Two complete rows on the commission's sheet of a form, or of a plan that is signed."""
    rows = (
        FormRow("1.", "Sasaran", "Opini BPK", "WTP", "Reviu", {1: "✓"}, UNIT),
        FormRow(activity="Rapat", marks={1: "✓"}, executors=UNIT),
    )
    form = PlanForm(DEFINITION, empty_form().identity, {"commission": rows}, signed=signed)
    write_template(folder / "t.xlsx", form)
    office.open(folder / "t.xlsx")
    return layout_of(DEFINITION.part("commission"), form)


def _opened(folder: Path, *, signed: bool) -> Any:
    form = PlanForm(DEFINITION, Identity("KPU X", None, 2020), {"commission": (FormRow("1."),)}, signed=signed)
    write_template(folder / "t.xlsx", form)
    return openpyxl.load_workbook(folder / "t.xlsx")["Komisi"]


def _looks(sheet: Any, column: str) -> list[Any]:
    """What the conditional formats of a column look like, first that holds first."""
    return [
        rule.dxf
        for area in sheet.conditional_formatting
        if str(area.sqref).startswith(f"{column}{FIRST_ROW}:")
        for rule in area.rules
    ]
