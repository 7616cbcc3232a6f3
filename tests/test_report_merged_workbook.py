"""The workbook of an office's report: its pages show what the sheets behind them say, and it reads back as it was merged."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from rak_excel.errors import OutputExistsError
from rak_excel.formats.grid import Sheet, as_text
from rak_excel.formats.opened.opening import content_of, open_workbook
from rak_excel.formats.written.table import TableSheet
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.printing.lacking import typed_on_pages
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.model import FormRow, Plan
from rak_excel.monitoring.report import report_of
from rak_excel.monitoring.signed import SignedPlan, signed_plan
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from rak_excel.workbooks.merged.writing import counts_table
from rak_excel.workbooks.monitoring.report.book import write_report
from tests.consoles import run_command
from tests.merged_plans import answer, letter_of
from tests.merged_reports import of_quarter
from tests.report_files import LOTIM, form_of, sent, signed, write_form
from tests.test_report_merging_properties import SENDINGS
from tests.typing_in import type_in

SHARED = "Persentase KPU Kabupaten Lombok Timur"
DISPUTES = "Persentase Sengketa"
ACCOUNTS = "Jumlah laporan sistem"
DONE = {"goal": "1 Lap", "actual": "1", "state": "Selesai", "result": "Terkirim 10 Juni.", "evidence": "ND 12"}
MISSED = {
    "goal": "95%",
    "actual": "50",
    "obstacle": "Sidang ditunda.",
    "follow_up": "Minta jadwal baru.",
    "due": "31 Juli 2020",
}


@cache
def plan() -> Plan:
    return signed()


@cache
def of_plan() -> SignedPlan:
    return signed_plan(plan(), 2)


def merged(**sendings: dict[str, dict[str, str]]) -> Merged:
    return merge_reports([sent(form_of(plan(), unit), typed) for unit, typed in sendings.items()], of_plan())


@cache
def usual() -> Merged:
    return merged(
        Keuangan={ACCOUNTS: DONE, SHARED: {"state": "Berjalan"}},
        Hukum={DISPUTES: MISSED, SHARED: {"state": "Selesai", "result": "=1+1"}},
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    write_report(tmp_path / "laporan.xlsx", usual())
    return tmp_path / "laporan.xlsx"


@pytest.fixture
def sendings(tmp_path: Path) -> Path:
    folder = tmp_path / "laporan"
    folder.mkdir()
    write_form(folder / "keuangan.xlsx", form_of(plan(), "Keuangan"), {ACCOUNTS: DONE, SHARED: {"state": "Berjalan"}})
    write_form(folder / "hukum.xlsx", form_of(plan(), "Hukum"), {SHARED: {"state": "Selesai"}, DISPUTES: MISSED})
    return folder


def said(own: Plan) -> list[tuple[object, ...]]:
    """What every row says, with all that it belongs to."""
    told: list[tuple[object, ...]] = []
    for each in own.rows():
        indicator, activity = each.indicator, each.activity
        below = (each.part, indicator.objective.text, indicator.objective.number_text, indicator.text, indicator.key)
        work = (activity.text, activity.executors_text) if activity else ("", "")
        entries = sorted((column, as_text(entry)) for column, entry in each.further.items())
        told.append((*below, indicator.target and indicator.target.text, *work, *entries))
    return told


def sheets_of(path: Path) -> Sequence[Sheet]:
    return open_workbook(content_of(path)).sheets


def shown(path: Path, sheet: str) -> list[list[object]]:
    """The values that stand on a sheet, blanks left out."""
    rows = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    return [[value for value in values if value not in {None, ""}] for values in rows]


def test_the_report_reads_back_as_it_was_merged(report: Path) -> None:
    read = read_plan(report)

    assert read.definition.is_report
    assert read.merged
    assert said(read) == said(usual().plan)
    assert read.reported == usual().plan.reported
    assert [each.standing for each in report_of(read).reached] == [
        each.standing for each in report_of(usual().plan).reached
    ]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sendings=SENDINGS)
def test_whatever_was_typed_reads_back(tmp_path: Path, sendings: dict[str, dict[str, dict[str, str]]]) -> None:
    result = merged(**sendings)
    write_report(tmp_path / "laporan.xlsx", result, force=True)

    assert said(read_plan(tmp_path / "laporan.xlsx")) == said(result.plan)
    assert not edited_since_written(tmp_path / "laporan.xlsx")


def test_the_signed_pages_come_first_and_the_account_is_closed(report: Path) -> None:
    names = openpyxl.load_workbook(report).sheetnames

    assert names[:5] == [
        "Laporan Komisi", "Laporan Sekretariat", "Identitas Satker", "Realisasi Komisi", "Realisasi Sekretariat"
    ]  # fmt: skip
    assert {"Beda Isian", "Perlu Dicek", "Baris Kiriman", "Cek Jumlah Baris", "Daftar File"} <= set(names)
    counts = counts_table(usual())
    assert isinstance(counts, TableSheet)
    assert {_value(each[-1]) for each in counts.rows} == {0}


def _value(cell: object) -> object:
    return getattr(cell, "value", cell)


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_report(tmp_path / name, usual())

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_pages_say_where_an_indicator_stands_and_what_is_done_about_it(report: Path) -> None:
    (line,) = [values for values in shown(report, "Laporan Komisi") if any(DISPUTES in str(each) for each in values)][
        :1
    ]

    assert line == [
        "8", line[1], "95%", "95%", "50%", 52.63, 52.63, "Belum tercapai",
        "Sidang ditunda.", "Minta jadwal baru. (31 Juli 2020)",
    ]  # fmt: skip


def test_what_the_pages_show_are_formulas_over_the_sheets_behind_them(report: Path) -> None:
    sheet = openpyxl.load_workbook(report)["Laporan Komisi"]
    formulas = [str(cell.value) for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"]

    assert sum("'Realisasi Komisi'!" in each for each in formulas) > 100


def test_nothing_is_typed_on_the_pages_by_mistake(report: Path) -> None:
    book = openpyxl.load_workbook(report)

    assert [sheet.title for sheet in book if sheet.protection.sheet] == ["Laporan Komisi", "Laporan Sekretariat"]


def test_a_text_that_looks_like_a_formula_stays_text(report: Path) -> None:
    sheet = openpyxl.load_workbook(report)["Realisasi Komisi"]

    assert [cell.data_type for cells in sheet.iter_rows() for cell in cells if cell.value == "=1+1"] == ["s"]
    assert ["=1+1"] in [[each for each in values if each == "=1+1"] for values in shown(report, "Laporan Komisi")]


def test_the_counts_are_those_of_the_report(report: Path) -> None:
    counted = {str(values[0]): values[1] for values in shown(report, "Laporan Komisi")[-25:] if len(values) >= 2}
    own = report_of(usual().plan)
    standings = Counter(own.words.standing(each.standing) for each in own.reached if each.part.id == "commission")

    assert {word: counted[word] for word in own.words.standings.values()} == {
        word: standings[word] for word in own.words.standings.values()
    }


def test_a_choice_is_taken_by_the_next_merge(sendings: Path, tmp_path: Path) -> None:
    output = tmp_path / "laporan-tw2.xlsx"
    merge_files([sendings], output, MergeRequest(plan=LOTIM))
    answer(output, "Isian yang Dipakai", {"Selesai": letter_of(output, "Selesai")})
    again = merge_files([sendings], output, MergeRequest(plan=LOTIM, decisions=output))

    assert again.open == ()
    assert read_plan(output).parts[0].indicators[0].activities[0].further["state"] == "Selesai"


def test_a_report_that_somebody_edited_is_not_replaced(sendings: Path, tmp_path: Path) -> None:
    output = tmp_path / "laporan-tw2.xlsx"
    merge_files([sendings], output, MergeRequest(plan=LOTIM))
    assert not edited_since_written(output)
    type_in(output, "Realisasi Komisi", {"H10": "80"})

    with pytest.raises(OutputExistsError):
        merge_files([sendings], output, MergeRequest(plan=LOTIM), force=True)


def test_trace_names_the_reports_that_a_cell_comes_from(sendings: Path, tmp_path: Path) -> None:
    output = tmp_path / "laporan-tw2.xlsx"
    merge_files([sendings], output, MergeRequest(plan=LOTIM))

    ended = run_command("trace", output, "Realisasi Komisi!O9")
    assert ended.exit_code == 0
    assert "hukum.xlsx Realisasi Komisi!O9" in ended.results


def test_reports_without_their_plan_are_no_merge_and_the_remedy_is_told(sendings: Path, tmp_path: Path) -> None:
    ended = run_command("merge", sendings, "-o", tmp_path / "x.xlsx")

    assert ended.exit_code == 2
    assert "--from" in ended.messages


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--previous", LOTIM), "--from"),
        (("--from", LOTIM, "--base", LOTIM), "--base"),
        (("--from", LOTIM, "--year", "2020"), "--year"),
        (("--from", LOTIM, "--previous", LOTIM), "--previous"),
    ],
)
def test_what_does_not_go_together_is_told(
    sendings: Path, tmp_path: Path, asked: tuple[str | Path, ...], told: str
) -> None:
    ended = run_command("merge", sendings, *asked, "-o", tmp_path / "x.xlsx")

    assert ended.exit_code == 2
    assert told in ended.messages
    assert not (tmp_path / "x.xlsx").exists()


def test_a_report_is_no_plan_to_report_on(sendings: Path, tmp_path: Path) -> None:
    ended = run_command("merge", sendings, "--from", sendings / "hukum.xlsx", "-o", tmp_path / "x.xlsx")

    assert ended.exit_code == 2
    assert "bukan rencana" in ended.messages


def test_the_command_merges_reports_and_prints_nothing_while_something_is_open(sendings: Path, tmp_path: Path) -> None:
    output = tmp_path / "laporan-tw2.xlsx"

    ended = run_command("merge", sendings, "--from", LOTIM, "-o", output)
    assert ended.exit_code == 1  # one difference is open
    assert "kegiatan yang perlu dilaporkan sudah diisi, 1 beda isian menunggu pilihan." in ended.results
    ended = run_command("print", output, "-o", tmp_path / "laporan.pdf")
    assert ended.exit_code == 2
    assert "STATUS PELAKSANAAN" in ended.messages
    assert not (tmp_path / "laporan.pdf").exists()


def test_figures_of_the_quarter_before_are_in_the_report(tmp_path: Path) -> None:
    first, second = tmp_path / "tw1", tmp_path / "tw2"
    for folder, quarter, actual in ((first, 1, "40"), (second, 2, "50")):
        folder.mkdir()
        write_form(
            folder / "hukum.xlsx",
            form_of(plan(), "Hukum", quarter),
            {DISPUTES: {"goal": "95%", "actual": actual, "follow_up": "Minta jadwal."}},
        )
    merge_files([first], tmp_path / "laporan-tw1.xlsx", MergeRequest(plan=LOTIM))
    output = tmp_path / "laporan-tw2.xlsx"
    merge_files([second], output, MergeRequest(plan=LOTIM, previous=tmp_path / "laporan-tw1.xlsx"))

    reached = next(each for each in report_of(read_plan(output)).reached if each.indicator.text.startswith(DISPUTES))
    assert (reached.previous.text, reached.actual.text) == ("40%", "50%")
    assert ["Tabel III. Tindak Lanjut Triwulan Sebelumnya"] in shown(output, "Laporan Komisi")
    assert any("Minta jadwal." in str(each) for values in shown(output, "Tindak Lanjut") for each in values)
    assert not edited_since_written(output)


def test_work_outside_the_plan_without_an_indicator_is_in_the_report(tmp_path: Path) -> None:
    form = form_of(plan(), "Hukum")
    row = FormRow(objective="Sasaran lain", activity="Kegiatan tambahan", further={"state": "Selesai"})
    rows = {part: (*own, row) if part == "secretariat" else own for part, own in form.rows.items()}

    result = merge_reports([sent(form.but(rows=rows), {})], of_quarter(2))
    write_report(tmp_path / "laporan.xlsx", result)

    texts = [activity.text for _, _, activity in read_plan(tmp_path / "laporan.xlsx").activities()]
    assert texts.count("Kegiatan tambahan") == 1


def test_what_was_typed_on_a_page_is_told_before_it_is_printed_and_where_it_is_to_be_corrected(report: Path) -> None:
    assert not [*typed_on_pages(read_plan(report), sheets_of(report))]
    formulas = openpyxl.load_workbook(report)["Laporan Sekretariat"]
    at = next(cell.coordinate for cell in formulas["E"] if str(cell.value).startswith("=IF('Realisasi"))
    type_in(report, "Laporan Sekretariat", {at: "2 Dokumen"})
    type_in(report, "Laporan Komisi", {"L9": "Lihat lampiran"})

    typed = [*typed_on_pages(read_plan(report), sheets_of(report))]
    assert [str(each.cell) for each in typed] == ["None", f"Laporan Sekretariat!{at}"]
    assert typed[0].line.id.startswith("Laporan Komisi: Ada yang diketik atau dihapus langsung di halaman ini")
    assert "Betulkan isiannya di sheet Realisasi Sekretariat" in typed[1].line.id
    ended = run_command("print", report, "-o", report.with_suffix(".pdf"))
    assert ended.exit_code == 2
    assert typed[0].line.id in ended.messages
    assert typed[1].line.id in ended.messages


def test_a_formula_that_somebody_cleared_is_seen_as_one_that_was_typed_over(report: Path) -> None:
    pages = openpyxl.load_workbook(report)["Laporan Sekretariat"]
    at = next(cell.coordinate for cell in pages["E"] if str(cell.value).startswith("=IF('Realisasi"))
    for sheet, cell in (("Laporan Sekretariat", at), ("Realisasi Sekretariat", "L9")):
        own = report.with_stem(sheet)
        shutil.copy(report, own)
        type_in(own, sheet, {cell: ""})
        assert edited_since_written(own), sheet

    (lack,) = typed_on_pages(read_plan(own := report.with_stem("Laporan Sekretariat")), sheets_of(own))
    assert str(lack.cell) == f"Laporan Sekretariat!{at}"
    assert read_handwork(content_of(report.with_stem("Realisasi Sekretariat")), "").rows
