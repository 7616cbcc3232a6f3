"""`rak-excel rollup`: many offices' plans become one workbook."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import click

from rak_excel.cli.dates import DateType
from rak_excel.cli.options import OUTPUT_FILE, PAPER, PATHS, TEMPLATE, WORKBOOK, YEAR, shared_options
from rak_excel.cli.progress import progress_bar
from rak_excel.cli.speaking import SpeakingRange, option, speaking
from rak_excel.cli.spoken import current_language, say, tell, tell_not_read
from rak_excel.language import Text


@speaking(
    "rollup",
    Text(
        "Rekap rencana banyak kantor menjadi satu file Excel; rekap lain boleh ikut.",
        "Roll up the plans of many offices into one workbook; other roll-ups may be among them.",
    ),
    "rak-excel rollup kabupaten-kota --province 52 -o rekap.xlsx",
)
@PATHS
@OUTPUT_FILE
@option(
    "--province",
    "provinces",
    multiple=True,
    metavar="52",
    help=Text(
        "Kode provinsi; boleh disebut beberapa kali; all berarti semua.",
        "Province code; may be repeated; all means every one.",
    ),
)
@option("--year", type=YEAR, metavar="2020", help=Text("Tahun anggaran.", "The budget year."))
@option(
    "--previous",
    type=WORKBOOK,
    metavar="FILE",
    help=Text(
        "Rekap sebelumnya; isian provinsi di dalamnya dibawa.", "The last roll-up; what the province typed is kept."
    ),
)
@option(
    "--deadline",
    type=DateType(),
    metavar="31-01-2020",
    help=Text("Batas waktu penyampaian.", "The day on which the plans are due."),
)
@option(
    "--aliases",
    type=WORKBOOK,
    metavar="FILE",
    help=Text(
        "Rekap yang sheet Padanan Indikator-nya sudah dijawab.",
        "A roll-up whose sheet Padanan Indikator is answered.",
    ),
)
@option(
    "--jobs",
    type=SpeakingRange(Text("Isi --jobs dengan 1 atau lebih.", "Give --jobs 1 or more."), 1),
    metavar="4",
    help=Text("Jumlah file yang dibaca bersamaan.", "How many files are read at the same time."),
)
@PAPER
@TEMPLATE
@shared_options
def command(paths: tuple[Path, ...], output: Path, *, force: bool, quiet: bool, **asked: Any) -> None:
    # Imported here: readers, pandas and XlsxWriter would slow down every other command.
    from rak_excel.settings import find_settings
    from rak_excel.spreadsheet.output import refuse_existing
    from rak_excel.templates import load_template
    from rak_excel.verbs.rollup import refuse_loss, rollup_files, write_rollup
    from rak_excel.verbs.rollup.sheets.fields import MATCHES
    from rak_excel.verbs.rollup.summary import remarks, said
    from rak_excel.vocabulary.regions import provinces_named

    # What a roll-up keeps has no cycles, and this process ends with it: looking for them takes a tenth of its time.
    gc.disable()
    refuse_existing(output, force=force)
    refuse_loss(output, paths, **{name: asked[name] for name in ("previous", "aliases", "deadline")})
    tell_not_read(paths, quiet=quiet)
    result = rollup_files(
        paths,
        provinces=provinces_named(asked["provinces"]),
        year=asked["year"],
        deadline=asked["deadline"],
        previous=asked["previous"],
        aliases=asked["aliases"],
        template=load_template(asked["template"]) if asked["template"] else None,
        settings=find_settings(paths),
        jobs=asked["jobs"],
        without=[output],
        progress=progress_bar(quiet=quiet),
    )
    write_rollup(output, result, language=current_language(), force=force, paper=asked["paper"])
    for remark in remarks(result, MATCHES):
        tell(remark, quiet=quiet)
    for line in said(result, output):
        say(line)
    nothing_used = not any(choice.used for choice in result.choices)
    click.get_current_context().exit(1 if result.refused or nothing_used else 0)
