"""Types into the forms of a quarter, in LibreOffice, what the units would, and reads what the formulas show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rak_excel.definitions.monitoring import monitoring_words
from rak_excel.formats.addresses import letters
from rak_excel.layouts import follow_ups
from rak_excel.layouts.plan import FIRST_ROW, PartLayout
from rak_excel.model import FormRow, PartDefinition
from rak_excel.model.monitoring import COMPUTED, LEFT_TO_READING, TYPED
from rak_excel.model.report_form import ReportForm
from rak_excel.monitoring.achievement import Achievement
from rak_excel.monitoring.report import Reached
from tests.libreoffice import LibreOffice

Shown = dict[str, str]


def type_in(office: LibreOffice, filled: ReportForm, signed: tuple[str, str, str]) -> None:
    """Everything that a form has beyond what was offered, and the day, month and year of signing."""
    typed: dict[str, dict[str, str]] = {}
    for sheet, address, text in _entries(filled):
        typed.setdefault(sheet, {})[address] = text
    who = filled.definition.sheets.identity
    labels = [row[0] for row in office.read(who, "A1:A40")]
    days = zip(("Tanggal", "Bulan", "Tahun Penandatanganan"), signed, strict=True)
    typed[who] = {f"B{labels.index(label) + 1}": text for label, text in days}
    office.type_all(typed)


def _entries(filled: ReportForm) -> Iterator[tuple[str, str, str]]:
    """What is typed, with its sheet and address."""
    for part in filled.definition.parts:
        for at, row in enumerate(filled.rows[part.id], FIRST_ROW + 1):
            for role in (each for each in TYPED if row.further.get(each)):
                yield part.sheet, f"{_layout(part, filled).letter(role)}{at}", str(row.further[role])
    sheet = monitoring_words(filled.definition).follow_up_sheet
    for at, each in enumerate(filled.reported.follow_ups, follow_ups.FIRST_ROW + 1):
        for column, one in enumerate(follow_ups.COLUMNS):
            if one.typed and (text := getattr(each, one.field)):
                yield sheet, f"{letters(column)}{at}", text


def fill_in(office: LibreOffice, form: ReportForm, roles: Iterable[str]) -> None:
    """What the rows of a form have in these columns, blanks too, wherever something may be typed."""
    typed: dict[str, dict[str, str]] = {}
    for part in form.definition.parts:
        layout = _layout(part, form)
        for role in filter(layout.has, roles):
            rows = [row.starts_indicator or role not in {"goal", "actual"} for row in form.rows[part.id]]
            for at, (row, may_be) in enumerate(zip(form.rows[part.id], rows, strict=True), FIRST_ROW + 1):
                if may_be:
                    typed.setdefault(part.sheet, {})[f"{layout.letter(role)}{at}"] = str(row.further.get(role, ""))
    office.type_all(typed)


def verdict(office: LibreOffice) -> str:
    office.recalculate()
    return office.read("Cek Isian", "A3:A3")[0][0]


def shown_in(office: LibreOffice, form: ReportForm) -> list[Shown]:
    """What the columns that are worked out show of each indicator, and its status."""
    return [each for part in form.definition.parts for each in _shown(office, part, form)]


def _shown(office: LibreOffice, part: PartDefinition, form: ReportForm) -> Iterator[Shown]:
    layout = _layout(part, form)
    columns = {role: _column(office, layout, role) for role in (*COMPUTED, "status") if role in layout.columns}
    for at, row in enumerate(form.rows[part.id]):
        if row.starts_indicator:
            yield {role: own[at] for role, own in columns.items()}


def _column(office: LibreOffice, layout: PartLayout, role: str) -> list[str]:
    letter = layout.letter(role)
    return [row[0] for row in office.read(layout.part.sheet, f"{letter}{FIRST_ROW + 1}:{letter}{layout.last_row + 1}")]


def cell_of(form: ReportForm, key: str, role: str) -> tuple[str, str]:
    """The sheet and the address of what is said of an indicator."""
    for part in form.definition.parts:
        for at, row in enumerate(form.rows[part.id], FIRST_ROW + 1):
            if row.key == key and row.starts_indicator:
                return part.sheet, f"{_layout(part, form).letter(role)}{at}"
    raise LookupError(key)


def _layout(part: PartDefinition, form: ReportForm) -> PartLayout:
    return PartLayout.of(part, form.definition, max(len(form.rows[part.id]), 1))


def typed_by_indicator(form: ReportForm, role: str) -> list[list[str]]:
    """What the rows of each indicator say in a column, blanks left out."""
    blocks: list[list[FormRow]] = []
    for part in form.definition.parts:
        for row in form.rows[part.id]:
            if row.starts_indicator:
                blocks.append([])
            blocks[-1].append(row)
    return [[str(row.further[role]) for row in block if row.further.get(role)] for block in blocks]


def agrees(told: tuple[str, ...], reached: Reached, words: dict[str, str]) -> bool:
    """Whether all that is shown is what the library says: achievement of the quarter and of the year, and the standing. Of
    what is left to reading no figure of the quarter is shown."""
    of_quarter, of_year, standing = told
    year = of_year == "" or is_exactly(of_year, reached.of_year)
    if standing == LEFT_TO_READING:
        return year and of_quarter == ""
    return year and is_exactly(of_quarter, reached.of_quarter) and standing == words[reached.standing.value]


def is_exactly(text: str, reached: Achievement | None) -> bool:
    """Whether a figure that is shown is that of the library; none is shown where there is none."""
    if text in {"", "-"}:
        return reached is None if text == "" else reached is not None and reached.percent is None
    return reached is not None and reached.shown is not None and abs(float(text) - float(reached.shown)) < 1e-9
