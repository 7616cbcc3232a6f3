"""The sheets of a merged plan that people read or retype: what to look at, what changes, what applications ask for.

They speak Indonesian, as the workbook does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rak_excel.formats.written.table import TableColumn, TableSheet
from rak_excel.formats.written.values import CellValue, Offered
from rak_excel.language import NOTHING, Text
from rak_excel.layouts.names import CHANGES, CODE, REMARKS, RETYPING
from rak_excel.merging.account import Unused, submitter_name
from rak_excel.merging.changes import BEFORE_AND_AFTER
from rak_excel.merging.merge import Merged
from rak_excel.merging.sent.asking import BOTH, NEW, NO, OpenQuestion, QuestionKind
from rak_excel.merging.sent.entries import Entry
from rak_excel.model import Definition, PartDefinition, Target
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.offices import short_for
from rak_excel.vocabulary.targets.targets import written_target

INDICATOR = "INDIKATOR"
ACTIVITY = "KEGIATAN"
ANSWER = "JAWABAN"
_ASKING = {
    QuestionKind.REWORDED: Text(
        f"Redaksi kegiatan ini berubah. Tanpa jawaban: {NEW}.",
        f"This activity is worded differently now. Without an answer: {NEW} (the new one).",
    ),
    QuestionKind.LEFTOVER: Text(
        f"Hanya ada di file lama, masih dipakai? Tanpa jawaban tetap dipakai. Kalau tidak, jawab {NO}, atau keluarkan file "
        "lamanya dari folder.",
        f"Only an older file has this; does it still count? Without an answer it does. If not, answer {NO} (no), or take the "
        "older file out of the folder.",
    ),
    QuestionKind.REPEATED: Text(
        f"Kegiatan yang sama tertulis lagi dalam satu file. Tanpa jawaban: {BOTH}.",
        f"One file has the same activity twice. Without an answer: {BOTH} (both).",
    ),
}
_SIMILAR = Text(
    f"Mirip dengan kegiatan baru, masih dipakai? Tanpa jawaban tetap dipakai. Kalau tidak, jawab {NO}.",
    f"This is like a new activity; does it still count? Without an answer it does. If not, answer {NO} (no).",
)
CHANGE = ("INDIKATOR", "YANG BERUBAH", "SEMULA", "MENJADI")
REASON = "ALASAN PERUBAHAN"

_TOO_LONG = (
    "Kegiatan ini terlalu panjang untuk satu baris, jadi terpotong saat dicetak. Pecah menjadi beberapa baris di file "
    "unitnya, lalu gabung lagi."
)
_UNNAMED = (
    "Kegiatan ini tidak punya sasaran atau indikator, jadi ditaruh paling atas di rencana. Lengkapi di file unitnya, lalu "
    "gabung lagi."
)
_UNNAMED_IN_REPORT = (
    "Kegiatan ini tidak punya sasaran atau indikator, jadi ditaruh di bawah baris rencana. Lengkapi di file unitnya, lalu "
    "gabung lagi."
)
_REMOVED = (
    "Baris ini sudah dihapus dari rencana yang direvisi dan dikirim lagi tanpa perubahan, jadi tetap dihapus. Jika dipakai "
    "lagi, tulis di rencana ini."
)
_UNDONE = (
    "Jadwal kegiatan ini dipilih atau dibetulkan di rencana yang direvisi, tetapi unitnya tidak mengirim kegiatan ini lagi, "
    "jadi jadwalnya tidak dipakai. Jika kegiatannya hanya diganti kata-katanya, betulkan jadwal kegiatan yang baru di "
    "rencana ini."
)
_RETURNED = (
    "Baris ini sudah dihapus dari rencana yang direvisi, lalu dikirim lagi dengan perubahan, jadi dipakai lagi. Jika tidak, "
    "hapus dari rencana ini."
)


_ANSWERING = f'Kalau kolom "{ANSWER}" berwarna, pilih jawabannya, simpan file ini, lalu gabung lagi dengan cara yang sama (lewat perintah: tambahkan --decisions dan nama file ini).'


def remarks_table(merged: Merged) -> TableSheet:
    """What the merge cannot judge: rows of older files, doubled rows, choices out of date, what is missing."""
    wrapped = {"HAL": 40, "SHEET": 12, INDICATOR: 34, ACTIVITY: 44, "ISIAN": 20, "FILE": 30, "DIISI OLEH": 26, "SEL": 7}
    columns = (
        *(TableColumn(heading, width, "wrap") for heading, width in wrapped.items()),
        TableColumn(ANSWER, 17, "input"),
        TableColumn(CODE, 14, hidden=True),
    )
    # Only what asks has a cell for answers.
    rows = [[*row, *[""] * (len(wrapped) - len(row))] for row in _remarks(merged)]
    about = f"{len(rows)} hal perlu dicek." if rows else "Tidak ada yang perlu dicek."
    return TableSheet(
        REMARKS, columns, rows, title=("PERLU DICEK", about, *([_ANSWERING] if merged.judged.asked else []))
    )


def _remarks(merged: Merged) -> Iterator[Sequence[CellValue]]:
    if merged.waits_for_date:
        yield [undated(merged).id, merged.plan.definition.sheets.identity]
    for asked in merged.judged.asked:
        refused = merged.answers.refused.get(asked.code)
        yield _asking(asked, refused.said if refused else "")
    for answer in merged.answers.outdated:
        yield ["Jawaban lama tidak dipakai lagi: isiannya sudah berubah", "", answer.about, "", answer.said]
    for unused in merged.unused:
        yield _unused(unused)
    told = {
        _UNNAMED_IN_REPORT if merged.plan.definition.is_report else _UNNAMED: merged.unnamed,
        _TOO_LONG: merged.too_long,
        _REMOVED: merged.judged.removed,
        _RETURNED: merged.judged.returned,
    }
    yield from (_entry(what, entry) for what, entries in told.items() for entry in entries)
    yield from (_entry(_UNDONE, *each) for each in merged.undone)
    for files in merged.judged.unordered:
        yield ["Beberapa file dari unit yang sama, tidak jelas mana yang terbaru", "", "", "", "", "\n".join(files)]
    for decision in merged.outdated:
        yield ["Pilihan lama tidak dipakai lagi: isiannya sudah berubah", "", decision.about, "", decision.own]
    for reason in merged.unused_reasons:
        yield [f"Alasan perubahan lama, perubahannya sudah berbeda: {reason.said}", "", reason.about]
    for unit in merged.missing:
        yield [f"{unit}: belum ada file"]
    for part, indicator in unfilled_indicators(merged):
        yield ["Belum ada yang mengisi", part.sheet, indicator]


def _asking(asked: OpenQuestion, typed: str) -> Sequence[CellValue]:
    """One question: what, where, which texts beside which others, and the answer given or what was `typed` for one."""
    first, *others = asked.entries
    reworded = asked.kind is QuestionKind.REWORDED
    shown = [*others, first] if reworded else [first]
    cells = [entry.activity.place.cell("activity") for entry in shown]
    named = f"{'Lama' if reworded else 'Ini'}: " if others else ""
    return [
        asked_about(asked).id,
        cells[0].sheet,
        first.indicator.text,
        "\n".join([*(f"Baru: {each.activity.text}" for each in others), f"{named}{first.activity.text}"]),
        "",
        "\n".join(entry.file for entry in shown),
        "\n".join(dict.fromkeys(submitter_name(entry.plan) for entry in shown)),
        "\n".join(cell.address for cell in cells),
        Offered(asked.answer or typed, asked.kind.choices),
        asked.code,
    ]


def asked_about(asked: OpenQuestion) -> Text:
    """What is asked, in a sentence that says what holds without an answer."""
    similar = asked.kind is QuestionKind.LEFTOVER and len(asked.entries) > 1
    return _SIMILAR if similar else _ASKING[asked.kind]


def undated(merged: Merged) -> Text:
    """What to type into a revision that has no date yet; the date of the plan that it revises is told."""
    earlier = merged.revised.date if merged.revised else None
    told = merged.plan.definition.identity.written(earlier) if earlier else ""
    known = Text(" (Revisi ke-{revision}: {date})", " (revision {revision}: {date})").filled(
        revision=merged.plan.identity.revision - 1, date=told
    )
    return Text(
        "Isi tanggal penandatanganan revisi ini di sheet {sheet}{known}.",
        "Type the date on which this revision is signed into the sheet {sheet}{known}.",
    ).filled(sheet=merged.plan.definition.sheets.identity, known=known if told else NOTHING)


def _entry(what: str, entry: Entry, said: str = "") -> Sequence[CellValue]:
    cell = entry.activity.place.cell("activity")
    row = [what, cell.sheet, entry.indicator.text, entry.activity.text]
    return [*row, said, entry.file, submitter_name(entry.plan), cell.address]


def _unused(unused: Unused) -> Sequence[CellValue]:
    """What could not be read for certain, as it was typed; the reader's own sentence says why."""
    note, cell = unused.note, unused.note.cell
    what = f"{'Bacaannya perlu dicek' if unused.taken else 'Tidak ikut digabung'}. {unused.said.id}"
    row = [what, cell.sheet if cell else "", unused.indicator, unused.activity, note.value]
    return [*row, unused.file, submitter_name(unused.plan), cell.address if cell else ""]


