"""What a label says of what stands below or beside it: of which year, office, version or kind that is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rak_excel.model import Definition, Region
from rak_excel.record import Record
from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, EARLIER_VERSION, LATER_VERSION, MOVED, PLANNED
from rak_excel.vocabulary.basics.numbers import YEAR, is_year, number_in, year_answered, year_in
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.documents import titles
from rak_excel.vocabulary.names.offices import begins_with_office, offices_named

BEFORE, FIRST, CHANGED = -1, 0, 1
"""Versions: what stood there before a change, what no change is said of, and the first change; a revision is its number."""

_LONGEST = 60
_CHANGE = "(?:perubahan|revisi|diubah|direvisi|berubah)"
_NOUNS = (
    "tabel|matriks?|kondisi|versi|dokumen|data|rencana aksi kinerja|rencana aksi|renaksi|rak|rencana|target|kinerja|"
    "komisi|sekretariat"
)
_EARLIER = regex(rf"(?:(?:{_NOUNS}) )*(?:semula|sebelum(?:nya)?(?: {_CHANGE})?|lama|awal)")
_LATER = regex(
    rf"(?:(?:{_NOUNS}) )*(?:menjadi|(?:sesudah|setelah)(?:nya)?(?: {_CHANGE})?|perubahan|revisi|hasil {_CHANGE}|rev|(?:ter)?baru)"
)
_LEADING = regex(rf"^(?:(?:{_NOUNS}) )*")
_SAID_IN_TITLE = regex(rf"\b(?:(?P<before>semula|sebelum {_CHANGE})|menjadi|(?:sesudah|setelah) {_CHANGE})\b")
_YEAR_BEHIND = regex(rf" (?:tahun(?: anggaran)? |ta )?{YEAR}$")
_TITLE = regex(
    r"^(?:(?:matriks?|matrik|tabel|dokumen|rencana aksi|renaksi|rencana kinerja tahunan|kinerja|atas perjanjian kinerja)\b[\s:,–-]*)+",
    re.IGNORECASE,
)
_KINDS = {
    "planned": frozenset({*PLANNED, "perencanaan", "plan", "rencana kinerja", "target kinerja"}),
    "reached": frozenset({*(ACHIEVED - {"terealisasi", "tercapai"}), "capaian kinerja", "realisasi kinerja"}),
    "example": frozenset({"contoh", "contoh pengisian", "contoh isian", "misal", "misalnya"}),
    "withdrawn": frozenset({"batal", "dibatalkan", "dihapus", "ditiadakan", "dicabut", "tidak berlaku"}),
}
# Titles of groups of rows, as they are compared: `Kegiatan yang dibatalkan`, `Usulan tambahan`.
_OF_ROWS = (
    "(?:(?:daftar|rekap|kegiatan|indikator|sasaran|program|rencana aksi|rencana|renaksi|baris|rapat|kinerja|target) )"
)
_WHICH = "(?:(?:yang|berikut|berikutnya|ini|di bawah|dibawah|sudah|telah|akan|masih|baru|tersebut) )"
_WITHDRAWN_ROWS = regex(
    rf"{_OF_ROWS}+{_WHICH}*(?:batal|dibatalkan|dihapus|dihapuskan|ditiadakan|dicabut|dicoret|dihentikan|ditunda|ditolak|"
    r"(?:tidak|tdk|tak|batal) (?:jadi )?(?:berlaku|dilaksanakan))(?: lagi)?"
)
_PROPOSED_ROWS = regex(
    rf"(?:{_OF_ROWS}*{_WHICH}*)(?:usulan|usul|diusulkan|draft|draf|konsep|rancangan|tentatif|cadangan)"
    r"(?: (?:tambahan|baru|lain|kegiatan|indikator|program|sasaran|rencana aksi|perubahan))*"
)
_WITH_NUMBER = regex(r"\W*(?P<word>[^\W\d]+)(?:[\W\d]*|\W*\d[\W\d]*[^\W\d]+\W*)")
# Before an example that is written out: `Contoh: Meningkatnya ...`, `(contoh) Rapat`.
_EXAMPLE = regex(r"^[(\[]?\s*(?:contoh|misal(?:nya)?)(?: (?:pengisian|isian))?\s*[:)\]–—-]", re.IGNORECASE)
_OF_OFFICES = ("kantor", "satuan kerja (satker)", "kode satker", "kpu", "nama kpu")
_WHERE = (
    "kabupaten", "kota", "kabupaten/kota", "kab/kota", "kab./kota", "kab", "provinsi", "wilayah", "daerah", "kode wilayah",
    "nama kabupaten/kota", "nama daerah",
)  # fmt: skip
_OF_KINDS = ("keterangan", "ket", "ket.", "catatan", "jenis", "jenis baris", "jenis isian", "status", "status baris")
_OF_YEARS = ("tahun", "thn", "th", "tahun anggaran", "tahun pelaksanaan", "tahun kegiatan", "tahun rencana")
_OF_VERSIONS = ("versi", "version", "revisi", "revisi ke", "perubahan", "perubahan ke", "rev", "semula/menjadi")
_OF_PARTS = ("bagian", "jenis", "tingkat", "level", "lembar", "sheet", "dokumen", "rencana", "jenis rencana")


class LabelKind(StrEnum):
    """What rows are, beside those of a plan that holds."""

    PLANNED = "planned"
    REACHED = "reached"
    EXAMPLE = "example"
    WITHDRAWN = "withdrawn"
    PROPOSED = "proposed"


class Label(Record):
    """What a label says; None and () where it says nothing of that. `offices` are the regions whose office may be meant."""

    offices: tuple[Region, ...] = ()
    year: int | None = None
    version: int | None = None
    kind: LabelKind | None = None


NOTHING = Label()
UNKNOWN = Region("", "", "")
"""An office that is none of a known region's: KPU RI."""


