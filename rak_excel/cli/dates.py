"""A date on the command line, written as people write dates."""

from __future__ import annotations

import datetime

import click

from rak_excel.cli.spoken import current_language
from rak_excel.language import Text

_NO_DATE = Text(
    '"{value}" bukan tanggal. Tulis tanggalnya, misalnya 31-01-2020 atau "31 Januari 2020".',
    '"{value}" is not a date. Write it like 31-01-2020 or "31 January 2020".',
)


class DateType(click.ParamType[datetime.date]):
    """Reads `31-01-2020`, `2020-01-31` and `31 Januari 2020`."""

    name = "date"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        # Imported here: the verb's package brings readers and writers that would slow down every other command.
        from rak_excel.vocabulary.entries.dates import read_date

        date = read_date(value)
        if date is None:
            raise click.UsageError(_NO_DATE.filled(value=value).said(current_language(ctx)), ctx)
        return date
