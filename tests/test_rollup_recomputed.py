"""Every figure of a roll-up computed anew from its data sheets, by other means than ours: pandas, fractions, and the TOML."""

from __future__ import annotations

import math
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rak_excel.cli import main
from rak_excel.model import Definition, Plan
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up
from rak_excel.workbooks.rollup.book import write_rollup
from tests.reading_here import reading_here
from tests.rollup_targets import OFFICES, Aim, Work, aims_of, definition_with, plan_of

ROOT = Path(__file__).parents[1]
INDICATORS = tomllib.loads((ROOT / "workbook_templates/kpu-indicators.toml").read_text(encoding="utf-8"))
UNITS = {each["key"]: each["unit"] for goal in INDICATORS["objectives"] for each in goal["indicators"]}
SCALES = {"opini": ["WTP", "WDP", "TW", "TMP"], "predikat": ["AA", "A", "BB", "B", "CC", "C", "D", "E"]}
PLAIN = {"indeks", "nilai"}  # units of numbers without a word
PARTS = {"Komisi": [f"T{quarter}" for quarter in range(1, 5)], "Sekretariat": [f"B{month}" for month in range(1, 13)]}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
OFFICES_WORKING, OFFICES_PLANNING = "Kantor dengan Kegiatan", "Kantor yang Merencanakan"
LISTED = "Pelaksana / Indikator"
NATIONAL = {"K3.2": "WTP", "K3.1": "B", "K1.2": "75%", "S1.1": "1 Laporan"}

Row = dict[str, Any]


