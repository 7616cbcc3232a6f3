"""How Indonesian offices head what they plan, agree on and report: titles, labels, revisions, names of bodies."""

from __future__ import annotations

import re
from enum import StrEnum

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.counting import COUNTED, whole_number
from rak_excel.vocabulary.basics.ranges import UP_TO
from rak_excel.vocabulary.basics.texts import begins_with, normalised, tidy
from rak_excel.vocabulary.basics.years import YEAR, is_year
from rak_excel.vocabulary.documents.draft_titles import without_draft

OFFICE_LABELS = (
    "Nama Kelembagaan",
    "Kelembagaan",
    "Nama Instansi",
    "Instansi",
    "Nama Lembaga",
    "Satuan Kerja",
    "Nama Satker",
    "Satker",
    "Unit Kerja",
    "Nama Unit Kerja",
    "Perangkat Daerah",
    "OPD",
)
UNIT_LABELS = (
    "Unit Kerja",
    "Nama Unit Kerja",
    "Unit",
    "Nama Unit",
    "Unit Pelaksana",
    "Unit Penyusun",
    "Unit Pengusul",
    "Penyusun",
    "Disusun oleh",
    "Diisi oleh",
)
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
        "perjanjian kinerja",
        "penetapan kinerja",
        "lampiran perjanjian kinerja",
        "pernyataan perjanjian kinerja",
        "formulir perjanjian kinerja",
    ),
    Titled.REPORT: (
        "capaian",
        "realisasi",
        "pengukuran kinerja",
        "pengukuran capaian",
        "monitoring",
        "monev",
        "evaluasi",
        "laporan",
        "hasil evaluasi",
        "hasil monitoring",
        "rekapitulasi capaian",
        "tabel capaian",
    ),
}
_DRAFTED = (Titled.PLAN, Titled.AGREEMENT)  # a draft of something else may be work
_BODIES = (
    "badan", "balai", "dinas", "direktorat", "inspektorat", "kantor", "kecamatan", "kedeputian", "kejaksaan",
    "kementerian", "kepolisian", "komisi", "lembaga", "mahkamah", "pengadilan", "perwakilan", "pusat", "rumah sakit",
    "sekretariat", "universitas", "bps", "bpbd", "bpkp", "bappeda", "bawaslu", "pemerintah",
)  # fmt: skip
_BODY_WORDS = 8  # that tell at most that the name of a public body begins
_OF_OTHERS = ("dipa", "pok", "rka", "rkakl", "renstra", "rpjmd", "rkpd", "apbd", "apbn", "pkpu")
_REVISION = re.compile(
    rf"{''.join(rf'(?<!{each} )' for each in _OF_OTHERS)}"
    rf"\b(?:revisi|rev|perubahan) (?:yang )?(?:ke )?(?P<number>\d{{1,2}}|{'|'.join(COUNTED)})\b"
    rf"(?! (?:{'|'.join(_OF_OTHERS)})\b)(?! (?:atas|tentang) (?!rencana aksi|renaksi))"
)
# The first change needs no number: RENCANA AKSI KINERJA PERUBAHAN TAHUN 2020, PERUBAHAN ATAS RENCANA AKSI.
_CHANGED = re.compile(
    r"(?:rencana aksi|renaksi)(?: kinerja)? (?:perubahan|revisi)\b|^(?:perubahan|revisi)(?: atas)? (?:rencana aksi|renaksi)\b"
)
_CHANGE_OF = re.compile(
    rf"^(?:perubahan|revisi)(?: (?:ke )?(?:\d{{1,2}}|{'|'.join(COUNTED)}))?(?: atas)? (?=rencana aksi|renaksi)"
)
# `Tabel 3.1 Rencana Aksi Kinerja`, TARGET DAN RENCANA AKSI, `A. RENCANA AKSI KOMISIONER`.
_BEFORE = re.compile(
    r"^(?:(?:[a-z]|[ivx]{1,4}|\d{1,2}) )?(?:(?:tabel|form|formulir|format|matrik|matriks|matrix|blangko)"
    r"(?: kerja)?(?: [a-z])?(?: \d{1,2})* )?(?:(?:(?:target|sasaran|indikator|kinerja|strategis) )+dan )?"
    r"(?=rencana aksi|renaksi)"
)
_YEARS = re.compile(rf"(?<!\d)({YEAR})\s*(?:/|&|dan|atau|{UP_TO})\s*({YEAR})(?!\d)")


_REACHED = ("realisasi", "capaian", "persentase capaian", "tingkat capaian", "% capaian", "% realisasi")


def tells_what_was_reached(heading: str) -> bool:
    """Whether a column is headed for results: REALISASI, CAPAIAN (%), % Realisasi."""
    return begins_with(heading, _REACHED)


@remembered(4096)
def titled(text: str) -> Titled | None:
    """What a title is of: a Rencana Aksi, a Perjanjian Kinerja, a report of what was reached; None for any other line."""
    words = _BEFORE.sub("", normalised(text))
    own = next((kind for kind, firsts in _TITLES.items() if begins_with(_CHANGE_OF.sub("", words), firsts)), None)
    if own or (drafted := without_draft(words)) == words:
        return own
    drafted = _CHANGE_OF.sub("", drafted)
    return next((kind for kind in _DRAFTED if begins_with(drafted, _TITLES[kind])), None)


def revision_named(text: str) -> int | None:
    """The revision that a title names: 2 of `REVISI KE-2`, `(Rev. II)`, `PERUBAHAN KEDUA`; 1 of `RENCANA AKSI PERUBAHAN`."""
    words = normalised(text)
    match = _REVISION.search(words)
    if not match:
        return 1 if _CHANGED.search(words) else None
    return int(match["number"]) if match["number"].isdecimal() else COUNTED[match["number"]]


_NEGATIVE = re.compile(r"\s*[-−–]\s*\d")


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
    """The office that a title names behind its own words: `RENCANA AKSI ATAS PERJANJIAN KINERJA DINAS X TAHUN 2026`.

    `own` are the agency's own words, as they are compared; '' where the title names no office.
    """
    words = tidy(text).replace("\n", " ").split(" ")
    if titled(text) is None:
        return ""
    starts = (nth for nth in range(1, len(words)) if names_body(" ".join(words[nth : nth + _BODY_WORDS]), own))
    start = next(starts, None)
    if start is None:
        return ""
    return _without_year(words[start:])


def without_year(text: str) -> str:
    """A name without the year that stands behind it: `KPU KOTA BIMA` of `KPU KOTA BIMA TAHUN ANGGARAN 2020`."""
    return _without_year(text.split(" "))


def _without_year(words: list[str]) -> str:
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
