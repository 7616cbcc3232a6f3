"""Legends of a schedule: `v = dilaksanakan, x = tidak`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rak_excel.model.definition_words import MarkWords
from rak_excel.vocabulary.marks import Mark, read_sign
from rak_excel.vocabulary.words import normalised, tidy

_LONGEST = 300
_OPENING = re.compile(r"^(?:(?:keterangan|ket|legenda|catatan|tanda)\b\W*)?(?=\S{1,5}\s*[=:])", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<glyph>[^\s=:,;]{1,5})\s*[=:]\s*(?P<meaning>[^=:]+?)\s*(?=$|[,;/|.\n]|\s[^\s=:,;]{1,5}\s*[=:])"
)
_NO = frozenset(
    [
        "tidak",
        "belum",
        "bukan",
        "batal",
        "dibatalkan",
        "tunda",
        "ditunda",
        "tanpa",
        "libur",
        "kosong",
        "realisasi",
        "terealisasi",
        "selesai",
        "lewat",
    ]
)
_YES = frozenset(
    [
        "dilaksanakan",
        "terlaksana",
        "pelaksanaan",
        "direncanakan",
        "rencana",
        "dijadwalkan",
        "jadwal",
        "terjadwal",
        "ya",
        "ada",
        "waktu",
        "target",
    ]
)
_PAST = frozenset({"sudah", "telah", "sdh"})
_PLANNED = frozenset({"direncanakan", "rencana", "dijadwalkan", "jadwal", "terjadwal", "ditetapkan"})


@lru_cache(maxsize=1024)
def read_legend(text: str, words: MarkWords) -> Mapping[str, str]:
    """What a line says of ticks and crosses, each in small letters with its meaning; empty where it is no legend."""
    line = tidy(text)
    if len(line) > _LONGEST or not ("=" in line or ":" in line):
        return {}
    opening = _OPENING.match(line)
    if not opening:
        return {}
    entries = [(match["glyph"], match["meaning"]) for match in _ENTRY.finditer(line, opening.end())]
    return {glyph.casefold(): meaning for glyph, meaning in entries if _is_glyph(glyph, words)}


def heads_legend(text: str) -> bool:
    """Whether a text stands above a legend and says nothing itself: `Keterangan:`."""
    return normalised(text) in {"keterangan", "ket", "legenda", "keterangan tanda", "catatan"}


def says_no(meaning: str) -> bool:
    """Whether a legend's words say that nothing is planned: `tidak dilaksanakan`, `realisasi`, `sudah dilaksanakan`."""
    words = {*normalised(meaning).split()}
    return bool(words & _NO) or (bool(words & _PAST) and not words & _PLANNED)


def says_yes(meaning: str) -> bool:
    """Whether a legend's words say that something is planned: `dilaksanakan`."""
    return not says_no(meaning) and not _YES.isdisjoint(normalised(meaning).split())


def _is_glyph(text: str, words: MarkWords) -> bool:
    sign = read_sign(text, words)
    return sign.mark in {Mark.TICK, Mark.CROSS, Mark.LETTER} and not text.isdecimal() and len(sign.glyph) in {1, 3}
