"""A new user's session at the menu, through a pseudo-terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from rak_excel import read_plans
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from tests.rollup_plans import office_plan
from tests.terminals import Terminal
from tests.test_current_folder import INSTALLED, names, set_traps
from tests.test_current_folder import MERGED as PLAN
from tests.typing_in import type_in

EXAMPLES = Path(__file__).parents[1] / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
REVISED = EXAMPLES / "revisi-2020" / "kiriman"
DEADLINE = "Batas waktu penyampaian, misalnya 31-01-2020 ({}): "
LAST_YEAR = "Rekap tahun lalu untuk dibandingkan (kosongkan jika tidak ada): "
PREVIOUS = "Rekap sebelumnya yang isiannya dibawa (kosongkan jika tidak ada): "
PROVINCE = "misalnya 52 (kosongkan jika kantornya di luar daftar wilayah): "
LETTERS = "Buat juga surat untuk setiap kantor? (y/t): "
REPLY_BY = "misalnya 15-02-2020 (Enter kalau belum ditentukan): "
RETURNS = "Buat juga balasan untuk setiap unit? (y/t): "
NO_REVISION = "Rencana yang direvisi (kosongkan jika bukan revisi): "


def test_a_new_user_gets_from_a_folder_of_submissions_to_one_plan_with_two_wrong_answers(tmp_path: Path) -> None:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman sub bagian")
    terminal = Terminal(tmp_path)

    menu = terminal.answer("Pilihan: ", "tiga")
    assert [line.strip() for line in menu.splitlines() if line.startswith("  ")] == [
        "1 Buat format isian",
        "2 Cek",
        "3 Gabung",
        "4 Rekap provinsi",
        "5 Telusuri asal sel",
        "6 Bandingkan dua rencana, laporan, atau rekap",
        "7 Cetak untuk ditandatangani",
        "8 Buka halaman di browser",
        "9 Buat formulir laporan triwulan",
    ]
    assert "Ketik 1, 2, 3, 4, 5, 6, 7, 8, atau 9." in terminal.answer("Pilihan: ", "3")
    terminal.answer("Folder berisi file kiriman: ", "kiriman")
    assert "kiriman tidak ada. Seret file atau folder" in terminal.answer("kiriman: ", "'kiriman sub bagian'")
    terminal.answer(NO_REVISION, "")
    terminal.answer("Simpan hasil sebagai [rencana-gabungan.xlsx]: ", "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()

    assert "  rak-excel merge 'kiriman sub bagian' -o rencana-gabungan.xlsx" in shown
    assert "10 file dibaca" in shown
    assert code == 0
    assert (tmp_path / "rencana-gabungan.xlsx").is_file()


def test_a_revision_is_merged_into_the_signed_plan_and_merged_again(tmp_path: Path) -> None:
    shutil.copytree(REVISED, tmp_path / "kiriman")
    shutil.copy(EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx", tmp_path / "rencana.xlsx")
    [submission] = REVISED.glob("*.xlsx")
    [other] = (EXAMPLES / "ntb-2020" / "plans").glob("* 5272 Kota Bima *.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer("Folder berisi file kiriman: ", "kiriman")
    terminal.answer(NO_REVISION, "rencana")
    assert "rencana tidak ada. Periksa nama" in terminal.answer(NO_REVISION, f"kiriman/{submission.name}")
    assert "bukan rencana kantor, jadi tidak bisa direvisi" in terminal.answer(NO_REVISION, str(other))
    assert "tidak ada kiriman yang cocok dengan" in terminal.answer(NO_REVISION, "rencana.xlsx")
    terminal.answer("Simpan hasil sebagai [rencana-revisi-1.xlsx]: ", "rencana.xlsx")
    assert "rencana yang direvisi dan perlu tetap ada" in terminal.answer("Simpan hasil sebagai", "")
    shown = terminal.answer(RETURNS, "t")
    code, _ = terminal.end()
    assert "rak-excel merge kiriman --base rencana.xlsx -o rencana-revisi-1.xlsx" in shown
    assert code == 0
    [signed, revised] = read_plans([tmp_path / "rencana.xlsx", tmp_path / "rencana-revisi-1.xlsx"]).plans
    assert revised.identity.revision == 1
    assert len(list(revised.indicators())) == len(list(signed.indicators()))

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "3")
    terminal.answer("Folder berisi file kiriman: ", "kiriman")
    terminal.answer(NO_REVISION, "")
    terminal.answer("Simpan hasil sebagai", "rencana-revisi-1.xlsx")
    assert "adalah hasil revisi. Ketik nama lain" in terminal.answer("Simpan hasil sebagai", "lain.xlsx")
    assert "rak-excel merge kiriman -o lain.xlsx" in terminal.answer(RETURNS, "t")
    assert terminal.end()[0] == 0


def test_each_answer_is_checked_at_once(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "1")
    terminal.answer("52.03: ", "52.03")
    terminal.answer("Tahun anggaran [", "1890")
    assert "Tahun harus 2000 sampai 2100, misalnya" in terminal.answer("Tahun anggaran [", "2020")
    terminal.answer("Untuk siapa: ", "tiga")
    assert "Ketik 1 atau 2." in terminal.answer("Untuk siapa: ", "1")
    if Path("/sys").is_dir():  # where even an administrator may not write
        terminal.answer("Simpan hasil sebagai", "/sys/baru/hasil.xlsx")
        assert "Folder /sys tidak boleh ditulisi. Pilih folder lain" in terminal.answer(
            "Simpan hasil sebagai", "/sys/a.xlsx"
        )
    terminal.answer("Simpan hasil sebagai", "kosong")
    assert "kosong adalah folder. Ketik nama file" in terminal.answer("Simpan hasil sebagai", "format")
    assert "Tambahkan .xlsx di akhir namanya: format.xlsx." in terminal.answer("Simpan hasil sebagai", "format.xlsx")
    assert terminal.end()[0] == 0


def test_enter_names_no_folder_to_check(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer("File atau folder yang dicek: ", "")
    assert "Nama file atau folder belum diketik." in terminal.answer("File atau folder yang dicek: ", ".")
    assert "Di folder . tidak ada file Excel." in terminal.answer("File atau folder yang dicek: ", "a" * 300)
    shutil.copy(next(REVISED.iterdir()), tmp_path / "a.xlsx")
    assert "terlalu panjang. Pakai nama yang lebih pendek" in terminal.answer("File atau folder yang dicek: ", ".")
    terminal.answer("Catatannya [1]: ", "")
    assert "rak-excel check ." in terminal.end()[1]


def test_findings_are_saved_as_messages_or_as_workbooks_where_the_user_chooses_so(tmp_path: Path) -> None:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman")
    for chosen, folder, command in (("2", "catatan", "--format xlsx -o catatan"), ("3", "pesan", "--brief -o pesan")):
        terminal = Terminal(tmp_path)
        terminal.answer("Pilihan: ", "2")
        terminal.answer("File atau folder yang dicek: ", "kiriman")
        assert "Simpan sebagai pesan singkat untuk WhatsApp" in terminal.answer("Catatannya [1]: ", chosen)
        terminal.answer(f"Simpan hasil sebagai [{folder}]: ", "")
        code, shown = terminal.end()
        assert f"rak-excel check kiriman {command}" in shown
        assert code == 1
        assert any((tmp_path / folder).iterdir())


def test_a_result_that_exists_is_replaced_only_when_the_user_says_so(tmp_path: Path) -> None:
    (tmp_path / "format.xlsx").write_text("before", encoding="utf-8")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "1")
    terminal.answer("52.03: ", "")
    assert "Kode wilayah belum diketik. Ketik misalnya 52.03." in terminal.answer("52.03: ", "99")
    assert "Kode wilayah 99 tidak ada." in terminal.answer("52.03: ", "52.03")
    assert "Kabupaten Lombok Timur" in terminal.answer("Tahun anggaran [", "20")
    assert "Tahun harus 2000 sampai 2100" in terminal.answer("Tahun anggaran [", "2020")
    terminal.answer("Untuk siapa: ", "1")
    terminal.answer("Simpan hasil sebagai", "format.xlsx")
    terminal.answer("format.xlsx sudah ada. Ganti? (y/t): ", "")
    assert "Ketik y untuk ya, atau t untuk tidak." in terminal.answer("format.xlsx sudah ada. Ganti? (y/t): ", "t")
    assert "Ketik nama lain." in terminal.answer("Simpan hasil sebagai", "format.xlsx")
    terminal.answer("Ganti? (y/t): ", "y")
    code, shown = terminal.end()

    assert "rak-excel template -o format.xlsx --force --region 52.03 --year 2020" in shown
    assert code == 0
    assert (tmp_path / "format.xlsx").read_bytes().startswith(b"PK")


def test_a_choice_made_in_the_result_is_used_when_the_menu_merges_again(tmp_path: Path) -> None:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman")
    [unit] = (tmp_path / "kiriman").glob("*Divisi Teknis.xlsx")
    type_in(unit, "Komisi", {"D9": "55%"})
    assert "1 beda isian menunggu pilihan" in _merge_from_the_menu(tmp_path, stop=True)
    type_in(tmp_path / "rencana-gabungan.xlsx", "Beda Isian", {"I7": "B"})

    shown = _merge_from_the_menu(tmp_path, "y")
    assert "rak-excel merge kiriman -o rencana-gabungan.xlsx --decisions rencana-gabungan.xlsx" in shown
    assert "1 beda isian sudah dipilih." in shown
    [plan] = read_plans([tmp_path / "rencana-gabungan.xlsx"]).plans
    target = next(plan.indicators())[1].target
    assert target is not None
    assert target.text == "55%"


def _merge_from_the_menu(folder: Path, *replace: str, stop: bool = False) -> str:
    terminal = Terminal(folder)
    terminal.answer("Pilihan: ", "3")
    terminal.answer("Folder berisi file kiriman: ", "kiriman")
    terminal.answer(NO_REVISION, "")
    assert f"Kalau hanya nama yang diketik, hasilnya disimpan di {folder}" in terminal.answer(
        "[rencana-gabungan.xlsx]: ", ""
    )
    for answer in replace:
        terminal.answer("Gabung ulang, dan bawa pilihan serta isian yang diketik di dalamnya? (y/t): ", answer)
    merged = terminal.answer("ketik s untuk selesai dulu: ", "s") if stop else ""
    merged += terminal.answer(RETURNS, "t")
    return merged + terminal.end()[1]


def test_rolling_up_again_leaves_the_last_roll_up_and_carries_over_what_was_typed_there(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "ntb-2020" / "plans", tmp_path / "rencana")
    for proposed, question in (("rekap-52.xlsx", ""), ("rekap-52-2.xlsx", "diketik di rekap-52.xlsx? (y/t): ")):
        terminal = Terminal(tmp_path)
        terminal.answer("Pilihan: ", "4")
        terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "rencana")
        terminal.answer(PROVINCE, "52")
        asked = terminal.answer(question or PREVIOUS, "y" if question else "")
        assert not question or "Bawa koreksi, tindak lanjut, " in asked
        enter = "Enter untuk memakai yang di rekap itu" if question else "Enter kalau belum ditentukan"
        terminal.answer(DEADLINE.format(enter), "")
        terminal.answer(LAST_YEAR, "")
        terminal.answer(f"Simpan hasil sebagai [{proposed}]: ", "")
        terminal.answer(LETTERS, "t")
        code, shown = terminal.end()
        assert code == 0
    assert "rak-excel rollup rencana -o rekap-52-2.xlsx --province 52 --previous rekap-52.xlsx" in shown
    assert (tmp_path / "rekap-52-2.xlsx").is_file()


def test_letters_to_the_offices_are_offered_with_a_roll_up(tmp_path: Path) -> None:
    (tmp_path / "rencana").mkdir()
    shutil.copy(next((EXAMPLES / "ntb-2020" / "plans").glob("*Dompu*")), tmp_path / "rencana")
    (tmp_path / "surat-52").mkdir()
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "4")
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "rencana")
    terminal.answer(PROVINCE, "52")
    terminal.answer(PREVIOUS, "")
    terminal.answer(DEADLINE.format("Enter kalau belum ditentukan"), "")
    terminal.answer(LAST_YEAR, "")
    terminal.answer("Simpan hasil sebagai [rekap-52.xlsx]: ", "")
    terminal.answer(LETTERS, "y")
    terminal.answer("Simpan hasil sebagai [surat-52-2]: ", "")
    terminal.answer(REPLY_BY, "secepatnya")
    assert "Tanggalnya tidak terbaca." in terminal.answer(REPLY_BY, "15 Februari 2020")
    code, shown = terminal.end()

    assert code == 0
    command = "rak-excel rollup rencana -o rekap-52.xlsx --province 52 --letters surat-52-2 --reply-by 15-02-2020"
    assert command in shown
    assert (tmp_path / "surat-52-2" / "5205 Dompu.txt").is_file()


def test_a_deadline_and_last_years_roll_up_are_asked_for_and_what_is_left_behind_is_told(tmp_path: Path) -> None:
    (tmp_path / "rencana").mkdir()
    shutil.copy(next((EXAMPLES / "ntb-2020" / "plans").glob("*Dompu*")), tmp_path / "rencana")
    write_rollup(tmp_path / "rekap-52.xlsx", rollup([office_plan("52.05", year=2019)], provinces=["52"]))
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "4")
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "rencana")
    terminal.answer(PROVINCE, "52")
    terminal.answer("diketik di rekap-52.xlsx? (y/t): ", "t")
    no_deadline = DEADLINE.format("Enter kalau belum ditentukan")
    told = terminal.answer(no_deadline, "akhir bulan")
    assert "Yang diketik di rekap-52.xlsx tetap di file itu dan tidak dibawa." in told
    assert "Tanggalnya tidak terbaca." in terminal.answer(no_deadline, "31 Januari 2020")
    terminal.answer(LAST_YEAR, "rencana")
    assert "rencana bukan file rekap." in terminal.answer(LAST_YEAR, '"rekap-52.xlsx"')
    terminal.answer("Simpan hasil sebagai [rekap-52-2.xlsx]: ", "")
    terminal.answer(LETTERS, "t")
    code, shown = terminal.end()

    assert code == 0
    assert (
        "rak-excel rollup rencana -o rekap-52-2.xlsx --province 52 --deadline 31-01-2020 --compare rekap-52.xlsx"
        in shown
    )
    assert "Banding Tahun Lalu" in openpyxl.load_workbook(tmp_path / "rekap-52-2.xlsx", read_only=True).sheetnames


def test_a_question_that_gets_no_answer_is_a_command_not_done(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("Pilihan: ")
    terminal.press_ctrl_d()
    code, shown = terminal.end()

    assert code == 2
    assert "Dibatalkan." in shown


def test_the_menu_runs_nothing_of_the_folder_where_it_works(tmp_path: Path) -> None:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    shutil.copyfile(PLAN, folder / PLAN.name)
    ran = set_traps(folder, names())
    terminal = Terminal(folder, start=INSTALLED)
    terminal.answer("Pilihan: ", "cek")
    terminal.answer(": ", PLAN.name)
    terminal.answer("Catatannya [1]: ", "")
    code, shown = terminal.end()

    assert not ran.exists(), ran.read_text(encoding="utf-8")
    assert code in {0, 1}, shown
    assert f"rak-excel check {PLAN.name}" in shown
