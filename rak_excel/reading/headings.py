"""Finds the tables of a plan by their headings, anywhere on a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rak_excel.model import Columns, Definition, PartDefinition
from rak_excel.reading.heading_block import Block, block_of, is_heading, names_target, numbering
from rak_excel.reading.heading_rows import ENOUGH_ROLES, TEXTS, heading_rows, repeats_of
from rak_excel.reading.schedule_columns import Schedule, schedule_of
from rak_excel.reading.schedule_headings import schedule_text
from rak_excel.spreadsheet.grid import Address, Sheet, column_letters
from rak_excel.vocabulary.headings import NOT_COUNTED, PLAN_ROLES, heading_role, is_unit
from rak_excel.vocabulary.near_headings import near_heading
from rak_excel.vocabulary.page_lines import is_page_line
from rak_excel.vocabulary.period_headings import heading_period
from rak_excel.vocabulary.words import compact

Says = frozenset[tuple[int, tuple[str, ...]]]


@dataclass(frozen=True)
class Heading:
    """The heading rows of one table. `roles` and `periods` give columns; `others` are columns of no role.

    `rivals` has all columns of a role that several are headed by, of which one has the role; `spans` gives the further
    columns that the merged heading of a role stands over. `corrected` has headings that were read without their typing
    error, `repeats` the rows further down that only say the headings again. `set_aside` are those of the `others` that
    a note of their own speaks of; `in_words` are columns of a schedule in words beside the periods.

    Where no periods stand, `schedule_text` is the role of the one column of a schedule in words (JADWAL); `start` and
    `end` are the roles of the columns MULAI and SELESAI.

    `part` is the part whose periods stand there, None where the periods are missing or could be of several parts.
    """

    top: int
    bottom: int
    roles: Mapping[str, int]
    periods: Mapping[int, int]
    part: PartDefinition | None
    block: Block
    schedule: Schedule = field(default_factory=Schedule)
    others: Mapping[int, str] = field(default_factory=dict)
    rivals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    cells: frozenset[Address] = frozenset()
    spans: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    corrected: Mapping[Address, str] = field(default_factory=dict)
    repeats: frozenset[int] = frozenset()
    set_aside: frozenset[int] = frozenset()
    in_words: tuple[int, ...] = ()

    @cached_property
    def own_columns(self) -> frozenset[int]:
        """The columns of the plan, those of no role left out."""
        spanned = (column for columns in self.spans.values() for column in columns)
        return frozenset((*self.roles.values(), *(column for _, column in self.period_columns), *spanned))

    @cached_property
    def says(self) -> Says:
        """What the heading says in each column; one that is repeated on the next page says the same."""
        return frozenset((column, self.block.texts(column)) for column in self.block.own)

    @property
    def period_columns(self) -> list[tuple[int, int]]:
        """Each period with each of its columns: one, or more where weeks stand below a month."""
        further = self.schedule.further
        if not further:
            return sorted(self.periods.items())
        return [(p, each) for p, column in sorted(self.periods.items()) for each in (column, *further.get(column, ()))]

    def columns(self, part: PartDefinition) -> Columns:
        letters = {role: column_letters(column) for role, column in self.roles.items()}
        count = part.schedule.calendar.count
        periods = tuple(column_letters(self.periods[p]) if p in self.periods else "" for p in range(1, count + 1))
        return Columns(letters, periods)

    def address(self, column: int) -> Address:
        """The lowest cell of a column's heading, which says most of it: SEMULA below TARGET."""
        return max(self.block.own.get(column, {self.top: ""})), column

    def with_role(self, role: str, column: int) -> Heading:
        """The heading with a role in another of its columns; the one taken before has no role."""
        before = self.roles[role]
        if column == before:
            return self
        roles = {**self.roles, role: column}
        others = {each: text for each, text in self.others.items() if each != column}
        return replace(
            self,
            roles=roles,
            others=dict(sorted({**others, before: self.block.texts(before)[-1]}.items())),
            spans=_spans(self.block, roles),
        )


def find_headings(sheet: Sheet, definition: Definition) -> list[Heading]:
    """Every heading on the sheet, from top to bottom; one that is repeated after a page break is found again."""
    found: list[Heading] = []
    for row in sheet.rows:
        if found and row <= found[-1].bottom:
            continue
        if rows := heading_rows(sheet, row, definition):
            heading = _heading(block_of(sheet, rows[0], rows[-1]), definition)
            if found and _goes_on(found[-1], heading, sheet):
                found[-1] = replace(found[-1], repeats=found[-1].repeats.union(range(row, heading.bottom + 1)))
            else:
                found.append(_with_periods_of(found[-1], heading) if found else heading)
    return list(_with_repeats(sheet, found, definition))


