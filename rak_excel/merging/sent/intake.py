"""Which files take part: one office, one year, one definition; each content once, each unit's latest revision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from rak_excel.definitions.loading import encode_definition
from rak_excel.errors import UnclearOfficeError
from rak_excel.formats.opened.opening import as_argument
from rak_excel.language import Text
from rak_excel.merging.sent.entries import EntryFate, file_rank, unit_name
from rak_excel.merging.sent.one_definition import read_as
from rak_excel.merging.sent.refusals import nothing_left, offices_tie, other_base, refuse_to_revise, years_tie
from rak_excel.model import Definition, Plan
from rak_excel.model.definition import PLAN_COLUMNS
from rak_excel.model.plan import FlatRow
from rak_excel.reading.definitions import declared_alone, planned_by, with_columns_of
from rak_excel.reading.ledger import Unread
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact
from rak_excel.vocabulary.headings.headings import column_heading
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


def take_in(
    plans: Sequence[Plan],
    unread: Sequence[Unread] = (),
    *,
    base: Plan | None = None,
    region: str | None = None,
    year: int | None = None,
) -> Intake:
    """Sort files into those that take part and those that do not.

    Raises UnclearOfficeError where the files do not agree on an office or year and neither is given, where what is
    given is not that of `base`, or where `base` is the submission of one unit or lost the sheet of a part, and
    NothingToReadError, which names every file, where none is left.
    """
    if base is not None:
        refuse_to_revise(base)
    once, asides = _each_once(sorted(plans, key=file_rank))
    own = find_region(region).code if region is not None else office_key(base) if base else None
    office = _most(map(office_key, once), offices_tie) if own is None else own
    plan_year = year or _year(once, base, office)
    if base is not None and (reason := _elsewhere(base, office, plan_year)):
        raise other_base(base, reason)
    staying = _staying(once, asides, lambda plan: _misplaced(plan, office, plan_year))
    staying = _staying(staying, asides, _agreement_only)
    if base is not None or len(staying) > 1:
        staying = _staying(staying, asides, _already_merged)
    if not staying and base is None:
        raise nothing_left(_told(asides, unread))
    usual = base.definition if base else planned_by(_definition(staying), staying)
    every = _with_columns_of(usual, staying, base)
    staying = _staying(staying, asides, lambda plan: _other_template(plan, every))
    staying = _staying(staying, asides, lambda plan: _other_periods(plan, every))
    if not staying and base is None:
        raise nothing_left(_told(asides, unread))
    staying = _latest_revisions(staying, every, asides)
    definition = _with_columns_of(usual, staying, base)  # what is set aside gives the plan no columns
    latest = [read_as(plan, definition) for plan in staying]
    name, code = _named(office, [*([base] if base else []), *latest], definition)
    return Intake(tuple(sorted(latest, key=file_rank)), tuple(asides), definition, name, code, plan_year)


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


def _misplaced(plan: Plan, office: str, year: int | None) -> Text | None:
    """Why a submission belongs to another office or year, and what to do about it."""
    reason = _elsewhere(plan, office, year)
    remedy = Text(
        "{reason} Jika salah isi, perbaiki sheet {sheet} di file itu lalu gabung lagi; jika benar, keluarkan dari folder, "
        "atau gabung dengan {option}.",
        "{reason} If that is a mistake, correct its sheet {sheet} and merge again; if not, take it out of the folder, or merge "
        "with {option}.",
    )
    option = "--region" if _elsewhere(plan, office, None) else "--year"
    return remedy.filled(reason=reason, option=option, sheet=plan.definition.sheets.identity) if reason else None


def _agreement_only(plan: Plan) -> Text | None:
    if not plan.is_agreement:
        return None
    return Text(
        "File ini Perjanjian Kinerja, tanpa kegiatan; targetnya tidak ikut digabung. Keluarkan dari folder kiriman.",
        "This file is a Perjanjian Kinerja without activities; its targets are not merged. Take it out of the folder.",
    )


def _already_merged(plan: Plan) -> Text | None:
    if not plan.merged:
        return None
    return Text(
        "File ini hasil gabungan. Untuk membawa pilihan dan isian di dalamnya pakai --decisions {file}; untuk merevisinya pakai "
        "--base {file}; kalau tidak, keluarkan dari folder kiriman.",
        "This file is a merged plan. To carry over what was chosen and typed in it use --decisions {file}; to revise it use "
        "--base {file}; otherwise take it out of the folder.",
    ).filled(file=as_argument(plan.source.file))


def _other_template(plan: Plan, definition: Definition) -> Text | None:
    """A file has parts, or entries in columns or further sheets, for which the office's definition has no place."""
    used = {(row.part, id_) for row in plan.rows() for id_ in row.further} | {(part.id, "") for part in plan.parts}
    used |= {(sheet, id_) for sheet, rows in plan.further.items() for row in rows for id_ in row.entries}
    named = plan.definition.places
    lacking = dict.fromkeys(name for at, name in named.items() if at in used - definition.places.keys())
    lacking |= dict.fromkeys(_without_column(plan, definition))
    if not lacking:
        return None
    return Text(
        "Berisi {what}, yang tidak ada di format kantor ini ({own}). Minta unitnya mengisi format kantor ini, atau keluarkan dari folder.",
        "Has {what}, for which the template of this office ({own}) has no place. Ask the unit to fill in that template, or take the file out of the folder.",
    ).filled(what=", ".join(lacking), own=definition.id)


def _without_column(plan: Plan, definition: Definition) -> Iterator[str]:
    """The headings of the columns with entries that the form of the office's part does not have."""
    there = {part.id: part for part in definition.parts}
    forms = {id_: part for id_, part in there.items() if not all(map(part.has, PLAN_COLUMNS))}
    for row in plan.rows() if forms else ():
        own = forms.get(row.part)
        for column in _filled(row) if own else ():
            if own and not own.has(column):
                yield column_heading(column, own, definition)


def _filled(row: FlatRow) -> Iterator[str]:
    """The columns of a plan in which a row has an entry; a number says nothing by itself, nor an objective that no cell has."""
    activity, target, roles = row.activity, row.indicator.target, row.plan_part.columns.roles
    said = {"target": target and target.text.strip()}
    said |= {"objective": row.indicator.objective.text.strip()} if "objective" in roles else {}
    if activity:
        said |= {"activity": activity.text.strip(), "executor": activity.executors_text.strip()}
        said |= {"schedule": "".join(activity.marks.values())}
    return (column for column, text in said.items() if text)


def _other_periods(plan: Plan, definition: Definition) -> Text | None:
    """Ticks of quarters and of months are not put together: what one of the other means is for the office to say."""
    for part in plan.parts:
        own, there = plan.definition.part(part.id).schedule, definition.part(part.id).schedule
        if own.calendar != there.calendar and any(each.filled for each in part.indicators):
            return _PERIODS.filled(sheet=part.sheet, own=own.name.lower(), there=there.name.lower())
    return None


_PERIODS = Text(
    "Jadwal {sheet} di file ini per {own}, sedangkan rencana kantor ini per {there}. Samakan kolom jadwalnya, lalu gabung lagi.",
    "The schedule of {sheet} is by other periods here ({own}) than in the office's plan ({there}). Make them agree and "
    "merge again.",
)


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
