"""What is no sound workbook is refused with one sentence, or read: never a crash, never the whole memory."""

from __future__ import annotations

import io
import random
import struct
import sys
import time
import zipfile
from collections.abc import Callable

import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.opening import Workbook, open_workbook
from tests import workbooks
from tests.dressed_workbooks import dressed_ods, dressed_xls, dressed_xlsx

FORMATS: dict[str, bytes] = {
    "xlsx": workbooks.xlsx(),
    "ods": workbooks.ods(workbooks.ods_rows(workbooks.PLAN)),
    "xlsb": workbooks.xlsb(workbooks.PLAN),
    "xls": workbooks.xls(workbooks.PLAN),
    "dressed xlsx": dressed_xlsx(),
    "dressed ods": dressed_ods(),
    "dressed xls": dressed_xls(),
}
ZIP_OF_WORD = workbooks.zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"})
LOCKED_ODS = workbooks.zipped(
    {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b'<x:encryption-data xmlns:x="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": b"\x01",
    }
)
NO_WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "kosong"),
    "zeros": (bytes(5000), "kosong"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "jpg": (b"\xff\xd8\xff\xe0JFIF", "foto"),
    "heic": (b"\0\0\0\x18ftypheic", "foto"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "foto"),
    "rar": (b"Rar!\x1a\x07\0", "RAR"),
    "html": (b"<html><table><tr><td>NO", "HTML"),
    "xml": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "csv": (b"NO;SASARAN\n1;A\n", "CSV"),
    "utf-16 text": ("NO\tSASARAN".encode("utf-16"), "CSV"),
    "old excel": (b"\x09\x04\x06\0\0\0\x10\0", "lama"),
    "noise": (b"\x01\x02\x03\x04" * 50, "bukan file Excel"),
    "zip": (workbooks.zipped({"a.xlsx": b"x"}), "ZIP"),
    "docx": (ZIP_OF_WORD, "Word"),
    "pptx": (workbooks.zipped({"[Content_Types].xml": b"<a/>", "ppt/a.xml": b"<a/>"}), "bukan file Excel"),
    "flat ods": (b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="x">', "LibreOffice"),
    "truncated": (FORMATS["xlsx"][:3000], "terpotong"),
    "truncated xls": (FORMATS["xls"][:2000], "terpotong"),
    "locked": (workbooks.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "kata sandi"),
    "locked ods": (LOCKED_ODS, "kata sandi"),
    "doc": (workbooks.compound({"WordDocument": b"x"}), "Word"),
    "other compound": (workbooks.compound({"Contents": b"x"}), "bukan file Excel"),
    "broken ods": (workbooks.zipped({"mimetype": b"opendocument.spreadsheet", "content.xml": b"<a><b>"}), "rusak"),
}


@pytest.mark.parametrize("name", NO_WORKBOOKS)
def test_what_is_no_workbook_gets_one_sentence_with_the_remedy(name: str) -> None:
    content, word = NO_WORKBOOKS[name]
    with pytest.raises(UnreadableWorkbookError) as caught:
        open_workbook(content)

    sentence = str(caught.value)
    assert word in sentence
    assert sentence.startswith("File ini ")
    assert sentence.endswith(".")


def test_a_wps_file_is_known_by_its_suffix() -> None:
    with pytest.raises(UnreadableWorkbookError, match=r"WPS \(\.et\)"):
        open_workbook(FORMATS["xls"], ".ET")


def test_a_locked_member_says_that_the_file_is_locked() -> None:
    content = bytearray(FORMATS["xlsx"])
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1

    with pytest.raises(UnreadableWorkbookError, match="kata sandi"):
        open_workbook(bytes(content))


def test_a_zip_bomb_is_not_unpacked() -> None:
    content = workbooks.rezipped(FORMATS["xlsx"], {"xl/sharedStrings.xml": bytes(60_000_000)})
    assert len(content) < 100_000

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        open_workbook(content)


def test_a_size_that_lies_is_not_believed() -> None:
    content = bytearray(workbooks.rezipped(FORMATS["xlsx"], {"xl/sharedStrings.xml": bytes(60_000_000)}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    at = -1
    for _ in range(names.index("xl/sharedStrings.xml") + 1):
        at = content.find(b"PK\x01\x02", at + 1)
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        open_workbook(bytes(content))


def filled_ods(rows: int, columns: int, inner: str = "x") -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" '
        f'table:number-columns-repeated="{columns}"><text:p>{inner}</text:p></table:table-cell></table:table-row>'
    )


@pytest.mark.parametrize(
    "rows",
    [
        filled_ods(9_999, 702),
        f'{filled_ods(9_999, 30)}</table:table><table:table table:name="2">{filled_ods(9_999, 30)}',
    ],
    ids=["one sheet", "two sheets"],
)
def test_cells_repeated_without_end_are_not_unfolded(rows: str) -> None:
    sheets = open_workbook(workbooks.ods(rows)).sheets

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        [sheet.rows for sheet in sheets]


def test_a_sheet_of_an_ods_that_nobody_asks_for_may_have_cells_without_end() -> None:
    other = f'</table:table><table:table table:name="2">{filled_ods(9_999, 702)}'

    assert open_workbook(workbooks.ods(filled_ods(1, 1) + other)).sheets[0].text(1, 1) == "x"


def test_spaces_repeated_without_end_are_not_unfolded() -> None:
    (sheet,) = open_workbook(workbooks.ods(filled_ods(1, 1, 'x<text:s text:c="900000000"/>x'))).sheets
    assert len(sheet.text(1, 1)) < 2_000


def test_a_row_of_an_xlsb_that_does_not_say_its_number_is_not_believed() -> None:
    text = (6, struct.pack("<III", 3, 0, 1) + b"x\0")
    sheet = workbooks.xlsb_sheet([text, (0, b""), text])
    content = workbooks.rezipped(FORMATS["xlsb"], {"xl/worksheets/sheet1.bin": sheet})

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        open_workbook(content)


DIMENSIONS = struct.pack("<HH", 0x200, 14)


@pytest.mark.parametrize(
    "changed",
    [
        DIMENSIONS + struct.pack("<IIHH", 0x87000000, 3, 0, 20),
        struct.pack("<HHHHHH", 0x200, 10, 60_000, 3, 0, 20),
    ],
    ids=["Excel 97", "Excel 95"],
)
def test_an_xls_whose_end_stands_before_its_start_is_read_all_the_same(changed: bytes) -> None:
    (sheet,) = open_workbook(damaged_xls(DIMENSIONS, changed)).sheets
    assert sheet.text(2, 3) == "Opini BPK"


@pytest.mark.parametrize("kind", [0x10, 5], ids=["sheet", "workbook"])
def test_an_xls_whose_parts_do_not_begin_as_they_should_is_refused_in_silence(
    kind: int, capfd: pytest.CaptureFixture[str]
) -> None:
    start = struct.pack("<HHHH", 0x809, 16, 0x600, kind)

    with pytest.raises(UnreadableWorkbookError, match="rusak"):
        open_workbook(damaged_xls(start, b"\x08\x88" + start[2:]))
    assert capfd.readouterr() == ("", "")


def damaged_xls(old: bytes, new: bytes, content: bytes = FORMATS["xls"]) -> bytes:
    """The .xls with other bytes where `old` begins."""
    assert content.count(old) == 1
    at = content.find(old)
    return content[:at] + new + content[at + len(new) :]


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 3, 20))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def swapped(content: bytes, dice: random.Random) -> bytes:
    first, second = sorted(dice.sample(range(len(content)), 2))
    other = FORMATS[dice.choice(sorted(FORMATS))]
    return content[:first] + other[first:second] + content[second:]


