"""Entries that stand for something else: "as above", `lihat no. 1`, or work that is not known yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rak_excel.model.items import LETTER, NUMBER
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, tidy

_LONGEST_REFERENCE = 80  # letters; what goes on longer says more than where to look
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
    if len(shown) > _LONGEST_REFERENCE or "\n" in shown:
        return None
    if match := _NUMBERED.match(shown):
        words = frozenset(re.findall(r"[a-z]+", match["named"].casefold()))
        if words or not match["number"].isalpha():  # `seperti A` says nothing of a list
            return Reference(match["number"].casefold(), words)
    return Reference() if _ELSEWHERE.match(shown) else None


SHOWN = ("sda", "idem")
_LONGEST = 30  # no ditto is longer; most cells are
# As they are compared, letters alone: `s.d.a.`, `s d a`. Not `s.d.`, which is "up to".
_WORDS = frozenset(
    compact(each)
    for each in (
        "sda", "idem", "id", "ibid", "ditto", "sama", "sama dengan atas", "sama dengan di atas", "sama seperti di atas",
        "sama seperti atas", "seperti di atas", "seperti tersebut di atas", "sebagaimana di atas", "sesuai di atas",
        "kegiatan sama", "kegiatan sama dengan di atas", "lihat atas", "lihat di atas", "lihat kegiatan di atas", "sama dengan kegiatan di atas", "seperti kegiatan di atas",
        "sama dengan yang di atas", "sama dengan sebelumnya", "sama seperti sebelumnya",
    )
)  # fmt: skip
_SIGN = re.compile(r"""^[\s.\-–—_]*(?:"|''|〃|[“”„″‟]|‘‘|’’|,,)[\s."'\-–—_〃“”„″‟‘’,]*$""")
_STROKES = re.compile(r"^[\s.\-–—_]*//[\s.\-–—_/]*$")
# `sda dan evaluasi`, `1. sda`: partly as above. In capitals SDA may be a name.
_PARTLY = re.compile(
    rf"^[^\w\n]*(?:(?:{NUMBER}|{LETTER})\s*)?(?:sda|Sda|s\.\s?d\.\s?a\b\.?|[Ii]dem|IDEM)(?!\w)", re.MULTILINE
)
_TELLING = ("sda", "Sda", "s.d", "s. d", "dem", "DEM")


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above: `sda`, `s.d.a.`, `idem`, `-"-`, `〃`."""
    return len(text) <= _LONGEST and _is_ditto(text)


def is_partly_ditto(text: str) -> bool:
    """Whether a line of a cell begins with such a word and the cell says more: `sda dan evaluasi`."""
    if not any(word in text for word in _TELLING):  # most texts: quicker than the pattern
        return False
    return not is_ditto(text) and bool(_PARTLY.search(text)) and reference_in(text) is None


@remembered(4096)
def _is_ditto(text: str) -> bool:
    shown = tidy(text)
    return compact(shown) in _WORDS or bool(_SIGN.match(shown)) or bool(_STROKES.match(shown))


STILL = "masih"  # may stand before each
# As they are compared: letters alone.
WORDS = (
    "tbd", "tba", "dst", "dsb", "dll", "danseterusnya", "danlainlain", "menyusul", "belumada", "belumditentukan",
    "belumditetapkan", "belumdiisi", "belumdiketahui",
)  # fmt: skip
_CROSSED = re.compile("x{2,}")


def says_not_yet(text: str) -> bool:
    """Whether a cell says no more than that: `(menyusul)`, `xxx`, `masih belum ditentukan`."""
    said = compact(text)
    return said.removeprefix(STILL) in WORDS or _CROSSED.fullmatch(said) is not None
