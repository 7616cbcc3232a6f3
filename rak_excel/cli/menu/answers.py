"""What the menu asks for: files and folders, a budget year, a region; each answer is checked at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from rak_excel.cli.menu.dialogue import AnswerError, agreed, ask, ask_path, path_meant, several_paths
from rak_excel.cli.options import YEAR_LIMITS, YEARS
from rak_excel.cli.spoken import say
from rak_excel.errors import RakExcelError, UnknownOfficeError
from rak_excel.language import Text, said_of
from rak_excel.model import Region
from rak_excel.record import Record
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
_ZIP_WITHOUT_WORKBOOKS = Text(
    "Di dalam arsip ZIP {path} tidak ada file Excel. Ketik nama lain, atau minta arsip yang berisi file Excel-nya.",
    "There is no workbook in the ZIP archive {path}. Type another name, or ask for an archive with the workbooks in it.",
)
_IS_ZIP = Text(
    "{path} adalah arsip ZIP. Ekstrak dulu, lalu ketik nama satu file Excel di dalamnya.",
    "{path} is a ZIP archive. Extract it and type the name of one workbook in it.",
)
_IS_FOLDER = Text(
    "{path} adalah folder. Ketik nama satu file di dalamnya{example}.",
    "{path} is a folder. Type the name of one file in it{example}.",
)
_LOOKED_AT = 12  # workbooks of a folder, of which one that is wanted is named
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


class OutputPlace(Record):
    """Where the result goes. `agreed` tells that something stands there and may give way."""

    path: str
    agreed: bool

    @property
    def arguments(self) -> list[str]:
        return ["-o", self.path, *(["--force"] if self.agreed else [])]


def workbooks(question: Text, checked: Callable[[Path], None] = lambda _path: None, *, needed: bool = True) -> str:
    """A file, or a folder or zip archive with a workbook in it; "" where it is not `needed` and Enter alone is pressed.

    `checked` raises RakExcelError where it is not the one that is wanted.
    """
    # Imported here and below: the questions before need not wait for the readers.
    from rak_excel.formats.opened.contents import is_zip
    from rak_excel.reading import find_workbooks
    from rak_excel.reading.lists import only_lists

    def understood(typed: str) -> str:
        if not (needed or path_meant(typed)):
            return ""
        path = Path(_existing(typed, _BLANK, _SEVERAL))
        if (path.is_dir() or is_zip(path)) and not any(find_workbooks(path)):
            nothing = _WITHOUT_WORKBOOKS if path.is_dir() else _ZIP_WITHOUT_WORKBOOKS
            raise AnswerError(only_lists([path]) or nothing.filled(path=path))
        if path.is_file() and not is_zip(path):
            _refuse_documents(path)
        checked(path)
        return str(path)

    return ask_path(question, understood)


def workbook(question: Text, checked: Callable[[Path], None] = lambda _path: None, default: str = "") -> str:
    """One file, `default` where Enter alone is pressed. `checked` raises RakExcelError where it is not the one that is wanted."""
    from rak_excel.formats.opened.contents import in_zip
    from rak_excel.reading import find_workbooks

    def understood(typed: str) -> str:
        path = Path(_existing(typed, _BLANK_FILE, _SEVERAL_FILES))
        if path.is_dir():
            within = islice((each for each in find_workbooks(path) if not in_zip(each)), _LOOKED_AT)
            first = next((each for each in within if _is_wanted(each, checked)), None)
            example = _SUCH_AS.filled(path=first) if first else Text("", "")
            raise AnswerError(_IS_FOLDER.filled(path=path, example=example))
        _refuse_documents(path)
        checked(path)
        return str(path)

    return ask_path(question, understood, default)


def _is_wanted(path: Path, checked: Callable[[Path], None]) -> bool:
    try:
        checked(path)
    except RakExcelError:
        return False
    return True


def _existing(typed: str, blank: Text, several: Text) -> str:
    meant = path_meant(typed)
    if not meant:
        raise AnswerError(blank)
    if several_paths(typed):
        raise AnswerError(several)
    if not Path(meant).exists():
        raise AnswerError(_MISSING.filled(path=meant, like=like_it(Path(meant))))
    return meant


def _refuse_documents(path: Path) -> None:
    from rak_excel.formats.opened.zipped import SUFFIX, zipped
    from rak_excel.reading.found import DOCUMENTS

    if archive := zipped(path):
        raise AnswerError(said_of(path, archive.fault) if archive.fault else _IS_ZIP.filled(path=path))
    if path.suffix.casefold() in DOCUMENTS - {SUFFIX}:  # a workbook may be called so
        raise AnswerError(_NOT_EXCEL.filled(path=path))


def output_folder(proposed: str, refused: Callable[[Path], None] = lambda _path: None) -> OutputPlace:
    """The folder to write into. `refused` raises RakExcelError where it is not to be this one."""

    def understood(typed: str) -> OutputPlace:
        path = Path(path_meant(typed))
        _refuse_signs(path)
        if path.is_file():
            raise AnswerError(_NO_FOLDER.filled(path=path))
        refused(path)
        return _output(path, path / "hasil.xlsx", _REPLACE_WITHIN if path.is_dir() and any(path.iterdir()) else None)

    return _ask_output(understood, proposed)


def output_file(
    proposed: str, giving_way: Callable[[Path], Text | None] = lambda _path: None, suffix: str = ".xlsx"
) -> OutputPlace:
    """The file to write. `giving_way` asks whether one that is there may give way, where more happens than that."""

    def understood(typed: str) -> OutputPlace:
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


def _ask_output(understood: Callable[[str], OutputPlace], proposed: str) -> OutputPlace:
    say(_PLACE.filled(folder=Path.cwd()))
    return ask_path(_SAVE, understood, default=proposed)


def _output(path: Path, file: Path, giving_way: Text | None) -> OutputPlace:
    """The output, once `file` can be written there and what stands there may give way."""
    from rak_excel.formats.written.output import refuse_unwritable

    refuse_unwritable(file)
    if giving_way and not agreed(giving_way.filled(path=path)):
        raise AnswerError(_OTHER_NAME)
    return OutputPlace(str(path), agreed=giving_way is not None)


_LETTERS = re.compile(r"[^\W\d_]")
_IN_FIGURES = Text("Ketik tahunnya dengan angka, misalnya {year}.", "Type the year in figures, such as {year}.")
_OTHER_YEAR = Text("{limits}, misalnya {year}.", "{limits}, such as {year}.")
_NO_CODE = Text("{what} belum diketik. Ketik misalnya {example}.", "{what} was not typed. Type {example}, for example.")
_REGION = Text("Kode wilayah", "The region code")
_PROVINCE = Text("Kode provinsi", "The province code")
_IS_IT = Text("Apakah maksudnya {name} ({code})? (y/t)", "Do you mean {name} ({code})? (y/n)")
_TYPE_CODE = Text("Ketik kodenya, misalnya {example}.", "Type the code, such as {example}.")
_NO_PROVINCE = Text(
    "{name} bukan provinsi. Ketik kode provinsinya: {code}.",
    "{name} is not a province. Type the code of its province: {code}.",
)


def year() -> str:
    next_year = str(datetime.datetime.now().astimezone().year + 1)  # plans are made for the year to come

    def understood(typed: str) -> str:
        from rak_excel.vocabulary.basics.numbers import year_answered

        found = typed if re.fullmatch(r"\d{1,18}", typed) else str(year_answered(typed.rstrip(".")) or "")
        if found and YEARS[0] <= int(found) <= YEARS[1]:
            return found
        in_words = _LETTERS.search(typed) and not re.search(r"\d", typed)
        said = _IN_FIGURES if in_words else _OTHER_YEAR
        raise AnswerError(said.filled(limits=YEAR_LIMITS, year=next_year))

    return ask(Text("Tahun anggaran", "Budget year"), understood, default=next_year)


def region() -> Region:
    question = Text("Kode wilayah kantor, misalnya 52.03", "Region code of the office, such as 52.03")
    return _told(ask(question, lambda typed: _known(typed, _REGION, "52.03")))


def province() -> Region | None:
    """None where nothing is typed: not every office is in the list of regions."""
    question = Text(
        "Kode provinsi, misalnya 52 (kosongkan jika kantornya di luar daftar wilayah)",
        "Province code, such as 52 (leave blank if the offices are outside the list of regions)",
    )
    found = ask(question, lambda typed: _province(typed) if typed else None)
    return _told(found) if found else None


def _province(typed: str) -> Region:
    found = _known(typed, _PROVINCE, "52")
    if found.parent:
        raise AnswerError(_NO_PROVINCE.filled(name=found.name, code=found.parent))
    return found


def _told(found: Region) -> Region:
    say(f"  {found.name}")
    return found


def _known(typed: str, what: Text, example: str) -> Region:
    """The region with this code; of a name that one region alone has, that one, once the user has said so."""
    # Imported here: the questions before need not wait for the list.
    from rak_excel.vocabulary.names.regions import find_region, regions, regions_meant

    if not typed:
        raise AnswerError(_NO_CODE.filled(what=what, example=example))
    try:
        return find_region(typed)
    except UnknownOfficeError:
        provinces = {code: each for code, each in regions().items() if not each.parent}
        meant = (regions_meant(typed, provinces) if what is _PROVINCE else ()) or regions_meant(typed, regions())
        if len(meant) != 1:
            raise
    if agreed(_IS_IT.filled(name=meant[0].name, code=meant[0].code)):
        return meant[0]
    raise AnswerError(_TYPE_CODE.filled(example=example))
