"""What rows say of themselves: whose they are, of which year, version and kind, and which earlier row each stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rak_excel.formats.addresses import Address
from rak_excel.model import Definition
from rak_excel.reading.lines import part_alone
from rak_excel.reading.sections.sections import Section
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.entries.placeholders import Numbered, read_number
from rak_excel.vocabulary.headings import labels

_WORDY = ("objective", "indicator", "activity")
_AS_EXAMPLE = re.compile(r"\W*(?:contoh|misal)", re.IGNORECASE)
_ABOVE_HEADINGS = frozenset({labels.LabelKind.EXAMPLE, labels.LabelKind.WITHDRAWN, labels.LabelKind.PROPOSED})
_NUMBERED_CELLS = 2  # of a band with its number in a cell of its own
_WIDE = 3  # columns that a band is merged over at least, where it stands among the activities


class RowSaying(Record):
    """What is said of a row, and the cell that says it; of the rows below a band that of the band."""

    label: labels.Label
    part: str  # the id of the part that is named
    cell: Address
    text: str


class LabelSource(Record):
    """What one column, or the bands of a table, say of its rows.

    `certain` tells that nothing else is said there. `bands` are the rows that are no more than a label. `where` tells that
    the regions may be those in which the work takes place.
    """

    said: Mapping[int, RowSaying]
    certain: bool = True
    bands: frozenset[int] = frozenset()
    where: bool = False


def sources_of(section: Section, above: RowSaying | None = None) -> Iterator[LabelSource]:
    """All that says something of the rows of a section, a band `above` its heading included."""
    if not (rows := [row for row in section.rows if section.sheet.rows.get(row)]):
        return
    known = section.form_columns | section.heading.reported
    others = {at: other for at, other in section.heading.others.items() if at not in known}
    titles = {at: each.title for at, each in others.items() if not (each.role and labels.is_of_versions(each.title))}
    found = [_of_column(section, rows, column, title) for column, title in titles.items()]
    found += [_of_bands(section, rows, above), _examples(section, rows)]
    found += [_of_kinds(section, rows, role) for role in ("activity", "target")]
    yield from (source for source in found if source.said)


def _of_column(section: Section, rows: Sequence[int], column: int, title: str) -> LabelSource:
    """The entries of a column of no role; an office, a year or a part goes on below until another is said."""
    texts = {row: tidy(section.sheet.text(row, column)) for row in rows}
    texts = {row: text for row, text in texts.items() if any(map(str.isalnum, text))}  # a dash is a blank
    said: dict[int, RowSaying] = {}
    for row, text in texts.items():
        label, part = _entry(text, title, section.definition)
        if part or label != labels.NOTHING:
            said[row] = RowSaying(label, part, (row, column), text)
    if not said:
        return LabelSource({})
    known = all(labels.UNKNOWN not in each.label.offices for each in said.values())
    of_years = labels.is_of_years(title, section.definition) or not any(each.label.year for each in said.values())
    where = labels.says_where(title)
    certain = known and of_years and not where and len(said) == len(texts)
    return LabelSource(_carried(said, rows, texts), certain, where=where)


def _entry(text: str, title: str, definition: Definition) -> tuple[labels.Label, str]:
    """What an entry says below this heading, and the part that it names; nothing of what the heading is not for."""
    if labels.is_of_parts(title) and (part := _part(text, definition)):
        return labels.NOTHING, part
    label = labels.label_below(text, title, definition)
    of_kinds = labels.is_of_kinds(title)
    fits = (
        (label.kind is not None and (of_kinds or label.kind is not labels.LabelKind.EXAMPLE))
        or (label.year is not None and (labels.is_of_years(title, definition) or (of_kinds and not text.isdecimal())))
        or (label.version is not None and (labels.is_of_versions(title) or labels.says_version_alone(text)))
        or (bool(label.offices) and labels.is_of_offices(title, definition))
    )
    return (label if fits else labels.NOTHING), ""


def _carried(said: Mapping[int, RowSaying], rows: Sequence[int], texts: Mapping[int, str]) -> dict[int, RowSaying]:
    """With whose they are and of which year told of the rows below too, whose own entry is blank."""
    result, last = dict[int, RowSaying](), None
    for row in rows:
        own = said.get(row)
        if own or row in texts:
            last = own if own and (own.part or own.label.year or own.label.offices) else None
        if each := own or last:
            result[row] = each
    return result


def band_at_end(section: Section) -> RowSaying | None:
    """The band that is the last row of a section, below others, and says of what kind the rows below the next heading are."""
    rows = [row for row in section.rows if section.sheet.rows.get(row)]
    band = _band(section, rows[-1]) if len(rows) > 1 else None
    return band if band and band.label.kind in _ABOVE_HEADINGS else None


def _of_bands(section: Section, rows: Sequence[int], last: RowSaying | None) -> LabelSource:
    """Lines with nothing but a label, each of which says it of all rows below, to the next; `last` stands above the heading."""
    said: dict[int, RowSaying] = {}
    bands = set[int]()
    above = 0
    for row in rows:
        if own := _band(section, row):
            last = _joined(last, own) if last and above in bands else own
            bands.add(row)
        elif last:
            said[row] = last
        above = row
    return LabelSource(said, bands=frozenset(bands))


def _joined(above: RowSaying, own: RowSaying) -> RowSaying:
    """What two bands say that stand one below the other, the lower one where both say something of the same."""
    label = labels.Label(
        own.label.offices or above.label.offices,
        own.label.year or above.label.year,
        above.label.version if own.label.version is None else own.label.version,
        own.label.kind or above.label.kind,
    )
    return RowSaying(label, own.part or above.part, above.cell, f"{above.text} {own.text}")


def _band(section: Section, row: int) -> RowSaying | None:
    cells = section.sheet.rows[row]
    if len(cells) > _NUMBERED_CELLS or not isinstance(value := cells[column := max(cells)], str):
        return None
    numbered = cells[min(cells)]  # B, beside SEKRETARIAT
    is_number = isinstance(numbered, str) and read_number(numbered) != Numbered()
    if len(cells) == _NUMBERED_CELLS and not (_part(value, section.definition) and is_number):
        return None
    area = section.sheet.merged_at(row, column)
    wide = area is not None and area.right - area.left + 1 >= _WIDE
    first = column <= section.heading.roles.get("indicator", 0)
    part = _part(value, section.definition)
    titled = wide or column != section.heading.roles.get("indicator")  # the indicator itself may be such a title
    label = labels.label_of_band(value, section.definition) if titled else labels.read_label(value, section.definition)
    if not (wide or first) or not (part or label != labels.NOTHING) or value.strip().isdecimal():
        return None
    return RowSaying(label, part, (row, column), tidy(value))


def _of_kinds(section: Section, rows: Sequence[int], role: str) -> LabelSource:
    """`Rencana` and `Realisasi` where the activity should stand, `Realisasi 70%` below a target."""
    roles, sheet = section.heading.roles, section.sheet
    column, indicator = roles.get(role, 0), roles.get("indicator", 0)
    if role == "target":  # beside an indicator or work of its own it may be the target: Realisasi 95%
        own = {indicator, *section.heading.at("activity", "executor")}
        rows = [row for row in rows if not any(sheet.text(row, each) for each in own)]
    texts = {row: tidy(text) for row in rows if (text := sheet.text(row, column))}
    if role == "activity":
        texts = {row: text for row, text in texts.items() if text.isalpha()}
    kinds = {row: kind for row, text in texts.items() if (kind := labels.leading_kind(text))}
    if role == "activity" and labels.LabelKind.PLANNED not in kinds.values():
        return LabelSource({})
    return LabelSource(
        {row: RowSaying(labels.Label(kind=kind), "", (row, column), texts[row]) for row, kind in kinds.items()}
    )


def _examples(section: Section, rows: Sequence[int]) -> LabelSource:
    """Rows that call themselves an example: `Contoh` as number, `Contoh: ...` as objective, indicator or activity."""
    roles, sheet = section.heading.roles, section.sheet
    columns = section.heading.at("number", *_WORDY)
    said: dict[int, RowSaying] = {}
    for row in rows:
        cells = sheet.rows[row]
        if not any(isinstance(value := cells.get(each), str) and _AS_EXAMPLE.match(value) for each in columns):
            continue
        texts = {column: sheet.text(row, column) for column in columns}
        number = texts.pop(roles.get("number", 0), "")
        found = [roles["number"]] if compact(number) == "contoh" else []
        if found := found or [column for column, text in texts.items() if labels.begins_as_example(text)]:
            area = sheet.merged_at(row, found[0])
            own = RowSaying(
                labels.Label(kind=labels.LabelKind.EXAMPLE), "", (row, found[0]), tidy(sheet.text(row, found[0]))
            )
            said |= {each: own for each in rows if row <= each <= (area.bottom if area else row)}
    return LabelSource(said)


def _part(text: str, definition: Definition) -> str:
    """The id of the part that a text names and nothing else; '' for any other."""
    part = part_alone(text, definition)
    return part.id if part else ""


_Work = tuple[str, str, str]
"""What is done for what: the objective, the indicator and the activity."""


def works_of(section: Section) -> dict[int, _Work]:
    """The work of each row, as its objective, its indicator and its activity go on from above."""
    roles, sheet = section.heading.roles, section.sheet
    objective = indicator = activity = ""
    result = {}
    for row in section.rows:
        objective = normalised(sheet.text(row, roles.get("objective", 0))) or objective
        if own := normalised(sheet.text(row, roles.get("indicator", 0))):
            indicator, activity = own, ""
        activity = normalised(sheet.text(row, roles.get("activity", 0))) or activity
        result[row] = objective, indicator, activity
    return result


def replaced_and_lone(
    said: Mapping[int, RowSaying], works: Mapping[int, _Work]
) -> tuple[dict[int, RowSaying], dict[int, RowSaying]]:
    """Of the rows that are not of the newest version those that a later row replaces, and the others.

    It does where it has the same work. SEMULA gives way to MENJADI also where the work itself was changed, as long as no
    fewer rows of the indicator stand there after the change; a revision may have added work to what still holds.
    """
    newest = max((each.label.version or 0 for each in said.values()), default=0)
    older = {row: each for row, each in said.items() if (each.label.version or 0) < newest}
    free = Counter(works[row] for row in said if row not in older)
    replaced = {}
    for row, each in older.items():
        if free[works[row]]:
            free[works[row]] -= 1
            replaced[row] = each
    left = {row: each for row, each in older.items() if row not in replaced and each.label.version == labels.BEFORE}
    lacking, over = Counter(works[row][:2] for row in left), Counter[tuple[str, str]]()
    for (objective, indicator, _), count in free.items():
        over[objective, indicator] += count
    changed = {row: each for row, each in left.items() if lacking[works[row][:2]] <= over[works[row][:2]]}
    replaced |= changed
    return replaced, {row: each for row, each in older.items() if row not in replaced}
