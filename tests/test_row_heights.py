"""Rows are as high as their text needs them, as LibreOffice shows and prints it."""

from __future__ import annotations

import random
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.worksheet.pagebreak import Break

from examples.build import HERE, SUBMISSIONS
from rak_excel.definitions.loading import load_template
from rak_excel.formats.written.row_heights import WIDTHS, fits_in_a_row, line_count
from rak_excel.jobs.merge.files import merge_files
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.names import AMOUNTS, CHANGES, EARLIER, LAST_SENT, MERGED_SHEETS
from rak_excel.model import FormRow, Identity, PlanForm
from tests.libreoffice import libreoffice

DEFINITION = load_template("kpu-2020")
FIRST = 9  # row of the plan
LINE = 9.7  # points, of LibreOffice


def _words() -> list[str]:
    texts = [each.text for each in DEFINITION.objectives]
    texts += [one.text for each in DEFINITION.objectives for one in each.indicators]
    texts += [name for part in DEFINITION.parts for name in DEFINITION.executors_of(part.id).names()]
    return sorted({word for text in texts for word in text.split()})


def _texts(count: int, seed: int) -> Iterator[str]:
    """Texts as plans have them, and such as are hard to measure."""
    chance, words = random.Random(seed), _words()  # noqa: S311 - the same texts each time

    def some(most: int) -> list[str]:
        return [chance.choice(words) for _ in range(chance.randint(1, most))]

    kinds = [
        lambda: " ".join(some(40)),
        lambda: " ".join(some(30)).upper(),
        lambda: "\n".join(f"{nth}. {' '.join(some(12))}" for nth in range(1, chance.randint(2, 8))),
        lambda: " ".join(f"{one}/{other}" for one, other in zip(some(20), some(20), strict=False)),
        lambda: " ".join(f"{one}-{other}" for one, other in zip(some(20), some(20), strict=False)),
        lambda: " ".join(str(chance.randrange(10 ** chance.randint(1, 9))) for _ in range(chance.randint(1, 30))),
        lambda: "".join(some(12)),
        lambda: " ".join(f'({word}), s.d. 75,5% & "{word}"' for word in some(12)),
        lambda: "\n\n".join(" ".join(some(9)) for _ in range(chance.randint(1, 3))),
    ]
    for nth in range(count):
        yield kinds[nth % len(kinds)]()


def _plan(texts: list[str]) -> PlanForm:
    """A signed plan whose cells hold these texts, in turn in columns of each width."""
    rows = []
    for nth, text in enumerate(texts):
        activity, indicator, objective, executors = (text if nth % 4 == place else "" for place in range(4))
        named = indicator or f"Nilai {nth}"
        rows.append(FormRow("", objective, named, "", activity, {1: "v"}, executors))
    return PlanForm(DEFINITION, Identity("KPU X", None, 2020), {"commission": tuple(rows)}, signed=True)


@pytest.mark.libreoffice
@pytest.mark.calibri
def test_no_line_is_cut_and_no_row_is_a_tenth_higher_than_its_text(tmp_path: Path) -> None:
    texts = list(_texts(540, 1))
    write_template(tmp_path / "t.xlsx", _plan(texts))
    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "t.xlsx")
        office.recalculate()
        heights = office.row_heights("Komisi", FIRST, FIRST + len(texts) - 1)

    cut = [text for text, (written, needed) in zip(texts, heights, strict=True) if written < needed]
    high = [text for text, (written, needed) in zip(texts, heights, strict=True) if written > needed * 1.1]
    assert cut == []
    # Where paper needs a line more than the screen, the row has it.
    assert len(high) < 0.03 * len(texts), high
    assert sum(written for written, _ in heights) < 1.08 * sum(needed for _, needed in heights)


