"""Of which code the mutants are left out, since nothing can see them while the program runs."""

from __future__ import annotations

from textwrap import dedent

import pytest

from benchmarks.mutations.unseen import unseen


def hidden(code: str, token: str, operator: str = "Any") -> bool:
    """Whether the mutants of the first such token are left out."""
    lines = dedent(code).strip().splitlines()
    row = next(number for number, line in enumerate(lines) if token in line)
    column = lines[row].index(token)
    places = (row + 1, column), (row + 1, column + len(token))
    return any(span.holds(*places, operator) for span in unseen("\n".join(lines)))


@pytest.mark.parametrize(
    ("code", "token"),
    [
        ("def f(x: int | None) -> int: ...", "|"),
        ("def f(*, x: int) -> int | None: ...", "|"),
        ("é: int | str = 1", "|"),
        ("Row = tuple[int, str | None]", "|"),
        ("_Row = int | str", "|"),
        ("if TYPE_CHECKING:\n    x = 1", "1"),
        ("@remembered(1024)\ndef f() -> int: ...", "1024"),
        ("@lru_cache(maxsize=16)\ndef f() -> int: ...", "@"),
        ("class A(Struct, frozen=True, dict=True): ...", "True"),
    ],
)
def test_types_and_what_only_remembers_or_refuses_changes_are_left_out(code: str, token: str) -> None:
    assert hidden(code, token)


@pytest.mark.parametrize(
    ("code", "token"),
    [
        ("def f(x: int = 2) -> int: ...", "2"),
        ("é: int | str = 1", "1"),
        ("BOTH = ONE | OTHER", "|"),
        ("isinstance(x, int | str)", "|"),
        ("if TYPING:\n    x = 1", "1"),
        ("@cached_property\ndef f(self) -> int: ...", "@"),
        ("@rule(severity=2)\ndef f() -> int: ...", "2"),
        ("class A(Struct, order=True): ...", "True"),
    ],
)
def test_whatever_runs_is_not(code: str, token: str) -> None:
    assert not hidden(code, token)
