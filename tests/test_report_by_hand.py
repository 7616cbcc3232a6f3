"""Quarterly reports as offices make them by themselves: which quarter and year, which sheet, and what is said of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rak_excel import read_plans
from rak_excel.definitions.loading import load_template
from rak_excel.language import Text
from rak_excel.model import Finding, Plan, Source
from rak_excel.reading.sheets import read_and_account
from rak_excel.rules.check import check
from rak_excel.vocabulary.schedules.quarters import quarter_said
from tests import workbooks
from tests.reports_by_hand import by_hand, closed, entries, not_read, notes_of
from tests.tables import sheets_of

WORDS = load_template("kpu-2020").identity
TABLE = """
    # {sheet}
    {title}
    | NO | INDIKATOR KINERJA       | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | KENDALA | TINDAK LANJUT |
    | 1  | Jumlah laporan keuangan | 4 Laporan | 2                 | 1                    | Listrik | Genset        |
"""


def table(*title: str, sheet: str = "Komisi") -> str:
    return TABLE.format(sheet=sheet, title="\n    ".join(title))


@pytest.mark.parametrize(
    ("said", "quarter"),
    [
        ("TRIWULAN I, II DAN III TAHUN 2020", 3),
        ("Triwulan 1 s.d. 3", 3),
        ("TW I & TW II", 2),
        ("Triwulan kesatu, kedua, dan ketiga", 3),
        ("Triwulan 2, 3 Juli 2020", 2),
        ("TRIWULAN I / II / III / IV", None),
        ("Triwulan II/2020", 2),
        ("Laporan TW 2 - 3 Hukum", None),
        ("Laporan TW 2 - 3. Subbag Hukum.xlsx", None),
        ("Laporan TW 1, 4 Divisi", None),
        ("Laporan TW 1-3 Hukum", 3),
        ("Laporan TW 1 s.d. 3 Hukum", 3),
        ("Triwulan 1 - 3", 3),
        ("Triwulan 1 - 3 Tahun 2020", 3),
        ("Triwulan 1 - Triwulan 3 KPU Kabupaten Lombok Timur", 3),
        ("TRIWULAN I - III KPU KABUPATEN LOMBOK TIMUR", 3),
        ("Triwulan 1, 2, dan 3 KPU Kabupaten Lombok Timur", 3),
        ("TANGGAL 31 MARET 2020", None),
        ("Tanggal cetak: 30 September 2020", None),
        ("Januari s.d. Desember 2020", None),
        ("Triwulan I s.d. IV", 4),
        ("LAPORAN TRIWULAN II, IV KEGIATAN", 2),
        ("Triwulan II dan 4 indikator", 2),
        ("Triwulan II, III Sasaran Strategis", None),
        ("Triwulan II dan IV", None),
        ("TW II; III", None),
        ("TRIWULAN I II III IV", None),
        ("Semester I, 2 Dokumen", None),
        ("TW II dan III", 3),
        ("TW.II", 2),
        ("triwulan kedua", 2),
        ("TRIWULAN KE - II", 2),
        ("Triwulan ke dua", 2),
        ("s.d. Triwulan II", 2),
        ("Semester I", 2),
        ("Keadaan s.d. 30/06/2020", 2),
        ("Keadaan per tanggal 31 Desember 2020", 4),
        ("s.d. tgl 30 Juni 2020", 2),
    ],
)
def test_a_line_names_the_last_of_its_quarters_and_neither_a_plain_date_nor_a_whole_year_names_one(
    said: str, quarter: int | None
) -> None:
    assert quarter_said(said, WORDS) == quarter


@pytest.mark.parametrize(
    "lines",
    [
        ("LAMPIRAN KEPUTUSAN KPU NOMOR 12 TANGGAL 31 MARET 2020", "LAPORAN CAPAIAN", "TRIWULAN II TAHUN 2020"),
        ("Lampiran Keputusan yang berlaku s.d. 31 Maret 2020", "LAPORAN CAPAIAN", "Keadaan s.d. 30 Juni 2020"),
        ("LAPORAN CAPAIAN", "Periode: Januari s.d. Desember 2020", "Triwulan II"),
        ("LAPORAN CAPAIAN TAHUN 2020", "Keadaan per 30 Juni 2020", "TW II"),
    ],
)
def test_the_quarter_is_the_one_that_a_line_calls_so_and_no_other_line_is_asked_about(lines: tuple[str, ...]) -> None:
    read, accounts = by_hand(table(*lines))

    assert (read.definition.quarter, read.identity.year) == (2, 2020)
    assert entries(read)[0]["actual"] == "1"
    assert [note for note in notes_of(read) if note[0] == "ambiguous-value"] == []
    assert closed(accounts)


def test_a_date_that_belongs_to_another_quarter_is_asked_about() -> None:
    read, _ = by_hand(table("LAPORAN CAPAIAN", "TRIWULAN II", "Keadaan s.d. 30 September 2020"))

    assert read.definition.quarter == 2
    assert ("ambiguous-value", "Komisi!A3") in notes_of(read)


@pytest.mark.parametrize("line", ["KEADAAN S.D. 30 JUNI 2020", "TRIWULAN I DAN II TAHUN 2020", "TW II 2020"])
def test_the_year_may_stand_in_the_line_with_the_quarter_alone(line: str) -> None:
    assert by_hand(table("LAPORAN CAPAIAN", line))[0].identity.year == 2020


@pytest.mark.parametrize("sheet", ["Laporan Komisi", "Laporan Sekretariat", "Tindak Lanjut", "Rencana"])
def test_a_report_may_stand_on_a_sheet_that_is_called_as_one_of_ours(sheet: str) -> None:
    read, accounts = by_hand(table("LAPORAN CAPAIAN", "TRIWULAN II TAHUN 2020", sheet=sheet))

    (part,) = read.parts
    assert part.sheet == sheet
    assert part.id == ("secretariat" if "Sekretariat" in sheet else "commission")
    assert closed(accounts)


def test_both_sheets_of_a_workbook_are_read_whatever_they_are_called() -> None:
    title = ("LAPORAN CAPAIAN", "TRIWULAN II TAHUN 2020")
    read, _ = by_hand(table(*title, sheet="Laporan Komisi") + table(*title, sheet="Realisasi Sekretariat"))

    assert [part.sheet for part in read.parts] == ["Laporan Komisi", "Realisasi Sekretariat"]


def test_a_report_for_the_year_is_told_that_it_is_no_plan_and_what_a_quarterly_one_lacks() -> None:
    note = not_read(table("LAPORAN KINERJA TAHUN 2020").replace("S.D. TW II", ""))

    assert "bukan rencana" in note.detail.id
    assert "Bila ini laporan triwulan" in note.detail.id


def test_a_column_of_the_quarter_before_is_known_without_its_number() -> None:
    for heading in ("REALISASI S.D. TRIWULAN LALU", "REALISASI TW SEBELUMNYA"):
        read, _ = by_hand(f"""
            # Komisi
            LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
            | NO | INDIKATOR      | TARGET    | {heading} | REALISASI S.D. TRIWULAN INI | KENDALA |
            | 1  | Jumlah laporan | 4 Laporan | 1         | 2                           | Listrik |
        """)

        assert entries(read) == [{"previous": "1", "actual": "2", "obstacle": "Listrik"}]

    first, accounts = by_hand("""
        # Komisi
        LAPORAN CAPAIAN TRIWULAN I TAHUN 2020
        | NO | INDIKATOR      | TARGET    | REALISASI TRIWULAN LALU | REALISASI TRIWULAN INI | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 9                       | 1                      | Listrik |
    """)
    assert entries(first) == [{"actual": "1", "obstacle": "Listrik"}]
    assert ("column-not-used", "Komisi!D2") in notes_of(first)
    assert closed(accounts)


ACHIEVED = """
    # Komisi
    LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
    | NO | INDIKATOR               | TARGET    | TARGET S.D. TW II | REALISASI | CAPAIAN (%) | KENDALA |
    | 1  | Jumlah laporan keuangan | {target}  | {goal}            | {actual}  | {reached}   | Listrik |
