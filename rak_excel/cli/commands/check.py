"""`rak-excel check`: what is wrong with filled-in workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rak_excel.cli import spoken
from rak_excel.cli.findings import Report, give_messages, show, write_books, write_copies
from rak_excel.cli.options import PATH, PATHS, TEMPLATE, format_option, judging_options, printed_or_written
from rak_excel.cli.speaking import option, speaking
from rak_excel.language import Text

if TYPE_CHECKING:
    from rak_excel.jobs.returning.rounds import Talk
    from rak_excel.model import Definition
    from rak_excel.model.frames import Findings
    from rak_excel.reading import Reading
    from rak_excel.rules.settings import Settings

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
_RETURN_ALONE = Text(
    "--return menulis ke foldernya sendiri. Hapus -o, --format, dan --brief.",
    "--return writes to a folder of its own. Leave out -o, --format and --brief.",
)
_OF_OTHERS = Text(
    "Di {path} tidak ada catatan untuk file yang dicek sekarang, jadi tidak dibandingkan.",
    "Nothing in {path} is about the files that are checked now, so nothing is compared with it.",
)


@speaking(
    "check",
    "rak-excel check kiriman",
    "rak-excel check kiriman --format xlsx -o catatan",
    "rak-excel check kiriman --brief",
    "rak-excel check kiriman --return balasan",
    "rak-excel check kiriman --since balasan",
    id="Cek file isian, atau semua file di sebuah folder atau arsip ZIP, dan tunjukkan catatannya; laporan triwulan dikenali sendiri.",
    en="Check workbooks, or all in a folder or zip archive, and show what is wrong in them; quarterly reports are known by themselves.",
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
@option(
    "--return",
    "return_to",
    type=PATH,
    metavar="FOLDER",
    id="Folder untuk salinan setiap file dengan catatan di dalamnya.",
    en="The folder for a copy of each file with the findings in it.",
)
@option(
    "--since",
    multiple=True,
    type=PATH,
    metavar="FILE|FOLDER",
    id="Hasil --return yang dulu: tunjukkan mana yang selesai, masih ada, dan baru.",
    en="What --return wrote before: tell what is settled, still there and new.",
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
    from rak_excel.definitions.loading import load_template
    from rak_excel.model import Severity
    from rak_excel.reading.files import without_lists
    from rak_excel.reading.lists import lists_at
    from rak_excel.rules.check import check
    from rak_excel.rules.settings import find_settings
    from rak_excel.workbooks.findings.verdict import checked_later

    format_, template, brief, return_to = asked["format_"], asked["template"], asked["brief"], asked["return_to"]
    _refuse_together(ctx, output, asked)
    inputs = _refused_inputs(paths, output or return_to, asked)
    settings = find_settings(paths, spoken.given_settings())
    own = load_template(template) if template else None
    lists = lists_at(paths)  # with answers, beside the plans: they are no plans themselves
    paths = without_lists(paths, lists)
    spoken.tell_not_read(paths, used=lists, quiet=quiet)
    reading = _read(paths, own, quiet=quiet)
    # `--select RAK1xx,RAK502 --select stale-year` gives three names.
    given = (",".join(asked[option]).split(",") for option in ("select", "ignore"))
    select, ignore = ([name for name in names if name.strip()] for names in given)
    findings = check(reading.plans, reading.unread, select=select, ignore=ignore, settings=settings)
    since, talk = asked["since"], None
    if return_to is not None or since or lists or any(plan.lists for plan in reading.plans):
        talk = _talk(reading, findings, since, settings, beside=lists, select=select, ignore=ignore, quiet=quiet)
        findings = talk.findings
    some, changed = bool(select or ignore), settings.told(select)
    report = Report(findings, talk, reading, Severity(asked["severity"]), some, changed, output, inputs, force, quiet)
    if return_to is not None and talk:
        write_copies(return_to, talk, report, paths)
    elif brief:
        give_messages(report)
    elif format_ == "xlsx" and output is not None:
        write_books(output, report, paths)
    else:
        show(format_, report)
    # A text that is shown has what the settings change as its last line.
    is_shown = output is None and return_to is None and format_ == "text"
    spoken.tell_settings(None if is_shown else changed, paths)
    if not brief and (later := checked_later(reading.plans)):
        spoken.tell(later, quiet=quiet)
    if some and not brief:
        spoken.tell(_SOME_RULES, quiet=quiet)
    ctx.exit(1 if any(finding.blocks for finding in findings) else 0)


def _read(paths: Sequence[Path], template: Definition | None, *, quiet: bool) -> Reading:
    """What is checked; the plans and earlier reports beside quarterly reports are not, which is told."""
    # Imported here, as above.
    from rak_excel.jobs.beside import to_check
    from rak_excel.reading import read_plans

    read = read_plans(paths, template=template, progress=spoken.progress_bar(quiet=quiet))
    reading, beside = to_check(read)
    if beside:
        spoken.tell(beside, quiet=quiet)
    return reading


def _talk(
    reading: Reading, findings: Findings, since: Sequence[Path], settings: Settings, *, quiet: bool, **chosen: Any
) -> Talk:
    """The findings beside the lists that went back; what lists are of nobody who sent something is told."""
    # Imported here: most checks have nothing to compare with.
    from rak_excel.jobs.returning.rounds import talk_of

    talk = talk_of(reading, findings, since, settings, **chosen)
    for path in talk.of_others:
        spoken.tell(_OF_OTHERS.filled(path=path), quiet=quiet)
    return talk


def _refuse_together(ctx: click.Context, output: Path | None, asked: Mapping[str, Any]) -> None:
    """Raises UsageError for options that exclude each other."""
    format_, brief = asked["format_"], asked["brief"]
    wrong = None
    if asked["return_to"] is not None:
        wrong = _RETURN_ALONE if output is not None or brief or format_ != "text" else None
    elif format_ == "xlsx" and output is None:
        wrong = _NEEDS_FOLDER
    elif brief and format_ != "text":
        wrong = _BRIEF_IS_TEXT.filled(format=format_)
    if wrong:
        raise click.UsageError(wrong.said(spoken.current_language(ctx)))


def _refused_inputs(paths: Sequence[Path], output: Path | None, asked: Mapping[str, Any]) -> list[Path]:
    """All files that are read, none of which gives way; none where nothing is written.

    Raises OutputExistsError where `output` is one of them, or is a folder of returns that would be read next time.
    """
    # Imported here, as above.
    from rak_excel.definitions.loading import definition_files
    from rak_excel.formats.opened.contents import file_at
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.reading import inputs_at
    from rak_excel.reading.found import find_lists
    from rak_excel.rules.settings import settings_file

    lists = [file_at(each) for path in asked["since"] for each in find_lists(path)]
    if output is None:
        return []
    if asked["return_to"] is not None:
        from rak_excel.jobs.returning.files import refuse_folder

        refuse_folder(output, paths)
    own = [*definition_files(asked["template"]), *settings_file(paths, spoken.given_settings())]
    inputs = [*inputs_at(paths), *lists, *own]
    refuse_inputs(output, inputs)
    return inputs
