"""RAK7xx: targets by quarter or month beside the target for the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from rak_excel.language import Text
from rak_excel.model import Cell, NoteKind, Target, TargetKind
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_label, period_target_id
from rak_excel.rules.engine.rule import Problem, at, error, info, noted, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PlanReview
from rak_excel.vocabulary.targets.by_period import says_not_measured
from rak_excel.vocabulary.targets.choices import lower_is_better
from rak_excel.vocabulary.targets.targets import written_target
from rak_excel.vocabulary.targets.units import unit_with_id

_WHOLE = Decimal(100)
_WORDED = frozenset({TargetKind.OPINION, TargetKind.PREDICATE})


@error(
    "RAK701",
    formula=True,
    id='Target s.d. {period} "{value}" tidak sama dengan target setahun "{target}".',
    en='The target up to {period} "{value}" is not the target for the year "{target}".',
    short_id="Target s.d. periode terakhir tidak sama dengan target setahun.",
    short_en="The target up to the last period is not that for the year.",
    hint_id="Samakan keduanya: target s.d. akhir tahun adalah target setahun.",
    hint_en="Make both the same: what is to be reached by the end of the year is the target for the year.",
)
def year_end_differs_from_target(row: IndicatorReview) -> Iterator[Problem]:
    """Targets are written as s.d., and the one of the last period is not the target for the year.

    Except: of a figure that others publish the last one that is filled in counts, whichever period it stands in. Where
    no heading says s.d., and only the values look so, or where the last period is blank, this is a warning.
    Kecuali: untuk angka yang dirilis pihak lain, target terakhir yang diisi yang dihitung, di periode mana pun. Bila judul
    kolomnya tidak menyebut s.d. dan hanya angkanya yang tampak begitu, atau periode terakhirnya kosong, cukup Perlu dicek.

    Why: by the end of the year two results are promised.
    Mengapa: untuk akhir tahun dijanjikan dua hasil.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 3 Laporan → 4     |
    """
    found, target = _comparable(row)
    if found is None or target is None or found.entry != "up_to":
        return
    last = max(found.values)
    if _is_same(found.values[last], target, share=found.share):
        return
    problem = _at(row, found, last, target=_goal(found, target))
    if last < found.periods and found.measure != "release":
        end = period_label(found.periods, found.periods)
        yield problem.but(remedy=_UNFINISHED.filled(period=end), mild=True)
    else:
        yield problem.milder(not found.said)


_UNFINISHED = Text(
    "Isi juga target s.d. {period}, yaitu target setahunnya.",
    "Fill in the target up to {period} too, which is that for the year.",
)


@error(
    "RAK702",
    formula=True,
    id='Target setiap periode berjumlah {sum}, bukan "{target}" seperti target setahun.',
    en='The targets of all periods add up to {sum}, not to "{target}", the target for the year.',
    short_id="Jumlah target setiap periode tidak sama dengan target setahun.",
    short_en="The targets of all periods do not add up to that for the year.",
    hint_id="Periksa target setiap periode, atau target setahunnya.",
    hint_en="Check the target of each period, or that for the year.",
)
def periods_do_not_add_up(row: IndicatorReview) -> Iterator[Problem]:
    """Heading or definition says that each period has a target of its own, and they do not add up to that for the year.

    Except: only a figure that adds up over the year.
    Kecuali: hanya angka yang dijumlahkan sepanjang tahun.

    Why: who reaches the target of each quarter would miss, or exceed, that for the year.
    Mengapa: yang mencapai target setiap triwulan tetap tidak mencapai, atau melampaui, target setahun.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET TW I (non kumulatif) | TARGET TW II (non kumulatif) |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                           | 1 → 2                        |
    """
    found, target = _comparable(row)
    if found is None or target is None or found.entry != "own" or found.measure != "sum":
        return
    total = list(found.up_to.values())[-1:]
    if total and target.value is not None and total != [target.value]:
        yield _at(row, found, max(found.values), target=target.text, sum=_written(total[0], target, row))


@warning(
    "RAK703",
    id='Target per periode {values} tidak cocok dengan target setahun "{target}": yang terakhir {last}, jumlahnya {sum}.',
    en='The targets by period {values} do not fit "{target}", the target for the year: the last is {last}, their sum {sum}.',
    short_id="Target per periode tidak cocok dengan target setahun.",
    short_en="The targets by period do not fit that for the year.",
    hint_id="Tulis target s.d. setiap periode, sehingga yang terakhir sama dengan target setahun.",
    hint_en="Write what is to be reached up to each period, so that the last one is the target for the year.",
)
def periods_do_not_fit_target(row: IndicatorReview) -> Iterator[Problem]:
    """Neither the last of the targets by period nor their sum is the target for the year.

    Told where no heading says whether each is of its period alone or s.d.

    Why: it cannot be told how they are meant, so that nothing can be compared with what was reached by then.
    Mengapa: maksudnya tidak dapat dipastikan, sehingga capaian triwulan tidak dapat dibandingkan dengannya.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET TW I | TARGET TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 1           | 2 → 3        |
    """
    found, target = _comparable(row)
    if found is None or target is None or found.entry:
        return
    numbers = list(found.up_to.values())
    if any(numbers) and target.value is not None:
        said = {"last": numbers[-1], "sum": sum(numbers, Decimal(0))}
        unit = found.values[max(found.values)] if found.share else target
        told = {name: _written(number, unit, row) for name, number in said.items()}
        values = "-".join(written_target(number, None) for number in numbers)
        yield _at(row, found, max(found.values), target=_goal(found, target), values=values, **told)


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

    Except: where lower is better a target may fall, and only then.
    Kecuali: bila makin rendah makin baik, target boleh turun.

    Why: what was reached cannot become less; often the number of one period alone slipped in.
    Mengapa: yang sudah tercapai tidak berkurang; biasanya yang tertulis target periode itu saja.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                | 1 → 3             | 4                 |
    """
    found, _ = _comparable(row)
    if found is None or found.entry != "up_to" or lower_is_better(row.words, row.defined, row.review.definition):
        return
    for (before, earlier), (period, value) in pairwise(found.up_to.items()):
        if value < earlier:
            words = {"before": period_label(before, found.periods), "earlier": found.values[before].text}
            yield _at(row, found, period, **words)


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
    found, target = _comparable(row)
    if found is None or target is None or found.measure == "release" or len(found.values) < found.periods // 2:
        return
    *before, last = found.up_to.values() or [Decimal(0)]
    if before and not any(before) and last and max(found.values) == found.periods:
        yield _at(row, found, found.periods)


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
    """More is to be reached in a period than before, and nothing is scheduled in it.

    Except: a state that was there before the year needs no work in the first period.
    Kecuali: keadaan yang sudah ada sebelum tahun berjalan tidak memerlukan kegiatan di periode pertama.

    Why: nobody does what is to be reached by then.
    Mengapa: tidak ada yang mengerjakan apa yang harus tercapai saat itu.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | JADWAL        | TARGET S.D. TW I | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | T1 T4 → T1 T2 T4 | 1             | 2                 | 4                 |
    """
    found, _ = _comparable(row)
    for period, grows, planned in _growing(row, found):
        first = period == min(found.values) and found.measure != "sum" if found else False
        if found and grows and not planned and not first:
            yield _at(row, found, period)


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
    found, _ = _comparable(row)
    if found is None or found.measure != "sum" or not any([*found.up_to.values()][:-1]):
        return
    for period, grows, planned in _growing(row, found):
        if planned and not grows:
            yield _at(row, found, period)


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
        yield _at(row, found, min(found.values), target=target.text).milder()
    for period in _of_another_kind(found, target)[:1]:
        yield _at(row, found, period, target=target.text)


