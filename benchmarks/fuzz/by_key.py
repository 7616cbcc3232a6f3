"""Mutations of a TOML file: definitions and settings, by key and by value."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.fuzz import hostile
from benchmarks.fuzz.mutation import Mutation, UnfitError

Change = Callable[[list[str], random.Random], list[str]]

_KEYED = re.compile(r"^\s*([\w.\"'-]+)\s*=\s*(.+)$")
_MOST = 3_000_000


def in_lines(change: Change) -> Mutation:
    def mutated(content: bytes, dice: random.Random) -> bytes:
        lines = content.decode("utf-8", "replace").split("\n")
        return "\n".join(change(lines, dice)).encode("utf-8", "replace")

    mutated.__name__ = change.__name__
    return mutated


def value_set(lines: list[str], dice: random.Random) -> list[str]:
    at, key, _ = _keyed(lines, dice)
    return _put(lines, at, f"{key} = {_value(dice)}")


def values_set(lines: list[str], dice: random.Random) -> list[str]:
    for _ in range(dice.choice((2, 5))):
        lines = value_set(lines, dice)
    return lines


def text_set(lines: list[str], dice: random.Random) -> list[str]:
    """A text becomes another text, so that its kind stays right."""
    quoted = [number for number, line in enumerate(lines) if '"' in line]
    if not quoted:
        raise UnfitError
    at = dice.choice(quoted)
    texts = list(re.finditer(r'"([^"\\]*)"', lines[at]))
    if not texts:
        raise UnfitError
    found = dice.choice(texts)
    return _put(lines, at, lines[at][: found.start()] + _quoted(hostile.text(dice)) + lines[at][found.end() :])


def key_renamed(lines: list[str], dice: random.Random) -> list[str]:
    at, key, value = _keyed(lines, dice)
    other = dice.choice(
        (
            key.upper(),
            f"{key}x",
            '""',
            f'"{key}\\u001b[2J"',
            f"{key}.{key}",
            "<r>",
            ".",
            '"\\u0000"',
            f"a.{key}",
            "x" * 50_000,
        )
    )
    return _put(lines, at, f"{other} = {value}")


def key_dotted(lines: list[str], dice: random.Random) -> list[str]:
    """A key or the name of a table goes down thousands of tables."""
    at, _, _ = _keyed(lines, dice)
    dots = ".".join(["a"] * dice.choice((50, 3_000, 100_000)))
    return _put(lines, at, dice.choice((f"{dots} = 1", f"[{dots}]", f"[[{dots}]]", f"x = {{{dots} = 1}}")))


def line_repeated(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    often = min(dice.choice((2, 1_000, 50_000)), 1 + _MOST // (len(lines[at]) + 1))
    return lines[:at] + [lines[at]] * often + lines[at:]


def line_counted_on(lines: list[str], dice: random.Random) -> list[str]:
    """A key comes thousands of times, each time with another number behind its name."""
    at, key, value = _keyed(lines, dice)
    often = min(dice.choice((100, 20_000)), 1 + _MOST // (len(lines[at]) + 8))
    bare = key.strip("\"'")
    return lines[:at] + [f'"{bare}{number}" = {value}' for number in range(often)] + lines[at:]


def line_dropped(lines: list[str], dice: random.Random) -> list[str]:
    at = dice.randrange(len(lines))
    return lines[:at] + lines[at + dice.choice((1, 1, 10)) :]


def line_moved(lines: list[str], dice: random.Random) -> list[str]:
    at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
    without = lines[:at] + lines[at + 1 :]
    return [*without[:to], lines[at], *without[to:]]


def encoded_otherwise(content: bytes, dice: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(
        dice.choice(("utf-16", "utf-8-sig", "latin-1", "utf-32", "utf-16-le")), "replace"
    )


def _keyed(lines: list[str], dice: random.Random) -> tuple[int, str, str]:
    listed = [(number, found) for number, line in enumerate(lines) if (found := _KEYED.match(line))]
    if not listed:
        raise UnfitError
    at, found = dice.choice(listed)
    return at, found[1], found[2]


def _put(lines: list[str], at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


def _value(dice: random.Random) -> str:
    deep = dice.choice((2, 100, 2_000, 50_000))
    wide = dice.choice((1, 100, 50_000))
    choices = (
        "-1", "0", "9223372036854775808", "9" * 400, "9" * 5_000, "nan", "inf", "-inf", "1e400", "0x" + "f" * 5_000, "true", '""', "{}", "[]",
        "1979-05-27", "0001-01-01T00:00:00Z", "07:32:00", "[" * deep + "]" * deep, "{a=" * deep + "1" + "}" * deep,
        f"[{'1,' * wide}]", '["", ' + '"", ' * wide + "]", "[[]]", "[{}]", _quoted(hostile.text(dice)), f"[{_quoted(hostile.text(dice))}]",
    )  # fmt: skip
    return dice.choice(choices)


def _quoted(said: str) -> str:
    """As a TOML text; what may not stand in one is written as `\\u`."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return (
        '"'
        + "".join(
            signs.get(each) or (f"\\u{ord(each):04X}" if ord(each) < 32 or ord(each) == 127 else each) for each in said
        )
        + '"'
    )


MUTATIONS = (
    *map(
        in_lines,
        (
            value_set,
            values_set,
            text_set,
            text_set,
            key_renamed,
            key_dotted,
            line_repeated,
            line_counted_on,
            line_dropped,
            line_moved,
        ),
    ),
    encoded_otherwise,
)
