"""What the menu asks for: files and folders to read and to write; each answer is checked at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask_path
from rak_excel.cli.menu.typed_paths import path_meant, several_paths
from rak_excel.cli.spoken import say
from rak_excel.language import Text
from rak_excel.system.folders import like_it

_MISSING = Text(
    "{path} tidak ada. Seret file atau folder itu ke jendela ini, lalu tekan Enter.{like}",
    "{path} does not exist. Drag the file or folder into this window and press Enter.{like}",
)
_BLANK = Text(
    "Nama file atau folder belum diketik. Ketik namanya, atau seret file atau folder itu ke jendela ini.",
    "No name was typed. Type the name of the file or folder, or drag it into this window.",
)
_BLANK_FILE = Text(
    "Nama file belum diketik. Ketik namanya, atau seret file itu ke jendela ini.",
    "No name was typed. Type the name of the file, or drag it into this window.",
)
_SEVERAL = Text(
    "Ini lebih dari satu file atau folder. Seret satu saja; kalau beberapa file, taruh dulu di satu folder.",
    "This is more than one file or folder. Drag in one; put several files into one folder first.",
)
_SEVERAL_FILES = Text("Ini lebih dari satu file. Seret satu saja.", "This is more than one file. Drag in one.")
_WITHOUT_WORKBOOKS = Text(
    "Di folder {path} tidak ada file Excel. Ketik nama folder lain, atau masukkan dulu file Excel ke folder itu.",
    "There is no workbook in the folder {path}. Type another folder, or put the workbooks into it first.",
)
_IS_FOLDER = Text(
    "{path} adalah folder. Ketik nama satu file di dalamnya{example}.",
    "{path} is a folder. Type the name of one file in it{example}.",
)
_SUCH_AS = Text(", misalnya {path}", ", such as {path}")
_NOT_EXCEL = Text(
    "{path} bukan file Excel. Minta file Excel aslinya, lalu ketik namanya di sini.",
    "{path} is not a workbook. Ask for the workbook that it was made from, and type its name here.",
)
_NO_FILE = Text(
    "{path} adalah folder. Ketik nama file, misalnya hasil{suffix}.",
    "{path} is a folder. Type the name of a file, such as hasil{suffix}.",
)
_NO_FOLDER = Text("{path} adalah file. Ketik nama folder.", "{path} is a file. Type the name of a folder.")
_ADD_SUFFIX = Text(
    "Hasilnya file {kind}. Tambahkan {suffix} di akhir namanya: {path}.",
    "The result is a {kind}. Add {suffix} to its name: {path}.",
)
_KINDS = {".xlsx": Text("Excel", "workbook"), ".pdf": Text("PDF", "PDF")}
_FORBIDDEN = Text(
    "Nama file tidak boleh memakai tanda {signs}. Ketik nama lain, misalnya {path}.",
    "A file's name may not have the signs {signs}. Type another name, such as {path}.",
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')  # what Windows refuses; the file is passed on to people who have it
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
        path = Path(_existing(typed, _BLANK, _SEVERAL))
        if path.is_dir() and not any(find_workbooks(path)):
            raise AnswerError(_WITHOUT_WORKBOOKS.filled(path=path))
        if path.is_file():
            _refuse_documents(path)
        return str(path)

    return ask_path(question, understood)


def workbook(question: Text, checked: Callable[[Path], None] = lambda _path: None) -> str:
    """One file. `checked` raises AnswerError or RakExcelError where it is not the one that is wanted."""

    def understood(typed: str) -> str:
        path = Path(_existing(typed, _BLANK_FILE, _SEVERAL_FILES))
        if path.is_dir():
            raise AnswerError(_IS_FOLDER.filled(path=path, example=_example(path)))
        _refuse_documents(path)
        checked(path)
        return str(path)

    return ask_path(question, understood)


def _existing(typed: str, blank: Text, several: Text) -> str:
    meant = path_meant(typed)
    if not meant:
        raise AnswerError(blank)
    if several_paths(typed):
        raise AnswerError(several)
    if not Path(meant).exists():
        raise AnswerError(_MISSING.filled(path=meant, like=like_it(Path(meant))))
    return meant


def _example(folder: Path) -> Text:
    from rak_excel.reading import find_workbooks

    first = next(iter(find_workbooks(folder)), None)
    return _SUCH_AS.filled(path=first) if first else Text("", "")


def _refuse_documents(path: Path) -> None:
    from rak_excel.reading.files import DOCUMENTS

    if path.suffix.casefold() in DOCUMENTS:
        raise AnswerError(_NOT_EXCEL.filled(path=path))


def output_folder(proposed: str) -> Output:
    def understood(typed: str) -> Output:
        path = Path(path_meant(typed))
        _refuse_signs(path)
        if path.is_file():
            raise AnswerError(_NO_FOLDER.filled(path=path))
        return _output(path, path / "hasil.xlsx", _REPLACE_WITHIN if path.is_dir() and any(path.iterdir()) else None)

    return _ask_output(understood, proposed)


def output_file(
    proposed: str, giving_way: Callable[[Path], Text | None] = lambda _path: None, suffix: str = ".xlsx"
) -> Output:
    """The file to write. `giving_way` asks whether one that is there may give way, where more happens than that."""

    def understood(typed: str) -> Output:
        path = Path(path_meant(typed))
        if path.is_dir():
            raise AnswerError(_NO_FILE.filled(path=path, suffix=suffix))
        _refuse_signs(path)
        if path.suffix.casefold() != suffix:
            named = path.with_suffix(suffix) if path.suffix.casefold() in _FORMATS else f"{path}{suffix}"
            raise AnswerError(_ADD_SUFFIX.filled(kind=_KINDS[suffix], suffix=suffix, path=named))
        return _output(path, path, (giving_way(path) or _REPLACE) if path.exists() else None)

    return _ask_output(understood, proposed)


_FORMATS = {".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et", ".csv", ".pdf"}


def _refuse_signs(path: Path) -> None:
    if signs := dict.fromkeys(_NOT_IN_NAMES.findall(path.name)):
        other = path.with_name(_NOT_IN_NAMES.sub("-", path.name))
        raise AnswerError(_FORBIDDEN.filled(signs=" ".join(signs), path=other))


def _ask_output(understood: Callable[[str], Output], proposed: str) -> Output:
    say(_PLACE.filled(folder=Path.cwd()))
    return ask_path(_SAVE, understood, default=proposed)


def _output(path: Path, file: Path, giving_way: Text | None) -> Output:
    """The output, once `file` can be written there and what stands there may give way."""
    from rak_excel.formats.written.output import refuse_unwritable

    refuse_unwritable(file)
    if giving_way and not agreed(giving_way.filled(path=path)):
        raise AnswerError(_OTHER_NAME)
    return Output(str(path), agreed=giving_way is not None)
