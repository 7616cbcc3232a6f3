"""Quarterly reports are read, forms of ours and others that people made by hand, and every cell of them is accounted for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak_excel import Plan, RakExcelError, UnreadableWorkbookError, read_plan, read_plans
from rak_excel.formats.grid import Value
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.define import define
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.rollup.workers import Reader
from rak_excel.layouts.follow_ups import COLUMNS, NONE_OPEN, TITLE, code_of
from rak_excel.layouts.reported_plan import plan_named
from rak_excel.merging.account import unused_entries
from rak_excel.model import Executor, NoteKind, Source
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.linking import link
from rak_excel.reading.ledger import Use
from rak_excel.reading.plans_alone import plans_alone, read_plan_alone
from rak_excel.reading.sheets import read_and_account
from rak_excel.rules.check import check
from rak_excel.vocabulary.names.executors import unit_named
from rak_excel.vocabulary.schedules.quarters import quarter_said
from tests import workbooks
from tests.reports import filled, read_report
from tests.reports_by_hand import Form, by_hand, closed, entries, not_read, notes_of, read_by_hand
from tests.tables import plan_of, sheet_of

PLAN = read_plan("examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx")
SMALL = plan_of("""
    # Komisi
    | NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
    | 1  | Meningkatnya A    | Persentase partisipasi  | 75%    | Pawai    | v  | v  | v  | v  | Divisi Hukum dan Pengawasan |
    |    |                   | Opini BPK               | WTP    |          |    |    |    |    |                             |
    |    |                   | Jumlah dokumen          | 4 Dok  | Menyusun |    | v  |    |    | Divisi Hukum dan Pengawasan |
    |    |                   |                         |        | Melapor  |    | v  |    |    | Divisi Hukum dan Pengawasan |
    # Sekretariat
    | NO | SASARAN KEGIATAN | INDIKATOR KINERJA UTAMA | TARGET | KEGIATAN | B1 | B2 | B3 | B4 | B5 | B6 | B7 | B8 | B9 | B10 | B11 | B12 | PELAKSANA |
