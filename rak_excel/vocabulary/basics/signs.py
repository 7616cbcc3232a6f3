"""The signs that people put into a schedule, and fonts that draw a sign for each letter."""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered

# Word pastes a tick of a symbol font as a character of the private use area: 0xF000 and its place in the font. Wingdings
# and Wingdings 2 have nothing but flags and suns at each other's places.
FONT_GLYPHS = {
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF050: "✓",
    0xF052: "☑",
    0xF061: "✓",  # Webdings
    0xF0D6: "√",  # Symbol
    0xF06C: "●",
    0xF06E: "■",
    0xF0A7: "▪",
    0xF0FB: "✗",
    0xF0FD: "☒",
    0xF04F: "✗",
    0xF051: "☒",
    0xF06F: "□",
    0xF0A8: "□",
    0xF0E0: "→",
    0xF0E8: "→",
    0xFE0E: "",  # these two only choose between the coloured and the plain picture
    0xFE0F: "",
}
CHECKS = frozenset("✓✔☑✅🗸🗹√þ")
DOTS = frozenset("●•⬤⚫■▪◼◾█")
EMPTY_BOXES = frozenset([*"☐□◻▢⬜", "[]", "()", "[ ]", "( )"])
# A cross is a tick where a plan ticks with nothing else; beside other ticks it may be a no.
CROSSES = frozenset([*"x×☒🗵🗷ý", "[x]"])
# These say no more often than yes, also alone.
BALLOT_CROSSES = frozenset("✗✘✖❌❎☓🗴🗶û")
YES = frozenset({"ya", "y", "yes", "true", "benar"})
SAY_NOTHING = ("tidak ada", "nihil", "n/a", "n.a", "n.a.")  # in any column but that of targets, where nihil may be 0
NO = frozenset({"tidak", "tdk", "no", "false", "salah", *SAY_NOTHING, "--", "—", "−"})
NO_LETTERS = frozenset({"t", "n"})  # no, but only where Y says yes
FONT_LETTERS = frozenset({"p"})  # a tick of Wingdings 2 that lost its font, but also a code of somebody's own


_NAME = re.compile(r"(wingdings(?: 2)?|webdings|symbol)\d*")  # LibreOffice counts fonts of one name: Wingdings1
_DRAWN = {
    "wingdings": {
        0xFC: "✓",
        0xFE: "☑",
        0xFB: "✗",
        0xFD: "☒",
        0x78: "☒",
        0x6C: "●",
        0x6E: "■",
        0xA7: "▪",
        **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), "□"),
        **dict.fromkeys((0xE0, 0xE8), "→"),
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x4F: "✗", 0x51: "☒", 0xA3: "□"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x63: "□"},
    "symbol": {0xD6: "√", 0xB7: "•"},
}
_PRIVATE = 0xF000  # where Word and LibreOffice keep the letters of such fonts
_LONGEST = 3  # more letters than these were typed as words


@remembered(256)
def symbol_font(name: str) -> str:
    """The font of signs that a name names; '' for any other font."""
    match = _NAME.fullmatch(name.strip().casefold())
    return match[1] if match else ""


def drawn(text: str, font: str) -> str:
    """What a person sees of a few letters in a font of signs, as far as it is known."""
    if not font or len(text.strip()) > _LONGEST:
        return text
    signs = _DRAWN[font]
    return text.translate(signs | {_PRIVATE + letter: sign for letter, sign in signs.items()})
