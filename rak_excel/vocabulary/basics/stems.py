"""What a text is about: its words without their forms, for seeing the same measure in other words.

The words here are Indonesian at large, no agency's own.
"""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised

# Words that join others and say nothing of their own.
_JOINING = frozenset(
    [
        "adalah",
        "agar",
        "antara",
        "atas",
        "atau",
        "bagi",
        "bahwa",
        "dalam",
        "dan",
        "dari",
        "dengan",
        "di",
        "guna",
        "hal",
        "ini",
        "itu",
        "kepada",
        "ke",
        "oleh",
        "pada",
        "para",
        "per",
        "secara",
        "serta",
        "sebagai",
        "seluruh",
        "setiap",
        "tentang",
        "terhadap",
        "tersebut",
        "untuk",
        "yaitu",
        "yakni",
        "yang",
    ]
)
# Words that an indicator may have or leave out and hardly mean something else.
_GENERAL = frozenset(["kegiatan", "pelaksanaan", "penyelenggaraan", "program", "proses", "rangka", "upaya"])
_SAME = {"prosentase": "persentase", "presentase": "persentase", "capaian": "pencapaian", "ketercapaian": "pencapaian"}
# What was done, is done or is to be done: disusun, menyusun, tersusunnya and penyusunan are about susun.
_FORMS = (
    re.compile(r"^(?:meny|meng|mem|men|me)(?P<root>[a-z]{3,}?)(?:kan|i)?(?:nya)?$"),
    re.compile(r"^(?:peny|peng|pem|pen|pe)(?P<root>[a-z]{3,}?)an(?:nya)?$"),
    re.compile(r"^(?:di|ter)(?P<root>[a-z]{4,}?)(?:kan|i)?(?:nya)?$"),
)
_SWALLOWED = "kpst"  # first letters that a prefix may swallow: susun, menyusun


@remembered(8192)
def subjects_of(text: str) -> frozenset[str]:
    """The roots of a text's words, joining words left out, so that order, form and spelling variants do not count.

    Who does something stays apart from what is done: `pemilih` is not `pemilihan`.
    """
    return frozenset(root_of(word) for word in normalised(text).split() if word not in _JOINING)


@remembered(16384)
def root_of(word: str) -> str:
    """What the forms of a word share: not always a word itself (`susun` and `penyusunan` give `usun`)."""
    word = _SAME.get(word, word)
    for form in _FORMS:
        if match := form.match(word):
            return _bare(match["root"])
    return word


def without_general(subjects: frozenset[str]) -> frozenset[str]:
    """The roots without those of words that hardly make another measure: pelaksanaan, kegiatan, proses."""
    return subjects - frozenset(map(root_of, _GENERAL))


def _bare(root: str) -> str:
    bare = root[1:] if root[0] in _SWALLOWED and len(root) > 3 else root
    return bare.removesuffix("i")  # the end of a root (bukti) and a suffix (mengawasi) look alike
