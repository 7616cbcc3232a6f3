"""How Indonesian offices head their plans, drafts and reports, and the papers beside an action plan."""

from __future__ import annotations

import re
from enum import StrEnum

from rak_excel.language import Text
from rak_excel.system.regexes import regex
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import COUNTED, UP_TO, YEAR, is_year, whole_number
from rak_excel.vocabulary.basics.texts import begins_with, normalised, tidy

_WORDS = "draft|draf|konsep|rancangan|usulan|contoh"
_FIRST = regex(
    rf"^(?:{_WORDS})(?: (?:awal|akhir|final|sementara|pertama|kedua|ketiga|ke|i{{1,3}}|\d{{1,2}}|pengisian|isian))* "
)
_ALONE = regex(rf"(?:draft|draf|konsep)(?: \w+){{0,5}}$|(?:{_WORDS}|sementara|tentatif|coretan)(?: \w+){{0,3}}$")
_SPACED = regex(r"(?:\w )+\w")
_ANYWHERE = frozenset({"draft", "draf", "konsep", "tentatif"})
_AT_THE_END = regex(rf"(?:{_WORDS}|sementara)(?: (?:i{{1,3}}|\d{{1,2}}))?$")
_NOT_YET = regex(
    r"\b(?:(?:belum|blm|tidak|bukan) (?:final|disahkan|sah|ditetapkan|disetujui|untuk (?:disebarluaskan|diedarkan))"
    r"|(?:belum|blm) ditandatangani)\b"
)


def says_not_in_force(text: str) -> bool:
    """Whether a line says that what it belongs to is not final or in force yet: `Catatan: belum disahkan`."""
    return _NOT_YET.search(normalised(text)) is not None


def without_draft(words: str) -> str:
    """A title, as it is compared, without the words that call it a draft: `rencana aksi` of `draft 2 rencana aksi`."""
    return _FIRST.sub("", words)


@remembered(1024)
def draft_said(text: str, *, title: bool) -> str:
    """The words of a `title`, or of another short line above a table, that call it a draft or an example; '' for none."""
    words = normalised(text)
    if match := _NOT_YET.search(words):
        return match[0]
    if not title:
        words = words.replace(" ", "") if _SPACED.fullmatch(words) else words
        return words.split()[0] if _ALONE.match(words) else ""
    said = next((word for word in words.split() if word in _ANYWHERE), "")
    match = _FIRST.match(words) or _AT_THE_END.search(words)
    return said or (match[0].split()[0] if match else "")


def as_written(word: str, text: str) -> str:
    """The words of a text as they are written in it: `DRAFT` of `draft` in `DRAFT RENCANA AKSI`."""
    match = re.search(re.escape(word).replace(r"\ ", r"\W+"), tidy(text), re.IGNORECASE)
    return match[0] if match else tidy(text)


OFFICE_LABELS = (
    "Nama Kelembagaan", "Kelembagaan", "Nama Instansi", "Instansi", "Nama Lembaga", "Satuan Kerja", "Nama Satker",
    "Satker", "Unit Kerja", "Nama Unit Kerja", "Perangkat Daerah", "OPD",
)  # fmt: skip
UNIT_LABELS = (
    "Unit Kerja", "Nama Unit Kerja", "Unit", "Nama Unit", "Unit Pelaksana", "Unit Penyusun", "Unit Pengusul",
    "Penyusun", "Disusun oleh", "Diisi oleh",
)  # fmt: skip
YEAR_LABELS = ("TA", "T.A.", "Tahun Rencana", "Tahun Rencana Aksi", "Tahun Perjanjian Kinerja")
OTHER_PARTY = "pihak kedua"  # whom the plan is promised to
PARTIES = frozenset({"pihak pertama", OTHER_PARTY})  # who agree on a Perjanjian Kinerja, above who signs


class Titled(StrEnum):
    """What a title says that the table below it is."""

    PLAN = "plan"
    AGREEMENT = "agreement"  # Perjanjian Kinerja: targets without activities
    REPORT = "report"  # what was reached, no plan
    BUDGET = "budget"
    INDICATORS = "indicators"  # a list without targets


