"""The names in the XML of an ods, and how its cells and letters look by the names of their styles."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from rak_excel.formats.opened.appearance import WHITE, Appearance, Run, written
from rak_excel.formats.opened.archive import PLAN, Budget
from rak_excel.formats.opened.number_formats import GENERAL
from rak_excel.vocabulary.entries.ticks import symbol_font

Attributes = Mapping[str, str]
BETWEEN = " "  # a namespace and a name of it, as the parser tells them
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ODS_LIMITS = PLAN.but(cells=400_000, ranges=20_000)
"""Of a workbook, in all its parts and sheets; what is repeated counts each time."""
_MANY = 10**7  # more than a sheet has rows or columns


def name(prefixed: str) -> str:
    """An element's or attribute's name as expat tells it, of `table:table-cell`."""
    prefix, _, local = prefixed.partition(":")
    return f"{SPACES[prefix]}{BETWEEN}{local}"


def count_of(attributes: Attributes, attribute: str) -> int:
    """How often something is repeated or how far it spans: 1 where that is not said, or not in digits."""
    text = attributes.get(attribute)
    if text is None:
        return 1
    digits = text.strip().lstrip("0")
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return int(digits) if len(digits) < len(str(_MANY)) else _MANY


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


class _Style(Struct):
    """What one style says itself; None where it says nothing."""

    parent: str | None = None
    struck: bool | None = None
    colour: str | None = None
    automatic: bool = False
    fill: str | None = None
    format: str | None = None
    font: str | None = None


class _DataStyle(Struct):
    """Whether a number format shows anything, and which others it turns to under conditions."""

    shows: bool = False
    others: list[str] = []


class OdsStyles(Struct):
    """The styles of a workbook; taken one by one, before the cells that they are of."""

    budget: Budget
    hidden_tables: set[str] = set()
    _styles: dict[tuple[str, str], _Style] = {}
    _formats: dict[str, _DataStyle] = {}
    _appearances: dict[str, Appearance] = {}
    _codes: dict[str, str] = {}
    _letters: dict[str, Run] = {}
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
            colour = attributes.get(_BACKGROUND)
            self._open.fill = None if colour is None else written(colour) or WHITE
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
        return self._letters[style_name].but(text=text)

    def _begin_style(self, element: str, attributes: Attributes) -> None:
        self.budget.take("styles")
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
        return look.but(
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
            others = [self._formats.get(each) for each in style.others] if style else []
            shows = any(each is None or each.shows for each in (style, *others))
            self._codes[style_name] = GENERAL if shows else ";;;"
        return self._codes[style_name]


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
