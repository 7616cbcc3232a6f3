"""Who plans: the identity sheet, head lines, signature blocks, origins of merged plans."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from rak_excel import read_plans, write_template
from rak_excel.definitions.loading import encode_definition, load_template
from rak_excel.formats.grid import Rows, Sheet, Value
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.template.forms import blank_form
from rak_excel.layouts.names import ORIGIN_HEADINGS, ORIGINS_SHEET
from rak_excel.model import NoteKind, Plan, Severity, Signatory, Source
from rak_excel.reading import read_sheets
from rak_excel.reading.definitions import age_of, own_definition
from rak_excel.reading.identity.answers import region_code
from rak_excel.rules.check import check
from tests.forms import form_of_plan
from tests.tables import plan_of, sheet_of, sheets_of

TABLE = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1. | Sasaran A | Opini BPK | WTP | Rapat | v | | | v | Divisi Hukum |
"""
SOURCE = Source("a.xlsx", "0" * 64)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("52.03", "52.03"),
        ("5203", "52.03"),
        ("52,03", "52.03"),
        ("52,1", "52.10"),
        ("52", "52"),
        ("x", "x"),
        ("", None),
    ],
)
def test_a_region_code_is_read_however_it_is_typed(typed: str, code: str | None) -> None:
    assert region_code(typed) == code


def test_labels_and_answers_may_stand_anywhere_with_colons_between() -> None:
    plan = plan_of(
        TABLE
        + """
    # Identitas Satker
    | | Nama Satuan Kerja | : | KPU Kota Mataram |
    | | Tahun Anggaran: 2021 |
    | | Tanggal | : | {22} |
    | | Bulan | : | 1 |
    | | Tahun Penandatanganan | : | 2021 |
    | | Gunakan kolom Mengetahui (Ya/Tidak) | < | Ya |
    | | Nama dan Gelar Ketua | : | A (contoh) |
    | | Sekretaris |
    | | Jabatan | : | Plt. Sekretaris |
    """
    )
    identity = plan.identity

    assert (identity.office, identity.year, identity.region) == ("KPU Kota Mataram", 2021, "52.71")
    assert identity.date == datetime.date(2021, 1, 22)
    assert identity.acknowledged
    assert identity.signatories["chair"].name == "A (contoh)"
    assert identity.signatories["secretary"].title == "Plt. Sekretaris"
    assert str(identity.cells["office"]) == "Identitas Satker!D1"


