"""What a rule is: one function that yields problems, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.model import Cell, Severity
from rak_excel.vocabulary.basics.texts import shortened

S = TypeVar("S")
_MILDER = {
    Severity.ERROR: Severity.WARNING,
    Severity.WARNING: Severity.INFO,
    Severity.INFO: Severity.INFO,
}
_LISTED = 10  # addresses that a message lists


class Problem(msgspec.Struct, frozen=True):
    """One fault at one place, before anybody says it. `cell` is None where it concerns a whole sheet or file.

    `words` fill the places of the rule's message and hint. `mild` is a case that is one severity milder than the rule.
    `remedy` is what to do where the problem itself knows better than its rule.
    """

    cell: Cell | None
    value: str = ""
    words: Mapping[str, object] = {}
    sheet: str | None = None
    mild: bool = False
    remedy: Text | None = None

    def milder(self) -> Problem:
        return replace(self, mild=True)


def at(cell: Cell | None, value: str = "", /, **words: object) -> Problem:
    """A problem at a cell with what stands there; `words` for the message, in which {value} is known anyway."""
    return Problem(cell, value, {"value": shortened(value), **words})


def on_sheet(sheet: str | None, value: str = "", /, **words: object) -> Problem:
    """A problem of a whole sheet, or of the whole file where `sheet` is None."""
    return Problem(None, value, {"value": shortened(value), **words}, sheet)


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """One fault that we look for. `name` is the function's, with hyphens; `whole` rules are silent in submissions.

    An `across` rule finds in one part of a plan what it finds by the other: without that nobody knows whether it still would.
    What a `formula` rule finds the formulas of the workbook's own check sheet see too, while it is filled in.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    hint: Text
    subject: type[S]
    whole: bool
    formula: bool
    across: bool
    judge: Callable[[S], Iterable[Problem]]
    documentation: str

    @property
    def family(self) -> str:
        """`RAK6xx`: what --select and --ignore take for all rules of a kind."""
        return f"{self.code[:-2]}xx"

    def severity_of(self, problem: Problem) -> Severity:
        return _MILDER[self.severity] if problem.mild else self.severity


AnyRule = Rule[Any]


def rule(  # noqa: PLR0913 - each is given by name
    subject: type[S],
    code: str,
    severity: Severity,
    *,
    id: str,  # noqa: A002 - the language's code, as in Text
    en: str,
    hint: Text,
    whole: bool = False,
    formula: bool = False,
    across: bool = False,
) -> Callable[[Callable[[S], Iterable[Problem]]], Rule[S]]:
    """Turns a function from a subject (an indicator, an activity, a pair ...) to its problems into a Rule."""

    def attach(judge: Callable[[S], Iterable[Problem]]) -> Rule[S]:
        name = judge.__name__.replace("_", "-")
        return Rule(
            code, name, severity, Text(id, en), hint, subject, whole, formula, across, judge, judge.__doc__ or ""
        )

    return attach


def also_at(addresses: Sequence[str]) -> Text:
    """The further cells of which the same is told, in brackets; nothing where there is none."""
    if not addresses:
        return Text("", "")
    shown = ", ".join(addresses[:_LISTED]) + (", …" if len(addresses) > _LISTED else "")
    count = len(addresses)
    return Text(f" (juga di {count} sel lain: {shown})", f" (also in {count} more cells: {shown})")


def likely_said(names: Iterable[str]) -> Text:
    """A sentence with the names that are likely meant, to stand behind another; nothing where there is none."""
    likely = [f'"{name}"' for name in names]
    if not likely:
        return Text("", "")
    return Text(f" Mungkin maksudnya {' atau '.join(likely)}.", f" Perhaps {' or '.join(likely)} is meant.")


def spread(cells: Sequence[Cell]) -> Text:
    """How many cells have the same fault, from which to which, to stand behind what is said; nothing for one."""
    if len(cells) < 2:
        return Text("", "")
    return _SPREAD.filled(count=len(cells), first=cells[0].address, last=cells[-1].address)


_SPREAD = Text(" ({count} sel, dari {first} sampai {last})", " ({count} cells, from {first} to {last})")
