"""Finds the tables of a plan by their headings, anywhere on a sheet, and the role of each column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading.headings.block import HeadingBlock, block_of, is_heading, names_target, numbering
from rak_excel.reading.headings.heading import Heading, OtherColumn, spans_of
from rak_excel.reading.headings.heading_rows import (
    ENOUGH_ROLES,
    FIRST_ROWS,
    TEXTS,
    heading_rows,
    mistyped_heading_rows,
    rows_below,
)
from rak_excel.reading.headings.repeats import repeats_of, with_columns_above, with_periods_of
from rak_excel.reading.headings.report_columns import report_columns
from rak_excel.reading.headings.schedule_columns import PeriodColumns, schedule_of, without_target_alone
from rak_excel.reading.headings.schedule_places import LIMITS, schedule_text, without_limit_alone
from rak_excel.reading.headings.target_columns import target_columns
from rak_excel.reading.ledger import cells_in
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.documents.page_lines import is_page_line
from rak_excel.vocabulary.documents.titles import tells_what_was_reached
from rak_excel.vocabulary.headings.headings import (
    NOT_COUNTED,
    PLAN_ROLES,
    further_headed,
    heading_role,
    is_of_units,
    is_unit,
    near_heading,
)
from rak_excel.vocabulary.headings.periods import heading_period
from rak_excel.vocabulary.names.higher_offices import names_organisation


def role_of(block: HeadingBlock, column: int) -> str | None:
    """The role of a column: by all that it says, its lowest heading, or with the wider heading: TARGET over MENJADI."""
    texts = block.texts(column)
    if len(texts) > 1 and _names_period(texts[-1], block.definition):
        texts = tuple(text for text in texts[:-1] if heading_role(text, block.definition) in {"executor", "schedule"})
    each = (" ".join(texts), *reversed(texts))
    role = next((role for text in each if (role := heading_role(text, block.definition))), None)
    if role == "target" and any(_names_period(text, block.definition) for text in (*block.wider(column), *texts[:-1])):
        return None  # TARGET below TW I is a period's
    joined = heading_role(" ".join((*block.wider(column), *texts)), block.definition)
    if role in {"start", "end"} and joined in PLAN_ROLES:
        return joined  # AKHIR below TARGET is no end of work
    if role or not texts or _names_period(texts[-1], block.definition):
        return role
    return joined or _role_above(block, column)


def _names_period(text: str, definition: Definition) -> bool:
    return not compact(text).isdecimal() and any(heading_period(text, part, definition) for part in definition.parts)


def _role_above(block: HeadingBlock, column: int) -> str | None:
    """The role of the wider heading, where each column below it is of that role, or the first one is none itself.

    PELAKSANA stands over DIVISI and SUB BAGIAN; KEGIATAN over NO and URAIAN.
    """
    if column not in block.above or is_unit(block.texts(column)[-1], block.definition) or block.is_achieved(column):
        return None
    row, first = block.above[column][-1]
    role = heading_role(block.own[first][row], block.definition)
    below = heading_role(block.texts(first)[-1], block.definition)
    other = below is not None and below != role
    return role if role in {"target", "executor"} or (other and role in PLAN_ROLES) else None


def corrected_roles(block: HeadingBlock, named: Mapping[int, str]) -> Iterator[tuple[Address, tuple[str, str]]]:
    """Headings of no role that are certainly one with a typing error, where no other column has that role."""
    near = {
        (row, column): found
        for column, texts in block.own.items()
        if column not in named
        for row, text in texts.items()
        if (found := near_heading(text, block.definition)) and found.certain and found.role not in {"unused", "number"}
    }
    counted = Counter(found.role for found in near.values())
    for address, found in near.items():
        if found.role not in named.values() and counted[found.role] == 1:
            yield address, (found.role, found.text)


def other_targets(block: HeadingBlock, named: Mapping[int, str], taken: Collection[int]) -> dict[int, str]:
    """The columns headed as any target, TARGET RENSTRA, where none is headed as the plan's own.

    Beside work and who does it, the only one may be that of a plan though it is headed for results: CAPAIAN TARGET.
    """
    left = [] if "target" in named.values() else [each for each in block.own if each not in {*named, *taken}]
    lowest = {each: block.texts(each)[-1] for each in left}
    # No INDIKATOR DAN TARGET, and no SATUAN TARGET.
    headed = [each for each in left if block.names_target(each) and lowest[each].casefold().startswith("target")]
    if not headed and {"activity", "executor"} <= set(named.values()):
        headed = [each for each in left if names_target(lowest[each]) and tells_what_was_reached(lowest[each])][:1]
    return dict.fromkeys(headed, "target")


def other_executors(block: HeadingBlock, named: Mapping[int, str], taken: Collection[int]) -> dict[int, str]:
    """The columns headed by unit words alone, DIVISI or SUB BAGIAN, that name units, where none is headed PELAKSANA."""
    left = [] if "executor" in named.values() else [each for each in block.own if each not in {*named, *taken}]
    found = {}
    for column in (each for each in left if is_of_units(block.texts(each)[-1], block.definition)):
        texts = (block.sheet.text(row, column) for row in block.sheet.rows if row > block.bottom)
        if any(names_organisation(text, block.definition, loosely=True) for text in texts if text):
            found[column] = "executor"
    return found


_RowsOf = Callable[[PlanSheet, int], range | None]


def find_headings(sheet: PlanSheet) -> list[Heading]:
    """Every heading on the sheet, from top to bottom; one that is repeated after a page break is found again."""
    found = _found(sheet, sheet.rows, heading_rows)
    if not found:
        found = _found(sheet, [row for row in sheet.rows if row <= FIRST_ROWS], mistyped_heading_rows)
    return list(_with_repeats(sheet, with_columns_above(sheet, found)))


def _found(sheet: PlanSheet, rows: Iterable[int], of_row: _RowsOf) -> list[Heading]:
    """The headings that begin in one of these rows, as `of_row` tells."""
    found: list[Heading] = []
    for row in rows:
        if found and row <= found[-1].bottom:
            continue
        if lines := of_row(sheet, row):
            heading = _heading(block_of(sheet, lines[0], lines[-1]))
            if found and _goes_on(found[-1], heading, sheet):
                found[-1] = found[-1].but(repeats=found[-1].repeats.union(range(row, heading.bottom + 1)))
            else:
                found.append(with_periods_of(found[-1], heading) if found else heading)
    return found


def _goes_on(above: Heading, heading: Heading, sheet: PlanSheet) -> bool:
    """Whether a heading only says some of those above again, in the middle of their rows."""
    above_it = next((row for row in range(heading.top - 1, 0, -1) if not _is_page_line(sheet, row)), 0)
    among_rows = len(sheet.rows.get(above_it, ())) >= ENOUGH_ROLES
    same = above.roles.items() >= heading.roles.items() and set(heading.others) <= set(above.others)
    return among_rows and same and not heading.periods and len(heading.roles) < len(above.roles)


def _is_page_line(sheet: PlanSheet, row: int) -> bool:
    cells = sheet.rows.get(row, {})
    return len(cells) == 1 and all(isinstance(value, str) and is_page_line(value) for value in cells.values())


def _heading(block: HeadingBlock) -> Heading:
    of_report = {*(reported := report_columns(block)).known, *reported.of_others}
    named = {c: role for c in block.own if c not in of_report and (role := role_of(block, c))}
    corrected = dict(corrected_roles(block, named))
    named |= {column: role for (_, column), (role, _) in corrected.items()}
    named = {column: role for column, role in named.items() if column not in of_report}
    headed = of_report.union(column for column, role in named.items() if role not in NOT_COUNTED | {"executor"})
    schedule = schedule_of(block, frozenset(headed))
    schedule = without_target_alone(schedule, block)
    aside = {column for columns in schedule.others for column in columns}
    taken = schedule.all_columns | aside
    named = {column: role for column, role in named.items() if column not in taken}
    of_periods = target_columns(
        block, [each for each in block.own if each not in taken | of_report and named.get(each) in {None, "schedule"}]
    )
    named = {column: role for column, role in named.items() if column not in of_periods}
    if schedule.columns:  # TARGET TRIWULAN beside periods does not head them
        named = {column: role for column, role in named.items() if role != "schedule" or not block.names_target(column)}
    named |= other_targets(block, named, taken)
    named |= other_executors(block, named, taken)
    roles = _first_of_each(block, named)
    if schedule.columns:
        roles = without_limit_alone(roles)
    else:
        roles |= schedule_text(block, named)
    cells = set(_heading_cells(block, {*roles.values(), *schedule.all_columns}, schedule))
    texts = [column for column, role in sorted(named.items()) if role in TEXTS]
    numbers = numbering(block.sheet, block.bottom + 1, texts)
    below = rows_below(block.sheet, block.top, block.bottom + bool(numbers), schedule)
    added = cells_in(block.sheet, below)
    return Heading(
        top=block.top,
        bottom=below.stop - 1,
        roles=roles,
        periods={period: column for column, period in sorted(schedule.columns.items(), reverse=True)},
        part=schedule.part,
        block=block,
        schedule=schedule,
        others=_with_further(_others(block, cells, named, roles, schedule), block, reported.known),
        cells=frozenset(cells.union(numbers, added, block.numbers)),
        spans=spans_of(block, roles),
        corrected={address: text for address, (_, text) in corrected.items()},
    )


def _declared_for(block: HeadingBlock, column: int) -> str:
    """The further column of the definition that is headed as this one; "" for none."""
    texts = (" ".join(block.all_texts(column)), *block.texts(column))
    return next(filter(None, (further_headed(text, block.definition.further) for text in texts)), "")


def _first_of_each(block: HeadingBlock, named: Mapping[int, str]) -> dict[str, int]:
    """The leftmost column of each role that does not stand above what was reached."""
    candidates: dict[str, list[int]] = {}
    for column, role in sorted(named.items()):
        if role not in {"schedule", "unused"}:
            candidates.setdefault(role, []).append(column)
    return {
        role: next((each for each in columns if not block.is_achieved(each)), columns[0])
        for role, columns in candidates.items()
    }


def _others(
    block: HeadingBlock,
    cells: Collection[Address],
    named: Mapping[int, str],
    roles: Mapping[str, int],
    schedule: PeriodColumns,
) -> dict[int, OtherColumn]:
    known = {*roles.values(), *schedule.all_columns}
    if not (schedule.part or {"schedule_text", "start", "end"} & set(roles)):
        # Nothing is known of what stands below RENCANA PELAKSANAAN.
        known |= {column for column, role in named.items() if role == "schedule"}
    titles = {column: block.own[column][row] for row, column in sorted(cells) if column not in known}
    also = {column: role for column, role in named.items() if role in PLAN_ROLES}
    also |= {column: "schedule" for column, role in named.items() if role in LIMITS | {"schedule"}}
    return {column: OtherColumn(title, also.get(column, "")) for column, title in sorted(titles.items())}


def _with_further(
    others: dict[int, OtherColumn], block: HeadingBlock, reported: Mapping[int, str]
) -> dict[int, OtherColumn]:
    """The same with those known that the definition declares, and those with targets by period."""
    if block.definition.is_report:
        return {column: other.but(further=reported.get(column, "")) for column, other in others.items()}
    by_period = target_columns(block, others)
    if not (block.definition.further or by_period):
        return others

    plain = {column: other.but(role="") if column in by_period else other for column, other in others.items()}
    return {
        column: other.but(further=_declared_for(block, column) or by_period.get(column, ""))
        for column, other in plain.items()
    }


def _heading_cells(block: HeadingBlock, known: Collection[int], schedule: PeriodColumns) -> Iterator[Address]:
    """The cells that head something: in columns of a role only those that are a heading, or go on with the one above."""
    periods = schedule.all_columns
    first = min(schedule.columns, default=0)  # the schedule's own heading stands above its first period, in any words
    above = {address for addresses in block.above.values() for address in addresses}
    wide = {address for address in above if block.sheet.merged_at(*address)}
    for column, texts in block.own.items():
        whole = heading_role(" ".join(texts.values()), block.definition) or any((row, column) in wide for row in texts)
        for row, text in texts.items():
            is_period = column in periods and row >= schedule.row
            heads = is_period or column == first or is_heading(text, block.definition) or names_target(text)
            heads = heads or near_heading(text, block.definition) is not None or is_of_units(text, block.definition)
            if column not in known or whole or heads:
                yield row, column


def _with_repeats(sheet: PlanSheet, found: Sequence[Heading]) -> Iterator[Heading]:
    for heading, following in zip(found, [*found[1:], None], strict=False):
        last = following.top - 1 if following else sheet.last_row
        rows = repeats_of(sheet, range(heading.bottom + 1, last + 1), heading)
        repeats = heading.repeats.union(rows)
        cells = heading.cells.union(cells_in(sheet, repeats))
        yield heading.but(repeats=repeats, cells=cells) if repeats else heading
