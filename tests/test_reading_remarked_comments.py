"""Comments on cells decide by the same words as remarks in KETERANGAN; the others stay no more than told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.comments import Comment

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Looks
from rak_excel.model import Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.reading.files import read_plan
from rak_excel.rules.check import check
from tests.tables import sheets_of, told

HEAD = "| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |"
ROW = "| 1 | Mutu | Persentase kepatuhan | 75% | Rapat koordinasi | v | v | | | Divisi Teknis Penyelenggaraan |"
EVERY = (Severity.INFO, Severity.WARNING, Severity.ERROR)
TARGET, ACTIVITY, EXECUTOR = 4, 5, 10


def commented(text: str, column: int, row: int = 2) -> Plan:
    definition = load_template("kpu-2020")
    *others, sheet = sheets_of(f"# Komisi\n{HEAD}\n{ROW}")
    own = replace(sheet, look=Looks(comments={(row, column): text}))
    plan = read_sheets([*others, own], Source("rak.xlsx", "0" * 64), template=definition)
    assert isinstance(plan, Plan)
    return plan


def said_of(plan: Plan) -> list[str]:
    return [each for each in told(plan, *EVERY) if each.startswith(("RAK013", "RAK016"))]


@pytest.mark.parametrize(
    ("text", "column", "cell"),
    [
        ("dibatalkan", ACTIVITY, "E2"),
        ("Budi:\npindah ke T3", ACTIVITY, "E2"),
        ("Budi: ganti Divisi Hukum", EXECUTOR, "J2"),
        ("target diturunkan jadi 70%", TARGET, "D2"),
        ("70%", TARGET, "D2"),
        ("pending", TARGET, "D2"),
        ("apa benar?\nseharusnya 70%", TARGET, "D2"),
        ("?", TARGET, "D2"),
    ],
)
def test_a_comment_that_changes_its_row_is_a_second_reading_there(text: str, column: int, cell: str) -> None:
    assert said_of(commented(text, column)) == [f"RAK016 Komisi!{cell} warning"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("tolong dicek", TARGET),
        ("Budi:\ntarget ini benar?", TARGET),
        ("sesuai PK", TARGET),
        ("75%", TARGET),
        ("sudah diubah menjadi 75%", TARGET),
        ("T1 dan T2", ACTIVITY),
        ("Koordinasi dengan Divisi Hukum", EXECUTOR),
        ("bersama sekretariat", EXECUTOR),
        ("data ganda dihapus", ACTIVITY),
    ],
)
def test_another_is_no_more_than_told(text: str, column: int) -> None:
    assert [each.split()[::2] for each in said_of(commented(text, column))] == [["RAK013", "info"]]


def test_one_above_the_rows_is_told_too_where_it_changes_the_plan() -> None:
    assert said_of(commented("T4 ditiadakan", 9, row=1)) == ["RAK016 Komisi!I1 warning"]


def test_it_is_told_with_its_text_and_what_to_do() -> None:
    (found,) = (each for each in check([commented("Budi:\ndibatalkan", ACTIVITY)]) if each.code == "RAK016")

    assert found.message.id.startswith('"Budi: dibatalkan" bisa juga berarti lain. Komentar ini seperti membatalkan')
    assert found.hint.id.startswith("Ubah isiannya bila memang berubah, lalu hapus komentarnya")


def test_a_note_in_a_real_workbook_is_read_like_that(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Komisi"
    for line in (HEAD, ROW):
        page.append([each.strip() or None for each in line.strip("|").split("|")])
    page["E2"].comment = Comment("dibatalkan", "Budi")
    page["D2"].comment = Comment("tolong dicek", "Budi")
    book.save(path := tmp_path / "rak.xlsx")
    plan = read_plan(path)

    assert isinstance(plan, Plan)
    assert sorted(each for each in said_of(plan) if "Komisi!" in each) == [
        "RAK013 Komisi!D2 info",
        "RAK016 Komisi!E2 warning",
    ]