""")


def form(quarter: int = 2, plan: Plan = SMALL) -> Form:
    return Form(report_form(plan, quarter))


# Forms of ours.


def test_of_a_form_that_nobody_filled_in_nothing_is_told() -> None:
    read, accounts = form(2, PLAN).read()

    assert notes_of(read) == []
    assert closed(accounts)
    assert not any(each.uses.get(Use.NOT_USED) for each in accounts)


@pytest.mark.parametrize("quarter", [1, 4])
def test_nor_of_that_of_a_unit_in_any_quarter(quarter: int) -> None:
    unit = unit_named("Divisi Hukum dan Pengawasan", PLAN.definition)

    read, accounts = Form(report_form(PLAN, quarter, submitter=unit)).read()

    assert notes_of(read) == []
    assert closed(accounts)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.85, "0%", "85%"),
        (0.855, "0.0%", "85,5%"),
        (85, "", "85"),
        ("85%", "", "85%"),
        (0.85, "", "0,85"),
        ("WTP", "", "WTP"),
        ("2 Laporan", "", "2 Laporan"),
        (0, "", "0"),
        ("-", "", "-"),
        (True, "", "TRUE"),
    ],
)
def test_a_figure_is_kept_as_a_person_sees_it(value: Value, number_format: str, shown: str) -> None:
    read, _ = form().typed("commission", 1, "actual", value, number_format).read()

    assert entries(read)[0]["actual"] == shown
    assert notes_of(read) == []


def test_a_figure_that_a_spreadsheet_made_a_date_of_is_asked() -> None:
    read, _ = form().typed("commission", 1, "actual", datetime.date(2020, 2, 1)).read()

    assert notes_of(read) == [("ambiguous-value", "Realisasi Komisi!H9")]


def test_an_error_in_the_place_of_a_figure_is_told() -> None:
    read, accounts = form().error("commission", 1, "actual").read()

    assert notes_of(read) == [("error-cell", "Realisasi Komisi!H9")]
    assert closed(accounts)


@pytest.mark.parametrize("typed", [datetime.date(2020, 7, 31), "31 Juli 2020"])
def test_a_date_is_kept_as_a_person_sees_it(typed: Value) -> None:
    read, _ = form().typed("commission", 1, "due", typed).read()

    assert entries(read)[0]["due"] == "31 Juli 2020"


def test_a_proposal_that_nobody_confirmed_stays_one() -> None:
    read = read_report(report_form(SMALL, 2))

    assert [each.get("goal") for each in entries(read)] == ["-", "-", "4 Dok?"]


def test_what_is_typed_beside_an_indicator_without_work_is_of_that() -> None:
    read, accounts = form().typed("commission", 2, "actual", "WTP").typed("commission", 2, "result", "Terbit").read()

    works = [[work.text for work in each.activities] for each in read.parts[0].indicators]
    assert entries(read)[1] == {"goal": "-", "actual": "WTP", "result": "Terbit"}
    assert works == [["Pawai"], [""], ["Menyusun", "Melapor"]]
    assert notes_of(read) == []
    assert closed(accounts)


def test_an_indicator_without_work_of_which_nothing_is_said_has_none() -> None:
    read, _ = form().typed("commission", 2, "actual", "WTP").read()

    assert read.parts[0].indicators[1].activities == ()


def test_a_cell_that_belongs_to_no_row_is_told() -> None:
    read, accounts = form().typed("commission", 9, "result", "Catatan").typed("commission", 9, "actual", "5").read()

    assert notes_of(read) == [
        ("cell-not-used", "Realisasi Komisi!H17"),
        ("cell-not-used", "Realisasi Komisi!P17"),
    ]
    assert closed(accounts)


def test_a_column_of_a_form_that_is_headed_otherwise_is_missed_by_name() -> None:
    headed = form().put("commission", -1, 21, "Tgl").typed("commission", 1, "due", "31 Juli 2020")

    read, _ = headed.read()

    missing = [note for note in read.notes if note.kind is NoteKind.COLUMN_MISSING]
    assert [note.detail.id for note in missing] == ['BATAS WAKTU; judul yang tidak dikenal: "Tgl" (U7).']
    assert [each.note.value for each in unused_entries([read])] == ["Tgl", "31 Juli 2020"]


@pytest.mark.parametrize("number", ["4.", "1.", "zz", "2. Sasaran lain"])
def test_a_figure_beside_a_number_alone_is_told_and_is_no_other_rows(number: str) -> None:
    read, accounts = form().put("commission", 6, 1, number).put("commission", 6, 8, "987").read()

    assert ("cell-not-used", "Realisasi Komisi!H14") in notes_of(read)
    assert all(each.get("actual") is None for each in entries(read))
    assert closed(accounts)


def test_a_figure_beside_a_line_that_names_a_unit_is_told() -> None:
    band = form().put("commission", 6, 2, "Divisi Hukum dan Pengawasan").put("commission", 6, 8, "987")

    read, _ = band.put("commission", 7, 3, "Jumlah lain").put("commission", 7, 4, "2 Dok").read()

    assert ("cell-not-used", "Realisasi Komisi!H14") in notes_of(read)


def test_text_in_no_beside_an_objective_without_indicators_is_told_with_it() -> None:
    read, _ = form().put("commission", 6, 1, "zz").put("commission", 6, 2, "Sasaran lain").read()

    assert [(str(note.cell), note.value) for note in read.notes] == [
        ("Realisasi Komisi!B14", "Sasaran lain"),
        ("Realisasi Komisi!A14", "zz"),
    ]


def test_what_our_formulas_show_is_the_forms_own() -> None:
    changed = form().typed("commission", 1, "of_quarter", 0.8, "0%").error("commission", 1, "standing")

    read, accounts = changed.read()

    assert read.parts[0].indicators[0].computed == {"of_quarter": "0,8"}
    assert notes_of(read) == []
    assert closed(accounts)
    assert not any(each.uses.get(Use.NOT_USED) for each in accounts)


def test_only_what_was_edited_of_the_plan_is_told_of_its_words() -> None:
    changed = form(2, PLAN).typed("secretariat", 1, "target", "2 Lap")

    read, _ = changed.read()

    assert notes_of(read) == [("repaired", "Realisasi Sekretariat!D9")]


@pytest.mark.parametrize(
    "word", ["Dibatalkan", "Realisasi", "sda", "KEGIATAN", "Tahun 2019", "Jumlah", "Mengetahui", "K1.1", "v", "Contoh"]
)
def test_words_in_the_reports_own_columns_change_no_row_of_the_plan(word: str) -> None:
    every = {
        part: {n: dict.fromkeys(("actual", "state", "obstacle", "person"), word) for n in range(1, len(rows) + 1)}
        for part, rows in report_form(PLAN, 2).rows.items()
    }
    edited = {
        part: {n: {**said, "executors": "Divisi Hukum dan Pengawasan"} for n, said in rows.items()}
        for part, rows in every.items()
    }
    for typed in (every, edited):
        read = Form(filled(report_form(PLAN, 2), typed)).read()[0]

        assert [each.text for _, each in read.indicators()] == [each.text for _, each in PLAN.indicators()]
        said = [work.further.get("obstacle") for _, each in read.indicators() for work in each.activities]
        assert set(said) == {word}
        assert notes_of(read) == []


def test_what_stands_above_a_form_of_its_quarter_is_the_forms_own() -> None:
    own = form().put("commission", -5, 1, "TRIWULAN II TAHUN ANGGARAN 2020 (keadaan s.d. 30 Juni 2020)")

    read, accounts = own.put("commission", -2, 1, "Format kerja satker, bukan format baku KPU").read()

    assert notes_of(read) == []
    assert closed(accounts)


def test_what_the_form_says_beside_a_row_stands_on_its_hidden_sheet_and_anything_else_there_is_told() -> None:
    own = form().beside(sheet_of(SMALL.definition.sheets.definition, [["{}", "Bukti belum diisi"]]))
    said = own.typed("commission", 1, "status", "Bukti belum diisi").typed("commission", 2, "status", "Sudah saya cek")

    read, accounts = said.read()

    assert notes_of(read) == [("cell-not-used", "Realisasi Komisi!W10")]
    assert closed(accounts)


# Rows that people moved.


def linked(read: Plan) -> list[str]:
    """What is typed beside each activity of which the row of the plan is known, in the plan's order."""
    found = link(read)
    pairs = {}
    for _, indicator in read.indicators():
        for work in indicator.activities:
            if (planned := found.activity(work)) is not None:
                pairs[planned.text] = str(work.further.get("result"))
    return [f"{text}: {pairs[text]}" for text in sorted(pairs)]


