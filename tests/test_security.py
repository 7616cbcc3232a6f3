"""What SECURITY.md promises of all commands: nothing leaves the computer, nothing that a file names is opened."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import workbooks
from tests.consoles import run_command

ROOT = Path(__file__).resolve().parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
WATCHED = (
    "socket.connect socket.bind socket.sendto socket.getaddrinfo socket.gethostbyname urllib.Request webbrowser.open "
    "os.system os.exec os.posix_spawn os.startfile subprocess.Popen"
)
WATCH = f"""
import os, sys

def watch(event, arguments):
    if event in set("{WATCHED}".split()):
        said(event)

def said(what):
    with open(os.environ["RAK_EXCEL_WATCHED"], "a") as log:
        log.write(what + "\\n")

said("begun")
sys.addaudithook(watch)
"""  # what a process runs when it starts, each of its workers too


def watched(folder: Path, *arguments: str | Path) -> list[str]:
    """What a command, and the processes that it starts, did that is watched; `begun` for each process."""
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    log = folder / "log.txt"
    log.unlink(missing_ok=True)
    own = {"PYTHONPATH": os.pathsep.join([str(folder / "watch"), str(ROOT)]), "RAK_EXCEL_WATCHED": str(log)}
    command = [sys.executable, "-m", "rak_excel", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=os.environ | own, capture_output=True, check=False)
    assert done.returncode in {0, 1}, done.stderr.decode("utf-8")
    return log.read_text(encoding="utf-8").split()


def test_no_command_opens_a_connection_or_starts_a_program_of_the_system(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for path in sorted((ROOT / "examples/ntb-2020/plans").glob("*.xlsx"))[:5]:
        shutil.copy(path, plans)
    plan = min(plans.iterdir())
    commands: list[list[str | Path]] = [
        ["check", plans],
        ["export", plans, "--format", "csv", "-o", "plans.csv"],
        ["merge", plan, "-o", "merged.xlsx"],
        ["rollup", plans, "-o", "rollup.xlsx", "--province", "52", "--jobs", "2"],
        ["diff", plan, "merged.xlsx"],
        ["trace", "merged.xlsx", "Komisi!B9"],
        ["template", "--region", "52.03", "--year", "2021", "--from", plan, "-o", "template.xlsx"],
    ]
    processes = {str(command[0]): watched(tmp_path, *command) for command in commands}

    assert {what for done in processes.values() for what in done} == {"begun"}
    assert len(processes["rollup"]) > 1  # those that read are watched too


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "rak_excel").mkdir()
    (tmp_path / "rak_excel" / "__init__.py").touch()
    code = "import contextlib, socket\nwith contextlib.suppress(OSError): socket.create_connection(('127.0.0.1', 9), 1)"
    (tmp_path / "rak_excel" / "__main__.py").write_text(code, encoding="utf-8")

    assert {"begun", "socket.connect"} <= set(watched(tmp_path))


def test_an_entity_that_names_a_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("RAHASIA", encoding="utf-8")
    for suffix, content, member in (
        ("xlsx", workbooks.xlsx(), "xl/worksheets/sheet1.xml"),
        ("ods", workbooks.ods(workbooks.ods_rows(workbooks.PLAN)), "content.xml"),
    ):
        file = tmp_path / f"{member.replace('/', '-')}.{suffix}"
        file.write_bytes(naming(content, member, secret))
        told = run_command("export", file, "--format", "json")

        assert told.exit_code in {0, 1, 2}
        assert "RAHASIA" not in told.results + told.messages


def naming(content: bytes, member: str, path: Path) -> bytes:
    """The workbook with an entity in this member that stands for the file, and is meant in each of its texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(member).decode("utf-8")
    root = re.search(r"<([\w:.-]+)[ >]", re.sub(r"<\?.*?\?>", lambda found: "?" * len(found[0]), text))
    assert root
    document = f'<!DOCTYPE {root[1]} [<!ENTITY a SYSTEM "{path.as_uri()}">]>'
    changed = text[: root.start()] + document + re.sub(r">([^<>]+)</", r">\1&a;</", text[root.start() :])
    assert "&a;" in changed
    return workbooks.rezipped(content, {member: changed.encode("utf-8")})


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`((?:tests|docs)/[\w./-]+)`|\]\(([\w./-]+)", SECURITY))))
def test_what_security_md_names_is_there(named: tuple[str, str]) -> None:
    assert (ROOT / (named[0] or named[1])).is_file()


def test_the_readme_leads_to_security_md() -> None:
    assert "](SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