"""


def about_achievement(target: str, goal: str, actual: str, reached: str) -> list[Finding]:
    text = ACHIEVED.format(target=target, goal=goal, actual=actual, reached=reached)
    return [each for each in check([by_hand(text)[0]]) if each.code == "RAK923"]


@pytest.mark.parametrize(
    ("goal", "actual", "reached"),
    [
        ("2", "1", "50"),  # of the quarter
        ("2", "1", "25%"),  # of the year
        ("2", "3", "100%"),  # 150 where no more than 100 is shown
        ("2", "3", "120"),
    ],
)
def test_what_is_reached_may_be_of_the_year_and_end_at_100_in_a_report_made_by_hand(
    goal: str, actual: str, reached: str
) -> None:
    assert about_achievement("4 Laporan", goal, actual, reached) == []


def test_another_figure_is_told_under_its_own_heading_and_without_a_word_of_formulas() -> None:
    (finding,) = about_achievement("4 Laporan", "2", "1", "80")

    assert str(finding.cell) == "Komisi!F3"
    assert isinstance(finding.message, Text)
    assert finding.message.id == 'CAPAIAN (%) berisi "80", padahal dihitung dari isiannya "50".'
    assert finding.hint
    assert "rumus" not in finding.hint.id


def test_headings_in_two_rows_are_told_as_they_stand() -> None:
    read, _ = by_hand("""
        # Komisi
        LAPORAN CAPAIAN TAHUN 2020 TRIWULAN II
        | NO | INDIKATOR      | TARGET    | TARGET (KUMULATIF) | <     | REALISASI (KUMULATIF) | <     | KENDALA |
        |    |                |           | TW I               | TW II | TW I                  | TW II |         |
        | 1  | Jumlah laporan | 4 Laporan | 1                  | 2     | 2                     | 1     | Listrik |
    """)

    (finding,) = [each for each in check([read]) if each.code == "RAK906"]
    assert isinstance(finding.message, Text)
    assert finding.message.id.startswith(
        'REALISASI (KUMULATIF) TW II "1" lebih rendah dari REALISASI (KUMULATIF) TW I "2"'
    )


def test_a_follow_up_is_asked_for_where_the_sheet_has_no_column_for_dates() -> None:
    text = table("LAPORAN CAPAIAN", "TRIWULAN II TAHUN 2020")

    asked = [str(each.cell) for each in check([by_hand(text.replace("Genset", "-"))[0]]) if each.code == "RAK912"]
    assert asked == ["Komisi!G4"]
    assert [each for each in check([by_hand(text)[0]]) if each.code == "RAK912"] == []


# Tables as offices make them.

LIKE_BPS = """
    # Monitoring Capaian
    MONITORING CAPAIAN KINERJA TAHUN 2020
    KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR
    TRIWULAN II
    | No | Sasaran Strategis | Indikator Kinerja Utama | Satuan  | Target Tahunan | Alokasi Target Kumulatif | <     | <      | <     | Realisasi Kumulatif | <     | <      | <     | Capaian terhadap Target Triwulanan (%) | <     | <      | <     | Capaian thd Target Setahun (%) | Kendala | Solusi | Rencana Tindak Lanjut | PIC     | Batas Waktu  | Link Bukti Dukung |
    |    |                   |                         |         |                | TW I                     | TW II | TW III | TW IV | TW I                | TW II | TW III | TW IV | TW I                                   | TW II | TW III | TW IV |                                |         |        |                       |         |              |                   |
    | 1  | Meningkatnya Y    | Persentase pemilih      | Persen  | 80             | 20                       | 40    | 60     | 80    | 25                  | 38    |        |       | 125                                    | 95    |        |       | 47,5                           | Pandemi | Daring | Tambah petugas        | Kasubag | 31 Juli 2020 | https://a/1       |
    | ^  | ^                 | Jumlah laporan keuangan | Laporan | 4              | 1                        | 2     | 3      | 4     | 1                   | 2     |        |       | 100                                    | 100   |        |       | 50                             |         |        |                       |         |              | BA 2              |
