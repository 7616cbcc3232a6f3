"""The identity of a merged plan field by field: what people typed over what the submissions said comes first.

A merged plan keeps what the submissions said of each field when it was written. What differs from that was typed, and
is a decision, in every later merge too: it does not become what the submissions say by being carried.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from rak_excel.language import Text
from rak_excel.merging.differences.differences import Decision, Question
from rak_excel.merging.differences.fields import Field
from rak_excel.merging.differences.sent_before import value_of
from rak_excel.merging.sent.entries import Slot
from rak_excel.model import Identity, Signatory
from rak_excel.model.words import IdentityWords
from rak_excel.reading.merged_plans.choices import Questions, in_plan, said_in_plan
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import normalised, tidy

Fields = Mapping[str, str]
_YES, _NO = "ya", "tidak"
_ACKNOWLEDGED = "acknowledged"
_DECIDED = ("place", "date", _ACKNOWLEDGED)  # beside these all of who signs; the office and year come from the files
_OF_ONE_PERSON = ("title", "name", "nip")
_KEPT_IN_REVISION = Text(
    '{label} "{typed}" yang diketik di {file} tetap dipakai; rencana yang direvisi menyebut "{said}".',
    '{label}: "{typed}" as typed into {file} is kept; the plan that is revised says "{said}".',
)
_KEPT = Text(
    '{label} "{typed}" yang diketik di {file} tetap dipakai; kiriman menyebut "{said}".',
    '{label}: "{typed}" as typed into {file} is kept; the submissions say "{said}".',
)


class Submitted(Record):
    """What the submissions say of each field, and what was `typed` in its place.

    `kept` is what they say, but where they came to say what was typed, as before.
    """

    said: Fields = {}
    kept: Fields = {}
    typed: Fields = {}


def fields_of(identity: Identity) -> dict[str, str]:
    """Each field as text, so that it can be kept in a workbook and compared."""
    people = {
        f"{name}.{each}": tidy(getattr(signatory, each) or "")
        for name, signatory in identity.signatories.items()
        for each in _OF_ONE_PERSON
    }
    return people | {
        "office": tidy(identity.office),
        "region": identity.region or "",
        "year": str(identity.year or ""),
        "revision": str(identity.revision),
        "place": tidy(identity.place),
        "date": identity.date.isoformat() if identity.date else "",
        _ACKNOWLEDGED: _YES if identity.acknowledged else _NO,
    }


def about_field(name: str, label: str = "") -> Question:
    """The question that files are asked about a field; people read its `label`."""
    return Question(Field.IDENTITY, Slot("", name), about=label)


def typed_fields(plan: Identity, written: Fields, said: Fields) -> dict[str, str]:
    """What people typed into a plan for which the submissions had `written`, where they say `said` by now.

    A field that was emptied stays so only until the submissions say something new.
    """
    own = fields_of(plan)
    typed: dict[str, str] = {}
    for name, text in own.items():
        before = written.get(name, "")
        if text != before and (text or said.get(name, "") == before):
            typed |= {name: text} | _of_person(name, own, written, said)
    return typed


def _of_person(field: str, own: Fields, written: Fields, said: Fields) -> dict[str, str]:
    """What belongs to a name that was typed: not the number or new title of another person, whom the submissions name.

    A number that nobody typed is that which they give with the name, if they do.
    """
    if not field.endswith(".name") or normalised(own[field]) in {"", normalised(said.get(field, ""))}:
        return {}
    renamed = said.get(field, "") != written.get(field, "")
    with_it = [field.replace(".name", f".{each}") for each in ("nip", *(["title"] if renamed else []))]
    told = {
        name
        for name in with_it
        if own.get(name, "") == written.get(name, "") and said.get(name) and name.endswith(".nip")
    }
    return {name: said[name] if name in told else own.get(name, "") for name in with_it}


def with_fields(said: Identity, typed: Fields) -> Identity:
    """An identity with what was typed in the place of what was said."""
    names = dict.fromkeys([*said.signatories, *(name.rpartition(".")[0] for name in typed if "." in name)])
    date = typed.get("date")
    return said.but(
        place=typed.get("place", said.place),
        date=said.date if date is None else datetime.date.fromisoformat(date) if date else None,
        acknowledged=typed[_ACKNOWLEDGED] == _YES if _ACKNOWLEDGED in typed else said.acknowledged,
        signatories={name: _signatory(said.signatories.get(name, Signatory()), name, typed) for name in names},
    )


def _signatory(said: Signatory, name: str, typed: Fields) -> Signatory:
    title, own, nip = (typed.get(f"{name}.{each}") for each in _OF_ONE_PERSON)
    return Signatory(
        said.title if title is None else title,
        said.name if own is None else own,
        said.nip if nip is None else nip or None,
    )


def submitted(said: Identity, typed: Fields, written: Fields) -> Submitted:
    """What the submissions say, beside what was `typed` into a plan for which they had `written`: that stays typed."""
    now = fields_of(said)
    agreed = {name for name, text in typed.items() if now.get(name, "") == text}
    kept = {name: written.get(name, "") if name in agreed else now[name] for name in now}
    return Submitted(now, kept, typed)


def since_written(
    plan: Identity, written: Fields, made: Mapping[str, Decision], questions: Questions, *, edited: bool
) -> Fields:
    """What the submissions had `written` into a plan, by which its sheet `Beda Isian` tells more exactly what was typed.

    What the plan shows of a difference as it did was not typed since: a choice that was `made` since comes before it.
    With a name goes what belongs to the person, where nothing of the identity was `edited` since.
    """
    own, said = fields_of(plan), dict(written)
    for name, text in own.items():
        asked = questions.get(code := about_field(name).code, ())
        line, decision = in_plan(asked), made.get(code)
        if line is None:
            continue
        anew = decision is not None and decision.said != said_in_plan(asked)
        if text and value_of(normalised(text), text).code != line.candidate:
            said |= {name: ""} if said.get(name) == text else {}
        elif anew or (text and name not in said and not line.typed_over):
            of_person = name.removesuffix("name") if name.endswith(".name") and not edited else name
            said |= {
                each: own[each] for each in own if each == name or (of_person != name and each.startswith(of_person))
            }
    return said


def lost(plan: Identity, written: Fields, merged: Identity, said: Fields) -> bool:
    """Whether something that was typed into a plan is not in a merged one."""
    now = fields_of(merged)
    return any(now.get(name, "") != text for name, text in typed_fields(plan, written, said).items() if text)


def kept_over(
    plan: Identity, written: Fields, merged: Identity, said: Fields, words: IdentityWords, file: str, *, revises: bool
) -> Iterator[Text]:
    """What was typed and stays although the submissions, or the plan that is revised, say something new, each a sentence."""
    now, sentence = fields_of(merged), _KEPT_IN_REVISION if revises else _KEPT
    for name, text in typed_fields(plan, written, said).items():
        new = said.get(name, "")
        if (
            (name in _DECIDED or "." in name)
            and new
            and new not in {written.get(name, ""), now.get(name)}
            and now.get(name) == text
        ):
            shown = {"typed": _shown(text, words), "said": _shown(new, words)}
            yield sentence.filled(label=_label(name, words), file=file, **shown)


def _label(name: str, words: IdentityWords) -> str:
    person, _, field = name.rpartition(".")
    if person:
        label = {"title": words.signatory_title, "name": words.signatory_name, "nip": words.signatory_nip}[field]
        return f"{label} {words.signatories[person].label}"
    return {"place": words.place, "date": "Tanggal penandatanganan", _ACKNOWLEDGED: "Kolom Mengetahui"}[name]


def _shown(text: str, words: IdentityWords) -> str:
    try:
        return words.written(datetime.date.fromisoformat(text))
    except ValueError:
        return text or "-"


def with_typed(said: Identity, typed: Identity, words: IdentityWords, *, over: bool) -> Identity:
    """What was `said`, its blanks filled with what was typed; what was typed comes first where it goes `over`."""
    first, second = (typed, said) if over else (said, typed)
    nobody = Signatory()
    signatories = {
        name: _one_of_two(
            first.signatories.get(name, nobody), second.signatories.get(name, nobody), words.signatories[name].titles[0]
        )
        for name in words.signatories
        if name in said.signatories or name in typed.signatories
    }
    return said.but(
        office=said.office or typed.office,
        region=said.region or typed.region,
        year=said.year or typed.year,
        place=first.place or second.place,
        date=first.date or second.date,
        signatories=signatories,
        acknowledged=typed.acknowledged or (said.acknowledged and not over),
    )


def _one_of_two(first: Signatory, second: Signatory, usual: str) -> Signatory:
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

    def people(identity: Identity) -> list[list[str]]:
        own = [identity.signatories.get(name, Signatory()) for name in names]
        return [[normalised(text) for text in (each.title, each.name, each.nip or "")] for each in own]

    names = [*one.signatories, *other.signatories]
    return people(one) == people(other)
