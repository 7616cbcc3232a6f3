"""`rak-excel merge`: an office's submissions become one plan, its quarterly reports one report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rak_excel.cli.options import OF_YEAR, OUTPUT_FILE, PAPER, PATH, PATHS, TEMPLATE, WORKBOOK, judging_options
from rak_excel.cli.speaking import option, speaking
from rak_excel.cli.spoken import (
    COPIES_WRITTEN,
    current_language,
    given_settings,
    say,
    tell,
    tell_not_read,
    tell_settings,
)
from rak_excel.language import Text, closing

if TYPE_CHECKING:
    from rak_excel.merging.merge import Merged
    from rak_excel.rules.settings import Settings

_READING = Text("Membaca kiriman: {done} dari {count} file ...", "Reading the submissions: {done} of {count} files ...")
_MERGING = Text("Menggabung {count} file ...", "Merging {count} files ...")


@speaking(
    "merge",
    "rak-excel merge kiriman -o gabungan.xlsx",
    "rak-excel merge kiriman -o rencana-baru.xlsx --return balasan-unit",
    "rak-excel merge kiriman-revisi --base rencana.xlsx -o revisi-1.xlsx",
    "rak-excel merge laporan --from rencana.xlsx -o laporan-tw2.xlsx",
    id="Gabung kiriman satu kantor menjadi satu rencana, atau laporan triwulannya menjadi satu laporan.",
    en="Merge the submissions of one office into one plan, or its quarterly reports into one report.",
)
@PATHS
@OUTPUT_FILE
@option("--base", type=WORKBOOK, metavar="FILE", id="Rencana yang direvisi.", en="The plan that is revised.")
@option(
    "--from",
    "plan",
    type=WORKBOOK,
    metavar="FILE",
    id="Rencana yang dilaporkan, untuk laporan triwulan; boleh juga ada di antara laporannya.",
    en="The signed plan of which quarterly reports are merged; it may lie among them too.",
)
@option(
    "--previous",
    type=WORKBOOK,
    metavar="FILE",
    id="Laporan kantor dari triwulan sebelumnya; boleh juga ada di antara laporannya.",
    en="The office's report of the quarter before; it may lie among them too.",
)
@option(
    "--decisions",
    type=WORKBOOK,
    metavar="FILE",
    id="Hasil gabungan yang sheet Beda Isian atau Perlu Dicek-nya sudah diisi.",
    en="A merged plan whose sheet Beda Isian or Perlu Dicek is filled in.",
)
@option(
    "--return",
    "return_to",
    type=PATH,
    metavar="FOLDER",
    id="Folder untuk salinan setiap kiriman dengan catatan dan beda isiannya.",
    en="The folder for a copy of each submission with its findings and differences.",
)
@option("--region", metavar="52.03", id="Kode wilayah kantornya.", en="The region code of the office.")
@OF_YEAR
@PAPER
@TEMPLATE
@judging_options
def command(
    paths: tuple[Path, ...], output: Path, *, return_to: Path | None, force: bool, quiet: bool, **asked: Any
) -> None:
    # Imported here: the reader and XlsxWriter would slow down every other command.
    from rak_excel.jobs.merge.files import MergeRequest, merge_files
    from rak_excel.jobs.merge.summary import remarks, summary, troubles
    from rak_excel.reading.lists import lists_at

    settings = _settings(return_to, paths, output, asked, force=force) if return_to else None
    tell_not_read(paths, used=lists_at(paths), quiet=quiet)
    with _progress(quiet=quiet) as progress:
        saying = partial(tell, quiet=quiet)
        merged = merge_files(paths, output, MergeRequest(**asked), force=force, progress=progress, tell=saying)
    for trouble in troubles(merged):
        tell(trouble)
    for remark in remarks(merged):
        tell(remark, quiet=quiet)
    say(summary(merged, output))
    if return_to and settings:
        told = {"template": asked["template"], "quiet": quiet}
        _return(return_to, paths, merged, output, settings, **told)
    click.get_current_context().exit(0 if merged.complete else 1)


def _settings(folder: Path, paths: Sequence[Path], output: Path, asked: Mapping[str, Any], *, force: bool) -> Settings:
    """The settings by which the returns are judged, once nothing is in their way."""
    # Imported here, as above.
    from rak_excel.definitions.loading import definition_files
    from rak_excel.jobs.returning.files import refuse_returns
    from rak_excel.reading import inputs_at
    from rak_excel.rules.settings import find_settings, settings_file

    named = [each for each in (asked["base"], asked["plan"], asked["previous"], asked["decisions"], output) if each]
    inputs = [*inputs_at(paths), *named, *definition_files(asked["template"]), *settings_file(paths, given_settings())]
    refuse_returns(folder, paths, current_language(), force=force, inputs=inputs)
    return find_settings(paths, given_settings())


def _return(
    folder: Path,
    paths: Sequence[Path],
    merged: Merged,
    output: Path,
    settings: Settings,
    *,
    template: str | None,
    quiet: bool,
) -> None:
    # Imported here, as above.
    from rak_excel.definitions.loading import load_template
    from rak_excel.jobs.merge.returns import return_submissions

    own = load_template(template) if template else None
    written = return_submissions(folder, paths, merged, output, settings, current_language(), template=own)
    for each in written:
        say(each.told)
    tell_settings(settings.told(), paths)
    tell(COPIES_WRITTEN.filled(count=len(written), folder=closing(folder)), quiet=quiet)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A line that moves and counts the files that are read; nothing where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console  # imported here: only a terminal needs it

    with Console(stderr=True).status("...") as line:

        def show(done: int, count: int) -> None:
            told = _READING if done < count else _MERGING
            line.update(told.filled(done=done, count=count).said(current_language()))

        yield show
