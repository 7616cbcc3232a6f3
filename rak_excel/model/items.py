"""The numbered or bulleted parts of one KEGIATAN cell, and what stands before each: `1.`, `(1)`, `a)`, `ii.`, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rak_excel.record import Record
from rak_excel.system.remembered import remembered

NUMBER = r"\(?\d{1,2}\s?[.)]{1,2}"
"""`1.`, `1)`, `(1)`, `1 .`, `1.)`: a number with a dot or bracket, as regular expression."""
LETTER = r"\(?[a-z][.)]"
BELOW = r"\d{1,2}(?:\.(?:\d{1,2}|[a-z]))+[.)]?"
"""`1.1`, `1.2.a`: a number below another."""
BULLETS = "-–—•●◦▪■□➢➤►▶»·✓√*⁃‣○◆◇❖❑❒★☆✔☑☐✅➔➜→⮚"
# Word's bullets are characters of symbol fonts, which have their places from U+F020 on.
FONT_BULLETS = "\uf020-\uf0ff"
BULLET = rf"[{FONT_BULLETS}{re.escape(BULLETS)}]"
# Without its font a bullet of Wingdings is the letter at its place. Few of these begin a word of Indonesian.
_LOST_LETTERS = "vonqluwsmr"
_LOST_SIGNS = "Ø§üà"
LOST_BULLET = rf"[{_LOST_SIGNS}](?=\s|[A-Z])"
_ALIKE = re.compile(rf"([{_LOST_LETTERS}]|[#=~+>_@]|>>|[-=]+>)\s+(?=[^\W\d])")
# `1 - Rapat`, `1/ Rapat`, `1: Rapat`, `[1] Rapat`: only where the lines count up.
_SIGNED = re.compile(r"\[?(?P<number>\d{1,2})\s?[-–:;,/\]]\s*(?=[^\W\d])")
_BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d])")
_FEWEST_BARE = 3
_WITH_SIGN = re.compile(rf"(?:{BELOW}|{NUMBER}|{LETTER}|{BULLET})\s*(?=[^\W\d])")
_ENCIRCLED = {ord("①") + nth: f"{nth + 1}. " for nth in range(20)}


def sign_of(text: str) -> str:
    """The number, letter or bullet in front of a text; '' where it has none."""
    match = _WITH_SIGN.match(text)
    return match[0].strip() if match else ""


def signs_below(sign: str, above: str) -> bool:
    """Whether a letter, a bullet or `1.1` is the sign of an entry; a plain number tells that it is below only after `...:`."""
    return bool(sign) and (not _is_number(sign) or above.rstrip().endswith(":"))


def is_listed_below(text: str, above: str) -> bool:
    """Whether a text is an item of the list that the one above it, without a sign or with a number, is the title of."""
    sign, own = sign_of(text), sign_of(above)
    return signs_below(sign, above) and (not own or (_is_number(own) and not _is_number(sign)))


def _is_number(sign: str) -> bool:
    return sign.strip("(.) ").isdecimal()


def lost_bullet(lines: Iterable[str]) -> str:
    """The letter or sign with which all lines begin that have no other sign, as bullets do whose font was lost."""
    begun = {match[1] if (match := _ALIKE.match(line)) else "" for line in lines if not _WITH_SIGN.match(line)}
    return begun.pop() if len(begun) == 1 else ""


def plain_signs(lines: Sequence[str]) -> list[str]:
    """The lines of a text with one sign for the unusual ones: `v Rapat` above `v Laporan`, `1/ Rapat` above `2/ Laporan`."""
    plain = [line.translate(_ENCIRCLED) for line in lines]
    if len(plain) < 2:
        return plain
    if bullet := lost_bullet(plain):
        begun = [line.startswith(f"{bullet} ") for line in plain]
        return [f"• {line[len(bullet) :].strip()}" if own else line for own, line in zip(begun, plain, strict=True)]
    for pattern, fewest in ((_SIGNED, 2), (_BARE, _FEWEST_BARE)):
        found = {nth: match for nth, line in enumerate(plain) if (match := pattern.match(line))}
        if len(found) >= fewest and [int(each["number"]) for each in found.values()] == list(range(1, len(found) + 1)):
            numbered = {nth: f"{match['number']}. {match.string[match.end() :]}" for nth, match in found.items()}
            return [numbered.get(nth, line) for nth, line in enumerate(plain)]
    return plain


# "1. Text", "1) Text", "(1) Text", "1.Text" and "a. Text"; a number needs its dot or bracket, so "2020 ..." is no item.
_NUMBERED = re.compile(
    r"^(?P<open>\()?(?:(?P<number>\d{1,2})|[a-z](?!\.[a-z]\.)|[ivx]{2,5})\s?(?P<close>[.)]{1,2}|/(?=\s))\s*(?=\D|$)(?P<text>.*)$",
    re.DOTALL,
)
# "1.1 Text", "1.a. Text", "1a) Text": below a number; "1.5 juta" and "2.500" go on in small letters and longer numbers.
_BELOW = re.compile(
    r"^[1-9]\d?(?:(?:\.(?:1\d|[1-9])(?!\d))+\.?\s+(?=[A-Z(\"])|\.?[a-z][.)]\s*)(?P<text>.*)$", re.DOTALL
)
_CAPITAL = re.compile(r"^\(?(?P<sign>[A-Z]|[IVX]{2,5})[.)]\s+(?P<text>.*)$", re.DOTALL)
_BULLETED = re.compile(rf"^(?:{BULLET}+\s*|{LOST_BULLET}\s*)(?P<text>\S.*)$", re.DOTALL)
_INLINE = {
    kind: re.compile(rf"(?:(?<=\s)|^)\(?(?P<sign>{sign}(?=[^\W\d])")
    for kind, sign in {
        "number": r"\d{1,2})(?:[.)]|/(?=\s))\s*",
        "roman": r"[ivx]{1,5})[.)]\s+",
        "ROMAN": r"[IVX]{1,5})[.)]\s+",
        "letter": r"[a-z])[.)]\s+",
        "LETTER": r"[A-Z])[.)]\s+",
    }.items()
}
_ANY_MARK = re.compile(r"(?:(?<=\s)|^)\(?(?:\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z])[.)/]")
_INLINE_BULLET = re.compile(rf"(?<!\s)\s++(?=[•●▪■➢➤►▶❖◆{FONT_BULLETS}]\s*\w)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Item(Record, gc=False):
    """One part of a list: its text without number or bullet, and its number, which none has in a list within a list."""

    text: str
    number: int | None = None
    listed: bool = False


@remembered(8192)
def items_of(text: str) -> tuple[Item, ...]:
    """The parts of a cell's text, in order; a text without numbers, bullets or line breaks is one item.

    A line that starts with neither continues the item before it, but a first line stands for itself.
    """
    items: list[Item] = []
    reader = _LineReader()
    for item in map(reader.item, _lines(text)):
        if item.listed or not items or not items[-1].listed:
            items.append(item)
        else:
            last = items[-1]
            items[-1] = Item(f"{last.text} {item.text}".strip(), last.number, listed=True)
    return tuple(item for item in items if item.text)


def _lines(text: str) -> Iterator[str]:
    for line in plain_signs([stripped for line in text.splitlines() if (stripped := line.strip())]):
        for part in _INLINE_BULLET.sub("\n", line).split("\n"):
            yield from _split(part)


def _split(line: str) -> list[str]:
    """The items that are typed on one line, of whatever kind."""
    lines = [line]
    for kind in _INLINE if len(_ANY_MARK.findall(line)) > 1 else ():  # most lines have no two numbers in them
        lines = [part for each in lines for part in _split_inline(each, kind)]
    return lines


def _split_inline(line: str, kind: str) -> list[str]:
    """`1. A 2. B` on one line as two items, also behind a text: where numbers, or letters, count up from the first."""
    matches = [*_INLINE[kind].finditer(line)]
    if len(matches) < 2:
        return [line]
    starts = _from_the_first([(match.start(), _place(match["sign"], kind)) for match in matches], line, kind)
    if len(starts) < 2 or [place for _, place in starts] != list(range(starts[0][1], starts[0][1] + len(starts))):
        return [line]
    cuts = [0, *(start for start, _ in starts if start), len(line)]
    return [line[start:end].strip() for start, end in pairwise(cuts)]


def _from_the_first(starts: list[tuple[int, int]], line: str, kind: str) -> list[tuple[int, int]]:
    """The signs from the first on: that with which the line begins, else a letter `a`, or any `1` behind a colon."""
    if starts and starts[0][0] == 0:
        return starts
    at = next((nth for nth, (_, place) in enumerate(starts) if place == 1), len(starts))
    led_in = kind == "letter" or (at < len(starts) and line[: starts[at][0]].rstrip().endswith(":"))
    return starts[at:] if led_in else []


def _place(sign: str, kind: str) -> int:
    if kind == "number":
        return int(sign)
    if kind.casefold() == "roman":
        return _ROMAN.index(sign.upper()) + 1 if sign.upper() in _ROMAN else 0
    return ord(sign.casefold()) - ord("a") + 1


class _LineReader:
    """Reads the lines of one cell, knowing which numbers and capitals may come next."""

    def __init__(self) -> None:
        self.outer = ""  # how the numbers of the outer list are written: `1.`, `1)`, `(1)`
        self.inner = ""  # how those of the list within are, while it lasts
        self.capitals = 0  # how many headings A., B. or I., II. there were

    def item(self, line: str) -> Item:
        if match := _CAPITAL.match(line):
            if match["sign"] not in {chr(ord("A") + self.capitals), _ROMAN[min(self.capitals, len(_ROMAN) - 1)]}:
                return Item(line)
            self.capitals += 1
            self.outer = self.inner = ""
            return Item(match["text"].strip(), listed=True)
        match = _BELOW.match(line) or _NUMBERED.match(line) or _BULLETED.match(line)
        if not match:
            return Item(line)
        number = self._number(match) if match.re is _NUMBERED and match["number"] else None
        return Item(match["text"].strip(), number, listed=True)

    def _number(self, match: re.Match[str]) -> int | None:
        """The number, None within an inner list: that begins at 1 in another manner and lasts until the outer goes on."""
        number, manner = int(match["number"]), f"{match['open'] or ''}1{match['close']}"
        self.outer = self.outer or manner
        if manner == self.outer:
            self.inner = ""
        elif number == 1:
            self.inner = manner
        return None if manner == self.inner else number
