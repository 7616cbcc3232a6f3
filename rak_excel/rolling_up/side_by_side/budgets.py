"""What the offices plan to spend: by part, and by objective."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from rak_excel.model.further import FurtherColumn, FurtherEntry
from rak_excel.record import Record
from rak_excel.rolling_up.indicators.measures import Number
from rak_excel.rolling_up.offices import OfficeIndicator
from rak_excel.rolling_up.result import Rollup
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import fill_wording, key_and_occurrence
from rak_excel.vocabulary.headings.budget_columns import budget_columns

_MOST = 8  # objectives of a part that the definition does not list: as many have a column of their own


class BudgetObjective(Record):
    """An objective of a part, or all those of one that have no column of their own: then it has no text."""

    part: str
    text: str = ""
    number: int = 0  # in the definition's list, 0 outside it


class Spending(Record, dict=True):
    """What one office plans to spend on some of its indicators of a part, which stand one below the other.

    Of several `columns` each has a share of it: of a source, or of a period.
    """

    columns: tuple[FurtherColumn, ...]
    indicators: tuple[OfficeIndicator, ...]

    @property
    def first(self) -> int:
        """The first row in the data sheet, counted from 0."""
        return self.indicators[0].first

    @property
    def last(self) -> int:
        return self.indicators[-1].last

    @property
    def once(self) -> bool:
        """Whether an entry is of the indicator, so that of its rows only the first one counts."""
        return self.columns[0].level == "indicator"

    @cached_property
    def entries(self) -> Sequence[FurtherEntry]:
        rows = (row for each in self.indicators for row in (each.rows[:1] if self.once else each.rows))
        ids = {column.id for column in self.columns}
        return [entry for row in rows for id_, entry in row.further if id_ in ids]

    @property
    def amounts(self) -> Sequence[Number]:
        return [entry for entry in self.entries if not isinstance(entry, str)]

    @property
    def words(self) -> int:
        """How many entries are no amounts."""
        return len(self.entries) - len(self.amounts)


class Budgets(Record, dict=True):
    """`objectives` in the order of their columns; `by_part` and `by_objective` are by region, then by part or objective.

    What stands apart in the data sheet is apart: the objective of an office may have several blocks of rows.
    """

    objectives: tuple[BudgetObjective, ...]
    by_part: Mapping[tuple[str, str], Spending]
    by_objective: Mapping[tuple[str, BudgetObjective], tuple[Spending, ...]]

    def __bool__(self) -> bool:
        """Whether any plan says anything of it."""
        return any(each.entries for each in self.by_part.values())


def budgets_of(result: Rollup) -> Budgets:
    definition = result.definition
    columns = {part.id: own for part in definition.parts if (own := budget_columns(part.id, definition).whole)}
    objectives = tuple(each for part in columns for each in _objectives(part, result.indicators[part], result))
    known = definition.indicators
    at = {(each.part, normalised(each.text)): each for each in objectives}
    by_part: dict[tuple[str, str], Spending] = {}
    by_objective: dict[tuple[str, BudgetObjective], tuple[Spending, ...]] = {}
    for part, own in columns.items():
        for indicator in result.indicators[part]:
            key = indicator.region, part
            by_part[key] = _with(by_part.get(key), own, indicator)
            objective = at.get((part, normalised(_objective_of(indicator, known)))) or at.get((part, ""))
            if objective:
                place = indicator.region, objective
                by_objective[place] = _in_blocks(by_objective.get(place, ()), own, indicator)
    return Budgets(objectives, by_part, by_objective)


def total_of(amounts: Iterable[Number]) -> Number | str:
    """Their sum; '' where there are none."""
    listed = list(amounts)
    total = math.fsum(listed)
    return "" if not listed else int(total) if total.is_integer() else total


def _objectives(part: str, indicators: Iterable[OfficeIndicator], result: Rollup) -> list[BudgetObjective]:
    """Those of the definition, then those that most offices have, then one for all others; only where anything is planned."""
    columns = budget_columns(part, result.definition).whole
    spent = [each for each in indicators if columns and Spending(columns, (each,)).entries]
    offices: dict[str, set[str]] = {}
    texts: dict[str, str] = {}
    for each in spent:
        text = _objective_of(each, result.definition.indicators)
        said = normalised(text)
        offices.setdefault(said, set()).add(each.region)
        texts.setdefault(said, text)
    short, year = result.definition.offices.short, result.year
    listed = {
        normalised(fill_wording(each.text, short, year)): each.number for each in result.definition.objectives_of(part)
    }
    own = [BudgetObjective(part, texts[said], number) for said, number in listed.items() if said in texts]
    others = sorted((said for said in texts if said not in listed and said), key=lambda s: (-len(offices[s]), s))
    shown = [BudgetObjective(part, texts[said]) for said in others[:_MOST]]
    rest = [BudgetObjective(part)] if others[_MOST:] or "" in texts else []
    return [*own, *shown, *rest]


def _objective_of(indicator: OfficeIndicator, known: Collection[str]) -> str:
    """That of the definition, or of an indicator that it does not know the one under which the office has it."""
    is_known = key_and_occurrence(indicator.group.code)[0] in known
    return indicator.group.objective if is_known else indicator.rows[0].objective


def _with(spending: Spending | None, columns: tuple[FurtherColumn, ...], indicator: OfficeIndicator) -> Spending:
    return Spending(columns, (*(spending.indicators if spending else ()), indicator))


def _in_blocks(
    blocks: tuple[Spending, ...], columns: tuple[FurtherColumn, ...], indicator: OfficeIndicator
) -> tuple[Spending, ...]:
    if blocks and blocks[-1].last + 1 == indicator.first:
        return (*blocks[:-1], _with(blocks[-1], columns, indicator))
    return (*blocks, _with(None, columns, indicator))
