"""How the cells of an xlsx look, by the number of their style: fonts, fills and number formats, and nothing else."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TypeVar

from rak_excel.formats.opened.appearance import BLACK, PALETTE, WHITE, Appearance, Run, of_attributes, written
from rak_excel.formats.opened.archive import Budget, too_big
from rak_excel.formats.opened.number_formats import BUILT_IN, GENERAL
from rak_excel.formats.opened.xml_events import stream
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.entries.ticks import symbol_font

_UNNAMED = {"none": WHITE, "solid": BLACK}  # fills that name no colour
_PATTERN = "808080"
_MOST_STYLES = 100_000  # Excel has room for fewer
_SYSTEM = {"window": WHITE, "windowText": BLACK}
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{nth}" for nth in range(1, 7)), "hlink", "folHlink")


class Styles(Record):
    """`cells` has the look of a cell for each number of a style; `theme` and `palette` the colours that texts name.

    `remarkable` are the looks of which there is something to tell; `letters` is the colour of those that
    name none: black in Excel, in LibreOffice whatever suits the fill (None).
    `numbers` are the number formats alone, written as a part of their own.
    """

    cells: tuple[Appearance, ...] = ()
    palette: tuple[str, ...] = tuple(PALETTE)
    theme: tuple[str, ...] = ()
    remarkable: Mapping[int, Appearance] = {}
    letters: str | None = BLACK
    numbers: bytes = b""


_USUAL = Appearance()


@remembered(8)  # the files of many offices come from one form
def read_styles(styles: bytes, theme: bytes, letters: str | None = BLACK) -> Styles:
    """What `xl/styles.xml` says, with the colours of a theme. Raises UnreadableWorkbookError where it is damaged."""
    reader = _Reader(_own_palette(styles), _theme_colours(theme), Appearance(colour=letters))
    stream(styles, "styleSheet", reader.started, reader.ended)
    remarkable = {number: each for number, each in enumerate(reader.cells) if each.is_remarkable}
    return Styles(tuple(reader.cells), tuple(reader.palette), tuple(reader.theme), remarkable, letters, reader.numbers)


def _own_palette(styles: bytes) -> list[str]:
    """The palette of a file; its own colours, which take the place of the usual ones, stand behind what names them."""
    own: list[str] = []

    def started(element: str, attributes: Mapping[str, str]) -> None:
        if element == "rgbColor":
            own.append(written(attributes.get("rgb", "")) or BLACK)

    if b"rgbColor" in styles:
        stream(styles, "styleSheet", started)
    return [*own, *PALETTE[len(own) :]]


def _theme_colours(theme: bytes) -> list[str]:
    colours: dict[str, str] = {}
    name = ""

    def started(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal name
        if element in _THEME:
            name = element
        elif name and element in {"sysClr", "srgbClr"}:
            # That of windows and their letters is the reader's own, whoever saved the file.
            value = attributes.get("val", "")
            colours.setdefault(name, _SYSTEM.get(value) or written(attributes.get("lastClr") or value))
            name = ""

    stream(theme, "theme", started)
    return [colours.get(name) or (WHITE if name == "lt1" else BLACK) for name in _THEME] if colours else []


class _Reader:
    """Takes the elements of `styles.xml` in order: formats, fonts and fills stand before the cells' styles."""

    def __init__(self, palette: list[str], theme: list[str], plain: Appearance) -> None:
        self.palette = palette
        self.theme = theme
        self._plain = plain
        self.cells: list[Appearance] = []
        self._formats = dict(BUILT_IN)
        self._own_formats: dict[int, str] = {}
        self._numbers: list[int] = []
        self._fonts: list[Appearance] = []
        self._fills: list[Appearance] = []
        self._inside = ""  # the list that is open
        self._filled = False

    @property
    def numbers(self) -> bytes:
        """What calamine needs to tell dates from other numbers."""
        own = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{html.escape(code)}"/>'
            for number, code in self._own_formats.items()
        )
        cells = "".join(f'<xf numFmtId="{number}"/>' for number in self._numbers)
        return f"<styleSheet><numFmts>{own}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>".encode()

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in {"fonts", "fills", "cellXfs", "numFmts", "dxfs"}:
            self._inside = name
        take = _TAKEN.get((self._inside, name))
        if take:
            take(self, attributes)

    def ended(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def format(self, attributes: Mapping[str, str]) -> None:
        code = attributes.get("formatCode", GENERAL)
        self._formats[_index(attributes, "numFmtId")] = self._own_formats[_index(attributes, "numFmtId")] = code

    def font(self, _: Mapping[str, str]) -> None:
        self._fonts.append(self._plain)

    def strike(self, attributes: Mapping[str, str]) -> None:
        self._fonts[-1:] = [each.but(struck=is_on(attributes)) for each in self._fonts[-1:]]

    def font_colour(self, attributes: Mapping[str, str]) -> None:
        colour = of_attributes(attributes, self.palette, self.theme) or self._plain.colour
        self._fonts[-1:] = [each.but(colour=colour) for each in self._fonts[-1:]]

    def font_name(self, attributes: Mapping[str, str]) -> None:
        if font := symbol_font(attributes.get("val", "")):
            self._fonts[-1:] = [each.but(font=font) for each in self._fonts[-1:]]

    def fill(self, _: Mapping[str, str]) -> None:
        self._fills.append(_USUAL)

    def pattern(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("patternType", "none")
        self._fills[-1:] = [Appearance(fill=_UNNAMED.get(kind, _PATTERN), patterned=kind not in _UNNAMED)]
        self._filled = kind != "none"

    def fill_colour(self, attributes: Mapping[str, str]) -> None:
        if self._fills and self._filled and (colour := of_attributes(attributes, self.palette, self.theme)):
            self._fills[-1] = self._fills[-1].but(fill=colour)

    def gradient(self, _: Mapping[str, str]) -> None:
        self._fills[-1:] = [Appearance(fill=_PATTERN, patterned=True)]
        self._filled = True

    def cell(self, attributes: Mapping[str, str]) -> None:
        font = _at(self._fonts, _index(attributes, "fontId"))
        fill = _at(self._fills, _index(attributes, "fillId"))
        number = _index(attributes, "numFmtId")
        code = self._formats.get(number, GENERAL)
        if len(self.cells) >= _MOST_STYLES:
            raise too_big()
        self._numbers.append(number)
        self.cells.append(Appearance(font.struck, font.colour, fill.fill, fill.patterned, code, font.font))


_TAKEN = {
    ("numFmts", "numFmt"): _Reader.format,
    ("fonts", "font"): _Reader.font,
    ("fonts", "strike"): _Reader.strike,
    ("fonts", "color"): _Reader.font_colour,
    ("fonts", "name"): _Reader.font_name,
    ("fills", "fill"): _Reader.fill,
    ("fills", "patternFill"): _Reader.pattern,
    ("fills", "gradientFill"): _Reader.gradient,
    ("fills", "fgColor"): _Reader.fill_colour,
    ("fills", "color"): _Reader.fill_colour,  # of a gradient: its last one
    ("cellXfs", "xf"): _Reader.cell,
}


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element such as `<strike/>` switches on what it names."""
    return attributes.get("val", "1").casefold() not in {"0", "false", "none"}


def _index(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _at(listed: list[Appearance], index: int) -> Appearance:
    return listed[index] if index < len(listed) else _USUAL


_Place = TypeVar("_Place")


def rich_texts(shared: bytes, styles: Styles, budget: Budget) -> Mapping[int, Sequence[Run]]:
    """The runs of the shared texts that have any, by their numbers."""
    if b"<rPr" not in shared:
        return {}
    texts = enumerate(shared.removesuffix(b"</sst>").split(b"<si")[1:])
    return runs_of_each({number: b"<si" + text for number, text in texts if b"<rPr" in text}, "si", styles, budget)


def runs_of_each(
    texts: Mapping[_Place, bytes], element: str, styles: Styles, budget: Budget
) -> dict[_Place, Sequence[Run]]:
    """The runs of strictly written texts, each inside such an element, whose parts look different.

    All are parsed at once: a parser for each would take minutes where there are hundreds of thousands.
    """
    found: dict[_Place, Sequence[Run]] = {}
    places = iter(texts)
    reader = _RunReader(styles)

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == element:
            reader.begin()
        reader.started(name, attributes)

    def ended(name: str) -> None:
        reader.ended(name)
        if name == element:
            place = next(places)
            if any(run.struck is not None for run in reader.runs):
                texts_of_runs = zip(reader.runs, reader.texts, strict=True)
                found[place] = tuple(run.but(text="".join(said)) for run, said in texts_of_runs)

    xml = b"<texts>%s</texts>" % b"".join(texts.values())
    budget.spend(runs=xml.count(b"<rPr"))
    stream(xml, "texts", started, ended, reader.text, budget=budget)
    return found


class _RunReader:
    """Takes the elements of one text at a time. A run that names a font has all of it; another has that of its cell."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.begin()

    def begin(self) -> None:
        self.runs: list[Run] = []
        self.texts: list[list[str]] = []
        self._writing = False
        self._pronounced = False  # how a text is spoken is written beside it, and is not shown

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "r":
            self.runs.append(Run(""))
            self.texts.append([])
        elif name == "rPh":
            self._pronounced = True
        elif name == "t":
            self._writing = not self._pronounced
        elif self.runs and name == "rPr":
            self.runs[-1] = self.runs[-1].but(struck=False, colour=self._styles.letters, font="")
        elif self.runs and name == "strike":
            self.runs[-1] = self.runs[-1].but(struck=is_on(attributes))
        elif self.runs and name == "rFont":
            self.runs[-1] = self.runs[-1].but(font=symbol_font(attributes.get("val", "")))
        elif self.runs and name == "color":
            colour = of_attributes(attributes, self._styles.palette, self._styles.theme)
            self.runs[-1] = self.runs[-1].but(colour=colour or self._styles.letters)

    def ended(self, name: str) -> None:
        if name == "t":
            self._writing = False
        elif name == "rPh":
            self._pronounced = False

    def text(self, text: str) -> None:
        if self._writing and self.runs:
            self.texts[-1].append(text)
