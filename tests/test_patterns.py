"""No regular expression of the package takes longer than in proportion to a text that was made to keep it busy."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined] # the tree of a pattern is nowhere else
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest

from tests.compiled_patterns import Compiled, every_pattern
from tests.pattern_uses import name_of, ways

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_FEW = (6, 11, 15, 18, 20, 22, 24, 27, 32)  # repetitions in an attack
_SOME = 1200  # letters
_SLOW = 0.0003  # seconds that few attacks on `_SOME` letters need
_LINEAR = 8  # times as long for four times as many letters: what grows with the square takes sixteen times as long
_TRIES = 8  # of which one on a free processor is enough
_SHORT = 0.02  # seconds for the longest text that a pattern is given

# Letters of the longest text that the patterns of a module are given: its functions take a longer one for something else,
# and tests/test_long_texts.py that they do.
_LONGEST = {
    "reading/lines.py": 300,
    "formats/opened/number_formats.py": 255,
    "vocabulary/remarks/corrections.py": 300,
    "vocabulary/headings/headings.py": 80,
    "vocabulary/entries/legends.py": 300,
    "vocabulary/documents/page_lines.py": 300,
    "vocabulary/headings/periods.py": 300,
    "vocabulary/schedules/spelling.py": 600,
    "vocabulary/targets/phrases.py": 1000,
    "vocabulary/targets/targets.py": 1000,
}
# Searched for in what we wrote ourselves a moment ago.
_OF_OUR_OWN = frozenset(
    {
        ("workbooks/form/book.py", "_GRADIENT"),
        *(("formats/marked/own_sheet.py", name) for name in ("_STYLED", "_SHARED", "_TEXT")),
    }
)
_BEHIND = "a1 )"  # signs that end an attack, as NUL does: where one is taken for a part of the pattern, another is none


class Attack(NamedTuple):
    """A text that begins in one way, goes on with the same again and again, and ends so that nothing matches."""

    before: str
    again: str
    behind: str

    def text(self, letters: int) -> str:
        return self.before + (self.again * (letters // len(self.again) + 1))[:letters] + self.behind


class _Samples:
    """What a pattern matches, worked out from its tree: pieces to repeat, and what stands before each repetition."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.letters: dict[str, None] = {}
        self.repeated: dict[str, None] = {}
        self.before: dict[str, None] = {}
        self.whole = self._of(_parser.parse(pattern, flags), [""])

    def attacks(self) -> Iterator[Attack]:
        own = list(self.letters)[:12]
        again = [*self.repeated, *self.before, *self.whole, *own, " ", "a", "1", "\n", "a ", "1 ", ", "]
        pieces = [each for each in dict.fromkeys(again) if 0 < len(each) < 100][:28]
        for before in ["", *[each for each in self.before if 0 < len(each) < 100][:1]]:
            for nth, each in enumerate(pieces):
                yield Attack(before, each, "\0")
                yield Attack(before, each, _BEHIND[nth % len(_BEHIND)])
        for one, other in itertools.permutations(own[:4], 2):
            yield Attack("", one + other, "\0")

    def _of(self, nodes: Iterable[tuple[Any, Any]], before: Sequence[str]) -> list[str]:
        """A few texts that a sequence matches, where `before` are some that what stands before it matches."""
        texts = [""]
        for node in nodes:
            found = self._of_one(node, [start + text for start in before[:2] for text in texts[:2]])
            texts = [text + each for each in found for text in texts][:4] or [""]
        return texts

    def _of_one(self, node: tuple[Any, Any], before: list[str]) -> list[str]:
        code, value = node
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            return self._of_repeated(*value, before=before)
        if code is codes.BRANCH:
            return [self._of(branch, before)[0] for branch in value[1]][:24]
        if code is codes.SUBPATTERN:
            return self._of(value[-1], before)
        if code is codes.ATOMIC_GROUP:
            return self._of(value, before)
        if code in {codes.ASSERT, codes.ASSERT_NOT}:
            ahead = self._of(value[1], before)
            return ahead[:1] if code is codes.ASSERT and value[0] > 0 else [""]
        letters = _letters_of(code, value)
        self.letters |= dict.fromkeys(letters)
        return letters or [""]

    def _of_repeated(self, least: int, most: int, nodes: Any, *, before: list[str]) -> list[str]:
        texts = self._of(nodes, before)
        if most is codes.MAXREPEAT or most > 8:
            self.before |= dict.fromkeys(before[:2])
            self.repeated |= dict.fromkeys([*texts, *(start + text for start in before[:1] for text in texts[:2])])
        return [*([""] if least == 0 else []), *(text * max(least, 1) for text in texts[:3])]


