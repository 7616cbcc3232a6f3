"""Which columns of a part say what is to be spent: the budget itself, or the sources or periods that make it up."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.model import Definition
from rak_excel.model.further import FurtherColumn
from rak_excel.model.standard_columns import BUDGET
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.headings.money import (
    are_of_all_periods,
    are_sources,
    is_of_source,
    money_periods,
    says_other_year,
    says_total,
)


class BudgetColumns(Record):
    """`whole` is the budget, in one column or in the several that make it up.

    Beside a budget in one column `sources` and `periods` say the same once more, each of them all of it together; the
    sources but a part of it where it has `other_money`.
    """

    whole: tuple[FurtherColumn, ...] = ()
    sources: tuple[FurtherColumn, ...] = ()
    periods: tuple[FurtherColumn, ...] = ()
    other_money: bool = False


@remembered(256)
def budget_columns(part: str, definition: Definition) -> BudgetColumns:
    columns = [each for each in definition.further_of(part) if each.kind == "amount"]
    of_year = [each for each in columns if not says_other_year([each.name])]
    whole = _whole(of_year, definition)
    if len(whole) != 1:
        return BudgetColumns(whole)
    beside = [each for each in of_year if each not in whole and each.level == whole[0].level]
    sources, periods = _sources(beside), _of_all_periods(beside, definition)
    other = [each for each in beside if each not in sources and not money_periods(_headings(each), definition)]
    return BudgetColumns(whole, sources, periods, other_money=bool(other) or len(sources) == 1)


def _whole(columns: Sequence[FurtherColumn], definition: Definition) -> tuple[FurtherColumn, ...]:
    """The column of the budget; or those that the definition declares of its sources or of all periods, which make it up."""
    if budget := [each for each in columns if each.id == BUDGET]:
        return tuple(budget)
    own = [each for each in columns if not each.met and (is_budget(each.name) or is_of_source(each.name))]
    whole = [each for each in own if not money_periods(_headings(each), definition)] or own
    whole = [each for each in whole if says_total(each.name)] or whole
    alike = len({each.level for each in whole}) == 1
    together = len(_sources(whole)) == len(whole) or len(_of_all_periods(whole, definition)) == len(whole)
    return tuple(whole) if len(whole) == 1 or (together and alike) else ()


def _sources(columns: Sequence[FurtherColumn]) -> tuple[FurtherColumn, ...]:
    """Those of a source each, of none twice."""
    own = tuple(each for each in columns if is_of_source(each.name))
    return own if are_sources([each.name for each in own]) else ()


def _of_all_periods(columns: Sequence[FurtherColumn], definition: Definition) -> tuple[FurtherColumn, ...]:
    """Those of a period each, if they are of the whole year."""
    own = tuple(each for each in columns if money_periods(_headings(each), definition))
    return own if are_of_all_periods([_headings(each) for each in own], definition) else ()


def _headings(column: FurtherColumn) -> tuple[str, ...]:
    return (column.above, column.heading) if column.above else (column.heading,)
