"""Whatever merging writes reads back as exactly the plan that it holds, for every input."""

from __future__ import annotations

import datetime
import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.merging.differences.differences import Decision, Decisions
from rak_excel.merging.merge import Merged, merge
from rak_excel.model import QUESTIONS, Activity, Identity, Indicator, NoteKind, Plan
from rak_excel.reading import read_plan
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.workbooks.merged.decisions import line_code
from rak_excel.workbooks.merged.handwork import edited_since_written, read_handwork
from rak_excel.workbooks.merged.writing import plan_form, write_merged
from tests.submissions import FINANCE, FINANCE_OFFICE, LEGAL, LEGAL_OFFICE, sent, written
from tests.tables import plan_of
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

KPU = load_template("kpu-2020")
FIRST, SECOND, THIRD = (each.text for each in KPU.objectives_of("commission"))
HEAD = "# Komisi\n| NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA | CEK ISIAN | |\n"
OTHER_SHEET = "# Sekretariat\n" + HEAD.split("\n")[1].replace(
    "T1 | T2 | T3 | T4", " | ".join(f"B{n}" for n in range(1, 13))
)
_ASKED = QUESTIONS | {
    NoteKind.CELL_NOT_USED,
    NoteKind.COPIED_ROW,
    NoteKind.INDICATOR_LOST,
    NoteKind.ROWS_NOT_READ,
    NoteKind.SECOND_READING,
    NoteKind.TABLE_NOT_READ,
    NoteKind.TARGET_CHANGES,
}


def wording(key: str) -> str:
    return fill_wording(KPU.indicators[key].text, "KPU Kabupaten Lombok Timur", 2020)


Line = tuple[str, ...]  # NO, SASARAN, INDIKATOR, TARGET, KEGIATAN, the schedule, PELAKSANA, the row key

_KEYS = ["K1.1", "K1.2", "K1.5", "K2.1", "K2.2", "K3.1", "K3.4"]
_OWN = [
    "Nilai",
    "nilai.",
    "Jumlah laporan",
    "- laki-laki",
    "1. Jumlah dokumen",
    "1) A 2) B",
    "Indikator sendiri:",
    "NO",
    "Mengetahui,",
]
_LONG = "Penyusunan uraian yang panjang " * 30
_keyed = st.sampled_from(_KEYS).map(lambda key: (wording(key), key))
_indicators = st.one_of(
    _keyed,
    _keyed,
    st.tuples(st.sampled_from(_KEYS).map(wording), st.sampled_from(["", *_KEYS])),  # without a key, or with another's
    st.tuples(st.sampled_from(["S1.1", "S9.1"]).map(wording), st.just("")),
    st.tuples(st.sampled_from(["", *_OWN]), st.sampled_from(["", "", "K1.1"])),
)
_objectives = st.sampled_from(
    ["", "", "", FIRST, SECOND, THIRD, "Sasaran sendiri", "sasaran SENDIRI.", "2. Sasaran kedua", "a. Rincian", "Sda"]
)
_numbers = st.sampled_from(["", "", "1.", "2", "3.", "II", "B"])
_targets = st.sampled_from(
    [
        "",
        "",
        "75%",
        "75 %",
        "80-90%",
        "≥ 80%",
        "WTP",
        "B",
        "1 Laporan",
        "1.000 orang",
        "0,75",
        "{0.75:0%}",
        "{75}",
        "idem",
    ]
)
_activities = st.sampled_from(
    [
        *("", "", "Rapat", "rapat.", "1. Rapat\\n2. Reviu", "- Advokasi", "a. persiapan", "2. Dua", "Kegiatan:", "Rapat:\\n- satu"),
        *("=1+1", "idem", "sda", "Lihat no 2", "v Rapat", "tidak ada", "Jumlah", "Ketua", "Catatan: x", "http://x.go.id", "1"),
        *(_LONG, f"1. {_LONG}\\n2. Reviu", "Survei 2. lanjutan"),
    ]
)  # fmt: skip
_ticks = st.sampled_from(["v", "√", "1", "x", "●", ""])
_executors = st.sampled_from(
    [
        "",
        "Divisi Keuangan",
        "1. Divisi Hukum\\n2. Divisi Teknis Hupmas",
        "Sub Bagian Hukum",
        "Semua Divisi",
        "Sekretaris",
        "BPS",
        "1. ",
    ]
)


