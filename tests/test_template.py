"""Templates: what they hold, what they are called, and that no formula in them misreads what people type."""

from __future__ import annotations

import multiprocessing
import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template, template_ids
from rak_excel.errors import OutputBusyError, OutputExistsError, UnknownOfficeError, UnknownUnitError
from rak_excel.jobs.template.batch import TemplateOrder, province_jobs, submitter_jobs, write_templates
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.jobs.template.ready_made import HERE, build
from rak_excel.layouts.plan import layout_of
from rak_excel.model import Match, PlanForm, TargetKind
from rak_excel.reading import read_plan, read_plans
from rak_excel.vocabulary.names.executors import read_executor, unit_named
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.vocabulary.targets.targets import parse_target
from rak_excel.workbooks.form.lists_sheet import lists_of
from rak_excel.workbooks.form.self_check.lookups import every_choice, target_lists
from tests.forms import form_of_plan

DEFINITION = load_template("kpu-2020")
EXAMPLE = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"


def test_a_template_reads_back_as_the_definitions_indicators_all_unfilled(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", blank_form(year=2020, region="52.03"))

    plan = read_plans([tmp_path / "t.xlsx"]).plans[0]

    assert plan.identity.office == "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"
    assert (plan.identity.region, plan.identity.year, plan.identity.submitter) == ("52.03", 2020, None)
    assert [indicator.key for _, indicator in plan.indicators()] == list(DEFINITION.indicators)
    assert not [indicator.text for _, indicator in plan.indicators() if indicator.filled]


def test_a_units_template_has_room_for_60_and_120_rows_in_60_kilobytes(tmp_path: Path) -> None:
    for unit in DEFINITION.executors["subsections"].names():
        form = blank_form(year=2020, region="52.03", submitter=unit_named(unit, DEFINITION))
        write_template(tmp_path / "t.xlsx", form, force=True)

        assert [layout_of(part, form).row_count for part in DEFINITION.parts] >= [60, 120]
        assert (tmp_path / "t.xlsx").stat().st_size <= 60_000


def test_an_offices_template_has_60_kilobytes_at_most(tmp_path: Path) -> None:
    for region in ("12.25", "71.08", "92.03"):  # names that are long, or like no other
        write_template(tmp_path / "t.xlsx", blank_form(year=2025, region=region), force=True)

        assert (tmp_path / "t.xlsx").stat().st_size <= 60_000


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    form = blank_form(year=2020, region="52.03")
    for name in ("one", "two"):
        write_template(tmp_path / f"{name}.xlsx", form)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_ready_made_blanks_are_those_of_today(tmp_path: Path) -> None:
    built = build(tmp_path)

    assert {path.name: path.read_bytes() == (HERE / path.name).read_bytes() for path in built} == {
        path.name: True for path in built
    }


def test_the_rows_of_a_unit_are_its_own_and_those_of_the_divisions_it_supports() -> None:
    form = blank_form(year=2020, region="52.03", submitter=unit_named("Subbag Hukum dan SDM", DEFINITION))

    assert _keys(form, "secretariat") == ["S8.1"]
    assert _keys(form, "commission") == ["K1.1", "K1.2", "K1.3", "K1.4", "K1.5", "K2.1", "K2.2", "K2.3", "K3.3"]
    first_of_each = [row.number for row in form.rows["commission"] if row.objective]
    assert first_of_each == ["1.", "2.", "3."]


def test_together_the_units_have_every_row() -> None:
    jobs = submitter_jobs(Path("d"), TemplateOrder(2020, DEFINITION, "52.03"))

    assert {key for job in jobs for part in DEFINITION.parts for key in _keys(job.form, part.id)} == set(
        DEFINITION.indicators
    )
    assert [job.path.name for job in jobs] == [
        "RAK 2020 - 5203 Lombok Timur - Subbag Keuangan Umum Logistik.xlsx",
        "RAK 2020 - 5203 Lombok Timur - Subbag Perencanaan Data Informasi.xlsx",
        "RAK 2020 - 5203 Lombok Timur - Subbag Teknis Parhupmas.xlsx",
        "RAK 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx",
    ]


def test_a_province_has_a_file_for_each_regency_and_city_in_the_order_of_their_codes() -> None:
    names = [job.path.name for job in province_jobs(Path("d"), "52", TemplateOrder(2025, load_template("kpu-2023")))]

    assert len(names) == 10
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("RAK 2025 - 5201 Lombok Barat.xlsx", "RAK 2025 - 5272 Kota Bima.xlsx")


def test_the_nation_has_514_files() -> None:
    assert (
        len({job.path for job in province_jobs(Path("d"), "all", TemplateOrder(2025, load_template("kpu-2023")))})
        == 514
    )


def test_many_files_are_written_by_spawned_processes(tmp_path: Path) -> None:
    jobs = province_jobs(tmp_path / "ntb", "52", TemplateOrder(2025, load_template("kpu-2023"), rows=1))

    assert list(write_templates(jobs)) == [job.path for job in jobs]
    assert [plan.identity.region for plan in read_plans([tmp_path / "ntb"]).plans] == [
        job.form.identity.region for job in jobs
    ]


def test_a_process_that_is_killed_costs_no_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    jobs = province_jobs(tmp_path / "ntb", "52", TemplateOrder(2025, load_template("kpu-2023"), rows=1))
    written = write_templates(jobs)
    first = next(written)
    for process in multiprocessing.active_children():
        process.kill()

    assert [first, *written] == [job.path for job in jobs]
    assert sorted((tmp_path / "ntb").iterdir()) == [job.path for job in jobs]


def test_who_stops_many_files_has_only_whole_ones(tmp_path: Path) -> None:
    jobs = province_jobs(tmp_path / "ntb", "52", TemplateOrder(2025, load_template("kpu-2023"), rows=1))
    written = write_templates(jobs)
    next(written)
    written.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []
    assert {path.name for path in (tmp_path / "ntb").iterdir()} <= {job.path.name for job in jobs}


def test_many_files_of_which_one_cannot_be_written_leave_no_process_and_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    jobs = province_jobs(tmp_path / "ntb", "52", TemplateOrder(2025, load_template("kpu-2023")))
    jobs[1] = replace(jobs[1], path=tmp_path / "file" / jobs[1].path.name)

    with pytest.raises(OutputBusyError) as kept:
        list(write_templates(jobs))
    assert kept.value.path == tmp_path / "file"
    assert multiprocessing.active_children() == []
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_nothing_is_written_where_one_of_many_exists_already(tmp_path: Path) -> None:
    jobs = submitter_jobs(tmp_path, TemplateOrder(2020, DEFINITION, "52.03"))
    jobs[-1].path.write_text("Laporan")

    with pytest.raises(OutputExistsError):
        list(write_templates(jobs))
    assert [path.name for path in tmp_path.iterdir()] == [jobs[-1].path.name]


def test_last_years_rows_come_back_without_ticks(tmp_path: Path) -> None:
    plan = read_plans([EXAMPLE]).plans[0]
    write_template(tmp_path / "t.xlsx", blank_form(earlier=plan, year=2021))

    again = read_plans([tmp_path / "t.xlsx"]).plans[0]

    assert (again.identity.office, again.identity.year, again.identity.date) == (plan.identity.office, 2021, None)
    assert [(i.key, [a.text for a in i.activities]) for _, i in again.indicators()] == [
        (i.key, [a.text for a in i.activities]) for _, i in plan.indicators()
    ]
    assert not [activity.marks for _, _, activity in again.activities() if activity.marks]


def test_of_last_years_rows_a_unit_gets_those_that_it_executes() -> None:
    plan = read_plans([EXAMPLE]).plans[0]
    form = blank_form(earlier=plan, year=2021, submitter=unit_named("Subbag Perencanaan", DEFINITION))

    indicators = [row.indicator for row in form.rows["secretariat"] if row.indicator]

    assert "Persentase KPU Melaksanakan Pemutakhiran Data Berkelanjutan" in indicators
    assert "Persentase Pembayaran Gaji dan Tunjangan yang tepat Waktu" not in indicators


@pytest.mark.parametrize("signed", [True, False])
def test_a_plan_written_as_it_is_reads_back_as_the_same_plan(tmp_path: Path, signed: bool) -> None:
    plan = read_plans([EXAMPLE]).plans[0]
    write_template(tmp_path / "t.xlsx", form_of_plan(plan, signed=signed))

    again = read_plans([tmp_path / "t.xlsx"]).plans[0]

    assert [(i.objective.number, i.objective.text, i.text, i.target, i.key) for _, i in again.indicators()] == [
        (i.objective.number, i.objective.text, i.text, i.target, i.key) for _, i in plan.indicators()
    ]
    assert [(a.text, a.marks, a.executors) for _, _, a in again.activities()] == [
        (a.text, a.marks, a.executors) for _, _, a in plan.activities()
    ]
    assert (again.identity.date, again.identity.signatories) == (plan.identity.date, plan.identity.signatories)


def test_a_unit_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(UnknownUnitError, match="Sub Bagian Hukum dan Sumber Daya Manusia"):
        unit_named("Subbag Angkutan", DEFINITION)


@pytest.mark.parametrize("name", template_ids())
def test_every_executor_and_target_in_the_lists_reads_back_as_exactly_itself(name: str) -> None:
    definition = load_template(name)
    for part in definition.parts:
        for official in definition.executors_of(part.id).names():
            read = read_executor(official, part.id, definition)
            assert (read.name, read.match, read.group) == (official, Match.EXACT, definition.part(part.id).executors)
    for choice in every_choice(definition):
        assert parse_target(choice, definition).kind is not TargetKind.TEXT
    for indicator in definition.indicators.values():
        for choice in target_choices(indicator, definition):
            target = parse_target(choice, definition)
            unit = next(each for each in definition.targets.units if each.id == indicator.unit)
            assert (target.kind, target.text) == (unit.kind, choice)


def test_no_list_is_cut_or_split() -> None:
    form = blank_form(year=2020, region="52.03")
    lists = {each.name: list(each.values) for each in lists_of(form) if each.name}

    assert lists["EXECUTORS_COMMISSION"] == DEFINITION.executors["divisions"].names()
    assert len(lists["OFFICES"]) == len(lists["REGIONS"]) == 38 + 514
    assert lists["UNITS"][0] == "Seluruh kantor"
    assert _offered(form, "commission", 9) == ["WTP", "WDP", "TW", "TMP"]


def test_an_indicator_that_a_list_names_twice_is_offered_its_own_targets() -> None:
    objective = list(DEFINITION.objectives_of("commission"))[2]
    opinion = next(each for each in objective.indicators if each.unit == "opini")
    again = msgspec.structs.replace(opinion, key="K9.9", text=opinion.text.upper())  # Excel compares without case
    twice = msgspec.structs.replace(objective, indicators=(opinion, again))
    form = blank_form(year=2020, definition=msgspec.structs.replace(DEFINITION, objectives=(twice,)))

    assert _offered(form, "commission", 0, 1) == ["WTP", "WDP", "TW", "TMP"]


def _offered(form: PlanForm, part: str, *chosen: int) -> list[str | int]:
    """What the dropdown of a target offers, as its formula adds up the places of all indicators with the row's words."""
    places = {each.name: each.values for each in target_lists(form)}
    start, more = (
        sum(int(places[f"RAK_{part.upper()}_TARGETS_{what}"][nth]) for nth in chosen) for what in ("AT", "MORE")
    )
    (stacked,) = (list(each.values) for each in lists_of(form) if each.name == "TARGETS")
    return stacked[start : start + len(every_choice(form.definition)) + more]


def test_typed_text_that_looks_like_a_formula_or_link_stays_text(tmp_path: Path) -> None:
    plan = read_plans([EXAMPLE]).plans[0]
    form = form_of_plan(plan, rows=1)
    row = next(iter(form.rows["commission"]))
    for text in ("=1+1", "<r>x</r>", "http://kpu.go.id", "+62", "{=A1}", "@SUM(A1)"):
        changed = PlanForm(form.definition, form.identity, {"commission": (replace(row, activity=text),)}, signed=True)
        write_template(tmp_path / "t.xlsx", changed, force=True)

        read = read_plans([tmp_path / "t.xlsx"]).plans[0].parts[0].indicators[0].activities[0].text
        assert read == text


def _keys(form: PlanForm, part: str) -> list[str]:
    return [row.key for row in form.rows[part] if row.key]


def test_an_ampersand_in_an_offices_name_is_no_code_of_the_footer(tmp_path: Path) -> None:
    for name in ("Dinas A & B (contoh)", "&" * 200, "A" + "&" * 200):
        write_template(tmp_path / "t.xlsx", blank_form(year=2020, office=name), force=True)
        with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
            page = archive.read("xl/worksheets/sheet3.xml").decode()
        footer = page.split("<oddFooter>")[1].split("</oddFooter>")[0].replace("&amp;", "&")

        assert len(footer) <= 255
        assert re.findall("&.", footer.replace("&&", "")) == ["&L", "&8", "&R", "&8", "&P", "&N"]


@pytest.mark.parametrize("named", [{"office": ""}, {"office": " "}, {"region": ""}])
def test_an_office_that_is_given_but_blank_is_refused(named: dict[str, Any]) -> None:
    with pytest.raises(UnknownOfficeError):
        blank_form(year=2020, **named)
    with pytest.raises(UnknownOfficeError):
        blank_form(earlier=read_plan(EXAMPLE), year=2021, **named)
