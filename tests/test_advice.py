"""What people are to do, in the words of who tells them: the command has options, the menu and the page have none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import rak_excel
from rak_excel.language import Advice, Speaker, Text, listed, one_text

PACKAGE = Path(rak_excel.__file__).parent
NAMES_AN_OPTION = re.compile(
    r"--[a-z]|(?<!\w)-o\b|rak-excel (merge|rollup|template|check|print|export|diff|trace|define|demo|buka)"
)
# Who reads these has the command before them, or a sheet that says how it is done by each of the three.
OF_COMMANDS = ("cli/", "definitions/loading.py")
ON_SHEETS = ("jobs/merge/explained.py", "workbooks/rollup/sheets/lists.py", "workbooks/rollup/sheets/notes.py")
WITH_FORCE = Advice(" dengan --force", " with --force", Text("", ""), Text(" di halaman", " on the page"))


def sentences(source: Path) -> Iterator[str]:
    """What stands in the plain Texts of a module."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            said = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
            yield " ".join(each for each in said if isinstance(each, str))


def advice_in(found: object) -> Iterator[Advice]:
    if isinstance(found, Advice):
        yield found
    elif isinstance(found, dict):
        for each in found.values():
            yield from advice_in(each)


def test_what_names_an_option_is_advice() -> None:
    plain = {}
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).as_posix()
        if not place.startswith((*OF_COMMANDS, *ON_SHEETS)):
            plain[place] = [each for each in sentences(path) if NAMES_AN_OPTION.search(each)]
    assert len(plain) > 500
    assert {place: said for place, said in plain.items() if said} == {}


def test_no_advice_of_the_menu_or_the_page_names_an_option() -> None:
    modules = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\b(Advice|advising|for_command)\b", path.read_text("utf-8"))
    ]
    advice = {each for name in modules for value in vars(import_module(name)).values() for each in advice_in(value)}
    assert len(advice) > 60
    for each in advice:
        for text in (each.by(Speaker.MENU), each.by(Speaker.PAGE)):
            assert type(text) is Text
            assert not NAMES_AN_OPTION.search(f"{text.id} {text.en}"), text


def test_a_sentence_with_advice_in_it_is_said_by_each_in_its_own_words() -> None:
    named = Text("{path} sudah ada{force}.", "{path} exists{force}.").advising(force=WITH_FORCE).filled(path="a.xlsx")
    told = one_text([Text("{why} Ulangi.", "{why} Do it again.").filled(why=named), listed([WITH_FORCE, "b"])], " / ")
    assert str(told) == "a.xlsx sudah ada dengan --force. Ulangi. /  dengan --force dan b"
    assert told.by(Speaker.COMMAND) == Text(told.id, told.en)
    assert told.by(Speaker.MENU).en == "a.xlsx exists. Do it again. /  and b"
    assert told.by(Speaker.PAGE).id == "a.xlsx sudah ada di halaman. Ulangi. /  di halaman dan b"
