"""`rak-excel diff`: what changed between two plans, two quarterly reports or two roll-ups."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.options import WORKBOOK, format_option, teller_options
from rak_excel.cli.speaking import argument, speaking
from rak_excel.cli.spoken import current_language, say, tell
from rak_excel.language import Text

_OFFICES = Text(
    "Yang dibandingkan adalah dua kantor: {old} dan {new}.", "These are plans of two offices: {old} and {new}."
)
_TWO = Text("Sebutkan kedua file yang dibandingkan", "Name both files to compare")


@speaking(
    "diff",
    "rak-excel diff rencana.xlsx revisi.xlsx",
    id="Bandingkan dua rencana, dua laporan triwulan, atau dua rekap.",
    en="Show what changed between two plans, two quarterly reports or two roll-ups.",
)
@argument("old", type=WORKBOOK, metavar=Text("FILE_LAMA", "OLD"), missing=_TWO)
@argument("new", type=WORKBOOK, metavar=Text("FILE_BARU", "NEW"), missing=_TWO)
@format_option("json", id="Bentuk hasil.", en="The form of the result.")
@teller_options
def command(old: Path, new: Path, *, format_: str, force: bool, quiet: bool) -> None:  # noqa: ARG001 - every command takes them
    # Imported here so that `--help` need not wait for the readers.
    from rak_excel.jobs.diff import diff
    from rak_excel.reports.as_json import changes_as_json
    from rak_excel.reports.as_text import changes_as_text

    found = diff(old, new)
    if found.offices:
        tell(_OFFICES.filled(old=found.offices[0] or old.name, new=found.offices[1] or new.name), quiet=quiet)
    changes = found.changes
    say(changes_as_json(changes) if format_ == "json" else changes_as_text(changes, current_language()))
