"""`rak-excel` without arguments, in a terminal: a short menu for people who have never typed a command."""

from __future__ import annotations

import datetime
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from rak_excel.cli.options import YEARS
from rak_excel.cli.spoken import current_language
from rak_excel.errors import RakExcelError
from rak_excel.language import Text
from rak_excel.model import Region

Answer = tuple[object, Text | None]  # what was understood, or what is wrong with it

_TITLE = Text(
    "Rencana Aksi Kinerja di Excel. Ketik nomor pilihan lalu tekan Enter; Ctrl+C untuk keluar.",
    "Action plans in Excel. Type a number and press Enter; Ctrl+C leaves.",
)
_MENU = (
    Text("Buat format isian", "Make a template"),
    Text("Cek", "Check"),
    Text("Gabung", "Merge"),
    Text("Rekap provinsi", "Roll up a province"),
)
_NO_FILE = Text(
    "{path} adalah folder. Ketik nama file, misalnya hasil.xlsx.",
    "{path} is a folder. Type the name of a file, such as hasil.xlsx.",
)
_NO_FOLDER = Text("{path} adalah file. Ketik nama folder.", "{path} is a file. Type the name of a folder.")
_NO_WORKBOOK = Text(
    "Hasilnya file Excel. Tambahkan .xlsx di akhir namanya: {path}.xlsx.",
    "The result is a workbook. Add .xlsx to its name: {path}.xlsx.",
)
_PLACE = Text("Nama tanpa folder disimpan di {folder}", "A name without a folder is saved in {folder}")
_REPLACE = Text("{path} sudah ada. Ganti? (y/t)", "{path} exists already. Replace it? (y/n)")
_CARRY = Text(
    "Bawa tanggal, catatan dan jawaban yang diketik di {path}? (y/t)",
    "Carry over the dates, notes and answers typed in {path}? (y/n)",
)
_WHOM = (
    Text("Satu file untuk seluruh kantor", "One file for the whole office"),
    Text("Satu file untuk setiap sub bagian", "One file for each sub bagian"),
)


def run_menu(run: Callable[[Sequence[str]], None]) -> None:
    """Ask what is wanted, show the command, and run it with `run`."""
    _say(_TITLE)
    choice = _choose(Text("Pilihan", "Choice"), _MENU)
    arguments = (_template, _check, _merge, _rollup)[choice]()
    _say(Text("Perintah yang dijalankan:", "The command:"))
    click.echo(f"  rak-excel {' '.join(_quoted(argument) for argument in arguments)}\n")
    run(arguments)


def _template() -> list[str]:
    region = _region(Text("Kode wilayah kantor, misalnya 52.03", "Region code of the office, such as 52.03"), _is_any)
    year = _year()
    whom = _choose(Text("Untuk siapa", "For whom"), _WHOM)
    if whom == 0:
        output = _output_file(f"RAK {year} - {region.code.replace('.', '')}.xlsx")
        return ["template", "-o", *output, "--region", region.code, "--year", year]
    folder = _output_folder(f"RAK {year} - {region.code.replace('.', '')}")
    return ["template", "-o", *folder, "--region", region.code, "--year", year, "--each-submitter"]


def _check() -> list[str]:
    return ["check", _path(Text("File atau folder yang dicek", "File or folder to check"))]


def _merge() -> list[str]:
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.verbs.merge.handwork import is_merged_plan

    folder = _path(Text("Folder berisi file kiriman", "Folder with the submissions"))
    output, *force = _output_file("rencana-gabungan.xlsx")
    # What was chosen and typed in a merged plan is carried over: replaced alone, it would be refused or lost.
    return [
        "merge",
        folder,
        "-o",
        output,
        *(["--decisions", output] if force and is_merged_plan(Path(output)) else force),
    ]


def _rollup() -> list[str]:
    folder = _path(Text("Folder berisi rencana kabupaten/kota", "Folder with the plans"))
    province = _region(Text("Kode provinsi, misalnya 52", "Province code, such as 52"), _is_province)
    earlier, proposed = _numbered(f"rekap-{province.code}")
    carried = ["--previous", earlier] if earlier and _yes(_CARRY.filled(path=earlier)) else []
    return ["rollup", folder, "-o", *_output_file(proposed), "--province", province.code, *carried]


def _numbered(name: str) -> tuple[str, str]:
    """The last roll-up of this name, "" where there is none, and the name that is free for the next one."""
    from rak_excel.spreadsheet.rollup_reading import is_rollup

    last, free, number = "", f"{name}.xlsx", 1
    while Path(free).exists():
        number += 1
        last, free = free, f"{name}-{number}.xlsx"
    return last if last and is_rollup(Path(last)) else "", free


