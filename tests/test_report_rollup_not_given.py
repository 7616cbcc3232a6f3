"""What a roll-up of reports says of an office whose file is not given again, and of one that corrected its report."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rak_excel.errors import NotARollupError, UnreadableWorkbookError
from rak_excel.jobs.rollup.report_summary import said
from rak_excel.rolling_up.monitoring.calls import calls
from rak_excel.rolling_up.monitoring.facts import ReportFacts
from rak_excel.rolling_up.monitoring.filing import EarlierRollup, Filed, Filing, TypedOfReport
from rak_excel.rolling_up.monitoring.result import ReportRollup
from rak_excel.workbooks.letters.of_reports import report_letters
from rak_excel.workbooks.monitoring.rollup.book import write_report_rollup
from rak_excel.workbooks.monitoring.rollup.read_back import read_report_rollup
from tests.libreoffice import libreoffice
from tests.office_reports import DONE, facts
from tests.test_report_rollup import AFTER, BEFORE, JULY, filed, office, rolled_up
from tests.test_rollup_following import sheet_rows
from tests.test_rollup_workbook import computed_otherwise

HERE, GONE = facts("52.03", saved=BEFORE), facts("52.04", saved=BEFORE)
FORGED = EarlierRollup(2, 2020, {"52.04": TypedOfReport(JULY)}, {("52.04", 2): Filed(Filing.ON_TIME)})
"""As an earlier roll-up reads back in which a date alone made a report of a blank form."""
CORRECTED = {"commission": {2: {"goal": "75%", "actual": "80", "state": "Selesai"}}, "secretariat": DONE["secretariat"]}


def read_again(result: ReportRollup, path: Path) -> EarlierRollup:
    write_report_rollup(path, result)
    return read_report_rollup(path)


def status(region: str, path: Path) -> dict[str, object]:
    return next(row for row in sheet_rows(path, "Status Pelaporan") if row["Kode Wilayah"] == region)


def letter_to(name: str, result: ReportRollup) -> str:
    letter = next(each for each in report_letters(result) if each.name.startswith(name))
    return " ".join((letter.state.id, *(each.id for each in letter.requests)))


def corrected(region: str = "52.04", saved: datetime.datetime = AFTER) -> ReportFacts:
    return facts(region, CORRECTED, saved=saved, file="perbaikan.xlsx")


def test_an_office_whose_file_is_not_given_again_is_not_said_to_have_sent_nothing(tmp_path: Path) -> None:
    previous = read_again(rolled_up(HERE, GONE, deadline=JULY), tmp_path / "last.xlsx")
    result = rolled_up(HERE, previous=previous)
    write_report_rollup(tmp_path / "new.xlsx", result)

    assert filed(result, "52.04")[1] == "File tidak disertakan"
    assert status("52.04", tmp_path / "new.xlsx")["TW II"] == "File tidak disertakan"
    assert "sertakan filenya" in str(status("52.04", tmp_path / "new.xlsx")["Keterangan"])
    assert "52.04" not in {call.office.region for call in calls(result)}
    assert letter_to("5204", result) == (
        "Sudah diterima Laporan TW II Rencana Aksi Kinerja tahun 2020 sudah kami terima, tetapi filenya tidak ikut kami periksa "
        "kali ini."
    )
    lines = [line.id for line in said(result, tmp_path / "new.xlsx")]
    assert [line for line in lines if "filenya tidak disertakan" in line and "Sumbawa" in line]
    assert not [line for line in lines if line.startswith("Belum lapor") and "Sumbawa," in line]


def test_it_is_known_for_as_many_runs_as_its_file_is_missing_and_in_the_next_quarter(tmp_path: Path) -> None:
    previous = read_again(rolled_up(HERE, GONE, deadline=JULY), tmp_path / "last.xlsx")
    for name in ("one.xlsx", "two.xlsx"):
        result = rolled_up(HERE, previous=previous)
        assert filed(result, "52.04")[1] == "File tidak disertakan"
        previous = read_again(result, tmp_path / name)

    assert filed(rolled_up(HERE, GONE, previous=previous), "52.04")[1] == "Tepat waktu"
    assert filed(rolled_up(facts("52.03", quarter=3), quarter=3, previous=previous), "52.04")[1] == "Tepat waktu"


def test_one_that_told_no_time_is_remembered_too(tmp_path: Path) -> None:
    previous = read_again(rolled_up(HERE, facts("52.04"), deadline=JULY), tmp_path / "last.xlsx")
    previous = read_again(rolled_up(HERE, previous=previous), tmp_path / "one.xlsx")

    assert filed(rolled_up(HERE, previous=previous), "52.04")[1] == "File tidak disertakan"
    assert filed(rolled_up(facts("52.03", quarter=3), quarter=3, previous=previous), "52.04")[1] == "Sudah lapor"


def test_a_date_of_receipt_tells_that_a_report_came_though_there_is_no_file(tmp_path: Path) -> None:
    typed = {"52.04": TypedOfReport(JULY), "52.05": TypedOfReport("besok")}
    result = rolled_up(HERE, deadline=JULY, previous=EarlierRollup(2, 2020, typed))
    previous = read_again(result, tmp_path / "one.xlsx")

    assert filed(result, "52.04")[1] == "File tidak disertakan"
    assert filed(result, "52.05")[1] == "Belum lapor"
    assert "belum kami terima" not in letter_to("5204", result)
    assert previous.filed["52.04", 2].filing is Filing.ON_TIME
    assert previous.filed["52.05", 2].filing is Filing.MISSING


def test_no_typed_date_makes_a_report_of_a_blank_form_not_even_in_the_next_quarter(tmp_path: Path) -> None:
    blank, path = facts("52.04", {}), tmp_path / "last.xlsx"
    write_report_rollup(path, rolled_up(HERE, blank, deadline=JULY))
    typed = read_report_rollup(path).but(typed={"52.04": TypedOfReport(JULY)})
    result = rolled_up(HERE, blank, previous=typed)
    later = rolled_up(facts("52.03", quarter=3), quarter=3, previous=read_again(result, tmp_path / "new.xlsx"))

    assert filed(result, "52.04")[1] == filed(later, "52.04")[1] == "Belum lapor"
    assert "52.04" in {call.office.region for call in calls(result)}
    assert "sudah kami terima" not in letter_to("5204", result)
    assert "File tidak disertakan" not in formulas_beside("52.04", path)
    assert "Tidak wajib" in formulas_beside("52.04", path)
    assert filed(rolled_up(HERE, blank, previous=FORGED), "52.04")[1] == "Belum lapor"


def test_a_roll_up_that_was_saved_in_another_format_is_asked_for_as_xlsx(tmp_path: Path) -> None:
    for suffix in (".ods", ".xls"):
        path = tmp_path / f"rekap{suffix}"
        path.write_bytes(b"what is in it is not looked at")
        with pytest.raises(UnreadableWorkbookError, match=r"simpan sebagai \.xlsx") as told:
            read_report_rollup(path)
        assert not isinstance(told.value, NotARollupError)


def test_what_is_typed_below_the_table_is_not_carried_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "last.xlsx"
    write_report_rollup(path, rolled_up(HERE, deadline=JULY))
    book = load_workbook(path)
    book["Status Pelaporan"]["C16"] = "Kota Bima janji kirim hari Jumat"
    book.save(path)
    result = rolled_up(HERE, previous=read_report_rollup(path))

    assert [each.id for each in result.doubts] == [
        'Di bawah tabel Status Pelaporan rekap sebelumnya tertulis "Kota Bima janji kirim hari Jumat". Itu tidak terbawa: pindahkan '
        "ke Catatan Provinsi kantornya."
    ]


def test_an_office_that_need_not_report_is_not_among_those_that_are_counted(tmp_path: Path) -> None:
    released = {"52.04": TypedOfReport(verified="Tidak wajib")}
    result = rolled_up(HERE, previous=EarlierRollup(2, 2020, released))
    write_report_rollup(tmp_path / "new.xlsx", result)

    assert "1 dari 9 kantor sudah melaporkan" in next(said(result, tmp_path)).id
    assert "1 dari 9 kantor sudah lapor" in str(
        load_workbook(tmp_path / "new.xlsx", data_only=True)["Ringkasan"]["A3"].value
    )


def test_who_had_no_plan_tells_nothing_of_whether_others_reported_a_quarter_before() -> None:
    before = {("52.05", 1): Filed(Filing.NO_PLAN), ("52.06", 1): Filed(Filing.NOT_OBLIGED)}
    result = rolled_up(HERE, previous=EarlierRollup(2, 2020, filed=before))
    known = rolled_up(HERE, previous=EarlierRollup(1, 2020, filed=before | {("52.07", 1): Filed(Filing.MISSING)}))

    assert [filed(result, region)[0] for region in ("52.03", "52.04", "52.05", "52.06")] == [
        "File tidak disertakan",
        "File tidak disertakan",
        "Belum ada rencana",
        "Tidak wajib",
    ]
    assert filed(known, "52.04")[0] == "Belum lapor"


def formulas_beside(region: str, path: Path) -> str:
    sheet = load_workbook(path)["Status Pelaporan"]
    own = next(row for row in sheet.iter_rows(min_row=4) if region in {cell.value for cell in row})
    return " ".join(str(cell.value) for cell in own if str(cell.value).startswith("="))


def test_a_correction_after_the_deadline_makes_no_office_late(tmp_path: Path) -> None:
    both = rolled_up(HERE, GONE, corrected(), deadline=JULY)
    previous = read_again(rolled_up(HERE, GONE, deadline=JULY), tmp_path / "last.xlsx")
    alone = rolled_up(HERE, corrected(), previous=previous)
    write_report_rollup(tmp_path / "both.xlsx", both)

    assert office(both, "52.04").files[0].file == "perbaikan.xlsx"
    assert filed(both, "52.04")[1] == filed(alone, "52.04")[1] == "Tepat waktu"
    assert filed(rolled_up(HERE, corrected(), deadline=JULY), "52.04")[1] == "Terlambat 2 hari"
    assert "laporan pertamanya tanggal 14/07/2020" in str(status("52.04", tmp_path / "both.xlsx")["Keterangan"])


def test_a_late_report_stays_late_by_its_own_days_when_it_is_corrected() -> None:
    later = datetime.datetime(2020, 7, 25, 3)
    result = rolled_up(HERE, facts("52.04", saved=AFTER), corrected(saved=later), deadline=JULY)

    assert filed(result, "52.04")[1] == "Terlambat 2 hari"


def test_a_part_that_came_later_is_no_correction() -> None:
    first, second = ({part: DONE[part]} for part in DONE)
    result = rolled_up(
        facts("52.04", first, saved=BEFORE, file="a.xlsx"),
        facts("52.04", second, saved=AFTER, file="b.xlsx"),
        deadline=JULY,
    )

    assert filed(result, "52.04")[1] == "Terlambat 2 hari"


def test_what_is_typed_and_is_no_date_is_told_on_the_sheet(tmp_path: Path) -> None:
    typed = {"52.04": TypedOfReport("besok")}
    result = rolled_up(facts("52.04", saved=AFTER), deadline=JULY, previous=EarlierRollup(2, 2020, typed))
    write_report_rollup(tmp_path / "new.xlsx", result)

    assert status("52.04", tmp_path / "new.xlsx")["TW II"] == "Sudah lapor (tanggal tidak terbaca)"


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_the_formulas_say_the_same(tmp_path: Path) -> None:
    typed = {"52.05": TypedOfReport(JULY), "52.06": TypedOfReport("besok"), "52.03": TypedOfReport("besok")}
    typed["52.07"] = TypedOfReport(verified="Tidak wajib")
    last = read_again(rolled_up(HERE, GONE, facts("52.02", saved=BEFORE), deadline=JULY), tmp_path / "last.xlsx")
    result = rolled_up(HERE, corrected("52.02"), facts("52.08", {}), deadline=JULY, previous=last.but(typed=typed))
    path = tmp_path / "new.xlsx"
    write_report_rollup(path, result)

    with libreoffice(tmp_path, "id-ID") as office_:
        assert computed_otherwise(path, office_) == set()
        office_.open(path)
        table = "Status Pelaporan"
        for region, becomes in (("52.06", "File tidak disertakan"), ("52.08", "Belum lapor")):
            row = next(n for n, each in enumerate(result.offices) if each.region == region)
            office_.type(table, f"{_letter('Tanggal Diterima', path)}{row + 4}", "14/07/2020")
            office_.recalculate()
            cell = f"{_letter('TW II', path)}{row + 4}"
            assert office_.read(table, f"{cell}:{cell}")[0][0] == becomes
        office_.close()


def _letter(heading: str, path: Path) -> str:
    from openpyxl.utils import get_column_letter

    headings = [cell.value for cell in load_workbook(path)["Status Pelaporan"][3]]
    return get_column_letter(headings.index(heading) + 1)