_TITLES = {
    Titled.PLAN: ("rencana aksi", "renaksi", "rencana kinerja tahunan"),
    Titled.AGREEMENT: (
        "perjanjian kinerja", "penetapan kinerja", "lampiran perjanjian kinerja", "pernyataan perjanjian kinerja",
        "formulir perjanjian kinerja",
    ),
    Titled.REPORT: (
        "capaian", "realisasi", "pengukuran kinerja", "pengukuran capaian", "monitoring", "monev", "pemantauan", "evaluasi", "laporan",
        "hasil evaluasi", "hasil monitoring", "rekapitulasi capaian", "tabel capaian",
    ),
}  # fmt: skip
_DRAFTED = (Titled.PLAN, Titled.AGREEMENT)  # a draft of something else may be work
_BODIES = (
    "badan", "balai", "dinas", "direktorat", "inspektorat", "kantor", "kecamatan", "kedeputian", "kejaksaan",
    "kementerian", "kepolisian", "komisi", "lembaga", "mahkamah", "pengadilan", "perwakilan", "pusat", "rumah sakit",
    "sekretariat", "universitas", "bps", "bpbd", "bpkp", "bappeda", "bawaslu", "pemerintah",
)  # fmt: skip
_BODY_WORDS = 8  # that tell at most that the name of a public body begins
_OF_OTHERS = ("dipa", "pok", "rka", "rkakl", "renstra", "rpjmd", "rkpd", "apbd", "apbn", "pkpu")
_REVISION = regex(
    rf"{''.join(rf'(?<!{each} )' for each in _OF_OTHERS)}"
    rf"\b(?:revisi|rev|perubahan) (?:yang )?(?:ke )?(?P<number>\d{{1,2}}|{'|'.join(COUNTED)})\b"
    rf"(?! (?:{'|'.join(_OF_OTHERS)})\b)(?! (?:atas|tentang) (?!rencana aksi|renaksi))"
)
# The first change needs no number: RENCANA AKSI KINERJA PERUBAHAN TAHUN 2020, PERUBAHAN ATAS RENCANA AKSI.
_CHANGED = regex(
    r"(?:rencana aksi|renaksi)(?: kinerja)? (?:perubahan|revisi)\b|^(?:perubahan|revisi)(?: atas)? (?:rencana aksi|renaksi)\b"
)
_CHANGE_OF = regex(
    rf"^(?:perubahan|revisi)(?: (?:ke )?(?:\d{{1,2}}|{'|'.join(COUNTED)}))?(?: atas)? (?=rencana aksi|renaksi)"
)
# `Tabel 3.1 Rencana Aksi Kinerja`, TARGET DAN RENCANA AKSI, `A. RENCANA AKSI KOMISIONER`.
_BEFORE = regex(
    r"^(?:(?:[a-z]|[ivx]{1,4}|\d{1,2}) )?(?:(?:tabel|form|formulir|format|matrik|matriks|matrix|blangko)"
    r"(?: kerja)?(?: [a-z])?(?: \d{1,2})* )?(?:(?:(?:target|sasaran|indikator|kinerja|strategis) )+dan )?"
    r"(?=rencana aksi|renaksi)"
)
_BEFORE_REPORTS = regex(
    r"^(?:tabel|form|formulir|format|matrik|matriks|matrix|lembar|rekap|rekapitulasi)(?: \w{1,2})?(?: \d{1,2})* "
    r"(?=(?:monitoring|monev|pemantauan|evaluasi|pengukuran|laporan|realisasi|capaian)\b)"
)
_NEGATIVE = regex(r"\s*[-−–]\s*\d")
_YEARS = regex(rf"(?<!\d)({YEAR})\s*(?:/|&|dan|atau|{UP_TO})\s*({YEAR})(?!\d)")
_REACHED = ("realisasi", "capaian", "persentase capaian", "tingkat capaian", "% capaian", "% realisasi")


def tells_what_was_reached(heading: str) -> bool:
    """Whether a column is headed for results: REALISASI, CAPAIAN (%), % Realisasi."""
    return begins_with(heading, _REACHED)


@remembered(4096)
def titled(text: str) -> Titled | None:
    """What a title is of: a Rencana Aksi, a Perjanjian Kinerja, a report of what was reached; None for any other line."""
    words = _BEFORE_REPORTS.sub("", _BEFORE.sub("", normalised(text)))
    own = next((kind for kind, firsts in _TITLES.items() if begins_with(_CHANGE_OF.sub("", words), firsts)), None)
    if own or (drafted := without_draft(words)) == words:
        return own
    drafted = _CHANGE_OF.sub("", drafted)
    return next((kind for kind in _DRAFTED if begins_with(drafted, _TITLES[kind])), None)


def revision_named(text: str) -> int | None:
    """The revision that a title names: 2 of `REVISI KE-2`, `(Rev. II)`, `PERUBAHAN KEDUA`; 1 of `RENCANA AKSI PERUBAHAN`."""
    words = normalised(text)
    if not (match := _REVISION.search(words)):
        return 1 if _CHANGED.search(words) else None
    return int(match["number"]) if match["number"].isdecimal() else COUNTED[match["number"]]


def revision_answered(text: str) -> int | None:
    """The revision that an answer says: 2 of `2`, `II`, `kedua`, `Perubahan ke-2`; 0 of a dash; None of anything else."""
    words = normalised(text)
    if words in {"v", "x"} or _NEGATIVE.match(text):  # marks, sooner than Roman numbers
        return None
    if words in {"", "awal", "tidak ada"}:
        return 0
    if words.isdecimal():
        return whole_number(words)
    return next((revision_named(each) for each in (words, f"revisi {words}") if is_revision(each)), None)


