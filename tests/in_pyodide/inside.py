"""The side within Pyodide: runs pytest over some files, leaves out what is listed, and tells what became of each test."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

Tell = Callable[[str], None]
_QUIET = (
    "-q",
    "--no-header",
    "--no-summary",
    "--tb=short",
    "-p",
    "no:cacheprovider",
    "--assert=plain",  # rewriting all assertions takes long there; `--pytest --assert=rewrite` tells the values
    "--continue-on-collection-errors",
)
_SHOWN = 3000  # letters of what is said of a test that failed


class Telling:
    """A plugin of pytest. What it tells is a line of JSON each."""

    def __init__(self, left_out: list[str], sampled: dict[str, int] | None, tell: Tell) -> None:
        """Of each function only the first case, and of these files one function in so many, unless `sampled` is None."""
        self.left_out = {each: re.compile(re.escape(each).replace(r"\*", ".*")).fullmatch for each in left_out}
        self.sampled = sampled
        self.tell = tell

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "no_cover: of pytest-cov, which is not here")

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        found, kept, seen = set[str](), [], Counter[str]()
        for item in items:
            function = _function(item.nodeid)
            meant = [entry for entry, pattern in self.left_out.items() if function == entry or pattern(item.nodeid)]
            found.update(meant)
            if not meant and self._is_wanted(function, seen):
                kept.append(item)
        self._say(found=sorted(found))
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept

    def _is_wanted(self, function: str, seen: Counter[str]) -> bool:
        """Whether a case is one of those to run; what was seen before is counted in `seen`."""
        if self.sampled is None:
            return True
        file = function.partition("::")[0]
        seen[function] += 1
        if seen[function] > 1:
            return False
        seen[file] += 1
        return (seen[file] - 1) % self.sampled.get(file, 1) == 0

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._say(test=report.nodeid, outcome="failed", seconds=0.0, why=str(report.longrepr)[-_SHOWN:])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._say(started=nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            why = "" if report.passed else str(report.longrepr)[-_SHOWN:]
            self._say(test=report.nodeid, outcome=report.outcome, seconds=round(report.duration, 3), why=why)

    def _say(self, **said: Any) -> None:
        self.tell(json.dumps(said))


def _function(test: str) -> str:
    """The id of a test without its case."""
    return test.partition("[")[0]


def _with_few_examples(most: int) -> None:
    """No test of Hypothesis gets more examples than so many, nor is it stopped for being slow."""
    whole = settings.__init__

    def fewer(self: settings, parent: settings | None = None, **chosen: Any) -> None:
        chosen["max_examples"] = min(most, chosen.get("max_examples", most))
        chosen |= {"deadline": None, "suppress_health_check": list(HealthCheck)}
        whole(self, parent, **chosen)

    settings.__init__ = fewer  # type: ignore[method-assign]


def run(asked: str, tell: Tell) -> int:
    """Run the files that are asked for; gives pytest's exit code."""
    wanted = json.loads(asked)
    _with_few_examples(wanted["examples"])
    files = [file for file in wanted["files"] if file not in wanted["left_out"] and Path(file).is_file()]
    if not files:  # pytest would run all
        return 0
    telling = Telling(wanted["left_out"], wanted["sampled"], tell)
    return int(pytest.main([*files, *_QUIET, *wanted["arguments"]], plugins=[telling]))
