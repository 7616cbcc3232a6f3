"""What the rules on quarterly reports leave alone, and where they are milder."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.language import Text
from rak_excel.model import Cell, Note, NoteKind, Plan, Severity
from rak_excel.monitoring.form import report_form
from rak_excel.rules.check import check
from rak_excel.vocabulary.names.executors import read_executor
from tests.clean_report import clean_report
from tests.reports import read_report
from tests.tables import plan_of

OFFICE = "Divisi Hukum dan Pengawasan"
OTHERS = "Divisi Teknis Penyelenggaraan"
FOLLOWED = {"obstacle": "Pandemi", "follow_up": "Rapat", "due": "31 Juli 2020"}
SHOWN = {"state": "Selesai", "evidence": "BA Nomor 3"}


def plan_with(indicator: str, target: str, second: str = "", periods: str = "T1 T2") -> Plan:
    """A plan of one indicator; `second` is who carries out its second activity, where it has one."""
    ticks = " | ".join("v" if f"T{n}" in periods else "" for n in range(1, 5))
    also = f"| | | | | Sidang | {ticks} | {second} |" if second else ""
    return plan_of(f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Tertib | {indicator} | {target} | Bantuan | {ticks} | {OFFICE} |
        {also}
    """)


def found(
    plan: Plan,
    *rows: dict[str, str],
    carried: dict[str, str] | None = None,
    submitter: str = "",
    questioned: str = "",
) -> list[str]:
    """What is found in the report of the second quarter with these entries: `actual-missing H9 error`."""
    unit = read_executor(submitter, "commission", plan.definition) if submitter else None
    form = report_form(plan, 2, submitter=unit)
    first, *more = form.reported.rows["commission"]
    own = (first.but(further={**first.further, **(carried or {})}), *more)
    form = form.but(reported=form.reported.but(rows={**form.reported.rows, "commission": own}))
    report = read_report(form, {"commission": dict(enumerate(rows, 1))})
    if questioned:
        cell = Cell("Realisasi Komisi", int(questioned[1:]), questioned[0])
        asked = Note(NoteKind.AMBIGUOUS_VALUE, Text("Dua arti.", "Two."), cell)
        report = report.but(notes=(*report.notes, asked))
    own_findings = (each for each in check([report]) if each.code.startswith("RAK9"))
    return [f"{e.name} {e.cell.address if e.cell else ''} {e.severity}" for e in own_findings]


PERCENT = plan_with("Persentase Sengketa Dimenangkan", "90%")
COUNT = plan_with("Jumlah Laporan Hukum", "4 Laporan", periods="T1 T2 T3 T4")
LOWER = plan_with("Persentase Penyelenggara yang Terbukti Melakukan Pelanggaran", "5%")
TWO = plan_with("Persentase Sengketa Dimenangkan", "90%", second=OTHERS)


def test_a_figure_is_not_asked_for_where_its_target_is_asked_about() -> None:
    assert found(PERCENT, {"goal": "90%", **SHOWN}) == ["actual-missing H9 error"]
    assert found(PERCENT, {"goal": "90%", **SHOWN}, questioned="F9") == []


def test_a_percentage_may_be_above_100_where_its_target_is() -> None:
    plan = plan_with("Persentase Realisasi Pendaftaran", "110%")

    assert found(plan, {"goal": "105%", "actual": "107%", **SHOWN}) == []


def test_the_same_figure_as_in_the_quarter_before_is_no_fall() -> None:
    assert found(PERCENT, {"goal": "90%", "actual": "90%", "previous": "90%", **SHOWN}) == []


def test_a_figure_that_is_not_due_does_not_fall() -> None:
    said = {"goal": "-", "actual": "40%", "previous": "50%", **SHOWN}

    assert found(PERCENT, said) == ["not-measured-now H9 warning"]


def test_a_figure_of_another_kind_is_told_once_where_none_is_due() -> None:
    assert found(PERCENT, {"goal": "-", "actual": "3 Laporan", **SHOWN}) == ["not-measured-now H9 warning"]
    assert found(PERCENT, {"goal": "-", "actual": "112%", **SHOWN}) == ["not-measured-now H9 warning"]
    assert found(PERCENT, {"goal": "-", "actual": "0,85", **SHOWN}) == ["not-measured-now H9 warning"]


