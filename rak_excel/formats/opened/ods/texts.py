"""The words of an ods while they come in: paragraphs, and which parts of them have a look of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from rak_excel.formats.opened.ods.xml import Attributes, count_of, name

PARAGRAPH = name("text:p")
LONGEST = 32_767  # letters of a cell or comment, as many as Excel allows: we could not write more into a workbook
_SPACE, _TAB, _BREAK, _SPAN = (name(f"text:{each}") for each in ("s", "tab", "line-break", "span"))
_COUNT, _LETTERS = name("text:c"), name("text:style-name")
_SPACES_LIMIT = 1_000

Part = tuple[str, str]
"""A part of a paragraph, and the name of its style of letters: '' where it has none."""


@dataclass(slots=True)
class Words:
    """The paragraphs of a cell or comment, none of it kept beyond the longest text."""

    paragraphs: list[list[Part]] = field(default_factory=list)
    has_spans: bool = False
    left: int = LONGEST
    _letters: list[str] = field(default_factory=list)
    _styles: list[str] = field(default_factory=list)

    def begin_paragraph(self) -> None:
        self.left -= bool(self.paragraphs)
        self.paragraphs.append([])
        self._styles = [""]

    def take_letters(self, letters: str) -> None:
        """Letters as the parser tells them, at times in several pieces."""
        self.left -= len(letters)
        if self.left >= 0:
            self._letters.append(letters)

    def begin(self, element: str, attributes: Attributes) -> None:
        """An element within a paragraph: a span, a link, or what stands for spaces, a tab or a line break."""
        self._end_part()
        style = self._styles[-1]
        if element == _SPACE:
            self.take_letters(" " * min(count_of(attributes, _COUNT), _SPACES_LIMIT))
        elif element in {_TAB, _BREAK}:
            self.take_letters("\t" if element == _TAB else "\n")
        elif element == _SPAN:
            self.has_spans = True
            style = attributes.get(_LETTERS, style)
        self._end_part()
        self._styles.append(style)

    def end(self) -> None:
        """The end of what began last: of an element, or of the paragraph."""
        self._end_part()
        self._styles.pop()

    @property
    def too_long(self) -> bool:
        return self.left < 0

    @property
    def text(self) -> str:
        """All paragraphs, on lines of their own."""
        return "\n".join(["".join([text for text, _ in parts]) for parts in self.paragraphs])

    def _end_part(self) -> None:
        if self._letters:
            self.paragraphs[-1].append(("".join(self._letters), self._styles[-1]))
            self._letters.clear()
