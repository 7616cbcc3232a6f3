"""What `check` promises whatever the rules: order, choice of rules, silence where nothing can be known."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import DefinitionError, UnknownRuleError
from rak_excel.model import Finding, Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.catalogue import CATALOGUE, named_rules
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings, find_settings, load_settings
from tests.rule_examples import table_of
from tests.tables import plan_of, sheets_of
from tests.test_rules_clean_plan import SUB_KEUANGAN, clean_rows, plan_from, told
from tests.test_rules_real_plan import real_plan

EMPTY = {"INDIKATOR": "", "KEGIATAN": ""}
UNFILLED = {"NO": "", "SASARAN": "", "INDIKATOR": "Persentase Gaji", "KEGIATAN": "", "JADWAL": "", "PELAKSANA": ""}
SENT = {"NO": "", "SASARAN": "Andal", "JADWAL": "B1"}


def sent(*rows: dict[str, str]) -> str:
    """A file of which a unit filled the sheet Sekretariat only."""
    return f"{table_of('Komisi', [EMPTY])}\n{table_of('Sekretariat', rows)}"


def graver(findings: list[Finding]) -> list[tuple[str, str]]:
    return told([finding for finding in findings if finding.severity is not Severity.INFO])


def test_last_years_file_among_those_of_this_year_is_told_once() -> None:
    plans = [
        plan_of(sent(SENT), file=f"{nth}.xlsx", submitter=SUB_KEUANGAN, year=year)
        for nth, year in enumerate((2019, 2020, 2020, ""))
    ]
    bima = plan_of(
        sent(SENT), file="bima.xlsx", submitter=SUB_KEUANGAN, year=2019, office="KPU KOTA BIMA", region="52.72"
    )
    of_years = [each for each in check([*plans, bima]) if each.code == "RAK112"]

    assert [(each.file, each.cell, each.severity) for each in of_years] == [("0.xlsx", None, Severity.WARNING)]
    assert "2019" in of_years[0].message.id
    assert "2020" in of_years[0].message.id


def test_files_of_three_years_are_not_said_to_be_all_of_the_latest() -> None:
    plans = [plan_of(sent(SENT), file=f"{year}.xlsx", submitter=SUB_KEUANGAN, year=year) for year in (2019, 2020, 2021)]

    assert [each.message.id for each in check(plans) if each.code == "RAK112"] == [
        f"Rencana ini untuk tahun {year}, padahal ada file lain dari satuan kerja ini untuk tahun 2021."
        for year in (2019, 2020)
    ]


def test_of_one_file_each_the_older_is_told() -> None:
    plans = [plan_of(sent(SENT), file=f"{year}.xlsx", submitter=SUB_KEUANGAN, year=year) for year in (2020, 2019)]

    assert [each.file for each in check(plans, select=["RAK112"])] == ["2019.xlsx"]


def test_a_unit_is_not_asked_for_what_only_the_whole_office_knows() -> None:
    assert check([plan_of(sent(SENT, UNFILLED), submitter=SUB_KEUANGAN)]) == []


def test_the_same_rows_sent_by_the_whole_office_are_incomplete() -> None:
    findings = [each for each in check([plan_of(sent(SENT, UNFILLED))]) if each.severity is Severity.ERROR]
    assert {each.name for each in findings} == {"part-empty", "number-missing", "indicator-unfilled"}


def test_what_a_unit_can_know_is_held_against_it() -> None:
    plan = plan_of(sent(SENT | {"JADWAL": ""}, UNFILLED), submitter=SUB_KEUANGAN)
    assert graver(check([plan])) == [("schedule-empty", "Sekretariat!F2")]


def test_a_submission_in_which_nothing_is_filled_is_told() -> None:
    plan = plan_of(sent(UNFILLED | {"SASARAN": "Andal"}), submitter=SUB_KEUANGAN)
    assert graver(check([plan])) == [("nothing-filled", "None")]


def test_rows_that_an_office_sends_beside_its_units_are_no_whole_plan() -> None:
    rest = plan_of(sent(SENT, UNFILLED), file="seluruh kantor.xlsx")
    unit = plan_of(sent(SENT, UNFILLED), file="subbag.xlsx", submitter=SUB_KEUANGAN)
    assert check([rest, unit]) == []


def test_two_files_with_one_part_each_are_checked_as_one_plan() -> None:
    rows = clean_rows()
    rows["Sekretariat"][0]["TARGET"] = "WDP"
    files = [plan_of(table_of(sheet, rows[sheet]), file=f"{sheet}.xlsx") for sheet in rows]
    findings = [finding for finding in check(files) if finding.severity is Severity.ERROR]
    assert [(each.name, each.file, str(each.cell)) for each in findings] == [
        ("target-differs-between-parts", "Sekretariat.xlsx", "Sekretariat!D2")
    ]


def test_findings_come_in_the_order_of_file_sheet_and_row() -> None:
    other = replace(real_plan(), source=Source("a.xlsx", "1" * 64))
    findings = check([real_plan(), other])
    sheets = ["Identitas Satker", "Komisi", "Sekretariat"]
    places = [(each.file, sheets.index(each.sheet or ""), each.cell.row if each.cell else 0) for each in findings]
    assert places == sorted(places)
    assert {each.file for each in findings} == {"a.xlsx", "rak.xlsx"}


def test_what_is_wrong_on_the_identity_sheet_comes_before_the_parts() -> None:
    rows = table_of("Komisi", [{"TARGET": ""}]), table_of("Sekretariat", [{"TARGET": ""}])
    plan = plan_of("\n".join(rows), secretary=("Sekretaris", "A", "123"))
    sheets = [str(finding.sheet) for finding in check([plan])]

    assert {*sheets} == {"Identitas Satker", "Komisi", "Sekretariat"}
    assert sheets == sorted(sheets, key=["Identitas Satker", "Komisi", "Sekretariat"].index)


def test_a_finding_shows_what_was_typed_and_whose_it_is() -> None:
    rows = clean_rows()
    rows["Komisi"][1]["TARGET"] = "1 Laporan"
    (finding,) = check([plan_from(rows)], select=["RAK304"])
    assert (finding.value, finding.sheet, finding.file) == ("1 Laporan", "Komisi", "rak.xlsx")
    assert finding.office == "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"
    assert finding.message.id == 'Target "1 Laporan" tidak sesuai dengan indikator "Persentase Partisipasi Pemilih".'
    assert "persen (misalnya 100%)" in finding.hint.id


def test_a_missing_column_is_told_once_and_not_on_every_row() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | KEGIATAN |
        | 1  | Andal   | Opini BPK | Reviu    |
        | 2  | Tertib  | Nilai SPI | Reviu    |
    """)
    findings = [each for each in check([plan], ignore=["part-missing"]) if each.severity is Severity.ERROR]
    assert {each.name for each in findings} == {"column-missing"}
    assert len(findings) == 3


