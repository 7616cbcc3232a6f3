"""What changed between two workbooks, each a plan or a roll-up."""

from __future__ import annotations

from pathlib import Path

from rak_excel.comparing.diff import Comparison, changes_between
from rak_excel.comparing.reports import report_changes
from rak_excel.comparing.rolled_reports import rollup_changes
from rak_excel.errors import NothingToCompareError, UnreadableWorkbookError
from rak_excel.formats.opened.opening import refuse_missing
from rak_excel.jobs.rollup.workers import Reader
from rak_excel.language import Text, said_of
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.workbooks.monitoring.rollup.compared_rows import compared_rows
from rak_excel.workbooks.monitoring.rollup.read_back import is_report_rollup

_MIXED = Text(
    "{report} adalah laporan triwulan, sedangkan file yang satu lagi bukan. Bandingkan laporan dengan laporan, rencana dengan rencana.",
    "{report} is a quarterly report, and the other file is not. Compare reports with reports, and plans with plans.",
)


_MIXED_ROLLUPS = Text(
    "{rollup} adalah rekap laporan triwulan, sedangkan file yang satu lagi bukan. Bandingkan rekap laporan dengan rekap laporan.",
    "{rollup} is a roll-up of quarterly reports, and the other file is not. Compare roll-ups of reports with one another.",
)


def diff(old: Plan | Path | str, new: Plan | Path | str) -> Comparison:
    """What changed from one plan to the other, in the order of the newer one; what was removed comes last.

    Both may be quarterly reports, or roll-ups of reports. Each may also be the path of a plan, report or roll-up. Raises
    MissingPathError or UnreadableWorkbookError, naming the file, and NothingToCompareError for a report, or a roll-up of reports,
    beside anything else.
    """
    paths = [Path(each) for each in (old, new) if not isinstance(each, Plan)]
    rolled = [path for path in paths if is_report_rollup(path)]
    if len(rolled) > 1:
        return rollup_changes(*map(compared_rows, rolled))
    if rolled:
        for path in paths:
            refuse_missing(path)
        raise NothingToCompareError(_MIXED_ROLLUPS.filled(rollup=rolled[0].name))
    given = [each if isinstance(each, Plan) else _read(Path(each)) for each in (old, new)]
    reports = [each for each in given if isinstance(each, Plan) and each.definition.is_report]
    if len(reports) == len(given):
        return report_changes(*reports)
    if reports:
        raise NothingToCompareError(_MIXED.filled(report=reports[0].source.file))
    return changes_between(*given)


def _read(path: Path) -> Plan | InputFacts:
    refuse_missing(path)
    read = Reader(whole=True).facts_of((path, path.name))
    if isinstance(read, Plan):
        return read
    for file in read.files:
        if file.fault is not None and not read.rows:
            raise UnreadableWorkbookError(said_of(path, file.fault), path=path)
    return read
