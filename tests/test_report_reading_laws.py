"""Laws of reading reports: what is typed is read as it is seen, no cell is lost, and rows keep their place in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rak_excel import Plan, read_plan
from rak_excel.formats.grid import Value, as_text, filled_of
from rak_excel.model import Source
from rak_excel.model.monitoring import TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.linking import link
from rak_excel.monitoring.report import report_of
from rak_excel.reading.ledger import Use
from rak_excel.reading.sheets import read_and_account
from rak_excel.rules.check import check
from rak_excel.vocabulary.basics.texts import tidy, without_markup
from tests.reports import filled
from tests.reports_by_hand import Form, closed, notes_of
from tests.tables import sheet_of

PLAN = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
FORMS = {quarter: report_form(PLAN, quarter) for quarter in (1, 2, 4)}
PARTS = ("commission", "secretariat")
WORDS = st.sampled_from(
    ["Selesai", "Dibatalkan", "sda", "Realisasi", "TARGET", "-", "85%", "1. a\n2. b", "Tahun 2019", "Ketua", "x", "=A1"]
)
TEXTS = st.one_of(WORDS, st.text(max_size=40))
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS, st.integers(-10, 10**6), st.floats(allow_nan=False, width=32), st.booleans(), st.dates()
)
ROWS = st.tuples(st.sampled_from(PARTS), st.integers(1, 12))


def as_read(text: str) -> str:
    """A text as reading keeps any: without needless blanks and codes of formats; nothing of blanks alone."""
    return tidy(without_markup(text)) if filled_of([(1, text)]) else ""


@given(st.sampled_from([*FORMS]), st.dictionaries(ROWS, st.dictionaries(st.sampled_from(TYPED), TEXTS), max_size=5))
def test_any_texts_typed_into_a_form_are_read_as_they_are(
    quarter: int, typed: Mapping[tuple[str, int], Mapping[str, str]]
) -> None:
    by_part = {part: {row: said for (own, row), said in typed.items() if own == part} for part in PARTS}
    form = filled(FORMS[quarter], by_part)

    read, accounts = Form(form).read()

    assert _said(read, form) == _typed(form)
    assert notes_of(read) == []
    assert closed(accounts)
    assert not any(each.uses.get(Use.NOT_USED) for each in accounts)


def _typed(form: ReportForm) -> dict[tuple[str, int, str], str]:
    """What stands in the typed cells of a form, by part, row and column."""
    return {
        (part, n, column): text
        for part, rows in form.rows.items()
        for n, row in enumerate(rows, 1)
        for column in TYPED
        if (text := as_read(str(row.further.get(column, ""))))
    }


def _said(read: Plan, form: ReportForm) -> dict[tuple[str, int, str], str]:
    """What was read from them."""
    found: dict[tuple[str, int, str], str] = {}
    for part, indicator in read.indicators():
        first = Form(form).at(part.id, 0, "number")[0]
        rows = [
            (indicator.place.row, indicator.further),
            *((each.place.row, each.further) for each in indicator.activities),
        ]
        for row, entries in rows:
            found |= {(part.id, row - first, column): str(e) for column, e in entries.items() if column in TYPED}
    return found


@given(st.decimals(0, 100, places=1), st.booleans())
def test_a_percentage_is_the_same_typed_in_any_of_three_ways(percent: Decimal, whole: bool) -> None:
    percent = Decimal(int(percent)) if whole else percent
    if 0 < percent <= 1:
        percent += 1  # a number up to 1 may be a share, and is asked
    written = as_text(float(percent))
    values = set()
    ways: list[tuple[Value, str]] = [(f"{written}%", ""), (float(percent / 100), "0.0%"), (float(percent), "")]
    for value, number_format in ways:
        read, _ = Form(FORMS[2]).typed("commission", 2, "actual", value, number_format).read()
        values.add(report_of(read).reached[1].actual.value)

    assert values == {percent}


@given(st.permutations(range(23)), st.sets(st.integers(0, 23), max_size=4))
def test_rows_that_were_sorted_or_moved_apart_keep_their_place_in_the_plan(order: list[int], blank: set[int]) -> None:
    typed = {n: {"result": f"hasil {n}"} for n in range(1, len(FORMS[2].rows["secretariat"]) + 1)}
    form = filled(FORMS[2], {"secretariat": typed})

    def changed(rows: list[dict[int, Value]]) -> list[dict[int, Value]]:
        moved = [rows[n] for n in order if n < len(rows)]
        return [row for n, one in enumerate(moved) for row in ([{}, one] if n in blank else [one])]

    read, accounts = Form(form).moved("secretariat", changed).read()

    known = link(read)
    by_plan = {}
    for part, indicator in read.indicators():
        for work in indicator.activities if part.id == "secretariat" else ():
            planned, own = known.activity(work), known.indicator(indicator)
            assert planned
            assert own
            by_plan[own.text, own.key] = work.further["result"]
    rows = form.rows["secretariat"]
    assert by_plan == {(row.indicator, row.key or None): row.further["result"] for row in rows}
    assert closed(accounts)


@given(
    st.sampled_from([*FORMS]),
    st.dictionaries(st.tuples(st.sampled_from(PARTS), st.integers(-7, 30), st.integers(1, 26)), VALUES, max_size=8),
)
def test_whatever_stands_anywhere_in_a_form_is_used_told_or_the_forms_own(
    quarter: int, cells: Mapping[tuple[str, int, int], Value]
) -> None:
    own = Form(FORMS[quarter])
    for (part, row, column), value in cells.items():
        own = own.put(part, row, column, value)

    read = own.read_or_told()

    if isinstance(read, tuple):
        plan, accounts = read
        assert closed(accounts)
        for account in accounts:
            told = [note for note in plan.notes if note.cell and note.cell.sheet == account.sheet]
            assert told or not account.uses.get(Use.NOT_USED)
        check([plan])
        report_of(plan)


HEADINGS = st.sampled_from([
    *("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "PELAKSANA", "SATUAN", "REALISASI", "REALISASI TW II", "CAPAIAN (%)"),
    *("TARGET TRIWULAN II", "REALISASI S.D. TW I", "REALISASI (KUMULATIF)", "TRIWULAN III", "TW II", "II", "2", "KENDALA", "RTL"),
    *("SOLUSI", "PIC", "BATAS WAKTU", "LINK BUKTI", "KETERANGAN", "PAGU ANGGARAN", "REALISASI ANGGARAN", "STATUS", "", "T1"),
])  # fmt: skip
TITLES = st.sampled_from(
    ["", "LAPORAN TRIWULAN II TAHUN 2020", "MONITORING RENCANA AKSI", "RENCANA AKSI TAHUN 2020", "TW IV", "SEMESTER I"]
)
CELLS = st.one_of(VALUES, st.sampled_from(["", "75%", "2 Laporan", "WTP", "Divisi Hukum", "Jumlah laporan", "v", "1."]))


@given(
    TITLES,
    st.lists(HEADINGS, min_size=4, max_size=12),
    st.lists(HEADINGS, max_size=12),
    st.lists(st.lists(CELLS, max_size=12), max_size=4),
    st.sampled_from(["Komisi", "TW II", "Monev"]),
)
def test_whatever_table_people_make_no_cell_of_a_report_is_lost(
    title: str, upper: list[str], lower: list[str], rows: list[list[Value]], name: str
) -> None:
    sheet = sheet_of(name, [[title], ["NO", "INDIKATOR", "REALISASI", *upper], ["", "", "", *lower], *rows])

    read, accounts = read_and_account([sheet], Source("Laporan TW I.xlsx", "0" * 64))

    assert closed(accounts)
    if isinstance(read, Plan):
        check([read])
        if read.definition.is_report:
            report_of(read)
        for account in accounts:
            assert not account.uses.get(Use.NOT_USED) or any(note.cell for note in read.notes)
