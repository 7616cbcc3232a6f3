"""What units do to their forms that would lose or falsify entries when they are merged: it is told, and nothing gives way to it."""

from __future__ import annotations

from collections.abc import Sequence

from rak_excel.formats.addresses import Area, column_number
from rak_excel.formats.grid import Sheet, Value
from rak_excel.jobs.merge.summary import to_look_at
from rak_excel.merging.reports import merge_reports
from rak_excel.model import FormRow, Plan, Source
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.signed import signed_plan
from rak_excel.reading import Unread, read_sheets
from tests.merged_reports import ACCOUNTS, SHARED, Entries, indicator, of_quarter, plan, told, work
from tests.report_files import form_of, sent, typed_at
from tests.reports import filled, sheets_of_form
from tests.tables import sheet_of

KEUANGAN, HUKUM = (form_of(plan(), unit) for unit in ("Keuangan", "Hukum"))
UNIT = "Sub Bagian Keuangan, Umum dan Logistik"
OBSTACLE = {"state": "Ditunda", "obstacle": "Server mati"}
WORDS = KEUANGAN.definition.identity


def saying(form: ReportForm, entries: Entries, file: str, **answers: str) -> Plan:
    """A report with these answers over those on its identity sheet, by the names of their labels."""
    who, *others = sheets_of_form(filled(form, typed_at(form, entries)))
    over = {getattr(WORDS, name): said for name, said in answers.items()}
    rows: list[list[Value | None]] = [
        [who.value(r, 1), over.get(str(who.value(r, 1)), who.value(r, 2))] for r in who.rows
    ]
    digest = f"{file} {entries}".encode().hex()[:64]
    found = read_sheets([sheet_of(who.name, rows), *others], Source(file, digest), template=form.definition)
    assert not isinstance(found, Unread)
    return found.but(identity=found.identity.but(signatories={}, place="", date=None))


def asked_of(report: Plan) -> list[tuple[str, str]]:
    return [(note.value, note.detail.en) for note in report.notes if note.kind.value == "ambiguous-value"]


def test_a_revision_typed_into_a_form_replaces_no_other_file_of_the_unit() -> None:
    full = saying(KEUANGAN, {ACCOUNTS: {"actual": "91", "state": "Selesai"}, SHARED: {"state": "Berjalan"}}, "a.xlsx")
    raised = saying(KEUANGAN, {ACCOUNTS: {"actual": "95"}}, "b.xlsx", revision="1")
    result = merge_reports([full, raised], of_quarter())

    assert [value for value, said in asked_of(raised) if "does not say which file is the newer" in said] == ["1"]
    assert work(result.plan, SHARED).further["state"] == "Berjalan"
    assert len(result.open) == 1  # which of 91 and 95
    assert result.plan.identity.revision == 0
    assert "Revisi" not in next(to_look_at(result)).id


def test_a_form_of_the_revised_plan_replaces_row_by_row_what_the_unit_sent_before() -> None:
    revised = plan().but(identity=plan().identity.but(revision=1))
    older = sent(form_of(plan(), "Keuangan"), {ACCOUNTS: {"actual": "91"}, SHARED: {"state": "Berjalan"}}, "a.xlsx")
    newer = sent(form_of(revised, "Keuangan"), {SHARED: {"state": "Selesai"}}, "b.xlsx")
    result = merge_reports([older, newer], signed_plan(revised, 2))

    assert indicator(result.plan, ACCOUNTS).further["actual"] == "91"
    assert result.plan.identity.revision == 1


def test_the_report_of_a_plan_has_its_revision_whatever_most_forms_were_made_from() -> None:
    revised = plan().but(identity=plan().identity.but(revision=1))
    forms = [sent(form_of(plan(), unit), {SHARED: {"state": "Selesai"}}, unit) for unit in ("Keuangan", "Hukum")]

    assert merge_reports(forms, signed_plan(revised, 2)).plan.identity.revision == 1


