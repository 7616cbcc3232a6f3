"""Who needs a call, in which order, and why: first those that sent nothing."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence

from rak_excel.formats.written.drawn.canvas import address
from rak_excel.formats.written.values import CellValue, Formula, Link, LinkedFormula
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import State
from rak_excel.rolling_up.facts.fields import FIRST, STATUS
from rak_excel.rolling_up.offices import Office
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.names.offices import province_named
from rak_excel.vocabulary.names.regions import office_at
from rak_excel.workbooks.rollup.layout import Layout, region_number
from rak_excel.workbooks.rollup.sheets.status import LATE, PARTIAL, UNDECIDED, state_of
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary.figures import NOTHING
from rak_excel.workbooks.rollup.summary.page import Counted, Span, SummaryPage
from rak_excel.workbooks.rollup.tables import errors_that_count, found, link_to


class Call(Record):
    """One office that something is to be said to. `row` is its row on the status sheet, counted from 0."""

    row: int
    office: Office
    errors: int
    far: Counted
    other_kind: Counted
    days_late: int

    @property
    def targets(self) -> int:
        return self.far.value + self.other_kind.value

    @property
    def order(self) -> tuple[int, int, int, int]:
        """To be chosen first, then one part only, then by what is to be corrected, then the latest."""
        kind = 0 if self.office.undecided else 1 if self.office.partial else 2
        return kind, -(self.errors + self.targets), -self.days_late, self.row


def silent(layout: Layout) -> list[int]:
    """The rows, on the status sheet, of the offices that sent nothing that counts."""
    offices = enumerate(layout.result.offices)
    return [row for row, office in offices if state_of(office, layout) in NOTHING]


def calls(layout: Layout, targets: TargetSheet) -> list[Call]:
    """The other offices that need a call, the most urgent first."""
    nothing = set(silent(layout))
    found = [
        _call(row, office, layout, targets) for row, office in enumerate(layout.result.offices) if row not in nothing
    ]
    needed = (call for call in found if call.order[0] < 2 or call.errors + call.targets + call.days_late)
    return sorted(needed, key=lambda call: call.order)


def _call(row: int, office: Office, layout: Layout, targets: TargetSheet) -> Call:
    far, other_kind = (Counted(*count) for count in targets.counts_of(office.region))
    deadline, received = layout.result.deadline, office.typed.date
    late = (received - deadline).days if received and isinstance(deadline, datetime.date) and office.whole else 0
    errors = layout.severities[office.region][Severity.ERROR]
    return Call(row, office, errors, far, other_kind, max(late, 0))


RIGHT = 11  # the last column of the block
_SIDE_BY_SIDE = 3  # offices that sent nothing, in one row
_ROWS = 12  # for offices of both kinds
_LEAST = 5  # rows for those that sent something
_HEADING = Text("YANG PERLU DIHUBUNGI", "WHO NEEDS A CALL")
_ORDER = Text(
    "Urutan saat rekap dibuat: belum menyampaikan, perlu dipilih, baru sebagian, isian dan target terbanyak, terlambat.",
    "Order when this was written: not submitted, to be chosen, one part only, most entries and targets, late.",
)
_NOBODY = Text("Tidak ada kantor yang perlu dihubungi.", "No office needs a call.")
_SILENT = Text("{office}: {state}", "{office}: {state}")
_PROVINCE = Text(
    "{province}: {count} dari {total} kantor belum menyampaikan", "{province}: {count} of {total} have not submitted"
)
_COLUMNS = (
    Text("Kantor", "Office"),
    Text("Penyampaian", "Submission"),
    Text("Isian", "Entries"),
    Text("Target", "Targets"),
)
_SPANS: tuple[Span, ...] = ((0, 2), (3, 4), (5, 7), (8, RIGHT))
_LOOKS = ("link_strong", "link_cell", "link_cell", "link_cell")
_ERRORS = Text("{count} isian wajib diperbaiki", "Entries to correct: {count}")
_CHOOSE = Text("pilih satu dari file yang setara", "choose one of the equal files")
_FAR = Text("{count} target jauh dari kantor lain", "Far from the others: {count}")
_OTHER_KIND = Text("{count} target dengan satuan lain", "in another unit: {count}")
_NOTHING_LEFT = Text("tidak ada lagi yang perlu diperbaiki", "nothing is left to correct")
MORE = Text("… dan {count} kantor lain: lihat sheet {sheet}", "… and {count} more offices: see the sheet {sheet}")


def draw_attention(page: SummaryPage, layout: Layout, targets: TargetSheet, top: int) -> int:
    """Gives the number of rows."""
    page.put(top, 0, _HEADING, "section")
    nothing, others = list(_silent_lines(layout)), calls(layout, targets)
    if not nothing and not others:
        page.put(top + 1, (0, RIGHT), _NOBODY, "plain")
        return 2
    page.put(top + 1, (0, RIGHT), _ORDER, "caption")
    rows = math.ceil(len(nothing) / _SIDE_BY_SIDE)
    width = (RIGHT + 1) // _SIDE_BY_SIDE
    for number, line in enumerate(nothing):
        column = number // rows * width
        page.put(top + 2 + number % rows, (column, column + width - 1), line, "link_attention")
    below = top + 2 + rows
    return below - top + _draw_calls(page, layout, targets, others, below, max(_ROWS - rows, _LEAST))


def _silent_lines(layout: Layout) -> Iterator[CellValue]:
    """The offices that sent nothing, or of several provinces how many of each."""
    offices = layout.result.offices
    if len(layout.result.provinces) == 1:
        for row in silent(layout):
            state = state_of(offices[row], layout).said(layout.language)
            said = _SILENT.filled(office=offices[row].name, state=state[0].lower() + state[1:]).said(layout.language)
            yield link_to(layout.status, "region_number", region_number(offices[row].region), said)
        return
    nothing = set(silent(layout))
    rows_of = grouped((office_at(office.region).province, row) for row, office in enumerate(offices))
    counts = {code: len(nothing.intersection(rows)) for code, rows in rows_of.items()}
    for code in sorted(rows_of, key=lambda code: (-counts[code], rows_of[code][0])):
        if counts[code]:
            yield _province_line(code, len(rows_of[code]), counts[code], layout)


def _province_line(code: str, offices: int, count: int, layout: Layout) -> Formula:
    status, number = layout.status, region_number(code)
    own = f"{status.column('province_number')},{number},{status.column('state')}"
    live = "+".join(f'COUNTIFS({own},"{state.said(layout.language)}*")' for state in NOTHING)
    name = province_named(code, layout.result.definition)
    said = _PROVINCE.filled(province=name, count="{}", total=offices).said(layout.language)
    before, after = said.split("{}")
    shown = Formula(f'="{before}"&({live})&"{after}"', said.format(count))
    return link_to(status, "province_number", number, shown)


def _draw_calls(
    page: SummaryPage, layout: Layout, targets: TargetSheet, listed: Sequence[Call], top: int, most: int
) -> int:
    if not listed:
        return 0
    page.put_row(top, _SPANS, _COLUMNS, "heading")
    shown = listed if len(listed) <= most else listed[: most - 1]
    for row, call in enumerate(shown, top + 1):
        page.put_row(row, _SPANS, list(_cells(call, layout, targets, row)), _LOOKS)
        # What is not as it should be stands out, also after a date was typed.
        page.mark(row, _SPANS[1], f"={_stands_out(row, layout)}", "outlier")
    if len(shown) == len(listed):
        return 1 + len(shown)
    more = MORE.filled(count=len(listed) - len(shown), sheet=layout.name(STATUS)).said(layout.language)
    page.put(top + 1 + len(shown), (0, RIGHT), Link(layout.name(STATUS), "A1", more), "link")
    return 2 + len(shown)


def _stands_out(row: int, layout: Layout) -> str:
    """A condition: the state in this row of the page is a reason to call."""
    cell = address(row, _SPANS[1][0])
    states = (state.said(layout.language) for state in (LATE, PARTIAL, UNDECIDED))
    begins = ",".join(f'LEFT({cell},{len(state)})="{state}"' for state in states)
    return f"OR({begins})"


def _cells(call: Call, layout: Layout, targets: TargetSheet, row: int) -> Iterator[CellValue]:
    status, own = layout.status, ("region_number", region_number(call.office.region))
    state = Formula(f'=IFERROR({found(status, "state", *own)},"")', state_of(call.office, layout).said(layout.language))
    yield link_to(status, *own, call.office.name)
    yield link_to(status, *own, state)
    yield _entries(call, layout, row)
    said = _said(layout, [(_FAR, call.far), (_OTHER_KIND, call.other_kind)])
    if call.targets:
        place = address(FIRST - 1, targets.seen_column(call.office.region)).replace("$", "")
        yield LinkedFormula(targets.name, place, said)
    else:
        yield said


def _entries(call: Call, layout: Layout, row: int) -> CellValue:
    """How much of its plan is to be corrected, or that nothing is left; of an office whose plan is not settled what is to
    be done about that.
    """
    region = call.office.region
    if call.office.undecided:
        choices = enumerate(layout.result.choices, 1)
        equal = next(at for at, each in choices if each.facts.region == region and each.state is State.EQUAL)
        return link_to(layout.files, "number", equal, _CHOOSE.said(layout.language))
    status, number = layout.status, region_number(region)
    own = f"SUMIFS({status.column('errors')},{status.column('region_number')},{number})"
    errors = Counted(own, call.errors)
    left = "+".join(count.formula for count in (errors, call.far, call.other_kind))
    nothing = f'IF({_stands_out(row, layout)},"","{_NOTHING_LEFT.said(layout.language)}")'
    said = _said(layout, [(_ERRORS, errors)])
    said = Formula(f"=IF({left}=0,{nothing},{said.text.removeprefix('=')})", said.value)
    return link_to(layout.notes, "region_number", number, said, errors_that_count(layout)) if call.errors else said


def _said(layout: Layout, counts: Sequence[tuple[Text, Counted]]) -> Formula:
    """The counts above 0 in words, with commas between them."""
    formulas, words = [], []
    for text, count in counts:
        before, after = text.said(layout.language).split("{count}")
        formulas.append(f'IF({count.formula}=0,"",", {before}"&{count.formula}&"{after}")')
        words += [text.filled(count=count.value).said(layout.language)] if count.value else []
    return Formula(f"=MID({'&'.join(formulas)},3,255)", ", ".join(words))
