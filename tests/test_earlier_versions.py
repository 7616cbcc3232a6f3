"""What earlier versions wrote is signed and in use: it works in every role that it can have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written, reasons_of
from rak_excel.workbooks.rollup.opened import read_sheets_whole
from tests.earlier.make_e8d601b import REVISED
from tests.reading_here import reading_here
from tests.typing_in import type_in

HERE = Path(__file__).parent / "earlier" / "e8d601b"
AGENCY = HERE.parents[2] / "examples" / "dinas-contoh" / "dinas-contoh.toml"
SALARIES = "Persentase Pembayaran Gaji dan Tunjangan yang Tepat Waktu"
ARCHIVE = "Persentase Arsip Keuangan yang Tertata"
REFORM = "Indeks Reformasi Birokrasi"
OPINION = "Opini BPK atas Laporan Keuangan"
READING = "Indeks Kegemaran Membaca Masyarakat"
MERGED = ["beda.xlsx", "dipilih.xlsx", "ditandatangani.xlsx", "revisi-1.xlsx", "rencana/gabungan.ods"]
PLANS = [*MERGED, "rencana/kantor.xlsx", "kiriman/divisi.xlsx", "kiriman/subbag.xlsx"]


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A copy of the files, as they lie on somebody's computer."""
    return Path(shutil.copytree(HERE, tmp_path / "dipakai"))


def run(*arguments: object) -> Result:
    with reading_here():
        result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def done(*arguments: object, code: int = 0) -> str:
    """What a command says on standard output; it ends with this code."""
    result = run(*arguments)
    assert result.exit_code == code, result.output
    return result.stdout


def exported(path: Path) -> dict[str, Any]:
    (plan,) = json.loads(done("export", path, "--format", "json"))
    return dict(plan)


def indicators(path: Path, part: str = "commission") -> dict[str, dict[str, Any]]:
    return {each["indicator"]: each for each in exported(path)["parts"][part]}


def target(path: Path, indicator: str, part: str = "commission") -> str:
    return str(indicators(path, part)[indicator]["target"]["text"])


def revised(folder: Path) -> Path:
    """What the sub bagian sent after the plan was signed."""
    sent = folder / "kiriman-revisi" / "subbag.xlsx"
    sent.parent.mkdir()
    shutil.copy(folder / "kiriman" / "subbag.xlsx", sent)
    for sheet, texts in REVISED.items():
        type_in(sent, sheet, texts)
    return sent.parent


def reasons(path: Path) -> dict[str, str]:
    return {each.said: each.about for each in reasons_of(open_workbook(path.read_bytes()).sheets)}


def test_they_are_small() -> None:
    assert sum(each.stat().st_size for each in HERE.rglob("*")) < 720_000


# What each holds


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_with_its_office_and_template(name: str) -> None:
    plan = exported(HERE / name)
    agency = name.startswith("rencana")
    assert plan["template"] == ("dinas-contoh" if agency else "kpu-2020")
    assert plan["region"] == ("52.03" if "gabungan" in name else "52.05")
    assert plan["revision"] == (1 if "revisi" in name else 0)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("beda.xlsx", ("Dompu", "76", [1, 3])),
        ("dipilih.xlsx", ("Dompu", "76", [1, 3])),
        ("ditandatangani.xlsx", ("Woja", "77,5", [1, 2])),
        ("revisi-1.xlsx", ("Woja", "77,5", [1, 2])),
    ],
)
def test_a_merged_plan_says_what_it_said(name: str, told: tuple[str, str, list[int]]) -> None:
    plan, rows = exported(HERE / name), indicators(HERE / name)
    periods = rows[OPINION]["activities"][0]["periods"]
    assert (plan["place"], rows[REFORM]["target"]["text"], periods) == told


def test_the_signed_plan_keeps_its_names_and_date() -> None:
    plan = exported(HERE / "ditandatangani.xlsx")
    assert (plan["place"], plan["date"]) == ("Woja", "2020-01-20")
    assert plan["chair"] == {"title": "Ketua", "name": "Contoh Ketua, S.H., M.H."}
    assert plan["secretary"] == {"title": "Sekretaris", "name": "Contoh Sekretaris, S.E.", "nip": "197001011990031001"}
    assert target(HERE / "ditandatangani.xlsx", ARCHIVE, "secretariat") == "80%"


@pytest.mark.parametrize("name", MERGED)
def test_a_merged_plan_is_known_as_one(name: str) -> None:
    plan = read_plan(HERE / name)
    assert plan.merged
    assert edited_since_written(HERE / name) == (name != "beda.xlsx")


