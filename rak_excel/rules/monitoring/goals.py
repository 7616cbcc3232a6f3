"""RAK921, 922 and 938: what is to be reached up to the end of the quarter."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model import Target, TargetKind
from rak_excel.model.monitoring import Standing
from rak_excel.model.standard_columns import period_label
from rak_excel.model.target import QUARTERS, WORDED
from rak_excel.monitoring.figures import doubt_of_decimals
from rak_excel.monitoring.goal_limits import GoalLimits, goal_limits
from rak_excel.monitoring.goals import Due
from rak_excel.rules.engine.report_subjects import ReachedReview
from rak_excel.rules.engine.rule import Problem, error, warning
from rak_excel.rules.monitoring.telling import advised, at_column
from rak_excel.vocabulary.basics.texts import tidy
from rak_excel.vocabulary.targets.grades import grade_of
from rak_excel.vocabulary.targets.period_entries import is_unconfirmed


@error(
    "RAK921",
    id="{heading} {fault}.",
    en="{heading} {fault}.",
    short_id="Target s.d. triwulan ini belum diisi atau belum jelas.",
    short_en="What is to be reached by now is blank or not clear.",
    hint_id="Ketik target dari awal tahun sampai akhir {quarter} dalam satuan target setahun, atau - bila belum ada yang diukur.",
    hint_en="Type what is to be reached from the beginning of the year to the end of {quarter}, in the unit of the target for the "
    "year, or - where nothing is measured yet.",
)
def quarter_target_missing(row: ReachedReview) -> Iterator[Problem]:
    """Nothing says what is to be reached, or what it says is not clear, while work is planned by now, or the year ends and the
    plan does not say when.

    Except: in the submission of a unit that shares the indicator with others a blank is a warning, since one of them may fill it in.
    Where the target for the year is no figure itself this is a warning, and silent as long as nothing is typed.
    Kecuali: pada kiriman satu unit, bila indikatornya juga dilaksanakan unit lain, yang kosong cukup Perlu dicek. Bila target setahunnya
    bukan angka, cukup Perlu dicek, dan tidak dicatat selama belum ada yang diketik.

    Why: without it nobody can say whether the figure is on track, and no share of the year is ever worked out in its place.
    Mengapa: tanpa itu tidak dapat dikatakan apakah realisasinya cukup, dan target setahun tidak pernah dibagi empat begitu saja.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | → 2               | 2                    |
    """
    goal, target = row.reached.goal, row.reached.target
    if (doubt := doubt_of_decimals(goal.figure, row.reached.meant, row.definition)) and row.can_say("goal"):
        yield at_column(row, "goal", goal.text, fault=_NOT_WHOLE.filled(value=goal.text)).but(remedy=doubt)
        return
    if goal.due is not Due.UNDECIDED or is_unconfirmed(goal.text) or not row.can_say("goal"):
        return
    if target is None or target.kind is TargetKind.TEXT:
        if goal.text or row.reached.actual.text:
            yield at_column(row, "goal", goal.text, fault=_NO_MEASURE).milder().but(remedy=_unmeasured(row))
    elif goal.text:
        fault = _UNCLEAR.filled(value=goal.text, target=target.text)
        yield at_column(row, "goal", goal.text, fault=fault).but(remedy=goal.figure.doubt)
    elif (
        meant := row.reached.meant
    ).periods or row.reached.planned:  # else nothing is known of when it is to be reached
        fault = _BLANK if meant.periods else _BLANK_WITHOUT_SCHEDULE
        yield at_column(row, "goal", fault=fault).milder(row.is_shared)


def _unmeasured(row: ReachedReview) -> Text:
    return _UNMEASURED.filled(unmeasured=row.report.report.words.standing(Standing.UNMEASURED), **advised(row))


_NOT_WHOLE = Text('"{value}" bukan bilangan bulat', '"{value}" is no whole number')
_NO_MEASURE = Text(
    "tidak dapat dibandingkan dengan realisasinya, karena target setahunnya bukan angka, opini, atau predikat",
    "cannot be compared with the figure, since the target for the year is no number, opinion or predicate",
)
_UNMEASURED = Text(
    "Ketik {unmeasured} di sini dan sebabnya di {obstacle}, atau perjelas targetnya lewat revisi rencana.",
    "Type {unmeasured} here and the reason into {obstacle}, or make the target clear by a revision of the plan.",
)
_BLANK = Text("belum diisi, padahal sudah ada kegiatan yang dijadwalkan", "is blank, while work is scheduled by now")
_BLANK_WITHOUT_SCHEDULE = Text(
    "belum diisi, dan rencananya tidak menyebut jadwal", "is blank, and the plan does not say when work is done"
)
_UNCLEAR = Text(
    '"{value}" belum dapat dibandingkan dengan target setahun "{target}"',
    '"{value}" cannot be compared with "{target}", the target for the year',
)


@error(
    "RAK922",
    id='{heading} {said} {fault} "{other}".',
    en='{heading} {said} {fault} "{other}".',
    short_id="Target s.d. triwulan tidak sejalan dengan target lainnya.",
    short_en="What is to be reached by now disagrees with other targets.",
    hint_id="Samakan dengan rencana yang ditandatangani; target diubah lewat revisi rencana.",
    hint_en="Follow the signed plan; a target is changed by a revision of the plan.",
)
def quarter_targets_disagree(row: ReachedReview) -> Iterator[Problem]:
    """What is to be reached up to the fourth quarter is not the target for the year, or up to this one more than that, or less
    than up to an earlier one. Of what adds up a dash is less, too.

    Except: of a state this is a warning; where lower is better it may be higher before and fall, and it may fall where a revision
    lowered the target for the year.
    Kecuali: untuk keadaan (bukan hitungan yang bertambah) cukup Perlu dicek; bila makin rendah makin baik, targetnya boleh lebih
    tinggi dan turun; targetnya juga boleh turun bila target setahunnya diturunkan lewat revisi rencana.

    Why: a target that shrinks during the year makes every figure look reached, and one above the year's makes it look missed.
    Mengapa: target yang mengecil di tengah tahun membuat realisasi apa pun tampak tercapai; yang melebihi target setahun membuatnya
    tampak belum tercapai.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                | 1 → 3             | 1                    |
    """
    if not row.can_say("goal"):
        return
    reached, quarter = row.reached, row.report.report.quarter
    limits = goal_limits(reached.meant, reached.how, quarter, row.definition)
    if reached.goal.target:
        problem = _beside(reached.goal.target, limits, row)
    else:
        settled = limits.settled(reached.how) if reached.goal.due is Due.NOT_NOW else None
        problem = (_since(limits), settled) if settled else None
    if problem:
        fault, other = problem
        text = tidy(as_text(reached.indicator.further.get("goal", "")))
        said = f'"{text}"' if text else _NOTHING
        told = at_column(row, "goal", text, said=said, fault=fault, other=other.text)
        if (
            fault is not _ABOVE and limits.since
        ):  # which the plan need not say: people settled it in the report of that quarter
            told = told.but(remedy=_AS_BEFORE.filled(other=other.text, period=period_label(limits.since, QUARTERS)))
        yield told.milder(reached.how.measure == "state")


def _beside(goal: Target, limits: GoalLimits, row: ReachedReview) -> tuple[Text, Target] | None:
    """What a target disagrees with, and how."""
    if limits.exact:
        return None if _same(goal, limits.exact, row) else (_since(limits), limits.exact)
    if goal.value is None:
        return None
    if limits.most and limits.highest is not None and goal.value > limits.highest:
        return _ABOVE, limits.most
    least = limits.least
    return (_since(limits), least) if least and least.value is not None and goal.value < least.value else None


def _same(goal: Target, target: Target, row: ReachedReview) -> bool:
    if target.kind in WORDED:
        return grade_of(goal.text, row.definition).agrees(grade_of(target.text, row.definition))
    return goal.value == target.value


def _since(limits: GoalLimits) -> Text:
    return _LESS_THAN.filled(period=period_label(limits.since, QUARTERS)) if limits.since else _NOT_THE_YEARS


_AS_BEFORE = Text(
    'Tulis paling sedikit "{other}". Bila target s.d. {period} itu yang keliru, betulkan di laporan {period}, atau lewat revisi '
    "bila rencana yang menyebutnya.",
    'Write "{other}" at least. If the target up to {period} is wrong, correct it in the report of {period}, or by a revision if it is the '
    "plan that says so.",
)
_NOTHING = Text("kosong, jadi", "is blank, so that it")
_NOT_THE_YEARS = Text("bukan target setahun", "is not the target for the year,")
_ABOVE = Text("lebih tinggi dari target setahun", "is higher than the target for the year,")
_LESS_THAN = Text("lebih rendah dari target s.d. {period}", "is lower than what is to be reached up to {period},")


@warning(
    "RAK938",
    id='{heading} "{value}" baru usulan, belum dipastikan.',
    en='{heading} "{value}" is only suggested, and nobody has confirmed it.',
    short_id="Usulan target s.d. triwulan ini belum dipastikan.",
    short_en="A suggested target up to the quarter is not confirmed yet.",
    hint_id="Ketik ulang tanpa tanda tanya bila setuju, atau - bila belum diukur di {quarter}.",
    hint_en="Type it again without the question mark if it is right, or - where it is not measured in {quarter}.",
)
def pattern_not_confirmed(row: ReachedReview) -> Iterator[Problem]:
    """What is to be reached by now ends with a question mark, as the form suggests it from the plan.

    Why: only a person can say what is to be reached by then; until somebody does, the figure counts neither as reached nor as missed.
    Mengapa: hanya orang yang dapat memastikan targetnya; sebelum itu realisasinya tidak dihitung tercapai atau tidak.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2? → 2            | 2                    |
    """
    goal = row.reached.goal
    if goal.due is Due.UNDECIDED and is_unconfirmed(goal.text) and row.can_say("goal"):
        yield at_column(row, "goal", goal.text)