class Book:
    """A written roll-up, read with pandas through another reader than ours."""

    def __init__(self, path: Path, national: Mapping[str, str]) -> None:
        sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=object, engine="calamine")
        self.sheets = {name: sheet.where(sheet.notna() & (sheet != ""), None) for name, sheet in sheets.items()}
        self.national = national

    def table(self, sheet: str, *headings: str) -> list[Row]:
        """The rows below these headings, down to a row without the first of them."""
        lines = self.sheets[sheet].to_numpy().tolist()
        at = next(number for number, line in enumerate(lines) if set(headings) <= set(line))
        names = lines[at]
        rows = []
        for line in lines[at + 1 :]:
            row = dict(zip(reversed(names), reversed(line), strict=True))  # of equal headings the first
            if row[headings[0]] is None:
                break
            rows.append(row)
        return rows

    @property
    def schedule(self) -> tuple[list[Row], list[Row]]:
        """The rows of executors, and those of indicators, whose quarters stand below the first of their months."""
        lines = self.sheets["Jadwal"].to_numpy().tolist()
        names = next(line for line in lines if LISTED in line)
        rows = [dict(zip(names, line, strict=True)) for line in lines if line[2] not in {None, LISTED}]
        executors = [row for row in rows if isinstance(row["No / Kode"], int | float)]
        return executors, [row for row in rows if row not in executors]

    @cached_property
    def data(self) -> list[Row]:
        """All activities, with the part's sheet and the months in which each runs."""
        rows = []
        for part, periods in PARTS.items():
            for row in self.table(f"Data {part}", "Kode Wilayah", "Indikator ke-", "Pelaksana"):
                ticked = {number for number, period in enumerate(periods) if row[period] == "✓"}
                months = {month for month in range(12) if month * len(periods) // 12 in ticked}
                names = str(row["Pelaksana"]).split("; ") if row["Pelaksana"] else []
                rows.append({**row, "part": part, "months": months, "names": names})
        return rows

    @cached_property
    def indicators(self) -> list[list[Row]]:
        """The rows of each indicator of each office."""
        found: dict[tuple[object, ...], list[Row]] = {}
        for row in self.data:
            found.setdefault((row["Kode Wilayah"], row["part"], row["Indikator ke-"]), []).append(row)
        return list(found.values())


def rounded(number: Fraction) -> float:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def quartile(numbers: Sequence[Fraction], share: Fraction) -> Fraction:
    place = share * (len(numbers) - 1)
    low, high = numbers[math.floor(place)], numbers[math.ceil(place)]
    return low + (high - low) * (place - math.floor(place))


def unit_of(code: str, firsts: Sequence[Row]) -> str:
    """The unit of the list of indicators; beyond it the commonest one."""
    if (key := code.partition("#")[0]) in UNITS:
        return str(UNITS[key])
    return Counter(str(row["Satuan"] or "") for row in firsts if row["Target"] is not None).most_common(1)[0][0]


def compares(target: object, unit: str | None, wanted: str) -> bool:
    """Whether a target is of the kind and unit that is wanted."""
    if wanted in SCALES:
        return str(target).upper().removeprefix("≥ ") in SCALES[wanted]
    if not isinstance(target, int | float):
        return wanted == ""
    if unit is None:
        return not (wanted == "%" and 0 < target < 1)
    return unit == wanted or {unit, wanted} <= PLAIN


def expected_line(code: str, firsts: Sequence[Row], national: str) -> tuple[Row, Counter[str]]:
    """A row of Perbandingan Target, and how many targets of each office are far or in another unit."""
    wanted = unit_of(code, firsts)
    given = [row for row in firsts if row["Target"] is not None]
    mine = [row for row in given if compares(row["Target"], row["Satuan"], wanted)]
    others = [row["Kode Wilayah"] for row in given if row not in mine]
    numbers = {row["Kode Wilayah"]: Fraction(str(row["Target"])) for row in mine if wanted not in {*SCALES, ""}}
    line: Row = {"Satuan": wanted or None, "Kantor Bertarget": len(given), "Beda Satuan": len(others)}
    spread, far = expected_spread(numbers, percent=wanted == "%")
    line |= spread | {"Di Bawah Nasional": below(mine, national, wanted)}
    if wanted in SCALES:
        words = Counter(str(row["Target"]).upper().removeprefix("≥ ") for row in mine)
        line["Ragam Isian"] = "; ".join(f"{word}: {words[word]}" for word in SCALES[wanted] if words[word]) or None
    return line, Counter({f"far {region}": 1 for region in far} | {f"other {region}": 1 for region in others})


def expected_spread(numbers: Mapping[str, Fraction], *, percent: bool) -> tuple[Row, list[str]]:
    ordered = sorted(numbers.values())
    if not ordered:
        return {"Terendah": None, "Nilai Tengah": None, "Tertinggi": None}, []
    half = quartile(ordered, Fraction(1, 2))
    line: Row = {"Terendah": float(ordered[0]), "Nilai Tengah": rounded(half), "Tertinggi": float(ordered[-1])}
    if len(ordered) < 8:
        return line | {"Batas Bawah": None, "Batas Atas": None, "Jauh dari Kantor Lain": 0}, []
    first, third = (quartile(ordered, Fraction(each, 4)) for each in (1, 3))
    low, high = rounded(first - (third - first) * 3 / 2), rounded(third + (third - first) * 3 / 2)
    middle = Fraction(str(rounded(half)))
    least = Fraction(10) if percent else abs(middle) / 10
    near_low, near_high = rounded(middle - least), rounded(middle + least)
    far = [
        region
        for region, number in numbers.items()
        if (number < Fraction(str(low)) and number <= Fraction(str(near_low)))
        or (number > Fraction(str(high)) and number >= Fraction(str(near_high)))
    ]
    if Fraction(len(far), len(ordered)) > Fraction(1, 4):
        return line | {"Batas Bawah": low, "Batas Atas": high, "Jauh dari Kantor Lain": "sebaran lebar"}, []
    return line | {"Batas Bawah": low, "Batas Atas": high, "Jauh dari Kantor Lain": len(far)}, far


def below(mine: Sequence[Row], national: str, wanted: str) -> int:
    if not national:
        return 0
    if scale := SCALES.get(wanted):
        return sum(scale.index(str(row["Target"]).upper().removeprefix("≥ ")) > scale.index(national) for row in mine)
    return sum(row["Target"] < float(national.partition(" ")[0].rstrip("%")) for row in mine)


def hard_province() -> Iterator[Plan]:
    """41 offices: targets in every unit, opinions, blanks, several activities, executors on no list, indicators twice."""
    chance = random.Random(13)  # noqa: S311 - a made-up province, the same in each run
    pool = ["75%", "80%", "77,5%", "10%", "100%", "85", "0,85", "1 Dokumen", "2 Laporan", "WTP", "Terlaksana", ""]
    usual = {"%": "75%", "opini": "WTP", "predikat": "B", "laporan": "1 Laporan", "indeks": "75", "nilai": "95"}
    usual |= {"satker": "1 Satker"}
    targets = {
        code: [chance.choice([usual[unit]] * chance.randint(1, 9) + pool) for _ in range(41)]
        for code, unit in UNITS.items()
    }
    targets |= {"L01": ["3 Satker"] * 30 + ["4 Satker", "40 Satker", "75%", "WTP", ""]}
    targets["K1.1"] = ["100%"] * 41
    targets["K1.4"] = ["90%"] * 22 + ["50%"] * 9 + ["70%"] * 10
    definition = definition_with(tuple(NATIONAL.items()))
    for region, aims in aims_of(targets):
        twice = [*aims, *chance.sample(aims, 2)]
        kept = [_muddled(aim, definition, chance) for aim in twice if chance.random() > 0.05]
        yield plan_of(region, kept, definition)


def _muddled(aim: Aim, definition: Definition, chance: random.Random) -> Aim:
    """Several activities, some cells of them blank."""
    part = definition.part_of.get(aim.code, "commission")
    return replace(aim, work=tuple(_work(part, chance) for _ in range(chance.choice([1, 1, 1, 2, 3]))))


def _work(part: str, chance: random.Random) -> Work:
    periods = 4 if part == "commission" else 12
    names = {
        "commission": ["Divisi Hukum dan Pengawasan", "Divisi Teknis Penyelenggaraan", "Divisi Lain"],
        "secretariat": ["Sub Bagian Hukum", "Sub Bagian Teknis Pemilu dan Hubungan Partisipasi Masyarakat", "Staf"],
    }[part]
    return (
        chance.choice(["Melaksanakan", "Melaksanakan", "Melaksanakan", ""]),
        tuple(sorted(chance.sample(range(1, periods + 1), chance.choice([0, 1, 2, periods])))),
        tuple(chance.sample(names, chance.choice([0, 1, 1, 2]))),
    )


@pytest.fixture(scope="module", params=["ntb-2020", "41 offices"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """What the command writes over the example, and over a roll-up of a hard province, which is itself an input."""
    folder = tmp_path_factory.mktemp("recomputed")
    hard = request.param != "ntb-2020"
    source = ROOT / "examples/ntb-2020/plans"
    if hard:
        source = folder / "hard.xlsx"
        write_rollup(source, roll_up(facts_of_plan(plan) for plan in hard_province()))
    with reading_here():
        done = CliRunner().invoke(main, ["rollup", str(source), "-o", str(folder / "written.xlsx")])
    assert done.exit_code == 0, done.output
    return Book(folder / "written.xlsx", NATIONAL if hard else {})


def test_the_comparison_of_targets(book: Book) -> None:
    firsts: dict[str, list[Row]] = {}
    for rows in book.indicators:
        firsts.setdefault(str(rows[0]["Kode Indikator"]), []).append(rows[0])
    shown = {str(row["Kode"]): row for row in book.table("Perbandingan Target", "Kode", "Target Nasional", "Terendah")}
    found, expected = {}, {}
    counts: Counter[str] = Counter()
    for code, mine in firsts.items():
        line, marked = expected_line(code, mine, book.national.get(code.partition("#")[0], ""))
        expected[code] = line
        found[code] = {heading: shown[code][heading] for heading in line}
        counts += marked

    assert set(shown) == set(firsts)
    assert found == expected
    for kind, label in (("far", "jauh dari kantor lain"), ("other", "beda satuan")):
        assert counts_of_offices(book, label) == sorted(count for at, count in counts.items() if at.startswith(kind))


def counts_of_offices(book: Book, label: str) -> list[int]:
    """The counts below the table that are not 0, of the columns in which targets stand."""
    lines = book.sheets["Perbandingan Target"].to_numpy().tolist()
    first = next(line for line in lines if "Jarak Atas" in line).index("Jarak Atas") + 1
    targets = [line for line in lines if line[0] in UNITS]
    counts = next(line for line in lines if f"Target kantor ini yang {label}" in line)
    filled = [any(line[at] is not None for line in targets) for at in range(len(counts))]
    return sorted(count for at, count in enumerate(counts) if at >= first and filled[at] and count)


def test_the_named_targets_in_another_unit(book: Book) -> None:
    for row in book.table("Perbandingan Target", "Kode", "Target Nasional", "Terendah"):
        named = str(row["Isian Beda Satuan"] or "")
        more = int(named.rpartition("dan ")[2].split()[0]) if named.endswith("lainnya") else 0
        assert named.count(": ") + more == row["Beda Satuan"]


def test_the_rows_and_the_completeness_of_each_office(book: Book) -> None:
    rows = Counter((row["Kode Wilayah"], row["part"]) for row in book.data)
    complete = Counter(
        block[0]["Kode Wilayah"]
        for block in book.indicators
        if block[0]["Kode Indikator"] in UNITS
        and block[0]["Target"] is not None
        and all(any(row[field] for row in block) for field in ("Kegiatan", "months", "names"))
    )
    shown = book.table("Status Penyampaian", "No", "Kode Wilayah", "Kelengkapan")

    assert sum(rows.values()) == len(book.data)
    assert {row["Kode Wilayah"] for row in shown} >= {region for region, _ in rows}
    for row in shown:
        region = row["Kode Wilayah"]
        assert [row[f"Baris {part}"] for part in PARTS] == [rows[region, part] for part in PARTS]
        assert (row["Indikator Lengkap"], row["Indikator Baku"]) == (complete[region], len(UNITS))
        sent = any(rows[region, part] for part in PARTS)
        assert row["Kelengkapan"] == (pytest.approx(complete[region] / len(UNITS)) if sent else None)


def test_the_workload_of_each_executor(book: Book) -> None:
    loads = book.table("Beban Kerja", "Kode Wilayah", "Pelaksana", "Bulan Sibuk")
    listed = {(load["Bagian"], load["Pelaksana"]) for load in loads if load["No. Pelaksana"]}
    for load in loads:
        office = [
            row for row in book.data if (row["Kode Wilayah"], row["part"]) == (load["Kode Wilayah"], load["Bagian"])
        ]
        if load["No. Pelaksana"] == 0:
            assert load["Jumlah Kegiatan"] == sum(
                (row["part"], name) not in listed for row in office for name in row["names"]
            )
            continue
        mine = [row for row in office if load["Pelaksana"] in row["names"]]
        months = [sum(month in row["months"] for row in mine) for month in range(12)]
        assert load["Jumlah Indikator"] == len({row["Indikator ke-"] for row in mine})
        assert load["Jumlah Kegiatan"] == len(mine)
        assert [load[month] for month in MONTHS] == months
        assert load["Bulan Sibuk"] == sum(count > 0 for count in months)


def test_the_schedule_of_executors_and_indicators(book: Book) -> None:
    executors, shown = book.schedule
    assert {row["Bagian"] for row in executors} == set(PARTS)
    for row in executors:
        mine = [each for each in book.data if each["part"] == row["Bagian"] and row[LISTED] in each["names"]]
        months = [len({each["Kode Wilayah"] for each in mine if month in each["months"]}) for month in range(12)]
        assert row[OFFICES_WORKING] == len({each["Kode Wilayah"] for each in mine})
        assert [row[month] for month in MONTHS] == months
    for row in shown:
        blocks = [block for block in book.indicators if block[0]["Kode Indikator"] == row["No / Kode"]]
        ran = [{month // 3 for each in block for month in each["months"]} for block in blocks]
        assert row[OFFICES_PLANNING] == len(blocks)
        assert [row[month] for month in MONTHS[::3]] == [sum(at in each for each in ran) for at in range(4)]
    assert {row["No / Kode"] for row in shown} == {block[0]["Kode Indikator"] for block in book.indicators}


def test_there_are_as_many_offices_and_quirks_as_meant() -> None:
    plans = list(hard_province())
    indicators = [[each for part in plan.parts for each in part.indicators] for plan in plans]
    targets = [each.target for listed in indicators for each in listed]

    assert [plan.identity.region for plan in plans] == list(OFFICES[:41])
    assert {target.unit for target in targets if target} >= {"%", "dokumen", "laporan", "opini", None}
    assert [target for target in targets if target is None]
    assert [listed for listed in indicators if len({each.text for each in listed}) < len(listed)]


@pytest.fixture(scope="module")
def hard() -> Rollup:
    return roll_up(facts_of_plan(plan) for plan in hard_province())


@pytest.mark.parametrize("part", ["commission", "secretariat"])
def test_the_table_of_activities_is_the_data_sheet(hard: Rollup, part: str, tmp_path: Path) -> None:
    table = hard.activities(part)
    write_rollup(tmp_path / "rekap.xlsx", hard)
    sheet = hard.definition.part(part).sheet
    rows = [row for row in Book(tmp_path / "rekap.xlsx", {}).data if row["part"] == sheet]
    targets = [
        text if math.isnan(number) else number
        for number, text in zip(table["target"], table["target_text"], strict=True)
    ]

    assert len(table) == len(rows) > 0
    for column, heading in (("region", "Kode Wilayah"), ("key", "Kode Indikator"), ("activity", "Kegiatan")):
        assert table[column].tolist() == [str(row[heading] or "") for row in rows]
    assert targets == ["" if row["Target"] is None else row["Target"] for row in rows]
    for label in PARTS[sheet]:
        assert table[label].tolist() == [row[label] == "✓" for row in rows]
    assert table["executors"].map("; ".join).tolist() == [row["Pelaksana"] or "" for row in rows]


def test_a_part_without_activities_has_a_table_with_headings_alone(hard: Rollup) -> None:
    table = replace(hard, indicators={"commission": ()}).activities("commission")

    assert (len(table), table.columns[-1]) == (0, "cell")
    with pytest.raises(KeyError):
        hard.activities("province")
