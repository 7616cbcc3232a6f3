"""One fact is told once: what only follows from it is silent, and what is a fact of its own is not."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.language import Text
from rak_excel.model import Cell, Definition, Finding, Note, NoteKind, Plan, Severity, Source
from rak_excel.reading import Unread, read_sheets
from rak_excel.rules.check import check
from tests.rule_examples import table_of
from tests.tables import plan_of, sheets_of, told

KEUANGAN = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
TEKNIS = "Divisi Teknis Penyelenggaraan"


def whole(komisi: str) -> Plan:
    """A plan with these rows on Komisi, and a Sekretariat of which nothing is asked here."""
    return plan_of(f"{komisi}\n{table_of('Sekretariat', [{'INDIKATOR': 'Jumlah Laporan Keuangan'}])}")


def asked_at(plan: Plan, cell: Cell) -> Plan:
    return replace(plan, notes=(*plan.notes, Note(NoteKind.AMBIGUOUS_VALUE, Text("Dua arti.", "Two."), cell, "x")))


def read_and_tell(content: bytes) -> Finding:
    """What is found in a file that is no workbook."""
    with pytest.raises(UnreadableWorkbookError) as raised:
        open_workbook(content)
    note = Note(NoteKind.UNREADABLE_FILE, raised.value.text)
    (finding,) = check([], [Unread(Source("scan.jpg", "0"), note)])
    return finding


def of_komisi(plan: Plan, *codes: str) -> list[str]:
    return [each for each in told(plan, *Severity) if "Komisi!" in each and each.startswith(codes or ("RAK",))]


def test_a_table_without_a_column_for_executors_has_no_blank_ones() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 |
        | 1  | Andal   | Opini BPK   | WTP    | Reviu    | v  |    |    |    |
        | 2  | Tertib  | Nilai SAKIP | B      | Evaluasi | v  |    |    |    |
    """)
    assert of_komisi(plan, "RAK004", "RAK5") == ["RAK004 Komisi!A1 error"]


def test_a_table_without_activities_has_no_unfilled_rows() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Andal   | Opini BPK   | WTP    |    |    |    |    |           |
        | 2  | Tertib  | Nilai SAKIP | B      |    |    |    |    |           |
    """)
    assert of_komisi(plan, "RAK004", "RAK205", "RAK014") == ["RAK004 Komisi!A1 error"]


def test_a_sheet_as_the_template_left_it_is_told_as_a_whole() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | Andal   | Opini BPK   | WTP    |          |    |    |    |    |           |
        | 2  | Tertib  | Nilai SAKIP | B      |          |    |    |    |    |           |
    """)
    assert [each for each in told(plan) if "RAK014" in each or "RAK205" in each] == ["RAK014 None error"]


def test_a_row_left_over_among_filled_ones_is_told_itself() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK   | WTP    |          |    |    |    |    |                             |
        | 2  | Tertib  | Nilai SAKIP | B      | Evaluasi | v  |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    assert of_komisi(plan, "RAK205", "RAK202") == ["RAK205 Komisi!E2 error"]


def test_numbers_may_count_the_unfilled_rows_or_leave_them_out() -> None:
    rows = [{"NO": str(number)} for number in (1, 2, 3)]
    rows[1] |= {"KEGIATAN": "", "JADWAL": "", "PELAKSANA": ""}
    for numbers, wrong in (
        (("1", "2", "3"), []),
        (("1", "2", "2"), []),
        (("1", "2", "5"), ["RAK202 Komisi!A4 warning"]),
    ):
        for row, number in zip(rows, numbers, strict=True):
            row["NO"] = number
        assert of_komisi(whole(table_of("Komisi", rows)), "RAK202") == wrong


def test_behind_what_is_no_number_the_numbers_go_on_as_if_it_were_the_right_one() -> None:
    rows = [{"NO": number, "SASARAN": f"Sasaran {number}"} for number in ("1", "3", "x", "5")]

    assert of_komisi(whole(table_of("Komisi", rows)), "RAK202") == [
        "RAK202 Komisi!A3 warning",
        "RAK202 Komisi!A4 warning",
    ]


