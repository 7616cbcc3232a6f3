"""Native charts that grey print keeps apart, with titles, axis names and a text for those who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rak_excel.formats.addresses import letters, quoted
from rak_excel.formats.written.book import Book

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


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; `name` is text of ours; `shade` counts the fills that grey print keeps apart."""

    name: str
    categories: CellBlock
    values: CellBlock
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
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
        look = _unseen_look(end) if end else _bar_look(series.shade, labelled=chart.kind == "bar")
        places = {"categories": f"={series.categories}", "values": f"={series.values}"}
        drawn.add_series({"name": series.name or " ", **places, **look})
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


def _bar_look(shade: int, *, labelled: bool) -> dict[str, object]:
    return {
        "fill": {"color": _SHADES[shade]},
        "border": {"color": "#404040", "width": 0.5},
        "gap": 60,
        "data_labels": _LABEL if labelled else {},
    }


def _unseen_look(position: str) -> dict[str, object]:
    """Not seen but for its number, at the end of the bar that is seen."""
    return {
        "fill": {"none": True},
        "border": {"none": True},
        "gap": 60,
        "data_labels": {**_LABEL, "position": position},
    }


class CellBlock(NamedTuple):
    """A rectangle of cells on a sheet, both corners in it."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

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
