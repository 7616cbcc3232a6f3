"""Rebuild every workbook of the examples: `python -m examples.build`."""

from __future__ import annotations

import datetime
import shutil
import sys
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from examples.journeys import OLD_LAYOUT, REVISION, revised_submission, write_old_layout
from examples.own_form import OWN_FORM, PLANS, monthly_plans, write_own_form
from examples.province_reports import write_province
from examples.reports import write_year
from rak_excel import load_template, write_template
from rak_excel.model import (
    Definition,
    Executor,
    FormRow,
    Identity,
    IndicatorDefinition,
    Match,
    PlanForm,
    Signatory,
    TargetKind,
)
from rak_excel.vocabulary.entries.wordings import Wordings, fill_wording, key_with_occurrence
from rak_excel.vocabulary.names.executor_cells import read_executors
from rak_excel.vocabulary.names.executors import find_unit_named
from rak_excel.vocabulary.names.offices import office_name, region_name, short_for
from rak_excel.vocabulary.names.regions import find_region

HERE = Path(__file__).resolve().parent
PLAN = "lombok-timur-2020/rak-lombok-timur-2020.xlsx"
SUBMISSIONS = "lombok-timur-2020/submissions"
PROVINCE = "ntb-2020/plans"
AGENCY = "dinas-contoh"
MADE_UP = "(contoh)"
# Two of the files come back from WhatsApp under the names that it gives.
RENAMED = {
    "Divisi Hukum": "DOC-20200120-WA0003.xlsx",
    "Subbag Teknis Parhupmas": "RAK 2020 - 5203 Lombok Timur - Subbag Teknis Parhupmas (1).xlsx",
}

Rows = dict[str, list[FormRow]]


def build(folder: Path = HERE) -> list[Path]:
    """Write all workbooks below `folder`, replacing those there; the paths written, in order."""
    definition = load_template("kpu-2020")
    plan = published_plan(definition)
    books = {PLAN: plan}
    sent = dict(submissions(plan))
    books |= {f"{SUBMISSIONS}/{name}": form for name, form in sent.items()}
    books |= {f"{PROVINCE}/{name}": form for name, form in made_up_plans("ntb-2020", definition)}
    books[REVISION] = revised_submission(sent.values())
    books |= {f"{AGENCY}/{name}": form for name, form in another_agency()}
    books |= {f"{PLANS}/{name}": form for name, form in monthly_plans()}
    for name, form in books.items():
        write_template(folder / name, form, force=True)
    copy = folder / PROVINCE / Path(PLAN).name
    shutil.copyfile(folder / PLAN, copy)
    write_old_layout(folder / OLD_LAYOUT)
    write_own_form(folder / OWN_FORM)
    return [
        *(folder / name for name in books),
        copy,
        folder / OLD_LAYOUT,
        folder / OWN_FORM,
        *write_year(folder, folder / SUBMISSIONS),
        *write_province(folder),
    ]


def published_plan(definition: Definition) -> PlanForm:
    """The plan of KPU Kabupaten Lombok Timur as `plan.toml` transcribes it."""
    plan = tomllib.loads((HERE / "lombok-timur-2020" / "plan.toml").read_text(encoding="utf-8"))
    identity = _identity(**plan["identity"])
    rows = {part.id: tuple(_row(row, definition, identity) for row in plan[part.id]) for part in definition.parts}
    return PlanForm(definition, identity, rows, signed=True)


def submissions(plan: PlanForm) -> Iterator[tuple[str, PlanForm]]:
    """The plan split into what each unit would have sent, and what the office itself would, by file name.

    A row goes to every unit that it names, or that its wrong name suggests, with that unit's own name as written; rows
    without executor come from the office.
    """
    definition = plan.definition
    spare = {part.id: 5 for part in definition.parts}
    for name, group in definition.executors.items():
        for unit in group.units:
            submitter = Executor(group.official(unit), group.official(unit), Match.EXACT, name, unit.id)
            short = f"{group.short_word} {unit.short}"
            identity = replace(plan.identity, submitter=submitter, whole_office=False)
            form = replace(plan, identity=identity, rows=_rows_of(submitter, plan), signed=False, spare_rows=spare)
            yield RENAMED.get(short, _file_name(plan, short)), form
    rows = _rows_of(None, plan)
    whole_office = definition.identity.whole_office
    yield _file_name(plan, whole_office), replace(plan, rows=rows, signed=False, spare_rows=spare)


