"""Rows of another office, year, version or kind within the table of a plan."""

from __future__ import annotations

import pytest

from rak_excel.model import NoteKind, Plan
from rak_excel.rules.check import check
from tests.tables import plan_of, told
from tests.test_reading_tables import lone

PERIODS = "T1 | T2 | T3 | T4"
WHO = "Divisi Hukum dan Pengawasan"
ROWS = (
    f"| 1 | A | Persentase X | 75% | Reviu | v | | v | | {WHO} |",
    f"| 2 | B | Persentase Y | 80% | Rapat | v | | v | | {WHO} |",
)
UNFILLED = (
    "| 1 | A | Persentase X | | Reviu | | | | | |",
    "| 2 | B | Persentase Y | | Rapat | | | | | |",
)


def headed(*more: str) -> str:
    """The heading of a plan, with `more` columns behind."""
    own = ("NO", "SASARAN STRATEGIS", "INDIKATOR", "TARGET", "KEGIATAN", PERIODS, "PELAKSANA")
    return f"| {' | '.join((*own, *more))} |"


def beside(title: str, *entries: str) -> Plan:
    """The plan of the two rows, with a column behind that says something of each."""
    rows = [f"{row} {entry} |" for row, entry in zip(ROWS, entries, strict=True)]
    return plan_of("\n".join(["# Komisi", headed(title), *rows]))


def read(plan: Plan) -> list[tuple[str, str, list[tuple[int, ...]]]]:
    """Each indicator that was read, its target, and when it is worked for."""
    return [
        (each.text, each.target.text if each.target else "", [activity.periods for activity in each.activities])
        for _, each in plan.indicators()
    ]


def names(plan: Plan) -> list[str]:
    return [each.text for _, each in plan.indicators()]


def of_rows(plan: Plan) -> list[str]:
    kinds = {NoteKind.ROWS_NOT_READ, NoteKind.AMBIGUOUS_VALUE}
    return [f"{note.kind.value} {note.cell}" for note in plan.notes if note.kind in kinds]


@pytest.mark.parametrize(
    ("title", "own", "other"),
    [
        ("SATKER", "KPU Lombok Timur", "KPU Sumbawa"),
        ("TAHUN", "2020", "2021"),
        ("T.A.", "{2020}", "{2019}"),
        ("JENIS", "Isian", "Contoh"),
        ("JENIS", "Rencana", "Realisasi"),
    ],
)
def test_rows_that_a_column_gives_to_others_are_not_read_and_told(title: str, own: str, other: str) -> None:
    plan = beside(title, own, other)

    assert (names(plan), of_rows(plan)) == (["Persentase X"], ["rows-not-read Komisi!K3"])
    assert names(beside(title, other, own)) == ["Persentase Y"]
    assert "RAK022 Komisi!K3 warning" in told(plan)


def test_a_long_table_whose_rows_are_all_of_another_year_is_asked_about_and_read() -> None:
    rows = [f"| {n} | A{n} | Nilai {n} | 75 | Rapat {n} | v | | | | {WHO} | 2021 |" for n in range(1, 301)]
    plan = plan_of("\n".join(["# Komisi", headed("TAHUN"), *rows]))

    assert (len(names(plan)), of_rows(plan)) == (300, ["ambiguous-value Komisi!K2"])


@pytest.mark.parametrize(
    ("title", "entries"),
    [
        ("SATKER", ("KPU Sumbawa", "KPU Sumbawa")),
        ("TAHUN", ("2021", "2021")),
        ("JENIS", ("Realisasi", "Realisasi")),
        ("KETERANGAN", ("Realisasi", "")),
        ("BAGIAN", ("Sekretariat", "Komisi")),
        ("VERSI", ("lama", "baru")),
        ("STATUS", ("Batal", "Aktif")),
        ("TAHUN", ("2021", "")),
        ("SATKER", ("KPU RI", "KPU Lombok Timur")),
        ("KABUPATEN", ("Sumbawa", "Lombok Timur")),
        ("KABUPATEN/KOTA", ("Kota Bima", "Kabupaten Lombok Timur")),
        ("Kode Wilayah", ("52.04", "52.03")),
        ("DAERAH", ("Kota Mataram", "Lombok Timur")),
        ("KETERANGAN", ("Tahun 2021", "Tahun 2020")),
    ],
)
def test_what_nothing_decides_about_rows_is_asked_and_they_are_read(title: str, entries: tuple[str, str]) -> None:
    plan = beside(title, *entries)

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], ["ambiguous-value Komisi!K2"])


