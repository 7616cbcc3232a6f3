"""Rolling up files: plans and earlier roll-ups, read on all cores."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rak_excel.advice import BY_PREVIOUS
from rak_excel.errors import DamagedRollupError, OutputExistsError, UnreadableWorkbookError
from rak_excel.formats.opened.contents import exists
from rak_excel.formats.opened.opening import as_argument
from rak_excel.formats.written.output import refuse_inputs
from rak_excel.jobs.rollup.keeping import LOST, TYPED
from rak_excel.jobs.rollup.progress import Progress
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.language import Advice, Text
from rak_excel.model import Definition
from rak_excel.reading.files import nothing_to_read
from rak_excel.reading.found import find_files, inputs_at
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.rows import is_unsealed
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.typed import is_typed_elsewhere, nothing_typed
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.rollup.opened import is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from rak_excel.workbooks.rollup.read_back.named import named_rollup

_CARRIED = Text(
    "Koreksi baris, catatan, dan pilihan di dalamnya terbawa{previous}.",
    "Corrected rows, remarks and choices are carried{previous}.",
).advising(previous=BY_PREVIOUS)
_ANOTHER_NAME = Text(" dengan nama hasil lain", " under another name")
_UNDER_ANOTHER_NAME = Advice(
    ": rak-excel rollup {named} -o NAMA-LAIN.xlsx",
    ": rak-excel rollup {named} -o ANOTHER-NAME.xlsx",
    _ANOTHER_NAME,
    _ANOTHER_NAME,
)
_ITSELF = Text(
    "Untuk memakai koreksi barisnya, rekap file itu sendiri{rollup}.",
    "To keep corrected rows, roll up that file itself{rollup}.",
).advising(rollup=_UNDER_ANOTHER_NAME)


def rollup_files(  # noqa: PLR0913 - each is an option of the command, given by name
    paths: Iterable[Path | str],
    *,
    provinces: Sequence[str] = (),
    year: int | None = None,
    deadline: datetime.date | None = None,
    previous: Path | None = None,
    aliases: Path | None = None,
    template: Definition | None = None,
    settings: Settings | None = None,
    jobs: int | None = None,
    without: Iterable[Path] = (),
    progress: Progress = lambda _done, _all: None,
) -> Rollup:
    """Roll up the plans, and the earlier roll-ups, at `paths`.

    `previous` is the last roll-up, for what the province typed there, the deadline too where none is given; `aliases`
    one in which near matches were answered. `jobs` are the reading processes: all cores where None, none (read here) where 0. Raises
    NothingToReadError where there is no plan and UnreadableWorkbookError where `previous` or `aliases` is no roll-up.
    """
    earlier = [named_rollup(path) for path in (previous, aliases) if path is not None]
    beside = [path for path in (previous, aliases) if path is not None]
    reader = Reader(template, settings)
    paths = list(paths)
    inputs = facts_of_files(paths, reader, jobs=jobs, without=[*without, *beside], progress=progress)
    if not inputs:
        raise nothing_to_read(paths)
    last = earlier[0] if previous else InputFacts()
    result = roll_up(
        inputs,
        provinces=provinces,
        year=year,
        deadline=deadline,
        typed=last.typed,
        aliases=[alias for facts in earlier for alias in facts.aliases],
        previous=earlier[0] if previous else None,
        settings=settings,
        guides=earlier,
    )
    unclear = [doubt for facts in earlier for doubt in (*facts.unclear, *facts.doubts)]
    doubts = tuple(dict.fromkeys([*unclear, *result.doubts]))
    return result.but(settings=settings.told() if settings else None, doubts=doubts)


def refuse_loss(
    output: Path,
    paths: Iterable[Path],
    *,
    previous: Path | None = None,
    aliases: Path | None = None,
    deadline: datetime.date | None = None,
) -> None:
    """Raises OutputExistsError where not even `--force` may replace the output: an input, or what somebody typed.

    What the province is to type and what it corrected, `previous` carries over, and `aliases` the answers and
    corrections, also where the output is that very file. What the other roll-ups of this run have as well, as where it was
    only carried to the output, is not lost. Nothing carries sheets of its own and what stands elsewhere.
    A roll-up is no input where it only lies in the folder. A `deadline` that is given takes the place of the one typed
    there. One that was written with nothing typed and not saved since is not read.
    """
    if not output.is_file():
        return
    paths = list(paths)
    ours = is_rollup(output)
    refuse_inputs(output, paths if ours else inputs_at(paths))
    if not ours or nothing_typed(output, deadline):
        return
    try:
        earlier = read_rollup(output)
    except DamagedRollupError:  # nothing to carry, and to make it again is the remedy
        return
    if edited := edited_sheets(output):
        # Corrected rows of a roll-up of an earlier version, without seals, are kept by rolling that file up itself.
        remedy = _ITSELF if any(map(is_unsealed, earlier.rows.values())) else _CARRIED
        told = remedy.filled(named=as_argument(output))
        raise OutputExistsError.about(output, LOST, names=", ".join(edited), remedy=told)
    if _is(output, previous):
        return
    others = _others(paths, output, (previous, aliases))
    if not is_typed_elsewhere(earlier, others, deadline):
        raise OutputExistsError.about(output, TYPED, named=as_argument(output))


def _others(paths: Sequence[Path], output: Path, guides: Iterable[Path | None]) -> Iterator[InputFacts]:
    """The other roll-ups of this run: what they have is not lost with the output. `--aliases` gives its answers and corrections alone."""
    previous, aliases = guides
    if previous and is_rollup(previous):
        yield _readable(previous)
    if aliases and is_rollup(aliases):
        answered = _readable(aliases)
        yield answered.but(notes=(), settled=(), typed={}, deadline=None)
    for path, _ in find_files([path for path in paths if exists(path)]):
        if is_rollup(path) and not _is(output, path):
            yield _readable(path)


def _readable(path: Path) -> InputFacts:
    try:
        return read_rollup(path)
    except UnreadableWorkbookError:  # told where it is read as an input
        return InputFacts()


def _is(output: Path, guide: Path | None) -> bool:
    return guide is not None and guide.exists() and output.samefile(guide)
