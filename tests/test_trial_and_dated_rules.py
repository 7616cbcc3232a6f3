"""Rules on trial are told apart and never block; dated rules judge the plans of certain years, and those of no known year."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.errors import DefinitionError
from rak_excel.language import Language
from rak_excel.model import Finding, Plan, Severity, Weight
from rak_excel.model.finding import WEIGHTS
from rak_excel.reports import rule_pages
from rak_excel.reports.findings_brief import messages
from rak_excel.rolling_up.facts.facts import NoteState
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.findings.counting import commonest, said_since
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.catalogue import CATALOGUE, rules_named
from rak_excel.rules.check import check, codes_judged
from rak_excel.rules.settings import Settings, load_settings
from rak_excel.workbooks.findings.verdict import to_mend_first, verdict
from rak_excel.workbooks.letters.content import letters
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.consoles import Ended, run_command
from tests.desk import ask
from tests.libreoffice import LibreOffice
from tests.rollup_plans import office_plan
from tests.test_rollup_following import WRONG, Row, executors, sheet_rows
from tests.test_rollup_workbook import computed_otherwise
from tests.test_rules_clean_plan import clean_rows, plan_from

CODE = "RAK502"  # an error: the executor is unknown
TRIED = Settings(trial=frozenset({CODE}))
LABELS = {each.label.id for each in WEIGHTS}
NAMES: dict[Language, str] = {"id": "Percobaan (belum wajib)", "en": "On trial (not yet required)"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, beside one with a plan in which nothing is wrong but the executors that nobody knows."""
    (tmp_path / "office").mkdir()
    (tmp_path / "sent").mkdir()
    plans = Path(__file__).parent.parent / "examples" / "lombok-timur-2020"
    shutil.copy(plans / "rak-lombok-timur-2020.xlsx", tmp_path / "sent" / "plan.xlsx")
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path


def settled(text: str) -> None:
    Path("rak-excel.toml").write_text(text, encoding="utf-8")


def only(code: str, *, trial: bool) -> None:
    """Settings by which one rule alone is checked."""
    settled(f'[check]\nselect = ["{code}"]\n' + (f'trial = ["{code}"]\n' if trial else ""))


def run(*arguments: str | Path) -> Ended:
    return run_command(*arguments, "--lang", "id")


# What a rule on trial finds


def test_what_a_rule_on_trial_finds_does_not_block_and_the_same_without_trial_does(folder: Path) -> None:
    only(CODE, trial=False)
    blocked = run("check", folder / "sent")
    only(CODE, trial=True)
    tried = run("check", folder / "sent")

    assert (blocked.exit_code, tried.exit_code) == (1, 0)
    assert "BELUM SIAP: " in blocked.results
    assert "BELUM SIAP" not in tried.results
    assert "SIAP DIKIRIM" in tried.results
    assert ("Perbaiki dulu:" in blocked.results, "Perbaiki dulu:" in tried.results) == (True, False)
    assert "1 aturan percobaan." in tried.results


def test_text_names_what_is_on_trial_below_all_else(folder: Path) -> None:
    settled(f'[check]\ntrial = ["{CODE}"]\n')
    lines = [line.strip() for line in run("check", folder / "sent").results.splitlines()]
    of_sheet = lines[lines.index("Komisi") : lines.index("Sekretariat")]
    at = of_sheet.index(NAMES["id"])

    assert [line for line in of_sheet[:at] if line in LABELS] == ["Wajib diperbaiki", "Perlu dicek"]
    assert not any(f"[{CODE}]" in line for line in of_sheet[:at])
    assert all(f"[{CODE}]" in line or line.startswith("Saran: ") for line in of_sheet[at + 1 :])


def test_json_and_csv_have_a_field_for_it(folder: Path) -> None:
    settled(f'[check]\nselect = ["{CODE}", "RAK503"]\ntrial = ["{CODE}"]\n')
    objects = json.loads(run("check", folder / "sent", "--format", "json").results)
    text = run("check", folder / "sent", "--format", "csv").results.removeprefix("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))[:-1]

    assert {(each["code"], each["severity"], each["trial"]) for each in objects} == {
        (CODE, "error", True),
        ("RAK503", "warning", False),
    }
    assert {(each["kode"], each["tingkat"], each["percobaan"]) for each in lines} == {
        (CODE, NAMES["id"], "ya"),
        ("RAK503", "Perlu dicek", ""),
    }


def test_the_workbook_of_findings_names_it_keeps_answers_to_it_and_is_ready(folder: Path) -> None:
    only(CODE, trial=True)
    run("check", folder / "sent", "--format", "xlsx", "-o", folder / "out")
    (path,) = (folder / "out").iterdir()
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    (first, *_) = [row for row in sheet.iter_rows() if str(row[4].value or "").startswith(NAMES["id"])]
    first[6].value = "sudah ditanyakan"
    book.save(path)
    only(CODE, trial=False)
    run("check", folder / "sent", "--format", "xlsx", "-o", folder / "out", "--force")
    again = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]

    (answered,) = [row for row in again if "sudah ditanyakan" in row]
    assert str(answered[4]).startswith("Wajib diperbaiki: ")


