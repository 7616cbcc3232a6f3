"""What changed between two workbooks, each a plan or a roll-up."""

from __future__ import annotations

from pathlib import Path

from rak_excel.comparing.diff import Comparison, changes_between
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import refuse_missing
from rak_excel.jobs.rollup.workers import Reader
from rak_excel.language import said_of
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import InputFacts


def diff(old: Plan | Path | str, new: Plan | Path | str) -> Comparison:
    """What changed from one plan to the other, in the order of the newer one; what was removed comes last.

    Each may also be the path of a plan or of a roll-up, where both are. Raises MissingPathError or UnreadableWorkbookError, naming the file.
    """
    return changes_between(*(each if isinstance(each, Plan) else _read(Path(each)) for each in (old, new)))


def _read(path: Path) -> Plan | InputFacts:
    refuse_missing(path)
    read = Reader(whole=True).facts_of((path, path.name))
    if isinstance(read, Plan):
        return read
    for file in read.files:
        if file.fault is not None and not read.rows:
            raise UnreadableWorkbookError(said_of(path, file.fault), path=path)
    return read
