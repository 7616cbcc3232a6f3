"""The menu's questions about a roll-up: the plans, the province, what to carry over and compare with, and letters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rak_excel.cli.menu.answers import output_file, output_folder, province
from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, ask_path, path_meant
from rak_excel.cli.spoken import say
from rak_excel.errors import NotARollupError, OutputExistsError, UnreadableWorkbookError
from rak_excel.language import Text

_CARRY = Text(
    "Bawa koreksi, tindak lanjut, tanggal, catatan, dan jawaban yang diketik di {path}? (y/t)",
    "Carry over the corrections, follow-ups, dates, remarks and answers typed in {path}? (y/n)",
)
_LEFT_BEHIND = Text(
    "Rekap baru dibuat dari file kantor saja. Yang diketik di {path} tetap di file itu dan tidak dibawa.",
    "The new roll-up is made of the offices' files alone. What was typed in {path} stays there and is not carried over.",
)
_DEADLINE = Text(
    "Batas waktu penyampaian, misalnya 31-01-2020 ({enter})", "The day on which the plans are due ({enter})"
)
NO_DEADLINE = Text("Enter kalau belum ditentukan", "Enter where there is none yet, else like 31-01-2020")
SAME_DEADLINE = Text("Enter untuk memakai yang di rekap itu", "Enter for that of the roll-up, else like 31-01-2020")
_PREVIOUS = Text(
    "Rekap sebelumnya yang isiannya dibawa (kosongkan jika tidak ada)",
    "The previous roll-up whose entries are carried over (leave blank if there is none)",
)
_REPLACE_AND_CARRY = Text(
    "Ganti {path}, dan bawa koreksi, tindak lanjut, tanggal, catatan, dan jawaban yang diketik di dalamnya? (y/t)",
    "Replace {path}, and carry over the corrections, follow-ups, dates, remarks and answers typed in it? (y/n)",
)
_NOT_CARRIED = Text(
    "Di {path} sudah ada yang diketik provinsi, dan tidak terbawa dari {previous}. Ketik nama lain.",
    "The province has typed into {path}, and {previous} does not have all of it. Type another name.",
)
_LAST_YEAR = Text(
    "Rekap tahun lalu untuk dibandingkan (kosongkan jika tidak ada)",
    "Last year's roll-up to compare with (leave blank if there is none)",
)
_NO_ROLLUP = Text(
    "{path} bukan file rekap. Seret file rekapnya, atau tekan Enter jika tidak ada.",
    "{path} is no roll-up. Drag in the roll-up, or press Enter if there is none.",
)
_LETTERS = Text("Buat juga surat untuk setiap kantor? (y/t)", "Write a letter to each office too? (y/n)")
_REPLY_BY = Text(
    "Surat dijawab paling lambat, misalnya 15-02-2020 (Enter kalau belum ditentukan)",
    "Letters to be answered by, such as 15-02-2020 (Enter where there is no date yet)",
)
_NO_DATE = Text(
    "Tanggalnya tidak terbaca. Ketik misalnya 15-02-2020, atau tekan Enter.",
    "The date cannot be read. Type it like 15-02-2020, or press Enter.",
)


def ask_plan_rollup(folder: str) -> list[str]:
    """The command that rolls up a folder of plans."""
    within = province()
    beside = f"-{within.code}" if within else ""
    earlier, proposed = numbered(f"rekap{beside}", ".xlsx")
    carried = _carried(earlier) if _is_rollup(earlier) else _rollup("--previous", _PREVIOUS)
    due = asked_date("--deadline", _DEADLINE.filled(enter=SAME_DEADLINE if carried else NO_DEADLINE))
    compared = _rollup("--compare", _LAST_YEAR)
    chosen = output_file(proposed, lambda path: _giving_way(path, folder, carried))
    if not carried and chosen.agreed and _is_rollup(chosen.path):  # the one that gives way
        carried = ["--previous", chosen.path]
    of_province = ["--province", within.code] if within else []
    command = ["rollup", folder, *chosen.arguments, *of_province, *carried, *due, *compared]
    return with_letters(command, ask_letters(f"surat{beside}"))


def _carried(earlier: str) -> list[str]:
    # Imported here and below: the questions before need not wait.
    from rak_excel.workbooks.rollup.read_back.named import named_rollup

    if agreed(_CARRY.filled(path=earlier)):
        try:
            named_rollup(Path(earlier))
        except UnreadableWorkbookError as error:
            say(error.text)
            return _rollup("--previous", _PREVIOUS)
        return ["--previous", earlier]
    say(_LEFT_BEHIND.filled(path=earlier))
    return []


def _rollup(option: str, question: Text) -> list[str]:
    """The option with a roll-up; nothing where Enter alone is pressed."""
    from rak_excel.workbooks.rollup.read_back.named import named_rollup  # as above

    def understood(typed: str) -> list[str]:
        path = path_meant(typed)
        if not path:
            return []
        try:
            named_rollup(Path(path))
        except NotARollupError as error:
            raise AnswerError(_NO_ROLLUP.filled(path=path)) from error
        return [option, path]

    return ask_path(question, understood)


def _giving_way(path: Path, folder: str, carried: list[str]) -> Text | None:
    """What to ask before a roll-up is replaced: what was typed there is carried over, from it or from the one named before."""
    from rak_excel.jobs.rollup.files import refuse_loss

    if not _is_rollup(str(path)):
        return None
    return giving_way(
        path, carried, lambda previous: refuse_loss(path, [Path(folder)], previous=previous), _REPLACE_AND_CARRY
    )


def giving_way(path: Path, carried: list[str], refuse: Callable[[Path], None], question: Text) -> Text | None:
    """What to ask before the roll-up at a path is replaced; nothing where the one named before has all that was typed there.

    `refuse` raises OutputExistsError where the roll-up that it is given does not carry all of that.
    """
    refuse(path)  # what nothing carries is told now
    if not carried:
        return question
    previous = Path(carried[1])
    try:
        refuse(previous)
    except OutputExistsError as error:
        raise AnswerError(_NOT_CARRIED.filled(path=path, previous=previous)) from error
    return None


def ask_letters(name: str) -> list[str]:
    """The options for letters to the offices in a folder of this name, with `--force` where it may give way; nothing for none."""
    if not agreed(_LETTERS):
        return []
    chosen = output_folder(numbered(name)[1])
    return ["--letters", chosen.path, *asked_date("--reply-by", _REPLY_BY), *(["--force"] if chosen.agreed else [])]


def with_letters(command: list[str], letters: list[str]) -> list[str]:
    """A command with the options for letters; one `--force` is enough for both."""
    if "--force" in letters:
        command = [each for each in command if each != "--force"]
    return [*command, *letters]


def asked_date(option: str, question: Text) -> list[str]:
    """The option with a date; nothing where Enter alone is pressed."""
    from rak_excel.vocabulary.entries.ticks import read_date  # as above

    def understood(typed: str) -> list[str]:
        date = read_date(typed)
        if typed and date is None:
            raise AnswerError(_NO_DATE)
        return [option, f"{date:%d-%m-%Y}"] if date else []

    return ask(question, understood)


def numbered(name: str, suffix: str = "") -> tuple[str, str]:
    """The last file or folder of this name, "" where there is none, and the name that is free for the next one."""
    last, free, number = "", f"{name}{suffix}", 1
    while Path(free).exists():
        number += 1
        last, free = free, f"{name}-{number}{suffix}"
    return last, free


def _is_rollup(path: str) -> bool:
    from rak_excel.workbooks.rollup.opened import is_rollup

    return bool(path) and is_rollup(Path(path))
