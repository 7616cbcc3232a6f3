"""Columns that plans have and their definitions do not declare, as a roll-up has them: each beside those of its definition."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from rak_excel.definitions.loading import decode_definition, encode_definition
from rak_excel.model import Definition, Indicator, Plan, Target, TargetKind
from rak_excel.model.further import Further, FurtherColumn, FurtherEntry
from rak_excel.model.standard_columns import STANDARD, period_of_id, period_target, standard_column
from rak_excel.reading.definitions import declared_alone, with_columns_met, with_columns_of
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.vocabulary.targets.by_period import converted, kinds_of_period_targets, value_of
from rak_excel.vocabulary.targets.period_entries import begins_with_up_to
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import percent_unit


def with_sums(plan: Plan) -> Plan:
    """The plan with its targets by period s.d., unless its definition declares them to be of their period alone.

    One in the unit of the target for the year is a number. What cannot be s.d. stays a text, as it was typed.
    """
    definition = with_met_up_to(plan.definition)
    shown = as_rolled_up(definition)
    if not any(column.period for column in shown.further):
        return plan
    summed = plan.changed(lambda part, each: each.but(further=entries_in(each, part.id, plan.definition, shown)))
    return summed.but(definition=definition)


def with_met_up_to(definition: Definition) -> Definition:
    """The definition in which the targets by period that it does not declare are s.d., and all others as it declares them."""
    met = [column for column in definition.further if column.met]
    declared = {column.id for column in definition.further if not column.met}
    if all(column.entry == "up_to" and column.id not in declared for column in met if column.period):
        return definition
    own = [column for column in met if column.id not in declared]
    summed = (period_target(c.period, c.periods, "up_to", c.parts) if c.period else c for c in own)
    return with_columns_met(declared_alone(definition), summed)


@lru_cache(maxsize=64)
def as_rolled_up(definition: Definition) -> Definition:
    """The definition in which all targets by period are s.d., but those that it declares to be of their period alone."""
    columns = tuple(each.but(entry="up_to") if _can_be_sum(each) else each for each in definition.further)
    return definition.but(columns=columns) if columns != definition.further else definition


def _can_be_sum(column: FurtherColumn) -> bool:
    return bool(column.period) and (column.met or column.entry != "own")


def entries_in(indicator: Indicator, part: str, own: Definition, shown: Definition) -> Further:
    """The further entries of an indicator, of a plan of definition `own`, in the columns of another definition."""
    entered = dict(indicator.further)
    up_to = {each.id for each in shown.further_of(part) if each.entry == "up_to"}
    for found in kinds_of_period_targets(indicator, part, own):
        texts = converted(found, indicator, part, own, shown) or {}
        sure = {id_: text for id_, text in texts.items() if id_ in up_to or not begins_with_up_to(text)}
        entered |= {**texts, **{id_: as_number(text, indicator, own) for id_, text in sure.items()}}
    return entered


def as_number(text: str, indicator: Indicator, definition: Definition) -> FurtherEntry:
    """The number of a target in the unit of that for the year; any other stays a text."""
    value, target = value_of(text, indicator, definition), indicator.target
    plain = value.upper is None and not value.bound and value.number is not None
    return value.number if plain and value.unit == _unit(target) else text  # type: ignore[return-value]


def _unit(target: Target | None) -> str | None:
    return target.unit if target and target.value is not None else None


def as_written(further: Further, target: Target | None, definition: Definition) -> Further:
    """The entries of a row with its targets by period as people write them: 25 of a percentage is 25%."""
    unit = percent_unit(definition) if target and target.kind is TargetKind.PERCENT else None
    return {
        id_: written_target(Decimal(str(entry)), unit) if period_of_id(id_) and not isinstance(entry, str) else entry
        for id_, entry in further.items()
    }


def one_definition(texts: Iterable[str]) -> str:
    """The encoded definition of plans that are of one, with the columns that any of them has beside those declared."""
    known = sorted(set(texts))
    if len(known) == 1:
        return known[0]
    decoded = [decode_definition(text) for text in known]
    if all(declared_alone(each) is each for each in decoded):
        return known[0]
    declared = min(map(encode_definition, map(declared_alone, decoded)))
    return encode_definition(with_columns_of(decode_definition(declared), decoded))


Filled = Collection[tuple[str, str]]
"""The parts and further columns in which any row says something, by their ids."""


def filled_in(rows: Iterable[ActivityRow]) -> Filled:
    return {(row.part, id_) for row in rows for id_, _ in row.further}


def with_filled_columns(definition: Definition, filled: Filled) -> Definition:
    """The definition with those of the columns that it does not declare in which any row says something."""
    met = [column for column in definition.further if column.met]
    if not met:
        return definition
    of_each = [(each, tuple(part.id for part in definition.parts if (part.id, each.id) in filled)) for each in met]
    return with_columns_met(declared_alone(definition), [each.but(parts=parts) for each, parts in of_each if parts])


def carried(definitions: Mapping[str, str], definition: Definition, filled: Mapping[str, Filled]) -> dict[str, str]:
    """The encoded definitions by id, each with the columns that it does not declare and its files have.

    That of the roll-up has those of all files; `filled` are by id what the files of each say.
    """
    declared = encode_definition(declared_alone(definition))
    return {id_: _carried(text, definition, declared, filled.get(id_, ())) for id_, text in definitions.items()}


def _carried(text: str, definition: Definition, declared: str, filled: Filled) -> str:
    own = decode_definition(text)
    alone = declared_alone(own)
    is_main = encode_definition(alone) == declared
    columns = definition.further if is_main else _met(definition, alone, filled)
    if own is alone and not any(each.met for each in columns):
        return text
    return encode_definition(with_columns_met(alone, [each for each in columns if each.met]))


def _met(definition: Definition, own: Definition, filled: Filled) -> Iterator[FurtherColumn]:
    """The columns of a roll-up as columns that its own definition does not declare, where it is not the roll-up's."""
    known = {each.id for each in own.further}
    for column in definition.further:
        parts = tuple(part.id for part in own.parts if (part.id, column.id) in filled)
        if not parts or column.id in known:
            continue
        if column.period:
            yield period_target(column.period, column.periods, column.entry, parts)
        elif column.id in STANDARD:
            yield standard_column(column.id, parts)
        elif column.met:
            yield column.but(parts=parts)
