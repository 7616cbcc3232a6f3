"""The pages of docs/ cannot go stale: commands and code are run, definitions are the example's, links lead somewhere."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest

import rak_excel
from rak_excel.model import Definition
from rak_excel.rules.settings import load_settings
from tests.consoles import exit_code_of, run_command, shown_commands

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
TRIED = (*(ROOT / "examples").glob("*-contoh/*-contoh.toml"), *(ROOT / "tests" / "definitions").glob("*.toml"))
EXAMPLE = "\n".join(each.read_text(encoding="utf-8") for each in TRIED)


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def words_in_code(page: Path) -> set[str]:
    """Every word between backquotes, dots apart."""
    code = re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8"))
    return {word for each in code for word in re.findall(r"\w+", each)}


@pytest.fixture
def folder_with_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder_with_examples")
@pytest.mark.parametrize("page", [page for page in PAGES if list(shown_commands(page))], ids=lambda page: page.name)
def test_every_command_of_a_page_ends_as_the_page_says(page: Path) -> None:
    for shown in shown_commands(page):
        assert exit_code_of(*shown.arguments) == shown.exit_code, shown.line


@pytest.mark.usefixtures("folder_with_examples")
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_code_of_a_page_runs(page: Path) -> None:
    for code in blocks(page, "python"):
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout


def test_the_page_of_the_architecture_draws_each_package_with_what_it_says_of_itself() -> None:
    lines = (DOCS / "architecture.md").read_text("utf-8").splitlines()
    drawn = {re.sub("/ +", "/ ", line.strip()) for line in lines if re.match(r" +\w+/ ", line)}
    packages = [module for module in (ROOT / "rak_excel").rglob("__init__.py") if module.parent.name != "rak_excel"]
    assert len(packages) > 40
    assert {f"{package.parent.name}/ {_first_line(package)}" for package in packages} == drawn


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "rules.md"], ids=lambda page: page.name)
def test_a_module_that_a_page_names_is_there(page: Path) -> None:
    modules = [str(path.relative_to(ROOT)) for path in (ROOT / "rak_excel").rglob("*.py")]
    named = re.findall(r"`(?:rak_excel/)?((?:\w+/)*\w+\.py)`", page.read_text(encoding="utf-8"))
    inside = [name for name in named if not (ROOT / name).exists()]
    assert [name for name in inside if not any(module.endswith(f"/{name}") for module in modules)] == []


def _first_line(module: Path) -> str:
    return (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").splitlines()[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_links_to_or_shows_exist(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "page", [page for page in (*PAGES, ROOT / "CHANGELOG.md") if page.name != "rules.md"], ids=lambda page: page.name
)
def test_no_page_says_the_same_words_twice(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$|^\|.*?$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    words = prose.split()
    runs = Counter(" ".join(words[at : at + 12]) for at in range(len(words) - 11))
    assert [run for run, times in runs.items() if times > 1] == []


def test_the_settings_that_the_guide_offers_to_copy_are_read_and_change_something(tmp_path: Path) -> None:
    (block,) = blocks(DOCS / "panduan.md", "toml")
    (tmp_path / "rak-excel.toml").write_text(block, encoding="utf-8")
    settings = load_settings(tmp_path / "rak-excel.toml")
    assert settings.explainable
    assert settings.trial
    assert settings.from_


def test_the_page_of_the_library_tells_every_public_name_and_python_lists_them_all() -> None:
    assert set(rak_excel.__all__) <= words_in_code(DOCS / "library.md")
    assert set(rak_excel.__all__) <= set(dir(rak_excel))
    assert all(callable(getattr(rak_excel, name)) for name in rak_excel.__all__)


def test_what_the_page_of_definitions_shows_is_what_tests_try() -> None:
    shown = blocks(DOCS / "definitions.md", "toml")
    paragraphs = [paragraph.strip() for block in shown for paragraph in block.strip().split("\n\n")]
    assert len(paragraphs) > 10
    assert [paragraph for paragraph in paragraphs if paragraph not in EXAMPLE] == []


def test_the_page_of_definitions_tells_every_key() -> None:
    told = words_in_code(DOCS / "definitions.md") | set(
        re.findall(r"^(\w+) =", "\n".join(blocks(DOCS / "definitions.md", "toml")), re.MULTILINE)
    )
    assert sorted(set(_keys(Definition)) - told) == []


def _keys(table: type[msgspec.Struct]) -> Iterator[str]:
    for name, hint in get_type_hints(table).items():
        if name in table.__struct_fields__:
            yield name
            for inner in _tables_in(hint):
                yield from _keys(inner)


def _tables_in(hint: object) -> Iterator[type[msgspec.Struct]]:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for inner in get_args(hint):
        yield from _tables_in(inner)


@pytest.mark.usefixtures("folder_with_examples")
@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"],
        ["check", "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx", "--format", "json"],
        ["diff", *sorted(str(each.relative_to(ROOT)) for each in ROOT.glob("examples/ntb-2020/plans/*Bima*.xlsx")), "--format", "json"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_the_page_of_json_tells_every_field(arguments: list[str]) -> None:
    told = words_in_code(DOCS / "export.md")
    records = json.loads(run_command(*arguments).results)
    assert records
    fields = {field for field in _fields(records) if not re.match(r"(commission|secretariat)$", field)}
    assert sorted(fields - told) == []


def _fields(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _fields(inner)
