"""Rows as a person reads them beside rows as we read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from benchmarks.real.cases import ExpectedRow, ExpectedSheet
from rak_excel.model import Definition, Finding, Indicator, Plan, Severity
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.targets.targets import parse_target


class Verdict(StrEnum):
    RIGHT = "right"
    ASKED = "asked"  # read otherwise, and an error says so at one of the row's cells
    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"  # read as an indicator, and none to a person


def verdicts(plan: Plan, sheets: Iterable[ExpectedSheet], findings: Sequence[Finding]) -> Counter[Verdict]:
    """How many of the rows were read how."""
    return Counter(verdict for verdict, _ in judged_rows(plan, sheets, findings))


def judged_rows(
    plan: Plan, sheets: Iterable[ExpectedSheet], findings: Sequence[Finding]
) -> Iterator[tuple[Verdict, str]]:
    """Each row, read or expected, with its verdict and what differs."""
    read = {(each.place.sheet, each.place.row): each for _, each in plan.indicators()}
    asked = {(f.cell.sheet, f.cell.row) for f in findings if f.cell and f.severity is Severity.ERROR}
    for sheet in sheets:
        for row in sheet.rows:
            place = (sheet.sheet, row.row)
            indicator = read.pop(place, None)
            if indicator is None:
                yield Verdict.MISSING, f"{sheet.sheet} {row.row}: {row.indicator}"
                continue
            differing = list(_differences(row, indicator, plan.definition))
            verdict = (Verdict.ASKED if place in asked else Verdict.WRONG) if differing else Verdict.RIGHT
            yield verdict, f"{sheet.sheet} {row.row}: {'; '.join(differing)}"
    for (name, number), indicator in read.items():
        yield Verdict.EXTRA, f"{name} {number}: {indicator.text}"


def _differences(row: ExpectedRow, indicator: Indicator, definition: Definition) -> Iterator[str]:
    """What was read otherwise than a person reads it."""
    if row.number is not None and str(row.number) != str(indicator.objective.number):
        yield f"number {row.number} / {indicator.objective.number}"
    if normalised(row.objective) != normalised(indicator.objective.text):
        yield f"objective {row.objective} / {indicator.objective.text}"
    if normalised(row.indicator) != normalised(indicator.text):
        yield f"indicator {row.indicator} / {indicator.text}"
    if not _same_target(row, indicator, definition):
        yield f"target {row.target} {row.unit} / {indicator.target and indicator.target.text}"
    expected = [normalised(item) for each in row.activities for item in each.items or (each.text,) if item]
    items = [normalised(item) for each in indicator.activities for item in each.items]
    if expected != items:
        yield f"activities {expected} / {items}"
    who = [normalised(each.executors) for each in row.activities if each.executors]
    named = [normalised(each.executors_text) for each in indicator.activities if each.executors_text]
    if who and who != named:
        yield f"executors {who} / {named}"


def _same_target(row: ExpectedRow, indicator: Indicator, definition: Definition) -> bool:
    """Whether the target is the one written; a number that a unit column belongs to is the same with its unit."""
    read = indicator.target
    if not row.target or read is None:
        return not row.target and (read is None or not read.text.strip())
    if row.value is not None and read.value is not None:
        return float(read.value) == row.value
    wanted = parse_target(f"{tidy(row.target)} {row.unit}".strip(), definition)
    return read.same == wanted.same or normalised(read.text) in {normalised(row.target), normalised(wanted.text)}