@pytest.mark.parametrize(
    ("name", "cell", "source"),
    [
        ("beda.xlsx", "Komisi!E10", "divisi.xlsx Komisi!E10\nsubbag.xlsx Komisi!E10\n"),
        ("dipilih.xlsx", "Sekretariat!E9", "subbag.xlsx Sekretariat!E9\n"),
        ("ditandatangani.xlsx", "Komisi!E9", "divisi.xlsx Komisi!E9\n"),
        ("revisi-1.xlsx", "Sekretariat!E11", "subbag.xlsx Sekretariat!E17\n"),
        ("rencana/gabungan.ods", "Layanan!E9", "RAK 2026 - 5203 Lombok Timur - Bidang Koleksi.xlsx Layanan!E9\n"),
        ("rekap.xlsx", "Data Layanan!J6", "gabungan.ods Layanan!E11\n"),
        ("rekap-catatan.xlsx", "Data Layanan!L6", "gabungan.ods Layanan!E11\n"),
    ],
)
def test_trace_names_the_source_of_a_row(name: str, cell: str, source: str) -> None:
    assert done("trace", HERE / name, cell) == source


# Submissions


def test_submissions_are_checked_and_merged(tmp_path: Path) -> None:
    assert "SIAP DIKIRIM" in done("check", HERE / "kiriman")
    done("merge", HERE / "kiriman", "-o", tmp_path / "lagi.xlsx", code=1)
    assert "Tidak ada perbedaan" in done("diff", HERE / "beda.xlsx", tmp_path / "lagi.xlsx")


@pytest.mark.parametrize("name", ["kiriman/subbag.xlsx", "ditandatangani.xlsx", "revisi-1.xlsx"])
def test_a_new_form_starts_from_its_rows(name: str, tmp_path: Path) -> None:
    form = tmp_path / "format.xlsx"
    done("template", "--from", HERE / name, "--region", "52.05", "--year", "2020", "-o", form)
    plan, rows = read_plan(form), indicators(form, "secretariat")
    archive = rows[ARCHIVE]["activities"][0]
    assert (archive["text"], archive["periods"]) == ("Menata arsip", [])
    assert (plan.identity.region, plan.identity.year) == ("52.05", 2020)


def test_a_new_form_starts_from_the_rows_of_an_own_definition(tmp_path: Path) -> None:
    form = tmp_path / "format.xlsx"
    old = ("--from", HERE / "rencana" / "gabungan.ods", "--template", AGENCY)
    done("template", *old, "--region", "52.03", "--year", "2026", "-o", form)
    rows = indicators(form, "service")
    assert (rows[READING]["target"]["text"], rows[READING]["activities"][0]["periods"]) == ("70", [])


# Choices


def test_choices_apply(used: Path) -> None:
    decided = used / "diputuskan.xlsx"
    done("merge", used / "kiriman", "--decisions", used / "dipilih.xlsx", "-o", decided)
    assert (exported(decided)["place"], target(decided, REFORM)) == ("Woja", "77,5")
    assert indicators(decided)[OPINION]["activities"][0]["periods"] == [1, 2]
    assert "Tidak ada perbedaan" in done("diff", used / "ditandatangani.xlsx", decided)


def test_choices_apply_under_the_name_of_the_file_that_holds_them(used: Path) -> None:
    done("merge", used / "kiriman", "--decisions", used / "dipilih.xlsx", "-o", used / "dipilih.xlsx")
    assert (exported(used / "dipilih.xlsx")["place"], target(used / "dipilih.xlsx", REFORM)) == ("Woja", "77,5")


def test_a_plan_in_which_nobody_chose_decides_nothing(used: Path) -> None:
    done("merge", used / "kiriman", "--decisions", used / "beda.xlsx", "-o", used / "lagi.xlsx", code=1)
    assert (exported(used / "lagi.xlsx")["place"], target(used / "lagi.xlsx", REFORM)) == ("Dompu", "76")


def test_names_and_date_of_the_signed_plan_are_carried_with_its_choices(used: Path) -> None:
    again = used / "lagi.xlsx"
    done("merge", used / "kiriman", "--decisions", used / "ditandatangani.xlsx", "-o", again)
    signed, merged = exported(used / "ditandatangani.xlsx"), exported(again)
    told = ("place", "date", "chair", "secretary")
    assert [merged[each] for each in told] == [signed[each] for each in told]


# Revisions


def test_a_signed_plan_is_revised(used: Path) -> None:
    revision = used / "revisi.xlsx"
    done("merge", revised(used), "--base", used / "ditandatangani.xlsx", "-o", revision)
    plan = exported(revision)
    assert (plan["revision"], plan["chair"]["name"]) == (1, "Contoh Ketua, S.H., M.H.")
    assert target(revision, SALARIES, "secretariat") == "95%"
    assert indicators(revision, "secretariat")[SALARIES]["activities"][0]["items"][1] == "Menyusun rekap gaji"
    assert target(revision, REFORM) == "77,5"


