"""What differs between a workbook and its return: nothing but what a mark needs, taken out here by other ways than it was put in."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from tests.excel_conditions import Opened
from tests.tortured_parts import MAIN

NEEDED = re.compile(
    r"(?i)\[content_types\]\.xml|.*\.rels|.*/styles\d*\.xml|.*/workbook\d*\.xml|xl/(?:worksheets|macrosheets)/[^/]+\.xml|"
    r".*/comments[^/]*\.xml|.*\.vml|docprops/app\.xml"
)
NEW = re.compile(r"xl/(?:commentsRak\d+\.xml|drawings/vmlDrawingRak\d+\.vml|worksheets/sheetRak\d+\.xml)|.*\.rels")
_OURS = [
    re.compile(each, re.DOTALL)
    for each in (
        rb"<((?:\w+:)?)conditionalFormatting sqref=\"[^\"]*\"><\1cfRule type=\"expression\" dxfId=\"\d+\" priority=\"1\">"
        rb"<\1formula>LEN\(\"rak-excel\"\)&gt;0</\1formula></\1cfRule></\1conditionalFormatting>",
        rb"<(?:\w+:)?legacyDrawing [^>]*\"rIdRak\d+\"/>",
        rb"<(?:\w+:)?Relationship Id=\"rIdRak\d+\"[^>]*/>",
        rb"<(?:\w+:)?Override PartName=\"/xl/(?:comments|drawings/vmlDrawing|worksheets/sheet)Rak\d+\.\w+\" [^>]*/>",
        rb"<(?:\w+:)?Override PartName=\"/xl/worksheets/_rels/[^\"]+\" [^>]*/>",
        rb"<(?:\w+:)?sheet name=[^>]*\"rIdRak\d+\"/>",
        rb"<((?:\w+:)?)definedName name=\"_xlnm\.Print_Titles\" localSheetId=\"\d+\">'Catatan RAK[^<]*</\1definedName>",
        rb"<(?:\w+:)?author>rak-excel</(?:\w+:)?author>",
        rb"<((?:\w+:)?)comment ref=\"[A-Z]+\d+\" authorId=\"\d+\" shapeId=\"0\"><\1text><\1r><\1rPr>"
        rb"(?:(?!</\1comment>).)*rak-excel:(?:(?!</\1comment>).)*</\1comment>",
        rb"<(\w+:)shape id=\"_x0000_s\d+\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden;z-index:1\" "
        rb"fillcolor=\"#ffffe1\" \w+:insetmode=\"auto\">(?:(?!</\1shape>).)*</\1shape>",
        rb"<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
        rb"<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>",
    )
]
_EMPTY = re.compile(rb"<([\w:]+)((?:\s[^<>]*?)?)\s*(?:/>|></\1>)")
_NO_NAMES = re.compile(rb"<(?:\w+:)?definedNames/>")
_COUNT = re.compile(rb"\scount=[\"']\d+[\"']")
_LISTS = re.compile(rb"<((?:\w+:)?(?:fonts|fills|borders|cellXfs|dxfs))\b([^>]*?)(?:/>|>(.*?)</\1>)", re.DOTALL)


_LOOKS_OF_OURS = re.compile(rb"(?:<(font|fill|border|xf|dxf)\b(?:[^<>]*/>|(?:(?!</\1>).)*</\1>))*", re.DOTALL)


def losses(before: bytes, after: bytes) -> Iterator[str]:
    """What of a workbook is not in its return as it was, or is there and has no business to be."""
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (before, after))
    names = {info.filename for info in old.infolist()}
    yield from (f"{name} is gone" for name in sorted(names - set(new.namelist())))
    if [name for name in new.namelist() if name in names] != [
        name for name in old.namelist() if name in new.namelist()
    ]:
        yield "members stand in another order, or twice"
    yield from (f"{name} is new" for name in sorted(set(new.namelist()) - names) if not NEW.fullmatch(name))
    for name in sorted(names & set(new.namelist())):
        was, now = old.read(name), new.read(name)
        plain = name.replace("\\", "/")
        if was != now and not NEEDED.fullmatch(plain):
            yield f"{name} differs"
        elif was != now and without_ours(plain, was) != without_ours(plain, now):
            yield f"{name} differs in more than our additions"


def without_ours(name: str, part: bytes) -> bytes:
    """A part without what we put into it: of the lists of looks, which grow at their ends, nothing but their beginnings."""
    for pattern in _OURS:
        part = pattern.sub(b"", part)
    if re.search(r"styles\d*\.xml$", name):
        part = _LISTS.sub(lambda found: b"<%s%s/>" % (found[1], _COUNT.sub(b"", found[2])), part)
        part = re.sub(rb"<(?:\w+:)?dxfs\s*/>", b"", part)  # some have no such list
    return _NO_NAMES.sub(b"", _EMPTY.sub(rb"<\1\2/>", part))


def lost_looks(before: bytes, after: bytes) -> Iterator[str]:
    """The lists of looks that do not begin with all that was in them."""
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (before, after))
    for name in (each for each in old.namelist() if re.search(r"/styles\d*\.xml$", each)):
        was, now = (
            {found[1]: found[3] or b"" for found in _LISTS.finditer(package.read(name))} for package in (old, new)
        )
        yield from (f"{name}: {each.decode()}" for each in was if not now.get(each, b"").startswith(was[each]))
        added = {each: now[each][len(was.get(each, b"")) :].replace(b"x:", b"") for each in now}
        yield from (f"{name}: foreign {each.decode()}" for each in added if not _LOOKS_OF_OURS.fullmatch(added[each]))


def marks_in(content: bytes) -> Counter[str]:
    """The cells that carry a mark of ours, how often each: `Rencana!B5`."""
    opened, found = Opened(content), Counter[str]()
    for sheet, member, _ in opened.sheets():
        for each in opened.tree(member).iter(f"{{{MAIN}}}conditionalFormatting"):
            rules = [rule for rule in each.iter(f"{{{MAIN}}}formula") if "rak-excel" in (rule.text or "")]
            cells = [cell for area in each.get("sqref", "").split() for cell in _cells(area)]
            found.update(f"{sheet.get('name')}!{cell}" for cell in cells * len(rules))
    return found


def _cells(area: str) -> Iterator[str]:
    left, top, right, bottom = (side or 0 for side in range_boundaries(area))
    yield from (f"{get_column_letter(at)}{row}" for row in range(top, bottom + 1) for at in range(left, right + 1))


def notes_in(content: bytes) -> Counter[str]:
    """The same of the notes of ours."""
    opened = Opened(content)
    return Counter(
        f"{sheet.get('name')}!{each.get('ref')}"
        for sheet, member, _ in opened.sheets()
        for comments in opened.of_kind(member, "comments")
        for each in opened.tree(comments).iter(f"{{{MAIN}}}comment")
        if "rak-excel:" in "".join(each.itertext())
    )


def values_of(content: bytes) -> dict[str, dict[str, object]] | None:
    """The values of all cells, as openpyxl reads them; None where it does not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content))
    except Exception:  # what it stumbles over in the original it stumbles over in the return
        return None
    return {
        sheet.title: {
            cell.coordinate: str(getattr(cell.value, "text", cell.value))
            for cell in sheet._cells.values()  # iter_rows makes all those before the last one
            if cell.value is not None
        }
        for sheet in book.worksheets
    }
