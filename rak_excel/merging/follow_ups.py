"""What the reports of units say became of earlier follow-ups, united."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import COLUMNS, FIRST_ROW
from rak_excel.merging.account import Unused
from rak_excel.merging.one_below_the_other import listed, sender
from rak_excel.model import Columns, Note, NoteKind, Place, Plan
from rak_excel.model.monitoring import MonitoringWords
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.report import state_of
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised

_Said = tuple[Plan, FollowUp]
_OTHER = Text(
    "Laporan lain menulis {used} untuk tindak lanjut ini, dan itu yang dipakai. Samakan di file unitnya, lalu gabung lagi.",
    "Another report says {used} of this follow-up, and that is used. Make both the same in the units' files and merge again.",
)


def united_follow_ups(
    open_ones: Sequence[FollowUp], plans: Sequence[Plan], words: MonitoringWords
) -> tuple[tuple[FollowUp, ...], list[Unused]]:
    """The follow-ups that were open, then any others of the reports, in official order; and what of these does not count.

    What became of one is joined where several units say something; of its state the first counts.
    """
    codes = {(each.quarter, each.number): normalised(each.text) for each in open_ones}
    said = grouped((_known_by(each, codes), (plan, each)) for plan in plans for each in _of(plan))
    known = {_known_by(each, codes): each for each in open_ones}
    numbers = Counter({quarter: max(n for q, n in codes if q == quarter) for quarter, _ in codes})
    told: list[Unused] = []
    united = []
    for at, name in enumerate(dict.fromkeys([*known, *said])):
        own = said.get(name, [])
        first = known.get(name) or own[0][1]
        state = next((each.state for _, each in own if each.state.strip()), "")
        told += _others(own, state, words)
        result, evidence = (_joined(own, field) for field in ("result", "evidence"))
        if name not in known:
            numbers[first.quarter] += 1
        number = first.number if name in known else numbers[first.quarter]
        united.append(first.but(number=number, state=state, result=result, evidence=evidence, place=_place(at, words)))
    return tuple(united), told


def _of(plan: Plan) -> Sequence[FollowUp]:
    return plan.reported.follow_ups if plan.reported else ()


def _known_by(each: FollowUp, codes: Mapping[tuple[int, int], str]) -> tuple[object, ...]:
    """What two reports say of one follow-up: its code where that is of the same words, else its words.

    One that was added by hand has no number that others know.
    """
    if codes.get((each.quarter, each.number)) == normalised(each.text):
        return each.quarter, each.number
    return each.quarter, each.part, normalised(each.indicator + " " + each.activity), normalised(each.text)


def _joined(said: Sequence[_Said], field: str) -> str:
    once: dict[str, tuple[str, str]] = {}
    for plan, each in said:
        text = getattr(each, field)
        if normalised(text):
            once.setdefault(normalised(text), (sender(plan), text))
    dashes = (getattr(each, field) for _, each in said)
    return listed(list(once.values())) or next(filter(None, dashes), "")


def _others(said: Sequence[_Said], used: str, words: MonitoringWords) -> Iterator[Unused]:
    """The states that are other than the one that counts."""

    def meant(text: str) -> str:
        return state_of(text, words) or normalised(text)

    for plan, each in said:
        if each.state.strip() and meant(each.state) != meant(used):
            cell = each.place.cell("state") if each.place else None
            note = Note(NoteKind.CELL_NOT_USED, _OTHER.filled(used=used), cell, each.state)
            yield Unused(plan, note, each.indicator, each.activity)


def _place(at: int, words: MonitoringWords) -> Place:
    letters = {column.field: column_letters(number + 1) for number, column in enumerate(COLUMNS)}
    return Place(words.follow_up_sheet, FIRST_ROW + 1 + at, Columns(letters))
