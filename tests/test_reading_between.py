"""What stands among or below the rows of a plan and is no part of it."""

from __future__ import annotations

import pytest

from rak_excel.model import Note, NoteKind, Plan
from rak_excel.vocabulary.documents.page_lines import is_page_line, is_total
from tests.tables import told
from tests.test_reading_tables import HEADING, ROW, lone

MORE = "|  |   | Nilai AKIP | B | Evaluasi | | v | | | Divisi Teknis |"


def plan_with(*lines: str, below: str = "") -> Plan:
    """A plan with these lines between its two rows, and some below."""
    return lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, ROW, *lines, MORE, below]))


def read(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(each.text, [activity.text for activity in each.activities]) for _, each in plan.indicators()]


def mentioned(plan: Plan) -> list[str]:
    return [str(note.cell) for note in plan.notes if note.kind is NoteKind.MENTIONED]


BOTH = [("Opini BPK", ["Reviu"]), ("Nilai AKIP", ["Evaluasi"])]


def not_used(plan: Plan) -> list[str]:
    return [each for each in told(plan) if "RAK005" in each or "RAK009" in each]


def remarks(plan: Plan) -> list[Note]:
    """What is told of lines that are no rows, as info or as a warning."""
    kinds = {NoteKind.CELL_NOT_USED, NoteKind.MENTIONED}
    return [note for note in plan.notes if note.kind in kinds]


@pytest.mark.parametrize(
    "line",
    [
        "Halaman 2 dari 7",
        "Hal. 2",
        "- 3 -",
        "(lanjutan)",
        "Lanjutan Tabel 1",
        "Lanjutan Rencana Aksi Kinerja Komisi",
        "| | | (bersambung) |",
        "| | | | | | | | | Halaman | {2} |",
        "| | | Halaman | {2} | | | | | | |",
        "Rencana Aksi Kinerja KPU Kota Bima Tahun 2020, Revisi ke-0, Halaman 2 dari 7",
    ],
)
def test_lines_of_printed_pages_need_no_word(line: str) -> None:
    plan = plan_with(line)

    assert (read(plan), not_used(plan), mentioned(plan)) == (BOTH, [], [])


@pytest.mark.parametrize("zeros", ["| | | | | | | | | | {0} |", "| | | | | {0} | | | | | {0} |", "| | {0} |"])
def test_zeros_that_stand_for_formulas_without_a_text_need_no_word(zeros: str) -> None:
    plan = plan_with(below=f"{zeros}\n{zeros}")

    assert (read(plan), told(plan)) == (BOTH, told(plan_with()))
    assert not [note for note in plan.notes if note.kind is NoteKind.REPAIRED and note.value == "0"]


def test_a_zero_beside_work_is_told_as_a_blank_still() -> None:
    plan = plan_with(below="| | | | | Rapat | v | | | | {0} |")

    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.REPAIRED and note.value == "0"] == [
        "Komisi!J5"
    ]


@pytest.mark.parametrize("text", ["Halaman depan kantor", "2020", "Lanjutan pembangunan gedung", "1", "- Rapat -"])
def test_what_only_looks_like_a_line_of_a_page_is_none(text: str) -> None:
    assert not is_page_line(text)


@pytest.mark.parametrize(("letters", "footer"), [(200, True), (201, False)])
def test_a_text_of_more_than_200_letters_is_no_footer(letters: int, footer: bool) -> None:
    page = " Halaman 2 dari 7"
    assert is_page_line("Rencana Aksi Kinerja ".ljust(letters - len(page), "x") + page) == footer


def test_a_page_number_above_the_table_needs_no_word() -> None:
    plan = lone(f"# Komisi\nHalaman 1 dari 2\nKPU KOTA BIMA\n{HEADING}\n{ROW}")

    assert not_used(plan) == []


def test_a_total_above_the_table_is_told_as_no_part_of_the_plan() -> None:
    plan = lone(f"# Komisi\nKPU KOTA BIMA\n| | Total Anggaran | | Rp 5.000.000 |\n{HEADING}\n{ROW}")

    assert not_used(plan) == ["RAK005 Komisi!B2 warning", "RAK005 Komisi!D2 warning"]
    assert mentioned(plan) == []


@pytest.mark.parametrize(
    "line",
    [
        "| JUMLAH | | | | | {3} | {2} | {1} | {1} | |",
        "| | | TOTAL | {12} | | | | | | |",
        "| | Jumlah Keseluruhan | | | | | | | | |",
        "| | Rata-rata | | {75} | | | | | | |",
        "| | Jumlah Indikator | | {2} | | | | | | |",
        "| | Total Kegiatan | | | | {1} | {1} | | | |",
        "| | Total Anggaran: Rp3.000.000,- | | | | | | | | |",
        "| | Pagu Anggaran | Rp 1.250.000.000 | | | | | | | |",
        "| | Total Bobot | | 100% | | | | | | |",
        "| JUMLAH | | 5 | | 5 kegiatan | | | | | |",
        "| JUMLAH | 1 | 2 | 100% | 14 | | | | | |",
        "| | | TOTAL | | 14 keg | | | | | |",
        "| | | TOTAL Indikator : 2 | | Jumlah Kegiatan : 14 | | | | | |",
    ],
)
def test_a_row_that_adds_up_is_told_and_is_no_indicator(line: str) -> None:
    plan = plan_with(below=line)

    assert (read(plan), mentioned(plan), not_used(plan)) == (
        BOTH,
        [f"Komisi!{'A' if 'JUM' in line else 'C' if 'TOT' in line else 'B'}5"],
        [],
    )


