"""Plans of offices with columns that no definition declares, as short text tables, for the tests of the roll-up."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.model import Plan
from rak_excel.vocabulary.names.offices import office_name
from rak_excel.vocabulary.names.regions import regions
from tests.tables import plan_of

QUARTERS = "TARGET TW I | TARGET TW II | TARGET TW III | TARGET TW IV"
OWN = " | ".join(f"{each.strip()} (NON KUMULATIF)" for each in QUARTERS.split("|"))
UP_TO = "s.d. TW I | s.d. TW II | s.d. TW III | s.d. TW IV"
DISPUTES = "Persentase Sengketa Hukum yang Dimenangkan"
REPORTS = "Jumlah Laporan Kegiatan"
_BEHIND = ("ANGGARAN", "KETERANGAN")
_PERIODS = {"Komisi": [f"T{quarter}" for quarter in range(1, 5)], "Sekretariat": [f"B{nth}" for nth in range(1, 13)]}
_UNITS = {"Komisi": "Divisi Hukum dan Pengawasan", "Sekretariat": "Sub Bagian Hukum"}


def office_with(region: str, text: str, *, template: str = "kpu-2020") -> Plan:
    """The plan of the office of a region; numbers, activities, ticks and executors are put between the columns of `text`.

    The columns begin with SASARAN, INDIKATOR and TARGET; a row without an indicator is a further activity of the one above.
    """
    name = office_name(regions()[region], load_template(template))
    file = f"{region}.xlsx"
    plan = plan_of("\n".join(_whole(text)), file=file, template=template, office=name, region=region)
    return replace(plan, source=replace(plan.source, sha256=region))


def _whole(text: str) -> Iterator[str]:
    sheet, at, number = "", 0, 0
    for line in map(str.strip, dedent(text).strip().splitlines()):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("#"):
            sheet, at, number = line.removeprefix("#").strip(), 0, 0
            yield line
            continue
        between = ["KEGIATAN", *_PERIODS[sheet], "PELAKSANA"]
        if not at:
            at = next((nth for nth, cell in enumerate(cells) if cell in _BEHIND), len(cells))
        else:
            between = [f"Reviu {number}", *["v"] * len(_PERIODS[sheet]), _UNITS[sheet]]
        first = "NO" if not number else str(number) if cells[1] else ""
        number += 1
        yield f"| {' | '.join([first, *cells[:at], *between, *cells[at:]])} |"
