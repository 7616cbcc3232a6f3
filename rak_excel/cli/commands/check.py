"""`rak-excel check`: what is wrong with filled-in workbooks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rak_excel.cli import spoken
from rak_excel.cli.options import PATHS, TEMPLATE, format_option, judging_options, printed_or_written
from rak_excel.cli.speaking import option, speaking
from rak_excel.language import Text, closing
from rak_excel.record import Record

if TYPE_CHECKING:
    from rak_excel.model import Finding, Severity
    from rak_excel.reading import Reading

_SEVERITIES = ("error", "warning", "info")
_NEEDS_FOLDER = Text(
    "Tambahkan -o FOLDER: format xlsx menulis satu file untuk setiap kantor.",
    "Add -o FOLDER: the format xlsx writes one file for each office.",
)
_SOME_RULES = Text(
    "Tidak semua aturan dicek: ada yang dipilih atau dimatikan.",
    "Not all rules were checked: some were chosen or switched off.",
)
_BRIEF_IS_TEXT = Text(
    "--brief menghasilkan teks. Hapus --format {format}.", "--brief gives text. Leave out --format {format}."
)
_BETWEEN = f"\n\n{'─' * 20}\n\n"  # messages, so that each can be copied on its own
_WRITTEN = Text("{count} file catatan disimpan di {folder}.", "{count} workbooks were written to {folder}.")
_MESSAGES_WRITTEN = Text("{count} pesan disimpan di {folder}.", "{count} messages were written to {folder}.")


@speaking(
    "check",
    "rak-excel check kiriman",
    "rak-excel check kiriman --format xlsx -o catatan",
    "rak-excel check kiriman --brief",
    id="Cek file isian, atau semua file di sebuah folder atau arsip ZIP, dan tunjukkan catatannya.",
    en="Check workbooks, or all in a folder or zip archive, and show what is wrong in them.",
)
@PATHS
@format_option("json", "csv", "xlsx", id="Bentuk catatan.", en="The form of the findings.")
@option(
    "--severity",
    type=click.Choice(_SEVERITIES),
    default="warning",
    show_default=True,
    id="Tingkat paling ringan yang ditampilkan.",
    en="The mildest severity that is shown.",
)
@option(
    "--select",
    multiple=True,
    metavar="RAK502,...",
    id="Hanya aturan ini, misalnya RAK502 atau RAK5xx.",
    en="Only these rules, such as RAK502 or RAK5xx.",
)
@option("--ignore", multiple=True, metavar="RAK502,...", id="Tanpa aturan ini.", en="Without these rules.")
@option(
    "--brief",
    is_flag=True,
    id="Pesan singkat untuk WhatsApp, satu untuk setiap unit.",
    en="Short messages for WhatsApp, one for each unit.",
)
@printed_or_written(
    id="File hasil; folder untuk xlsx dan --brief.", en="The file to write; a folder for xlsx and --brief."
)
@TEMPLATE
@judging_options
@click.pass_context
def command(
    ctx: click.Context, /, paths: tuple[Path, ...], *, output: Path | None, force: bool, quiet: bool, **asked: Any
) -> None:
    # Imported here so that `--help` need not wait for the readers.
    from rak_excel.definitions.loading import definition_files, load_template
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.model import Severity
    from rak_excel.reading import inputs_at, read_plans
    from rak_excel.rules.check import check
    from rak_excel.rules.settings import find_settings, settings_file
    from rak_excel.workbooks.findings.verdict import checked_later

    format_, template, brief = asked["format_"], asked["template"], asked["brief"]
    if format_ == "xlsx" and output is None:
        raise click.UsageError(_NEEDS_FOLDER.said(spoken.current_language(ctx)))
    if brief and format_ != "text":
        raise click.UsageError(_BRIEF_IS_TEXT.filled(format=format_).said(spoken.current_language(ctx)))
    inputs: list[Path] = []
    if output is not None:
        inputs = [*inputs_at(paths), *definition_files(template), *settings_file(paths, spoken.given_settings())]
        refuse_inputs(output, inputs)
    settings = find_settings(paths, spoken.given_settings())
    own = load_template(template) if template else None
    spoken.tell_not_read(paths, quiet=quiet)
    reading = read_plans(paths, template=own, progress=spoken.progress_bar(quiet=quiet))
    # `--select RAK1xx,RAK502 --select stale-year` gives three names.
    given = (",".join(asked[option]).split(",") for option in ("select", "ignore"))
    select, ignore = ([name for name in names if name.strip()] for names in given)
    findings = check(reading.plans, reading.unread, select=select, ignore=ignore, settings=settings)
    some, changed = bool(select or ignore), settings.told(select)
    report = _Report(findings, reading, Severity(asked["severity"]), some, changed, output, inputs, force, quiet)
    if brief:
        _give_messages(report)
    elif format_ == "xlsx" and output is not None:
        _write_returns(output, report, paths)
    else:
        _show(format_, report)
    is_shown = output is None and format_ == "text"  # with what the settings change as its last line
    spoken.tell_settings(None if is_shown else changed, paths)
    if not brief and (later := checked_later(reading.plans)):
        spoken.tell(later, quiet=quiet)
    if some and not brief:
        spoken.tell(_SOME_RULES, quiet=quiet)
    ctx.exit(1 if any(finding.blocks for finding in findings) else 0)


class _Report(Record):
    """What is told, and where to: `least` is the mildest severity shown, `changed` what the settings change of the rules."""

    findings: list[Finding]
    reading: Reading
    least: Severity
    some_rules: bool
    changed: Text | None
    output: Path | None
    inputs: Sequence[Path]
    force: bool
    quiet: bool


def _show(format_: str, report: _Report) -> None:
    # Imported here, as above.
    from rak_excel.formats.written.output import output_file
    from rak_excel.reports.as_csv import findings_csv
    from rak_excel.reports.as_json import findings_json
    from rak_excel.reports.findings_text import findings_lines, findings_text, print_coloured

    language, least, output = spoken.current_language(), report.least, report.output
    shown = [finding for finding in report.findings if finding.severity.rank <= least.rank]
    if format_ == "text":
        senders = {plan.source.file: plan.identity for plan in report.reading.plans}
        labels = {file: each.submitter.name if each.submitter else each.office for file, each in senders.items()}
        lines = list(findings_lines(report.findings, language, least=least, labels=labels, changed=report.changed))
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


def _write_returns(folder: Path, report: _Report, paths: Sequence[Path]) -> None:
    # Imported here, as above.
    from rak_excel.formats.opened.contents import in_zip
    from rak_excel.reading import find_files
    from rak_excel.workbooks.findings.book import write_returns
    from rak_excel.workbooks.findings.returns import returns_of

    written = write_returns(
        folder,
        returns_of(report.findings, report.reading.plans, spoken.current_language(), report.changed),
        {name: path for path, name in find_files(paths) if not in_zip(path)},  # no program opens what is within
        spoken.current_language(),
        least=report.least,
        force=report.force,
        inputs=report.inputs,
    )
    for path in written:
        spoken.say(str(path))
    spoken.tell(_WRITTEN.filled(count=len(written), folder=closing(folder)), quiet=report.quiet)


def _give_messages(report: _Report) -> None:
    # Imported here, as above.
    from rak_excel.reports.findings_brief import messages, write_messages

    told: dict[str, Any] = {"least": report.least, "some_rules": report.some_rules, "changed": report.changed}
    made = list(messages(report.findings, report.reading.plans, spoken.current_language(), **told))
    if report.output is None:
        spoken.say(_BETWEEN.join(message.text for message in made))
        return
    for path in write_messages(report.output, made, force=report.force, inputs=report.inputs):
        spoken.say(str(path))
    spoken.tell(_MESSAGES_WRITTEN.filled(count=len(made), folder=closing(report.output)), quiet=report.quiet)
