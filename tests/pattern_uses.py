"""How the modules of the package use the regular expressions that they have compiled."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tests.compiled_patterns import ROOT, Compiled

_AT_THE_BEGINNING = ("match", "fullmatch")
_ANYWHERE = ("search", "sub", "subn", "finditer", "findall")


class Use(NamedTuple):
    """A method of patterns that a module calls: of the pattern with that name, or '' where another tells which pattern it is."""

    name: str
    way: str


def name_of(found: Compiled) -> str:
    """The name that a module gives to a pattern, or to several of them; '' where it makes them in a function."""
    return _names(found.file).get(found.line, "")


def ways(found: Compiled) -> set[str]:
    """How a pattern is used: matched at the beginning, with the whole, or searched for, as it is where that is not told."""
    name = name_of(found)
    uses = _uses(found.file)
    if name and not name.startswith("_"):  # for other modules
        return {"search"}
    own = {each.way for each in uses if name and each.name == name}
    called = sum(each.name == name for each in uses)
    if own and called == _mentions(found.file, name) - 1:
        return own
    return own | {each.way for each in uses if not each.name} or {"search"}


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((ROOT / "rak_excel" / file).read_text(encoding="utf-8"))


@cache
def _names(file: str) -> dict[int, str]:
    named: dict[int, str] = {}
    for node in _tree(file).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        names = [each.id for each in ast.walk(target) if isinstance(each, ast.Name)] if target else []
        if len(names) == 1:
            named |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), names[0])
    return named


@cache
def _uses(file: str) -> list[Use]:
    return [use for node in ast.walk(_tree(file)) if isinstance(node, ast.Call) for use in _use_of(node, file)]


def _use_of(call: ast.Call, file: str) -> Iterator[Use]:
    if not isinstance(call.func, ast.Attribute):
        return
    of = call.func.value
    name = of.id if isinstance(of, ast.Name) else ""
    way = call.func.attr if call.func.attr in _AT_THE_BEGINNING else "search"
    # A text is split at a text: `line.split(",")`.
    splits = call.func.attr == "split" and bool(call.args) and not isinstance(call.args[0], ast.Constant)
    if name != "re" and (splits or call.func.attr in (*_AT_THE_BEGINNING, *_ANYWHERE)):
        yield Use(name if name in _names(file).values() else "", way)


@cache
def _mentions(file: str, name: str) -> int:
    return sum(isinstance(each, ast.Name) and each.id == name for each in ast.walk(_tree(file)))
