"""Small faults in the code, made by the operators of cosmic-ray, but for those that nothing can see."""

from __future__ import annotations

import ast
import difflib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names

from benchmarks.mutations.unseen import unseen

PACKAGES = ("merging", "rolling_up", "reading", "rules", "vocabulary")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: where its operator (by cosmic-ray's name) meets the code for the nth time in a file; lines count from 1."""

    file: str
    line: int
    operator: str
    occurrence: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.operator.partition('/')[2]} #{self.occurrence}"


def drawn(root: Path, seed: int, wanted: int) -> list[Mutant]:
    """A sample of all mutants of the packages. A change of the code changes only what is drawn of the files that changed."""
    every = [mutant for file in _files(root) for mutant in _mutants_of(root, file)]
    every.sort(key=lambda each: sha256(f"{seed} {each.file} {each.operator} {each.occurrence}".encode()).digest())
    return list(islice((mutant for mutant in every if _compiles(mutated(root, mutant))), wanted))


def mutated(root: Path, mutant: Mutant) -> str:
    """The text of the file with the fault."""
    code = (root / mutant.file).read_text(encoding="utf-8")
    return mutate_code(code, get_operator(mutant.operator)(), mutant.occurrence) or code


def difference(root: Path, mutant: Mutant) -> str:
    """What the fault changes, as a diff of the lines alone."""
    before = (root / mutant.file).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, mutated(root, mutant).splitlines(), lineterm="", n=1)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def _files(root: Path) -> Iterator[str]:
    for package in PACKAGES:
        for path in (root / "rak_excel" / package).rglob("*.py"):
            yield path.relative_to(root).as_posix()


def _mutants_of(root: Path, file: str) -> Iterator[Mutant]:
    code = (root / file).read_text(encoding="utf-8")
    spans, nodes = unseen(code), [node for node in ast_nodes(get_ast(code)) if not _is_plain(node)]
    for name, operator in _operators():
        for occurrence, (start, end) in enumerate(_places(operator, nodes)):
            if not any(span.holds(start, end, operator.__class__.__name__) for span in spans):
                yield Mutant(file, start[0], name, occurrence)


def _is_plain(node: Any) -> bool:
    """Whether no operator makes a fault of it: most of the code is names and punctuation."""
    return node.type in _PLAIN or (node.type == "operator" and node.value in _PUNCTUATION)


_PLAIN = {"name", "string", "fstring", "newline", "endmarker", "trailer", "arglist", "atom_expr", "param", "parameters"}
_PUNCTUATION = set(".,:;()[]{}=@") | {"->", ":=", "..."}


@cache
def _operators() -> Sequence[tuple[str, Operator]]:
    """Those that need no argument: the others ask which variable means which."""
    named = [(name, get_operator(name)) for name in operator_names()]
    return [(name, operator()) for name, operator in named if not operator.arguments()]


def _places(operator: Operator, nodes: Iterable[Any]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for node in nodes:
        yield from operator.mutation_positions(node)


def _compiles(code: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
            compile(code, "mutant", "exec")
    except SyntaxError:
        return False
    return True
