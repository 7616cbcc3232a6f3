"""The list of findings, written into a workbook and read again: nothing that it says is lost, whatever stands in it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.formats.grid import Rows, Sheet
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.language import Text
from rak_excel.layouts.marks import SHEET, is_note, note_text, without_note
from rak_excel.model import Plan, Severity, Source
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, Returned, ReturnedFinding, ReturnedRow, ReturnedState
from rak_excel.reading.returned import returned_at, returned_in, state_texts
from rak_excel.reading.sheets import read_and_account
from rak_excel.rules.catalogue import explanation_of
from rak_excel.workbooks.returned.sheet import FindingsList, ListedFinding, sheet_workbook
from tests.returns import answer, columns_of, list_of, plan_with, returned, rounds, rows_of

EXAMPLES = Path(__file__).parent.parent / "examples" / "lombok-timur-2020"
LONGEST = 32_767  # letters of a cell
ODD = ("_x0041_", '"kutip" dan \\', "=1+1", "@SUM(A1)", "'0123", "😀" * 3, "a\nb", "é\u0301", "\u200b", "<&>")
texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
findings = st.builds(
    ReturnedFinding,
    code=st.sampled_from(["RAK221", "RAK502", "RAK999"]),
    severity=st.sampled_from(list(Severity)),
    sheet=texts,
    cell=st.sampled_from(["", "A1", "XFD1048576"]),
    value=texts,
    message=st.builds(Text, texts, texts),
    hint=st.builds(Text, texts, texts),
    part=texts,
    row=texts,
    column=texts,
    trial=st.booleans(),
)
answers = st.builds(
    Answered,
    findings,
    st.none() | st.sampled_from(list(Answer)),
    texts.map(lambda text: text.strip(" \t\n\u00a0\u200b\ufeff").strip()).filter(lambda text: "\u200b" not in text),
    st.none() | st.sampled_from(list(Ruling)),
)
rows = st.builds(
    ReturnedRow,
    part=texts,
    ordinal=st.integers(1, 9),
    number=texts,
    objective=texts,
    indicator=texts,
    activity=texts,
    periods=st.lists(st.integers(1, 12), max_size=2).map(tuple),
    executors=st.lists(texts, max_size=2).map(tuple),
    sheet=texts,
    cell=texts,
    key=texts,
)
states = st.builds(
    ReturnedState,
    region=texts,
    year=st.none() | st.integers(2000, 2100),
    unit=texts,
    file=texts,
    least=st.sampled_from(list(Severity)),
    round=st.integers(1, 99),
    rows=st.lists(rows, max_size=3).map(tuple),
)
STATE = ReturnedState("52.03", 2020, "", "rak", Severity.WARNING)
FINDING = ReturnedFinding("RAK221", Severity.WARNING, "Komisi", "E5", "x", Text("a", "b"), Text("c", "d"))


def written(listed: list[Answered], state: ReturnedState = STATE, *, name: str = SHEET) -> bytes:
    every = tuple(ListedFinding(each.finding, Progress.STILL, each) for each in listed)
    return sheet_workbook(
        FindingsList((Text("CATATAN", "FINDINGS"),), every, state, followed=True, ruled=True), name, "id"
    )


def read(content: bytes) -> Returned:
    found = returned_in(open_workbook(content, ".xlsx").sheets)
    assert found
    return found


@settings(max_examples=40)
@given(st.lists(answers, max_size=4, unique_by=lambda each: each.finding), states)
def test_a_list_that_is_read_again_says_what_was_written(listed: list[Answered], state: ReturnedState) -> None:
    again = read(written(listed, state))
    assert again.state == state
    # What was ruled stands by then, and what was rejected is disputed.
    assert list(again.answers) == [
        each.but(standing=each.ruling is not None, disputed=each.ruling is Ruling.REJECTED) for each in listed
    ]


@pytest.mark.parametrize("letter", ["x", "😀", '"', "\n", "&", "é", "=", "_x0041_"])
def test_the_longest_cell_is_known_again(letter: str) -> None:
    long = (letter * LONGEST)[: LONGEST // (2 if letter == "😀" else 1)]
    rows = [f"1 | Layanan yang baik | Opini BPK | WTP | Rapat 2018 {long} | ✓ | Sub Bagian Gudang {long}"]
    rows += [f" | | Indeks layanan {long} | {target} | | | " for target in ("baik sekali", "baik")]
    rows += [f" | | Indeks kepuasan | {long} | Survei | | {{unit}}"]
    plan = plan_with([row.replace("\n", "\\n") for row in rows])
    (back,) = returned(plan)
    (own,) = rounds(plan.but(returned=back))
    states = {each.finding.progress for each in own.round.followed if each.finding.severity is not Severity.INFO}
    assert {"RAK221", "RAK502", "RAK303"} <= {each.finding.code for each in back.answers}
    assert (states, own.round.gone) == ({Progress.STILL}, ())
    assert back.state
    sheets = open_workbook(written(list(back.answers), back.state), ".xlsx").sheets
    texts = [str(text) for sheet in sheets for cells in sheet.rows.values() for text in cells.values()]
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts) <= LONGEST


def test_the_longest_explanation_goes_there_and_back() -> None:
    said = Answered(FINDING, Answer.RIGHT, "é" * LONGEST)
    assert read(written([said])).answers == (said,)


@pytest.mark.parametrize("word", ["s ", "😀"])
def test_a_plan_with_many_rows_has_its_state_in_several_cells(word: str) -> None:
    row = ReturnedRow("commission", 1, "1", word * 400, word * 400, word * 400, (1,), (), "Komisi", "E5")
    state = STATE.but(rows=tuple(row.but(ordinal=number) for number in range(200)))
    assert read(written([], state)).state == state
    assert max(len(text.encode("utf-16-le")) // 2 for text in state_texts(state)) <= LONGEST


# What people type, and what becomes of the sheet in their hands


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with a list of three findings, none of them answered."""
    codes = ("RAK221", "RAK302", "RAK502")
    path = tmp_path / "rak - catatan.xlsx"
    path.write_bytes(written([Answered(FINDING.but(code=code)) for code in codes]))
    return path


