"""RAK21x: indicators beside each other, and what is no indicator at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rules.engine.near_wordings import NearWordings
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.headings.labels import without_version
from rak_excel.vocabulary.targets.expectations import names_work

_MOST = 2000  # rows of other objectives or units with the same indicator that are gone through
BOTH = 2  # ways in which the same words are certainly another measure's


@rule(
    PartReview,
    "RAK210",
    Severity.ERROR,
    formula=True,
    id='Indikator "{value}" sudah ada di {other}. {differs}',
    en='The indicator "{value}" is already at {other}. {differs}',
    hint=Text(
        "Satukan isinya dalam satu baris; bila memang dua ukuran, bedakan kata-katanya.",
        "Bring both into one row; if they are two measures, word them differently.",
    ),
)
def duplicate_indicator(part: PartReview) -> Iterator[Problem]:
    """The same indicator stands twice in a part, also where one is marked as a version: "(revisi)", "Revisi:", "- BARU".

    Except: below another objective, or carried out by other units, it may be another measure, and is a warning; where
    both differ, the targets are the same and the list of indicators does not have it, it is one.
    Kecuali: di bawah sasaran lain, atau dengan pelaksana lain, bisa jadi ukuran lain, sehingga cukup Perlu dicek; bila
    keduanya lain, targetnya sama, dan indikatornya tidak ada di daftar, itu memang ukuran lain.

    Why: it is counted twice, and where the rows differ nobody knows which one holds.
    Mengapa: terhitung dua kali, dan bila isinya berbeda tidak jelas mana yang berlaku.

    Wrong:
        | SHEET  | NO | SASARAN | INDIKATOR            |
        | Komisi | 1  | Tertib  | Opini BPK            |
        | Komisi | 2  | Andal   | Opini BPK            |

    Right:
        | SHEET  | NO | SASARAN | INDIKATOR            |
        | Komisi | 1  | Tertib  | Opini BPK            |
        | Komisi | 2  | Andal   | Nilai Akuntabilitas  |
    """
    wordings = [_unversioned(row) for row in part.filled]
    times = Counter(wordings)
    known = {words: _Rows() for words in times if words and times[words] > 1}
    for row, words in zip(part.filled, wordings, strict=True):
        if not (before := known.get(words)):
            continue
        if likest := before.likest(row):
            problem = at(row.cell, row.indicator.text, other=likest.cell.address, differs=_differs(likest, row))
            if (ways := ways_apart(likest, row)) < BOTH or row.defined or _promise_otherwise(likest, row):
                yield problem.milder() if ways else problem
        before.add(row)


@rule(
    PartReview,
    "RAK211",
    Severity.WARNING,
    id='Indikator "{value}" hampir sama dengan {other}: hanya "{one}" dan "{two}" yang berbeda.',
    en='The indicator "{value}" is almost the one at {other}: only "{one}" and "{two}" differ.',
    hint=Text(
        "Bila maksudnya sama, samakan ejaannya dan satukan; bila berbeda, biarkan.",
        "If the same is meant, spell it alike and bring both into one row; if not, leave them.",
    ),
)
def near_duplicate_indicator(part: PartReview) -> Iterator[Problem]:
    """Two indicators have the same words but for at most two letters in one word.

    Why: a typing error makes two indicators out of one. Whole other words make another indicator: "Perempuan" and
    "Disabilitas" are two.
    Mengapa: salah ketik membuat satu indikator menjadi dua. Kata yang benar-benar berbeda berarti indikator lain.

    Wrong:
        | SHEET  | INDIKATOR                    | TARGET |
        | Komisi | Persentase Partisipasi Warga | 75%    |
        | Komisi | Persentase Partisipesi Warga | 75%    |

    Right:
        | SHEET  | INDIKATOR                                | TARGET |
        | Komisi | Persentase Partisipasi Pemilih Perempuan   | 75%  |
        | Komisi | Persentase Partisipasi Pemilih Disabilitas | 75%  |
    """
    wordings = NearWordings()
    for row in part.filled:
        if near := wordings.first_near(row.words.split()):
            other, one, two = near
            yield at(row.cell, row.indicator.text, other=part.filled[other].cell.address, one=one, two=two)


@rule(
    PartReview,
    "RAK212",
    Severity.INFO,
    id="Uraian kegiatannya sama dengan {other}, padahal indikatornya lain.",
    en="The activities are the same as at {other}, but the indicator is another.",
    hint=Text(
        "Pastikan kegiatan ini memang untuk kedua indikator.", "Make sure that the activities serve both indicators."
    ),
)
def duplicate_activities(part: PartReview) -> Iterator[Problem]:
    """Two indicators of a part have the same activities.

    Why: they may serve both, but a list is easily copied down from the row above.
    Mengapa: bisa saja untuk keduanya, tetapi daftar kegiatan mudah tersalin dari baris di atasnya.

    Wrong:
        | SHEET  | INDIKATOR           | KEGIATAN                |
        | Komisi | Opini BPK           | 1. Rapat ↵ 2. Laporan   |
        | Komisi | Nilai Akuntabilitas | 1. Rapat ↵ 2. Laporan   |

    Right:
        | SHEET  | INDIKATOR           | KEGIATAN                |
        | Komisi | Opini BPK           | 1. Rapat ↵ 2. Laporan   |
        | Komisi | Nilai Akuntabilitas | 1. Reviu ↵ 2. Penilaian |
    """
    firsts: dict[frozenset[str], IndicatorReview] = {}
    for row in part.filled:
        first = firsts.setdefault(row.items, row) if row.items else row
        if first.words != row.words:
            line = row.activities[0]
            yield at(line.cell, line.activity.text, other=first.activities[0].cell.address)


@rule(
    IndicatorReview,
    "RAK213",
    Severity.WARNING,
    id='"{value}" belum berupa ukuran: yang diawali "{first}" adalah pekerjaan, bukan yang diukur.',
    en='"{value}" is not a measure: "{first}" at its beginning names work, not what is measured.',
    hint=Text("Awali dengan ukuran, misalnya {measures}.", "Begin with a measure, such as {measures}."),
)
def indicator_is_not_a_measure(row: IndicatorReview) -> Iterator[Problem]:
    """An indicator that starts with Terlaksananya, Pembentukan or another word for doing something.

    Why: without a measure no achievement can be computed at the end of the year.
    Mengapa: tanpa ukuran, capaian akhir tahun tidak dapat dihitung.

    Wrong:
        | SHEET  | INDIKATOR                         | TARGET |
        | Komisi | Terlaksananya Digitalisasi Arsip  | 100%   |

    Right:
        | SHEET  | INDIKATOR                         | TARGET |
        | Komisi | Persentase Digitalisasi Arsip     | 100%   |
    """
    first = row.indicator.text.split()[:1]
    if first and names_work(first[0], row.review.definition):
        # One word for each kind of target; the further ones are other spellings.
        words = row.review.definition.targets.first_words
        measures = {kinds: word for word, kinds in reversed(words.items())}
        yield at(row.cell, row.indicator.text, first=first[0], measures=", ".join(reversed(measures.values())))


def _unversioned(row: IndicatorReview) -> str:
    """The wording as it is compared, without the version that it is marked with."""
    bare = without_version(row.indicator.text)
    return row.words if bare is row.indicator.text else normalised(bare)


class _Rows:
    """The rows of one indicator, the first of each objective and units."""

    def __init__(self) -> None:
        self._rows: dict[object, IndicatorReview] = {}
        self._below: dict[str, list[IndicatorReview]] = {}

    def add(self, row: IndicatorReview) -> None:
        if len(self._rows) < _MOST and row.belongs not in self._rows:
            self._rows[row.belongs] = row
            self._below.setdefault(row.belongs[0], []).append(row)

    def likest(self, row: IndicatorReview) -> IndicatorReview | None:
        """The first of those that are the fewest ways apart from a row."""
        for least, rows in enumerate((self._below.get(row.belongs[0], ()), self._rows.values())):
            if found := next((each for each in rows if ways_apart(each, row) == least), None):
                return found
        return next(iter(self._rows.values()), None)


def ways_apart(one: IndicatorReview, other: IndicatorReview) -> int:
    """In how many of two ways the same words are another measure's: below another objective, and of other units."""
    (objective, units), (other_objective, other_units) = one.belongs, other.belongs
    return (objective != other_objective) + (bool(units and other_units) and units.isdisjoint(other_units))


