"""A law of merging reports: whatever is typed anywhere in the forms of units is in the report, to choose from, or told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.formats.grid import as_text
from rak_excel.layouts.follow_ups import COLUMNS, FIRST_ROW, TITLE, code_of
from rak_excel.layouts.plan import PartLayout
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import Indicator, Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.model.report_form import ReportForm
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from rak_excel.vocabulary.targets.targets import parse_target
from tests.merged_reports import of_quarter, plan
from tests.report_files import form_of
from tests.reports_by_hand import Form
from tests.tables import sheet_of

UNITS = ("Keuangan", "Teknis", "Hukum", "")
PARTS = ("commission", "secretariat")
OPEN = (
    FollowUp(1, 1, "secretariat", "Produk hukum", "Reviu", "Kurang orang", "Menambah orang"),
    FollowUp(1, 2, "secretariat", "Produk hukum", "Reviu", "Kurang orang", "Menambah orang"),
    FollowUp(1, 3, "commission", "Sosialisasi", "Rapat", "Kurang dana", "Usul revisi", "Divisi Hukum", "Juni 2020"),
)
CODE = 1 + next(at for at, column in enumerate(COLUMNS) if column.field == "code")
Cell = tuple[str, str, int, int]  # the unit, the part or the sheet of follow-ups, the row of the table, the column


@cache
def form(unit: str) -> ReportForm:
    """The form of a unit, which has follow-ups of the quarter before."""
    own = form_of(plan(), unit)
    return own.but(reported=own.reported.but(follow_ups=OPEN))


@cache
def cells() -> tuple[Cell, ...]:
    """Every cell of the tables, the rows below and the columns beside them, but those by which rows are known."""
    return tuple(each for unit in UNITS for each in (*_of_parts(unit), *_of_follow_ups(unit)))


def _of_parts(unit: str) -> Iterator[Cell]:
    for part in PARTS:
        layout = PartLayout.of(form(unit).definition.part(part), form(unit).definition)
        hidden = {layout.key + 1, layout.status + 1}
        rows = len(form(unit).rows[part])
        computed = {column.id for column in form(unit).definition.further_of(part) if column.computed}
        # What an earlier report says stands beside indicators alone.
        given = {layout.columns["previous"] + 1}
        # A table is known by its headings, but for those of what is worked out.
        headed = {at + 1 for id_, at in layout.columns.items() if id_ not in computed}
        for row in range(-1, rows + 5):
            own = hidden | (given if row > rows else headed if row == -1 else set())
            yield from ((unit, part, row, at) for at in range(1, layout.key + 4) if at not in own)


def _of_follow_ups(unit: str) -> Iterator[Cell]:
    for row in range(1, len(OPEN) + 4):
        # The code is what a row is known by.
        yield from ((unit, "", row, at) for at in range(1, len(COLUMNS) + 3) if at != CODE)


def sent(unit: str, typed: Mapping[Cell, str]) -> Plan:
    """The report of a unit with this typed into its form."""
    own = Form(form(unit))
    follow_ups: list[list[str | None]] = [[TITLE], [], [column.heading for column in COLUMNS]]
    for n, each in enumerate(OPEN, 1):
        said = {"number": f"{n}.", "quarter": Quarter(each.quarter).label, "code": code_of(each.quarter, each.number)}
        follow_ups.append([said.get(c.field) or getattr(each, c.field, "") or None for c in COLUMNS])
    follow_ups += [[None] * (len(COLUMNS) + 3) for _ in range(4)]
    for (_, part, row, column), text in typed.items():
        if part:
            own.put(part, row, column, text)
        else:
            line = follow_ups[FIRST_ROW + row - 1]
            line += [None] * (column - len(line))
            line[column - 1] = text
    assert own.form.definition.monitoring
    read, _ = own.beside(sheet_of(own.form.definition.monitoring.follow_up_sheet, follow_ups)).read()
    identity = read.identity.but(signatories={}, place="", date=None)
    return read.but(source=read.source.but(file=f"{unit}.xlsx", sha256=f"{unit} {typed}"), identity=identity)


def everything_in(result: Merged) -> str:
    """All that the report says, all that there is to choose from, and all that is told."""
    said: list[str] = []
    for row in result.plan.rows():
        own = row.indicator
        said += [own.text, own.objective.text, own.target.text if own.target else ""]
        said += map(as_text, row.further.values())
        said += [row.activity.text, row.activity.executors_text] if row.activity else []
    said += (each.text for difference in result.differences for each in difference.candidates)
    said += (each.note.value for each in result.unused)
    for one in result.plan.reported.follow_ups if result.plan.reported else ():
        said += [one.indicator, one.activity, one.obstacle, one.text, one.person, one.due]
        said += [one.state, one.result, one.evidence]
    return "\n".join(said)


SPELLINGS = ("tok{}", "{}", "{}%", "tok{} Laporan", "1. tok{}\n2. Rapat")


CHOICES = st.lists(st.integers(0, 10**6), min_size=1, max_size=8)
SPELT = st.lists(st.sampled_from(SPELLINGS), min_size=8, max_size=8)


def lost(at: list[int], spelt: list[str], signed: SignedPlan) -> list[tuple[Cell, str]]:
    """What of that which is typed into these cells is nowhere after merging."""
    chosen = dict.fromkeys(cells()[each * 7919 % len(cells())] for each in at)
    return lost_of(dict(zip(chosen, spelt, strict=False)), signed)


def lost_of(spelt: Mapping[Cell, str], signed: SignedPlan) -> list[tuple[Cell, str]]:
    """The same of cells, each with how its number is spelt."""
    typed = {cell: how.format(4001 + n) for n, (cell, how) in enumerate(spelt.items())}
    units = sorted({cell[0] for cell in typed})
    reports = [sent(unit, {cell: text for cell, text in typed.items() if cell[0] == unit}) for unit in units]

    known = everything_in(merge_reports(reports, signed))
    return [(cell, text) for n, (cell, text) in enumerate(typed.items()) if str(4001 + n) not in known]


@settings(max_examples=30, deadline=None)
@given(at=CHOICES, spelt=SPELT)
def test_what_is_typed_anywhere_in_forms_is_in_the_report_or_told(at: list[int], spelt: list[str]) -> None:
    assert lost(at, spelt, of_quarter()) == []


def _below(unit: str, part: str) -> list[Cell]:
    """The cells of the first row below a table but its NO, which is the table's own."""
    return [each for each in cells() if each[:3] == (unit, part, len(form(unit).rows[part]) + 1) and each[3] > 1]


