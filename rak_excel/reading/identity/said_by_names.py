"""Whose plan it is where no identity sheet says so: by the names of sheet and file, or the lines above its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from rak_excel.language import Text
from rak_excel.model import Definition, Executor, Identity, NoteKind, PlanPart
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.lines import after_office, names_office
from rak_excel.reading.sections.head_said import Head
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import supported_by
from rak_excel.vocabulary.names.offices import find_office, office_name

_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def completed_by_names(
    identity: Identity, sheets: Iterable[str], file: str, definition: Definition, ledger: Ledger
) -> Identity:
    """The identity with the year and the office of the first name that tells them, each told as a second reading.

    The names of sheets come before that of the file; a name with two years tells none.
    """
    names = [*dict.fromkeys(sheets), PurePosixPath(file).stem]
    if identity.year is None and (named := next(((n, y) for n in names if (y := _year(n))), None)):
        identity = identity.but(year=named[1])
        ledger.note(NoteKind.SECOND_READING, _YEAR, None, named[0], str(named[1]))
    if not identity.office and (found := next(((n, r) for n in names if (r := _office(n, definition))), None)):
        region = find_office(found[1], definition)
        identity = identity.but(office=found[1], region=identity.region or (region.code if region else None))
        ledger.note(NoteKind.SECOND_READING, _OFFICE, None, found[0], found[1])
    return identity


def _year(name: str) -> int | None:
    years = set(_YEARS.findall(name))
    return int(years.pop()) if len(years) == 1 else None


def _office(name: str, definition: Definition) -> str:
    """The full name of the office whose short or full name stands in a file's name; '' where none does."""
    name = name.replace("_", " ")
    if not names_office(name, definition):
        return ""
    words = normalised(after_office(name, definition)).split()
    for count in range(len(words), 0, -1):
        if region := find_office(" ".join((definition.offices.short, *words[:count])), definition):
            return office_name(region, definition)
    return ""


_YEAR = Text(
    "Tahun rencana tidak tertulis di judul, jadi diambil dari nama sheet atau file. Tulis tahunnya di judul.",
    "No title gives the year of the plan, so it was taken from the name of the sheet or file. Write it in the title.",
)
_OFFICE = Text(
    "Nama satuan kerja tidak tertulis di judul, jadi diambil dari nama sheet atau file. Tulis namanya di judul.",
    "No title names the office, so it was taken from the name of the sheet or file. Write it in the title.",
)


def with_submitter(
    identity: Identity, heads: Iterable[Head], parts: Sequence[PlanPart], definition: Definition
) -> Identity:
    """The identity with the unit that all lines above the tables agree on, where the rows are its own.

    A plan with the rows of other units is the whole office's, whoever wrote it down.
    """
    named = [each for head in heads for each in head.units]
    agreed = next((each for each in named if all(_speaks_for(each[1], unit, definition) for _, unit in named)), None)
    if agreed is None or "submitter" in identity.cells or identity.whole_office:
        return identity
    cell, unit = agreed
    named_in_rows = (each.executors for part in parts for each in part.indicators if each.executors)
    if not all(any(_speaks_for(unit, executor, definition) for executor in each) for each in named_in_rows):
        return identity
    return identity.but(submitter=unit, cells={**identity.cells, "submitter": cell})


def _speaks_for(unit: Executor, other: Executor, definition: Definition) -> bool:
    return (other.group, other.unit) in supported_by(unit, definition)
