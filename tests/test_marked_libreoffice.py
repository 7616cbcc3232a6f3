"""LibreOffice shows a return as it shows the workbook, but for the marked cells, and what it saves of one is marked anew."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.excel_conditions import refused
from tests.libreoffice import LibreOffice
from tests.marked_corpus import mark, with_marks
from tests.marked_parts import marks_in, notes_in
from tests.test_marked_torture import MARKS, comments_of_others
from tests.tortured import tortured

pytestmark = pytest.mark.libreoffice

SCALE = 72  # points of a picture to the inch, as many as a page has itself
Box = tuple[float, float, float, float]  # left, top, right, bottom


class Printed:
    """The pages of a workbook."""

    def __init__(self, office: LibreOffice, content: bytes, path: Path) -> None:
        path.write_bytes(content)
        office.open(path)
        self.pdf = office.save(path.with_suffix(".pdf"))
        office.close()
        told = subprocess.run(
            ["pdftotext", "-layout", self.pdf, "-"], capture_output=True, check=True, encoding="utf-8"
        )
        self.texts = told.stdout.split("\f")[:-1]
        subprocess.run(["pdftoppm", "-r", str(SCALE), self.pdf, path.with_suffix("")], check=True)
        self.pictures = [page.read_bytes() for page in sorted(path.parent.glob(f"{path.stem}-*.ppm"))]

    def place(self, word: str) -> tuple[int, Box]:
        """The page of a word that there is once, counted from 0, and where on it the word stands."""
        told = subprocess.run(["pdftotext", "-bbox", self.pdf, "-"], capture_output=True, check=True, encoding="utf-8")
        pages = told.stdout.split("<page ")[1:]
        sides = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
        ((page, found),) = [(nth, one) for nth, page in enumerate(pages) for one in re.findall(f"{sides}{word}<", page)]
        left, top, right, bottom = map(float, found)
        return page, (left, top, right, bottom)


def differing(one: bytes, other: bytes) -> Box | None:
    """Where two pictures of pages differ; None where they are alike."""
    kind, width, height, most, points = one.split(maxsplit=4)
    assert other.split(maxsplit=4)[:4] == [kind, width, height, most]
    across = int(width) * 3
    theirs = other[-len(points) :]
    rows = [
        at
        for at in range(int(height))
        if points[at * across : (at + 1) * across] != theirs[at * across : (at + 1) * across]
    ]
    columns = {
        at % across // 3 for row in rows for at in range(row * across, (row + 1) * across) if points[at] != theirs[at]
    }
    return (min(columns), min(rows), max(columns) + 1, max(rows) + 1) if rows else None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cetak")


@pytest.fixture(scope="module")
def original(office: LibreOffice, folder: Path) -> Printed:
    return Printed(office, tortured(macros=True), folder / "asli.xlsm")


def test_a_return_without_marks_is_printed_point_by_point_as_the_workbook(
    office: LibreOffice, folder: Path, original: Printed
) -> None:
    cleared = Printed(office, with_marks(with_marks(tortured(macros=True), MARKS), []), folder / "tanpa.xlsm")
    assert len(original.texts) >= 5
    assert cleared.texts[: len(original.texts)] == original.texts
    assert cleared.pictures[: len(original.pictures)] == original.pictures
    assert ["CATATAN" in text for text in cleared.texts[len(original.texts) :]] == [True]


def test_marks_are_seen_in_their_cells_and_nowhere_else(office: LibreOffice, folder: Path, original: Printed) -> None:
    marks = [mark("Rencana", 12, 4), mark("Utas", 4, 1, severe=False)]
    marked = Printed(office, with_marks(tortured(macros=True), marks), folder / "tanda.xlsm")

    assert marked.texts[: len(original.texts)] == original.texts
    differences = {
        nth: differing(*both) for nth, both in enumerate(zip(original.pictures, marked.pictures, strict=False))
    }
    seen = {nth: box for nth, box in differences.items() if box}
    assert seen.keys() == {original.place(word)[0] for word in ("gabungan", "percakapan")}
    plan, (left, top, right, bottom) = original.place("gabungan")
    mark_left, mark_top, mark_right, mark_bottom = seen[plan]
    assert mark_left <= left < right <= mark_right < left + 220  # of a merged range, beneath which it is
    assert mark_top <= top + 2 < bottom - 2 <= mark_bottom < top + 40


def test_what_libreoffice_saved_has_each_mark_and_note_once(office: LibreOffice, folder: Path) -> None:
    marks = [each for each in MARKS if each.row < 1000 and each.sheet != "Grafik"]  # which becomes a sheet with cells
    returned = with_marks(tortured(), marks)
    (folder / "kembali.xlsx").write_bytes(returned)
    office.open(folder / "kembali.xlsx")
    again = office.save(folder / "lagi.xlsx").read_bytes()
    office.close()
    now = with_marks(again, marks)

    assert again != returned
    assert marks_in(now) == marks_in(returned)
    assert set(marks_in(now).values()) == {1}
    assert notes_in(now) == notes_in(returned)
    assert comments_of_others(now) == comments_of_others(again)
    assert refused(now) - refused(again) == Counter()
    cleared = with_marks(again, [])
    assert marks_in(cleared) == notes_in(cleared) == Counter()
