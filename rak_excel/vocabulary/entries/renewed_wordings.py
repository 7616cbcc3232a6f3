"""Wordings of a definition in an earlier plan, brought up to the office and year of a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.basics.years import YEAR
from rak_excel.vocabulary.entries.indicators import fill_wording, open_wording

_PLACES = {"{year}": 0, "{next_year}": 1, "{previous_year}": -1}  # years from the plan's
_PLACE = re.compile(r"(\{office\}|\{year\}|\{next_year\}|\{previous_year\})")
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_YEARS_AND_PLACES = re.compile(rf"\{{(?:next_|previous_)?year\}}|(?<!\d){YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class Filling:
    """What a wording's places stand for: the office's short name, or the `general` one, and the year where it is known."""

    office: str
    general: str
    year: int | None


def renewed(text: str, wordings: Iterable[str], old: Filling, new: Filling) -> str | None:
    """The text for the new office and year, where it is one of these wordings as any year has it; None where it is none.

    What agrees with the new year already is given back as it was typed, and so are case and punctuation of the rest.
    Where the year that is written fits several wordings, the one that it has in the old plan's year counts.
    """
    own = [each for each in wordings if _is_wording(text, each, (old.office, new.office, old.general))]
    exact = [each for each in own if compact(text) == compact(fill_wording(each, old.office, old.year))]
    found = {_renewed(text, each, old, new) for each in exact[:1] or own}
    return found.pop() if len(found) == 1 else None


def renewed_like(text: str, wording: str, old: Filling, new: Filling) -> str | None:
    """The same for a text that is only known to mean this wording: its years must be those of the old plan's year."""
    places, years = _YEARS_AND_PLACES.findall(wording), _YEARS.findall(text)
    if old.year is None or new.year is None or not years or years != [_year_of(each, old.year) for each in places]:
        return None
    return _with_years(text, places, new.year)


def _renewed(text: str, wording: str, old: Filling, new: Filling) -> str:
    filled = open_wording(wording, new.office, new.year)
    if normalised(filled) == normalised(text):
        return text
    places = _YEARS_AND_PLACES.findall(wording)
    same_office = "{office}" not in wording or old.office == new.office
    if same_office and new.year is not None and len(places) == len(_YEARS.findall(text)):
        return _with_years(text, places, new.year)
    return text if same_office and not places else filled


def _with_years(text: str, places: Sequence[str], year: int) -> str:
    """The text with its years, which stand at these places of the wording, replaced where they are."""
    wanted: Iterator[str] = iter([_year_of(each, year) for each in places])
    return _YEARS.sub(lambda _: next(wanted), text)


def _year_of(place: str, year: int) -> str:
    return str(year + _PLACES[place]) if place in _PLACES else place


@remembered(4096)
def _is_wording(text: str, wording: str, offices: tuple[str, ...]) -> bool:
    """Whether a text is this wording with any years, or with its years left open, and with one of these offices."""
    return _pattern(wording, offices).fullmatch(compact(text)) is not None


@remembered(1024)
def _pattern(wording: str, offices: tuple[str, ...]) -> re.Pattern[str]:
    office = "|".join(re.escape(compact(each)) for each in offices)
    pieces = _PLACE.split(wording)
    return re.compile(
        "".join(
            f"(?:{office})" if each == "{office}" else f"(?:{YEAR})?" if each in _PLACES else re.escape(compact(each))
            for each in pieces
        )
    )
