"""What a draft is made of: the keys of a TOML file, and beside those that are guessed what is to be checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from rak_excel.language import UNSEEN, one_line
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import year_in
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.documents.titles import without_year

Value: TypeAlias = "str | int | float | Sequence[Value]"
Entry: TypeAlias = "Value | Guess | Keys | Sequence[Keys]"
Keys: TypeAlias = "dict[str, Entry]"
"""A table with its keys in their order; behind REMARK stand lines that belong to the table as a whole."""
REMARK = "#"
_LETTERS = 200  # of a text in a draft: a heading or a name is shorter
_REMARK_LETTERS = 150
_ID_LETTERS = 40


class Guess(Record):
    """A value that was guessed, with one line on what it was guessed from and what is to be checked."""

    value: Value
    check: str


def plain(text: str, most: int = _LETTERS) -> str:
    """A text of a cell on one line, without letters that nobody sees, and no longer than a text of a draft may be."""
    return one_line(UNSEEN.sub(" ", text))[:most].strip()


def undated(text: str) -> str:
    """The same without the year that it says, which is another one next time: `TARGET` of `TARGET TAHUN 2026`."""
    return plain(without_year(text) if year_in(text) else text)


def remark(text: str) -> str:
    """One line that people read beside a key."""
    return plain(text, _REMARK_LETTERS)


def lines_of(entry: Entry | None) -> list[str]:
    """The lines that stand behind REMARK."""
    if isinstance(entry, list):
        return [each for each in entry if isinstance(each, str)]
    return [entry] if isinstance(entry, str) else []


def id_of(text: str, taken: Collection[str], otherwise: str) -> str:
    """An id made of the words of a text, of plain letters, digits and _, that is not `taken`."""
    letters = unicodedata.normalize("NFKD", normalised(text)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters)
    own = "_".join(words) or otherwise
    if len(own) > _ID_LETTERS:
        own = own[:_ID_LETTERS].rpartition("_")[0] or own[:_ID_LETTERS]
    counted = (own if nth == 1 else f"{own}_{nth}" for nth in range(1, len(taken) + 2))
    return next(each for each in counted if each not in taken)


def without_blanks(keys: Mapping[str, Entry]) -> Keys:
    """The keys that say anything."""
    return {name: entry for name, entry in keys.items() if entry not in ("", [], {})}
