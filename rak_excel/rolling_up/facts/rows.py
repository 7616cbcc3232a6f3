"""The nouns of the data sheets: a row with its seal, which is one activity of one office, and what people changed in one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from rak_excel.formats.written.digests import checksum, said
from rak_excel.language import Labelled
from rak_excel.model import Target
from rak_excel.model.further import FurtherEntry
from rak_excel.record import PartlySame, Record
from rak_excel.rolling_up.facts.fields import SEPARATOR
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import whole_number


class ActivityRow(Record):
    """One activity of one office: one row of a data sheet.

    `ordinal` numbers the indicators of an office's part from 1, so that rows of one indicator stay together.
    `executors` are official names where known, else as written. `key` is the row key that the plan carried, if any.
    `place` numbers the activities of the part in its file from 1, and `seal` tells what that file says in each field; of
    a row that was added by hand there is no seal, and it stands behind that place. `corrected` are the fields, or a word
    for the whole row, that say something else than the file. `further` has the entries of further columns, by their ids.
    """

    region: str
    part: str
    ordinal: int
    number: str
    objective: str
    indicator: str
    target: Target | None
    activity: str
    periods: tuple[int, ...]
    executors: tuple[str, ...]
    file: str
    sheet: str
    cell: str
    key: str = ""
    place: int = 0
    seal: str = ""
    corrected: tuple[str, ...] = ()
    further: tuple[tuple[str, FurtherEntry], ...] = ()

    @property
    def is_work(self) -> bool:
        """Whether it says what is done, when or by whom; else it has only what its indicator is to reach."""
        return bool(self.activity or self.periods or self.executors)


DELETED, ADDED = "deleted", "added"  # of a whole row


class LabelledState(Labelled):
    """What became of something."""


class CorrectionAnswer(StrEnum):
    """What was decided about a correction that was asked. A dropped one was typed over again, or taken back."""

    NONE = ""
    CORRECTION = "correction"
    FILE = "file"
    DROPPED = "dropped"

    @property
    def against(self) -> bool:
        return self in {CorrectionAnswer.FILE, CorrectionAnswer.DROPPED}


class AskedWhy(StrEnum):
    """What a correction that is asked has against it: the office's file has another content, or also another value here."""

    NONE = ""
    NEW_FILE = "new"
    SAME = "same"


