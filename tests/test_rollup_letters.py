"""Letters to the offices of a roll-up: what they say, the page, the text for WhatsApp, and how they are written."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.errors import OutputBusyError, OutputExistsError
from rak_excel.language import Language, Text
from rak_excel.model import Plan, Severity
from rak_excel.reading import files_not_read, find_files
from rak_excel.reading.own_reports import is_letter
from rak_excel.rolling_up.facts.facts import FollowUp, NoteRow, NoteState, TypedBeside
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from rak_excel.rolling_up.side_by_side.comparison import compare
from rak_excel.vocabulary.names.regions import regions_of
from rak_excel.workbooks.letters.content import Letter, letters
from rak_excel.workbooks.letters.text import LONGEST, MOST, length, letter_as_text
from rak_excel.workbooks.letters.writing import refuse_letters, written_letters
from tests.libreoffice import LibreOffice, libreoffice
from tests.rollup_plans import NTB, changed, office_plan
from tests.test_rollup_files import NTB as EXAMPLES
from tests.test_rollup_files import run

DUE, REPLY = datetime.date(2020, 1, 31), datetime.date(2020, 2, 15)


def rolled_up(plans: Sequence[Plan], **asked: object) -> Rollup:
    return rollup(plans, provinces=["52"], deadline=DUE, **asked)  # type: ignore[arg-type]


def letter_to(region: str, result: Rollup, *, reply_by: datetime.date | None = None) -> Letter:
    made = dict(zip((office.region for office in result.offices), made_of(result, reply_by), strict=True))
    return made[region]


def made_of(result: Rollup, reply_by: datetime.date | None = None) -> list[Letter]:
    return list(letters(result, compare(result), reply_by=reply_by))


def note(number: int = 1, severity: Severity = Severity.ERROR, **fields: object) -> NoteRow:
    """A finding on the plan of the third office; each has a rule of its own."""
    said = Text(f"Catatan {number}.", f"Finding {number}.")
    known = {"sheet": "Komisi", "cell": f"D{number + 9}", "value": "80", "message": said, "hint": Text("Ubah.", "Do.")}
    file = f"{NTB[2]}.xlsx"
    return NoteRow(file, file, f"RAK{300 + number}", severity, **(known | fields))  # type: ignore[arg-type]


@cache
def one_office() -> Rollup:
    return rolled_up([office_plan(NTB[2])])


def with_notes(*notes: NoteRow) -> Rollup:
    return replace(one_office(), notes=tuple((NTB[2], each) for each in notes))


def asked(letter: Letter) -> str:
    return " ".join(each.id for each in letter.requests)


def test_an_office_that_sent_nothing_is_asked_for_its_plan() -> None:
    letter = letter_to(NTB[0], rolled_up([office_plan(NTB[2])]), reply_by=REPLY)

    assert (letter.name, letter.addressee) == ("5201 Lombok Barat", "Sekretaris KPU Kabupaten Lombok Barat")
    assert letter.state.id == "Belum menyampaikan"
    assert asked(letter) == (
        "Rencana Aksi Kinerja tahun 2020 belum kami terima. Mohon segera dikirim. "
        "Batas waktu penyampaiannya 31 Januari 2020."
    )
    assert letter_as_text(letter, "id") == (
        "*Catatan RAK 2020*\n"
        "Yth. Sekretaris KPU Kabupaten Lombok Barat\n"
        "\n"
        "Status: *Belum menyampaikan*\n"
        f"{asked(letter)}\n"
        "\n"
        "Kami tunggu paling lambat *15 Februari 2020*. Terima kasih.\n"
        "KPU Provinsi Nusa Tenggara Barat"
    )


def test_every_office_of_the_province_gets_a_letter_whose_names_sort_by_their_codes() -> None:
    made = made_of(rolled_up([office_plan(NTB[2])]))

    assert [letter.name[:4] for letter in made] == [code.replace(".", "") for code in NTB]
    assert sorted(letter.name for letter in made) == [letter.name for letter in made]


def test_an_office_with_nothing_to_correct_is_thanked_and_no_date_is_set() -> None:
    late = {NTB[2]: TypedBeside(datetime.date(2020, 2, 3))}
    result = replace(rolled_up([office_plan(NTB[2])], typed=late), notes=())
    letter = letter_to(NTB[2], result, reply_by=REPLY)

    assert letter.state.id == "Terlambat 3 hari"
    assert asked(letter).endswith("Isinya lengkap dan tidak ada yang perlu diperbaiki. Terima kasih.")
    assert "lambat *15" not in letter_as_text(letter, "id")


def test_the_part_that_is_missing_is_named() -> None:
    letter = letter_to(NTB[2], rolled_up([office_plan(NTB[2], parts=["commission"])]))

    assert "sheet Sekretariat belum ada isinya. Mohon dilengkapi dan dikirim." in asked(letter)
    assert "Terima kasih" not in asked(letter)


def test_a_form_that_nobody_filled_in_is_sent_back_with_a_word() -> None:
    def blank(_key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"activity": "", "periods": "", "executor": ""}

    letter = letter_to(NTB[2], rolled_up([office_plan(NTB[2], blank, file="kosong.xlsx"), office_plan(NTB[3])]))

    assert letter.state.id == "Formulir belum diisi"
    assert asked(letter) == "File yang kami terima masih kosong: kosong.xlsx. Mohon diisi, lalu dikirim lagi."


def test_a_part_that_the_latest_revision_leaves_to_an_earlier_one_is_asked_about() -> None:
    plans = [
        office_plan(NTB[2], file="awal.xlsx"),
        office_plan(NTB[2], parts=["commission"], file="r1.xlsx", revision=1),
    ]
    letter = letter_to(NTB[2], rolled_up(plans))

    assert (
        "Di file terbaru sheet Sekretariat tidak ada isinya, jadi yang kami pakai masih dari revisi 0 (awal.xlsx). "
        "Mohon beri tahu kami apakah isinya masih berlaku, atau kirim yang baru." in asked(letter)
    )
    assert letter.asks


def test_what_was_marked_as_right_is_not_taken_for_an_indicator_that_is_not_planned() -> None:
    result = rolled_up([office_plan(NTB[2], changed("K1.2", executor=""))])
    right = tuple((region, replace(each, follow_up=FollowUp("Memang benar"))) for region, each in result.notes)
    letter = letter_to(NTB[2], replace(result, notes=right), reply_by=REPLY)

    assert right
    assert asked(letter).endswith("lengkap 33 dari 34. Tidak ada lagi yang perlu diperbaiki. Terima kasih.")
    assert not letter.asks

    less = rolled_up([office_plan(NTB[2], lambda key, row: None if key == "K1.2" else row)])
    assert "Pastikan indikator yang tidak ada" in asked(letter_to(NTB[2], replace(less, notes=())))


def test_that_a_part_is_missing_is_said_once() -> None:
    def blank(key: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"activity": "", "periods": "", "executor": ""} if key.startswith("S") else row

    result = rolled_up([office_plan(NTB[2], blank)])
    letter = letter_to(NTB[2], result)

    assert "RAK014" in {each.code for _, each in result.notes}
    assert "sheet Sekretariat belum ada isinya" in asked(letter)
    assert "RAK014" not in {point.code for point in letter.points}


def test_of_two_files_with_equal_claims_the_office_is_asked_which_is_valid() -> None:
    saved = datetime.datetime(2020, 1, 20)
    plans = [office_plan(NTB[2], file="a.xlsx", saved=saved)]
    plans.append(office_plan(NTB[2], changed("K1.2", target="50%"), file="b.xlsx", saved=saved))
    letter = letter_to(NTB[2], rolled_up(plans))

    assert letter.state.id == "Perlu dipilih"
    assert "sama kuat: a.xlsx, b.xlsx. Mohon beri tahu file mana yang berlaku." in asked(letter)


def test_a_plan_for_another_year_is_named_and_this_years_is_asked_for() -> None:
    plans = [office_plan(region) for region in NTB[3:6]] + [office_plan(NTB[2], file="lama.xlsx", year=2019)]
    letter = letter_to(NTB[2], rolled_up(plans))

    assert "tahun 2020 belum kami terima" in asked(letter)
    assert "File lama.xlsx belum dapat kami pakai. Rencana tahun 2019." in asked(letter)


def test_what_must_be_corrected_comes_first_and_what_is_for_information_is_left_out() -> None:
    letter = letter_to(NTB[2], with_notes(note(1, Severity.INFO), note(2, Severity.WARNING), note(3)))

    assert [point.code for point in letter.points] == ["RAK303", "RAK302"]


@pytest.mark.parametrize("marked", ["Memang benar", "memang benar ", "Right as it is"])
def test_a_finding_that_the_province_marked_as_right_is_not_asked_about_again(marked: str) -> None:
    result = with_notes(replace(note(1), follow_up=FollowUp(marked)), replace(note(2), follow_up=FollowUp("Menunggu")))

    assert [point.code for point in letter_to(NTB[2], result).points] == ["RAK302"]


def test_a_target_far_from_the_others_or_in_another_unit_is_asked_about() -> None:
    plans = [office_plan(region, changed("K1.2", target=f"{80 + n}%")) for n, region in enumerate(NTB[:8])]
    plans += [
        office_plan(NTB[8], changed("K1.2", target="5%")),
        office_plan(NTB[9], changed("K1.2", target="3 Laporan")),
    ]
    result = replace(rolled_up(plans), notes=())
    far, other = (letter_to(region, result).points[-1] for region in NTB[8:])

    assert (far.code, far.sheet, far.value) == ("far", "Komisi", "5%")
    assert far.cell == "D3"
    assert "jauh dari kantor lain: nilai tengahnya 83%, terendah 5%, tertinggi 87%." in far.message.id
    assert (other.code, other.value) == ("other-unit", "3 Laporan")
    assert letter_to(NTB[0], result).points == ()


def test_big_and_broken_numbers_are_written_as_people_read_them() -> None:
    plans = [office_plan(region, changed("S1.1", target=f"{1234560 + n} Laporan")) for n, region in enumerate(NTB[:9])]
    plans.append(office_plan(NTB[9], changed("S1.1", target="12 Laporan")))
    (far,) = (point for point in letter_to(NTB[9], rolled_up(plans)).points if point.code == "far")

    assert "nilai tengahnya 1.234.563,5, terendah 12, tertinggi 1.234.568." in far.message.id
    assert "their middle is 1,234,563.5, the lowest 12, the highest 1,234,568." in far.message.en


def without_columns(result: Rollup) -> Rollup:
    """As of a roll-up of an earlier version, which does not tell in which columns a part stands."""
    bare = [{name: replace(part, columns="") for name, part in choice.facts.parts.items()} for choice in result.choices]
    choices = zip(result.choices, bare, strict=True)
    return replace(result, choices=tuple(replace(c, facts=replace(c.facts, parts=parts)) for c, parts in choices))


def test_the_cell_of_a_doubtful_target_is_named_where_it_is_known_and_else_its_row() -> None:
    far = changed("S1.1", target="900 Laporan")
    result = replace(rolled_up([*(office_plan(region) for region in NTB[1:]), office_plan(NTB[0], far)]), notes=())
    added = {
        part: tuple(
            replace(each, rows=(replace(each.rows[0], seal=""), *each.rows[1:])) if each.region == NTB[0] else each
            for each in indicators
        )
        for part, indicators in result.indicators.items()
    }
    known, unknown, by_hand = (
        letter_as_text(letter_to(NTB[0], each), "id")
        for each in (result, without_columns(result), replace(result, indicators=added))
    )

    assert '1. Sheet Sekretariat, sel D2: Target indikator "Jumlah' in known
    assert '1. Sheet Sekretariat, baris 2: Target indikator "Jumlah' in unknown
    assert '1. Sheet Sekretariat, baris 2: Target indikator "Jumlah' in by_hand


def test_a_target_that_a_finding_tells_of_is_told_once() -> None:
    plans = [office_plan(region, changed("K1.2", target=f"{80 + n}%")) for n, region in enumerate(NTB[:9])]
    plans.append(office_plan(NTB[9], changed("K1.2", target="3 Laporan")))
    points = letter_to(NTB[9], rolled_up(plans)).points

    assert [point.code for point in points if point.value == "3 Laporan"] == ["RAK304"]


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ({"explained": True}, ["1 catatan sudah dijelaskan dan tidak perlu dijawab lagi."]),
        ({"follow_up": FollowUp("Memang benar")}, []),
    ],
)
def test_a_target_is_not_asked_about_once_a_finding_on_it_was_answered(
    answered: dict[str, object], told: list[str]
) -> None:
    plans = [office_plan(region, changed("K1.2", target=f"{80 + n}%")) for n, region in enumerate(NTB[:9])]
    plans.append(office_plan(NTB[9], changed("K1.2", target="3 Laporan")))
    result = rolled_up(plans)
    notes = [(region, replace(each, **answered) if each.code == "RAK304" else each) for region, each in result.notes]
    letter = letter_to(NTB[9], replace(result, notes=tuple(notes)))

    assert [point.code for point in letter.points if point.value == "3 Laporan"] == []
    assert [each.id for each in letter.requests if "dijelaskan" in each.id] == told


def test_a_text_names_the_first_things_and_counts_the_others() -> None:
    letter = letter_to(NTB[2], with_notes(*map(note, range(1, 10)), note(10, Severity.WARNING)))
    text = letter_as_text(letter, "id")

    assert re.findall(r"^(\d)\. Sheet Komisi, sel D(\d+): Catatan", text, re.MULTILINE) == [
        (str(number), str(number + 9)) for number in range(1, MOST + 1)
    ]
    assert "Masih ada 4 isian yang wajib diperbaiki dan 1 yang perlu dicek." in text
    assert "Daftarnya di file 5203 Lombok Timur.xlsx." in text


def test_what_is_said_of_many_cells_alike_is_one_thing() -> None:
    same = Text("Pelaksana belum diisi.", "The executor is blank.")
    alike = [replace(note(number, message=same), code="RAK501") for number in range(1, 7)]
    text = letter_as_text(letter_to(NTB[2], with_notes(note(9), *alike)), "id")

    assert "1. Sheet Komisi, sel D10, D11, D12, D13 …: Pelaksana belum diisi. Ubah.\n2. Sheet Komisi, sel D18" in text
    assert "Masih ada" not in text


def test_long_findings_are_shortened_before_one_is_left_out_and_no_quotation_stays_open() -> None:
    long = Text(f'Pelaksana "{"Sub Bagian Teknis dan " * 9}" tidak ada.', "")
    text = letter_as_text(letter_to(NTB[2], with_notes(*(note(n, message=long) for n in range(1, 6)))), "id")
    points = re.findall(r"^\d\. .*$", text, re.MULTILINE)

    assert len(points) == MOST
    assert all(point.endswith('…"') and point.count('"') == 2 for point in points)
    assert "Masih ada" not in text


@pytest.mark.parametrize("language", ["id", "en"])
@given(
    said=st.text(max_size=400),
    value=st.text(max_size=400),
    sheet=st.text(max_size=40),
    count=st.integers(0, 12),
    file=st.text(min_size=1, max_size=300),
)
def test_no_text_is_too_long_or_turned_by_what_a_cell_holds(
    language: Language, said: str, value: str, sheet: str, count: int, file: str
) -> None:
    notes = [note(n, message=Text(said, said), hint=Text(value, value), value=value, sheet=sheet) for n in range(count)]
    letter = letter_to(NTB[2], with_notes(*(replace(each, file=file) for each in notes)))
    text = letter_as_text(replace(letter, requests=(*letter.requests, Text(said, said) if said else _NONE)), language)

    assert length(text) <= LONGEST
    assert not re.search(r"[_~`]", text)
    assert text.count("*") == 4  # the title and the status
    assert set(re.findall(r"\s", text)) <= {" ", "\n"}
    assert len([line for line in text.split("\n") if re.match(r"\d+\. ", line)]) <= MOST


_NONE = Text("", "")


def test_signs_that_are_not_seen_do_not_turn_a_text_around() -> None:
    said = "Tar\u200bget \u202elama\u2028 a\x07b \udce9 80%"
    text = letter_as_text(letter_to(NTB[2], with_notes(note(message=Text(said, said)))), "id")

    assert "sel D10: Target lama ab 80% Ubah." in text


def many(count: int = 60) -> Rollup:
    long = " kata yang panjang sekali" * 30
    return with_notes(
        *(
            note(
                n, Severity.ERROR if n % 3 else Severity.WARNING, value=f"={n}{long}", message=Text(f"{n}{long}", long)
            )
            for n in range(count)
        )
    )


def page_of(letter: Letter, folder: Path, **asked: str) -> list[list[str]]:
    with written_letters(folder, [letter], **asked):  # type: ignore[arg-type]
        pass
    sheet = openpyxl.load_workbook(folder / f"{letter.name}.xlsx").worksheets[0]
    return [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_the_page_says_who_is_asked_for_what_and_by_when(tmp_path: Path) -> None:
    rows = page_of(letter_to(NTB[2], with_notes(note(2, Severity.WARNING), note(1)), reply_by=REPLY), tmp_path)

    assert rows[0] == ["CATATAN ATAS RENCANA AKSI KINERJA TAHUN 2020"]
    assert ["Kepada", "Yth. Sekretaris KPU Kabupaten Lombok Timur"] in rows
    assert ["Dari", "KPU Provinsi Nusa Tenggara Barat"] in rows
    assert ["Paling lambat", "15 Februari 2020"] in rows
    assert rows[-3:] == [
        ["NO", "SHEET", "SEL", "ISIAN SAAT INI", "CATATAN", "SARAN"],
        ["1", "Komisi", "D10", "80", "Wajib diperbaiki: Catatan 1.", "Ubah."],
        ["2", "Komisi", "D11", "80", "Perlu dicek: Catatan 2.", "Ubah."],
    ]


def test_the_page_tells_what_was_asked_for_before_and_is_still_there(tmp_path: Path) -> None:
    still, new = replace(note(1), state=NoteState.STILL), replace(note(2), state=NoteState.NEW)
    rows = page_of(letter_to(NTB[2], with_notes(still, new)), tmp_path)

    assert [row[4] for row in rows[-2:]] == ["Wajib diperbaiki (masih ada): Catatan 1.", "Wajib diperbaiki: Catatan 2."]


def test_a_provinces_own_plan_gets_a_letter_without_a_sender(tmp_path: Path) -> None:
    letter = letter_to("52", rolled_up([office_plan("52"), office_plan(NTB[2])]))

    assert (letter.name, letter.sender) == ("52 Nusa Tenggara Barat", "")
    assert letter.addressee == "Sekretaris KPU Provinsi Nusa Tenggara Barat"
    assert ["Dari"] not in [row[:1] for row in page_of(letter, tmp_path)]


def test_without_a_date_the_page_has_a_line_to_fill_in_and_the_text_none(tmp_path: Path) -> None:
    letter = letter_to(NTB[2], with_notes(note()))

    assert ["Paling lambat", "." * 40] in page_of(letter, tmp_path)
    assert "lambat" not in letter_as_text(letter, "id")


def test_what_does_not_fit_on_the_page_is_counted(tmp_path: Path) -> None:
    rows = page_of(letter_to(NTB[2], many()), tmp_path)
    shown = [row for row in rows if row[0:1] and row[0].isdigit()]
    left = re.search(
        r"Masih ada (\d+) isian yang wajib diperbaiki dan (\d+) yang perlu dicek\. Semuanya ada di sheet Daftar Lengkap\.",
        rows[-1][0],
    )

    assert left is not None
    assert 3 <= len(shown) < 20
    assert len(shown) + int(left[1]) + int(left[2]) == 60
    assert all(row[4].startswith("Wajib diperbaiki") for row in shown)


def test_what_does_not_fit_is_listed_in_full_on_a_second_sheet_with_the_same_numbers(tmp_path: Path) -> None:
    letter = letter_to(NTB[2], many())
    first = page_of(letter, tmp_path)
    book = openpyxl.load_workbook(tmp_path / f"{letter.name}.xlsx")
    listed = [[str(cell.value or "") for cell in row] for row in book["Daftar Lengkap"].iter_rows(min_row=3)]

    assert book.sheetnames == ["Catatan", "Daftar Lengkap"]
    assert [row[0] for row in listed] == [str(number) for number in range(1, 61)]
    assert {row[2] for row in listed} == {f"D{number + 9}" for number in range(60)}
    shown = {row[0]: row[2] for row in first if row and row[0].isdigit()}
    assert shown == {number: cell for number, _, cell, *_ in listed if number in shown}


def test_what_fits_has_no_second_sheet_and_what_is_cut_has_one(tmp_path: Path) -> None:
    short, long = with_notes(note(1)), with_notes(note(1, value="kata " * 60))

    page_of(letter_to(NTB[2], short), tmp_path / "a")
    rows = page_of(letter_to(NTB[2], long), tmp_path / "b")
    books = [openpyxl.load_workbook(tmp_path / each / "5203 Lombok Timur.xlsx") for each in "ab"]

    assert [book.sheetnames for book in books] == [["Catatan"], ["Catatan", "Daftar Lengkap"]]
    assert rows[-1] == ["Isian dan catatan lengkapnya ada di sheet Daftar Lengkap."]
    assert books[1]["Daftar Lengkap"]["D3"].value == ("kata " * 60).strip()


def test_the_list_names_all_cells_of_one_kind_in_rows_that_are_not_too_high(tmp_path: Path) -> None:
    same = Text("Pelaksana belum diisi.", "The executor is blank.")
    alike = [replace(note(number, message=same), code="RAK501") for number in range(1, 61)]
    letter = letter_to(NTB[2], with_notes(*alike))
    page_of(letter, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / f"{letter.name}.xlsx")["Daftar Lengkap"]
    listed = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]

    assert [row[0] for row in listed] == [1, 1, 1]
    assert ", ".join(str(row[2]) for row in listed).split(", ") == [f"D{number + 9}" for number in range(1, 61)]


@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", ["f4", "a4"])
@pytest.mark.parametrize("count", [1, 5, 60])
def test_a_page_is_one_page_in_print_and_not_made_small_for_it(tmp_path: Path, paper: str, count: int) -> None:
    letter = letter_to(NTB[2], many(count))
    page_of(letter, tmp_path, paper=paper)
    path = tmp_path / f"{letter.name}.xlsx"
    book = openpyxl.load_workbook(path)
    sheet, *lists = book.worksheets
    for each in lists:
        book.remove(each)
    book.save(tmp_path / "first.xlsx")
    sheet.page_setup.fitToHeight = 0  # as wide as the page, and as high as it comes
    book.save(tmp_path / "unfitted.xlsx")
    with libreoffice(tmp_path) as office:
        pages = [pages_of(office, tmp_path / f"{each}.xlsx") for each in ("first", "unfitted")]
        whole = pages_of(office, path)

    assert pages == [1, 1]
    assert whole > (4 if count == 60 else 1)
    assert lists


def pages_of(office: LibreOffice, path: Path) -> int:
    office.open(path)
    return len(pypdf.PdfReader(office.save(path.with_suffix(".pdf"))).pages)


def test_a_text_from_a_cell_stays_text_on_the_page(tmp_path: Path) -> None:
    letter = letter_to(NTB[2], with_notes(note(value="=1+1", message=Text("http://x", ""), sheet="=cmd|x")))
    page_of(letter, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / f"{letter.name}.xlsx").worksheets[0]
    last = sheet[sheet.max_row]

    assert [cell.value for cell in last][1:4] == ["=cmd|x", "D10", "=1+1"]
    assert {cell.data_type for cell in last[1:]} == {"s"}
    assert not any(cell.hyperlink for cell in last)


def test_the_command_writes_them_with_the_roll_up(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in ("Dompu", "Sumbawa -"):
        shutil.copy(next(EXAMPLES.glob(f"*{name}*")), plans)
    ordered = [plans, "-o", tmp_path / "rekap.xlsx", "--province", "52", "--jobs", 1, "--letters", tmp_path / "surat"]
    result = run(*ordered, "--reply-by", "15 Februari 2020")

    assert result.exit_code == 0, result.output
    assert "Surat untuk 10 kantor selesai dibuat" in result.stderr
    written = {path.name: path.read_bytes() for path in (tmp_path / "surat").iterdir()}
    assert len(written) == 20
    text = written["5204 Sumbawa.txt"]
    assert b"15 Februari 2020" in text
    assert text.count(b"\n") == text.count(b"\r\n")
    assert text.endswith(b"\r\n")

    again = run(*ordered)
    assert isinstance(again.exception, OutputExistsError)
    assert run(*ordered, "--reply-by", "15-02-2020", "--force").exit_code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "surat").iterdir()} == written


def test_a_plan_of_the_same_name_does_not_give_way_and_nothing_is_written(tmp_path: Path) -> None:
    plans, folder = tmp_path / "plans", tmp_path / "surat"
    plans.mkdir()
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("*Dompu*")), plans)
    shutil.copy(next(EXAMPLES.glob("*Dompu*")), folder / "5207 Sumbawa Barat.xlsx")
    result = run(plans, "-o", tmp_path / "r.xlsx", "--province", "52", "--jobs", 1, "--letters", folder, "--force")

    assert isinstance(result.exception, OutputExistsError)
    assert "5207 Sumbawa Barat.xlsx bukan buatan perintah ini" in str(result.exception)
    assert [path.name for path in folder.iterdir()] == ["5207 Sumbawa Barat.xlsx"]
    assert not (tmp_path / "r.xlsx").exists()


def test_a_file_of_the_same_name_that_cannot_be_opened_does_not_give_way_either(tmp_path: Path) -> None:
    letter = letter_to(NTB[2], with_notes(note()))
    (tmp_path / f"{letter.name}.xlsx").write_bytes(b"PK")

    with pytest.raises(OutputExistsError, match="bukan buatan perintah ini"):
        refuse_letters(tmp_path, [letter], force=True)


def test_where_the_roll_up_cannot_be_written_no_letter_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    plan = next(EXAMPLES.glob("*Dompu*"))
    result = run(plan, "-o", tmp_path / "file" / "r.xlsx", "--jobs", 1, "--letters", tmp_path / "surat")

    assert isinstance(result.exception, OutputBusyError)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_date_without_letters_is_told(tmp_path: Path) -> None:
    result = run(EXAMPLES, "-o", tmp_path / "r.xlsx", "--reply-by", "15-02-2020")

    assert result.exit_code == 2
    assert "Tambahkan --letters FOLDER." in result.output


def test_letters_among_the_files_to_read_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "lain.txt").write_text("catatan rapat", encoding="utf-8")
    made = [*made_of(rolled_up([office_plan(NTB[3])])), replace(letter_to(NTB[2], many()), name="panjang")]
    for language in ("id", "en"):
        with written_letters(tmp_path / language, made, language=language):
            pass

    assert list(find_files([tmp_path])) == []
    assert files_not_read([tmp_path]) == ["lain.txt"]
    assert [path for language in ("id", "en") for path in (tmp_path / language).iterdir() if not is_letter(path)] == []


def test_names_of_letters_are_those_of_all_offices_and_hold_nothing_that_windows_refuses() -> None:
    from rak_excel.system.file_names import allowed_in_names
    from rak_excel.vocabulary.names.regions import regions
    from rak_excel.workbooks.letters.content import office_in_names

    definition = rolled_up([office_plan(NTB[2])]).definition
    provinces = [region.code for region in regions().values() if not region.parent]
    names = [office_in_names(region, definition) for code in provinces for region in regions_of(code)]

    assert len({name.casefold() for name in names}) == len(names) > 500
    assert all(allowed_in_names(name) == name for name in names)
