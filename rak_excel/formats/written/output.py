"""Outputs that appear whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from rak_excel.advice import for_command
from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.language import Text
from rak_excel.system.faults import refusal
from rak_excel.system.folders import file_identity

_FORMATS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et", ".txt", ".csv", ".json", ".pdf"}
_WORKBOOK = ".xlsx"  # Windows opens a workbook by its name, and Excel warns of one that is not what its name says
_WORKBOOKS_BEGIN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of both kinds of file
_MOST_LINKS = 40  # one behind the other; no system follows more
_ABANDONED = 3600  # seconds: no run writes one file for so long
_IS_FOLDER = Text(
    "{path} adalah folder. Sebut nama file hasilnya, misalnya {example}.",
    "{path} is a folder. Give the name of the file to write, such as {example}.",
)
_OTHER_FORMAT = Text(
    "Hasil selalu berformat {suffix}. Sebut {named} sebagai nama file hasilnya.",
    "The result is always a {suffix} file. Give {named} as its name.",
)
_EXISTS = Text(
    "{path} sudah ada. Pakai nama lain{force}.",
    "{path} exists already. Choose another name{force}.",
).advising(force=for_command(", atau tambahkan --force untuk menggantinya", ", or add --force to replace it"))
_IS_WORKBOOK = Text(
    "{path} adalah file Excel, sedangkan hasil ini teks. Sebut nama file lain, misalnya {example}.",
    "{path} is a workbook and the result is text. Choose another name, such as {example}.",
)
_NO_REGULAR_FILE = Text(
    "{path} bukan file biasa, jadi tidak bisa diganti. Sebut nama file lain untuk hasilnya.",
    "{path} is no ordinary file and cannot be replaced. Give the name of another file for the result.",
)
_LEADS_NOWHERE = Text(
    "{path} adalah tautan ke file yang tidak ada. Sebut nama file lain untuk hasilnya.",
    "{path} is a link to a file that does not exist. Give the name of another file for the result.",
)
_IS_READ = Text(
    "{path} adalah salah satu file yang dibaca. Pilih nama lain untuk hasilnya.",
    "{path} is one of the files that are read. Choose another name for the output.",
)
_NOT_OURS = Text(
    "{path} bukan buatan perintah ini, jadi tidak ditimpa. Pilih folder lain.",
    "{path} was not written by this command and is not replaced. Choose another folder.",
)
_NAME_A_FOLDER = Text(
    "{path} adalah file. Sebut nama folder untuk hasilnya.", "{path} is a file. Name a folder for the result."
)
_BELOW_A_FILE = Text(
    "{path} adalah file, bukan folder. Sebut folder lain untuk hasilnya.",
    "{path} is a file, not a folder. Name another folder for the output.",
)
_OPEN = Text(
    "File {path} sedang dibuka di {program}. Tutup dulu, lalu ulangi.",
    "The file {path} is open in {program}. Close it and try again.",
)
_EXCEL, _OTHER_PROGRAM = Text("Excel/WPS", "Excel or WPS"), Text("program lain", "another program")
_CLOSED_FOLDER = Text(
    "Folder {path} tidak boleh ditulisi. Pilih folder lain untuk hasilnya, lalu ulangi.",
    "Nothing may be written to the folder {path}. Choose another folder for the output and try again.",
)
Output = Path | str | IO[bytes]


@contextlib.contextmanager
def output_file(output: Output, *, force: bool = False, suffix: str = _WORKBOOK) -> Iterator[Path]:
    """A temporary file to write to, which becomes the output when the block ends well and vanishes when it does not.

    The output is a path, or a file object that is open for writing bytes. Where a path is a link, the file that it leads to
    is written. What a killed run left of this output, an hour ago or longer, vanishes too.

    Raises OutputExistsError where the path is there already and `force` was not given, or where its name does not end
    in `suffix`; OutputBusyError where it cannot be written: open in Excel, no permission, no room.
    """
    if not isinstance(output, Path | str):
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / f"output{suffix}"
            yield whole
            output.write(whole.read_bytes())
        return
    path = Path(output)
    refuse_existing(path, force=force, suffix=suffix)
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    made = missing_folders(path)
    with contextlib.ExitStack() as left, refusals_told(target):
        left.callback(remove_empty, made)
        target.parent.mkdir(parents=True, exist_ok=True)
        begins = f"{hidden_prefix(target)}{os.getpid()}-"
        handle, name = tempfile.mkstemp(prefix=begins, suffix=path.suffix, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        left.callback(temporary.unlink, missing_ok=True)
        yield temporary
        _open_to_others(temporary)
        refuse_existing(path, force=force, suffix=suffix)  # somebody may have put a file there meanwhile
        temporary.replace(target)
        remove_abandoned(target, target.parent)


def _open_to_others(temporary: Path) -> None:
    """mkstemp makes files that only their owner reads; it gets the permissions that any new file has, where there are any."""
    with contextlib.suppress(OSError, AttributeError):
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


@contextlib.contextmanager
def refusals_told(path: Path) -> Iterator[None]:
    """What the system refuses while `path` is written, in a sentence of ours."""
    try:
        yield
    except OSError as error:
        raise _busy(path, error) from error


def refuse_existing(path: Path, *, force: bool, suffix: str = _WORKBOOK) -> None:
    """Raises OutputExistsError, before any work is done, where `output_file` would."""
    if path.is_dir():
        raise OutputExistsError.about(path, _IS_FOLDER, example=path / f"hasil{suffix}")
    _refuse_no_regular_file(path)
    if not path.name.casefold().endswith(suffix):
        named = path.with_suffix(suffix) if path.suffix.casefold() in _FORMATS else path.with_name(path.name + suffix)
        raise OutputExistsError.about(path, _OTHER_FORMAT, suffix=suffix, named=named)
    if path.exists() and not force:
        raise OutputExistsError.about(path, _EXISTS)
    if not suffix and _is_workbook(path):
        raise OutputExistsError.about(path, _IS_WORKBOOK, example=path.with_suffix(".txt"))


def _is_workbook(path: Path) -> bool:
    """Whether what stands there may hold what somebody typed: no text of ours does."""
    try:
        with path.open("rb") as file:
            return file.read(4) in _WORKBOOKS_BEGIN
    except OSError:  # nothing there; what cannot be opened cannot be replaced either, and that is told then
        return False


def _refuse_no_regular_file(path: Path) -> None:
    """A device or a pipe would be turned into a file, and a link that leads nowhere says nothing of where to write."""
    if (path.exists() and not path.is_file()) or _is_link_of_the_system(path):
        raise OutputExistsError.about(path, _NO_REGULAR_FILE)
    if path.is_symlink() and not path.exists():
        raise OutputExistsError.about(path, _LEADS_NOWHERE)


def _is_link_of_the_system(path: Path) -> bool:
    """Whether it is, or leads to, a link as `/dev/stdout`: the file behind it is open, and somebody writes to it."""
    for _ in range(_MOST_LINKS):
        path = Path(os.path.realpath(path.parent), path.name)
        if not path.is_symlink():
            return False
        if path.is_relative_to("/dev") or path.is_relative_to("/proc"):
            return True
        path = path.parent / path.readlink()
    return False


def refuse_unwritable(path: Path) -> None:
    """Raises OutputBusyError, before any work is done, where nothing can be written into the folder of `path`."""
    folder = next((each for each in path.parents if each.exists()), path.parent)
    try:
        with tempfile.TemporaryFile(prefix=".~rak-", dir=folder):  # the rights of a folder do not tell on Windows
            pass
    except OSError as error:
        raise _busy(folder / path.name, error) from error


def refuse_inputs(output: Path | Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raises OutputExistsError where an output is one of the files that are read: no `--force` replaces these."""
    read = {file_identity(each) for each in inputs}
    for path in [output] if isinstance(output, Path) else output:
        if file_identity(path) in read:
            raise OutputExistsError.about(path, _IS_READ)


