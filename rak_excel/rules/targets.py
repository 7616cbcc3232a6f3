"""RAK3xx: what kind of target an indicator has."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import Text
from rak_excel.model import MeasureUnit, NoteKind, TargetKind
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.rules.engine.rule import Problem, at, error, warning
from rak_excel.rules.engine.subjects import IndicatorReview, PlanReview
from rak_excel.vocabulary.basics.texts import normalised, shortened
from rak_excel.vocabulary.targets.by_period import says_not_measured
from rak_excel.vocabulary.targets.units import find_unit

_KINDS = {
    TargetKind.PERCENT: Text("persen (misalnya 100%)", "a percentage (such as 100%)"),
    TargetKind.COUNT: Text("jumlah dengan satuannya (misalnya {best})", "a count with its unit (such as {best})"),
    TargetKind.NUMBER: Text("angka (misalnya 75)", "a number (such as 75)"),
    TargetKind.OPINION: Text("opini (misalnya {best})", "an opinion (such as {best})"),
    TargetKind.PREDICATE: Text("predikat (misalnya {best})", "a predicate (such as {best})"),
}
_JOINING = frozenset({"dan", "atau"})
_SCORES = frozenset({TargetKind.NUMBER, TargetKind.PREDICATE})


@error(
    "RAK301",
    formula=True,
    id="Target belum diisi.",
    en="The target is blank.",
    hint_id="Isi targetnya{expected}.",
    hint_en="Fill in its target{expected}.",
)
def target_missing(row: IndicatorReview) -> Iterator[Problem]:
    """An indicator without a target.

    Except: where the definition says that it is not measured this year.
    Kecuali: bila menurut definisinya indikator itu tidak diukur tahun ini.

    Why: whether it was reached cannot be told at the end of the year.
    Mengapa: tanpa target, tercapai atau tidaknya tidak dapat dinilai.

    Example:
        | SHEET  | INDIKATOR | TARGET |
        | Komisi | Opini BPK | → WTP  |
    """
    if not row.words or row.target or row.unmeasured or not row.part.has("target"):
        return
    cell = row.indicator.target_cell
    if cell not in row.review.questioned:
        expected = Text(": {kinds}", ": {kinds}").filled(kinds=_said(row)) if row.expected else ""
        yield at(cell, "", expected=expected)


@error(
    "RAK302",
    formula=True,
    id='Target "{value}" tidak dapat dibaca sebagai angka dengan satuannya, opini, atau predikat.',
    en='The target "{value}" is no number with its unit, opinion or predicate.',
    short_id="Target tidak terbaca sebagai angka dengan satuan, opini, atau predikat.",
    short_en="The target is no number with its unit, opinion or predicate.",
    hint_id="Tulis seperti 77,5%, 1 Laporan, 75, WTP, atau B.",
    hint_en="Write it like 77,5%, 1 Laporan, 75, WTP or B.",
)
def target_unreadable(row: IndicatorReview) -> Iterator[Problem]:
    """A target that is neither a number, in whatever unit, nor an opinion or predicate.

    Except: words such as "Baik" are a target where the indicator begins with Predikat, and so is "tidak diukur" where the
    definition says the same.
    Kecuali: kata seperti "Baik" adalah target bila indikatornya diawali Predikat, dan "tidak diukur" bila definisinya juga
    mengatakan begitu.

    Why: it cannot be compared with the result, nor added up.
    Mengapa: tidak dapat dibandingkan dengan capaian dan tidak dapat dijumlahkan.

    Example:
        | SHEET  | INDIKATOR | TARGET         |
        | Komisi | Opini BPK | tercapai → WTP |
    """
    target, cell = row.target, row.indicator.target_cell
    if target is None or target.kind is not TargetKind.TEXT or cell in row.review.questioned:
        return
    if not (row.unmeasured and says_not_measured(target.text)):
        yield at(cell, target.text)


@error(
    "RAK303",
    formula=True,
    id='Target "{value}" tidak sama. {detail}',
    en='The target "{value}" differs. {detail}',
    short_id="Target di baris lanjutan tidak sama dengan baris pertamanya.",
    short_en="A further row of an indicator has another target.",
    hint_id="Pastikan dulu target setahunnya, lalu samakan; bila target ini milik indikator lain, tulis indikatornya di baris ini.",
    hint_en="Make sure of the target for the year, then make both the same; if this is another indicator's, write that on this row.",
)
def target_changes_within_indicator(review: PlanReview) -> Iterator[Problem]:
    """A further row of an indicator has another target than its first row.

    Why: an indicator has one target; which of the two holds is not known.
    Mengapa: satu indikator punya satu target; tidak jelas mana yang berlaku.

    Example:
        | SHEET  | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN |
        | Komisi | 1  | Andal   | Opini BPK | WTP    | Rapat    |
        | Komisi |    |         |           | WDP →  | Laporan  |
    """
    lost = {cell for note in review.noted.get(NoteKind.INDICATOR_LOST, ()) for cell in note.cells}
    for note in review.noted.get(NoteKind.TARGET_CHANGES, ()):
        if note.cell not in lost:
            yield at(note.cell, note.value, detail=note.detail)


@error(
    "RAK304",
    formula=True,
    id='Target "{value}" tidak sesuai dengan indikator "{indicator}".',
    en='The target "{value}" does not fit the indicator "{indicator}".',
    short_id="Jenis target tidak cocok dengan indikatornya, misalnya persentase diisi laporan.",
    short_en="The kind of target does not fit its indicator, such as reports for a percentage.",
    hint_id='Indikator dengan "{first}" bertarget {kinds}.',
    hint_en='An indicator with "{first}" has {kinds} as its target.',
)
def target_does_not_fit_indicator(row: IndicatorReview) -> Iterator[Problem]:
    """The target is of another kind than the indicator's first word asks for: Persentase with 1 Laporan.

    Except: a percentage under Indeks or Nilai is a warning, since people write a score of 75 as 75%. Where another form than
    ours says it in a word, `persen`, also in a column SATUAN, it is meant so.
    Kecuali: persen pada Indeks atau Nilai cukup Perlu dicek, karena nilai 75 sering ditulis 75%. Bila di format selain format
    kami tertulis dengan kata, `persen`, juga di kolom SATUAN, memang itu maksudnya.

    Why: the achievement of such an indicator cannot be computed.
    Mengapa: capaian indikator seperti itu tidak dapat dihitung.

    Example:
        | SHEET  | INDIKATOR                       | TARGET          |
        | Komisi | Persentase Sengketa Dimenangkan | 1 Laporan → 95% |
    """
    target, kinds = row.target, row.expected
    if target is None or not kinds or target.kind in {*kinds, TargetKind.TEXT}:
        return
    if row.indicator.target_cell in row.review.questioned:
        return
    words = {"indicator": shortened(row.indicator.text), "first": row.asking, "kinds": _said(row)}
    as_percent = target.kind is TargetKind.PERCENT and bool(_SCORES & set(kinds))
    if as_percent and not row.part.plan_part.is_form and _says_percent(row):
        return
    yield at(row.indicator.target_cell, target.text, **words).milder(as_percent)


def _says_percent(row: IndicatorReview) -> bool:
    """Whether a word says that the target is a percentage, and no sign alone, which also slips in beside a score."""
    said = f"{row.indicator.further.get(UNIT_TEXT, '')} {row.target.text if row.target else ''}"
    return any(word.startswith("persen") for word in normalised(said).split())


@warning(
    "RAK305",
    formula=True,
    id='Satuan target "{value}" tidak sama dengan yang dihitung indikatornya, yaitu {unit}.',
    en='The unit of the target "{value}" is not what the indicator counts, {unit}.',
    short_id="Satuan target lain dari yang dihitung indikatornya.",
    short_en="The unit of the target is not what its indicator counts.",
    hint_id="Tulis targetnya dalam satuan {unit}, misalnya {number} {unit}.",
    hint_en="Write the target in {unit}, such as {number} {unit}.",
)
def target_unit_differs(row: IndicatorReview) -> Iterator[Problem]:
    """A count in another unit than the indicator names: Jumlah laporan with 1 Dokumen.

    Why: what is counted at the end of the year is not what was promised.
    Mengapa: yang dihitung di akhir tahun bukan yang dijanjikan.

    Example:
        | SHEET  | INDIKATOR               | TARGET                |
        | Komisi | Jumlah Laporan Keuangan | 1 Dokumen → 1 Laporan |
    """
    target = row.target
    if target is None or target.kind is not TargetKind.COUNT or TargetKind.COUNT not in row.expected:
        return
    counted = _counted(row)
    # `Laporan Keuangan` is a unit of its own, and counts reports.
    if counted and not {target.unit, (target.unit or "").split(" ")[0]} & {unit.id for unit in counted}:
        yield at(row.indicator.target_cell, target.text, unit=counted[0].label, number=target.number)


def _counted(row: IndicatorReview) -> list[MeasureUnit]:
    """What an indicator says that it counts, behind its first word: both of `Jumlah dokumen dan laporan ...`."""
    words = normalised(row.indicator.text).split()[1:]
    counted: list[MeasureUnit] = []
    while words:
        found = ((size, find_unit(" ".join(words[:size]), row.review.definition)) for size in (2, 1))
        size, unit = next(((size, unit) for size, unit in found if unit), (1, None))
        if unit and unit.kind is TargetKind.COUNT:
            counted.append(unit)
        elif not counted or words[0] not in _JOINING:
            break
        words = words[size:]
    return counted


def _said(row: IndicatorReview) -> Text:
    """The kinds of target that the indicator asks for, in words with an example of each."""
    words = row.review.definition.targets
    units = _counted(row) or [unit for unit in words.units if unit.kind is TargetKind.COUNT]
    counted = [f"1 {unit.label}" for unit in units]
    best = {TargetKind.OPINION: words.opinions, TargetKind.PREDICATE: words.predicates, TargetKind.COUNT: counted}
    said = [_KINDS[kind].filled(best="".join(best.get(kind, ())[:1])) for kind in row.expected]
    return Text(" atau ".join(each.id for each in said), " or ".join(each.en for each in said))