_TRIED = "a 1-.(,\n_éZ:/"


def _letters_of(code: Any, value: Any) -> list[str]:
    """Some letters that one place of a pattern matches."""
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.NOT_LITERAL:
        return [each for each in _TRIED if ord(each) != value][:2]
    if code is not codes.IN:
        return []
    named = [chr(each) for kind, each in value if kind is codes.LITERAL]
    named += [chr(end) for kind, ends in value if kind is codes.RANGE for end in ends]
    tried = [each for each in dict.fromkeys([*named[:4], *_TRIED, *named]) if _is_in(each, value)]
    return tried[:6]


def _is_in(letter: str, value: Any) -> bool:
    items = [item for item in value if item[0] is not codes.NEGATE]
    inside = any(_is_of(letter, *item) for item in items)
    return inside is (len(items) == len(value))


def _is_of(letter: str, kind: Any, value: Any) -> bool:
    if kind is codes.LITERAL:
        return bool(ord(letter) == value)
    if kind is codes.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    name = str(value)
    classes = {"DIGIT": letter.isdigit(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_"}
    return classes[name.rpartition("_")[2]] is not ("_NOT_" in name)


def _seconds(pattern: re.Pattern[Any], way: str, text: str, *, of_bytes: bool) -> float:
    subject = text.encode("latin-1", "ignore") if of_bytes else text
    started = time.process_time()
    if way == "search":
        for _ in pattern.finditer(subject):
            pass
    else:
        getattr(pattern, way)(subject)
    return time.process_time() - started


def _is_slow(found: Compiled, pattern: re.Pattern[Any], way: str, attack: Attack) -> bool:
    def seconds(letters: int) -> float:
        return _seconds(pattern, way, attack.text(letters), of_bytes=found.of_bytes)

    longest = _LONGEST.get(found.file, 4 * _SOME)
    # What doubles with each repetition, or grows with the cube, must be seen before a long text is tried.
    for letters in (*(times * len(attack.again) for times in _FEW), _SOME // 4, min(_SOME, longest)):
        if letters <= longest and all(seconds(letters) > _SHORT for _ in range(_TRIES)):
            return True
    if longest < 4 * _SOME:
        return all(seconds(longest) > _SHORT for _ in range(_TRIES))
    if seconds(_SOME) < _SLOW or (some := min(seconds(_SOME) for _ in range(_TRIES))) < _SLOW:
        return False
    return all(seconds(4 * _SOME) > _LINEAR * some for _ in range(_TRIES))


def _slow_ways(found: Compiled) -> Iterator[str]:
    pattern = found.compiled()
    source: Any = found.pattern.encode("latin-1") if found.of_bytes else found.pattern
    flags = found.flags if found.of_bytes else found.flags & ~re.UNICODE
    for way in sorted(ways(found)):
        attack = next((each for each in _Samples(source, flags).attacks() if _is_slow(found, pattern, way, each)), None)
        if attack:
            yield f"{found.file}:{found.line} {way} {attack}"


def test_a_pattern_takes_time_in_proportion_to_the_text() -> None:
    slow = [
        way for found in every_pattern() if (found.file, name_of(found)) not in _OF_OUR_OWN for way in _slow_ways(found)
    ]

    assert not slow, "\n".join(slow)


@pytest.mark.parametrize("pattern", [r"(?:a|b|ab)*c", r"\s+$", r"a.*b", r"(?:x+)+y", r"\s*,?\s*;"])
def test_the_attacks_find_a_pattern_that_takes_longer(pattern: str) -> None:
    assert list(_slow_ways(Compiled(pattern, re.UNICODE.value, of_bytes=False, file="errors.py", line=1)))
