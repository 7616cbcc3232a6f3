"""What is worked out of a text is remembered, and of long texts no more than a computer has room for."""

from __future__ import annotations

import ast
from pathlib import Path

from rak_excel.system import remembered as remembering
from rak_excel.system.remembered import remembered

_PACKAGE = Path(remembering.__file__).parent


def test_a_text_is_worked_out_once() -> None:
    worked_out: list[str] = []

    @remembered(16)
    def length(text: str) -> int:
        worked_out.append(text)
        return len(text)

    assert [length("a"), length("a"), length("b" * 32_767), length("b" * 32_767)] == [1, 1, 32_767, 32_767]
    assert len(worked_out) == 2


def test_too_many_long_texts_are_worked_out_anew() -> None:
    worked_out: list[str] = []

    @remembered(65_536)
    def length(text: str) -> int:
        worked_out.append(text)
        return len(text)

    for again in range(2):
        for nth in range(400):
            assert length(f"{nth} {'a' * 32_000}") > 32_000, again

    assert len(worked_out) > 700


def test_any_number_of_short_texts_is_remembered() -> None:
    worked_out: list[str] = []

    @remembered(65_536)
    def length(text: str) -> int:
        worked_out.append(text)
        return len(text)

    for _ in range(2):
        for nth in range(40_000):
            length(f"{nth} {'a' * 250}")

    assert len(worked_out) == 40_000


def test_nothing_else_remembers_texts() -> None:
    others = [
        f"{path.relative_to(_PACKAGE)}: {node.name}"
        for path in _PACKAGE.glob("*/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _is_of_text(node) and any(map(_is_cache, node.decorator_list))
    ]

    assert not others, "Take remembered for these, so that long texts do not fill the memory."


def _is_of_text(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(each.annotation) in {"str", "bytes"} for each in function.args.args if each.annotation)


def _is_cache(decorator: ast.expr) -> bool:
    return "cache" in ast.unparse(decorator)
