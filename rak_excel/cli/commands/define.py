"""`rak-excel define`: a template definition, drafted from a workbook that an office uses."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.options import OUTPUT_FILE, WORKBOOK, shared_options
from rak_excel.cli.speaking import argument, speaking
from rak_excel.cli.spoken import say, tell, tell_written
from rak_excel.language import Text

_DRAFTED = Text(
    "{indicators} indikator dan {columns} kolom tambahan. Periksa baris bertanda # di file itu.",
    "{indicators} indicators and {columns} further columns. Check the lines with # in that file.",
)
_OTHERWISE = Text(
    "{count} indikator terbaca lain dengan definisi itu; periksa mulai {cell}.",
    "{count} indicators read otherwise by the definition; check from {cell} on.",
)


@speaking(
    "define",
    "rak-excel define format-kantor.xlsx -o definisi.toml",
    id="Susun konsep definisi format (TOML) dari file Excel yang dipakai kantor.",
    en="Draft a template definition (TOML) from a workbook that an office uses.",
)
@argument(
    "workbook", type=WORKBOOK, metavar=Text("FILE", "FILE"), missing=Text("Sebutkan file rencananya", "Name the plan")
)
@OUTPUT_FILE
@shared_options
def command(workbook: Path, output: Path, *, force: bool, quiet: bool) -> None:
    # Imported here: the reader would slow down every other command.
    from rak_excel.jobs.define import define

    drafted = define(workbook, output, force=force)
    tell_written(output, quiet=quiet)
    if drafted.otherwise:
        tell(_OTHERWISE.filled(count=len(drafted.otherwise), cell=drafted.otherwise[0]), quiet=quiet)
    say(_DRAFTED.filled(indicators=drafted.indicators, columns=drafted.columns))