def unfilled_indicators(merged: Merged) -> Iterator[tuple[PartDefinition, str]]:
    """The definition's indicators that nobody filled in, with their parts, worded for the office."""
    definition, identity = merged.plan.definition, merged.plan.identity
    office = short_for(identity.office, identity.region, definition)
    for key in merged.unfilled:
        text = definition.indicators[key].text
        yield definition.part(definition.part_of[key]), fill_wording(text, office, identity.year)


def changes_table(merged: Merged) -> TableSheet:
    """The matrix that is signed beside a revised plan. The reasons are for people to write, and are kept."""
    widths = (40, 32, BEFORE_AND_AFTER, BEFORE_AND_AFTER)
    columns = (
        TableColumn("NO", 5, "center"),
        *(TableColumn(heading, width, "wrap") for heading, width in zip(CHANGE, widths, strict=True)),
        TableColumn(REASON, 34, "input"),
    )
    rows: list[list[CellValue]] = [
        [number, each.indicator, each.what.id, each.before, each.after, each.reason]
        for number, each in enumerate(merged.changes or (), 1)
    ]
    identity = merged.plan.identity
    about = f"{identity.office}, Tahun Anggaran {identity.year or '-'}, Revisi ke-{identity.revision}"
    title = ("MATRIKS PERUBAHAN RENCANA AKSI KINERJA", about, *(() if rows else ("Tidak ada yang berubah.",)))
    return TableSheet(CHANGES, columns, rows, title=title, filtered=False)


