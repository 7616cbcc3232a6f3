"""`rak-excel print` with a real LibreOffice: the pages that are signed and no other, as they stand by now."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from rak_excel import OutputExistsError, print_plan
from tests.consoles import Ended, run_command
from tests.libreoffice import LibreOffice
from tests.typing_in import type_in
from tests.workbooks import rezipped

pytestmark = pytest.mark.libreoffice

ROOT = Path(__file__).parent.parent
EARLIER = ROOT / "tests" / "earlier" / "e8d601b"
EXAMPLES = ROOT / "examples"
SIGNED = EARLIER / "ditandatangani.xlsx"
F4 = (936.0, 612.0)  # points, landscape
_FOOTER = re.compile(r"Halaman (\d+) dari (\d+)")


def printed(plan: Path, output: Path, *more: str) -> Ended:
    return run_command("print", plan, "-o", output, *more)


def pages(plan: Path, *more: str, code: int = 0) -> list[str]:
    """The texts of the pages that are printed."""
    output = plan.with_suffix(".pdf")
    ended = printed(plan, output, *more)
    assert ended.exit_code == code, ended.messages
    return pages_of(output)


def pages_of(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, encoding="utf-8")
    assert told.stderr == ""
    return told.stdout.split("\f")[:-1]


def sizes(pdf: Path) -> list[tuple[float, float]]:
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(pdf).pages]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copy(SIGNED, tmp_path / "rencana.xlsx"))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The texts of its pages."""
    return pages(Path(shutil.copy(SIGNED, tmp_path_factory.mktemp("dicetak") / "rencana.xlsx")))


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its pages as a draft."""
    output = tmp_path_factory.mktemp("konsep") / "rencana.pdf"
    assert printed(SIGNED, output, "--draft").exit_code == 0
    return output


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of the ten submissions of the example, as merging writes it."""
    folder = tmp_path_factory.mktemp("gabungan")
    output = folder / "rencana.xlsx"
    assert run_command("merge", EXAMPLES / "lombok-timur-2020" / "submissions", "-o", output).exit_code == 0
    return output


def test_the_pages_of_the_two_parts_are_printed_and_no_other(merged: Path) -> None:
    before = merged.read_bytes()
    ended = printed(merged, merged.with_suffix(".pdf"))
    texts = pages_of(merged.with_suffix(".pdf"))
    footers = [_FOOTER.findall(text) for text in texts]

    assert footers == [[(str(page), str(len(texts)))] for page in range(1, len(texts) + 1)]
    assert ended.results == f"{merged.with_suffix('.pdf')}: {len(texts)} halaman (Komisi, Sekretariat).\n"
    assert set(sizes(merged.with_suffix(".pdf"))) == {F4}
    assert all("INDIKATOR KINERJA UTAMA" in text for text in texts)
    assert [text.count("Selong, 22 Januari 2020") for text in texts if "Selong, 22" in text] == [1, 1]
    assert merged.read_bytes() == before


def test_the_pages_are_those_that_libreoffice_breaks_the_parts_into(merged: Path, office: LibreOffice) -> None:
    """Printed whole, the workbook has the same pages of these two sheets, among all the others."""
    office.open(merged)
    office.recalculate()
    whole = office.save(merged.with_name("semua.pdf"))
    office.close()
    own = [text for text in pages_of(whole) if "RENCANA PELAKSANAAN" in text and "Rencana Aksi Kinerja KPU" in text]

    printed(merged, merged.with_suffix(".pdf"), "--force")
    assert len(pages_of(merged.with_suffix(".pdf"))) == len(own) < len(pages_of(whole))


def test_the_same_plan_gives_the_same_bytes_and_no_time(plan: Path, tmp_path: Path) -> None:
    for name in ("satu.pdf", "dua.pdf"):
        assert printed(plan, tmp_path / name).exit_code == 0
    content = (tmp_path / "satu.pdf").read_bytes()

    assert content == (tmp_path / "dua.pdf").read_bytes()
    assert b"CreationDate" not in content
    assert str(tmp_path).encode() not in content


