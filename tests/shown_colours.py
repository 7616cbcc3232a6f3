"""The colours that cells show, conditional formats included: as LibreOffice writes them, and as a grey printer prints them."""

from __future__ import annotations

import subprocess
from html.parser import HTMLParser
from pathlib import Path

from rak_excel.formats.addresses import column_letters
from tests.libreoffice import LibreOffice


def fills(office: LibreOffice, folder: Path, sheet: str) -> dict[str, str]:
    """By address, the colour behind each cell of the open workbook's sheet that shows one; a hatch shows as its mixture."""
    page = _Page()
    page.feed(office.save(folder / "shown.html").read_text(encoding="utf-8"))
    at = next(number for number, title in enumerate(page.titles) if title.endswith(f": {sheet}"))
    shown: dict[str, str] = {}
    for row, line in enumerate(page.tables[-len(page.titles) + at], 1):
        column = 1
        for cell in line:
            if colour := cell.get("bgcolor"):
                shown[f"{column_letters(column)}{row}"] = colour
            column += int(cell.get("colspan") or 1)
    return shown


class _Page(HTMLParser):
    """The titles of a page, and its tables as rows of cells, each by its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.tables: list[list[list[dict[str, str | None]]]] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h1":
            self.titles.append("")
            self._in_title = True
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag == "td":
            self.tables[-1][-1].append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._in_title &= tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.titles[-1] += data


def luminance(colour: str) -> float:
    """How light a colour `#RRGGBB` is, from 0 to 1, as WCAG measures it."""
    parts = [int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same in grey, to 21, black and white."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def printed_grey(office: LibreOffice, folder: Path, sheet: str, cell: str) -> int:
    """The grey, from 0 to 255, that most of a cell has on paper; of an area, most of what is not white."""
    office.print_only(sheet, cell)
    pdf = office.save(folder / "cell.pdf")
    subprocess.run(["pdftoppm", "-gray", "-r", "60", "-singlefile", str(pdf), str(folder / "cell")], check=True)
    _, size, _, pixels = (folder / "cell.pgm").read_bytes().split(b"\n", 3)
    width = int(size.split()[0])
    rows = [pixels[at : at + width] for at in range(0, len(pixels), width)][: len(pixels) // width // 2]
    inked = [pixel for row in rows for pixel in row if pixel < 250]
    return max(set(inked), key=inked.count) if inked else 255
