"""How much fits on one upright page, before a row is written."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rak_excel.formats.written.drawn.pages import MARGINS
from rak_excel.model import Paper
from rak_excel.workbooks.form.page import PAPERS, PIXELS_AN_INCH, POINTS_AN_INCH

_SURE = 0.96  # printers measure a little otherwise than screens


def points_on_a_page(widths: Sequence[float], paper: Paper) -> float:
    """The height of all rows that one page holds whose columns, this many characters wide, fill its width."""
    high, wide = PAPERS[paper]
    pixels = math.fsum(width * 7 + 5 for width in widths)
    scale = min(1.0, (wide - MARGINS["left"] - MARGINS["right"]) * PIXELS_AN_INCH / pixels)
    return (high - MARGINS["top"] - MARGINS["bottom"]) * POINTS_AN_INCH / scale * _SURE
