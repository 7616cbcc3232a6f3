"""How a command ends, by itself or by a signal: where whatever went wrong becomes a sentence and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable

import click

from rak_excel import __version__
from rak_excel.cli.spoken import give_cursor_back, tell
from rak_excel.cli.streams import NO_RESULTS, cannot_write, nobody_reads
from rak_excel.errors import TRACEBACKS, RakExcelError
from rak_excel.language import Text
from rak_excel.system.faults import NO_MEMORY, mistake_at, refusal

_OUTSIDE = ("SIGTERM", "SIGHUP", "SIGBREAK")  # a system ends a process, a window is closed
_SIGNAL = 128  # what shells add to the number of a signal
_NOT_DONE = 2
_NOBODY_READS = 141  # as the shells have it
_ENDED = Text("Dibatalkan.", "Cancelled.")
_STOPPED = Text("Dihentikan. Yang belum selesai tidak disimpan.", "Stopped. What was not finished is not saved.")
_FAULT = Text(
    "Maaf, rak-excel berhenti karena kesalahan di programnya sendiri; yang belum selesai tidak disimpan. Kirim baris di bawah ini"
    " kepada orang yang memasang rak-excel, beserta file yang sedang dibaca kalau boleh dikirim.\n{line}",
    "Sorry, rak-excel stopped because of a mistake in the program itself; what was not finished is not saved. Send the line below"
    " to whoever installed rak-excel, with the file that was being read if it may be sent.\n{line}",
)


def ended(command: Callable[[], object]) -> int:
    """Run a command to its end; its exit code. What is to be said of the end has been said then."""
    # What libraries tell programmers, and faults that change nothing, are not for those who use the command.
    if not (os.environ.get(TRACEBACKS) or sys.warnoptions):
        warnings.simplefilter("ignore")
        sys.unraisablehook = lambda _fault: None
        threading.excepthook = lambda _fault: None
    results = sys.stdout
    code, said = _outcome(command)
    lost = cannot_write(results)
    if (lost and nobody_reads(lost)) or sys.stdout is not results:  # which click replaces then
        return _NOBODY_READS
    if lost:
        code, said = _NOT_DONE, NO_RESULTS
    with contextlib.suppress(OSError):  # where messages cannot be written there is nobody to tell
        if isinstance(said, click.ClickException):
            said.show()
        elif said:
            tell(said)
    cannot_write(sys.stderr)
    return code


def _outcome(command: Callable[[], object]) -> tuple[int, Text | click.ClickException | None]:
    """The exit code, and what is to be said."""
    try:
        return _code(command()), None
    except SystemExit as done:
        meant = done.code is None or isinstance(done.code, int)
        return (_code(done.code), None) if meant else (_NOT_DONE, _sentence(done))
    except click.ClickException as error:
        return error.exit_code, error
    except (click.Abort, KeyboardInterrupt) as error:
        stop = error.__cause__ if isinstance(error, click.Abort) else error
        # click also aborts where a question gets no answer any more.
        return _stopped(stop) if isinstance(stop, KeyboardInterrupt) else (_NOT_DONE, _ENDED)
    except BaseException as error:  # also a panic of calamine, which is no Exception
        if stop := _stop_behind(error):
            return _stopped(stop)
        if os.environ.get(TRACEBACKS):
            sys.excepthook(type(error), error, error.__traceback__)
        return _NOT_DONE, _sentence(error)


def _stopped(stop: KeyboardInterrupt) -> tuple[int, Text]:
    code = exit_code(stop)
    give_cursor_back()
    return code, _STOPPED


def _stop_behind(error: BaseException | None) -> KeyboardInterrupt | None:
    """What stopped the command, where a library stumbled over that: rich does where its bar was just beginning."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error


def _sentence(error: BaseException) -> Text:
    if isinstance(error, RakExcelError):
        return error.text
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError):
        return refusal(error)
    return _FAULT.filled(line=_line(error))


def _line(error: BaseException) -> str:
    """What helps to find a mistake of ours, and no word of what was read: a message could hold what stands in a cell."""
    from rak_excel.cli import COMMANDS  # here: that module imports this one

    command = next((argument for argument in sys.argv[1:] if argument in COMMANDS), "menu")
    told = [f"rak-excel {__version__}", command, mistake_at(error)]
    return ", ".join([*told, f"Python {sys.version.split()[0]}", sys.platform])


def _code(given: object) -> int:
    return given if isinstance(given, int) else 0


class StoppedError(KeyboardInterrupt):
    """The process was told to end by a signal of this number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def listen() -> None:
    """From now on a signal from outside stops the command as Ctrl+C does."""
    for name in _OUTSIDE:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # one that is ignored stays so
            with contextlib.suppress(ValueError):  # only the main thread may
                signal.signal(number, _stop)


def exit_code(stop: BaseException | None) -> int:
    """130 after Ctrl+C, 143 after SIGTERM. From now on nothing stops the process while it ends."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return _SIGNAL + (stop.number if isinstance(stop, StoppedError) else signal.SIGINT)


def _stop(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not disturb the cleaning up
    raise StoppedError(number)


class LastCommand:
    """What the context of a command carries that the process ends with."""


def collect_no_garbage() -> None:
    """Collect none until the command is done; looking for it takes a tenth of a roll-up's time.

    Afterwards it is looked for as before: the menu goes on. Only where the process ends with the command it is left to
    the system, which is quicker.
    """
    if not gc.isenabled():
        return
    gc.disable()
    context = click.get_current_context()
    if not isinstance(context.obj, LastCommand):
        context.call_on_close(gc.enable)
