"""A part of a package as a tree, to be changed in a few places and written again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder

from rak_excel.formats.opened.archive import too_big
from rak_excel.formats.opened.xml_events import new_parser, parse

# Between the namespace, the local name and the prefix of a name: no XML may hold it.
_BETWEEN = "\x1f"
ELEMENTS = 400_000  # of all trees of one workbook
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = _IN_TEXT | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def tree_of(xml: bytes, left: Iterator[int] | None = None) -> Element:
    """The tree; `left` counts down the elements that one workbook may still have. Raises UnreadableWorkbookError."""
    builder, spaces, left = TreeBuilder(), dict[str, str](), left or iter(range(ELEMENTS))

    def declared(prefix: str | None, space: str | None) -> None:
        spaces[f"xmlns:{prefix}" if prefix else "xmlns"] = space or ""

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if next(left, None) is None:
            raise too_big()
        builder.start(name, {**spaces, **attributes})
        spaces.clear()

    parser = new_parser(started, builder.end, _BETWEEN)
    parser.namespace_prefixes = True
    parser.StartNamespaceDeclHandler = declared
    parser.CharacterDataHandler = builder.data
    parse(parser, xml)
    return builder.close()


def written(tree: Element) -> bytes:
    """The tree as XML; however deep it is."""
    told, pending = [_DECLARATION], list[Element | str]([tree])
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            told.append(each)
            continue
        name, tail = _written_name(each.tag), _escaped(each.tail or "", _IN_TEXT)
        told.append(f"<{name}{''.join(_attributes(each))}")
        if each.text or len(each):
            told.append(f">{_escaped(each.text or '', _IN_TEXT)}")
            pending.append(f"</{name}>{tail}")
            pending.extend(reversed(each))
        else:
            told.append(f"/>{tail}")
    return "".join(told).encode()


def name_of(element: Element) -> str:
    """Its name in whichever namespace."""
    return _parts(element.tag)[1]


def space_of(element: Element) -> str:
    """Its namespace; '' where it has none."""
    return _parts(element.tag)[0]


def named(tree: Element, name: str) -> list[Element]:
    """The elements of this name, in whichever namespace."""
    return [each for each in tree.iter() if name_of(each) == name]


def remove(tree: Element, is_gone: Callable[[Element], bool]) -> None:
    """Takes elements out, with all that they hold."""
    for parent in list(tree.iter()):
        kept = [each for each in parent if not is_gone(each)]
        if len(kept) < len(parent):
            parent[:] = kept


def attribute(element: Element, space: str, name: str) -> str | None:
    """The attribute of this name in a namespace."""
    key = next(_keys(element, space, name), None)
    return None if key is None else element.get(key)


def set_attribute(element: Element, space: str, name: str, value: str) -> None:
    """Sets an attribute in a namespace, by a prefix that stands for it there."""
    key = next(_keys(element, space, name), None)
    if key is None:
        own, _, prefix = _parts(element.tag)
        if own != space or not prefix:
            prefix = "own"
            element.set(f"xmlns:{prefix}", space)
        key = _BETWEEN.join((space, name, prefix))
    element.set(key, value)


def remove_attribute(element: Element, space: str, name: str) -> None:
    for key in list(_keys(element, space, name)):
        del element.attrib[key]


def beside(element: Element, name: str) -> str:
    """The name of a new element in the namespace of another one."""
    space, _, prefix = _parts(element.tag)
    return _BETWEEN.join(part for part in (space, name, prefix) if part)


def _keys(element: Element, space: str, name: str) -> Iterator[str]:
    return (key for key in element.attrib if _parts(key)[:2] == (space, name))


def _parts(told: str) -> tuple[str, str, str]:
    """The namespace, the local name and the prefix of an element or attribute."""
    space, _, rest = told.partition(_BETWEEN)
    if not rest:
        return "", told, ""
    name, _, prefix = rest.partition(_BETWEEN)
    return space, name, prefix


def _written_name(told: str) -> str:
    _, name, prefix = _parts(told)
    return f"{prefix}:{name}" if prefix else name


def _attributes(element: Element) -> Iterator[str]:
    return (f' {_written_name(key)}="{_escaped(value, _IN_ATTRIBUTE)}"' for key, value in element.attrib.items())


def _escaped(text: str, signs: dict[str, str]) -> str:
    for sign, instead in signs.items():
        if sign in text:
            text = text.replace(sign, instead)
    return text