@pytest.mark.parametrize("text", ["Jumlah kegiatan per triwulan", "Jumlah Hari Kerja", "TOTAL KEGIATAN"])
def test_a_row_that_counts_the_activities_is_no_activity(text: str) -> None:
    plan = plan_with(below=f"| | | | | {text} | {{1}} | {{1}} | | | |")

    assert (read(plan), mentioned(plan)) == (BOTH, ["Komisi!E5"])


@pytest.mark.parametrize(
    "line",
    [
        "| | | JUMLAH INDIKATOR | {2} | | | | | | |",
        "| | | REKAPITULASI | {2} | | | | | | |",
        "| | | Rata-rata capaian | 80% | | | | | | |",
        "| Rata-rata target | | | 80% | | | | | | |",
        "| | | Jumlah kegiatan per triwulan | | | {2} | {1} | {1} | {2} | |",
        "| | Persentase capaian | | 100% | | | | | | |",
        "| JUMLAH SELURUHNYA | | 2 Indikator | | 2 Kegiatan | | | | | |",
        "| | | Target kumulatif | | | 25% | 50% | 75% | 100% | |",
    ],
)
def test_a_row_that_says_something_of_the_whole_table_is_no_indicator(line: str) -> None:
    plan = plan_with(below=line)

    assert (read(plan), len(mentioned(plan)), not_used(plan)) == (BOTH, 1, [])
    assert all("RAK303" not in each for each in told(plan))


def test_a_measure_of_the_table_in_the_column_of_indicators_is_a_warning() -> None:
    plan = plan_with(below="| | | Persentase capaian | 100% | | | | | | |")

    assert (read(plan), not_used(plan)) == (BOTH, ["RAK005 Komisi!C5 warning"])


@pytest.mark.parametrize("text", ["Capaian Kinerja", "Persentase capaian"])
@pytest.mark.parametrize("among", [True, False])
def test_words_of_results_without_a_figure_are_a_warning(text: str, *, among: bool) -> None:
    plan = plan_with(*([f"| {text} |"] if among else ()), below="" if among else f"| {text} |")

    assert (read(plan), mentioned(plan)) == (BOTH, [])
    assert not_used(plan) == [f"RAK005 Komisi!A{4 if among else 5} warning"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("| Jumlah Kegiatan |", "row of totals"),
        ("| Total Bobot | | | 100% |", "row of totals"),
        ("| Rata-rata |", "summary row"),
        ("| Rata-rata capaian | | | 80% |", "summary row"),
        ("| Capaian Kinerja | | | 80% |", "summary row"),
        ("| Capaian Kinerja |", "summary or a title"),
        ("| Rekapitulasi | | | {2} |", "summary row"),
    ],
)
def test_only_a_row_that_adds_up_is_called_totals(line: str, said: str) -> None:
    plan = plan_with(below=line)

    assert [said in note.detail.en for note in plan.notes if note.cell and note.cell.row == 5] == [True]


@pytest.mark.parametrize("planned", ["RENCANA", "RENCANA KINERJA", "TARGET KINERJA"])
def test_words_of_results_below_what_is_planned_are_a_band(planned: str) -> None:
    result = ROW.replace("WTP", "WDP")
    lines = ["# Komisi", "KPU KOTA BIMA", HEADING, f"| {planned} |", ROW, "| CAPAIAN KINERJA |", result]
    plan = lone("\n".join(lines))

    assert read(plan) == [("Opini BPK", ["Reviu"])]
    assert [each for each in told(plan) if "RAK022" in each] == ["RAK022 Komisi!A5 warning"]


@pytest.mark.parametrize(
    "line",
    [
        "| | | Persentase capaian | 100% | Rapat | v | | | | Divisi Hukum |",
        "| | | Jumlah kegiatan | 2 Kegiatan | | | | | | |",
        "| 2 | B | Persentase capaian | 100% | | | | | | |",
        "| | | Jumlah kegiatan | {2} | | | | | | |\n| | | | | Rapat | v | | | | Divisi Hukum |",
    ],
)
def test_an_indicator_with_work_a_unit_or_an_objective_is_no_summary(line: str) -> None:
    plan = plan_with(below=line)

    assert [text for text, _ in read(plan)][2:] in (["Persentase capaian"], ["Jumlah kegiatan"])


