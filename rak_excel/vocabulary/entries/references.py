"""Texts that stand for what is written elsewhere: `lihat no. 1`, `sama dengan kegiatan 1.1`, `sda no. 2`, `terlampir`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import tidy

_LONGEST = 80  # letters; what goes on longer says more than where to look
_AS = r"(?:sama|serupa)\s+(?:dengan|dgn|seperti|spt|dg)|idem|ibid|s\.?\s?d\.?\s?a\.?|seperti|sebagaimana|sesuai"
_SEE = r"lihat|lht\.?|vide"
_NAMED = r"kegiatan|aktivitas|aksi|rencana aksi|indikator|sasaran|program|nomor|no\.?|baris|urut(?:an)?|poin|point|angka|butir|huruf"
_LED_IN = r"(?:kegiatan(?:nya)?\s+)?"
_PLACE = (
    r"lampiran|kegiatan|rencana aksi|indikator|sasaran|program|keterangan|catatan|dokumen|file|sheet|lembar|tabel|kolom|"
    r"baris|halaman|hal\.|nomor|no\.?|poin|point|angka|butir|huruf|atas|bawah|sebelumnya|berikut"
)
_NUMBER = r"\(?(?P<number>\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*|[IVX]{1,5}|[a-z])\)?"
_NUMBERED = re.compile(
    rf"^{_LED_IN}(?:{_SEE}|{_AS})\s+(?:(?:pada|di|ke|dengan)\s+)?(?P<named>(?:(?:{_NAMED})\s*)*){_NUMBER}\.?(?:\s*(?:di\s*)?atas)?$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    rf"^{_LED_IN}(?:(?:{_SEE})\s+(?:(?:pada|di|ke|dalam|daftar)\s*)*(?:{_PLACE})(?!\w).*"
    r"|sama\s+(?:dengan|dgn|seperti)\s+\S.*|(?:daftar |data |dokumen |rincian )?terlampir|sesuai lampiran\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MAY_BEGIN = re.compile(
    r"\b(?:lihat|lht|vide|sama|serupa|idem|ibid|s\.?\s*d\.?\s*a|seperti|sebagaimana|sesuai|terlampir)\b", re.IGNORECASE
)

# How such a text begins, and one that is as above in part: for formulas, which know no patterns.
BEGINNINGS = (
    "sda ", "s.d.a", "idem", "sama ", "lihat ", "terlampir", "data terlampir", "daftar terlampir", "dokumen terlampir",
    "rincian terlampir", "sesuai lampiran",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a text points: at a number as it is written, `1.1`, and of what it is said to be; '' where it only points."""

    number: str = ""
    named: frozenset[str] = frozenset()


def may_point(text: str) -> bool:
    """Whether a text has a word with which a reference begins; without one none of its items is a reference."""
    return _MAY_BEGIN.search(tidy(text)) is not None


@remembered(4096)
def reference_in(text: str) -> Reference | None:
    """Where a text points that says nothing else; None for any other text."""
    shown = tidy(text)
    if len(shown) > _LONGEST or "\n" in shown:
        return None
    if match := _NUMBERED.match(shown):
        words = frozenset(re.findall(r"[a-z]+", match["named"].casefold()))
        if words or not match["number"].isalpha():  # `seperti A` says nothing of a list
            return Reference(match["number"].casefold(), words)
    return Reference() if _ELSEWHERE.match(shown) else None
