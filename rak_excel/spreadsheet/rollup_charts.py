"""Native charts that grey print keeps apart, with titles and axis names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rak_excel.spreadsheet.book import Book

if TYPE_CHECKING:
    from rak_excel.spreadsheet.rollup_canvas import Area

_AXIS: dict[str, object] = {"name_font": {"size": 9}, "num_font": {"size": 8}}
_TYPES = {
    "bar": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "column": {"type": "column"},
    "spread": {"type": "line"},
}
_LYING = {"bar", "stacked"}
_SHADES = ("#1F4E79", "#9DC3E6", "#5B7F9E", "#D0D7DE")


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; `name` is text of ours; `shade` counts the fills that grey print keeps apart."""

    name: str
    categories: Area
    values: Area
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    kind: Literal["bar", "stacked", "column", "spread"]
    title: str
    x_axis: str
    y_axis: str
    series: tuple[Series, ...]
    size: tuple[int, int] = (480, 260)
    legend: bool = True
    description: str = ""  # for those who do not see it


def drawn_chart(book: Book, chart: Chart) -> object:
    """The chart as XlsxWriter inserts it."""
    drawn = book.add_chart(_TYPES[chart.kind])
    for number, series in enumerate(chart.series):
        look = _spread_look(number) if chart.kind == "spread" else _bar_look(series.shade, labelled=chart.kind == "bar")
        places = {"categories": f"={series.categories}", "values": f"={series.values}"}
        drawn.add_series({"name": series.name, **places, **look})
    drawn.set_title({"name": chart.title, "name_font": {"size": 11}, "overlay": False})
    _set_axes(drawn, chart)
    if chart.kind == "spread":
        drawn.set_high_low_lines({"line": {"color": _SHADES[0], "width": 2}})
    drawn.set_legend({"position": "bottom", "font": {"size": 8}} if chart.legend else {"none": True})
    drawn.set_size({"width": chart.size[0], "height": chart.size[1]})
    return drawn


def _set_axes(drawn: Book, chart: Chart) -> None:
    categories = {"name": chart.x_axis, **_AXIS, "major_gridlines": {"visible": False}}
    gridlines = {"visible": True, "line": {"color": "#D0D0D0"}}
    values = {"name": chart.y_axis, **_AXIS, "min": 0, "major_gridlines": gridlines}
    if chart.kind in _LYING:  # lies on its side: what it counts runs along the x axis, the first category on top
        drawn.set_x_axis({**values, "label_position": "high"})
        drawn.set_y_axis({**categories, "reverse": True, "interval_unit": 1})  # no category without its name
    else:
        drawn.set_x_axis(categories)
        drawn.set_y_axis(values)


def _bar_look(shade: int, *, labelled: bool) -> dict[str, object]:
    return {
        "fill": {"color": _SHADES[shade]},
        "border": {"color": "#404040", "width": 0.5},
        "gap": 60,
        "data_labels": {"value": True, "font": {"size": 8}} if labelled else {},
    }


def _spread_look(number: int) -> dict[str, object]:
    """Lowest, middle and highest: apart by the form of their marker, so that grey print keeps them apart."""
    marker, shade = (("square", 1), ("diamond", 2), ("triangle", 0))[number]
    return {
        "line": {"none": True},
        "marker": {"type": marker, "size": 7, "fill": {"color": _SHADES[shade]}, "border": {"color": "#202020"}},
    }
