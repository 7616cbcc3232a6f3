"""How a plan marks its schedules: whether a cross is a tick in it, and what its legend says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rak_excel.model import Definition
from rak_excel.reading.schedules.legends import Legend, legend_of
from rak_excel.reading.schedules.numbers import Numbers, numbers_in, shown_text
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.entries.legends import says_no, says_yes
from rak_excel.vocabulary.entries.ticks import Mark, Sign, read_sign, ticks_alone
from rak_excel.vocabulary.schedules.phrases import periods_said, says_part_of_month


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of a table's schedule are to be understood, as all of them together show it.

    `mixed` tells that the plan has other ticks beside crosses, `refused` the signs that the legend takes for something else,
    `meanings` what it says of each, `yes_and_no` that Y and T are written, `coded` that single letters stand for
    something of the office's own. `ticks` are the signs that are read as ticks, crosses left out, `numbers` tells what the
    numbers are.
    """

    definition: Definition
    mixed: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    crosses_tick: bool = False
    yes_and_no: bool = False
    coded: bool = False
    legend: Legend = field(default_factory=Legend)
    ticks: frozenset[str] = frozenset()
    numbers: Numbers = field(default_factory=Numbers)

    def mark(self, text: str) -> Mark:
        """What a cell says in this table: a tick, a cross that is asked about, a blank, or something unknown."""
        sign = read_sign(text, self.definition.marks)
        if self.refused and self.explained(text, sign) in self.refused:
            return Mark.CROSS
        if sign.mark is Mark.CROSS:
            return self._cross(text)
        if sign.mark is Mark.LETTER:
            return Mark.UNKNOWN if self.coded else Mark.TICK
        if sign.mark is Mark.NO_LETTER:
            return Mark.BLANK if self.yes_and_no else Mark.UNKNOWN
        return sign.mark

    def explained(self, text: str, sign: Sign) -> str:
        """The sign of a cell as the legend may have it: `(v)` where that is explained, else `v`."""
        raw = tidy(text).casefold()
        return raw if raw in self.meanings else sign.glyph.casefold()

    def _cross(self, text: str) -> Mark:
        if self.crosses_tick or not self.mixed:
            return Mark.TICK if ticks_alone(text, self.definition.marks) else Mark.UNKNOWN
        return Mark.CROSS


def manners_of(tables: Mapping[str, Table], definition: Definition) -> dict[str, Manner]:
    """The manner of each table. Whether a cross is a tick shows in all of them: a plan has one way to say yes."""
    signs = {part: [*_signs_in(table, definition)] for part, table in tables.items()}
    crossed = any(sign.mark is Mark.CROSS for each in signs.values() for sign in each)
    ticked = crossed and any(_ticks(sign, tables[part], definition) for part, each in signs.items() for sign in each)
    return {part: _manner(table, signs[part], definition, ticked=ticked) for part, table in tables.items()}


def _ticks(sign: Sign, table: Table, definition: Definition) -> bool:
    """Whether a sign is a tick that is no cross: also a letter of a lost font, the name of a period, or a date."""
    if sign.mark is not Mark.UNKNOWN:
        return sign.mark in {Mark.TICK, Mark.LETTER}
    said = periods_said(sign.glyph, table.part, definition, None)
    return said is not None or says_part_of_month(sign.glyph, table.part, definition)


def _manner(table: Table, signs: Sequence[Sign], definition: Definition, *, ticked: bool) -> Manner:
    legend = legend_of(table, definition)
    glyphs = {sign.glyph.casefold() for sign in signs}
    meanings = legend.of(glyphs)
    plain = {glyph for glyph in meanings if read_sign(glyph, definition.marks).glyph.casefold() == glyph}
    planned = [glyph for glyph, meaning in meanings.items() if glyph in plain and says_yes(meaning)]
    crosses = {sign.glyph.casefold() for sign in signs if sign.mark is Mark.CROSS}
    refused = {glyph for glyph, meaning in meanings.items() if says_no(meaning)}
    refused |= {glyph for glyph in crosses & set(meanings) if planned != [glyph]}
    return Manner(
        definition,
        mixed=ticked,
        meanings=meanings,
        refused=frozenset(refused),
        crosses_tick=bool(crosses) and set(planned) == crosses,
        yes_and_no=bool(glyphs & {"y", "ya"}),
        coded=any(sign.mark is Mark.UNKNOWN and len(sign.glyph) == 1 and sign.glyph.isalpha() for sign in signs),
        legend=legend,
        ticks=frozenset(sign.glyph.casefold() for sign in signs if sign.mark is Mark.TICK) - refused,
        numbers=numbers_in(table, definition) if any(_is_number(sign) for sign in signs) else Numbers(),
    )


def _is_number(sign: Sign) -> bool:
    """Whether a sign is neither tick nor blank and has a figure, or is a Roman one."""
    unknown = sign.mark is Mark.UNKNOWN
    return unknown and (any(letter.isdigit() for letter in sign.glyph) or set(sign.glyph.casefold()) <= set("ivx"))


def _signs_in(table: Table, definition: Definition) -> Iterator[Sign]:
    """Every different sign in the schedule of a table."""
    texts: set[str] = set()
    for section in table.sections:
        columns = [column for _, column in section.periods]
        for row in section.rows:
            if cells := section.sheet.rows.get(row):
                values = ((column, cells[column]) for column in columns if column in cells)
                texts |= {v if isinstance(v, str) else shown_text(section.sheet, row, c) for c, v in values}
    return (read_sign(text, definition.marks) for text in sorted(texts))