@settings(max_examples=40, deadline=None)
@given(part=st.sampled_from(PARTS), at=st.sets(st.integers(0, 99), min_size=2, max_size=4), spelt=SPELT)
def test_so_is_what_is_typed_into_several_cells_of_a_row_below_the_table(
    part: str, at: set[int], spelt: list[str]
) -> None:
    own = _below("Hukum", part)
    chosen = dict.fromkeys(own[each % len(own)] for each in sorted(at))

    assert lost_of(dict(zip(chosen, spelt, strict=False)), of_quarter()) == []


@settings(max_examples=40, deadline=None)
@given(row=st.integers(1, len(OPEN) + 3), at=st.sets(st.integers(0, 99), min_size=2, max_size=8), spelt=SPELT)
def test_so_is_what_is_typed_into_several_cells_of_a_row_of_earlier_follow_ups(
    row: int, at: set[int], spelt: list[str]
) -> None:
    own = [each for each in cells() if each[:3] == ("Hukum", "", row)]
    chosen = dict.fromkeys(own[each % len(own)] for each in sorted(at))

    assert lost_of(dict(zip(chosen, spelt, strict=False)), of_quarter()) == []


@cache
def revised() -> SignedPlan:
    """A revision in which rows are gone, and others have another target, wording or work."""
    now = plan().but(identity=plan().identity.but(revision=1))

    def changed(n: int, own: Indicator) -> Indicator:
        work = own.activities[0]
        others = {
            1: own.but(target=parse_target("91%", now.definition, own.text)),
            2: own.but(text=f"{own.text} Seluruhnya"),
            3: own.but(activities=(work.but(text="Pekerjaan yang lain sama sekali"), *own.activities[1:])),
        }
        return others.get(n % 5, own)

    parts = [
        part.but(indicators=[changed(n, own) for n, own in enumerate(part.indicators) if n % 5]) for part in now.parts
    ]
    return signed_plan(now.but(parts=tuple(parts)), 2)


@settings(max_examples=20, deadline=None)
@given(at=CHOICES, spelt=SPELT)
def test_so_it_is_in_forms_of_an_earlier_revision(at: list[int], spelt: list[str]) -> None:
    # The number of an objective that is gone says nothing.
    assert [each for each in lost(at, spelt, revised()) if not each[0][1] or each[0][3] > 1] == []
