"""Rolling up files of quarterly reports: read on all cores, and a roll-up of theirs that somebody typed into is kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rak_excel.advice import BY_PREVIOUS, ROLLED_UP_BEFORE, chosen_as
from rak_excel.errors import DamagedRollupError, OutputExistsError, RakExcelError
from rak_excel.formats.opened.opening import as_argument
from rak_excel.formats.written.output import refuse_inputs
from rak_excel.jobs.rollup.keeping import LOST, TYPED
from rak_excel.jobs.rollup.progress import DIED, Progress
from rak_excel.jobs.rollup.summary import refused_files
from rak_excel.language import Advice, Text
from rak_excel.model import Definition, Plan
from rak_excel.reading import find_files, inputs_at, real_path
from rak_excel.reading.files import nothing_to_read, read_report_file
from rak_excel.record import Record
from rak_excel.rolling_up.chosen.choosing import usual_year
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.findings.meeting import RegionNote
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.faults import FAULTS
from rak_excel.rolling_up.monitoring.filing import TypedOfReport
from rak_excel.rolling_up.monitoring.findings import identity_of
from rak_excel.rolling_up.monitoring.office_plans import plans_of
from rak_excel.rolling_up.monitoring.report_facts import facts_of_no_report, facts_of_report
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.typed import nothing_typed
from rak_excel.system.faults import file_mistaken
from rak_excel.system.processes import Pool, processes_for
from rak_excel.workbooks.monitoring.rollup.read_back import (
    edited_sheets,
    is_report_rollup,
    read_report_rollup,
)
from rak_excel.workbooks.rollup.opened import is_rollup

_AS_PREVIOUS = Advice(
    "pakai --previous",
    "use --previous",
    Text("sebut filenya waktu ditanya", "name the file when asked"),
    chosen_as(Text("pilih filenya", "choose the file"), ROLLED_UP_BEFORE),
)
_ROLLUP = Text(
    "File ini rekap banyak kantor, bukan laporan satu kantor. Untuk membawa isiannya {name}.",
    "This file is a roll-up of many offices, not the report of one. To carry on what was typed into it {name}.",
).advising(name=_AS_PREVIOUS)
_OTHERS = Text(
    "Di {path} ada yang diketik provinsi dan tidak termasuk rekap ini, misalnya untuk triwulan atau provinsi lain. Pilih nama lain "
    "untuk hasilnya.",
    "The province has typed something into {path} that is no part of this roll-up, as for another quarter or province. Choose "
    "another name for the output.",
)
_CARRIED = Text(
    "Yang diketik di kolom kuning terbawa{previous}.",
    "What was typed into the yellow columns is carried{previous}.",
).advising(previous=BY_PREVIOUS)
_NOT_READ = Text(
    "{path} adalah rekap laporan yang tidak terbaca lagi, jadi mungkin berisi isian provinsi dan tidak ditimpa. Pakai nama lain untuk "
    "hasilnya.",
    "{path} is a roll-up of reports that cannot be read any more, so it may hold what the province typed and is not replaced. Use "
    "another name for the result.",
)


class ReportReader(Record):
    """How a file is read: by the definition that it carries, else by this one."""

    template: Definition | None = None

    def facts_of(self, job: tuple[Path, str]) -> ReportFacts:
        path, name = job
        try:
            read = read_report_file(path, name, template=self.template)
            if isinstance(read, Plan):
                return facts_of_report(read)
            if is_rollup(path) or is_report_rollup(path):
                return ReportFacts(FileFacts(name, fault=_ROLLUP), other=True)
            return facts_of_no_report(read.source, read.note)
        except RakExcelError as error:
            return _lost(name, error.text)
        except Exception as error:  # a mistake of ours costs that file, and not the others
            return _lost(name, file_mistaken(error))


def _lost(name: str, fault: Text) -> ReportFacts:
    return ReportFacts(FileFacts(name, fault=fault))


def facts_of_reports(
    paths: Iterable[Path | str],
    *,
    template: Definition | None = None,
    jobs: int | None = None,
    without: Iterable[Path] = (),
    progress: Progress = lambda _done, _all: None,
) -> list[ReportFacts]:
    """The facts of all files at `paths`, read by `jobs` processes (all cores if None, here if 0). Raises MissingPathError where
    a path does not exist. `without` are files to pass over in folders: the output of the run before.
    """
    given = [Path(path) for path in paths]
    passed_over = set(map(real_path, without)) - set(map(real_path, given))
    work = [job for job in find_files(given) if real_path(job[0]) not in passed_over]
    found: list[ReportFacts | None] = [None] * len(work)
    processes = 0 if jobs == 0 else processes_for(len(work), jobs)
    with Pool(ReportReader(template).facts_of, work, processes).results() as read:
        for done, (number, result) in enumerate(read, 1):
            found[number] = _lost(work[number][1], DIED) if result is None else result
            progress(done, len(work))
    return [each for each in found if each is not None]


def rollup_report_files(  # noqa: PLR0913 - each is an option of the command, given by name
    paths: Iterable[Path | str],
    quarter: int,
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | None = None,
    deadline_days: int = 0,
    previous: Path | None = None,
    plans: Sequence[Path] = (),
    template: Definition | None = None,
    jobs: int | None = None,
    without: Iterable[Path] = (),
    progress: Progress = lambda _done, _all: None,
) -> ReportRollup:
    """Roll up the reports on one quarter at `paths`; those on others tell only that they were sent.

    `previous` is the last roll-up of reports, for what the province typed and what had been reported; at `plans` are
    those of the offices, or roll-ups of them, by which it is known what each has to report. Raises
    NothingToReadError where there is no report, and UnreadableWorkbookError where `previous` is no such roll-up.
    """
    earlier = read_report_rollup(previous) if previous else None
    paths = list(paths)
    beside = [*without, *(path for path in (previous, *plans) if path and not path.is_dir())]
    found = facts_of_reports(paths, template=template, jobs=jobs, without=beside, progress=progress)
    if not found:
        raise nothing_to_read(paths)
    year = year or usual_year([each.file for each in found if each.quarter])
    kept = {"provinces": provinces, "year": year, "template": template, "jobs": jobs, "without": beside}
    signed = _signed_plans(plans, **kept) if plans else None
    result = roll_up_reports(
        found,
        quarter,
        provinces=provinces,
        year=year,
        deadline=deadline,
        deadline_days=deadline_days,
        previous=earlier,
        plans=plans_of(signed) if signed else None,
    )
    return result.but(doubts=(*result.doubts, *(refused_files(signed) if signed else ())))


def _signed_plans(plans: Sequence[Path], **asked: Any) -> Rollup:
    from rak_excel.jobs.rollup.files import rollup_files  # seldom needed, and it brings all of the other roll-up

    return rollup_files(plans, **asked)


def refuse_loss_of_reports(
    output: Path,
    paths: Iterable[Path],
    *,
    quarter: int,
    previous: Path | None = None,
    deadline: datetime.date | None = None,
) -> None:
    """Raises OutputExistsError where not even `--force` may replace the output: an input, or what somebody typed.

    What the province is to type `previous` carries over to the same `quarter`, also where the output is that very file, or says
    no more than it. Nothing carries what was typed elsewhere, or of another quarter.
    """
    if not output.is_file():
        return
    paths = list(paths)
    ours = is_report_rollup(output)
    refuse_inputs(output, paths if ours else inputs_at(paths))
    if not ours or nothing_typed(output, deadline):
        return
    try:
        typed = set(_typed(output))
        edited = edited_sheets(output)
    except (DamagedRollupError, OSError) as error:
        raise OutputExistsError.about(output, _NOT_READ) from error
    if edited:
        raise OutputExistsError.about(
            output, LOST, names=", ".join(edited), remedy=_CARRIED.filled(named=as_argument(output))
        )
    if any(each[0] != "deadline" and _of_another(quarter, each) for each in typed):
        raise OutputExistsError.about(output, _OTHERS)
    carried = set(_typed(previous)) if previous and is_report_rollup(previous) else set()
    left = {each for each in typed - carried if not (each[0] == "deadline" and deadline)}
    if left:
        raise OutputExistsError.about(output, TYPED, named=as_argument(output))


def _of_another(quarter: int, typed: tuple[object, ...]) -> bool:
    of = typed[-2]
    return isinstance(of, tuple) and of[0] != quarter


def refuse_dropping_from(output: Path, result: ReportRollup) -> None:
    """Raises OutputExistsError where the output is a roll-up of reports with entries of the province that the result has not."""
    if not output.is_file() or not is_report_rollup(output) or nothing_typed(output, result.deadline):
        return
    of = (result.quarter.number, result.quarter.year)
    kept: set[tuple[object, ...]] = {(office.region, of, office.typed) for office in result.offices}
    kept |= {_beside(each, of) for each in result.notes_since}
    if any(each not in kept for each in _typed(output) if each[0] != "deadline"):
        raise OutputExistsError.about(output, _OTHERS)


def _typed(path: Path) -> Iterator[tuple[object, ...]]:
    """Each thing that was typed into it, before it the quarter and year it is of, None where that is any."""
    earlier = read_report_rollup(path)
    of = (earlier.quarter, earlier.year)
    if earlier.deadline:
        yield "deadline", of, earlier.deadline
    for region, typed in earlier.typed.items():
        if typed != TypedOfReport():
            yield region, of, typed
    yield from (_beside(each, of) for each in earlier.notes if each[1].follow_up)


def _beside(each: RegionNote, of: tuple[int, int | None]) -> tuple[object, ...]:
    """What was typed beside a finding; of one that lasts it is of no quarter alone."""
    fault = FAULTS.get(each[1].code)
    return *identity_of(*each), None if fault and fault.lasts else of, each[1].follow_up
