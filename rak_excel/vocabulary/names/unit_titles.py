"""The words before a unit's name, Divisi or Sub Bagian, whole lists, `Semua Divisi`, and positions and other bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.numbers import COUNTED, ORDINALS, whole_number
from rak_excel.vocabulary.basics.texts import begins_with, normalised, tidy
from rak_excel.vocabulary.documents.titles import names_body
from rak_excel.vocabulary.names.offices import begins_with_office

# Of every Indonesian office; a definition adds the titles of those who sign.
_POSITIONS = (
    "Ketua", "Wakil Ketua", "Wakil", "Anggota", "Komisioner", "Pimpinan", "Kepala", "Sekretaris", "Sekjen", "Staf", "Staff",
    "Pegawai", "Operator", "Admin", "Verifikator", "Bendahara", "Bendahara Pengeluaran", "Bendahara Penerimaan", "BPP",
    "PPK", "Pejabat Pembuat Komitmen", "KPA", "Kuasa Pengguna Anggaran", "PA", "Pengguna Anggaran", "PPSPM", "PPABP",
    "Pejabat Pengadaan", "Pejabat Penandatangan SPM", "Pejabat Fungsional", "Pengelola Keuangan", "Pengelola Barang",
)  # fmt: skip
_ACTING_OR_ALL = re.compile(r"^(?:pl[th]|pj|pjs|para|seluruh|semua) ")
_LEADERS = re.compile(r"^(?:(?:pl[th]|pjs?) )?(?:ketua|wakil ketua|koordinator|kepala|kadiv|korda|ka|kasubb?ag)\b")
_JOINED = re.compile(r"(?:[,;/&+\n]|\bdan\b|\bserta\b|\batau\b)+", re.IGNORECASE)
_BOTH = re.compile(r"\bmerangkap\b", re.IGNORECASE)
POSITIONS_SHOWN = (
    "Ketua", "Sekretaris", "Bendahara", "Komisioner", "Anggota", "Pejabat", "PPK", "KPA", "Operator", "Staf",
)  # fmt: skip


@remembered(4096)
def is_position(text: str, definition: Definition) -> bool:
    """Whether a text names nothing but positions, each with the office behind it or not: `Ketua dan Anggota KPU`."""
    said = [words for piece in joined_in(_BOTH.sub(",", text)) if (words := normalised(piece))]
    return bool(said) and all(_is_one(words, definition) for words in said)


def leads_a_unit(text: str) -> bool:
    """Whether a text begins with who leads a unit: `Ketua Divisi Hukum`, `Kasubag Keuangan`."""
    return bool(_LEADERS.match(normalised(text)))


def joined_in(text: str) -> list[str]:
    """What a text joins by commas, `dan` and the like."""
    return _JOINED.split(text)


def _is_one(words: str, definition: Definition) -> bool:
    words, known = _ACTING_OR_ALL.sub("", words), _known(definition)
    offices = (words[len(position) + 1 :] for position in known if words.startswith(f"{position} "))
    return words in known or any(begins_with_office(each, definition) for each in offices)


@lru_cache(maxsize=16)
def _known(definition: Definition) -> frozenset[str]:
    titles = [title for each in definition.identity.signatories.values() for title in (each.label, *each.titles)]
    return frozenset(normalised(each) for each in (*_POSITIONS, *titles))


_GROUPS = (
    "tim", "panitia", "pokja", "kelompok kerja", "satgas", "satuan tugas", "badan adhoc", "badan ad hoc", "ppk", "pps",
    "kpps", "pantarlih", "ppdp", "panwas", "panwaslu", "panwascam", "ppnpn", "pramubakti", "tenaga pendukung",
    "tenaga ahli", "tni", "polri", "polres", "polda", "kodim", "dprd", "pemda", "pemkab", "pemkot", "pemprov",
    "disdukcapil", "dukcapil", "kesbangpol", "satpol", "kpu", "kpud", "pihak", "mitra", "instansi", "stakeholder",
    "stakeholders", "pemangku kepentingan", "media massa", "vendor", "rekanan", "konsultan", "partai politik",
    "seluruh", "semua", "staf", "pegawai", "dll", "dkk", "dst", "dsb",
)  # fmt: skip


def begins_with_outsider(text: str, definition: Definition) -> bool:
    """Whether a text begins with such a body or group, or is a position: `Sekretariat KPU`, `Tim SPIP`, `Operator`."""
    return names_body(text) or begins_with(text, _GROUPS) or is_position(text, definition)


_ACTING = r"(?:pl[th]|pj|pjs)\b[\s.]*"
_PERSON = r"(?:(?:kepala|ketua|wakil|koordinator|koord|anggota|komisioner|staf|staff|pejabat)\b[\s.]*){1,4}|ka[\s.-]*"


def list_named(text: str, definition: Definition) -> str | None:
    """The id of the list that a name's leading unit word belongs to; None where it has no unit word."""
    return without_word(tidy(text), definition)[0]


@remembered(4096)
def without_word(text: str, definition: Definition) -> tuple[str | None, str]:
    """The list that a leading unit word names, and the text without that word: `Hukum` for `Plt. Kasubag Hukum`."""
    if not (match := unit_word(definition).match(text)):
        return None, text
    return list_of(match, definition), text[match.end() :].strip()


@remembered(4096)
def word_before(text: str, definition: Definition) -> str:
    """The unit word that a name begins with, as it is officially written: `Bidang` of `Kabid Koleksi`; '' where there is none."""
    match = unit_word(definition).match(text)
    return _meant(match, definition)[1] if match else ""


