"""Wordings of indicators: the definition's, filled for an office and year, and those of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from rapidfuzz import fuzz, process

from rak_excel.language import Text
from rak_excel.model import Definition, ObjectiveDefinition
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import YEAR, YEARS
from rak_excel.vocabulary.basics.texts import compact, normalised

NEAR_ROWS = 2  # from an indicator down to an activity that is surely its own
_NEAR = 70.0  # of 100: how like the definition's wording a text must be for its row key to count
_LEFT_OPEN = "...."
_PLACES = {"{year}": 0, "{next_year}": 1, "{previous_year}": -1}  # years from the plan's
_OCCURRENCE = re.compile(r"^(?P<key>.+?)(?:#(?P<nth>\d{1,9}))?$")


def fill_wording(text: str, office: str, year: int | None) -> str:
    """The definition's text for one office (its short name) and plan year."""
    if "{" not in text:  # as most
        return text
    text = text.replace("{office}", office)
    if year:
        for place, later in _PLACES.items():
            text = text.replace(place, str(year + later))
    return text


def open_wording(text: str, office: str, year: int | None) -> str:
    """The same with dots where the year is not known yet, as a form leaves it open."""
    filled = fill_wording(text, office, year)
    for place in _PLACES:
        filled = filled.replace(place, _LEFT_OPEN)
    return filled


class Wordings(Record):
    """What the definition words for a part, as one office, by its short name, writes it for a plan year."""

    definition: Definition
    part: str
    office: str
    year: int | None

    def filled(self, text: str) -> str:
        return fill_wording(text, self.office, self.year)

    def key_of(self, text: str, below: str = "") -> str | None:
        """The row key of the indicator that is worded like this, case and punctuation apart; first of one `below` its objective."""
        return self.key_below(text, below) or _keys(self).get(normalised(text))

    def key_below(self, text: str, objective: str) -> str | None:
        """The row key of the indicator with these words below the objective with these words; None where there is none."""
        return _keys_below(self).get((compact(objective), normalised(text)))

    def by_key(self) -> dict[str, str]:
        """The wordings of the part's indicators as they are compared, by key."""
        return _by_key(self)

    def counts(self, key: str, text: str) -> bool:
        """Whether a row key may speak for this text: the text is near the wording of its indicator, and nearer no other."""
        own = key_and_occurrence(key)[0]
        if own not in self.definition.indicators:
            return False
        part = self.definition.part_of[own]
        wordings = _by_key(self if part == self.part else self.but(part=part))
        words = normalised(text)
        if words == wordings[own] or words in self.spellings(self.definition.indicators[own].text):
            return True
        likeness = fuzz.token_sort_ratio(words, wordings[own], score_cutoff=_NEAR)  # 0 below that
        if likeness < _NEAR:
            return False
        nearest = process.extractOne(words, wordings.values(), scorer=fuzz.token_sort_ratio, score_cutoff=likeness)
        return nearest is None or nearest[1] <= likeness

    def objective(self, text: str) -> ObjectiveDefinition | None:
        """The objective with these words; case, punctuation and lost spaces (`Meningkatnyakapasitas`) apart."""
        return _objectives(self).get(compact(text))

    def objectives_having(self, indicator: str) -> tuple[ObjectiveDefinition, ...]:
        """The objectives under which there is an indicator worded like this, case and punctuation apart."""
        return _holders(self).get(normalised(indicator), ())

    def spellings(self, text: str) -> tuple[str, ...]:
        """A text of the definition as a form may have it, each once: for this office and year, or for any as a blank form."""
        office, year = self.office if "{office}" in text else "", self.year if "{" in text else None
        return _filled(text, office, self.definition.offices.short, year)


@remembered(1024)
def key_and_occurrence(key: str) -> tuple[str, int]:
    """`S8.1#2`, the key of an indicator's second occurrence, is ("S8.1", 2)."""
    match = _OCCURRENCE.match(key)
    return (match["key"], int(match["nth"] or 1)) if match else (key, 1)


_AGAIN = Text("{code} (baris ke-{nth})", "{code} (row {nth})")


def said_code(code: str) -> Text:
    """The code of an indicator in a sentence: `S8.1 (baris ke-2)` is the second one in the words of the first."""
    key, nth = key_and_occurrence(code)
    return Text(code, code) if nth == 1 else _AGAIN.filled(code=key, nth=nth)


def key_with_occurrence(key: str, nth: int) -> str:
    return key if nth == 1 else f"{key}#{nth}"


@remembered(512)
def _keys(of: Wordings) -> dict[str, str]:
    own, defined = _by_key(of), of.definition.indicators
    spelt = {words: key for key in own for words in of.spellings(defined[key].text)}
    return spelt | {words: key for key, words in own.items()}


