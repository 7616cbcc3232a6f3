"""Our own workbooks say nothing by their looks; what people do to them is the same in every format that they save."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.formats.grid import Looks
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.model import Note, NoteKind, Plan, Source
from rak_excel.reading import read_sheets
from rak_excel.reading.files import read_file
from tests import gym
from tests.forms import form_of_plan
from tests.libreoffice import LibreOffice, libreoffice
from tests.submissions import FINANCE, LEGAL, sent, written

FORMATS = (".xlsx", ".ods", ".xls")


def filled(folder: Path) -> Path:
    plan = read_sheets(gym.sheets_of_book(gym.filled_book()), Source("a.xlsx", "0" * 64))
    assert isinstance(plan, Plan)
    path = folder / "rencana.xlsx"
    write_template(path, form_of_plan(plan, signed=True))
    return path


def looks_told(path: Path) -> dict[str, Looks]:
    """The sheets by whose looks anything is said."""
    sheets = open_workbook(path.read_bytes()).sheets
    return {sheet.name: sheet.looks for sheet in sheets if sheet.looks != Looks()}


def test_our_own_forms_say_nothing_by_their_looks(tmp_path: Path) -> None:
    write_template(tmp_path / "blank.xlsx", blank_form(region="52.03", year=2020))

    assert looks_told(tmp_path / "blank.xlsx") == {}
    assert looks_told(filled(tmp_path)) == {}


def test_a_merged_plan_with_an_open_difference_is_read_without_a_word_of_its_looks(tmp_path: Path) -> None:
    first, second = (
        f"| 1 | Lembaga | Opini BPK | {target} | Reviu | v | | | | Divisi Keuangan |" for target in ("WTP", "WDP")
    )
    folder = written(tmp_path / "kiriman", [sent(first, LEGAL), sent(second, FINANCE)])
    merge_files([folder], tmp_path / "gabungan.xlsx", MergeRequest())
    plan = read_file(tmp_path / "gabungan.xlsx", "gabungan.xlsx")
    looks = looks_told(tmp_path / "gabungan.xlsx")["Komisi"]

    assert isinstance(plan, Plan)
    assert looks == Looks(comments=looks.comments)
    assert not [note for note in plan.notes if note.kind in {NoteKind.MENTIONED, NoteKind.COMMENT}]


def correct_by_hand(office: LibreOffice) -> None:
    """As people correct a plan on the screen: the old text struck through, some of it in white, a colour, a comment."""
    office.put("Komisi", {"D9": "70% 80%"})
    office.dress("Komisi", "D9", (0, 3), CharStrikeout=1)
    office.dress("Komisi", "E10", CharStrikeout=1)
    office.dress("Komisi", "J11", CharColor=0xFFFFFF)
    for column in "FGH":
        office.dress("Komisi", f"{column}12", CellBackColor=0xFFC000)
    office.comment("Komisi", "D12", "Budi: benar?")


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """What is asked, and the comments, on the commission's sheet."""
    kinds = {NoteKind.AMBIGUOUS_VALUE, NoteKind.COMMENT}
    notes: list[Note] = [
        note for note in plan.notes if note.kind in kinds and note.cell and note.cell.sheet == "Komisi"
    ]
    return [(note.kind.value, note.cell.address if note.cell else "", note.detail.id) for note in notes]


@pytest.mark.libreoffice
def test_what_is_struck_coloured_and_commented_on_is_the_same_in_every_format(tmp_path: Path) -> None:
    with libreoffice(tmp_path) as office:
        office.open(filled(tmp_path))
        office.recalculate()
        correct_by_hand(office)
        paths = [office.save(tmp_path / f"dikoreksi{suffix}") for suffix in FORMATS]
    plans = [read_file(path, path.name) for path in paths]
    first, *others = [plan for plan in plans if isinstance(plan, Plan)]
    komisi = [
        next(sheet for sheet in open_workbook(path.read_bytes()).sheets if sheet.name == "Komisi") for path in paths
    ]

    assert len(others) == 2
    assert all(gym.content_of(other) == gym.content_of(first) for other in others)
    assert all(told(other) == told(first) for other in others)
    assert {cell for kind, cell, _ in told(first) if kind == "ambiguous-value"} >= {"D9", "E10", "J11"}
    assert ("comment", "D12", 'Komentar di sel ini: "Budi: benar?".') in told(first)
    assert [dict(sheet.looks.fills) for sheet in komisi] == [dict.fromkeys([(12, 6), (12, 7), (12, 8)], "FFC000")] * 3
