"""`rak-excel rollup`: many offices' plans become one workbook."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rak_excel.cli.options import OUTPUT_FILE, PATHS, TEMPLATE, current_language, say, shared_options, tell

if TYPE_CHECKING:
    from rak_excel.verbs.rollup.workers import Progress

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("rollup")
@PATHS
@OUTPUT_FILE
@click.option(
    "--province",
    "provinces",
    multiple=True,
    metavar="KODE",
    help="Provinsi, misalnya 52; boleh beberapa; all = semua / provinces.",
)
@click.option("--year", type=int, help="Tahun anggaran / plan year.")
@click.option(
    "--previous", type=_FILE, metavar="FILE", help="Rekap sebelumnya: isian provinsi dibawa / the last roll-up."
)
@click.option("--deadline", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]), help="Batas waktu / deadline.")
@click.option(
    "--aliases", type=_FILE, metavar="FILE", help="Rekap yang sheet Padanan Indikator-nya sudah dijawab / answers."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Jumlah proses pembaca / reading processes.")
@TEMPLATE
@shared_options
def command(paths: tuple[Path, ...], output: Path, *, force: bool, quiet: bool, **asked: Any) -> None:
    """Rekap rencana banyak kantor menjadi satu workbook / roll up the plans of many offices."""
    # Imported here: readers, pandas and XlsxWriter would slow down every other command.
    from rak_excel.settings import find_settings
    from rak_excel.spreadsheet.output import refuse_existing
    from rak_excel.templates import load_template
    from rak_excel.verbs.rollup import provinces_named, rollup_files, write_rollup
    from rak_excel.verbs.rollup.sheets.fields import MATCHES
    from rak_excel.verbs.rollup.summary import remarks, said

    refuse_existing(output, force=force)
    deadline: datetime.datetime | None = asked["deadline"]
    result = rollup_files(
        paths,
        provinces=provinces_named(asked["provinces"]),
        year=asked["year"],
        deadline=deadline.date() if deadline else None,
        previous=asked["previous"],
        aliases=asked["aliases"],
        template=load_template(asked["template"]) if asked["template"] else None,
        settings=find_settings(paths),
        jobs=asked["jobs"],
        without=[output],
        progress=_progress(quiet=quiet),
    )
    write_rollup(result, output, language=current_language(), force=force)
    for remark in remarks(result, MATCHES):
        tell(remark, quiet=quiet)
    for line in said(result, output):
        say(line)
    click.get_current_context().exit(1 if result.refused else 0)


def _progress(*, quiet: bool) -> Progress:
    """A bar on a terminal; nothing in a pipe, where it would only be noise."""
    from rich.console import Console  # imported here: only this command shows progress
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        return lambda _done, _all: None
    bar = Bar(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    task = bar.add_task("")

    def show(done: int, total: int) -> None:
        if done == 1:
            bar.start()
        bar.update(task, completed=done, total=total)
        if done == total:
            bar.stop()

    return show
