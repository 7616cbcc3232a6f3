"""`rak-excel` without arguments, in a terminal: a short menu for people who have never typed a command."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rak_excel.cli.menu.answers import output_file, output_folder, region, workbook, workbooks, year
from rak_excel.cli.menu.checking import ask_check
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, choose
from rak_excel.cli.menu.merging import NOT_DONE, ask_merge, merge_until_decided
from rak_excel.cli.menu.quarters import reports_first
from rak_excel.cli.menu.report_rollup import ask_report_rollup
from rak_excel.cli.menu.reporting import WHOM, ask_report_forms
from rak_excel.cli.menu.rollup import ask_plan_rollup
from rak_excel.cli.spoken import current_language, given_settings, say, speak_as
from rak_excel.errors import NotReadyToSignError
from rak_excel.language import Speaker, Text

_TITLE = Text(
    "Rencana Aksi Kinerja di Excel. Ketik nomor pilihan lalu tekan Enter; Ctrl+C untuk keluar.",
    "Action plans in Excel. Type a number and press Enter; press Ctrl+C to leave.",
)


def run_menu(run: Callable[[Sequence[str]], int | None]) -> None:
    """Ask what is wanted, show the command, and run it with `run`, which gives its exit code; some commands ask on."""
    given = given_settings()
    settings = ["--settings", str(given)] if given else []
    english = ["--lang", "en"] if current_language() == "en" else []  # each command is told anew

    def shown(command: Sequence[str]) -> int:
        judging = command[0] in _JUDGING or _ASKING & set(command)
        arguments = [*command, *(settings if judging else []), *english]
        say(Text("Perintah yang dijalankan:", "The command:"))
        say(f"  rak-excel {' '.join(map(_quoted, arguments))}\n")
        return run(arguments) or 0

    speak_as(Speaker.MENU)
    say(_TITLE)
    arguments = _MENU[choose(Text("Pilihan", "Choice"), [text for text, _ in _MENU])][1]()
    further = _FURTHER.get(arguments[0])
    sys.exit(further(arguments, shown) if further else shown(arguments))


def _template() -> list[str]:
    code, plan_year = region().code, year()
    proposed = f"RAK {plan_year} - {code.replace('.', '')}"
    asked = ["--region", code, "--year", plan_year]
    if choose(Text("Untuk siapa", "For whom"), WHOM) == 0:
        return ["template", *output_file(f"{proposed}.xlsx").arguments, *asked]
    return ["template", *output_folder(proposed).arguments, *asked, "--each-submitter"]


_TRACED = Text("File hasil gabungan atau rekap", "The merged plan or roll-up")
_CELL = Text("Sel yang dicari asalnya, misalnya Komisi!D14", "The cell to trace, such as Komisi!D14")
_BLANK_CELL = Text(
    "Sel belum diketik. Ketik nama sheet dan selnya, misalnya Komisi!D14.",
    "No cell was typed. Type the sheet and the cell, such as Komisi!D14.",
)
_WHICH = Text("Di sheet yang mana", "On which sheet")
_ROLLED_UP = Text("Folder berisi rencana atau laporan kabupaten/kota", "Folder with the plans or reports")
_REPORTS = Text("Di folder ini ada laporan {quarter}.", "There are reports of {quarter} in this folder.")
_OLD = Text("Rencana, laporan, atau rekap yang lama", "The old plan, report or roll-up")
_NEW = Text("Rencana, laporan, atau rekap yang baru", "The new plan, report or roll-up")
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
        likely = [sheet_named(cell.sheet, sheets).name] if cell.sheet else likely_sheets(sheets)
        sheet = likely[choose(_WHICH, [Text(name, name) for name in likely]) if len(likely) > 1 else 0]
        address = written_address(sheet, cell.address)
        trace(Path(plan), address)  # what is wrong with it is told now, and another cell asked for
        return address

    return ["trace", plan, ask(_CELL, understood)]


def _rollup() -> list[str]:
    """The command that rolls up a folder, of plans or of reports."""
    from rak_excel.definitions.monitoring import quarter_of

    folder = workbooks(_ROLLED_UP)
    report = reports_first(Path(folder))
    if report is None:
        return ask_plan_rollup(folder)
    quarter = quarter_of(report.definition)
    say(_REPORTS.filled(quarter=quarter.label))
    return ask_report_rollup(folder, quarter.number)


def ask_diff() -> list[str]:
    """The command that shows what changed between two files."""
    old = workbook(_OLD, refuse_unreadable)

    def other(path: Path) -> None:
        if path.samefile(old):
            raise AnswerError(_SAME)
        refuse_unreadable(path)

    return ["diff", old, workbook(_NEW, other)]


_PLAN = Text("Rencana atau laporan yang dicetak", "The plan or report to print")
_DRAFT = Text("Cetak konsepnya dulu? (y/t)", "Print a draft meanwhile? (y/n)")


def ask_print() -> list[str]:
    """The command that prints a plan or report under its own name."""
    plan = workbook(_PLAN, refuse_unreadable)
    return ["print", plan, *output_file(f"{Path(plan).stem}.pdf", suffix=".pdf").arguments]


def print_or_draft(command: Sequence[str], run: Callable[[Sequence[str]], int]) -> int:
    """Prints, and where something is missing for signing, which is told, a draft if that is wanted; the exit code."""
    try:
        return run(command)
    except NotReadyToSignError as error:
        say(error.text)
        return run([*command, "--draft"]) if agreed(_DRAFT) else NOT_DONE


def refuse_unreadable(path: Path) -> None:
    """Raises RakExcelError where a file is no workbook, or one with a sheet that cannot be read."""
    from rak_excel.formats.opened.opening import content_of, sheets_in

    for sheet in sheets_in(content_of(path), path):
        sheet.rows  # noqa: B018 - loads them


def _quoted(argument: str) -> str:
    """An argument as it would be typed: Windows knows double quotes only."""
    return f'"{argument}"' if sys.platform == "win32" and " " in argument else shlex.quote(argument)


# What stands in the menu: to add a command, add its line, with the function that asks for its arguments.
_MENU: Sequence[tuple[Text, Callable[[], list[str]]]] = (
    (Text("Buat format isian", "Make a template"), _template),
    (Text("Cek", "Check"), ask_check),
    (Text("Gabung", "Merge"), ask_merge),
    (Text("Rekap provinsi", "Roll up a province"), _rollup),
    (Text("Telusuri asal sel", "Trace a cell"), ask_trace),
    (Text("Bandingkan dua rencana, laporan, atau rekap", "Compare two plans, reports or roll-ups"), ask_diff),
    (Text("Cetak untuk ditandatangani", "Print for signing"), ask_print),
    (Text("Buka halaman di browser", "Open the page in a browser"), lambda: ["buka"]),
    (Text("Buat formulir laporan triwulan", "Make the forms of a quarterly report"), ask_report_forms),
)
_JUDGING = {"check", "rollup", "print"}  # the commands that settings of the rules mean something to
_ASKING = {"--return", "--quarter"}  # and the options with which they mean something to others
# Commands after which more is asked: how each is run, and run again.
_FURTHER: Mapping[str, Callable[[Sequence[str], Callable[[Sequence[str]], int]], int]] = {
    "merge": merge_until_decided,
    "print": print_or_draft,
}
