"""`rak-excel rollup`: many offices' plans become one workbook."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from rak_excel.cli import options
from rak_excel.cli.ending import collect_no_garbage
from rak_excel.cli.speaking import SpeakingRange, option, speaking
from rak_excel.cli.spoken import current_language, given_settings, progress_bar, say, tell, tell_not_read, tell_settings
from rak_excel.language import Text, closing

if TYPE_CHECKING:
    from rak_excel.rolling_up.result import Rollup
    from rak_excel.workbooks.letters.content import Letter

_LETTERS = Text(
    "Surat untuk {count} kantor selesai dibuat di {folder}: satu file Excel dan satu teks WhatsApp tiap kantor.",
    "Letters to {count} offices were written to {folder}: an Excel file and a text for WhatsApp for each.",
)
_OF_PLANS = ("aliases", "compare")
_ONLY_PLANS = Text(
    "{options} hanya untuk rekap rencana, tidak untuk rekap laporan dengan --quarter.",
    "{options} is for roll-ups of plans, and not for those of reports with --quarter.",
)
_ONLY_REPORTS = Text(
    "--plans hanya untuk rekap laporan. Tambahkan --quarter, misalnya --quarter 2.",
    "--plans is for roll-ups of reports. Add --quarter, such as --quarter 2.",
)
_NO_LETTERS = Text(
    "--reply-by adalah batas waktu di surat. Tambahkan --letters FOLDER.",
    "--reply-by is the date in the letters. Add --letters FOLDER.",
)


@speaking(
    "rollup",
    "rak-excel rollup kabupaten-kota --province 52 -o rekap.xlsx",
    "rak-excel rollup kabupaten-kota --province 52 -o rekap-2.xlsx --letters surat --reply-by 15-02-2020",
    "rak-excel rollup laporan-kabupaten --province 52 --quarter 2 -o rekap-tw2.xlsx --deadline 15-07-2020",
    id="Rekap rencana banyak kantor menjadi satu file Excel; rekap lain boleh ikut. Dengan --quarter: laporan triwulannya.",
    en="Roll up the plans of many offices into one workbook; other roll-ups may be among them. With --quarter: their quarterly reports.",
)
@options.PATHS
@options.OUTPUT_FILE
@option(
    "--province",
    "provinces",
    multiple=True,
    metavar="52",
    id="Kode provinsi; boleh disebut beberapa kali; all berarti semua.",
    en="Province code; may be repeated; all means every one.",
)
@options.OF_YEAR
@option(
    "--quarter",
    type=SpeakingRange(Text("Isi --quarter dengan 1 sampai 4.", "Give --quarter 1 to 4."), 1, 4),
    metavar="2",
    id="Rekap laporan triwulan ini, bukan rencana.",
    en="Roll up the reports on this quarter, not plans.",
)
@option(
    "--plans",
    type=options.PATH,
    metavar="FOLDER",
    id="Rencana kantor-kantor itu, atau rekapnya: yang ditagih hanya yang ada di rencana.",
    en="The plans of those offices, or their roll-up: only what is planned has to be reported.",
)
@option(
    "--previous",
    type=options.WORKBOOK,
    metavar="FILE",
    id="Rekap sebelumnya; isian provinsi di dalamnya dibawa, dan catatannya dibandingkan.",
    en="The last roll-up; what the province typed is kept, and its notes are compared.",
)
@option(
    "--deadline",
    type=options.DateType(),
    metavar="31-01-2020",
    id="Batas waktu penyampaian.",
    en="The day on which the plans are due.",
)
@option(
    "--aliases",
    type=options.WORKBOOK,
    metavar="FILE",
    id="Rekap yang sheet Padanan Indikator-nya sudah dijawab.",
    en="A roll-up whose sheet Indicator Matches is answered.",
)
@option(
    "--compare",
    type=options.WORKBOOK,
    metavar="FILE",
    id="Rekap tahun lalu; target dan kelengkapannya dibandingkan.",
    en="Last year's roll-up; targets and completeness are compared with it.",
)
@option(
    "--letters",
    type=options.PATH,
    metavar="FOLDER",
    id="Buat juga surat untuk tiap kantor: satu file Excel dan teks WhatsApp.",
    en="Also write each office a letter: an Excel file and a text for WhatsApp.",
)
@option(
    "--reply-by",
    type=options.DateType(),
    metavar="15-02-2020",
    id="Batas waktu perbaikan, untuk surat.",
    en="The day by which the offices are to answer their letters.",
)
@option(
    "--jobs",
    type=SpeakingRange(Text("Isi --jobs dengan 1 atau lebih.", "Give --jobs 1 or more."), 1),
    metavar="4",
    id="Jumlah file yang dibaca bersamaan.",
    en="How many files are read at the same time.",
)
@options.PAPER
@options.TEMPLATE
@options.judging_options
def command(paths: tuple[Path, ...], output: Path, *, force: bool, quiet: bool, **asked: Any) -> None:
    collect_no_garbage()
    if force or not output.exists():
        _start_readers(paths, asked)
    _refuse_contradictions(asked)
    if asked["quarter"]:
        _roll_up_reports(paths, output, asked, force=force, quiet=quiet)
    # Imported here, as that above: readers and XlsxWriter would slow down every other command.
    from rak_excel.definitions.loading import definition_files, load_template
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.rollup.files import refuse_loss, rollup_files
    from rak_excel.jobs.rollup.summary import remarks, said
    from rak_excel.reading.lists import lists_at
    from rak_excel.rolling_up.facts.facts import State
    from rak_excel.rolling_up.facts.fields import MATCHES
    from rak_excel.rules.settings import find_settings, settings_file
    from rak_excel.vocabulary.names.regions import provinces_named
    from rak_excel.workbooks.rollup.book import write_rollup
    from rak_excel.workbooks.rollup.read_back.named import read_last_year, told_years

    guarded = {name: asked[name] for name in ("previous", "aliases", "deadline")}
    _refuse_replacing(output, partial(refuse_loss, output, paths, **guarded), force=force)
    compared = [asked["compare"]] if asked["compare"] else []
    beside = [*compared, *definition_files(asked["template"]), *settings_file(paths, given_settings())]
    refuse_inputs(output, beside)
    last = read_last_year(asked["compare"]) if compared else None
    settings = find_settings(paths, given_settings())
    tell_settings(settings.told(), paths)
    tell_not_read(paths, used=lists_at(paths), quiet=quiet)
    result = rollup_files(
        paths,
        provinces=provinces_named(asked["provinces"]),
        template=load_template(asked["template"]) if asked["template"] else None,
        settings=settings,
        without=[output, *compared],
        progress=progress_bar(quiet=quiet),
        **{name: asked[name] for name in ("year", "deadline", "previous", "aliases", "jobs")},
    )
    kept = {"force": force, "paper": asked["paper"], "last": last, "jobs": asked["jobs"]}
    guides = [guide for guide in (asked["previous"], asked["aliases"]) if guide]
    wanted = _letters_on_plans(result, asked)
    with _letters(wanted, paths, asked, [output, *beside, *guides], force=force, quiet=quiet):
        write_rollup(output, result, language=current_language(), **kept)
    for remark in [*(told_years(last, result) if last else ()), *remarks(result, MATCHES)]:
        tell(remark, quiet=quiet)
    for line in said(result, output):
        say(line)
    # Blank forms are told and no fault: a roll-up of nothing else says who has to be asked.
    nothing_used = not any(choice.used or choice.state is State.BLANK for choice in result.choices)
    click.get_current_context().exit(1 if result.refused or nothing_used else 0)


def _refuse_replacing(output: Path, refuse_loss: Callable[[], None], *, force: bool) -> None:
    """Whatever stands there; that it exists is told last, with the advice to use `--force`, since that may lose nothing."""
    from rak_excel.formats.written.output import refuse_existing  # as in the command

    refuse_existing(output, force=True)
    refuse_loss()
    refuse_existing(output, force=force)


def _start_readers(paths: tuple[Path, ...], asked: dict[str, Any]) -> None:
    """Those who read start now, and load what they need while this process does."""
    from rak_excel.formats.opened.contents import count_files  # as in the command
    from rak_excel.system.processes import dismiss_early, start_early

    click.get_current_context().call_on_close(dismiss_early)
    start_early(
        count_files(paths), asked["jobs"], "rak_excel.jobs.rollup." + ("reports" if asked["quarter"] else "workers")
    )


def _roll_up_reports(
    paths: tuple[Path, ...], output: Path, asked: dict[str, Any], *, force: bool, quiet: bool
) -> NoReturn:
    """Roll up quarterly reports, and end."""
    from rak_excel.definitions.loading import definition_files, load_template  # as above
    from rak_excel.formats.written.output import refuse_inputs
    from rak_excel.jobs.rollup.report_summary import remarks, said
    from rak_excel.jobs.rollup.reports import refuse_dropping_from, refuse_loss_of_reports, rollup_report_files
    from rak_excel.reading import inputs_at
    from rak_excel.rules.settings import find_settings, settings_file
    from rak_excel.vocabulary.names.regions import provinces_named
    from rak_excel.workbooks.letters.of_reports import report_letters
    from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup

    guarded = {name: asked[name] for name in ("quarter", "previous", "deadline")}
    _refuse_replacing(output, partial(refuse_loss_of_reports, output, paths, **guarded), force=force)
    guides = [
        *([asked["previous"]] if asked["previous"] else []),
        *(inputs_at([asked["plans"]]) if asked["plans"] else []),
    ]
    beside = [*definition_files(asked["template"]), *settings_file(paths, given_settings()), *guides]
    refuse_inputs(output, [path for path in beside if path != asked["previous"]])
    settings = find_settings(paths, given_settings())
    tell_settings(settings.told_counting(forms=False), paths)
    tell_not_read(paths, quiet=quiet)
    result = rollup_report_files(
        paths,
        asked["quarter"],
        deadline_days=settings.counting.of_rollups.get("deadline_days", 0),
        provinces=provinces_named(asked["provinces"]),
        template=load_template(asked["template"]) if asked["template"] else None,
        without=[output],
        plans=[asked["plans"]] if asked["plans"] else (),
        progress=progress_bar(quiet=quiet),
        **{name: asked[name] for name in ("year", "deadline", "previous", "jobs")},
    )
    refuse_dropping_from(output, result)
    kept = {"force": force, "paper": asked["paper"], "jobs": asked["jobs"]}
    wanted = list(report_letters(result, reply_by=asked["reply_by"])) if asked["letters"] else []
    with _letters(wanted, paths, asked, [output, *beside], force=force, quiet=quiet):
        write_report_rollup(output, result, language=current_language(), **kept)
    for remark in remarks(result):
        tell(remark, quiet=quiet)
    for line in said(result, output):
        say(line)
    click.get_current_context().exit(1 if result.refused or not result.reached else 0)


def _refuse_contradictions(asked: dict[str, Any]) -> None:
    wrong = [f"--{name}" for name in _OF_PLANS if asked[name] and asked["quarter"]]
    if wrong or (asked["plans"] and not asked["quarter"]):
        told = _ONLY_PLANS.filled(options=", ".join(wrong)) if wrong else _ONLY_REPORTS
        raise click.UsageError(told.said(current_language()))
    if asked["letters"] is None:
        if asked["reply_by"]:
            raise click.UsageError(_NO_LETTERS.said(current_language()))
        return
    from rak_excel.formats.written.output import refuse_no_folder  # as above

    refuse_no_folder(asked["letters"])


def _letters_on_plans(result: Rollup, asked: dict[str, Any]) -> Sequence[Letter]:
    if asked["letters"] is None:
        return ()
    from rak_excel.rolling_up.side_by_side.comparison import compare  # as above
    from rak_excel.workbooks.letters.content import letters

    return list(letters(result, compare(result), reply_by=asked["reply_by"]))


@contextlib.contextmanager
def _letters(
    wanted: Sequence[Letter],
    paths: tuple[Path, ...],
    asked: dict[str, Any],
    others: list[Path],
    *,
    force: bool,
    quiet: bool,
) -> Iterator[None]:
    """The letters that were asked for stand in their folder when the roll-up is written, and none where it is not.

    None takes the place of an input, nor of the `others`: what was read beside them, and the roll-up.
    """
    folder = asked["letters"]
    if folder is None:
        yield
        return
    from rak_excel.reading import inputs_at  # as above
    from rak_excel.workbooks.letters.writing import refuse_letters, written_letters

    refuse_letters(folder, wanted, force=force, inputs=[*inputs_at(paths), *others])
    shown = {"language": current_language(), "paper": asked["paper"], "progress": progress_bar(quiet=quiet)}
    with written_letters(folder, wanted, **shown):
        yield
    tell(_LETTERS.filled(count=len(wanted), folder=closing(folder)), quiet=quiet)