def _choose(question: Text, choices: Sequence[Text]) -> int:
    """Which of the choices is meant, counted from 0."""
    for number, choice in enumerate(choices, 1):
        click.echo(f"  {number} {choice.said(current_language())}")

    def understood(typed: str) -> Answer:
        if typed.isdigit() and 0 < int(typed) <= len(choices):
            return int(typed) - 1, None
        return None, Text("Ketik angka 1 sampai {count}.", "Type a number from 1 to {count}.").filled(
            count=len(choices)
        )

    return int(str(_ask(question, understood)))


def _path(question: Text) -> str:
    def understood(typed: str) -> Answer:
        path = Path(typed)
        if typed and path.exists():
            return typed, None
        return None, Text(
            "{path} tidak ada. Seret file atau folder itu ke jendela ini, lalu tekan Enter.",
            "{path} does not exist. Drag the file or folder into this window and press Enter.",
        ).filled(path=typed or Text("Yang kosong", "An empty name"))

    return str(_ask(question, understood))


def _year() -> str:
    def understood(typed: str) -> Answer:
        if typed.isdecimal() and YEARS[0] <= int(typed) <= YEARS[1]:
            return typed, None
        return None, Text(
            "Tahun terdiri dari empat angka, {first} sampai {last}, misalnya 2026.",
            "A year has four digits, {first} to {last}, such as 2026.",
        ).filled(first=YEARS[0], last=YEARS[1])

    next_year = str(datetime.datetime.now().astimezone().year + 1)  # plans are made for the year to come
    return str(_ask(Text("Tahun anggaran", "Budget year"), understood, default=next_year))


def _region(question: Text, fits: Callable[[Region], Text | None]) -> Region:
    # Imported here so that `rak-excel --help` need not read the regions.
    from rak_excel.vocabulary.offices import find_region

    def understood(typed: str) -> Answer:
        try:
            region = find_region(typed)
        except RakExcelError as error:
            return None, error.text
        return region, fits(region)

    region = _ask(question, understood)
    assert isinstance(region, Region)  # noqa: S101 - what `understood` gives
    click.echo(f"  {region.name}")
    return region


def _is_any(_region: Region) -> Text | None:
    return None


def _is_province(region: Region) -> Text | None:
    if not region.parent:
        return None
    return Text(
        "{name} bukan provinsi. Kode provinsi terdiri dari dua angka, misalnya 52.",
        "{name} is no province. A province code has two digits, such as 52.",
    ).filled(name=region.name)


def _output_folder(proposed: str) -> list[str]:
    """The folder's name, with --force where there is something in it that may be replaced."""
    return _output(proposed, lambda path: _NO_FOLDER.filled(path=path) if path.is_file() else None)


def _output_file(proposed: str) -> list[str]:
    """The file's name, with --force where it exists and may be replaced."""

    def fault(path: Path) -> Text | None:
        if path.is_dir():
            return _NO_FILE.filled(path=path)
        return None if path.suffix.casefold() == ".xlsx" else _NO_WORKBOOK.filled(path=path)

    return _output(proposed, fault)


def _output(proposed: str, fault: Callable[[Path], Text | None]) -> list[str]:
    replaced = False

    def understood(typed: str) -> Answer:
        nonlocal replaced
        path = Path(typed)
        if wrong := fault(path):
            return None, wrong
        if not path.exists() or (path.is_dir() and not any(path.iterdir())):
            return typed, None
        replaced = _yes(_REPLACE.filled(path=typed))
        return (typed, None) if replaced else (None, Text("Ketik nama lain.", "Type another name."))

    _say(_PLACE.filled(folder=Path.cwd()))
    path = str(_ask(Text("Simpan hasil sebagai", "Save the result as"), understood, default=proposed))
    return [path, "--force"] if replaced else [path]


def _yes(question: Text) -> bool:
    return _typed(question).casefold() in {"y", "ya", "yes"}


def _ask(question: Text, understood: Callable[[str], Answer], default: str = "") -> object:
    """Asks until the answer is understood; what is wrong with an answer is said at once."""
    while True:
        value, fault = understood(_typed(question, default) or default)
        if fault is None:
            return value
        _say(fault)


def _typed(question: Text, default: str = "") -> str:
    """What is typed, or dragged in: a dragged path comes in quotes."""
    shown = f" [{default}]" if default else ""
    click.echo(f"{question.said(current_language())}{shown}: ", nl=False)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip().strip("\"'").strip()


def _quoted(argument: str) -> str:
    """An argument as it would be typed: Windows knows double quotes only."""
    return f'"{argument}"' if sys.platform == "win32" and " " in argument else shlex.quote(argument)


def _say(text: Text) -> None:
    click.echo(text.said(current_language()))