"""
RENJA = """
    # Evaluasi Renja
    EVALUASI TERHADAP HASIL RENCANA KERJA
    KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR
    PERIODE PELAKSANAAN: TRIWULAN {quarter} TAHUN 2020
    | NO | SASARAN        | KEGIATAN    | INDIKATOR KINERJA  | TARGET 2020 | REALISASI KINERJA PADA TRIWULAN | <  | <   | <  | REALISASI CAPAIAN KINERJA S.D. TRIWULAN {quarter} | TINGKAT CAPAIAN (%) | FAKTOR PENGHAMBAT | TINDAK LANJUT |
    |    |                |             |                    |             | I                               | II | III | IV |                                                   |                     |                   |               |
    | 1  | Meningkatnya Y | Sosialisasi | Jumlah sosialisasi | 12 Kegiatan | 3                               | 2  | 1   |    | {reached}                                         | {percent}           | Pandemi           | Daring        |
"""
BLOCKS = """
    # Capaian TW III
    PENGUKURAN KINERJA TRIWULANAN
    SATKER : KPU KABUPATEN LOMBOK TIMUR
    TAHUN : 2020
    | NO  | INDIKATOR KINERJA     | TARGET    | TRIWULAN I | <         | <    | TRIWULAN II | <         | <    | TRIWULAN III | <         | <    | HAMBATAN/KENDALA | UPAYA  |
    |     |                       |           | TARGET     | REALISASI | %    | TARGET      | REALISASI | %    | TARGET       | REALISASI | %    |                  |        |
    | (1) | (2)                   | (3)       | (4)        | (5)       | (6)  | (7)         | (8)       | (9)  | (10)         | (11)      | (12) | (13)             | (14)   |
    | 1   | Persentase pengaduan  | 100%      | 100%       | 100%      | 100% | 100%        | 90%       | 90%  | 100%         | 95%       | 95%  | Kurang SDM       | Diklat |
