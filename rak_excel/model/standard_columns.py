"""Columns that many offices have and no definition need declare: units, targets by period, programmes, budget, remarks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import count

from rak_excel.model.further import FurtherColumn, PeriodEntry
from rak_excel.model.target import MONTHS, QUARTERS
from rak_excel.system.grouped import grouped

_UNIT_TEXT = FurtherColumn(id="unit_text", heading="SATUAN", level="indicator", after="target", width=12.0, met=True)
_BUDGET = FurtherColumn(id="budget", heading="ANGGARAN (Rp)", kind="amount", width=18.0, met=True)
_REMARK = FurtherColumn(id="remark", heading="KETERANGAN", width=24.0, met=True)
_PROGRAM = FurtherColumn(id="program", heading="PROGRAM", after="target", width=24.0, as_above=True, met=True)
_STANDARD = {each.id: each for each in (_UNIT_TEXT, _PROGRAM, _BUDGET, _REMARK)}
UNIT_TEXT, PROGRAM, BUDGET, REMARK = STANDARD = tuple(_STANDARD)

_WIDTH = 11.0
_LONGEST_ID, _DIGEST = 40, 8  # letters
_HEADINGS: dict[PeriodEntry, str] = {
    "": "TARGET {label}",
    "own": "TARGET {label} (NON KUMULATIF)",
    "up_to": "TARGET S.D. {label}",
}
_WORDS = {2: "SMT", 3: "CAWU", QUARTERS: "TW"}
_ROMANS = ("I", "II", "III", "IV")
_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
_LETTERS = {QUARTERS: "q", MONTHS: "m"}
_ID = re.compile(r"target_(?:(?P<letter>[qm])(?P<period>\d{1,2})|(?P<nth>\d{1,2})_of_(?P<of>\d{1,2}))")
_OF_FORMS = {**_HEADINGS, "own": "TARGET {label}"}
_PROMPTS: dict[PeriodEntry, str] = {
    "": "Target {label}, dalam satuan kolom TARGET. Kosongkan bila tidak diukur.",
    "own": "Target {label} saja, dalam satuan kolom TARGET. Kosongkan bila tidak diukur.",
    "up_to": "Target dari awal tahun s.d. akhir {label}, dalam satuan kolom TARGET. Kosongkan bila tidak diukur.",
}


@cache
def standard_column(id_: str, parts: tuple[str, ...]) -> FurtherColumn:
    """The column of units, programmes, budget or remarks, of these parts."""
    return _STANDARD[id_].but(parts=parts)


@cache
def budget_column(id_: str, heading: str, parts: tuple[str, ...]) -> FurtherColumn:
    """A column of money that is not the budget of the plan: of another year, or of one source of several."""
    return _BUDGET.but(id=id_, heading=heading, parts=parts)


def budget_id(heading: str, taken: Collection[str]) -> str:
    """The id of such a column: `budget_apbd`; with a number where another one is headed so.

    Of a long heading it has the beginning and a digest of the whole, so that no other one has the same.
    """
    words = "_".join(re.findall(r"[a-z0-9]+", heading.casefold()))
    if len(words) > _LONGEST_ID:
        words = f"{words[: _LONGEST_ID - _DIGEST - 1]}_{sha256(words.encode()).hexdigest()[:_DIGEST]}"
    ids = (f"{BUDGET}_{words}{f'_{nth}' if nth > 1 else ''}" for nth in count(1))
    return next(each for each in ids if each not in taken)


def is_beside_budget(id_: str) -> bool:
    return id_.startswith(f"{BUDGET}_")


@cache
def period_target(period: int, periods: int, entry: PeriodEntry, parts: tuple[str, ...]) -> FurtherColumn:
    """The column with the targets of one of so many periods of the year, of these parts."""
    return FurtherColumn(
        id=period_target_id(period, periods),
        heading=_HEADINGS[entry].format(label=period_label(period, periods)),
        kind="target",
        width=_WIDTH,
        level="indicator",
        after="target",
        parts=parts,
        period=period,
        periods=periods,
        entry=entry,
        met=True,
    )


@cache
def quarter_targets(entry: PeriodEntry) -> tuple[FurtherColumn, ...]:
    """The columns that a form with targets by quarter has behind TARGET, with what is said beside their cells."""
    columns = ((quarter, period_target(quarter, QUARTERS, entry, ())) for quarter in range(1, QUARTERS + 1))
    return tuple(
        column.but(met=False, heading=_OF_FORMS[entry].format(label=label), prompt=period_prompt(column))
        for quarter, column in columns
        if (label := period_label(quarter, QUARTERS))
    )


def period_title(column: FurtherColumn) -> str:
    """What a column of targets by period is called above a prompt: `Target s.d. TW II`."""
    return f"Target {'s.d. ' if column.entry == 'up_to' else ''}{period_label(column.period, column.periods)}"


def period_prompt(column: FurtherColumn) -> str:
    """What is said beside the cells of such a column, where its definition says nothing."""
    return _PROMPTS[column.entry].format(label=period_label(column.period, column.periods))


def period_target_id(period: int, periods: int) -> str:
    """`target_q2` of the second quarter, `target_m2` of February, `target_2_of_3` of any other part of the year."""
    letter = _LETTERS.get(periods)
    return f"target_{letter}{period}" if letter else f"target_{period}_of_{periods}"


def period_of_id(column: str) -> tuple[int, int] | None:
    """The period, and how many a year has, of the column with this id; None of any other column."""
    match = _ID.fullmatch(column)
    if match is None:
        return None
    counts = {letter: count for count, letter in _LETTERS.items()}
    return (int(match["period"]), counts[match["letter"]]) if match["letter"] else (int(match["nth"]), int(match["of"]))


def period_label(period: int, periods: int) -> str:
    """What a period is called above its column: `TW II`, `FEB`, `2/3`."""
    if word := _WORDS.get(periods):
        return f"{word} {_ROMANS[period - 1]}"
    return _MONTH_NAMES[period - 1] if periods == MONTHS else f"{period}/{periods}"


def together(columns: Iterable[FurtherColumn], differing: PeriodEntry = "") -> tuple[FurtherColumn, ...]:
    """Columns of several definitions, each once: those that one declares as it does, behind them those that were met.

    Those that were met are of all parts that have them. Targets by period that are headed otherwise than they are declared
    are met beside the declared ones. Where those of a part are not all written alike they are as `differing` says: by what
    the values of an indicator show, or s.d.
    """
    groups = grouped((each.id, each) for each in dict.fromkeys(columns))
    declared = [each for own in groups.values() for each in own if not each.met]
    met = (each for own in groups.values() for each in _met_of(own, differing))
    return (*declared, *sorted(met, key=_order))


def _met_of(columns: list[FurtherColumn], differing: PeriodEntry) -> Iterator[FurtherColumn]:
    """Those of one id that were met, as far as they are not as declared."""
    declared, met = ([each for each in columns if each.met is wanted] for wanted in (False, True))
    if not met or (declared and not met[0].period):
        return
    parts = sorted({part for each in met for part in each.parts})
    first = min(met, key=lambda each: each.heading)
    if not first.period:
        yield first.but(parts=tuple(parts))
        return
    entries: dict[PeriodEntry, list[str]] = {}
    for part in parts:
        said = {each.entry for each in met if part in each.parts}
        entry = said.pop() if len(said) == 1 else differing
        if all(each.entry != entry for each in declared if not each.parts or part in each.parts):
            entries.setdefault(entry, []).append(part)
    for entry, own in entries.items():
        yield period_target(first.period, first.periods, entry, tuple(own))


def _order(column: FurtherColumn) -> tuple[int, int, int]:
    """Units, then targets by period, then programmes, budgets and remarks."""
    id_ = "" if column.period else BUDGET if is_beside_budget(column.id) else column.id
    place = [UNIT_TEXT, "", PROGRAM, BUDGET, REMARK].index(id_)
    return place, column.periods, column.period
