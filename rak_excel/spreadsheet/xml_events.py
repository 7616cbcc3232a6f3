"""Parts of a package as a stream of their elements. No entity is unpacked, and nothing outside is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from rak_excel.spreadsheet.archive import damaged

Started = Callable[[str, Mapping[str, str]], None]
Ended = Callable[[str], None]


def stream(xml: bytes, root: bytes, started: Started, ended: Ended | None = None, text: Ended | None = None) -> None:
    """Tells of each element, by its name without a prefix, from this root on; of nothing where there is no such root.

    What stands before the root is left out, and with it all entities. Raises UnreadableWorkbookError at damaged XML.
    """
    begins = re.search(rb"<(?:\w+:)?" + root + rb"[\s/>]", xml)
    if not begins:
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: started(name[name.find(":") + 1 :], attributes)
    if ended:
        parser.EndElementHandler = lambda name: ended(name[name.find(":") + 1 :])
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(memoryview(xml)[begins.start() :], True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
