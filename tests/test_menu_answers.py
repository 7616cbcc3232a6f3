"""Every wrong answer at the menu is answered with what to type instead, and the question asked again."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests import workbooks
from tests.terminals import Terminal

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
REGION, YEAR, PROVINCE = "misalnya 52.03: ", "Tahun anggaran [", "di luar daftar wilayah): "
CHECKED, TRACED, CELL = "File atau folder yang dicek: ", "hasil gabungan atau rekap: ", "misalnya Komisi!D14: "
OLD, NEW = "yang lama: ", "yang baru: "
_UNENDED = "<table:table-row><table:table-cell>"


def test_a_region_may_be_named_in_place_of_its_code(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "Buat format isian")
    terminal.answer(REGION, "   ")
    assert "Kode wilayah belum diketik. Ketik misalnya 52.03." in terminal.answer(REGION, "bima")
    assert '"bima" bukan kode wilayah. Mungkin maksudnya 52.06 (Kabupaten Bima), 52.72 (Kota Bima).' in (
        terminal.answer(REGION, "52.9")
    )
    assert "Kode wilayah 52.9 tidak ada." in terminal.answer(REGION, "Lombok Timor")
    terminal.answer("Apakah maksudnya Kabupaten Lombok Timur (52.03)? (y/t): ", "t")
    assert "Ketik kodenya, misalnya 52.03." in terminal.answer(REGION, "KPU Kab. Lombok Timur")
    terminal.answer("Apakah maksudnya Kabupaten Lombok Timur (52.03)? (y/t): ", "y")
    terminal.answer(YEAR, "dua ribu dua puluh")
    assert "Ketik tahunnya dengan angka, misalnya 20" in terminal.answer(YEAR, "202")
    assert "Tahun harus 2000 sampai 2100, misalnya 20" in terminal.answer(YEAR, "tahun 2020")
    terminal.answer("Untuk siapa: ", "0")
    assert "Ketik 1 atau 2." in terminal.answer("Untuk siapa: ", "1)")
    terminal.answer("Simpan hasil sebagai", "hasil.xls")
    assert "Hasilnya file Excel. Tambahkan .xlsx di akhir namanya: hasil.xlsx." in (
        terminal.answer("Simpan hasil sebagai", "apa?.xlsx")
    )
    assert "Nama file tidak boleh memakai tanda ?. Ketik nama lain, misalnya apa-.xlsx." in (
        terminal.answer("Simpan hasil sebagai", '"hasil akhir.xlsx"  ')
    )
    code, shown = terminal.end()
    assert "rak-excel template -o 'hasil akhir.xlsx' --region 52.03 --year 2020" in shown
    assert code == 0


def test_a_province_is_named_where_a_regency_was(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "ntb-2020" / "plans", tmp_path / "rencana")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "4")
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "")
    assert "Nama file atau folder belum diketik." in terminal.answer("kabupaten/kota: ", "rencana")
    terminal.answer(PROVINCE, "52.03")
    assert "Kabupaten Lombok Timur bukan provinsi. Ketik kode provinsinya: 52." in terminal.answer(
        PROVINCE, "gorontalo"
    )
    terminal.answer("Apakah maksudnya Gorontalo (75)? (y/t): ", "bukan")
    assert "Ketik y untuk ya, atau t untuk tidak." in terminal.answer("Gorontalo (75)? (y/t): ", "t")
    terminal.answer(PROVINCE, "\x1b[A\x1b[200~NTB\x1b[201~")
    terminal.answer("Apakah maksudnya Nusa Tenggara Barat (52)? (y/t): ", "ya")
    terminal.answer("dibawa (kosongkan jika tidak ada): ", "")
    terminal.answer("(Enter kalau belum ditentukan): ", "")
    terminal.answer("dibandingkan (kosongkan jika tidak ada): ", "")
    terminal.answer("Simpan hasil sebagai [rekap-52.xlsx]: ", "")
    terminal.answer("Buat juga surat untuk setiap kantor? (y/t): ", "t")
    assert terminal.end()[0] == 0


def test_offices_outside_the_list_of_regions_are_rolled_up_without_a_province(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "badan-contoh" / "rencana", tmp_path / "rencana")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "4")
    terminal.answer("Folder berisi rencana atau laporan kabupaten/kota: ", "rencana")
    terminal.answer(PROVINCE, "")
    terminal.answer("dibawa (kosongkan jika tidak ada): ", "")
    terminal.answer("(Enter kalau belum ditentukan): ", "")
    terminal.answer("dibandingkan (kosongkan jika tidak ada): ", "")
    terminal.answer("Simpan hasil sebagai [rekap.xlsx]: ", "")
    terminal.answer("Buat juga surat untuk setiap kantor? (y/t): ", "y")
    terminal.answer("Simpan hasil sebagai [surat]: ", "")
    terminal.answer("(Enter kalau belum ditentukan): ", "")
    code, shown = terminal.end()

    assert "rak-excel rollup rencana -o rekap.xlsx --letters surat" in shown
    assert code == 0
    assert (tmp_path / "rekap.xlsx").is_file()


def test_a_path_is_taken_however_it_was_pasted_or_dragged_in(tmp_path: Path) -> None:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman sub bagian")
    shutil.copy(PLAN, tmp_path / "rencana 2020.xlsx")
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer(CHECKED, "kiriman")
    assert "kiriman tidak ada. Seret file atau folder itu ke jendela ini, lalu tekan Enter. Yang mirip: " in (
        shown := terminal.answer(CHECKED, "'kiriman sub bagian' 'rencana 2020.xlsx'")
    )
    assert "kiriman sub bagian." in shown
    assert "Ini lebih dari satu file atau folder. Seret satu saja" in terminal.answer(CHECKED, "foto.jpg")
    assert "foto.jpg bukan file Excel. Minta file Excel aslinya" in terminal.answer(CHECKED, '""')
    assert "Nama file atau folder belum diketik." in terminal.answer(CHECKED, f'& "{tmp_path}/rencana 2020.xlsx"  ')
    terminal.answer("Catatannya [1]: ", "")
    assert f"rak-excel check '{tmp_path}/rencana 2020.xlsx'" in terminal.end()[1]


def test_a_cell_is_traced_however_it_is_written(tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "rencana.xlsx")
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "telusuri")
    terminal.answer(TRACED, "")
    assert "Nama file belum diketik. Ketik namanya, atau seret file itu ke jendela ini." in terminal.answer(TRACED, ".")
    assert ". adalah folder. Ketik nama satu file di dalamnya, misalnya rencana.xlsx." in (
        terminal.answer(TRACED, "rencana.xls")
    )
    assert "rencana.xls tidak ada. Seret file" in (shown := terminal.answer(TRACED, "rencana.xlsx"))
    assert "Yang mirip: rencana.xlsx." in shown
    terminal.answer(CELL, "")
    assert "Sel belum diketik. Ketik nama sheet dan selnya, misalnya Komisi!D14." in terminal.answer(CELL, "Komisi")
    assert '"Komisi" bukan alamat sel. Tulis nama sheet dan selnya' in terminal.answer(CELL, "Divisi!D9")
    assert "Sheet Divisi tidak ada. Yang ada: " in terminal.answer(CELL, "komisi d1")
    assert "Komisi!D1 tidak berasal dari satu baris isian. Pilih sel di baris yang ada kegiatannya." in (
        terminal.answer(CELL, "E12")
    )
    assert "2 Sekretariat" in terminal.answer("Di sheet yang mana: ", "9")
    assert "Ketik 1 atau 2." in terminal.answer("Di sheet yang mana: ", "komisi")
    code, shown = terminal.end()
    assert "rak-excel trace rencana.xlsx 'Komisi!E12'" in shown
    assert "rencana.xlsx Komisi!E12" in shown
    assert code == 0


def test_two_files_are_compared(tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "lama.xlsx")
    shutil.copy(EXAMPLES / "format-lama" / "Rencana Aksi 2019 (contoh).xlsx", tmp_path / "baru.xlsx")
    (tmp_path / "rusak.ods").write_bytes(workbooks.ods(_UNENDED))
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "6")
    terminal.answer(OLD, "rusak.ods")
    assert "rusak.ods: File ini rusak" in terminal.answer(OLD, "lama.xlsx")
    terminal.answer(NEW, "./lama.xlsx")
    assert "Ini file yang sama dengan yang lama. Ketik nama file yang baru." in terminal.answer(NEW, "baru.xlsx")
    code, shown = terminal.end()
    assert "rak-excel diff lama.xlsx baru.xlsx" in shown
    assert "perbedaan." in shown
    assert code == 0


def test_a_zip_is_taken_where_a_folder_is_and_not_where_one_file_is(tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "kiriman"), "zip", SUBMISSIONS)
    (tmp_path / "kosong.zip").write_bytes(workbooks.zipped({"baca.txt": b"x"}))
    (tmp_path / "rusak.zip").write_bytes((tmp_path / "kiriman.zip").read_bytes()[:50_000])
    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "2")
    terminal.answer(CHECKED, "kosong.zip")
    assert "Di dalam arsip ZIP kosong.zip tidak ada file Excel." in terminal.answer(CHECKED, "rusak.zip")
    assert "rusak.zip: Arsip ZIP ini rusak atau terpotong. Minta kiriman ulang" in terminal.answer(
        CHECKED, f'"{tmp_path}/kiriman.zip"'
    )
    terminal.answer("Catatannya [1]: ", "")
    assert f"rak-excel check {tmp_path}/kiriman.zip" in terminal.end()[1]

    terminal = Terminal(tmp_path)
    terminal.answer("Pilihan: ", "5")
    terminal.answer(TRACED, "kiriman.zip")
    assert "kiriman.zip adalah arsip ZIP. Ekstrak dulu, lalu ketik nama satu file Excel di dalamnya." in (
        terminal.answer(TRACED, ".")
    )
    shown = terminal.wait_for(TRACED)
    assert ". adalah folder. Ketik nama satu file di dalamnya." in shown