def made_up_plans(example: str, definition: Definition) -> Iterator[tuple[str, PlanForm]]:
    """Plans of the offices of a province, by file name, as the example's `offices.toml` has them."""
    province = tomllib.loads((HERE / example / "offices.toml").read_text(encoding="utf-8"))
    for office in province["offices"]:
        region = find_region(office["region"])
        identity = Identity(
            office=office_name(region, definition),
            region=region.code,
            year=province["year"],
            revision=0,
            whole_office=True,
            place=office["place"],
            date=office["date"],
            signatories={
                each: Signatory(words.titles[0], MADE_UP) for each, words in definition.identity.signatories.items()
            },
        )
        rows = _made_up_rows(office, province["activities"], definition, identity)
        form = PlanForm(definition, identity, rows, signed=True)
        yield _file_name(form, MADE_UP), form


def another_agency() -> Iterator[tuple[str, PlanForm]]:
    """The plans of an agency with a definition of its own, and the submissions that the first one comes from."""
    plans = list(made_up_plans(AGENCY, load_template(HERE / AGENCY / f"{AGENCY}.toml")))
    yield from ((f"plans/{name}", form) for name, form in plans)
    yield from ((f"submissions/{name}", form) for name, form in submissions(plans[0][1]) if any(form.rows.values()))


def _identity(
    *,
    region: str,
    office: str,
    year: int,
    revision: int,
    place: str,
    date: datetime.date,
    chair: dict[str, str],
    secretary: dict[str, str],
) -> Identity:
    return Identity(
        office=office,
        region=region,
        year=year,
        revision=revision,
        whole_office=True,
        place=place,
        date=date,
        signatories={"chair": Signatory(**chair), "secretary": Signatory(**secretary)},
    )


def _file_name(form: PlanForm, who: str) -> str:
    """The name that `rak-excel template` gives, and for a submission who it is of."""
    region = find_region(form.identity.region or "")
    name = region_name(region, form.definition).removeprefix("Kabupaten ")
    return f"RAK {form.identity.year} - {region.code.replace('.', '')} {name} - {who}.xlsx"


def _row(row: dict[str, Any], definition: Definition, identity: Identity) -> FormRow:
    """One row of `plan.toml`. The row key counts only where the wording is near the definition's."""
    known = row["row"].removesuffix("b")
    office = short_for(identity.office, identity.region, definition)
    counts = Wordings(definition, definition.part_of[known], office, identity.year).counts(known, row["indicator"])
    key = key_with_occurrence(known, 1 if known == row["row"] else 2)
    return FormRow(
        number=row.get("number", ""),
        objective=row.get("objective", ""),
        indicator=row["indicator"],
        target=row["target"],
        activity=row["activities"],
        marks=dict.fromkeys(row["periods"], row["tick"]),
        executors=row["executor"],
        key=key if counts else "",
    )


def _rows_of(unit: Executor | None, plan: PlanForm) -> dict[str, tuple[FormRow, ...]]:
    """The rows that a unit sends; for None those that name no unit."""
    rows: Rows = {part: [] for part in plan.rows}
    for part, all_rows in plan.rows.items():
        sent = None
        for row, first in zip(all_rows, _objective_rows(all_rows), strict=True):
            named = read_executors(row.executors, part, plan.definition)
            own = [each.text for each in named if unit and _unit_of(each, plan.definition) == (unit.group, unit.unit)]
            if own or (unit is None and not named):
                number, objective = (first.number, first.objective) if first is not sent else ("", "")
                executors = row.executors if len(named) == 1 else "\n".join(own)
                rows[part].append(replace(row, number=number, objective=objective, executors=executors))
                sent = first
    return {part: tuple(own_rows) for part, own_rows in rows.items()}