def test_a_colon_alone_beside_a_label_is_part_of_the_label() -> None:
    """Programs that store no results leave nothing but the colon of a head line."""
    plan = plan_of("""
        # Komisi
        | Nama/Unit Organisasi |         | :         |        |          |    |    |    |    |                 |
        | Tahun Anggaran       |         | :         |        |          |    |    |    |    |                 |
        | NO                   | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA       |
        | 1.                   | A       | Opini BPK | WTP    | Reviu    | v  |    |    |    | Divisi Keuangan |
    """)

    assert [note for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == []


def test_an_unknown_submitter_is_kept_as_typed() -> None:
    plan = plan_of(TABLE, submitter="Bagian Lain")

    assert plan.identity.submitter
    assert (plan.identity.submitter.name, plan.identity.submitter.known) == ("Bagian Lain", False)
    assert plan_of(TABLE, submitter="").identity.submitter is None


def dated(day: str, month: str, year: str) -> Plan:
    rows = f"| Tanggal | {day} |\n| Bulan | {month} |\n| Tahun Penandatanganan | {year} |\n| Tempat Penandatanganan | Selong |"
    return plan_of(f"{TABLE}\n# Identitas Satker\n{rows}")


def questions(plan: Plan) -> list[tuple[str, str]]:
    return [(str(note.cell), note.detail.id) for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]


def test_a_date_that_is_asked_is_not_called_missing_too() -> None:
    missing = [[each.message.id for each in check([dated(day, "Februari", "2020")])] for day in ("31", "")]
    named = [any("Tanggal penandatanganan" in message for message in messages) for messages in missing]
    assert named == [False, True]


def test_a_date_that_does_not_exist_is_asked() -> None:
    plan = dated("31", "Februari", "2020")

    assert plan.identity.date is None
    assert questions(plan) == [
        ("Identitas Satker!B1", "Tanggal 31 Februari 2020 tidak ada. Perbaiki tanggal atau bulannya.")
    ]


@pytest.mark.parametrize("month", ["Pebruari", "Feb", "feb.", "February", "2", "02"])
def test_a_month_is_understood_however_it_is_spelled(month: str) -> None:
    plan = dated("22", month, "2020")
    repaired = [(note.value, note.became) for note in plan.notes if str(note.cell) == "Identitas Satker!B2"]

    assert plan.identity.date == datetime.date(2020, 2, 22)
    assert repaired == [(month, "Februari")]


@pytest.mark.parametrize(
    ("day", "month", "year", "cell"),
    [("22", "Foo", "2020", "B2"), ("22", "13", "2020", "B2"), ("32", "Mei", "2020", "B1"), ("2", "Mei", "20", "B3")],
)
def test_what_is_no_date_is_asked_at_its_own_cell(day: str, month: str, year: str, cell: str) -> None:
    assert [address for address, _ in questions(dated(day, month, year))] == [f"Identitas Satker!{cell}"]


@pytest.mark.parametrize(
    ("month", "year", "expected"),
    [
        ("", "", datetime.date(2020, 3, 4)),
        ("Maret", "2020", datetime.date(2020, 3, 4)),
        ("Mei", "", None),
        ("", "2021", None),
    ],
)
def test_a_whole_date_in_the_first_cell_is_taken_where_the_others_say_nothing_else(
    month: str, year: str, expected: datetime.date | None
) -> None:
    sheets = sheets_of(TABLE)
    table = [[sheet.text(r, c) for c in (1, 2)] for sheet in sheets[:1] for r in range(1, sheet.last_row + 1)]
    typed: dict[str, datetime.date | str] = {
        "Tanggal": datetime.date(2020, 3, 4),
        "Bulan": month,
        "Tahun Penandatanganan": year,
    }
    plan = read_sheets(
        [sheet_of("Identitas Satker", [[label, typed.get(label, value)] for label, value in table]), sheets[1]], SOURCE
    )

    assert isinstance(plan, Plan)
    assert plan.identity.date == expected
    asked = [note.cell and note.cell.row for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]
    assert len(asked) == (expected is None)


def test_two_signatures_side_by_side_are_both_read() -> None:
    sheets = sheets_of(
        TABLE
        + """
    | |
    | | | Mengetahui, | | | | | | | Mataram, 5 Maret 2021 |
    | | | KETUA KPU KOTA MATARAM | | | | | | | SEKRETARIS |
    | | | A (contoh) | | | | | | | KPU KOTA MATARAM |
    | | |  | | | | | | | B (contoh) |
    | | |  | | | | | | | NIP. 197001012000011001 |
    """
    )
    plan = read_sheets(sheets[1:], SOURCE)

    assert isinstance(plan, Plan)
    assert plan.identity.acknowledged
    assert (plan.identity.place, plan.identity.date) == ("Mataram", datetime.date(2021, 3, 5))
    assert plan.identity.signatories == {
        "chair": Signatory("Ketua", "A (contoh)"),
        "secretary": Signatory("Sekretaris", "B (contoh)", "197001012000011001"),
    }
    assert [each.text for each in plan.parts[0].indicators] == ["Opini BPK"]


def test_the_word_sekretaris_below_an_activity_is_an_executor() -> None:
    plan = plan_of(TABLE + "    | | | | | | | | | | Sekretaris |\n")

    assert plan.parts[0].indicators[0].activities[0].executors_text == "Divisi Hukum\nSekretaris"


def test_a_merged_plan_tells_where_each_row_was_first_written() -> None:
    origins: list[list[Value | None]] = [
        ["digest"],
        [],
        list(ORIGIN_HEADINGS),
        ["Komisi", 2.0, "a.xlsx", "K", "E9"],
        ["Komisi", 2.0, "b.xlsx", "K", "E7"],
    ]
    extra = [["NO", "SASARAN", "INDIKATOR", "KEGIATAN", "T1"], ["1", "X", "Y", "Z", "v"]]
    sheets = [
        *sheets_of(TABLE),
        sheet_of("Data Isian", extra),
        Sheet(ORIGINS_SHEET, sheet_of("", origins).rows, hidden=True),
    ]
    plan = read_sheets(sheets, SOURCE)

    assert isinstance(plan, Plan)
    assert plan.merged
    assert [str(each) for each in plan.parts[0].indicators[0].activities[0].origins] == ["a.xlsx K!E9", "b.xlsx K!E7"]
    assert not [note for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]


def test_a_workbook_is_read_with_the_definition_that_it_carries() -> None:
    own = encode_definition(load_template("kpu-2020")).replace('"sheet":"Komisi"', '"sheet":"Divisi"')
    carried = sheet_of("X", [[own[:5000]], [own[5000:]]])

    definition = own_definition([carried], {})
    assert definition
    assert definition.parts[0].sheet == "Divisi"
    assert own_definition([sheet_of("X", [['{"id": 1']])], {}) is None
    in_full = encode_definition(load_template("kpu-2020")).replace('"key":"K1.1",', '"key":"K1.1","national":"",')
    assert own_definition([sheet_of("X", [[in_full]])], {}) is load_template("kpu-2020")
    assert own_definition([], {"RAK_TEMPLATE": '="kpu-2023 1"'}) is load_template("kpu-2023")


@pytest.mark.parametrize(("year", "template"), [(2020, "kpu-2020"), (2024, "kpu-2023")])
def test_a_workbook_that_names_no_definition_is_read_by_the_one_of_its_year(year: int, template: str) -> None:
    sheets = sheets_of(TABLE.replace("# Komisi", f"# Komisi\n    RENCANA AKSI KINERJA TAHUN {year}"))
    plan = read_sheets(sheets[1:], SOURCE)

    assert isinstance(plan, Plan)
    assert plan.definition is load_template(template)


def test_a_packaged_definition_is_known_by_its_digest_before_the_sheet_that_carries_it_is_read(tmp_path: Path) -> None:
    def unread() -> Rows:
        raise AssertionError("the hidden sheet was read")

    blank = blank_form(year=2020, region="52.03")
    write_template(tmp_path / "blank.xlsx", blank)
    names = open_workbook((tmp_path / "blank.xlsx").read_bytes()).names

    assert own_definition([Sheet("Definisi", unread, hidden=True)], names) is load_template("kpu-2020")


def test_an_older_template_is_told() -> None:
    text = encode_definition(load_template("kpu-2020")).replace('"version":1', '"version":0')
    definition = own_definition([sheet_of("X", [[text]])], {})

    assert definition
    assert [note.kind for note in age_of(definition)] == [NoteKind.OLDER_TEMPLATE]
    assert age_of(load_template("kpu-2020")) == []


@pytest.mark.parametrize(("place", "signed"), [("Selong", None), ("", None), ("Selong", datetime.date(2020, 1, 22))])
def test_an_offices_plan_reads_back_as_it_is_whatever_is_open_above_its_signature(
    tmp_path: Path, place: str, signed: datetime.date | None
) -> None:
    """Nothing of the signature block is taken for an executor of the last row."""
    [plan] = read_plans([Path(__file__).parents[1] / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"]).plans
    form = form_of_plan(plan, signed=True)
    open_form = replace(form, identity=replace(plan.identity, place=place, date=signed))
    write_template(tmp_path / "plan.xlsx", open_form)
    [read] = read_plans([tmp_path / "plan.xlsx"]).plans
    assert [[each.text for each in activity.executors] for _, _, activity in read.activities()] == [
        [each.text for each in activity.executors] for _, _, activity in plan.activities()
    ]
    assert (read.identity.place, read.identity.date) == (place, signed)


def test_what_the_head_lines_cannot_take_is_told() -> None:
    plan = plan_of("""
        # Komisi
        | KPU KABUPATEN LOMBOK TIMUR |
        | KPU Provinsi minta paling lambat Senin |
        | Nama/Unit Organisasi | : | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
        | Tahun Anggaran | : | dua ribu dua puluh |
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1  | A | Opini BPK | WTP | Reviu | v | | | | Divisi Hukum |
    """)

    assert [(str(note.cell), note.value) for note in plan.notes if note.kind is NoteKind.CELL_NOT_USED] == [
        ("Komisi!A2", "KPU Provinsi minta paling lambat Senin"),
        ("Komisi!C4", "dua ribu dua puluh"),
    ]


@pytest.mark.parametrize(
    ("typed", "yes", "severity"),
    [
        ("Ya", True, None),
        ("Tidak", False, None),
        ("", False, None),
        ("✓", True, Severity.INFO),
        ("TRUE", True, Severity.INFO),
        ("perlu", True, Severity.INFO),
        ("Tidak perlu", False, Severity.INFO),
        ("-", False, Severity.INFO),
        ("x", False, Severity.ERROR),
        ("Ya/Tidak", False, Severity.ERROR),
        ("mungkin", False, Severity.ERROR),
    ],
)
def test_who_acknowledges_is_answered_in_many_ways_and_asked_where_it_is_neither(
    typed: str, yes: bool, severity: Severity | None
) -> None:
    plan = answered(acknowledged=typed)

    assert plan.identity.acknowledged is yes
    assert severity_of(plan) == severity


@pytest.mark.parametrize(
    ("typed", "code", "severity"),
    [
        ("52.03", "52.03", None),
        ("52.3", "52.03", Severity.INFO),
        ("Lombok Timur", "52.03", Severity.INFO),
        ("Kabupaten Lombok Timur", "52.03", Severity.INFO),
        ("Bima", "Bima", Severity.ERROR),
        ("52.99", "52.99", Severity.ERROR),
        ("03/01/2052", "03/01/2052", Severity.ERROR),
    ],
)
def test_a_region_by_its_name_has_its_code_and_no_region_is_asked(
    typed: str, code: str, severity: Severity | None
) -> None:
    plan = answered(region=typed)

    assert plan.identity.region == code
    assert severity_of(plan) == severity


def test_a_negative_revision_is_asked() -> None:
    plan = answered(revision="-1")

    assert plan.identity.revision == 0
    assert severity_of(plan) == Severity.ERROR


@pytest.mark.parametrize(
    ("typed", "revision", "severity"),
    [("2", 2, None), ("", 0, None), ("Revisi ke- dua", 2, Severity.INFO), ("II", 2, Severity.INFO)],
)
def test_a_revision_in_words_is_told(typed: str, revision: int, severity: Severity | None) -> None:
    plan = answered(revision=typed)

    assert plan.identity.revision == revision
    assert severity_of(plan) == severity


def test_two_years_are_asked_as_in_a_title() -> None:
    plan = answered(year="2020 / 2021")

    assert plan.identity.year == 2020
    said = "Two years are written here; 2020 was read as the year of the plan. Write one year only."
    assert said in [note.detail.en for note in plan.notes]
    assert severity_of(plan) == Severity.ERROR


def answered(**identity: str) -> Plan:
    """A plan whose identity sheet, written for KPU Kabupaten Lombok Timur, has these answers."""
    return plan_of(TABLE, **identity)


def severity_of(plan: Plan) -> Severity | None:
    """The worst that is told of the identity sheet but of the office."""
    found = check([plan], select=["RAK009", "RAK012", "RAK016"])
    return next((each.severity for each in found if each.cell and each.cell.sheet == "Identitas Satker"), None)
