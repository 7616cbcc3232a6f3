"""Reads many files on all cores. A file that kills its reader costs only itself."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from rak_excel.errors import RakExcelError
from rak_excel.language import Text
from rak_excel.model import Definition, Plan
from rak_excel.reading import Unread, find_files, joined, real_path
from rak_excel.reading.files import read_file
from rak_excel.settings import Settings
from rak_excel.spreadsheet.merged_sheets import DIFFERENCES
from rak_excel.spreadsheet.opening import open_workbook
from rak_excel.spreadsheet.rollup_reading import has_sheet, is_rollup
from rak_excel.verbs.check import check
from rak_excel.verbs.contents import content_of
from rak_excel.verbs.processes import Started, dismiss_early, give_back, processes_for, take_process
from rak_excel.verbs.rollup.earlier import read_rollup
from rak_excel.verbs.rollup.facts import Harvest
from rak_excel.verbs.rollup.harvest import harvest_lost, harvest_plan, harvest_unread

_DIED = Text(
    "File ini membuat program pembacanya berhenti. Buka di Excel, simpan ulang sebagai .xlsx, lalu rekap lagi.",
    "This file stopped the program that reads it. Open it in Excel, save it as .xlsx again, and roll up again.",
)
_FAILED = Text(
    "File ini tidak dapat dibaca ({fault}). Buka di Excel, simpan ulang sebagai .xlsx, lalu rekap lagi.",
    "This file cannot be read ({fault}). Open it in Excel, save it as .xlsx again, and roll up again.",
)

Job = tuple[Path, str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: the definition for files without their own, and the province's choice of rules.

    `whole` gives every plan as it was read, unchecked, for those who need its cells.
    """

    template: Definition | None = None
    settings: Settings | None = None
    whole: bool = False

    def harvest(self, job: Job) -> Harvest | Plan:
        """The facts of one file. A plan of one part comes whole, since another file may complete it."""
        path, name = job
        try:
            if is_rollup(path):
                return read_rollup(path)
            read = read_file(path, name, template=self.template)
            open_differences = _open_differences(read, path)
        except RakExcelError as error:
            return harvest_lost(name, error.text)
        except Exception as error:
            return harvest_lost(name, _FAILED.filled(fault=type(error).__name__))
        if not isinstance(read, Plan):
            return harvest_unread(read.source, read.note)
        if self.whole or (len(read.parts) < len(read.definition.parts) and not read.is_submission):
            return read
        return harvest_plan(read, check([read], settings=self.settings), open_differences=open_differences)


def harvest_files(
    paths: Iterable[Path | str],
    reader: Reader,
    *,
    jobs: int | None = None,
    without: Iterable[Path] = (),
    progress: Progress = lambda _done, _all: None,
) -> list[Harvest]:
    """The facts of all files at `paths`, in the order of their names, read by `jobs` processes (all cores if None).

    With no jobs everything is read in this process. `without` are files to pass over in folders: the output of
    the run before. Raises MissingPathError where a path does not exist.
    """
    given = [Path(path) for path in paths]
    passed_over = set(map(real_path, without)) - set(map(real_path, given))
    work = [job for job in find_files(given) if real_path(job[0]) not in passed_over]
    results: list[Harvest | Plan | None] = [None] * len(work)
    reading = _here(work, reader) if jobs == 0 else _Pool(work, reader, processes_for(len(work), jobs)).results()
    for done, (number, result) in enumerate(reading, 1):
        results[number] = result
        progress(done, len(work))
    halves = joined([each for each in results if isinstance(each, Plan)])
    whole = [each for each in results if isinstance(each, Harvest)]
    return whole + [harvest_plan(plan, check([plan], settings=reader.settings)) for plan in halves]


def _open_differences(read: Plan | Unread, path: Path) -> int:
    """How many differences of a merged plan nobody has decided; most plans have no sheet for any."""
    if not isinstance(read, Plan) or not read.merged:
        return 0
    if path.suffix.casefold() == ".xlsx" and not has_sheet(path, DIFFERENCES):
        return 0
    from rak_excel.verbs.merge.decision_reading import count_open  # few files need it, and it brings all of merging

    return count_open(open_workbook(content_of(path)).sheets)


def _here(work: Sequence[Job], reader: Reader) -> Iterator[tuple[int, Harvest | Plan]]:
    for number, job in enumerate(work):
        yield number, reader.harvest(job)


@dataclass(slots=True)
class _Worker:
    started: Started
    number: int = -1  # of the job that it reads
    rests: bool = False  # it was told that there are no more, and waits for other work

    @property
    def connection(self) -> Connection:
        return self.started.connection


class _Pool:
    """Processes with one job each at a time, so that it is known which file a dead one was reading."""

    def __init__(self, work: Sequence[Job], reader: Reader, processes: int) -> None:
        self._work = work
        self._reader = reader
        self._processes = processes
        self._waiting = deque(range(len(work)))

    def results(self) -> Iterator[tuple[int, Harvest | Plan]]:
        workers = [self._hired() for _ in range(self._processes if self._work else 0)]
        try:
            for worker in [worker for worker in workers if not _is_there(worker)]:
                workers.remove(worker)
            if not workers:  # processes cannot be started here, as in a script without a main guard
                yield from _here(self._work, self._reader)
                return
            for worker in workers:
                self._give(worker)
            while busy := [worker for worker in workers if worker.number >= 0]:
                for ready in wait([worker.connection for worker in busy]):
                    worker = next(each for each in busy if each.connection is ready)
                    yield worker.number, self._taken(worker, workers)
            for number in self._waiting:  # left over where no process could be replaced
                yield number, self._reader.harvest(self._work[number])
        finally:
            dismiss_early()
            for worker in workers:
                if worker.rests:
                    give_back(worker.started)
                    continue
                worker.connection.close()
                if worker.number >= 0:
                    worker.started.process.terminate()

    def _hired(self) -> _Worker:
        started = take_process()
        with contextlib.suppress(OSError):  # one that has ended already
            started.connection.send(self._reader.harvest)
        return _Worker(started)

    def _give(self, worker: _Worker) -> None:
        worker.rests = not self._waiting
        worker.number = self._waiting.popleft() if self._waiting else -1
        worker.connection.send(self._work[worker.number] if worker.number >= 0 else None)

    def _taken(self, worker: _Worker, workers: list[_Worker]) -> Harvest | Plan:
        """The result of a worker, which gets its next job; one that died is replaced."""
        number = worker.number
        try:
            result: Harvest | Plan = worker.connection.recv()
        except (EOFError, OSError):
            worker.connection.close()
            workers.remove(worker)
            result = harvest_lost(self._work[number][1], _DIED)
            if self._waiting and _is_there(worker := self._hired()):
                workers.append(worker)
                self._give(worker)
            return result
        self._give(worker)
        return result


def _is_there(worker: _Worker) -> bool:
    """Whether a process has started; one that could not takes no job with it."""
    try:
        worker.connection.recv()
    except (EOFError, OSError):
        worker.connection.close()
        return False
    return True
