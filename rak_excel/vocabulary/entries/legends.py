"""Legends of a schedule: `v = dilaksanakan, x = tidak`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rak_excel.model.words import MarkWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import (
    BALLOT_CROSSES,
    CHECKS,
    CROSSES,
    YES,
    ScheduleMark,
    read_sign,
    stands_for_nothing,
)

_LONGEST = 300  # letters of a legend
_WORDS = r"^(?:\*+\)\s*)?(?:(?:keterangan|ket|legenda|catatan|tanda|simbol|arti)\b(?:[^\w(]*\s)?)*"
_OPENING = re.compile(rf"{_WORDS}(?=\S{{1,5}}\s*[=:])", re.IGNORECASE)
_LABEL = re.compile(_WORDS, re.IGNORECASE)
_JOINT = re.compile(r"[-–—→>]+")
_SHORT_WORDS = 4
_OF_BLANKS = re.compile(rf"{_WORDS}(?P<glyph>[^=:]{{1,20}}?)\s*[=:]\s*(?P<meaning>[^=:]+)$", re.IGNORECASE)
_BLANK = frozenset(["kosong", "sel kosong", "kolom kosong", "tanpa tanda", "tidak ada tanda"])
_STATES = frozenset(["jadi", "batal", "dibatalkan", "ditunda", "berlaku", "setuju", "disetujui"])
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]=]{1,30}=[^()\[\]]+)[)\]]")
_NAMED = (
    (re.compile(r"\b(?:centang|ceklis|ceklist|checklist|conteng|contreng)\b", re.IGNORECASE), "✓"),
    (re.compile(r"\b(?:silang)\b", re.IGNORECASE), "x"),
    (re.compile(r"\s(?:artinya|berarti|adalah|menunjukkan|menandakan|menyatakan)\b(?:\s*[=:])?", re.IGNORECASE), " ="),
)
_ENTRY = re.compile(
    r"(?P<glyph>[^\s=:,;]{1,5})\s*[=:]\s*(?P<meaning>[^=:]+?)\s*(?=$|[,;/|.\n]|\s[^\s=:,;]{1,5}\s*[=:])"
)
_NO = frozenset([
    "tidak", "belum", "bukan", "batal", "dibatalkan", "tunda", "ditunda", "tanpa", "libur", "kosong", "realisasi",
    "terealisasi", "selesai", "lewat",
])  # fmt: skip
_YES = frozenset([
    "dilaksanakan", "pelaksanaan", "direncanakan", "rencana", "dijadwalkan", "jadwal", "terjadwal", "ya", "ada",
    "waktu", "target", "kegiatan", "dikerjakan", "diselenggarakan", "bulan", "triwulan", "periode",
])  # fmt: skip
_CHECKS = frozenset({*CHECKS, "v"})
_CROSSES = frozenset({*CROSSES, *BALLOT_CROSSES})
_PAST = frozenset(
    ["sudah", "telah", "sdh", "terlaksana", "terealisir", "tercapai", "tuntas", "rampung", "beres", "done"]
)
_UNSURE = frozenset(["bila", "jika", "apabila", "tentatif", "usulan", "lalu", "kemarin", "sebelumnya"])
_PLANNED = frozenset(["direncanakan", "rencana", "dijadwalkan", "jadwal", "terjadwal", "ditetapkan", "akan"])


@remembered(1024)
def read_legend(text: str, words: MarkWords, *, as_entry: bool = False) -> Mapping[str, str]:
    """What a line says of each tick or cross; {} for no legend; `as_entry` it stands where an entry may begin."""
    line = tidy(text)
    if len(line) > _LONGEST:
        return {}
    for named, sign in _NAMED:
        line = named.sub(sign, line)
    opening = _OPENING.match(line)
    entries = {
        each["glyph"].casefold(): each["meaning"]
        for each in (_ENTRY.finditer(line, opening.end()) if opening else ())
        if _is_glyph(each["glyph"], words) or (each["glyph"] == "1" and says_no(each["meaning"]))
    }
    entries = entries or _short_legend(line, words, as_entry=as_entry)
    # What is said of `(v)` is true of `v` too, unless the legend says something else of that.
    return {read_sign(glyph, words).glyph.casefold(): meaning for glyph, meaning in entries.items()} | entries


def _short_legend(line: str, words: MarkWords, *, as_entry: bool) -> dict[str, str]:
    """`v terlaksana`, `√ rencana ● realisasi`: signs and few words, of which one denies a plan, or behind `Legenda`."""
    label = _LABEL.match(line)
    start = label.end() if label else 0
    glyph, meanings = "", dict[str, list[str]]()
    for word in line[start:].split():
        if _is_glyph(word, words) and word.casefold() not in YES:
            glyph = word.casefold()
            meanings[glyph] = []
        elif glyph and not _JOINT.fullmatch(word):
            meanings[glyph].append(word)
        elif not glyph:
            return {}
    said = {glyph: " ".join(meaning) for glyph, meaning in meanings.items()}
    known = all(len(meanings[each]) <= _SHORT_WORDS and (says_no(said[each]) or says_yes(said[each])) for each in said)
    sure = start or (any(map(says_no, said.values())) and (len(said) > 1 or not as_entry))
    return said if known and sure else {}


def legend_within(heading: str, words: MarkWords) -> Mapping[str, str]:
    """What the brackets of a heading say of ticks and crosses: `JADWAL (v = rencana)`."""
    match = _IN_BRACKETS.search(tidy(heading))
    return read_legend(match[1], words) if match else {}


def heads_legend(text: str) -> bool:
    """Whether a text stands above a legend and says nothing itself: `Keterangan:`."""
    return normalised(text) in {"keterangan", "ket", "legenda", "keterangan tanda", "catatan"}


def explains_blanks(text: str, words: MarkWords) -> bool:
    """Whether a line says of a dash or a blank that nothing is planned there, as it is read: `- = tidak dilaksanakan`."""
    line = tidy(text)
    match = _OF_BLANKS.match(line) if len(line) <= _LONGEST else None
    if not match or not (stands_for_nothing(match["glyph"], words) or normalised(match["glyph"]) in _BLANK):
        return False
    meant = normalised(match["meaning"]).split()
    return len(meant) <= _SHORT_WORDS and meant[:1] in (["tidak"], ["tdk"], ["tanpa"]) and not _STATES & {*meant}


def says_no(meaning: str) -> bool:
    """Whether a legend's words say that nothing is planned: `tidak dilaksanakan`, `realisasi`, `sudah dilaksanakan`."""
    words = {*normalised(meaning).split()}
    return bool(words & _NO) or (bool(words & _PAST) and not words & _PLANNED)


def says_yes(meaning: str) -> bool:
    """Whether a legend's words say that something is planned: `dilaksanakan`."""
    words = {*normalised(meaning).split()}
    planned = bool(words & (_YES | _PLANNED)) or meaning in _CHECKS  # `v = centang` says no more than that it ticks
    return planned and not says_no(meaning) and not words & _UNSURE


def says_not_yet(meaning: str) -> bool:
    """Whether a legend's words are about what is done by now: `belum`."""
    return "belum" in normalised(meaning).split()


def look_alike(one: str, other: str) -> bool:
    """Whether two signs are the same to whoever reads a legend: `√` and `v`, `✗` and `x`."""
    return any(one in family and other in family for family in (_CHECKS, _CROSSES))


def _is_glyph(text: str, words: MarkWords) -> bool:
    sign = read_sign(text, words)
    ticks = sign.mark in {ScheduleMark.TICK, ScheduleMark.CROSS, ScheduleMark.LETTER}
    return ticks and not text.isdecimal() and len(sign.glyph) in {1, 3}
