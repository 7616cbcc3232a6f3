"""Streamed sheets hold what XlsxWriter itself would have written, and never markup from a text."""

from __future__ import annotations

import datetime
import threading
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.formats.written import streamed_rows
from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.extended import StreamedSheet
from rak_excel.formats.written.packing import PackedPiece
from rak_excel.formats.written.table import write_value
from rak_excel.formats.written.values import CellValue, Formula, Link

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40)
SHOWN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), max_size=40)
RICH = "<r><t>x</t></r>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stream")


@given(st.lists(TEXT | st.sampled_from(["_x0041_", " a", "a\n", "&<>", "_xlnm", "\r", "=1+1"]), max_size=5))
def test_texts_are_written_as_xlsxwriter_writes_them(folder: Path, texts: list[str]) -> None:
    assert streamed(folder, texts) == by_xlsxwriter(folder, texts)


@given(st.lists(st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False), max_size=5))
def test_numbers_are_written_as_xlsxwriter_writes_them(folder: Path, numbers: list[int | float]) -> None:
    assert streamed(folder, numbers) == by_xlsxwriter(folder, numbers)


@given(
    st.lists(
        st.builds(Formula, st.just('=A1&"<&>"'), SHOWN | st.integers() | st.sampled_from(["#N/A", ""])), max_size=5
    )
)
def test_formulas_are_written_as_xlsxwriter_writes_them(folder: Path, formulas: list[Formula]) -> None:
    assert streamed(folder, formulas) == by_xlsxwriter(folder, formulas)


def test_a_formulas_value_holds_nothing_that_xml_cannot_hold(folder: Path) -> None:
    streamed(folder, [Formula("=B1", "a\x07b")])

    assert openpyxl.load_workbook(folder / "ours.xlsx").active["A1"].value == "=B1"  # type: ignore[index]


def test_a_text_that_looks_like_markup_stays_text(folder: Path) -> None:
    streamed(folder, [RICH])

    assert openpyxl.load_workbook(folder / "ours.xlsx").active["A1"].value == RICH  # type: ignore[index]


def test_letters_that_no_workbook_can_hold_are_replaced(folder: Path) -> None:
    streamed(folder, ["a\udce9b\uffff"])

    assert openpyxl.load_workbook(folder / "ours.xlsx").active["A1"].value == "a\ufffdb\ufffd"  # type: ignore[index]


@pytest.mark.parametrize(
    "value",
    [True, datetime.date(2020, 1, 31), float("nan"), "x" * 40_000, Link("S", "A1", "x")],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_is_left_to_xlsxwriter(folder: Path, value: CellValue) -> None:
    book = new_book(folder / "other.xlsx", streamed=True)
    sheet: StreamedSheet = book.add_worksheet()
    format_ = book.add_format()
    left = sheet.write_cells(0, 0, [value], [format_], [None])
    book.close()

    assert left == [(0, value, format_)]


def test_rows_are_packed_alike_with_threads_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed_rows, "_CHUNK", 50)
    texts = [f"<row>{'✓' * (number % 7)}{number}</row>" for number in range(200)]

    def packed() -> PackedPiece:
        rows = streamed_rows.StreamedRows()
        for text in texts:
            rows.write(text)
        return rows.packed()

    with_threads = packed()
    monkeypatch.setattr(threading.Thread, "start", refused)

    assert packed() == with_threads
    content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(b"".join(with_threads.chunks))
    assert content.decode() == "".join(texts)
    assert (with_threads.length, with_threads.checksum(5)) == (len(content), zlib.crc32(content, 5))


def test_rows_that_cannot_be_packed_stop_the_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed_rows, "_CHUNK", 50)
    monkeypatch.setattr(streamed_rows, "new_compressor", NoMemory)
    rows = streamed_rows.StreamedRows()
    rows.write("x" * 51)

    with pytest.raises(MemoryError):
        rows.packed()


def refused(_thread: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


class NoMemory:
    """Packs nothing."""

    def compress(self, _content: bytes) -> bytes:
        raise MemoryError


def test_a_cell_beyond_the_sheet_is_left_out(folder: Path) -> None:
    book = new_book(folder / "far.xlsx", streamed=True)
    sheet: StreamedSheet = book.add_worksheet()
    format_ = book.add_format()
    sheet.write_cells(0, 16_382, ["x", "y", "z"], [format_] * 3, [format_] * 3)
    book.close()

    assert openpyxl.load_workbook(folder / "far.xlsx").active["XFC1"].value == "x"  # type: ignore[index]
    assert openpyxl.load_workbook(folder / "far.xlsx").active.max_column == 16_384  # type: ignore[union-attr]


def streamed(folder: Path, values: Sequence[CellValue]) -> bytes:
    book = new_book(folder / "ours.xlsx", streamed=True)
    sheet: StreamedSheet = book.add_worksheet("S")
    format_ = book.add_format({"bold": True})
    for row, value in enumerate(values):
        assert not sheet.write_cells(row, row % 2, [value], [format_], [format_])
    book.close()
    return zipfile.ZipFile(folder / "ours.xlsx").read("xl/worksheets/sheet1.xml")


def by_xlsxwriter(folder: Path, values: Sequence[CellValue]) -> bytes:
    book = xlsxwriter.Workbook(
        str(folder / "theirs.xlsx"),
        {"constant_memory": True, "default_format_properties": {"font_name": "Calibri", "font_size": 10}},
    )
    sheet = book.add_worksheet("S")
    format_ = book.add_format({"bold": True})
    for row, value in enumerate(values):
        write_value(sheet, row, row % 2, value, format_)
    book.close()
    return zipfile.ZipFile(folder / "theirs.xlsx").read("xl/worksheets/sheet1.xml")
