"""No module and no function is longer than one can keep in mind."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_MODULE, _FUNCTION = 300, 50  # lines

ROOT = Path(__file__).parent.parent
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "rak_excel").rglob("*.py"))


def lengths(path: Path) -> tuple[int, dict[str, int]]:
    """How many lines a module has, and each of its functions without its docstring."""
    text = (ROOT / path).read_text(encoding="utf-8")
    functions = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    return text.count("\n"), {f"{path}:{each.name}": _lines(each) for each in functions}


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first, *rest = function.body
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and bool(rest)
    start = rest[0].lineno if documented else function.lineno
    return (function.end_lineno or start) - start + 1


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    lines, functions = lengths(path)

    assert lines <= _MODULE
    assert {name: count for name, count in functions.items() if count > _FUNCTION} == {}
