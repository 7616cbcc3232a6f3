"""What a person does not see of a table, or sees struck through: never read, and asked about where it is of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import groupby
from operator import itemgetter

from rak_excel.formats.addresses import Address
from rak_excel.formats.opened.number_formats import hides
from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.model.standard_columns import REMARK
from rak_excel.reading.ledger import Ledger, Use
from rak_excel.reading.plan_sheet import PlanSheet
from rak_excel.reading.sections.sections import Section
from rak_excel.reading.tables.tables import Table
from rak_excel.vocabulary.basics.texts import normalised, shortened, tidy
from rak_excel.vocabulary.entries.ticks import stands_for_nothing

_NAMED = 8
_AS_ABOVE = ("number", "objective", "indicator")


def tell_unseen(sheets: Sequence[PlanSheet], tables: Iterable[Table], ledger: Ledger) -> None:
    """Notes what was left out of the `seen` sheets: asked in the rows of a plan, told once for the rest of a sheet."""
    for sheet in sheets:
        sections = [section for table in tables for section in table.sections if section.sheet.name == sheet.name]
        left_out = _left_out(sheet, ledger)
        if sections and left_out:
            repeated = _repeated(sheet, sections, left_out)
            for cells in _asked(sheet, sections, [at for at in left_out if at not in repeated]):
                _ask(sheet, cells, left_out, ledger)
            # The columns that the form itself fills are nobody's concern.
            own = [(set(each.rows), {*_own_columns(each), *each.form_columns}) for each in sections]
            outside = [at for at in left_out if not any(at[0] in rows and at[1] in columns for rows, columns in own)]
            _tell(sheet, outside, ledger)


def tell_unseen_beside(sheet: PlanSheet, ledger: Ledger) -> None:
    """Notes what was left out of the `seen` sheet of the identity."""
    _tell(sheet, list(_left_out(sheet, ledger)), ledger)


def _left_out(sheet: PlanSheet, ledger: Ledger) -> dict[Address, str]:
    """The texts that were left out, but for those that say nothing: a hidden 0, the same as the merged range shows."""
    looks = sheet.looks
    texts = {at: tidy(text) for at, text in sorted({**looks.unseen, **looks.struck}.items())}
    told = {at: text for at, text in texts.items() if not stands_for_nothing(text, sheet.definition.marks)}
    ledger.use(sheet, told.keys() & sheet.gone.keys(), Use.NOT_USED)
    ledger.use(sheet, sheet.gone, Use.PLAN)
    return told


def _own_columns(section: Section) -> frozenset[int]:
    """The columns whose entries are read, but for remarks, which plan nothing."""
    others = section.heading.others.items()
    return section.heading.read_columns.difference(column for column, own in others if own.further == REMARK)


def _asked(sheet: PlanSheet, sections: Sequence[Section], left_out: Collection[Address]) -> Iterator[list[Address]]:
    """What is asked about as one: a whole row, the ticks of a row, else each cell by itself."""
    for section in sections:
        own, periods = _own_columns(section), set(section.heading.periods.values())
        wordy = section.heading.at("indicator", "activity")
        inside = [at for at in left_out if at[0] in section.rows and at[1] in own]
        for row, cells in groupby(inside, key=itemgetter(0)):
            gone = list(cells)
            ticks = [at for at in gone if at[1] in periods]
            if not own & set(sheet.rows.get(row, ())):
                yield sorted(gone, key=lambda at: at[1] not in wordy)  # told where it says what the row is
                continue
            yield from ([at] for at in gone if at[1] not in periods)
            if ticks:
                yield ticks


def _repeated(sheet: PlanSheet, sections: Sequence[Section], left_out: Mapping[Address, str]) -> set[Address]:
    """Numbers, objectives and indicators in white that repeat what stands visibly above: blank ones are as above anyway."""
    found: set[Address] = set()
    for section in sections:
        for column in section.heading.at(*_AS_ABOVE):
            above = ""
            for row in section.rows:
                above = normalised(sheet.text(row, column)) or above
                hidden = left_out.get((row, column), "")
                if hidden and (row, column) not in sheet.looks.struck and normalised(hidden) == above:
                    found.add((row, column))
    return found


def _ask(sheet: PlanSheet, cells: Sequence[Address], left_out: Mapping[Address, str], ledger: Ledger) -> None:
    first, *others = cells
    whole, part = _REASONS[_reason(sheet, first)]
    rest = sheet.looks.visible.get(first)
    detail = part.filled(rest=shortened(rest)) if rest else whole.filled(more=_also(sheet, others))
    beside = [sheet.cell(*at) for at in others]
    ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, sheet.cell(*first), left_out[first], others=beside)


def _tell(sheet: PlanSheet, cells: Sequence[Address], ledger: Ledger) -> None:
    """One note for all that stands outside a plan's rows, so that its own rows are not drowned."""
    if cells:
        first, *others = cells
        text = sheet.looks.struck.get(first) or sheet.looks.unseen[first]
        detail = _OUTSIDE.filled(more=_also(sheet, others))
        ledger.note(NoteKind.CELL_NOT_USED, detail, sheet.cell(*first), tidy(text))


