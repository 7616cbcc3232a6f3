"""Lines that printing, adding up and budgets put among the rows of a plan, and that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rak_excel.vocabulary.words import normalised

_PAGE = re.compile(
    r"(?:halaman|hal|page) (?:ke )?\d{1,3}(?: (?:dari|of) \d{1,3}| \d{1,3})?(?: halaman)?|\d{1,3} (?:dari|of) \d{1,3}"
)
_CONTINUED = re.compile(
    r"(?:lanjutan|sambungan|bersambung)(?: (?:ke|dari|tabel|halaman|hal|sebelumnya|berikutnya|\d{1,3})){0,4}"
)
_TOTAL = re.compile(
    r"(?:grand |sub )?(?:total|jumlah)(?: (?:total|keseluruhan|seluruhnya|semua|anggaran|angaran|pagu|biaya|i{1,3}|iv|v))*"
)
_BUDGET = ("anggaran", "pagu", "jumlah anggaran", "total anggaran", "biaya", "alokasi anggaran")
_BESIDE_BUDGET = frozenset({
    "no", "nomor", "kode", "program", "kegiatan", "sub kegiatan", "program kegiatan", "kegiatan program",
    "nama program", "nama kegiatan", "sasaran", "uraian", "output", "ro", "kro", "sumber dana", "keterangan", "ket",
})  # fmt: skip
_LONGEST = 40  # no such line is longer
_FEWEST = 2  # headings of a table


@lru_cache(maxsize=4096)
def is_page_line(text: str) -> bool:
    """Whether a line only numbers a page or says that the table goes on: `Halaman 2 dari 7`, `- 3 -`, `(lanjutan)`."""
    if len(text) > _LONGEST:
        return False
    words = normalised(text)
    dashed = text.strip().startswith("-") and text.strip().endswith("-") and words.isdecimal()
    return dashed or bool(_PAGE.fullmatch(words) or _CONTINUED.fullmatch(words))


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a cell heads a row that adds up those above it: JUMLAH, TOTAL ANGGARAN; never `Jumlah Laporan`."""
    return len(text) <= _LONGEST and bool(_TOTAL.fullmatch(normalised(text)))


def heads_budget(texts: Collection[str]) -> bool:
    """Whether these are the headings of a budget table: `NO`, `PROGRAM`, `ANGGARAN`."""
    words = [normalised(text) for text in texts]
    budget = [each for each in words if is_budget(each)]
    return (
        len(words) >= _FEWEST and bool(budget) and all(each in _BESIDE_BUDGET for each in words if each not in budget)
    )


def is_budget(text: str) -> bool:
    """Whether a column is headed for money: ANGGARAN, PAGU (Rp)."""
    words = f"{normalised(text)} "
    return any(words.startswith(f"{each} ") for each in _BUDGET)
