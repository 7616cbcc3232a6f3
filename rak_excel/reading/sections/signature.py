"""The signature block below a table: place and date, and who signs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from rak_excel.formats.addresses import Address
from rak_excel.model import Cell, Signatory
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import cells_in
from rak_excel.reading.lines import name_and_nip, names_office, place_and_date, starts_with
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.signature_start import dated_row, is_block, is_place, signature_start, signs_for
from rak_excel.reading.sections.signers import Signers
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.documents.signing import is_room, place_signed
from rak_excel.vocabulary.documents.titles import OTHER_PARTY, PARTIES
from rak_excel.vocabulary.names.offices import begins_with_office
from rak_excel.vocabulary.remarks.remarks import is_remark

_HEADING_LINES = 2
# A NIP without its label; Excel turns one that is typed as a number into 1,97001012000011e+17.
_BARE_NIP = re.compile(r"^(?P<nip>\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}|\d,\d+e\+17)$", re.IGNORECASE)
UNTITLED = ""  # who signs below the office's name alone


class Signature(Record):
    """A signature block: place and date where it gives them, and who signs, by the definition's ids."""

    first_row: int
    place: str = ""
    date: datetime.date | None = None
    signatories: Mapping[str, Signatory] = {}
    acknowledged: bool = False
    cells: Mapping[str, Cell] = {}
    used: frozenset[Address] = frozenset()

    def of(self, signatory: str) -> Signature:
        """The block below a part that this signatory signs: a name without a title is theirs."""
        if UNTITLED not in self.signatories:
            return self
        titled = {who: each for who, each in self.signatories.items() if who != UNTITLED}
        signatories = {signatory: self.signatories[UNTITLED]} | titled
        cells = {f"{signatory}{name}" if name.startswith(".") else name: cell for name, cell in self.cells.items()}
        return self.but(signatories=signatories, cells=cells)


def find_signature(sheet: PlanSheet, heading: Heading, last: int, office: str = "") -> Signature | None:
    """The signature block below a table, up to row `last`; `office` is the one named above the table."""
    signers = Signers(sheet, heading, last)
    first = signature_start(signers, office)
    return _SignatureReader(signers).read(first) if first else None


