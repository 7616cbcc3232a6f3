"""What was found in an office's files at one time, beside the rows of its plan: then, as it went back, and now."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from rak_excel.formats.written.digests import digest_in_order
from rak_excel.model import Finding, Plan
from rak_excel.model.returned import Returned, ReturnedFinding, ReturnedRow, Sender
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import PlanCells, Where
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.findings.same_notes import Found
from rak_excel.system.file_names import allowed_in_names
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.named_offices import office_code

_ADDED = re.compile(r" - (?:catatan|findings)(?: \(\d{1,4}\))?$", re.IGNORECASE)
_LONGEST_NAME = 150  # letters, before what a return adds
_LONGEST = 1_000  # letters of a text that are kept; of a longer one a digest stands behind them


def sender_of(plan: Plan) -> Sender:
    """Office and unit by what they are called where their codes are not known."""
    unit = plan.identity.submitter
    office = office_code(plan.identity, plan.definition) or normalised(plan.identity.office)
    return Sender(office, plan.identity.year, normalised(unit.name) if unit else "")


class Now(Record):
    """The findings on plans of one sender, each with where it stands, and the rows of these plans."""

    findings: Sequence[Finding]
    places: Sequence[Where]
    rows: Sequence[ActivityRow]

    @property
    def found(self) -> Found:
        """As what the identity of findings is asked about."""
        both = zip(self.findings, self.places, strict=True)
        rows = [_row(_returned(row), row.file, row.region) for row in self.rows]  # as those that come back are
        return Found([_note(finding, where) for finding, where in both], rows)

    def of_files(self, files: Container[str], but_not: Container[int] = ()) -> tuple[Found, list[int]]:
        """What was found in some of the files, without the findings at these positions, and the positions of the others."""
        found = self.found
        positions = [at for at, each in enumerate(self.findings) if each.file in files and at not in but_not]
        rows = [row for row in found.rows if row.file in files]
        return Found([found.notes[at] for at in positions], rows), positions

    @property
    def region(self) -> str:
        """The office's code in the rows, '' where it is not known."""
        return next((row.region for row in self.rows), "")


def state_now(plans: Sequence[Plan], findings: Sequence[Finding]) -> Now:
    """`findings` are those on these plans, in any order; one on a file that is none of theirs stands nowhere."""
    known: dict[str, PlanCells] = {}
    rows: list[ActivityRow] = []
    for plan in plans:
        facts = facts_of_plan(plan)
        own = PlanCells(plan)
        known |= {file.file: own for file in facts.files}
        rows += [each for listed in facts.rows.values() for each in listed]
    places = [known[each.file].of(each) if each.file in known else Where() for each in findings]
    return Now(findings, places, list(_numbered(rows)))


def _numbered(rows: Iterable[ActivityRow]) -> Iterator[ActivityRow]:
    """The rows of several files, where each file numbers its indicators from 1."""
    last: dict[str, tuple[str, int]] = {}
    shift = dict[str, int]()
    for row in rows:
        file, highest = last.get(row.part, (row.file, 0))
        if file != row.file:
            shift[row.part] = highest
        ordinal = row.ordinal + shift.get(row.part, 0)
        last[row.part] = row.file, ordinal
        yield row.but(ordinal=ordinal)


def state_then(returned: Sequence[Returned], region: str) -> Found:
    """The same of lists of findings as they came back, of the office with this code."""
    notes: list[NoteRow] = []
    rows: list[ActivityRow] = []
    for number, each in enumerate(returned):
        file = f"{number}"  # what it was called says nothing
        notes += [_noted(answered.finding, file) for answered in each.answers]
        rows += [_row(row, file, region) for row in (each.state.rows if each.state else ())]
    return Found(notes, list(_numbered(rows)))


def told(finding: Finding, where: Where) -> ReturnedFinding:
    """A finding as it goes back."""
    address = finding.cell.address if finding.cell else ""
    said = finding.code, finding.severity, finding.sheet or "", address, kept(finding.value)
    place = where.part, kept(where.row), where.column  # a row may be known by its words
    return ReturnedFinding(*said, finding.message, finding.hint, *place, finding.trial, others=finding.others)


def returned_rows(rows: Iterable[ActivityRow]) -> tuple[ReturnedRow, ...]:
    """The rows of a file as they go back beside its findings, so that these are known again."""
    return tuple(map(_returned, rows))


def stems_of(name: str) -> tuple[str, str]:
    """How a file is called without what a return adds to that: by its own name, and with those of its folders.

    A zip archive may hold names that Windows refuses; these are told without the signs that do so.
    """
    path = PurePosixPath(name)
    return _stem(path.stem), _stem(" - ".join([*path.parts[:-1], path.stem]))


def _stem(stem: str) -> str:
    while (shorter := _ADDED.sub("", stem)) != stem:
        stem = shorter
    return allowed_in_names(stem)[:_LONGEST_NAME].rstrip(" .") or "-"


def kept(text: str) -> str:
    """A text so short that many of them fit beside a plan, and still another one than all others."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} {digest_in_order([text], 8)}"


def _note(finding: Finding, where: Where) -> NoteRow:
    return _noted(told(finding, where), finding.file)


def _noted(finding: ReturnedFinding, file: str) -> NoteRow:
    where = Where(finding.part, finding.row, finding.column)
    place = finding.sheet, finding.cell, finding.value
    return NoteRow(file, "", finding.code, finding.severity, *place, finding.message, finding.hint, where=where)


def _returned(row: ActivityRow) -> ReturnedRow:
    return ReturnedRow(
        part=row.part,
        ordinal=row.ordinal,
        number=row.number,
        objective=kept(row.objective),
        indicator=kept(row.indicator),
        activity=kept(row.activity),
        periods=row.periods,
        executors=tuple(map(kept, row.executors)),
        sheet=row.sheet,
        cell=row.cell,
        key=row.key,
    )


def _row(row: ReturnedRow, file: str, region: str) -> ActivityRow:
    known: Any = {name: getattr(row, name) for name in row.__struct_fields__}
    return ActivityRow(region=region, target=None, file=file, **known)
