"""Reports of which a later one replaces all or a part, although they say something there that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from rak_excel.language import Text
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import ReportFacts, RowPlace
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed

_Row = tuple[str, str, str]  # part, indicator, activity or follow-up
_Cell = tuple[_Row, str]  # with the column
_LEFT = Text(
    "{file}: {replaced} {instead}, padahal di {count} baris ada isian yang hanya ada di file ini. Kalau isiannya masih berlaku, "
    "minta kantornya menyalinnya ke file yang baru, lalu mengirim lagi.",
    "{file}: {replaced} {instead}, although rows with entries that it alone has number {count}. Where these still hold, ask "
    "the office to copy them into the newer file and to send that again.",
)
_WHOLLY = Text("digantikan", "replaced by")
_PARTLY = Text("sebagian digantikan", "replaced in part by")
_REPLACED = frozenset({State.SUPERSEDED, State.SAME})  # a copy may have a target in a part that counts as not filled in


def left_behind(fates: Iterable[ReportFate]) -> Iterator[Text]:
    """What is told of each file of the quarter of which all or a part is rolled up from another one."""
    of_quarter = [fate for fate in fates if fate.quarter_asked and fate.choice.facts.region]
    of_offices = grouped((fate.choice.facts.region, fate) for fate in of_quarter).values()
    for own in (each for each in of_offices if len(each) > 1):
        winners = {part: fate for fate in own if fate.counts for part in sorted(fate.parts)}
        counted = {cell for fate in own if fate.counts for cell in _filled(fate.report) if cell[0][0] in fate.parts}
        for fate in own:
            if fate.counts or fate.choice.state in _REPLACED:
                yield from _told(fate, winners, counted)


def _told(fate: ReportFate, winners: Mapping[str, ReportFate], counted: Set[_Cell]) -> Iterator[Text]:
    facts = fate.choice.facts
    # A later revision of the plan may have other rows.
    others = {part: each.choice.facts for part, each in winners.items() if each is not fate}
    others = {part: each for part, each in others.items() if each.revision == facts.revision}
    left = {row for row, _ in _filled(fate.report) - counted if row[0] in others}
    if left:
        instead = dict.fromkeys(each.file for part, each in others.items() if any(row[0] == part for row in left))
        replaced = _PARTLY if fate.counts else _WHOLLY
        yield _LEFT.filled(file=facts.file, replaced=replaced, instead=", ".join(instead), count=len(left))


def _filled(report: ReportFacts) -> set[_Cell]:
    """The cells that say something."""
    return {(row, column) for row, column, said in _said(report) if said}


def _said(report: ReportFacts) -> Iterator[tuple[_Row, str, str | bool]]:
    """What each cell says. What is said of an indicator stands in the row of its first activity, as in the report."""
    first = {(each.at.part, each.at.ordinal): each.activity for each in reversed(report.works)}
    for each in report.reached:
        row = _row(each.at, each.indicator, first.get((each.part, each.ordinal), ""))
        goal = "" if is_unconfirmed(each.goal.text) else each.goal.text
        yield from ((row, "goal", goal), (row, "settled", bool(goal) or not each.unconfirmed))  # a dash settles it too
        yield from ((row, "actual", each.actual.text), (row, "result", each.result), (row, "evidence", each.evidence))
    for work in report.works:
        row = _row(work.at, work.indicator, work.activity)
        yield from ((row, "state", work.said), (row, "result", work.result), (row, "evidence", work.evidence))
    for one in report.obstacles:
        # Of one brought from an earlier quarter only its answer is of this one.
        brought = one.follow_up if one.quarter != report.quarter else ""
        row = _row(one.at, one.indicator, f"{one.activity} {brought}")
        yield from ((row, column, True) for column in one.entries)


def _row(at: RowPlace, indicator: str, activity: str) -> _Row:
    return at.part, normalised(indicator), normalised(activity)