class _SignatureReader:
    """Reads one block, which goes down to the last row of its signers."""

    def __init__(self, signers: Signers) -> None:
        self.signers = signers
        self.sheet, self.last = signers.sheet, signers.last
        self.definition = signers.sheet.definition
        self.words = self.definition.identity
        self.place = ""
        self.date: datetime.date | None = None
        self.acknowledged = False
        self.cells: dict[str, Cell] = {}
        self.signatories: dict[str, Signatory] = {}
        self.used: set[Address] = set()

    def read(self, first: int) -> Signature:
        block = cells_in(self.sheet, range(first, self.last + 1))
        self.used |= {address for address in block if normalised(self.sheet.text(*address)) in PARTIES}
        for address in block:
            if address not in self.used:
                self.take(address, first)
        return Signature(
            first, self.place, self.date, self.signatories, self.acknowledged, self.cells, frozenset(self.used)
        )

    def take(self, address: Address, first: int) -> None:
        text = tidy(self.sheet.text(*address))
        if is_remark(text, self.definition):
            return
        if is_block(self.sheet.text(*address), self.definition):
            self.take_block(address)
        elif (dated := dated_row(self.sheet, address[0])) and "place" not in self.cells:
            self.take_dated(*dated)
        elif found := place_and_date(text, self.definition) or place_signed(text):
            self.take_place(address, *found)
        elif starts_with(text, self.words.acknowledging):
            self.acknowledged = True
            self.used.add(address)
        elif who := signs_for(text, self.definition):
            known = self.signatories.get(who)
            unnamed = known is not None and not known.name and self.signers.member(address[0]) is not None
            if (known is None or unnamed) and not self.is_of_other_party(who, address):
                self.take_signatory(who, address)
        elif address[0] == first and is_place(self.sheet, *address):
            self.take_place(address, text, None)
        elif address[0] <= first + _HEADING_LINES and begins_with_office(text, self.definition):
            self.take_signatory(UNTITLED, address)  # the rightmost stays: beside it stands who acknowledges

    def take_block(self, address: Address) -> None:
        """A cell that holds a whole block is read as if each of its lines had a row."""
        lines = self.sheet.text(*address).splitlines()
        rows = {nth: {1: line} for nth, line in enumerate(lines, 1) if line.strip()}
        sheet = PlanSheet(self.sheet.name, rows, definition=self.definition)
        inner = _SignatureReader(Signers(sheet, self.signers.heading, len(lines))).read(1)
        cell = self.sheet.cell(*address)
        if "place" not in self.cells:
            self.place, self.date = inner.place, inner.date
        self.acknowledged = self.acknowledged or inner.acknowledged
        self.signatories = {**inner.signatories, **self.signatories}
        self.cells = {**dict.fromkeys(inner.cells, cell), **self.cells}
        self.used.add(address)

    def take_dated(self, place: str, date: datetime.date, used: list[Address]) -> None:
        self.place, self.date = place, date
        self.cells |= dict.fromkeys(("place", "date"), self.sheet.cell(*used[0]))
        self.used |= set(used)

    def take_place(self, address: Address, place: str, date: datetime.date | None) -> None:
        """The first line with a place or a date counts; a date that does not exist is left to be told."""
        if "date" in self.cells:
            return
        self.place, self.date = place or self.place, date
        says = ("place",) if place_signed(tidy(self.sheet.text(*address))) else ("place", "date")
        self.cells = dict.fromkeys(says, self.sheet.cell(*address)) | self.cells
        if date or not re.search(r"\b\d{1,2}\s+\w+\.?\s+\d{4}", self.sheet.text(*address)):
            self.used.add(address)

    def is_of_other_party(self, who: str, title: Address) -> bool:
        """Whether two have this title, and this is the one of the higher office: `Pihak Kedua` stands above it."""
        row, column = title
        others = (tidy(self.sheet.text(row, each)) for each in self.sheet.rows[row] if each != column)
        above = (normalised(self.sheet.text(row - each, column)) for each in range(1, _HEADING_LINES + 1))
        return OTHER_PARTY in above and any(signs_for(text, self.definition) == who for text in others)

    def has_room(self, title: Address, lines: list[Address]) -> bool:
        """Whether a name stands below a title, behind the room to sign, so that what is beside it is another's."""
        joined = self.heading_lines(title, lines)
        return any(self.signers.names(tidy(self.sheet.text(*each))) for each in lines if each not in joined)

    def take_member(self, who: str, title: Address, name: Address) -> None:
        """Who has this title in a list of names and positions."""
        position, person = (tidy(self.sheet.text(*each)) for each in (title, name))
        self.signatories[who] = Signatory(self.title(position.strip("()")), person)
        self.cells |= {f"{who}.title": self.sheet.cell(*title), f"{who}.name": self.sheet.cell(*name)}
        self.used |= {title, name}

    def take_signatory(self, who: str, title: Address) -> None:
        lines = list(self.lines_below(title))
        if (member := self.signers.member(title[0])) and not self.has_room(title, lines):
            self.take_member(who, title, (title[0], member[0]))
            return
        nips = [each for each in lines if self.nip(each) is not None][:1]
        names = self.name_below(title, lines)
        name, behind = name_and_nip(tidy(self.sheet.text(*names[0])), self.definition) if names else ("", "")
        name = name if any(map(str.isalpha, name)) else ""  # dots to sign on
        nip = self.nip(nips[0]) if nips else behind
        written = "" if who == UNTITLED else self.title(tidy(self.sheet.text(*title)))
        self.signatories[who] = Signatory(written, name, nip or None)
        own = {"title": title, **({"name": names[0]} if names else {}), **({"nip": nips[0]} if nips else {})}
        self.cells |= {f"{who}.{name}": self.sheet.cell(*address) for name, address in own.items()}
        self.used |= {title, *names, *nips, *self.heading_lines(title, lines)}
        self.used |= {each for each in lines if self.is_rank(each) or self.names_part(each)}

    def lines_below(self, title: Address) -> Iterator[Address]:
        """The lines below a title, to the next title, date or remark in its column; what stands for a signature is none."""
        row, column = title
        for below in range(row + 1, self.last + 1):
            if text := tidy(self.sheet.text(below, column)):
                if place_and_date(text, self.definition) or starts_with(text, self.words.acknowledging):
                    return
                if signs_for(text, self.definition) or is_remark(text, self.definition):
                    return
                if is_room(text):
                    self.used.add((below, column))
                    continue
                yield below, column

    def heading_lines(self, title: Address, lines: list[Address]) -> list[Address]:
        """The lines right below a title, before the room to sign: the office's name."""
        pairs = takewhile(lambda pair: pair[1][0] == title[0] + pair[0], enumerate(lines, 1))
        return [line for _, line in pairs]

    def name_below(self, title: Address, lines: list[Address]) -> list[Address]:
        """The first line after the room to sign; without such room the last one that names neither office nor rank."""
        own = [each for each in lines if self.nip(each) is None and not self.is_rank(each)]
        joined = self.heading_lines(title, lines)
        after = [each for each in own if each not in joined and not self.names_part(each)]
        if after:
            return after[:1]
        return [each for each in own if not names_office(self.sheet.text(*each), self.definition)][-1:]

    def names_part(self, line: Address) -> bool:
        """Whether a line only says which part is signed: SEKRETARIAT."""
        return compact(self.sheet.text(*line)) in {compact(part.sheet) for part in self.definition.parts}

    def is_rank(self, line: Address) -> bool:
        return starts_with(self.sheet.text(*line), self.words.ranks)

    def nip(self, line: Address) -> str | None:
        """The number of a line `NIP. 1970...`, '' where it gives none; None for any other line."""
        label = re.escape(self.words.signatory_nip)
        text = tidy(self.sheet.text(*line))
        match = re.match(rf"^{label}\b[\s.:]*+(?P<nip>[\d\s.-]*)$", text, re.IGNORECASE) or _BARE_NIP.match(text)
        return match["nip"].strip() if match else None

    def title(self, text: str) -> str:
        """The title alone: `KETUA KOMISI PEMILIHAN UMUM ...` is `Ketua`."""
        known = [title for each in self.words.signatories.values() for title in each.titles]
        fitting = [title for title in sorted(known, key=len, reverse=True) if starts_with(text, (title,))]
        return fitting[0] if fitting else text
