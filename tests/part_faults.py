"""What is wrong with the parts of a form as wholes, or with one beside the other, each in one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.model import PartDefinition
from rak_excel.vocabulary.targets.choices import target_choices
from tests.form_faults import Fault, Typed, spots, starts
from tests.valid_forms import Address, ValidForm


def _of_parts() -> Iterator[Fault]:
    yield Fault("targets-of-parts-differ", "RAK601", _targets_of_parts_differ, whole=True)
    yield Fault("quarter-unserved", "RAK602", _quarter_unserved, whole=True)
    yield Fault("nothing-on-a-part", "RAK014", _nothing_on_a_part, whole=True)
    yield Fault("nothing-at-all", "RAK015", lambda form: _emptied(form, form.parts))


def _emptied(form: ValidForm, parts: Sequence[PartDefinition]) -> Typed:
    """Nothing but what a blank form has."""
    cells: dict[Address, str] = {}
    for part in parts:
        for at, row in form.rows(part).items():
            cells |= {form.cell(part, at, "activity"): "", form.cell(part, at, "executor"): ""}
            cells |= {form.period(part, at, period): "" for period in row.marks}
    return cells


def _nothing_on_a_part(form: ValidForm) -> Typed:
    return _emptied(form, [form.dice.choice(form.parts)]) if len(form.parts) > 1 else {}


def _targets_of_parts_differ(form: ValidForm) -> Typed:
    """Of an indicator that both parts have, in the same words or by the list."""
    pairs = form.definition.counterparts
    found = [
        (part, at, row) for part, at, row in spots(form, starts)
        if row.key in pairs or sum(each.indicator == row.indicator for _, _, each in spots(form, starts)) > 1
    ]  # fmt: skip
    if not found:
        return {}
    part, at, row = form.dice.choice(found)
    others = [
        each for each in target_choices(form.definition.indicators[row.key], form.definition) if each != row.target
    ]
    return {form.cell(part, at, "target"): form.dice.choice(others[:3])} if others else {}


def _quarter_unserved(form: ValidForm) -> Typed:
    """No tick in the shorter periods of one of the longer ones, on all rows of an indicator that both parts have."""
    if len(form.parts) < 2:
        return {}
    coarse, fine = form.parts[:2]
    known = {row.key: row.indicator for row in form.rows(coarse).values() if starts(row)}
    pairs = form.definition.counterparts
    own = [
        at
        for at, row in form.rows(fine).items()
        if starts(row) and (pairs.get(row.key) in known or row.indicator in known.values())
    ]
    if not own:
        return {}
    first = form.dice.choice(own)
    rows = [first, *_continued(form, fine, first)]
    other = next(
        at
        for at, row in form.rows(coarse).items()
        if row.indicator in (form.rows(fine)[first].indicator, known.get(pairs.get(form.rows(fine)[first].key, "")))
    )
    period = min(form.rows(coarse)[other].marks)
    months = sorted(fine.schedule.calendar.periods_of(coarse.schedule.calendar.months(period)))
    return {form.period(fine, at, month): "" for at in rows for month in months}


def _continued(form: ValidForm, part: PartDefinition, first: int) -> list[int]:
    below: list[int] = []
    for at in range(first + 1, max(form.rows(part)) + 1):
        if starts(form.rows(part)[at]):
            break
        below.append(at)
    return below


PART_FAULTS = tuple(_of_parts())