@st.composite
def _lines(draw: st.DrawFn, periods: int = 4) -> list[Line]:
    """Rows of one sheet as staff leave them: sorted, moved, copied, with and without row keys."""
    rows: list[Line] = []
    for _ in range(draw(st.integers(1, 4))):
        indicator, key = draw(_indicators)
        marks = draw(st.lists(st.booleans(), min_size=periods, max_size=periods))
        tick = draw(_ticks)
        texts = draw(_numbers), draw(_objectives), indicator, draw(_targets) if indicator else "", draw(_activities)
        rows.append((*texts, *(tick if each else "" for each in marks), draw(_executors), "", key))
    how: Callable[[list[Line]], list[Line]] = draw(st.sampled_from([_as_is, _as_is, _sorted, _turned, _copied]))
    return how(rows)


def _as_is(rows: list[Line]) -> list[Line]:
    return rows


def _sorted(rows: list[Line]) -> list[Line]:
    """Sorted by their indicators, the hidden row keys left behind."""
    return [(*row[:-1], left[-1]) for row, left in zip(sorted(rows, key=lambda each: each[2]), rows, strict=True)]


def _turned(rows: list[Line]) -> list[Line]:
    """The last row cut and inserted above the first."""
    return [rows[-1], *rows[:-1]]


def _copied(rows: list[Line]) -> list[Line]:
    return [*rows, rows[0]]


