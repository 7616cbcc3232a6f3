"""Tables of another year, office or version, and of a part of the year: told by their titles and sheets."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan
from tests.tables import plan_of, told
from tests.test_reading_parts import heading, row
from tests.test_reading_tables import lone

HEAD = heading("SASARAN STRATEGIS")
FIRST = row("Divisi Hukum")
SECOND = row("Divisi Teknis", indicator="Nilai AKIP", activity="Evaluasi").replace("| 1 | A |", "| 2 | B |")
CHANGED = FIRST.replace("WTP", "WDP")


def read(plan: Plan) -> list[tuple[str, str]]:
    return [(each.text, each.target.text if each.target else "") for _, each in plan.indicators()]


def of_tables(plan: Plan) -> list[str]:
    kinds = {NoteKind.TABLE_NOT_READ, NoteKind.AMBIGUOUS_VALUE, NoteKind.SECOND_READING}
    return [f"{note.kind.value} {note.cell}" for note in plan.notes if note.kind in kinds]


@pytest.mark.parametrize(
    "title",
    [
        "RENCANA AKSI KINERJA TAHUN 2021",
        "TAHUN 2021",
        "T.A. 2021",
        "| Tahun Anggaran | 2021 |",
        "| Tahun Anggaran | : | 2021 |",
        "KPU KABUPATEN SUMBAWA",
        "KPU Sumbawa",
        "| Satker | : | KPU Sumbawa |",
    ],
)
def test_a_second_table_of_another_year_or_office_is_told_though_the_first_says_nothing_of_itself(title: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n{title}\n{HEAD}\n{SECOND}")

    assert read(plan) == [("Opini BPK", "WTP")]
    assert of_tables(plan) == ["table-not-read Komisi!A4"]
    assert not [each for each in told(plan) if "RAK005" in each]


@pytest.mark.parametrize("title", ["TAHUN 2020", "KPU KABUPATEN LOMBOK TIMUR", "| Tahun Anggaran | : | 2020 |"])
def test_a_second_table_that_says_the_plans_own_year_or_office_goes_on_with_the_first(title: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n{title}\n{HEAD}\n{SECOND}")

    assert read(plan) == [("Opini BPK", "WTP"), ("Nilai AKIP", "WTP")]
    assert of_tables(plan) == []


@pytest.mark.parametrize(
    ("own", "other"),
    [("KPU Lombok Timur", "KPU Sumbawa"), ("Lombok Timur", "Sumbawa"), ("RAK Lotim 2020", "Kota Bima")],
)
def test_of_sheets_named_after_offices_that_of_the_plans_own_is_read(own: str, other: str) -> None:
    plan = plan_of(f"# {own}\n{HEAD}\n{FIRST}\n# {other}\n{HEAD}\n{SECOND}")

    assert read(plan) == [("Opini BPK", "WTP")]
    assert of_tables(plan) == [f"table-not-read {other}!A1"]


@pytest.mark.parametrize("name", ["KPU Sumbawa", "RAK 2021"])
def test_a_sheet_named_after_another_office_or_year_is_told_where_it_is_read(name: str) -> None:
    plan = plan_of(f"# {name}\n{HEAD}\n{FIRST}")

    assert f"second-reading {name}!A1" in of_tables(plan)


@pytest.mark.parametrize("words", [("SEMULA", "MENJADI"), ("", "PERUBAHAN"), ("", "REVISI"), ("Sebelum perubahan", "")])
def test_of_a_table_and_its_change_what_it_was_changed_to_is_the_plan(words: tuple[str, str]) -> None:
    before, after = (f"{word}\n" if word else "" for word in words)
    between = after or "RENCANA AKSI KINERJA TAHUN 2020\n"
    plan = plan_of(f"# Komisi\n{before}{HEAD}\n{FIRST}\n{between}{HEAD}\n{CHANGED}")

    assert read(plan) == [("Opini BPK", "WDP")]
    assert [len(each.activities) for _, each in plan.indicators()] == [1]
    assert of_tables(plan) == [f"table-not-read Komisi!A{2 if before else 1}"]


def test_a_changed_table_may_stand_above_what_it_was_changed_from() -> None:
    plan = plan_of(f"# Komisi\nMENJADI\n{HEAD}\n{CHANGED}\nSEMULA\n{HEAD}\n{FIRST}")

    assert (read(plan), of_tables(plan)) == ([("Opini BPK", "WDP")], ["table-not-read Komisi!A5"])


TITLE = "RENCANA AKSI KINERJA TAHUN 2020"


@pytest.mark.parametrize(
    "text",
    [
        f"# Komisi\n{TITLE}\n{HEAD}\n{FIRST}\nRENCANA AKSI KINERJA REVISI TAHUN 2020\n{HEAD}\n{SECOND}",
        f"# Komisi\n{TITLE}\n{HEAD}\n{FIRST}\n# Lembar\nRENCANA AKSI KINERJA REVISI TAHUN 2020\n{HEAD}\n{SECOND}",
        f"# Komisi\n{HEAD}\n{FIRST}\n# Komisi revisi\n{HEAD}\n{SECOND}",
    ],
)
def test_a_revision_with_other_rows_is_never_added_to_what_was_revised(text: str) -> None:
    plan = plan_of(text, revision=1)

    assert read(plan) == [("Nilai AKIP", "WTP")]
    assert len(of_tables(plan)) == 1
    assert of_tables(plan)[0].startswith("ambiguous-value Komisi!")


def test_pages_below_the_title_of_a_revision_are_of_it_too() -> None:
    plan = plan_of(f"# A\nRENCANA AKSI KINERJA PERUBAHAN\n{HEAD}\n{FIRST}\n# B\n{HEAD}\n{SECOND}", revision=1)

    assert (read(plan), of_tables(plan)) == ([("Opini BPK", "WTP"), ("Nilai AKIP", "WTP")], [])


@pytest.mark.parametrize(
    "title",
    [
        "SEMESTER II",
        "S.D. TRIWULAN II",
        "Triwulan ke-1 Tahun 2020",
        "RENCANA AKSI KINERJA SEMESTER II TAHUN 2020",
        "PERIODE JANUARI - JUNI 2020",
    ],
)
def test_a_title_of_a_part_of_the_year_is_told(title: str) -> None:
    plan = plan_of(f"# Komisi\n{title}\n{HEAD}\n{FIRST}")

    assert [each for each in told(plan) if "Komisi!A1" in each] == ["RAK016 Komisi!A1 warning"]


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        ("RENCANA AKSI PERIODE JANUARI - DESEMBER 2020", "T1 | T2 | T3 | T4"),
        ("SEMESTER I", "T1 | T2"),
        ("TW I - IV", "T1 | T2"),
    ],
)
def test_a_title_of_the_whole_year_or_of_all_that_is_planned_needs_no_word(title: str, periods: str) -> None:
    ticks = " | ".join(["v"] * len(periods.split("|")))
    plan = plan_of(f"# Komisi\n{title}\n{heading('SASARAN STRATEGIS', periods)}\n{row('Divisi Hukum', ticks=ticks)}")

    assert not [each for each in told(plan) if "Komisi!A1" in each]


def test_nothing_but_tables_saying_whose_they_are_leaves_the_office_open() -> None:
    plan = lone(f"# KPU Sumbawa\n{HEAD}\n{FIRST}\n# KPU Kota Bima\n{HEAD}\n{SECOND}")

    assert read(plan) == [("Opini BPK", "WTP")]
    assert "ambiguous-value KPU Kota Bima!A1" in of_tables(plan)


@pytest.mark.parametrize("title", ["RENCANA AKSI KINERJA TAHUN 2021", "KPU KABUPATEN SUMBAWA"])
def test_it_is_asked_whether_a_table_with_a_title_goes_on_with_one_without(title: str) -> None:
    plan = lone(f"# Komisi\n{HEAD}\n{FIRST}\n{title}\n{HEAD}\n{SECOND}")

    assert len(read(plan)) == 2
    assert "ambiguous-value Komisi!A4" in of_tables(plan)


def test_tables_before_and_after_a_change_may_stand_side_by_side() -> None:
    names = "| SEMULA" + " |" * 11 + " MENJADI |"
    plan = plan_of(
        f"# Komisi\n{names}\n{HEAD.rstrip('|')}| |{HEAD.lstrip('|')}\n{FIRST.rstrip('|')}| |{CHANGED.lstrip('|')}"
    )

    assert read(plan) == [("Opini BPK", "WDP")]


def test_a_sheet_named_after_a_part_of_the_year_with_the_periods_of_all_of_it_is_told() -> None:
    plan = plan_of(f"# TW I\n{HEAD}\n{FIRST}")

    assert [each for each in told(plan) if "TW I!A1" in each] == ["RAK016 TW I!A1 warning"]


def test_a_title_above_both_versions_is_of_neither() -> None:
    title = "MATRIKS RENCANA AKSI SEMULA - MENJADI TAHUN 2020"
    head = HEAD.replace("TARGET", "TARGET SEMULA | TARGET MENJADI")
    plan = plan_of(f"# Komisi\n{title}\n{head}\n{FIRST.replace('WTP', 'WDP | WTP')}")

    assert read(plan) == [("Opini BPK", "WTP")]


@pytest.mark.parametrize(("column", "text"), [(9, "KPU Kabupaten Bima"), (4, "Revisi")])
def test_an_executor_or_an_activity_right_above_repeated_headings_is_no_title(column: int, text: str) -> None:
    line = "|" + " |" * column + f" {text} |"
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n{line}\n{HEAD}\n{SECOND}")

    assert read(plan) == [("Opini BPK", "WTP"), ("Nilai AKIP", "WTP")]
    assert not [note for note in plan.notes if note.kind is NoteKind.TABLE_NOT_READ]


@pytest.mark.parametrize(
    ("line", "told_there"),
    [
        ("SEMULA", "RAK009 Komisi!A1 error"),
        ("RENCANA AKSI (SEMULA)", "RAK009 Komisi!A1 error"),
        ("MENJADI", "RAK005 Komisi!A1 warning"),
        ("PERUBAHAN", "RAK005 Komisi!A1 warning"),
    ],
)
def test_a_version_alone_is_told(line: str, told_there: str) -> None:
    assert told_there in told(plan_of(f"# Komisi\n{line}\n{HEAD}\n{FIRST}"))


def test_a_sheet_that_says_nothing_of_a_change_is_asked_about_beside_one_that_does() -> None:
    further = plan_of(f"# Komisi baru\n{HEAD}\n{FIRST}\n# Komisi 2\n{HEAD}\n{SECOND}")
    assert read(further) == [("Opini BPK", "WTP"), ("Nilai AKIP", "WTP")]
    assert of_tables(further) == ["ambiguous-value Komisi 2!A1"]

    again = plan_of(f"# Komisi baru\n{HEAD}\n{FIRST}\n# Komisi 2\n{HEAD}\n{CHANGED}")
    assert (read(again), of_tables(again)) == ([("Opini BPK", "WTP")], ["ambiguous-value Komisi 2!A1"])


def test_a_sheet_of_another_name_with_other_entries_is_what_a_revision_was_made_of() -> None:
    plan = plan_of(f"# Sheet1\n{HEAD}\n{FIRST}\n# Komisi Revisi\n{HEAD}\n{CHANGED}")

    assert (read(plan), of_tables(plan)) == ([("Opini BPK", "WDP")], ["table-not-read Sheet1!A1"])


@pytest.mark.parametrize(
    "title",
    [
        *("DRAFT RENCANA AKSI KINERJA", "KONSEP", "Draft 1", "BELUM FINAL", "*DRAFT*", "D R A F T"),
        *("RENCANA AKSI KINERJA (DRAFT)", "RENCANA AKSI TAHUN 2020 - KONSEP", "Rancangan Akhir Rencana Aksi Kinerja"),
        *("USULAN RENCANA AKSI", "CONTOH PENGISIAN RENCANA AKSI", "Dokumen ini belum ditandatangani"),
    ],
)
def test_a_lone_plan_called_a_draft_is_read_and_told_as_that(title: str) -> None:
    plan = plan_of(f"# Komisi\n{title}\n{HEAD}\n{FIRST}")

    assert read(plan) == [("Opini BPK", "WTP")]
    assert [each for each in told(plan) if "Komisi!A1" in each] == ["RAK016 Komisi!A1 warning"]


def test_a_lone_plan_on_a_sheet_called_a_draft_or_an_old_one_is_told() -> None:
    for name in ("Draft Komisi", "Komisi lama"):
        assert "RAK016" in "".join(told(plan_of(f"# {name}\n{HEAD}\n{FIRST}")))
    assert "RAK016" not in "".join(told(plan_of(f"# Komisi\nRENCANA AKSI FINAL\n{HEAD}\n{FIRST}")))


def test_the_title_of_a_draft_says_year_and_revision_as_any_other() -> None:
    plan = plan_of(f"# Komisi\nDRAFT PERUBAHAN KEDUA RENCANA AKSI TAHUN 2021\n{HEAD}\n{FIRST}")

    assert (plan.parts[0].year, "RAK009 Komisi!A1 error" in told(plan)) == (2021, True)


def test_a_draft_by_the_end_of_its_title_gives_way_too() -> None:
    plan = plan_of(f"# Komisi\nRENCANA AKSI (DRAFT)\n{HEAD}\n{FIRST}\n# Komisi 2\nRENCANA AKSI\n{HEAD}\n{CHANGED}")

    assert read(plan) == [("Opini BPK", "WDP")]
    assert of_tables(plan) == ["table-not-read Komisi!A2"]
