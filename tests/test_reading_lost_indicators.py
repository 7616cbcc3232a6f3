"""Indicators of our own form whose row was cleared or overwritten while its row key stayed."""

from __future__ import annotations

from rak_excel.definitions.loading import load_template
from rak_excel.model import Plan
from rak_excel.vocabulary.entries.wordings import fill_wording
from tests.submissions import LEGAL
from tests.tables import plan_of, told

KPU = load_template("kpu-2020")
HEAD = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | CEK ISIAN | |\n"
BLANK = "| | | | | | | | | | | | {key} |\n"


def wording(key: str) -> str:
    return fill_wording(KPU.indicators[key].text, "KPU Kabupaten Lombok Timur", 2020)


def row(key: str, text: str | None = None, target: str = "75%") -> str:
    """The row of this key with its indicator, or with another text there."""
    objective = next(each for each in KPU.objectives if key in {own.key for own in each.indicators})
    begins = key == objective.indicators[0].key
    number, words = (f"{objective.number}.", objective.text) if begins else ("", "")
    shown = wording(key) if text is None else text
    return (
        f"| {number} | {words} | {shown} | {target} | Rapat {key} | v | | | | Divisi Hukum dan Pengawasan | | {key} |\n"
    )


def form(**changed: str) -> str:
    """All rows of the commission's form, those named in `changed` otherwise."""
    keys = [own.key for each in KPU.objectives_of("commission") for own in each.indicators]
    return HEAD + "".join(changed.get(key.replace(".", "_"), row(key)) for key in keys)


def lost(plan: Plan) -> list[str]:
    return [each for each in told(plan) if each.startswith(("RAK011", "RAK217", "RAK218", "RAK219", "RAK303"))]


def test_the_whole_form_lacks_nothing() -> None:
    assert lost(plan_of(form())) == []


def test_an_indicator_that_was_deleted_beside_its_work_is_asked_and_not_its_target() -> None:
    assert lost(plan_of(form(K1_2=row("K1.2", "", target="77,5%")))) == ["RAK217 Komisi!C3 error"]
    assert lost(plan_of(form(K1_1=row("K1.1", "")))) == ["RAK217 Komisi!C2 error"]


def test_an_indicator_that_another_was_copied_over_is_asked() -> None:
    assert lost(plan_of(form(K1_2=row("K1.2", wording("K1.3"))))) == ["RAK217 Komisi!C3 error"]


def test_a_row_that_was_cleared_is_told_in_a_submission_too() -> None:
    cleared = form(K1_4=BLANK.format(key="K1.4"), K1_5=BLANK.format(key="K1.5"))

    assert lost(plan_of(cleared)) == ["RAK218 Komisi!C5 warning"]
    assert lost(plan_of(cleared, submitter=LEGAL)) == ["RAK218 Komisi!C5 warning"]


def test_rows_that_were_deleted_are_told_once_in_a_whole_plan_and_never_in_a_submission() -> None:
    shorter = form(K1_4="", K2_2="")

    assert lost(plan_of(shorter)) == ["RAK219 Komisi!C1 warning"]
    assert lost(plan_of(shorter, submitter=LEGAL)) == []


def test_an_indicator_in_the_offices_own_words_replaces_that_of_the_list() -> None:
    assert lost(plan_of(form(K1_4=row("K1.4", "Jumlah warga yang dilayani")))) == []


def test_row_keys_beside_pasted_rows_say_nothing() -> None:
    keys = [f"K1.{nth}" for nth in range(1, 6)]
    texts = ["Jumlah warga", "", "Jumlah rapat", "", ""]
    pasted = HEAD + "".join(row(key, text) for key, text in zip(keys, texts, strict=True))

    assert lost(plan_of(pasted)) == []


def test_a_row_key_that_stands_twice_makes_no_copy_of_a_row_with_words_of_its_own() -> None:
    twice = row("K1.3").replace("| K1.3 |", "| K1.2 |")

    assert lost(plan_of(form(K1_3=twice))) == []


def test_a_copied_row_for_another_activity_is_no_copy_once_its_first_cells_are_blank() -> None:
    further = "| | | | | Evaluasi | | v | | | Divisi Hukum dan Pengawasan | | K1.1 |\n"

    assert lost(plan_of(form(K1_1=row("K1.1") + further))) == []


def test_a_further_page_without_indicators_is_passed_over() -> None:
    page = (
        HEAD.removeprefix("# Komisi\n").replace("INDIKATOR", "")
        + "| 3 | C | | B | Rapat | v | | | | Divisi Hukum | | |\n"
    )

    assert lost(plan_of(form(K1_2="") + page)) == lost(plan_of(form(K1_2=""))) != []
