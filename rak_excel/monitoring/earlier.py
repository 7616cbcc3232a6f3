"""Which report may be carried on by that of a later quarter, and what is to be told where quarters lie between them."""

from __future__ import annotations

from rak_excel.advice import WITH_PREVIOUS
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import UnclearOfficeError
from rak_excel.language import Text
from rak_excel.model import Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.vocabulary.basics.texts import normalised

_NO_REPORT = Text(
    "{path} bukan laporan triwulan. Sebut laporan triwulan sebelumnya{previous}.",
    "{path} is no quarterly report. Give the report of an earlier quarter{previous}.",
).advising(previous=WITH_PREVIOUS)
_A_PART = Text(
    "{path} hanya sebagian laporan kantor ({unit}). Sebut laporan kantor{previous}: hasil gabungan triwulan sebelumnya.",
    "{path} is only a part of the office's report ({unit}). Give the office's report of an earlier quarter{previous}, as it was merged.",
).advising(previous=WITH_PREVIOUS)
_NOT_EARLIER = Text(
    "{path} adalah laporan {own}, sedangkan yang dibuat laporan {quarter}. Sebut laporan triwulan sebelumnya.",
    "{path} is the report of {own}, and the one to be made is of {quarter}. Give the report of an earlier quarter.",
)
_OTHER_OFFICE = Text(
    "{path} adalah laporan {own}, bukan {office}. Sebut laporan kantor yang sama.",
    "{path} is the report of {own} and not of {office}. Give that of the same office.",
)
_OTHER_YEAR = Text(
    "{path} adalah laporan tahun {own}, bukan {year}. Sebut laporan tahun yang sama.",
    "{path} is a report of {own} and not of {year}. Give one of the same year.",
)
_OTHER_FORMAT = Text(
    "{path} terbaca dengan format {own}, sedangkan rencananya dengan format {other}. Sebut laporan dengan format yang sama.",
    "{path} was read with the template {own}, and the plan with {other}. Give a report of the same template.",
)
_SKIPPED = Text(
    "Laporan sebelumnya adalah {own}. Laporan {skipped} dilewati, jadi angka s.d. {before} dikosongkan. Yang diteruskan dari {own} "
    "hanya targetnya dan tindak lanjut yang belum selesai.",
    "The report before is of {own}. {skipped} was skipped, so figures up to the end of {before} are left blank. Of {own} only the "
    "targets go on, and the follow-ups that are still open.",
)

_UNDECIDED = Text(
    "Laporan triwulan sebelumnya masih punya {count} beda isian yang belum dipilih, jadi angka dan targetnya belum pasti. Pilih "
    "dulu di sheet Beda Isian file itu, gabung lagi, lalu ulangi ini.",
    "The report of the earlier quarter still has undecided differences ({count}), so its figures and targets are not settled. "
    "Choose on its sheet Beda Isian first, merge it again, then do this again.",
)


def refuse_as_previous(earlier: Plan, plan: Plan, quarter: int) -> None:
    """Raises UnclearOfficeError, with its remedy, where a report cannot be carried on in that of a quarter (1 to 4) of a plan.

    It has to be the whole office's report of an earlier quarter of the same office and year, read by the same template.
    """
    file, own = earlier.source.file, quarter_of(earlier.definition)
    if not earlier.definition.is_report:
        raise UnclearOfficeError.about(file, _NO_REPORT)
    if earlier.sent_by:
        raise UnclearOfficeError.about(file, _A_PART, unit=earlier.sent_by)
    if not _is_same_office(earlier, plan):
        raise UnclearOfficeError.about(file, _OTHER_OFFICE, own=earlier.identity.office, office=plan.identity.office)
    if plan.identity.year not in {None, earlier.identity.year}:
        raise UnclearOfficeError.about(file, _OTHER_YEAR, own=earlier.identity.year, year=plan.identity.year)
    if {part.id for part in earlier.definition.parts} != {part.id for part in plan.definition.parts}:
        raise UnclearOfficeError.about(file, _OTHER_FORMAT, own=earlier.definition.id, other=plan.definition.id)
    if own.number >= quarter:
        raise UnclearOfficeError.about(file, _NOT_EARLIER, own=own.label, quarter=Quarter(quarter).label)


def skipped_quarters(earlier: Plan, quarter: int) -> Text | None:
    """What is to be told where a quarter lies between the earlier report and the one that is made; None where none does."""
    own = quarter_of(earlier.definition).number
    between = [Quarter(each).label for each in range(own + 1, quarter)]
    if not between:
        return None
    return _SKIPPED.filled(own=Quarter(own).label, skipped=", ".join(between), before=between[-1])


def undecided(count: int) -> Text:
    """What is to be told where so many differences of the earlier report are open."""
    return _UNDECIDED.filled(count=count)


def _is_same_office(earlier: Plan, plan: Plan) -> bool:
    one, other = earlier.identity, plan.identity
    if one.region and other.region:
        return one.region == other.region
    return normalised(one.office) == normalised(other.office)
