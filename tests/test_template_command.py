"""`rak-excel template` as it is called."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from rak_excel.cli import main
from rak_excel.definitions.loading import load_template
from rak_excel.errors import NothingToTakeError, RakExcelError
from rak_excel.jobs.template.indicator_list import read_indicator_list, write_indicator_list
from rak_excel.reading import read_plans
from tests import workbooks

EXAMPLE = Path(__file__).parent.parent / "examples/lombok-timur-2020/rak-lombok-timur-2020.xlsx"
DEFINITION = load_template("kpu-2020")
HEADINGS = ["BAGIAN", "SASARAN", "INDIKATOR", "SATUAN", "SIFAT", "TARGET NASIONAL", "TARGET PK", "PELAKSANA"]
LIST = [
    HEADINGS,
    [
        "Komisi",
        "Andal",
        "Opini BPK atas Laporan Keuangan",
        "opini",
        "",
        "WTP",
        "WTP",
        "Divisi Keuangan, Umum, Logistik dan Rumah Tangga",
    ],
    ["", "", "Persentase Pelanggaran", "", "makin rendah baik", "5%", "", ""],
    ["Sekretariat", "Tertib", "Jumlah Laporan Arsip", "Lap", "makin tinggi baik", "", "2 Laporan", "Subbag Hukum"],
    ["Sekretariat", "Tertib", "Opini BPK atas Laporan Keuangan KPU", "opini", "", "", "WTP", ""],
]


def test_one_offices_template(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "t.xlsx", "--region", "5203", "--year", "2020")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "t.xlsx selesai dibuat." in result.stderr
    assert read_plans([tmp_path / "t.xlsx"]).plans[0].identity.region == "52.03"


def test_a_template_with_targets_by_quarter_has_their_columns_on_both_sheets(tmp_path: Path) -> None:
    _run("-o", tmp_path / "t.xlsx", "--region", "5203", "--year", "2020", "--quarter-targets")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")

    for sheet in ("Komisi", "Sekretariat"):
        headings = [cell.value for cell in book[sheet][7]]
        assert headings[3:9] == ["TARGET", *(f"TARGET S.D. TW {each}" for each in ("I", "II", "III", "IV")), "KEGIATAN"]


def test_an_office_by_its_name_and_a_unit(tmp_path: Path) -> None:
    office = ("--office", "KIP KOTA SABANG", "--submitter", "Divisi Hukum")
    _run("-o", tmp_path / "t.xlsx", *office, "--year", "2020", "--rows", "2", "--paper", "a4", "--quiet")

    identity = read_plans([tmp_path / "t.xlsx"]).plans[0].identity
    assert identity.office == "KIP KOTA SABANG"
    assert identity.submitter is not None
    assert identity.submitter.name == "Divisi Hukum dan Pengawasan"
    assert openpyxl.load_workbook(tmp_path / "t.xlsx")["Komisi"].page_setup.paperSize == 9


@pytest.mark.parametrize(
    ("named", "region"),
    [
        (("--office", "KPU Lombok Timur"), "52.03"),
        (("--office", "KPU Bima", "--region", "52.72"), "52.72"),
        (("--office", "Kantor Penghubung", "--region", "52.72"), "52.72"),
    ],
)
def test_an_office_named_as_it_names_itself_has_its_regions_code(
    tmp_path: Path, named: tuple[str, ...], region: str
) -> None:
    result = _run("-o", tmp_path / "t.xlsx", *named, "--year", "2020")

    assert "seperti yang diketik" not in result.stderr
    identity = read_plans([tmp_path / "t.xlsx"]).plans[0].identity
    assert (identity.office, identity.region) == (named[1], region)


def test_an_office_like_no_region_is_taken_as_it_is_and_told_where_offices_are_named_after_regions(
    tmp_path: Path,
) -> None:
    library = Path(__file__).parents[1] / "examples/dinas-contoh/dinas-contoh.toml"
    kpu = _run("-o", tmp_path / "a.xlsx", "--office", "KPU RI", "--year", "2020")
    own = _run("-o", tmp_path / "b.xlsx", "--office", "Balai X", "--year", "2025", "--template", library)

    assert (kpu.exit_code, own.exit_code) == (0, 0)
    assert 'Kantor "KPU RI" tidak ada di daftar kantor, jadi namanya dipakai seperti yang diketik.' in kpu.stderr
    assert own.stderr.splitlines() == [f"{tmp_path / 'b.xlsx'} selesai dibuat."]
    assert read_plans([tmp_path / "b.xlsx"]).plans[0].identity.office == "Balai X"


def test_one_file_a_unit_and_how_many_were_written(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "d", "--region", "52.03", "--year", "2020", "--each-submitter")

    assert "4 file selesai dibuat" in result.stderr
    assert len(list((tmp_path / "d").iterdir())) == 4


def test_last_years_workbook_as_the_start_of_this_years(tmp_path: Path) -> None:
    _run("-o", tmp_path / "t.xlsx", "--from", EXAMPLE, "--year", "2021")

    plan = read_plans([tmp_path / "t.xlsx"]).plans[0]
    assert (plan.identity.year, len(list(plan.activities()))) == (2021, 35)


def _own_definition(folder: Path) -> Path:
    """A definition of another agency: one part, planned by quarters."""
    usual = (Path(__file__).parents[1] / "workbook_templates/kpu.toml").read_text(encoding="utf-8")
    part = usual.partition("[[parts]]")[2].partition("[[parts]]")[0].replace('"commission"', '"plan"')
    part = part.replace("RENCANA AKSI KINERJA", "RENCANA AKSI PERJANJIAN KINERJA")
    head, executors = usual.partition("[[parts]]")[0], usual.partition("[executors.divisions]")[2]
    own = 'id = "bps"\nversion = 1\ntitle = "BPS"\nyears = [2020, 2030]\n'
    text = head.replace('note = "', f'{own}note = "', 1) + "[[parts]]" + part + "[executors.divisions]" + executors
    path = folder / "bps.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _workbook(folder: Path, *rows: list[object]) -> Path:
    head = ["NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", "T1", "T2", "T3", "T4", "PELAKSANA"]
    path = folder / "lama.xlsx"
    path.write_bytes(workbooks.xlsx({"Renaksi": [["RENCANA AKSI TAHUN 2025"], ["KPU KOTA BIMA"], head, *rows]}))
    return path


def test_an_earlier_plan_is_read_with_the_definition_of_the_new_one(tmp_path: Path) -> None:
    earlier = _workbook(tmp_path, ["1", "A", "Opini BPK", "WTP", "Reviu", "v", None, None, None, "Divisi Hukum"])
    own = _own_definition(tmp_path)
    result = _run("-o", tmp_path / "t.xlsx", "--from", earlier, "--template", own, "--year", "2026")

    assert result.exit_code == 0, result.output
    (plan,) = read_plans([tmp_path / "t.xlsx"]).plans
    assert [(part.id, each.text) for part, each in plan.indicators()] == [("plan", "Opini BPK")]


def test_no_template_is_written_from_a_plan_whose_rows_it_cannot_hold(tmp_path: Path) -> None:
    own = _own_definition(tmp_path)
    result = _run("-o", tmp_path / "t.xlsx", "--from", EXAMPLE, "--template", own, "--year", "2026")

    assert isinstance(result.exception, NothingToTakeError)
    assert not (tmp_path / "t.xlsx").exists()


def test_no_template_is_written_from_a_plan_without_rows(tmp_path: Path) -> None:
    result = _run("-o", tmp_path / "t.xlsx", "--from", _workbook(tmp_path), "--year", "2026")

    assert isinstance(result.exception, NothingToTakeError)
    assert not (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--region", "99.99"), "Kode wilayah 99.99 tidak ada"),
        (("--region", "52.03", "--template", "kpu-1999"), "Format kpu-1999 tidak dikenal"),
        (("--region", "52.03", "--submitter", "Bagian Angkutan"), "Tidak ada unit bernama"),
        (
            ("--region", "52.03", "--submitter", "umum"),
            'Mungkin maksudnya "Divisi Keuangan, Umum, Logistik dan Rumah Tangga" atau "Sub Bagian Keuangan, Umum dan Logistik".',
        ),
        (("--from", "tidak-ada.xlsx"), "tidak-ada.xlsx"),
        (("--from", EXAMPLE.parent), "adalah folder. Sebut satu file rencana."),
        (("--from", EXAMPLE.parent / "plan.toml"), "simpan ulang sebagai .xlsx"),
        (("--region", "52.03", "--indicators", "tidak-ada.xlsx"), "tidak-ada.xlsx tidak ada"),
        (("--region", "Lombok Timur"), "Mungkin maksudnya 52.03 (Kabupaten Lombok Timur)."),
        (
            ("--office", "KPU Lombok Timor"),
            "Apakah maksudnya KPU Kabupaten Lombok Timur (52.03)? Pakai --region 52.03.",
        ),
        (("--office", "KPU Bima"), "Apakah maksudnya KPU Kabupaten Bima (52.06) atau KPU Kota Bima (52.72)?"),
        (("--office", "Bima"), "Pakai --region 52.06 atau --region 52.72."),
        (("--office", "KPU Bima", "--region", "52.03"), "Kode 52.03 adalah KPU Kabupaten Lombok Timur, sedangkan"),
        (("--office", "KPU Kota Bima", "--region", "52.03"), '"KPU Kota Bima" adalah KPU Kota Bima (52.72).'),
        (("--office", "KPU Bimaa", "--each-submitter"), "tidak dikenal. Apakah maksudnya KPU"),
        (("--office", "Lombok Timur", "--from", EXAMPLE), "Apakah maksudnya KPU Kabupaten Lombok Timur (52.03)?"),
        (("--province", "ZZ"), "Kode wilayah ZZ tidak ada"),
        (("--province", "52.03"), "bukan provinsi. Pakai kode provinsinya: --province 52."),
    ],
)
def test_what_cannot_be_made_is_answered_with_one_sentence(
    tmp_path: Path, arguments: tuple[str | Path, ...], said: str
) -> None:
    result = _run("-o", tmp_path / "t.xlsx", "--year", "2020", *arguments)

    assert isinstance(result.exception, RakExcelError)
    assert said in result.exception.said("id")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--province", "52", "--region", "52.03"),
        ("--each-submitter", "--submitter", "Subbag Hukum", "--region", "52.03"),
    ],
)
def test_options_that_contradict_each_other_are_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert _run("-o", tmp_path / "t", "--year", "2020", *arguments).exit_code == 2


def test_a_file_that_is_there_is_only_replaced_by_force(tmp_path: Path) -> None:
    _run("-o", tmp_path / "t.xlsx", "--region", "52.03", "--year", "2020")

    again = _run("-o", tmp_path / "t.xlsx", "--region", "52.03", "--year", "2020")
    assert isinstance(again.exception, RakExcelError)
    assert _run("-o", tmp_path / "t.xlsx", "--region", "52.03", "--year", "2020", "--force").exit_code == 0


def test_an_own_list_of_indicators_becomes_the_template(tmp_path: Path) -> None:
    listed = _listed(tmp_path, LIST)
    _run("-o", tmp_path / "t.xlsx", "--region", "52.03", "--year", "2020", "--indicators", listed)

    plan = read_plans([tmp_path / "t.xlsx"]).plans[0]
    rows = [(part.id, i.objective.number, i.text, i.target.text if i.target else "") for part, i in plan.indicators()]
    assert rows == [
        ("commission", 1, "Opini BPK atas Laporan Keuangan", "WTP"),
        ("commission", 1, "Persentase Pelanggaran", "5%"),
        ("secretariat", 1, "Jumlah Laporan Arsip", "2 Laporan"),
        ("secretariat", 1, "Opini BPK atas Laporan Keuangan KPU", "WTP"),
    ]
    defined = plan.definition.indicators
    assert [(each.unit, each.polarity, each.national, each.agreement, each.executors) for each in defined.values()] == [
        ("opini", "higher", "WTP", "WTP", ("keuangan",)),
        ("%", "lower", "5%", "", ()),
        ("laporan", "higher", "", "2 Laporan", ("hukum", "sosialisasi")),
        ("opini", "higher", "", "WTP", ()),
    ]
    assert plan.definition.counterparts == {"K3.2": "S7.1", "S7.1": "K3.2"}  # kept with the wording


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("BAGIAN", "Dewan", 'baris 2: BAGIAN "Dewan"'),
        ("SATUAN", "kilogram", 'SATUAN "kilogram"'),
        ("SIFAT", "bagus", "isi makin tinggi baik atau makin rendah baik"),
        ("PELAKSANA", "Divisi Angkutan", '"Divisi Angkutan" tidak dikenal'),
    ],
)
def test_a_line_of_the_list_that_cannot_be_used_is_named_with_its_row(
    tmp_path: Path, column: str, value: str, said: str
) -> None:
    line = [value if heading == column else text for heading, text in zip(HEADINGS, LIST[1], strict=True)]

    with pytest.raises(RakExcelError, match=said):
        read_indicator_list(_listed(tmp_path, [HEADINGS, line]), DEFINITION)


def test_the_empty_list_has_the_headings_and_says_what_it_lacks(tmp_path: Path) -> None:
    write_indicator_list(tmp_path / "kosong.xlsx", DEFINITION)

    with pytest.raises(RakExcelError, match="tidak berisi daftar indikator"):
        read_indicator_list(tmp_path / "kosong.xlsx", DEFINITION)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["template", *map(str, arguments)])


def _listed(folder: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(folder / "daftar.xlsx")
    return folder / "daftar.xlsx"
