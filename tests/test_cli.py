"""The command as a whole: help, language, and how errors end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rak_excel import __version__
from rak_excel.cli import COMMANDS
from rak_excel.definitions.loading import template_ids

PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"


def rak_excel(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "rak_excel", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | (environment or {}),
        check=False,
    )


def test_help_lists_every_command_in_indonesian_and_in_english() -> None:
    indonesian, english = rak_excel("--help"), rak_excel("--lang", "en", "--help")
    for name, text in COMMANDS.items():
        assert f"  {name} " in indonesian.stdout
        assert text.id in indonesian.stdout
        assert text.en in english.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = rak_excel(command, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Pemakaian: rak-excel {command}")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_help_shows_no_range_in_signs(language: str) -> None:
    shown = "".join(rak_excel(command, "--help", "--lang", language).stdout for command in ("rollup", "template"))

    assert "--year" in shown
    assert not [sign for sign in ("<=", ">=") if sign in shown]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_common_options(command: str) -> None:
    shown = rak_excel(command, "--help").stdout
    assert [each for each in ("--lang", "--quiet") if f"  {each}" not in shown] == []
    assert ("  --force" in shown) is (command not in {"buka", "trace", "diff", "rules"})  # these write nothing
    assert rak_excel(command, "--force", "--quiet", "--help").returncode == 0


def test_the_version_is_told() -> None:
    assert rak_excel("--version").stdout.strip() == f"rak-excel {__version__}"


def test_an_unknown_command_is_exit_2() -> None:
    assert rak_excel("gabung").returncode == 2


@pytest.mark.parametrize(
    ("environment", "arguments", "sentence"),
    [
        ({}, [], "Kode wilayah 99.99 tidak ada."),
        ({"RAK_EXCEL_LANG": "en"}, [], "There is no region 99.99."),
        ({}, ["--lang", "en"], "There is no region 99.99."),
    ],
)
def test_our_own_errors_are_one_sentence_in_the_language_asked_for(
    tmp_path: Path, environment: dict[str, str], arguments: list[str], sentence: str
) -> None:
    output = tmp_path / "x.xlsx"
    result = rak_excel(
        *arguments, "template", "-o", output, "--region", "99.99", "--year", "2020", environment=environment
    )
    assert (result.returncode, result.stdout, output.exists()) == (2, "", False)
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""],
        ["merge", "x", "-o", ""],
        ["template", "-o", " ", "--year", "2020"],
        ["trace", "", "Komisi!E9"],
        ["diff", "x.xlsx", ""],
        ["demo", ""],
        ["merge", "x", "-o", "y.xlsx", "--base", ""],
        ["merge", "x", "-o", "y.xlsx", "--decisions", ""],
        ["rollup", "x", "-o", "y.xlsx", "--previous", ""],
        ["rollup", "x", "-o", "y.xlsx", "--aliases", ""],
    ],
)
def test_an_empty_name_is_not_the_current_folder(arguments: list[str]) -> None:
    ended = rak_excel(*arguments)
    assert (ended.returncode, "nama file atau foldernya kosong." in ended.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["template", "-o", "x.xlsx", "--year", "2020", "--region", ""],
        ["template", "-o", "x.xlsx", "--year", "2020", "--office", " "],
        ["template", "-o", "x", "--year", "2020", "--office", "", "--each-submitter"],
        ["template", "-o", "x.xlsx", "--region", "52.03", "--year", "2020", "--submitter", ""],
        ["check", PLAN, "--template", ""],
        ["check", PLAN, "--select", "RAK401", "--select", ""],
    ],
)
def test_an_option_with_nothing_in_it_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str | Path]
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = rak_excel(*arguments)
    assert (ended.returncode, ended.stdout, "isinya kosong." in ended.stderr) == (2, "", True)
    assert not list(tmp_path.iterdir())


def test_a_dash_is_the_screen_and_a_file_is_told(tmp_path: Path) -> None:
    printed = rak_excel("export", PLAN, "-o", "-")
    written = rak_excel("export", PLAN, "-o", tmp_path / "plan.json")

    assert printed.stdout == (tmp_path / "plan.json").read_text(encoding="utf-8")
    assert (written.stdout, written.stderr) == ("", f"{tmp_path / 'plan.json'} selesai dibuat.\n")


def test_the_help_names_every_template() -> None:
    shown = " ".join(rak_excel("template", "--help").stdout.split())
    assert ", ".join(template_ids()) in shown
