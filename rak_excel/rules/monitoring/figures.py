"""RAK901 to 904, 908 and 909: what a figure up to the end of the quarter says by itself, and beside what is to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rak_excel.language import Text
from rak_excel.model import TargetKind
from rak_excel.model.target import WORDED
from rak_excel.monitoring.figures import Figure, doubt_of_decimals
from rak_excel.monitoring.goals import Due
from rak_excel.monitoring.sayings import words_of_none_yet
from rak_excel.rules.engine.report_subjects import ReachedReview
from rak_excel.rules.engine.rule import Problem, error, warning
from rak_excel.rules.monitoring.telling import advised, at_column
from rak_excel.vocabulary.basics.texts import normalised

_WHOLE = Decimal(100)


@error(
    "RAK901",
    id='{heading} belum diisi, padahal target s.d. {quarter} "{goal}".',
    en='{heading} is blank, while "{goal}" is to be reached up to {quarter}.',
    short_id="Realisasi yang sudah jatuh tempo belum diisi.",
    short_en="A figure that is due is blank.",
    hint_id="Ketik realisasi dari awal tahun sampai akhir {quarter}. Kalau memang nol, ketik 0.",
    hint_en="Type the figure from the beginning of the year to the end of {quarter}. If it is zero, type 0.",
)
def actual_missing(row: ReachedReview) -> Iterator[Problem]:
    """A figure is due and blank. Zero is a figure.

    Except: in the submission of a unit that shares the indicator with others it is a warning, since one of them may report it.
    Kecuali: pada kiriman satu unit, bila indikatornya juga dilaksanakan unit lain, cukup Perlu dicek.

    Why: a blank counts neither as reached nor as missed, so that nobody sees where the target stands.
    Mengapa: sel kosong tidak dihitung tercapai atau tidak, sehingga kemajuan targetnya tidak terlihat.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | → 0                  |
    """
    if row.reached.is_due and row.reached.actual.is_blank and row.can_say("actual", "goal"):
        yield at_column(row, "actual", goal=row.reached.goal.text).milder(row.is_shared)


@error(
    "RAK902",
    id='{heading} "{value}" {unclear}, padahal target setahunnya "{target}".',
    en='{heading} "{value}" {unclear}; the target for the year is "{target}".',
    short_id="Realisasi tidak terbaca sebagai angka, opini, atau predikat.",
    short_en="A figure is neither a number nor an opinion or predicate.",
    hint_id="Ketik angka, opini, atau predikatnya saja; penjelasannya pindahkan ke {result} atau {obstacle}.",
    hint_en="Type the number, opinion or predicate alone, and move what explains it to {result} or {obstacle}.",
)
def actual_unreadable(row: ReachedReview) -> Iterator[Problem]:
    """A figure says nothing that can be compared with its target, could mean two things, is no whole number of what is counted, or
    counts less than nothing.

    Except: nothing is asked where no figure is due, nor beside a target that is itself in words.
    Kecuali: tidak dicek bila realisasinya belum jatuh tempo, atau targetnya sendiri berupa kalimat.

    Why: no achievement can be worked out, and a guess would go into the office's report.
    Mengapa: capaiannya tidak dapat dihitung, dan tebakan tidak boleh masuk ke laporan kantor.

    Example:
        | SHEET  | INDIKATOR                       | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Persentase Sengketa Dimenangkan | 90%    | 90%               | 0,85 → 85%           |
    """
    actual, target = row.reached.actual, row.reached.target
    if target is None or target.kind is TargetKind.TEXT or not (row.may_be_due and row.can_say("actual")):
        return
    if doubt := doubt_of_decimals(actual, row.reached.meant, row.definition):
        yield at_column(row, "actual", actual.text, unclear=_NOT_WHOLE, target=target.text).but(remedy=doubt)
        return
    negative = _is_below_zero(row)
    if negative or not (actual.is_blank or actual.known or actual.other_kind) or _is_on_no_scale(row):
        unclear = _NEGATIVE if negative else _TWO_WAYS if actual.doubt else _NO_FIGURE
        yield at_column(row, "actual", actual.text, unclear=unclear, target=target.text).but(remedy=actual.doubt)


def _is_below_zero(row: ReachedReview) -> bool:
    """Whether it counts less than nothing, or is a share of less; an increase and an index may be below zero."""
    actual, target = row.reached.actual, row.reached.target
    may_be = target is None or target.kind is TargetKind.NUMBER or _may_exceed(row)
    return not may_be and actual.value is not None and actual.value < 0


def _is_on_no_scale(row: ReachedReview) -> bool:
    """Whether a figure that is due is an opinion or predicate that cannot be compared: `Sangat Baik` beside BB."""
    actual, target = row.reached.actual, row.reached.target
    worded = actual.known and target is not None and target.kind in WORDED
    return worded and row.reached.is_due and row.reached.of_quarter is None


_NEGATIVE = Text("kurang dari nol", "is less than zero")
_NO_FIGURE = Text("belum terbaca sebagai angka, opini, atau predikat", "is no number, opinion or predicate")
_NOT_WHOLE = Text("bukan bilangan bulat", "is no whole number")
_TWO_WAYS = Text("dapat berarti dua hal", "can mean two things")


@error(
    "RAK903",
    id='{heading} "{value}" lain jenis atau satuannya dari target setahun "{target}".',
    en='{heading} "{value}" is of another kind or unit than "{target}", the target for the year.',
    short_id="Realisasi lain jenis atau satuannya dari targetnya.",
    short_en="A figure is of another kind or unit than its target.",
    hint_id="Ketik dalam satuan targetnya.",
    hint_en="Type it in the unit of the target.",
)
def actual_of_other_kind(row: ReachedReview) -> Iterator[Problem]:
    """A percentage where documents are counted, an opinion for an index, another unit than that of the target.

    Why: the two cannot be compared, and no achievement can be worked out.
    Mengapa: keduanya tidak dapat dibandingkan, sehingga capaiannya tidak dapat dihitung.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 50% → 2              |
    """
    actual, target = row.reached.actual, row.reached.target
    if target and actual.other_kind and row.may_be_due and row.can_say("actual"):
        yield at_column(row, "actual", actual.text, target=target.text)


@error(
    "RAK904",
    id='{heading} "{value}" melebihi 100%.',
    en='{heading} "{value}" is above 100%.',
    short_id="Realisasi persentase melebihi 100%.",
    short_en="A percentage is above 100%.",
    hint_id="Periksa pembilang dan penyebutnya. Yang ditulis di sini realisasinya, bukan capaian terhadap target.",
    hint_en="Check what was divided by what. Write the figure itself here, and not how much of its target it reaches.",
)
def percentage_above_100(row: ReachedReview) -> Iterator[Problem]:
    """A share of a whole is above 100%.

    Except: an increase may be, and so may any percentage whose target is.
    Kecuali: kenaikan atau peningkatan boleh lebih dari 100%, begitu pula bila targetnya sendiri lebih dari 100%.

    Why: a share cannot be more than the whole; often the achievement was typed for the figure.
    Mengapa: bagian tidak bisa lebih besar dari keseluruhan; biasanya yang terketik adalah capaiannya.

    Example:
        | SHEET  | INDIKATOR                       | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Persentase Sengketa Dimenangkan | 90%    | 90%               | 111% → 100%          |
    """
    actual, target = row.reached.actual, row.reached.target
    if not (actual.target and target and row.may_be_due and row.can_say("actual")):
        return
    above = actual.target.kind is TargetKind.PERCENT and actual.value is not None and actual.value > _WHOLE
    if above and (target.value or 0) <= _WHOLE and not _may_exceed(row):
        yield at_column(row, "actual", actual.text)


def _may_exceed(row: ReachedReview) -> bool:
    said = normalised(row.reached.meant.text)
    return any(normalised(each) in said for each in row.report.report.words.above_hundred)


@warning(
    "RAK908",
    id='{heading} "{value}" adalah {percent}% dari target {by} "{goal}".',
    en='{heading} "{value}" is {percent}% of "{goal}", the target {by}.',
    short_id="Realisasi jauh di atas target.",
    short_en="A figure is far above its target.",
    hint_id="Periksa target, satuan, dan letak komanya.",
    hint_en="Check the target, the unit and where the comma stands.",
)
def far_above_target(row: ReachedReview) -> Iterator[Problem]:
    """A figure is above 150% (a setting of the definition) of what is to be reached by now, and above the target for the year.
    Where nothing is to be reached yet it is compared with that alone.

    Except: what is still within the target for the year is only early, and where lower is better nothing is above it.
    Kecuali: yang belum melebihi target setahun hanya lebih cepat; yang makin rendah makin baik tidak dicek.

    Why: most often the target, the unit or the comma is wrong.
    Mengapa: biasanya target, satuan, atau letak komanya yang keliru.

    Example:
        | SHEET  | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Jumlah Laporan Keuangan | 4 Laporan | 2                 | 20 → 2               |
    """
    reached = row.reached
    actual, target = reached.actual, reached.target
    compared = reached.of_quarter if reached.is_due else reached.of_year
    early = reached.goal.due is Due.AWAITING  # others publish it, so that it is none yet, whatever it says
    if target is None or compared is None or compared.percent is None or early or not row.can_say("actual", "goal"):
        return
    above = actual.value is not None and target.value is not None and actual.value > target.value
    if above and compared.percent > row.report.report.words.unrealistic:
        by = _UP_TO.filled(quarter=row.report.label) if reached.is_due else _OF_THE_YEAR
        goal = reached.goal.text if reached.is_due else target.text
        yield at_column(row, "actual", actual.text, by=by, goal=goal, percent=round(compared.percent))


_UP_TO = Text("s.d. {quarter}", "up to {quarter}")
_OF_THE_YEAR = Text("setahun", "for the year")


@warning(
    "RAK909",
    id='{heading} berisi "{value}", padahal {reason}.',
    en='{heading} says "{value}", while {reason}.',
    short_id="Realisasi diisi padahal belum jatuh tempo.",
    short_en="A figure stands where none is due.",
    hint_id="Bila memang sudah diukur, isi target s.d. {quarter}; bila belum, kosongkan realisasinya.",
    hint_en="If it is measured already, fill in what is to be reached up to {quarter}; if not, clear the figure.",
)
def not_measured_now(row: ReachedReview) -> Iterator[Problem]:
    """A figure, or what is none, stands before others publish it, or where nothing is to be reached or measured by now. It counts
    nowhere.

    Except: of a figure that adds up this is an info, since it may grow before anything is due, and zero is not told; where the
    target for the year is zero it stays a warning. Words that say that there is none yet, such as belum ada or menunggu rilis, are
    not told.
    Kecuali: untuk hitungan yang bertambah sepanjang tahun cukup Info, dan angka nol tidak dicatat; bila target setahunnya nol tetap
    Perlu dicek. Kata yang menyatakan angkanya belum ada, misalnya belum ada atau menunggu rilis, tidak dicatat.

    Why: it is taken for the result by whoever reads the report, and it is none yet.
    Mengapa: pembaca laporan akan menganggapnya hasil, padahal belum.

    Example:
        | SHEET  | INDIKATOR | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | Komisi | Opini BPK | WTP    | -                 | WTP →                |
    """
    actual, due, target = row.reached.actual, row.reached.goal.due, row.reached.target
    if due not in _WHY_NOT or target is None or target.kind is TargetKind.TEXT or not row.can_say("actual", "goal"):
        return
    grows = actual.known and row.reached.how.measure == "sum"
    if actual.is_blank or (grows and actual.value == 0) or _says_none_yet(actual, row):
        return
    none_at_all = due is Due.NOT_NOW and target.value == 0
    reason = _NONE_AT_ALL if none_at_all else _WHY_NOT[due].filled(quarter=row.report.label)
    problem = at_column(row, "actual", actual.text, reason=reason)
    is_figure = actual.known or actual.other_kind or actual.doubt is not None
    if not is_figure:
        yield problem.but(remedy=_MOVE_WORDS.filled(**advised(row)))
    elif grows and not none_at_all:
        kept = _STAYS.filled(goal=row.heading("goal")) if due is Due.NOT_NOW else None
        yield problem.milder().but(remedy=kept)
    else:
        yield problem


_STAYS = Text(
    "Angka yang benar boleh tetap; capaiannya dihitung begitu ada targetnya. Bila targetnya memang sudah ada, tulis di {goal}.",
    "A true figure may stay, and its achievement is counted once there is a target. If there is one already, write it in {goal}.",
)
_NONE_AT_ALL = Text("target setahunnya nol", "the target for the year is zero")


def _says_none_yet(actual: Figure, row: ReachedReview) -> bool:
    """Whether it only says that there is no figure yet."""
    says_so = normalised(actual.text).startswith(words_of_none_yet(row.report.report.words))
    return not actual.known and (says_so or not row.report.says(actual.text))


_MOVE_WORDS = Text(
    "Kosongkan realisasinya; penjelasannya pindahkan ke {result} atau {obstacle}.",
    "Clear the figure, and move what explains it to {result} or {obstacle}.",
)


_WHY_NOT = {
    Due.NOT_NOW: Text("belum ada yang harus dicapai s.d. {quarter}", "nothing is to be reached up to {quarter}"),
    Due.AWAITING: Text("angkanya dirilis pihak lain sesudah {quarter}", "others publish it after {quarter}"),
    Due.UNMEASURED: Text("indikatornya tidak diukur tahun ini", "the indicator is not measured this year"),
}