def answered() -> Form:
    typed = {n: {"result": f"hasil {n}"} for n in (1, 3, 4)}
    return Form(filled(report_form(SMALL, 2), {"commission": typed}))


WHOLE = ["Melapor: hasil 4", "Menyusun: hasil 3", "Pawai: hasil 1"]


def test_a_row_that_was_moved_is_still_that_of_the_plan() -> None:
    read, accounts = answered().moved("commission", lambda rows: [*rows[2:], *rows[:2]]).read()

    assert linked(read) == WHOLE
    assert closed(accounts)


def test_a_blank_row_between_changes_nothing() -> None:
    read, _ = answered().moved("commission", lambda rows: [rows[0], {}, {}, *rows[1:]]).read()

    assert linked(read) == WHOLE
    assert notes_of(read) == []


def test_of_a_row_that_was_copied_the_first_counts_and_the_other_is_told() -> None:
    read, _ = answered().moved("commission", lambda rows: [rows[0], dict(rows[0]), *rows[1:]]).read()
    with_keys, _ = form(2, PLAN).moved("secretariat", lambda rows: [rows[0], dict(rows[0]), *rows[1:]]).read()

    assert linked(read) == WHOLE
    assert [link(read).indicator(each) is not None for _, each in read.indicators()] == [True, False, True, True]
    assert notes_of(with_keys) == [("copied-row", "Realisasi Sekretariat!C10")]


def test_a_row_that_was_taken_out_leaves_the_others_where_they_belong() -> None:
    read, _ = answered().moved("commission", lambda rows: rows[1:]).read()

    assert linked(read) == WHOLE[:2]
    assert [each.text for each in link(read).lost_indicators["commission"]] == ["Persentase partisipasi"]


def test_work_that_was_added_is_of_no_row_of_the_plan() -> None:
    read, _ = answered().typed("commission", 5, "activity", "Rapat").typed("commission", 5, "result", "baru").read()

    assert [work.text for work in read.parts[0].indicators[-1].activities] == ["Menyusun", "Melapor", "Rapat"]
    assert linked(read) == WHOLE


def test_a_row_whose_words_were_cleared_is_known_by_what_is_left() -> None:
    changed = answered()
    for column in ("activity", "executor"):
        changed = changed.typed("commission", 4, column, "")

    read, accounts = changed.read()

    assert [work.further.get("result") for work in read.parts[0].indicators[-1].activities] == ["hasil 3", "hasil 4"]
    assert linked(read) == WHOLE
    assert closed(accounts)


# Who reports, and which quarter.


def test_the_quarter_on_the_identity_sheet_is_known_and_asked_about_where_it_is_another() -> None:
    for said, kinds in [
        ("II", []),
        ("Triwulan II", []),
        ("2", []),
        ("III", ["ambiguous-value"]),
        ("x", ["ambiguous-value"]),
    ]:
        own = form()
        who = own.sheets[0]
        below = who.last_row + 1
        more = {below: {1: "Triwulan", 2: said}, below + 1: {1: "Keadaan per", 2: "30 Juni 2020"}}
        named = plan_named(own.form.reported, own.form.definition.identity)
        more |= {below + 2: {1: "Rencana yang dilaporkan", 2: named}}
        own.sheets[0] = who.but(content={**who.rows, **more})

        assert [kind for kind, _ in notes_of(own.read()[0])] == kinds


@pytest.mark.parametrize("day", ["30 September 2020", "akhir semester"])
def test_another_last_day_on_the_identity_sheet_is_asked_about(day: str) -> None:
    own = form()
    who = own.sheets[0]
    own.sheets[0] = who.but(content={**who.rows, who.last_row + 1: {1: "Keadaan per", 2: day}})

    assert [kind for kind, _ in notes_of(own.read()[0])] == ["ambiguous-value"]


# What became of earlier follow-ups.


def open_one(number: int, text: str) -> FollowUp:
    return FollowUp(1, number, "commission", "Persentase partisipasi", "Pawai", "Hujan", text, "Kasubag", "31 Mei 2020")


def with_follow_ups(*lines: list[Value | None], name: str = "Tindak Lanjut") -> Form:
    reported = form().form.reported.but(follow_ups=(open_one(1, "Pindah hari"), open_one(2, "Sewa tenda")))
    own = Form(form().form.but(reported=reported))
    headings: list[Value | None] = [column.heading for column in COLUMNS]
    head: list[list[Value | None]] = [[TITLE], [], headings]
    return own.beside(sheet_of(name, [*head, *lines]))


