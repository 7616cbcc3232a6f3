"""Shares things to do among processes. One that is killed costs only what it was doing."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from rak_excel.system.processes import StartedProcess, dismiss_early, give_back, take_process

Thing = TypeVar("Thing")
Done = TypeVar("Done")
_PATIENCE = 5.0  # seconds until a process that was killed has ended


@dataclass(slots=True)
class _Worker:
    started: StartedProcess
    number: int = -1  # of the thing that it does
    rests: bool = False  # it was told that there are no more, and waits for other work

    @property
    def connection(self) -> Connection:
        return self.started.connection


class Pool(Generic[Thing, Done]):
    """Processes with one thing each at a time, so that it is known what a dead one was doing.

    `left` is called with a thing and the number of the process that ended in the midst of it: for what it left behind.
    """

    def __init__(
        self,
        work: Callable[[Thing], Done],
        things: Sequence[Thing],
        processes: int,
        left: Callable[[Thing, int], None] = lambda _thing, _process: None,
    ) -> None:
        self._work = work
        self._things = things
        self._processes = processes
        self._left = left
        self._waiting = deque(range(len(things)))

    def results(self) -> Iterator[tuple[int, Done | None]]:
        """The number of each thing with what doing it gave, as they are done; None where the process died of it."""
        hired = [self._hired() for _ in range(self._processes if self._things else 0)]
        workers = [worker for worker in hired if worker and _is_there(worker)]
        try:
            for worker in workers:
                self._give(worker)
            while busy := [worker for worker in workers if worker.number >= 0]:
                for ready in wait([worker.connection for worker in busy]):
                    worker = next(each for each in busy if each.connection is ready)
                    yield worker.number, self._taken(worker, workers)
            # All of them where processes cannot be started, as in a script without a main guard; else what is left
            # over where none could be replaced.
            for number in self._waiting:
                yield number, self._work(self._things[number])
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
            started.connection.send(self._work)
        return _Worker(started)

    def _give(self, worker: _Worker) -> None:
        worker.rests = not self._waiting
        worker.number = self._waiting.popleft() if self._waiting else -1
        with contextlib.suppress(OSError):  # one that ended since: it is missed when its answer is waited for
            worker.connection.send(self._things[worker.number] if worker.number >= 0 else None)

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
            self._left(self._things[worker.number], process.pid or 0)


def _is_there(worker: _Worker) -> bool:
    """Whether a process has started; one that could not takes no thing with it."""
    try:
        worker.connection.recv()
    except (EOFError, OSError):
        worker.connection.close()
        return False
    return True
