"""What Excel takes for damage and no schema tells: `We found a problem with some content`."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Tree

from tests.tortured_parts import MAIN, RELATIONS

_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
_ANY = "{*}"
_LINK = f"{{{RELATIONS}}}id"
_BOX = re.compile(
    rb"<(?:\w+:)?shape\s(?:(?!</(?:\w+:)?shape>).)*ObjectType=[\"']Note[\"'].*?</(?:\w+:)?shape>", re.DOTALL
)
_SHAPE = re.compile(rb"<(?:\w+:)?shape\s[^>]*?\sid=[\"'](\w+)[\"']|<(?:\w+:)?shape\sid=[\"'](\w+)[\"']")


class Opened:
    """The parts of a workbook with what they refer to, read by other ways than the package reads them."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = {name.lower(): name for name in self.archive.namelist()}
        self.book = next((name for name in self.related("") if name.lower().endswith("book.xml")), "xl/workbook.xml")

    def read(self, name: str) -> bytes:
        return self.archive.read(self.names[name.lower()]) if name.lower() in self.names else b""

    def tree(self, name: str) -> Tree.Element:
        return Tree.fromstring(self.read(name) or b"<none/>")  # noqa: S314 - a workbook that a test made

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """By the member that is referred to: the id and the kind."""
        folder, own = posixpath.split(part)
        rels = self.tree(posixpath.join(folder, "_rels", f"{own}.rels"))
        inside = [each for each in rels if each.get("TargetMode") != "External"]
        places = [
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/") for each in inside
        ]
        kinds = [(each.get("Id", ""), each.get("Type", "").rpartition("/")[2]) for each in inside]
        return dict(zip(places, kinds, strict=True))

    def sheets(self) -> Iterator[tuple[Tree.Element, str, str]]:
        """The element, the member and the kind of each sheet."""
        places = {name: (member, kind) for member, (name, kind) in self.related(self.book).items()}
        for each in self.tree(self.book).iterfind(f"{_ANY}sheets/{_ANY}sheet"):
            yield each, *places[each.get(_LINK, "")]

    def of_kind(self, part: str, kind: str) -> list[str]:
        return [member for member, (_, own) in self.related(part).items() if own == kind]


def refused(content: bytes) -> Counter[str]:
    """What Excel would not take, how often each; of the return of a workbook what its original has not."""
    opened = Opened(content)
    found = Counter(_of_package(opened))
    found.update(_of_book(opened))
    looks = {name: _listed(opened, name) for name in ("cellXfs", "dxfs", "fonts", "fills", "borders")}
    found.update(f"{name}: a wrong count" for name, (count, told) in looks.items() if told not in {None, str(count)})
    for element, member, kind in opened.sheets():
        if kind == "worksheet":
            name, tree = element.get("name"), opened.tree(member)
            found.update(f"{name}: {each}" for each in _of_sheet(tree, looks["cellXfs"][0], looks["dxfs"][0]))
            found.update(f"{name}: {each}" for each in _of_notes(opened, member, tree))
    return found


def _of_package(opened: Opened) -> Iterator[str]:
    yield from (
        f"twice: {name}" for name, times in Counter(map(str.lower, opened.archive.namelist())).items() if times > 1
    )
    types = opened.tree("[Content_Types].xml")
    told = {each.get("PartName", "").lower().lstrip("/") for each in types}
    ends = {each.get("Extension", "").lower() for each in types}
    yield from (
        f"of no kind: {name}" for name in opened.names if name not in told and name.rpartition(".")[2] not in ends
    )
    for rels in (name for name in opened.names if name.endswith(".rels")):
        folder, _, own = rels.removesuffix(".rels").rpartition("_rels/")
        related = opened.related(f"{folder}{own}")
        yield from (f"{rels}: no {name}" for name in related if name.lower() not in opened.names and name)
        ids = [each.get("Id") for each in opened.tree(rels)]
        yield from (f"{rels}: {each} twice" for each, times in Counter(ids).items() if times > 1)


