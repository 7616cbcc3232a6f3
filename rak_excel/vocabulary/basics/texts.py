"""Texts made comparable: without case, spaces, punctuation and markup; near words, and words that are typed wrong."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from rak_excel.model import Definition
from rak_excel.record import Record
from rak_excel.system.remembered import remembered

_NOT_A_WORD = re.compile(r"[^\w%]+")
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@remembered(65536)
def tidy(text: str) -> str:
    """The text with every run of spaces, no-break and zero-width ones too, made one space; line breaks stay."""
    if text.isprintable() and "  " not in text:  # the only space that can be printed is the common one
        return text.strip()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.splitlines()).strip()


@remembered(65536)
def normalised(text: str) -> str:
    """Lower-case words with single spaces between them: how texts are compared, full-width letters as plain ones."""
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@remembered(65536)
def compact(text: str) -> str:
    """The letters and digits alone: how headings are compared (`NO.` and `No`, `NAMA /UNIT` and `Nama/Unit`)."""
    return normalised(text).replace(" ", "")


def begins_with(text: str, firsts: Iterable[str]) -> bool:
    """Whether a text begins with one of these words or phrases, which are written as they are compared."""
    words = f"{normalised(text)} "
    return any(words.startswith(f"{each} ") for each in firsts)


def shortened(text: str, most: int = 70) -> str:
    """A text on one line, short enough for a message; the finding's value has all of it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


SHORTEST = 5  # letters; shorter words are near too many others
_LETTERS_AN_ERROR = 3  # a word may have an error for each so many letters


