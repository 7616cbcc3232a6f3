"""What is signed below a table, known by its shape: titles, room to sign and names, or a list of who signs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from operator import attrgetter

from msgspec import Struct

from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.lines import place_and_date, starts_with
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.documents.signing import (
    begins_signing,
    heads_initials,
    heads_signers,
    is_dotted,
    is_name,
    is_room,
)
from rak_excel.vocabulary.names.executors import read_executor
from rak_excel.vocabulary.names.offices import begins_with_office
from rak_excel.vocabulary.names.unit_titles import is_position, leads_a_unit

MOST_CELLS = 6  # in a row of a block
_MOST_LINES = 6  # above the room to sign
_MOST_WORDS = 5  # of a title that nobody knows
_MOST_PAIRS = 20  # of titles and names, one below the other
_NO_ROWS = range(0)


class Signers(Struct, dict=True):
    """Looks at the rows of one sheet from a heading to row `last`, at each a few times only, however many there are."""

    sheet: PlanSheet
    heading: Heading
    last: int
    _list_starts: dict[int, int] = {}  # by the last row

    def sign(self, first: int, last: int, *, surely: bool = False) -> bool:
        """Whether the rows hold nothing but titles, room to sign and names, or but a list; `surely` by titles alone."""
        cells = self.sheet.rows.get(first, {})
        if not cells or len(cells) > MOST_CELLS:
            return False
        if heads_signers(self.texts(first).values()) or self._list_start(last) <= first:  # a list, to its last row
            return True
        return self.is_block(first, last, surely=surely)

    def is_block(self, first: int, last: int, *, surely: bool) -> bool:
        runs = self.runs(first, last)
        titles, names = next(runs, _NO_ROWS), next(runs, _NO_ROWS)
        if titles and titles[0] > first and not names:  # `ttd` above a name
            return all(self.names(text) for text in self.texts(titles[0]).values())
        for _ in range(_MOST_PAIRS):
            if not (names and self.signed(titles, names, surely=surely)):
                return False
            titles, names = next(runs, _NO_ROWS), next(runs, _NO_ROWS)
            if not titles:
                return True
        return False

    def runs(self, first: int, last: int) -> Iterator[range]:
        """The filled rows, cut at the room to sign: blank rows, `ttd`; without what is noted below."""
        at = bisect_left(self._notes, first)
        stop = min([last + 1, *self._notes[at : at + 1]])
        for run in islice(self._runs, bisect_right(self._runs, first, key=attrgetter("stop")), None):
            if run.start >= stop:
                return
            yield range(max(run.start, first), min(run.stop, stop))

    @cached_property
    def _notes(self) -> list[int]:
        """The rows that hold nothing but notes."""
        remarks = self.heading.definition.identity.remarks
        return [row for row in self._filled if all(starts_with(text, remarks) for text in self._texts_of(row))]

    @cached_property
    def _runs(self) -> list[range]:
        """The rows that follow each other and leave no room to sign."""
        found: list[range] = []
        for row in self._filled:
            if all(map(is_room, self._texts_of(row))):
                continue
            if found and found[-1].stop == row:
                found[-1] = range(found[-1].start, row + 1)
            else:
                found.append(range(row, row + 1))
        return found

    @cached_property
    def _filled(self) -> list[int]:
        return [row for row in range(self.heading.bottom + 1, self.last + 1) if self.sheet.rows.get(row)]

    def _texts_of(self, row: int) -> Iterator[str]:
        return (tidy(self.sheet.text(row, column)) for column in self.sheet.rows[row])

    def texts(self, row: int) -> dict[int, str]:
        return {column: tidy(self.sheet.text(row, column)) for column in self.sheet.rows.get(row, ())}

    def signed(self, titles: range, names: range, *, surely: bool) -> bool:
        """Whether names stand below titles in their columns; where one is a row of the plan's shape, below known titles."""
        if len(titles) > _MOST_LINES:
            return False
        above = {column for row in titles for column in self.texts(row)}
        named = self.texts(names[0])
        if not set(named) <= above or not all(self.names(text) for text in named.values()):
            return False
        if all(self.is_title(text) for row in titles for text in self.texts(row).values()):
            return True
        executor = self.heading.roles.get("executor", 0)
        return not surely and min(above) >= executor > 0 and all(map(self.may_be_titles, titles))

    def names(self, text: str) -> bool:
        return is_name(text) and not (self.is_known(text) or self.is_title(text) or leads_a_unit(text))

    def is_title(self, text: str) -> bool:
        """Whether a line says who signs, where, when or in what capacity."""
        identity = self.heading.definition.identity
        if (
            begins_signing(text)
            or starts_with(text, identity.acknowledging)
            or place_and_date(text, self.heading.definition)
        ):
            return True
        return begins_with_office(text, self.heading.definition) or self.is_held(text.rstrip(","))

    def may_be_titles(self, row: int) -> bool:
        """Whether a row has but words of few letters that name no executor."""
        return all(
            self.is_title(text)
            or (len(text.split()) <= _MOST_WORDS and not any(map(str.isdigit, text)) and not self.is_known(text))
            for text in self.texts(row).values()
        )

    def is_known(self, text: str) -> bool:
        return any(
            read_executor(text, part.id, self.heading.definition).known for part in self.heading.definition.parts
        )

    def _list_start(self, last: int) -> int:
        """The first of the rows down to this one that each name a person and a position; the row below it without any."""
        row = last
        while row > self.heading.bottom and row not in self._list_starts:
            if self.sheet.rows.get(row) and not self.is_member(row):
                break
            row -= 1
        start = self._list_starts.get(row, row + 1)
        self._list_starts.update(dict.fromkeys(range(row + 1, last + 1), start))
        return start

    def is_of_list(self, row: int) -> bool:
        """Whether a row is one of a list of signers, or is headed for initials: `Paraf | Kasubag Hukum | Sekretaris`."""
        return self.is_member(row) or heads_signers(self.texts(row).values()) or self.is_for_initials(row)

    def is_for_initials(self, row: int) -> bool:
        """Whether a row begins with `Paraf`, outside the columns of work, and names but who is to sign beside it."""
        texts = self.texts(row)
        if not texts or not heads_initials(texts[first := min(texts)]):
            return False
        beside = [text for column, text in texts.items() if column != first]
        if not beside and (first in self.columns("executor") or is_position(texts[first], self.heading.definition)):
            return False  # an executor of the row above
        return first not in self.columns("indicator") | self.columns("activity") and all(map(self.is_signer, beside))

    def is_signer(self, text: str) -> bool:
        return self.is_title(text) or leads_a_unit(text) or self.names(text) or heads_initials(text) or is_room(text)

    def is_member(self, row: int) -> bool:
        """Whether a row has one name and one position; beside an activity's executor a number or room to sign as well."""
        if not (member := self.member(row)):
            return False
        name, position = member
        if name not in self.columns("activity"):
            return True
        is_listed = len(self.texts(row)) > len(member)
        return is_listed and position not in self.columns("executor")

    def member(self, row: int) -> tuple[int, int] | None:
        """The columns of the name and the position, where a row has one of each."""
        texts = {
            column: text
            for column, text in self.texts(row).items()
            if not (is_room(text) or is_dotted(text) or self.is_number(text))
        }
        positions = {column for column, text in texts.items() if self.is_held(text)}
        people = texts.keys() - positions
        if len(positions) != 1 or len(people) != 1 or not all(self.names(texts[each]) for each in people):
            return None
        return min(people), min(positions)

    def is_number(self, text: str) -> bool:
        return _NUMBER.fullmatch(text) is not None

    def is_held(self, text: str) -> bool:
        """Whether a text is a position that somebody holds: Ketua, Ketua Divisi Hukum."""
        return is_position(text, self.heading.definition) or (leads_a_unit(text) and self.is_known(text))

    def columns(self, role: str) -> set[int]:
        return {self.heading.roles.get(role, 0), *self.heading.spans.get(role, ())}


_NUMBER = re.compile(
    r"(?:nip[\s.:]*)?[(]?\d{1,2}[.)]*|(?:nip[\s.:]*)?(?:\d ?){18}", re.IGNORECASE
)  # in a list, or a NIP
