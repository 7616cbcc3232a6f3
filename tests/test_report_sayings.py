"""What the words in a report's cells say: by when something is to be done, and when two units say the same."""

from __future__ import annotations

import datetime

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.definitions.monitoring import report_definition
from rak_excel.model import Indicator, Objective, Place
from rak_excel.model.finding import Columns
from rak_excel.model.monitoring import Quarter
from rak_excel.monitoring.due_dates import due_date, is_overdue
from rak_excel.monitoring.sayings import said_alike, says_anything, words_of_nothing
from tests.merged_reports import SHARED, asked, merged, work

DEFINITION = report_definition(load_template("kpu-2020"), Quarter(2, 2020))
PLACE = Place("Realisasi Komisi", 9, Columns())
ROW = Indicator("Jumlah Laporan", Objective("Sasaran", PLACE), PLACE)
END = datetime.date(2020, 6, 30)


@pytest.mark.parametrize(
    "said", ["30/06/2020", "2020-06-30", "akhir Juni 2020", "Juni 2020", "Paling lambat 30 Juni 2020", "44012"]
)
def test_a_last_day_is_read_however_it_is_written(said: str) -> None:
    assert due_date(said, DEFINITION.identity) == END


@pytest.mark.parametrize("said", ["minggu ke-2 Juni 2020", "Minggu Ke 2 Juni 2020", "minggu II Juni 2020"])
def test_the_number_of_a_week_is_no_day(said: str) -> None:
    assert due_date(said, DEFINITION.identity) == END


@pytest.mark.parametrize("said", ["", "-", "segera", "TW III", "2020", "31 Februari 2020"])
def test_what_names_no_day_has_none(said: str) -> None:
    assert due_date(said, DEFINITION.identity) is None


def test_what_was_due_on_the_last_day_of_a_quarter_is_overdue_at_its_end() -> None:
    days = (datetime.date(2020, 6, 29), END, datetime.date(2020, 7, 1), None)

    assert [is_overdue(day, END) for day in days] == [True, True, False, False]
    assert not is_overdue(END, None)


def test_two_writings_of_one_day_say_the_same() -> None:
    said = {said_alike("due", text, ROW, DEFINITION) for text in ("31/07/2020", "31 Juli 2020", "2020-07-31", "44043")}

    assert len(said) == 1
    assert said_alike("due", "31 Agustus 2020", ROW, DEFINITION) not in said
    assert said_alike("due", "segera", ROW, DEFINITION) == said_alike("due", "Segera", ROW, DEFINITION)


def test_what_says_that_there_is_nothing_stands_beside_no_words_of_others_and_contradicts_none() -> None:
    nothing = {"obstacle": "nihil", "follow_up": "Tidak ada", "person": "Nihil", "due": "nihil", "evidence": "n/a"}
    said = {
        "obstacle": "Anggaran terbatas",
        "follow_up": "Usul revisi",
        "person": "Sub Bagian Hukum",
        "due": "Juli 2020",
    }
    result = merged({"Keuangan": {SHARED: nothing}, "Hukum": {SHARED: said}})

    own = work(result.plan, SHARED).further
    assert asked(result) == []
    assert {column: own[column] for column in said} == said
    assert own["evidence"] == "n/a"  # alone it stays as it was typed


def test_nobody_is_asked_about_one_day_that_two_units_write_otherwise() -> None:
    def sent(*dates: str) -> list[str]:
        units = dict(zip(("Hukum", "Teknis"), dates, strict=True))
        result = merged({unit: {SHARED: {"follow_up": "Rapat", "due": day}} for unit, day in units.items()})
        return [column for column, _ in asked(result)]

    assert sent("31/07/2020", "31 Juli 2020") == []
    assert sent("31/07/2020", "31 Agustus 2020") == ["due"]


@pytest.mark.parametrize(
    "more",
    ["Tahap I 15 Juli 2020 oleh Hukum, tahap II 31 Juli 2020 oleh Teknis", "Hukum, 31 Juli 2020", "minggu V Juli 2020"],
)
def test_a_date_with_more_words_is_not_the_date_alone(more: str) -> None:
    units = {"Keuangan": "31 Juli 2020", "Hukum": more}
    result = merged({unit: {SHARED: {"follow_up": "Genset", "due": day}} for unit, day in units.items()})

    assert [column for column, _ in asked(result)] == ["due"]
    assert due_date(more, DEFINITION.identity) == due_date("31 Juli 2020", DEFINITION.identity)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "...",
        "Tidak ada",
        "nihil.",
        "N/A",
        "Tidak ada kendala",
        "TIDAK ADA HAMBATAN.",
        "Tdk ada kendala",
        "Belum ada tindak lanjut",
        "Tidak terdapat kendala",
        "Nihil (tidak ada kendala)",
    ],
)
def test_words_that_say_nothing_are_none(text: str) -> None:
    assert not says_anything(text, DEFINITION)


@pytest.mark.parametrize("text", ["Anggaran belum turun", "Tidak ada anggaran", "Jaringan", "1"])
def test_words_that_say_something_are_kept(text: str) -> None:
    assert says_anything(text, DEFINITION)


def test_every_listed_word_of_nothing_says_nothing() -> None:
    assert "tidak ada kendala" in words_of_nothing(DEFINITION)
    assert not any(says_anything(each.upper(), DEFINITION) for each in words_of_nothing(DEFINITION))
