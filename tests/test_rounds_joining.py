"""Several lists about one file: no answer of an office and no ruling of its receiver is lost because another list is later."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, Returned
from rak_excel.rounds.following import Followed
from tests.returns import FOUND, OLD_YEAR, ROWS, plan_with, returned, rounds, told

FOUND_SORTED = sorted(FOUND)
WHY = "Laporan tahun 2018 memang baru disusun tahun ini"


@pytest.fixture(scope="module")
def first() -> Returned:
    (only,) = returned(plan_with())
    return only


@pytest.fixture(scope="module")
def second(first: Returned) -> Returned:
    """What went back when one finding was mended, and nothing answered."""
    (only,) = returned(plan_with((ROWS[0], *ROWS[2:])).but(returned=first))
    assert only.round == 2
    return only


def saying(back: Returned, why: str = WHY, ruling: Ruling | None = None, code: str = "RAK221") -> Returned:
    """The list with an explanation of one finding, and a ruling on that."""
    said = Answered(back.answers[0].finding, Answer.RIGHT, why, ruling)
    return back.but(answers=tuple(said.but(finding=e.finding) if e.finding.code == code else e for e in back.answers))


def found(own: Returned | None, *apart: Returned, code: str = "RAK221") -> Followed:
    (made,) = rounds(plan_with().but(returned=own), since=apart)
    (one,) = (each for each in made.round.followed if each.finding.code == code)
    return one


def test_what_an_office_adds_in_the_copy_that_it_has_counts_beside_a_later_list(
    first: Returned, second: Returned
) -> None:
    explained = found(saying(first), second.but(kept=True)).finding
    assert (explained.progress, explained.explanation) == (Progress.EXPLAINED, WHY)


def test_what_the_later_list_says_counts_where_the_file_says_nothing(first: Returned, second: Returned) -> None:
    assert found(first, saying(second)).finding.explanation == WHY


def test_of_two_answers_that_of_the_file_counts(first: Returned, second: Returned) -> None:
    assert found(saying(first, "yang baru"), saying(second, "yang lama")).finding.explanation == "yang baru"


def test_answers_to_several_findings_in_two_copies_of_one_list_all_count(first: Returned) -> None:
    one, other = saying(first), saying(first, "Begitu adanya", code="RAK302")
    for copies in itertools.permutations([one, other]):
        (own,) = rounds(plan_with(), since=copies)
        assert {each.finding.explanation for each in own.round.followed} == {"", WHY, "Begitu adanya"}


@pytest.mark.parametrize(
    ("ruling", "becomes"), [(Ruling.REJECTED, Progress.STILL), (Ruling.ACCEPTED, Progress.EXPLAINED)]
)
def test_what_the_receiver_rules_in_its_copy_counts(first: Returned, ruling: Ruling, becomes: Progress) -> None:
    kept = saying(first, ruling=ruling).but(kept=True)
    followed = found(saying(first), kept)
    assert (followed.finding.progress, followed.told and followed.told.ruling) == (becomes, ruling)


def test_a_ruling_holds_for_the_words_that_it_was_made_on(first: Returned) -> None:
    rejected = saying(first, "karena begitu", Ruling.REJECTED).but(kept=True)
    assert found(saying(first, " Karena  BEGITU"), rejected).finding.progress is Progress.STILL
    followed = found(saying(first, "Renstra halaman 7"), rejected)
    assert (followed.finding.progress, followed.told and followed.told.ruling) == (Progress.STILL, None)
    assert "pernah ditolak" in str(followed.finding.refusal)


def test_new_words_after_a_rejection_wait_for_their_receiver_in_every_later_round(first: Returned) -> None:
    (third,) = returned(plan_with().but(returned=saying(first, "karena begitu", Ruling.REJECTED)))
    (fourth,) = returned(plan_with().but(returned=saying_again(third, "Renstra halaman 7")))
    (waiting,) = (each for each in fourth.answers if each.finding.code == "RAK221")
    assert (waiting.ruling, waiting.disputed) == (None, True)

    typed_by_the_office = saying_again(fourth, "Renstra halaman 7", Ruling.ACCEPTED)
    assert found(typed_by_the_office).finding.progress is Progress.STILL
    assert found(fourth, typed_by_the_office.but(kept=True)).finding.progress is Progress.EXPLAINED
    assert found(fourth, saying_again(fourth, "Renstra halaman 7", Ruling.REJECTED)).finding.progress is Progress.STILL


def saying_again(back: Returned, why: str, ruling: Ruling | None = None) -> Returned:
    """The list with other words in it, as it is read: of a rejection of others it is still known."""
    answers = (
        each.but(explanation=why, ruling=ruling, disputed=True) if each.finding.code == "RAK221" else each
        for each in back.answers
    )
    return back.but(answers=tuple(answers))


def test_a_rejection_is_remembered_beyond_an_acceptance(first: Returned) -> None:
    (third,) = returned(plan_with().but(returned=saying(first, "karena begitu", Ruling.REJECTED)))
    accepted = saying_again(third, "Renstra halaman 7", Ruling.ACCEPTED).but(kept=True)
    waiting = saying_again(third, "Renstra halaman 7")
    (fourth,) = returned(plan_with().but(returned=waiting), since=[accepted])
    assert found(fourth).finding.progress is Progress.EXPLAINED
    changed = (
        each.but(explanation="Lain lagi", ruling=None, standing=False) if each.finding.code == "RAK221" else each
        for each in fourth.answers
    )
    assert found(fourth.but(answers=tuple(changed))).finding.progress is Progress.STILL


def test_a_rejection_that_was_left_beside_other_words_is_none_of_these(first: Returned) -> None:
    kept = saying(first, "karena begitu", Ruling.REJECTED).but(kept=True)
    followed = found(saying(first, "Renstra halaman 7", Ruling.REJECTED), kept)
    assert "menunggu putusan" in str(followed.finding.refusal)


def test_lists_of_one_file_under_several_names_are_about_one_file() -> None:
    lists = [returned(plan_with(file=name))[0] for name in ("teknis.xlsx", "DOC-WA01.xlsx", "teknis (1).xlsx")]
    for own in (None, lists[0]):
        (made,) = rounds(plan_with(file="final.xlsx").but(returned=own), since=lists)
        assert told(made) == {"still": FOUND_SORTED}


def test_lists_of_two_versions_that_both_lie_there_are_each_about_their_own() -> None:
    unknown = " | | | | Menata taman | ✓ | Sub Bagian Taman"
    versions = [plan_with(file="lama.xlsx"), plan_with((*ROWS[:2], ROWS[3], unknown), file="baru.xlsx")]
    (made,) = rounds(*versions, since=returned(*versions))
    assert {*told(made)} == {"still"}


def test_lists_of_two_files_of_a_unit_stay_two() -> None:
    halves = ((ROWS[0], ROWS[1]), (ROWS[0], ROWS[3]))
    plans = [plan_with(rows, file=f"{number}.xlsx") for number, rows in enumerate(halves)]
    lists = returned(*plans)
    (made,) = rounds(*plans, since=lists)
    assert told(made) == {"still": ["RAK221 E3", "RAK502 R3"]}


def test_an_answer_is_one_to_the_value_that_it_was_given_to(first: Returned) -> None:
    retyped = (*ROWS[:-1], OLD_YEAR.replace("Menyusun", "Mencetak"))
    (later,) = returned(plan_with((retyped[0], *retyped[2:])).but(returned=first))
    (own,) = rounds(plan_with(retyped).but(returned=saying(first)), since=[later])
    (followed,) = (each for each in own.round.followed if each.finding.code == "RAK221")
    assert (followed.finding.progress, followed.finding.answer) == (Progress.STILL, None)


def test_the_counts_are_those_of_the_latest_list(first: Returned, second: Returned) -> None:
    (own,) = rounds(plan_with((ROWS[0], ROWS[3])).but(returned=saying(first)), since=[second])
    assert told(own) == {"settled": ["RAK302 D3"], "explained": ["RAK221 E3"]}


@pytest.mark.parametrize("other", [{"unit": "Sub Bagian Hukum dan Sumber Daya Manusia"}, {"year": 2021}])
def test_the_only_list_is_not_compared_with_the_plan_of_another_unit_or_year(
    first: Returned, other: dict[str, object]
) -> None:
    (own,) = rounds(plan_with(file="lain.xlsx", **other), since=[saying(first)])  # type: ignore[arg-type]
    assert own.given == ()
    assert not own.round.compared


def test_a_unit_that_was_corrected_in_the_same_file_keeps_its_list(first: Returned) -> None:
    (own,) = rounds(plan_with(unit="Sub Bagian Hukum dan Sumber Daya Manusia"), since=[saying(first)])
    assert own.round.compared


Said = tuple[str, Ruling | None, bool]
"""An explanation, what is ruled on it, and whether the list was kept."""
said = st.tuples(
    st.sampled_from(["", "karena begitu", "Renstra halaman 7"]),
    st.none() | st.sampled_from(list(Ruling)),
    st.booleans(),
)
(BASE,) = returned(plan_with())


@given(st.none() | said, st.lists(said, min_size=1, max_size=3), st.randoms())
def test_in_whatever_order_lists_are_given_they_say_the_same_and_no_words_are_lost(
    own: Said | None, apart: list[Said], order: Random
) -> None:
    within = saying(BASE, *own[:2]) if own else None
    lists = [saying(BASE, why, ruling).but(kept=kept) for why, ruling, kept in apart]
    mixed = list(lists)
    order.shuffle(mixed)
    followed = found(within, *lists)
    assert followed == found(within, *mixed)
    every = {why for why, *_ in [*([own] if own else []), *apart] if why}
    assert followed.finding.explanation in (every or {""})
