"""RAK708, 709, 712 and 714: what the target of one period says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import NoteKind, Target, TargetKind
from rak_excel.rules.by_period.comparing import WHOLE, is_unclear, of_another_kind, problem_at, written
from rak_excel.rules.engine.rule import Problem, error, noted, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PlanReview


@warning(
    "RAK708",
    formula=True,
    id='Target {period} "{value}" memakai satuan lain dari target setahun "{target}".',
    en='The target of {period} "{value}" is in another unit than "{target}", the target for the year.',
    short_id="Satuan target per periode lain dari satuan target setahun.",
    short_en="Targets by period are in another unit than that for the year.",
    hint_id="Tulis target per periode dalam satuan target setahun.",
    hint_en="Write the targets by period in the unit of that for the year.",
)
def period_target_unit_differs(row: IndicatorReview) -> Iterator[Problem]:
    """A target by period is of another kind, or in another unit, than the target for the year. Told once an indicator.

    Except: where all of them are percentages, of a target that is none, they say how much of it is to be reached by then.
    Kecuali: bila semuanya persen, sedangkan target setahunnya bukan, angkanya berarti bagian dari target itu; cukup Info.

    Why: what was reached by then cannot be compared with the target for the year.
    Mengapa: yang tercapai saat itu tidak dapat dibandingkan dengan target setahun.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 50% → 2           | 4                 |
    """
    found, target = row.period_targets, row.target
    if found is None or target is None or target.kind is TargetKind.TEXT or row.target_questioned:
        return
    if found.share:
        yield problem_at(row, found, min(found.values), target=target.text).milder()
    for period in of_another_kind(found, target)[:1]:
        yield problem_at(row, found, period, target=target.text)


@error(
    "RAK709",
    formula=True,
    id='Maksud target {period} "{value}" belum jelas.',
    en='It is not clear what the target of {period} "{value}" means.',
    short_id="Maksud target per periode belum jelas.",
    short_en="It is not clear what a target by period means.",
    hint_id="Tulis angkanya dalam satuan target setahun, misalnya {example}; kosongkan bila tidak diukur.",
    hint_en="Write the number in the unit of the target for the year, such as {example}; leave it blank where nothing is measured.",
)
def period_target_unreadable(row: IndicatorReview) -> Iterator[Problem]:
    """The target of a period is no number, opinion or predicate, or may be two numbers.

    Why: it cannot be compared with what was reached.
    Mengapa: tidak dapat dibandingkan dengan capaian.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II  | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | sesuai jadwal → 2  | 4                 |
    """
    found, target = row.period_targets, row.target
    if found is None or (target and target.kind is TargetKind.TEXT):
        return
    for period, value in sorted(found.values.items()):
        if is_unclear(value):
            yield problem_at(row, found, period, example=_example(target, row))


def _example(target: Target | None, row: IndicatorReview) -> str:
    """How such a target is written; of words the target for the year itself."""
    number = _EXAMPLES.get(target.kind) if target else _HALF
    return written(target.but(value=number, upper=None), row) if target and number else target.text if target else "50%"


_HALF = Decimal(50)
_EXAMPLES = {TargetKind.PERCENT: _HALF, TargetKind.COUNT: Decimal(1), TargetKind.NUMBER: _HALF}


@warning(
    "RAK712",
    formula=True,
    id='Target "{value}" baru saran dari jadwal, belum diketik, jadi tidak dipakai.',
    en='The target "{value}" is only suggested by the schedule and not typed yet, so it was not used.',
    short_id="Saran target per periode belum diketik.",
    short_en="Suggested targets by period are not typed yet.",
    hint_id="Ketik targetnya tanpa tanda tanya bila setuju, juga di sel sebelahnya; kosongkan bila tidak diukur.",
    hint_en="Type the target without the question mark if it is right, in the cells beside it too; clear them where nothing is measured.",
)
def suggestion_not_typed(review: PlanReview) -> Iterator[Problem]:
    """A target by period ends with a question mark, as the form suggests it from the ticks. Told once a row.

    Why: only a person can say that a suggestion is a target.
    Mengapa: hanya orang yang dapat memastikan bahwa saran itu memang targetnya.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2? → 2            | 4                 |
    """
    yield from noted(review, NoteKind.SUGGESTED)


@error(
    "RAK714",
    id='Target {period} "{value}" {outside}.',
    en='The target of {period} "{value}" {outside}.',
    short_id="Target per periode negatif atau di atas 100%.",
    short_en="A target by period is negative, or above 100%.",
    hint_id="Periksa angkanya, mungkin salah ketik.",
    hint_en="Check the number, which may be a typing error.",
)
def period_target_out_of_range(row: IndicatorReview) -> Iterator[Problem]:
    """A target by period is below zero, or a percentage above 100, and the target for the year is not.

    Why: nothing can be compared with it; most often a dash or a digit too many was typed.
    Mengapa: capaian tidak dapat dibandingkan dengannya; biasanya tanda minus atau satu angka terketik lebih.

    Example:
        | SHEET  | INDIKATOR                       | TARGET | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Persentase Sengketa Dimenangkan | 90%    | -50% → 50%        | 90%               |
    """
    found, target = row.period_targets, row.target
    if found is None or target is None or target.value is None or row.target_questioned:
        return
    for period, value in sorted(found.values.items()):
        number = value.value
        percent = value.kind is TargetKind.PERCENT
        if number is None or (percent and not 0 <= target.value <= WHOLE and not found.share):
            continue
        if number < 0 <= target.value:
            yield problem_at(row, found, period, outside=_RANGE if percent else _BELOW)
        elif percent and (value.upper or number) > WHOLE:
            yield problem_at(row, found, period, outside=_RANGE)


_RANGE = Text("di luar 0% sampai 100%", "lies outside 0% to 100%")
_BELOW = Text("kurang dari nol", "is below zero")
