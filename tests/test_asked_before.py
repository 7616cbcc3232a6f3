"""Where a candidate on `Beda Isian` came from is read back as it was written, whatever files and units are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.formats.opened.opening import open_workbook
from rak_excel.merging.merge import merge
from rak_excel.model import Origin
from rak_excel.workbooks.merged.older_account import read_asked
from rak_excel.workbooks.merged.writing import write_merged
from tests.submissions import FINANCE, LEGAL, sent

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"


@pytest.mark.parametrize(
    "file",
    ["a.xlsx", "Divisi Keuangan, Umum (1).xlsx", "map, lama/a (revisi), baru.xlsx", "RAK 2020 - 5203 (Subbag A).xlsx"],
)
@pytest.mark.parametrize("unit", [FINANCE, None, "Subbag Humas (baru)"])
def test_file_unit_sheet_and_cell_of_a_candidate_are_read_back(tmp_path: Path, file: str, unit: str | None) -> None:
    write_merged(tmp_path / "plan.xlsx", merge([sent(ROW, LEGAL), sent(ROW.replace("95", "90"), unit, file=file)]))
    [(_, asked)] = read_asked(open_workbook((tmp_path / "plan.xlsx").read_bytes()).sheets).items()
    told = {each.text: (each.origins, each.units, each.used) for each in asked}

    assert told["95"] == ((Origin(f"{LEGAL}.xlsx", "Komisi", "D2"),), (LEGAL,), True)
    assert told["90"] == ((Origin(file, "Komisi", "D2"),), (unit or "Seluruh kantor",), False)
