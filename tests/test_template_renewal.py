"""Years of an earlier plan in a new template: those of the definition's wordings are new, all others are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.comparing.renewal import renewal
from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import blank_form
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from rak_excel.vocabulary.entries.wordings import Filling, renewed, renewed_like
from tests import workbooks

EXAMPLE = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
BUDGET = "Persentase Penyusunan Dokumen Rencana Kerja dan Anggaran Tahun"  # S9.1, of the year after the plan's
PROGRAMME = "Persentase Pengelolaan Program dan Kegiatan serta Anggaran Tahun"  # S9.2, of the plan's year
OLD = Filling("KPU Kabupaten Lombok Timur", "KPU", 2020)
NEW = Filling("KPU Kabupaten Lombok Timur", "KPU", 2022)


def _plan(folder: Path, *rows: tuple[str, str, str, str], title: str = "RENCANA AKSI TAHUN 2020") -> Plan:
    """A plan of the secretariat: SASARAN, INDIKATOR, TARGET and KEGIATAN of each row."""
    head = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", *(f"B{month}" for month in range(1, 13)), "PELAKSANA"]
    lines = [["1", *row, "v", *[None] * 11, "Subbag Hukum"] for row in rows]
    path = folder / "lama.xlsx"
    path.write_bytes(workbooks.xlsx({"Sekretariat": [[title], ["KPU Kabupaten Lombok Timur"], head, *lines]}))
    return read_plan(path, template=load_template("kpu-2020"))


def _indicators(plan: Plan, year: int) -> list[str]:
    return [row.indicator for row in blank_form(earlier=plan, year=year).rows["secretariat"] if row.indicator]


@pytest.mark.parametrize(("title", "written"), [("RENCANA AKSI TAHUN 2020", 2021), ("RENCANA AKSI", 2021)])
@pytest.mark.parametrize("definition", ["kpu-2020", "kpu-2023"])
def test_the_year_after_the_plans_stays_the_year_after_the_plans(
    tmp_path: Path, title: str, written: int, definition: str
) -> None:
    rows = [("A", f"{BUDGET} {written}", "100%", "RKA"), ("A", f"{PROGRAMME} {written - 1}", "100%", "DIPA")]
    plan = _plan(tmp_path, *rows, title=title)
    form = blank_form(earlier=plan, year=2025, definition=load_template(definition))
    found = [row.indicator for row in form.rows["secretariat"] if row.indicator]
    assert found == [f"{BUDGET} 2026", f"{PROGRAMME} 2025"]


def test_a_wording_that_was_stale_already_and_one_left_open_are_brought_up_to_date(tmp_path: Path) -> None:
    stale = _plan(tmp_path, ("A", f"{BUDGET} 2017", "100%", "RKA"), ("A", f"{PROGRAMME} ....", "100%", "DIPA"))
    assert _indicators(stale, 2021) == [f"{BUDGET} 2022", f"{PROGRAMME} 2021"]


def test_what_is_worded_a_little_otherwise_keeps_its_words() -> None:
    assert (
        renewed("persentase  RKA, TA 2021", ["Persentase RKA TA {next_year}"], OLD, NEW) == "persentase  RKA, TA 2023"
    )
    own = "Persentase Penyusunan dokumen RKA Tahun 2021"
    assert renewed_like(own, f"{BUDGET} {{next_year}}", OLD, NEW) == "Persentase Penyusunan dokumen RKA Tahun 2023"
    assert renewed_like(own.replace("2021", "2019"), f"{BUDGET} {{next_year}}", OLD, NEW) is None
    assert renewed_like(own, f"{BUDGET} {{next_year}}", Filling(OLD.office, "KPU", None), NEW) is None


def test_of_two_wordings_that_differ_in_the_year_alone_the_one_of_the_old_year_counts() -> None:
    two = ["Rencana Kerja {year}", "Rencana Kerja {next_year}"]
    assert renewed("Rencana Kerja 2021", two, OLD, NEW) == "Rencana Kerja 2023"
    assert renewed("Rencana Kerja 2020", two, OLD, NEW) == "Rencana Kerja 2022"
    assert renewed("Rencana Kerja 2018", two, OLD, NEW) is None


def test_a_year_that_the_definition_writes_out_is_none_of_the_plan() -> None:
    assert renewed("Renstra 2020-2024 Tahun 2020", ["Renstra 2020-2024 Tahun {year}"], OLD, NEW) == (
        "Renstra 2020-2024 Tahun 2022"
    )
    assert renewed("Renstra 2015-2019 Tahun 2020", ["Renstra 2020-2024 Tahun {year}"], OLD, NEW) is None


def test_a_year_in_the_name_of_an_office_is_no_year_of_the_plan() -> None:
    old, new = (Filling("Panitia Pemilu 2024", "Panitia", year) for year in (2020, 2022))
    assert renewed("Rencana Panitia Pemilu 2024 Tahun 2020", ["Rencana {office} Tahun {year}"], old, new) == (
        "Rencana Panitia Pemilu 2024 Tahun 2022"
    )


def test_the_office_of_a_wording_is_that_of_the_new_template(tmp_path: Path) -> None:
    plan = _plan(tmp_path, ("A", "Persentase Penyusunan Rencana Strategis KPU Kabupaten Lombok Timur", "100%", "Rapat"))
    form = blank_form(earlier=plan, year=2021, region="52.72")
    assert form.rows["secretariat"][0].indicator == "Persentase Penyusunan Rencana Strategis KPU Kota Bima"


def test_an_own_definition_has_its_own_wordings_renewed_objectives_too(tmp_path: Path) -> None:
    usual = (EXAMPLE.parents[1] / "dinas-contoh/dinas-contoh.toml").read_text(encoding="utf-8")
    own = tmp_path / "dinas.toml"
    text = usual.replace("Masyarakat Gemar Membaca", "Gemar Membaca {previous_year}/{year}")
    own.write_text(text.replace("Indeks Kegemaran Membaca Masyarakat", "Indeks {office} {next_year}"), encoding="utf-8")
    first, second = tmp_path / "2025.xlsx", tmp_path / "2027.xlsx"
    command = ("--template", own, "--office", "Dispus Contoh Kabupaten Dompu")
    assert _run("-o", first, "--year", "2025", *command).exit_code == 0
    result = _run("-o", second, "--from", first, "--year", "2027", "--template", own)

    assert '"Gemar Membaca 2024/2025" menjadi "Gemar Membaca 2026/2027"' in result.stderr
    assert 'Contoh Kabupaten Dompu 2026" menjadi "Indeks Dispus Contoh Kabupaten Dompu 2028"' in result.stderr
    texts = [(each.objective.text, each.text) for _, each in read_plan(second).indicators()]
    assert ("Gemar Membaca 2026/2027", "Indeks Dispus Contoh Kabupaten Dompu 2028") in texts


def test_years_in_what_is_not_the_definitions_stay_and_are_told(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        ("Sasaran 2020", "Jumlah Laporan Kinerja Tahun 2019", "1 Laporan 2020", "1. Rapat\n2. Menyusun RKA Tahun 2021"),
        ("Sasaran 2020", "Indeks X", "80", "Menyusun Renstra 2020-2024 sesuai Nomor 5 Tahun 2018"),
        ("Sasaran 2020", "Indeks Y", "80", "Persiapan Pemilu 2024"),
        ("Sasaran 2020", "Indeks W", "80", "Menyusun Renja 2021/2022 dan menutup Renstra 2015-2019"),
        ("Sasaran 2020", "Indeks Z", "80", "1. Rapat\n2. Menyusun RKA Tahun 2021"),
    )
    form = blank_form(earlier=plan, year=2021)
    assert [row.activity for row in form.rows["secretariat"]] == [each.text for _, _, each in plan.activities()]
    told = renewal(plan, [form])

    assert told.renewed == ()
    assert [(each.cells, each.years, each.text) for each in told.left] == [
        (("B9",), (2020,), "Sasaran 2020"),
        (("C9",), (2019,), "Jumlah Laporan Kinerja Tahun 2019"),
        (("D9",), (2020,), "1 Laporan 2020"),
        (("E9", "E13"), (2021,), "Menyusun RKA Tahun 2021"),
        (("E12",), (2019, 2022), "Menyusun Renja 2021/2022 dan menutup Renstra 2015-2019"),
    ]
    assert renewal(plan, [blank_form(earlier=plan, year=2020)]).left == ()


def test_the_command_lists_what_it_changed_and_what_still_names_a_year(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "t.xlsx", "--from", EXAMPLE, "--year", "2021")

    lines = result.stderr.splitlines()
    changed = "Persentase Penyusunan dokumen Rencana Kerja dan Anggaran Tahun"
    assert "2 isian disesuaikan dengan tahun 2021:" in lines
    assert f'  Sekretariat C18: "{changed} 2021" menjadi "{changed} 2022"' in lines
    assert "11 isian masih menyebut tahun lain. Periksa, lalu sesuaikan kalau perlu:" in lines
    assert any(line.startswith("  Komisi E17 masih menyebut tahun 2019 dan 2020: ") for line in lines)
    assert result.stdout == ""
    written = [each.text for _, each in read_plan(tmp_path / "t.xlsx").indicators()]
    assert f"{changed} 2022" in written
    assert f"{changed} 2021" not in written
    quiet = _run("-o", tmp_path / "q.xlsx", "--from", EXAMPLE, "--year", "2021", "--quiet")
    assert quiet.stderr == ""
    assert (tmp_path / "q.xlsx").read_bytes() == (tmp_path / "t.xlsx").read_bytes()


def test_of_many_files_the_sheets_are_named_and_each_text_once(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "d", "--from", EXAMPLE, "--year", "2021", "--each-submitter")

    assert result.stderr.count("menjadi") == 2
    assert "  Sekretariat masih menyebut tahun 2018: " in result.stderr


def test_what_a_unit_does_not_get_is_not_told_to_it(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "t.xlsx", "--from", EXAMPLE, "--year", "2021", "--submitter", "Subbag Hukum")

    assert "3 isian masih menyebut tahun lain." in result.stderr
    assert "Publikasi Informasi" not in result.stderr


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["template", *map(str, arguments)])
