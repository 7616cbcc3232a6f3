"""Nothing from a file, its name or what was typed acts on the terminal: it is shown as a sign of its own."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rak_excel.cli import main
from rak_excel.cli.spoken import give, say
from rak_excel.formats.opened.xlsx.book import formula_at
from rak_excel.language import UNSEEN, on_one_line, shown
from rak_excel.reading import read_plans
from rak_excel.reports.as_json import readable_json
from tests import workbooks
from tests.consoles import Ended, run_command
from tests.deceitful_files import NAMED, PLAN, deceitful_folder
from tests.reading_here import reading_here


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deceitful_folder(tmp_path_factory.mktemp("sent"))


def assert_nothing_acts(*texts: str) -> None:
    for text in texts:
        assert UNSEEN.findall(text) == []
        assert "\nSIAP DIKIRIM" not in re.sub(r"\nSIAP DIKIRIM\n?\Z", "", text)


def run(*arguments: str | Path) -> Ended:
    ended = run_command(*arguments)
    assert_nothing_acts(ended.results, ended.messages)
    return ended


@pytest.mark.parametrize(
    "command",
    [
        ["check", "IN"],
        ["check", "PLAN", "--severity", "info", "--lang", "en"],
        ["check", "IN", "--format", "json", "--severity", "info"],
        ["check", "IN", "--brief"],
        ["check", "IN", "--format", "xlsx", "-o", "OUT"],
        ["export", "IN"],
        ["export", "IN", "--account"],
        ["merge", "IN", "-o", "OUT.xlsx"],
        ["rollup", "IN", "-o", "OUT.xlsx"],
        ["diff", "PLAN", str(PLAN)],
        ["diff", "PLAN", str(PLAN), "--format", "json"],
        ["template", "--from", "PLAN", "--region", "52.03", "--year", "2021", "-o", "OUT.xlsx"],
        ["template", "--office", f"KPU {NAMED}", "--year", "2021", "-o", "OUT.xlsx"],
        ["print", "PHOTO", "-o", "OUT.pdf"],
        ["trace", "PLAN", "Komisi!E9"],
        ["trace", "PLAN", f"Lain{NAMED}!A1"],
    ],
    ids=lambda command: repr(" ".join(command)),
)
def test_no_command_lets_a_file_act_on_the_terminal(sent: Path, tmp_path: Path, command: list[str]) -> None:
    out = str(tmp_path / "hasil")
    places = {"PLAN": next(sent.glob("*.xlsx")), "IN": sent, "PHOTO": next(sent.glob("*.pdf"))}
    ended = run(*(places.get(each, each.replace("OUT", out)) for each in command))
    assert ended.results + ended.messages


def test_where_a_merged_cell_comes_from_is_one_line(sent: Path, tmp_path: Path) -> None:
    merged = tmp_path / "gabungan.xlsx"
    run("merge", sent, "-o", merged)
    traced = run("trace", merged, "Komisi!E9")
    assert traced.results.count("\n") == 1
    assert "\N{REPLACEMENT CHARACTER}" in traced.results


@pytest.mark.parametrize(
    "command",
    [
        [f"periksa{NAMED}"],
        ["check", f"tidak-ada{NAMED}"],
        ["check", "x", f"--{NAMED}"],
        ["check", "x", "--format", NAMED],
        ["check", str(PLAN), "--select", NAMED],
        ["template", "--year", "2020", "--region", NAMED, "-o", "x.xlsx"],
        ["template", "--year", "2020", "--region", "52.03", "--template", NAMED, "-o", "x.xlsx"],
        ["rollup", "x", "-o", "x.xlsx", "--deadline", NAMED],
        ["rules", NAMED],
    ],
    ids=lambda command: repr(" ".join(command)),
)
def test_what_was_typed_wrongly_is_told_without_acting(command: list[str]) -> None:
    ended = run(*command)
    assert (ended.exit_code, ended.results) == (2, "")
    assert "\N{REPLACEMENT CHARACTER}" in ended.messages or "\\x" in ended.messages


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "command", [["check", "--format", "csv"], ["check"], ["export", "--format", "csv"], ["export", "--plain-csv"]]
)
def test_on_a_terminal_csv_and_coloured_findings_show_what_would_act(sent: Path, command: list[str]) -> None:
    with contextlib.redirect_stdout(Screen()) as screen, contextlib.redirect_stderr(io.StringIO()), reading_here():
        main.main([*command, str(sent)], "rak-excel", standalone_mode=False)
    coloured = re.sub(r"\x1b\[[\d;]*m", "", screen.getvalue())  # our own colours
    assert_nothing_acts(coloured)
    assert "[bold]" in coloured
    assert "\N{REPLACEMENT CHARACTER}" in coloured


def test_what_a_library_says_of_a_file_is_not_printed(recwarn: pytest.WarningsRecorder) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    book.worksheets[0].print_area = "A1:B2"
    content = workbooks.saved(book)
    named = b">OFFSET(\xc2\x9b31m)<"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        listed = re.sub(rb">[^<]*\$B\$2<", lambda _: named, archive.read("xl/workbook.xml"))
    assert named in listed
    assert formula_at(workbooks.rezipped(content, {"xl/workbook.xml": listed}), "Sheet", (1, 1)) == "1+1"
    assert [str(each.message) for each in recwarn] == []


def test_data_for_programs_stay_the_same(sent: Path) -> None:
    (plan,) = read_plans(sent).plans
    texts = {each.text for part in plan.parts for each in part.indicators}
    exported = json.loads(run("export", sent).results)[0]
    assert {each["indicator"] for part in exported["parts"].values() for each in part} == texts
    lines = csv.DictReader(io.StringIO(run_command("export", sent, "--plain-csv").results))
    assert {line["indikator"] for line in lines} == texts
    assert any("\x9b31m" in text for text in texts)


@pytest.mark.parametrize(
    "text", ["\x7f", "a\u202eb\u2066", "\x9b\u2028\ufeff", "\ud83d", "\U000e0041\U000e0042", "↵ ☑ é"]
)
def test_escaped_json_says_the_same(text: str) -> None:
    written = json.dumps([text], ensure_ascii=False)
    assert json.loads(readable_json(written)) == [text]
    assert UNSEEN.findall(readable_json(written)) == []


def test_every_control_and_every_turn_of_direction_is_shown_and_nothing_else() -> None:
    acting = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e"}
    acting |= {*"\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff", "\ud800"}
    for letter in acting - {"\n", "\t"}:
        assert shown(f"a{letter}b") == "a\N{REPLACEMENT CHARACTER}b"
    kept = "a\tb\nc é ✓ 用 👨\u200d👩 \u00a0…"
    assert (shown(kept), shown("a\r\nb")) == (kept, "a\nb")
    assert on_one_line("a\nb\r\nc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_marks_of_other_programs_are_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    say("[bold]a[/bold] [link=http://x.id]b[/link]\x1b[31m")
    give('"\x1b"')
    assert capsys.readouterr().out == '[bold]a[/bold] [link=http://x.id]b[/link]\N{REPLACEMENT CHARACTER}[31m\n"\x1b"\n'