def _goes_on(above: Heading, heading: Heading, sheet: Sheet) -> bool:
    """Whether a heading only says some of those above again, in the middle of their rows."""
    above_it = next((row for row in range(heading.top - 1, 0, -1) if not _is_page_line(sheet, row)), 0)
    among_rows = len(sheet.rows.get(above_it, ())) >= ENOUGH_ROLES
    same = above.roles.items() >= heading.roles.items() and set(heading.others) <= set(above.others)
    return among_rows and same and not heading.periods and len(heading.roles) < len(above.roles)


def _is_page_line(sheet: Sheet, row: int) -> bool:
    cells = sheet.rows.get(row, {})
    return len(cells) == 1 and all(isinstance(value, str) and is_page_line(value) for value in cells.values())


def _heading(block: Block, definition: Definition) -> Heading:
    named = {column: role for column in block.own if (role := _role(block, column, definition))}
    corrected = dict(_corrected(block, named, definition))
    named |= {column: role for (_, column), (role, _) in corrected.items()}
    headed = {column for column, role in named.items() if role not in NOT_COUNTED | {"executor"}}
    schedule = schedule_of(block, frozenset(headed), definition)
    aside = {column for columns in schedule.others for column in columns}
    taken = schedule.all_columns | aside
    named = {column: role for column, role in named.items() if column not in taken}
    named |= _other_targets(block, named, taken)
    candidates = _candidates(named)
    roles = {role: _first(block, columns) for role, columns in candidates.items()}
    if not schedule.columns:
        roles |= schedule_text(block, named, definition)
    known = {*roles.values(), *schedule.all_columns}
    cells = set(_heading_cells(block, known, schedule, definition))
    says_when = schedule.part or {"schedule_text", "start", "end"} & set(roles)
    if not says_when:  # nothing is known of what stands below RENCANA PELAKSANAAN
        known |= {column for column, role in named.items() if role == "schedule"}
    others = {column: block.own[column][row] for row, column in sorted(cells) if column not in known}
    numbers = numbering(
        block.sheet, block.bottom + 1, [c for role, each in candidates.items() if role in TEXTS for c in each]
    )
    return Heading(
        top=block.top,
        bottom=block.bottom + bool(numbers),
        roles=roles,
        periods={period: column for column, period in sorted(schedule.columns.items(), reverse=True)},
        part=schedule.part,
        block=block,
        schedule=schedule,
        others=others,
        rivals={role: tuple(each) for role, each in candidates.items() if role in PLAN_ROLES and len(each) > 1},
        cells=frozenset(cells | numbers | block.numbers),
        spans=_spans(block, roles),
        in_words=tuple(column for column in others if says_when and named.get(column) == "schedule"),
        corrected={address: text for address, (_, text) in corrected.items()},
    )


def _role(block: Block, column: int, definition: Definition) -> str | None:
    """The role of a column: by all that it says, its lowest heading, or with the wider heading: TARGET over MENJADI."""
    texts = block.texts(column)
    if len(texts) > 1 and _names_period(texts[-1], definition):
        texts = tuple(text for text in texts[:-1] if heading_role(text, definition) in {"executor", "schedule"})
    each = (" ".join(texts), *reversed(texts))
    role = next((role for text in each if (role := heading_role(text, definition))), None)
    if role == "target" and any(_names_period(text, definition) for text in (*block.wider(column), *texts[:-1])):
        return None  # TARGET below TW I is a period's
    if role or not texts or _names_period(texts[-1], definition):
        return role
    joined = heading_role(" ".join((*block.wider(column), *texts)), definition)
    return joined or _role_above(block, column, definition)


def _names_period(text: str, definition: Definition) -> bool:
    return not compact(text).isdecimal() and any(heading_period(text, part, definition) for part in definition.parts)


def _role_above(block: Block, column: int, definition: Definition) -> str | None:
    """The role of the wider heading, where each column below it is of that role, or the first one is none itself.

    PELAKSANA stands over DIVISI and SUB BAGIAN; KEGIATAN over NO and URAIAN.
    """
    if column not in block.above or is_unit(block.texts(column)[-1], definition) or block.is_achieved(column):
        return None
    row, first = block.above[column][-1]
    role = heading_role(block.own[first][row], definition)
    below = heading_role(block.texts(first)[-1], definition)
    other = below is not None and below != role
    return role if role in {"target", "executor"} or (other and role in PLAN_ROLES) else None


