"""The options that commands share, and dates as people write them."""

from __future__ import annotations

import datetime
from functools import reduce
from pathlib import Path
from typing import Any

import click

from rak_excel.cli.speaking import Decorator, SpeakingRange, argument, option
from rak_excel.cli.spoken import current_language, remember_language, remember_settings
from rak_excel.language import Text


class NamedPath(click.Path):
    """A path that was named: an empty one would mean the current folder. Where a file is wanted, a folder is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            raise click.UsageError(_UNNAMED.said(current_language(ctx)), ctx)
        if "\0" in str(value):
            raise click.UsageError(_NO_NAME.said(current_language(ctx)), ctx)
        if not self.dir_okay and Path(value).is_dir():
            raise click.UsageError(_IS_FOLDER.filled(path=value).said(current_language(ctx)), ctx)
        return super().convert(value, param, ctx)


_UNNAMED = Text(
    "Tulis namanya di antara tanda kutip: nama file atau foldernya kosong.",
    "Write the name between the quotation marks: the name of the file or folder is empty.",
)
_NO_NAME = Text(
    "Ketik ulang nama file atau foldernya: ada huruf yang tidak boleh ada di dalamnya.",
    "Type the name of the file or folder again: it has a letter that no name may have.",
)
_IS_FOLDER = Text(
    "{path} adalah folder. Sebut nama satu file di dalamnya.", "{path} is a folder. Give the name of one file in it."
)
# What may not be opened is told by whoever reads it, in a sentence of ours, and beside it the rest is read.
PATH = NamedPath(path_type=Path, readable=False)
WORKBOOK = NamedPath(path_type=Path, dir_okay=False, readable=False)
YEARS = (2000, 2100)  # a plan's year, first and last
YEAR_LIMITS = Text("Tahun harus {first} sampai {last}", "The year must be from {first} to {last}").filled(
    first=YEARS[0], last=YEARS[1]
)
YEAR = SpeakingRange(Text(f"{YEAR_LIMITS.id}.", f"{YEAR_LIMITS.en}."), *YEARS)
OF_YEAR = option("--year", type=YEAR, metavar="2020", id="Tahun anggaran.", en="The budget year.")
LANGUAGE = option(
    "--lang",
    type=click.Choice(["id", "en"]),
    envvar="RAK_EXCEL_LANG",
    expose_value=False,
    is_eager=True,
    callback=lambda ctx, _option, value: remember_language(ctx, value),
    id="Bahasa: id (Indonesia) atau en (Inggris).",
    en="Language: id (Indonesian) or en (English).",
)
_FORCE = option("--force", is_flag=True, id="Ganti hasil yang sudah ada.", en="Replace a result that exists already.")
_FORCE_UNSEEN = option("--force", is_flag=True, hidden=True, id="Tidak berpengaruh di sini.", en="Has no effect here.")
_QUIET = option(
    "--quiet", is_flag=True, id="Jangan tampilkan pesan selama bekerja.", en="Show no messages while working."
)
PATHS = argument(
    "paths",
    nargs=-1,
    required=True,
    type=PATH,
    metavar=Text("FILE|FOLDER|ZIP...", "FILE|FOLDER|ZIP..."),
    missing=Text("Sebutkan file atau foldernya", "Name the file or folder"),
)
TEMPLATE = option(
    "--template",
    metavar="ID|TOML",
    id="Format yang dipakai: kpu-2008, kpu-2020, kpu-2023, atau file definisi sendiri.",
    en="The template: kpu-2008, kpu-2020, kpu-2023, or a definition of your own.",
)
PAPER = option("--paper", type=click.Choice(["f4", "a4"]), default="f4", id="Ukuran kertas.", en="The paper size.")
OUTPUT_FILE = option("-o", "--output", required=True, type=PATH, id="File hasil.", en="The file to write.")


def format_option(*formats: str, id: str, en: str) -> Decorator:  # noqa: A002 - as Text has it
    """The option `--format` of a command whose result is text for people where nothing else is asked for."""
    attributes: dict[str, Any] = {"default": "text", "show_default": True, "id": id, "en": en}
    return option("--format", "format_", type=click.Choice(["text", *formats]), **attributes)


def printed_or_written(*, id: str, en: str) -> Decorator:  # noqa: A002 - as Text has it
    """The option `-o` of a command that prints its result without it, or where it is `-`."""
    return option(
        "-o",
        "--output",
        type=PATH,
        id=id,
        en=en,
        callback=lambda _ctx, _option, path: None if path == Path("-") else path,
    )


def _settings(**attributes: Any) -> Decorator:
    return option(
        "--settings",
        type=WORKBOOK,
        metavar="TOML",
        expose_value=False,
        callback=lambda ctx, _option, value: remember_settings(ctx, value),
        **attributes,
    )


SETTINGS = _settings(
    id="File pengaturan kantor atau provinsi, biasanya rak-excel.toml.",
    en="The settings of an office or province, usually rak-excel.toml.",
)
_SETTINGS_UNSEEN = _settings(hidden=True, id="Tidak berpengaruh di sini.", en="Has no effect here.")


def _together(*options: Decorator) -> Decorator:
    return lambda command: reduce(lambda given, each: each(given), reversed(options), command)


shared_options = _together(LANGUAGE, _FORCE, _QUIET, _SETTINGS_UNSEEN)
"""Gives a command `--lang`, `--force` and `--quiet`; it receives `force` and `quiet`."""
judging_options = _together(LANGUAGE, _FORCE, _QUIET, SETTINGS)
"""The same for a command that checks plans by the rules, whose settings `given_settings` tells."""
teller_options = _together(LANGUAGE, _FORCE_UNSEEN, _QUIET, _SETTINGS_UNSEEN)
"""The same for a command that writes no file: its help does not offer to replace one."""


_NO_DATE = Text(
    '"{value}" bukan tanggal. Tulis tanggalnya, misalnya 31-01-2020 atau "31 Januari 2020".',
    '"{value}" is not a date. Write it like 31-01-2020 or "31 January 2020".',
)


class DateType(click.ParamType[datetime.date]):
    """Reads `31-01-2020`, `2020-01-31` and `31 Januari 2020`."""

    name = "date"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        # Imported here: the verb's package brings readers and writers that would slow down every other command.
        from rak_excel.vocabulary.entries.ticks import read_date

        date = read_date(value)
        if date is None:
            raise click.UsageError(_NO_DATE.filled(value=value).said(current_language(ctx)), ctx)
        return date
