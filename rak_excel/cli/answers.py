"""What the menu asks for: files and folders, a year, a region; each answer is checked at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rak_excel.cli.dialogue import AnswerError, agreed, ask
from rak_excel.cli.options import YEAR_LIMITS, YEARS
from rak_excel.cli.spoken import say
from rak_excel.language import Text
from rak_excel.model import Region

_MISSING = Text(
    "{path} tidak ada. Seret file atau folder itu ke jendela ini, lalu tekan Enter.",
    "{path} does not exist. Drag the file or folder into this window and press Enter.",
)
_BLANK = Text(
    "Nama file atau folder belum diketik. Ketik namanya, atau seret file atau folder itu ke jendela ini.",
    "No name was typed. Type the name of the file or folder, or drag it into this window.",
)
_WITHOUT_WORKBOOKS = Text(
    "Di folder {path} tidak ada file Excel. Ketik nama folder lain, atau masukkan dulu file Excel ke folder itu.",
    "There is no workbook in the folder {path}. Type another folder, or put the workbooks into it first.",
)
_NO_FILE = Text(
    "{path} adalah folder. Ketik nama file, misalnya hasil.xlsx.",
    "{path} is a folder. Type the name of a file, such as hasil.xlsx.",
)
_NO_FOLDER = Text("{path} adalah file. Ketik nama folder.", "{path} is a file. Type the name of a folder.")
_NO_WORKBOOK = Text(
    "Hasilnya file Excel. Tambahkan .xlsx di akhir namanya: {path}.xlsx.",
    "The result is a workbook. Add .xlsx to its name: {path}.xlsx.",
)
_PLACE = Text(
    "Kalau hanya nama yang diketik, hasilnya disimpan di {folder}.",
    "If only a name is typed, the result is saved in {folder}.",
)
_SAVE = Text("Simpan hasil sebagai", "Save the result as")
_REPLACE = Text("{path} sudah ada. Ganti? (y/t)", "{path} exists already. Replace it? (y/n)")
_REPLACE_WITHIN = Text(
    "{path} sudah berisi file. Ganti file yang namanya sama? (y/t)",
    "There are files in {path} already. Replace those with the same name? (y/n)",
)
_OTHER_NAME = Text("Ketik nama lain.", "Type another name.")


@dataclass(frozen=True, slots=True)
class Output:
    """Where the result goes. `agreed` tells that something stands there and may give way."""

    path: str
    agreed: bool

    @property
    def arguments(self) -> list[str]:
        return ["-o", self.path, *(["--force"] if self.agreed else [])]


def workbooks(question: Text) -> str:
    """A file, or a folder with a workbook in it."""
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.reading import find_workbooks

    def understood(typed: str) -> str:
        path = Path(typed)
        if not typed:
            raise AnswerError(_BLANK)
        if not path.exists():
            raise AnswerError(_MISSING.filled(path=typed))
        if path.is_dir() and not any(find_workbooks(path)):
            raise AnswerError(_WITHOUT_WORKBOOKS.filled(path=typed))
        return typed

    return ask(question, understood)


def year() -> str:
    def understood(typed: str) -> str:
        if typed.isdecimal() and YEARS[0] <= int(typed) <= YEARS[1]:
            return typed
        raise AnswerError(Text("{limits}, misalnya 2026.", "{limits}, such as 2026.").filled(limits=YEAR_LIMITS))

    next_year = str(datetime.datetime.now().astimezone().year + 1)  # plans are made for the year to come
    return ask(Text("Tahun anggaran", "Budget year"), understood, default=next_year)


def region() -> Region:
    return _region(Text("Kode wilayah kantor, misalnya 52.03", "Region code of the office, such as 52.03"), _known)


def province() -> Region:
    return _region(Text("Kode provinsi, misalnya 52", "Province code, such as 52"), _known_province)


def _region(question: Text, understood: Callable[[str], Region]) -> Region:
    found = ask(question, understood)
    say(f"  {found.name}")
    return found


def _known(typed: str) -> Region:
    from rak_excel.vocabulary.offices import find_region

    if not typed:
        raise AnswerError(
            Text(
                "Kode wilayah belum diketik. Ketik misalnya 52.03.",
                "No region code was typed. Type 52.03, for example.",
            )
        )
    return find_region(typed)


def _known_province(typed: str) -> Region:
    if not typed:
        raise AnswerError(
            Text("Kode provinsi belum diketik. Ketik misalnya 52.", "No province code was typed. Type 52, for example.")
        )
    found = _known(typed)
    if not found.parent:
        return found
    wrong = Text(
        "{name} bukan provinsi. Kode provinsi terdiri dari dua angka, misalnya 52.",
        "{name} is not a province. A province code has two digits, such as 52.",
    )
    raise AnswerError(wrong.filled(name=found.name))


def output_folder(proposed: str) -> Output:
    def understood(typed: str) -> Output:
        path = Path(typed)
        if path.is_file():
            raise AnswerError(_NO_FOLDER.filled(path=typed))
        return _output(typed, path / "hasil.xlsx", _REPLACE_WITHIN if path.is_dir() and any(path.iterdir()) else None)

    return _ask_output(understood, proposed)


def output_file(proposed: str, giving_way: Callable[[Path], Text | None] = lambda _path: None) -> Output:
    """The workbook to write. `giving_way` asks whether one that is there may give way, where more happens than that."""

    def understood(typed: str) -> Output:
        path = Path(typed)
        if path.is_dir():
            raise AnswerError(_NO_FILE.filled(path=typed))
        if path.suffix.casefold() != ".xlsx":
            raise AnswerError(_NO_WORKBOOK.filled(path=typed))
        return _output(typed, path, (giving_way(path) or _REPLACE) if path.exists() else None)

    return _ask_output(understood, proposed)


def _ask_output(understood: Callable[[str], Output], proposed: str) -> Output:
    say(_PLACE.filled(folder=Path.cwd()))
    return ask(_SAVE, understood, default=proposed)


def _output(typed: str, file: Path, giving_way: Text | None) -> Output:
    """The output, once `file` can be written there and what stands there may give way."""
    from rak_excel.spreadsheet.output import refuse_unwritable

    refuse_unwritable(file)
    if giving_way and not agreed(giving_way.filled(path=typed)):
        raise AnswerError(_OTHER_NAME)
    return Output(typed, agreed=giving_way is not None)
