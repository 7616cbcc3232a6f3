"""What stands before the items of a list: `1.`, `(1)`, `1/`, `a)`, `ii.`, bullets, and the letters that bullets became."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
_MARKED = re.compile(rf"(?:{BELOW}|{NUMBER}|{LETTER}|{BULLET})\s*(?=[^\W\d])")
_ENCIRCLED = {ord("①") + nth: f"{nth + 1}. " for nth in range(20)}


def mark_of(text: str) -> str:
    """The number, letter or bullet in front of a text; '' where it has none."""
    match = _MARKED.match(text)
    return match[0].strip() if match else ""


def marks_below(mark: str, above: str) -> bool:
    """Whether a letter, a bullet or `1.1` is the mark of an entry; a plain number tells that it is below only after `...:`."""
    return bool(mark) and (not _is_number(mark) or above.rstrip().endswith(":"))


def is_listed_below(text: str, above: str) -> bool:
    """Whether a text is an item of the list that the one above it, without a mark or with a number, is the title of."""
    mark, own = mark_of(text), mark_of(above)
    return marks_below(mark, above) and (not own or (_is_number(own) and not _is_number(mark)))


def _is_number(mark: str) -> bool:
    return mark.strip("(.) ").isdecimal()


def lost_bullet(lines: Iterable[str]) -> str:
    """The letter or sign with which all lines begin that have no other mark, as bullets do whose font was lost."""
    begun = {match[1] if (match := _ALIKE.match(line)) else "" for line in lines if not _MARKED.match(line)}
    return begun.pop() if len(begun) == 1 else ""


def plain_marks(lines: Sequence[str]) -> list[str]:
    """The lines of a text with one mark for the unusual ones: `v Rapat` above `v Laporan`, `1/ Rapat` above `2/ Laporan`."""
    plain = [line.translate(_ENCIRCLED) for line in lines]
    if len(plain) < 2:
        return plain
    if bullet := lost_bullet(plain):
        begun = [line.startswith(f"{bullet} ") for line in plain]
        return [f"• {line[len(bullet) :].strip()}" if own else line for own, line in zip(begun, plain, strict=True)]
    for pattern, fewest in ((_SIGNED, 2), (_BARE, _FEWEST_BARE)):
        found = {nth: match for nth, line in enumerate(plain) if (match := pattern.match(line))}
        if len(found) >= fewest and [int(each["number"]) for each in found.values()] == list(range(1, len(found) + 1)):
            return [
                f"{found[n]['number']}. {line[found[n].end() :]}" if n in found else line
                for n, line in enumerate(plain)
            ]
    return plain
