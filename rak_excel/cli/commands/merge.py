"""`rak-excel merge`: an office's submissions become one plan."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from rak_excel.cli.options import OF_YEAR, OUTPUT_FILE, PAPER, PATHS, TEMPLATE, WORKBOOK, shared_options
from rak_excel.cli.speaking import option, speaking
from rak_excel.cli.spoken import current_language, say, tell, tell_not_read
from rak_excel.language import Text

_READING = Text("Membaca kiriman: {done} dari {count} file ...", "Reading the submissions: {done} of {count} files ...")
_MERGING = Text("Menggabung {count} file ...", "Merging {count} files ...")


@speaking(
    "merge",
    "rak-excel merge kiriman -o gabungan.xlsx",
    "rak-excel merge kiriman-revisi --base rencana.xlsx -o revisi-1.xlsx",
    id="Gabung kiriman satu kantor menjadi satu rencana.",
    en="Merge the submissions of one office into one plan.",
)
@PATHS
@OUTPUT_FILE
@option("--base", type=WORKBOOK, metavar="FILE", id="Rencana yang direvisi.", en="The plan that is revised.")
@option(
    "--decisions",
    type=WORKBOOK,
    metavar="FILE",
    id="Hasil gabungan yang sheet Beda Isian atau Perlu Dicek-nya sudah diisi.",
    en="A merged plan whose sheet Beda Isian or Perlu Dicek is filled in.",
)
@option("--region", metavar="52.03", id="Kode wilayah kantornya.", en="The region code of the office.")
@OF_YEAR
@PAPER
@TEMPLATE
@shared_options
def command(paths: tuple[Path, ...], output: Path, *, force: bool, quiet: bool, **asked: Any) -> None:
    # Imported here: the reader and XlsxWriter would slow down every other command.
    from rak_excel.jobs.merge.files import MergeRequest, merge_files
    from rak_excel.jobs.merge.summary import remarks, summary, troubles

    tell_not_read(paths, quiet=quiet)
    with _progress(quiet=quiet) as progress:
        merged = merge_files(paths, output, MergeRequest(**asked), force=force, progress=progress)
    for trouble in troubles(merged):
        tell(trouble)
    for remark in remarks(merged):
        tell(remark, quiet=quiet)
    say(summary(merged, output))
    click.get_current_context().exit(0 if merged.complete else 1)


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
