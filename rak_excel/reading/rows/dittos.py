"""Cells that say "as above": they are read as what stands there, and it is asked where that is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address, Area
from rak_excel.formats.grid import Value, as_text
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.reading.columns.target_units import text_beside
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.rows_of_others.lowered import with_formats
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.documents.page_lines import TELLING, goes_on_with
from rak_excel.vocabulary.entries.placeholders import is_ditto, is_partly_ditto
from rak_excel.vocabulary.entries.ticks import stands_for_nothing
from rak_excel.vocabulary.names.executors import read_executor

# Left blank these are as above anyway.
_BLANK_AS_ABOVE = ("number", "objective", "indicator")


def without_dittos(table: Table, ledger: Ledger) -> Table:
    """The table with what stands above in every cell that says so, and nothing where that is asked about."""
    read: list[Section] = []
    for each in table.by_sheet():
        read += _on_one_sheet(each, read, ledger).sections
    return table.but(sections=tuple(read))


def _on_one_sheet(table: Table, before: Sequence[Section], ledger: Ledger) -> Table:
    """The table on one sheet; `before` are its sections on the sheets before it."""
    # Most tables have none, so each text is looked at once before any cell is.
    texts = table.sheet.texts
    together = "\n".join(texts)
    if is_partly_ditto(together):
        _ask_for_parts(table, ledger)
    words = set(filter(is_ditto, texts))
    if any(word in together.lower() for word in TELLING):
        words |= {text for text in texts if goes_on_with(text) is not None}
    found = {address for section in table.sections for address in _dittos(table, section, words)}
    if not found:
        return table
    last = {role: text for role in _BLANK_AS_ABOVE if (text := _last_text(before, role))}
    resolved = _Resolved(table, found, last, ledger)
    sheet, above = resolved.sheet(), resolved.targets
    return table.but(sections=tuple(each.but(sheet=sheet, target_above=above) for each in table.sections))


def _last_text(sections: Sequence[Section], role: str) -> str:
    """What the last row that says anything in the column of a role says there."""
    for section in reversed(sections):
        column = section.heading.roles.get(role, 0)
        texts = (section.sheet.text(row, column) for row in reversed(section.rows))
        if text := next(filter(None, texts), ""):
            return text
    return ""


def _dittos(table: Table, section: Section, words: set[str]) -> Iterator[Address]:
    executor = section.heading.roles.get("executor")
    columns = {*section.heading.own_columns, *section.heading.others} - section.form_columns - section.heading.reported
    worded = set(section.heading.roles.values())
    for row in section.rows_to_interpret if words else ():
        for column, value in table.sheet.rows.get(row, {}).items():
            if isinstance(value, str) and column in columns and value in words:
                # `lanjutan` is an unknown mark in a period, and below KETERANGAN a remark.
                if column not in worded and not is_ditto(value):
                    continue
                # An agency may have a unit of that name: Bidang SDA.
                known = column == executor and read_executor(value, table.part.id, table.definition).known
                yield from [] if known else [(row, column)]


def _ask_for_parts(table: Table, ledger: Ledger) -> None:
    """Asks where only a part of a text is as above: nobody knows which part of that is meant."""
    for section in table.sections:
        for column in section.heading.at("activity", "indicator", "target"):
            for row in section.rows_to_interpret:
                text = table.sheet.text(row, column)
                if text and is_partly_ditto(text):
                    ledger.note_at(NoteKind.AMBIGUOUS_VALUE, _PARTLY, table.sheet, [(row, column)])


class _Resolved:
    """The cells of a table as they are meant."""

    def __init__(self, table: Table, found: set[Address], before: Mapping[str, str], ledger: Ledger) -> None:
        self.table = table
        self.before = before  # what was said last, by role, on the sheets before
        self.found = found
        self.ledger = ledger
        self.rows = {row: dict(cells) for row, cells in table.sheet.rows.items()}
        self.formats: dict[Address, str] = {}
        self.split: list[Area] = []
        self.targets: dict[int, int] = {}  # the row whose target is that of a row
        self.last: dict[int, Address] = {}  # by column, the cell above that says something
        self.above: int | None = None  # the filled row above
        self.began: int | None = None  # where the indicator above begins

    def sheet(self) -> PlanSheet:
        self._spread()
        for section in self.table.sections:
            for row in section.rows:
                if self.rows.get(row):
                    self._take(section, row)
        content = {row: cells for row, cells in self.rows.items() if cells}
        merged = [area for area in self.table.sheet.merged_areas if area not in self.split]
        return with_formats(self.table.sheet.but(content=content, merged=merged), self.formats)

    def _spread(self) -> None:
        """A word that is merged over columns of several roles says so in each of them."""
        for row, column in sorted(self.found):
            area = self.table.sheet.merged_at(row, column)
            own = [section.heading for section in self.table.sections if row in section.rows]
            if area is None or area.left == area.right or not own:
                continue
            periods = set(own[0].periods.values())
            covered = [each for each in range(area.left, area.right + 1) if each in own[0].own_columns]
            if set(covered) <= periods:
                continue
            self.split.append(area)
            self.found |= {(row, each) for each in covered}
            self.rows[row] = dict(sorted((self.rows[row] | dict.fromkeys(covered, self.rows[row][column])).items()))

    def _take(self, section: Section, row: int) -> None:
        periods = {column for _, column in section.periods}
        here = sorted(column for column in self.rows[row] if (row, column) in self.found)
        for column in here:
            if column not in periods:
                self._take_text(section, row, column)
        if scheduled := [column for column in here if column in periods]:
            self._take_schedule(row, scheduled, sorted(periods))
        own = section.heading.own_columns
        if any(column in own for column in self.rows[row]):
            self.above = row
        if section.heading.roles.get("indicator") in self.rows[row]:
            self.began = row
        self.last |= {column: (row, column) for column in self.rows[row]}

    def _take_text(self, section: Section, row: int, column: int) -> None:
        roles = section.heading.roles
        role = next((role for role, each in roles.items() if each == column), "")
        source = self.last.get(column)
        if source is None and self._goes_on_from_before(section, row, column, role):
            self._put(row, column, None, self.before[role])
            return
        other = section.heading.others.get(column)
        remark = other is not None and not other.role  # which changes nothing of the plan
        if (source is None and remark) or self._is_of_its_own(row, column, source):
            return
        doubt = _NOTHING_ABOVE if source is None else self._doubt(section, row, role, source[0])
        if source is None or doubt:
            if not remark:
                self._ask(row, column, doubt or _NOTHING_ABOVE)
            return
        goes_on = role == "target" and self._text(row, roles.get("indicator")) == ""
        if role in _BLANK_AS_ABOVE or goes_on:
            self._put(row, column, None, as_text(self.rows[source[0]][column]))
            return
        value = self.rows[source[0]][column]
        if number_format := self.formats.get(source) or self.table.sheet.number_format(*source):
            self.formats[row, column] = number_format
        if role == "target":
            self.targets[row] = self.targets.get(source[0], source[0])
        self._put(row, column, value, as_text(value))
        if role == "target":  # it has the unit of that one too, where none stands beside it
            columns = (*section.heading.spans.get("target", ()), *section.heading.units)
            if not any(self._unit(row, each) for each in columns):
                said = {each: text for each in columns if (text := self._unit(source[0], each))}
                self.rows[row] = dict(sorted((self.rows[row] | said).items()))

    def _goes_on_from_before(self, section: Section, row: int, column: int, role: str) -> bool:
        """Whether the first entry of a column is as the last one on the sheet before."""
        above, said = self.before.get(role), goes_on_with(as_text(self.rows[row][column]))
        if not above or (said and normalised(said) != normalised(above)):
            return False
        number = self._text(row, section.heading.roles.get("number"))
        return role != "objective" or normalised(number) in {"", normalised(self.before.get("number", ""))}

    def _unit(self, row: int, column: int) -> str:
        return self._text(row, column) or text_beside(self.table.sheet, row, column)

    def _is_of_its_own(self, row: int, column: int, source: Address | None) -> bool:
        """Whether a text that ends in `(lanjutan)` is not the one above it, so that the word is part of it."""
        text = goes_on_with(as_text(self.rows[row][column]))
        above = as_text(self.rows[source[0]][source[1]]) if source else ""
        return bool(text) and normalised(text or "") != normalised(above)

    def _doubt(self, section: Section, row: int, role: str, source: int) -> Text | None:
        """Why what is above may not be meant."""
        roles = section.heading.roles
        if role == "indicator" and self._is_new(row, roles.get("objective")):
            return _NEW_OBJECTIVE
        if role == "objective" and self._is_new(row, roles.get("number")):
            return _NEW_NUMBER
        if role == "target" and self.began is not None and source < self.began:
            return _NO_TARGET_ABOVE
        return None

    def _is_new(self, row: int, column: int | None) -> bool:
        """Whether a cell says something else than the last one of its column."""
        text = self._text(row, column)
        source = self.last.get(column or 0)
        return text != "" and (
            source is None or normalised(text) != normalised(as_text(self.rows[source[0]][source[1]]))
        )

    def _text(self, row: int, column: int | None) -> str:
        """What a cell says, '' where it is blank or as above."""
        value = self.rows[row].get(column or 0)
        return "" if value is None or (row, column) in self.found else tidy(as_text(value))

    def _take_schedule(self, row: int, columns: list[int], periods: list[int]) -> None:
        """Each period is as the one above it, blank ones too where all say so; so are all that a merged range covers."""
        above = {
            column: value
            for column, value in self.rows.get(self.above or 0, {}).items()
            if column in periods and not stands_for_nothing(as_text(value), self.table.definition.marks)
        }
        others = any(column in self.rows[row] for column in periods if column != columns[0])
        alone = columns == periods[:1] and not others
        for column in columns:
            area = self.table.sheet.merged_at(row, column)
            covered = [each for each in periods if area.left <= each <= area.right] if area else [column]
            meant = {each: above[each] for each in covered if each in above}
            if len(columns) == len(periods) and above:
                self._put(row, column, above.get(column), as_text(above.get(column, "")))
                continue
            if not meant or (alone and len(covered) == 1 and len(above) > 1):
                self._ask(row, column, _WHOLE_SCHEDULE if alone and above else _NO_TICK_ABOVE)
                continue
            self._put(row, column, None, " ".join(map(as_text, meant.values())))
            self.rows[row] = dict(sorted((self.rows[row] | meant).items()))
            self.split += [area] if area else []

    def _put(self, row: int, column: int, value: Value | None, shown: str) -> None:
        sheet, raw = self.table.sheet, as_text(self.rows[row][column])
        self.ledger.use(sheet, [(row, column)], Use.PLAN)
        self.ledger.note(NoteKind.REPAIRED, _AS_ABOVE, sheet.cell(row, column), raw, tidy(shown))
        if value is None:
            del self.rows[row][column]
        else:
            self.rows[row][column] = value

    def _ask(self, row: int, column: int, doubt: Text) -> None:
        sheet = self.table.sheet
        self.ledger.use(sheet, [(row, column)], Use.PLAN)
        self.ledger.note(NoteKind.AMBIGUOUS_VALUE, doubt, sheet.cell(row, column), as_text(self.rows[row].pop(column)))


_AS_ABOVE = Text("Dibaca sama dengan isian di atasnya.", "Read as the entry above it.")
_NOTHING_ABOVE = Text(
    "Tidak ada isian di atasnya. Tulis isinya.", "There is no entry above it. Write the entry itself."
)
_NEW_OBJECTIVE = Text(
    "Sasaran baris ini lain dari sasaran di atasnya. Tulis indikatornya.",
    "This row has another objective than the row above. Write its indicator.",
)
_NEW_NUMBER = Text(
    "Nomor baris ini lain dari nomor di atasnya. Tulis sasarannya.",
    "This row has another number than the row above. Write its objective.",
)
_NO_TARGET_ABOVE = Text(
    "Indikator di atasnya tidak bertarget. Tulis targetnya.", "The indicator above has no target. Write the target."
)
_NO_TICK_ABOVE = Text(
    "Tidak ada centang di atasnya. Beri ✓ bila dilaksanakan, kosongkan bila tidak.",
    "There is no tick above it. Put ✓ if it is carried out, leave it blank if not.",
)
_WHOLE_SCHEDULE = Text(
    "Bisa berarti satu periode ini saja atau seluruh jadwal di atasnya. Beri ✓ di setiap periode pelaksanaannya.",
    "This may mean this period alone or the whole schedule above. Put ✓ in each period in which it is carried out.",
)
_PARTLY = Text(
    "Sebagian isinya menunjuk ke isian di atasnya. Tulis lengkap.",
    "A part of it refers to the entry above. Write it in full.",
)