def test_the_library_prints_to_a_path_as_a_string_and_into_a_file_object(plan: Path, tmp_path: Path) -> None:
    path, file = str(tmp_path / "rencana.pdf"), io.BytesIO()
    told = [print_plan(str(plan), output) for output in (path, file)]

    assert told[0] == told[1]
    assert sum(told[0].pages.values()) == len(pages_of(Path(path)))
    assert file.getvalue() == Path(path).read_bytes()
    with pytest.raises(OutputExistsError):
        print_plan(str(plan), path)


def test_what_was_typed_after_merging_is_printed_though_nobody_calculated_it(plan: Path) -> None:
    """Only LibreOffice wrote this file; what is typed here changes no stored value."""
    type_in(plan, "Identitas Satker", {"B8": "Huu", "B15": "Dra. Nama Baru, M.Si."})
    first, second = pages(plan)

    assert "Huu, 20 Januari 2020" in first
    assert "Dra. Nama Baru, M.Si." in first
    assert "Huu, 20 Januari 2020" in second
    assert "Contoh Ketua" not in first + second


def test_names_typed_into_a_freshly_merged_plan_are_printed(tmp_path: Path) -> None:
    """XlsxWriter stored a blank for each name, and no program has opened the file since."""
    plan = tmp_path / "rencana.xlsx"
    sent = EARLIER / "kiriman"
    assert run_command("merge", sent, "--decisions", EARLIER / "dipilih.xlsx", "-o", plan).exit_code == 0
    names = {"B15": "Contoh Ketua, S.H.", "B18": "Contoh Sekretaris, S.E.", "B19": "197001011990031001"}
    type_in(plan, "Identitas Satker", names | {"B9": "20", "B10": "Januari", "B11": "2020"})
    commission, secretariat = pages(plan)

    assert re.search(r"Woja, 20 Januari 2020[\s\S]*Contoh Ketua, S\.H\.", commission)
    assert re.search(r"Contoh Sekretaris, S\.E\.[\s\S]*NIP 197001011990031001", secretariat)


LONG = (
    "Menyusun dan menyampaikan laporan pertanggungjawaban penggunaan anggaran secara berkala kepada Sekretaris Jenderal, "
    "melakukan koordinasi dengan instansi terkait, memastikan seluruh dokumen pendukung lengkap sesuai ketentuan; "
)


def test_no_line_is_cut_of_what_was_typed_in_libreoffice_and_the_signatures_stay_with_the_last_row(
    merged: Path, office: LibreOffice, tmp_path: Path
) -> None:
    office.open(merged)
    for row in range(9, 21):
        office.type("Komisi", f"E{row}", f"awal{row} {LONG * (row % 3 + 1)} akhir{row}")
    plan = office.save(tmp_path / "diketik.xlsx")
    pages(plan)
    words = words_of(plan.with_suffix(".pdf"))
    lines = {text: (page, top, bottom) for text, page, top, bottom in words if re.fullmatch(r"(awal|akhir)\d+", text)}

    for row in range(9, 20):
        page, _, bottom = lines[f"akhir{row}"]
        below, top, _ = lines[f"awal{row + 1}"]
        assert below > page or top > bottom - 0.5, row
    assert lines["akhir20"][0] == max(page for text, page, *_ in words if text == "KETUA")


