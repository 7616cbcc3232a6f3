"""Plans of many offices, made from the definition's own indicators, for the tests of the roll-up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.formats.grid import Sheet, Value
from rak_excel.model import Definition, Plan, Source
from rak_excel.model.definition import IndicatorDefinition
from rak_excel.reading import Unread, read_sheets
from rak_excel.vocabulary.entries.wordings import fill_wording
from rak_excel.vocabulary.names.offices import office_name, short_office_name
from rak_excel.vocabulary.names.regions import regions, regions_of
from tests.tables import identity_sheet, sheet_of

NTB = tuple(region.code for region in regions_of("52"))
Change = Callable[[str, dict[str, str]], dict[str, str] | None]


def office_plan(
    region: str,
    change: Change = lambda _key, row: row,
    /,
    *,
    file: str = "",
    parts: Sequence[str] = ("commission", "secretariat"),
    saved: datetime.datetime | None = None,
    sha256: str = "",
    template: str = "kpu-2020",
    **identity: object,
) -> Plan:
    """A plan with every indicator of the template; `change` gets each row by key and may change it or drop it (None)."""
    definition = load_template(template)
    office = regions()[region]
    known: dict[str, object] = {"office": office_name(office, definition), "region": region, "year": 2020, **identity}
    year = known["year"]
    assert isinstance(year, int)
    own = (_sheet(part, office.code, year, definition, change) for part in parts)
    sheets = [identity_sheet(definition, **known), *own]
    name = file or f"{region}.xlsx"
    source = Source(name, sha256 or name, saved)
    read = read_sheets(sheets, source, template=definition)
    assert not isinstance(read, Unread), read.note.detail.en
    return replace(read, source=source)


def changed(key: str, **fields: str) -> Change:
    """A change of one row: its `target`, `activity`, `executor`, `indicator`, or `periods` as labels."""
    return lambda at, row: row | fields if at == key else row


def _sheet(part_id: str, region: str, year: int, definition: Definition, change: Change) -> Sheet:
    part = definition.part(part_id)
    labels = part.schedule.calendar.labels()
    heading = [
        "NO",
        part.objective_heading,
        "INDIKATOR KINERJA UTAMA",
        "TARGET",
        "KEGIATAN",
        *labels,
        part.executor_heading,
    ]
    rows: list[list[Value | None]] = [list(heading)]
    for objective in definition.objectives_of(part_id):
        first = True
        for indicator in objective.indicators:
            row = change(indicator.key, _row(indicator, part_id, region, year, definition))
            if row is None:
                continue
            ticked = row["periods"].split()
            marks = ["✓" if label in ticked else None for label in labels]
            head = [str(objective.number), objective.text] if first else [None, None]
            rows.append([*head, row["indicator"], row["target"], row["activity"], *marks, row["executor"]])
            first = False
    return sheet_of(part.sheet, rows)


def _row(indicator: IndicatorDefinition, part: str, region: str, year: int, definition: Definition) -> dict[str, str]:
    office = short_office_name(regions()[region], definition)
    units = definition.units_for(indicator)
    names = definition.executors_of(part)
    labels = definition.part(part).schedule.calendar.labels()
    return {
        "indicator": fill_wording(indicator.text, office, year),
        "target": indicator.target,
        "activity": f"Melaksanakan {indicator.key}",
        "periods": " ".join(labels[:2]),
        "executor": "\n".join(names.official(unit) for unit in units),
    }
