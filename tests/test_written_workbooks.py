"""What no workbook of ours may hold: what Excel 2007 lacks, and what misreads typed text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rak_excel import merge, read_plans, rollup, write_merged, write_rollup, write_template
from rak_excel.verbs.template import blank_form, form_of_plan

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"

# These depend on the locale, or read "75%" as 0.75 and * as a wildcard.
MISREADING = {"VALUE", "TEXT", "MATCH", "VLOOKUP", "HLOOKUP", "LOOKUP", "INDIRECT"}
# The roll-up alone counts, over figures and fixed words of its own that nobody types.
COUNTING = {"COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS"}


def template(path: Path) -> None:
    write_template(path, blank_form(year=2020, region="52.03"))


def signed(path: Path) -> None:
    write_template(path, form_of_plan(read_plans([PLAN]).plans[0], signed=True))


def merged(path: Path) -> None:
    reading = read_plans([EXAMPLES / "lombok-timur-2020" / "submissions"])
    write_merged(path, merge(reading.plans, reading.unread))


def rolled_up(path: Path) -> None:
    reading = read_plans([EXAMPLES / "ntb-2020" / "plans"])
    write_rollup(path, rollup(reading.plans, reading.unread))


@pytest.fixture(scope="module", params=[template, signed, merged, rolled_up])
def workbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The name of a kind of workbook, and all XML in it."""
    write: Callable[[Path], None] = request.param
    path = tmp_path_factory.mktemp("written") / "x.xlsx"
    write(path)
    with zipfile.ZipFile(path) as archive:
        pages = [archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")]
    return write.__name__, "".join(pages)


def test_no_workbook_holds_what_programs_of_2010_do_not_know(workbook: tuple[str, str]) -> None:
    _, xml = workbook
    assert not re.findall(r"_xlfn|x14:|x14ac:|t=\"array\"", xml)


def test_no_formula_misreads_typed_text(workbook: tuple[str, str]) -> None:
    name, xml = workbook
    formulas = re.findall(r"<(?:f|formula1|formula|definedName)(?: [^>]*)?>([^<]*)<", xml)
    assert len(formulas) > 100
    used = {function for formula in formulas for function in re.findall(r"\b([A-Z]+)\(", formula)}
    assert not used & (MISREADING if name == "rolled_up" else MISREADING | COUNTING)


def test_validations_and_conditional_formats_reach_other_sheets_by_defined_names_only(
    workbook: tuple[str, str],
) -> None:
    _, xml = workbook
    assert [formula for formula in re.findall(r"<(?:formula1|formula)>([^<]*)<", xml) if "!" in formula] == []
