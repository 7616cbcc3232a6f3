"""What the formulas of a report know of each row from the plan: what its figure is, and what a blank goal means."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.definitions.monitoring import monitoring_words, quarter_of
from rak_excel.formats.grid import as_text
from rak_excel.model import Definition, FormRow, Indicator, PartDefinition, Target, TargetKind
from rak_excel.model.report_form import ReportForm
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.model.target import WORDED
from rak_excel.monitoring.achievement import place_of, scale_of
from rak_excel.monitoring.answering import answers_for, of_others
from rak_excel.monitoring.figures import Figure, read_figure
from rak_excel.monitoring.goal_limits import goal_limits
from rak_excel.monitoring.goals import NONE_NOW, Due, Measured, measured, read_goal, ticked_in
from rak_excel.monitoring.planned import indicators_in
from rak_excel.monitoring.report import standing_of
from rak_excel.record import Record
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.vocabulary.targets.units import unit_with_id

PERCENT, COUNT, NUMBER, OPINION, PREDICATE = range(1, 6)
NO_FIGURE, BY_READING = 0, 9
"""Kinds of a target that says no figure, and of one whose figures formulas do not read."""
KINDS = {
    TargetKind.PERCENT: PERCENT,
    TargetKind.COUNT: COUNT,
    TargetKind.NUMBER: NUMBER,
    TargetKind.OPINION: OPINION,
    TargetKind.PREDICATE: PREDICATE,
}
STATE, ADDS, OTHERWISE = range(3)
"""What a figure is: how things stand, what adds up during the year, or neither."""
DUE, NOT_NOW, AWAITING, UNMEASURED, UNDECIDED, LATER = 1, 2, 3, 4, 5, 9
"""What a goal says, in the formulas' numbers; LATER where they cannot tell."""
_DUES = {
    Due.DUE: DUE,
    Due.NOT_NOW: NOT_NOW,
    Due.AWAITING: AWAITING,
    Due.UNMEASURED: UNMEASURED,
    Due.UNDECIDED: UNDECIDED,
}
_PROBES = {
    TargetKind.PERCENT: (("85", 85), ("85%", 85), ("0", 0), ("12,5", "12.5")),
    TargetKind.COUNT: (("2", 2), ("0", 0), ("1.250", 1250)),
    TargetKind.NUMBER: (("85", 85), ("0", 0), ("74,05", "74.05")),
}
_NUMBERS = ("2", "0", "1.250", "9.000")
_SIGNS = {
    TargetKind.PERCENT: ("%", (*_NUMBERS, "12,5", "0,5")),
    TargetKind.NUMBER: ("", (*_NUMBERS, "12,5", "0,5")),
    TargetKind.COUNT: ("", _NUMBERS),  # parts of what is counted are left to reading
}
"""What a number of a kind may have behind it, and the numbers by which a unit is known to be read as that is."""
NAMES = (
    "text",
    "aim",
    "kind",
    "whole",
    "steps",
    "lower",
    "unit",
    "own_unit",
    "least",
    "most",
    "blank",
    "dash",
    "adds",
    "before",
    "before_text",
    "shared",
)
"""What is known of a row that starts an indicator."""
FLAGS = frozenset({"scheduled", "over", "asked", "lower", "adds", "shared"})
"""Numbers of a row of which 0 is no more than a blank."""
_Value = str | float


class RowConstants(Record):
    """One row of a part. `block` counts its indicators; `of_indicator` is by NAMES, empty where the row goes on with one.

    Work is `scheduled` in the quarter, `over` where its last period has ended by then, and `asked` of the unit that reports.
    `standing` is what the row shows before anybody types, "" where nothing is reported by then.
    """

    block: int
    scheduled: bool
    over: bool
    asked: bool
    of_indicator: dict[str, _Value] = {}
    standing: str = ""


def constants_of(part: PartDefinition, form: ReportForm) -> list[RowConstants]:
    """Of each row of a part, in order."""
    return list(_constants(part, form))


def _constants(part: PartDefinition, form: ReportForm) -> Iterator[RowConstants]:
    definition = form.definition
    indicators = iter(indicators_in(form.reported, part.id, definition))
    quarter, calendar, submitter = quarter_of(definition), part.schedule.calendar, form.identity.submitter
    block = 0
    for planned, row in zip(form.reported.rows.get(part.id, ()), form.rows.get(part.id, ()), strict=True):
        executors = read_executors(planned.executors, part.id, definition)
        asked = answers_for(executors, submitter, definition)
        known, standing = dict[str, _Value](), ""
        if planned.starts_indicator:
            block += 1
            indicator = next(indicators)
            shared = bool(of_others(indicator.executors, submitter, definition))
            known = {**known_of(indicator, row, part, definition), "shared": int(shared)}
            standing = "" if row.further.get("actual") else _standing(indicator, row, part, definition)
        scheduled = ticked_in(planned.marks, calendar, quarter)
        last = max(calendar.months_of(planned.marks), default=None)
        over = last is not None and last <= quarter.months[-1]
        yield RowConstants(block, scheduled, over, asked, known, standing)


def _standing(indicator: Indicator, row: FormRow, part: PartDefinition, definition: Definition) -> str:
    words = monitoring_words(definition)
    how = measured(indicator, definition, words)
    text = as_text(row.further.get("goal", ""))
    goal = read_goal(text, indicator, how, part.schedule.calendar, definition)
    return words.standing(standing_of(goal, Figure(), None, words))


