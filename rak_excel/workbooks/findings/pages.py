"""Who sent the plans that were checked, and what each office gets back: a page of findings for each of its units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.language import Language, Text
from rak_excel.model import Finding, Plan
from rak_excel.reading.own_reports import TITLE, findings_title
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import short_unit_name
from rak_excel.vocabulary.names.offices import region_of, short_office_name
from rak_excel.workbooks.findings.verdict import by_file, checked_later, verdict

_PLAN = Text("RAK {year}", "RAK {year}")
_REPORT = Text("Laporan {quarter} {year}", "Report {quarter} {year}")
WHOLE_OFFICE = Text("Seluruh kantor", "Whole office")
_KEPT = re.compile(r"[^\w .()-]+")
_LONGEST_OFFICE = 80  # letters of an office's name in the name of a file


class Sender(Record):
    """A unit of an office, or the office itself (then `unit` is ''), and what it sent for one year, or report on one `quarter`.

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
    quarter: str = ""  # TW II; of plans ""

    @property
    def what(self) -> Text:
        """What it sent: `RAK 2020`, or `Laporan TW II 2020`."""
        year = self.year or ""
        return _REPORT.filled(quarter=self.quarter, year=year) if self.quarter else _PLAN.filled(year=year)

    def findings(self, found: Mapping[str, Sequence[Finding]]) -> list[Finding]:
        """Those of its files, in the order of these; `found` has the findings of each file."""
        return [finding for file in self.files for finding in found.get(file, ())]


def offices_of(plans: Sequence[Plan]) -> list[list[Sender]]:
    """The senders of each office and year, and of reports quarter, in the order of the plans."""
    offices: dict[tuple[str, int | None, int], dict[str, list[Plan]]] = {}
    for plan in plans:
        submitter = plan.identity.submitter
        of = quarter_of(plan.definition).number
        units = offices.setdefault((_region(plan), plan.identity.year, of), {})
        units.setdefault(normalised(submitter.name) if submitter else "", []).append(plan)
    return [[_sender(region, own) for own in units.values()] for (region, *_), units in offices.items()]


def lost(findings: Iterable[Finding], plans: Iterable[Plan]) -> list[Finding]:
    """The findings on files in which there is no plan: nobody knows who sent them."""
    read = {file for plan in plans for file in plan.files}
    return [finding for finding in findings if finding.file not in read]


def _sender(region: str, plans: Sequence[Plan]) -> Sender:
    first = plans[0]
    known = region_of(first.identity, first.definition)
    office, submitter = first.identity.office, first.identity.submitter
    unit = submitter.name if submitter else ""
    return Sender(
        office=office or region,
        region=region,
        short_office=short_office_name(known, first.definition) if known else office or region,
        year=first.identity.year,
        unit=unit,
        short=short_unit_name(submitter, first.definition) if submitter and submitter.known else unit,
        files=tuple(sorted({file for plan in plans for file in plan.files})),
        later=checked_later(plans),
        quarter=quarter_of(first.definition).label if first.definition.is_report else "",
    )


def _region(plan: Plan) -> str:
    identity = plan.identity
    region = region_of(identity, plan.definition)
    name = f"{region.code.replace('.', '')} {region.name}" if region else identity.office
    name = name or PurePosixPath(plan.source.file).stem
    return named_in_a_file(name)[:_LONGEST_OFFICE] or "-"


def named_in_a_file(name: str) -> str:
    """A name without the letters that Windows has for itself."""
    return _KEPT.sub("", name).strip(" .")


FINDINGS = Text("Catatan", "Findings")
OVERVIEW = Text("Ringkasan", "Overview")
FILE_LINE = Text("File: {file}", "File: {file}")
_UNREAD = Text("file tidak terbaca", "unread files")
_LONGEST = 31  # letters of a sheet's name in Excel
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED = "history"  # Excel keeps this name for itself


