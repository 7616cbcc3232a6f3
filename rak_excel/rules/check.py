"""Check plans: every rule over everything that it looks at, told as findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.addresses import column_number
from rak_excel.language import Text
from rak_excel.model import Finding, Note, NoteKind, Plan, Severity
from rak_excel.model.frames import Findings
from rak_excel.reading import Unread, joined
from rak_excel.rules.catalogue import CATALOGUE, named_rules
from rak_excel.rules.engine.pairing import IndicatorPair, pairs_in
from rak_excel.rules.engine.report_subjects import report_subjects
from rak_excel.rules.engine.rule import Problem, Rule
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview, PlanReview
from rak_excel.rules.settings import Settings
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.offices import region_of

_Rules = Mapping[type, list[Rule]]
_Order = tuple[str, int, str, int, int, int, int]
_NUMBERS = {rule.code: number for number, rule in enumerate(CATALOGUE)}
_RANKS = {severity: severity.rank for severity in Severity}
# What the reader noticed itself, and what has nothing to do with what a cell means: it is told of a cell in question too.
_ALL_THE_SAME = frozenset({*map(str, NoteKind), "target-changes-within-indicator", "duplicate-indicator"})
_OTHER_YEAR = Text(
    "Rencana ini untuk tahun {year}, padahal ada file lain dari satuan kerja ini untuk tahun {usual}.",
    "This plan is of {year}, while there is another file of this office of {usual}.",
)


def check(
    plans: Plan | Iterable[Plan],
    unread: Iterable[Unread] = (),
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    settings: Settings | None = None,
    signed: Plan | None = None,
) -> Findings:
    """What is wrong with the plans, and with quarterly reports on them, in order of file, sheet and row.

    `select` and `ignore` take codes, families and names of rules, one or several, and come before the settings' own; an empty
    `select` means all. What a unit's submission cannot know is not held against it, nor against the rows that an
    office sends beside the submissions of its units. Two single-part plans of one office, year and revision are
    checked as one plan. `signed` is the plan that the reports should be about. Where the year of a plan is not known, rules of all years
    judge it. Raises UnknownRuleError for a name that no rule has.
    """
    settings = settings or Settings()
    plans = [plans] if isinstance(plans, Plan) else list(plans)
    rules = _rules(settings, select, ignore)
    found = [finding for each in unread for finding in _of_unread(each, rules, settings)]
    for_submissions = {subject: [rule for rule in its if not rule.whole] for subject, its in rules.items()}
    whole = joined(with_years_beside(plans, lambda plan: _office(plan)[0]))
    of_units = {_sent_for(plan) for plan in whole if plan.is_submission}
    for plan in whole:
        partial = bool(plan.sent_by) or _is_nobodys(plan) or (_sent_for(plan) in of_units and _lacks_a_part(plan))
        chosen = _of_year(plan.identity.year, for_submissions if partial else rules, settings)
        found += _of_plan(plan, chosen, settings, signed)
    return Findings(finding for _, finding in sorted(found, key=lambda each: each[0]))


def with_years_beside(plans: Sequence[Plan], office: Callable[[Plan], str]) -> list[Plan]:
    """The plans, with a note where most files of the same office are of another year; of as many, the latest counts."""
    years: dict[str, Counter[int]] = {}
    for plan in plans:
        if plan.identity.year and office(plan):
            years.setdefault(office(plan), Counter())[plan.identity.year] += 1
    usual = {each: max(counted, key=lambda year: (counted[year], year)) for each, counted in years.items()}
    return [_with_year_beside(plan, usual.get(office(plan))) for plan in plans]


def _with_year_beside(plan: Plan, usual: int | None) -> Plan:
    year = plan.identity.year
    if not (year and usual) or year == usual:
        return plan
    note = Note(NoteKind.OTHER_YEAR, _OTHER_YEAR.filled(year=year, usual=usual), None, str(year))
    return plan.but(notes=(*plan.notes, note))


def codes_judged(
    settings: Settings, year: int | None, *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str]:
    """The codes of the rules that these settings leave on for plans of a year, beside what is chosen as for `check`."""
    rules = _of_year(year, _rules(settings, select, ignore), settings)
    return frozenset(rule.code for its in rules.values() for rule in its)


def _rules(settings: Settings, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> _Rules:
    """The rules that are on, by what they look at."""
    names = _listed(select) or settings.select
    on = named_rules(names) if names else frozenset(_NUMBERS)
    off = named_rules((*settings.ignore, *_listed(ignore)))
    chosen: dict[type, list[Rule]] = {}
    for rule in CATALOGUE:
        if rule.code in on - off:
            chosen.setdefault(rule.subject, []).append(rule)
    return chosen


def _of_year(year: int | None, rules: _Rules, settings: Settings) -> _Rules:
    """The rules that judge plans of a year."""
    return {subject: [rule for rule in its if settings.judges(rule, year)] for subject, its in rules.items()}


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _office(plan: Plan) -> tuple[str, int | None]:
    region = region_of(plan.identity, plan.definition)
    return region.code if region else normalised(plan.identity.office), plan.identity.year


def _sent_for(plan: Plan) -> tuple[str, int | None, int]:
    """What submissions are of one thing: the office, the year, and the quarter where they are reports."""
    return (*_office(plan), quarter_of(plan.definition).number)


def _is_nobodys(plan: Plan) -> bool:
    """Whether our own form lost its identity sheet, so that it may as well be the submission of a unit."""
    return any(note.kind is NoteKind.IDENTITY_SHEET_MISSING for note in plan.notes)


def _lacks_a_part(plan: Plan) -> bool:
    filled = {part.id for part in plan.parts if any(indicator.filled for indicator in part.indicators)}
    return len(filled) < len(plan.definition.parts)


def _of_unread(unread: Unread, rules: _Rules, settings: Settings) -> Iterator[tuple[_Order, Finding]]:
    file = unread.source.file
    for rule in rules.get(Unread, ()):
        for problem in rule.judge(unread):
            yield (file, 0, "", 0, 0, 0, 0), _finding(rule, problem, file, None, settings)


def _of_plan(plan: Plan, rules: _Rules, settings: Settings, signed: Plan | None) -> Iterator[tuple[_Order, Finding]]:
    review = PlanReview(plan)
    is_report = plan.definition.is_report
    subjects = report_subjects(review, signed) if is_report else _subjects_in(review, rules)
    rules = {each: [rule for rule in its if rule.of_reports] for each, its in rules.items()} if is_report else rules
    sheets = {part.sheet: number for number, part in enumerate(plan.parts, 2)}
    files = {part.sheet: plan.source_of(part.id).file for part in reversed(plan.parts)}
    known = {*sheets, plan.definition.sheets.identity}  # the identity sheet first
    for subject in subjects:
        for rule in rules.get(type(subject), ()):
            for problem in rule.judge(subject):
                if problem.cell in review.questioned and rule.name not in _ALL_THE_SAME:
                    continue
                sheet = problem.cell.sheet if problem.cell else problem.sheet or ""
                file = files.get(sheet, plan.source.file)
                part = subject if isinstance(subject, PartReview) else getattr(subject, "part", None)
                if isinstance(part, PartReview) and part.sheet == sheet:
                    file = plan.source_of(part.definition.id).file  # two files may call their sheets alike
                beside = "" if sheet in known else sheet
                row, column = (problem.cell.row, column_number(problem.cell.column)) if problem.cell else (0, 0)
                place = (file, sheets.get(sheet, 1) if sheet else 0, beside, row, column)
                order = (*place, _RANKS[rule.severity], _NUMBERS[rule.code])
                yield order, _finding(rule, problem, file, plan.identity.office, settings)


def _subjects_in(review: PlanReview, rules: _Rules) -> Iterator[object]:
    """Everything in a plan that a rule may look at, pairs first; unfilled rows are left out."""
    if IndicatorPair in rules or IndicatorReview in rules:
        yield from pairs_in(review)
    yield review
    for part in review.parts:
        yield part
        yield from part.objectives
        for row in part.filled:
            yield row
            for line in row.activities:
                yield line
                yield from line.own_executors


def _finding(rule: Rule, problem: Problem, file: str, office: str | None, settings: Settings) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=settings.severities.get(rule.code, rule.severity_of(problem)),
        file=file,
        message=rule.message.filled(**problem.words),
        hint=problem.remedy or (rule.hint.filled(**problem.words) if "{" in rule.hint.id else rule.hint),
        cell=problem.cell,
        sheet=problem.cell.sheet if problem.cell else problem.sheet,
        office=office or None,
        value=problem.value,
        trial=settings.on_trial(rule),
    )
