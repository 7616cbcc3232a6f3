"""Reports that a later one of their office replaces although they say something that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.language import Text
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import ReportFacts, RowPlace
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised

_Row = tuple[str, str, str]  # part, indicator, activity or follow-up
_Cell = tuple[_Row, str]  # with the column
_LEFT = Text(
    "{file}: digantikan {instead}, padahal di {count} baris ada isian yang hanya ada di file ini. Kalau isiannya masih berlaku, minta "
    "kantornya menyalinnya ke file yang baru, lalu mengirim lagi.",
    "{file}: replaced by {instead}, although rows with entries that it alone has number {count}. Where these still hold, ask "
    "the office to copy them into the newer file and to send that again.",
)


def left_behind(fates: Iterable[ReportFate]) -> Iterator[Text]:
    """What is told of each file of the quarter that was replaced, of a part that is rolled up from another one."""
    of_quarter = [fate for fate in fates if fate.quarter_asked and fate.choice.facts.region]
    for own in grouped((fate.choice.facts.region, fate) for fate in of_quarter).values():
        counted = {cell for fate in own if fate.counts for cell in _filled(fate.report, fate.parts)}
        parts = frozenset[str]().union(*(fate.choice.used for fate in own if fate.counts))
        revisions = {fate.choice.facts.revision for fate in own if fate.counts}
        for fate in own:
            if fate.choice.state is not State.SUPERSEDED or fate.choice.facts.revision not in revisions:
                continue  # a later revision of the plan may have other rows
            if left := {row for row, _ in _filled(fate.report, parts) - counted}:
                facts = fate.choice.facts
                yield _LEFT.filled(file=facts.file, instead=fate.choice.instead, count=len(left))


def _filled(report: ReportFacts, parts: frozenset[str]) -> set[_Cell]:
    return {(row, column) for row, column, text in _said(report) if text and row[0] in parts}


def _said(report: ReportFacts) -> Iterator[tuple[_Row, str, str]]:
    """What each cell says. What is said of an indicator stands in the row of its first activity, as in the report."""
    first = {(each.at.part, each.at.ordinal): each.activity for each in reversed(report.works)}
    for each in report.reached:
        row = _row(each.at, each.indicator, first.get((each.part, each.ordinal), ""))
        yield from ((row, "actual", each.actual.text), (row, "result", each.result), (row, "evidence", each.evidence))
    for work in report.works:
        row = _row(work.at, work.indicator, work.activity)
        yield from ((row, "state", work.said), (row, "result", work.result), (row, "evidence", work.evidence))
    for one in report.obstacles:
        if one.quarter != report.quarter:  # brought from an earlier quarter: only its answer is of this one
            yield _row(one.at, one.indicator, f"{one.activity} {one.follow_up}"), "answer", one.said
            continue
        row = _row(one.at, one.indicator, one.activity)
        yield from ((row, "obstacle", one.obstacle), (row, "follow_up", one.follow_up), (row, "due", one.due_said))


def _row(at: RowPlace, indicator: str, activity: str) -> _Row:
    return at.part, normalised(indicator), normalised(activity)
