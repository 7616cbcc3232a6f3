"""RAK704 to 707: how targets by period go on over the year, and the work that is scheduled for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rak_excel.model import Target
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_label
from rak_excel.rules.by_period.comparing import comparable, problem_at, steps
from rak_excel.rules.engine.rule import Problem, info, warning
from rak_excel.rules.engine.subjects import IndicatorReview
from rak_excel.vocabulary.targets.choices import lower_is_better


@warning(
    "RAK704",
    formula=True,
    id='Target s.d. {period} "{value}" lebih rendah dari target s.d. {before} "{earlier}".',
    en='The target up to {period} "{value}" is lower than the one up to {before}, "{earlier}".',
    short_id="Target s.d. turun dari periode ke periode berikutnya.",
    short_en="A target up to a period is lower than the one before.",
    hint_id="Periksa kedua angkanya; target s.d. tidak turun dari periode ke periode.",
    hint_en="Check both numbers; what is to be reached by then does not fall from period to period.",
)
def target_falls(row: IndicatorReview) -> Iterator[Problem]:
    """A target that is written as s.d. is lower than that of the period before.

    Except: where lower is better a target may fall, and where the first is above that for the year.
    Kecuali: bila makin rendah makin baik, atau target pertamanya di atas target setahun, target boleh turun.

    Why: what was reached cannot become less; often the number of one period alone slipped in.
    Mengapa: yang sudah tercapai tidak berkurang; biasanya yang tertulis target periode itu saja.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                | 1 → 3             | 4                 |
    """
    found, target = comparable(row)
    if found is None or target is None or found.entry != "up_to" or _may_fall(row, found, target):
        return
    for (before, earlier), (period, value) in pairwise(found.up_to.items()):
        if value < earlier:
            words = {"before": period_label(before, found.periods), "earlier": found.values[before].text}
            yield problem_at(row, found, period, **words)


def _may_fall(row: IndicatorReview, found: PeriodTargets, target: Target) -> bool:
    first = next(iter(found.up_to.values()), None)
    begins_above = first is not None and target.value is not None and not found.share and first > target.value
    return begins_above or lower_is_better(row.words, row.defined, row.review.definition)


@info(
    "RAK705",
    id="Sebelum {period} belum ada target yang dapat dipantau.",
    en="There is no target to be watched before {period}.",
    short_id="Target baru ada di periode terakhir.",
    short_en="There is a target in the last period alone.",
    hint_id="Isi juga target antara di periode sebelumnya bila memang ada.",
    hint_en="Fill in targets for the periods before, if there are any.",
)
def nothing_before_last_period(row: IndicatorReview) -> Iterator[Problem]:
    """All periods before the last have no target, or 0.

    Except: figures that others publish are known in their period alone.
    Kecuali: angka yang dirilis pihak lain baru ada di periodenya.

    Why: a plan is watched each quarter, and until the last one there would be nothing to see.
    Mengapa: rencana dipantau setiap triwulan, dan sampai triwulan terakhir tidak ada yang dapat dilihat.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 0                | 0 → 2             | 4                 |
    """
    found, target = comparable(row)
    if found is None or target is None or found.measure == "release":
        return
    *before, last = found.up_to.values() or [Decimal(0)]
    if not any(before) and last and max(found.values) == found.periods:
        yield problem_at(row, found, found.periods)


@warning(
    "RAK706",
    id='Target {period} "{value}", tetapi tidak ada kegiatan yang dijadwalkan di {period}.',
    en='There is a target for {period}, "{value}", but no activity is scheduled in {period}.',
    short_id="Ada target di periode tanpa kegiatan.",
    short_en="A period has a target and no activity.",
    hint_id="Centang periode pelaksanaannya, atau pindahkan targetnya ke periode yang ada kegiatannya.",
    hint_en="Tick when the work is done, or move the target to a period with work.",
)
def target_without_activity(row: IndicatorReview) -> Iterator[Problem]:
    """More is to be reached in a period than before, and nothing is scheduled in it, nor since the last one with a target.

    Except: a state may have been there before the year, so that its first target needs no work.
    Kecuali: suatu keadaan dapat sudah ada sebelum tahun berjalan, sehingga target pertamanya tidak memerlukan kegiatan.

    Why: nobody does what is to be reached by then.
    Mengapa: tidak ada yang mengerjakan apa yang harus tercapai saat itu.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | JADWAL        | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | T1 T4 → T1 T2 T4 | 1             | 2                 | 4                 |
    """
    found, _ = comparable(row)
    for step in steps(row, found):
        there = found is None or (step.period == min(found.values) and found.measure != "sum")
        if found and step.grows and not step.by_then and not there:
            yield problem_at(row, found, step.period)


@info(
    "RAK707",
    id="Kegiatan dijadwalkan di {period}, tetapi targetnya tidak bertambah di {period}.",
    en="Work is scheduled in {period}, but its target does not grow in {period}.",
    short_id="Ada kegiatan di periode tanpa tambahan target.",
    short_en="A period has work and no more to reach.",
    hint_id="Isi target periode itu bila kegiatannya menghasilkan sesuatu.",
    hint_en="Fill in the target of that period if its work has a result.",
)
def activity_without_target(row: IndicatorReview) -> Iterator[Problem]:
    """Work is scheduled in a period in which no more is to be reached than before, of a figure that adds up.

    Except: where no period before the last has a target, only that is reported.
    Kecuali: bila belum ada target sebelum periode terakhir, cukup itu yang dilaporkan.

    Why: the work may only prepare what comes later, or the target of the period was forgotten.
    Mengapa: kegiatannya mungkin baru persiapan, atau target periodenya terlewat.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | JADWAL           | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | T1 T2 T4 → T1 T4 | 1                | 1                 | 4                 |
    """
    found, _ = comparable(row)
    if found is None or found.measure != "sum" or not any([*found.up_to.values()][:-1]):
        return
    for step in steps(row, found):
        if step.in_it and not step.grows:
            yield problem_at(row, found, step.period)
