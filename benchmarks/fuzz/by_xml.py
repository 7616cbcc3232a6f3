"""Mutations of the XML inside an archive: its elements, attributes, texts, and what stands before it."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable
from dataclasses import replace
from xml.sax.saxutils import escape

from benchmarks.fuzz import hostile
from benchmarks.fuzz.archives import members_of, packed
from benchmarks.fuzz.mutation import Mutation, UnfitError

Change = Callable[[str, random.Random], str]

_TAG = re.compile(r"<[A-Za-z_][^<>]*>")
_WHOLE = re.compile(r"<([A-Za-z_][\w:.-]*)(?: [^<>]*)?(?:/>|>[^<>]*</\1>)")  # an element that holds no other
_ATTRIBUTE = re.compile(r' ([A-Za-z_][\w:.-]*)="([^"<>]*)"')
_TEXT = re.compile(r">([^<>]+)</")
_COUNTED = re.compile(
    r' ([\w:.-]*(?:count|Count|repeated|spanned|min|max|ref|spans|sqref|s|r|t|c|id|Id|sheetId))="([^"<>]*)"'
)
_OFTEN = (2, 50, 3_000, 30_000)
_MOST = 3_000_000  # letters that a repeated piece may become
_PICKED = (
    "sheet",
    "workbook",
    "sharedStrings",
    "styles",
    "content",
    ".rels",
    "comments",
    "drawing",
    "meta",
    "Types",
    "app",
    "core",
)


def in_archive(change: Change) -> Mutation:
    """The mutation that makes this change to one XML member; those that are read are taken more often."""

    def mutated(content: bytes, dice: random.Random) -> bytes:
        members = members_of(content)
        listed = [
            number for number, each in enumerate(members) if each.name.endswith((".xml", ".rels")) and each.content
        ]
        if not listed:
            raise UnfitError
        word = dice.choice(_PICKED)
        preferred = [number for number in listed if word in members[number].name]
        for at in [*dice.sample(preferred, len(preferred)), *dice.sample(listed, len(listed))]:
            with contextlib.suppress(UnfitError):  # the next one may have what is changed
                changed = change(members[at].content.decode("utf-8", "replace"), dice)
                members[at] = replace(members[at], content=changed.encode("utf-8", "replace"))
                return packed(members)
        raise UnfitError

    mutated.__name__ = change.__name__
    return mutated


def attribute_doubled(text: str, dice: random.Random) -> str:
    found = _picked(_ATTRIBUTE, text, dice)
    value = dice.choice((found[2], _value(dice)))
    return _put(text, found, dice.choice((f'{found[0]} {found[1]}="{value}"', f' {found[1]}="{value}"{found[0]}')))


def attribute_dropped(text: str, dice: random.Random) -> str:
    return _put(text, _picked(_ATTRIBUTE, text, dice), "")


def attribute_renamed(text: str, dice: random.Random) -> str:
    found = _picked(_ATTRIBUTE, text, dice)
    name = dice.choice(
        (
            f"x:{found[1]}",
            found[1].upper(),
            found[1].title(),
            f"xml:{found[1]}",
            f"{found[1]}x",
            f"xmlns:{found[1][:1]}",
        )
    )
    return _put(text, found, f' {name}="{found[2]}"')


def attribute_quoted_otherwise(text: str, dice: random.Random) -> str:
    found = _picked(_ATTRIBUTE, text, dice)
    return _put(
        text,
        found,
        dice.choice((f" {found[1]}='{found[2]}'", f' {found[1]} = "{found[2]}"', f"\n{found[1]}\t=\n'{found[2]}'")),
    )


def attribute_with_sign(text: str, dice: random.Random) -> str:
    """An attribute holds what a pattern takes for the end of a tag, or for another element."""
    tag = _picked(_TAG, text, dice)
    value = dice.choice((">", "/>", "</c>", "<c>", "<!--", "]]>", "'", "&#62;", "&lt;", " r=", "<row r='1048576'>"))
    end = 2 if tag[0].endswith("/>") else 1
    return _put(text, tag, f'{tag[0][:-end]} x="{value}"{tag[0][-end:]}')


def attribute_set(text: str, dice: random.Random) -> str:
    found = _picked(_ATTRIBUTE, text, dice)
    return _put(text, found, f' {found[1]}="{_value(dice)}"')


def number_set(text: str, dice: random.Random) -> str:
    """A count, an index, an address or a type becomes extreme."""
    found = _picked(_COUNTED, text, dice)
    value = dice.choice((*hostile.NUMBERS, *hostile.REFERENCES, "s", "b", "e", "d", "str", "inlineStr"))
    return _put(text, found, f' {found[1]}="{value}"')


def element_repeated(text: str, dice: random.Random) -> str:
    found = _picked(dice.choice((_WHOLE, _TAG)), text, dice)
    return _put(text, found, found[0] * min(dice.choice(_OFTEN), 1 + _MOST // len(found[0])))


def element_counted_on(text: str, dice: random.Random) -> str:
    """An element comes thousands of times, its numbers one higher each time."""
    found = _picked(_WHOLE, text, dice)
    often = min(dice.choice((50, 3_000, 20_000)), 1 + _MOST // len(found[0]))
    last = list(re.finditer(r"\d+", found[0]))
    pieces = []
    for number in range(often):
        piece = found[0]
        for each in reversed(last):
            piece = piece[: each.start()] + str((int(each[0][:9]) + number) % 1_048_576) + piece[each.end() :]
        pieces.append(piece)
    return _put(text, found, "".join(pieces))


def element_dropped(text: str, dice: random.Random) -> str:
    return _put(text, _picked(dice.choice((_WHOLE, _TAG)), text, dice), "")


def element_nested(text: str, dice: random.Random) -> str:
    found = _picked(_WHOLE, text, dice)
    depth = dice.choice((1, 5, 1_000, 50_000))
    return _put(text, found, f"<{found[1]}>" * depth + found[0] + f"</{found[1]}>" * depth)


def element_moved(text: str, dice: random.Random) -> str:
    found = _picked(_WHOLE, text, dice)
    without = _put(text, found, "")
    to = _picked(_TAG, without, dice)
    return without[: to.start()] + found[0] + without[to.start() :]


def tag_written_otherwise(text: str, dice: random.Random) -> str:
    """A name in other case or with a prefix, or blanks within a tag; or so in all tags of its name."""
    found = _picked(re.compile(r"<(/?)([A-Za-z_][\w.-]*)(?=[ />])"), text, dice)
    name = found[2]
    other = dice.choice((name.upper(), f"x:{name}", f"{name} ", f"{name}\n", f"{name}\t", f"{name}x", f"main:{name}"))
    if dice.random() < 0.5:
        return _put(text, found, f"<{found[1]}{other}")
    whole = re.sub(rf"<(/?){re.escape(name)}(?=[ />])", lambda each: f"<{each[1]}{other}", text)
    declared = dice.choice(("x", "main"))
    return _XMLNS.sub(lambda each: f' xmlns:{declared}="{each[1]}"{each[0]}', whole, count=1)


_XMLNS = re.compile(r' xmlns="([^"]*)"')


def text_set(text: str, dice: random.Random) -> str:
    found = _picked(_TEXT, text, dice)
    return f"{text[: found.start(1)]}{_written(hostile.text(dice), dice)}{text[found.end(1) :]}"


def texts_set(text: str, dice: random.Random) -> str:
    """Several texts at once become hostile."""
    for _ in range(dice.choice((3, 20))):
        text = text_set(text, dice)
        if len(text) > 2 * _MOST:
            break
    return text


def text_written_otherwise(text: str, dice: random.Random) -> str:
    """The same text as CDATA, cut by comments, or with references."""
    found = _picked(_TEXT, text, dice)
    said = found[1]
    middle = len(said) // 2
    other = dice.choice(
        (f"<![CDATA[{said}]]>", f"{said[:middle]}<!-- </c> -->{said[middle:]}", f"{said[:middle]}<?a b?>{said[middle:]}",
         "".join(f"&#{ord(each)};" for each in said), f"{said}&unknown;", f"{said}&#0;", f"{said}&#x1F;", f"{said}\x01", f"{said}\x1b",
         f"{said}&#xD800;", f"{said}&#x110000;", f"{said}&", f"{said}]]>", f"<![CDATA[{said}", f"<!--{said}", "&#x41;" * 5_000)
    )  # fmt: skip
    return f"{text[: found.start(1)]}{other}{text[found.end(1) :]}"


def hidden_in_comment(text: str, dice: random.Random) -> str:
    """A comment or an instruction that holds an element, which a pattern takes for one."""
    found, at = _picked(_TAG, text, dice), _picked(_TAG, text, dice)
    other = dice.choice(
        (f"<!--{found[0]}-->", f"<?x {found[0]}?>", f"<![CDATA[{found[0]}]]>", "<!--", "<!-- -- -->", "<?x", "<!-->")
    )
    return text[: at.start()] + other + text[at.start() :]


def entities_declared(text: str, dice: random.Random) -> str:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, dice.choice((2, 5, 10))))
    declared = dice.choice(
        ('<!ENTITY a "x">', f'<!ENTITY a0 "ha">{lines}<!ENTITY a "&a1;">', '<!ENTITY a SYSTEM "file:///etc/hostname">',
         '<!ENTITY a SYSTEM "http://127.0.0.1:9/x">', '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;', '<!ENTITY a "&a;">')
    )  # fmt: skip
    start = _picked(_TAG, text, dice, first=True)
    document = (
        f"{text[: start.start()]}<!DOCTYPE {start[0][1:].split()[0].strip('>/')} [{declared}]>{text[start.start() :]}"
    )
    found = _picked(_TEXT, document, dice)
    return f"{document[: found.start(1)]}&a;{document[found.end(1) :]}"


def encoding_said(text: str, dice: random.Random) -> str:
    """It says that it is written in another way than it is."""
    name = dice.choice(
        ("UTF-16", "utf-16le", "latin-1", "windows-1252", "UTF-7", "x", "", "EBCDIC-CP-US", "UTF-32", "ascii")
    )
    version = dice.choice(("1.0", "1.1", "2.0"))
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return f'<?xml version="{version}" encoding="{name}"?>{body}'


def cut_between(text: str, dice: random.Random) -> str:
    """The end is missing, from a tag on, or some stands behind it."""
    at = _picked(_TAG, text, dice).start()
    return dice.choice((text[:at], text + text, text + "<x/>", text + "x", text[:at] + "</x>" + text[at:]))


def encoded_otherwise(content: bytes, dice: random.Random) -> bytes:
    """A member is written in UTF-16 or so, and says that or does not."""
    members = members_of(content)
    listed = [number for number, each in enumerate(members) if each.name.endswith((".xml", ".rels"))]
    if not listed:
        raise UnfitError
    at, way = (
        dice.choice(listed),
        dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp500", "latin-1")),
    )
    text = members[at].content.decode("utf-8", "replace")
    if dice.random() < 0.7:
        text = text.replace("UTF-8", "UTF-16", 1)
    members[at] = replace(members[at], content=text.encode(way, "replace"))
    return packed(members)


def _picked(pattern: re.Pattern[str], text: str, dice: random.Random, *, first: bool = False) -> re.Match[str]:
    """A match of the pattern: the next behind any letter, or one of a name that is drawn, since most tags are cells."""
    if not first and dice.random() < 0.5:
        named: dict[str, list[re.Match[str]]] = {}
        for each in pattern.finditer(text):
            named.setdefault(re.split(r"[ =/>]", each[0].lstrip(" <"), maxsplit=1)[0], []).append(each)
        if named:
            return dice.choice(named[dice.choice(sorted(named))])
    found = pattern.search(text, 0 if first or not text else dice.randrange(len(text))) or pattern.search(text)
    if found is None:
        raise UnfitError
    return found


def _put(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]


def _value(dice: random.Random) -> str:
    return escape(
        dice.choice((dice.choice(hostile.NUMBERS), dice.choice(hostile.REFERENCES), hostile.text(dice))),
        {'"': "&quot;"},
    )


def _written(said: str, dice: random.Random) -> str:
    """As a program writes it; control letters as such, by the way of Excel, or as references."""
    way = dice.randrange(3)
    if way == 0:
        return escape(said)
    form = "_x{:04X}_" if way == 1 else "&#{};"
    return "".join(form.format(ord(each)) if ord(each) < 32 else escape(each) for each in said)


TAGS = (
    *map(
        in_archive,
        (
            attribute_doubled, attribute_dropped, attribute_renamed, attribute_quoted_otherwise, attribute_with_sign, attribute_set,
            number_set, element_repeated, element_counted_on, element_dropped, element_nested, element_moved, tag_written_otherwise,
            hidden_in_comment, encoding_said, cut_between,
        ),
    ),
    encoded_otherwise,
)  # fmt: skip
TEXTS = tuple(map(in_archive, (text_set, texts_set, text_written_otherwise, entities_declared)))
MUTATIONS = (*TAGS, *TEXTS)