def test_a_fall_of_what_adds_up_is_a_warning_where_a_row_says_why() -> None:
    said = {"goal": "1", "actual": "1", "previous": "2", **SHOWN}

    assert found(COUNT, said) == ["actual-falls H9 error"]
    assert found(COUNT, {**said, "obstacle": "Laporan ganda"}) == ["actual-falls H9 warning"]


@pytest.mark.parametrize(
    ("plan", "now", "before", "said"),
    [(COUNT, "1", "2", "Ketik angka sejak awal tahun"), (PERCENT, "40%", "50%", "Cocokkan dengan bukti dukungnya")],
)
def test_of_what_does_not_add_up_no_sum_since_the_beginning_of_the_year_is_advised(
    plan: Plan, now: str, before: str, said: str
) -> None:
    report = read_report(
        report_form(plan, 2), {"commission": {1: {"goal": now, "actual": now, "previous": before, **SHOWN}}}
    )
    (fallen,) = check([report], select=["RAK906"])

    assert fallen.hint.id.startswith(said)


def test_where_lower_is_better_a_figure_and_its_target_may_fall() -> None:
    said = {"goal": "5%", "actual": "2%", "previous": "4%", **SHOWN}

    assert found(LOWER, said, carried={"goal_q1": "10%", "previous": "4%"}) == []


@pytest.mark.parametrize(("reported", "shown"), [("50%", "50"), ("50 %", "50%"), ("menunggu rilis", "Menunggu rilis")])
def test_a_figure_of_the_quarter_before_may_be_spelt_otherwise(reported: str, shown: str) -> None:
    said = {"goal": "90%", "actual": "90%", "previous": shown, **SHOWN}

    assert found(PERCENT, said, carried={"previous": reported}) == []


def test_a_figure_that_no_earlier_report_had_is_no_change() -> None:
    assert found(PERCENT, {"goal": "90%", "actual": "90%", "previous": "50%", **SHOWN}) == []


def test_what_a_formula_leaves_open_in_words_of_its_own_does_not_contradict_us() -> None:
    said = {"goal": "90%", "actual": "90%", **SHOWN}

    assert found(PERCENT, {**said, "standing": "Dicek saat digabung"}) == []
    assert found(PERCENT, {**said, "standing": "Belum diisi"}) == ["computed-cell-typed L9 warning"]


def test_a_share_of_the_year_is_told_where_it_is_not_ours() -> None:
    said = {"goal": "45%", "actual": "45%", **SHOWN}

    assert found(PERCENT, {**said, "of_year": "50%"}) == []
    assert found(PERCENT, {**said, "of_year": "100%"}) == ["computed-cell-typed K9 warning"]


def test_nothing_is_compared_with_an_earlier_target_that_nobody_confirmed_or_that_a_revision_took_back() -> None:
    said = {"goal": "1", "actual": "1", **SHOWN}

    assert found(COUNT, said, carried={"goal_q1": "2"}) == ["quarter-targets-disagree F9 error"]
    assert found(COUNT, said, carried={"goal_q1": "2?"}) == []
    assert found(COUNT, said, carried={"goal_q1": "5"}) == []  # of a plan that aimed higher, before its revision
    assert found(COUNT, said, carried={"goal_q1": "-"}) == []
    nothing = {"goal": "-", "actual": "", **SHOWN}
    assert found(COUNT, nothing, carried={"goal_q1": "2?"}) == found(COUNT, nothing, carried={"goal_q1": "5"}) == []
    assert found(PERCENT, nothing, carried={"goal_q1": "50%"}) == []  # a state need not be measured in every quarter


def test_no_figure_is_asked_for_of_a_target_in_words() -> None:
    plan = plan_with("Persentase Sengketa Dimenangkan", "sesuai ketentuan")

    assert found(plan, {"goal": "", "actual": "sudah sesuai", **SHOWN}) == []
    # That it can never be compared is said once, and what to do instead.
    assert found(plan, {"goal": "sebagian", "actual": "sudah sesuai", **SHOWN}) == ["quarter-target-missing F9 warning"]
    assert found(plan, {"goal": "Tidak diukur", "actual": "", "obstacle": "Tanpa ukuran", **SHOWN}) == []