"""
PROGRESS = """
    # Progres
    MATRIKS MONITORING RENCANA AKSI TRIWULAN II 2020
    SEKRETARIAT KPU KABUPATEN LOMBOK TIMUR
    | No. | Indikator Kinerja   | Target    | Rencana Aksi    | Jadwal       | Progres (%) | Output    | Permasalahan    | Solusi/Tindak Lanjut | Penanggung Jawab | Link Data Dukung |
    | 1   | Jumlah laporan BMN  | 2 Laporan | Rekonsiliasi    | April - Juni | 100         | 1 laporan | Tidak ada       | -                    | Kasubag          | drive/3          |
    |     |                     |           | Opname          | Juni         | 50          | draf      | Gudang terkunci | Kunci diganti        | Kasubag          | drive/4          |
"""


def test_a_table_like_that_of_bps_is_read_by_its_quarter_and_the_other_columns_are_told_by_their_whole_headings() -> (
    None
):
    read, accounts = by_hand(LIKE_BPS)

    assert (read.definition.quarter, read.identity.year) == (2, 2020)
    assert entries(read)[0] == {
        **{"unit_text": "Persen", "goal": "40", "previous": "25", "actual": "38", "obstacle": "Pandemi"},
        **{
            "follow_up": "Daring\nTambah petugas",
            "person": "Kasubag",
            "due": "31 Juli 2020",
            "evidence": "https://a/1",
        },
    }
    first, second = read.parts[0].indicators
    assert [dict(each.computed) for each in (first, second)] == [
        {"of_quarter": "95", "of_year": "47,5"},
        {"of_quarter": "100", "of_year": "50"},
    ]
    assert dict(first.activities[0].extras) == {
        **{"Alokasi Target Kumulatif TW I": "20", "Alokasi Target Kumulatif TW III": "60"},
        **{"Alokasi Target Kumulatif TW IV": "80", "Capaian terhadap Target Triwulanan (%) TW I": "125"},
    }
    (told,) = [note for note in read.notes if note.kind.value == "column-not-used"]
    assert "8 isiannya tidak dipakai" in told.detail.id
    assert closed(accounts)


@pytest.mark.parametrize(
    ("quarter", "reached", "percent", "own", "before"),
    [("II", "5", "41,67%", "2", {"previous": "3"}), ("III", "6", "50%", "1", {})],
)
def test_own_values_of_quarters_are_what_the_quarter_added_beside_a_figure_since_january(
    quarter: str, reached: str, percent: str, own: str, before: dict[str, str]
) -> None:
    read, accounts = by_hand(RENJA.format(quarter=quarter, reached=reached, percent=percent))

    indicator = read.parts[0].indicators[0]
    assert dict(indicator.further) == {"actual": reached, **before}
    assert dict(indicator.computed) == {"in_quarter": own, "of_quarter": percent}
    assert [cell for kind, cell in notes_of(read) if kind == "ambiguous-value"] == ["Evaluasi Renja!A4"]  # which part
    assert closed(accounts)


def test_blocks_of_target_figure_and_percentage_below_each_quarter_are_those_of_it() -> None:
    read, accounts = by_hand(BLOCKS)

    assert read.definition.quarter == 3
    assert entries(read) == [
        {"goal": "100%", "previous": "90%", "actual": "95%", "obstacle": "Kurang SDM", "follow_up": "Diklat"}
    ]
    assert dict(read.parts[0].indicators[0].computed) == {"of_quarter": "95%"}
    asked = [note for note in read.notes if note.kind.value == "ambiguous-value" and note.cell and note.cell.row == 5]
    assert [[str(cell) for cell in note.cells] for note in asked] == [
        ["Capaian TW III!H5", "Capaian TW III!J5", "Capaian TW III!K5"]
    ]
    assert closed(accounts)


def test_the_progress_of_activities_is_no_figure_of_their_indicator_and_what_the_table_lacks_is_told() -> None:
    read, accounts = by_hand(PROGRESS)

    assert read.definition.is_report
    works = read.parts[0].indicators[0].activities
    assert [work.further["state"] for work in works] == ["100", "50"]
    assert works[1].further["obstacle"] == "Gudang terkunci"
    (missing,) = [note for note in read.notes if note.kind.value == "column-missing"]
    assert missing.detail.id.startswith("REALISASI S.D. TW II;")
    found = check([read])
    assert [str(each.cell) for each in found if each.code == "RAK939"] == ["Progres!F4", "Progres!F5"]
    assert closed(accounts)


def test_half_a_year_counts_since_january() -> None:
    for heading in ("REALISASI SEMESTER I", "REALISASI JANUARI - JUNI", "REALISASI TW I - II"):
        read, _ = by_hand(f"""
            # Komisi
            EVALUASI RENCANA AKSI SEMESTER I TAHUN 2020
            | NO | INDIKATOR      | TARGET    | {heading} | KENDALA |
            | 1  | Jumlah laporan | 4 Laporan | 1         | Listrik |
        """)

        assert (read.definition.quarter, entries(read)) == (2, [{"actual": "1", "obstacle": "Listrik"}])
        assert not [cell for kind, cell in notes_of(read) if kind == "ambiguous-value"]


def test_what_was_spent_is_no_figure_though_its_column_is_headed_as_one() -> None:
    read, accounts = by_hand("""
        # Komisi
        LAPORAN REALISASI FISIK DAN KEUANGAN TRIWULAN II TAHUN 2020
        | NO | INDIKATOR      | KINERJA   | <         | <  | ANGGARAN | <         | <  | PERMASALAHAN |
        |    |                | TARGET    | REALISASI | %  | PAGU     | REALISASI | %  |              |
        | 1  | Jumlah laporan | 4 Laporan | 2         | 50 | 10000000 | 4000000   | 40 | Listrik      |
    """)

    assert read.parts[0].indicators[0].further["actual"] == "2"
    assert dict(read.parts[0].indicators[0].computed) == {"of_quarter": "50"}
    extras = read.parts[0].indicators[0].activities[0].extras
    assert (extras["ANGGARAN REALISASI"], extras["ANGGARAN %"]) == ("4000000", "40")
    assert closed(accounts)


def test_a_table_with_units_and_a_schedule_has_these_too() -> None:
    read, _ = by_hand(
        PROGRESS.replace("| Target    |", "| Target    | Satuan  |").replace("| 2 Laporan |", "| 2 | Laporan |")
    )

    assert read.definition.is_report


def test_two_parts_below_one_another_are_both_read() -> None:
    both, accounts = by_hand("""
        # Laporan
        LAPORAN CAPAIAN RENCANA AKSI
        TRIWULAN II TAHUN 2020
        A. KOMISI
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | REALISASI | CAPAIAN | KENDALA |
        | 1  | Sasaran satu      | Opini BPK | WTP    | WTP       | 100%    | -       |

        B. SEKRETARIAT
        | NO | SASARAN KEGIATAN | INDIKATOR      | TARGET    | REALISASI | CAPAIAN | KENDALA |
        | 1  | Terwujudnya      | Jumlah laporan | 4 Laporan | 2         | 50%     | Listrik |
    """)

    assert [(part.id, len(part.indicators)) for part in both.parts] == [("commission", 1), ("secretariat", 1)]
    assert closed(accounts)


def test_an_indicator_of_no_list_has_no_counterpart_on_the_other_sheet() -> None:
    read, _ = by_hand("""
        # Komisi
        LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
        | NO | SASARAN STRATEGIS | INDIKATOR                                | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | 1  | Meningkatnya Y    | Persentase Sengketa Hukum yang Dimenangkan KPU | 75% | 75%            | 75%                  |
        # Sekretariat
        LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
        | NO | SASARAN KEGIATAN  | INDIKATOR                                | TARGET | TARGET S.D. TW II | REALISASI S.D. TW II |
        | 1  | Terwujudnya Y     | Persentase kehadiran pegawai di bengkel  | 100%   | 100%              | 100%                 |
    """)

    assert len(read.parts) == 2
    assert [each.code for each in check([read], select=["RAK935"])] == []


def test_a_figure_may_be_headed_with_the_year_of_its_target() -> None:
    text = """
        # Komisi
        LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
        | NO | INDIKATOR      | {target}  | {actual} | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 1        | Listrik |
    """
    for actual in ("REALISASI TAHUN 2020", "REALISASI KINERJA 2020", "REALISASI SAAT INI"):
        read, _ = by_hand(text.format(target="TARGET TAHUN 2020", actual=actual))
        assert entries(read) == [{"actual": "1", "obstacle": "Listrik"}]

    note = not_read(text.format(target="TARGET TAHUN 2020", actual="REALISASI 2019"))
    assert note.detail.id == (
        "Sheet Komisi berisi laporan TW II, tetapi kolom realisasinya tidak ditemukan. Beri judul REALISASI S.D. TW II."
    )


_ONE_FIGURE = """
    # Komisi
    LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
    | NO | INDIKATOR      | TARGET    | TARGET S.D. TW II | {actual} | KENDALA |
    | 1  | Jumlah laporan | 4 Laporan | 2                 | 1        | Listrik |
