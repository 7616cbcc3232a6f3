"""What slipped while it was typed: executors in the column beside theirs, bullets that became letters."""

from __future__ import annotations

from functools import cached_property

from rak_excel.formats.addresses import Address, column_letters
from rak_excel.language import Text
from rak_excel.model import Match, NoteKind, Place
from rak_excel.model.items import lost_bullet, sign_of
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.sections.sections import Section
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named


class ExecutorsBeside:
    """Finds them in the rows of one section. `column` is the one beside PELAKSANA; None where that has a heading."""

    def __init__(self, section: Section, part: str) -> None:
        heading, own = section.heading, section.heading.roles.get("executor")
        taken = heading.own_columns | heading.others.keys() | section.form_columns
        self.section = section
        self.sheet = section.sheet
        self.own = own
        self.column = own + 1 if own and own + 1 not in taken else None
        self.part = part
        self.definition = section.definition

    def column_in(self, row: int) -> int | None:
        """The column beside where the row's executors stand there, and nothing but a tick in PELAKSANA."""
        if self.own is None or self.column is None or not (text := self.sheet.text(row, self.column)):
            return None
        before = self.sheet.text(row, self.own)
        blank = not before or read_mark(before, self.definition.marks) is ScheduleMark.TICK
        named = read_executors(text, self.part, self.definition) if blank else ()
        known = all(each.match is Match.EXACT or list_named(each.text, self.definition) for each in named)
        return self.column if blank and known else None

    def tell(self, place: Place, ledger: Ledger) -> None:
        """Tells where they were read. The ticks may have slipped with them, which is asked once for all rows."""
        column, row = self.column_in(place.row), place.row
        if column is None or self.own is None:
            return
        text = self.sheet.text(row, column)
        ledger.note(NoteKind.REPAIRED, _BESIDE, self.sheet.cell(row, column), text, text)
        if self.sheet.text(row, self.own):
            ledger.use(self.sheet, [(row, self.own)], Use.PLAN)
        if row == next(iter(self.slipped), None):
            asked, *others = (self.sheet.cell(*address) for cells in self.slipped.values() for address in cells)
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _SLIPPED, asked, self._shown(self.slipped[row][0]), others=others)

    @cached_property
    def slipped(self) -> dict[int, list[Address]]:
        """The cells of the schedule of each row whose executors stand beside and that has ticks; the first tick first."""
        columns = [*(column for _, column in self.section.periods), *([self.own] if self.own else [])]
        rows = (row for row in self.section.rows if self.column_in(row))
        cells = {row: sorted(((row, each) for each in columns), key=lambda at: not self._shown(at)) for row in rows}
        return {row: own for row, own in cells.items() if self._shown(own[0])}

    def _shown(self, address: Address) -> str:
        return self.sheet.text(*address)

    def letters(self, row: int) -> dict[str, str]:
        """The role with the letters of the column beside, where the row's executors stand there."""
        column = self.column_in(row)
        return {"executor": column_letters(column)} if column else {}


_BESIDE = Text(
    "Pelaksana dibaca dari kolom tanpa judul di sebelah kanan kolomnya.",
    "The executor was read from the column without a heading on the right of its own.",
)
_SLIPPED = Text(
    "Pelaksana berada satu kolom di kanan kolomnya, di kolom tanpa judul; mungkin centangnya ikut bergeser. Pindahkan "
    "pelaksana ke kolomnya, dan cocokkan setiap centang dengan periodenya.",
    "The executor is one column to the right of its own, in a column without a heading; the ticks may have slipped too. "
    "Move the executor into its column, and compare each tick with its period.",
)


LISTING_ROLES = ("objective", "indicator", "activity", "executor")


def lost_bullets(section: Section) -> dict[str, str]:
    """The letter by role. A single entry says nothing, since it may begin with a word."""
    return {role: letter for role in LISTING_ROLES if (letter := _letter(section, section.heading.roles.get(role)))}


def without_letter(text: str, letter: str) -> str:
    """The text as it was meant, with a bullet for the letter, or nothing where it is the only line."""
    if not letter:
        return text
    if "\n" not in text:
        return text.removeprefix(f"{letter} ").strip()
    lines = text.splitlines()
    return "\n".join(f"• {line[2:].strip()}" if line.startswith(f"{letter} ") else line for line in lines)


def _letter(section: Section, column: int | None) -> str:
    """The letter before every entry that has no other mark, such as a number."""
    found: list[str] = []
    for row in section.rows if column else ():
        lines = tidy(section.sheet.text(row, column or 0)).splitlines()
        if all(sign_of(line) for line in lines):
            continue
        bullet = lost_bullet(lines)
        if not bullet.isalpha() or (found and bullet != found[0]):
            return ""
        found.append(bullet)
    return found[0] if len(found) > 1 else ""