def test_less_than_nothing_is_counted_nowhere_and_a_percentage_may_fall() -> None:
    growth = plan_with("Persentase Peningkatan Sengketa", "4%")

    assert found(COUNT, {"goal": "1", "actual": "-4", **FOLLOWED, **SHOWN}) == ["actual-unreadable H9 error"]
    assert found(growth, {"goal": "2%", "actual": "-4%", **FOLLOWED, **SHOWN}) == []


def test_a_target_that_is_at_most_so_much_is_missed_only_above_it() -> None:
    plan = plan_with("Persentase Temuan Pemeriksaan", "maksimal 5%")

    assert found(plan, {"goal": "5%", "actual": "3%", **SHOWN}) == []
    assert found(plan, {"goal": "5%", "actual": "8%", **SHOWN}) == ["missed-without-reason R9 error"]


def test_a_figure_of_zero_needs_no_evidence() -> None:
    plan = plan_with("Persentase Penyelenggara yang Terbukti Melakukan Pelanggaran", "0%", periods="T1 T2 T3")

    assert found(plan, {"goal": "0%", "actual": "0%", "state": "Berjalan"}) == []


def test_what_runs_late_is_not_told_where_the_missed_target_or_another_row_gives_the_reason() -> None:
    late = {"goal": "90%", "actual": "90%", "state": "Berjalan", "evidence": "BA Nomor 3"}

    assert found(TWO, late, {"state": "Berjalan"}) == [
        "past-its-last-period R9 warning",
        "past-its-last-period R10 warning",
    ]
    assert found(TWO, late, {"state": "Berjalan", "obstacle": "Pandemi"}) == []
    assert found(TWO, {**late, "actual": "80%"}, {"state": "Berjalan"}) == ["missed-without-reason R9 error"]


def test_one_reason_and_one_follow_up_in_any_row_are_enough() -> None:
    missed = {"goal": "90%", "actual": "80%", **SHOWN}

    assert found(TWO, missed, {**SHOWN, **FOLLOWED}) == []
    assert found(TWO, missed, {**SHOWN, "obstacle": "Pandemi"}) == ["missed-without-follow-up S10 error"]
    assert found(TWO, {**missed, "follow_up": "Rapat"}, {**SHOWN, "obstacle": "Pandemi"}) == [
        "missed-without-follow-up U9 warning"
    ]


def test_a_missed_target_with_postponed_work_asks_for_the_reason_once() -> None:
    missed = {"goal": "90%", "actual": "80%", **SHOWN}

    assert found(TWO, missed, {"state": "Ditunda"}) == ["past-its-last-period R10 error"]


def test_an_obstacle_beside_a_target_that_was_reached_asks_for_nothing() -> None:
    assert found(PERCENT, {"goal": "90%", "actual": "95%", "obstacle": "Pandemi", **SHOWN}) == []


def test_work_that_is_not_planned_any_more_is_not_late_before_its_last_period_ends() -> None:
    plan = plan_with("Persentase Sengketa Dimenangkan", "90%", periods="T1 T2 T4")

    assert found(plan, {"goal": "-", "state": "Belum mulai"}) == []


def test_the_work_of_another_unit_is_neither_asked_for_nor_judged() -> None:
    own = {"goal": "90%", "actual": "90%", **SHOWN}

    for state in ("", "Selesai", "Berjalan", "Ditunda"):
        assert found(TWO, own, {"state": state}, submitter=OFFICE) == []
    assert found(TWO, own, {"state": "Selesai"}) == ["done-without-evidence Q10 warning"]


def test_what_another_unit_may_report_is_a_warning() -> None:
    assert found(TWO, {"goal": "", **SHOWN}, SHOWN) == ["quarter-target-missing F9 error"]
    assert found(TWO, {"goal": "", **SHOWN}, SHOWN, submitter=OFFICE) == ["quarter-target-missing F9 warning"]
    missed = {"goal": "90%", "actual": "80%", **SHOWN}
    assert found(TWO, missed, SHOWN, submitter=OFFICE) == ["missed-without-reason R9 warning"]


