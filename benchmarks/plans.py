"""Made-up plans of every regency and city: varied wording, defects and formats, the same on every run."""

from __future__ import annotations

import datetime
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter

from rak_excel.definitions.loading import load_template
from rak_excel.model import Definition, FormRow, Identity, PlanForm, Region, Signatory
from rak_excel.model.definition import IndicatorDefinition, PartDefinition
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.offices import office_name, short_office_name
from rak_excel.vocabulary.names.regions import regions
from rak_excel.workbooks.form.book import write_plan_book

YEAR = 2020
_OLD_LAYOUT = 5  # every fifth office sends the layout of before the templates
_OTHER_FORMATS = (
    41  # every forty-first file is an .ods, the one after it an .xls; odd, so that every second file has half
)


def make_plans(folder: Path, offices: int) -> None:
    """Write the plans of the first `offices` regencies and cities; beyond their number, of the first ones again."""
    definition = load_template("kpu-2020")
    folder.mkdir(parents=True)
    listed = [region for region in regions().values() if region.parent]
    for number in range(offices):
        region = listed[number % len(listed)]
        chance = random.Random(number)  # noqa: S311 - made-up plans, not secrets
        revision = number // len(listed)
        path = folder / f"RAK {YEAR} - {region.code.replace('.', '')} {region.name} r{revision}.xlsx"
        form = _form(region, revision, chance, definition)
        if number % _OLD_LAYOUT:
            write_plan_book(path, form)
        else:
            _write_old_layout(path, form)
    if shutil.which("soffice"):
        _save_otherwise(sorted(folder.iterdir()))


def _form(region: Region, revision: int, chance: random.Random, definition: Definition) -> PlanForm:
    identity = Identity(
        office=office_name(region, definition),
        region=region.code,
        year=YEAR,
        revision=revision,
        whole_office=True,
        place=region.name.split(" ", 1)[-1],
        date=datetime.date(YEAR, 1, chance.randint(10, 31)),
        signatories={
            "chair": Signatory("Ketua", "(contoh)"),
            "secretary": Signatory("Sekretaris", "(contoh)", "197001012000011001"),
        },
    )
    rows = {part.id: tuple(_rows(part, region, chance, definition)) for part in definition.parts}
    return PlanForm(definition, identity, rows, signed=True)


def _rows(part: PartDefinition, region: Region, chance: random.Random, definition: Definition) -> Iterator[FormRow]:
    for objective in definition.objectives_of(part.id):
        for number, indicator in enumerate(objective.indicators):
            head = (f"{objective.number}.", objective.text) if number == 0 else ("", "")
            yield from _indicator(indicator, part, head, region, chance, definition)


def _indicator(
    indicator: IndicatorDefinition,
    part: PartDefinition,
    head: tuple[str, str],
    region: Region,
    chance: random.Random,
    definition: Definition,
) -> Iterator[FormRow]:
    """One indicator with one activity, sometimes two; one in twelve with a defect."""
    text = fill_wording(indicator.text, short_office_name(region, definition), YEAR)
    text = _worded(text, chance)
    count = len(part.schedule.names)
    first = chance.randint(1, count)
    marks = dict.fromkeys(range(first, chance.randint(first, count) + 1), chance.choice("✓✓√v"))
    names = definition.executors_of(part.id)
    units = definition.units_for(indicator) or list(names.units[:1])
    executors = "\n".join(names.official(unit) for unit in units)
    target = _target(indicator.target, chance)
    if chance.random() < 1 / 12:
        target, marks, executors = chance.choice([("", marks, executors), (target, {}, executors), (target, marks, "")])
    key = indicator.key if chance.random() < 0.8 else ""
    yield FormRow(*head, text, target, _activity(indicator.key, chance), marks, executors, key)
    if chance.random() < 0.1:
        yield FormRow(activity=_activity(indicator.key, chance), marks=marks, executors=executors)


def _worded(text: str, chance: random.Random) -> str:
    match chance.randint(0, 19):
        case 0:
            return text.upper()
        case 1:
            return text.replace("Pemilu/Pemilihan", "Pemilu / Pemilihan")
        case 2:
            return text.replace("Persentase", "Prosentase")
        case 3:
            return f"{text} Tahun {YEAR}"
        case _:
            return text


def _target(usual: str, chance: random.Random) -> str:
    if usual.endswith("%") and chance.random() < 0.6:
        return f"{chance.choice([70, 75, 77.5, 80, 85, 90, 95, 100]):g}%".replace(".", ",")
    return usual


def _activity(key: str, chance: random.Random) -> str:
    lines = chance.randint(1, 5)
    works = [
        "Menyusun rencana kerja",
        "Melaksanakan rapat koordinasi",
        "Menyusun laporan",
        "Melaksanakan bimbingan teknis",
    ]
    items = [f"{chance.choice(works)} untuk {key} tahap {number}" for number in range(1, lines + 1)]
    return items[0] if lines == 1 else "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def _write_old_layout(path: Path, form: PlanForm) -> None:
    """Two plain sheets with head lines, as they were before there were templates."""
    book = xlsxwriter.Workbook(str(path))
    for part in form.definition.parts:
        sheet = book.add_worksheet(part.sheet_names[1])
        office = part.office.replace("{office}", form.identity.office)
        head: Sequence[Sequence[str]] = (
            [part.title],
            [],
            ["Nama/Unit Organisasi", "", office],
            ["Tahun Anggaran", "", str(YEAR)],
            [],
        )
        labels = part.schedule.calendar.labels()
        heading = ["NO", part.objective_heading, "INDIKATOR KINERJA UTAMA", "TARGET", "KEGIATAN", *labels, "PELAKSANA"]
        for number, row in enumerate([*head, heading]):
            sheet.write_row(number, 0, row)
        for number, each in enumerate(form.rows[part.id], len(head) + 1):
            marks = [each.marks.get(period, "") for period in range(1, len(labels) + 1)]
            values = [each.number, each.objective, each.indicator, each.target, each.activity, *marks, each.executors]
            sheet.write_row(number, 0, values)
    book.close()


def _save_otherwise(files: Sequence[Path]) -> None:
    for suffix, chosen in (("ods", files[3::_OTHER_FORMATS]), ("xls", files[4::_OTHER_FORMATS])):
        profile = files[0].parent.parent / "lo-profile"
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", suffix]
        subprocess.run([*command, "--outdir", files[0].parent, *chosen], check=True, capture_output=True)  # noqa: S603
        for file in chosen:
            file.unlink()
