"""The executors of one PELAKSANA cell: where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rak_excel.model import Definition, Executor, Match, items_of
from rak_excel.model.items import BULLET, NUMBER, plain_signs, sign_of
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised, tidy
from rak_excel.vocabulary.names.executors import FILLERS, every_unit, known_executor, read_executor
from rak_excel.vocabulary.names.unit_titles import (
    begins_with_outsider,
    is_position,
    joined_in,
    says_another_word,
    unit_word,
    whole_lists,
    without_word,
    word_before,
)

# Who helps carries it out too.
_LINKS = (
    r"(?:dengan )?(?:dibantu|didukung|difasilitasi|dikoordinasi(?:kan)?)(?: oleh)?",
    r"(?:ber)?koordinasi(?: dengan)?",
    r"be(?:ke)?r?ja ?sama(?: dengan)?",
    r"bersama[- ]sama(?: dengan)?",
    r"c\.?\s?q\.?|u\.\s?p\.?|melalui|via",
)
_PARTNER = re.compile(r"\b(?:(?:ber)?koordinasi|dikoordinasi(?:kan)?|melalui|via)\b", re.IGNORECASE)
_LINK_WORDS = frozenset(
    re.findall(r"[a-z]{4,}", "dibantu didukung difasilitasi oleh bekerja bekerjasama sama bersama-sama")
)
_FILLER = "|".join((*_LINKS, *sorted(FILLERS)))
_LEADING = re.compile(rf"^(?:\s|{NUMBER}|[-–•●]|{BULLET}(?=\s*\w)|[;,/&+|\"“”])+", re.DOTALL)
_IN_TRAIL = re.compile(rf"(?:\s|[;,/&+.|\"“”¹²³*]|(?<=\s){NUMBER})++")
_JOINER = re.compile(rf"(?:[;,/&+|]|{BULLET}|\b(?:{_FILLER})|(?<!\S){NUMBER})\s*$", re.IGNORECASE)
_WITH = re.compile(
    rf"(?:dengan|bersama|beserta|melibatkan|mengundang|kolaborasi|sinergi|{'|'.join(_LINKS)})\b(?!\s*$)", re.IGNORECASE
)
_LEADING_FILLER = re.compile(rf"^(?:{_FILLER})\s+", re.IGNORECASE)
_TRAILING_FILLER = re.compile(rf"(?<!\s)\s++(?:{_FILLER})$", re.IGNORECASE)
# Right before the unit that does not carry it out, or right behind it and before the one that does.
_NOT = re.compile(
    r"(?<!\w)(?:bukan(?:nya)?|tanpa|kecuali|selain|minus|di luar|tidak termasuk|"
    r"lama|semula|awalnya|sebelum(?:nya)?|dulu(?:nya)?|dahulu|eks|mantan|"
    r"(?:meng|di)ganti(?:kan)?|dialihkan|dipindahkan|diserahkan|dilimpahkan)(?:\s+(?:oleh|dengan|ke|kepada|dari))?[\s:,(-]*$",
    re.IGNORECASE,
)
_NOT_LONGEST = 40  # letters
_LONGEST = 300  # letters of a name
_LONGEST_CELL = 1500  # letters of a cell that names executors: a longer text is told as one name that nobody has
_MOST_LINES_OF_CELL = 100
_MOST_WORDS = 24  # of a name, the office behind a position among them
_MOST_LINES = 12  # that one name is written over
_EITHER = re.compile(r"(?<!dan/)(?<!dan /)(?<!dan/ )(?<!dan / )(?<!dan )\batau\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;/]+")
_IN_NAMES = re.compile(r"^(?:\s*(?:[,&/-]|dan\b|and\b))*\s*$", re.IGNORECASE)  # `;` and `serta` stand in no name
_JOINT = re.compile(
    rf"(?:(?:(?<!\s)\s++)?+(?:[;,/&+|]|\b(?:{_FILLER})\b))+\s*|(?<!\s)\s++(?=(?:dll|dkk|dst|dsb)\b)", re.IGNORECASE
)


@remembered(4096)  # a cell comes again in many rows, and in the plan that a report carries
def read_executors(text: str, part: str, definition: Definition) -> tuple[Executor, ...]:
    """The executors that a PELAKSANA cell names, in the order written.

    Names contain commas and "dan", so a cell is cut at line breaks, at list numbers and before each unit word; a
    piece that is no name as a whole is cut where the known names in it end.
    """
    if len(text) > _LONGEST_CELL or text.count("\n") > _MOST_LINES_OF_CELL:
        return (read_executor(text, part, definition),)
    return tuple(_once(_executors(text, part, definition)))


def begins_with_helper(text: str) -> bool:
    """Whether a text begins by saying with whom work is done: `Koordinasi dengan Divisi Hukum`, `didukung Subbag Teknis`."""
    return _WITH.match(tidy(text)) is not None


def names_either(text: str) -> bool:
    """Whether a cell leaves open which of two executors is meant: `A atau B`, not `A dan/atau B`."""
    return bool(_EITHER.search(text))


def names_a_partner(text: str) -> bool:
    """Whether a cell names whom the work is coordinated with, or whom it goes through, who may be no executor of it."""
    return bool(_PARTNER.search(text))


def names_who_does_not(text: str, definition: Definition) -> bool:
    """Whether a cell also names a unit that does not, or no longer, carry it out: `A, bukan Divisi B`, `A (lama: Divisi B)`."""
    starts = [match.start() for match in unit_word(definition).finditer(text)]
    return any(_NOT.search(text[max(0, start - _NOT_LONGEST) : start]) for start in starts)


def _executors(text: str, part: str, definition: Definition) -> Iterator[Executor]:
    lines = plain_signs([line.strip() for line in text.splitlines()])
    while lines:
        count = _lines_of_a_name(lines, part, definition)
        for piece in _pieces_of_line(" ".join(lines[:count]), part, definition):
            if lists := whole_lists(piece, definition):
                yield from every_unit(lists, piece, part, definition)
            else:
                yield read_executor(piece, part, definition)
        del lines[:count]


def _pieces_of_line(line: str, part: str, definition: Definition) -> Iterator[str]:
    for item in items_of(line):
        if whole_lists(bare := _bare(item.text), definition):
            yield bare
            continue
        for piece in _cut(item.text, part, definition):
            for one in _apart_from_outsiders(piece, part, definition):
                yield from _split_by_names(one, part, definition)


def _lines_of_a_name(lines: Sequence[str], part: str, definition: Definition) -> int:
    """How many lines one name goes on over: a name that is known only with the next lines behind it."""
    lines = lines[:_MOST_LINES]
    most = next((nth for nth, line in enumerate(lines) if nth and sign_of(line)), len(lines))
    apart = [_all_known(line, part, definition) for line in lines[:most]] if most > 1 else []
    for count in range(most, 1, -1):
        if not all(apart[:count]) and _all_known(" ".join(lines[:count]), part, definition):
            return count
    return 1


def _all_known(line: str, part: str, definition: Definition) -> bool:
    pieces = list(_pieces_of_line(line, part, definition))
    others = (each for each in pieces if not (whole_lists(each, definition) or known_executor(each, part, definition)))
    return bool(pieces) and all(is_position(tidy(each).replace("\n", " "), definition) for each in others)


def _once(executors: Iterator[Executor]) -> Iterator[Executor]:
    """Without those named again by a whole list: `Ketua Divisi Hukum, semua divisi`."""
    seen: set[str] = set()
    for each in executors:
        if each.match is not Match.EVERY or each.name not in seen:
            yield each
        seen.add(each.name)


def _cut(line: str, part: str, definition: Definition) -> Iterator[str]:
    """The line cut before each unit word that begins another name: not before that of `Semua Divisi`."""
    start = 0
    for match in unit_word(definition).finditer(line):
        before = line[start : match.start()]
        if before.strip() and _ends_a_name(before, part, definition):
            yield from filter(None, [_bare(before)])
            start = match.start()
    yield from filter(None, [_bare(line[start:])])


def _ends_a_name(before: str, part: str, definition: Definition) -> bool:
    """Whether what stands before a unit word is a name by itself: joined to it, known, or with a unit word of its own."""
    own = unit_word(definition).match(_bare(before))
    return bool(_JOINER.search(before) or own or known_executor(_bare(before), part, definition))


def _apart_from_outsiders(piece: str, part: str, definition: Definition) -> Iterator[str]:
    """`Divisi Teknis, dan Sekretariat` cut before who is no unit, so that what is known is read beside it."""
    while piece and (cut := _first_apart(piece, part, definition)):
        before, piece = cut
        yield before
    if piece:
        yield piece


def _first_apart(piece: str, part: str, definition: Definition) -> tuple[str, str] | None:
    """What stands before the first who is no unit, and the rest; None where the piece has none, or names units alone."""
    if len(_split_by_names(piece, part, definition)) > 1 or _is_name(piece, part, definition):
        return None
    for joint in _JOINT.finditer(piece):
        before, after = _bare(piece[: joint.start()]), piece[joint.end() :]
        known = bool(before) and _is_name(before, part, definition)
        own = known or unit_word(definition).match(before)
        outside = begins_with_outsider(_JOINT.split(after, maxsplit=1)[0], definition)
        if (own and outside) or (known and not _IN_NAMES.search(joint[0])):
            return before, _bare(after)
    return None


def _bare(piece: str) -> str:
    """A piece without list number, joining comma or joining "dan"."""
    before = None
    while piece != before:
        before = piece
        piece = _TRAILING_FILLER.sub("", _without_trail(_LEADING_FILLER.sub("", _LEADING.sub("", piece))))
    return piece if piece.count("(") == piece.count(")") else piece.strip("() ")  # cut within brackets


def _without_trail(piece: str) -> str:
    # A search for the last run alone would begin anew at each of its signs.
    last = next(reversed([*_IN_TRAIL.finditer(piece)]), None)
    return piece[: last.start()] if last and last.end() == len(piece) else piece


def _split_by_names(piece: str, part: str, definition: Definition) -> list[str]:
    """`piece` itself, or the names that it wholly consists of, longest first; a unit word before all is each's."""
    if _is_name(piece, part, definition):
        return [piece]
    bare = without_word(tidy(piece), definition)[1]
    word = word_before(tidy(piece), definition)
    words = list(_WORD.finditer(bare))
    cut: list[str] = []
    start = 0
    while start < len(words):
        last = min(len(words), start + _MOST_WORDS) - 1
        found = _longest_name(bare[words[start].start() : words[last].end()], part, definition, word)
        if found is None:
            return [piece]
        cut.append(found[1])
        start += found[0]
        while start < len(words) and _joins(words[start][0]):
            start += 1
    return cut if len(cut) > 1 else [piece]


@remembered(4096)
def _longest_name(text: str, part: str, definition: Definition, word: str) -> tuple[int, str] | None:
    """How many words the longest name has that a text begins with, and that name."""
    words = list(_WORD.finditer(text))
    for count in range(len(words), 0, -1):
        last = words[count - 1]
        candidate = _bare(text[: last.end()])
        if _joins(last[0]) or not candidate:
            continue
        for name in filter(None, (word and f"{word} {candidate}", candidate)):
            if _is_name(name, part, definition) and not _has_another_word(name, part, definition):
                return count, name
    return None


def _is_name(text: str, part: str, definition: Definition) -> bool:
    if len(text) > _LONGEST:
        return False
    if known_executor(text, part, definition) or whole_lists(text, definition):
        return True
    # `Semua Komisioner dan Sekretaris` is a list and a position.
    return is_position(text, definition) and not any(whole_lists(each, definition) for each in joined_in(text))


def _has_another_word(name: str, part: str, definition: Definition) -> bool:
    known = known_executor(name, part, definition)
    return known is not None and says_another_word(name, known.name, definition)


def _joins(word: str) -> bool:
    return normalised(word) in {"", *FILLERS, *_LINK_WORDS}
