"""Laws of the rules on quarterly reports: nothing that is not due is told, a reason never makes it worse, order is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model import Finding, FormRow, Severity
from rak_excel.model.monitoring import Standing
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.goals import Due
from rak_excel.monitoring.report import report_of
from rak_excel.rules.check import check
from tests.reports import Typed, read_report
from tests.tables import plan_of

PLAN = plan_of("""
    # Komisi
    | NO | SASARAN | INDIKATOR                           | TARGET    | KEGIATAN  | T1 | T2 | T3 | T4 | PELAKSANA                     |
    | 1  | Tertib  | Persentase Sengketa yang Diselesaikan | 90%     | Bantuan   | v  | v  |    |    | Divisi Hukum dan Pengawasan   |
    |    |         |                                     |           | Sidang    |    | v  |    | v  | Divisi Teknis Penyelenggaraan |
    |    |         | Jumlah Laporan Keuangan             | 4 Laporan | Menyusun  | v  | v  | v  | v  | Divisi Teknis Penyelenggaraan |
    |    |         | Opini BPK                           | WTP       | Reviu     |    |    | v  | v  | Divisi Teknis Penyelenggaraan |
    # Sekretariat
    | NO | SASARAN | INDIKATOR                           | TARGET    | KEGIATAN  | B1 | B4 | B6 | B12 | PELAKSANA                             |
    | 1  | Tertib  | Terbukti Melakukan Pelanggaran      | 0%        | Mengawasi | v  | v  |    | v   | Sub Bagian Keuangan, Umum dan Logistik |
""")
FORM = report_form(PLAN, 2)
PARTS = {"commission": 4, "secretariat": 1}
GOALS = ("", "-", "0", "0%", "2", "2 Laporan", "90%", "50%?", "WTP", "Tidak diukur", "kira-kira")
ACTUALS = ("", "-", "0", "1", "2", "85%", "0,85", "95%", "400", "WTP", "WDP", "belum ada", "3 Dokumen")
STATES = ("", "Selesai", "Berjalan", "Belum mulai", "Ditunda", "sesuai jadwal")
TEXTS = ("", "-", "nihil", "Data terlambat")
SAID: Mapping[str, Sequence[str]] = {
    "goal": GOALS, "actual": ACTUALS, "previous": ACTUALS, "state": STATES, "result": TEXTS, "evidence": ("", "-", "ada", "BA Nomor 3"),
    "obstacle": TEXTS, "follow_up": TEXTS, "due": ("", "31 Juli 2020"), "standing": ("", "Tercapai", "Belum tercapai"),
}  # fmt: skip
ROWS = st.fixed_dictionaries({column: st.sampled_from(texts) for column, texts in SAID.items()})
REPORTS = st.fixed_dictionaries(
    {part: st.fixed_dictionaries(dict.fromkeys(range(1, count + 1), ROWS)) for part, count in PARTS.items()}
)
OF_FIGURES = {
    "RAK901",
    "RAK902",
    "RAK903",
    "RAK904",
    "RAK906",
    "RAK918",
    "RAK921",
    "RAK938",
}


def found(typed: Typed) -> list[Finding]:
    return [each for each in check([read_report(FORM, typed)]) if each.code.startswith("RAK9")]


@given(REPORTS)
def test_nothing_that_is_not_due_is_told(typed: Typed) -> None:
    plan = read_report(FORM, typed)
    findings = check([plan])
    at = {(each.code, each.cell) for each in findings}

    for reached in report_of(plan).reached:
        place = reached.indicator.place
        own = {code for code, cell in at if cell and (cell.sheet, cell.row) == (place.sheet, place.row)}
        if reached.goal.due in {Due.NOT_NOW, Due.AWAITING, Due.UNMEASURED}:
            assert not own & OF_FIGURES
        unexplained = reached.goal.due is Due.UNMEASURED and reached.goal.text == "Tidak diukur"
        if reached.goal.due is Due.UNMEASURED:
            assert "RAK912" not in own or any(each.state == "postponed" for each in reached.works)
        assert ("RAK901" in own) <= (reached.standing is Standing.BLANK)
        assert ("RAK911" in own) <= (reached.standing in {Standing.NEAR, Standing.MISSED} or unexplained)
        for work in reached.works:
            asked = ("RAK915", work.activity.place.cell("state")) in at
            assert asked <= (work.scheduled is True and work.state == "")


@given(REPORTS, st.sampled_from([(part, n) for part, count in PARTS.items() for n in range(1, count + 1)]))
def test_a_reason_more_never_makes_an_error_more(typed: Typed, row: tuple[str, int]) -> None:
    part, n = row
    more = {**typed, part: {**typed[part], n: {**typed[part][n], "obstacle": "Anggaran dialihkan"}}}

    before, after = (sum(each.severity is Severity.ERROR for each in found(said)) for said in (typed, more))

    assert after <= before


@given(REPORTS, st.permutations([0, 1, 2]))
def test_the_order_of_the_rows_makes_no_difference(typed: Typed, order: Sequence[int]) -> None:
    blocks = [(1, 2), (3,), (4,)]  # the rows of each indicator
    moved = [n for at in order for n in blocks[at]]
    own = FORM.rows["commission"]
    rows = {**FORM.rows, "commission": tuple(_whole(own[n - 1]) for n in moved)}
    said = {**typed, "commission": {at: typed["commission"][n] for at, n in enumerate(moved, 1)}}

    assert _told(check([read_report(FORM.but(rows=rows), said)])) == _told(found(typed))


def _whole(row: FormRow) -> FormRow:
    """The row with its objective, which only the first of them names."""
    return row.but(objective="Tertib", number="1") if row.indicator else row


def _told(findings: Sequence[Finding]) -> Counter[tuple[str, str, str, str]]:
    own = (each for each in findings if each.code.startswith("RAK9"))
    return Counter((e.code, e.severity.value, e.message.id, e.cell.column if e.cell else "") for e in own)
