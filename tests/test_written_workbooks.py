"""What every workbook of ours is: what Excel's own schema allows, without what Excel 2007 lacks or misreads."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from xlsxwriter.worksheet import Worksheet

from rak_excel import check, merge, read_plans, rollup, write_merged, write_rollup, write_template
from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form
from rak_excel.jobs.template.indicator_list import write_indicator_list
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.pages import findings_books
from tests.forms import form_of_plan
from tests.rollup_plans import office_plan

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"

# These depend on the locale, or read "75%" as 0.75 and * as a wildcard.
MISREADING = {"VALUE", "TEXT", "MATCH", "VLOOKUP", "HLOOKUP", "LOOKUP", "INDIRECT"}
# The roll-up alone counts, over figures and fixed words of its own that nobody types.
COUNTING = {"COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS"}
WITHOUT_FORMULAS = {"returned", "listed"}


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


def nation(path: Path) -> None:
    """A roll-up of more than one province."""
    write_rollup(path, rollup([office_plan(region) for region in ("51.01", "51.02", "52.01", "52.03")]))


def contradictory(path: Path) -> None:
    """A merged plan with an open difference, and what changed against the signed one."""
    base = read_plans([PLAN]).plans[0]
    revised = read_plans([EXAMPLES / "revisi-2020" / "kiriman"]).plans[0]
    other = replace(revised, source=replace(revised.source, file="other.xlsx", sha256="1" * 64))
    first, *rest = other.parts[1].indicators
    changed = replace(first, target=parse_target("1%", base.definition))
    other = replace(other, parts=(other.parts[0], replace(other.parts[1], indicators=(changed, *rest))))
    result = merge([revised, other], base=base)
    assert result.differences
    write_merged(path, result)


def returned(path: Path) -> None:
    reading = read_plans([PLAN])
    findings = check(reading.plans)
    (written,) = write_findings_books(
        path.parent, findings_books(findings, reading.plans, "id"), {PLAN.name: PLAN}, "id"
    )
    written.rename(path)


def bound(path: Path) -> None:
    """A template whose list of indicators gives a national target, which its formulas look at."""
    definition = load_template("kpu-2020")
    first, *others = definition.objectives
    one, *rest = first.indicators
    first = msgspec.structs.replace(first, indicators=(msgspec.structs.replace(one, national="85%"), *rest))
    definition = msgspec.structs.replace(definition, objectives=(first, *others))
    write_template(path, blank_form(year=2020, region="52.03", definition=definition))


def listed(path: Path) -> None:
    write_indicator_list(path, load_template("kpu-2020"))


ROLL_UPS = [rolled_up, nation]


@pytest.fixture(scope="module", params=[template, bound, signed, merged, contradictory, *ROLL_UPS, returned, listed])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of workbook that we write; its folder is named for its kind."""
    write: Callable[[Path], None] = request.param
    path = tmp_path_factory.mktemp("written") / write.__name__ / "x.xlsx"
    path.parent.mkdir()
    write(path)
    return path


@pytest.fixture(scope="module")
def workbook(written: Path) -> tuple[str, str]:
    """The name of a kind of workbook, and all XML in it."""
    with zipfile.ZipFile(written) as archive:
        pages = [archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")]
    return written.parent.name, "".join(pages)


def test_no_workbook_holds_what_programs_of_2010_do_not_know(workbook: tuple[str, str]) -> None:
    _, xml = workbook
    assert not re.findall(r"_xlfn|x14:|x14ac:|t=\"array\"", xml)


def test_no_formula_has_a_function_of_newer_programs(workbook: tuple[str, str]) -> None:
    _, xml = workbook
    formulas = re.findall(r"<f(?: [^>]*)?>([^<]*)<", xml)
    expanded = Worksheet()._prepare_formula("=FILTER(A1:A2,A1:A2)", expand_future_functions=True)
    assert expanded == "_xlfn._xlws.FILTER(A1:A2,A1:A2)"
    assert [f for f in formulas if Worksheet()._prepare_formula(f, expand_future_functions=True) != f] == []


def test_no_formula_misreads_typed_text(workbook: tuple[str, str]) -> None:
    name, xml = workbook
    formulas = re.findall(r"<(?:f|formula1|formula|definedName)(?: [^>]*)?>([^<]*)<", xml)
    assert len(formulas) > 100 or name in WITHOUT_FORMULAS
    used = {function for formula in formulas for function in re.findall(r"\b([A-Z]+)\(", formula)}
    assert not used & (MISREADING if name in {each.__name__ for each in ROLL_UPS} else MISREADING | COUNTING)


def test_no_formula_is_longer_than_excel_reads_nor_has_a_longer_text_in_it(workbook: tuple[str, str]) -> None:
    _, xml = workbook
    formulas = map(unescape, re.findall(r"<(?:f|formula1|formula|definedName)(?: [^>]*)?>([^<]*)<", xml))
    for formula in formulas:
        assert len(formula) <= 8192
        assert all(len(text) - 2 <= 255 for text in re.findall(r'"(?:[^"]|"")*"', formula)), formula


def test_only_the_sheet_that_is_shown_first_is_selected(written: Path) -> None:
    """Typing goes into every sheet that is selected."""
    with zipfile.ZipFile(written) as archive:
        book = archive.read("xl/workbook.xml").decode()
        pages = [archive.read(f"xl/worksheets/sheet{at}.xml").decode() for at, _ in enumerate(states(book), 1)]
    shown = int((re.findall(r'activeTab="(\d+)"', book) or ["0"])[0])

    assert [at for at, page in enumerate(pages) if 'tabSelected="1"' in page] == [shown]
    assert states(book)[shown] == "visible"
    assert shown == 0 or written.parent.name not in {each.__name__ for each in ROLL_UPS}


def states(book: str) -> list[str]:
    """Of each sheet whether it is visible or hidden, in their order."""
    sheets = re.findall(r"<sheet [^>]*>", book)
    return [(re.findall(r'state="(\w+)"', sheet) or ["visible"])[0] for sheet in sheets]


def test_every_name_in_a_formula_is_defined(workbook: tuple[str, str]) -> None:
    _, xml = workbook
    formulas = re.findall(r"<(?:f|formula1|formula|definedName)(?: [^>]*)?>([^<]*)<", xml)
    used = {name for formula in formulas for name in re.findall(r"\bRAK_\w+", formula)}
    assert used <= set(re.findall(r'<definedName name="(RAK_\w+)"', xml))


def test_validations_and_conditional_formats_reach_other_sheets_by_defined_names_only(
    workbook: tuple[str, str],
) -> None:
    _, xml = workbook
    assert [formula for formula in re.findall(r"<(?:formula1|formula)>([^<]*)<", xml) if "!" in formula] == []


def faults(path: Path) -> list[str]:
    """What the Open XML SDK, by which Office knows its own formats, finds wrong for Excel 2010."""
    told = subprocess.run(
        ["ooxml-validator", str(path), "--officeVersion", "Office2010"], capture_output=True, check=False
    )
    return [fault["description"] for fault in json.loads(told.stdout)["errors"]]


@pytest.mark.openxml
def test_the_schema_of_excel_2010_allows_every_workbook(written: Path) -> None:
    assert faults(written) == []


@pytest.mark.openxml
def test_what_the_schema_does_not_allow_is_found(tmp_path: Path) -> None:
    with zipfile.ZipFile(PLAN) as good, zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as bad:
        for part in good.namelist():
            bad.writestr(part, good.read(part).replace(b"<sheetData>", b"<sheetDate/><sheetData>"))
    assert "sheetDate" in faults(tmp_path / "bad.xlsx")[0]
