"""The identity of a plan: from the identity sheet by its labels, else from head lines and signature blocks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from rak_excel.formats.addresses import Address
from rak_excel.formats.grid import Sheet
from rak_excel.language import Text
from rak_excel.layouts.names import HINTS
from rak_excel.model import Cell, Definition, Executor, Identity, NoteKind, PartDefinition
from rak_excel.model.reported_plan import ReportedPlan
from rak_excel.model.words import IdentityWords
from rak_excel.reading.identity.answers import (
    NOT_UNDERSTOOD,
    acknowledged_of,
    region_of_answer,
    revision_of_answer,
    signatory_of,
    year_of_answer,
)
from rak_excel.reading.identity.of_report import (
    ask_other_plan,
    ask_other_quarter,
    labels_of_report,
    unit_reporting,
)
from rak_excel.reading.ledger import Ledger, Use, cells_in
from rak_excel.reading.own_sheets import without_beside
from rak_excel.reading.plan_sheet import PlanSheet, read_by
from rak_excel.reading.sections.head_said import Head
from rak_excel.reading.sections.signature import Signature
from rak_excel.vocabulary.basics.numbers import find_month, year_answered
from rak_excel.vocabulary.basics.texts import compact, tidy
from rak_excel.vocabulary.entries.ticks import read_date, stands_for_nothing
from rak_excel.vocabulary.names.executors import find_unit_named, read_executor
from rak_excel.vocabulary.names.offices import find_office

_ENOUGH_LABELS = 3
_FIELDS = ("office", "region", "year", "submitter", "revision", "place", "day", "month", "signed_year", "acknowledged")
_SIGNATORY_FIELDS = {"title": "signatory_title", "name": "signatory_name", "nip": "signatory_nip"}


class IdentityAnswers(Struct):
    """What stands beside each label: texts and cells by field; `chair.name` for the signatories."""

    texts: dict[str, str] = {}
    cells: dict[str, Cell] = {}


def find_identity_sheet(sheets: Sequence[Sheet], definition: Definition) -> PlanSheet | None:
    """The sheet with the labels of the identity, the one with its name first; None where no sheet has them.

    The form's own other sheets repeat the labels, in the self-check above all, and say nothing of who plans.
    """
    able = without_beside(sheets, definition)
    named = sorted(able, key=lambda sheet: compact(sheet.name) != compact(definition.sheets.identity))
    labelled = (sheet for sheet in named if _count_labels(sheet, definition.identity) >= _ENOUGH_LABELS)
    return next((read_by(definition, sheet) for sheet in labelled), None)


def read_identity_sheet(sheet: PlanSheet, ledger: Ledger, reported: ReportedPlan | None = None) -> Identity:
    """Who plans as the sheet says it, of a report on the plan that it carries as `reported`."""
    definition = sheet.definition
    answers = _answers(sheet, definition.identity, ledger)
    texts = answers.texts
    office, place, yes = (texts.get(name, "") for name in ("office", "place", "acknowledged"))
    whole = compact(texts.get("submitter", "")) == compact(definition.identity.whole_office)
    region = region_of_answer(texts.get("region", ""), office, answers.cells.get("region"), definition, ledger)
    year = year_of_answer(texts.get("year", ""), answers.cells.get("year"), ledger)
    ask_other_quarter(texts, answers.cells, year, definition, ledger)
    revision = revision_of_answer(texts.get("revision", ""), answers.cells.get("revision"), ledger)
    submitter = None if whole else _submitter(texts.get("submitter", ""), definition)
    if reported:
        ask_other_plan(texts, answers.cells, reported, definition, ledger)
        revision = reported.revision
        submitter = unit_reporting(submitter, answers.cells, reported, definition, ledger)
    return Identity(
        office=office,
        region=region,
        year=year,
        revision=revision,
        submitter=submitter,
        whole_office=whole,
        place="" if stands_for_nothing(place, definition.marks) else place.rstrip(" ,"),  # before the date
        date=_date(answers, definition, ledger, whole=whole),
        signatories={
            each: signatory_of(each, texts, answers.cells, definition, ledger)
            for each in definition.identity.signatories
        },
        acknowledged=acknowledged_of(yes, answers.cells.get("acknowledged"), definition, ledger),
        cells=answers.cells,
    )


def tell_rest(sheet: PlanSheet, ledger: Ledger) -> None:
    """Notes what stands on the identity sheet beside its labels, its answers and the form's own words."""
    own = {compact(each) for each in (sheet.definition.identity.title, *HINTS.values())}
    for row, column in sheet.addresses():
        text = sheet.text(row, column)
        if not ledger.used(sheet, (row, column)) and compact(text) not in own:
            ledger.note(NoteKind.CELL_NOT_USED, _BESIDE, sheet.cell(row, column), text)


