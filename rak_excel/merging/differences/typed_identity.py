"""What people typed on the identity sheet of a merged plan, carried into the next merge."""

from __future__ import annotations

from dataclasses import replace

from rak_excel.model import Identity, Signatory
from rak_excel.model.definition_words import IdentityWords
from rak_excel.vocabulary.basics.texts import normalised


def with_typed(said: Identity, typed: Identity, words: IdentityWords, *, over: bool) -> Identity:
    """What was `said`, its blanks filled with what was typed; what was typed comes first where it goes `over`."""
    first, second = (typed, said) if over else (said, typed)
    nobody = Signatory()
    signatories = {
        name: _signatory(
            first.signatories.get(name, nobody), second.signatories.get(name, nobody), words.signatories[name].titles[0]
        )
        for name in words.signatories
        if name in said.signatories or name in typed.signatories
    }
    return replace(
        said,
        office=said.office or typed.office,
        region=said.region or typed.region,
        year=said.year or typed.year,
        place=first.place or second.place,
        date=first.date or second.date,
        signatories=signatories,
        acknowledged=typed.acknowledged or (said.acknowledged and not over),
    )


def _signatory(first: Signatory, second: Signatory, usual: str) -> Signatory:
    """One person out of two sayings. A title without a name counts little where it is the usual one: we wrote it."""
    if not first.name and first.title in {"", usual}:
        return Signatory(second.title or first.title, second.name, first.nip or second.nip)
    same = not first.name or not second.name or normalised(first.name) == normalised(second.name)
    nip = first.nip or (second.nip if same else None)
    return Signatory(first.title or second.title, first.name or second.name, nip)


def carried(typed: Identity, merged: Identity) -> bool:
    """Whether the merged plan's identity sheet says all that was typed."""
    plain = ("office", "region", "year", "revision", "place", "date", "acknowledged")
    return all(getattr(typed, name) == getattr(merged, name) for name in plain) and same_people(typed, merged)


def same_people(one: Identity, other: Identity) -> bool:
    """Whether the same people sign under the same titles."""
    return all(_people(one, name) == _people(other, name) for name in {*one.signatories, *other.signatories})


def _people(identity: Identity, name: str) -> tuple[str, ...]:
    own = identity.signatories.get(name, Signatory())
    return tuple(normalised(text) for text in (own.title, own.name, own.nip or ""))
