"""What was typed into several roll-ups comes to the same in every order, and is told where it differs."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.rolling_up.facts.facts import Alias, InputFacts, TypedBeside
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, typed_over
from rak_excel.vocabulary.names.regions import regions_of
from tests.rollup_plans import office_plan

PLAN = facts_of_plan(office_plan("52.03"))
EARLY, LATE = datetime.date(2020, 1, 30), datetime.date(2020, 2, 1)
ALIAS = Alias("secretariat", "opini bpk", "S7.1", same=True)


def rolled(name: str, typed: TypedBeside | None = None, *aliases: Alias) -> InputFacts:
    return replace(PLAN, earlier=name, typed={"52.03": typed} if typed else {}, aliases=aliases)


def every_order(harvests: Sequence[InputFacts]) -> Rollup:
    first, *others = (roll_up(list(order)) for order in itertools.permutations(harvests))
    assert all(replace(other, definition=first.definition) == first for other in others)
    return first


def due(name: str, deadline: datetime.date | str | None) -> InputFacts:
    return replace(PLAN, earlier=name, deadline=deadline)


def typed_beside(result: Rollup) -> TypedBeside:
    return next(office.typed for office in result.offices if office.region == "52.03")


def test_different_dates_of_receipt_are_told_and_the_earliest_is_used() -> None:
    result = every_order(
        [
            rolled("a.xlsx", TypedBeside(LATE)),
            rolled("b.xlsx", TypedBeside(EARLY)),
            rolled("c.xlsx", TypedBeside("besok")),
        ]
    )

    assert typed_beside(result) == TypedBeside(EARLY)
    assert [doubt.id for doubt in result.doubts] == [
        "Tanggal Diterima Kabupaten Lombok Timur berbeda di rekap yang digabung (30/01/2020, 01/02/2020, besok). Dipakai "
        "30/01/2020; perbaiki di rekap baru kalau salah."
    ]


@pytest.mark.parametrize(("newer", "older"), [(EARLY, LATE), (LATE, EARLY), ("besok", LATE)])
def test_of_two_dates_the_one_typed_in_the_newer_roll_up_counts(
    newer: datetime.date | str, older: datetime.date | str
) -> None:
    typed = typed_over(
        {"52.03": TypedBeside(newer), "52.01": TypedBeside(None, "ditelepon")},
        {"52.03": TypedBeside(older, "lengkap"), "52.01": TypedBeside(older), "52.02": TypedBeside(older)},
    )

    assert typed == {
        "52.03": TypedBeside(newer, "lengkap"),
        "52.01": TypedBeside(older, "ditelepon"),
        "52.02": TypedBeside(older),
    }


def test_different_remarks_are_all_kept() -> None:
    result = every_order(
        [rolled("a.xlsx", TypedBeside(EARLY, "lengkap")), rolled("b.xlsx", TypedBeside(EARLY, "ditelepon"))]
    )
    again = every_order([rolled("a.xlsx", TypedBeside(EARLY, "lengkap")), rolled("c.xlsx", typed_beside(result))])

    assert typed_beside(result) == typed_beside(again) == TypedBeside(EARLY, "ditelepon; lengkap")
    assert ["Catatan Provinsi" in doubt.id for doubt in result.doubts] == [True]
    assert again.doubts == ()


def test_what_the_last_roll_up_says_counts_and_what_others_say_instead_is_told() -> None:
    inputs = [
        rolled("a.xlsx", TypedBeside(EARLY, "x"), ALIAS),
        rolled("b.xlsx", TypedBeside(LATE, "y"), replace(ALIAS, same=False)),
    ]
    result = roll_up(inputs, typed={"52.03": TypedBeside(LATE, "z")}, aliases=[ALIAS])

    assert (typed_beside(result), result.aliases) == (TypedBeside(LATE, "z"), (ALIAS,))
    assert [doubt.id for doubt in result.doubts] == [
        "Yang diketik di rekap yang digabung tidak dipakai, karena di rekap sebelumnya tertulis lain: Kabupaten Lombok Timur "
        '(30/01/2020, "x", "y"). Ketik di rekap baru kalau masih perlu.',
        "1 padanan dijawab lain di rekap yang digabung. Dipakai jawaban rekap sebelumnya.",
    ]


@pytest.mark.parametrize("remark", ["ditelepon", " ditelepon ", "sudah; ditelepon", ""])
def test_what_the_last_roll_up_says_as_well_is_not_told(remark: str) -> None:
    inputs = [rolled("a.xlsx", TypedBeside(EARLY, "ditelepon"), ALIAS)]
    result = roll_up(inputs, typed={"52.03": TypedBeside(None, remark)}, aliases=[ALIAS])

    assert typed_beside(result) == TypedBeside(EARLY, remark or "ditelepon")
    assert result.doubts == ()


def test_of_many_offices_passed_over_ten_are_named() -> None:
    codes = [region.code for region in regions_of("51")] + [region.code for region in regions_of("52")][:3]
    both = [{code: TypedBeside(remark=said) for code in codes} for said in ("x", "y")]
    result = roll_up([replace(PLAN, earlier="a.xlsx", typed=both[0])], provinces=["51", "52"], typed=both[1])
    (doubt,) = result.doubts

    assert doubt.id.count('("x")') == 10
    assert f" dan {len(codes) - 10} lainnya" in doubt.id


@pytest.mark.parametrize("other", [replace(ALIAS, same=False), replace(ALIAS, key="S7.2")])
def test_a_wording_that_was_answered_differently_is_to_be_answered_again(other: Alias) -> None:
    result = every_order([rolled("a.xlsx", None, ALIAS), rolled("b.xlsx", None, other)])

    assert result.aliases == ()
    assert [doubt.id for doubt in result.doubts] == [
        'Padanan "opini bpk" dijawab berbeda di rekap yang digabung. Jawab lagi di sheet Padanan Indikator.'
    ]


def test_the_same_answer_with_another_score_is_one() -> None:
    result = every_order([rolled("a.xlsx", None, ALIAS), rolled("b.xlsx", None, replace(ALIAS, score=90))])

    assert len(result.aliases) == 1
    assert result.doubts == ()


def test_doubts_are_told_in_one_order() -> None:
    doubtful = [
        replace(rolled(name), doubts=PLAN.doubts + tuple(_doubts(name))) for name in ("a.xlsx", "b.xlsx", "c.xlsx")
    ]

    assert [doubt.id for doubt in every_order(doubtful).doubts] == [
        "a.xlsx 2",
        "a.xlsx 1",
        "b.xlsx 2",
        "b.xlsx 1",
        "c.xlsx 2",
        "c.xlsx 1",
    ]


def _doubts(name: str) -> list[Text]:
    return [Text(f"{name} {number}", f"{name} {number}") for number in (2, 1)]


def test_what_is_typed_beside_an_office_that_is_not_listed_is_told() -> None:
    """Those of another province, and a province's own office that sends nothing this time."""
    typed = {
        "51.03": TypedBeside(remark="Sudah ditelepon"),
        "52": TypedBeside(received=datetime.date(2020, 1, 31)),
        "52.03": TypedBeside(),
    }
    result = roll_up([facts_of_plan(office_plan("52.03"))], typed=typed)

    assert [doubt.id for doubt in result.doubts] == [
        "Yang diketik di samping Kabupaten Badung, Nusa Tenggara Barat tidak dibawa, karena tidak ada di rekap ini. Simpan "
        "rekap yang memuatnya."
    ]