def line(number: int, text: str, *typed: Value, code: str | None = None) -> list[Value | None]:
    given: list[Value | None] = [
        number,
        "TW I",
        "Persentase partisipasi",
        "Pawai",
        "Hujan",
        text,
        "Kasubag",
        "31 Mei 2020",
    ]
    own: list[Value | None] = [*typed, *[None] * (3 - len(typed))]
    return [*given, *own, code if code is not None else code_of(1, number)]


def answers(read: Plan) -> list[tuple[str, str, str, str]]:
    assert read.reported
    return [(each.text, each.state, each.result, each.evidence) for each in read.reported.follow_ups]


def test_what_became_of_a_follow_up_is_known_by_its_code() -> None:
    own = with_follow_ups(line(1, "Pindah hari", "Selesai", "Cerah", "Foto"), line(2, "Sewa tenda"))

    read, accounts = own.read()

    assert answers(read) == [("Pindah hari", "Selesai", "Cerah", "Foto"), ("Sewa tenda", "", "", "")]
    assert read.reported
    assert (
        str(read.reported.follow_ups[0].place and read.reported.follow_ups[0].place.cell("state")) == "Tindak Lanjut!I4"
    )
    assert notes_of(read) == []
    assert closed(accounts)


def test_also_in_another_order_without_its_code_on_a_sheet_that_was_renamed() -> None:
    lines = [line(2, "Sewa tenda", "Berjalan", code=""), line(1, "Pindah hari", "Selesai", code="")]

    read, _ = with_follow_ups(*lines, name="TL").read()
    by_code, _ = with_follow_ups(line(2, "Sewa tenda", "Berjalan"), name="TL").read()

    assert [state for _, state, _, _ in answers(by_code)] == ["", "Berjalan"]
    assert [state for _, state, _, _ in answers(read)] == ["Selesai", "Berjalan"]


def test_a_follow_up_that_was_added_is_kept_as_one_of_this_quarter_and_told() -> None:
    added: list[Value | None] = [
        3,
        None,
        "Opini BPK",
        None,
        "Aset",
        "Sensus aset",
        "Kasubag",
        datetime.date(2020, 7, 31),
        "Berjalan",
    ]

    read, accounts = with_follow_ups(line(1, "Pindah hari"), line(2, "Sewa tenda"), added).read()

    assert read.reported
    one = read.reported.follow_ups[-1]
    assert (one.quarter, one.number, one.part, one.text, one.due) == (2, 1, "commission", "Sensus aset", "31 Juli 2020")
    assert notes_of(read) == [("mentioned", "Tindak Lanjut!C6")]
    assert closed(accounts)


def test_words_of_a_follow_up_that_were_edited_are_told_and_not_taken() -> None:
    read, accounts = with_follow_ups(line(1, "Pindah bulan", "Selesai")).read()

    assert answers(read)[0][:2] == ("Pindah hari", "Selesai")
    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!F4")]
    assert closed(accounts)


def test_a_follow_up_that_was_copied_or_names_none_is_told() -> None:
    lone: list[Value | None] = [*[None] * 8, "Selesai"]

    read, accounts = with_follow_ups(line(1, "Pindah hari", "Selesai"), line(1, "Pindah hari", "Belum"), lone).read()

    assert answers(read)[0][:2] == ("Pindah hari", "Selesai")
    assert [kind for kind, _ in notes_of(read)] == ["copied-row", "cell-not-used"]
    assert closed(accounts)


def test_a_follow_up_that_was_split_is_kept_as_two() -> None:
    split = [line(1, "a. Pindah hari", "Selesai"), line(1, "b. Pindah tempat", "Belum")]
    read, accounts = with_follow_ups(*split).read()

    assert [each[:2] for each in answers(read)] == [
        ("Pindah hari", "Selesai"),
        ("Sewa tenda", ""),
        ("b. Pindah tempat", "Belum"),
    ]
    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!F4"), ("mentioned", "Tindak Lanjut!B5")]
    assert closed(accounts)


def test_words_alone_below_the_follow_ups_are_a_remark_and_told() -> None:
    remark: list[Value | None] = [*[None] * 5, "NB: nomor 1 dibahas di rapat pleno"]
    read, accounts = with_follow_ups(line(1, "Pindah hari", "Selesai"), [], remark).read()

    assert [text for text, *_ in answers(read)] == ["Pindah hari", "Sewa tenda"]
    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!F6")]
    assert closed(accounts)


def test_an_added_follow_up_of_another_quarter_is_told_as_one_of_this() -> None:
    added = line(3, "Sensus aset", "Berjalan", code="")
    read, accounts = with_follow_ups(line(1, "Pindah hari"), added).read()

    assert read.reported
    assert (read.reported.follow_ups[-1].quarter, read.reported.follow_ups[-1].text) == (2, "Sensus aset")
    assert notes_of(read)[0] == ("second-reading", "Tindak Lanjut!B5")  # it is used, as one of this
    [listed] = unused_entries([read])
    assert (listed.taken, listed.said.en.split(".")[0]) == (True, 'Read as "TW II"')
    assert closed(accounts)


