"""What a rule is: one function that yields problems; what is said about them, and how a rule is documented."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from rak_excel.language import Text, one_line
from rak_excel.model import Cell, NoteKind, Severity
from rak_excel.record import Record
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.basics.texts import shortened

_MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}
_OF_REPORTS = frozenset({"RAK0xx", "RAK1xx", "RAK9xx"})
_LISTED = 10  # addresses that a message lists


class Problem(Record):
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

    def milder(self, when: object = True) -> Problem:
        """The same, one severity milder where `when` is true."""
        return self.but(mild=True) if when else self


def at(cell: Cell | None, value: str = "", /, **words: object) -> Problem:
    """A problem at a cell with what stands there; `words` for the message, in which {value} is known anyway."""
    return Problem(cell, value, {"value": shortened(value), **words})


def on_sheet(sheet: str | None, value: str = "", /, **words: object) -> Problem:
    """A problem of a whole sheet, or of the whole file where `sheet` is None."""
    return Problem(None, value, {"value": shortened(value), **words}, sheet)


class Rule(Record):
    """One fault that we look for. `name` is the function's, with hyphens; `whole` rules are silent in submissions.

    `short` says what it finds in one sentence that needs no cell: for counts and lists of kinds of findings.
    An `across` rule finds in one part of a plan what it finds by the other: without that nobody knows whether it still would.
    One that is `of_plans` never judges a report, whatever its family.
    What a `formula` rule finds the formulas of the workbook's own check sheet see too, while it is filled in.
    A rule on `trial` is told apart and never blocks. `from_` and `until` are the first and the last year whose plans it judges.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    hint: Text
    short: Text
    subject: type
    judge: Callable[[Any], Iterable[Problem]]
    documentation: str
    whole: bool = False
    formula: bool = False
    across: bool = False
    of_plans: bool = False
    trial: bool = False
    from_: int | None = None
    until: int | None = None

    @property
    def family(self) -> str:
        """`RAK6xx`: what --select and --ignore take for all rules of a kind."""
        return f"{self.code[:-2]}xx"

    @property
    def of_reports(self) -> bool:
        """Whether it judges quarterly reports: what could not be read, who reports, and what only reports have.

        All else was judged in the plan before that was signed. No plan has what the rules of RAK9xx look at.
        """
        return self.family in _OF_REPORTS and not self.of_plans

    def severity_of(self, problem: Problem) -> Severity:
        return _MILDER[self.severity] if problem.mild else self.severity


def rule(
    severity: Severity,
    code: str,
    *,
    id: str,  # noqa: A002 - the language's code, as in Text
    en: str,
    hint_id: str,
    hint_en: str,
    short_id: str = "",
    short_en: str = "",
    **when: Any,
) -> Callable[[Callable[[Any], Iterable[Problem]]], Rule]:
    """Turns a function from what it looks at (an indicator, an activity, a pair ...) to its problems into a Rule.

    Where nothing is `short`, the sentence of a finding is. `when` may say that it is `whole`, `formula`, `across`,
    `of_plans` or on `trial`, and `from_` and `until` which year.
    """

    def attach(judge: Callable[[Any], Iterable[Problem]]) -> Rule:
        name = judge.__name__.replace("_", "-")
        subject = judge.__globals__[next(iter(judge.__annotations__.values()))]
        message, hint, short = Text(id, en), Text(hint_id, hint_en), Text(short_id or id, short_en or en)
        return Rule(code, name, severity, message, hint, short, subject, judge, judge.__doc__ or "", **when)

    return attach


error, warning, info = (partial(rule, severity) for severity in Severity)


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


def is_most(rows: Sequence[object], of: Sequence[object]) -> bool:
    """Whether so many rows of a sheet have the same fault that it is told once for all of them."""
    return _FEW < len(rows) > len(of) / 2


_FEW = 3  # rows that are told one by one, be they most of a sheet
_SPREAD = Text(" ({count} sel, dari {first} sampai {last})", " ({count} cells, from {first} to {last})")


def with_remedy(problem: Problem, detail: Text) -> Problem:
    """The problem with what a question of the reader says as its detail, and apart from it what is to be done."""
    reason, remedy = reason_and_remedy(detail)
    return problem.but(words={**problem.words, "detail": reason}, remedy=remedy)


