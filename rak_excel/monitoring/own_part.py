"""Of which part of the plan a table is that nobody could tell when a report made by hand was read: that which has its indicators."""

from __future__ import annotations

from collections import Counter

from rak_excel.language import Text
from rak_excel.model import Note, NoteKind, Plan, PlanPart
from rak_excel.vocabulary.basics.texts import normalised

_TAKEN_FOR = Text(
    "Indikatornya ada di {sheet} pada rencana, jadi tabel ini dibaca sebagai {sheet}.",
    "The plan has these indicators on {sheet}, so this table was read as that.",
)


def in_parts_of_plan(report: Plan, signed: Plan) -> Plan:
    """The report with each table in the part of the signed plan that alone has indicators of it, unless another one is there already.

    One that carries its plan says itself what is what.
    """
    if report.reported is not None:
        return report
    moved = _moved(report, signed)
    if not moved:
        return report
    order = [each.id for each in report.definition.parts]
    parts = sorted(
        (part.but(id=moved.get(part.id, part.id)) for part in report.parts), key=lambda each: order.index(each.id)
    )
    sheets = {part.sheet: part for part in parts if part.id in moved.values()}
    notes = tuple(_told(note, sheets, report) for note in report.notes)
    return report.but(parts=tuple(parts), notes=notes)


def _moved(report: Plan, signed: Plan) -> dict[str, str]:
    """The parts as which tables were read, with those that they are; none that two of them could be."""
    planned = {part.id: {normalised(each.text) for each in part.indicators} for part in signed.parts}
    there = {part.id for part in report.parts}
    fitting: dict[str, str] = {}
    for part in report.parts:
        own = {normalised(each.text) for each in part.indicators}
        having = [id_ for id_, texts in planned.items() if own & texts]
        if len(having) == 1 and having[0] not in there:
            fitting[part.id] = having[0]
    claimed = Counter(fitting.values())
    return {read: meant for read, meant in fitting.items() if claimed[meant] == 1}


def _told(note: Note, sheets: dict[str, PlanPart], report: Plan) -> Note:
    """A question about the whole table, which is answered so."""
    part = sheets.get(note.cell.sheet) if note.cell else None
    if part is None or note.kind is not NoteKind.AMBIGUOUS_VALUE or note.value:
        return note
    named = report.definition.part(part.id).sheet
    return note.but(kind=NoteKind.SECOND_READING, detail=_TAKEN_FOR.filled(sheet=named))
