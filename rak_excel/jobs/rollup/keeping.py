"""What both kinds of roll-up say of an output into which somebody typed, and which is therefore not replaced."""

from __future__ import annotations

from rak_excel.language import Text

LOST = Text(
    "{path} tidak ditimpa: ada yang diketik di sheet {names} dan tidak dibawa ke rekap baru, jadi akan hilang. Pilih nama lain "
    "dengan -o. {remedy}",
    "{path} was not replaced: what was typed on the sheet {names} is not carried to the new roll-up and would be lost. "
    "Choose another name with -o. {remedy}",
)
TYPED = Text(
    "Di {path} sudah ada yang diketik provinsi. Tambahkan --previous {named} agar terbawa, atau pilih nama lain untuk hasilnya.",
    "The province has typed into {path}. Add --previous {named} to carry that over, or choose another name for the output.",
)
