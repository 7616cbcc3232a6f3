"""The examples: rebuilt by one command, and faithful to the plan that they transcribe."""

from __future__ import annotations

import json
import shutil
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from examples.build import HERE, MADE_UP, PLAN, SUBMISSIONS, build
from examples.journeys import OLD_LAYOUT, REVISION
from rak_excel import check, read_plans
from rak_excel.model import Indicator, Plan
from rak_excel.vocabulary.basics.texts import normalised
from tests.consoles import exit_code_of, run_command, shown_commands

PARTS = {"commission": 12, "secretariat": 23}
EXAMPLES = sorted(path.parent.name for path in HERE.glob("*/README.md"))
PLANS = HERE / "ntb-2020" / "plans"
TRANSCRIBED = tomllib.loads((HERE / "lombok-timur-2020" / "plan.toml").read_text(encoding="utf-8"))
PROVINCE = tomllib.loads((HERE / "ntb-2020" / "offices.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The published plan as its workbook reads back."""
    [plan] = read_plans([HERE / PLAN]).plans
    return plan


def exported(*paths: Path, output: Path) -> list[dict[str, Any]]:
    exit_code_of("export", *paths, "--format", "json", "-o", output)
    plans: list[dict[str, Any]] = json.loads(output.read_text(encoding="utf-8"))
    return plans


def content(workbook: Path) -> dict[str, bytes]:
    """What a workbook holds, whatever library packed it."""
    with zipfile.ZipFile(workbook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_workbooks_are_those_that_build_writes(tmp_path: Path) -> None:
    built = {path.relative_to(tmp_path) for path in build(tmp_path)}
    assert built == {path.relative_to(HERE) for path in HERE.rglob("*.xlsx")}
    stale = [str(path) for path in sorted(built) if content(tmp_path / path) != content(HERE / path)]
    assert stale == [], "run: python -m examples.build"


def indicator_as_transcribed(row: dict[str, Any]) -> tuple[object, ...]:
    return row["indicator"], row["target"], row["activities"].strip(), row["periods"], row["executor"].strip()


def indicator_as_read(indicator: Indicator) -> tuple[object, ...]:
    [activity] = indicator.activities
    target = indicator.target.text if indicator.target else ""
    return indicator.text, target, activity.text, list(activity.periods), activity.executors_text


@pytest.mark.parametrize(("part", "count"), PARTS.items())
def test_every_cell_of_the_published_plan_reads_back(plan: Plan, part: str, count: int) -> None:
    own = plan.part(part)
    assert own is not None
    assert len(own.indicators) == len(TRANSCRIBED[part]) == count
    for indicator, row in zip(own.indicators, TRANSCRIBED[part], strict=True):
        assert indicator_as_read(indicator) == indicator_as_transcribed(row), row["row"]
        assert set(indicator.activities[0].marks.values()) <= {row["tick"]}, row["row"]


@pytest.mark.parametrize("part", PARTS)
def test_objectives_and_their_numbers_read_back(plan: Plan, part: str) -> None:
    own = plan.part(part)
    assert own is not None
    written = [(row.get("number", ""), row["objective"]) for row in TRANSCRIBED[part] if "objective" in row]
    read = {i.objective.place.row: (i.objective.number_text, i.objective.text) for i in own.indicators}
    assert list(read.values()) == written


def test_who_signs_reads_back(plan: Plan) -> None:
    identity = plan.identity
    assert (identity.office, identity.region, identity.year, identity.revision) == (
        *(TRANSCRIBED["identity"][each] for each in ("office", "region", "year", "revision")),
    )
    assert (identity.place, identity.date) == ("Selong", TRANSCRIBED["identity"]["date"])
    assert (identity.whole_office, identity.submitter) == (True, None)
    assert {name: each.name for name, each in identity.signatories.items()} == {
        each: TRANSCRIBED["identity"][each]["name"] for each in ("chair", "secretary")
    }


def agreed(plan: dict[str, Any]) -> dict[str, Counter[str]]:
    """What two plans must share to be the same: indicators, targets, items, periods and executors."""
    return {part: Counter(map(_agreed_indicator, indicators)) for part, indicators in plan["parts"].items()}


def _agreed_indicator(indicator: dict[str, Any]) -> str:
    activities = [
        (sorted(map(normalised, each["items"])), each["periods"], sorted(each["executors"]))
        for each in indicator["activities"]
    ]
    target = {name: value for name, value in indicator["target"].items() if name != "cell"}
    return json.dumps([normalised(indicator["indicator"]), target, activities], ensure_ascii=False)


def test_merging_the_submissions_gives_the_plan_of_the_original(tmp_path: Path) -> None:
    merged = tmp_path / "merged.xlsx"
    assert exit_code_of("merge", HERE / SUBMISSIONS, "-o", merged) == 0
    [ours] = exported(merged, output=tmp_path / "merged.json")
    [original] = exported(HERE / PLAN, output=tmp_path / "original.json")
    assert agreed(ours) == agreed(original)
    assert {part: len(indicators) for part, indicators in ours["parts"].items()} == PARTS


def test_the_ten_submissions_are_of_ten_units_and_hold_every_row_once_a_unit() -> None:
    plans = read_plans([HERE / SUBMISSIONS]).plans
    units = {each.identity.submitter.name if each.identity.submitter else None for each in plans}
    assert (len(plans), len(units)) == (10, 10)
    sent = Counter(
        (part.id, indicator.text) for each in plans for part, indicator in each.indicators() if indicator.filled
    )
    named_by_two_units = {key: count for key, count in sent.items() if count > 1}
    assert len(sent) == 12 + 22  # one indicator of the secretariat stands in the plan twice
    assert named_by_two_units == {
        ("commission", TRANSCRIBED["commission"][0]["indicator"]): 5,
        **{("commission", row["indicator"]): 2 for row in TRANSCRIBED["commission"][1:5]},
        ("commission", "Indeks Reformasi Birokrasi"): 4,
        ("secretariat", TRANSCRIBED["secretariat"][8]["indicator"]): 2,
    }


def test_the_folder_of_the_province_holds_ten_offices() -> None:
    regions = sorted(str(plan.identity.region) for plan in read_plans([PLANS]).plans)
    assert regions == ["52.01", "52.02", "52.03", "52.04", "52.05", "52.06", "52.07", "52.08", "52.71", "52.72"]


def test_made_up_plans_say_so_and_name_nobody() -> None:
    for path in PLANS.glob("RAK*.xlsx"):
        [plan] = read_plans([path]).plans
        assert MADE_UP in path.name
        assert {each.name for each in plan.identity.signatories.values()} == {MADE_UP}


@pytest.mark.parametrize("office", PROVINCE["offices"], ids=lambda office: office["region"])
def test_each_fault_put_into_a_made_up_plan_is_found_and_no_other(office: dict[str, Any]) -> None:
    [path] = PLANS.glob(f"RAK*- {office['region'].replace('.', '')} *.xlsx")
    plans = read_plans([path]).plans
    places = {indicator.key: indicator.place for plan in plans for _, indicator in plan.indicators()}
    at_fault = [places[change.get("found", change["row"])] for change in office["changes"]]
    found = {(f.cell.sheet, f.cell.row) for f in check(plans) if f.cell and f.severity != "info"}
    assert found == {(place.sheet, place.row) for place in at_fault}


def test_the_revision_changes_what_the_sub_bagian_changed_and_nothing_else(tmp_path: Path) -> None:
    revised = tmp_path / "revised.xlsx"
    assert exit_code_of("merge", HERE / REVISION, "--base", HERE / PLAN, "-o", revised) == 0
    changes = json.loads(run_command("diff", HERE / PLAN, revised, "--format", "json").results)
    assert [(each["change"], each["old"], each["new"].split("\n")[-1]) for each in changes] == [
        ("schedule", "", "B1 B4 B7 B10"),
        ("target", "100%", "95%"),
        ("activities", "", "Menyusun rekap gaji tiap triwulan"),
    ]
    [plan] = read_plans([revised]).plans
    assert plan.identity.revision == 1


def test_an_old_layout_keeps_its_rows_in_the_template_but_not_its_ticks(tmp_path: Path) -> None:
    arguments = ("--from", HERE / OLD_LAYOUT, "--region", "52.03", "--year", "2020", "-o", tmp_path / "new.xlsx")
    assert exit_code_of("template", *arguments) == 0
    old, new = (
        [
            (
                part.id,
                indicator.text,
                indicator.target and indicator.target.text,
                activity.text,
                activity.executors_text,
            )
            for part, indicator, activity in read_plans([path]).plans[0].activities()
        ]
        for path in (HERE / OLD_LAYOUT, tmp_path / "new.xlsx")
    )
    assert len(old) == 4
    assert new == old
    [plan] = read_plans([tmp_path / "new.xlsx"]).plans
    assert {activity.periods for _, _, activity in plan.activities()} == {()}


def test_the_overview_names_every_example() -> None:
    overview = (HERE / "README.md").read_text(encoding="utf-8")
    assert [name for name in EXAMPLES if f"({name}/README.md)" not in overview] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_commands_beside_an_example_end_as_its_readme_says(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE, tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path / "examples" / example)
    commands = list(shown_commands(HERE / example / "README.md"))
    assert commands
    for shown in commands:
        assert exit_code_of(*shown.arguments) == shown.exit_code, shown.line
