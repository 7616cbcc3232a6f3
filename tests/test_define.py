"""A definition drafted from a workbook that an office uses: it loads, its template looks alike, and the workbook reads by it."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rak_excel.definitions.loading import load_template
from rak_excel.errors import NothingToDefineError, OutputExistsError, UnreadableWorkbookError
from rak_excel.jobs.define import Drafted, define
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.merging.merge import merge
from rak_excel.model import Definition, Indicator, NoteKind, Plan
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.vocabulary.targets.by_period import period_targets
from tests.consoles import run_command
from tests.drawn_forms import MONTHS, OFFICE, QUARTERS, TITLE, Row, book_of, drawn_forms
from tests.forms import form_of_plan

WITH_QUARTERS: list[Row] = [
    ["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2026"],
    ["BADAN STATISTIK CONTOH KABUPATEN LOMBOK TIMUR"],
    ["Tahun Anggaran : 2026"],
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahunan", "Target Triwulan", None, None, None, "Kegiatan", "Penanggung Jawab", "Realisasi"],
    [None, None, None, None, None, *QUARTERS],
    [1, "Data Makin Lengkap", "Persentase Publikasi Tepat Waktu", "Persen", 100, 0, 25, 50, 100, "1. Survei\n2. Publikasi", "Tim Statistik Sosial", 90],
    [None, None, "Indeks Pelayanan Publik", "Poin", 4.46, 0, 1.07, 4.15, 4.46, "Survei kepuasan", "Tim Pelayanan", 4.4],
    [2, "Layanan Makin Baik", "Jumlah Konsultasi", "Kunjungan", 40, 10, 20, 30, 40, None, "Tim Statistik Sosial", 38],
    [],
    [None, None, None, None, None, None, None, "Selong, 5 Januari 2026"],
    [None, None, None, None, None, None, None, "KEPALA BADAN STATISTIK CONTOH"],
    [], [],
    [None, None, None, None, None, None, None, "(contoh)"],
    [None, None, None, None, None, None, None, "NIP. 197001012000011001"],
]  # fmt: skip
WITH_AREAS = ("F4:I4",)
AGREEMENT: list[Row] = [
    ["PERJANJIAN KINERJA TAHUN 2026"],
    ["BALAI CONTOH TIMUR"],
    ["NO", "SASARAN PROGRAM", "INDIKATOR KINERJA PROGRAM", "TARGET"],
    [1, "Layanan Balai Makin Baik", "Persentase Layanan Tepat Waktu", "90 %"],
    [None, None, "Jumlah Pelatihan", "12 Angkatan"],
]


def made(folder: Path, rows: list[Row], merged: tuple[str, ...] = (), sheet: str = "Renaksi") -> Path:
    path = folder / "kantor.xlsx"
    path.write_bytes(book_of(rows, merged, sheet))
    return path


def draft(folder: Path, rows: list[Row], merged: tuple[str, ...] = (), sheet: str = "Renaksi") -> dict[str, Any]:
    """The keys of the draft."""
    define(made(folder, rows, merged, sheet), folder / "own.toml", force=True)
    return tomllib.loads((folder / "own.toml").read_text(encoding="utf-8"))


def remarks(folder: Path) -> list[str]:
    lines = (folder / "own.toml").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# ") for line in lines if line.startswith("#")]


def said(plan: Plan) -> list[tuple[object, ...]]:
    return [_said(each) for _, each in plan.indicators()]


def _said(indicator: Indicator) -> tuple[object, ...]:
    activities = [(each.text, dict(each.marks), each.executors_text) for each in indicator.activities]
    target = indicator.target.text if indicator.target else ""
    return indicator.objective.text, indicator.text, target, [each for each in activities if any(each)]


def test_a_draft_has_the_title_the_office_and_the_headings_of_the_workbook(tmp_path: Path) -> None:
    keys = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)
    (part,) = keys["parts"]

    assert keys["extends"] == ["office"]
    assert keys["years"] == [2026, 2030]
    assert keys["offices"]["title"] == "Badan Statistik Contoh"
    assert (part["sheet"], part["title"]) == ("Renaksi", "RENCANA AKSI PERJANJIAN KINERJA")
    assert part["objective_heading"] == "Sasaran"
    assert part["executor_heading"] == "Penanggung Jawab"
    assert "Judul dari sel Renaksi!A1, tanpa kantor dan tahun. Periksa." in remarks(tmp_path)
    assert "Nama kantor tanpa wilayahnya, dari sel Renaksi!A2. Periksa." in remarks(tmp_path)


def test_columns_of_no_role_become_columns_of_the_draft_and_values_by_quarter_targets(tmp_path: Path) -> None:
    keys = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)

    assert [(each["id"], each["heading"], each.get("kind", "text")) for each in keys["columns"]] == [
        ("unit_text", "Satuan", "text"),
        ("target_q1", "TW I", "target"),
        ("target_q2", "TW II", "target"),
        ("target_q3", "TW III", "target"),
        ("target_q4", "TW IV", "target"),
    ]
    assert [each.get("above", "") for each in keys["columns"]] == ["", *["Target Triwulan"] * 4]
    told = 'Kolom "Realisasi" (L) tidak ikut: hasil yang dicapai, keadaan sebelum perubahan, atau periode lain.'
    assert told in remarks(tmp_path)


def test_the_form_of_a_draft_has_the_columns_of_the_workbook_in_their_order(tmp_path: Path) -> None:
    (part,) = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)["parts"]

    quarters = ["target_q1", "target_q2", "target_q3", "target_q4"]
    assert part["columns"] == [
        "number", "objective", "indicator", "unit_text", "target", *quarters, "activity", "executor",
    ]  # fmt: skip


def test_executors_are_the_names_met_and_their_common_word_that_of_the_list(tmp_path: Path) -> None:
    keys = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)
    listed = keys["executors"]["units"]

    assert listed["word"] == "Tim"
    assert [each["name"] for each in listed["units"]] == ["Statistik Sosial", "Pelayanan"]
    assert keys["objectives"][0]["indicators"][0]["executors"] == ["statistik_sosial"]


def test_a_workbook_that_names_no_executor_gets_a_list_with_one_unit_to_replace(tmp_path: Path) -> None:
    keys = draft(tmp_path, AGREEMENT)

    assert [each["name"] for each in keys["executors"]["units"]["units"]] == ["Unit Kerja"]
    assert any(line.startswith("File itu tidak menyebut pelaksana.") for line in remarks(tmp_path))


def test_who_signs_is_the_position_in_the_signature_block(tmp_path: Path) -> None:
    signatories = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)["identity"]["signatories"]

    assert signatories == {"kepala": {"label": "Kepala", "titles": ["Kepala", "Plt. Kepala"], "nip": True}}
    assert "Jabatan penanda tangan dari sel Renaksi!H11. Periksa." in remarks(tmp_path)


def test_without_a_signature_block_the_position_is_a_guess_that_is_told(tmp_path: Path) -> None:
    assert list(draft(tmp_path, AGREEMENT)["identity"]["signatories"]) == ["kepala"]
    assert "Penanda tangan tidak ditemukan di file itu. Tulis jabatannya." in remarks(tmp_path)


def test_units_that_the_packaged_definition_lacks_stand_behind_those_that_it_has(tmp_path: Path) -> None:
    units = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)["targets"]["units"]

    assert units[0]["id"] == "%"
    assert [(each["id"], each["kind"], each["label"]) for each in units[-1:]] == [("kunjungan", "count", "Kunjungan")]


@pytest.mark.parametrize("values", [[45.5, 10, 20, 30, 45.5], [40, "10,5 Km", "20 Km", "30 Km", "40 Km"]])
def test_a_unit_with_decimals_is_not_listed_among_those_that_are_counted_in_whole_numbers(
    tmp_path: Path, values: list[float | str]
) -> None:
    rows = [*WITH_QUARTERS[:7], [2, "Jalan Makin Mantap", "Panjang Jalan", "Km", *values, "Rapat", "Tim Jalan"]]
    path = made(tmp_path, rows, WITH_AREAS)
    define(path, tmp_path / "own.toml")
    by_draft = read_plan(path, template=load_template(tmp_path / "own.toml"))

    assert not [note for note in by_draft.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]
    assert not check([by_draft], select=["RAK709"])
    assert said(by_draft) == said(read_plan(path))


def test_indicators_have_their_unit_and_their_target(tmp_path: Path) -> None:
    first, second = draft(tmp_path, WITH_QUARTERS, WITH_AREAS)["objectives"]

    assert [(each["key"], each["unit"], each["target"]) for each in first["indicators"]] == [
        ("P1.1", "%", "100%"),
        ("P1.2", "indeks", "4,46"),
    ]
    assert (second["text"], second["number"]) == ("Layanan Makin Baik", 2)


def test_an_office_of_no_region_is_called_as_it_stands(tmp_path: Path) -> None:
    assert draft(tmp_path, AGREEMENT)["offices"]["title"] == "Balai Contoh Timur"


@pytest.mark.parametrize(
    ("name", "title", "province_word"),
    [
        ("BADAN PUSAT STATISTIK KABUPATEN TAPIN", "Badan Pusat Statistik", "Provinsi"),
        ("BPBD KAB. BOYOLALI", "BPBD", "Provinsi"),
        ("Perwakilan BPKP Sulawesi Barat", "Perwakilan BPKP", ""),
        ("DINAS SOSIAL PROVINSI NUSA TENGGARA BARAT", "Dinas Sosial", "Provinsi"),
        ("DINAS PEMUDA DAN OLAHRAGA KOTA MATARAM", "Dinas Pemuda dan Olahraga", "Provinsi"),
    ],
)
def test_the_name_of_an_office_is_taken_apart_from_its_region(
    tmp_path: Path, name: str, title: str, province_word: str
) -> None:
    offices = draft(tmp_path, [AGREEMENT[0], [name], *AGREEMENT[2:]])["offices"]

    assert (offices["title"], offices["province_word"]) == (title, province_word)


def test_months_with_ticks_are_the_schedule_of_the_part(tmp_path: Path) -> None:
    rows: list[Row] = [
        [TITLE],
        [OFFICE],
        ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "JADWAL", *([None] * 11), "PELAKSANA"],
        [None, None, None, None, None, *MONTHS],
        [
            1,
            "Layanan Baik",
            "Jumlah Kunjungan",
            "40 Orang",
            "Melayani",
            "v",
            None,
            "v",
            *([None] * 9),
            "Bidang Layanan",
        ],
    ]
    keys = draft(tmp_path, rows, ("F3:Q3",))

    assert len(keys["parts"][0]["schedule"]["names"]) == 12
    assert "columns" not in keys


def test_months_that_are_counted_and_have_a_year_are_read_by_the_draft_too(tmp_path: Path) -> None:
    heading = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", *(f"{month:02}/2026" for month in range(1, 13))]
    row: Row = [1, "Layanan Baik", "Jumlah Kunjungan", "40 Orang", "Melayani", None, "v"]
    workbook = made(tmp_path, [[TITLE], [OFFICE], heading, row])
    drafted = define(workbook, tmp_path / "own.toml")
    plan = read_plan(workbook, template=load_template(tmp_path / "own.toml"))

    assert drafted.otherwise == ()
    assert [activity.periods for _, _, activity in plan.activities()] == [(2,)]
    assert "2026" not in str(plan.definition.parts[0].schedule)


def test_the_parts_of_a_plan_are_those_of_the_draft(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_of(WITH_QUARTERS, WITH_AREAS, "Komisi")))
    (komisi,) = book.worksheets
    page = book.create_sheet("Sekretariat")
    heading = ["NO", "SASARAN KEGIATAN", "INDIKATOR", "TARGET", "KEGIATAN", *MONTHS, "PELAKSANA"]
    for row in (
        [TITLE],
        [f"SEKRETARIAT {komisi['A2'].value}"],
        heading,
        [1, "Gaji Tertib", "Persentase Gaji Tepat Waktu", "100%", "Membayar gaji", *["v"] * 12, "Sub Bagian Umum"],
    ):
        page.append(row)
    path = tmp_path / "kantor.xlsx"
    book.save(path)
    drafted = define(path, tmp_path / "own.toml")
    definition = load_template(tmp_path / "own.toml")

    assert drafted == Drafted(2, 5, 4)
    assert [part.id for part in definition.parts] == ["komisi", "sekretariat"]
    assert definition.part("sekretariat").office == "SEKRETARIAT {office}"
    assert {column.parts for column in definition.further} == {("komisi",)}


def test_targets_that_parts_head_otherwise_are_columns_of_each_part(tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(book_of(_of_part("KOMISI", "TARGET S.D.", [1, 2, 3, 4]), (), "Komisi")))
    sheet = book.create_sheet("Sekretariat")
    for row in _of_part("SEKRETARIAT", "TARGET", [1, 1, 1, 1], " (non kumulatif)"):
        sheet.append(row)
    book.save(path)
    define(path, tmp_path / "own.toml")
    definition = load_template(tmp_path / "own.toml")
    entries = {part.id: {each.entry for each in definition.further_of(part.id)} for part in definition.parts}
    read = read_plan(path, template=definition)

    assert list(entries.values()) == [{"up_to"}, {"own"}]
    for part in read.parts:
        (found,) = (period_targets(each, part.id, read.definition) for each in part.indicators)
        assert found is not None
        assert list(found.up_to.values()) == [1, 2, 3, 4]
    write_template(tmp_path / "form.xlsx", blank_form(year=2026, region="52.03", definition=definition))
    headed = openpyxl.load_workbook(tmp_path / "form.xlsx")
    for sheet, heading in (("Komisi", "TARGET S.D. TW II"), ("Sekretariat", "TARGET TW II (non kumulatif)")):
        assert heading in [cell.value for row in headed[sheet].iter_rows() for cell in row]


def _of_part(part: str, before: str, values: list[int], behind: str = "") -> list[Row]:
    headings = [f"{before} {quarter}{behind}" for quarter in QUARTERS]
    return [
        [f"RENCANA AKSI KINERJA {part} TAHUN 2026"],
        ["DINAS CONTOH"],
        ["NO", "SASARAN", "INDIKATOR", "TARGET", *headings, "KEGIATAN", "PELAKSANA"],
        [1, "Layanan", f"Jumlah Laporan {part}", "4 Laporan", *values, "Reviu", "Bidang Layanan"],
    ]


def test_a_year_in_the_name_of_a_sheet_is_left_out(tmp_path: Path) -> None:
    part = draft(tmp_path, AGREEMENT, sheet="PK 2026")["parts"][0]

    assert (part["sheet"], part["sheet_names"]) == ("PK", ["PK 2026"])


def test_a_template_made_from_the_draft_has_its_headings_and_lists_its_indicators(tmp_path: Path) -> None:
    draft(tmp_path, WITH_QUARTERS, WITH_AREAS)
    definition = load_template(tmp_path / "own.toml")
    write_template(tmp_path / "form.xlsx", blank_form(year=2026, region="52.03", definition=definition))
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["Renaksi"]
    headings = [cell.value for row in sheet["A6:P9"] for cell in row if cell.value]

    assert sheet["A1"].value == "RENCANA AKSI PERJANJIAN KINERJA"
    wanted = {"No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahunan", "Target Triwulan", "TW I", "Kegiatan"}
    assert wanted <= {*headings}
    assert [each.text for _, each in read_plan(tmp_path / "form.xlsx").indicators()] == [
        "Persentase Publikasi Tepat Waktu",
        "Indeks Pelayanan Publik",
        "Jumlah Konsultasi",
    ]


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    draft(tmp_path, WITH_QUARTERS, WITH_AREAS)
    first = (tmp_path / "own.toml").read_bytes()
    draft(tmp_path, WITH_QUARTERS, WITH_AREAS)

    assert (tmp_path / "own.toml").read_bytes() == first


def test_an_output_that_exists_is_replaced_only_by_force_and_never_the_workbook(tmp_path: Path) -> None:
    workbook = made(tmp_path, AGREEMENT)
    before = workbook.read_bytes()
    (tmp_path / "own.toml").write_text("x = 1\n", encoding="utf-8")

    for output in (tmp_path / "own.toml", workbook):
        with pytest.raises(OutputExistsError):
            define(workbook, output)
    with pytest.raises(OutputExistsError):
        define(workbook, workbook, force=True)
    assert workbook.read_bytes() == before
    assert (tmp_path / "own.toml").read_text(encoding="utf-8") == "x = 1\n"


def test_a_workbook_that_carries_its_definition_is_refused_with_the_remedy(tmp_path: Path) -> None:
    write_template(tmp_path / "form.xlsx", blank_form(year=2026, region="52.03"))

    with pytest.raises(NothingToDefineError, match="membawa definisinya sendiri"):
        define(tmp_path / "form.xlsx", tmp_path / "own.toml")
    assert not (tmp_path / "own.toml").exists()


def test_a_workbook_without_a_plan_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkbookError):
        define(made(tmp_path, [["Daftar hadir"], ["Nama", "Tanda tangan"]]), tmp_path / "own.toml")
    assert not (tmp_path / "own.toml").exists()


def test_a_form_without_any_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToDefineError, match="tidak berisi indikator"):
        define(made(tmp_path, AGREEMENT[:3]), tmp_path / "own.toml")


def test_the_command_tells_what_it_wrote_and_what_to_check(tmp_path: Path) -> None:
    ended = run_command("define", made(tmp_path, WITH_QUARTERS, WITH_AREAS), "-o", tmp_path / "own.toml")

    assert ended.exit_code == 0
    assert "3 indikator dan 5 kolom tambahan. Periksa baris bertanda # di file itu." in ended.results


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=drawn_forms())
def test_any_form_reads_by_its_draft_as_it_reads_without(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    workbook = made(folder, rows)
    drafted = define(workbook, folder / "own.toml")
    definition = load_template(folder / "own.toml")
    plan, by_draft = read_plan(workbook), read_plan(workbook, template=definition)

    assert drafted.otherwise == ()
    assert said(by_draft) == said(plan)
    assert targets_by_period(by_draft) == targets_by_period(plan)
    assert all(executor.known for _, _, activity in by_draft.activities() for executor in activity.executors)
    assert not [note for note in by_draft.notes if note.kind is NoteKind.COLUMN_MISSING]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=drawn_forms())
def test_what_is_filled_into_the_template_of_any_draft_reads_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    folder = tmp_path_factory.mktemp("filled")
    workbook = made(folder, rows)
    define(workbook, folder / "own.toml")
    plan = read_plan(workbook, template=load_template(folder / "own.toml"))
    write_template(folder / "form.xlsx", form_of_plan(plan), force=True)
    again = read_plan(folder / "form.xlsx")

    assert said(again) == said(plan)
    assert targets_by_period(again) == targets_by_period(plan)


def targets_by_period(plan: Plan) -> list[dict[str, object]]:
    found = [dict(each.further) for _, each in plan.indicators()]
    return [{id_: entry for id_, entry in each.items() if id_.startswith("target_")} for each in found]


_HOSTILE = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=1, max_size=40)
_KEYS = {
    "extends", "id", "version", "title", "years", "note", "offices", "identity", "headings", "parts", "columns", "executors",
    "targets", "objectives",
}  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(_HOSTILE, min_size=5, max_size=5), at=st.lists(st.integers(0, 200), min_size=5, max_size=5))
def test_no_text_of_a_cell_breaks_the_draft(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], at: list[int]
) -> None:
    hostile = [*texts, 'a"""\n[x]\nb = 1 # c', "]\n[[parts]]\nid = 1", "{office} {tahun} {}", "\\u0000 \\ 'x'"]
    rows: list[list[object]] = [[*row] for row in WITH_QUARTERS]
    places = [(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if isinstance(value, str) and r != 3]
    for text, where in zip(hostile, [*at, 3, 40, 41, 42], strict=False):
        row, column = places[where % len(places)]
        rows[row][column] = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text)
    folder = tmp_path_factory.mktemp("hostile")
    try:
        define(made(folder, list(rows), WITH_AREAS), folder / "own.toml")
    except (NothingToDefineError, UnreadableWorkbookError):
        return
    text = (folder / "own.toml").read_text(encoding="utf-8")
    definition: Definition = load_template(folder / "own.toml")

    assert tomllib.loads(text).keys() <= _KEYS
    assert all(line.isprintable() for line in text.splitlines() if line.startswith("#"))
    assert definition.parts


