"""A return loses nothing of a workbook in which everything stands that programs tend to lose."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.formats.marked import marking
from rak_excel.formats.marked.cells import CellMark
from rak_excel.formats.marked.places import Span, spans_of
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.written.packing import is_as_written
from rak_excel.layouts.marks import SHEET
from tests.excel_conditions import Opened, refused
from tests.marked_corpus import faults, mark, with_marks
from tests.marked_parts import losses, lost_looks, marks_in, notes_in, values_of
from tests.tortured import HUNDREDS, tortured
from tests.workbooks import rezipped, saved, xlsx

MARKS = [
    mark("Rencana", 5, 2),  # where a note stands
    mark("Rencana", 6, 3, severe=False),
    mark("Rencana", 7, 3),  # where one stands that is always shown
    mark("Rencana", 12, 4),  # beneath a merged range
    mark("Rencana", 1, 6),
    mark("Rencana", 1_048_576, 16_384),
    mark("Gambar", 1, 1),
    mark("Gambar", 900, 300, severe=False),
    mark("Utas", 2, 2),  # where people talk
    mark("Utas", 3, 2),
    mark("Utas", 4, 1),
    mark("Awalan", 2, 1),
    mark("Kosong", 1, 1),
    mark("Tersembunyi", 2, 1),
    mark("Rahasia", 9, 9),
    mark("Grafik", 1, 1),  # where there are no cells
    mark("Tidak ada", 1, 1),
]
MARKED = {
    "Rencana": {"B5", "C6", "C7", "B11", "A1", "XFD1048576"},
    "Gambar": {"A1", "KN900"},
    "Utas": {"B2", "B3", "A4"},
    "Awalan": {"A2"},
    "Kosong": {"A1"},
    "Tersembunyi": {"A2"},
    "Rahasia": {"I9"},
}
NOTED = {
    sheet: cells - {"Rencana": {"B5", "C7"}, "Utas": {"B2", "B3"}}.get(sheet, set()) for sheet, cells in MARKED.items()
}


@pytest.fixture(scope="module", params=["xlsx", "xlsm"])
def original(request: pytest.FixtureRequest) -> bytes:
    return tortured(macros=request.param == "xlsm")


@pytest.fixture(scope="module")
def returned(original: bytes) -> bytes:
    return with_marks(original, MARKS)


def places(cells: dict[str, set[str]]) -> Counter[str]:
    return Counter(f"{sheet}!{cell}" for sheet, own in cells.items() for cell in own)


def comments_of_others(content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """By sheet and cell, but for those of ours."""
    return {
        sheet.name: {at: said for at, said in sheet.looks.comments.items() if "rak-excel" not in said}
        for sheet in open_workbook(content).sheets
    }


def test_nothing_is_lost_and_nothing_is_changed_but_by_marks(original: bytes, returned: bytes) -> None:
    assert [*losses(original, returned), *lost_looks(original, returned)] == []


def test_every_cell_has_its_mark_and_every_cell_without_a_comment_its_note_once(returned: bytes) -> None:
    assert marks_in(returned) == places(MARKED)
    assert notes_in(returned) == places(NOTED)


def test_excel_has_no_reason_to_refuse_it(original: bytes, returned: bytes) -> None:
    assert refused(original) == Counter()
    assert refused(returned) == Counter()


@pytest.mark.openxml
def test_the_schema_allows_it_as_it_allows_the_original(original: bytes, returned: bytes) -> None:
    suffix = ".xlsm" if "xl/vbaProject.bin" in Opened(original).names.values() else ".xlsx"
    assert faults(original, suffix) == Counter()
    assert faults(returned, suffix) == Counter()


def test_openpyxl_and_our_reader_read_the_same_cells(original: bytes, returned: bytes) -> None:
    was, now = values_of(original), values_of(returned)
    assert was
    assert now
    assert {sheet: now[sheet] for sheet in was} == was
    before, after = ({sheet.name: sheet for sheet in open_workbook(each).sheets} for each in (original, returned))
    assert list(after) == [*before, SHEET]
    assert comments_of_others(returned) == comments_of_others(original) | {SHEET: {}}
    for name, sheet in before.items():
        assert after[name].rows == sheet.rows
        assert after[name].hidden == sheet.hidden


def test_openpyxl_sees_each_format_of_numbers_that_a_cell_had(original: bytes, returned: bytes) -> None:
    was, now = (_formats(each) for each in (original, returned))
    assert len(set(was)) == HUNDREDS
    assert now == was


def test_the_cells_in_which_offices_answer_hold_text(returned: bytes) -> None:
    """The workbook has formats of its own under the numbers that ours have elsewhere."""
    sheet = _opened(returned)[SHEET]
    answers = [cell for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFFFBE6"]
    assert len(answers) >= 2
    assert {cell.number_format for cell in answers} == {"@"}


def test_the_return_of_a_return_has_the_same_bytes(returned: bytes) -> None:
    assert with_marks(returned, MARKS) == returned


def test_to_parse_no_sheet_that_has_no_mark_changes_no_byte(
    original: bytes, returned: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [(original, []), (original, MARKS[:2]), (returned, []), (returned, MARKS[:2])]
    quick = [with_marks(*case) for case in cases]
    monkeypatch.setattr(marking, "may_hold_marks", lambda _: True)
    assert quick == [with_marks(*case) for case in cases]


def test_a_sheet_is_parsed_where_it_has_a_mark_or_gets_one(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def spans(xml: bytes, root: str, *given: Any, **more: Any) -> Span:
        parsed.append(root)
        return spans_of(xml, root, *given, **more)

    content = xlsx({"Rencana": [["a"]], "Data lain": [["b"]], "Data lagi": [["c"]]})
    monkeypatch.setattr(marking, "spans_of", spans)
    back = with_marks(content, [mark("Rencana", 1, 1)])
    assert parsed.count("worksheet") == 1
    with_marks(back, [])
    assert parsed.count("worksheet") == 2


def test_without_marks_every_mark_and_note_is_gone_and_those_of_others_stay(original: bytes, returned: bytes) -> None:
    cleared = with_marks(returned, [])
    assert marks_in(cleared) == notes_in(cleared) == Counter()
    assert list(losses(original, cleared)) == []
    assert refused(cleared) == Counter()
    assert with_marks(cleared, MARKS) != cleared
    assert notes_in(with_marks(cleared, MARKS)) == places(NOTED)


def test_other_marks_take_the_place_of_earlier_ones(original: bytes, returned: bytes) -> None:
    other = with_marks(returned, [mark("Rencana", 6, 5), mark("Gambar", 1, 1)])
    assert marks_in(other) == notes_in(other) == Counter(["Rencana!E6", "Gambar!A1"])
    assert list(losses(original, other)) == []
    assert refused(other) == Counter()


def test_a_return_that_openpyxl_saved_has_each_mark_and_note_once(returned: bytes) -> None:
    again = saved(_opened(returned))
    now = with_marks(again, MARKS)
    assert marks_in(now) == places(MARKED)
    assert notes_in(now) == places(NOTED)
    assert refused(now) - refused(again) == Counter()
    assert comments_of_others(now) == comments_of_others(again)


def test_a_return_that_was_saved_and_marked_again_is_as_we_wrote_it(returned: bytes, tmp_path: Path) -> None:
    """So that it may be replaced: our sheet took the place of one with another moment."""
    again, path = saved(_opened(returned)), tmp_path / "kembali.xlsx"
    path.write_bytes(again)
    assert not is_as_written(path)
    path.write_bytes(with_marks(again, MARKS))
    assert is_as_written(path)


def test_what_excel_lists_of_our_formulas_goes_with_our_sheet(original: bytes, returned: bytes) -> None:
    """Excel adds our links to its list of formulas; the next list has others, and a cell without one is damage to it."""
    chain, number = "xl/calcChain.xml", len(list(Opened(returned).sheets()))
    xml = Opened(returned).read(chain).replace(b'<c r="D9"/>', b'<c r="D9"/><c r="B77" i="%d"/><c r="B78"/>' % number)
    saved_by_excel = rezipped(returned, {chain: xml})
    assert refused(saved_by_excel)[f"no formula at B77 of sheet {number}"] == 1

    now = with_marks(saved_by_excel, MARKS)
    assert refused(now) == Counter()
    assert Opened(now).read(chain) == Opened(original).read(chain)


def test_a_list_of_formulas_with_none_but_ours_is_taken_out_with_all_that_names_it(returned: bytes) -> None:
    chain, number = "xl/calcChain.xml", len(list(Opened(returned).sheets()))
    xml = Opened(returned).read(chain)
    only_ours = xml[: xml.index(b"<c ")] + b'<c r="B77" i="%d"/></calcChain>' % number
    now = with_marks(rezipped(returned, {chain: only_ours}), MARKS)
    assert chain not in Opened(now).names.values()
    assert refused(now) == Counter()
    assert b"calcChain" not in Opened(now).read("[Content_Types].xml") + Opened(now).read("xl/_rels/workbook.xml.rels")


def test_our_sheet_is_shown_again_where_somebody_hid_it(returned: bytes) -> None:
    book = Opened(returned).read("xl/workbook.xml")
    hidden = rezipped(
        returned, {"xl/workbook.xml": book.replace(b'name="Catatan RAK" ', b'name="Catatan RAK" state="hidden" ')}
    )
    assert _opened(hidden)[SHEET].sheet_state == "hidden"
    assert _opened(with_marks(hidden, MARKS))[SHEET].sheet_state == "visible"


def test_more_notes_than_a_drawing_has_numbers_for_have_each_a_number_of_their_own(original: bytes) -> None:
    many = [mark("Kosong", row, 1) for row in range(1, 1500)] + [mark("Pivot", 2, 1)]
    now = with_marks(original, many)
    assert sum(notes_in(now).values()) == 1500
    assert refused(now) == Counter()
    numbers = [
        number for name in Opened(now).names if name.endswith(".vml") for number in _numbers(Opened(now).read(name))
    ]
    assert len(numbers) == len(set(numbers))


def _numbers(boxes: bytes) -> list[bytes]:
    return [each.partition(b'"')[0] for each in boxes.split(b'<v:shape id="_x0000_s')[1:]]


def test_letters_that_xml_has_not_do_no_harm(original: bytes) -> None:
    odd = CellMark("Kosong", 1, 1, severe=True, text="rak-excel:\n\x00\x0b\ud800 ]]> \ufffe\n")
    now = with_marks(original, [odd])
    assert refused(now) == Counter()
    assert notes_in(now) == Counter(["Kosong!A1"])


def _formats(content: bytes) -> list[str]:
    sheet = _opened(content)["Rencana"]
    return [sheet.cell(30 + nth, 21).number_format for nth in range(HUNDREDS)]


def _opened(content: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it leaves out
        return openpyxl.load_workbook(io.BytesIO(content))
