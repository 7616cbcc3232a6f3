"""What goes back with one file: the marks and notes at its cells, and the list of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.addresses import column_number
from rak_excel.formats.marked.cells import CellMark
from rak_excel.language import Language, Text, said_of
from rak_excel.layouts.marks import note_text
from rak_excel.model import Finding, Severity
from rak_excel.model.answers import Answer, Progress
from rak_excel.model.returned import ReturnedState
from rak_excel.reading.own_reports import findings_title
from rak_excel.record import Record
from rak_excel.rolling_up.facts.places import Where
from rak_excel.rounds.following import Followed, GoneFinding
from rak_excel.rounds.states import told
from rak_excel.rules.catalogue import explanation_of
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.findings.pages import FILE_LINE
from rak_excel.workbooks.findings.verdict import verdict
from rak_excel.workbooks.returned.sheet import FindingsList, ListedFinding

_HOW = Text(
    'Perbaiki sel yang ditandai, pilih TANGGAPAN untuk setiap catatan, lalu kirim kembali file ini. Kalau isian yang "Perlu dicek" '
    "memang benar, jangan diubah: tulis alasannya di PENJELASAN supaya dibaca penerima.",
    'Correct the marked cells, choose an ANSWER to each finding, and send this file back. Where an entry "To be checked" is right '
    "as it is, leave it and write why in EXPLANATION, where the receiver reads it.",
)
_HOW_ALONE = Text(
    "Perbaiki file aslinya, pilih TANGGAPAN untuk setiap catatan di sini, lalu kirim kembali kedua file.",
    "Correct the file itself, choose an ANSWER to each finding here, and send both files back.",
)
_WHY_ALONE = Text(
    "Catatan ini tidak ditulis ke dalam file aslinya, karena {why}.",
    "These findings are not written into the file itself, because {why}.",
)
_MARKED = Text(
    "Sel bergaris tepi merah wajib diperbaiki; sel bergaris putus-putus perlu dicek.",
    "A cell with a red border must be corrected; one with a dashed border is to be checked.",
)
_ON_TRIAL = Text(
    "Catatan percobaan belum wajib diperbaiki.", "What a rule on trial finds does not have to be corrected yet."
)
_NOTHING_TO_DO = Text("Tidak ada yang perlu diperbaiki atau dijawab.", "There is nothing to be corrected or answered.")
_REASON_IS_ENOUGH = Text(
    "Kalau isiannya memang benar, alasan di PENJELASAN sudah cukup.",
    "If the entry is right as it is, a reason in EXPLANATION is enough.",
)
_HINT = Text("Saran: {hint}", "What to do: {hint}")
_MORE = Text(
    "Catatan lain untuk sel ini: {count}, di sheet {sheet}.", "More on this cell: {count}, on the sheet {sheet}."
)
_FEW = 3  # findings of one cell that its note tells
_LONGEST = 400  # letters of one of them
_MOST = 9_000  # findings in a list: what stands further down is not read back
_LEFT_OUT = Text(
    "{count} catatan lain tidak muat di daftar ini. Perbaiki dulu yang terdaftar.",
    "The list has no room for {count} more findings. Correct those that it has first.",
)


class ReturnedFile(Record):
    """One file with what was found in it: each finding of today beside where it stands, and those that are gone.

    `sender` names office and unit, `quarter` that of a report (`TW II`), `followed` tells whether there was a list before. `said` tells what became of the earlier findings, None without such; `lines` what else
    is said above the list.
    """

    file: str
    sender: str
    year: int | None
    findings: tuple[tuple[Followed, Where], ...]
    gone: tuple[GoneFinding, ...]
    state: ReturnedState
    followed: bool = False
    said: Text | None = None
    changed: Text | None = None
    lines: tuple[Text, ...] = ()
    quarter: str = ""

    @property
    def verdict(self) -> Text:
        """Whether it can be sent."""
        return verdict([each.finding for each, _ in self.findings])

    def shown(self) -> list[tuple[Followed, Where]]:
        """The findings that are told, the worst first."""
        told = [each for each in self.findings if each[0].finding.severity.rank <= self.state.least.rank]
        return sorted(told, key=lambda each: each[0].finding.weight.rank)


def marks_of(file: ReturnedFile, sheet: str, language: Language) -> Iterator[CellMark]:
    """A mark for each cell with a fault, with a note that tells what and how it is put right; `sheet` lists all of them."""
    shown = (each.finding for each, _ in file.shown())
    cells = grouped((each.cell, each) for each in shown if each.severity is not Severity.INFO and not each.explained)
    for cell, findings in cells.items():
        if cell:
            severe = any(each.blocks for each in findings)
            note = _note(findings, sheet, language)
            yield CellMark(cell.sheet, cell.row, column_number(cell.column), severe, note)


def _note(findings: Sequence[Finding], sheet: str, language: Language) -> str:
    lines: list[Text] = []
    for each in findings[:_FEW]:
        lines += [_short(said_of(each.weight.label, each.message)), _short(_HINT.filled(hint=each.hint))]
    if more := len(findings[_FEW:]):
        lines.append(_MORE.filled(count=more, sheet=sheet))
    codes = ", ".join(dict.fromkeys(each.code for each in findings[:_FEW]))
    return note_text("\n".join(line.said(language) for line in lines), codes)


def _short(said: Text) -> Text:
    return Text(shortened(said.id, _LONGEST), shortened(said.en, _LONGEST))


def findings_list(file: ReturnedFile, *, alone: Text | None = None) -> FindingsList:
    """The list of what was found in a file; `alone` is why it does not stand within the file itself."""
    rows = [
        ListedFinding(told(each.finding, place), each.finding.progress, each.told, _why(each), each.explainable)
        for each, place in file.shown()
    ]
    gone = sorted(file.gone, key=lambda one: one.progress is Progress.SETTLED)
    rows += [ListedFinding(each.told.finding, each.progress, each.told) for each in gone]
    left_out = len(rows) - _MOST
    lines = [
        findings_title(file.year, file.quarter),
        Text(file.sender, file.sender),
        *([FILE_LINE.filled(file=file.file)] if alone else []),
        file.verdict,
        *filter(None, [file.said, *file.lines, file.changed]),
        *([_WHY_ALONE.filled(why=alone)] if alone else []),
        *_what_to_do(file, alone=alone is not None),
        *([_LEFT_OUT.filled(count=left_out)] if left_out > 0 else []),
    ]
    told_before = file.followed or any(each.answered for each in rows)
    ruled = told_before and any(each.explainable or (each.answered and each.answered.ruling) for each in rows)
    return FindingsList(tuple(lines), tuple(rows[:_MOST]), file.state, file.followed, ruled)


def _what_to_do(file: ReturnedFile, *, alone: bool) -> Iterator[Text]:
    weights = [each.finding.weight for each, _ in file.shown()]
    if any(weight.asks for weight in weights):
        yield from [_HOW_ALONE] if alone else [_MARKED, _HOW]
    if any(weight.trial for weight in weights):
        yield _ON_TRIAL
    if not any(weight.asks or weight.trial for weight in weights):
        yield _NOTHING_TO_DO


def _why(followed: Followed) -> Text | None:
    """What is said behind the advice: why an answer is not enough, or why the rule asks, or that a reason would be enough."""
    finding = followed.finding
    if finding.refusal:
        return finding.refusal
    if finding.answer is Answer.UNCLEAR:
        return explanation_of(finding.code)
    return _REASON_IS_ENOUGH if followed.explainable and finding.weight.asks else None
