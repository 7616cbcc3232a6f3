"""The signed plan and the earlier report where they lie among the reports, and nobody named them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from rak_excel import read_plan, read_plans
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.model import Plan
from rak_excel.monitoring.among import earlier_among, of_most_reports, signed_among, undated_among
from tests.consoles import run_command
from tests.merged_reports import ACCOUNTS, plan
from tests.report_files import LOTIM, form_of, write_form

EXAMPLE = Path("examples/laporan-2020").resolve()
SENT = EXAMPLE / "kiriman-tw2"
SUBMISSIONS = Path("examples/lombok-timur-2020/submissions").resolve()
SIGNED = "Rencana yang dilaporkan: {}."
EARLIER = "Laporan triwulan sebelumnya: {}."
NO_EARLIER = "Laporan triwulan sebelumnya tidak disertakan, jadi realisasi s.d. TW I diambil dari formulir unit."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The forms of the second quarter as they came back."""
    shutil.copytree(SENT, tmp_path / "laporan")
    return tmp_path / "laporan"


def test_a_folder_with_the_plan_and_the_earlier_report_is_merged_as_if_they_were_named(folder: Path) -> None:
    own = folder.parent
    named = ("--from", EXAMPLE / "rencana-2020.xlsx", "--previous", EXAMPLE / "laporan-tw1.xlsx")
    run_command("merge", folder, *named, "-o", own / "named.xlsx")
    for each in ("rencana-2020.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(EXAMPLE / each, folder)
    ended = run_command("merge", folder, "-o", own / "found.xlsx")

    assert ended.exit_code == 0, ended.messages
    assert SIGNED.format("rencana-2020.xlsx") in ended.messages
    assert EARLIER.format("laporan-tw1.xlsx") in ended.messages
    assert (own / "found.xlsx").read_bytes() == (own / "named.xlsx").read_bytes()


def test_a_zip_archive_with_both_is_merged_alike(folder: Path) -> None:
    for each in ("rencana-2020.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(EXAMPLE / each, folder)
    shutil.make_archive(str(folder), "zip", folder)
    ended = run_command("merge", folder.with_suffix(".zip"), "-o", folder.parent / "laporan.xlsx")

    assert ended.exit_code == 0, ended.messages
    assert "5 file dibaca" in ended.results


def test_what_is_not_there_is_said(folder: Path) -> None:
    ended = run_command("merge", folder, "-o", folder.parent / "laporan.xlsx")
    assert ended.exit_code == 2
    assert (
        "Taruh rencana yang dilaporkan di folder yang sama, atau sebutkan, misalnya: rak-excel merge" in ended.messages
    )

    shutil.copy(EXAMPLE / "rencana-2020.xlsx", folder)
    ended = run_command("merge", folder, "-o", folder.parent / "laporan.xlsx")
    assert ended.exit_code == 0
    assert NO_EARLIER in ended.messages


def test_the_forms_of_a_quarter_are_made_from_a_folder_with_the_plan_and_the_reports(tmp_path: Path) -> None:
    named = ("--from", EXAMPLE / "rencana-2020.xlsx", "--previous", EXAMPLE / "laporan-tw1.xlsx")
    run_command("template", *named, "--quarter", "2", "-o", tmp_path / "named.xlsx")
    archive = tmp_path / "arsip"
    archive.mkdir()
    for each in ("rencana-2020.xlsx", "laporan-tw1.xlsx", "laporan-tw3.xlsx"):
        shutil.copy(EXAMPLE / each, archive)
    ended = run_command("template", "--from", archive, "--quarter", "2", "-o", tmp_path / "found.xlsx")

    assert SIGNED.format("rencana-2020.xlsx") in ended.messages
    assert EARLIER.format("laporan-tw1.xlsx") in ended.messages
    assert (tmp_path / "found.xlsx").read_bytes() == (tmp_path / "named.xlsx").read_bytes()


def test_forms_after_the_first_quarter_say_so_where_no_earlier_report_is_given(tmp_path: Path) -> None:
    told = [
        run_command("template", "--from", EXAMPLE / "rencana-2020.xlsx", "--quarter", each, "-o", tmp_path / each)
        for each in ("1", "2")
    ]

    blank = "Laporan triwulan sebelumnya tidak disertakan, jadi realisasi s.d. TW I kosong."
    assert [blank in each.messages for each in told] == [False, True]


def test_submissions_of_a_plan_are_no_signed_plan(tmp_path: Path) -> None:
    ended = run_command("template", "--from", SUBMISSIONS, "--quarter", "2", "-o", tmp_path / "form.xlsx")

    assert ended.exit_code == 2
    assert "tidak jelas mana rencana yang dilaporkan" in ended.messages
    assert signed_among(read_plans(SUBMISSIONS).plans, 2) is None


def reports() -> list[Plan]:
    return [read_plan(EXAMPLE / f"laporan-tw{number}.xlsx") for number in (1, 2, 3)]


def test_the_earlier_report_is_the_last_one_before_the_quarter_of_the_same_office_and_year() -> None:
    first, second, third = reports()
    other = first.but(identity=first.identity.but(year=2021), source=first.source.but(sha256="1" * 64))

    assert earlier_among([first, second, third], 3, third) is second
    assert earlier_among([other, second], 2, second) is None
    twin = first.but(source=first.source.but(sha256="2" * 64))
    assert earlier_among([first, twin], 2, second) is None


def test_reports_of_units_say_which_quarter_is_merged_and_those_of_the_office_where_there_are_no_others() -> None:
    first, second, _ = reports()
    unit = read_plan(next(SENT.glob("*Hukum*")))

    assert of_most_reports([first, unit]) is unit
    assert of_most_reports([first, second]) is second
    assert of_most_reports([]) is None


def test_where_no_file_is_a_report_that_is_said_and_nothing_of_the_report_before(tmp_path: Path) -> None:
    sent = tmp_path / "laporan"
    sent.mkdir()
    shutil.copy(next(SUBMISSIONS.glob("*.xlsx")), sent)
    named = ("--from", EXAMPLE / "rencana-2020.xlsx", "--previous", EXAMPLE / "laporan-tw2.xlsx")
    ended = run_command("merge", sent, *named, "-o", tmp_path / "hasil.xlsx")

    assert ended.exit_code == 2
    assert "Tidak ada file yang dapat digabung." in ended.messages
    assert "File ini rencana, bukan laporan triwulan." in ended.messages


def test_the_earlier_report_may_be_named_where_the_plan_lies_among_the_reports(folder: Path) -> None:
    named = ("--previous", EXAMPLE / "laporan-tw1.xlsx")
    run_command("merge", folder, "--from", EXAMPLE / "rencana-2020.xlsx", *named, "-o", folder.parent / "named.xlsx")
    shutil.copy(EXAMPLE / "rencana-2020.xlsx", folder)
    ended = run_command("merge", folder, *named, "-o", folder.parent / "found.xlsx")

    assert ended.exit_code == 0, ended.messages
    assert (folder.parent / "found.xlsx").read_bytes() == (folder.parent / "named.xlsx").read_bytes()


@pytest.mark.parametrize("placed", [("--region", "52.03"), ("--year", "2020")])
def test_an_office_or_year_of_reports_is_refused_where_their_plan_lies_among_them(
    folder: Path, placed: tuple[str, str]
) -> None:
    shutil.copy(EXAMPLE / "rencana-2020.xlsx", folder)
    ended = run_command("merge", folder, *placed, "-o", folder.parent / "hasil.xlsx")

    assert ended.exit_code == 2
    assert "Kantor dan tahun laporan mengikuti rencana yang dilaporkan. Hapus --region dan --year." in ended.messages
    assert not (folder.parent / "hasil.xlsx").exists()


def test_two_reports_of_the_quarter_before_are_named_where_it_is_not_clear_which_counts(folder: Path) -> None:
    for each in ("rencana-2020.xlsx", "laporan-tw1.xlsx"):
        shutil.copy(EXAMPLE / each, folder)
    other = write_form(folder.parent / "tw1.xlsx", form_of(plan(), "Keuangan", 1), {ACCOUNTS: {"actual": "0"}})
    merge_files([other], folder / "laporan-tw1-b.xlsx", MergeRequest(plan=LOTIM))

    for asked in (("merge", folder), ("template", "--from", folder, "--quarter", "2")):
        ended = run_command(*asked, "-o", folder.parent / f"{asked[0]}.xlsx")
        assert ended.exit_code < 2, ended.messages
        assert "Ada beberapa laporan TW I: laporan-tw1-b.xlsx, laporan-tw1.xlsx." in ended.messages
        assert "tidak disertakan" not in ended.messages


@pytest.mark.parametrize("quarter", [2, 3])
def test_one_form_is_merged_beside_any_number_of_merged_reports(tmp_path: Path, quarter: int) -> None:
    own = tmp_path / "laporan"
    own.mkdir()
    for each in ("rencana-2020", "laporan-tw1", *(["laporan-tw2"] if quarter == 3 else [])):
        shutil.copy(EXAMPLE / f"{each}.xlsx", own)
    other = {ACCOUNTS: {"actual": "0"}}
    before = write_form(tmp_path / "tw1.xlsx", form_of(plan(), "Keuangan", 1), other)
    merge_files([before], own / "laporan-tw1-lain.xlsx", MergeRequest(plan=LOTIM))
    write_form(own / "kantor.xlsx", form_of(plan(), "", quarter), {ACCOUNTS: {"actual": "1"}})

    merged = merge_files([own], tmp_path / "hasil.xlsx").plan
    assert quarter_of(merged.definition).number == quarter


def test_of_several_plans_that_which_the_reports_were_made_from_is_meant() -> None:
    plans = [read_plan(EXAMPLE / f"rencana-2020{each}.xlsx") for each in ("", "-revisi-1")]
    first, _, third = reports()

    assert signed_among([*plans, first], 1) is plans[0]
    assert signed_among([*plans, third], 3) is plans[1]


def test_a_revision_without_a_date_is_asked_about_unless_only_it_can_be_meant() -> None:
    plan, revision = (read_plan(EXAMPLE / f"rencana-2020{each}.xlsx") for each in ("", "-revisi-1"))
    undated = revision.but(identity=revision.identity.but(date=None))
    first = plan.but(identity=plan.identity.but(date=None))
    may, july = (undated.but(identity=undated.identity.but(date=datetime.date(2020, each, 15))) for each in (5, 7))

    assert signed_among([plan, undated], 2) is None
    assert undated_among([plan, undated], 2) is undated
    assert signed_among([plan, undated, read_plan(EXAMPLE / "laporan-tw1.xlsx")], 2) is plan
    for plans, meant in (([first, may], may), ([first, july], first), ([undated], undated)):
        assert signed_among(plans, 2) is meant
        assert undated_among(plans, 2) is None


def test_a_folder_with_a_revision_that_has_no_date_is_told_with_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    shutil.copy(EXAMPLE / "rencana-2020.xlsx", folder)
    revised = MergeRequest(base=folder / "rencana-2020.xlsx")  # dated by nobody yet
    merge_files([Path("examples/revisi-2020/kiriman")], folder / "rencana-2020-revisi-1.xlsx", revised)
    form = form_of(plan())
    unknown = form.but(reported=form.reported.but(digest=""))
    write_form(folder / "kantor.xlsx", unknown, {ACCOUNTS: {"actual": "1"}})

    for asked in (("merge", folder), ("template", "--from", folder, "--quarter", "2")):
        ended = run_command(*asked, "-o", folder.parent / "hasil.xlsx")
        assert ended.exit_code == 2
        assert (
            "rencana-2020-revisi-1.xlsx belum bertanggal, jadi tidak jelas apakah sudah berlaku pada akhir TW II. "
            "Isi tanggalnya di sheet Identitas Satker" in ended.messages
        )


def test_a_revision_that_was_signed_after_the_quarter_is_not_the_plan_of_that_quarter() -> None:
    plan, revision = (read_plan(EXAMPLE / f"rencana-2020{each}.xlsx") for each in ("", "-revisi-1"))

    assert signed_among([plan, revision], 2) is plan
    assert signed_among([plan, revision], 3) is revision
