"""The form with targets by quarter and with units: what is offered and said beside its cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from tests.libreoffice import LibreOffice
from tests.shown_values import opened, values_of

DEFINITIONS = Path(__file__).parent / "definitions"
QUARTERS = ("target_q1", "target_q2", "target_q3", "target_q4")


def _written(path: Path, definition: str = "target-triwulan", part: str = "commission") -> PartLayout:
    """A blank form at a path; where the columns of a part are."""
    form = blank_form(year=2026, region="52.03", definition=load_template(DEFINITIONS / f"{definition}.toml"), rows=3)
    write_template(path, form)
    return layout_of(form.definition.part(part), form)


def _help(path: Path, layout: PartLayout, column: str) -> DataValidation:
    """The dropdown and the prompt of a column's cells."""
    sheet = opened(path)[layout.part.sheet]
    cell = f"{layout.letter(column)}{FIRST_ROW + 1}"
    found: DataValidation
    (found,) = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
    return found


@pytest.mark.libreoffice
@pytest.mark.parametrize("part", ["commission", "secretariat"])
def test_cells_of_a_quarter_offer_what_the_target_of_their_indicator_offers(
    part: str, tmp_path: Path, office: LibreOffice
) -> None:
    layout = _written(tmp_path / "form.xlsx", part=part)
    office.open(tmp_path / "form.xlsx")
    office.recalculate()
    sheet, row = layout.part.sheet, FIRST_ROW + 1
    offered = [office.choices(sheet, f"{layout.letter(column)}{row}") for column in ("target", *QUARTERS)]

    assert offered[0]
    assert offered[1:] == offered[:1] * 4


def test_the_prompt_of_a_quarter_names_it_and_refuses_nothing(tmp_path: Path) -> None:
    layout = _written(tmp_path / "form.xlsx")
    helps = [_help(tmp_path / "form.xlsx", layout, column) for column in QUARTERS]

    assert [each.promptTitle for each in helps] == [f"Target s.d. TW {number}" for number in ("I", "II", "III", "IV")]
    assert "s.d. akhir TW II, dalam satuan kolom TARGET" in str(helps[1].prompt)
    assert not any(each.showErrorMessage for each in helps)
    assert "Abu-abu dengan ? adalah saran dari jadwal" in str(helps[1].prompt)


def test_a_target_by_month_of_an_own_definition_has_a_prompt_without_being_told(tmp_path: Path) -> None:
    layout = _written(tmp_path / "form.xlsx", "target-bulan")
    help_ = _help(tmp_path / "form.xlsx", layout, "target_m6")

    assert (help_.promptTitle, help_.type) == ("Target s.d. JUN", "list")
    assert str(help_.prompt).startswith("Target dari awal tahun s.d. akhir JUN")


@pytest.mark.libreoffice
def test_cells_of_units_offer_those_that_the_definition_lists(tmp_path: Path, office: LibreOffice) -> None:
    layout = _written(tmp_path / "form.xlsx", "satuan")
    office.open(tmp_path / "form.xlsx")
    office.recalculate()
    offered = office.choices(layout.part.sheet, f"{layout.letter('unit_text')}{FIRST_ROW + 1}")

    assert offered[:3] == ["%", "Dokumen", "Laporan"]
    assert _help(tmp_path / "form.xlsx", layout, "unit_text").promptTitle == "Satuan"


def test_the_guide_says_what_grey_targets_are_on_a_form_that_suggests_some(tmp_path: Path) -> None:
    _written(tmp_path / "quarters.xlsx")
    write_template(tmp_path / "plain.xlsx", blank_form(year=2026, region="52.03"))
    guides = [values_of(tmp_path / name, "Petunjuk Pengisian") for name in ("quarters.xlsx", "plain.xlsx")]
    said = [[str(line[1]) for line in guide[2:]] for guide in guides]

    assert [line for line in said[0] if line not in said[1]] == [said[0][-2]]
    assert "hanya saran dari jadwal" in said[0][-2]