def nearest(word: str, known: Collection[str], most: int = 2) -> tuple[str, int]:
    """The one word that is nearest, and how many letters are wrong; the word itself, and 0, where none or several are."""
    most = min(most, max(1, len(word) // _LETTERS_AN_ERROR))
    near = [(distance, each) for each in known if (distance := letters_wrong(word, each, most)) <= most]
    least = min(near, default=(0, ""))[0]
    meant = [each for distance, each in near if distance == least]
    return (meant[0], least) if len(meant) == 1 else (word, 0)


def letters_wrong(one: str, other: str, most: int) -> int:
    """In how many letters two words differ, where it is at most so many; any larger number otherwise."""
    # Asked of the lengths first: rapidfuzz without its compiled modules, as in a browser, would compare all letters.
    return most + 1 if abs(len(one) - len(other)) > most else OSA.distance(one, other, score_cutoff=most)


_TAGS = r"p|ul|ol|li|br|div|span|font|b|i|u|em|strong|sup|sub|table|tbody|thead|tr|td|th|h[1-6]"
MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot);|_x000[dD]_|\*\*", re.IGNORECASE)
_LINES = re.compile(r"</?(?:p|ul|ol|li|br|div|tr)\b[^<>]*>|_x000[dD]_", re.IGNORECASE)
_HAS_SOME = re.compile(r"[<&*]|_x000", re.IGNORECASE)


@remembered(16384)
def without_markup(text: str) -> str:
    """The text as it would be shown: paragraphs and list items on lines of their own."""
    if not (_HAS_SOME.search(text) and MARKUP.search(text)):
        return text
    plain = MARKUP.sub(lambda found: "" if found[0][0] in "<*" else html.unescape(found[0]), _LINES.sub("\n", text))
    return "\n".join(line for line in plain.splitlines() if line.strip())


_BEFORE = re.compile(r"^(?:copy of|salinan(?: dari)?)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:(?<!\s)\s++)?+\(\d+\)$|_\d+$|(?:(?<!\W)\W++)?+\b(?:copy|salinan)(?:\s*\(?\d+\)?)?$", re.IGNORECASE
)
_LONGEST = 31  # characters of a sheet's name: a copy of a longer one has less of it


def is_copy_of(name: str, other: str) -> bool:
    """Whether a sheet's name is that of a copy of the sheet `other`. `Komisi 2` and `Komisi lanjutan` go on with it."""
    own = _BEHIND.sub("", _BEFORE.sub("", name.strip()))
    if own == name.strip() or not compact(own):
        return False
    cut = len(name) >= _LONGEST and compact(other).startswith(compact(own))
    return cut or compact(own) == compact(_BEHIND.sub("", other))


# Words that join others and say nothing of their own.
_JOINING = frozenset([
    "adalah", "agar", "antara", "atas", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "dengan", "di", "guna", "hal",
    "ini", "itu", "kepada", "ke", "oleh", "pada", "para", "per", "secara", "serta", "sebagai", "seluruh", "setiap",
    "tentang", "terhadap", "tersebut", "untuk", "yaitu", "yakni", "yang",
])  # fmt: skip
# Words that an indicator may have or leave out and hardly mean something else.
_GENERAL = frozenset(["kegiatan", "pelaksanaan", "penyelenggaraan", "program", "proses", "rangka", "upaya"])
_SAME = {"prosentase": "persentase", "presentase": "persentase", "capaian": "pencapaian", "ketercapaian": "pencapaian"}
# What was done, is done or is to be done: disusun, menyusun, tersusunnya and penyusunan are about susun.
_FORMS = (
    re.compile(r"^(?:meny|meng|mem|men|me)(?P<root>[a-z]{3,}?)(?:kan|i)?(?:nya)?$"),
    re.compile(r"^(?:peny|peng|pem|pen|pe)(?P<root>[a-z]{3,}?)an(?:nya)?$"),
    re.compile(r"^(?:di|ter)(?P<root>[a-z]{4,}?)(?:kan|i)?(?:nya)?$"),
)
_SWALLOWED = "kpst"  # first letters that a prefix may swallow: susun, menyusun


@remembered(8192)
def subjects_of(text: str) -> frozenset[str]:
    """The roots of a text's words, joining words left out, so that order, form and spelling variants do not count."""
    return frozenset(root_of(word) for word in normalised(text).split() if word not in _JOINING)


@remembered(16384)
def root_of(word: str) -> str:
    """What the forms of a word share: not always a word itself (`susun` and `penyusunan` give `usun`)."""
    word = _SAME.get(word, word)
    match = next(filter(None, (form.match(word) for form in _FORMS)), None)
    if not match:
        return word
    root = match["root"]
    bare = root[1:] if root[0] in _SWALLOWED and len(root) > 3 else root
    return bare.removesuffix("i")  # the end of a root (bukti) and a suffix (mengawasi) look alike


def without_general(subjects: frozenset[str]) -> frozenset[str]:
    """The roots without those of words that hardly make another measure: pelaksanaan, kegiatan, proses."""
    return subjects - frozenset(map(root_of, _GENERAL))


_WORD = re.compile(r"[^\W\d_]+")
_THRICE = re.compile(r"(.)\1{2,}")
_TWICE = re.compile(r"(.)\1")
_ROMAN = re.compile(r"[ivxlcm]+", re.IGNORECASE)
_TWO_CAPITALS = re.compile(r"[A-Z]{2}[a-z]{3,}")  # SUsun; but LKj, CaLK, BUMDes and other names are spelt like that
_LONG = 7  # letters from which on a word that is almost another is hardly a word of its own
_LONGEST_WORD = 50  # letters of a word: what is longer is looked at by its form alone
_PART = 5  # letters of each of two words that were joined by mistake
_OFTEN = 3  # texts that use a word which is then taken to be spelt right
_START, _END = 2, 3  # letters at either end that prefixes and suffixes change: mengelola, pengelola


class Slip(Record):
    """A word as typed and as it is probably meant; what is `certain` needs no judgement."""

    word: str
    meant: str
    certain: bool


class _Usage(Record):
    """How often a plan uses a word, by texts that differ; the words that are right, by the ways to miss a letter."""

    used: Mapping[str, int]
    right: Collection[str]
    missing: Mapping[str, frozenset[str]]
    definition: Definition


def misspelt_in(texts: Iterable[str], definition: Definition) -> dict[str, Slip]:
    """The words of a plan's texts that are certainly or probably typed wrong, as they were typed."""
    written = {text: words_of(text) for text in texts}
    used = Counter(word for words in written.values() for word in {word.casefold() for word in words})
    often = frozenset(word for word, count in used.items() if count >= _OFTEN and _LONG <= len(word) <= _LONGEST_WORD)
    defined = _defined(definition)
    usage = _Usage(used, often | defined, _by_missing_letter(often - defined), definition)
    every = {word for words in written.values() for word in words}
    return {word: slip for word in every if (slip := _slip(word, word.casefold(), usage))}


@remembered(8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as typed, each once, in their order."""
    return tuple(dict.fromkeys(_WORD.findall(text)))


def _slip(word: str, plain: str, usage: _Usage) -> Slip | None:
    if _is_odd(word):
        return _by_form(word, plain, usage)
    if not _LONG <= len(plain) <= _LONGEST_WORD or plain in usage.right or usage.used[plain] > 1:
        return None
    return _by_likeness(word, plain, usage) or _by_joining(word, plain, usage)


@remembered(16384)
def _is_odd(word: str) -> bool:
    """Whether a word is no word by its letters alone."""
    thrice = _THRICE.search(word.casefold())
    odd = thrice and thrice[0] != word.casefold() and not _ROMAN.fullmatch(word)
    return bool(odd or _TWO_CAPITALS.fullmatch(word))


def _by_form(word: str, plain: str, usage: _Usage) -> Slip | None:
    if match := _THRICE.search(plain):
        twice, once = (plain.replace(match[0], match[1] * count) for count in (2, 1))
        known = [word in usage.right or usage.used.get(word, 0) > 0 for word in (once, twice)]
        meant = once if known == [True, False] else twice
        return Slip(word, _as_typed(meant, word), certain=True)
    # The same word elsewhere without the second capital: no name that is spelt so on purpose.
    elsewhere = usage.used[plain] > 1 or plain in usage.right
    return Slip(word, word.capitalize(), certain=elsewhere)


def _by_likeness(word: str, plain: str, usage: _Usage) -> Slip | None:
    for key in _with_a_letter_less(plain):
        for right in (*usage.missing.get(key, ()), *_defined_by_missing_letter(usage.definition).get(key, ())):
            if is_almost(plain, right):
                return Slip(word, _as_typed(right, word), certain=_is_slip_of_the_hand(plain, right))
    return None


def _by_joining(word: str, plain: str, usage: _Usage) -> Slip | None:
    """Two words without the space between them: `Meningkatnyakapasitas`."""
    for first, second in ((plain[:cut], plain[cut:]) for cut in range(_PART, len(plain) - _PART + 1)):
        if all(part in usage.right or usage.used.get(part, 0) > 1 for part in (first, second)):
            return Slip(word, _as_typed(f"{first} {second}", word), certain=first.endswith("nya"))
    return None


def _as_typed(meant: str, word: str) -> str:
    """With capitals where the word as typed has them."""
    if word.isupper():
        return meant.upper()
    return f"{meant[0].upper()}{meant[1:]}" if word[0].isupper() else meant


@remembered(16384)
def is_almost(word: str, known: str) -> bool:
    """Whether one letter too many, too few, or wrong, or two changed about, in the middle, tell a word from another."""
    if letters_wrong(word, known, 1) != 1 or root_of(word) == root_of(known):
        return False
    return word[:_START] == known[:_START] and word[-_END:] == known[-_END:]


def _is_slip_of_the_hand(word: str, known: str) -> bool:
    """Whether two letters changed places, or one is doubled or not: no two words of the language differ like that."""
    if len(word) == len(known):
        return sorted(word) == sorted(known)
    return _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", known)


@lru_cache(maxsize=16)
def _defined(definition: Definition) -> frozenset[str]:
    """The words of the definition's own texts, which are spelt right."""
    texts = [text for each in definition.objectives for text in (each.text, *(one.text for one in each.indicators))]
    texts += [unit.name for group in definition.executors.values() for unit in group.units]
    return frozenset(word.casefold() for text in texts for word in words_of(text) if len(word) >= _PART)


@lru_cache(maxsize=16)
def _defined_by_missing_letter(definition: Definition) -> Mapping[str, frozenset[str]]:
    return _by_missing_letter(_defined(definition))


def _by_missing_letter(words: frozenset[str]) -> dict[str, frozenset[str]]:
    index: dict[str, frozenset[str]] = {}
    for word in words:
        for key in _with_a_letter_less(word):
            index[key] = index.get(key, frozenset()) | {word}
    return index


@remembered(8192)
def _with_a_letter_less(word: str) -> tuple[str, ...]:
    """The word, and the word without each of its letters: two words that are almost equal share one of these."""
    return (word, *dict.fromkeys(word[:nth] + word[nth + 1 :] for nth in range(len(word))))
