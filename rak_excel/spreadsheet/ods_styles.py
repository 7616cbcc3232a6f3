"""How the cells and the letters of an ods look, by the names of their styles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from rak_excel.spreadsheet.appearance import Appearance, Run
from rak_excel.spreadsheet.colours import WHITE, written
from rak_excel.spreadsheet.number_formats import GENERAL
from rak_excel.spreadsheet.ods_texts import name
from rak_excel.vocabulary.symbol_fonts import symbol_font

STYLE, _DEFAULT_STYLE = name("style:style"), name("style:default-style")
DATA_STYLES = tuple(
    name(f"number:{kind}-style") for kind in ("number", "percentage", "currency", "text", "date", "time", "boolean")
)
_NAME, _FAMILY, _PARENT, _DATA_STYLE = (
    name(f"style:{each}") for each in ("name", "family", "parent-style-name", "data-style-name")
)
_MAP, _TEXT_PROPERTIES, _CELL_PROPERTIES = (
    name(f"style:{each}") for each in ("map", "text-properties", "table-cell-properties")
)
_STRUCK = (name("style:text-line-through-style"), name("style:text-line-through-type"))
_AUTOMATIC = Appearance(colour=None)  # letters without a colour of their own suit what is behind them
_DEEPEST = 20  # styles that build on one another


@dataclass(slots=True)
class _Style:
    """What one style says itself; None where it says nothing."""

    parent: str | None = None
    struck: bool | None = None
    colour: str | None = None
    automatic: bool = False
    fill: str | None = None
    format: str | None = None
    font: str | None = None


@dataclass(slots=True)
class OdsStyles:
    """The styles of a workbook; taken one by one, before the cells that they are of."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _formats: dict[str, _DataStyle] = field(default_factory=dict)
    _appearances: dict[str, Appearance] = field(default_factory=dict)

    def take(self, element: etree._Element) -> None:
        """Takes a style or the style of numbers; every other element is passed over."""
        own = element.get(_NAME, "")
        if element.tag in DATA_STYLES:
            self._formats[own] = _data_style(element)
        elif element.tag in {STYLE, _DEFAULT_STYLE}:
            self._styles[element.get(_FAMILY, ""), own] = _style(element)

    def of_cell(self, style_name: str) -> Appearance:
        """The look of a cell with this style, and with all that the style builds on."""
        if style_name not in self._appearances:
            look = _AUTOMATIC
            for style in reversed([*self._chain("table-cell", style_name)]):
                look = self._with(look, style)
            self._appearances[style_name] = look
        return self._appearances[style_name]

    def of_letters(self, style_name: str, text: str) -> Run:
        """A part of a text with this style of letters; without a name it looks as the whole cell does."""
        run = Run(text)
        for style in reversed([*self._chain("text", style_name)]) if style_name else ():
            struck = run.struck if style.struck is None else style.struck
            run = Run(text, struck, style.colour or run.colour, run.font if style.font is None else style.font)
        return run

    def _chain(self, family: str, style_name: str) -> Iterator[_Style]:
        """The style and those that it builds on, down to the one for all of its family, which has no name."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, style_name))
            if style:
                yield style
            if not style_name:
                return
            style_name = (style.parent if style else None) or ""

    def _with(self, look: Appearance, style: _Style) -> Appearance:
        return replace(
            look,
            struck=look.struck if style.struck is None else style.struck,
            colour=None if style.automatic else style.colour or look.colour,
            fill=look.fill if style.fill is None else style.fill,
            number_format=look.number_format if style.format is None else self._code(style.format),
            font=look.font if style.font is None else style.font,
        )

    def _code(self, style_name: str) -> str:
        """As much of a number format as decides whether a cell shows anything: `;;;` of one that never does."""
        style = self._formats.get(style_name)
        if style is None or style.shows or any(self._shows(each) for each in style.others):
            return GENERAL
        return ";;;"

    def _shows(self, style_name: str) -> bool:
        return style_name not in self._formats or self._formats[style_name].shows


@dataclass(frozen=True, slots=True)
class _DataStyle:
    """Whether a number format shows anything, and which others it turns to under conditions."""

    shows: bool
    others: tuple[str, ...]


def read_styles(content: bytes) -> OdsStyles:
    """The styles of `styles.xml`, which the cells' own build on. Raises XMLSyntaxError where it is damaged."""
    styles = OdsStyles()
    if content:
        events = etree.iterparse(
            io.BytesIO(content),
            events=("end",),
            tag=[STYLE, _DEFAULT_STYLE, *DATA_STYLES],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        for _, element in events:
            styles.take(element)
    return styles


def _style(element: etree._Element) -> _Style:
    style = _Style(element.get(_PARENT), format=element.get(_DATA_STYLE))
    for properties in element:
        if properties.tag == _TEXT_PROPERTIES:
            _take_letters(style, properties)
        elif properties.tag == _CELL_PROPERTIES:
            style.fill = _fill(properties.get(name("fo:background-color")))
    return style


def _take_letters(style: _Style, letters: etree._Element) -> None:
    told = [line for each in _STRUCK if (line := letters.get(each)) is not None]
    style.struck = "none" not in told if told else None
    style.automatic = letters.get(name("style:use-window-font-color")) == "true"
    style.colour = written(letters.get(name("fo:color"), "")) or None
    if font := letters.get(name("style:font-name")) or letters.get(name("fo:font-family")):
        style.font = symbol_font(font)


def _fill(colour: str | None) -> str | None:
    if colour is None:
        return None
    return written(colour) or WHITE


def _data_style(element: etree._Element) -> _DataStyle:
    maps = [each.get(name("style:apply-style-name"), "") for each in element.iterchildren(_MAP)]
    parts = [each for each in element if each.tag not in {_MAP, _TEXT_PROPERTIES}]
    shows = any(each.tag != name("number:text") or (each.text or "").strip() for each in parts)
    return _DataStyle(shows, tuple(maps))
