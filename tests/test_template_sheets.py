"""How the sheets look on paper and to another agency."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.written.row_heights import height_of, line_count
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import Definition, FormRow, Identity, PlanForm, Signatory
from rak_excel.model.definition import ScheduleDefinition
from rak_excel.reading import read_plans
from rak_excel.rules.check import check
from rak_excel.workbooks.form.page import break_before, page_starts, print_scale, scale_and_break
from tests.forms import form_of_plan
from tests.libreoffice import libreoffice

DEFINITION = load_template("kpu-2020")
EXAMPLE = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"


def test_the_sheets_stand_in_the_order_that_the_guide_tells(tmp_path: Path) -> None:
    book = _opened(tmp_path, blank_form(year=2020, region="52.03"))

    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Petunjuk Pengisian", "visible"),
        ("Identitas Satker", "visible"),
        ("Komisi", "visible"),
        ("Sekretariat", "visible"),
        ("Cek Isian", "visible"),
        ("Daftar Pilihan", "visible"),
        ("Definisi", "hidden"),
    ]
    guide = [str(row[1]) for row in book["Petunjuk Pengisian"].iter_rows(min_row=3, values_only=True)]
    assert guide[0] == "Jika muncul pita kuning, klik Enable Editing (Aktifkan Pengeditan)."
    assert "Identitas Satker" in guide[2]
    assert "{" not in "".join(guide)


def test_a_part_is_printed_one_page_wide_on_f4_with_headings_and_footer_on_each_page(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, blank_form(year=2020, region="52.03"))["Sekretariat"]

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
        14,
        "landscape",
        0,
    )
    assert sheet.print_title_rows == "$7:$8"
    assert sheet.print_area == "'Sekretariat'!$A$1:$R$129"
    assert "Rencana Aksi Kinerja KPU Kabupaten Lombok Timur Tahun 2020, Revisi ke-0" in sheet.oddFooter.left.text
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"


def test_typed_text_stays_text_and_no_cell_is_locked_away(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, blank_form(year=2020, region="52.03"))["Komisi"]

    assert not sheet.protection.sheet
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEJ"} == {"@"}
    assert sheet.column_dimensions["L"].hidden  # the row keys
    assert not [area for area in sheet.merged_cells.ranges if area.size["rows"] > 1]


def test_a_signed_plan_ends_with_the_signatures(tmp_path: Path) -> None:
    plan = read_plans([EXAMPLE]).plans[0]
    signatories = {
        **plan.identity.signatories,
        "secretary": Signatory("Plt. Sekretaris", "(contoh)", "199001012015031001"),
    }
    identity = replace(plan.identity, acknowledged=True, signatories=signatories, date=datetime.date(2020, 1, 22))
    form = replace(form_of_plan(plan, signed=True), identity=identity)
    write_template(tmp_path / "t.xlsx", form)

    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)["Sekretariat"]
    below = {cell.coordinate: cell.value for row in sheet.iter_rows(min_row=32) for cell in row if cell.value}
    assert below == {
        "F33": "Selong, 22 Januari 2020",
        "B33": "Mengetahui,",
        "B34": "KETUA",
        "B35": "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR",
        "B40": "Dr. M. JUNAIDI",
        "F34": "PLT. SEKRETARIS",
        "F35": "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR",
        "F40": "(contoh)",
        "F41": "NIP 199001012015031001",
    }
    assert read_plans([tmp_path / "t.xlsx"]).plans[0].identity.acknowledged


def test_a_block_of_a_signed_plan_is_closed_below_its_last_row_wherever_the_page_ends(tmp_path: Path) -> None:
    first = FormRow("1.", "Andal", "Opini BPK", "WTP", "Reviu")
    rows = (first, FormRow(activity="Rapat"), FormRow("", "", "Nilai", "B", "Rapat"), replace(first, number="2."))
    sheet = _opened(tmp_path, PlanForm(DEFINITION, Identity("KPU X", None, 2020), {"commission": rows}, signed=True))[
        "Komisi"
    ]

    closed = {
        row: "".join("-" if sheet[f"{letter}{row}"].border.bottom.style == "thin" else "." for letter in "ABCDE")
        for row in range(9, 13)
    }
    assert closed == {9: "....-", 10: "..---", 11: "-----", 12: "-----"}
    sides = [sheet[f"{letter}{row}"].border for row in range(9, 13) for letter in "ABCDEFGHIJ"]
    assert {side.style for border in sides for side in (border.top, border.bottom)} == {"thin", "hair"}


def test_an_own_wording_is_shown_without_a_line_through_its_block(tmp_path: Path) -> None:
    sheet = _opened(tmp_path, blank_form(year=2020, region="52.03"))["Komisi"]
    below = {
        (str(area.sqref)[0], bool(rule.dxf.font), bool(lines and lines.bottom and lines.bottom.style))
        for area in sheet.conditional_formatting
        for rule in area.rules
        for lines in [rule.dxf.border]
    }

    assert {(column, coloured) for column, coloured, closed in below if closed} == {
        *((column, False) for column in "ABCDEFJ"),  # rows that nothing is written in yet, and single cells
        *((column, True) for column in "EFJ"),
    }
    assert {(column, True, False) for column in "ABCD"} < below


def test_signatures_that_would_stand_alone_take_the_last_row_with_them() -> None:
    points = [15.0] * 8 + [85.0] * 4 + [15.0] * 9
    assert break_before(11, [points], 100, "f4") == 10  # the pages are evenly full
    assert break_before(11, [points], 60, "f4") is None  # smaller print leaves room for all
    assert break_before(9, [[15.0] * 21], 100, "f4") is None


def test_a_page_is_printed_a_little_smaller_before_it_is_broken() -> None:
    points = [15.0] * 8 + [85.0] * 4 + [15.0] * 9
    assert scale_and_break(90, 11, [points], "f4") == (83, None)
    assert scale_and_break(75, 11, [points], "f4") == (75, None)
    scale, row = scale_and_break(90, 12, [[15.0] * 8 + [84.0] * 5 + [15.0] * 12], "f4")
    assert (scale, row is None) == (90, False)


@pytest.mark.parametrize("paper", ["f4", "a4"])
def test_nothing_of_a_signed_plan_is_printed_below_7_points(tmp_path: Path, paper: Any) -> None:
    for template in ("kpu-2008", "kpu-2020", "kpu-2023"):
        rows = tuple(FormRow("", "", f"Nilai {nth}", "95", "Rapat\n" * (nth % 13), {1: "v"}) for nth in range(40))
        parts = {"commission": rows, "secretariat": rows}
        identity = Identity("KPU X", None, 2020, whole_office=True)
        form = PlanForm(load_template(template), identity, parts, signed=True, paper=paper)
        book = _opened(tmp_path / template, form)
        for sheet in (book["Komisi"], book["Sekretariat"]):
            sizes = {cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value is not None}
            assert min(sizes) * sheet.page_setup.scale / 100 >= 7
            assert (sheet.HeaderFooter.scaleWithDoc, sheet.oddFooter.left.size) == (False, 8)


def test_a_last_row_that_may_or_may_not_begin_a_page_is_told_to() -> None:
    points = [15.0] * 8 + [97.0] * 4 + [15.0] * 9
    assert 497 < sum(points[:12]) < 518  # with the margin for programs that measure otherwise, and without
    assert break_before(11, [points], 100, "f4") in {10, 11}


def test_where_one_page_is_broken_all_are() -> None:
    screen, print_ = ([15.0] * 8 + [height] * 12 + [15.0] * 9 for height in (90.0, 110.0))
    starts = page_starts(18, [screen, print_], 100, "f4")
    assert starts == [11, 15, 18]
    for points in (screen, print_):
        assert all(sum(points[a:b]) + 30 <= 497 for a, b in zip([0, *starts], [*starts, 29], strict=True))


def test_a_last_row_that_begins_a_page_by_itself_needs_no_break() -> None:
    points = [15.0] * 8 + [90.0] * 5 + [15.0] * 9
    assert sum(points[:12]) < 497 < sum(points[:13])
    assert break_before(12, [points], 100, "f4") is None


@given(st.lists(st.floats(15, 409), min_size=1, max_size=30), st.floats(60, 180), st.floats(1, 1.3))
def test_no_row_is_too_high_for_its_page_and_the_signatures_are_never_parted(
    rows: list[float], signatures: float, higher: float
) -> None:
    lower = [*[15.0] * 6, 28.0, 15.0, *rows, 15.0, *[signatures / 9] * 9]
    flows = [lower, [*lower[:8], *(min(each * higher, 409) for each in rows), *lower[8 + len(rows) :]]]
    last = 8 + len(rows) - 1
    scale, row = scale_and_break(90, last, flows, "f4")
    room = 518.4 * 100 / scale * 0.96

    assert 72 <= scale <= 90
    assert row is None or 8 < row <= last + 1  # the heading never stands alone
    for points in flows:
        pages = _filled(points, room, row)
        assert len({page for page, held in enumerate(pages) for each in held if each > last}) == 1
        if row != last + 1:
            assert any({last, last + 1} <= set(held) for held in pages)


def _filled(points: list[float], room: float, broken: int | None) -> list[list[int]]:
    """The rows of each page, as they flow with a break before one of them."""
    pages, used = [[0]], points[0]
    for row, each in enumerate(points[1:], 1):
        if used + each > room or row == broken:
            pages.append([])
            used = sum(points[6:8])
        pages[-1].append(row)
        used += each
    return pages


def test_a_table_fills_the_page_and_never_leaves_it() -> None:
    assert print_scale([10], "f4") == 100
    assert print_scale([200], "a4") < print_scale([200], "f4") < 100


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=300), st.integers(5, 60))
def test_a_text_never_takes_fewer_lines_in_a_narrower_column(text: str, width: int) -> None:
    assert line_count(text, width) >= line_count(text, width * 2) >= 1
    assert height_of([(text, width)]) >= height_of([("", width)])


def test_cells_that_wait_for_a_choice_are_marked_and_say_why(tmp_path: Path) -> None:
    row = FormRow(
        "1.",
        "Andal",
        "Opini BPK",
        "WTP",
        "Reviu",
        {1: "✓"},
        marked=frozenset({"target", "period"}),
        remark="Pilih A atau B",
    )
    form = PlanForm(DEFINITION, Identity("KPU X", None, 2020), {"commission": (row,)}, signed=True)
    sheet = _opened(tmp_path, form)["Komisi"]

    assert sheet["D9"].comment.text.endswith("Pilih A atau B")
    fills = [sheet[cell].fill.fgColor.rgb for cell in ("C9", "D9", "F9", "I9")]
    assert fills[0] != fills[1] == fills[2] == fills[3]


@pytest.mark.libreoffice
def test_another_agency_with_other_parts_needs_no_code(tmp_path: Path) -> None:
    definition = _agency()
    form = blank_form(year=2024, office="DINAS ARSIP", definition=definition)
    write_template(tmp_path / "t.xlsx", form)
    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "t.xlsx")
        office.put("Dinas", "E9", [["Rapat", "v", "", "Sub Bagian Hukum dan Sumber Daya Manusia"]])
        office.recalculate()
        status = office.read("Dinas", "I9:I10")
        groups = [row[0] for row in office.read("Cek Isian", "A1:A60")]
        office.save(tmp_path / "sent.xlsx")

    assert [row[0] for row in status] == ["Lengkap", "Kegiatan belum diisi"]
    assert "Dinas" in groups
    assert not [group for group in groups if "–" in group]  # there is no second part to compare with
    plan = read_plans([tmp_path / "sent.xlsx"]).plans[0]
    assert [(a.text, a.periods, a.executors[0].name) for _, _, a in plan.activities()] == [
        ("Rapat", (1,), "Sub Bagian Hukum dan Sumber Daya Manusia")
    ]
    assert "RAK402" not in {finding.code for finding in check([plan])}


def _agency() -> Definition:
    """One part, two half-years, one list of executors."""
    part = msgspec.structs.replace(
        DEFINITION.part("secretariat"),
        sheet="Dinas",
        office="{office}",
        schedule=ScheduleDefinition(prefix="S", name="Semester", names=("Semester I", "Semester II")),
    )
    objectives = tuple(
        msgspec.structs.replace(
            each,
            indicators=tuple(msgspec.structs.replace(one, executors=(), counterpart=None) for one in each.indicators),
        )
        for each in DEFINITION.objectives_of("secretariat")
    )
    units = tuple(msgspec.structs.replace(each, supports=()) for each in DEFINITION.executors["subsections"].units)
    executors = {"subsections": msgspec.structs.replace(DEFINITION.executors["subsections"], units=units)}
    return msgspec.structs.replace(DEFINITION, id="dinas", parts=(part,), objectives=objectives, executors=executors)


def _opened(folder: Path, form: PlanForm) -> Any:
    folder.mkdir(exist_ok=True)
    write_template(folder / "t.xlsx", form)
    return openpyxl.load_workbook(folder / "t.xlsx")