def test_reasons_stay_with_their_changes(used: Path) -> None:
    again = used / "revisi.xlsx"
    guides = ("--base", used / "ditandatangani.xlsx", "--decisions", used / "revisi-1.xlsx")
    done("merge", revised(used), *guides, "-o", again)
    assert reasons(again) == {"Anggaran berkurang": SALARIES, "Permintaan inspektorat": SALARIES}


def test_a_revision_is_revised_again(used: Path) -> None:
    sent = revised(used)
    type_in(sent / "subbag.xlsx", "Identitas Satker", {"B7": "2"})
    type_in(sent / "subbag.xlsx", "Sekretariat", {"D17": "90%"})
    done("merge", sent, "--base", used / "revisi-1.xlsx", "-o", used / "revisi-2.xlsx")
    assert exported(used / "revisi-2.xlsx")["revision"] == 2
    assert target(used / "revisi-2.xlsx", ARCHIVE, "secretariat") == "90%"
    assert target(used / "revisi-2.xlsx", SALARIES, "secretariat") == "95%"


def test_a_revision_is_compared_with_the_signed_plan() -> None:
    told = done("diff", HERE / "ditandatangani.xlsx", HERE / "revisi-1.xlsx")
    assert "Target: 100% → 95%" in told
    assert "Target: 80% → 85%" in told


@pytest.mark.parametrize("name", ["ditandatangani.xlsx", "rencana/gabungan.ods"])
def test_a_merged_plan_alone_gives_itself(name: str, tmp_path: Path) -> None:
    again = tmp_path / "lagi.xlsx"
    done("merge", HERE / name, "-o", again)
    assert "Tidak ada perbedaan" in done("diff", HERE / name, again)
    old, new = exported(HERE / name), exported(again)
    told = [each for each in old if each not in {"source", "parts"}]
    assert [new[each] for each in told] == [old[each] for each in told]


def test_a_plan_of_an_own_definition_is_revised_from_a_new_form(used: Path) -> None:
    base, form = used / "rencana" / "gabungan.ods", used / "format.xlsx"
    old = ("--from", base, "--template", AGENCY, "--submitter", "Bidang Layanan Pembaca dan TIK")
    done("template", *old, "--region", "52.03", "--year", "2026", "-o", form)
    cells = {each["indicator"]: each for each in exported(form)["parts"]["service"]}
    row = cells[READING]["activities"][0]["cell"].rpartition("E")[2]
    type_in(form, "Layanan", {f"D{row}": "72", f"G{row}": "v", f"H{row}": "v"})
    done("merge", form, "--base", base, "-o", used / "revisi.xlsx")

    plan, rows = exported(used / "revisi.xlsx"), indicators(used / "revisi.xlsx", "service")
    assert (plan["revision"], plan["head"]["name"]) == (1, "Contoh Pimpinan, M.Hum.")
    assert (rows[READING]["target"]["text"], rows[READING]["activities"][0]["periods"]) == ("72", [2, 3])
    kept = rows["Jumlah Buku Baru yang Dapat Dipinjam"]["activities"][0]["cell"]
    assert done("trace", used / "revisi.xlsx", kept) == (
        "RAK 2026 - 5203 Lombok Timur - Bidang Koleksi.xlsx Layanan!E9\n"  # what was sent first, for the signed plan
    )


# Checking


@pytest.mark.parametrize("name", ["ditandatangani.xlsx", "revisi-1.xlsx", "rencana/gabungan.ods"])
def test_a_signed_plan_is_free_of_faults(name: str) -> None:
    assert json.loads(done("check", HERE / name, "--format", "json", "--severity", "error")) == []


def test_a_plan_typed_whole_has_the_faults_that_it_had() -> None:
    found = json.loads(done("check", HERE / "rencana" / "kantor.xlsx", "--format", "json", code=1))
    faults = {(each["sheet"], each["cell"], each["code"]) for each in found if each["severity"] == "error"}
    assert faults >= {("Layanan", "A13", "RAK201"), ("Kerja Seksi", "L12", "RAK501")}


def test_answers_to_findings_are_carried_over(used: Path) -> None:
    name = "Catatan RAK 2026 - 5205 Kabupaten Dompu.xlsx"
    done("check", used / "rencana" / "kantor.xlsx", "--format", "xlsx", "-o", used, "--force", code=1)
    answers = {(row[1], row[2]): row[6] for row in _lines(used / name, "Catatan") if len(row) > 6 and row[6]}
    assert answers[("Layanan", "G10")] == "Sudah kami betulkan"
    assert answers[("Layanan", "A13")] == "Menunggu SK"


# Roll-ups


