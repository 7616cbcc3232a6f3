"""Who plans and for when, as titles, labels, names and signature blocks of offices say it."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import encode_definition, load_template
from rak_excel.formats.grid import Faults, Sheet, Value, rows_of
from rak_excel.model import NoteKind, Plan, Severity, Signatory, Source
from rak_excel.reading import Unread, read_sheets
from tests.tables import plan_of, sheet_of, sheets_of, told

HEADING = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROW = "| 1 | A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |"


def lone(text: str, *, file: str = "rak.xlsx") -> Plan:
    """The plan of a workbook without an identity sheet."""
    plan = read_sheets(sheets_of(text)[1:], Source(file, "0" * 64), template=load_template("kpu-2020"))
    assert not isinstance(plan, Unread), plan.note.detail.en
    return plan


@pytest.mark.parametrize(
    ("title", "revision"),
    [
        ("PERUBAHAN KEDUA TAHUN 2021", 2),
        ("TAHUN 2021 (Perubahan ke-2)", 2),
        ("REVISI II TAHUN 2021", 2),
        ("TAHUN 2021 PERUBAHAN KE-DUA", 2),
        ("TAHUN 2021 Revisi Ketiga", 3),
        ("TAHUN 2021 (Rev. 2)", 2),
        ("PERUBAHAN TAHUN 2021", 1),
        ("TAHUN 2021\nREVISI KESATU", 1),
        ("TAHUN 2021\n| Revisi ke- | : | 2 |", 2),
        ("TAHUN 2021", 0),
        ("TAHUN 2021 DAN PERUBAHANNYA", 0),
    ],
)
def test_a_title_names_the_revision_in_figures_or_words(title: str, revision: int) -> None:
    plan = lone(f"# Lembar\nRENCANA AKSI KINERJA {title}\nKPU KOTA MATARAM\n{HEADING}\n{ROW}")

    assert (plan.identity.year, plan.identity.revision) == (2021, revision)


@pytest.mark.parametrize(
    ("title", "revision"),
    [("PERUBAHAN ATAS", 1), ("PERUBAHAN", 1), ("REVISI", 1), ("PERUBAHAN KEDUA ATAS", 2), ("PERUBAHAN KE-3", 3)],
)
def test_the_title_of_a_changed_plan_is_that_of_a_plan(title: str, revision: int) -> None:
    plan = lone(f"# Lembar\n{title} RENCANA AKSI KINERJA TAHUN 2021\nKPU KOTA MATARAM\n{HEADING}\n{ROW}")

    assert (plan.identity.year, plan.identity.revision) == (2021, revision)


@pytest.mark.parametrize(
    ("year", "revision", "read"),
    [("2020", "II", 2), ("T.A. 2020", "kesatu", 1), ("Tahun 2020", "Perubahan ke-2", 2), ("TA 2020", "-", 0)],
)
def test_year_and_revision_are_answered_in_words_too(year: str, revision: str, read: int) -> None:
    plan = plan_of(f"# Komisi\n{HEADING}\n{ROW}", year=year, revision=revision)

    assert (plan.identity.year, plan.identity.revision) == (2020, read)
    assert not [each for each in told(plan) if "Identitas" in each and "RAK009" in each]


@pytest.mark.parametrize(("revision", "asked"), [(0, ["RAK009 Komisi!A1 error"]), (2, [])])
def test_a_title_with_another_revision_than_the_identity_is_asked(revision: int, asked: list[str]) -> None:
    plan = plan_of(f"# Komisi\nRENCANA AKSI KINERJA TAHUN 2020 REVISI II\n{HEADING}\n{ROW}", revision=revision)

    assert plan.identity.revision == revision
    assert [each for each in told(plan) if "RAK009" in each] == asked


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        ("RENCANA AKSI KINERJA TAHUN 2020 / 2021", "A1"),
        ("RENCANA AKSI KINERJA 2020-2021", "A1"),
        ("RENCANA AKSI KINERJA\n| Tahun Anggaran | : | 2020 s.d. 2021 |", "C2"),
    ],
)
def test_two_years_written_as_one_are_asked(lines: str, cell: str) -> None:
    plan = lone(f"# Komisi\n{lines}\nKPU KOTA MATARAM\n{HEADING}\n{ROW}")

    assert plan.identity.year == 2020
    assert f"RAK009 Komisi!{cell} error" in told(plan)


@pytest.mark.parametrize(
    "lines",
    [
        "RENCANA AKSI TAHUN 2020\nBADAN PUSAT STATISTIK KABUPATEN TAPIN",
        "RENCANA AKSI ATAS PERJANJIAN KINERJA BADAN PUSAT STATISTIK KABUPATEN TAPIN TAHUN 2020",
        "RENCANA AKSI PERJANJIAN KINERJA T.A. 2020\n| Instansi | : | BADAN PUSAT STATISTIK KABUPATEN TAPIN |",
        "| Nama Kelembagaan | : BADAN PUSAT STATISTIK KABUPATEN TAPIN |\nTA 2020",
        "| Satuan Kerja : BADAN PUSAT STATISTIK KABUPATEN TAPIN |\n| T.A. | 2020 |",
        "| Unit Kerja | BADAN PUSAT STATISTIK KABUPATEN TAPIN |\n| Tahun | : 2020 |",
    ],
)
def test_titles_and_labels_of_any_agency_say_office_and_year(lines: str) -> None:
    plan = lone(f"# Komisi\n{lines}\n{HEADING}\n{ROW}")

    assert (plan.identity.office, plan.identity.year) == ("BADAN PUSAT STATISTIK KABUPATEN TAPIN", 2020)
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def test_an_office_named_in_the_title_is_its_name_alone() -> None:
    plan = lone(f"# Komisi\nRENCANA AKSI KINERJA KPU KABUPATEN LOMBOK TIMUR TAHUN 2020\n{HEADING}\n{ROW}")

    assert (plan.identity.office, plan.identity.region) == ("KPU KABUPATEN LOMBOK TIMUR", "52.03")


def test_a_sentence_above_the_table_is_no_office() -> None:
    plan = lone(f"# Komisi\nRENCANA AKSI TAHUN 2020\nBadan\nmohon tanda tangan\n{HEADING}\n{ROW}")

    assert plan.identity.office == ""
    assert [note.value for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == ["Badan", "mohon tanda tangan"]


def test_year_and_office_of_a_name_alone_are_told() -> None:
    plan = lone(f"# Komisi\n{HEADING}\n{ROW}", file="kiriman/RAK_KPU Kab. Lombok Timur 2020 final.xlsx")

    assert (plan.identity.year, plan.identity.region) == (2020, "52.03")
    assert [each for each in told(plan) if "RAK016" in each] == ["RAK016 None warning"] * 2
    assert not [each for each in told(plan) if each[:6] in {"RAK101", "RAK104"}]


def test_a_sheet_named_for_its_year_comes_before_the_file() -> None:
    plan = lone(f"# Komisi 2021\n{HEADING}\n{ROW}", file="RAK 2020-2021.xlsx")

    assert plan.identity.year == 2021


def test_a_name_with_two_years_tells_none() -> None:
    plan = lone(f"# Komisi\n{HEADING}\n{ROW}", file="RAK 2020-2021.xlsx")

    assert plan.identity.year is None


def test_our_own_workbook_without_its_identity_sheet_says_so_and_asks_nothing_else_for_it() -> None:
    labels: list[list[Value | None]] = [
        ["Nama Satuan Kerja", "KPU Kota Mataram"],
        ["Kode Wilayah", "52.71"],
        ["Tahun Anggaran", 2021.0],
    ]
    carried = encode_definition(load_template("kpu-2020"))
    sheets = [
        *sheets_of(f"# Komisi\n{HEADING}\n{ROW}")[1:],
        sheet_of("Cek Isian", labels),
        Sheet("Definisi", rows_of([[carried]]), hidden=True),
    ]
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert plan.identity.office == ""
    assert [each for each in told(plan, Severity.ERROR) if "RAK1" in each or "RAK018" in each] == ["RAK018 None error"]


def test_our_own_workbook_without_its_identity_sheet_is_not_asked_for_what_only_a_whole_office_has() -> None:
    carried = encode_definition(load_template("kpu-2020"))
    head = f"# Komisi\nRENCANA AKSI KINERJA\n| Nama/Unit Organisasi | : | |\n{HEADING}\n{ROW.replace('| 1 |', '| 3 |')}"
    (own,) = sheets_of(head)[1:]
    broken = replace(own, faults=Faults({(2, 3): "#REF!"}))
    plan = read_sheets([broken, Sheet("Definisi", rows_of([[carried]]), hidden=True)], Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert told(plan) == ["RAK018 None error"]


def test_what_is_typed_beside_the_identity_is_told() -> None:
    plan = plan_of(f"""
        # Komisi
        {HEADING}
        {ROW}
        # Identitas Satker
        | IDENTITAS SATUAN KERJA |
        | Nama Satuan Kerja | KPU Kota Mataram | Pilih dari daftar, atau ketik nama lengkapnya. |
        | Tahun Anggaran | 2020 | targetnya masih 2019 |
        | Kode Wilayah | 52.71 |
        | Mohon Divisi Hukum diganti |
    """)

    assert [each for each in told(plan) if "RAK005" in each] == [
        "RAK005 Identitas Satker!C3 warning",
        "RAK005 Identitas Satker!A5 warning",
    ]


def test_name_and_nip_in_one_answer_are_two_things() -> None:
    plan = plan_of(f"# Komisi\n{HEADING}\n{ROW}", secretary=("Sekretaris", "Drs. A, NIP. 19700101 200001 1 001", ""))

    assert plan.identity.signatories["secretary"] == Signatory("Sekretaris", "Drs. A", "19700101 200001 1 001")


@pytest.mark.parametrize("lines", [("Drs. A (NIP 197001012000011001)",), ("Drs. A", "197001012000011001")])
def test_name_and_nip_below_a_table_are_two_things(lines: tuple[str, ...]) -> None:
    below = "\n".join(
        f"| | | | | | | | | | {each} |" for each in ("Mataram, 22 Januari 2020", "SEKRETARIS", "", *lines)
    )
    plan = lone(f"# Komisi\nKPU KOTA MATARAM\n{HEADING}\n{ROW}\n| |\n{below}")

    assert plan.identity.signatories["secretary"] == Signatory("Sekretaris", "Drs. A", "197001012000011001")
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def test_a_signature_block_in_one_cell_is_read_line_by_line() -> None:
    block = r"Mataram, 22 Januari 2020\nSEKRETARIS KPU KOTA MATARAM\n\n\nDrs. A (contoh)\nNIP. 197001012000011001"
    plan = lone(f"# Komisi\nKPU KOTA MATARAM\n{HEADING}\n{ROW}\n| |\n| | | | | {block} |")

    assert (plan.identity.place, plan.identity.date) == ("Mataram", datetime.date(2020, 1, 22))
    assert plan.identity.signatories["secretary"] == Signatory("Sekretaris", "Drs. A (contoh)", "197001012000011001")
    assert [each.text for each in plan.parts[0].indicators[0].activities] == ["Reviu"]
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def test_an_activity_whose_last_line_names_who_leads_it_is_no_signature_block() -> None:
    activity = r"Rapat pleno yang dipimpin\n\nKetua"
    plan = lone(f"# Komisi\nKPU KOTA MATARAM\n{HEADING}\n{ROW}\n| | | | | {activity} | | | | | |")

    assert [each.text for each in plan.parts[0].indicators[0].activities][1:] == ["Rapat pleno yang dipimpin\n\nKetua"]
    assert plan.identity.signatories == {}


def signed(*lines: str) -> Plan:
    """A plan with these lines in its last column, below a blank one."""
    below = "\n".join(f"| | | | | | | | | | {each} |" for each in ("", *lines))
    return lone(f"# Komisi\nRENCANA AKSI TAHUN 2020\nKPU KOTA MATARAM\n{HEADING}\n{ROW}\n{below}")


@pytest.mark.parametrize(
    "lines",
    [
        ("Mataram, 22-01-2020", "KETUA"),
        ("Mataram, 22/01/2020", "K E T U A"),
        ("Mataram, 22 Januari 2020", "Pj. Ketua"),
        ("Mataram, 22 Januari 2020", "PLH. KETUA KPU KOTA MATARAM"),
    ],
)
def test_a_date_in_figures_a_title_in_spaced_letters_and_an_acting_title_are_understood(lines: tuple[str, str]) -> None:
    plan = signed(*lines, "", "A (contoh)")

    assert (plan.identity.place, plan.identity.date) == ("Mataram", datetime.date(2020, 1, 22))
    assert plan.identity.signatories["chair"].name == "A (contoh)"
    assert plan.parts[0].indicators[0].activities[0].executors_text == "Divisi Hukum"


def test_dots_to_sign_on_are_no_name() -> None:
    assert (
        signed("Mataram, 22 Januari 2020", "KETUA", "", "....................").identity.signatories["chair"].name == ""
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Kepala Dinas Komunikasi dan Informatika", "selaku PPID Utama", "", "A (contoh)", "NIP. 197001012000011001"),
        ("Kasubbag Perencanaan", "", "A (contoh)"),
    ],
)
def test_who_signs_and_is_no_signatory_of_the_plan_is_told_once(lines: tuple[str, ...]) -> None:
    plan = signed("Mataram, 22 Januari 2020", *lines)

    assert [each for each in told(plan) if "RAK005" in each] == []
    assert [str(note.cell) for note in plan.notes if note.kind is NoteKind.MENTIONED] == ["Komisi!J7"]
    assert plan.identity.signatories == {}


def test_executors_on_two_lines_of_one_cell_are_no_signature() -> None:
    plan = lone(f"# Komisi\nKPU KOTA MATARAM\n{HEADING}\n{ROW}\n" + r"| | | | | | | | | | Ketua\nSekretaris |")

    assert plan.parts[0].indicators[0].activities[0].executors_text == "Divisi Hukum\nKetua\nSekretaris"


def test_a_real_date_beside_the_place_is_that_of_the_signature() -> None:
    day = datetime.date(2020, 1, 22)
    table: list[list[Value | None]] = [
        ["KPU KOTA MATARAM"],
        [each.strip() for each in HEADING.strip("|").split("|")],
        ["1", "A", "Opini BPK", "WTP", "Reviu", "v", None, None, None, "Divisi Hukum"],
        [],
        [*[None] * 7, "Mataram,", None, day],
        [*[None] * 9, "KETUA"],
        [],
        [*[None] * 9, "A (contoh)"],
    ]
    plan = read_sheets([sheet_of("Komisi", table)], Source("rak.xlsx", "0" * 64))

    assert isinstance(plan, Plan)
    assert (plan.identity.place, plan.identity.date) == ("Mataram", day)
    assert plan.identity.signatories["chair"].name == "A (contoh)"
    assert [each.text for _, each in plan.indicators()] == ["Opini BPK"]
    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def test_two_years_on_the_identity_sheet_are_asked_there_alone() -> None:
    head = "RENCANA AKSI KINERJA\n| Tahun Anggaran | : | 2020 / 2021 |"
    plan = plan_of(f"# Komisi\n{head}\n{HEADING}\n{ROW}", year="2020 / 2021")

    assert [each for each in told(plan) if each.startswith("RAK009")] == ["RAK009 Identitas Satker!B4 error"]


@pytest.mark.parametrize("title", ["RENCANA AKSI SEKRETARIAT", "RENCANA AKSI KINERJA KOMISI TAHUN 2020"])
def test_a_part_that_a_title_names_is_no_office(title: str) -> None:
    plan = lone(f"# Komisi\n{title}\n{HEADING}\n{ROW}")

    assert [plan.identity.office, *(part.office for part in plan.parts)] == ["", ""]


_HEADED = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA "


def test_a_plan_that_goes_on_beside_itself_is_read_on_both_sides_with_what_is_as_above() -> None:
    plan = plan_of(f"""
        # Komisi
        {_HEADED}| {_HEADED}|
        | 1 | Mutu | Nilai A | 75 | Reviu | v | | | | Divisi Hukum | | 2 | Tertib | Nilai C | 80 | Rapat | | v | | | Divisi Teknis |
        | | | Nilai B | sda | Supervisi | v | | | | Divisi Hukum | | | | Nilai D | 90 | Monitoring | | v | | | Divisi Teknis |
    """)

    assert [
        (
            each.objective.text,
            each.text,
            each.target and each.target.text,
            *(activity.text for activity in each.activities),
        )
        for _, each in plan.indicators()
    ] == [
        ("Mutu", "Nilai A", "75", "Reviu"),
        ("Mutu", "Nilai B", "75", "Supervisi"),
        ("Tertib", "Nilai C", "80", "Rapat"),
        ("Tertib", "Nilai D", "90", "Monitoring"),
    ]


def test_a_sum_on_one_side_of_two_tables_is_told() -> None:
    plan = plan_of("""
        # Komisi
        | | SASARAN | INDIKATOR | TARGET | KEGIATAN | | T2 | PELAKSANA | | | SASARAN | INDIKATOR | TARGET | KEGIATAN | | T4 | PELAKSANA |
        | | | KPU Kabupaten Lombok Timur |
        | | | | | Rapat | | | Divisi Hukum |
        | | | | | | | | | | | | | 80% |
        | | | | | | | | | | | | Jumlah |
    """)

    assert ("Komisi!L5", "Jumlah") in [(str(note.cell), note.value) for note in plan.notes]


def test_a_row_that_explains_something_beside_the_table_is_no_error() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1 | Mutu | Nilai A | 75 | Reviu | v | | | | Divisi Hukum |
        | | | | | | | | | | | 2. Rapat kerja | = | Keterangan |
    """)

    assert [activity.text for _, _, activity in plan.activities()] == ["Reviu"]
