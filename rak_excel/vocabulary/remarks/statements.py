"""Sentences that tell something instead of naming work: reasons, and what does not take place."""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import YEAR
from rak_excel.vocabulary.basics.texts import begins_with, normalised

# A text that begins like this gives a reason or remark.
_REASONS = (
    "adapun", "bahwa", "berhubung", "dikarenakan", "disebabkan", "hal ini", "hal tersebut", "karena", "mengingat",
    "nihil", "oleh karena", "sehubungan dengan",
)  # fmt: skip
_REMARK = re.compile(r"\s*(?:catatan|keterangan|ket|penjelasan)\s*:", re.IGNORECASE)
_DONE = "ada|terdapat|mengadakan|melaksanakan|menyelenggarakan|diadakan|dilaksanakan|diselenggarakan"
_NOT_DONE = re.compile(rf"\b(?:tidak|belum|tak) (?:{_DONE}|menganggarkan|dianggarkan)\b")
# Before "tidak ada" these make it a part of other work: daerah yang tidak ada ..., memastikan tidak ada ...
_WITHIN = re.compile(r"\b(?:yang|apabila|jika|bila|kalau|agar|supaya|bahwa|apakah|karena|sehingga|untuk)\b")
# The first word of a text that names work: menyusun, penyusunan, terlaksananya, rapat, sosialisasi, monitoring.
_WORK = re.compile(
    r"(?:me[a-z]{4,}|pe[a-z]+an|ke[a-z]+an|ter[a-z]+nya|ber[a-z]{4,}|[a-z]+(?:asi|isi|ring)"
    r"|rapat|rakor|rakornis|raker|reviu|review|bimtek|survei|uji|cek|lelang|studi|supervisi|laporan|dokumen|daftar)"
)

# The two kinds of election, each by its names.
_ELECTIONS = {
    "pemilu": re.compile(r"\b(?:pemilu|pemilihan umum|pileg|pilpres)\b"),
    "pemilihan": re.compile(r"\b(?:pemilihan(?! umum)|pilkada|pemilukada|pilgub|pilbup|pilwali|pilwalkot|pilwako)\b"),
}
_NONE_HELD = re.compile(
    r"\b(?:tidak|tak) (?:ada|terdapat|mengadakan|melaksanakan|menyelenggarakan)\b(?P<what>(?: \w+){1,8})"
)
_CALLED_OFF = re.compile(r"\b(?P<what>(?:\w++ ){1,6})(?:tidak (?:diadakan|dilaksanakan|diselenggarakan)|ditiadakan)\b")
_YEAR = re.compile(rf"\b{YEAR}\b")
_NEAR_YEAR = 5  # words before a year that it belongs to


@remembered(8192)
def is_explanation(text: str) -> bool:
    """Whether a text certainly explains something and names no work: a reason, or that something is not done."""
    return bool(_REMARK.match(text) or begins_with(text, _REASONS) or _denies(normalised(text)))


def begins_as_work(text: str) -> bool:
    """Whether the first word of a text names work: `Rapat koordinasi`, `Penyusunan laporan`."""
    return _WORK.fullmatch(normalised(text).split(" ", 1)[0]) is not None


@remembered(8192)
def elections_called_off(text: str, year: int) -> frozenset[str]:
    """The kinds of election of which a text says that there is none in this year (or at all, where it names none)."""
    words = normalised(text)
    match = _NONE_HELD.search(words) or _CALLED_OFF.search(words) if _denies(words) else None
    if match is None:
        return frozenset()
    years = _YEAR.findall(match["what"])
    return _elections_in(match["what"]) if not years or str(year) in years else frozenset()


@remembered(4096)
def elections_of(text: str, year: int) -> frozenset[str]:
    """The kinds of election of this year that a text names: both of `Pemilu/Pemilihan Serentak Tahun 2020`."""
    named = frozenset[str]()
    *parts, _ = re.split(rf"\b{year}\b", normalised(text))
    for before in parts:
        named |= _elections_in(" ".join(_YEAR.split(before)[-1].split()[-_NEAR_YEAR:]))
    return named


def _elections_in(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _ELECTIONS.items() if pattern.search(words))


def _denies(words: str) -> re.Match[str] | None:
    """Where the sentence itself, and no part of it, says that something is not done."""
    match, first = _NOT_DONE.search(words), words.split(" ", 1)[0]
    if match is None or _WITHIN.search(words[: match.start()]):
        return None
    return None if _WORK.fullmatch(first) and not _elections_in(first) else match
