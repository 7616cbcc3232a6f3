"""Everything that the command says is there in both languages, and the examples of its help work."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest

from rak_excel.cli import COMMANDS, main
from rak_excel.cli.speaking import INDONESIAN, SpeakingCommand, SpeakingOption
from rak_excel.monitoring.form import report_form
from tests.conftest import libreoffice_is_here
from tests.consoles import run_command
from tests.office_reports import DONE, write_report
from tests.report_files import form_of, signed, write_form
from tests.reports import filled
from tests.rollup_plans import office_plan

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
# Words that no sentence of the other language holds; names of files, options and units are of none.
INDONESIAN_WORDS = {"yang", "dan", "atau", "tidak", "untuk", "dengan", "belum", "sudah", "dari", "semua", "wajib", "ini", "kantor", "perintah", "pilihan", "bantuan", "kembali", "ulangi"}  # fmt: skip
ENGLISH_WORDS = {"the", "and", "or", "not", "with", "this", "that", "of", "is", "are", "for", "from", "options", "usage", "show", "required", "default", "invalid", "missing", "command"}  # fmt: skip


def commands() -> Iterator[tuple[str, SpeakingCommand]]:
    context = click.Context(main, info_name="rak-excel")
    yield "", main
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert isinstance(command, SpeakingCommand), name
        yield name, command


def words(text: str) -> set[str]:
    """The words of a text without examples, options, paths, quotes and what is typed."""
    lines = [line for line in text.splitlines() if not line.startswith("  rak-excel ")]
    bare = re.sub(r"""'[^']*'|"[^"]*"|\[[^\]]*\||--?[\w-]+|\S*[./|]\S+|\b[A-Z]{2,}\b""", " ", "\n".join(lines))
    return set(re.findall(r"[a-z]+", bare.lower()))


def said(*arguments: str) -> tuple[str, str]:
    """All that a command says, in Indonesian and in English."""
    indonesian, english = run_command(*arguments), run_command("--lang", "en", *arguments)
    return indonesian.results + indonesian.messages, english.results + english.messages


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_is_in_one_language_only(name: str) -> None:
    indonesian, english = said(*filter(None, [name]), "--help")
    assert words(indonesian) & ENGLISH_WORDS == set()
    assert words(english) & INDONESIAN_WORDS == set()
    assert run_command(*filter(None, [name]), "--help", "--lang", "en").results == english


def test_every_command_and_every_option_has_a_text_of_its_own_in_both_languages() -> None:
    for name, command in commands():
        options = [each for each in command.params if isinstance(each, click.Option)]
        texts = [command.text, *(each.text for each in options if isinstance(each, SpeakingOption))]
        assert len(texts) == 1 + len(options), name
        for text in texts:
            assert text.id, name
            assert text.en, name
            assert text.id != text.en, (name, text)


