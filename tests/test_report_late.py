"""When a unit's report comes after the others were merged: what the secretariat does then, and what no merge loses meanwhile."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import NothingToReadError, OutputExistsError
from rak_excel.formats.grid import as_text
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import remarks
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from tests.consoles import run_command
from tests.merged_plans import answer, letter_of
from tests.merged_reports import ACCOUNTS, DISPUTES, SHARED, indicator, plan, work
from tests.report_files import LOTIM, form_of, write_form
from tests.typing_in import type_in

ASKED = MergeRequest(plan=LOTIM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, which say otherwise of one row."""
    own = tmp_path / "laporan"
    own.mkdir()
    write_form(
        own / "keuangan.xlsx", form_of(plan(), "Keuangan"), {ACCOUNTS: {"actual": "1"}, SHARED: {"actual": "85"}}
    )
    write_form(own / "teknis.xlsx", form_of(plan(), "Teknis"), {SHARED: {"actual": "90", "result": "Rapat 3 Juni."}})
    return own


@pytest.fixture
def office(folder: Path, tmp_path: Path) -> Path:
    """The report of the office out of these, in which somebody chose."""
    path = tmp_path / "laporan-tw2.xlsx"
    merge_files([folder], path, ASKED)
    answer(path, "Isian yang Dipakai", {"90%": letter_of(path, "90%")})
    merge_files([folder], path, ASKED.but(decisions=path))
    return path


def late(folder: Path, name: str = "hukum.xlsx") -> Path:
    return write_form(folder / name, form_of(plan(), "Hukum"), {DISPUTES: {"actual": "50"}})


def said(report: Plan, beginning: str, column: str) -> str:
    return as_text(indicator(report, beginning).further.get(column, ""))


def test_a_late_report_is_merged_with_all_others_and_what_was_chosen_stays(folder: Path, office: Path) -> None:
    late(folder)
    result = merge_files([folder], office, ASKED.but(decisions=office))

    report = read_plan(office)
    assert result.open == ()
    assert (said(report, SHARED, "actual"), said(report, DISPUTES, "actual")) == ("90%", "50%")
    assert work(report, SHARED).further["result"] == "Rapat 3 Juni."
    assert "Sub Bagian Hukum dan Sumber Daya Manusia" not in result.missing


def test_the_late_report_alone_does_not_replace_what_the_others_sent(office: Path, tmp_path: Path) -> None:
    before = office.read_bytes()
    (tmp_path / "susulan").mkdir()
    only = late(tmp_path / "susulan").parent

    with pytest.raises(OutputExistsError, match="Sub Bagian Keuangan, Umum dan Logistik"):
        merge_files([only], office, ASKED.but(decisions=office))
    assert office.read_bytes() == before
    merge_files([only], tmp_path / "lain.xlsx", ASKED.but(decisions=office))


def test_the_merged_report_among_the_reports_is_refused_and_what_to_do_is_told(office: Path, tmp_path: Path) -> None:
    own = tmp_path / "susulan"
    own.mkdir()
    late(own)
    (own / office.name).write_bytes(office.read_bytes())

    (refused,) = merge_files([own], tmp_path / "lain.xlsx", ASKED).refused
    assert refused.reason is not None
    assert "gabung lagi semua kiriman unit dengan --decisions laporan-tw2.xlsx" in refused.reason.id


def test_corrections_typed_into_the_merged_report_are_never_lost(folder: Path, office: Path, tmp_path: Path) -> None:
    type_in(office, "Realisasi Komisi", {"P9": "Diperbaiki sekretariat."})
    late(folder)

    with pytest.raises(OutputExistsError) as refused:
        merge_files([folder], office, ASKED.but(decisions=office))
    assert "di file unit" in refused.value.text.id
    assert "--base" not in refused.value.text.id
    result = merge_files([folder], tmp_path / "baru.xlsx", ASKED.but(decisions=office))
    assert [
        line.id for line in result.not_carried if "diperbaiki dengan tangan di Realisasi Komisi baris 9;" in line.id
    ]
    assert work(read_plan(office), SHARED).further["result"] == "Diperbaiki sekretariat."


def test_a_merged_report_alone_is_merged_with_its_corrections(office: Path, tmp_path: Path) -> None:
    type_in(office, "Realisasi Komisi", {"P9": "Diperbaiki sekretariat."})
    merge_files([office], tmp_path / "baru.xlsx", ASKED)

    report = read_plan(tmp_path / "baru.xlsx")
    assert (said(report, SHARED, "actual"), work(report, SHARED).further["result"]) == (
        "90%",
        "Diperbaiki sekretariat.",
    )


