"""The columns of the schedule: which periods stand above them, and which block of them is the plan's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.model import Definition, PartDefinition
from rak_excel.reading.headings.block import HeadingBlock
from rak_excel.reading.headings.schedule_places import misnamed, quarters_by_month, unnamed
from rak_excel.record import Record
from rak_excel.vocabulary.basics.numbers import number_in, year_in
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.headings import bare_heading, heading_role, near_period
from rak_excel.vocabulary.headings.period_targets import is_of_targets
from rak_excel.vocabulary.headings.periods import heading_period, heading_week, initials, word_behind_period

ENOUGH_PERIODS = 3
_LETTERS = {"r": 1, "k": 2}  # below a period: R is Rencana beside K, Realisasi beside T; K is Keuangan beside R and F


class PeriodColumns(Record):
    """The periods that one heading row names, by column.

    `part` is the part that has them; `rank` says how surely they are the schedule. `others` are further blocks of periods,
    which are not read: what was reached, or what is spent; `foreign` are the columns of those with the periods of another
    part. `further` gives the other columns that a period stands over, by its first one: the weeks of a month. Where
    `in_doubt`, one of them might be the schedule as well. `unnamed` are columns without any heading, below one that is
    merged over as many as there are periods. `placed` is the one period, by column, that is known by its place and not by
    its name. Where `by_month`, the months that end them name the periods.
    """

    row: int = 0
    part: PartDefinition | None = None
    columns: Mapping[int, int] = {}
    others: tuple[Mapping[int, int], ...] = ()
    rank: int = 0
    further: Mapping[int, tuple[int, ...]] = {}
    in_doubt: bool = False
    unnamed: bool = False
    placed: Mapping[int, int] = {}
    by_month: bool = False
    foreign: frozenset[int] = frozenset()

    @property
    def all_columns(self) -> frozenset[int]:
        """Every column of the schedule, the further ones too."""
        return frozenset((*self.columns, *(each for columns in self.further.values() for each in columns)))


def schedule_of(block: HeadingBlock, headed: frozenset[int]) -> PeriodColumns:
    """The schedule of a heading whose columns `headed` have a role of their own.

    The first row with periods counts, but a lower one that names half a year or more wins: months below quarters.
    Periods beside those of another row are another block.
    """
    found = PeriodColumns()
    for row in block.rows:
        found = _joined(found, _schedule_in(block, row, headed))
    if found.part is None:
        found = _unnamed(block, headed).but(others=found.others)
    elif placed := unnamed(block, found.row, found.columns, headed, found.part.schedule.calendar.count):
        found = found.but(columns=dict(sorted({**found.columns, **placed}.items())), placed=placed)
    return found.but(further=dict(_further(block, found)))


def _joined(found: PeriodColumns, each: PeriodColumns) -> PeriodColumns:
    """What the rows down to this one say together."""
    if found.part is None or each.part is None:
        return (found if found.part else each).but(others=(*found.others, *each.others))
    if not set(found.columns) & set(each.columns):
        return _of_two(found, each)
    return each if _is_half(each) and len(each.columns) > len(found.columns) else found


def without_target_alone(schedule: PeriodColumns, block: HeadingBlock) -> PeriodColumns:
    """The schedule without the one column TARGET TW IV beside it, which is a column of targets and no block of periods."""
    others = tuple(run for run in schedule.others if len(run) > 1 or not block.names_target(min(run)))
    return schedule.but(others=others) if len(others) < len(schedule.others) else schedule


def _further(block: HeadingBlock, schedule: PeriodColumns) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The columns that a period stands over beside its own: the weeks of a month, or columns without names."""
    for column in schedule.columns:
        area = block.sheet.merged_at(schedule.row, column)
        merged = range(column + 1, area.right + 1) if area and area.left == column else range(0)
        covered = [each for each, above in block.above.items() if (schedule.row, column) in above]
        weeks = [each for each in covered if all(heading_week(text) for text in block.texts(each))]
        further = sorted({*weeks, *(each for each in merged if each not in block.own)} - {*schedule.columns})
        if further:
            yield column, tuple(further)


def _of_two(one: PeriodColumns, other: PeriodColumns) -> PeriodColumns:
    """Which of two blocks in different heading rows is the schedule."""
    best, rest = (other, one) if other.rank > one.rank else (one, other)
    others = (*best.others, rest.columns, *rest.others)
    foreign = best.foreign.union(*(rest.columns, *rest.others) if best.part is not rest.part else (rest.foreign,))
    return best.but(others=others, in_doubt=best.in_doubt or best.rank == rest.rank, foreign=foreign)


