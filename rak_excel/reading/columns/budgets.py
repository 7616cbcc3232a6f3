"""Columns of money: which has the budget of the plan's year, and what becomes of those of other years, sources and periods."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.model.standard_columns import BUDGET, budget_id, is_beside_budget, standard_column
from rak_excel.reading.headings.heading import Heading
from rak_excel.reading.ledger import Ledger
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, PLANNED
from rak_excel.vocabulary.basics.numbers import amount_said
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.documents.page_lines import is_budget
from rak_excel.vocabulary.headings.money import (
    are_of_all_periods,
    are_sources,
    counts_percent,
    heads_sources,
    in_rupiah,
    is_of_source,
    is_part_of_money,
    is_source,
    is_whole,
    money_periods,
    plans_money,
    says_other_year,
    says_rupiah,
    says_this_year,
    says_total,
)
from rak_excel.vocabulary.headings.period_targets import periods_of_year


def with_budgets(table: Table, year: int | None, ledger: Ledger) -> Table:
    """The table whose columns of money are known: the budget of the plan's year, and others by their own headings.

    Where it cannot be told which of several is the budget, none is, which is asked. Those of all quarters or months, and
    those of sources, are added up.
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
    name = in_rupiah(_name(heading, column))
    before = [each for each, own in heading.others.items() if each < column and is_beside_budget(own.further)]
    same = [
        compact(each)
        for each in (standard_column(BUDGET, ()).heading, *(in_rupiah(_name(heading, each)) for each in before))
    ]
    nth = 1 + same.count(compact(name))
    return name if nth == 1 else f"{name} ({nth})"


def _name(heading: Heading, column: int) -> str:
    title, texts = heading.title(column), list(dict.fromkeys(map(tidy, heading.block.all_texts(column))))
    if is_budget(title) and not heading.block.is_earlier(column) and not _is_below_period(heading, column):
        texts = [title]
    return " ".join(texts).replace("\n", " ")


def _source(heading: Heading, column: int, year: int | None) -> str:
    """The same without the plan's own year: `ANGGARAN TAHUN 2026 APBD`."""
    return re.sub(rf"\b(?:(?:tahun|ta|t\.a\.)\s)?{year}\b", " ", _name(heading, column), flags=re.IGNORECASE)


def _is_below_period(heading: Heading, column: int) -> bool:
    """Whether a column of money stands below the heading of a period: ANGGARAN below TRIWULAN I."""
    return any(periods_of_year(text, heading.definition) for text in heading.block.wider(column))


