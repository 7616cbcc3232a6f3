"""How cells of a roll-up look, by the names of their styles, and native charts: both also read in grey print."""

from __future__ import annotations

from typing import Literal

from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.form_colours import ATTENTION, GOOD, HEADING, INPUT, LINE, QUIET
from rak_excel.formats.written.book import Book
from rak_excel.record import Record

PERCENT = 'General"%"'  # 85 is shown as 85%
CellStyle = str  # one of STYLES
CellState = Literal["attention", "alarm", "good", "quiet", "grey", "asked", "outlier", "below"]
_BOX: dict[str, object] = {"border": 1, "border_color": LINE, "valign": "top"}
_LINK: dict[str, object] = {"font_color": "#1F4E79", "underline": 1}
STYLES: dict[str, dict[str, object]] = {
    "plain": {"valign": "top"},
    "wrap": {"valign": "top", "text_wrap": True},
    "tick": {"align": "center", "valign": "top"},
    "measure": {"valign": "top", "align": "center"},
    "points": {"valign": "top", "align": "center", "num_format": PERCENT},
    "unseen": {"valign": "top", "align": "left"},  # in a hidden column: any other text would spill to its left
    "cell": {**_BOX, "text_wrap": True},
    "center": {**_BOX, "align": "center"},
    "number": {**_BOX, "num_format": "#,##0"},
    "figure": {**_BOX, "num_format": "General", "align": "center"},
    "told": {**_BOX, "align": "center", "text_wrap": True},  # a figure, or in words why there is none
    "percent": {**_BOX, "num_format": "0%", "align": "center"},
    "difference": {**_BOX, "num_format": "+0;-0;0", "align": "center"},
    "date": {**_BOX, "num_format": "dd/mm/yyyy", "align": "center"},
    # A date that a program leaves as text, such as 31 Januari 2020, is seen whole.
    "typed_date": {**_BOX, "num_format": "dd/mm/yyyy", "align": "center", "bg_color": INPUT, "shrink": True},
    "typed": {**_BOX, "text_wrap": True, "bg_color": INPUT, "num_format": "@"},
    "total": {**_BOX, "bold": True, "bg_color": HEADING},
    "total_number": {**_BOX, "bold": True, "bg_color": HEADING, "num_format": "#,##0"},
    "total_percent": {**_BOX, "bold": True, "bg_color": HEADING, "num_format": "0%", "align": "center"},
    "heading": {**_BOX, "bold": True, "bg_color": HEADING, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "upright": {**_BOX, "bold": True, "bg_color": HEADING, "text_wrap": True, "align": "center", "rotation": 90},
    "title": {"bold": True, "font_size": 16},
    "subtitle": {"font_color": QUIET, "valign": "top"},
    "section": {"bold": True, "font_size": 12},
    "aside": {"align": "right", "valign": "top"},
    "section_aside": {"bold": True, "font_size": 12, "indent": 1},
    "caption": {"italic": True, "font_color": QUIET, "text_wrap": True, "valign": "top"},
    "big": {**_BOX, "bold": True, "font_size": 18, "align": "center", "valign": "vcenter"},
    "link": {**_LINK, "valign": "top"},
    "link_shrunk": {**_LINK, "valign": "top", "shrink": True},
    "link_cell": {**_BOX, **_LINK, "shrink": True},
    "link_figure": {**_BOX, **_LINK, "align": "center"},
    "link_attention": {**_BOX, **_LINK, "shrink": True, "bg_color": ATTENTION},
    "link_strong": {**_BOX, **_LINK, "shrink": True, "bold": True},
    "link_wrapped": {**_LINK, "valign": "top", "text_wrap": True, "align": "left", "indent": 1},
    "link_boxed": {**_BOX, **_LINK, "text_wrap": True},
    "cell_shrunk": {**_BOX, "shrink": True},
    "link_box": {**_BOX, **_LINK, "align": "center", "bg_color": HEADING},
    "sentence": {"text_wrap": True, "valign": "top", "font_size": 11, "align": "left", "indent": 1},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
}
CORRECTED = "corrected"  # how the name of a style ends that marks a cell as corrected, a blank one too
STYLES |= {
    f"{name} {CORRECTED}": {**STYLES[name], "bold": True, "bg_color": ATTENTION, "bottom": 1, "top": 1}
    for name in ("plain", "wrap", "tick", "measure", "points")
}
# Styles of which a blank cell shows nothing.
BORDERLESS = frozenset({"plain", "wrap", "tick", "measure", "points", "unseen"})
TYPED = "typed"  # how the names of the styles begin whose cells are for people to type into
# Bold, underline and borders carry the marks as well as the colour: a page is also read in grey.
MARKS: dict[str, dict[str, object]] = {
    "attention": {"bg_color": ATTENTION},
    "good": {"bg_color": GOOD},
    "quiet": {"font_color": QUIET},
    "grey": {"bg_color": "#E7E6E6", "font_color": QUIET},
    "asked": {"bg_color": "#FFF2CC", "italic": True},
    "alarm": {"bg_color": "#B0413E", "font_color": "#FFFFFF", "bold": True},
    "outlier": {"bg_color": ATTENTION, "bold": True},
    "below": {"bg_color": "#B0413E", "font_color": "#FFFFFF", "bold": True, "underline": 1},
}

_AXIS: dict[str, object] = {"name_font": {"size": 9}, "num_font": {"size": 8}}
_TYPES = {
    "bar": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "column": {"type": "column"},
    "ranges": {"type": "bar", "subtype": "stacked"},
}
_SHADES = ("#1F4E79", "#9DC3E6", "#5B7F9E", "#D0D7DE")
_PAST_THE_END = 5  # for the number of a bar that ends with the axis
_LABEL: dict[str, object] = {"value": True, "font": {"size": 8}}


class CellBlock(Record):
    """A rectangle of cells on a sheet, both corners in it."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def corners(self) -> tuple[int, int, int, int]:
        return self.top, self.left, self.bottom, self.right

    def __str__(self) -> str:
        """As formulas name it: `'Data Komisi'!$C$5:$C$90`, one cell as `'Data Komisi'!$C$5`."""
        return f"{quoted(self.sheet)}!{self.local}"

    @property
    def local(self) -> str:
        """As formulas on its own sheet name it: `$C$5:$C$90`."""
        first = f"${letters(self.left)}${self.top + 1}"
        if self.top == self.bottom and self.left == self.right:
            return first
        return f"{first}:${letters(self.right)}${self.bottom + 1}"


class Series(Record):
    """One series of a chart; `name` is text of ours; `shade` counts the fills that grey print keeps apart."""

    name: str
    categories: CellBlock
    values: CellBlock
    shade: int = 0


class Chart(Record):
    """`ranges` lie on their side, each a bar that does not begin at 0. Their first series is where it begins, their last
    where it ends, and neither is seen but for its number; those between them say how much longer the bar is. `limits` are
    the ends of the axis of values, `unit` is how far its marks lie apart; `description` is for those who do not see it.
    """

    kind: Literal["bar", "stacked", "column", "ranges"]
    title: str
    x_axis: str
    y_axis: str
    series: tuple[Series, ...]
    size: tuple[int, int] = (480, 260)
    legend: bool = True
    limits: tuple[float, float] | None = None
    unit: int | None = None
    description: str = ""


def drawn_chart(book: Book, chart: Chart) -> object:
    """The chart as XlsxWriter inserts it."""
    ranges = chart.kind == "ranges"
    drawn = book.add_chart(_TYPES[chart.kind])
    for number, series in enumerate(chart.series):
        end = {0: "inside_end", len(chart.series) - 1: "inside_base"}.get(number) if ranges else None
        bar = {"fill": {"color": _SHADES[series.shade]}, "border": {"color": "#404040", "width": 0.5}}
        look = {"fill": {"none": True}, "border": {"none": True}} if end else bar
        label = {**_LABEL, "position": end} if end else _LABEL if chart.kind == "bar" else {}
        places = {"categories": f"={series.categories}", "values": f"={series.values}"}
        drawn.add_series({"name": series.name or " ", **places, **look, "gap": 60, "data_labels": label})
    drawn.set_title({"name": chart.title, "name_font": {"size": 11}, "overlay": False})
    _set_axes(drawn, chart)
    drawn.set_legend({"position": "bottom", "font": {"size": 8}} if chart.legend else {"none": True})
    drawn.set_size({"width": chart.size[0], "height": chart.size[1]})
    return drawn


def _set_axes(drawn: Book, chart: Chart) -> None:
    categories = {"name": chart.x_axis, **_AXIS, "major_gridlines": {"visible": False}}
    gridlines = {"visible": True, "line": {"color": "#D0D0D0"}}
    lowest, highest = chart.limits or (0, None)
    ends = {"min": lowest} if highest is None else {"min": lowest, "max": highest + _PAST_THE_END}
    ends |= {"major_unit": chart.unit} if chart.unit else {}
    # What lies left of 0 is room for the number of a bar that begins there.
    shown = {"num_format": "0;;0"} if chart.kind == "ranges" else {}
    values = {"name": chart.y_axis, **_AXIS, **ends, **shown, "major_gridlines": gridlines}
    if chart.kind == "column":
        drawn.set_x_axis(categories)
        drawn.set_y_axis(values)
    else:  # lies on its side: what it counts runs along the x axis, the first category on top
        drawn.set_x_axis({**values, "label_position": "high"})
        # No category without its name, and that at the edge, also where the bars do not begin there.
        drawn.set_y_axis({**categories, "reverse": True, "interval_unit": 1, "label_position": "low"})
