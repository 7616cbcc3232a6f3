"""What both kinds of roll-up say of an output into which somebody typed, and which is therefore not replaced."""

from __future__ import annotations

from rak_excel.advice import ROLLED_UP_BEFORE, WITH_OUTPUT, chosen_as
from rak_excel.language import Advice, Text

_ADD = Advice(
    "Tambahkan --previous {named}",
    "Add --previous {named}",
    Text("Sebut {named} waktu ditanya", "Name {named} when asked"),
    chosen_as(Text("Pilih {named}", "Choose {named}"), ROLLED_UP_BEFORE),
)
LOST = Text(
    "{path} tidak ditimpa: ada yang diketik di sheet {names} dan tidak dibawa ke rekap baru, jadi akan hilang. Pilih nama "
    "lain{output}. {remedy}",
    "{path} was not replaced: what was typed on the sheet {names} is not carried to the new roll-up and would be lost. "
    "Choose another name{output}. {remedy}",
).advising(output=WITH_OUTPUT)
TYPED = Text(
    "Di {path} sudah ada yang diketik provinsi. {add} agar terbawa, atau pilih nama lain untuk hasilnya.",
    "The province has typed into {path}. {add} to carry that over, or choose another name for the output.",
).advising(add=_ADD)