@pytest.mark.parametrize("word", ["Catatan:", "Keterangan :", "Tembusan Yth.", "Dasar hukum:", "NB:"])
@pytest.mark.parametrize("column", ["", "| ", "| | ", "| | | | "])
def test_a_remark_is_told_once_with_its_lines(word: str, column: str) -> None:
    lines = (word, "1. Keputusan KPU", "2. Arsip")
    plan = plan_with(
        below="\n".join(f"{column}{'| ' if column else ''}{each}{' |' if column else ''}" for each in lines)
    )

    (note,) = remarks(plan)
    ordinary = word in {"Tembusan Yth.", "Dasar hukum:"}
    assert (read(plan), len(note.others)) == (BOTH, 2)
    assert note.detail.en.endswith('The lines below it: "1. Keputusan KPU 2. Arsip".') != ordinary
    assert (len(not_used(plan)), mentioned(plan)) == ((0, [str(note.cell)]) if ordinary else (1, []))


@pytest.mark.parametrize(
    ("below", "cell"),
    [
        ("Keterangan:\n| {1} | T1 adalah triwulan I |\n| {2} | Divisi menurut PKPU |", "A5"),
        ("| | | Catatan: |\n| | | 1. | T1 adalah triwulan I |\n| | | 2. | Menurut PKPU |", "C5"),
        ("Catatan:\n| | | 1. T1 adalah triwulan I |\n| | | 2. Menurut PKPU |", "A5"),
    ],
)
def test_the_lines_of_a_remark_may_stand_in_other_columns(below: str, cell: str) -> None:
    plan = plan_with(below=below)

    assert (read(plan), not_used(plan)) == (BOTH, [f"RAK005 Komisi!{cell} warning"])


def test_a_list_below_the_plan_under_words_of_its_own_is_told_once_and_holds_no_objectives() -> None:
    plan = plan_with(below="| Tim Penyusun: |\n| 1. Budi |\n| 2. Ani |")

    (note,) = [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]
    assert (read(plan), not_used(plan)) == (BOTH, ["RAK005 Komisi!A5 warning"])
    assert note.detail.en.endswith('The lines below it: "1. Budi 2. Ani".')


def test_a_remark_below_the_signature_is_told_once_too() -> None:
    block = "| |\n| | | | | | | | | | Ketua |\n| |\n| | | | | | | | | | A (contoh) |"
    plan = plan_with(below=f"{block}\nTembusan:\n1. KPU Provinsi\n2. Arsip")

    assert (not_used(plan), len(mentioned(plan))) == ([], 1)


@pytest.mark.parametrize(
    "text",
    [
        "Sumber: Renstra KPU 2020-2024",
        "*) sesuai Renstra",
        "https://jdih.kpu.go.id/x",
        "T1 = Triwulan I",
        "Dicetak pada 12 Januari 2020",
        "Dokumen ini ditandatangani secara elektronik",
    ],
)
@pytest.mark.parametrize("column", ["| ", "| | ", "| | | | "])
def test_a_source_or_a_footnote_is_no_row(text: str, column: str) -> None:
    plan = plan_with(below=f"{column}| {text} |")

    assert (read(plan), len(remarks(plan))) == (BOTH, 1)


@pytest.mark.parametrize("text", ["Sumber daya manusia dilatih", "Informasi dilayani", "* Rapat"])
def test_an_activity_that_only_begins_like_a_remark_is_one(text: str) -> None:
    assert read(plan_with(below=f"| | | | | {text} | | v | | | Divisi Hukum |"))[-1] == (
        "Nilai AKIP",
        ["Evaluasi", text],
    )


def test_lines_below_a_remark_among_the_rows_of_the_plan_are_read() -> None:
    plan = plan_with("| | Catatan: disusun bersama |", "| | B |")

    assert [each.objective.text for _, each in plan.indicators()] == ["A", "B"]


def activities(plan: Plan) -> list[str]:
    return [activity.text for _, each in plan.indicators() for activity in each.activities]


@pytest.mark.parametrize(
    "shape",
    [
        "| ^ | ^ | ^ | ^ | {} | ^ | | | | ^ |",
        "| ^ | ^ | ^ | ^ | {} | | | | | |",
        "| ^ | ^ | ^ | | {} | | | | | ^ |",
    ],
)
@pytest.mark.parametrize("first", ["Catatan: penting", "Petunjuk: teknis pemilu", "Coklit = pemutakhiran data"])
def test_activities_in_the_merged_range_of_an_indicator_are_no_lines_of_a_remark(first: str, shape: str) -> None:
    below = "\n".join(shape.format(each) for each in (first, "Rapat", "Monev"))
    plan = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, ROW, below]))
    remark = first.startswith("Catatan")

    assert activities(plan) == ["Reviu", *([] if remark else [first]), "Rapat", "Monev"]
    assert len(not_used(plan)) == remark


