"""RAK710: targets by period of the same work on both parts."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.model.standard_columns import period_label, period_target_id
from rak_excel.rules.engine.pairing import IndicatorPair
from rak_excel.rules.engine.rule import Problem, at, error


@error(
    "RAK710",
    id='Target s.d. {period} "{value}" berbeda dari "{target}" di {other} untuk pekerjaan yang sama ({how}).',
    en='The target up to {period} "{value}" differs from "{target}" at {other} for the same work ({how}).',
    short_id="Target per periode untuk pekerjaan yang sama berbeda antarsheet.",
    short_en="The sheets have different targets by period for the same work.",
    hint_id="Samakan target per periode di kedua sheet.",
    hint_en="Write the same targets by period on both sheets.",
    whole=True,
    across=True,
)
def period_targets_differ_between_parts(pair: IndicatorPair) -> Iterator[Problem]:
    """The same indicator has another target by the end of a period on the other part. Told of the first such period.

    Except: where the targets for the year differ, only that is reported; where the pair was found by its activities or
    near words only, this is a warning.
    Kecuali: bila target setahunnya berbeda, cukup itu yang dilaporkan; bila pasangannya hanya ditemukan dari uraian
    kegiatan atau kata yang mirip, cukup Perlu dicek.

    Why: one office promises two results by the same day.
    Mengapa: satu kantor menjanjikan dua hasil untuk tanggal yang sama.

    Example:
        | SHEET       | INDIKATOR | TARGET | TARGET S.D. TW II | TARGET S.D. TW IV |
        | Komisi      | Opini BPK | WTP    |                   | WTP               |
        | Sekretariat | Opini BPK | WTP    |                   | WDP → WTP         |
    """
    targets = pair.first.target, pair.second.target
    one, two = pair.first.period_targets, pair.second.period_targets
    if one is None or two is None or not targets[0] or not targets[1] or targets[0].same != targets[1].same:
        return
    for month in sorted(one.by_month.keys() & two.by_month.keys()):
        (period, value), (here, own) = one.by_month[month], two.by_month[month]
        if value.same != own.same:
            other = pair.first.indicator.cell_of(period_target_id(period, one.periods))
            cell = pair.second.indicator.cell_of(period_target_id(here, two.periods))
            words = {"period": period_label(here, two.periods), "target": value.text, "other": str(other)}
            yield at(cell, own.text, how=pair.how, **words).milder(not pair.sure)
            return
