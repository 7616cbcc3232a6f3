"""What people typed into a merged plan by hand is carried into the next merge, or that merge is refused."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.errors import OutputExistsError, UnclearOfficeError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import summary, troubles
from rak_excel.merging.merge import Merged
from rak_excel.model import Identity
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from tests.merged_plans import sheet_of
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, rows_of, sent, written
from tests.typing_in import remove_sheet, type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Hukum | Nilai | 90 | Advokasi | v | | | | Divisi Hukum |"
NOBODY: dict[str, Any] = {"place": "", "date": None, "chair": ("Ketua", "", ""), "secretary": ("Sekretaris", "", "")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two submissions that say different targets, and neither place nor date nor who signs."""
    return written(tmp_path / "kiriman", [sent(ROW, LEGAL, **NOBODY), sent(OTHER, FINANCE, **NOBODY)])


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _type_identity(path: Path, texts: Mapping[str, str]) -> None:
    """Types beside labels of the identity sheet: `Ketua/Jabatan` is the line below the heading `Ketua`."""
    sheet = sheet_of(path, "Identitas Satker")
    rows = {sheet.text(row, 1).casefold(): row for row in sorted(sheet.rows, reverse=True)}
    at = {}
    for label, text in texts.items():
        heading, _, below = label.casefold().rpartition("/")
        start = rows[heading] if heading else 0
        row = next(each for each in sorted(sheet.rows) if each > start and sheet.text(each, 1).casefold() == below)
        at[f"B{row}"] = text
    type_in(path, "Identitas Satker", at)


def _choose(path: Path, letter: str) -> None:
    type_in(path, "Beda Isian", {"I6": letter})


def _again(folder: Path, plan: Path, output: Path | None = None, base: Path | None = None) -> Merged:
    return merge_files([folder], output or plan, MergeRequest(decisions=plan, base=base))


def _identity(path: Path) -> Identity:
    return read_plan(path).identity


def test_place_date_and_signatures_typed_beside_a_choice_stay(folder: Path, plan: Path) -> None:
    _choose(plan, "A")
    sheet = sheet_of(plan, "Identitas Satker")
    texts = [sheet.text(row, 1) for row in sorted(sheet.rows)]
    day = next(at for at, text in enumerate(texts) if text.startswith("Tanggal"))
    place, month, year = texts[day - 1], texts[day + 1], texts[day + 2]
    labels = {place: "Selong", texts[day]: "22", month: "Januari", year: "2020"}
    people = {"Ketua/Jabatan": "Plt. Ketua", "Ketua/Nama dan Gelar": "Ketua (contoh)"}
    _type_identity(plan, labels | people)

    for _ in range(2):  # what was carried once is carried again
        assert rows_of(_again(folder, plan))[0][1] == "90"
        identity = _identity(plan)
        assert (identity.place, identity.date) == ("Selong", datetime.date(2020, 1, 22))
        assert (identity.signatories["chair"].title, identity.signatories["chair"].name) == (
            "Plt. Ketua",
            "Ketua (contoh)",
        )


@pytest.mark.parametrize(
    "edited",
    [{"E9": "Advokasi dan Penyuluhan"}, {"G9": "v"}, {"D9": "97"}, {"J9": "Divisi Keuangan"}, {"G9": "pertengahan"}],
)
def test_a_plan_corrected_by_hand_is_not_replaced_by_the_merge_that_applies_its_choices(
    folder: Path, plan: Path, edited: Mapping[str, str]
) -> None:
    _choose(plan, "A")
    type_in(plan, "Komisi", edited)
    before = plan.read_bytes()

    with pytest.raises(OutputExistsError, match=r"diperbaiki dengan tangan.*--base"):
        _again(folder, plan)
    assert plan.read_bytes() == before
    other = _again(folder, plan, plan.with_name("lain.xlsx"))
    assert "rencana.xlsx juga diperbaiki dengan tangan di Komisi baris 9;" in " ".join(map(str, troubles(other)))
    assert rows_of(other)[0][1] == "90"


