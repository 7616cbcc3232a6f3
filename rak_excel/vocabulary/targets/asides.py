"""Words beside the number of a target, in brackets or not: the same again, another target, or what may change it."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto

from rak_excel.language import Text
from rak_excel.model import Definition, MeasureUnit, TargetKind
from rak_excel.model.target import MONTHS
from rak_excel.record import Record
from rak_excel.system.regexes import regex
from rak_excel.vocabulary.basics.numbers import MONTH_WORDS, YEAR, Numeral, is_year, leading_number, numeral
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.targets.lists import lists_periods, lists_things, names_a_document, names_what_is_counted
from rak_excel.vocabulary.targets.phrases import without_year
from rak_excel.vocabulary.targets.units import names_grade, read_unit


class AsideSays(Enum):
    """What words beside a number say of it."""

    SAME = auto()
    ANOTHER = auto()
    UNSURE = auto()


# Another version, kind, year or period than the target of this year, or that there is none.
_VERSIONS = (
    "semula|sebelum|sebelumnya|lama|awal|dasar|baseline|draf|draft|rancangan|tentatif|usul|usulan|diusulkan|"
    "realisasi|terealisasi|capaian|tercapai|prognosa|prognosis|proyeksi|perkiraan|estimasi|asumsi|menjadi|diubah|"
    "diganti|ganti|tahun lalu|lalu|depan|mendatang"
)
_NONE = (
    "tidak|bukan|belum|tanpa|batal|dibatalkan|salah|keliru|dihapus|hapus|dicoret|coret|ditunda|tunda|cek|dicek|periksa|"
    "konfirmasi|dikonfirmasi"
)
_PERIODS = (
    r"s\.?/?d\.?|sampai(?: dengan)?|hingga|(?:semester|smt|triwulan|tribulan|tw|caturwulan|kuartal|kw|quarter|q|tahap|"
    r"bulan|bln|minggu)(?:\s*ke)?[\s.-]*(?:[ivx]+|\d+|pertama|kedua|ketiga|keempat)|akhir (?!tahun)\w+|"
    f"{'|'.join(MONTH_WORDS)}"
)
# A list of voters may be `Daftar Pemilih Sementara` by its name.
_FOR_NOW = r"(?:^|(?<=target )|(?<=targetnya )|(?<=angka )|(?<=nilai )|(?<=masih )|(?<=bersifat ))sementara"
_ANOTHER = regex(rf"(?<!\w)(?:{_VERSIONS}|{_FOR_NOW}|{_NONE}|{_PERIODS}|{YEAR})(?!\w)|\?", re.IGNORECASE)
# That it is the target of the year, whosever, not `target bulanan`; what the number measures; how it came about.
_TARGET = r"(?:angka |nilai )?target(?:nya)?(?: (?!\w*(?:bulan|tri|semester|minggu|hari|lain|maksim|minim))\w+)*"
_WHOLE = "tahunan|setahun|kumulatif|akhir tahun|total|jumlah|rata-rata|dibulatkan|pembulatan|bulat"
_MEASURED = "kenaikan|peningkatan|penurunan|pertumbuhan"
_SAME = regex(rf"{_TARGET}|{_WHOLE}|{_MEASURED}|\W*", re.IGNORECASE)
_SCALE = regex(r"(?:pada |dalam |dari )?(?:skala|skor|level|indeks|rentang)\b", re.IGNORECASE)
_PERIOD = r"(?:hari|minggu|bulan|bln|bl|triwulan|tribulan|tw|semester|smt|caturwulan|kuartal|tahap|kegiatan)"
_PLACE = r"(?:provinsi|kabupaten|kota|kab|kecamatan|kec|desa|kelurahan|satker|tps|dapil|divisi|subbag)"
_GROUP = "angkatan|gelombang|kelompok|kelas|batch|sesi|regu|tim|orang|peserta|pegawai|paket|lokasi"
_NUMBER = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus|seribu"  # `dua per tiga`
_EACH = rf"\bper\s+(?!(?:{_NUMBER})\b)[^\W\d_]+|\bper(?:bulan|triwulan|semester|hari|minggu)|\bse(?:bulan|minggu|hari|triwulan)"
_RATE = regex(
    rf"(?P<unit>.*?)(?<![\s,;-])[\s,;-]*+(?P<rate>(?:/|\bper\b|\b(?:se)?tiap\b)\s*(?:\d+\s*)?(?:{_PERIOD}|{_PLACE}|{_GROUP})(?:nya)?|{_EACH}"
    r"|\b(?:se)?tiap\s+[^\W\d_]+|(?:@\s*\w*|\bmasing[\s-]*masing)(?:\s+\w+){0,12})\.?",
    re.IGNORECASE,
)
# Orang/Bulan is a unit of its own, desa/kelurahan one or the other; orang/angkatan is so many in each.
_WITH_MORE = regex(rf"orang|jam|hari|layanan|{_PLACE}", re.IGNORECASE)
_IN_GROUPS = regex(rf"/\s*(?:{_GROUP})", re.IGNORECASE)
_PART = r"(?:semester|smt|triwulan|tribulan|tw|caturwulan|kuartal|kw|tahap)(?:\s*ke)?[\s.-]*"
_NTH = r"(?:[ivx]+|\d+|pertama|kedua|ketiga|keempat)"
_WITH_PERIOD = regex(
    r"(?P<unit>(?:%|[^\W\d_]).*?)(?<![\s,;-])[\s,;-]++(?P<words>(?:(?:pada|untuk|di)\s+)?"
    rf"(?:akhir tahun|{_PART}{_NTH}(?:\s*(?:[-–,&/]|s\.?/?d\.?|dan|sampai)\s*(?:{_PART})?{_NTH})*))\.?",
    re.IGNORECASE,
)
_TIMES = {
    12: "bulan bln bl sebulan perbulan bulanan",
    4: "triwulan tribulan tw kuartal setriwulan pertriwulan triwulanan",
    2: "semester semesteran",
}
_PERIODS_OF_A_YEAR = {word: times for times, words in _TIMES.items() for word in words.split()}
_RHYTHM = regex(r"(?P<unit>\d+)?\s*(?:[^\W\d_]+\s+)?(?P<rate>bulanan|triwulanan|semesteran)", re.IGNORECASE)
_NUMBERS = regex(r"\d+(?:,\d+)?")


def what_is_said(words: str, value: Decimal, *, counted: bool = False) -> AsideSays:
    """What words beside a number say of it; its parts, periods and the names `counted` are the same: `4 (TW I-IV)`."""
    named = counted and (lists_things(words, value) or names_a_document(words, value))
    if named or words == str(value) or lists_periods(words, value):
        return AsideSays.SAME
    if _ANOTHER.search(words) or any("%" in line and _NUMBERS.search(line) for line in words.split("\n")):
        return AsideSays.ANOTHER
    if _SAME.fullmatch(without_year(words)) or not without_year(f"- {words}").strip(" -"):
        return AsideSays.SAME
    parts = [Decimal(each.replace(",", ".")) for each in _NUMBERS.findall(words)]
    same = adds_up(words, value) or (len(parts) > 1 and sum(parts) == value)
    named = counted and names_what_is_counted(words, value)
    return AsideSays.SAME if same or named else AsideSays.UNSURE


def adds_up(rate: str, value: Decimal) -> bool:
    """Whether a number is what comes together in a year: 12 of `/bulan`, 4 of `1 laporan per triwulan`."""
    match = _RATE.fullmatch(rate) or _RHYTHM.fullmatch(rate)
    each = _NUMBERS.match(match["unit"] or "") if match else None
    said = re.findall(r"[^\W\d_]+", match["rate"]) if match else []
    times = _PERIODS_OF_A_YEAR.get(said[-1].casefold()) if said else None
    return times is not None and value == times * Decimal(each[0].replace(",", ".") if each else 1)


def names_scale(words: str) -> bool:
    """Whether words say on which scale a number is: `skala 0-5`."""
    return _SCALE.match(words) is not None


def without_rate(unit: str) -> tuple[str, str]:
    """A unit without how often it is due, and that: `Laporan/bulan` is `Laporan` and `/bulan`; '' where it is not said."""
    match = _RATE.fullmatch(unit)
    if not match or (_WITH_MORE.match(match["unit"]) and not _IN_GROUPS.match(match["rate"])):
        return unit, ""
    return match["unit"], match["rate"]


def without_period(unit: str) -> tuple[str, str]:
    """A unit without the period behind it, and that: `Laporan TW IV` is `Laporan` and `TW IV`; '' where none is named."""
    match = _WITH_PERIOD.fullmatch(unit)
    return (match["unit"], match["words"]) if match else (unit, "")


ANOTHER_ONE = Text(
    'Karena ada keterangan "{said}", ini bisa jadi bukan target tahun ini. Tulis target tahun ini saja di sini.',
    'With the remark "{said}" this may not be the target of this year. Write the target of this year alone here.',
)
ASIDE = Text(
    'Keterangan "{said}" bisa mengubah targetnya. Tulis target setahun di sini dan keterangannya di luar sel ini.',
    'The remark "{said}" may change the target. Write the target of the year here, and the remark outside this cell.',
)
_DIGITS = regex(r"-?\d[\d.,]*")
_SPACED = regex(r"^(-?\d{1,3})((?: \d{3})+)(?![\d.,])")  # `1 250 Orang`
_MONTHS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}


class Remark(Record):
    """What brackets say: `number` and `unit` as far as they repeat what stands outside, both blank for other `words`."""

    number: Decimal | None = None
    unit: MeasureUnit | None = None
    unit_text: str = ""
    words: str = ""

    def repeats(self, unit: MeasureUnit | None) -> bool:
        """Whether its number is one of this unit: in `12 bulan (1 tahun)` it is not."""
        return self.number is not None and (self.unit is None or unit is None or self.unit.id == unit.id)

    def says(self, value: Decimal, unit: MeasureUnit | None) -> AsideSays:
        """What it says of a number of this unit: the same again, another, or what may change it."""
        if self.number is None:
            counted = unit is not None and unit.kind is TargetKind.COUNT
            return what_is_said(self.words, value, counted=counted) if self.words else AsideSays.SAME
        if self.is_another(unit):
            return AsideSays.ANOTHER
        whole_year = self.number in {1, value} and _months(self.number, self.unit) == MONTHS
        same = self.repeats(unit) or whole_year or _months(self.number, self.unit) == _months(value, unit) is not None
        return AsideSays.SAME if same or adds_up(self.words, value) else AsideSays.UNSURE

    def is_another(self, unit: MeasureUnit | None) -> bool:
        """Whether it is a target of its own: `1 Laporan (100%)`."""
        kinds = {each.kind for each in (self.unit, unit) if each}
        return self.number is not None and len(kinds) == 2 and TargetKind.PERCENT in kinds


def _months(number: Decimal, unit: MeasureUnit | None) -> Decimal | None:
    months = _MONTHS.get(unit.id) if unit else None
    return number * months if months else None


def first_number(text: str) -> tuple[Numeral, str] | None:
    """The number that a text begins with, in digits or words, and what follows it."""
    text = _SPACED.sub(lambda match: match[0].replace(" ", "."), text)
    if digits := _DIGITS.match(text):
        said = numeral(digits[0])
        return (said, text[digits.end() :]) if said else None
    number, rest = leading_number(text)
    return (Numeral(number), rest) if number is not None else None


def read_remark(text: str, definition: Definition) -> Remark:
    """What brackets hold."""
    own = [normalised(each) for each in definition.targets.number_words]
    if normalised(text) in own:
        return Remark(Decimal(own.index(normalised(text)) + 1))
    if names_grade(text, definition):
        return Remark()
    if is_year(text):
        return Remark(words=text)
    said = first_number(text)
    unit_text = said[1].strip() if said else text
    unit = read_unit(unit_text, definition)
    if said and (unit.unit or not unit_text):
        return Remark(said[0].value, unit.unit, unit_text, text)
    if said is None and unit.unit and unit.known:
        return Remark(None, unit.unit, unit_text)
    return Remark(words=text)
