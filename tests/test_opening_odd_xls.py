"""An .xls as Excel 95 wrote it, or with sheets of macros and charts, is read as far as it has ordinary sheets."""

from __future__ import annotations

import struct

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import Workbook, open_workbook
from tests.workbooks import PLAN, biff, compound, xls

EOF = biff(0x0A)
WORKSHEET, MACROS, CHART, MODULE = 0, 1, 2, 6
OF_SHEET = {WORKSHEET: 0x10, MACROS: 0x40, CHART: 0x20, MODULE: 0x06}


def book(*sheets: tuple[str, int, bytes], old: bool = False, page: int = 1252, stream: str = "Workbook") -> Workbook:
    """The workbook of these sheets, each its name, its kind and its records."""
    begin = biff(0x809, struct.pack("<HHHH", 0x500 if old else 0x600, 5, 0, 0)) + biff(0x42, struct.pack("<H", page))
    bodies = [
        biff(0x809, struct.pack("<HHHH", 0x500 if old else 0x600, OF_SHEET.get(kind, 0), 0, 0)) + records + EOF
        for _, kind, records in sheets
    ]
    names = [bytes([len(name)]) + (b"" if old else b"\0") + name.encode("latin-1") for name, _, _ in sheets]
    start = len(begin) + sum(4 + 6 + len(name) for name in names) + len(EOF)
    bounds = b""
    for name, (_, kind, _), body in zip(names, sheets, bodies, strict=True):
        bounds += biff(0x85, struct.pack("<IBB", start, 0, kind) + name)
        start += len(body)
    return open_workbook(compound({stream: begin + bounds + EOF + b"".join(bodies)}))


def text(row: int, column: int, letters: str) -> bytes:
    return biff(0x204, struct.pack("<HHHHB", row - 1, column - 1, 0, len(letters), 0) + letters.encode("latin-1"))


def old_text(row: int, column: int, letters: str, page: str = "cp1252") -> bytes:
    return biff(0x204, struct.pack("<HHHH", row - 1, column - 1, 0, len(letters)) + letters.encode(page))


@pytest.mark.parametrize("page", [1252, 0x8001, 437, 0])
def test_a_workbook_of_excel_95_is_read_with_what_is_seen_of_its_cells(page: int) -> None:
    error = biff(0x205, struct.pack("<HHHBB", 2, 1, 0, 0x17, 1))
    hidden = biff(0x208, struct.pack("<HHHHHHI", 1, 0, 20, 0, 0, 0, 0x20))
    far = old_text(20_000, 1, "jauh")
    noted = biff(0x1C, struct.pack("<HHH", 0, 0, 5) + b"cek\xe9!")
    records = hidden + old_text(1, 1, "Opini BPK") + old_text(2, 2, "75 %") + error + far + noted
    (sheet,) = book(("RAK é", WORKSHEET, records), old=True, page=page, stream="Book").sheets

    assert sheet.name == "RAK é"
    assert dict(sheet.rows) == {1: {1: "Opini BPK"}, 2: {2: "75 %"}}
    assert (sheet.errors, set(sheet.hidden_rows), set(sheet.strays)) == ({(3, 2): "#REF!"}, {2}, {(20_000, 1)})
    assert sheet.looks.comments == {(1, 1): "ceké!"}


def test_formulas_of_excel_95_have_their_values() -> None:
    number = biff(0x06, struct.pack("<HHHdHIH", 0, 0, 0, 0.75, 0, 0, 1) + b"\x16")
    of_text = biff(
        0x06, struct.pack("<HHH", 1, 0, 0) + b"\0" * 6 + b"\xff\xff" + struct.pack("<HIH", 0, 0, 1) + b"\x16"
    )
    (sheet,) = book(("RAK", WORKSHEET, number + of_text + biff(0x207, b"\x03\0WTP")), old=True, stream="Book").sheets

    assert dict(sheet.rows) == {1: {1: 0.75}, 2: {1: "WTP"}}


@pytest.mark.parametrize("kind", [MACROS, CHART, MODULE, 5])
def test_sheets_without_cells_for_us_are_passed_over(kind: int) -> None:
    read = book(("Macro1", kind, text(1, 1, "=ALERT()")), ("RAK", WORKSHEET, text(1, 1, "Opini BPK")))

    assert [(sheet.name, sheet.text(1, 1)) for sheet in read.sheets] == [("RAK", "Opini BPK")]
    assert [note.detail.en.split()[2] for note in read.notes] == (["has"] if kind in {MACROS, MODULE} else [])


def test_a_workbook_of_macros_alone_has_no_sheet() -> None:
    assert book(("Macro1", MACROS, text(1, 1, "=ALERT()"))).sheets == ()


def test_letters_are_of_two_bytes_whatever_code_page_is_named() -> None:
    (sheet,) = book(("RAK", WORKSHEET, text(1, 1, "Opini BPK")), page=1252).sheets

    assert sheet.text(1, 1) == "Opini BPK"


def test_a_file_may_end_before_its_last_sector_does_where_nothing_is_missing() -> None:
    content = xls(PLAN)
    assert content.endswith(bytes(200))

    assert open_workbook(content[:-200]).sheets[0].text(2, 3) == "Opini BPK"