def _objective_rows(rows: tuple[FormRow, ...]) -> Iterator[FormRow]:
    """For each row the one that writes its objective."""
    first = rows[0]
    for row in rows:
        first = row if row.objective else first
        yield first


def _unit_of(executor: Executor, definition: Definition) -> tuple[str | None, str | None]:
    """The list and unit that a name means, or that it suggests."""
    meant = executor if executor.known else find_unit_named(executor.suggestion or "", definition)
    return (meant.group, meant.unit) if meant else (None, None)


def _made_up_rows(
    office: dict[str, Any], activities: dict[str, Any], definition: Definition, identity: Identity
) -> dict[str, tuple[FormRow, ...]]:
    """The definition's indicators with made-up activities, varied for this office, then its faults."""
    name = short_for(identity.office, identity.region, definition)
    changes = {change["row"]: change for change in office["changes"]}
    rows: Rows = {part.id: [] for part in definition.parts}
    for objective in definition.objectives:
        for nth, indicator in enumerate(objective.indicators):
            activity = activities[indicator.key]
            row = FormRow(
                number=f"{objective.number}." if nth == 0 else "",
                objective=fill_wording(objective.text, name, identity.year) if nth == 0 else "",
                indicator=fill_wording(indicator.text, name, identity.year),
                target=_varied_target(indicator, office["region"], definition),
                activity=activity["text"].strip(),
                marks=dict.fromkeys(
                    _varied_periods(indicator, activity["periods"], office["region"], definition), office["tick"]
                ),
                executors=_executors(indicator, definition, office["names"]),
                key=indicator.key,
            )
            rows[objective.part].append(_changed(row, changes.get(indicator.key), office["tick"]))
    return {part: tuple(own) for part, own in rows.items()}


def _varied_target(indicator: IndicatorDefinition, region: str, definition: Definition) -> str:
    """Up to five below or above the definition's target, for percentages and scores below 100."""
    kind = next(unit.kind for unit in definition.targets.units if unit.id == indicator.unit)
    number = indicator.target.removesuffix("%")
    if kind not in {TargetKind.PERCENT, TargetKind.NUMBER} or number in {"0", "100"}:
        return indicator.target
    varied = int(number) + (-5, -2.5, 0, 2.5, 5)[_turn(region, indicator.key, 5)]
    return indicator.target.replace(number, f"{varied:g}".replace(".", ","))


def _varied_periods(
    indicator: IndicatorDefinition, periods: list[int], region: str, definition: Definition
) -> list[int]:
    """Without the first, the last or no period; where another part plans the same indicator, as they are."""
    if indicator.key in definition.counterparts or len(periods) < 4:
        return periods
    return (periods, periods, periods[1:], periods[:-1])[_turn(region, indicator.text, 4)]


def _turn(region: str, what: str, count: int) -> int:
    """A number below `count` that is the same on every machine and in every version of Python."""
    return zlib.crc32(f"{region} {what}".encode()) % count


def _executors(indicator: IndicatorDefinition, definition: Definition, names: str) -> str:
    group = definition.executors_of(definition.part_of[indicator.key])
    units = definition.units_for(indicator)
    if names == "short":
        return "\n".join(f"{group.short_word} {unit.name}" for unit in units)
    return "\n".join(group.official(unit) for unit in units)


def _changed(row: FormRow, change: dict[str, str] | None, tick: str) -> FormRow:
    value = change["value"] if change else ""
    match change and change["column"]:
        case "target":
            return replace(row, target=value)
        case "activity":
            return replace(row, activity=value)
        case "marks":
            return replace(row, marks=dict.fromkeys(map(int, value.split()), tick))
        case "executors":
            return replace(row, executors=value)
    return row


if __name__ == "__main__":
    for path in build(*map(Path, sys.argv[1:2])):
        print(path)
