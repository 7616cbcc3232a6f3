"""Where the elements of a part lie, byte by byte, so that something can be put between them and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.addresses import Address, column_number
from rak_excel.formats.opened.archive import Budget
from rak_excel.formats.opened.xml_events import new_parser, parse
from rak_excel.language import Text
from rak_excel.record import Record

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED = re.compile(rb"""\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']""")
_PLAIN = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_BOM = b"\xef\xbb\xbf"
_STRICT = "http://purl.oclc.org/ooxml/"
_DEEPEST = 200


class NotSafeError(Exception):
    """The workbook is not marked, and why: a sentence for whoever gets the list of findings alone."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


UNUSUAL = Text("susunan file ini tidak lazim", "this workbook is not built as programs usually build it")
STRICT = Text("file ini disimpan sebagai Strict Open XML", "this workbook was saved as Strict Open XML")


class Span(Record):
    """One element: its name with its prefix, and where its start tag, its end tag and itself begin and end."""

    name: str
    attributes: Mapping[str, str]
    start: int
    opened: int  # behind its start tag
    closing: int  # where its end tag begins; an empty element has none
    end: int
    children: tuple[Span, ...] = ()

    @property
    def local(self) -> str:
        """Its name without the prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """Its prefix with the colon, '' where it has none."""
        return self.name[: len(self.name) - len(self.local)]

    @property
    def empty(self) -> bool:
        """Whether it is one tag: `<a/>`."""
        return self.closing == self.end

    def inner(self, name: str) -> Span | None:
        """The first child of this name."""
        return next((each for each in self.children if each.local == name), None)


Told = Callable[[str, Mapping[str, str]], None]


def spans_of(
    xml: bytes, root: str, space: str, within: Container[str] = (), *, budget: Budget, told: Told | None = None
) -> Span:
    """The root of a part with its children, and theirs where a child's name is in `within`.

    `told` hears of all other elements two steps below the root, which have no span. Raises NotSafeError where the root is
    another or of another namespace than `space`, and where its letters are not written as UTF-8.
    """
    refuse_encoding(xml)
    builder = _Builder(xml, within, budget, told)
    builder.build()
    found = builder.root
    if found is None or found.local != root:
        raise NotSafeError(UNUSUAL)
    own = found.attributes.get(f"xmlns:{found.prefix[:-1]}" if found.prefix else "xmlns", "")
    if own != space:
        raise NotSafeError(STRICT if own.startswith(_STRICT) else UNUSUAL)
    return found


def refuse_encoding(xml: bytes) -> None:
    """Raises NotSafeError where the letters of a part are not written as UTF-8."""
    declared = _DECLARED.match(xml.removeprefix(_BOM))
    if xml.startswith((b"\xff\xfe", b"\xfe\xff", b"\0")) or (declared and declared[1].lower() not in _PLAIN):
        raise NotSafeError(UNUSUAL)


class _Builder:
    def __init__(self, xml: bytes, within: Container[str], budget: Budget, told: Told | None) -> None:
        self.xml, self.within, self.budget, self.told = xml, within, budget, told
        self.root: Span | None = None
        self._open: list[tuple[str, Mapping[str, str], int]] = []
        self._children: list[list[Span]] = [[], [], []]
        self._parser = new_parser(self._started, self._ended)

    def build(self) -> None:
        try:
            parse(self._parser, self.xml)
        except UnreadableWorkbookError as error:
            raise NotSafeError(UNUSUAL) from error

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        self.budget.take("elements")
        if len(self._open) == 2 and self.told and not self._kept():
            self.told(name.rpartition(":")[2], attributes)
        if len(self._open) >= _DEEPEST:
            raise NotSafeError(UNUSUAL)
        self._open.append((name, attributes, self._parser.CurrentByteIndex))

    def _kept(self) -> bool:
        return self._open[1][0].rpartition(":")[2] in self.within

    def _ended(self, _: str) -> None:
        name, attributes, start = self._open.pop()
        depth = len(self._open)
        if depth > 2 or (depth == 2 and not self._kept()):
            return
        opened = _end_of_tag(self.xml, start)
        if self.xml[opened - 2 : opened] == b"/>":
            closing = end = opened
        else:
            closing = self._parser.CurrentByteIndex
            end = self.xml.index(b">", closing) + 1
        children = tuple(self._children[depth]) if depth < 2 else ()
        if depth < 2:
            self._children[depth] = []
        span = Span(name, attributes, start, opened, closing, end, children)
        if depth:
            self._children[depth - 1].append(span)
        else:
            self.root = span


_TAG = re.compile(rb"""<[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>""")


def _end_of_tag(xml: bytes, start: int) -> int:
    """Behind the start tag that begins here: an attribute may hold `>`."""
    found = _TAG.match(xml, start)
    if found is None:
        raise NotSafeError(UNUSUAL)
    return found.end()


_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def place_of(reference: str) -> Address | None:
    """Row and column of `B4`, also of a cell that is further out than those of a plan; None where it is no cell."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]), column_number(found[1])) if found else None


Change = tuple[int, int, bytes]
"""From where to where bytes give way, and to which; equal places insert."""


def changed(xml: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes with these changes, no two of which overlap; of several at one place each is put behind those before it."""
    pieces, at = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        pieces += [xml[at:start], new]
        at = end
    return b"".join([*pieces, xml[at:]])


def put_last(span: Span, new: bytes) -> Change:
    """Makes these elements the last ones within another."""
    if not span.empty:
        return span.closing, span.closing, new
    return span.opened - 2, span.opened, b">" + new + f"</{span.name}>".encode()


def counted(xml: bytes, span: Span, more: int) -> list[Change]:
    """Makes the count that an element tells right for so many more."""
    tag = xml[span.start : span.opened]
    found = re.search(rb"""\scount\s*=\s*["'](\d{1,9})["']""", tag)
    if not found or not more:
        return []
    start = span.start + found.start(1)
    return [(start, start + len(found[1]), b"%d" % (int(found[1]) + more))]


def prefixed(xml: str, prefix: str) -> bytes:
    """Elements written without a prefix, with this one."""
    return re.sub(r"(</?)(?=\w)", rf"\g<1>{prefix}", xml).encode() if prefix else xml.encode()


def related_by(root: Span, relation: str) -> str:
    """The attribute by which an element within this root names a relation: `r:id="rIdRak1"`."""
    prefix = next((key[6:] for key, value in root.attributes.items() if value == RELATIONS and key[6:]), "")
    return f'{prefix}:id="{relation}"' if prefix else f'xmlns:r="{RELATIONS}" r:id="{relation}"'