def noted(review: PlanReview, kind: NoteKind) -> Iterator[Problem]:
    for note in review.noted.get(kind, ()):
        yield at(note.cell, note.value, detail=note.detail, became=shortened(note.became))


# A full stop ends a sentence where a blank follows, and it is not the last of an abbreviation: S.D.
_LAST = re.compile(r"(?<=[.\"])(?<!\.\w\.)\s+(?=[A-Z](?:[^.]|\.(?![\s.])|(?<=\.\w)\.)*\.$)")


def reason_and_remedy(detail: Text) -> tuple[Text, Text | None]:
    """What a question says, apart from its last sentence, which says what to do; None where it has but one sentence.

    A full stop within what is quoted ends no sentence of ours.
    """
    halves = [_LAST.split(said, maxsplit=1) for said in (detail.id, detail.en)]
    if any(len(each) < 2 or each[0].count('"') % 2 for each in halves):
        return detail, None
    (reason, remedy), (reason_en, remedy_en) = halves
    return Text(reason, reason_en), Text(remedy, remedy_en)


_SECTION = re.compile(r"^(Except|Kecuali|Why|Mengapa|Example|Wrong|Right):[ ]?", re.MULTILINE)
_PLACE = re.compile(r"(?:\{\w+\})+")
_SENTENCE = re.compile(r"(?<=\.)\{\w+\}")  # a whole sentence more, which only some findings have
_PLAN = """
| SHEET  | TARGET |
| Komisi | WTP    |
"""
ExampleTable = tuple[tuple[str, ...], ...]


class Documentation(Record):
    """What a rule finds and where it is milder or silent, why that matters, and an example of it wrong and right.

    An example is one or more tables; the first line of each has its headings. Columns that an example leaves out are
    right and do not matter; `↵` is a line break in a cell, `1 → 100%` what stands there wrong and what is right. Where
    the two differ in more than cells, the docstring has both; beside a note of the reader alone any plan is right.
    """

    summary: str
    exception: Text | None
    why: Text
    wrong: tuple[ExampleTable, ...]
    right: tuple[ExampleTable, ...]


def documentation_of(rule: Rule) -> Documentation:
    """Raises KeyError, naming the section, where a docstring lacks one."""
    first, *rest = _SECTION.split(inspect.cleandoc(rule.documentation))
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    exception = _both(sections, "Kecuali", "Except") if "Except" in sections else None
    why = _both(sections, "Mengapa", "Why")
    wrong, right = sections.get("Wrong") or sections["Example"], sections.get("Right", sections.get("Example", _PLAN))
    return Documentation(one_line(first), exception, why, _tables(wrong, 0), _tables(right, -1))


def example_text(tables: tuple[ExampleTable, ...]) -> str:
    """The tables as aligned lines, a blank line between two."""
    return "\n\n".join(_aligned(table) for table in tables)


def as_pattern(text: Text) -> Text:
    """A message with `…` where a finding has its own words."""
    return Text(_pattern(text.id), _pattern(text.en))


def _pattern(said: str) -> str:
    for name, word in {**ADVISED, **_STATES}.items():
        said = said.replace("{" + name + "}", word)
    return _PLACE.sub("…", _SENTENCE.sub("", said))


ADVISED = {"obstacle": "KENDALA", "result": "URAIAN HASIL", "due": "BATAS WAKTU"}
"""The columns of reports that advice names, as a definition heads them that does not say otherwise."""
_STATES = {"postponed": "Ditunda", "cancelled": "Dibatalkan"}


def _both(sections: Mapping[str, str], indonesian: str, english: str) -> Text:
    return Text(one_line(sections[indonesian]), one_line(sections[english]))


def _tables(text: str, which: int) -> tuple[ExampleTable, ...]:
    """The tables with what is wrong (0) in their cells, or with what is right (-1)."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return tuple(tuple(_cells(line, which) for line in block.strip().splitlines()) for block in blocks)


def _cells(line: str, which: int) -> tuple[str, ...]:
    return tuple(cell.split("→")[which].strip() for cell in line.strip().strip("|").split("|"))


def _aligned(table: ExampleTable) -> str:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in table
    )
