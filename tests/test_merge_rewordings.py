"""A resubmission that rewords an activity replaces it; what may be either is asked on `Perlu Dicek` and answered there."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.errors import OutputExistsError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.merge.summary import remarks, troubles
from rak_excel.merging.account import Sent
from rak_excel.merging.differences.differences import Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.merging.sent.asking import Answer, Answers, QuestionKind
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.model import Plan
from rak_excel.reading import read_plan
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from rak_excel.workbooks.merged.reading_sheets import remarks_table
from rak_excel.workbooks.merged.writing import extra_sheets, plan_form, write_merged
from tests.merged_plans import saved_on
from tests.shown_values import values_of
from tests.submissions import FINANCE, LEGAL, LEGAL_OFFICE, TECHNICAL, executors_of, rows_of, sent, written
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

OLD, NEW = "Rapat koordinasi pengelolaan arsip", "Rapat koordinasi rutin pengelolaan arsip"
EARLIER, LATER = "2020-01-20T08:00", "2020-01-21T08:00"
BOTH_UNITS = "1. Divisi Keuangan\\n2. Divisi Hukum"


def _row(*texts: str, unit: str = "Divisi Hukum", ticks: str = "v | | | ") -> str:
    return "\n".join(f"| 1 | Hukum | Nilai | 95 | {text} | {ticks} | {unit} |" for text in texts)


def _file(*texts: str, saved: str, file: str, unit: str = "Divisi Hukum", by: str = LEGAL) -> Plan:
    return sent(_row(*texts, unit=unit), by, file=file, saved=saved)


def _two(old: tuple[str, ...] = (OLD,), new: tuple[str, ...] = (NEW,)) -> list[Plan]:
    """Two files of one unit, of which the second was saved later."""
    return [_file(*old, saved=EARLIER, file="lama.xlsx"), _file(*new, saved=LATER, file="baru.xlsx")]


def _work(merged: Merged) -> list[str]:
    return sorted(row[2] for row in rows_of(merged))


def _asked(merged: Merged) -> list[tuple[str, list[str]]]:
    return [(each.kind.name, [entry.activity.text for entry in each.entries]) for each in merged.judged.asked]


def _answering(plans: list[Plan], said: str, base: Plan | None = None) -> Merged:
    """Merged again, everything that is asked answered so."""
    asked = merge(plans, base=base).judged.asked
    answers = Answers({each.code: Answer(each.code, said) for each in asked})
    return merge(plans, base=base, decisions=Decisions(answers=answers))


def _fates(merged: Merged) -> dict[str, EntryFate]:
    return {each.entry.activity.text: each.fate for file in merged.files for each in file.sent}


def test_a_reworded_activity_of_a_later_file_replaces_that_of_the_earlier_in_any_order() -> None:
    for plans in permutations(_two()):
        merged = merge(plans)
        assert _work(merged) == [NEW]
        assert _fates(merged) == {OLD: EntryFate.SUPERSEDED, NEW: EntryFate.MERGED}
        assert _asked(merged) == [("REWORDED", [OLD, NEW])]
        (line,) = [row for row in remarks_table(merged).rows if "Redaksi" in str(row[0])]
        assert line[3] == f"Baru: {NEW}\nLama: {OLD}"
        assert line[5] == "baru.xlsx\nlama.xlsx"
    assert "baru.xlsx lebih baru: 1 baris dari lama.xlsx diganti." in map(str, remarks(merged))
    assert any("berubah kata-katanya" in str(each) for each in remarks(merged))


@pytest.mark.parametrize(
    ("said", "work", "fates"),
    [
        ("pakai yang baru", [NEW], {OLD: EntryFate.SUPERSEDED, NEW: EntryFate.MERGED}),
        ("pakai keduanya", [OLD, NEW], {OLD: EntryFate.MERGED, NEW: EntryFate.MERGED}),
        ("pakai yang lama", [OLD], {OLD: EntryFate.MERGED, NEW: EntryFate.LEFT_OUT}),
    ],
)
def test_the_answer_says_which_wording_counts_and_the_account_closes(
    said: str, work: list[str], fates: dict[str, EntryFate]
) -> None:
    merged = _answering(_two(), said)
    lines = [line for row in _work(merged) for line in row.splitlines()]
    assert sorted(line.split(". ", 1)[-1] for line in lines) == sorted(work)
    assert _fates(merged) == fates
    assert (merged.judged.asked[0].answer, merged.answers.outdated) == (said, ())
    assert rows_of(merged)[0][1] == "95"


@pytest.mark.parametrize(
    "other",
    [
        f"{OLD} Semester II",
        f"Tidak {OLD}",
        OLD.replace("arsip", "barang"),
        f"{OLD} Januari",
        f"2 {OLD}",
        "Sosialisasi tatap muka",
    ],
)
def test_other_work_of_a_later_file_replaces_nothing(other: str) -> None:
    merged = merge(_two(new=(other,)))
    assert merged.count(EntryFate.SUPERSEDED) == 0
    assert _asked(merged) == [("LEFTOVER", [OLD])]


def test_semester_one_is_not_semester_two() -> None:
    one, two = "Penyusunan laporan keuangan Semester I", "Penyusunan laporan keuangan Semester II"
    merged = merge(_two((one,), (two,)))
    assert (merged.count(EntryFate.MERGED), [kind for kind, _ in _asked(merged)]) == (2, ["LEFTOVER"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((OLD,), (NEW, f"{OLD} kantor")),
        ((OLD, f"{OLD} kantor"), (NEW,)),
        ((OLD, f"{OLD} kantor"), (NEW, f"{NEW} tetap")),
    ],
)
def test_two_for_one_and_one_for_two_are_asked_and_all_stay(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    for plans in permutations(_two(old, new)):
        merged = merge(plans)
        assert merged.count(EntryFate.MERGED) == len(old) + len(new)
        assert [kind for kind, _ in _asked(merged)] == ["LEFTOVER"] * len(old)
        assert all(len(texts) > 1 for _, texts in _asked(merged))
        assert "Mirip dengan kegiatan baru" in str(remarks_table(merged).rows[0][0])


def test_an_activity_that_both_files_have_is_no_rewording_of_another() -> None:
    merged = merge(_two((OLD, NEW), (NEW,)))
    assert _asked(merged) == [("LEFTOVER", [OLD])]
    merged = merge(_two((OLD,), (OLD, NEW)))
    assert (_asked(merged), merged.count(EntryFate.SUPERSEDED)) == ([], 1)


def test_the_same_words_under_another_indicator_are_other_work() -> None:
    old = _file(OLD, saved=EARLIER, file="lama.xlsx")
    new = sent(_row(NEW).replace("Nilai", "Indeks"), LEGAL, file="baru.xlsx", saved=LATER)
    assert _asked(merge([old, new])) == [("LEFTOVER", [OLD])]


def test_rows_without_an_indicator_are_not_known_to_belong_to_the_same() -> None:
    old, new = (f"| 1 | Hukum | | 95 | {text} | v | | | | Divisi Hukum |" for text in (OLD, NEW))
    plans = [sent(old, LEGAL, file="lama.xlsx", saved=EARLIER), sent(new, LEGAL, file="baru.xlsx", saved=LATER)]
    assert _asked(merge(plans)) == [("LEFTOVER", [OLD])]


def test_three_files_reword_one_after_the_other() -> None:
    third = f"{NEW} tetap terpadu"
    plans = [*_two(), _file(third, saved="2020-01-22T08:00", file="akhir.xlsx")]
    first, *others = [merge(order) for order in permutations(plans)]
    assert (_work(first), first.count(EntryFate.SUPERSEDED)) == ([third], 2)
    for other in others:
        assert (plan_form(other), remarks_table(other).rows) == (plan_form(first), remarks_table(first).rows)


def test_without_times_nothing_is_replaced_and_nothing_is_asked_as_a_rewording() -> None:
    plans = [sent(_row(text), LEGAL, file=f"{at}.xlsx") for at, text in enumerate((OLD, NEW))]
    merged = merge(plans)
    assert (merged.count(EntryFate.MERGED), merged.judged.asked) == (2, ())


def test_a_shared_row_of_the_revised_plan_is_reworded_and_keeps_its_other_executors_and_place() -> None:
    base = sent(
        _row("Survei", unit=BOTH_UNITS) + "\n" + _row(OLD, unit=BOTH_UNITS, ticks="| v | | "), file="rencana.xlsx"
    )
    merged = merge([sent(_row(NEW, ticks="| | v | "), LEGAL_OFFICE)], base=base)

    assert [(row[2], row[3]) for row in rows_of(merged)] == [("Survei", "1"), (NEW, "3")]
    assert executors_of(merged)[1] == [FINANCE, LEGAL]
    assert _asked(merged) == [("REWORDED", [OLD, NEW])]
    assert merged.count(EntryFate.COLLAPSED) == 1

    both = _answering([sent(_row(NEW), LEGAL_OFFICE)], "pakai keduanya", base)
    assert both.count(EntryFate.MERGED) == 3
    old = _answering([sent(_row(NEW), LEGAL_OFFICE)], "pakai yang lama", base)
    assert ([row[2] for row in rows_of(old)], _fates(old)[NEW]) == (["Survei", OLD], EntryFate.LEFT_OUT)


def test_two_units_that_reword_a_shared_row_alike_replace_it_and_otherwise_are_asked() -> None:
    base = sent(_row(OLD, unit=f"{BOTH_UNITS}\\n3. {TECHNICAL}"), file="rencana.xlsx")
    alike = merge([sent(_row(NEW), LEGAL_OFFICE), sent(_row(NEW, unit="Divisi Keuangan"), FINANCE)], base=base)
    assert ([row[2] for row in rows_of(alike)], executors_of(alike)) == ([NEW], [[FINANCE, TECHNICAL, LEGAL]])

    other = sent(_row(f"{OLD} kantor", unit="Divisi Keuangan"), FINANCE)
    asked = merge([sent(_row(NEW), LEGAL_OFFICE), other], base=base)
    assert [kind for kind, _ in _asked(asked)] == ["LEFTOVER"]
    assert asked.count(EntryFate.MERGED) == 3
    left = _answering([sent(_row(NEW), LEGAL_OFFICE), other], "tidak", base)
    assert _fates(left)[OLD] is EntryFate.LEFT_OUT


def test_a_row_of_others_and_one_that_another_unit_still_sends_are_not_reworded() -> None:
    base = sent(_row(OLD, unit="Divisi Keuangan"), file="rencana.xlsx")
    assert merge([sent(_row(NEW), LEGAL_OFFICE)], base=base).judged.asked == ()

    shared = sent(_row(OLD, unit=BOTH_UNITS), file="rencana.xlsx")
    still = sent(_row(OLD, unit="Divisi Keuangan"), FINANCE)
    assert merge([sent(_row(NEW), LEGAL_OFFICE), still], base=shared).judged.asked == ()


def test_a_row_that_only_an_older_file_has_is_left_out_where_people_say_so() -> None:
    plans = _two((OLD, "Survei lapangan"), (OLD,))
    assert _asked(merge(plans)) == [("LEFTOVER", ["Survei lapangan"])]
    assert len(merge(plans).judged.leftover) == 1

    left = _answering(plans, "tidak")
    assert (_work(left), _fates(left)["Survei lapangan"], left.judged.leftover) == ([OLD], EntryFate.LEFT_OUT, ())
    kept = _answering(plans, "ya")
    assert (kept.count(EntryFate.MERGED), kept.judged.leftover) == (2, ())
    assert "masih dipakai" not in " ".join(map(str, remarks(kept)))


def test_what_a_file_says_twice_is_one_where_people_say_so_and_its_schedules_are_asked() -> None:
    twice = [sent(_row(OLD) + "\n" + _row(OLD, ticks="| v | | "), LEGAL)]
    assert [row[3] for row in rows_of(merge(twice))] == ["1", "2"]

    one = _answering(twice, "satu saja")
    assert (len(rows_of(one)), one.count(EntryFate.COLLAPSED)) == (1, 1)
    assert [each.question.field.id for each in one.open] == ["period"]
    assert len(rows_of(_answering(twice, "pakai keduanya"))) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = [
        sent(_row(OLD, "Survei lapangan"), LEGAL, file="lama.xlsx"),
        sent(_row(NEW), LEGAL, file="baru.xlsx"),
        sent(_row("Audit", unit="Divisi Keuangan") + "\n" + _row("Audit", unit="Divisi Keuangan"), FINANCE),
    ]
    folder = written(tmp_path / "kiriman", plans)
    for name, day in (("lama.xlsx", 20), ("baru.xlsx", 21)):
        saved_on(folder / name, f"2020-01-{day}T08:00:00Z")
    return folder


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _lines(plan: Path) -> dict[str, tuple[int, str]]:
    """By the kind of what is asked: its row, and the answer that stands there."""
    rows = list(enumerate(values_of(plan, "Perlu Dicek"), 1))
    headings = next(row for _, row in rows if row[0] == "HAL")
    code, answer = headings.index("KODE"), headings.index("JAWABAN")
    return {
        str(row[code]).split("-")[0]: (at, str(row[answer] or "")) for at, row in rows if "-" in str(row[code] or "")
    }


def _answer(plan: Path, **said: str) -> None:
    lines = _lines(plan)
    type_in(plan, "Perlu Dicek", {f"I{lines[kind][0]}": text for kind, text in said.items()})


def _again(folder: Path, plan: Path, output: Path | None = None) -> Merged:
    return merge_files([folder], output or plan, MergeRequest(decisions=plan))


def test_everything_with_a_yes_or_no_is_offered_as_a_dropdown(plan: Path) -> None:
    sheet = openpyxl.load_workbook(plan)["Perlu Dicek"]
    offered = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    lines = _lines(plan)
    assert {kind: offered[f"I{row}"] for kind, (row, _) in lines.items()} == {
        "redaksi": '"pakai yang baru,pakai keduanya,pakai yang lama"',
        "sisa": '"ya,tidak"',
        "ganda": '"pakai keduanya,satu saja"',
    }
    assert "pilih jawabannya" in str(sheet["A3"].value)


def test_an_answer_on_a_copy_of_the_sheet_is_none(folder: Path, plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book.copy_worksheet(book["Perlu Dicek"])[f"I{_lines(plan)['redaksi'][0]}"] = "pakai yang lama"
    book.save(plan)

    merged = merge_files([folder], plan.parent / "lagi.xlsx", MergeRequest(decisions=plan))
    assert (_work(merged), merged.unclear) == (_work(merge_files([folder], plan.parent / "baru.xlsx")), ())


def test_answers_are_read_by_the_next_merge_and_kept_when_it_is_written_again(folder: Path, plan: Path) -> None:
    said = {"redaksi": "pakai yang lama", "sisa": "tidak", "ganda": "satu saja"}
    _answer(plan, **said)
    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)

    for _ in range(2):
        merged = _again(folder, plan)
        assert _work(merged) == ["Audit", OLD]
        assert {kind: answer for kind, (_, answer) in _lines(plan).items()} == said
        assert (merged.unclear, merged.answers.outdated, merged.not_carried) == ((), (), ())
        assert [a.text for _, _, a in read_plan(plan).activities()] == ["Audit", OLD]
    with pytest.raises(OutputExistsError, match="berisi 3 jawaban di sheet Perlu Dicek"):
        merge_files([folder], plan, force=True)


def test_a_left_out_row_is_listed_with_its_fate_and_counted(folder: Path, plan: Path) -> None:
    assert "TIDAK DIPAKAI (PILIHAN)" not in [text for row in values_of(plan, "Cek Jumlah Baris") for text in row]
    _answer(plan, redaksi="pakai yang lama", sisa="tidak")
    _again(folder, plan)
    fates = {str(row[6]): str(row[7]) for row in values_of(plan, "Baris Kiriman") if len(row) > 7}
    assert (fates["Survei lapangan"], fates[NEW]) == ("tidak dipakai (pilihan)",) * 2
    counted = values_of(plan, "Cek Jumlah Baris")
    headings = next(row for row in counted if row[0] == "NO")
    counts = dict(zip(headings, counted[-1], strict=True))
    assert (counts["TIDAK DIPAKAI (PILIHAN)"], counts["SELISIH"], counts["DIKIRIM"]) == (2, 0, 5)


@pytest.mark.parametrize(
    ("typed", "kind", "read"),
    [
        ("Lama", "redaksi", "pakai yang lama"),
        ("yang baru saja", "redaksi", "pakai yang baru"),
        ("dua-duanya", "redaksi", "pakai keduanya"),
        ("TIDAK", "sisa", "tidak"),
        ("tdk", "sisa", "tidak"),
        ("v", "sisa", "ya"),
        ("Ya.", "sisa", "ya"),
        ("masih dipakai", "sisa", "ya"),
        ("dipakai", "sisa", "ya"),
        ("Ya, masih dipakai", "sisa", "ya"),
        ("sudah tidak dipakai lagi", "sisa", "tidak"),
        ("jangan dipakai", "sisa", "tidak"),
        ("hapus saja", "sisa", "tidak"),
        ("satu", "ganda", "satu saja"),
    ],
)
def test_answers_in_a_clerks_own_words_are_read(folder: Path, plan: Path, typed: str, kind: str, read: str) -> None:
    _answer(plan, **{kind: typed})
    merged = _again(folder, plan)
    assert [each.answer for each in merged.judged.asked if each.kind == QuestionKind(kind)] == [read]
    assert _lines(plan)[kind][1] == read


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("nanti", "redaksi"),
        ("bukan yang lama", "redaksi"),
        ("ya/tidak", "sisa"),
        ("tiga", "ganda"),
        ("pakai", "redaksi"),
        ("?", "sisa"),
        ("tidak tahu", "sisa"),
        ("tidak dihapus", "sisa"),
        ("belum", "sisa"),
    ],
)
def test_an_answer_that_nobody_can_read_is_told_and_stays(folder: Path, plan: Path, typed: str, kind: str) -> None:
    _answer(plan, **{kind: typed})
    for _ in range(2):
        merged = _again(folder, plan)
        assert f'jawaban "{typed}" tidak jelas' in " ".join(map(str, troubles(merged)))
        assert _lines(plan)[kind][1] == typed
        assert {each.answer for each in merged.judged.asked} == {""}
    with pytest.raises(OutputExistsError, match="berisi 1 jawaban di sheet Perlu Dicek"):
        merge_files([folder], plan, force=True)


def test_an_answer_about_entries_that_say_something_else_by_now_is_told(folder: Path, plan: Path) -> None:
    _answer(plan, redaksi="pakai yang lama")
    _again(folder, plan)
    written(folder, [sent(_row(f"{NEW} kantor"), LEGAL, file="baru.xlsx")])
    saved_on(folder / "baru.xlsx", "2020-01-22T08:00:00Z")
    merged = _again(folder, plan)

    assert [each.said for each in merged.answers.outdated] == ["pakai yang lama"]
    assert any("Jawaban lama" in str(each) and OLD in str(each) for each in troubles(merged))
    rows = values_of(plan, "Perlu Dicek")
    assert any("Jawaban lama" in str(row[0]) and row[4] == "pakai yang lama" for row in rows)


def test_a_note_beside_the_answers_is_still_handwork_that_is_not_carried(folder: Path, plan: Path) -> None:
    line = _lines(plan)["sisa"][0]
    type_in(plan, "Perlu Dicek", {f"I{line}": "tidak", f"A{line}": "sudah ditelepon"})
    with pytest.raises(OutputExistsError, match="sheet Perlu Dicek sudah diubah"):
        _again(folder, plan)


_WORDS = (
    "Rapat koordinasi",
    "Rapat koordinasi rutin",
    "Rapat koordinasi rutin kantor",
    "Rapat koordinasi Semester I",
    "Rapat koordinasi Semester II",
    "Rapat agenda kantor",
    "Survei",
    "1. Survei\\n2. Rapat koordinasi",
)
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4)
_UNITS = st.sampled_from(["Divisi Hukum", "Divisi Keuangan", BOTH_UNITS])
_SENT = st.lists(st.tuples(st.sampled_from([LEGAL, LEGAL_OFFICE, FINANCE]), _TEXTS, _UNITS), min_size=1, max_size=4)


_BASES = st.one_of(st.none(), st.tuples(_TEXTS, _UNITS))


def _resubmitted(
    files: list[tuple[str, list[str], str]], revised: tuple[list[str], str] | None
) -> tuple[list[Plan], Plan | None]:
    """Files of few units, each saved on a day of its own, and perhaps the plan that they revise."""
    plans = [
        sent(_row(*texts, unit=unit), by, file=f"{at}.xlsx", saved=f"2020-01-{at + 10}")
        for at, (by, texts, unit) in enumerate(files)
    ]
    return plans, sent(_row(*revised[0], unit=revised[1]), file="rencana.xlsx") if revised else None


@pytest.mark.parametrize(("sheet", "cell"), [("Perlu Dicek", "I9"), ("Perlu Dicek", "I60"), ("Beda Isian", "I40")])
def test_what_is_typed_where_nothing_is_asked_is_no_answer_and_not_lost(
    folder: Path, plan: Path, sheet: str, cell: str
) -> None:
    book = openpyxl.load_workbook(plan, data_only=True)
    assert book["Perlu Dicek"]["J9"].value is None
    book[sheet][cell] = "sudah ditelepon"
    book.save(plan)
    with pytest.raises(OutputExistsError, match=f"sheet {sheet} sudah diubah"):
        _again(folder, plan)
    with pytest.raises(OutputExistsError, match="sudah diubah"):
        merge_files([folder], plan, force=True)


@given(_SENT, _BASES, st.data())
def test_whatever_is_answered_nothing_is_lost_and_no_order_matters(
    files: list[tuple[str, list[str], str]], revised: tuple[list[str], str] | None, data: st.DataObject
) -> None:
    plans, base = _resubmitted(files, revised)
    given_: dict[str, Answer] = {}
    for _ in range(3):  # an answer may leave out what another question was about
        merged = merge(plans, base=base, decisions=Decisions(answers=Answers(given_)))
        for each in merged.judged.asked:
            given_.setdefault(each.code, Answer(each.code, data.draw(st.sampled_from(each.kind.choices))))
    merged = merge(plans, base=base, decisions=Decisions(answers=Answers(given_)))
    other = merge(data.draw(st.permutations(plans)), base=base, decisions=Decisions(answers=Answers(given_)))

    assert plan_form(other) == plan_form(merged)
    assert extra_sheets(other) == extra_sheets(merged)
    every = [*plans, *([base] if base else [])]
    assert sum(1 for plan in every for _ in plan.activities()) == sum(merged.count(fate) for fate in EntryFate)
    held = {_place(each) for file in merged.files for each in file.sent if each.row is not None}
    lost = [each for file in merged.files for each in file.sent if _place(each) not in held]
    assert {each.fate for each in lost} <= {EntryFate.SUPERSEDED, EntryFate.LEFT_OUT}
    told = {(o.file, f"{o.sheet}!{o.cell}") for _, _, a in merged.plan.activities() for o in a.origins}
    assert told == held


@settings(max_examples=15)
@given(_SENT, _BASES, st.data())
def test_what_was_written_with_answers_does_not_count_as_edited(
    files: list[tuple[str, list[str], str]], revised: tuple[list[str], str] | None, data: st.DataObject
) -> None:
    plans, base = _resubmitted(files, revised)
    asked = merge(plans, base=base).judged.asked
    answers = Answers({each.code: Answer(each.code, data.draw(st.sampled_from(each.kind.choices))) for each in asked})
    merged = merge(plans, base=base, decisions=Decisions(answers=answers))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rencana.xlsx"
        write_merged(path, merged)
        assert not edited_since_written(path)
        read = read_handwork(path.read_bytes(), path.name).decisions
        assert read is not None
        assert read.answers.typed == {each.code: each.answer for each in merged.judged.asked if each.answer}


def _place(sent: Sent) -> tuple[str, str]:
    return sent.entry.file, str(sent.entry.activity.place.cell("activity"))
