"""Roll-ups that are themselves inputs, and what the province typed, from run to run."""

from __future__ import annotations

import datetime
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace

from rak_excel.errors import MissingPathError, UnbalancedRollupError, UnreadableWorkbookError
from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.summary import remarks
from rak_excel.reading import read_plans
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import State, TypedBeside
from rak_excel.rolling_up.facts.fields import MATCHES
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.vocabulary.entries.ticks import read_date
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.opened import has_sheet, is_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_rollup_workbook import varied

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

JANUARY = datetime.datetime(2020, 1, 20, 8, 0)
DEADLINE = datetime.date(2020, 2, 15)


def written(result: Rollup, path: Path) -> Path:
    write_rollup(path, result, force=True)
    return path


def one(path: Path) -> Path:
    """The roll-up of one office's plan."""
    if not _ONE:
        _ONE.append(written(rollup([office_plan("52.03")]), path).read_bytes())
    path.write_bytes(_ONE[0])
    return path


_ONE: list[bytes] = []  # as the first who asked had it written


def edited(path: Path, sheet: str, **cells: str | float | datetime.date | None) -> Path:
    """The workbook as someone saved it after typing into some cells."""
    typed = tuple((cell, type(value), value) for cell, value in cells.items())  # 1 is not True
    path.write_bytes(_edited(path.read_bytes(), sheet, typed))
    return path


