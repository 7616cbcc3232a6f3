"""The options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rak_excel.cli.speaking import option
from rak_excel.cli.spoken import remember_language
from rak_excel.language import Text

LANGUAGE = option(
    "--lang",
    type=click.Choice(["id", "en"]),
    envvar="RAK_EXCEL_LANG",
    expose_value=False,
    is_eager=True,
    callback=lambda ctx, _option, value: remember_language(ctx, value),
    help=Text("Bahasa: id (Indonesia) atau en (Inggris).", "Language: id (Indonesian) or en (English)."),
)
FORCE = option("--force", is_flag=True, help=Text("Ganti hasil yang sudah ada.", "Replace an existing output."))
QUIET = option("--quiet", is_flag=True, help=Text("Tanpa pesan kemajuan.", "No progress messages."))
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
TEMPLATE = option(
    "--template",
    metavar="ID|TOML",
    help=Text(
        "Format yang dipakai: kpu-2008, kpu-2020, kpu-2023, atau file definisi sendiri.",
        "The template: kpu-2008, kpu-2020, kpu-2023, or a definition of your own.",
    ),
)
OUTPUT_FILE = option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=Text("File hasil.", "The file to be written."),
)

_SHARED = (LANGUAGE, FORCE, QUIET)


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--lang`, `--force` and `--quiet`; it receives `force` and `quiet`."""
    for each in reversed(_SHARED):
        command = each(command)
    return command
