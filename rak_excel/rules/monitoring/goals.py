"""RAK921, 922 and 938: what is to be reached up to the end of the quarter."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.formats.grid import as_text
from rak_excel.language import Text
from rak_excel.model import Target, TargetKind
from rak_excel.model.reported_plan import goal_id
from rak_excel.model.standard_columns import period_label
from rak_excel.model.target import QUARTERS, WORDED
from rak_excel.monitoring.figures import doubt_of_decimals, read_figure
from rak_excel.monitoring.goals import Due
from rak_excel.rules.engine.report_subjects import ReachedReview
from rak_excel.rules.engine.rule import Problem, error, warning
from rak_excel.rules.monitoring.telling import at_column
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
            yield at_column(row, "goal", goal.text, fault=_NO_MEASURE).milder().but(remedy=_UNMEASURED)
    elif goal.text:
        fault = _UNCLEAR.filled(value=goal.text, target=target.text)
        yield at_column(row, "goal", goal.text, fault=fault).but(remedy=goal.figure.doubt)
    elif (
        meant := row.reached.meant
    ).periods or row.reached.planned:  # else nothing is known of when it is to be reached
        fault = _BLANK if meant.periods else _BLANK_WITHOUT_SCHEDULE
        yield at_column(row, "goal", fault=fault).milder(row.is_shared)


_NOT_WHOLE = Text('"{value}" bukan bilangan bulat', '"{value}" is no whole number')
_NO_MEASURE = Text(
    "tidak dapat dibandingkan dengan realisasinya, karena target setahunnya bukan angka, opini, atau predikat",
    "cannot be compared with the figure, since the target for the year is no number, opinion or predicate",
)
_UNMEASURED = Text(
    "Ketik Tidak diukur di sini dan sebabnya di KENDALA, atau perjelas targetnya lewat revisi rencana.",
    "Type Tidak diukur here and the reason into KENDALA, or make the target clear by a revision of the plan.",
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
    id='{heading} "{value}" {fault} "{other}".',
    en='{heading} "{value}" {fault} "{other}".',
    short_id="Target s.d. triwulan tidak sejalan dengan target lainnya.",
    short_en="What is to be reached by now disagrees with other targets.",
    hint_id="Samakan dengan rencana yang ditandatangani; target diubah lewat revisi rencana.",
    hint_en="Follow the signed plan; a target is changed by a revision of the plan.",
)
def quarter_targets_disagree(row: ReachedReview) -> Iterator[Problem]:
    """What is to be reached up to the fourth quarter is not the target for the year, or up to this one less than up to an
    earlier one.

    Except: of a state this is a warning; where lower is better it may fall, and so it may where a revision lowered the target for
    the year.
    Kecuali: untuk keadaan (bukan hitungan yang bertambah) cukup Perlu dicek; targetnya boleh turun bila makin rendah makin baik,
    atau bila target setahunnya diturunkan lewat revisi rencana.

    Why: a target that shrinks during the year makes every figure look reached.
    Mengapa: target yang mengecil di tengah tahun membuat realisasi apa pun tampak tercapai.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW I | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                | 1 → 3             | 1                    |
    """
    goal, target = row.reached.goal.target, row.reached.target
    if goal is None or target is None or not row.may_be_due or not row.can_say("goal"):
        return
    is_state = row.reached.how.measure == "state"
    if row.report.report.quarter.number == QUARTERS and not _same(goal, target, row):
        yield at_column(row, "goal", goal.text, fault=_NOT_THE_YEARS, other=target.text).milder(is_state)
    elif not row.reached.how.lower:
        for quarter, earlier in _higher_before(row, goal):
            fault = _LESS_THAN.filled(period=period_label(quarter, QUARTERS))
            yield at_column(row, "goal", goal.text, fault=fault, other=earlier.text).milder(is_state)


def _same(goal: Target, target: Target, row: ReachedReview) -> bool:
    if target.kind in WORDED:
        return grade_of(goal.text, row.definition).agrees(grade_of(target.text, row.definition))
    return goal.value == target.value or target.upper is not None


def _higher_before(row: ReachedReview, goal: Target) -> Iterator[tuple[int, Target]]:
    """The last earlier quarter up to whose end more was to be reached, as the plan or an earlier report has it."""
    further = row.reached.planned.further if row.reached.planned else {}
    for quarter in reversed(range(1, row.report.report.quarter.number)):
        text = as_text(further.get(goal_id(quarter), ""))
        earlier = read_figure(text, row.reached.meant, row.definition).target
        if earlier and earlier.value is not None:  # none of an entry that nobody has confirmed
            if goal.value is not None and goal.value < earlier.value and not _is_above_the_years(earlier, row):
                yield quarter, earlier
            return


def _is_above_the_years(earlier: Target, row: ReachedReview) -> bool:
    """Whether it was to be reached by a plan that aimed higher, before a revision."""
    year = row.reached.target.value if row.reached.target else None
    return year is not None and earlier.value is not None and earlier.value > year


_NOT_THE_YEARS = Text("bukan target setahun", "is not the target for the year,")
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
