"""Where the menu's returns go: beside the files that were read, into a folder named as these are."""

from __future__ import annotations

from pathlib import Path

from rak_excel.cli.menu.answers import output_folder

RETURNS = "balasan"
UNIT_RETURNS = "balasan unit"


def ask_returns(read: Path, proposed: Path) -> list[str]:
    """The arguments that have returns written; `read` is the file or folder that is read."""

    def refused(folder: Path) -> None:
        # Imported here: the questions before need not wait for it.
        from rak_excel.jobs.returning.files import refuse_folder

        refuse_folder(folder, [read])

    place = output_folder(str(proposed), refused)
    return ["--return", place.path, *(["--force"] if place.agreed else [])]


def folders_beside(read: Path, called: str) -> tuple[list[Path], Path]:
    """The folders with earlier returns that are called so, and a free one for those of now: beside the folder that is read.

    They are named as that folder is, from here where it is.
    """
    folder = read if read.is_dir() else read.parent
    named = folder if folder.name and folder.name != ".." else folder.resolve()
    name = f"{named.name} - {called}" if named.name else called
    # Imported here: the questions before need not wait for it.
    from rak_excel.reading.found import find_lists

    earlier: list[Path] = []
    free, number = named.with_name(name) if named.name else named / name, 1
    while free.exists():
        earlier += [free] if free.is_dir() and find_lists(free) else []
        number += 1
        free = free.with_name(f"{name} {number}")
    return earlier, free
