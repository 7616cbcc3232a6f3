"""An .xls made to stop, delay or deceive its reader is refused with one sentence, or read as far as it is sound."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from rak_excel.formats.opened.binary.records import CompoundFile
from rak_excel.formats.opened.kinds import COMPOUND
from rak_excel.formats.opened.opening import open_workbook
from tests.opened_apart import told_apart
from tests.workbooks import PLAN, biff, compound, xls

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

DAMAGED, TOO_BIG = "rusak", "terlalu besar"
SHEET = biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
CELL = biff(0x204, struct.pack("<HHHHB", 1, 1, 0, 1, 0) + b"x")
EOF = biff(0x0A)

_END, _TABLE, _NOWHERE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound_of(name: str, stream: bytes) -> bytes:
    """A compound file with this stream alone, in long sectors, so that its header has room for the table of 400 MB."""
    long = 4096
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // long)
    tables = -(-(count + 2) // (long // 4 - 1))
    first = tables + 1
    chain = [_TABLE] * tables + [_END] + [*range(first + 1, first + count), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * long, b"\xff")
    header = COMPOUND + bytes(16) + struct.pack("<5H6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack(f"<{tables}I", *range(tables)).ljust(109 * 4, b"\xff")
    directory = _entry("Root Entry", 5, 0, 0, child=1) + _entry(name, 2, first, len(stream))
    parts = (header, table, directory, stream)
    return b"".join(part.ljust(-(-len(part) // long) * long, b"\0") for part in parts)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _NOWHERE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    return head + struct.pack("<3I36xIQ", _NOWHERE, _NOWHERE, child, start, size)


def book(*sheets: bytes, shared: bytes = b"", starts: tuple[int, ...] = ()) -> bytes:
    """An xls of these substreams; `starts` says, in place of the truth, how far behind the first each of its sheets begins."""
    head = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + shared
    lengths = [sum(map(len, sheets[:nth])) for nth in range(len(sheets))]
    places = starts or lengths
    names = [f"S{nth}".encode() for nth in range(len(places))]
    first = len(head) + sum(4 + 8 + len(name) for name in names) + len(EOF)
    bounds = b"".join(
        biff(0x85, struct.pack("<IHBB", first + start, 0, len(name), 0) + name)
        for start, name in zip(places, names, strict=True)
    )
    return compound_of("Workbook", head + bounds + EOF + b"".join(sheets))


def sheet(*records: bytes) -> bytes:
    return SHEET + b"".join(records) + EOF


def shared_texts(*pieces: bytes) -> bytes:
    return biff(0xFC, bytes(8) + pieces[0]) + b"".join(biff(0x3C, piece) for piece in pieces[1:])


def shared_cells(count: int, text: int = 0) -> bytes:
    return b"".join(biff(0xFD, struct.pack("<HHHI", nth // 200, nth % 200, 0, text)) for nth in range(count))


def merged(count: int) -> bytes:
    everything = struct.pack("<4H", 0, 0xFFFF, 0, 255)
    return biff(0xE5, struct.pack("<H", 1000) + everything * 1000) * (count // 1000)


def looping_table() -> bytes:
    """A compound file whose list of tables leads to itself: each turn makes the table of sectors longer."""
    content = bytearray(compound({"Workbook": bytes(100_000)}))
    struct.pack_into("<I", content, 44, 1_000_000 + 109)  # tables
    struct.pack_into("<II", content, 68, 4, 1_000_000 // 127 + 1)  # where their list goes on, and in how many sectors
    content[5 * 512 : 6 * 512] = struct.pack("<128I", *[0] * 127, 4)
    return bytes(content)


def changed_entry(content: bytes, name: str, start: int | None = None, size: int | None = None) -> bytes:
    changed = bytearray(content)
    at = changed.find(name.encode("utf-16-le"))
    for place, number in ((116, start), (120, size)):
        if number is not None:
            struct.pack_into("<I", changed, at + place, number)
    return bytes(changed)


def looping_stream() -> bytes:
    content = bytearray(xls(PLAN))
    struct.pack_into("<I", content, 512 + 4 * 3, 2)  # the second sector of the stream is followed by its first
    return changed_entry(bytes(content), "Workbook", size=0xFFFFFFF0)


OF_COMMENT = biff(0x5D, struct.pack("<HHHH", 0x15, 0x12, 0x19, 7) + bytes(14))
OF_COMMENT += biff(0x1B6, struct.pack("<HH6xHH4x", 0x212, 0, 0, 65_528))
SPACES = b"\x1e\x01\x00" + b"\x19\x40\x00\xff" * 2_000  # a number with half a million blanks before it
FORMULA = struct.pack("<HHHdHIH", 1, 1, 0, 1.0, 0, 0, len(SPACES)) + SPACES
LONG = struct.pack("<HB", 32_000, 0) + b"x" * 32_000


def looping_directory() -> bytes:
    content = bytearray(compound_of("Workbook", bytes(5_000_000)))
    struct.pack_into("<I", content, 4096 + 4 * 2, 2)  # behind two sectors of the table
    return bytes(content)


def of_many_looks(*starts: int) -> tuple[bytes, bytes]:
    """A text of as many letters as there are starts, at each of which another font begins, in two pieces."""
    runs = b"".join(struct.pack("<HH", start, nth % 4) for nth, start in enumerate(starts))
    return struct.pack("<HBH", len(starts), 8, len(starts)) + b"x" * len(starts), runs


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a table of sectors that leads to itself": (looping_table, DAMAGED),
    "a stream longer than the file": (looping_stream, DAMAGED),
    "a directory that leads to itself": (looping_directory, DAMAGED),
    "many sheets in one place": (lambda: book(sheet(CELL * 1000), starts=(0,) * 900), DAMAGED),
    "sheets that begin within each other": (
        lambda: book(sheet(CELL * 1000), starts=tuple(20 + len(CELL) * nth for nth in range(900))),
        DAMAGED,
    ),
    "a sheet that begins before the sheets": (lambda: book(sheet(CELL), starts=(-30,)), DAMAGED),
    "thousands of sheets": (lambda: book(*[sheet(CELL)] * 3_000), TOO_BIG),
    "columns told of without end": (
        lambda: book(sheet(biff(0x7D, struct.pack("<HHHHHH", 0, 0xFFFF, 0, 0, 1, 0)) * 100_000)),
        TOO_BIG,
    ),
    "merged ranges without end": (lambda: book(sheet(CELL, merged(200_000))), TOO_BIG),
    "merged ranges of a cell without end": (
        lambda: book(sheet(CELL, biff(0xE5, struct.pack("<H", 1000) + struct.pack("<4H", 0, 0, 0, 1) * 1000) * 101)),
        TOO_BIG,
    ),
    "blank cells without end": (
        lambda: book(sheet(biff(0xBE, struct.pack("<HH", 1, 0) + bytes(512) + struct.pack("<H", 255)) * 6_000)),
        TOO_BIG,
    ),
    "one long text in all cells": (
        lambda: book(sheet(shared_cells(60_000)), shared=shared_texts(LONG[:8_000], b"\0" + LONG[8_000:])),
        TOO_BIG,
    ),
    "a list of texts in a million pieces": (
        lambda: book(sheet(CELL), shared=shared_texts(LONG[:3], *[b"\0"] * 1_000_000)),
        TOO_BIG,
    ),
    "a million texts without a letter": (
        lambda: book(sheet(shared_cells(1, 274_000)), shared=shared_texts(bytes(3), *[bytes(8_220)] * 100)),
        TOO_BIG,
    ),
    "a piece of the texts without anything": (
        lambda: book(sheet(shared_cells(1)), shared=shared_texts(LONG[:3], b"")),
        DAMAGED,
    ),
    "a text of ten thousand looks in a hundred cells": (
        lambda: book(sheet(shared_cells(100)), shared=shared_texts(*of_many_looks(*range(10_000)))),
        TOO_BIG,
    ),
    "number formats without end": (
        lambda: book(sheet(CELL), shared=biff(0x41E, struct.pack("<HHB", 200, 255, 0) + b"[" * 255) * 5_000),
        TOO_BIG,
    ),
    "rows of blank cells without end": (
        lambda: book(*[sheet(biff(0x201, struct.pack("<HHH", 9_998, 0, 0)))] * 60),
        TOO_BIG,
    ),
    "blank cells far to the right in all rows": (
        lambda: book(*[sheet(*(biff(0x201, struct.pack("<HHH", row, 255, 0)) for row in range(9_999)))] * 3),
        TOO_BIG,
    ),
    "a comment whose parts look different without end": (
        lambda: book(sheet(CELL, *[OF_COMMENT + biff(0x3C, bytes(65_528))] * 70)),
        TOO_BIG,
    ),
    "styles without end": (lambda: book(sheet(CELL), shared=biff(0xE0, bytes(20)) * 110_000), TOO_BIG),
    "a stream of 50 MB": (lambda: compound_of("Workbook", bytes(50_000_000)), TOO_BIG),
    "records without end": (lambda: book(sheet(biff(0x99) * 1_100_000)), TOO_BIG),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_take_for_ever_or_all_memory_is_refused_at_once(name: str) -> None:
    make, word = REFUSED[name]

    assert word in told_apart(make())


READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "formulas of half a million blanks": (lambda: book(sheet(CELL, biff(0x06, FORMULA) * 2_000)), "S0 1 0 0 0"),
    "texts that promise letters": (
        lambda: book(sheet(CELL, biff(0x204, struct.pack("<HHHHB", 2, 1, 0, 0xFFFF, 0)) * 50_000)),
        "S0 1 0 0 0",
    ),
    "looks that begin at the end and then at the start again": (
        lambda: book(sheet(shared_cells(1)), shared=shared_texts(*of_many_looks(*[15_999, 0] * 8_000))),
        "S0 1 0 0 0",
    ),
    "an extent": (
        lambda: book(sheet(CELL, biff(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFF, 0)))),
        "S0 1 0 0 0",
    ),
    "numbers far to the right": (
        lambda: book(sheet(CELL, biff(0xBD, struct.pack("<HH", 3, 60_000) + bytes(60) + b"\0\0"))),
        "S0 1 1 0 0",
    ),
    "more merged ranges than there are": (
        lambda: book(sheet(CELL, biff(0xE5, b"\xff\xff" + struct.pack("<4H", 1, 2, 1, 1)))),
        "S0 1 0 1 0",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_promised_and_not_there_is_not_believed(name: str) -> None:
    make, told = READ[name]

    assert told_apart(make()) == f"{told}\n"


def test_where_a_file_has_two_workbooks_the_one_that_was_looked_at_is_read() -> None:
    far = CompoundFile(xls([["lain"]], stray=(65_536, 256))).stream("Workbook") or b""
    near = CompoundFile(xls(PLAN)).stream("Workbook") or b""
    for first, second in (("WORKBOOK", "Workbook"), ("Workbook", "WORKBOOK"), ("Book", "WORKBOOK")):
        for streams in ((far, near), (near, far)):
            (sheet,) = open_workbook(compound(dict(zip((first, second), streams, strict=True)))).sheets
            assert sheet.last_row < 10
            assert bool(sheet.strays) == (sheet.text(1, 1) == "lain")
