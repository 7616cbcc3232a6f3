"""How the cells and the letters of an ods look, by the names of their styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rak_excel.formats.opened.appearance import WHITE, Appearance, Run, written
from rak_excel.formats.opened.number_formats import GENERAL
from rak_excel.formats.opened.ods.xml import BETWEEN, Attributes, Room, name
from rak_excel.formats.opened.xml_events import new_parser, parse
from rak_excel.vocabulary.basics.signs import symbol_font

_STYLES = {name("style:style"), name("style:default-style")}
_DATA_STYLES = {
    name(f"number:{kind}-style") for kind in ("number", "percentage", "currency", "text", "date", "time", "boolean")
}
STYLES = _STYLES | _DATA_STYLES
_NAME, _FAMILY, _PARENT, _DATA_STYLE = (
    name(f"style:{each}") for each in ("name", "family", "parent-style-name", "data-style-name")
)
_MAP, _TEXT_PROPERTIES, _CELL_PROPERTIES, _TABLE_PROPERTIES = (
    name(f"style:{each}") for each in ("map", "text-properties", "table-cell-properties", "table-properties")
)
_NUMBER_TEXT, _APPLIED = name("number:text"), name("style:apply-style-name")
_BACKGROUND, _COLOUR, _FAMILY_OF_FONT = (name(f"fo:{each}") for each in ("background-color", "color", "font-family"))
_AUTOMATIC_COLOUR, _FONT = name("style:use-window-font-color"), name("style:font-name")
_DISPLAY = name("table:display")
_STRUCK = (name("style:text-line-through-style"), name("style:text-line-through-type"))
_AUTOMATIC = Appearance(colour=None)  # letters without a colour of their own suit what is behind them


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
class _DataStyle:
    """Whether a number format shows anything, and which others it turns to under conditions."""

    shows: bool = False
    others: list[str] = field(default_factory=list)


@dataclass(slots=True)
class OdsStyles:
    """The styles of a workbook; taken one by one, before the cells that they are of."""

    room: Room
    hidden_tables: set[str] = field(default_factory=set)
    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _formats: dict[str, _DataStyle] = field(default_factory=dict)
    _appearances: dict[str, Appearance] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)
    _letters: dict[str, Run] = field(default_factory=dict)
    _open: _Style | _DataStyle = field(default_factory=_Style)
    _name: str = ""
    _depth: int = 0
    _in_text: bool = False

    def begin(self, element: str, attributes: Attributes) -> None:
        """A style, or an element within it."""
        self._depth += 1
        if self._depth == 1:
            self._begin_style(element, attributes)
        elif self._depth > 2:
            return
        elif isinstance(self._open, _DataStyle):
            self._in_text = element == _NUMBER_TEXT
            if element == _MAP:
                self._open.others.append(attributes.get(_APPLIED, ""))
            elif element not in {_NUMBER_TEXT, _TEXT_PROPERTIES}:
                self._open.shows = True
        elif element == _TEXT_PROPERTIES:
            _take_letters(self._open, attributes)
        elif element == _CELL_PROPERTIES:
            self._open.fill = _fill(attributes.get(_BACKGROUND))
        elif element == _TABLE_PROPERTIES and attributes.get(_DISPLAY) == "false":
            self.hidden_tables.add(self._name)

    def take_letters(self, letters: str) -> None:
        if self._in_text and self._depth == 2 and isinstance(self._open, _DataStyle) and letters.strip():
            self._open.shows = True

    def end(self) -> bool:
        """The end of what began last: whether that was the style."""
        self._depth -= 1
        return not self._depth

    def of_cell(self, style_name: str) -> Appearance:
        """The look of a cell with this style, and with all that the style builds on."""
        if style_name not in self._appearances:
            chain = self._chain("table-cell", style_name, self._appearances)
            look = self._appearances.get(chain[-1][0], _AUTOMATIC)
            for own, style in reversed(chain):
                if own not in self._appearances:
                    look = self._appearances[own] = self._with(look, style) if style else look
        return self._appearances[style_name]

    def of_letters(self, style_name: str, text: str) -> Run:
        """A part of a text with this style of letters; without a name it looks as the whole cell does."""
        if not style_name:
            return Run(text)
        if style_name not in self._letters:
            chain = self._chain("text", style_name, self._letters)
            run = self._letters.get(chain[-1][0], Run(""))
            for own, style in reversed(chain):
                if own not in self._letters:
                    run = self._letters[own] = _run(run, style) if style else run
        return replace(self._letters[style_name], text=text)

    def _begin_style(self, element: str, attributes: Attributes) -> None:
        self.room.take_style()
        self._name = attributes.get(_NAME, "")
        if element in _DATA_STYLES:
            self._open = self._formats[self._name] = _DataStyle()
        else:
            self._open = _Style(attributes.get(_PARENT), format=attributes.get(_DATA_STYLE))
            self._styles[attributes.get(_FAMILY, ""), self._name] = self._open

    def _chain(self, family: str, style_name: str, known: Mapping[str, object]) -> list[tuple[str, _Style | None]]:
        """The style and those that it builds on, each with its name, down to the one for all of its family, which has none.

        It ends where it meets one whose look is known, or itself.
        """
        chain: dict[str, _Style | None] = {}
        while style_name not in chain:
            style = chain[style_name] = self._styles.get((family, style_name))
            if not style_name or style_name in known:
                break
            style_name = (style.parent if style else None) or ""
        return list(chain.items())

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
        if style_name not in self._codes:
            style = self._formats.get(style_name)
            shows = style is None or style.shows or any(self._shows(each) for each in style.others)
            self._codes[style_name] = GENERAL if shows else ";;;"
        return self._codes[style_name]

    def _shows(self, style_name: str) -> bool:
        return style_name not in self._formats or self._formats[style_name].shows


def read_styles(content: bytes, room: Room) -> OdsStyles:
    """The styles of `styles.xml`, which the cells' own build on. Raises UnreadableWorkbookError where it is damaged."""
    styles = OdsStyles(room)
    if content:
        reader = _StylesAlone(styles)
        parser = new_parser(reader.started, reader.ended, BETWEEN)
        parser.CharacterDataHandler = styles.take_letters
        parse(parser, content)
        styles.hidden_tables.clear()  # they are of the pages' heads and feet, whatever they are called
    return styles


@dataclass(slots=True)
class _StylesAlone:
    """Passes the styles on and everything else by."""

    styles: OdsStyles
    inside: bool = False

    def started(self, element: str, attributes: Attributes) -> None:
        self.styles.room.take_element()
        if self.inside or element in STYLES:
            self.inside = True
            self.styles.begin(element, attributes)

    def ended(self, _: str) -> None:
        if self.inside:
            self.inside = not self.styles.end()


def _take_letters(style: _Style, letters: Attributes) -> None:
    told = [line for each in _STRUCK if (line := letters.get(each)) is not None]
    style.struck = "none" not in told if told else None
    style.automatic = letters.get(_AUTOMATIC_COLOUR) == "true"
    style.colour = written(letters.get(_COLOUR, "")) or None
    if font := letters.get(_FONT) or letters.get(_FAMILY_OF_FONT):
        style.font = symbol_font(font)


def _run(run: Run, style: _Style) -> Run:
    struck = run.struck if style.struck is None else style.struck
    return Run("", struck, style.colour or run.colour, run.font if style.font is None else style.font)


def _fill(colour: str | None) -> str | None:
    if colour is None:
        return None
    return written(colour) or WHITE
