"""Rows of big sheets as XML: each cell at once, past the layers of XlsxWriter that take most of its time."""

from __future__ import annotations

import math
import re
import threading
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from rak_excel.formats.written.packing import PackedPiece, as_xml, new_compressor
from rak_excel.formats.written.values import NO_LETTERS, Formula, formula_text
from rak_excel.system.remembered import remembered

_LONG = 16_000  # letters; XlsxWriter itself cuts off what a cell cannot hold
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_LIKE_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


@remembered(8192)  # most texts of a roll-up stand in many of its rows
def _text(text: str) -> str | None:
    if len(text) > _LONG:
        return None
    text = _escaped(text)
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f' t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def _number(number: float) -> str | None:
    return f"><v>{number:.16G}</v></c>" if math.isfinite(number) else None


def _formula(formula: Formula) -> str:
    value = formula.value
    kind = ""
    if isinstance(value, str) and value:
        kind = ' t="e"' if value in _ERRORS else ' t="str"'
        value = _escaped(value)
    text = formula_text(formula.text)
    if not text.isprintable():  # a formula has no way to write what XML cannot hold
        text = as_xml(text).decode()
    return f"{kind}><f>{_without_markup(text)}</f><v>{value}</v></c>"


CONTENTS: Mapping[type, Callable[[Any], str | None]] = {
    str: _text,
    int: _number,
    float: _number,
    Formula: _formula,
}
"""By the type of a value what follows the cell's address and format; None for a value that is not plain."""


def _escaped(text: str) -> str:
    """Text for XML. What XML cannot hold is written as Excel does: `_x0007_`, and `_x005F_` where a text looks so."""
    if not _SPECIAL.search(text):
        return text
    text = _LIKE_ESCAPED.sub("_x005F_", text)
    text = _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    text = NO_LETTERS.sub("\ufffd", text)
    return _without_markup(text)


def _without_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_CHUNK = 1 << 20  # letters that are packed at once: less would often wait for Python, which one thread has at a time


class StreamedRows:
    """Takes text as a file does, and gives it back packed. While one chunk is packed, the next is written."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._letters = 0
        self._compressor = new_compressor()
        self._chunks: list[bytes] = []
        self._length = 0
        self._busy: threading.Thread | None = None
        self._fault: Exception | None = None  # of a chunk that could not be packed

    def write(self, text: str) -> None:
        self._waiting.append(text)
        self._letters += len(text)
        if self._letters > _CHUNK:
            self._hand_over()

    def packed(self) -> PackedPiece:
        """All that was written. Nothing can be written any more."""
        content = self._taken()
        self._wait()
        self._pack(content)
        self._wait()
        self._chunks.append(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return PackedPiece(self._chunks, self._length)

    def _hand_over(self) -> None:
        content = self._taken()
        self._wait()
        busy = threading.Thread(target=self._pack, args=(content,), daemon=True)
        try:
            busy.start()
        except RuntimeError:  # no threads here, as in a browser
            self._pack(content)
        else:
            self._busy = busy

    def _taken(self) -> bytes:
        content = "".join(self._waiting).encode()
        self._waiting.clear()
        self._letters = 0
        return content

    def _wait(self) -> None:
        """Until the chunk before is packed: chunks follow each other."""
        if self._busy is not None:
            self._busy.join()
            self._busy = None
        if self._fault is not None:
            raise self._fault

    def _pack(self, content: bytes) -> None:
        try:
            self._length += len(content)
            self._chunks.append(self._compressor.compress(content))
        except Exception as error:  # whatever it is, who waits for the chunk tells it: a thread has nobody to tell
            self._fault = error