def test_plans_are_rolled_up_as_they_were(used: Path) -> None:
    done("rollup", used / "rencana", "--province", "52", "-o", used / "lagi.xlsx")
    assert "Tidak ada perbedaan" in done("diff", used / "rekap.xlsx", used / "lagi.xlsx")


def test_remarks_dates_and_matches_are_carried_over(used: Path) -> None:
    previous = ("--previous", used / "rekap-catatan.xlsx")
    done("rollup", used / "rencana", "--province", "52", *previous, "-o", used / "lagi.xlsx")
    offices = {row[2]: [str(each) for each in row] for row in _lines(used / "lagi.xlsx", "Status Penyampaian")}
    assert "Sudah ditelepon" in offices["52.01"]
    assert "Berkas lengkap" in offices["52.03"]
    assert any(each.startswith("2026-01-31") for each in offices["52.03"])
    assert any("Ya" in row for row in _lines(used / "lagi.xlsx", "Padanan Indikator"))


def test_matches_alone_are_taken_from_it(used: Path) -> None:
    aliases = ("--aliases", used / "rekap-catatan.xlsx")
    done("rollup", used / "rencana", "--province", "52", *aliases, "-o", used / "lagi.xlsx")
    assert any("Ya" in row for row in _lines(used / "lagi.xlsx", "Padanan Indikator"))
    assert not any("Sudah ditelepon" in row for row in _lines(used / "lagi.xlsx", "Status Penyampaian"))


def test_an_earlier_roll_up_is_compared_with_corrections_and_all(used: Path) -> None:
    """70 stands in the plan, 61 was typed over it in the roll-up."""
    for name, change in (("rekap.xlsx", "Tetap"), ("rekap-catatan.xlsx", "Naik")):
        compared = ("--compare", used / name, "--letters", used / f"surat-{change}")
        done("rollup", used / "rencana", "--province", "52", *compared, "-o", used / f"{change}.xlsx")
        rows = _lines(used / f"{change}.xlsx", "Banding Tahun Lalu")
        changes = {row[7] for row in rows if row[1] and len(row) > 10 and row[10] in {"52.03", "52.05"}}
        assert changes == {"Tetap", change}
        assert (used / f"surat-{change}" / "5205 Dompu.txt").is_file()


def test_a_corrected_cell_is_taken_as_it_stands(used: Path) -> None:
    assert "Target: 70 → 61" in done("diff", used / "rekap.xlsx", used / "rekap-catatan.xlsx")
    done("rollup", used / "rekap-catatan.xlsx", "-o", used / "lagi.xlsx")
    assert "Tidak ada perbedaan" in done("diff", used / "rekap-catatan.xlsx", used / "lagi.xlsx")
    plans = {each["region"]: each for each in json.loads(done("export", used / "lagi.xlsx", "--format", "json"))}
    targets = {each["indicator"]: each["target"]["text"] for each in plans["52.03"]["parts"]["service"]}
    assert targets[READING] == "61"


def test_a_corrected_roll_up_is_not_written_over(used: Path) -> None:
    before = (used / "rekap-catatan.xlsx").read_bytes()
    with reading_here():
        result = CliRunner().invoke(
            main, ["rollup", str(used / "rencana"), "-o", str(used / "rekap-catatan.xlsx"), "--force"]
        )
    assert result.exit_code != 0
    assert (used / "rekap-catatan.xlsx").read_bytes() == before


def test_a_roll_up_is_an_input_beside_a_plan(used: Path) -> None:
    newer = used / "rencana" / "kantor.xlsx"
    type_in(newer, "Data Dinas", {"B7": "1"})
    type_in(newer, "Layanan", {"D11": "80"})
    done("rollup", used / "rekap-catatan.xlsx", newer, "-o", used / "lagi.xlsx")
    plans = {each["region"]: each for each in json.loads(done("export", used / "lagi.xlsx", "--format", "json"))}
    targets = {
        region: {each["indicator"]: each["target"]["text"] for each in plan["parts"]["service"]}[READING]
        for region, plan in plans.items()
    }
    assert targets == {"52.03": "61", "52.05": "80"}


@pytest.mark.parametrize("name", ["ditandatangani.xlsx", "revisi-1.xlsx"])
def test_a_signed_plan_is_rolled_up(name: str, tmp_path: Path) -> None:
    done("rollup", HERE / name, "--province", "52", "-o", tmp_path / "rekap.xlsx")
    (row,) = [each for each in _lines(tmp_path / "rekap.xlsx", "Status Penyampaian") if each[2] == "52.05"]
    assert row[4] == "Masuk, waktu belum dinilai"


def _lines(path: Path, sheet: str) -> list[list[Any]]:
    return [row for row in read_sheets_whole(path)[sheet] if len(row) > 4]
