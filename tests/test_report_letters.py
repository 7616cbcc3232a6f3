"""The letters to offices about their quarterly reports, and how the command makes them and hears of plans and of earlier findings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.errors import OutputExistsError
from rak_excel.model import PlanForm
from rak_excel.monitoring.form import report_form
from rak_excel.reading import find_files
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.roll_up import roll_up_reports
from rak_excel.workbooks.form.book import write_plan_book
from rak_excel.workbooks.letters.content import Letter
from rak_excel.workbooks.letters.of_reports import report_letters
from rak_excel.workbooks.letters.text import LONGEST, length, letter_as_text
from rak_excel.workbooks.monitoring.rollup.short_names import short_names
from tests.office_reports import facts, until_june, varied_report, write_report
from tests.reading_here import reading_here
from tests.reports import Typed, filled
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_report_findings import MISSED, WHOLE, with_row

JULY = datetime.date(2020, 7, 15)


def letters(*reports: ReportFacts, **asked: object) -> dict[str, Letter]:
    result = roll_up_reports(reports, 2, provinces=["52"], **asked)  # type: ignore[arg-type] # given by name
    return {each.name: each for each in report_letters(result, reply_by=JULY)}


def said(letter: Letter) -> str:
    return " ".join(each.id for each in letter.requests)


def test_each_office_that_has_to_report_has_a_letter_and_who_sent_nothing_is_asked_for_its_report() -> None:
    found = letters(facts("52.03", WHOLE), deadline=JULY)

    assert len(found) == len(NTB)
    missing = found["5204 Sumbawa TW II"]
    assert said(missing) == (
        "Laporan TW II Rencana Aksi Kinerja tahun 2020 belum kami terima. Mohon segera dikirim. "
        "Batas waktu penyampaiannya 15 Juli 2020."
    )
    assert (missing.state.id, missing.asks) == ("Belum lapor", True)
    assert "Tidak ada catatan dari kami. Terima kasih." in said(found["5203 Lombok Timur TW II"])


def test_an_office_is_asked_to_decide_the_differences_of_its_report_and_not_thanked() -> None:
    merged = facts("52.03", WHOLE, file="lotim.xlsx")
    letter = letters(merged.but(file=merged.file.but(open_differences=2)))["5203 Lombok Timur TW II"]

    assert "Di lotim.xlsx masih ada 2 beda isian yang belum dipilih." in said(letter)
    assert "Tidak ada catatan dari kami. Terima kasih." not in said(letter)
    assert letter.reply_by


def test_two_missed_indicators_of_identical_words_are_named_once_with_their_number() -> None:
    again = changed("K1.4", indicator="Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan")
    missed: Typed = {**WHOLE, "commission": {**WHOLE["commission"], 2: MISSED, 4: MISSED}}
    report = facts("52.03", missed, change=lambda key, row: again(key, until_june(key, row)))
    letter = letters(report)["5203 Lombok Timur TW II"]

    assert "2 belum tercapai: Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan (2 indikator)." in said(letter)
    assert [each.indicators for each in letter.brief] == [("Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan",)]


@pytest.mark.parametrize("longest", [60, 28])
def test_different_indicators_have_different_short_names_whatever_words_they_share(longest: int) -> None:
    same, word = (
        "Persentase KPU Provinsi dan Kabupaten yang Menyampaikan Laporan Keuangan",
        "Keterbukaan-informasi-" * 3,
    )
    texts = [*(f"{same} {each}" for each in ("x z", "x w", "z", "z z")), f"{word} a b", f"{word} a c"]
    other = [text.replace("Keuangan", "Kinerja") for text in texts[:3]]
    names = short_names({text: text for text in (*texts, *other)}, longest)

    assert len(set(names.values())) == len({*texts, *other})


def test_an_office_that_need_not_report_has_none() -> None:
    assert set(letters(facts("52.03", WHOLE), plans={})) == {"5203 Lombok Timur TW II"}


def test_the_letter_says_which_units_are_silent_what_is_missed_and_what_to_complete() -> None:
    only: Typed = {"secretariat": WHOLE["secretariat"]}
    found = letters(facts("52.03", with_row(MISSED)), facts("52.04", only))

    missed = found["5203 Lombok Timur TW II"]
    assert "0 tercapai, 0 mendekati, 1 belum tercapai: Persentase Partisipasi Pemilih" in said(missed)
    assert [each.code for each in missed.points] == ["no-reason"]
    half = found["5204 Sumbawa TW II"]
    assert "Sheet Realisasi Komisi belum ada isinya" in said(half)
    assert "Unit yang belum mengisi: Divisi" in said(half)
    assert half.asks
    assert not half.points


def test_the_text_for_whatsapp_is_short_and_names_the_quarter() -> None:
    for letter in letters(*(varied_report(region) for region in NTB[:3])).values():
        text = letter_as_text(letter, "id")
        assert text.startswith("*Catatan RAK TW II 2020*\n")
        assert length(text) <= LONGEST
        counts = [int(each.said.id.split(" ")[0]) for each in letter.brief]
        assert sum(counts) == len(letter.points)
        assert all(f"1. {letter.brief[0].said.id}" in text for _ in counts[:1])
        assert re.search(r"^1\. .*: Persentase ", text, re.MULTILINE) or not letter.brief
        assert not re.search(r"\b[KS]\d+\.\d", text)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    for region, typed in (("52.01", with_row(MISSED)), ("52.02", WHOLE)):
        form = report_form(office_plan(region, until_june), 2)
        (tmp_path / "laporan").mkdir(exist_ok=True)
        write_report(tmp_path / "laporan" / f"{region}.xlsx", filled(form, typed))
    with reading_here():
        yield tmp_path


def run(folder: Path, *arguments: str | Path) -> Result:
    asked = [folder / "laporan", "--province", "52", "--quarter", "2", "-o", folder / "rekap.xlsx", *arguments]
    return CliRunner().invoke(main, ["rollup", *map(str, asked), "--quiet"])


def test_letters_stand_in_their_folder_and_are_no_reports_themselves(folder: Path) -> None:
    assert run(folder, "--letters", folder / "surat", "--reply-by", "20-07-2020").exit_code == 0

    assert len(list((folder / "surat").iterdir())) == 2 * len(NTB)
    page = openpyxl.load_workbook(folder / "surat" / "5201 Lombok Barat TW II.xlsx").worksheets[0]
    assert page["A1"].value == "CATATAN ATAS LAPORAN RENCANA AKSI KINERJA TW II TAHUN 2020"
    assert not list(find_files([folder / "surat"]))
    assert run(folder, "--letters", folder / "surat", "--force").exit_code == 0


def test_plans_say_who_has_to_report(folder: Path) -> None:
    (folder / "rencana").mkdir()
    for region in NTB[1:3]:
        plan = office_plan(region, until_june)
        form = report_form(plan, 2)
        definition = plan.definition
        rows = {part.id: tuple(form.reported.rows.get(part.id, ())) for part in definition.parts}
        write_plan_book(folder / "rencana" / f"{region}.xlsx", PlanForm(definition, plan.identity, rows))
    done = run(folder, "--plans", folder / "rencana")

    assert done.exit_code == 0
    assert "Belum lapor: KPU Kabupaten Lombok Timur." in done.output
    assert "2 dari 3 kantor sudah melaporkan" in done.output
    assert CliRunner().invoke(main, ["rollup", str(folder), "--plans", str(folder), "-o", "x.xlsx"]).exit_code == 2


def typed_beside_finding(path: Path, text: str) -> None:
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Catatan"]
    at = next(cell.column for cell in sheet[3] if cell.value == "Tindak Lanjut")
    sheet.cell(4, at).value = text
    book.save(path)


def test_what_is_typed_beside_a_finding_goes_from_run_to_run_and_is_never_lost(folder: Path) -> None:
    path = folder / "rekap.xlsx"
    assert run(folder).exit_code == 0
    first = openpyxl.load_workbook(path)["Catatan"]
    assert first["A1"].value == "Catatan atas laporan yang direkap"
    assert not first.column_dimensions["A"].hidden
    typed_beside_finding(path, "Sudah dihubungi")
    assert isinstance(run(folder, "--force").exception, OutputExistsError)

    again = run(folder, "--force", "--previous", path)
    assert "Dibanding rekap sebelumnya: 0 catatan baru, 1 masih ada, 0 selesai" in again.output
    sheet: Any = openpyxl.load_workbook(path)["Catatan"]
    headings = {cell.value: cell.column for cell in sheet[3]}
    assert sheet.cell(4, headings["Tindak Lanjut"]).value == "Sudah dihubungi"
    assert sheet.cell(4, headings["Keadaan"]).value == "Masih ada"

    form = report_form(office_plan("52.01", until_june), 2)
    write_report(folder / "laporan" / "52.01.xlsx", filled(form, WHOLE))
    mended = run(folder, "--force", "--previous", path)
    assert "0 catatan baru, 0 masih ada, 1 selesai" in mended.output
    assert openpyxl.load_workbook(path)["Catatan Selesai"].max_row == 4


def test_a_finding_in_other_words_is_an_edit_that_nothing_carries(folder: Path) -> None:
    path = folder / "rekap.xlsx"
    run(folder)
    book: Any = openpyxl.load_workbook(path)
    at = next(cell.column for cell in book["Catatan"][3] if cell.value == "Catatan")
    book["Catatan"].cell(4, at).value = "kata kami sendiri"
    book.save(path)

    refused = run(folder, "--force", "--previous", path)
    assert isinstance(refused.exception, OutputExistsError)
    assert "Catatan" in refused.exception.text.id
