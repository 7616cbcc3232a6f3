"""Targets that the province typed into a data row: the office is not asked about them, and one of another kind is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.rolling_up.corrections.reconciling import CorrectionFate, Listed
from rak_excel.rolling_up.corrections.weighing import joined
from rak_excel.rolling_up.facts.rows import ADDED, ActivityRow
from rak_excel.rolling_up.facts.seals import as_sealed, is_seal, said_in
from rak_excel.rolling_up.indicators.measures import OTHER, measure_of
from rak_excel.rolling_up.result import OfficeIndicator, Rollup
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.names.offices import short_office_name
from rak_excel.vocabulary.names.regions import regions

_OTHER_KIND = Text(
    'Target "{target}" tidak dalam satuan indikatornya ({unit}).', 'The target "{target}" is not in its unit ({unit}).'
)
_NUMBER = Text("angka", "a number")
_TOLD = Text(
    "Koreksi {office}, indikator {code}: {said} Perbaiki di sheet data.",
    "Correction of {office}, indicator {code}: {said} Correct it on the data sheet.",
)
_At = tuple[str, str, int, str]  # region, part, place and target as written


def is_typed(indicator: OfficeIndicator) -> bool:
    """Whether the target in the data row is the province's and not the office's, also while it is still to be chosen."""
    row = indicator.rows[0]
    return _counts(row) or (is_seal(row.seal) and not as_sealed(row.seal, "target", said_in(row, "target")))


def _counts(row: ActivityRow) -> bool:
    """Whether it is a correction in use."""
    return bool({"target", ADDED} & {*row.corrected})


def with_other_kinds(result: Rollup) -> Rollup:
    """The roll-up in which it is said where a typed target is not of the kind or unit of its indicator."""
    if not any(each.fate is CorrectionFate.USED for each in result.corrections):
        return result
    found = dict(_of_other_kind(result))
    if not found:
        return result
    told = [
        _TOLD.filled(office=short_office_name(regions()[region], result.definition), code=code, said=said)
        for (region, *_), (code, said) in found.items()
    ]
    corrections = tuple(_with(each, found) for each in result.corrections)
    return replace(result, corrections=corrections, doubts=(*result.doubts, *told))


def _of_other_kind(result: Rollup) -> Iterator[tuple[_At, tuple[str, Text]]]:
    """By where they stand, with the code of the indicator and what is to say."""
    by_group: dict[str, list[OfficeIndicator]] = defaultdict(list)
    for indicators in result.indicators.values():
        for each in indicators:
            by_group[each.group.code].append(each)
    for code, cells in by_group.items():
        if typed := [each for each in cells if _counts(each.rows[0])]:
            group = typed[0].group
            measure = measure_of(group, (each.target for each in cells if each.target), result.definition)
            unit = measure.unit or group.unit or _NUMBER
            for each in typed:
                if str(measure.compared(each.target)).startswith(OTHER):
                    at = _at(each.rows[0])
                    yield at, (code, _OTHER_KIND.filled(target=shortened(at[-1]), unit=unit))


def _at(row: ActivityRow) -> _At:
    return row.region, row.part, row.place, row.target.text if row.target else ""


def _with(listed: Listed, found: Mapping[_At, tuple[str, Text]]) -> Listed:
    each = listed.correction
    if listed.fate is not CorrectionFate.USED or each.field not in {"target", ADDED}:
        return listed
    target = each.value.target if isinstance(each.value, ActivityRow) else each.value
    at = each.region, each.part, each.place, getattr(target, "text", "")
    return replace(listed, reason=joined(listed.reason, found[at][1])) if at in found else listed
