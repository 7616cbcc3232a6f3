"""RAK701, 702, 703, 711 and 713: targets by period against that for the year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import Definition, Target
from rak_excel.model.period_targets import PeriodTargets
from rak_excel.model.standard_columns import period_label
from rak_excel.rules.by_period.comparing import comparable, goal_of, is_same, problem_at, written
from rak_excel.rules.engine.rule import Problem, error, is_most, spread, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PartReview
from rak_excel.vocabulary.targets.targets import written_target


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
    no heading says s.d., and only the values look so, this is a warning.
    Kecuali: untuk angka yang dirilis pihak lain, target terakhir yang diisi yang dihitung, di periode mana pun. Bila judul
    kolomnya tidak menyebut s.d. dan hanya angkanya yang tampak begitu, cukup Perlu dicek.

    Why: by the end of the year two results are promised.
    Mengapa: untuk akhir tahun dijanjikan dua hasil.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 3 Laporan → 4     |
    """
    found, target = comparable(row)
    if found is None or target is None or found.entry != "up_to" or _is_unfinished(found):
        return
    last = max(found.values)
    if not is_same(found.values[last], target, row.review.definition, share=found.share):
        yield problem_at(row, found, last, target=goal_of(found, target)).milder(not found.said)


@warning(
    "RAK713",
    formula=True,
    id='Target s.d. {end} masih kosong; yang terakhir diisi, s.d. {period}, "{value}", bukan target setahun "{target}".',
    en='The target up to {end} is blank; the last that is filled in, up to {period}, "{value}", is not "{target}", the target for the year.',
    short_id="Target s.d. periode terakhir masih kosong.",
    short_en="The target up to the last period is blank.",
    hint_id="Isi juga target s.d. {end}, yaitu target setahunnya.",
    hint_en="Fill in the target up to {end} too, which is that for the year.",
)
def year_end_target_missing(row: IndicatorReview) -> Iterator[Problem]:
    """Targets are written as s.d., the last period is blank, and those before do not come to the target for the year.

    Except: a figure that others publish has a target in its period alone.
    Kecuali: angka yang dirilis pihak lain hanya punya target di periodenya.

    Why: what is to be reached after the last of them is left open.
    Mengapa: apa yang harus dicapai sesudahnya tidak tertulis.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW III | TARGET S.D. TW IV |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 1                | 3                  | → 4               |
    """
    found, target = comparable(row)
    if found is None or target is None or found.entry != "up_to" or not _is_unfinished(found):
        return
    last = max(found.values)
    if not is_same(found.values[last], target, row.review.definition, share=found.share):
        end = period_label(found.periods, found.periods)
        yield problem_at(row, found, last, target=goal_of(found, target), end=end)


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
    found, target = comparable(row)
    if found is None or target is None or found.entry != "own" or found.measure != "sum":
        return
    total = _total(found)
    if total and target.value is not None and not is_same(total, target, row.review.definition):
        yield problem_at(row, found, max(found.values), target=target.text, sum=written(total, row))


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

    Told where no heading says whether each is of its period alone or s.d., and of states, which need not add up.

    Except: states of each period alone whose mean is the target for the year.
    Kecuali: keadaan tiap periode yang rata-ratanya sama dengan target setahun.

    Why: it cannot be told how they are meant, so that nothing can be compared with what was reached by then.
    Mengapa: maksudnya tidak dapat dipastikan, sehingga capaian triwulan tidak dapat dibandingkan dengannya.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET TW I | TARGET TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 1           | 2 → 3        |
    """
    found, target = comparable(row)
    if (
        found is None
        or target is None
        or target.value is None
        or not _tells_nothing(found, target, row.review.definition)
    ):
        return
    total, numbers = _total(found), [value for _, value in sorted(found.values.items()) if value.value is not None]
    if total and total.value:
        unit = total if found.share else target
        said = {"last": numbers[-1], "sum": total}
        told = {name: written(unit.but(value=each.value, upper=each.upper), row) for name, each in said.items()}
        values = "; ".join(written_target(each.value or Decimal(0), None, each.upper) for each in numbers)
        problem = problem_at(row, found, max(found.values), target=goal_of(found, target), values=values, **told)
        yield problem.but(remedy=_OF_STATES) if found.entry else problem


_OF_STATES = Text(
    "Samakan target periode terakhir dengan target setahun, atau periksa target setahunnya.",
    "Make the target of the last period that for the year, or check the latter.",
)


@warning(
    "RAK711",
    id="Target semua periode 0, padahal indikator ini punya target setahun{more}.",
    en="The targets of all periods are 0, though the indicator has a target for the year{more}.",
    short_id="Target semua periode 0.",
    short_en="The targets of all periods are 0.",
    hint_id="Isi target setiap periodenya, atau kosongkan bila tidak diukur per periode.",
    hint_en="Fill in the target of each period, or leave them blank where nothing is measured by period.",
)
def all_periods_zero(part: PartReview) -> Iterator[Problem]:
    """Every target by period is 0, and that for the year is not. Where most indicators are so, that is told once.

    Why: nothing is planned to be reached in any period; often a form was left as it came.
    Mengapa: tidak ada yang direncanakan tercapai di periode mana pun; biasanya angka bawaan yang belum diganti.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET TW I | TARGET TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 0           | 0 → 4        |
    """
    untouched = [problem for row in part.indicators if (problem := _all_zero(row))]
    cells = [problem.cell for problem in untouched if problem.cell]
    if is_most(untouched, [row for row in part.indicators if row.period_targets]):
        yield untouched[0].but(words={"more": spread(cells)})
    else:
        yield from (problem.but(words={"more": spread(cells[:1])}) for problem in untouched)


def _all_zero(row: IndicatorReview) -> Problem | None:
    found, target = comparable(row)
    if found is None or target is None or not target.value:
        return None
    numbers = found.up_to.values()
    return problem_at(row, found, max(found.values)) if len(numbers) > 1 and not any(numbers) else None


def _is_unfinished(found: PeriodTargets) -> bool:
    """Whether the last period of the year is blank, of a figure that is to be reached by its end."""
    return max(found.values) < found.periods and found.measure != "release"


def _total(found: PeriodTargets) -> Target | None:
    """All of them together: a range where one of them is; None where none is a number."""
    values = [value for value in found.values.values() if value.value is not None]
    if not values:
        return None
    least = sum((value.value or Decimal(0) for value in values), Decimal(0))
    most = sum((value.upper or value.value or Decimal(0) for value in values), Decimal(0))
    return values[0].but(value=least, upper=most if most != least else None, bound="")


def _tells_nothing(found: PeriodTargets, target: Target, definition: Definition) -> bool:
    """Whether nothing says how they are meant, or they are states of each period, of which neither the last nor the mean is
    the target for the year.
    """
    if found.entry != "own" or found.adds_up:
        return not found.entry
    numbers = list(found.up_to.values())
    mean = sum(numbers, Decimal(0)) == (target.value or Decimal(0)) * len(numbers)
    return not mean and not is_same(found.values[max(found.values)], target, definition, share=found.share)
