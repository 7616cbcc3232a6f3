"""What was found beside what went back before: read from the workbooks themselves, and from lists that are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import column_letters
from rak_excel.formats.opened.xlsx.parts import address_of
from rak_excel.language import Advice, Text
from rak_excel.model import Cell, Finding
from rak_excel.model.answers import Progress
from rak_excel.model.frames import Findings
from rak_excel.model.returned import Returned
from rak_excel.reading import Reading
from rak_excel.reading.found import find_lists
from rak_excel.reading.ledger import Unread
from rak_excel.reading.returned import returned_at
from rak_excel.record import Record
from rak_excel.rounds.following import GoneFinding, Round, not_checked, said_of_counts
from rak_excel.rounds.senders import SenderRound, rounds_of
from rak_excel.rounds.states import stems_of
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import codes_judged
from rak_excel.rules.settings import Settings

_NAMES = {rule.code: rule.name for rule in CATALOGUE}
_COPY = Text("file balasan yang dulu", "a file as it went back")
_RETURN = Advice(
    "file hasil --return",
    "a file that --return wrote",
    _COPY,
    _COPY,
)
_NO_LIST = Text(
    "{path} tidak berisi catatan yang pernah dikirim. Sebut {return_}, yang sudah atau belum ditanggapi kantor.",
    "{path} holds no findings that went back. Name {return_}, answered or not.",
).advising(return_=_RETURN)


class Talk(Record):
    """The findings with what became of them, and the rounds that they are of. `gone` went back and are not found today.

    `of_others` are the files and folders with lists of which none is of who sent what was read, `unread` the lists of files
    that gave no plan this time.
    """

    findings: Findings
    gone: tuple[Finding, ...]
    rounds: tuple[SenderRound, ...]
    of_others: tuple[Path, ...] = ()
    unread: Mapping[str, Returned] = {}

    @property
    def compared(self) -> bool:
        """Whether there was any list to compare with."""
        return any(each.compared for each in self._rounds)

    @property
    def _rounds(self) -> list[Round]:
        unread = (not_checked(each, file) for file, each in self.unread.items())
        return [*(each.round for each in self.rounds), *unread]

    def said(self) -> Mapping[str, Text]:
        """What became of the findings on each file that was compared: `34 dari 41 catatan sudah selesai`."""
        of_files = {file: each.of_file(file) for each in self.rounds for file in each.files}
        of_files |= {file: not_checked(each, file) for file, each in self.unread.items()}
        return {file: said for file, each in of_files.items() if (said := each.said())}

    def said_of_all(self) -> Text | None:
        """The same of all files together; None where nothing was compared."""
        counts: Counter[Progress] = Counter()
        for each in self._rounds:
            if each.compared:
                counts.update(each.counts())
        return said_of_counts(counts) if self.compared else None


def talk_of(
    reading: Reading,
    findings: Sequence[Finding],
    since: Sequence[Path],
    settings: Settings,
    *,
    beside: Sequence[Path] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Talk:
    """`since` are files or folders with lists that went back, as their receiver kept them; `beside` are lists that came back
    beside the plans. Those within the files that were read need no naming.

    Raises UnreadableWorkbookError where there is no list at one of them.
    """
    select, ignore = list(select), list(ignore)
    lists = {path: _lists_at(path) for path in beside}
    lists |= {path: [each.but(kept=True) for each in _lists_at(path)] for path in since}
    rounds = rounds_of(
        reading.plans,
        findings,
        [each for listed in lists.values() for each in listed],
        rules=lambda year: codes_judged(settings, year, select=select, ignore=ignore),
        explainable=settings.explainable,
        trial=settings.codes_on_trial,
    )
    taken = {id(each) for own in rounds for each in own.given}
    apart = [each for listed in lists.values() for each in listed if id(each) not in taken]
    unread = lists_of_unread(reading.unread, apart)
    taken |= set(map(id, unread.values()))
    of_others = (path for path, listed in lists.items() if not any(id(each) in taken for each in listed))
    talk = talk_about(findings, rounds)
    gone = (_gone(each, file, "") for file, own in unread.items() for each in not_checked(own, file).gone)
    return talk.but(gone=(*talk.gone, *gone), of_others=tuple(of_others), unread=unread)


def lists_of_unread(unread: Iterable[Unread], apart: Sequence[Returned]) -> dict[str, Returned]:
    """The list of each file that gave no plan: the one in it, else the latest of those `apart` that is about a file of its name."""
    lists = {}
    for each in unread:
        file = each.source.file
        named = [own for own in apart if own.state and own.state.file in stems_of(file)]
        if own := each.returned or max(named, key=lambda one: one.round, default=None):
            lists[file] = own
    return lists


def talk_about(findings: Sequence[Finding], rounds: Sequence[SenderRound]) -> Talk:
    """The findings, in their order, as the rounds tell them."""
    told = {
        id(was): each.finding for own in rounds for was, each in zip(own.now.findings, own.round.followed, strict=True)
    }
    gone = [
        _gone(each, file, own.plans[0].identity.office)
        for own in rounds
        for file in own.files
        for each in own.of_file(file).gone
    ]
    return Talk(Findings(told.get(id(each), each) for each in findings), tuple(gone), tuple(rounds))


def _lists_at(path: Path) -> list[Returned]:
    found = []
    for each in find_lists(path):
        try:
            returned = returned_at(each)
        except UnreadableWorkbookError:
            if each == path:
                raise
            continue
        if returned:
            found.append(returned)
    if not found and not path.is_dir():
        raise UnreadableWorkbookError.about(path, _NO_LIST)
    return found


def _gone(gone: GoneFinding, file: str, office: str) -> Finding:
    """A finding of then as one is told today."""
    told = gone.told.finding
    at = address_of(told.cell)
    return Finding(
        code=told.code,
        name=_NAMES.get(told.code, ""),
        severity=told.severity,
        file=file,
        message=told.message,
        hint=told.hint,
        cell=Cell(told.sheet, at[0], column_letters(at[1])) if at else None,
        sheet=told.sheet or None,
        office=office or None,
        value=told.value,
        trial=told.trial,
        progress=gone.progress,
        answer=gone.told.answer,
        explanation=gone.told.explanation,
    )
