"""The menu's print: the signed pages of a plan, or a draft of them while something is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rak_excel.cli.menu.answers import output_file, workbook
from rak_excel.cli.menu.dialogue import agreed
from rak_excel.cli.menu.looking import refuse_unreadable
from rak_excel.cli.spoken import say
from rak_excel.errors import NotReadyToSignError
from rak_excel.language import Text

_PLAN = Text("Rencana yang dicetak", "The plan to print")
_DRAFT = Text("Cetak konsepnya dulu? (y/t)", "Print a draft meanwhile? (y/n)")


def ask_print() -> list[str]:
    """The command that prints a plan beside it, under its own name."""
    plan = workbook(_PLAN, refuse_unreadable)
    return ["print", plan, *output_file(f"{Path(plan).stem}.pdf", suffix=".pdf").arguments]


def print_or_draft(command: Sequence[str], run: Callable[[Sequence[str]], int]) -> int:
    """Prints, and where something is missing for signing, which is told, a draft if that is wanted; the exit code."""
    try:
        return run(command)
    except NotReadyToSignError as error:
        say(error.text)
        return run([*command, "--draft"]) if agreed(_DRAFT) else _NOT_DONE


_NOT_DONE = 2  # the exit code of a command that wrote nothing
