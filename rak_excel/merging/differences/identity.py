"""The identity sheet of the merged plan, from those of its files."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decisions, Difference, Saying, settle, settled_as_typed
from rak_excel.merging.differences.identity_fields import (
    Fields,
    Submitted,
    about_field,
    fields_of,
    submitted,
    typed_fields,
    with_fields,
)
from rak_excel.merging.differences.typed_identity import with_typed
from rak_excel.merging.sent.entries import file_rank
from rak_excel.merging.sent.intake import Intake
from rak_excel.model import Cell, Identity, Origin, Plan, Signatory
from rak_excel.model.definition_words import IdentityWords
from rak_excel.reading.merged_plans.own_values import Own, own_nip, own_words
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.answers import read_date
from rak_excel.vocabulary.entries.ticks import stands_for_nothing


def own_date(text: str, months: Sequence[str]) -> Own[str] | Text:
    """The date as the identity asks for it, by its ISO form; shown as people write dates."""
    date = read_date(tidy(text))
    if date is None:
        return _NO_DATE
    iso = date.isoformat()
    return Own(normalised(iso), f"{date.day} {months[date.month - 1]} {date.year}", iso)


_NO_DATE = Text(
    "Tulis tanggal yang ada, misalnya 22 Januari 2020.", "Write a date that exists, such as 22 Januari 2020."
)


_CELLS = {"date": "day"}  # where a field of several cells is shown


def unite_identity(
    intake: Intake, base: Plan | None, decisions: Decisions
) -> tuple[Identity, Submitted, tuple[Difference, ...]]:
    """The office's identity, what its files say of each field, and what they say differently.

    A plan that is revised speaks for itself. What people typed into the plan that the decisions were made in comes
    before what the files and the revised plan say, and settles what the files say differently.
    """
    ask = _Asking([base] if base else list(intake.plans), decisions)
    said = _submitted(ask, intake, base)
    identity = with_what_was_typed(said, decisions, intake.definition.identity, over=base is not None)
    typed, written = decisions.identity, decisions.submitted
    if typed is None or written is None or _other_office(typed, said):
        return identity, submitted(said), tuple(ask.differences)
    now = fields_of(said)
    by_hand = typed_fields(typed, written, now)
    # A plan that does not tell what the submissions said does not tell what of it was typed.
    certain = {name: text for name, text in by_hand.items() if name in written or text != now.get(name)}
    return identity, submitted(said, by_hand, written), ask.settled(certain)


def with_what_was_typed(said: Identity, decisions: Decisions, words: IdentityWords, *, over: bool) -> Identity:
    """What was `said` with what people typed into an earlier result, unless that is another office's.

    An earlier result that does not tell what was typed fills what is blank.
    """
    typed = decisions.identity
    if typed is None or _other_office(typed, said):
        return said
    if decisions.submitted is None:
        return with_typed(said, typed, words, over=over)
    filled = replace(
        said, **{each: getattr(said, each) or getattr(typed, each) for each in ("office", "region", "year")}
    )
    return with_fields(filled, typed_fields(typed, decisions.submitted, fields_of(said)))


def _other_office(one: Identity, other: Identity) -> bool:
    return bool(one.office and other.office) and normalised(one.office) != normalised(other.office)


def _submitted(ask: _Asking, intake: Intake, base: Plan | None) -> Identity:
    words = intake.definition.identity
    place = ask("place", words.place, lambda identity: identity.place)
    months = words.months
    date = ask(
        "date",
        words.day,
        lambda identity: identity.date.isoformat() if identity.date else "",
        partial(_dated, months),
        own=partial(own_date, months=months),
    )
    signatories = {}
    for signatory, own in words.signatories.items():
        title = ask(f"{signatory}.title", f"{own.label}: {words.signatory_title}", _of(signatory, "title"))
        name = ask(f"{signatory}.name", f"{own.label}: {words.signatory_name}", _of(signatory, "name"))
        number = _number_of(signatory, ask.typed_name(signatory) or name)
        nip = ask(f"{signatory}.nip", f"{own.label}: {words.signatory_nip}", number, own=own_nip) if own.nip else ""
        said = title or name or nip  # of whom nothing is said the form shows the usual title
        signatories[signatory] = Signatory(title if said else own.titles[0], name, nip or None)
    return Identity(
        office=intake.office,
        region=intake.region,
        year=intake.year,
        revision=_revision(intake.plans, base),
        whole_office=True,
        place=place,
        # A revision is signed anew: with the date of the plan that it revises it would be a false paper.
        date=datetime.date.fromisoformat(date) if date and base is None else None,
        signatories=signatories,
        acknowledged=any(plan.identity.acknowledged for plan in ask.plans),
    )


class _Asking:
    """Asks all files for one field of the identity sheet after the other, and keeps the contradictions."""

    def __init__(self, plans: Sequence[Plan], decisions: Decisions) -> None:
        self.plans = plans
        self._decisions = decisions
        self.differences: list[Difference] = []
        self._readers: dict[str, Callable[[str], Own[str] | Text]] = {}

    def __call__(
        self,
        field: str,
        label: str,
        value: Callable[[Identity], str],
        shown: Callable[[str], str] = str,
        own: Callable[[str], Own[str] | Text] = own_words,
    ) -> str:
        """The value of a field, asked under its `label`; candidates read as `shown`, one's own is read by `own`."""
        question = about_field(field, label)
        sayings = [replace(each, text=shown(each.value)) for each in self._sayings(field, value)]
        said, difference = settle(question, sayings, self._decisions, own)
        if difference:
            self.differences.append(difference)
            self._readers[field] = own
        return said or ""

    def typed_name(self, signatory: str) -> str:
        """The name that people typed over what the submissions said of who signs; "" where they typed none."""
        own, written, field = self._decisions.identity, self._decisions.submitted, f"{signatory}.name"
        name = fields_of(own).get(field, "") if own and written is not None else ""
        return name if name != (written or {}).get(field, "") else ""

    def settled(self, typed: Fields) -> tuple[Difference, ...]:
        """The contradictions, settled where people typed on the identity sheet what counts."""
        return tuple(self._settled(each, typed.get(each.question.slot.name, "")) for each in self.differences)

    def _settled(self, difference: Difference, typed: str) -> Difference:
        own = self._readers[difference.question.slot.name](typed) if typed else None
        if not isinstance(own, Own):
            return difference
        self._decisions.applied.add(difference.question.code)
        return settled_as_typed(difference, own)

    def _sayings(self, field: str, value: Callable[[Identity], str]) -> Iterable[Saying[str]]:
        for plan in self.plans:
            text = value(plan.identity).strip()
            if text and not stands_for_nothing(text, plan.definition.marks):
                cell = plan.identity.cells.get(_CELLS.get(field, field), Cell(plan.definition.sheets.identity, 1, "A"))
                order, sha256, file = file_rank(plan)
                origin = Origin(plan.source.file, cell.sheet, cell.address)
                yield Saying(normalised(text), text, text, origin, (order, 0, sha256, file))


def _dated(months: Sequence[str], date: str) -> str:
    """22 Januari 2020 for 2020-01-22."""
    year, month, day = map(int, date.split("-"))
    return f"{day} {months[month - 1]} {year}"


def _of(signatory: str, what: str) -> Callable[[Identity], str]:
    return lambda identity: getattr(identity.signatories.get(signatory, Signatory()), what) or ""


def _number_of(signatory: str, name: str) -> Callable[[Identity], str]:
    """The NIP of who is named so, as far as an identity names nobody else: it would be that of another person."""

    def number(identity: Identity) -> str:
        own = identity.signatories.get(signatory, Signatory())
        return (own.nip or "") if not name or normalised(own.name) in {"", normalised(name)} else ""

    return number


def _revision(plans: Sequence[Plan], base: Plan | None) -> int:
    """The next revision of a plan that is revised; else what most files say, the higher of equally many."""
    if base is not None:
        return base.identity.revision + 1
    counts = Counter(plan.identity.revision for plan in plans)
    return max(counts, key=lambda revision: (counts[revision], revision), default=0)
