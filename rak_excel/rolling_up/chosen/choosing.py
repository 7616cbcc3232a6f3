"""Which files are rolled up: the highest revision of an office, then the later saved; equal claims are not guessed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import FileFacts, State
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.names.regions import office_at


class OlderPart(Record):
    """A part that is rolled up from an earlier revision, since the later one has no activity in it."""

    part: str
    revision: int
    file: str


_SENT = frozenset({State.EQUAL, State.NOT_HELD})  # an office's plan, of which something has to be decided first


class Choice(Record):
    """A file with what became of it. `used` are the ids of the parts that are rolled up from it."""

    facts: FileFacts
    state: State
    used: frozenset[str] = frozenset()
    instead: str = ""  # the file that stands in its place
    claimed: bool = False  # that file is not used either: something is to be done first
    dated: bool = True  # whether the times of the files that claim to be the office's can be compared
    older: tuple[OlderPart, ...] = ()  # the parts that this latest revision leaves to an earlier one

    @property
    def speaks(self) -> bool:
        """Whether it says something about its office's plan of this year."""
        return self.state not in {State.OTHER_YEAR, State.OTHER_PROVINCE}

    def counted(self, part: str) -> int:
        """How many activities of a part are rolled up from this file."""
        return self.facts.activities(part) + self.facts.edited(part) if part in self.used else 0


def choose(files: Iterable[FileFacts], provinces: Sequence[str], year: int | None) -> list[Choice]:
    """What becomes of each file, in the order of offices and names.

    `provinces` are codes; where there are none every province counts. Without a year the one of most files counts.
    """
    distinct = sorted({file.identity: file for file in files}.values(), key=_order)
    year = year or usual_year(distinct)
    states = {file.identity: _set_aside(file, provinces, year) for file in distinct}
    choices = [Choice(file, state) for file in distinct if (state := states[file.identity])]
    for claimants in grouped((file.region, file) for file in distinct if not states[file.identity]).values():
        choices += _chosen(claimants)
    counting = {choice.facts.region: choice.facts.file for choice in choices if choice.used}
    sent = {choice.facts.region: choice.facts.file for choice in reversed(choices) if choice.state in _SENT}
    return sorted((_beside(choice, counting, sent) for choice in choices), key=lambda choice: _order(choice.facts))


def usual_year(files: Iterable[FileFacts]) -> int | None:
    """The year that most files are for; the later one where two are equally frequent.

    Blank forms are asked only where nothing else tells, and units' files only where there is no office's.
    """
    dated = [file for file in files if file.year is not None]
    filled, whole = ([file for file in dated if file.filled], [file for file in dated if not file.submitter])
    asked = next((some for some in ([file for file in filled if not file.submitter], filled, whole) if some), dated)
    years = Counter(file.year for file in asked)
    return max(years, key=lambda year: (years[year], year), default=None)


def _order(file: FileFacts) -> tuple[bool, str, str, str]:
    return not file.region, file.region, file.file, file.sha256


def _set_aside(file: FileFacts, provinces: Sequence[str], year: int | None) -> State | None:
    """Why a file takes no part in the choice, None where it does."""
    if file.fault is not None:
        return State.UNREAD
    if not file.region or (file.blank and file.year is None):
        return State.BLANK if file.blank else State.UNKNOWN_OFFICE
    if file.year != year:  # first, since plans of another year add no province, which a roll-up keeps
        return State.OTHER_YEAR
    if provinces and office_at(file.region).province not in provinces:
        return State.OTHER_PROVINCE
    if file.blank:
        return State.BLANK
    return State.SUBMISSION if file.submitter else None


def _beside(choice: Choice, counting: Mapping[str, str], sent: Mapping[str, str]) -> Choice:
    """A blank form of an office that sent a plan: nothing is wanted of it."""
    region = choice.facts.region
    if choice.state is not State.BLANK or region not in {*counting, *sent}:
        return choice
    return choice.but(instead=counting.get(region, sent.get(region, "")), claimed=region not in counting)