@error(
    "RAK709",
    formula=True,
    id='Target {period} "{value}" tidak dapat dibaca sebagai target.',
    en='The target of {period} "{value}" cannot be read as a target.',
    short_id="Target per periode tidak terbaca.",
    short_en="A target by period cannot be read.",
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
        if _is_unclear(value, target):
            yield _at(row, found, period, example=target.text if target else "50%")


@warning(
    "RAK711",
    id="Target semua periode 0, padahal indikator ini punya target setahun.",
    en="The targets of all periods are 0, though the indicator has a target for the year.",
    hint_id="Isi target setiap periodenya, atau kosongkan bila tidak diukur per periode.",
    hint_en="Fill in the target of each period, or leave them blank where nothing is measured by period.",
)
def all_periods_zero(row: IndicatorReview) -> Iterator[Problem]:
    """Every target by period is 0, and that for the year is not.

    Why: nothing is planned to be reached in any period; often a form was left as it came.
    Mengapa: tidak ada yang direncanakan tercapai di periode mana pun; biasanya angka bawaan yang belum diganti.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET TW I | TARGET TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 0           | 0 → 4        |
    """
    found, target = _comparable(row)
    if found is None or target is None or not target.value:
        return
    numbers = found.up_to.values()
    if len(numbers) > 1 and not any(numbers):
        yield _at(row, found, max(found.values))


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


_Comparable = tuple[PeriodTargets | None, Target | None]


def _comparable(row: IndicatorReview) -> _Comparable:
    """The targets by period and the target for the year, where all are clear and of one kind."""
    found, target = row.period_targets, row.target
    if found is None or target is None or row.target_questioned or target.kind is TargetKind.TEXT:
        return None, None
    measured = {period: value for period, value in found.values.items() if not says_not_measured(value.text)}
    if not measured or _of_another_kind(found, target) or any(_is_unclear(each, target) for each in measured.values()):
        return None, None
    return found.but(values=measured), target


def _of_another_kind(found: PeriodTargets, target: Target) -> list[int]:
    """The periods whose targets are of another kind or unit; 0 says nothing beside an opinion, and words are told apart."""
    return [
        period
        for period, value in sorted(found.values.items())
        if value.kind is not TargetKind.TEXT
        and not found.share
        and (value.kind, value.unit) != (target.kind, target.unit)
        and not (value.value == 0 and target.kind in _WORDED)
    ]


def _is_unclear(value: Target, target: Target | None) -> bool:
    """Whether it says nothing that is known, or is a share of 1 beside percentages: 0,5 may be 50% or 0,5%."""
    if value.kind is TargetKind.TEXT:
        return not says_not_measured(value.text)
    percent = target is not None and target.kind is TargetKind.PERCENT and (target.value or 0) > 1
    return percent and value.value is not None and 0 < value.value < 1 and "%" not in value.text


def _goal(found: PeriodTargets, target: Target) -> str:
    """The target for the year as the values have it."""
    return "100%" if found.share else target.text


def _is_same(value: Target, target: Target, *, share: bool) -> bool:
    if share:
        return value.value == _WHOLE
    if target.kind in _WORDED:
        return value.same == target.same
    return value.value in {target.value, target.upper}


def _growing(row: IndicatorReview, found: PeriodTargets | None) -> Iterator[tuple[int, bool, bool]]:
    """Each period with whether its target grows, and whether any work is scheduled in it; none where nothing is ticked."""
    if found is None or not found.entry or not row.indicator.periods or row.schedule_questioned:
        return
    sums: Mapping[int, Decimal] = found.up_to
    each = 12 // found.periods
    before = Decimal(0)
    for period, value in sums.items():
        months = frozenset(range((period - 1) * each + 1, period * each + 1))
        yield period, value > before, not months.isdisjoint(row.months)
        before = value


def _at(row: IndicatorReview, found: PeriodTargets, period: int, **words: object) -> Problem:
    cell: Cell = row.indicator.cell_of(period_target_id(period, found.periods))
    return at(cell, found.values[period].text, period=period_label(period, found.periods), **words)


def _written(number: Decimal, target: Target, row: IndicatorReview) -> str:
    return written_target(number, unit_with_id(target.unit or "", row.review.definition))
