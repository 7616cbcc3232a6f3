"""Draws a big sheet in a process of its own while the others are drawn here; the workbook is the same."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rak_excel.spreadsheet.rollup_canvas import Canvas, DrawnSheet, all_formats
from rak_excel.spreadsheet.rollup_stream import streamed_book


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
        self._sent = pickle.dumps(drawing)
        # Spawned, not forked: the same on Windows, and nothing of this process leaks into it.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        # What is to be drawn goes when the process has started, and here nobody waits for that.
        self._sending = threading.Thread(target=self._send, daemon=True)
        try:
            self._process.start()
            self._sending.start()
        except (OSError, RuntimeError):  # where none can be started
            self._connection.close()
        theirs.close()

    def onto(self, canvas: Canvas) -> object:
        """Put the sheet that was drawn there onto the canvas, or draw it here where that failed; what drawing it gives."""
        drawn = None
        with contextlib.suppress(EOFError, OSError):  # a process that could not start, or has died
            drawn = self._connection.recv()
        self._connection.close()
        if drawn is None:
            return self._drawing.draw(canvas, *self._drawing.arguments)
        sheet, result = drawn
        canvas.take_over(sheet)
        return result

    def _send(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            self._connection.send_bytes(self._sent)
        self._sent = b""


def _serve(connection: Connection) -> None:
    """What the process does: it is told what to draw, and gives back the sheet and what drawing it gave.

    Where it cannot, it gives nothing: then the sheet is drawn by the process that asked, which also tells of faults.
    """
    gc.disable()  # it ends soon
    drawn = None
    with contextlib.suppress(Exception):
        drawn = _drawn(connection.recv())
    with contextlib.suppress(OSError):  # nobody waits for it any more
        connection.send(drawn)


def _drawn(drawing: Drawing) -> tuple[DrawnSheet, object] | None:
    book = streamed_book(Path(os.devnull))  # never written
    canvas = Canvas(book, drawing.name, all_formats(book), *drawing.canvas)
    result = drawing.draw(canvas, *drawing.arguments)
    sheet = canvas.handed_over()
    return None if sheet is None else (sheet, result)
