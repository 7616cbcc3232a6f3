"""Dates that a spreadsheet program leaves as text are judged at once where the next roll-up reads them, and no others."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.facts.fields import STATUS
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.workbooks.rollup.book import write_rollup
from tests.libreoffice import libreoffice
from tests.rollup_plans import NTB, office_plan
from tests.shown_values import opened
from tests.test_rollup_page import texts
from tests.test_rollup_workbook import differences

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

DEADLINE = datetime.date(2020, 1, 31)
UNREAD = "Masuk, waktu belum dinilai (tanggal tidak terbaca)"
READ = (
    "31 Januari 2020",
    "1 februari 2020",
    "02-02-2020",
    "31/01/2020",
    "3.2.20",
    "4 Feb 20",
    "31 January 2020",
    "29 Pebruari 2020",
    "17 Agt 2020",
    "30 Mei 2020",
)
NOT_READ = (
    "belum diterima",
    "31 Februari 2020",
    "31 Janab 2020",
    "31 13 2020",
    "Januari",
    "31 Januari 2020 pagi",
    "tgl: 31 Januari 2020",
    "31 Januari 020",
    "2020 Januari 31",
    "lusa",
)


def every_office(typed: dict[str, TypedBeside], deadline: datetime.date | str = DEADLINE) -> Rollup:
    return rollup([office_plan(region) for region in NTB], provinces=["52"], typed=typed, deadline=deadline)  # type: ignore[arg-type]


def judged(text: str) -> str:
    date = read_date(text)
    if date is None:
        return UNREAD
    days = (date - DEADLINE).days
    return f"Terlambat {days} hari" if days > 0 else "Tepat waktu"


def states(path: Path) -> list[object]:
    sheet: Any = opened(path, data_only=True)[STATUS.id]
    return [sheet.cell(row, 5).value for row in range(4, 4 + len(NTB))]


@pytest.mark.libreoffice
@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_a_text_is_judged_as_the_next_roll_up_will(tmp_path: Path, locale: str) -> None:
    assert not any(map(read_date, NOT_READ))
    write_rollup(tmp_path / "plain.xlsx", every_office({}))
    with libreoffice(tmp_path, locale) as office:
        for name, dates in (("read", READ), ("not", NOT_READ)):
            office.open(tmp_path / "plain.xlsx")
            office.put(STATUS.id, "O4", [[text] for text in dates])
            office.recalculate()
            office.save(tmp_path / f"{name}.xlsx")
            office.close()
        office.open(tmp_path / "plain.xlsx")
        office.put(STATUS.id, {"C2": "1 Februari 2020", "O4": "3 Februari 2020"})
        office.recalculate()
        office.save(tmp_path / "deadline.xlsx")
        office.close()

    assert states(tmp_path / "read.xlsx") == [judged(text) for text in READ]
    assert states(tmp_path / "not.xlsx") == [UNREAD] * len(NOT_READ)
    assert states(tmp_path / "deadline.xlsx")[0] == "Terlambat 2 hari"
    assert "Batas waktu: 1 Februari 2020" in texts(opened(tmp_path / "deadline.xlsx", data_only=True))


@pytest.mark.libreoffice
@pytest.mark.parametrize("deadline", [DEADLINE, "akhir Januari"])
def test_what_is_stored_beside_a_text_is_what_libreoffice_computes(
    tmp_path: Path, deadline: datetime.date | str
) -> None:
    typed = {region: TypedBeside(text) for region, text in zip(NTB, NOT_READ[:9], strict=False)} | {
        NTB[9]: TypedBeside(DEADLINE)
    }
    write_rollup(tmp_path / "texts.xlsx", every_office(typed, deadline))
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(tmp_path / "texts.xlsx")
        office.recalculate()
        office.save(tmp_path / "after.xlsx")
        office.close()

    assert differences(tmp_path / "texts.xlsx", tmp_path / "after.xlsx") == set()


def test_a_date_that_cannot_be_read_is_not_asked_for_as_if_none_were_typed(tmp_path: Path) -> None:
    write_rollup(tmp_path / "texts.xlsx", every_office({region: TypedBeside("lusa") for region in NTB}))
    said = texts(openpyxl.load_workbook(tmp_path / "texts.xlsx", data_only=True))

    assert states(tmp_path / "texts.xlsx") == [UNREAD] * len(NTB)
    assert (
        "Ketepatan waktu 10 kantor belum dinilai: Tanggal Diterima di sheet Status Penyampaian kosong atau tidak terbaca; "
        "ketik seperti 31/01/2020."
    ) in said


def test_a_status_that_becomes_longer_while_people_type_stays_in_its_row(tmp_path: Path) -> None:
    write_rollup(tmp_path / "plain.xlsx", every_office({}))
    sheet: Any = opened(tmp_path / "plain.xlsx")[STATUS.id]
    cells = [cell for row in sheet["E4:E13"] for cell in row] + [row[0] for row in sheet["O4:O13"]]

    assert all(cell.alignment.shrink_to_fit and not cell.alignment.wrap_text for cell in cells)
