"""The signed plan and the report of an earlier quarter where they lie among the files that are given, and nobody named them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rak_excel.advice import REPORTED, REPORTED_BEFORE, in_field
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import NothingToTakeError
from rak_excel.formats.opened.contents import file_at, holds_files
from rak_excel.formats.written.output import refuse_inputs
from rak_excel.language import NOTHING, Advice, Text
from rak_excel.model import Definition, Plan
from rak_excel.model.monitoring import Quarter
from rak_excel.monitoring.among import last_before, of_most_reports, signed_among, undated_among
from rak_excel.reading import find_files, read_plans

_PLAN = Text("Rencana yang dilaporkan: {file}.", "The plan that is reported: {file}.")
_EARLIER = Text("Laporan triwulan sebelumnya: {file}.", "The report of the quarter before: {file}.")
_ADD_EARLIER = Advice(
    "Taruh laporan itu di folder yang sama, atau sebutkan dengan --previous.",
    "Put that report into the same folder, or name it with --previous.",
    Text(
        "Taruh laporan itu di folder yang sama, atau sebutkan waktu ditanya.",
        "Put that report into the same folder, or name it when asked.",
    ),
    Text(
        f'Tambahkan laporan itu, lalu pilih di pilihan "{REPORTED_BEFORE.id}".',
        f'Add that report to the files, then choose it in the field "{REPORTED_BEFORE.en}".',
    ),
)
_WITH_PREVIOUS = Advice(
    " dengan --previous",
    " with --previous",
    Text(" waktu ditanya", " when asked"),
    in_field(NOTHING, REPORTED_BEFORE),
)
_WITH_FROM = Advice(
    " dengan --from",
    " with --from",
    Text(" waktu ditanya", " when asked"),
    in_field(NOTHING, REPORTED),
)
_NO_EARLIER = Text(
    "Laporan triwulan sebelumnya tidak disertakan, jadi realisasi s.d. {before} {then}. {add}",
    "No report of the quarter before is given, so the figures up to {before} {then}. {add}",
).advising(add=_ADD_EARLIER)
_SEVERAL_EARLIER = Text(
    "Ada beberapa laporan {quarter}: {files}. Tidak jelas mana yang berlaku, jadi realisasi s.d. {before} {then}. Sisakan "
    "satu, atau sebutkan{previous}.",
    "There are several reports of {quarter}: {files}. It is not clear which of them counts, so the figures up to {before} "
    "{then}. Leave one, or name it{previous}.",
).advising(previous=_WITH_PREVIOUS)
_BLANK = Text("kosong", "are blank")
_OF_FORMS = Text("diambil dari formulir unit", "are taken from the units' forms")
_NO_PLAN = Text(
    "Di {path} tidak jelas mana rencana yang dilaporkan. Sisakan satu rencana kantor yang sudah digabung, atau sebut filenya.",
    "It is not clear which file in {path} is the plan that is reported. Leave one merged plan of the office there, or name the file.",
)
_UNDATED = Text(
    "{file} belum bertanggal, jadi tidak jelas apakah sudah berlaku pada akhir {quarter}. Isi tanggalnya di sheet {sheet}, atau "
    "sebut rencana yang dilaporkan{plan}.",
    "{file} has no date, so it is not clear whether it was in force by the end of {quarter}. Fill in its date on the sheet {sheet}, "
    "or name the plan that is reported{plan}.",
).advising(plan=_WITH_FROM)
Tell = Callable[[Text], None]
Named = tuple[Path | None, Path | None]  # the signed plan, and the report of an earlier quarter


def found_among(plans: Sequence[Plan], paths: Iterable[Path], output: Path, named: Named, tell: Tell) -> Named:
    """What reports that are merged are about: what was `named`, else what lies among the files at `paths`, which is told.

    Both are None where no plan is known, and where plans are merged. Raises OutputExistsError where the output is one of them.
    """
    plan, previous = named
    usual = of_most_reports(plans)
    if usual is None:
        return named
    quarter = quarter_of(usual.definition)
    signed = None if plan else signed_among(plans, quarter.number)
    if not (plan or signed):
        if undated := undated_among(plans, quarter.number):
            tell(_undated(undated, quarter))
        return named
    where = {name: path for path, name in find_files(paths)}
    earlier = last_before(plans, quarter.number, signed or usual)
    if signed:
        plan = _told(signed, where, _PLAN, tell)
    own = (each.reported for each in plans if quarter_of(each.definition) == quarter and each.reported)
    then = _OF_FORMS if any(each.before == quarter.number - 1 for each in own) else _BLANK
    previous = previous or _earlier_told(earlier, where, quarter, tell, then)
    refuse_inputs(output, [file_at(each) for each in (plan, previous) if each])
    return plan, previous


def found_in(
    folder: Path, quarter: int, previous: Path | None, template: Definition | None, tell: Tell
) -> tuple[Path, Path | None]:
    """What the forms of a quarter are made from, where a folder or zip archive is given and no plan; which is told.

    Raises NothingToTakeError where there is not one plan in it that could be signed, of which the last revision counts.
    """
    if not holds_files(folder):
        return folder, previous or _earlier_told([], {}, Quarter(quarter), tell)
    plans = read_plans([folder], template=template).plans
    signed = signed_among([each for each in plans if not each.definition.is_report], quarter)
    if signed is None:
        if undated := undated_among(plans, quarter):
            raise NothingToTakeError(_undated(undated, Quarter(quarter)))
        raise NothingToTakeError.about(folder, _NO_PLAN)
    where = {name: path for path, name in find_files([folder])}
    plan = _told(signed, where, _PLAN, tell)
    return plan, previous or _earlier_told(last_before(plans, quarter, signed), where, Quarter(quarter), tell)


def _undated(plan: Plan, quarter: Quarter) -> Text:
    sheet = plan.definition.sheets.identity
    return _UNDATED.filled(file=plan.source.file, quarter=quarter.label, sheet=sheet)


def _earlier_told(
    earlier: Sequence[Plan], where: dict[str, Path], quarter: Quarter, tell: Tell, then: Text = _BLANK
) -> Path | None:
    """The only report that may be the earlier one, else None and what becomes of its figures; of the first quarter there are none."""
    if len(earlier) == 1:
        return _told(earlier[0], where, _EARLIER, tell)
    if earlier:
        own, files = quarter_of(earlier[0].definition).label, ", ".join(sorted(each.source.file for each in earlier))
        tell(_SEVERAL_EARLIER.filled(quarter=own, files=files, before=quarter.before, then=then))
    elif quarter.before:
        tell(_NO_EARLIER.filled(before=quarter.before, then=then))
    return None


def _told(found: Plan, where: dict[str, Path], said: Text, tell: Tell) -> Path:
    tell(said.filled(file=found.source.file))
    return where[found.source.file]