class CorrectionPlace(Record, order=True):
    """Where a correction stands in the office's file, and the indicator that it is about, as far as it is known."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    indicator: str = ""


UNSEEN = CorrectionPlace()


class Correction(PartlySame):
    """One corrected cell of a data row, or a row that was deleted or added.

    It was made on an office's part whose content has this `digest`, at the activity `place` there, counted from 1; an
    added row stands behind that one. `value` is what the field of an ActivityRow shall be.
    `said` is the value as cells say it: two that say the same are one. `original` holds what the office's file says,
    of a deleted row the row, and nothing where that is not known. `asked`: it was made on another content, or another correction speaks against it.
    `why` tells more of that, `nth` tells equal rows apart that were added at one place. `seen` is told while the office has
    no file, and makes no two of them different.
    """

    region: str
    part: str
    digest: str
    place: int
    field: str
    value: object
    said: str
    original: tuple[object, ...] = ()
    asked: bool = False
    answer: CorrectionAnswer = CorrectionAnswer.NONE
    nth: int = 0
    why: AskedWhy = AskedWhy.NONE
    seen: CorrectionPlace = UNSEEN

    BESIDE = frozenset({"seen"})

    @property
    def content(self) -> tuple[str, str, str]:
        """On what it was made."""
        return self.region, self.part, self.digest

    @property
    def at(self) -> tuple[int, str, str, int]:
        """What it is about: every added row is about itself."""
        return self.place, self.field, self.said if isinstance(self, AddedRow) else "", self.nth


class AddedRow(Correction):
    """A row that was added; `value` is the row itself."""

    value: ActivityRow


# A seal is a short checksum of what the office's file says in each cell of a data row, so that a corrected cell is seen. It is
# computed where the facts are taken from the plan and stands in a hidden column. What a cell says is sealed, not how some program
# stored it; 24 bits a cell let one correction in 16 million pass unseen.
FIELDS = ("ordinal", "number", "objective", "indicator", "target", "activity", "periods", "executors")
UNSEALED = "-"  # the seal of a row of which nobody knows any more whether it is as its file has it
_LETTERS = 4  # of one checksum
_SHORT = (
    len(FIELDS) * _LETTERS
)  # behind them stands one checksum of all further columns, where the row says anything there
_NOTHING_FURTHER = checksum([""])
_BETWEEN = "\x1f"


def sealed(row: ActivityRow, place: int) -> ActivityRow:
    """The row as its file has it, with its seal; `place` numbers the activities of its part from 1."""
    return row.but(place=place, seal=seal_of(row))


def seal_of(row: ActivityRow) -> str:
    """The seal of a row that says in its FIELDS what its file does, and in its further columns."""
    return "".join([_sum(field, getattr(row, field)) for field in FIELDS]) + _further_seal(row)


def _further_seal(row: ActivityRow) -> str:
    return checksum([_further_said(row.further)]) if row.further else ""


def _further_said(further: Iterable[tuple[str, FurtherEntry]]) -> str:
    return _BETWEEN.join(f"{id_}={said(entry)}" for id_, entry in sorted(further))


def in_whole(seal: str) -> str:
    """The seal as it stands where there are further columns: of a row that says nothing in them, that it does not."""
    return seal if len(seal) > _SHORT else seal + _NOTHING_FURTHER


def read_in_whole(row: ActivityRow) -> ActivityRow:
    """A row of a data sheet with further columns, with its seal as its plan has it.

    Roll-ups of earlier versions did not seal them: there the row says what its file does.
    """
    if not is_seal(row.seal):
        return row
    own, further = row.seal[:_SHORT], row.seal[_SHORT:]
    return row.but(seal=own if further == _NOTHING_FURTHER else own + (further or _further_seal(row)))


def is_typed_beside(row: ActivityRow) -> bool:
    """Whether the row says something else in its further columns than its file does."""
    return is_seal(row.seal) and row.seal[_SHORT:] != _further_seal(row)


def with_further(row: ActivityRow, further: tuple[tuple[str, FurtherEntry], ...]) -> ActivityRow:
    """The row with these entries, as its file's own where those before were."""
    changed = row.but(further=further)
    if not is_seal(row.seal) or is_typed_beside(row):
        return changed
    return changed.but(seal=row.seal[:_SHORT] + _further_seal(changed))


@remembered(16384)  # most values of a plan stand in many of its rows
def _sum(field: str, value: object) -> str:
    return checksum([said_by(field, value)])


def corrected_fields(row: ActivityRow) -> tuple[str, ...]:
    """The fields that do not say what the seal says."""
    if seal_of(row) == row.seal:
        return ()
    return tuple(field for field in FIELDS if not as_sealed(row.seal, field, said_in(row, field)))


def as_sealed(seal: str, field: str, text: str) -> bool:
    at = FIELDS.index(field) * _LETTERS
    return seal[at : at + _LETTERS] == checksum([text])


def is_seal(text: str) -> bool:
    """Whether a text can be a seal: people may type into a hidden column too."""
    return (
        len(text) in {_SHORT, _SHORT + _LETTERS} and text.isascii() and text.replace("+", "").replace("/", "").isalnum()
    )


def is_unsealed(rows: Iterable[ActivityRow]) -> bool:
    """Whether these rows come from a roll-up of an earlier version, which had no seals."""
    return any(row.seal == UNSEALED for row in rows)


def said_in(row: ActivityRow, field: str) -> str:
    """What the cell of a field says in the row."""
    return said_by(field, getattr(row, field))


def said_by(field: str, value: object) -> str:
    """What the cell of a field says where it has this value; a number is another than the same digits as a text."""
    if isinstance(value, Target):
        amount = said(value.text.strip()) if value.value is None else f"#{said(value.number)}"
        return f"{amount}{_BETWEEN}{said(value.unit or '')}"
    if isinstance(value, tuple):
        return said(SEPARATOR.join(map(str, value)))
    if field == "number" and (number := whole_number(str(value))) is not None:
        return str(number)
    return said(value if value is not None else "")


def row_said(row: ActivityRow) -> str:
    """What all cells of a row say."""
    return _BETWEEN.join(said_in(row, field) for field in FIELDS)