def _promise_otherwise(one: IndicatorReview, other: IndicatorReview) -> bool:
    """Whether both have a target, each another: one measure would be promised at two heights."""
    return bool(one.target and other.target and one.target.same != other.target.same)


def _differs(first: IndicatorReview, second: IndicatorReview) -> Text:
    """What two rows of the same indicator say differently, heading by heading."""
    differing = [
        f"{first.part.heading(role)}: {shortened(one) or '-'} / {shortened(two) or '-'}"
        for role, told in _COMPARED.items()
        if normalised(one := told(first)) != normalised(two := told(second))
    ]
    if not differing:
        return Text("Isinya sama.", "They say the same.")
    return Text(f"Yang berbeda: {'; '.join(differing)}.", f"What differs: {'; '.join(differing)}.")


_COMPARED: dict[str, Callable[[IndicatorReview], str]] = {
    "number": lambda row: row.indicator.objective.number_text or str(row.indicator.objective.number or ""),
    "objective": lambda row: row.indicator.objective.text,
    "target": lambda row: row.indicator.target.text if row.indicator.target else "",
    "activity": lambda row: " ".join(line.activity.text for line in row.activities),
    "schedule": lambda row: " ".join(row.part.calendar.labels(sorted(row.indicator.periods))),
    "executor": lambda row: "; ".join(executor.name for executor in row.indicator.executors),
}
