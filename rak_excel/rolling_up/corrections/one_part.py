"""Applies the corrections of one part of an office's plan: those of a cell are weighed, also against those of its whole row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from rak_excel.language import NOTHING, Text, one_text
from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.rolling_up.corrections.originals import Changes, RowsByPlace, rebased
from rak_excel.rolling_up.corrections.reconciling import GONE, UNKNOWN, CorrectionFate, Listed, row_order
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.places import cells_of, first_rows
from rak_excel.rolling_up.facts.rows import (
    ADDED,
    DELETED,
    FIELDS,
    ActivityRow,
    AddedRow,
    AskedWhy,
    Correction,
    CorrectionAnswer,
    is_unsealed,
)
from rak_excel.system.grouped import grouped


class Weighed(Record):
    """The corrections of one cell, those that say the same as one. `disputed`: one of the whole row speaks against them."""

    used: Correction | None = None
    open: tuple[Correction, ...] = ()
    dropped: tuple[Correction, ...] = ()
    disputed: bool = False

    @property
    def counting(self) -> tuple[Correction, ...]:
        """Those that are not dropped."""
        return (*self.open, self.used) if self.used else self.open


def weigh(corrections: Iterable[Correction]) -> Weighed:
    """One stands that was made on this very content and that no other speaks against, or that was chosen.

    The order of the corrections never matters, nor how many roll-ups brought one. Where several were chosen, all stay
    chosen and are asked.
    """
    alike = grouped((correction.said, correction) for correction in corrections)
    each = [_one(alike[said]) for said in sorted(alike)]
    chosen = [one for one in each if _has(alike[one.said], CorrectionAnswer.CORRECTION)]
    against = [one for one in each if any(same.answer.against for same in alike[one.said])]
    unweighed = [one for one in each if one not in chosen and one not in against]
    disputed = len(chosen) > 1 or any(one in against for one in chosen)
    candidates = [*chosen, *unweighed]
    sure = len(candidates) == 1 and not disputed and (candidates[0] in chosen or not candidates[0].asked)
    if sure or not candidates:
        return Weighed(candidates[0] if sure else None, (), tuple(against))
    still = tuple(_asked(one, kept=len(chosen) > 1 and one in chosen) for one in each if one in candidates)
    return Weighed(None, still, tuple(one for one in against if one not in chosen))


def _asked(one: Correction, *, kept: bool) -> Correction:
    """A choice that cannot count yet would count alone at the next roll-up, so it is kept only beside another."""
    return one.but(asked=True, answer=CorrectionAnswer.CORRECTION if kept else CorrectionAnswer.NONE)


def _one(alike: Sequence[Correction]) -> Correction:
    """Several that say the same as one: what any of them knows."""
    first = min(alike, key=lambda one: repr(one.value))
    original = min((one.original for one in alike if one.original), key=repr, default=())
    ranked = (CorrectionAnswer.CORRECTION, CorrectionAnswer.FILE, CorrectionAnswer.DROPPED)
    answer = next((each for each in ranked if _has(alike, each)), CorrectionAnswer.NONE)
    asked = all(one.asked for one in alike)
    why = max(one.why for one in alike) if asked else AskedWhy.NONE
    return first.but(original=original, asked=asked, answer=answer, why=why)


def _has(alike: Iterable[Correction], answer: CorrectionAnswer) -> bool:
    return any(one.answer is answer for one in alike)


_TWICE = Text(
    "Pakai koreksi dipilih lebih dari sekali untuk isian ini. Kosongkan Pilihan yang tidak dipakai.",
    "Use the correction is chosen more than once for this entry. Clear the choices that do not count.",
)
_DIFFERENT = Text(
    "Ada koreksi yang berbeda untuk isian ini. Pilih Pakai koreksi cukup di satu baris.",
    "There are different corrections of this entry. Choose Use the correction in one row only.",
)
_UNDECIDED = Text(
    "Belum ada pilihan, atau pilihannya bertentangan.", "Nothing is chosen, or the choices contradict each other."
)
_NEW_FILE = Text(
    "Kantor mengirim file baru, dan isiannya sudah lain dari saat dikoreksi.",
    "The office sent another file, and its entry is not what it was when it was corrected.",
)
_SAME = Text(
    "Kantor mengirim file baru, tetapi isian ini masih sama dengan yang dikoreksi.",
    "The office sent another file, but this entry still says what was corrected.",
)
_BY_FILE = {AskedWhy.NONE: _UNDECIDED, AskedWhy.NEW_FILE: _NEW_FILE, AskedWhy.SAME: _SAME}


def why_asked(weighed: Weighed, correction: Correction) -> Text:
    """The sentence on one of the corrections of a cell that are open; one that is answered waits for nothing but the file."""
    if correction.answer.against:
        return NOTHING
    chosen = sum(each.answer is CorrectionAnswer.CORRECTION for each in weighed.open)
    if chosen > 1 or (chosen and weighed.disputed):
        return _TWICE
    return _DIFFERENT if weighed.disputed or len(weighed.open) > 1 else _BY_FILE[correction.why]


Cells = dict[tuple[int, str, str, int], Weighed]  # by what they are about


def weigh_cells(corrections: Iterable[Correction], base: RowsByPlace) -> Cells:
    """Each cell's, and each row's: deleted by one and corrected by another are two different corrections."""
    cells = grouped((correction.at, correction) for correction in corrections)
    weighed = {at: weigh(cells[at]) for at in sorted(cells)}
    deleted = {place for (place, what, _, _), each in weighed.items() if what == DELETED and each.counting}
    for at, each in weighed.items():
        place, what = at[:2]
        if what not in {DELETED, ADDED} and place in deleted and each.counting:
            removal = place, DELETED, "", 0
            both = all(_has(one.counting, CorrectionAnswer.CORRECTION) for one in (each, weighed[removal]))
            weighed[at] = _disputed(each, kept=both)
            weighed[removal] = _disputed(weighed[removal], kept=both or weighed[removal].disputed)
        elif _needs_file(each, place, what, base):
            weighed[at] = _opened(each, all_of_them=True)
    return weighed


def _disputed(weighed: Weighed, *, kept: bool) -> Weighed:
    """What was chosen stays so only where all of it was."""
    opened = _opened(weighed)
    several = sum(each.answer is CorrectionAnswer.CORRECTION for each in opened.open) > 1
    if not (kept or several):
        opened = opened.but(open=tuple(each.but(answer=CorrectionAnswer.NONE) for each in opened.open))
    return opened.but(disputed=True)


def _opened(weighed: Weighed, *, all_of_them: bool = False) -> Weighed:
    again = (*weighed.counting, *(weighed.dropped if all_of_them else ()))
    return Weighed(None, tuple(each.but(asked=True) for each in again), () if all_of_them else weighed.dropped)


def _needs_file(weighed: Weighed, place: int, what: str, base: RowsByPlace) -> bool:
    """Whether the office's file should count, and nobody knows what it says."""
    if weighed.counting or what == ADDED:
        return False
    return place not in base if what == DELETED else place in base and what in base[place].corrected


