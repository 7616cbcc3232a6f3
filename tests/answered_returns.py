"""A submission that went back with its findings, and comes back mended and answered."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from rak_excel.layouts.marks import SHEET
from tests.shown_values import values_of
from tests.submissions import FINANCE
from tests.typing_in import type_in

ROOT = Path(__file__).resolve().parent.parent
SUBMISSIONS = ROOT / "examples" / "lombok-timur-2020" / "submissions"
SENT = SUBMISSIONS / "RAK 2020 - 5203 Lombok Timur - Divisi Keuangan Umum Logistik.xlsx"
"""It has six findings: one of them, RAK502 at Komisi!J11, must be corrected."""
RETURNED = f"{SENT.stem} - catatan.xlsx"
ODS = ROOT / "tests" / "earlier" / "e8d601b" / "rencana" / "gabungan.ods"
"""It cannot be marked."""
RIGHT, WHY = "Memang benar", "Tahun lalu juga 75%"
EXPLAINABLE = '[check]\nexplainable = ["RAK3xx"]\n'


def answered(returned: Path, target: Path) -> Path:
    """The return, as the office sends it back: one cell is mended, one finding explained, and one not understood."""
    shutil.copy(returned, target)
    type_in(target, "Komisi", {"J11": FINANCE})
    answer(target, {"RAK304": (RIGHT, WHY), "RAK220": ("Tidak paham", "")})
    return target


def answer(returned: Path, said: Mapping[str, tuple[str, str]]) -> None:
    """Type answers and explanations beside the findings of these codes."""
    rows = values_of(returned, SHEET)
    top = next(at for at, row in enumerate(rows) if "TANGGAPAN" in row)
    columns = {heading: chr(ord("A") + at) for at, heading in enumerate(rows[top]) if heading}
    data = rows[top].index("RAK_CATATAN")
    typed: dict[str, str] = {}
    for number, row in enumerate(rows[top + 1 :], top + 2):
        for code, (chosen, explained) in said.items():
            if f'"{code}"' in str(row[data]):
                typed |= {f"{columns['TANGGAPAN']}{number}": chosen, f"{columns['PENJELASAN']}{number}": explained}
    type_in(returned, SHEET, typed)
