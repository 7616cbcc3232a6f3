"""Entries that stand for something else, as above or `lihat no. 1`, or for nothing yet; and the numbers of entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rak_excel.model import items_of
from rak_excel.model.items import BELOW, BULLET, LETTER, LOST_BULLET, NUMBER
from rak_excel.record import Record
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
_NUMBER_MEANT = r"\(?(?P<number>\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*|[IVX]{1,5}|[a-z])\)?"
_NUMBERED = re.compile(
    rf"^{_LED_IN}(?:{_SEE}|{_AS})\s+(?:(?:pada|di|ke|dengan)\s+)?(?P<named>(?:(?:{_NAMED})\s*)*){_NUMBER_MEANT}\.?(?:\s*(?:di\s*)?atas)?$",
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


class Reference(Record):
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


_PLAIN = re.compile(r"^[1-9]\d{0,2}[.)]?$")
# `No. 1`, `SS 1`, `Sasaran 1`.
_WORD = re.compile(r"^(?:(?:no|nomor)\b[\s.:]*|(?:ss?|sasaran(?: strategis)?)[\s.:-]*(?=\d))", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?P<number>\d{1,3})\s?[.)]{0,2}$")
# `1.1`, `1.a`, `1a.`, `1-1`, and `1,1`, which is how Excel keeps 1.1 where the decimal sign is a comma.
_BELOW = re.compile(
    r"^\(?(?P<number>\d{1,2})\s?(?:[.,/-]\s?(?P<nth>\d{1,2})|[.,/-]?\s?(?P<letter>[a-z]))(?:\.\d{1,2})*[.)]*$"
)
# `1-3`, which is 1.3 where a 1.2 comes before it, else objectives 1 to 3.
_PAIR = re.compile(r"^\(?(?P<first>\d{1,2})\s?(?P<sign>[.,/-])\s?(?P<last>\d{1,2})[.)]{0,2}$")
_ROMAN = re.compile(r"^\(?(?P<roman>x{0,3}(?:ix|iv|v?i{0,3}))[.)]{0,2}$", re.IGNORECASE | re.ASCII)
_LETTER = re.compile(r"^\(?(?P<letter>[A-Za-z])[.)]{0,2}$")
_IN_TEXT = re.compile(
    rf"^(?P<number>(?:{NUMBER}|\(?(?:[IVX]{{1,5}}|[A-Z])[.)]{{1,2}})(?:\s[.)])?)\s*(?P<text>(?:[^\W\d]|[\"“(]).*)$",
    re.DOTALL,
)
# `Sasaran 1: Meningkatnya ...`, as it heads a band of rows.
_SASARAN = re.compile(
    r"^(?:sasaran(?: (?:strategis|program|kegiatan|kinerja))?|ss)\s*(?P<number>\d{1,2}|[IVX]{1,5})\s*[:.)–-]\s*(?P<text>[^\W\d].*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_INDICATOR = re.compile(
    rf"^(?:{BELOW}(?=\s)|{NUMBER}|{LETTER}(?!\w\.))\s*(?P<text>(?:[^\W\d]|[%\"“(]|{BULLET}).*)$", re.DOTALL
)
_BULLETED = re.compile(
    rf"^(?:{BULLET}|{LOST_BULLET}|\d{{1,2}}/(?=\s))\s*(?P<text>(?:[^\W\d]|{NUMBER}|{BELOW}).*)$", re.DOTALL
)
_MOST_NUMBERS = 4  # before one indicator: • 1.1 Nilai
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


class Numbered(Record):
    """What an entry of the column NO says."""

    number: int | None = None  # of an objective
    below: bool = False  # whether it is of something below one, as `1.1` and a mere `a.` are
    roman: int | None = None  # what the same sign is in a column of Roman numbers
    letter: int | None = None  # or of letters
    plain: bool = False


@remembered(4096)
def read_number(text: str) -> Numbered:
    """What a text says as a number; nothing where it is none."""
    plain = bool(_PLAIN.match(text))
    text = _WORD.sub("", text)
    if match := _NUMBER.match(text):
        return Numbered(int(match["number"]), plain=plain)
    if match := _BELOW.match(text):
        return Numbered(int(match["number"]), below=match["nth"] != "0")
    roman, letter = _ROMAN.match(text), _LETTER.match(text)
    if not text or not (roman or letter):
        return Numbered()
    values = [_ROMAN_VALUES[each] for each in roman["roman"].casefold()] if roman else []
    return Numbered(
        roman=sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)) or None,
        letter=ord(letter["letter"].casefold()) - ord("a") + 1 if letter else None,
        below=bool(letter and letter["letter"].islower()),
    )


def spanning(texts: Iterable[str]) -> frozenset[str]:
    """Those entries of a column NO that name several numbers, `1-3`: no number below one leads up to the last of them."""
    pairs = [(text, match) for text in texts if (match := _PAIR.match(_WORD.sub("", text)))]
    named = [(text, int(match["first"]), int(match["last"]), match["sign"]) for text, match in pairs]
    known = {(first, last) for _, first, last, _ in named}
    return frozenset(
        text for text, first, last, sign in named if sign != "." and 0 < first < last and (first, last - 1) not in known
    )


def number_in_front(text: str) -> tuple[str, str]:
    """`1.` and the rest of `1. Meningkatnya ...`; no number where there is none, or where several lines have one."""
    match = _IN_TEXT.match(text) or _SASARAN.match(text)
    if match is None or any(_IN_TEXT.match(line.strip()) for line in text.splitlines()[1:]):
        return "", text
    return "".join(match["number"].split()), match["text"].strip()


@remembered(4096)
def indicators_in(text: str) -> tuple[str, ...]:
    """The indicators that a cell lists, without their numbers or bullets; the text itself where it lists none."""
    matches = [match for line in text.splitlines() if (match := _OF_INDICATOR.match(line.strip()))]
    if len(matches) > 1:
        return tuple(match["text"].strip() for match in matches)
    items = items_of(text)
    if len(items) > 1 and items[0].listed:
        return tuple(item.text for item in items)
    for _ in range(_MOST_NUMBERS):
        if whole := _OF_INDICATOR.match(text) or _BULLETED.match(text):
            text = whole["text"].strip()
    return (text,)