def hidden_prefix(path: Path) -> str:
    """How the temporary files of one output begin: hidden, so that no command reads them, and short."""
    return f".~rak-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}-"


def remove_abandoned(path: Path, place: Path) -> None:
    """Remove what killed runs left of an output; a young one may be of a run that is still writing, and stays."""
    with contextlib.suppress(OSError):  # the output is whole all the same
        for left in place.glob(f"{hidden_prefix(path)}*"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def missing_folders(path: Path) -> list[Path]:
    """The folders that an output needs and that are not there, the inmost first."""
    return [folder for folder in path.parents if not folder.exists()]


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove these folders, the inmost first, up to one in which something stands, as the output."""
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()


def remove_left(path: Path, process: int) -> None:
    """Remove what a process that has died, of this number, left of an output."""
    with contextlib.suppress(OSError):  # it vanishes with a later output of that name
        for left in path.parent.glob(f"{hidden_prefix(path)}{process}-*"):
            left.unlink()


def _is_no_folder(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # we may not look
        return False


def _busy(path: Path, error: OSError) -> OutputBusyError:
    if blocking := next((each for each in path.parents if _is_no_folder(each)), None):
        return OutputBusyError.about(blocking, _BELOW_A_FILE)
    if isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        program = _OTHER_PROGRAM if path.suffix.casefold() == ".pdf" else _EXCEL
        return OutputBusyError.about(path, _OPEN, program=program)
    if isinstance(error, PermissionError):
        folder = path.parent.absolute()  # of a bare name it would be called "."
        return OutputBusyError.about(folder, _CLOSED_FOLDER)
    return OutputBusyError(refusal(error, path), path=path)


def refuse_no_folder(folder: Path) -> None:
    """Raises OutputExistsError, before any work is done, where the folder's name is a file's."""
    if folder.exists() and not folder.is_dir():
        raise OutputExistsError.about(folder, _NAME_A_FOLDER)


def refuse_replacing(
    folder: Path, names: Iterable[str], *, force: bool, ours: Callable[[Path], bool], inputs: Sequence[Path] = ()
) -> None:
    """Raises OutputExistsError where a file of these names is there: one of ours gives way to `force`, no other does."""
    refuse_no_folder(folder)
    paths = [folder / name for name in names]
    refuse_inputs(paths, inputs)
    for path in paths:
        refuse_existing(path, force=force, suffix=path.suffix)
        if path.exists() and (path.is_symlink() or not ours(path)):
            raise OutputExistsError.about(path, _NOT_OURS)


@contextlib.contextmanager
def output_folder(folder: Path) -> Iterator[Path]:
    """A temporary folder to write to. When the block ends well its files are in `folder`; when it does not, none is.

    Files of the same names give way, so `refuse_replacing` is called before. Raises OutputBusyError where they cannot be
    written: one is open in Excel, no permission, no room.
    """
    place = folder if folder.exists() else folder.parent
    made = missing_folders(folder)
    with contextlib.ExitStack() as left, refusals_told(place / folder.name):
        left.callback(remove_empty, made)
        place.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=hidden_prefix(folder), dir=place))
        left.callback(shutil.rmtree, temporary, ignore_errors=True)
        written = temporary / "new"
        written.mkdir()
        yield written
        if folder.exists():
            _move(written, folder, temporary / "old")
        else:
            written.replace(folder)
        remove_abandoned(folder, place)


def _move(written: Path, folder: Path, old: Path) -> None:
    """One by one into a folder that is there, and all back again where one cannot."""
    old.mkdir()
    done: list[str] = []
    try:
        for path in sorted(written.iterdir()):
            with refusals_told(folder / path.name):
                if (folder / path.name).exists():
                    (folder / path.name).replace(old / path.name)
                done.append(path.name)
                path.replace(folder / path.name)
    except OutputBusyError:
        for name in done:
            (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).replace(folder / name)
        raise
