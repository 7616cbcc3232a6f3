"""What a sheet of a roll-up said when we wrote it, where the province is to type left out: by that it is known who edited it since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from rak_excel.formats.written.digests import SheetDigest
from rak_excel.formats.written.drawn.charts import TYPED
from rak_excel.language import Text
from rak_excel.rolling_up.facts.fields import DEADLINE, FIRST, HEADINGS, SheetField
from rak_excel.workbooks.rollup.opened import SheetRows

BLANK_SHEET = SheetDigest().digest()
TypedColumns = Mapping[str, Collection[str]]
"""By the name of a sheet the headings of the columns in which the province is to type."""


def typed_columns(tables: Iterable[tuple[Text, Iterable[SheetField]]]) -> TypedColumns:
    """Those of these sheets, each with its columns, in either language."""
    found: dict[str, set[str]] = {}
    for name, columns in tables:
        typed = [field.heading for field in columns if field.style.startswith(TYPED)]
        headings = {heading for each in typed for heading in (each.id, each.en)}
        found |= dict.fromkeys((name.id, name.en), headings)
    return found


def digest_of(name: str, rows: SheetRows, formulas: set[tuple[int, int]], typed: TypedColumns, status: Text) -> str:
    """The digest of a sheet. `formulas` are its cells whose values follow from the rest; on `status` stands the deadline."""
    passed_over = formulas | set(_filled_in(rows, typed.get(name, ()), with_deadline=name in {status.id, status.en}))
    sheet = SheetDigest()
    for row, values in enumerate(rows):
        sheet.add(row, ["" if (row, column) in passed_over else value for column, value in enumerate(values)])
    return sheet.digest()


def _filled_in(rows: SheetRows, typed: Collection[str], *, with_deadline: bool) -> Iterator[tuple[int, int]]:
    """The cells in which the province is to type: what stands there is carried over and counts elsewhere."""
    if with_deadline:
        yield DEADLINE
    if not typed:
        return
    columns = [at for at, heading in enumerate(rows[HEADINGS]) if str(heading) in typed]
    for row, values in enumerate(rows[FIRST:], FIRST):
        # What stands alone below the table belongs to nothing, and is carried nowhere.
        if any(value != "" for at, value in enumerate(values) if at not in columns):
            yield from ((row, column) for column in columns)
