"""What says that a row or a column holds no longer, or not yet: dibatalkan, target diubah menjadi 80%, draf.

The words here are Indonesian at large, no agency's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.vocabulary.glyphs import CHECKS, NO
from rak_excel.vocabulary.words import normalised, tidy

_DONE = (
    "batal|dibatalkan|terhapus|dihapus|dihapuskan|dihilangkan|ditiadakan|dicoret|dicabut|ditolak|didrop|drop"
    "|cancel|cancelled|canceled|dihentikan|nonaktif|kedaluwarsa"
    "|ditunda|diundur|digeser|dipindah|dipindahkan|dialihkan|diganti|digantikan|diubah|dirubah|berubah|direvisi"
    "|dikoreksi|digabung|digabungkan"
)
_NOT = "tidak|tdk|tak|bukan|belum|tanpa"
_STATE = re.compile(rf"(?<!\w)(?P<before>(?:{_NOT}|yang)(?: jadi| perlu| pernah| akan)? )?(?:{_DONE})(?!\w)")
_NOT_HELD = re.compile(
    r"\b(?:tidak|tdk|tak) (?:jadi(?! di)|dilaksanakan|terlaksana|diselenggarakan|berlaku|dipakai|digunakan|aktif|"
    r"diperlukan|setuju|disetujui)\b|\bbelum (?:disetujui|disepakati|final)\b"
)
_ORDER = re.compile(
    r"^(?:(?:mohon|harap|agar|tolong|usul|usulan|supaya) (?:di ?)?)?"
    r"(?:hapus|hapuskan|batalkan|coret|ganti|ubah|rubah|pindahkan|tunda|drop|hilangkan)\b"
)
_TO = re.compile(
    r"\b(?:target|jadwal|waktu|pelaksana|kegiatan|indikator|sasaran)(?: \w+)? (?:men)?jadi\b|\b(?:pindah|mundur|geser|tunda) ke\b"
)
_MOST_WORDS = 12  # a longer text tells of something else on the way
_YES_OR_NO = frozenset(
    {"disetujui", "persetujuan", "setuju", "berlaku", "aktif", "dilaksanakan", "dipakai", "digunakan"}
)
_REMARK = re.compile(r"[(\[]([^()\[\]]+)[)\]]|^([\w ]{4,14}):|\s[-–—]\s*([^-–—]+)$")

_UNSETTLED = frozenset(
    [
        "draft",
        "draf",
        "konsep",
        "usulan",
        "usul",
        "rancangan",
        "sementara",
        "tentatif",
        "perkiraan",
        "estimasi",
        "prognosa",
    ]
)


@lru_cache(maxsize=4096)
def says_withdrawn(text: str) -> bool:
    """Whether a short text says that what it stands beside was cancelled, deleted, moved or changed, or is to be.

    `Pembatalan SK` names work, `tidak ada perubahan` and `tidak diubah` say that all holds.
    """
    words = normalised(text)
    if len(words.split()) > _MOST_WORDS:
        return False
    if any(not match["before"] for match in _STATE.finditer(words)):
        return True
    return any(pattern.search(words) for pattern in (_NOT_HELD, _ORDER, _TO))


def answers_no(heading: str, text: str) -> bool:
    """Whether an entry says no to a heading that asks whether the row holds: DISETUJUI over Tidak."""
    return tidy(text).casefold() in _REFUSALS and not _YES_OR_NO.isdisjoint(normalised(heading).split())


def says_no(text: str) -> bool:
    """Whether an entry is as good as blank, or denies its heading: DIBATALKAN over Tidak, or over `-`."""
    said = tidy(text).casefold()
    return said in NO or not any(letter.isalnum() or letter in CHECKS for letter in said)


_REFUSALS = NO - {"--", "—", "−", "tidak ada", "nihil", "n/a", "n.a", "n.a."} | {"tidak setuju"}


@lru_cache(maxsize=4096)
def remarks_withdrawn(text: str) -> bool:
    """Whether an entry has such words as a remark of its own: `Reviu (BATAL)`, `Batal: Reviu`."""
    remarks = ("".join(filter(None, match.groups())) for match in _REMARK.finditer(tidy(text)))
    return any(says_withdrawn(remark) for remark in remarks)


@lru_cache(maxsize=1024)
def remarks_unsettled(heading: str) -> bool:
    """Whether a heading says in brackets that what stands below it is a draft, or holds no longer."""
    remarks = ("".join(filter(None, match.groups())) for match in _REMARK.finditer(tidy(heading)))
    return any(says_withdrawn(each) or not _UNSETTLED.isdisjoint(normalised(each).split()) for each in remarks)
