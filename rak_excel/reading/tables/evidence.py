"""Which part a table is of, by all that speaks for one: sheet, title, objectives, executors, and the periods last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rak_excel.model import Cell, Definition, PartDefinition
from rak_excel.model.items import sign_of
from rak_excel.reading.sections.head_said import named_part
from rak_excel.reading.sections.sections import Section
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.headings.headings import bare_heading, column_heading
from rak_excel.vocabulary.names.offices import office_spellings

# What each kind of evidence counts. The periods come last: many offices plan both parts by quarters, or by months.
NAME, TITLE, OBJECTIVES, EXECUTORS, PERIODS = 3, 3, 2, 2, 1
_MOSTLY = 0.75  # so many of the executors that are told by their unit word
_CLOSE = 2  # evidence that is nearer than this leaves a doubt


class Clue(Record):
    """One thing that speaks for a part, where it stands, and how much it counts."""

    part: PartDefinition
    weight: int
    cell: Cell


class PartDecision(Record):
    """The part that most speaks for. `against` is the strongest clue for another one where that is nearly as much,

    `beside` where it is less, but a title or the name of the sheet.
    """

    part: PartDefinition | None = None
    found_by: str = ""
    strength: int = 0
    against: Clue | None = None
    beside: Clue | None = None


def decided(clues: Sequence[Clue]) -> PartDecision:
    """What the clues say together; no part where there are none."""
    if not clues:
        return PartDecision()
    counted = Counter[str]()
    for clue in clues:
        counted[clue.part.id] += clue.weight
    best = max(counted.values())
    part = next(clue.part for clue in clues if counted[clue.part.id] == best)
    if best == PERIODS and list(counted.values()).count(best) > 1:
        return PartDecision()
    own = [clue for clue in clues if clue.part is part]
    named = any(not clue.cell.row for clue in own) and all(clue.weight > PERIODS for clue in own)
    others = [clue for clue in clues if clue.part is not part and clue.weight > PERIODS]
    close = [clue for clue in others if best - counted[clue.part.id] < _CLOSE]
    strong = [clue for clue in others if clue.weight >= TITLE and clue not in close]
    return PartDecision(
        part,
        "sheet name" if named else "headings",
        best,
        against=max(close, key=lambda clue: clue.weight, default=None),
        beside=next(iter(strong), None),
    )


def clues_of(section: Section) -> Iterator[Clue]:
    """What a section itself says: its title, the heading of its objectives, its executors, its periods."""
    sheet, heading = section.sheet, section.heading
    for part in _titled(section):
        said = section.head.cells
        cell = said.get(named_part(part)) or said.get("office") or sheet.cell(heading.top, min(heading.roles.values()))
        yield Clue(part, TITLE, cell)
    if (column := heading.roles.get("objective")) and (by_objective := _by_objective(section, column)):
        yield Clue(by_objective, OBJECTIVES, sheet.cell(heading.top, column))
    if (column := heading.roles.get("executor")) and (by_executors := _by_executors(section, column)):
        yield Clue(by_executors, EXECUTORS, sheet.cell(heading.top, column))
    for part in section.definition.parts if heading.part else ():
        if heading.part and part.schedule.calendar == heading.part.schedule.calendar:
            yield Clue(part, PERIODS, sheet.cell(heading.bottom, min(heading.periods.values())))


def clue_of_name(sheet: str, definition: Definition) -> Iterator[Clue]:
    """The part that a sheet is named for; its clue has row 0, since it stands in no cell."""
    if part := part_named(sheet, definition):
        weight = PERIODS if compact(sheet) == compact(part.schedule.name) else NAME
        yield Clue(part, weight, Cell(sheet, 0, "A"))


@remembered(1024)
def part_named(name: str, definition: Definition) -> PartDefinition | None:
    """The part whose name stands in that of a sheet: `Komisi`, `Sekretariat (2)`, `RAK SET 2020`; the longest name wins."""
    whole = compact(name)
    exact = (p for p in definition.parts if whole in {compact(each) for each in (p.sheet, *p.sheet_names)})
    return next(exact, None) or _part_in_words(normalised(name), definition)


def _part_in_words(words: str, definition: Definition) -> PartDefinition | None:
    found: dict[int, list[PartDefinition]] = {}  # by the length of the name
    for part in definition.parts:
        # A name that only tells of its periods says nothing.
        for name in {*map(normalised, (part.sheet, *part.sheet_names))} - {normalised(part.schedule.name)}:
            if f" {name} " in f" {words.replace('_', ' ')} ":
                found.setdefault(len(name), []).append(part)
    longest = found[max(found)] if found else []
    return longest[0] if longest and all(part is longest[0] for part in longest) else None


def _titled(section: Section) -> Iterator[PartDefinition]:
    """The parts that the lines above a table name, the agency's own words left out: SEKRETARIAT, not KOMISI PEMILIHAN."""
    lines = {*section.head.titles, normalised(section.head.office)}
    for part in section.definition.parts:
        before = normalised(part.office.partition("{office}")[0])
        begins = before and any(line.startswith(f"{before} ") for line in lines)
        if begins or any(
            _part_in_words(_without_office(line, section.definition), section.definition) is part for line in lines
        ):
            yield part


@remembered(1024)
def _without_office(line: str, definition: Definition) -> str:
    words = f" {line} "
    for spelling in sorted(office_spellings(definition), key=len, reverse=True):
        words = words.replace(f" {spelling} ", " ")
    return words.strip()


def _by_objective(section: Section, column: int) -> PartDefinition | None:
    heading = section.heading
    rows = range(heading.top, heading.bottom + 1)
    texts = {compact(bare_heading(section.sheet.text(row, column))) for row in rows}
    parts, definition = section.definition.parts, section.definition
    fitting = [part for part in parts if compact(column_heading("objective", part, definition)) in texts]
    return fitting[0] if len(fitting) == 1 else None


def _by_executors(section: Section, column: int) -> PartDefinition | None:
    """The part whose unit word most executors begin with: Divisi, Sub Bagian."""
    words = _unit_words(section.definition)
    told = Counter[str]()
    for row in section.rows:
        for line in section.sheet.text(row, column).splitlines():
            begun = compact(line.removeprefix(sign_of(line)))
            told.update({words[word] for word in words if begun.startswith(word)})
    if not told:
        return None
    part, count = told.most_common(1)[0]
    return section.definition.part(part) if count >= _MOSTLY * told.total() else None


@lru_cache(maxsize=16)
def _unit_words(definition: Definition) -> dict[str, str]:
    """The unit words that belong to the executors of one part alone, with the id of that part."""
    lists = Counter(part.executors for part in definition.parts)
    own = [(part.id, definition.executors[part.executors]) for part in definition.parts if lists[part.executors] == 1]
    return {compact(word): part for part, each in own for word in each.words}