def _table(rows: Sequence[Line]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


_UNITS = [None, LEGAL, LEGAL_OFFICE, FINANCE, FINANCE_OFFICE, "Divisi Entah"]
_identities = st.fixed_dictionaries(
    {},
    optional={
        "place": st.sampled_from(["", "Mataram", "Selong,", "-", "1", "=A1"]),
        "date": st.sampled_from([None, datetime.date(2020, 2, 3)]),
        "acknowledged": st.just("Ya"),
        "chair": st.sampled_from([("", "", ""), ("Plt. Ketua", "Budi", ""), ("Ketua", "", ""), ("1", "1", "1")]),
        "secretary": st.sampled_from([("", "", ""), ("Plh. Sekretaris", "Ani", "197001012000011001"), ("-", "", "")]),
    },
)


@dataclass(frozen=True)
class _Sending:
    """What a file says, before it is read."""

    text: str
    unit: str | None
    identity: Mapping[str, Any]

    def plan(self, number: int) -> Plan:
        return _sent(self.text, f"file {number}.xlsx", self.unit, **self.identity)


def _sent(text: str, file: str, unit: str | None = None, **identity: Any) -> Plan:
    plan = plan_of(HEAD + text, file=file, submitter=unit or KPU.identity.whole_office, **identity)
    digest = hashlib.sha256(f"{file}{text}{identity}".encode()).hexdigest()
    return replace(plan, source=replace(plan.source, sha256=digest))


@st.composite
def _sendings(draw: st.DrawFn, units: Sequence[str | None] = _UNITS) -> _Sending:
    text = _table(draw(_lines()))
    if draw(st.booleans()):
        text += f"\n{OTHER_SHEET}\n{_table(draw(_lines(12)))}"
    return _Sending(text, draw(st.sampled_from(units)), draw(_identities))


_bases = st.one_of(st.none(), st.none(), _sendings([None]))


def _told(plan: Plan) -> dict[str, list[object]]:
    """Everything that the plan says, with which indicators stand together under one objective, and where."""
    return {
        part.id: [
            (own[0].objective.text, own[0].objective.number, list(map(_indicator, own)))
            for own in (list(each) for _, each in groupby(part.indicators, key=lambda each: id(each.objective)))
        ]
        for part in plan.parts
    }


def _indicator(each: Indicator) -> object:
    target = (each.target.text, each.target.same) if each.target else None
    return each.text, each.key, target, each.place.row, list(map(_activity, each.activities))


def _activity(each: Activity) -> object:
    names = [executor.name for executor in each.executors]
    return each.text, each.items, each.periods, names, each.executors_text, each.place.row, set(each.origins)


def _who(identity: Identity) -> object:
    people = {name: (each.title, each.name, each.nip) for name, each in identity.signatories.items()}
    plain = ("office", "region", "year", "revision", "submitter", "whole_office", "place", "date", "acknowledged")
    return [getattr(identity, name) for name in plain], people


def _answered(merged: Merged, data: st.DataObject) -> Decisions:
    """Choices for some of what differs."""
    made = {}
    for each in merged.open:
        if data.draw(st.booleans()):
            question, candidates, chosen = line_code(each, data.draw(st.sampled_from(each.candidates))).split("-")
            made[question] = Decision(question, candidates, chosen)
    return Decisions(made)


@given(st.lists(_sendings(), min_size=1, max_size=3), _bases, st.data())
def test_what_merging_writes_reads_back_as_the_plan_that_it_holds(
    sendings: list[_Sending], revised: _Sending | None, data: st.DataObject
) -> None:
    plans = [each.plan(number) for number, each in enumerate(sendings)]
    base = revised.plan(len(plans)) if revised else None
    merged = merge(plans, base=base)
    merged = merge(plans, base=base, decisions=_answered(merged, data)) if merged.open else merged
    assume(any(part.indicators for part in merged.plan.parts))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_merged(path, merged)
        back = read_plan(path)
        assert not edited_since_written(path)
        handwork = read_handwork(path.read_bytes(), path.name)

    assert _told(back) == _told(merged.plan)
    assert _who(back.identity) == _who(merged.plan.identity)
    asked = {note.kind for plan in [*plans, *([base] if base else [])] for note in plan.notes}
    assert not [note for note in back.notes if note.kind in _ASKED - asked]
    assert (handwork.rows, handwork.identity, handwork.beside) == (False, False, ())
    again = merge(plans, base=base, decisions=handwork.decisions)
    assert (_told(again.plan), _who(again.plan.identity)) == (_told(merged.plan), _who(merged.plan.identity))
    assert [each.used for each in again.differences] == [each.used for each in merged.differences]
    assert not handwork.lost_in(again.plan.identity, again.submitted.said)


# A row of the second objective below the first, as an office may have it.
ASTRAY = f"""
| 1. | {FIRST} | {wording("K1.1")} | 100% | Rapat | v | | | | Divisi Hukum | | K1.1 |
| | | | | Reviu | | | | | | | |
| 1. | {FIRST} | {wording("K2.2")} | 0% | Survei | | v | | | Divisi Hukum | | K2.2 |
| | Sasaran sendiri | {wording("K3.1")} | B | Laporan | v | | | | Divisi Hukum | | K3.1 |
"""
# A second file puts the objective of that row above others, and says neither when nor who.
BESIDE = f"""
| 2. | {SECOND} | {wording("K2.1")} | 95% | Evaluasi | v | | | | Divisi Hukum | | K2.1 |
| 1. | {FIRST} | {wording("K1.1")} | 90% | Sosialisasi | | | | | | | K1.1 |
"""


@pytest.fixture
def plans() -> list[Plan]:
    return [_sent(rows.strip(), f"{unit}.xlsx", unit) for rows, unit in ((ASTRAY, FINANCE), (BESIDE, LEGAL))]


@pytest.fixture
def path(plans: list[Plan], tmp_path: Path) -> Path:
    path = tmp_path / "rencana.xlsx"
    write_merged(path, merge(plans))
    return path


def _exported(plan: Plan) -> list[tuple[str, str]]:
    """The objective and the row key of each indicator."""
    return [(each.objective.text, each.key or "") for _, each in plan.indicators()]


def test_a_row_is_exported_under_the_objective_that_is_printed_above_it(plans: list[Plan], path: Path) -> None:
    printed, objective = [], ""
    for row in plan_form(merge(plans)).rows["commission"]:
        objective = row.objective or objective
        printed += [(objective, row.key)] if row.indicator else []

    assert (FIRST, "K2.2") in printed
    assert _exported(read_plan(path)) == printed


def test_a_blank_schedule_in_a_merged_plan_stays_blank(path: Path) -> None:
    (indicator,) = [each for _, each in read_plan(path).indicators() if each.key == "K1.1"]
    assert [(each.text, each.periods, each.executors_text) for each in indicator.activities] == [
        ("1. Rapat\n2. Reviu", (1,), LEGAL),
        ("Sosialisasi", (), ""),
    ]


def _row_of(path: Path, key: str) -> int:
    return next(each.place.row for _, each in read_plan(path).indicators() if each.key == key)


def test_another_target_typed_into_a_row_leaves_it_under_its_objective(path: Path) -> None:
    type_in(path, "Komisi", {f"D{_row_of(path, 'K2.2')}": "5%"})
    plan = read_plan(path)
    assert (FIRST, "K2.2") in _exported(plan)
    assert [each.target.text for _, each in plan.indicators() if each.key == "K2.2" and each.target] == ["5%"]


def test_a_target_typed_beside_a_further_activity_is_a_correction_by_hand(path: Path) -> None:
    type_in(path, "Komisi", {f"D{_row_of(path, 'K1.1') + 1}": "55%"})
    assert edited_since_written(path)
    assert read_handwork(path.read_bytes(), path.name).rows


def _edit(path: Path, edit: Callable[[Worksheet], None]) -> Plan:
    """The plan after its first sheet was edited, as other programs save it."""
    book = openpyxl.load_workbook(path, data_only=True)
    edit(book["Komisi"])
    book.save(path)
    return read_plan(path)


def _move(sheet: Worksheet, row: int, to: int) -> None:
    """Cuts a row and inserts it above another one further down."""
    texts = [cell.value for cell in sheet[row]]
    sheet.insert_rows(to)
    for column, text in enumerate(texts, 1):
        sheet.cell(to, column, text)
    sheet.delete_rows(row)


def test_a_row_that_is_moved_by_hand_is_read_as_in_any_other_workbook(path: Path) -> None:
    row, to = _row_of(path, "K2.2"), _row_of(path, "K3.1") + 1
    plan = _edit(path, lambda sheet: _move(sheet, row, to))
    assert _exported(plan)[-1] == ("Sasaran sendiri", "K2.2")
    assert edited_since_written(path)

    back = _row_of(path, "K2.2")
    plan = _edit(path, lambda sheet: _move(sheet, back, back + 1))
    assert _exported(plan)[-1] == ("Sasaran sendiri", "K2.2")


def test_a_row_inserted_by_hand_is_read_as_in_any_other_workbook(path: Path) -> None:
    """Its schedule is that of the first activity of its indicator, as nothing else is said; the others stay blank."""
    below = _row_of(path, "K2.2") + 1

    def insert(sheet: Worksheet) -> None:
        sheet.insert_rows(below)
        sheet.cell(below, 5, "Pelatihan")

    (indicator,) = [each for _, each in _edit(path, insert).indicators() if each.key == "K2.2"]
    assert indicator.objective.text == FIRST
    assert [(each.text, each.periods) for each in indicator.activities] == [("Survei", (2,)), ("Pelatihan", (2,))]


def test_a_row_copied_by_hand_is_told(path: Path) -> None:
    row = _row_of(path, "K2.2")

    def copy(sheet: Worksheet) -> None:
        sheet.insert_rows(row + 1)
        for column in range(1, 13):
            sheet.cell(row + 1, column, sheet.cell(row, column).value)

    assert NoteKind.COPIED_ROW in {note.kind for note in _edit(path, copy).notes}


def test_what_differs_in_a_plan_with_rows_out_of_their_order_can_be_answered(tmp_path: Path) -> None:
    rows = f"| 1 | {FIRST} | {wording('K1.1')} | 100% | Rapat | v | | | | Divisi Hukum |\n| 1 | {FIRST} | {wording('K2.2')} |"
    rest = "| Survei | v | | | | Divisi Hukum |"
    folder = written(tmp_path / "kiriman", [sent(f"{rows} 0% {rest}", LEGAL), sent(f"{rows} 5% {rest}", FINANCE)])
    for file in folder.iterdir():
        type_in(file, "Komisi", {"A10": "1.", "B10": FIRST})
    plan = tmp_path / "rencana.xlsx"
    merge_files([folder], plan)

    for _ in range(2):
        merged = merge_files([folder], plan, MergeRequest(decisions=plan))
        assert (len(merged.open), merged.not_carried) == (1, ())
    assert _exported(read_plan(plan)) == [(FIRST, "K1.1"), (FIRST, "K2.2")]


def test_a_plan_that_names_nobody_who_signs_is_not_edited_when_it_was_just_written(tmp_path: Path) -> None:
    nobody: dict[str, Any] = {"place": "", "date": None, "chair": ("", "", ""), "secretary": ("", "", "")}
    folder = written(
        tmp_path / "kiriman", [sent("| 1 | Hukum | Nilai | 95 | Rapat | v | | | | Divisi Hukum |", **nobody)]
    )
    plan = tmp_path / "rencana.xlsx"
    merge_files([folder], plan)

    assert not edited_since_written(plan)
    merge_files([folder], plan, force=True)


def test_the_place_beside_mengetahui_is_no_row_of_a_plan_that_is_not_dated_yet(tmp_path: Path) -> None:
    rows = "| 1 | Hukum | Nilai | 95 | Rapat | v | | | | Sekretaris |"
    plan, path = (
        sent(
            f"{rows}\n---\n| 1 | Hukum | Nilai | 95 | Rapat | {'| ' * 12}| Sekretaris |", date=None, acknowledged="Ya"
        ),
        tmp_path / "x.xlsx",
    )
    write_merged(path, merge([plan]))

    assert [each.text for _, each in read_plan(path).indicators()] == ["Nilai", "Nilai"]


def test_an_indicator_without_objective_and_row_key_is_of_its_own_below_one_that_has_only_a_key() -> None:
    rows = f"| | | {wording('K2.2')} | 0% | Rapat | v | | | | Divisi Hukum | | K2.2 |\n| | | {wording('K1.5')} | 80% | Reviu | v | | | | Divisi Hukum | | |"
    assert [each.objective.text for _, each in plan_of(HEAD + rows).indicators()] == [SECOND, FIRST]


@pytest.mark.parametrize("place", ["Selong,", "-", "1", "Selong dan sekitarnya: 3 tempat"])
def test_whatever_stands_for_the_place_begins_the_signature_block_below_the_rows(tmp_path: Path, place: str) -> None:
    merged = merge([_sent("| | | Nilai | 95 | Ketua | | | | | Divisi Hukum | | |", "a.xlsx", place=place)])
    write_merged(path := tmp_path / "x.xlsx", merged)

    assert _told(read_plan(path)) == _told(merged.plan)
    assert not edited_since_written(path)


@pytest.mark.parametrize("place", ["1", "=A1", "2020", "Mataram\nNTB"])
def test_nothing_is_told_of_lines_of_the_signature_block_that_repeat_the_identity(tmp_path: Path, place: str) -> None:
    people: dict[str, Any] = {"chair": ("1", "1", "1"), "secretary": ("-", "2", "")}  # and no rows for the secretariat
    merged = merge([_sent("| | | Nilai | 95 | Rapat | v | | | | Divisi Hukum | | |", "a.xlsx", place=place, **people)])
    write_merged(path := tmp_path / "x.xlsx", merged)
    back = read_plan(path)

    assert _told(back) == _told(merged.plan)
    assert {note.kind for note in back.notes}.isdisjoint({NoteKind.CELL_NOT_USED, NoteKind.UNKNOWN_MARK})
    type_in(path, "Komisi", {"B13": "Tolong dicek"})
    assert [note.value for note in read_plan(path).notes if note.kind is NoteKind.CELL_NOT_USED] == ["Tolong dicek"]


def test_a_row_of_the_plan_is_no_heading_of_a_table_below_it(tmp_path: Path) -> None:
    merged = merge([_sent("| | | NO | 95 | Rapat | v | | | | Divisi Hukum | | |", "a.xlsx")])
    write_merged(path := tmp_path / "x.xlsx", merged)

    assert [each.text for _, each in read_plan(path).indicators()] == ["NO"]


def test_a_row_of_the_plan_is_no_legend_of_its_ticks(tmp_path: Path) -> None:
    rows = "| | | Nilai | 95 | Rapat | v | | | | Divisi Hukum | | |\n| | | Nilai | 95 | Rapat:\\n- satu | | | | ● | =A1 | | |\n| | | Indeks | 5 | Survei | v | | | | BPS | | |"
    merged = merge([_sent(rows, "a.xlsx")])
    write_merged(path := tmp_path / "x.xlsx", merged)

    assert [each.text for _, _, each in read_plan(path).activities()] == [
        each.text for _, _, each in merged.plan.activities()
    ]
    assert "Rapat:\n- satu" in [each.text for _, _, each in read_plan(path).activities()]


def test_the_number_of_an_executor_who_is_not_named_makes_no_activity() -> None:
    rows = "| | | Nilai | 95 | Rapat | v | | | | Divisi Hukum | | |\n| | | | | | | | | | 1. | | |"
    plan = _sent(rows, "a.xlsx")
    assert [each.text for _, _, each in plan.activities()] == ["Rapat"]
    assert [(str(note.cell), note.became) for note in plan.notes if note.value == "1."] == [("Komisi!J3", "")]


def test_the_comma_behind_a_place_is_not_printed_twice() -> None:
    merged = merge([_sent("| | | Nilai | 95 | Rapat | v | | | | Divisi Hukum | | |", "a.xlsx", place="Selong,")])
    assert merged.plan.identity.place == "Selong"


def test_a_first_row_with_ticks_alone_is_no_row_of_the_heading(tmp_path: Path) -> None:
    rows = (
        f"| | sda | | | | 1 | | 1 | 1 | | | |\n| 1. | {FIRST} | {wording('K1.4')} | 75% | Rapat | 1 | | | | | | K1.4 |"
    )
    merged = merge([_sent(rows, "a.xlsx")])
    write_merged(path := tmp_path / "x.xlsx", merged)

    assert [(each.objective.text, each.key) for _, each in read_plan(path).indicators()] == [
        ("", None),
        (FIRST, "K1.4"),
    ]


def test_a_title_that_nobody_knows_below_no_place_is_no_remark_below_the_plan(tmp_path: Path) -> None:
    people: dict[str, Any] = {"place": "1", "secretary": ("Sekretaris Daerah", "Ani", "197001012000011001")}
    row = f"| 1 | Hukum | Nilai | 95 | Rapat | v | | | {'| ' * 9}| Divisi Hukum |"
    merged = merge([sent(f"| 1 | Hukum | Nilai | 95 | Rapat | v | | | | Divisi Hukum |\n---\n{row}", **people)])
    write_merged(path := tmp_path / "x.xlsx", merged)

    assert not edited_since_written(path)


def test_rows_with_money_alone_below_the_periods_are_no_blank_rows_of_the_merged_plan(tmp_path: Path) -> None:
    plan = plan_of("""
        # Komisi
        | NO | SASARAN | INDIKATOR | KEGIATAN | URAIAN | TW I | TW II | TW III | TW IV |
        | 1 | Tata | Jumlah Laporan | Menyusun laporan | Target | {1} | {1} | {1} | {1} |
        | | | | | Anggaran (Rp) | {1000} | {1000} | {1000} | {1000} |
        | 2 | Data | Jumlah Rapat | Rapat | Target | {2} | {1} | {1} | {1} |
        | | | | | Anggaran (Rp) | {500} | {500} | {500} | {500} |
    """)
    merged = merge([plan])
    write_merged(tmp_path / "rencana.xlsx", merged)

    assert [each.text for *_, each in merged.plan.activities()] == ["Menyusun laporan", "Rapat"]
    assert not edited_since_written(tmp_path / "rencana.xlsx")
