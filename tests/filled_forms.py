"""Forms with a few rows in them, as LibreOffice works them out, and what their check sheet counts."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.jobs.template.forms import write_template
from rak_excel.layouts.plan import FIRST_ROW, ROLES, PartLayout, layout_of
from rak_excel.model import Identity, PlanForm, Signatory
from tests.libreoffice import LibreOffice

ROWS = 45
FIRST = f"A{FIRST_ROW + 1}"
OFFICE = "KPU Kabupaten Lombok Timur"
DEFINITION = load_template("kpu-2020")


def empty_form() -> PlanForm:
    identity = Identity("KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR", "52.03", 2020, whole_office=True)
    return PlanForm(DEFINITION, identity, {}, spare_rows={part.id: ROWS for part in DEFINITION.parts})


def signed_form() -> PlanForm:
    """The same, with nothing left to write on its identity sheet."""
    form = empty_form()
    names = {
        id_: Signatory(own.titles[0], f"Nama {id_} (contoh)") for id_, own in DEFINITION.identity.signatories.items()
    }
    identity = replace(form.identity, place="Selong", date=datetime.date(2020, 1, 22), signatories=names)
    return replace(form, identity=identity)


_WRITTEN: dict[str, bytes] = {}


def write_once(path: Path, form: PlanForm) -> None:
    """The workbook of a form, which is written once for all tests of a process that begin with the same."""
    known = repr(form)
    if known not in _WRITTEN:
        write_template(path, form, force=True)
        _WRITTEN[known] = path.read_bytes()
    path.write_bytes(_WRITTEN[known])


def fill_one_row(folder: Path, office: LibreOffice, change: dict[str, str], form: PlanForm | None = None) -> PartLayout:
    """One complete row of each part, with some cells of the commission otherwise."""
    form = form or empty_form()
    layout = layout_of(DEFINITION.part("commission"), form)
    write_once(folder / "blank.xlsx", form)
    office.open(folder / "blank.xlsx")
    right = {"number": "1.", "objective": "Sasaran", "indicator": "Persentase Sengketa", "target": "75%",
             "activity": "Reviu", "tick": "v", "executor": "Divisi Hukum dan Pengawasan"}  # fmt: skip
    office.put(layout.part.sheet, FIRST, [line_of(layout, right)])
    secretariat = layout_of(DEFINITION.part("secretariat"), form)
    executor = DEFINITION.executors_of("secretariat").names()[0]
    office.put(
        secretariat.part.sheet,
        FIRST,
        [line_of(secretariat, right | {"indicator": "Persentase Arsip", "executor": executor})],
    )
    office.put(layout.part.sheet, change)
    return layout


def line_of(layout: PartLayout, values: dict[str, str]) -> list[str]:
    """A row of the table from NO to PELAKSANA; `tick` stands in the first period."""
    periods = [values.get("tick", ""), *[""] * (len(layout.part.schedule.names) - 1)]
    return [*(values.get(role, "") for role in ROLES), *periods, values.get("executor", "")]


def counted_under(office: LibreOffice, group: str) -> dict[str, tuple[str, str]]:
    """The lines of a group on the check sheet: count and first place by what is checked."""
    lines = office.read("Cek Isian", "A5:C90")
    start = next(at for at, line in enumerate(lines) if line[0] == group)
    counted = {}
    for text, count, place in lines[start + 1 :]:
        if not count:
            break
        counted[text] = (count, place)
    return counted
