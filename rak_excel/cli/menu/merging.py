"""The menu's merge: what is merged into what, again once the differences that it found are decided, and what goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rak_excel.cli.menu.answers import output_file, workbooks
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, ask_path, path_meant
from rak_excel.cli.menu.reporting import reports_at
from rak_excel.cli.menu.returning import UNIT_RETURNS, ask_returns, folders_beside
from rak_excel.cli.spoken import say
from rak_excel.errors import RakExcelError
from rak_excel.language import Text

_REVISED = Text(
    "Rencana yang direvisi (kosongkan jika bukan revisi)",
    "The plan that is revised (leave blank if this is not a revision)",
)
_MERGE_AGAIN = Text(
    "{path} sudah ada. Gabung ulang, dan bawa pilihan serta isian yang diketik di dalamnya? (y/t)",
    "{path} exists already. Merge again, and carry over the choices and entries typed in it? (y/n)",
)
_IS_REVISED = Text(
    "{path} adalah rencana yang direvisi dan perlu tetap ada. Ketik nama lain.",
    "{path} is the plan that is revised, and must stay. Type another name.",
)
_IS_REVISION = Text(
    "{path} adalah hasil revisi. Ketik nama lain; untuk menggabung ulang revisi itu, mulai lagi dan sebut rencana yang direvisi.",
    "{path} is a revision. Type another name; to merge that revision again, start again and name the plan that it revises.",
)
_WAITING = Text(
    "Masih ada {count} beda isian. Buka {path}, jawab di sheet Beda Isian, simpan, lalu tutup file itu.",
    "There are still {count} differences. Open {path}, answer on the sheet Beda Isian, save it and close it.",
)
_SAVED = Text(
    "Tekan Enter kalau sudah disimpan, atau ketik s untuk selesai dulu",
    "Press Enter once it is saved, or type s to stop here",
)
_ENTER_OR_STOP = Text(
    "Tekan Enter untuk menggabung lagi, atau ketik s untuk selesai dulu.",
    "Press Enter to merge again, or type s to stop here.",
)
_NOT_SAVED = Text(
    "Belum ada yang berubah di {path}. Simpan dulu file itu di Excel atau WPS (Ctrl+S).",
    "Nothing has changed in {path} yet. Save it first in Excel or WPS (Ctrl+S).",
)
_LATER = Text(
    "Untuk melanjutkan nanti, pilih Gabung lagi dengan folder dan nama hasil yang sama.",
    "To go on later, choose Merge again with the same folder and the same name for the result.",
)
_LATER_REVISION = Text(
    "Untuk melanjutkan nanti, pilih Gabung lagi dengan folder, rencana yang direvisi, dan nama hasil yang sama.",
    "To go on later, choose Merge again with the same folder, plan to revise and name for the result.",
)
_LATER_REPORTS = Text(
    "Untuk melanjutkan nanti, pilih Gabung lagi dengan folder, rencana yang dilaporkan, dan nama hasil yang sama.",
    "To go on later, choose Merge again with the same folder, signed plan and name for the result.",
)
_NAMED = {"--base", "--from", "--previous"}  # what a merge is told again
_RETURN = Text("Buat juga balasan untuk setiap unit? (y/t)", "Make the returns of the units too? (y/n)")
NOT_DONE = 2  # the exit code of a command that wrote nothing
_NONE = {"-", "t", "tidak", "tidak ada", "bukan", "bukan revisi", "n", "no", "none"}
_STOP = {"s", "selesai", "stop"}


def ask_merge() -> list[str]:
    """The command that merges a folder; a result that is there already is merged again with what was typed in it."""
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.workbooks.merged.handwork import is_merged_plan

    folder = workbooks(Text("Folder berisi file kiriman", "Folder with the submissions"))
    reports = reports_at(Path(folder))
    base, proposed = ("", reports.proposed) if reports else _revised(Path(folder))
    output = output_file(proposed, lambda path: _merging_again(path, base))
    command = ["merge", folder, *(["--base", base] if base else []), *(reports.options if reports else ())]
    # What was chosen and typed in a merged plan is carried over: replaced alone, it would be refused or lost.
    if output.agreed and is_merged_plan(Path(output.path)):
        return [*command, "-o", output.path, "--decisions", output.path]
    return [*command, *output.arguments]


def _revised(submissions: Path) -> tuple[str, str]:
    """The plan that the submissions revise, "" where they revise none, and a name for the result."""

    def understood(typed: str) -> tuple[str, str]:
        from rak_excel.jobs.merge.plans import plan_to_revise

        if not typed or (typed.casefold() in _NONE and not Path(typed).exists()):
            return "", "rencana-gabungan.xlsx"
        plan = plan_to_revise(Path(typed), submissions)
        return typed, f"rencana-revisi-{plan.identity.revision + 1}.xlsx"

    return ask_path(_REVISED, lambda typed: understood(path_meant(typed)))


def _merging_again(path: Path, base: str) -> Text | None:
    """What to ask before merging into a plan that merging wrote, None where it is another file."""
    from rak_excel.formats.opened.opening import content_of
    from rak_excel.workbooks.merged.handwork import is_merged_plan, read_handwork

    if base and path.samefile(base):
        raise AnswerError(_IS_REVISED.filled(path=path))
    if not is_merged_plan(path):
        return None
    if not base and read_handwork(content_of(path), path.name).revises:
        raise AnswerError(_IS_REVISION.filled(path=path))
    return _MERGE_AGAIN


def merge_until_decided(command: Sequence[str], run: Callable[[Sequence[str]], int]) -> int:
    """Merges, and again with what was decided in the result as long as differences wait for it; the last exit code.

    Then the units' returns are offered, of a merge with what was decided by then.

    `run` runs a command and gives its exit code.
    """
    output = Path(command[command.index("-o") + 1])
    code = run(command)
    # What is asked on Perlu Dicek needs no waiting for: until somebody answers there, an answer holds for it.
    waiting, written = _waiting(output), _content(output)
    later = _LATER_REVISION if "--base" in command else _LATER_REPORTS if "--from" in command else _LATER
    told = _WAITING.filled(count=waiting, path=output)
    while waiting and code != NOT_DONE and _is_saved(output, told, written, later):
        try:
            code = run(_again(command, output))
        except RakExcelError as error:  # such as a file that is still open in Excel: once it is closed, try again
            told = error.text  # all may be answered by now
        else:
            waiting, written = _waiting(output), _content(output)
            told = _WAITING.filled(count=waiting, path=output)
    return code if code == NOT_DONE else _with_returns(command, output, run, code)


def _with_returns(command: Sequence[str], output: Path, run: Callable[[Sequence[str]], int], code: int) -> int:
    """Merges once more with what goes back to the units, where that is wanted; the last exit code."""
    submissions = Path(command[1])
    while agreed(_RETURN):
        try:
            _, free = folders_beside(submissions, UNIT_RETURNS)
            return run([*_again(command, output), *ask_returns(submissions, free)])
        except RakExcelError as error:  # such as a plan that is open in Excel by now
            say(error.text)
    return code


def _again(command: Sequence[str], output: Path) -> list[str]:
    named = [each for at, option in enumerate(command) if option in _NAMED for each in command[at : at + 2]]
    return ["merge", command[1], *named, "-o", str(output), "--decisions", str(output)]


def _is_saved(output: Path, told: Text, written: bytes, later: Text) -> bool:
    """Whether the user has done what is `told` and saved it; else the user stops here, and is told how to go on `later`."""
    say(told)

    def understood(typed: str) -> bool:
        if typed.casefold() in _STOP:
            say(later)
            return False
        if typed:
            raise AnswerError(_ENTER_OR_STOP)
        if _content(output) == written:
            raise AnswerError(_NOT_SAVED.filled(path=output))
        return True

    return ask(_SAVED, understood)


def _waiting(output: Path) -> int:
    """How many differences of a merged plan wait for an answer; 0 where nothing was written."""
    from rak_excel.formats.opened.opening import sheets_in
    from rak_excel.workbooks.merged.decisions import count_open

    content = _content(output)
    return count_open(sheets_in(content, output)) if content else 0


def _content(output: Path) -> bytes:
    from rak_excel.formats.opened.opening import content_of

    return content_of(output) if output.is_file() else b""