def is_revision(text: str) -> bool:
    """Whether a line names a revision and nothing else: `REVISI KESATU`, `(Perubahan ke-2)`."""
    return _REVISION.fullmatch(normalised(text)) is not None


def two_years(text: str) -> bool:
    """Whether a line names two years as if they were one: `2020 / 2021`, `2020 s.d. 2021`."""
    match = _YEARS.search(text.casefold())
    return match is not None and match[1] != match[2]


def names_body(text: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a line begins as the name of a public body: BADAN PUSAT STATISTIK, Perwakilan BPKP, or one of `own`."""
    return begins_with(text, (*_BODIES, *own))


@remembered(1024)
def body_in_title(text: str, own: frozenset[str] = frozenset()) -> str:
    """The office that a title names behind its own words, by any agency's words or `own`; '' where it names none."""
    words = tidy(text).replace("\n", " ").split(" ")
    if titled(text) is None:
        return ""
    starts = (nth for nth in range(1, len(words)) if names_body(" ".join(words[nth : nth + _BODY_WORDS]), own))
    start = next(starts, len(words))
    return without_year(" ".join(words[start:]))


def without_year(text: str) -> str:
    """A name without the year that stands behind it: `KPU KOTA BIMA` of `KPU KOTA BIMA TAHUN ANGGARAN 2020`."""
    words = text.split(" ")
    bare = [normalised(word) for word in words]
    end = next((nth for nth, word in enumerate(bare) if word in {"tahun", "ta", "t"} or is_year(word)), None)
    return " ".join(words[:end]).strip(" ,;:-–(")


# Of a sheet beside the one that counts: `Komisi lama`, `CONTOH PENGISIAN`, `Draft Sekretariat`.
_NOT_IN_FORCE = frozenset({
    "contoh", "lama", "draft", "draf", "konsep", "semula", "backup", "arsip", "old", "batal", "bekas", "salah",
})  # fmt: skip


def word_not_in_force(name: str) -> str:
    """The word of a sheet's name, or the first of a line above a table, that says that it is not the plan itself."""
    return next((word for word in normalised(name).split() if word in _NOT_IN_FORCE), "")


INDICATORS = Text("daftar indikator kinerja utama (IKU)", "a list of performance indicators (IKU)")
STRATEGY = Text("rencana strategis (Renstra)", "a strategic plan (Renstra)")
CASCADE = Text("penjenjangan kinerja (cascading)", "a cascade of performance (cascading)")
_YEARLY_WORK = Text("rencana kerja (Renja)", "a work plan (Renja)")
_YEARLY_TARGETS = Text("rencana kinerja tahunan (RKT)", "a plan of yearly targets (RKT)")
_BUDGET = Text("dokumen anggaran", "a budget")
_STAFF = Text("sasaran kinerja pegawai (SKP)", "the targets of staff (SKP)")
_NAMES = {
    "indikator kinerja utama|indikator kinerja individu|iku|iki|(?:manual|kamus|definisi operasional) (?:iku|indikator)\\b.*": INDICATORS,
    "rencana strategis|renstra": STRATEGY,
    "cascading|cascade|penjenjangan kinerja|pohon kinerja|pokin|crosscutting": CASCADE,
    "rencana kerja|renja": _YEARLY_WORK,
    "rencana kinerja tahunan|rkt": _YEARLY_TARGETS,
    "rencana kerja (?:dan )?anggaran|rka|dpa|dipa|pok|rab|rincian anggaran biaya": _BUDGET,
    "sasaran kinerja pegawai|skp": _STAFF,
}
_BEFORE_THEM = "(?:(?:daftar|matriks|matrik|tabel|lampiran|dokumen|penetapan|formulir|form|sheet|\\d{1,2}) )*"
_PATTERNS = {regex(f"{_BEFORE_THEM}(?:{names})(?: .*)?"): what for names, what in _NAMES.items()}
_OF_LISTS = regex(
    r"(?:formula|formulasi|rumus|cara|metode|definisi|alasan|penjelasan|sumber data|sumber|polaritas)\b.*"
)


@remembered(1024)
def document_named(text: str) -> Text | None:
    """What a title, or the name of a sheet, says that it is: CASCADING KINERJA, `Renstra 2020-2024`; None for any other."""
    words = normalised(text)
    return next((what for pattern, what in reversed(_PATTERNS.items()) if pattern.fullmatch(words)), None)


def defines_indicators(heading: str) -> bool:
    """Whether a column says how an indicator is measured, as lists of IKU do: FORMULA, SUMBER DATA, Definisi Operasional."""
    return _OF_LISTS.fullmatch(normalised(heading)) is not None
