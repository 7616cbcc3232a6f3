"""Thousands of rows are checked in proportion to their number, and what is near is found as by comparing each with each."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import pytest
from rapidfuzz.distance import Levenshtein

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Value
from rak_excel.model import Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.check import check
from rak_excel.rules.rows.twins import NearWordings
from tests.tables import identity_sheet, sheet_of

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_DEFINITION = load_template("kpu-2020")
_HEADED = ("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA")
_FEW, _MANY = 300, 1500
_LINEAR = 9  # times as long for five times as many rows: what grows with the square takes 25 times as long
_ROWS: dict[str, Callable[[int], tuple[str, str, str]]] = {
    "the same indicator below other objectives": lambda nth: (f"Sasaran {nth}", "Jumlah laporan", "Reviu"),
    "indicators of which one word differs": lambda nth: ("Sasaran", f"Jumlah laporan {_word(nth)}", "Reviu"),
    "words of which none stands twice": lambda nth: (_word(nth), f"{_word(nth)} {_word(nth + 7)}", _word(nth + 9)),
    "all the same": lambda _: ("Sasaran", "Jumlah laporan", "Reviu"),
}


def _word(nth: int) -> str:
    letters = "abcdefghij"
    return "".join(letters[int(each)] * 2 for each in f"{nth:05}")


def _seconds(row: Callable[[int], tuple[str, str, str]], count: int) -> float:
    """The least of a few tries of checking a plan with so many rows."""
    plan = _plan(row, count)
    return min(_timed(plan) for _ in range(2))


def _plan(row: Callable[[int], tuple[str, str, str]], count: int) -> Plan:
    rows: list[Sequence[Value | None]] = [["RENCANA AKSI"], _HEADED]
    for nth in range(count):
        objective, indicator, activity = row(nth)
        rows.append([str(nth), objective, indicator, "1 Laporan", activity, "v", None, None, None, "Divisi Hukum"])
    sheets = [identity_sheet(_DEFINITION), sheet_of("Komisi", rows)]
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=_DEFINITION)
    assert isinstance(plan, Plan)
    return plan


def _timed(plan: Plan) -> float:
    started = time.process_time()
    check([plan])
    return time.process_time() - started


@pytest.mark.parametrize("rows", _ROWS)
def test_checking_takes_time_in_proportion_to_the_rows(rows: str) -> None:
    few = max(_seconds(_ROWS[rows], _FEW), 0.05)

    assert _seconds(_ROWS[rows], _MANY) < _LINEAR * few


def test_the_wording_that_is_near_is_that_found_by_comparing_each_with_each() -> None:
    drawn = random.Random(14)  # noqa: S311 # texts, no secrets
    words = ("laporan", "lapuran", "laporam", "lapran", "laporan1", "kpu", "kip", "2020", "warga", "wargai")
    near = 0
    for _ in range(300):
        wordings, before = NearWordings(), list[list[str]]()
        for _ in range(30):
            wording = drawn.choices(words, k=drawn.randint(0, 4))
            expected = next(
                ((nth, *pair) for nth, each in enumerate(before) if (pair := _only_difference(each, wording))), None
            )
            assert wordings.first_near(wording) == expected
            near += expected is not None
            before.append(wording)
    assert near


def _only_difference(one: list[str], other: list[str]) -> tuple[str, str] | None:
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if (
        len(one) != len(other)
        or len(differing) != 1
        or not all(len(each) > 4 and each.isalpha() for each in differing[0])
    ):
        return None
    return differing[0] if Levenshtein.distance(*differing[0]) <= 2 else None