def test_more_indicators_than_a_definition_may_list_are_left_to_a_list_of_their_own(tmp_path: Path) -> None:
    many: list[Row] = [[nth, f"Sasaran {nth}", f"Jumlah Layanan {nth}", f"{nth} Orang"] for nth in range(1, 302)]
    keys = draft(tmp_path, [*AGREEMENT[:3], *many])

    assert "objectives" not in keys
    assert any(line.startswith("Indikatornya terlalu banyak") for line in remarks(tmp_path))


def test_a_block_of_signatures_in_one_cell_tells_the_position_too(tmp_path: Path) -> None:
    lines = ("Mataram, 5 Januari 2026", "KEPALA BALAI CONTOH TIMUR", "", "(contoh)", "NIP. 197001012000011001")
    block: Row = [None, None, None, None, "\n".join(lines)]
    keys = draft(tmp_path, [*AGREEMENT, [], block])

    assert keys["identity"]["signatories"]["kepala"]["nip"] is True
    assert "Jabatan penanda tangan dari sel Renaksi!E7. Periksa." in remarks(tmp_path)


def test_two_who_sign_are_the_signatory_to_the_right_and_the_one_beside(tmp_path: Path) -> None:
    titles: Row = [None, "Ketua Balai Contoh Timur", "Sekretaris Balai Contoh Timur"]
    keys = draft(tmp_path, [*AGREEMENT, [], [None, "Pihak Kedua,", "Pihak Pertama,"], titles, [], [None, "A", "B"]])

    assert (keys["parts"][0]["signatory"], keys["parts"][0]["acknowledged_by"]) == ("sekretaris", "ketua")


