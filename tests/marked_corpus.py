"""Marks every workbook of a folder, and tells what was lost: `python -m tests.marked_corpus FOLDER`.

The folder is any collection of workbooks in xlsx and xlsm; the spreadsheets of Apache POI's tests are one. With the Open XML
SDK at hand (`ooxml-validator`), the faults that it finds are compared too.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.marked.cells import CellMark
from rak_excel.formats.marked.marking import marked
from rak_excel.formats.marked.own_sheet import new_sheet
from rak_excel.formats.marked.places import NotSafeError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.language import Text
from rak_excel.layouts.marks import SHEET, is_note, note_text
from rak_excel.model import Severity
from rak_excel.model.returned import ReturnedFinding, ReturnedState
from rak_excel.workbooks.returned.sheet import FindingsList, ListedFinding, sheet_workbook
from tests.excel_conditions import refused
from tests.marked_parts import losses, lost_looks, values_of

_CELLS = ((1, 1, True), (2, 2, False), (3, 2, False), (5, 4, True), (40, 30, False))


def returned(content: bytes, name: str = SHEET) -> bytes:
    """The workbook with marks, notes and a list at five cells of each of its sheets, whatever stands there."""
    sheets = [sheet.name for sheet in open_workbook(content).sheets if sheet.name != name]
    return with_marks(content, [mark(sheet, *cell) for sheet in sheets for cell in _CELLS], name)


def mark(sheet: str, row: int, column: int, severe: bool = True) -> CellMark:
    note = note_text("Wajib diperbaiki: Target kosong & <tidak> terisi.\nSaran: Isi targetnya.", "RAK301")
    return CellMark(sheet, row, column, severe, note)


def with_marks(content: bytes, marks: Sequence[CellMark], name: str = SHEET) -> bytes:
    """The workbook with these marks, and with a list."""
    told = ReturnedFinding("RAK301", Severity.ERROR, "x", "A1", "", Text("Kosong.", "Blank."), Text("Isi.", "Fill in."))
    listed = FindingsList(
        (Text("CATATAN", "FINDINGS"),), (ListedFinding(told),), ReturnedState("", None, "", "", Severity.WARNING)
    )
    return marked(content, marks, new_sheet(sheet_workbook(listed, name, "id")), name, is_note)


def faults(content: bytes, suffix: str) -> Counter[str]:
    """What the Open XML SDK finds wrong, how often each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"book{suffix}"
        path.write_bytes(content)
        asked = ["ooxml-validator", str(path), "--officeVersion", "Microsoft365"]
        told = subprocess.run(asked, capture_output=True, check=False)
    try:
        return Counter(fault["description"] for fault in json.loads(told.stdout)["errors"])
    except (json.JSONDecodeError, KeyError):
        return Counter(["not judged"])


def told_of(path: Path) -> tuple[str, list[str]]:
    """What became of one workbook, and what it lost."""
    content = path.read_bytes()
    try:
        now = returned(content)
    except UnreadableWorkbookError as error:
        return f"not opened: {error.text.en[:60]}", []
    except NotSafeError as error:
        return f"the list alone: {error.why.en}", []
    lost = [*losses(content, now), *lost_looks(content, now)]
    was, values = values_of(content), values_of(now)
    if was is not None and (values is None or any(values.get(sheet) != cells for sheet, cells in was.items())):
        lost.append("openpyxl reads other values")
    if returned(now) != now:
        lost.append("the return of the return is another one")
    lost += [f"Excel refuses: {each}" for each in refused(now) - refused(content)]
    if shutil.which("ooxml-validator"):
        new = faults(now, path.suffix.lower()) - faults(content, path.suffix.lower())
        lost += [f"new fault: {each}" for each in new]
    return "marked", lost


def main() -> int:
    """Prints what became of how many, and every loss; 1 where there is any."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    paths = sorted(each for each in asked.parse_args().folder.rglob("*") if each.suffix.lower() in {".xlsx", ".xlsm"})
    became: Counter[str] = Counter()
    every = 0
    with ProcessPoolExecutor(2) as pool:
        for path, (what, lost) in zip(paths, pool.map(told_of, paths), strict=True):
            became[what] += 1
            every += len(lost)
            for each in lost:
                print(f"{path.name}: {each}")  # noqa: T201 - a command tells what it found
    for what, count in became.most_common():
        print(f"{count:5} {what}")  # noqa: T201
    print(f"{every} losses and new faults in {len(paths)} workbooks")  # noqa: T201
    return 1 if every else 0


if __name__ == "__main__":
    raise SystemExit(main())
