"""Units of measure by any spelling, what kind of target indicators and headings ask for, and grades: Sangat Baik."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from rak_excel.model import Definition, MeasureUnit, Target, TargetKind
from rak_excel.model.items import BELOW, BULLET, LETTER, NUMBER
from rak_excel.model.words import TargetWords
from rak_excel.record import Record
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.heading_words import ACHIEVED, LATER_VERSION, MONEY, OF_THE_AGREEMENT
from rak_excel.vocabulary.basics.numbers import COUNTED, MONTH_WORDS, YEAR
from rak_excel.vocabulary.basics.texts import compact, letters_wrong, normalised, tidy
from rak_excel.vocabulary.remarks.withdrawn import remarks_unsettled
from rak_excel.vocabulary.targets.phrases import without_year

# Units without a word of their own count nothing: what they measure is a plain number, decimals and all.
SCORES = frozenset({"angka", "poin", "point", "skor", "skala", "nilai", "indeks", "index", "level"})
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


class UnitRead(Record):
    """What a text says as a unit, which is kept as it is written, with that in lower case as its id, where not known."""

    unit: MeasureUnit | None = None
    near: MeasureUnit | None = None  # the known one that a word without meaning is near to
    known: bool = True  # to the definition or in the language


def without_unit(text: str, unit: MeasureUnit) -> str:
    """A target as it stands beside its unit in a column of its own: of a count the number alone."""
    names = (unit.label, *unit.spellings) if unit.kind is TargetKind.COUNT else ()
    own = (name for name in names if name and text.casefold().endswith(name.casefold()))
    alone = next((text[: -len(name)].strip() for name in own), "")
    return alone if alone[-1:].isdigit() else text


def target_beside(target: Target | None, said: str, definition: Definition) -> str:
    """A target as it is written beside what the column of units says: without its unit where that says it."""
    unit = read_unit(said, definition).unit if target and said else None
    text = target.text if target else ""
    return without_unit(text, unit) if target and unit and unit.id == target.unit else text


def find_unit(text: str, definition: Definition) -> MeasureUnit | None:
    """The unit of measure that this is a spelling of."""
    return _spellings(definition.targets).get("%" if text.strip() == "%" else compact(text))


@remembered(4096)
def read_unit(text: str, definition: Definition) -> UnitRead:
    """The unit that a text says, whatever unit it is; none at all for a sentence, a date, a number."""
    text = tidy(text).strip(" .,:;")
    if listed := _listed(text, definition) or _listed(without_year(text), definition):
        return UnitRead(listed)
    text = _TIMES.sub("kali", without_year(text))
    near = _near(compact(text), definition.targets)
    if near and text[0].isalpha():  # `/2 Laporan` is what is left of 1/2
        return UnitRead(near=near)
    words = normalised(text).split()
    if not _WORDS.fullmatch(text) or len(text) > _LONGEST or len(words) > _MOST_WORDS:
        return UnitRead()
    if not _NO_UNIT.isdisjoint(words) or _NOT_ALONE.issuperset(words) or words[0] in _PER:
        return UnitRead()
    kind = TargetKind.NUMBER if words[0] in SCORES else TargetKind.COUNT
    return UnitRead(MeasureUnit(id=" ".join(text.casefold().split()), kind=kind, label=text), known=False)


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
        if len(spelling) >= _SHORTEST_NEAR and letters_wrong(word, spelling, allowed) <= allowed:
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


# Spellings and signs of the language for what is counted in percent, whichever of them an agency's definition lists.
_PERCENT_WORDS = frozenset(
    {"persentase", "prosentase", "presentase", "persentasi", "prosentasi", "percentage", "persen", "%"}
)
_IN_PERCENT = re.compile(
    r"[(\[]\s*(?:dalam\s+)?(?:%|persen|persentase)\s*[)\]]|\bdalam\s+(?:persen\b|%)", re.IGNORECASE
)
# `Rata-rata persentase` is one.
_BEFORE_PERCENT = re.compile(
    r"^(?:rata[\s-]*rata|rerata|capaian|tingkat|besar(?:an|nya)?|angka)\s+(?:nilai\s+)?(p(?:er|ro|re)sentase|persen)\b",
    re.IGNORECASE,
)
# Of what may well be 0.75, beside the first words that a definition lists.
_SCORE_WORDS = frozenset(
    {"indeks", "index", "nilai", "skor", "skala", "poin", "rasio", "ratio", "gini", "koefisien", "koefisiensi"}
)
_NUMBERING = re.compile(
    rf"^\s*(?:(?:IK[UKSP]{{0,2}}|indikator)[\s-]*[\d.]*\d\s*[.:)-]*"
    rf"|(?:\(?{BELOW}|{NUMBER}|\d{{1,2}}\s*:|{LETTER}|{BULLET})\s*[.):]*)\s*",
    re.IGNORECASE,
)


def kinds_expected(indicator: str, definition: Definition) -> tuple[TargetKind, ...]:
    """The kinds of target that an indicator's words ask for; empty where they ask for none in particular."""
    return expectation(indicator, definition)[1]


