"""Findings as the command line gives them: on the screen, as data, as workbooks, as messages, or in copies of the files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rak_excel.cli import spoken
from rak_excel.language import Text, closing
from rak_excel.record import Record

if TYPE_CHECKING:
    from rak_excel.jobs.returning.rounds import Talk
    from rak_excel.model import Finding, Severity
    from rak_excel.reading import Reading

_BETWEEN = f"\n\n{'─' * 20}\n\n"  # messages, so that each can be copied on its own
_WRITTEN = Text("{count} file catatan disimpan di {folder}.", "{count} workbooks were written to {folder}.")
_MESSAGES_WRITTEN = Text("{count} pesan disimpan di {folder}.", "{count} messages were written to {folder}.")


class Report(Record):
    """What is told, and where to: `least` is the mildest severity shown, `changed` what the settings change of the rules.

    `said` are the findings as they are told to who asked. In files of units they keep the words by which answers find them again.
    """

    findings: Sequence[Finding]
    talk: Talk | None
    reading: Reading
    least: Severity
    some_rules: bool
    changed: Text | None
    output: Path | None
    inputs: Sequence[Path]
    force: bool
    quiet: bool

    @property
    def said(self) -> list[Finding]:
        return [each.by(spoken.speaker()) for each in self.findings]


def show(format_: str, report: Report) -> None:
    """Findings as a text or as data, in the file that was asked for or else on the screen."""
    # Imported here, as below: each form needs what the others can do without.
    from rak_excel.formats.written.output import output_file
    from rak_excel.reports.as_csv import findings_csv
    from rak_excel.reports.as_json import findings_json
    from rak_excel.reports.findings_text import findings_lines, findings_text, print_coloured

    language, least, output, talk = spoken.current_language(), report.least, report.output, report.talk
    every = [*report.findings, *(talk.gone if talk else ())]
    shown = [finding for finding in every if finding.severity.rank <= least.rank]
    if format_ == "text":
        senders = {plan.source.file: plan.identity for plan in report.reading.plans}
        labels = {file: each.submitter.name if each.submitter else each.office for file, each in senders.items()}
        told: dict[str, Any] = {"changed": report.changed}
        if talk:
            told |= {"gone": talk.gone, "said": talk.said(), "said_of_all": talk.said_of_all()}
        lines = list(findings_lines(report.said, language, least=least, labels=labels, **told))
        if output is None and sys.stdout.isatty():
            print_coloured(lines)
            return
        text = findings_text(lines)
    else:
        text = findings_json(shown, language) if format_ == "json" else findings_csv(shown, language, report.changed)
    if output is None:
        (spoken.say if format_ == "text" else spoken.give)(text)
        return
    with output_file(output, force=report.force, suffix="") as temporary:
        temporary.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8", newline="")
    spoken.tell_written(output, quiet=report.quiet)


def write_books(folder: Path, report: Report, paths: Sequence[Path]) -> None:
    """A workbook of findings for each office, in a folder."""
    # Imported here, as above.
    from rak_excel.formats.opened.contents import in_zip
    from rak_excel.reading import find_files
    from rak_excel.workbooks.findings.book import write_findings_books
    from rak_excel.workbooks.findings.pages import findings_books

    written = write_findings_books(
        folder,
        findings_books(report.findings, report.reading.plans, spoken.current_language(), report.changed),
        {name: path for path, name in find_files(paths) if not in_zip(path)},  # no program opens what is within
        spoken.current_language(),
        least=report.least,
        force=report.force,
        inputs=report.inputs,
    )
    for path in written:
        spoken.say(str(path))
    spoken.tell(_WRITTEN.filled(count=len(written), folder=closing(folder)), quiet=report.quiet)


def write_copies(folder: Path, talk: Talk, report: Report, paths: Sequence[Path]) -> None:
    """A copy of each file with its findings in it, in a folder."""
    # Imported here, as above.
    from rak_excel.jobs.returning.files import return_files
    from rak_excel.reading import find_files

    read = {each.file for each in report.reading.sources}
    files = {name: path for path, name in find_files(paths) if name in read}
    asked: dict[str, Any] = {"least": report.least, "changed": report.changed, "language": spoken.current_language()}
    written = return_files(folder, files, talk, force=report.force, inputs=report.inputs, **asked)
    for each in written:
        spoken.say(each.told)
    if said := talk.said_of_all():
        spoken.say(said)
    spoken.tell(spoken.COPIES_WRITTEN.filled(count=len(written), folder=closing(folder)), quiet=report.quiet)


def give_messages(report: Report) -> None:
    """A short message for each unit, in a folder or else on the screen."""
    # Imported here, as above.
    from rak_excel.reports.findings_brief import messages, write_messages

    told: dict[str, Any] = {"least": report.least, "some_rules": report.some_rules, "changed": report.changed}
    made = list(messages(report.said, report.reading.plans, spoken.current_language(), **told))
    if report.output is None:
        spoken.say(_BETWEEN.join(message.text for message in made))
        return
    for path in write_messages(report.output, made, force=report.force, inputs=report.inputs):
        spoken.say(str(path))
    spoken.tell(_MESSAGES_WRITTEN.filled(count=len(made), folder=closing(report.output)), quiet=report.quiet)