@pytest.mark.parametrize(
    ("title", "entries"),
    [
        ("SATKER", ("KPU Lombok Timur", "KPU Kabupaten Lombok Timur")),
        ("TAHUN", ("2020", "")),
        ("BAGIAN", ("Komisi", "Komisi")),
        ("REVISI KE", ("1", "1")),
        ("LOKASI", ("Sumbawa", "Kota Bima")),
        ("MITRA", ("KPU Provinsi NTB", "KPU Sumbawa")),
        ("TAHUN DASAR", ("2018", "2019")),
        ("TAHUN DASAR", ("TA 2018", "TA 2020")),
        ("SUMBER DATA", ("Tahun 2019", "Tahun 2020")),
        ("BUKTI DUKUNG", ("Contoh", "Laporan")),
        ("STATUS", ("Lama", "Baru")),
        ("KETERANGAN", ("Rencana", "Hasil rapat")),
        ("KETERANGAN", ("Realisasi", "menunggu anggaran")),
        ("STATUS", ("Terealisasi", "Belum")),
    ],
)
def test_a_column_that_gives_no_row_to_others_is_only_mentioned(title: str, entries: tuple[str, str]) -> None:
    plan = beside(title, *entries)

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])


@pytest.mark.parametrize(
    ("title", "entries"),
    [("KOTA", ("Mataram", "Mataram")), ("DAERAH", ("Kota Mataram", "")), ("KABUPATEN", ("Sumbawa", ""))],
)
def test_regions_where_the_work_may_take_place_are_warned_of_once(title: str, entries: tuple[str, str]) -> None:
    plan = beside(title, *entries)

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])
    assert [each for each in told(plan) if "!K" in each] == ["RAK016 Komisi!K2 warning"]


def test_nothing_is_asked_about_rows_that_are_not_read_for_something_else_that_they_say() -> None:
    rows = (f"{ROWS[0]} Menjadi | KPU Lombok Timur |", f"{ROWS[1]} Semula | KPU Sumbawa |")
    plan = plan_of("\n".join(["# Komisi", headed("VERSI", "SATKER"), *rows]))

    assert (names(plan), of_rows(plan)) == (["Persentase X"], ["rows-not-read Komisi!L3"])


def test_a_region_is_not_said_to_have_been_read_as_the_word_for_a_plan() -> None:
    (found,) = check([beside("KOTA", "Mataram", "Mataram")], select=["RAK016"])

    assert found.message.id.startswith('"Mataram" bisa juga berarti lain. Ada 2 baris yang menyebut daerah lain')
    assert found.hint.id.startswith("Beri judul kolom ini LOKASI")


@pytest.mark.parametrize("title", ["REVISI KE", "PERUBAHAN KE", "REVISI", "PERUBAHAN"])
def test_a_number_of_the_revision_that_a_row_last_changed_in_is_warned_of_once(title: str) -> None:
    plan = beside(title, "1", "2")

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])
    assert [each for each in told(plan) if "!K" in each] == ["RAK016 Komisi!K2 warning"]


def test_an_office_said_once_is_that_of_the_rows_below_it() -> None:
    rows = [
        f"| KPU Lombok Timur {ROWS[0]}",
        f"| KPU Sumbawa {ROWS[1]}",
        "| | | | Nilai Z | B | Monev | v | | | | Divisi Hukum |",
    ]
    plan = plan_of("\n".join(["# Komisi", f"| SATKER {headed()}", *rows]))

    assert names(plan) == ["Persentase X"]


