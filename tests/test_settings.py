"""Settings of the rules come from whoever runs a command, never from who sent the files, and what they change is said."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from pathlib import Path

import click
import openpyxl
import pytest

from rak_excel.cli import main
from rak_excel.cli.menu import menu
from rak_excel.cli.spoken import remember_settings
from rak_excel.errors import DefinitionError, MissingPathError
from rak_excel.language import Text
from rak_excel.rules.settings import Settings, find_settings, load_settings, not_used, settings_file
from tests.consoles import Ended, run_command

PLAN = Path(__file__).parent.parent / "examples" / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
CHOICES = '[check]\nignore = ["RAK401", "RAK402"]\n[check.severity]\nRAK502 = "info"\n'
CHANGED = "Pengaturan rak-excel.toml: 2 aturan tidak dicek, tingkat 1 aturan diubah."


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the office as the current one, with settings; beside it one of plans that were sent."""
    (tmp_path / "office").mkdir()
    (tmp_path / "sent" / "more").mkdir(parents=True)
    (tmp_path / "office" / "rak-excel.toml").write_text(CHOICES, encoding="utf-8")
    shutil.copy(PLAN, tmp_path / "sent" / "plan.xlsx")
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path


def run(*arguments: str | Path) -> Ended:
    return run_command(*arguments, "--lang", "id")


# Which settings


def test_the_settings_of_the_current_folder_hold_for_files_that_lie_elsewhere(office: Path) -> None:
    assert settings_file([office / "sent"]) == [Path("rak-excel.toml")]
    assert settings_file([Path("../sent/plan.xlsx")]) == [Path("rak-excel.toml")]
    assert find_settings([office / "sent"]).ignore == ("RAK401", "RAK402")


@pytest.mark.parametrize(
    "given", [".", "..", "plan.xlsx", "in/plan.xlsx", "in", "../office", "../sent/../office/plan.xlsx", "in/../in"]
)
def test_the_current_folder_is_passed_over_where_a_file_to_read_lies_in_it_or_below(office: Path, given: str) -> None:
    (office / "office" / "in").mkdir()
    for name in ("plan.xlsx", "in/plan.xlsx"):
        shutil.copy(PLAN, name)
    for each in (Path(given), Path(given).absolute()):
        assert settings_file([office / "sent", each]) == []
        assert find_settings([each]) == Settings()