def _is_half(schedule: PeriodColumns) -> bool:
    """Whether it has half a year at least, without a gap: a table may be cut into B1-B6 and B7-B12."""
    if schedule.part is None:
        return False
    periods = sorted(schedule.columns.values())
    half = schedule.part.schedule.calendar.count // 2
    return len(periods) >= half and periods == list(range(periods[0], periods[-1] + 1))


def _schedule_in(block: HeadingBlock, row: int, headed: frozenset[int]) -> PeriodColumns:
    texts = {column: texts[row] for column, texts in sorted(block.own.items()) if row in texts and column not in headed}
    found = [_of_part(block, row, texts, part) for part in block.definition.parts]
    best = max((PeriodColumns(), *found), key=_fit)
    plain = all(texts.get(column, "").isdecimal() for column in best.columns)
    if best.part and plain and len(best.columns) < ENOUGH_PERIODS:
        return PeriodColumns()
    known = {column for columns in (best.columns, *best.others) for column in columns}
    # The periods of another part may stand in the same row: T1 to T4 beside B1 to B12.
    others = [each for each in found if best.part and each.part is not best.part and _is_half(each)]
    for each in [each for each in others if known.isdisjoint(each.columns)]:
        if _is_blank(block, best) and not _is_blank(block, each):
            best = each
        elif _are_ticked_otherwise(block, best, each):
            best = _of_two(best, each.but(others=()))
    return best


def _is_blank(block: HeadingBlock, schedule: PeriodColumns) -> bool:
    rows = (row for row in block.sheet.rows if row > block.bottom)
    return not any(block.sheet.text(row, column) for row in rows for column in schedule.columns)


def _are_ticked_otherwise(block: HeadingBlock, one: PeriodColumns, other: PeriodColumns) -> bool:
    """Whether any row is ticked at one time in the periods of one part, and at another in those of the other."""
    rows = (row for row in block.sheet.rows if row > block.bottom)
    said = ([_months(block, row, each) for each in (one, other)] for row in rows)
    return any(
        all(both) and not all(each & frozenset().union(*both[1 - nth]) for nth in (0, 1) for each in both[nth])
        for both in said
    )


def _months(block: HeadingBlock, row: int, schedule: PeriodColumns) -> list[frozenset[int]]:
    """The months of each period that has an entry in a row."""
    texts = {period: block.sheet.text(row, column) for column, period in schedule.columns.items()}
    ticked = [period for period, text in texts.items() if text and not stands_for_nothing(text, block.definition.marks)]
    return [frozenset(schedule.part.schedule.calendar.months(period)) for period in ticked] if schedule.part else []


def _fit(schedule: PeriodColumns) -> tuple[bool, int, int]:
    whole = schedule.part is not None and len(schedule.columns) == schedule.part.schedule.calendar.count
    return whole, len(schedule.columns), sum(map(len, schedule.others))


def _of_part(block: HeadingBlock, row: int, texts: Mapping[int, str], part: PartDefinition) -> PeriodColumns:
    named = _named(texts, part, block.definition)
    by_month = {} if named else quarters_by_month(texts, part, block.definition)
    named = named or by_month
    plain = {column: period for column, period in named.items() if not is_of_targets(texts[column])}
    placed = misnamed(plain or named, part.schedule.calendar.count)
    years = {column: year_in(text) for column, text in texts.items()} if block.says_when else {}
    runs = [run for each in _by_kind(named | placed, texts) for run in _runs(each, years)]
    if not runs:
        return PeriodColumns()
    planned = [run for each in runs if (run := _planned(block, row, each))]
    if not planned:
        return PeriodColumns(others=tuple(runs))
    ranks = [(_rank(block, run), -_letter(block.texts(next(iter(run)))[-1])) for run in planned]
    best = max(ranks)
    columns = max((run for run, each in zip(planned, ranks, strict=True) if each == best), key=len)
    others = tuple(run for run in runs if not set(run) & set(columns))
    in_doubt = ranks.count(best) > 1 or _may_be_changed(block, columns, others)
    return PeriodColumns(row, part, columns, others, best[0], in_doubt=in_doubt, placed=placed, by_month=bool(by_month))


def _named(texts: Mapping[int, str], part: PartDefinition, definition: Definition) -> dict[int, int]:
    named = {column: period for column, text in texts.items() if (period := heading_period(text, part, definition))}
    count = part.schedule.calendar.count
    if not named or all(texts[column].isdecimal() for column in named):
        counted = _counted(texts, count) or _lettered(texts, initials(part))
        return counted or named
    if count > len(named) >= count // 2:
        missing = set(range(1, count + 1)) - set(named.values())
        near = {c: near_period(text, part) for c, text in texts.items() if c not in named}
        named |= {column: period for column, period in near.items() if period in missing}
    return dict(sorted(named.items()))


