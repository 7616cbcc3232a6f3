"""Processes that work beside this one, started while it still loads what it needs, and shared among things to do.

Whatever starts processes is loaded by what starts one: it is not there in a browser, where everything is done here.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from rak_excel.errors import TRACEBACKS
from rak_excel.record import Record

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

if sys.platform == "win32":
    import ctypes

_PATH = "PYTHONPATH"
_ENDING = {getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)}
_GRACE = 5.0  # seconds after the end of the parent, within which a file is finished
_MOST = 60  # Windows waits for no more at once
_FILES_EACH = 4  # fewer are read sooner than a process starts
_KEPT = 2  # for other work when all is read; each holds some 100 MB
_COLLECTED = 8  # pieces of work after which a process throws away what they left behind in cycles
_GARBAGE = 500_000  # new objects after which it does so in between, as in an enormous file
_EARLY: list[StartedProcess] = []


class StartedProcess(Record):
    """A process that waits for a function, answers that it is there, and then gives for each argument what the function does,
    until it is None; then it waits for the next function.
    """

    process: BaseProcess
    connection: Connection
    early: bool = False  # whether it was started before there was work for it


def processes_for(files: int, jobs: int | None) -> int:
    """No more processes than there are files to make starting them worth while; `jobs` at most, all cores if None."""
    return max(1, min(jobs or os.cpu_count() or 1, -(-files // _FILES_EACH), _MOST))


def start_early(files: int, jobs: int | None, module: str) -> None:
    """Start as many processes as so many files may need, for `take_process`; they load this module at once."""
    with contextlib.suppress(OSError, RuntimeError):  # where none can be started, that is told later
        _EARLY.extend(_started(module) for _ in range(processes_for(files, jobs)))


def take_process() -> StartedProcess:
    """One that was started early, or else a new one. Raises OSError or RuntimeError where none can be started."""
    return _EARLY.pop() if _EARLY else _started()


def give_back(started: StartedProcess) -> None:
    """Keep one that was started early for other work, and end any other."""
    if started.early and len(_EARLY) < _KEPT:
        _EARLY.append(started)
    else:
        started.connection.close()


def dismiss_early() -> None:
    """End those that nobody took."""
    while _EARLY:
        _EARLY.pop().connection.close()


def _started(module: str = "") -> StartedProcess:
    if sys.platform == "emscripten":  # WebAssembly, as in a browser: to ask for a pipe would end it all there
        raise OSError("this Python can start no processes")
    try:
        from multiprocessing import get_context  # here as in all of this file: see above

        # Spawned, not forked: the same on Windows, and nothing of this process leaks into them.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, module), daemon=True)
        with _current_folder_left_out(), _signals_held():
            process.start()
    except (ImportError, AttributeError) as error:
        raise OSError("this Python can start no processes") from error
    theirs.close()
    return StartedProcess(process, ours, early=bool(module))


@contextlib.contextmanager
def _current_folder_left_out() -> Iterator[None]:
    """A new Python would look for what it loads in the current folder first, among files that somebody sent."""
    wanted = {"PYTHONSAFEPATH": "1"}
    if path := os.environ.get(_PATH):
        here = os.path.realpath("")
        wanted[_PATH] = os.pathsep.join(each for each in path.split(os.pathsep) if os.path.realpath(each) != here)
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """No process that is started hears of Ctrl+C, and this one does not stop before it has told that what to do."""
    if sys.platform == "win32":
        # To ignore Ctrl+C is handed down there; by itself a new Python shows a traceback until it can be told to.
        ctypes.windll.kernel32.SetConsoleCtrlHandler(None, True)
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetConsoleCtrlHandler(None, False)
        return
    from multiprocessing import resource_tracker

    # It would be started with the first process, and then let the signals through.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, module: str) -> None:
    """What such a process does, until nobody holds the other end any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Python would look through all that a process has loaded, again and again: a seventh of the time that reading takes.
    gc.set_threshold(_GARBAGE)
    try:
        if module:
            importlib.import_module(module)
        _work(connection)
    except BaseException as error:  # also a panic of calamine: whoever waits misses the answer, and tells that
        if os.environ.get(TRACEBACKS) and not isinstance(error, (EOFError, OSError)):
            raise


