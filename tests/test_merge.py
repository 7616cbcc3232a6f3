"""Merging an office's submissions: what is the same, what unites, what contradicts, what is accounted for."""

from __future__ import annotations

import datetime
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import NothingToReadError
from rak_excel.jobs.merge.summary import remarks
from rak_excel.merging import merge as verb
from rak_excel.merging.merge import merge
from rak_excel.merging.sent.entries import EntryFate, entries_of
from rak_excel.model import Plan, Source
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form, write_merged
from tests.submissions import (
    FINANCE,
    LEGAL,
    LEGAL_OFFICE,
    TECHNICAL,
    differences_of,
    executors_of,
    rows_of,
    sent,
)
from tests.tables import plan_of


def test_what_two_units_send_stands_in_one_plan() -> None:
    merged = merge(
        [
            sent("| 1 | Lembaga | Opini BPK | WTP | Reviu | v | | | | Divisi Keuangan |", FINANCE),
            sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | | v | | | Divisi Hukum |", LEGAL),
        ]
    )

    assert rows_of(merged) == [("Opini BPK", "WTP", "Reviu", "1"), ("Persentase Sengketa", "95%", "Advokasi", "2")]
    assert merged.complete


def test_the_same_activity_stands_once_and_its_executors_unite_in_official_order() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |", LEGAL),
            sent("| 1 | hukum. | PERSENTASE  sengketa | 95 % | 1. advokasi; | v | | | | Divisi Keuangan |", FINANCE),
        ]
    )

    assert rows_of(merged) == [("PERSENTASE sengketa", "95 %", "1. advokasi;", "1")]
    assert executors_of(merged) == [[FINANCE, LEGAL]]
    assert plan_form(merged).rows["commission"][0].executors == f"1. {FINANCE}\n2. {LEGAL}"
    assert (merged.count(EntryFate.MERGED), merged.count(EntryFate.COLLAPSED), merged.differences) == (1, 1, ())


def test_a_name_that_is_not_known_stays_as_it_was_written_where_the_suggested_unit_stands() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Teknis Hupmas |", TECHNICAL),
        ]
    )

    assert executors_of(merged) == [["Divisi Teknis Hupmas", LEGAL]]


def test_what_a_unit_repeats_in_its_own_file_never_collapses_and_is_told() -> None:
    merged = merge(
        [
            sent(
                "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |\n| | | | | Advokasi | | v | | | Divisi Hukum |",
                LEGAL,
            ),
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Keuangan |", FINANCE),
        ]
    )

    assert [row[2:] for row in rows_of(merged)] == [("Advokasi", "1"), ("Advokasi", "2")]
    assert executors_of(merged) == [[FINANCE, LEGAL], [LEGAL]]
    assert [entry.activity.place.row for entry in merged.judged.counting if entry.name.nth > 1] == [3]


def test_the_second_occurrence_of_an_indicator_meets_the_second_and_stands_in_a_block_of_its_own() -> None:
    twice = """
        | 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |
        | 2 | Lain | Indeks | 80 | Survei | v | | | | Divisi Hukum |
        | | Hukum | Nilai | 95 | Sengketa | v | | | | Divisi Hukum |
        """
    merged = merge([sent(twice, LEGAL), sent(twice.replace("Divisi Hukum", "Divisi Keuangan"), FINANCE)])

    assert [(row[0], row[2]) for row in rows_of(merged)] == [
        ("Nilai", "Advokasi"),
        ("Indeks", "Survei"),
        ("Nilai", "Sengketa"),
    ]
    assert [row.number for row in plan_form(merged).rows["commission"]] == ["1.", "2.", "3."]


def test_a_row_key_makes_two_wordings_the_same_indicator_and_their_difference_is_asked() -> None:
    corrected = "Persentase Sengketa Hukum yang Dimenangkan KPU"
    one = sent(f"| 1 | Hukum | {corrected} | 95% | Advokasi | v | | | | Divisi Hukum |", LEGAL)
    other = sent(
        "| 1 | Hukum | Persentase Sengketa yang Dimenangkan KPU | 95% | Advokasi | v | | | | Divisi Hukum |", FINANCE
    )
    keyed = _with_key(other, "K2.3")

    assert len({row[0] for row in rows_of(merge([one, other]))}) == 2
    merged = merge([one, keyed])
    assert [row[0] for row in rows_of(merged)] == [corrected]
    assert differences_of(merged) == [
        ("indicator", ["A Persentase Sengketa yang Dimenangkan KPU", f"B {corrected}"], "B")
    ]