def says_another_word(text: str, official: str, definition: Definition) -> bool:
    """Whether a name has the unit word of another unit before it: `Bidang Keliling`, officially `UPTD Keliling`."""
    word = word_before(tidy(text), definition)
    return word not in {"", word_before(official, definition)}


def list_of(match: re.Match[str], definition: Definition) -> str:
    """The list that a unit word, found by `unit_word`, belongs to."""
    return _meant(match, definition)[0]


def _meant(match: re.Match[str], definition: Definition) -> tuple[str, str]:
    return _lists(definition)[normalised(match["word"]).replace(" ", "")]


@lru_cache(maxsize=16)
def unit_word(definition: Definition) -> re.Pattern[str]:
    """Any unit word, with dots and spaces as people put them and with a person before it, as a word of its own."""
    words = {word for names in definition.executors.values() for word in names.words}
    patterns = [r"[\s.-]*".join(map(re.escape, normalised(word).split())) for word in words]
    if not patterns:
        return re.compile(r"(?!)(?P<word>)")  # an agency whose units have no word before their names
    longest_first = "|".join(sorted(patterns, key=len, reverse=True))
    before = rf"(?:{_ACTING})?(?:{_PERSON})?"
    return re.compile(rf"(?<!\w){before}(?P<word>{longest_first})(?!\w)\.?\s*", re.IGNORECASE)


@lru_cache(maxsize=16)
def _lists(definition: Definition) -> dict[str, tuple[str, str]]:
    """Unit words, spaces and dots left out, to the list that they choose and to the official word that they mean.

    A list's own word goes before one that a few units of another list have.
    """
    lists = definition.executors.items()
    words = ((word, (group, official)) for group, names in lists for word, official in names.words.items())
    fewest_first = sorted(words, key=lambda each: each[1][1] == definition.executors[each[1][0]].word)
    return {normalised(word).replace(" ", ""): meant for word, meant in fewest_first}


WholeList = tuple[str, str]
"""The id of a list, and the word of those of its units that are meant: Bidang; '' for all."""
EVERY = ("Semua", "Seluruh", "Setiap", "Masing-masing", "Segenap", "Para", "Tiap")
_EVERY = re.compile(rf"^\s*(?:(?:{'|'.join(EVERY).replace('-', '[ -]')}|tiap[ -]tiap)\b[\s.]*)+", re.IGNORECASE)
_COUNTED = re.compile(
    rf"^\s*(?:ke[ -]?)?(?P<count>\d{{1,2}}|(?:{'|'.join(word for words in ORDINALS for word in words)})\b)\s*(?:\(\w+\)\s*)?(?=\D)",
    re.IGNORECASE,
)
_JOINER = re.compile(r"^\s*(?:[,;/&+]|\b(?:dan|serta|and|atau|maupun)\b|\s)*", re.IGNORECASE)
_EXCEPT = re.compile(r"(?<!\w)(?:kecuali|selain|tanpa|minus|di luar)(?!\w)", re.IGNORECASE)


@remembered(4096)
def whole_lists(text: str, definition: Definition) -> tuple[WholeList, ...]:
    """The lists whose every unit a text names; () where it names anything else beside or no list."""
    every, counted = _EVERY.match(text), _COUNTED.match(text)
    begun = every or counted
    if not begun:
        return ()
    lists = _lists_in(text[begun.end() :], definition)
    if counted and not every:
        units = [len(definition.executors[group].units_called(word)) for group, word in lists]
        count = whole_number(counted["count"]) or COUNTED.get(counted["count"].casefold(), 0)
        return lists if units == [count] else ()
    return lists


def names_an_exception(text: str, definition: Definition) -> bool:
    """Whether a text means a whole list without some of its units, which it does not say by name."""
    match = _EXCEPT.search(text)
    return bool(match and whole_lists(text[: match.start()].rstrip(" ,(-"), definition))


def _lists_in(text: str, definition: Definition) -> tuple[WholeList, ...]:
    found: list[WholeList] = []
    while text:
        match = unit_word(definition).match(text) or _members(definition).match(text)
        if match is None:
            return tuple(found) if found and _is_office(text, definition) else ()
        found.append(_whole(match, definition))
        text = text[match.end() :]
        text = text[_JOINER.match(text).end() :].rstrip(" .,;") if text else ""  # type: ignore[union-attr] # matches ''
        if again := _EVERY.match(text):
            text = text[again.end() :]
    return tuple(dict.fromkeys(found))


def _is_office(text: str, definition: Definition) -> bool:
    """Whether a text names the office and nobody beside: not `KPU dan Sekretaris`."""
    if unit_word(definition).search(text) or any(is_position(each, definition) for each in joined_in(text)[1:]):
        return False
    return begins_with_office(re.sub(r"^(?:di|pada|se|lingkungan) ", "", normalised(text)), definition)


def _whole(match: re.Match[str], definition: Definition) -> WholeList:
    if "word" in match.re.groupindex:
        return _meant(match, definition)
    words = normalised(match[0])
    listed = definition.executors.items()
    return next(group for group, names in listed if words in map(normalised, names.members)), ""


@lru_cache(maxsize=16)
def _members(definition: Definition) -> re.Pattern[str]:
    """What those are called who lead a unit each: the Anggota of a commission."""
    words = [re.escape(word) for names in definition.executors.values() for word in names.members]
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)\s*" if words else r"(?!)", re.IGNORECASE)