def test_of_what_is_not_measured_this_year_the_reason_is_asked_once_and_its_work_as_any_other() -> None:
    said = {"goal": "Tidak diukur", "state": "Selesai", "evidence": "BA 12/2020"}

    assert found(PERCENT, said) == ["missed-without-reason R9 error"]
    assert found(PERCENT, {**said, "state": "Ditunda"}) == ["past-its-last-period R9 error"]
    assert found(PERCENT, {**said, "state": "Berjalan"}) == ["missed-without-reason R9 error"]
    assert found(PERCENT, {**said, "obstacle": "Pandemi"}) == []
    assert found(PERCENT, {**said, "state": "", "obstacle": "Pandemi"}) == ["scheduled-not-reported O9 error"]
    assert found(TWO, said, SHOWN, submitter=OFFICE) == ["missed-without-reason R9 warning"]


def test_the_plan_texts_that_are_asked_about_are_not_also_edited() -> None:
    said = {"goal": "90%", "actual": "90%", "target": "95%", **SHOWN}

    assert found(PERCENT, said) == ["plan-text-edited D9 warning"]
    assert found(PERCENT, said, questioned="D9") == []


def test_an_activity_of_the_plan_that_is_gone_is_told_at_its_indicator() -> None:
    form = report_form(TWO, 2)
    typed = {"commission": {1: {"goal": "90%", "actual": "90%", **SHOWN}}}
    report = read_report(form.but(rows={**form.rows, "commission": form.rows["commission"][:1]}), typed)

    (lost,) = [each for each in check([report]) if each.name == "plan-row-missing"]
    assert (str(lost.cell), lost.value) == ("Realisasi Komisi!M9", "Sidang")


def test_an_activity_outside_the_plan_is_an_info_where_its_row_says_why() -> None:
    form = report_form(PERCENT, 2)
    (row,) = form.rows["commission"]
    own = row.but(number="", objective="", indicator="", target="", activity="Kegiatan tambahan", key="", further={})
    form = form.but(rows={**form.rows, "commission": (row, own)})
    typed = {1: {"goal": "90%", "actual": "90%", **SHOWN}}

    for said, severity in (({}, Severity.WARNING), ({"result": "Permintaan KPU RI"}, Severity.INFO)):
        (extra,) = [e for e in check([read_report(form, {"commission": {**typed, 2: said}})]) if e.code == "RAK934"]
        assert (str(extra.cell), extra.severity) == ("Realisasi Komisi!M10", severity)
    report = read_report(form, {"commission": typed})
    assert "row-outside-plan" not in {each.name for each in check([report.but(reported=None)])}


def test_figures_of_both_parts_are_compared_only_where_both_are_due() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR                       | TARGET | KEGIATAN | T1 | T2 | PELAKSANA                     |
        | 1  | Andal   | Opini BPK Atas Laporan Keuangan | WTP    | Reviu    | v  | v  | Divisi Hukum dan Pengawasan   |
        # Sekretariat
        | NO | SASARAN | INDIKATOR                           | TARGET | KEGIATAN | B1 | B4 | PELAKSANA                              |
        | 1  | Andal   | Opini BPK atas Laporan Keuangan KPU | WTP    | Reviu    | v  | v  | Sub Bagian Keuangan, Umum dan Logistik |
    """)
    form = report_form(plan, 2)

    for goal, codes in (("WTP", {"RAK935"}), ("-", set())):
        typed = {
            "commission": {1: {"goal": goal, "actual": "WTP"}},
            "secretariat": {1: {"goal": goal, "actual": "WDP"}},
        }
        assert {each.code for each in check([read_report(form, typed)], select=["RAK935"])} == codes


def test_what_is_not_clear_about_a_target_of_the_quarter_is_said() -> None:
    form = report_form(PERCENT, 2)
    for goal, remedy in (
        ("0,9", "Angka ini dapat berarti 90% atau 0,9%."),
        ("3 Laporan", "Ketik target dari awal tahun"),
    ):
        said = {"commission": {1: {"goal": goal, "actual": "90%"}}}
        (finding,) = check([read_report(form, said)], select=["RAK921"])
        assert finding.value == goal
        assert f'"{goal}"' in finding.message.id
        assert finding.hint.id.startswith(remedy)


def test_a_figure_of_the_quarter_before_that_was_cleared_is_told_as_blank() -> None:
    form, typed = clean_report()
    rows = {part: {n: {**said, "previous": ""} for n, said in its.items()} for part, its in typed.items()}
    findings = check([read_report(form, rows)], select=["RAK907"])

    assert "di file ini kosong" in findings[0].message.id


def test_of_a_figure_that_others_have_yet_to_publish_nothing_is_said_but_that() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Nilai SAKIP | 75     | Menyusun | v  | v  | v  | v  | Divisi Hukum dan Pengawasan |
    """)
    report = read_report(report_form(plan, 2), {"commission": {1: {"goal": "-", "actual": "7405"}}})

    assert [each.code for each in check([report], select=["RAK908", "RAK909"])] == ["RAK909"]


