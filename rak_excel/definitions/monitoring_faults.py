"""What is wrong in what a definition says of quarterly reports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import UNSET, structs

from rak_excel.definitions.naming import sheet_name_faults
from rak_excel.definitions.sentences import EMPTY, OURS, USED, repeated, unknown
from rak_excel.language import Text
from rak_excel.layouts.names import MARK, MERGED_SHEETS, ORIGINS_SHEET, REPORTS_MARK
from rak_excel.layouts.report_pages import pages_of, sheet_of
from rak_excel.model import Definition
from rak_excel.model.definition import PLAN_COLUMNS
from rak_excel.model.monitoring import COMPUTED, STATES, TYPED, MonitoringWords, Quarter, Standing
from rak_excel.model.standard_columns import UNIT_TEXT
from rak_excel.model.target import QUARTERS
from rak_excel.vocabulary.basics.texts import compact, normalised, shortened
from rak_excel.vocabulary.headings.headings import column_heading

HEADED = (UNIT_TEXT, "previous", "planned", *TYPED, *COMPUTED)
"""The columns of a report that have a heading of their own."""
_SECOND = Quarter(2, 2020)  # one quarter is as good as another
_LONGEST_WORD = 40  # letters, in a cell of a narrow column
_QUARTERS = range(1, QUARTERS + 1)
_NUMBERS = {
    "thresholds": range(10_000),
    "unrealistic": range(100, 10_000),
    "release_quarter": _QUARTERS,
    "deadline_days": range(367),
}
_PLACE = re.compile(r"\{(\w*)\}")
_OF_QUARTER = frozenset({"quarter", "before", "year"})
_LABELS = ("quarter", "as_of", "reported_plan")
_BETWEEN = Text("{key}: angkanya harus {first} sampai {last}", "{key}: the number must be {first} to {last}")
_FALLING = Text(
    "monitoring.thresholds: tulis batas yang lebih tinggi dulu, misalnya [100, 80]",
    "monitoring.thresholds: give the higher threshold first, such as [100, 80]",
)
_OF_PLAN = Text("judul kolom rencana", "a heading of the plan")
_LACKS = Text('{key}: "{value}" belum ada', '{key}: "{value}" is missing')
_NO_WORD = Text(
    '{key}: "{value}" harus paling banyak {most} huruf, satu baris, tanpa tanda petik',
    '{key}: "{value}" must have at most {most} letters, on one line, without quotation marks',
)
_NO_PLACE = Text(
    "{key}: {place} tidak dikenal di sini; yang dapat dipakai: {known}",
    "{key}: {place} is not known here; what can be used: {known}",
)
_ONE_SHEET = Text(
    "monitoring.sheet: sertakan {part}, supaya sheet setiap bagian punya nama sendiri",
    "monitoring.sheet: put {part} into it, so that the sheet of each part has a name of its own",
)


def monitoring_faults(definition: Definition, words: MonitoringWords) -> Iterator[Text]:
    """What keeps reports on plans of a definition from being made and read with these words, each naming its key."""
    yield from number_faults(structs.asdict(words))
    if definition.quarter is not UNSET and definition.quarter not in _QUARTERS:
        yield _out_of(_QUARTERS, "quarter")
    yield from _column_faults(words)
    yield from _word_faults(words)
    yield from _place_faults(words)
    if all(column in words.headings for column in HEADED):
        yield from _heading_faults(definition, words)
    yield from _sheet_faults(definition, words)
    yield from _label_faults(definition, words)


def headings_of_plan(definition: Definition) -> Iterator[str]:
    """What the forms of a definition write above the columns of its plans, and so do those of reports on them."""
    for part in definition.parts:
        yield from (column_heading(role, part, definition) for role in PLAN_COLUMNS if part.has(role))
        yield from filter(None, part.own_headings.values())


def number_faults(given: Mapping[str, Any]) -> Iterator[Text]:
    """What is wrong in the numbers by which reports are counted, as far as they are given, by their key."""
    for key, fitting in _NUMBERS.items():
        value = given.get(key, ())
        if any(number not in fitting for number in (value if isinstance(value, tuple) else [value])):
            yield _out_of(fitting, f"monitoring.{key}")
    if "thresholds" in given and given["thresholds"][0] <= given["thresholds"][1]:
        yield _FALLING


def _out_of(fitting: range, key: str) -> Text:
    return _BETWEEN.filled(key=key, first=fitting[0], last=fitting[-1])


def _column_faults(words: MonitoringWords) -> Iterator[Text]:
    """Texts of columns, standings and states that there are not, or of which one is missing."""
    headings, standings = "monitoring.headings", "monitoring.standings"
    for key, named in ((headings, words.headings), ("monitoring.spellings", words.spellings)):
        yield from _unknown(key, named, HEADED)
    yield from _unknown("monitoring.prompts", words.prompts, HEADED)
    yield from _unknown(standings, words.standings, [each.value for each in Standing])
    yield from (_LACKS.filled(key=headings, value=each) for each in HEADED if each not in words.headings)
    yield from (_LACKS.filled(key=standings, value=each.value) for each in Standing if each not in words.standings)
    states = [each.id for each in words.states]
    yield from _unknown("monitoring.states.id", states, STATES)
    yield from repeated("monitoring.states.id", states)
    yield from (_LACKS.filled(key="monitoring.states.id", value=each) for each in STATES if each not in states)


def _unknown(key: str, named: Iterable[str], known: Collection[str]) -> Iterator[Text]:
    yield from (unknown(key, each, ", ".join(known)) for each in named if each not in known)


def _word_faults(words: MonitoringWords) -> Iterator[Text]:
    """Words that formulas and lists cannot hold, or of which two could not be told apart."""
    shown = {f"monitoring.standings.{name}": word for name, word in words.standings.items()}
    shown |= {f"monitoring.states.word ({each.id})": each.word for each in words.states}
    for key, word in shown.items():
        if len(word) > _LONGEST_WORD or not word.isprintable() or '"' in word:
            yield _NO_WORD.filled(key=key, value=shortened(word), most=_LONGEST_WORD)
        elif not normalised(word):
            yield EMPTY.filled(key=key)
    yield from repeated("monitoring.standings", map(normalised, words.standings.values()))
    said = [{normalised(word) for word in (each.word, *each.spellings)} for each in words.states]
    yield from repeated("monitoring.states.spellings", (word for each in said for word in each))


def _place_faults(words: MonitoringWords) -> Iterator[Text]:
    """Places in braces that nobody fills."""
    texts: list[tuple[str, Iterable[str], frozenset[str]]] = [
        ("monitoring.sheet", [words.sheet], frozenset({"part"})),
        ("monitoring.own_form", [words.own_form], frozenset({"agency"})),
        *((f"monitoring.headings.{name}", [text], _OF_QUARTER) for name, text in words.headings.items()),
        *((f"monitoring.spellings.{name}", each, _OF_QUARTER) for name, each in words.spellings.items()),
        *((f"monitoring.prompts.{name}", [text], _OF_QUARTER.union(HEADED)) for name, text in words.prompts.items()),
    ]
    for key, said, known in texts:
        for place in (match for text in said for match in _PLACE.findall(text) if match not in known):
            names = ", ".join(f"{{{each}}}" for each in sorted(known))
            yield _NO_PLACE.filled(key=key, place=f"{{{place}}}", known=names)


def _heading_faults(definition: Definition, words: MonitoringWords) -> Iterator[Text]:
    """Headings by which one column of a report could be taken for another."""
    taken: dict[str, object] = dict.fromkeys(map(compact, headings_of_plan(definition)), _OF_PLAN)
    taken[compact(definition.sheets.check)] = OURS
    headed: dict[str, str] = {}
    for column in HEADED:
        heading = words.heading(column, _SECOND)
        if not compact(heading):
            yield EMPTY.filled(key=f"monitoring.headings.{column}")
        elif of := taken.get(compact(heading)) or headed.get(compact(heading)):
            yield USED.filled(key=f"monitoring.headings.{column}", value=heading, of=of)
        headed[compact(heading)] = f"monitoring.headings.{column}"
    for column in HEADED:
        for spelling in words.spellings_of(column, _SECOND):
            key = f"monitoring.spellings.{column}"
            if (of := headed.setdefault(compact(spelling), key)) not in {key, f"monitoring.headings.{column}"}:
                yield USED.filled(key=key, value=spelling, of=of)


def _sheet_faults(definition: Definition, words: MonitoringWords) -> Iterator[Text]:
    """Names of sheets that Excel does not take, or that two sheets of a report would have."""
    own = definition.parts
    parts = own if definition.is_report else tuple(each.but(sheet=sheet_of(each, words)) for each in own)
    if len(parts) > 1 and "{part}" not in words.sheet:
        yield _ONE_SHEET
    named = [("monitoring.sheet", part.sheet) for part in parts]
    named += [("monitoring.follow_up_sheet", words.follow_up_sheet), ("monitoring.plan_sheet", words.plan_sheet)]
    for key, name in named:
        yield from sheet_name_faults(key, name)
    named += [("monitoring.sheet", pages_of(part, words)) for part in parts]
    ours = {compact(each): OURS for each in (*MERGED_SHEETS, ORIGINS_SHEET, MARK, REPORTS_MARK)}
    taken: dict[str, object] = {**ours, **_sheets_of(definition)}
    for key, name in named:
        if of := taken.get(compact(name)):
            yield USED.filled(key=key, value=name, of=of)
        taken[compact(name)] = key


def _sheets_of(definition: Definition) -> Mapping[str, object]:
    return {compact(name): f"sheets.{key}" for key, name in structs.asdict(definition.sheets).items()}


def _label_faults(definition: Definition, words: MonitoringWords) -> Iterator[Text]:
    """Labels of the identity sheet by which one answer could be taken for another."""
    identity = structs.asdict(definition.identity).items()
    taken = {compact(label): f"identity.{name}" for name, label in identity if isinstance(label, str)}
    for name in _LABELS:
        key, label = f"monitoring.{name}", getattr(words, name)
        if not compact(label):
            yield EMPTY.filled(key=key)
        elif of := taken.get(compact(label)):
            yield USED.filled(key=key, value=label, of=of)
        taken[compact(label)] = key
