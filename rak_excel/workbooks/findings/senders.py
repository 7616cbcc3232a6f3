"""Who sent the plans that were checked: the units of an office, or whole offices, each with its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rak_excel.language import Text
from rak_excel.model import Definition, Executor, Finding, Plan
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.offices import region_of, short_office_name
from rak_excel.vocabulary.names.submitters import short_unit_name
from rak_excel.workbooks.findings.verdict import checked_later

WHOLE_OFFICE = Text("Seluruh kantor", "Whole office")
_KEPT = re.compile(r"[^\w .()-]+")
_LONGEST = 80  # letters of an office's name in the name of a file


@dataclass(frozen=True, slots=True)
class Sender:
    """A unit of an office, or the office itself (then `unit` is ''), and what it sent for one year.

    `office` is its name as written, `region` code and name of its region, as names of files have them (the office's
    name where the region is unknown), `short_office` what it is called in a chat, and `short` the unit's name for
    narrow places. `later` is what is checked only when the submissions are merged.
    """

    office: str
    region: str
    short_office: str
    year: int | None
    unit: str
    short: str
    files: tuple[str, ...]
    later: Text | None

    def findings(self, found: Mapping[str, Sequence[Finding]]) -> list[Finding]:
        """Those of its files, in the order of these; `found` has the findings of each file."""
        return [finding for file in self.files for finding in found.get(file, ())]


def offices_of(plans: Sequence[Plan]) -> list[list[Sender]]:
    """The senders of each office and year, in the order of the plans."""
    offices: dict[tuple[str, int | None], dict[str, list[Plan]]] = {}
    for plan in plans:
        submitter = plan.identity.submitter
        units = offices.setdefault((_region(plan), plan.identity.year), {})
        units.setdefault(normalised(submitter.name) if submitter else "", []).append(plan)
    return [[_sender(region, own) for own in units.values()] for (region, _), units in offices.items()]


def files_of(plan: Plan) -> set[str]:
    """Its file, or files where its parts came in two."""
    return {plan.source.file, *(plan.source_of(part.id).file for part in plan.parts)}


def lost(findings: Iterable[Finding], plans: Iterable[Plan]) -> list[Finding]:
    """The findings on files in which there is no plan: nobody knows who sent them."""
    read = {file for plan in plans for file in files_of(plan)}
    return [finding for finding in findings if finding.file not in read]


def _sender(region: str, plans: Sequence[Plan]) -> Sender:
    first = plans[0]
    known = region_of(first.identity, first.definition)
    office, submitter = first.identity.office, first.identity.submitter
    return Sender(
        office=office or region,
        region=region,
        short_office=short_office_name(known, first.definition) if known else office or region,
        year=first.identity.year,
        unit=submitter.name if submitter else "",
        short=_short(submitter, first.definition) if submitter else "",
        files=tuple(sorted({file for plan in plans for file in files_of(plan)})),
        later=checked_later(plans),
    )


def _short(submitter: Executor, definition: Definition) -> str:
    return short_unit_name(submitter, definition) if submitter.known else submitter.name


def _region(plan: Plan) -> str:
    identity = plan.identity
    region = region_of(identity, plan.definition)
    name = (
        f"{region.code.replace('.', '')} {region.name}"
        if region
        else identity.office or PurePosixPath(plan.source.file).stem
    )
    return named_in_a_file(name)[:_LONGEST] or "-"


def named_in_a_file(name: str) -> str:
    """A name without the letters that Windows has for itself."""
    return _KEPT.sub("", name).strip(" .")
