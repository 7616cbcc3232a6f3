"""Offices that are known by their names: one spelling of each throughout the inputs of a roll-up, and those that are near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from rak_excel.definitions.loading import decode_definition
from rak_excel.language import Text
from rak_excel.model import Definition
from rak_excel.rolling_up.facts.facts import FileFacts, InputFacts, TypedBeside
from rak_excel.rolling_up.facts.rows import ActivityRow, Correction
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.names.named_offices import compared_name, is_listed, near_names
from rak_excel.vocabulary.names.regions import is_named, office_at

_NEAR = Text(
    'Nama kantor "{one}" mirip dengan "{two}", dan direkap sebagai dua kantor. Kalau kantornya sama, samakan namanya di sheet '
    "identitas file masing-masing, lalu rekap lagi.",
    'The office "{one}" has a name like "{two}", and they are rolled up as two offices. Where they are one, make the names on '
    "the identity sheets of their files the same and roll up again.",
)
_Spellings = Mapping[str, str]  # each code of an office by name, to the one that all inputs have from here on
_Typed = Mapping[str, TypedBeside]
_Of = TypeVar("_Of", FileFacts, ActivityRow)


def told_near(codes: Iterable[str], definition: Definition) -> Iterator[Text]:
    """A sentence on each two offices whose names may be of one: they are told, and never taken as one."""
    names = [office_at(code).name for code in codes if is_named(code)]
    yield from (_NEAR.filled(one=one, two=two) for one, two in near_names(names, definition))


def in_one_spelling(
    inputs: Sequence[InputFacts], guides: Sequence[InputFacts], previous: InputFacts | None, typed: _Typed
) -> tuple[list[InputFacts], list[InputFacts], InputFacts | None, _Typed]:
    """The same with each office by name in one spelling, that of the definition where it lists it."""
    every = [*inputs, *guides, *([previous] if previous else [])]
    spelt = _spellings(every)
    if not spelt:
        return [*inputs], [*guides], previous, typed
    return (
        [_respelt(facts, spelt) for facts in inputs],
        [_respelt(facts, spelt) for facts in guides],
        _respelt(previous, spelt) if previous else None,
        _beside(typed, spelt),
    )


def _spellings(every: Sequence[InputFacts]) -> _Spellings:
    """The codes that are to be written otherwise; none where all inputs write the same office the same way."""
    codes = Counter(file.region for facts in every for file in facts.files if is_named(file.region))
    codes.update(code for facts in every for code in _others(facts) if is_named(code))
    if not codes:
        return {}
    encoded = dict(sorted((id_, text) for facts in every for id_, text in facts.definitions.items()))
    definition = decode_definition(next(iter(encoded.values())))

    def rank(code: str) -> tuple[bool, bool, int, str]:
        name = office_at(code).name
        return not is_listed(name, definition), name.isupper(), -codes[code], name

    alike = grouped((compared_name(office_at(code).name, definition), code) for code in codes)
    return {code: best for each in alike.values() if (best := min(each, key=rank)) for code in each if code != best}


def _others(facts: InputFacts) -> set[str]:
    """The codes of offices that stand in an earlier roll-up without a file."""
    return {*facts.typed, *(region for region, _ in facts.settled), *(each.region for each in facts.corrections)}


def _respelt(facts: InputFacts, spelt: _Spellings) -> InputFacts:
    return facts.but(
        files=tuple(_moved(file, spelt) for file in facts.files),
        rows={identity: tuple(_moved(row, spelt) for row in rows) for identity, rows in facts.rows.items()},
        settled=tuple((spelt.get(region, region), note) for region, note in facts.settled),
        typed=_beside(facts.typed, spelt),
        corrections=tuple(_corrected(each, spelt) for each in facts.corrections),
    )


def _moved(one: _Of, spelt: _Spellings) -> _Of:
    return one.but(region=spelt[one.region]) if one.region in spelt else one


def _corrected(each: Correction, spelt: _Spellings) -> Correction:
    if each.region not in spelt:
        return each
    value = _moved(each.value, spelt) if isinstance(each.value, ActivityRow) else each.value
    return each.but(region=spelt[each.region], value=value)


def _beside(typed: _Typed, spelt: _Spellings) -> _Typed:
    found: dict[str, TypedBeside] = {}
    for code, each in typed.items():
        code_now = spelt.get(code, code)
        found[code_now] = found.get(code_now, TypedBeside()).over(each)
    return found