def words_of(pdf: Path) -> list[tuple[str, int, float, float]]:
    """Each word with its page, and how far from the top of that it begins and ends, in points."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    found, page = [], 0
    for line in told.splitlines():
        page += "<page " in line
        if word := re.search(r'yMin="([\d.]+)" .*yMax="([\d.]+)">(.*)</word>', line):
            found.append((word[3], page, float(word[1]), float(word[2])))
    return found


def test_a_revision_is_printed_with_its_matrix(tmp_path: Path) -> None:
    plan = Path(shutil.copy(EARLIER / "revisi-1.xlsx", tmp_path / "revisi-1.xlsx"))
    texts = pages(plan)

    assert ["MATRIKS PERUBAHAN" in text for text in texts] == [False, False, True]
    assert "Anggaran berkurang" in texts[2]
    assert sizes(plan.with_suffix(".pdf"))[:2] == [F4, F4]


def test_the_pages_of_the_matrix_are_numbered_as_the_others_are(tmp_path: Path) -> None:
    example = EXAMPLES / "revisi-2020" / "kiriman"
    plan, base = tmp_path / "revisi.xlsx", EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
    assert run_command("merge", example, "--base", base, "-o", plan).exit_code == 0
    texts = pages(plan, "--draft")

    assert [_FOOTER.findall(text) for text in texts] == [
        [(str(page), str(len(texts)))] for page in range(1, len(texts) + 1)
    ]
    assert re.search(r"Matriks Perubahan KPU Kabupaten Lombok Timur Tahun 2020, Revisi ke-1 +Halaman", texts[-1])


def test_the_matrix_is_printed_though_other_sheets_beside_the_plan_were_deleted(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EARLIER / "revisi-1.xlsx")
    for name in ("Asal Baris", "Perlu Dicek", "Baris Kiriman"):
        del book[name]
    book.save(tmp_path / "rencana.xlsx")

    assert "MATRIKS PERUBAHAN" in pages(tmp_path / "rencana.xlsx")[-1]


# What only helps who fills in


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A plan as merging writes it now, in which a target and the ticks of a row were deleted afterwards."""
    plan = tmp_path / "keliru.xlsx"
    assert run_command("merge", SIGNED, "-o", plan).exit_code == 0
    type_in(plan, "Komisi", {"D9": "0,775", "F10": "", "G10": ""})
    return plan


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_the_marks_of_the_check_are_not_printed(faulty: Path, office: LibreOffice, suffix: str) -> None:
    kept = faulty.with_suffix(f".{suffix}")
    office.open(faulty)
    office.recalculate()
    office.save(kept)
    marked = _coloured(office.save(faulty.with_suffix(".pdf")))
    office.close()
    assert printed(kept, kept.with_name("cetak.pdf")).exit_code == 0

    assert marked > 0
    assert _coloured(kept.with_name("cetak.pdf")) == 0


def test_the_matrix_of_changes_is_printed_without_the_colour_of_cells_to_type_into(tmp_path: Path) -> None:
    plan = Path(shutil.copy(EARLIER / "revisi-1.xlsx", tmp_path / "revisi-1.xlsx"))
    assert "MATRIKS PERUBAHAN" in pages(plan)[-1]

    assert _coloured(plan.with_suffix(".pdf")) == 0


def _coloured(pdf: Path) -> int:
    """How many of its points are reddish or yellow, as the marks and the cells to type into are."""
    picture = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "40", pdf, picture], check=True)
    found = 0
    for page in sorted(pdf.parent.glob(f"{picture.name}-*.ppm")):
        _, width, height, _, rest = page.read_bytes().split(maxsplit=4)
        points = rest[-3 * int(width) * int(height) :]
        found += sum(red > blue + 12 for red, blue in zip(points[::3], points[2::3], strict=True))
    return found


def test_how_many_entries_are_still_wrong_is_told_beside_what_is_printed(faulty: Path) -> None:
    errors = json.loads(run_command("check", faulty, "--format", "json", "--severity", "error").results)
    ended = printed(faulty, faulty.with_suffix(".pdf"))

    assert ended.exit_code == 0
    assert f"Masih ada {len(errors)} isian wajib diperbaiki, lihat rak-excel check {faulty}" in ended.messages
    quiet = printed(faulty, faulty.with_suffix(".pdf"), "--force", "--quiet")
    assert (quiet.exit_code, quiet.messages) == (0, "")


# Drafts


def test_every_page_of_a_draft_says_so_and_none_of_a_plan(texts: list[str], draft: Path) -> None:
    assert ["KONSEP" in text for text in texts] == [False, False]
    assert ["KONSEP" in text for text in pages_of(draft)] == [True, True]


