"""What became of the findings that went back: settled, still there, new, or not looked for this time."""

from __future__ import annotations

from typing import Any

import pytest

from rak_excel.model import Plan, Severity
from rak_excel.model.answers import Answer
from rak_excel.model.returned import Returned
from rak_excel.reading import joined
from rak_excel.rules.settings import Settings
from tests.returns import CLEAN, FOUND, NO_TARGET, OLD_YEAR, ROWS, UNIT, UNKNOWN, plan_with, returned, rounds, told
from tests.tables import plan_of

CORRECTED = UNKNOWN.replace("Sub Bagian Gudang", "{unit}")
ANOTHER = " | | Nilai kinerja | seadanya | Evaluasi | ✓ | {unit}"
INSERTED = " | | | | Menata arsip | ✓ | {unit}"
OTHER_UNIT = "Sub Bagian Hukum dan Sumber Daya Manusia"
ALL = sorted(FOUND)
KOMISI = """
    # Komisi
    | NO | SASARAN           | INDIKATOR      | TARGET      | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA                     |
    | 1  | Layanan yang baik | Indeks layanan | baik sekali | Rapat    | ✓  |    |    |    | Divisi Teknis Penyelenggaraan |
"""


@pytest.fixture(scope="module")
def back() -> Returned:
    """The list of the plan of these tests as it went back."""
    (only,) = returned(plan_with())
    return only


def later(back: Returned, *rows: str, **said: str) -> Plan:
    """The plan that comes back, with its list in it."""
    return plan_with(rows or ROWS, **said).but(returned=back)


def followed(*plans: Plan, since: tuple[Returned, ...] = (), **asked: Any) -> dict[str, list[str]]:
    (own,) = rounds(*plans, since=since, **asked)
    return told(own)


def test_what_was_never_returned_is_not_told_as_new() -> None:
    (own,) = rounds(plan_with())
    assert (told(own), own.round.said(), own.number) == ({}, None, 1)


def test_what_was_not_touched_is_still_there_in_a_round_of_the_same_number(back: Returned) -> None:
    (own,) = rounds(later(back))
    assert told(own) == {"still": ALL}
    assert str(own.round.said()) == "0 dari 3 catatan sudah selesai, 3 masih ada"
    assert own.number == 1


def test_one_mended_one_mistyped_again_and_one_new(back: Returned) -> None:
    mistyped = NO_TARGET.replace("baik sekali", "baik benar")
    (own,) = rounds(later(back, CLEAN, CORRECTED, mistyped, OLD_YEAR, ANOTHER))
    assert told(own) == {"settled": ["RAK502 R3"], "still": ["RAK221 E5", "RAK302 D4"], "new": ["RAK302 D6"]}
    assert str(own.round.said()) == "1 dari 3 catatan sudah selesai, 2 masih ada, 1 baru"
    assert own.number == 2


def test_the_file_and_the_rows_may_be_called_and_placed_otherwise(back: Returned) -> None:
    rows = (CLEAN, INSERTED, UNKNOWN, OLD_YEAR, NO_TARGET)
    assert followed(later(back, *rows, file="revisi akhir (3).xlsx")) == {
        "still": ["RAK221 E5", "RAK302 D6", "RAK502 R4"]
    }


def test_a_part_that_is_not_here_this_time_was_not_checked_again() -> None:
    (back,) = returned(plan_of(KOMISI, submitter=UNIT))
    assert [answered.finding.code for answered in back.answers] == ["RAK302"]
    assert followed(plan_with([CLEAN]).but(returned=back)) == {"unchecked": ["RAK302 D2"]}


@pytest.mark.parametrize("switched_off", ["selected", "ignored"])
def test_what_a_rule_found_that_is_not_judged_now_is_not_settled(back: Returned, switched_off: str) -> None:
    asked: dict[str, Any] = {"select": ["RAK221"]}
    if switched_off == "ignored":
        asked = {"settings": Settings(ignore=("RAK302", "RAK502"))}
    assert followed(later(back), **asked) == {"still": ["RAK221 E5"], "unchecked": ["RAK302 D4", "RAK502 R3"]}
    (own,) = rounds(later(back), **asked)
    assert str(own.round.said()) == "0 dari 3 catatan sudah selesai, 1 masih ada, 2 belum dicek ulang"


def test_a_rule_that_judges_other_years_only_leaves_its_findings_unchecked(back: Returned) -> None:
    assert followed(later(back), settings=Settings(until={"RAK302": 2019}))["unchecked"] == ["RAK302 D4"]


