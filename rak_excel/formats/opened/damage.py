"""What our own looks into a file stumble over, told as damage, also where they look only when asked."""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from rak_excel.formats.opened.archive import damaged

# What our own looks raise at bytes that are not what they should be.
_BROKEN = (ValueError, LookupError, ArithmeticError, RecursionError, struct.error, zlib.error, zipfile.BadZipFile)

Loaded = TypeVar("Loaded")


@contextlib.contextmanager
def damage_told() -> Iterator[None]:
    """Raises UnreadableWorkbookError for what is raised at broken bytes."""
    try:
        yield
    except _BROKEN as error:
        raise damaged() from error


def late(load: Callable[[], Loaded]) -> Callable[[], Loaded]:
    """What is loaded when it is first asked for, and tells of damage then."""

    def loaded() -> Loaded:
        with damage_told():
            return load()

    return loaded