@remembered(4096)
def expectation(indicator: str, definition: Definition) -> tuple[str, tuple[TargetKind, ...]]:
    """The word of an indicator that asks for kinds of target, as it is written, and the kinds; two blanks for none."""
    text = _NUMBERING.sub("", indicator)
    if "(%)" in indicator:
        return "(%)", (TargetKind.PERCENT,)
    for spelled in (text, indicator):
        first = (normalised(spelled).split(" ") or [""])[0]
        kinds = (TargetKind.PERCENT,) if first in _PERCENT_WORDS else _first_words(definition.targets).get(first, ())
        if kinds:
            return spelled.split()[0], kinds
    percent = _IN_PERCENT.search(indicator) or _BEFORE_PERCENT.match(text)
    return (percent[0], (TargetKind.PERCENT,)) if percent else ("", ())


def names_score(indicator: str) -> bool:
    """Whether an indicator names a score or ratio, whose target is a number without a unit: `Rasio Gini`."""
    return not _SCORE_WORDS.isdisjoint(normalised(indicator).split())


def names_work(word: str, definition: Definition) -> bool:
    """Whether an indicator that begins with this word names work instead of a measure: `Terlaksananya`."""
    return normalised(word) in map(normalised, definition.targets.not_measures)


@lru_cache(maxsize=64)
def _first_words(words: TargetWords) -> dict[str, tuple[TargetKind, ...]]:
    return {normalised(word): kinds for word, kinds in reversed(words.first_words.items())}


_GRADE_WORDS = (
    "istimewa|sangat baik|baik|cukup baik|cukup|kurang|sangat memuaskan|memuaskan|sangat tinggi|tinggi|sedang|rendah|"
    "sangat rendah|informatif|menuju informatif|cukup informatif|sangat efektif|efektif|prima|unggul|wbk|wbbm|"
    "rintisan|berkembang|terdefinisi|terkelola dan terukur|optimum"
)
GRADES = frozenset(_GRADE_WORDS.split("|"))
"""Targets only where an indicator asks for a predicate and nothing else."""
_WORDS_OF = {
    "aa": {"sangat memuaskan", "istimewa"},
    "a": {"memuaskan", "sangat baik"},
    "bb": {"sangat baik"},
    "b": {"baik"},
    "cc": {"cukup", "cukup baik", "cukup memadai"},
    "c": {"cukup", "kurang", "kurang baik", "agak kurang"},
    "d": {"sangat kurang", "tidak baik"},
}
LEVELS = GRADES - frozenset[str]().union(*_WORDS_OF.values())
"""Those that have no letter, Informatif or WBK: targets wherever nothing is counted."""
_SCORE = re.compile(r"(?:nilai|skor|angka|indeks)?\s*+[:=]?\s*+(?P<number>\d{1,3}(?:[.,]\d+)?)", re.IGNORECASE)
_HIGHEST_SCORE = 100


