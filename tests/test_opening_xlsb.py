"""An .xlsb, written by whomever, is read as far as it has ordinary sheets; one made to stop its reader is refused."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Callable, Mapping, Sequence

import pytest

from rak_excel.formats.opened.opening import open_workbook
from tests.opened_apart import told_apart
from tests.workbooks import wide_text, xlsb_record, zipped

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

DAMAGED, TOO_BIG = "rusak", "terlalu besar"
Records = Sequence[tuple[int, bytes]]
ROW, BLANK, RK, ERROR, TRUTH, REAL, TEXT, SHARED_TEXT = 0, 1, 2, 3, 4, 5, 6, 7
TEXT_OF_FORMULA, REAL_OF_FORMULA, TRUTH_OF_FORMULA, ERROR_OF_FORMULA = 8, 9, 10, 11
TOKENS = struct.pack("<HII", 0, 1, 0x16)


def book(
    sheets: Mapping[str, bytes],
    *,
    targets: Sequence[str] = (),
    more: Records = (),
    texts: bytes = b"",
    styles: Sequence[int] = (),
    members: Mapping[str, bytes] | None = None,
) -> bytes:
    """An xlsb of these sheets, each in the member that `targets` names; `more` are further records of the workbook."""
    places = [*targets, *(f"worksheets/sheet{nth}.bin" for nth in range(len(targets) + 1, len(sheets) + 1))]
    bound = b"".join(
        xlsb_record(156, struct.pack("<II", 0, nth) + wide_text(f"rId{nth}") + wide_text(name))
        for nth, name in enumerate(sheets, 1)
    )
    related = "".join(f'<Relationship Id="rId{nth}" Target="{place}"/>' for nth, place in enumerate(places, 1))
    formats = xlsb_record(615, struct.pack("<I", 1)) + xlsb_record(44, struct.pack("<H", 164) + wide_text("dd/mm/yyyy"))
    cells = xlsb_record(617, struct.pack("<I", len(styles)))
    cells += b"".join(xlsb_record(47, struct.pack("<HH", 0, code)) for code in styles) + xlsb_record(618)
    of_styles = xlsb_record(626, struct.pack("<I", 1)) + xlsb_record(47, struct.pack("<HH", 0, 14)) + xlsb_record(627)
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.bin": xlsb_record(131)
            + bound
            + xlsb_record(144)
            + b"".join(xlsb_record(*each) for each in more)
            + xlsb_record(132),
            "xl/_rels/workbook.bin.rels": f"<Relationships>{related}</Relationships>".encode(),
            **({"xl/sharedStrings.bin": texts} if texts else {}),
            "xl/styles.bin": xlsb_record(278) + formats + of_styles + cells + xlsb_record(279),
            **{
                f"xl/{place}" if place[0] != "/" else place[1:]: each
                for place, each in zip(places, sheets.values(), strict=True)
            },
            **(members or {}),
        }
    )


def sheet(*records: tuple[int, bytes], extent: bool = True) -> bytes:
    head = (
        xlsb_record(129) + (xlsb_record(148, struct.pack("<IIII", 0, 20, 0, 20)) if extent else b"") + xlsb_record(145)
    )
    return head + b"".join(xlsb_record(*each) for each in records) + xlsb_record(146) + xlsb_record(130)


def row(number: int) -> tuple[int, bytes]:
    return ROW, struct.pack("<I", number - 1) + bytes(21)


def cell(kind: int, column: int, value: bytes, style: int = 0) -> tuple[int, bytes]:
    return kind, struct.pack("<II", column - 1, style) + value


def shared_texts(*texts: str, count: int | None = None) -> bytes:
    number = len(texts) if count is None else count
    items = b"".join(xlsb_record(19, b"\0" + wide_text(text)) for text in texts)
    return xlsb_record(159, struct.pack("<II", number, number)) + items + xlsb_record(160)


PLAIN = sheet(row(1), cell(TEXT, 1, wide_text("Opini BPK")))


def test_values_of_every_kind_are_read() -> None:
    values = sheet(
        row(2),
        cell(RK, 1, struct.pack("<I", 75 << 2 | 3)),
        cell(RK, 2, struct.pack("<I", 7 << 2 | 2)),
        cell(REAL, 3, struct.pack("<d", 2.5)),
        cell(TRUTH, 4, b"\x01"),
        cell(SHARED_TEXT, 5, struct.pack("<I", 1)),
        cell(REAL, 6, struct.pack("<d", 43_852.0), style=1),
        cell(REAL, 7, struct.pack("<d", 43_852.0), style=2),
        cell(BLANK, 8, b""),
        row(4),
        cell(TEXT_OF_FORMULA, 1, wide_text("WTP") + TOKENS),
        cell(REAL_OF_FORMULA, 2, struct.pack("<d", 0.75) + TOKENS),
        cell(TRUTH_OF_FORMULA, 3, b"\0" + TOKENS),
        cell(ERROR_OF_FORMULA, 4, b"\x17" + TOKENS),
        cell(ERROR, 5, b"\x99"),
    )
    (read,) = open_workbook(book({"RAK": values}, texts=shared_texts("a", "B1"), styles=(0, 14, 164))).sheets
    day = datetime.date(2020, 1, 22)

    assert dict(read.rows) == {
        2: {1: 0.75, 2: 7, 3: 2.5, 4: True, 5: "B1", 6: day, 7: day},
        4: {1: "WTP", 2: 0.75, 3: False},
    }
    assert read.errors == {(4, 4): "#REF!", (4, 5): "#?"}
    assert read.formulas == frozenset([(4, 1), (4, 2), (4, 3), (4, 4)])


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.bin", "sheet1.bin", "lembar/a.bin", "./worksheets/../worksheets/sheet1.bin"]
)
def test_a_sheet_may_stand_where_its_writer_put_it(target: str) -> None:
    content = book({"RAK": PLAIN}, targets=[target], members={"xl/worksheets/sheet1.bin": PLAIN})

    assert [(each.name, each.text(1, 1)) for each in open_workbook(content).sheets] == [("RAK", "Opini BPK")]


@pytest.mark.parametrize("folder", ["macrosheets", "chartsheets", "dialogsheets"])
def test_sheets_without_a_plan_are_passed_over(folder: str) -> None:
    read = open_workbook(
        book({"Lain": xlsb_record(129) + xlsb_record(130), "RAK": PLAIN}, targets=[f"{folder}/sheet1.bin"])
    )

    assert [each.name for each in read.sheets] == ["RAK"]
    assert [note.detail.en.split()[2] for note in read.notes] == (["has"] if folder == "macrosheets" else [])


def test_a_sheet_need_not_say_how_far_it_reaches() -> None:
    content = book({"RAK": sheet(row(3), cell(TEXT, 2, wide_text("x")), extent=False)})

    assert dict(open_workbook(content).sheets[0].rows) == {3: {2: "x"}}


def test_what_follows_the_sheets_is_not_taken_for_something_else() -> None:
    odd = [(4000, b"\x27\x05\xea\x02\x84\x01" * 30), (39, b"\xff" * 8), (362, b"\xff\xff\xff\xff")]

    assert open_workbook(book({"RAK": PLAIN}, more=odd)).sheets[0].text(1, 1) == "Opini BPK"


def test_a_cell_that_names_a_text_that_there_is_not_is_blank() -> None:
    cells = sheet(row(1), cell(SHARED_TEXT, 1, struct.pack("<I", 0)), cell(SHARED_TEXT, 2, struct.pack("<I", 9)))

    assert dict(open_workbook(book({"RAK": cells}, texts=shared_texts("a"))).sheets[0].rows) == {1: {1: "a"}}


def test_members_are_found_whatever_capitals_their_names_have() -> None:
    cells = sheet(row(1), cell(SHARED_TEXT, 1, bytes(4)))
    content = book({"RAK": cells}, members={"xl/SharedStrings.bin": shared_texts("a")})

    assert dict(open_workbook(content).sheets[0].rows) == {1: {1: "a"}}


def corners() -> bytes:
    return sheet(*(each for at in (1, 9_999) for each in (row(at), cell(TRUTH, 1 if at == 1 else 702, b"\x01"))))


def of_text(count: int) -> bytes:
    cells = [(row(1 + nth // 200), cell(SHARED_TEXT, 1 + nth % 200, bytes(4))) for nth in range(count)]
    return sheet(*(each for pair in cells for each in pair))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "one long text in all cells": (
        lambda: book({"RAK": of_text(20_000)}, texts=shared_texts("x" * 32_000)),
        TOO_BIG,
    ),
    "sheets as wide and long as can be": (lambda: book({f"S{nth}": corners() for nth in range(60)}), TOO_BIG),
    "thousands of sheets": (lambda: book({f"S{nth}": PLAIN for nth in range(2_000)}), TOO_BIG),
    "records without end": (lambda: book({"RAK": PLAIN + xlsb_record(1000) * 1_100_000}), TOO_BIG),
    "texts without end": (lambda: book({"RAK": PLAIN}, texts=shared_texts(*[""] * 260_000)), TOO_BIG),
    "styles without end": (lambda: book({"RAK": PLAIN}, styles=(0,) * 110_000), TOO_BIG),
    "a text longer than its record": (
        lambda: book({"RAK": sheet(row(1), cell(TEXT, 1, struct.pack("<I", 0xFFFFFFF0)))}),
        DAMAGED,
    ),
    "a sheet that is not there": (
        lambda: book({"RAK": PLAIN}, members={"xl/_rels/workbook.bin.rels": b"<Relationships/>"}),
        DAMAGED,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_take_for_ever_or_all_memory_is_refused_at_once(name: str) -> None:
    make, word = REFUSED[name]

    assert word in told_apart(make())


READ: dict[str, Callable[[], bytes]] = {
    "texts by the thousand million": lambda: book({"RAK": PLAIN}, texts=shared_texts("a", count=0xFFFFFFFF)),
    "another workbook in XML": lambda: book(
        {"RAK": PLAIN},
        members={
            "xl/sharedStrings.xml": b'<sst uniqueCount="4294967295"><si><t>a</t></si></sst>',
            "xl/styles.xml": b"<styleSheet/>",
        },
    ),
    "a name that works itself out without end": lambda: book(
        {"RAK": PLAIN}, more=[(39, bytes(9) + wide_text("a") + struct.pack("<I", 60_000) + nested(20_000))]
    ),
}


def nested(depth: int) -> bytes:
    return b"".join(b"\x29" + struct.pack("<H", 3 * (depth - nth - 1)) for nth in range(depth))


@pytest.mark.parametrize("name", READ)
def test_what_no_plan_needs_is_never_read(name: str) -> None:
    assert told_apart(READ[name]()) == "RAK 1 0 0 0\n"
