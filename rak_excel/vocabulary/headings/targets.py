"""What the heading of a column of targets says beside TARGET: nothing more, something else's target, or a doubt."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, LATER_VERSION, MONEY, OF_THE_AGREEMENT
from rak_excel.vocabulary.basics.numbers import COUNTED
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.basics.times import is_year
from rak_excel.vocabulary.remarks.withdrawn import remarks_unsettled
from rak_excel.vocabulary.targets.units import find_unit

_HARMLESS = frozenset(
    [
        *(
            "target",
            "targets",
            "rencana",
            "tahun",
            "tahunan",
            "thn",
            "th",
            "ta",
            "anggaran",
            "ini",
            "berjalan",
            "akhir",
            "awal",
        ),
        *(
            "kinerja",
            "indikator",
            "indicator",
            "performance",
            "iku",
            "kpi",
            "utama",
            "strategis",
            "sasaran",
            "organisasi",
        ),
        *("capaian", "pencapaian", "hasil", "output", "outcome", "keluaran", "satuan", "sat", "unit", "volume", "vol"),
        *(
            "kuantitas",
            "jumlah",
            "besaran",
            "nilai",
            "angka",
            "ukuran",
            "persen",
            "persentase",
            "%",
            "maksimal",
            "minimal",
        ),
        *("dan", "ke", "per", "yang", "dalam", "untuk", "pada", "di", "s", "d", "sd", "satker", "kantor"),
    ]
)
_OF_OTHER_WORK = frozenset(["kegiatan", "program", "subkegiatan", "sub", "aksi", "aktivitas", "individu", "pegawai"])
_OF_OTHERS = frozenset(
    ["renstra", "renja", "rpjmn", "rpjmd", "rkp", "nasional", "pusat", "provinsi", "lalu", "sebelumnya", "jangka"]
)
_NOT_SURE = "?"
_BOTH = re.compile(
    rf"\btargets?\b[\w\s]*(?:[/&+,(-]|\b(?:dan|atau)\b)\s*(?:{'|'.join(sorted(ACHIEVED))})\b", re.IGNORECASE
)


class HeadingSays(Enum):
    """What a heading of targets says of them."""

    OWN = auto()
    OTHER = auto()  # the target of other work, another plan, another office
    BOTH = auto()  # the target and what was reached: TARGET/CAPAIAN
    UNSETTLED = auto()  # a draft, or no longer in force
    UNKNOWN = auto()  # words that may mean another target


@remembered(1024)
def said_of_targets(heading: str, beside: frozenset[str], definition: Definition) -> HeadingSays:
    """What a heading says that is known as that of targets; `beside` are the words above what they are targets of.

    TARGET PROGRAM is the plan's own beside INDIKATOR PROGRAM, and TARGET FISIK beside money.
    """
    words = set(normalised(heading).split())
    if remarks_unsettled(heading):
        return HeadingSays.UNSETTLED
    if _BOTH.search(heading):
        return HeadingSays.BOTH
    if words & OF_THE_AGREEMENT:
        return HeadingSays.OWN
    if words & (_OF_OTHER_WORK - beside | _OF_OTHERS):
        return HeadingSays.OTHER
    known = _HARMLESS | _OF_OTHER_WORK | _listed(definition) | set(LATER_VERSION)
    known |= {"fisik"} if beside & MONEY else set()
    unknown = [word for word in words - known if not _counts(word) and not find_unit(word, definition)]
    return HeadingSays.UNKNOWN if unknown or _NOT_SURE in heading else HeadingSays.OWN


def _counts(word: str) -> bool:
    return is_year(word) or word in COUNTED or re.fullmatch(r"\d{1,3}", word) is not None


@lru_cache(maxsize=16)
def _listed(definition: Definition) -> frozenset[str]:
    """The words of the headings that a definition lists for targets."""
    return frozenset(word for heading in definition.headings.target for word in normalised(heading).split())
