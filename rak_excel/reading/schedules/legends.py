"""How a plan marks its schedules: what its legends say of the signs, and whether a cross is a tick."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rak_excel.formats.grid import Value
from rak_excel.language import Text
from rak_excel.model import Definition, NoteKind
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.schedules.texts import Numbers, is_headed_for_targets, numbers_in, shown_text
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries import legends
from rak_excel.vocabulary.entries.ticks import ScheduleMark, Sign, read_sign, ticks_alone
from rak_excel.vocabulary.schedules.phrases import periods_said, says_part_of_month

_CELLS = 6  # a legend over several cells has no more
_START = 24  # letters within which its first sign is explained
_LONE = 2  # cells of a row that may be a legend without a sign between
_SHORTEST = 3  # letters of a legend
_SHORT = 80  # letters of such a legend


class Legend(Record):
    """What legends say: `meanings` of each sign, `said` where each is explained, `cells` those of the legends by sheet and row."""

    meanings: Mapping[str, str] = {}
    cells: Mapping[tuple[str, int], tuple[int, ...]] = {}
    said: Mapping[str, tuple[str, int, int]] = {}

    def of(self, used: Collection[str]) -> Mapping[str, str]:
        """The meanings by the signs that are used: what is said of `√` is true of `v` where no `√` is used."""
        result: dict[str, str] = {}
        for glyph, meaning in self.meanings.items():
            alike = [each for each in used if each not in self.meanings and self.is_alone(each, glyph)]
            for each in (alike if glyph not in used else []) or [glyph]:
                result[each] = meaning
        return result

    def is_alone(self, used: str, glyph: str) -> bool:
        """Whether a sign that is used looks like this one of the legend, and like no other."""
        return [each for each in self.meanings if legends.look_alike(used, each)] == [glyph]

    def tell(self, ticks: Collection[str], sheets: Mapping[str, PlanSheet], ledger: Ledger) -> None:
        """Enters the cells, and tells once where a sign that was read as a tick is given a meaning that may be no plan."""
        for (name, row), columns in self.cells.items():
            ledger.use(sheets[name], [(row, column) for column in columns], Use.HEADING)
        unsure = next((glyph for glyph in sorted(self.said) if self.is_unsure(glyph, ticks)), None)
        if unsure is not None:
            name, row, column = self.said[unsure]
            ledger.note_at(NoteKind.SECOND_READING, _UNSURE, sheets[name], [(row, column)], repeats=True)

    def is_unsure(self, glyph: str, ticks: Collection[str]) -> bool:
        """Whether neither yes nor no is said of a tick, or of ticks nothing but what is not done yet: `x = belum`."""
        meaning = self.meanings[glyph]
        used = [tick for tick in ticks if tick == glyph or self.is_alone(tick, glyph)]
        if used:
            return not (legends.says_yes(meaning) or legends.says_no(meaning))
        return legends.says_not_yet(meaning) and bool(ticks) and not any(map(legends.says_yes, self.meanings.values()))


def legend_of(table: Table) -> Legend:
    cells: dict[tuple[str, int], tuple[int, ...]] = {}
    meanings: dict[str, str] = {}
    said: dict[str, tuple[str, int, int]] = {}
    for sheet in {section.sheet.name: section.sheet for section in table.sections}.values():
        for row, filled in _rows_to_look_at(sheet):
            for columns, line in _lines(filled):
                read = legends.read_legend(line, table.definition.marks)
                if read and any(_may_be_entry(section, sheet, row, columns) for section in table.sections):
                    read = legends.read_legend(line, table.definition.marks, as_entry=True)
                if read:
                    meanings |= read
                    said |= dict.fromkeys(read, (sheet.name, row, columns[0]))
                if read or legends.explains_blanks(line, table.definition.marks):
                    cells[sheet.name, row] = columns
                    above = sheet.rows.get(row - 1, {})
                    if len(above) == 1 and legends.heads_legend(str(*above.values())):
                        cells[sheet.name, row - 1] = tuple(above)
    for name, row, column, read in _in_headings(table.sections):
        meanings = {**read, **meanings}
        said = {**dict.fromkeys(read, (name, row, column)), **said}
    return Legend(meanings, cells, said)


def _may_be_entry(section: Section, sheet: PlanSheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a line stands where the plan has its rows: with work further down, or among the activities itself."""
    activity = section.heading.roles.get("activity")
    if section.sheet.name != sheet.name or row not in section.rows or not activity:
        return False
    return activity in columns or any(activity in sheet.rows.get(below, ()) for below in section.rows if below > row)


