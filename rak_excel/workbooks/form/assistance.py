"""What helps at each cell of a plan sheet: dropdowns and prompts that refuse nothing, colours that show what is odd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.form_colours import LINE, OUTSIDE, QUIET
from rak_excel.formats.written.book import Formats, NewSheet
from rak_excel.layouts.plan import PartLayout
from rak_excel.model import PlanForm
from rak_excel.model.standard_columns import period_prompt, period_title
from rak_excel.vocabulary.headings.headings import column_heading
from rak_excel.vocabulary.targets.period_entries import UNCONFIRMED
from rak_excel.workbooks.form.self_check import shown
from rak_excel.workbooks.form.self_check.lookups import UNITS_LISTED, every_choice, offered

_MARGIN = {"border_color": LINE, "left": 1, "right": 1}
_LINES: Mapping[str, Mapping[str, object]] = {
    "box": {**_MARGIN, "top": 1, "bottom": 1},
    "begins": {**_MARGIN, "top": 1},
    "goes on": _MARGIN,
}
_CONFIRMED = " Abu-abu dengan ? adalah saran dari jadwal: ketik angkanya bila setuju, atau hapus."
_OF_A_BLOCK = ("number", "objective", "indicator", "target")
_LOOKS = {
    **shown.LOOKS,
    "own": {"font_color": OUTSIDE, "italic": True},
    "suggested": {"font_color": QUIET, "italic": True},
}


def add_assistance(sheet: NewSheet, layout: PartLayout, form: PlanForm, formats: Formats) -> None:
    """Dropdowns, prompts and colours over the whole table, so that rows inserted anywhere have them."""
    _add_dropdowns(sheet, layout, form)
    _add_colours(sheet, layout, formats)


def _add_dropdowns(sheet: NewSheet, layout: PartLayout, form: PlanForm) -> None:
    written = form.definition.marks.written
    for role, help_ in {**_help(layout, form), **_further_help(layout, form)}.items():
        if layout.has(role):
            _add_dropdown(sheet, layout, layout.columns[role], *help_)
    for period, column in enumerate(layout.periods, 1):
        label = layout.part.schedule.calendar.label(period)
        message = f"{label} = {layout.part.schedule.names[period - 1]}. Pilih {written}, atau ketik v. Boleh disalin dan ditarik."
        _add_dropdown(sheet, layout, column, "RAK_LIST_TICKS", label, message)


_Help = tuple[str, str, str]  # what a dropdown offers, the title of its prompt, what that says


def _help(layout: PartLayout, form: PlanForm) -> dict[str, _Help]:
    """By column, for those that every plan has."""
    part = layout.part.id.upper()
    return {
        "number": _number_prompt(layout),
        "objective": (
            f"RAK_LIST_OBJECTIVES_{part}",
            "Sasaran",
            "Sekali saja, di baris pertamanya. Baris di bawahnya dikosongkan.",
        ),
        "indicator": (
            f"RAK_LIST_INDICATORS_{part}",
            "Indikator",
            "Pilih dari daftar, atau ketik." + (" Kegiatan berikutnya: kosongkan." if layout.has("activity") else ""),
        ),
        "target": (
            _offered(layout, form),
            "Target",
            "Sesuai satuan indikatornya: 75%, 77,5%, 1 Laporan, WTP, B, atau angka.",
        ),
        "activity": ("", "Kegiatan", "Satu kegiatan satu baris. Baris baru di dalam sel: Alt+Enter."),
        "executor": (
            f"RAK_LIST_EXECUTORS_{part}",
            column_heading("executor", layout.part, form.definition).capitalize(),
            "Pilih dari daftar. Lebih dari satu: Alt+Enter, satu nama satu baris.",
        ),
    }


def _further_help(layout: PartLayout, form: PlanForm) -> dict[str, _Help]:
    """By column, for those that the definition declares."""
    said = {each.id: ("", each.heading.capitalize(), each.prompt) for each in layout.further if each.prompt}
    confirmed = _CONFIRMED if layout.suggests else ""
    said |= {
        each.id: (_offered(layout, form), period_title(each), (each.prompt or period_prompt(each)) + confirmed)
        for each in layout.further
        if each.period
    }
    units = {layout.unit: (UNITS_LISTED, "Satuan", "Pilih dari daftar, atau ketik.")} if layout.unit else {}
    return {**units, **said}


def _offered(layout: PartLayout, form: PlanForm) -> str:
    """The targets that are offered beside the indicator of a cell's row."""
    indicator = f"${layout.letter('indicator')}{shown.TOP + 1}"
    return offered(layout.part.id, indicator, len(every_choice(form.definition)))


