"""Which tests touch a line of the code, in the order in which they are worth trying."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import fmean

from coverage.numbits import num_in_numbits, numbits_to_nums

from benchmarks.mutations.mutants import Mutant

_LOADING = 0.1  # seconds that any test takes
_ELSEWHERE = 0.1  # of the weight of the function's own lines
_RAN = """
    SELECT context.context, line_bits.numbits
    FROM line_bits JOIN file ON file.id = file_id JOIN context ON context.id = context_id
    WHERE file.path = ? AND context.context <> ''
"""


@dataclass(frozen=True)
class TestsOfLines:
    """What was recorded: the contexts of coverage and the seconds of each test, both in `folder`, for the code at `root`."""

    root: Path
    folder: Path
    _known: dict[str, Sequence[tuple[str, bytes]]] = field(default_factory=dict)

    def of(self, mutant: Mutant) -> list[str]:
        """Of a line that runs only as its module is loaded: the tests of the lines that name what it defines."""
        tests = self._touching(mutant.file, [mutant.line])
        tests = tests or self._touching(mutant.file, _statement(self._trees[mutant.file], mutant.line))
        tests = tests or self._naming(_defined(self._trees[mutant.file], mutant.line))
        worth = self._worth(mutant)
        gain = {test: worth[test] / (self.seconds[test] + _LOADING) for test in tests & self.seconds.keys()}
        of_file: defaultdict[str, list[float]] = defaultdict(list)
        for test, own in gain.items():
            of_file[_file(test)].append(own)
        # The tests of a file that is for this code come before single ones of other files.
        return sorted(gain, key=lambda test: (-gain[test] - fmean(of_file[_file(test)]), test))

    def _worth(self, mutant: Mutant) -> Mapping[str, float]:
        """What tests may notice: those that touch lines nearby which few others touch know the odd cases."""
        near = _statement(self._trees[mutant.file], mutant.line, ast.FunctionDef)
        touched = [
            (context.rpartition("|")[0], numbits_to_nums(numbits)) for context, numbits in self._rows(mutant.file)
        ]
        often = Counter(line for _, lines in touched for line in lines)
        worth: defaultdict[str, float] = defaultdict(float)
        for test, lines in touched:
            worth[test] += sum((1 if line in near else _ELSEWHERE) / often[line] for line in lines)
        return worth

    @cached_property
    def seconds(self) -> Mapping[str, float]:
        """Of each test that passed."""
        seconds: dict[str, float] = json.loads((self.folder / "seconds.json").read_text(encoding="utf-8"))
        return seconds

    def _touching(self, file: str, lines: Iterable[int]) -> set[str]:
        wanted, found = list(lines), set[str]()
        for context, numbits in self._rows(file):
            if any(num_in_numbits(line, numbits) for line in wanted):
                test, _, phase = context.rpartition("|")
                found |= {test} if phase == "run" else self._beside(test)
        return found

    def _rows(self, file: str) -> Sequence[tuple[str, bytes]]:
        if file not in self._known:
            self._known[file] = self._data.execute(_RAN, (file,)).fetchall()
        return self._known[file]

    def _beside(self, test: str) -> set[str]:
        """What is made ready for one test may be for all of its file."""
        return self._in_file.get(_file(test), set())

    @cached_property
    def _in_file(self) -> Mapping[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for test in self.seconds:
            found[_file(test)].add(test)
        return found

    @cached_property
    def _data(self) -> sqlite3.Connection:
        """Coverage's own tables: to ask for all lines of a file takes far longer than to look at one."""
        return sqlite3.connect(self.folder / "contexts", check_same_thread=False)

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
    def _files(self) -> list[str]:
        return sorted(file for (file,) in self._data.execute("SELECT path FROM file"))

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {file: (self.root / file).read_text(encoding="utf-8") for file in self._files}

    @cached_property
    def _trees(self) -> Mapping[str, ast.Module]:
        return {file: ast.parse(text) for file, text in self._texts.items()}


def _file(test: str) -> str:
    return test.partition("::")[0]


def _statement(tree: ast.Module, line: int, kind: type[ast.stmt] = ast.stmt) -> range:
    """The lines of the smallest statement around a line."""
    around = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(tree)
        if isinstance(node, kind) and node.lineno <= line <= (node.end_lineno or node.lineno)
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