RIGHT = [{"INDIKATOR": "Persentase Sengketa", "TARGET": "{1}", "JADWAL": "T1"}]


def test_a_target_that_is_asked_about_is_not_compared() -> None:
    sekretariat = table_of("Sekretariat", [{"INDIKATOR": "Persentase Sengketa", "TARGET": "95%"}])
    plan = plan_of(f"{table_of('Komisi', RIGHT)}\n{sekretariat}")
    assert [each for each in told(plan) if each.startswith(("RAK009", "RAK3", "RAK601"))] == ["RAK009 Komisi!D2 error"]


@pytest.mark.parametrize(("mark", "silent"), [("T3=tunda", True), ("T3", False)])
def test_a_schedule_that_is_asked_about_is_not_compared(mark: str, silent: bool) -> None:
    komisi = table_of("Komisi", [{"INDIKATOR": "Nilai SPIP", "JADWAL": f"T1 {mark}"}])
    sekretariat = table_of("Sekretariat", [{"INDIKATOR": "Nilai SPIP", "JADWAL": "B1 B4"}])
    plan = plan_of(f"{komisi}\n{sekretariat}")
    assert [each for each in told(plan) if each.startswith(("RAK602", "RAK603"))] == (
        [] if silent else ["RAK602 Komisi!H2 error", "RAK603 Sekretariat!I2 warning"]
    )


def test_a_heading_that_is_asked_about_silences_its_column_and_no_other() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR             | TARGET   | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
        | 1  | Andal   | Persentase Sengketa   | WTP      | Reviu    | v  |    |    |    | Divisi Entah |
        | 2  | Tertib  | Persentase Kepatuhan  | tercapai | Evaluasi | v  |    |    |    | Divisi Entah |
    """)
    assert of_komisi(plan, "RAK30") == ["RAK304 Komisi!D2 error", "RAK302 Komisi!D3 error"]
    asked = asked_at(plan, Cell("Komisi", 1, "D"))
    assert of_komisi(asked, "RAK30", "RAK009") == ["RAK009 Komisi!D1 error"]
    assert of_komisi(asked, "RAK502") == ["RAK502 Komisi!J2 error", "RAK502 Komisi!J3 error"]


def test_a_heading_of_several_rows_that_is_asked_about_silences_its_column_too() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR           | TARGET | KEGIATAN | RENCANA PELAKSANAAN | <   | <   | <   | PELAKSANA    |
        | ^  | ^       | ^                   | ^      | ^        | T1                  | T2  | T3  | T4  | ^            |
        | 1  | 2       | 3                   | 4      | 5        | 6                   | 7   | 8   | 9   | 10           |
        | 1  | Andal   | Persentase Sengketa | WTP    | Reviu    | v                   |     |     |     | Divisi Entah |
    """)
    assert of_komisi(plan, "RAK30") == ["RAK304 Komisi!D4 error"]
    assert of_komisi(asked_at(plan, Cell("Komisi", 1, "D")), "RAK30", "RAK009") == ["RAK009 Komisi!D1 error"]


