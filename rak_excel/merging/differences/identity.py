"""The identity sheet of the merged plan, from those of its files."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from rak_excel.language import Text
from rak_excel.merging.differences import identity_fields as fields
from rak_excel.merging.differences.differences import Decisions, Difference, Saying, settle, settled_as_typed
from rak_excel.merging.sent.entries import file_rank
from rak_excel.merging.sent.intake import Intake
from rak_excel.model import Cell, Identity, Origin, Plan, Signatory
from rak_excel.model.words import IdentityWords
from rak_excel.reading.merged_plans.own_values import Own, own_nip, own_words
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.entries.ticks import read_date, stands_for_nothing


def own_date(text: str, words: IdentityWords) -> Own[str] | Text:
    """The date as the identity asks for it, by its ISO form; shown as people write dates."""
    date = read_date(tidy(text))
    if date is None:
        return _NO_DATE
    iso = date.isoformat()
    return Own(normalised(iso), words.written(date), iso)


_NO_DATE = Text(
    "Tulis tanggal yang ada, misalnya 22 Januari 2020.", "Write a date that exists, such as 22 Januari 2020."
)


_CELLS = {"date": "day"}  # where a field of several cells is shown


def unite_identity(
    intake: Intake, base: Plan | None, decisions: Decisions
) -> tuple[Identity, fields.Submitted, tuple[Difference, ...]]:
    """The office's identity, what its files say of each field, and what they say differently.

    A plan that is revised speaks for itself. What people typed into the plan that the decisions were made in comes
    before what the files and the revised plan say, and settles what the files say differently.
    """
    ask = _Asking([base] if base else list(intake.plans), decisions, signed=intake.signed)
    said = _submitted(ask, intake, base)
    identity = with_what_was_typed(said, decisions, intake.definition.identity, over=base is not None)
    typed, written = decisions.identity, decisions.submitted
    if typed is None or written is None or _other_office(typed, said):
        return identity, fields.submitted(said, {}, {}), tuple(ask.differences)
    now = fields.fields_of(said)
    by_hand = fields.typed_fields(typed, written, now)
    # A plan that does not tell what the submissions said does not tell what of it was typed.
    certain = {name: text for name, text in by_hand.items() if name in written or text != now.get(name)}
    return identity, fields.submitted(said, by_hand, written), ask.settled(certain)


def with_what_was_typed(said: Identity, decisions: Decisions, words: IdentityWords, *, over: bool) -> Identity:
    """What was `said` with what people typed into an earlier result, unless that is another office's.

    An earlier result that does not tell what was typed fills what is blank.
    """
    typed = decisions.identity
    if typed is None or _other_office(typed, said):
        return said
    if decisions.submitted is None:
        return fields.with_typed(said, typed, words, over=over)
    filled = said.but(**{each: getattr(said, each) or getattr(typed, each) for each in ("office", "region", "year")})
    return fields.with_fields(filled, fields.typed_fields(typed, decisions.submitted, fields.fields_of(said)))


def untyped(decisions: Decisions, chosen: Iterable[str]) -> Decisions:
    """The decisions without what was typed on the identity sheet about questions that were decided since, by their codes."""
    typed, written, codes = decisions.identity, decisions.submitted, set(chosen)
    if typed is None or written is None:
        return decisions
    names = [name for name in fields.fields_of(typed) if fields.about_field(name).code in codes]
    return replace(decisions, identity=fields.with_fields(typed, {name: written.get(name, "") for name in names}))


def _other_office(one: Identity, other: Identity) -> bool:
    return bool(one.office and other.office) and normalised(one.office) != normalised(other.office)


def _submitted(ask: _Asking, intake: Intake, base: Plan | None) -> Identity:
    words = intake.definition.identity
    place = ask("place", words.place, lambda identity: identity.place)
    date = ask(
        "date",
        words.day,
        lambda identity: identity.date.isoformat() if identity.date else "",
        lambda iso: words.written(datetime.date.fromisoformat(iso)),
        own=partial(own_date, words=words),
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
        revision=intake.signed.identity.revision if intake.signed else _revision(intake.plans, base),
        whole_office=True,
        place=place,
        # A revision is signed anew: with the date of the plan that it revises it would be a false paper.
        date=datetime.date.fromisoformat(date) if date and base is None else None,
        signatories=signatories,
        acknowledged=any(plan.identity.acknowledged for plan in ask.plans),
    )


class _Asking(Struct):
    """Asks all files for one field of the identity sheet after the other, and keeps the contradictions."""

    plans: Sequence[Plan]
    decisions: Decisions
    differences: list[Difference] = []
    readers: dict[str, Callable[[str], Own[str] | Text]] = {}
    signed: Plan | None = None  # the plan that is reported, which comes behind all reports

    def __call__(
        self,
        name: str,
        label: str,
        value: Callable[[Identity], str],
        shown: Callable[[str], str] = str,
        own: Callable[[str], Own[str] | Text] = own_words,
    ) -> str:
        """The value of a field, asked under its `label`; candidates read as `shown`, one's own is read by `own`."""
        sayings = [each.but(text=shown(each.value)) for each in self._sayings(name, value)]
        said, difference = settle(fields.about_field(name, label), sayings, self.decisions, own)
        if difference:
            self.differences.append(difference)
            self.readers[name] = own
        return said or ""

    def typed_name(self, signatory: str) -> str:
        """The name that people typed over what the submissions said of who signs; "" where they typed none."""
        own, written, about = self.decisions.identity, self.decisions.submitted, f"{signatory}.name"
        name = fields.fields_of(own).get(about, "") if own and written is not None else ""
        return name if name != (written or {}).get(about, "") else ""

    def settled(self, typed: fields.Fields) -> tuple[Difference, ...]:
        """The contradictions, settled where people typed on the identity sheet what counts."""
        for at, difference in enumerate(self.differences):
            name = difference.question.slot.name
            own = self.readers[name](typed[name]) if typed.get(name) else None
            if isinstance(own, Own):
                self.decisions.applied.add(difference.question.code)
                self.differences[at] = settled_as_typed(difference, own)
        return tuple(self.differences)

    def _sayings(self, name: str, value: Callable[[Identity], str]) -> Iterable[Saying[str]]:
        for plan in self.plans:
            text = value(plan.identity).strip()
            if text and not stands_for_nothing(text, plan.definition.marks):
                cell = plan.identity.cells.get(_CELLS.get(name, name), Cell(plan.definition.sheets.identity, 1, "A"))
                order, sha256, file = file_rank(plan)
                origin = Origin(plan.source.file, cell.sheet, cell.address)
                yield Saying(normalised(text), text, text, origin, ((plan is self.signed, *order), 0, sha256, file))


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
