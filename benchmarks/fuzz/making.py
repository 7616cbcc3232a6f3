"""Makes the file of a seed and a number: always the same one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.fuzz import by_byte, by_key, by_member, by_record, by_sheet, by_value, by_xml
from benchmarks.fuzz.mutation import Mutation, UnfitError
from benchmarks.fuzz.seeds import FORMATS, Seed

_HOW_MANY = (1, 1, 1, 2, 3)  # mutations of one file
_MOST = 60_000_000  # bytes; what grew beyond is cut
_BYTES, _MEMBERS = by_byte.MUTATIONS, by_member.MUTATIONS
_XML, _SHEETS = by_xml.MUTATIONS, by_sheet.MUTATIONS
LEVELS: dict[str, tuple[Sequence[Mutation], ...]] = {
    "xlsx": (_BYTES, _MEMBERS, _XML, _XML, _SHEETS, (by_value.composed(by_value.xlsx),)),
    "xlsm": (_BYTES, _MEMBERS, _XML, _SHEETS),
    "xlsb": (_BYTES, _MEMBERS, by_record.XLSB, by_record.XLSB, by_xml.TAGS, (by_value.composed(by_value.xlsb),)),
    "xls": (_BYTES, by_record.XLS, by_record.XLS, by_record.XLS, (by_value.composed(by_value.xls),)),
    "ods": (_BYTES, _MEMBERS, _XML, _XML, _SHEETS, (by_value.composed(by_value.ods),)),
    "definition": (_BYTES, by_key.MUTATIONS, by_key.MUTATIONS, by_key.MUTATIONS),
    "settings": (_BYTES, by_key.MUTATIONS, by_key.MUTATIONS),
}
"""The levels that are tried on each format; one that stands twice is drawn twice as often."""


@dataclass(frozen=True, slots=True)
class Made:
    """A damaged file: which one it is, of which good one, by which mutations."""

    number: int
    good: Seed
    mutations: tuple[str, ...]
    content: bytes

    def __str__(self) -> str:
        return f"{self.number} ({self.good.format}, {self.good.name}: {', '.join(self.mutations)})"


def format_of(seed: int, number: int) -> str:
    """The format that a number has, whatever formats are asked for."""
    return _format(_dice(seed, number))


def made(seed: int, number: int, good: Sequence[Seed]) -> Made:
    dice = _dice(seed, number)
    wanted = _format(dice)
    chosen = dice.choice([each for each in good if each.format == wanted])
    content, names = chosen.content, []
    for _ in range(dice.choice(_HOW_MANY)):
        mutation = dice.choice(dice.choice(LEVELS[wanted]))
        try:
            content = mutation(content, dice)
        except UnfitError:
            mutation = dice.choice(_BYTES)
            content = mutation(content, dice)
        names.append(_named(mutation))
    return Made(number, chosen, tuple(names), content[:_MOST])


def lots(seed: int, number: int) -> random.Random:
    """The dice that decide which commands a file goes through."""
    return random.Random(f"{seed} {number} commands")  # noqa: S311 - no secret, only the same every time


def _format(dice: random.Random) -> str:
    return dice.choices(list(FORMATS), list(FORMATS.values()))[0]


def _dice(seed: int, number: int) -> random.Random:
    return random.Random(f"{seed} {number}")  # noqa: S311 - no secret, only the same every time


def _named(mutation: Mutation) -> str:
    return mutation.__name__.replace("_", " ")
