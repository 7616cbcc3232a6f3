"""A letter as a text for WhatsApp: short, with what to correct first and how much more there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, product

from rak_excel.language import OTHERS, Language, Text
from rak_excel.model import Weight
from rak_excel.reading.own_reports import LETTER_TITLE
from rak_excel.record import Record
from rak_excel.rolling_up.facts.facts import NoteRow
from rak_excel.rolling_up.facts.places import row_number
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.workbooks.letters.content import Kind, Letter, left
from rak_excel.workbooks.letters.mended import CELLS, told_mended
from rak_excel.workbooks.letters.points import alike, where
from rak_excel.workbooks.monitoring.rollup.short_names import short_names

LONGEST = 1000  # letters of one message
LINE_END = "\r\n"  # of each line, as every Notepad knows it
# WhatsApp takes these signs for bold, italic, struck out and code.
_SIGNS = str.maketrans({"*": "•", "_": "-", "~": "-", "`": "'"})


def plain(text: str) -> str:
    """A text from a cell on one line, with signs in it that WhatsApp shows as they are.

    Signs that are not seen are left out: some turn the direction of all that follows, and half a letter cannot be saved.
    """
    words = text.translate(_SIGNS).split()
    return " ".join(filter(None, ("".join(filter(str.isprintable, word)) for word in words)))


def bold(text: str) -> str:
    return f"*{plain(text)}*"


def length(text: str) -> int:
    """The letters of a message as its file has them, where each line ends in two."""
    return len(text) + text.count("\n") + len(LINE_END)


MOST = 5  # things that are named: the page has the others
_POINT_LENGTHS = (240, 160, 110)  # letters of a point: shorter ones where all that are named have no room otherwise
_MOST_MENDED = 3
_LONGEST_NAME = 80
_TO = Text("Yth. {addressee}", "To: {addressee}")
_STATE = Text("Status: {state}", "Status: {state}")
_PLACE = Text("Sheet {sheet}, {place}: ", "Sheet {sheet}, {place}: ")
_WHOLE_SHEET = Text("Sheet {sheet}: ", "Sheet {sheet}: ")
_MORE = Text("Masih ada {left}. Daftarnya di file {file}.", "Not listed here: {left}. See the file {file}.")
_LISTED = Text("Ada {left}. Daftarnya di file {file}.", "Found: {left}. See the file {file}.")
_ALL_OF_IT = Text("Daftar lengkapnya di file {file}.", "The full list is in the file {file}.")
_BY = Text("Kami tunggu paling lambat {date}.", "Please answer by {date}.")
_THANKS = Text("Terima kasih.", "Thank you.")
_WHERE = Text("lihat file {file}", "see the file {file}")
_FEW_CELLS = 4
_NAMES = ((4, 60), (2, 60), (2, 40), (1, 40), (1, 28))
"""How many indicators of each kind are named, and in how many letters."""


def letter_as_text(letter: Letter, language: Language) -> str:
    """At most LONGEST letters, as its file has them. Nothing from a cell breaks a line or turns a word bold."""
    if letter.brief:
        return next(text for text in _in_brief(letter, language) if length(text) <= LONGEST)
    groups = _urgent_first(letter.points)[:MOST]
    counts = range(len(groups), -1, -1)
    for some, count, longest in product(((_MOST_MENDED, 1), (0,)), counts, _POINT_LENGTHS):
        for mended in some:
            text = _written(letter, groups[:count], language, _Room(mended, longest))
            if length(text) <= LONGEST:
                return text
    return _written(letter, [], language, _Room(0, 0, LONGEST // 3))


def _in_brief(letter: Letter, language: Language) -> Iterator[str]:
    """With the indicators of each kind, then with fewer and shorter ones, of fewer kinds, then with fewer of the kinds."""
    where = _ALL_OF_IT.filled(file=plain(f"{letter.name}.xlsx")).said(language)
    kinds = letter.brief
    named = [[_of_kind(each, language, *names) for each in kinds] for names in _NAMES]
    bare = [_of_kind(each, language, 0, 0) for each in kinds]
    fewer = [[*named[-1][:count], *bare[count:]] for count in range(len(kinds) - 1, -1, -1)]
    for lines in (*named, *fewer, *(bare[:count] for count in range(len(kinds) - 1, -1, -1))):
        told = "\n".join(f"{at}. {text}" for at, text in enumerate(lines, 1))
        yield _assembled(letter, [told], where, LONGEST if lines else LONGEST // 3, language)


def _of_kind(kind: Kind, language: Language, named: int, longest: int) -> str:
    """Not by their codes, which stand on no page that the office has."""
    said, shown = kind.said.said(language), kind.indicators[:named]
    names = short_names({each: each for each in kind.indicators}, longest)
    others = len(kind.indicators) - len(shown)
    told = [*(names[each] for each in shown), *([OTHERS.filled(count=others).said(language)] if others else [])]
    return plain(f"{said}: {'; '.join(told)}" if shown else said)


class _Room(Record):
    """How many corrections are named, and how many letters a point and the requests have."""

    mended: int
    point: int
    asked: int = LONGEST


def _written(letter: Letter, groups: Sequence[Sequence[NoteRow]], language: Language, room: _Room) -> str:
    points = ((group[0].weight, _told(group, language, room.point)) for group in groups)
    where = _WHERE.filled(file=f"{letter.name}.xlsx")
    mended = told_mended(letter.mended, language, room.mended, where)
    rest = _rest(letter, groups, language)
    return _assembled(letter, list(listed(points, language)), rest, room.asked, language, mended)


def _assembled(
    letter: Letter, points: Sequence[str], rest: str, asked: int, language: Language, mended: str = ""
) -> str:
    """Head, what is asked in so many letters, the points, and by when; between them blank lines."""
    head = [" ".join(filter(None, (LETTER_TITLE.said(language), letter.quarter, str(letter.year or "")))) + "*"]
    head.append(_TO.filled(addressee=plain(shortened(letter.addressee, _LONGEST_NAME))).said(language))
    state = f"{_STATE.filled(state=bold(letter.state.said(language))).said(language)}"
    told = " ".join(each.said(language) for each in letter.requests)
    request = shortened(plain(f"{told} {mended}"), asked)
    end = [rest, _by(letter, language), plain(shortened(letter.sender, _LONGEST_NAME))]
    blocks = ["\n".join(head), f"{state}\n{request}", *points, "\n".join(filter(None, end))]
    return "\n\n".join(filter(None, blocks))


def listed(told: Iterable[tuple[Weight, str]], language: Language) -> Iterator[str]:
    """What is told below the name of its severity, or as on trial, numbered throughout."""
    for weight, items in groupby(enumerate(told, 1), key=lambda each: each[1][0]):
        lines = (f"{number}. {text}" for number, (_, text) in items)
        yield "\n".join([f"{weight.label.said(language)}:", *lines])


def _told(group: Sequence[NoteRow], language: Language, longest: int) -> str:
    """Place, finding and remedy of the first, with the cells of which the same is said.

    Where all of it is too long the remedy is left out; a text that is cut within quotation marks closes them.
    """
    first = group[0]
    finding = f"{_place(group, language)}{first.message.said(language)}"
    whole = f"{finding} {first.hint.said(language)}"
    if len(whole) <= longest:
        return plain(whole)
    cut = shortened(finding, longest)
    return plain(f'{cut}"' if cut.count('"') % 2 else cut)


def _place(group: Sequence[NoteRow], language: Language) -> str:
    first = group[0]
    places = list(dict.fromkeys(where(each).said(language) for each in group if row_number(each.cell)))
    if not first.sheet:
        return f"{shortened(first.file, _LONGEST_NAME)}: "
    if not places:
        return _WHOLE_SHEET.filled(sheet=first.sheet).said(language)
    cells = ", ".join(places[:_FEW_CELLS]) + (" …" if len(places) > _FEW_CELLS else "")
    place = cells if " " in places[0] else CELLS.filled(cells=cells).said(language)
    return _PLACE.filled(sheet=shortened(first.sheet, _LONGEST_NAME), place=place).said(language)


def _rest(letter: Letter, groups: Sequence[Sequence[NoteRow]], language: Language) -> str:
    """How much is not named here, and where it stands."""
    named = {id(point) for group in groups for point in group}
    others = left([point for point in letter.points if id(point) not in named], language)
    if not others:
        return ""
    said = _MORE if groups else _LISTED
    return said.filled(left=others, file=plain(f"{letter.name}.xlsx")).said(language)


def _by(letter: Letter, language: Language) -> str:
    if not letter.asks:
        return ""
    asked = [_BY.filled(date=bold(letter.reply_by.said(language))).said(language)] if letter.reply_by else []
    return " ".join([*asked, _THANKS.said(language)])


def _urgent_first(points: Sequence[NoteRow]) -> list[list[NoteRow]]:
    """The severest first, then what stands against a whole file or sheet, then what is met most often."""
    return sorted(
        alike(points), key=lambda group: (group[0].severity.rank, bool(row_number(group[0].cell)), -len(group))
    )