def test_a_remark_written_below_the_plan_is_a_correction_by_hand_too(folder: Path, plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Komisi"]["E40"] = "Menunggu kabar dari Divisi Hukum"
    book.save(plan)

    with pytest.raises(OutputExistsError, match="diperbaiki dengan tangan"):
        _again(folder, plan)


def test_a_plan_in_which_only_choices_were_made_is_replaced(folder: Path, plan: Path) -> None:
    _choose(plan, "A")
    merged = _again(folder, plan)
    assert (merged.complete, merged.not_carried) == (True, ())


@pytest.mark.parametrize("sheet", ["Perlu Dicek", "Beda Isian", "Cek Jumlah Baris", "Catatan Rapat"])
def test_what_is_typed_beside_the_plan_is_not_lost_without_a_word(folder: Path, plan: Path, sheet: str) -> None:
    _choose(plan, "A")
    _write(plan, sheet, "sudah ditelepon")
    before = plan.read_bytes()

    with pytest.raises(OutputExistsError, match=r"sudah diubah sejak ditulis.* -o, dan tambahkan --decisions"):
        merge_files([folder], plan, force=True)
    with pytest.raises(OutputExistsError, match=f"sheet {sheet} sudah diubah"):
        _again(folder, plan)
    assert plan.read_bytes() == before
    merged = _again(folder, plan, plan.with_name("lain.xlsx"))
    assert f"rencana.xlsx: perubahan di sheet {sheet} tidak ikut" in str(merged.not_carried[0])
    assert rows_of(merged)[0][1] == "90"


@pytest.mark.parametrize("cell", ["L9", "B40", "A1"])
def test_what_is_typed_around_the_table_of_a_part_protects_the_plan_from_force(
    folder: Path, plan: Path, cell: str
) -> None:
    _write(plan, "Komisi", "PERUBAHAN", cell)
    with pytest.raises(OutputExistsError, match="sudah diubah sejak ditulis"):
        merge_files([folder], plan, force=True)


def _write(path: Path, sheet: str, text: str, cell: str = "R4") -> None:
    """Writes into a cell that may be empty, on a sheet that may be new; stored results of formulas stay."""
    results = openpyxl.load_workbook(path, data_only=True)
    if sheet not in results.sheetnames:
        results.create_sheet(sheet)
    results[sheet][cell] = text
    results.save(path)


def test_the_sentence_that_protects_an_edited_plan_says_what_each_way_carries(folder: Path, plan: Path) -> None:
    _choose(plan, "A")
    with pytest.raises(OutputExistsError, match="Pilih nama lain dengan -o, atau tambahkan --decisions"):
        merge_files([folder], plan, force=True)
    type_in(plan, "Komisi", {"E9": "Penyuluhan"})
    with pytest.raises(OutputExistsError, match=r"-o, dan tambahkan --decisions .* Perubahan lain tetap di file itu"):
        merge_files([folder], plan, force=True)
    remove_sheet(plan, "Beda Isian")
    with pytest.raises(OutputExistsError, match=r"Pilih nama lain dengan -o\.$"):
        merge_files([folder], plan, force=True)


def _revised(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A signed plan, submissions that revise it with a contradiction, and their merge with a reason written in it."""
    signed, revision = tmp_path / "ttd.xlsx", tmp_path / "revisi.xlsx"
    merge_files([written(tmp_path / "awal", [sent(ROW, LEGAL)])], signed)
    new = ROW.replace("Advokasi", "Penyuluhan")
    folder = written(
        tmp_path / "kiriman", [sent(new, LEGAL_OFFICE), sent(new.replace("95", "96"), FINANCE, file="b.xlsx")]
    )
    merge_files([folder], revision, MergeRequest(base=signed))
    sheet = sheet_of(revision, "Matriks Perubahan")
    row = next(row for row in sorted(sheet.rows) if sheet.text(row, 3) == "Kegiatan baru")
    type_in(revision, "Matriks Perubahan", {f"F{row}": "Permintaan provinsi"})
    return folder, signed, revision


def test_a_reason_for_a_change_stays_with_that_change(tmp_path: Path) -> None:
    folder, signed, revision = _revised(tmp_path)
    _choose(revision, "A")

    for _ in range(2):
        merged = _again(folder, revision, base=signed)
        assert {str(each.what): each.reason for each in merged.changes or ()} == {
            "Kegiatan baru": "Permintaan provinsi",
            "Kegiatan dihapus": "",
        } | {str(each.what): "" for each in merged.changes or () if str(each.what) == "Target"}
        assert not merged.unused_reasons


def test_choices_made_in_a_revision_need_the_plan_that_it_revises(tmp_path: Path) -> None:
    folder, signed, revision = _revised(tmp_path)
    with pytest.raises(UnclearOfficeError, match=r"adalah hasil revisi.*--base"):
        _again(folder, revision)
    told = summary(_again(folder, revision, base=signed), revision)
    assert f"gabung lagi dengan --base yang sama dan --decisions {revision}." in told.id


def test_nothing_is_carried_from_the_plan_of_another_office(tmp_path: Path) -> None:
    bima = {"office": "KPU Kabupaten Bima", "region": "52.06", "place": "Woha"}
    other, plan = tmp_path / "bima.xlsx", tmp_path / "rencana.xlsx"
    merge_files([written(tmp_path / "bima", [sent(ROW, LEGAL, **bima)])], other)
    merge_files([written(tmp_path / "kiriman", [sent(ROW, LEGAL, **NOBODY)])], plan, MergeRequest(decisions=other))
    assert _identity(plan).place == ""


def test_a_reason_whose_change_is_no_more_is_told_and_listed(tmp_path: Path) -> None:
    folder, signed, revision = _revised(tmp_path)
    written(folder, [sent(ROW.replace("Advokasi", "Rapat"), LEGAL_OFFICE)])
    (folder / "b.xlsx").unlink()
    merged = _again(folder, revision, base=signed)

    assert [each.said for each in merged.unused_reasons] == ["Permintaan provinsi"]
    assert any("Permintaan provinsi (Nilai)" in str(each) for each in troubles(merged))
    assert any("Permintaan provinsi" in str(row[0]) for row in remarks_table(merged).rows)


def test_written_reasons_protect_a_plan_from_force(tmp_path: Path) -> None:
    folder, signed, revision = _revised(tmp_path)
    with pytest.raises(OutputExistsError, match="sudah diubah sejak ditulis"):
        merge_files([folder], revision, MergeRequest(base=signed), force=True)


def test_a_merged_plan_from_before_the_rows_had_a_digest_of_their_own_is_protected_too(
    folder: Path, plan: Path
) -> None:
    book = openpyxl.load_workbook(plan)
    for cell in ("A2", "A3"):
        book["Asal Baris"][cell] = None
    book.save(plan)
    _choose(plan, "A")
    _again(folder, plan, plan.with_name("lain.xlsx"))
    type_in(plan, "Komisi", {"E9": "Advokasi dan Penyuluhan"})
    with pytest.raises(OutputExistsError, match="diperbaiki dengan tangan"):
        _again(folder, plan)