def test_what_was_not_checked_again_goes_back_once_more_and_is_settled_later(back: Returned) -> None:
    off = Settings(ignore=("RAK302",))
    (second,) = returned(later(back), settings=off)
    assert sorted(each.finding.code for each in second.answers) == ["RAK221", "RAK302", "RAK502"]
    assert followed(later(second, CLEAN, UNKNOWN, OLD_YEAR)) == {
        "settled": ["RAK302 D4"],
        "still": ["RAK221 E4", "RAK502 R3"],
    }


def test_what_is_shown_for_the_first_time_since_it_is_milder_is_not_new() -> None:
    (errors,) = returned(plan_with(), least=Severity.ERROR)
    (own,) = rounds(later(errors))
    assert told(own) == {"still": ["RAK302 D4", "RAK502 R3"]}
    assert {each.finding.progress for each in own.round.followed if each.finding.severity is not Severity.ERROR} == {
        None
    }


def test_a_settled_finding_is_told_once_and_is_new_when_it_comes_again(back: Returned) -> None:
    mended = (CLEAN, CORRECTED, NO_TARGET, OLD_YEAR)
    (second,) = returned(later(back, *mended))
    assert followed(later(second, *mended)) == {"still": ["RAK221 E5", "RAK302 D4"]}
    assert followed(later(second))["new"] == ["RAK502 R3"]


# Several files, and lists apart from them


def test_a_list_beside_the_file_counts_as_one_in_it(back: Returned) -> None:
    assert followed(plan_with(), since=(back,)) == {"still": ALL}
    assert followed(plan_with(file="lain.xls"), since=(back,)) == {"still": ALL}


def test_of_several_lists_each_goes_to_the_one_who_sent_the_plan(back: Returned) -> None:
    other = plan_with([CLEAN, NO_TARGET], unit=OTHER_UNIT, file="hukum.xlsx")
    (of_other,) = returned(other)
    first, second = rounds(other, plan_with(file="keuangan.xlsx"), since=(back, of_other))
    assert [told(first), told(second)] == [{"still": ["RAK302 D3"]}, {"still": ALL}]


def test_a_list_of_another_office_is_not_compared(back: Returned) -> None:
    other = plan_with(region="52.02", office="KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TENGAH")
    assert not rounds(other, since=(back,))[0].round.compared
    first, second = rounds(other, plan_with(unit=OTHER_UNIT, file="hukum.xlsx"), since=(back,))
    assert (first.round.compared, second.round.compared) == (False, False)


def test_an_office_whose_name_was_corrected_is_known_by_the_list_in_its_file() -> None:
    nameless = plan_with(office="KPU KAB. LOTIM", region="")
    (back,) = returned(nameless)
    assert followed(plan_with().but(returned=back))["still"] == ALL
    assert followed(plan_with(), since=(back,))["still"] == ALL


def test_one_new_and_one_returned_file_of_an_office_without_a_name_are_kept_apart() -> None:
    (back,) = returned(plan_with(office="", region="", unit="", file="a.xlsx"))
    new = plan_with([CLEAN, NO_TARGET], office="", region="", unit="", file="b.xlsx")
    first, second = rounds(plan_with(office="", region="", unit="", file="a - catatan.xlsx").but(returned=back), new)
    assert set(told(first)) == {"still"}
    assert not second.round.compared


def test_copies_of_one_return_are_each_compared_with_the_list_in_them(back: Returned) -> None:
    copies = (later(back, file="rak - catatan.xlsx"), later(back, file="rak - catatan (1).xlsx"))
    assert followed(*copies) == {"still": sorted(FOUND * 2)}


@pytest.mark.parametrize("before", ["a.xlsx", "rak.xlsx"])
def test_what_is_settled_in_a_return_is_settled_beside_the_file_of_before(back: Returned, before: str) -> None:
    comes_back = later(back, CLEAN, CORRECTED, NO_TARGET, OLD_YEAR, file="rak - catatan.xlsx")
    (own,) = rounds(*sorted([comes_back, plan_with(file=before)], key=lambda plan: plan.source.file))
    assert {file: str(own.of_file(file).said()) for file in own.files} == {
        "rak - catatan.xlsx": "1 dari 3 catatan sudah selesai, 2 masih ada",
        before: "None",
    }


def test_of_a_file_whose_list_is_in_another_one_nothing_is_said(back: Returned) -> None:
    (own,) = rounds(plan_with([CLEAN]), later(back, file="rak - catatan.xlsx"))
    assert {file: str(own.of_file(file).said()) for file in own.files} == {
        "rak.xlsx": "None",
        "rak - catatan.xlsx": "0 dari 3 catatan sudah selesai, 3 masih ada",
    }
    (nothing,) = returned(plan_with([CLEAN]))
    for plan, since in ((plan_with([CLEAN]).but(returned=nothing), ()), (plan_with([CLEAN]), (nothing,))):
        (own,) = rounds(plan, since=since)
        assert str(own.of_file("rak.xlsx").said()) == "tidak ada catatan, dulu maupun sekarang"


