"""What merging makes of submissions whose rows were sorted or moved."""

from __future__ import annotations

from rak_excel.definitions.loading import load_template
from rak_excel.merging.account import unused_entries
from rak_excel.merging.merge import Merged, merge
from rak_excel.model import NoteKind, Plan
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.workbooks.merged.writing import plan_form
from tests.submissions import LEGAL
from tests.tables import plan_of

KPU = load_template("kpu-2020")
FIRST, SECOND, _ = KPU.objectives_of("commission")
HEAD = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | CEK ISIAN | |\n"


def row(wording: str, key: str, objective: str = "") -> str:
    """A row of the indicator with the first key, beside which the second stands."""
    indicator = KPU.indicators[wording]
    text = fill_wording(indicator.text, "KPU Kabupaten Lombok Timur", 2020)
    number = {FIRST.text: "1.", SECOND.text: "2."}.get(objective, "")
    return f"| {number} | {objective} | {text} | {indicator.target} | Rapat {wording} | v | | | | Divisi Hukum | | {key} |\n"


SORTED = (
    HEAD
    + row("K1.1", "K1.1", FIRST.text)
    + row("K2.2", "K1.2")
    + row("K1.2", "K2.1")
    + row("K2.1", "K2.2", SECOND.text)
)
RIGHT = (
    HEAD
    + row("K1.1", "K1.1", FIRST.text)
    + row("K1.2", "K1.2")
    + row("K2.1", "K2.1", SECOND.text)
    + row("K2.2", "K2.2")
)


def submission(text: str, unit: str = LEGAL) -> Plan:
    return plan_of(text, file=f"{unit}.xlsx", submitter=unit)


def printed(merged: Merged) -> list[tuple[str, str, str]]:
    """NO, the first word of SASARAN, and KEGIATAN of each row of the merged plan."""
    return [(each.number, each.objective, each.activity) for each in plan_form(merged).rows["commission"]]


def test_a_submission_sorted_without_its_row_keys_gives_the_plan_that_the_unsorted_one_gives() -> None:
    assert (
        printed(merge([submission(SORTED)]))
        == printed(merge([submission(RIGHT)]))
        == [
            ("1.", FIRST.text, "Rapat K1.1"),
            ("", "", "Rapat K1.2"),
            ("2.", SECOND.text, "Rapat K2.1"),
            ("", "", "Rapat K2.2"),
        ]
    )


def test_what_was_sorted_is_listed_beside_the_merged_plan() -> None:
    plan = submission(SORTED)

    listed = [(str(each.note.cell), each.taken) for each in unused_entries([plan])]
    assert listed == [("Komisi!C3", True), ("Komisi!C4", True)]
    assert list(unused_entries([submission(RIGHT)])) == []


def test_a_sorted_submission_and_one_in_order_speak_of_the_same_indicators() -> None:
    merged = merge([submission(SORTED), submission(RIGHT, "Divisi Teknis Penyelenggaraan")])

    assert len(printed(merged)) == 4
    assert merged.differences == ()


def test_merging_lists_the_work_of_an_indicator_that_was_cleared() -> None:
    cleared = RIGHT.replace(fill_wording(KPU.indicators["K1.2"].text, "KPU Kabupaten Lombok Timur", 2020), "")
    (entry,) = [each for each in unused_entries([submission(cleared)]) if each.note.kind is NoteKind.INDICATOR_LOST]

    assert (str(entry.note.cell), entry.taken, entry.activity) == ("Komisi!C3", True, "Rapat K1.2")
    assert "milik indikator" in entry.said.id
