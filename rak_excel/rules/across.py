"""RAK60x: indicators of the two parts that are about the same work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.language import Text
from rak_excel.model import Cell
from rak_excel.rules.engine.pairing import IndicatorPair
from rak_excel.rules.engine.rule import Problem, at, error, info, warning
from rak_excel.rules.engine.subjects import ExecutorReview, IndicatorReview
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.executors import supported_by


@error(
    "RAK601",
    formula=True,
    id='Target "{value}" berbeda dari "{target}" di {other} untuk pekerjaan yang sama ({how}).',
    en='The target "{value}" differs from "{target}" at {other} for the same work ({how}).',
    short_id="Target untuk pekerjaan yang sama berbeda antarsheet.",
    short_en="The sheets have different targets for the same work.",
    hint_id="Samakan target di kedua sheet.",
    hint_en="Write the same target on both sheets.",
    whole=True,
    across=True,
)
def target_differs_between_parts(pair: IndicatorPair) -> Iterator[Problem]:
    """The same indicator has another target on the other part.

    Except: where the pair was found by its activities or near words only, this is a warning, and targets of another
    kind (95% and 1 Satker), or of a Nilai and a Persentase, are those of two measures.
    Kecuali: bila pasangannya hanya ditemukan dari uraian kegiatan atau kata yang mirip, cukup Perlu dicek, dan target
    yang lain jenisnya (95% dan 1 Satker), atau milik Nilai dan Persentase, dianggap target dua ukuran.

    Why: one office promises two results for the same work.
    Mengapa: satu kantor menjanjikan dua hasil untuk pekerjaan yang sama.

    Example:
        | SHEET       | INDIKATOR | TARGET    |
        | Komisi      | Opini BPK | WTP       |
        | Sekretariat | Opini BPK | WDP → WTP |
    """
    one, two = pair.first.target, pair.second.target
    if one is None or two is None or one.same == two.same:
        return
    if not pair.sure and (one.kind is not two.kind or pair.first.expected != pair.second.expected):
        return
    if not pair.first.target_questioned and not pair.second.target_questioned:
        other = str(pair.first.indicator.target_cell)
        words = {"target": one.text, "other": other, "how": pair.how}
        yield at(pair.second.indicator.target_cell, two.text, **words).milder(not pair.sure)


@error(
    "RAK602",
    formula=True,
    id="{period} dicentang di {here}, tetapi indikator yang sama di {other} ({place}) belum dijadwalkan "
    "pada {months} ({how}).",
    en="{period} is ticked in {here}, but the same indicator in {other} ({place}) has nothing in {months} ({how}).",
    short_id="Triwulan dicentang, tetapi di sheet pasangannya belum dijadwalkan.",
    short_en="A quarter is ticked, but nothing is scheduled then on the other sheet.",
    hint_id="Centang salah satu dari {months} di {other}, atau hapus centang {period} di {here}.",
    hint_en="Tick one of {months} in {other}, or clear {period} in {here}.",
    whole=True,
    across=True,
)
def quarter_without_month(pair: IndicatorPair) -> Iterator[Problem]:
    """The commission plans a quarter in which the secretariat plans no month.

    Except: where the pair was found by its activities or near words only, this is a warning.
    Kecuali: bila pasangannya hanya ditemukan dari uraian kegiatan atau kata yang mirip, cukup Perlu dicek.

    Why: the work is promised to the public but nobody is scheduled to do it.
    Mengapa: pekerjaannya dijanjikan kepada publik, tetapi tidak ada yang dijadwalkan mengerjakannya.

    Example:
        | SHEET       | INDIKATOR | JADWAL                 |
        | Komisi      | Opini BPK | T1 T2 T3 T4 → T1 T2 T4 |
        | Sekretariat | Opini BPK | B1 B6 B12              |
    """
    if pair.second is not pair.kin[0] or any(row.schedule_questioned for row in (pair.first, *pair.kin)):
        return
    served = frozenset[int]().union(*(row.months for row in pair.kin))
    if not served:
        return
    coarse, fine = pair.first.part, pair.second.part
    for period in sorted(pair.first.indicator.periods):
        months = frozenset(coarse.calendar.months(period))
        if months & served:
            continue
        words = {"here": coarse.named, "other": fine.named, "place": _places(pair.kin), "how": pair.how}
        labels = fine.calendar.labels(sorted(fine.calendar.periods_of(months)))
        words |= {"period": coarse.calendar.label(period), "months": f"{labels[0]}-{labels[-1]}"}
        cell, mark = _tick(pair.first, period)
        yield at(cell, mark, **words).milder(not pair.sure)


@warning(
    "RAK603",
    id="{months} dicentang di {here}, tetapi indikator yang sama di {other} ({place}) tidak dicentang "
    "pada {quarter} ({how}).",
    en="In {here} {months} is ticked, but the same indicator in {other} ({place}) is not ticked in {quarter} ({how}).",
    short_id="Bulan dicentang, tetapi triwulannya tidak dicentang di sheet pasangannya.",
    short_en="A month is ticked, but its quarter is not ticked on the other sheet.",
    hint_id="Centang {quarter} di {other}, atau hapus centang {months}.",
    hint_en="Tick {quarter} in {other}, or clear {months}.",
    whole=True,
    across=True,
)
def month_outside_quarter(pair: IndicatorPair) -> Iterator[Problem]:
    """The secretariat plans months in a quarter that the commission does not plan.

    Why: the commission does not know of the work, or forgot to plan its quarter.
    Mengapa: komisi belum merencanakan pekerjaan itu, atau lupa mencentang triwulannya.

    Example:
        | SHEET       | INDIKATOR | JADWAL           |
        | Komisi      | Opini BPK | T1 T2 → T1 T2 T4 |
        | Sekretariat | Opini BPK | B1 B6 B12        |
    """
    coarse, fine = pair.first.part, pair.second.part
    if pair.first is not pair.elders[0] or any(row.schedule_questioned for row in pair.elders):
        return
    planned = frozenset[int]().union(*(row.indicator.periods for row in pair.elders))
    for line in pair.second.activities if planned else ():
        for unplanned, periods in _outside(line.activity.periods, planned, pair).items():
            words = {"here": fine.named, "other": coarse.named, "place": _places(pair.elders), "how": pair.how}
            words |= {"months": ", ".join(fine.calendar.labels(periods))}
            words |= {"quarter": "-".join(coarse.calendar.labels(unplanned))}
            yield at(line.activity.place.period(periods[0]), line.activity.marks[periods[0]], **words)


@warning(
    "RAK604",
    id='Pelaksana "{value}" tidak sejalan dengan "{executors}" di {other} ({how}){meant}.',
    en='The executor "{value}" does not match "{executors}" at {other} ({how}){meant}.',
    short_id="Pelaksana tidak sejalan dengan pelaksana di sheet pasangannya.",
    short_en="The executor does not match the one on the other sheet.",
    hint_id="Untuk {names}, pelaksananya di sheet ini {supporters}.",
    hint_en="The work of {names} is carried out on this sheet by {supporters}.",
    whole=True,
    across=True,
)
def executors_do_not_correspond(pair: IndicatorPair) -> Iterator[Problem]:
    """The sub bagian that carries out an indicator does not support the division that answers for it.

    Which sub bagian supports which division is in the template's definition. A likely unit is used where the name
    itself is not known, and told.

    Why: the division answers for work that is done by another division's sub bagian.
    Mengapa: divisi bertanggung jawab atas pekerjaan yang dilaksanakan sub bagian pendukung divisi lain.

    Example:
        | SHEET       | INDIKATOR | PELAKSANA                                                                         |
        | Komisi      | Opini BPK | Divisi Keuangan, Umum, Logistik dan Rumah Tangga                                  |
        | Sekretariat | Opini BPK | Sub Bagian Hukum dan Sumber Daya Manusia → Sub Bagian Keuangan, Umum dan Logistik |
    """
    ones, twos = _meant(pair.first), _meant(pair.second)
    if not ones or not twos or _correspond(ones, twos) or _executors_questioned(pair.first):
        return
    written = "; ".join(dict.fromkeys(shortened(each.executor.text) for each in twos))
    words = {
        "value": written,
        "executors": "; ".join(dict.fromkeys(shortened(each.executor.text) for each in ones)),
        "other": str(ones[0].cell),
        "how": pair.how,
        "meant": _said_meant([*ones, *twos]),
        "names": "; ".join(dict.fromkeys(each.meant.name for each in ones if each.meant)),
        "supporters": _supporters(ones, pair) or "-",
    }
    yield at(twos[0].cell, twos[0].executor.text, **words)


@info(
    "RAK605",
    id="Indikator ini tidak punya pasangan di sheet lain.",
    en="This indicator has no counterpart on another sheet.",
    short_id="Indikator tidak punya pasangan di sheet lain.",
    short_en="An indicator has no counterpart on another sheet.",
    hint_id="Tidak perlu tindakan bila memang hanya ada di sheet ini.",
    hint_en="Nothing needs to be done if it belongs to this sheet only.",
    whole=True,
    across=True,
)
def indicator_without_counterpart(row: IndicatorReview) -> Iterator[Problem]:
    """An indicator that was found on one part only.

    Why: it was not compared with anything.
    Mengapa: indikator itu tidak dibandingkan dengan apa pun.

    Example:
        | SHEET       | INDIKATOR                              | TARGET     |
        | Komisi      | Opini BPK                              | WTP        |
        | Sekretariat | Persentase Pembayaran Gaji → Opini BPK | 100% → WTP |
    """
    several = sum(1 for part in row.review.parts if part.filled) > 1
    if several and row.words and id(row) not in row.review.paired:
        yield at(row.cell, row.indicator.text)


def _tick(row: IndicatorReview, period: int) -> tuple[Cell, str]:
    """The first cell of an indicator that ticks a period, with its mark."""
    lines = (line.activity for line in row.activities if period in line.activity.marks)
    line = next(lines)
    return line.place.period(period), line.marks[period]


def _outside(periods: Iterable[int], planned: frozenset[int], pair: IndicatorPair) -> dict[tuple[int, ...], list[int]]:
    """The quarters that are not planned, each with those of the second part's months that lie in it."""
    coarse, fine = pair.first.part.calendar, pair.second.part.calendar
    outside: dict[tuple[int, ...], list[int]] = {}
    for period in periods:
        quarters = coarse.periods_of(fine.months(period))
        if not quarters & planned:
            outside.setdefault(tuple(sorted(quarters)), []).append(period)
    return outside


