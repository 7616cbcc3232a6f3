"""Columns that plans have and no definition declares, in a roll-up: its data sheets, and what becomes of them from run to run."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rak_excel
from rak_excel.comparing.diff import changes_between
from rak_excel.jobs.trace import trace
from rak_excel.model import Plan
from rak_excel.model.further import FurtherEntry
from rak_excel.reports.plan_records import export_plans
from rak_excel.rolling_up.facts.facts import InputFacts
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rolling_up.side_by_side.budgets import budgets_of
from rak_excel.rules.check import check
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from rak_excel.workbooks.rollup.read_back.named import plans_of
from tests.rollup_columns import DISPUTES, OWN, QUARTERS, REPORTS, UP_TO, office_with
from tests.rollup_plans import office_plan
from tests.shown_values import values_of
from tests.test_rollup_letters import letter_to, rolled_up
from tests.typing_in import type_in

DEFINITIONS = Path(__file__).parent / "definitions"
BARAT, TENGAH, TIMUR = "52.01", "52.02", "52.03"


def facts(plan: Plan) -> InputFacts:
    return facts_of_plan(plan, check([plan]))


def entries(result: Rollup, region: str, part: str = "commission") -> list[dict[str, FurtherEntry]]:
    """What the rows of an office say in further columns, those of the quarters by `q1` to `q4`."""
    rows = (row for each in result.indicators[part] if each.region == region for row in each.rows)
    return [{id_.removeprefix("target_"): entry for id_, entry in row.further} for row in rows]


def written(result: Rollup, path: Path) -> Path:
    write_rollup(path, result, force=True, jobs=1)
    return path


def with_quarters(region: str, headings: str, target: str, quarters: str, **known: str) -> Plan:
    table = f"""
        # Komisi
        | SASARAN | INDIKATOR | TARGET | {headings} |
        | Hukum   | {DISPUTES if "%" in target else REPORTS} | {target} | {quarters} |
    """
    return office_with(region, table, **known)


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    timur = f"""
        # Komisi
        | SASARAN | INDIKATOR  | TARGET    | {QUARTERS}            | ANGGARAN     | KETERANGAN |
        | Hukum   | {DISPUTES} | 80%       | 20% | 40% | 60% | 80% | 1.000.000    | APBN       |
        |         |            |           |     |     |     |     | menyusul     |            |
        | Hukum   | {REPORTS}  | 4 Laporan | 1   | 1   | 1   | 1   | Rp 2.500.000 |            |
    """
    barat = f"""
        # Komisi
        | SASARAN | INDIKATOR  | TARGET    | {UP_TO}            |
        | Hukum   | {DISPUTES} | 90%       | 0 |  | 45%  | 90%  |
        # Sekretariat
        | SASARAN | INDIKATOR  | TARGET    | ANGGARAN  |
        | Layanan | {REPORTS}  | 2 Laporan | 1.500.000 |
    """
    tengah = f"""
        # Komisi
        | SASARAN | INDIKATOR  | TARGET |
        | Hukum   | {DISPUTES} | 85%    |
    """
    return [office_with(BARAT, barat), office_with(TENGAH, tengah), office_with(TIMUR, timur)]


def test_a_rollup_has_the_columns_of_any_of_its_plans_in_the_parts_that_have_them(plans: list[Plan]) -> None:
    result = roll_up(map(facts, plans))

    assert [(each.id, each.parts) for each in result.definition.further] == [
        *((f"target_q{quarter}", ("commission",)) for quarter in range(1, 5)),
        ("budget", ("commission", "secretariat")),
        ("remark", ("commission",)),
    ]
    assert result.definition.id == "kpu-2020"
    assert not [note for _, note in result.notes if "tidak ikut direkap" in note.message.id]
    assert entries(result, TENGAH) == [{}]


def test_a_rollup_of_plans_without_such_columns_has_no_sheet_for_them(tmp_path: Path) -> None:
    path = written(roll_up([facts(office_plan(BARAT))]), tmp_path / "rekap.xlsx")

    with pytest.raises(Exception, match="Anggaran"):
        values_of(path, "Anggaran")
    assert "ANGGARAN (Rp)" not in values_of(path, "Data Komisi")[2]


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_the_same_comes_of_plans_in_any_order_and_of_rollups_of_them(
    order: Sequence[int], plans: list[Plan], tmp_path: Path
) -> None:
    all_at_once = written(roll_up(map(facts, plans)), tmp_path / "rekap.xlsx").read_bytes()
    ordered = [facts(plans[at]) for at in order]
    parts = [
        read_rollup(written(roll_up(some), tmp_path / f"{number}.xlsx"))
        for number, some in enumerate((ordered[:1], ordered[1:]))
    ]

    assert written(roll_up(ordered), tmp_path / "lain.xlsx").read_bytes() == all_at_once
    assert written(roll_up(parts), tmp_path / "gabungan.xlsx").read_bytes() == all_at_once
    assert not roll_up(parts).doubts


def test_a_column_in_which_only_a_file_that_does_not_count_says_anything_is_left_out(plans: list[Plan]) -> None:
    newer = with_quarters(TIMUR, UP_TO, "80%", "10% | 20% | 30% | 80%")
    newer = newer.but(identity=newer.identity.but(revision=1), source=newer.source.but(sha256="baru", file="baru.xlsx"))
    result = roll_up([facts(plans[2]), facts(newer)])

    assert [each.id for each in result.definition.further] == [f"target_q{quarter}" for quarter in range(1, 5)]


@pytest.mark.parametrize(
    ("headings", "target", "quarters", "rolled_up"),
    [
        (UP_TO, "80%", "20% | 40% | 60% | 80%", {"q1": 20, "q2": 40, "q3": 60, "q4": 80}),
        (QUARTERS, "4 Laporan", "1 | 1 | 1 | 1", {"q1": 1, "q2": 2, "q3": 3, "q4": 4}),
        (OWN, "100%", "12,5% | 12,5% | | 75%", {"q1": 12.5, "q2": 25, "q4": 100}),
        # Nobody knows whether these are s.d.: they stay as they were typed, and are no numbers.
        (QUARTERS, "4 Laporan", "1 | 1 | 1 | 2", {"q1": "1", "q2": "1", "q3": "1", "q4": "2"}),
        # In another unit than the target for the year.
        (UP_TO, "4 Laporan", "25% | 50% | 75% | 100%", {"q1": "25%", "q2": "50%", "q3": "75%", "q4": "100%"}),
        (UP_TO, "90%", "n.a | n.a | 45% | 90%", {"q1": "n.a", "q2": "n.a", "q3": 45, "q4": 90}),
    ],
)
def test_targets_by_period_are_sums_up_to_the_end_of_each(
    headings: str, target: str, quarters: str, rolled_up: dict[str, FurtherEntry]
) -> None:
    result = roll_up([facts(with_quarters(TIMUR, headings, target, quarters))])

    assert entries(result, TIMUR) == [rolled_up]
    assert {each.entry for each in result.definition.further} == {"up_to"}


def test_targets_of_each_period_alone_are_added_up_once_where_other_plans_declare_sums(tmp_path: Path) -> None:
    declared = str(DEFINITIONS / "target-triwulan.toml")
    own = tmp_path / "sendiri.toml"
    own.write_text('extends = ["kpu-2020"]\nid = "aaa"\nversion = 1\nquarter_targets = "own"\n', encoding="utf-8")
    headings = " | ".join(f"TARGET S.D. TW {roman}" for roman in ("I", "II", "III", "IV"))
    sums = [
        with_quarters(region, headings, "4 Laporan", "1 | 2 | 3 | 4", template=declared) for region in (BARAT, TENGAH)
    ]
    alone = with_quarters(TIMUR, QUARTERS, "4 Laporan", "1 | 1 | 1 | 1", template=str(own))
    result = roll_up(map(facts, [alone, *sums]))
    again = roll_up([read_rollup(written(result, tmp_path / "rekap.xlsx"))])

    for each in (result, again):
        assert entries(each, TIMUR) == [{"q1": 1, "q2": 2, "q3": 3, "q4": 4}]


def defined(folder: Path, id_: str, entry: str) -> str:
    """A definition with targets by quarter that are declared so, or not at all where `entry` is ""."""
    path = folder / f"{id_}.toml"
    begin = f'extends = ["kpu-2020"]\nid = "{id_}"\nversion = 1\n'
    columns = (
        f'[[columns]]\nid = "target_q{n}"\nheading = "TARGET TW {"I" * n if n < 4 else "IV"}"\nkind = "target"\n'
        f'level = "indicator"\nafter = "target"\nperiod = {n}\nperiods = 4\n'
        for n in range(1, 5)
    )
    text = begin + (f'quarter_targets = "{entry}"\n' if entry else "".join(columns))
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_where_some_plans_have_sums_and_others_each_period_alone_all_are_sums(tmp_path: Path) -> None:
    own = defined(tmp_path, "own", "own")
    alone = [with_quarters(region, QUARTERS, "4 Laporan", "1 | 1 | 1 | 1", template=own) for region in (BARAT, TENGAH)]
    result = roll_up(map(facts, [*alone, with_quarters(TIMUR, UP_TO, "4 Laporan", "1 | 2 | 3 | 4")]))
    again = roll_up([read_rollup(written(result, tmp_path / "rekap.xlsx"))])

    for each in (result, again):
        assert [entries(each, region) for region in (BARAT, TENGAH, TIMUR)] == [
            [{"q1": 1, "q2": 2, "q3": 3, "q4": 4}]
        ] * 3
        assert not [note for _, note in each.notes if "tidak ikut direkap" in note.message.id]


@pytest.mark.parametrize("others", ["", "own", "up_to"])
@pytest.mark.parametrize("most", [True, False])
def test_targets_of_a_definition_that_leaves_open_how_they_are_written_are_numbers_beside_others(
    others: str, *, most: bool, tmp_path: Path
) -> None:
    silent, other = defined(tmp_path, "silent", ""), defined(tmp_path, "other", others)
    open_, beside = (silent, other) if most else (other, silent)
    rows = ["1 | 1 | 1 | 1", "1 | 2 | 3 | 4"]
    plans = [
        with_quarters(region, QUARTERS, "4 Laporan", rows[template == other and others == "up_to"], template=template)
        for region, template in ((BARAT, open_), (TENGAH, open_), (TIMUR, beside))
    ]
    result = roll_up(map(facts, plans))

    wanted = [1, 1, 1, 1] if others == "own" and not most else [1, 2, 3, 4]  # as the definition of most declares them
    named = dict(zip(("q1", "q2", "q3", "q4"), wanted, strict=True))

    assert [entries(result, region) for region in (BARAT, TENGAH, TIMUR)] == [[named]] * 3


def test_what_nobody_knows_to_be_a_sum_stays_a_text_beside_other_definitions(tmp_path: Path) -> None:
    silent, own = defined(tmp_path, "silent", ""), defined(tmp_path, "own", "own")
    plans = [
        with_quarters(region, QUARTERS, "4 Laporan", "1 | 1 | 1 | 2", template=template)
        for region, template in ((BARAT, own), (TENGAH, own), (TIMUR, silent))
    ]
    result = roll_up(map(facts, plans))

    assert entries(result, TIMUR) == [{"q1": "1", "q2": "1", "q3": "1", "q4": "2"}]


@pytest.mark.parametrize(
    ("target", "typed", "rolled_up"),
    [
        ("4 Laporan", "1 | 2 | 3 | 4", {"q1": 1, "q2": 1, "q3": 1, "q4": 1}),
        ("4 Laporan", "1 | | | 4", {"q1": "s.d. 1", "q4": "s.d. 4"}),
        ("90%", "80% | 85% | 88% | 90%", {"q1": 80, "q2": 85, "q3": 88, "q4": 90}),
        ("4 Laporan", "1 | 2-3 | 3 | 4", {"q1": "s.d. 1", "q2": "s.d. 2-3", "q3": "s.d. 3", "q4": "s.d. 4"}),
    ],
)
def test_a_file_that_says_s_d_below_a_definition_of_each_period_alone_means_the_same_in_its_roll_up(
    target: str, typed: str, rolled_up: dict[str, FurtherEntry], tmp_path: Path
) -> None:
    plan = with_quarters(TIMUR, UP_TO, target, typed, template=defined(tmp_path, "own", "own"))

    assert entries(roll_up([facts(plan)]), TIMUR) == [rolled_up]


def test_a_rollup_whose_definition_is_not_the_first_by_name_reads_back_by_it(tmp_path: Path) -> None:
    declared = str(DEFINITIONS / "target-triwulan.toml")  # behind kpu-2020
    most = [
        with_quarters(region, UP_TO, "80%", "20% | 40% | 60% | 80%", template=declared) for region in (BARAT, TENGAH)
    ]
    few = with_quarters(TIMUR, UP_TO, "80%", "10% | 20% | 30% | 80%")
    result = roll_up(map(facts, [few, *most]))
    path = written(result, tmp_path / "rekap.xlsx")
    again = roll_up([read_rollup(path)])

    for region in (BARAT, TIMUR):
        assert entries(again, region) == entries(result, region) != [{}]
    assert all("target_q2" in plan.parts[0].indicators[0].further for plan in plans_of(read_rollup(path)))
    assert written(again, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
    assert edited_sheets(path) == []


def test_what_is_typed_over_a_further_column_is_told_each_time_and_never_taken_for_the_file_s(
    plans: list[Plan], tmp_path: Path
) -> None:
    path = written(roll_up(map(facts, plans)), tmp_path / "rekap.xlsx")
    sheet = values_of(path, "Data Komisi")
    at = sheet[2].index("ANGGARAN (Rp)")
    type_in(path, "Data Komisi", {f"{chr(ord('A') + at)}6": "9000000"})
    typed = read_rollup(path)
    again = read_rollup(written(roll_up([typed]), tmp_path / "lagi.xlsx"))

    assert edited_sheets(path) == ["Data Komisi"]
    for each in (typed, again):
        (said,) = (doubt.id for doubt in roll_up([each]).doubts)
        assert "diketik di rekap, dan hilang begitu file kantornya direkap lagi" in said
        assert entries(roll_up([each]), TIMUR)[0]["budget"] == "9000000"
    assert entries(roll_up([facts(plans[2]), typed]), TIMUR)[0]["budget"] == 1_000_000


def test_nothing_is_told_of_a_rollup_in_whose_further_columns_nobody_typed(plans: list[Plan], tmp_path: Path) -> None:
    path = written(roll_up(map(facts, plans)), tmp_path / "rekap.xlsx")
    type_in(path, "Data Komisi", {"L4": "Kegiatan lain"})

    assert read_rollup(path).doubts == ()
    assert edited_sheets(path) == []


def test_a_difference_of_two_rollups_is_told_in_columns_of_either(plans: list[Plan], tmp_path: Path) -> None:
    changed = with_quarters(TIMUR, UP_TO, "80%", "20% | 50% | 60% | 80%")
    old, new = (
        read_rollup(written(roll_up([facts(each)]), tmp_path / f"{name}.xlsx"))
        for name, each in (("lama", plans[2]), ("baru", changed))
    )
    told = [(each.column, each.old, each.new) for each in changes_between(old, new).changes if each.column]

    assert ("TARGET S.D. TW II", "40%", "50%") in told
    assert ("ANGGARAN (Rp)", "1000000", "") in told


def test_the_export_of_a_rollup_has_targets_by_period_as_people_write_them(plans: list[Plan], tmp_path: Path) -> None:
    path = written(roll_up(map(facts, plans)), tmp_path / "rekap.xlsx")
    plan = next(each for each in plans_of(read_rollup(path)) if each.identity.region == TIMUR)
    first, second = export_plans([plan])[0]["parts"]["commission"]

    assert [each["text"] for each in first["period_targets"]["values"]] == ["20%", "40%", "60%", "80%"]
    assert [each["text"] for each in second["period_targets"]["values"]] == ["1", "2", "3", "4"]
    assert first["activities"][0]["further"] == {"budget": 1_000_000, "remark": "APBN"}


def test_the_frames_have_the_columns(plans: list[Plan]) -> None:
    frame = rak_excel.rollup(plans).frames()["activities"]

    assert frame["budget"].sum() == 5_000_000
    assert [*frame["target_q3"].dropna()] == ["45", "60", "60", "3"]


def test_a_sum_of_the_budget_sheet_is_traced_to_the_rows_with_an_amount(plans: list[Plan], tmp_path: Path) -> None:
    path = written(roll_up(map(facts, plans)), tmp_path / "rekap.xlsx")

    assert [each.cell for each in trace(path, "Anggaran!C6").origins] == ["I2", "I3", "I4"]
    assert [each.file for each in trace(path, "Target Triwulan!L5").origins] == [f"{TIMUR}.xlsx"]


def test_a_letter_asks_about_targets_by_period(plans: list[Plan]) -> None:
    unclear = with_quarters(TIMUR, QUARTERS, "4 Laporan", "1 | 1 | 1 | 2")
    letter = letter_to(TIMUR, rolled_up([unclear, plans[0]]))

    assert "RAK703" in [each.code for each in letter.points]


@st.composite
def budgets(draw: st.DrawFn) -> list[list[int | str]]:
    amount = st.one_of(st.integers(1, 10**12), st.sampled_from(["", "menyusul"]))
    return draw(st.lists(st.lists(amount, min_size=1, max_size=4), min_size=1, max_size=3))


@given(budgets())
def test_whatever_the_offices_plan_to_spend_the_rows_of_the_rollup_add_up_to_it(listed: list[list[int | str]]) -> None:
    made = []
    for region, amounts in zip((BARAT, TENGAH, TIMUR), listed, strict=False):
        rows = "\n".join(f"| Hukum | Jumlah {'ABCD'[nth]} | 1 Dokumen | {each} |" for nth, each in enumerate(amounts))
        made.append(office_with(region, f"# Komisi\n| SASARAN | INDIKATOR | TARGET | ANGGARAN |\n{rows}"))
    result = roll_up(map(facts, reversed(made)))
    by_part = budgets_of(result).by_part

    for region, amounts in zip((BARAT, TENGAH, TIMUR), listed, strict=False):
        assert [each.get("budget", "") for each in entries(result, region)] == amounts
        spent = by_part.get((region, "commission"))
        assert sum(spent.amounts if spent else ()) == sum(each for each in amounts if isinstance(each, int))
        assert (spent.words if spent else 0) == amounts.count("menyusul")


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), st.sampled_from([OWN, UP_TO]))
def test_however_targets_of_quarters_are_written_the_rollup_has_what_is_to_be_reached_by_their_ends(
    each: list[int], headings: str
) -> None:
    sums = [*itertools.accumulate(each)]
    typed = sums if headings == UP_TO else each
    plan = with_quarters(TIMUR, headings, f"{sums[-1]} Laporan", " | ".join(map(str, typed)))

    assert [*entries(roll_up([facts(plan)]), TIMUR)[0].values()] == sums
