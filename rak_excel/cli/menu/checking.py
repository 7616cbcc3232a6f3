"""The menu's check: what is checked, what it is compared with, and how the findings are given."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.menu.answers import output_folder, workbooks
from rak_excel.cli.menu.dialogue import agreed, choose
from rak_excel.cli.menu.returning import RETURNS, ask_returns, folders_beside
from rak_excel.language import Text

_CHECKED = Text("File atau folder yang dicek", "File or folder to check")
_RESULTS = (
    Text("Tampilkan di layar", "Show them on the screen"),
    Text(
        "Simpan sebagai daftar Excel, satu file untuk setiap kantor", "Save them as lists, one workbook for each office"
    ),
    Text("Simpan sebagai pesan singkat untuk WhatsApp", "Save them as short messages for WhatsApp"),
    Text(
        "Tandai di salinan setiap file, untuk dikirim balik dan dijawab",
        "Mark them in a copy of each file, to send back and be answered",
    ),
)
_COMPARE = Text(
    "Bandingkan dengan balasan di {folder}? (y/t)",
    "Compare with the returns in {folder}? (y/n)",
)


def ask_check() -> list[str]:
    """The command that checks. What went back before lies beside the files, and what goes back now goes there too."""
    checked = workbooks(_CHECKED)
    earlier, free = folders_beside(Path(checked), RETURNS)
    command = ["check", checked]
    if earlier and agreed(_COMPARE.filled(folder=earlier[-1])):
        command += [each for folder in earlier for each in ("--since", str(folder))]
    result = choose(Text("Catatannya", "The findings"), _RESULTS, default="1")
    if result == 1:
        return [*command, "--format", "xlsx", *output_folder("catatan").arguments]
    if result == 2:
        return [*command, "--brief", *output_folder("pesan").arguments]
    return [*command, *ask_returns(Path(checked), free)] if result else command
