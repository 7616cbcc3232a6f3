"""Lines of the pages of a report: none is cut, and none stands where there is no room for it."""

from __future__ import annotations

from itertools import pairwise

from rak_excel.model import Columns, Place
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.report import report_of
from rak_excel.workbooks.monitoring.report.lines import (
    Look,
    PrintedLine,
    PrintedTable,
    as_high_as_rows_get,
    points_of,
    row,
    whole,
)
from rak_excel.workbooks.monitoring.report.paging import paged
from rak_excel.workbooks.monitoring.report.tables import follow_ups_table
from tests.report_files import form_of, sent, signed


def test_a_text_too_long_for_one_row_goes_on_in_the_next() -> None:
    text = " ".join(f"kata{number}" for number in range(900))
    lines = list(as_high_as_rows_get(row([text], [(1, 1)], [Look.TEXT])))

    assert len(lines) > 1
    assert all(each.height < 409 for each in lines)
    assert "".join(each.cells[0].text for each in lines) == text


def test_a_row_that_goes_on_says_again_which_one_it_is() -> None:
    text = " ".join(f"kata{number}" for number in range(900))
    lines = list(as_high_as_rows_get(row(["8", text], [(0, 0), (1, 1)], [Look.CENTRED, Look.TEXT])))

    assert {each.cells[0].text for each in lines} == {"8"}


def test_a_note_below_a_table_has_no_headings_of_that_table_above_it() -> None:
    heading, note = row(["NO"], [(0, 0)], [Look.HEADING]), whole("Capaian", Look.NOTE)
    pages = paged([], [PrintedTable("Tabel", heading, (PrintedLine(points=400.0), note))], 440.0, 0.0)

    assert pages.breaks
    assert pages.lines[pages.breaks[0]] == note


def test_no_page_has_more_lines_than_it_has_room_for_and_each_begins_with_the_headings() -> None:
    heading = row(["NO"], [(0, 0)], [Look.HEADING])
    lines = tuple(PrintedLine(points=float(20 + number % 7 * 30)) for number in range(60))
    pages = paged([PrintedLine(points=55.0)], [PrintedTable("Tabel", heading, lines)], 500.0, 150.0)

    starts = [0, *pages.breaks, len(pages.lines)]
    each_page = [pages.lines[start:end] for start, end in pairwise(starts)]
    assert all(points_of(page) <= 500.0 + 10 for page in each_page)
    assert all(page[0] is heading for page in each_page[1:])
    assert [line for line in pages.lines if line in lines] == list(lines)
    assert points_of(each_page[-1]) + 150.0 <= 500.0 + 10


def test_what_became_of_a_follow_up_says_where_the_evidence_begins() -> None:
    said = {"result": "1. Subbag Keuangan: Rapat\n2. Subbag Hukum SDM: Reviu", "evidence": "1. Subbag Keuangan: BA 3"}
    place = Place("Tindak Lanjut", 4, Columns({"result": "J", "evidence": "K"}))
    asked = FollowUp(1, 1, "secretariat", "Opini BPK", "Reviu", "Kurang orang", "Menambah orang", place=place)
    shown = []
    report = sent(form_of(signed()), {})
    assert report.reported
    for each in (asked.but(**said), asked.but(result="Rapat"), asked.but(evidence="BA 3")):
        own = report_of(report.but(reported=report.reported.but(follow_ups=(each,))))
        table = follow_ups_table(own, report.definition.part("secretariat"))
        assert table
        shown.append(table.lines[0].cells[-1].text)

    assert shown == [f"{said['result']}\nBukti: {said['evidence']}", "Rapat", "Bukti: BA 3"]
