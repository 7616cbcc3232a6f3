"""What people write into a plan that no plan should have, as its reviewers find it."""

from __future__ import annotations

from tests.acts.hands import column_of, tables_in
from tests.gym import Act, Book


def _first_activity(book: Book, text: str) -> None:
    """Adds a line to the first activity that there is."""
    for page in tables_in(book):
        column = column_of(page, "KEGIATAN") if any("KEGIATAN" in row for row in page.table) else 4
        for row in page.rows:
            if len(row) > column and row[column]:
                row[column] = f"{row[column]}\n{text}"
                return


def explanation_typed(book: Book) -> None:
    _first_activity(book, "9. Karena pandemi kegiatan dialihkan")


def work_of_the_nation_typed(book: Book) -> None:
    _first_activity(book, "9. KPU RI melaksanakan supervisi")


def letter_thrice(book: Book) -> None:
    _first_activity(book, "9. Pemberdayaaan pemilih")


ACTS: tuple[Act, ...] = (explanation_typed, work_of_the_nation_typed, letter_thrice)
TOLD: dict[Act, str] = {
    explanation_typed: "RAK214",
    work_of_the_nation_typed: "RAK509",
    letter_thrice: "RAK225",
}
