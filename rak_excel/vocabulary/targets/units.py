"""Units of measure as people write them: known ones by any spelling, others kept as written, near misses suggested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from rak_excel.model import Definition, MeasureUnit, TargetKind
from rak_excel.model.definition_words import TargetWords
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import compact, normalised, tidy
from rak_excel.vocabulary.basics.times import MONTH_WORDS
from rak_excel.vocabulary.targets.phrases import without_year

# Units without a word of their own count nothing: what they measure is a plain number, decimals and all.
_SCORES = frozenset({"angka", "poin", "point", "skor", "skala", "nilai", "indeks", "index", "level"})
_PERCENT = frozenset(
    {"%", "persen", "percent", "prosen", "persentase", "prosentase", "presentase", "percentage", "pct"}
)
_RUPIAH = frozenset({"rp", "idr", "rupiah"})
_MONEY = re.compile(r"\b(?:rp|idr|rupiah|rb|ribu|ribuan|jt|juta|jutaan|miliar|milyar|miliaran)\b|^rp", re.IGNORECASE)
RUPIAH = MeasureUnit(id="rupiah", kind=TargetKind.COUNT, label="Rupiah")

# Words of a sentence, a date or a part of a number, and no unit: `75 lebih baik dari tahun lalu`, `satu setengah tahun`.
_SENTENCES = (
    "lama baseline tentatif prognosa batal dibatalkan salah keliru dihapus dicoret ditunda lalu mendatang "
    "setengah seperdua sepertiga seperempat perempat ke keatas atas minimal minimum maksimal maksimum dari lebih kurang "
    "atau yang dengan untuk pada sesuai telah sudah belum tidak bukan tercapai terlaksana semua seluruh "
    "jika bila realisasi capaian semula menjadi tercapainya target"
)
_NO_UNIT = frozenset((*_SENTENCES.split(), *MONTH_WORDS))
_WORDS = re.compile(r"[^\W\d_]{2,}[23]?(?:(?:\s*[/&-]\s*|\.?\s+)[^\W\d_]+[23]?)*|[mM][23]|[mg]")
_PER = frozenset({"per", "tiap", "setiap", "se"})  # `dua per tiga`
_NOT_ALONE = frozenset({"sementara", "awal", "dasar", "baru"})  # 3 Daftar Pemilih Sementara, but not `75 sementara`
_TIMES = re.compile(r"^[x×]$", re.IGNORECASE)  # `4x`
_NO_ERRORS = frozenset({"plaket", "person"})  # words of their own, one letter away from a unit
_LONGEST = 40
_MOST_WORDS = 5
_SHORTEST_NEAR = 5  # letters: among shorter words one letter makes another word


@dataclass(frozen=True, slots=True)
class UnitRead:
    """What a text says as a unit: a unit, or the known one that a word without meaning is near to. `known` is of the
    definition or of the language; another is kept as it is written, in lower case as its id."""

    unit: MeasureUnit | None = None
    near: MeasureUnit | None = None
    known: bool = True


def find_unit(text: str, definition: Definition) -> MeasureUnit | None:
    """The unit of measure that this is a spelling of."""
    return _spellings(definition.targets).get("%" if text.strip() == "%" else compact(text))


@remembered(4096)
def read_unit(text: str, definition: Definition) -> UnitRead:
    """The unit that a text says, whatever unit it is; none at all for a sentence, a date, a number."""
    text = tidy(text).strip(" .,:;")
    listed = _listed(text, definition) or _listed(without_year(text), definition)
    if listed:
        return UnitRead(listed)
    text = _TIMES.sub("kali", without_year(text))
    near = _near(compact(text), definition.targets)
    if near and text[0].isalpha():  # `/2 Laporan` is what is left of 1/2
        return UnitRead(near=near)
    words = normalised(text).split()
    if not _WORDS.fullmatch(text) or len(text) > _LONGEST or _is_no_unit(words):
        return UnitRead()
    kind = TargetKind.NUMBER if words[0] in _SCORES else TargetKind.COUNT
    return UnitRead(MeasureUnit(id=" ".join(text.casefold().split()), kind=kind, label=text), known=False)


def _is_no_unit(words: list[str]) -> bool:
    known = _NO_UNIT & set(words) or set(words) <= _NOT_ALONE
    return bool(known) or words[0] in _PER or len(words) > _MOST_WORDS


def names_money(text: str) -> bool:
    """Whether a unit beside amounts of money says how they are counted: Rp, Ribu Rupiah, juta."""
    return _MONEY.search(text) is not None


def unit_with_id(name: str, definition: Definition) -> MeasureUnit | None:
    """The unit that a target's `unit` is the id of, a kept one too; None for ''."""
    return find_unit(name, definition) or (read_unit(name, definition).unit if name else None)


def percent_unit(definition: Definition) -> MeasureUnit:
    """The definition's unit of percentages."""
    units = (unit for unit in definition.targets.units if unit.kind is TargetKind.PERCENT)
    return next(units, MeasureUnit(id="%", kind=TargetKind.PERCENT, label="%"))


def is_listed(unit: str | None, definition: Definition) -> bool:
    """Whether the definition has a unit with this id."""
    return any(each.id == unit for each in definition.targets.units)


def _listed(text: str, definition: Definition) -> MeasureUnit | None:
    """A unit of the definition, or one that the language has: percent and rupiah."""
    said = re.sub(r"[()\s.]", "", text.casefold())
    if said in _PERCENT or said.replace("%", "") in _PERCENT:
        return percent_unit(definition)
    return find_unit(text, definition) or (RUPIAH if said in _RUPIAH else None)


def _near(word: str, words: TargetWords) -> MeasureUnit | None:
    """The known unit that this is a typing error of."""
    if len(word) < _SHORTEST_NEAR or word in _NO_ERRORS:
        return None
    for spelling, unit in _spellings(words).items():
        allowed = 1 if len(spelling) <= 6 else 2
        if len(spelling) >= _SHORTEST_NEAR and OSA.distance(word, spelling, score_cutoff=allowed) <= allowed:
            return unit
    return None


@lru_cache(maxsize=64)
def _spellings(words: TargetWords) -> dict[str, MeasureUnit]:
    spellings = {}
    for unit in words.units:
        for spelling in (unit.id, unit.label, *unit.spellings):
            if spelling:
                spellings["%" if spelling == "%" else compact(spelling)] = unit
    return spellings