def test_the_word_is_as_wide_as_the_page(draft: Path, tmp_path: Path) -> None:
    command = ["pdftoppm", "-r", "20", "-gray", "-f", "1", "-l", "1", str(draft), str(tmp_path / "halaman")]
    subprocess.run(command, check=True)
    (picture,) = tmp_path.glob("halaman*.pgm")
    _, width, height, _, rest = picture.read_bytes().split(maxsplit=4)
    columns, rows = int(width), int(height)
    pale = [at for at, value in enumerate(rest[-columns * rows :]) if 200 < value < 230]
    across, down = [at % columns for at in pale], [at // columns for at in pale]

    assert min(across) < columns / 4
    assert max(across) > columns * 3 / 4
    assert min(down) < rows / 4
    assert max(down) > rows * 3 / 4


def test_a_draft_is_printed_of_what_is_not_ready_and_says_what_it_lacks(tmp_path: Path) -> None:
    ended = printed(EARLIER / "beda.xlsx", tmp_path / "konsep.pdf", "--draft")

    assert ended.exit_code == 0
    assert "Identitas Satker!B15: Nama dan gelar Ketua belum diisi." in ended.messages
    assert "Beda Isian!I6: " in ended.messages
    assert ["KONSEP" in text for text in pages_of(tmp_path / "konsep.pdf")] == [True, True]
    quiet = printed(EARLIER / "beda.xlsx", tmp_path / "konsep.pdf", "--draft", "--force", "--quiet")
    assert quiet.messages == ""


# Workbooks as people keep them


def test_another_agency_prints_its_own_parts_from_an_ods(tmp_path: Path) -> None:
    plan = Path(shutil.copy(EARLIER / "rencana" / "gabungan.ods", tmp_path / "rencana.ods"))
    service, work = pages(plan)

    assert "RENCANA AKSI LAYANAN" in service
    assert "Contoh Pimpinan, M.Hum." in service
    assert "RENCANA KERJA SEKSI" in work
    assert sizes(plan.with_suffix(".pdf")) == [F4, F4]


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsm"])
def test_a_plan_saved_in_another_format_gives_the_same_pages(
    plan: Path, texts: list[str], tmp_path: Path, office: LibreOffice, suffix: str
) -> None:
    kept = tmp_path / f"rencana dua.{suffix}"
    if suffix == "xlsm":
        shutil.copy(plan, kept)
    else:
        office.open(plan)
        office.save(kept)
        office.close()

    assert [_words(text) for text in pages(kept)] == [_words(text) for text in texts]
    assert sizes(kept.with_suffix(".pdf")) == [F4, F4]


def _words(text: str) -> list[str]:
    return text.split()


def test_a_plan_that_an_office_wrote_itself_is_printed(tmp_path: Path) -> None:
    plan = Path(shutil.copy(EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx", tmp_path / "rencana.xlsx"))
    texts = pages(plan)

    assert [text.count("Selong, 22 Januari 2020") for text in texts if "Selong, 22" in text] == [1, 1]
    assert {int(count) for text in texts for _, count in _FOOTER.findall(text)} == {len(texts)}


def test_a_plan_in_an_old_layout_prints_the_sheets_of_its_parts(tmp_path: Path) -> None:
    plan = Path(shutil.copy(EXAMPLES / "format-lama" / "Rencana Aksi 2019 (contoh).xlsx", tmp_path / "lama.xlsx"))
    ended = printed(plan, tmp_path / "lama.pdf")

    assert ended.exit_code == 0, ended.messages
    assert "(RAK KPU, RAK Sekretariat)" in ended.results


def test_a_part_that_is_hidden_is_printed(plan: Path, texts: list[str]) -> None:
    content = plan.read_bytes()
    with zipfile.ZipFile(plan) as archive:
        book = archive.read("xl/workbook.xml").decode()
    hidden = re.sub(r'(<sheet name="Komisi"[^>]*) state="visible"', r'\1 state="hidden"', book)
    assert hidden != book
    plan.write_bytes(rezipped(content, {"xl/workbook.xml": hidden.encode()}))

    assert [_words(text) for text in pages(plan)] == [_words(text) for text in texts]


def test_a_sheet_of_ones_own_is_not_printed(plan: Path) -> None:
    """The program that added it stores no value of any formula."""
    book = openpyxl.load_workbook(plan)
    own = book.create_sheet("Catatan rapat", 0)
    own["A1"] = "rahasia"
    own.print_area = "A1:B2"
    book.active = 0
    book.save(plan)

    assert all("rahasia" not in text for text in pages(plan))
