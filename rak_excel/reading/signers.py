"""What is signed below a table, known by its shape: titles, room to sign and names, or a list of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rak_excel.model import Definition
from rak_excel.reading.heading import Heading
from rak_excel.reading.lines import place_and_date, starts_with
from rak_excel.spreadsheet.grid import Sheet
from rak_excel.vocabulary.executors import read_executor
from rak_excel.vocabulary.offices import begins_with_office
from rak_excel.vocabulary.positions import is_position, leads_a_unit
from rak_excel.vocabulary.signing import begins_signing, heads_initials, heads_signers, is_dotted, is_name, is_room
from rak_excel.vocabulary.words import tidy

MOST_CELLS = 6  # in a row of a block
_MOST_LINES = 6  # above the room to sign
_MOST_WORDS = 5  # of a title that nobody knows


@dataclass(frozen=True, slots=True)
class Signers:
    """Looks at the rows of one sheet below a heading."""

    sheet: Sheet
    heading: Heading
    definition: Definition

    def sign(self, first: int, last: int, *, surely: bool = False) -> bool:
        """Whether the rows hold nothing but titles, room to sign and names, or but a list; `surely` by titles alone."""
        cells = self.sheet.rows.get(first, {})
        if not cells or len(cells) > MOST_CELLS:
            return False
        return self.is_list(first, last) or self.is_block(first, last, surely=surely)

    def is_block(self, first: int, last: int, *, surely: bool) -> bool:
        runs = list(self.runs(first, last))
        if len(runs) == 1 and runs[0][0] > first:  # `ttd` above a name
            return all(self.names(text) for text in self.texts(runs[0][0]).values())
        pairs = list(zip(runs[::2], runs[1::2], strict=False))
        over = runs[len(pairs) * 2 :]
        return bool(pairs) and not over and all(self.signed(*pair, surely=surely) for pair in pairs)

    def runs(self, first: int, last: int) -> Iterator[list[int]]:
        """The filled rows, cut at the room to sign: blank rows, `ttd`; without what is noted below."""
        run: list[int] = []
        for row in range(first, last + 2):
            texts = self.texts(row) if row <= last else {}
            if texts and all(starts_with(text, self.definition.identity.remarks) for text in texts.values()):
                break
            if texts and not all(map(is_room, texts.values())):
                run.append(row)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def texts(self, row: int) -> dict[int, str]:
        return {column: tidy(self.sheet.text(row, column)) for column in self.sheet.rows.get(row, ())}

    def signed(self, titles: list[int], names: list[int], *, surely: bool) -> bool:
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
        identity = self.definition.identity
        if begins_signing(text) or starts_with(text, identity.acknowledging) or place_and_date(text, self.definition):
            return True
        return begins_with_office(text, self.definition) or self.is_held(text.rstrip(","))

    def may_be_titles(self, row: int) -> bool:
        """Whether a row has but words of few letters that name no executor."""
        return all(
            self.is_title(text)
            or (len(text.split()) <= _MOST_WORDS and not any(map(str.isdigit, text)) and not self.is_known(text))
            for text in self.texts(row).values()
        )

    def is_known(self, text: str) -> bool:
        return any(read_executor(text, part.id, self.definition).known for part in self.definition.parts)

    def is_list(self, first: int, last: int) -> bool:
        """Whether a heading of a list of signers stands here, or each row down to the last names a person and a position."""
        if heads_signers(self.texts(first).values()):
            return True
        rows = [row for row in range(first, last + 1) if self.texts(row)]
        return all(map(self.is_member, rows))

    def is_of_list(self, row: int) -> bool:
        """Whether a row is one of a list of signers, or is headed for initials: `Paraf | Kasubag Hukum | Sekretaris`."""
        return self.is_member(row) or heads_signers(self.texts(row).values()) or self.is_for_initials(row)

    def is_for_initials(self, row: int) -> bool:
        """Whether a row begins with `Paraf`, outside the columns of work, and names but who is to sign beside it."""
        texts = self.texts(row)
        if not texts or not heads_initials(texts[first := min(texts)]):
            return False
        beside = [text for column, text in texts.items() if column != first]
        if not beside and (first in self.columns("executor") or is_position(texts[first], self.definition)):
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
        """Whether a text is a number in a list, or a NIP."""
        return _NUMBER.fullmatch(text) is not None

    def is_held(self, text: str) -> bool:
        """Whether a text is a position that somebody holds: Ketua, Ketua Divisi Hukum."""
        return is_position(text, self.definition) or (leads_a_unit(text) and self.is_known(text))

    def columns(self, role: str) -> set[int]:
        return {self.heading.roles.get(role, 0), *self.heading.spans.get(role, ())}


_NUMBER = re.compile(
    r"(?:nip[\s.:]*)?[(]?\d{1,2}[.)]*|(?:nip[\s.:]*)?(?:\d ?){18}", re.IGNORECASE
)  # in a list, or a NIP