def test_a_merged_report_in_which_nobody_has_chosen_is_not_merged_alone(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "laporan-tw2.xlsx"
    merge_files([folder], path, ASKED)

    with pytest.raises(NothingToReadError, match="1 beda isian yang belum dipilih"):
        merge_files([path], tmp_path / "baru.xlsx", ASKED)


def test_a_blank_form_is_told_on_the_list_of_files(folder: Path, tmp_path: Path) -> None:
    write_form(folder / "hukum.xlsx", form_of(plan(), "Hukum"), {})
    result = merge_files([folder], tmp_path / "laporan-tw2.xlsx", ASKED)

    rows = openpyxl.load_workbook(tmp_path / "laporan-tw2.xlsx")["Daftar File"].iter_rows(min_row=5, values_only=True)
    assert {row[1]: row[5] for row in rows if row[1]} == {
        "keuangan.xlsx": "dipakai",
        "teknis.xlsx": "dipakai",
        "hukum.xlsx": "masih kosong",
        LOTIM.name: "rencana yang dilaporkan",
    }
    assert "hukum.xlsx: Formulirnya masih kosong." in [line.id for line in remarks(result)]


def test_the_sheets_of_a_report_speak_of_the_report(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "laporan-tw2.xlsx"
    ended = run_command("merge", folder, "--from", LOTIM, "-o", path, "--return", tmp_path / "balasan")

    book = openpyxl.load_workbook(path)
    told = {
        name: [cell.value for row in book[name].iter_rows() for cell in row] for name in ("Beda Isian", "Baris Kiriman")
    }
    assert {"SEL DI LAPORAN", "DI LAPORAN"} <= set(told["Beda Isian"])
    assert "SEL DI LAPORAN" in told["Baris Kiriman"]
    assert any("Sementara ini laporan memakai" in str(each) for each in told["Beda Isian"])
    (own,) = (tmp_path / "balasan").glob("*keuangan*")
    returned = openpyxl.load_workbook(own)
    said = [str(cell.value) for sheet in returned for row in sheet.iter_rows() for cell in row if cell.value]
    assert any('sementara ini laporan memakai "85%"' in each for each in said), ended


def test_where_quarters_tie_only_reports_are_named(folder: Path, tmp_path: Path) -> None:
    (folder / "teknis.xlsx").unlink()
    write_form(folder / "hukum.xlsx", form_of(plan(), "Hukum", quarter=1), {DISPUTES: {"actual": "50"}})
    (folder / "rencana.xlsx").write_bytes(LOTIM.read_bytes())
    another = LOTIM.parent.parent / "laporan-2020" / "rencana-2020.xlsx"

    ended = run_command("merge", folder, "--from", another, "-o", tmp_path / "x.xlsx")
    assert ended.exit_code == 2
    assert "TW I: hukum.xlsx; TW II: keuangan.xlsx." in ended.messages


def test_what_a_report_leaves_open_is_told_by_the_next_quarter_until_it_is_chosen(folder: Path, tmp_path: Path) -> None:
    report, form, third = tmp_path / "laporan-tw2.xlsx", tmp_path / "tw3.xlsx", tmp_path / "laporan-tw3.xlsx"
    of_third = ("template", "--from", LOTIM, "--quarter", "3", "--force", "-o", form, "--previous", report)
    merging = ("merge", form, "--from", LOTIM, "--force", "-o", third, "--previous", report)
    merge_files([folder], report, ASKED)

    made, merged = run_command(*of_third), run_command(*merging)
    told = "Laporan triwulan sebelumnya masih punya 1 beda isian yang belum dipilih"
    assert (made.exit_code, merged.exit_code) == (0, 1)
    assert told in made.messages
    assert told in merged.messages

    answer(report, "Isian yang Dipakai", {"90%": letter_of(report, "90%")})
    assert told in run_command(*of_third).messages  # chosen and not merged again
    merge_files([folder], report, ASKED.but(decisions=report))
    made, merged = run_command(*of_third), run_command(*merging)
    assert (made.exit_code, merged.exit_code) == (0, 0)
    assert "belum dipilih" not in made.messages + merged.messages
