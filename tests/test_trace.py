"""Where a cell of a merged plan, or a figure of a roll-up, came from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.cli.commands.rollup import command as rollup
from rak_excel.cli.commands.trace import command
from rak_excel.definitions.loading import load_template
from rak_excel.errors import MissingPathError, UnknownCellError, UnreadableWorkbookError
from rak_excel.formats.opened.archive import PLAN
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.indicator_list import read_indicator_list
from rak_excel.jobs.trace import trace
from rak_excel.reading import read_plan
from rak_excel.rolling_up.roll_up import rollup as roll_up_plans
from rak_excel.workbooks.merged.handwork import read_handwork
from rak_excel.workbooks.rollup.book import write_rollup
from tests import workbooks
from tests.libreoffice import LibreOffice
from tests.reading_here import reading_here
from tests.rollup_plans import office_plan
from tests.submissions import FINANCE, LEGAL, sent, written

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trace")
    both = f"{ROW}\n| | | | | Rapat | | v | | | |"
    merge_files([written(folder / "kiriman", [sent(ROW, LEGAL), sent(both, FINANCE)])], folder / "plan.xlsx")
    return folder / "plan.xlsx"


def test_a_row_tells_every_file_sheet_and_cell_that_it_came_from(plan: Path) -> None:
    found = trace(plan, "Komisi!D9")
    assert [str(origin) for origin in found.origins] == [f"{FINANCE}.xlsx Komisi!E9", f"{LEGAL}.xlsx Komisi!E9"]
    assert (found.indicator, found.activity) == ("Nilai", "Advokasi")


@pytest.mark.parametrize("address", ["'Komisi'!E10", "komisi!$E$10", " Komisi!A10 "])
def test_an_address_may_be_written_as_excel_writes_it(plan: Path, address: str) -> None:
    assert [str(origin) for origin in trace(plan, address).origins] == [f"{FINANCE}.xlsx Komisi!E10"]


def test_a_table_with_files_sheets_and_cells_tells_those_of_the_row(plan: Path) -> None:
    assert [str(origin) for origin in trace(plan, "Baris Kiriman!A5").origins] == [f"{FINANCE}.xlsx Komisi!E9"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("Komisi", "bukan alamat sel"),
        ("Komisi!D", "bukan alamat sel"),
        ("D9", r'Sebutkan juga sheetnya, misalnya "Komisi!D9"\. Sheet yang ada: .*Sekretariat'),
        ("divisi d9", "Sheet divisi tidak ada. Yang ada: "),
        ("Komis!D9", "Sheet Komis tidak ada. Yang ada: Komisi, "),
        ("Divisi!D9", "Sheet Divisi tidak ada. Yang ada: .*Komisi"),
        ("Komisi!D1", "tidak berasal dari satu baris isian"),
        ("Komisi!D900", "tidak berasal dari satu baris isian"),
        ("Baris Kiriman!A900", "tidak berasal dari satu baris isian"),
    ],
)
def test_a_cell_that_came_from_nowhere_is_one_sentence(plan: Path, address: str, sentence: str) -> None:
    with pytest.raises(UnknownCellError, match=sentence):
        trace(plan, address)


def test_a_workbook_that_is_no_plan_is_traced_by_its_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "It's"
    for row in (["FILE", "SHEET", "SEL"], ["a.xlsx\nb.xlsx", "Komisi\nKomisi", "E9\nE10"]):
        sheet.append(row)
    book.save(tmp_path / "rekap.xlsx")

    assert list(map(str, trace(tmp_path / "rekap.xlsx", "'It''s'!B2").origins)) == [
        "a.xlsx Komisi!E9",
        "b.xlsx Komisi!E10",
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_row_of_a_roll_up_tells_the_plan_that_it_came_from(plan: Path, tmp_path: Path, language: str) -> None:
    arguments = [str(plan), "-o", str(tmp_path / "rekap.xlsx"), "--province", "52", "--lang", language]
    with reading_here():
        assert CliRunner().invoke(rollup, arguments).exit_code == 0
    assert [str(origin) for origin in trace(tmp_path / "rekap.xlsx", "Data Komisi!B4").origins] == [
        "plan.xlsx Komisi!E9"
    ]


def test_of_a_sheet_that_cannot_be_read_the_file_is_named(plan: Path, tmp_path: Path) -> None:
    enormous = tmp_path / "besar.xlsx"
    enormous.write_bytes(workbooks.rezipped(plan.read_bytes(), {"xl/worksheets/sheet3.xml": bytes(60_000_000)}))

    with pytest.raises(UnreadableWorkbookError, match=r"besar\.xlsx: File ini terlalu besar") as caught:
        trace(enormous, "Komisi!D9")
    assert caught.value.said("id").count("besar.xlsx") == 1
    with pytest.raises(UnreadableWorkbookError, match=r"^besar\.xlsx: File ini terlalu besar"):
        read_handwork(enormous.read_bytes(), "besar.xlsx")
    enormous.write_bytes(workbooks.rezipped(workbooks.xlsx(), {"xl/worksheets/sheet1.xml": bytes(60_000_000)}))
    with pytest.raises(UnreadableWorkbookError, match=r"besar\.xlsx: File ini terlalu besar"):
        read_indicator_list(enormous, load_template("kpu-2020"))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match="tidak ada"):
        trace(tmp_path / "plan.xlsx", "Komisi!D9")


def test_the_command_prints_one_source_a_line(plan: Path) -> None:
    result = CliRunner().invoke(command, [str(plan), "Komisi!D9"])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{FINANCE}.xlsx Komisi!E9", f"{LEGAL}.xlsx Komisi!E9"]


def test_a_cell_may_be_typed_in_two_words_without_quotation_marks(plan: Path) -> None:
    result = CliRunner().invoke(command, [str(plan), "komisi", "d9"])
    assert result.stdout.splitlines() == [f"{FINANCE}.xlsx Komisi!E9", f"{LEGAL}.xlsx Komisi!E9"]


def _edited(plan: Path, tmp_path: Path, edit: Callable[[Worksheet], None], sheet: str = "Komisi") -> Path:
    """A copy of the plan in which people worked."""
    book = openpyxl.load_workbook(plan)
    edit(book[sheet])
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def _told(path: Path, address: str) -> list[str]:
    return CliRunner().invoke(command, [str(path), address]).stdout.splitlines()


def test_rows_keep_their_sources_where_one_was_inserted_or_deleted(plan: Path, tmp_path: Path) -> None:
    def insert(sheet: Worksheet) -> None:
        sheet.insert_rows(10)
        sheet["E10"], sheet["F10"] = "Rapat tambahan", "v"

    inserted = _edited(plan, tmp_path, insert)
    assert _told(inserted, "Komisi!E11") == [f"{FINANCE}.xlsx Komisi!E10"]
    assert _told(inserted, "Komisi!E10") == ["plan.xlsx Komisi!E10: baris ini diubah atau ditambah dengan tangan."]

    def delete(sheet: Worksheet) -> None:
        sheet["A10"], sheet["B10"], sheet["C10"] = "1", "Hukum", "Nilai"
        sheet.delete_rows(9)

    assert _told(_edited(plan, tmp_path, delete), "Komisi!E9") == [f"{FINANCE}.xlsx Komisi!E10"]


def test_a_reworded_row_is_told_as_changed_by_hand(plan: Path, tmp_path: Path) -> None:
    reworded = _edited(plan, tmp_path, lambda sheet: sheet.__setitem__("E9", "Advokasi dan Penyuluhan"))
    assert trace(reworded, "Komisi!E9").by_hand
    assert not trace(reworded, "Komisi!E10").by_hand


def test_a_revision_has_the_true_sources_of_a_plan_in_which_rows_moved(plan: Path, tmp_path: Path) -> None:
    moved = _edited(plan, tmp_path, lambda sheet: sheet.insert_rows(9))
    new = sent("| 1 | Lain | Indeks | 5 | Survei | v | | | | Divisi Keuangan |", FINANCE)
    merge_files([written(tmp_path / "revisi", [new])], tmp_path / "revisi.xlsx", MergeRequest(base=moved))

    sources = {
        activity.text: list(map(str, activity.origins))
        for _, _, activity in read_plan(tmp_path / "revisi.xlsx").activities()
    }
    assert sources["Rapat"] == [f"{FINANCE}.xlsx Komisi!E10"]


def test_a_plan_merged_before_rows_were_recognised_by_their_words_is_traced_by_their_numbers(
    plan: Path, tmp_path: Path
) -> None:
    old = _edited(plan, tmp_path, lambda sheet: sheet.delete_cols(6), "Asal Baris")
    assert _told(old, "Komisi!E10") == [f"{FINANCE}.xlsx Komisi!E10"]


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rollup") / "rekap.xlsx"
    write_rollup(path, roll_up_plans([office_plan(region) for region in ("52.01", "52.03")]))
    return path


@pytest.mark.parametrize("office", [0, 1])
def test_a_target_in_the_comparison_tells_the_row_that_it_shows(rolled_up: Path, office: int) -> None:
    book = openpyxl.load_workbook(rolled_up, data_only=True)
    first = next(at for at, cell in enumerate(book["Perbandingan Target"][3], 1) if "Lombok" in str(cell.value))
    column = get_column_letter(first + office)
    (origin,) = trace(rolled_up, f"Perbandingan Target!{column}5").origins

    assert (origin.file, origin.sheet) == (("52.01.xlsx", "52.03.xlsx")[office], "Komisi")
    keys = [cell.value for cell in book["Perbandingan Target"][5]]
    assert "K1.2" in keys
    assert origin in trace(rolled_up, f"Data Komisi!A{5 + 12 * office}").origins


def test_a_workload_tells_the_rows_that_name_the_executor(rolled_up: Path) -> None:
    page, data = (openpyxl.load_workbook(rolled_up, data_only=True)[name] for name in ("Beban Kerja", "Data Komisi"))
    headings = {str(cell.value): at for at, cell in enumerate(data[3])}
    executor, count = page["D5"].value, page["F5"].value
    named = [
        f"{row[headings['File']]} {row[headings['Sheet']]}!{row[headings['Sel']]}"
        for row in data.iter_rows(min_row=4, values_only=True)
        if row[headings["Kantor"]] == page["B5"].value and executor in str(row[headings["Pelaksana"]]).split("; ")
    ]
    assert [str(origin) for origin in trace(rolled_up, "Beban Kerja!F5").origins] == named
    assert len(named) == count


def _rezipped(path: Path, change: Callable[[Mapping[str, bytes]], Mapping[str, bytes]], to: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    to.write_bytes(workbooks.rezipped(path.read_bytes(), change(members)))
    return to


def _origins(path: Path, *addresses: str) -> list[list[str]]:
    return [list(map(str, trace(path, address).origins)) for address in addresses]


_FIGURES = ("Beban Kerja!F5", "Beban Kerja!F6", "Beban Kerja!F7")


@pytest.mark.parametrize("head", [b"<sheetData>", b"<!-- written otherwise --><sheetData>"])
def test_a_figure_whose_formula_stands_in_another_cell_that_shares_it_is_traced(
    rolled_up: Path, tmp_path: Path, head: bytes
) -> None:
    def sharing(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
        figure = re.compile(rb'<c r="F7"[^<>]*><f>SUMPRODUCT')
        (name,) = (name for name, xml in members.items() if figure.search(xml))
        xml = members[name].replace(b"<sheetData>", head)
        first, rest = (rb'(<c r="%s"[^<>]*>)<f>([^<]*)</f>' % cell for cell in (b"F5", b"F[67]"))
        xml, count = re.subn(first, rb'\1<f t="shared" ref="F5:F7" si="4">\2</f>', xml)
        xml, others = re.subn(rest, rb'\1<f t="shared" si="4"/>', xml)
        assert (count, others) == (1, 2)
        return {name: xml}

    told = _origins(rolled_up, *_FIGURES)
    assert len({str(each) for each in told}) > 1
    assert _origins(_rezipped(rolled_up, sharing, tmp_path / "rekap.xlsx"), *_FIGURES) == told


def test_what_no_formula_needs_of_a_roll_up_is_not_unpacked_to_trace_a_figure(rolled_up: Path, tmp_path: Path) -> None:
    def hostile(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
        types = members["[Content_Types].xml"]
        without_book = re.sub(rb'<Override PartName="/xl/workbook.xml"[^<>]*>', b"", types)
        assert without_book != types
        return {"[Content_Types].xml": without_book, "docProps/custom.xml": bytes(PLAN.member + 1)}

    told = _origins(rolled_up, *_FIGURES)
    assert _origins(_rezipped(rolled_up, hostile, tmp_path / "rekap.xlsx"), *_FIGURES) == told


@pytest.mark.libreoffice
def test_a_figure_is_traced_in_a_roll_up_that_another_program_saved(
    rolled_up: Path, tmp_path: Path, office: LibreOffice
) -> None:
    openpyxl.load_workbook(rolled_up).save(tmp_path / "openpyxl.xlsx")
    office.open(rolled_up)
    saved = office.save(tmp_path / "libreoffice.xlsx")
    office.close()
    told = _origins(rolled_up, *_FIGURES)
    assert _origins(tmp_path / "openpyxl.xlsx", *_FIGURES) == _origins(saved, *_FIGURES) == told


def test_a_figure_over_everything_came_from_no_row_in_particular(rolled_up: Path) -> None:
    with pytest.raises(UnknownCellError, match="tidak berasal dari satu baris isian"):
        trace(rolled_up, "Perbandingan Target!H5")