@remembered(4096)
def read_label(text: str, definition: Definition) -> Label:
    """What a text says that is a label alone, else NOTHING; a bare region only behind the agency's words or a kind."""
    written = tidy(text).replace("\n", " ").strip(" :()[]*-–—")
    if not written or len(written) > _LONGEST:
        return NOTHING
    if year := year_answered(written):
        return Label(year=year)
    words = _YEAR_BEHIND.sub("", normalised(written))
    if (version := _version(words)) is not None:
        return Label(version=version)
    if kind := next((kind for kind, each in _KINDS.items() if words in each), None):
        return Label(kind=LabelKind(kind))
    return Label(offices=offices_named(titles.without_year(written), definition, bare=False))


@remembered(1024)
def label_of_band(text: str, definition: Definition) -> Label:
    """What a line among the rows says of those below it: a label, or the title of a plan with its office or year alone."""
    label = read_label(text, definition)
    words = _YEAR_BEHIND.sub("", normalised(text))
    if label == NOTHING and _WITHDRAWN_ROWS.fullmatch(words):
        return Label(kind=LabelKind.WITHDRAWN)
    if label == NOTHING and _PROPOSED_ROWS.fullmatch(words):
        return Label(kind=LabelKind.PROPOSED)
    named = _TITLE.sub("", tidy(text).replace("\n", " "))
    if label != NOTHING or len(named) == len(tidy(text)):
        return label
    label = read_label(named, definition)
    if label.version is not None or label.kind or label == NOTHING:
        return NOTHING
    return Label(label.offices, year_in(named))


def label_below(text: str, heading: str, definition: Definition) -> Label:
    """What an entry below a heading says: `Sumbawa` below KABUPATEN is an office, 1 below REVISI KE a version."""
    if is_of_offices(heading, definition):
        if named := offices_named(text, definition, bare=True):
            return Label(offices=named)
        if begins_with_office(text, definition) and len(text.split()) > 1:
            return Label(offices=(UNKNOWN,))
    if is_of_versions(heading) and (version := titles.revision_answered(text)) is not None:
        return Label(version=version)
    return read_label(text, definition)


def is_of_offices(heading: str, definition: Definition) -> bool:
    """Whether a column is headed for the names of offices, or of the regions that may stand for them: SATKER, KABUPATEN."""
    own = _listed((*_OF_OFFICES, *titles.OFFICE_LABELS, *definition.identity.head_office))
    return compact(heading) in own or says_where(heading)


def says_where(heading: str) -> bool:
    """Whether the entries of a column may as well say where the work takes place: KABUPATEN/KOTA, WILAYAH; not SATKER."""
    return compact(heading) in _listed(_WHERE)


def is_of_kinds(heading: str) -> bool:
    """Whether a column is headed for the kind of its rows, or for remarks on them: JENIS, KETERANGAN; not BUKTI DUKUNG."""
    return compact(heading) in _listed(_OF_KINDS)