def _corrected(
    block: Block, named: Mapping[int, str], definition: Definition
) -> Iterator[tuple[Address, tuple[str, str]]]:
    """Headings of no role that are certainly one with a typing error, where no other column has that role."""
    near = {
        (row, column): found
        for column, texts in block.own.items()
        if column not in named
        for row, text in texts.items()
        if (found := near_heading(text, definition)) and found.certain and found.role not in {"unused", "number"}
    }
    counted = Counter(found.role for found in near.values())
    for address, found in near.items():
        if found.role not in named.values() and counted[found.role] == 1:
            yield address, (found.role, found.text)


def _other_targets(block: Block, named: Mapping[int, str], taken: Collection[int]) -> dict[int, str]:
    """The columns headed as any target, TARGET RENSTRA, where none is headed as the plan's own."""
    left = [] if "target" in named.values() else [each for each in block.own if each not in {*named, *taken}]
    return {each: "target" for each in left if block.names_target(each) and _begins_with_target(block, each)}


def _begins_with_target(block: Block, column: int) -> bool:
    """No INDIKATOR DAN TARGET, and no SATUAN TARGET."""
    return block.texts(column)[-1].casefold().startswith("target")


def _candidates(named: Mapping[int, str]) -> dict[str, list[int]]:
    """The columns of each role, from left to right."""
    candidates: dict[str, list[int]] = {}
    for column, role in sorted(named.items()):
        if role not in {"schedule", "unused"}:
            candidates.setdefault(role, []).append(column)
    return candidates


def _first(block: Block, columns: Sequence[int]) -> int:
    """The leftmost column that does not stand above what was reached."""
    return next((each for each in columns if not block.is_achieved(each)), columns[0])


def _heading_cells(
    block: Block, known: Collection[int], schedule: Schedule, definition: Definition
) -> Iterator[Address]:
    """The cells that head something: in columns of a role only those that are a heading, or go on with the one above."""
    periods = schedule.all_columns
    first = min(schedule.columns, default=0)  # the schedule's own heading stands above its first period, in any words
    above = {address for addresses in block.above.values() for address in addresses}
    wide = {address for address in above if block.sheet.merged_at(*address)}
    for column, texts in block.own.items():
        whole = heading_role(" ".join(texts.values()), definition) or any((row, column) in wide for row in texts)
        for row, text in texts.items():
            is_period = column in periods and row >= schedule.row
            heads = is_period or column == first or is_heading(text, definition) or names_target(text)
            heads = heads or near_heading(text, definition) is not None
            if column not in known or whole or heads:
                yield row, column


def _spans(block: Block, roles: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """KEGIATAN merged over two columns: the number of an activity stands in one, its text in the other."""
    areas = {role: _area(block, roles[role]) for role in PLAN_ROLES if role in roles}
    spans = {
        role: tuple(column for column in range(roles[role] + 1, right + 1) if column not in block.own)
        for role, right in areas.items()
    }
    return {role: columns for role, columns in spans.items() if columns}


def _area(block: Block, column: int) -> int:
    """The last column that the heading of this one is merged over."""
    area = block.sheet.merged_at(min(block.own[column]), column)
    return area.right if area and area.left == column else column


def _with_periods_of(above: Heading, heading: Heading) -> Heading:
    """A heading repeated without its lower rows, where the periods stand, means the columns of the heading above."""
    named = heading.periods and not heading.schedule.unnamed
    if named or not above.periods or heading.roles != above.roles:
        return heading
    taken = {*above.periods.values()} & {*heading.others, *heading.roles.values()}
    if taken:
        return heading
    own = {name: getattr(heading, name) for name in ("top", "bottom", "cells", "corrected", "repeats")}
    return replace(above, **own)


def _with_repeats(sheet: Sheet, found: Sequence[Heading], definition: Definition) -> Iterator[Heading]:
    for heading, following in zip(found, [*found[1:], None], strict=False):
        last = following.top - 1 if following else sheet.last_row
        texts = {column: frozenset(each.values()) for column, each in heading.block.own.items()}
        own = [column for role, column in heading.roles.items() if role in TEXTS]
        rows = repeats_of(sheet, range(heading.bottom + 1, last + 1), texts, own, definition)
        repeats = heading.repeats.union(rows)
        cells = {(row, column) for row in repeats for column in sheet.rows.get(row, ())}
        yield replace(heading, repeats=repeats, cells=heading.cells | cells) if repeats else heading
