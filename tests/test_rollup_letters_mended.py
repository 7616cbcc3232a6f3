"""Letters on what the province corrected in the roll-up itself: from the corrections, not from findings that went away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.letters.content import Letter, letters
from rak_excel.workbooks.letters.text import letter_as_text
from rak_excel.workbooks.letters.writing import written_letters
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_rollup_earlier import edited, written

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

PLAN = office_plan("52.03", changed("K1.2", target="85%", periods="T1 T2"), file="a.xlsx")
NEWER = office_plan("52.03", changed("K1.2", target="70%"), file="b.xlsx", revision=1)


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = written(roll_up([facts_of_plan(PLAN)]), tmp_path_factory.mktemp("rollup") / "rekap.xlsx")
    return path.read_bytes()


@pytest.fixture
def earlier(rolled_up: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(rolled_up)
    return path


def letter_of(result: Rollup) -> Letter:
    (letter,) = (each for each in letters(result, compare(result)) if each.name.startswith("5203"))
    return letter


def said(letter: Letter) -> list[str]:
    return [each.said().id for each in letter.mended]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"J5": 88}, "sheet Komisi, sel D3: 85% -> 88%"),
        ({"L5": None}, "sheet Komisi, sel E3: {activity} -> (kosong)"),
        ({"O5": "✓", "P5": "✓"}, "sheet Komisi, sel H3, I3: jadwal T1 T2 -> T1 T2 T3 T4"),
        ({"G5": 7}, "sheet Komisi, baris 3, kolom No: 1 -> 7"),
    ],
)
def test_the_cell_of_the_field_is_named_with_what_it_was_and_what_it_shall_be(
    earlier: Path, typed: dict[str, Any], told: str
) -> None:
    activity = openpyxl.load_workbook(earlier)["Data Komisi"]["L5"].value
    result = roll_up([facts_of_plan(PLAN), read_rollup(edited(earlier, "Data Komisi", **typed))])
    letter = letter_of(result)

    assert said(letter) == [told.format(activity=activity)]
    assert letter.asks
    assert f"Yang sudah kami koreksi di rekap: {said(letter)[0]}. Mohon disesuaikan juga" in letter_as_text(
        letter, "id"
    )
    assert "tidak ada yang perlu diperbaiki" not in letter_as_text(letter, "id")


def test_without_the_plan_what_the_cell_became_is_told(earlier: Path) -> None:
    letter = letter_of(roll_up([read_rollup(edited(earlier, "Data Komisi", J5=88))]))

    assert said(letter) == ["sheet Komisi, sel D3: menjadi 88%"]


def test_rows_that_were_deleted_and_added_are_told_as_such(earlier: Path) -> None:
    book = openpyxl.load_workbook(earlier)
    sheet = book["Data Komisi"]
    activity = sheet["L6"].value
    copied = [cell.value for cell in sheet[5]]
    sheet.delete_rows(6)
    last = sheet.max_row + 1
    for column, value in enumerate(copied, 1):
        sheet.cell(last, column, value)
    sheet.cell(last, 12, "Lomba desa")
    seal = next(cell.column for cell in sheet[3] if cell.value == "Segel Isian")
    sheet.cell(last, seal).value = None
    book.save(earlier)

    letter = letter_of(roll_up([facts_of_plan(PLAN), read_rollup(earlier)]))
    deleted, added = sorted(said(letter), key=lambda each: "baris baru" in each)
    assert deleted.startswith(f'sheet Komisi, baris 4: dihapus ("{activity[:20]}')
    assert 'baris baru, indikator "' in added
    assert 'kegiatan "Lomba desa", jadwal T1 T2, pelaksana ' in added


def test_what_is_to_be_chosen_or_was_taken_back_is_not_told(earlier: Path) -> None:
    corrected = read_rollup(edited(earlier, "Data Komisi", J5=88))
    asked = roll_up([facts_of_plan(NEWER), corrected])

    assert asked.corrections_open
    assert letter_of(asked).mended == ()


def test_cells_that_were_corrected_alike_are_told_together(earlier: Path) -> None:
    sheet = openpyxl.load_workbook(earlier)["Data Komisi"]
    rows = [row for row in range(4, 12) if sheet[f"Q{row}"].value == sheet["Q5"].value]
    typed = {f"Q{row}": "Divisi Hukum dan Pengawasan" for row in rows}
    before = shortened(str(sheet["Q5"].value), 60)
    letter = letter_of(roll_up([facts_of_plan(PLAN), read_rollup(edited(earlier, "Data Komisi", **typed))]))

    assert len(rows) > 1
    cells = ", ".join(f"J{row - 2}" for row in rows)
    assert said(letter) == [f"sheet Komisi, sel {cells}: {before} -> Divisi Hukum dan Pengawasan"]


def test_a_correction_too_long_for_the_sentence_stands_whole_on_the_second_sheet(earlier: Path, tmp_path: Path) -> None:
    activity = " ".join(f"Menyusun laporan bagian {number}." for number in range(9))
    letter = letter_of(roll_up([facts_of_plan(PLAN), read_rollup(edited(earlier, "Data Komisi", L5=activity))]))
    with written_letters(tmp_path / "surat", [letter]):
        pass
    book = openpyxl.load_workbook(tmp_path / "surat" / f"{letter.name}.xlsx")
    page = [str(row[0].value) for row in book["Catatan"].iter_rows()]

    assert not any(activity in each for each in page)
    assert page[-1] == "Isian dan catatan lengkapnya ada di sheet Daftar Lengkap."
    assert book["Daftar Lengkap"]["E3"].value == f"Sudah kami koreksi di rekap: {activity}"


def test_many_corrections_are_counted_and_listed_on_the_second_sheet(earlier: Path, tmp_path: Path) -> None:
    typed = {f"L{row}": f"Kegiatan baru {row}" for row in range(4, 12)}
    letter = letter_of(roll_up([facts_of_plan(PLAN), read_rollup(edited(earlier, "Data Komisi", **typed))]))
    with written_letters(tmp_path / "surat", [letter]):
        pass
    book = openpyxl.load_workbook(tmp_path / "surat" / f"{letter.name}.xlsx")
    page = [str(row[0].value) for row in book["Catatan"].iter_rows()]
    listed = [[cell.value for cell in row] for row in book["Daftar Lengkap"].iter_rows(min_row=3)]

    assert any(": (1) sheet Komisi, " in each and "; (2) sheet Komisi, " in each for each in page)
    assert any("; dan 3 lagi, lihat sheet Daftar Lengkap. Mohon disesuaikan juga di rencana." in each for each in page)
    assert "dan 5 lagi, lihat file 5203 Lombok Timur.xlsx." in letter_as_text(letter, "id")
    assert [row[4] for row in listed][-1] == "Sudah kami koreksi di rekap: Kegiatan baru 11"
    assert [row[2] for row in listed][-8:] == [f"sel E{row}" for row in range(2, 10)]


def ten_offices(folder: Path, **typed: Any) -> Rollup:
    """Ten offices with targets near to each other, of which the first was typed over in their roll-up."""
    plans = [office_plan(region, changed("K1.2", target=f"{80 + n}%")) for n, region in enumerate(NTB)]
    harvests = [facts_of_plan(plan) for plan in plans]
    path = edited(written(roll_up(harvests, provinces=["52"]), folder / "ten.xlsx"), "Data Komisi", **typed)
    return roll_up([*harvests, read_rollup(path)], provinces=["52"])


@pytest.mark.parametrize(
    ("typed", "after"), [({"J5": 30}, "30%"), ({"J5": "banyak"}, "banyak"), ({"J5": 3, "K5": "laporan"}, "3 laporan")]
)
def test_the_office_is_not_asked_about_a_target_that_the_province_typed(
    tmp_path: Path, typed: dict[str, Any], after: str
) -> None:
    result = ten_offices(tmp_path, **typed)
    doubtful = [each for comparison in compare(result) for each in (*comparison.far, *comparison.of_other_kind)]
    letter = next(iter(letters(result, compare(result))))

    assert doubtful == [NTB[0]]
    assert [point.code for point in letter.points] == []
    assert [each.lower() for each in said(letter)] == [f"sheet komisi, sel d3: 80% -> {after}"]


def test_a_typed_target_of_another_kind_is_told_to_the_province(tmp_path: Path) -> None:
    result = ten_offices(tmp_path, J5="banyak")
    (correction,) = result.corrections

    assert correction.reason.id == 'Target "banyak" tidak dalam satuan indikatornya (%).'
    assert (
        'Koreksi KPU Kabupaten Lombok Barat, indikator K1.2: Target "banyak" tidak dalam satuan indikatornya (%). '
        "Perbaiki di sheet data."
    ) in [doubt.id for doubt in result.doubts]
    assert ten_offices(tmp_path, J5=30).corrections[0].reason.id == ""


def test_a_typed_row_with_a_target_of_another_kind_is_told_too(tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(PLAN)]), tmp_path / "one.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    row = [cell.value for cell in sheet[5]]
    sheet.delete_rows(5)
    sheet.append([*row[:9], "banyak", *row[10:-1], None])
    book.save(path)
    result = roll_up([facts_of_plan(PLAN), read_rollup(path)])

    assert [each.reason.id for each in result.corrections if each.correction.field == "added"] == [
        'Target "banyak" tidak dalam satuan indikatornya (%).'
    ]


def test_the_office_is_not_asked_about_typed_targets_of_which_one_is_still_to_be_chosen(tmp_path: Path) -> None:
    """Without its plan nobody knows what the office's file says, and the data row shows one of them."""
    plans = [facts_of_plan(office_plan(code, changed("K1.2", target=f"{80 + n}%"))) for n, code in enumerate(NTB)]
    typed = [
        edited(written(roll_up(plans, provinces=["52"]), tmp_path / f"{value}.xlsx"), "Data Komisi", J5=value)
        for value in (30, 31)
    ]
    result = roll_up([read_rollup(path) for path in typed], provinces=["52"])

    assert len(result.corrections_open) == 2
    assert [each for comparison in compare(result) for each in comparison.far] == [NTB[0]]
    assert next(iter(letters(result, compare(result)))).points == ()
