"""Fonts that draw a sign for each letter: an `a` in Webdings is a check to whoever sees the cell."""

from __future__ import annotations

import re

from rak_excel.system.remembered import remembered

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