def test_a_form_in_which_another_unit_stands_is_that_of_its_own_unit() -> None:
    own = sent(KEUANGAN, {SHARED: {"state": "Selesai"}}, "a.xlsx")
    other = saying(HUKUM, {SHARED: {"state": "Berjalan"}}, "b.xlsx", submitter=UNIT)

    assert other.identity.submitter
    assert "Hukum" in other.identity.submitter.name
    result = merge_reports([own, other], of_quarter())
    assert not result.judged.superseded
    assert [value for value, why in told(result) if "was made for Sub Bagian Hukum" in why] == [UNIT]


def test_the_form_of_the_whole_office_is_that_of_the_unit_that_it_names() -> None:
    report = saying(form_of(plan()), {SHARED: {"state": "Selesai"}}, "a.xlsx", submitter=UNIT)

    assert report.identity.submitter
    assert report.identity.submitter.name == UNIT
    assert asked_of(report) == []


def test_a_target_confirmed_in_a_form_is_an_entry_also_where_another_row_was_made_with_the_same() -> None:
    shown = {part: _with_goal(rows, "goal") for part, rows in KEUANGAN.rows.items()}
    carried = {part: _with_goal(rows, "goal_q2") for part, rows in KEUANGAN.reported.rows.items()}
    form = KEUANGAN.but(rows=shown, reported=KEUANGAN.reported.but(rows=carried))
    blank, confirmed = (sent(form, typed) for typed in ({}, {"Persentase Pembayaran Gaji": {"goal": "95%"}}))

    assert [file.blank for file in merge_reports([blank], of_quarter()).files] == [True, False]
    assert [file.blank for file in merge_reports([confirmed], of_quarter()).files] == [False, False]


def _with_goal(rows: Sequence[FormRow], column: str) -> tuple[FormRow, ...]:
    """The rows, of which that of the salaries' neighbour was settled before."""
    return tuple(row.but(further={**row.further, column: "95%"}) if row.key == "S4.1" else row for row in rows)


def test_a_sheet_from_the_form_of_another_quarter_is_not_read_as_this_one() -> None:
    typed = {SHARED: {"state": "Selesai"}, ACCOUNTS: {"state": "Selesai"}}
    of_first = form_of(plan(), "Keuangan", 1)
    own, other = (sheets_of_form(filled(each, typed_at(each, typed))) for each in (KEUANGAN, of_first))
    pasted = _read([*own[:2], other[2], *own[3:]])

    assert isinstance(pasted, Plan)
    assert [part.id for part in pasted.parts] == ["commission"]
    [(value, said)] = asked_of(pasted)
    assert value == "TARGET S.D. TW I"
    assert said.startswith("This heading is of TW I, while the file is the report of TW II, so the table was not read.")
    assert value in [value for value, _ in told(merge_reports([pasted], of_quarter()))]
    unread = _read([own[0], *other[1:3], *own[3:]])
    assert isinstance(unread, Unread)
    assert unread.note.detail.en.startswith("This file is a form of TW II, but its tables are headed for TW I.")


def _read(sheets: Sequence[Sheet]) -> Plan | Unread:
    return read_sheets(sheets, Source("a.xlsx", "0" * 64), template=KEUANGAN.definition)


def test_what_is_merged_over_several_rows_is_said_of_each() -> None:
    who, commission, secretariat, *hidden = sheets_of_form(filled(KEUANGAN, typed_at(KEUANGAN, {ACCOUNTS: OBSTACLE})))
    place = work(_plan([who, commission, secretariat, *hidden]), ACCOUNTS).place
    column = column_number(place.cell("obstacle").column)
    merged = secretariat.but(merged=[Area(place.row, column, place.row + 2, column)])
    read = _plan([who, commission, merged, *hidden])

    said = [each.further.get("obstacle") for _, own in read.indicators() for each in own.activities if each.further]
    assert said.count("Server mati") == 3


