"""The signatures below a plan: whatever is typed into the identity sheet stands there whole, and nothing over it."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import write_template
from rak_excel.model import FormRow, Identity, PlanForm, Signatory
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.ticks import says_yes, yes_answers
from tests.libreoffice import libreoffice

DEFINITION = load_template("kpu-2020")
NAME = "Dr. H. MUHAMMAD JUNAIDI RAHMAN, S.Sos., M.Si."
LONGER = "Prof. Dr. Ir. Hj. SITI NURHALIZA KUSUMAWARDHANI BINTI ABDURRAHMAN, S.Sos., M.Si., Ph.D."
OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN KEPULAUAN SIAU TAGULANDANG BIARO"
NIP = "199001012015031001"
ROW = FormRow("1.", "Andal", "Opini BPK", "WTP", "Reviu", {1: "v"}, "Divisi Hukum dan Pengawasan")


def _form(**said: Any) -> PlanForm:
    signatories = {"chair": Signatory("Ketua", NAME), "secretary": Signatory("Plt. Sekretaris", LONGER, NIP)}
    date = datetime.date(2020, 12, 22)
    identity = Identity(OFFICE, "71.09", 2020, whole_office=True, place="Selong", date=date, signatories=signatories)
    rows = {"commission": (ROW,), "secretariat": (ROW,)}
    return PlanForm(DEFINITION, replace(identity, **said), rows, signed=True)


def _written(folder: Path, form: PlanForm) -> Path:
    write_template(folder / "t.xlsx", form)
    return folder / "t.xlsx"


def test_a_block_without_its_identity_sheet_is_read_as_the_one_that_was_written(tmp_path: Path) -> None:
    form = _form(acknowledged=True)
    book = openpyxl.load_workbook(_written(tmp_path, form), data_only=True)
    for sheet in (DEFINITION.sheets.identity, DEFINITION.sheets.definition):
        del book[sheet]
    book.save(tmp_path / "alone.xlsx")

    (plan,) = read_plans([tmp_path / "alone.xlsx"]).plans
    assert (plan.identity.place, plan.identity.date) == ("Selong", datetime.date(2020, 12, 22))
    assert plan.identity.signatories["chair"] == Signatory("Ketua", NAME)
    assert plan.identity.signatories["secretary"] == Signatory("Plt. Sekretaris", LONGER, NIP)
    assert plan.identity.acknowledged
    assert [activity.text for _, _, activity in plan.activities()] == ["Reviu", "Reviu"]


def test_a_name_without_a_title_and_a_title_that_nobody_knows_make_no_row_of_the_plan(tmp_path: Path) -> None:
    odd = {"chair": Signatory("Pengganti Pimpinan", NAME), "secretary": Signatory("", LONGER, NIP)}
    (plan,) = read_plans([_written(tmp_path, _form(signatories=odd, place="", date=None))]).plans

    assert [activity.text for _, _, activity in plan.activities()] == ["Reviu", "Reviu"]
    assert not [each for each in check([plan]) if each.cell and int(re.sub(r"\D", "", each.cell.address)) > 9]


@pytest.mark.libreoffice
@pytest.mark.calibri
@pytest.mark.parametrize("paper", ["f4", "a4"])
def test_what_is_typed_later_stands_on_lines_of_its_own(tmp_path: Path, paper: Any) -> None:
    blank = _form(place="", date=None, signatories={"chair": Signatory("Ketua"), "secretary": Signatory("Sekretaris")})
    typed = {
        "Tempat": "Kabupaten Kepulauan Siau Tagulandang Biaro",
        "Tanggal": "22",
        "Bulan": "Desember",
        "Tahun": "2020",
        "Gunakan": "Ya",
        "Ketua": NAME.replace(", S.Sos", ",\nS.Sos"),
        "Sekretaris": LONGER,
        "NIP": NIP,
    }
    pages = _typed_and_printed(tmp_path, replace(blank, paper=paper), typed)
    commission, secretariat = (page for page in pages if "PELAKSANAAN" in page.text)

    dated = "Kabupaten Kepulauan Siau Tagulandang Biaro, 22 Desember 2020"
    assert commission.block == [dated, "KETUA", *_lines_of(commission), NAME]
    for line in (dated, "Mengetahui,", "KETUA", "SEKRETARIS", NAME, LONGER, f"NIP {NIP}"):
        assert secretariat.line(line) is not None, line
    assert secretariat.line(NAME).top == secretariat.line(LONGER).top
    assert secretariat.line(f"NIP {NIP}").top > secretariat.line(LONGER).bottom - 1
    for page in (commission, secretariat):
        assert list(page.overlapping()) == []


def _lines_of(page: Page) -> list[str]:
    """The office's name as it wraps."""
    lines = [line for line in page.block if line in OFFICE]
    assert " ".join(lines) == OFFICE
    return lines


