"""How commands speak: what was asked for them all, results on standard output, messages and progress on standard error."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from rak_excel.cli.streams import unseen_told
from rak_excel.language import Language, Speaker, Text, shown

_KEY = "rak_excel.language"
_SETTINGS = "rak_excel.rules.settings"
_SPOKEN: list[Language] = []
_SPEAKER = [Speaker.COMMAND]
_NOT_READ = Text(
    "Bukan file Excel, jadi tidak dibaca: {files}. Jika ada rencana di dalamnya, simpan ulang sebagai .xlsx.",
    "Not read, because it is not a workbook: {files}. If it has a plan in it, save it again as .xlsx.",
)
_MORE = Text("{files}, dan {count} lainnya", "{files}, and {count} more")
_PASSED_OVER = Text(
    "Hasil rak-excel sendiri dilewati: {files}. Jika itu rencana, sebut nama filenya di perintah.",
    "Reports of rak-excel itself are passed over: {files}. If one is a plan, name the file itself in the command.",
)
_FEW_REPORTS = 3
_FEW = 5  # names, where a folder holds many other files
COPIES_WRITTEN = Text("{count} file balasan disimpan di {folder}.", "Returns written to {folder}: {count}.")
_WRITTEN = Text("{path} selesai dibuat.", "{path} was written.")


def remember_language(ctx: click.Context, value: str | None) -> None:
    """`--lang` works before and after the command's name; the last one wins."""
    if value:
        ctx.find_root().meta[_KEY] = value
        _SPOKEN[:] = ["en" if value == "en" else "id"]
    elif ctx.parent is None:
        _SPOKEN.clear()  # what an earlier call in this process asked for does not hold for this one


def remember_settings(ctx: click.Context, value: Path | None) -> None:
    """`--settings` works before and after the command's name, as `--lang` does."""
    if value:
        ctx.find_root().meta[_SETTINGS] = value


def given_settings() -> Path | None:
    """The file that `--settings` named; None where it was not given."""
    given: Path | None = click.get_current_context().find_root().meta.get(_SETTINGS)
    return given


def current_language(ctx: click.Context | None = None) -> Language:
    """The language asked for with `--lang` or RAK_EXCEL_LANG; Indonesian where none was."""
    context = ctx or click.get_current_context(silent=True)
    asked = context.find_root().meta.get(_KEY) if context else None
    if asked is None:
        asked = _SPOKEN[0] if _SPOKEN else os.environ.get("RAK_EXCEL_LANG")
    return "en" if asked == "en" else "id"


def speak_as(who: Speaker) -> None:
    """From now on sentences are said in the words of this one, to the end of the process."""
    _SPEAKER[:] = [who]


def speaker() -> Speaker:
    """In whose words sentences are said."""
    return _SPEAKER[0]


def say(text: Text | str) -> None:
    """A result, on standard output."""
    with unseen_told():
        click.echo(_said(text))


def give(text: str) -> None:
    """A result for programs, on standard output, with its own line ends: Windows would put a second `\r` before each.

    On a terminal nobody but people reads it; elsewhere nothing is taken out, as click does where a text looks coloured.
    """
    if sys.stdout.isatty():
        say(text.removeprefix("\ufeff").removesuffix("\n"))
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    with unseen_told():
        click.echo(text, nl=not text.endswith("\n"), color=True)


def tell(text: Text | str, *, quiet: bool = False) -> None:
    """A message or progress, on standard error; nothing where `quiet`. One that cannot be written stops no work."""
    if quiet:
        return
    with contextlib.suppress(OSError):
        click.echo(_said(text), err=True)


def _said(text: Text | str) -> str:
    """In the language asked for, with nothing in it that acts on a terminal: all that is printed comes by here."""
    if isinstance(text, str):
        return shown(text)
    return shown(text.by(speaker()).said(current_language()))


def tell_written(path: Path, *, quiet: bool = False) -> None:
    tell(_WRITTEN.filled(path=path), quiet=quiet)


def tell_not_read(paths: Iterable[Path], *, used: Iterable[Path] = (), quiet: bool = False) -> None:
    """What else stands in the given folders: a line for our own reports but those that are `used`, one for the rest."""
    # Imported here: help need not wait for the readers.
    from rak_excel.reading import files_not_read, reports_passed_over

    if quiet:
        return
    given = list(paths)
    for said, names, few in (
        (_PASSED_OVER, reports_passed_over(given, used), _FEW_REPORTS),
        (_NOT_READ, files_not_read(given), _FEW),
    ):
        files: Text | str = ", ".join(names[:few])
        if len(names) > few:
            files = _MORE.filled(files=files, count=len(names) - few)
        if names:
            tell(said.filled(files=files))


def tell_settings(changed: Text | None, paths: Sequence[Path]) -> None:
    """What the settings change, and which of the files among the inputs would have been settings; also with `--quiet`."""
    from rak_excel.rules.settings import not_used  # imported here, as above

    if changed:
        tell(changed)
    if not given_settings() and (said := not_used(paths)):
        tell(said)


def progress_bar(*, quiet: bool) -> Callable[[int, int], None]:
    """A bar on standard error that hears (done, all); nothing in a pipe, where it would only be noise."""
    if quiet or not (sys.stderr.isatty() or os.environ.get("FORCE_COLOR")):
        return lambda _done, _all: None
    # Imported here: only a terminal needs it, and it takes a while to load.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    )
    task = bar.add_task("")
    click.get_current_context().call_on_close(lambda: bar.stop() if bar.live.is_started else None)

    def show(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total)
        if done == 1 and total > 1:
            bar.start()
        if done == total:
            bar.stop()

    return show


def give_cursor_back() -> None:
    """Where a bar was on a terminal: what stops a command in the midst of showing or clearing it leaves the cursor hidden."""
    if "rich.console" in sys.modules and sys.stderr.isatty():
        from rich.console import Console  # loaded already

        Console(stderr=True).show_cursor()
