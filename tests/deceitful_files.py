"""A folder of files that try to deceive: with texts and names that act on a terminal, or that XML cannot hold."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import MergedCell

PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
# A link, a title, colours, another direction, a line of one's own; as Excel writes what XML cannot hold, and as it is.
ACTS = "_x001B_]8;;http://x.id_x0007_\x9b31m\x7f\u202e\u2066\u2028_x001B_[2J_x0008_\U000e0041[bold][link=http://x.id]"
# Windows takes none of the others for names.
NAMED = "\x9b31m\u202ea" if sys.platform == "win32" else "\x1b]0;x\x07\n\x9b31mSIAP DIKIRIM\u202e\r[bold]"


def deceitful_folder(place: Path) -> Path:
    """A folder with a plan whose cells, sheets and name act, and with files of such names that are no plans."""
    folder = place / f"in{NAMED.replace(chr(10), '')}"
    folder.mkdir()
    book = openpyxl.load_workbook(PLAN)
    for cells in book["Komisi"].iter_rows(min_row=8, max_row=14):
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.strip() and not isinstance(cell, MergedCell):
                cell.value += ACTS
    book.create_sheet("Lain\u202e\x9b2J\x7f")["A1"] = f"catatan{ACTS}"
    book.save(folder / f"plan{NAMED}.xlsx")
    (folder / f"foto{NAMED}.pdf").write_bytes(b"%PDF")
    (folder / f"lain{NAMED}.mp4").write_bytes(b"x")
    return folder
