"""Seals: short checksums of what an office's file says in the cells of a data row, so that a corrected cell is seen.

A seal is computed where the plan is harvested and stands in a hidden column. What a cell says is sealed, not how some
program stored it; 24 bits a cell let one correction in 16 million pass unseen.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace

from rak_excel.formats.written.digests import said
from rak_excel.model import Target
from rak_excel.rolling_up.facts.fields import SEPARATOR
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import whole_number

FIELDS = ("ordinal", "number", "objective", "indicator", "target", "activity", "periods", "executors")
UNSEALED = "-"  # the seal of a row of which nobody knows any more whether it is as its file has it
_LETTERS = 4  # of one checksum
_BETWEEN = "\x1f"


def sealed(row: ActivityRow, place: int) -> ActivityRow:
    """The row as its file has it, with its seal; `place` numbers the activities of its part from 1."""
    return replace(row, place=place, seal=seal_of(row))


def seal_of(row: ActivityRow) -> str:
    return seal(**{field: getattr(row, field) for field in FIELDS})


def seal(**fields: object) -> str:
    """The seal of a row that says this in its FIELDS."""
    return "".join([_sum(field, fields[field]) for field in FIELDS])


@remembered(16384)  # most values of a plan stand in many of its rows
def _sum(field: str, value: object) -> str:
    return checksum(said_by(field, value))


def checksum(text: str) -> str:
    """Four letters: 24 bits."""
    return b64encode(zlib.crc32(text.encode("utf-8", "surrogatepass")).to_bytes(4, "big")[1:]).decode()


def corrected_fields(row: ActivityRow) -> tuple[str, ...]:
    """The fields that do not say what the seal says."""
    if seal_of(row) == row.seal:
        return ()
    return tuple(field for field in FIELDS if not as_sealed(row.seal, field, said_in(row, field)))


def as_sealed(seal: str, field: str, text: str) -> bool:
    at = FIELDS.index(field) * _LETTERS
    return seal[at : at + _LETTERS] == checksum(text)


def is_seal(text: str) -> bool:
    """Whether a text can be a seal: people may type into a hidden column too."""
    return len(text) == len(FIELDS) * _LETTERS and text.isascii() and text.replace("+", "").replace("/", "").isalnum()


def is_unsealed(rows: Iterable[ActivityRow]) -> bool:
    """Whether these rows come from a roll-up of an earlier version, which had no seals."""
    return any(row.seal == UNSEALED for row in rows)


def said_in(row: ActivityRow, field: str) -> str:
    """What the cell of a field says in the row."""
    return said_by(field, getattr(row, field))


def said_by(field: str, value: object) -> str:
    """What the cell of a field says where it has this value; a number is another than the same digits as a text."""
    if isinstance(value, Target):
        return f"{_amount(value)}{_BETWEEN}{said(value.unit or '')}"
    if isinstance(value, tuple):
        return said(SEPARATOR.join(map(str, value)))
    if field == "number" and (number := whole_number(str(value))) is not None:
        return str(number)
    return said(value if value is not None else "")


def row_said(row: ActivityRow) -> str:
    """What all cells of a row say."""
    return _BETWEEN.join(said_in(row, field) for field in FIELDS)


def _amount(target: Target) -> str:
    return said(target.text.strip()) if target.value is None else f"#{said(target.number)}"