def test_advice_on_the_sheet_of_follow_ups_names_no_column_that_it_lacks() -> None:
    lone: list[Value | None] = [*[None] * 8, "Berjalan"]
    read, _ = with_follow_ups(line(1, "Pindah hari", "Selesai"), line(1, "Pindah hari", "Belum"), lone).read()

    hints = {each.code: each.hint.id for each in check([read], select=["RAK005", "RAK011"])}
    assert hints["RAK011"].startswith("Hapus baris ini bila tersalin;")
    assert hints["RAK005"].startswith("Tulis tindak lanjutnya")


def test_what_is_typed_into_a_part_of_a_copied_row_is_told() -> None:
    again: list[Value | None] = [
        None,
        None,
        None,
        None,
        "Hujan",
        None,
        "Ani",
        "Desember",
        None,
        "Cerah",
        None,
        code_of(1, 1),
    ]

    read, accounts = with_follow_ups(line(1, "Pindah hari", "Selesai"), again).read()

    assert [each.value for each in read.notes] == ["Ani; Desember; Cerah"]
    assert closed(accounts)


def test_a_remark_below_the_follow_ups_is_none() -> None:
    remark: list[Value | None] = [None, None, "Catatan: mohon dicek", None, "Semua"]

    read, accounts = with_follow_ups(line(1, "Pindah hari", "Selesai"), remark).read()

    assert [text for text, *_ in answers(read)] == ["Pindah hari", "Sewa tenda"]
    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!C5"), ("cell-not-used", "Tindak Lanjut!E5")]
    assert closed(accounts)


def test_of_a_row_without_a_follow_up_each_cell_is_told_with_what_stands_there() -> None:
    lone: list[Value | None] = [
        "9x",
        None,
        "Opini BPK",
        None,
        "Aset",
        None,
        "Ani",
        None,
        "Selesai",
        "Cerah",
        "BA 7",
        "9-9",
    ]

    read, accounts = with_follow_ups(line(1, "Pindah hari"), line(2, "Sewa tenda"), lone).read()

    assert [each.value for each in read.notes] == ["9x", "9-9", "Opini BPK", "Aset", "Ani", "Selesai", "Cerah", "BA 7"]
    assert closed(accounts)


def test_a_sheet_that_says_that_no_follow_up_is_open_is_the_forms_own() -> None:
    read, accounts = form().beside(sheet_of("Tindak Lanjut", [[TITLE], [], [NONE_OPEN], [None, "Sensus"]])).read()

    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!B4")]
    assert closed(accounts)


def test_a_sheet_of_follow_ups_without_its_headings_is_told() -> None:
    read, accounts = with_follow_ups().beside(sheet_of("Tindak Lanjut", [["NO", "KENDALA"], [1, "Hujan"]])).read()

    assert notes_of(read) == [("cell-not-used", "Tindak Lanjut!A1")]
    assert closed(accounts)


def test_columns_of_our_form_whose_headings_were_changed_are_known_by_their_places_and_told() -> None:
    own = with_follow_ups(line(1, "Pindah hari", "Selesai", "Cerah", "Foto"), line(2, "Sewa tenda", "Berjalan"))
    sheet = own.sheets[-1]
    own.sheets[-1] = sheet.but(content={**sheet.rows, 3: {**sheet.rows[3], 6: "RTL", 9: "Sudah?"}})

    read, accounts = own.read()

    assert answers(read) == [("Pindah hari", "Selesai", "Cerah", "Foto"), ("Sewa tenda", "Berjalan", "", "")]
    assert [(kind, cell) for kind, cell in notes_of(read)] == [
        ("second-reading", "Tindak Lanjut!F3"),
        ("second-reading", "Tindak Lanjut!I3"),
    ]
    assert closed(accounts)


def test_no_answer_is_taken_for_a_heading_where_the_code_of_the_first_row_is_gone_too() -> None:
    own = with_follow_ups(
        line(1, "Pindah hari", "Selesai", "Cerah", "Foto", code=""), line(2, "Sewa tenda", "Berjalan")
    )
    sheet = own.sheets[-1]
    own.sheets[-1] = sheet.but(content={**sheet.rows, 3: {**sheet.rows[3], 9: "Sudah?"}})

    read, _ = own.read()

    assert answers(read) == [("Pindah hari", "Selesai", "Cerah", "Foto"), ("Sewa tenda", "Berjalan", "", "")]
    assert notes_of(read) == [("second-reading", "Tindak Lanjut!I3")]


