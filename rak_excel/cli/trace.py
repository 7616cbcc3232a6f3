"""`rak-excel trace`: where a cell of a merged or rolled-up workbook came from."""

from __future__ import annotations

from pathlib import Path

import click

from rak_excel.cli.options import LANGUAGE, say


@click.command("trace")
@click.argument("plan", type=click.Path(path_type=Path))
@click.argument("cell")
@LANGUAGE
def command(plan: Path, cell: str) -> None:
    """Tunjukkan asal sebuah sel / show where a cell came from: rak-excel trace plan.xlsx "Komisi!D14"."""
    # Imported here: the reader would slow down every other command.
    from rak_excel.verbs.trace import trace

    for origin in trace(plan, cell).origins:
        say(str(origin))
