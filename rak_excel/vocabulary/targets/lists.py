"""What is listed beside a target's number: `4 Laporan (TW I-IV)`, or what it counts, `2 Dokumen (RKA dan DIPA)`."""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.model.target import MONTHS
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.heading_words import EARLIER_VERSION, LATER_VERSION, MOVED
from rak_excel.vocabulary.basics.numbers import COUNTED, MONTH_WORDS, UP_TO, number_in
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.remarks.withdrawn import remarks_unsettled, says_withdrawn
from rak_excel.vocabulary.schedules.spelling import KINDS

_PARTED = regex(r"(?:(?<!\s)[^\S\n]++)?+(?:(?:[,;&+/\n]|\b(?:dan|serta)\b)\s*+)++", re.IGNORECASE)
_RANGE = regex(rf"(?:(?<!\s)\s++)?+{UP_TO}\s*+", re.IGNORECASE)
_PERIOD = regex(
    r"(?:(?![ivx]+$)(?P<kind>[a-z]+?)[\s.-]*)?(?:ke[\s-]*)?(?P<number>\d{1,2}|[ivx]{1,9}|(?:ke)?(?:satu|dua|tiga|empat)|pertama)"
)

# Of how many places or how much, another version, or how it stands with it: no names of what is counted.
_NO_NAMES = frozenset(
    {
        *EARLIER_VERSION, *LATER_VERSION, *MOVED,
        "target", "realisasi", "capaian", "nasional", "provinsi", "kabupaten", "kota", "kecamatan", "desa",
        "kelurahan", "satker", "divisi", "per", "setiap", "tiap", "masing", "minimal", "maksimal", "minimum",
        "maksimum", "bulanan", "triwulanan", "semesteran", "mingguan", "harian", "kurang", "lebih", "sisa",
        "tambahan", "opsional",
        "pending", "tba", "tbd", "tbc", "nihil", "kosong", "stop", "ulang", "lanjutan", "simpan", "sedang",
        "belum", "sudah", "masih", "akan", "dalam", "menunggu", "perlu", "hanya", "khusus", "termasuk", "jika",
        "bila", "apabila", "mohon", "lihat", "sesuai", "selain", "kecuali",
    }
)  # fmt: skip
_NAME = regex(r"[A-Z]\w*(?:[ -](?:[A-Z]\w*|\d+|dan|atas|untuk|di|ke))*")
_ABBREVIATION = regex(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9-]{1,9}")
_SEVERAL = regex(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_OPPOSITES = (
    frozenset({"awal", "akhir"}),
    frozenset({"awal tahun", "akhir tahun"}),
    frozenset({"awal", "tengah", "akhir"}),
    frozenset({"draf", "final"}),
    frozenset({"draft", "final"}),
    frozenset({"rancangan", "final"}),
    frozenset({"baseline", "endline"}),
)
"""Words that together name the first and the last of some things, not a change from one to the other."""

_NO_KINDS = frozenset({*_NO_NAMES, "versi", "tidak", "bukan", "tanpa", "batal", "salah", "angka", "nilai"})
_PARTS = regex(r"(?:tahap|gelombang|angkatan|termin|putaran|batch)\b[\s.-]*(?P<numbers>.+)", re.IGNORECASE)
_PART_AGAIN = regex(r"\b(?:tahap|gelombang|angkatan|termin|putaran|batch|ke)\b[\s.-]*", re.IGNORECASE)
_DOCUMENTS = frozenset({"laporan", "dokumen", "naskah", "surat", "keputusan", "buku", "berita", "rekapitulasi"})
_OF_RESULTS = frozenset({"realisasi", "capaian"})


def lists_periods(words: str, value: Decimal) -> bool:
    """Whether words name periods that make up the year, or a list of as many as the value: `2 Kali (Juni dan Desember)`."""
    periods, ranged = _periods(words)
    months = {month for period in periods for month in period}
    if len(months) == MONTHS:
        return True
    short = len(periods) > 1 or all(len(period) == 1 for period in periods)
    return bool(periods) and short and not ranged and len(set(periods)) == value


def _periods(words: str) -> tuple[list[range], bool]:
    """The periods that words name, each as its months, and whether as a range; none where they say anything else."""
    found: list[range] = []
    ranged, each = False, 0
    for entry in _PARTED.split(words.casefold().strip(" .")):
        ends: list[range] = []
        for end in _RANGE.split(entry):
            period = _period(end, each)
            if period is None:
                return [], False
            each = len(period)
            ends.append(period)
        if len(ends) > 1:
            ranged, first, last = True, ends[0], ends[-1]
            ends = [range(begin, begin + len(first)) for begin in range(first.start, last.stop, len(first))]
        found += ends
    return found, ranged


def _period(text: str, each: int) -> range | None:
    """The months of `Juni`, `TW I`, or of `II` behind a period of `each` months."""
    text = text.strip(" .").removeprefix("bulan ")
    if month := MONTH_WORDS.get(text):
        return range(month, month + 1)
    if not (match := _PERIOD.fullmatch(text)):
        return None
    each = KINDS.get(match["kind"], 0) if match["kind"] else each
    number = number_in(match["number"]) or COUNTED.get(match["number"], 0)
    return range((number - 1) * each + 1, number * each + 1) if each and 1 <= number <= MONTHS // each else None


def lists_things(words: str, value: Decimal) -> bool:
    """Whether words list as many things as are counted, whatever they are called: Laporan Awal dan Laporan Akhir; Tahap I dan II."""
    if match := _PARTS.fullmatch(words.strip(" .")):
        return _count_parts(match["numbers"]) == value
    entries = [normalised(each).split() for each in _PARTED.split(words.strip(" ."))]
    firsts, texts = {each[0] for each in entries if each}, {" ".join(each) for each in entries}
    if len(entries) < 2 or len(texts) != value or not all(entries):
        return False
    if any(letter.isdigit() or letter in "%?" for text in texts for letter in text):
        return False
    if any(texts == {*pair} for pair in _OPPOSITES):
        return True
    return len(firsts) == 1 and firsts.isdisjoint(_NO_KINDS) and all(len(each) > 1 for each in entries)


def _count_parts(text: str) -> int:
    """How many parts are numbered: 2 of `I dan II`, 3 of `1-3`; 0 where anything else is said."""
    count = 0
    for entry in _PARTED.split(_PART_AGAIN.sub("", text)):
        ends = [number_in(end) or COUNTED.get(end.casefold(), 0) for end in _RANGE.split(entry)]
        if 0 in ends or ends != sorted(ends):
            return 0
        count += ends[-1] - ends[0] + 1
    return count


def names_a_document(words: str, value: Decimal) -> bool:
    """Whether words are the name of the one document that is counted: 1 Dokumen (Laporan Realisasi Anggaran)."""
    said = normalised(words).split()
    named = value == 1 and _SEVERAL.fullmatch(words) is not None and said[0] in _DOCUMENTS
    return named and _NO_KINDS.isdisjoint(set(said) - _OF_RESULTS) and not says_withdrawn(words)


def names_what_is_counted(words: str, value: Decimal) -> bool:
    """Whether words name the things that are counted: as many names as the value, or an abbreviation alone."""
    entries = _PARTED.split(words.strip(" ."))
    if not all(_NAME.fullmatch(each) for each in entries):
        return False
    if len(entries) > 1:
        return len(set(entries)) == value
    if says_withdrawn(words) or not _NO_NAMES.isdisjoint(normalised(words).split()):
        return False
    short = _ABBREVIATION.fullmatch(words) and not remarks_unsettled(f"({words})")
    return bool(short or (value == 1 and _SEVERAL.fullmatch(words)))