@pytest.mark.libreoffice
@pytest.mark.calibri
def test_no_row_of_the_sheets_beside_a_plan_cuts_its_text(tmp_path: Path) -> None:
    merge_files([HERE / SUBMISSIONS], tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    seen = [sheet for sheet in book if sheet.sheet_state == "visible"]
    last = {sheet.title: sheet.max_row for sheet in seen if sheet.title in MERGED_SHEETS}
    with libreoffice(tmp_path) as office:
        office.open(tmp_path / "plan.xlsx")
        office.recalculate()
        heights = {name: office.row_heights(name, 1, rows) for name, rows in last.items()}

    # Nothing was changed, there are no amounts, and nobody sees the others.
    assert set(MERGED_SHEETS) - set(heights) == {CHANGES, AMOUNTS, LAST_SENT, EARLIER}
    cut = [(name, row) for name, each in heights.items() for row, (is_, needs) in enumerate(each, 1) if is_ < needs]
    assert cut == []


@pytest.mark.libreoffice
@pytest.mark.calibri
def test_every_printed_line_is_within_its_row(tmp_path: Path) -> None:
    texts = list(_texts(180, 2))
    write_template(tmp_path / "t.xlsx", _plan(texts))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    heights = [book["Komisi"].row_dimensions[row].height for row in range(FIRST, FIRST + len(texts))]
    for row in range(FIRST, FIRST + len(texts)):  # each on a page of its own, to be counted
        book["Komisi"].row_breaks.append(Break(id=row))
    book.save(tmp_path / "apart.xlsx")
    pages = [page for page in _printed_lines(tmp_path / "apart.xlsx") if page]

    printed = pages[1 : len(texts)]  # not the first, with the title, nor the last, with the signatures
    assert [
        (text, lines, height)
        for text, lines, height in zip(texts[1:], printed, heights[1:], strict=False)
        if lines > 1 and lines * LINE > height
    ] == []


def _printed_lines(path: Path) -> Iterator[int]:
    """How many lines stand below the headings on each page of the first part, the highest cell counted."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(convert, capture_output=True, check=True, timeout=180)
    pdf = path.with_suffix(".pdf")
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
    for page in ElementTree.fromstring(told).iterfind(".//{*}page"):  # noqa: S314 - pdftotext has just written it
        words = [(word.text, float(word.get("yMin", "0"))) for word in page.iterfind(".//{*}word")]
        heading = max((top for text, top in words if text == "T1"), default=None)
        footer = min((top for text, top in words if text == "Halaman"), default=0)
        if heading is not None:
            tops = sorted({round(top, 1) for _, top in words if heading + 3 < top < footer - 3})
            yield sum(later - earlier > 3 for earlier, later in zip([0.0, *tops], tops, strict=False))


def test_a_text_takes_the_lines_that_its_letters_need() -> None:
    assert line_count("", 20) == 1
    assert line_count("a\nb\n\nc", 20) == 4
    assert line_count("i" * 50, 20) < line_count("W" * 50, 20)
    assert line_count("tidak ada pemilih " * 6, 30) < line_count("TIDAK ADA PEMILIH " * 6, 30)
    assert line_count("kata " * 9, 30, indented=True) >= line_count("kata " * 9, 30)
    assert line_count("perundang-undangan", 12) == line_count("perundang- undangan", 12) == 2


def test_what_no_row_can_show_is_known() -> None:
    assert fits_in_a_row("\n".join("a" * 31), 48)
    assert not fits_in_a_row("\n".join("a" * 33), 48)


@pytest.mark.calibri
def test_the_letters_are_as_wide_as_those_of_the_font() -> None:
    found = subprocess.run(["fc-match", "-f", "%{file}", "Calibri"], capture_output=True, check=True).stdout.decode()
    per_em, widths = _advance_widths(Path(found).read_bytes())

    assert per_em == 2048
    assert {letter: widths[letter] for letter in WIDTHS} == WIDTHS


def _advance_widths(font: bytes) -> tuple[int, dict[str, int]]:
    """Units per em, and the width of each letter, out of a TrueType font's tables."""
    tables = {}
    for nth in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * nth)
        tables[tag.decode()] = offset
    per_em = struct.unpack_from(">H", font, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    widths = {}
    for letter, glyph in _glyphs(font, tables["cmap"]):
        widths[letter] = struct.unpack_from(">H", font, tables["hmtx"] + 4 * min(glyph, measured - 1))[0]
    return per_em, widths


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[str, int]]:
    """Each letter with the number of its glyph, from a character map of format 4."""
    starts = [struct.unpack_from(">I", font, cmap + 8 + 8 * nth)[0] for nth in range(font[cmap + 3])]
    table = next(cmap + each for each in starts if struct.unpack_from(">H", font, cmap + each)[0] == 4)
    size = struct.unpack_from(">H", font, table + 6)[0]
    for at in range(table + 14, table + 14 + size, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", font, at + skip)[0] for skip in (0, size + 2, 2 * size + 2, 3 * size + 2)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            where = at + 3 * size + 2 + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", font, where)[0] if offset else code
            yield chr(code), (glyph + delta) % 0x10000
