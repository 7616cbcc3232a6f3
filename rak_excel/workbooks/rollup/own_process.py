"""Draws a big sheet in another process while the others are drawn here; the workbook is the same."""

from __future__ import annotations

import contextlib
import os
import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnSheet, all_formats
from rak_excel.formats.written.drawn.stream import streamed_book
from rak_excel.system.processes import take_process


@dataclass(frozen=True, slots=True)
class Drawing:
    """The sheet of this name, which is to be drawn by a function of its canvas and `arguments`; they travel to another process.

    `canvas` is what else a canvas takes.
    """

    name: str
    draw: Callable[..., object]
    arguments: tuple[Any, ...]
    canvas: tuple[Any, ...] = ()


class DrawnBeside:
    """A drawing that another process has begun with."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        # Packed up now: what is drawn here meanwhile adds to it what it works out.
        sent = pickle.dumps(drawing)
        self._connection: Connection | None = None
        with contextlib.suppress(OSError, RuntimeError):  # where no process can be started
            self._connection = take_process().connection
        if self._connection:
            # It goes when the process has started, and here nobody waits for that.
            sending = threading.Thread(target=_send, args=(self._connection, sent), daemon=True)
            try:
                sending.start()
            except RuntimeError:  # where no thread can be started
                self._connection.close()

    def onto(self, canvas: Canvas) -> object:
        """Put the sheet that was drawn there onto the canvas, or draw it here where that failed; what drawing it gives."""
        drawn = _received(self._connection) if self._connection else None
        if drawn is None:
            return self._drawing.draw(canvas, *self._drawing.arguments)
        sheet, result = drawn
        canvas.take_over(sheet)
        return result


def _send(connection: Connection, drawing: bytes) -> None:
    with contextlib.suppress(EOFError, OSError):
        connection.send(_drawn)
        connection.send_bytes(drawing)


def _received(connection: Connection) -> tuple[DrawnSheet, object] | None:
    """The sheet from the other process, which ends then; None where it has died."""
    drawn: tuple[DrawnSheet, object] | None = None
    with contextlib.suppress(EOFError, OSError):
        connection.recv()  # that it is there
        drawn = connection.recv()
    connection.close()
    return drawn


def _drawn(drawing: Drawing) -> tuple[DrawnSheet, object] | None:
    """What the other process does: the sheet, and what drawing it gave.

    Where it cannot, it gives nothing: then the sheet is drawn by the process that asked, which also tells of faults.
    """
    with contextlib.suppress(Exception):
        book = streamed_book(Path(os.devnull))  # never written
        canvas = Canvas(book, drawing.name, all_formats(book), *drawing.canvas)
        result = drawing.draw(canvas, *drawing.arguments)
        sheet = canvas.handed_over()
        return None if sheet is None else (sheet, result)
    return None
