"""Reports that a later one of their office replaces although they say something that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.advice import BY_MERGE
from rak_excel.language import Text
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.monitoring.choosing import ReportFate
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised

_Row = tuple[str, str, str]  # part, indicator, activity
_LEFT = Text(
    "{file}: digantikan {instead}, padahal {count} baris hanya terisi di sini. Kalau isinya masih berlaku, gabung dulu "
    "kedua file{merge}.",
    "{file}: replaced by {instead}, although rows filled in here alone number {count}. Where they still hold, merge both "
    "files first{merge}.",
).advising(merge=BY_MERGE)


def left_behind(fates: Iterable[ReportFate]) -> Iterator[Text]:
    """What is told of each file of the quarter that was replaced, of a part that is rolled up from another one."""
    of_quarter = [fate for fate in fates if fate.quarter_asked and fate.choice.facts.region]
    for own in grouped((fate.choice.facts.region, fate) for fate in of_quarter).values():
        counted = {row for fate in own if fate.counts for row in _filled(fate.report, fate.parts)}
        parts = frozenset[str]().union(*(fate.choice.used for fate in own if fate.counts))
        revisions = {fate.choice.facts.revision for fate in own if fate.counts}
        for fate in own:
            if fate.choice.state is not State.SUPERSEDED or fate.choice.facts.revision not in revisions:
                continue  # a later revision of the plan may have other rows
            if count := len(_filled(fate.report, parts) - counted):
                facts = fate.choice.facts
                yield _LEFT.filled(file=facts.file, instead=fate.choice.instead, count=count)


def _filled(report: ReportFacts, parts: frozenset[str]) -> set[_Row]:
    """The rows with a figure or a state."""
    figures = {(each.part, normalised(each.indicator), "") for each in report.reached if each.actual.text}
    works = {
        (each.at.part, normalised(each.indicator), normalised(each.activity)) for each in report.works if each.said
    }
    return {row for row in figures | works if row[0] in parts}
