"""A list of indicators that a planning desk keeps in Excel: read it into a definition, or write an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rak_excel.errors import DefinitionError
from rak_excel.formats.addresses import column_letters
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import content_of, sheets_in
from rak_excel.formats.written.book import new_book
from rak_excel.formats.written.output import output_file
from rak_excel.formats.written.table import TableColumn, TableSheet, add_table
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, IndicatorDefinition, ObjectiveDefinition, PartDefinition
from rak_excel.model.definition import Polarity
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.targets.units import find_unit, kinds_expected

HIGHER, LOWER = "makin tinggi baik", "makin rendah baik"
HEADINGS = ("BAGIAN", "SASARAN", "INDIKATOR", "SATUAN", "SIFAT", "TARGET NASIONAL", "TARGET PK", "PELAKSANA")
_NEEDED = ("BAGIAN", "SASARAN", "INDIKATOR")
_WIDTHS = (14, 40, 60, 12, 20, 18, 14, 50)
_BLANK_ROWS = 100
_NO_LIST = Text(
    "{file} tidak berisi daftar indikator. Isi kolom {headings} di sheet pertama.",
    "{file} has no list of indicators. Fill in the columns {headings} of its first sheet.",
)
_WRONG = Text(
    '{file} baris {row}: {heading} "{written}" tidak dapat dipakai; {why}.',
    '{file} row {row}: {heading} "{written}" cannot be used; {why}.',
)
_ONE_OF = Text("isi salah satu: {names}", "write one of: {names}")
_HIGHER_OR_LOWER = Text(f"isi {HIGHER} atau {LOWER}", f"write {HIGHER} or {LOWER}")
_UNKNOWN = Text('"{name}" tidak dikenal', '"{name}" is not known')


class _Line(Record):
    """One indicator of the list. `values` and `cells` are by heading; file and cells are for messages."""

    row: int
    values: Mapping[str, str]
    cells: Mapping[str, str]
    path: Path


def read_indicator_list(path: Path, definition: Definition) -> Definition:
    """The definition with the indicators of this list in place of its own.

    BAGIAN and SASARAN left blank are as above. An indicator worded like one of the definition keeps its key and its
    counterpart. Raises DefinitionError, naming the row, where a line cannot be used.
    """
    sheet = next(iter(sheets_in(content_of(path), path, path.suffix)), None)
    lines = list(_lines(sheet, path)) if sheet else []
    if not lines:
        raise DefinitionError(_NO_LIST.filled(file=path.name, headings=", ".join(HEADINGS)), path=path)
    return definition.but(objectives=tuple(_objectives(lines, definition)))


def write_indicator_list(path: Path, definition: Definition, *, force: bool = False) -> None:
    """Write an empty list with its headings and dropdowns."""
    choices: dict[str, tuple[str, ...]] = {
        "BAGIAN": tuple(part.sheet for part in definition.parts),
        "SATUAN": tuple(unit.id for unit in definition.targets.units),
        "SIFAT": (HIGHER, LOWER),
    }
    columns = tuple(
        TableColumn(heading, width, "input", choices.get(heading, ()))
        for heading, width in zip(HEADINGS, _WIDTHS, strict=True)
    )
    blank = [("",) * len(HEADINGS)] * _BLANK_ROWS
    table = TableSheet("Daftar Indikator", columns, blank, title=("DAFTAR INDIKATOR KINERJA",), filtered=False)
    with output_file(path, force=force) as temporary:
        book = new_book(temporary)
        add_table(book, table)
        book.close()


def _lines(sheet: Sheet, path: Path) -> Iterator[_Line]:
    columns: dict[str, int] = {}
    above = {"BAGIAN": "", "SASARAN": ""}
    for row in sorted(sheet.rows):
        texts = {column: sheet.text(row, column).strip() for column in sheet.rows[row]}
        if not columns:
            headed = {compact(heading): heading for heading in HEADINGS}
            found = {headed[compact(text)]: column for column, text in texts.items() if compact(text) in headed}
            columns = found if set(_NEEDED) <= set(found) else {}
            continue
        values = {heading: texts.get(column, "") for heading, column in columns.items()}
        above = {heading: values[heading] or above[heading] for heading in above}
        if values["INDIKATOR"]:
            cells = {heading: str(Cell(sheet.name, row, column_letters(at))) for heading, at in columns.items()}
            yield _Line(row, {**values, **above}, cells, path)


def _objectives(lines: list[_Line], definition: Definition) -> Iterator[ObjectiveDefinition]:
    keys = _keys(lines, definition)
    kept = set(keys.values())
    for part in definition.parts:
        own = [line for line in lines if _part(line, definition) is part]
        for number, text in enumerate(dict.fromkeys(line.values["SASARAN"] for line in own), 1):
            listed = [line for line in own if line.values["SASARAN"] == text]
            indicators = (_indicator(line, keys[line.row], kept, part, definition) for line in listed)
            yield ObjectiveDefinition(part=part.id, number=number, text=text, indicators=tuple(indicators))


def _keys(lines: list[_Line], definition: Definition) -> dict[int, str]:
    """The key of each line, by row: the definition's own for its wording, else a new one that nothing else has."""
    known = {(definition.part_of[key], normalised(each.text)): key for key, each in definition.indicators.items()}
    keys: dict[int, str] = {}
    for line in lines:
        part = _part(line, definition)
        key = known.pop((part.id, normalised(line.values["INDIKATOR"])), "")
        keys[line.row] = key or f"{part.id[0].upper()}-{line.row}"
    return keys


