"""Schedules that go through the whole year: `Sepanjang tahun`, `Setiap bulan`, `Minggu II tiap bulan`, `1 kali per triwulan`."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Said of the whole year; a year may stand behind.
_WHOLE = re.compile(
    r"^(?:(?:sepanjang|selama) (?:tahun(?: anggaran)?|th|thn|ta)(?: berjalan)?"
    r"|(?:selama )?(?:setahun|(?:satu|1)(?: \( satu \))? tahun)(?: penuh)?"
    r"|(?:selama )?(?:12|dua belas)(?: \( dua belas \))? bulan)$"
)
# What is behind the rhythm, or how often it is done then, leaves the periods as they are.
_WITHIN_EVERY = re.compile(
    r"^(?:rutin |(?:\d+|satu) (?:kali|x) |(?:awal|pertengahan|akhir) (?=se?tiap|tiap)"
    r"|(?:(?:minggu|mgg|mg|pekan|tanggal|tgl) (?:\d+|[ivx]+)(?: [,-])? )+(?=setiap|tiap))"
)
_ONCE = re.compile(r"^se(?P<unit>bulan|minggu|triwulan|semester)(?: sekali)?$")
_EVERY = re.compile(
    r"^(?:setiap|tiap|tiap tiap|per|seluruh|semua|masing masing)(?: (?P<part>awal|pertengahan|akhir|tanggal \d+))?"
    r"(?: (?P<unit>\w+?))?(?:nya)?$"
)
_EVERY_UNIT = {"hari": 1, "minggu": 1, "pekan": 1, "bulan": 1, "bln": 1, "triwulan": 3, "tw": 3, "semester": 6}
_FREQUENCY = {"harian": 1, "mingguan": 1, "bulanan": 1, "triwulanan": 3, "semesteran": 6}
_YEAR = re.compile(r" (?P<year>20\d\d)$")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How many months there are from one time to the next, and the year that is said."""

    every: int
    years: frozenset[int]


def rhythm_said(words: str) -> Rhythm | None:
    """The rhythm that the words of a schedule, in one spelling, name; None where they name none."""
    said = _YEAR.search(words)
    bare = words[: said.start()] if said else words
    every = next(filter(None, map(_every, (bare, bare.removesuffix(" tahun")))), None)
    return Rhythm(every, frozenset([int(said["year"])] if said else ())) if every else None


def _every(words: str) -> int | None:
    if _WHOLE.match(words):
        return 1
    words = _WITHIN_EVERY.sub("", words)
    if once := _ONCE.match(words):
        return _EVERY_UNIT[once["unit"]]
    every = _EVERY.match(words)
    if every and every["part"] and "tanggal" in every["part"]:
        return 1 if every["unit"] in {None, "bulan"} else None
    return _EVERY_UNIT.get(every["unit"] or "") if every else _FREQUENCY.get(words)
