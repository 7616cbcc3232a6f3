"""Which files take part: one office, one year, one definition; each content once, each unit's latest revision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from rak_excel.advice import OFFICE, YEAR
from rak_excel.definitions.loading import encode_definition
from rak_excel.errors import UnclearOfficeError
from rak_excel.language import NOTHING, Advice, Text
from rak_excel.merging.sent.entries import EntryFate, file_rank, unit_name
from rak_excel.merging.sent.one_definition import read_as
from rak_excel.merging.sent.refusals import (
    nothing_left,
    offices_tie,
    other_base,
    refuse_to_revise,
    years_tie,
)
from rak_excel.merging.sent.unfit import (
    agreement_only,
    already_merged,
    other_kind,
    other_periods,
    other_template,
    undecided,
)
from rak_excel.model import Definition, Plan
from rak_excel.reading.definitions import declared_alone, planned_by, with_columns_of
from rak_excel.reading.ledger import Unread
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.names.offices import find_office, office_name
from rak_excel.vocabulary.names.regions import find_region
from rak_excel.vocabulary.targets.period_sets import open_kinds

# Names that programs give to copies: `x (1)`, `x - Copy`, `Salinan x`.
_COPY = re.compile(r"\(\d+\)$|\b(copy|salinan)\b", re.IGNORECASE)


class Aside(Record):
    """A file that takes no part, and why. Its fate is REFUSED, COLLAPSED (a copy) or SUPERSEDED (an older revision)."""

    plan: Plan
    fate: EntryFate
    reason: Text


class Intake(Record):
    """The files that take part, in official order, and those that do not. `office` and `year` are the plan's."""

    plans: tuple[Plan, ...]
    asides: tuple[Aside, ...]
    definition: Definition
    office: str
    region: str | None
    year: int | None
    signed: Plan | None = None  # one of `plans`: what the signed plan itself says, of which the others are reports


def take_in(
    plans: Sequence[Plan],
    unread: Sequence[Unread] = (),
    *,
    base: Plan | None = None,
    signed: Plan | None = None,
    region: str | None = None,
    year: int | None = None,
) -> Intake:
    """Sort files into those that take part and those that do not.

    Of a plan that is `signed` reports of its quarter take part, else plans; it takes part itself.
    Raises UnclearOfficeError where the files do not agree on an office or year and neither is given, where what is
    given is not that of `base`, or where `base` is the submission of one unit or lost the sheet of a part, and
    NothingToReadError, which names every file, where none is left.
    """
    if base is not None:
        refuse_to_revise(base)
    once, asides = _each_once(sorted(plans, key=file_rank))
    known = base or signed
    own = find_region(region).code if region is not None else office_key(known) if known else None
    once = _staying(once, asides, lambda plan: other_kind(plan, signed))
    office = _most(map(office_key, once), offices_tie) if own is None else own
    plan_year = year or _year(once, known, office)
    if base is not None and (reason := _elsewhere(base, office, plan_year)):
        raise other_base(base, reason)
    staying = _staying(once, asides, lambda plan: _misplaced(plan, office, plan_year))
    staying = _staying(staying, asides, agreement_only)
    if base is not None or len(staying) > 1:
        staying = _staying(staying, asides, already_merged)
    staying = _staying(staying, asides, undecided)
    if not staying and base is None:
        raise nothing_left(_told(asides, unread))
    usual = known.definition if known else planned_by(_definition(staying), staying)
    every = _with_columns_of(usual, staying, base)
    staying = _staying(staying, asides, lambda plan: other_template(plan, every))
    staying = _staying(staying, asides, lambda plan: other_periods(plan, every))
    if not staying and base is None:
        raise nothing_left(_told(asides, unread))
    if signed is None:  # the revision of a report is that of its plan, and tells nothing of which is the newer
        staying = _latest_revisions(staying, every, asides)
    definition = _with_columns_of(usual, staying, base)  # what is set aside gives the plan no columns
    latest = sorted((read_as(plan, definition) for plan in staying), key=file_rank)
    latest += [signed := signed.but(definition=definition)] if signed else []
    name, code = _named(office, [*([base] if base else []), *latest], definition)
    return Intake(tuple(latest), tuple(asides), definition, name, code, plan_year, signed)


def _with_columns_of(definition: Definition, plans: Sequence[Plan], base: Plan | None) -> Definition:
    """The definition with the columns of all; no heading says s.d. of targets by period of which nobody knows that."""
    silent = open_kinds([*plans, *([base] if base else [])])
    return with_columns_of(definition, [plan.definition for plan in plans], silent)


def _told(asides: Iterable[Aside], unread: Iterable[Unread]) -> list[tuple[str, Text]]:
    """Why each file takes no part."""
    told = [(aside.plan.source.file, aside.reason) for aside in asides]
    return [*told, *((each.source.file, each.note.detail) for each in unread)]


def _each_once(plans: Iterable[Plan]) -> tuple[list[Plan], list[Aside]]:
    """Byte-identical files count once; a name that tells of no copy stands for all, the first by its letters."""
    first: dict[str, Plan] = {}
    asides = []

    def order(plan: Plan) -> tuple[str, bool, str]:
        source = plan.source
        return source.sha256, bool(_COPY.search(PurePosixPath(source.file).stem)), source.file

    for plan in sorted(plans, key=order):
        twin = first.setdefault(plan.source.sha256, plan)
        if twin is not plan:
            same = Text("Salinan yang sama persis dengan {file}.", "An exact copy of {file}.")
            asides.append(Aside(plan, EntryFate.COLLAPSED, same.filled(file=twin.source.file)))
    return list(first.values()), asides


