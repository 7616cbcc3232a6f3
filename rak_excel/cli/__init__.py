"""The command `rak-excel`: how it speaks, asks and ends."""

from __future__ import annotations

import difflib
import gc
import importlib
import sys
from pathlib import Path

import click

from rak_excel import __version__
from rak_excel.cli.ending import LastCommand, ended, listen
from rak_excel.cli.options import LANGUAGE, SETTINGS
from rak_excel.cli.speaking import SpeakingCommand, SpeakingOption, teach_click
from rak_excel.cli.spoken import current_language
from rak_excel.cli.streams import open_streams
from rak_excel.language import Text

COMMANDS = {
    "template": Text(
        "Buat format isian atau formulir laporan triwulan", "Make templates, or forms of quarterly reports"
    ),
    "define": Text("Susun definisi format dari file Excel kantor", "Draft a definition from an office's workbook"),
    "check": Text("Cek isian dan tunjukkan catatannya", "Check filled-in workbooks"),
    "merge": Text(
        "Gabung kiriman, atau laporan triwulan, satu kantor", "Merge an office's submissions or quarterly reports"
    ),
    "print": Text("Cetak halaman yang ditandatangani ke PDF", "Print the pages that are signed to a PDF"),
    "trace": Text(
        "Tunjukkan asal sebuah sel hasil gabungan atau rekap", "Show where a merged or rolled-up cell came from"
    ),
    "rollup": Text(
        "Rekap rencana, atau laporan triwulan, banyak kantor", "Roll up plans or quarterly reports of many offices"
    ),
    "export": Text("Ekspor rencana atau laporan ke JSON atau CSV", "Export plans or reports as JSON or CSV"),
    "diff": Text("Bandingkan dua rencana, laporan, atau rekap", "Compare two plans, reports or roll-ups"),
    "rules": Text("Daftar aturan pengecekan, atau penjelasan satu aturan", "List the rules, or explain one"),
    "buka": Text("Buka halamannya di browser", "Open the page in a browser"),
    "demo": Text("Jalankan seluruh alur dengan contoh nyata", "Run the whole journey on a real example"),
}
ENGLISH = {"open": "buka"}
"""What a command with an Indonesian name is called in English too."""


class _LazyGroup(SpeakingCommand, click.Group):
    """Knows the commands' names and first lines without importing them: starting up must be quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        name = ENGLISH.get(name, name)
        if name not in COMMANDS:
            return None
        # Imported here so that `--help` and the other commands need not wait for it.
        command: click.Command = importlib.import_module(f"rak_excel.cli.commands.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in (*COMMANDS, *ENGLISH) and not args[0].startswith("-"):
            raise click.UsageError(_unknown(args[0]).said(current_language(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = current_language(ctx)
        with formatter.section(Text("Perintah", "Commands").said(language)):
            formatter.write_dl([(name, text.said(language)) for name, text in COMMANDS.items()])


def _unknown(name: str) -> Text:
    """What is said of a command that there is not: which is meant by its name, or by what it does in Indonesian."""
    if name.casefold() in _ASKING_FOR_HELP:
        return _HELP.filled(name=name)
    if Path(name).exists():
        return _IS_PATH.filled(name=name, example=f'check "{name}"' if " " in name else f"check {name}")
    called = {said.id.split()[0].casefold(): command for command, said in COMMANDS.items()}
    words = [*COMMANDS, *called]
    meant = next(iter(difflib.get_close_matches(name.casefold(), words, 1, _ALIKE)), "")
    if meant:
        return _MEANT.filled(name=name, meant=called.get(meant, meant))
    return _NO_COMMAND.filled(name=name, names=", ".join(COMMANDS))


_ALIKE = 0.7  # of 1
_ASKING_FOR_HELP = {"help", "bantuan", "?"}
_HELP = Text(
    "Perintah {name} tidak ada. Untuk bantuan, ketik rak-excel --help.",
    "There is no command {name}. For help, type rak-excel --help.",
)
_IS_PATH = Text(
    "{name} adalah file atau folder. Sebut perintahnya dulu, misalnya: rak-excel {example}",
    "{name} is a file or folder. Name the command first, for example: rak-excel {example}",
)
_MEANT = Text(
    "Perintah {name} tidak ada. Mungkin maksudnya {meant}.", "There is no command {name}. Perhaps you mean {meant}."
)
_NO_COMMAND = Text(
    "Perintah {name} tidak ada. Yang ada: {names}.", "There is no command {name}. The commands are: {names}."
)


@click.group(
    cls=_LazyGroup,
    text=Text(
        "Rencana Aksi Kinerja di Excel: buat format, cek, gabung, rekap. Tanpa perintah, muncul menu.",
        "Action plans (Rencana Aksi Kinerja) in Excel: make templates, check, merge, roll up. Without a command, a menu appears.",
    ),
    examples=("rak-excel merge --help", "rak-excel --lang en --help"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__,
    prog_name="rak-excel",
    message="%(prog)s %(version)s",
    cls=SpeakingOption,
    help=Text("Tampilkan versi program.", "Show the version."),
)
@LANGUAGE
@SETTINGS
@click.pass_context
def main(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help())
        return
    # Imported here so that the commands need not wait for the menu.
    from rak_excel.cli.menu.menu import run_menu

    run_menu(lambda arguments: main.main(list(arguments), prog_name="rak-excel", standalone_mode=False))


teach_click()


def run() -> None:
    """The command: whatever happens becomes an exit code, and a sentence where it is needed."""
    open_streams()
    listen()
    code = ended(lambda: main.main(prog_name="rak-excel", obj=LastCommand(), standalone_mode=False))
    gc.freeze()  # else Python would look for garbage once more, among all that was read
    sys.exit(code)
