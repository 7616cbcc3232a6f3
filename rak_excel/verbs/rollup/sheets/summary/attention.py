"""Who needs a call, and why: first those that sent nothing, then the others in the order of calls.py."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.spreadsheet.rollup_canvas import address
from rak_excel.spreadsheet.table import Formula, Link, LinkedFormula, Value
from rak_excel.verbs.rollup.facts import State
from rak_excel.verbs.rollup.sheets.fields import FILES, FIRST, NOTES, STATUS
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.status import LATE, PARTIAL, UNDECIDED, state_of
from rak_excel.verbs.rollup.sheets.summary.calls import Call, calls, silent
from rak_excel.verbs.rollup.sheets.summary.page import Page, Span
from rak_excel.verbs.rollup.sheets.summary.states import NOTHING, Counted
from rak_excel.verbs.rollup.sheets.target_places import TargetSheet
from rak_excel.vocabulary.offices import region_name
from rak_excel.vocabulary.regions import regions

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
_MORE = Text("… dan {count} kantor lain: lihat sheet {sheet}", "… and {count} more offices: see the sheet {sheet}")


def draw_attention(page: Page, layout: Layout, targets: TargetSheet, top: int) -> int:
    """Gives the number of rows."""
    page.put(top, 0, _HEADING.said(layout.language), "section")
    nothing, others = list(_silent_lines(layout)), calls(layout, targets)
    if not nothing and not others:
        page.put(top + 1, (0, RIGHT), _NOBODY.said(layout.language), "plain")
        return 2
    page.put(top + 1, (0, RIGHT), _ORDER.said(layout.language), "caption")
    rows = math.ceil(len(nothing) / _SIDE_BY_SIDE)
    width = (RIGHT + 1) // _SIDE_BY_SIDE
    for number, line in enumerate(nothing):
        column = number // rows * width
        page.put(top + 2 + number % rows, (column, column + width - 1), line, "link_attention")
    below = top + 2 + rows
    return below - top + _draw_calls(page, layout, targets, others, below, max(_ROWS - rows, _LEAST))


def _silent_lines(layout: Layout) -> Iterator[Value]:
    """The offices that sent nothing, or of several provinces how many of each."""
    offices = layout.result.offices
    if len(layout.result.provinces) == 1:
        for row in silent(layout):
            state = state_of(offices[row], layout).said(layout.language)
            said = _SILENT.filled(office=offices[row].name, state=state[0].lower() + state[1:]).said(layout.language)
            yield Link(layout.name(STATUS), _at(row), said)
        return
    nothing = set(silent(layout))
    rows_of: dict[str, list[int]] = {}
    for row, office in enumerate(offices):
        rows_of.setdefault(regions()[office.region].province, []).append(row)
    counts = {code: len(nothing.intersection(rows)) for code, rows in rows_of.items()}
    for code in sorted(rows_of, key=lambda code: (-counts[code], rows_of[code][0])):
        if counts[code]:
            yield _province_line(code, rows_of[code], counts[code], layout)


def _province_line(code: str, rows: Sequence[int], count: int, layout: Layout) -> LinkedFormula:
    states = layout.status.block("state", rows[0], rows[-1])
    live = "+".join(f'COUNTIF({states},"{state.said(layout.language)}*")' for state in NOTHING)
    name = region_name(regions()[code], layout.result.definition)
    said = _PROVINCE.filled(province=name, count="{}", total=len(rows)).said(layout.language)
    before, after = said.split("{}")
    return LinkedFormula(
        layout.name(STATUS), _at(rows[0]), Formula(f'="{before}"&({live})&"{after}"', said.format(count))
    )


def _draw_calls(page: Page, layout: Layout, targets: TargetSheet, listed: Sequence[Call], top: int, most: int) -> int:
    if not listed:
        return 0
    page.put_row(top, _SPANS, [heading.said(layout.language) for heading in _COLUMNS], "heading")
    shown = listed if len(listed) <= most else listed[: most - 1]
    first_notes = _first_notes(layout)
    for row, call in enumerate(shown, top + 1):
        page.put_row(row, _SPANS, list(_cells(call, layout, targets, first_notes)), _LOOKS)
    _mark_states(page, layout, top + 1, len(shown))
    if len(shown) == len(listed):
        return 1 + len(shown)
    more = _MORE.filled(count=len(listed) - len(shown), sheet=layout.name(STATUS)).said(layout.language)
    page.put(top + 1 + len(shown), (0, RIGHT), Link(layout.name(STATUS), "A1", more), "link")
    return 2 + len(shown)


def _mark_states(page: Page, layout: Layout, top: int, rows: int) -> None:
    """What is not as it should be stands out, also after a date was typed."""
    for row in range(top, top + rows):
        cell = address(row, _SPANS[1][0])
        states = (state.said(layout.language) for state in (LATE, PARTIAL, UNDECIDED))
        bad = ",".join(f'LEFT({cell},{len(state)})="{state}"' for state in states)
        page.mark(row, _SPANS[1], f"=OR({bad})", "outlier")


def _cells(call: Call, layout: Layout, targets: TargetSheet, first_notes: dict[str, int]) -> Iterator[Value]:
    status, at = layout.name(STATUS), _at(call.row)
    state = layout.status.cell("state", call.row)
    yield Link(status, at, call.office.name)
    yield LinkedFormula(status, at, Formula(f"={state}", state_of(call.office, layout).said(layout.language)))
    yield _entries(call, layout, first_notes)
    said = _said(layout, [(_FAR, call.far), (_OTHER_KIND, call.other_kind)])
    if call.targets:
        place = address(FIRST - 1, targets.seen_column(call.office.region)).replace("$", "")
        yield LinkedFormula(targets.name, place, said)
    else:
        yield said


def _entries(call: Call, layout: Layout, first_notes: dict[str, int]) -> Value:
    """How much of its plan is to be corrected; of an office whose plan is not settled what is to be done about that."""
    region = call.office.region
    if call.office.undecided:
        choices = enumerate(layout.result.choices)
        equal = next(at for at, each in choices if each.facts.region == region and each.state is State.EQUAL)
        return Link(layout.name(FILES), _at(equal), _CHOOSE.said(layout.language))
    errors = Counted(str(layout.status.cell("errors", call.row)), call.errors)
    said = _said(layout, [(_ERRORS, errors)])
    return LinkedFormula(layout.name(NOTES), _at(first_notes[region]), said) if call.errors else said


def _said(layout: Layout, counts: Sequence[tuple[Text, Counted]]) -> Formula:
    """The counts above 0 in words, with commas between them."""
    formulas, words = [], []
    for text, count in counts:
        before, after = text.said(layout.language).split("{count}")
        formulas.append(f'IF({count.formula}=0,"",", {before}"&{count.formula}&"{after}")')
        words += [text.filled(count=count.value).said(layout.language)] if count.value else []
    return Formula(f"=MID({'&'.join(formulas)},3,255)", ", ".join(words))


def _first_notes(layout: Layout) -> dict[str, int]:
    """The row of each office's first finding that counts, counted from 0."""
    first: dict[str, int] = {}
    for row, (region, note) in enumerate(layout.result.notes):
        if note.counts:
            first.setdefault(region, row)
    return first


def _at(row: int) -> str:
    """The first cell of a table's row."""
    return f"A{FIRST + row + 1}"
