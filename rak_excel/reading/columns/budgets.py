"""Columns of money: which has the budget of the plan's year, and what becomes of those of other years and sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.model.standard_columns import BUDGET, budget_id, is_beside_budget, standard_column
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, PLANNED
from rak_excel.vocabulary.basics.numbers import YEARS, amount_said
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.headings.period_targets import periods_of_year

_SOURCES = r"(?:apbn(?:p| p)?|apbd(?:p| p)?(?: (?:i{1,2}|provinsi|kabupaten|kota|kab|kab kota))?|apbdes|apb desa|hibah|dak|dau|dbh|pnbp|blud?|phln|rm|csr|swasta)"
_SOURCE = re.compile(_SOURCES)
_PART = re.compile(
    rf"(?:(?:tahun|ta|t a) )?(?:{YEARS.pattern})|{_SOURCES}|jumlah|total|rp|rupiah|lain(?: |-)?lain|lainnya"
)
_TOTAL = re.compile(r"\b(?:jumlah|total)\b")


def with_budgets(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table whose columns of money are known: the budget of the plan's year, and others by their own headings.

    Where it cannot be told which of several is the budget, none is, which is asked.
    """
    read: dict[tuple[str, int, int], Heading] = {}
    told: set[frozenset[tuple[int, tuple[str, ...]]]] = set()
    for alike in table.by_heading():
        heading = alike.heading
        found = _Budgets.among(alike, year)
        if heading.says not in told:
            found.tell(heading, year, ledger)
        told.add(heading.says)
        for section in alike.sections:
            read[section.at] = found.known(section.heading)
    return table.but(sections=tuple(each.but(heading=read[each.at]) for each in table.sections))


def budget_heading(heading: Heading, column: int) -> str:
    """What a column of money is called: `ANGGARAN APBD` of APBD below ANGGARAN, `ANGGARAN (2)` of one that others are called as."""
    name = _name(heading, column)
    before = [each for each, own in heading.others.items() if each < column and is_beside_budget(own.further)]
    same = [compact(each) for each in (standard_column(BUDGET, ()).heading, *(_name(heading, each) for each in before))]
    nth = 1 + same.count(compact(name))
    return name if nth == 1 else f"{name} ({nth})"


def _name(heading: Heading, column: int) -> str:
    title = heading.title(column)
    texts = [title] if is_budget(title) else list(dict.fromkeys(map(tidy, heading.block.all_texts(column))))
    return " ".join(texts).replace("\n", " ")


class _Budgets(Record):
    """The columns of money with entries: the one that has the budget, None where it is none, and the others.

    `open_` are those of which nobody knows whether they are the budget.
    """

    taken: int | None
    others: tuple[int, ...] = ()
    open_: tuple[int, ...] = ()

    @classmethod
    def among(cls, table: Table, year: int | None) -> _Budgets:
        heading = table.heading
        if BUDGET in {own.further for own in heading.others.values()}:
            return cls(None)
        below = {column: table.below(column) for column in heading.others}
        columns = [column for column, own in below.items() if _is_of_money(heading, column, own.values())]
        entries = {column: tuple(below[column].items()) for column in columns}
        filled = [column for column in columns if entries[column]]
        left = _of_the_plan(filled, heading, year)
        different = [
            column for nth, column in enumerate(left) if entries[column] not in [entries[e] for e in left[:nth]]
        ]
        if len(different) < 2:
            first = different[0] if different else None
            same = left[1:]
        else:
            first, same = None, []
        others = tuple(column for column in filled if column != first and column not in same)
        return cls(first if filled else next(iter(columns), None), others, tuple(different) if first is None else ())

    def tell(self, heading: Heading, year: int | None, ledger: Ledger) -> None:
        """Asks which column has the budget where none counts as such."""
        columns = self.open_ or self.others
        if not columns or self.taken is not None:
            return
        detail = _WHICH if self.open_ else _OTHER_YEAR
        named, title = ", ".join(map(heading.named, columns)), heading.title(columns[0])
        first, *others = map(heading.cell, columns)
        ledger.note(
            NoteKind.SECOND_READING, detail.filled(columns=named, year=year), first, title, title, others=others
        )

    def known(self, heading: Heading) -> Heading:
        named = {} if self.taken is None else {self.taken: BUDGET}
        for column in self.others:
            named[column] = budget_id(_name(heading, column), named.values())
        others = {column: heading.others[column].but(further=id_) for column, id_ in named.items()}
        return heading.but(others={**heading.others, **others}) if others else heading


def _is_of_money(heading: Heading, column: int, entries: Collection[str]) -> bool:
    """Whether a column has what is to be spent in the whole year: ANGGARAN, PAGU 2026, APBD below ANGGARAN or above amounts."""
    own, block, title = heading.others[column], heading.block, heading.title(column)
    if own.further or own.told or own.role or column in heading.units or block.is_earlier(column):
        return False
    words = block.words(column)
    reached = "realisasi" in words or (bool(words & ACHIEVED) and not words & PLANNED)
    named = normalised(title)
    below = _PART.fullmatch(named) and any(map(is_budget, block.all_texts(column)))
    of_source = _SOURCE.fullmatch(named) and entries and all((amount_said(each) or 0) > 1 for each in entries)
    return (
        bool(is_budget(title) or below or of_source) and not reached and not periods_of_year(title, heading.definition)
    )


def _of_the_plan(columns: Sequence[int], heading: Heading, year: int | None) -> list[int]:
    """Those of the plan's year, else those that name none; the total of several."""
    years = {column: heading.block.year(column) for column in columns}
    of_year = [each for each in columns if years[each] == year] if year else []
    left = of_year or [each for each in columns if years[each] is None]
    if year is None and not left:
        left = list(columns)
    totals = [each for each in left if _TOTAL.search(normalised(heading.title(each)))]
    return totals or left


_WHICH = Text(
    "Ada beberapa kolom anggaran: {columns}. Semuanya ikut dibawa, tetapi tidak ada yang dihitung sebagai anggaran rencana. Beri judul "
    "JUMLAH ANGGARAN pada kolom jumlahnya, atau tulis tahunnya pada judul yang bukan tahun ini.",
    "There are several columns of a budget: {columns}. All are carried, but none counts as the budget of the plan. Head the column with "
    "their sum JUMLAH ANGGARAN, or write the year into the headings of those that are not of this one.",
)
_OTHER_YEAR = Text(
    "Kolom anggaran ini bukan untuk tahun rencana ({year}): {columns}. Isinya ikut dibawa, tetapi tidak dihitung sebagai anggaran rencana. "
    "Perbaiki tahunnya bila salah.",
    "These columns of a budget are not of the plan's year ({year}): {columns}. They are carried, but do not count as the budget of the plan. "
    "Correct the year if it is wrong.",
)
