"""Another agency, from its definition to the roll-up: the same commands, and nothing written in Python for it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rak_excel import load_template, read_plan, read_plans, write_template
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.template.forms import blank_form
from rak_excel.layouts.plan import FIRST_ROW, layout_of
from rak_excel.model import Definition, FormRow, Indicator, NoteKind, Plan
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.names.executors import unit_named
from tests.consoles import run_command
from tests.forms import form_of_plan
from tests.libreoffice import LibreOffice, libreoffice

AGENCY = Path(__file__).parents[1] / "examples" / "dinas-contoh"
TOML = AGENCY / "dinas-contoh.toml"
WORK: dict[str, Any] = tomllib.loads((AGENCY / "offices.toml").read_text(encoding="utf-8"))["activities"]
OFFICES = {"52.03": "Lombok Timur", "52.71": "Kota Mataram"}


@pytest.fixture(scope="module")
def agency() -> Definition:
    return load_template(TOML)


def made(*arguments: str | Path) -> None:
    ended = run_command("template", "--template", TOML, "--year", "2026", *arguments)
    assert ended.exit_code == 0, ended.messages


def done(*arguments: str | Path) -> str:
    ended = run_command(*arguments)
    assert ended.exit_code == 0, ended.results + ended.messages
    return ended.results


def fill(path: Path) -> None:
    """Fill a template in: whatever it lists gets its activity, periods and the executors that are usual for it."""
    [plan] = read_plans([path]).plans
    form = form_of_plan(plan)
    own = {part.id: tuple(_filled(row, part.id, plan) for row in form.rows[part.id]) for part in plan.definition.parts}
    identity = replace(plan.identity, whole_office=plan.identity.submitter is None, place="Selong")
    write_template(path, replace(form, rows=own, identity=identity), force=True)


def _filled(row: FormRow, part: str, plan: Plan) -> FormRow:
    work, definition = WORK[row.key], plan.definition
    group = definition.executors_of(part)
    names = [group.official(unit) for unit in definition.units_for(definition.indicators[row.key])]
    ticks = dict.fromkeys(work["periods"], definition.marks.written)
    return replace(row, activity=work["text"].strip(), marks=ticks, executors="\n".join(names))


def unfilled(plan: Plan) -> list[Indicator]:
    return [indicator for _, indicator in plan.indicators() if not indicator.filled]


def test_a_template_shows_the_agencys_own_sheets_periods_and_offices(tmp_path: Path, agency: Definition) -> None:
    made("--region", "52.03", "-o", tmp_path / "format.xlsx")
    book = open_workbook((tmp_path / "format.xlsx").read_bytes())
    names = [sheet.name for sheet in book.sheets if not sheet.hidden]
    assert names == ["Petunjuk Pengisian", "Data Dinas", "Layanan", "Kerja Seksi", "Pemeriksaan", "Daftar Pilihan"]
    service = {value for row in book.sheets[2].rows.values() for value in row.values()}
    assert {"C1", "C2", "C3", "SASARAN LAYANAN", "PENANGGUNG JAWAB"} <= service
    assert {"C4", "T1", "PELAKSANA"} & service == set()

    [plan] = read_plans([tmp_path / "format.xlsx"]).plans
    assert plan.identity.office == "DINAS PUSTAKA CONTOH KABUPATEN LOMBOK TIMUR"
    assert plan.definition.id == "dinas-contoh"
    assert {indicator.key for indicator in unfilled(plan)} == set(agency.indicators)


def test_a_part_may_have_its_own_heading_for_indicators(tmp_path: Path) -> None:
    own = TOML.read_text(encoding="utf-8").replace(
        'objective_heading = "SASARAN LAYANAN"',
        'objective_heading = "SASARAN LAYANAN"\nindicator_heading = "UKURAN KEBERHASILAN"',
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    made("--region", "52.03", "-o", tmp_path / "1.xlsx")
    done(
        "template",
        "--year",
        "2026",
        "--region",
        "52.03",
        "--template",
        tmp_path / "own.toml",
        "-o",
        tmp_path / "2.xlsx",
    )
    usual, plan = read_plans([tmp_path]).plans

    assert [each.text for each in unfilled(plan)] == [each.text for each in unfilled(usual)]
    assert plan.notes == usual.notes
    assert PlanReview(plan).parts[0].heading("indicator") == "UKURAN KEBERHASILAN"


def test_template_fill_check_merge_and_rollup_need_the_definition_only_once(tmp_path: Path) -> None:
    for region in OFFICES:
        made("--region", region, "--each-submitter", "-o", tmp_path / region)
        for path in (tmp_path / region).iterdir():
            fill(path)
        done("check", tmp_path / region, "--severity", "error")
        done("merge", tmp_path / region, "-o", tmp_path / "plans" / f"{region}.xlsx")
    done("check", tmp_path / "plans", "--severity", "error")
    told = done("rollup", tmp_path / "plans", "--province", "52", "-o", tmp_path / "rollup.xlsx")
    assert "2 dari 10 kantor sudah menyampaikan, 16 kegiatan direkap." in told

    plans = json.loads(done("export", tmp_path / "plans"))
    assert [plan["template"] for plan in plans] == ["dinas-contoh"] * 2
    assert [set(plan["parts"]) for plan in plans] == [{"service", "work"}] * 2
    for plan in plans:
        read = {
            indicator["key"]: activity
            for part in plan["parts"].values()
            for indicator in part
            for activity in indicator["activities"]
        }
        assert {key: activity["periods"] for key, activity in read.items()} == {
            key: work["periods"] for key, work in WORK.items()
        }
        assert read["L2.2"]["executors"] == ["Bidang Pengembangan Koleksi", "Bidang Layanan Pembaca dan TIK"]
        assert read["W1.2"]["executors"] == ["Seksi Perpustakaan Keliling"]


def test_the_fault_in_the_third_office_is_told_in_the_agencys_words() -> None:
    ended = run_command("check", AGENCY / "plans", "--format", "json")
    [finding] = json.loads(ended.results)
    assert (finding["code"], finding["sheet"], finding["cell"]) == ("RAK602", "Layanan", "G10")
    assert "C2 dicentang di sheet Layanan" in finding["message"]
    assert "D3-D4" in finding["message"]


def test_nothing_that_is_said_to_the_agency_speaks_of_kpu(tmp_path: Path) -> None:
    """Neither in the workbooks nor in what the commands say."""
    made("--region", "52.03", "-o", tmp_path / "format.xlsx")
    said = [
        *run_command("check", tmp_path / "format.xlsx", "--severity", "info").results.splitlines(),
        *run_command(
            "rollup", AGENCY / "plans", "--province", "52", "-o", tmp_path / "rollup.xlsx"
        ).results.splitlines(),
    ]
    for name in ("format.xlsx", "rollup.xlsx"):
        for sheet in open_workbook((tmp_path / name).read_bytes()).sheets:
            said += [str(value) for row in sheet.rows.values() for value in row.values() if not sheet.hidden]
    words = ("KPU", "Komisi", "Sekretariat", "Divisi", "Sub Bagian", "Subbag", "Triwulan I")
    assert [line for line in said if any(word in line for word in words)] == []


@pytest.mark.libreoffice
def test_its_template_tells_while_it_is_typed_in_and_is_ready_when_it_is_full(tmp_path: Path) -> None:
    made("--region", "52.03", "--submitter", "Seksi Keliling", "-o", tmp_path / "seksi.xlsx")
    [plan] = read_plans([tmp_path / "seksi.xlsx"]).plans
    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "seksi.xlsx")
        office.recalculate()
        before = office.read("Pemeriksaan", "A3")[0][0]
        for part in plan.definition.parts:
            _type_in(office, plan, part.id)
        office.recalculate()
        after = office.read("Pemeriksaan", "A3")[0][0]
        office.save(tmp_path / "sent.xlsx")
    assert before.startswith("BELUM SIAP")
    assert after.startswith("SIAP DIKIRIM")
    done("check", tmp_path / "sent.xlsx")


def _type_in(office: LibreOffice, plan: Plan, part: str) -> None:
    """Type each indicator's work into the rows that the template lists, a `v` for each period."""
    layout = layout_of(plan.definition.part(part), form_of_plan(plan))
    listed = [indicator for own, indicator in plan.indicators() if own.id == part]
    for line, indicator in enumerate(listed, FIRST_ROW + 1):
        row = _filled(FormRow(key=indicator.key or ""), part, plan)
        office.type(layout.part.sheet, f"{layout.letter('activity')}{line}", row.activity)
        office.type(layout.part.sheet, f"{layout.letter('executor')}{line}", row.executors)
        for period in row.marks:
            office.type(layout.part.sheet, f"{layout.period_letter(period)}{line}", "v")