def test_where_no_code_says_what_the_columns_are_each_answer_is_told_and_the_headings_are_asked_for() -> None:
    own = with_follow_ups(line(1, "Pindah hari", "Selesai", "Cerah", code=""), line(2, "Sewa tenda", code=""))
    sheet = own.sheets[-1]
    own.sheets[-1] = sheet.but(content={**sheet.rows, 3: {**sheet.rows[3], 6: "RTL"}})

    read, accounts = own.read()

    assert [(note.kind.value, note.value) for note in read.notes] == [
        ("column-missing", "NO"),
        ("cell-not-used", "RTL"),
        ("cell-not-used", "Selesai"),
        ("cell-not-used", "Cerah"),
    ]
    (missing,) = check([read], select=["RAK004"])
    assert str(missing.cell) == "Tindak Lanjut!A3"
    assert missing.message.en.endswith(": TINDAK LANJUT.")
    assert closed(accounts)


# Reports that people made by hand.

BY_KPU = """
    # Komisi
    LAPORAN MONITORING RENCANA AKSI KINERJA {title}
    KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR
    TAHUN ANGGARAN 2020
    | NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA        | TARGET | {actual}  | CAPAIAN | KEGIATAN    | KENDALA | TINDAK LANJUT | PIC     | BATAS WAKTU | BUKTI DUKUNG |
    | 1  | Meningkatnya Y    | Persentase Partisipasi Pemilih | 75%    | {{0.6:0%}} | 80%     | Sosialisasi | Pandemi | Daring        | Kasubag | 31 Juli     | Foto         |
"""
BY_BPS = """
    # Sekretariat
    | NO | INDIKATOR             | SATUAN | TARGET | ALOKASI TARGET (KUMULATIF) | <     | <      | <     | REALISASI (KUMULATIF) | < | <   | <  | KENDALA | SOLUSI | RENCANA TINDAK LANJUT | PIC |
    |    |                       |        |        | TW I                       | TW II | TW III | TW IV | I                     | II| III | IV |         |        |                       |     |
    | 1  | Persentase pemilih    | Persen | 75     | 10                         | 40    | 60     | 75    | 12                    | 35|     |    | Pandemi | Daring | Lanjut                | Ani |
"""


@pytest.mark.parametrize(
    ("title", "heading", "file", "quarter"),
    [
        ("TRIWULAN II", "REALISASI", "a.xlsx", 2),
        ("TW III", "REALISASI", "a.xlsx", 3),
        ("S.D. JUNI 2020", "REALISASI", "a.xlsx", 2),
        ("SEMESTER I", "REALISASI", "a.xlsx", 2),
        ("PER 31 MARET 2020", "REALISASI", "a.xlsx", 1),
        ("KE-4 (TW.4)", "REALISASI", "a.xlsx", 4),
        ("", "REALISASI S.D. TW II", "a.xlsx", 2),
        ("", "REALISASI", "Laporan_TW3_2020.xlsx", 3),
        ("", "REALISASI", "Q1.xlsx", 1),
    ],
)
def test_a_report_made_by_hand_is_read_by_its_headings_and_quarter(
    title: str, heading: str, file: str, quarter: int
) -> None:
    read, accounts = by_hand(BY_KPU.format(title=title, actual=heading), file)

    assert (read.definition.is_report, read.definition.quarter) == (True, quarter)
    assert (read.definition.id, read.identity.year, read.identity.region) == ("kpu-2020", 2020, "52.03")
    assert entries(read) == [
        {
            "actual": "60%",
            "obstacle": "Pandemi",
            "follow_up": "Daring",
            "person": "Kasubag",
            "due": "31 Juli",
            "evidence": "Foto",
        }
    ]
    assert read.parts[0].indicators[0].computed == {"of_quarter": "80%"}
    assert closed(accounts)


def test_without_any_quarter_it_is_told_what_to_do() -> None:
    note = not_read(BY_KPU.format(title="", actual="REALISASI"))

    assert note.kind.value == "report-without-quarter"
    assert "TRIWULAN II" in note.detail.id


def test_a_table_with_work_and_without_title_and_quarter_stays_a_plan() -> None:
    table = BY_KPU.format(title="", actual="REALISASI").replace("LAPORAN MONITORING RENCANA AKSI KINERJA", "")

    assert not by_hand(table)[0].definition.is_report
    assert by_hand(table, "TW II.xlsx")[0].definition.is_report


def test_several_quarters_in_one_workbook_are_told() -> None:
    one, other = (
        f"""
        # {name}
        LAPORAN CAPAIAN KINERJA
        | NO | INDIKATOR      | TARGET    | REALISASI | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 1         | Listrik |
        """
        for name in ("TW I", "TW II")
    )

    assert "TW I (sheet TW I), TW II (sheet TW II)" in not_read(one + other).detail.id


def test_of_columns_for_each_quarter_those_of_its_own_are_read_and_the_others_told() -> None:
    read, accounts = by_hand(BY_BPS, "Laporan TW II 2020.xlsx")

    assert entries(read, "secretariat") == [
        {
            **{"unit_text": "Persen", "goal": "40", "previous": "12", "actual": "35", "obstacle": "Pandemi"},
            **{"follow_up": "Daring\nLanjut", "person": "Ani"},
        }
    ]
    (told,) = [note for note in read.notes if note.kind.value == "column-not-used"]
    assert [str(each) for each in told.cells] == [f"Sekretariat!{each}2" for each in "EGHKL"]
    assert closed(accounts)