def test_different_targets_are_asked_and_the_owner_is_taken_meanwhile() -> None:
    plans = [
        sent("| 1 | Hukum | Persentase Sengketa | 90% | Advokasi | v | | | | Divisi Hukum |", FINANCE),
        sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |", LEGAL_OFFICE),
    ]
    merged = merge(plans)

    assert differences_of(merged) == [("target", ["A 90%", "B 95%"], "B")]
    assert rows_of(merged)[0][1] == "95%"
    assert [str(origin) for origin in merged.open[0].candidates[1].origins] == [f"{LEGAL_OFFICE}.xlsx Komisi!D2"]
    row = plan_form(merged).rows["commission"][0]
    assert row.marked == {"target"}
    assert row.remark == (
        "Target berbeda, dipakai sementara B:\n"
        f"A. 90% ({FINANCE}.xlsx)\nB. 95% ({LEGAL_OFFICE}.xlsx)\nPilih di sheet Beda Isian."
    )


def test_what_is_remarked_at_a_difference_names_of_the_files_that_say_the_same_the_first() -> None:
    row = "| 1 | Hukum | Persentase Sengketa | {} | Advokasi | v | | | | Divisi Hukum |"
    said = [("90%", LEGAL), ("95%", LEGAL_OFFICE), ("90%", FINANCE)]
    remark = plan_form(merge([sent(row.format(target), by) for target, by in said])).rows["commission"][0].remark

    assert f"A. 90% ({FINANCE}.xlsx)\nB. 95% ({LEGAL_OFFICE}.xlsx)\n" in remark


def test_a_unit_itself_owns_its_row_before_the_one_that_supports_it() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Persentase Sengketa | 90% | Advokasi | v | | | | Divisi Hukum |", LEGAL_OFFICE),
            sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |", LEGAL),
        ]
    )
    assert rows_of(merged)[0][1] == "95%"


def test_without_an_owner_the_first_in_official_order_is_taken() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Persentase Sengketa | 90% | Advokasi | v | | | | |", LEGAL),
            sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | v | | | | |", FINANCE),
        ]
    )
    assert rows_of(merged)[0][1] == "95%"


def test_ticks_never_unite_silently() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | | v | v | | Divisi Hukum |", FINANCE),
        ]
    )

    assert differences_of(merged) == [("period", ["A T2, T3", "B T1"], "B")]
    assert rows_of(merged)[0][3] == "1"
    assert not merged.complete


def test_a_blank_never_contradicts() -> None:
    merged = merge(
        [
            sent("| 1 | | Nilai | | Advokasi | | | | | |", FINANCE),
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
        ]
    )

    assert merged.differences == ()
    assert rows_of(merged) == [("Nilai", "95", "Advokasi", "1")]
    assert merged.plan.parts[0].indicators[0].objective.text == "Hukum"


def test_targets_that_mean_the_same_do_not_contradict() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Jumlah Laporan | 1 Lap | Advokasi | v | | | | Divisi Hukum |", FINANCE),
            sent("| 1 | Hukum | Jumlah Laporan | 1 (satu) Laporan | Advokasi | v | | | | Divisi Hukum |", LEGAL),
        ]
    )
    assert merged.differences == ()


def test_different_objectives_of_one_indicator_are_asked() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
            sent("| 1 | Lembaga | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", FINANCE),
        ]
    )

    assert differences_of(merged) == [("objective", ["A Lembaga", "B Hukum"], "B")]
    assert plan_form(merged).rows["commission"][0].objective == "Hukum"


