"""A plugin of pytest: how long each test takes, and that each one works out by itself what the code remembers."""

from __future__ import annotations

import functools
import json
import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_TOOK: defaultdict[str, float] = defaultdict(float)
_NOT_PASSED: set[str] = set()
_FORGET: list[Callable[[], None]] = []

SECONDS = "RAK_EXCEL_TEST_SECONDS"  # the environment's name of the file for what each test took
FORGETTING = "RAK_EXCEL_FORGETTING"  # packages, separated by commas


def _remember_what_remembers() -> None:
    """A line that only the first of many tests runs would seem to be touched by that one alone."""
    packages = tuple(f"{each}." for each in os.environ.get(FORGETTING, "").split(",") if each)
    original = functools.lru_cache

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        def decorated(function: Callable[..., Any]) -> Any:
            cached = original(maxsize, typed)(function)
            if function.__module__.startswith(packages):
                _FORGET.append(cached.cache_clear)
            return cached

        return original(maxsize) if callable(maxsize) else decorated

    functools.lru_cache = lru_cache


if os.environ.get(FORGETTING):
    _remember_what_remembers()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Coverage passes some over, since it takes half of their time.
    for node in {node for item in items for node in item.listchain()}:
        node.own_markers[:] = [each for each in node.own_markers if each.name != "no_cover"]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    for forget in _FORGET:
        forget()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _TOOK[report.nodeid] += report.duration
    if report.outcome != "passed":
        _NOT_PASSED.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if SECONDS in os.environ and not hasattr(session.config, "workerinput"):
        passed = {test: round(took, 4) for test, took in _TOOK.items() if test not in _NOT_PASSED}
        Path(os.environ[SECONDS]).write_text(json.dumps(passed), encoding="utf-8")
