"""What the headings of columns of money say: a source, a year in words, a total, or a period of the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rak_excel.model import Definition
from rak_excel.model.target import QUARTERS
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, PLANNED
from rak_excel.vocabulary.basics.numbers import FACTORS, YEARS, heading_factor, number_in
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import bare_heading
from rak_excel.vocabulary.headings.period_targets import periods_below, periods_of_year, says_up_to

_REGION = r"(?: (?:i{1,2}|provinsi|prov|kabupaten|kota|kab|kab kota))?"
_SOURCES = (
    rf"(?:apbn(?:p| p)?|apbd(?:p| p)?{_REGION}|apbdes|apb desa|hibah(?: (?:luar|dalam) negeri)?|dak(?: (?:non ?)?fisik)?|dau|"
    rf"dana (?:desa|bagi hasil|alokasi (?:umum|khusus)|dekonsentrasi|tugas pembantuan)|dbh(?: ?cht)?|did|dif|pad|silpa|bok|pajak rokok|"
    rf"(?:bankeu|bantuan keuangan){_REGION}|bantuan (?:provinsi|prov)|pnbp|blud?|phln|rm|csr|swasta(?: masyarakat)?)"
)
_IN_RUPIAH = r"(?: (?:rp|rupiah))?"
_SOURCE = re.compile(_SOURCES + _IN_RUPIAH)
_OF_REGIONS = frozenset({"dak", "dau", "dbh", "dbhcht", "did", "dif", "bok"})
_WITHIN = {
    "apbd": _OF_REGIONS | {"pad", "blud", "silpa", "pajak", "bankeu", "bantuan"},
    "apbn": _OF_REGIONS | {"rm", "pnbp", "phln", "blu"},
}
_MONEY = (
    r"(?:rencana|alokasi|kebutuhan|perkiraan|usulan|jumlah|besaran?|nilai|anggaran|pagu|indikatif|murni|belanja|biaya|dana|dan|sumber|"
    r"rupiah|rp)"
)
_OF_SOURCE = re.compile(rf"(?:{_MONEY} )*{_SOURCES}(?: {_MONEY})*")
_PART = re.compile(
    rf"(?:(?:tahun|ta|t a) )?(?:{YEARS.pattern})|(?:{_SOURCES}|jumlah|total){_IN_RUPIAH}|rp|rupiah|lain(?: |-)?lain|lainnya"
)
_TOTAL = re.compile(r"\b(?:jumlah|total)\b")
_MONEY_WORD = re.compile(rf"\b(?:{_MONEY}|target)\b\.?", re.IGNORECASE)
_FACTOR = rf"(?:{'|'.join(FACTORS)})(?:an)?"
_NOUGHTS = r"rp\.?\s?[x×]?\s?(?:1[.,]?)?000"
# What says how amounts are counted, with the brackets around it: (Rp. Juta), dalam ribuan rupiah, (Rp 000).
_COUNTED_IN = re.compile(
    rf"\([^()]*\b(?:{_FACTOR}|{_NOUGHTS})\b[^()]*\)"
    rf"|(?:\bdalam\s)?(?:\brp\.?\s?)?\b(?:{_FACTOR}|{_NOUGHTS})\b(?:\s(?:rp\.?|rupiah))?|\(rp\.?\)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?:(?:pagu|anggaran|alokasi|kebutuhan|rencana|indikatif|total|jumlah|tahun|ta|rp|rupiah|{YEARS.pattern}) ?)+"
)
_IN_PERCENT = re.compile(r"(?<!\d)(?<!\d )%|\b(?:persen|prosen|persentase)\b", re.IGNORECASE)
_OVER_SOURCES = re.compile(r"\b(?:sumber (?:dana|anggaran|pembiayaan|pendanaan)|pendanaan|pembiayaan)\b")
_SPENT, _RUPIAH = frozenset({"anggaran", "pagu", "biaya", "dana"}), frozenset({"rp", "rupiah"})
_OTHER_YEARS = re.compile(r"\b(?:tahun|ta|thn) (?:lalu|sebelumnya|kemarin|depan|mendatang|berikutnya)\b")
_MOST_WORDS = 12  # of a heading that names a period
_ROMANS = ("i", "ii", "iii", "iv")
_THIS_YEAR = re.compile(r"\b(?:tahun|ta|thn) (?:ini|berjalan)\b")


def plans_money(texts: Iterable[str]) -> bool:
    """Whether headings are of what is to be spent: ANGGARAN over TW I, TW I (Rp); no TARGET TW I (Rp), and nothing that was spent."""
    words = {word for text in texts for word in normalised(text).split()}
    if "realisasi" in words or (words & ACHIEVED and not words & PLANNED):
        return False
    return bool(words & _SPENT or (words & _RUPIAH and "target" not in words))


def says_rupiah(texts: Iterable[str]) -> bool:
    """Whether headings say that what stands below is money: APBD (Rp juta)."""
    return any(not _RUPIAH.isdisjoint(normalised(text).split()) for text in texts)


@remembered(4096)
def in_rupiah(heading: str) -> str:
    """The heading of amounts that are written in rupiah: `PAGU (Rp)` for `PAGU (Rp. Juta)`; the same where it says no factor."""
    if heading_factor(heading) == 1:
        return heading
    without = " ".join(_COUNTED_IN.sub(" ", heading).split())
    return f"{without if without and heading_factor(without) == 1 else 'ANGGARAN'} (Rp)"


@remembered(4096)
def _without_rupiah(text: str) -> str:
    """A heading as it is compared, without what its amounts are counted in."""
    return normalised(_COUNTED_IN.sub(" ", text))


def is_source(text: str) -> bool:
    """Whether a heading is a source of money and nothing else: APBD, APBD (Rp juta)."""
    return _SOURCE.fullmatch(_without_rupiah(text)) is not None


def is_of_source(text: str) -> bool:
    """Whether a heading says of which source the money is: DAK, ANGGARAN APBN."""
    return _OF_SOURCE.fullmatch(_without_rupiah(text)) is not None


def is_part_of_money(text: str) -> bool:
    """Whether a heading below a wider one of money says which it is: 2026, APBD, JUMLAH (Rp)."""
    return _PART.fullmatch(normalised(text)) is not None or _PART.fullmatch(_without_rupiah(text)) is not None


def heads_sources(text: str) -> bool:
    """Whether a heading stands over columns of money by source: SUMBER DANA."""
    return _OVER_SOURCES.search(normalised(text)) is not None


def is_whole(text: str) -> bool:
    """Whether a heading is of the budget and of nothing in particular: PAGU INDIKATIF, ANGGARAN 2026 (Rp)."""
    return _WHOLE.fullmatch(_without_rupiah(text)) is not None


def counts_percent(texts: Iterable[str]) -> bool:
    """Whether headings say that percentages stand below: ANGGARAN (%); not PAGU SETELAH EFISIENSI 50%."""
    return any(_IN_PERCENT.search(text) for text in texts)


def says_total(text: str) -> bool:
    return _TOTAL.search(normalised(text)) is not None


def says_other_year(texts: Sequence[str]) -> bool:
    """Whether headings are of the year before or after: ANGGARAN TAHUN LALU."""
    return any(_OTHER_YEARS.search(normalised(text)) for text in texts)


def says_this_year(texts: Sequence[str]) -> bool:
    """Whether headings are of the plan's own year in words: ANGGARAN TAHUN INI."""
    return any(_THIS_YEAR.search(normalised(text)) for text in texts)


