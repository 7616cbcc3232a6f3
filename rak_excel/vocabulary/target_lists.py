"""What is listed beside the number of a target: the periods in which it is due, or the things that it counts.

`4 Laporan (TW I-IV)` and `2 Dokumen (RKA dan DIPA)` say once more what the number says.
"""

from __future__ import annotations

import re
from decimal import Decimal

from rak_excel.model.schedule import MONTHS
from rak_excel.vocabulary.counting import COUNTED, number_in
from rak_excel.vocabulary.heading_words import EARLIER_VERSION, LATER_VERSION, MOVED
from rak_excel.vocabulary.months import MONTH_WORDS
from rak_excel.vocabulary.schedule_spelling import KINDS
from rak_excel.vocabulary.up_to import UP_TO
from rak_excel.vocabulary.withdrawn import remarks_unsettled, says_withdrawn
from rak_excel.vocabulary.words import normalised

_PARTED = re.compile(r"\s*(?:(?:[,;&+/\n]|\b(?:dan|serta)\b)\s*)+", re.IGNORECASE)
_RANGE = re.compile(rf"\s*{UP_TO}\s*", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?![ivx]+$)(?P<kind>[a-z]+?)[\s.-]*)?(?:ke[\s-]*)?(?P<number>\d{1,2}|[ivx]+|(?:ke)?(?:satu|dua|tiga|empat)|pertama)"
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
_NAME = re.compile(r"[A-Z]\w*(?:[ -](?:[A-Z]\w*|\d+|dan|atas|untuk|di|ke))*")
_ABBREVIATION = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9-]{1,9}")
_SEVERAL = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")


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
            ranged, ends = True, _between(ends)
        found += ends
    return found, ranged


def _period(text: str, each: int) -> range | None:
    """The months of `Juni`, `TW I`, or of `II` behind a period of `each` months."""
    text = text.strip(" .").removeprefix("bulan ")
    if month := MONTH_WORDS.get(text):
        return range(month, month + 1)
    match = _PERIOD.fullmatch(text)
    if not match:
        return None
    each = KINDS.get(match["kind"], 0) if match["kind"] else each
    number = number_in(match["number"]) or COUNTED.get(match["number"], 0)
    return range((number - 1) * each + 1, number * each + 1) if each and 1 <= number <= MONTHS // each else None


def _between(ends: list[range]) -> list[range]:
    first, last = ends[0], ends[-1]
    each = len(first)
    return [range(begin, begin + each) for begin in range(first.start, last.stop, each)]


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
