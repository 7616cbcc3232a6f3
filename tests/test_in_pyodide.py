"""The run of the tests in Pyodide fails where it should, and leaves out only tests that there are, each with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.in_pyodide.__main__ import PROJECT, faults, left_out, sampled, told_by

PASSED = json.dumps({"test": "tests/test_a.py::test_b", "outcome": "passed", "seconds": 0.1, "why": ""})
FAILED = json.dumps({"test": "tests/test_a.py::test_c", "outcome": "failed", "seconds": 0.1, "why": "E assert 1 == 2"})
STARTED = json.dumps({"started": "tests/test_a.py::test_d"})
FOUND = json.dumps({"found": ["tests/test_a.py::test_z"]})


def wrong(
    *lines: str, exit_codes: tuple[int, ...] = (0, 0), listed: str = "tests/test_a.py", least: int = 1
) -> list[str]:
    return faults(told_by(lines, exit_codes), [listed], least)


def test_where_all_pass_nothing_is_wrong() -> None:
    assert wrong(PASSED) == []
    assert wrong(PASSED, FOUND, listed="tests/test_a.py::test_z") == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (wrong(PASSED, FAILED, exit_codes=(0, 1)), "tests/test_a.py::test_c failed:\nE assert 1 == 2"),
        (wrong(PASSED, STARTED, exit_codes=(0, 3)), "Pyodide ended in tests/test_a.py::test_d"),
        (wrong(PASSED, exit_codes=(0, 3)), "Pyodide ended in its start or its end, with (0, 3)"),
        (wrong(PASSED, listed="tests/test_a.py::test_z"), "tests/test_a.py::test_z in left_out.toml is no test"),
        (wrong(PASSED, least=2), "1 tests passed, of at least 2"),
    ],
)
def test_each_thing_that_is_wrong_is_told(told: list[str], said: str) -> None:
    assert told == [said]


def test_each_entry_names_a_file_and_a_function_of_it() -> None:
    for entry in left_out():
        file, _, function = entry.partition("::")
        source = (PROJECT / file).read_text(encoding="utf-8")
        assert f"def {function.partition('[')[0]}" in source, entry
    assert [each for each in sampled() if not Path(PROJECT, each).is_file()] == []


def test_each_entry_has_a_reason_and_none_is_below_a_file_that_is_left_out() -> None:
    listed = left_out()

    assert all(len(reason.split()) > 3 for reason in listed.values())
    assert [entry for entry in listed if "::" in entry and entry.partition("::")[0] in listed] == []
