"""Work that is not an office's own: that of the province's or the national office of the same agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rak_excel.model import Definition, Region
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.stems import root_of
from rak_excel.vocabulary.basics.texts import normalised

NATIONAL = ("ri", "republik indonesia", "pusat")
_DOES = r"(?:akan |telah |sudah |wajib |harus )?(?!bersama\b|berdasarkan\b|berupa\b)(?:me[a-z]{4,}|ber[a-z]{4,})\b"
# What only a higher office makes for the offices below it, and the words for making it.
_RULES = frozenset(["juknis", "juklak", "pedoman", "petunjuk", "regulasi", "kebijakan"])
_MAKING = frozenset(map(root_of, ("menyusun", "menetapkan", "menyiapkan", "menerbitkan", "merumuskan", "membuat")))


@dataclass(frozen=True)
class OtherWork:
    """Whose work a text tells of; `certain` where that office is the one who does it in so many words.

    `office` is blank where it is some office above, without saying which.
    """

    office: str
    certain: bool


def work_of_higher_office(text: str, own: Region, definition: Definition) -> OtherWork | None:
    """The higher office whose work a text is, None where it is the own office's, alone or with the higher one.

    "KPU RI melaksanakan supervisi" certainly is; "Reviu oleh KPU Provinsi" and "Penyusunan juknis bagi KPU Provinsi"
    may be. Taking part is the own office's: "mengikuti rapat KPU Provinsi".
    """
    return _of_office_above(text, definition, below_province=bool(own.parent))


@remembered(16384)
def _of_office_above(text: str, definition: Definition, *, below_province: bool) -> OtherWork | None:
    names, subject = _patterns(definition, below_province=below_province)
    words = normalised(text)
    found = names.search(words)
    if not found:
        return None
    if subject.match(words):
        return OtherWork(_as_written(found[0]), certain=True)
    first, *others = words.split()
    rules = root_of(first) in _MAKING and not _RULES.isdisjoint(others[:2])
    before = words[: found.start()].split()
    by_them = before[-1:] == ["oleh"] and "yang" not in before and not first.startswith("me")
    return OtherWork(_as_written(found[0]) if by_them else "", certain=False) if rules or by_them else None


@lru_cache(maxsize=64)
def _patterns(definition: Definition, *, below_province: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The names of the offices above anywhere, and one of them as the subject of a sentence."""
    words = definition.offices
    agencies = {normalised(each) for each in (words.short, words.title, *words.spellings)}
    names = {f"{agency} {which}" for agency in agencies for which in NATIONAL}
    if below_province:
        names |= {f"{agency} {normalised(words.province_word)}" for agency in agencies}
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    region = r"(?: (?!kabupaten\b|kota\b|dan\b|serta\b|bersama\b|kip\b|kpu\b)[a-z]+){0,3}?"
    return re.compile(rf"\b(?:{either})\b"), re.compile(rf"(?:{either}){region} {_DOES}")


def _as_written(name: str) -> str:
    first, *others = name.split()
    short = {"ri": "RI"}
    return " ".join([first.upper(), *(short.get(word, word.title()) for word in others)])
