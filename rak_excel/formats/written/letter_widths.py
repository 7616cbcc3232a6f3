"""How wide the letters of Calibri are, which Carlito (OFL 1.1, metric-compatible) has as well: text is measured by them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from rak_excel.system.remembered import remembered

# Advance widths in 2048ths of the font's size, as Carlito-Regular.ttf has them; a test compares them with the font.
_EM = 2048
_LETTERS_OF_WIDTH = {
    452: "'",
    463: " ",
    470: "ilı",
    490: "j",
    511: ",‘’",
    516: "I",
    517: ".·",
    548: ":;",
    596: "`",
    621: "()",
    625: "f",
    627: "-",
    628: "[]",
    644: "{}",
    653: "J",
    667: "!¡",
    685: "³",
    686: "t",
    688: "²",
    694: "°‹›",
    714: "r",
    791: "/\\",
    801: "s",
    809: "z",
    821: '"',
    857: "“”„",
    861: "L",
    866: "c",
    887: "x",
    925: "v",
    927: "y",
    931: "k",
    941: "FS",
    943: "|",
    949: "?¿",
    959: "Z",
    964: "g",
    981: "a",
    998: "TY",
    1000: "E",
    1019: "e",
    1020: "#*+<=>^_~¢§±÷–†•−≤≥√",
    1038: "$0123456789£¥®€",
    1049: "«»",
    1058: "P",
    1063: "X",
    1064: "K",
    1076: "bdhnpquðþ",
    1080: "oß",
    1084: "ø",
    1092: "C",
    1112: "R",
    1114: "B",
    1126: "µ",
    1162: "V",
    1185: "A",
    1260: "D",
    1276: "H",
    1292: "G",
    1303: "¼",
    1314: "U",
    1322: "N",
    1356: "O",
    1375: "½",
    1378: "Q",
    1383: "¾",
    1397: "&",
    1414: "…",
    1444: "™",
    1464: "%w",
    1583: "æ",
    1636: "m",
    1709: "©",
    1740: "œ",
    1747: "∞",
    1751: "M",
    1822: "W",
    1831: "@",
    1854: "—",
    2126: "‰",
}
WIDTHS = {letter: width for width, letters in _LETTERS_OF_WIDTH.items() for letter in letters}
_FONT_SIZE = 10  # of the text in our sheets, in points
_PIXELS_HIGH = 13  # as high is that font on a screen of 96 dots an inch


class _ByLetter(dict[str, int]):
    """A number for each letter, worked out when it is first asked for."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, letter: str) -> int:
        self[letter] = number = self._number(letter)
        return number


def _width(letter: str) -> int:
    """A letter with an accent is as wide as the letter; what another font has to draw is taken for wide."""
    if letter not in WIDTHS:
        letter = unicodedata.normalize("NFKD", letter)[:1]
    return 0 if unicodedata.combining(letter) else WIDTHS.get(letter, _EM)


_ON_PAPER = _ByLetter(_width).__getitem__
_ON_SCREEN = _ByLetter(lambda letter: round(_width(letter) * _PIXELS_HIGH / _EM)).__getitem__


@remembered(4096)  # the words of plans come again and again
def points_wide(word: str) -> float:
    """How wide a word is on paper."""
    return sum(map(_ON_PAPER, word)) * _FONT_SIZE / _EM


@remembered(4096)
def pixels_wide(word: str) -> int:
    """How wide a word is on a screen, where every letter takes whole pixels."""
    return sum(map(_ON_SCREEN, word))
