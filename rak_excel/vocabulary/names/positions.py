"""Who carries out work and is no unit of a list: positions, teams and committees, other public bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import begins_with, normalised
from rak_excel.vocabulary.documents.titles import names_body
from rak_excel.vocabulary.names.offices import begins_with_office

# Of every Indonesian office; a definition adds the titles of those who sign.
_POSITIONS = (
    "Ketua", "Wakil Ketua", "Wakil", "Anggota", "Komisioner", "Pimpinan", "Kepala", "Sekretaris", "Sekjen", "Staf", "Staff",
    "Pegawai", "Operator", "Admin", "Verifikator", "Bendahara", "Bendahara Pengeluaran", "Bendahara Penerimaan", "BPP",
    "PPK", "Pejabat Pembuat Komitmen", "KPA", "Kuasa Pengguna Anggaran", "PA", "Pengguna Anggaran", "PPSPM", "PPABP",
    "Pejabat Pengadaan", "Pejabat Penandatangan SPM", "Pejabat Fungsional", "Pengelola Keuangan", "Pengelola Barang",
)  # fmt: skip
_ACTING = re.compile(r"^(?:pl[th]|pj|pjs|para|seluruh|semua) ")
_LEADERS = re.compile(r"^(?:(?:pl[th]|pjs?) )?(?:ketua|wakil ketua|koordinator|kepala|kadiv|korda|ka|kasubb?ag)\b")
_JOINED = re.compile(r"(?:[,;/&+\n]|\bdan\b|\bserta\b|\batau\b)+", re.IGNORECASE)
_BOTH = re.compile(r"\bmerangkap\b", re.IGNORECASE)
SHOWN = ("Ketua", "Sekretaris", "Bendahara", "Komisioner", "Anggota", "Pejabat", "PPK", "KPA", "Operator", "Staf")


@remembered(4096)
def is_position(text: str, definition: Definition) -> bool:
    """Whether a text names nothing but positions, each with the office behind it or not: `Ketua dan Anggota KPU`."""
    said = [words for piece in joined_in(_BOTH.sub(",", text)) if (words := normalised(piece))]
    return bool(said) and all(_is_one(words, definition) for words in said)


def leads_a_unit(text: str) -> bool:
    """Whether a text begins with who leads a unit: `Ketua Divisi Hukum`, `Kasubag Keuangan`."""
    return bool(_LEADERS.match(normalised(text)))


def joined_in(text: str) -> list[str]:
    """What a text joins by commas, `dan` and the like."""
    return _JOINED.split(text)


def _is_one(words: str, definition: Definition) -> bool:
    words = _ACTING.sub("", words)
    known = _known(definition)
    if words in known:
        return True
    return any(
        words.startswith(f"{position} ") and begins_with_office(words[len(position) + 1 :], definition)
        for position in known
    )


@lru_cache(maxsize=16)
def _known(definition: Definition) -> frozenset[str]:
    titles = [title for each in definition.identity.signatories.values() for title in (each.label, *each.titles)]
    return frozenset(normalised(each) for each in (*_POSITIONS, *titles))


_GROUPS = (
    "tim", "panitia", "pokja", "kelompok kerja", "satgas", "satuan tugas", "badan adhoc", "badan ad hoc", "ppk", "pps",
    "kpps", "pantarlih", "ppdp", "panwas", "panwaslu", "panwascam", "ppnpn", "pramubakti", "tenaga pendukung",
    "tenaga ahli", "tni", "polri", "polres", "polda", "kodim", "dprd", "pemda", "pemkab", "pemkot", "pemprov",
    "disdukcapil", "dukcapil", "kesbangpol", "satpol", "kpu", "kpud", "pihak", "mitra", "instansi", "stakeholder",
    "stakeholders", "pemangku kepentingan", "media massa", "vendor", "rekanan", "konsultan", "partai politik",
    "seluruh", "semua", "staf", "pegawai", "dll", "dkk", "dst", "dsb",
)  # fmt: skip


def begins_with_outsider(text: str, definition: Definition) -> bool:
    """Whether a text begins with such a body or group, or is a position: `Sekretariat KPU`, `Tim SPIP`, `Operator`."""
    return names_body(text) or begins_with(text, _GROUPS) or is_position(text, definition)