def said_of(path: Path, code: str = "RAK302") -> Answered:
    found = returned_at(path)
    assert found
    (one,) = (each for each in found.answers if each.finding.code == code)
    return one


@pytest.mark.parametrize(
    "typed", ["Memang benar", "memang benar", " MEMANG  BENAR ", "Right as it is", "right as it is"]
)
def test_an_answer_may_be_typed_in_other_capitals_or_in_english(path: Path, typed: str) -> None:
    answer(path, "RAK302", TANGGAPAN=typed, PENJELASAN=" karena begitu ", PUTUSAN="DITOLAK")
    assert said_of(path) == Answered(FINDING.but(code="RAK302"), Answer.RIGHT, "karena begitu", Ruling.REJECTED)
    assert said_of(path, "RAK221") == Answered(FINDING)


@pytest.mark.parametrize("typed", ["Sudah diperbaiki", "Corrected", "corrected", "Mended"])
def test_what_is_corrected_is_called_so_and_older_lists_are_read_as_well(path: Path, typed: str) -> None:
    assert Answer.MENDED.label.en == "Corrected"
    answer(path, "RAK302", TANGGAPAN=typed)
    assert said_of(path).answer is Answer.MENDED


@pytest.mark.parametrize("typed", ["ya", "Memang benar sekali", "1", "-"])
def test_what_is_none_of_the_answers_is_none(path: Path, typed: str) -> None:
    answer(path, "RAK302", TANGGAPAN=typed)
    assert said_of(path).answer is None


