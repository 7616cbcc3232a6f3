"""The targets of an indicator by period are one choice in a merge: the whole set of a file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.errors import NothingChangesError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.trace import trace
from rak_excel.merging.merge import Merged, merge
from rak_excel.model import Plan, Source
from rak_excel.model.standard_columns import period_label
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form
from tests.merged_plans import answer, letter_of, sheet_of
from tests.shown_values import values_of
from tests.signed_office import SignedOffice
from tests.submissions import FINANCE, LEGAL, TECHNICAL, differences_of, written
from tests.tables import plan_of
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

_TICKS = "T1 | T2 | T3 | T4"
_ALONE = "(Non Kumulatif)"
_UNITS = (LEGAL, FINANCE, TECHNICAL)


def sent(
    values: Mapping[str, str],
    by: str = LEGAL,
    *,
    target: str = "4 Laporan",
    file: str = "",
    saying: str = "s.d. ",
    **own: object,
) -> Plan:
    """A file of a unit with one indicator and these targets by period: `{"TW I": "1"}`."""
    behind = f" {_ALONE}" if saying == _ALONE else ""
    headings = " | ".join(f"TARGET {'' if behind else saying}{label}{behind}" for label in values)
    row = f"| 1 | Hukum | Jumlah Laporan | {target} | {' | '.join(values.values())} | Reviu {by} | v | | | | {by} |"
    text = f"# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | {headings} | KEGIATAN | {_TICKS} | PELAKSANA |\n{row}"
    name = file or f"{by}.xlsx"
    plan = plan_of(text, file=name, template="kpu-2020", submitter=by, **own)
    return replace(plan, source=Source(name, hashlib.sha256(f"{name}{text}{own}".encode()).hexdigest()))


def quarters(*values: str) -> dict[str, str]:
    return {period_label(at, 4): value for at, value in enumerate(values, 1)}


def halves(*values: str) -> dict[str, str]:
    return {period_label(at, 2): value for at, value in enumerate(values, 1)}


def months(**values: str) -> dict[str, str]:
    return {period_label(at, 12): values.get(period_label(at, 12), "") for at in range(1, 13)}


def set_of(merged: Merged | Plan, text: str = "") -> dict[str, str]:
    """The targets by period of the only indicator of a plan, or of the one with this text, by the names of their periods."""
    plan = merged.plan if isinstance(merged, Merged) else merged
    (indicator,) = (each for _, each in plan.indicators() if text in {"", each.text})
    columns = (each for each in plan.definition.further_of("commission") if each.period)
    labels = {each.id: period_label(each.period, each.periods) for each in columns}
    return {labels[id_]: str(entry) for id_, entry in indicator.further.items()}


def test_an_indicators_targets_by_period_are_one_difference_with_the_whole_set_of_each_file() -> None:
    merged = merge([sent(quarters("1", "2", "3", "4")), sent(quarters("1", "1", "2", "4"), FINANCE)])

    assert differences_of(merged) == [
        (
            "targets_by_period",
            ["A s.d. TW I 1; s.d. TW II 1; s.d. TW III 2; s.d. TW IV 4", "B s.d. TW I 1; s.d. TW II 2; s.d. TW III 3; s.d. TW IV 4"],
            "A",
        )
    ]  # fmt: skip
    assert list(set_of(merged).values()) == ["1", "1", "2", "4"]


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (quarters("1", "2", "3", "4"), quarters("", "", "", ""), quarters("1", "2", "3", "4")),
        (quarters("1", "2", "3", "4"), quarters("", "2", "", "4"), quarters("1", "2", "3", "4")),
        (quarters("1", "2", "3", "4"), halves("2", "4"), quarters("1", "2", "3", "4")),
        (
            months(MAR="1", JUN="2", JUL="2", DES="4"),
            halves("2", "4"),
            {"MAR": "1", "JUN": "2", "JUL": "2", "DES": "4"},
        ),
    ],
)
def test_a_set_that_says_the_same_of_more_periods_stands_and_nothing_is_asked(
    one: Mapping[str, str], other: Mapping[str, str], kept: Mapping[str, str]
) -> None:
    for units in ((LEGAL, FINANCE), (FINANCE, LEGAL)):
        merged = merge([sent(one, units[0]), sent(other, units[1])])

        assert merged.differences == ()
        assert set_of(merged) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (quarters("1", "2", "3", "4"), halves("3", "4")),
        (quarters("1", "2", "", ""), quarters("", "", "3", "4")),
        (quarters("1", "", "3", "4"), halves("2", "4")),
        (quarters("1", "2", "3", "4"), {"CAWU I": "1", "CAWU II": "2", "CAWU III": "4"}),
    ],
)
def test_sets_of_which_neither_says_all_of_the_other_are_asked_about(
    one: Mapping[str, str], other: Mapping[str, str]
) -> None:
    merged = merge([sent(one), sent(other, FINANCE)])

    assert [each.question.field.label.id for each in merged.differences] == ["Target per periode"]
    assert set_of(merged) in [{at: text for at, text in each.items() if text} for each in (one, other)]


@pytest.mark.parametrize(
    ("target", "own", "up_to"),
    [
        ("4 Laporan", ["1", "1", "1", "1"], ["1", "2", "3", "4"]),
        ("2-4 Laporan", ["1-2", "1-2"], ["1-2", "2-4"]),
        ("≥ 4 Laporan", ["", "≥ 2", "", "≥ 2"], ["", "≥ 2", "", "≥ 4"]),
        ("≥ 4 Laporan", ["≥ 1", "1", "1", "1"], ["≥ 1", "≥ 2", "≥ 3", "≥ 4"]),
    ],
)
@pytest.mark.parametrize("units", [(LEGAL, FINANCE), (FINANCE, LEGAL)])
def test_targets_of_each_period_alone_and_s_d_that_come_to_the_same_are_no_difference(
    target: str, own: Sequence[str], up_to: Sequence[str], units: Sequence[str]
) -> None:
    alone = sent(quarters(*own), units[0], target=target, saying=_ALONE)
    merged = merge([alone, sent(quarters(*up_to), units[1], target=target)])

    assert merged.differences == ()
    assert list(set_of(merged).values()) == [each for each in up_to if each]


def test_sets_that_are_typed_alike_for_targets_that_differ_are_asked_about_once() -> None:
    one, other = (
        sent(quarters("1", "2", "3", "4"), by, target=of) for by, of in ((LEGAL, "4 Laporan"), (FINANCE, "4 Dokumen"))
    )

    assert [each.question.field.id for each in merge([one, other]).differences] == ["target"]


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (quarters("", "2", "", ""), quarters("1", "1", "1", "1"), None),
        (quarters("1", "2", "", ""), quarters("1", "1", "1", "1"), None),
        (quarters("", "1", "", ""), quarters("1", "1", "1", "1"), quarters("1", "1", "1", "1")),
        (quarters("1", "2", "", ""), quarters("1", "2", "3", "4"), quarters("1", "2", "3", "4")),
        (quarters("1", "1", "", ""), quarters("1", "1", "3", ""), quarters("1", "1", "3", "")),
    ],
)
@pytest.mark.parametrize("units", [(LEGAL, FINANCE), (FINANCE, LEGAL)])
def test_what_is_not_known_to_be_s_d_gives_way_only_to_what_is_typed_alike(
    one: Mapping[str, str], other: Mapping[str, str], kept: Mapping[str, str] | None, units: Sequence[str]
) -> None:
    merged = merge([sent(one, units[0], saying=""), sent(other, units[1], saying="")])

    if kept is None:
        assert [{saying.split()[0] for saying in said} for _, said, _ in differences_of(merged)] == [{"A", "B"}]
    else:
        assert (merged.differences, set_of(merged)) == ((), {at: text for at, text in kept.items() if text})


@pytest.mark.parametrize(
    ("how", "known", "written"),
    [
        ("s.d. ", quarters("1", "2", "3", "4"), ["1", "2", "3", "4"]),
        ("s.d. ", quarters("1", "2", "2", "3"), ["s.d. 1", "s.d. 2", "s.d. 2", "s.d. 3"]),
        (_ALONE, quarters("1", "1", "1", "2"), ["s.d. 1", "s.d. 2", "s.d. 3", "s.d. 5"]),
    ],
)
def test_no_heading_says_s_d_of_targets_of_which_nobody_knows_that(
    how: str, known: Mapping[str, str], written: Sequence[str]
) -> None:
    one = sent(quarters("1", "1", "1", "2"), saying="")
    other = sent(known, FINANCE, saying=how).changed(lambda _part, own: own.but(text="Jumlah Dokumen"))
    plan = merge([one, other]).plan

    assert {each.entry for each in plan.definition.further_of("commission") if each.period} == {""}
    assert list(set_of(plan, "Jumlah Laporan").values()) == ["1", "1", "1", "2"]
    assert list(set_of(plan, "Jumlah Dokumen").values()) == written


def test_a_plan_that_is_revised_keeps_its_meaning_where_nobody_knows_that_of_what_is_new(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(quarters("1", "2", "2", "3")))
    new = sent(quarters("1", "1", "1", "2"), FINANCE, saying="")
    plan = office.revise(new.changed(lambda _part, own: own.but(text="Jumlah Dokumen"))).plan

    assert list(set_of(plan, "Jumlah Laporan").values()) == ["s.d. 1", "s.d. 2", "s.d. 2", "s.d. 3"]
    assert list(set_of(plan, "Jumlah Dokumen").values()) == ["1", "1", "1", "2"]


_VALUES = st.sampled_from(["", "1", "2", "3", "4", "n.a"])
_SETS = st.one_of(
    st.lists(_VALUES, min_size=4, max_size=4).map(lambda each: quarters(*each)),
    st.lists(_VALUES, min_size=2, max_size=2).map(lambda each: halves(*each)),
)


@given(
    st.lists(st.tuples(_SETS, st.sampled_from(["s.d. ", ""])), min_size=2, max_size=3),
    st.permutations(["a.xlsx", "b.xlsx", "c.xlsx"]),
    st.data(),
)
def test_neither_order_nor_names_matter_and_the_set_of_the_plan_is_that_of_one_file(
    sets: list[tuple[Mapping[str, str], str]], names: list[str], data: st.DataObject
) -> None:
    plans = [sent(own, unit, saying=how, file=f"{unit}.xlsx") for unit, (own, how) in zip(_UNITS, sets, strict=False)]
    merged = merge(plans)
    other = merge(data.draw(st.permutations(plans)))
    renamed = [replace(each, source=replace(each.source, file=name)) for each, name in zip(plans, names, strict=False)]

    assert plan_form(other) == plan_form(merged)
    assert extra_sheets(other) == extra_sheets(merged)
    assert set_of(merge(renamed)) == set_of(merged)
    each_alone = [_read_as_merged(plan, plans) for plan in plans]
    assert set_of(merged) in each_alone
    assert len([each for each in merged.differences if each.question.field.id == "targets_by_period"]) <= 1


def _read_as_merged(plan: Plan, plans: Sequence[Plan]) -> dict[str, str]:
    """The set of one file as the columns of all have it: s.d. where these differ, and as typed where some are open."""
    others = [
        each.changed(lambda _part, own: own.but(text=f"{own.text} {own.activities[0].text}"))
        for each in plans
        if each is not plan
    ]
    ((_, wanted),) = plan.indicators()
    return set_of(merge([plan, *others]), wanted.text)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = written(tmp_path / "in", [sent(quarters("1", "2", "3", "4")), sent(quarters("1", "1", "2", "4"), FINANCE)])
    merge_files([folder], tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


ONE, OTHER = (
    "s.d. TW I 1; s.d. TW II 2; s.d. TW III 3; s.d. TW IV 4",
    "s.d. TW I 1; s.d. TW II 1; s.d. TW III 2; s.d. TW IV 4",
)


def test_a_set_is_chosen_by_its_letter_and_traced_to_its_file(plan: Path, tmp_path: Path) -> None:
    rows = [row for row in values_of(plan, "Beda Isian") if OTHER in row or ONE in row]
    assert [row[1] for row in rows] == ["Komisi!F9"] * 2  # the first period of which they say otherwise
    answer(plan, "Isian yang Dipakai", {OTHER: letter_of(plan, ONE)})
    chosen = merge_files([tmp_path / "in"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))

    assert (chosen.open, list(set_of(read_plan(tmp_path / "chosen.xlsx")).values())) == ((), ["1", "2", "3", "4"])


@pytest.mark.parametrize(
    "typed",
    [
        "TW I 0; TW II 1; TW III -; TW IV 4",
        "s.d. TW 1: 0; s.d. Juni = 1\nTriwulan IV 4",
        "TW I 0, TW II 1,TW IV 4",
        "s.d. TW I - 0 s.d. triwulan kedua 1 TW IV 4",
    ],
)
def test_another_set_is_typed_beside_the_candidates(plan: Path, tmp_path: Path, typed: str) -> None:
    answer(plan, "Isian Lain", {OTHER: typed})
    chosen = merge_files([tmp_path / "in"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))
    again = merge_files([tmp_path / "in"], tmp_path / "again.xlsx", MergeRequest(decisions=tmp_path / "chosen.xlsx"))

    assert (chosen.open, again.open) == ((), ())
    assert set_of(read_plan(tmp_path / "again.xlsx")) == {"TW I": "0", "TW II": "1", "TW IV": "4"}


@pytest.mark.parametrize(
    "typed",
    [
        "3",
        "TW V 3",
        "TW I 1; TW I 2",
        "TW I; TW II 2",
        "SMT I 2",
        "TW I nanti",
        "TW I 2020 1",
        "TW I 1, SMT II 2",
        "TW I 1 Mei 2",
    ],
)
def test_what_says_no_set_is_told_and_stays(plan: Path, tmp_path: Path, typed: str) -> None:
    answer(plan, "Isian Lain", {OTHER: typed})
    chosen = merge_files([tmp_path / "in"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))

    assert len(chosen.open) == 1
    (told,) = chosen.unclear
    assert "tidak terbaca sebagai Target per periode. Tulis semua periodenya, misalnya TW I 1; TW II 2." in told.id
    assert "Target per periode" in sheet_of(tmp_path / "chosen.xlsx", "Beda Isian").text(
        *_typed_at(tmp_path / "chosen.xlsx", typed)
    )


def test_a_dash_before_a_number_is_a_sign_only_where_no_blank_follows(plan: Path, tmp_path: Path) -> None:
    answer(plan, "Isian Lain", {OTHER: "TW I -5, TW II - 1,5; TW IV: -50%"})
    merge_files([tmp_path / "in"], tmp_path / "chosen.xlsx", MergeRequest(decisions=plan))

    assert set_of(read_plan(tmp_path / "chosen.xlsx")) == {"TW I": "-5", "TW II": "1,5", "TW IV": "-50%"}


def _typed_at(path: Path, typed: str) -> tuple[int, int]:
    """The cell of what is asked on the row where something was typed."""
    sheet = sheet_of(path, "Beda Isian")
    row = next(row for row in sheet.rows if typed in (sheet.text(row, each) for each in sheet.rows[row]))
    return row, 4


def test_a_set_that_a_unit_sends_again_stands_as_it_was_chosen(tmp_path: Path) -> None:
    one, other = quarters("1", "2", "3", "4"), quarters("1", "1", "2", "4")
    office = SignedOffice(tmp_path, sent(one), sent(other, FINANCE), choice="A")

    with pytest.raises(NothingChangesError):
        office.revise(sent(one, revision=1))


def test_a_set_changes_as_a_set_in_a_revision(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(quarters("1", "2", "3", "4")))
    merged = office.revise(sent(quarters("0", "1", "", "4"), revision=1))

    assert (merged.differences, set_of(merged)) == ((), {"TW I": "0", "TW II": "1", "TW IV": "4"})


@pytest.mark.parametrize(("unit", "kept"), [(LEGAL, ["1", "3", "4"]), (FINANCE, ["1", "2", "3", "4"])])
def test_a_unit_takes_a_period_out_that_it_filled_in_before_and_another_unit_does_not(
    tmp_path: Path, unit: str, kept: Sequence[str]
) -> None:
    office = SignedOffice(tmp_path, sent(quarters("1", "2", "3", "4")))
    merged = office.revise(sent(quarters("1", "", "3", "4"), unit, revision=1))

    assert (merged.differences, list(set_of(merged).values())) == ((), kept)


def test_a_set_that_people_chose_is_asked_about_where_the_unit_sends_a_new_one(tmp_path: Path) -> None:
    office = SignedOffice(
        tmp_path, sent(quarters("1", "2", "3", "4")), sent(quarters("1", "1", "2", "4"), FINANCE), choice="A"
    )
    merged = office.revise(sent(quarters("0", "0", "0", "4"), revision=1))

    assert [each.question.field.id for each in merged.differences] == ["targets_by_period"]
    assert list(set_of(merged).values()) == ["1", "1", "2", "4"]


def test_quarters_of_a_plan_are_summed_where_a_revision_writes_them_s_d(tmp_path: Path) -> None:
    office = SignedOffice(tmp_path, sent(quarters("1", "1", "1", "1"), saying=_ALONE))
    merged = office.revise(sent(quarters("1", "2", "3", "4"), FINANCE))

    assert (merged.differences, list(set_of(merged).values())) == ((), ["1", "2", "3", "4"])


def _columns(merged: Merged) -> list[str]:
    return [each.id for each in merged.plan.definition.further_of("commission")]


def test_a_file_that_a_merge_sets_aside_gives_the_plan_no_columns() -> None:
    plain = sent({}, FINANCE)
    older, newer = sent(quarters("1", "2", "3", "4"), revision=0), sent({}, revision=1)
    replaced = merge([older, newer, plain])
    by_months = plan_of(
        f"""
        # Komisi
        | NO | SASARAN | INDIKATOR | TARGET | SATUAN | KEGIATAN | {" | ".join(f"B{at}" for at in range(1, 13))} | PELAKSANA |
        | 1 | Hukum | Jumlah Laporan | 4 | Laporan | Rapat | v | | | | | | | | | | | | {TECHNICAL} |
        """,
        file="bulan.xlsx",
        template="kpu-2020",
        submitter=TECHNICAL,
    )
    refused = merge([by_months, newer, plain])

    assert sorted(each.status for each in replaced.files)[:1] == ["diganti revisi baru"]
    assert (_columns(replaced), _columns(refused)) == ([], [])
    assert [Path(each.source.file).name for each in refused.refused] == ["bulan.xlsx"]


def test_a_target_below_a_wide_heading_of_a_form_without_a_schedule_is_traced_to_its_cells(tmp_path: Path) -> None:
    (source,) = (Path(__file__).parents[1] / "examples" / "badan-contoh" / "rencana").glob("*Hulu*")
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / "in").mkdir(exist_ok=True)
        shutil.copy(source, tmp_path / "in" / name)
    type_in(tmp_path / "in" / "b.xlsx", "Renaksi", {"F9": "15%"})
    merged = merge_files([tmp_path / "in"], tmp_path / "plan.xlsx")
    traced = [trace(tmp_path / "plan.xlsx", f"Renaksi!{column}9").taken for column in "DEFP"]
    texts = {each.text for each in merged.differences[0].candidates}

    assert traced[0] is None
    assert [{taken.text, *(text for text, _ in taken.others)} for taken in traced[1:] if taken] == [texts] * 3