_BESIDE = Text(
    "Tulisan ini bukan isian identitas dan tidak dibaca.", "This is not part of the identity and was not read."
)


def completed(
    identity: Identity | None, heads: Mapping[str, Head], signatures: Mapping[str, Signature], definition: Definition
) -> Identity:
    """The identity with its gaps filled from the head lines and signature blocks of the parts, and its region by name."""
    known = identity or Identity()
    for part in definition.parts:
        if head := heads.get(part.id):
            known = _with_head(known, head, part)
            if identity is None and not known.revision:
                known = known.but(revision=head.revision or 0)
    for part in definition.parts if identity is None else ():
        if part.id in signatures:
            known = _with_signature(known, signatures[part.id])
    if known.region is None and known.office and (region := find_office(known.office, definition)):
        known = known.but(region=region.code)
    return known


def _with_head(known: Identity, head: Head, part: PartDefinition) -> Identity:
    cells = dict(known.cells)
    if head.office and not known.office:
        before = part.office.partition("{office}")[0].strip()  # SEKRETARIAT, which is no part of the commission's name
        name = re.sub(rf"^{re.escape(before)}\s+", "", head.office, flags=re.IGNORECASE) if before else head.office
        known = known.but(office=name)
        cells["office"] = head.cells["office"]
    if head.year and known.year is None:
        known = known.but(year=head.year)
        cells["year"] = head.cells["year"]
    return known.but(cells=cells)


def _with_signature(known: Identity, signature: Signature) -> Identity:
    signatories = dict(signature.signatories) | {k: v for k, v in known.signatories.items() if v.name}
    return known.but(
        place=known.place or signature.place,
        date=known.date or signature.date,
        signatories=signatories,
        acknowledged=known.acknowledged or signature.acknowledged,
        cells=dict(signature.cells) | dict(known.cells),
    )


def _count_labels(sheet: Sheet, words: IdentityWords) -> int:
    labels = {compact(getattr(words, name)) for name in _FIELDS}
    found = {compact(text.partition(":")[0]) for text in sheet.texts}
    return len(labels & found)


def _answers(sheet: PlanSheet, words: IdentityWords, ledger: Ledger) -> IdentityAnswers:
    answers = IdentityAnswers()
    fields = {compact(getattr(words, name)): name for name in _FIELDS} | labels_of_report(sheet.definition)
    own = {compact(getattr(words, attribute)): name for name, attribute in _SIGNATORY_FIELDS.items()}
    people = {compact(each.label): name for name, each in words.signatories.items()}
    person = ""
    for row, column in cells_in(sheet, sheet.rows):
        text = sheet.value(row, column)
        if not isinstance(text, str) or ledger.used(sheet, (row, column)):
            continue
        label = compact(text.partition(":")[0])
        if label in people:
            person = people[label]
            ledger.use(sheet, [(row, column)], Use.HEADING)
            continue
        name = fields.get(label) or _of_person(label, person, own, people)
        if name and name not in answers.cells:
            _answer(sheet, (row, column), name, answers, ledger, known={*fields, *own})
    return answers


def _of_person(label: str, person: str, own: Mapping[str, str], people: Mapping[str, str]) -> str | None:
    """`chair.name` of `Nama dan Gelar` below `Ketua`, or of `Nama dan Gelar Ketua` anywhere."""
    if label in own and person:
        return f"{person}.{own[label]}"
    for word, each in people.items():
        if label.endswith(word) and (rest := label.removesuffix(word)) in own:
            return f"{each}.{own[rest]}"
    return None