@pytest.mark.parametrize(
    "arguments",
    [
        ["gabung"],
        ["chek"],
        ["merge"],
        ["merge", "x"],
        ["merge", "x", "-o"],
        ["merge", "x", "-o", "y", "--yeer", "3"],
        ["merge", "x", "-o", "y", "--paper", "a3"],
        ["merge", "x", "-o", "y", "--year", "dua"],
        ["merge", "x", "-o", "y", "--quiet=1"],
        ["template", "-o", "y", "--year", "1"],
        ["template", "-o", "y", "--year", "2020", "surplus"],
        ["rollup", "x", "-o", "y", "--deadline", "besok"],
        ["merge", "x", "-o", "y", "--base", "."],
        ["diff", "x"],
        ["check"],
        ["trace", "x"],
        ["rollup", "x", "-o", "y", "--jobs", "0"],
    ],
    ids=" ".join,
)
def test_what_was_typed_wrongly_is_told_in_the_language_asked_for(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = [_usage_error(*arguments), _usage_error("--lang", "en", *arguments)]
    assert words(told[0]) & ENGLISH_WORDS == set(), told[0]
    assert words(told[1]) & INDONESIAN_WORDS == set(), told[1]
    assert told[0] != told[1]


def _usage_error(*arguments: str) -> str:
    with pytest.raises(click.UsageError) as raised:
        main.main(["--lang", "id", *arguments], "rak-excel", standalone_mode=False)
    return raised.value.format_message()


def test_click_has_the_sentences_that_we_translate_and_ours_have_no_other_places() -> None:
    """At least those of the version installed here: other versions word some of them otherwise."""
    folder = Path(click.__file__).parent
    own = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    known = {node.value for node in ast.walk(ast.parse(own)) if isinstance(node, ast.Constant)}
    assert len([sentence for sentence in INDONESIAN if sentence in known]) > len(INDONESIAN) * 3 // 4
    for english, indonesian in INDONESIAN.items():
        assert _places(indonesian) <= _places(english), english


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _texts() -> Iterator[tuple[str, str, str]]:
    """Every pair of sentences in the code: where it stands, the Indonesian and the English one."""
    for path in sorted((ROOT / "rak_excel").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) == 2 and not node.keywords:
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                both = [_sentence(each) for each in node.args]
                if name == "Text" and None not in both:
                    yield f"{path.name}:{node.lineno}", str(both[0]), str(both[1])


def _sentence(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def test_no_sentence_in_the_code_is_untranslated() -> None:
    pairs = list(_texts())
    assert len(pairs) > 300
    for where, indonesian, english in pairs:
        assert bool(indonesian.strip()) == bool(english.strip()), where
        # One word may be a name, as in: Answer Ya or Tidak.
        assert len(words(indonesian) & ENGLISH_WORDS) < 2, (where, indonesian)
        assert len(words(english) & INDONESIAN_WORDS) < 2, (where, english)
        assert len(words(indonesian)) < 4 or indonesian != english, where


@pytest.fixture
def folder_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples of the help name."""
    plan = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
    shutil.copytree(EXAMPLES / "lombok-timur-2020" / "submissions", tmp_path / "kiriman")
    shutil.copytree(EXAMPLES / "revisi-2020" / "kiriman", tmp_path / "kiriman-revisi")
    shutil.copytree(EXAMPLES / "ntb-2020" / "plans", tmp_path / "kabupaten-kota")
    (tmp_path / "laporan-kabupaten").mkdir()
    write_report(tmp_path / "laporan-kabupaten" / "tw2.xlsx", filled(report_form(office_plan("52.03"), 2), DONE))
    for name in ("rencana.xlsx", "revisi.xlsx"):
        shutil.copyfile(plan, tmp_path / name)
    (tmp_path / "laporan").mkdir()
    write_form(
        tmp_path / "laporan" / "hukum.xlsx", form_of(signed(), "Hukum"), {"Persentase Sengketa": {"actual": "50"}}
    )
    shutil.copyfile(EXAMPLES / "format-lama" / "Rencana Aksi 2019 (contoh).xlsx", tmp_path / "format-kantor.xlsx")
    monkeypatch.chdir(tmp_path)
    # The page opens in no browser here, and nobody calls: its server ends at once.
    monkeypatch.setattr("webbrowser.open", lambda _address: True)
    monkeypatch.setattr("rak_excel.desk.server.IDLE", 0.1)
    return tmp_path


@pytest.mark.usefixtures("folder_of_the_examples")
def test_every_command_has_an_example_in_its_help_and_each_of_them_runs() -> None:
    for name, command in commands():
        assert command.examples, name
        if name == "print" and not libreoffice_is_here():
            continue  # what LibreOffice does for it is tested where that is installed
        shown = run_command(*filter(None, [name]), "--help").results
        for example in command.examples:
            assert f"\n  {example}\n" in shown
            program, *arguments = shlex.split(example)
            assert program == "rak-excel"
            assert name in {"", arguments[0]}
            assert run_command(*arguments).exit_code in {0, 1}, example


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "Sebutkan file atau foldernya, misalnya: rak-excel check kiriman"),
        (["diff", "x"], "Sebutkan kedua file yang dibandingkan, misalnya: rak-excel diff rencana.xlsx revisi.xlsx"),
        (["merge", "x"], "Tambahkan -o, misalnya: rak-excel merge kiriman -o gabungan.xlsx"),
        (["merge", "x", "-o", "y.xlsx", "--year", "25"], "Tahun harus 2000 sampai 2100."),
        (["template", "-o", "y.xlsx", "--year", "dua"], "Tahun harus 2000 sampai 2100."),
        (["cek"], "Perintah cek tidak ada. Mungkin maksudnya check."),
        (["rolup"], "Perintah rolup tidak ada. Mungkin maksudnya rollup."),
        (["bantuan"], "Perintah bantuan tidak ada. Untuk bantuan, ketik rak-excel --help."),
        ([str(ROOT)], f"{ROOT} adalah file atau folder. Sebut perintahnya dulu, misalnya: rak-excel check {ROOT}"),
        (["foo"], f"Perintah foo tidak ada. Yang ada: {', '.join(COMMANDS)}."),
        (["check", "--formt"], "Pilihan --formt tidak ada. Mungkin maksudnya salah satu dari '--force', '--format'."),
        (["merge", "x", "-o"], "Tulis isinya setelah -o."),
        (["merge", "x", "-o", "y", "--quiet=1"], "Tulis --quiet tanpa isi di belakangnya."),
        (["merge", "x", "-o", "y", "--base", "."], ". adalah folder. Sebut nama satu file di dalamnya."),
        (["diff", "a", "b", "c d"], "Isian ini berlebih: c d. Tulis nama yang mengandung spasi di antara tanda kutip."),
        (["rollup", "x", "-o", "y", "--deadline", "besok"], '"besok" bukan tanggal. Tulis tanggalnya, misalnya 31-01-2020 atau "31 Januari 2020".'),
        (["merge", "x", "-o", "y", "--paper", "a3"], "Isian '--paper' tidak bisa dipakai: 'a3' tidak ada. Pilih salah satu dari 'f4', 'a4'."),
    ],
)  # fmt: skip
def test_what_is_missing_or_out_of_range_is_told_with_what_to_type(arguments: list[str], told: str) -> None:
    assert _usage_error(*arguments) == told


def test_no_message_begins_with_blame() -> None:
    assert run_command("check").messages.splitlines()[-1].startswith("Sebutkan ")