def unpacked_flipped(content: bytes, dice: random.Random) -> bytes:
    """Bytes flipped inside a member, which then is packed again: deeper than the checksums reach."""
    if not content.startswith(b"PK"):
        return flipped(content, dice)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = dice.choice(archive.namelist())
        return workbooks.rezipped(content, {name: flipped(archive.read(name) or b"x", dice)})


def most_memory() -> int:
    """The most bytes that this process has had; 0 on Windows, which does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # not there on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def read_whole(book: Workbook) -> None:
    """Asks for whatever is loaded late."""
    for sheet in book.sheets:
        assert all(sheet.number_format(*address) != "" for address in sheet.addresses())
        assert all(sheet.fault(*address) for address in sheet.faulty)
        assert sheet.hidden_rows is not None
        assert sheet.seen.looks is sheet.looks or sheet.seen.looks == sheet.looks


@pytest.mark.parametrize("breaking", [cut, flipped, swapped, unpacked_flipped], ids=lambda each: each.__name__)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_broken_file_is_read_or_refused_with_a_sentence(
    format_: str, breaking: Callable[[bytes, random.Random], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(f"{format_} {breaking.__name__}")  # noqa: S311 - no secret, only the same files every time
    refused, slowest = 0, 0.0
    before = most_memory()
    for _ in range(65):
        started = time.process_time()
        try:
            read_whole(open_workbook(breaking(FORMATS[format_], dice)))
        except UnreadableWorkbookError as error:
            refused += str(error).startswith("File ini ")
        slowest = max(slowest, time.process_time() - started)

    assert refused
    assert slowest < 10
    assert most_memory() - before < 500_000_000
    assert capfd.readouterr().err == ""


def test_a_sheet_that_is_a_bomb_is_not_unpacked_before_it_is_asked_for_nor_then() -> None:
    content = workbooks.xlsx({"RAK": workbooks.PLAN, "Lain": [["x"]]})
    book = open_workbook(workbooks.rezipped(content, {"xl/worksheets/sheet2.xml": bytes(60_000_000)}))

    assert book.sheets[0].text(2, 3) == "Opini BPK"
    with pytest.raises(UnreadableWorkbookError, match="terlalu besar"):
        _ = book.sheets[1].rows


@pytest.mark.parametrize(
    ("member", "before", "added"),
    [
        ("xl/workbook.xml", b"</sheets>", b'<!--<sheet name="RAK" sheetId="9" r:id="rId2"/>-->'),
        ("xl/workbook.xml", b' name="RAK"', b' xmlns:a="a" a:id="rId2"'),
        ("xl/_rels/workbook.xml.rels", b"</Rel", b'<!--<Relationship Id="rId1" Target="worksheets/sheet2.xml"/>-->'),
    ],
    ids=["a sheet in a comment", "two ids", "a relation in a comment"],
)
def test_a_stray_cell_costs_nothing_where_another_member_seems_to_be_the_sheet(
    member: str, before: bytes, added: bytes
) -> None:
    content = workbooks.xlsx({"RAK": workbooks.PLAN, "Lain": [["x"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told, plan = archive.read(member), archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>jauh</t></is></c></row></sheetData>'
    changed = {
        member: told.replace(before, added + before, 1),
        "xl/worksheets/sheet1.xml": plan.replace(b"</sheetData>", far),
    }
    sheet = open_workbook(workbooks.rezipped(content, changed)).sheets[0]

    assert sheet.text(2, 3) == "Opini BPK"
    assert sheet.last_row < 10
