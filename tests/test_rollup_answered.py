"""A roll-up shows whatever offices answered, and counts by office what was found, mended, explained and is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rak_excel.jobs.rollup.workers import judged
from rak_excel.language import Language
from rak_excel.model import Plan, Severity
from rak_excel.model.answers import Answer
from rak_excel.reading import joined
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rules.catalogue import explanation_of
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.letters.content import letters
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.libreoffice import LibreOffice
from tests.rollup_plans import office_plan
from tests.shown_values import values_of
from tests.test_rollup_explained import (
    JUDGED,
    SAID,
    SETTINGS,
    STALE,
    Answers,
    Rulings,
    answered,
    by_region,
    notes,
    rolled,
    stale,
    with_answers,
)
from tests.test_rollup_following import sheet_rows, written
from tests.test_rollup_workbook import computed_otherwise

FIGURES = ("Ditemukan", "Sudah Diperbaiki", "Dijelaskan", "Wajib Diperbaiki", "Perlu Dicek")
NEW = {"52.02": 1, "52.04": 1}  # what nobody was told before
ANSWERED: Answers = {
    "S9.2": (Answer.UNCLEAR, ""),
    "S10.1": (Answer.MENDED, "sudah kami ganti"),
    "S8.1": (None, "sesuai perintah"),
}


def came_back(
    region: str, then: Sequence[str], now: Sequence[str], explained: Rulings, also: Answers | None = None
) -> Plan:
    """A plan with old years in the rows `now` and a list of those in the rows `then`."""
    return with_answers(office_plan(region, stale(*now)), office_plan(region, stale(*then)), explained, also=also)


def four_offices() -> list[Plan]:
    """Two of four were mended; one was, and another row is wrong; all that was told is there; and one without a list."""
    return [
        came_back("52.01", ["S7.1", "S9.2", "S10.1", "S8.1"], ["S7.1", "S9.2"], {"S7.1": None}, also=ANSWERED),
        came_back("52.02", ["S7.1"], ["S9.2"], {}),
        came_back("52.03", ["S10.1", "S8.1"], ["S10.1", "S8.1"], {}, also=ANSWERED),
        office_plan("52.04", stale("S7.1")),
    ]


def figures(path: Path) -> dict[str, tuple[int, ...]]:
    found = by_region(sheet_rows(path, "Status Penyampaian"), *FIGURES)
    return {region: figure for region, figure in found.items() if any(figure)}


@pytest.fixture(scope="module")
def result() -> Rollup:
    return rolled(four_offices())


@pytest.fixture(scope="module")
def workbook(result: Rollup, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(result, tmp_path_factory.mktemp("answered") / "now.xlsx")


# What was answered


@pytest.mark.parametrize("settings", [JUDGED, None])
def test_whatever_the_settings_say_the_list_shows_what_was_answered(settings: Settings | None, tmp_path: Path) -> None:
    path = written(rolled(four_offices(), settings), tmp_path / "now.xlsx")
    rows = [row for row in sheet_rows(path, "Catatan") if row["Kode"] == STALE]

    assert {row["Tingkat"] for row in rows} == {"Perlu dicek"}
    assert [(row["Kode Wilayah"], row["Penjelasan Kantor"]) for row in rows] == [
        ("52.01", SAID),
        ("52.01", "Tidak paham"),
        ("52.02", None),
        ("52.03", "sesuai perintah"),
        ("52.03", "Sudah diperbaiki. sudah kami ganti"),
        ("52.04", None),
    ]


def test_an_english_roll_up_has_the_answer_in_english(result: Rollup, tmp_path: Path) -> None:
    rows = sheet_rows(written(result, tmp_path / "now.xlsx", "en"), "Notes")

    assert {row["Office's Explanation"] for row in rows} >= {
        "Not clear to me",
        SAID.replace("Memang benar", "Right as it is"),
    }


def test_an_office_that_does_not_understand_is_told_why_the_rule_asks(result: Rollup) -> None:
    why = explanation_of(STALE)
    assert why
    told = [(note.explanation.id, why.id in note.hint.id and why.en in note.hint.en) for _, note in notes(result)]
    (letter,) = [each for each in letters(result, ()) if each.name == "5201 Lombok Barat"]

    assert [said for said, explained in told if explained] == ["Tidak paham"]
    assert [why.id in point.hint.id for point in letter.points] == [True]


def test_of_what_is_for_information_each_that_was_answered_is_told_by_itself() -> None:
    plan = office_plan("52.01")
    (found,) = judged([office_plan("52.01", stale("S7.1"))], [], JUDGED)
    info = [each.but(severity=Severity.INFO, value=value) for each in found.findings for value in ("a", "b", "c")]
    said = [info[0], info[1].but(answer=Answer.RIGHT, explanation="begitu"), info[2]]

    assert [note.explanation.id for note in facts_of_plan(plan, said).notes] == ["", "Memang benar. begitu"]


def test_what_a_merge_carried_is_shown_too_and_nothing_of_it_is_mended(tmp_path: Path) -> None:
    change = stale("S7.1", "S9.2")
    merged = answered("52.01", change, {"S7.1": None}, number=0, also=ANSWERED)
    plain = written(rolled([merged], JUDGED), tmp_path / "plain.xlsx")
    explained = written(rolled([merged]), tmp_path / "explained.xlsx")

    assert [note.explanation.id for _, note in notes(rolled([merged], JUDGED))] == [SAID, "Tidak paham"]
    assert "Sudah Diperbaiki" not in sheet_rows(plain, "Daftar File")[0]
    assert figures(explained) == {"52.01": (2, 0, 1, 0, 1)}


# What was mended


def test_found_is_mended_explained_and_open_of_each_office_and_in_all(workbook: Path) -> None:
    told = {plan.source.file[:5]: len(plan.returned.answers) if plan.returned else 0 for plan in four_offices()}
    counted = figures(workbook)

    assert counted == {
        "52.01": (4, 2, 1, 0, 1),
        "52.02": (2, 1, 0, 0, 1),
        "52.03": (2, 0, 0, 0, 2),
        "52.04": (1, 0, 0, 0, 1),
    }
    assert {region: found for region, (found, *_) in counted.items()} == {
        region: told[region] + NEW.get(region, 0) for region in told
    }
    every, *others = map(sum, zip(*counted.values(), strict=True))
    assert every == sum(others) == sum(told.values()) + sum(NEW.values())


def test_the_list_of_files_has_what_was_mended_of_each_that_came_back(workbook: Path) -> None:
    rows = sheet_rows(workbook, "Daftar File")

    assert [(row["File"], row["Sudah Diperbaiki"]) for row in rows] == [
        ("52.01.xlsx", 2),
        ("52.02.xlsx", 1),
        ("52.03.xlsx", 0),
        ("52.04.xlsx", None),
    ]


def test_two_files_that_make_up_a_plan_have_what_was_mended_in_each() -> None:
    halves = []
    for part in ("commission", "secretariat"):
        then = office_plan("52.01", stale("S7.1", "S9.2"), file=f"{part}.xlsx", parts=[part])
        now = office_plan("52.01", file=f"{part}.xlsx", parts=[part])
        halves.append(with_answers(now, then, {}))
    plans = joined(halves)
    (own,) = judged(plans, halves, JUDGED)
    (facts,) = [facts_of_plan(plan, own.findings, mended=own.mended) for plan in plans]

    assert {file.file: file.mended for file in facts.files} == {"commission.xlsx": 0, "secretariat.xlsx": 2}


def test_the_list_of_a_file_that_is_not_used_counts_nowhere(tmp_path: Path) -> None:
    older = came_back("52.01", ["S7.1", "S9.2"], ["S7.1"], {})
    newer = office_plan("52.01", stale("S7.1"), file="baru.xlsx", revision=1)
    path = written(rolled([older, newer]), tmp_path / "now.xlsx")

    assert {row["File"]: row["Sudah Diperbaiki"] for row in sheet_rows(path, "Daftar File")} == {
        "52.01.xlsx": 1,
        "baru.xlsx": None,
    }
    assert figures(path) == {"52.01": (1, 0, 0, 0, 1)}


def test_against_a_previous_roll_up_what_is_settled_stays_a_figure_of_its_own(tmp_path: Path) -> None:
    rows = ["S7.1", "S9.2", "S10.1", "S8.1", "S6.1"]
    last = written(rolled([office_plan("52.01", stale(*rows))]), tmp_path / "last.xlsx")
    path = written(rolled(four_offices(), last=last), tmp_path / "now.xlsx")
    settled = by_region(sheet_rows(path, "Status Penyampaian"), "Selesai")

    assert settled["52.01"] == (3,)
    assert figures(path)["52.01"] == (4, 2, 1, 0, 1)


# From run to run


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_of_a_roll_up_is_that_of_its_plans(tmp_path: Path, language: Language) -> None:
    """Also where nothing is explained, or was mended: then the columns stand there for the list alone."""
    for number, plans in enumerate([four_offices(), four_offices()[2:]]):
        path = written(rolled(plans), tmp_path / f"{number}.xlsx", language)
        again = roll_up([read_rollup(path)], settings=SETTINGS)

        assert written(again, tmp_path / "again.xlsx", language).read_bytes() == path.read_bytes()
        assert edited_sheets(path) == []


def test_of_two_roll_ups_in_two_languages_each_gives_its_words_in_any_order(result: Rollup, tmp_path: Path) -> None:
    both = [read_rollup(written(result, tmp_path / f"{each}.xlsx", each)) for each in ("id", "en")]

    for some in (both, both[::-1]):
        told = roll_up(some)
        assert told.notes == result.notes
        assert [each.facts.mended for each in told.choices] == [2, 1, 0, None]


def test_a_roll_up_that_knows_nothing_of_lists_takes_nothing_from_one_that_does(workbook: Path, tmp_path: Path) -> None:
    plain = [plan.but(returned=None) for plan in four_offices()]
    older = read_rollup(written(rolled(plain), tmp_path / "older.xlsx"))
    older = older.but(files=tuple(each.but(office="") for each in older.files))  # it says less of all else, too

    for some in ([older, read_rollup(workbook)], [read_rollup(workbook), older]):
        assert [each.facts.mended for each in roll_up(some).choices] == [2, 1, 0, None]


def test_without_any_list_the_workbook_has_none_of_this(tmp_path: Path) -> None:
    path = written(rolled([plan.but(returned=None) for plan in four_offices()]), tmp_path / "plain.xlsx")

    for sheet, *columns in (
        ("Catatan", "Penjelasan Kantor"),
        ("Status Penyampaian", "Ditemukan", "Sudah Diperbaiki", "Dijelaskan"),
        ("Daftar File", "Sudah Diperbaiki", "No. Wilayah"),
    ):
        assert not set(columns) & set(sheet_rows(path, sheet)[0])


def test_what_an_office_answered_waits_for_its_plan(tmp_path: Path) -> None:
    last = written(rolled(four_offices(), JUDGED), tmp_path / "last.xlsx")
    away = written(rolled(four_offices()[1:], JUDGED, last), tmp_path / "away.xlsx")
    rows = [row for row in sheet_rows(away, "Catatan Selesai") if row["Kode"] == STALE]

    assert [(row["Keadaan"], row["Tingkat"], row["Penjelasan Kantor"]) for row in rows] == [
        ("Belum dicek ulang", "Perlu dicek", SAID),
        ("Belum dicek ulang", "Perlu dicek", "Tidak paham"),
    ]
    assert "Yang Dijelaskan" not in str(values_of(away, "Catatan Selesai")[1][0])


@pytest.mark.libreoffice
def test_every_figure_is_what_its_formula_says(tmp_path: Path, office: LibreOffice) -> None:
    """Also where the list of a file that is not used counts nowhere."""
    newer = office_plan("52.02", stale("S9.2"), file="baru.xlsx", revision=1)
    path = written(rolled([*four_offices(), newer]), tmp_path / "now.xlsx")

    assert figures(path)["52.02"] == (1, 0, 0, 0, 1)
    assert computed_otherwise(path, office) == set()


def test_of_a_file_and_its_copy_the_one_with_the_list_counts() -> None:
    plan = came_back("52.01", ["S7.1"], ["S7.1"], {"S7.1": None})
    copies = [plan.but(returned=None, source=plan.source.but(file=name, sha256=name)) for name in ("0.xlsx", "z.xlsx")]
    facts = []
    for each in (*copies, plan):  # as they are read: one by one
        (own,) = judged([each], [each], SETTINGS)
        facts.append(facts_of_plan(each, own.findings, mended=own.mended))

    for listed in (facts, facts[::-1]):
        notes_told = [note for _, note in roll_up(listed, settings=SETTINGS).notes if note.code == STALE]
        assert [note.explained for note in notes_told] == [True]
