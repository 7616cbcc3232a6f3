"""The rounds of all senders: which lists of findings came back from whom, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rak_excel.model import Finding, Plan
from rak_excel.model.answers import Progress
from rak_excel.model.returned import Returned, Sender
from rak_excel.record import Record
from rak_excel.rounds.following import Round, followed, judged_in
from rak_excel.rounds.joining import joined, lateness
from rak_excel.rounds.pairing import Listed
from rak_excel.rounds.states import Now, sender_of, state_now, stems_of
from rak_excel.system.grouped import grouped


class SenderRound(Record):
    """One sender's files and plans, and the round that they make up. `number` says which it is, counted from 1.

    `given` are the lists of this sender that lay apart from its plans. `known` tells by the name of a file how its lists call
    it, whatever it is called by now. `remarks` are what was written beside a list, each behind the file that the list is about.
    """

    sender: Sender
    files: tuple[str, ...]
    plans: tuple[Plan, ...]
    now: Now
    round: Round
    number: int = 1
    given: tuple[Returned, ...] = ()
    known: Mapping[str, str] = {}
    remarks: tuple[tuple[str, str], ...] = ()

    def of_file(self, file: str) -> Round:
        """What became of the findings on one of its files; those that were on a file which is not here go to the first one."""
        called = {name: each for each in self.files for name in (each, *stems_of(each))}
        called |= {name: each for each, name in self.known.items()}
        own = tuple(each for each in self.round.followed if each.finding.file == file)
        gone = tuple(each for each in self.round.gone if called.get(each.file, self.files[0]) == file)
        remarks = tuple(said for about, said in self.remarks if called.get(about, self.files[0]) == file)
        lists = [name for plan in self.plans for name, each in plan.lists.items() if not each.carried]
        lists += [each.state.file for each in self.given if each.state]
        elsewhere = bool(lists) and all(called.get(name, self.files[0]) != file for name in lists)
        return Round(own, gone, self.round.compared, remarks, elsewhere)


def rounds_of(
    plans: Sequence[Plan],
    findings: Iterable[Finding],
    earlier: Sequence[Returned] = (),
    *,
    rules: Callable[[int | None], frozenset[str]],
    explainable: frozenset[str] = frozenset(),
    sent: Mapping[str, frozenset[str]] | None = None,
    trial: frozenset[str] = frozenset(),
) -> list[SenderRound]:
    """A round for each sender of the plans, in their order. `earlier` are lists that were given apart from the plans.

    `rules` gives by the year of a plan the codes of those that were judged; `explainable` are those
    whose warnings may be explained away, `trial` those that are on trial. `sent` tells
    by part who sent one, where files of several senders were compared.
    """
    found = grouped((finding.file, finding) for finding in findings)
    groups = grouped(((sender_of(plan), _apart(plan)), plan) for plan in plans)
    alone = len(groups) == len(earlier) == 1
    rounds = []
    for (sender, _), own in groups.items():
        files = tuple(dict.fromkeys(file for plan in own for file in sorted(plan.files)))
        now = state_now(own, [finding for file in files for finding in found.get(file, ())])
        given = [
            each for each in earlier if (alone and not _of_another(each, sender, files)) or _is_of(each, sender, files)
        ]
        lists = _that_count(own, given)
        judged = judged_in(own, rules(sender.year), explainable, sent, trial)
        made = followed(now, lists, own[0].definition, sender.year, judged)
        last = max((each.returned.round for each in lists), default=0)
        number = last if last and not _moves(made) else last + 1
        known, remarks = _known(files, lists), tuple((each.called, said) for each in lists for said in each.remarks)
        rounds.append(SenderRound(sender, files, tuple(own), now, made, number, tuple(given), known, remarks))
    return rounds


def _apart(plan: Plan) -> str:
    """Of an office without a name each file is by itself: two may be of two offices."""
    return "" if sender_of(plan).region else plan.source.file


def _moves(made: Round) -> bool:
    """Whether anything is settled or new: else the list that goes back is the one that came."""
    return bool({Progress.SETTLED, Progress.NEW} & made.counts().keys())


def _of_another(returned: Returned, sender: Sender, files: Sequence[str]) -> bool:
    """Whether it is of another office, year or unit, though only one sender and one list are there.

    Of an office that was renamed, or whose name was corrected, nobody knows that. Year and unit may be corrected too: then the
    file is still called as it was.
    """
    state = returned.state
    if state is None:
        return False
    codes = {state.region, sender.region}
    if len(codes) == 2 and all(each[:1].isdecimal() for each in codes):
        return True
    same = (state.year, state.unit) == (sender.year, sender.unit)
    return not same and all(state.file not in stems_of(file) for file in files)


def _is_of(returned: Returned, sender: Sender, files: Sequence[str]) -> bool:
    state = returned.state
    if state is None:
        return False
    if not state.region:
        return any(state.file in stems_of(file) for file in files)
    return state.sender == sender


class _AboutFile(Record):
    """The lists about one file: the one in it, where it has one, and those that lay apart. `file` is '' where it is not here."""

    file: str
    own: Returned | None
    apart: list[Returned]

    @property
    def lists(self) -> list[Returned]:
        return [*([self.own] if self.own else []), *self.apart]

    def has_name_of(self, other: Returned) -> bool:
        named = next(iter(self.lists), None)
        names = {_about(named)} if named and _about(named) else set(stems_of(self.file) if self.file else ())
        return _about(other) in names

    def is_alike(self, other: Returned) -> bool:
        """Whether most of the rows that both lists know are the same: the file had two names then."""
        rows, others = ({*_rows_of(each)} for each in (self.lists[:1], [other]))
        return 2 * len(rows & others) > max(len(rows), len(others))


def _that_count(plans: Sequence[Plan], given: Sequence[Returned]) -> list[Listed]:
    """The list of each file: the one in it with those apart that are about the same file.

    What is about a file that is here by its name is about no other one, however much alike both are.
    """
    files = [_AboutFile(file, own, []) for file, own in _each_once(plans)]
    files += [_AboutFile(file, None, []) for plan in plans for file in sorted(plan.files - plan.lists.keys())]
    for each in sorted(given, key=lateness, reverse=True):
        named = (about for about in files if about.has_name_of(each))
        alike = (about for about in files if about.is_alike(each))
        if about := next(named, None) or next(alike, None):
            about.apart.append(each)
        else:
            files.append(_AboutFile("", None, [each]))
    definition, year = plans[0].definition, plans[0].identity.year
    listed = (each for each in files if each.lists)
    return [Listed(joined(each.own, each.apart, definition, year), each.file if each.own else "") for each in listed]


def _rows_of(lists: Iterable[Returned]) -> Iterator[tuple[str, str, str]]:
    states = (each.state for each in lists if each.state)
    return ((row.part, row.indicator, row.activity) for state in states for row in state.rows)


def _each_once(plans: Iterable[Plan]) -> Iterator[tuple[str, Returned]]:
    """The list in each file, but for files that are copies of one before, byte by byte: what was found in them counts once."""
    seen: set[tuple[str, Returned]] = set()
    for plan in plans:
        sources = [plan.source, *(part.source for part in plan.parts if part.source)]
        contents = {source.file: source.sha256 for source in sources}
        for file, each in plan.lists.items():
            content = contents.get(file) or file, each
            if content not in seen:
                seen.add(content)
                yield file, each


def _known(files: Sequence[str], lists: Sequence[Listed]) -> dict[str, str]:
    """How lists call the files: each as the list in it does, and the only one as the only ones apart from it do."""
    called = {each.file: name for each in lists if each.file and (name := _about(each.returned))}
    names = {name for each in lists if (name := _about(each.returned))}
    return called or (dict.fromkeys(files, next(iter(names))) if len(files) == len(names) == 1 else {})


def _about(returned: Returned) -> str:
    return returned.state.file if returned.state else ""
