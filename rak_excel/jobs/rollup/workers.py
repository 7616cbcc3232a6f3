"""Reads many files on all cores. A file that kills its reader costs only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from rak_excel.advice import ROLLED_UP
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import RakExcelError, UnreadableWorkbookError
from rak_excel.jobs.rollup.progress import DIED, Progress
from rak_excel.language import Advice, Text
from rak_excel.model import Definition, Finding, Plan, answers
from rak_excel.model.returned import Returned
from rak_excel.reading import Unread, find_files, joined, real_path
from rak_excel.reading.files import read_file
from rak_excel.reading.lists import lists_beside
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_lost, facts_of_plan, facts_of_unread
from rak_excel.rules.check import check, codes_judged
from rak_excel.rules.settings import Settings
from rak_excel.system.faults import file_mistaken
from rak_excel.system.processes import Pool, processes_for
from rak_excel.workbooks.rollup.opened import is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup

_OF_QUARTER = Advice(
    " dengan rak-excel rollup --quarter {quarter}",
    " with rak-excel rollup --quarter {quarter}",
    Text(" dari folder tersendiri", " from a folder of their own"),
    Text(f': pilih Laporan {{label}} di "{ROLLED_UP.id}"', f': choose Reports {{label}} in "{ROLLED_UP.en}"'),
)
_REPORT = Text(
    "File ini laporan triwulan, bukan rencana. Rekap laporan{rollup}.",
    "This file is a quarterly report and not a plan. Roll up reports{rollup}.",
).advising(rollup=_OF_QUARTER)
_FileToRead = tuple[Path, str]


class Reader(Record):
    """How files are read: the definition for files without their own, and the province's choice of rules.

    `whole` gives every plan as it was read, unchecked, for those who need its cells. `lists` are those of findings that went
    back apart from the plans.
    """

    template: Definition | None = None
    settings: Settings | None = None
    whole: bool = False
    lists: tuple[Returned, ...] = ()

    def facts_of(self, job: _FileToRead) -> InputFacts | Plan:
        """The facts of one file. A plan of one part comes whole, since another file may complete it."""
        path, name = job
        try:
            if is_rollup(path):
                return read_rollup(path)
            read = read_file(path, name, template=self.template)
            if not self.whole:
                _refuse_report(read)
        except RakExcelError as error:
            return facts_of_lost(name, error.text)
        except Exception as error:  # a mistake of ours costs that file, and not the others
            return facts_of_lost(name, file_mistaken(error))
        if not isinstance(read, Plan):
            return facts_of_unread(read.source, read.note)
        if self.whole or (len(read.parts) < len(read.definition.parts) and not read.is_submission):
            return read
        (own,) = judged([read], [read], self.settings, self.lists)
        return facts_of_plan(read, own.findings, mended=own.mended)


def _refuse_report(read: Plan | Unread) -> None:
    if isinstance(read, Plan) and read.definition.is_report:
        quarter = quarter_of(read.definition)
        raise UnreadableWorkbookError(_REPORT.filled(quarter=quarter.number, label=quarter.label))


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
    reader = reader.but(lists=tuple(lists_beside(given, {*passed_over, *(real_path(path) for path, _ in work)})))
    results: list[InputFacts | Plan | None] = [None] * len(work)
    processes = 0 if jobs == 0 else processes_for(len(work), jobs)
    with Pool(reader.facts_of, work, processes).results() as read:
        for done, (number, result) in enumerate(read, 1):
            results[number] = facts_of_lost(work[number][1], DIED) if result is None else result
            progress(done, len(work))
    halves = [each for each in results if isinstance(each, Plan)]
    plans = joined(halves)
    whole = [each for each in results if isinstance(each, InputFacts)]
    both = zip(plans, judged(plans, halves, reader.settings, reader.lists), strict=True)
    return whole + [facts_of_plan(plan, own.findings, mended=own.mended) for plan, own in both]


class JudgedPlan(Record):
    """The findings on a plan, and of each file that came back with a list how many of those in the list are settled."""

    findings: Sequence[Finding]
    mended: Mapping[str, int] = {}


def judged(
    plans: Sequence[Plan], sent: Sequence[Plan], settings: Settings | None, apart: Sequence[Returned] = ()
) -> Iterator[JudgedPlan]:
    """The findings on each plan, with what offices answered in those files that came back, or in lists `apart` from them.

    `sent` are the plans as they came, before halves of one office were made one.
    """
    found = [check([plan], settings=settings) for plan in plans]
    if not apart and not any(plan.lists for plan in sent):
        yield from map(JudgedPlan, found)
        return
    # Few plans come back, and it brings all that knows findings again.
    from rak_excel.jobs.returning.rounds import talk_about
    from rak_excel.rounds.senders import rounds_of
    from rak_excel.rounds.states import kept, sender_of

    every, by = [finding for own in found for finding in own], settings or Settings()
    senders = set(map(sender_of, sent))
    own_lists = [each for each in apart if each.state and each.state.sender in senders]
    rounds = rounds_of(
        sent,
        every,
        own_lists,
        rules=lambda year: codes_judged(by, year),
        explainable=by.explainable,
        trial=by.codes_on_trial,
    )
    talk = talk_about(every, rounds)
    # What was said of another value says nothing of this one.
    stale = {
        id(each.finding)
        for own in talk.rounds
        for each in own.round.followed
        if each.told and each.told.finding.value != kept(each.finding.value)
    }
    told = (each.but(explanation="") if id(each) in stale else each for each in talk.findings)
    mended = {
        file: each.of_file(file).counts().get(answers.Progress.SETTLED, 0)
        for each in talk.rounds
        for file in each.files
        if any(file in plan.lists and not plan.lists[file].carried for plan in each.plans) or each.given
    }
    for own in found:
        yield JudgedPlan(list(islice(told, len(own))), mended)