def _number_prompt(layout: PartLayout) -> tuple[str, str, str]:
    if layout.has("objective"):
        return "", "Nomor sasaran", "Hanya di baris pertama sasaran: 1, 2, 3, ..."
    return "", "Nomor indikator", "Di baris pertama indikator: 1, 2, 3, ..."


def _add_dropdown(sheet: NewSheet, layout: PartLayout, column: int, source: str, title: str, message: str) -> None:
    prompt = {"input_title": title[:32], "input_message": message[:255]}
    choice = {"validate": "list", "source": f"={source}", "show_error": False} if source else {"validate": "any"}
    sheet.data_validation(shown.TOP, column, layout.last_row, column, choice | prompt)


def _add_colours(sheet: NewSheet, layout: PartLayout, formats: Formats) -> None:
    """Marked cells first, then the lines of the table. LibreOffice uses the first that fits, so each brings its lines."""
    marks = shown.fault_rules(layout, every_row=False)
    of_a_block = {*_OF_A_BLOCK, *(column.id for column in layout.further if column.level == "indicator")}
    for role, rules in _rules(layout, marks):
        # What belongs to a block of rows is open below, so that the block looks merged.
        around = _LINES["begins" if role in of_a_block else "box"]
        looks = ((criteria, {**_LINES.get(look, around), **_LOOKS.get(look, {})}) for criteria, look in rules)
        shown.add_rules(sheet, layout, role, looks, formats)
    shown.add_rules(
        sheet, layout, "status", ((criteria, shown.LOOKS[look]) for criteria, look in marks["status"]), formats
    )


def _rules(
    layout: PartLayout, marks: Mapping[str, Sequence[shown.ShownRule]]
) -> Iterator[tuple[str, list[shown.ShownRule]]]:
    """By role, what is shown in its columns: marks, own wordings, lines."""
    below, row = shown.below_heading(layout), shown.TOP + 1
    cells = {role: f"${layout.letter(role)}{row}" for role in layout.columns}
    begins = [cells[role] for role in ("number", "objective") if layout.has(role)]
    begun = f"LEN({'&'.join(begins)})>0" if begins else "FALSE"
    blank = f"LEN({'&'.join(cells[role] for role in layout.typed)})=0"
    spare = (f"AND({below},{blank})", "box")
    objective = [(f"AND({below},{begun})", "begins"), spare, (below, "goes on")]
    indicator = [(f"AND({below},OR({begun},LEN({cells['indicator']})>0))", "begins"), spare, (below, "goes on")]
    box = [(below, "box")]

    def own(role: str) -> shown.ShownRule:
        listed, cell = f"RAK_LIST_{role.upper()}S_{layout.part.id.upper()}", cells.get(role, "")
        return f"AND({below},LEN({cell})>0,SUMPRODUCT(--({listed}={cell}))=0)", "own"

    own_marks = {
        "number": objective,
        "objective": [own("objective"), *objective],
        "indicator": [own("indicator"), *indicator],
        "target": [(shown.shows(layout, "Periksa target"), "own"), *indicator],
        "activity": box,
        "schedule": box,
        "executor": [(shown.shows(layout, "Periksa pelaksana"), "own"), *box],
    }
    yield from ((role, [*marks[role], *rules]) for role, rules in own_marks.items() if layout.has(role))
    for at, column in enumerate(layout.by_period, 1):
        unsure = (shown.first_in_period(layout, at, "unclear"), "own")
        suggested = (f'RIGHT({cells[column.id]})="{UNCONFIRMED}"', "suggested")
        yield column.id, [*marks[column.id], unsure, suggested, *indicator]
    others = (column for column in layout.further if column not in layout.by_period)
    yield from ((column.id, indicator if column.level == "indicator" else box) for column in others)
