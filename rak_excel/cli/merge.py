"""`rak-excel merge`: an office's submissions become one plan."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from rak_excel.cli.options import OUTPUT_FILE, PATHS, TEMPLATE, current_language, say, shared_options, tell
from rak_excel.language import Text

_PLAN = click.Path(path_type=Path, dir_okay=False)
_WAITING = Text("Membaca dan menggabung kiriman ...", "Reading and merging the submissions ...")


@click.command("merge")
@PATHS
@OUTPUT_FILE
@click.option("--base", type=_PLAN, metavar="FILE", help="Rencana yang direvisi / the plan to be revised.")
@click.option("--decisions", type=_PLAN, metavar="FILE", help="Hasil gabungan yang sheet Beda Isian-nya sudah diisi.")
@click.option("--region", metavar="KODE", help="Kode wilayah kantornya / the office's region code, 52.03.")
@click.option("--year", type=int, help="Tahun anggaran / plan year.")
@click.option("--paper", type=click.Choice(["f4", "a4"]), default="f4", help="Ukuran kertas / paper size.")
@TEMPLATE
@shared_options
def command(paths: tuple[Path, ...], output: Path, *, force: bool, quiet: bool, **asked: Any) -> None:
    """Gabung kiriman satu kantor menjadi satu rencana / merge an office's submissions into one plan."""
    # Imported here: the reader and XlsxWriter would slow down every other command.
    from rak_excel.verbs.merge.command import Asked, merge_files
    from rak_excel.verbs.merge.summary import remarks, summary, troubles

    with _waiting(quiet=quiet):
        merged = merge_files(paths, output, Asked(**asked), force=force)
    for trouble in troubles(merged):
        tell(trouble)
    for remark in remarks(merged):
        tell(remark, quiet=quiet)
    say(summary(merged, output))
    click.get_current_context().exit(0 if merged.complete else 1)


def _waiting(*, quiet: bool) -> AbstractContextManager[object]:
    """A line that moves while files are read; nothing where nobody watches."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # imported here: only a terminal needs it

    return Console(stderr=True).status(_WAITING.said(current_language()))