def test_a_date_left_over_on_one_sheet_is_told_where_it_stands() -> None:
    text = f"{table_of('Komisi', [{}])}\nSelong, 22 Januari 2019\nKETUA\n(contoh)"
    (finding,) = check([plan_of(text)], select=["parts-disagree-on-date"])
    assert (str(finding.cell), finding.value) == ("Komisi!A3", "22-01-2019")


def test_an_old_layout_without_identity_names_no_cell_for_what_it_lacks() -> None:
    definition = load_template("kpu-2020")
    sheets = [sheet for sheet in sheets_of(table_of("Komisi", [{}])) if sheet.name != definition.sheets.identity]
    plan = read_sheets(sheets, Source("lama.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    assert told(check([plan], select=["RAK101", "RAK104"])) == [("office-missing", "None"), ("year-missing", "None")]


# Choosing rules


@pytest.mark.parametrize("name", ["RAK502", "rak502", "executor-unknown", "executor_unknown", " RAK502 "])
def test_one_rule_can_be_chosen_by_code_or_name(name: str) -> None:
    assert named_rules([name]) == {"RAK502"}


@pytest.mark.parametrize("name", ["RAK5", "RAK5xx", "rak5XX"])
def test_a_family_can_be_chosen(name: str) -> None:
    assert named_rules([name]) == {rule.code for rule in CATALOGUE if rule.code.startswith("RAK5")}


@pytest.mark.parametrize("name", ["executor-unknwon", "RAK999", "RAK", "", "x"])
def test_an_unknown_rule_is_refused(name: str) -> None:
    with pytest.raises(UnknownRuleError, match="Tidak ada aturan"):
        check([real_plan()], select=[name])


def test_a_rule_is_suggested_where_one_is_near() -> None:
    with pytest.raises(UnknownRuleError, match="executor-unknwon; mungkin executor-unknown"):
        named_rules(["executor-unknwon"])
    with pytest.raises(UnknownRuleError, match=r"aturan foo\ufffdError: x\. Jalankan"):
        check([], ignore=["foo\nError: x"])
    with pytest.raises(UnknownRuleError, match=r"aturan foo\. Jalankan"):
        named_rules(["foo"])


@settings(max_examples=25)
@given(st.sets(st.sampled_from([rule.code for rule in CATALOGUE]), min_size=1))
def test_selected_and_ignored_rules_share_out_all_findings(codes: set[str]) -> None:
    selected = check([real_plan()], select=sorted(codes))
    others = check([real_plan()], ignore=sorted(codes))
    everything = check([real_plan()])
    assert {each.code for each in selected} <= codes
    assert len(selected) + len(others) == len(everything)
    assert [each for each in everything if each.code in codes] == selected


# A province's settings


def settings_in(folder: Path, text: str) -> Path:
    (folder / "rak-excel.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_province_can_switch_rules_off_and_change_their_severity(tmp_path: Path) -> None:
    settings_in(tmp_path, '[check]\nignore = ["RAK6xx"]\n[check.severity]\nstale-year = "error"\nRAK50 = "info"\n')
    findings = check([real_plan()], settings=load_settings(tmp_path / "rak-excel.toml"))
    assert not any(each.code.startswith("RAK6") for each in findings)
    assert {each.severity for each in findings if each.name == "stale-year"} == {Severity.ERROR}
    assert {each.severity for each in findings if each.code.startswith("RAK50")} == {Severity.INFO}


def test_select_comes_before_the_settings_and_their_ignored_rules_stay_off() -> None:
    choices = Settings(select=("RAK5xx",), ignore=("RAK504",))
    assert {each.code for each in check([real_plan()], settings=choices)} == {"RAK501", "RAK502", "RAK503", "RAK509"}
    assert {each.code for each in check([real_plan()], settings=choices, select=["RAK401"])} == {"RAK401"}


def test_without_settings_the_catalogue_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_settings([tmp_path]) == Settings()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[check", "rak-excel.toml"),
        ("select = " + "[" * 3000, "bersarang terlalu dalam"),
        ('[check]\nignored = ["RAK401"]', "ignored"),
        ('[check]\nignore = ["RAK999"]', "RAK999"),
        ('[check.severity]\nRAK401 = "fatal"', "fatal"),
        ('[checks]\nignore = ["RAK401"]', "checks"),
    ],
)
def test_wrong_settings_are_one_sentence_that_names_the_file_and_the_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(DefinitionError, match=named) as raised:
        load_settings(settings_in(tmp_path, text) / "rak-excel.toml")
    assert "rak-excel.toml" in str(raised.value)
    assert "Perbaiki" in str(raised.value)