def _staying(
    plans: Iterable[Plan],
    asides: list[Aside],
    fault: Callable[[Plan], Text | None],
    fate: EntryFate = EntryFate.REFUSED,
) -> list[Plan]:
    faults = [(plan, fault(plan)) for plan in plans]
    asides += [Aside(plan, fate, reason) for plan, reason in faults if reason]
    return [plan for plan, reason in faults if reason is None]


def office_key(plan: Plan) -> str:
    """What two files of one office share: the region of its name, else its code, else the letters of its name."""
    known = find_office(plan.identity.office, plan.definition) if plan.identity.office else None
    return known.code if known else plan.identity.region or compact(plan.identity.office)


def _year(plans: Sequence[Plan], base: Plan | None, office: str) -> int | None:
    if base is not None and base.identity.year:
        return base.identity.year
    here = (str(plan.identity.year or "") for plan in plans if office_key(plan) in {office, ""})
    return int(_most(here, years_tie) or 0) or None


def _most(values: Iterable[str], tie: Callable[[list[str]], UnclearOfficeError]) -> str:
    """What most files say; files that say nothing have no voice."""
    counts = Counter(value for value in values if value).most_common()
    if not counts:
        return ""
    best = sorted(value for value, count in counts if count == counts[0][1])
    if len(best) > 1:
        raise tie(best)
    return best[0]


def _elsewhere(plan: Plan, office: str, year: int | None) -> Text | None:
    """Why a file belongs to another office or year. A blank never contradicts."""
    if office and office_key(plan) not in {office, ""}:
        name = plan.identity.office or office_key(plan)
        return Text("Dari kantor lain: {office}.", "From another office: {office}.").filled(office=name)
    if year and plan.identity.year not in {year, None}:
        reason = Text("Untuk tahun {other}, bukan {year}.", "For the year {other}, not {year}.")
        return reason.filled(other=plan.identity.year, year=year)
    return None


_MISPLACED = Text(
    "{reason} Jika salah isi, perbaiki sheet {sheet} di file itu lalu gabung lagi; jika benar, keluarkan dari folder{merge}.",
    "{reason} If that is a mistake, correct its sheet {sheet} and merge again; if not, take it out of the folder{merge}.",
)
_WITH_REGION = Advice(
    ", atau gabung dengan --region",
    ", or merge with --region",
    NOTHING,
    Text(f', atau gabung dengan pilihan "{OFFICE.id}"', f', or merge with the field "{OFFICE.en}"'),
)
_WITH_YEAR = Advice(
    ", atau gabung dengan --year",
    ", or merge with --year",
    NOTHING,
    Text(f', atau gabung dengan pilihan "{YEAR.id}"', f', or merge with the field "{YEAR.en}"'),
)


def _misplaced(plan: Plan, office: str, year: int | None) -> Text | None:
    """Why a submission belongs to another office or year, and what to do about it."""
    reason = _elsewhere(plan, office, year)
    merge: Text = _WITH_REGION if _elsewhere(plan, office, None) else _WITH_YEAR
    if plan.definition.is_report:  # whose office and year are those of the plan that they are about
        merge = NOTHING
    sheet = plan.definition.sheets.identity
    return _MISPLACED.filled(reason=reason, sheet=sheet, merge=merge) if reason else None


def _definition(plans: Sequence[Plan]) -> Definition:
    """The definition of most files; of equally many the one with the highest id and version."""
    declared = [declared_alone(plan.definition) for plan in plans]
    by_text = {encode_definition(each): each for each in declared}
    counts = Counter(map(encode_definition, declared))
    best = max(counts, key=lambda text: (counts[text], by_text[text].id, by_text[text].version, text))
    return by_text[best]


def _latest_revisions(plans: Sequence[Plan], definition: Definition, asides: list[Aside]) -> list[Plan]:
    """Of each unit that the definition knows, or that is named otherwise, the files with its highest revision."""
    units = {id(plan): unit_name(read_as(plan, definition)) for plan in plans}
    highest: dict[str, int] = {}
    for plan in plans:
        unit, revision = units[id(plan)], plan.identity.revision
        highest[unit] = max(revision, highest.get(unit, revision))
    reason = Text("Diganti Revisi ke-{newest} dari unit yang sama.", "Replaced by the unit's revision {newest}.")

    def replaced(plan: Plan) -> Text | None:
        newest = highest[units[id(plan)]]
        counts = plan.identity.revision == newest or not units[id(plan)]
        return None if counts else reason.filled(newest=newest)

    return _staying(plans, asides, replaced, EntryFate.SUPERSEDED)


def _named(office: str, plans: Sequence[Plan], definition: Definition) -> tuple[str, str | None]:
    """The office's name as most files write it, and its region's code."""
    written = Counter(
        plan.identity.office for plan in plans if compact(plan.identity.office) and office_key(plan) == office
    )
    if written:
        name = min(written, key=lambda each: (-written[each], each))
        known = find_office(name, definition)
        codes = sorted(plan.identity.region for plan in plans if plan.identity.region)
        return name, known.code if known else next(iter(codes), None)
    if office and office[:2].isdigit():
        return office_name(find_region(office), definition), office
    return office, None