def test_a_sheet_that_does_not_end_is_told_as_cut_off() -> None:
    content = xls(PLAN)
    at = content.rindex(EOF)

    with pytest.raises(UnreadableWorkbookError, match="terpotong"):
        open_workbook(content[:at] + bytes(len(content) - at))


def test_a_chart_on_a_sheet_adds_no_cells_to_it() -> None:
    chart = biff(0x809, struct.pack("<HHHH", 0x600, 0x20, 0, 0)) + text(1, 2, "Series") + EOF
    (sheet,) = book(("RAK", WORKSHEET, text(1, 1, "a") + chart + text(2, 1, "b"))).sheets

    assert dict(sheet.rows) == {1: {1: "a"}, 2: {1: "b"}}


def test_results_of_formulas_are_read_as_what_they_are() -> None:
    def formula(row: int, result: bytes) -> bytes:
        return biff(0x06, struct.pack("<HHH", row - 1, 0, 0) + result + struct.pack("<HIH", 0, 0, 1) + b"\x16")

    results = [
        struct.pack("<d", 2.5),
        bytes((1, 0, 1, 0, 0, 0)) + b"\xff\xff",
        bytes((2, 0, 0x17, 0, 0, 0)) + b"\xff\xff",
        bytes((2, 0, 0x99, 0, 0, 0)) + b"\xff\xff",
        bytes((3, 0, 0, 0, 0, 0)) + b"\xff\xff",
        bytes((0, 0, 0, 0, 0, 0)) + b"\xff\xff",
    ]
    records = b"".join(formula(nth, result) for nth, result in enumerate(results, 1))
    (sheet,) = book(("RAK", WORKSHEET, records + biff(0x207, b"\x03\0\0WTP") + biff(0x207, b"\x03\0\0lai"))).sheets

    assert dict(sheet.rows) == {1: {1: 2.5}, 2: {1: True}, 6: {1: "WTP"}}
    assert sheet.formulas == frozenset((row, 1) for row in range(1, 7))
    assert sheet.errors == {(3, 1): "#REF!", (4, 1): "#?"}


def test_the_text_of_a_formula_that_stands_astray_takes_no_other_ones_place() -> None:
    def formula(row: int) -> bytes:
        head = struct.pack("<HHH", row - 1, 0, 0) + b"\0" * 6 + b"\xff\xff"
        return biff(0x06, head + struct.pack("<HIH", 0, 0, 1) + b"\x16")

    near, far = formula(1) + biff(0x207, b"\x03\0\0WTP"), formula(20_000) + biff(0x207, b"\x04\0\0jauh")
    (sheet,) = book(("RAK", WORKSHEET, near + far)).sheets

    assert dict(sheet.rows) == {1: {1: "WTP"}}
    assert set(sheet.strays) == {(20_000, 1)}


def test_the_text_of_a_formula_may_have_letters_that_count_as_two_and_go_on_in_the_next_record() -> None:
    formula = biff(
        0x06, struct.pack("<HHH", 0, 0, 0) + b"\0" * 6 + b"\xff\xff" + struct.pack("<HIH", 0, 0, 1) + b"\x16"
    )
    begun, rest = ("\N{LIGHT CHECK MARK} ya".encode("utf-16-le"), "\N{BALLOT BOLD SCRIPT X}.".encode("utf-16-le"))
    follows = biff(0x207, struct.pack("<HB", 8, 1) + begun) + biff(0x3C, b"\x01" + rest)
    (sheet,) = book(("RAK", WORKSHEET, formula + follows + text(2, 1, "WTP"))).sheets

    assert dict(sheet.rows) == {1: {1: "\N{LIGHT CHECK MARK} ya\N{BALLOT BOLD SCRIPT X}."}, 2: {1: "WTP"}}


@pytest.mark.parametrize("said", [0, 1, 2, 5_000])
def test_how_many_texts_are_shared_need_not_be_said_rightly(said: int) -> None:
    texts = biff(0xFC, struct.pack("<II", said, said) + b"\x03\0\0WTP" + b"\x05\0\0Reviu")
    cells = b"".join(biff(0xFD, struct.pack("<HHHI", 0, nth, 0, nth)) for nth in range(2))
    (sheet,) = open_workbook(xls([[]], shared=texts, more=cells)).sheets

    assert dict(sheet.rows) == {1: {1: "WTP", 2: "Reviu"}}


def test_a_link_in_a_sheet_and_a_shape_with_text_are_not_looked_at() -> None:
    link = biff(0x1B8, struct.pack("<4H", 0, 0xFFFF, 0, 0xFF) + b"odd")
    shape = biff(0x5D, struct.pack("<HHHH", 0x15, 0x12, 6, 1) + b"odd") + biff(0x1B6, b"odd") + biff(0x3C, b"odd")
    (sheet,) = book(("RAK", WORKSHEET, link + shape + text(1, 1, "Opini BPK"))).sheets

    assert dict(sheet.rows) == {1: {1: "Opini BPK"}}
