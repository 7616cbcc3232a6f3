"""What a rule finds in one part of a plan it finds there without the other too, unless it looks across the parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from rak_excel.model import Cell, Finding
from rak_excel.reading import read_plans
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import check
from tests.test_rules_real_plan import real_plan

EXAMPLES = Path(__file__).parents[1] / "examples" / "ntb-2020"


def test_only_rules_that_say_so_look_across_the_parts() -> None:
    lost: set[str] = set()
    for plan in (real_plan(), *read_plans(EXAMPLES).plans):
        for part in plan.parts:
            gone = _on(part.sheet, check([plan])) - _on(part.sheet, check([replace(plan, parts=(part,))]))
            lost |= {code for code, _, _ in gone}

    assert {"RAK602", "RAK604", "RAK605", "RAK606"} <= lost <= {rule.code for rule in CATALOGUE if rule.across}


def _on(sheet: str, findings: Iterable[Finding]) -> Counter[tuple[str, Cell | None, str]]:
    return Counter((each.code, each.cell, each.value) for each in findings if each.cell and each.cell.sheet == sheet)
