"""RAK406: when in the year the work is planned."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import Severity, TargetKind
from rak_excel.rules.engine.rule import Problem, at, rule
from rak_excel.rules.engine.subjects import IndicatorReview


@rule(
    IndicatorReview,
    "RAK406",
    Severity.INFO,
    id="Semua kegiatan baru dijadwalkan pada {period}, padahal {first} dipantau sepanjang tahun.",
    en="All activities are scheduled only in {period}, though an {first} is monitored throughout the year.",
    hint=Text(
        "Jadwalkan juga kegiatan pada periode sebelumnya bila memang ada.",
        "Schedule activities in the earlier periods too, if there are any.",
    ),
)
def only_last_period(row: IndicatorReview) -> Iterator[Problem]:
    """An index or score of which all activities stand in the year's last period.

    Why: what is done only at the end of the year can no longer raise the score of that year.
    Mengapa: yang baru dikerjakan di akhir tahun tidak dapat lagi menaikkan nilai tahun itu.

    Wrong:
        | SHEET  | INDIKATOR                    | TARGET | JADWAL |
        | Komisi | Indeks Reformasi Birokrasi   | 75     | T4     |

    Right:
        | SHEET  | INDIKATOR                    | TARGET | JADWAL |
        | Komisi | Indeks Reformasi Birokrasi   | 75     | T1 T4  |
    """
    calendar = row.part.calendar
    if TargetKind.NUMBER in row.expected and row.indicator.periods == {calendar.count}:
        if row.schedule_questioned:
            return
        line = next(line for line in row.activities if line.activity.marks)
        words = {"period": calendar.label(calendar.count), "first": row.indicator.text.split()[0]}
        yield at(line.activity.place.period(calendar.count), line.activity.marks[calendar.count], **words)
