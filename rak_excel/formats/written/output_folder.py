"""Many outputs in one folder that appear all together or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.formats.written.output import (
    hidden_prefix,
    missing_folders,
    refusals_told,
    refuse_existing,
    refuse_inputs,
    remove_abandoned,
    remove_empty,
)


def refuse_no_folder(folder: Path) -> None:
    """Raises OutputExistsError, before any work is done, where the folder's name is a file's."""
    if folder.exists() and not folder.is_dir():
        raise OutputExistsError(
            f"{folder} adalah file. Sebut nama folder untuk hasilnya.",
            f"{folder} is a file. Name a folder for the result.",
        )


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
            raise OutputExistsError(
                f"{path} bukan buatan perintah ini, jadi tidak ditimpa. Pilih folder lain.",
                f"{path} was not written by this command and is not replaced. Choose another folder.",
            )


@contextlib.contextmanager
def output_folder(folder: Path) -> Iterator[Path]:
    """A temporary folder to write to. When the block ends well its files are in `folder`; when it does not, none is.

    Files of the same names give way, so `refuse_replacing` is called before. Raises OutputBusyError where they cannot be
    written: one is open in Excel, no permission, no room.
    """
    place = folder if folder.exists() else folder.parent
    temporary: Path | None = None
    made = missing_folders(folder)
    try:
        with refusals_told(place / folder.name):
            place.mkdir(parents=True, exist_ok=True)
            temporary = Path(tempfile.mkdtemp(prefix=hidden_prefix(folder), dir=place))
            written = temporary / "new"
            written.mkdir()
            yield written
            if folder.exists():
                _move(written, folder, temporary / "old")
            else:
                written.replace(folder)
        remove_abandoned(folder, place)
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        remove_empty(made)


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
