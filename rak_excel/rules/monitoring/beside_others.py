"""RAK906, 907, 923 and 935: a figure beside that of the quarter before, what the sheet works out, and the other part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model.monitoring import COMPUTED, JUDGED, Standing
from rak_excel.model.target import WORDED
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.figures import read_figure, says_nothing
from rak_excel.monitoring.goals import NONE_NOW
from rak_excel.rules.engine.report_subjects import ReachedReview, ReportReview
from rak_excel.rules.engine.rule import Problem, error, warning
from rak_excel.rules.monitoring.telling import advised, at_column
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.targets.grades import grade_of
from rak_excel.vocabulary.targets.targets import understand_target

_WHOLE = Decimal(100)
_ROUNDED = Decimal("0.51")  # of a percent: what a cell without decimals hides


@error(
    "RAK906",
    id='{heading} "{value}" lebih rendah dari {before} "{earlier}".',
    en='{heading} "{value}" is lower than {before}, "{earlier}".',
    short_id="Realisasi lebih rendah dari triwulan sebelumnya.",
    short_en="A figure is lower than in the quarter before.",
    hint_id="Ketik angka sejak awal tahun, bukan angka triwulan ini saja. Bila angka yang dulu keliru, tulis alasannya di {obstacle}.",
    hint_en="Type the figure since the beginning of the year, not that of this quarter alone. If the earlier one was wrong, say why in {obstacle}.",
)
def actual_falls(row: ReachedReview) -> Iterator[Problem]:
    """A figure up to the end of the quarter is lower than that up to the end of the quarter before.

    Except: what adds up is a warning where KENDALA says why. A state may fall: that is a warning, and silent where KENDALA says
    why or where lower is better.
    Kecuali: hitungan yang dijelaskan di KENDALA cukup Perlu dicek. Keadaan dapat turun: cukup Perlu dicek, dan tidak dicatat
    bila dijelaskan di KENDALA atau makin rendah makin baik.

    Why: what was reached cannot become less; often the number of one quarter alone slipped in.
    Mengapa: yang sudah tercapai tidak berkurang; biasanya yang terketik angka triwulan ini saja.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | REALISASI S.D. TW I | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                   | 3                 | 1 → 3                |
    """
    actual, before = row.reached.actual, row.reached.previous
    if actual.value is None or before.value is None or actual.value >= before.value:
        return
    if not (row.may_be_due and row.can_say("actual", "previous")):
        return
    adds_up, explained = row.reached.how.measure == "sum", row.says("obstacle")
    if adds_up or not (explained or row.reached.how.lower):
        words = {"before": row.heading("previous"), "earlier": before.text}
        problem = at_column(row, "actual", actual.text, **words).milder(explained or not adds_up)
        yield problem if adds_up else problem.but(remedy=_A_STATE.filled(**advised(row)))


_A_STATE = Text(
    "Cocokkan dengan bukti dukungnya. Bila memang turun, tulis alasannya di {obstacle}.",
    "Compare it with its evidence. If it did fall, say why in {obstacle}.",
)


@error(
    "RAK907",
    id='{heading} di file ini {said}, padahal di laporan sebelumnya "{reported}".',
    en='{heading} is {said} here, while the report before says "{reported}".',
    short_id="Realisasi triwulan sebelumnya berubah dari yang dilaporkan.",
    short_en="The figure of the quarter before is not what was reported.",
    hint_id='Kembalikan ke "{reported}". Pembetulannya ditulis di {actual}, dan alasannya di {obstacle}.',
    hint_en='Put "{reported}" back. A correction goes into {actual}, and its reason into {obstacle}.',
)
def earlier_quarter_changed(row: ReachedReview) -> Iterator[Problem]:
    """The figure of the quarter before is not what its report said, or stands where that had none.

    Why: a past quarter stays as it was signed, and a correction is seen only where it is said.
    Mengapa: triwulan yang sudah ditandatangani tidak diubah, dan pembetulan harus terlihat.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | DILAPORKAN DI TW I | REALISASI S.D. TW I | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 1                  | 2 → 1               | 3                    |
    """
    planned, indicator = row.reached.planned, row.reached.indicator
    if planned is None or not row.can_say("previous"):
        return
    reported, said = (tidy(as_text(each.further.get("previous", ""))) for each in (planned, indicator))
    carried = row.report.plan.reported
    follows = carried is not None and carried.before == row.report.report.quarter.number - 1 > 0
    if (says_nothing(reported) and (says_nothing(said) or not follows)) or reported.casefold() == said.casefold():
        return
    one, other = (read_figure(each, planned, row.definition) for each in (reported, said))
    if not (one.target and other.target and one.target.same == other.target.same):
        words = {
            "reported": reported or NONE_NOW,
            "actual": row.heading("actual"),
            "said": f'"{said}"' if said else _BLANK,
        }
        yield at_column(row, "previous", said, **words)


_BLANK = Text("kosong", "blank")


@warning(
    "RAK923",
    id='{heading} berisi "{value}", padahal dihitung dari isiannya "{ours}".',
    en='{heading} says "{value}", while the entries give "{ours}".',
    short_id="Sel yang dihitung otomatis diketik lain.",
    short_en="A cell that is worked out says something else.",
    hint_id="Kembalikan rumusnya dari baris lain. Yang dipakai hasil hitungan dari isiannya.",
    hint_en="Put its formula back from another row. What is used is worked out from the entries.",
)
def computed_cell_typed(row: ReachedReview) -> Iterator[Problem]:
    """A figure or standing that is worked out is not what follows from the entries of its row. Rounding makes no difference.

    Except: a blank cell, one that a program has not worked out yet, is silent, and so is one that has no figure of ours beside it.
    In a report made by hand what is reached of the target for the year is right as well, and so is a figure that ends at 100% or 120%.
    Kecuali: sel kosong, misalnya yang belum dihitung program, tidak dicatat, begitu pula bila tidak ada hasil hitungannya. Di laporan
    buatan sendiri, capaian terhadap target setahun dan capaian yang dibatasi 100% atau 120% juga diterima.

    Why: whoever signs reads the cell, while merging and the roll-up use what the entries give.
    Mengapa: yang menandatangani membaca selnya, sedangkan gabungan dan rekap memakai hasil hitungan.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | CAPAIAN TW II (%) |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 1                    | 100 → 50          |
    """
    reached = row.reached
    shown = {column: tidy(as_text(reached.indicator.computed.get(column, ""))) for column in COMPUTED}
    figures = {
        "in_quarter": reached.in_quarter,
        "of_quarter": _percent(reached.of_quarter),
        "of_year": _percent(reached.of_year),
    }
    for column, ours in figures.items():
        accepted = _ways(column, figures) if row.is_by_hand else [ours]
        if ours is None or says_nothing(shown[column]) or any(_shows(shown[column], each, row) for each in accepted):
            continue
        yield _typed(row, column, shown[column], _written(ours))
    words = row.report.report.words
    if not says_nothing(shown["standing"]) and _contradicts(shown["standing"], row):
        yield _typed(row, "standing", shown["standing"], words.standing(reached.standing))


def _typed(row: ReachedReview, column: str, said: str, ours: str) -> Problem:
    problem = at_column(row, column, said, ours=ours)
    return problem.but(remedy=_NO_FORMULA) if row.is_by_hand else problem


_NO_FORMULA = Text(
    "Hitung lagi dari target dan realisasinya. Yang dipakai hasil hitungan dari isiannya.",
    "Work it out again from target and figure. What is used is worked out from the entries.",
)


def _ways(column: str, figures: Mapping[str, Decimal | None]) -> list[Decimal]:
    """What offices have in such a column: of the quarter or of the year, and not above a limit."""
    own = [figures[column], figures["of_year"] if column == "of_quarter" else None]
    found = [each for each in own if each is not None]
    limits = _LIMITS if column in _OF_TARGETS else ()
    return [*found, *(limit for limit in limits for each in found if each > limit)]


_OF_TARGETS = frozenset({"of_quarter", "of_year"})
_LIMITS = (_WHOLE, Decimal(120))
"""Above which many offices show no achievement."""


def _percent(reached: Achievement | None) -> Decimal | None:
    return reached.shown if reached else None


def _shows(text: str, ours: Decimal | None, row: ReachedReview) -> bool:
    """Whether a cell shows a figure of ours, rounded, or as a share of 1."""
    value = understand_target(text, row.definition).target.value
    return (
        value is not None and ours is not None and any(abs(each - ours) <= _ROUNDED for each in (value, value * _WHOLE))
    )


def _contradicts(text: str, row: ReachedReview) -> bool:
    """Whether a cell calls something reached, near or missed that stands otherwise, or the other way round.

    A formula knows less than we do: it may leave open what we can judge, in words of its own.
    """
    words, ours = row.report.report.words, row.reached.standing
    said = next((each for each in Standing if normalised(words.standing(each)) == normalised(text)), None)
    return said not in {None, ours, Standing.UNCLEAR} and bool({said, ours} & JUDGED)


def _written(value: Decimal) -> str:
    return f"{round(value, 2).normalize():f}".replace(".", ",")


@error(
    "RAK935",
    across=True,
    id='{heading} "{value}" berbeda dari "{other}" di {cell}, padahal indikatornya sama.',
    en='{heading} "{value}" differs from "{other}" in {cell}, while both are the same indicator.',
    short_id="Indikator yang sama punya dua realisasi di dua sheet.",
    short_en="The same indicator has two figures on the two sheets.",
    hint_id="Samakan keduanya, menurut unit yang memegang datanya.",
    hint_en="Make both the same, as the unit that keeps the data says.",
)
def counterpart_differs(report: ReportReview) -> Iterator[Problem]:
    """An indicator that stands on both parts has another figure on each. Which pairs there are says the definition.

    Except: nothing is compared where one of both is blank, not due or not clear.
    Kecuali: tidak dibandingkan bila salah satunya kosong, belum jatuh tempo, atau belum jelas.

    Why: both are signed, and only one of them can be right.
    Mengapa: keduanya ditandatangani, padahal hanya satu yang benar.

    Example:
        | SHEET       | INDIKATOR                            | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi      | Opini BPK Atas Laporan Keuangan      | WTP    | WTP               | WTP                  |
        | Sekretariat | Opini BPK atas Laporan Keuangan KPU  | WTP    | WTP               | WDP → WTP            |
    """
    by_part = grouped((row.part.definition.id, row) for row in report.reached)
    for firsts, seconds in combinations(by_part.values(), 2):
        others = grouped((row.key, row) for row in seconds)
        for key, rows in grouped((row.key, row) for row in firsts).items():
            counterpart = report.definition.counterparts.get(key)
            for one, other in zip(rows, others.get(counterpart, []) if counterpart else [], strict=False):
                if _comparable(one) and _comparable(other) and not _same_figure(one, other):
                    words = {"other": one.reached.actual.text, "cell": one.cell("actual")}
                    yield at_column(other, "actual", other.reached.actual.text, **words)


def _comparable(row: ReachedReview) -> bool:
    return row.reached.actual.known and row.may_be_due and row.can_say("actual")


def _same_figure(one: ReachedReview, other: ReachedReview) -> bool:
    """Whether both say the same, or are in units that nobody compares."""
    first, second = one.reached.actual.target, other.reached.actual.target
    if first is None or second is None or first.kind is not second.kind:
        return True
    if first.kind in WORDED:
        grades = [grade_of(each.text, one.definition) for each in (first, second)]
        return grades[0].agrees(grades[1])
    return first.same == second.same
