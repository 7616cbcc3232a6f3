"""RAK211 and RAK215: one indicator that stands twice, misspelt or in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from rak_excel.rules.engine.rule import Problem, at, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview
from rak_excel.rules.rows.indicators import BOTH, ways_apart
from rak_excel.vocabulary.basics.texts import shortened, without_general

_WORDS = 3  # an indicator needs so many words of its own to be compared
_LETTERS = 2  # so many in a word may be typing errors
_SHORTEST = 5  # shorter words are other words: KPU and KIP
_MOST = 2000  # words in the same place between the same words that are gone through


@warning(
    "RAK211",
    id='Indikator "{value}" hampir sama dengan {other}: hanya "{one}" dan "{two}" yang berbeda.',
    en='The indicator "{value}" is almost the one at {other}: only "{one}" and "{two}" differ.',
    short_id="Dua indikator hampir sama, mungkin salah ketik.",
    short_en="Two indicators are almost the same, perhaps by a slip.",
    hint_id="Bila maksudnya sama, samakan ejaannya dan satukan; bila berbeda, biarkan.",
    hint_en="If the same is meant, spell it alike and bring both into one row; if not, leave them.",
)
def near_duplicate_indicator(part: PartReview) -> Iterator[Problem]:
    """Two indicators have the same words but for at most two letters in one word.

    Why: a typing error makes two indicators out of one. Whole other words make another indicator: "Perempuan" and
    "Disabilitas" are two.
    Mengapa: salah ketik membuat satu indikator menjadi dua. Kata yang benar-benar berbeda berarti indikator lain.

    Example:
        | SHEET  | INDIKATOR                                                                 | TARGET |
        | Komisi | Persentase Partisipasi Warga → Persentase Partisipasi Pemilih Perempuan   | 75%    |
        | Komisi | Persentase Partisipesi Warga → Persentase Partisipasi Pemilih Disabilitas | 75%    |
    """
    wordings = NearWordings()
    for row in part.filled:
        if near := wordings.first_near(row.words.split()):
            other, one, two = near
            yield at(row.cell, row.indicator.text, other=part.filled[other].cell.address, one=one, two=two)


@warning(
    "RAK215",
    id='Indikator "{value}" tampaknya sama dengan {other}: "{named}".',
    en='The indicator "{value}" seems to be the same as {other}: "{named}".',
    short_id="Dua indikator tampaknya mengukur hal yang sama.",
    short_en="Two indicators seem to measure the same.",
    hint_id="Bila ukurannya sama, satukan dalam satu baris; bila lain, bedakan kata-katanya.",
    hint_en="If it is one measure, bring both into one row; if there are two, word them differently.",
)
def measure_in_other_words(part: PartReview) -> Iterator[Problem]:
    """Two indicators with the same words in another order or form: penyusunan dokumen, dokumen yang disusun.

    Except: where their targets or executors differ, or only one of them has a general word such as "pelaksanaan", this
    is an info. Below other objectives and of other units they are two.
    Kecuali: bila target atau pelaksananya lain, atau hanya salah satunya yang memakai kata umum seperti "pelaksanaan",
    cukup Info. Di bawah sasaran lain dan dengan pelaksana lain, keduanya memang dua ukuran.

    Why: what is measured twice is counted and reported twice.
    Mengapa: yang diukur dua kali akan terhitung dan dilaporkan dua kali.

    Example:
        | SHEET  | INDIKATOR                                                                                | TARGET |
        | Komisi | Persentase dokumen perencanaan yang disusun                                              | 100%   |
        | Komisi | Persentase Penyusunan Dokumen Perencanaan → Persentase dokumen perencanaan yang disahkan | 100%   |
    """
    exact: dict[frozenset[str], IndicatorReview] = {}
    general: dict[frozenset[str], IndicatorReview] = {}
    for row in part.filled:
        if len(row.meaning) < _WORDS:
            continue
        bare = without_general(row.meaning)
        alike = exact.get(row.meaning)
        other = alike or (general.get(bare) if len(bare) >= _WORDS else None)
        if other and other.words != row.words and ways_apart(other, row) < BOTH:
            words = {"other": other.cell.address, "named": shortened(other.indicator.text)}
            yield at(row.cell, row.indicator.text, **words).milder(not (alike and _planned_alike(alike, row)))
        exact.setdefault(row.meaning, row)
        general.setdefault(bare, row)


def _planned_alike(one: IndicatorReview, other: IndicatorReview) -> bool:
    targets = [row.target.same if row.target else None for row in (one, other)]
    executors = [{executor.name for executor in row.indicator.executors} for row in (one, other)]
    return targets[0] == targets[1] and executors[0] == executors[1]


class NearWordings:
    """Wordings in their order, each by its words, and the first one before each that is almost the same."""

    def __init__(self) -> None:
        self._first_at: dict[int, int] = {}  # by the place of a word
        self._words_at: dict[int, dict[str, int]] = {}  # where there is more than one word
        self._wordings: list[Sequence[str]] = []

    def first_near(self, words: Sequence[str]) -> tuple[int, str, str] | None:
        """The number of the first of the others, from 0, and the word of each in which they differ; numbers never do."""
        number = len(self._wordings)
        self._wordings.append(words)
        shared = [(nth, place) for nth, place in _places(words) if self._first_at.setdefault(place, number) != number]
        found = [(near, nth) for nth, place in shared if (near := self._near(place, nth)) is not None]
        if not found:
            return None
        other, nth = min(found)
        return other, self._wordings[other][nth], words[nth]

    def _near(self, place: int, nth: int) -> int | None:
        """The first wording with almost the last one's word in a place; that one stands there too from now on."""
        first, word = self._first_at[place], self._wordings[-1][nth]
        if self._wordings[first][nth] == word and place not in self._words_at:
            return None
        others = self._words_at.setdefault(place, {self._wordings[first][nth]: first})
        alike = process.extract_iter(word, others.keys(), scorer=Levenshtein.distance, score_cutoff=_LETTERS)
        near = next((others[each] for each, distance, _ in alike if distance), None)
        if len(others) < _MOST:
            others.setdefault(word, len(self._wordings) - 1)
        return near


def _places(words: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Which words may have a typing error, and the place of each: all the other words, each where it stands, as one number."""
    # Of texts, not of tuples: whose hashes often have the same sum where two words change places.
    hashes = [hash(f"{nth} {word}") for nth, word in enumerate(words)]
    every = sum(hashes)
    for nth, word in enumerate(words):
        if len(word) >= _SHORTEST and word.isalpha():
            yield nth, every - hashes[nth]
