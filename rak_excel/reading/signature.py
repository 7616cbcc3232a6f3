"""The signature block below a table: place and date, and who signs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rak_excel.model import Cell, Definition, Signatory
from rak_excel.reading.headings import Heading
from rak_excel.reading.lines import names_office, place_and_date, starts_with
from rak_excel.spreadsheet.grid import Address, Sheet
from rak_excel.vocabulary.marks import Mark, read_mark
from rak_excel.vocabulary.words import normalised, tidy


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block: place and date where it gives them, and who signs, by the definition's ids."""

    first_row: int
    place: str = ""
    date: datetime.date | None = None
    signatories: Mapping[str, Signatory] = field(default_factory=dict)
    acknowledged: bool = False
    cells: Mapping[str, Cell] = field(default_factory=dict)
    used: frozenset[Address] = frozenset()


def find_signature(sheet: Sheet, heading: Heading, last: int, definition: Definition) -> Signature | None:
    """The signature block below a table, up to row `last`: below its first row no schedule is ticked any more."""
    rows = range(heading.bottom + 1, last + 1)
    ticked = [row for row in rows if _is_ticked(sheet, row, heading, definition)]
    reader = _SignatureReader(sheet, last, definition)
    for row in range(max(ticked, default=heading.bottom) + 1, last + 1):
        if any(reader.opens(row, column) for column in sheet.rows.get(row, ())):
            return reader.read(row)
    return None


def _is_ticked(sheet: Sheet, row: int, heading: Heading, definition: Definition) -> bool:
    texts = [sheet.text(row, column) for column in heading.periods.values() if column in sheet.rows.get(row, ())]
    return any(read_mark(text, definition.marks) is Mark.TICK for text in texts)


class _SignatureReader:
    """Reads one block, which goes down to row `last`."""

    def __init__(self, sheet: Sheet, last: int, definition: Definition) -> None:
        self.sheet = sheet
        self.last = last
        self.definition = definition
        self.cells: dict[str, Cell] = {}
        self.signatories: dict[str, Signatory] = {}
        self.used: set[Address] = set()

    def opens(self, row: int, column: int) -> bool:
        """Whether a cell can only be of a signature block; a bare title right below a table may be an executor."""
        text = tidy(self.sheet.text(row, column))
        if _dates_or_acknowledges(text, self.definition):
            return True
        if not _signs_for(text, self.definition):
            return self.is_place(row, column)
        return names_office(text, self.definition) or not self.sheet.text(row - 1, column)

    def is_place(self, row: int, column: int) -> bool:
        """Whether a cell is the place alone, the date still open: below a blank line, right above a title."""
        if self.texts(row - 1) or len(self.texts(row)) != 1:
            return False
        return _signs_for(tidy(self.sheet.text(row + 1, column)), self.definition) is not None

    def texts(self, row: int) -> list[str]:
        return [text for column in self.sheet.rows.get(row, ()) if (text := self.sheet.text(row, column))]

    def read(self, first: int) -> Signature:
        place, date, acknowledged = "", None, False
        block = [(row, each) for row in range(first, self.last + 1) for each in sorted(self.sheet.rows.get(row, ()))]
        for address in block:
            text = tidy(self.sheet.text(*address))
            if found := place_and_date(text, self.definition):
                place, date = found
                self.cells |= dict.fromkeys(("place", "date"), self.sheet.cell(*address))
                self.used.add(address)
            elif starts_with(text, self.definition.identity.acknowledging):
                acknowledged = True
                self.used.add(address)
            elif (who := _signs_for(text, self.definition)) and who not in self.signatories:
                self.take_signatory(who, address)
            elif address[0] == first and self.is_place(*address):
                place = text
                self.cells["place"] = self.sheet.cell(*address)
                self.used.add(address)
        return Signature(first, place, date, self.signatories, acknowledged, self.cells, frozenset(self.used))

    def take_signatory(self, who: str, title: Address) -> None:
        lines = list(self.lines_below(title))
        self.used |= {title, *lines}
        nip_lines = [each for each in lines if self.nip(each) is not None]
        names = self.below_title(title, [each for each in lines if each not in nip_lines])
        name = tidy(self.sheet.text(*names[-1])) if names else ""
        nip = self.nip(nip_lines[-1]) if nip_lines else None
        self.signatories[who] = Signatory(self.title(tidy(self.sheet.text(*title))), name, nip or None)
        own = {
            "title": title,
            **({"name": names[-1]} if names else {}),
            **({"nip": nip_lines[-1]} if nip_lines else {}),
        }
        self.cells |= {f"{who}.{name}": self.sheet.cell(*address) for name, address in own.items()}

    def lines_below(self, title: Address) -> Iterator[Address]:
        row, column = title
        for below in range(row + 1, self.last + 1):
            if text := self.sheet.text(below, column):
                if place_and_date(text, self.definition):
                    return
                yield below, column

    def below_title(self, title: Address, lines: list[Address]) -> list[Address]:
        """The lines after the room to sign; without such room all that do not name the office."""
        row = title[0]
        for line in lines:
            if line[0] != row + 1:
                break
            row = line[0]
        after = [line for line in lines if line[0] > row]
        return after or [line for line in lines if not names_office(self.sheet.text(*line), self.definition)]

    def nip(self, line: Address) -> str | None:
        """The number of a line `NIP. 1970...`, '' where it gives none; None for any other line."""
        label = re.escape(self.definition.identity.signatory_nip)
        match = re.match(rf"^{label}\b[\s.:]*(?P<nip>[\d\s.-]*)$", tidy(self.sheet.text(*line)), re.IGNORECASE)
        return match["nip"].strip() if match else None

    def title(self, text: str) -> str:
        """The title alone: `KETUA KOMISI PEMILIHAN UMUM ...` is `Ketua`."""
        known = [title for each in self.definition.identity.signatories.values() for title in each.titles]
        fitting = [title for title in sorted(known, key=len, reverse=True) if starts_with(text, (title,))]
        return fitting[0] if fitting else text


@lru_cache(maxsize=8192)
def _dates_or_acknowledges(text: str, definition: Definition) -> bool:
    return bool(place_and_date(text, definition) or starts_with(text, definition.identity.acknowledging))


@lru_cache(maxsize=8192)
def _signs_for(text: str, definition: Definition) -> str | None:
    """The signatory whose title, followed by an office's name or nothing, this is."""
    words = normalised(text)
    for signatory, each in definition.identity.signatories.items():
        for title in sorted({each.label, *each.titles}, key=len, reverse=True):
            start = normalised(title)
            rest = words.removeprefix(start)
            if words == start or (words.startswith(f"{start} ") and names_office(rest, definition)):
                return signatory
    return None
