"""What counts as a tick, as people make them, and what is asked about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Faults
from rak_excel.model import NoteKind, Plan, Severity, Source
from rak_excel.reading import read_sheets
from tests.tables import plan_of, sheets_of, told

KPU = load_template("kpu-2020")

QUARTERS = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROWS = (
    "| 1 | Sasaran A | Opini BPK | WTP | Reviu laporan | {0} | Divisi Keuangan |",
    "| 2 | Sasaran B | Nilai AKIP | B | Evaluasi kinerja | {1} | Divisi Hukum |",
    "| 3 | Sasaran C | Indeks RB | 75 | Rapat pleno | {2} | Divisi Hukum |",
)


def quarterly(*schedules: str, below: str = "", above: str = "") -> Plan:
    """A plan of up to three activities with these schedule cells."""
    rows = [ROWS[nth].format(*[schedule] * 3) for nth, schedule in enumerate(schedules)]
    return plan_of("\n".join(["# Komisi", *([above] if above else []), QUARTERS, *rows, below]))


def periods(plan: Plan) -> list[tuple[int, ...]]:
    return [activity.periods for _, _, activity in plan.activities()]


def schedule_told(plan: Plan) -> list[str]:
    """What is said of the schedule, of severity warning and error."""
    return [each for each in told(plan) if each.startswith(("RAK009", "RAK016", "RAK4", "RAK005"))]


def repaired(plan: Plan) -> list[tuple[str, str, str]]:
    notes = [note for note in plan.notes if note.kind is NoteKind.REPAIRED and note.cell]
    return [(note.cell.address, note.value, note.became) for note in notes if note.cell and note.cell.column in "FGHI"]


@pytest.mark.parametrize(
    "tick",
    [
        "v",
        "V",
        "√",
        "√√",
        "v v",
        "(v)",
        "[v]",
        "[x]",
        "x",
        "X",
        "✅",
        "☑️",
        "✔️",
        "\uf0fc",
        "\uf0fe",
        "\uf050",
        "ü",
        "P",
        "ya",
        "Ya",
        "Y",
        "TRUE",
        "1",
        "●",
        "■",
        "×",
        "☒",
        "ｖ",
    ],
)
def test_a_plan_that_ticks_with_one_sign_is_read_by_it(tick: str) -> None:
    plan = quarterly(f"{tick} | | {tick} |")

    assert periods(plan) == [(1, 3)]
    assert schedule_told(plan) == []
    assert [place for place, _, _ in repaired(plan)] == ["F2", "H2"]


@pytest.mark.parametrize(
    "nothing", ["tidak", "Tidak", "tdk", "tidak ada", "Nihil", "N/A", "--", "—", "☐", "[ ]", "FALSE"]
)
def test_a_word_or_box_that_says_no_is_recorded_as_read_as_blank(nothing: str) -> None:
    plan = quarterly(f"✓ | {nothing} | |")

    assert periods(plan) == [(1,)]
    assert schedule_told(plan) == []
    assert repaired(plan) == [("G2", nothing, "")]


@pytest.mark.parametrize("nothing", ["-", "–", "0", ""])
def test_a_dash_or_zero_is_blank_without_a_word(nothing: str) -> None:
    plan = quarterly(f"✓ | {nothing} | |")

    assert (periods(plan), schedule_told(plan), repaired(plan)) == ([(1,)], [], [])


@pytest.mark.parametrize(("row", "cell"), [("✓ | ● | ● | ", "G2"), ("● | ■ | | ya", "F2")])
def test_dots_beside_checks_in_one_row_are_ticks_that_may_mean_two_things(row: str, cell: str) -> None:
    plan = quarterly(row, row)

    assert periods(plan)[0] == periods(plan)[1] != ()
    assert schedule_told(plan) == [f"RAK016 Komisi!{cell} warning"]


@pytest.mark.parametrize("rows", [("✓ | v | √ | ☑",), ("✓ | ✓ | |", "● | ● | |", "1 | 1 | |"), ("✓ | ya | ✅ | 1",)])
def test_signs_of_one_kind_in_each_row_need_no_word(rows: tuple[str, ...]) -> None:
    assert schedule_told(quarterly(*rows)) == []


def test_t_says_no_where_y_says_yes_and_is_asked_about_elsewhere() -> None:
    assert periods(quarterly("Y | T | T | Y")) == [(1, 4)]
    assert schedule_told(quarterly("Y | T | T | Y")) == []
    assert schedule_told(quarterly("✓ | T | |")) == ["RAK402 Komisi!G2 error"]


def test_a_letter_p_beside_other_letters_is_a_code() -> None:
    assert schedule_told(quarterly("P | | P |")) == []
    assert schedule_told(quarterly("P | L | |")) == ["RAK402 Komisi!F2 error", "RAK402 Komisi!G2 error"]


@pytest.mark.parametrize("tick", ["v", "✓", "√", "1", "●", "ya", "P", "T1", "TW I", "Januari - Maret", "15/02/2020"])
@pytest.mark.parametrize("cross", ["x", "X", "×", "☒", "✗", "❌"])
def test_a_cross_beside_other_ticks_is_asked_about_and_is_no_tick(tick: str, cross: str) -> None:
    plan = quarterly(f"{tick} | {cross} | |", f"{cross} | | |")

    assert periods(plan) == [(1,), ()]
    assert schedule_told(plan) == ["RAK009 Komisi!G2 error", "RAK009 Komisi!F3 error"]


def test_many_crosses_beside_ticks_are_one_finding_with_their_number() -> None:
    plan = quarterly("v | x | x | x", "x | x | v | x")
    (asked,) = [note for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]

    assert schedule_told(plan) == ["RAK009 Komisi!G2 error"]
    assert "6 sel" in asked.detail.id
    assert "G2 sampai I3" in asked.detail.id


def test_a_plan_has_one_way_to_say_yes_on_both_sheets() -> None:
    plan = plan_of(f"""
        # Komisi
        {QUARTERS}
        | 1 | Sasaran A | Opini BPK | WTP | Reviu laporan | ✓ | | | | Divisi Keuangan |
        # Sekretariat
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | B1 | B2 | B3 | B4 | B5 | B6 | B7 | B8 | B9 | B10 | B11 | B12 | PELAKSANA |
        | 1 | Sasaran A | Nilai AKIP | B | Menyusun laporan | x | | | | | | | | | | | | Subbag Keuangan |
    """)

    assert schedule_told(plan) == ["RAK009 Sekretariat!F2 error"]


@pytest.mark.parametrize("cross", ["✗", "❌", "\uf0fb"])
def test_a_ballot_cross_is_no_tick_even_alone(cross: str) -> None:
    assert schedule_told(quarterly(f"{cross} | | |")) == ["RAK402 Komisi!F2 error"]


@pytest.mark.parametrize(
    "legend",
    [
        "| v = dilaksanakan, x = tidak |",
        "| Keterangan: v = dilaksanakan; x = belum dilaksanakan |",
        "| Keterangan : V : Dilaksanakan  X : Tidak dilaksanakan |",
        "| Ket. | v | = | dilaksanakan |",
        "| v = dilaksanakan |\n| - = tidak dilaksanakan |",
        "| v : dilaksanakan |\n| - : tidak dilaksanakan |\n| kosong : tidak ada kegiatan |",
    ],
)
def test_a_legend_is_understood_and_needs_no_word(legend: str) -> None:
    plan = quarterly("v | | |", below=legend)

    assert (periods(plan), schedule_told(plan)) == ([(1,)], [])


@pytest.mark.parametrize("legend", ["x = tidak dilaksanakan", "Keterangan: x = batal", "x = realisasi", "x = rapat"])
def test_a_cross_that_the_legend_takes_for_something_else_is_asked_about(legend: str) -> None:
    plan = quarterly("x | | |", below=f"| {legend} |")

    assert periods(plan) == [()]
    assert schedule_told(plan) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize(
    "legend", ["- = dilaksanakan", "- = dibatalkan", "- = tidak jadi", "Kuning = tidak dilaksanakan"]
)
def test_a_legend_that_gives_a_blank_another_meaning_is_told(legend: str) -> None:
    assert [each.split()[1] for each in told(quarterly("v | - | |", below=f"| {legend} |"))][-1:] == ["Komisi!A3"]


def test_a_legend_above_the_table_counts_too() -> None:
    plan = quarterly("● | x | |", above="| ● = direncanakan, x = ditunda |")

    assert periods(plan) == [(1,)]
    assert schedule_told(plan) == ["RAK009 Komisi!G3 error"]


def test_a_legend_may_say_that_the_cross_is_the_tick() -> None:
    plan = quarterly("x | x | | v", below="| x = dilaksanakan |")

    assert (periods(plan), schedule_told(plan)) == ([(1, 2, 4)], [])


def test_a_tick_that_the_legend_takes_for_the_result_is_no_plan() -> None:
    plan = quarterly("✓ | ● | |", below="| ✓ = rencana, ● = realisasi |")

    assert periods(plan) == [(1,)]
    assert schedule_told(plan) == ["RAK009 Komisi!G2 error"]


def test_our_own_tick_is_none_where_the_legend_takes_it_for_the_result() -> None:
    assert schedule_told(quarterly("✓ | | |", below="| ✓ = realisasi |")) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize("legend", ["Ket: v = sudah, kosong = belum", "v = sudah dilaksanakan", "v : telah selesai"])
def test_ticks_that_a_legend_says_are_past_are_asked_about(legend: str) -> None:
    assert schedule_told(quarterly("v | | |", below=f"| {legend} |")) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize(
    "legend",
    [
        *("v = terlaksana", "√: sudah dilaksanakan", "v = kegiatan tercapai", "*) v = terlaksana", "(v) = realisasi"),
        *("v artinya sudah dilaksanakan", "Tanda v menunjukkan kegiatan yang telah dilaksanakan", "v terlaksana"),
        *("Tanda centang = terlaksana", "Ket: (v) sudah dilaksanakan", "v → realisasi", "v - sudah"),
    ],
)
def test_a_legend_of_what_was_done_is_known_in_other_words_and_signs(legend: str) -> None:
    plan = quarterly("v | | |", below=f"| {legend} |")

    assert (periods(plan), schedule_told(plan)) == ([()], ["RAK009 Komisi!F2 error"])


def test_a_legend_in_the_brackets_of_a_heading_counts_too() -> None:
    head = QUARTERS.replace("T1", "T1 (v = terlaksana)")
    plan = plan_of(f"# Komisi\n{head}\n{ROWS[0].format('v | | |')}")

    assert schedule_told(plan) == ["RAK009 Komisi!F2 error"]


def test_what_a_legend_says_of_a_sign_is_true_of_the_one_that_looks_like_it() -> None:
    assert schedule_told(quarterly("x | | |", below="| ✗ = tidak dilaksanakan |")) == ["RAK009 Komisi!F2 error"]
    assert schedule_told(quarterly("x | | |", below="| × = dilaksanakan |")) == []
    assert schedule_told(quarterly("v | | |", below="| ✓ = rencana; √ = realisasi |")) == []


def test_a_sign_that_the_legend_tells_from_the_plain_one_is_another() -> None:
    assert schedule_told(quarterly("v | vv | |", below="| v = rencana; vv = realisasi |")) == ["RAK009 Komisi!G2 error"]
    assert schedule_told(quarterly("v | (v) | |", below="| (v) = terlaksana, v = rencana |")) == [
        "RAK009 Komisi!G2 error"
    ]
    assert schedule_told(quarterly("(x) | | |", below="| (x) = dilaksanakan |")) == []
    assert schedule_told(quarterly("1 | | |", below="| Keterangan: 1 = terlaksana |")) == ["RAK009 Komisi!F2 error"]


def test_a_legend_without_signs_between_may_explain_several() -> None:
    assert schedule_told(quarterly("v | | |", below="| √ Rencana  ● Realisasi |")) == []
    assert schedule_told(quarterly("v | ● | |", below="| √ Rencana  ● Realisasi |")) == ["RAK009 Komisi!G2 error"]
    assert schedule_told(quarterly("v | | |", below="| v Realisasi  x Tidak |")) == ["RAK009 Komisi!F2 error"]


@pytest.mark.parametrize(
    "legend",
    ["v = OK", "v = bulan lalu", "v = dilaksanakan bila ada anggaran", "v = tahun lalu", "√ = carry over", "x = belum"],
)
def test_a_legend_that_may_mean_no_plan_is_told_where_it_stands(legend: str) -> None:
    plan = quarterly("v | | |", below=f"| {legend} |")

    assert periods(plan) == [(1,)]
    assert [each for each in told(plan) if each.startswith("RAK016")] == ["RAK016 Komisi!A3 warning"]


@pytest.mark.parametrize(
    "legend",
    [
        "Legenda: v direncanakan",
        "v = centang",
        "v = akan terlaksana",
        "√ = kegiatan",
        "v = bulan pelaksanaan",
        "x = tidak",
    ],
)
def test_a_legend_of_what_is_planned_is_not_told(legend: str) -> None:
    assert [each for each in told(quarterly("v | | |", below=f"| {legend} |")) if each.startswith("RAK0")] == [
        "RAK003 None error"
    ]


def test_an_activity_with_a_letter_before_it_is_no_legend() -> None:
    row = "| | | | | v Rencana rapat | | | | | |"
    plan = plan_of(f"# Komisi\n{QUARTERS}\n{ROWS[0].format('v | | |')}\n{row}")

    assert [each.text for part in plan.parts for each in part.indicators[0].activities][1:] == ["v Rencana rapat"]


@pytest.mark.parametrize("legend", ["v = sudah dijadwalkan", "v = dilaksanakan", "Ket: v = waktu pelaksanaan"])
def test_ticks_that_a_legend_says_are_planned_are_read(legend: str) -> None:
    assert schedule_told(quarterly("v | | |", below=f"| {legend} |")) == []


def test_an_activity_that_begins_with_a_note_is_no_legend() -> None:
    plan = plan_of(f"""
        # Komisi
        {QUARTERS}
        | 1 | Sasaran A | Opini BPK | WTP | Catatan: rapat dengan x = 5 orang | x | | | | Divisi Keuangan |
    """)

    assert (periods(plan), schedule_told(plan)) == ([(1,)], [])


def test_the_same_unknown_mark_in_many_cells_is_one_finding() -> None:
    plan = quarterly("? | ? | ? | ?", "✓ | tunda | |")

    assert schedule_told(plan) == ["RAK402 Komisi!F2 error", "RAK402 Komisi!G3 error"]
    assert [line for line in told(plan, Severity.ERROR) if line.startswith("RAK401")] == []


def test_kinds_of_tick_that_look_alike_are_one_kind() -> None:
    assert told(quarterly("v | V | v v | (v)"), Severity.INFO).count("RAK403 Komisi!G2 info") == 0
    assert "RAK403 Komisi!G2 info" in told(quarterly("v | ✓ | |"), Severity.INFO)
    assert [line for line in told(quarterly("ya | ✓ | Y |"), Severity.INFO) if line.startswith("RAK403")] == []


@pytest.mark.parametrize(
    ("faults", "code"), [(Faults({(2, 6): "#REF!"}), "RAK008"), (Faults(uncalculated={(2, 6): "=A1"}), "RAK007")]
)
def test_the_fault_of_a_formula_is_no_unknown_tick_as_well(faults: Faults, code: str) -> None:
    identity, table = sheets_of("\n".join(["# Komisi", QUARTERS, ROWS[0].format(" | ✓ | | ")]))
    plan = read_sheets([identity, replace(table, faults=faults)], Source("rak.xlsx", "0" * 64), template=KPU)

    assert isinstance(plan, Plan)
    assert [line for line in told(plan) if "Komisi!F2" in line] == [f"{code} Komisi!F2 error"]


def test_what_stands_above_a_legend_is_part_of_it() -> None:
    below = "| Keterangan : | |\n| v | = | Dilaksanakan |\n| x | = | Tidak dilaksanakan |"
    plan = quarterly("v | x | |", below=below)

    assert (schedule_told(plan), mentioned(plan)) == (["RAK009 Komisi!G2 error"], [])
    assert mentioned(quarterly("v | | |", below="Keterangan")) == ["Komisi!A3"]


def mentioned(plan: Plan) -> list[str]:
    return [str(note.cell) for note in plan.notes if note.kind is NoteKind.MENTIONED]


@pytest.mark.parametrize("drawn", ["/" * 60 + "?", ", " * 60 + "?"])
def test_a_line_of_signs_takes_no_longer_than_any_other_text(drawn: str) -> None:
    assert "RAK402 Komisi!F2 error" in told(quarterly(f"{drawn} | | v | v"))


@pytest.mark.parametrize("entry", ["• Realisasi anggaran", "V. Realisasi anggaran", "v Rapat tanpa anggaran"])
def test_an_activity_that_begins_with_a_bullet_or_a_roman_number_is_no_legend(entry: str) -> None:
    first, second, line = ROWS[0].format("v | | |"), ROWS[1].format("", "v | | |"), f"| | | | | {entry} | | | | | |"

    for lines in ([first, line, second], [first, second, line]):
        plan = plan_of("\n".join(["# Komisi", QUARTERS, *lines]))
        assert not [each for each in schedule_told(plan) if each.startswith("RAK009")]
        assert sum(len(each.activities) for each in plan.parts[0].indicators) == 3


def test_an_objective_numbered_v_is_no_legend() -> None:
    objectives = enumerate(("Tertib", "Aman", "Damai", "Jujur", "Meningkatnya realisasi anggaran"))
    numbers = ("I", "II", "III", "IV", "V")
    rows = "\n".join(
        f"| {numbers[nth]} | {text} | | | | | | | | |\n| | | Nilai {nth} | 70 | Reviu | v | | | | Divisi Hukum |"
        for nth, text in objectives
    )

    assert schedule_told(plan_of(f"# Komisi\n{QUARTERS}\n{rows}")) == []
