"""Who executes, as far as a workbook names anyone: a list of units with the words before their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rak_excel.drafting.keys import REMARK, Keys, id_of, plain
from rak_excel.model import Executor, Match, PlanPart
from rak_excel.record import Record
from rak_excel.vocabulary.basics.heading_words import OFFICE_UNITS
from rak_excel.vocabulary.basics.texts import normalised

_MOST = 300
_FEWEST = 2  # names that begin alike before their first word is one for a kind of unit
_ONLY = "Unit Kerja"  # stands for the units of an office that names none


class ExecutorNames(Record):
    """The units of one part. `units` are their ids by the names as they stand in the cells, as these are compared."""

    keys: Keys
    units: Mapping[str, str]

    def ids(self, executors: Iterable[Executor]) -> list[str]:
        """The ids of these executors, each once."""
        found = (self.units.get(normalised(plain(each.text))) for each in executors)
        return list(dict.fromkeys(id_ for id_ in found if id_))


def executor_names(part: PlanPart) -> ExecutorNames:
    """The units that the cells of a part name, in their order and as they are written; one that stands for all where
    they name none. Who names all units at once, `Semua Bidang`, names none.
    """
    met = [each for indicator in part.indicators for each in indicator.executors if each.match is not Match.EVERY]
    called: dict[str, str] = {}
    for name in (plain(each.text) for each in met):
        called.setdefault(normalised(name), name)
    names = [name for words, name in called.items() if words][:_MOST]
    if not names:
        unit: Keys = {"id": "unit_kerja", "name": _ONLY}
        return ExecutorNames({REMARK: _NONE, "word": "", "short_word": "", "units": [unit]}, {})
    word = word_before(names)
    ids: dict[str, str] = {}
    units: list[Keys] = []
    for name in names:
        bare = _without(word, name)
        id_ = id_of(bare or name, ids.values(), "unit")
        ids[normalised(name)] = id_
        units.append({"id": id_, "name": bare} if bare else {"id": id_, "name": name, **({"word": ""} if word else {})})
    check = [_CHECK, *([_TOO_MANY] if len(called) > _MOST else [])]
    keys: Keys = {REMARK: check, "word": word, "short_word": word, "units": [*units]}
    return ExecutorNames(keys, ids)


def word_before(names: list[str]) -> str:
    """The words before the names of most units, `Direktorat`, `Sub Bagian`; "" where the names share none."""
    first, count = Counter(_first(name) for name in names).most_common(1)[0]
    if count < _FEWEST and first not in OFFICE_UNITS:
        return ""
    own = [name.split() for name in names if _first(name) == first]
    shared = 1
    while all(len(each) > shared + 1 for each in own) and _is_unit_word({each[shared] for each in own}):
        shared += 1
    return " ".join(own[0][:shared]) if all(len(each) > shared for each in own) else ""


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold()


def _is_unit_word(words: set[str]) -> bool:
    """Whether all names go on with one more word for a unit: Bagian behind Sub."""
    return len(words) == 1 and normalised(next(iter(words))) in OFFICE_UNITS


def _without(word: str, name: str) -> str:
    """The name without the word before it; "" where another one stands there."""
    begins = f"{word} ".casefold() if word else ""
    return name[len(begins) :].strip() if name.casefold().startswith(begins) else ""


_CHECK = "Unit di kolom pelaksana, seperti tertulis. Periksa ejaannya; satu unit yang ditulis dua cara jadikan satu."
_TOO_MANY = f"Lebih dari {_MOST} nama; yang selebihnya tidak didaftar."
_NONE = "File itu tidak menyebut pelaksana. Ganti dengan unit-unit kantor bila isian dikumpulkan per unit."
