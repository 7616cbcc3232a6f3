"""Where the signature block below a table begins: no row of the plan may be taken for one of its lines."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from itertools import product

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading.headings.heading import WHEN_IN_WORDS, Heading
from rak_excel.reading.lines import names_office, place_and_date, starts_with
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.signers import MOST_CELLS, Signers
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.documents import signing
from rak_excel.vocabulary.documents.titles import PARTIES
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.names.offices import begins_with_office, office_spellings
from rak_excel.vocabulary.remarks.remarks import is_remark


def signature_start(signers: Signers, office: str) -> int | None:
    """The first row of the block below a table; `office` is the one named above the table. None without a block."""
    sheet, last = signers.sheet, signers.last
    finder = _StartFinder(signers, compact(office))
    if own := finder.below_rows_as_written():
        return own
    for row in range(finder.last_ticked() + 1, last + 1):
        opens = row in sheet.rows and finder.opens(row) and not finder.goes_on(row)
        if opens or (row in sheet.rows and signers.sign(row, last)):
            return row
    return None


def signed_between(sheet: PlanSheet, heading: Heading, last: int) -> frozenset[int]:
    """The rows of signature blocks below which rows of the plan go on."""
    signers = Signers(sheet, heading, last)
    finder = _StartFinder(signers, "")
    found: set[int] = set()
    end, below = finder.last_ticked(), 0
    for row in range(heading.bottom + 1, end - 1):
        cells = sheet.rows.get(row, {})
        if not 0 < len(cells) <= MOST_CELLS or row in found or finder.is_row(row):
            continue
        if below < row:
            below = next((each for each in range(row + 1, end + 1) if finder.is_row(each)), end)
        if finder.opens(row) and signers.sign(row, below - 1, surely=True):
            found |= {each for each in range(row, below) if each in sheet.rows}
    return frozenset(found)


@remembered(8192)
def signs_for(text: str, definition: Definition) -> str | None:
    """The signatory whose title, followed by an office's name or nothing, this is."""
    words = normalised(text)
    letters = words.split()
    if len(letters) > 2 and all(len(letter) == 1 for letter in letters):  # `k e t u a`, as titles are written in print
        words = "".join(letters)
    words = _ACTING.sub("", words)
    for signatory, each in definition.identity.signatories.items():
        for title in sorted({each.label, *each.titles}, key=len, reverse=True):
            start = normalised(title)
            rest = words.removeprefix(start)
            behind = (
                names_office(rest, definition) or rest.startswith(" merangkap ") or _begins_office(rest, definition)
            )
            if words == start or (words.startswith(f"{start} ") and behind):
                return signatory
    return None


def _begins_office(words: str, definition: Definition) -> bool:
    """Whether these are the first words of the agency's own: `dinas` of `dinas perhubungan`."""
    return any(f"{spelling} ".startswith(f"{words.strip()} ") for spelling in office_spellings(definition))


# Above who wrote or saw a plan and may be nobody who signs it.
_BY_WHOM = re.compile(
    r"(?:disusun|dibuat|disiapkan|diperiksa|diverifikasi|dikoreksi|direviu|diketahui|disetujui|disahkan|ditetapkan|"
    r"ditandatangani) oleh\b|(?:yang (?:membuat|menyusun|menyetujui|mengetahui)|paraf)\W*$",
    re.IGNORECASE,
)
_ROOM = 6  # rows to sign in
_GAP = 2  # rows from the last one of a plan that merging wrote to the block below it
_SET_AT = re.compile(r"(?:ditetapkan|dibuat|dikeluarkan|disahkan|ditandatangani) di\b", re.IGNORECASE)
# Who acts for another, where the definition has no title of its own for that.
_ACTING = re.compile(r"^(?:pjs?|plt|plh|a n|an|atas nama) ")