@pytest.mark.libreoffice
def test_who_acknowledges_comes_and_goes_with_what_the_identity_sheet_says(tmp_path: Path) -> None:
    words = [*yes_answers(DEFINITION.marks), "Ya", "YES", " ya ", "Tidak", "tidak perlu", "", "-", "belum"]
    with libreoffice(tmp_path) as office:
        office.open(_written(tmp_path, _form()))
        for word in words:
            office.type(DEFINITION.sheets.identity, _cell_of("Gunakan", tmp_path / "t.xlsx"), word)
            office.recalculate()
            shown = [row[0] for row in office.read("Sekretariat", "B11:B19") if row[0]]
            assert bool(shown) == bool(says_yes(word, DEFINITION.marks)), word
            assert shown in ([], ["Mengetahui,", "KETUA", OFFICE, NAME])
        office.type(DEFINITION.sheets.identity, _cell_of("Gunakan", tmp_path / "t.xlsx"), "Ya")
        office.recalculate()
        office.save(tmp_path / "answered.xlsx")

    assert [plan.identity.acknowledged for plan in read_plans([tmp_path / "t.xlsx"]).plans] == [False]
    assert [plan.identity.acknowledged for plan in read_plans([tmp_path / "answered.xlsx"]).plans] == [True]


@pytest.mark.libreoffice
@pytest.mark.parametrize("acknowledged", [False, True])
@pytest.mark.parametrize("named", [False, True])
def test_saved_in_any_format_it_reads_back_without_a_word(tmp_path: Path, acknowledged: bool, named: bool) -> None:
    people = {} if named else {"signatories": {"chair": Signatory("Ketua"), "secretary": Signatory("Sekretaris")}}
    form = _form(acknowledged=acknowledged, **people)
    with libreoffice(tmp_path) as office:
        office.open(_written(tmp_path, form))
        office.recalculate()
        for suffix in ("xlsx", "ods", "xls"):
            office.save(tmp_path / f"saved.{suffix}")

    (written,) = read_plans([tmp_path / "t.xlsx"]).plans
    told = {(each.code, each.value) for each in check([written])}
    for suffix in ("xlsx", "ods", "xls"):
        (saved,) = read_plans([tmp_path / f"saved.{suffix}"]).plans
        assert replace(saved.identity, cells={}) == replace(written.identity, cells={}), suffix
        assert {(each.code, each.value) for each in check([saved])} == told, suffix


def test_the_self_check_takes_no_line_of_the_block_for_a_row_below_the_table(tmp_path: Path) -> None:
    path = _written(tmp_path, _form(acknowledged=True))
    book = openpyxl.load_workbook(path)
    for part in DEFINITION.parts:
        area = book.defined_names[f"RAK_{part.id.upper()}_CELLS"].attr_text.split("!")[1]
        first, last = area.replace("$", "").split(":")
        below = [cell for row in book[part.sheet][f"{first}11:{last}30"] for cell in row]
        assert [cell.coordinate for cell in below if cell.value is not None] == []


@dataclass(frozen=True)
class Line:
    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One printed page: its lines with the places of their letters, in points."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def block(self) -> list[str]:
        """The lines below the table but for the footer, from the top."""
        table = max(line.bottom for line in self.lines if "Hukum dan" in line.text)
        return [
            line.text
            for line in self.lines
            if line.top > table and "Halaman" not in line.text and "Revisi ke" not in line.text
        ]

    def line(self, text: str) -> Any:
        return next((line for line in self.lines if line.text == text), None)

    def overlapping(self) -> Iterator[tuple[str, str]]:
        for at, one in enumerate(self.lines):
            for other in self.lines[at + 1 :]:
                beside = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
                within = 0.3 * (one.bottom - one.top)  # a letter's box is higher than a line
                apart = one.bottom <= other.top + within or other.bottom <= one.top + within
                if not beside and not apart:
                    yield one.text, other.text


def _cell_of(label: str, path: Path) -> str:
    """The cell beside the first label that begins so, on the identity sheet."""
    sheet = openpyxl.load_workbook(path)[DEFINITION.sheets.identity]
    return next(f"B{row[0].row}" for row in sheet.iter_rows(min_row=3) if str(row[0].value).startswith(label))


def _typed_and_printed(folder: Path, form: PlanForm, typed: dict[str, str]) -> list[Page]:
    path = _written(folder, form)
    sheet = openpyxl.load_workbook(path)[DEFINITION.sheets.identity]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value}
    names = [row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value == DEFINITION.identity.signatory_name]
    cells = {
        "Tempat": rows[DEFINITION.identity.place],
        "Tanggal": rows[DEFINITION.identity.day],
        "Bulan": rows[DEFINITION.identity.month],
        "Tahun": rows[DEFINITION.identity.signed_year],
        "Gunakan": rows[DEFINITION.identity.acknowledged],
        "Ketua": names[0],
        "Sekretaris": names[1],
        "NIP": rows[DEFINITION.identity.signatory_nip],
    }
    with libreoffice(folder) as office:
        office.open(path)
        for what, text in typed.items():
            office.type(DEFINITION.sheets.identity, f"B{cells[what]}", text)
        office.recalculate()
        office.save(folder / "t.pdf")
    return list(_pages(folder / "t.pdf"))


def _pages(path: Path) -> Iterator[Page]:
    told = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True).stdout
    tree = ElementTree.fromstring(told)  # noqa: S314 - pdftotext has just written it
    for page in tree.iterfind(".//{*}page"):
        yield Page(tuple(_line(each) for each in page.iterfind(".//{*}line")))


def _line(element: Any) -> Line:
    left, top, right, bottom = (float(element.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Line(" ".join(word.text for word in element.iterfind(".//{*}word")), left, top, right, bottom)
