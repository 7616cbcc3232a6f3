"""`rak-excel demo`: run the whole journey on the packaged examples."""

from __future__ import annotations

from pathlib import Path

import click

from rak_excel.cli.options import PATH, shared_options
from rak_excel.cli.speaking import speaking
from rak_excel.cli.spoken import current_language, say
from rak_excel.jobs.demo import copy_examples, journey
from rak_excel.language import Text, closing

_COPIED = Text("Contoh disalin ke folder {folder}.", "The examples are copied to the folder {folder}.")
_STEP = Text("\n{number}. {purpose}\n   > {typed}\n", "\n{number}. {purpose}\n   > {typed}\n")
_FINDINGS = Text(
    "Ada yang wajib diperbaiki, karena kekeliruan dokumen aslinya sengaja dibiarkan.",
    "Something must be corrected, because the mistakes of the real document are left in on purpose.",
)
_DONE = Text(
    "\nSelesai. Buka hasilnya di Excel, WPS, atau LibreOffice:",
    "\nDone. Open the results in Excel, WPS or LibreOffice:",
)


@speaking(
    "demo",
    "rak-excel demo coba",
    id="Jalankan seluruh alur dengan contoh nyata, di folder yang disebut.",
    en="Run the whole journey on a real example, in the folder that is named.",
)
@click.argument("folder", default="demo-rak", metavar="[FOLDER]", type=PATH)
@shared_options
@click.pass_context
def command(ctx: click.Context, folder: Path, *, force: bool, quiet: bool) -> None:
    copy_examples(folder, force=force)
    say(_COPIED.filled(folder=closing(folder)))
    # What was asked of the demo is asked of every command that it runs.
    language = ["--lang", "en"] if current_language() == "en" else []
    steps = journey(folder, *(["--force"] if force else []), *(["--quiet"] if quiet else []), *language)
    for number, step in enumerate(steps, 1):
        say(_STEP.filled(number=number, purpose=step.purpose, typed=step.typed()))
        # As if it had been typed, in this process; findings are part of the show, a failure ends it.
        main = ctx.find_root().command
        code = main.main(list(step.arguments), prog_name="rak-excel", standalone_mode=False)
        if code == 1:
            say(_FINDINGS)
        elif code:
            ctx.exit(code)
    say(_DONE)
    for output in (step.output for step in steps if step.output):
        say(f"   {output}")
