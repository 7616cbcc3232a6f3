"""Work that is a higher office's of the same agency, and who does work where a unit of measure could stand."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition, Region
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, root_of
from rak_excel.vocabulary.names.executors import find_unit_named
from rak_excel.vocabulary.names.offices import begins_with_office
from rak_excel.vocabulary.names.unit_titles import is_position, without_word
from rak_excel.vocabulary.targets.units import read_unit

NATIONAL = ("ri", "republik indonesia", "pusat")
_DOES = r"(?:akan |telah |sudah |wajib |harus )?(?!bersama\b|berdasarkan\b|berupa\b)(?:me[a-z]{4,}|ber[a-z]{4,})\b"
# What only a higher office makes for the offices below it, and the words for making it.
_RULES = frozenset(["juknis", "juklak", "pedoman", "petunjuk", "regulasi", "kebijakan"])
_MAKING = frozenset(map(root_of, ("menyusun", "menetapkan", "menyiapkan", "menerbitkan", "merumuskan", "membuat")))


class OtherWork(Record):
    """Whose work a text tells of, '' for some office above; `certain` where that office itself does it."""

    office: str
    certain: bool


def work_of_higher_office(text: str, own: Region, definition: Definition) -> OtherWork | None:
    """The higher office whose work a text is, certainly in "KPU RI melaksanakan supervisi", perhaps in "Reviu oleh KPU
    Provinsi"; None where it is the own office's, alone or with the higher one: "mengikuti rapat KPU Provinsi".
    """
    return _of_office_above(text, definition, below_province=bool(own.parent))


@remembered(16384)
def _of_office_above(text: str, definition: Definition, *, below_province: bool) -> OtherWork | None:
    names, subject = _patterns(definition, below_province=below_province)
    words = normalised(text)
    if not (found := names.search(words)):
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
    return " ".join([first.upper(), *("RI" if word == "ri" else word.title() for word in others)])


# Of every Indonesian office; a name stands behind them, since some are counted too: 5 Bidang.
_BODIES = frozenset([
    "sekretariat", "bagian", "subbagian", "bidang", "seksi", "dinas", "biro", "direktorat", "inspektorat", "upt",
    "divisi", "deputi",
])  # fmt: skip
_ALONE = frozenset({"sekretariat", "inspektorat"})  # an office has one of them
_COUNTED = frozenset(
    ["anggota", "pegawai", "staf", "staff", "operator", "komisioner", "admin", "verifikator", "ppk", "pejabat"]
)


@remembered(1024)
def names_organisation(text: str, definition: Definition, *, loosely: bool = False) -> bool:
    """Whether a text names a unit of an office, Divisi Hukum; `loosely` also what may be counted as well: 5 Program."""
    read = read_unit(text, definition)
    if read.unit and read.known:
        return False
    group, name = without_word(text.strip(), definition)
    return bool(group and name) or (loosely and _may_name(text, definition))


def _may_name(text: str, definition: Definition) -> bool:
    words = normalised(text).split()
    if not words or words[0] in _COUNTED:
        return False
    if words[0] in _BODIES and (len(words) > 1 or words[0] in _ALONE):
        return True
    known = find_unit_named(text, definition) or is_position(text, definition)
    return bool(known) or begins_with_office(text, definition)