def retyping_table(merged: Merged) -> TableSheet:
    """One unmerged row an indicator, for retyping into other applications."""
    columns = (
        TableColumn("BAGIAN", 16),
        TableColumn("SASARAN", 44, "wrap"),
        TableColumn("INDIKATOR", 54, "wrap"),
        TableColumn("SATUAN", 14),
        TableColumn("TARGET", 11, "center"),
        TableColumn("PELAKSANA", 50, "wrap"),
    )
    plan = merged.plan
    rows: list[list[CellValue]] = []
    for part, each in plan.indicators():
        measured = [_unit(each.target, plan.definition), _number(each.target)]
        executors = "; ".join(executor.name for executor in each.executors)
        rows.append([part.sheet, each.objective.text, each.text, *measured, executors])
    about = "Satu baris untuk setiap indikator." if rows else "Belum ada indikator yang diisi."
    return TableSheet(RETYPING, columns, rows, title=("DATA UNTUK APLIKASI KINERJA", about))


def _unit(target: Target | None, definition: Definition) -> str:
    """The unit of measure as written in cells; its id where it has no label (opinions, predicates)."""
    if target is None or target.unit is None:
        return ""
    return next((each.label or each.id for each in definition.targets.units if each.id == target.unit), target.unit)


def _number(target: Target | None) -> CellValue:
    """The number of a target, 75 for 75%, with its bound or as a range; its text where it has none."""
    if target is None:
        return ""
    if target.value is None:
        return target.text
    plain = target.upper is None and not target.bound
    return target.number if plain else written_target(target.value, None, target.upper, target.bound)
