"""Catatan and Catatan Selesai: the findings, what became of them since the previous roll-up, and what was done about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue
from rak_excel.formats.written.values import CellValue, Formula
from rak_excel.language import Language, Text
from rak_excel.model import Definition, Severity
from rak_excel.rolling_up.facts.facts import RIGHT, NoteRow, NoteState
from rak_excel.rolling_up.facts.places import NOT_KNOWN
from rak_excel.rolling_up.findings.counting import (
    ALSO,
    ALSO_EXPLAINED,
    COUNTED,
    END,
    EXPLAINED,
    SINCE,
    counts_since,
    is_to_act_on,
    said_since,
)
from rak_excel.vocabulary.names.offices import region_name, short_office_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import TableLayout, counting_in, region_number
from rak_excel.workbooks.rollup.tables import begin_table, draw_rows

_TITLE = Text("Catatan atas rencana yang direkap", "Notes on the plans rolled up")
_FOLLOW_UP = Text(
    "Isi Tindak Lanjut di dua kolom kuning; yang Memang benar tidak dihitung lagi. Isinya terbawa ke rekap berikutnya: jawab y "
    "waktu menu menanyakannya, atau pakai --previous dengan file ini.",
    "Type what was done into the two yellow columns; what is Right as it is counts no more. The next roll-up takes it over: "
    "answer y when the menu asks, or use --previous with this file.",
)
_SETTLED_TITLE = Text("Catatan yang selesai atau belum dicek ulang", "Notes that are settled or were not checked again")
_SETTLED_MEANS = Text(
    "Selesai: tidak ditemukan lagi sejak rekap sebelumnya. Sudah dikoreksi: dibetulkan di sheet data rekap. Belum dicek ulang: "
    "rencana kantornya atau sheet pasangannya tidak ikut direkap kali ini. Info, Memang benar, dan kantor di luar rekap ini tidak dihitung.",
    "Settled: not found any more since the previous roll-up. Corrected: in a data sheet of the roll-up. Not checked again: "
    "the plan, or its other sheet, was not given this time. Info, Right as it is, and offices outside this roll-up do not count.",
)
_NOR_EXPLAINED = Text("{means} Yang Dijelaskan dihitung tersendiri.", "{means} What is Explained is counted by itself.")
_ANY = '">0"'  # a region's number, whichever it is
ANY_EXPLAINED = '"<0"'
ACTIONS = (
    Text("Sudah dihubungi", "Office contacted"),
    Text("Menunggu perbaikan", "Waiting for correction"),
    Text("Sudah diperbaiki", "Corrected by the office"),
    RIGHT,
)


class NotedRollup(Protocol):
    """A roll-up with its findings, those that are gone since the previous one, and both together as figures count them."""

    @property
    def definition(self) -> Definition: ...
    @property
    def notes(self) -> tuple[tuple[str, NoteRow], ...]: ...
    @property
    def settled(self) -> tuple[tuple[str, NoteRow], ...]: ...
    @property
    def notes_since(self) -> tuple[tuple[str, NoteRow], ...]: ...


class NotesLayout(Protocol):
    """Where findings stand in a roll-up of plans, or in one of reports."""

    @property
    def result(self) -> NotedRollup: ...
    @property
    def language(self) -> Language: ...
    @property
    def notes(self) -> TableLayout: ...
    @property
    def settled(self) -> TableLayout: ...
    @property
    def office_names(self) -> Mapping[str, str]: ...
    @property
    def file_numbers(self) -> Mapping[tuple[str, str], int]: ...
    @property
    def note_states(self) -> Mapping[tuple[str, NoteState | None], int]: ...


def draw_notes(canvas: Canvas, layout: NotesLayout, title: Text = _TITLE) -> None:
    table = layout.notes
    begin_table(canvas, table, title, _FOLLOW_UP if layout.result.notes else None, frozen=2)
    draw_rows(canvas, table, _note_rows(layout))
    if table.rows:
        canvas.choices(table.column("action"), ACTIONS)


def draw_settled(canvas: Canvas, layout: NotesLayout, means: Text = _SETTLED_MEANS) -> None:
    explained = any(note.explained for _, note in layout.result.settled)
    means = _NOR_EXPLAINED.filled(means=means) if explained else means
    begin_table(canvas, layout.settled, _SETTLED_TITLE, means, frozen=1)
    draw_rows(canvas, layout.settled, _settled_rows(layout))


def since(layout: NotesLayout) -> Formula:
    """The sentence on the findings against the previous roll-up, with live figures in it."""
    explained = counts_since(layout.result.notes_since)[EXPLAINED]
    also = (*ALSO.values(), ALSO_EXPLAINED) if explained else ALSO.values()
    words = [text.said(layout.language) for text in (SINCE, *also, END)]
    states = [state for state in (*COUNTED, *ALSO) if isinstance(state, NoteState)]
    figures = [*(_counting(layout, state, _ANY) or "0" for state in states), _marked_since(layout)]
    figures += [_explained_since(layout)] if explained else []
    first, *rest = words[0].split("{}")
    pieces = [f'"{first}"', *(f'{figure}&"{after}"' for figure, after in zip(figures, rest, strict=False))]
    for figure, word in zip(figures[len(COUNTED) :], words[1:-1], strict=True):
        before, after = word.split("{}")
        pieces.append(f'IF({figure}=0,"","{before}"&{figure}&"{after}")')
    return Formula(f'={"&".join(pieces)}&"{words[-1]}"', said_since(layout.result.notes_since).said(layout.language))


def since_at(layout: NotesLayout, region: str, own: Mapping[str, str]) -> dict[str, CellValue]:
    """The same three figures for one office, by their columns; `own` has the cells of its row, as formulas name them."""
    formulas = {state: _counting(layout, state, own["region_number"]) for state in COUNTED}
    counts = layout.note_states
    return {
        str(state): Formula(f"={formula}", counts[region, state]) if formula else 0
        for state, formula in formulas.items()
    }


def marked(layout: NotesLayout) -> tuple[str, int]:
    """How many findings the province marked as right, of those listed that somebody would have to act on; the formula first."""
    found = [note for region, note in layout.result.notes if is_to_act_on(region, note)]
    return f"({_marked_in(layout, layout.notes)})", sum(not note.counts for note in found)


def _marked_since(layout: NotesLayout) -> str:
    """With those that are gone from the list."""
    return f"({'+'.join(_marked_in(layout, table) for table in _tables(layout))})"


def _explained_since(layout: NotesLayout) -> str:
    return f"({'+'.join(explained_in(table, ANY_EXPLAINED) for table in _tables(layout))})"


def _tables(layout: NotesLayout) -> list[TableLayout]:
    return [layout.notes, *([layout.settled] if layout.settled.rows else [])]


def explained_in(table: TableLayout, region: str) -> str:
    """A formula for how many findings were explained: their regions' numbers are negative, and so is `region`."""
    return f"COUNTIFS({table.column('region_number')},{region})"