def _places(rows: Iterable[IndicatorReview]) -> str:
    return ", ".join(row.cell.address for row in rows)


def _meant(row: IndicatorReview) -> list[ExecutorReview]:
    """The executors of an indicator whose unit is known or suggested."""
    return [name for line in row.activities for name in line.executors if name.meant]


def _executors_questioned(row: IndicatorReview) -> bool:
    return any(line.questioned(line.activity.place.cell("executor")) for line in row.activities)


def _correspond(ones: list[ExecutorReview], twos: list[ExecutorReview]) -> bool:
    """Whether every unit of either side has one on the other that it supports or is supported by."""
    return all(any(_related(one, two) for two in twos) for one in ones) and all(
        any(_related(one, two) for one in ones) for two in twos
    )


def _related(one: ExecutorReview, two: ExecutorReview) -> bool:
    definition = one.part.review.definition
    units = [supported_by(each.meant, definition) for each in (one, two) if each.meant]
    return len(units) == 2 and bool(units[0] & units[1])


def _said_meant(names: list[ExecutorReview]) -> Text:
    """Tells which units were only suggested."""
    suggested = {shortened(each.executor.text): each.meant.name for each in names if each.suggested and each.meant}
    if not suggested:
        return Text("", "")
    pairs = [f'"{written}" = {name}' for written, name in suggested.items()]
    return Text(f"; dianggap: {', '.join(pairs)}", f"; taken as: {', '.join(pairs)}")


def _supporters(ones: list[ExecutorReview], pair: IndicatorPair) -> str:
    """Who on the second part's own list carries the work of the first part's executors."""
    definition, part = pair.first.review.definition, pair.second.part.definition.id
    units = [
        unit for one in ones if one.meant and one.meant.unit for unit in definition.supporters(one.meant.unit, part)
    ]
    return "; ".join(dict.fromkeys(definition.executors_of(part).official(unit) for unit in units))
