"""Digests of what a merged plan says, to tell whether somebody edited the workbook after we wrote it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from rak_excel.model import Identity, Plan
from rak_excel.vocabulary.basics.texts import normalised, tidy


def content_digest(plan: Plan, typed: Iterable[tuple[str, str]] = ()) -> str:
    """The same for a plan and for its workbook read back. `typed` are the choices and the reasons on other sheets."""
    return _digest([*_identity(plan.identity), *_parts(plan), *(text for pair in sorted(typed) for text in pair)])


def rows_digest(plan: Plan) -> str:
    """The digest of the rows alone."""
    return _digest(_parts(plan))


def identity_digest(identity: Identity) -> str:
    """The digest of the identity sheet alone."""
    return _digest(_identity(identity))


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:32]


def _identity(identity: Identity) -> Iterator[str]:
    yield from (
        tidy(identity.office),
        identity.region or "",
        str(identity.year),
        str(identity.revision),
        tidy(identity.place),
    )
    yield str(identity.date)
    yield str(identity.acknowledged)
    for name, signatory in sorted(identity.signatories.items()):
        yield from (name, tidy(signatory.title), tidy(signatory.name), tidy(signatory.nip or ""))


def _parts(plan: Plan) -> Iterator[str]:
    for part in plan.parts:
        yield part.id
        for indicator in part.indicators:
            yield from (tidy(indicator.objective.text), tidy(indicator.text))
            yield tidy(indicator.target.text) if indicator.target else ""
            for activity in indicator.activities:
                yield from (tidy(activity.text), str(activity.periods))
                yield from sorted(normalised(executor.name) for executor in activity.executors)
                yield from (text for extra in sorted(activity.extras.items()) for text in extra)
