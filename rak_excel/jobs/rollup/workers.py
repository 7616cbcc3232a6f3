"""Reads many files on all cores. A file that kills its reader costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rak_excel.errors import RakExcelError
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.language import Text
from rak_excel.layouts.names import DIFFERENCES
from rak_excel.model import Definition, Plan
from rak_excel.reading import Unread, find_files, joined, real_path
from rak_excel.reading.files import read_file
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_lost, facts_of_plan, facts_of_unread
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.system.faults import file_mistaken
from rak_excel.system.processes import Pool, processes_for
from rak_excel.workbooks.rollup.opened import has_sheet, is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup

_DIED = Text(
    "File ini membuat program pembacanya berhenti. Buka di Excel, simpan ulang sebagai .xlsx, lalu rekap lagi.",
    "This file stopped the program that reads it. Open it in Excel, save it as .xlsx again, and roll up again.",
)
_FileToRead = tuple[Path, str]
Progress = Callable[[int, int], None]


class Reader(Record):
    """How files are read: the definition for files without their own, and the province's choice of rules.

    `whole` gives every plan as it was read, unchecked, for those who need its cells.
    """

    template: Definition | None = None
    settings: Settings | None = None
    whole: bool = False

    def facts_of(self, job: _FileToRead) -> InputFacts | Plan:
        """The facts of one file. A plan of one part comes whole, since another file may complete it."""
        path, name = job
        try:
            if is_rollup(path):
                return read_rollup(path)
            read = read_file(path, name, template=self.template)
            open_differences = _open_differences(read, path)
        except RakExcelError as error:
            return facts_of_lost(name, error.text)
        except Exception as error:  # a mistake of ours costs that file, and not the others
            return facts_of_lost(name, file_mistaken(error))
        if not isinstance(read, Plan):
            return facts_of_unread(read.source, read.note)
        if self.whole or (len(read.parts) < len(read.definition.parts) and not read.is_submission):
            return read
        return facts_of_plan(read, check([read], settings=self.settings), open_differences=open_differences)


def facts_of_files(
    paths: Iterable[Path | str],
    reader: Reader,
    *,
    jobs: int | None = None,
    without: Iterable[Path] = (),
    progress: Progress = lambda _done, _all: None,
) -> list[InputFacts]:
    """The facts of all files at `paths`, in the order of their names, read by `jobs` processes (all cores if None).

    With no jobs everything is read in this process. `without` are files to pass over in folders: the output of
    the run before. Raises MissingPathError where a path does not exist.
    """
    given = [Path(path) for path in paths]
    passed_over = set(map(real_path, without)) - set(map(real_path, given))
    work = [job for job in find_files(given) if real_path(job[0]) not in passed_over]
    results: list[InputFacts | Plan | None] = [None] * len(work)
    processes = 0 if jobs == 0 else processes_for(len(work), jobs)
    for done, (number, result) in enumerate(Pool(reader.facts_of, work, processes).results(), 1):
        results[number] = facts_of_lost(work[number][1], _DIED) if result is None else result
        progress(done, len(work))
    halves = joined([each for each in results if isinstance(each, Plan)])
    whole = [each for each in results if isinstance(each, InputFacts)]
    return whole + [facts_of_plan(plan, check([plan], settings=reader.settings)) for plan in halves]


def _open_differences(read: Plan | Unread, path: Path) -> int:
    """How many differences of a merged plan nobody has decided; most plans have no sheet for any."""
    if not isinstance(read, Plan) or not read.merged:
        return 0
    if path.suffix.casefold() == ".xlsx" and not has_sheet(path, DIFFERENCES):
        return 0
    from rak_excel.workbooks.merged.decisions import count_open  # few files need it, and it brings all of merging

    return count_open(open_workbook(content_of(path)).sheets)
