"""The README cannot go stale: what it shows is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rak_excel.cli import COMMANDS
from tests.consoles import exit_code_of, shown_commands

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE"]


@pytest.fixture
def folder_with_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_shown_ends_as_the_readme_says(folder_with_examples: Path) -> None:
    for shown in shown_commands(ROOT / "README.md"):
        assert exit_code_of(*shown.arguments) == shown.exit_code, shown.line
    assert (folder_with_examples / "rekap-ntb.xlsx").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command: str) -> None:
    assert f"rak-excel {command}" in README


def test_the_library_example_runs(folder_with_examples: Path) -> None:
    [code] = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    assert "Komisi!" in result.stdout
    assert (folder_with_examples / "plan.xlsx").is_file()


def test_the_two_set_up_lines_are_whole_commands() -> None:
    """Continuous integration runs the second with options of its own behind it."""
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert [line.rsplit("&& ", 1)[1] for line in lines] == [".venv/bin/rak-excel demo", ".venv/bin/python -m pytest"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_and_folders_that_a_document_links_to_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("picture", ["template.png", "rollup.png"])
def test_pictures_are_small_enough_to_load_at_once(picture: str) -> None:
    assert (ROOT / "docs" / "images" / picture).stat().st_size < 200_000
