"""Sentences for people, in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import Literal, Self

from rak_excel.record import Record

Language = Literal["id", "en"]

# What acts where it should be read: it moves the cursor, recolours, renames and links, or turns the direction of what
# follows. Lone halves of a letter are none.
_ACTING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
UNSEEN = re.compile(f"[{_ACTING}]")
# The same and every other letter that looks like a blank or like nothing, for a class of a pattern.
LIKE_NOTHING = rf"\s\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0080-\U000e0fff{_ACTING}"
_IN_ITS_PLACE = "\ufffd"
_PATH = type(Path())


class Speaker(Enum):
    """Who says a sentence: a command has options, the menu asks, and the page has fields."""

    COMMAND = auto()
    MENU = auto()
    PAGE = auto()


class Text(Record):
    """One sentence in both languages. `id` is what users see unless they ask for English."""

    id: str
    en: str

    def filled(self, **values: object) -> Text:
        """This text with its {places} filled; the same values go into both languages.

        A value that is itself a Text is filled in the language of the sentence around it; a path begins no line of its own.
        """
        kinds = set(map(type, values.values()))
        if _PATH in kinds:
            values = {name: on_one_line(str(each)) if type(each) is _PATH else each for name, each in values.items()}
        if Advice in kinds or isinstance(self, Advice):
            return _by_each(lambda speaker: self.by(speaker).filled(**_all_by(speaker, values)))
        if Text in kinds:
            return Text(self.id.format_map(_said(values, "id")), self.en.format_map(_said(values, "en")))
        # The same words for both: most messages, and there are many.
        return Text(self.id.format_map(values), self.en.format_map(values))

    def advising(self, **advice: Advice) -> Advice:
        """This text with the {places} of the advice filled, and others left open."""
        return _by_each(lambda speaker: self._with({name: each.by(speaker) for name, each in advice.items()}))

    def by(self, speaker: Speaker) -> Text:
        """The sentence as this one says it: the same from all, but for advice."""
        return self

    def said(self, language: Language = "id") -> str:
        return self.en if language == "en" else self.id

    def join(self, texts: Iterable[Text | str]) -> Text:
        """Sentences, and what is called the same in both languages, with this text between them."""
        both = [text if isinstance(text, Text) else Text(text, text) for text in texts]
        if any(isinstance(each, Advice) for each in both):
            return _by_each(lambda speaker: self.join([each.by(speaker) for each in both]))
        return Text(self.id.join(each.id for each in both), self.en.join(each.en for each in both))

    def _with(self, texts: Mapping[str, Text]) -> Text:
        said, also = self.id, self.en
        for name, each in texts.items():
            said, also = said.replace(f"{{{name}}}", each.id), also.replace(f"{{{name}}}", each.en)
        return Text(said, also)

    def __str__(self) -> str:
        return self.id


class Advice(Text):
    """What people are to do, as a command says it with its options; the menu and the page say it in words of their own.

    A sentence that is filled or joined with advice is advice itself, so that whoever says it at last has its own words.
    """

    menu: Text
    page: Text

    def by(self, speaker: Speaker) -> Text:
        match speaker:
            case Speaker.MENU:
                return self.menu
            case Speaker.PAGE:
                return self.page
            case _:
                return Text(self.id, self.en)


NOTHING = Text("", "")
AND, OR = Text(" dan ", " and "), Text(" atau ", " or ")
COMMA = Text(", ", ", ")
OTHERS = Text("dan {count} lagi", "and {count} more")


class Labelled(StrEnum):
    """What is one of a few things; each member is its value, and beside it what people read."""

    label: Text

    def __new__(cls, value: str, label: Text = NOTHING) -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


def listed(names: Sequence[Text | str], last: Text = AND) -> Text:
    """`a, b dan c`: with a word of its own before the last one."""
    return last.join([*([COMMA.join(names[:-1])] if names[1:] else []), names[-1]])


def shown(text: str) -> str:
    """A text as it may go to a terminal: what would act there instead of being read is seen as a sign of its own."""
    return UNSEEN.sub(_IN_ITS_PLACE, text.replace("\r\n", "\n"))


def on_one_line(name: str) -> str:
    """The same for a name, which could otherwise begin a line that looks like one of ours."""
    return shown(name).replace("\n", _IN_ITS_PLACE)


def closing(path: object) -> str:
    """A path as the last word of a sentence: in quotation marks where it ends in a dot of its own."""
    name = on_one_line(str(path))
    return f'"{name}"' if name.endswith(".") else name


def one_text(texts: Iterable[Text], between: str = " ") -> Text:
    """The texts behind each other; blank ones say nothing."""
    return Text(between, between).join(text for text in texts if text.id)


def one_line(text: str) -> str:
    """The words of a text, with single spaces between them."""
    return " ".join(text.split())


def said_of(place: object, said: Text) -> Text:
    """What is said of a file or a cell, behind its name."""
    return _SAID_OF.filled(place=place, said=said)


def with_files(sentence: Text, told: Iterable[tuple[str, Text]]) -> Text:
    """The sentence, and behind it what is said of each file; of several the same once, with their first names."""
    files: dict[Text, list[str]] = {}
    for file, said in told:
        files.setdefault(said, []).append(file)
    return one_text([sentence, *(said_of(_few(names), said) for said, names in files.items())])


def _few(names: Sequence[str]) -> Text:
    first, left = COMMA.join(names[:_NAMED]), len(names) - _NAMED
    return _AND_MORE.filled(names=first, count=left) if left > 0 else first


_NAMED = 3
_AND_MORE = Text("{names}, dan {count} file lain", "{names} and {count} more")


_SAID_OF = Text("{place}: {said}", "{place}: {said}")


def _by_each(sentence: Callable[[Speaker], Text]) -> Advice:
    """The advice of which this is the sentence of each speaker."""
    command = sentence(Speaker.COMMAND)
    return Advice(command.id, command.en, sentence(Speaker.MENU), sentence(Speaker.PAGE))


def _all_by(speaker: Speaker, values: Mapping[str, object]) -> dict[str, object]:
    return {name: value.by(speaker) if isinstance(value, Text) else value for name, value in values.items()}


def _said(values: dict[str, object], language: str) -> dict[str, object]:
    return {name: getattr(value, language) if isinstance(value, Text) else value for name, value in values.items()}
