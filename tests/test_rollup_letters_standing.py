"""What a letter and the status say of a plan that came and of which little or nothing is in the roll-up: what is true."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.rolling_up.facts.facts import State, TypedBeside
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.workbooks.letters.content import Letter, letters
from rak_excel.workbooks.letters.text import letter_as_text
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.libreoffice import LibreOffice
from tests.rollup_plans import office_plan
from tests.test_rollup_following import judged, sheet_rows, written
from tests.test_rollup_workbook import computed_otherwise

DUE, CAME = datetime.date(2020, 1, 31), datetime.date(2020, 1, 29)
BOTH = ("Data Komisi", "Data Sekretariat")
PLAN, OTHER = office_plan("52.04"), office_plan("52.03")
HALF = office_plan("52.04", parts=["commission"])


def emptied(path: Path, *sheets: str, region: str = "52.04") -> Path:
    """The roll-up after all rows of an office were deleted on these sheets."""
    book = openpyxl.load_workbook(path)
    for name in sheets:
        regions = [cell.value for cell in book[name]["C"]]
        for row in reversed([at for at, each in enumerate(regions, 1) if each == region]):
            book[name].delete_rows(row)
    book.save(path)
    return path


def letter_to(region: str, result: Rollup) -> Letter:
    return next(each for each in letters(result, compare(result)) if each.name[:4] == region.replace(".", ""))


def asked(letter: Letter) -> str:
    return " ".join(each.id for each in letter.requests)


def status_of(region: str, path: Path) -> dict[str, object]:
    return next(row for row in sheet_rows(path, "Status Penyampaian") if row["Kode Wilayah"] == region)


def rolled_up_again(folder: Path, *sheets: str, plan: object = PLAN, alone: bool = False) -> Rollup:
    """With all rows of 52.04 on these sheets deleted, beside the plans or alone."""
    plans = judged(plan, OTHER)  # type: ignore[arg-type]
    first = roll_up(plans, provinces=["52"], typed={"52.04": TypedBeside(CAME)}, deadline=DUE)
    last = read_rollup(emptied(written(first, folder / "first.xlsx"), *sheets))
    return roll_up([last, *([] if alone else plans)], provinces=["52"])


@pytest.mark.parametrize("alone", [False, True])
def test_a_plan_of_which_the_province_deleted_every_row_was_received(tmp_path: Path, alone: bool) -> None:
    result = rolled_up_again(tmp_path, *BOTH, alone=alone)
    status, letter = status_of("52.04", written(result, tmp_path / "again.xlsx")), letter_to("52.04", result)

    assert (status["Status"], status["Baris Komisi"], status["Baris Sekretariat"]) == ("Tepat waktu", 0, 0)
    assert str(status["Keterangan"]) == "52.04.xlsx; semua baris Komisi, Sekretariat dihapus di rekap"
    assert letter.state.id == "Tepat waktu"
    assert asked(letter) == (
        "Rencana Aksi Kinerja tahun 2020 sudah kami terima. Semua kegiatan di sheet Komisi dan Sekretariat kami hapus dari rekap."
    )
    assert len(letter.mended) == sum(
        choice.facts.activities(part)
        for choice in result.choices
        if choice.facts.region == "52.04"
        for part in choice.facts.parts
    )
    row = "kegiatan ke-1" if alone else "baris 2"  # only the file itself tells the row
    assert f"Yang sudah kami koreksi di rekap: (1) sheet Komisi, {row}: dihapus" in letter_as_text(letter, "id")


@pytest.mark.parametrize(("sheet", "part"), [(BOTH[0], "Komisi"), (BOTH[1], "Sekretariat")])
def test_a_part_of_which_the_province_deleted_every_row_is_not_asked_for(tmp_path: Path, sheet: str, part: str) -> None:
    result = rolled_up_again(tmp_path, sheet)
    status, letter = status_of("52.04", written(result, tmp_path / "again.xlsx")), letter_to("52.04", result)

    assert status["Status"] == "Tepat waktu"
    assert str(status["Keterangan"]) == f"52.04.xlsx; semua baris {part} dihapus di rekap"
    assert f"sudah kami terima. Semua kegiatan di sheet {part} kami hapus dari rekap." in asked(letter)
    assert "belum" not in letter_as_text(letter, "id").partition("Yang sudah kami koreksi")[0]
    assert [office.region for office in result.whole] == ["52.03", "52.04"]


def test_the_part_that_never_came_is_asked_for_also_where_the_other_was_deleted(tmp_path: Path) -> None:
    result = rolled_up_again(tmp_path, BOTH[0], plan=HALF)
    status, letter = status_of("52.04", written(result, tmp_path / "again.xlsx")), letter_to("52.04", result)

    assert status["Status"] == letter.state.id == "Sebagian (Sekretariat belum ada)"
    assert (
        "sheet Sekretariat belum ada isinya. Mohon dilengkapi dan dikirim. Semua kegiatan di sheet Komisi kami"
        in asked(letter)
    )


def test_a_file_that_an_earlier_roll_up_lists_without_its_rows_was_received(tmp_path: Path) -> None:
    """As one for a province that was not asked for then."""
    first = written(roll_up(judged(PLAN, office_plan("51.03")), provinces=["51"]), tmp_path / "first.xlsx")
    result = roll_up([read_rollup(first), *judged(OTHER)], provinces=["52"])
    status, letter = status_of("52.04", written(result, tmp_path / "again.xlsx")), letter_to("52.04", result)

    assert State.NOT_HELD in {choice.state for choice in result.choices}
    assert status["Status"] == "File tidak disertakan"
    assert (letter.state.id, letter.asks) == ("Sudah diterima", False)
    assert asked(letter) == (
        "Rencana Aksi Kinerja tahun 2020 sudah kami terima, tetapi filenya tidak ikut kami periksa kali ini."
    )


def test_a_part_whose_file_is_not_here_is_not_asked_for(tmp_path: Path) -> None:
    january = datetime.datetime(2020, 1, 10)
    whole = office_plan("52.04", file="whole.xlsx", saved=january)
    part = office_plan("52.04", file="part.xlsx", saved=january + datetime.timedelta(1), parts=["commission"])
    first = written(roll_up(judged(whole, part), provinces=["52"]), tmp_path / "first.xlsx")
    result = roll_up([read_rollup(emptied(first, BOTH[1]))], provinces=["52"])
    letter = letter_to("52.04", replace(result, notes=()))

    assert {choice.facts.file: choice.state for choice in result.choices}["whole.xlsx"] is State.NOT_HELD
    assert (letter.state.id, letter.asks) == ("Sudah diterima", False)
    assert asked(letter) == (
        "Rencana Aksi Kinerja tahun 2020 sudah kami terima. File whole.xlsx tidak ikut kami periksa kali ini. "
        "Tidak ada lagi yang perlu diperbaiki. Terima kasih."
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize("sheets", [BOTH, BOTH[:1]])
def test_its_figures_are_those_that_libreoffice_computes(
    tmp_path: Path, office: LibreOffice, sheets: tuple[str, ...]
) -> None:
    path = written(rolled_up_again(tmp_path, *sheets), tmp_path / "again.xlsx")
    assert computed_otherwise(path, office) == set()
