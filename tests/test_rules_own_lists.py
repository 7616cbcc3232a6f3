"""What our own dropdown lists offer is never reported."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition
from rak_excel.rules.check import check
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.targets.choices import target_choices
from tests.rule_examples import table_of
from tests.tables import plan_of

TEMPLATES = ("kpu-2008", "kpu-2020", "kpu-2023")
every_template = pytest.mark.parametrize("template", TEMPLATES)


def rows_of(definition: Definition, part: str, nth: int) -> list[dict[str, str]]:
    """Every indicator of a part with its nth target; a zero is right for few of them, which is RAK307's business."""
    rows = []
    for objective in definition.objectives_of(part):
        for indicator in objective.indicators:
            choices = [
                each for each in target_choices(indicator, definition) if each != "0%" or indicator.polarity == "lower"
            ]
            text = fill_wording(indicator.text, "KPU Kabupaten Lombok Timur", 2020)
            rows.append({"INDIKATOR": text, "TARGET": choices[nth % len(choices)]})
    return rows


@every_template
@pytest.mark.parametrize("nth", range(12))
def test_an_offered_target_fits_its_indicator(template: str, nth: int) -> None:
    definition = load_template(template)
    for part in definition.parts:
        rows = rows_of(definition, part.id, nth)
        for start in range(0, len(rows), 6):
            plan = plan_of(table_of(part.sheet, rows[start : start + 6]), template=template)
            assert check([plan], select=["RAK3xx"]) == []


@every_template
def test_an_offered_executor_is_the_official_name(template: str) -> None:
    definition = load_template(template)
    for part in definition.parts:
        rows = [{"PELAKSANA": name} for name in definition.executors_of(part.id).names()]
        plan = plan_of(table_of(part.sheet, rows), template=template)
        assert check([plan], select=["RAK5xx", "unit-never-named", "repaired"]) == []


@every_template
def test_the_wording_of_the_list_itself_is_not_reported(template: str) -> None:
    definition = load_template(template)
    for part in definition.parts:
        rows = rows_of(definition, part.id, 0)
        for start in range(0, len(rows), 6):
            plan = plan_of(table_of(part.sheet, rows[start : start + 6]), template=template)
            assert check([plan], select=["RAK21", "RAK22"], ignore=["duplicate-activities"]) == []
