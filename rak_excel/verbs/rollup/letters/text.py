"""A letter as a text for WhatsApp: short, with what to correct first and how much more there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rak_excel.language import Language, Text
from rak_excel.reading.own_reports import LETTER_TITLE
from rak_excel.verbs.rollup.letters.content import Letter, left
from rak_excel.verbs.rollup.letters.points import Point, alike
from rak_excel.verbs.whatsapp import LONGEST, bold, length, plain
from rak_excel.vocabulary.words import shortened

MOST = 5  # things that are named: the page has the others
_LONGEST_POINT = 240  # letters
_LONGEST_NAME = 80
_TO = Text("Yth. {addressee}", "To: {addressee}")
_STATE = Text("Status: {state}", "Status: {state}")
_PLACE = Text("Sheet {sheet}, {place}: ", "Sheet {sheet}, {place}: ")
_CELLS = Text("sel {cells}", "cell {cells}")
_WHOLE_SHEET = Text("Sheet {sheet}: ", "Sheet {sheet}: ")
_MORE = Text("Masih ada {left}. Daftarnya di file {file}.", "Not listed here: {left}. See the file {file}.")
_LISTED = Text("Ada {left}. Daftarnya di file {file}.", "Found: {left}. See the file {file}.")
_BY = Text("Kami tunggu paling lambat {date}.", "Please answer by {date}.")
_THANKS = Text("Terima kasih.", "Thank you.")
_FEW_CELLS = 4


def letter_as_text(letter: Letter, language: Language) -> str:
    """At most LONGEST letters, as its file has them. Nothing from a cell breaks a line or turns a word bold."""
    groups = _urgent_first(letter.points)[:MOST]
    for count in range(len(groups), -1, -1):
        text = _written(letter, groups[:count], language)
        if length(text) <= LONGEST:
            return text
    return _written(letter, [], language, longest=LONGEST // 3)


def _written(letter: Letter, groups: Sequence[Sequence[Point]], language: Language, longest: int = LONGEST) -> str:
    head = [f"{LETTER_TITLE.said(language)} {letter.year or ''}".rstrip() + "*"]
    head.append(_TO.filled(addressee=plain(shortened(letter.addressee, _LONGEST_NAME))).said(language))
    state = f"{_STATE.filled(state=bold(letter.state.said(language))).said(language)}"
    asked = shortened(plain(" ".join(each.said(language) for each in letter.requests)), longest)
    end = [_rest(letter, groups, language), _by(letter, language), plain(shortened(letter.sender, _LONGEST_NAME))]
    blocks = ["\n".join(head), f"{state}\n{asked}", *_lists(groups, language), "\n".join(filter(None, end))]
    return "\n\n".join(filter(None, blocks))


def _lists(groups: Sequence[Sequence[Point]], language: Language) -> list[str]:
    """The things named below the name of their severity, numbered throughout."""
    return [
        "\n".join(
            [f"{severity.label.said(language)}:", *(f"{number}. {_told(group, language)}" for number, group in listed)]
        )
        for severity, listed in groupby(enumerate(groups, 1), key=lambda each: each[1][0].severity)
    ]


def _told(group: Sequence[Point], language: Language) -> str:
    """Place, finding and remedy of the first, with the cells of which the same is said."""
    first = group[0]
    return plain(
        shortened(
            f"{_place(group, language)}{first.message.said(language)} {first.hint.said(language)}", _LONGEST_POINT
        )
    )


def _place(group: Sequence[Point], language: Language) -> str:
    first = group[0]
    places = list(dict.fromkeys(each.place.said(language) for each in group if each.row))
    if not first.sheet:
        return f"{shortened(first.file, _LONGEST_NAME)}: "
    if not places:
        return _WHOLE_SHEET.filled(sheet=first.sheet).said(language)
    cells = ", ".join(places[:_FEW_CELLS]) + (" …" if len(places) > _FEW_CELLS else "")
    place = cells if " " in places[0] else _CELLS.filled(cells=cells).said(language)
    return _PLACE.filled(sheet=shortened(first.sheet, _LONGEST_NAME), place=place).said(language)


def _rest(letter: Letter, groups: Sequence[Sequence[Point]], language: Language) -> str:
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


def _urgent_first(points: Sequence[Point]) -> list[list[Point]]:
    """The severest first, then what stands against a whole file or sheet, then what is met most often."""
    return sorted(alike(points), key=lambda group: (group[0].severity.rank, bool(group[0].row), -len(group)))