def question_of(meaning: str, *, tick: bool) -> Text:
    """What is asked of a sign with this meaning, '' where no legend has it; another thing of a `tick` than of a cross."""
    if not meaning:
        return _BESIDE_TICKS
    return _LEGEND_OF_TICKS if tick else _LEGEND


def _in_headings(sections: Sequence[Section]) -> Iterator[tuple[str, int, int, Mapping[str, str]]]:
    """The headings that have a legend in brackets."""
    for section in sections:
        sheet = section.sheet
        for row in range(section.heading.top, section.heading.bottom + 1):
            for column, value in sheet.rows.get(row, {}).items():
                if (
                    isinstance(value, str)
                    and "=" in value
                    and (read := legends.legend_within(value, section.definition.marks))
                ):
                    yield sheet.name, row, column, read


def _rows_to_look_at(sheet: PlanSheet) -> Iterator[tuple[int, Mapping[int, Value]]]:
    """The rows that may have a legend: with few cells, or with one that may explain a sign, and not of a merged plan."""
    explaining = set(filter(_may_explain, sheet.texts))
    for row, cells in sheet.rows.items():
        if row in sheet.as_written:
            continue
        if len(cells) <= _CELLS or not explaining.isdisjoint(cells.values()):
            yield row, cells


def _lines(cells: Mapping[int, Value]) -> Iterator[tuple[tuple[int, ...], str]]:
    """The texts of a row that may be a legend: each cell's, and all of a few cells together."""
    lone = len(cells) <= _LONE
    for column, value in cells.items():
        if isinstance(value, str) and _may_explain(value, lone=lone):
            yield (column,), value
    if 1 < len(cells) <= _CELLS and all(isinstance(value, str) for value in cells.values()):
        joined = " ".join(map(str, cells.values()))
        if _may_explain(joined, lone=lone):
            yield tuple(cells), joined


def _may_explain(text: str, *, lone: bool = False) -> bool:
    """Whether a text may be a legend; `lone` it may also be one without a sign between: `v terlaksana`."""
    return "=" in (start := text[:_START]) or ":" in start or (lone and _SHORTEST <= len(text) <= _SHORT)


_UNSURE = Text(
    "Menurut keterangan ini tandanya belum tentu berarti direncanakan, padahal tetap dibaca sebagai centang jadwal. Ubah "
    "keterangannya, misalnya ✓ = direncanakan, bila memang jadwal; bila bukan, centang periode yang direncanakan.",
    "By this legend the sign may mean something else than planned, but it was read as a tick of the schedule all the same. "
    "Change the legend, to ✓ = direncanakan for example, if it is the schedule; if not, tick the periods that are planned.",
)
_BESIDE_TICKS = Text(
    "Rencana ini juga memakai tanda centang lain, jadi silang bisa berarti tidak dilaksanakan dan tidak dibaca sebagai "
    "centang.{more} Beri ✓ bila dilaksanakan, kosongkan bila tidak.",
    "The plan ticks with other signs too, so a cross may mean that nothing is carried out and was not read as a tick."
    "{more} Put ✓ if it is carried out, leave it blank if not.",
)
_LEGEND = Text(
    'Menurut keterangan di sheet ini artinya "{meaning}", jadi tidak dibaca sebagai centang.{more} Beri ✓ bila dilaksanakan, '
    "kosongkan bila tidak.",
    'The legend on this sheet says that it means "{meaning}", so it was not read as a tick.{more} Put ✓ where it is carried '
    "out, leave blank where not.",
)
_LEGEND_OF_TICKS = Text(
    'Menurut keterangan di sheet ini artinya "{meaning}", jadi tidak dibaca sebagai centang.{more} Bila memang jadwal, ubah '
    "keterangannya, misalnya ✓ = direncanakan; bila bukan, centang periode yang direncanakan.",
    'The legend on this sheet says that it means "{meaning}", so it was not read as a tick.{more} If it is the schedule, change '
    "the legend, to ✓ = direncanakan for example; if not, tick the periods that are planned.",
)


