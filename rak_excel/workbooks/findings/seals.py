"""Seals: short checksums of what we wrote in the rows of a return, so that it is seen where somebody typed over it."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from rak_excel.formats.written.table import Link, Table

SEALS = "RAK_SEALS_"  # the defined names that hold them, numbered
_LETTERS = 4  # of one seal
_PER_NAME = 60  # seals: Excel takes a text of at most 255 letters in a formula
_AS_BLANK = " \ufffd"  # also the sign for what is no letter
_ESCAPED = re.compile("_x[0-9a-f]{4}_")  # how XlsxWriter writes what XML has not


def names_of(tables: Iterable[Table], answer: str) -> Iterator[tuple[str, str]]:
    """Defined names with the seals of all rows of these sheets; cells of the column `answer` are not sealed."""
    seals = list(dict.fromkeys(seal for table in tables for seal in _seals(table, answer)))
    for number, at in enumerate(range(0, len(seals), _PER_NAME), 1):
        yield f"{SEALS}{number}", f'="{"".join(seals[at : at + _PER_NAME])}"'


def seals_in(names: Mapping[str, str]) -> frozenset[str]:
    """All seals that a return gives, none where it was written before there were seals."""
    told = [text.strip('="') for name, text in names.items() if name.startswith(SEALS)]
    return frozenset(text[at : at + _LETTERS] for text in told for at in range(0, len(text), _LETTERS))


def seal(sheet: str, texts: Iterable[str]) -> str:
    """The seal of a row with these texts. Blank cells, blanks within a text and capitals do not count."""
    kept = [letters for text in (sheet, *texts) if (letters := plain(text))]
    checksum = zlib.crc32("\x1f".join(kept).encode("utf-8", "surrogatepass"))
    return b64encode(checksum.to_bytes(4, "big")[1:]).decode()


def plain(text: str) -> str:
    """A text as it is compared: programs store line breaks and letters that are not seen in more than one way."""
    whole = text.casefold().replace("_x005f_", "_")
    return "".join(letter for letter in _ESCAPED.sub("", whole) if letter.isprintable() and letter not in _AS_BLANK)


def _seals(table: Table, answer: str) -> Iterator[str]:
    headings = [column.heading for column in table.columns]
    own = [number for number, heading in enumerate(headings) if heading != answer]
    for line in (*table.title, *table.notes):
        yield seal(table.name, [line])
    yield seal(table.name, headings)
    for row in table.rows:
        yield seal(table.name, [_text(row[number]) for number in own])


def _text(value: object) -> str:
    if isinstance(value, Link):
        return value.text
    return "" if value is None else str(value)