@pytest.mark.parametrize("first", ["Catatan: penting", "Petunjuk: teknis pemilu", "Info: pengumuman"])
@pytest.mark.parametrize("shape", ["| ^ | ^ | ^ | ^ | {} | | | | | |", "| | | | | {} | | | | | |"])
def test_activities_of_a_plan_without_ticks_yet_are_no_lines_of_a_remark(first: str, shape: str) -> None:
    works = ["Reviu", "Telaah", "Survei", first, "a. Rapat", "b. Monev"]
    below = [shape.format(each) for each in works[1:]]
    top = "| 1 | A | Opini BPK | WTP | Reviu | | | | | |"
    plan = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, top, *below]))

    assert [each for each in activities(plan) if each != first] == [each for each in works if each != first]
    assert (first in activities(plan)) == (not first.startswith("Catatan"))


@pytest.mark.parametrize(
    "remark", ["| | | | | Catatan: tinggal dua |", "| | | | Catatan: tinggal dua |", "| Catatan: x |"]
)
def test_activities_that_nothing_is_filled_in_for_are_no_lines_of_a_remark_above_them(remark: str) -> None:
    plan = plan_with(below=f"{remark}\n| | | | | Rapat |\n| | | | | Monev |")

    assert activities(plan) == ["Reviu", "Evaluasi", "Rapat", "Monev"]
    assert len(not_used(plan)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("Dasar hukum: UU 7", "PKPU 5"),
        ("Sumber: Renstra", "RPJMN"),
        ("Catatan: disusun oleh", "KPU Kabupaten Lombok Timur"),
    ],
)
def test_lines_below_a_list_or_an_unfinished_sentence_are_of_the_remark(lines: tuple[str, str]) -> None:
    plan = plan_with(below="\n".join(f"| | | | | {each} |" for each in lines))

    assert (activities(plan), len(remarks(plan))) == (["Reviu", "Evaluasi"], 1)


@pytest.mark.parametrize("remark", ["Catatan: dua lagi", "Catatan:"])
def test_an_indicator_below_a_remark_that_heads_an_activity_is_no_line_of_it(remark: str) -> None:
    plan = plan_with(below=f"| | | {remark} |\n| | | Persentase Arsip |\n| | | | | Rapat |")

    assert read(plan)[-1] == ("Persentase Arsip", ["Rapat"])


def test_activities_that_count_on_below_a_remark_are_no_lines_of_it() -> None:
    rows = [ROW.replace("Reviu", "1. Reviu"), "| | | | | Catatan: | | | | | |", "| | | | | 2. Rapat |"]
    plan = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, *rows]))

    assert activities(plan) == ["1. Reviu", "2. Rapat"]


@pytest.mark.parametrize("lines", [("anggaran dari pusat",), ("1. PKPU 1", "2. PKPU 2"), ("- PKPU 1", "- PKPU 2")])
def test_a_sentence_or_a_list_that_goes_on_below_a_remark_is_of_it(lines: tuple[str, ...]) -> None:
    below = "\n".join(f"| | | | | {each} |" for each in ("Catatan: menunggu", *lines))
    plan = plan_with(below=below)

    (note,) = [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED]
    assert (read(plan), len(note.others)) == (BOTH, len(lines))


def test_the_lines_of_a_remark_are_no_blank_rows_above_an_activity() -> None:
    plan = plan_with(below="| | | | | Catatan: ikut |\n| | | | | - PKPU 1 |\n| | | | | Rapat |")

    assert activities(plan)[-1] == "Rapat"
    assert [each for each in told(plan) if each.startswith("RAK009")] == []


@pytest.mark.parametrize("text", ["Coklit = pemutakhiran data", "Info: penyebaran pengumuman"])
def test_an_activity_above_others_may_be_called_like_a_remark(text: str) -> None:
    assert activities(plan_with(f"| | | | | {text} | | | | | |")) == ["Reviu", text, "Evaluasi"]


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("", "| | {} |\n| | | Opini BPK | B | Evaluasi | | v | | | Divisi Teknis |"),
        (ROW, "| | {} |\n| | ^ | Nilai AKIP | B | Evaluasi | | v | | | Divisi Teknis |"),
    ],
)
def test_an_objective_may_be_called_like_a_remark(above: str, row: str) -> None:
    text = "Dasar hukum: tertibnya produk hukum"
    plan = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, above, row.format(text)]))

    assert [each.objective.text for _, each in plan.indicators()][-1] == text
    assert not_used(plan) == []


def test_an_indicator_may_be_called_like_a_remark() -> None:
    rows = "| ^ | ^ | Info: pengumuman disebarkan |\n| ^ | ^ | ^ | B | Evaluasi | | v | | | Divisi Teknis |"
    plan = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, ROW, rows]))

    assert read(plan)[1:] == [("Info: pengumuman disebarkan", ["Evaluasi"])]


def test_a_source_among_the_rows_is_no_objective_of_those_below() -> None:
    plan = plan_with("| | Sumber: Renstra KPU |")

    assert {each.objective.text for _, each in plan.indicators()} == {"A"}
    assert len(remarks(plan)) == 1


def test_an_activity_with_ticks_is_no_total_whatever_it_begins_with() -> None:
    plan = plan_with(below="| | | | | Jumlah pemilih dihitung | v | | | | |")

    assert read(plan)[-1] == ("Nilai AKIP", ["Evaluasi", "Jumlah pemilih dihitung"])


