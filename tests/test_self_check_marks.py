"""What the workbook's own check takes for a tick is what reading takes for one, mark by mark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rak_excel.model import PlanForm
from rak_excel.reading import read_plans
from rak_excel.vocabulary.entries import ticks
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark, read_sign
from rak_excel.workbooks.form.self_check.hidden_sheet import workings_of
from tests.filled_forms import DEFINITION, FIRST, counted_under, empty_form, fill_one_row, line_of, write_once
from tests.libreoffice import LibreOffice

pytestmark = pytest.mark.libreoffice

WORDS = DEFINITION.marks
LISTED = (WORDS.written, *WORDS.ticks, *WORDS.blanks, *map(chr, [*ticks.FONT_GLYPHS][:-2]))
SHAPES = sorted(ticks.CHECKS | ticks.DOTS | ticks.EMPTY_BOXES | ticks.CROSSES | ticks.BALLOT_CROSSES)
PICTURES = [f"{shape}\ufe0f" for shape in SHAPES if len(shape) == 1 and not shape.isalpha()]
SAID = sorted(ticks.YES | ticks.NO | ticks.NO_LETTERS)
FORMS = ("{}", " {}", "\u00a0{} ", "{}\n", "({})", "[{}]", "{}.", "{}*")
OTHERS = ("2", "11", "01", "1,0", "I", "ok", "v?", "?", "*", "~", ".", "...", "|", "v|V", "✓|√", "‹", "sd", "->", "Feb")
MARKS = list(
    dict.fromkeys(
        case
        for mark in (*LISTED, *SHAPES, *SAID, *PICTURES)
        for form in FORMS
        for text in [form.format(mark)]
        for case in (text, text.lower(), text.upper(), text.title())
    )
)
AT_ONCE = 100  # rows of a form: the time that its formulas take grows with the square
CROSSES = [mark for mark in MARKS if read_sign(mark, WORDS).mark is ScheduleMark.CROSS]


@pytest.mark.parametrize("marks", [[each for each in (*MARKS, *OTHERS) if each not in CROSSES], CROSSES])
def test_every_mark_is_a_tick_a_blank_or_neither_as_it_is_in_reading(
    tmp_path: Path, office: LibreOffice, marks: Sequence[str]
) -> None:
    form = PlanForm(DEFINITION, empty_form().identity, {}, spare_rows={"commission": AT_ONCE, "secretariat": 1})
    rows = workings_of(form).parts[0]
    write_once(tmp_path / "blank.xlsx", form)
    office.open(tmp_path / "blank.xlsx")
    counted: list[str] = []
    for at in range(0, len(marks), AT_ONCE):
        some = [*marks[at : at + AT_ONCE], *[""] * AT_ONCE][:AT_ONCE]
        lines = [line_of(rows.layout, {"activity": f"Rapat {n}", "tick": mark}) for n, mark in enumerate(some)]
        office.put("Komisi", FIRST, lines)
        office.recalculate()
        counted += [row[0] for row in office.read("Definisi", rows.area("ticks").replace("$", ""))[:AT_ONCE]]

    said = {"1": ScheduleMark.TICK, "0": ScheduleMark.BLANK, "100": ScheduleMark.UNKNOWN}
    taken = {mark: said[count] for mark, count in zip(marks, counted, strict=False)}
    assert taken == {mark: read_mark(mark, WORDS) for mark in marks}


@pytest.mark.parametrize("cell", ["1", "TRUE", "✓", "V", " x", "ya"])
def test_a_typed_mark_is_a_tick_beside_its_row_and_across_the_parts(
    tmp_path: Path, office: LibreOffice, cell: str
) -> None:
    fill_one_row(tmp_path, office, {"C9": "Opini BPK", "D9": "WTP"})
    office.put("Sekretariat", {"C9": "Opini BPK", "D9": "WTP"})
    for sheet, periods in (("Komisi", "FGHI"), ("Sekretariat", "FGHIJKLMNOPQ")):
        for letter in periods:
            office.put(sheet, {f"{letter}9": ""})
            office.type(sheet, f"{letter}9", cell)  # 1 becomes a number
    office.recalculate()
    statuses = [office.read("Komisi", "K9")[0][0], office.read("Sekretariat", "S9")[0][0]]
    unserved = next(
        each for text, each in counted_under(office, "Komisi – Sekretariat").items() if text.startswith("Triwulan")
    )
    office.save(tmp_path / "sent.xlsx")
    plan = read_plans([tmp_path / "sent.xlsx"]).plans[0]

    assert statuses == ["Lengkap", "Lengkap"]
    assert unserved == ("0", "")
    assert [len(activity.periods) for _, _, activity in plan.activities()] == [4, 12]


@pytest.mark.parametrize("cell", ["0", "-", "tidak", "□"])
def test_what_is_no_tick_serves_no_quarter(tmp_path: Path, office: LibreOffice, cell: str) -> None:
    fill_one_row(tmp_path, office, {"C9": "Opini BPK", "D9": "WTP"})
    office.put("Sekretariat", {"C9": "Opini BPK", "D9": "WTP", "F9": ""})
    for letter in "FGHI":
        office.type("Sekretariat", f"{letter}9", cell)
    office.recalculate()
    counted = counted_under(office, "Komisi – Sekretariat")

    assert office.read("Sekretariat", "S9")[0][0] == "Jadwal belum dicentang"
    assert next(count for text, (count, _) in counted.items() if text.startswith("Triwulan")) == "1"


def test_a_letter_of_a_lost_font_is_a_clear_tick_beside_which_a_cross_is_none(
    tmp_path: Path, office: LibreOffice
) -> None:
    layout = fill_one_row(tmp_path, office, {"F9": "P"})
    office.put("Sekretariat", {"F9": "P"})
    office.put(
        "Komisi",
        "A10",
        [line_of(layout, {"activity": "Rapat", "tick": "x", "executor": "Divisi Hukum dan Pengawasan"})],
    )
    office.recalculate()

    assert [row[0] for row in office.read("Komisi", "K9:K10")] == ["Lengkap", "Periksa jadwal"]
