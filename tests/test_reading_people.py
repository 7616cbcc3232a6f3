"""Rows that were sorted or moved, by what can be seen of them or whole with their row keys."""

from __future__ import annotations

import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.model import NoteKind, Plan
from rak_excel.vocabulary.entries.wordings import Wordings, fill_wording, open_wording
from tests.tables import plan_of, told

KPU = load_template("kpu-2020")
FIRST, SECOND, THIRD = KPU.objectives_of("commission")
HEAD = """
    # Komisi
    | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | CEK ISIAN | |
"""
STARTS = {FIRST.text: "1.", SECOND.text: "2.", THIRD.text: "3."}


def line(wording: str, objective: str = "", key: str | None = None) -> str:
    """A row of the indicator with this key, beside which the row key itself stands, or another."""
    indicator = KPU.indicators.get(wording)
    text = fill_wording(indicator.text, "KPU Kabupaten Lombok Timur", 2020) if indicator else wording
    target = indicator.target if indicator else "95%"
    number = STARTS.get(objective, "")
    return f"| {number} | {objective} | {text} | {target} | Rapat {wording} | v | | | | Divisi Hukum | | {wording if key is None else key} |\n"


def objectives(plan: Plan) -> list[tuple[int | None, str]]:
    return [(each.objective.number, each.objective.text) for each in plan.parts[0].indicators]


def questions(plan: Plan) -> list[str]:
    kinds = {NoteKind.AMBIGUOUS_VALUE: "asked", NoteKind.SECOND_READING: "second"}
    return [f"{kinds[note.kind]} {note.cell}" for note in plan.notes if note.kind in kinds]


def test_an_indicator_below_another_objective_of_the_list_is_asked_about_and_read_under_its_own() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K2.2", key="") + line("K1.2") + line("K2.1", SECOND.text))

    assert questions(plan) == ["asked Komisi!C3"]
    assert "RAK009 Komisi!C3 error" in told(plan)
    assert SECOND.text in next(note.detail.id for note in plan.notes if str(note.cell) == "Komisi!C3")
    assert [number for number, _ in objectives(plan)] == [1, 2, 1, 2]


def test_row_keys_below_a_heading_that_somebody_typed_are_row_keys_still() -> None:
    head = HEAD.replace("| CEK ISIAN | |", "| CEK ISIAN | KODE |")
    plan = plan_of(head + line("K1.1", FIRST.text) + line("K2.1", SECOND.text))

    assert [each.key for each in plan.parts[0].indicators] == ["K1.1", "K2.1"]


def test_a_table_sorted_without_its_row_keys_is_told_and_none_of_the_keys_left_behind_speaks() -> None:
    plan = plan_of(
        HEAD
        + line("K1.1", FIRST.text, key="K1.1")
        + line("K2.2", key="K1.2")
        + line("K1.2", key="K2.1")
        + line("K2.1", SECOND.text, key="K2.2")
    )

    assert questions(plan) == ["asked Komisi!C3", "second Komisi!C4"]
    assert [each.key for each in plan.parts[0].indicators] == ["K1.1", None, None, None]
    assert [number for number, _ in objectives(plan)] == [1, 2, 1, 2]


def test_wordings_alike_do_not_lend_each_other_their_row_keys() -> None:
    plan = plan_of(HEAD + line("K1.4", FIRST.text, key="K1.3") + line("K1.3", key="K1.4"))

    assert [each.key for each in plan.parts[0].indicators] == [None, None]
    assert questions(plan) == ["second Komisi!C3"]


def test_a_row_key_still_speaks_for_a_wording_that_was_corrected() -> None:
    plan = plan_of(HEAD + line("Persentase Partisipasi Pemilih Perempuan dalam Pemilihan Serentak", FIRST.text, "K1.3"))

    assert [each.key for each in plan.parts[0].indicators] == ["K1.3"]


def test_an_objective_chosen_on_the_row_of_anothers_indicator_is_asked_about_and_stays() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K1.2", SECOND.text))

    assert questions(plan) == ["asked Komisi!C3"]
    assert [number for number, _ in objectives(plan)] == [1, 2]


def test_a_row_cut_and_pasted_whole_is_no_error() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K2.1", SECOND.text) + line("K1.2") + line("K2.2"))

    assert questions(plan) == ["second Komisi!C4"]
    assert [number for number, _ in objectives(plan)] == [1, 2, 1, 2]
    assert "RAK009" not in " ".join(told(plan))


@pytest.mark.parametrize("key", KPU.indicators)
def test_an_indicator_is_one_of_the_list_as_a_blank_form_for_any_office_and_year_words_it(key: str) -> None:
    wording = open_wording(KPU.indicators[key].text, KPU.offices.short, None)

    assert Wordings(KPU, KPU.part_of[key], "KPU Kabupaten Lombok Timur", 2020).key_of(wording) == key