def pair(one: str, two: str, *, target: str = "^") -> Plan:
    """Two rows of one activity, its other columns merged over both, with a column URAIAN."""
    return plan_of(f"""
        # Komisi
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | KEGIATAN | URAIAN | {PERIODS} | PELAKSANA |
        | 1 | A | Persentase X | 75% | Reviu | {one} | v | | v | | {WHO} |
        | ^ | ^ | ^ | {target} | ^ | {two} | | v | | | ^ |
        | 2 | B | Persentase Y | 80% | Rapat | | v | | v | | {WHO} |
    """)


LAST = ("Persentase Y", "80%", [(1, 3)])


@pytest.mark.parametrize("words", [("Rencana", "Realisasi"), ("Target", "Capaian")])
def test_of_rows_of_a_plan_and_its_results_the_plan_is_read(words: tuple[str, str]) -> None:
    assert read(pair(*words)) == [("Persentase X", "75%", [(1, 3)]), LAST]
    assert read(pair(*reversed(words))) == [("Persentase X", "75%", [(2,)]), LAST]


def test_of_rows_before_and_after_a_change_those_after_it_are_read() -> None:
    plan = pair("Semula", "Menjadi", target="85%")

    assert read(plan) == [("Persentase X", "85%", [(2,)]), LAST]
    assert of_rows(plan) == ["rows-not-read Komisi!F2"]
    assert [each for each in told(plan) if each[:6] in {"RAK303", "RAK011"}] == []
    assert read(pair("Semula", "Menjadi")) == [("Persentase X", "75%", [(2,)]), LAST]


def test_a_number_keeps_its_format_where_the_row_above_is_not_read() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed("VERSI")}
        | 1 | A | Persentase X | {{0.75:0%}} | Reviu | v | | v | | {WHO} | Semula |
        | ^ | ^ | ^ | ^ | ^ | | v | | | ^ | Menjadi |
    """)

    assert read(plan) == [("Persentase X", "75%", [(2,)])]


def test_results_among_the_activities_are_not_read() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Persentase X | 75% | Rencana | v | | | | {WHO} |
        | ^ | ^ | ^ | ^ | Realisasi | | v | | | ^ |
    """)

    assert read(plan) == [("Persentase X", "75%", [(1,)])]


def test_an_activity_merged_over_two_rows_that_say_what_each_is_of_is_no_question() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed("KETERANGAN")}
        | 1 | A | Persentase X | 75% | Reviu | v | | | | {WHO} | Berkas pertama |
        | ^ | ^ | ^ | ^ | ^ | | v | | | ^ | Berkas terakhir |
    """)

    assert of_rows(plan) == []


def test_an_activity_merged_over_two_rows_with_ticks_on_each_is_asked_about() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Persentase X | 75% | Reviu | v | | | | {WHO} |
        | ^ | ^ | ^ | ^ | ^ | | v | | | ^ |
    """)

    assert of_rows(plan) == ["ambiguous-value Komisi!G3"]


WIDE = " | <" * 9


@pytest.mark.parametrize("band", ["| {} |", f"| {{}}{WIDE} |"])
def test_bands_of_versions_are_no_heading_and_decide_which_rows_are_read(band: str) -> None:
    changed = ROWS[0].replace("75%", "85%")
    plan = plan_of("\n".join(["# Komisi", headed(), band.format("SEMULA"), ROWS[0], band.format("MENJADI"), changed]))

    assert read(plan) == [("Persentase X", "85%", [(1, 3)])]
    assert of_rows(plan) == ["rows-not-read Komisi!A2"]


@pytest.mark.parametrize(
    "bands", [("TAHUN 2020", "TAHUN 2021"), ("KPU Lombok Timur", "KPU Sumbawa"), ("RENCANA", "REALISASI")]
)
def test_bands_of_years_offices_and_kinds_give_rows_to_others(bands: tuple[str, str]) -> None:
    own, other = (f"| {band} |" for band in bands)
    plan = plan_of("\n".join(["# Komisi", headed(), own, ROWS[0], other, ROWS[1]]))

    assert (names(plan), of_rows(plan)) == (["Persentase X"], ["rows-not-read Komisi!A4"])
    assert not [each for each in told(plan) if "RAK005" in each]