def _part(line: _Line, definition: Definition) -> PartDefinition:
    written = compact(line.values["BAGIAN"])
    for part in definition.parts:
        if written in {compact(name) for name in (part.id, part.sheet, *part.sheet_names)}:
            return part
    names = ", ".join(part.sheet for part in definition.parts)
    raise _wrong(line, "BAGIAN", _ONE_OF.filled(names=names))


def _indicator(
    line: _Line, key: str, kept: set[str], part: PartDefinition, definition: Definition
) -> IndicatorDefinition:
    values = line.values
    counterpart = definition.indicators[key].counterpart if key in definition.indicators else None
    return IndicatorDefinition(
        key=key,
        text=values["INDIKATOR"],
        unit=_unit(line, definition),
        polarity=_polarity(line),
        target=values.get("TARGET PK", "") or values.get("TARGET NASIONAL", ""),
        national=values.get("TARGET NASIONAL", ""),
        agreement=values.get("TARGET PK", ""),
        executors=_divisions(line, part, definition),
        counterpart=counterpart if counterpart in kept else None,
    )


def _unit(line: _Line, definition: Definition) -> str:
    written = line.values.get("SATUAN", "")
    if unit := find_unit(written, definition) if written else None:
        return unit.id
    expected = kinds_expected(line.values["INDIKATOR"], definition)
    fitting = [unit.id for unit in definition.targets.units if unit.kind in expected]
    if written or not fitting:
        names = ", ".join(unit.id for unit in definition.targets.units)
        raise _wrong(line, "SATUAN", _ONE_OF.filled(names=names))
    return fitting[0]


def _polarity(line: _Line) -> Polarity:
    written = normalised(line.values.get("SIFAT", ""))
    if written not in {"", HIGHER, LOWER}:
        raise _wrong(line, "SIFAT", _HIGHER_OR_LOWER)
    return "lower" if written == LOWER else "higher"


def _divisions(line: _Line, part: PartDefinition, definition: Definition) -> tuple[str, ...]:
    """The units of the first list that execute it: as named, or those whose work the named ones carry."""
    first = next(iter(definition.executors))
    found: list[str] = []
    for executor in read_executors(line.values.get("PELAKSANA", ""), part.id, definition):
        if not executor.known:
            raise _wrong(line, "PELAKSANA", _UNKNOWN.filled(name=executor.text))
        unit = next(each for each in definition.executors[executor.group or ""].units if each.id == executor.unit)
        found += [unit.id] if executor.group == first else unit.supports
    return tuple(dict.fromkeys(found))


def _wrong(line: _Line, heading: str, why: Text) -> DefinitionError:
    told = {"row": line.row, "heading": heading, "written": line.values.get(heading, ""), "why": why}
    return DefinitionError(_WRONG.filled(file=line.path.name, **told), path=line.path, cell=line.cells.get(heading))
