"""TOML files of any kind: each is read, or refused in one sentence, before it takes time or memory."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rak_excel.definitions.loading import decode_definition, load_template
from rak_excel.definitions.toml import UntakenTomlError, toml_text
from rak_excel.errors import DamagedRollupError, DefinitionError
from rak_excel.reading import read_plans
from rak_excel.rules.settings import load_settings
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests import workbooks
from tests.test_rollup_earlier import edited, one

OWN = 'extends = ["kpu-2020"]\nid = "own"\n'
_MANY_DOTS = ".".join("a" * 100_000)
_QUICK = 5  # seconds; a key of 100,000 parts took hours and gigabytes


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (f"{_MANY_DOTS} = 1", "nama kunci di baris 3 terlalu panjang, paling banyak 10 bagian"),
        (f"[{_MANY_DOTS}]", "nama kunci di baris 3 terlalu panjang"),
        (f"note = 'a'\nx = {{ {_MANY_DOTS} = 1 }}", "nama kunci di baris 4 terlalu panjang"),
        (".".join(['"a"'] * 50_000) + " = 1", "nama kunci di baris 3 terlalu panjang"),
        ('note = """\n"""\n' + " . ".join("a" * 50_000) + " = 1", "nama kunci di baris 5 terlalu panjang"),
        ("# ' \" '''\n" + ".".join("a" * 50_000) + " = 1", "nama kunci di baris 4 terlalu panjang"),
        ("note = " + "[" * 100_000, "tanda kurungnya bersarang terlalu dalam di baris 3"),
        ("note = " + "{a=" * 100_000, "tanda kurungnya bersarang terlalu dalam di baris 3"),
        ("note = '" + "x" * 600_000 + "'", "file ini terlalu besar, paling besar 500 KB"),
        ("version = " + "1" * 5_000, "ada angka yang terlalu panjang"),
        ("version = 0x" + "f" * 5_000, "version: angkanya harus 0 sampai 999999"),
        ("version = nan", "harus berupa bilangan, bukan angka, di `version`"),
        ("version = -inf", "harus berupa bilangan, bukan angka, di `version`"),
        ("version = 1e400", "harus berupa bilangan, bukan angka, di `version`"),
        ("years = [0000-01-01, 1]", "penulisannya keliru di baris 3"),
        ("version = 9999-12-31T23:59:59+23:59", "bukan"),
        ("'' = 1", "kunci `` tidak dikenal"),
        (f"{'k' * 100_000} = 1", "kunci `kkk"),
        ('"' + " - at `" * 60_000 + '" = 1', "kunci ` - at"),
        ("[abbreviations]\n'a\tb' = 5", "harus berupa teks, bukan bilangan"),
    ],
)
def test_a_definition_that_is_too_much_is_refused_at_once_in_one_short_sentence(
    tmp_path: Path, toml: str, fault: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN + toml, encoding="utf-8", newline="")
    start = time.process_time()
    with pytest.raises(DefinitionError, match=fault) as error:
        load_template(path)
    assert time.process_time() - start < _QUICK
    assert max(len(error.value.text.id), len(error.value.text.en)) < 400


@pytest.mark.parametrize("content", [b"\xff\xfei\x00d\x00", b"id = '\xe9'", b"\x80" * 5])
def test_a_definition_in_another_encoding_is_told_with_the_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(DefinitionError, match="simpan ulang file ini sebagai teks UTF-8"):
        load_template(path)


def test_settings_go_through_the_same_door(tmp_path: Path) -> None:
    path = tmp_path / "rak-excel.toml"
    for toml in (f"{_MANY_DOTS} = 1", "[" * 50_000, "x" * 600_000, "check = " + "1" * 5_000):
        path.write_text(toml, encoding="utf-8")
        with pytest.raises(DefinitionError, match="Pengaturan"):
            load_settings(path)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"id":' * 100_000,
        '{"version":' + "9" * 5_000 + "}",
        '{"version":1e400}',
        '{"id":"\ud800"}',
        "x" * 2**21,
    ],
)
def test_a_carried_definition_that_is_too_much_is_refused(text: str) -> None:
    with pytest.raises(DefinitionError):
        decode_definition(text)


@given(st.text(st.sampled_from("a.='\"\\\n#[]{} ,1"), max_size=40))
@example("a='''x''''\nb=1")
@example('a="""x"""""\nb="\\""')
def test_what_the_parser_reads_is_what_was_counted(toml: str) -> None:
    """A key of many parts behind any text that is TOML, where the parser sees it, is seen here too."""
    try:
        tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        return
    with pytest.raises(UntakenTomlError, match="in line"):
        toml_text(f"{toml}\n{'.'.join('z' * 11)} = 1".encode())
    assert toml_text(f"{toml}\n# {'.'.join('z' * 11)}\n".encode())


@pytest.mark.parametrize(
    "carried", ['{"id":' * 5_000, '{"id":"x","version":' + "9" * 5_000 + "}", '{"id":5}', '{"id":"x"' + " " * 30_000]
)
def test_a_workbook_with_a_hostile_definition_is_read_without_it_beside_the_others(
    tmp_path: Path, carried: str
) -> None:
    hostile = workbooks.xlsx({"RAK": workbooks.PLAN, "Definisi": [[carried]] * 40})
    (tmp_path / "a.xlsx").write_bytes(hostile)
    (tmp_path / "b.xlsx").write_bytes(workbooks.xlsx())
    assert [plan.source.file for plan in read_plans(tmp_path).plans] == ["a.xlsx", "b.xlsx"]


def test_a_roll_up_with_a_hostile_definition_among_its_own_is_told_as_damaged(tmp_path: Path) -> None:
    path = edited(one(tmp_path / "rekap.xlsx"), "_rekap", A5="zzz", B5='{"id":')
    with pytest.raises(DamagedRollupError):
        read_rollup(path)
