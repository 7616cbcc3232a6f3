"""The objectives of a part: as written, as above where blank, and by the row key where a row lost its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rak_excel.language import Text
from rak_excel.model import Columns, Definition, NoteKind, Objective, ObjectiveDefinition, Place
from rak_excel.model.items import NUMBER
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.rows.rows import ReadRow
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.placeholders import Numbered, read_number
from rak_excel.vocabulary.entries.wordings import (
    Wordings,
    key_and_occurrence,
)

_NUMBERED = re.compile(rf"^(?P<number>{NUMBER})\s*(?P<text>[^\W\d].*)$", re.DOTALL)


class Objectives:
    """Follows the objective from row to row."""

    def __init__(self, ledger: Ledger, wordings: Wordings) -> None:
        self.definition = wordings.definition
        self.ledger = ledger
        self.wordings = wordings
        self.current: Objective | None = None
        self.written: list[Objective] = []
        self.typed: Objective | None = None  # the last one that staff wrote
        self.meant: dict[int, ObjectiveDefinition] = {}  # by id of those written, which of the definition each is
        self.lent: set[int] = set()  # ids of those taken in the definition's words, which nobody wrote above
        self.aside = ""  # as compared, the indicator that is asked about: the current one is taken for it alone
        self.strayed: dict[int, Text] = {}  # by row, what is asked of the indicator that begins there
        self.unwritten = not wordings.definition.part(wordings.part).has("objective")
        self.by_keys: dict[str, Objective] = {}  # those of a form without objectives
        self.elsewhere: dict[int, str] = {}  # by row, the objective above an indicator that is read under another

    def take(self, row: ReadRow) -> None:
        """Starts an objective where the row writes another one, or has lost its own."""
        if self.unwritten and "objective" not in row.place.columns.roles:
            self.take_unwritten(row)
            return
        if row.placed:
            self.take_printed(row)
            return
        row = self.spread(row)
        if self.aside and (row.objective or normalised(row.indicator) not in {"", self.aside}):
            self.current, self.aside = self.typed, ""
        if row.objective:
            self.take_written(row)
            spoken = False
        else:
            spoken = self.counts(row) and self.take_by_key(row)
            if row.number and not self.has_number(row.number):
                detail = NO_NUMBER if read_number(row.number) == Numbered() else _NUMBER_ALONE
                self.ledger.note(NoteKind.CELL_NOT_USED, detail, row.place.cell("number"), row.number)
        if row.indicator and not spoken:
            self.take_by_wording(row)
        if row.indicator and self.typed is not None and self.current is not self.typed:
            self.elsewhere[row.place.row] = self.typed.text

    def take_unwritten(self, row: ReadRow) -> None:
        """On a form without objectives an indicator has that of its row key, else none."""
        if row.indicator:
            own = objective_of(row.key, self.definition) if self.counts(row) else None
            text, number = (self.text_of(own), own.number) if own else ("", None)
            objective = Objective(text, row.place, number, f"{number}." if number else "")
            self.current = self.by_keys.setdefault(text, objective)

    def take_printed(self, row: ReadRow) -> None:
        """Where the row stands as merging put it, it is of the objective that a person sees above it."""
        self.aside = ""
        if row.objective:
            self.begin(Objective(row.objective, row.place, number_of(row.number), row.number), row)
            self.typed = self.current
        elif self.typed is not None or (self.current and self.current.text):
            self.current = self.typed
        own, above = self.having(row), self.above()
        if self.typed and row.indicator and own and above and not self.is_one_of(own, self.typed):
            self.stray(row, own, self.typed.text)

    def take_written(self, row: ReadRow) -> None:
        same = self.current is not None and normalised(self.current.text) == normalised(row.objective)
        if not (same and (not row.number or self.has_number(row.number))):
            self.begin(Objective(row.objective, row.place, number_of(row.number), row.number), row)
        self.typed = self.current

    def begin(self, objective: Objective, row: ReadRow) -> None:
        """Goes on with this objective: one of the definition by its words, else by the row key beside it."""
        self.current = objective
        self.aside = ""
        self.written.append(objective)
        own = self.worded(objective.text) or (objective_of(row.key, self.definition) if self.counts(row) else None)
        if own is not None:
            self.meant[id(objective)] = own

    def counts(self, row: ReadRow) -> bool:
        """Whether the row has a key that fits its indicator: one that stayed behind where rows were sorted does not."""
        named = bool(row.key and row.indicator)
        return named and self.wordings.counts(row.key, row.indicator)

    def for_row(self, place: Place) -> Objective:
        """The current objective; a blank one where rows begin without any."""
        self.current = self.current or Objective("", place)
        return self.current

    def has_number(self, number: str) -> bool:
        if self.current is None:
            return False
        known = number_of(number)
        return known == self.current.number if known is not None else number == self.current.number_text

    def spread(self, row: ReadRow) -> ReadRow:
        """`1. Sasaran` alone on its row, merged over the width or typed into NO, is an objective for the rows below."""
        if not row.says_number_alone:
            return row
        match = _NUMBERED.match(row.number)
        if not (match or (row.is_wide and number_of(row.number) is None)):
            return row
        roles = {**row.place.columns.roles, "objective": row.place.cell("number").column}
        place = row.place.but(columns=Columns(roles, row.place.columns.periods))
        number, objective = (match["number"], match["text"]) if match else ("", row.number)
        return row.but(place=place, number=number, objective=objective)

    def take_by_key(self, row: ReadRow) -> bool:
        """Where the row that carried the objective was deleted or moved away, the row key still knows it.

        What staff typed wins: only an objective of the definition, or none at all, gives way. A
        number of another objective contradicts the key, which then has nothing to say.
        """
        own = objective_of(row.key, self.definition)
        if own is None or (row.number and number_of(row.number) != own.number):
            return False
        if self.typed is not None and self.is_of(own, self.typed):
            self.current = self.typed
        elif self.current is None or not (self.is_of(own, self.current) or self.is_own_words(self.current.text)):
            self.take_own(own, row)
            if self.typed is None:
                shown = f"{own.number}. {self.text_of(own)}"
                self.ledger.note(NoteKind.REPAIRED, _BY_KEY, row.place.cell("objective"), "", shown)
        return True

    def take_own(self, own: ObjectiveDefinition, row: ReadRow) -> None:
        """Goes on with this objective of the definition: as it was written above, else in the definition's words."""
        earlier = next((each for each in self.written if self.is_of(own, each)), None)
        if earlier is None:
            earlier = Objective(self.text_of(own), row.place, own.number, f"{own.number}.")
            self.lent.add(id(earlier))
        self.begin(earlier, row)

    def as_written(self, objective: Objective) -> Objective:
        """One that was taken in the definition's words, in words of the office's own where these stand further down."""
        own = self.meant.get(id(objective)) if id(objective) in self.lent else None
        others = (each for each in self.written if own and self.meant.get(id(each)) is own)
        return next((each for each in others if normalised(each.text) != normalised(objective.text)), objective)

    def take_by_wording(self, row: ReadRow) -> None:
        """Notices an indicator that the definition has under another objective than the one above it.

        It is read under its own meanwhile, unless its row writes the other; rows below are as the last written again.
        """
        if self.aside:  # the same indicator once more
            self.strayed[row.place.row] = next(reversed(self.strayed.values()))
            return
        own, above = self.having(row), self.above()
        if self.typed is None and own and self.current and self.meant.get(id(self.current)) not in {None, *own}:
            self.take_own(own[0], row)  # below one that was itself taken in the definition's words
        if self.typed is None or above is None or not own:
            return
        if self.is_one_of(own, self.typed):
            self.current = self.typed
            return
        if not row.objective:
            self.take_own(own[0], row)
        self.aside = normalised(row.indicator)
        self.stray(row, own, self.typed.text)

    def having(self, row: ReadRow) -> tuple[ObjectiveDefinition, ...]:
        return self.wordings.objectives_having(row.indicator)

    def above(self) -> ObjectiveDefinition | None:
        """The objective of the definition that staff wrote last."""
        return self.worded(self.typed.text) if self.typed else None

    def stray(self, row: ReadRow, own: Iterable[ObjectiveDefinition], above: str) -> None:
        objectives = " / ".join(f'"{self.text_of(each)}"' for each in own)
        self.strayed[row.place.row] = _OF_ANOTHER.filled(own=objectives, above=above)

    def text_of(self, objective: ObjectiveDefinition) -> str:
        return self.wordings.filled(objective.text)

    def is_of(self, own: ObjectiveDefinition, objective: Objective) -> bool:
        """Whether an objective is this one of the definition, by its words or by the key that it began with."""
        return self.meant.get(id(objective)) is own or normalised(objective.text) == normalised(self.text_of(own))

    def is_one_of(self, own: Sequence[ObjectiveDefinition], objective: Objective) -> bool:
        """Whether an objective is one of these; several of the definition may have the same words."""
        return self.worded(objective.text) in own or any(self.is_of(each, objective) for each in own)

    def is_own_words(self, text: str) -> bool:
        """Whether an objective is in words of the office's own, which stay as typed for all rows below it."""
        return bool(text) and not self.worded(text)

    def worded(self, text: str) -> ObjectiveDefinition | None:
        return self.wordings.objective(text)


