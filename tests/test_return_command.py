"""`rak-excel check --return` and `--since` as they are typed: which files they write, which they leave alone, and what they say."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from rak_excel import check, read_plans
from rak_excel.layouts.marks import SHEET
from tests.consoles import Ended, run_command
from tests.returns import CLEAN, HEADING, OLD_YEAR, UNKNOWN, answer, cells_of, rows_of, type_into, workbook
from tests.workbooks import xls

WRITTEN = "RAK Jaten - catatan.xlsx"


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file, `kiriman/RAK Jaten.xlsx`, within the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("kiriman") / "RAK Jaten.xlsx"
    path.parent.mkdir()
    path.write_bytes(workbook())
    return path


def run(*arguments: str | Path) -> Ended:
    return run_command("--lang", "id", "check", *arguments)


def names_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def returned(sent: Path, folder: str = "balik", *more: str) -> Path:
    run(sent, "--return", folder, *more)
    return Path(folder) / f"{sent.stem.removesuffix(' - catatan')} - catatan.xlsx"


# How it ends, and what it says


def test_a_file_with_errors_goes_back_with_exit_code_1_and_its_verdict(sent: Path) -> None:
    ended = run(sent.parent, "--return", "balik")
    assert ended.exit_code == 1
    assert ended.results == f"balik/{WRITTEN}: BELUM SIAP: 3 isian wajib diperbaiki, 2 perlu dicek\n"
    assert "1 file balasan disimpan di balik." in ended.messages
    assert [row["ISIAN SAAT INI"] for row in rows_of(Path("balik") / WRITTEN)] == [
        "",
        "Sub Bagian Gudang",
        "baik sekali",
        "",
        "Menyusun laporan tahun 2018",
    ]


def test_the_same_in_english(sent: Path) -> None:
    ended = run_command("--lang", "en", "check", sent, "--return", "back")
    assert ended.results.startswith("back/RAK Jaten - findings.xlsx: NOT READY: 3 to be corrected")
    again = run_command("--lang", "en", "check", "back", "--return", "again")
    assert again.results.splitlines()[-1] == "0 of 5 findings are settled, 5 still there"


def test_without_errors_the_exit_code_is_0(sent: Path) -> None:
    assert run(sent, "--select", "RAK221", "--return", "balik").exit_code == 0


def test_a_return_that_comes_back_is_told_with_what_became_of_each_finding(sent: Path) -> None:
    back = returned(sent)
    type_into(back, D7="80", E5="Menyusun bahan tahun 2018")
    ended = run(back)
    assert "1 dari 5 catatan sudah selesai, 4 masih ada, 1 baru" in ended.results
    assert "[RAK502, masih ada]" in ended.results
    assert "[RAK221, baru]" in ended.results
    assert ended.results.count("[RAK302]") == 1
    assert "  Selesai\n      Sekretariat!D7  Target" in ended.results


def test_answers_are_told_and_what_was_not_understood_is_explained(sent: Path) -> None:
    back = returned(sent)
    answer(back, "RAK302", TANGGAPAN="Tidak paham")
    answer(back, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="Sisa pekerjaan 2018")
    ended = run(back)
    assert "Tanggapan kantor: Tidak paham. Mengapa: " in ended.results
    assert "Tanggapan kantor: Memang benar. Sisa pekerjaan 2018" in ended.results
    (row,) = (row for row in rows_of(returned(back, "lagi")) if "RAK302" in row["RAK_CATATAN"])
    assert row["TANGGAPAN"] == "Tidak paham"
    assert "\nMengapa: " in row["SARAN"]


def test_what_the_settings_let_an_office_explain_is_asked_for_no_more(sent: Path) -> None:
    settings = Path("rak-excel.toml")
    settings.write_text('[check]\nexplainable = ["RAK221"]\n', encoding="utf-8")
    back = returned(sent)
    answer(back, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="Sisa pekerjaan 2018")
    ended = run(back, "--settings", settings)
    assert "0 dari 5 catatan sudah selesai, 4 masih ada, 1 dijelaskan" in ended.results
    assert "    Dijelaskan\n      E8  " in ended.results
    assert "BELUM SIAP: 3 isian wajib diperbaiki, 1 perlu dicek" in ended.results
    assert "Menyebut tahun 2018" in run(back, "--brief").results
    assert "Menyebut tahun 2018" not in run(back, "--brief", "--settings", settings).results

    again = returned(back, "lagi", "--settings", "rak-excel.toml")
    assert openpyxl.load_workbook(again)["Sekretariat"]["E8"].comment is None
    (row,) = (row for row in rows_of(again) if "RAK221" in row["RAK_CATATAN"])
    assert (row["KEADAAN"], row["TANGGAPAN"], row["PUTUSAN"]) == ("Dijelaskan", "Memang benar", "")


def test_json_and_csv_tell_progress_answer_and_explanation_also_of_what_is_settled(sent: Path) -> None:
    back = returned(sent)
    answer(back, "RAK221", TANGGAPAN="Tidak paham", PENJELASAN="Tahun apa?")
    type_into(back, D7="80")
    told = {each["code"]: each for each in json.loads(run(back, "--format", "json").results)}
    assert {code: (each["progress"], each["answer"], each["explanation"]) for code, each in told.items()} == {
        "RAK003": ("still", None, None),
        "RAK107": ("still", None, None),
        "RAK502": ("still", None, None),
        "RAK221": ("still", "unclear", "Tahun apa?"),
        "RAK302": ("settled", None, None),
    }
    assert told["RAK302"]["cell"] == "D7"
    rows = list(csv.DictReader(io.StringIO(run(back, "--format", "csv").results.removeprefix("\ufeff")), delimiter=";"))
    assert {(row["kode"], row["keadaan"], row["tanggapan"], row["penjelasan"]) for row in rows} >= {
        ("RAK221", "Masih ada", "Tidak paham", "Tahun apa?"),
        ("RAK302", "Selesai", "", ""),
    }


def test_without_a_list_json_and_csv_tell_none_of_it(sent: Path) -> None:
    told = json.loads(run(sent, "--format", "json").results)
    assert {(each["progress"], each["answer"], each["explanation"]) for each in told} == {(None, None, None)}


def test_the_workbooks_of_findings_are_written_of_returns_too(sent: Path) -> None:
    back = returned(sent)
    assert run(back, "--format", "xlsx", "-o", "catatan").exit_code == 1
    (path,) = Path("catatan").iterdir()
    texts = [str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row if cell.value]
    assert any("Sub Bagian Gudang" in text for text in texts)


# The names of what is written


def test_a_return_of_a_return_keeps_its_name(sent: Path) -> None:
    again = returned(returned(sent), "lagi").parent
    assert names_in(str(again)) == [WRITTEN]
    shutil.copy(Path("balik") / WRITTEN, Path("balik") / "RAK Jaten - catatan (1).xlsx")
    run("balik", "--return", "ketiga")
    assert names_in("ketiga") == ["RAK Jaten (2) - catatan.xlsx", WRITTEN]


def test_names_keep_their_kind_and_are_not_too_long(sent: Path) -> None:
    (sent.parent / "Jaten").mkdir()
    (sent.parent / "Jaten" / "rak.xlsm").write_bytes(workbook())
    (sent.parent / f"{'sangat ' * 33}panjang.xlsx").write_bytes(workbook())
    run(sent.parent, "--return", "balik")
    assert names_in("balik")[:2] == [WRITTEN, "rak - catatan.xlsm"]
    (long,) = names_in("balik")[2:]
    assert long.startswith("sangat sangat")
    assert long.endswith(" - catatan.xlsx")
    assert len(long) < 180


@pytest.mark.usefixtures("sent")
def test_files_in_a_zip_archive_go_back_as_files() -> None:
    shutil.make_archive("kiriman", "zip", ".", "kiriman")
    before = Path("kiriman.zip").read_bytes()
    run("kiriman.zip", "--return", "balik")
    assert names_in("balik") == [WRITTEN]
    assert Path("kiriman.zip").read_bytes() == before


def test_signs_in_names_of_an_archive_that_windows_refuses_are_left_out(sent: Path) -> None:
    names = ["RAK a<b>|c?*.xlsx", "sub:bag/RAK a?b.xlsx", "sub:bag/RAK a*b.xlsx", "sub:bag/RAK a b (2).xlsx"]
    with zipfile.ZipFile("kiriman.zip", "w") as archive:
        for name in names:
            archive.write(sent, name)
    run("kiriman.zip", "--return", "balik")
    every = names_in("balik")
    assert len(every) == len(names)
    assert not re.search(r'[<>:"|?*]', "".join(every))
    assert "RAK a b c - catatan.xlsx" in every


def test_of_two_files_that_would_get_one_name_one_gets_a_number(sent: Path) -> None:
    sent.with_suffix(".xlsm").write_bytes(workbook())
    sent.with_suffix(".xls").write_bytes(b"kosong")
    sent.with_name("rak jaten.xlsx").write_bytes(workbook())
    run(sent.parent, "--return", "balik")
    own = ["RAK Jaten (2) - catatan.xlsm", "RAK Jaten (3) - catatan.xlsx", "rak jaten (4) - catatan.xlsx"]
    assert names_in("balik") == sorted([*own, WRITTEN])

    (Path("balik") / WRITTEN).unlink()  # the list alone, of the xls
    run("balik", "--return", "lagi")
    assert names_in("lagi") == own
    assert {row["KEADAAN"] for name in own for row in rows_of(Path("lagi") / name)} == {"Masih ada"}


@pytest.mark.parametrize(
    ("suffix", "content", "why"),
    [
        (".xls", b"kosong", "format file ini tidak bisa ditandai"),
        (
            ".xlsx",
            b"kosong",
            "file itu tidak bisa dibaca. File ini adalah file teks (CSV). Buka di Excel atau WPS, lalu simpan ulang sebagai .xlsx",
        ),
        (".pdf", b"%PDF-1.4", "format file ini tidak bisa ditandai"),
    ],
)
def test_what_cannot_be_marked_gets_the_list_alone_with_the_reason(
    sent: Path, suffix: str, content: bytes, why: str
) -> None:
    sent.with_name(f"lain{suffix}").write_bytes(content)
    ended = run(sent.parent, "--return", "balik")
    assert (
        f"balik/lain - catatan.xlsx: BELUM SIAP: 1 isian wajib diperbaiki; daftar catatan saja, karena {why}"
        in ended.results
    )
    texts = [str(row[0].value) for row in openpyxl.load_workbook("balik/lain - catatan.xlsx")[SHEET]]
    assert f"Catatan ini tidak ditulis ke dalam file aslinya, karena {why}." in texts


def test_a_file_that_is_too_big_is_told_so(sent: Path) -> None:
    with sent.open("ab") as file:
        file.truncate(60_000_001)
    ended = run(sent, "--return", "balik")
    assert "karena file itu tidak bisa dibaca. File ini terlalu besar untuk rencana aksi." in ended.results


def test_a_file_of_another_format_than_it_is_called_is_read_and_told_so(sent: Path) -> None:
    sent.write_bytes(xls([HEADING, cells_of(CLEAN), cells_of(UNKNOWN)]))
    ended = run(sent, "--return", "balik")
    why = "formatnya sebenarnya xls, padahal namanya berakhiran .xlsx"
    assert f"daftar catatan saja, karena {why}" in ended.results
    assert "Sub Bagian Gudang" in {row["ISIAN SAAT INI"] for row in rows_of(Path("balik") / WRITTEN)}


# What is never replaced


def test_the_files_that_are_read_stay_as_they_are(sent: Path) -> None:
    before = sent.read_bytes()
    back = returned(sent)
    of_return = back.read_bytes()
    assert run(sent.parent, back.parent, "--since", back, "--return", "lagi").exit_code == 1
    assert (sent.read_bytes(), back.read_bytes()) == (before, of_return)
    assert names_in("kiriman") == [sent.name]


@pytest.mark.parametrize("place", ["kiriman", "kiriman/balik", "kiriman/x/balik", "./kiriman/../kiriman/balik"])
def test_the_returns_never_lie_among_the_files_that_are_read(sent: Path, place: str) -> None:
    ended = run("kiriman", "--return", place)
    assert ended.exit_code == 2
    assert "ada di dalam kiriman, folder yang dibaca" in ended.messages
    assert names_in("kiriman") == [sent.name]


def test_a_return_never_takes_the_place_of_a_file_that_is_read(sent: Path) -> None:
    back = returned(sent)
    before = back.read_bytes()
    for since in ((back,), (sent, "--since", back), (sent, "--since", "balik")):
        assert run(*since, "--return", "balik", "--force").exit_code == 2
        assert back.read_bytes() == before


def test_an_untouched_return_is_replaced_when_it_is_asked_for(sent: Path) -> None:
    back = returned(sent)
    type_into(sent, D7="80")
    assert run(sent, "--return", "balik").exit_code == 2
    assert run(sent, "--return", "balik", "--force").exit_code == 1
    assert len(rows_of(back)) == 4


@pytest.mark.parametrize("touched", ["answered", "saved", "another file"])
def test_a_return_that_somebody_saved_is_never_replaced(sent: Path, touched: str) -> None:
    back = returned(sent)
    if touched == "answered":
        answer(back, "RAK302", TANGGAPAN="Sudah diperbaiki")
    elif touched == "saved":
        openpyxl.load_workbook(back).save(back)
    else:
        back.write_bytes(workbook())
    before = back.read_bytes()
    ended = run(sent, "--return", "balik", "--force")
    assert (ended.exit_code, back.read_bytes()) == (2, before)


def test_nor_is_an_answered_list_of_a_file_that_was_to_be_marked(sent: Path) -> None:
    macros = sent.with_suffix(".xlsm")
    sent.unlink()
    macros.write_bytes(b"kosong")
    back = returned(macros)
    openpyxl.load_workbook(back).save(back)
    before = back.read_bytes()
    assert run(macros, "--return", "balik", "--force").exit_code == 2
    assert back.read_bytes() == before


def test_all_returns_are_written_or_none(sent: Path) -> None:
    sent.with_name("A.xlsx").write_bytes(workbook())
    Path("balik").mkdir()
    (Path("balik") / WRITTEN).write_bytes(b"milik orang lain")
    assert run(sent.parent, "--return", "balik", "--force").exit_code == 2
    assert names_in("balik") == [WRITTEN]


@pytest.mark.parametrize("more", [["-o", "x"], ["--format", "json"], ["--brief"], ["--format", "xlsx", "-o", "x"]])
def test_a_return_is_asked_for_by_itself(sent: Path, more: list[str]) -> None:
    ended = run(sent, "--return", "balik", *more)
    assert ended.exit_code == 2
    assert "--return menulis ke foldernya sendiri. Hapus -o, --format, dan --brief." in ended.messages
    assert not Path("balik").exists()


# Lists beside files


def test_lists_that_cannot_be_found_are_told_in_one_sentence(sent: Path) -> None:
    for place, said in (
        ("tidak ada.xlsx", "tidak ada. Periksa nama"),
        (sent, "tidak berisi catatan yang pernah dikirim"),
    ):
        ended = run(sent, "--since", place)
        assert (ended.exit_code, ended.results) == (2, "")
        assert said in ended.messages


def test_a_folder_without_lists_is_told_and_stops_nobody(sent: Path) -> None:
    ended = run(sent, "--since", sent.parent, "--return", "balasan")
    assert f"Di {sent.parent} tidak ada catatan untuk file yang dicek sekarang" in ended.messages
    assert names_in("balasan") == [WRITTEN]


def test_a_list_alone_is_found_beside_its_plan_and_by_since(sent: Path) -> None:
    sent.unlink()
    listed = returned(sent.with_name("rusak.xlsx")) if sent.with_name("rusak.xlsx").write_bytes(b"kosong") else None
    assert listed
    sent.with_name("rusak.xlsx").write_bytes(workbook())
    assert "dari 1 catatan" not in run(sent.parent).results
    for since in (listed, listed.parent):
        assert "1 dari 1 catatan sudah selesai, 5 baru" in run(sent.parent, "--since", since).results
    shutil.copy(listed, sent.parent)
    assert "1 dari 1 catatan sudah selesai, 5 baru" in run(sent.parent).results


def test_a_list_that_comes_back_without_its_plan_is_told_as_that_with_what_to_do(sent: Path) -> None:
    old = sent.rename(sent.with_suffix(".xls"))
    listed = returned(old)
    for given in (listed, listed.parent):
        ended = run(given)
        assert (ended.exit_code, ended.results) == (2, "")
        assert ended.messages == (
            f"Ini daftar catatan, bukan rencana: {listed}. "
            "Taruh file rencananya di folder yang sama, lalu ulangi dengan folder itu.\n"
        )
    for number in range(1, 4):
        shutil.copy(listed, listed.with_name(f"{number}.xlsx"))
    assert "balik/1.xlsx, balik/2.xlsx, balik/3.xlsx dan 1 file lainnya. Taruh" in run(listed.parent).messages
    shutil.copy(old, listed.parent)
    assert "0 dari 5 catatan sudah selesai, 5 masih ada" in run(listed.parent).results


def test_lists_of_other_offices_are_told_and_not_compared(sent: Path) -> None:
    back = returned(sent)
    sent.write_bytes(workbook(office="KPU KABUPATEN LOMBOK TENGAH"))
    sent.with_name("lain.xlsx").write_bytes(workbook(office="KPU KABUPATEN LOMBOK BARAT"))
    ended = run(sent.parent, "--since", back)
    assert (
        f"Di balik/{WRITTEN} tidak ada catatan untuk file yang dicek sekarang, jadi tidak dibandingkan."
        in ended.messages
    )
    assert "masih ada" not in ended.results


def test_the_list_of_a_file_that_still_cannot_be_read_is_of_nobody_else(sent: Path) -> None:
    sent.write_bytes(b"kosong")
    back = returned(sent)
    assert "tidak dibandingkan" not in run(sent, "--since", back).messages


def test_since_and_a_corrected_original_tell_what_was_corrected(sent: Path) -> None:
    returned(sent)
    sent.write_bytes(workbook((CLEAN, UNKNOWN, OLD_YEAR)))
    assert "1 dari 5 catatan sudah selesai, 4 masih ada" in run("kiriman", "--since", "balik").results
    sent.rename(sent.with_name("RAK Jaten final.xlsx"))
    assert "1 dari 5 catatan sudah selesai, 4 masih ada" in run("kiriman", "--since", "balik").results
    assert (
        "1 dari 5 catatan sudah selesai, 4 masih ada" in run("kiriman", "--since", "balik", "--return", "lagi").results
    )
    assert names_in("lagi") == ["RAK Jaten final - catatan.xlsx"]


# What stands in the workbook


def test_the_second_return_of_an_unchanged_file_is_the_third_byte_for_byte(sent: Path) -> None:
    contents = []
    for folder in ("balik", "balik 2", "balik 3"):
        sent = returned(sent, folder)
        contents.append(sent.read_bytes())
    assert contents[1] == contents[2]
    sheet = openpyxl.load_workbook(sent)["Sekretariat"]
    assert sorted(str(each.sqref) for each in sheet.conditional_formatting) == ["D7 R6", "E8"]
    assert [cell.coordinate for row in sheet for cell in row if cell.comment] == ["R6", "D7", "E8"]


def test_a_note_that_somebody_wrote_into_is_a_comment_and_ours_are_not(sent: Path) -> None:
    back = returned(sent)
    assert "omentar" not in run(back, "--severity", "info").results
    book = openpyxl.load_workbook(back)
    own = book["Sekretariat"]["D7"].comment
    assert own
    book["Sekretariat"]["D7"].comment = Comment(f"{own.text}\nBudi: target akan diubah menjadi 80", "Budi")
    book.save(back)
    assert "Budi: target akan diubah menjadi 80" in run(back, "--severity", "info").results
    assert "rak-excel:" not in run(back, "--severity", "info").results

    again = openpyxl.load_workbook(returned(back, "lagi"))["Sekretariat"]["D7"].comment
    assert again
    assert again.text.endswith("Budi: target akan diubah menjadi 80")


# The library


def test_the_library_reads_what_came_back_and_its_frame_has_the_columns(sent: Path) -> None:
    from rak_excel.jobs.returning.rounds import talk_of
    from rak_excel.rules.settings import Settings

    back = returned(sent)
    answer(back, "RAK302", TANGGAPAN="Sudah diperbaiki", PENJELASAN="diganti 80")
    reading = read_plans(back)
    assert {each.progress for each in check(reading.plans)} == {None}
    talk = talk_of(reading, check(reading.plans), [], Settings())
    frame = talk.findings.to_frame("id").set_index("code")
    assert list(frame.columns[-4:]) == ["trial", "progress", "answer", "explanation"]
    assert list(frame.loc["RAK302", ["progress", "answer", "explanation"]]) == ["still", "mended", "diganti 80"]


def test_the_headings_of_the_list_are_printed_on_each_of_its_pages(sent: Path) -> None:
    back = returned(sent)
    again = returned(back, "lagi")
    for path in (back, again):
        sheet = openpyxl.load_workbook(path)[SHEET]
        heading = next(cell.row for cell in sheet["A"] if cell.value == "NO")
        assert sheet.print_title_rows == f"${heading}:${heading}"
