"""Where a call finds its files and puts what it writes, and who hears how far it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from rak_excel.errors import MissingPathError
from rak_excel.language import Text
from rak_excel.reading import find_files
from rak_excel.record import Record

_CHOSEN = Text("antara file yang dipilih", "the chosen files")
_GONE = Text("{name} tidak ada lagi. Pilih lagi filenya.", "{name} is not there any more. Choose the files again.")


class Place(Record):
    """`given` are the folders with the files, `results` a blank one. `heard` is told how many of how many files are read,
    and the name of the next one, '' after the last; `processes` are those that may read (all cores if None, none but this if 0).
    `called` is the name of the folder beside which the results are saved, '' where they are saved beside the files themselves.
    """

    given: tuple[Path, ...]
    results: Path
    heard: Callable[[int, int, str], None] = lambda _done, _all, _next: None
    processes: int | None = 0
    called: str = ""

    def file(self, name: str) -> Path | None:
        """The given file of this name, None for no name. Raises MissingPathError where it is not there."""
        if not name:
            return None
        found = next((path for path, called in find_files(self.given) if called == name), None)
        if found is None:
            raise MissingPathError(_GONE.filled(name=PurePosixPath(name).name), path=name)
        return found

    def without_folders(self, told: Text) -> Text:
        """The sentence without the places in which files lie for the moment: nobody knows these."""
        for folder in (self.results, *self.given):
            for before in (f"{folder}{os.sep}", f"{folder}/"):
                told = Text(told.id.replace(before, ""), told.en.replace(before, ""))
            called = Text(self.called, self.called) if self.called else _CHOSEN
            told = Text(told.id.replace(str(folder), called.id), told.en.replace(str(folder), called.en))
        return told

    def progress(self) -> Callable[[int, int], None]:
        """What a job tells its progress; the first file is told of at once."""
        names = [name for _, name in find_files(self.given)]

        def told(done: int, count: int) -> None:
            self.heard(done, count, names[done] if done < len(names) else "")

        told(0, len(names))
        return told
