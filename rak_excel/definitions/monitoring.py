"""The definition of a quarterly report: that of its plan, with the columns in which the quarter is reported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from rak_excel.definitions.loading import decode_definition, encode_definition, packaged_monitoring, wrong
from rak_excel.definitions.monitoring_faults import headings_of_plan, monitoring_faults
from rak_excel.layouts.report_pages import sheet_of
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.further import ColumnLevel, FurtherColumn
from rak_excel.model.monitoring import COMPUTED, SAID, MonitoringWords, Quarter
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.model.words import HeadingWords
from rak_excel.vocabulary.basics.texts import compact

_WIDTHS = {
    "goal": 11.0, "previous": 11.0, "actual": 12.0, "in_quarter": 11.0, "of_quarter": 10.0, "of_year": 10.0,
    "standing": 14.0, "planned": 10.0, "state": 14.0, "result": 34.0, "evidence": 26.0, "obstacle": 26.0,
    "follow_up": 26.0, "person": 26.0, "due": 14.0,
    UNIT_TEXT: 10.0,
}  # fmt: skip
_FIGURES = frozenset({"goal", "previous", "actual"})
_OF_INDICATOR = (UNIT_TEXT, "goal", "previous", "actual", *COMPUTED)
_OF_ACTIVITY = ("planned", "state")
_OF_SEVERAL = frozenset({"result", "evidence", "obstacle", "follow_up"})
"""What each unit says for itself of an activity that several carry out."""
_NOT_IN_THE_FIRST = frozenset({"previous", "in_quarter"})


def monitoring_words(definition: Definition) -> MonitoringWords:
    """What a definition says of reports, or what is packaged."""
    return _packaged_words() if definition.monitoring is msgspec.UNSET else definition.monitoring


@cache
def _packaged_words() -> MonitoringWords:
    return msgspec.convert(packaged_monitoring(), MonitoringWords)


@lru_cache(maxsize=64)
def report_definition(definition: Definition, quarter: Quarter) -> Definition:
    """The definition by which reports on plans of this one are written and read.

    Its parts have the columns of the plan up to the target, those of the quarter behind them, and the executors last;
    the schedule stands in one column, as text. It keeps the periods of the parts, by which the plan's schedule is known.
    Raises DefinitionError where what it says of its plans leaves no room for what is said of reports.
    """
    words = monitoring_words(definition)
    for fault in monitoring_faults(definition, words):  # the first says enough
        raise wrong(definition.id, fault)
    columns = tuple(_columns(definition, words, quarter))
    own = definition.but(
        title=words.title,
        monitoring=words,
        quarter=quarter.number,
        columns=columns,
        further_sheets=msgspec.UNSET,
        parts=tuple(_part(part, words, columns) for part in definition.parts),
        guide=words.guide,
        headings=_headings(definition.headings, columns),
    )
    return decode_definition(encode_definition(own))  # as it is read back from a workbook


def reports_alike(one: Definition, other: Definition) -> bool:
    """Whether these are one definition, and reports on plans of it have the same headings and words."""
    own, given = monitoring_words(one), monitoring_words(other)
    alike = (own.headings, own.standings, own.states) == (given.headings, given.standings, given.states)
    return alike and one.id == other.id


def quarter_of(definition: Definition, year: int | None = None) -> Quarter:
    """The quarter that a definition of reports is for."""
    return Quarter(0 if definition.quarter is msgspec.UNSET else definition.quarter, year)


def _columns(definition: Definition, words: MonitoringWords, quarter: Quarter) -> Iterator[FurtherColumn]:
    taken = {compact(each) for each in headings_of_plan(definition)}
    with_work = tuple(part.id for part in definition.parts if part.has("activity"))
    without = tuple(part.id for part in definition.parts if not part.has("activity"))
    of: tuple[tuple[tuple[str, ...], ColumnLevel, tuple[str, ...]], ...] = (
        (_OF_INDICATOR, "indicator", with_work + without),
        (_OF_ACTIVITY + SAID, "activity", with_work),
        (SAID, "indicator", without),
    )
    for ids, level, parts in of:
        for id_ in ids if parts else ():
            if quarter.number > 1 or id_ not in _NOT_IN_THE_FIRST:
                yield FurtherColumn(
                    id=id_,
                    heading=words.heading(id_, quarter),
                    kind="figure" if id_ in _FIGURES else "text",
                    spellings=tuple(e for e in words.spellings_of(id_, quarter) if compact(e) not in taken),
                    width=_WIDTHS[id_],
                    prompt=words.prompt(id_, quarter),
                    level=level,
                    after="target",
                    parts=() if len(parts) == len(definition.parts) else parts,
                    computed=id_ in COMPUTED,
                    joined=id_ in _OF_SEVERAL,
                )


def _headings(words: HeadingWords, columns: tuple[FurtherColumn, ...]) -> HeadingWords:
    """The headings of a plan without those that head a column of the report: PENANGGUNG JAWAB."""
    own = {compact(each) for column in columns for each in (column.heading, *column.spellings)}
    listed = {role: tuple(e for e in getattr(words, role) if compact(e) not in own) for role in words.__struct_fields__}
    return words.but(**listed)


def _part(part: PartDefinition, words: MonitoringWords, columns: tuple[FurtherColumn, ...]) -> PartDefinition:
    """The part with its columns in the order of the form, on a sheet of its own."""
    own = {column.id for column in columns if not column.parts or part.id in column.parts}
    order = (
        *("number", "objective", "indicator", "target", UNIT_TEXT, "goal", "previous", "actual", *COMPUTED),
        *("activity", *_OF_ACTIVITY, *SAID, "executor"),
    )
    has = {column for column in order if column in own or (column not in _WIDTHS and part.has(column))}
    sheet = sheet_of(part, words)
    return part.but(
        sheet=sheet,
        title=words.title,
        columns=tuple(column for column in order if column in has),
        sheet_names=(sheet, *part.sheet_names),
    )
