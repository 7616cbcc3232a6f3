"""How the page and the server on this computer hand each other calls, answers and files: a head in JSON, then the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Protocol

import msgspec

from rak_excel.errors import RakExcelError
from rak_excel.language import Text
from rak_excel.system.file_names import allowed_in_names
from rak_excel.vocabulary.basics.texts import shortened

_LENGTH = 4  # bytes, in which the length of a head stands
_LONGEST_HEAD = 20_000_000
_PIECE = 1_000_000
_TORN = Text("Kiriman dari halaman tidak lengkap. Ulangi.", "What the page sent is not complete. Try again.")


class FrameError(RakExcelError):
    """What was sent does not have the length that it says, or no head that can be read."""


class SentFile(msgspec.Struct, frozen=True):
    """A file behind a head."""

    name: str
    size: int


class Head(msgspec.Struct, frozen=True):
    """What stands before the files: a call, as JSON, and whether it is about the folder that the page was opened for."""

    files: tuple[SentFile, ...] = ()
    call: msgspec.Raw = msgspec.Raw(b"null")
    here: bool = False


class Readable(Protocol):
    """What bytes come from."""

    def read(self, size: int, /) -> bytes: ...


class Body:
    """What a request holds, of this length, read piece by piece."""

    def __init__(self, stream: Readable, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, count: int) -> bytes:
        """Raises FrameError where there is less."""
        content = self._stream.read(count) if 0 <= count <= self._left else b""
        self._left -= len(content)
        if len(content) != count:
            raise FrameError(_TORN)
        return content

    def head(self) -> Head:
        """Raises FrameError where it cannot be read."""
        length = int.from_bytes(self.read(_LENGTH), "big")
        if length > _LONGEST_HEAD:
            raise FrameError(_TORN)
        try:
            return msgspec.json.decode(self.read(length), type=Head)
        except msgspec.DecodeError as error:
            raise FrameError(_TORN) from error

    def store(self, files: Sequence[SentFile], folder: Path) -> None:
        """Write the files behind the head below a folder, each where its name says, and nowhere else."""
        taken: set[str] = set()
        for file in files:
            path = folder / _free(parts_within(file.name), taken)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stored:
                left = file.size
                while left:
                    piece = self.read(min(left, _PIECE))
                    stored.write(piece)
                    left -= len(piece)


def parts_within(name: str) -> list[str]:
    """The folders and the name of a file as the page calls it; what would lead elsewhere, or Windows refuses, is left out."""
    parts = (allowed_in_names(shortened(part, 200)) for part in PurePosixPath(name.replace("\\", "/")).parts)
    return [part for part in parts if part.strip(". ")] or ["-"]


def _free(parts: list[str], taken: set[str]) -> Path:
    """The way of a file, which no other one has on a system that knows no upper case; it is `taken` from now on."""
    for number in count(1):
        name = Path(parts[-1])
        path = Path(*parts[:-1], name.name if number == 1 else f"{name.stem} ({number}){name.suffix}")
        if path.as_posix().casefold() not in taken:
            break
    taken.add(path.as_posix().casefold())
    return path


def framed(head: bytes) -> bytes:
    """A head behind its length."""
    return len(head).to_bytes(_LENGTH, "big") + head


def answer_head(told: bytes, results: Iterable[Path]) -> bytes:
    """The head of an answer: what is told, and which files come behind it."""
    files = [SentFile(path.name, path.stat().st_size) for path in results]
    return framed(msgspec.json.encode({"told": msgspec.Raw(told), "files": files}))
