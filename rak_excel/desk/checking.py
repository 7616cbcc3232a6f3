"""Cek: what is wrong in the given files, by file and by who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.calls import Check
from rak_excel.desk.place import Place
from rak_excel.desk.told import Told
from rak_excel.formats.opened.contents import in_zip
from rak_excel.language import Text
from rak_excel.model import Finding, Severity, Weight
from rak_excel.reading import Reading, find_files, read_plans
from rak_excel.reports.findings_brief import messages
from rak_excel.rules.check import check
from rak_excel.rules.settings import find_settings
from rak_excel.workbooks.findings.book import write_returns
from rak_excel.workbooks.findings.returns import lost, offices_of, returns_of
from rak_excel.workbooks.findings.verdict import by_file, checked_later, to_mend_first, verdict

_CODE = re.compile(r" × RAK\w+, ")


class CheckedUnit(Struct, frozen=True):
    """A unit that sent files, or an office; '' and '' for files in which there is no plan. `message` is for WhatsApp."""

    unit: str
    office: str
    files: tuple[str, ...]
    verdict: Text
    errors: int
    warnings: int
    message: Text


class Checked(Struct, frozen=True):
    """`first` is what to begin with, `later` what is checked only when all is merged, `settings` what they change."""

    verdict: Text
    first: tuple[Text, ...]
    units: tuple[CheckedUnit, ...]
    findings: tuple[Told, ...]
    later: Text | None
    settings: Text | None


def check_files(call: Check, place: Place) -> Checked:
    """Besides the answer, the findings as workbooks, one for each office."""
    settings = find_settings(place.given)
    reading = read_plans(place.given, progress=place.progress())
    findings = check(reading.plans, reading.unread, settings=settings)
    changed = settings.told()
    returns = returns_of(findings, reading.plans, call.language, changed)
    locations = dict(_locations(place))
    write_returns(place.results, returns, locations, call.language)
    return Checked(
        verdict(findings),
        tuple(_without_code(each) for each in to_mend_first(findings, several=len(reading.sources) > 1)),
        tuple(_units(findings, reading, changed)),
        tuple(Told.of(finding) for finding in findings),
        checked_later(reading.plans),
        changed,
    )


def _locations(place: Place) -> Iterator[tuple[str, Path]]:
    """Where the files lie from the place at which the workbooks are saved, for their links: beside these, or in the folder
    beside them. No program opens what is within an archive, and what was added to a folder lies elsewhere.
    """
    for path, name in find_files(place.given):
        if not in_zip(path) and path.is_relative_to(place.given[0]):
            yield name, place.results / place.called / path.relative_to(place.given[0])


def _without_code(told: Text) -> Text:
    """What to begin with, in words: nobody who sees the page knows the codes of the rules."""
    return Text(_CODE.sub(" kali, ", told.id), _CODE.sub(" times, ", told.en))


def _units(findings: list[Finding], reading: Reading, changed: Text | None) -> Iterator[CheckedUnit]:
    both = [list(messages(findings, reading.plans, language, changed=changed)) for language in ("id", "en")]
    texts = [Text(one.text, other.text) for one, other in zip(*both, strict=True)]
    found = by_file(findings)
    senders = [sender for senders in offices_of(reading.plans) for sender in senders]
    for sender, text in zip(senders, texts, strict=False):
        yield _unit(sender.unit, sender.office, sender.files, sender.findings(found), text)
    if unread := lost(findings, reading.plans):
        yield _unit("", "", tuple(sorted({each.file for each in unread})), unread, texts[-1])


def _unit(unit: str, office: str, files: tuple[str, ...], own: list[Finding], message: Text) -> CheckedUnit:
    errors, warnings = (sum(each.weight == Weight(kind) for each in own) for kind in (Severity.ERROR, Severity.WARNING))
    return CheckedUnit(unit, office, files, verdict(own), errors, warnings, message)
