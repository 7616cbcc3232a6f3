"""Which indicators of different offices are the same: by row key, by wording, or by what the province confirmed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import Alias
from rak_excel.rolling_up.facts.rows import ActivityRow
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.entries.wordings import (
    Wordings,
    fill_wording,
    key_and_occurrence,
    key_with_occurrence,
)
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import is_named, office_at, regions

_NEAR = 80.0  # of 100: from here on a wording is shown as perhaps the same
_OFFICE = "{office}"


class Group(Record):
    """One indicator as the offices share it: a row of the comparison.

    `code` is the definition's key (`S8.1#2` for a second occurrence), or one of ours (`L01`) where the definition
    does not know the indicator.
    """

    code: str
    part: str
    text: str
    objective: str
    unit: str | None = None
    lower_is_better: bool = False
    national: str = ""
    defined: bool = False


class NearMatch(Record):
    """A wording that is like an indicator and not the same. `answer` is the province's, None while there is none.

    `text` and `like` are both as the first of the offices would write them; `wording` is the text as it is compared.
    """

    part: str
    wording: str
    text: str
    key: str
    like: str
    score: int
    offices: tuple[str, ...]
    answer: bool | None = None


class Alignment(Record):
    """`codes` is by region, part and ordinal; `groups` are in the order in which they are shown."""

    codes: Mapping[tuple[str, str, int], str]
    groups: tuple[Group, ...]
    near: tuple[NearMatch, ...] = ()


class WrittenIndicator(Record):
    """An indicator as one office wrote it; `wording` has {office} in place of the office's name."""

    region: str
    part: str
    ordinal: int
    text: str
    objective: str
    key: str
    wording: str


def align(
    rows: Iterable[ActivityRow], definition: Definition, year: int | None, aliases: Sequence[Alias] = ()
) -> Alignment:
    """Give every office's indicators the code of the indicator that they are.

    Equal row keys are the same, then equal wordings (the office's own name apart), then wordings that `aliases` calls
    the same. A near match that nobody confirmed stays an indicator of its own and is listed in `near`.
    """
    return align_written(written_in(rows, definition), definition, year, aliases)


def align_written(
    written: Sequence[WrittenIndicator], definition: Definition, year: int | None, aliases: Sequence[Alias] = ()
) -> Alignment:
    """The same for indicators that are no rows of plans, as those of reports."""
    answers = {(alias.part, alias.wording): alias for alias in aliases}
    bases: dict[int, str | None] = {}  # the key of the definition's indicator; None where nobody confirmed any
    for each in written:
        answer = answers.get((each.part, each.wording))
        confirmed = answer and answer.same and definition.part_of.get(answer.key) == each.part
        bases[id(each)] = known_key(each, definition, year) or (answer.key if answer and confirmed else None)
    own = _own_codes([each for each in written if bases[id(each)] is None], definition)
    seen = Counter[tuple[str, str]]()  # to each office the nth occurrence of an indicator gets a code of its own
    codes: dict[tuple[str, str, int], str] = {}
    firsts: dict[str, WrittenIndicator] = {}
    for each in sorted(written, key=lambda each: not (each.key or _is_below_its_own(each, definition, year))):
        base = bases[id(each)] or own[each.part, each.wording]
        seen[each.region, base] += 1
        code = key_with_occurrence(base, seen[each.region, base])
        codes[each.region, each.part, each.ordinal] = code
        firsts.setdefault(code, each)
    groups = tuple(_groups(firsts, definition, year))
    return Alignment(codes, groups, tuple(_near(written, own, definition, year, aliases)))


def known_key(written: WrittenIndicator, definition: Definition, year: int | None) -> str | None:
    """The key of the definition's indicator that this is by its row key, else by its wording; None where by neither."""
    wordings = Wordings(definition, written.part, _office_of(written.region, definition), year)
    key = key_and_occurrence(written.key)[0]
    if key and definition.part_of.get(key) == written.part and wordings.counts(key, written.text):
        return key
    return wordings.key_of(written.text, written.objective)


def _is_below_its_own(written: WrittenIndicator, definition: Definition, year: int | None) -> bool:
    """Whether it stands below the objective of the definition's indicator: then it is that, and others a further occurrence."""
    wordings = Wordings(definition, written.part, _office_of(written.region, definition), year)
    return wordings.key_below(written.text, written.objective) is not None


