"""Several rounds as they are lived: files that get other names, answers of one's own, rulings, and what an office reads of them."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import openpyxl
import pytest

from rak_excel.layouts.marks import SHEET
from tests.consoles import Ended, run_command
from tests.returns import CLEAN, HEADING, answer, columns_of, list_of, rows_of, type_into, workbook

WRITTEN = "RAK Jaten - catatan.xlsx"


@pytest.fixture
def back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The return of `kiriman/RAK Jaten.xlsx` with five findings, within the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("kiriman").mkdir()
    (Path("kiriman") / "RAK Jaten.xlsx").write_bytes(workbook())
    check("kiriman", "--return", "balasan")
    return Path("balasan") / WRITTEN


def check(*arguments: str | Path) -> Ended:
    return run_command("--lang", "id", "check", *arguments)


def explainable(*rules: str) -> Path:
    path = Path("aturan.toml")
    path.write_text(f"[check]\nexplainable = {list(rules)}\n".replace("'", '"'), encoding="utf-8")
    return path


def row_of(path: Path, code: str) -> dict[str, str]:
    (row,) = (row for row in rows_of(path) if f'"{code}"' in row["RAK_CATATAN"])
    return row


def lines_above(path: Path) -> list[str]:
    """What stands above the list."""
    return [str(cell.value) for cell in list_of(path)["A"][:9] if cell.value and cell.value != "NO"]


def test_a_file_that_gets_another_name_in_each_round_is_counted_once(back: Path) -> None:
    lists: list[str | Path] = ["--since", "balasan"]
    shutil.rmtree("kiriman")
    for number, said in enumerate(
        ["1 dari 5 catatan sudah selesai, 4 masih ada", *["0 dari 4 catatan sudah selesai, 4 masih ada"] * 2]
    ):
        folder = Path(f"kiriman {number}")
        folder.mkdir()
        shutil.copy(back, folder / f"DOC-WA000{number}.xlsx")
        if not number:
            type_into(folder / "DOC-WA0000.xlsx", D7="80")
        ended = check(folder, *lists, "--return", f"balasan {number}")
        assert ended.results.splitlines()[-1] == said
        lists += ["--since", f"balasan {number}"]
        (back,) = Path(f"balasan {number}").iterdir()


def test_words_of_ones_own_below_tanggapan_are_kept(back: Path) -> None:
    answer(back, "RAK221", TANGGAPAN="sudah oke", PENJELASAN="lihat lampiran")
    assert "Tanggapan kantor: sudah oke. lihat lampiran" in check(back).results
    check(back, "--return", "lagi")
    row = row_of(Path("lagi") / WRITTEN, "RAK221")
    assert (row["TANGGAPAN"], row["PENJELASAN"]) == ("", "sudah oke. lihat lampiran")
    assert "Pilih TANGGAPAN untuk penjelasan ini." in row["SARAN"]


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("RAK502", "begitu adanya", "Kesalahan tidak bisa dijelaskan. Perbaiki isiannya."),
        ("RAK221", "", "Tulis alasannya di kolom PENJELASAN."),
        ("RAK221", "begitu adanya", "Aturan ini belum termasuk yang boleh dijelaskan. Hubungi penerima"),
    ],
)
def test_the_office_reads_why_an_answer_is_not_enough(back: Path, code: str, words: str, said: str) -> None:
    answer(back, code, TANGGAPAN="Memang benar", PENJELASAN=words)
    check(back, "--return", "lagi")
    row = row_of(Path("lagi") / WRITTEN, code)
    assert row["KEADAAN"] == "Masih ada"
    assert said in row["SARAN"]


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("RAK502", "begitu adanya", "Kesalahan tidak bisa dijelaskan. Perbaiki isiannya."),
        ("RAK221", "", "Tulis alasannya di kolom PENJELASAN."),
        ("RAK221", "begitu adanya", "Aturan ini belum termasuk yang boleh dijelaskan. Hubungi penerima"),
    ],
)
def test_the_receiver_reads_in_the_text_of_check_why_an_answer_is_not_enough(
    back: Path, code: str, words: str, said: str
) -> None:
    answer(back, code, TANGGAPAN="Memang benar", PENJELASAN=words)
    told = check(back).results.splitlines()
    at = next(number for number, line in enumerate(told) if f"[{code}, masih ada]" in line)
    answered = ". ".join(filter(None, ("Memang benar", words)))
    assert told[at + 2] == f"        Tanggapan kantor: {answered}"
    assert told[at + 3].startswith(f"        Belum cukup: {said}")


def test_nothing_is_lacking_where_an_answer_is_enough(back: Path) -> None:
    answer(back, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    answer(back, "RAK502", TANGGAPAN="Sudah diperbaiki")
    assert "Belum cukup" not in check(back, "--settings", explainable("RAK221")).results


def test_an_office_is_invited_to_explain_in_words_that_are_true(back: Path) -> None:
    invited = "memang benar, jangan diubah: tulis alasannya di PENJELASAN supaya dibaca penerima."
    enough = "Kalau isiannya memang benar, alasan di PENJELASAN sudah cukup."
    assert any(invited in line for line in lines_above(back))
    assert not [row for row in rows_of(back) if enough in row["SARAN"]]

    settings, again = explainable("RAK221", "RAK502"), Path("lagi") / WRITTEN
    check("kiriman", "--return", "lagi", "--settings", settings)
    assert [row for row in rows_of(again) if enough in row["SARAN"]] == [row_of(again, "RAK221")]

    answer(again, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    check(again, "--return", "tiga", "--settings", settings)
    assert enough not in row_of(Path("tiga") / WRITTEN, "RAK221")["SARAN"]


def test_a_ruling_is_offered_where_it_does_something_and_nowhere_else(back: Path) -> None:
    for code in ("RAK221", "RAK502"):
        answer(back, code, TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    check(back, "--return", "biasa")
    assert "PUTUSAN" not in rows_of(Path("biasa") / WRITTEN)[0]

    check(back, "--return", "dua", "--settings", explainable("RAK221", "RAK502"))
    second = Path("dua") / WRITTEN
    top, columns = columns_of(list_of(second))
    [offered] = [
        each for each in list_of(second).data_validations.dataValidation if each.formula1 == '"Diterima,Ditolak"'
    ]
    cell = list_of(second).cell(top + int(row_of(second, "RAK221")["NO"]), columns["PUTUSAN"])
    assert str(offered.sqref) == cell.coordinate


def test_what_was_accepted_and_cannot_be_is_not_shown_as_if_it_were(back: Path) -> None:
    settings = explainable("RAK221")
    for code in ("RAK221", "RAK502"):
        answer(back, code, TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    check(back, "--return", "dua", "--settings", settings)
    second = Path("dua") / WRITTEN
    for code in ("RAK221", "RAK502"):
        answer(second, code, PUTUSAN="Diterima")
    check(second, "--return", "tiga", "--settings", settings)
    third = Path("tiga") / WRITTEN
    assert (row_of(third, "RAK221")["PUTUSAN"], row_of(third, "RAK502")["PUTUSAN"]) == ("Diterima", "")
    assert "Kesalahan tidak bisa dijelaskan" in row_of(third, "RAK502")["SARAN"]

    check(second, "--return", "empat", "--settings", explainable("RAK304"))
    assert "PUTUSAN" not in rows_of(Path("empat") / WRITTEN)[0]


def test_only_its_receiver_lifts_a_rejection(back: Path) -> None:
    settings = explainable("RAK221")
    answer(
        back,
        "RAK221",
        TANGGAPAN="Memang benar",
        PENJELASAN="begitu adanya",
    )
    check(back, "--return", "dua", "--settings", settings)
    second = Path("dua") / WRITTEN
    answer(second, "RAK221", PUTUSAN="Ditolak")
    check(second, "--return", "tiga", "--settings", settings)
    third = Path("tiga") / WRITTEN
    assert "Penjelasannya ditolak. Perbaiki isiannya." in row_of(third, "RAK221")["SARAN"]

    answer(third, "RAK221", PUTUSAN="")
    still = check(third, "--settings", settings).results
    assert "[RAK221, masih ada]" in still
    assert "Belum cukup: Penjelasannya ditolak. Perbaiki isiannya." in still
    answer(third, "RAK221", PUTUSAN="Diterima")
    assert "[RAK221, masih ada]" in check(third, "--settings", settings).results
    assert "[RAK221, dijelaskan]" in check(second, "--since", "tiga", "--settings", settings).results


@pytest.mark.usefixtures("back")
def test_a_file_without_findings_goes_back_without_anything_to_do() -> None:
    clean = Path("bersih") / "RAK.xlsx"
    clean.parent.mkdir()
    clean.write_bytes(workbook([CLEAN]))
    check(clean, "--select", "RAK502", "--return", "lagi")
    told = lines_above(Path("lagi") / "RAK - catatan.xlsx")
    assert "Tidak ada yang perlu diperbaiki atau dijawab." in told
    assert not any("Perbaiki" in line for line in told)
    assert "dari 0" not in check("lagi", "--select", "RAK502").results


@pytest.mark.usefixtures("back")
def test_what_is_on_trial_is_no_order_to_correct() -> None:
    settings = Path("aturan.toml")
    settings.write_text('[check]\nselect = ["RAK221"]\ntrial = ["RAK221"]\n', encoding="utf-8")
    check("kiriman", "--settings", settings, "--return", "lagi")
    told = lines_above(Path("lagi") / WRITTEN)
    assert "Catatan percobaan belum wajib diperbaiki." in told
    assert not any("Perbaiki sel" in line or "bertepi" in line for line in told)
    assert "dari 0" not in check("lagi", "--settings", settings).results


def test_the_answered_copy_is_counted_and_not_the_original_beside_it(back: Path) -> None:
    shutil.copy(back, Path("kiriman") / WRITTEN)
    type_into(Path("kiriman") / WRITTEN, D7="80")
    assert "1 dari 5 catatan sudah selesai, 4 masih ada" in check("kiriman").results
    assert "dari 10" not in check("kiriman").results


@pytest.mark.parametrize("code", ["RAK221", "RAK502"])
def test_a_return_that_lies_there_twice_is_counted_once(back: Path, code: str) -> None:
    type_into(back, D7="80")
    answer(back, code, TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    shutil.copy(back, back.with_stem(f"{back.stem} (1)"))
    ended = check("balasan", "--settings", explainable("RAK221"))
    state = "3 masih ada, 1 dijelaskan" if code == "RAK221" else "4 masih ada"
    assert f"1 dari 5 catatan sudah selesai, {state}" in ended.results.splitlines()


@pytest.mark.usefixtures("back")
def test_a_list_alone_names_its_file() -> None:
    Path("lama.xls").write_bytes(b"kosong")
    check("lama.xls", "--return", "lagi")
    assert "File: lama.xls" in lines_above(Path("lagi") / "lama - catatan.xlsx")


def test_an_explanation_begins_no_line_of_a_report(back: Path) -> None:
    answer(back, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="x\nlain.xlsx: SIAP DIKIRIM")
    assert "lain.xlsx: SIAP DIKIRIM" not in check(back).results.splitlines()


def test_what_went_back_with_a_file_that_cannot_be_read_once_goes_on_with_its_answers(back: Path) -> None:
    settings = explainable("RAK221")
    answer(back, "RAK221", TANGGAPAN="Memang benar", PENJELASAN="begitu adanya")
    headings = {f"{chr(ord('A') + at)}4": heading for at, heading in enumerate(HEADING)}
    type_into(back, **dict.fromkeys(headings, ""))
    told = check(back, "--return", "dua", "--settings", settings).results
    assert "0 dari 5 catatan sudah selesai, 5 belum dicek ulang" in told

    second = Path("dua") / WRITTEN
    assert row_of(second, "RAK221")["PENJELASAN"] == "begitu adanya"
    type_into(second, **headings)
    told = check(second, "--settings", settings).results
    assert "1 dari 6 catatan sudah selesai, 4 masih ada, 1 dijelaskan" in told  # the headings are there again


LETTERHEAD = "letterhead"
HIDDEN_COLUMN = "hidden column"


@pytest.mark.parametrize("done", [LETTERHEAD, "lines above", "state", "copied"])
def test_a_list_is_known_whatever_is_put_above_it_or_taken_from_there(back: Path, done: str) -> None:
    answer(back, "RAK221", TANGGAPAN="Tidak paham", PENJELASAN="apa itu?")
    change_list(back, done)
    told = check(back).results
    assert "0 dari 5 catatan sudah selesai, 5 masih ada" in told
    assert "Tanggapan kantor: Tidak paham. apa itu?" in told
    assert "RAK005" not in told
    check(back, "--return", "dua")
    lists = [name for name in openpyxl.load_workbook(Path("dua") / WRITTEN).sheetnames if name.startswith(SHEET)]
    assert lists == [f"{SHEET} Copy"] * (done == "copied") + [SHEET]


@pytest.mark.parametrize("done", [HIDDEN_COLUMN, f"{HIDDEN_COLUMN} alone", f"{HIDDEN_COLUMN} emptied"])
def test_a_list_without_its_hidden_column_is_told_and_gives_way_to_the_next_one(back: Path, done: str) -> None:
    change_list(back, done)
    told = check(back).results
    assert "kolom tersembunyinya sudah tidak ada" in told
    assert "RAK005" not in told
    assert "0 dari 5 catatan sudah selesai, 5 masih ada" in check(back, "--since", "lama").results
    check(back, "--return", "dua")
    assert openpyxl.load_workbook(Path("dua") / WRITTEN).sheetnames == ["Sekretariat", SHEET]


def test_a_list_that_was_copied_below_a_plan_takes_nothing_from_it(back: Path) -> None:
    before = check("kiriman").results
    book = openpyxl.load_workbook(back)
    plan = book["Sekretariat"]
    for number, row in enumerate(book[SHEET].iter_rows(values_only=True), plan.max_row + 3):
        for column, value in enumerate(row, 1):
            plan.cell(number, column).value = value
    del book[SHEET]
    book.save(Path("kiriman") / "RAK Jaten.xlsx")
    after = check("kiriman").results
    assert [line for line in before.splitlines() if line.startswith("    ")][:2] == [
        line for line in after.splitlines() if line.startswith("    ")
    ][:2]
    assert "RAK502" in after


def change_list(path: Path, done: str) -> None:
    """What people do to the sheet of findings of a return; of the hidden column a copy in `lama` knows."""
    Path("lama").mkdir()
    shutil.copy(path, "lama")
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    top, columns = columns_of(sheet)
    if done == LETTERHEAD:
        sheet.insert_rows(1, 2)
        sheet["A1"], sheet["B1"] = "KPU Kabupaten Lombok Timur", "Jalan Pahlawan"
    elif done == "lines above":
        sheet.delete_rows(1, top - 1)
    elif done == "state":
        for cell in sheet[1][1:]:
            cell.value = None
    elif done == "copied":
        book.move_sheet(book.copy_worksheet(sheet), -1)
        for row, heading in itertools.product(range(top + 1, sheet.max_row + 1), ("TANGGAPAN", "PENJELASAN")):
            sheet.cell(row, columns[heading]).value = None
    elif done == f"{HIDDEN_COLUMN} emptied":
        for row in range(top + 1, sheet.max_row + 1):
            sheet.cell(row, columns["RAK_CATATAN"]).value = None
    else:
        sheet.delete_cols(columns["RAK_CATATAN"], 1)
        for cell in sheet[1][1:] if done == HIDDEN_COLUMN else ():
            cell.value = None
    book.save(path)


def test_what_an_office_writes_beside_and_below_the_list_is_told_and_goes_back(back: Path) -> None:
    book = openpyxl.load_workbook(back)
    sheet = book[SHEET]
    top, columns = columns_of(sheet)
    sheet.cell(top + 1, columns["RAK_CATATAN"] + 2).value = "lihat surat kami"
    sheet.cell(sheet.max_row + 2, 1).value = "Mohon waktu sampai Senin"
    book.save(back)
    said = 'Di luar kolom tanggapan, kantor menulis: "lihat surat kami; Mohon waktu sampai Senin"'
    assert (
        f"0 dari 5 catatan sudah selesai, 5 masih ada. {said}"
        in check(back, "--return", "dua").results + check(back).results
    )
    assert any(said in line for line in lines_above(Path("dua") / WRITTEN))
    assert said not in check(Path("dua") / WRITTEN).results


def test_which_rules_may_be_explained_is_told_with_what_else_the_settings_change(back: Path) -> None:
    told = "Pengaturan aturan.toml: 2 aturan boleh dijelaskan kantor."
    settings = explainable("RAK221", "RAK502")
    assert check("kiriman", "--settings", settings).results.splitlines()[-1] == told
    check("kiriman", "--return", "lagi", "--settings", settings)
    assert told in lines_above(Path("lagi") / back.name)
