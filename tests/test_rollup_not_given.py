"""An office whose plan an earlier roll-up knows, and whose file is not among those given, is not said to have sent nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak_excel.jobs.rollup.summary import said
from rak_excel.rolling_up.facts.facts import InputFacts, TypedBeside
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.workbooks.letters.content import Letter, letters
from rak_excel.workbooks.letters.text import letter_as_text
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.libreoffice import LibreOffice
from tests.rollup_plans import NTB, office_plan
from tests.test_rollup_following import judged, sheet_rows, written
from tests.test_rollup_workbook import computed_otherwise

DUE, CAME = datetime.date(2020, 1, 31), datetime.date(2020, 1, 29)
PLAN, OTHER = office_plan("52.04"), office_plan("52.03")


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two offices, of which one has a date of receipt."""
    result = roll_up(judged(PLAN, OTHER), provinces=["52"], typed={"52.04": TypedBeside(CAME)}, deadline=DUE)
    return written(result, tmp_path_factory.mktemp("last") / "last.xlsx")


def made_with(previous: InputFacts, *plans: InputFacts) -> Rollup:
    return roll_up(plans, provinces=["52"], typed=previous.typed, previous=previous, guides=[previous])


def letter_to(region: str, result: Rollup) -> Letter:
    return next(each for each in letters(result, compare(result)) if each.name[:4] == region.replace(".", ""))


def status_of(region: str, path: Path) -> dict[str, object]:
    return next(row for row in sheet_rows(path, "Status Penyampaian") if row["Kode Wilayah"] == region)


def test_status_and_letter_do_not_say_that_it_was_never_received(last: Path, tmp_path: Path) -> None:
    result = made_with(read_rollup(last), *judged(OTHER))
    path, letter = written(result, tmp_path / "new.xlsx"), letter_to("52.04", result)
    lines = [line.id for line in said(result, path)]

    assert status_of("52.04", path)["Status"] == "File tidak disertakan"
    assert status_of("52.05", path)["Status"] == "Belum menyampaikan"
    assert letter.state.id == "Sudah diterima"
    assert "belum kami terima" not in letter_as_text(letter, "id")
    assert "segera dikirim" not in letter_as_text(letter, "id")
    assert not letter.asks
    assert (
        "Di folder ini tidak ada file KPU Kabupaten Sumbawa, yang sudah tercatat di rekap sebelumnya. Sertakan semua file, "
        "atau rekap lamanya."
    ) in lines
    assert "Sumbawa," not in next(line for line in lines if line.startswith("Belum menyampaikan"))


def test_the_figures_still_add_up(last: Path, tmp_path: Path) -> None:
    result = made_with(read_rollup(last), *judged(OTHER))
    states = [row["Status"] for row in sheet_rows(written(result, tmp_path / "new.xlsx"), "Status Penyampaian")]

    assert states.count("Belum menyampaikan") == len(NTB) - 2
    assert len(result.whole) + len(result.missing) == len(result.offices)


def test_it_is_known_for_as_many_runs_as_its_file_is_missing(last: Path, tmp_path: Path) -> None:
    path = last
    for name in ("one.xlsx", "two.xlsx"):
        path = written(made_with(read_rollup(path), *judged(OTHER)), tmp_path / name)
    assert status_of("52.04", path)["Status"] == "File tidak disertakan"

    back = written(made_with(read_rollup(path), *judged(PLAN, OTHER)), tmp_path / "back.xlsx")
    assert status_of("52.04", back)["Status"] == "Tepat waktu"


def test_without_an_earlier_roll_up_or_with_it_among_the_inputs_nothing_is_missing(last: Path, tmp_path: Path) -> None:
    alone = written(roll_up(judged(OTHER), provinces=["52"]), tmp_path / "alone.xlsx")
    assert status_of("52.04", alone)["Status"] == "Belum menyampaikan"
    assert not [line for line in said(roll_up(judged(OTHER), provinces=["52"]), alone) if "Di folder" in line.id]

    previous = read_rollup(last)
    both = written(made_with(previous, *judged(OTHER), previous), tmp_path / "both.xlsx")
    assert status_of("52.04", both)["Status"] == "Tepat waktu"


def test_last_years_plan_is_none_of_this_year(last: Path, tmp_path: Path) -> None:
    this_year = judged(office_plan("52.03", year=2021, file="2021.xlsx"))
    path = written(made_with(read_rollup(last), *this_year), tmp_path / "2021.xlsx")

    assert status_of("52.04", path)["Status"] == "Belum menyampaikan"


@pytest.mark.libreoffice
@pytest.mark.parametrize("provinces", [["52"], ["51", "52"]])
def test_its_figures_are_those_that_libreoffice_computes(
    last: Path, tmp_path: Path, office: LibreOffice, provinces: list[str]
) -> None:
    previous = read_rollup(last)
    result = roll_up(judged(OTHER), provinces=provinces, typed=previous.typed, previous=previous)
    path = written(result, tmp_path / "new.xlsx")
    assert computed_otherwise(path, office) == set()
