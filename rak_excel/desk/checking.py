"""Cek: what is wrong in the given files, by file and by who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from rak_excel.desk.calls import Check
from rak_excel.desk.place import Place
from rak_excel.desk.told import Told
from rak_excel.formats.opened.contents import in_zip
from rak_excel.jobs.beside import to_check
from rak_excel.jobs.returning.rounds import Talk, talk_of
from rak_excel.language import Speaker, Text
from rak_excel.model import Finding, Severity, Weight
from rak_excel.reading import Reading, find_files, read_plans
from rak_excel.reading.lists import lists_at
from rak_excel.record import Record
from rak_excel.reports.findings_brief import messages
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings, find_settings
from rak_excel.workbooks.findings.book import write_findings_books
from rak_excel.workbooks.findings.pages import findings_books, lost, offices_of
from rak_excel.workbooks.findings.verdict import by_file, checked_later, to_mend_first, verdict

_CODE = re.compile(r" × RAK\w+, ")


class CheckedUnit(Struct, frozen=True):
    """A unit that sent files, or an office; '' and '' for files in which there is no plan. `message` is for WhatsApp.

    `report` says what it reported, None where it sent a plan.
    """

    unit: str
    office: str
    files: tuple[str, ...]
    verdict: Text
    errors: int
    warnings: int
    message: Text
    report: Text | None


class Checked(Struct, frozen=True):
    """`first` is what to begin with, `later` what is checked only when all is merged, `settings` what they change.

    Of findings that went back before, `became` says by file what became of them, `became_of_all` of all files together, and
    `gone` are those that are not found today; without such they are empty.
    """

    verdict: Text
    first: tuple[Text, ...]
    units: tuple[CheckedUnit, ...]
    findings: tuple[Told, ...]
    later: Text | None
    beside: Text | None
    settings: Text | None
    gone: tuple[Told, ...]
    became: Mapping[str, Text]
    became_of_all: Text | None


class FoundToday(Record):
    """What was read and found, beside what went back before: lists that lie among the files are no plans.

    `beside` tells what lies beside quarterly reports and was not checked.
    """

    reading: Reading
    talk: Talk
    settings: Settings
    beside: Text | None

    def files(self, place: Place) -> dict[str, Path]:
        """Where each file that was checked lies, by its name."""
        read = {each.file for each in self.reading.sources}
        return {name: path for path, name in find_files(place.given) if name in read}


def found_today(place: Place) -> FoundToday:
    settings = find_settings(place.given)
    reading, beside = to_check(read_plans(place.given, progress=place.progress()))
    findings = check(reading.plans, reading.unread, settings=settings)
    talk = talk_of(reading, findings, (), settings, beside=lists_at(place.given))
    return FoundToday(reading, talk, settings, beside)


def check_files(call: Check, place: Place) -> Checked:
    """Besides the answer, the findings as workbooks, one for each office."""
    today = found_today(place)
    reading, changed = today.reading, today.settings.told()
    findings = [each.by(Speaker.PAGE) for each in today.talk.findings]
    returns = findings_books(findings, reading.plans, call.language, changed)
    locations = dict(_locations(place))
    write_findings_books(place.results, returns, locations, call.language)
    return Checked(
        verdict(findings),
        tuple(_without_code(each) for each in to_mend_first(findings, several=len(reading.sources) > 1)),
        tuple(_units(findings, reading, changed)),
        tuple(Told.of(finding) for finding in findings),
        checked_later(reading.plans),
        today.beside,
        changed,
        tuple(Told.of(finding) for finding in today.talk.gone),
        today.talk.said(),
        today.talk.said_of_all(),
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
        report = sender.what if sender.quarter else None
        yield _unit(sender.unit, sender.office, sender.files, sender.findings(found), text, report)
    if unread := lost(findings, reading.plans):
        yield _unit("", "", tuple(sorted({each.file for each in unread})), unread, texts[-1])


def _unit(
    unit: str, office: str, files: tuple[str, ...], own: list[Finding], message: Text, report: Text | None = None
) -> CheckedUnit:
    errors, warnings = (sum(each.weight == Weight(kind) for each in own) for kind in (Severity.ERROR, Severity.WARNING))
    return CheckedUnit(unit, office, files, verdict(own), errors, warnings, message, report)
