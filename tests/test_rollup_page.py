"""Ringkasan, the page to hand out: who needs a call, what it says, its charts, and the paper that it is set up for."""

from __future__ import annotations

import datetime
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rak_excel.cli import main
from rak_excel.formats.written.book import CREATED
from rak_excel.model import Paper, Severity
from rak_excel.rolling_up.facts.facts import FollowUp, TypedBeside
from rak_excel.rolling_up.facts.plan_facts import facts_of_plan
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import roll_up, rollup
from rak_excel.vocabulary.names.regions import regions, regions_of
from rak_excel.workbooks.rollup.book import write_rollup
from rak_excel.workbooks.rollup.read_back.earlier import read_rollup
from tests.libreoffice import libreoffice
from tests.links import row_links
from tests.reading_here import reading_here
from tests.rollup_plans import NTB, Change, changed, office_plan
from tests.shown_values import opened
from tests.test_rollup_earlier import edited

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

EXAMPLE = Path(__file__).parent.parent / "examples" / "ntb-2020" / "plans"
DEADLINE = datetime.date(2020, 1, 31)
SAVED = datetime.datetime(2020, 1, 20, 9, 5)


def written(path: Path, result: Rollup, **asked: object) -> openpyxl.Workbook:
    """The workbook with the values that are stored."""
    write_rollup(path, result, **asked)  # type: ignore[arg-type]
    return openpyxl.load_workbook(path, data_only=True)


def shown(book: openpyxl.Workbook) -> list[list[object]]:
    """The rows of the page, without their blank cells."""
    return [[cell.value for cell in row if cell.value not in {None, ""}] for row in book.worksheets[0].iter_rows()]


def texts(book: openpyxl.Workbook) -> set[object]:
    return {value for row in shown(book) for value in row}


def links(book: openpyxl.Workbook) -> dict[object, str]:
    """Where the cells of the page lead, by what they show; of several that show the same the first."""
    found: dict[object, str] = {}
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.hyperlink:
                found.setdefault(cell.value, str(cell.hyperlink.location))
    return found


def worse(count: int) -> Change:
    """So many indicators without a target: each must be corrected."""
    left = iter(range(count))
    return lambda key, row: row | {"target": ""} if key.startswith("S") and next(left, None) is not None else row


def blank(_key: str, row: dict[str, str]) -> dict[str, str]:
    return row | {"activity": "", "periods": "", "executor": ""}


def papers(path: Path) -> set[object]:
    return {page.page_setup.paperSize for page in openpyxl.load_workbook(path).worksheets[:-1]}


def test_every_sheet_is_set_up_for_f4_or_for_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    result = rollup([office_plan("52.01")], provinces=["52"])
    write_rollup(tmp_path / "f4.xlsx", result)
    write_rollup(tmp_path / "a4.xlsx", result, paper="a4")

    assert papers(tmp_path / "f4.xlsx") == {14}
    assert papers(tmp_path / "a4.xlsx") == {9}


def test_the_command_takes_the_paper(tmp_path: Path) -> None:
    plan = next(path for path in sorted(EXAMPLE.iterdir()) if "Bima" in path.name)
    arguments = ["rollup", str(plan), "-o", str(tmp_path / "a4.xlsx"), "--paper", "a4", "--jobs", "1", "--quiet"]
    with reading_here():
        CliRunner().invoke(main, arguments)

    assert papers(tmp_path / "a4.xlsx") == {9}


@pytest.fixture(scope="module")
def urgent() -> Rollup:
    """Of ten offices one sent nothing, one a blank form, one a part, one two files that claim equally; one is late, and two
    have something to correct."""
    changes = {NTB[1]: worse(2), NTB[2]: worse(7), NTB[8]: blank}
    parts = {NTB[7]: ["commission"]}
    both = ["commission", "secretariat"]
    plans = [
        office_plan(region, changes.get(region, changed("")), saved=SAVED, parts=parts.get(region, both))
        for region in NTB[:9]
    ]
    plans.append(office_plan(NTB[5], changed("K1.2", target="80%"), file="kedua.xlsx", saved=SAVED))
    typed = {region: TypedBeside(DEADLINE) for region in NTB[:8]} | {
        NTB[6]: TypedBeside(DEADLINE + datetime.timedelta(days=3))
    }
    plain = rollup(plans, provinces=["52"], deadline=DEADLINE, typed=typed)
    # What every one of these plans has, and no other says more of.
    return replace(plain, notes=tuple(each for each in plain.notes if each[1].code == "RAK301"))


