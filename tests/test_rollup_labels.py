"""One label, one meaning: figures with equal labels are equal on whatever sheets of a roll-up they stand."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_rollup_workbook import varied

HEADING = "FFD9E2EC"  # the colour of what stands above figures
KEYS = ("Kode", "Kode Wilayah", "Provinsi", "Status")  # what a row is of: the first of them that its table has
# Numbers that say which and not how many; and the columns of a period, whose table says what is counted in it.
WHICH = re.compile(
    r"No\b|Revisi|Tahun|Indikator ke-|Target$|Kemiripan|Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des|TW\d"
)


def counts_on(sheet: Worksheet) -> dict[str, tuple[str, Counter[str]]]:
    """By label what the rows below it are of, and the number of each; of a table that does not say so their sum."""
    found: dict[str, tuple[str, Counter[str]]] = {}
    for row, columns in heading_runs(sheet):
        labels = {column: str(value) for column in columns if (value := sheet.cell(row, column).value)}
        key = next((key for key in KEYS if key in labels.values()), "")
        at = next((column for column, label in labels.items() if label == key), 0)
        for column, label in labels.items():
            if not WHICH.match(label):
                numbers = Counter[str]()
                for below in rows_below(sheet, row, columns[0]):
                    if (number := number_in(sheet.cell(below, column).value)) is not None:
                        numbers[str(sheet.cell(below, at).value) if at else ""] += number  # type: ignore[assignment]
                numbers.pop("None", None)
                if numbers:
                    found[label.casefold()] = key, numbers
    return found


def heading_runs(sheet: Worksheet) -> Iterator[tuple[int, list[int]]]:
    """The headings that stand side by side: their row and columns."""
    for row in sheet.iter_rows():
        run: list[int] = []
        for cell in row:
            if cell.fill.fgColor.rgb == HEADING or (run and isinstance(cell, MergedCell)):
                run.append(int(cell.column or 0))
            elif run:
                yield int(row[0].row or 0), run
                run = []
        if run:
            yield int(row[0].row or 0), run


def rows_below(sheet: Worksheet, row: int, first: int) -> Iterator[int]:
    while sheet.cell(row := row + 1, first).value is not None:
        yield row


def number_in(value: object) -> float | None:
    """A number, or the one at the beginning of `9 (90%)`."""
    if isinstance(value, str) and (match := re.fullmatch(r"(\d+) \(\d+%\)", value)):
        return float(match[1])
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def province() -> Rollup:
    saved = datetime.datetime(2020, 1, 20)
    plans = [office_plan(region, varied(at), saved=saved) for at, region in enumerate(NTB[:-1])]
    typed = {NTB[0]: TypedBeside(datetime.date(2020, 2, 3)), NTB[1]: TypedBeside(datetime.date(2020, 1, 30))}
    return rollup(plans, provinces=["52"], deadline=datetime.date(2020, 1, 31), typed=typed)


def two_provinces() -> Rollup:
    bali = [region.code for region in regions_of("51")]
    plans = [office_plan(region, varied(at)) for at, region in enumerate([*NTB[:5], *bali[:4]])]
    twin = office_plan(NTB[5], changed("K1.2", target="80%"), file="b.xlsx")
    halves = [office_plan(bali[6], parts=["commission"])]
    return rollup([*plans, office_plan(NTB[5], file="a.xlsx"), twin, *halves])


@pytest.fixture(scope="module", params=[province, two_provinces], ids=["a province", "two provinces"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path: Path = tmp_path_factory.mktemp("labels") / "rekap.xlsx"
    write_rollup(path, request.param())
    return openpyxl.load_workbook(path, data_only=True)


def labelled(book: openpyxl.Workbook) -> dict[str, list[tuple[str, str, Counter[str]]]]:
    """By label the sheets that have it, what their rows are of, and the numbers."""
    found: dict[str, list[tuple[str, str, Counter[str]]]] = defaultdict(list)
    for sheet in book.worksheets[:-1]:
        for label, (key, numbers) in counts_on(sheet).items():
            if not sheet.title.startswith("Data "):  # flags and ticks, one row an activity
                found[label].append((sheet.title, key, numbers))
    return found


def test_two_sheets_with_the_same_label_have_the_same_number(book: openpyxl.Workbook) -> None:
    compared, wrong = set(), []
    for label, places in labelled(book).items():
        for (one, of, numbers), (other, of_other, others) in combinations(places, 2):
            compared.add((label, one, other))
            shared = numbers.keys() & others.keys() if of == of_other else set()
            pairs: Sequence[tuple[float, float]] = [(numbers[key], others[key]) for key in shared]
            if not shared and "kelengkapan" not in label:
                pairs = [(without_total(numbers).total(), without_total(others).total())]
            wrong += [(label, one, other, a, b) for a, b in pairs if abs(a - b) > 1e-9]

    assert wrong == []
    assert {("kantor bertarget", "Ringkasan", "Perbandingan Target")} <= compared
    if "Per Provinsi" in book.sheetnames:
        assert {
            ("kantor", "Ringkasan", "Per Provinsi"),
            ("sudah menyampaikan", "Ringkasan", "Per Provinsi"),
            ("belum menyampaikan", "Ringkasan", "Per Provinsi"),
            ("wajib diperbaiki", "Per Provinsi", "Status Penyampaian"),
        } <= compared


def without_total(numbers: Counter[str]) -> Counter[str]:
    return Counter({key: number for key, number in numbers.items() if key != "Jumlah"})


def test_the_states_add_up_to_the_offices(book: openpyxl.Workbook) -> None:
    page = counts_on(book["Ringkasan"])
    states = page["kantor menurut status"][1]
    submitted = sum(states[state] for state in ("Tepat waktu", "Terlambat", "Masuk, waktu belum dinilai"))

    assert sum(states.values()) == page["kantor"][1][""]
    assert submitted == page["sudah menyampaikan"][1][""]
    assert states["Belum menyampaikan"] + states["Kosong"] == page["belum menyampaikan"][1][""]


def test_the_first_pages_figures_are_the_sums_of_the_sheets_that_they_lead_to(book: openpyxl.Workbook) -> None:
    page, status = (counts_on(book[name]) for name in ("Ringkasan", "Status Penyampaian"))

    assert page["isian wajib diperbaiki"][1][""] == status["wajib diperbaiki"][1].total()
    assert page["kegiatan direkap"][1][""] == sum(
        status[f"baris {part}"][1].total() for part in ("komisi", "sekretariat")
    )


def test_offices_are_counted_under_a_label_that_says_which(book: openpyxl.Workbook) -> None:
    labels = labelled(book)

    assert "jumlah kantor" not in labels
    assert {"kantor bertarget", "kantor yang merencanakan", "kantor dengan kegiatan"} <= set(labels)