@pytest.mark.parametrize("text", ["Jumlah Laporan", "Total Pemilih", "Jumlah", "Jumlah Kegiatan"])
def test_an_indicator_that_counts_something_is_no_total(text: str) -> None:
    plan = plan_with(below=f"| 2 | B | {text} | {{3}} | Rapat | v | | | | Divisi Hukum |")

    assert read(plan)[-1] == (text, ["Rapat"])
    assert is_total(text) == (text == "Jumlah")


@pytest.mark.parametrize(
    "word",
    [
        *("(lanjutan)", "Lanjutan", "lanj.", "(sambungan)", "Lanjutan Sasaran 1", "A (lanjutan)", "A (LANJUTAN)"),
        "Lanjutan Sasaran Strategis di Halaman 12",
    ],
)
def test_an_objective_that_only_goes_on_is_the_one_above(word: str) -> None:
    plan = plan_with(f"| 1 | {word} | Indeks SPBE | {{3}} | Rapat | | v | | | Divisi Hukum |")

    assert {(each.objective.number, each.objective.text) for _, each in plan.indicators()} == {(1, "A")}
    assert [note.became for note in plan.notes if str(note.cell) == "Komisi!B4"] == ["A"]


@pytest.mark.parametrize("word", ["(lanjutan)", "Opini BPK (lanjutan)"])
def test_an_indicator_that_only_goes_on_is_the_one_above(word: str) -> None:
    assert read(plan_with(f"| | | {word} | | Rapat | | v | | | Divisi Hukum |")) == [
        ("Opini BPK", ["Reviu", "Rapat"]),
        ("Nilai AKIP", ["Evaluasi"]),
    ]


def test_what_goes_on_under_another_number_is_asked() -> None:
    plan = plan_with("| 2 | (lanjutan) | Indeks SPBE | {3} | Rapat | | v | | | Divisi Hukum |")

    assert "RAK009 Komisi!B4 error" in told(plan)


@pytest.mark.parametrize("text", ["B (lanjutan)", "Lanjutan pembangunan gedung"])
def test_an_objective_of_its_own_keeps_the_word(text: str) -> None:
    plan = plan_with(f"| 2 | {text} | Indeks SPBE | {{3}} | Rapat | | v | | | Divisi Hukum |")

    assert [each.objective.text for _, each in plan.indicators()][1] == text


def test_a_word_in_the_schedule_that_it_goes_on_is_no_tick() -> None:
    assert "RAK402 Komisi!F4 error" in told(plan_with("| | | | | Rapat | lanjutan | v | | | Divisi Hukum |"))


