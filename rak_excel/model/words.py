"""The words that a template definition lists: what an agency calls things, and how people write them."""

from __future__ import annotations

import datetime

import msgspec

from rak_excel.model.target import TargetKind
from rak_excel.record import Record


class TomlTable(Record, eq=False, forbid_unknown_fields=True, kw_only=True):
    """Compared and hashed by identity: a definition is loaded once, and much is remembered for it."""


class MeasureUnit(TomlTable):
    """A unit of measure. `id` is what JSON shows, `label` what is written in a cell: `laporan`, `Laporan`."""

    id: str
    kind: TargetKind
    label: str
    spellings: tuple[str, ...] = ()


class TargetWords(TomlTable):
    """What targets are made of, and what the dropdowns offer for each kind."""

    units: tuple[MeasureUnit, ...]
    opinions: tuple[str, ...]  # best first
    predicates: tuple[str, ...]  # best first
    percentages: tuple[str, ...]
    counts: tuple[str, ...]  # numbers offered before a unit: "1", "2"
    numbers: tuple[str, ...]
    first_words: dict[str, tuple[TargetKind, ...]]  # "Persentase" -> (percent,)
    not_measures: tuple[str, ...]  # first words of sentences that measure nothing: "Terlaksananya"
    spelled_out: dict[str, tuple[str, ...]] = {}  # opinions and predicates in full: WTP, Wajar Tanpa Pengecualian
    number_words: tuple[str, ...] = ()  # one, two, three of another language than Indonesian


class HeadingWords(TomlTable):
    """What people write above the columns; compared without case, spaces, dots, slashes and brackets."""

    number: tuple[str, ...]
    objective: tuple[str, ...]
    indicator: tuple[str, ...]
    target: tuple[str, ...]
    activity: tuple[str, ...]
    schedule: tuple[str, ...]
    executor: tuple[str, ...]
    unused: tuple[str, ...]  # met in the field, and no part of the plan
    unit: tuple[str, ...] = ()  # of the unused ones, those of the unit that belongs to a number beside it


class MarkWords(TomlTable):
    ticks: tuple[str, ...]
    blanks: tuple[str, ...]
    written: str  # the tick that we write


class SheetNames(TomlTable):
    """The sheets that every workbook has beside its parts."""

    guide: str
    identity: str
    check: str
    lists: str
    definition: str  # hidden: carries the definition itself


class IdentityWords(TomlTable):
    """The labels of the identity sheet. `signatories` maps an id to the word for that office: `chair` -> `Ketua`."""

    title: str
    office: str
    region: str
    year: str
    submitter: str
    whole_office: str
    revision: str
    place: str
    day: str
    month: str
    signed_year: str
    acknowledged: str
    signatory_title: str
    signatory_name: str
    signatory_nip: str
    months: tuple[str, ...]
    signatories: dict[str, SignatoryWords]
    head_office: tuple[str, ...]  # labels above the table of a part: "Nama/Unit Organisasi"
    head_year: tuple[str, ...]  # "Tahun Anggaran"
    acknowledging: tuple[str, ...] = ()  # first words of a signature block: "Mengetahui"
    remarks: tuple[str, ...] = ()  # first words of a remark below a table: "Catatan"
    ranks: tuple[str, ...] = ()  # first words of the line with a signatory's rank: "Pembina"
    decrees: tuple[str, ...] = ()  # first words of a decree's own lines above a plan: "Lampiran"
    month_spellings: tuple[tuple[str, ...], ...] = ()  # other spellings of each month, in order

    def written(self, date: datetime.date) -> str:
        """As people write it: 22 Januari 2020."""
        return f"{date.day} {self.months[date.month - 1]} {date.year}"


class SignatoryWords(TomlTable):
    label: str
    titles: tuple[str, ...]
    nip: bool = False


class OfficeWords(TomlTable):
    """How an office is named after its region: `{title} {REGION}`; the first pattern of a province that fits is used."""

    title: str
    short: str
    province_word: str
    spellings: tuple[str, ...] = ()
    replacements: dict[str, str] = {}  # in region names: "Kota Administrasi" -> "Kota"
    provinces: dict[str, ProvinceWords] = {}
    # The offices of which plans are expected, by their names, where they are not those of regions.
    list: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


class ProvinceWords(TomlTable):
    """Other names in one province (Aceh: KIP)."""

    title: str
    short: str
    province_word: str


class GuideWords(TomlTable):
    """The lines of the guide sheet. {places} are filled by the writer: {office}, {year}, {identity}, {check}."""

    title: str
    lines: tuple[str, ...]
    plan_lines: tuple[str, ...] = ()  # instead of them in an office's plan, which is printed and signed


class ReviewWords(TomlTable):
    """What the rules need to know of the field's language; without a list its rule is silent."""

    former: tuple[str, ...] = ()  # before things of years gone by that are still work: "eks logistik Pemilu 2019"
    looking_back: tuple[str, ...] = ()  # what is made for the year before: "Laporan Kinerja"
    regulation: tuple[str, ...] = ()  # before the number of a regulation, whose year is never stale
    year: tuple[str, ...] = ()  # before a year: "Tahun", "TA"
    together: tuple[str, ...] = ()  # before another office with which one works: "rapat dengan KPU Kabupaten Bima"
    unfinished: tuple[str, ...] = ()  # no text ends with these words
    lower_is_better: tuple[str, ...] = ()  # phrases that make a target of zero right
