"""`rak-excel check` and `rak-excel rules` as a user runs them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"
REAL = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "id", *map(str, arguments)], catch_exceptions=False)


def test_findings_are_told_and_errors_make_the_exit_code_1() -> None:
    result = run("check", REAL)
    assert result.exit_code == 1
    assert "Lombok Timor" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("BELUM SIAP: ")


def test_the_same_in_english() -> None:
    result = run("check", REAL, "--lang", "en")
    assert result.stdout.splitlines()[-1].startswith("NOT READY: ")


def test_without_errors_the_exit_code_is_0() -> None:
    result = run("check", REAL, "--select", "stale-year,other-region-named")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "SIAP DIKIRIM, 7 perlu dicek"


def test_a_pipe_gets_no_colours() -> None:
    assert "\x1b[" not in run("check", REAL).stdout


def test_severity_is_the_least_that_is_shown() -> None:
    errors = json.loads(run("check", REAL, "--format", "json", "--severity", "error").stdout)
    everything = json.loads(run("check", REAL, "--format", "json", "--severity", "info").stdout)
    assert {each["severity"] for each in errors} == {"error"}
    assert {each["severity"] for each in everything} == {"error", "warning", "info"}


def test_rules_can_be_ignored_by_several_options_and_commas() -> None:
    result = run("check", REAL, "--format", "json", "--ignore", "RAK1xx,RAK2xx", "--ignore", "RAK5xx")
    assert {each["code"][:4] for each in json.loads(result.stdout)} == {"RAK3", "RAK4", "RAK6"}


def test_csv_and_json_can_be_written_to_a_file_that_is_not_replaced_unasked(tmp_path: Path) -> None:
    output = tmp_path / "catatan.csv"
    assert run("check", REAL, "--format", "csv", "-o", output).exit_code == 1
    assert output.read_bytes().startswith(b"\xef\xbb\xbfkode;")
    again = rak_excel("check", REAL, "--format", "csv", "-o", output)
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_submissions_are_told_that_the_parts_are_compared_later() -> None:
    result = run("check", SUBMISSIONS)
    assert "setelah semua kiriman digabung" in result.stderr
    assert "setelah semua kiriman digabung" not in run("check", SUBMISSIONS, "--quiet").stderr


def test_progress_is_shown_on_a_terminal_for_many_files_and_not_otherwise() -> None:
    arguments = ["check", str(SUBMISSIONS), "--lang", "id"]
    terminal = CliRunner(env={"FORCE_COLOR": "1"})
    assert "10/10" in terminal.invoke(main, arguments).stderr
    assert "10/10" not in terminal.invoke(main, [*arguments, "--quiet"]).stderr
    assert "1/1" not in terminal.invoke(main, ["check", str(REAL)]).stderr
    assert "10/10" not in run("check", SUBMISSIONS).stderr


def test_the_sender_of_a_renamed_file_is_told() -> None:
    assert "DOC-20200120-WA0003.xlsx (Divisi Hukum dan Pengawasan)" in run("check", SUBMISSIONS).stdout


def test_xlsx_writes_a_return_for_each_office_and_names_it(tmp_path: Path) -> None:
    result = run("check", REAL, "--format", "xlsx", "-o", tmp_path / "catatan")
    (path,) = (tmp_path / "catatan").iterdir()
    assert result.exit_code == 1
    assert result.stdout.strip() == str(path)
    assert "1 file catatan" in result.stderr


def test_xlsx_needs_a_folder() -> None:
    result = run("check", REAL, "--format", "xlsx")
    assert result.exit_code == 2
    assert "-o FOLDER" in result.stderr


def test_a_broken_file_is_an_error_beside_the_others(tmp_path: Path) -> None:
    shutil.copy(REAL, tmp_path / "baik.xlsx")
    (tmp_path / "rusak.xlsx").write_bytes(b"%PDF-1.4 not a workbook")
    result = run("check", tmp_path, "--format", "json", "--select", "RAK0xx")
    assert result.exit_code == 1
    assert [(each["file"], each["code"], each["cell"]) for each in json.loads(result.stdout)] == [
        ("rusak.xlsx", "RAK001", None)
    ]


def test_a_verdict_on_some_rules_only_says_so() -> None:
    told = "Tidak semua aturan dicek"
    assert told in run("check", REAL, "--ignore", "RAK5xx").stderr
    assert told not in run("check", REAL).stderr


def test_the_list_of_rules_has_every_family() -> None:
    listed = run("rules").stdout
    assert "RAK0xx  File, sheet, dan sel" in listed
    assert "quarter-without-month" in listed


def test_one_rule_is_explained_and_a_family_listed() -> None:
    assert "Mengapa: " in run("rules", "RAK502").stdout
    assert "Why: " in run("rules", "executor-unknown", "--lang", "en").stdout
    assert run("rules", "RAK5").stdout.splitlines()[0] == "RAK5xx  Pelaksana"


def rak_excel(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rak_excel", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rules", "RAK999"], "RAK999"),
        (["check", "tidak-ada"], "tidak-ada"),
        (["check", str(REAL), "--select", "executor-unknwon"], "executor-unknown"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(arguments: list[str], said: str) -> None:
    result = rak_excel(*arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_checking_loads_neither_pandas_nor_openpyxl() -> None:
    code = (
        "import sys; from rak_excel.cli.commands.check import command; command.main([sys.argv[1]], standalone_mode=False);"
        "assert not {'pandas', 'openpyxl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(REAL)], check=True, capture_output=True)
