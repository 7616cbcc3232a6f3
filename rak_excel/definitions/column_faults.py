"""What is wrong with the columns that a definition declares, and with those that it gives the form of a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from rak_excel.definitions.sentences import EMPTY, NAME, NO_NAME, OURS, USED, repeated, unknown
from rak_excel.language import Text
from rak_excel.layouts.names import FURTHER_KEY
from rak_excel.model import Definition, PartDefinition
from rak_excel.model.columns import COLUMNS
from rak_excel.model.definition import PLAN_COLUMNS, WORK_COLUMNS
from rak_excel.model.further import EntryColumn, FurtherColumn
from rak_excel.model.standard_columns import period_target_id
from rak_excel.model.target import MONTHS
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.headings.headings import column_heading

_NARROWEST, _WIDEST = 4, 80  # letters
# What the columns of every plan are called.
_TAKEN = {*PLAN_COLUMNS, *(column.id for column in COLUMNS), "period", "identity", "status", "key"}
_MUST_BE_THERE = Text(
    '{key}: tambahkan "{column}", kolom yang harus ada di setiap formulir',
    '{key}: add "{column}", the column that every form must have',
)
_NOTHING_TO_FILL_IN = Text(
    "{key}: tambahkan paling sedikit satu dari {columns}, supaya ada yang diisi untuk setiap indikator",
    "{key}: add at least one of {columns}, so that there is something to fill in for each indicator",
)
_NOT_LISTED = Text(
    '{key}: sebut juga "{column}", atau keluarkan bagian ini dari columns.parts kolom itu',
    '{key}: list "{column}" too, or take this part out of the column\'s columns.parts',
)
_NO_ACTIVITIES = Text(
    'columns.level ({column}): isi dengan "indicator", karena formulir {part} tidak punya kolom {columns}',
    'columns.level ({column}): make it "indicator", because the form of {part} has no column of {columns}',
)
_NO_PERIOD = Text(
    '{key}: kind = "target" memerlukan period dan periods, dan kolom lain tidak memilikinya',
    '{key}: kind = "target" needs period and periods, and no other column has them',
)
_NO_SUCH_PERIOD = Text(
    "{key}: tidak ada periode {period} dari {periods}; setahun dibagi 1, 2, 3, 4, 6, atau 12 periode",
    "{key}: there is no period {period} of {periods}; a year has 1, 2, 3, 4, 6 or 12 periods",
)
_OTHER_ID = Text('{key}: id kolom target ini harus "{own}"', '{key}: the id of this column of targets must be "{own}"')
_OF_INDICATOR = Text(
    '{key}: target per periode milik indikator; tulis level = "indicator"',
    '{key}: targets by period belong to an indicator; write level = "indicator"',
)


def column_faults(definition: Definition) -> Iterator[Text]:
    """Further columns that are called, or headed, as one that every plan has, or as one another; so on further sheets."""
    parts = {each.id for each in definition.parts}
    roles = {compact(each): f"headings.{role}" for role in PLAN_COLUMNS for each in getattr(definition.headings, role)}
    roles |= {compact(e): f"parts ({part.id})" for part in definition.parts for e in part.own_headings.values() if e}
    yield from _declared_faults("columns", definition.further, {**roles, compact(definition.sheets.check): OURS})
    for column in definition.further:
        yield from (unknown(f"columns.parts ({column.id})", part, "[[parts]]") for part in {*column.parts} - parts)
        yield from _period_faults(column)
    yield from _heading_faults(definition)
    for own in definition.parts:
        if own.columns is not msgspec.UNSET:
            yield from _form_faults(own, own.columns, definition)
    yield from repeated("further_sheets.id", [each.id for each in definition.sheets_beside])
    for each in definition.sheets_beside:
        key = f"further_sheets.columns ({each.id})"
        yield from _declared_faults(key, each.columns, {**roles, compact(FURTHER_KEY): OURS})
        if not each.columns:
            yield EMPTY.filled(key=key)
        if each.part not in parts:
            yield unknown(f"further_sheets.part ({each.id})", each.part, "[[parts]]")


def _period_faults(column: FurtherColumn) -> Iterator[Text]:
    """A column of targets says of which period of how many, each indicator has one, and no other column does."""
    key = f"columns ({column.id})"
    if (column.kind == "target") != bool(column.period):
        yield _NO_PERIOD.filled(key=key)
    elif column.period and (MONTHS % column.periods or not 1 <= column.period <= column.periods):
        yield _NO_SUCH_PERIOD.filled(key=key, period=column.period, periods=column.periods)
    elif column.period and column.id != (own := period_target_id(column.period, column.periods)):
        yield _OTHER_ID.filled(key=key, own=own)
    elif column.period and column.level != "indicator":
        yield _OF_INDICATOR.filled(key=key)


def _heading_faults(definition: Definition) -> Iterator[Text]:
    """Headings of parts by which one column could be taken for another."""
    headed: dict[str, str] = {}
    for part in definition.parts:
        for column in filter(part.has, PLAN_COLUMNS):
            heading = column_heading(column, part, definition)
            of = headed.setdefault(compact(heading), column)
            if of != column:
                yield USED.filled(key=f"parts.{column}_heading ({part.id})", value=heading, of=f"parts.{of}_heading")


def _form_faults(part: PartDefinition, listed: Sequence[str], definition: Definition) -> Iterator[Text]:
    """What the columns of a part's form cannot be."""
    key, further = f"parts.columns ({part.id})", definition.further_of(part.id)
    known = [*PLAN_COLUMNS, *(column.id for column in further)]
    yield from (unknown(key, column, ", ".join(known)) for column in listed if column not in known)
    yield from repeated(key, listed)
    if "indicator" not in listed:
        yield _MUST_BE_THERE.filled(key=key, column="indicator")
    work = [column for column in PLAN_COLUMNS if column in WORK_COLUMNS]
    if WORK_COLUMNS.isdisjoint(listed) and "target" not in listed:
        yield _NOTHING_TO_FILL_IN.filled(key=key, columns=", ".join(["target", *work]))
    for column in (each for each in further if not each.met):
        if column.id not in listed:
            yield _NOT_LISTED.filled(key=key, column=column.id)
        if column.level == "activity" and WORK_COLUMNS.isdisjoint(listed):
            yield _NO_ACTIVITIES.filled(column=column.id, part=part.id, columns=", ".join(work))