def test_settings_among_the_files_are_never_used_and_told_once(office: Path) -> None:
    (office / "office" / "rak-excel.toml").unlink()
    for folder in ("sent", "sent/more"):
        (office / folder / "rak-excel.toml").write_text(CHOICES, encoding="utf-8")
    sent = [office / "sent", office / "sent" / "plan.xlsx"]
    assert settings_file(sent) == []
    told = not_used(sent)
    assert told
    assert [told.id.count(str(office / folder / "rak-excel.toml")) for folder in ("sent", "sent/more")] == [2, 1]
    assert f'--settings "{office / "sent" / "rak-excel.toml"}"' in told.id
    assert not_used([office]) == not_used(sent[:1])
    (office / "empty").mkdir()
    assert not_used([office / "empty"]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
def test_links_lie_where_they_stand_and_where_they_lead_to(office: Path) -> None:
    shutil.copy(PLAN, "plan.xlsx")
    (office / "elsewhere.xlsx").symlink_to(office / "office" / "plan.xlsx")
    (office / "folder").symlink_to(office / "office")
    Path("link.xlsx").symlink_to(office / "sent" / "plan.xlsx")
    for path in (office / "elsewhere.xlsx", office / "folder", office / "folder" / "x.xlsx", Path("link.xlsx")):
        assert settings_file([path]) == []

    own = Path("rak-excel.toml")
    own.replace(office / "sent" / "rak-excel.toml")
    own.symlink_to(office / "sent" / "rak-excel.toml")
    assert settings_file([office / "sent" / "plan.xlsx"]) == []


def test_the_settings_that_are_named_are_used_wherever_they_lie(office: Path) -> None:
    own = office / "sent" / "own.toml"
    own.write_text('[check]\nignore = ["RAK403"]\n', encoding="utf-8")
    assert find_settings([office / "sent"], own).ignore == ("RAK403",)
    with pytest.raises(MissingPathError, match=r"none\.toml tidak ada"):
        find_settings([office / "sent"], Path("none.toml"))


# What they change


def test_what_settings_change_is_counted(office: Path) -> None:
    settings = load_settings(office / "office" / "rak-excel.toml")
    assert str(settings.told()) == CHANGED
    assert Settings(file="a").told() is None
    assert (
        Settings(select=("RAK401",), ignore=("RAK401",), file="a").told()
        != Settings(select=("RAK401",), file="a").told()
    )
    # Rules that are chosen on the command line are off by nobody's settings.
    assert settings.told(["RAK403"]) is None
    explained = Settings(explainable=frozenset({"RAK221", "RAK304"}), file="a")
    assert explained.told() == Text(
        "Pengaturan a: 2 aturan boleh dijelaskan kantor.", "Settings a: rules that offices may explain: 2."
    )
    assert str(explained.told(["RAK304"])) == "Pengaturan a: 1 aturan boleh dijelaskan kantor."
    assert settings.told(["RAK401", "RAK502"]) == Text(
        "Pengaturan rak-excel.toml: 1 aturan tidak dicek, tingkat 1 aturan diubah.",
        "Settings rak-excel.toml: rules not checked: 1, severities set: 1.",
    )


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
@pytest.mark.parametrize("before", [True, False])
def test_every_report_of_check_says_what_settings_change(office: Path, quiet: list[str], before: bool) -> None:
    own = ["--settings", str(office / "office" / "rak-excel.toml")]
    sent = office / "sent"

    def check(*arguments: str | Path) -> Ended:
        common = ["check", sent, *arguments, *quiet]
        return run(*own, *common) if before else run(*common, *own)

    text = check()
    assert text.results.splitlines()[-1] == CHANGED
    assert CHANGED not in text.messages
    assert CHANGED in check("--format", "json").messages
    table = check("--format", "csv")
    lines = list(csv.DictReader(io.StringIO(table.results.removeprefix("\ufeff")), delimiter=";"))
    assert {name: value for name, value in lines[-1].items() if value} == {"catatan": CHANGED}
    assert CHANGED in table.messages
    assert CHANGED in check("--brief").results
    assert CHANGED in check("--brief", "-o", office / "brief").messages
    returned = Path(check("--format", "xlsx", "-o", office / "returns").results.strip())
    sheet = openpyxl.load_workbook(returned).active
    assert sheet is not None
    assert CHANGED in [row[0].value for row in sheet.iter_rows()]


def test_the_first_page_of_a_roll_up_and_each_letter_say_what_settings_change(office: Path) -> None:
    without = run("rollup", office / "sent", "-o", office / "a.xlsx", "--settings", office / "none.toml")
    assert without.exit_code == 2
    told = run("rollup", office / "sent", "-o", office / "a.xlsx", "--letters", office / "letters", "--quiet")
    assert CHANGED in told.messages
    texts = [each.read_text(encoding="utf-8") for each in (office / "letters").glob("*.txt")]
    assert texts
    assert all(CHANGED in text for text in texts)
    letter = openpyxl.load_workbook(min((office / "letters").glob("*.xlsx"))).worksheets[0]
    assert CHANGED in [cell.value for row in letter.iter_rows() for cell in row]
    (office / "office" / "rak-excel.toml").unlink()
    assert "Pengaturan" not in run("rollup", office / "sent", "-o", office / "b.xlsx").messages
    said = [
        CHANGED
        in [cell.value for row in openpyxl.load_workbook(office / name).worksheets[0].iter_rows() for cell in row]
        for name in ("a.xlsx", "b.xlsx")
    ]
    assert said == [True, False]


@pytest.mark.parametrize("command", [["check"], ["rollup", "-o", "../out.xlsx"]])
def test_settings_that_were_sent_change_nothing_and_are_told_with_the_remedy(office: Path, command: list[str]) -> None:
    Path("rak-excel.toml").unlink()
    plain = run(*command, "../sent", "--quiet")
    (office / "sent" / "rak-excel.toml").write_text('[check]\nselect = ["RAK101"]\n', encoding="utf-8")
    deceived = run(*command, "../sent", "--quiet", "--force")

    assert (deceived.exit_code, deceived.results) == (plain.exit_code, plain.results)
    named = Path("../sent/rak-excel.toml")
    assert (
        f"{named} tidak dipakai sebagai pengaturan, karena letaknya di antara file yang dibaca, atau di folder di atasnya."
        in deceived.messages
    )
    assert f'tambahkan --settings "{named}"; kalau kiriman orang, biarkan.' in deceived.messages
    given = run(*command, "../sent", "--force", "--settings", str(named))
    assert "tidak dipakai sebagai pengaturan" not in given.messages


def test_settings_of_a_folder_above_the_files_that_are_read_are_told_as_such(office: Path) -> None:
    within = Path("kiriman")
    (office / "sent").rename(within)
    told = run("check", within, "--quiet").messages
    assert "rak-excel.toml tidak dipakai sebagai pengaturan, karena letaknya di antara file" in told
    assert "atau di folder di atasnya. Kalau itu pengaturan Anda sendiri, simpan di sebelah ikon rak-excel" in told


def test_the_menu_hands_its_settings_on_to_the_commands_that_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    for asked, settings in (
        (["check", "x"], ["--settings", "own.toml"]),
        (["merge", "x"], []),
        (["merge", "x", "--return", "y"], ["--settings", "own.toml"]),
    ):
        choices = [(Text("Cek", "Check"), lambda asked=asked: asked)]
        monkeypatch.setattr(menu, "_MENU", choices)
        monkeypatch.setattr(menu, "_FURTHER", {})
        monkeypatch.setattr(menu, "choose", lambda *_: 0)
        ran: list[str] = []
        with click.Context(main) as context:
            remember_settings(context, Path("own.toml"))
            with pytest.raises(SystemExit):
                menu.run_menu(ran.extend)
        assert ran == [*asked, *settings]


def test_of_an_endless_name_of_a_rule_the_beginning_is_told(office: Path) -> None:
    (office / "long.toml").write_text(f'[check]\nselect = ["{"a" * 100_000}"]\n', encoding="utf-8")
    with pytest.raises(DefinitionError, match="Tidak ada aturan aaaa") as caught:
        load_settings(office / "long.toml")
    assert len(str(caught.value)) < 500


def test_settings_are_no_output(office: Path) -> None:
    own = Path("rak-excel.toml")
    before = own.read_bytes()
    given: list[list[str | Path]] = [[], ["--settings", own]]
    for arguments in given:
        for name in ("json", "csv", "text"):
            ended = run("check", office / "sent", "--format", name, "-o", own, "--force", *arguments)
            assert (ended.exit_code, own.read_bytes()) == (2, before)
    Path("out.pdf").hardlink_to(own)
    Path("out.xlsx").hardlink_to(own)
    assert run("print", office / "sent" / "plan.xlsx", "-o", "out.pdf", "--force").exit_code == 2
    assert run("rollup", office / "sent", "-o", "out.xlsx", "--force").exit_code == 2
    assert Path("out.xlsx").read_bytes() == before == Path("out.pdf").read_bytes()
