"""What the province typed into several roll-ups, and many names, as one: differences are told, whatever their order."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from rak_excel.language import COMMA, Text
from rak_excel.rolling_up.facts.facts import Alias, InputFacts, TypedBeside
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import written_date
from rak_excel.vocabulary.names.regions import is_named, office_at, regions

_MORE = Text("{names} dan {count} lainnya", "{names} and {count} more")
_MOST = 10


def named(names: Sequence[Text | str]) -> Text:
    """All of them, of many the first few and how many more there are."""
    first = COMMA.join(names[:_MOST])
    return first if len(names) <= _MOST else _MORE.filled(names=first, count=len(names) - _MOST)


_DATES = Text(
    "Tanggal Diterima {office} berbeda di rekap yang digabung ({listed}). Dipakai {used}; perbaiki di rekap baru kalau salah.",
    "The roll-ups have different dates of receipt for {office} ({listed}). {used} is used; correct it in the new roll-up "
    "where that is wrong.",
)
_REMARKS = Text(
    'Catatan Provinsi untuk {office} berbeda di rekap yang digabung, jadi semuanya disimpan: "{said}".',
    'The roll-ups have different remarks on {office}, so all of them are kept: "{said}".',
)
_ANSWERS = Text(
    'Padanan "{wording}" dijawab berbeda di rekap yang digabung. Jawab lagi di sheet Padanan Indikator.',
    'The roll-ups answer differently on "{wording}". Answer again on the sheet of indicator matches.',
)
_PREVIOUS = Text(
    "Yang diketik di rekap yang digabung tidak dipakai, karena di rekap sebelumnya tertulis lain: {listed}. Ketik di rekap "
    "baru kalau masih perlu.",
    "What was typed in the roll-ups that are put together does not count, since the previous one says otherwise: {listed}. "
    "Type it in the new roll-up where it is still needed.",
)
_PREVIOUS_ANSWERS = Text(
    "{count} padanan dijawab lain di rekap yang digabung. Dipakai jawaban rekap sebelumnya.",
    "Wordings that the other roll-ups answer otherwise: {count}. The answers of the previous one are used.",
)
_LEFT_BEHIND = Text(
    "Yang diketik di samping {names} tidak dibawa, karena tidak ada di rekap ini. Simpan rekap yang memuatnya.",
    "What was typed beside {names} is not carried, since this roll-up does not list it. Keep the roll-up that does.",
)
BETWEEN = "; "  # between what two roll-ups say of one thing


def typed_in(
    inputs: Iterable[InputFacts], newer: Mapping[str, TypedBeside]
) -> tuple[dict[str, TypedBeside], list[Text]]:
    """What was typed beside each office; `newer` goes before, and what is not used for that is told."""
    listed = grouped(pair for facts in inputs for pair in facts.typed.items())
    found, told, passed_over = {}, list[Text](), list[str]()
    for region, each in sorted(listed.items()):
        office = office_at(region).name if region in regions() or is_named(region) else region
        received = {typed.received for typed in each if typed.received}
        dates = sorted(received, key=lambda date: (isinstance(date, str), str(date)))
        remark, differ = together([typed.remark for typed in each])
        above = newer.get(region, TypedBeside())
        if len(dates) > 1 and not above.received:
            said = [_said(date) for date in dates]
            told.append(_DATES.filled(office=office, listed=", ".join(said), used=said[0]))
        if differ and not above.remark:
            told.append(_REMARKS.filled(office=office, said=shortened(remark)))
        others = [_said(date) for date in dates if above.received and date != above.received]
        if others := [*others, *_other_remarks(remark, above)]:
            passed_over.append(f"{office} ({', '.join(others)})")
        found[region] = TypedBeside(dates[0] if dates else None, remark)
    return found, [*told, *([_PREVIOUS.filled(listed=named(passed_over))] if passed_over else [])]


def _other_remarks(remark: str, above: TypedBeside) -> list[str]:
    """What the previous roll-up's remark does not hold, where it has one."""
    known = {" ".join(piece.split()) for piece in (above.remark, *above.remark.split(BETWEEN))}
    pieces = [piece for piece in remark.split(BETWEEN) if " ".join(piece.split()) not in known]
    whole = " ".join(remark.split()) in known
    return [f'"{shortened(piece)}"' for piece in pieces] if above.remark.strip() and not whole else []


def left_behind(typed: Mapping[str, TypedBeside], offices: Collection[str]) -> tuple[Text, ...]:
    """What was typed beside offices that this roll-up does not list, as those of another province."""
    left = [region for region, each in sorted(typed.items()) if each != TypedBeside() and region not in offices]
    return (_LEFT_BEHIND.filled(names=named([office_at(region).name for region in left])),) if left else ()


def answers_in(inputs: Iterable[InputFacts], newer: Sequence[Alias]) -> tuple[tuple[Alias, ...], list[Text]]:
    """The answers on near wordings; one that roll-ups answer differently is to be answered again."""
    listed = grouped(((alias.part, alias.wording), alias) for facts in inputs for alias in facts.aliases)
    agreed = {at: min(each, key=repr) for at, each in sorted(listed.items()) if _agree(each)}
    above = {(alias.part, alias.wording): alias for alias in newer}
    differ = [min(each, key=repr) for at, each in sorted(listed.items()) if at not in agreed and at not in above]
    told = [_ANSWERS.filled(wording=shortened(alias.text or alias.wording)) for alias in differ]
    otherwise = sum(not _agree([*each, above[at]]) for at, each in listed.items() if at in above)
    if otherwise:
        told.append(_PREVIOUS_ANSWERS.filled(count=otherwise))
    return tuple(agreed.values()), told


def together(texts: Iterable[str]) -> tuple[str, bool]:
    """What several roll-ups say of one thing, and whether they differ: what one of them holds already is not said twice."""
    said = sorted({text.strip() for text in texts} - {""})
    pieces = {piece for text in said for piece in text.split(BETWEEN)}
    whole = next((text for text in said if pieces <= set(text.split(BETWEEN))), None)
    return (BETWEEN.join(sorted(pieces)), True) if said and whole is None else (whole or "", False)


def _agree(aliases: Collection[Alias]) -> bool:
    return len({(alias.key, alias.same) for alias in aliases}) == 1


def _said(received: datetime.date | str) -> str:
    return received if isinstance(received, str) else written_date(received)
