"""What the headings of a chosen table leave open: typing errors, periods without names, targets without a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.formats.addresses import column_letters
from rak_excel.language import Text
from rak_excel.model import Match, NoteKind, Target, TargetKind
from rak_excel.reading.columns.columns_told import without_near_rivals
from rak_excel.reading.columns.heading_doubts import ask_about_periods, ask_of_headings
from rak_excel.reading.columns.rival_schedules import with_own_schedule
from rak_excel.reading.columns.rivals import settled
from rak_excel.reading.columns.unit_columns import with_own_units, with_unit_columns
from rak_excel.reading.headings.heading import UNIT, Heading
from rak_excel.reading.headings.heading_rows import TEXTS
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.heading_words import (
    ACHIEVED,
    BEFORE_THE_PLAN,
    EARLIER_VERSION,
    MONEY,
    OF_OTHER_QUANTITIES,
    OF_OTHER_TARGETS,
)
from rak_excel.vocabulary.basics.numbers import is_year, whole_number
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.headings.labels import is_headed_by_version_alone, is_of_versions
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.unit_titles import list_named
from rak_excel.vocabulary.schedules.phrases import periods_said
from rak_excel.vocabulary.schedules.points import part_of_year
from rak_excel.vocabulary.targets.targets import parse_target


def with_own_columns(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table with the plan's own columns, where several are headed alike; what was read otherwise than written is told."""
    sections: dict[tuple[str, int, int], Section] = {}
    for alike in table.by_heading():
        read = _of_one_heading(alike, year, ledger)
        sections |= {before.at: after for before, after in zip(alike.sections, read.sections, strict=True)}
    return table.but(sections=tuple(sections[each.at] for each in table.sections))


def _of_one_heading(table: Table, year: int | None, ledger: Ledger) -> Table:
    _tell_corrected(table, ledger)
    _tell_unnamed(table, ledger)
    _tell_placed(table, ledger)
    _tell_renamed(table, ledger)
    _tell_by_month(table, ledger)
    table = with_own_schedule(with_versions(table), year, ledger)
    table = with_unit_columns(table)
    table = with_own_units(settled(table, year, ledger), ledger)
    ask_of_headings(table, year, ledger)
    ask_about_periods(table, year, ledger)
    return ask_of_unheaded_targets(without_near_rivals(table, ledger), ledger)


def _tell_corrected(table: Table, ledger: Ledger) -> None:
    for section in table.sections:
        for (row, column), meant in sorted(section.heading.corrected.items()):
            text = tidy(table.sheet.text(row, column))
            ledger.note(NoteKind.REPAIRED, _CORRECTED, table.sheet.cell(row, column), text, meant)


def _tell_unnamed(table: Table, ledger: Ledger) -> None:
    schedule = table.heading.schedule
    if schedule.unnamed:
        at, labels = (schedule.row, min(schedule.columns)), table.part.schedule.calendar.labels()
        text = tidy(table.sheet.text(*at))
        meant = f"{text} {labels[0]}-{labels[-1]}"
        ledger.note(NoteKind.SECOND_READING, _UNNAMED, table.sheet.cell(*at), text, meant)


def _tell_placed(table: Table, ledger: Ledger) -> None:
    """A period without a name is read by its place; one named as another period is asked about."""
    schedule, labels = table.heading.schedule, table.part.schedule.calendar.labels()
    for column, period in schedule.placed.items():
        cell, text = table.sheet.cell(schedule.row, column), tidy(table.sheet.text(schedule.row, column))
        if text:
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _MISNAMED.filled(label=labels[period - 1]), cell, text)
            continue
        around = labels[max(period - 2, 0) : period + 1]
        written = ", ".join("..." if label == labels[period - 1] else label for label in around)
        ledger.note(NoteKind.SECOND_READING, _NAMELESS, cell, written, ", ".join(around))