def is_of_years(heading: str, definition: Definition) -> bool:
    """Whether a column is headed for the year of each row: TAHUN, T.A.; not TAHUN DASAR."""
    return compact(heading) in _listed((*_OF_YEARS, *titles.YEAR_LABELS, *definition.identity.head_year))


def is_of_versions(heading: str) -> bool:
    return compact(heading) in _listed(_OF_VERSIONS)


def is_of_parts(heading: str) -> bool:
    return compact(heading) in _listed(_OF_PARTS)


def leading_kind(text: str) -> LabelKind | None:
    """Whether a text is the word for what is planned, or for what was reached, and at most a number: `Realisasi 2 SK`."""
    match = _WITH_NUMBER.fullmatch(text)
    first = normalised(match["word"]) if match else ""
    return next((LabelKind(kind) for kind in ("planned", "reached") if first in _KINDS[kind]), None)


def says_version_alone(text: str) -> bool:
    """Whether a text can mean nothing but a version, whatever column it stands in: SEMULA, `Revisi 1`; not `baru`, `lama`."""
    return version_in_title(text) is not None


def begins_as_example(text: str) -> bool:
    """Whether a text says of itself that it is an example: `Contoh: Meningkatnya ...`; no `Contoh surat suara`."""
    return _EXAMPLE.match(text.strip()) is not None


@remembered(1024)
def version_in_title(text: str) -> int | None:
    """The version that a title names among its other words: `RENCANA AKSI (SEMULA)`, `REVISI KE-2`."""
    words = normalised(text)
    said = {BEFORE if match["before"] else CHANGED for match in _SAID_IN_TITLE.finditer(words)}
    if said:
        return said.pop() if len(said) == 1 else None  # SEMULA - MENJADI stands above both
    return titles.revision_named(text)


@remembered(1024)
def version_in_name(name: str) -> int | None:
    """The version that the name of a sheet says: `Komisi revisi`, `SEMULA`, `RAK Rev 2`."""
    words = " ".join(word for word in normalised(name.replace("_", " ")).split() if not is_year(word))
    return version_in_title(words) if (own := _version(words)) is None else own


def _version(words: str) -> int | None:
    """The version of a text of such words alone, as they are compared."""
    if _EARLIER.fullmatch(words):
        return BEFORE
    if _LATER.fullmatch(words):
        return CHANGED
    return titles.revision_named(words) if titles.is_revision(_LEADING.sub("", words)) else None


@lru_cache(maxsize=16)
def _listed(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(compact, headings))


_PROPOSED = ("usulan", "rancangan", "draft", "draf", "konsep")
_VERSIONS = frozenset((*EARLIER_VERSION, *LATER_VERSION, *MOVED, *_PROPOSED))
_BESIDE = frozenset({"hasil", "ke", "kepada", "oleh", "ulang"})
_DURATION = "lama"  # says how long as well
_VERSION = (
    rf"(?:(?:hasil|setelah|sesudah|sebelum|versi|usulan|target)\s+)?(?:{'|'.join((*EARLIER_VERSION, *LATER_VERSION))}|direvisi|diubah)"
    r"(?:\s+(?:ke[\s-]*)?(?:\d|i{1,3}|iv|v|kesatu|kedua|ketiga|pertama))?"
)
_WITH_VERSION = regex(
    rf"^\s*[(\[]\s*{_VERSION}\s*[)\]]|^\s*{_VERSION}\s*:|[(\[]\s*{_VERSION}\s*[)\]][\s.;]*$|\s[-–—]\s*{_VERSION}[\s.;]*$",
    re.IGNORECASE,
)


@remembered(4096)
def without_version(text: str) -> str:
    """A text without the version that it carries: `(revisi) Nilai`, `Revisi: Nilai`, `Nilai - BARU`; else as it is."""
    bare = _WITH_VERSION.sub(" ", text).strip(" :-–—")
    return bare or text


@remembered(1024)
def is_headed_by_version_alone(text: str) -> bool:
    """Whether a heading has words of a version and no others. REVISI KE- counts the revisions themselves."""
    words = normalised(text).split()
    if words[-1:] == ["ke"] and words[0] not in MOVED:
        return False
    said = [word for word in words if word in _VERSIONS]
    rest = (word for word in words if word not in _VERSIONS | _BESIDE)
    return bool(said) and words != [_DURATION] and all(number_in(word) for word in rest)