def test_rows_deleted_from_a_form_are_listed() -> None:
    sheets = sheets_of_form(filled(KEUANGAN, typed_at(KEUANGAN, {ACCOUNTS: OBSTACLE})))
    salaries = indicator(_plan(sheets), "Persentase Pembayaran Gaji")
    secretariat = next(each for each in sheets if each.name == salaries.place.sheet)
    kept = {row: cells for row, cells in secretariat.rows.items() if row != salaries.place.row}
    shorter = [each.but(content=kept) if each is secretariat else each for each in sheets]
    whole, lost, without = (
        [(each.indicator, each.said.en) for each in merge_reports([_plan(own)], of_quarter()).unused]
        for own in (sheets, shorter, [each for each in sheets if each is not secretariat])
    )

    assert whole == []
    [(lacking, said)] = lost
    assert lacking == salaries.text
    assert said.startswith("This row of the plan is not in the unit's report any more.")
    [(_, said)] = without
    assert said.startswith('The sheet "Realisasi Sekretariat" with 12 indicators of the plan was not read')


def _plan(sheets: Sequence[Sheet]) -> Plan:
    read = _read(sheets)
    assert isinstance(read, Plan)
    return read


def test_a_file_that_names_no_unit_is_told_beside_those_of_units() -> None:
    own, other = (
        sent(form, {SHARED: {"state": "Selesai"}}, file) for form, file in ((KEUANGAN, "a.xlsx"), (HUKUM, "b.xlsx"))
    )
    nobody = own.but(identity=own.identity.but(submitter=None, whole_office=False))
    together, alone = (merge_reports(each, of_quarter()).unused for each in ([nobody, other], [nobody]))

    [(file, said)] = [(each.file, each.said.en) for each in together]
    assert file == "a.xlsx"
    assert said.startswith("This file does not name the unit that filled it in")
    assert alone == ()


def test_a_table_made_by_hand_is_of_the_part_of_the_plan_that_has_its_indicators() -> None:
    rows: list[list[Value | None]] = [
        ["LAPORAN MONITORING RENCANA AKSI TRIWULAN II TAHUN 2020"],
        ["KPU KABUPATEN LOMBOK TIMUR"],
        ["NO", "INDIKATOR", "TARGET", "TARGET S.D. TW II", "REALISASI S.D. TW II", "KENDALA"],
        [1, "Persentase Pembayaran Gaji dan Tunjangan yang tepat Waktu", "100%", "100%", "95%", "Gaji terlambat"],
        [2, "Persentase Produk Hukum yang dikelola dan didokumentasikan", "100%", "50%", "40%", ""],
    ]
    read = read_sheets([sheet_of("Sheet1", rows)], Source("monev.xlsx", "0" * 64))
    assert isinstance(read, Plan)
    assert [part.id for part in read.parts] == ["commission"]
    result = merge_reports([read], of_quarter())

    assert indicator(result.plan, "Persentase Pembayaran Gaji").further["actual"] == "95%"
    outside = [value for value, said in told(result) if "does not have this row" in said]
    assert not [value for value in outside if "Gaji" in value]
    assert [said for _, said in told(result) if "so this table was read as that" in said]


def test_an_indicator_outside_the_plan_in_a_table_made_by_hand_keeps_the_objective_that_it_is_under() -> None:
    rows: list[list[Value | None]] = [
        ["LAPORAN MONITORING RENCANA AKSI TRIWULAN II TAHUN 2020"],
        ["KPU KABUPATEN LOMBOK TIMUR"],
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "TARGET S.D. TW II", "REALISASI S.D. TW II", "KENDALA"],
        [1, "Pembayaran gaji", "Persentase Pembayaran Gaji dan Tunjangan yang tepat Waktu", "100%", "100%", "95%", ""],
        ["", "", "Indeks Kepuasan Pegawai", "80", "80", "85", "Survei terlambat"],
    ]
    read = read_sheets([sheet_of("Sheet1", rows)], Source("monev.xlsx", "0" * 64))
    assert isinstance(read, Plan)

    assert indicator(merge_reports([read], of_quarter()).plan, "Indeks Kepuasan").objective.text == "Pembayaran gaji"