def explains_predicate(predicate: str, text: str) -> bool:
    """Whether words beside a predicate are its score or what it is called: `B (78)`, `B (nilai 65,5)`, `B (Baik)`."""
    if score := _SCORE.fullmatch(text.strip()):
        return float(score["number"].replace(",", ".")) <= _HIGHEST_SCORE
    return normalised(text) in _WORDS_OF.get(predicate.casefold(), set())


def names_grade(text: str, definition: Definition) -> bool:
    """Whether words beside a number are the predicate that it has: `78 (Baik)`, `78 (B)`."""
    words = definition.targets
    own = {normalised(each) for each in words.predicates}
    own |= {normalised(each) for short in words.predicates for each in words.spelled_out.get(short, ())}
    return normalised(text) in (own | GRADES) - {"kurang"}  # which may be short of it


_HARMLESS = frozenset([
    "target", "targets", "rencana", "tahun", "tahunan", "thn", "th", "ta", "anggaran", "ini", "berjalan", "akhir",
    "awal", "kinerja", "indikator", "indicator", "performance", "iku", "kpi", "utama", "strategis", "sasaran",
    "organisasi", "capaian", "pencapaian", "hasil", "output", "outcome", "keluaran", "satuan", "sat", "unit", "volume",
    "vol", "kuantitas", "jumlah", "besaran", "nilai", "angka", "ukuran", "persen", "persentase", "%", "maksimal",
    "minimal", "dan", "ke", "per", "yang", "dalam", "untuk", "pada", "di", "s", "d", "sd", "satker", "kantor",
])  # fmt: skip
_OF_OTHER_WORK = frozenset(["kegiatan", "program", "subkegiatan", "sub", "aksi", "aktivitas", "individu", "pegawai"])
_OF_OTHERS = frozenset(
    ["renstra", "renja", "rpjmn", "rpjmd", "rkp", "nasional", "pusat", "provinsi", "lalu", "sebelumnya", "jangka"]
)
_FIGURES = re.compile(rf"{YEAR}|\d{{1,3}}")
_BOTH = re.compile(
    r"\btargets?\b(?:(?!\btargets?\b)[\w\s])*(?:[/&+,(-]|\b(?:dan|atau)\b)"
    rf"\s*(?:{'|'.join(sorted(ACHIEVED))})\b",
    re.IGNORECASE,
)


class HeadingSays(Enum):
    """What a heading of targets says of them."""

    OWN = auto()
    OTHER = auto()  # the target of other work, another plan, another office
    BOTH = auto()  # the target and what was reached: TARGET/CAPAIAN
    UNSETTLED = auto()  # a draft, or no longer in force
    UNKNOWN = auto()  # words that may mean another target


@remembered(1024)
def said_of_targets(heading: str, beside: frozenset[str], definition: Definition) -> HeadingSays:
    """What a heading of targets says; `beside` are the words above what they are of: TARGET PROGRAM is of a program."""
    words = set(normalised(heading).split())
    if remarks_unsettled(heading):
        return HeadingSays.UNSETTLED
    if _BOTH.search(heading):
        return HeadingSays.BOTH
    if words & OF_THE_AGREEMENT:
        return HeadingSays.OWN
    if words & (_OF_OTHER_WORK - beside | _OF_OTHERS):
        return HeadingSays.OTHER
    known = _HARMLESS | _OF_OTHER_WORK | _words_listed(definition) | set(LATER_VERSION)
    known |= {"fisik"} if beside & MONEY else set()
    uncounted = (word for word in words - known if not (_FIGURES.fullmatch(word) or word in COUNTED))
    unknown = any(not find_unit(word, definition) for word in uncounted)
    return HeadingSays.UNKNOWN if unknown or "?" in heading else HeadingSays.OWN


@lru_cache(maxsize=16)
def _words_listed(definition: Definition) -> frozenset[str]:
    """The words of the headings that a definition lists for targets."""
    return frozenset(word for heading in definition.headings.target for word in normalised(heading).split())
