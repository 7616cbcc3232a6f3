"""No roll-up, however it was changed, ends the process or fills the memory of whoever reads it beside others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.opened import has_sheet, is_rollup
from tests import hostile_files, workbooks
from tests.rollup_plans import NTB, office_plan
from tests.test_opening_hostile import SECONDS, Outcomes, outcomes_of

FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>jauh</t></is></c></row></sheetData>'
READ, ASTRAY = "3 files", "sampai sel XFD1048576"
TOO_BIG = "terlalu besar untuk rekap"
DAMAGED = "tidak utuh lagi"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "rekap.xlsx"
    write_rollup(path, rollup([office_plan(region) for region in NTB[:3]]))
    return path.read_bytes()


def traps(content: bytes) -> Mapping[str, tuple[bytes, str]]:
    """Changed roll-ups, each with what is to be told of it."""
    data = "xl/worksheets/sheet4.xml"

    def changed(old: bytes, new: bytes, name: str = data) -> bytes:
        return hostile_files.replaced(name, old, new, content)

    twice = io.BytesIO(content)
    with zipfile.ZipFile(twice, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(data.upper(), hostile_files.member(data, content).replace(b"</sheetData>", FAR))
    return {
        "as it was written": (content, READ),
        "a cell far away": (changed(b"</sheetData>", FAR), ASTRAY),
        "a larger-than sign before its address": (
            changed(b"</sheetData>", FAR.replace(b"<c ", b'<c x=">" ')),
            ASTRAY,
        ),
        "a prefix": (
            changed(b"</sheetData>", FAR.replace(b"<c ", b'<x:c xmlns:x="x" ').replace(b"</c>", b"</x:c>")),
            ASTRAY,
        ),
        "a closing tag with a space": (changed(b"</sheetData>", FAR.replace(b"</c>", b"</c >")), ASTRAY),
        "an attribute twice": (changed(b"</sheetData>", FAR.replace(b"<c ", b'<c r="A1" ')), DAMAGED),
        "a member in other capitals": (twice.getvalue(), DAMAGED),
        "texts that are not there": (
            workbooks.rezipped(content, {hostile_files.TEXTS: b'<sst uniqueCount="4294967295"/>'}),
            READ,
        ),
        "one shared text in cells without end": (
            workbooks.rezipped(
                content,
                {
                    data: hostile_files.member(hostile_files.SHEET, hostile_files.TEXT_EVERYWHERE),
                    hostile_files.TEXTS: hostile_files.member(hostile_files.TEXTS, hostile_files.TEXT_EVERYWHERE),
                },
            ),
            TOO_BIG,
        ),
        "cells without end": (
            changed(b"</sheetData>", b'<x:row xmlns:x="x">%s</x:row></sheetData>' % (b"<x:c/>" * 2_100_000)),
            TOO_BIG,
        ),
        "elements without end": (
            changed(b"</sheetData>", b"</sheetData><!-- -->" + b"<a/>" * 4_600_000),
            TOO_BIG,
        ),
        "a larger-than sign in the workbook": (changed(b"<sheet ", b'<sheet x=">" ', hostile_files.BOOK), READ),
    }


def test_a_roll_up_with_a_trap_is_read_or_told(whole: bytes, tmp_path: Path) -> None:
    expected = traps(whole)
    outcomes: Outcomes = outcomes_of({name: content for name, (content, _) in expected.items()}, tmp_path, "rekap")

    assert {name: said in outcomes[name][0] for name, (_, said) in expected.items()} == dict.fromkeys(expected, True)
    assert max(seconds for _, seconds in outcomes.values()) < 2 * SECONDS  # it may hold what the whole country has


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_is_packed_as_no_workbook_is_no_roll_up(whole: bytes, tmp_path: Path, method: int) -> None:
    path = tmp_path / "rekap.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))

    assert not is_rollup(path)


@pytest.mark.parametrize("place", [0, 8, 30, 60])
def test_a_list_of_sheets_whose_packing_is_damaged_has_no_sheet(tmp_path: Path, place: int) -> None:
    content = bytearray(workbooks.xlsx({"_rekap": [["x"]]}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo(hostile_files.BOOK).header_offset
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(content)
    assert has_sheet(path, "_rekap")
    content[start + 30 + len(hostile_files.BOOK) + place] ^= 0xFF
    path.write_bytes(content)

    assert not has_sheet(path, "_rekap")


def test_a_name_that_only_looks_like_that_of_a_sheet_is_none(tmp_path: Path) -> None:
    path = tmp_path / "rencana.xlsx"
    path.write_bytes(
        workbooks.rezipped(
            workbooks.xlsx(),
            {
                hostile_files.BOOK: hostile_files.member(hostile_files.BOOK, workbooks.xlsx())
                + b'<!-- name="_rekap" -->'
            },
        )
    )

    assert not is_rollup(path)
