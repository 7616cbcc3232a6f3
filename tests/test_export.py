"""Plans as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import NothingToReadError
from rak_excel.model import NoteKind
from rak_excel.reading import read_plans
from rak_excel.reading.own_reports import PLANS_CSV, is_own_report
from rak_excel.reports.as_csv import BOM, plans_as_csv, uncalculated
from rak_excel.reports.as_xlsx import write_plans
from rak_excel.reports.plan_records import plans_as_json
from tests import workbooks
from tests.consoles import run_command
from tests.tables import plan_of

PLAN = plan_of("""
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1. | Sasaran A | Persentase B | 77,5% | - Rapat\\n- Reviu | v | | | v | Divisi Hukum |
    |    |           |              |       |  |  | | |  | Divisi Teknis |
    | 2. | Sasaran C | Opini BPK | WTP | | | | | | |
    |    |           | Nilai AKIP |  | Rapat | v | | | | |
""")


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "rak_excel", "export", *arguments], capture_output=True, check=False)


def test_the_json_of_a_plan_is_that_of_the_documentation() -> None:
    (record,) = json.loads(plans_as_json([PLAN]))
    first, second, third = record["parts"]["commission"]

    assert record["source"] == {"file": "rak.xlsx", "sha256": "0" * 64}
    assert (record["template"], record["region"], record["year"], record["revision"]) == ("kpu-2020", "52.03", 2020, 0)
    assert (record["submitter"], record["place"], record["date"]) == (None, "Selong", "2020-01-22")
    assert record["chair"] == {"title": "Ketua", "name": "Ketua (contoh)"}
    assert set(record["secretary"]) == {"title", "name", "nip"}
    assert record["parts"]["secretariat"] == []
    assert first == {
        "number": 1,
        "objective": "Sasaran A",
        "indicator": "Persentase B",
        "key": None,
        "cell": "Komisi!C2",
        "target": {"text": "77,5%", "kind": "percent", "value": 77.5, "unit": "%", "cell": "Komisi!D2"},
        "activities": [
            {
                "text": "- Rapat\n- Reviu",
                "items": ["Rapat", "Reviu"],
                "periods": [1, 4],
                "executors": ["Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan"],
                "executors_text": "Divisi Hukum\nDivisi Teknis",
                "cell": "Komisi!E2",
                "sources": [{"file": "rak.xlsx", "sheet": "Komisi", "cell": "E2"}],
            }
        ],
    }
    assert (second["activities"], third["target"], third["number"]) == ([], None, 2)


def test_a_part_whose_head_says_something_else_is_told() -> None:
    plan = plan_of("""
        # Komisi
        Nama Unit Organisasi: KPU Kota Mataram
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | Sasaran A | Opini BPK | WTP | Rapat | v | | | v | Divisi Hukum |
    """)
    (record,) = json.loads(plans_as_json([plan]))

    assert record["part_identity"] == {"commission": {"office": "KPU Kota Mataram", "year": None}}


def test_csv_opens_in_excel_with_indonesian_settings() -> None:
    text = plans_as_csv([PLAN])
    first, second, third = csv.DictReader(io.StringIO(text.removeprefix(BOM)), delimiter=";")

    assert text.startswith(BOM)
    assert (first["nilai_target"], first["kegiatan"]) == ("77,5", "'- Rapat\n- Reviu")
    assert (first["jadwal"], first["pelaksana"]) == (
        "T1 T4",
        "Divisi Hukum dan Pengawasan; Divisi Teknis Penyelenggaraan",
    )
    assert (second["kegiatan"], second["sel"], third["target"]) == ("", "E4", "")


def test_excel_gets_the_rows_of_the_csv_and_every_text_stays_text(tmp_path: Path) -> None:
    formula = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
        | 1. | =1+1 | Nilai B | 70 | @SUM(A1) | v | | | | Divisi Hukum |
    """)
    write_plans(tmp_path / "data.xlsx", [PLAN, formula])

    (sheet,) = openpyxl.load_workbook(tmp_path / "data.xlsx").worksheets
    heads, *rows = sheet.iter_rows(values_only=True)
    written = [dict(zip(heads, row, strict=True)) for row in rows]
    plain = [*csv.DictReader(io.StringIO(plans_as_csv([PLAN, formula], plain=True)))]
    assert heads == PLANS_CSV
    assert [(row["kegiatan"] or "", row["jadwal"] or "", row["sel"]) for row in written] == [
        (row["kegiatan"], row["jadwal"], row["sel"]) for row in plain
    ]
    assert (written[0]["nilai_target"], written[0]["no"], written[0]["bagian"]) == (77.5, 1, "Komisi")
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_data_in_excel_is_never_counted_as_a_plan(tmp_path: Path) -> None:
    write_plans(tmp_path / "data.xlsx", [PLAN])
    reading = read_plans(tmp_path / "data.xlsx")

    assert is_own_report(tmp_path / "data.xlsx")
    assert (reading.plans, "exported data" in reading.unread[0].note.detail.en) == ((), True)
    with pytest.raises(NothingToReadError):
        read_plans(tmp_path)