def test_a_message_tells_it_last_and_asks_for_nothing() -> None:
    plan = plan_of_year(2020)
    findings = [each for each in check(plan, settings=TRIED) if each.weight.trial or not each.weight.asks]
    (message,) = messages(findings, [plan], "id")

    assert "Tidak ada yang perlu diperbaiki." in message.text
    assert f"{NAMES['id']}:\n1. " in message.text
    left = [line for line in message.text.splitlines() if line.startswith("Masih ada")]
    assert left == []


def test_of_messages_without_room_the_rest_on_trial_is_counted_by_itself() -> None:
    plan = plan_of_year(2020)
    (one,) = check(plan, select=[CODE], settings=TRIED)
    many = [
        one.but(sheet=f"Sheet {number} {'x' * 80}", cell=None, trial=number > 3, severity=severity)
        for number in range(20)
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    (message,) = messages(many, [plan], "en")

    assert message.text.endswith("Not listed here: 4 to be checked and 32 on trial.")


def test_of_what_is_on_trial_no_verdict_and_nothing_to_correct_first_is_said() -> None:
    (finding,) = check(plan_of_year(2020), select=[CODE], settings=TRIED)
    for severity in Severity:
        tried = finding.but(severity=severity)
        assert str(verdict([tried])) == "SIAP DIKIRIM"
        assert to_mend_first([tried]) == []
        assert not tried.blocks


def test_each_weight_has_a_label_of_its_own_and_those_on_trial_come_last() -> None:
    for language in ("id", "en"):
        assert len({each.label.said(language) for each in WEIGHTS}) == len(WEIGHTS)
    ranks = [each.rank for each in WEIGHTS]
    assert ranks == sorted(set(ranks))
    assert [each for each in WEIGHTS if each.blocks] == [Weight(Severity.ERROR)]


def test_the_page_is_told_it_apart_and_counts_it_nowhere(folder: Path) -> None:
    only(CODE, trial=True)
    told = ask(folder / "sent", "check").told
    rolled = ask(folder / "sent", "rollup").told
    offices = [office for office in rolled["offices"] if office["findings"]]

    assert {each["severity"] for each in told["findings"]} == {"trial"}
    assert {(unit["errors"], unit["warnings"]) for unit in told["units"]} == {(0, 0)}
    assert (told["verdict"]["id"], told["first"]) == ("SIAP DIKIRIM", [])
    assert [(office["errors"], office["warnings"]) for office in offices] == [(0, 0)]
    assert {each["severity"] for each in offices[0]["findings"]} == {"trial"}
    assert rolled["errors"] == 0


# In a roll-up


def rolled_up(settings: Settings, wrong: dict[str, str], last: Path | None = None) -> Rollup:
    plan = office_plan("52.03", executors(wrong))
    chosen = settings.but(select=(CODE,))
    facts = [facts_of_plan(plan, check([plan], settings=chosen))]
    return roll_up(facts, previous=read_rollup(last) if last else None, settings=chosen)


def written(result: Rollup, path: Path, language: Language = "id") -> Path:
    write_rollup(path, result, language=language, force=True)
    return path


def noted(rows: list[Row], state: str) -> list[str]:
    return [row["Tingkat"] for row in rows if row["Keadaan"] == state]


def test_a_roll_up_names_what_is_on_trial_and_counts_it_nowhere(tmp_path: Path) -> None:
    counted, tried = (rolled_up(settings, {"S7.1": WRONG}) for settings in (Settings(), TRIED))
    by_office = [sheet_rows(written(each, tmp_path / "a.xlsx"), "Status Penyampaian") for each in (counted, tried)]
    errors = [[row["Wajib Diperbaiki"] for row in rows if row["Kode Wilayah"] == "52.03"] for rows in by_office]

    assert errors == [[1], [0]]
    assert [row["Tingkat"] for row in sheet_rows(tmp_path / "a.xlsx", "Catatan")] == [NAMES["id"]]
    assert [len(commonest(each, 6)) for each in (counted, tried)] == [1, 0]
    asked = [len(next(each for each in letters(result, ()) if each.files).points) for result in (counted, tried)]
    assert asked == [1, 0]
    assert Layout(tried, "id").severities["52.03"].total() == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_of_a_roll_up_still_knows_what_is_on_trial(tmp_path: Path, language: Language) -> None:
    path = written(rolled_up(TRIED, {"S7.1": WRONG}), tmp_path / "a.xlsx", language)
    again = roll_up([read_rollup(path)])

    assert [(note.code, note.severity, note.trial) for _, note in again.notes] == [(CODE, Severity.ERROR, True)]


def test_what_is_on_trial_keeps_its_state_over_time_and_is_in_no_figure(tmp_path: Path) -> None:
    last = written(rolled_up(TRIED, {"S7.1": WRONG, "S9.2": WRONG}), tmp_path / "last.xlsx")
    result = rolled_up(TRIED, {"S7.1": WRONG, "S10.1": WRONG}, last)
    path = written(result, tmp_path / "now.xlsx")
    catatan, gone = sheet_rows(path, "Catatan"), sheet_rows(path, "Catatan Selesai")

    assert [noted(catatan, "Baru"), noted(catatan, "Masih ada"), noted(gone, "Selesai")] == [[NAMES["id"]]] * 3
    assert "0 catatan baru, 0 masih ada, 0 selesai" in said_since(result.notes_since).id
    (office,) = [row for row in sheet_rows(path, "Status Penyampaian") if row["Kode Wilayah"] == "52.03"]
    assert [office[name] for name in ("Baru", "Masih Ada", "Selesai")] == [0, 0, 0]


def test_a_rule_that_becomes_binding_finds_what_it_found_on_trial(tmp_path: Path) -> None:
    last = written(rolled_up(TRIED, {"S7.1": WRONG}), tmp_path / "last.xlsx")
    now = rolled_up(Settings(), {"S7.1": WRONG}, last)

    assert [(note.state, note.trial, note.counts) for _, note in now.notes] == [(NoteState.STILL, False, True)]


@pytest.mark.libreoffice
def test_every_figure_of_a_roll_up_with_trials_is_what_its_formula_says(tmp_path: Path, office: LibreOffice) -> None:
    tried = Settings(trial=frozenset({CODE, "RAK605"}))
    plans = [office_plan("52.03", executors({"S7.1": WRONG})), office_plan("52.02", executors({"S9.2": WRONG}))]

    def rolled(*some: Plan, last: Path | None = None) -> Rollup:
        facts = [facts_of_plan(plan, check([plan], settings=tried)) for plan in some]
        return roll_up(facts, previous=read_rollup(last) if last else None, settings=tried)

    last = written(rolled(*plans), tmp_path / "last.xlsx")
    path = written(rolled(plans[0], office_plan("52.02"), last=last), tmp_path / "now.xlsx")
    assert computed_otherwise(path, office) == set()


# Of certain years


def plan_of_year(year: int | None) -> Plan:
    """A plan in which one executor is unknown."""
    rows = clean_rows()
    rows["Komisi"][0]["PELAKSANA"] = "Divisi Gudang"
    plan = plan_from(rows)
    return plan.but(identity=plan.identity.but(year=year))


def found(year: int | None, settings: Settings) -> list[Finding]:
    return check(plan_of_year(year), select=[CODE], settings=settings)


@pytest.mark.parametrize(
    ("year", "judged"), [(2024, False), (2025, True), (2027, True), (2028, False), (None, True), (2026, True)]
)
def test_a_dated_rule_judges_plans_from_its_first_to_its_last_year_and_of_no_known_one(
    year: int | None, judged: bool
) -> None:
    settings = Settings(from_={CODE: 2025}, until={CODE: 2027})
    assert bool(found(year, settings)) is judged
    assert found(year, Settings())
    assert (CODE in codes_judged(settings, year)) is judged


@pytest.mark.parametrize(
    ("key", "year", "code"), [("from", 2021, 0), ("from", 2020, 1), ("until", 2020, 1), ("until", 2019, 0)]
)
def test_the_command_judges_a_plan_of_2020_by_the_rules_of_that_year(
    folder: Path, key: str, year: int, code: int
) -> None:
    settled(f'[check]\nselect = ["{CODE}"]\n[check.{key}]\n{CODE} = {year}\n')
    ended = run("check", folder / "sent")

    assert ended.exit_code == code
    assert "1 aturan hanya untuk tahun tertentu." in ended.results


def test_one_end_may_be_open() -> None:
    first, last = Settings(from_={CODE: 2025}), Settings(until={CODE: 2027})
    assert [bool(found(year, first)) for year in (2024, 2025, 2090)] == [False, True, True]
    assert [bool(found(year, last)) for year in (2001, 2027, 2028)] == [True, True, False]


def test_settings_come_before_the_years_of_the_catalogue() -> None:
    (rule,) = rules_named(CODE)
    dated = rule.but(from_=2025, until=2026)
    assert [Settings().judges(dated, year) for year in (2024, 2025, 2026, 2027, None)] == [
        *(False, True, True, False),
        True,
    ]
    longer = Settings(until={CODE: 2027})
    assert [longer.judges(dated, year) for year in (2024, 2027, 2028)] == [False, True, False]
    assert Settings().on_trial(rule.but(trial=True))


def test_what_a_dated_rule_found_is_not_settled_by_another_year_of_the_rule(tmp_path: Path) -> None:
    last = written(rolled_up(Settings(), {"S7.1": WRONG}), tmp_path / "last.xlsx")
    now = rolled_up(Settings(until={CODE: 2019}), {"S7.1": WRONG}, last)

    assert [note.state for _, note in now.settled] == [NoteState.UNCHECKED]


# Settings


def test_rules_are_named_by_code_family_and_name(folder: Path) -> None:
    settled(
        '[check]\ntrial = ["RAK503", "RAK7xx", "stale-year"]\n[check.from]\nRAK80 = 2027\n[check.until]\nRAK503 = 2026\n'
    )
    settings = load_settings(folder / "office" / "rak-excel.toml")
    sevenths = {rule.code for rule in CATALOGUE if rule.family == "RAK7xx"}

    assert settings.trial == {"RAK503", "RAK221", *sevenths}
    assert (settings.from_, settings.until) == ({"RAK801": 2027, "RAK802": 2027}, {"RAK503": 2026})
    told = f"Pengaturan rak-excel.toml: {len(sevenths) + 2} aturan percobaan, 3 aturan hanya untuk tahun tertentu."
    assert str(settings.told()) == told
    assert settings.told(["RAK401"]) is None


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ('[check]\ntrial = ["RAK999"]', "Tidak ada aturan RAK999", "no rule RAK999"),
        ('[check]\ntrial = "RAK503"', "`check.trial`", "`$.check.trial`"),
        ("[check]\ntrials = []", "`trials` tidak dikenal", "`trials`"),
        ("[check.since]\nRAK503 = 2027", "`since` tidak dikenal", "`since`"),
        ("[check.from]\nRAK999 = 2027", "Tidak ada aturan RAK999", "no rule RAK999"),
        ("[check]\nfrom = 2027", "`check.from`", "`$.check.from`"),
        *(
            (f"[check.{key}]\nRAK5xx = {year}", f"tahun di `check.{key}.RAK5xx` harus 2000 sampai 2100", "2000 to 2100")
            for key in ("from", "until")
            for year in ("1999", "2101", '"2027"', "2027.0", "true", "[2027]", "2027-01-01")
        ),
        (
            "[check.from]\nRAK503 = 2027\n[check.until]\nexecutor-spelling = 2026",
            "menurut `check.from.RAK503` aturan RAK503 mulai 2027, padahal berakhir 2026",
            "by `check.from.RAK503` the rule RAK503 begins in 2027, but ends in 2026",
        ),
    ],
)
def test_wrong_settings_are_told_with_their_key(folder: Path, text: str, indonesian: str, english: str) -> None:
    settled(text)
    with pytest.raises(DefinitionError) as raised:
        load_settings(folder / "office" / "rak-excel.toml")

    assert indonesian in raised.value.text.id
    assert english in raised.value.text.en
    assert "rak-excel.toml" in raised.value.text.id