@lru_cache(maxsize=100)  # many tests begin with the same edit of the same roll-up
def _edited(content: bytes, sheet: str, typed: tuple[tuple[str, type, Any], ...]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell, _, value in typed:
        book[sheet][cell] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_rolling_up_two_roll_ups_equals_rolling_up_all_their_plans(tmp_path: Path) -> None:
    plans = [office_plan(region, varied(number)) for number, region in enumerate(NTB)]
    halves = [
        written(rollup(half, provinces=["52"]), tmp_path / f"{n}.xlsx") for n, half in enumerate((plans[:5], plans[5:]))
    ]
    both = roll_up([read_rollup(half) for half in halves])

    assert (
        written(both, tmp_path / "both.xlsx").read_bytes() == written(rollup(plans), tmp_path / "all.xlsx").read_bytes()
    )


def test_what_was_not_used_is_carried_and_decided_anew(tmp_path: Path) -> None:
    old = office_plan("52.03", file="old.xlsx", saved=JANUARY)
    twin = office_plan("52.03", changed("K1.2", target="80%"), file="twin.xlsx", saved=JANUARY)
    unit = office_plan("52.04", submitter="Sub Bagian Keuangan, Umum dan Logistik")
    new = office_plan("52.03", file="new.xlsx", revision=1)
    first = written(rollup([old, twin, unit, office_plan("52.01")]), tmp_path / "first.xlsx")
    second = written(rollup([new]), tmp_path / "second.xlsx")
    both = roll_up([read_rollup(first), read_rollup(second)])

    assert {choice.facts.file: choice.state for choice in both.choices} == {
        "52.01.xlsx": State.USED,
        "new.xlsx": State.USED,
        "old.xlsx": State.SUPERSEDED,
        "twin.xlsx": State.SUPERSEDED,
        "52.04.xlsx": State.SUBMISSION,
    }
    assert (
        written(both, tmp_path / "both.xlsx").read_bytes()
        == written(rollup([old, twin, unit, office_plan("52.01"), new]), tmp_path / "all.xlsx").read_bytes()
    )


def test_corrected_data_cells_are_taken_as_they_stand(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", J5=60, L5="Kegiatan lain", P5="✓", Q5="Divisi Hukum dan Pengawasan")
    (row,) = roll_up([read_rollup(path)]).indicators["commission"][1].rows

    assert (row.target.text, row.target.number) == ("60%", 60)  # type: ignore[union-attr]
    assert (row.activity, row.periods, row.executors) == ("Kegiatan lain", (1, 2, 4), ("Divisi Hukum dan Pengawasan",))


def test_a_word_typed_over_a_target_is_read_as_one(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", J13="WDP", J14=None, V14=None)
    indicators = roll_up([read_rollup(path)]).indicators["commission"]

    assert indicators[9].target is not None
    assert indicators[9].target.kind == "opinion"
    assert indicators[10].target is None


def test_a_row_deleted_by_hand_is_told_and_stays_told(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    book["Data Komisi"].delete_rows(4)
    book.save(path)
    again = roll_up([read_rollup(path)])

    assert (again.account["commission"], again.edited["commission"]) == ((12, 11, 0), -1)
    assert reason_of(again.choices[0], again.definition).id == "1 baris Komisi dihapus di rekap sebelumnya."
    third = roll_up([read_rollup(written(again, tmp_path / "again.xlsx"))])
    assert third.edited == again.edited


def test_a_row_added_without_its_file_is_named(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", A16="Nusa Tenggara Barat", L16="Kegiatan baru")

    with pytest.raises(UnreadableWorkbookError, match="baris 16 di sheet Data Komisi"):
        read_rollup(path)


def test_a_row_added_with_its_file_is_counted_as_added(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    sheet.append([cell.value for cell in sheet[15]])
    book.save(path)
    result = roll_up([read_rollup(path)])

    assert (result.account["commission"], result.edited["commission"]) == ((12, 13, 0), 1)


def test_data_rows_that_were_sorted_are_put_in_order_again(tmp_path: Path) -> None:
    plans = [office_plan(region) for region in NTB[:3]]
    path = written(rollup(plans), tmp_path / "rollup.xlsx")
    before = path.read_bytes()
    book = openpyxl.load_workbook(path)
    sheet = book["Data Komisi"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    sheet.delete_rows(4, len(rows))
    for values in reversed(rows):
        sheet.append(values)
    book.save(path)

    assert written(roll_up([read_rollup(path)]), tmp_path / "again.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    "asked", [{"provinces": ["51"]}, {"provinces": ["51", "52"]}, {"provinces": ["52"], "year": 2021}]
)
def test_a_file_whose_rows_are_not_in_the_earlier_roll_up_is_told_when_it_is_wanted(
    tmp_path: Path, asked: dict[str, Any]
) -> None:
    plans = [office_plan("52.01"), office_plan("51.03"), office_plan("52.02", year=2021)]
    path = written(rollup(plans, provinces=["52"], year=2020), tmp_path / "rollup.xlsx")
    result = roll_up([read_rollup(path)], **asked)
    absent = [choice for choice in result.choices if choice.state is State.NOT_HELD]

    assert len(absent) == 1
    assert result.account["commission"][2] >= 12
    assert "sertakan file rencananya" in reason_of(absent[0], result.definition).id


def test_the_plan_itself_beside_an_earlier_roll_up_brings_its_rows(tmp_path: Path) -> None:
    other = office_plan("51.03")
    path = written(rollup([office_plan("52.01"), other], provinces=["52"]), tmp_path / "rollup.xlsx")
    for harvests in ([read_rollup(path), facts_of_plan(other)], [facts_of_plan(other), read_rollup(path)]):
        result = roll_up(harvests, provinces=["51", "52"])

        assert [choice.state for choice in result.choices] == [State.USED] * 2


@pytest.mark.parametrize("times", [0, 2], ids=["lost", "doubled"])
def test_a_roll_up_that_does_not_add_up_is_refused_in_one_sentence(times: int) -> None:
    harvest = facts_of_plan(office_plan("52.03"))
    rows = {file: listed * times for file, listed in harvest.rows.items()}
    with pytest.raises(UnbalancedRollupError, match="Komisi punya 12 kegiatan"):
        roll_up([replace(harvest, rows=rows)])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("80", 80),
        ("0,775", 0.775),
        ("minimal 80%", 80),
        ("95-100%", 95),
        ("150.000 Rumah Tangga", 150_000),
        ("83.125", 83.125),
    ],
)
def test_a_target_stays_as_it_was_written(tmp_path: Path, typed: str, read: float) -> None:
    first = rollup([office_plan("52.03", changed("K1.2", target=typed))])
    path = written(first, tmp_path / "rollup.xlsx")
    again = written(roll_up([read_rollup(path)]), tmp_path / "again.xlsx")
    target = next(
        each.target for each in roll_up([read_rollup(again)]).indicators["commission"] if each.group.code == "K1.2"
    )

    assert target is not None
    assert (target.text, target.number) == (typed, read)
    (original,) = (each.target for each in first.indicators["commission"] if each.group.code == "K1.2")
    assert original
    assert target.same == original.same
    assert again.read_bytes() == path.read_bytes()


def test_a_percent_sign_typed_over_a_percentage_is_asked(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", J4=0.85)
    (doubt,) = roll_up([read_rollup(path)]).doubts

    assert (
        doubt.id == "rollup.xlsx, Data Komisi!J4: targetnya menjadi 0,85%. Jika maksudnya 85%, ketik angkanya saja: 85."
    )


def test_only_a_tick_counts_in_a_schedule_and_anything_else_is_told(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", M4=0, N4="-", O4="x", P4="✓")
    result = roll_up([read_rollup(path)])

    assert result.indicators["commission"][0].rows[0].periods == (4,)
    assert [doubt.id.split(".")[1] for doubt in result.doubts] == [
        'xlsx, Data Komisi!O4: "x" bukan ✓, jadi tidak dihitung'
    ]


def test_what_the_province_typed_is_carried_to_the_next_run(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.01")], provinces=["52"]), tmp_path / "last.xlsx")
    edited(path, "Status Penyampaian", O4=datetime.date(2020, 1, 30), P4="lengkap", O5="31/01/2020", O6="awal Februari")
    (tmp_path / "plans").mkdir()
    written(rollup([office_plan("52.01")]), tmp_path / "plans" / "again.xlsx")
    result = rollup_files([tmp_path / "plans"], provinces=["52"], previous=path, jobs=0)

    assert [office.typed for office in result.offices[:3]] == [
        TypedBeside(datetime.date(2020, 1, 30), "lengkap"),
        TypedBeside(datetime.date(2020, 1, 31)),
        TypedBeside("awal Februari"),
    ]
    (told,) = [remark.id for remark in remarks(result, MATCHES) if "Tanggal Diterima" in remark.id]
    assert '("awal Februari")' in told


@pytest.mark.parametrize(
    "typed",
    [
        "31 Januari 2020",
        "31 Jan 2020",
        "31.01.2020",
        "31-1-20",
        "Jumat, 31 January 2020",
        "2020-01-31",
        "January 31, 2020",
        43861,
    ],
)
def test_dates_are_read_as_people_type_them(typed: object) -> None:
    assert read_date(typed) == datetime.date(2020, 1, 31)


@pytest.mark.parametrize("typed", ["31 Februari 2020", "awal Februari", "Januari", "", 85, "01/31/2020", "3 ma 2020"])
def test_what_is_no_date_is_not_guessed(typed: object) -> None:
    assert read_date(typed) is None


def test_the_deadline_that_was_typed_is_carried(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.01")], provinces=["52"]), tmp_path / "last.xlsx")
    edited(path, "Status Penyampaian", C2=datetime.date(2020, 1, 31))
    (tmp_path / "plans").mkdir()
    again = written(rollup([office_plan("52.01")], deadline=DEADLINE), tmp_path / "plans" / "again.xlsx")

    assert roll_up([read_rollup(path)]).deadline == datetime.date(2020, 1, 31)
    assert roll_up([read_rollup(path)], deadline=DEADLINE).deadline == DEADLINE
    carried = rollup_files([again.parent], previous=path, jobs=0)
    assert carried.deadline == datetime.date(2020, 1, 31)
    assert "dipakai 31/01/2020, dari rekap sebelumnya" in carried.doubts[0].id
    assert rollup_files([again.parent], previous=path, deadline=DEADLINE, jobs=0).doubts == ()
    both = roll_up([read_rollup(path), read_rollup(again)])
    assert both.deadline is None
    assert "31/01/2020" in both.doubts[0].id


def test_a_deadline_that_is_no_date_is_kept_and_told(tmp_path: Path) -> None:
    path = written(rollup([office_plan("52.01")]), tmp_path / "last.xlsx")
    edited(path, "Status Penyampaian", C2="akhir Januari")
    result = roll_up([read_rollup(path)])
    written(result, tmp_path / "again.xlsx")

    assert result.deadline == "akhir Januari"
    assert [remark.id for remark in remarks(result, MATCHES) if "akhir Januari" in remark.id]


def test_many_doubtful_cells_are_told_by_the_first_ones_and_their_number(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", **{f"{column}{row}": "x" for column in "MNOP" for row in (4, 5, 6)})
    told = [remark.id for remark in remarks(roll_up([read_rollup(path)]), MATCHES)]

    assert len([remark for remark in told if "bukan ✓" in remark]) == 10
    assert "Masih ada 2 sel seperti itu." in told


@pytest.mark.parametrize("answer", ["ya", "Y", "YES"])
def test_the_provinces_answers_on_near_matches_are_kept(tmp_path: Path, answer: str) -> None:
    plan = office_plan("52.03", changed("S7.1", indicator="Opini BPK atas Laporan Keuangan KPU Kabupaten"))
    path = written(rollup([plan]), tmp_path / "rollup.xlsx")
    score = rollup([plan]).alignment.near[0].score
    edited(path, "Padanan Indikator", G4=answer)
    result = roll_up([read_rollup(path)])

    assert [(near.answer, near.score) for near in result.alignment.near] == [(True, score)]
    assert score < 100
    assert result.alignment.near[0].text == "Opini BPK atas Laporan Keuangan KPU Kabupaten"
    assert "S7.1" in {each.group.code for each in result.indicators["secretariat"]}


def test_an_answer_that_is_not_understood_is_told(tmp_path: Path) -> None:
    plan = office_plan("52.03", changed("S7.1", indicator="Opini BPK atas Laporan Keuangan KPU Kabupaten"))
    path = written(rollup([plan]), tmp_path / "rollup.xlsx")
    edited(path, "Padanan Indikator", G4="mungkin")
    result = roll_up([read_rollup(path)])

    assert [near.answer for near in result.alignment.near] == [None]
    assert [doubt.id for doubt in result.doubts] == [
        'rollup.xlsx, Padanan Indikator!G4: jawaban "mungkin" tidak dimengerti. Tulis Ya atau Tidak.'
    ]


def test_an_english_roll_up_is_an_input_too(tmp_path: Path) -> None:
    write_rollup(tmp_path / "en.xlsx", rollup([office_plan("52.03")]), language="en")

    assert roll_up([read_rollup(tmp_path / "en.xlsx")]).account["commission"] == (12, 12, 0)


def test_a_workbook_that_is_no_roll_up_is_not_taken_for_one(tmp_path: Path) -> None:
    xlsxwriter.Workbook(str(tmp_path / "other.xlsx")).close()
    (tmp_path / "text.xlsx").write_text("no workbook")

    assert not is_rollup(tmp_path / "other.xlsx")
    assert not has_sheet(tmp_path / "text.xlsx", "_rekap")


@pytest.mark.parametrize("damage", ["signature", "sheet", "definition"])
def test_a_damaged_roll_up_is_told_with_its_remedy(tmp_path: Path, damage: str) -> None:
    path = one(tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    if damage == "signature":
        book["_rekap"]["A1"] = "something else"
    elif damage == "sheet":
        del book["Data Komisi"]
    else:
        book["_rekap"]["B4"] = "{"
    book.save(path)

    with pytest.raises(UnreadableWorkbookError, match="tidak utuh"):
        read_rollup(path)


def test_the_last_roll_up_must_be_there_and_be_one(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        rollup_files([tmp_path], previous=tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("no workbook")
    with pytest.raises(UnreadableWorkbookError, match="bukan rekap"):
        rollup_files([tmp_path], aliases=tmp_path / "text.xlsx")


@pytest.mark.parametrize(("region", "typed"), [("52.03", "5203"), ("32.10", 32.1), ("52.03", "52,03")])
def test_a_region_code_in_the_list_of_files_is_read_as_people_type_it(
    tmp_path: Path, region: str, typed: str | float
) -> None:
    path = written(rollup([office_plan(region)]), tmp_path / "rollup.xlsx")
    before = path.read_bytes()
    edited(path, "Daftar File", F4=typed)

    assert written(roll_up([read_rollup(path)]), tmp_path / "again.xlsx").read_bytes() == before


def test_a_region_code_that_does_not_exist_names_its_row(tmp_path: Path) -> None:
    path = edited(one(tmp_path / "rollup.xlsx"), "Daftar File", F4="52.99")

    with pytest.raises(UnreadableWorkbookError, match=r'baris 4 di sheet Daftar File: .* kode "52\.99"'):
        read_rollup(path)


@pytest.mark.parametrize("typed", ["5203", None])
def test_a_data_row_takes_its_region_from_its_file(tmp_path: Path, typed: str | None) -> None:
    path = one(tmp_path / "rollup.xlsx")
    before = path.read_bytes()
    edited(path, "Data Komisi", C4=typed)

    assert written(roll_up([read_rollup(path)]), tmp_path / "again.xlsx").read_bytes() == before


def test_of_a_partly_used_file_without_any_row_left_the_file_is_wanted(tmp_path: Path) -> None:
    whole = office_plan("52.03", file="whole.xlsx", saved=JANUARY)
    part = office_plan("52.03", file="part.xlsx", saved=JANUARY + datetime.timedelta(1), parts=["commission"])
    path = written(rollup([whole, part]), tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    book["Data Sekretariat"].delete_rows(4, 30)
    book.save(path)
    result = roll_up([read_rollup(path)])

    assert {choice.facts.file: choice.state for choice in result.choices} == {
        "whole.xlsx": State.NOT_HELD,
        "part.xlsx": State.USED,
    }


def test_a_cell_far_outside_the_tables_is_told_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    edited(path, "Data Komisi", XFD1048576="x")

    with pytest.raises(UnreadableWorkbookError, match=r"rollup\.xlsx: .* sampai sel XFD1048576"):
        read_rollup(path)


def test_cells_far_away_that_are_only_formatted_do_no_harm(tmp_path: Path) -> None:
    path = one(tmp_path / "rollup.xlsx")
    book = openpyxl.load_workbook(path)
    book["Data Komisi"]["XFD1048576"].number_format = "0.00"
    book.save(path)

    assert roll_up([read_rollup(path)]).account["commission"] == (12, 12, 0)


def test_a_panic_of_the_reader_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """As a panic reaches Python: no Exception."""

    def panic(_file: object) -> None:
        raise Panic

    path = one(tmp_path / "rollup.xlsx")
    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", panic)
    with pytest.raises(UnreadableWorkbookError, match="tidak utuh"):
        read_rollup(path)


def test_a_time_of_saving_keeps_its_zone_in_a_roll_up(tmp_path: Path) -> None:
    calc = office_plan(
        "52.03", file="a.ods", saved=JANUARY.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    )
    path = written(rollup([calc]), tmp_path / "rollup.xlsx")
    before = path.read_bytes()

    assert read_rollup(path).files[0].saving == facts_of_plan(calc).files[0].saving
    assert written(roll_up([read_rollup(path)]), tmp_path / "again.xlsx").read_bytes() == before


def test_a_roll_up_that_left_out_a_plan_of_another_format_is_an_input_like_any_other(tmp_path: Path) -> None:
    folder = Path(__file__).parent / "earlier" / "e8d601b" / "rencana"  # its definition comes first by name
    others = read_plans([folder]).plans
    result = rollup([*(office_plan(region, year=2026) for region in NTB[:3]), *others])
    path = written(result, tmp_path / "rekap.xlsx")

    assert [choice.state for choice in result.choices if choice.facts.file == "kantor.xlsx"] == [State.UNREAD]
    again = written(roll_up([read_rollup(path)]), tmp_path / "lagi.xlsx")
    assert again.read_bytes() == path.read_bytes()


def test_a_plan_of_another_year_is_told_as_that_also_where_its_province_is_not_rolled_up(tmp_path: Path) -> None:
    plans = [*(office_plan(region) for region in NTB[:3]), office_plan("53.01", year=2019, file="ntt.xlsx")]
    path = written(rollup(plans), tmp_path / "rekap.xlsx")
    again = roll_up([read_rollup(path)])

    assert [choice.state for choice in again.choices if choice.facts.file == "ntt.xlsx"] == [State.OTHER_YEAR]
    assert written(again, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
