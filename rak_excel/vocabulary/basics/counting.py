"""How periods, weeks and revisions are counted: in figures, Roman figures and words."""

from __future__ import annotations

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

ORDINALS: tuple[tuple[str, ...], ...] = (
    ("pertama", "kesatu", "satu"),
    ("kedua", "dua"),
    ("ketiga", "tiga"),
    ("keempat", "empat"),
    ("kelima", "lima"),
    ("keenam", "enam"),
    ("ketujuh", "tujuh"),
    ("kedelapan", "delapan"),
    ("kesembilan", "sembilan"),
    ("kesepuluh", "sepuluh"),
    ("kesebelas", "sebelas"),
    ("keduabelas", "duabelas"),
)
"""The words for each number from 1: which one it is, and how many."""

_ROMAN_NUMBERS = {roman: number for number, roman in enumerate(ROMANS, 1)}

_MOST_DIGITS = 18

COUNTED = {word: number for number, words in enumerate(ORDINALS, 1) for word in words} | _ROMAN_NUMBERS
"""Every word and Roman figure with its number."""


def whole_number(text: str) -> int | None:
    """A number written in figures alone; None also for one of so many figures that it counts nothing."""
    return int(text) if len(text) <= _MOST_DIGITS and text.isdecimal() else None


def number_in(text: str) -> int | None:
    """A number written in figures, or a small one in Roman figures."""
    number = whole_number(text)
    return _ROMAN_NUMBERS.get(text.casefold()) if number is None else number
