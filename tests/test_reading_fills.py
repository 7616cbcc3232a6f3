"""Colours in a schedule: what may be the schedule itself, and what is only paint."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.addresses import Address, column_number
from rak_excel.formats.grid import Looks
from rak_excel.model import Plan, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check
from tests.tables import sheets_of

HEAD = f"| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {' | '.join(f'B{n}' for n in range(1, 13))} | PELAKSANA |"
FIRST, LAST = column_number("F"), column_number("Q")


def coloured(*rows: str, plain: bool = False, fills: Mapping[str, str] | None = None) -> Plan:
    """A monthly plan of these schedules, a letter for each month: `v` ticked, `#` coloured, `V` both, `.` neither.

    `fills` gives further cells by their address a colour; `plain` rows have no activity.
    """
    lines, painted = [HEAD], dict[Address, str]()
    for nth, row in enumerate(rows, 2):
        for column, letter in enumerate(row, FIRST):
            if letter in "#V":
                painted[nth, column] = "92D050"
        ticks = " | ".join("✓" if letter in "vV" else "" for letter in row)
        activity = "" if plain else f"Rapat {nth}"
        lines.append(
            f"| {nth} | Sasaran {nth} | Nilai {nth} | 75 | {activity} | {ticks} | {'' if plain else 'Subbag Hukum'} |"
        )
    for address, colour in (fills or {}).items():
        letters = address.rstrip("0123456789")
        painted[int(address[len(letters) :]), column_number(letters)] = colour
    definition = load_template("kpu-2020")
    identity, sheet = sheets_of("\n".join(["# Sekretariat", *lines]), definition)
    read = read_sheets(
        [identity, replace(sheet, look=Looks(fills=painted))], Source("rak.xlsx", "0" * 64), template=definition
    )
    assert not isinstance(read, Unread)
    return read


def asked(plan: Plan) -> list[str]:
    return [f"{each.code} {each.cell} {each.severity}" for each in check([plan], select=["RAK401", "RAK404"])]


def test_a_tick_in_the_first_month_of_a_coloured_bar_is_asked_about() -> None:
    plan = coloured("V#####......", "...v........", "......V##...")

    assert [activity.periods for _, _, activity in plan.activities()] == [(1,), (4,), (7,)]
    assert asked(plan) == ["RAK404 Sekretariat!G2 error", "RAK404 Sekretariat!M4 error"]


def test_colours_alone_are_asked_about_and_not_reported_as_a_missing_schedule() -> None:
    assert asked(coloured("###.........", "...v........")) == ["RAK404 Sekretariat!F2 error"]


def test_many_bars_are_one_finding() -> None:
    plan = coloured("V##.........", ".V##........", "..V##.......", "...V##......", "....V##.....")

    assert asked(plan) == ["RAK404 Sekretariat!G2 error"]
    (note,) = [each for each in plan.notes if each.kind == "coloured-schedule"]
    assert "5 baris" in note.detail.id
    assert len(note.cells) == 10


def test_bars_that_are_alike_in_every_row_are_bars_all_the_same() -> None:
    assert asked(coloured(*["V#####......"] * 4)) == ["RAK404 Sekretariat!G2 error"]
    assert asked(coloured(*["############"] * 4)) == ["RAK404 Sekretariat!F2 error"]


@pytest.mark.parametrize(
    "rows",
    [
        ("VVV.........", "...VV......."),  # the ticked cells are coloured too
        ("VVvv........", "...V........"),  # some of them
    ],
)
def test_colours_below_ticks_say_nothing_more(rows: tuple[str, ...]) -> None:
    assert asked(coloured(*rows)) == []


def test_coloured_columns_are_no_schedule() -> None:
    """Holidays, or quarters in shades of their own."""
    assert asked(coloured("v...##......", "..v.##.v....", "....#V......")) == []
    assert asked(coloured("V###########", "###V########", "########V###")) == []


def test_a_column_whose_heading_has_the_colour_is_no_schedule_in_a_short_table() -> None:
    assert asked(coloured("v...#.......", fills={"I1": "92D050", "J1": "92D050"})) == []
    assert asked(coloured("v...#.......")) == ["RAK404 Sekretariat!J2 error"]


def test_the_colour_of_a_heading_in_some_rows_alone_may_be_a_schedule() -> None:
    plan = coloured("v...........", "v...#.......", fills={"J1": "92D050"})

    assert asked(plan) == ["RAK404 Sekretariat!J3 error"]


def test_a_row_inserted_later_without_the_colour_of_its_columns_changes_nothing() -> None:
    assert (
        asked(coloured("v...##......", "..v.##......", "....V#......", ".v..##......", "......v.....", "v...##......"))
        == []
    )


def test_a_row_that_has_the_colour_of_but_one_of_the_coloured_columns_is_not_asked_about() -> None:
    plan = coloured("v...##......", "v...##......", "v...##......", "v...##......", "v...#.......")

    assert asked(plan) == []


def test_striped_rows_are_no_schedule() -> None:
    stripes = {f"{letter}{row}": "92D050" for row in (2, 4) for letter in "ABCDE"}

    assert asked(coloured("V###########", "...v........", "######V#####", "v...........", fills=stripes)) == []


def test_a_row_without_an_activity_is_not_asked_about() -> None:
    assert asked(coloured("###.........", "..#.........", plain=True)) == []


def test_coloured_headings_and_other_columns_are_no_schedule() -> None:
    assert asked(coloured("v...........", fills={"F1": "FFC000", "E2": "FFC000", "R2": "FFFF00"})) == []


def test_a_bar_in_a_row_whose_text_has_another_colour_is_asked_about() -> None:
    assert asked(coloured("V##.........", "...v........", fills={"E2": "FFC000"})) == ["RAK404 Sekretariat!G2 error"]
