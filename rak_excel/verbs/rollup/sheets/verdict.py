"""The verdict on Ringkasan: a few sentences with live figures in them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.spreadsheet.rollup_canvas import address
from rak_excel.spreadsheet.table import Formula, Link, Value
from rak_excel.verbs.rollup.comparison import ENOUGH
from rak_excel.verbs.rollup.sheets.fields import FILES, FIRST
from rak_excel.verbs.rollup.sheets.layout import Layout
from rak_excel.verbs.rollup.sheets.notes import since
from rak_excel.verbs.rollup.sheets.status import PARTIAL, UNDECIDED
from rak_excel.verbs.rollup.sheets.targets import TargetSheet

FIGURES_AT = 4  # the row of the key figures, counted from 0
FIGURE_WIDTH = 3  # columns of a key figure

_SUBMITTED = Text(
    "Dari {} kantor, {} sudah menyampaikan rencana aksi dan {} belum.",
    "Of {} offices, {} have submitted an action plan and {} have not.",
)
_TO_CHOOSE = Text(
    " Di {} kantor lain perlu dipilih satu dari file yang setara.",
    " For {} more offices, choose one of two equal files.",
)
_PARTLY = Text(
    " {} kantor lain baru menyampaikan sebagian.",
    " {} more offices have submitted only a part of theirs.",
)
_COMPLETE = Text(
    "Rata-rata {} indikator baku terisi lengkap: ada target, kegiatan, jadwal dan pelaksana.",
    "On average {} of the listed indicators are complete: target, activity, schedule and executor.",
)
_NO_PLAN = Text(
    "Belum ada rencana yang direkap, jadi kelengkapan dan targetnya belum dapat dinilai.",
    "No plan is rolled up yet, so completeness and targets cannot be judged.",
)
_WRONG = Text(
    "{} isian wajib diperbaiki dan {} perlu dicek; yang paling sering ada di bawah.",
    "{} entries must be corrected and {} are to be checked; the most frequent are listed below.",
)
_NOTHING_WRONG = Text(
    "Tidak ada isian yang wajib diperbaiki atau perlu dicek.", "No entry must be corrected or checked."
)
_FAR = Text("{} target jauh dari kantor lain", "{} targets are far from those of the other offices")
_TOO_FEW = Text(
    "Target yang jauh dari kantor lain belum dinilai: kurang dari {enough} kantor",
    "Targets far from the others are not judged yet: fewer than {enough} offices",
).filled(enough=ENOUGH)
_BELOW = Text("{} target di bawah target nasional", "{} targets are below the national one")
_UNUSABLE = Text(
    "{count} file tidak dapat dipakai, lihat sheet {sheet}.", "{count} files cannot be used, see the sheet {sheet}."
)

_Figures = Sequence[tuple[str, object]]  # formula and value of each place


def figure(number: int) -> str:
    """The cell of the nth key figure."""
    return address(FIGURES_AT, number * FIGURE_WIDTH)


def verdict(layout: Layout, targets: TargetSheet) -> Iterator[Value]:
    """The sentences, one a row: submissions, completeness, notes, targets, files that cannot be used."""
    yield _submissions(layout)
    if layout.by_office:
        share = completeness(layout)
        shown = f"{int(share * 100 + 0.5)}%" if share is not None else "-"
        yield _live(layout, (_COMPLETE, [(f'IF({figure(4)}="","-",INT({figure(4)}*100+0.5)&"%")', shown)]))
        yield _notes(layout)
        yield _comparison(layout, targets)
    else:
        yield _NO_PLAN.said(layout.language)
    if layout.result.compared:
        yield _live(layout, since(layout))
    refused = layout.result.refused
    if refused:
        row = layout.result.choices.index(refused[0]) + FIRST + 1
        sheet = layout.name(FILES)
        yield Link(sheet, f"A{row}", _UNUSABLE.filled(count=len(refused), sheet=sheet).said(layout.language))


def completeness(layout: Layout) -> float | None:
    """The average completeness of the offices that have rows, as the status sheet has it; None where none has any."""
    expected = len(layout.result.definition.indicators)
    complete: Counter[str] = Counter()
    for indicators in layout.result.indicators.values():
        for each in indicators:
            complete[each.region] += each.complete and each.group.defined
    shares = [complete[region] / expected for region in sorted(complete)] if expected else []
    return math.fsum(shares) / len(shares) if shares else None


def counted(layout: Layout, severity: Severity) -> tuple[str, int]:
    """How many findings of a severity the offices' plans have: the formula without its `=`, and the value.

    A file that cannot be read is on the same sheet, but it is no entry of any plan.
    """
    notes = layout.notes
    label = severity.label.said(layout.language)
    formula = f'COUNTIFS({notes.column("severity")},"{label}",{notes.column("region_number")},">0")'
    return formula, sum(bool(region) and note.severity is severity for region, note in layout.result.notes)


def _submissions(layout: Layout) -> Formula:
    result = layout.result
    pieces: list[tuple[Text, _Figures]] = [
        (
            _SUBMITTED,
            [(figure(0), len(result.offices)), (figure(1), len(result.whole)), (figure(2), len(result.missing))],
        )
    ]
    if result.partial:
        pieces.append((_PARTLY, [(in_state(layout, PARTIAL), len(result.partial))]))
    if result.undecided:
        pieces.append((_TO_CHOOSE, [(in_state(layout, UNDECIDED), len(result.undecided))]))
    return _live(layout, *pieces)


def in_state(layout: Layout, state: Text) -> str:
    """How many offices are in a state, whatever stands behind its name: the formula without its `=`."""
    return f'COUNTIF({layout.status.column("state")},"{state.said(layout.language)}*")'


def _notes(layout: Layout) -> Value:
    warnings = counted(layout, Severity.WARNING)
    errors = counted(layout, Severity.ERROR)[1]
    if not errors and not warnings[1]:
        return _NOTHING_WRONG.said(layout.language)
    return _live(layout, (_WRONG, [(figure(5), errors), warnings]))


def _comparison(layout: Layout, targets: TargetSheet) -> Formula:
    """Only what was judged is told: far needs enough offices, below needs a national target."""
    comparisons = targets.comparisons
    pieces: list[tuple[Text, _Figures]] = [(_TOO_FEW, [])]
    if any(each.fences is not None for each in comparisons):
        pieces = [(_FAR, [(f"SUM({targets.column('far')})", sum(len(each.far) for each in comparisons))])]
    if any(each.national is not None for each in comparisons):
        below = sum(len(each.below) for each in comparisons)
        pieces += [(Text("; ", "; "), []), (_BELOW, [(f"SUM({targets.column('below')})", below)])]
    return _live(layout, *pieces, (Text(".", "."), []))


def _live(layout: Layout, *written: tuple[Text, _Figures]) -> Formula:
    """Sentences with live figures in their places."""
    formula, shown = [], ""
    for text, figures in written:
        pieces = text.said(layout.language).split("{}")
        formula += [f'"{pieces[0]}"']
        for (cell, _), piece in zip(figures, pieces[1:], strict=True):
            formula += [cell, f'"{piece}"']
        shown += text.said(layout.language).format(*(value for _, value in figures))
    return Formula("=" + "&".join(formula), shown)
