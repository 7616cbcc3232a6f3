"""Numbers of objectives as people write them: 1., (1), 01, I., A., and 1.1 or 1.a of an indicator below one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rak_excel.model import items_of
from rak_excel.model.items import BELOW, BULLET, LETTER, LOST_BULLET, NUMBER
from rak_excel.system.remembered import remembered

_PLAIN = re.compile(r"^[1-9]\d{0,2}[.)]?$")
# `No. 1`, `SS 1`, `Sasaran 1`.
_WORD = re.compile(r"^(?:(?:no|nomor)\b[\s.:]*|(?:ss?|sasaran(?: strategis)?)[\s.:-]*(?=\d))", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?P<number>\d{1,3})\s?[.)]{0,2}$")
# `1.1`, `1.a`, `1a.`, `1-1`, and `1,1`, which is how Excel keeps 1.1 where the decimal sign is a comma.
_BELOW = re.compile(
    r"^\(?(?P<number>\d{1,2})\s?(?:[.,/-]\s?(?P<nth>\d{1,2})|[.,/-]?\s?(?P<letter>[a-z]))(?:\.\d{1,2})*[.)]*$"
)
# `1-3`, which is 1.3 where a 1.2 comes before it, else objectives 1 to 3.
_PAIR = re.compile(r"^\(?(?P<first>\d{1,2})\s?(?P<sign>[.,/-])\s?(?P<last>\d{1,2})[.)]{0,2}$")
_ROMAN = re.compile(r"^\(?(?P<roman>x{0,3}(?:ix|iv|v?i{0,3}))[.)]{0,2}$", re.IGNORECASE | re.ASCII)
_LETTER = re.compile(r"^\(?(?P<letter>[A-Za-z])[.)]{0,2}$")
_IN_TEXT = re.compile(
    rf"^(?P<mark>(?:{NUMBER}|\(?(?:[IVX]{{1,5}}|[A-Z])[.)]{{1,2}})(?:\s[.)])?)\s*(?P<text>(?:[^\W\d]|[\"“(]).*)$",
    re.DOTALL,
)
# `Sasaran 1: Meningkatnya ...`, as it heads a band of rows.
_SASARAN = re.compile(
    r"^(?:sasaran(?: (?:strategis|program|kegiatan|kinerja))?|ss)\s*(?P<mark>\d{1,2}|[IVX]{1,5})\s*[:.)–-]\s*(?P<text>[^\W\d].*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_INDICATOR = re.compile(
    rf"^(?:{BELOW}(?=\s)|{NUMBER}|{LETTER}(?!\w\.))\s*(?P<text>(?:[^\W\d]|[%\"“(]|{BULLET}).*)$", re.DOTALL
)
_BULLETED = re.compile(
    rf"^(?:{BULLET}|{LOST_BULLET}|\d{{1,2}}/(?=\s))\s*(?P<text>(?:[^\W\d]|{NUMBER}|{BELOW}).*)$", re.DOTALL
)
_MOST_MARKS = 4  # before one indicator: • 1.1 Nilai
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Numbered:
    """What an entry of the column NO says.

    `number` is that of an objective; `below` that it is of something below it, as `1.1` and a mere `a.` are. `roman` and
    `letter` are the number that the same sign is in a column of Roman numbers, or of letters.
    """

    number: int | None = None
    below: bool = False
    roman: int | None = None
    letter: int | None = None
    plain: bool = False


@remembered(4096)
def read_number(text: str) -> Numbered:
    """What a text says as a number; nothing where it is none."""
    plain = bool(_PLAIN.match(text))
    text = _WORD.sub("", text)
    if match := _NUMBER.match(text):
        return Numbered(int(match["number"]), plain=plain)
    if match := _BELOW.match(text):
        return Numbered(int(match["number"]), below=match["nth"] != "0")
    roman, letter = _ROMAN.match(text), _LETTER.match(text)
    if not text or not (roman or letter):
        return Numbered()
    return Numbered(
        roman=_value(roman["roman"]) if roman and roman["roman"] else None,
        letter=ord(letter["letter"].casefold()) - ord("a") + 1 if letter else None,
        below=bool(letter and letter["letter"].islower()),
    )


def spanning(texts: Iterable[str]) -> frozenset[str]:
    """Those entries of a column NO that name several numbers, `1-3`: no number below one leads up to the last of them."""
    pairs = {text: match for text in texts if (match := _PAIR.match(_WORD.sub("", text)))}
    known = {(int(match["first"]), int(match["last"])) for match in pairs.values()}
    return frozenset(
        text
        for text, match in pairs.items()
        if match["sign"] != "."
        and 0 < int(match["first"]) < int(match["last"])
        and (int(match["first"]), int(match["last"]) - 1) not in known
    )


def number_in_front(text: str) -> tuple[str, str]:
    """`1.` and the rest of `1. Meningkatnya ...`; no number where there is none, or where several lines have one."""
    match = _IN_TEXT.match(text) or _SASARAN.match(text)
    if match is None or any(_IN_TEXT.match(line.strip()) for line in text.splitlines()[1:]):
        return "", text
    return "".join(match["mark"].split()), match["text"].strip()


@remembered(4096)
def indicators_in(text: str) -> tuple[str, ...]:
    """The indicators that a cell lists, without their numbers or bullets; the text itself where it lists none."""
    matches = [_OF_INDICATOR.match(line.strip()) for line in text.splitlines()]
    if sum(1 for match in matches if match) > 1:
        return tuple(match["text"].strip() for match in matches if match)
    items = items_of(text)
    if len(items) > 1 and items[0].listed:
        return tuple(item.text for item in items)
    for _ in range(_MOST_MARKS):
        if whole := _OF_INDICATOR.match(text) or _BULLETED.match(text):
            text = whole["text"].strip()
    return (text,)


def _value(roman: str) -> int:
    values = [_ROMAN_VALUES[each] for each in roman.casefold()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