def test_two_chairs_are_asked() -> None:
    merged = merge(
        [
            sent("| 1 | H | Nilai | 95 | Advokasi | v | | | | |", LEGAL, chair=("Ketua", "Ketua (contoh)", "")),
            sent("| 1 | H | Nilai | 95 | Advokasi | v | | | | |", FINANCE, chair=("Plt. Ketua", "Ketua (contoh)", "")),
        ]
    )

    assert differences_of(merged) == [("identity", ["A Plt. Ketua", "B Ketua"], "A")]
    assert merged.open[0].question.about == "Ketua: Jabatan"
    assert merged.plan.identity.signatories["chair"].title == "Plt. Ketua"


def test_a_number_that_has_no_cell_of_its_own_is_asked_from_the_first_of_the_identity_sheet() -> None:
    words = load_template("kpu-2020").identity
    numbers = ("196801011990031001", "196801011990031002")
    plans = [
        plan_of(f"""
            # Identitas Satker
            | {words.title} |
            | {words.office} | KPU Kabupaten Lombok Timur |
            | {words.year} | 2020 |
            | {words.submitter} | {LEGAL} |
            | {words.signatories["secretary"].label} |
            | {words.signatory_name} | A. Rahman NIP {number} |
            # Komisi
            | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
            | 1  | Hukum   | Nilai     | 95     | Rapat    | v  |    |    |    | Divisi Hukum |
        """)
        for number in numbers
    ]
    (asked,) = merge([replace(each, source=Source(f"{at}.xlsx", str(at))) for at, each in enumerate(plans)]).differences

    assert {each.text: [(origin.file, origin.cell) for origin in each.origins] for each in asked.candidates} == {
        numbers[0]: [("0.xlsx", "A1")],
        numbers[1]: [("1.xlsx", "A1")],
    }


def test_two_dates_are_asked_as_people_write_dates() -> None:
    merged = merge(
        [
            sent("| 1 | H | Nilai | 95 | Advokasi | v | | | | |", LEGAL, date=datetime.date(2020, 1, 30)),
            sent("| 1 | H | Nilai | 95 | Advokasi | v | | | | |", FINANCE),
        ]
    )

    assert differences_of(merged) == [("identity", ["A 22 Januari 2020", "B 30 Januari 2020"], "A")]
    assert merged.plan.identity.date == datetime.date(2020, 1, 22)


def test_activities_of_one_schedule_and_the_same_executors_stand_in_one_cell() -> None:
    merged = merge(
        [
            sent(
                """
            | 1 | Hukum | Nilai | 95 | 1. Advokasi\\n2. Sengketa | v | | | | Divisi Hukum |
            | | | | | Penyuluhan | v | | | | Divisi Hukum |
            | | | | | Survei | | v | | | Divisi Hukum |
            """,
                LEGAL,
            ),
        ]
    )

    assert [row[2:] for row in rows_of(merged)] == [("1. Advokasi\n2. Sengketa\n3. Penyuluhan", "1"), ("Survei", "2")]
    assert [len(a.origins) for _, _, a in merged.plan.activities()] == [2, 1]
    assert merged.count(EntryFate.MERGED) == 3


def test_activities_that_a_numbered_list_would_blur_keep_their_rows() -> None:
    merged = merge(
        [
            sent(
                """
            | 1 | Hukum | Nilai | 95 | Advokasi 2. tahap | v | | | | Divisi Hukum |
            | | | | | Survei | v | | | | Divisi Hukum |
            """,
                LEGAL,
            ),
        ]
    )
    assert [row[2] for row in rows_of(merged)] == ["Advokasi 2. tahap", "Survei"]


def test_an_activity_that_waits_for_a_choice_stands_alone() -> None:
    merged = merge(
        [
            sent(
                "| 1 | H | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |\n| | | | | Rapat | v | | | | Divisi Hukum |",
                LEGAL,
            ),
            sent("| 1 | H | Nilai | 95 | Rapat | | v | | | Divisi Hukum |", FINANCE),
        ]
    )

    assert [row[2:] for row in rows_of(merged)] == [("Rapat", "1"), ("Advokasi", "1")]
    assert [row.marked for row in plan_form(merged).rows["commission"]] == [{"period"}, frozenset()]


def test_a_single_activity_is_never_reworded() -> None:
    text = "Bantuan Hukum\\n- Advokasi\\n✓ Sengketa"
    merged = merge([sent(f"| 1 | Hukum | Nilai | 95 | {text} | v | | | | Divisi Hukum |", LEGAL)])
    assert rows_of(merged)[0][2] == text.replace("\\n", "\n")