def test_a_figure_of_the_quarter_before_where_its_report_had_none_is_told() -> None:
    form = report_form(PERCENT, 2)
    typed = {"commission": {1: {"goal": "90%", "actual": "90%", "previous": "44%"}}}

    for before, values in ((1, ["44%"]), (0, [])):
        own = form.but(reported=form.reported.but(before=before))
        assert [each.value for each in check([read_report(own, typed)], select=["RAK907"])] == values


def test_a_report_dated_on_the_last_day_of_its_quarter_is_in_time() -> None:
    form = report_form(PERCENT, 2)
    typed = {"commission": {1: {"goal": "90%", "actual": "90%", **SHOWN}}}
    dated = {day: form.but(identity=form.identity.but(date=datetime.date(2020, 6, day))) for day in (29, 30)}

    codes = {day: {each.code for each in check([read_report(each, typed)])} for day, each in dated.items()}
    assert [day for day, its in codes.items() if "RAK937" in its] == [29]


def test_a_report_that_does_not_know_the_digest_of_its_plan_is_compared_by_its_revision() -> None:
    report = read_report(report_form(PERCENT, 2))
    assert report.reported
    unknown = report.but(reported=report.reported.but(digest=""))

    assert not check([unknown], select=["RAK931"], signed=TWO)
    assert check([report], select=["RAK931"], signed=TWO)


def test_an_objective_or_its_number_that_was_edited_is_told_once_where_it_stands() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR               | TARGET    | KEGIATAN | T1 | T2 | PELAKSANA                   |
        | 1  | Tertib  | Jumlah Laporan Hukum    | 4 Laporan | Menyusun | v  | v  | Divisi Hukum dan Pengawasan |
        |    |         | Jumlah Laporan Keuangan | 4 Laporan | Reviu    | v  | v  | Divisi Hukum dan Pengawasan |
    """)
    for role, text, cell in (("objective", "Sasaran lain", "B9"), ("number", "77.", "A9")):
        report = read_report(report_form(plan, 2), {"commission": {1: {role: text}}})
        assert [str(each.cell) for each in check([report], select=["RAK932"])] == [f"Realisasi Komisi!{cell}"]


def test_a_figure_goes_with_what_became_of_its_activities() -> None:
    reached, nothing = {"goal": "90%", "actual": "90%", "evidence": "BA Nomor 3"}, {"goal": "1", "actual": "0", **SHOWN}

    against = ["figure-against-activities H9 warning"]
    assert found(TWO, {**reached, "state": "Ditunda", **FOLLOWED}, {"state": "Belum mulai"}) == []
    late = ["past-its-last-period R9 warning", "past-its-last-period R10 warning"]
    assert found(TWO, {**reached, "state": "Belum mulai"}, {"state": "Belum mulai"}) == [*against, *late]
    assert found(TWO, {**reached, "state": "Belum mulai"}, {"state": "Berjalan"}) == late
    assert found(TWO, {**reached, "state": "Belum mulai"}, {"state": ""}, submitter=OFFICE) == late[:1]
    assert found(COUNT, nothing) == [*against, "missed-without-reason R9 error"]
    assert found(COUNT, {**nothing, **FOLLOWED}) == []
