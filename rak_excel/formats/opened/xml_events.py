"""Parts of a package as a stream of their elements. No entity is declared, and nothing outside is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

from rak_excel.formats.opened.archive import PLAN, Budget, damaged

_Started = Callable[[str, Mapping[str, str]], None]
Ended = Callable[[str], object]

_DEEPEST = 200  # elements inside each other; the parser keeps each of them
_OF_A_PART = PLAN.but(elements=300_000)  # of one that is no sheet and no list of texts


class _OtherRootError(Exception):
    """The part is something else."""


def stream(
    xml: bytes,
    root: str,
    started: _Started,
    ended: Ended | None = None,
    text: Ended | None = None,
    *,
    budget: Budget | None = None,
) -> None:
    """Tells of each element by its name without a prefix; of nothing where the root is another, or the part is blank.

    Raises UnreadableWorkbookError at damaged XML, at more elements than the `budget` of the file has left, and where the
    part declares a type of its own, as no program does. A part that is read once for the file needs no budget.
    """
    counted, depth = budget or Budget(_OF_A_PART), 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        name = name[name.find(":") + 1 :]
        if not depth and name != root:
            raise _OtherRootError
        depth += 1
        if depth > _DEEPEST:
            raise damaged()
        counted.take("elements")
        started(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if ended:
            ended(name[name.find(":") + 1 :])

    parser = new_parser(start, end)
    if text:
        parser.CharacterDataHandler = text
    with contextlib.suppress(_OtherRootError):
        if xml.strip():
            parse(parser, xml.lstrip())


def new_parser(started: _Started | None, ended: Ended | None, between: str | None = None) -> expat.XMLParserType:
    """A parser that tells of elements. Declarations of a document's type, and with them all entities, are damage to it.

    Names come with their prefixes; with their namespaces, and this letter `between`, where one is given.
    """
    parser = expat.ParserCreate(namespace_separator=between)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = started, ended
    parser.StartDoctypeDeclHandler = refused
    return parser


def parse(parser: expat.XMLParserType, xml: bytes) -> None:
    """Raises UnreadableWorkbookError at damaged XML."""
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that is none is told by each of them
        raise damaged() from error


def refused(*_: object) -> NoReturn:
    """A declaration that no program writes."""
    raise damaged()
