"""Which corrections of a part count: what is said of a cell is weighed against what is said of its whole row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rak_excel.rolling_up.corrections.rebasing import Rows
from rak_excel.rolling_up.corrections.weighing import Weighed, weigh
from rak_excel.rolling_up.facts.correction import ADDED, DELETED, Answer, Correction

Cells = dict[tuple[int, str, str, int], Weighed]  # by what they are about


def weigh_cells(corrections: Iterable[Correction], base: Rows) -> Cells:
    """Each cell's, and each row's: deleted by one and corrected by another are two different corrections."""
    cells: dict[tuple[int, str, str, int], list[Correction]] = defaultdict(list)
    for correction in corrections:
        cells[correction.at].append(correction)
    weighed = {at: weigh(cells[at]) for at in sorted(cells)}
    deleted = {place for (place, what, _, _), each in weighed.items() if what == DELETED and (each.used or each.open)}
    for at, each in weighed.items():
        place, what = at[:2]
        if what not in {DELETED, ADDED} and place in deleted and (each.used or each.open):
            removal = place, DELETED, "", 0
            both = _is_chosen(each) and _is_chosen(weighed[removal])
            weighed[at] = _disputed(each, kept=both)
            weighed[removal] = _disputed(weighed[removal], kept=both or weighed[removal].disputed)
        elif _needs_file(each, place, what, base):
            weighed[at] = _opened(each, all_of_them=True)
    return weighed


def _is_chosen(weighed: Weighed) -> bool:
    return any(each.answer is Answer.CORRECTION for each in (*weighed.open, *([weighed.used] if weighed.used else [])))


def _disputed(weighed: Weighed, *, kept: bool) -> Weighed:
    """What was chosen stays so only where all of it was."""
    opened = _opened(weighed)
    several = sum(each.answer is Answer.CORRECTION for each in opened.open) > 1
    asked = opened.open if kept or several else tuple(replace(each, answer=Answer.NONE) for each in opened.open)
    return replace(opened, open=asked, disputed=True)


def _opened(weighed: Weighed, *, all_of_them: bool = False) -> Weighed:
    again = [*weighed.open, *([weighed.used] if weighed.used else []), *(weighed.dropped if all_of_them else ())]
    return Weighed(None, tuple(replace(each, asked=True) for each in again), () if all_of_them else weighed.dropped)


def _needs_file(weighed: Weighed, place: int, what: str, base: Rows) -> bool:
    """Whether the office's file should count, and nobody knows what it says."""
    if weighed.used or weighed.open or what == ADDED:
        return False
    return place not in base if what == DELETED else place in base and what in base[place].corrected
