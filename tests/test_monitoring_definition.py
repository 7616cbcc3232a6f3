"""What a definition says of quarterly reports: each fault is one sentence that names its key, and no plan is lost to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rak_excel.definitions.loading import decode_definition, encode_definition, load_template
from rak_excel.definitions.monitoring import monitoring_words, report_definition
from rak_excel.definitions.monitoring_faults import HEADED, monitoring_faults
from rak_excel.errors import DefinitionError
from rak_excel.layouts.report_pages import pages_of, sheet_of
from rak_excel.model import Definition, Plan, Source
from rak_excel.model.monitoring import STATES, MonitoringWords, Quarter
from rak_excel.reading import read_sheets
from tests.tables import sheets_of

OWN = 'extends = ["kpu-2020"]\nid = "own"\n'
STATED = "\n".join(f'[[monitoring.states]]\nid = "{each}"\nword = "{each[:3]}"' for each in STATES[1:])
KPU = load_template("kpu-2020")


def own(tmp_path: Path, toml: str) -> Definition:
    path = tmp_path / "own.toml"
    path.write_text(OWN + toml, encoding="utf-8")
    return load_template(path)


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("[monitoring]\nthresholds = [80, 100]", r"monitoring\.thresholds: tulis batas yang lebih tinggi dulu"),
        ("[monitoring]\nthresholds = [100, -1]", r"monitoring\.thresholds: angkanya harus 0 sampai 9999"),
        ("[monitoring]\nunrealistic = 0", r"monitoring\.unrealistic: angkanya harus 100"),
        ("[monitoring]\nrelease_quarter = 5", r"monitoring\.release_quarter: angkanya harus 1 sampai 4"),
        ("[monitoring]\ndeadline_days = -3", r"monitoring\.deadline_days: angkanya harus 0"),
        ("[monitoring.headings]\nfoo = 'X'", r'monitoring\.headings menyebut "foo"'),
        ("[monitoring.spellings]\nfoo = ['X']", r'monitoring\.spellings menyebut "foo"'),
        ("[monitoring.prompts]\nfoo = 'X'", r'monitoring\.prompts menyebut "foo"'),
        ("[monitoring.standings]\nfoo = 'X'", r'monitoring\.standings menyebut "foo"'),
        ("[monitoring.standings]\nmet = 'Sama'\nmissed = 'sama'", r'monitoring\.standings: "sama" disebut dua kali'),
        ("[monitoring.standings]\nmet = 'Ter\"capai'", r"monitoring\.standings\.met: .* tanpa tanda petik"),
        (f"[monitoring.standings]\nmet = '{'a' * 41}'", r"monitoring\.standings\.met: .* paling banyak 40 huruf"),
        (STATED, r'monitoring\.states\.id: "done" belum ada'),
        (f"{STATED}\n{STATED}", r'monitoring\.states\.id: "running" disebut dua kali'),
        (f"{STATED}\n[[monitoring.states]]\nid = 'ended'\nword = 'x'", r'monitoring\.states\.id menyebut "ended"'),
        (
            f"{STATED}\n[[monitoring.states]]\nid = 'done'\nword = 'Run'",
            r'monitoring\.states\.spellings: "run" disebut',
        ),
        ("[monitoring]\nsheet = 'Realisasi'", r"monitoring\.sheet: sertakan \{part\}"),
        ("[monitoring]\nsheet = 'Realisasi/{part}'", r"monitoring\.sheet: Excel tidak menerima"),
        (
            "[monitoring]\nsheet = 'Laporan {part}'",
            r'monitoring\.sheet: "Laporan Komisi" sudah dipakai monitoring\.sheet',
        ),
        ("[monitoring]\nfollow_up_sheet = 'Cek Isian'", r"monitoring\.follow_up_sheet: .* sudah dipakai sheets\.check"),
        (
            "[monitoring]\nfollow_up_sheet = 'Beda Isian'",
            r"monitoring\.follow_up_sheet: .* sudah dipakai rak-excel sendiri",
        ),
        (
            "[monitoring]\nplan_sheet = 'Tindak Lanjut'",
            r"monitoring\.plan_sheet: .* sudah dipakai monitoring\.follow_up_sheet",
        ),
        (f"[monitoring]\nplan_sheet = '{'a' * 32}'", r"monitoring\.plan_sheet: Excel tidak menerima"),
        (
            "[monitoring.headings]\nstate = 'REALISASI S.D. {quarter}'",
            r"monitoring\.headings\.state: .* dipakai monitoring",
        ),
        (
            "[monitoring.headings]\nperson = 'PELAKSANA'",
            r"monitoring\.headings\.person: .* dipakai judul kolom rencana",
        ),
        ("[monitoring.headings]\ngoal = 'TARGET {kuartal}'", r"monitoring\.headings\.goal: \{kuartal\} tidak dikenal"),
        (
            "[monitoring.spellings]\nevidence = ['KENDALA']",
            r"monitoring\.spellings\.evidence: .* dipakai monitoring\.headings",
        ),
        ("[monitoring]\nown_form = 'Format {kantor}'", r"monitoring\.own_form: \{kantor\} tidak dikenal di sini"),
        ("[monitoring]\nas_of = 'Triwulan'", r'monitoring\.as_of: "Triwulan" sudah dipakai monitoring\.quarter'),
        (
            "[monitoring]\nquarter = 'Tahun Anggaran'",
            r'monitoring\.quarter: "Tahun Anggaran" sudah dipakai identity\.year',
        ),
        ("[monitoring]\nquarter = '...'", r"monitoring\.quarter kosong"),
        ("[monitoring]\nlower_formula = 'R/T'", r"monitoring\.lower_formula"),
        ("quarter = 2", r"quarter tidak ditulis di definisi"),
    ],
)
def test_each_fault_is_told_when_the_definition_is_loaded(tmp_path: Path, toml: str, fault: str) -> None:
    with pytest.raises(DefinitionError, match=fault) as error:
        own(tmp_path, toml)

    assert error.value.said("en").startswith("The definition own.toml is wrong: ")


def test_what_is_packaged_and_what_an_office_may_write_has_no_fault(tmp_path: Path) -> None:
    assert list(monitoring_faults(KPU, monitoring_words(KPU))) == []

    changed = own(
        tmp_path, "[monitoring]\nthresholds = [95, 75]\nsheet = 'Monev {part}'\n[monitoring.standings]\nmet = 'Baik'"
    )

    for quarter in range(1, 5):
        assert [part.sheet for part in report_definition(changed, Quarter(quarter)).parts] == [
            "Monev Komisi",
            "Monev Sekretariat",
        ]


def damaged() -> Iterator[tuple[str, dict[str, Any]]]:
    """What a hidden sheet with the definition of a report may have become."""
    whole = msgspec.json.decode(encode_definition(report_definition(KPU, Quarter(2, 2020))))
    for quarter in (0, 5, -1, 99):
        yield f"quarter {quarter}", {**whole, "quarter": quarter}
    for table in ("headings", "standings"):
        for key in whole["monitoring"][table]:
            less = {name: text for name, text in whole["monitoring"][table].items() if name != key}
            yield f"{table} {key}", {**whole, "monitoring": {**whole["monitoring"], table: less}}
    yield "states", {**whole, "monitoring": {**whole["monitoring"], "states": whole["monitoring"]["states"][1:]}}


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in damaged()])
def test_a_carried_definition_that_was_damaged_is_told(content: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError):
        decode_definition(msgspec.json.encode(content).decode())


def test_every_column_of_a_report_has_a_heading_and_no_other() -> None:
    words = monitoring_words(KPU)

    assert set(HEADED) == set(words.headings)
    assert {column.id for column in report_definition(KPU, Quarter(2)).further} == set(HEADED)


# Long names of sheets.


def named(*sheets: str) -> Definition:
    parts = tuple(part.but(sheet=sheet) for part, sheet in zip(KPU.parts, sheets, strict=True))
    return KPU.but(parts=parts)


@pytest.mark.parametrize(
    "sheets",
    [
        ("Rencana Aksi Sekretariat Kab", "Rencana Aksi Sekretariat Kota"),
        ("A" * 31, "A" * 30 + "B"),
        ("\N{GRINNING FACE}" * 15, "\N{GRINNING FACE}" * 14 + "x"),
        ("Komisi", "Bagian Perencanaan, Data, Humas"),
    ],
)
def test_a_definition_with_long_names_of_sheets_has_reports(sheets: tuple[str, str]) -> None:
    definition = report_definition(named(*sheets), Quarter(2, 2020))
    words = monitoring_words(definition)
    names = [name for part in definition.parts for name in (part.sheet, pages_of(part, words))]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in names)


def test_a_short_name_is_not_cut() -> None:
    words = monitoring_words(KPU)
    part = KPU.parts[0]

    assert (sheet_of(part, words), pages_of(part.but(sheet=sheet_of(part, words)), words)) == (
        "Realisasi Komisi",
        "Laporan Komisi",
    )


def test_plans_by_a_definition_that_leaves_no_room_for_reports_are_read_all_the_same() -> None:
    parts = tuple(part.but(activity_heading="TINDAK LANJUT") for part in KPU.parts)
    cramped = KPU.but(parts=parts)

    with pytest.raises(DefinitionError, match=r"monitoring\.headings\.follow_up"):
        report_definition(cramped, Quarter(2))
    sheets = sheets_of("""
        # Komisi
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | REALISASI | TINDAK LANJUT | T1 | T2 | T3 | T4 | PELAKSANA       |
        | 1  | Meningkatnya Y    | Opini BPK | WTP    | WTP       | Reviu         | v  | v  |    |    | Divisi Keuangan |
    """)
    plan = read_sheets(sheets, Source("a.xlsx", "0" * 64), template=cramped)
    assert isinstance(plan, Plan)
    assert [work.text for part in plan.parts for each in part.indicators for work in each.activities] == ["Reviu"]


def test_the_headings_of_a_plan_stay_those_of_its_reports() -> None:
    executor = ("PENANGGUNG JAWAB", *KPU.headings.executor)
    parts = tuple(part.but(executor_heading="") for part in KPU.parts)
    definition = report_definition(KPU.but(headings=KPU.headings.but(executor=executor), parts=parts), Quarter(2))

    person = next(column for column in definition.further if column.id == "person")
    assert "PENANGGUNG JAWAB" not in person.spellings
    assert definition.headings.executor[0] == "PENANGGUNG JAWAB"
    assert isinstance(definition.monitoring, MonitoringWords)


def test_a_definition_with_a_key_that_earlier_versions_read_stays_readable(tmp_path: Path) -> None:
    objective = '[[objectives]]\npart = "commission"\nnumber = 1\ntext = "Sasaran"\n'
    indicator = '[[objectives.indicators]]\nkey = "a"\ntext = "Opini"\nunit = "%"\npublisher = "BPK"\n'
    report = report_definition(own(tmp_path, objective + indicator), Quarter(2, 2020))

    assert "BPK" in encode_definition(report)
    assert decode_definition(encode_definition(report)) == report
