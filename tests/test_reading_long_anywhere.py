"""A plan with the longest text that a cell holds is read and checked at once, wherever in it the text stands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Sheet, Value
from rak_excel.model import Plan, Source
from rak_excel.reading import read_plans, read_sheets
from rak_excel.rules.check import check
from tests.long_texts import LETTERS, kinds
from tests.tables import identity_sheet, sheet_of

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_DEFINITION = load_template("kpu-2020")
_LONG = kinds()
_MOST = 1.5  # seconds of a processor
_TRIES = 3  # a busy computer takes three times as long now and then
_KINDS = ("'a'", "'a b '", "'- a\\n'", "'1) '", "'Ⅳ'", "'v = ya, '", "letters at random", "words at random")
_ROLES = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA", "KETERANGAN")
_FIRST = ("1", "Sasaran", "Jumlah laporan", "1 Laporan", "Reviu", "v", "", "", "", "Divisi Hukum", "")
_SECOND = ("2", "Sasaran", "Jumlah rapat", "2 Kegiatan", "Rapat", "", "v", "", "", "Divisi Hukum", "")
_TEXTS = {
    "title": "RENCANA AKSI",
    "office": "KPU KABUPATEN LOMBOK TIMUR TAHUN 2020",
    **{f"heading {role}": role for role in _ROLES},
    **{f"entry {role}": entry for role, entry in zip(_ROLES, _FIRST, strict=True)},
    "line below": "Catatan:",
    "place": "Selong, 22 Januari 2020",
    "position": "Ketua",
    "name": "Budi, S.H.",
    "NIP": "NIP. 197001012000011001",
}
_ANSWERS = {"region": "52.03", "year": "2020", "submitter": "Satker", "revision": "0", "place": "Selong"}


def _rows(texts: dict[str, str]) -> Iterator[list[Value | None]]:
    yield [texts["title"]]
    yield [texts["office"]]
    yield [texts[f"heading {role}"] for role in _ROLES]
    yield [texts[f"entry {role}"] or None for role in _ROLES]
    yield [each or None for each in _SECOND]
    yield [texts["line below"]]
    for each in ("place", "position", "name", "NIP"):
        yield [*[None] * 8, texts[each]]


def _seconds(sheets: list[Sheet]) -> float:
    started = time.process_time()
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=_DEFINITION)
    assert isinstance(plan, Plan)
    check([plan])
    return time.process_time() - started


@pytest.mark.parametrize("place", _TEXTS)
def test_a_text_of_any_kind_on_the_sheet_of_a_part_takes_no_time(place: str) -> None:
    for kind in _KINDS:
        text = f"{_TEXTS[place]} {_LONG[kind]}"[:LETTERS]

        sheets = [identity_sheet(_DEFINITION), sheet_of("Komisi", list(_rows({**_TEXTS, place: text})))]

        assert any(_seconds(sheets) < _MOST for _ in range(_TRIES)), kind


@pytest.mark.parametrize("answer", _ANSWERS)
def test_a_text_of_any_kind_as_an_answer_takes_no_time(answer: str) -> None:
    for kind in _KINDS:
        text = f"{_ANSWERS[answer]} {_LONG[kind]}"[:LETTERS]

        sheets = [identity_sheet(_DEFINITION, **{answer: text}), sheet_of("Komisi", list(_rows(_TEXTS)))]

        assert any(_seconds(sheets) < _MOST for _ in range(_TRIES)), kind


@pytest.mark.parametrize("kind", _KINDS)
def test_a_file_with_such_a_text_in_each_column_and_a_comment_takes_no_time(kind: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Komisi"
    text = _LONG[kind]
    long = {each: f"{_TEXTS[each]} {text}"[: LETTERS - 1] for each in _TEXTS if each.startswith("entry")}
    for row in _rows({**_TEXTS, **long}):
        sheet.append(row)
    sheet["D5"].comment = Comment(text[: LETTERS - 1], "Budi")
    sheet["A20"] = text[: LETTERS - 1]
    book.save(tmp_path / "rak.xlsx")

    assert any(_seconds_of_file(tmp_path / "rak.xlsx") < _MOST for _ in range(_TRIES))


def _seconds_of_file(path: Path) -> float:
    started = time.process_time()
    plans = read_plans([path], template=_DEFINITION).plans
    check(plans)
    assert len(plans) == 1
    return time.process_time() - started