@remembered(512)
def _keys_below(of: Wordings) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for objective in of.definition.objectives_of(of.part):
        above = [compact(words) for words in of.spellings(objective.text)]
        for indicator in objective.indicators:
            for at in product(above, of.spellings(indicator.text)):
                found.setdefault(at, indicator.key)
    return found


@remembered(1024)
def _by_key(of: Wordings) -> dict[str, str]:
    indicators = (each for objective in of.definition.objectives_of(of.part) for each in objective.indicators)
    return {each.key: normalised(of.filled(each.text)) for each in indicators}


@remembered(512)
def _objectives(of: Wordings) -> dict[str, ObjectiveDefinition]:
    listed = of.definition.objectives_of(of.part)
    return {compact(words): each for each in listed for words in of.spellings(each.text)}


@remembered(512)
def _holders(of: Wordings) -> dict[str, tuple[ObjectiveDefinition, ...]]:
    holders: dict[str, tuple[ObjectiveDefinition, ...]] = {}
    for objective in of.definition.objectives_of(of.part):
        for indicator in objective.indicators:
            for words in of.spellings(indicator.text):
                holders[words] = (*holders.get(words, ()), objective)
    return holders


@remembered(4096)  # most texts name no office, and are the same in every plan of a year
def _filled(text: str, office: str, any_office: str, year: int | None) -> tuple[str, ...]:
    known = dict.fromkeys((office, any_office)), dict.fromkeys((year, None))
    return tuple(dict.fromkeys(normalised(open_wording(text, *each)) for each in product(*known)))


_PLACE = re.compile(r"(\{office\}|\{year\}|\{next_year\}|\{previous_year\})")
_YEARS_AND_PLACES = re.compile(rf"\{{(?:next_|previous_)?year\}}|(?<!\d){YEAR}(?!\d)")


class Filling(Record):
    """What a wording's places stand for: the office's short name, or the `general` one, and the year where it is known."""

    office: str
    general: str
    year: int | None


def renewed(text: str, wordings: Iterable[str], old: Filling, new: Filling) -> str | None:
    """The text for the new office and year, typed as it was, where it is one of these wordings as any year has it, else None.

    Where the year that is written fits several wordings, the one that it has in the old plan's year counts.
    """
    own = [each for each in wordings if _is_wording(text, each, (old.office, new.office, old.general))]
    exact = [each for each in own if compact(text) == compact(fill_wording(each, old.office, old.year))]
    found = {_renewed(text, each, old, new) for each in exact[:1] or own}
    return found.pop() if len(found) == 1 else None


def renewed_like(text: str, wording: str, old: Filling, new: Filling) -> str | None:
    """The same for a text that is only known to mean this wording: its years must be those of the old plan's year."""
    places, years = _YEARS_AND_PLACES.findall(wording), YEARS.findall(text)
    if old.year is None or new.year is None or not years or years != [_year_of(each, old.year) for each in places]:
        return None
    return _with_years(text, places, new.year)


def _renewed(text: str, wording: str, old: Filling, new: Filling) -> str:
    filled = open_wording(wording, new.office, new.year)
    if normalised(filled) == normalised(text):
        return text
    places = _YEARS_AND_PLACES.findall(wording)
    same_office = "{office}" not in wording or old.office == new.office
    if same_office and new.year is not None and len(places) == len(YEARS.findall(text)):
        return _with_years(text, places, new.year)
    return text if same_office and not places else filled


def _with_years(text: str, places: Sequence[str], year: int) -> str:
    """The text with its years, which stand at these places of the wording, replaced where they are."""
    wanted = iter([_year_of(each, year) for each in places])
    return YEARS.sub(lambda _: next(wanted), text)


def _year_of(place: str, year: int) -> str:
    return str(year + _PLACES[place]) if place in _PLACES else place


@remembered(4096)
def _is_wording(text: str, wording: str, offices: tuple[str, ...]) -> bool:
    """Whether a text is this wording with any years, or with its years left open, and with one of these offices."""
    said = compact(text)
    words = (compact(each) for each in _PLACE.split(wording) if each not in _PLACES and each != "{office}")
    # A pattern is long to make, and most texts lack some of its words.
    return all(each in said for each in words) and _pattern(wording, offices).fullmatch(said) is not None


@remembered(1024)
def _pattern(wording: str, offices: tuple[str, ...]) -> re.Pattern[str]:
    places = dict.fromkeys(_PLACES, f"(?:{YEAR})?")
    places["{office}"] = f"(?:{'|'.join(re.escape(compact(each)) for each in offices)})"
    return re.compile("".join(places.get(each) or re.escape(compact(each)) for each in _PLACE.split(wording)))