TRAFFIC: list[Row] = [
    ["RENCANA AKSI KINERJA TAHUN 2026"],
    ["DINAS PERHUBUNGAN KABUPATEN HILIR"],
    ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "TW I", "TW II", "TW III", "TW IV", "PENANGGUNG JAWAB"],
    [1, "Jalan Makin Aman", "Persentase Rambu Lengkap", "80%", "20%", "40%", "60%", "80%", "Bidang Lalu Lintas"],
    [None, None, "PROGRAM PENYELENGGARAAN ANGKUTAN"],
    [2, "Angkutan Makin Baik", "Jumlah Trayek", "12 Trayek", 3, 6, 9, 12, "Bidang Angkutan"],
]  # fmt: skip
HEAD_OF_OFFICE = ("Kepala Dinas Perhubungan", "Drs. Fulan, M.Si", "Pembina Utama Muda", "NIP. 197001012000011001")
SIGNED: dict[str, list[Row]] = {
    "below the indicators": [[None, None, line] for line in HEAD_OF_OFFICE],
    "below the quarters": [[], *([None] * 7 + [line] for line in ("Kepala Dinas,", *HEAD_OF_OFFICE[1:]))],
    "beside who agrees": [[], [None, "Menyetujui,", *[None] * 5, "Kepala Dinas,"], [None, "Sekretaris Daerah"], [], [None, "Ir. Fulanah", *[None] * 5, "Drs. Fulan"]],
}  # fmt: skip


