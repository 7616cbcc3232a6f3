"""Colours as six hexadecimal digits: of the palette, of a theme, lightened or darkened; and which of them look alike."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from rak_excel.system.remembered import remembered

BLACK, WHITE = "000000", "FFFFFF"
_FOREGROUND, _BACKGROUND = 64, 65  # indexed colours that the system chooses
_ALIKE = 16  # of 255: letters whose red, green and blue differ no more from what is behind them are not seen

_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_REST = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
PALETTE: Sequence[str] = tuple(f"{_BASIC} {_BASIC} {_REST}".split())
"""The indexed colours of a workbook that has none of its own."""


def of_attributes(
    attributes: Mapping[str, str], palette: Sequence[str] = PALETTE, theme: Sequence[str] = ()
) -> str | None:
    """The colour that an element of SpreadsheetML names; None where it names none, or leaves it to the program."""
    tint = _number(attributes.get("tint"))
    if rgb := written(attributes.get("rgb", "")):
        return tinted(rgb, tint)
    if (theme_number := attributes.get("theme", "")).isdecimal() and int(theme_number) < len(theme):
        return tinted(theme[int(theme_number)], tint)
    if (index := attributes.get("indexed", "")).isdecimal():
        return indexed(int(index), palette)
    return None


def indexed(index: int, palette: Sequence[str] = PALETTE) -> str | None:
    if index in {_FOREGROUND, _BACKGROUND}:
        return BLACK if index == _FOREGROUND else WHITE
    return palette[index] if index < len(palette) else None


def written(text: str) -> str:
    """`FFC000` of `#ffc000` or `FFFFC000`, whose first two digits say nothing here; '' where it is no colour."""
    digits = text.lstrip("#").upper()[-6:]
    return digits if len(digits) == 6 and not digits.strip("0123456789ABCDEF") else ""


@remembered(1024)
def tinted(colour: str, tint: float) -> str:
    """The colour lightened by a tint above 0, up to white at 1; darkened by one below, down to black at -1."""
    if not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(each / 255 for each in _channels(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "".join(f"{round(each * 255):02X}" for each in mixed)


@remembered(1024)
def look_alike(letters: str, behind: str) -> bool:
    """Whether letters of one colour cannot be told from the other behind them."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(_channels(letters), _channels(behind), strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _number(text: str | None) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if -1 <= number <= 1 else 0.0
