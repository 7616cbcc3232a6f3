"""How wide the letters of Calibri are, so how many lines a text takes in a cell that wraps, and so how high its row must be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from rak_excel.system.remembered import remembered

# Advance widths in 2048ths of the font's size, each with the letters that have it, as Carlito-Regular.ttf has them; a test
# compares them with the font.
_EM = 2048
_BLANK = 463
_LETTERS_OF_WIDTH = r"""
    452:' 470:ilı 490:j 511:,‘’ 516:I 517:.· 548::; 596:` 621:() 625:f 627:- 628:[] 644:{} 653:J 667:!¡ 685:³ 686:t
    688:² 694:°‹› 714:r 791:/\ 801:s 809:z 821:" 857:“”„ 861:L 866:c 887:x 925:v 927:y 931:k 941:FS 943:| 949:?¿
    959:Z 964:g 981:a 998:TY 1000:E 1019:e 1020:#*+<=>^_~¢§±÷–†•−≤≥√ 1038:$0123456789£¥®€ 1049:«» 1058:P 1063:X
    1064:K 1076:bdhnpquðþ 1080:oß 1084:ø 1092:C 1112:R 1114:B 1126:µ 1162:V 1185:A 1260:D 1276:H 1292:G 1303:¼
    1314:U 1322:N 1356:O 1375:½ 1378:Q 1383:¾ 1397:& 1414:… 1444:™ 1464:%w 1583:æ 1636:m 1709:© 1740:œ 1747:∞
    1751:M 1822:W 1831:@ 1854:— 2126:‰
