"""What the commands share: options, and how they speak."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rak_excel.language import Language, Text

_KEY = "rak_excel.language"
_SPOKEN: list[Language] = []


def _remember(ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """`--lang` works before and after the command's name; the last one wins."""
    if value:
        ctx.find_root().meta[_KEY] = value
        _SPOKEN[:] = ["en" if value == "en" else "id"]
    elif ctx.parent is None:
        _SPOKEN.clear()  # what an earlier call in this process asked for does not hold for this one
    return value


LANGUAGE = click.option(
    "--lang",
    type=click.Choice(["id", "en"]),
    envvar="RAK_EXCEL_LANG",
    expose_value=False,
    is_eager=True,
    callback=_remember,
    help="Bahasa / language: id, en.",
)
FORCE = click.option("--force", is_flag=True, help="Ganti hasil yang sudah ada / replace an existing output.")
QUIET = click.option("--quiet", is_flag=True, help="Tanpa pesan kemajuan / no progress messages.")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
TEMPLATE = click.option("--template", metavar="ID|TOML", help="Definisi format / template definition.")
OUTPUT_FILE = click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="File hasil / output file."
)

_SHARED = (LANGUAGE, FORCE, QUIET)


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--lang`, `--force` and `--quiet`; it receives `force` and `quiet`."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def current_language(ctx: click.Context | None = None) -> Language:
    """The language asked for with `--lang` or RAK_EXCEL_LANG; Indonesian where none was."""
    context = ctx or click.get_current_context(silent=True)
    asked = context.find_root().meta.get(_KEY) if context else None
    if asked is None:
        asked = _SPOKEN[0] if _SPOKEN else os.environ.get("RAK_EXCEL_LANG")
    return "en" if asked == "en" else "id"


def say(text: Text | str) -> None:
    """A result, on standard output."""
    click.echo(text.said(current_language()) if isinstance(text, Text) else text)


def tell(text: Text | str, *, quiet: bool = False) -> None:
    """A message or progress, on standard error; nothing where `quiet`."""
    if not quiet:
        click.echo(text.said(current_language()) if isinstance(text, Text) else text, err=True)


def use_utf8() -> None:
    """Ticks and quotes must not fail on a cp1252 console or pipe: write UTF-8 there, and never stop at a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
