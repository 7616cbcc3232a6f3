"""RAK217-RAK219: indicators of the list that our own form had, and that stand nowhere in it any more."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import NoteKind, Severity
from rak_excel.rules.engine.notes import noted
from rak_excel.rules.engine.rule import Problem, rule
from rak_excel.rules.engine.subjects import PlanReview


@rule(
    PlanReview,
    "RAK217",
    Severity.ERROR,
    formula=True,
    id='Baris ini milik indikator "{became}", tetapi indikatornya tidak tertulis lagi. {detail}',
    en='This row is that of the indicator "{became}", which is not written any more. {detail}',
    hint=Text(
        "Tulis lagi indikatornya di sel ini; bila isiannya memang untuk indikator lain, pindahkan ke baris sisipan di bawahnya.",
        "Write the indicator in this cell again; if the entries are another one's, move them to a row inserted below that.",
    ),
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


@rule(
    PlanReview,
    "RAK218",
    Severity.WARNING,
    formula=True,
    id='Baris indikator "{became}" dikosongkan{detail}, jadi indikatornya tidak ada lagi di rencana ini.',
    en='The row of the indicator "{became}" was cleared{detail}, so the indicator is not in this plan any more.',
    hint=Text(
        "Bila memang tidak direncanakan, hapus barisnya; bila tidak, tulis lagi indikator dan isinya.",
        "If it is not planned, delete the blank row; if it is, write the indicator and its entries again.",
    ),
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


@rule(
    PlanReview,
    "RAK219",
    Severity.WARNING,
    id='Indikator "{became}"{detail} ada di daftar, tetapi tidak ada di sheet ini.',
    en='The indicator "{became}"{detail} of the list is not on this sheet.',
    hint=Text(
        "Bila memang tidak direncanakan tahun ini, biarkan; bila terhapus, tulis lagi barisnya.",
        "If it is not planned this year, leave it; if the row was lost, write it again.",
    ),
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