def test_an_indicator_worded_as_a_blank_form_has_it_is_asked_about_below_another_objective() -> None:
    moved = line("K2.1", key="K1.2").replace("KPU Kabupaten Lombok Timur", "KPU")
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + moved)

    assert questions(plan) == ["asked Komisi!C3"]
    assert [number for number, _ in objectives(plan)] == [1, 2]


def test_every_row_below_an_objective_that_was_moved_without_its_row_keys_is_told() -> None:
    """The first rows of two objectives changed places: the keys of the rows below them fit."""
    rows = line("K2.1", SECOND.text, "K1.1") + line("K1.2") + line("K1.3") + line("K1.1", FIRST.text, "K2.1")
    plan = plan_of(HEAD + rows + line("K2.2"))

    assert questions(plan) == ["second Komisi!C3", "second Komisi!C4", "second Komisi!C6", "second Komisi!C5"]
    assert [number for number, _ in objectives(plan)] == [2, 1, 1, 1, 2]


def test_objectives_that_were_sorted_alone_are_asked_about_and_every_row_below_them_is_told() -> None:
    plan = plan_of(HEAD + line("K1.1", SECOND.text) + line("K1.2") + line("K2.1", FIRST.text) + line("K2.2"))

    assert questions(plan) == ["asked Komisi!C2", "second Komisi!C3", "asked Komisi!C4", "second Komisi!C5"]
    assert [number for number, _ in objectives(plan)] == [2, 1, 1, 2]


def test_the_row_below_one_that_was_moved_whole_is_read_under_what_is_written_above_it() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K2.2") + line("K1.2", key=""))

    assert questions(plan) == ["second Komisi!C3"]
    assert [number for number, _ in objectives(plan)] == [1, 2, 1]


def test_an_indicator_of_ones_own_below_one_that_was_moved_is_told_too() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K2.2") + line("Nilai Inovasi", key=""))

    assert questions(plan) == ["second Komisi!C3", "second Komisi!C4"]


def test_moved_rows_are_asked_about_where_a_row_that_names_no_indicator_may_belong_elsewhere() -> None:
    plan = plan_of(HEAD + line("K1.2", FIRST.text) + goes_on() + line("K1.1"))

    assert questions(plan) == ["asked Komisi!C4"]


def test_moved_rows_are_asked_about_where_every_row_key_stayed_beside_a_row_that_names_no_indicator() -> None:
    """Two activities an indicator, sorted downwards by the activity."""
    rows = goes_on("K1.1") + line("K1.2", key="") + goes_on("K1.2") + line("K1.1", FIRST.text, "")
    plan = plan_of(HEAD + rows)

    assert questions(plan) == ["asked Komisi!C5"]


def goes_on(key: str = "") -> str:
    """A further activity of the indicator above, beside which a row key stands."""
    return f"| | | | | Rapat lain | v | | | | Divisi Hukum | | {key} |\n"


def test_an_indicator_below_another_objective_is_asked_about_wherever_it_stands_again() -> None:
    unfilled = f"| | | {KPU.indicators['K2.3'].text} | | | | | | | | | |\n"
    blank = f"{'| ' * 12}|\n"
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + unfilled + blank + line("K2.3", key=""))

    assert questions(plan) == ["asked Komisi!C5"]


def test_an_indicator_repeated_below_the_objective_that_its_row_writes_goes_on() -> None:
    plan = plan_of(HEAD + line("K2.1", FIRST.text, "") + line("K2.1", key=""))

    assert questions(plan) == ["asked Komisi!C2"]
    assert [len(indicator.activities) for _, indicator in plan.indicators()] == [2]


@pytest.mark.parametrize(("between", "indicators"), [("", 1), (f"{'| ' * 12}|\n", 2)], ids=["next row", "blank row"])
def test_an_indicator_repeated_on_the_next_row_goes_on_and_below_a_blank_row_it_is_another(
    between: str, indicators: int
) -> None:
    plan = plan_of(HEAD + line("Nilai SPIP", "Tertib", "") + between + line("Nilai SPIP", key=""))

    assert len(plan.parts[0].indicators) == indicators
    assert sum(1 for _ in plan.activities()) == 2


def test_rows_in_the_order_of_the_list_are_not_asked_about() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K1.2") + line("K2.1", SECOND.text) + line("K2.2"))

    assert questions(plan) == []


def test_objectives_of_ones_own_stay_as_typed() -> None:
    plan = plan_of(HEAD + line("K1.1", "Pemilu yang baik", "") + line("K2.1", key="") + line("K2.2", "Tertib", ""))

    assert questions(plan) == []
    assert [text for _, text in objectives(plan)] == ["Pemilu yang baik", "Pemilu yang baik", "Tertib"]


def test_rows_swapped_below_objectives_in_ones_own_words_stay_as_typed_and_are_told() -> None:
    first = line("K1.1", "Pemilu baik") + line("K2.2", key="K1.2")
    plan = plan_of(HEAD + first + line("K2.1", "Pemilu aman") + line("K1.2", key="K2.2"))

    assert questions(plan) == ["second Komisi!C3", "second Komisi!C5", "second Komisi!C4"]
    assert [text for _, text in objectives(plan)] == ["Pemilu baik"] * 2 + ["Pemilu aman"] * 2


