"""Which files are rolled up: the highest revision of an office, then the later saved; equal claims are not guessed."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rak_excel.verbs.rollup.facts import FileFacts, State
from rak_excel.verbs.saving import certainly_later
from rak_excel.vocabulary.regions import regions


@dataclass(frozen=True, slots=True)
class Choice:
    """A file with what became of it. `used` are the ids of the parts that are rolled up from it."""

    facts: FileFacts
    state: State
    used: frozenset[str] = field(default_factory=frozenset)
    instead: str = ""  # the file that stands in its place
    dated: bool = True  # whether the times of the files that claim to be the office's can be compared

    def counted(self, part: str) -> int:
        """How many activities of a part are rolled up from this file."""
        return self.facts.activities(part) + self.facts.edited(part) if part in self.used else 0


def choose(files: Iterable[FileFacts], provinces: Sequence[str], year: int | None) -> list[Choice]:
    """What becomes of each file, in the order of offices and names.

    `provinces` are codes; where there are none every province counts. Without a year the one of most files counts.
    """
    distinct = sorted({file.identity: file for file in files}.values(), key=_order)
    year = year or usual_year(distinct)
    choices: list[Choice] = []
    claims: dict[str, list[FileFacts]] = defaultdict(list)
    for file in distinct:
        state = _set_aside(file, provinces, year)
        if state is None:
            claims[file.region].append(file)
        else:
            choices.append(Choice(file, state))
    for claimants in claims.values():
        choices += _chosen(claimants)
    return sorted(choices, key=lambda choice: _order(choice.facts))


def usual_year(files: Iterable[FileFacts]) -> int | None:
    """The year that most files are for; the later one where two are equally frequent."""
    dated = [file for file in files if file.year is not None]
    years = Counter(file.year for file in dated if not file.submitter) or Counter(file.year for file in dated)
    return max(years, key=lambda year: (years[year], year), default=None)


def _order(file: FileFacts) -> tuple[bool, str, str, str]:
    return not file.region, file.region, file.file, file.sha256


def _set_aside(file: FileFacts, provinces: Sequence[str], year: int | None) -> State | None:
    """Why a file takes no part in the choice, None where it does."""
    if file.fault is not None:
        return State.UNREAD
    if not file.region:
        return State.UNKNOWN_OFFICE
    if provinces and regions()[file.region].province not in provinces:
        return State.OTHER_PROVINCE
    if file.year != year:
        return State.OTHER_YEAR
    return State.SUBMISSION if file.submitter else None


def _chosen(claimants: Sequence[FileFacts]) -> list[Choice]:
    """Among the files of one office: each part from the latest file of the highest revision.

    So two files with one part each make one plan, and a whole plan gives way part by part; a part that was left blank
    takes no filled one's place. A file whose rows nobody has cannot be rolled up: it is told, and the others are chosen
    among.
    """
    highest = max(file.revision for file in claimants)
    newest = [file for file in claimants if file.revision == highest]
    winners: dict[str, FileFacts] = {}
    equal: dict[str, list[FileFacts]] = {}
    for part in dict.fromkeys(part for file in newest for part in file.parts):
        having = [file for file in newest if part in file.parts]
        first, *others = _latest([file for file in having if file.activities(part)] or having, part)
        winners[part] = first
        if others:
            equal[part] = [first, *others]
    if equal:
        return [_undecided(file, equal) for file in claimants]
    if absent := [file for part, file in winners.items() if not file.parts[part].held]:
        rest = [file for file in claimants if file not in absent]
        told = [Choice(file, State.NOT_HELD) for file in claimants if file in absent]
        return told + (_chosen(rest) if rest else [])
    return [_decided(file, winners) for file in claimants]


def _latest(files: Sequence[FileFacts], part: str) -> list[FileFacts]:
    """The latest saved file, and every other that says something else and may have been saved as late.

    A file may have been unless another was certainly saved later. That is not certain where a file does not tell its time
    (.xls and .xlsb do not), or tells it without a zone (.ods).
    """
    savings = [file.saving for file in files if file.saving]
    late = [file for file in files if not (file.saving and any(certainly_later(each, file.saving) for each in savings))]
    first, *others = sorted(late, key=_claim, reverse=True)
    return [first, *(file for file in others if file.parts[part].digest != first.parts[part].digest)]


def _claim(file: FileFacts) -> tuple[bool, datetime.datetime]:
    """Those that tell a time come first, the latest before."""
    return file.saving is not None, file.saving.time if file.saving else datetime.datetime.min


def _decided(file: FileFacts, winners: Mapping[str, FileFacts]) -> Choice:
    used = frozenset(part for part, winner in winners.items() if winner is file)
    if used:
        return Choice(file, State.USED if used == set(file.parts) else State.PARTLY, used)
    instead = next(
        (winner for part, winner in winners.items() if part in file.parts), next(iter(winners.values()), file)
    )
    same = file.revision == instead.revision and all(
        part in winners and facts.digest == winners[part].parts[part].digest for part, facts in file.parts.items()
    )
    return Choice(file, State.SAME if same else State.SUPERSEDED, instead=instead.file)


def _undecided(file: FileFacts, equal: Mapping[str, Sequence[FileFacts]]) -> Choice:
    """Nothing of an office is counted while two of its files have the same claim."""
    rivals = [rival for group in equal.values() for rival in group]
    others = [rival.file for rival in rivals if rival is not file]
    if file in rivals:
        known = [rival.saving.local for rival in rivals if rival.saving]
        dated = len(known) == len(rivals) and len(set(known)) == 1
        return Choice(file, State.EQUAL, instead=others[0] if others else "", dated=dated)
    return Choice(file, State.SUPERSEDED, instead=rivals[0].file)