"""


@pytest.mark.parametrize(
    "heading",
    [
        *("REALISASI BELANJA", "REALISASI DIPA", "SERAPAN REALISASI", "REALISASI PENCAIRAN", "REALISASI (Rp)"),
        *("REALISASI S.D. TW II (Rp)", "TANGGAL REALISASI", "REALISASI WAKTU", "REALISASI KEGIATAN"),
        *("REALISASI PELAKSANAAN", "KETERANGAN REALISASI", "URAIAN REALISASI", "REALISASI DAN KENDALA"),
    ],
)
def test_money_dates_and_words_are_no_figures(heading: str) -> None:
    assert "kolom realisasinya tidak ditemukan" in not_read(_ONE_FIGURE.format(actual=heading)).detail.id


def test_a_figure_in_words_that_may_mean_another_is_asked_about() -> None:
    read, accounts = by_hand(_ONE_FIGURE.format(actual="REALISASI OUTPUT"))
    assert entries(read)[0]["actual"] == "1"
    assert ("ambiguous-value", "Komisi!E2") in notes_of(read)
    assert closed(accounts)

    for heading in (
        "REALISASI KINERJA SAAT INI",
        "REALISASI KUMULATIF",
        "REALISASI S.D. SAAT INI",
        "CAPAIAN/REALISASI",
    ):
        sure, _ = by_hand(_ONE_FIGURE.format(actual=heading))
        assert entries(sure)[0]["actual"] == "1"
        assert "ambiguous-value" not in dict(notes_of(sure))


@pytest.mark.parametrize(
    ("sheet", "file", "quarter"),
    [("Komisi", "a.xlsx", 2), ("TW III", "a.xlsx", 3), ("Komisi", "Laporan TW III 2020.xlsx", 3)],
)
def test_names_say_the_quarter_before_the_last_of_several_headings(sheet: str, file: str, quarter: int) -> None:
    read, _ = by_hand(
        f"""
        # {sheet}
        LAPORAN CAPAIAN TAHUN 2020
        | NO | INDIKATOR      | TARGET    | REALISASI S.D. TW I | REALISASI S.D. TW II | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 1                   | 2                    | Listrik |
        """,
        file,
    )

    assert read.definition.quarter == quarter


def test_the_present_quarter_without_its_number_names_none() -> None:
    note = not_read("""
        # Komisi
        LAPORAN CAPAIAN TAHUN 2020
        | NO | INDIKATOR      | TARGET    | REALISASI S.D. TRIWULAN INI | KENDALA |
        | 1  | Jumlah laporan | 4 Laporan | 1                           | Listrik |
    """)

    assert note.kind.value == "report-without-quarter"


@pytest.mark.parametrize("day", [datetime.date(2020, 6, 30), datetime.date(2020, 4, 1)])
def test_dates_in_the_first_row_are_no_headings(day: datetime.date) -> None:
    text = """
        # Sekretariat
        LAPORAN CAPAIAN TRIWULAN II TAHUN 2020
        | NO | SASARAN   | INDIKATOR      | TARGET    | TARGET S.D. TW II | REALISASI S.D. TW II | KEGIATAN | STATUS  | KENDALA | BATAS WAKTU |
        | 1  | Sasaran A | Jumlah laporan | 4 Laporan | 2                 | 1                    | Rapat    | Selesai | Listrik |             |
    """
    sheets = [sheet for sheet in sheets_of(text) if sheet.name == "Sekretariat"]
    rows = {row: dict(cells) for row, cells in sheets[0].rows.items()}
    rows[3] |= {5: day, 6: day, 10: datetime.date(2020, 7, 1)}

    read, accounts = read_and_account([sheets[0].but(content=rows)], Source("a.xlsx", "0" * 64))

    assert isinstance(read, Plan)
    assert [work.text for each in read.parts[0].indicators for work in each.activities] == ["Rapat"]
    assert [note for note in notes_of(read) if note[0] == "ambiguous-value"] == [
        ("ambiguous-value", "Sekretariat!E3"),
        ("ambiguous-value", "Sekretariat!F3"),
    ]
    assert read.parts[0].indicators[0].activities[0].further["due"] == "1 Juli 2020"
    assert closed(accounts)


AS_FILE: workbooks.Table = [
    ["LAPORAN CAPAIAN RENCANA AKSI TRIWULAN II TAHUN 2020"],
    ["KPU KABUPATEN LOMBOK TIMUR"],
    [
        "NO",
        "SASARAN STRATEGIS",
        "INDIKATOR",
        "TARGET",
        "TARGET S.D. TW II",
        "REALISASI S.D. TW II",
        "CAPAIAN (%)",
        "KENDALA",
    ],
    [1, "Meningkatnya Y", "Jumlah laporan keuangan", "4 Laporan", 2, 1, 50, "Listrik"],
    ["", "", "Opini BPK", "WTP", "-", "-", "", ""],
]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "xlsb"])
def test_it_is_the_same_report_in_whatever_kind_of_file(kind: str, tmp_path: Path) -> None:
    made = {
        "xlsx": lambda: workbooks.xlsx({"Komisi": AS_FILE}),
        "ods": lambda: workbooks.ods(workbooks.ods_rows(AS_FILE), name="Komisi"),
        "xls": lambda: workbooks.xls(AS_FILE),
        "xlsb": lambda: workbooks.xlsb(AS_FILE),
    }
    path = tmp_path / f"laporan komisi.{kind}"
    path.write_bytes(made[kind]())

    (read,) = read_plans(path).plans

    assert (read.definition.quarter, read.identity.year) == (2, 2020)
    assert entries(read) == [{"goal": "2", "actual": "1", "obstacle": "Listrik"}, {"goal": "-", "actual": "-"}]
    assert dict(read.parts[0].indicators[0].computed) == {"of_quarter": "50"}
