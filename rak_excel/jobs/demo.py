"""The demonstration: the packaged examples, and the commands that lead through the whole journey with them."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from rak_excel.advice import for_command
from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.formats.written.output import output_file
from rak_excel.language import Text
from rak_excel.record import Record
from rak_excel.system.faults import refusal
from rak_excel.system.folders import packaged

EXAMPLES = "examples"
_OFFICE, _PROVINCE = "lombok-timur-2020", "ntb-2020"
_SUBMISSION = "RAK 2020 - 5203 Lombok Timur - Subbag Hukum SDM.xlsx"
_IS_FILE = Text(
    "{path} adalah file. Sebut nama folder untuk contohnya, misalnya demo-rak.",
    "{path} is a file. Name a folder for the examples, such as demo-rak.",
)
_EXISTS = Text(
    "{path} sudah ada. Pakai nama folder lain{force}.",
    "{path} exists already. Choose another folder{force}.",
).advising(force=for_command(", atau tambahkan --force untuk memakainya lagi", ", or add --force to use it again"))


class Step(Record):
    """One command of the journey: what it is for, its arguments, and the file that it writes."""

    purpose: Text
    arguments: tuple[str, ...]
    output: Path | None = None

    def typed(self) -> str:
        """The command as a user types it; what holds a space in the quotes that every shell takes."""
        return " ".join(["rak-excel", *(f'"{each}"' if " " in each else each for each in self.arguments)])


def copy_examples(folder: Path, *, force: bool = False) -> None:
    """Copy the workbooks of the examples to `folder`; with `force` into one that exists.

    Raises OutputExistsError where the folder exists and OutputBusyError where it cannot be written.
    """
    if folder.is_file():
        raise OutputExistsError.about(folder, _IS_FILE)
    if folder.exists() and not force:
        raise OutputExistsError.about(folder, _EXISTS)
    try:
        for example in (_OFFICE, _PROVINCE):
            _copy_workbooks(packaged(EXAMPLES) / example, folder / example)
    except OSError as error:
        raise OutputBusyError(refusal(error, folder), path=folder) from error


def journey(folder: Path, *options: str) -> tuple[Step, ...]:
    """The commands to run, in order, on examples that `copy_examples` put into `folder`, each with these options."""
    office, province = folder / _OFFICE, folder / _PROVINCE
    merged = folder / "rak-lombok-timur-2020-gabungan.xlsx"
    steps: tuple[tuple[Text, tuple[str | Path, ...], Path | None], ...] = (
        (
            Text("Buat format isian KPU Kabupaten Lombok Timur.", "Make the template of KPU Kabupaten Lombok Timur."),
            ("template", "--region", "52.03", "--year", "2020"),
            folder / "format-lombok-timur-2020.xlsx",
        ),
        (
            Text("Cek kiriman satu sub bagian.", "Check the submission of one sub bagian."),
            ("check", office / "submissions" / _SUBMISSION),
            None,
        ),
        (
            Text(
                "Gabung kiriman sepuluh unit menjadi satu rencana.", "Merge the submissions of ten units into one plan."
            ),
            ("merge", office / "submissions"),
            merged,
        ),
        (Text("Cek rencana hasil gabungan.", "Check the merged plan."), ("check", merged, "--severity", "error"), None),
        (
            Text("Keluarkan rencana itu sebagai data.", "Export that plan as data."),
            ("export", merged, "--format", "json"),
            merged.with_suffix(".json"),
        ),
        (
            Text("Rekap rencana sepuluh kantor di NTB.", "Roll up the plans of the ten offices of NTB."),
            ("rollup", province, "--province", "52"),
            folder / "rekap-ntb-2020.xlsx",
        ),
    )
    return tuple(
        Step(purpose, tuple(map(str, (*arguments, *(("-o", output) if output else ()), *options))), output)
        for purpose, arguments, output in steps
    )


def _copy_workbooks(source: Traversable, target: Path) -> None:
    """Only the workbooks: what else lies beside them would be told as a file that is no plan."""
    for each in source.iterdir():
        if each.is_dir():
            _copy_workbooks(each, target / each.name)
        elif each.name.endswith(".xlsx"):
            with output_file(target / each.name, force=True) as temporary:
                temporary.write_bytes(each.read_bytes())
