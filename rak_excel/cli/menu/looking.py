"""The menu's questions about what is written already: print it, see where a cell came from, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rak_excel.cli.menu.answers import output_file, workbook
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, choose
from rak_excel.cli.spoken import say
from rak_excel.errors import NotReadyToSignError
from rak_excel.language import Text

_TRACED = Text("File hasil gabungan atau rekap", "The merged plan or roll-up")
_CELL = Text("Sel yang dicari asalnya, misalnya Komisi!D14", "The cell to trace, such as Komisi!D14")
_BLANK_CELL = Text(
    "Sel belum diketik. Ketik nama sheet dan selnya, misalnya Komisi!D14.",
    "No cell was typed. Type the sheet and the cell, such as Komisi!D14.",
)
_WHICH = Text("Di sheet yang mana", "On which sheet")
_OLD = Text("Rencana atau rekap yang lama", "The old plan or roll-up")
_NEW = Text("Rencana atau rekap yang baru", "The new plan or roll-up")
_SAME = Text(
    "Ini file yang sama dengan yang lama. Ketik nama file yang baru.",
    "This is the same file as the old one. Type the name of the new one.",
)


def ask_trace() -> list[str]:
    """The command that tells where a cell came from; a cell without a sheet is asked about."""
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.formats.opened.opening import content_of, sheets_in

    plan = workbook(_TRACED, refuse_unreadable)
    sheets = sheets_in(content_of(Path(plan)), plan)

    def understood(typed: str) -> str:
        from rak_excel.jobs.trace import cell_meant, likely_sheets, sheet_named, trace, written_address

        if not typed:
            raise AnswerError(_BLANK_CELL)
        cell = cell_meant(typed)
        sheet = sheet_named(cell.sheet, sheets).name if cell.sheet else _asked(likely_sheets(sheets))
        address = written_address(sheet, cell.address)
        trace(Path(plan), address)  # what is wrong with it is told now, and another cell asked for
        return address

    return ["trace", plan, ask(_CELL, understood)]


def _asked(names: Sequence[str]) -> str:
    return names[choose(_WHICH, [Text(name, name) for name in names])] if len(names) > 1 else names[0]


def ask_diff() -> list[str]:
    """The command that shows what changed between two files."""
    old = workbook(_OLD, refuse_unreadable)

    def other(path: Path) -> None:
        if path.samefile(old):
            raise AnswerError(_SAME)
        refuse_unreadable(path)

    return ["diff", old, workbook(_NEW, other)]


def refuse_unreadable(path: Path) -> None:
    """Raises RakExcelError where a file is no workbook, or one with a sheet that cannot be read."""
    from rak_excel.formats.opened.opening import content_of, sheets_in

    for sheet in sheets_in(content_of(path), path):
        sheet.rows  # noqa: B018 - loads them


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
