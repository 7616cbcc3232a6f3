"""The comments and notes on the cells of a sheet in xlsx, found by what the sheet says it is related to."""

from __future__ import annotations

from collections.abc import Mapping

from rak_excel.formats.addresses import Address
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.xlsx.related import address_of, related
from rak_excel.formats.opened.xml_events import stream

_NOTES, _CONVERSATION = ("comments", "comment"), ("ThreadedComments", "threadedComment")


Comments = dict[Address, str]


def comments_of(archive: Archive, member: str, parts: dict[str, Comments]) -> Comments:
    """The texts by cell; `parts` keeps what was read for other sheets.

    A conversation is told with all its answers, not as the note that stands in for it.
    """
    if "comment" not in "".join(archive.names).casefold():
        return {}
    found: Comments = {}
    for kind, (root, element) in (("/comments", _NOTES), ("/threadedComment", _CONVERSATION)):
        for target in related(archive, member, kind):
            key = f"{root} {target.lower()}"
            if key not in parts:
                parts[key] = _texts(archive, target, root, element)
            found |= parts[key]
    return found


def _texts(archive: Archive, target: str, root: str, element: str) -> Comments:
    texts: dict[Address, list[list[str]]] = {}
    at: Address | None = None
    inside = False

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal at, inside
        if name == element:
            at = address_of(attributes.get("ref", "").partition(":")[0])
            if at:
                texts.setdefault(at, []).append([])
        inside = name in {"t", "text"}

    def ended(name: str) -> None:
        nonlocal at, inside
        inside = False
        at = None if name == element else at

    def text(text: str) -> None:
        if at and inside:
            texts[at][-1].append(text)

    stream(archive.part(target), root, started, ended, text, budget=archive.budget)
    joined = {address: ["".join(each).strip() for each in said] for address, said in texts.items()}
    return {address: "\n".join(filter(None, said)) for address, said in joined.items()}
