"""What the reports of units say became of earlier follow-ups, united."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.layouts.follow_ups import COLUMNS, FIRST_ROW, TYPED
from rak_excel.merging.account import Unused
from rak_excel.merging.one_below_the_other import sender
from rak_excel.merging.sent.entries import speaks_for, units_of
from rak_excel.model import Columns, Note, NoteKind, Origin, Place, Plan
from rak_excel.model.monitoring import MonitoringWords
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.by_unit import listed
from rak_excel.monitoring.report import state_of
from rak_excel.monitoring.sayings import says_anything
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executor_cells import read_executors

_Said = tuple[Plan, FollowUp]
_ADDED = ("obstacle", "person", "due")
"""What is said beside the words of a follow-up that was added by hand, but for what became of it."""
_OTHER = Text(
    "Laporan lain menulis {used} untuk tindak lanjut ini, dan itu yang dipakai. Samakan di file unitnya, lalu gabung lagi.",
    "Another report says {used} of this follow-up, and that is used. Make both the same in the units' files and merge again.",
)
_OLDER = Text(
    "Unit ini mengirim file yang lebih baru, dan yang tertulis di sana yang dipakai.",
    "This unit sent a newer file, and what is written there is used.",
)


def united_follow_ups(
    open_ones: Sequence[FollowUp],
    plans: Sequence[Plan],
    chains: Iterable[Sequence[Plan]],
    words: MonitoringWords,
) -> tuple[tuple[FollowUp, ...], list[Unused]]:
    """The follow-ups that were open, then any others of the reports, in official order; and what of these does not count.

    What became of one is joined where several units say something; of its state that of the unit in charge counts, else the
    first. Of `chains` of files, the latest first, the newest counts that says anything.
    """
    said = grouped((_known_by(each, open_ones, plan), (plan, each)) for plan in plans for each in _of(plan))
    known: dict[tuple[object, ...], FollowUp] = {(each.quarter, each.number): each for each in open_ones}
    numbers: Counter[int] = Counter()
    for each in open_ones:
        numbers[each.quarter] = max(numbers[each.quarter], each.number)
    told: list[Unused] = []
    united = []
    newer = {id(plan): (number, at) for number, chain in enumerate(chains) for at, plan in enumerate(chain)}
    for at, name in enumerate(dict.fromkeys([*known, *said])):
        every = said.get(name, [])
        said_by = said_of if name in known else _all_added
        own, older = _newest(every, said_by, newer)
        told += (_unused(plan, each, _OLDER, said_by(each)) for plan, each in older)
        first = known.get(name) or _first_said(own)
        state = _state(own, first)
        told += _others(own, state, words)
        if name not in known:
            told += _words_apart(own, first)
        result, evidence = (_joined(own, field) for field in ("result", "evidence"))
        if name not in known:
            numbers[first.quarter] += 1
        number = first.number if name in known else numbers[first.quarter]
        written_down = first.origins if name in known else _origins(own[:1], ("text",))
        origins = tuple(dict.fromkeys([*written_down, *_origins(own, TYPED)]))
        said_now = {"state": state, "result": result, "evidence": evidence, "place": _place(at, words)}
        united.append(first.but(number=number, origins=origins, **said_now))
    return tuple(united), told


def _first_said(said: Sequence[_Said]) -> FollowUp:
    """The first of those that several added by hand, with what the first of them says that says anything, and a part if one has it."""
    texts = {
        field: next((text for plan, each in said if says_anything(text := getattr(each, field), plan.definition)), "")
        for field in _ADDED
    }
    texts["part"] = next((each.part for _, each in said if each.part), "")
    return said[0][1].but(**{field: text for field, text in texts.items() if text})


def said_of(each: FollowUp) -> str:
    """What was typed of what became of a follow-up, in one line; "" for nothing."""
    return "; ".join(text.strip() for text in (each.state, each.result, each.evidence) if text.strip())


def _all_added(each: FollowUp) -> str:
    """What was typed of a follow-up that was added by hand, but for its words, in one line."""
    own = [*(getattr(each, field) for field in _ADDED), said_of(each)]
    return "; ".join(text.strip() for text in own if text.strip())


def _newest(
    said: Sequence[_Said], typed: Callable[[FollowUp], str], newer: Mapping[int, tuple[int, int]]
) -> tuple[list[_Said], list[_Said]]:
    """What counts, and what older files of a chain say otherwise than the newest in which anything is said.

    `newer` has the number of the chain of each plan that is of one, and its place in that, 0 for the latest.
    """
    newest: dict[int, tuple[int, str]] = {}
    for plan, each in said:
        if id(plan) in newer and (text := typed(each)):
            chain, at = newer[id(plan)]
            newest[chain] = min(newest.get(chain, (at, text)), (at, text))
    counting: list[_Said] = []
    older: list[_Said] = []
    for plan, each in said:
        chain, at = newer.get(id(plan), (-1, 0))
        first, text = newest.get(chain, (at, ""))
        if at <= first or not typed(each):
            counting.append((plan, each))
        elif typed(each) != text:
            older.append((plan, each))
    return counting, older


def _origins(said: Iterable[_Said], fields: Iterable[str]) -> Iterator[Origin]:
    """Where these say something of a follow-up: the first cell in one of the columns of these fields."""
    for plan, each in said:
        if each.place and (field := next((field for field in fields if getattr(each, field).strip()), "")):
            yield Origin(plan.source.file, each.place.sheet, each.place.cell(field).address)


def _of(plan: Plan) -> Sequence[FollowUp]:
    return plan.reported.follow_ups if plan.reported else ()


def _known_by(each: FollowUp, open_ones: Sequence[FollowUp], plan: Plan) -> tuple[object, ...]:
    """What two reports say of one follow-up: its code where that is of the same words, else its words, of one alone.

    One of the quarter that is reported was added by hand, and has no number that others know.
    """
    same = [one for one in open_ones if (one.quarter, one.number) == (each.quarter, each.number)]
    same = [one for one in same if normalised(one.text) == normalised(each.text)]
    words = _words_of(each)
    same = same or [one for one in open_ones if _words_of(one) == words and one.part == each.part]
    if len(same) == 1:
        return same[0].quarter, same[0].number
    if each.quarter < quarter_of(plan.definition).number:
        return *words, each.part, each.number
    return words  # a form that lacks its indicator does not know the part


def _words_of(each: FollowUp) -> tuple[int, str, str]:
    return each.quarter, normalised(each.indicator + " " + each.activity), normalised(each.text)


def _joined(said: Sequence[_Said], field: str) -> str:
    once: dict[str, tuple[str, str]] = {}
    for plan, each in said:
        text = getattr(each, field)
        if says_anything(text, plan.definition):
            once.setdefault(normalised(text), (sender(plan), text))
    dashes = (getattr(each, field) for _, each in said)
    return listed(list(once.values())) or next(filter(None, dashes), "")


def _others(said: Sequence[_Said], used: str, words: MonitoringWords) -> Iterator[Unused]:
    """The states that are other than the one that counts."""

    def meant(text: str) -> str:
        return state_of(text, words) or normalised(text)

    for plan, each in said:
        if each.state.strip() and meant(each.state) != meant(used):
            yield _unused(plan, each, _OTHER.filled(used=used), each.state)


def _state(said: Sequence[_Said], about: FollowUp) -> str:
    """The state that counts: that of a unit in charge where it says one, else the first in official order."""
    named = [(plan, each.state) for plan, each in said if each.state.strip()]
    of_charge = [state for plan, state in named if _is_in_charge(plan, about)]
    return next(iter(of_charge or [state for _, state in named]), "")


def _is_in_charge(plan: Plan, about: FollowUp) -> bool:
    """Whether the unit that sent a report is named in PENANGGUNG JAWAB, or one that it supports."""
    definition = plan.definition
    named = read_executors(about.person, about.part or definition.parts[0].id, definition)
    return not units_of(named, definition).isdisjoint(speaks_for(plan))


def _words_apart(said: Sequence[_Said], used: FollowUp) -> Iterator[Unused]:
    """What others say otherwise of one that several added by hand."""
    for field in _ADDED:
        kept = getattr(used, field)
        for plan, each in said:
            text = getattr(each, field)
            if says_anything(text, plan.definition) and normalised(text) != normalised(kept):
                yield _unused(plan, each, _OTHER.filled(used=kept or "-"), text, field)


def _unused(plan: Plan, each: FollowUp, why: Text, value: str, field: str = "state") -> Unused:
    cell = each.place.cell(field) if each.place else None
    return Unused(plan, Note(NoteKind.CELL_NOT_USED, why, cell, value), each.indicator, each.activity)


def _place(at: int, words: MonitoringWords) -> Place:
    letters = {column.field: column_letters(number + 1) for number, column in enumerate(COLUMNS)}
    return Place(words.follow_up_sheet, FIRST_ROW + 1 + at, Columns(letters))
