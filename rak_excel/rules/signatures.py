"""RAK1xx: who filled the plan in, and who signs it, where and when."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model import Cell, NoteKind
from rak_excel.model.words import MarkWords
from rak_excel.rules.engine.rule import Problem, at, likely_said, warning
from rak_excel.rules.engine.subjects import PartReview, PlanReview
from rak_excel.vocabulary.entries.placeholders import says_not_yet
from rak_excel.vocabulary.entries.ticks import stands_for_nothing

_NIP_DIGITS = 18
_DATED = "Tanggal penandatanganan"
_DATE = ("date", "day", "month", "signed_year")  # where an identity may say when it was signed


@warning(
    "RAK106",
    formula=True,
    id='"{label}" belum diisi; file ini dicek sebagai rencana seluruh kantor.',
    en='"{label}" is blank; this file was checked as the plan of the whole office.',
    short_id="Belum disebut unit mana yang mengisi file.",
    short_en="The file does not say which unit filled it in.",
    hint_id='Pilih unit yang mengisi, atau "{whole}".',
    hint_en='Choose the unit that filled it in, or "{whole}".',
)
def submitter_missing(review: PlanReview) -> Iterator[Problem]:
    """The identity sheet does not say which unit filled the file in.

    Why: a unit is only asked for its own rows, and its newer file replaces its older one: both need its name.
    Mengapa: unit hanya diminta barisnya sendiri, dan file barunya menggantikan file lamanya; untuk itu namanya perlu.

    Example:
        | IDENTITAS                      | ISIAN            |
        | Diisi oleh (Divisi/Sub Bagian) | → Seluruh kantor |
    """
    identity, words = review.plan.identity, review.definition.identity
    if "submitter" in identity.cells and identity.submitter is None and not identity.whole_office:
        yield at(identity.cells["submitter"], label=words.submitter, whole=words.whole_office)


@warning(
    "RAK111",
    formula=True,
    id='"{label}" berisi "{value}", yang tidak ada di daftar unit; file ini dicek sebagai kiriman satu unit.',
    en='"{label}" says "{value}", which is in no list of units; this file was checked as the submission of one unit.',
    short_id="Unit yang mengisi file tidak ada di daftar unit.",
    short_en="The unit that filled in the file is on no list.",
    hint_id='Pilih unit yang mengisi, atau "{whole}".{suggestion}',
    hint_en='Choose the unit that filled it in, or "{whole}".{suggestion}',
)
def submitter_unknown(review: PlanReview) -> Iterator[Problem]:
    """The identity sheet names a unit that the template does not list.

    Why: much is not asked of a unit, such as the other sheet; if the whole office is meant, its gaps stay unseen.
    Mengapa: banyak hal tidak diminta dari satu unit, misalnya sheet lainnya; bila maksudnya seluruh kantor, isian
    yang kurang tidak terlihat.

    Example:
        | IDENTITAS                      | ISIAN                                                |
        | Diisi oleh (Divisi/Sub Bagian) | Sekretariat → Sub Bagian Keuangan, Umum dan Logistik |
    """
    identity, words = review.plan.identity, review.definition.identity
    if identity.submitter and not identity.submitter.known:
        labels = {"label": words.submitter, "whole": words.whole_office}
        suggestion = likely_said(identity.submitter.suggestions)
        yield at(identity.cells.get("submitter"), identity.submitter.text, suggestion=suggestion, **labels)


@warning(
    "RAK107",
    formula=True,
    id="{missing} belum diisi.",
    en="Not filled in yet: {missing}.",
    short_id="Tempat, tanggal, atau nama penanda tangan belum lengkap.",
    short_en="Place, date or name of who signs is not complete.",
    hint_id="Lengkapi sebelum dicetak dan ditandatangani.",
    hint_en="Complete it before printing and signing.",
    whole=True,
)
def signature_incomplete(review: PlanReview) -> Iterator[Problem]:
    """Place, date or name of who signs is blank, or has no letter: `-`, `...`.

    In a file that has no cells for them all of it is told at once.

    Why: a plan without them is not a signed plan.
    Mengapa: rencana tanpa itu belum sah ditandatangani.

    Example:
        | IDENTITAS              | ISIAN    |
        | Tempat Penandatanganan | → Selong |
    """
    missing: dict[Cell | None, list[str]] = {}
    for cell, label in _blank(review):
        missing.setdefault(cell, []).append(label)
    for cell, labels in missing.items():
        first, *others = labels
        yield at(cell, missing=", ".join([first, *(f"{label[0].lower()}{label[1:]}" for label in others)]))


def _blank(review: PlanReview) -> Iterator[tuple[Cell | None, str]]:
    """What a signature still needs, by the words of the identity sheet, with its cell where there is one."""
    identity, words = review.plan.identity, review.definition.identity
    if not _has_letters(identity.place):
        yield review.cell("place"), words.place.capitalize()
    asked = {note.cell for note in review.noted.get(NoteKind.AMBIGUOUS_VALUE, ())}
    if identity.date is None and asked.isdisjoint(identity.cells.get(name) for name in _DATE):
        yield review.cell("date", "day"), _DATED
    told = {note.cell for note in review.noted.get(NoteKind.SECOND_READING, ())}
    for id_ in dict.fromkeys(part.signatory for part in review.definition.parts):
        signatory = identity.signatories.get(id_)
        if (signatory is None or not _has_letters(signatory.name)) and identity.cells.get(f"{id_}.name") not in told - {
            None
        }:
            yield review.cell(f"{id_}.name"), f"{words.signatory_name.capitalize()} {words.signatories[id_].label}"


@warning(
    "RAK113",
    id='"{value}" belum bisa dipakai untuk menandatangani.',
    en='"{value}" says nothing that a plan could be signed with.',
    short_id="Tempat atau nama penanda tangan belum pasti.",
    short_en="The place or the name of who signs is not settled yet.",
    hint_id="Tulis yang sebenarnya sebelum dicetak.",
    hint_en="Write what it is before printing.",
    whole=True,
)
def signature_undecided(review: PlanReview) -> Iterator[Problem]:
    """The place or the name of who signs only says that it is not known yet: `belum ada`, `menyusul`, `nihil`.

    Why: it would be printed as a name.
    Mengapa: tulisan itu akan tercetak sebagai nama.

    Example:
        | IDENTITAS              | ISIAN              |
        | Tempat Penandatanganan | belum ada → Selong |
    """
    identity = review.plan.identity
    signing = dict.fromkeys(part.signatory for part in review.definition.parts)
    names = {f"{each}.name": identity.signatories[each].name for each in signing if each in identity.signatories}
    for field, text in {"place": identity.place, **names}.items():
        if _has_letters(text) and says_no_name(text, review.definition.marks):
            yield at(review.cell(field), text)


def says_no_name(text: str, words: MarkWords) -> bool:
    """Whether nobody would sign with this as a name or place: `-`, `...`, `belum ada`, a number."""
    return not _has_letters(text) or stands_for_nothing(text, words) or says_not_yet(text)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


@warning(
    "RAK108",
    id="Sheet ini bertanggal {value}, padahal rencananya bertanggal {date}.",
    en="This sheet is dated {value}, but the plan {date}.",
    short_id="Tanggal antarsheet tidak sama.",
    short_en="The sheets carry different dates.",
    hint_id="Semua bagian ditandatangani pada hari yang sama; samakan tanggalnya.",
    hint_en="All parts are signed on the same day; write the same date.",
    whole=True,
    across=True,
)
def parts_disagree_on_date(part: PartReview) -> Iterator[Problem]:
    """The parts of a plan carry different dates.

    Why: all parts are signed on the same day; another date is left over from an earlier plan.
    Mengapa: semua bagian ditandatangani pada hari yang sama; tanggal lain biasanya tertinggal dari rencana lama.

    Example:
        | SHEET       | TANGGAL                 |
        | Komisi      | 2020-01-22              |
        | Sekretariat | 2019-01-22 → 2020-01-22 |
    """
    date, own = part.review.plan.identity.date, part.plan_part.date
    if date and own and date != own:
        yield at(part.plan_part.cells.get("date"), own.strftime("%d-%m-%Y"), date=date.strftime("%d-%m-%Y"))


@warning(
    "RAK110",
    formula=True,
    id='NIP "{value}" tidak terdiri dari 18 angka.',
    en='The NIP "{value}" does not have 18 digits.',
    short_id="NIP tidak terdiri dari 18 angka.",
    short_en="A NIP does not have 18 digits.",
    hint_id="Ketik ulang NIP; kolomnya berformat teks supaya angkanya tetap.",
    hint_en="Type the NIP again, in a text cell, so that its digits stay.",
    whole=True,
)
def nip_without_18_digits(review: PlanReview) -> Iterator[Problem]:
    """A civil servant number that is too short, too long, or was turned into a number by Excel.

    Why: Excel keeps 15 digits of a number and makes the rest zeros.
    Mengapa: sebagai bilangan, Excel hanya menyimpan 15 angka dan sisanya menjadi nol.

    Example:
        | IDENTITAS      | ISIAN                                 |
        | NIP Sekretaris | 1.97508122001121 → 197508122001121001 |
    """
    for id_, signatory in review.plan.identity.signatories.items():
        if not is_nip_or_blank(signatory.nip or ""):
            yield at(review.cell(f"{id_}.nip"), signatory.nip or "")


def is_nip_or_blank(text: str) -> bool:
    """Whether a text has the 18 digits of a civil servant number, however they are spaced, or says none."""
    nip = text.replace(" ", "").replace(".", "")
    return not nip or (len(nip) == _NIP_DIGITS and nip.isdigit())