@pytest.mark.parametrize(
    "band",
    [
        "KPU Kabupaten Sumbawa",
        "Kabupaten Sumbawa",
        "KOMISI PEMILIHAN UMUM KABUPATEN SUMBAWA",
        "Satker: KPU Kabupaten Sumbawa",
        "KPU Provinsi Nusa Tenggara Barat",
        "RENCANA AKSI TAHUN 2019",
        "RENCANA AKSI KPU KABUPATEN SUMBAWA TAHUN 2020",
        "RENCANA AKSI TAHUN 2019 |\n| KPU Kabupaten Lombok Timur",
    ],
)
@pytest.mark.parametrize("rows", [ROWS, UNFILLED], ids=["filled in", "not yet"])
@pytest.mark.parametrize("before", ["", "| "], ids=["NO", "SASARAN"])
def test_a_band_of_another_office_or_year_is_no_remark(band: str, before: str, rows: tuple[str, str]) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), rows[0], f"| {before}{band} |", rows[1]]))

    assert (names(plan), len(of_rows(plan))) == (["Persentase X"], 1)
    assert not [each for each in told(plan) if "RAK005" in each]


@pytest.mark.parametrize("band", ["KPU Kabupaten Sumbawa", "RENCANA AKSI TAHUN 2019"])
def test_a_band_right_below_the_heading_is_asked_about_where_no_other_follows(band: str) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), f"| {band} |", *ROWS]))
    own = plan_of(
        "\n".join(["# Komisi", headed(), f"| {band} |", ROWS[0], "| KPU Lombok Timur |\n| TAHUN 2020 |", ROWS[1]])
    )

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], ["ambiguous-value Komisi!A2"])
    assert names(own) == ["Persentase Y"]


@pytest.mark.parametrize("text", ["| Rencana Aksi tahun 2021 tersusun |", "| | Rencana Aksi tahun 2021 |"])
def test_an_objective_or_indicator_that_begins_like_a_title_gives_no_row_away(text: str) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), ROWS[0], f"| {text}", ROWS[1]]))

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])


@pytest.mark.parametrize("band", ["KPU Kabupaten Lombok Timur", "RENCANA AKSI TAHUN 2020"])
def test_the_plans_own_office_or_title_among_its_rows_gives_none_away(band: str) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), ROWS[0], f"| {band} |", ROWS[1]]))

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])


def test_another_office_below_the_last_row_is_a_remark() -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), *ROWS, "| KPU Kabupaten Sumbawa |"]))

    assert "RAK005 Komisi!A4 warning" in told(plan)


@pytest.mark.parametrize(
    "example",
    [
        f"| 1 | Contoh: Meningkatnya X | Persentase contoh | 10% | Contoh kegiatan | v | | | | {WHO} |",
        f"| Contoh | A | Persentase Z | 10% | Rapat | v | | | | {WHO} |",
        f"| | | | | (contoh) Rapat koordinasi | v | | | | {WHO} |",
    ],
)
def test_an_example_row_is_told_and_not_read(example: str) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), example, *ROWS]))

    assert names(plan) == ["Persentase X", "Persentase Y"]
    assert [note.kind for note in plan.notes if note.kind is NoteKind.ROWS_NOT_READ] == [NoteKind.ROWS_NOT_READ]


def test_work_on_examples_is_work() -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), ROWS[0].replace("Reviu", "Contoh surat suara disusun"), ROWS[1]]))

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], [])


@pytest.mark.parametrize(("title", "agency"), [("KABUPATEN/KOTA", ""), ("SATKER", "KPU ")])
def test_a_province_may_plan_work_in_its_regencies(title: str, agency: str) -> None:
    rows = (f"{ROWS[0]} {agency}Provinsi Nusa Tenggara Barat |", f"{ROWS[1]} {agency}Kabupaten Sumbawa |")
    office = "KOMISI PEMILIHAN UMUM PROVINSI NUSA TENGGARA BARAT"
    plan = plan_of("\n".join(["# Komisi", headed(title), *rows]), office=office, region="52")

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], ["ambiguous-value Komisi!K3"])


