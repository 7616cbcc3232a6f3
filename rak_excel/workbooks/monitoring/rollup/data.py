"""The data sheets: one row for each indicator, and one for each activity, of every report that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.row_heights import height_of
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.facts.fields import FIRST, SEPARATOR
from rak_excel.rolling_up.monitoring.facts import Number, RowPlace
from rak_excel.rolling_up.monitoring.result import Coded, CodedWork
from rak_excel.vocabulary.names.regions import shown_code
from rak_excel.workbooks.monitoring.rollup.fields import NUMBERED, SHORT, STATES_NUMBERED
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.layout import TableLayout, region_number
from rak_excel.workbooks.rollup.tables import begin_table, end_table

_REACHED = Text("Data realisasi: satu baris tiap indikator", "Figures: one row for each indicator")
_WORKS = Text("Data kegiatan: satu baris tiap kegiatan", "Activities: one row for each activity")
_AS_REPORTED = Text(
    "Seperti dilaporkan kantor. Boleh disaring, jangan diurutkan: Peta Capaian menunjuk baris-baris ini.",
    "As the offices reported. Filter it, but do not sort it: the map points at these rows.",
)
_NONE = Text("Belum ada baris.", "There are no rows yet.")
_MEASURES = {
    "sum": Text("Hitungan", "Adds up"),
    "state": Text("Posisi", "State"),
    "release": Text("Rilis", "Released"),
    "none": Text("Tidak diukur", "Not measured"),
}
_LOWER = Text("Makin rendah", "Lower")
_HIGHER = Text("Makin tinggi", "Higher")
_ONE_LINE = height_of([("", 1.0)])
_MOST = 10_000  # percent; from here on only that it is more


def draw_reached(canvas: Canvas, layout: ReportLayout) -> None:
    begin_table(canvas, layout.reached, _REACHED, _AS_REPORTED, frozen=3)
    _draw_rows(canvas, layout.reached, _reached_rows(layout))


def draw_works(canvas: Canvas, layout: ReportLayout) -> None:
    begin_table(canvas, layout.works, _WORKS, _AS_REPORTED, frozen=3)
    _draw_rows(canvas, layout.works, _work_rows(layout))


def _draw_rows(canvas: Canvas, table: TableLayout, rows: Iterable[Sequence[DrawnValue]]) -> None:
    """As `draw_rows` does, for tens of thousands of them: the height of a text is worked out once."""
    styles = [field.style for field in table.fields]
    wrapped = [(at, field.width) for at, field in enumerate(table.fields) if field.style == "wrap"]
    heights: dict[tuple[DrawnValue, float], float] = {}
    for number, values in enumerate(rows, FIRST):
        texts = [(values[at], width) for at, width in wrapped]
        for key in texts:
            if key not in heights:
                heights[key] = height_of([(str(key[0] or ""), key[1])])
        highest = max(map(heights.__getitem__, texts))
        if highest > _ONE_LINE:
            canvas.height(number, highest)
        canvas.put_row(number, values, styles)
    if not table.rows:
        canvas.put(FIRST, 0, _NONE)
    end_table(canvas, table)


def _whose(layout: ReportLayout, at: RowPlace) -> dict[str, DrawnValue]:
    return {
        "province": layout.provinces[at.region],
        "office": layout.result.office_names[at.region],
        "region": shown_code(at.region),
        "region_number": region_number(at.region),
        "part": layout.sheets[at.part],
    }


class _Rest:
    """Rows of a table: what was worked out for one, and all else from where its fields say that it stands."""

    def __init__(self, table: TableLayout, layout: ReportLayout) -> None:
        self._layout = layout
        self._fields = [(field.id, attrgetter(field.of) if field.of else None) for field in table.fields]
        self._whose: dict[tuple[str, str], dict[str, DrawnValue]] = {}  # by region and part

    def row(self, source: object, at: RowPlace, **worked_out: DrawnValue) -> list[DrawnValue]:
        if (key := (at.region, at.part)) not in self._whose:
            self._whose[key] = _whose(self._layout, at)
        known = self._whose[key] | worked_out
        return [known[id_] if get is None else get(source) for id_, get in self._fields]


def _reached_rows(layout: ReportLayout) -> Iterator[list[DrawnValue]]:
    table, words = layout.reached, layout.result.words
    measures = {measure: layout.said(text) for measure, text in _MEASURES.items()}
    directions = [layout.said(_HIGHER), layout.said(_LOWER)]
    standings = {standing: words.standing(standing) for standing in Standing}
    formula = _shown_formula(layout).split(_ROW)
    rest = _Rest(table, layout)
    for number, each in enumerate(layout.result.reached):
        row = each.row
        yield rest.row(
            each,
            row.at,
            number=number + 1,
            measure=measures[row.measure],
            direction=directions[row.lower],
            of_quarter=row.of_quarter,
            of_year=row.of_year,
            standing=standings[row.standing],
            standing_code=NUMBERED[row.standing],
            shown=Formula(str(FIRST + number + 1).join(formula), shown(each, layout)),
            reasoned=int(row.reasoned),
            followed=int(row.followed),
        )


_ROW = "\0"  # in place of the row's number: no word has it


def _shown_formula(layout: ReportLayout) -> str:
    """Its percentage without decimals, never rounded up, and behind it how the map writes its standing."""
    of_quarter, standing_code = (f"${layout.reached.letters[field]}{_ROW}" for field in ("of_quarter", "standing_code"))
    words = ",".join(f'"{layout.said(SHORT[each])}"' for each in Standing)
    percent = f'IF({of_quarter}>={_MOST},">{_MOST - 1}",INT({of_quarter}))&"% "'
    return f'=IF({of_quarter}="","",{percent})&CHOOSE({standing_code},{words})'


def shown(each: Coded, layout: ReportLayout) -> str:
    """What the map shows of a row: `83% M`."""
    word = layout.said(SHORT[each.row.standing])
    return f"{whole_percent(each.row.of_quarter)} {word}" if each.row.of_quarter is not None else word


def whole_percent(percent: Number) -> str:
    return f">{_MOST - 1}%" if percent >= _MOST else f"{int(percent)}%"


def _work_rows(layout: ReportLayout) -> Iterator[list[DrawnValue]]:
    table, words = layout.works, layout.result.words
    rest = _Rest(table, layout)
    for number, each in enumerate(layout.result.works):
        row = each.row
        yield rest.row(
            each,
            row.at,
            number=number + 1,
            scheduled=None if row.scheduled is None else int(row.scheduled),
            state=words.state(row.state) if row.state else row.said,
            state_code=_state_code(each),
            late=int(row.late),
            executors=SEPARATOR.join(row.executors),
        )


def _state_code(each: CodedWork) -> int:
    return STATES_NUMBERED[each.row.state]