def _tell_renamed(table: Table, ledger: Ledger) -> None:
    """The columns of a further page that are headed otherwise than on the page above, or not at all, are read as there."""
    for section in table.sections:
        heading = section.heading
        asked = [heading.roles.get(role) for role in ("target", "executor")]
        if named := {column: text for column, text in heading.renamed.items() if not (text and column in asked)}:
            meant = ", ".join(heading.title(column) for column in sorted(named))
            written = ", ".join(tidy(named[column]) or "..." for column in sorted(named))
            cell = section.sheet.cell(heading.top, min(named))
            ledger.note(NoteKind.SECOND_READING, _RENAMED, cell, written, meant)
        for column in heading.renamed.keys() - named.keys():
            cell, text = section.sheet.cell(heading.top, column), tidy(heading.renamed[column])
            ledger.note(NoteKind.AMBIGUOUS_VALUE, _OTHER_NAME.filled(above=heading.title(column)), cell, text)


def _tell_by_month(table: Table, ledger: Ledger) -> None:
    schedule = table.heading.schedule
    if schedule.by_month:
        columns, labels = sorted(schedule.columns), table.part.schedule.calendar.labels()
        said = ", ".join(tidy(table.sheet.text(schedule.row, column)) for column in columns)
        cell = table.sheet.cell(schedule.row, columns[0])
        ledger.note(NoteKind.SECOND_READING, _BY_MONTH, cell, said, ", ".join(labels))


_BY_MONTH = Text(
    "Setiap kolom berjudul satu bulan dari satu periode, jadi dibaca sebagai periode itu. Tulis nama periodenya.",
    "Each column is headed by one month of one period and was read as that period. Write the names of the periods.",
)
_MISNAMED = Text(
    "Kolom ini berada di tempat {label} dan dibaca sebagai {label}. Perbaiki judulnya.",
    "This column is in the place of {label} and was read as {label}. Correct its heading.",
)
_RENAMED = Text(
    "Judulnya tidak sama dengan di halaman sebelumnya, tetapi letaknya sama. Samakan judulnya.",
    "It is not headed as on the page before, but stands in the same place. Make the headings the same.",
)
_OTHER_NAME = Text(
    "Di halaman sebelumnya kolom ini berjudul {above}, jadi dibaca begitu. Samakan judulnya bila isinya memang itu.",
    "On the page before this column is headed {above}, so it was read as that. Make the headings the same if it is.",
)
_NAMELESS = Text(
    "Kolom ini belum berjudul dan dibaca menurut letaknya. Tulis nama periodenya.",
    "This column has no heading and was read by its place. Write the name of its period.",
)
_CORRECTED = Text("Judul kolom dibaca tanpa salah ketiknya.", "The heading was read without its typing error.")
_UNNAMED = Text(
    "Kolom jadwal tidak bernama dan dibaca berurutan. Tulis nama periodenya di atas setiap kolom.",
    "The columns of the schedule have no names and were read in their order. Write the period above each column.",
)


_KNOWN = frozenset(
    (*ACHIEVED, *BEFORE_THE_PLAN, *EARLIER_VERSION, *MONEY, *OF_OTHER_QUANTITIES, *OF_OTHER_TARGETS, "target")
)
_NEARLY_ALL = 0.8


def ask_of_unheaded_targets(table: Table, ledger: Ledger) -> Table:
    """Asks at the targets and at such a column which of them holds; the table with that column told of."""
    heading = table.heading
    if not (target := heading.roles.get("target")):
        return table
    asked = [column for column in _beside(table) if _has_targets(table, target, column)]
    if not asked:
        return table
    role = column_heading("target", table.part, table.definition)
    columns = ", ".join(map(column_letters, sorted((target, *asked))))
    detail = _WHICH.filled(role=role, columns=columns, taken=column_letters(target))
    for column in (target, *asked):
        if not ledger.asks(cell := heading.cell(column)):
            ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, cell, heading.title(column))
    return table.telling(asked)


def _beside(table: Table) -> Iterator[int]:
    """The columns of no role right beside the targets, those of their units passed over."""
    section, heading = table.sections[0], table.heading
    for step in (1, -1):
        column = heading.roles["target"] + step
        while column in heading.others and heading.others[column].role == UNIT:
            column += step
        if _says_nothing_known(heading, column) and column not in section.form_columns:
            yield column


def _says_nothing_known(heading: Heading, column: int) -> bool:
    """Whether a column is of no role, and headed as nothing that has amounts of its own, a part of the year included."""
    other = heading.others.get(column)
    if not other or other.role or other.told or heading.block.year(column):
        return False
    if part_of_year(other.title, heading.definition.identity):
        return False
    return _KNOWN.isdisjoint(heading.block.words(column))