class _StartFinder:
    """Tells rows of the plan from lines of a signature block."""

    def __init__(self, signers: Signers, office: str) -> None:
        self.signers = signers
        self.sheet, self.heading, self.last = signers.sheet, signers.heading, signers.last
        self.office = office
        self.definition = signers.sheet.definition
        heading = signers.heading
        self.wordy = set(heading.at("indicator", "activity"))
        self.backing = set(heading.at("target", "executor"))
        self.when = set(heading.at(*WHEN_IN_WORDS))
        # Beside work a report says what became of it, and by when the rest is to be done.
        reported = (column for column, other in heading.others.items() if other.further and self.definition.is_report)
        self.beside = self.backing.union(reported)
        self._pairs: dict[int, frozenset[tuple[int, int]]] = {}  # by the row above

    def below_rows_as_written(self) -> int | None:
        """The first line of the block that merging wrote below its rows, whatever stands there for a place."""
        row = max(self.sheet.as_written, default=0) + _GAP
        own = self.heading.bottom + _GAP < row <= self.last and not self.sheet.rows.get(row - 1)
        return row if own and self.signs_below(row) else None

    def last_ticked(self) -> int:
        rows = range(self.last, self.heading.bottom, -1)
        return next((row for row in rows if row in self.sheet.rows and self.is_ticked(row)), self.heading.bottom)

    def is_ticked(self, row: int) -> bool:
        if row in self.sheet.as_written:
            return True
        cells = self.sheet.rows[row]
        texts = [self.sheet.text(row, column) for column in self.heading.periods.values() if column in cells]
        return any(read_mark(text, self.definition.marks) is ScheduleMark.TICK for text in texts)

    def opens(self, row: int) -> bool:
        """Whether every filled cell is a line of a block; beside place and date below the executors anything may stand."""
        cells = self.sheet.rows[row]
        if self.signers.is_for_initials(row):
            return True
        if self.is_of_plan(row):
            return False
        dated = dated_row(self.sheet, row) or _SET_AT.match(self.sheet.text(row, min(cells, default=0)))
        if dated and self.signs_below(row):
            return True
        if any(column not in self.wordy and self.is_dated(row, column) for column in cells):
            return True
        lines = [column for column in cells if self.is_line(row, column)]
        return bool(lines) and all(column in lines or self.is_remark(row, column) for column in cells)

    def is_of_plan(self, row: int) -> bool:
        """An indicator or activity with a target, a schedule in words, an executor or what became of it, whatever date stands
        beside them.
        """
        cells = set(self.sheet.rows[row])
        said = {each for each in cells if not (self.is_line(row, each) or self.is_dated(row, each))}
        return bool(said & self.wordy and (said & self.beside or cells & self.when))

    def is_row(self, row: int) -> bool:
        """Whether a row is one of the plan: ticked, or what only such a row says."""
        return row in self.sheet.rows and (self.is_ticked(row) or self.is_of_plan(row))

    def goes_on(self, row: int) -> bool:
        """Whether the plan goes on below: an indicator or activity with target or executor, outside the block's columns."""
        own = set(self.sheet.rows[row]) if self.stands_apart(row) else set()
        return any(own.isdisjoint(pair) for pair in self._pairs_below(row))

    def _pairs_below(self, row: int) -> frozenset[tuple[int, int]]:
        """The two columns of each such row further down that no line of a block stands in before it."""
        known = next((each for each in range(row, self.last) if each in self._pairs), self.last)
        pairs = self._pairs.get(known, frozenset())
        for each in range(known, row, -1):
            pairs = self._pairs[each - 1] = self._pairs_from(each, pairs)
        return pairs

    def _pairs_from(self, row: int, below: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        """The same with this row, given those below it."""
        cells = set(self.sheet.rows.get(row, ()))
        if not cells:
            return below
        lines = {each for each in cells if self.is_line(row, each) or self.is_remark(row, each)}
        pairs = {pair for pair in below if lines.isdisjoint(pair)}
        if not self.signers.is_of_list(row):
            pairs.update(product(cells & self.wordy, cells & self.backing))
        return frozenset(pairs)

    def is_line(self, row: int, column: int) -> bool:
        """Whether a cell can be of a block: place and date, a title, `Mengetahui`, the office; else the place alone."""
        text = tidy(self.sheet.text(row, column))
        if is_block(self.sheet.text(row, column), self.definition) or signing.keeps_room_for_initials(text):
            return True
        dated = signing.place_signed(text) or place_and_date(text, self.definition)
        if dated or normalised(text) in PARTIES or starts_with(text, self.definition.identity.acknowledging):
            return row > self.heading.bottom + 1
        if _BY_WHOM.match(text):
            return self.stands_apart(row) or self.is_above_a_name(row, column)
        if signs_for(text, self.definition):
            return self.is_title(row, column, text)
        if self.office.endswith(compact(text)) and begins_with_office(text, self.definition):
            return self.stands_apart(row)
        return is_place(self.sheet, row, column)

    def signs_below(self, row: int) -> bool:
        """Whether a title, or the office's name, stands in the next rows."""
        texts = [self.sheet.text(r, c) for r in range(row + 1, row + 4) for c in self.sheet.rows.get(r, ())]
        return any(
            signs_for(tidy(text), self.definition)
            or begins_with_office(text, self.definition)
            or (compact(text) and compact(text) == self.office)
            for text in texts
        )

    def is_title(self, row: int, column: int, text: str) -> bool:
        """A title right below a table may be an executor: it wants room above it, or a name below."""
        if self.stands_apart(row) or self.is_above_a_name(row, column):
            return True
        free = names_office(text, self.definition) or not self.sheet.text(row - 1, column)
        return free and row < self._lowest.get(column, 0)

    @cached_property
    def _lowest(self) -> dict[int, int]:
        """The last row of each column that has something in it."""
        rows = range(self.heading.bottom + 1, self.last + 1)
        return {column: row for row in rows for column in self.sheet.rows.get(row, ())}

    def is_above_a_name(self, row: int, column: int) -> bool:
        """Whether a line and, further down, what is surely a person's name or dots for one are alone in their rows."""
        if len(self.sheet.rows[row]) != 1:
            return False
        rows = (each for each in range(row + 1, min(row + _ROOM, self.last) + 1) if self.sheet.rows.get(each))
        below = next((each for each in rows if not signing.is_room(self.sheet.text(each, column))), 0)
        if len(self.sheet.rows.get(below, ())) != 1:
            return False
        text, next_text = (tidy(self.sheet.text(row, column)) for row in (below, below + 1))
        nip = (self.definition.identity.signatory_nip,)
        return signing.is_dotted(text) or signing.is_titled_name(text) or starts_with(next_text, nip)

    def is_dated(self, row: int, column: int) -> bool:
        return place_and_date(self.sheet.text(row, column), self.definition) is not None

    def is_remark(self, row: int, column: int) -> bool:
        return is_remark(self.sheet.text(row, column), self.definition)

    def stands_apart(self, row: int) -> bool:
        return not self.heading.own_columns & set(self.sheet.rows.get(row - 1, ()))


@remembered(1024)
def is_block(text: str, definition: Definition) -> bool:
    """Whether one cell holds a whole block, a line below the other: a title, and a date, a NIP or room to sign."""
    lines = text.strip().splitlines()
    titles = [nth for nth, line in enumerate(lines) if signs_for(tidy(line), definition)]
    if not titles or titles[-1] + 1 == len(lines):
        return False
    nip = normalised(definition.identity.signatory_nip)
    around = [line for nth, line in enumerate(lines) if nth not in titles]
    return any(
        not line.strip() or place_and_date(line, definition) or normalised(line).startswith(f"{nip} ")
        for line in around
    )


def dated_row(sheet: PlanSheet, row: int) -> tuple[str, datetime.date, list[Address]] | None:
    """Place, date and cells of a row with nothing but a real date and, left of it, the place: `Selong,` 22/01/2020."""
    cells = sorted(sheet.rows.get(row, {}))
    date = sheet.value(row, cells[-1]) if cells else None
    if len(cells) > _PLACE_AND_DATE or not isinstance(date, datetime.date):
        return None
    place = tidy(sheet.text(row, cells[0])).rstrip(", ") if len(cells) > 1 else ""
    if place and not _PLACE.fullmatch(place):
        return None
    day = date.date() if isinstance(date, datetime.datetime) else date
    return place, day, [(row, column) for column in cells]


_PLACE_AND_DATE = 2  # cells
_PLACE = re.compile(r"[^\W\d][^\d:;]{1,39}")


def is_place(sheet: PlanSheet, row: int, column: int) -> bool:
    """Whether a cell is the place alone, the date still open: below a blank line, above a title or the office's name."""
    beside = (tidy(sheet.text(row, each)) for each in sheet.rows.get(row, ()) if each != column)
    if sheet.rows.get(row - 1) or not all(
        starts_with(each, sheet.definition.identity.acknowledging) for each in beside
    ):
        return False
    below = tidy(sheet.text(row + 1, column) or sheet.text(row + 2, column))
    return signs_for(below, sheet.definition) is not None or begins_with_office(below, sheet.definition)