@pytest.mark.parametrize(("title", "entries"), [("TAHUN", ("2020", "2021")), ("SATKER", ("KPU Bima", "KPU Sumbawa"))])
def test_rows_of_several_years_or_offices_are_asked_about_where_nothing_says_the_plans_own(
    title: str, entries: tuple[str, str]
) -> None:
    rows = [f"{row} {entry} |" for row, entry in zip(ROWS, entries, strict=True)]
    plan = lone("\n".join(["# Komisi", headed(title), *rows]))

    assert (names(plan), of_rows(plan)) == (["Persentase X", "Persentase Y"], ["ambiguous-value Komisi!K3"])


def test_the_objective_of_a_row_that_is_not_read_goes_on_below_it() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed("TAHUN")}
        | 1 | A | Persentase X | 75% | Reviu | v | | | | {WHO} | 2021 |
        | | | Persentase Y | 75% | Reviu | v | | | | {WHO} | 2020 |
    """)

    assert [(each.objective.number, each.objective.text, each.text) for _, each in plan.indicators()] == [
        (1, "A", "Persentase Y")
    ]


def test_rows_above_a_band_of_changes_are_from_before_them() -> None:
    changed = ROWS[0].replace("75%", "85%")
    text = "\n".join(["# Komisi", headed(), ROWS[0], f"| PERUBAHAN{WIDE} |", changed, ROWS[1]])

    assert read(plan_of(text)) == [("Persentase X", "85%", [(1, 3)]), ("Persentase Y", "80%", [(1, 3)])]
    assert of_rows(plan_of(text.replace(f"\n{changed}", ""))) == ["ambiguous-value Komisi!A3"]


@pytest.mark.parametrize("reached", ["Realisasi 70%", r"Realisasi\n70%", "Realisasi=70", "Realisasi: 2 SK", "Capaian"])
def test_results_among_the_targets_are_not_read(reached: str) -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Persentase X | 75% | Reviu | v | | | | {WHO} |
        | ^ | ^ | ^ | {reached} | ^ | | v | | | ^ |
    """)

    assert read(plan) == [("Persentase X", "75%", [(1,)])]


def test_a_target_in_the_words_of_its_indicator_is_a_target() -> None:
    row = ROWS[0].replace("Persentase X", "Persentase realisasi anggaran").replace("75%", "Realisasi 95%")

    assert len(names(plan_of("\n".join(["# Komisi", headed(), row, ROWS[1]])))) == 2


@pytest.mark.parametrize("target", ["Realisasi anggaran 95%", "Capaian output 95%", "Realisasi 95%"])
def test_a_further_target_with_work_of_its_own_is_a_target(target: str) -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Kinerja anggaran | 75% | Reviu | v | | | | {WHO} |
        | | | | {target} | Rekonsiliasi | | v | | | {WHO} |
    """)

    assert [activity.text for _, each in plan.indicators() for activity in each.activities] == ["Reviu", "Rekonsiliasi"]
    assert "rows-not-read Komisi!D3" not in of_rows(plan)


def test_a_target_in_more_words_than_realisation_is_no_result() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Kinerja anggaran | 75% | Reviu | v | | | | {WHO} |
        | ^ | ^ | ^ | Realisasi anggaran 95% | ^ | | v | | | ^ |
    """)

    assert "rows-not-read Komisi!D3" not in of_rows(plan)


def test_an_indicator_and_its_work_may_both_be_of_examples() -> None:
    row = (
        ROWS[0]
        .replace("Persentase X", "Contoh surat suara yang tersedia")
        .replace("Reviu", "Contoh surat suara dicetak")
    )
    plan = plan_of("\n".join(["# Komisi", headed(), row, ROWS[1]]))

    assert (names(plan), of_rows(plan)) == (["Contoh surat suara yang tersedia", "Persentase Y"], [])