def known_of(indicator: Indicator, row: FormRow, part: PartDefinition, definition: Definition) -> dict[str, _Value]:
    """What is known of an indicator from the plan, by NAMES; `row` is the one it starts in as it is written."""
    words, calendar = monitoring_words(definition), part.schedule.calendar
    how = measured(indicator, definition, words)
    target = indicator.target
    before_text = as_text(row.further.get("previous", ""))
    before = read_figure(before_text, indicator, definition).value
    scale = scale_of(target, definition) if target and target.kind in WORDED else []
    limits = goal_limits(indicator, how, quarter_of(definition), definition)
    blank, dash = (_DUES[read_goal(text, indicator, how, calendar, definition).due] for text in ("", NONE_NOW))
    return {
        "text": row.indicator,
        "aim": row.target,
        "kind": _kind(indicator, how, definition),
        "whole": _whole(indicator, definition),
        "steps": len(scale) + 1 if scale else "",
        "lower": int(how.lower),
        "unit": _unit(indicator, definition),
        "own_unit": _own_unit(indicator, row, definition),
        "least": _number(limits.exact or limits.least, definition),
        "most": _number(limits.exact or limits.most, definition, highest=True),
        "blank": blank,
        "dash": dash,
        "adds": ADDS if how.measure == "sum" else STATE if how.measure == "state" else OTHERWISE,
        "before": "" if before is None else float(before),
        "before_text": before_text,
    }


def _kind(indicator: Indicator, how: Measured, definition: Definition) -> int:
    """The number of its kind, where figures beside it are read as the formulas read them."""
    target = indicator.target
    if target is None or target.kind is TargetKind.TEXT:
        return NO_FIGURE
    if how.measure == "none":
        return KINDS[target.kind]
    if target.kind in WORDED:
        plain = _whole(indicator, definition) != ""
    else:
        plain = all(
            read_figure(text, indicator, definition).value == Decimal(value) for text, value in _PROBES[target.kind]
        )
    return KINDS[target.kind] if plain else BY_READING


def _whole(indicator: Indicator, definition: Definition) -> _Value:
    """The target for the year as a number."""
    return _number(indicator.target, definition)


def _number(target: Target | None, definition: Definition, *, highest: bool = False) -> _Value:
    """What formulas compare of a target: of an opinion or predicate its place, the best first, counted from 1."""
    if target is None:
        return ""
    if target.kind in WORDED:
        place = place_of(target, scale_of(target, definition), definition)
        return "" if place is None else place + 1
    value = (target.upper if highest else None) or target.value
    return "" if value is None else float(value)


def _unit(indicator: Indicator, definition: Definition) -> str:
    """What may stand behind a figure that counts; "" where that is read otherwise than a number alone."""
    target = indicator.target
    if target is None or target.kind is not TargetKind.COUNT:
        return ""
    unit = unit_with_id(target.unit or "", definition)
    label = unit.label if unit else target.unit or ""
    spelled = {label, label.lower(), label.upper()}
    plain = label.isalpha() and all(
        read_figure(f"{number} {each}", indicator, definition).value == Decimal(value)
        for each in spelled
        for number, value in (("2", 2), ("0", 0), ("1.250", 1250))
    )
    return label if plain else ""


def _own_unit(indicator: Indicator, row: FormRow, definition: Definition) -> str:
    """The unit as the plan writes it, `Lap` or `persen`, where it may stand behind a figure too."""
    target = indicator.target
    if target is None or target.kind not in _SIGNS:
        return ""
    own = target.text.strip().lstrip("0123456789., ") or str(row.further.get(UNIT_TEXT, ""))
    known = own.casefold() == _unit(indicator, definition).casefold()
    return "" if known or not _reads_as_sign(own, target.kind, indicator, definition) else own


def _reads_as_sign(unit: str, kind: TargetKind, indicator: Indicator, definition: Definition) -> bool:
    """Whether numbers before a unit are read as they are before the sign of their kind."""
    sign, numbers = _SIGNS[kind]
    return unit.isalpha() and all(
        read_figure(f"{number}{gap}{each}", indicator, definition).value
        == read_figure(f"{number}{sign}", indicator, definition).value
        for number in numbers
        for gap in ("", " ")
        for each in (unit, unit.lower(), unit.upper())
    )


class Spelling(Record):
    """One way to write an opinion or predicate, with the number of its kind and its place on its scale."""

    text: str
    kind: int
    place: int


def spellings(definition: Definition) -> list[Spelling]:
    """The opinions and predicates that are read the same in small and capital letters, as the formulas read them; opinions also behind
    the word that says what they are, `Opini WTP`.
    """
    words = definition.targets
    labels = [word for word, kinds in words.first_words.items() if list(kinds) == [TargetKind.OPINION]]
    listed = ((TargetKind.OPINION, words.opinions), (TargetKind.PREDICATE, words.predicates))
    return [
        Spelling(text.lower(), KINDS[kind], place)
        for kind, grades in listed
        for place, grade in enumerate(grades, 1)
        for text in (grade, *(f"{label} {grade}" for label in labels if kind is TargetKind.OPINION))
        if _reads_as(text, kind, place, definition)
    ]


def _reads_as(grade: str, kind: TargetKind, place: int, definition: Definition) -> bool:
    read = [parse_target(each, definition) for each in (grade, grade.lower(), grade.upper())]
    places = [place_of(each, scale_of(each, definition), definition) for each in read]
    return all(each.kind is kind for each in read) and all(each == place - 1 for each in places)