class _Budgets(Record):
    """The columns of money with entries: the one that has the budget, None where it is none, and the others.

    `summed` are those of the others that make up the budget together. `open_` are those of which nobody knows whether
    they are the budget.
    """

    taken: int | None
    others: tuple[int, ...] = ()
    open_: tuple[int, ...] = ()
    summed: tuple[int, ...] = ()

    @classmethod
    def among(cls, table: Table, year: int | None) -> _Budgets:
        heading = table.heading
        declared = next((column for column, own in heading.others.items() if own.further == BUDGET), None)
        below = {column: table.below(column) for column in heading.others}
        valueless = {
            column for section in table.sections for row, column in section.sheet.faulty if row in section.rows
        }
        columns = [each for each, own in below.items() if _is_of_money(heading, each, own.values(), each in valueless)]
        columns = sorted((*columns, *_completing(heading, below, columns)))
        entries = {column: tuple(below[column].items()) for column in columns}
        filled = [column for column in columns if entries[column] or column in valueless]
        if declared is not None:
            return cls(declared, tuple(filled))
        periods = {
            each: own for each in columns if (own := money_periods(heading.block.all_texts(each), heading.definition))
        }
        of_source = {each for each in filled if is_of_source(_source(heading, each, year))}
        counted = [
            each
            for each in filled
            if each in valueless or each in of_source or any(map(amount_said, below[each].values()))
        ]
        left = _of_the_plan([each for each in counted or filled if each not in periods], heading, year)
        different = [
            column for nth, column in enumerate(left) if entries[column] not in [entries[e] for e in left[:nth]]
        ]
        # PAGU beside APBD and APBN.
        apart = [each for each in different if each not in of_source and is_whole(heading.title(each))]
        if len(apart) == 1 and len(different) == 1 + len(of_source & {*different}) > _FEWEST_SOURCES:
            left = different = apart
        if len(different) == 1:
            return cls(different[0], tuple(column for column in filled if column not in left))
        whole = [each for each in columns if each not in periods]
        if not filled:
            return cls(next(iter(whole), None))
        if different:
            summed = different if are_sources([_source(heading, each, year) for each in different]) else []
        else:
            texts = [heading.block.all_texts(each) for each in periods]
            of_year = are_of_all_periods(texts, heading.definition)
            summed = [each for each in periods if of_year and each in filled]
        open_ = () if summed else tuple(different or (each for each in filled if each in periods))
        return cls(None, tuple(filled), open_, tuple(summed))

    def tell(self, heading: Heading, year: int | None, ledger: Ledger) -> None:
        """Asks which column has the budget where none counts as such; says of which it is the sum."""
        columns = self.summed or self.open_ or self.others
        if not columns or self.taken is not None:
            return
        of_periods = bool(money_periods(heading.block.all_texts(columns[0]), heading.definition))
        detail = _SUMS[of_periods] if self.summed else _WHICH[of_periods] if self.open_ else _OTHER_YEAR
        kind = NoteKind.MENTIONED if self.summed and of_periods else NoteKind.SECOND_READING
        named, title = ", ".join(map(heading.named, columns)), heading.title(columns[0])
        first, *others = map(heading.cell, columns)
        ledger.note(kind, detail.filled(columns=named, year=year), first, title, title, others=others)

    def known(self, heading: Heading) -> Heading:
        named = {} if self.taken is None else {self.taken: BUDGET}
        declared = [each.id for each in heading.definition.further if not each.met]
        for column in self.others:
            named[column] = budget_id(_name(heading, column), [*declared, *named.values()])
        others = {
            column: heading.others[column].but(further=id_, is_summed=column in self.summed)
            for column, id_ in named.items()
        }
        return heading.but(others={**heading.others, **others}) if others else heading


def _is_of_money(heading: Heading, column: int, entries: Collection[str], valueless: bool) -> bool:
    """Whether a column has what is to be spent: ANGGARAN, PAGU 2026, ANGGARAN TW I, APBD below ANGGARAN or above amounts.

    A `valueless` one has formulas without a value, or errors, which may be amounts.
    """
    own, block, title = heading.others[column], heading.block, heading.title(column)
    if own.further or own.told or own.role or column in heading.units:
        return False
    words, texts = block.words(column), block.all_texts(column)
    if counts_percent(texts) or "realisasi" in words or (words & ACHIEVED and not words & PLANNED):
        return False
    changed = block.is_earlier(column) or block.is_later(column)
    over, of_sources = any(map(is_budget, texts)), any(map(heads_sources, texts))
    by_period = plans_money(texts) and money_periods(texts, heading.definition)
    beside = is_source(title) or (_is_total(title) and any(is_source(heading.title(each)) for each in heading.others))
    if is_budget(title) or by_period or (over and (is_part_of_money(title) or changed)):
        return True
    named = beside or (of_sources and is_part_of_money(title))
    return bool(named and (valueless or says_rupiah(texts) or _are_amounts(entries)))


