"""Several tables of one part: those that belong together are one plan, the others are told as what they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.model import NoteKind, Plan, Source
from rak_excel.reading import Unread, read_sheets
from tests.tables import plan_of, sheets_of, told
from tests.test_reading_parts import heading, row
from tests.test_reading_tables import lone

HEAD = heading("SASARAN STRATEGIS")
FIRST = row("Divisi Hukum")
SECOND = row("Divisi Teknis", indicator="Nilai AKIP", activity="Evaluasi").replace("| 1 | A |", "| 2 | B |")


def read(plan: Plan) -> list[str]:
    return [each.text for _, each in plan.indicators()]


def of_tables(plan: Plan) -> list[str]:
    """What is said of tables, of whatever severity."""
    kinds = {NoteKind.MENTIONED, NoteKind.TABLE_NOT_READ, NoteKind.AMBIGUOUS_VALUE}
    return [f"{note.kind.value} {note.cell}" for note in plan.notes if note.kind in kinds]


@pytest.mark.parametrize("names", [("Komisi", "Komisi hal 2"), ("Divisi Hukum", "Divisi Teknis"), ("A", "B")])
def test_tables_with_the_same_headings_and_other_rows_are_one_plan(names: tuple[str, str]) -> None:
    plan = plan_of(f"# {names[0]}\n{HEAD}\n{FIRST}\n# {names[1]}\n{HEAD}\n{SECOND}")

    assert read(plan) == ["Opini BPK", "Nilai AKIP"]
    assert of_tables(plan) == [f"mentioned {names[1]}!A1"]
    assert [str(each.place.cell("indicator")) for _, each in plan.indicators()] == [f"{names[0]}!C2", f"{names[1]}!C2"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Komisi (2)", True),
        ("Copy of Komisi", True),
        ("Salinan dari Komisi", True),
        ("Komisi - Copy", True),
        ("Komisi_2", True),
        ("Komisi 2", False),
        ("Komisi lanjutan", False),
        ("Copy of Sekretariat", True),
    ],
)
def test_a_sheet_called_a_copy_with_other_rows_is_asked_about(name: str, asked: bool) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# {name}\n{HEAD}\n{SECOND}")

    assert read(plan) == ["Opini BPK", "Nilai AKIP"]
    assert (f"RAK009 {name}!A1 error" in told(plan)) == asked


def test_rows_without_an_objective_on_a_further_sheet_go_on_with_the_one_before() -> None:
    more = SECOND.replace("| 2 | B |", "| | |")
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Komisi hal 2\n{HEAD}\n{more}")

    assert [each.objective.text for _, each in plan.indicators()] == ["A", "A"]


def test_the_same_work_under_another_objective_than_a_further_sheet_goes_on_with_is_read_too() -> None:
    third = row("Divisi Umum", indicator="Nilai SPIP", activity="Menilai")
    more = third.replace("| 1 | A |", "| | |")
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n{SECOND}\n# Komisi hal 2\n{HEAD}\n{more}\n# Umum\n{HEAD}\n{third}")

    assert [(each.objective.text, each.text) for _, each in plan.indicators()] == [
        ("A", "Opini BPK"), ("B", "Nilai AKIP"), ("B", "Nilai SPIP"), ("A", "Nilai SPIP")
    ]  # fmt: skip


def test_tables_with_a_signature_between_them_are_one_plan() -> None:
    block = "| |\n| | | | | | | | | | KETUA |\n| |\n| | | | | | | | | | A (contoh) |\n| |"
    plan = lone(f"# Komisi\nKPU KOTA BIMA\n{HEAD}\n{FIRST}\n{block}\n{HEAD}\n{SECOND}\n{block}")

    assert read(plan) == ["Opini BPK", "Nilai AKIP"]
    assert plan.identity.signatories["chair"].name == "A (contoh)"


def halves(second: str) -> Plan:
    first, last = (" | ".join(f"B{month}" for month in range(start, start + 6)) for start in (1, 7))
    one = row("Subbag Hukum", ticks="v | | | | | v")
    return plan_of(
        f"# Sekretariat\n{heading('SASARAN KEGIATAN', first)}\n{one}\n{heading('SASARAN KEGIATAN', last)}\n{second}"
    )


def test_the_second_half_of_the_year_below_the_first_gives_the_same_rows_more_ticks() -> None:
    plan = halves(row("Subbag Hukum", ticks="| v | | | | v"))
    ((_, indicator),) = plan.indicators()

    assert [(each.text, each.periods) for each in indicator.activities] == [("Reviu", (1, 6, 8, 12))]
    assert told(plan) == [each for each in told(plan) if each[:6] in {"RAK003", "RAK503", "RAK608"}]


def test_work_that_stands_twice_in_one_half_stays_twice() -> None:
    again = row("Subbag Hukum", ticks="| | | v | v | v").replace("| 1 | A | Opini BPK | WTP |", "| | | | |")
    plan = halves(row("Subbag Hukum", ticks="v | v | v | | |") + "\n" + again)
    ((_, indicator),) = plan.indicators()

    assert [(each.text, each.periods) for each in indicator.activities] == [
        ("Reviu", (1, 6, 7, 8, 9)),
        ("Reviu", (10, 11, 12)),
    ]


def test_a_row_of_the_second_half_alone_stays_a_row() -> None:
    plan = halves(row("Subbag Hukum", ticks="| v | | | | v", activity="Rapat"))

    assert [(each.text, each.periods) for each in plan.parts[0].indicators[0].activities] == [
        ("Reviu", (1, 6)),
        ("Rapat", (8, 12)),
    ]


@pytest.mark.parametrize(("activity", "told_at"), [("Reviu", []), ("Rapat", ["Sekretariat!E5"])])
def test_an_activity_of_the_second_half_alone_is_told_where_the_first_has_its_indicator_with_another(
    activity: str, told_at: list[str]
) -> None:
    first, last = (" | ".join(f"B{month}" for month in range(start, start + 6)) for start in (1, 7))
    other = row("Subbag Hukum", ticks="v | | | | |", indicator="Nilai AKIP")
    plan = plan_of(f"""
        # Sekretariat
        {heading("SASARAN KEGIATAN", first)}
        {row("Subbag Hukum", ticks="v | | | | | v")}
        {other}
        {heading("SASARAN KEGIATAN", last)}
        {row("Subbag Hukum", ticks="| v | | | | v", activity=activity)}
        {other}
    """)

    assert [len(each.activities) for _, each in plan.indicators()] == [1 + len(told_at), 1]
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.SECOND_READING] == told_at


def test_a_copied_sheet_with_other_entries_is_asked_and_nobody_is_told_to_delete() -> None:
    other = FIRST.replace("WTP", "WDP")
    plan = plan_of(f"# Komisi (2)\n{HEAD}\n{other}\n# Komisi\n{HEAD}\n{FIRST}")

    assert plan.parts[0].sheet == "Komisi"
    assert "RAK009 Komisi (2)!A1 error" in told(plan)
    assert not any("apus" in note.detail.id for note in plan.notes)


def test_a_copied_sheet_word_for_word_is_no_question() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Komisi (2)\n{HEAD}\n{FIRST}")

    assert of_tables(plan) == ["mentioned Komisi (2)!A1"]


def test_a_table_all_of_whose_rows_stand_in_another_is_no_question() -> None:
    plan = plan_of(f"# Divisi Hukum\n{HEAD}\n{FIRST}\n# Komisi\n{HEAD}\n{FIRST}\n{SECOND}")

    assert read(plan) == ["Opini BPK", "Nilai AKIP"]
    assert of_tables(plan) == ["mentioned Divisi Hukum!A1"]


def test_halves_of_the_year_on_two_sheets_are_one_plan_though_they_look_the_same() -> None:
    first, last = heading("SASARAN STRATEGIS", "T1 | T2"), heading("SASARAN STRATEGIS", "T3 | T4")
    work = row("Divisi Hukum", ticks="v |")
    plan = plan_of(f"# Semester I\n{first}\n{work}\n# Semester II\n{last}\n{work}")
    ((_, indicator),) = plan.indicators()

    assert [(each.text, each.periods) for each in indicator.activities] == [("Reviu", (1, 3))]


@pytest.mark.parametrize(
    "other",
    [
        f"# Contoh\n{HEAD}\n{SECOND}",
        f"# Lembar\nCONTOH PENGISIAN\n{HEAD}\n{SECOND}",
        f"# Komisi lama\n{HEAD}\n{SECOND}",
        f"# Draft Komisi\n{HEAD}\n{FIRST.replace('WTP', 'WDP')}",
        f"# SEMULA\n{HEAD}\n{FIRST.replace('WTP', 'WDP')}",
    ],
)
def test_an_example_a_draft_or_an_old_table_gives_way_and_is_told(other: str) -> None:
    plan = plan_of(f"{other}\n# Final\n{HEAD}\n{FIRST}")

    assert [str(each.place.cell("indicator")) for _, each in plan.indicators()] == ["Final!C2"]
    assert of_tables(plan) == [f"table-not-read {other[2:].splitlines()[0]}!A{2 if 'PENGISIAN' in other else 1}"]


def test_a_draft_that_says_word_for_word_what_the_plan_says_is_only_mentioned() -> None:
    plan = plan_of(f"# Draft Komisi\n{HEAD}\n{FIRST}\n# Final\n{HEAD}\n{FIRST}")

    assert of_tables(plan) == ["mentioned Draft Komisi!A1"]


@pytest.mark.parametrize("title", ["LAPORAN KINERJA", "CAPAIAN KINERJA"])
def test_a_table_titled_as_a_report_comes_after_the_plan_wherever_it_stands(title: str) -> None:
    plan = plan_of(f"# Lampiran\n{title} TAHUN 2020\n{HEAD}\n{SECOND}\n# Lain\n{HEAD}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == ["mentioned Lampiran!A2"]


def test_a_draft_alone_is_read() -> None:
    assert read(plan_of(f"# Draft Komisi\n{HEAD}\n{FIRST}")) == ["Opini BPK"]


def test_a_question_about_a_whole_table_quotes_none_of_its_cells() -> None:
    plan = plan_of(f"# Komisi (2)\n{HEAD}\n{FIRST.replace('WTP', 'WDP')}\n# Komisi\n{HEAD}\n{FIRST}")

    assert [note.value for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE] == [""]


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_numbers_of_a_further_sheet_go_on_or_begin_anew(number: str) -> None:
    more = SECOND.replace("| 2 | B |", f"| {number} | B |")

    assert not [each for each in told(plan_of(f"# A\n{HEAD}\n{FIRST}\n# B\n{HEAD}\n{more}")) if "RAK202" in each]


def test_a_hidden_sheet_gives_way_to_a_visible_one_and_is_told() -> None:
    sheets = sheets_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Komisi lama\n{HEAD}\n{SECOND}")
    sheets[1] = replace(sheets[1], hidden=True)
    plan = read_sheets(sheets, Source("a.xlsx", "0"), template=load_template("kpu-2020"))

    assert isinstance(plan, Plan)
    assert read(plan) == ["Nilai AKIP"]
    assert of_tables(plan) == ["table-not-read Komisi!A1"]


@pytest.mark.parametrize(
    ("visible", "indicators"),
    [
        (f"{HEAD}\n{SECOND}", ["Nilai AKIP"]),
        (f"RENCANA AKSI KINERJA TAHUN 2019\n{HEAD}\n{SECOND}", ["Nilai AKIP"]),
        (HEAD, ["Opini BPK"]),
    ],
    ids=["as good", "of another year", "blank"],
)
def test_a_hidden_sheet_comes_after_every_visible_one_but_a_blank_one(visible: str, indicators: list[str]) -> None:
    sheets = sheets_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lain\n{visible}")
    sheets[1] = replace(sheets[1], hidden=True)
    plan = read_sheets(sheets, Source("a.xlsx", "0"), template=load_template("kpu-2020"))

    assert isinstance(plan, Plan)
    assert read(plan) == indicators


@pytest.mark.parametrize("title", ["RENCANA AKSI KINERJA TAHUN 2019", "| Tahun Anggaran | : | 2019 |"])
def test_the_table_of_another_year_than_the_plans_is_told(title: str) -> None:
    plan = plan_of(f"# Komisi\n{title}\n{HEAD}\n{SECOND}\n# Komisi baru\n{HEAD}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == ["table-not-read Komisi!A2"]


def test_of_two_years_that_nothing_decides_between_the_later_is_read_and_it_is_asked() -> None:
    title = "RENCANA AKSI KINERJA TAHUN"
    plan = lone(f"# 2019\n{title} 2019\n{HEAD}\n{FIRST}\n# 2020\n{title} 2020\n{HEAD}\n{SECOND}")

    assert (read(plan), plan.identity.year) == (["Nilai AKIP"], 2020)
    assert "RAK009 2019!A2 error" in told(plan)


def test_two_years_on_one_sheet_are_two_tables() -> None:
    title = "RENCANA AKSI KINERJA TAHUN"
    plan = plan_of(f"# Komisi\n{title} 2019\n{HEAD}\n{FIRST}\n{title} 2020\n{HEAD}\n{SECOND}")

    assert read(plan) == ["Nilai AKIP"]
    assert of_tables(plan) == ["table-not-read Komisi!A2"]


@pytest.mark.parametrize(("name", "part"), [("Komisi", "commission"), ("Sekretariat", "secretariat")])
def test_two_years_on_one_sheet_are_of_the_part_that_the_sheet_is_named_after(name: str, part: str) -> None:
    headings = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | JADWAL | PELAKSANA |"
    tables = "\n".join(
        f"RENCANA AKSI KINERJA TAHUN {year}\n{headings}\n| 1 | A | Nilai A | {target} | Reviu | Januari | Ani |"
        for year, target in ((2019, 70), (2020, 80))
    )
    plan = plan_of(f"# {name}\n{tables}")

    assert [each.id for each in plan.parts] == [part]
    assert [each.target.text for _, each in plan.indicators() if each.target] == ["80"]
    assert of_tables(plan) == [f"table-not-read {name}!A2"]


def test_the_table_of_another_office_is_told() -> None:
    plan = plan_of(f"# Contoh\nKPU KABUPATEN BIMA\n{HEAD}\n{SECOND}\n# Komisi\n{HEAD}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == ["table-not-read Contoh!A2"]


@pytest.mark.parametrize("name", ["RAK Bima 2020", "KPU Kab. Bima", "RAK_Bima"])
def test_the_table_on_a_sheet_that_is_called_after_another_office_is_told(name: str) -> None:
    plan = plan_of(f"# {name}\n{HEAD}\n{SECOND}\n# RAK Lombok Timur 2020\n{HEAD}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == [f"table-not-read {name}!A1"]


TARGETS = "| NO | SASARAN STRATEGIS | INDIKATOR KINERJA | TARGET |\n| 1 | A | Opini BPK | WTP |"
REACHED = "| NO | SASARAN STRATEGIS | INDIKATOR KINERJA | TARGET | REALISASI |\n| 1 | A | Opini BPK | WTP | WDP |"


@pytest.mark.parametrize(
    "other", [f"# PK\nPERJANJIAN KINERJA TAHUN 2020\n{TARGETS}", f"# PK\n{TARGETS}", f"# LKj\n{REACHED}"]
)
def test_an_agreement_or_a_report_beside_the_plan_is_told_and_not_read(other: str) -> None:
    plan = plan_of(f"{other}\n# Komisi\n{HEAD}\n{FIRST}")

    assert [len(part.indicators) for part in plan.parts] == [1]
    assert len(of_tables(plan)) == 1
    assert of_tables(plan)[0].startswith("mentioned")
    assert not [each for each in told(plan) if "PK!" in each or "LKj!" in each]


def test_an_agreement_beside_a_plan_of_two_parts_needs_no_part_to_be_told_as_one() -> None:
    commission, secretariat = (heading(f"SASARAN {each}") for each in ("STRATEGIS", "KEGIATAN"))
    agreement = f"# PK\nPERJANJIAN KINERJA TAHUN 2020\n{TARGETS.replace(' STRATEGIS', '')}"
    rows = row("Divisi Hukum"), row("Subbag Hukum", indicator="Nilai AKIP")
    plan = plan_of(f"# Komisi\n{commission}\n{rows[0]}\n# Sekretariat\n{secretariat}\n{rows[1]}\n{agreement}")

    assert [note.detail.id for note in plan.notes if note.cell and note.cell.sheet == "PK"] == [
        "Tabel di PK!A2 adalah Perjanjian Kinerja, bukan rencana aksi, jadi tidak dibaca."
    ]


@pytest.mark.parametrize("title", ["PERJANJIAN KINERJA TAHUN 2020", "Penetapan Kinerja Tahun 2020", ""])
def test_an_agreement_alone_is_read_as_targets_with_one_warning(title: str) -> None:
    plan = lone(f"# PK\n{title}\nKPU KABUPATEN PONOROGO\n{TARGETS}")

    assert [(each.text, each.target and each.target.text) for _, each in plan.indicators()] == [("Opini BPK", "WTP")]
    assert [each for each in told(plan) if each[:5] in {"RAK00", "RAK01", "RAK20"}] == [
        f"RAK019 PK!A{3 if title else 2} warning"
    ]


@pytest.mark.parametrize("title", ["CAPAIAN KINERJA", "LAPORAN KINERJA TAHUN 2020", "REALISASI", ""])
def test_a_report_alone_is_refused_as_what_it_is(title: str) -> None:
    answer = read_sheets(sheets_of(f"# LKj\n{title}\n{REACHED}")[1:], Source("a.xlsx", "0"))

    assert isinstance(answer, Unread)
    assert "laporan capaian" in answer.note.detail.id


def test_a_plan_with_a_column_of_results_is_a_plan() -> None:
    plan = plan_of(f"# Komisi\nRENCANA AKSI TAHUN 2020\n{REACHED}")

    assert read(plan) == ["Opini BPK"]


def test_a_table_of_which_nothing_tells_the_part_is_told_beside_the_plan() -> None:
    own = "| NO | SASARAN | INDIKATOR | KEGIATAN |\n| 1 | A | Nilai AKIP | Rapat |"
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lembar\n{own}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == ["table-not-read Lembar!A1"]


@pytest.mark.parametrize(("row", "told_as"), [(SECOND, "table-not-read"), (FIRST, "mentioned")])
def test_columns_of_results_with_work_that_the_plan_lacks_are_a_warning(row: str, told_as: str) -> None:
    report = HEAD.replace("TARGET", "REALISASI")
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n| |\n{report}\n{row}")

    assert read(plan) == ["Opini BPK"]
    assert of_tables(plan) == [f"{told_as} Komisi!A4"]


def test_every_cell_of_a_table_that_is_not_read_is_accounted_for() -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Contoh\nKPU KABUPATEN BIMA\n{HEAD}\n{SECOND}\nCatatan: x")

    assert [each for each in told(plan) if "Contoh!" in each] == ["RAK017 Contoh!A2 warning"]


def test_results_by_quarter_without_any_target_are_a_report() -> None:
    text = """
        # Triwulan
        | PROGRAM/KEGIATAN | INDIKATOR KINERJA | REALISASI KINERJA TRIWULAN | < | < | < | PENANGGUNG JAWAB |
        |                  |                   | TW I | TW II | TW III | TW IV |                  |
        | Rapat            | Jumlah rapat      | 1    | 2     | 1      | 1     | BPBD             |
    """
    answer = read_sheets(sheets_of(text)[1:], Source("a.xlsx", "0"))

    assert isinstance(answer, Unread)
    assert "laporan capaian" in answer.note.detail.id


def test_an_agreement_says_of_itself_neither_part_nor_parties() -> None:
    plan = lone("""
        # PK
        PERJANJIAN KINERJA TAHUN 2020
        KPU KABUPATEN PONOROGO
        | No | Sasaran Program | Indikator Kinerja | Target |
        | 1  | A               | Opini BPK         | WTP    |
        | |
        | Ponorogo, 30 Januari 2020 |
        | | Pihak Kedua, | Pihak Pertama, |
        | | Ketua KPU Kabupaten Ponorogo | Sekretaris KPU Kabupaten Ponorogo |
        | |
        | | A (contoh) | B (contoh) |
    """)

    assert [each for each in told(plan) if each[:6] in {"RAK005", "RAK009", "RAK019"}] == ["RAK019 PK!A3 warning"]
    assert plan.identity.signatories["secretary"].name == "B (contoh)"


@pytest.mark.parametrize("word", ["(lanjutan)", "Lanjutan", "A (lanjutan)", "sda"])
@pytest.mark.parametrize("number", ["", "1"])
def test_an_objective_that_goes_on_from_the_sheet_before_is_the_one_there(word: str, number: str) -> None:
    further = SECOND.replace("| 2 | B |", f"| {number} | {word} |")
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lanjutan\n{HEAD}\n{further}")

    assert [(each.objective.number, each.objective.text) for _, each in plan.indicators()] == [(1, "A"), (1, "A")]
    assert not [each for each in told(plan) if "Lanjutan!" in each and "RAK304" not in each]


def test_an_objective_that_goes_on_from_the_sheet_before_under_another_number_is_asked() -> None:
    further = SECOND.replace("| 2 | B |", "| 2 | (lanjutan) |")
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lanjutan\n{HEAD}\n{further}")

    assert "RAK009 Lanjutan!B2 error" in told(plan)


@pytest.mark.parametrize("line", ["(lanjutan)", "| | (lanjutan) |", "| | | Lanjutan Sasaran 1 |"])
def test_a_line_on_a_further_sheet_that_only_says_that_it_goes_on_needs_no_word(line: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# Lanjutan\n{HEAD}\n{line}\n{SECOND}")

    assert read(plan) == ["Opini BPK", "Nilai AKIP"]
    assert not [each for each in told(plan) if "Lanjutan!" in each and "RAK304" not in each]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("LAPORAN RENCANA AKSI KINERJA TAHUN 2020", "RAK016 Komisi!A1 warning"),
        ("MONITORING RENCANA AKSI KINERJA TAHUN 2020", "RAK016 Komisi!A1 warning"),
        ("REALISASI RENCANA AKSI TAHUN 2020", "RAK009 Komisi!A1 error"),
    ],
)
def test_a_plan_with_the_title_of_a_report_and_no_results_is_read_and_told(title: str, said: str) -> None:
    plan = plan_of(f"# Komisi\n{title}\n{HEAD}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert said in told(plan)


def test_a_table_with_the_title_of_a_report_gives_way_to_a_plan() -> None:
    report = f"# Monev\nMONITORING RENCANA AKSI TAHUN 2020\n{HEAD}\n{SECOND}"
    plan = plan_of(f"# Komisi\nRENCANA AKSI TAHUN 2020\n{HEAD}\n{FIRST}\n{report}")

    assert (read(plan), of_tables(plan)) == (["Opini BPK"], ["mentioned Monev!A2"])


@pytest.mark.parametrize(
    ("name", "indicators", "other"), [("Komisi", ["Opini BPK"], "PK!A1"), ("Draft", ["Nilai AKIP"], "Draft!A2")]
)
def test_a_plan_with_the_title_of_a_report_comes_before_an_agreement_unless_it_is_a_draft(
    name: str, indicators: list[str], other: str
) -> None:
    agreement = f"# PK\n{TARGETS.replace('Opini BPK', 'Nilai AKIP')}"
    plan = plan_of(f"{agreement}\n# {name}\nLAPORAN RENCANA AKSI KINERJA TAHUN 2020\n{HEAD}\n{FIRST}")

    assert (read(plan), of_tables(plan)) == (indicators, [f"mentioned {other}"])


@pytest.mark.parametrize("title", ["CAPAIAN TARGET", "REALISASI TARGET"])
def test_the_only_target_of_work_is_read_though_it_is_headed_for_results_and_asked(title: str) -> None:
    plan = plan_of(f"# Komisi\n{HEAD.replace('TARGET', title)}\n{FIRST}")

    assert read(plan) == ["Opini BPK"]
    assert [each for each in told(plan) if "Komisi!D1" in each] == ["RAK009 Komisi!D1 error"]


@pytest.mark.parametrize(
    ("name", "said"), [("Risiko", "memuat target tanpa kegiatan"), ("PK 2020", "adalah Perjanjian Kinerja")]
)
def test_only_what_is_named_a_perjanjian_kinerja_is_called_one(name: str, said: str) -> None:
    other = "| NO | RISIKO | INDIKATOR | TARGET | MITIGASI |\n| 1 | Pandemi | Jumlah kasus | 0 kasus | Daring |"
    plan = plan_of(f"# Komisi\n{HEAD}\n{FIRST}\n# {name}\n{other}")

    assert [said in note.detail.id for note in plan.notes if note.cell and note.cell.sheet == name] == [True]


def test_a_target_that_differs_from_one_on_another_sheet_names_that_sheet() -> None:
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    first, second = (
        f"| 1 | Tertib | Persentase A | {t} | {w} | ✓ | | | | Divisi Hukum |"
        for t, w in (("75%", "Reviu"), ("70%", "Rapat"))
    )
    plan = plan_of(f"# Komisi\n{head}\n{first}\n# Komisi lanjutan\n{head}\n{second}")

    (note,) = (note for note in plan.notes if note.kind is NoteKind.TARGET_CHANGES)
    assert "sudah bertarget 75% di sel D2, sheet Komisi" in note.detail.id


def test_a_sheet_named_after_the_part_that_is_missing_is_asked_about_though_all_else_says_otherwise() -> None:
    head = "| NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    rows = (f"| 1 | {each} | Persentase {each} | 75% | Reviu {each} | ✓ | | | | Divisi Hukum |" for each in "AB")
    plan = plan_of(
        "\n".join(f"# {name}\n{head}\n{row}" for name, row in zip(("Komisi", "Sekretariat"), rows, strict=True))
    )

    assert [part.id for part in plan.parts] == ["commission"]
    assert "RAK009 Sekretariat!A1 error" in told(plan)
    (note,) = (note for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE)
    assert "padahal nama sheetnya menyebut Sekretariat" in note.detail.id


MONTHS = "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agt|Sep|Okt|Nov|Des|"


def page(nth: int, periods: str = "", ticks: str = "") -> str:
    return f"""
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | {periods} PELAKSANA |
        | {nth} | A{nth} | Nilai {nth} | 70 | Reviu {nth} | {ticks} Divisi Hukum |
    """


def test_a_page_without_periods_takes_those_of_the_next_page_and_its_own_rows_lack_a_schedule() -> None:
    plan = plan_of("# Komisi" + page(1) + page(2, MONTHS, "v||||||||||v||"))

    assert [activity.periods for _, each in plan.indicators() for activity in each.activities] == [(), (1, 11)]
    assert [each for each in told(plan) if "RAK4" in each] == ["RAK401 Komisi!E2 error"]


def test_pages_by_months_and_by_quarters_below_one_without_periods_are_no_one_plan() -> None:
    plan = plan_of("# Komisi" + page(1) + page(2, MONTHS, "v||||||||||v||") + page(3, "T1|T2|T3|T4|", "v||||"))

    assert read(plan) == ["Nilai 3"]
    assert "RAK009 Komisi!A1 error" in told(plan)


@pytest.mark.parametrize(
    ("objectives", "executor", "parts"),
    [
        ("SASARAN STRATEGIS", "Divisi Hukum", 1),
        ("SASARAN KEGIATAN", "Divisi Hukum", 2),
        ("SASARAN STRATEGIS", "Sub Bagian Hukum", 2),
    ],
)
def test_a_table_on_the_sheet_of_the_missing_part_is_not_said_to_be_there_twice(
    objectives: str, executor: str, parts: int
) -> None:
    head = "| NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    row = "| 1 | A | Persentase A | 75% | Reviu | ✓ | | | | Divisi Hukum |"
    other = row.replace("75%", "80%").replace("Divisi Hukum", executor)
    own = head.replace("SASARAN STRATEGIS", objectives)
    plan = plan_of("\n".join(["# Komisi", head, row, "# Sekretariat", own, other]))

    said = [note.detail.id for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]
    assert len(plan.parts) == parts
    assert ["sesuaikan kepala kolom sasaran dan pelaksananya" in each for each in said] == [True] * (2 - parts)
