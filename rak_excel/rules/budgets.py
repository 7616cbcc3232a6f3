"""RAK801 and RAK802: whether the budget of a row is what its sources, or the periods of the year, make up together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce

from rak_excel.language import Text
from rak_excel.model import Cell
from rak_excel.model.further import Further, FurtherColumn
from rak_excel.record import Record
from rak_excel.rules.engine.rule import Problem, also_at, at, is_most, warning
from rak_excel.rules.engine.subjects import PartReview
from rak_excel.vocabulary.headings.budget_columns import budget_columns
from rak_excel.vocabulary.headings.money import lies_within
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import RUPIAH


@warning(
    "RAK801",
    id="Jumlah anggaran kosong, padahal {shares} berjumlah {total}{more}.",
    en="The total of the budget is blank, though {shares} add up to {total}{more}.",
    short_id="Jumlah anggaran kosong, padahal sumber atau periodenya terisi.",
    short_en="The total of a budget is blank, though its sources or periods are not.",
    hint_id="Isi jumlahnya.",
    hint_en="Fill in the total.",
)
def budget_total_blank(part: PartReview) -> Iterator[Problem]:
    """The budget of a row is blank, and the columns of its sources, or of all periods, are not.

    Except: one total may be of several rows below each other, as in a merged cell.
    Kecuali: satu jumlah boleh untuk beberapa baris yang berurutan, seperti pada sel yang digabung.

    Why: the budget of the row counts nowhere: what its sources say is carried and not added up.
    Mengapa: anggaran baris itu tidak terhitung: isian sumbernya ikut dibawa, tetapi tidak dijumlahkan.

    Example:
        | SHEET  | KEGIATAN      | APBD    | APBN    | JUMLAH           |
        | Komisi | Reviu laporan | 1000000 | 2000000 | 3000000          |
        | Komisi | Reviu kinerja | 1000000 | 500000  | → 1500000        |
    """
    for own in _shares(part):
        blank = [each for each in own.rows if each.total is None]
        if blank:
            total, more = _in_rupiah(blank[0].sums[0]), also_at([each.cell.address for each in blank[1:]])
            yield at(blank[0].cell, "", shares=own.called, total=total, more=more)


@warning(
    "RAK802",
    id="Anggaran {budget} tidak sama dengan jumlah {shares}, yaitu {total}{more}.",
    en="The budget {budget} is not what {shares} add up to, which is {total}{more}.",
    short_id="Anggaran tidak sama dengan jumlah sumber atau periodenya.",
    short_en="A budget is not what its sources or periods add up to.",
    hint_id="Periksa angka-angkanya, lalu perbaiki yang salah.",
    hint_en="Check the numbers, and correct the one that is wrong.",
)
def budget_does_not_add_up(part: PartReview) -> Iterator[Problem]:
    """The budget of a row is another amount than its sources, or all periods of the year, have together.

    Where most rows are so, that is told once.

    Except: a source that is a part of another one (DAK of APBD) may count or not, and a total may be of several rows.
    Kecuali: sumber yang termasuk dalam sumber lain (DAK dalam APBD) boleh dihitung atau tidak, dan satu jumlah boleh untuk
    beberapa baris.

    Why: one of the numbers is wrong, and nobody can see which one was meant.
    Mengapa: salah satu angkanya salah, dan tidak terlihat mana yang dimaksud.

    Example:
        | SHEET  | KEGIATAN      | APBD    | APBN    | JUMLAH            |
        | Komisi | Reviu laporan | 1000000 | 2000000 | 3500000 → 3000000 |
    """
    for own in _shares(part):
        other = [(each, each.total) for each in own.rows if each.total is not None]
        together = is_most(other, part.filled)
        more = also_at([each.cell.address for each, _ in other[1:]] if together else [])
        for row, total in other[:1] if together else other:
            words = {"budget": _in_rupiah(total), "total": _in_rupiah(row.sums[0])}
            yield at(row.cell, words["budget"], shares=own.called, more=more, **words)


class _Row(Record):
    """A budget, None where it is blank, and what its shares add up to: all of them, and those that lie within no other.

    Without any share there is nothing to compare.
    """

    cell: Cell
    total: Decimal | None
    sums: tuple[Decimal, Decimal]
    shared: bool

    def with_another(self, row: _Row) -> _Row:
        sums = self.sums[0] + row.sums[0], self.sums[1] + row.sums[1]
        return self.but(sums=sums, shared=self.shared or row.shared)

    def is_met(self, *, other_money: bool) -> bool:
        """Whether the shares make up the budget; where other money is in it too, as a part of it."""
        if self.total is None or not self.shared:
            return not any(self.sums)
        return any(abs(self.total - each) < 1 for each in self.sums) or (other_money and self.total > min(self.sums))


class _Shares(Record):
    """The rows whose budget is not what its shares add up to; the shares as they are `called`."""

    called: Text
    rows: tuple[_Row, ...]


def _shares(part: PartReview) -> Iterator[_Shares]:
    columns = budget_columns(part.plan_part.id, part.review.definition)
    letters = part.plan_part.columns.roles
    for called, shares, more in ((_SOURCES, columns.sources, columns.other_money), (_PERIODS, columns.periods, False)):
        if shares and (not letters or columns.whole[0].id in letters):
            rows = _faulty(_rows(part, columns.whole[0], shares), other_money=more)
            yield _Shares(called, tuple(rows))


def _faulty(rows: Iterable[_Row], *, other_money: bool) -> Iterator[_Row]:
    """The rows that are wrong each by itself, but for those of which one total, above or below them, may be right for all."""
    listed = list(rows)
    together = {
        row.cell
        for order in (listed, listed[::-1])
        for first, *others in _runs(order)
        if first.total is not None and reduce(_Row.with_another, others, first).is_met(other_money=other_money)
        for row in (first, *others)
    }
    return (row for row in listed if row.cell not in together and not row.is_met(other_money=other_money))


def _runs(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Each row with a total, and with it those that follow without one."""
    runs: list[list[_Row]] = []
    for row in rows:
        if row.total is None and runs:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _rows(part: PartReview, whole: FurtherColumn, shares: Sequence[FurtherColumn]) -> Iterator[_Row]:
    """The rows with an amount, and none that has anything else."""
    names, ids = [each.name for each in shares], [each.id for each in shares]
    apart = [each.id for each in shares if not lies_within(each.name, names)]
    for place, further in _entries(part, whole):
        entries = {each: further[each] for each in (whole.id, *ids) if each in further}
        asked = any(place(each) in part.review.questioned for each in (whole.id, *ids))
        if asked or any(isinstance(each, str) for each in entries.values()):
            continue
        amounts = {id_: Decimal(repr(entry)) for id_, entry in entries.items()}
        total = amounts.pop(whole.id, None)
        own = [amounts[each] for each in apart if each in amounts]
        most = max(amounts.values(), default=Decimal())
        otherwise = total is not None and 0 < most < _LEAST <= total
        if entries and not otherwise:
            sums = sum(amounts.values(), Decimal()), sum(own, Decimal())
            yield _Row(place(whole.id), total, sums, bool(amounts))


def _entries(part: PartReview, whole: FurtherColumn) -> Iterator[tuple[Callable[[str], Cell], Further]]:
    """The entries of each indicator or activity, by what the budget is of, with what tells the cells of its columns."""
    for row in part.filled:
        if whole.level == "indicator":
            yield row.indicator.cell_of, row.indicator.further
        else:
            yield from ((each.place.cell, each.further) for each in row.indicator.activities)


def _in_rupiah(amount: Decimal) -> str:
    return written_target(amount, RUPIAH)


_LEAST = 1000  # rupiah: less than that beside more is counted in something else, in percent or millions
_SOURCES = Text("sumber dananya", "its sources")
_PERIODS = Text("periodenya", "its periods")
