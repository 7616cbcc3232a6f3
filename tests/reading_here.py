"""Roll-ups that read in this process: to start another one takes ten times as long as to read a plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from rak_excel.jobs.rollup import files, reports
from rak_excel.jobs.rollup.reports import facts_of_reports
from rak_excel.jobs.rollup.workers import facts_of_files
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.system import processes


@contextmanager
def reading_here() -> Iterator[None]:
    """Where the processes are not what is tested. That they change nothing, tests/test_rollup_files.py shows."""
    with (
        mock.patch.object(processes, "start_early"),
        mock.patch.object(files, "facts_of_files", _harvested_here),
        mock.patch.object(reports, "facts_of_reports", _reports_here),
    ):
        yield


def _harvested_here(*paths: Any, **asked: Any) -> list[InputFacts]:
    return facts_of_files(*paths, **asked | {"jobs": 0})


def _reports_here(*paths: Any, **asked: Any) -> list[ReportFacts]:
    return facts_of_reports(*paths, **asked | {"jobs": 0})
