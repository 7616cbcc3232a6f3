"""Whether two paths lead to one file: through links of both kinds, and in other letters where the system takes them for equal."""

from __future__ import annotations

import os
from pathlib import Path


def same_file(one: Path, other: Path) -> bool:
    """Also where there is no such file yet: then it would be one."""
    return file_identity(one) == file_identity(other)


def file_identity(path: Path) -> tuple[int, int] | str:
    """What no two files or folders have in common; of what is not there, where it would be."""
    try:
        told = path.stat()
        if told.st_ino:  # some file systems on a network number nothing
            return told.st_dev, told.st_ino
    except OSError:
        pass
    except ValueError:  # a name that no system takes
        return str(path)
    return os.path.normcase(os.path.realpath(path))