def test_the_first_quarter_has_no_earlier_one() -> None:
    read, _ = by_hand(BY_BPS, "Laporan TW I 2020.xlsx")

    assert {"goal": "10", "actual": "12"}.items() <= entries(read, "secretariat")[0].items()
    assert "previous" not in entries(read, "secretariat")[0]


def test_a_heading_of_the_quarter_alone_is_asked_about() -> None:
    for heading, asked in [
        ("REALISASI TW II", 1),
        ("REALISASI TRIWULAN INI", 1),
        ("REALISASI S.D. TW II", 0),
        ("REALISASI", 0),
    ]:
        read, _ = by_hand(BY_KPU.format(title="TRIWULAN II", actual=heading))

        assert entries(read)[0]["actual"] == "60%"
        assert [cell for kind, cell in notes_of(read) if kind == "ambiguous-value"] == ["Komisi!E4"] * asked


def test_in_the_first_quarter_both_are_the_same() -> None:
    read, _ = by_hand(BY_KPU.format(title="TRIWULAN I", actual="REALISASI TW I"))

    assert not [cell for kind, cell in notes_of(read) if kind == "ambiguous-value"]


def test_a_wider_heading_names_the_quarter_of_the_columns_below_it() -> None:
    read, _ = by_hand("""
        # Sekretariat
        EVALUASI RENCANA AKSI TAHUN 2020
        | NO | SASARAN KEGIATAN | INDIKATOR      | TARGET TAHUN 2020 | TRIWULAN I | <         | TRIWULAN II | <         | KENDALA |
        |    |                  |                |                   | TARGET     | REALISASI | TARGET      | REALISASI |         |
        | 1  | Terwujudnya      | Jumlah laporan | 4 Laporan         | 1          | 1         | 2 Laporan   | 1         | Listrik |
    """)

    assert read.definition.quarter == 2
    assert entries(read, "secretariat") == [
        {"goal": "2 Laporan", "previous": "1", "actual": "1", "obstacle": "Listrik"}
    ]


@pytest.mark.parametrize(
    ("achieved", "beside", "asked"),
    [
        ("CAPAIAN", "KENDALA", True),
        ("CAPAIAN", "% CAPAIAN", False),
        ("CAPAIAN S.D. TW II", "CAPAIAN (%)", False),
        ("REALISASI", "CAPAIAN", False),
    ],
)
def test_without_realisasi_what_was_reached_stands_below_capaian(achieved: str, beside: str, *, asked: bool) -> None:
    read, _ = by_hand(f"""
        # Sekretariat
        MATRIKS MONITORING RENCANA AKSI TRIWULAN II TAHUN 2020
        | NO | INDIKATOR      | TARGET    | {achieved} | {beside} |
        | 1  | Jumlah laporan | 4 Laporan | 2          | 50       |
    """)

    assert entries(read, "secretariat")[0]["actual"] == "2"
    assert [cell for kind, cell in notes_of(read) if kind == "ambiguous-value"] == ["Sekretariat!D2"] * asked


def test_money_is_no_figure_of_an_indicator() -> None:
    read, _ = by_hand("""
        # Sekretariat
        LAPORAN TRIWULAN II TAHUN 2020
        | NO | INDIKATOR      | TARGET    | REALISASI | REALISASI ANGGARAN TW II | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 2         | 5000000                  | Listrik |
    """)

    assert entries(read, "secretariat") == [{"actual": "2", "obstacle": "Listrik"}]


def test_a_plan_beside_a_report_is_the_one_that_is_read() -> None:
    read, _ = by_hand(
        """
        # RAK Komisi
        RENCANA AKSI KINERJA TAHUN 2020
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA       |
        | 1  | Meningkatnya Y    | Opini BPK | WTP    | Reviu    | v  | v  |    |    | Divisi Keuangan |
        """
        + BY_KPU.format(title="TRIWULAN II", actual="REALISASI").replace("# Komisi", "# Laporan")
    )

    assert not read.definition.is_report


def test_a_plan_with_a_column_for_what_was_reached_is_a_plan() -> None:
    for title in ("RENCANA AKSI KINERJA TAHUN 2020", ""):
        read, _ = by_hand(f"""
            # Komisi
            {title or "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"}
            | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | REALISASI | KEGIATAN | T1 | T2 | T3 | T4 | KENDALA | PELAKSANA       |
            | 1  | Meningkatnya Y    | Opini BPK | WTP    | WTP       | Reviu    | v  | v  |    |    | Listrik | Divisi Keuangan |
        """)

        assert not read.definition.is_report


def test_a_report_without_figures_of_indicators_stays_unread() -> None:
    note = not_read("""
        # Komisi
        LAPORAN KEGIATAN TRIWULAN II TAHUN 2020
        | NO | KEGIATAN    | SASARAN | TEMPAT |
        | 1  | Sosialisasi | Pemilih | Selong |
    """)

    assert note.kind.value == "not-a-plan"