def test_what_stands_in_the_column_of_numbers_and_is_none_is_told_as_that() -> None:
    plan = plan_with(below="Sesuai Subbag")

    assert [note.detail.en for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == [
        "This stands in the column NO, but is no number of an objective."
    ]


BUDGET = """| |
| No | Program | Anggaran | Ket |
| 1 | Program Dukungan Manajemen | Rp1.000.000 | APBN |
| 2 | Program Penyelenggaraan Pemilu | Rp2.000.000 | APBN |
| | TOTAL ANGGARAN | Rp3.000.000 | |
"""
BLOCK = """| |
| | | Bima, 22 Januari 2020 |
| | | KETUA KPU KOTA BIMA |
| |
| | | A (contoh) |
"""


@pytest.mark.parametrize(
    "below", [BUDGET, BUDGET + BLOCK, BLOCK + BUDGET], ids=["alone", "above the block", "below it"]
)
def test_a_budget_below_the_plan_is_told_once_and_the_signature_is_read(below: str) -> None:
    plan = plan_with(below=below)

    assert (read(plan), len(mentioned(plan)), not_used(plan)) == (BOTH, 1, [])
    if BLOCK in below:
        assert plan.identity.signatories["chair"].name == "A (contoh)"


@pytest.mark.parametrize("heading", ["Jumlah Biaya (Rp)", "PAGU ANGGARAN (Rp)", "Kebutuhan Anggaran", "Dana"])
def test_a_budget_is_known_by_its_money_column(heading: str) -> None:
    plan = plan_with(below=f"| |\n| No | Kegiatan | {heading} | Sumber Dana |\n| 1 | Dukungan | 500000 | APBN |")

    assert (read(plan), mentioned(plan), not_used(plan)) == (BOTH, ["Komisi!A6"], [])


@pytest.mark.parametrize(
    ("more", "told_as_budget"), [("| Keterangan |", True), ("| Keterangan | Sumber Dana |", False)]
)
def test_a_budget_has_six_headings_at_most(more: str, told_as_budget: bool) -> None:
    heading = f"| No | Kode | Program | Uraian | Anggaran {more}"
    plan = plan_with(below=f"| |\n{heading}\n| 1 | 076 | Dukungan | Rapat | Rp5.000 | - |")

    assert read(plan) == BOTH
    assert (bool(mentioned(plan)), bool(not_used(plan))) == (told_as_budget, not told_as_budget)


@pytest.mark.parametrize(
    ("heading", "number", "told_at"),
    [("| No | Kegiatan | Anggaran (Rp) |", "1", "A6"), ("| | Kegiatan | Dana |", "", "B6")],
)
def test_a_budget_whose_headings_are_the_plans_own_is_told_too(heading: str, number: str, told_at: str) -> None:
    rows = f"| {number} | Dukungan | 966.661.000,00 |\n| | Jumlah | 966.661.000,00 |"
    plan = plan_with(below=f"| |\n{heading}\n{rows}")

    assert (read(plan), mentioned(plan), not_used(plan)) == (BOTH, [f"Komisi!{told_at}"], [])


def test_a_budget_with_objectives_and_activities_is_none_of_the_plans_pages() -> None:
    budget = "| NO | SASARAN | KEGIATAN | ANGGARAN |\n| 1 | A | Rapat | Rp5.000 |"
    plan = plan_with(below=budget)

    assert (read(plan), mentioned(plan), not_used(plan)) == (BOTH, ["Komisi!A5"], [])


RISKS = "| |\nDAFTAR RISIKO\n| NO | RISIKO | DAMPAK | MITIGASI |\n| 1 | Terlambat | Tinggi | Rapat |\n"
SIGNED = "| |\n| | | | | | | | | | Bima, 22 Januari 2020 |\n| | | | | | | | | | Ketua |\n| |\n| | | | | | | | | | A (contoh) |\n"
MEETINGS = "| |\n| NO | RAPAT | TEMPAT | T1 | T2 | T3 | T4 |\n| 1 | Pleno | Aula | v | v | v | v |\n"


@pytest.mark.parametrize("below", [RISKS, RISKS + SIGNED, SIGNED + RISKS, MEETINGS, SIGNED + MEETINGS])
def test_a_table_with_headings_of_its_own_below_the_plan_is_told_once(below: str) -> None:
    plan = plan_with(below=below)

    assert (read(plan), len(not_used(plan))) == (BOTH, 1)
    assert not [each for each in told(plan) if each[:6] in {"RAK202", "RAK205", "RAK501", "RAK502", "RAK507"}]
    if SIGNED in below:
        assert plan.identity.signatories["chair"].name == "A (contoh)"


def test_rows_of_the_plan_below_headings_that_differ_are_read() -> None:
    again = "| NO | SASARAN | HASIL | UKURAN | LANGKAH | T1 | T2 | T3 | T4 | OLEH |"
    plan = plan_with(again, "| 2 | B | Indeks SPBE | {3} | Rapat | | v | | | Divisi Hukum |")

    assert ("Indeks SPBE", ["Rapat"]) in read(plan)


AGAIN = "| NO | Sasaran Program | Ukuran | Besaran | Langkah | Q1 | Q2 | Q3 | Q4 | Penanggung |"


@pytest.mark.parametrize("who", ["Divisi Hukum", ""])
@pytest.mark.parametrize("gap", ["| |\n", ""])
def test_ticked_rows_below_headings_that_say_nothing_of_the_plan_are_read(gap: str, who: str) -> None:
    plan = plan_with(below=f"{gap}{AGAIN}\n| 2 | B | Indeks SPBE | {{3}} | Rapat | | v | | | {who} |")

    assert ("Indeks SPBE", ["Rapat"]) in read(plan)
    assert not [each for each in told(plan) if "RAK005" in each]


def test_ticks_below_another_heading_without_periods_are_read_where_an_executor_stands_beside_them() -> None:
    heading = "| NO | Nama | Unit | Alamat | Hal | Hadir | | | | Ket |"
    of_plan = plan_with(below=f"{heading}\n| 2 | B | Indeks SPBE | {{3}} | Rapat | v | | | | Divisi Hukum |")
    other = plan_with(below=f"{heading}\n| 1 | Budi | Umum | Selong | Pleno | v | | | | |")

    assert ("Indeks SPBE", ["Rapat"]) in read(of_plan)
    assert (read(other), len(not_used(other))) == (BOTH, 1)


@pytest.mark.parametrize("last", ["Des", ""])
def test_ticks_without_an_executor_below_another_heading_are_read_where_it_heads_all_periods(last: str) -> None:
    heading = f"| NO | Nama | Unit | Alamat | Hal | Mar | Jun | Sep | {last} | Ket |"
    plan = plan_with(below=f"{heading}\n| 2 | B | Indeks SPBE | {{3}} | Rapat | v | | | | |")

    assert (("Indeks SPBE", ["Rapat"]) in read(plan), len(not_used(plan))) == ((True, 0) if last else (False, 1))


@pytest.mark.parametrize(
    "line", ["| | | | | | | | | | 1/3 |", "| - | - | - | - | - | - | - | - | - | - |", "| ... | ... | ... |"]
)
def test_lines_without_words_need_none(line: str) -> None:
    plan = plan_with(below=line)

    assert (read(plan), not_used(plan), mentioned(plan)) == (BOTH, [], [])


@pytest.mark.parametrize("line", ["| | | KPU Kota Bima |", "| | | Rencana Aksi Kinerja Tahun 2020 |", "| | | dst. |"])
def test_a_footer_in_a_column_of_the_plan_is_no_indicator(line: str) -> None:
    plan = plan_with(below=line)

    assert (read(plan), len(not_used(plan))) == (BOTH, 1)


@pytest.mark.parametrize("text", ["Laporan kinerja tahun 2020", "Rencana aksi tahun 2020"])
def test_an_activity_alone_on_its_row_is_no_footer(text: str) -> None:
    assert read(plan_with(f"| | | | | {text} |"))[0] == ("Opini BPK", ["Reviu", text])


@pytest.mark.parametrize(
    "below",
    [
        "| | | Disusun oleh: | | | | | | | Disetujui oleh: |\n| | | Kasubbag | | | | | | | Sekretaris |\n| | | B | | | | | | | A |",
        "| | Paraf |\n| | Kasubbag | ... |",
        "| | | | | | | | | Ditetapkan di | : Bima |\n| | | | | | | | | Pada tanggal | : 22 Januari 2020 |\n| | | | | | | | | Ketua |",
    ],
)
def test_who_wrote_or_saw_the_plan_is_no_row_of_it(below: str) -> None:
    plan = plan_with(below=f"| |\n{below}")

    assert read(plan) == BOTH
    assert not [each for each in told(plan) if each[:4] in {"RAK3", "RAK4", "RAK5"}]


@pytest.mark.parametrize(
    "text",
    [
        *("Catatan: T4 ditiadakan", "Catatan: target no 1 menjadi 3 SK", "*) menjadi 3 SK", "Kuning = batal"),
        *("Keterangan: Divisi Hukum diganti Divisi Teknis", "Catatan: belum disahkan"),
    ],
)
def test_a_remark_outside_the_rows_that_changes_the_plan_is_a_second_reading(text: str) -> None:
    for plan in (plan_with(below=f"| {text} |"), plan_with(below=f"| | | | | {text} |")):
        assert read(plan) == BOTH
        assert [each for each in told(plan) if each.startswith(("RAK005", "RAK016 Komisi!A", "RAK016 Komisi!E"))] in (
            ["RAK016 Komisi!A5 warning"],
            ["RAK016 Komisi!E5 warning"],
        )


@pytest.mark.parametrize(
    "text",
    [
        "Catatan: Jadwal dapat berubah sewaktu-waktu",
        *("Catatan: disusun bersama", "Catatan: data ganda dihapus", "*) sesuai Renstra", "Keterangan: * = prioritas"),
        *("Catatan: tolong dicek lagi", "Catatan: rapat diadakan daring"),
        "Catatan: dokumen ini sah walau tidak ditandatangani",
    ],
)
def test_a_remark_that_changes_nothing_is_told_as_one(text: str) -> None:
    assert not_used(plan_with(below=f"| {text} |")) == ["RAK005 Komisi!A5 warning"]


@pytest.mark.parametrize(
    ("text", "explains"), [("IKU = Indikator Kinerja Utama", True), ("AK = Laporan Kinerja", False)]
)
def test_only_what_begins_as_its_meaning_does_is_an_abbreviation_that_every_reader_passes_over(
    text: str, explains: bool
) -> None:
    assert (not_used(plan_with(below=f"| |\n| {text} |")) == []) == explains


ORDINARY = [
    "Catatan: Jadwal kegiatan dapat menyesuaikan dengan Tahapan Pemilihan Tahun 2020",
    "Catatan: Pelaksanaan kegiatan disesuaikan dengan anggaran",
    "*) Target mengacu pada Renstra KPU 2020-2024",
    "Keterangan: T1 : Triwulan I (Januari - Maret)\nT2 : Triwulan II (April - Juni)\nT3 : Jul, Agu, Sep\nT4 = TW IV",
    "Ket : T = Triwulan",
    "Keterangan:\nIKU = Indikator Kinerja Utama\nPK : Perjanjian Kinerja\nB3 = Maret",
    "Sumber: Perjanjian Kinerja KPU Kota Bima Tahun 2020",
    "Sumber: PKPU 2/2017 sebagaimana diubah dengan PKPU 11/2018",
    "Dasar hukum:\n1. UU Nomor 7 Tahun 2017 tentang Pemilihan Umum\n2. PKPU 5 Tahun 2019",
    "Dicetak tanggal 5 Februari 2020",
    "Dibuat oleh: Subbag Program dan Data",
    "Tembusan:\n1. Ketua KPU Provinsi NTB\n2. Arsip",
    "Salinan sesuai dengan aslinya",
    "Demikian Rencana Aksi ini dibuat untuk dilaksanakan sebagaimana mestinya",
    "Contact person: Budi (0812-3456-7890)",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_remark_that_every_reader_passes_over_is_no_warning(text: str) -> None:
    plan = plan_with(below=text)

    assert (read(plan), not_used(plan), mentioned(plan)[:1]) == (BOTH, [], ["Komisi!A5"])


@pytest.mark.parametrize(
    "lines",
    [
        ("| Ket | : | T = Triwulan |",),
        ("| Keterangan |", "| T1 | : | Triwulan I (Januari - Maret) |", "| T2 | : | Triwulan II (April - Juni) |"),
        ("| T1 | = | Triwulan I |", "| T2 | = | Triwulan II |"),
        ("| | | PK | : | Perjanjian Kinerja |",),
    ],
)
def test_a_label_its_sign_and_what_it_means_in_three_cells_are_a_remark(lines: tuple[str, ...]) -> None:
    plan = plan_with(below="\n".join(lines))

    assert (read(plan), not_used(plan), mentioned(plan)) == (BOTH, [], [f"Komisi!{'C' if 'PK' in lines[0] else 'A'}5"])


def test_a_label_in_three_cells_that_explains_something_else_is_a_warning() -> None:
    below = "| Keterangan |\n| T1 | : | Triwulan II |\n| Kuning | : | dibatalkan |"
    plan = plan_with(below=below)

    assert (read(plan), [each for each in told(plan) if "RAK016" in each]) == (BOTH, ["RAK016 Komisi!A5 warning"])


@pytest.mark.parametrize(
    "text",
    [
        *("Catatan: Jadwal kegiatan menyesuaikan Triwulan III", "Catatan: Jadwal evaluasi menyesuaikan anggaran"),
        *("*) Target mengacu pada Renstra, kecuali indikator 2", "*) Target mengacu pada Perjanjian Kinerja Perubahan"),
        *("*) Target mengacu pada angka 80%", "Catatan: target belum sesuai Renstra", "Catatan: target sesuai 3 SK"),
        *("Keterangan: T1 : Triwulan II", "Keterangan: T1 : Triwulan I (Januari - April)", "Ket: T = Tentatif"),
        *("Keterangan: T1 = Semester I", "Ket: DB = Ditunda Bulan depan", "Sumber: target indikator 2 dari provinsi"),
        *("Sumber: Perjanjian Kinerja Perubahan", "Tembusan:\n1. Kegiatan reviu", "Contact person: Budi, target 3 SK"),
        *("Dibuat oleh: Subbag, jadwal ikut provinsi", "Demikian target ini dibuat untuk dilaksanakan"),
        *("Catatan: Jadwal kegiatan menyesuaikan anggaran yang dipotong", "Catatan: Target sesuai hasil rapat pleno"),
        *("*) Target mengacu pada capaian tahun 2019", "Sumber: hasil koreksi Inspektorat", "Sumber: draft PK"),
        *(
            "Diperbarui 5 Februari: Rapat Pleno ditambahkan",
            "Demikian dibuat untuk tahun 2021",
            "Ket: TT = Tidak Terlaksana",
        ),
        *("Sumber: PKPU 5 tentang Tahapan (jadwal mundur)", "Dasar: SK pembatalan rapat"),
        *("Dicetak tanggal 5 Februari, rapat menjadi T3", "Catatan: rapat di aula", "Dana: APBN"),
    ],
)
def test_a_remark_that_may_say_something_of_the_plan_is_a_warning(text: str) -> None:
    plan = plan_with(below=text)

    assert (read(plan), mentioned(plan)) == (BOTH, [])
    assert [each for each in told(plan) if each.split()[:2] in (["RAK005", "Komisi!A5"], ["RAK016", "Komisi!A5"])]


@pytest.mark.parametrize(
    "text",
    [
        "Target indikator 1 berubah menjadi 80%",
        "Kegiatan evaluasi tahapan dibatalkan karena COVID-19",
        "Rapat pada T3 ditiadakan",
    ],
)
def test_a_sentence_below_the_plan_that_seems_to_change_it_is_a_second_reading(text: str) -> None:
    plan = plan_with(below=text)

    assert (read(plan), not_used(plan)) == (BOTH, [])
    assert [each for each in told(plan) if "RAK016" in each] == ["RAK016 Komisi!A5 warning"]


def test_a_sentence_in_the_column_of_numbers_is_told_as_a_remark() -> None:
    (note,) = remarks(plan_with(below="Mohon dibahas dalam rapat pleno"))

    assert note.detail.en == "This is a remark and no row of the plan; it was not read."


@pytest.mark.parametrize("text", ["Email: undangan disebarkan", "Alamat: pendataan ulang", "Disusun laporan akhir"])
def test_work_that_begins_as_who_made_the_sheet_is_an_activity(text: str) -> None:
    assert activities(plan_with(f"| | | | | {text} | | | | | |")) == ["Reviu", text, "Evaluasi"]


def test_what_stands_beside_or_above_the_table_may_change_the_plan_too() -> None:
    beside = lone("\n".join(["# Komisi", "KPU KOTA BIMA", HEADING, f"{ROW} | harusnya 3 SK |"]))
    above = lone("\n".join(["# Komisi", "KPU KOTA BIMA", "Catatan: target SK menjadi 3", HEADING, ROW]))

    assert "RAK016 Komisi!L3 warning" in told(beside)
    assert "RAK016 Komisi!A2 warning" in told(above)