class Applied(Struct):
    """The corrected rows of one part; `edited` counts those added, less those deleted."""

    rows: list[ActivityRow] = []
    listed: list[Listed] = []
    edited: int = 0


def applied(
    own: Sequence[ActivityRow],
    facts: FileFacts,
    part: str,
    corrections: Sequence[Correction],
    changes: Changes,
    definition: Definition,
    year: int | None,
) -> Applied:
    """The rows of the part with the corrections that count, and what became of each of these corrections."""
    if is_unsealed(own):
        kept = [Listed(each, CorrectionFate.WAITING, reason=UNKNOWN) for each in sorted(set(corrections), key=repr)]
        return Applied(list(own), kept, len(own) - facts.activities(part))
    digest = facts.parts[part].digest
    base = changes.rows((facts.region, part, digest), [row for row in own if row.seal])
    placed = [each for each in corrections if each.digest == digest]
    done = Applied()
    lost: dict[tuple[object, ...], Listed] = {}  # the same one may come with its original, and without
    others = sorted({each for each in corrections if each.digest != digest}, key=repr)
    for old, group in grouped((each.digest, each) for each in others).items():
        before = changes.rows((facts.region, part, old))
        for each, here in rebased(group, before, base, digest, definition, year):
            if here:
                placed.append(each)
            else:
                key = each.content, each.at, each.said
                if key not in lost or each.original:
                    lost[key] = Listed(each, CorrectionFate.WAITING, before.get(each.place), GONE)
    done.listed += lost.values()
    _settle(done, base, weigh_cells(placed, base), facts.activities(part))
    done.rows.sort(key=row_order)
    firsts, periods = first_rows(base), len(definition.part(part).schedule.names)
    for at, listed in enumerate(done.listed):
        row, place = listed.row, listed.correction.place
        if row is not None and row is base.get(place):  # it is one of the file that counts
            cells = cells_of(listed.correction, row, firsts.get(place), facts.parts[part].columns, periods)
            done.listed[at] = listed.but(cells=cells)
    return done


def _settle(done: Applied, base: RowsByPlace, weighed: Cells, activities: int) -> None:
    """Give each row what it shall say, and each correction its place in the list."""
    values: dict[int, dict[str, object]] = defaultdict(dict)
    shown: dict[int, dict[str, object]] = defaultdict(dict)
    gone = {place for place in range(1, activities + 1) if place not in base and (place, DELETED, "", 0) in weighed}
    for (place, what, _, _), each in weighed.items():
        row = base.get(place)
        _list(done, each, row, what)
        if isinstance(each.used, AddedRow):
            done.rows.append(each.used.value.but(place=each.used.place, corrected=(ADDED,)))
        elif each.used and what == DELETED:
            gone.add(place)
        elif each.used:
            values[place][what] = each.used.value
        elif row and each.open and what in row.corrected:
            shown[place][what] = min(each.open, key=lambda one: one.said).value
    added = len(done.rows)
    for place, row in base.items():
        if place not in gone:
            own = values.get(place, {})
            fields: dict[str, object] = {**shown.get(place, {}), **own}
            if fields or row.corrected:
                row = row.but(**fields, corrected=tuple(f for f in FIELDS if f in own))  # noqa: PLW2901
            done.rows.append(row)
    done.edited = added - len(gone)


def _list(done: Applied, weighed: Weighed, row: ActivityRow | None, what: str) -> None:
    known = row is not None and what in FIELDS and what not in row.corrected
    original: tuple[object, ...] = (getattr(row, what),) if known else ()
    if row is not None and what == DELETED and not row.corrected:
        original = (row,)
    reason = UNKNOWN if (weighed.open and not known and what != ADDED and (row is None or what in FIELDS)) else NOTHING
    fates = (
        (CorrectionFate.USED, [weighed.used] if weighed.used else []),
        (CorrectionFate.OPEN, weighed.open),
        (CorrectionFate.DROPPED, weighed.dropped),
    )
    for fate, listed in fates:
        for each in listed:
            why = one_text([why_asked(weighed, each), reason]) if fate is CorrectionFate.OPEN else reason
            done.listed.append(Listed(each.but(original=original or each.original), fate, row, why))
