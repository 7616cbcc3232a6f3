"""Which tests touch a line of the code, the quickest first."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from coverage import CoverageData

from benchmarks.mutations.mutants import Mutant


@dataclass(frozen=True)
class TestsOfLines:
    """What was recorded: the contexts of coverage and the seconds of each test, both in `folder`, for the code at `root`."""

    root: Path
    folder: Path
    _known: dict[str, Mapping[int, Sequence[str]]] = field(default_factory=dict)

    def of(self, mutant: Mutant) -> list[str]:
        """Of a line that runs only as its module is loaded: the tests of the lines that name what it defines."""
        tests = self._touching(mutant.file, [mutant.line])
        tests = tests or self._touching(mutant.file, _statement(self._trees[mutant.file], mutant.line))
        tests = tests or self._naming(_defined(self._trees[mutant.file], mutant.line))
        return sorted(tests & self.seconds.keys(), key=lambda test: (self.seconds[test], test))

    @cached_property
    def seconds(self) -> Mapping[str, float]:
        """Of each test that passed."""
        seconds: dict[str, float] = json.loads((self.folder / "seconds.json").read_text(encoding="utf-8"))
        return seconds

    def _touching(self, file: str, lines: Iterable[int]) -> set[str]:
        if file not in self._known:
            self._known[file] = self._data.contexts_by_lineno(file)
        found: set[str] = set()
        for context in {each for line in lines for each in self._known[file].get(line, ()) if each}:
            test, _, phase = context.rpartition("|")
            found |= {test} if phase == "run" else self._beside(test)
        return found

    def _beside(self, test: str) -> set[str]:
        """What is made ready for one test may be for all of its file."""
        file = test.partition("::")[0]
        return {each for each in self.seconds if each.startswith(f"{file}::")}

    @cached_property
    def _data(self) -> CoverageData:
        data = CoverageData(str(self.folder / "contexts"))
        data.read()
        return data

    def _naming(self, names: set[str]) -> set[str]:
        tests: set[str] = set()
        done: set[str] = set()
        while wanted := names - done:
            word = re.compile(rf"\b(?:{'|'.join(sorted(wanted))})\b")
            done |= wanted
            for file, number in self._lines_with(word):
                touching = self._touching(file, [number])
                tests |= touching
                if not touching:
                    names |= _defined(self._trees[file], number)
        return tests

    def _lines_with(self, word: re.Pattern[str]) -> list[tuple[str, int]]:
        return [
            (file, number)
            for file, text in self._texts.items()
            if word.search(text)
            for number, line in enumerate(text.splitlines(), 1)
            if word.search(line)
        ]

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {file: (self.root / file).read_text(encoding="utf-8") for file in sorted(self._data.measured_files())}

    @cached_property
    def _trees(self) -> Mapping[str, ast.Module]:
        return {file: ast.parse(text) for file, text in self._texts.items()}


def _statement(tree: ast.Module, line: int) -> range:
    """The lines of the smallest statement around a line."""
    around = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return min(around, key=len, default=range(0))


def _defined(tree: ast.Module, line: int) -> set[str]:
    """What the statement around a line at the top of a module defines."""
    for node in tree.body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        if first <= line <= (node.end_lineno or node.lineno):
            match node:
                case ast.FunctionDef() | ast.ClassDef():
                    return {node.name}
                case ast.Assign() | ast.AnnAssign():
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}
    return set()
