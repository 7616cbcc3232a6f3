"""The copy of a plan that is printed: what is not changed in it stays as it was, and nothing in it can stop printing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.archive import Archive
from rak_excel.formats.opened.kinds import FileKind
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.formats.opened.xlsx.parts import read_parts
from rak_excel.formats.printed.xml_tree import tree_of, written
from rak_excel.workbooks.printed import PrintedTable, only_printing
from tests.test_ods_spellings import declared_below, other_prefixes, respelt
from tests.workbooks import rezipped

EARLIER = Path(__file__).parent / "earlier" / "e8d601b"
XLSX, ODS = (EARLIER / name for name in ("ditandatangani.xlsx", "rencana/gabungan.ods"))
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "v">]>'


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def undeclared(xml: bytes) -> bytes:
    return re.sub(rb"^<\?xml[^>]*>\s*", b"", xml)


@pytest.mark.parametrize("path", [XLSX, ODS], ids=lambda path: path.suffix)
def test_what_is_not_changed_is_written_as_it_was(path: Path) -> None:
    for xml in filter(None, parts_of(path.read_bytes()).values()):
        again = written(tree_of(xml))

        assert ElementTree.canonicalize(again) == ElementTree.canonicalize(xml)
        assert written(tree_of(again)) == again


@pytest.mark.parametrize(
    "xml",
    [
        '<a b="&quot;&lt;&amp;&#10;&#9;&#13; \'>">&#13;&lt;&amp;&gt; "x"<c/>e</a>',
        '<a xmlns="u" xmlns:p="v" p:b="1" b="2"><p:c xmlns:p="w" p:b="3"/><c xmlns=""/></a>',
        '<p:a xmlns:p="u"><p:b xml:space="preserve"> </p:b></p:a>',
    ],
)
def test_signs_and_namespaces_are_kept(xml: str) -> None:
    assert ElementTree.canonicalize(written(tree_of(xml.encode()))) == ElementTree.canonicalize(xml)


def not_printed(content: bytes) -> list[str | None]:
    tables = ElementTree.fromstring(parts_of(content)["content.xml"]).iter(f"{TABLE}table")  # noqa: S314 - we wrote it
    return [each.get(f"{TABLE}name") for each in tables if each.get(f"{TABLE}print") == "false"]


@pytest.mark.parametrize(
    "spelling", [None, other_prefixes, declared_below], ids=["", "other prefixes", "declared below"]
)
def test_sheets_of_an_ods_are_chosen_whatever_its_prefixes(spelling: Callable[[str], bytes] | None) -> None:
    content = ODS.read_bytes() if spelling is None else respelt(ODS.read_bytes(), spelling)
    first, *others = [sheet.name for sheet in open_workbook(content).sheets]

    assert not_printed(only_printing(content, FileKind.ODS, [first])) == others


def test_a_table_without_a_prefix_is_left_out_too() -> None:
    bare = b'<a><table xmlns="urn:oasis:names:tc:opendocument:xmlns:table:1.0"/></a>'
    content = rezipped(ODS.read_bytes(), {"content.xml": bare})

    assert not_printed(only_printing(content, FileKind.ODS, ["lain"])) == [None]


@pytest.mark.parametrize(
    ("path", "kind", "part"), [(XLSX, FileKind.XLSX, "xl/styles.xml"), (ODS, FileKind.ODS, "content.xml")]
)
@pytest.mark.parametrize(
    "changed",
    [
        lambda xml: DOCTYPE + undeclared(xml),
        lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{(DOCTYPE + undeclared(xml)).decode()}'.encode("utf-16"),
        lambda xml: xml[:-9],
    ],
    ids=["entity", "entity in UTF-16", "cut off"],
)
def test_a_part_that_declares_entities_or_is_cut_off_is_damaged(
    path: Path, kind: FileKind, part: str, changed: Callable[[bytes], bytes]
) -> None:
    content = path.read_bytes()
    faulty = rezipped(content, {part: changed(parts_of(content)[part])})

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        only_printing(faulty, kind, ["Komisi"])


def test_elements_in_elements_are_written_however_deep() -> None:
    xml = b"<a>" * 100_000 + b"x" + b"</a>" * 100_000
    assert undeclared(written(tree_of(xml))) == xml


def test_elements_without_end_are_too_big() -> None:
    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        tree_of(b"<a>" + b"<b/>" * 400_000 + b"</a>")


def test_the_elements_of_all_parts_of_a_workbook_count_together() -> None:
    parts = parts_of(XLSX.read_bytes())
    longer = {
        name: parts[name].replace(b"<sheetData>", b"<sheetData>" + b'<row r="1"/>' * 220_000)
        for name in parts
        if name.startswith("xl/worksheets/sheet")
    }
    sheets = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"].decode())

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        only_printing(rezipped(XLSX.read_bytes(), longer), FileKind.XLSX, sheets)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'(<row [^>]*) ht="[^"]*"', r'\1 ht="inf"'),
        (r'(<row [^>]*) ht="[^"]*"', r'\1 ht="nan"'),
        (r'(<row [^>]*) ht="[^"]*"', r'\1 ht="-1"'),
        (r'(<col [^>]*) width="[^"]*"', r'\1 width="1e300"'),
        (r'(<col [^>]*)max="[^"]*"', rf'\1max="{"9" * 5_000}"'),
    ],
)
def test_a_height_or_width_that_no_row_or_column_has_is_damage(old: str, new: str) -> None:
    faulty, table = with_sheet(old, new)

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        only_printing(faulty, FileKind.XLSX, ["Komisi"], [table])


def test_columns_counted_from_below_the_first_are_soon_counted() -> None:
    faulty, table = with_sheet(r'(<col [^>]*)min="[^"]*"', r'\1min="-999999999999"')
    assert only_printing(faulty, FileKind.XLSX, ["Komisi"], [table])


def with_sheet(old: str, new: str) -> tuple[bytes, PrintedTable]:
    """The plan with the XML of a sheet changed, and the table that stood on it."""
    content = XLSX.read_bytes()
    member = read_parts(Archive(content)).sheets["Komisi"]
    xml, count = re.subn(old, new, parts_of(content)[member].decode())
    assert count
    sheet = next(each for each in open_workbook(content).sheets if each.name == "Komisi")
    return rezipped(content, {member: xml.encode()}), PrintedTable(sheet, range(9, 11), {5: True}, 5)