def _counted(texts: Mapping[int, str], count: int) -> dict[int, int]:
    """Columns headed by bare numbers, arabic or roman: 1 to 4 under WAKTU PELAKSANAAN are quarters."""
    numbers = {column: number for column, text in texts.items() if (number := number_in(compact(bare_heading(text))))}
    runs = list(_runs(numbers, {}))
    whole = runs and all(list(run.values()) == list(range(1, count + 1)) for run in runs)
    return numbers if whole or misnamed(numbers, count) else {}


def _lettered(texts: Mapping[int, str], letters: Sequence[str]) -> dict[int, int]:
    """Columns headed by the first letters of the months: J F M A M J J A S O N D, or half of them."""
    columns = [column for column, text in texts.items() if len(compact(text)) == 1]
    said, half = tuple(compact(texts[column]) for column in columns), len(letters) // 2
    for first, last in ((0, len(letters)), (0, half), (half, len(letters))):
        if letters and said == tuple(letters[first:last]):
            return {column: period for period, column in enumerate(columns, first + 1)}
    return {}


def _runs(named: Mapping[int, int], years: Mapping[int, int | None]) -> Iterator[dict[int, int]]:
    """Blocks of columns in each of which a period stands once; a new one begins where one is met again, or a later year."""
    run: dict[int, int] = {}
    for column, period in named.items():
        said = {year for each in (*run, column) if (year := years.get(each))}
        if period in run.values() or (len(said) > 1 and period < max(run.values())):
            yield run
            run = {}
        run[column] = period
    if run:
        yield run


def _by_kind(named: Mapping[int, int], texts: Mapping[int, str]) -> list[dict[int, int]]:
    """The columns by the words behind their periods, TW I R apart from TW I K, and TARGET TW IV or s.d. TW IV apart from T4."""
    groups: dict[tuple[bool, str], dict[int, int]] = {}
    for column, period in named.items():
        text = texts.get(column, "")
        groups.setdefault((is_of_targets(text), word_behind_period(text)), {})[column] = period
    return list(groups.values())


def _letter(text: str) -> int:
    """How late the letter in or behind a heading comes among those of one period: F or T, then R, then K."""
    return _LETTERS.get(word_behind_period(text) or compact(text), 0)


def _may_be_changed(block: HeadingBlock, taken: Mapping[int, int], others: Sequence[Mapping[int, int]]) -> bool:
    """Whether a block of periods is headed as what was changed to, and that taken is not: PERUBAHAN beside RENCANA."""
    later = (min(run) for run in others if block.is_later(min(run)) and not block.is_achieved(min(run)))
    return not block.is_later(min(taken)) and any(later)


def _planned(block: HeadingBlock, row: int, run: Mapping[int, int]) -> dict[int, int]:
    """The columns of a block that are planned: below TW I merged over RENCANA and REALISASI that of RENCANA."""
    columns: dict[int, int] = {}
    for column, period in run.items():
        below = [each for each, above in block.above.items() if (row, column) in above]
        fitting = [each for each in (column, *below) if not block.is_achieved(each)]
        if fitting:
            columns[min(fitting, key=lambda each: _letter(block.texts(each)[-1]))] = period
    return columns


def _rank(block: HeadingBlock, run: Mapping[int, int]) -> int:
    """How surely a block is the schedule: RENCANA PELAKSANAAN above it says so, TARGET or s.d. says less."""
    first = next(iter(run))
    texts = (*block.wider(first), *block.texts(first))
    if any(heading_role(text, block.definition) == "schedule" and "target" not in text.casefold() for text in texts):
        return 3
    if "rencana" in block.words(first):
        return 2
    return 0 if any(map(is_of_targets, texts)) else 1


def _unnamed(block: HeadingBlock, headed: frozenset[int]) -> PeriodColumns:
    """Columns without headings below RENCANA PELAKSANAAN, which stands over as many as a part has periods."""
    for column, texts in block.own.items():
        for row, text in texts.items():
            if len(texts) > 1 or heading_role(text, block.definition) != "schedule":
                continue
            columns = width(block, row, column)
            for part in block.definition.parts:
                if len(columns) == part.schedule.calendar.count and headed.isdisjoint(columns):
                    return PeriodColumns(row, part, {c: period for period, c in enumerate(columns, 1)}, unnamed=True)
    return PeriodColumns()


def width(block: HeadingBlock, row: int, column: int) -> range:
    """The columns that a heading stands over with none of their own: those it is merged over, else up to the next one."""
    area = block.sheet.merged_at(row, column)
    following = min((each for each in block.own if each > column), default=column + 1)
    right = area.right if area and area.right > column else following - 1
    return range(column, right + 1) if right < following else range(column, column + 1)
