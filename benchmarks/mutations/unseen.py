"""Code whose faults nothing can see while the program runs: types, and what only remembers or refuses changes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

Position = tuple[int, int]  # a line, from 1, and a column, from 0

_REMEMBER = {"remembered", "lru_cache", "cache"}  # without them the same comes out, later
_TYPE_ONLY = {"final", "override", "overload", "runtime_checkable"}
_RECORD_ONLY = {"frozen", "dict", "kw_only", "gc", "weakref", "cache_hash"}  # mypy holds these to what records may do
_ALIAS = re.compile(r"_?[A-Z][A-Za-z]*[a-z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of code; with an operator's name it hides the mutants of that operator alone."""

    start: Position
    end: Position
    operator: str = ""

    def holds(self, start: Position, end: Position, operator: str) -> bool:
        return self.start <= start and end <= self.end and self.operator in ("", operator)


def unseen(code: str) -> list[Span]:
    tree = ast.parse(code)
    lines = code.splitlines()
    return [_span(node, lines) for node in ast.walk(tree) for node in _hidden(node)] + [
        Span((each.lineno, 0), ((each.end_lineno or each.lineno) + 1, 0))  # its line's end belongs to it
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for each in node.decorator_list
        if _name(each) in _REMEMBER | _TYPE_ONLY
    ]


def _hidden(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    match node:
        case ast.AnnAssign():
            yield node.annotation
            if _name(node.annotation) == "TypeAlias" and node.value:
                yield node.value
        case ast.arg(annotation=ast.expr() as annotation):
            yield annotation
        case ast.FunctionDef(returns=ast.expr() as returned):
            yield returned
        case ast.Assign(targets=[ast.Name(id=name)]) if _ALIAS.fullmatch(name) and _is_type(node.value):
            yield node.value
        case ast.If() if _name(node.test) == "TYPE_CHECKING":
            yield node
        case ast.ClassDef():
            yield from (each.value for each in node.keywords if each.arg in _RECORD_ONLY)


def _is_type(node: ast.expr) -> bool:
    """Whether only types stand here: names, and what stands in brackets behind them."""
    told = (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.BinOp, ast.BitOr, ast.Constant)
    return isinstance(node, ast.Subscript | ast.BinOp) and all(
        isinstance(each, (*told, ast.expr_context)) for each in ast.walk(node)
    )


def _name(node: ast.expr) -> str:
    """The last name of a decorator, a call or a type."""
    match node:
        case ast.Call():
            return _name(node.func)
        case ast.Attribute():
            return node.attr
        case ast.Name():
            return node.id
    return ""


def _span(node: ast.expr | ast.stmt, lines: list[str]) -> Span:
    end_line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Span(_place(lines, node.lineno, node.col_offset), _place(lines, end_line, end))


def _place(lines: list[str], line: int, offset: int) -> Position:
    """`ast` counts bytes, cosmic-ray's parser letters."""
    return line, len(lines[line - 1].encode()[:offset].decode())