def test_data_that_people_worked_on_is_still_no_plan(tmp_path: Path) -> None:
    write_plans(tmp_path / "data.xlsx", [PLAN])
    book = openpyxl.load_workbook(tmp_path / "data.xlsx")
    book["Data"].delete_cols(3)
    book["Data"].insert_cols(1)
    book.create_sheet("Pivot", 0)["A1"] = "Jumlah"
    book.save(tmp_path / "data.xlsx")

    assert read_plans(tmp_path / "data.xlsx").plans == ()
    assert is_own_report(tmp_path / "data.xlsx")


def test_excel_needs_the_name_of_a_file(tmp_path: Path) -> None:
    plan = "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
    assert run_command("export", plan, "--format", "xlsx").exit_code == 2
    assert run_command("export", plan, "-o", tmp_path / "data.xlsx").exit_code == 0
    assert is_own_report(tmp_path / "data.xlsx")


BEFORE = [
    "",
    " ",
    "\xa0",
    "\u3000",
    "\ufeff",
    "\u200b\u202e",
    "\u2800",
    "\u3164",
    "\u180e",
    "\ufe0f",
    "\U000e0100",
    "\x1b ",
]


@pytest.mark.parametrize("before", [*BEFORE, "\n", "\r\n", "\t", "\x1b \n"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_text_becomes_a_formula_whatever_stands_before_it(before: str, sign: str) -> None:
    text = f"{before}{sign}HYPERLINK(1)"
    assert uncalculated(text).startswith("'")
    assert uncalculated(text).replace("'", "") == text


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("split", [",", ";", "\t", "\n", "\r\n", ",,", ', "', ",\n"])
def test_no_part_of_a_text_becomes_a_formula_where_a_program_splits_it_otherwise(before: str, split: str) -> None:
    """A program set to commas does not see that a field after `;` is quoted."""
    last = max(split.rfind(mark) for mark in ",;\t\n") + 1
    for formula in ("=1", "@X", "＝1", "-cmd|' /c calc'!A0", "+1+WEBSERVICE(A1)"):
        text = f"Rapat{split}{before}{formula}"
        assert uncalculated(text) == f"Rapat{split[:last]}'{split[last:]}{before}{formula}"


@pytest.mark.parametrize(
    "text", ["Rp5.000,-", "Rp5.000,- dan Rp6.000,- (lima)", "a\n- Reviu\n+ Rapat", "T = 1", "a@b.id", "x=1", "", "-"]
)
def test_amounts_lists_and_addresses_stay_as_they_were_typed(text: str) -> None:
    assert uncalculated(text) == text


@pytest.mark.parametrize("letter", "\t\r\n")
def test_a_text_that_begins_with_a_break_stays_text(letter: str) -> None:
    assert uncalculated(f"{letter}1") == f"'{letter}1"


def test_plain_csv_is_for_programs() -> None:
    text = plans_as_csv([PLAN], plain=True)
    first = next(csv.DictReader(io.StringIO(text)))

    assert text.startswith(",".join(PLANS_CSV))
    assert (first["nilai_target"], first["kegiatan"]) == ("77.5", "- Rapat\n- Reviu")


def test_the_command_prints_json_and_tells_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbooks.xlsx())
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    done = run(str(tmp_path))

    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["source"]["file"] == "a.xlsx"
    assert done.stderr.decode() == "b.pdf: File ini adalah PDF. Minta file Excel aslinya.\n"


def test_the_command_writes_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbooks.xlsx())
    output = tmp_path / "hasil.csv"
    done = run(str(tmp_path / "a.xlsx"), "--format", "csv", "-o", str(output))
    again = run(str(tmp_path / "a.xlsx"), "--format", "csv", "-o", str(output))

    assert (done.returncode, done.stdout, again.returncode) == (0, b"", 2)
    assert output.read_bytes().startswith(BOM.encode())
    assert "--force" in again.stderr.decode()


def test_the_account_adds_up(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbooks.xlsx())
    done = run(str(tmp_path / "a.xlsx"), "--account", "--lang", "en")

    assert done.stdout.decode() == "a.xlsx [RAK]: 24 filled cells = 14 plan, 10 headings and labels\n"


def test_nothing_readable_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    done = run(str(tmp_path / "b.pdf"))

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith("Tidak ada rencana yang bisa dibaca. Perbaiki file di atas, lalu ulangi.\n")


def test_a_column_of_no_role_is_told_once_and_carried_through() -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | OUTPUT | CATATAN |
        | 1. | Sasaran A | Opini BPK | WTP | Rapat | v | | | v | Divisi Hukum | {1500000} | |
        |    |           |           |     |       |   | | |   | Divisi Teknis | | bersama |
    """)
    (record,) = json.loads(plans_as_json([plan]))
    told = [(str(note.cell), note.value) for note in plan.notes if note.kind is NoteKind.COLUMN_NOT_USED]

    assert told == [("Komisi!K1", "OUTPUT"), ("Komisi!L1", "CATATAN")]
    assert record["parts"]["commission"][0]["activities"][0]["extras"] == {"OUTPUT": "1500000", "CATATAN": "bersama"}