def _of_book(opened: Opened) -> Iterator[str]:
    sheets = list(opened.sheets())
    names = Counter(each.get("name", "").casefold() for each, _, _ in sheets)
    yield from (f"two sheets {name}" for name, times in names.items() if times > 1)
    yield from (f"a name of {len(name)} letters" for name in names if not 0 < len(name) <= 31)
    numbers = Counter(each.get("sheetId", "") for each, _, _ in sheets)
    yield from (
        f"sheet number {number}" for number, times in numbers.items() if times > 1 or not 0 < int(number) <= 65_534
    )
    book = opened.tree(opened.book)
    yield from ("a name of no sheet" for each in book.iter() if int(each.get("localSheetId", 0)) >= len(sheets))
    shown = int(next((each.get("activeTab", "0") for each in book.iter(f"{{{MAIN}}}workbookView")), "0"))
    yield from (
        ()
        if all(each.get("state", "visible") == "visible" for each, _, _ in sheets[shown : shown + 1])
        else ["the sheet that is shown is hidden"]
    )
    yield from _of_chain(opened, {each.get("sheetId", ""): member for each, member, _ in sheets})


def _of_chain(opened: Opened, members: Mapping[str, str]) -> Iterator[str]:
    chain = [cell for member in opened.of_kind(opened.book, "calcChain") for cell in opened.tree(member)]
    own, computed = "", dict[str, set[str | None]]()
    for cell in chain:
        own = cell.get("i", own)
        if own not in computed:
            cells = opened.tree(members.get(own, "")).iter(f"{{{MAIN}}}c")
            computed[own] = {each.get("r") for each in cells if each.find(f"{_ANY}f") is not None}
        if cell.get("r") not in computed[own]:
            yield f"no formula at {cell.get('r')} of sheet {own}"


def _listed(opened: Opened, name: str) -> tuple[int, str | None]:
    """How many looks a list has, and how many it tells of."""
    (member,) = opened.of_kind(opened.book, "styles") or [""]
    listed = opened.tree(member).find(f"{_ANY}{name}")
    return (0, None) if listed is None else (len(listed), listed.get("count"))


def _of_sheet(tree: Tree.Element, looks: int, marks: int) -> Iterator[str]:
    inner = (next(each.iterfind("*/*"), each) if _local(each) == "AlternateContent" else each for each in tree)
    order = [_ORDER.index(name) for name in map(_local, inner) if name in _ORDER]
    yield from () if order == sorted(order) else ["elements in another order"]
    names = Counter(map(_local, tree))
    yield from (
        f"two of {name}"
        for name, times in names.items()
        if times > 1 and name not in {"conditionalFormatting", "AlternateContent"}
    )
    yield from (
        "a look that there is not" for each in tree.iter(f"{{{MAIN}}}c") if int(each.get("s", 0)) >= max(looks, 1)
    )
    yield from (
        "a mark without a look" for each in tree.iter(f"{{{MAIN}}}cfRule") if int(each.get("dxfId", -1)) >= marks
    )


def _of_notes(opened: Opened, member: str, tree: Tree.Element) -> Iterator[str]:
    ids = {name: place for place, (name, _) in opened.related(member).items()}
    drawing = tree.find(f"{_ANY}legacyDrawing")
    place = ids.get(drawing.get(_LINK, ""), "") if drawing is not None else ""
    yield from ["a drawing that there is not"] if drawing is not None and not opened.read(place) else []
    boxes = opened.read(place)
    shapes = Counter(one or other for one, other in _SHAPE.findall(boxes))
    yield from (f"two shapes {each.decode()}" for each, times in shapes.items() if times > 1)
    comments = [opened.tree(each) for each in opened.of_kind(member, "comments")]
    notes = Counter(each.get("ref", "") for one in comments for each in one.iter(f"{{{MAIN}}}comment"))
    yield from (f"two notes at {ref}" for ref, times in notes.items() if times > 1)
    for one in comments:
        authors = len(one.findall(f"{_ANY}authors/{_ANY}author"))
        yield from (
            "a note of nobody" for each in one.iter(f"{{{MAIN}}}comment") if int(each.get("authorId", 0)) >= authors
        )
    placed = Counter(map(_place, _BOX.findall(boxes)))
    yield from (f"a note without a box at {ref}" for ref in notes if placed[ref] != 1)
    yield from (f"a box without a note at {ref}" for ref in placed if ref not in notes)


def _place(box: bytes) -> str:
    row, column = (int(re.findall(rb"%s>\s*(\d+)" % name, box)[0]) for name in (b"Row", b"Column"))
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _local(element: Tree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