def test_a_column_of_no_role_is_told_once() -> None:
    plan = whole("""
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | REALISASI | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Andal   | Opini BPK   | WTP    | 80%       |          |    |    |    |    |                             |
        | 2  | Tertib  | Nilai SAKIP | B      | 90%       | Evaluasi | v  |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    told_of_column = [each for each in of_komisi(plan) if "!E" in each]
    assert len(told_of_column) == 1


def test_cells_outside_the_table_are_told_as_the_block_that_they_are() -> None:
    rows = [
        {"DI KANAN TABEL": f"catatan {nth}", "INDIKATOR": f"Nilai {nth}"} for nth in ("satu", "dua", "tiga", "empat")
    ]
    assert of_komisi(whole(table_of("Komisi", rows)), "RAK005") == ["RAK005 Komisi!K2 warning"]
    (finding,) = check([whole(table_of("Komisi", rows))], select=["cell-not-used"])
    assert '"catatan satu" dan 3 isian lain sampai K5' in finding.message.id
    few = of_komisi(whole(table_of("Komisi", rows[:2])), "RAK005")
    assert few == ["RAK005 Komisi!K2 warning", "RAK005 Komisi!K3 warning"]


def test_what_a_signature_needs_is_told_once_where_no_cell_asks_for_it() -> None:
    plan = plan_of("""
        # Identitas Satker
        | Nama Satuan Kerja | KPU Kabupaten Lombok Timur |
        | Tahun Anggaran    | 2020                       |
        # Komisi
        | NO | SASARAN | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Tertib  | Nilai SAKIP | B      | Evaluasi | v  |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    (finding,) = check([plan], select=["signature-incomplete"])
    assert finding.message.id == (
        "Tempat penandatanganan, tanggal penandatanganan, nama dan gelar Ketua, nama dan gelar Sekretaris belum diisi."
    )


@pytest.mark.parametrize(
    ("objective", "executor", "severity"),
    [
        ("Andal", KEUANGAN, Severity.ERROR),
        ("Tertib", KEUANGAN, Severity.WARNING),
        ("Andal", TEKNIS, Severity.WARNING),
        ("Andal", "", Severity.ERROR),
        ("Tertib", TEKNIS, None),
    ],
)
def test_the_same_words_below_another_objective_or_of_another_unit_may_be_another_measure(
    objective: str, executor: str, severity: Severity | None
) -> None:
    rows = [
        {"SASARAN": "Andal", "INDIKATOR": "Nilai SPIP", "PELAKSANA": KEUANGAN},
        {"SASARAN": "Lain", "INDIKATOR": "Nilai SAKIP"},
        {"SASARAN": objective, "INDIKATOR": "Nilai SPIP", "PELAKSANA": executor},
    ]
    found = check([whole(table_of("Komisi", rows))], select=["duplicate-indicator"])
    assert [(str(each.cell), each.severity) for each in found] == ([("Komisi!C4", severity)] if severity else [])


def freely_named() -> Definition:
    kpu = load_template("kpu-2020")
    offices = msgspec.structs.replace(
        kpu.offices, title="Direktorat Jenderal Tata Ruang", provinces={}, replacements={}
    )
    return msgspec.structs.replace(kpu, offices=offices)


@pytest.mark.parametrize(
    ("office", "told_of"),
    [("DIREKTORAT JENDERAL TATA RUANG", 0), ("Balai Besar Wilayah Selatan", 0), ("KPU Kabupaten Lombok Timor", 1)],
)
def test_an_agency_that_names_its_offices_freely_is_asked_only_about_names_like_a_regions(
    office: str, told_of: int
) -> None:
    definition = freely_named()
    sheets = sheets_of(table_of("Komisi", [{}]), definition, office=office, region="")
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    assert len(check([plan], select=["office-unknown"])) == told_of


def test_the_year_of_a_paragraph_is_judged_with_the_line_that_introduces_it() -> None:
    texts = {
        "Pemeliharaan eks\\nlogistik Pemilu 2019": 0,
        "Laporan Kinerja :\\n1. Bulanan 2019\\n2. Tahunan 2019": 0,
        "Laporan Kinerja :\\n1. Bulanan 2018": 1,
        "Lelang eks logistik Pemilu 2019\\nSosialisasi Pemilu 2019": 1,
        "Rapat :\\n1. Sosialisasi Pemilu 2019": 1,
    }
    for text, count in texts.items():
        plan = whole(table_of("Komisi", [{"KEGIATAN": text}]))
        assert len(check([plan], select=["stale-year"])) == count, text


def test_numbers_without_a_column_for_objectives_are_not_told_besides() -> None:
    plan = whole("""
        # Komisi
        | NO | INDIKATOR   | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                   |
        | 1  | Opini BPK   | WTP    | Reviu    | v  |    |    |    | Divisi Hukum dan Pengawasan |
        | 4  | Nilai SAKIP | B      | Evaluasi | v  |    |    |    | Divisi Hukum dan Pengawasan |
    """)
    assert of_komisi(plan, "RAK004", "RAK005", "RAK20") == ["RAK004 Komisi!A1 error"]


@pytest.mark.parametrize(("remark", "told_of"), [(":", 0), ("-", 0), ("✓", 1), ("menunggu surat", 1), ("2", 1)])
def test_a_colon_or_dash_outside_the_table_says_nothing(remark: str, told_of: int) -> None:
    plan = whole(table_of("Komisi", [{"DI KANAN TABEL": remark}]))
    assert len(of_komisi(plan, "RAK005")) == told_of


@pytest.mark.parametrize(
    ("rows", "remedy"),
    [
        (
            "| 1 | A | Persentase B | {1} | Reviu | v | | | | Divisi Hukum |",
            "Tulis dengan tanda persen, misalnya 100%.",
        ),
        (
            "| 1 | A | Opini BPK | WTP | ~~Reviu~~ | v | | | | Divisi Hukum |",
            "Hilangkan coretannya bila masih berlaku; bila tidak, pindahkan ke luar tabel.",
        ),
        (
            "| 1 | A | Opini BPK | WTP | Reviu | v | x | | | Divisi Hukum |",
            "Beri ✓ bila dilaksanakan, kosongkan bila tidak.",
        ),
    ],
)
def test_what_to_do_about_a_question_stands_where_what_to_do_stands(rows: str, remedy: str) -> None:
    head = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
    plan = whole(f"# Komisi\n{head}\n{rows}")
    (finding,) = [each for each in check([plan]) if each.code == "RAK009"]

    assert finding.hint.id == remedy
    assert remedy not in finding.message.id
    assert finding.message.id.startswith("Maksud")


def test_what_to_do_about_a_photo_is_said_once() -> None:
    photo = read_and_tell(b"\xff\xd8\xff")

    assert (photo.message.id, photo.hint.id) == (
        "File tidak terbaca. File ini adalah foto.",
        "Minta file Excel aslinya.",
    )


COPIED = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA    |
    | 1  | Tertib  | Nilai A   | 70     | Reviu    | v  |    |    |    | Divisi Hukum |
    | 2  | Andal   | Nilai B   | 80     | Rapat    | v  |    |    |    | Divisi Hukum |
    |    | {} |
"""


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        ("Tertib | Nilai A | 70 | Reviu | v | | | | Divisi Teknis", ["RAK210"]),
        ("Tertib | Nilai C | 70 | Reviu | v | | | | Divisi Teknis", ["RAK201"]),
        ("Lain | Nilai A | 70 | Reviu | v | | | | Divisi Teknis", ["RAK201"]),
    ],
)
def test_the_missing_number_of_a_copied_row_is_told_with_the_copy(copy: str, told: list[str]) -> None:
    findings = check([plan_of(COPIED.replace("{}", copy))], select=["RAK201", "RAK210"])

    assert [finding.code for finding in findings] == told


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("(revisi) Nilai A", ["RAK210"]),
        ("Nilai A (revisi)", ["RAK210"]),
        ("Revisi: Nilai A", ["RAK210"]),
        ("Nilai A - BARU", ["RAK210"]),
        ("Nilai A (perubahan ke-2)", ["RAK210"]),
        ("Nilai A (semula)", ["RAK210"]),
        ("Nilai A Baru", []),
        ("Nilai A (pemilih baru)", []),
        ("Nilai C (revisi)", []),
    ],
)
def test_an_indicator_marked_as_a_version_of_another_is_told_as_that_indicator(indicator: str, told: list[str]) -> None:
    findings = check([plan_of(COPIED.replace("{}", f"Tertib | {indicator} | 85 | Reviu | v | | | | Divisi Hukum"))])

    assert [each.code for each in findings if each.code == "RAK210"] == told
