"""A zip archive stands for a folder of its name wherever a folder may be given."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.opened.contents import count_files
from rak_excel.jobs.rollup.workers import Reader, facts_of_files
from rak_excel.reading import files_not_read, find_files, find_workbooks, read_plan, read_plans, reports_passed_over
from tests import workbooks
from tests.consoles import Ended, run_command
from tests.reading_here import reading_here
from tests.zips import archive_of, put_zip, zip_of

EXAMPLES = Path(__file__).parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
PLANS = EXAMPLES / "ntb-2020" / "plans"
PLAN = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
DOCUMENT = "dokumen.pdf"


def run(*arguments: str | Path) -> Ended:
    with reading_here():
        return run_command(*arguments)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folder `kiriman` is, as it was unpacked, and `kiriman.zip`, as it was sent."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sent(folder: Path, source: Path = SUBMISSIONS, files: int = 4) -> Path:
    """A folder with submissions, in folders of their own too, and with all that lies among such."""
    folder.mkdir()
    for nth, path in enumerate(sorted(source.iterdir())[:files]):
        (folder / f"bagian {nth % 2}").mkdir(exist_ok=True)
        shutil.copy(path, folder / f"bagian {nth % 2}" / path.name)
    (folder / DOCUMENT).write_bytes(b"%PDF-1.4")
    (folder / "rusak.xlsx").write_bytes(PLAN.read_bytes()[:20_000])
    (folder / "catatan.md").write_bytes(b"# catatan")
    (folder / "desktop.ini").write_bytes(b"[.ShellClassInfo]")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "~$kunci.xlsx").write_bytes(b"kunci")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "._rusak.xlsx").write_bytes(b"x")
    return folder


COMMANDS = [
    ["check"],
    ["check", "--format", "json", "--severity", "info"],
    ["check", "-o", "hasil.csv", "--format", "csv"],
    ["check", "--brief"],
    ["merge", "-o", "hasil.xlsx"],
    ["rollup", "-o", "hasil.xlsx", "--province", "52", "--letters", "surat"],
    ["export", "-o", "hasil.json"],
    ["export", "-o", "hasil.csv"],
    ["export", "-o", "hasil.xlsx"],
    ["export", "--account"],
]


def outcome(command: list[str], given: str) -> tuple[object, ...]:
    """What a command ends with, says and writes."""
    ended = run(*command[:1], given, *command[1:])
    written = sorted(path for path in [*Path().glob("hasil.*"), *Path().glob("surat/*")] if path.is_file())
    contents = {path.as_posix(): path.read_bytes() for path in written}
    for path in written:
        path.unlink()
    return ended.exit_code, ended.results, ended.messages, contents


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED], ids=["packed", "stored"])
def test_a_zip_gives_what_the_folder_gives(place: Path, command: list[str], method: int) -> None:
    folder = sent(place / "kiriman", PLANS if command[0] == "rollup" else SUBMISSIONS)
    put_zip(folder, method)
    unpacked, packed = outcome(command, "kiriman"), outcome(command, "kiriman.zip")

    assert packed == unpacked
    assert unpacked[1] or unpacked[3]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_zip_in_a_folder_is_as_a_folder_of_its_name(place: Path, command: list[str]) -> None:
    folder = sent(place / "kiriman.zip", PLANS if command[0] == "rollup" else SUBMISSIONS)
    content = zip_of(folder)
    (place / "masuk").mkdir()
    folder.rename(place / "masuk" / "kiriman.zip")
    unpacked = outcome(command, "masuk")
    shutil.rmtree(place / "masuk" / "kiriman.zip")
    (place / "masuk" / "kiriman.zip").write_bytes(content)

    assert outcome(command, "masuk") == unpacked


def test_what_processes_read_out_of_a_zip_is_what_the_folder_gives(place: Path) -> None:
    folder = sent(place / "kiriman", PLANS)
    path = put_zip(folder)

    assert facts_of_files([path], Reader(), jobs=2) == facts_of_files([folder], Reader(), jobs=0)
    assert count_files([path, folder]) == 2 * count_files([folder])


def test_what_stands_in_a_zip_is_told_and_passed_over_as_in_a_folder(place: Path) -> None:
    folder = sent(place / "kiriman")
    run("check", PLAN, "--format", "csv", "-o", folder / "catatan.csv")
    run("check", PLAN, "--format", "xlsx", "-o", folder / "catatan")
    path = put_zip(folder)

    for seen in (files_not_read, reports_passed_over):
        assert seen([path]) == seen([folder]) != []
    assert [name for _, name in find_files([path])] == [name for _, name in find_files([folder])]
    workbooks_in = [sorted(found.relative_to(each) for found in find_workbooks(each)) for each in (path, folder)]
    assert workbooks_in[0] == workbooks_in[1]


def test_a_file_of_a_zip_is_named_from_the_zip_and_from_the_folder_that_the_zip_is_in(place: Path) -> None:
    (place / "masuk").mkdir()
    (place / "masuk" / "kiriman.zip").write_bytes(archive_of({"Subbag Hukum.xlsx": workbooks.xlsx()}))

    assert [plan.source.file for plan in read_plans(Path("masuk")).plans] == ["kiriman.zip/Subbag Hukum.xlsx"]
    assert [plan.source.file for plan in read_plans(Path("masuk/kiriman.zip")).plans] == ["Subbag Hukum.xlsx"]
    assert [plan.source.file for plan in read_plans(["masuk/kiriman.zip", "masuk"]).plans] == ["Subbag Hukum.xlsx"]


def test_files_of_one_name_in_two_zips_have_the_names_of_the_zips_in_front(place: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (place / name).write_bytes(archive_of({"RAK.xlsx": workbooks.xlsx(), f"{name}.xlsx": workbooks.xlsx()}))
    (place / "c").mkdir()
    (place / "c" / "RAK.xlsx").write_bytes(workbooks.xlsx())

    assert [name for _, name in find_files(["a.zip", "b.zip", "c"])] == [
        "a.zip/RAK.xlsx",
        "a.zip.xlsx",
        "b.zip/RAK.xlsx",
        "b.zip.xlsx",
        "c/RAK.xlsx",
    ]


def test_a_zip_within_a_zip_is_told_with_its_remedy(place: Path) -> None:
    inner = archive_of({"RAK.xlsx": workbooks.xlsx()})
    (place / "luar.zip").write_bytes(archive_of({"RAK.xlsx": workbooks.xlsx(), "dalam.zip": inner}))
    reading = read_plans("luar.zip")

    assert [plan.source.file for plan in reading.plans] == ["RAK.xlsx"]
    assert [(each.source.file, each.note.detail.id) for each in reading.unread] == [
        ("dalam.zip", "File ini adalah arsip ZIP. Ekstrak dulu, lalu pakai file Excel di dalamnya.")
    ]


def test_a_workbook_that_is_called_zip_is_read(place: Path) -> None:
    for name, content in (("a.zip", workbooks.xlsx()), ("b.zip", workbooks.ods(workbooks.ods_rows(workbooks.PLAN)))):
        (place / name).write_bytes(content)
    (place / "c.zip").write_bytes(archive_of({"dalam.zip": workbooks.xlsx()}))

    assert {plan.source.file for plan in read_plans(place).plans} == {"a.zip", "b.zip", "c.zip/dalam.zip"}


def test_an_archive_that_is_called_a_workbook_is_told(place: Path) -> None:
    (place / "a.xlsx").write_bytes(archive_of({"RAK.xlsx": workbooks.xlsx()}))
    (unread,) = read_plans("a.xlsx").unread

    assert unread.note.detail.id.startswith("File ini adalah arsip ZIP. Ekstrak dulu")


def test_a_zip_without_a_workbook_is_told(place: Path) -> None:
    (place / "kosong.zip").write_bytes(archive_of({"baca.txt": b"x"}))
    ended = run("check", "kosong.zip")

    assert ended.exit_code == 2
    assert ended.messages.endswith(
        "Tidak ada file Excel yang perlu dibaca di kosong.zip. Minta arsip ZIP yang berisi file Excel-nya.\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        ["check", "kiriman.zip", "-o", "kiriman.zip"],
        ["check", "masuk", "-o", "masuk/kiriman.zip"],
        ["check", "kiriman.zip/RAK.xlsx", "-o", "kiriman.zip"],
        ["check", "kosong.zip", "kiriman.zip", "-o", "kosong.zip"],
        ["check", "masuk", "--format", "json", "-o", "tautan.json"],
        ["export", "kiriman.zip", "-o", "kiriman.zip"],
        ["merge", "kiriman.zip", "-o", "tautan.xlsx"],
        ["rollup", "masuk", "-o", "tautan.xlsx"],
    ],
    ids=" ".join,
)
def test_no_output_takes_the_place_of_a_zip_that_is_read(place: Path, command: list[str]) -> None:
    content = archive_of({"RAK.xlsx": PLAN.read_bytes()})
    (place / "masuk").mkdir()
    for name in ("kiriman.zip", "masuk/kiriman.zip"):
        (place / name).write_bytes(content)
    (place / "kosong.zip").write_bytes(archive_of({}))
    if command[-1].startswith("tautan"):
        Path(command[-1]).hardlink_to("masuk/kiriman.zip" if "masuk" in command else "kiriman.zip")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    ended = run(*command, "--force")

    assert (ended.exit_code, ended.results) == (2, "")
    assert "adalah salah satu file yang dibaca. Pilih nama lain untuk hasilnya." in ended.messages
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "command",
    [
        ["trace", "kiriman.zip", "Komisi!E9"],
        ["diff", "kiriman.zip", "rencana.xlsx"],
        ["diff", "rencana.xlsx", "kiriman.zip"],
        ["print", "kiriman.zip", "-o", "x.pdf"],
        ["define", "kiriman.zip", "-o", "x.toml"],
        ["merge", "rencana.xlsx", "-o", "x.xlsx", "--base", "kiriman.zip"],
        ["merge", "rencana.xlsx", "-o", "x.xlsx", "--decisions", "kiriman.zip"],
        ["rollup", "rencana.xlsx", "-o", "x.xlsx", "--previous", "kiriman.zip"],
        ["rollup", "rencana.xlsx", "-o", "x.xlsx", "--aliases", "kiriman.zip"],
        ["rollup", "rencana.xlsx", "-o", "x.xlsx", "--compare", "kiriman.zip"],
        ["template", "--from", "kiriman.zip", "--year", "2021", "--region", "52.03", "-o", "x.xlsx"],
    ],
    ids=" ".join,
)
def test_where_one_file_is_wanted_a_zip_is_told_with_what_to_do(place: Path, command: list[str]) -> None:
    shutil.copy(PLAN, place / "rencana.xlsx")
    (place / "kiriman.zip").write_bytes(archive_of({"RAK.xlsx": PLAN.read_bytes()}))
    ended = run(*command)

    assert (ended.exit_code, ended.results) == (2, "")
    assert ended.messages.startswith("kiriman.zip")
    assert " adalah arsip ZIP. Ekstrak dulu, lalu " in ended.messages
    assert ended.messages.count("\n") == 1


def test_one_plan_is_read_by_the_name_that_it_has_in_the_zip(place: Path) -> None:
    (place / "kiriman.zip").write_bytes(archive_of({"dalam/RAK.xlsx": workbooks.xlsx()}))

    assert read_plan("kiriman.zip/dalam/RAK.xlsx").source.file == "RAK.xlsx"
    with pytest.raises(UnreadableWorkbookError, match="adalah arsip ZIP"):
        read_plan("kiriman.zip")
    assert run("check", "kiriman.zip/lain.xlsx").exit_code == 2


def test_a_return_has_no_link_into_a_zip(place: Path) -> None:
    sent(place / "kiriman")
    put_zip(place / "kiriman")
    for given in ("kiriman", "kiriman.zip"):
        run("check", given, "--format", "xlsx", "-o", f"catatan {given}")
    unpacked, packed = (
        [
            [(cell.value, cell.hyperlink is not None) for row in sheet for cell in row]
            for path in sorted((place / folder).iterdir())
            for sheet in openpyxl.load_workbook(path)
        ]
        for folder in ("catatan kiriman", "catatan kiriman.zip")
    )

    assert [[value for value, _ in sheet] for sheet in packed] == [[value for value, _ in sheet] for sheet in unpacked]
    assert sum(link for sheet in packed for _, link in sheet) < sum(link for sheet in unpacked for _, link in sheet)