def _has_targets(table: Table, target: int, column: int) -> bool:
    """Whether nearly all entries are targets like those on the left of them, and any is another."""
    own, entries = _read(table, target), _read(table, column)
    units = bool(table.heading.units)
    alike = [row for row, each in entries.items() if row in own and _is_like(own[row], each, units=units)]
    return len(alike) >= max(1, _NEARLY_ALL * len(entries)) and any(own[row].same != entries[row].same for row in alike)


def _read(table: Table, column: int) -> dict[int, Target]:
    return {row: parse_target(text, table.definition) for row, text in table.below(column).items() if not is_year(text)}


def _is_like(one: Target, other: Target, *, units: bool) -> bool:
    """Whether two targets are of the same kind and unit; of the first its unit may stand in a column of `units`."""
    if TargetKind.TEXT in {one.kind, other.kind}:
        return False
    return (one.kind, one.unit) == (other.kind, other.unit) or (units and one.is_bare and other.value is not None)


_WHICH = Text(
    "Kolom {columns} berisi target yang berlainan. Yang dibaca kolom {taken}. Tulis {role} di atas target yang berlaku, dan "
    "judul seperti TARGET SEMULA, BASELINE, atau TAHUN LALU di atas yang lain.",
    "The columns {columns} have different targets. Column {taken} was read. Write {role} above the targets that apply, and "
    "a heading such as TARGET SEMULA, BASELINE or TAHUN LALU above the others.",
)
_REVISIONS = 9  # of a plan in one year, at most


def with_versions(table: Table) -> Table:
    """The table with the columns that are headed by a version alone as further columns of their role."""
    block, others = table.heading.block, table.heading.others
    free = [column for column, other in others.items() if not (other.role or block.wider(column))]
    alone = [column for column in free if is_headed_by_version_alone(" ".join(block.texts(column)))]
    roles = {column: role for column in alone if (role := _role_of(table, column, alone))}
    return table.with_headings(lambda heading: heading.also_headed(roles)) if roles else table


def _role_of(table: Table, column: int, alone: Iterable[int]) -> str | None:
    """The role of the nearest column on the left that has such entries; of words only the one right beside it."""
    said = [text for text in table.below(column).values() if not stands_for_nothing(text, table.definition.marks)]
    beside = next((each for each in range(column - 1, 0, -1) if each not in alone), 0)
    if beside != table.heading.roles.get("target") and _counts_revisions(table, column, said):
        return None
    for left, role in _to_the_left(table.heading, column):
        if (
            role in TEXTS
            and left == beside
            and any(len(word) > 1 and word.isalpha() for word in " ".join(said).split())
        ):
            return role
        if any(_is_of(role, text, table) for text in said):
            return role
    return None


def _counts_revisions(table: Table, column: int, said: Iterable[str]) -> bool:
    """Whether a column says of each row in which revision it last changed: PERUBAHAN with 1 and 2, away from the targets."""
    numbers = map(whole_number, said)
    heading = " ".join(table.heading.block.texts(column))
    return is_of_versions(heading) and all(number is not None and number <= _REVISIONS for number in numbers)


def _to_the_left(heading: Heading, column: int) -> Iterator[tuple[int, str]]:
    """The columns of a role left of this one, the nearest first."""
    roles = {each: role for role, each in heading.roles.items()}
    roles |= dict.fromkeys(heading.periods.values(), "schedule")
    roles |= {each: "schedule" for each, role in roles.items() if role == "schedule_text"}
    return ((each, roles[each]) for each in sorted(roles, reverse=True) if each < column)


def _is_of(role: str, text: str, table: Table) -> bool:
    """Whether an entry is of the kind that a role has."""
    if role == "target":
        return not is_year(text) and parse_target(text, table.definition).kind is not TargetKind.TEXT
    if role == "executor":
        named = read_executors(text, table.part.id, table.definition)
        return any(each.match is Match.EXACT or list_named(each.text, table.definition) for each in named)
    return role == "schedule" and periods_said(text, table.part, table.definition, None) is not None
