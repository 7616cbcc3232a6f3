"""Any mixture and order of plans and corrected roll-ups comes to the same, and no correction goes without a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.model import Target
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, taken
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import ADDED, DELETED, ActivityRow, AddedRow, Correction, said_in
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import Change, changed, office_plan
from tests.test_rollup_earlier import written

PART = "commission"
FIRST: Change = changed("K1.2", target="75%")
PLANS: tuple[Change, ...] = (FIRST, changed("K1.2", target="70%"), changed("K1.3", activity="Kegiatan baru kantor"))


@cache
def plan(number: int, copy: bool = False) -> InputFacts:
    """One of three contents of an office's plan, a later revision each; a copy has another name."""
    name = f"{number}{'-salinan' if copy else ''}.xlsx"
    return facts_of_plan(office_plan("52.03", PLANS[number], file=name, revision=number))


@cache
def target(text: str) -> Target:
    return parse_target(text, load_template("kpu-2020"))


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # to make a failing mixture smaller takes minutes
Edit = tuple[str, int, int]  # what, the row, and which of two values
VALUES: dict[str, Callable[[int], object]] = {
    "target": lambda which: target(("70%", "61%")[which]),
    "activity": lambda which: ("Kegiatan baru kantor", "Kegiatan lain")[which],
    "periods": lambda which: ((4,), ())[which],
    "executors": lambda which: (("Divisi Hukum dan Pengawasan",), ("Divisi Apa",))[which],
}


def corrected(number: int, edits: Sequence[Edit], name: str = "rekap.xlsx") -> InputFacts:
    """What reading a roll-up of a plan gives after these edits of its data sheet."""
    base = plan(number)
    (file,) = base.files
    rows = [row for row in base.rows[file.identity] if row.part == PART]
    others = [row for row in base.rows[file.identity] if row.part != PART]
    for what, at, which in edits:
        own = at % max(len(rows), 1)
        if what == DELETED and rows:
            del rows[own]
        elif what == ADDED and rows:
            rows.insert(own, replace(rows[own], seal="", place=0, activity=f"Tambahan {which}"))
        elif rows:
            rows[own] = replace(rows[own], **{what: VALUES[what](which)})
    kept, corrections = taken(rows, file, PART, ())
    return replace(base, rows={file.identity: (*kept, *others)}, corrections=corrections, earlier=name)


EDITS = st.lists(
    st.tuples(st.sampled_from([*VALUES, DELETED, ADDED]), st.integers(0, 4), st.integers(0, 1)), max_size=4
)
ROLLED = st.lists(st.tuples(st.integers(0, 2), EDITS), min_size=1, max_size=3)
GIVEN = st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=3, unique=True)


def same(one: Rollup, other: Rollup) -> bool:
    return replace(other, definition=one.definition) == one


def chosen_rows(result: Rollup) -> list[ActivityRow]:
    return [row for each in result.indicators[PART] for row in each.rows]


def is_told(correction: Correction, result: Rollup) -> bool:
    """Listed, wherever its row is by now; or a file of the office says so itself."""
    listed = [each.correction for each in result.corrections]
    if any((each.field, each.said) == (correction.field, correction.said) for each in listed):
        return True
    if isinstance(correction, AddedRow):
        work = {(row.indicator, row.activity) for row in chosen_rows(result)}
        value = correction.value
        return (value.indicator, value.activity) in work | {
            (each.value.indicator, each.value.activity) for each in listed if isinstance(each, AddedRow)
        }
    if correction.field == DELETED:
        return len(chosen_rows(result)) < 12
    files = [row for number in range(len(PLANS)) for rows in plan(number).rows.values() for row in rows]
    return any(said_in(row, correction.field) == correction.said for row in files)


@settings(max_examples=40, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(ROLLED, GIVEN, st.randoms(use_true_random=False))
def test_no_order_changes_anything_and_no_correction_goes_without_a_word(
    rolled: list[tuple[int, list[Edit]]], plans: list[tuple[int, bool]], chance: object
) -> None:
    inputs = [*(corrected(number, edits) for number, edits in rolled), *(plan(*each) for each in plans)]
    shuffled = list(inputs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    result = roll_up(inputs)

    assert same(result, roll_up(shuffled))
    assert same(result, roll_up([*inputs, *inputs]))
    assert all(is_told(correction, result) for each in inputs for correction in each.corrections)
    read, kept, unused = result.account[PART]
    assert read + result.edited[PART] == kept + unused


@settings(max_examples=25, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS, st.booleans())
def test_a_corrected_roll_up_beside_its_plan_or_before_it_is_as_it_stands(edits: list[Edit], copy: bool) -> None:
    alone = corrected(0, edits)
    beside = roll_up([alone, plan(0)])
    guided = roll_up([plan(0, copy)], guides=[alone])

    def said(rows: Sequence[ActivityRow]) -> list[tuple[object, ...]]:
        return [(row.indicator, row.target, row.activity, row.periods, row.executors) for row in rows]

    stands = [row for row in alone.rows[alone.files[0].identity] if row.part == PART]
    assert said(chosen_rows(beside)) == said(stands) == said(chosen_rows(guided))
    assert {each.fate for each in beside.corrections} <= {CorrectionFate.USED}


@pytest.mark.parametrize(
    ("rolled", "number"),
    [
        ([(0, [("target", 1, 1), ("deleted", 3, 0), ("added", 2, 1)])], 0),
        ([(0, [("target", 1, 1), ("added", 2, 1)]), (1, [("periods", 0, 0)])], 2),
        ([(0, [("target", 1, 1)]), (0, [("target", 1, 0)]), (0, [("deleted", 1, 0)])], 0),
        ([(0, [("target", 1, 1)]), (0, [("target", 1, 0)])], 2),
    ],
)
def test_the_roll_up_of_a_mixture_stands_for_all_of_it(
    tmp_path: Path, rolled: list[tuple[int, list[Edit]]], number: int
) -> None:
    inputs = [*(corrected(*each) for each in rolled), plan(number)]
    path = written(roll_up(inputs), tmp_path / "rekap.xlsx")
    again = read_rollup(path)

    for mixture in ([again], [again, *inputs], [*reversed(inputs), again]):
        assert written(roll_up(mixture), tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
    guided = written(roll_up([plan(number)], guides=[again]), tmp_path / "lagi.xlsx")
    assert read_rollup(guided).corrections == again.corrections
