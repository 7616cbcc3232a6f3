"""The ready-made blanks for people without Python: `python -m rak_excel.jobs.template.ready_made` rebuilds them."""

from __future__ import annotations

from pathlib import Path

from rak_excel.definitions.loading import load_template, template_ids
from rak_excel.jobs.template.forms import blank_form, write_template
from rak_excel.jobs.template.indicator_list import write_indicator_list
from rak_excel.system.folders import TEMPLATES, packaged

HERE = Path(str(packaged(TEMPLATES) / "regions.csv")).parent
INDICATORS = "daftar-indikator.xlsx"


def build(folder: Path = HERE) -> list[Path]:
    """Write one blank a template, office and year left open, and an empty list of indicators; the paths written."""
    written = []
    for name in template_ids():
        path = folder / f"RAK kosong {name}.xlsx"
        write_template(path, blank_form(year=None, definition=load_template(name)), force=True)
        written.append(path)
    write_indicator_list(folder / INDICATORS, load_template(template_ids()[-1]), force=True)
    return [*written, folder / INDICATORS]


if __name__ == "__main__":
    for each in build():
        print(each)  # noqa: T201 - what was written
