"""Parts of a package as a stream of their elements. No entity is declared, and nothing outside is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.archive import damaged, too_big
from rak_excel.formats.opened.limits import Budget

_Started = Callable[[str, Mapping[str, str]], None]
Ended = Callable[[str], object]

_DEEPEST = 200  # elements inside each other; the parser keeps each of them
_MOST = 300_000  # elements of a part that is no sheet and no list of texts


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
    most, refusal = (budget.left("elements"), budget.limits.refusal) if budget else (_MOST, too_big)
    events = _Events(root, started, ended, most, refusal)
    parser = new_parser(events.start, events.end)
    if text:
        parser.CharacterDataHandler = text
    try:
        if xml.strip():
            parse(parser, xml.lstrip())
    except _OtherRootError:
        return
    finally:
        if budget:
            budget.spend(elements=min(events.elements, most))


@dataclass(slots=True)
class _Events:
    """Passes elements on, as long as they are neither too many nor too deep."""

    root: str
    started: _Started
    ended: Ended | None
    most: int
    refusal: Callable[[], UnreadableWorkbookError]
    depth: int = 0
    elements: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name[name.find(":") + 1 :]
        if not self.depth and name != self.root:
            raise _OtherRootError
        self.depth += 1
        self.elements += 1
        if self.depth > _DEEPEST:
            raise damaged()
        if self.elements > self.most:
            raise self.refusal()
        self.started(name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.ended:
            self.ended(name[name.find(":") + 1 :])


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