@pytest.mark.parametrize("where", SIGNED)
def test_who_signs_below_the_rows_without_place_and_date_is_no_indicator(where: str, tmp_path: Path) -> None:
    keys = draft(tmp_path, [*TRAFFIC, *SIGNED[where]])
    plan = read_plan(tmp_path / "kantor.xlsx", template=load_template(tmp_path / "own.toml"))
    listed = [row["text"] for objective in keys["objectives"] for row in objective["indicators"]]

    assert "Kepala" in {each["label"] for each in keys["identity"]["signatories"].values()}
    assert listed == ["Persentase Rambu Lengkap", "Jumlah Trayek"] == [each.text for _, each in plan.indicators()]
    assert [note.value for note in plan.notes] == []


def test_programmes_in_rows_of_their_own_become_a_column_of_the_draft(tmp_path: Path) -> None:
    keys = draft(tmp_path, TRAFFIC)
    plan = read_plan(tmp_path / "kantor.xlsx", template=load_template(tmp_path / "own.toml"))
    columns = keys["parts"][0]["columns"]

    assert columns.index("program") == columns.index("indicator") - 1
    assert any(
        remark.startswith("Dari baris program yang berdiri sendiri, mulai Renaksi!C5") for remark in remarks(tmp_path)
    )
    assert [[each.further.get("program") for each in row.activities] for _, row in plan.indicators()] == [
        [None], ["PROGRAM PENYELENGGARAAN ANGKUTAN"],
    ]  # fmt: skip