def number_of(text: str) -> int | None:
    """The number of an objective, written plainly as the rows have it: `1.`"""
    read = read_number(text)
    return read.number if read.plain else None


def objective_of(key: str, definition: Definition) -> ObjectiveDefinition | None:
    """The definition's objective of the indicator with this row key."""
    return _objectives(definition).get(key_and_occurrence(key)[0])


@lru_cache(maxsize=16)
def _objectives(definition: Definition) -> dict[str, ObjectiveDefinition]:
    return {each.key: objective for objective in definition.objectives for each in objective.indicators}


_NUMBER_ALONE = Text("Nomor ini tidak disertai sasaran.", "This number has no objective.")
NO_NUMBER = Text(
    "Isian ini di kolom NO, tetapi bukan nomor sasaran.",
    "This stands in the column NO, but is no number of an objective.",
)
_OF_ANOTHER = Text(
    'Sasarannya menurut daftar adalah {own}, tetapi baris ini berada di bawah "{above}". Pindahkan seluruh barisnya ke '
    "bawah sasaran itu, atau tulis sasaran yang benar di baris ini.",
    'Its objective in the list is {own}, but this row is under "{above}". Move the whole row under that objective, or '
    "write the right objective on this row.",
)
_BY_KEY = Text(
    "Sasaran diambil menurut kunci baris, karena baris yang memuat sasarannya sudah dihapus atau dipindah.",
    "The objective was taken from the row key, because the row with the objective was deleted or moved.",
)