@pytest.fixture(scope="module")
def page(urgent: Rollup, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    return written(tmp_path_factory.mktemp("page") / "ntb.xlsx", urgent)


@pytest.fixture(scope="module")
def led_to(urgent: Rollup, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("led") / "ntb.xlsx"
    write_rollup(path, urgent)
    return row_links(path, "Ringkasan")


def named(book: openpyxl.Workbook, urgent: Rollup) -> list[list[object]]:
    """The rows of those who need a call, in their order."""
    names = tuple(office.name for office in urgent.offices)
    rows = ([cell.value for cell in row[:12] if cell.value not in {None, ""}] for row in book.worksheets[0].iter_rows())
    return [list[object](row) for row in rows if row and str(row[0]).startswith(names)]


def test_the_offices_that_most_need_a_call_stand_first_each_with_the_reason(
    page: openpyxl.Workbook, urgent: Rollup
) -> None:
    called = named(page, urgent)
    names = [office.name for office in urgent.offices]

    assert called[0] == [f"{names[8]}: kosong", f"{names[9]}: belum menyampaikan"]
    assert called[1:] == [
        [names[5], "Perlu dipilih", "pilih satu dari file yang setara"],
        [names[7], "Sebagian (Sekretariat belum ada)"],
        [names[2], "Tepat waktu", "7 isian wajib diperbaiki"],
        [names[1], "Tepat waktu", "2 isian wajib diperbaiki"],
        [names[6], "Terlambat 3 hari"],
    ]


def test_each_reason_leads_to_its_rows(page: openpyxl.Workbook, urgent: Rollup, led_to: dict[str, str]) -> None:
    names, to = [office.name for office in urgent.offices], led_to
    first_note = next(row for row, (region, _) in enumerate(urgent.notes) if region == NTB[2])

    assert to[f"{names[9]}: belum menyampaikan"] == "'Status Penyampaian'!A13"
    assert to[names[2]] == "'Status Penyampaian'!A6"
    assert to["Terlambat 3 hari"] == "'Status Penyampaian'!A10"
    assert to["7 isian wajib diperbaiki"] == f"'Catatan'!A{first_note + 4}"
    files = to["pilih satu dari file yang setara"].split("!A")
    assert page[files[0].strip("'")].cell(int(files[1]), 3).value == "Setara, perlu dipilih"
    assert page["Catatan"].cell(first_note + 4, 4).value == names[2]


def test_the_entries_to_correct_lead_past_findings_that_do_not_count(tmp_path: Path) -> None:
    plan = office_plan("52.02", worse(2))
    result = rollup([plan], provinces=["52"])
    marks = [FollowUp("Memang benar"), FollowUp("Sudah dihubungi"), FollowUp()]
    first, *others = (replace(result.notes[0][1], follow_up=mark) for mark in marks)
    info = replace(first, severity=Severity.INFO, follow_up=FollowUp())
    path = tmp_path / "marked.xlsx"
    written(path, replace(result, notes=tuple(("52.02", note) for note in (info, first, *others))))

    assert row_links(path, "Ringkasan")["2 isian wajib diperbaiki"] == "'Catatan'!A6"


def test_a_target_far_from_the_others_is_a_reason_and_leads_to_the_offices_column(tmp_path: Path) -> None:
    plans = [office_plan(region, changed("K1.2", target=f"{70 + at}%")) for at, region in enumerate(NTB[:-1])]
    plans.append(office_plan(NTB[-1], changed("K1.2", target="5%")))
    book = written(tmp_path / "far.xlsx", replace(rollup(plans, provinces=["52"]), notes=()))
    place = links(book)["1 target jauh dari kantor lain"]

    assert place.startswith("'Perbandingan Target'!")
    assert book["Perbandingan Target"][place.rsplit("!", 1)[1]].value == "Kota Bima"


def test_with_more_offices_than_the_page_holds_the_rest_is_counted(tmp_path: Path) -> None:
    plans = [office_plan(region.code, worse(1)) for region in regions_of("35")]
    book = written(tmp_path / "java.xlsx", rollup(plans, provinces=["35"]))
    listed = [row for row in shown(book) if row and str(row[0]).startswith("KPU ")]
    more = next(str(row[0]) for row in shown(book) if row and str(row[0]).startswith("… dan "))

    assert f"… dan {38 - len(listed)} kantor lain" in more
    assert len(listed) > 8


def test_the_page_says_the_deadline_and_how_new_the_data_are(tmp_path: Path) -> None:
    plan = office_plan("52.01", saved=SAVED)
    older = office_plan("52.02", saved=SAVED - datetime.timedelta(days=3))
    book = written(tmp_path / "set.xlsx", rollup([plan, older], provinces=["52"], deadline=DEADLINE))

    assert {"Batas waktu: 31 Januari 2020", "Keadaan data: 20 Januari 2020 16:05 WIB"} <= texts(book)


def test_a_time_without_a_zone_is_told_as_it_is(tmp_path: Path) -> None:
    plan = office_plan("52.01", file="rak.ods", saved=SAVED)

    assert "Keadaan data: 20 Januari 2020 09:05" in texts(written(tmp_path / "ods.xlsx", rollup([plan])))


def test_the_moment_that_our_own_forms_are_written_with_tells_nothing_of_the_data(tmp_path: Path) -> None:
    book = written(tmp_path / "form.xlsx", rollup([office_plan("52.01", saved=CREATED)]))

    assert not [text for text in texts(book) if str(text).startswith("Keadaan data")]


def test_the_nation_is_called_so(tmp_path: Path) -> None:
    every = sorted({region.province for region in regions().values()})
    plain = rollup([office_plan("52.01")], provinces=every)
    but_one = texts(written(tmp_path / "less.xlsx", replace(plain, provinces=plain.provinces[1:])))

    assert "Seluruh Indonesia (38 provinsi)" in texts(written(tmp_path / "all.xlsx", plain))
    assert [text for text in but_one if str(text).endswith("… (37)")]


def test_a_deadline_that_is_not_set_or_no_date_is_said(tmp_path: Path) -> None:
    plain = rollup([office_plan("52.01")], provinces=["52"])
    unset = texts(written(tmp_path / "unset.xlsx", plain))
    typed = texts(written(tmp_path / "typed.xlsx", replace(plain, deadline="awal Februari")))

    assert "Batas waktu: belum ditetapkan" in unset
    assert not [text for text in unset if str(text).startswith("Keadaan data")]
    assert "Batas waktu: awal Februari (bukan tanggal)" in typed


def test_figures_have_their_share_and_bad_ones_are_marked(page: openpyxl.Workbook) -> None:
    sheet = page.worksheets[0]
    marks = {str(area.sqref).split(":", 1)[0]: area.rules for area in sheet.conditional_formatting}

    labels = {cell.value: sheet.cell(5, cell.column) for cell in sheet[4] if cell.value}
    shares = [labels[label] for label in ("Sudah menyampaikan", "Sebagian atau perlu dipilih", "Belum menyampaikan")]
    bad = [*shares[1:], labels["Kelengkapan rata-rata"], labels["Isian wajib diperbaiki"]]

    assert [cell.value for cell in shares] == ["6 (60%)", "2 (20%)", "2 (20%)"]
    assert {cell.coordinate for cell in bad} <= set(marks)
    assert all(rule.dxf.font.b and rule.dxf.fill.bgColor.rgb for rules in marks.values() for rule in rules)


def test_open_wordings_that_may_raise_completeness_are_said_and_lead_to_their_answers(tmp_path: Path) -> None:
    wording = "Persentase KPU dalam Melaksanakan Pemilu/Pemilihan tanpa Komplik"
    plans = [office_plan("52.01", changed("K2.1", indicator=wording)), office_plan("52.02")]
    book = written(tmp_path / "near.xlsx", rollup(plans, provinces=["52"]))
    said = "1 redaksi indikator mirip dan belum dijawab, jadi kelengkapan masih bisa naik: jawab di sheet Padanan Indikator."

    assert links(book)[said] == "'Padanan Indikator'!A4"


def spread(number: int) -> Change:
    """Targets that differ on both parts: the widest of the secretariat's, a narrower one of the commission's."""
    targets = {"K1.2": f"{70 + number}%", "S6.1": f"{90 - 5 * number}%", "K1.3": "75%"}
    return lambda key, row: row | ({"target": targets[key]} if key in targets else {})


@pytest.fixture(scope="module")
def ranges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ranges") / "ntb.xlsx"
    write_rollup(path, rollup([office_plan(region, spread(at)) for at, region in enumerate(NTB)], provinces=["52"]))
    return path


def charts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/"))
        return [archive.read(name).decode() for name in names]


def test_the_percentages_that_differ_most_are_shown_of_both_parts_the_widest_first(ranges: Path) -> None:
    rows = [row for row in shown(opened(ranges, data_only=True)) if "S6.1" in row or "K1.2" in row]

    assert [row[row.index("S6.1" if "S6.1" in row else "K1.2") :][2:6] for row in rows] == [
        [45, 67.5, 90, 10],
        [70, 74.5, 79, 10],
    ]
    assert not [row for row in shown(opened(ranges, data_only=True)) if "K1.3" in row]


def test_ranges_are_bars_on_a_base_that_is_not_seen(ranges: Path) -> None:
    chart = charts(ranges)[1]
    series = re.findall("<c:ser>.*?</c:ser>", chart)

    assert 'grouping val="stacked"' in chart
    assert [("<a:noFill/>" in each, "<c:dLbls>" in each) for each in series] == [
        (True, True),
        (False, False),
        (False, False),
        (True, True),
    ]
    assert re.findall(r'<c:m(?:ax|in) val="(\d+)"/>', chart) == ["95", "40"]
    assert "hiLowLines" not in chart


def test_every_chart_has_a_text_for_those_who_cannot_see_it(ranges: Path, tmp_path: Path) -> None:
    result = rollup([office_plan(region, spread(at)) for at, region in enumerate(NTB[:3])], provinces=["52"])
    write_rollup(tmp_path / "en.xlsx", result, language="en")

    for path, first_words in (
        (ranges, ["Grafik batang", "Grafik rentang", "Grafik kolom"]),
        (tmp_path / "en.xlsx", ["Bar chart", "Chart of ranges", "Column chart"]),
    ):
        with zipfile.ZipFile(path) as archive:
            described = re.findall(
                r'<xdr:cNvPr [^>]*descr="([^"]*)"', archive.read("xl/drawings/drawing1.xml").decode()
            )
        assert [text[: len(words)] for text, words in zip(described, first_words, strict=True)] == first_words


def test_no_chart_of_a_roll_up_of_provinces_is_without_its_text_either(tmp_path: Path) -> None:
    write_rollup(tmp_path / "two.xlsx", rollup([office_plan("52.01"), office_plan("51.01")]))
    with zipfile.ZipFile(tmp_path / "two.xlsx") as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/drawings/draw")]
    named = [properties for drawing in drawings for properties in re.findall("<xdr:cNvPr [^>]*>", drawing)]

    assert len(named) > 2
    assert all("descr=" in properties for properties in named)


def test_an_activity_counts_once_in_a_quarter_however_many_of_its_months_are_ticked(tmp_path: Path) -> None:
    write_rollup(tmp_path / "one.xlsx", rollup([office_plan("52.01", changed("S1.1", periods="B1 B2 B3 B7"))]))
    book = openpyxl.load_workbook(tmp_path / "one.xlsx", data_only=True)
    counts = {row[-3]: tuple(row[-2:]) for row in shown(book) if len(row) > 2 and str(row[-3]).startswith("TW")}

    assert counts == expected_by_quarter(tmp_path / "one.xlsx")
    assert "Kegiatan berjalan per triwulan" in charts(tmp_path / "one.xlsx")[-1]


def expected_by_quarter(path: Path) -> dict[object, tuple[int, ...]]:
    """Counted with pandas over the data sheets."""
    import pandas as pd  # within: pandas has no wheel for Pyodide, where the other tests run too

    counts: dict[object, tuple[int, ...]] = {}
    data = [
        pd.read_excel(path, sheet_name=sheet, header=2, engine="calamine")
        for sheet in ("Data Komisi", "Data Sekretariat")
    ]
    periods = [[column for column in frame if re.fullmatch(r"[TB]\d+", str(column))] for frame in data]
    for quarter in range(4):
        cuts = [names[len(names) * quarter // 4 : len(names) * (quarter + 1) // 4] for names in periods]
        counts[f"TW{quarter + 1}"] = tuple(
            int((frame[cut] == "✓").any(axis=1).sum()) for frame, cut in zip(data, cuts, strict=True)
        )
    return counts


def test_corrections_that_wait_for_a_choice_are_said_and_lead_to_the_first(tmp_path: Path) -> None:
    write_rollup(tmp_path / "old.xlsx", rollup([office_plan("52.03", file="a.xlsx")], provinces=["52"]))
    corrected = edited(tmp_path / "old.xlsx", "Data Komisi", J5=61)
    newer = facts_of_plan(office_plan("52.03", changed("K1.2", target="70%"), file="b.xlsx", revision=1))
    result = roll_up([newer, read_rollup(corrected)], provinces=["52"])
    said = "1 koreksi perlu dipilih di sheet Koreksi; sampai dipilih, isian file kantor yang dipakai."

    assert links(written(tmp_path / "new.xlsx", result))[said] == "'Koreksi'!A4"


@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", ["f4", "a4"])
def test_the_page_is_one_page_on_which_every_missing_office_of_the_largest_province_is_named(
    tmp_path: Path, paper: Paper
) -> None:
    offices = [region.code for region in regions_of("35")]
    result = rollup([office_plan(offices[0], worse(3))], provinces=["35"], deadline=DEADLINE)
    write_rollup(tmp_path / "java.xlsx", result, paper=paper)
    pages = printed(tmp_path / "java.xlsx")

    assert "REKAP RENCANA AKSI KINERJA" in pages[0]
    assert "Penyampaian rencana aksi" not in pages[0]
    assert "Status penyampaian rencana aksi" in pages[1]
    first = " ".join(pages[0].split())
    assert [office.name for office in result.missing if f"{office.name}: belum menyampaikan" not in first] == []
    mistakes = sum(note.severity is Severity.ERROR for _, note in result.notes)
    assert f"{mistakes} isian wajib diperbaiki" in first


def printed(path: Path) -> list[str]:
    """The text of each page, as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(convert, check=True, capture_output=True)
    command = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return told.split("\f")


@pytest.mark.libreoffice
def test_what_the_page_says_of_an_office_follows_its_date_of_receipt(urgent: Rollup, tmp_path: Path) -> None:
    write_rollup(tmp_path / "ntb.xlsx", urgent)
    with libreoffice(tmp_path, "id-ID") as office:
        office.open(tmp_path / "ntb.xlsx")
        at = next(row for row, each in enumerate(urgent.offices) if each.region == NTB[2]) + 4
        office.type("Status Penyampaian", f"O{at}", "05/02/2020")
        office.type("Status Penyampaian", "C2", "01/02/2020")
        office.recalculate()
        office.save(tmp_path / "after.xlsx")
        office.close()
    book = openpyxl.load_workbook(tmp_path / "after.xlsx", data_only=True)

    assert named(book, urgent)[3][:2] == [urgent.offices[2].name, "Terlambat 4 hari"]
    assert "Batas waktu: 1 Februari 2020" in texts(book)