def test_objectives_come_in_the_definitions_order_and_are_numbered_anew() -> None:
    merged = merge(
        [
            sent(
                """
            | 7 | Lain | Kegiatan Lain | 95 | Survei | v | | | | Divisi Hukum |
            | 9 | Hukum | Persentase Sengketa Hukum yang Dimenangkan KPU | 95% | Advokasi | v | | | | Divisi Hukum |
            """,
                LEGAL,
            ),
            sent(
                "| 3 | Pemilu | Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan | 75% | Sosialisasi | v | | | | |",
                TECHNICAL,
            ),
        ]
    )

    form = plan_form(merged).rows["commission"]
    assert [(row.number, row.objective, row.key) for row in form] == [
        ("1.", "Pemilu", "K1.2"),
        ("2.", "Hukum", "K2.3"),
        ("3.", "Lain", ""),
    ]


def test_an_unlisted_indicator_keeps_its_place_before_the_listed_one_that_follows_it() -> None:
    merged = merge(
        [
            sent(
                """
            | 1 | Hukum | Kegiatan Lain | 95 | Survei | v | | | | Divisi Hukum |
            | | | Persentase Sengketa Hukum yang Dimenangkan KPU | 95% | Advokasi | v | | | | Divisi Hukum |
            | | | Kegiatan Akhir | 95 | Survei | v | | | | Divisi Hukum |
            """,
                LEGAL,
            ),
        ]
    )
    assert [row[0][:10] for row in rows_of(merged)] == ["Kegiatan L", "Persentase", "Kegiatan A"]


def test_every_order_of_the_files_gives_the_same_plan() -> None:
    plans = [
        sent("| 1 | Hukum | Nilai | 90 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
        sent("| 1 | Lembaga | Nilai | 95 | Advokasi | | v | | | Divisi Keuangan |", FINANCE),
        sent("| 1 | Hukum | Nilai | 80 | Sengketa | v | | | | |"),
        sent("| 1 | Hukum | Nilai | 80 | Sengketa | v | | | | |", file="salinan.xlsx"),
    ]
    first, *others = [merge(order) for order in permutations(plans)]

    for other in others:
        assert plan_form(other) == plan_form(first)
        assert (extra_sheets(other), differences_of(other)) == (extra_sheets(first), differences_of(first))


def test_every_row_knows_its_files_sheets_and_cells() -> None:
    merged = merge(
        [
            sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL),
            sent(
                "| 1 | Lain | Indeks | 5 | Survei | v | | | | |\n| 2 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |",
                FINANCE,
            ),
        ]
    )

    sources = {activity.text: [str(each) for each in activity.origins] for _, _, activity in merged.plan.activities()}
    assert sources["Advokasi"] == [f"{FINANCE}.xlsx Komisi!E3", f"{LEGAL}.xlsx Komisi!E2"]


