"""Rows that say of themselves that they are not of this plan: of another office, year or version, results, examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from rak_excel.formats.addresses import Address
from rak_excel.language import Text
from rak_excel.model import Identity, NoteKind
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.rows_of_others.lowered import Passed, lowered
from rak_excel.reading.rows_of_others.row_labels import (
    LabelSource,
    RowSaying,
    band_at_end,
    replaced_and_lone,
    sources_of,
    works_of,
)
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.headings.labels import BEFORE, FIRST, Label, LabelKind
from rak_excel.vocabulary.names.offices import offices_named


def without_rows_of_others(table: Table, identity: Identity, ledger: Ledger) -> Table:
    """The table without the rows that surely are no part of this plan, which are told; others are asked about."""
    sections: list[Section] = []
    for alike in table.by_sheet():
        aboves = [None, *(band_at_end(section) for section in alike.sections[:-1])]
        passed = {}
        for section, above in zip(alike.sections, aboves, strict=True):
            sorter = _Sorter(section, table, identity, ledger, above)
            passed[section.at] = sorter.passed(is_last=section is alike.sections[-1])
        sheet = lowered(alike, passed, ledger) if any(each.rows for each in passed.values()) else alike.sheet
        changed = (each.but(sheet=sheet, passed=passed[each.at].rows) for each in alike.sections)
        sections += alike.sections if sheet is alike.sheet else changed
    return table.but(sections=tuple(sections))


class _Sorter(Struct):
    """Tells the rows of one section that are of this plan from those that are not."""

    section: Section
    table: Table
    identity: Identity
    ledger: Ledger
    above: RowSaying | None = None  # the band right above the heading, which is the last row of the section before
    noticed: list[tuple[NoteKind, Mapping[int, RowSaying], Text]] = []

    def passed(self, *, is_last: bool) -> Passed:
        """The rows that are not read: those of others, and the bands that only say whose the rows below are."""
        passed, bands, kinds, labels = set[int](), set[int](), dict[int, LabelKind](), set[Address]()
        if not is_last and (end := band_at_end(self.section)):
            passed.add(end.cell[0])
            bands.add(end.cell[0])
            self.ledger.use(self.section.sheet, [end.cell], Use.HEADING)
        for source in sources_of(self.section, self.above):
            before = len(passed)
            for ways in (self.by_year, self.by_office, self.by_part, self.by_version, self.by_kind):
                passed |= ways(source)
            if len(passed) > before or source.bands:
                self.ledger.use(self.section.sheet, cells_in(self.section.sheet, source.bands), Use.HEADING)
                passed |= source.bands
                bands |= source.bands
            kinds |= {row: each.label.kind for row, each in source.said.items() if each.label.kind}
            labels |= {each.cell for each in source.said.values()}
        for kind, rows, why in self.noticed:  # nothing is asked about rows that are not read for something else
            asked = kind is not NoteKind.ROWS_NOT_READ
            if left := {row: each for row, each in rows.items() if not (asked and row in passed)}:
                self.tell_one(kind, left, why)
        of_kind = {kind: frozenset(row for row in passed if kinds.get(row) is kind) for kind in LabelKind}
        examples, reached = of_kind[LabelKind.EXAMPLE], of_kind[LabelKind.REACHED]
        return Passed(frozenset(passed), frozenset(bands), examples, reached, frozenset(labels))

    def by_year(self, source: LabelSource) -> set[int]:
        own = self.identity.year
        said = {row: each for row, each in source.said.items() if each.label.year}
        others = {row: each for row, each in said.items() if each.label.year != own}
        return self.of_others(source, said, others if own else {}, _YEAR, lambda each: each.label.year)

    def by_office(self, source: LabelSource) -> set[int]:
        name = self.identity.office
        own = set(offices_named(name, self.table.definition, bare=True)) if name else set()
        said = {row: each for row, each in source.said.items() if each.label.offices}
        others = {row: each for row, each in said.items() if own.isdisjoint(each.label.offices)}
        return self.of_others(source, said, others if own else {}, _OFFICE, lambda each: each.label.offices)

    def of_others(
        self,
        source: LabelSource,
        said: Mapping[int, RowSaying],
        others: Mapping[int, RowSaying],
        why: Text,
        what: Callable[[RowSaying], object],
    ) -> set[int]:
        """Rows of another year or office are passed over where some are the plan's own; else it is asked whose they are.

        Those above the first band are its own; in a column it has to be said.
        """
        own = len(others) < (self.count(source) if source.bands else len(said))
        if others and own and source.certain and not self.is_above(others):
            return self.tell(others, why)
        if others and source.where:
            surely = len(others) < len(said)  # beside rows of the plan's own region
            self.note(NoteKind.AMBIGUOUS_VALUE if surely else NoteKind.SECOND_READING, others, _WHERE)
        elif others:
            self.ask(others, _ASKED)
        elif len({what(each) for each in said.values()}) > 1 and not self.known(said):
            first = what(next(iter(said.values())))
            self.ask({row: each for row, each in said.items() if what(each) != first}, _SEVERAL)
        return set()

    def is_above(self, others: Mapping[int, RowSaying]) -> bool:
        """Whether the plan's office is the province of those that are named, whose work it may well plan."""
        own = {region.code for region in offices_named(self.identity.office, self.table.definition, bare=True)}
        return any(region.parent in own for each in others.values() for region in each.label.offices)

    def known(self, said: Mapping[int, RowSaying]) -> bool:
        """Whether it is known of which year, or office, the plan is, as far as the rows say it."""
        by_year = any(each.label.year for each in said.values())
        return bool(self.identity.year if by_year else self.identity.office)

    def by_part(self, source: LabelSource) -> set[int]:
        others = {row: each for row, each in source.said.items() if each.part not in {"", self.table.part.id}}
        if others:
            self.ask(others, _PART)
        return set()

    def by_version(self, source: LabelSource) -> set[int]:
        """What stood there before a change gives way to what was changed to; what nothing replaces is asked about once."""
        said = {row: each for row, each in source.said.items() if each.label.version is not None}
        said |= self.above_bands(source, said)
        if not said:
            return set()
        replaced, lone = replaced_and_lone(said, works_of(self.section))
        if before := {row: each for row, each in lone.items() if source.bands or each.label.version == BEFORE}:
            self.ask(before, _LONE)
        if numbered := {row: each for row, each in lone.items() if row not in before}:
            self.note(NoteKind.SECOND_READING, numbered, _NUMBERED)
        return self.tell(replaced, _EARLIER) if replaced else set()

    def above_bands(self, source: LabelSource, said: Mapping[int, RowSaying]) -> dict[int, RowSaying]:
        """The rows above the first band of versions, which are those that it changes."""
        first = min(said, default=0) if source.bands else 0
        own = self.section.heading.own_columns
        rows = [row for row in self.section.rows if row < first and row not in source.bands]
        filled = [row for row in rows if not own.isdisjoint(self.section.sheet.rows.get(row, ()))]
        return {row: said[first].but(label=Label(version=FIRST)) for row in filled}

    def by_kind(self, source: LabelSource) -> set[int]:
        passed: set[int] = set()
        for kind, why in ((LabelKind.REACHED, _REACHED), (LabelKind.EXAMPLE, _EXAMPLE)):
            rows = {row: each for row, each in source.said.items() if each.label.kind is kind}
            sure = source.certain or kind is LabelKind.EXAMPLE
            beside = kind is LabelKind.EXAMPLE or self.is_beside_plan(source, rows)
            if rows and sure and beside and (self.above or len(rows) < self.count(source)):
                passed |= self.tell(rows, why)
            elif rows:
                self.note(NoteKind.AMBIGUOUS_VALUE if sure else NoteKind.SECOND_READING, rows, _ASKED_KIND)
        for kind, why in ((LabelKind.WITHDRAWN, _WITHDRAWN), (LabelKind.PROPOSED, _PROPOSED)):
            if rows := {row: each for row, each in source.said.items() if each.label.kind is kind}:
                self.ask(rows, why)
        return passed

    def is_beside_plan(self, source: LabelSource, rows: Mapping[int, RowSaying]) -> bool:
        """Whether rows of results stand beside those of what is planned: these are called so, or theirs is the indicator."""
        planned = any(each.label.kind is LabelKind.PLANNED for each in source.said.values())
        indicator = self.section.heading.roles.get("indicator", 0)
        return planned or bool(source.bands) or not any(self.section.sheet.text(row, indicator) for row in rows)

    def count(self, source: LabelSource) -> int:
        """How many rows may be of the plan."""
        own = self.section.heading.own_columns
        rows = (row for row in self.section.rows if row not in source.bands and row not in self.section.heading.repeats)
        return sum(1 for row in rows if own.intersection(self.section.sheet.rows.get(row, ())))

    def tell(self, rows: Mapping[int, RowSaying], why: Text) -> set[int]:
        self.note(NoteKind.ROWS_NOT_READ, rows, why)
        return set(rows)

    def ask(self, rows: Mapping[int, RowSaying], why: Text) -> None:
        self.note(NoteKind.AMBIGUOUS_VALUE, rows, why)

    def note(self, kind: NoteKind, rows: Mapping[int, RowSaying], why: Text) -> None:
        self.noticed.append((kind, rows, why))

    def tell_one(self, kind: NoteKind, rows: Mapping[int, RowSaying], why: Text) -> None:
        said = list(dict.fromkeys(rows.values()))
        cells = [self.section.sheet.cell(*each.cell) for each in said]
        became = ("Rencana" if why is _ASKED_KIND else said[0].text) if kind is NoteKind.SECOND_READING else ""
        about = {"office": self.identity.office, "year": self.identity.year, "part": self.table.part.sheet}
        detail = why.filled(count=len(rows), **about)
        self.ledger.note(kind, detail, cells[0], said[0].text, became, cells[1:])


