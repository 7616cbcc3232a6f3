"""Ringkasan: what its sentences and figures are about, also where there is nothing to say or something still to be typed."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.formats.written.row_heights import line_count
from rak_excel.jobs.rollup.summary import said
from rak_excel.model import Severity
from rak_excel.rolling_up.facts.facts import TypedBeside
from rak_excel.rolling_up.findings.counting import commonest
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from tests.libreoffice import LibreOffice
from tests.rollup_plans import NTB, changed, office_plan
from tests.rollup_targets import province
from tests.test_rollup_page import DEADLINE, links, shown, spread, texts, worse, written
from tests.test_rollup_workbook import differences

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take


def in_both_severities() -> Rollup:
    """Of one rule some findings must be corrected and some are to be checked, as RAK304 judges by what is typed."""
    plain = rollup([office_plan(region, worse(4)) for region in NTB[:3]], provinces=["52"])
    of_rule = [each for each in plain.notes if each[1].code == "RAK301"]
    lighter = [(region, replace(note, severity=Severity.WARNING)) for region, note in of_rule[:5]]
    return replace(plain, notes=(*lighter, *of_rule[5:]))


def test_of_a_rule_with_both_severities_each_is_counted_by_itself(tmp_path: Path) -> None:
    result = in_both_severities()
    book = written(tmp_path / "both.xlsx", result)
    lines = {row[2]: row[3:] for row in shown(book) if row and row[0] == "RAK301"}
    counts = Counter(note.severity.label.id for _, note in result.notes)
    offices = {
        label: len({region for region, note in result.notes if note.severity.label.id == label}) for label in counts
    }

    assert set(counts) == {"Wajib diperbaiki", "Perlu dicek"}
    assert lines == {label: [offices[label], counts[label]] for label in counts}


def test_of_rules_that_find_as_much_the_first_codes_are_listed_and_what_must_be_corrected_before_the_rest() -> None:
    plain = three_offices()
    kinds = [("RAK502", Severity.ERROR), ("RAK301", Severity.WARNING), ("RAK301", Severity.ERROR)]
    region, note = plain.notes[0]
    result = replace(plain, notes=[(region, replace(note, code=code, severity=severity)) for code, severity in kinds])

    assert [(each.code, each.severity) for each in commonest(result, 3)] == [kinds[2], kinds[1], kinds[0]]


DATED = {NTB[0]: TypedBeside(DEADLINE), NTB[1]: TypedBeside(DEADLINE + datetime.timedelta(days=2))}


def three_offices(**asked: object) -> Rollup:
    return rollup([office_plan(region) for region in NTB[:3]], provinces=["52"], **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "sentence", "place"),
    [
        ({}, "Ketepatan waktu 3 kantor belum dinilai: isi Batas waktu dan Tanggal Diterima", "C2"),
        ({"deadline": DEADLINE}, "Ketepatan waktu 3 kantor belum dinilai: isi Tanggal Diterima", "O4"),
        ({"deadline": DEADLINE, "typed": DATED}, "Ketepatan waktu 1 kantor belum dinilai: isi Tanggal Diterima", "O6"),
    ],
    ids=["neither", "deadline alone", "one without date"],
)
def test_the_page_says_what_to_type_before_timeliness_is_judged(
    tmp_path: Path, asked: dict[str, object], sentence: str, place: str
) -> None:
    result = three_offices(**asked)
    book = written(tmp_path / "untimed.xlsx", result)
    to = links(book)
    told = f"{sentence} di sheet Status Penyampaian."

    assert to[told] == f"'Status Penyampaian'!{place}"
    assert (told in [line.id for line in said(result, tmp_path)]) == ("deadline" in asked)
    row, column = int(place[1:]), place[0]
    assert book["Status Penyampaian"][f"{column}{3 if row > 3 else row}"].value in {"Tanggal Diterima", None}


def test_nothing_is_asked_for_where_all_are_judged_or_nothing_came(tmp_path: Path) -> None:
    typed = {region: TypedBeside(DEADLINE) for region in NTB[:3]}
    judged = three_offices(deadline=DEADLINE, typed=typed)
    halves = rollup([office_plan(NTB[0], parts=["commission"])], provinces=["52"], deadline=DEADLINE)

    for number, result in enumerate((judged, halves)):
        book = written(tmp_path / f"{number}.xlsx", result)
        assert not [text for text in texts(book) if str(text).startswith("Ketepatan waktu")]
        assert not [line for line in said(result, tmp_path) if "Ketepatan waktu" in line.id]


def test_the_average_is_said_of_the_offices_that_it_is_of(tmp_path: Path) -> None:
    book = written(tmp_path / "some.xlsx", three_offices())

    assert [text for text in texts(book) if str(text).startswith("Di 3 kantor yang rencananya direkap, rata-rata 100%")]


@pytest.mark.parametrize(
    ("last", "national", "sentence"),
    [
        (89, "", "Tidak ada target yang jauh dari kantor lain."),
        (89, "80%", "Tidak ada target yang jauh dari kantor lain; tidak ada yang di bawah target nasional."),
        (89, "81%", "Tidak ada target yang jauh dari kantor lain; 1 target di bawah target nasional."),
        (5, "80%", "1 target jauh dari kantor lain; 1 target di bawah target nasional."),
    ],
)
def test_no_target_is_no_figure_of_0(tmp_path: Path, last: int, national: str, sentence: str) -> None:
    targets = [f"{80 + at}%" for at in range(8)] + [f"{last}%"]
    result = province({"K1.2": targets}, national={"K1.2": national} if national else None)

    assert sentence in texts(written(tmp_path / "none.xlsx", result))


def test_targets_in_another_unit_are_told_beside_the_far_ones(tmp_path: Path) -> None:
    targets = [*(f"{80 + at}%" for at in range(8)), "3 Dokumen"]

    assert "Tidak ada target yang jauh dari kantor lain; 1 target dengan satuan lain." in texts(
        written(tmp_path / "other.xlsx", province({"K1.2": targets}))
    )


def test_percentages_have_their_sign_before_anything_is_computed(tmp_path: Path) -> None:
    plans = [office_plan(region, spread(at)) for at, region in enumerate(NTB)]
    sheet = written(tmp_path / "signs.xlsx", rollup(plans, provinces=["52"])).worksheets[0]
    (code,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "S6.1"]
    figures = [cell for cell in sheet[code.row][code.column :] if isinstance(cell.value, int | float)]
    formats = [cell.number_format for cell in figures[:4]]

    assert formats == [*['General"%"'] * 3, "General"]


def test_a_long_indicator_about_a_long_list_of_offices_says_what_it_asks_of_them(tmp_path: Path) -> None:
    targets = [changed("S10.2", target=f"{60 + at}%") for at in range(len(NTB))]
    plans = [office_plan(region, target) for region, target in zip(NTB, targets, strict=True)]
    book = written(tmp_path / "long.xlsx", rollup(plans, provinces=["52"]))
    (row,) = [row for row in shown(book) if "S10.2" in row and 69 in row]

    assert "yang Target Kinerjanya Tercapai" in str(row[row.index("S10.2") + 1])


def test_an_indicator_loses_no_more_of_its_words_than_it_must(tmp_path: Path) -> None:
    plans = [office_plan(region, changed("S6.1", target=f"{60 + at}%")) for at, region in enumerate(NTB)]
    book = written(tmp_path / "long.xlsx", rollup(plans, provinces=["52"]))
    (row,) = [row for row in shown(book) if "S6.1" in row and 69 in row]

    assert str(row[row.index("S6.1") + 1]).startswith("Persentase Penyelesaian Rekomendasi")
    assert str(row[row.index("S6.1") + 1]).endswith("yang Ditindaklanjuti")


def test_a_late_plan_stands_out_on_the_sheet_of_states_too(tmp_path: Path) -> None:
    result = three_offices(deadline=DEADLINE, typed=DATED)
    write_rollup(tmp_path / "late.xlsx", result)
    rules = openpyxl.load_workbook(tmp_path / "late.xlsx")["Status Penyampaian"].conditional_formatting
    formulas = [formula for area in rules for rule in area.rules for formula in rule.formula]

    assert 'LEFT($E4,9)="Terlambat"' in formulas


@pytest.mark.libreoffice
def test_what_is_to_be_typed_goes_when_it_was_typed(tmp_path: Path, office: LibreOffice) -> None:
    path = tmp_path / "untimed.xlsx"
    write_rollup(path, three_offices())
    office.open(path)
    office.recalculate()
    plain = office.save(tmp_path / "plain.xlsx")
    office.type("Status Penyampaian", "C2", "31/01/2020")
    office.type("Status Penyampaian", "O4", "30/01/2020")
    office.recalculate()
    some = office.save(tmp_path / "some.xlsx")
    for cell in ("O5", "O6"):
        office.type("Status Penyampaian", cell, "30/01/2020")
    office.recalculate()
    every = office.save(tmp_path / "every.xlsx")
    office.close()

    def told(file: Path) -> list[str]:
        found = texts(openpyxl.load_workbook(file, data_only=True))
        return [str(text) for text in found if str(text).startswith("Ketepatan waktu")]

    assert differences(path, plain) == set()
    assert told(some) == ["Ketepatan waktu 2 kantor belum dinilai: isi Tanggal Diterima di sheet Status Penyampaian."]
    assert told(every) == []


ROOM = 0.9 * 6 * 12.6  # characters that surely fit in a line of the six columns of a sentence


def test_a_sentence_has_room_for_what_it_says_when_more_was_typed(tmp_path: Path) -> None:
    plans = [office_plan(region, worse(10)) for region in NTB[:3]]
    result = replace(rollup(plans, provinces=["52"], deadline=DEADLINE), compared=True)
    sheet = written(tmp_path / "room.xlsx", result)["Ringkasan"]
    rows = {area.coord.split(":")[0]: area.size["rows"] for area in sheet.merged_cells.ranges}
    rows_of = {str(cell.value): rows.get(cell.coordinate, 1) for [cell] in sheet["M6:M40"] if cell.value}
    later = {  # how a sentence begins, what it may say more, and in the place of what
        "Ketepatan waktu 3": ("isi Tanggal", "isi Batas waktu dan Tanggal"),
        "33 isian wajib": ("di bawah.", "di bawah. 14 ditandai Memang benar dan tidak dihitung."),
        "Target yang jauh": ("8 kantor", "8 kantor; 12 target dengan satuan lain"),
        "Dibanding rekap": (" (Info", ", 14 ditandai Memang benar (Info"),
    }
    for begins, (here, more) in later.items():
        [said] = [text for text in rows_of if text.startswith(begins)]
        assert here in said
        assert rows_of[said] >= line_count(said.replace(here, more), ROOM, indented=True), said


def test_of_a_list_of_offices_in_a_long_indicator_no_name_is_cut(tmp_path: Path) -> None:
    book = written(tmp_path / "names.xlsx", province({"S10.2": [f"{60 + number}%" for number in range(8)]}))
    [row] = [row for row in shown(book) if "S10.2" in row]

    assert str(row[row.index("S10.2") + 1]).startswith(("KPU … yang Target Kinerjanya", "Persentase KPU … yang Target"))
