"""How far a command has come with many files, on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click


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
