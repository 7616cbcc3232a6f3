"""In xls and xlsb a date is a number whose number format says so."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Callable

import pytest

from rak_excel.formats.grid import Value
from rak_excel.formats.opened.opening import open_workbook
from tests.dressed_workbooks import number
from tests.workbooks import PLAN, biff, rezipped, wide_text, xls, xlsb, xlsb_record, xlsb_sheet

USUAL, DAY, SPAN, CLOCK = 0, 14, 46, 21
OWN = 164


def in_xls(value: float, style: int, own: str, *, from_1904: bool) -> Value | None:
    """A number as it is read from a cell with the number format of this number, `own` being another one."""
    formats = biff(0x41E, struct.pack("<HHB", OWN, len(own), 1) + own.encode("utf-16-le"))
    shared = biff(0x22, struct.pack("<H", from_1904)) + formats + biff(0xE0, struct.pack("<HH16x", 0, style))
    return open_workbook(xls([["x"]], shared=shared, more=number(2, 1, 0, value))).sheets[0].value(2, 1)


def in_xlsb(value: float, style: int, own: str, *, from_1904: bool) -> Value | None:
    formats = xlsb_record(44, struct.pack("<H", OWN) + wide_text(own))
    styles = formats + xlsb_record(617) + xlsb_record(47, struct.pack("<HH", 0, style)) + xlsb_record(618)
    cell = struct.pack("<IId", 0, 0, value)
    book = xlsb_record(153, bytes([from_1904])) + xlsb_record(
        156, struct.pack("<II", 0, 1) + wide_text("rId1") + wide_text("RAK")
    )
    members = {
        "xl/workbook.bin": xlsb_record(131) + book + xlsb_record(132),
        "xl/styles.bin": styles,
        "xl/worksheets/sheet1.bin": xlsb_sheet([(0, struct.pack("<I", 1) + bytes(21)), (5, cell)]),
    }
    return open_workbook(rezipped(xlsb(PLAN), members)).sheets[0].value(2, 1)


pytestmark = pytest.mark.parametrize("read", [in_xls, in_xlsb])
Read = Callable[..., Value | None]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (43_852.0, USUAL, 43_852.0),
        (43_852.0, DAY, datetime.date(2020, 1, 22)),
        (43_852.75, DAY, datetime.datetime(2020, 1, 22, 18)),
        (43_852.123456789, CLOCK, datetime.datetime(2020, 1, 22, 2, 57, 46, 667_000)),
        (43_852.999999999, DAY, datetime.datetime(2020, 1, 23)),
        (59.0, DAY, datetime.date(1900, 2, 28)),
        (61.0, DAY, datetime.date(1900, 3, 1)),
        (0.25, CLOCK, datetime.time(6)),
        (-0.25, CLOCK, datetime.time(18)),
        (61.5, SPAN, datetime.timedelta(days=61, hours=12)),
        (-2.5, SPAN, datetime.timedelta(days=-2.5)),
        (20_200_115.0, DAY, 20_200_115.0),
        (1e300, SPAN, 1e300),
    ],
)
def test_a_number_is_what_its_format_shows(read: Read, value: float, style: int, expected: Value) -> None:
    told = read(value, style, "0", from_1904=False)

    assert (type(told), told) == (type(expected), expected)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("[$-421]dd mmmm yyyy;@", datetime.date(2020, 1, 22)),
        ("[hh]:mm", datetime.timedelta(days=43_852)),
        ('0" hari"', 43_852.0),
        (r"0\ \d", 43_852.0),
        ("[Red]0", 43_852.0),
        ("d" * 256, 43_852.0),
    ],
)
def test_a_format_of_ones_own_shows_a_date_where_it_has_a_day_or_an_hour(read: Read, own: str, expected: Value) -> None:
    assert read(43_852.0, OWN, own, from_1904=False) == expected


def test_days_may_count_from_1904(read: Read) -> None:
    assert read(43_852.0, DAY, "0", from_1904=True) == datetime.date(2024, 1, 23)
    assert read(0.25, DAY, "0", from_1904=True) == datetime.time(6)
