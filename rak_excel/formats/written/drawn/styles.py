"""How the cells of a roll-up look, by the names of their styles, and how they are marked where a condition holds."""

from __future__ import annotations

from typing import Literal

from rak_excel.formats.form_colours import ATTENTION, GOOD, HEADING, INPUT, LINE, QUIET

PERCENT = 'General"%"'  # 85 is shown as 85%
CellStyle = str  # one of STYLES
CellState = Literal["attention", "alarm", "good", "quiet", "outlier", "below"]

_BOX: dict[str, object] = {"border": 1, "border_color": LINE, "valign": "top"}
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
    "link": {"font_color": "#1F4E79", "underline": 1, "valign": "top"},
    "link_shrunk": {"font_color": "#1F4E79", "underline": 1, "valign": "top", "shrink": True},
    "link_cell": {**_BOX, "font_color": "#1F4E79", "underline": 1, "shrink": True},
    "link_figure": {**_BOX, "font_color": "#1F4E79", "underline": 1, "align": "center"},
    "link_attention": {**_BOX, "font_color": "#1F4E79", "underline": 1, "shrink": True, "bg_color": ATTENTION},
    "link_strong": {**_BOX, "font_color": "#1F4E79", "underline": 1, "shrink": True, "bold": True},
    "link_wrapped": {
        "font_color": "#1F4E79",
        "underline": 1,
        "valign": "top",
        "text_wrap": True,
        "align": "left",
        "indent": 1,
    },
    "cell_shrunk": {**_BOX, "shrink": True},
    "link_box": {**_BOX, "font_color": "#1F4E79", "underline": 1, "align": "center", "bg_color": HEADING},
    "sentence": {"text_wrap": True, "valign": "top", "font_size": 11, "align": "left", "indent": 1},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
}
CORRECTED = "corrected"  # how the name of a style ends that marks a cell as corrected, a blank one too
STYLES |= {
    f"{name} {CORRECTED}": {**STYLES[name], "bold": True, "bg_color": ATTENTION, "bottom": 1, "top": 1}
    for name in ("plain", "wrap", "tick", "measure", "points")
}
# Bold, underline and borders carry the marks as well as the colour: a page is also read in grey.
# Styles of which a blank cell shows nothing.
BORDERLESS = frozenset({"plain", "wrap", "tick", "measure", "points", "unseen"})
TYPED = "typed"  # how the names of the styles begin whose cells are for people to type into
MARKS: dict[str, dict[str, object]] = {
    "attention": {"bg_color": ATTENTION},
    "good": {"bg_color": GOOD},
    "quiet": {"font_color": QUIET},
    "alarm": {"bg_color": "#B0413E", "font_color": "#FFFFFF", "bold": True},
    "outlier": {"bg_color": ATTENTION, "bold": True},
    "below": {"bg_color": "#B0413E", "font_color": "#FFFFFF", "bold": True, "underline": 1},
}