SMALLEST = """
extends = ["office"]
id = "kecil"
version = 1
title = "Rencana"
years = [2026, 2026]
note = ""

[offices]
title = "Balai Contoh"
short = "Balai"
province_word = ""

[identity.signatories.head]
label = "Kepala"
titles = ["Kepala"]

[[parts]]
id = "work"
sheet = "Rencana"
title = "RENCANA KERJA"
office = "{office}"
objective_heading = "SASARAN"
executor_heading = "PETUGAS"
executors = "staff"
signatory = "head"
schedule = { prefix = "P", name = "Periode", names = [PERIODS] }

[executors.staff]
word = ""
short_word = ""
units = [{ id = "a", name = "Loket" }, { id = "b", name = "Arsip" }]
"""


@pytest.mark.parametrize("periods", [1, 2, 3, 4, 6, 12])
def test_the_smallest_definition_has_one_part_one_list_and_no_indicators(tmp_path: Path, periods: int) -> None:
    names = ", ".join(f'"Periode {number}"' for number in range(1, periods + 1))
    (tmp_path / "kecil.toml").write_text(SMALLEST.replace("PERIODS", names), encoding="utf-8")
    definition = load_template(tmp_path / "kecil.toml")
    for submitter, unit in (("Loket", "a"), ("Arsip", "b")):
        form = blank_form(
            year=2026, office="BALAI CONTOH", definition=definition, submitter=unit_named(submitter, definition)
        )
        row = FormRow(
            "1.", "Surat Tertata", f"Jumlah Laporan {submitter}", "12 Laporan", "Melayani", {periods: "✓"}, submitter
        )
        write_template(tmp_path / "sent" / f"{unit}.xlsx", replace(form, rows={"work": (row,)}))
    done("check", tmp_path / "sent", "--severity", "error")
    done("merge", tmp_path / "sent", "-o", tmp_path / "plan.xlsx")
    [plan] = json.loads(done("export", tmp_path / "plan.xlsx"))
    read = [(i["indicator"], a["periods"], a["executors"]) for i in plan["parts"]["work"] for a in i["activities"]]
    assert sorted(read) == [
        ("Jumlah Laporan Arsip", [periods], ["Arsip"]),
        ("Jumlah Laporan Loket", [periods], ["Loket"]),
    ]
    made_template = ("template", "--template", tmp_path / "kecil.toml", "--region", "52.03", "--year", "2026")
    done(*made_template, "--each-submitter", "-o", tmp_path / "blank")
    assert len(list((tmp_path / "blank").iterdir())) == 2


def test_its_own_title_line_belongs_to_the_form_of_an_office_of_any_name(tmp_path: Path, agency: Definition) -> None:
    write_template(tmp_path / "form.xlsx", blank_form(year=2026, office="Balai Lain", definition=agency))
    plan = read_plan(tmp_path / "form.xlsx")

    assert plan.identity.office == "Balai Lain"
    assert [note.value for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []
