"""RAK21x: indicators beside each other, what is no indicator at all, and those of the list that our own form lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind
from rak_excel.rules.engine.rule import Problem, at, error, info, noted, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview, PlanReview
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.entries.wordings import Wordings
from rak_excel.vocabulary.headings.labels import without_version
from rak_excel.vocabulary.targets.units import names_work

_MOST = 2000  # rows of other objectives or units with the same indicator that are gone through
BOTH = 2  # ways in which the same words are certainly another measure's


@error(
    "RAK210",
    formula=True,
    id='Indikator "{value}" sudah ada di {other}. {differs}',
    en='The indicator "{value}" is already at {other}. {differs}',
    short_id="Indikator yang sama tertulis dua kali.",
    short_en="The same indicator stands twice.",
    hint_id="Satukan isinya dalam satu baris; bila memang dua ukuran, bedakan kata-katanya.",
    hint_en="Bring both into one row; if they are two measures, word them differently.",
)
def duplicate_indicator(part: PartReview) -> Iterator[Problem]:
    """The same indicator stands twice in a part, also where one is marked as a version: "(revisi)", "Revisi:", "- BARU".

    Except: below another objective, or carried out by other units, it may be another measure, and is a warning; where
    both differ, the list of indicators does not have it, and the targets are the same or it stands there three times, it is
    one. So it is where the list has the indicator below both objectives.
    Kecuali: di bawah sasaran lain, atau dengan pelaksana lain, bisa jadi ukuran lain, sehingga cukup Perlu dicek; bila
    keduanya lain, indikatornya tidak ada di daftar, dan targetnya sama atau tertulis tiga kali, itu memang ukuran lain.
    Begitu juga bila daftarnya memuat indikator itu di bawah kedua sasarannya.

    Why: it is counted twice, and where the rows differ nobody knows which one holds.
    Mengapa: terhitung dua kali, dan bila isinya berbeda tidak jelas mana yang berlaku.

    Example:
        | SHEET  | NO | SASARAN | INDIKATOR                       |
        | Komisi | 1  | Tertib  | Opini BPK                       |
        | Komisi | 2  | Andal   | Opini BPK → Nilai Akuntabilitas |
    """
    wordings = [_unversioned(row) for row in part.filled]
    times = Counter(wordings)
    known = {words: _Rows() for words in times if words and times[words] > 1}
    for row, words in zip(part.filled, wordings, strict=True):
        if not (before := known.get(words)):
            continue
        if (likest := before.likest(row)) and not _listed_apart(part, likest, row):
            problem = at(row.cell, row.indicator.text, other=likest.cell.address, differs=_differs(likest, row))
            promised = _promise_otherwise(likest, row) and times[words] <= _TWICE
            if (ways := ways_apart(likest, row)) < BOTH or row.defined or promised:
                yield problem.milder(ways)
        before.add(row)


_TWICE = 2  # what stands more often, each time below another objective and of other units, is what every unit does


def _listed_apart(part: PartReview, one: IndicatorReview, other: IndicatorReview) -> bool:
    """Whether the list of indicators has the same words below the objectives of both rows, which are two."""
    review = part.review
    wordings = Wordings(review.definition, part.definition.id, review.short_office, review.year)
    listed = {normalised(wordings.filled(each.text)) for each in wordings.objectives_having(one.indicator.text)}
    objectives = {normalised(row.indicator.objective.text) for row in (one, other)}
    return len(objectives) > 1 and objectives <= listed


@info(
    "RAK212",
    id="Uraian kegiatannya sama dengan {other}, padahal indikatornya lain.",
    en="The activities are the same as at {other}, but the indicator is another.",
    short_id="Uraian kegiatan sama untuk dua indikator.",
    short_en="Two indicators have the same activities.",
    hint_id="Pastikan kegiatan ini memang untuk kedua indikator.",
    hint_en="Make sure that the activities serve both indicators.",
)
def duplicate_activities(part: PartReview) -> Iterator[Problem]:
    """Two indicators of a part have the same activities.

    Why: they may serve both, but a list is easily copied down from the row above.
    Mengapa: bisa saja untuk keduanya, tetapi daftar kegiatan mudah tersalin dari baris di atasnya.

    Example:
        | SHEET  | INDIKATOR           | KEGIATAN                                        |
        | Komisi | Opini BPK           | 1. Rapat ↵ 2. Laporan                           |
        | Komisi | Nilai Akuntabilitas | 1. Rapat ↵ 2. Laporan → 1. Reviu ↵ 2. Penilaian |
    """
    firsts: dict[frozenset[str], IndicatorReview] = {}
    for row in part.filled:
        first = firsts.setdefault(row.items, row) if row.items else row
        if first.words != row.words:
            line = row.activities[0]
            yield at(line.cell, line.activity.text, other=first.activities[0].cell.address)


@warning(
    "RAK213",
    id='"{value}" belum berupa ukuran: yang diawali "{first}" adalah pekerjaan, bukan yang diukur.',
    en='"{value}" is not a measure: "{first}" at its beginning names work, not what is measured.',
    short_id="Indikator belum berupa ukuran: yang tertulis pekerjaannya.",
    short_en="An indicator is not a measure: it names work.",
    hint_id="Awali dengan ukuran, misalnya {measures}.",
    hint_en="Begin with a measure, such as {measures}.",
)
def indicator_is_not_a_measure(row: IndicatorReview) -> Iterator[Problem]:
    """An indicator that starts with Terlaksananya, Pembentukan or another word for doing something.

    Why: without a measure no achievement can be computed at the end of the year.
    Mengapa: tanpa ukuran, capaian akhir tahun tidak dapat dihitung.

    Example:
        | SHEET  | INDIKATOR                                                        | TARGET |
        | Komisi | Terlaksananya Digitalisasi Arsip → Persentase Digitalisasi Arsip | 100%   |
    """
    first = row.indicator.text.split()[:1]
    if first and names_work(first[0], row.review.definition):
        # One word for each kind of target; the further ones are other spellings.
        words = row.review.definition.targets.first_words
        measures = {kinds: word for word, kinds in reversed(words.items())}
        yield at(row.cell, row.indicator.text, first=first[0], measures=", ".join(reversed(measures.values())))


@error(
    "RAK217",
    formula=True,
    id='Baris ini milik indikator "{became}", tetapi indikatornya tidak tertulis lagi. {detail}',
    en='This row is that of the indicator "{became}", which is not written any more. {detail}',
    short_id="Indikator di baris format isian terhapus atau tertimpa.",
    short_en="The indicator of a row of the template was cleared or overwritten.",
    hint_id="Tulis lagi indikatornya di sel ini; bila isiannya memang untuk indikator lain, pindahkan ke baris sisipan di bawahnya.",
    hint_en="Write the indicator in this cell again; if the entries are another one's, move them to a row inserted below that.",
)
def indicator_lost(review: PlanReview) -> Iterator[Problem]:
    """A row of our own form with activities or a target, whose indicator was cleared or overwritten with another of the list.

    Except: where the rows around it were pasted or sorted too, the row key says nothing.
    Kecuali: bila baris di sekitarnya juga ditempel atau diurutkan, kunci baris tidak dipakai.

    Why: its work is counted for another indicator, and its own is missing from the plan.
    Mengapa: pekerjaannya terhitung untuk indikator lain, dan indikatornya sendiri hilang dari rencana.

    Wrong:
        | CATATAN                | SEL        | ISI                               |
        | Indikatornya kosong.   | Komisi!C10 | Persentase Partisipasi Pemilih    |

    Right:
        | SHEET  | INDIKATOR                      |
        | Komisi | Persentase Partisipasi Pemilih |
    """
    yield from noted(review, NoteKind.INDICATOR_LOST)


@warning(
    "RAK218",
    formula=True,
    id='Baris indikator "{became}" dikosongkan{detail}, jadi indikatornya tidak ada lagi di rencana ini.',
    en='The row of the indicator "{became}" was cleared{detail}, so the indicator is not in this plan any more.',
    short_id="Baris indikator dikosongkan.",
    short_en="The row of an indicator was cleared.",
    hint_id="Bila memang tidak direncanakan, hapus barisnya; bila tidak, tulis lagi indikator dan isinya.",
    hint_en="If it is not planned, delete the blank row; if it is, write the indicator and its entries again.",
)
def indicator_emptied(review: PlanReview) -> Iterator[Problem]:
    """A row of our own form that was cleared, so that its indicator is gone.

    Why: a row is easily cleared by mistake, and nothing shows that something stood there.
    Mengapa: baris mudah terhapus isinya tanpa sengaja, dan tidak terlihat lagi pernah ada isinya.

    Wrong:
        | CATATAN | SEL        | ISI                            |
        |         | Komisi!C10 | Persentase Partisipasi Pemilih |

    Right:
        | SHEET  | INDIKATOR                      |
        | Komisi | Persentase Partisipasi Pemilih |
    """
    yield from noted(review, NoteKind.INDICATOR_EMPTIED)


@warning(
    "RAK219",
    id='Indikator "{became}"{detail} ada di daftar, tetapi tidak ada di sheet ini.',
    en='The indicator "{became}"{detail} of the list is not on this sheet.',
    short_id="Indikator dari daftar tidak ada di sheet.",
    short_en="An indicator of the list is not on the sheet.",
    hint_id="Bila memang tidak direncanakan tahun ini, biarkan; bila terhapus, tulis lagi barisnya.",
    hint_en="If it is not planned this year, leave it; if the row was lost, write it again.",
    whole=True,
)
def indicator_left_out(review: PlanReview) -> Iterator[Problem]:
    """Our own form without a row for an indicator of its list, told once a sheet.

    Except: a form in which no row key fits any more has a list of the office's own.
    Kecuali: formulir yang tidak lagi memuat indikator daftar dianggap memakai daftar sendiri.

    Why: an indicator that everybody plans is left out on purpose, or its row was deleted by mistake.
    Mengapa: indikator yang direncanakan semua kantor bisa sengaja dilewati, bisa juga barisnya terhapus.

    Wrong:
        | CATATAN | SEL       | ISI                            |
        |         | Komisi!C8 | Persentase Partisipasi Pemilih |

    Right:
        | SHEET  | INDIKATOR                      |
        | Komisi | Persentase Partisipasi Pemilih |
    """
    yield from noted(review, NoteKind.INDICATOR_LEFT_OUT)


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
    "schedule": lambda row: row.part.calendar.written(sorted(row.indicator.periods)),
    "executor": lambda row: "; ".join(executor.name for executor in row.indicator.executors),
}
