"""Which finding of today is which of those that went back, where a sender has several files, or several lists came back."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from rak_excel.model import Definition
from rak_excel.model.returned import Answered, Returned
from rak_excel.record import Record
from rak_excel.rolling_up.findings.same_notes import Found, same_notes
from rak_excel.rounds.states import Now, state_then


class Listed(Record):
    """One list that went back, and the file that it came in, '' where it lies apart from the plans."""

    returned: Returned
    file: str = ""

    @property
    def called(self) -> str:
        """The file that it is about."""
        return self.file or (self.returned.state.file if self.returned.state else "")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was written beside it; a list that is only carried along has nothing to be told of."""
        return () if self.returned.carried else self.returned.remarks


class Pairing:
    """`same` has by the position of a finding of today that of the answered one, `left` those that are not found today.

    `copies` are the findings of today in a further file that has the same ones.
    """

    def __init__(self, now: Now, lists: Sequence[Listed], definition: Definition, year: int | None) -> None:
        self._now, self._lists, self._by = now, lists, (definition, year)
        self.answers: list[Answered] = [answered for each in lists for answered in each.returned.answers]
        self.files: list[str] = [each.called for each in lists for _ in each.returned.answers]
        self._of_list = [number for number, each in enumerate(lists) for _ in each.returned.answers]
        self.same: dict[int, int] = {}
        self.copies: set[int] = set()
        files = {each.file for each in now.findings} | {row.file for row in now.rows}
        settled: set[int] = set()
        if len(files) > 1:
            settled = self._pair_own()
        self._pair(files, range(len(lists)), settled)
        self.left = sorted(set(range(len(self.answers))) - set(self.same.values()))
        if len(files) > 1:
            self._pair_copies(files - {each.file for each in lists})

    def _pair_own(self) -> set[int]:
        """Pair what is in a file with the list in it. What is left of that and was on a part that is here is settled."""
        settled = set()
        for number, each in enumerate(self._lists):
            if each.file:
                self._pair({each.file}, [number])
                parts = {row.part for row in self._now.rows if row.file == each.file}
                own = {at for at, of in enumerate(self._of_list) if of == number} - set(self.same.values())
                settled |= {at for at in own if self.answers[at].finding.part in {"", *parts}}
        return settled

    def _pair_copies(self, files: Iterable[str]) -> None:
        """A file beside another one of the same findings: they are not new for being there twice."""
        every = range(len(self._lists))
        for file in sorted(files):
            own = {at: answer for at, answer in self.same.items() if self._now.findings[at].file == file}
            pairs = self._pairs({file}, every, but_not_now=(), but_not_then=())
            taken = set(own.values())
            copies = {at: answer for at, answer in pairs.items() if at not in self.same and answer not in taken}
            self.copies |= copies.keys()
            self.same |= copies

    def _pair(self, files: Container[str], lists: Iterable[int], but_not: Container[int] = ()) -> None:
        done = set(self.same.values())
        then = {at for at in range(len(self.answers)) if at in done or at in but_not}
        self.same |= self._pairs(files, lists, but_not_now=self.same, but_not_then=then)

    def _pairs(
        self, files: Container[str], lists: Iterable[int], *, but_not_now: Container[int], but_not_then: Container[int]
    ) -> dict[int, int]:
        numbers = list(lists)
        found, positions = self._now.of_files(files, but_not_now)
        whole = state_then([self._lists[number].returned for number in numbers], self._now.region)
        every = [at for at, of in enumerate(self._of_list) if of in numbers]
        kept = [nth for nth, at in enumerate(every) if at not in but_not_then]
        then = Found([whole.notes[nth] for nth in kept], whole.rows)
        pairs = same_notes(then, found, *self._by)
        return {positions[new]: every[kept[old]] for old, new in pairs.items()}