def _completing(heading: Heading, below: Mapping[int, Mapping[int, str]], money: Collection[int]) -> list[int]:
    """The columns that nobody knows, SUMBER LAIN, of which the sources are the total in most rows with them alone."""
    amounts = {column: {row: amount_said(text) for row, text in own.items()} for column, own in below.items()}
    sources = [each for each in money if is_source(heading.title(each)) or is_of_source(_name(heading, each))]
    totals = [each for each in money if says_total(heading.title(each))]
    if not sources or len(totals) != 1:
        return []
    (total,) = (amounts[each] for each in totals)
    missing = {
        row: said - math.fsum(amounts[each].get(row) or 0 for each in sources)
        for row, said in total.items()
        if said is not None
    }
    lacking = {row: lack for row, lack in missing.items() if lack > 0}

    def completes(column: int) -> bool:
        own = heading.others[column]
        met = [row for row, lack in lacking.items() if abs((amounts[column].get(row) or 0) - lack) < 1]
        return not (own.further or own.told or own.role) and len(met) > len(lacking) / 2

    return [column for column in below if column not in {*money, *heading.units} and completes(column)]


def _is_total(title: str) -> bool:
    return is_part_of_money(title) and says_total(title)


def _are_amounts(entries: Collection[str]) -> bool:
    """Whether amounts stand there, and beside them nothing but 0, dashes and words."""
    amounts = [amount_said(each) for each in entries if any(map(str.isdigit, each))]
    return any(amounts) and all(each == 0 or (each or 0) > 1 for each in amounts)


def _of_the_plan(columns: Sequence[int], heading: Heading, year: int | None) -> list[int]:
    """Those of the plan's year, else those that name none; of several the total, and what was changed to."""
    block = heading.block
    texts = {column: block.all_texts(column) for column in columns}
    years = {column: year if says_this_year(texts[column]) else block.year(column) for column in columns}
    inside = [column for column in columns if not says_other_year(texts[column])]
    of_year = [each for each in inside if years[each] == year] if year else []
    left = of_year or [each for each in inside if years[each] is None]
    if year is None:
        left = [each for each in inside if says_this_year(texts[each])] or left or inside
    totals = [each for each in left if says_total(heading.title(each))]
    left = totals or left
    current = [each for each in left if not block.is_earlier(each)] or left
    return [each for each in current if block.is_later(each)] or current


_FEWEST_SOURCES = 2
_JOINED = Text(
    "Anggaran rencana dihitung dari jumlah kolom sumber dananya: {columns}. Bila salah satunya sudah termasuk dalam yang lain, tambahkan "
    "kolom JUMLAH ANGGARAN.",
    "The budget of the plan is the sum of the columns of its sources: {columns}. If one of them is part of another, add a column JUMLAH "
    "ANGGARAN.",
)
_SUMS = {
    False: _JOINED,
    True: Text(
        "Anggaran rencana dihitung dari jumlah kolom per periode: {columns}.",
        "The budget of the plan is the sum of the columns by period: {columns}.",
    ),
}
_WHICH = {
    False: Text(
        "Ada beberapa kolom anggaran: {columns}. Semuanya ikut dibawa, tetapi tidak ada yang dihitung sebagai anggaran rencana. Beri judul "
        "JUMLAH ANGGARAN pada kolom jumlahnya, atau tulis tahunnya pada judul yang bukan tahun ini.",
        "There are several columns of a budget: {columns}. All are carried, but none counts as the budget of the plan. Head the column with "
        "their sum JUMLAH ANGGARAN, or write the year into the headings of those that are not of this one.",
    ),
    True: Text(
        "Kolom anggaran ini hanya untuk sebagian tahun atau bersifat kumulatif: {columns}. Semuanya ikut dibawa, tetapi tidak dihitung "
        "sebagai anggaran rencana. Tambahkan kolom JUMLAH ANGGARAN untuk setahun.",
        "These columns of a budget are of a part of the year, or up to a period: {columns}. All are carried, but do not count as the budget of "
        "the plan. Add a column JUMLAH ANGGARAN for the whole year.",
    ),
}
_OTHER_YEAR = Text(
    "Kolom anggaran ini bukan untuk tahun rencana ({year}): {columns}. Isinya ikut dibawa, tetapi tidak dihitung sebagai anggaran rencana. "
    "Perbaiki tahunnya bila salah.",
    "These columns of a budget are not of the plan's year ({year}): {columns}. They are carried, but do not count as the budget of the plan. "
    "Correct the year if it is wrong.",
)
