"""The sheets of a report with its plan and its follow-ups, whatever became of them: it is read, judged, exported and carried on."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.layouts.follow_ups import COLUMNS
from rak_excel.layouts.reported_plan import CHUNK, plan_written, written_plan
from rak_excel.model import Plan, Source
from rak_excel.model.reported_plan import FollowUp
from rak_excel.monitoring.form import report_form
from rak_excel.monitoring.report import report_of
from rak_excel.monitoring.signed import signed_plan
from rak_excel.reading import Unread, read_sheets
from rak_excel.reading.sheets import read_and_account
from rak_excel.reports.report_records import report_record
from rak_excel.rules.check import check
from rak_excel.vocabulary.basics.texts import tidy
from tests.reports import read_report, sheets_of_form
from tests.tables import plan_of, sheet_of

PLAN = plan_of("""
    # Komisi
    | NO | SASARAN STRATEGIS | INDIKATOR KINERJA UTAMA        | TARGET | KEGIATAN    | T1 | T2 | T3 | T4 | PELAKSANA                   |
    | 1  | Meningkatnya Y    | Persentase Partisipasi Pemilih | 75%    | Sosialisasi |    | v  |    |    | Divisi Hukum dan Pengawasan |
""")
OPEN = FollowUp(
    1, 1, "commission", "Persentase Partisipasi Pemilih", "Sosialisasi", "Pandemi", "Rapat", "Ani", "15 Juni 2020"
)
FORM = report_form(PLAN, 2).but(reported=report_form(PLAN, 2).reported.but(follow_ups=(OPEN,), before=1))
WHOLE = json.loads(written_plan(FORM.reported))
STRANGE: tuple[Any, ...] = (None, -1, 10**20, "=1+1", "\x00", [], {"a": 1}, {"99": "T"}, "9999-12-31")


def paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield from paths(node[key], (*path, key))


def damaged(path: tuple[Any, ...]) -> Iterator[str]:
    """The text with something else at a place, or without it."""
    for value in STRANGE:
        whole = copy.deepcopy(WHOLE)
        at = whole
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
        yield json.dumps(whole)
        del at[path[-1]]
    yield json.dumps(whole)


def with_plan_sheet(text: str) -> Plan | Unread:
    chunks: list[list[Any]] = [[text[at : at + CHUNK]] for at in range(0, len(text), CHUNK)]
    sheets = [sheet for sheet in sheets_of_form(FORM) if sheet.name != "Rencana"]
    return read_sheets([*sheets, sheet_of("Rencana", chunks)], Source("a.xlsx", "0" * 64), template=FORM.definition)


def use(text: str) -> None:
    read = with_plan_sheet(text)
    assert isinstance(read, Plan)
    check([read])
    report_of(read)
    report_record(read)
    report_form(PLAN, 3, earlier=read)
    signed_plan(PLAN, 3, read)


@pytest.mark.parametrize("path", [path for path in paths(WHOLE) if path], ids=lambda path: ".".join(map(str, path)))
def test_whatever_stands_in_one_place_of_it_ends_nothing(path: tuple[Any, ...]) -> None:
    for text in damaged(path):
        use(text)


def test_nor_does_a_text_that_is_cut_off() -> None:
    text = written_plan(FORM.reported)
    for end in range(1, len(text), 61):
        use(text[:end])


@pytest.mark.parametrize("number", [0, 5, 99])
def test_a_quarter_that_there_is_not_makes_it_no_plan_and_the_report_says_so(number: int) -> None:
    whole = copy.deepcopy(WHOLE)
    whole["follow_ups"][0]["quarter"] = number

    assert plan_written(json.dumps(whole)) is None
    assert plan_written(json.dumps({**WHOLE, "before": number or -1})) is None
    read = with_plan_sheet(json.dumps(whole))
    assert isinstance(read, Plan)
    assert "RAK940" in {each.code for each in check([read])}


def test_rows_of_a_part_that_the_definition_does_not_have_are_left_out() -> None:
    rows = WHOLE["rows"]["commission"]
    read = with_plan_sheet(json.dumps({**WHOLE, "rows": {"commission": rows, "board": rows}}))

    assert isinstance(read, Plan)
    assert read.reported
    assert [*read.reported.rows] == ["commission"]


def test_a_form_knows_the_quarter_of_the_report_that_it_was_made_with() -> None:
    first = read_report(report_form(PLAN, 1), {"commission": {1: {"goal": "10%", "actual": "10%"}}})

    for quarter, told in ((2, []), (3, ["RAK936"])):
        read = read_report(report_form(PLAN, quarter, earlier=first))
        assert read.reported
        assert read.reported.before == 1
        assert [each.code for each in check([read], select=["RAK936"])] == told
    assert check([read_report(report_form(PLAN, 3))], select=["RAK936"]) == []


CELLS = st.sampled_from([
    *(None, "", "TW I", "TW 9", "Opini BPK", "Rapat", "1-1", "9-9", "Selesai", "=1", "Tidak ada", "-", "Catatan: ok", "a\nb"),
    *("KODE", "TINDAK LANJUT", "x" * 5000, 0, True, datetime.date(2020, 6, 1)),
])  # fmt: skip
HEADINGS = [column.heading for column in COLUMNS]
OWN_ROW = [
    1,
    "TW I",
    OPEN.indicator,
    OPEN.activity,
    OPEN.obstacle,
    OPEN.text,
    OPEN.person,
    OPEN.due,
    "Selesai",
    None,
    None,
    "1-1",
]


@given(
    headings=st.permutations(HEADINGS) | st.just(HEADINGS) | st.lists(CELLS, max_size=14),
    rows=st.lists(st.just(OWN_ROW) | st.lists(CELLS, max_size=14), max_size=4),
)
@settings(max_examples=30, deadline=None)
def test_whatever_stands_on_the_sheet_of_follow_ups_is_used_or_told(headings: list[Any], rows: list[list[Any]]) -> None:
    sheet = sheet_of("Tindak Lanjut", [["TINDAK LANJUT"], headings, *rows])

    read, accounts = read_and_account(
        [*sheets_of_form(FORM), sheet], Source("a.xlsx", "0" * 64), template=FORM.definition
    )

    assert isinstance(read, Plan)
    assert all(each.cells == sum(each.uses.values()) for each in accounts)
    assert [text for text in _typed(rows) if text not in _said(read)] == []
    check([read])
    report_form(PLAN, 3, earlier=read)


def _typed(rows: list[list[Any]]) -> list[str]:
    """The texts of the rows that nobody but people has written, each in one line."""
    own = {*map(str, OWN_ROW), *HEADINGS, "-", ""}
    return [text for row in rows for each in row if isinstance(each, str) and (text := tidy(each)) not in own]


def _said(read: Plan) -> str:
    """All that the follow-ups of a report say, and all that is told of it."""
    open_ones = read.reported.follow_ups if read.reported else ()
    words = ("indicator", "activity", "obstacle", "text", "person", "due", "state", "result", "evidence")
    said = [getattr(each, word) for each in open_ones for word in words]
    return "\n".join([*said, *(tidy(note.value) for note in read.notes)])