def test_what_a_plan_that_never_went_back_carries_along_is_explained_and_no_progress(back: Returned) -> None:
    assert back.state
    answers = [each.but(answer=Answer.RIGHT, explanation="Begitu adanya") for each in back.answers]
    (own,) = rounds(later(back.but(answers=tuple(answers), state=back.state.but(round=0))))
    assert told(own) == {"explained": ["RAK221 E5"]}
    assert (own.round.said(), own.of_file("rak.xlsx").said()) == (None, None)


def test_a_file_and_its_copy_beside_a_list_apart_have_nothing_new(back: Returned) -> None:
    assert followed(plan_with(), plan_with(file="salinan.xlsx"), since=(back,)) == {"still": sorted(FOUND * 2)}


def test_a_row_that_goes_to_another_file_of_the_unit_keeps_its_finding() -> None:
    parts = plan_with([CLEAN, NO_TARGET], file="a.xlsx"), plan_with([CLEAN, UNKNOWN], file="b.xlsx")
    lists = tuple(returned(*parts))
    moved = plan_with([CLEAN, UNKNOWN, NO_TARGET], file="semua.xlsx")
    assert followed(moved, since=lists) == {"still": ["RAK302 D4", "RAK502 R3"]}


def test_of_an_older_and_a_newer_list_of_one_file_the_newer_one_counts(back: Returned) -> None:
    mended = (CLEAN, CORRECTED, NO_TARGET, OLD_YEAR)
    (second,) = returned(later(back, *mended))
    assert second.round == 2
    for lists in ((back, second), (second, back)):
        assert followed(plan_with(mended), since=lists) == {"still": ["RAK221 E5", "RAK302 D4"]}
    assert followed(later(back, *mended), since=(second,)) == {"still": ["RAK221 E5", "RAK302 D4"]}


def test_the_two_files_of_a_plan_each_keep_their_list() -> None:
    parts = plan_of(KOMISI, file="komisi.xlsx"), plan_with(unit="", file="sekretariat.xlsx")
    (plan,) = joined(parts)
    lists = returned(plan)
    (again,) = joined([part.but(returned=each) for part, each in zip(parts, lists, strict=True)])

    assert [each.state.file for each in again.lists.values() if each.state] == ["komisi", "sekretariat"]
    (own,) = rounds(again)
    assert set(told(own)) == {"still"}
    assert str(own.of_file("sekretariat.xlsx").said()).startswith("0 dari 4")


def test_a_list_whose_hidden_state_is_lost_is_known_by_what_its_rows_say(back: Returned) -> None:
    lost = back.but(state=None)
    assert followed(later(lost)) == {"still": ALL}


# Rules on trial


def on_trial(*rules: str) -> Settings:
    return Settings(trial=frozenset(rules))


def said(back: Returned, *rows: str, settings: Settings) -> str:
    (own,) = rounds(later(back, *rows), settings=settings)
    return str(own.round.said())


def test_of_a_rule_that_is_on_trial_by_now_nothing_is_counted(back: Returned) -> None:
    assert said(back, CLEAN, CORRECTED, NO_TARGET, OLD_YEAR, settings=on_trial("RAK502")) == (
        "0 dari 2 catatan sudah selesai, 2 masih ada"
    )
    assert said(back, settings=on_trial("RAK502")) == "0 dari 2 catatan sudah selesai, 2 masih ada"
    assert said(back, CLEAN, CORRECTED, OLD_YEAR, settings=on_trial("RAK221", "RAK302", "RAK502")) == "None"
    off = Settings(ignore=("RAK502",), trial=frozenset({"RAK502"}))
    assert said(back, settings=off) == "0 dari 2 catatan sudah selesai, 2 masih ada"


def test_what_was_on_trial_is_new_once_its_rule_binds() -> None:
    (tried,) = returned(plan_with(), settings=on_trial("RAK502"))
    assert followed(later(tried)) == {"new": ["RAK502 R3"], "still": ["RAK221 E5", "RAK302 D4"]}
    assert said(tried, settings=Settings()) == "0 dari 2 catatan sudah selesai, 2 masih ada, 1 baru"
    assert said(tried, CLEAN, CORRECTED, NO_TARGET, OLD_YEAR, settings=Settings()) == (
        "0 dari 2 catatan sudah selesai, 2 masih ada"
    )
    (second,) = returned(later(tried))
    assert followed(later(second)) == {"still": ALL}
