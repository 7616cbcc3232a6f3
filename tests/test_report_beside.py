"""Plans and earlier reports that lie beside the reports of a quarter are named, and neither checked nor merged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rak_excel import read_plan, read_plans
from rak_excel.monitoring.beside import beside_reports
from tests.consoles import run_command
from tests.desk import ask

EXAMPLE = Path("examples/laporan-2020").resolve()
SUBMISSIONS = Path("examples/lombok-timur-2020/submissions").resolve()
PLAN, REVISED, BEFORE = "rencana-2020.xlsx", "rencana-2020-revisi-1.xlsx", "laporan-tw1.xlsx"
NOT_CHECKED = (
    "Tidak ikut dicek, karena yang dicek laporannya: rencana rencana-2020-revisi-1.xlsx, rencana-2020.xlsx; laporan sebelumnya "
    "laporan-tw1.xlsx."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forms of the second quarter as they came back, with both states of the plan and the report of the first."""
    folder = tmp_path_factory.mktemp("beside") / "laporan"
    folder.mkdir()
    for each in [
        *sorted((EXAMPLE / "kiriman-tw2").glob("*.xlsx"))[:2],
        *(EXAMPLE / name for name in (PLAN, REVISED, BEFORE)),
    ]:
        shutil.copy(each, folder)
    return folder


@pytest.fixture(scope="module")
def forms(folder: Path) -> Path:
    own = folder.parent / "formulir"
    own.mkdir()
    for each in folder.glob("Laporan*"):
        shutil.copy(each, own)
    return own


def test_a_check_of_the_folder_is_that_of_the_reports_and_names_the_rest_in_one_line(folder: Path, forms: Path) -> None:
    alone, together = run_command("check", forms), run_command("check", folder)

    assert (together.exit_code, together.results) == (alone.exit_code, alone.results)
    assert together.messages.splitlines()[0].startswith(NOT_CHECKED)
    assert NOT_CHECKED not in alone.messages


def test_what_goes_back_is_of_the_reports_alone(folder: Path) -> None:
    for how, made in (("--return", 2), ("--brief", 2)):
        target = folder.parent / how.strip("-")
        asked = (how, target) if how == "--return" else (how, "-o", target)
        ended = run_command("check", folder, *asked)
        assert NOT_CHECKED in ended.messages
        assert len(list(target.iterdir())) == made
        assert not list(target.glob("*rencana-2020*"))


def test_a_plan_and_a_merged_report_that_are_checked_by_themselves_are_checked(folder: Path) -> None:
    for each in (REVISED, BEFORE):
        ended = run_command("check", folder / each)
        assert each in ended.results
        assert "Tidak ikut dicek" not in ended.messages


def test_a_merge_needs_neither_an_older_plan_nor_a_revision_and_refuses_none(folder: Path, forms: Path) -> None:
    named = ("--from", EXAMPLE / PLAN, "--previous", EXAMPLE / BEFORE)
    run_command("merge", forms, *named, "-o", folder.parent / "named.xlsx")
    for at, asked in enumerate(((), named)):
        ended = run_command("merge", folder, *asked, "-o", folder.parent / f"{at}.xlsx")
        assert ended.exit_code == 0, ended.messages
        assert f"Tidak diperlukan untuk laporan ini: rencana {REVISED}." in ended.messages
        assert "Keluarkan" not in ended.messages
        assert "2 file dibaca" in ended.results
        assert (folder.parent / f"{at}.xlsx").read_bytes() == (folder.parent / "named.xlsx").read_bytes()


def test_the_page_checks_and_merges_the_reports_alone(folder: Path) -> None:
    checked = ask(folder, "check").told
    assert str(checked["beside"]["id"]).startswith(NOT_CHECKED)
    assert not [each for each in checked["findings"] if not each["file"].startswith("Laporan")]

    merged = ask(folder, "merge", plan=PLAN, previous=BEFORE).told
    assert not [each for each in merged["files"] if each["refused"]]
    assert f"Tidak diperlukan untuk laporan ini: rencana {REVISED}." in [each["id"] for each in merged["told"]]


def test_only_what_belongs_to_the_reports_lies_beside_them(folder: Path) -> None:
    read = {each.source.file: each for each in read_plans(folder).plans}
    plan, before = read[PLAN], read[BEFORE]
    form = next(each for name, each in read.items() if name.startswith("Laporan"))
    of_unit = read_plan(next(SUBMISSIONS.glob("*Keuangan*")))
    last_year = plan.but(identity=plan.identity.but(year=2019), source=plan.source.but(sha256="1" * 64))

    assert beside_reports([plan, of_unit]).plans == ()
    assert beside_reports([form, of_unit, last_year, plan]).plans == (plan,)
    by_hand = plan.but(merged=False)
    assert beside_reports([form, by_hand]).plans == (by_hand,)
    assert beside_reports([form, by_hand, by_hand.but(source=last_year.source)]).plans == ()
    assert beside_reports([form, before]).earlier == (before,)
    assert beside_reports([before]).earlier == ()
    second = read_plan(EXAMPLE / "laporan-tw2.xlsx")
    assert beside_reports([before, second, form]).earlier == (before,)
    assert beside_reports([before, second]).earlier == (before,)


def test_a_report_of_a_later_quarter_lies_beside_the_forms_of_an_earlier_one(folder: Path) -> None:
    forms, later = sorted(folder.glob("Laporan*")), EXAMPLE / "laporan-tw3.xlsx"
    beside = beside_reports(read_plans([*forms, later]).plans)
    alone = beside_reports(read_plans([folder / BEFORE, later]).plans)

    assert [each.source.file for each in beside.later] == ["laporan-tw3.xlsx"]
    assert alone.later == ()