class _Reason(Enum):
    STRUCK = auto()
    COVERED = auto()
    FORMAT = auto()
    COLOUR = auto()


def _reason(sheet: PlanSheet, at: Address) -> _Reason:
    if at in sheet.looks.struck:
        return _Reason.STRUCK
    area = sheet.merged_at(*at)
    if area and at != (area.top, area.left):
        return _Reason.COVERED
    hidden = hides(sheet.number_format(*at) or "", sheet.gone.get(at, ""))
    return _Reason.FORMAT if hidden else _Reason.COLOUR


def _also(sheet: PlanSheet, others: Sequence[Address]) -> Text:
    """The further cells of which the same is true; the first ones where there are many."""
    if not others:
        return Text("", "")
    named = ", ".join(sheet.cell(*at).address for at in others[:_NAMED])
    return _ALSO.filled(cells=named + (" …" if len(others) > _NAMED else ""))


_ALSO = Text(" (juga sel {cells})", " (as in {cells})")
_OUTSIDE = Text(
    "Isian ini dicoret atau tidak terlihat, jadi tidak dibaca{more}.",
    "This is struck through or cannot be seen, so it was not read{more}.",
)
_REASONS = {
    _Reason.STRUCK: (
        Text(
            "Isian ini dicoret, jadi tidak dibaca{more}. Hilangkan coretannya bila masih berlaku; bila tidak, pindahkan ke luar tabel.",
            "This is struck through, so it was not read{more}. Remove the strike if it still counts; if not, move it out of the table.",
        ),
        Text(
            'Bagian ini dicoret, jadi yang dibaca hanya "{rest}". Hilangkan coretannya bila masih berlaku; bila tidak, '
            "pindahkan bagian itu ke luar tabel.",
            'This part is struck through, so only "{rest}" was read. Remove the strike if it still counts; if not, '
            "move that part out of the table.",
        ),
    ),
    _Reason.COLOUR: (
        Text(
            "Isian ini tidak terlihat karena warna hurufnya sama dengan warna selnya, jadi tidak dibaca{more}. Ganti "
            "warna hurufnya bila termasuk rencana; bila tidak, pindahkan ke luar tabel.",
            "This cannot be seen because its letters have the colour of their cell, so it was not read{more}. Change "
            "the colour if it is part of the plan; if not, move it out of the table.",
        ),
        Text(
            'Bagian ini tidak terlihat karena warna hurufnya sama dengan warna selnya, jadi yang dibaca hanya "{rest}". '
            "Ganti warna hurufnya bila termasuk rencana; bila tidak, pindahkan bagian itu ke luar tabel.",
            'This part cannot be seen because its letters have the colour of their cell, so only "{rest}" was read. '
            "Change the colour if it is part of the plan; if not, move that part out of the table.",
        ),
    ),
    _Reason.FORMAT: (
        Text(
            "Isian ini tidak tampil karena format selnya menyembunyikannya, jadi tidak dibaca{more}. Ganti format "
            "selnya menjadi General bila termasuk rencana; bila tidak, pindahkan ke luar tabel.",
            "This is not shown because the format of the cell hides it, so it was not read{more}. Give the cell the "
            "format General if it is part of the plan; if not, move it out of the table.",
        ),
        Text("{rest}", "{rest}"),
    ),
    _Reason.COVERED: (
        Text(
            "Isian ini tertutup sel gabungan, jadi tidak dibaca{more}. Pisahkan sel gabungannya (Unmerge Cells), lalu "
            "pindahkan isian ini ke tempatnya, atau ke luar tabel bila bukan bagian rencana.",
            "This lies beneath merged cells, so it was not read{more}. Unmerge the cells, then move it to its "
            "place, or out of the table if it is no part of the plan.",
        ),
        Text("{rest}", "{rest}"),
    ),
}