def test_the_first_and_the_last_year_may_be_the_same(folder: Path) -> None:
    settled("[check.from]\nRAK503 = 2027\n[check.until]\nRAK503 = 2027")
    assert load_settings(folder / "office" / "rak-excel.toml").years_of(rules_named("RAK503")[0]) == (2027, 2027)


# The catalogue


def test_no_rule_of_the_catalogue_ends_before_it_begins() -> None:
    assert all(rule.from_ <= rule.until for rule in CATALOGUE if rule.from_ and rule.until)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Wajib diperbaiki"),
        ({"trial": True}, "Wajib diperbaiki, percobaan"),
        ({"from_": 2027}, "Wajib diperbaiki, rencana tahun 2027 dan sesudahnya"),
        ({"until": 2026}, "Wajib diperbaiki, rencana tahun 2026 dan sebelumnya"),
        ({"trial": True, "from_": 2025, "until": 2026}, "Wajib diperbaiki, percobaan, rencana tahun 2025 sampai 2026"),
    ],
)
def test_lists_and_pages_of_rules_say_what_is_on_trial_and_of_which_years(
    fields: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = rules_named(CODE)[0].but(**fields)
    assert f"Tingkat: {said}\n" in rule_pages.rule_explained(rule, "id")
    assert f" {said} " in rule_pages.rules_list((rule,), "id")
    monkeypatch.setattr(rule_pages, "CATALOGUE", (rule,))
    english = {"trial": "on trial", "from_": "plans of", "until": "plans of"}
    assert all(rule_pages.rules_page().count(english[field]) > 1 for field in fields)
