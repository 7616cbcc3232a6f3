"""What there is to say of one file: why it is not used, with the remedy, or what to know where it is."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.advice import BY_MERGE
from rak_excel.language import Text, one_text
from rak_excel.model import Definition
from rak_excel.rolling_up.chosen.choosing import Choice, OlderPart
from rak_excel.rolling_up.facts.facts import State

_INSTEAD = Text("Dipakai: {file}", "Used: {file}")
_REASONS = {
    State.SUBMISSION: Text(
        "File ini baru berisi isian {unit}. Gabung dulu semua isian kantor ini{merge}.",
        "This file has the entries of {unit} only. First merge all files of this office{merge}.",
    ).advising(merge=BY_MERGE),
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
_BLANK = Text(
    "Belum ada kegiatan yang diisi. Minta kantor ini mengisi rencananya, lalu mengirim lagi.",
    "No activity is filled in. Ask this office to fill in its plan and send it again.",
)
_BLANK_BESIDE = Text("Belum ada kegiatan yang diisi. Dipakai: {file}", "No activity is filled in. Used: {file}")
_BLANK_CLAIMED = Text(
    "Belum ada kegiatan yang diisi. Kantor ini juga mengirim file yang terisi: {file}",
    "No activity is filled in. The office also sent a file that is: {file}",
)
_BLANK_UNIT = Text(
    "Belum ada kegiatan yang diisi. Minta {unit} mengisinya, lalu mengirim lagi.",
    "No activity is filled in. Ask {unit} to fill it in and send it again.",
)
_BLANK_UNKNOWN = Text(
    "Formulir kosong: belum ada kegiatan yang diisi, dan kantor atau tahunnya belum ditulis. Minta pengirimnya mengisi, lalu "
    "mengirim lagi.",
    "A blank form: no activity is filled in, nor is its office or year. Ask who sent it to fill it in and send it again.",
)
_LATER_TO_CHOOSE = Text(
    "Ada file yang lebih baru, tetapi masih perlu dipilih salah satunya.",
    "There are later files, of which one is still to be chosen.",
)
_OLDER = Text("{part} masih dari revisi {revision} ({file})", "{part} is still from revision {revision} ({file})")
_PARTS = Text("Yang dipakai dari file ini: {parts}.", "Used of this file: {parts}.")
_UNDATED = Text(  # one tells no time, or .ods and .xlsx tell times that cannot be compared
    "Revisinya sama dengan {file}, tetapi isinya berbeda, dan waktu simpannya tidak menunjukkan mana yang lebih baru. Pilih satu, "
    "lalu keluarkan yang lain.",
    "Same revision as {file}, not the same content, and the times of saving do not tell which is newer. Keep one and take the "
    "other away.",
)
_DELETED = Text("{count} baris {sheet} dihapus di rekap sebelumnya.", "Rows of {sheet} deleted by hand: {count}.")
_UNDECIDED = Text(
    "{count} beda isian belum dipilih; pilih di sheet Beda Isian file itu, lalu gabung lagi.",
    "Differences not decided: {count}; choose on that file's sheet Beda Isian and merge again.",
)
_ADDED = Text("{count} baris {sheet} ditambah di rekap sebelumnya.", "Rows of {sheet} added by hand: {count}.")


def reason_of(choice: Choice, definition: Definition) -> Text:
    """Why a file is not used, with the remedy; what was done to its rows where it is; empty where nothing is to say."""
    if choice.facts.fault is not None:
        return choice.facts.fault
    if choice.state in _REASONS:
        said = _REASONS[choice.state] if choice.dated else _UNDATED
        facts = choice.facts
        return said.filled(unit=facts.submitter, file=choice.instead, year=facts.year or "?")
    if choice.state is State.BLANK:
        return _why_blank(choice)
    if choice.instead:
        return _INSTEAD.filled(file=choice.instead)
    if choice.state is State.SUPERSEDED:
        return _LATER_TO_CHOOSE
    used = ", ".join(part.sheet for part in definition.parts if part.id in choice.used)
    parts = [_PARTS.filled(parts=used)] if choice.state is State.PARTLY else []
    return one_text([*parts, *remarks_on(choice, definition)])


def _why_blank(choice: Choice) -> Text:
    facts = choice.facts
    if choice.instead:
        return (_BLANK_CLAIMED if choice.claimed else _BLANK_BESIDE).filled(file=choice.instead)
    if facts.submitter:
        return _BLANK_UNIT.filled(unit=facts.submitter)
    return _BLANK if facts.region and facts.year is not None else _BLANK_UNKNOWN


def older_part(older: OlderPart, definition: Definition) -> Text:
    """`Sekretariat masih dari revisi 0 (rak.xlsx)`, without a full stop."""
    return _OLDER.filled(part=definition.part(older.part).sheet, revision=older.revision, file=older.file)


def remarks_on(choice: Choice, definition: Definition) -> Iterator[Text]:
    """What to know of a file that is used: what it leaves to an earlier revision, open differences, rows edited in an
    earlier roll-up; nothing for most.
    """
    facts = choice.facts
    for older in choice.older:
        said = older_part(older, definition)
        yield Text(f"{said.id}.", f"{said.en}.")
    if facts.open_differences:
        yield _UNDECIDED.filled(count=facts.open_differences)
    for part in definition.parts:
        if count := facts.edited(part.id):
            yield (_ADDED if count > 0 else _DELETED).filled(count=abs(count), sheet=part.sheet)
