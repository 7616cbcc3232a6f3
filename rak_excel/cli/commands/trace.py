"""`rak-excel trace`: where a cell of a merged or rolled-up workbook came from."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.options import WORKBOOK, teller_options
from rak_excel.cli.speaking import argument, speaking
from rak_excel.cli.spoken import say
from rak_excel.language import Text

_BY_HAND = Text(
    "{origin}: baris ini diubah atau ditambah dengan tangan.", "{origin}: this row was changed or added by hand."
)
_WHY = {
    "dipilih": Text("Dipilih di sheet Beda Isian: {text}.", "Chosen on the sheet Beda Isian: {text}."),
    "sementara": Text(
        "Dipakai sementara: {text}. Beda isian ini belum dipilih.",
        "Taken for now: {text}. Nobody has chosen between the values yet.",
    ),
    "isian lain": Text(
        "Diketik di kolom Isian Lain pada sheet Beda Isian: {text}.",
        "Typed into the column Isian Lain of the sheet Beda Isian: {text}.",
    ),
    "diketik": Text("Diketik langsung di file ini: {text}.", "Typed into this file itself: {text}."),
    "tetap": Text(
        "Sudah ada di rencana yang direvisi: {text}. Kiriman terakhir tidak menyebutnya.",
        "Stood in the plan that is revised: {text}. The last submissions do not say it.",
    ),
}
_WHY_EARLIER = {
    "dipilih": Text(
        "Dipilih di sheet Beda Isian waktu rencana sebelumnya digabung ({plan}): {text}.",
        "Chosen on the sheet Beda Isian of an earlier plan ({plan}): {text}.",
    ),
    "sementara": Text(
        "Dipakai sementara di rencana sebelumnya ({plan}): {text}. Beda isian ini belum dipilih.",
        "Taken for now in an earlier plan ({plan}): {text}. Nobody has chosen between the values yet.",
    ),
    "isian lain": Text(
        "Diketik di kolom Isian Lain pada sheet Beda Isian rencana sebelumnya ({plan}): {text}.",
        "Typed into the column Isian Lain of the sheet Beda Isian of an earlier plan ({plan}): {text}.",
    ),
    "diketik": Text(
        "Diketik langsung di rencana sebelumnya ({plan}): {text}.",
        "Typed into an earlier plan itself ({plan}): {text}.",
    ),
    "tetap": Text(
        "Sudah ada di rencana sebelumnya ({plan}): {text}. Kiriman terakhir tidak menyebutnya.",
        "Stood in an earlier plan ({plan}): {text}. The last submissions do not say it.",
    ),
}
_OTHER = Text("Tidak dipakai: {text} ({origins})", "Not taken: {text} ({origins})")
_BOTH = Text("Sebutkan file dan selnya", "Name the file and the cell")


@speaking(
    "trace",
    "rak-excel trace gabungan.xlsx Komisi!E9",
    id="Tunjukkan dari file, sheet, dan sel mana isi sebuah sel hasil gabungan atau rekap berasal.",
    en="Show the files, sheets and cells that a cell of a merged or rolled-up workbook came from.",
)
@argument("plan", type=WORKBOOK, metavar=Text("FILE", "FILE"), missing=_BOTH)
@argument("cell", nargs=-1, required=True, metavar=Text("SEL", "CELL"), missing=_BOTH)
@teller_options
def command(plan: Path, cell: tuple[str, ...], *, force: bool, quiet: bool) -> None:  # noqa: ARG001 - every command takes them
    # Imported here: the reader would slow down every other command.
    from rak_excel.jobs.trace import trace

    found = trace(plan, " ".join(cell))  # `Komisi D14` without quotation marks too
    for origin in found.origins:
        say(_BY_HAND.filled(origin=_line(str(origin))) if found.by_hand else _line(str(origin)))
    if taken := found.taken:
        told = _WHY_EARLIER if taken.plan else _WHY
        say(told[taken.why].filled(text=_line(taken.text) or "-", plan=taken.plan or ""))
    for text, origins in taken.others if taken else ():
        say(_OTHER.filled(text=_line(text), origins=", ".join(map(str, origins)) or "-"))


def _line(text: str) -> str:
    return " / ".join(text.splitlines())