_YEAR = Text(
    "Ini rencana tahun {year}, sedangkan {count} baris bertanda tahun lain.",
    "This is the plan of {year}, but {count} rows are marked as those of another year.",
)
_OFFICE = Text(
    "Ini rencana {office}, sedangkan {count} baris bertanda satuan kerja lain.",
    "This is the plan of {office}, but {count} rows are marked as those of another office.",
)
_EARLIER = Text(
    "Ada {count} baris isian sebelum perubahan; yang dibaca adalah isian sesudahnya.",
    "There are {count} rows from before a change; those from after it were read.",
)
_REACHED = Text(
    "Ada {count} baris realisasi; yang dibaca adalah baris rencananya.",
    "There are {count} rows of what was achieved; those of what is planned were read.",
)
_EXAMPLE = Text("Ada {count} baris contoh pengisian.", "There are {count} rows that are examples.")
_ASKED = Text(
    "Ada {count} baris yang bertanda tahun atau satuan kerja lain, dan tetap dibaca sebagai rencana ini. Perbaiki tandanya "
    "bila keliru, atau pindahkan barisnya ke file lain.",
    "There are {count} rows marked as those of another year or office that were read as rows of this plan all the same. "
    "Correct the mark if it is wrong, or move the rows to another file.",
)
_WHERE = Text(
    "Ada {count} baris yang menyebut daerah lain, dan tetap dibaca sebagai rencana ini. Beri judul kolom ini LOKASI bila itu "
    "tempat kegiatannya, atau pindahkan barisnya ke file lain bila itu satuan kerjanya.",
    "There are {count} rows that name another region and were read as rows of this plan all the same. Head this column LOKASI "
    "if the work takes place there, or move the rows to another file if they are of the office there.",
)
_SEVERAL = Text(
    "Baris-baris tabel ini menyebut lebih dari satu tahun atau satuan kerja, dan semuanya dibaca. Kirim satu file untuk "
    "setiap tahun dan satuan kerja.",
    "The rows of this table say more than one year or office, and all were read. Send one file for each year and office.",
)
_PART = Text(
    "Ada {count} baris yang bertanda bagian lain, tetapi dibaca sebagai {part}. Pindahkan ke sheet bagiannya.",
    "There are {count} rows marked as another part's that were read as {part}. Move them to the sheet of that part.",
)
_LONE = Text(
    "Ada {count} baris isian sebelum perubahan tanpa baris penggantinya, dan tetap dibaca. Tulis juga kegiatannya "
    "di antara isian sesudah perubahan bila masih berlaku, atau pindahkan barisnya ke file lain bila tidak.",
    "There are {count} rows from before a change that no later row replaces, and they were read all the same. Write their "
    "work among the changed rows too if it still holds, or move the rows to another file if not.",
)
_NUMBERED = Text(
    "Ada {count} baris dari revisi yang lebih awal, dan tetap dibaca karena tidak ada baris penggantinya. Biarkan bila masih "
    "berlaku, atau pindahkan barisnya ke file lain bila tidak.",
    "There are {count} rows of an earlier revision that were read all the same, since no later row replaces them. Leave them "
    "if they still hold, or move them to another file if not.",
)
_ASKED_KIND = Text(
    "Ada {count} baris yang bertanda seperti ini dan tetap dibaca sebagai rencana. Pindahkan ke file lain bila bukan rencana.",
    "There are {count} rows marked like this that were read as planned all the same. Move them to another file if they are "
    "no plan.",
)
_PROPOSED = Text(
    "Ada {count} baris yang bertanda usulan atau konsep dan tetap dibaca. Pindahkan ke file lain bila belum disetujui, atau "
    "hapus tandanya bila sudah menjadi rencana.",
    "There are {count} rows marked as proposed or as a draft that were read all the same. Move them to another file if they "
    "are not agreed to yet, or delete the mark if they are planned.",
)
_WITHDRAWN = Text(
    "Ada {count} baris yang bertanda batal atau ditunda dan tetap dibaca. Pindahkan ke file lain bila memang tidak "
    "dilaksanakan tahun ini, atau hapus tandanya bila tetap dilaksanakan.",
    "There are {count} rows marked as cancelled or put off that were read all the same. Move them to another file if they are "
    "not carried out this year, or delete the mark if they are.",
)
