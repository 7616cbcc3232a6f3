"""Why a file cannot be put together with the others: of another kind, by another form, or merged already."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.advice import MERGED_BEFORE, REPORTED, REPORTED_BEFORE, REVISED, chosen_as, in_field
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.formats.opened.opening import as_argument
from rak_excel.language import Advice, Text
from rak_excel.model import Definition, NoteKind, Plan
from rak_excel.model.definition import PLAN_COLUMNS
from rak_excel.model.plan import FlatRow
from rak_excel.vocabulary.headings.headings import column_heading

_WITH_PLAN = Advice(
    "dengan --from dan nama rencananya",
    "with --from and the name of their plan",
    Text("dari folder tersendiri", "from a folder of their own"),
    in_field(Text("dengan rencananya", "with their plan"), REPORTED),
)
_AS_PREVIOUS = Advice(
    "pakai --previous {file}",
    "use --previous {file}",
    Text("sebut {file} waktu ditanya", "name {file} when asked"),
    chosen_as(Text("pilih {file}", "choose {file}"), REPORTED_BEFORE),
)
_WITH_DECISIONS = Advice(
    " dengan --decisions {file}",
    " with --decisions {file}",
    Text(" ke {file}", " into {file}"),
    in_field(Text(" dengan {file}", " with {file}"), MERGED_BEFORE),
)
_DECISIONS = Advice(
    "pakai --decisions {file}",
    "use --decisions {file}",
    Text("gabung ke {file} lagi", "merge into {file} again"),
    chosen_as(Text("pilih {file}", "choose {file}"), MERGED_BEFORE),
)
_BASE = Advice(
    "pakai --base {file}",
    "use --base {file}",
    Text("sebut {file} waktu ditanya", "name {file} when asked"),
    chosen_as(Text("pilih {file}", "choose {file}"), REVISED),
)
_A_REPORT = Text(
    "File ini laporan triwulan, bukan rencana. Keluarkan dari folder kiriman rencana; laporan digabung {apart}.",
    "This file is a quarterly report and no plan. Take it out of the folder; reports are merged {apart}.",
).advising(apart=_WITH_PLAN)
_NO_REPORT = Text(
    "File ini rencana, bukan laporan triwulan. Keluarkan dari folder laporan.",
    "This file is a plan and no quarterly report. Take it out of the folder of the reports.",
)
_OTHER_QUARTER = Text(
    "Laporan {own}, sedangkan yang digabung {now}. Keluarkan dari folder; setiap triwulan digabung tersendiri.",
    "This is the report of {own}, and {now} is merged. Take it out of the folder; each quarter is merged by itself.",
)
_EARLIER = Text(
    "Laporan hasil gabungan {own}, sedangkan yang digabung {now}. Keluarkan dari folder; supaya angkanya ikut sebagai "
    "triwulan sebelumnya, {name}.",
    "This is the merged report of {own}, and {now} is merged. Take it out of the folder; for its figures as those of the "
    "quarter before {name}.",
).advising(name=_AS_PREVIOUS)


def other_kind(plan: Plan, signed: Plan | None) -> Text | None:
    """A report among plans, a plan among the reports on a `signed` one, or the report of another quarter."""
    if signed is None:
        return _A_REPORT if plan.definition.is_report else None
    if not plan.definition.is_report:
        return _NO_REPORT
    own, now = quarter_of(plan.definition), quarter_of(signed.definition)
    if own == now:
        return None
    before = signed.reported.before if signed.reported else 0
    said = _EARLIER if plan.merged and before < own.number < now.number else _OTHER_QUARTER
    return said.filled(own=own.label, now=now.label, file=as_argument(plan.source.file))


def agreement_only(plan: Plan) -> Text | None:
    if not plan.is_agreement:
        return None
    return Text(
        "File ini Perjanjian Kinerja, tanpa kegiatan; targetnya tidak ikut digabung. Keluarkan dari folder kiriman.",
        "This file is a Perjanjian Kinerja without activities; its targets are not merged. Take it out of the folder.",
    )


_MERGED_REPORT = Text(
    "File ini laporan hasil gabungan, bukan kiriman unit. Keluarkan dari folder. Kalau ada kiriman susulan, gabung lagi "
    "semua kiriman unit{decisions} supaya pilihan dan identitas di dalamnya ikut terbawa.",
    "This file is a merged report and nothing that a unit sent. Take it out of the folder. When a unit sends its report "
    "later, merge all reports of units again{decisions}, so that what was chosen in it is carried over.",
).advising(decisions=_WITH_DECISIONS)
_UNDECIDED = Text(
    "Laporan hasil gabungan ini masih punya {count} beda isian yang belum dipilih, dan isian unit yang lain hanya ada di "
    "kiriman unitnya. Gabung lagi semua kiriman unit{decisions}.",
    "This merged report still has undecided differences ({count}), and what the other units say stands in their reports "
    "alone. Merge all reports of units again{decisions}.",
).advising(decisions=_WITH_DECISIONS)


def undecided(plan: Plan) -> Text | None:
    """A merged report in which nobody has chosen yet: merged by itself it would lose what there is to choose from."""
    count = sum(note.kind is NoteKind.DIFFERENCE_OPEN for note in plan.notes)
    if not (count and plan.merged and plan.definition.is_report):
        return None
    return _UNDECIDED.filled(count=count, file=as_argument(plan.source.file))


def already_merged(plan: Plan) -> Text | None:
    if not plan.merged:
        return None
    if plan.definition.is_report:
        return _MERGED_REPORT.filled(file=as_argument(plan.source.file))
    return (
        Text(
            "File ini hasil gabungan. Untuk membawa pilihan dan isian di dalamnya {decisions}; untuk merevisinya {base}; kalau "
            "tidak, keluarkan dari folder kiriman.",
            "This file is a merged plan. To carry over what was chosen and typed in it {decisions}; to revise it {base}; "
            "otherwise take it out of the folder.",
        )
        .advising(decisions=_DECISIONS, base=_BASE)
        .filled(file=as_argument(plan.source.file))
    )


def other_template(plan: Plan, definition: Definition) -> Text | None:
    """A file has parts, or entries in columns or further sheets, for which the office's definition has no place."""
    used = {(row.part, id_) for row in plan.rows() for id_ in row.further} | {(part.id, "") for part in plan.parts}
    used |= {(sheet, id_) for sheet, rows in plan.further.items() for row in rows for id_ in row.entries}
    named = plan.definition.places
    lacking = dict.fromkeys(name for at, name in named.items() if at in used - definition.places.keys())
    lacking |= dict.fromkeys(_without_column(plan, definition))
    if not lacking:
        return None
    return Text(
        "Berisi {what}, yang tidak ada di format kantor ini ({own}). Minta unitnya mengisi format kantor ini, atau keluarkan dari folder.",
        "Has {what}, for which the template of this office ({own}) has no place. Ask the unit to fill in that template, or take the file out of the folder.",
    ).filled(what=", ".join(lacking), own=definition.id)