def _chosen(claimants: Sequence[FileFacts]) -> list[Choice]:
    """Among the files of one office: each part from the latest file of the highest revision that has activities in it.

    So two files with one part each make one plan, and a whole plan gives way part by part; a part that was left blank
    takes no filled one's place, whatever its revision. Files with equal claims to a part count in none. A file whose
    rows nobody has cannot be rolled up: it is told, and the others are chosen among.
    """
    parts = dict.fromkeys(part for file in claimants for part in file.parts if part in file.filled)
    claims = {part: _latest(claimants, part) for part in parts}
    equal = {part: files for part, files in claims.items() if len(files) > 1}
    tied = {file.identity for files in equal.values() for file in files}
    winners = {part: files[0] for part, files in claims.items() if not tied & {file.identity for file in files}}
    absent = {file.identity for part, file in winners.items() if not file.parts[part].held}
    absent |= {file.identity for file in claimants if not file.parts}
    if absent:
        rest = [file for file in claimants if file.identity not in absent]
        told = [Choice(file, State.NOT_HELD) for file in claimants if file.identity in absent]
        return told + (_chosen(rest) if rest else [])
    return [_undecided(file, equal) if file.identity in tied else _decided(file, winners) for file in claimants]


def _latest(claimants: Sequence[FileFacts], part: str) -> list[FileFacts]:
    """Of the highest revision that has activities in this part the latest saved file, and every other that says something
    else and may have been saved as late. A report that its office merged goes before the forms that were merged into it.

    A file may have been unless another was certainly saved later. That is not certain where a file does not tell its time
    (.xls and .xlsb do not), or tells it without a zone (.ods).
    """
    having = [file for file in claimants if part in file.filled]
    highest = max((file.revision, file.merged) for file in having)
    files = [file for file in having if (file.revision, file.merged) == highest]
    savings = [file.saving for file in files if file.saving]
    late = [file for file in files if not (file.saving and any(each.certainly_after(file.saving) for each in savings))]
    late.sort(key=_lateness, reverse=True)
    first, *others = late
    return [first, *(file for file in others if file.parts[part].digest != first.parts[part].digest)]


def _lateness(file: FileFacts) -> tuple[datetime.datetime, bool]:
    """When it was saved; of two copies the one that went back, and knows what its office answered, is the later one."""
    return file.saving.time if file.saving else datetime.datetime.min, file.mended is not None


def _decided(file: FileFacts, winners: Mapping[str, FileFacts]) -> Choice:
    used = frozenset(part for part, winner in winners.items() if winner is file)
    if used:
        state = State.USED if used == file.filled else State.PARTLY
        return Choice(file, state, used, older=tuple(_older(file, winners)))
    instead = [winners[part] for part in file.parts if part in winners] or list(winners.values())
    same = all(
        part in winners
        and winners[part].revision == file.revision
        and winners[part].parts[part].digest == file.parts[part].digest
        for part in file.filled
    )
    return Choice(file, State.SAME if same else State.SUPERSEDED, instead=next((winner.file for winner in instead), ""))


def _older(file: FileFacts, winners: Mapping[str, FileFacts]) -> Iterator[OlderPart]:
    """What a file of the latest revision leaves to earlier ones."""
    if file.revision == max(winner.revision for winner in winners.values()):
        for part, winner in sorted(winners.items()):
            if winner.revision < file.revision:
                yield OlderPart(part, winner.revision, winner.file)


def _undecided(file: FileFacts, equal: Mapping[str, Sequence[FileFacts]]) -> Choice:
    """A file that another has the same claim as."""
    rivals = [rival for files in equal.values() if file in files for rival in files]
    others = [rival.file for rival in rivals if rival is not file]
    known = [rival.saving.local for rival in rivals if rival.saving]
    dated = len(known) == len(rivals) and len(set(known)) == 1
    return Choice(file, State.EQUAL, instead=others[0] if others else "", dated=dated)