def _stands_again(column: EntryColumn, columns: Sequence[EntryColumn]) -> bool:
    """Whether targets of a period were declared before, of other parts, or are those that a file heads otherwise."""
    if not isinstance(column, FurtherColumn) or not column.period:
        return False
    before = [each for each in columns[: columns.index(column)] if isinstance(each, FurtherColumn)]
    same = [{*each.parts} for each in before if each.id == column.id and not each.met]
    return column.met or (bool(same and column.parts) and all(own and own.isdisjoint(column.parts) for own in same))


def _declared_faults(key: str, columns: Sequence[EntryColumn], taken: Mapping[str, object]) -> Iterator[Text]:
    headings = dict.fromkeys((c.id, each) for c in columns for each in map(compact, (c.heading, *c.spellings)))
    yield from repeated(f"{key}.id", [column.id for column in columns if not _stands_again(column, columns)])
    yield from repeated(f"{key}.heading", [heading for _, heading in headings])
    yield from (USED.filled(key=f"{key}.id", value=each.id, of=OURS) for each in columns if each.id in _TAKEN)
    for column in columns:
        if not NAME.fullmatch(column.id):
            yield NO_NAME.filled(key=f"{key}.id", id=column.id)
        for heading in (column.heading, *column.spellings):
            if of := taken.get(compact(heading)):
                yield USED.filled(key=f"{key}.heading ({column.id})", value=heading, of=of)
        if not _NARROWEST <= column.width <= _WIDEST:
            yield Text(
                "{key}.width ({id}): lebarnya harus {first} sampai {last} huruf",
                "{key}.width ({id}): the width must be {first} to {last} letters",
            ).filled(key=key, id=column.id, first=_NARROWEST, last=_WIDEST)
