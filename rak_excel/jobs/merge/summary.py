"""What a merge came to, in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rak_excel.advice import MERGED_BEFORE, in_field
from rak_excel.formats.opened.opening import as_argument
from rak_excel.language import Advice, Text
from rak_excel.merging.account import FileAccount
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import QuestionKind
from rak_excel.merging.sent.entries import EntryFate
from rak_excel.monitoring.earlier import undecided
from rak_excel.monitoring.goals import Due
from rak_excel.monitoring.report import report_of
from rak_excel.workbooks.merged.reading_sheets import undated, unfilled_indicators

_IN_MERGED = in_field(Text(" dengan {path}", " with {path}"), MERGED_BEFORE)
_SAME_ANSWERS = Text(" ke {path} dengan jawaban yang sama", " into {path} with the same answers")
_AGAIN = Advice(
    " dengan --decisions {path}", " with --decisions {path}", Text(" ke {path}", " into {path}"), _IN_MERGED
)
_AGAIN_REVISED = Advice(
    " dengan --base yang sama dan --decisions {path}",
    " with the same --base and --decisions {path}",
    _SAME_ANSWERS,
    _IN_MERGED,
)
_AGAIN_REPORTED = Advice(
    " dengan --from yang sama dan --decisions {path}",
    " with the same --from and --decisions {path}",
    _SAME_ANSWERS,
    _IN_MERGED,
)
_CHOOSE_FIRST = Advice(
    " dengan --decisions",
    ", with --decisions",
    Text(" lewat pilihan Gabung", " with Merge"),
    in_field(Text(" dengan rencana itu", " with that plan"), MERGED_BEFORE),
)
_INHERITED = Text(
    "Rencana asal masih punya {count} beda isian yang belum dipilih. Selesaikan dulu{choose}.",
    "The plan that is revised still has undecided differences: {count}. Choose first{choose}.",
).advising(choose=_CHOOSE_FIRST)
_UNORDERED = Text(
    "{files}: dari unit yang sama, tidak jelas mana yang terbaru. Naikkan Revisi ke- di file yang baru.",
    "{files}: from the same unit, and it is not clear which is the newer. Give the newer one a higher revision.",
)
_UNORDERED_REPORTS = Text(
    "{files}: dari unit yang sama, tidak jelas mana yang terbaru, jadi isian semuanya dipakai. Kalau salah satu sudah tidak berlaku, "
    "keluarkan dari folder, lalu gabung lagi.",
    "{files}: from the same unit, and it is not clear which is the newer, so all entries are used. Take what holds no more out of the "
    "folder, then merge again.",
)
_NAMED = 3  # up to so many indicators are named; the sheet lists them all


def troubles(merged: Merged) -> Iterator[Text]:
    """What was lost and why the merge is not complete, besides the open differences: one sentence each."""
    yield from map(_why, merged.refused)
    yield from losses(merged)


def losses(merged: Merged) -> Iterator[Text]:
    """What was lost or waits, but for the files that were turned away."""
    if merged.inherited and merged.plan.definition.is_report:
        yield undecided(merged.inherited)
    elif merged.inherited:
        yield _INHERITED.filled(count=merged.inherited)
    if merged.unused:
        yield Text(
            "{count} isian perlu dicek, lihat sheet Perlu Dicek.",
            "Entries to be checked: {count}. See the sheet Perlu Dicek.",
        ).filled(count=len(merged.unused))
    yield from merged.not_carried
    yield from merged.unclear
    for decision in merged.outdated:
        yield Text(
            "Pilihan lama tidak dipakai lagi karena isiannya berubah: {about}",
            "An earlier choice no longer applies, because its values have changed: {about}",
        ).filled(about=" / ".join([*decision.about.splitlines(), *([decision.own] if decision.own else [])]))
    for answer in merged.answers.outdated:
        yield Text(
            "Jawaban lama di Perlu Dicek tidak dipakai lagi karena isiannya berubah: {answer} ({about})",
            "An earlier answer on Perlu Dicek no longer applies, because its entries have changed: {answer} ({about})",
        ).filled(answer=answer.said, about=answer.about)
    for reason in merged.unused_reasons:
        yield Text(
            "Alasan perubahan tidak dipakai lagi karena perubahannya sudah berbeda: {reason} ({about})",
            "A reason no longer applies, because its change is now another: {reason} ({about})",
        ).filled(reason=" / ".join(reason.said.splitlines()), about=reason.about)


def remarks(merged: Merged) -> Iterator[Text]:
    """What is missing or to be looked at, one sentence each."""
    yield from (_why(file) for file in merged.files if file.reason is not None and not file.refused)
    yield from to_look_at(merged)
    for unit in merged.missing:
        yield Text("{unit}: belum ada file.", "{unit}: no file yet.").filled(unit=unit)
    yield from unfilled(merged)


def to_look_at(merged: Merged) -> Iterator[Text]:
    """What is to be looked at in the files that were used, one sentence each."""
    for each in merged.judged.replaced:
        yield Text(
            "{newer} lebih baru: {rows} baris dari {older} diganti.",
            "{newer} is newer; rows of {older} replaced: {rows}.",
        ).filled(newer=each.newer, older=each.older, rows=each.rows)
    for files in merged.judged.unordered:
        told = _UNORDERED_REPORTS if merged.plan.definition.is_report else _UNORDERED
        yield told.filled(files=", ".join(files))
    yield from _of_revision(merged)
    if merged.unnamed:
        yield Text(
            "{count} kegiatan tidak punya sasaran atau indikator. Lihat sheet Perlu Dicek.",
            "{count} activities have no objective or indicator. See the sheet Perlu Dicek.",
        ).filled(count=len(merged.unnamed))
    if merged.judged.leftover:
        yield Text(
            "{count} baris hanya ada di file lama, masih dipakai? Lihat sheet Perlu Dicek.",
            "{count} rows are only in an older file. See the sheet Perlu Dicek to say whether they still count.",
        ).filled(count=len(merged.judged.leftover))
    yield from _reworded(merged)
    if merged.too_long:
        yield Text(
            "{count} kegiatan terlalu panjang untuk satu baris cetak. Lihat sheet Perlu Dicek.",
            "{count} activities are too long for one printed row. See the sheet Perlu Dicek.",
        ).filled(count=len(merged.too_long))


def _of_revision(merged: Merged) -> Iterator[Text]:
    if merged.waits_for_date:
        yield undated(merged)
    if again := len(merged.judged.removed) + len(merged.judged.returned):
        yield Text(
            "{count} baris yang sudah dihapus dari rencana dikirim lagi. Lihat sheet Perlu Dicek.",
            "{count} rows that were taken out of the plan were sent again. See the sheet Perlu Dicek.",
        ).filled(count=again)
    if merged.undone:
        yield Text(
            "{count} jadwal yang sudah dipilih atau dibetulkan tidak dipakai lagi karena unitnya tidak mengirim kegiatannya "
            "lagi. Lihat sheet Perlu Dicek.",
            "Schedules that were chosen or corrected for activities that their units do not send any more: {count}. See "
            "the sheet Perlu Dicek.",
        ).filled(count=len(merged.undone))


def _reworded(merged: Merged) -> Iterator[Text]:
    waiting = [each for each in merged.judged.asked if not each.answer]
    if reworded := sum(each.kind is QuestionKind.REWORDED for each in waiting):
        yield Text(
            "{count} kegiatan berubah kata-katanya, dipakai yang baru. Lihat sheet Perlu Dicek.",
            "Activities in other words, of which the new ones are used: {count}. See the sheet Perlu Dicek.",
        ).filled(count=reworded)
    if similar := sum(each.kind is QuestionKind.LEFTOVER and each.entries[0].base for each in waiting):
        yield Text(
            "{count} kegiatan mirip dengan yang baru, masih dipakai? Lihat sheet Perlu Dicek.",
            "Activities like new ones: {count}. See the sheet Perlu Dicek to say whether they still count.",
        ).filled(count=similar)


def _why(file: FileAccount) -> Text:
    return Text("{file}: {reason}", "{file}: {reason}").filled(file=file.source.file, reason=file.reason)


def unfilled(merged: Merged) -> Iterator[Text]:
    """The indicators that nobody filled in, by name where they are few."""
    indicators = list(unfilled_indicators(merged))
    if len(indicators) > _NAMED:
        many = Text(
            "{count} indikator belum ada yang mengisi. Lihat sheet Perlu Dicek.",
            "Nobody filled in {count} indicators. See the sheet Perlu Dicek.",
        )
        yield many.filled(count=len(indicators))
        return
    for part, indicator in indicators:
        told = Text("Belum ada yang mengisi: {indicator} ({sheet})", "Nobody filled in: {indicator} ({sheet})")
        yield told.filled(indicator=indicator, sheet=part.sheet)


def summary(merged: Merged, path: Path) -> Text:
    """The last line: files, rows, and what to do next."""
    done = done_of(merged)
    if merged.open:
        again = _AGAIN if merged.changes is None else _AGAIN_REVISED
        if merged.plan.definition.is_report:
            again = _AGAIN_REPORTED
        return Text(
            "{done}, {open} beda isian menunggu pilihan. Buka sheet Beda Isian, isi kolom "
            '"Isian yang Dipakai", lalu gabung lagi{again}.',
            "{done}, {open} differences wait for a choice. Open the sheet Beda Isian, fill in the column "
            '"Isian yang Dipakai", then merge again{again}.',
        ).filled(done=done, open=len(merged.open), again=again.filled(path=as_argument(path)))
    if merged.inherited:
        return Text("{done}. Hasil: {path}", "{done}. Written: {path}").filled(done=done, path=path)
    if not merged.differences:
        told = Text("{done}, tidak ada beda isian. Hasil: {path}", "{done}, no differences. Written: {path}")
        return told.filled(done=done, path=path)
    return Text(
        "{done}, {count} beda isian sudah dipilih. Hasil: {path}",
        "{done}, all differences are decided ({count}). Written: {path}",
    ).filled(done=done, count=len(merged.differences), path=path)


def done_of(merged: Merged) -> Text:
    """How many files and rows; where not every file was used, what became of the others."""
    files = [file for file in merged.files if not file.signed]
    counts = Counter(map(_fate, files))
    done = _rows(merged)
    if counts.keys() <= {_USED}:
        return Text("{files} file dibaca, {done}", "{files} files read, {done}").filled(files=len(files), done=done)
    met = [(counts[fate], fate) for fate in _FATES if counts[fate]]
    parts = Text(*(", ".join(f"{count} {fate.said(language)}" for count, fate in met) for language in ("id", "en")))
    told = Text("{files} file: {parts}. {done}", "{files} files: {parts}. {done}")
    return told.filled(files=len(files), parts=parts, done=done)


def _rows(merged: Merged) -> Text:
    """How many rows were merged; of a report, what of that which is due, or scheduled now, was reported.

    An indicator of which nobody has confirmed yet what is to be reached by now is to be reported too.
    """
    if not merged.plan.definition.is_report:
        told = Text("{rows} baris digabung", "{rows} rows merged")
        return told.filled(rows=merged.count(EntryFate.MERGED))
    planned = [each for each in report_of(merged.plan).reached if each.planned]
    figures = [not each.actual.is_blank for each in planned if each.goal.due in {Due.DUE, Due.UNDECIDED}]
    works = [work.state != "" for each in planned for work in each.works if work.scheduled]
    if not (figures or works):
        return _NOTHING_DUE
    counts = {"figures": sum(figures), "due": len(figures), "works": sum(works), "scheduled": len(works)}
    return _REPORTED.filled(**counts)


_REPORTED = Text(
    "{figures} dari {due} indikator dan {works} dari {scheduled} kegiatan yang perlu dilaporkan sudah diisi",
    "{figures} of {due} indicators and {works} of {scheduled} activities that are to be reported were filled in",
)
_NOTHING_DUE = Text("tidak ada yang perlu dilaporkan", "nothing is to be reported")


def _fate(file: FileAccount) -> Text:
    if file.unreadable or file.blank:
        return _UNREADABLE if file.unreadable else _BLANK
    return _USED if file.fate is None else _ASIDE[file.fate]


_USED, _UNREADABLE = Text("dipakai", "used"), Text("tidak terbaca", "unreadable")
_BLANK = Text("masih kosong", "blank")
_ASIDE = {
    EntryFate.COLLAPSED: Text("salinan", "copied"),
    EntryFate.SUPERSEDED: Text("diganti revisi baru", "replaced"),
    EntryFate.REFUSED: Text("ditolak", "refused"),
}
_FATES = (_USED, _BLANK, *_ASIDE.values(), _UNREADABLE)
