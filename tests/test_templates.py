"""Template definitions are loaded from TOML and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak_excel.definitions.loading import (
    decode_definition,
    encode_definition,
    load_template,
    template_for,
    template_ids,
)
from rak_excel.errors import DefinitionError, UnknownTemplateError
from rak_excel.model import Calendar


def test_there_is_a_template_for_each_era_of_sub_bagian_names() -> None:
    assert template_ids() == ("kpu-2008", "kpu-2020", "kpu-2023")


@pytest.mark.parametrize("template", template_ids())
def test_a_template_has_the_indicators_of_both_parts(template: str) -> None:
    definition = load_template(template)
    counted = {
        part.id: sum(len(each.indicators) for each in definition.objectives_of(part.id)) for part in definition.parts
    }
    assert counted == {"commission": 12, "secretariat": 22}
    assert [part.schedule.calendar for part in definition.parts] == [Calendar("T", 4), Calendar("B", 12)]


@pytest.mark.parametrize(
    ("year", "template"),
    [
        (2000, "kpu-2008"),
        (2019, "kpu-2008"),
        (2020, "kpu-2020"),
        (2022, "kpu-2020"),
        (2023, "kpu-2023"),
        (2150, "kpu-2023"),
        (None, "kpu-2023"),
    ],
)
def test_a_year_has_the_template_of_its_era(year: int | None, template: str) -> None:
    assert template_for(year).id == template


def test_an_unknown_template_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UnknownTemplateError, match="Pilih salah satu: kpu-2008, kpu-2020, kpu-2023"):
        load_template("kpu-1999")
    with pytest.raises(UnknownTemplateError, match=r"Definisi dinas\.toml tidak ada"):
        load_template("dinas.toml")


def test_a_definition_survives_being_carried_in_a_workbook() -> None:
    definition = load_template("kpu-2020")
    assert encode_definition(decode_definition(encode_definition(definition))) == encode_definition(definition)


def test_workbooks_that_carry_the_same_definition_share_it_and_what_is_worked_out_about_it() -> None:
    text = encode_definition(load_template("kpu-2020"))

    assert decode_definition(text) is decode_definition("".join(text))
    assert decode_definition(text) is not decode_definition(text.replace('"version":1', '"version":0'))


def test_a_broken_embedded_definition_is_refused() -> None:
    with pytest.raises(DefinitionError):
        decode_definition('{"id": 5}')


def test_a_counterpart_is_known_from_both_sides() -> None:
    counterparts = load_template("kpu-2020").counterparts
    assert (counterparts["K3.2"], counterparts["S7.1"]) == ("S7.1", "K3.2")


def test_an_indicator_of_the_secretariat_is_executed_by_the_sub_bagian_that_supports_its_division() -> None:
    definition = load_template("kpu-2008")
    assert [unit.id for unit in definition.units_for(definition.indicators["S11.1"])] == ["teknis"]
    assert [unit.id for unit in definition.units_for(definition.indicators["K3.2"])] == ["keuangan"]


OWN = 'extends = ["kpu-2020"]\nid = "own"\n'


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("", r'extends menyebut "nowhere"'),
        ("note = ", r"penulisannya terputus di akhir file"),
        ("a b = 1", r"penulisannya keliru di baris 3, kolom 3"),
        ("note = " + "[" * 3000, r"tanda kurungnya bersarang terlalu dalam"),
        ("title = ' '", r"title kosong"),
        ("[targets]\npercentages = ['100%', '']", r"targets\.percentages\[1\] kosong"),
        (
            "[executors.subsections]\nunits = [{id = 'a', name = ''}]",
            r"executors\.subsections\.units\[0\]\.name kosong",
        ),
        ("years = [2020]", r"isinya harus 2, di `years`"),
        ("colour = 'red'", r"kunci `colour` tidak dikenal"),
        ("years = [1, 2024]", r"years: angkanya harus 1900 sampai 2200"),
        ("version = -1", r"version: angkanya harus 0 sampai 999999"),
        ("title = '" + "x" * 1001 + "'", r"title berisi 1001 huruf, paling banyak 1000"),
        ('[guide]\nlines = ["a", "b\\u0007"]', r"guide\.lines\[1\] berisi huruf yang tidak terlihat"),
        ('[guide]\nlines = ["a", "b\\u202e"]', r"guide\.lines\[1\] berisi huruf yang tidak terlihat"),
        ('[abbreviations]\n"a\\u001b[31m" = "A"', r"abbreviations berisi huruf yang tidak terlihat"),
        (
            f"[marks]\nblanks = {[str(each) for each in range(301)]}",
            r"marks\.blanks berisi 301 isian, paling banyak 300",
        ),
        ("years = [2030, 2024]", r"years: tahun pertama sesudah tahun terakhir"),
        ("[headings]\nactivity = []", r"headings\.activity kosong"),
        ("[marks]\nwritten = 'Y'", r'marks\.written menyebut "Y", yang tidak ada di marks\.ticks'),
        ("[identity]\nhead_year = []", r"identity\.head_year kosong"),
        ("[identity]\nmonths = ['Januari']", r"identity\.months berisi 1 nama, seharusnya 12"),
        ("[identity.signatories.chair]\ntitles = []", r"identity\.signatories\.chair\.titles kosong"),
        ("[executors.'a b']\nword = 'A'\nshort_word = 'A'", r'executors: "a b" hanya boleh berisi huruf'),
        (
            "[targets]\nunits = [{id = 'x', kind = 'text', label = 'X'}]",
            r'targets\.units\.kind \(x\): "text" bukan jenis satuan',
        ),
        ("title = 5", r"harus berupa teks, bukan bilangan, di `title`"),
        ("parts = []", r"parts kosong"),
        ("[sheets]\nguide = 'Cek Isian'", r'sheets: "cek isian" disebut dua kali'),
        ("[sheets]\nguide = 'Petunjuk/Pengisian'", r'Excel tidak menerima nama sheet "Petunjuk/Pengisian"'),
        ('[sheets]\nguide = "Petunjuk\'"', r'Excel tidak menerima nama sheet "Petunjuk\'"'),
        ("[sheets]\nguide = 'history'", r'Excel tidak menerima nama sheet "history"'),
        (f"[sheets]\nguide = '{chr(0x1F600) * 16}'", r"Excel tidak menerima nama sheet"),
        ("[executors.divisions]\nunits = []", r"executors\.divisions\.units kosong"),
        (
            "[[objectives]]\npart = 'board'\nnumber = 1\ntext = 'x'\nindicators = []",
            r'objectives\.part menyebut "board", yang tidak ada di \[\[parts\]\]',
        ),
        (
            "[[objectives]]\npart = 'commission'\nnumber = 1\ntext = 'x'\nindicators = [{key = 'a', text = 'Jumlah', unit = 'ton'}]",
            r'objectives\.indicators\.unit \(a\) menyebut "ton"',
        ),
        (
            "[[objectives]]\npart = 'commission'\nnumber = 1\ntext = 'x'\n"
            "indicators = [{key = 'a', text = 'x', unit = '%', counterpart = 'b', executors = ['board']}]",
            r'objectives\.indicators\.counterpart \(a\) menyebut "b"',
        ),
        (
            "[[objectives]]\npart = 'commission'\nnumber = 1\ntext = 'x'\n"
            "indicators = [{key = 'a', text = 'x', unit = '%'}, {key = 'a', text = 'y', unit = '%'}]",
            r'objectives\.indicators\.key: "a" disebut dua kali',
        ),
        (
            "[executors.subsections]\nunits = [{id = 'a', name = 'A', supports = ['board']}]",
            r'executors\.subsections\.units\.supports \(a\) menyebut "board"',
        ),
    ],
)
def test_a_wrong_definition_gets_one_sentence_naming_the_file_and_the_key(
    tmp_path: Path, toml: str, fault: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN + toml if toml else 'extends = ["nowhere"]', encoding="utf-8")
    with pytest.raises(DefinitionError, match=fault) as error:
        load_template(path)
    assert error.value.said("en").startswith("The definition ")
    assert "Definisi own.toml salah" in str(error.value)


PART = """
[[parts]]
id = "board"
sheet = "Pimpinan"
title = "RENCANA"
office = "{office}"
objective_heading = "SASARAN"
executor_heading = "PELAKSANA"
"""


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (
            'executors = "people"\nsignatory = "chair"\nschedule = {prefix = "S", name = "Semester", names = ["I", "II"]}',
            r'parts\.executors \(board\) menyebut "people"',
        ),
        (
            'executors = "divisions"\nsignatory = "head"\nschedule = {prefix = "S", name = "Semester", names = ["I", "II"]}',
            r'parts\.signatory \(board\) menyebut "head"',
        ),
        (
            'executors = "divisions"\nsignatory = "chair"\nschedule = {prefix = "S", name = "?", names = ["1", "2", "3", "4", "5"]}',
            r"berisi 5 periode, padahal 12 bulan",
        ),
        (
            'executors = "divisions"\nsignatory = "chair"\nschedule = {prefix = "S", name = "?", names = ["1", "2"], spellings = [["x"]]}',
            r"berisi 1 daftar untuk 2 periode",
        ),
    ],
)
def test_a_wrong_part_is_named(tmp_path: Path, toml: str, fault: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN + PART + toml, encoding="utf-8")
    with pytest.raises(DefinitionError, match=fault):
        load_template(path)


def test_a_definition_that_was_changed_is_loaded_anew(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    for title in ("Rencana A", "Rencana B"):
        path.write_text(f'{OWN}title = "{title}"', encoding="utf-8")
        assert load_template(path).title == title
    assert load_template(path) is load_template(path)


@pytest.mark.parametrize("extends", ["5", '"office"', "[5]"])
def test_what_a_definition_extends_is_a_list(tmp_path: Path, extends: str) -> None:
    (tmp_path / "own.toml").write_text(f"extends = {extends}", encoding="utf-8")
    with pytest.raises(DefinitionError, match="extends harus daftar"):
        load_template(tmp_path / "own.toml")