def _work(connection: Connection) -> None:
    while True:
        work = connection.recv()
        gc.freeze()
        connection.send(None)
        done = 0
        while (given := connection.recv()) is not None:
            connection.send(work(given))
            done += 1
            if done % _COLLECTED == 0:
                gc.collect()
                gc.freeze()  # what is left stays: texts and names that were worked out


def _end_with_parent() -> None:
    """Who waits for the next thing to do sees at once that the parent is gone; this ends one that never comes to it."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        time.sleep(_GRACE)
        os._exit(1)


Thing = TypeVar("Thing")
Done = TypeVar("Done")
_PATIENCE = 5.0  # seconds until a process that was killed has ended


class _Worker(Struct):
    started: StartedProcess
    number: int = -1  # of the thing that it does
    rests: bool = False  # it was told that there are no more, and waits for other work

    @property
    def connection(self) -> Connection:
        return self.started.connection


class Pool(Struct, Generic[Thing, Done], eq=False, dict=True):
    """Processes with one thing each at a time, so that it is known what a dead one was doing."""

    work: Callable[[Thing], Done]
    things: Sequence[Thing]
    processes: int
    # Called with a thing and the number of the process that ended in the midst of it: for what it left behind.
    left: Callable[[Thing, int], None] = lambda _thing, _process: None

    @cached_property
    def _waiting(self) -> deque[int]:
        return deque(range(len(self.things)))

    @contextlib.contextmanager
    def results(self) -> Iterator[Iterator[tuple[int, Done | None]]]:
        """The number of each thing with what doing it gave, as they are done; None where the process died of it.

        When the block ends, by an error too, nothing is being done any more: what it wrote to may be tidied up.
        """
        # The traceback of an error would keep what gives the results, and with it the processes, as long as it is kept itself.
        with contextlib.closing(self._as_done()) as given:
            yield given

    def _as_done(self) -> Generator[tuple[int, Done | None]]:
        hired = [self._hired() for _ in range(self.processes if self.things else 0)]
        workers = [worker for worker in hired if worker and _is_there(worker)]
        try:
            for worker in workers:
                self._give(worker)
            while busy := [worker for worker in workers if worker.number >= 0]:
                for ready in _ready([worker.connection for worker in busy]):
                    worker = next(each for each in busy if each.connection is ready)
                    yield worker.number, self._taken(worker, workers)
            # All of them where processes cannot be started, as in a script without a main guard; else what is left
            # over where none could be replaced.
            for number in self._waiting:
                yield number, self.work(self.things[number])
        finally:
            dismiss_early()
            for worker in workers:
                self._dismiss(worker)

    def _hired(self) -> _Worker | None:
        try:
            started = take_process()
        except (OSError, RuntimeError):  # where none can be started
            return None
        with contextlib.suppress(OSError):  # one that has ended already
            started.connection.send(self.work)
        return _Worker(started)

    def _give(self, worker: _Worker) -> None:
        worker.rests = not self._waiting
        worker.number = self._waiting.popleft() if self._waiting else -1
        with contextlib.suppress(OSError):  # one that ended since: it is missed when its answer is waited for
            worker.connection.send(self.things[worker.number] if worker.number >= 0 else None)

    def _taken(self, worker: _Worker, workers: list[_Worker]) -> Done | None:
        """What a worker gives, which gets its next thing; one that died is replaced."""
        try:
            result: Done = worker.connection.recv()
        except (EOFError, OSError):
            workers.remove(worker)
            self._dismiss(worker)
            another = self._hired() if self._waiting else None
            if another and _is_there(another):
                workers.append(another)
                self._give(another)
            return None
        self._give(worker)
        return result

    def _dismiss(self, worker: _Worker) -> None:
        if worker.rests:
            give_back(worker.started)
            return
        worker.connection.close()
        if worker.number >= 0:
            process = worker.started.process
            process.kill()
            process.join(_PATIENCE)
            self.left(self.things[worker.number], process.pid or 0)


def _ready(connections: list[Connection]) -> list[object]:
    from multiprocessing.connection import wait

    return list(wait(connections))


def _is_there(worker: _Worker) -> bool:
    """Whether a process has started; one that could not takes no thing with it."""
    try:
        worker.connection.recv()
    except (EOFError, OSError):
        worker.connection.close()
        return False
    return True