class FindingsPage(Record):
    """One sheet: the lines above its table, and what is found in these files."""

    sheet: str
    title: tuple[str, ...]
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    sender: Sender | None = None


class FindingsBook(Record):
    """One workbook. `heading` has the lines of its overview, where it has several pages."""

    name: str
    heading: tuple[str, ...]
    pages: tuple[FindingsPage, ...]


def findings_books(
    findings: Sequence[Finding], plans: Sequence[Plan], language: Language, changed: Text | None = None
) -> Iterator[FindingsBook]:
    """One for each office and year, and of reports quarter, in the order of the plans; what is said of files without a plan comes last.

    An office whose units sent their own files has a page for each unit, any other one page for all of its files. Every
    page says what settings changed of the rules.
    """
    found = by_file(findings)
    limits = [changed.said(language)] if changed else []
    for senders in offices_of(plans):
        name = f"{FINDINGS.said(language)} {senders[0].what.said(language)} - {senders[0].region}".replace("  ", " ")
        own = [finding for sender in senders for finding in sender.findings(found)]
        partial = [sender.later.said(language) for sender in senders if sender.later][:1]
        heading = (_title(senders[0], language), senders[0].office, verdict(own).said(language), *partial, *limits)
        yield FindingsBook(name, heading, tuple(_pages(senders, found, language, limits)))
    if unread := lost(findings, plans):
        yield _lost(unread, language, limits)


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes for a sheet and that is not `taken` yet, which is told of it (upper case does not count)."""
    kept = "".join(letter for letter in wanted.translate(_FORBIDDEN) if letter.isprintable())
    name = " ".join(kept.split()).strip("' ") or "-"
    name = f"{name} -" if name.casefold() == _RESERVED else name
    number, unique = 1, _cut(name, _LONGEST)
    while unique.casefold() in taken:
        number += 1
        unique = f"{_cut(name, _LONGEST - len(f' ({number})'))} ({number})"
    taken.add(unique.casefold())
    return unique


def _pages(
    senders: Sequence[Sender], found: Mapping[str, Sequence[Finding]], language: Language, limits: Sequence[str]
) -> Iterator[FindingsPage]:
    taken = {OVERVIEW.said(language).casefold()}
    for sender in senders:
        own = tuple(sender.findings(found))
        unit = (sender.unit or WHOLE_OFFICE.said(language)) if sender.unit or len(senders) > 1 else ""
        partial = [sender.later.said(language)] if sender.later else []
        file = [FILE_LINE.filled(file=sender.files[0]).said(language)] if unit and len(sender.files) == 1 else []
        whose = f"{sender.office}: {unit}" if unit else sender.office
        title = (_title(sender, language), whose, verdict(own).said(language), *partial, *limits, *file)
        wanted = (sender.short or unit) if unit else FINDINGS.said(language)
        yield FindingsPage(sheet_name(wanted, taken), title, own, sender.files, sender)


def _lost(findings: Sequence[Finding], language: Language, limits: Sequence[str]) -> FindingsBook:
    title = (TITLE.said(language), _UNREAD.said(language).capitalize(), verdict(findings).said(language), *limits)
    files = tuple(sorted({finding.file for finding in findings}))
    page = FindingsPage(FINDINGS.said(language), title, tuple(findings), files)
    return FindingsBook(f"{FINDINGS.said(language)} RAK - {_UNREAD.said(language)}", title, (page,))


def _title(sender: Sender, language: Language) -> str:
    return findings_title(sender.year, sender.quarter).said(language)


def _cut(name: str, length: int) -> str:
    """At most this long, as Excel counts letters: in pieces of two bytes. At a word's end where one is near."""
    kept = name.encode("utf-16-le", "surrogatepass")[: 2 * length].decode("utf-16-le", "ignore")
    if kept == name:
        return name
    head, _, _ = name[: len(kept) + 1].rpartition(" ")
    return (head if len(head) >= length // 2 else kept).rstrip(" ',.-")