"""
WIDTHS = {" ": _BLANK} | {
    letter: int(width)
    for width, _, letters in (each.partition(":") for each in _LETTERS_OF_WIDTH.split())
    for letter in letters
}
_FONT_SIZE = 10  # of the text in our sheets, in points
_PIXELS_HIGH = 13  # as high is that font on a screen of 96 dots an inch


def _width(letter: str) -> int:
    """A letter with an accent is as wide as the letter; what another font has to draw is taken for wide."""
    if letter not in WIDTHS:
        letter = unicodedata.normalize("NFKD", letter)[:1]
    return 0 if unicodedata.combining(letter) else WIDTHS.get(letter, _EM)


_ON_PAPER = cache(_width)
_ON_SCREEN = cache(lambda letter: round(_width(letter) * _PIXELS_HIGH / _EM))


@remembered(4096)  # the words of plans come again and again
def points_wide(word: str) -> float:
    """How wide a word is on paper."""
    return sum(map(_ON_PAPER, word)) * _FONT_SIZE / _EM


@remembered(4096)
def pixels_wide(word: str) -> int:
    """How wide a word is on a screen, where every letter takes whole pixels."""
    return sum(map(_ON_SCREEN, word))


# What stands together: up to a blank, or a hyphen that no other sign follows.
_PIECE = re.compile(r"(?:[^ \t\-–]|[-–](?=[/,.;:)]))*[-–]*[ \t]*")
_PART = re.compile(r"[^/]+/*|/+")
# The room of a cell this many characters wide, measured in LibreOffice; Excel's columns are wider by a twentieth.
_PIXELS_A_CHARACTER, _PIXELS_MORE, _INDENT_PIXELS = 6.531, 0.695, 8
_POINTS_A_CHARACTER, _POINTS_MORE, _INDENT_POINTS = 5.049, 1.13, 6.7


@remembered(8192)  # indicators, executors and hints stand in many rows
def line_count(text: str, width: float, indented: bool = False) -> int:
    """How many lines a text takes in a column this many characters wide.

    Programs find the height of a row by the letters of the screen and print with others: the one that needs more counts.
    """
    pixels = int(width * _PIXELS_A_CHARACTER + _PIXELS_MORE - _INDENT_PIXELS * indented)
    points = width * _POINTS_A_CHARACTER + _POINTS_MORE - _INDENT_POINTS * indented
    lines = [[*map(_piece, _PIECE.findall(line))] for line in text.split("\n")]
    return sum(max(_wrapped(line, pixels, pixels_wide, 0), _wrapped(line, points, points_wide, 1)) for line in lines)


class _Piece(NamedTuple):
    """A word and the blanks behind it, each with its width in pixels and in points."""

    word: str
    words: tuple[float, float]
    blanks: tuple[float, float]


@remembered(8192)
def _piece(piece: str) -> _Piece:
    word = piece.rstrip()
    blanks = piece[len(word) :]
    return _Piece(word, (pixels_wide(word), points_wide(word)), (pixels_wide(blanks), points_wide(blanks)))


def _wrapped(line: Sequence[_Piece], room: float, wide: Callable[[str], float], at: int) -> int:
    """How many lines a line takes; `at` is which of the two widths counts, and `wide` gives that of any text."""
    lines, used = 1, 0.0
    for piece in line:
        width = piece.words[at]
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            broken, used = max(_broken(piece.word, room, wide), _broken_at_slashes(piece.word, room, wide))
            lines += broken
        else:
            used += width
        used += piece.blanks[at]
    return lines


def _broken(word: str, room: float, wide: Callable[[str], float]) -> tuple[int, float]:
    """A word longer than a line is broken where the cell ends: into how many more lines, and how much of the last it takes."""
    lines, used = 0, 0.0
    for letter in word:
        if used and used + wide(letter) > room:
            lines, used = lines + 1, 0.0
        used += wide(letter)
    return lines, used


def _broken_at_slashes(word: str, room: float, wide: Callable[[str], float]) -> tuple[int, float]:
    """Where such a word has slashes it is broken at some of them, of several not always at the last that would do."""
    lines, used = 0, 0.0
    for part in _PART.findall(word):
        width = wide(part)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        broken, rest = _broken(part, room, wide) if width > room else (0, used + width)
        lines, used = lines + broken, rest
    return lines + (word.count("/") > 1), used


LINE_POINTS = 12.75  # of Excel, whose lines are a third higher than LibreOffice's
DEFAULT_POINTS = 15.0  # of a row whose height nobody set
BOLD = 0.93  # of a column's width holds bold text that would fill it otherwise
_PADDING_POINTS = 2.0
MOST_POINTS = 409.0  # the highest row that Excel has
_SNUG_LINE, _SNUG_PADDING, _SNUG_ROW = 9.7, 1.5, 12.8  # of LibreOffice: a further line, what is around, one line alone
_SNUG_ROOM = 1.06  # a little more than LibreOffice needs
WrappedCell = tuple[str, float] | tuple[str, float, bool]
"""A text, how many characters wide its column is, and whether it is indented."""


def height_of(cells: Iterable[WrappedCell]) -> float:
    """The height, in points, of a row with these cells. No program makes it higher, so it is what Excel needs."""
    return min(_most_lines(cells) * LINE_POINTS + _PADDING_POINTS, MOST_POINTS)


def fits_in_a_row(text: str, width: float, *, indented: bool = False) -> bool:
    """Whether the highest row shows the whole text in a column this many characters wide."""
    return line_count(text, width, indented) * LINE_POINTS + _PADDING_POINTS <= MOST_POINTS


def points_needed(cells: Iterable[WrappedCell]) -> float:
    """The height that such a row needs in LibreOffice."""
    lines = _most_lines(cells)
    points = _SNUG_ROW if lines == 1 else lines * _SNUG_LINE + _SNUG_PADDING
    return min(points * _SNUG_ROOM, MOST_POINTS)


def _most_lines(cells: Iterable[WrappedCell]) -> int:
    return max([line_count(*cell) for cell in cells], default=1)


def fitting(value: str, width: float, lines: int) -> str:
    """A text as a row of so many lines can show it: one that is too long for that ends with dots, instead of being cut unseen."""
    words = value.split(" ")
    while len(words) > 1 and line_count(" ".join(words), width) > lines:
        words = words[: max(1, len(words) * 9 // 10)]
    shown = " ".join(words)
    return value if shown == value else f"{shown} …"
