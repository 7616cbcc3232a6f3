"""Ctrl+C, and what else stops a command from outside: it cleans up and ends, as after Ctrl+C."""

from __future__ import annotations

import contextlib
import signal

_OUTSIDE = ("SIGTERM", "SIGHUP", "SIGBREAK")  # a system ends a process, a window is closed
_SIGNAL = 128  # what shells add to the number of a signal


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
