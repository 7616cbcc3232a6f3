"""The signed form that the example submissions merge to, beside the plan that was published."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from examples.build import HERE, SUBMISSIONS
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import merge_files
from rak_excel.vocabulary.basics.texts import normalised

PUBLISHED = tomllib.loads((HERE / "lombok-timur-2020" / "plan.toml").read_text(encoding="utf-8"))
HEADING = 7


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    path = tmp_path_factory.mktemp("contoh") / "plan.xlsx"
    merge_files([HERE / SUBMISSIONS], path)
    return {sheet.name: sheet for sheet in open_workbook(path.read_bytes()).sheets}


def _rows(sheet: Sheet) -> list[tuple[str, str, str]]:
    """NO, indicator and target of every row of the plan."""
    texts = [tuple(sheet.text(row, column) for column in (1, 3, 4)) for row in sorted(sheet.rows) if row > HEADING + 1]
    return [(number, indicator, target) for number, indicator, target in texts if target]


def _published(part: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = PUBLISHED[part]
    return rows


def test_the_commissions_rows_are_the_published_ones_in_their_order_under_their_numbers(
    sheets: dict[str, Sheet],
) -> None:
    assert [(number, normalised(indicator), target) for number, indicator, target in _rows(sheets["Komisi"])] == [
        (row.get("number", ""), normalised(row["indicator"]), row["target"]) for row in _published("commission")
    ]


def test_the_secretariats_repeated_indicator_stands_after_its_first_and_objectives_are_numbered_anew(
    sheets: dict[str, Sheet],
) -> None:
    order = [row["row"] for row in _published("secretariat")]
    order.insert(order.index("S8.1") + 1, order.pop(order.index("S8.1b")))
    by_row = {row["row"]: normalised(row["indicator"]) for row in _published("secretariat")}
    rows = _rows(sheets["Sekretariat"])

    assert [normalised(indicator) for _, indicator, _ in rows] == [by_row[each] for each in order]
    assert [number for number, _, _ in rows if number] == [f"{number}." for number in range(1, 18)]


@pytest.mark.parametrize(
    ("name", "objective", "periods"),
    [
        ("Komisi", "SASARAN STRATEGIS", [f"T{period}" for period in range(1, 5)]),
        ("Sekretariat", "SASARAN KEGIATAN", [f"B{period}" for period in range(1, 13)]),
    ],
)
def test_titles_and_headings_are_those_of_the_published_plan(
    sheets: dict[str, Sheet], name: str, objective: str, periods: list[str]
) -> None:
    sheet = sheets[name]
    headings = [sheet.text(HEADING, column) for column in range(1, 7 + len(periods))]

    assert "RENCANA AKSI KINERJA" in {*sheet.rows[min(sheet.rows)].values()}
    assert [each for each in headings if each] == [
        *("NO", objective, "INDIKATOR KINERJA UTAMA", "TARGET", "KEGIATAN", "RENCANA PELAKSANAAN", "PELAKSANA")
    ]
    assert [sheet.text(HEADING + 1, column) for column in range(6, 6 + len(periods))] == periods


@pytest.mark.libreoffice
@pytest.mark.calibri
def test_the_parts_take_five_pages_and_end_with_rows_and_signatures(tmp_path: Path) -> None:
    merge_files([HERE / SUBMISSIONS], tmp_path / "plan.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "plan.xlsx")], capture_output=True, check=True, timeout=180)
    told = subprocess.run(["pdftotext", "-layout", str(tmp_path / "plan.pdf"), "-"], capture_output=True, check=True)
    pages = [page for page in told.stdout.decode().split("\f") if "RENCANA PELAKSANAAN" in page]

    assert len(pages) <= 5
    assert "Nilai Keterbukaan Informasi Publik" in pages[1]
    assert "Dr. M. JUNAIDI" in pages[1]
    assert all(f"\n{number}." in re.sub(r"\n +", "\n", pages[-1]) for number in (16, 17))
    assert "LALU ADYAR ROSINI ASWANDI" in pages[-1]


def test_every_picture_of_the_page_on_merging_is_there_and_small() -> None:
    docs = Path(__file__).parent.parent / "docs"
    pictures = [
        line.split("(")[1].rstrip(")") for line in (docs / "merging.md").read_text().splitlines() if "](" in line
    ]

    pictures = [each for each in pictures if each.endswith(".png")]
    assert len(pictures) == 6
    assert all((docs / each).stat().st_size < 120_000 for each in pictures)
