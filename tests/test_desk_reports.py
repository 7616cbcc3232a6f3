"""The desk makes, checks, merges and rolls up quarterly reports as the commands do, with sentences that fit the page."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from rak_excel import read_plan, read_plans
from rak_excel.cli import main
from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.monitoring.among import signed_among
from tests.desk import Answered, ask, chosen
from tests.typing_in import type_in

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "laporan-2020"
PLAN, REVISED, BEFORE = "rencana-2020.xlsx", "rencana-2020-revisi-1.xlsx", "laporan-tw1.xlsx"
MERGED = "Laporan TW II 2020 - 5203 Lombok Timur - gabungan.xlsx"
LEGAL = "Laporan TW II 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"
UNIT_PLANS = sorted((EXAMPLE.parent / "lombok-timur-2020" / "submissions").glob("*Subbag*SDM*")) + sorted(
    (EXAMPLE.parent / "lombok-timur-2020" / "submissions").glob("DOC*")
)
TURNOUT = ("Realisasi Komisi", "H10")  # the figure of an indicator that two units report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the units sent of the second quarter, with the plan, its revision and the report of the first."""
    given = tmp_path / "tw2"
    shutil.copytree(EXAMPLE / "kiriman-tw2", given)
    for name in (PLAN, REVISED, BEFORE):
        shutil.copy(EXAMPLE / name, given)
    return given


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def command(*arguments: object) -> None:
    result = CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output


def merged(folder: Path, **asked: object) -> Answered:
    return ask(folder, "merge", plan=PLAN, previous=BEFORE, **asked)


def test_reports_are_known_with_their_quarter_and_the_plan_that_they_were_made_from(folder: Path) -> None:
    rolled = ask(EXAMPLE, "rollup_reports", quarter=1)
    (folder / "rekap.xlsx").write_bytes(rolled.file)
    told = ask(folder, "look").told
    kinds = {each["name"]: (each["kind"], each["quarter"]) for each in told["files"]}
    assert kinds[LEGAL] == ("report", 2)
    assert kinds[BEFORE] == ("merged_report", 1)
    assert kinds["rekap.xlsx"] == ("report_rollup", 0)
    messages = [unit["message"]["id"] for unit in ask(folder, "check").told["units"]]
    assert [text for text in messages if "Ini rekap laporan triwulan" in text]
    assert not [text for text in messages if "rak-excel" in text]
    assert kinds[PLAN] == kinds[REVISED] == ("merged", 0)
    assert told["plan"] == PLAN


def test_no_plan_is_chosen_where_it_might_be_another(folder: Path) -> None:
    (folder / PLAN).unlink()
    assert ask(folder, "look").told["plan"] == REVISED  # the only one
    shutil.copy(EXAMPLE / REVISED, folder / "lain.xlsx")
    type_in(folder / "lain.xlsx", "Komisi", {"E12": "kegiatan lain"})
    assert ask(folder, "look").told["plan"] == ""
    assert ask(EXAMPLE.parent / "ntb-2020" / "plans", "look").told["plan"] == ""  # of plans there is none


@pytest.mark.parametrize("merged_plan", [(), (PLAN,)])
def test_a_report_among_plans_of_units_leaves_the_merge_one_of_plans(
    folder: Path, tmp_path: Path, merged_plan: tuple[str, ...]
) -> None:
    given = tmp_path / "rencana"
    given.mkdir()
    for path in (*UNIT_PLANS, folder / LEGAL, *(folder / name for name in merged_plan)):
        shutil.copy(path, given)
    assert ask(given, "look").told["plan"] is None
    assert signed_among(read_plans([given]).plans, 2) is None  # by which the command merges plans too
    (given / UNIT_PLANS[0].name).unlink()
    (given / UNIT_PLANS[1].name).unlink()
    assert ask(given, "look").told["plan"] == "".join(merged_plan)


