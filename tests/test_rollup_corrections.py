"""Corrections of the data sheets go from run to run: their order never matters, and none is lost without a word."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.jobs.rollup.summary import remarks
from rak_excel.model import Plan
from rak_excel.reading import read_plans
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.opened import read_sheets_whole
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import changed, office_plan
from tests.shown_values import values_of
from tests.test_rollup_earlier import edited, written

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

PLAN = office_plan("52.03", file="a.xlsx")
NEWER = office_plan("52.03", changed("K1.2", target="70%"), file="b.xlsx", revision=1)
TARGETS = {"J5": 61}  # K1.2, of which the definition says something else


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = written(roll_up([facts_of_plan(PLAN)]), tmp_path_factory.mktemp("rollup") / "rekap.xlsx")
    return path.read_bytes()


@pytest.fixture
def correct(rolled_up: bytes, tmp_path: Path) -> Callable[..., Path]:
    """The roll-up of one plan with some cells of `Data Komisi` typed over, under a name of its own."""
    names = itertools.count()

    def corrected(**cells: Any) -> Path:
        path = tmp_path / f"koreksi-{next(names)}.xlsx"
        path.write_bytes(rolled_up)
        return edited(path, "Data Komisi", **cells) if cells else path

    return corrected


def target_of(result: Rollup, code: str = "K1.2") -> str:
    (found,) = (each.target for each in result.indicators["commission"] if each.group.code == code)
    return found.text if found else ""


def fates(result: Rollup) -> list[tuple[str, str, str]]:
    return [
        (each.correction.field, each.correction.said.split("\x1f")[0], each.fate.value) for each in result.corrections
    ]


def rows(result: Rollup) -> list[ActivityRow]:
    return [row for each in result.indicators["commission"] for row in each.rows]


def every_order(harvests: Sequence[InputFacts], **asked: Any) -> Rollup:
    """The roll-up, the same in every order of its inputs."""
    first, *others = (roll_up(list(order), **asked) for order in itertools.permutations(harvests))
    assert all(replace(other, definition=first.definition) == first for other in others)
    return first


def test_a_correction_stands_before_its_plan_and_after_it(correct: Callable[..., Path]) -> None:
    result = every_order([facts_of_plan(PLAN), read_rollup(correct(J5=61))])

    assert target_of(result) == "61%"
    assert fates(result) == [("target", "#61", "used")]


def test_a_correction_stands_for_a_copy_under_another_name(correct: Callable[..., Path]) -> None:
    copy = facts_of_plan(office_plan("52.03", file="salinan.xlsx"))
    result = every_order([copy, read_rollup(correct(J5=61))])

    assert target_of(result) == "61%"


def test_two_roll_ups_corrected_in_different_cells_give_both_corrections(correct: Callable[..., Path]) -> None:
    result = every_order([read_rollup(correct(J5=61)), read_rollup(correct(L6="Kegiatan lain"))])

    assert (target_of(result), rows(result)[2].activity) == ("61%", "Kegiatan lain")
    assert [fate for *_, fate in fates(result)] == ["used", "used"]


@pytest.mark.parametrize("with_plan", [True, False], ids=["with its plan", "without"])
def test_two_different_corrections_of_a_cell_are_asked(
    correct: Callable[..., Path], tmp_path: Path, with_plan: bool
) -> None:
    plans = [facts_of_plan(PLAN)] if with_plan else []
    result = every_order([*plans, read_rollup(correct(J5=61)), read_rollup(correct(J5=62))])

    assert fates(result) == [("target", "#61", "open"), ("target", "#62", "open")]
    assert target_of(result) == (target_of(rollup([PLAN])) if with_plan else "61%")
    path = written(result, tmp_path / "hasil.xlsx")
    assert written(roll_up([read_rollup(path)]), tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()


def test_where_the_office_sent_another_content_both_values_are_asked(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    corrected = read_rollup(correct(J5=61))
    result = every_order([facts_of_plan(NEWER), corrected])

    assert target_of(result) == "70%"
    (asked,) = result.corrections_open
    assert asked.correction.original[0].text == "70%"  # type: ignore[attr-defined]
    path = written(result, tmp_path / "hasil.xlsx")
    assert (
        written(roll_up([facts_of_plan(NEWER), read_rollup(path)]), tmp_path / "2.xlsx").read_bytes()
        == path.read_bytes()
    )
    assert roll_up([facts_of_plan(NEWER)], guides=[corrected]).corrections == result.corrections


def test_what_the_office_says_by_now_itself_is_settled(correct: Callable[..., Path]) -> None:
    newer = office_plan("52.03", changed("K1.2", target="61%"), file="b.xlsx", revision=1)

    assert every_order([facts_of_plan(newer), read_rollup(correct(J5=61))]).corrections == ()


def choose(path: Path, *answers: str) -> Path:
    book = openpyxl.load_workbook(path)
    for row, answer in enumerate(answers, 4):
        book["Koreksi"].cell(row, 9).value = answer
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("answer", "target", "fate"), [("Pakai koreksi", "61%", "used"), ("Pakai isian file", "70%", "dropped")]
)
def test_what_was_chosen_holds_as_long_as_both_values_are_the_same(
    correct: Callable[..., Path], tmp_path: Path, answer: str, target: str, fate: str
) -> None:
    corrected = read_rollup(correct(J5=61))
    path = written(roll_up([facts_of_plan(NEWER), corrected]), tmp_path / "hasil.xlsx")
    chosen = read_rollup(choose(path, answer))
    elsewhere = office_plan(
        "52.03",
        lambda key, row: row | ({"target": "70%"} if key == "K1.2" else {"activity": "x"} if key == "K2.1" else {}),
        file="c.xlsx",
        revision=2,
    )
    anew = office_plan("52.03", changed("K1.2", target="71%"), file="d.xlsx", revision=3)

    for harvests in ([chosen], [chosen, corrected], [chosen, facts_of_plan(NEWER)], [chosen, facts_of_plan(elsewhere)]):
        result = every_order(harvests)
        assert (target_of(result), fates(result)) == (target, [("target", "#61", fate)])
    again = roll_up([facts_of_plan(NEWER)], guides=[chosen])
    assert (target_of(again), fates(again)) == (target, [("target", "#61", fate)])
    assert fates(every_order([chosen, facts_of_plan(anew)])) == [("target", "#61", "open")]


def test_a_cell_typed_over_while_it_is_asked_is_the_answer(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(NEWER), read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx")
    result = roll_up([read_rollup(edited(path, "Data Komisi", J5=65)), facts_of_plan(NEWER)])

    assert target_of(result) == "65%"
    assert fates(result) == [("target", "#61", "dropped"), ("target", "#65", "used")]


def test_a_correction_that_was_taken_back_is_used_no_longer(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([read_rollup(correct(J5=61)), facts_of_plan(PLAN)]), tmp_path / "hasil.xlsx")
    before = read_sheets_whole(correct())["Data Komisi"][4][9]
    result = every_order([read_rollup(edited(path, "Data Komisi", J5=before)), facts_of_plan(PLAN)])

    assert target_of(result) == target_of(rollup([PLAN]))
    assert fates(result) == [("target", "#61", "dropped")]


def test_rows_deleted_added_and_copied_are_the_same_before_the_plan_and_after_it(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    copied = [cell.value for cell in sheet[8]]
    sheet.append([*copied[:11], "Kegiatan tambahan", *copied[12:]])
    sheet.delete_rows(6)
    book.save(path)
    result = every_order([facts_of_plan(PLAN), read_rollup(path)])

    assert (result.account["commission"], result.edited["commission"]) == ((12, 12, 0), 0)
    told = [row.activity.removeprefix("Melaksanakan ") for row in rows(result)]
    assert told[:6] == ["K1.1", "K1.2", "K1.4", "K1.5", "Kegiatan tambahan", "K2.1"]  # without K1.3 of the sixth row
    assert sorted(fate[0] for fate in fates(result)) == ["added", "deleted"]
    again = written(result, tmp_path / "hasil.xlsx")
    assert (
        written(
            every_order([facts_of_plan(PLAN), read_rollup(again), read_rollup(path)]), tmp_path / "2.xlsx"
        ).read_bytes()
        == again.read_bytes()
    )


@pytest.mark.parametrize(("plan", "fate"), [(PLAN, "used"), (NEWER, "open")], ids=["the same plan", "a newer one"])
def test_a_row_added_in_the_middle_stands_behind_the_same_row_with_a_newer_plan_too(
    correct: Callable[..., Path], plan: Plan, fate: str
) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    copied = [cell.value for cell in sheet[5]]  # K1.2
    sheet.insert_rows(6)
    for column, value in enumerate([*copied[:11], "Kegiatan tambahan", *copied[12:]], 1):
        sheet.cell(6, column).value = value
    book.save(path)
    result = roll_up([facts_of_plan(plan), read_rollup(path)])

    assert [(each.correction.place, each.fate.value) for each in result.corrections] == [(2, fate)]


def test_a_row_typed_between_two_activities_of_an_indicator_stands_between_them(tmp_path: Path) -> None:
    plan = office_plan("52.03", changed("K1.3", indicator="", target=""))  # a second activity of K1.2
    path = written(roll_up([facts_of_plan(plan)]), tmp_path / "rekap.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    typed = [cell.value for cell in sheet[5]][:-1]  # without the hidden seal, which says where a row of the file stands
    sheet.insert_rows(6)
    for column, value in enumerate([*typed[:11], "Kegiatan tambahan", *typed[12:]], 1):
        sheet.cell(6, column).value = value
    book.save(path)
    result = roll_up([facts_of_plan(plan), read_rollup(path)])

    told = [row.activity.removeprefix("Melaksanakan ") for row in rows(result)]
    assert told[:4] == ["K1.1", "K1.2", "Kegiatan tambahan", "K1.3"]


def test_a_part_of_which_all_rows_were_deleted_is_empty_and_each_deletion_is_listed(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(4, 12)
    book.save(path)
    result = every_order([facts_of_plan(PLAN), read_rollup(path)])

    assert rows(result) == []
    assert (result.account["commission"], result.edited["commission"]) == ((12, 0, 0), -12)
    assert fates(result) == [("deleted", "", "used")] * 12
    assert len(result.indicators["secretariat"]) == len(rollup([PLAN]).indicators["secretariat"])
    alone = roll_up([read_rollup(written(result, tmp_path / "hasil.xlsx"))])
    assert (rows(alone), fates(alone)) == (rows(result), fates(result))


def test_a_row_deleted_in_one_roll_up_and_corrected_in_another_is_asked(correct: Callable[..., Path]) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(5)
    book.save(path)
    result = every_order([facts_of_plan(PLAN), read_rollup(path), read_rollup(correct(J5=61))])

    assert fates(result) == [("target", "#61", "open"), ("deleted", "", "open")]
    assert len(rows(result)) == 12


def test_sorting_the_data_rows_is_no_correction(correct: Callable[..., Path]) -> None:
    path = correct(J5=61)
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    values.sort(key=lambda row: str(row[8]))
    sheet.delete_rows(4, len(values))
    for each in values:
        sheet.append(each)
    book.save(path)

    assert fates(every_order([facts_of_plan(PLAN), read_rollup(path)])) == [("target", "#61", "used")]


@pytest.mark.parametrize(("typed", "corrected"), [("01", []), ("9", [("number", "9", "used")])])
def test_the_same_number_typed_otherwise_is_no_correction(
    correct: Callable[..., Path], typed: str, corrected: list[tuple[str, str, str]]
) -> None:
    assert fates(roll_up([facts_of_plan(PLAN), read_rollup(correct(G5=typed))])) == corrected


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"G5": 9}, "number"),
        ({"H5": "Sasaran lain"}, "objective"),
        ({"I5": "Indikator lain"}, "indicator"),
        ({"J5": 61}, "target"),
        ({"K5": "laporan"}, "target"),
        ({"J5": None}, "target"),
        ({"L5": "Kegiatan lain"}, "activity"),
        ({"L5": None}, "activity"),
        ({"M5": None}, "periods"),
        ({"P5": "✓"}, "periods"),
        ({"Q5": "Divisi Hukum dan Pengawasan"}, "executors"),
        ({"Q5": None}, "executors"),
        ({"F5": 1}, "ordinal"),
    ],
)
def test_every_cell_that_may_be_corrected_is_carried(
    correct: Callable[..., Path], tmp_path: Path, cells: dict[str, Any], field: str
) -> None:
    corrected = read_rollup(correct(**cells))
    alone = roll_up([corrected])
    result = every_order([facts_of_plan(PLAN), corrected])

    assert [each[0] for each in fates(result)] == [field]
    assert rows(result) == rows(alone)
    again = read_rollup(written(result, tmp_path / "hasil.xlsx"))
    for other in (roll_up([again]), roll_up([facts_of_plan(PLAN)], guides=[again])):
        assert replace(other, definition=result.definition) == result


def test_a_correction_of_an_office_without_a_file_is_kept_until_it_comes_again(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    other = facts_of_plan(office_plan("52.01"))
    first = roll_up([other], guides=[read_rollup(correct(J5=61))])
    path = written(first, tmp_path / "hasil.xlsx")

    assert [each.fate for each in first.corrections] == [CorrectionFate.WAITING]
    assert target_of(roll_up([facts_of_plan(PLAN)], guides=[read_rollup(path)])) == "61%"


def test_a_correction_without_a_file_tells_its_place_and_indicator_from_run_to_run(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    other = facts_of_plan(office_plan("52.01"))
    used = written(roll_up([facts_of_plan(PLAN), read_rollup(correct(J5=61))]), tmp_path / "dipakai.xlsx")
    first = written(roll_up([other], guides=[read_rollup(used)]), tmp_path / "pertama.xlsx")
    second = written(roll_up([other], guides=[read_rollup(first)]), tmp_path / "kedua.xlsx")
    places = {path: values_of(path, "Koreksi")[3][1:4] for path in (used, first, second)}
    reasons = {path: str(values_of(path, "Koreksi")[3][10]) for path in (used, first, second)}

    assert places[first] == places[second] == places[used]
    assert all(places[used])
    assert reasons[first] == reasons[second]
    assert reasons[first].startswith('Indikator "Persentase')
    both = [read_rollup(used), read_rollup(first)]
    waiting = [roll_up([other], guides=guides).corrections for guides in (both, both[::-1], both[:1], both[1:])]
    assert all(each == waiting[0] for each in waiting)


def test_a_corrected_roll_up_in_english_is_the_same(correct: Callable[..., Path], tmp_path: Path) -> None:
    write_rollup(tmp_path / "en.xlsx", roll_up([read_rollup(correct(J5=61)), facts_of_plan(NEWER)]), language="en")
    chosen = choose_in_english(tmp_path / "en.xlsx")

    assert target_of(roll_up([read_rollup(chosen)])) == "61%"


def choose_in_english(path: Path) -> Path:
    return edited(path, "Corrections", I4="Use the correction")


def test_a_choice_that_is_not_understood_is_told(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(NEWER), read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx")
    result = roll_up([read_rollup(choose(path, "entahlah"))])

    assert [doubt.id.split(". ")[0] for doubt in result.doubts] == [
        'hasil.xlsx, Koreksi!I4: pilihan "entahlah" tidak dimengerti'
    ]
    assert len(result.corrections_open) == 1


def of_an_earlier_version(path: Path, *, digests: bool = True) -> Path:
    """The roll-up as versions before the seals wrote it; without digests as those before them did."""
    book = openpyxl.load_workbook(path)
    for name in ("Data Komisi", "Data Sekretariat"):
        sheet = book[name]
        sheet.delete_cols(sheet.max_column)
    del book["Koreksi"]
    if not digests:
        for cell in book["_rekap"][1][1:]:
            cell.value = None
    book.save(path)
    return path


@pytest.mark.parametrize("cells", [{"J5": 61}, {"L5": "Kegiatan lain", "M5": None}, {"G5": 9}])
def test_beside_its_plan_a_roll_up_of_an_earlier_version_tells_what_was_corrected(
    correct: Callable[..., Path], cells: dict[str, Any]
) -> None:
    old, new = of_an_earlier_version(correct(**cells)), correct(**cells)
    result = every_order([facts_of_plan(PLAN), read_rollup(old)])
    expected = roll_up([facts_of_plan(PLAN), read_rollup(new)])

    assert fates(result) == fates(expected) != []
    assert rows(result) == rows(expected)
    assert fates(roll_up([facts_of_plan(PLAN)], guides=[read_rollup(old)])) == fates(expected)


@pytest.mark.parametrize("lower", [6, 20], ids=["some cells in common", "none"])
def test_rows_of_an_earlier_version_are_known_by_their_order_where_its_file_had_them_lower(
    correct: Callable[..., Path], lower: int
) -> None:
    path = of_an_earlier_version(correct(J5=61))
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book["Data Komisi"][3]]
    for row in book["Data Komisi"].iter_rows(min_row=4):
        cell = row[heads.index("Sel")]
        named = str(cell.value)
        cell.value = f"{named[0]}{int(named[1:]) + lower}"
    book.save(path)

    assert fates(roll_up([facts_of_plan(PLAN), read_rollup(path)])) == [("target", "#61", "used")]


def test_rows_added_and_deleted_in_a_roll_up_of_an_earlier_version_are_told(correct: Callable[..., Path]) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    sheet.append(
        [*[cell.value for cell in sheet[8]][:11], "Kegiatan tambahan", *[cell.value for cell in sheet[8]][12:]]
    )
    sheet.delete_rows(6)
    book.save(path)
    result = every_order([facts_of_plan(PLAN), read_rollup(of_an_earlier_version(path))])

    assert sorted(fate[0] for fate in fates(result)) == ["added", "deleted"]
    assert result.account["commission"] == (12, 12, 0)


def test_alone_a_roll_up_of_an_earlier_version_counts_as_it_stands_and_its_plan_tells_later(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    alone = roll_up([read_rollup(of_an_earlier_version(correct(J5=61), digests=False))])
    again = read_rollup(written(alone, tmp_path / "lagi.xlsx"))

    assert (target_of(alone), fates(alone)) == ("61%", [])
    assert (target_of(roll_up([again])), fates(every_order([facts_of_plan(PLAN), again]))) == (
        "61%",
        [("target", "#61", "used")],
    )


def test_two_roll_ups_of_an_earlier_version_tell_what_one_of_them_corrected() -> None:
    earlier = Path(__file__).with_name("earlier") / "e8d601b"
    result = every_order([read_rollup(earlier / "rekap.xlsx"), read_rollup(earlier / "rekap-catatan.xlsx")])

    assert fates(result) == [("target", "#61", "used")]
    assert result.corrections[0].correction.original[0].text == "70"  # type: ignore[attr-defined]


def test_of_two_roll_ups_of_one_name_whose_corrections_nobody_can_tell_the_same_counts_in_any_order(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    harvests = []
    for target in (61, 62):
        folder = tmp_path / str(target)
        folder.mkdir()
        old = of_an_earlier_version(correct(J5=target), digests=False)
        harvests.append(read_rollup(old.rename(folder / "rekap.xlsx")))

    assert target_of(every_order(harvests)) == "61%"


def test_where_nobody_can_tell_what_was_corrected_that_is_said(correct: Callable[..., Path]) -> None:
    result = roll_up([facts_of_plan(NEWER)], guides=[read_rollup(of_an_earlier_version(correct(J5=61), digests=False))])

    assert target_of(result) == "70%"
    assert "dibuat program versi lama" in result.doubts[0].id
    assert "Lombok Timur" in result.doubts[0].id


def test_what_is_to_be_chosen_is_told_on_screen(correct: Callable[..., Path]) -> None:
    result = roll_up([facts_of_plan(NEWER), read_rollup(correct(J5=61))])
    (told,) = [each.id for each in remarks(result, MATCHES) if "koreksi" in each.id]

    assert told.startswith("1 koreksi perlu dipilih: isian file kantor atau koreksinya (KPU Kabupaten Lombok Timur).")


def test_corrected_cells_are_marked_in_bold_on_the_data_sheet_a_cleared_one_too(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    result = roll_up([facts_of_plan(PLAN), read_rollup(correct(J5=61, L6=None))])
    sheet = openpyxl.load_workbook(written(result, tmp_path / "hasil.xlsx"))["Data Komisi"]

    assert [sheet[cell].font.bold for cell in ("J5", "K5", "L6", "J6", "L5")] == [True, True, True, False, False]
    assert sheet["L6"].value is None
    assert sheet["J5"].number_format == sheet["J6"].number_format
    assert "sheet Koreksi" in sheet["A2"].value


def test_the_value_of_a_file_that_nobody_has_cannot_be_used_until_the_file_comes(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    path = choose(written(roll_up([read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx"), "Pakai isian file")
    alone = roll_up([read_rollup(path)])
    again = read_rollup(written(alone, tmp_path / "lagi.xlsx"))

    assert (target_of(alone), fates(alone)) == ("61%", [("target", "#61", "open")])
    assert "hanya ada di file kantor" in alone.corrections[0].reason.id
    for rolled in (read_rollup(path), again):
        result = every_order([rolled, facts_of_plan(PLAN)])
        assert (target_of(result), fates(result)) == (target_of(rollup([PLAN])), [("target", "#61", "dropped")])


def test_a_deleted_row_comes_back_by_a_choice_without_its_plan(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(6)
    book.save(path)
    deleted = written(roll_up([facts_of_plan(PLAN), read_rollup(path)]), tmp_path / "hasil.xlsx")
    result = roll_up([read_rollup(choose(deleted, "Pakai isian file"))])

    assert rows(result) == rows(roll_up([facts_of_plan(PLAN)]))
    assert fates(result) == [("deleted", "", "dropped")]


def test_a_row_typed_at_the_foot_stands_behind_those_of_its_indicator(correct: Callable[..., Path]) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    cells = [
        cell.value for cell in sheet[8]
    ]  # from T on: the cell of the office's file, No. File, and what is computed
    sheet.append([*cells[:11], "Kegiatan tambahan", *cells[12:19], None, cells[20]])
    book.save(path)
    result = roll_up([facts_of_plan(PLAN), read_rollup(path)])

    assert [row.activity for row in rows(result)][4:6] == [cells[11], "Kegiatan tambahan"]
    assert [each.correction.place for each in result.corrections] == [5]


def test_an_added_row_of_an_indicator_of_its_own_stands_behind_those_of_a_newer_plan(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    path = correct()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    cells = [cell.value for cell in sheet[15]]
    sheet.append([*cells[:5], 13, *cells[6:8], "Indeks tambahan", *cells[9:11], "Kegiatan tambahan", *cells[12:]])
    book.save(path)
    asked = written(roll_up([facts_of_plan(NEWER), read_rollup(path)]), tmp_path / "hasil.xlsx")
    result = roll_up([facts_of_plan(NEWER), read_rollup(choose(asked, "Pakai koreksi"))])

    assert [each.rows[0].indicator for each in result.indicators["commission"]][12:] == ["Indeks tambahan"]


def test_a_corrected_activity_is_shown_as_it_was_typed(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(PLAN), read_rollup(correct(L5="Kegiatan lain"))]), tmp_path / "hasil.xlsx")

    assert "Kegiatan lain" in values_of(path, "Koreksi")[3]


def without_row(path: Path, row: int) -> Path:
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(row)
    book.save(path)
    return path


@pytest.mark.parametrize("row", [4, 15], ids=["the first", "the last"])
def test_a_deleted_row_that_only_the_file_knows_stays_away_until_the_file_comes(
    correct: Callable[..., Path], tmp_path: Path, row: int
) -> None:
    path = without_row(correct(), row)
    deleted = read_rollup(choose(written(roll_up([read_rollup(path)]), tmp_path / "hasil.xlsx"), "Pakai isian file"))

    alone = roll_up([deleted])
    assert (alone.account["commission"], alone.edited["commission"]) == ((12, 11, 0), -1)
    assert fates(alone) == [("deleted", "", "open")]
    assert rows(roll_up([deleted, facts_of_plan(PLAN)])) == rows(rollup([PLAN]))


@pytest.mark.parametrize("row", [4, 8, 15], ids=["first", "middle", "last"])
def test_a_deleted_row_that_nobody_knows_is_the_one_between_the_same_rows_of_a_newer_plan(
    correct: Callable[..., Path], row: int
) -> None:
    result = roll_up([facts_of_plan(NEWER), read_rollup(without_row(correct(), row))])

    assert fates(result) == [("deleted", "", "open")]
    assert result.corrections[0].correction.original == (rows(roll_up([facts_of_plan(NEWER)]))[row - 4],)


def test_a_deleted_row_that_a_newer_plan_has_not_either_is_none_of_its_rows(correct: Callable[..., Path]) -> None:
    gone = office_plan("52.03", lambda key, row: None if key == "K1.2" else row, file="b.xlsx", revision=1)

    result = roll_up([facts_of_plan(gone), read_rollup(without_row(correct(), 5))])
    assert fates(result) == [("deleted", "", "waiting")]


def test_a_damaged_record_of_a_correction_names_its_row(correct: Callable[..., Path], tmp_path: Path) -> None:
    path = written(roll_up([facts_of_plan(NEWER), read_rollup(correct(J5=61))]), tmp_path / "hasil.xlsx")
    book = openpyxl.load_workbook(path)
    heads = {cell.value: at for at, cell in enumerate(book["Koreksi"][3], 1)}
    book["Koreksi"].cell(4, heads["Kode Wilayah"]).value = None
    book["Koreksi"].cell(4, heads["Bagian"]).value = "lain"
    book.save(path)
    with pytest.raises(UnreadableWorkbookError, match="baris 4 di sheet Koreksi"):
        read_rollup(path)


def test_a_correction_whose_row_is_gone_is_listed_once_and_comes_back_with_it(
    correct: Callable[..., Path], tmp_path: Path
) -> None:
    gone = office_plan("52.03", lambda key, row: None if key == "K1.2" else row, file="b.xlsx", revision=1)
    corrected = read_rollup(correct(J5=61))
    first = roll_up([facts_of_plan(gone), corrected])
    again = read_rollup(written(first, tmp_path / "hasil.xlsx"))

    assert fates(first) == [("target", "#61", "waiting")]
    assert "tidak ditemukan" in first.corrections[0].reason.id
    assert fates(every_order([facts_of_plan(gone), corrected, again, facts_of_plan(PLAN)])) == fates(first)
    assert target_of(roll_up([facts_of_plan(PLAN)], guides=[again])) == "61%"


def test_corrections_of_another_years_plan_are_not_asked_about_this_years(tmp_path: Path) -> None:
    last = written(roll_up([facts_of_plan(office_plan("52.03", file="lama.xlsx", year=2019))]), tmp_path / "lama.xlsx")
    earlier = read_rollup(edited(last, "Data Komisi", **TARGETS))
    told = "1 koreksi di lama.xlsx tidak dibawa, karena rencananya untuk tahun 2019. Simpan rekap itu."

    for result in (
        roll_up([facts_of_plan(NEWER)], guides=[earlier]),
        every_order([facts_of_plan(NEWER), earlier], year=2020),
    ):
        assert result.corrections == ()
        assert told in [doubt.id for doubt in result.doubts]


def test_corrections_of_an_office_of_another_province_wait_for_it(tmp_path: Path) -> None:
    elsewhere = office_plan("51.03", file="badung.xlsx")
    last = written(roll_up([facts_of_plan(PLAN), facts_of_plan(elsewhere)]), tmp_path / "dua.xlsx")
    both = read_rollup(edited(last, "Data Komisi", J5=61))
    one = roll_up([facts_of_plan(PLAN)], provinces=["52"], guides=[both])
    carried = read_rollup(written(one, tmp_path / "satu.xlsx"))
    again = roll_up([facts_of_plan(PLAN), facts_of_plan(elsewhere)], guides=[carried])

    assert fates(one) == [("target", "#61", "waiting")]
    assert fates(again) == [("target", "#61", "used")]


def test_corrections_of_another_kind_of_plan_are_told_and_left(tmp_path: Path) -> None:
    earlier = read_rollup(Path(__file__).parent / "earlier" / "e8d601b" / "rekap-catatan.xlsx")
    plans = read_plans([Path(__file__).parent / "earlier" / "e8d601b" / "rencana"]).plans
    corrected = roll_up([facts_of_plan(plan) for plan in plans], guides=[earlier])
    other = read_rollup(written(corrected, tmp_path / "dinas.xlsx"))
    result = roll_up([facts_of_plan(office_plan("52.03", year=2026))], guides=[other])

    assert corrected.corrections
    assert written(result, tmp_path / "kpu.xlsx").exists()
    assert "koreksi di dinas.xlsx tidak dibawa, karena format rencananya lain" in " ".join(
        doubt.id for doubt in result.doubts
    )
