"""One finding once: whatever plan, copy or roll-up brought it, and whatever language it was written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rak_excel.language import Language, Text
from rak_excel.rolling_up.facts.facts import FindingIdentity, NoteRow
from rak_excel.rolling_up.facts.one_fact import cells_named, without_those_named

_QUOTED_OR_NUMBER = re.compile(r'"[^"]*"|\d+')


def without_doubles(sources: Iterable[Sequence[NoteRow]]) -> tuple[NoteRow, ...]:
    """The findings of all sources, each once, whatever the order of the sources.

    A plan that was read itself has both languages, and its words go before those of a roll-up; an Indonesian and an
    English roll-up give one language each.
    """
    found: dict[FindingIdentity, list[list[NoteRow]]] = {}
    for notes in without_those_named(sources):
        for identity, told in _by_identity(notes).items():
            places = found.setdefault(identity, [])
            for number, variants in enumerate(told):
                if number == len(places):
                    places.append([])
                places[number] += variants
    return tuple(_where_it_stands(_one(variants), variants) for places in found.values() for variants in places)


def _where_it_stands(note: NoteRow, variants: Iterable[NoteRow]) -> NoteRow:
    """A roll-up of an earlier version does not say in which row and column; another input may."""
    if note.standing is not None:
        return note
    standing = next((each.standing for each in variants if each.standing is not None), None)
    return replace(note, standing=standing) if standing else note


def _by_identity(notes: Iterable[NoteRow]) -> dict[FindingIdentity, list[list[NoteRow]]]:
    """Of each identity the findings that one source tells apart, in an order that no language changes."""
    listed: dict[FindingIdentity, list[NoteRow]] = {}
    for note in notes:
        listed.setdefault(note.identity, []).append(note)
    return {identity: list(_told_apart(alike)) for identity, alike in listed.items()}


def _told_apart(alike: Sequence[NoteRow]) -> Iterator[list[NoteRow]]:
    """One fault of a cell in two languages quotes and counts the same; two faults of it do not."""
    if len(alike) == 1:
        yield list(alike)
        return
    by_quoted: dict[tuple[str, ...], list[NoteRow]] = {}
    for note in alike:
        by_quoted.setdefault(tuple(_QUOTED_OR_NUMBER.findall(note.message.id)), []).append(note)
    yield from (by_quoted[quoted] for quoted in sorted(by_quoted))


def _one(variants: Sequence[NoteRow]) -> NoteRow:
    if len(variants) == 1:
        return variants[0]
    most = max(len(cells_named(note)) for note in variants)
    variants = [note for note in variants if len(cells_named(note)) == most or note.language is None]
    if own := [note for note in variants if note.language is None]:
        return min(own, key=_words)
    indonesian, english = _best(variants, "id"), _best(variants, "en")
    if indonesian is None or english is None:
        return min(variants, key=_words)
    return replace(
        indonesian,
        message=Text(indonesian.message.id, english.message.en),
        hint=Text(indonesian.hint.id, english.hint.en),
        language=None,
    )


def _best(variants: Sequence[NoteRow], language: Language) -> NoteRow | None:
    """The finding in this language; a roll-up also carries sentences that it took over in the other one."""
    others = {note.message.id for note in variants if note.language != language}
    own = [note for note in variants if note.language == language]
    return min([note for note in own if note.message.id not in others] or own, key=_words, default=None)


def _words(note: NoteRow) -> tuple[str, ...]:
    return note.message.id, note.hint.id, note.message.en, note.hint.en, note.severity, note.file
