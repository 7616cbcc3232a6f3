"""What an office answers to a finding, what its receiver says of that, and what becomes of the finding."""

from __future__ import annotations

import pytest

from rak_excel.model import Finding, Severity
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Returned
from rak_excel.rounds.following import Followed
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.findings.verdict import verdict
from tests.returns import EXPLAINABLE, NO_TARGET, OLD_YEAR, ROWS, UNKNOWN, plan_with, returned, rounds

WHY = "Laporan tahun 2018 memang baru disusun tahun ini"


@pytest.fixture(scope="module")
def back() -> Returned:
    (only,) = returned(plan_with())
    return only


def answered(back: Returned, code: str, answer: Answer | None, why: str = "", ruling: Ruling | None = None) -> Returned:
    """The list in which the office answered to one finding."""
    said = [
        each.but(answer=answer, explanation=why, ruling=ruling) if each.finding.code == code else each
        for each in back.answers
    ]
    return back.but(answers=tuple(said))


def today(back: Returned, code: str, *rows: str, settings: Settings = EXPLAINABLE) -> Followed:
    """What the finding of this rule has become."""
    (own,) = rounds(plan_with(rows or ROWS).but(returned=back), settings=settings)
    (found,) = (each for each in own.round.followed if each.finding.code == code)
    return found


def progress(back: Returned, code: str = "RAK221", *rows: str, settings: Settings = EXPLAINABLE) -> Progress | None:
    return today(back, code, *rows, settings=settings).finding.progress


def test_a_warning_that_is_right_as_it_is_for_a_reason_is_explained_and_asks_for_nothing(back: Returned) -> None:
    found = today(answered(back, "RAK221", Answer.RIGHT, WHY), "RAK221").finding
    assert (found.progress, found.answer, found.explanation) == (Progress.EXPLAINED, Answer.RIGHT, WHY)
    assert not found.weight.asks
    assert str(found.weight.label) == "Dijelaskan"
    assert str(verdict([found])) == "SIAP DIKIRIM"


@pytest.mark.parametrize("why", ["", " ", "-", "..."])
def test_without_a_reason_it_is_not(back: Returned, why: str) -> None:
    assert progress(answered(back, "RAK221", Answer.RIGHT, why)) is Progress.STILL


@pytest.mark.parametrize("answer", [None, Answer.MENDED, Answer.UNCLEAR])
def test_a_reason_behind_another_answer_explains_nothing(back: Returned, answer: Answer | None) -> None:
    found = today(answered(back, "RAK221", answer, WHY), "RAK221").finding
    assert (found.progress, found.answer, found.explanation) == (Progress.STILL, answer, WHY)


def test_an_error_is_never_explained_away(back: Returned) -> None:
    every = Settings(explainable=frozenset({"RAK302", "RAK502"}))
    for code in ("RAK302", "RAK502"):
        assert progress(answered(back, code, Answer.RIGHT, WHY), code, settings=every) is Progress.STILL


def test_nor_is_a_warning_that_the_settings_make_an_error(back: Returned) -> None:
    graver = Settings(explainable=frozenset({"RAK221"}), severities={"RAK221": Severity.ERROR})
    assert progress(answered(back, "RAK221", Answer.RIGHT, WHY), settings=graver) is Progress.STILL


def test_only_rules_that_the_settings_name_can_be_explained(back: Returned) -> None:
    assert progress(answered(back, "RAK221", Answer.RIGHT, WHY), settings=Settings()) is Progress.STILL


def test_what_was_said_of_another_value_says_nothing_of_this_one_and_is_kept_to_be_read(back: Returned) -> None:
    said = answered(back, "RAK221", Answer.RIGHT, WHY, Ruling.ACCEPTED)
    retyped = today(said, "RAK221", *ROWS[:-1], OLD_YEAR.replace("Menyusun", "Mencetak"))
    assert (retyped.finding.progress, retyped.finding.answer) == (Progress.STILL, None)
    assert retyped.finding.explanation == WHY
    assert retyped.told
    assert (retyped.told.answer, retyped.told.ruling) == (None, None)


def test_an_edit_beside_the_value_takes_nothing_away(back: Returned) -> None:
    said = answered(back, "RAK221", Answer.RIGHT, WHY)
    assert progress(said, "RAK221", *ROWS[:-1], OLD_YEAR.replace("4 Laporan", "5 Laporan")) is Progress.EXPLAINED


@pytest.mark.parametrize(
    ("ruling", "becomes"), [(Ruling.ACCEPTED, "explained"), (None, "explained"), (Ruling.REJECTED, "still")]
)
def test_the_receiver_has_the_last_word(back: Returned, ruling: Ruling | None, becomes: str) -> None:
    assert progress(answered(back, "RAK221", Answer.RIGHT, WHY, ruling)) == becomes


def test_a_dispute_goes_on_until_the_cell_is_corrected(back: Returned) -> None:
    disputed = answered(back, "RAK221", Answer.RIGHT, WHY, Ruling.REJECTED)
    (second,) = returned(plan_with().but(returned=disputed))
    (kept,) = (each for each in second.answers if each.finding.code == "RAK221")
    assert (kept.answer, kept.explanation, kept.ruling) == (Answer.RIGHT, WHY, Ruling.REJECTED)
    assert progress(second) is Progress.STILL

    (own,) = rounds(plan_with([*ROWS[:-1], OLD_YEAR.replace("2018", "2020")]).but(returned=second))
    assert [(each.told.finding.code, each.progress) for each in own.round.gone] == [("RAK221", Progress.SETTLED)]


def test_an_explanation_holds_in_all_later_rounds_while_the_value_stays(back: Returned) -> None:
    (second,) = returned(plan_with().but(returned=answered(back, "RAK221", Answer.RIGHT, WHY)))
    (third,) = returned(plan_with(ROWS[:1] + ROWS[2:]).but(returned=second))
    assert progress(third, "RAK221", *ROWS[:1], *ROWS[2:]) is Progress.EXPLAINED


def test_what_is_explained_is_counted_apart(back: Returned) -> None:
    (own,) = rounds(plan_with(ROWS[:1] + ROWS[2:]).but(returned=answered(back, "RAK221", Answer.RIGHT, WHY)))
    assert str(own.round.said()) == "1 dari 3 catatan sudah selesai, 1 masih ada, 1 dijelaskan"


def test_of_several_findings_in_one_cell_each_has_its_own_answer() -> None:
    two = (ROWS[0], UNKNOWN + " \\n Sub Bagian Taman", NO_TARGET)
    (back,) = returned(plan_with(two))
    said = back.but(answers=tuple(each.but(explanation=each.finding.value) for each in back.answers))
    (own,) = rounds(plan_with(two).but(returned=said))
    found: list[Finding] = [each.finding for each in own.round.followed if each.finding.code == "RAK502"]
    assert [(each.value, each.explanation) for each in found] == [
        ("Sub Bagian Gudang", "Sub Bagian Gudang"),
        ("Sub Bagian Taman", "Sub Bagian Taman"),
    ]
