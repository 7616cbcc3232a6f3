"""The menu's questions about a roll-up: the plans, the province, what to carry over, and letters to the offices."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.answers import output_file, output_folder, workbooks
from rak_excel.cli.dialogue import AnswerError, agreed, ask
from rak_excel.cli.office_answers import province
from rak_excel.language import Text

_CARRY = Text(
    "Bawa tanggal, catatan, dan jawaban yang diketik di {path}? (y/t)",
    "Carry over the dates, remarks and answers typed in {path}? (y/n)",
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


def ask_rollup() -> list[str]:
    """The command that rolls up a folder of plans."""
    folder = workbooks(Text("Folder berisi rencana kabupaten/kota", "Folder with the plans"))
    code = province().code
    earlier, proposed = _numbered(f"rekap-{code}")
    carried = ["--previous", earlier] if earlier and agreed(_CARRY.filled(path=earlier)) else []
    output = output_file(proposed).arguments
    letters = _letters(f"surat-{code}") if agreed(_LETTERS) else []
    if "--force" in letters:  # one option for both
        output = [each for each in output if each != "--force"]
    return ["rollup", folder, *output, "--province", code, *carried, *letters]


def _letters(name: str) -> list[str]:
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.verbs.rollup.dates import read_date

    def understood(typed: str) -> str:
        date = read_date(typed)
        if typed and date is None:
            raise AnswerError(_NO_DATE)
        return f"{date:%d-%m-%Y}" if date else ""

    proposed, number = name, 1
    while Path(proposed).exists():
        number += 1
        proposed = f"{name}-{number}"
    chosen = output_folder(proposed)
    date = ask(_REPLY_BY, understood)
    dated = ["--reply-by", date] if date else []
    return ["--letters", chosen.path, *dated, *(["--force"] if chosen.agreed else [])]


def _numbered(name: str) -> tuple[str, str]:
    """The last roll-up of this name, "" where there is none, and the name that is free for the next one."""
    from rak_excel.spreadsheet.rollup_reading import is_rollup

    last, free, number = "", f"{name}.xlsx", 1
    while Path(free).exists():
        number += 1
        last, free = free, f"{name}-{number}.xlsx"
    return last if last and is_rollup(Path(last)) else "", free
