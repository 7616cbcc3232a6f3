"""What is said of a path with nothing to read: with the names that are like it, where there are any."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rak_excel.errors import MissingPathError
from rak_excel.language import Text, on_one_line
from rak_excel.system.folders import is_folder

_MISSING = Text(
    "{path} tidak ada. Periksa nama dan foldernya.{like}", "{path} does not exist. Check its name and folder.{like}"
)
_LEADS_NOWHERE = Text(
    "{path} adalah tautan ke file yang tidak ada. Sebut nama file lain.",
    "{path} is a link to a file that does not exist. Give the name of another file.",
)
NO_FILE = Text(
    "{path} bukan file biasa, jadi tidak dibaca. Sebut nama file lain.",
    "{path} is no ordinary file and is not read. Give the name of another file.",
)
_LIKE = Text(" Yang mirip: {names}.", " Names like it: {names}.")
_NOTHING = Text("", "")
_FEW = 3  # names
_ALIKE = 0.75  # of 1
_PASSED_OVER = ("~$", ".")  # what Excel locks files with, and hidden files


def missing(path: Path) -> MissingPathError:
    """The error for a path that does not exist, or that is a pipe or a device, which would be waited for without end."""
    if path.exists() and not path.is_dir():
        said = NO_FILE.filled(path=path)
    elif path.is_symlink():
        said = _LEADS_NOWHERE.filled(path=path)
    else:
        said = _MISSING.filled(path=path, like=like_it(path))
    return MissingPathError(said.id, said.en)


def like_it(path: Path) -> Text:
    """A sentence, to stand behind another, with the names that are like that of a missing path; nothing without any."""
    names = ", ".join(on_one_line(str(each)) for each in islice(_names_like(path), _FEW))
    return _LIKE.filled(names=names) if names else _NOTHING


def _names_like(path: Path) -> Iterator[Path]:
    """The likeliest first: the same name with an ending, longer ones, those that differ in a letter or two."""
    while path.name and not is_folder(path.parent):  # a folder on the way may be what is wrong
        path = path.parent
    typed = path.name.casefold()
    if not typed:
        return
    try:
        there = sorted(each.name for each in path.parent.iterdir() if not each.name.startswith(_PASSED_OVER))
    except OSError:
        return
    stems = {name: Path(name).stem.casefold() for name in there}
    found = [name for name in there if stems[name] == Path(typed).stem or name.casefold() == typed]
    found += [name for name in there if name.casefold().startswith(typed)]
    spelt = {name.casefold(): name for name in reversed(there)}
    found += [spelt[near] for near in difflib.get_close_matches(typed, spelt, _FEW, _ALIKE)]
    near_stems = {stem: name for name, stem in reversed(stems.items())}
    found += [near_stems[near] for near in difflib.get_close_matches(Path(typed).stem, near_stems, _FEW, _ALIKE)]
    yield from (path.with_name(name) for name in dict.fromkeys(found))