def test_an_explanation_that_is_a_number_is_read_as_it_is_seen(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    top, columns = columns_of(book[SHEET])
    book[SHEET].cell(top + 2, columns["PENJELASAN"]).value = 2018
    book.save(path)
    assert said_of(path).explanation == "2018"


def test_rows_may_be_sorted_copied_and_taken_out_and_columns_moved(path: Path) -> None:
    answer(path, "RAK502", TANGGAPAN="Tidak paham")
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    top, _ = columns_of(sheet)
    sheet.delete_rows(top + 1)
    sheet.insert_rows(top + 1, 2)
    sheet.append([cell.value for cell in sheet[top + 3]])
    sheet.insert_cols(3)
    sheet.title = "Daftar"
    book.save(path)
    found = returned_at(path)
    assert found
    assert [(each.finding.code, each.answer) for each in found.answers] == [
        ("RAK302", None),
        ("RAK502", Answer.UNCLEAR),
    ]
    assert found.state == STATE


@pytest.mark.parametrize(
    "typed", ["rak-excel catatan 1 1/1 abcd {}", "rak-excel catatan 1", "rak-excel catatan 1 1/2 zzzz ["]
)
def test_a_state_that_somebody_changed_counts_for_nothing_and_the_answers_do(path: Path, typed: str) -> None:
    answer(path, "RAK302", TANGGAPAN="Tidak paham")
    book = openpyxl.load_workbook(path)
    for cell in book[SHEET][1]:
        cell.value = typed if str(cell.value).startswith("rak-excel catatan") else cell.value
    book.save(path)
    found = returned_at(path)
    assert found
    assert found.state is None
    assert said_of(path).answer is Answer.UNCLEAR


def test_hidden_cells_that_were_typed_over_are_passed_over(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    top, columns = columns_of(book[SHEET])
    for number, typed in enumerate(("[]", "tidak tahu"), 1):
        book[SHEET].cell(top + number, columns["RAK_CATATAN"]).value = typed
    book.save(path)
    found = returned_at(path)
    assert found
    assert [each.finding.code for each in found.answers] == ["RAK502"]


def test_what_a_form_has_beside_its_plan_is_not_even_opened_to_look_for_a_list() -> None:
    book = open_workbook((EXAMPLES / "rak-lombok-timur-2020.xlsx").read_bytes(), ".xlsx")
    opened: set[str] = set()

    def watched(sheet: Sheet) -> Sheet:
        def content() -> Rows:
            opened.add(sheet.name)
            return sheet.rows

        return sheet.but(content=content)

    sheets = [watched(sheet) for sheet in book.sheets]
    assert isinstance(read_and_account(sheets, Source("rak.xlsx", ""), names=book.names)[0], Plan)
    assert opened == {"Identitas Satker", "Komisi", "Sekretariat"}


# The next list


def test_who_did_not_understand_is_told_why_the_rule_asks(tmp_path: Path) -> None:
    unclear = Answered(FINDING, Answer.UNCLEAR)
    path = tmp_path / "rak.xlsx"
    why = explanation_of("RAK221")
    listed = FindingsList(
        (Text("a", "b"),), (ListedFinding(FINDING, Progress.STILL, unclear, why),), STATE, followed=True
    )
    path.write_bytes(sheet_workbook(listed, SHEET, "id"))
    assert why
    assert rows_of(path)[0]["SARAN"] == f"c\n{why.id}"


def test_the_first_list_has_neither_a_state_nor_a_ruling_and_offers_three_answers(tmp_path: Path) -> None:
    path = tmp_path / "rak.xlsx"
    path.write_bytes(sheet_workbook(FindingsList((Text("a", "b"),), (ListedFinding(FINDING),), STATE), SHEET, "id"))
    assert list(rows_of(path)[0]) == [
        "NO", "SEL", "ISIAN SAAT INI", "CATATAN", "SARAN", "TANGGAPAN", "PENJELASAN", "RAK_CATATAN",
    ]  # fmt: skip
    offered = [each.formula1 for each in list_of(path).data_validations.dataValidation]
    assert offered == ['"Sudah diperbaiki,Memang benar,Tidak paham"']


def test_a_later_list_says_what_became_of_each_and_keeps_no_answer_to_what_is_settled(tmp_path: Path) -> None:
    path = tmp_path / "rak.xlsx"
    mended = Answered(FINDING, Answer.MENDED, "sudah", Ruling.ACCEPTED)
    every = (ListedFinding(FINDING.but(code="RAK302"), Progress.NEW), ListedFinding(FINDING, Progress.SETTLED, mended))
    path.write_bytes(sheet_workbook(FindingsList((Text("a", "b"),), every, STATE, followed=True), SHEET, "id"))
    rows = rows_of(path)
    shown = ("KEADAAN", "ISIAN SAAT INI", "TANGGAPAN", "PENJELASAN")
    assert [[row[heading] for heading in shown] for row in rows] == [
        ["Baru", FINDING.value, "", ""],
        ["Selesai", "", "", "sudah"],
    ]
    assert rows[1]["SEL"] == f"dulu {FINDING.sheet}!{FINDING.cell}"
    found = returned_at(path)
    assert found
    assert [each.finding.code for each in found.answers] == ["RAK302"]


# Notes at cells

said = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60)
codes = st.lists(st.sampled_from(["RAK221", "RAK502", "RAK302"]), min_size=1, max_size=3, unique=True).map(", ".join)
others = st.text("ab :\n(·)rak-excel", max_size=30).filter(lambda text: "rak-excel:" not in text)


@given(said | st.sampled_from(["rak-excel: x", "lihat (RAK502 · abcd)", ""]), codes)
def test_a_note_of_ours_alone_is_silent(text: str, named: str) -> None:
    note = note_text(text, named)
    assert without_note(note) == ""
    assert is_note(note)
    assert is_note(f" \n{note.replace(chr(10), chr(13) + chr(10))}\n")


@given(said, codes, others, others)
def test_what_somebody_added_before_or_behind_a_note_is_kept(text: str, named: str, before: str, behind: str) -> None:
    left = without_note(f"{before}\n{note_text(text, named)}\n{behind}")
    assert left == "\n".join(filter(None, (before.strip(), behind.strip())))


@given(said, codes, st.data())
def test_a_note_that_somebody_edited_is_told_whole(text: str, named: str, data: st.DataObject) -> None:
    note = note_text(text, named)
    place = data.draw(st.integers(len("rak-excel:"), note.index(f"\n({named}")))
    edited = f"{note[:place]}BUKAN{note[place:]}"
    assert without_note(edited) == edited
    assert not is_note(edited)


def test_other_comments_are_none_of_ours() -> None:
    for text in ("Budi: target turun", "rak-excel:", "rak-excel:\nTarget kosong.", "(RAK502 · abcd)"):
        assert without_note(text) == text
        assert not is_note(text)
    assert not is_note("")