class Manner(Record):
    """How the cells of a table's schedule are to be understood, as all of them together show it.

    `mixed` tells that the plan has other ticks beside crosses, `refused` the signs that the legend takes for something else,
    `meanings` what it says of each, `yes_and_no` that Y and T are written, `coded` that single letters stand for
    something of the office's own. `ticks` are the signs that are read as ticks, crosses left out, `numbers` tells what the
    numbers are.
    """

    definition: Definition
    mixed: bool = False
    meanings: Mapping[str, str] = {}
    refused: frozenset[str] = frozenset()
    crosses_tick: bool = False
    yes_and_no: bool = False
    coded: bool = False
    legend: Legend = Legend()
    ticks: frozenset[str] = frozenset()
    numbers: Numbers = Numbers()

    def mark(self, text: str) -> ScheduleMark:
        """What a cell says in this table: a tick, a cross that is asked about, a blank, or something unknown."""
        sign = read_sign(text, self.definition.marks)
        if self.refused and self.explained(text, sign) in self.refused:
            return ScheduleMark.CROSS
        if sign.mark is ScheduleMark.CROSS:
            if self.mixed and not self.crosses_tick:
                return ScheduleMark.CROSS
            return ScheduleMark.TICK if ticks_alone(text, self.definition.marks) else ScheduleMark.UNKNOWN
        if sign.mark is ScheduleMark.LETTER:
            return ScheduleMark.UNKNOWN if self.coded else ScheduleMark.TICK
        if sign.mark is ScheduleMark.NO_LETTER:
            return ScheduleMark.BLANK if self.yes_and_no else ScheduleMark.UNKNOWN
        return sign.mark

    def explained(self, text: str, sign: Sign) -> str:
        """The sign of a cell as the legend may have it: `(v)` where that is explained, else `v`."""
        raw = tidy(text).casefold()
        return raw if raw in self.meanings else sign.glyph.casefold()


def manners_of(tables: Mapping[str, Table]) -> dict[str, Manner]:
    """The manner of each table. Whether a cross is a tick shows in all of them: a plan has one way to say yes."""
    signs = {part: [*_signs_in(table)] for part, table in tables.items()}
    crossed = any(sign.mark is ScheduleMark.CROSS for each in signs.values() for sign in each)
    ticked = crossed and any(_ticks(sign, tables[part]) for part, each in signs.items() for sign in each)
    return {part: _manner(table, signs[part], ticked=ticked) for part, table in tables.items()}


def _ticks(sign: Sign, table: Table) -> bool:
    """Whether a sign is a tick that is no cross: also a letter of a lost font, the name of a period, or a date."""
    if sign.mark is not ScheduleMark.UNKNOWN:
        return sign.mark in {ScheduleMark.TICK, ScheduleMark.LETTER}
    said = periods_said(sign.glyph, table.part, table.definition, None)
    return said is not None or says_part_of_month(sign.glyph, table.part, table.definition)


def _manner(table: Table, signs: Sequence[Sign], *, ticked: bool) -> Manner:
    legend = legend_of(table)
    glyphs = {sign.glyph.casefold() for sign in signs}
    meanings = legend.of(glyphs)
    plain = {glyph for glyph in meanings if read_sign(glyph, table.definition.marks).glyph.casefold() == glyph}
    planned = [glyph for glyph, meaning in meanings.items() if glyph in plain and legends.says_yes(meaning)]
    crosses = {sign.glyph.casefold() for sign in signs if sign.mark is ScheduleMark.CROSS}
    unknown = [sign.glyph for sign in signs if sign.mark is ScheduleMark.UNKNOWN]
    numbered = any(any(map(str.isdigit, glyph)) or set(glyph.casefold()) <= set("ivx") for glyph in unknown)
    refused = {glyph for glyph, meaning in meanings.items() if legends.says_no(meaning)}
    refused |= {glyph for glyph in crosses & set(meanings) if planned != [glyph]}
    return Manner(
        table.definition,
        mixed=ticked,
        meanings=meanings,
        refused=frozenset(refused),
        crosses_tick=bool(crosses) and set(planned) == crosses,
        yes_and_no=bool(glyphs & {"y", "ya"}),
        coded=any(len(glyph) == 1 and glyph.isalpha() for glyph in unknown),
        legend=legend,
        ticks=frozenset(sign.glyph.casefold() for sign in signs if sign.mark is ScheduleMark.TICK) - refused,
        numbers=numbers_in(table) if numbered or (signs and is_headed_for_targets(table)) else Numbers(),
    )


def _signs_in(table: Table) -> Iterator[Sign]:
    texts: set[str] = set()
    for section in table.sections:
        columns = [column for _, column in section.periods]
        for row in section.rows:
            if cells := section.sheet.rows.get(row):
                values = ((column, cells[column]) for column in columns if column in cells)
                texts |= {v if isinstance(v, str) else shown_text(section.sheet, row, c) for c, v in values}
    return (read_sign(text, table.definition.marks) for text in sorted(texts))
