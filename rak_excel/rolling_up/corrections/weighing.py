"""Which of the corrections of one cell counts; what cannot be decided is asked, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rak_excel.language import Text
from rak_excel.rolling_up.facts.rows import AskedWhy, Correction, CorrectionAnswer


@dataclass(frozen=True, slots=True)
class Weighed:
    """The corrections of one cell, those that say the same as one. `disputed`: one of the whole row speaks against them."""

    used: Correction | None = None
    open: tuple[Correction, ...] = ()
    dropped: tuple[Correction, ...] = ()
    disputed: bool = False


def weigh(corrections: Iterable[Correction]) -> Weighed:
    """One stands that was made on this very content and that no other speaks against, or that was chosen.

    The order of the corrections never matters, nor how many roll-ups brought one. Where several were chosen, all stay
    chosen and are asked.
    """
    alike: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        alike[correction.said].append(correction)
    each = [_one(alike[said]) for said in sorted(alike)]
    chosen = [one for one in each if _is_chosen(alike[one.said])]
    against = [one for one in each if _is_against(alike[one.said])]
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
    return replace(one, asked=True, answer=CorrectionAnswer.CORRECTION if kept else CorrectionAnswer.NONE)


def _is_chosen(alike: Sequence[Correction]) -> bool:
    return any(one.answer is CorrectionAnswer.CORRECTION for one in alike)


def _is_against(alike: Sequence[Correction]) -> bool:
    return any(one.answer.against for one in alike)


def _one(alike: Sequence[Correction]) -> Correction:
    """Several that say the same as one: what any of them knows."""
    first = min(alike, key=lambda one: repr(one.value))
    original = min((one.original for one in alike if one.original), key=repr, default=())
    answer = next(
        (
            each
            for each in (CorrectionAnswer.CORRECTION, CorrectionAnswer.FILE, CorrectionAnswer.DROPPED)
            if _has(alike, each)
        ),
        CorrectionAnswer.NONE,
    )
    asked = all(one.asked for one in alike)
    why = max(one.why for one in alike) if asked else AskedWhy.NONE
    return replace(first, original=original, asked=asked, answer=answer, why=why)


def _has(alike: Sequence[Correction], answer: CorrectionAnswer) -> bool:
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


def joined(*sentences: Text) -> Text:
    """Several as one; blank ones say nothing."""
    said = [each for each in sentences if each.id]
    return Text(" ".join(each.id for each in said), " ".join(each.en for each in said))


def why_asked(weighed: Weighed, correction: Correction) -> Text:
    """The sentence on one of the corrections of a cell that are open; one that is answered waits for nothing but the file."""
    if correction.answer.against:
        return Text("", "")
    chosen = sum(each.answer is CorrectionAnswer.CORRECTION for each in weighed.open)
    if chosen > 1 or (chosen and weighed.disputed):
        return _TWICE
    return _DIFFERENT if weighed.disputed or len(weighed.open) > 1 else _BY_FILE[correction.why]