def _without_column(plan: Plan, definition: Definition) -> Iterator[str]:
    """The headings of the columns with entries that the form of the office's part does not have."""
    there = {part.id: part for part in definition.parts}
    forms = {id_: part for id_, part in there.items() if not all(map(part.has, PLAN_COLUMNS))}
    for row in plan.rows() if forms else ():
        own = forms.get(row.part)
        for column in _filled(row) if own else ():
            if own and not own.has(column):
                yield column_heading(column, own, definition)


def _filled(row: FlatRow) -> Iterator[str]:
    """The columns of a plan in which a row has an entry; a number says nothing by itself, nor an objective that no cell has."""
    activity, target, roles = row.activity, row.indicator.target, row.plan_part.columns.roles
    said = {"target": target and target.text.strip()}
    said |= {"objective": row.indicator.objective.text.strip()} if "objective" in roles else {}
    if activity:
        said |= {"activity": activity.text.strip(), "executor": activity.executors_text.strip()}
        said |= {"schedule": "".join(activity.marks.values())}
    return (column for column, text in said.items() if text)


def other_periods(plan: Plan, definition: Definition) -> Text | None:
    """Ticks of quarters and of months are not put together: what one of the other means is for the office to say."""
    for part in plan.parts:
        own, there = plan.definition.part(part.id).schedule, definition.part(part.id).schedule
        if own.calendar != there.calendar and any(each.filled for each in part.indicators):
            return _PERIODS.filled(sheet=part.sheet, own=own.name.lower(), there=there.name.lower())
    return None


_PERIODS = Text(
    "Jadwal {sheet} di file ini per {own}, sedangkan rencana kantor ini per {there}. Samakan kolom jadwalnya, lalu gabung lagi.",
    "The schedule of {sheet} is by other periods here ({own}) than in the office's plan ({there}). Make them agree and "
    "merge again.",
)
