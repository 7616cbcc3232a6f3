"""What changed between two workbooks, each a plan or a roll-up."""

from __future__ import annotations

from pathlib import Path

from rak_excel.comparing.diff import Comparison, diff
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.jobs.rollup.workers import Reader
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import Harvest
from rak_excel.system.folders import missing


def diff_files(old: Path, new: Path) -> Comparison:
    """What changed from one workbook to the other, in the order of the newer one; what was removed comes last.

    Each is a plan or a roll-up. Raises MissingPathError or UnreadableWorkbookError, naming the file.
    """
    return diff(_read(old), _read(new))


def _read(path: Path) -> Plan | Harvest:
    if not path.is_file():
        raise missing(path)
    read = Reader(whole=True).harvest((path, path.name))
    if isinstance(read, Plan):
        return read
    for file in read.files:
        if file.fault is not None and not read.rows:
            raise UnreadableWorkbookError(f"{path}: {file.fault.id}", f"{path}: {file.fault.en}")
    return read
