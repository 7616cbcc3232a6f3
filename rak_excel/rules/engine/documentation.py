"""A rule's documentation, out of the docstring of its function."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rak_excel.language import Text
from rak_excel.rules.engine.rule import AnyRule

_SECTION = re.compile(r"^(Except|Kecuali|Why|Mengapa|Wrong|Right):[ ]?", re.MULTILINE)
_PLACE = re.compile(r"(?:\{\w+\})+")
_SENTENCE = re.compile(r"(?<=\.)\{\w+\}")  # a whole sentence more, which only some findings have

ExampleTable = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a rule finds and where it is milder or silent, why that matters, and an example of it wrong and right.

    An example is one or more tables; the first line of each has its headings. Columns that an example leaves out are
    right and do not matter; `↵` is a line break in a cell.
    """

    summary: str
    exception: Text | None
    why: Text
    wrong: tuple[ExampleTable, ...]
    right: tuple[ExampleTable, ...]


def documentation_of(rule: AnyRule) -> Documentation:
    """Raises KeyError, naming the section, where a docstring lacks one."""
    first, *rest = _SECTION.split(inspect.cleandoc(rule.documentation))
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    exception = _both(sections, "Kecuali", "Except") if "Except" in sections else None
    why = _both(sections, "Mengapa", "Why")
    return Documentation(_line(first), exception, why, _tables(sections["Wrong"]), _tables(sections["Right"]))


def example_text(tables: tuple[ExampleTable, ...]) -> str:
    """The tables as aligned lines, a blank line between two."""
    return "\n\n".join(_aligned(table) for table in tables)


def as_pattern(text: Text) -> Text:
    """A message with `…` where a finding has its own words."""
    return Text(_pattern(text.id), _pattern(text.en))


def _pattern(said: str) -> str:
    return _PLACE.sub("…", _SENTENCE.sub("", said))


def _both(sections: Mapping[str, str], indonesian: str, english: str) -> Text:
    return Text(_line(sections[indonesian]), _line(sections[english]))


def _line(text: str) -> str:
    return " ".join(text.split())


def _tables(text: str) -> tuple[ExampleTable, ...]:
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(tuple(_cells(line) for line in block.strip().splitlines()) for block in blocks)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _aligned(table: ExampleTable) -> str:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in table
    )
