"""What a form of a report says is missing is what `check` finds in it: the formulas in LibreOffice beside the rules."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest

from rak_excel import check, read_plan
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.model import Severity
from rak_excel.model.monitoring import LEFT_TO_READING, STATES, TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.workbooks.monitoring.form.book import workings_of, write_report_form
from rak_excel.workbooks.monitoring.form.faults import FAULTS
from rak_excel.workbooks.monitoring.form.reading_formulas import LATER
from rak_excel.workbooks.monitoring.form.workings import Workings
from tests.libreoffice import LibreOffice, libreoffice
from tests.report_files import form_of
from tests.report_typing import fill_in, shown_in

pytestmark = [pytest.mark.libreoffice, pytest.mark.no_cover]
LOTIM = Path(__file__).parents[1] / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
TWINS = {
    "Target s.d. belum dipastikan": {"RAK938"},
    "Target s.d. belum diisi": {"RAK921"},
    "Periksa target s.d.": {"RAK921"},
    "Samakan target s.d.": {"RAK922"},
    "Cocokkan target s.d.": {"RAK922"},
    "Realisasi belum waktunya": {"RAK909"},
    "Realisasi belum diisi": {"RAK901"},
    "{obstacle} belum diisi": {"RAK911"},
    "Status belum diisi": {"RAK915"},
    "Periksa status": {"RAK939"},
    "Alasan belum diisi": {"RAK917"},
    "Alasan terlambat belum diisi": {"RAK917"},
    "{follow_up} belum diisi": {"RAK912"},
    "{due} belum diisi": {"RAK912"},
    "{evidence} belum diisi": {"RAK913"},
}
OF_OTHERS = {"RAK921", "RAK901", "RAK911"}  # together `Menunggu unit lain` where other units may report it
OF_FIGURES = {
    *OF_OTHERS,
    "RAK909",
    "RAK912",
    "RAK913",
    "RAK917",
    "RAK922",
}  # of which only reading can tell where a figure is left to it
FIGURES = ("0", "40%", "79,6", "100%", "-", "", "n/a", "tiga", "WTP", "WDP", "Tidak diukur", "sudah tercapai")
SAYS = ("", "", "Anggaran terlambat", "nihil.", "-", "Tidak ada kendala")
Found = dict[tuple[str, int], set[str]]  # by the sheet and row in which an indicator begins


def typed_by_chance(form: ReportForm, chance: random.Random) -> ReportForm:
    """A form as somebody might fill it in who is in a hurry."""
    rows = {
        part: tuple(row.but(further={**row.further, **_typed(row.starts_indicator, row.target, chance)}) for row in own)
        for part, own in form.rows.items()
    }
    return form.but(rows=rows)


def _typed(begins: bool, target: str, chance: random.Random) -> dict[str, str]:
    words = [each.capitalize() for each in ("selesai", "berjalan", "belum mulai", "ditunda", "dibatalkan")]
    assert len(words) == len(STATES)
    said = {
        "state": chance.choice([*words, *words, "", "hampir"]),
        "evidence": chance.choice(["", "BA 1/2020", "-", "Nihil"]),
    }
    said |= {column: chance.choice(SAYS) for column in ("obstacle", "follow_up")}
    said["due"] = chance.choice(["", "31 Desember 2020", "n/a"])  # after every quarter: no formula reads dates
    if begins:
        said["actual"] = chance.choice([target, target, *FIGURES])
        if chance.random() < 0.7:
            said["goal"] = chance.choice([target, target, target, *FIGURES])
    return said


def told_by_form(office: LibreOffice, form: ReportForm) -> tuple[Found, Found]:
    """Of each indicator the codes of what its rows lack; and those of which the form cannot tell."""
    told: Found = {}
    unsure: Found = defaultdict(set)
    shown = iter(shown_in(office, form))
    for rows in workings_of(form):
        numbers, read = (
            [int(row[0] or 0) for row in office.read(rows.sheet, rows.area(what).replace("$", ""))]
            for what in ("faults", "actual_read")
        )
        for at, (row, of_figure) in enumerate(zip(rows.rows, read, strict=True), FIRST_ROW + 1):
            if of_figure == LATER and row.of_indicator["adds"]:
                unsure[rows.layout.part.sheet, at] = {"RAK909"}  # which a figure that adds up may have, and words not
        for start, number, is_shared in _by_indicator(rows, numbers):
            if start not in told and next(shown)["standing"] == LEFT_TO_READING:
                unsure[start] = {*OF_FIGURES, "others"}
            told[start] = told.get(start, set()) | _codes(number, is_shared)
    return told, unsure


def _codes(number: int, is_shared: bool) -> set[str]:
    lacking = {each.status for bit, each in enumerate(FAULTS) if number >> bit & 1}
    codes = {code for status in lacking for code in TWINS.get(status, ())}
    return _of_others(codes, is_shared) | ({"others"} if "Menunggu unit lain" in lacking else set())


def _by_indicator(rows: Workings, numbers: list[int]) -> list[tuple[tuple[str, int], int, bool]]:
    """For each row where its indicator begins, the number of what it lacks, and whether other units may report it."""
    found, start, shared = [], FIRST_ROW + 1, False
    for at, (row, number) in enumerate(zip(rows.rows, numbers, strict=True), FIRST_ROW + 1):
        if row.of_indicator:
            start, shared = at, bool(row.of_indicator["shared"])
        found.append(((rows.layout.part.sheet, start), number, shared))
    return found


def _of_others(codes: set[str], is_shared: bool) -> set[str]:
    return {"others" if is_shared and code in OF_OTHERS else code for code in codes}


def found_by_check(path: Path, form: ReportForm) -> Found:
    starts = {
        (rows.layout.part.sheet, FIRST_ROW + 1 + at): (start, shared)
        for rows in workings_of(form)
        for at, (start, _, shared) in enumerate(_by_indicator(rows, [0] * len(rows.rows)))
    }
    known = {code for codes in TWINS.values() for code in codes}
    found: Found = defaultdict(set)
    for each in check([read_plan(path)]):
        code = "RAK913" if each.code == "RAK914" else each.code
        if (
            each.severity is not Severity.INFO
            and code in known
            and each.cell
            and (at := starts.get((each.cell.sheet, each.cell.row)))
        ):
            found[at[0]] |= _of_others({code}, at[1])
    return found


@pytest.mark.parametrize(
    ("locale", "quarter", "unit"), [("id-ID", 2, ""), ("en-US", 4, ""), ("id-ID", 2, "Keuangan"), ("en-US", 1, "Hukum")]
)
def test_a_form_says_of_each_indicator_what_check_finds(locale: str, quarter: int, unit: str, tmp_path: Path) -> None:
    offered = form_of(read_plan(LOTIM), unit, quarter)
    write_report_form(tmp_path / "form.xlsx", offered)
    form = typed_by_chance(offered, random.Random(f"{locale} {quarter} {unit}"))  # noqa: S311 - made up
    with libreoffice(tmp_path, locale) as office:
        office.open(tmp_path / "form.xlsx")
        fill_in(office, form, TYPED)
        office.recalculate()
        told, unsure = told_by_form(office, form)
        found = found_by_check(office.save(tmp_path / "back.xlsx"), form)

    assert sum(map(len, found.values())) >= 5
    assert {at: (codes, found[at]) for at, codes in told.items() if (codes ^ found[at]) - unsure[at]} == {}
