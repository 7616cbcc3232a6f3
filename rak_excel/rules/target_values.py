"""RAK3xx: how high an indicator's target is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.model import TargetKind
from rak_excel.rules.engine.rule import Problem, at, error, warning
from rak_excel.rules.engine.subjects import IndicatorReview
from rak_excel.vocabulary.targets.choices import is_worse, lower_is_better
from rak_excel.vocabulary.targets.targets import parse_target

_FULL = Decimal(100)


@error(
    "RAK306",
    formula=True,
    id='Target "{value}" di luar 0% sampai 100%.',
    en='The target "{value}" lies outside 0% to 100%.',
    short_id="Target persen di luar 0% sampai 100%.",
    short_en="A percentage lies outside 0% to 100%.",
    hint_id="Periksa angkanya; tulis misalnya 75%.",
    hint_en="Check the number; write for example 75%.",
)
def percentage_out_of_range(row: IndicatorReview) -> Iterator[Problem]:
    """A percentage below 0 or above 100.

    Why: 7500% is 75% that was typed into a cell which Excel shows as percent.
    Mengapa: 7500% biasanya 75% yang diketik di sel berformat persen.

    Example:
        | SHEET  | INDIKATOR                       | TARGET      |
        | Komisi | Persentase Sengketa Dimenangkan | 7500% → 75% |
    """
    target = row.target
    if target is None or target.kind is not TargetKind.PERCENT or target.value is None:
        return
    if not 0 <= target.value <= (target.upper or target.value) <= _FULL:
        yield at(row.indicator.target_cell, target.text)


@warning(
    "RAK307",
    formula=True,
    id='Target "{value}" berarti tidak ada yang dikerjakan, kecuali indikatornya makin rendah makin baik.',
    en='The target "{value}" means that nothing is to be reached, unless lower is better for this indicator.',
    short_id="Target nol, padahal indikatornya makin tinggi makin baik.",
    short_en="A target of zero where higher is better.",
    hint_id="Isi target yang sebenarnya; bila memang makin rendah makin baik, sebutkan itu dalam indikatornya.",
    hint_en="Write the real target; if lower is better, say so in the indicator.",
)
def zero_target_without_polarity(row: IndicatorReview) -> Iterator[Problem]:
    """A target of zero under an indicator that is better higher.

    Except: where the target is of another kind than the indicator asks for, only that is reported.
    Kecuali: bila jenis targetnya tidak sesuai dengan indikatornya, cukup itu yang dilaporkan.

    Why: zero is right for violations, and a blank that became a number elsewhere.
    Mengapa: nol wajar untuk pelanggaran; di indikator lain biasanya sel kosong yang menjadi angka.

    Example:
        | SHEET  | INDIKATOR                                                                                 | TARGET |
        | Komisi | Persentase Sengketa Dimenangkan → Persentase Penyelenggara Terbukti Melakukan Pelanggaran | 0%     |
    """
    target = row.target
    if target is None or (row.expected and target.kind not in row.expected):  # told as one of another kind
        return
    if target.value == 0 and not target.upper and not _lower_is_better(row):
        yield at(row.indicator.target_cell, target.text)


@error(
    "RAK308",
    formula=True,
    id='Target "{value}" di bawah target nasional {national}.',
    en='The target "{value}" falls short of the national target {national}.',
    short_id="Target di bawah target nasional.",
    short_en="The target falls short of the national one.",
    hint_id="Target daerah tidak boleh di bawah target nasional; naikkan menjadi {national} atau lebih baik.",
    hint_en="A local target may not fall short of the national one; make it {national} or better.",
)
def target_below_national(row: IndicatorReview) -> Iterator[Problem]:
    """A local target that is worse than the national one of the list of indicators.

    Why: the national target is not reached when offices plan below it.
    Mengapa: target nasional tidak tercapai bila kantor daerah merencanakan di bawahnya.

    Example:
        | NASIONAL | INDIKATOR                                      | TARGET    |
        | 95%      | Persentase Sengketa Hukum yang Dimenangkan KPU | 90% → 95% |
    """
    target = row.target
    if target is None or row.defined is None or not row.defined.national:
        return
    national = parse_target(row.defined.national, row.review.definition)
    if is_worse(target, national, row.review.definition, lower=_lower_is_better(row)):
        yield at(row.indicator.target_cell, target.text, national=national.text)


@error(
    "RAK309",
    formula=True,
    id='Target "{value}" tidak sama dengan Perjanjian Kinerja: {agreement}.',
    en='The target "{value}" differs from the performance agreement: {agreement}.',
    short_id="Target tidak sama dengan Perjanjian Kinerja.",
    short_en="The target differs from the Perjanjian Kinerja.",
    hint_id="Samakan dengan Perjanjian Kinerja.",
    hint_en="Write the target as in the performance agreement.",
)
def target_differs_from_agreement(row: IndicatorReview) -> Iterator[Problem]:
    """The target is not that of the Perjanjian Kinerja, where the list of indicators gives it.

    Why: the plan carries out the agreement; it is the first thing that a reviewer compares.
    Mengapa: rencana aksi menjabarkan Perjanjian Kinerja; inilah yang pertama dibandingkan pemeriksa.

    Example:
        | PERJANJIAN | INDIKATOR                                      | TARGET    |
        | 95%        | Persentase Sengketa Hukum yang Dimenangkan KPU | 90% → 95% |
    """
    target = row.target
    if target is None or row.defined is None or not row.defined.agreement:
        return
    agreement = parse_target(row.defined.agreement, row.review.definition)
    if target.same != agreement.same:
        yield at(row.indicator.target_cell, target.text, agreement=agreement.text)


def _lower_is_better(row: IndicatorReview) -> bool:
    return lower_is_better(row.words, row.defined, row.review.definition)
