"""What helps at each cell of a plan sheet: dropdowns and prompts that refuse nothing, colours that show what is odd."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from rak_excel.model import PlanForm
from rak_excel.spreadsheet import plan_layout as at
from rak_excel.spreadsheet.book import Formats, Sheet
from rak_excel.spreadsheet.check_faults import bit_of
from rak_excel.spreadsheet.check_marks import is_mark
from rak_excel.spreadsheet.form_colours import ATTENTION, LINE, OUTSIDE
from rak_excel.spreadsheet.plan_layout import PartLayout
from rak_excel.spreadsheet.target_lists import every_choice, offered

# Everything begins on the heading's second row: what begins on the first row of the table misses a row put above it.
_TOP = at.FIRST_ROW - 1
_MARGIN = {"border_color": LINE, "left": 1, "right": 1}
_BOX = {**_MARGIN, "top": 1, "bottom": 1}


def add_assistance(sheet: Sheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    """Dropdowns, prompts and colours over the whole table, so that rows inserted anywhere have them."""
    _add_dropdowns(sheet, layout, form)
    _add_colours(sheet, layout, formats)


def _add_dropdowns(sheet: Sheet, layout: PartLayout, form: PlanForm) -> None:
    part = layout.part.id.upper()
    written = form.definition.marks.written
    prompts = {
        "number": ("", "Nomor sasaran", "Hanya di baris pertama sasaran: 1, 2, 3, ..."),
        "objective": (
            f"RAK_LIST_OBJECTIVES_{part}",
            "Sasaran",
            "Sekali saja, di baris pertamanya. Baris di bawahnya dikosongkan.",
        ),
        "indicator": (
            f"RAK_LIST_INDICATORS_{part}",
            "Indikator",
            "Pilih dari daftar, atau ketik. Kegiatan berikutnya: kosongkan.",
        ),
        "target": (
            _target_choices(layout, form),
            "Target",
            "Sesuai satuan indikatornya: 75%, 77,5%, 1 Laporan, WTP, B, atau angka.",
        ),
        "activity": ("", "Kegiatan", "Satu kegiatan satu baris. Baris baru di dalam sel: Alt+Enter."),
        "executor": (
            f"RAK_LIST_EXECUTORS_{part}",
            layout.part.executor_heading.capitalize(),
            "Pilih dari daftar. Lebih dari satu: Alt+Enter, satu nama satu baris.",
        ),
    }
    for role, (source, title, message) in prompts.items():
        _add_dropdown(sheet, layout, layout.columns[role], source, title, message)
    for period, name in enumerate(layout.part.schedule.names, 1):
        label = layout.part.schedule.calendar.label(period)
        message = f"{label} = {name}. Pilih {written}, atau ketik v. Boleh disalin dan ditarik."
        _add_dropdown(sheet, layout, layout.schedule + period - 1, "RAK_LIST_TICKS", label, message)


def _add_dropdown(sheet: Sheet, layout: PartLayout, column: int, source: str, title: str, message: str) -> None:
    prompt = {"input_title": title[:32], "input_message": message[:255]}
    choice = {"validate": "list", "source": f"={source}", "show_error": False} if source else {"validate": "any"}
    sheet.data_validation(_TOP, column, layout.last_row, column, choice | prompt)


def _target_choices(layout: PartLayout, form: PlanForm) -> str:
    """What fits the indicator written on the same row; everything where that is an own wording."""
    indicator = f"${layout.letter('indicator')}{_TOP + 1}"
    return offered(layout.part.id, indicator, len(every_choice(form.definition)))


def _add_colours(sheet: Sheet, layout: PartLayout, formats: Formats) -> None:
    """Odd cells first, then the lines of the table. LibreOffice uses the first that fits, so each brings its lines."""
    words: dict[str, dict[str, object]] = {
        "odd": {"bg_color": ATTENTION, "bold": True},
        "own": {"font_color": OUTSIDE, "italic": True},
    }
    lines = {"box": _BOX, "begins": _MARGIN | {"top": 1}, "goes on": _MARGIN}
    for first, last, rules in _rules(layout):
        area = (_TOP, first, layout.last_row - 1, last)
        # What belongs to a block of rows is open below, so that the block looks merged.
        around = lines["begins" if first < layout.columns["activity"] else "box"]
        for criteria, kind in rules:
            format_ = formats(**lines.get(kind, around), **words.get(kind, {}))
            sheet.conditional_format(*area, {"type": "formula", "criteria": f"={criteria}", "format": format_})


def _rules(layout: PartLayout) -> Iterator[tuple[int, int, list[tuple[str, str]]]]:
    """First column, last column and what is shown there, for each block of columns."""
    row = _TOP + 1
    part = layout.part.id.upper()
    below = f"ROW()>ROW({layout.name('HEAD')})"
    n = f"ROW()-ROW({layout.name('HEAD')})"
    cells = {role: f"${layout.letter(role)}{row}" for role in layout.columns}
    fault = f"INDEX({layout.name('CHECK_FAULTS')},{n})"
    begun = f"LEN({cells['number']}&{cells['objective']})>0"
    blank = f"LEN({cells['number']}&{cells['objective']}&{cells['indicator']}&{cells['target']}&{cells['activity']}&{cells['executor']})=0"
    spare = (f"AND({below},{blank})", "box")
    objective = [(f"AND({below},{begun})", "begins"), spare, (below, "goes on")]
    indicator = [(f"AND({below},OR({begun},LEN({cells['indicator']})>0))", "begins"), spare, (below, "goes on")]
    box = [(below, "box")]

    def own(role: str) -> tuple[str, str]:
        listed = f"RAK_LIST_{role.upper()}S_{part}"
        return f"AND({below},LEN({cells[role]})>0,SUMPRODUCT(--({listed}={cells[role]}))=0)", "own"

    def shows(status: str, kind: str) -> tuple[str, str]:
        return f"AND({below},MOD(INT({fault}/{bit_of(status)}),2)=1)", kind

    def column(role: str) -> tuple[int, int]:
        return layout.columns[role], layout.columns[role]

    yield *column("number"), [shows("Nomor belum diisi", "odd"), *objective]
    yield *column("objective"), [own("objective"), *objective]
    named = [
        shows("Indikator ganda", "odd"),
        shows("Sasaran tertukar", "odd"),
        shows("Periksa indikator", "odd"),
        own("indicator"),
    ]
    yield *column("indicator"), [*named, *indicator]
    target = [shows("Target tidak sesuai satuan", "odd"), shows("Periksa target", "own")]
    yield *column("target"), [*target, *indicator]
    yield *column("activity"), box
    tick = f"{xl_col_to_name(layout.schedule)}{row}"
    unknown = f"AND({below},NOT({is_mark(tick, 'RAK_KNOWN')}))"
    yield layout.schedule, layout.executor - 1, [(unknown, "odd"), *box]
    executor = [shows("Pelaksana tidak ada di daftar", "odd"), shows("Periksa pelaksana", "own")]
    yield *column("executor"), [*executor, *box]