@remembered(4096)
def money_periods(texts: tuple[str, ...], definition: Definition) -> Mapping[int, int]:
    """The period that headings of money name, by how many a year has: `Rencana Anggaran TW I`, II below ANGGARAN PER TRIWULAN,
    or ANGGARAN below TW I.
    """
    said = [words for text in texts if (words := _MONEY_WORD.sub(" ", bare_heading(text)).strip(" -–:/"))]
    if not said:
        return {}
    *wider, own = said
    if number_in(compact(own)) is None:
        return _period_in(own.split(), definition)
    if not wider and len(texts) > 1 and compact(own) in _ROMANS:  # below ANGGARAN alone
        return {QUARTERS: _ROMANS.index(compact(own)) + 1}
    return next(filter(None, (periods_below(text, own, definition) for text in reversed(wider))), {})


def _period_in(words: Sequence[str], definition: Definition) -> Mapping[int, int]:
    """The period that words begin or end with, none of them a number alone: `Kas TW I`, `TW I Keuangan`."""
    if len(words) > _MOST_WORDS:
        return {}
    ends = (" ".join(words[at:]) for at in range(len(words)))
    begins = (" ".join(words[:at]) for at in range(len(words) - 1, 0, -1))
    named = (each for each in (*ends, *begins) if number_in(compact(each)) is None)
    return next(filter(None, (periods_of_year(each, definition) for each in named)), {})


def are_sources(names: Sequence[str]) -> bool:
    """Whether columns called so are each of a source of its own, so that they make up a budget: APBN and APBD."""
    return bool(names) and len(set(map(compact, names))) == len(names) and all(map(is_of_source, names))


def lies_within(name: str, others: Iterable[str]) -> bool:
    """Whether the source that a heading names may be a part of one that others name: DAK of APBD."""
    words = {word for other in others if other != name for word in normalised(other).split()}
    own = set(normalised(name).split())
    return any(own & inner and words & {wider} for wider, inner in _WITHIN.items())


def are_of_all_periods(headings: Sequence[tuple[str, ...]], definition: Definition) -> bool:
    """Whether columns headed so have the money of each period of a year by itself, and of none twice."""
    if any(says_up_to(texts) or says_other_year(texts) for texts in headings):
        return False
    periods = [money_periods(texts, definition) for texts in headings]
    counts = {count for own in periods for count in own}
    return any(sorted(own.get(n, 0) for own in periods) == list(range(1, n + 1)) for n in counts)