def test_another_quarter_above_the_table_is_asked_about() -> None:
    read, _ = by_hand(
        BY_KPU.format(title="TRIWULAN II", actual="REALISASI").replace("TAHUN ANGGARAN 2020", "TRIWULAN III TAHUN 2020")
    )

    assert ("ambiguous-value", "Komisi!A3") in notes_of(read)


# Who reports.


def test_the_unit_of_a_report_is_known_as_that_of_a_plan() -> None:
    unit = unit_named("Divisi Hukum dan Pengawasan", SMALL.definition)

    assert isinstance(read_report(report_form(SMALL, 2, submitter=unit)).identity.submitter, Executor)


# Where plans are wanted.


@pytest.fixture
def by_hand_file(tmp_path: Path) -> Path:
    path = tmp_path / "Laporan TW II 2020.xlsx"
    table: workbooks.Table = [
        ["LAPORAN MONITORING RENCANA AKSI KINERJA TRIWULAN II"],
        ["KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"],
        ["TAHUN ANGGARAN 2020"],
        ["NO", "SASARAN STRATEGIS", "INDIKATOR", "TARGET", "REALISASI", "KEGIATAN", "KENDALA", "PELAKSANA"],
        [1, "Meningkatnya Y", "Opini BPK", "WTP", "WTP", "Reviu", "-", "Divisi Hukum dan Pengawasan"],
    ]
    path.write_bytes(workbooks.xlsx({"Komisi": table}))
    return path


def test_a_report_is_never_taken_for_a_plan(by_hand_file: Path, tmp_path: Path) -> None:
    reading = read_plans(by_hand_file)

    assert [plan.definition.is_report for plan in reading.plans] == [True]
    assert [each.note.detail.id for each in plans_alone(reading).unread] == [
        "Ini laporan TW II (realisasi), bukan rencana. Pakai file rencananya."
    ]
    for refused in (
        lambda: read_plan_alone(by_hand_file),
        lambda: define(by_hand_file, tmp_path / "x.toml"),
        lambda: merge_files([by_hand_file], tmp_path / "rencana.xlsx"),
    ):
        with pytest.raises(RakExcelError):
            refused()
    facts = Reader().facts_of((by_hand_file, by_hand_file.name))
    assert not isinstance(facts, Plan)
    assert not facts.rows


def test_reading_one_plan_alone_names_the_report(by_hand_file: Path) -> None:
    with pytest.raises(UnreadableWorkbookError, match="laporan TW II"):
        read_plan_alone(by_hand_file)


def test_whatever_a_workbook_by_hand_is_called_it_is_read_or_told() -> None:
    for file in ("", "TW", "TW 5.xlsx", "triwulan.xlsx", "q.xlsx", "9" * 300):
        read, _ = read_by_hand(BY_BPS, file)

        assert not isinstance(read, Plan)


@pytest.mark.parametrize("quarter", [1, 2, 4])
def test_a_form_that_lost_its_definition_is_read_by_its_headings(quarter: int) -> None:
    whole = form(quarter, PLAN)

    read, accounts = read_and_account(whole.sheets, Source("laporan.xlsx", "0" * 64))

    assert isinstance(read, Plan)
    assert read.parts == whole.read()[0].parts
    assert (read.reported, read.notes) == (whole.read()[0].reported, ())
    assert closed(accounts)


@pytest.mark.parametrize("gone", [("Definisi",), ("Definisi", "Rencana")])
@pytest.mark.parametrize(
    "file", ["laporan-2020/laporan-tw2.xlsx", "laporan-ntb-2020/laporan/Laporan TW II 2020 - 5201 Lombok Barat.xlsx"]
)
def test_so_is_the_report_of_an_office_whose_pages_show_the_same(file: str, gone: tuple[str, ...]) -> None:
    path = Path("examples", file)
    sheets = [each for each in open_workbook(path.read_bytes()).sheets if each.name not in gone]

    read, _ = read_and_account(sheets, Source(path.name, "0" * 64))

    assert isinstance(read, Plan)
    assert [each.sheet for each in read.parts] == ["Realisasi Komisi", "Realisasi Sekretariat"]
    whole = [(each.text, each.further) for _, each in read_plan(path).indicators()]
    assert [(each.text, each.further) for _, each in read.indicators()] == whole


@pytest.mark.parametrize(
    ("said", "quarter"),
    [
        ("LAPORAN TRIWULAN KEDUA", 2),
        ("TW-II", 2),
        ("Laporan_tw2.xlsx", 2),
        ("Q4 2020", 4),
        ("s/d Triwulan III", 3),
        ("Keadaan s.d. 30 Juni 2020", 2),
        ("Periode Januari - Juni 2020", 2),
        ("Semester II", 4),
        ("s.d. Mei 2020", None),
        ("Bulan Maret", None),
        ("Selong, 30 Juni 2020", None),
        ("TW 5", None),
        ("TRIWULANAN", None),
        ("Twitter 2", None),
    ],
)
def test_a_line_says_up_to_the_end_of_which_quarter_it_is(said: str, quarter: int | None) -> None:
    assert quarter_said(said, PLAN.definition.identity) == quarter