MONEY_BY_QUARTER: dict[str, tuple[Row, Row, list[int], tuple[str, ...]]] = {
    "targets above, then money": (
        ["TARGET TRIWULAN", None, None, None, "ANGGARAN (Rp)", None, None, None, "JUMLAH ANGGARAN"],
        [*QUARTERS, *QUARTERS, None],
        [10, 40, 70, 90, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 10_000_000],
        ("F4:I4", "J4:M4"),
    ),
    "money alone": (
        ["RENCANA ANGGARAN PER TRIWULAN (Rp juta)", None, None, None, "PAGU (Rp juta)"],
        [*QUARTERS, None],
        [1, 2, 3, 4, 10],
        (),
    ),
    "both below each quarter": (
        ["TRIWULAN I", None, "TRIWULAN II", None, "TRIWULAN III", None, "TRIWULAN IV", None, "JUMLAH ANGGARAN"],
        [*["TARGET", "ANGGARAN"] * 4, None],
        [10, 1_000_000, 40, 2_000_000, 70, 2_000_000, 90, 1_000_000, 6_000_000],
        ("F4:G4", "H4:I4", "J4:K4", "L4:M4"),
    ),
    "volume and money below each quarter": (
        ["TW I", None, "TW II", None, "TW III", None, "TW IV", None, "JUMLAH ANGGARAN"],
        [*["VOLUME", "Rp"] * 4, None],
        [1, 1_000, 2, 1_000, 3, 1_000, 4, 1_000, 4_000],
        ("F4:G4", "H4:I4", "J4:K4", "L4:M4"),
    ),
    "sources": (
        ["ANGGARAN (Rp)", None, None],
        ["APBD", "APBN", "JUMLAH"],
        [1_000, 2_000, 3_000],
        ("F4:H4",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MONEY_BY_QUARTER)
def test_money_by_quarter_or_source_stays_money_by_the_draft_in_its_form_and_in_a_merge(
    tmp_path: Path, case: str
) -> None:
    upper, lower, entries, merged = MONEY_BY_QUARTER[case]
    rows: list[Row] = [
        ["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2026"],
        ["BADAN STATISTIK CONTOH KABUPATEN LOMBOK TIMUR"],
        [],
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahunan", *upper],
        [None, None, None, None, None, *lower],
        [1, "Data Makin Lengkap", "Persentase Publikasi Tepat Waktu", "Persen", 90, *entries],
        [2, "Layanan Makin Baik", "Persentase Konsultasi Selesai", "Persen", 90, *entries],
    ]
    path = made(tmp_path, rows, merged)
    define(path, tmp_path / "own.toml")
    definition = load_template(tmp_path / "own.toml")
    plan = read_plan(path, template=definition)
    united = merge([plan]).plan
    write_template(tmp_path / "again.xlsx", form_of_plan(united))

    assert (
        money_of(plan) == money_of(read_plan(path)) == money_of(united) == money_of(read_plan(tmp_path / "again.xlsx"))
    )
    assert [amount for _, amount in money_of(plan) if amount] == [
        each * (1_000_000 if "juta" in str(upper) else 1) for each in entries if each >= 1_000 or "juta" in str(upper)
    ] * 2


def money_of(plan: Plan) -> list[tuple[str, object]]:
    """The targets by period, then the amounts of the columns that stand there, of each indicator."""
    (part,) = plan.parts
    further = plan.definition.further_of(part.id)
    money = [each for each in further if each.kind == "amount" and each.id in part.columns.roles]
    found: list[tuple[str, object]] = []
    for indicator in part.indicators:
        entries = {**indicator.further, **{k: v for each in indicator.activities for k, v in each.further.items()}}
        targets = period_targets(indicator, part.id, plan.definition)
        found.append((str(targets and [value.text for value in targets.values.values()]), None))
        found += [("", entries[each.id]) for each in money if each.id in entries]
    return found
