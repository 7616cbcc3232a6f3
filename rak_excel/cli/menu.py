"""`rak-excel` without arguments, in a terminal: a short menu for people who have never typed a command."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from rak_excel.cli.answers import output_file, output_folder, province, region, workbooks, year
from rak_excel.cli.dialogue import AnswerError, agreed, ask, choose
from rak_excel.cli.spoken import say
from rak_excel.language import Text

_TITLE = Text(
    "Rencana Aksi Kinerja di Excel. Ketik nomor pilihan lalu tekan Enter; Ctrl+C untuk keluar.",
    "Action plans in Excel. Type a number and press Enter; press Ctrl+C to leave.",
)
_MENU = (
    Text("Buat format isian", "Make a template"),
    Text("Cek", "Check"),
    Text("Gabung", "Merge"),
    Text("Rekap provinsi", "Roll up a province"),
)
_WHOM = (
    Text("Satu file untuk seluruh kantor", "One file for the whole office"),
    Text("Satu file untuk setiap sub bagian", "One file for each sub bagian"),
)
_RESULTS = (
    Text("Tampilkan di layar", "Show them on the screen"),
    Text("Simpan sebagai file Excel untuk dikirim balik", "Save them as workbooks to send back"),
    Text("Simpan sebagai pesan singkat untuk WhatsApp", "Save them as short messages for WhatsApp"),
)
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
_CARRY = Text(
    "Bawa tanggal, catatan, dan jawaban yang diketik di {path}? (y/t)",
    "Carry over the dates, remarks and answers typed in {path}? (y/n)",
)


def run_menu(run: Callable[[Sequence[str]], None]) -> None:
    """Ask what is wanted, show the command, and run it with `run`."""
    say(_TITLE)
    choice = choose(Text("Pilihan", "Choice"), _MENU)
    arguments = (_template, _check, _merge, _rollup)[choice]()
    say(Text("Perintah yang dijalankan:", "The command:"))
    click.echo(f"  rak-excel {' '.join(_quoted(argument) for argument in arguments)}\n")
    run(arguments)


def _template() -> list[str]:
    code, plan_year = region().code, year()
    proposed = f"RAK {plan_year} - {code.replace('.', '')}"
    asked = ["--region", code, "--year", plan_year]
    if choose(Text("Untuk siapa", "For whom"), _WHOM) == 0:
        return ["template", *output_file(f"{proposed}.xlsx").arguments, *asked]
    return ["template", *output_folder(proposed).arguments, *asked, "--each-submitter"]


def _check() -> list[str]:
    command = ["check", workbooks(Text("File atau folder yang dicek", "File or folder to check"))]
    result = choose(Text("Catatannya", "The findings"), _RESULTS, default="1")
    if result == 0:
        return command
    if result == 1:
        return [*command, "--format", "xlsx", *output_folder("catatan").arguments]
    return [*command, "--brief", *output_folder("pesan").arguments]


def _merge() -> list[str]:
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.verbs.merge.handwork import is_merged_plan

    folder = workbooks(Text("Folder berisi file kiriman", "Folder with the submissions"))
    base, proposed = _revised(Path(folder))
    output = output_file(proposed, lambda path: _merging_again(path, base))
    command = ["merge", folder, *(["--base", base] if base else [])]
    # What was chosen and typed in a merged plan is carried over: replaced alone, it would be refused or lost.
    if output.agreed and is_merged_plan(Path(output.path)):
        return [*command, "-o", output.path, "--decisions", output.path]
    return [*command, *output.arguments]


def _revised(submissions: Path) -> tuple[str, str]:
    """The plan that the submissions revise, "" where they revise none, and a name for the result."""

    def understood(typed: str) -> tuple[str, str]:
        from rak_excel.verbs.merge.revising import plan_to_revise

        if not typed:
            return "", "rencana-gabungan.xlsx"
        plan = plan_to_revise(Path(typed), submissions)
        return typed, f"rencana-revisi-{plan.identity.revision + 1}.xlsx"

    return ask(_REVISED, understood)


def _merging_again(path: Path, base: str) -> Text | None:
    """What to ask before merging into a plan that merging wrote, None where it is another file."""
    from rak_excel.verbs.contents import content_of
    from rak_excel.verbs.merge.handwork import is_merged_plan, read_handwork

    if base and path.samefile(base):
        raise AnswerError(_IS_REVISED.filled(path=path))
    if not is_merged_plan(path):
        return None
    if not base and read_handwork(content_of(path), path.name).revises:
        raise AnswerError(_IS_REVISION.filled(path=path))
    return _MERGE_AGAIN


def _rollup() -> list[str]:
    folder = workbooks(Text("Folder berisi rencana kabupaten/kota", "Folder with the plans"))
    code = province().code
    earlier, proposed = _numbered(f"rekap-{code}")
    carried = ["--previous", earlier] if earlier and agreed(_CARRY.filled(path=earlier)) else []
    return ["rollup", folder, *output_file(proposed).arguments, "--province", code, *carried]


def _numbered(name: str) -> tuple[str, str]:
    """The last roll-up of this name, "" where there is none, and the name that is free for the next one."""
    from rak_excel.spreadsheet.rollup_reading import is_rollup

    last, free, number = "", f"{name}.xlsx", 1
    while Path(free).exists():
        number += 1
        last, free = free, f"{name}-{number}.xlsx"
    return last if last and is_rollup(Path(last)) else "", free


def _quoted(argument: str) -> str:
    """An argument as it would be typed: Windows knows double quotes only."""
    return f'"{argument}"' if sys.platform == "win32" and " " in argument else shlex.quote(argument)