@pytest.mark.parametrize(("each", "option"), [("unit", ["--each-submitter", "-o", "dir"]), ("office", ["-o", "one"])])
def test_forms_are_those_that_the_command_makes(folder: Path, tmp_path: Path, each: str, option: list[str]) -> None:
    answered = ask(folder, "report_forms", plan=PLAN, previous=BEFORE, quarter=2, each=each)
    made = tmp_path / "format"
    name = "Laporan TW II 2020 - 5203 Lombok Timur.xlsx"
    given = ["--from", folder / PLAN, "--quarter", 2, "--previous", folder / BEFORE]
    command("template", *given, *option[:-1], made if each == "unit" else made / name)
    files = {path.name: parts(path.read_bytes()) for path in made.iterdir()}
    assert {name: parts(content) for name, content in answered.files.items()} == files
    assert sorted(answered.told["names"]) == sorted(files)
    told = answered.told["told"]
    assert (
        told is None if each == "office" else told["id"].startswith(next(name for name in files if "Seluruh" in name))
    )


def test_settings_of_the_current_folder_hold_in_the_page_as_in_the_command(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, here = tmp_path / "laporan", tmp_path / "program"
    given.mkdir()
    here.mkdir()
    shutil.copy(EXAMPLE / "laporan-tw2.xlsx", given)
    monkeypatch.chdir(here)
    Path("rak-excel.toml").write_text("[monitoring]\nthresholds = [95, 60]\ndeadline_days = 1\n", encoding="utf-8")

    answered = ask(folder, "report_forms", plan=PLAN, previous=BEFORE, quarter=2, each="office")
    form = answered.file
    assert "thresholds = [95, 60]" in answered.told["settings"]["id"]
    command("template", "--from", folder / PLAN, "--quarter", 2, "--previous", folder / BEFORE, "-o", "form.xlsx")
    assert monitoring_words(read_plan(io.BytesIO(form)).definition).thresholds == (95, 60)
    assert parts(form) == parts(Path("form.xlsx").read_bytes())
    answered = ask(given, "rollup_reports", quarter=2, province="52")
    rolled = answered.file
    assert answered.told["settings"]["id"] == "Pengaturan rak-excel.toml untuk laporan triwulan: deadline_days = 1."
    command("rollup", given, "--province", "52", "--quarter", 2, "-o", "rekap.xlsx")
    assert parts(rolled) == parts(Path("rekap.xlsx").read_bytes())
    Path("rak-excel.toml").write_text('[check]\nignore = ["RAK5xx"]\n', encoding="utf-8")
    shutil.copy(EXAMPLE / PLAN, given)
    assert "8 aturan tidak dicek" in ask(given, "rollup").told["settings"]["id"]
    (given / PLAN).unlink()
    Path("rak-excel.toml").unlink()
    assert parts(rolled) != parts(ask(given, "rollup_reports", quarter=2, province="52").file)


def test_a_quarter_that_was_skipped_is_told_beside_the_forms(folder: Path) -> None:
    told = ask(folder, "report_forms", plan=PLAN, previous=BEFORE, quarter=4, each="office").told
    assert "TW II, TW III dilewati" in told["told"]["id"]


def test_a_report_is_checked_as_one(folder: Path) -> None:
    answered = ask(folder, "check")
    units = {unit["unit"]: unit for unit in answered.told["units"] if unit["report"]}
    legal = units["Sub Bagian Hukum dan Sumber Daya Manusia"]
    assert legal["report"]["id"] == "Laporan TW II 2020"
    assert "Laporan TW II 2020 KPU Kabupaten Lombok Timur" in legal["message"]["id"]
    assert "rencana" not in legal["message"]["id"].lower()
    assert "kelengkapan laporan dicek setelah" in legal["message"]["id"]
    assert list(answered.files) == [
        "Catatan Laporan TW II 2020 - 5203 Kabupaten Lombok Timur.xlsx"
    ]  # of no plan beside it


def test_the_report_is_the_one_that_the_command_merges_and_shows_what_is_worked_out(
    folder: Path, tmp_path: Path
) -> None:
    answered = merged(folder)
    output = tmp_path / "laporan.xlsx"
    command("merge", folder, "--from", folder / PLAN, "--previous", folder / BEFORE, "-o", output)
    assert list(answered.files) == [MERGED]
    assert parts(answered.file) == parts(output.read_bytes())
    assert answered.told["report"]
    table = answered.told["tables"][0]
    headings = {each["id"]: each["heading"] for each in table["columns"]}
    assert headings["actual"] == "REALISASI S.D. TW II"
    turnout = dict(table["rows"][1]["further"])
    assert (turnout["actual"], turnout["of_quarter"], turnout["standing"]) == ("60%", "80", "Mendekati")


def test_a_report_before_that_was_not_chosen_is_not_taken_though_it_lies_there(folder: Path) -> None:
    chosen_none = read_plan(io.BytesIO(ask(folder, "merge", plan=PLAN, previous="").file))
    (folder / BEFORE).unlink()
    without = read_plan(io.BytesIO(ask(folder, "merge", plan=PLAN).file))
    assert chosen_none.reported
    assert chosen_none.reported == without.reported
    assert chosen_none.reported.before == 0


def test_what_units_report_differently_is_asked_and_answered_in_the_page(folder: Path) -> None:
    sheet, cell = TURNOUT
    type_in(folder / LEGAL, sheet, {cell: "65%"})
    first = merged(folder)
    (difference,) = first.told["differences"]
    assert [value["text"] for value in difference["values"]] == ["60%", "65%"]
    assert first.told["tables"][0]["rows"][1]["open"] == ["actual"]
    second = merged(folder, choices=[chosen(difference, "B")])
    assert [each["decided"] for each in second.told["differences"]] == [True]
    report = read_plan(io.BytesIO(second.file))
    assert [each.further.get("actual") for _, each in report.indicators()][1] == "65%"
    (folder / "hasil.xlsx").write_bytes(second.file)
    again = merged(folder, earlier="hasil.xlsx")
    assert dict(again.told["tables"][0]["rows"][1]["further"])["actual"] == "65%"


def test_what_cannot_be_done_with_reports_names_the_fields_of_the_page(folder: Path) -> None:
    failures = [
        ask(EXAMPLE / "kiriman-tw2", "merge"),
        ask(folder, "merge", plan=BEFORE),
        ask(folder, "merge", plan=PLAN, previous=PLAN),
        ask(folder, "report_forms", plan="", quarter=2),
        ask(folder, "report_forms", plan=PLAN, previous=PLAN, quarter=2),
    ]
    fields = ["Rencana yang dilaporkan", "Rencana yang dilaporkan", "Laporan triwulan sebelumnya"]
    fields += ["Rencana yang dilaporkan", "Laporan triwulan sebelumnya"]
    for answered, field in zip(failures, fields, strict=True):
        told = answered.told["failed"]["id"]
        assert f'"{field}"' in told
        assert "--" not in told
        assert "rak-excel" not in told
    added = 'Tambahkan rencana yang dilaporkan, lalu pilih di pilihan "Rencana yang dilaporkan".'
    assert added in failures[0].told["failed"]["id"]


def test_reports_of_a_quarter_are_rolled_up_as_the_command_does(tmp_path: Path) -> None:
    given = tmp_path / "laporan"
    given.mkdir()
    for name in (BEFORE, "laporan-tw2.xlsx", PLAN):
        shutil.copy(EXAMPLE / name, given)
    answered = ask(given, "rollup_reports", quarter=2, deadline="15-07-2020")
    output = tmp_path / "rekap.xlsx"
    command("rollup", given, "--quarter", 2, "--deadline", "15-07-2020", "-o", output)
    assert list(answered.files) == ["Rekap Laporan TW II 2020 - 52 Nusa Tenggara Barat.xlsx"]
    assert parts(answered.file) == parts(output.read_bytes())
    told = answered.told
    assert (told["sent"], told["missing"], told["indicators"], told["missed"]) == (1, 9, 35, 2)
    assert sum(each["count"] for each in told["standings"]) == 35
    assert [(each["label"]["id"], each["count"]) for each in told["filings"]] == [
        ("Sudah lapor", 1),
        ("Belum lapor", 9),
    ]
    office = next(each for each in told["offices"] if each["files"])
    assert (office["met"], office["missed"], office["blank"]) == (5, 2, 0)
    assert len(office["indicators"]) == 35
    missing = next(each for each in told["offices"] if not each["files"])
    assert (missing["kind"], missing["met"]) == ("nothing", None)
    assert any('pilih Rencana aksi di "Yang direkap"' in each["id"] for each in told["told"])
    plans = ask(given, "rollup").told
    assert any('pilih Laporan TW II di "Yang direkap"' in each["id"] for each in plans["told"])


def test_letters_and_the_plans_are_taken_as_the_command_takes_them(tmp_path: Path) -> None:
    given, plans = tmp_path / "semua", tmp_path / "rencana"
    for folder, names in ((given, ("laporan-tw2.xlsx", PLAN)), (plans, (PLAN,))):
        folder.mkdir()
        for name in names:
            shutil.copy(EXAMPLE / name, folder)
    answered = ask(given, "rollup_reports", quarter=2, province="52", plans=[PLAN], letters=True, reply_by="20-07-2020")
    told, (letters, rolled) = answered.told, (tmp_path / "surat", tmp_path / "rekap.xlsx")
    asked = ["--quarter", 2, "--province", 52, "--plans", plans, "--letters", letters, "--reply-by", "20-07-2020"]
    command("rollup", given / "laporan-tw2.xlsx", *asked, "-o", rolled)
    expected = {path.name: path.read_bytes() for path in letters.iterdir()} | {told["name"]: rolled.read_bytes()}
    assert {name: content for name, content in answered.files.items() if name.endswith("txt")} == {
        name: content for name, content in expected.items() if name.endswith("txt")
    }
    assert {name: parts(content) for name, content in answered.files.items() if name.endswith("xlsx")} == {
        name: parts(content) for name, content in expected.items() if name.endswith("xlsx")
    }
    assert len(answered.files) == 3  # the others have no plan, and need not report
    assert {each["kind"] for each in told["offices"]} == {"sent", "free"}
    plain = ask(given, "rollup", province="52", letters=True, reply_by="besok")
    assert '"besok" bukan tanggal' in plain.told["failed"]["id"]
    of_plans = ask(given, "rollup", province="52", letters=True)
    assert "5203 Lombok Timur.txt" in of_plans.files
    assert len(of_plans.files) == 1 + 2 * 10


def test_a_report_that_came_and_is_not_given_is_neither_sent_nor_missing(tmp_path: Path) -> None:
    for name in ("dulu", "kini"):
        (tmp_path / name).mkdir()
    shutil.copy(EXAMPLE / "laporan-tw2.xlsx", tmp_path / "dulu")
    (tmp_path / "kini" / "rekap.xlsx").write_bytes(ask(tmp_path / "dulu", "rollup_reports", quarter=2).file)
    province = EXAMPLE.parent / "laporan-ntb-2020" / "laporan"
    shutil.copy(next(province.glob("*5207*")), tmp_path / "kini")
    told = ask(tmp_path / "kini", "rollup_reports", quarter=2, previous="rekap.xlsx").told
    kinds = {office["code"]: (office["kind"], office["state"]["id"]) for office in told["offices"]}
    assert kinds["52.03"] == ("absent", "File tidak disertakan")
    assert kinds["52.07"][0] == "sent"
    assert kinds["52.01"] == ("nothing", "Belum lapor")
