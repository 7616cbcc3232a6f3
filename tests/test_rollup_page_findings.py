"""Ringkasan: how often what is wrong, and that each figure says of which findings it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from rak_excel.model import Severity
from rak_excel.verbs.rollup import Rollup, rollup
from tests.rollup_plans import NTB, office_plan
from tests.test_rollup_page import shown, worse, written


def in_both_severities() -> Rollup:
    """Of one rule some findings must be corrected and some are to be checked, as RAK304 judges by what is typed."""
    plain = rollup([office_plan(region, worse(4)) for region in NTB[:3]], provinces=["52"])
    of_rule = [each for each in plain.notes if each[1].code == "RAK301"]
    lighter = [(region, replace(note, severity=Severity.WARNING)) for region, note in of_rule[:5]]
    return replace(plain, notes=(*lighter, *of_rule[5:]))


def test_of_a_rule_with_both_severities_each_is_counted_by_itself(tmp_path: Path) -> None:
    result = in_both_severities()
    book = written(tmp_path / "both.xlsx", result)
    lines = {row[2]: row[3:] for row in shown(book) if row and row[0] == "RAK301"}
    counts = Counter(note.severity.label.id for _, note in result.notes)
    offices = {
        label: len({region for region, note in result.notes if note.severity.label.id == label}) for label in counts
    }

    assert set(counts) == {"Wajib diperbaiki", "Perlu dicek"}
    assert lines == {label: [offices[label], counts[label]] for label in counts}