def _answer(sheet: Sheet, label: Address, name: str, answers: IdentityAnswers, ledger: Ledger, known: set[str]) -> None:
    """Takes the answer beside a label: the next cell to the right that is no colon; the first free one where blank."""
    row, column = label
    ledger.use(sheet, [label], Use.HEADING)
    inside = tidy(sheet.text(row, column).partition(":")[2])
    if inside:
        answers.texts[name], answers.cells[name] = inside, sheet.cell(row, column)
        return
    place = column + 1
    area = sheet.merged_at(*label)
    while sheet.text(row, place).strip() == ":" or (area and (row, place) in area):
        ledger.use(sheet, [(row, place)] if sheet.text(row, place) else [], Use.HEADING)
        place += 1
    text = tidy(sheet.text(row, place)).lstrip(": ")
    answers.cells[name] = sheet.cell(row, place)
    if text and compact(text) not in known:
        answers.texts[name] = text
        ledger.use(sheet, [(row, place)], Use.IDENTITY)


def _submitter(text: str, definition: Definition) -> Executor | None:
    if not text:
        return None
    return find_unit_named(text, definition) or read_executor(text, definition.parts[-1].id, definition)


def _whole_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else None


def _date(answers: IdentityAnswers, definition: Definition, ledger: Ledger, *, whole: bool) -> datetime.date | None:
    """The date out of its three cells; a date in the first cell is taken too where the others say nothing else.

    A part of one is told of a unit; of the whole office the date is asked for anyway.
    """
    words, texts = definition.identity, {name: answers.texts.get(name, "") for name in ("day", "month", "signed_year")}
    texts = {name: "" if stands_for_nothing(text, definition.marks) else text for name, text in texts.items()}
    month = _month(texts["month"], words)
    day, year = _whole_number(texts["day"]), year_answered(texts["signed_year"])
    written = read_date(texts["day"])
    if written and year_answered(str(written.year)):
        said = {"month": (month, written.month), "signed_year": (year, written.year)}
        if all(one == other for name, (one, other) in said.items() if texts[name]):
            return written
        ledger.note(NoteKind.AMBIGUOUS_VALUE, _TWO_DATES, answers.cells["day"], texts["day"])
        return None
    parts = {"day": day if day and day <= _LONGEST_MONTH else None, "month": month, "signed_year": year}
    unread = [name for name, text in texts.items() if text and parts[name] is None]
    for name in unread:
        ledger.note(NoteKind.AMBIGUOUS_VALUE, NOT_UNDERSTOOD, answers.cells[name], texts[name])
    typed = [name for name, text in texts.items() if text]
    if typed and len(typed) < len(texts) and not (unread or whole):
        ledger.note(NoteKind.SECOND_READING, _PART_OF_DATE, answers.cells[typed[0]], " ".join(texts[n] for n in typed))
    if not (day and month and year and all(parts.values())):
        return None
    official = words.months[month - 1]
    if texts["month"] != official:
        ledger.note(NoteKind.REPAIRED, _MONTH, answers.cells["month"], texts["month"], official)
    date = _real_date(year, month, day)
    if date is None:
        detail = _NO_SUCH_DATE.filled(date=f"{day} {official} {year}")
        ledger.note(NoteKind.AMBIGUOUS_VALUE, detail, answers.cells["day"], texts["day"])
    return date


def _month(text: str, words: IdentityWords) -> int | None:
    """The month by name or number, counted from 1."""
    number = _whole_number(text) if text.isdecimal() else find_month(text, words)
    return number if number and number <= len(words.months) else None


_LONGEST_MONTH = 31
_MONTH = Text("Nama bulan dibaca menurut ejaan bakunya.", "The month was read as it is usually spelled.")
_PART_OF_DATE = Text(
    "Tanggalnya belum lengkap. Isi tanggal, bulan, dan tahunnya.",
    "The date is not complete. Fill in day, month and year.",
)
_TWO_DATES = Text(
    "Bulan atau tahun di bawahnya lain. Samakan, atau kosongkan yang keliru.",
    "The month or year below says otherwise. Make them agree, or clear what is wrong.",
)
_NO_SUCH_DATE = Text(
    "Tanggal {date} tidak ada. Perbaiki tanggal atau bulannya.",
    "The date {date} does not exist. Correct the day or the month.",
)


def _real_date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
