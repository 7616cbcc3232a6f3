"""What there is to say of one file: why it is not used, with the remedy, or what to know where it is."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.verbs.rollup.choosing import Choice
from rak_excel.verbs.rollup.facts import FileFacts, State

_INSTEAD = Text("Dipakai: {file}", "Used: {file}")
_REASONS = {
    State.SUBMISSION: Text(
        "File ini baru berisi isian {unit}. Gabung dulu semua isian kantor ini dengan rak-excel merge.",
        "This file has the entries of {unit} only. First merge all files of this office with rak-excel merge.",
    ),
    State.UNKNOWN_OFFICE: Text(
        "Isi Kode Wilayah atau nama lengkap kantor beserta kabupaten/kotanya di sheet identitas, lalu rekap lagi.",
        "Fill in the region code or the office's full name on the identity sheet, then roll up again.",
    ),
    State.EQUAL: Text(
        "Revisi dan waktu simpannya sama dengan {file}, tetapi isinya berbeda. Pilih satu, lalu keluarkan yang lain.",
        "Same revision and time of saving as {file}, but not the same content. Keep one and take the other away.",
    ),
    State.NOT_HELD: Text(
        "Isinya tidak ada di rekap ini; sertakan file rencananya.",
        "Its rows are not in this roll-up; give the plan itself as well.",
    ),
    State.OTHER_YEAR: Text("Rencana tahun {year}.", "A plan for {year}."),
    State.OTHER_PROVINCE: Text("Kantor di luar provinsi yang direkap.", "An office outside the provinces rolled up."),
}
_UNDATED = Text(
    "Revisinya sama dengan {file}, tetapi isinya berbeda, dan waktu simpannya tidak diketahui. Keluarkan yang lama, atau simpan "
    "ulang yang baru sebagai .xlsx.",
    "Same revision as {file}, not the same content, and the time of saving is not known. Take the old one away, or "
    "save the new one as .xlsx again.",
)
_DELETED = Text("{count} baris {sheet} dihapus di rekap sebelumnya.", "{count} rows of {sheet} were deleted by hand.")
_UNDECIDED = Text(
    "{count} beda isian belum dipilih; pilih di sheet Beda Isian file itu, lalu gabung lagi.",
    "{count} differences are not decided; choose on that file's sheet Beda Isian and merge again.",
)
_ADDED = Text("{count} baris {sheet} ditambah di rekap sebelumnya.", "{count} rows of {sheet} were added by hand.")


def reason_of(choice: Choice, definition: Definition) -> Text:
    """Why a file is not used, with the remedy; what was done to its rows where it is; empty where nothing is to say."""
    if choice.facts.fault is not None:
        return choice.facts.fault
    if choice.state in _REASONS:
        said = _REASONS[choice.state] if choice.dated else _UNDATED
        facts = choice.facts
        return said.filled(unit=facts.submitter, file=choice.instead, year=facts.year or "?")
    if choice.instead:
        return _INSTEAD.filled(file=choice.instead)
    return _together(remarks_on(choice.facts, definition))


def remarks_on(facts: FileFacts, definition: Definition) -> Iterator[Text]:
    """What to know of a file that is used: open differences, rows edited in an earlier roll-up; nothing for most."""
    if facts.open_differences:
        yield _UNDECIDED.filled(count=facts.open_differences)
    for part in definition.parts:
        if count := facts.edited(part.id):
            yield (_ADDED if count > 0 else _DELETED).filled(count=abs(count), sheet=part.sheet)


def _together(texts: Iterator[Text]) -> Text:
    said = list(texts)
    return Text(" ".join(text.id for text in said), " ".join(text.en for text in said))