def test_an_indicator_below_ones_own_objective_is_told_where_its_objective_of_the_list_stands_too() -> None:
    plan = plan_of(HEAD + line("K1.1", FIRST.text) + line("K2.1", "Tertib", "") + line("K1.2", key=""))

    assert questions(plan) == ["second Komisi!C4"]
    assert "RAK016 Komisi!C4 warning" in told(plan)


def test_the_same_wording_in_the_other_part_is_not_asked_about() -> None:
    text = KPU.indicators["S7.1"].text
    plan = plan_of(HEAD + line("K3.1", THIRD.text) + line(text, key=""))

    assert questions(plan) == []


KOMISI = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |\n"
DIVISIONS = KPU.executors["divisions"].names()


def named(executor: str) -> Plan:
    """A plan with one activity that this PELAKSANA cell carries out."""
    return plan_of(f"{KOMISI}| 1. | Hukum | Nilai A | 95 | Rapat | v | | | | {executor} |\n")


def told_of_executor(plan: Plan) -> list[str]:
    return [each for each in told(plan) if "Komisi!J2" in each]


def test_a_whole_list_is_read_as_its_units_and_told_once() -> None:
    plan = named("Semua Divisi")

    assert [each.name for _, _, activity in plan.activities() for each in activity.executors] == DIVISIONS
    assert [(note.value, note.became) for note in plan.notes if str(note.cell) == "Komisi!J2"] == [
        ("Semua Divisi", "; ".join(DIVISIONS))
    ]
    assert told_of_executor(plan) == []


def test_a_whole_list_of_the_other_part_is_told_once() -> None:
    assert told_of_executor(named("Seluruh Divisi dan Sub Bagian")) == ["RAK504 Komisi!J2 error"]


def test_a_whole_list_without_some_is_asked_about() -> None:
    assert told_of_executor(named("Semua Divisi kecuali Hukum")) == ["RAK009 Komisi!J2 error"]


def test_one_or_the_other_is_asked_about_and_and_or_is_both() -> None:
    assert told_of_executor(named("Divisi Hukum atau Divisi Teknis")) == ["RAK009 Komisi!J2 error"]
    assert told_of_executor(named("Divisi Hukum dan/atau Divisi Teknis")) == []


@pytest.mark.parametrize(
    "executor",
    [
        "Divisi Hukum, bukan Divisi Teknis",
        "bukan Divisi Teknis",
        "Divisi Hukum (lama: Divisi Teknis)",
        "Divisi Hukum (dulu Divisi Teknis)",
        "semula Divisi Teknis, menjadi Divisi Hukum",
        "Divisi Teknis diganti Divisi Hukum",
        "Divisi Teknis dialihkan ke Divisi Hukum",
        "Divisi Hukum tanpa Divisi Teknis",
    ],
)
def test_a_unit_that_does_not_carry_it_out_is_asked_about(executor: str) -> None:
    assert told_of_executor(named(executor)) == ["RAK009 Komisi!J2 error"]


def test_who_helps_within_brackets_carries_it_out_too() -> None:
    plan = named("Divisi Hukum dan Pengawasan (dibantu Divisi Teknis Penyelenggaraan)")

    assert [each.known for _, _, activity in plan.activities() for each in activity.executors] == [True, True]
    assert told_of_executor(plan) == []


@pytest.mark.parametrize("link", ["berkoordinasi dengan", ", koordinasi", "melalui"])
def test_whom_it_is_coordinated_with_is_an_executor_and_told(link: str) -> None:
    plan = named(f"Divisi Hukum dan Pengawasan {link} Divisi Teknis Penyelenggaraan")

    assert [each.known for _, _, activity in plan.activities() for each in activity.executors] == [True, True]
    assert told_of_executor(plan) == ["RAK016 Komisi!J2 warning"]


def test_who_leads_a_division_is_read_as_it_and_told_as_a_repair() -> None:
    plan = named("Kadiv Hukum dan Pengawasan")

    assert told_of_executor(plan) == []
    assert [note.became for note in plan.notes if str(note.cell) == "Komisi!J2"] == ["Divisi Hukum dan Pengawasan"]


def test_a_position_in_the_office_is_told_as_what_it_is() -> None:
    assert told_of_executor(named("Sekretaris")) == ["RAK507 Komisi!J2 warning"]
    assert told_of_executor(named("Ketua dan Anggota KPU Kabupaten Lombok Timur")) == ["RAK507 Komisi!J2 warning"]
    assert told_of_executor(named("PPK, Divisi Hukum dan Pengawasan")) == ["RAK507 Komisi!J2 warning"]
    assert told_of_executor(named("Panitia")) == ["RAK502 Komisi!J2 error"]


def test_a_name_with_a_typing_error_is_only_suggested() -> None:
    assert told_of_executor(named("Kadiv Hukm dan Pengawasan")) == ["RAK502 Komisi!J2 error"]