def test_an_example_goes_on_as_far_as_its_objective_is_merged() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | Contoh: Meningkatnya kualitas | Persentase Z | 10% | Rapat | v | | | | {WHO} |
        | ^ | ^ | Persentase W | 20% | Rapat | v | | | | {WHO} |
        | ^ | ^ | Persentase V | 30% | Rapat | v | | | | {WHO} |
        {ROWS[1]}
    """)

    assert (names(plan), of_rows(plan)) == (["Persentase Y"], ["rows-not-read Komisi!B2"])


def activities(plan: Plan) -> list[str]:
    return [activity.text for _, each in plan.indicators() for activity in each.activities]


def versions(*rows: tuple[str, str]) -> Plan:
    """The plan of several activities of one indicator, with a column that says a version of each."""
    first = "1 | A | Persentase X | 75%"
    lines = [
        f"| {'^ | ^ | ^ | ^' if nth else first} | {activity} | v | | | | {WHO} | {version} |"
        for nth, (activity, version) in enumerate(rows)
    ]
    return plan_of("\n".join(["# Komisi", headed("KETERANGAN"), *lines]))


def test_a_later_revision_replaces_the_same_work_alone() -> None:
    plan = versions(("Reviu", "Revisi 1"), ("Rapat", "Revisi 2"))
    assert (activities(plan), of_rows(plan)) == (["Reviu", "Rapat"], [])
    assert [each for each in told(plan) if "!K" in each] == ["RAK016 Komisi!K2 warning"]

    plan = versions(("Reviu", "Revisi 1"), ("Reviu", "Revisi 2"))
    assert (activities(plan), of_rows(plan)) == (["Reviu"], ["rows-not-read Komisi!K2"])


def test_only_rows_that_nothing_replaces_are_asked_about() -> None:
    plan = versions(("Reviu", "Semula"), ("Rapat", "Semula"), ("Reviu", "Menjadi"))
    asked = [note for note in plan.notes if note.kind is NoteKind.AMBIGUOUS_VALUE]

    assert activities(plan) == ["Rapat", "Reviu"]
    assert [(note.cell.address, note.detail.id[:11]) for note in asked if note.cell] == [("K3", "Ada 1 baris")]


def test_work_that_was_changed_to_other_work_gives_way_to_it() -> None:
    plan = versions(("Reviu", "Semula"), ("Rapat", "Menjadi"))

    assert (activities(plan), of_rows(plan)) == (["Rapat"], ["rows-not-read Komisi!K2"])


def test_work_added_below_a_band_of_changes_replaces_no_other() -> None:
    added = f"| | | Persentase X | 75% | Supervisi | v | | | | {WHO} |"
    plan = plan_of("\n".join(["# Komisi", headed(), ROWS[0], f"| PERUBAHAN{WIDE} |", added]))

    assert (activities(plan), of_rows(plan)) == (["Reviu", "Supervisi"], ["ambiguous-value Komisi!A3"])


@pytest.mark.parametrize(
    ("entries", "said"), [(("2020", "2021"), "menentukan baris mana yang dibaca"), (("2020", "2020"), "tidak dicek")]
)
def test_a_column_that_decided_about_rows_is_not_called_unchecked(entries: tuple[str, str], said: str) -> None:
    (detail,) = (note.detail.id for note in beside("TAHUN", *entries).notes if note.kind is NoteKind.COLUMN_NOT_USED)

    assert said in detail


def test_numbers_below_a_change_right_beside_the_targets_are_asked_about_as_targets_alone() -> None:
    rows = [row.replace("% |", f"% | {nth} |") for nth, row in enumerate(ROWS, 1)]
    plan = plan_of("\n".join(["# Komisi", headed().replace("TARGET", "TARGET | PERUBAHAN"), *rows]))

    assert of_rows(plan) == ["ambiguous-value Komisi!D1", "ambiguous-value Komisi!E1"]
    assert not [each for each in told(plan) if each.startswith("RAK016 Komisi!E")]


BLANK = "| {} | | | | | | | | | |"


@pytest.mark.parametrize(
    ("title", "other", "own"), [("JENIS", "Contoh", ""), ("TAHUN", "2019", "2020"), ("TAHUN", "2021", "2020")]
)
def test_nothing_of_a_row_that_is_not_read_fills_the_numbered_rows_below(title: str, other: str, own: str) -> None:
    rows = (f"{ROWS[0]} {other} |", f"{BLANK.format(1)} {own} |", f"{ROWS[1]} {own} |", BLANK.format(3))
    plan = plan_of("\n".join(["# Komisi", headed(title), *rows]))

    assert read(plan) == [LAST]


def test_nothing_of_an_example_fills_the_numbered_rows_below() -> None:
    example = f"| Contoh | A | Persentase Z | 10% | Rapat | v | | | | {WHO} |"
    plan = plan_of("\n".join(["# Komisi", headed(), example, *map(BLANK.format, (1, 2, 3)), *ROWS]))

    assert names(plan) == ["Persentase X", "Persentase Y"]


def test_what_was_reached_is_never_the_target_of_the_row_below() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | URAIAN | KEGIATAN | {PERIODS} | PELAKSANA |
        | 1 | A | Persentase X | 75% | Rencana   | Reviu | v | | | | {WHO} |
        | | | | 70% | Realisasi |       | | v | | | |
        | | | |     | Rencana   | Rapat | | v | | | {WHO} |
        | | | | 60% | Realisasi |       | | | v | | |
    """)

    assert read(plan) == [("Persentase X", "75%", [(1,), (2,)])]
    assert [each for each in told(plan) if each.startswith("RAK303")] == []


