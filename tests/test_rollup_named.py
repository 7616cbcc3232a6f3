"""A file that is named as a roll-up and is none that can be read: what is wrong with it is told, with the remedy."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rak_excel.errors import DamagedRollupError, MissingPathError, NotARollupError, UnreadableWorkbookError
from rak_excel.jobs.rollup.files import refuse_loss
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.opened import is_rollup
from rak_excel.workbooks.rollup.read_back.named import named_rollup
from tests import workbooks
from tests.consoles import run_command
from tests.rollup_plans import office_plan

LIST = "xl/workbook.xml"
PLAN = next((Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans").glob("*Dompu*"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("rekap") / "rekap.xlsx"
    write_rollup(path, rollup([office_plan("52.05")], provinces=["52"]), language="id")
    return path.read_bytes()


def packed_at(content: bytes, member: str) -> int:
    """Where the packed bytes of a member begin."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        header = archive.getinfo(member).header_offset
    name, extra = struct.unpack_from("<HH", content, header + 26)
    return header + 30 + int(name) + int(extra)


def listed_at(content: bytes, member: str) -> int:
    """Where the list at the end of the archive tells of a member."""
    return content.rfind(b"PK\x01\x02", 0, content.rfind(member.encode()))


def flipped(content: bytes, at: int, bits: int = 0x5A) -> bytes:
    return content[:at] + bytes([content[at] ^ bits]) + content[at + 1 :]


def locked(content: bytes) -> bytes:
    """With the mark of a member that is locked with a password, at each of them."""
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := content.find(signature, at + 1)) >= 0:
            content = flipped(content, at + place, 1)
    return content


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda content: content[:-2000], "rusak atau terpotong"),
    "its beginning only": (lambda content: content[:100], "rusak atau terpotong"),
    "nothing left": (lambda _: b"", "kosong"),
    "overwritten with nothing": (lambda content: b"\0" * len(content), "kosong"),
    "a list that cannot be unpacked": (
        lambda content: flipped(content, packed_at(content, LIST), 0x06),
        "rusak atau terpotong",
    ),
    "a list with another checksum": (
        lambda content: flipped(content, listed_at(content, LIST) + 16),
        "rusak atau terpotong",
    ),
    "a list packed in an unknown way": (
        lambda content: flipped(content, listed_at(content, LIST) + 10),
        "rusak atau terpotong",
    ),
    "locked": (
        lambda _: workbooks.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
        "dikunci dengan kata sandi",
    ),
    "locked as an archive": (locked, "dikunci dengan kata sandi"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_may_be_a_damaged_or_locked_roll_up_is_told_as_that(tmp_path: Path, content: bytes, name: str) -> None:
    damage, said = DAMAGES[name]
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(damage(content))

    assert not is_rollup(path)
    with pytest.raises(UnreadableWorkbookError) as caught:
        named_rollup(path)
    assert not isinstance(caught.value, NotARollupError)
    assert str(caught.value).startswith(f"{path}: File ini {said}. ")


def test_a_damaged_sheet_is_told_as_damage_too(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(flipped(content, packed_at(content, "xl/worksheets/sheet1.xml"), 0x06))

    with pytest.raises(DamagedRollupError, match="tidak utuh"):
        named_rollup(path)


OTHERS = {
    "plan.xlsx": PLAN.read_bytes(),
    "text.xlsx": b"NO;SASARAN\n1;A\n",
    "page.pdf": b"%PDF-1.7 ...",
    "letter.doc": workbooks.compound({"WordDocument": b"x"}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_can_be_read_and_is_something_else_is_no_roll_up(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OTHERS[name])

    with pytest.raises(NotARollupError, match="bukan rekap"):
        named_rollup(path)


def test_a_folder_is_no_roll_up_and_a_name_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotARollupError):
        named_rollup(tmp_path)
    with pytest.raises(MissingPathError):
        named_rollup(tmp_path / "tidak-ada.xlsx")


@pytest.mark.parametrize("name", ["rekap.xls", "rekap.et", "rekap.xlsx"])
def test_a_roll_up_in_another_format_is_to_be_saved_as_xlsx(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(workbooks.xls([["x"]]))

    with pytest.raises(UnreadableWorkbookError, match=r"bukan file \.xlsx, .* simpan sebagai \.xlsx"):
        named_rollup(path)


def test_a_roll_up_that_does_not_fit_into_memory_is_told_as_too_big(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(content)
    assert named_rollup(path).files
    monkeypatch.setattr("rak_excel.workbooks.rollup.opened._UNPACKED_LIMIT", 100_000)

    with pytest.raises(UnreadableWorkbookError, match="terlalu besar untuk rekap"):
        named_rollup(path)


@pytest.mark.parametrize("option", ["--previous", "--aliases", "--compare"])
def test_every_option_that_takes_a_roll_up_tells_what_is_wrong_with_it(
    tmp_path: Path, content: bytes, option: str
) -> None:
    broken, output = tmp_path / "potong.xlsx", tmp_path / "hasil.xlsx"
    broken.write_bytes(content[:-2000])
    result = run_command("rollup", PLAN, "-o", output, "--province", "52", option, broken)

    assert f"{broken}: File ini rusak atau terpotong. Minta kiriman ulang" in result.messages
    assert result.exit_code == 2
    assert not output.exists()


def test_what_stood_in_a_damaged_output_ends_in_no_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hasil.xlsx"
    path.write_bytes(flipped(content, packed_at(content, LIST), 0x06))

    refuse_loss(path, [PLAN])
