"""A roll-up beside last year's: what became of targets and completeness, by indicator and office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.definitions.loading import load_template
from rak_excel.errors import DamagedRollupError, MissingPathError, OutputExistsError, UnreadableWorkbookError
from rak_excel.model import Plan
from rak_excel.rolling_up.facts.facts import Alias
from rak_excel.rolling_up.indicators.alignment import general_wording
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.rolling_up.side_by_side.years import LastYear, Years, compare_years
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from rak_excel.workbooks.rollup.read_back.named import read_last_year
from tests.libreoffice import libreoffice
from tests.rollup_plans import NTB, Change, changed, office_plan
from tests.shown_values import opened, values_of
from tests.test_rollup_earlier import edited, written
from tests.test_rollup_files import NTB as EXAMPLES
from tests.test_rollup_files import run
from tests.test_rollup_page import printed
from tests.test_rollup_workbook import differences, stored

SHEET = "Banding Tahun Lalu"
OFFICE = NTB[2]
DEFINED = load_template("kpu-2020").indicators.values()


def rolled_up(plans: Sequence[Plan]) -> Rollup:
    return rollup(plans, provinces=["52"])


def plan(year: int, change: Change = lambda _key, row: row, region: str = OFFICE, **asked: object) -> Plan:
    return office_plan(region, change, year=year, file=f"{region}-{year}.xlsx", **asked)  # type: ignore[arg-type]


def compared(last: Sequence[Plan], this: Sequence[Plan]) -> Years:
    now = rolled_up(this)
    return compare_years(now, compare(now), rolled_up(last), "lama.xlsx")


def became(years: Years) -> Counter[tuple[str, str]]:
    """How often each change was met, by the code of the indicator; what was kept is left out."""
    pairs = ((years.indicators[pair.number].code, pair.change.label.id) for pair in years.pairs)
    return Counter(each for each in pairs if each[1] != "Tetap")


@pytest.mark.parametrize(
    ("key", "last", "this", "change"),
    [
        ("K1.2", "70%", "75%", "Naik"),
        ("K1.2", "75%", "70,5%", "Turun"),
        ("K1.2", "75%", "75 %", "Tetap"),
        ("K1.2", "75%", "75 Laporan", "Tidak dapat dibandingkan"),
        ("K1.2", "75%", "WTP", "Tidak dapat dibandingkan"),
        ("K1.2", "", "75%", "Baru"),
        ("S1.1", "1 Laporan", "2 Laporan", "Naik"),
        ("S1.1", "1 Laporan", "2", "Naik"),
        ("S1.1", "1 Laporan", "2 Dokumen", "Tidak dapat dibandingkan"),
        ("K3.2", "WDP", "WTP", "Naik"),
        ("K3.2", "WTP", "WDP", "Turun"),
        ("K3.2", "TMP", "TW", "Naik"),
        ("K3.2", "WTP", "wajar tanpa pengecualian", "Tetap"),
        ("K3.2", "WTP", "menyusul", "Tidak dapat dibandingkan"),
        ("K3.1", "CC", "BB", "Naik"),
        ("K3.1", "A", "AA", "Naik"),
        ("K3.1", "B", "WTP", "Tidak dapat dibandingkan"),
        ("K1.2", "meningkat", "Meningkat", "Tetap"),
        ("K1.2", "meningkat", "membaik", "Tidak dapat dibandingkan"),
    ],
)
def test_a_target_is_raised_kept_or_lowered(key: str, last: str, this: str, change: str) -> None:
    years = compared([plan(2019, changed(key, target=last))], [plan(2020, changed(key, target=this))])

    assert became(years) == Counter({(key, change): 1} if change != "Tetap" else {})


def test_an_indicator_that_one_of_the_years_lacks_is_new_or_gone() -> None:
    def without(gone: str) -> Change:
        return lambda key, row: None if key == gone else row

    years = compared([plan(2019, without("S4.1"))], [plan(2020, without("K1.2"))])

    assert became(years) == Counter({("S4.1", "Baru"): 1, ("K1.2", "Tidak ada lagi"): 1})


@pytest.mark.parametrize(
    ("last", "this", "change"),
    [("", "80%", "Baru"), ("80%", "", "Tidak ada lagi"), ("", "", "Tidak dapat dibandingkan"), ("", "0%", "Baru")],
)
def test_a_target_that_is_blank_in_one_of_the_years_is_new_or_gone(last: str, this: str, change: str) -> None:
    years = compared([plan(2019, changed("K1.2", target=last))], [plan(2020, changed("K1.2", target=this))])

    assert became(years) == Counter({("K1.2", change): 1})


def test_a_year_in_a_wording_keeps_no_indicators_apart() -> None:
    own = "Persentase Gedung yang Dirawat Tahun {}"
    years = compared(
        [plan(2019, changed("K1.2", indicator=own.format(2019)))],
        [plan(2020, changed("K1.2", indicator=own.format(2020)))],
    )
    assert became(years) == Counter()

    stale = compared([plan(2019, changed("S9.1", indicator=_wording("S9.1", 2020)))], [plan(2020)])
    assert became(stale) == Counter()


def test_two_indicators_of_an_office_that_differ_by_a_year_alone_stay_two() -> None:
    def own(first: int) -> Change:
        texts = {"S1.1": f"Laporan Gedung Tahun {first}", "S4.1": f"Laporan Gedung Tahun {first + 1}"}
        return lambda key, row: row | {"indicator": texts.get(key, row["indicator"])}

    assert became(compared([plan(2019, own(2018))], [plan(2020, own(2019))])) == Counter()
    gone = compared([plan(2019, own(2018))], [plan(2020)])
    assert became(gone) == Counter({("", "Tidak ada lagi"): 2, ("S1.1", "Baru"): 1, ("S4.1", "Baru"): 1})


def _wording(key: str, year: int) -> str:
    rows: dict[str, str] = {}
    plan(year, lambda at, row: rows.__setitem__(at, row["indicator"]) or row)  # type: ignore[func-returns-value]
    return rows[key]


@pytest.mark.parametrize("worded", [2019, 2020, None], ids=["last year", "this year", "both years"])
@pytest.mark.parametrize("answered", [2019, 2020], ids=["answered last year", "answered this year"])
def test_a_near_wording_that_was_confirmed_in_one_year_keeps_no_indicators_apart(
    worded: int | None, answered: int
) -> None:
    near = "Persentase Partisipasi Pemilih dalam Pemilu dan Pemilihan Serentak"
    plans = {
        year: plan(year, changed("K1.2", indicator=near) if worded in (year, None) else lambda _key, row: row)
        for year in (2019, 2020)
    }
    alias = Alias("commission", general_wording(near, OFFICE, load_template("kpu-2020")), "K1.2", same=True)
    results = {
        year: rollup([each], provinces=["52"], aliases=[alias] if year == answered else [])
        for year, each in plans.items()
    }
    years = compare_years(results[2020], compare(results[2020]), results[2019], "lama.xlsx")

    # This year's wording stands by itself until this year's province has said so too.
    apart = worded == 2020 and answered == 2019
    assert bool(became(years)) is apart


def test_the_second_occurrence_of_an_indicator_is_compared_with_the_second() -> None:
    def twice(target: str) -> Change:
        first = _wording("K1.2", 2020)
        return lambda key, row: row | ({"indicator": first, "target": target} if key == "K1.4" else {})

    years = compared([plan(2019, twice("50%"))], [plan(2020, twice("60%"))])

    assert became(years) == Counter({("K1.2#2", "Naik"): 1})


def test_plans_of_two_definitions_are_compared_by_this_years() -> None:
    years = compared([plan(2022)], [plan(2023, template="kpu-2023")])

    assert years.last.definition.id == "kpu-2020"
    kept = sum(pair.change.label.id == "Tetap" for pair in years.pairs)
    assert kept >= 30


def test_a_plan_or_part_that_is_still_to_come_is_not_taken_for_targets_that_are_gone() -> None:
    last = [plan(2019, region=region) for region in NTB[:3]]
    this = [plan(2020, region=NTB[0]), plan(2020, region=NTB[1], parts=["commission"]), plan(2020, region=NTB[3])]
    years = compared(last, this)

    assert became(years) == Counter()
    assert Counter(pair.region for pair in years.pairs) == {NTB[0]: 34, NTB[1]: 12}
    assert [(office.rows, office.planned) for office in years.offices[:5]] == [
        (34, True),
        (34, True),
        (34, False),
        (0, True),
        (0, False),
    ]


def test_offices_of_other_provinces_are_left_out_and_each_is_listed_once() -> None:
    this = rolled_up([plan(2020)])
    own = changed("K1.2", indicator="Indeks di Bali")
    last = rollup([plan(2019), plan(2019, own, region="51.01"), plan(2019, region="52")])
    years = compare_years(this, compare(this), last, "lama.xlsx")

    assert "Indeks di Bali" in {each.rows[0].indicator for each in last.all_indicators}
    assert "Indeks di Bali" not in {each.text for each in years.indicators}
    assert [office.region for office in years.offices] == ["52", *NTB]
    assert years.offices[0].number is None


def varied(year: int) -> list[Plan]:
    def change(number: int) -> Change:
        own = {
            "K1.2": {"target": f"{60 + number + year % 2}%"},
            "K1.4": {"target": "3 Laporan"} if number == 1 and year == 2019 else {},
            "K3.1": {"target": "BB" if year == 2020 else "B"},
            "K3.2": {"target": "menyusul"} if number == 2 else {"target": "WTP" if year == 2020 else "WDP"},
            "S3.1": {"target": ""} if number == year % 2 else {},
        }
        return lambda key, row: None if key == f"S4.{year - 2018}" else row | own.get(key, {})

    return [plan(year, change(number), region) for number, region in enumerate(NTB[: 6 if year == 2019 else 8])]


def test_every_indicator_of_a_part_in_both_years_is_in_the_list_once() -> None:
    last, this = rolled_up(varied(2019)), rolled_up(varied(2020))
    years = compare_years(this, compare(this), last, "lama.xlsx")
    both = {office.region for office in years.offices if office.rows and office.planned}

    for rollup_, own in ((last, [pair.last for pair in years.pairs]), (this, [pair.this for pair in years.pairs])):
        every = [each for listed in rollup_.indicators.values() for each in listed if each.region in both]
        assert Counter(map(id, filter(None, own))) == Counter(map(id, every))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("years") / "rekap.xlsx"
    write_rollup(path, rolled_up(varied(2020)), last=LastYear(rolled_up(varied(2019)), "rekap-2019.xlsx"))
    return path


def rows_of(path: Path) -> list[list[object]]:
    return values_of(path, SHEET)


def headings_of(rows: list[list[object]], last: str) -> int:
    """The row of the headings of which the last is this one."""
    return next(number for number, row in enumerate(rows) if last in row)


def test_the_sheet_has_offices_indicators_and_single_targets(workbook: Path) -> None:
    rows = rows_of(workbook)
    offices_at, indicators_at = (headings_of(rows, each) for each in ("Kegiatan Tahun Ini", "Tidak dapat dibandingkan"))
    by_code = {row[2]: row for row in rows[indicators_at + 1 :] if row[1] in {"Komisi", "Sekretariat"}}

    assert [row[0] for row in rows[:4]] == [
        "Banding dengan tahun 2019",
        "Tahun lalu: nilai dari rekap-2019.xlsx. Tahun ini mengikuti sheet data.",
        "Lihat daftar target",
        "Per kantor: kelengkapan dan jumlah kegiatan",
    ]
    assert by_code["K1.2"][4:13] == ["%", 63.5, 63.5, 0, 0, 6, 0, 0, 0]
    assert by_code["K3.1"][4:13] == ["predikat", None, None, 6, 0, 0, 0, 0, 0]
    offices = {row[2]: row for row in rows[offices_at + 1 : indicators_at] if row[2] in NTB}
    assert offices[NTB[6]][3] == "Tidak ada rencana di rekap tahun lalu"
    assert offices[NTB[9]][3] == "Belum ada rencana di kedua tahun"


def test_each_table_has_headings_of_its_own_and_no_column_that_only_the_other_one_fills(workbook: Path) -> None:
    rows = rows_of(workbook)
    offices_at, indicators_at = (headings_of(rows, each) for each in ("Kegiatan Tahun Ini", "Tidak dapat dibandingkan"))
    tables = rows[offices_at + 1 : offices_at + 11], rows[indicators_at + 1 : indicators_at + 38]
    for at, table in zip((offices_at, indicators_at), tables, strict=True):
        headings = [heading for heading in rows[at] if heading]
        assert not [heading for heading in headings if "/" in str(heading)]
        filled = {column for row in table for column, value in enumerate(row) if value is not None}
        assert filled == set(range(len(headings)))


def test_more_offices_than_one_page_holds_stand_below_the_indicators_and_it_says_what_is_printed(
    tmp_path: Path,
) -> None:
    """East Java has 38: its own and the others still stand on the first page."""
    region, other = ([each.code for each in regions_of(code)] for code in ("35", "51"))
    for asked, first in ((["35"], "Per kantor"), (["35", "51"], "Per indikator")):
        this, last = (
            rollup([plan(year, region=each) for each in (region[0], other[0])], provinces=asked)
            for year in (2020, 2019)
        )
        write_rollup(tmp_path / f"{first}.xlsx", this, last=LastYear(last, "lama.xlsx"))
        rows = values_of(tmp_path / f"{first}.xlsx", SHEET)
        assert str(rows[3][0]).startswith(first)
        assert any(str(value).startswith("Dicetak hanya dua halaman") for value in rows[0]) == (len(asked) > 1)


def test_what_a_code_with_a_sign_means_stands_below_the_indicators(tmp_path: Path) -> None:
    years = [rolled_up([plan(year, lambda key, row: row | ({"indicator": _wording("K1.2", 2020)} if key == "K1.4" else {}))])
             for year in (2019, 2020)]  # fmt: skip
    write_rollup(tmp_path / "twice.xlsx", years[1], last=LastYear(years[0], "lama.xlsx"))
    rows = values_of(tmp_path / "twice.xlsx", SHEET)
    [explained] = [
        number for number, row in enumerate(rows) if str(row[0]).startswith("K1.2#2: indikator K1.2 ditulis")
    ]

    assert isinstance(rows[explained - 1][0], int)
    assert any(row[2] == "K1.2#2" for row in rows[:explained])


def test_the_change_of_completeness_is_told_in_points_and_whose_targets_are_counted(workbook: Path) -> None:
    page: Any = opened(workbook, data_only=True)[SHEET]
    offices = [row for row in page.iter_rows() if row[2].value in NTB and isinstance(row[1].value, str)]
    both = [row for row in offices if isinstance(row[4].value, float) and isinstance(row[5].value, float)][:6]

    assert any(row[6].value for row in both)
    for row in both:
        assert row[6].number_format == '+0" poin";-0" poin";0" poin"'
        assert row[6].value == pytest.approx((row[5].value - row[4].value) * 100)
    [said] = [row[2].value for row in page.iter_rows() if row[0].value == "Per indikator: nilai tengah"]
    assert said.startswith("Nilai tengah: semua kantor yang bertarget pada tahun itu.")


def test_counts_of_changes_are_those_of_the_list(workbook: Path) -> None:
    """Recomputed from the rows of the list."""
    rows = rows_of(workbook)
    at = next(number for number, row in enumerate(rows) if row[0] == "No. Indikator")
    labels = rows[headings_of(rows, "Tidak dapat dibandingkan")][7:13]
    listed = Counter((row[0], row[7]) for row in rows[at + 1 :] if row[0])
    counted = {(row[0], label): count for row in rows[5:] if row[1] in {"Komisi", "Sekretariat"} and isinstance(row[0], int)
               for label, count in zip(labels, row[7:13], strict=True)}  # fmt: skip

    assert {key: count for key, count in counted.items() if count} == dict(listed)
    assert {label for _, label in listed} >= {"Naik", "Turun", "Tetap", "Tidak dapat dibandingkan"}


def test_where_lower_is_better_a_raised_target_is_the_one_in_colour(workbook: Path) -> None:
    lower = [number for number, each in enumerate(DEFINED, 1) if each.polarity == "lower"]
    page = opened(workbook)[SHEET]
    rules = [rule.formula[0] for area in page.conditional_formatting for rule in area.rules]

    assert lower
    assert [re.findall(r"\(A\d+=(\d+)\)", rule) for rule in rules] == [[str(number) for number in lower]] * 2
    assert ['"Naik","Turun"' in rule for rule in rules] == [True, False]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:Unable to read chart")
def test_every_formula_has_the_value_that_libreoffice_computes_and_follows_a_correction(
    workbook: Path, tmp_path: Path
) -> None:
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(workbook)
        office.recalculate()
        office.save(tmp_path / "plain.xlsx")
        office.close()
        office.open(workbook)
        office.type("Data Komisi", "J5", "1")  # K1.2 of the first office, in percent
        office.recalculate()
        office.save(tmp_path / "corrected.xlsx")
        office.close()

    assert sum(sheet == SHEET for sheet, _ in stored(workbook)) > 600
    assert differences(workbook, tmp_path / "plain.xlsx") == set()
    corrected = roll_up([read_rollup(tmp_path / "corrected.xlsx")], provinces=["52"])
    write_rollup(tmp_path / "anew.xlsx", corrected, last=LastYear(rolled_up(varied(2019)), "rekap-2019.xlsx"))
    left = differences(tmp_path / "anew.xlsx", tmp_path / "corrected.xlsx")
    assert {each for each in left if each[0] == SHEET} == set()
    assert {each[0] for each in differences(workbook, tmp_path / "corrected.xlsx")} >= {SHEET}


def test_the_sheet_as_we_wrote_it_was_not_edited_and_what_is_typed_there_is_told(
    workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(workbook.read_bytes())
    assert edited_sheets(path) == []

    assert edited_sheets(edited(path, SHEET, F7=99)) == [SHEET]


def test_a_roll_up_with_the_sheet_is_an_input_as_any_other(workbook: Path, tmp_path: Path) -> None:
    plain = written(rolled_up(varied(2020)), tmp_path / "plain.xlsx")

    assert written(roll_up([read_rollup(workbook)]), tmp_path / "a.xlsx").read_bytes() == plain.read_bytes()


def test_in_english_the_sheet_is_english(tmp_path: Path) -> None:
    last = LastYear(rolled_up([plan(2019)]), "old.xlsx")
    write_rollup(tmp_path / "r.xlsx", rolled_up([plan(2020)]), language="en", last=last)
    page = openpyxl.load_workbook(tmp_path / "r.xlsx")["Last Year"]

    assert page["A1"].value == "Compared with 2019"
    assert edited_sheets(tmp_path / "r.xlsx") == []


def test_without_an_office_in_both_years_the_list_says_so(tmp_path: Path) -> None:
    last = LastYear(rolled_up([plan(2019, region=NTB[1])]), "lama.xlsx")
    write_rollup(tmp_path / "r.xlsx", rolled_up([plan(2020)]), last=last)

    assert any(row[1] == "Tidak ada kantor yang rencananya ada di kedua tahun." for row in rows_of(tmp_path / "r.xlsx"))


def test_the_command_compares_and_tells_a_roll_up_of_the_same_year(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for path in sorted(EXAMPLES.iterdir())[:2]:
        (plans / path.name).write_bytes(path.read_bytes())
    # Beside the plans, where it is no input all the same.
    old = written(rolled_up([plan(2019)]), plans / "rekap-2019.xlsx")
    same = written(rolled_up([plan(2020)]), tmp_path / "rekap-2020.xlsx")

    first = run(plans, "-o", tmp_path / "a.xlsx", "--jobs", 1, "--compare", old)
    assert first.exit_code == 0, first.output
    assert "rekap-2019" not in first.stderr
    assert SHEET in openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    second = run(plans / sorted(EXAMPLES.iterdir())[0].name, "-o", tmp_path / "b.xlsx", "--jobs", 1, "--compare", same)
    assert second.exit_code == 0
    assert "rekap-2020.xlsx adalah rekap tahun 2020, bukan tahun sebelum 2020." in second.stderr


def test_what_is_no_roll_up_or_damaged_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    text = tmp_path / "teks.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    damaged = edited(written(rolled_up([plan(2019)]), tmp_path / "rusak.xlsx"), "_rekap", A1="something else")
    for path, error, said in (
        (tmp_path / "tidak-ada.xlsx", MissingPathError, "tidak ada"),
        (text, UnreadableWorkbookError, "bukan rekap"),
        (next(EXAMPLES.glob("*Dompu*")), UnreadableWorkbookError, "bukan rekap"),
        (damaged, DamagedRollupError, "tidak utuh"),
    ):
        result = run(EXAMPLES, "-o", tmp_path / "r.xlsx", "--jobs", 1, "--compare", path)
        assert isinstance(result.exception, error)
        assert said in str(result.exception)
        assert not (tmp_path / "r.xlsx").exists()


def test_the_roll_up_that_is_compared_with_is_never_written_to(tmp_path: Path) -> None:
    old = written(rolled_up([plan(2019)]), tmp_path / "rekap-2019.xlsx")
    result = run(EXAMPLES, "-o", old, "--jobs", 1, "--force", "--compare", old)

    assert isinstance(result.exception, OutputExistsError)
    assert "salah satu file yang dibaca" in str(result.exception)


def test_last_year_is_that_of_the_plans_which_the_roll_up_holds(tmp_path: Path) -> None:
    others = [plan(2020, region=region) for region in NTB[:3]]
    result = rollup([plan(2019, region=NTB[4]), *others], provinces=["52"], year=2019)
    last = read_last_year(written(result, tmp_path / "lama.xlsx"))

    assert (last.file, last.rollup.year) == ("lama.xlsx", 2019)


@pytest.mark.libreoffice
def test_every_printed_page_has_the_headings_of_its_rows(workbook: Path) -> None:
    pages = [page for page in printed(workbook) if "Banding dengan tahun 2019" in page]

    assert len(pages) > 1
    assert any("KPU Kota Bima" in page for page in pages)
    words = [page.split() for page in pages]
    assert [("Kelengkapan" in page, "Indikator" in page) for page in words] == [
        (True, True),
        *[(False, True)] * (len(pages) - 1),
    ]