def test_what_was_reached_beside_the_indicator_leaves_the_plan_without_a_target() -> None:
    plan = plan_of(f"""
        # Komisi
        | NO | SASARAN STRATEGIS | INDIKATOR | TARGET | URAIAN | KEGIATAN | {PERIODS} | PELAKSANA |
        | 1 | A | Persentase X | 70% | Realisasi | Reviu | v | | | | {WHO} |
        | | | | | Rencana | | | v | | | |
    """)

    assert read(plan) == [("Persentase X", "", [(2,)])]
    assert "RAK301 Komisi!D3 error" in told(plan)


def test_what_was_reached_among_the_targets_is_never_that_of_the_next_activity() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Persentase X | Target 75% | Reviu | v | | | | {WHO} |
        | | | | Realisasi 70% | | v | | | | |
        | | | | | Rapat | | v | | | {WHO} |
    """)

    assert [len(periods) for _, _, periods in read(plan)] == [2]
    assert [each for each in told(plan) if each.startswith("RAK303")] == []


def test_work_below_a_row_that_is_not_read_is_of_its_indicator_on_the_next_page_too() -> None:
    for again in ([], [headed("TAHUN")]):
        rows = (f"{ROWS[0]} 2020 |", f"{ROWS[1]} 2019 |", *again, f"| | | | | Monev | | v | | | {WHO} | 2020 |")
        plan = plan_of("\n".join(["# Komisi", headed("TAHUN"), *rows]))

        assert read(plan) == [("Persentase X", "75%", [(1, 3)]), ("Persentase Y", "80%", [(2,)])]


def test_no_band_is_part_of_the_row_below_it() -> None:
    rows = ("| TAHUN 2019 |", ROWS[0], "| TAHUN 2020 |", f"| | | Persentase Y | 80% | Rapat | v | | v | | {WHO} |")
    plan = plan_of("\n".join(["# Komisi", headed(), *rows]))

    assert [(each.objective.number, each.objective.text, each.text) for _, each in plan.indicators()] == [
        (1, "A", "Persentase Y")
    ]


@pytest.mark.parametrize("rows", [["| |", "{head}", "{example}", "{row}"], ["{example}", "{row}", "| |", "{head}"]])
def test_a_heading_without_any_row_does_no_harm(rows: list[str]) -> None:
    example = f"| Contoh | A | Persentase Z | 10% | Rapat | v | | | | {WHO} |"
    lines = [each.format(head=headed(), example=example, row=ROWS[0]) for each in rows]
    plan = plan_of("\n".join(["# Komisi", headed(), *lines]))

    assert names(plan) == ["Persentase X"]


def test_work_below_an_example_with_an_indicator_is_read_with_the_one_before_and_asked_about() -> None:
    example = f"| 2 | B | Persentase Y | 80% | (contoh) Rapat | v | | | | {WHO} |"
    rows = (ROWS[0], example, *(f"| | | | | {text} | | v | | | {WHO} |" for text in ("Monev", "Supervisi")))
    plan = plan_of("\n".join(["# Komisi", headed(), *rows]))

    assert read(plan) == [("Persentase X", "75%", [(1, 3), (2,), (2,)])]
    assert of_rows(plan) == ["rows-not-read Komisi!E3", "ambiguous-value Komisi!E4"]


def test_a_word_for_results_is_no_activity_of_the_row_below() -> None:
    plan = plan_of(f"""
        # Komisi
        {headed()}
        | 1 | A | Persentase X | 75% | Rencana   | v | | | | {WHO} |
        | | | | | Realisasi | | v | | | {WHO} |
        | | | | |           | | | v | | {WHO} |
    """)

    assert [each.text for _, _, each in plan.activities()] == ["Rencana", ""]
    assert "RAK206 Komisi!E4 error" in told(plan)


OTHERS_BELOW = f"| 2 | C | Jumlah Pemilihan | 1 Kegiatan | Rapat | v | | | | {WHO} |"


@pytest.mark.parametrize("again", [(), (headed(),)], ids=["rows alone", "headed again"])
@pytest.mark.parametrize(
    "title",
    [
        "| KEGIATAN YANG DIBATALKAN |",
        f"| Kegiatan berikut dibatalkan: {'| < ' * 9}|",
        "| Kegiatan yang tidak dilaksanakan |",
        "| Usulan tambahan |",
        "| USULAN KEGIATAN TAHUN 2020 |",
        "| Konsep rencana aksi |",
    ],
)
def test_rows_below_a_title_that_withdraws_or_only_proposes_them_are_asked_about(
    title: str, again: tuple[str, ...]
) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), *ROWS, "| |", title, *again, OTHERS_BELOW]))

    assert [each for each in told(plan) if "RAK005" in each or "RAK009" in each] == ["RAK009 Komisi!A5 error"]
    assert "Jumlah Pemilihan" in {each.text for _, each in plan.indicators()}


def test_an_example_headed_again_below_the_plan_is_not_read() -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), *ROWS, "| |", "| CONTOH PENGISIAN |", headed(), OTHERS_BELOW]))

    assert {each.text for _, each in plan.indicators()} == {"Persentase X", "Persentase Y"}
    assert "RAK022 Komisi!A5 warning" in told(plan)


@pytest.mark.parametrize(
    "line", ["| | Rancangan produk hukum |", "| Kegiatan dibatalkan atau ditunda karena bencana |"]
)
def test_other_words_with_such_a_word_among_them_are_no_such_title(line: str) -> None:
    plan = plan_of("\n".join(["# Komisi", headed(), *ROWS, line, OTHERS_BELOW]))

    assert not [each for each in told(plan) if "RAK009" in each]


@pytest.mark.parametrize(
    ("before", "after", "activities", "told_as"),
    [
        (["Reviu"], ["Rapat", "Survei"], ["Rapat", "Survei"], "rows-not-read"),
        (["Reviu", "Telaah"], ["Rapat"], ["Reviu", "Telaah", "Rapat"], "ambiguous-value"),
    ],
)
def test_work_before_a_change_gives_way_to_no_fewer_rows_of_other_work_after_it(
    before: list[str], after: list[str], activities: list[str], told_as: str
) -> None:
    said = [(each, "SEMULA") for each in before] + [(each, "MENJADI") for each in after]
    rows = [f"{ROWS[0].replace('Reviu', activity)} {version} |" for activity, version in said]
    plan = plan_of("\n".join(["# Komisi", headed("KETERANGAN"), *rows]))

    assert [each.text for *_, each in plan.activities()] == activities
    assert of_rows(plan) == [f"{told_as} Komisi!K2"]