def general_wording(text: str, region: str, definition: Definition) -> str:
    """The text as it compares with other offices': normalised, with {office} for the office's own name."""
    office = normalised(_office_of(region, definition))
    words = f" {normalised(text)} "
    return (words.replace(f" {office} ", f" {_OFFICE} ") if office else words).strip()


def written_in(rows: Iterable[ActivityRow], definition: Definition) -> list[WrittenIndicator]:
    """The indicators of the rows, each once, in their order."""
    found: dict[tuple[str, str, int], WrittenIndicator] = {}
    for row in rows:
        at = (row.region, row.part, row.ordinal)
        if at not in found:
            wording = general_wording(row.indicator, row.region, definition)
            found[at] = WrittenIndicator(*at, row.indicator, row.objective, row.key, wording)
    return list(found.values())


def _own_codes(written: Sequence[WrittenIndicator], definition: Definition) -> dict[tuple[str, str], str]:
    """Codes for indicators that the definition does not know: part by part, the most frequent first."""
    offices: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in written:
        offices[each.part, each.wording].add(each.region)
    order = [part.id for part in definition.parts]
    ranked = sorted(offices, key=lambda at: (order.index(at[0]), -len(offices[at]), at[1]))
    return {at: f"L{number:02}" for number, at in enumerate(ranked, 1)}


def _groups(firsts: Mapping[str, WrittenIndicator], definition: Definition, year: int | None) -> list[Group]:
    order = {key: number for number, key in enumerate(definition.indicators)}
    parts = [part.id for part in definition.parts]

    def place(code: str) -> tuple[int, bool, int, str, int]:
        key, nth = key_and_occurrence(code)
        return parts.index(firsts[code].part), key not in order, order.get(key, 0), key, nth

    return [_group(code, firsts[code], definition, year) for code in sorted(firsts, key=place)]


def _group(code: str, first: WrittenIndicator, definition: Definition, year: int | None) -> Group:
    key, nth = key_and_occurrence(code)
    indicator = definition.indicators.get(key)
    if indicator is None:
        return Group(code, first.part, first.text, first.objective)
    objective = next(each for each in definition.objectives if indicator in each.indicators)
    return Group(
        code,
        first.part,
        fill_wording(indicator.text, definition.offices.short, year),
        fill_wording(objective.text, definition.offices.short, year),
        indicator.unit,
        indicator.polarity == "lower",
        indicator.national,
        defined=nth == 1,
    )


def _near(
    written: Sequence[WrittenIndicator],
    own: Mapping[tuple[str, str], str],
    definition: Definition,
    year: int | None,
    aliases: Sequence[Alias],
) -> list[NearMatch]:
    """Near matches without an answer, and after them the answers given, so that the sheet keeps them."""
    offices: dict[tuple[str, str], set[str]] = defaultdict(set)
    firsts: dict[tuple[str, str], WrittenIndicator] = {}
    for each in written:
        offices[each.part, each.wording].add(each.region)
        firsts.setdefault((each.part, each.wording), each)
    answered = {(alias.part, alias.wording) for alias in aliases}
    found = []
    for at in own:
        if at not in answered and (likest := _likest(firsts[at], definition, year)):
            key, score = likest
            like = _like(key, firsts[at], definition, year)
            found.append(NearMatch(*at, firsts[at].text, key, like, round(score), tuple(sorted(offices[at]))))
    for alias in aliases:
        at = alias.part, alias.wording
        text = firsts[at].text if at in firsts else alias.text or alias.wording
        like = _like(alias.key, firsts.get(at), definition, year)
        found.append(NearMatch(*at, text, alias.key, like, alias.score, tuple(sorted(offices[at])), alias.same))
    return found


def _likest(written: WrittenIndicator, definition: Definition, year: int | None) -> tuple[str, float] | None:
    """The key of the definition's indicator that is worded most like this one, and its likeness; None where none is."""
    wordings = Wordings(definition, written.part, _office_of(written.region, definition), year).by_key()
    if not wordings:
        return None
    wanted = normalised(written.text)
    found = process.extractOne(wanted, wordings, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
    return (found[2], found[1]) if found else None


def _like(key: str, written: WrittenIndicator | None, definition: Definition, year: int | None) -> str:
    """The definition's wording of an indicator, as the office of `written` would write it."""
    office = _office_of(written.region, definition) if written else ""
    indicator = definition.indicators.get(key)
    return fill_wording(indicator.text, office or definition.offices.short, year) if indicator else ""


def _office_of(region: str, definition: Definition) -> str:
    return short_office_name(office_at(region), definition) if region in regions() or is_named(region) else ""
