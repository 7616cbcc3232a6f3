"""The sheet `Beda Isian`: what files say differently, and the column in which people choose. Workbooks speak Indonesian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rak_excel.formats.written.table import CellValue, Link, Offered, TableColumn, TableSheet
from rak_excel.layouts.names import (
    ABOUT,
    CHOICE,
    CODE,
    DIFFERENCES,
    FIELD,
    LETTER,
    NUMBER,
    ORIGIN,
    OWN,
    PLACE,
    TYPED_OVER,
    USED,
    VALUE,
)
from rak_excel.merging.differences.differences import Candidate, Difference, Field, TypedLine
from rak_excel.merging.merged import Merged
from rak_excel.merging.placing import place_of
from rak_excel.model import Cell, Origin, PartDefinition, Place

TICK = "v"


def differences_table(merged: Merged) -> TableSheet:
    """One line a candidate, and one for a value of one's own that the plan takes.

    A letter or a value of one's own may be typed on any line of its difference; a choice made stands on the first.

    What was typed and nobody can tell stays where it was typed.
    """
    columns = (
        TableColumn(NUMBER, 5, "center"),
        TableColumn(PLACE, 17),
        TableColumn(ABOUT, 44, "wrap"),
        TableColumn(FIELD, 18, "wrap"),
        TableColumn(LETTER, 9, "center"),
        TableColumn(VALUE, 32, "wrap"),
        TableColumn(ORIGIN, 46, "wrap"),
        TableColumn(USED, 10, "center"),
        TableColumn(CHOICE, 14, "input"),
        TableColumn(OWN, 20, "input"),
        TableColumn(CODE, 14, hidden=True),
    )
    cells = _cells(merged)
    units = {file.source.file: file.submitter for file in merged.files}
    lines = (_lines(at, each, cells, units, merged) for at, each in enumerate(merged.differences, 1))
    return TableSheet(DIFFERENCES, columns, [line for each in lines for line in each], title=_title(merged))


def _title(merged: Merged) -> tuple[str, ...]:
    waiting = len(merged.open)
    if not waiting:
        return ("BEDA ISIAN", "Tidak ada beda isian yang menunggu pilihan.")
    confusable = any(each.confusable for each in merged.open)
    return (
        "BEDA ISIAN",
        f"{waiting} beda isian menunggu pilihan. Sementara ini rencana memakai isian yang bertanda ✓.",
        f'Isi kolom "{CHOICE}" dengan huruf pilihannya atau centang (v) di baris yang dipakai, atau ketik isian yang benar di kolom "{OWN}", simpan file ini, lalu gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).',
        *([_CONFUSABLE] if confusable else []),
    )


_CONFUSABLE = (
    "Kalau huruf pilihan sama dengan isian di baris lain, misalnya predikat A dan B, jangan isi huruf: centang (v)."
)


def _cells(merged: Merged) -> Mapping[str, Cell]:
    """Where in the merged plan each difference stands, by the code of its question."""
    definition = merged.plan.definition
    return {
        each.question.code: _cell(each, place_of(definition.part(part), at), definition.part(part))
        for part, rows in merged.rows.items()
        for at, row in enumerate(rows)
        for each in row.differences
    }


def _cell(difference: Difference, place: Place, part: PartDefinition) -> Cell:
    """The cell that the files contradict each other on; of a schedule, the first period that not all of them plan."""
    if difference.question.field is not Field.SCHEDULE:
        return place.cell(difference.question.field)
    planned = [set(candidate.text.split(", ")) for candidate in difference.candidates]
    disputed = planned[0].union(*planned) - planned[0].intersection(*planned)
    labels = enumerate(part.schedule.calendar.labels(), 1)
    return place.period(next((period for period, label in labels if label in disputed), 1))


def _lines(
    number: int, difference: Difference, cells: Mapping[str, Cell], units: Mapping[str, str], merged: Merged
) -> Iterator[list[CellValue]]:
    question = difference.question
    cell = cells.get(question.code)
    where: CellValue = (
        Link(cell.sheet, cell.address, str(cell), follows=True) if cell else merged.plan.definition.sheets.identity
    )
    about = "\n".join(filter(None, [question.about, question.activity]))
    offered = _offered(difference)
    for nth, candidate in enumerate(difference.candidates):
        code = line_code(difference, candidate)
        typed = merged.refused_choices.get(code, TypedLine())
        yield [
            number,
            where,
            about,
            question.field.label.id,
            candidate.letter,
            candidate.text,
            "\n".join(_origin(origin, units.get(origin.file)) for origin in candidate.origins),
            "✓" if candidate is difference.chosen else "",
            Offered(_choice(difference, candidate, nth == 0) or typed.choice, offered),
            typed.own,
            code,
        ]
    if own := difference.own:
        label, code = question.field.label.id, line_code(difference, own)
        by_hand = (
            TYPED_OVER if question.field is Field.IDENTITY and question.slot.name in merged.submitted.typed else _OWN
        )
        yield [number, where, about, label, "", own.text, by_hand, "✓", Offered("", offered), own.text, code]


def _offered(difference: Difference) -> tuple[str, ...]:
    return (TICK,) if difference.confusable else tuple(each.letter for each in difference.candidates)


def _choice(difference: Difference, candidate: Candidate, first: bool) -> str:
    """The choice made, as its letter on the first line; where letters are confusable, as a tick on its own."""
    if not difference.decided or difference.own:
        return ""
    if difference.confusable:
        return TICK if candidate is difference.chosen else ""
    return difference.used if first else ""


_OWN = f"Diketik di kolom {OWN}"


def _origin(origin: Origin, unit: str | None) -> str:
    """`kiriman.xlsx (Sub Bagian Hukum), Komisi!D12`; a file of an earlier merge, whose unit is not known, has none."""
    file = f"{origin.file} ({unit})" if unit else origin.file
    return f"{file}, {origin.sheet}!{origin.cell}"


def line_code(difference: Difference, candidate: Candidate) -> str:
    """The question, the values to choose from and this value: what a choice is recognised by later."""
    return f"{difference.question.code}-{difference.candidates_code}-{candidate.code}"