def _marked_in(layout: NotesLayout, table: TableLayout) -> str:
    of_action = f"COUNTIFS({_to_act_on(layout, table, _ANY)},{table.column('action')}"
    return "+".join(f'{of_action},"{right}")' for right in (RIGHT.id, RIGHT.en))


def _counting(layout: NotesLayout, state: NoteState, region: str) -> str:
    """Those of a state that somebody has to act on, in plans whose region number is this; '' where there are none."""
    listed = state in (NoteState.NEW, NoteState.STILL)
    table = layout.notes if listed else layout.settled
    label = f'{table.column("note_state")},"{state.label.said(layout.language)}"'
    criteria = [_to_act_on(layout, table, region), label, counting_in(table)]
    return f"COUNTIFS({','.join(criteria)})" if table.rows else ""


def _to_act_on(layout: NotesLayout, table: TableLayout, region: str) -> str:
    info = Severity.INFO.label.said(layout.language)
    return f'{table.column("region_number")},{region},{table.column("severity")},"<>{info}"'


def _note_rows(layout: NotesLayout) -> Iterator[list[DrawnValue]]:
    for region, note in layout.result.notes:
        file = layout.file_numbers[note.file, note.sha256]
        yield _values(layout, layout.notes, region, note, (_counted_by(region, note), file))


def _settled_rows(layout: NotesLayout) -> Iterator[list[DrawnValue]]:
    for region, note in layout.result.settled:
        # Of no other is it asked again, and the next roll-up could not tell it.
        corrected = note.state is NoteState.CORRECTED
        # Nor where no state is claimed, or of an office that is not listed.
        number = _counted_by(region, note) if note.state and region in layout.office_names else ""
        file = layout.file_numbers.get((note.file, note.sha256)) if corrected else None
        yield _values(layout, layout.settled, region, note, (number, file))


def _counted_by(region: str, note: NoteRow) -> int | str:
    """The number by which formulas count a finding of an office: negative where it was explained, and none on trial."""
    number = "" if note.trial else region_number(region)
    return -number if note.weight.explained and isinstance(number, int) else number


def _values(
    layout: NotesLayout, table: TableLayout, region: str, note: NoteRow, numbers: tuple[int | str, int | None]
) -> list[DrawnValue]:
    """The row of a finding; `numbers` are those of its office's region and of its file."""
    definition = layout.result.definition
    return table.values(
        note,
        province=region_name(office_at(office_at(region).province), definition) if region else "",
        office=short_office_name(office_at(region), definition) if region else "",
        region=shown_code(region),
        region_number=numbers[0],
        file_number=numbers[1],
        **({} if note.where else {"note_column": NOT_KNOWN}),
    )
