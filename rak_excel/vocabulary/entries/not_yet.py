"""Words for work that is not known yet: TBD, dst, belum ditentukan."""

from __future__ import annotations

import re

from rak_excel.vocabulary.basics.texts import compact

STILL = "masih"  # may stand before each
# As they are compared: letters alone.
WORDS = (
    "tbd", "tba", "dst", "dsb", "dll", "danseterusnya", "danlainlain", "menyusul", "belumada", "belumditentukan",
    "belumditetapkan", "belumdiisi", "belumdiketahui",
)  # fmt: skip
_CROSSED = re.compile("x{2,}")


def says_not_yet(text: str) -> bool:
    """Whether a cell says no more than that: `(menyusul)`, `xxx`, `masih belum ditentukan`."""
    said = compact(text)
    return said.removeprefix(STILL) in WORDS or _CROSSED.fullmatch(said) is not None