@pytest.mark.parametrize("before", [EARLY, "akhir Januari"])
def test_the_deadline_of_the_last_roll_up_counts_and_another_one_is_told(before: datetime.date | str) -> None:
    inputs = [due("a.xlsx", LATE), due("b.xlsx", "akhir Februari"), due("c.xlsx", before), due("d.xlsx", None)]
    result = roll_up(inputs, previous=due("lama.xlsx", before))
    used = "30/01/2020" if before == EARLY else before

    assert result.deadline == before
    assert [doubt.id for doubt in result.doubts] == [
        f"Batas waktu di rekap yang digabung (01/02/2020, akhir Februari) tidak dipakai; yang dipakai {used}, dari rekap "
        "sebelumnya. Perbaiki di rekap baru kalau salah."
    ]


@pytest.mark.parametrize(
    ("typed", "before", "asked", "counts"),
    [(EARLY, EARLY, None, EARLY), (LATE, None, None, LATE), (None, EARLY, None, EARLY), (LATE, EARLY, LATE, LATE)],
)
def test_a_deadline_on_which_nobody_differs_or_that_is_asked_for_is_not_told(
    typed: datetime.date | None, before: datetime.date | None, asked: datetime.date | None, counts: datetime.date
) -> None:
    result = roll_up([due("a.xlsx", typed)], previous=due("lama.xlsx", before), deadline=asked)

    assert (result.deadline, result.doubts) == (counts, ())
