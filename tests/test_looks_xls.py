"""What the records of an xls tell of the looks of cells; written by hand, as Excel lays them out."""

from __future__ import annotations

import struct

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from tests.dressed_workbooks import (
    COMMENT,
    CROSSED,
    FIFTH,
    HIDDEN,
    IN_WHITE,
    ON_OWN,
    ON_RED,
    PERCENT,
    REPORTS,
    STYLES,
    USUAL,
    dressed_xls,
    number,
    shared_text,
    text,
)
from tests.workbooks import biff, xls


def dressed(more: bytes, shared: bytes = b"") -> Sheet:
    (sheet,) = open_workbook(xls([["x"]], shared=STYLES + shared, more=more)).sheets
    return sheet


def test_strikes_and_hidden_texts_of_whole_cells_are_seen() -> None:
    looks = dressed(
        text(2, 1, CROSSED, "lama") + text(2, 2, IN_WHITE, "putih") + text(2, 3, FIFTH, "usang")
        + number(2, 4, HIDDEN, 7) + text(2, 5, USUAL, "terbaca")
    ).looks  # fmt: skip

    assert looks.struck == {(2, 1): "lama", (2, 3): "usang"}
    assert looks.unseen == {(2, 2): "putih", (2, 4): "7"}


def test_number_formats_are_seen() -> None:
    sheet = dressed(number(2, 1, PERCENT, 0.75) + number(2, 2, REPORTS, 3) + number(2, 3, USUAL, 3))

    assert [sheet.number_format(2, column) for column in (1, 2, 3)] == ["0%", '0" Laporan"', None]


def test_fills_are_seen_of_blank_cells_too_and_of_whole_rows() -> None:
    side_by_side = biff(0xBE, struct.pack("<HH3HH", 1, 1, ON_RED, USUAL, ON_OWN, 3))
    alone = biff(0x201, struct.pack("<HHH", 1, 4, ON_OWN))
    whole_row = biff(0x208, struct.pack("<HHHHHHHH", 2, 0, 20, 0, 0, 0, 0x80, ON_RED))
    looks = dressed(side_by_side + alone + whole_row + number(3, 2, USUAL, 1)).looks

    assert looks.fills == {(2, 2): "FF0000", (2, 4): "FFC000", (2, 5): "FFC000", (3, 1): "FF0000"}


def test_a_part_that_is_struck_is_seen_where_its_text_goes_on_in_the_next_record() -> None:
    (sheet,) = open_workbook(dressed_xls()).sheets

    assert (sheet.text(2, 1), sheet.text(2, 2)) == ("Rapat lama", "bias")
    assert (sheet.looks.struck, sheet.looks.visible) == ({(2, 1): "lama", (3, 1): "lama"}, {(2, 1): "Rapat "})


def test_texts_that_are_cut_off_are_told() -> None:
    cut = struct.pack("<II", 1, 1) + struct.pack("<HBH", 10, 8, 1) + b"Rapat"

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        _ = dressed(shared_text(2, 1, USUAL, 0), biff(0xFC, cut)).looks


def test_comments_are_told_with_their_text() -> None:
    assert dressed(COMMENT).looks.comments == {(2, 3): "tolong dicek"}
