"""The verdict on the page: a few sentences with live figures in them, each of which may be absent."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence

from rak_excel.formats.written.drawn.charts import CellBlock
from rak_excel.formats.written.row_heights import line_count
from rak_excel.formats.written.values import Formula, Link, LinkedFormula
from rak_excel.language import Text, listed
from rak_excel.model import Severity
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate
from rak_excel.rolling_up.facts.facts import RIGHT
from rak_excel.rolling_up.facts.fields import CORRECTIONS, DEADLINE, EXPLAINED_RULES, FILES, FIRST, MATCHES, STATUS
from rak_excel.rolling_up.findings.counting import ALSO, MARKED, counts_since
from rak_excel.rolling_up.side_by_side.comparison import ENOUGH
from rak_excel.workbooks.rollup.layout import Layout
from rak_excel.workbooks.rollup.sheets.budget import BudgetSheet
from rak_excel.workbooks.rollup.sheets.notes import ANY_EXPLAINED, explained_in, marked, since
from rak_excel.workbooks.rollup.sheets.status import ABSENT, PARTIAL, SENT, UNDECIDED, UNREAD, due, state_of
from rak_excel.workbooks.rollup.sheets.target_places import TargetSheet
from rak_excel.workbooks.rollup.summary.figures import (
    COMPLETENESS,
    ERRORS,
    NOTHING,
    OFFICES,
    SUBMITTED,
    completeness,
    counted,
    figure,
    severity_count,
)
from rak_excel.workbooks.rollup.summary.page import (
    COLUMNS,
    WIDTH,
    Counted,
    Figures,
    Sentence,
    Span,
    SummaryPage,
    joined,
    live,
    none_or,
    one_formula,
    settled,
)

_SPAN: Span = (12, COLUMNS - 1)
_ROOM = 0.9 * WIDTH * (_SPAN[1] - _SPAN[0] + 1)  # characters that surely fit in a line
_HEADING = Text("KEADAAN REKAP", "STATE OF THE ROLL-UP")
_SUBMITTED = Text(
    "Dari {} kantor, {} sudah menyampaikan rencana aksi dan {} belum.",
    "Of {} offices, {} have submitted an action plan and {} have not.",
)
_TO_CHOOSE = Text(
    " Di {} kantor lain perlu dipilih satu dari file yang setara.",
    " Offices of which one of two equal files is to be chosen: {}.",
)
_PARTLY = Text(" {} kantor lain baru menyampaikan sebagian.", " Submitted in part only: {}.")
_NOT_GIVEN = Text(
    " {} dari yang belum itu sudah tercatat di rekap sebelumnya: sertakan filenya.",
    " Of those that have not, known to the previous roll-up: {}; give their files too.",
)
_UNTIMED = Text(
    "Ketepatan waktu {} kantor belum dinilai:", "Offices of which it is not judged yet whether they were on time: {};"
)
_TYPE_DATES = Text("isi Tanggal Diterima di sheet {sheet}.", "type Date Received on the sheet {sheet}.")
_MEND_DATES = Text(
    "Tanggal Diterima di sheet {sheet} kosong atau tidak terbaca; ketik seperti 31/01/2020.",
    "Date Received on the sheet {sheet} is blank or cannot be read; type it like 31/01/2020.",
)
_TYPE_BOTH = Text(
    "isi Batas waktu dan Tanggal Diterima di sheet {sheet}.", "type Deadline and Date Received on the sheet {sheet}."
)
_COMPLETE = Text(
    "Di {} kantor yang rencananya direkap, rata-rata {} indikator baku terisi lengkap: ada {columns}.",
    "Offices whose plan is rolled up: {}. On average {} of the listed indicators are complete: {columns}.",
)
_NEEDED = {
    "target": Text("target", "target"),
    "activity": Text("kegiatan", "activity"),
    "schedule": Text("jadwal", "schedule"),
    "executor": Text("pelaksana", "executor"),
}
_OPEN = Text(
    "{} redaksi indikator mirip dan belum dijawab, jadi kelengkapan masih bisa naik: jawab di sheet {sheet}.",
    "Like wordings of indicators not answered: {}, so completeness may still rise; see the sheet {sheet}.",
)
_IN_USE = Text(
    "{} koreksi di sheet data dipakai: lihat sheet {sheet}.",
    "Corrections of the data sheets in use: {}; see the sheet {sheet}.",
)
_TO_DECIDE = Text(
    "{} koreksi perlu dipilih di sheet {sheet}; sampai dipilih, isian file kantor yang dipakai.",
    "Corrections to be chosen on the sheet {sheet}: {}; until then what the office's file says counts.",
)
_NO_PLAN = Text(
    "Belum ada rencana yang direkap, jadi kelengkapan dan targetnya belum dapat dinilai.",
    "No plan is rolled up yet, so completeness and targets cannot be judged.",
)
_WRONG = Text(
    "{} isian wajib diperbaiki dan {} perlu dicek; yang paling sering ada di bawah.",
    "Entries to be corrected: {}, to be checked: {}; the most frequent are listed below.",
)
_RIGHT = Text(f" {{}} ditandai {RIGHT.id} dan tidak dihitung.", f" Marked {RIGHT.en} and not counted: {{}}.")
_EXPLAINED = Text(
    " {} dijelaskan kantornya dan tidak dihitung: lihat sheet {sheet}.",
    " Explained by their offices and not counted: {}; see the sheet {sheet}.",
)
_NOTHING_WRONG = Text(
    "Tidak ada isian yang wajib diperbaiki atau perlu dicek.", "No entry must be corrected or checked."
)
_FAR = Text("{} target jauh dari kantor lain", "Targets far from those of the other offices: {}")
_NONE_FAR = Text("Tidak ada target yang jauh dari kantor lain", "No target is far from those of the other offices")
_TOO_FEW = Text(
    "Target yang jauh dari kantor lain belum dinilai: kurang dari {enough} kantor",
    "Targets far from the others are not judged yet: fewer than {enough} offices",
).filled(enough=ENOUGH)
_BELOW = Text("; {} target di bawah target nasional", "; below the national one: {}")
_NONE_BELOW = Text("; tidak ada yang di bawah target nasional", "; none is below the national one")
_OTHER_UNIT = Text("; {} target dengan satuan lain", "; in another unit: {}")
_BUDGET = Text("Anggaran yang tertulis: Rp{} dari {} kantor", "Budget given: Rp{} by offices: {}")
_NO_AMOUNTS = Text("; {} isian bukan angka tidak ikut", "; entries that are no amounts and are not counted: {}")
_UNUSABLE = Text(
    "{count} file tidak dapat dipakai, lihat sheet {sheet}.",
    "Files that cannot be used: {count}, see the sheet {sheet}.",
)


def draw_sentences(page: SummaryPage, layout: Layout, targets: TargetSheet, budget: BudgetSheet, top: int) -> int:
    """Below each other, each as high as it will ever need; gives the number of rows."""
    page.put(top, _SPAN[0], _HEADING, "section_aside")
    row = top + 1
    for sentence in sentences(layout, targets, budget):
        rows = line_count(sentence.longest, _ROOM, indented=True)
        leads = isinstance(sentence.value, Link | LinkedFormula)
        page.put(row, _SPAN, sentence.value, "link_wrapped" if leads else "sentence", rows=rows)
        row += rows
    return row - top


def sentences(layout: Layout, targets: TargetSheet, budget: BudgetSheet) -> Iterator[Sentence]:
    """Submissions, what keeps timeliness from being judged, completeness, open wordings, notes, targets, budgets, what is new,
    corrections, files that cannot be used, settings of the rules.
    """
    yield settled(_submissions(layout))
    yield from _untimed(layout)
    if layout.by_office:
        yield settled(_complete(layout))
        # Indicators in other words are not counted as those of the definition until somebody says that they are.
        if unanswered := [row for row, near in enumerate(layout.result.alignment.near) if near.answer is None]:
            count = f"COUNTBLANK({layout.matches.column('answer')})"
            yield settled(_asked(layout, MATCHES, unanswered, _OPEN, count))
        yield _notes(layout)
        yield _comparison(layout, targets)
        if budget.budgets:
            yield _budget(layout, budget)
    else:
        yield settled(_NO_PLAN.said(layout.language))
    if layout.result.compared:
        said, more = since(layout), ALSO[MARKED].said(layout.language)
        # Findings that the province marks as right get a figure of their own where there was none.
        told = counts_since(layout.result.notes_since)[MARKED]
        yield Sentence(said, str(said.value) if told else f"{said.value}{more}")
    yield from map(settled, _corrections(layout))
    if refused := layout.result.refused:
        row, sheet = layout.result.choices.index(refused[0]) + FIRST + 1, layout.name(FILES)
        unusable = _UNUSABLE.filled(count=len(refused), sheet=sheet)
        yield settled(Link(sheet, f"A{row}", unusable.said(layout.language)))
    if layout.result.settings:
        yield settled(layout.result.settings.said(layout.language))


def _budget(layout: Layout, budget: BudgetSheet) -> Sentence:
    """With points between thousands, whatever the language of the machine: its own commas are made points."""
    between = "." if layout.language == "id" else ","
    total, words = (budget.table.column(field) for field in ("total", "words"))
    said = f'SUBSTITUTE(SUBSTITUTE(FIXED(SUM({total}),0),".","{between}"),",","{between}")'
    shown = f"{int(math.fsum(budget.amounts) + 0.5):,}".replace(",", between)
    sums = settled(live(layout, (_BUDGET, [(said, shown), (f"COUNT({total})", len(budget.amounts))])))
    left = none_or(Counted(f"SUM({words})", budget.words), "", _NO_AMOUNTS.said(layout.language))
    pieces = [sums, left, settled(".")]
    return Sentence(LinkedFormula(budget.name, "A1", one_formula(pieces)), joined(pieces).longest)


def _submissions(layout: Layout) -> Formula:
    counts = [counted(layout, states) for states in (SUBMITTED, NOTHING)]
    figures = [(figure(OFFICES), len(layout.result.offices)), *((count.formula, count.value) for count in counts)]
    pieces: list[tuple[Text, Figures]] = [(_SUBMITTED, figures)]
    for text, state in ((_PARTLY, PARTIAL), (_TO_CHOOSE, UNDECIDED), (_NOT_GIVEN, ABSENT)):
        count = counted(layout, [state])
        if count.value:
            pieces.append((text, [(count.formula, count.value)]))
    return live(layout, *pieces)


def _untimed(layout: Layout) -> Iterator[Sentence]:
    """What to type where, while nobody can tell which plans came in time."""
    if not layout.result.untimed:
        return
    sheet, count = layout.name(STATUS), counted(layout, [SENT])
    deadline = CellBlock(sheet, *DEADLINE, *DEADLINE)
    is_due = isinstance(layout.result.deadline, datetime.date)
    told = (
        f"{_UNTIMED.said(layout.language)} {way.said(layout.language)}"
        for way in (_TYPE_DATES, _MEND_DATES, _TYPE_BOTH)
    )
    (before, dates), (_, mend), (_, both) = (way.replace("{sheet}", sheet).split("{}") for way in told)
    unread = counted(layout, [UNREAD]).formula
    any_unread = any(state_of(office, layout) == UNREAD for office in layout.result.untimed)
    said = f'IF(COUNT({due(layout.status)})=1,IF({unread}=0,"{dates}","{mend}"),"{both}")'
    shown = f"{before}{count.value}{(mend if any_unread else dates) if is_due else both}"
    first = layout.result.offices.index(layout.result.untimed[0])
    place = layout.status.cell("received", first) if is_due else deadline
    formula = Formula(f'=IF({count.formula}=0,"","{before}"&{count.formula}&{said})', shown)
    longest = f"{before}{count.value}{max(dates, mend, both, key=len)}"
    yield Sentence(LinkedFormula(sheet, place.local.replace("$", ""), formula), longest)


def _complete(layout: Layout) -> Formula:
    share = completeness(layout)
    shown = f"{int(share * 100 + 0.5)}%" if share is not None else "-"
    offices = f"COUNT({layout.status.column('completeness')})", len(layout.completeness)
    parts = layout.result.definition.parts
    needed = listed([text for column, text in _NEEDED.items() if any(part.has(column) for part in parts)])
    said = Text(_COMPLETE.id.replace("{columns}", needed.id), _COMPLETE.en.replace("{columns}", needed.en))
    return live(
        layout,
        (said, [offices, (f'IF({figure(COMPLETENESS)}="","-",INT({figure(COMPLETENESS)}*100+0.5)&"%")', shown)]),
    )


def _corrections(layout: Layout) -> Iterator[LinkedFormula]:
    """Those that are in use, and those of which something is to be chosen."""
    for fate, text in ((CorrectionFate.USED, _IN_USE), (CorrectionFate.OPEN, _TO_DECIDE)):
        if found := [row for row, each in enumerate(layout.result.corrections) if each.fate is fate]:
            label = fate.label.said(layout.language)
            count = f'COUNTIF({layout.corrections.column("state")},"{label}")'
            yield _asked(layout, CORRECTIONS, found, text, count)


def _asked(layout: Layout, sheet: Text, rows: Sequence[int], text: Text, count: str) -> LinkedFormula:
    """How many rows of a sheet this is about, with a link to the first."""
    name = layout.name(sheet)
    said = Text(text.id.replace("{sheet}", name), text.en.replace("{sheet}", name))
    return LinkedFormula(name, f"A{FIRST + rows[0] + 1}", live(layout, (said, [(count, len(rows))])))


def _notes(layout: Layout) -> Sentence:
    errors, warnings = (severity_count(layout, severity) for severity in (Severity.ERROR, Severity.WARNING))
    right, count = marked(layout)
    explained = list(_explained(layout))
    if not errors.value and not warnings.value and not count:
        nothing = settled(_NOTHING_WRONG.said(layout.language))
        return joined([nothing, *explained]) if explained else nothing
    said = live(layout, (_WRONG, [(figure(ERRORS), errors.value), (warnings.formula, warnings.value)]))
    return joined([settled(said), none_or(Counted(right, count), "", _RIGHT.said(layout.language)), *explained])


def _explained(layout: Layout) -> Iterator[Sentence]:
    if layout.explained:
        sheet = layout.name(EXPLAINED_RULES)
        said = Text(_EXPLAINED.id.replace("{sheet}", sheet), _EXPLAINED.en.replace("{sheet}", sheet))
        count = explained_in(layout.notes, ANY_EXPLAINED)
        yield settled(live(layout, (said, [(count, layout.explained.total())])))


def _comparison(layout: Layout, targets: TargetSheet) -> Sentence:
    """Only what was judged is told: far needs enough offices, below needs a national target."""
    comparisons, language = targets.comparisons, layout.language
    pieces = [settled(_TOO_FEW.said(language))]
    if any(each.fences is not None for each in comparisons):
        far = Counted(f"SUM({targets.table.column('far')})", sum(len(each.far) for each in comparisons))
        pieces = [none_or(far, _NONE_FAR.said(language), _FAR.said(language))]
    if any(each.national is not None for each in comparisons):
        below = Counted(f"SUM({targets.table.column('below')})", sum(len(each.below) for each in comparisons))
        pieces.append(none_or(below, _NONE_BELOW.said(language), _BELOW.said(language)))
    other = Counted(f"SUM({targets.table.column('other')})", sum(len(each.of_other_kind) for each in comparisons))
    return joined([*pieces, none_or(other, "", _OTHER_UNIT.said(language)), settled(".")])
