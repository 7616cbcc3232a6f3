"""RAK225 and RAK226: words that are typed wrong."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.engine.in_texts import wrong_region
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import PlanReview
from rak_excel.vocabulary.basics.spelling import words_of


@rule(
    PlanReview,
    "RAK225",
    Severity.WARNING,
    id="Ejaan perlu diperbaiki: {slips}.",
    en="Spelling to correct: {slips}.",
    hint=Text("Perbaiki ejaannya sebelum dicetak.", "Correct the spelling before printing."),
)
def word_misspelt(review: PlanReview) -> Iterator[Problem]:
    """A word with a letter three times, with a second capital, with two letters changed about, or joined to the next.

    A second capital counts where the same word stands elsewhere without it; names such as LKjIP are spelt so on purpose.
    Two letters that changed places or one that is doubled count where the plan or its list of indicators has the word.

    Why: it is printed and signed as it stands.
    Mengapa: ikut tercetak dan ditandatangani apa adanya.

    Wrong:
        | SHEET  | KEGIATAN                     |
        | Komisi | Pemberdayaaan masyarakat     |

    Right:
        | SHEET  | KEGIATAN                     |
        | Komisi | Pemberdayaan masyarakat      |
    """
    yield from _slips(review, certain=True)


@rule(
    PlanReview,
    "RAK226",
    Severity.INFO,
    id="Ejaan perlu dilihat lagi: {slips}.",
    en="Spelling to look at again: {slips}.",
    hint=Text(
        "Perbaiki bila salah ketik; bila memang begitu, biarkan.", "Correct it if it is mistyped; if not, leave it."
    ),
)
def word_perhaps_misspelt(review: PlanReview) -> Iterator[Problem]:
    """A word that is used once, and but for one letter is a word that the plan often uses.

    Why: it may be a typing error, or another word.
    Mengapa: bisa jadi salah ketik, bisa juga memang kata lain.

    Wrong:
        | SHEET  | KEGIATAN                    |
        | Komisi | Menyusun dokumen logistik   |
        | Komisi | Mendata kebutuhan logistik  |
        | Komisi | Memeriksa gudang logistik   |
        | Komisi | Menghitung kotak loginstik  |

    Right:
        | SHEET  | KEGIATAN                    |
        | Komisi | Menyusun dokumen logistik   |
        | Komisi | Mendata kebutuhan logistik  |
        | Komisi | Memeriksa gudang logistik   |
        | Komisi | Menghitung kotak suara      |
    """
    yield from _slips(review, certain=False)


def _slips(review: PlanReview, *, certain: bool) -> Iterator[Problem]:
    wrong = {word: slip for word, slip in review.misspelt.items() if slip.certain is certain}
    for cell, text in review.texts if wrong else ():
        found = [word for word in words_of(text) if word in wrong]
        region = _misspelt_region(text, review) if found else ()
        slips = [f'"{word}" ({wrong[word].meant})' for word in found if word not in region]
        if slips:
            yield at(cell, text, slips=", ".join(slips))


def _misspelt_region(text: str, review: PlanReview) -> tuple[str, ...]:
    """The words of a region's name that is told as wrong already."""
    named = wrong_region(text, review.region, review.definition) if review.region and review.region.parent else None
    return words_of(named or "")
