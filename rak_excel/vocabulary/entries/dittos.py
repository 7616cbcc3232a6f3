"""Words and signs for "as above": sda, idem, quotation marks."""

from __future__ import annotations

import re

from rak_excel.model.list_marks import LETTER, NUMBER
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.entries.references import reference_in

SHOWN = ("sda", "idem")
_LONGEST = 30  # no ditto is longer; most cells are
# As they are compared, letters alone: `s.d.a.`, `s d a`. Not `s.d.`, which is "up to".
_WORDS = frozenset(
    compact(each)
    for each in (
        "sda", "idem", "id", "ibid", "ditto", "sama", "sama dengan atas", "sama dengan di atas", "sama seperti di atas",
        "sama seperti atas", "seperti di atas", "seperti tersebut di atas", "sebagaimana di atas", "sesuai di atas",
        "kegiatan sama", "kegiatan sama dengan di atas", "lihat atas", "lihat di atas", "lihat kegiatan di atas", "sama dengan kegiatan di atas", "seperti kegiatan di atas",
        "sama dengan yang di atas", "sama dengan sebelumnya", "sama seperti sebelumnya",
    )
)  # fmt: skip
_SIGN = re.compile(r"""^[\s.\-–—_]*(?:"|''|〃|[“”„″‟]|‘‘|’’|,,)[\s."'\-–—_〃“”„″‟‘’,]*$""")
_STROKES = re.compile(r"^[\s.\-–—_]*//[\s.\-–—_/]*$")
# `sda dan evaluasi`, `1. sda`: partly as above. In capitals SDA may be a name.
_PARTLY = re.compile(
    rf"^[^\w\n]*(?:(?:{NUMBER}|{LETTER})\s*)?(?:sda|Sda|s\.\s?d\.\s?a\b\.?|[Ii]dem|IDEM)(?!\w)", re.MULTILINE
)

_TELLING = ("sda", "Sda", "s.d", "s. d", "dem", "DEM")


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above: `sda`, `s.d.a.`, `idem`, `-"-`, `〃`."""
    return len(text) <= _LONGEST and _is_ditto(text)


def is_partly_ditto(text: str) -> bool:
    """Whether a line of a cell begins with such a word and the cell says more: `sda dan evaluasi`."""
    if not any(word in text for word in _TELLING):  # most texts: quicker than the pattern
        return False
    return not is_ditto(text) and bool(_PARTLY.search(text)) and reference_in(text) is None


@remembered(4096)
def _is_ditto(text: str) -> bool:
    shown = tidy(text)
    return compact(shown) in _WORDS or bool(_SIGN.match(shown)) or bool(_STROKES.match(shown))
