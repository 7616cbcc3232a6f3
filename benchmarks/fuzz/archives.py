"""The members of a zip file, taken out and packed again; the same members give the same bytes."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.fuzz.mutation import UnfitError

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
_MOST = 100_000_000


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    content: bytes
    method: int = zipfile.ZIP_DEFLATED


def members_of(content: bytes) -> list[Member]:
    """Raises UnfitError where it is no sound archive any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST:
                raise UnfitError
            return [Member(each.filename, archive.read(each)) for each in archive.infolist()]
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        struct.error,
    ) as error:
        raise UnfitError from error
    except zlib.error as error:
        raise UnfitError from error


def packed(members: Sequence[Member]) -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for each in members:
            archive.writestr(zipfile.ZipInfo(each.name), each.content, each.method, 1)
    return target.getvalue()


def settled(content: bytes) -> bytes:
    """The same archive without the times at which it was made."""
    return packed([Member(each.name, _TIME.sub(b"2020-01-20T08:30:00", each.content)) for each in members_of(content)])
