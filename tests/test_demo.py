"""The demonstration: it tells each command it runs, and runs anywhere."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.jobs.demo import Step, copy_examples, journey
from rak_excel.language import Text
from tests.consoles import exit_code_of, run_command

OUTPUTS = [
    "format-lombok-timur-2020.xlsx",
    "rak-lombok-timur-2020-gabungan.json",
    "rak-lombok-timur-2020-gabungan.xlsx",
    "rekap-ntb-2020.xlsx",
]


def results(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demo that has run, and what it told."""
    folder = tmp_path_factory.mktemp("home") / "demo"
    ended = run_command("demo", folder)
    assert ended.exit_code == 0, ended.messages
    return folder, ended.results


@pytest.fixture
def short_journey(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first command of the journey, where the others would prove nothing more."""
    monkeypatch.setattr("rak_excel.cli.commands.demo.journey", lambda *given: journey(*given)[:1])


def test_the_demo_tells_each_command_and_what_to_open(shown: tuple[Path, str]) -> None:
    folder, told = shown
    for step in journey(folder):
        assert f"> {step.typed()}" in told
        assert step.purpose.id in told
    assert results(folder) == OUTPUTS
    assert told.splitlines()[-4:] == [f"   {step.output}" for step in journey(folder) if step.output]


def test_the_demo_says_why_a_check_of_the_real_plan_ends_with_1(shown: tuple[Path, str]) -> None:
    assert "Ada yang wajib diperbaiki, karena kekeliruan dokumen aslinya sengaja dibiarkan." in shown[1]


def test_the_journey_changes_no_workbook_that_it_reads(shown: tuple[Path, str], tmp_path: Path) -> None:
    copy_examples(tmp_path / "untouched")
    for path in (tmp_path / "untouched").rglob("*.xlsx"):
        assert (shown[0] / path.relative_to(tmp_path / "untouched")).read_bytes() == path.read_bytes()


@pytest.mark.libreoffice
def test_the_roll_up_of_the_demo_opens_in_libreoffice(shown: tuple[Path, str], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(shown[0] / "rekap-ntb-2020.xlsx")], capture_output=True, check=True, timeout=120)
    pdf = tmp_path / "rekap-ntb-2020.pdf"
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True).stdout
    assert "Nusa Tenggara Barat" in text
    assert "KPU Kabupaten Lombok Timur" in text
    assert [error for error in ("Err:", "#NAME?", "#REF!", "#VALUE!") if error in text] == []


@pytest.mark.usefixtures("short_journey")
def test_the_demo_speaks_english_and_tells_commands_that_do(tmp_path: Path) -> None:
    told = run_command("demo", tmp_path / "demo", "--lang", "en").results
    [step] = journey(tmp_path / "demo", "--lang", "en")[:1]
    assert f"> {step.typed()}" in told
    assert step.purpose.en in told


@pytest.mark.usefixtures("short_journey")
def test_a_quiet_demo_runs_quiet_commands(tmp_path: Path) -> None:
    assert run_command("demo", tmp_path / "loud").messages != ""
    ended = run_command("demo", tmp_path / "quiet", "--quiet")
    assert (ended.exit_code, ended.messages, "--quiet" in ended.results) == (0, "", True)


def test_the_demo_runs_on_a_cp1252_console_in_a_folder_with_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "Rencana Aksi 2020"
    result = subprocess.run(
        [sys.executable, "-m", "rak_excel", "demo", str(folder)],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        check=False,
    )
    assert (result.returncode, results(folder)) == (0, OUTPUTS), result.stderr.decode()
    assert f'rollup "{folder / "ntb-2020"}"'.encode() in result.stdout


def test_what_the_demo_tells_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("Rencana Aksi")
    copy_examples(folder)
    for step in journey(folder):
        _, *arguments = shlex.split(step.typed())
        assert tuple(arguments) == step.arguments
        assert exit_code_of(*arguments) in {0, 1}, step.typed()
    assert results(folder) == OUTPUTS


def test_a_folder_that_exists_is_left_alone_without_force(tmp_path: Path) -> None:
    assert exit_code_of("demo", tmp_path) == 2
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputExistsError, match="sudah ada"):
        copy_examples(tmp_path)


@pytest.mark.usefixtures("short_journey")
def test_with_force_the_demo_runs_again_and_leaves_other_files(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("milik saya", encoding="utf-8")
    assert exit_code_of("demo", tmp_path, "--force") == 0
    assert exit_code_of("demo", tmp_path, "--force") == 0
    assert results(tmp_path) == ["catatan.txt", "format-lombok-timur-2020.xlsx"]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputBusyError, match="file adalah file, bukan folder"):
        copy_examples(tmp_path / "file" / "demo")


def test_only_workbooks_are_copied(tmp_path: Path) -> None:
    copy_examples(tmp_path / "demo")
    copied = [path for path in (tmp_path / "demo").rglob("*") if path.is_file()]
    assert len(copied) == 21
    assert {path.suffix for path in copied} == {".xlsx"}


def test_only_what_holds_a_space_is_quoted() -> None:
    step = Step(Text("", ""), ("check", "a b.xlsx", "c.xlsx"))
    assert step.typed() == 'rak-excel check "a b.xlsx" c.xlsx'


@pytest.mark.parametrize("command", [("check", "tidak ada.xlsx"), ("export", "teks.xlsx")], ids=lambda each: each[0])
def test_the_demo_ends_where_a_command_cannot_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("teks.xlsx").write_text("bukan workbook", encoding="utf-8")
    steps = (Step(Text("Ini.", "This."), command), Step(Text("Lalu itu.", "Then that."), ("rules",)))
    monkeypatch.setattr("rak_excel.cli.commands.demo.journey", lambda *_: steps)
    ended = run_command("demo", "demo")
    assert ended.exit_code == 2
    assert "Lalu itu." not in ended.results


@pytest.mark.parametrize("force", [True, False])
def test_a_file_is_no_folder_for_the_examples(tmp_path: Path, force: bool) -> None:
    (tmp_path / "plan.xlsx").write_text("x", encoding="utf-8")
    with pytest.raises(OutputExistsError, match=r"plan\.xlsx adalah file\. Sebut nama folder"):
        copy_examples(tmp_path / "plan.xlsx", force=force)
