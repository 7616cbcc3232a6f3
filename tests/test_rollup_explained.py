"""A roll-up knows what offices explained: it counts that apart, by office and by rule, and asks nobody about it again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak_excel.jobs.rollup.files import rollup_files
from rak_excel.jobs.rollup.workers import judged
from rak_excel.language import Language
from rak_excel.model import Cell, Plan, Severity, Weight
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, Returned, ReturnedState
from rak_excel.reading import joined
from rak_excel.rolling_up.facts.facts import FollowUp, NoteRow, NoteState
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.findings.counting import commonest, said_since
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.rounds.states import returned_rows, sender_of, state_now, told
from rak_excel.rules.check import check
from rak_excel.rules.settings import Settings
from rak_excel.workbooks.letters.content import letters
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from rak_excel.workbooks.rollup.read_back.handwork import edited_sheets
from tests.consoles import run_command
from tests.libreoffice import LibreOffice
from tests.rollup_plans import Change, office_plan
from tests.shown_values import opened, values_of
from tests.test_rollup_following import WRONG, Row, sheet_rows, written
from tests.test_rollup_workbook import computed_otherwise

STALE, ZERO, UNKNOWN = "RAK221", "RAK307", "RAK502"  # two warnings and an error
JUDGED = Settings(select=(STALE, ZERO, UNKNOWN))
SETTINGS = JUDGED.but(explainable=frozenset({STALE, ZERO, UNKNOWN}))
OLD = "Menyusun laporan tahun 2018"
OLDER = "Menyusun laporan tahun 2017"
WHY = "=Laporan tahun 2018\nmemang terlambat"
SAID = f"Memang benar. {WHY}"
Rulings = Mapping[str, Ruling | None]
Answers = Mapping[str, tuple[Answer | None, str]]


def stale(*keys: str, activity: str = OLD, **fields: dict[str, str]) -> Change:
    """Rows of another year, and others as they are named, `K1_2` for K1.2."""
    rows = {key: {"activity": f"{activity}, {key}"} for key in keys}
    rows |= {key.replace("_", "."): row for key, row in fields.items()}
    return lambda key, row: row | rows.get(key, {})


def with_answers(plan: Plan, then: Plan, explained: Rulings, *, number: int = 1, also: Answers | None = None) -> Plan:
    """A plan that came back with the list of what was found in it `then`.

    Each finding on a cell whose value ends so was explained, or answered as it is said in `also`. `number` is the round, 0 of
    a list that a merge carried.
    """
    now = state_now([then], check(then, settings=JUDGED))
    answers = []
    for finding, standing in zip(now.findings, now.places, strict=True):
        ruled = [ruling for value, ruling in explained.items() if finding.value.endswith(value)]
        answer = Answered(told(finding, standing))
        others = [said for value, said in (also or {}).items() if finding.value.endswith(value)]
        word, why = (Answer.RIGHT, WHY) if ruled else others[0] if others else (None, "")
        answers.append(answer.but(answer=word, explanation=why, ruling=ruled[0] if ruled else None))
    who = sender_of(then)
    state = ReturnedState(
        who.region, who.year, who.unit, then.source.file, Severity.WARNING, number, returned_rows(now.rows)
    )
    return plan.but(returned=Returned(tuple(answers), state))


def answered(region: str, change: Change, explained: Rulings, **how: Any) -> Plan:
    return with_answers(office_plan(region, change), office_plan(region, change), explained, **how)


def three_offices(*more: str) -> list[Plan]:
    """One explains all of its own, one has an explanation turned down, one has changed what it explained. `more` is wrong too."""
    rewritten = stale("S7.1", S9_2={"executor": WRONG}, activity=OLDER)
    then = office_plan("52.03", stale("S7.1", S9_2={"executor": WRONG}))
    return [
        answered("52.01", stale("S7.1", "S9.2", *more), {"S7.1": None, "S9.2": Ruling.ACCEPTED}),
        answered("52.02", stale("S7.1", K1_2={"target": "0%"}), {"S7.1": Ruling.REJECTED, "0%": None}),
        with_answers(office_plan("52.03", rewritten), then, {"S7.1": None, WRONG: None}),
    ]


def rolled(plans: Sequence[Plan], settings: Settings | None = SETTINGS, last: Path | None = None) -> Rollup:
    own = zip(plans, judged(plans, plans, settings), strict=True)
    facts = [facts_of_plan(plan, each.findings, mended=each.mended) for plan, each in own]
    return roll_up(facts, previous=read_rollup(last) if last else None, settings=settings)


def by_region(rows: list[Row], *headings: str) -> dict[str, tuple[Any, ...]]:
    return {row["Kode Wilayah"]: tuple(row[heading] for heading in headings) for row in rows if any(row.values())}


def notes(result: Rollup) -> list[tuple[str, NoteRow]]:
    return [each for each in result.notes if each[1].severity is not Severity.INFO]


@pytest.fixture(scope="module")
def result() -> Rollup:
    return rolled(three_offices())


@pytest.fixture(scope="module")
def workbook(result: Rollup, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(result, tmp_path_factory.mktemp("explained") / "now.xlsx")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rollup, Path]:
    """Against a roll-up of before the lists went back, when two more activities were of another year."""
    folder = tmp_path_factory.mktemp("compared")
    plans = [plan.but(returned=None) for plan in three_offices("S10.1", "S8.1")]
    last = written(rolled(plans), folder / "last.xlsx")
    now = rolled(three_offices("S8.1"), last=last)
    return now, written(now, folder / "now.xlsx")


# What is explained


def test_a_warning_that_was_explained_is_explained_unless_it_was_turned_down_or_its_value_changed(
    result: Rollup,
) -> None:
    found = [(region, note.code, note.weight, note.explanation.id) for region, note in notes(result)]
    explained, to_check = Weight(Severity.WARNING, explained=True), Weight(Severity.WARNING)

    assert found == [
        *[("52.01", STALE, explained, SAID)] * 2,
        ("52.02", STALE, to_check, SAID),
        ("52.02", ZERO, explained, SAID),
        ("52.03", UNKNOWN, Weight(Severity.ERROR), SAID),
        ("52.03", STALE, to_check, ""),
    ]


@pytest.mark.parametrize("settings", [JUDGED, JUDGED.but(explainable=frozenset({UNKNOWN, "RAK606"})), None])
def test_without_settings_that_let_a_rule_be_explained_nothing_is(settings: Settings | None) -> None:
    plans = three_offices()
    assert not any(finding.explained for own in judged(plans, plans, settings) for finding in own.findings)


def test_what_units_explained_holds_for_the_plan_that_was_merged_from_their_files() -> None:
    change = stale("S7.1", "S9.2")
    merged = answered("52.01", change, {"S7.1": None, "S9.2": Ruling.REJECTED}, number=0)

    assert [note.explained for _, note in notes(rolled([merged]))] == [False, True]


def test_two_files_that_make_up_a_plan_bring_an_explanation_each() -> None:
    change = stale("S7.1", K1_2={"target": "0%"})
    halves = [answered_half(change, part, value) for part, value in (("commission", "0%"), ("secretariat", "S7.1"))]
    (plan,) = joined(halves)
    (own,) = judged([plan], halves, SETTINGS)

    assert [(each.code, each.file, each.explained) for each in own.findings] == [
        (ZERO, "commission.xlsx", True),
        (STALE, "secretariat.xlsx", True),
    ]


def answered_half(change: Change, part: str, explained: str) -> Plan:
    plan = office_plan("52.01", change, file=f"{part}.xlsx", parts=[part])
    return with_answers(plan, plan, {explained: None})


def test_of_a_fact_in_several_months_all_have_to_be_explained() -> None:
    change = stale("S7.1")
    plan = office_plan("52.01", change)
    (finding,) = check(plan, settings=JUDGED.but(select=(STALE,)))
    assert finding.cell
    months = [
        finding.but(cell=Cell("Sekretariat", finding.cell.row, letter), explanation=said)
        for letter, said in (("F", "satu"), ("G", "dua"))
    ]
    explained = [each.but(progress=Progress.EXPLAINED) for each in months]

    (both,) = facts_of_plan(plan, explained).notes
    (one,) = facts_of_plan(plan, [explained[0], months[1]]).notes
    assert (both.explained, both.explanation.id) == (True, "satu; dua")
    assert (one.explained, one.explanation.id) == (False, "satu; dua")


# The workbook


def test_each_office_shows_what_was_found_mended_explained_and_open(workbook: Path) -> None:
    rows = sheet_rows(workbook, "Status Penyampaian")
    headings = ("Ditemukan", "Sudah Diperbaiki", "Dijelaskan", "Wajib Diperbaiki", "Perlu Dicek")
    counted = by_region(rows, *headings)

    assert {region: counted[region] for region in ("52.01", "52.02", "52.03", "52.04")} == {
        "52.01": (2, 0, 2, 0, 0),
        "52.02": (2, 0, 1, 0, 1),
        "52.03": (2, 0, 0, 1, 1),
        "52.04": (0, 0, 0, 0, 0),
    }


def test_each_rule_shows_how_often_it_is_explained_the_most_often_first(workbook: Path) -> None:
    rows = sheet_rows(workbook, "Aturan Dijelaskan")
    headings = ("Kode", "Ditemukan", "Dijelaskan", "Dijelaskan (%)", "Kantor yang Menjelaskan")

    assert [tuple(row[heading] for heading in headings) for row in rows] == [
        (ZERO, 1, 1, 1, 1),
        (STALE, 4, 2, 0.5, 1),
    ]
    assert all(row["Aturan"] for row in rows)
    assert "Tinjau lagi aturan" in str(values_of(workbook, "Aturan Dijelaskan")[1][0])


def test_catatan_has_the_words_of_the_office_behind_all_that_is_open(workbook: Path) -> None:
    rows = [row for row in sheet_rows(workbook, "Catatan") if row["Tingkat"] != "Info"]

    assert [(row["Tingkat"], row["Penjelasan Kantor"]) for row in rows if row["Kode Wilayah"] == "52.02"] == [
        ("Perlu dicek", SAID),
        ("Dijelaskan", SAID),
    ]
    assert not [each for each in opened(workbook)["Catatan"]["L"] if each.data_type == "f"]


def test_the_first_page_says_how_many_were_explained_and_asks_about_none(result: Rollup, workbook: Path) -> None:
    shown = [str(value) for row in values_of(workbook, "Ringkasan") for value in row if value]

    assert (
        "1 isian wajib diperbaiki dan 2 perlu dicek; yang paling sering ada di bawah."
        " 3 dijelaskan kantornya dan tidak dihitung: lihat sheet Aturan Dijelaskan."
    ) in shown
    assert {each.code: (each.count, each.offices) for each in commonest(result, 6)} == {STALE: (2, 2), UNKNOWN: (1, 1)}
    asked = {each.name: [point.code for point in each.points] for each in letters(result, ())}
    assert [asked[name] for name in ("5201 Lombok Barat", "5202 Lombok Tengah", "5203 Lombok Timur")] == [
        [],
        [STALE],
        [UNKNOWN, STALE],
    ]


def test_a_table_has_what_was_explained(result: Rollup) -> None:
    table = result.frames()["findings"]
    table = table[table["severity"] != "info"]

    assert table["explained"].tolist() == [True, True, False, True, False, False]
    assert table["explanation"].tolist() == [*[SAID] * 5, ""]


# From run to run


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_roll_up_of_a_roll_up_is_that_of_its_plans(result: Rollup, tmp_path: Path, language: Language) -> None:
    path = written(result, tmp_path / "now.xlsx", language)
    again = roll_up([read_rollup(path)], settings=SETTINGS)

    assert written(again, tmp_path / "again.xlsx", language).read_bytes() == path.read_bytes()
    assert edited_sheets(path) == []


def test_of_two_roll_ups_the_one_that_knows_of_an_explanation_counts_in_any_order(
    workbook: Path, tmp_path: Path
) -> None:
    plain = written(rolled([plan.but(returned=None) for plan in three_offices()]), tmp_path / "plain.xlsx")
    both = [read_rollup(plain), read_rollup(workbook)]
    explained = [[note.explained for _, note in notes(roll_up(some))] for some in (both, both[::-1])]

    assert explained == [[True, True, False, True, False, False]] * 2


def test_a_plan_that_is_given_itself_is_believed_before_a_roll_up(workbook: Path) -> None:
    plain = [facts_of_plan(plan, check(plan, settings=JUDGED)) for plan in three_offices()]

    assert not any(note.explained for _, note in roll_up([read_rollup(workbook), *plain]).notes)


def test_what_is_explained_keeps_its_state_and_is_told_by_a_figure_of_its_own(compared: tuple[Rollup, Path]) -> None:
    now, path = compared
    said = "Dibanding rekap sebelumnya: 0 catatan baru, 4 masih ada, 1 selesai, 3 dijelaskan kantornya (Info tidak dihitung)."

    assert {note.state for _, note in notes(now)} == {NoteState.STILL}
    assert said_since(now.notes_since).id == said
    assert said in [value for row in values_of(path, "Ringkasan") for value in row]


def test_one_that_was_explained_and_is_gone_is_settled(compared: tuple[Rollup, Path]) -> None:
    gone = rolled([office_plan("52.01", stale("S8.1"))], last=compared[1])

    assert [(note.state, note.weight) for region, note in gone.settled if region == "52.01"] == [
        (NoteState.SETTLED, Weight(Severity.WARNING))
    ] * 2
    assert Layout(gone, "id").note_states["52.01", NoteState.SETTLED] == 2


@pytest.mark.libreoffice
def test_one_of_an_office_that_is_not_given_stays_explained_until_its_plan_comes(
    compared: tuple[Rollup, Path], tmp_path: Path, office: LibreOffice
) -> None:
    away = written(rolled(three_offices()[1:], last=compared[1]), tmp_path / "away.xlsx")
    kept = [row for row in sheet_rows(away, "Catatan Selesai") if row["Keadaan"] == "Belum dicek ulang"]
    back = rolled(three_offices("S8.1"), last=away)

    assert sorted((row["Tingkat"], row["Penjelasan Kantor"]) for row in kept if row["Tingkat"] != "Info") == [
        *[("Dijelaskan", SAID)] * 2,
        ("Perlu dicek", None),
    ]
    said = "Dibanding rekap sebelumnya: 0 catatan baru, 3 masih ada, 0 selesai, 1 belum dicek ulang, 3 dijelaskan kantornya"
    assert [value for row in values_of(away, "Ringkasan") for value in row if str(value).startswith(said)]
    assert "0 catatan baru, 4 masih ada, 0 selesai, 3 dijelaskan kantornya" in said_since(back.notes_since).id
    assert {note.state for _, note in notes(back)} == {NoteState.STILL}
    assert computed_otherwise(away, office) == set()


@pytest.mark.libreoffice
def test_every_figure_is_what_its_formula_says(
    compared: tuple[Rollup, Path], tmp_path: Path, office: LibreOffice
) -> None:
    """Also where the province marked as right what its office explained, and what is open."""
    now = compared[0]
    right = [(region, note.but(follow_up=FollowUp("Right as it is"))) for region, note in now.notes]
    path = written(now.but(notes=(*right[::2], *now.notes[1::2])), tmp_path / "now.xlsx", "en")

    assert "3 explained by their offices" in str(values_of(path, "Summary"))
    assert computed_otherwise(path, office) == set()


# Files


def test_a_return_that_its_office_answered_is_rolled_up_with_its_explanations(tmp_path: Path) -> None:
    sent, back = tmp_path / "sent", tmp_path / "back"
    sent.mkdir()
    plans = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"
    shutil.copy(plans / "rak-lombok-timur-2020.xlsx", sent / "rak.xlsx")
    run_command("check", sent, "--return", back, "--select", "RAK213", "--lang", "id")
    (path,) = back.iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book["Catatan RAK"]
    top = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "TANGGAPAN")
    headings = [cell.value for cell in sheet[top]]
    for name, typed in (("TANGGAPAN", "Memang benar"), ("PENJELASAN", "Begitu bunyi perjanjian kinerjanya")):
        sheet.cell(top + 1, headings.index(name) + 1).value = typed
    book.save(path)
    settings = Settings(select=("RAK213",), explainable=frozenset({"RAK213"}))

    found = rollup_files([back], settings=settings, jobs=0).notes
    told = [note.explanation.id for _, note in found if note.explained]
    assert told == ["Memang benar. Begitu bunyi perjanjian kinerjanya"]
    assert sum(not note.explained for _, note in found) == len(found) - 1 > 0