def test_who_has_not_sent_is_named_and_a_sub_bagian_speaks_for_its_divisions() -> None:
    merged = merge([sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |", LEGAL_OFFICE)])

    assert LEGAL not in merged.missing
    assert "Sub Bagian Perencanaan, Data dan Informasi" in merged.missing
    assert TECHNICAL in merged.missing


def test_nobody_is_missing_where_the_whole_office_sent_one_file() -> None:
    assert merge([sent("| 1 | H | Nilai | 95 | Advokasi | v | | | | |")]).missing == ()


def test_indicators_that_nobody_filled_in_are_told() -> None:
    indicator = "Persentase Sengketa Hukum yang Dimenangkan KPU"
    merged = merge(
        [
            sent(
                f"| 1 | H | {indicator} | 95% | Advokasi | v | | | | |\n| | | Nilai Akuntabilitas Kinerja | | | | | | | |"
            )
        ]
    )

    assert "K2.3" not in merged.unfilled
    assert "K3.1" in merged.unfilled
    assert len(merged.unfilled) == len(load_template("kpu-2020").indicators) - 1


def test_no_plans_at_all_are_refused() -> None:
    with pytest.raises(NothingToReadError, match="Tidak ada file yang dapat digabung"):
        merge([])


def _with_key(plan: Plan, key: str) -> Plan:
    part = plan.parts[0]
    return replace(plan, parts=(replace(part, indicators=(replace(part.indicators[0], key=key),)),))


def test_a_row_with_a_key_has_its_indicator_before_rows_without_one_that_stand_above_it() -> None:
    plan = sent(
        """
        | 1 | Hukum | Persentase Sengketa | 95% | Advokasi | v |   |  |  | Divisi Hukum |
        |   |       | Opini BPK           | WTP | Reviu    | v |   |  |  | Divisi Hukum |
        |   |       | Persentase Sengketa | 90% | Mediasi  |   | v |  |  | Divisi Hukum |
        """,
        LEGAL,
    )
    [part] = plan.parts
    first, other, second = part.indicators
    keyed = replace(
        plan, parts=(replace(part, indicators=(replace(first, key=None), other, replace(second, key="K2.3"))),)
    )
    unkeyed = replace(plan, parts=(replace(part, indicators=(first, other, replace(second, key=None))),))

    assert [(entry.slot.nth, entry.activity.text) for entry in entries_of([unkeyed])] == [
        (1, "Advokasi"),
        (1, "Reviu"),
        (2, "Mediasi"),
    ]
    assert [(entry.slot.name, entry.slot.nth, entry.activity.text) for entry in entries_of([keyed])] == [
        ("K2.3", 2, "Advokasi"),
        ("opini bpk", 1, "Reviu"),
        ("K2.3", 1, "Mediasi"),
    ]


@pytest.mark.parametrize(
    ("revisions", "counts"), [((0, 0, 1), 0), ((1, 1, 0), 1), ((2, 1, 1), 1), ((0, 1, 2), 2), ((0, 0, 0), 0)]
)
def test_the_plan_has_the_revision_of_most_files_and_of_as_many_the_higher(
    revisions: tuple[int, ...], counts: int
) -> None:
    units = (FINANCE, LEGAL, TECHNICAL)
    row = "| 1 | Hukum | Nilai | 95 | Advokasi {} | v | | | | Divisi Hukum |"
    merged = merge([sent(row.format(unit), unit, revision=each) for unit, each in zip(units, revisions, strict=True)])

    assert merged.plan.identity.revision == counts


def test_a_merge_whose_account_does_not_close_gives_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "entries_of", lambda plans, base: entries_of(plans, base=base)[:-1])

    with pytest.raises(AssertionError, match="2 activities were sent"):
        merge([sent("| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | |\n| | | | | Rapat | v | | | | |", LEGAL)])


def _long(count: int) -> str:
    """So many activities of one schedule and executor, each of two or three printed lines."""
    first, *others = [f"Kegiatan {at} {'dengan uraian yang panjang ' * 3}".strip() for at in range(1, count + 1)]
    rows = [f"| 1 | Hukum | Nilai | 95 | {first} | v | | | | Divisi Hukum |"]
    return "\n".join([*rows, *(f"| | | | | {each} | v | | | | Divisi Hukum |" for each in others)])


@pytest.mark.parametrize("count", [22, 40])
def test_a_list_that_is_higher_than_a_row_goes_on_in_the_next_with_its_numbers(count: int) -> None:
    merged = merge([sent(_long(count), LEGAL)])
    rows = plan_form(merged).rows["commission"]
    lines = [line for row in rows for line in row.activity.splitlines()]

    assert len(rows) > 1
    assert all(row.fits for row in merged.rows["commission"])
    assert [int(line.partition(".")[0]) for line in lines] == list(range(1, count + 1))
    assert {(row.executors, tuple(row.marks)) for row in rows} == {(LEGAL, (1,))}
    assert merged.count(EntryFate.MERGED) == count
    assert merged.too_long == ()


@pytest.mark.parametrize("rows", [_long(22), _long(40), _long(22).replace("Kegiatan 3 ", "Kegiatan 3 2. ")])
def test_merging_a_plan_whose_list_goes_on_gives_it_again(rows: str) -> None:
    merged = merge([sent(rows, LEGAL)])
    again = merge([merged.plan])

    assert rows_of(again) == rows_of(merged)
    assert plan_form(again) == plan_form(merged)


def test_a_single_activity_that_no_row_can_show_is_kept_and_told() -> None:
    text = "\\n".join(f"{at}. {'uraian yang panjang ' * 6}" for at in range(1, 16))
    merged = merge([sent(f"| 1 | Hukum | Nilai | 95 | {text} | v | | | | Divisi Hukum |", LEGAL)])

    assert rows_of(merged)[0][2].count("\n") == 14
    assert [entry.activity.place.row for entry in merged.too_long] == [2]
    assert any("terlalu panjang untuk satu baris" in str(row[0]) for row in remarks_table(merged).rows)
    assert "1 kegiatan terlalu panjang untuk satu baris cetak. Lihat sheet Perlu Dicek." in map(str, remarks(merged))


@pytest.mark.parametrize(
    "row",
    [
        "| | | | | Rapat | v | | | | Divisi Hukum |",
        "| | | Nilai Rapat | 5 | Rapat | v | | | | Divisi Hukum |",
        "| 2 | Lembaga | | | Rapat | v | | | | Divisi Hukum |",
    ],
)
def test_work_without_an_objective_or_indicator_never_reads_as_that_of_the_row_above(tmp_path: Path, row: str) -> None:
    merged = merge([sent("| 1 | Lembaga | Opini | WTP | Reviu | v | | | | |", FINANCE), sent(row, LEGAL)])
    write_merged(tmp_path / "plan.xlsx", merged)

    assert _work(read_plan(tmp_path / "plan.xlsx")) == _work(merged.plan)
    assert ("Lembaga", "Opini", "Rapat") not in _work(merged.plan)
    assert "1 kegiatan tidak punya sasaran atau indikator" in " ".join(map(str, remarks(merged)))
    assert [line[3] for line in remarks_table(merged).rows if "tidak punya sasaran" in str(line[0])] == ["Rapat"]


def _work(plan: Plan) -> list[tuple[str, str, str]]:
    return [(indicator.objective.text, indicator.text, activity.text) for _, indicator, activity in plan.activities()]


@pytest.mark.parametrize(
    ("others", "objective"),
    [
        (
            "| 1 | Hukum | Nilai | 5 | Reviu | v | | | | |",
            "Meningkatnya Kapasitas Lembaga Penyelenggara Pemilu/Pemilihan",
        ),
        ("| 1 | Kapasitas lembaga | Indeks Reformasi Birokrasi | 75 | Reviu | v | | | | |", "Kapasitas lembaga"),
    ],
)
def test_an_indicator_of_the_definition_stands_under_its_objective_where_nobody_wrote_one(
    others: str, objective: str
) -> None:
    without = sent("| | | Nilai Akuntabilitas Kinerja | B | Rapat | v | | | | Divisi Hukum |", LEGAL)
    plan = merge([sent(others, FINANCE), without]).plan

    assert (objective, "Nilai Akuntabilitas Kinerja", "Rapat") in _work(plan)


def test_crosses_of_one_unit_and_ticks_of_another_are_ticks_in_the_merged_workbook(tmp_path: Path) -> None:
    merged = merge(
        [
            sent("| 1 | Lembaga | Opini BPK | WTP | Reviu | x | | x | | Divisi Keuangan |", FINANCE),
            sent("| 1 | Hukum | Persentase Sengketa | 95% | Advokasi | | v | | | Divisi Hukum |", LEGAL),
        ]
    )
    write_merged(tmp_path / "rak.xlsx", merged)
    again = read_plan(tmp_path / "rak.xlsx")

    assert [activity.periods for _, _, activity in again.activities()] == [(1, 3), (2,)]


@pytest.mark.parametrize("region", ["", "52.03"])
def test_signs_in_the_place_of_the_office_are_no_name_of_it(region: str) -> None:
    row = "| 1 | H | Nilai | 95 | Advokasi | v | | | | |"
    unnamed = (sent(row, unit, office="...", region=region) for unit in (FINANCE, TECHNICAL))

    assert merge([sent(row, LEGAL), *unnamed]).plan.identity.office == "KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR"
