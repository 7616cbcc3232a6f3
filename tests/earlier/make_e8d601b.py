"""Writes the workbooks in `e8d601b/` anew: `python -m tests.earlier.make_e8d601b CHECKfolder FOLDER`.

CHECKfolder is a checkout of commit e8d601b with its own `.venv`, whose commands make the workbooks; LibreOffice types into
them what people did. Those that are committed stay as they are: they stand for what is in use.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.libreoffice import LibreOffice, libreoffice
from tests.typing_in import type_in

Cells = Mapping[str, Mapping[str, str]]

SIGNED_BY = {"B15": "Contoh Ketua, S.H., M.H.", "B18": "Contoh Sekretaris, S.E.", "B19": "197001011990031001"}
DATED = {"B9": "20", "B10": "Januari", "B11": "2020"}
FINANCE = "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"
FINANCE_OFFICE = "Sub Bagian Keuangan, Umum dan Logistik"
DIVISION: Cells = {
    "Identitas Satker": {"B8": "Dompu"},
    "Komisi": {
        "E9": "Rapat koordinasi persiapan pemilihan", "F9": "v", "G9": "v", "J9": FINANCE,
        "E10": "Reviu laporan keuangan", "F10": "v", "H10": "v", "J10": FINANCE,
        "D11": "76", "E11": "Evaluasi reformasi birokrasi", "G11": "v", "I11": "v", "J11": FINANCE,
    },
}  # fmt: skip
OFFICE: Cells = {
    "Identitas Satker": {"B8": "Woja"},
    "Komisi": {
        "E10": "Reviu laporan keuangan", "F10": "√", "G10": "√", "J10": FINANCE,
        "D11": "77,5", "E11": "Evaluasi reformasi birokrasi", "G11": "√", "I11": "√", "J11": FINANCE,
    },
    "Sekretariat": {
        "E9": "1. Menyusun laporan semester I\n2. Menyusun laporan semester II", "K9": "√", "Q9": "√", "R9": FINANCE_OFFICE,
        "E11": "Membayar gaji dan tunjangan", **{f"{letter}11": "√" for letter in "FGHIJKLMNOPQ"}, "R11": FINANCE_OFFICE,
        "B17": "Terawatnya Arsip Keuangan", "C17": "Persentase Arsip Keuangan yang Tertata", "D17": "80%",
        "E17": "Menata arsip", "M17": "√", "R17": FINANCE_OFFICE,
    },
}  # fmt: skip
REVISED: Cells = {
    "Identitas Satker": {"B7": "1"},
    "Sekretariat": {"D11": "95%", "E11": "1. Membayar gaji dan tunjangan\n2. Menyusun rekap gaji", "D17": "85%"},
}
CHOICES: Cells = {"Beda Isian": {"I6": "B", "I8": "T1, T2", "I11": "x"}}
REASONS: Cells = {"Matriks Perubahan": {"F5": "Anggaran berkurang", "F6": "Permintaan inspektorat"}}
WHOLE: Cells = {
    "Data Dinas": {
        "B6": "Seluruh dinas", "B8": "Dompu", "B9": "15", "B10": "Januari", "B11": "2026",
        "B15": "Contoh Kepala, M.Si.", "B16": "196801011988031001", "B19": "Contoh Juru Tulis, S.Sos.",
        "B20": "197202021994032002",
    },
    "Layanan": {
        "E9": "Membeli buku", "F9": "v", "G9": "v", "I9": "Bidang Pengembangan Koleksi",
        "E10": "Merawat naskah", "F10": "v", "G10": "v", "H10": "v", "I10": "Bidang Naskah Kuno",
        "D11": "75,5", "E11": "Pekan membaca", "G11": "v", "I11": "Bidang Layanan Pembaca dan TIK",
        "E12": "Melengkapi borang", "F12": "v", "I12": "Bidang Pengembangan Koleksi",
        "B13": "Buku Sampai ke Desa", "C13": "Jumlah Buku Baru yang Dapat Dipinjamkan", "D13": "12 Eksemplar",
        "E13": "Mengirim peti buku", "H13": "v", "I13": "Bidang Pengembangan Koleksi",
    },
    "Kerja Seksi": {
        "E9": "Memesan buku", "F9": "v", "L9": "Seksi Pengadaan Buku",
        "E10": "Menjalankan mobil", "F10": "v", "I10": "v", "L10": "Seksi Perpustakaan Keliling",
        "E11": "Membersihkan naskah", "F11": "v", "J11": "v", "L11": "Seksi Pelestarian Naskah",
        "E12": "Memindai naskah", "H12": "v", "L12": "",
    },
}  # fmt: skip
SIGNATORIES: Cells = {
    "Data Dinas": {"B15": "Contoh Pimpinan, M.Hum.", "B16": "196502021990031001", "B19": "Contoh Penata, S.IP."}
}
ANSWERS: Cells = {"Catatan": {"G6": "Sudah kami betulkan", "G7": "Menunggu SK"}}
REMARKS: Cells = {
    "Status Penyampaian": {"P4": "Sudah ditelepon", "O6": "31/01/2026", "P6": "Berkas lengkap"},
    "Data Layanan": {"J6": "61"},
    "Padanan Indikator": {"G4": "Ya"},
}


def run(old: Path, *arguments: object) -> None:
    """A command of that commit; 1 is done, too."""
    command = [str(old / ".venv" / "bin" / "rak-excel"), *map(str, arguments)]
    if subprocess.run(command, check=False).returncode > 1:
        raise SystemExit(f"not done: {command}")


def typed(path: Path, cells: Cells, saved: Path, office: LibreOffice | None = None) -> Path:
    """The workbook with this typed into it: saved by LibreOffice, or else as Excel keeps the rest of a file."""
    saved.parent.mkdir(parents=True, exist_ok=True)
    if office is None:
        shutil.copyfile(path, saved)
        for sheet, texts in cells.items():
            type_in(saved, sheet, texts)
        return saved
    office.open(path)
    for sheet, texts in cells.items():
        for address, text in texts.items():
            office.type(sheet, address, text)
    office.recalculate()
    office.save(saved)
    office.close()
    return saved


def election_office(office: LibreOffice, old: Path, folder: Path, scratch: Path) -> None:
    """One office of kpu-2020: two submissions that differ, the choices, the signed plan, its revision."""
    sent = folder / "kiriman"
    for unit, name, cells in (("Divisi Keuangan", "divisi", DIVISION), ("Subbag Keuangan", "subbag", OFFICE)):
        form = scratch / f"{name}.xlsx"
        run(old, "template", "--region", "52.05", "--year", "2020", "--submitter", unit, "--rows", "2", "-o", form)
        typed(form, cells, sent / f"{name}.xlsx")
    run(old, "merge", sent, "-o", folder / "beda.xlsx")
    typed(folder / "beda.xlsx", CHOICES, folder / "dipilih.xlsx")
    run(old, "merge", sent, "--decisions", folder / "dipilih.xlsx", "-o", scratch / "decided.xlsx")
    typed(scratch / "decided.xlsx", {"Identitas Satker": SIGNED_BY | DATED}, folder / "ditandatangani.xlsx", office)
    revised = typed(sent / "subbag.xlsx", REVISED, scratch / "kiriman-revisi" / "subbag.xlsx")
    run(old, "merge", revised, "--base", folder / "ditandatangani.xlsx", "-o", scratch / "revision.xlsx")
    typed(scratch / "revision.xlsx", REASONS, folder / "revisi-1.xlsx")


def agency(office: LibreOffice, old: Path, folder: Path, scratch: Path) -> None:
    """Two offices of an agency with a definition of its own: a merged plan, one typed whole, roll-ups, findings."""
    examples, plans = old / "examples" / "dinas-contoh", folder / "rencana"
    plans.mkdir()
    run(old, "merge", examples / "submissions", "-o", scratch / "merged.xlsx")
    typed(scratch / "merged.xlsx", SIGNATORIES, plans / "gabungan.ods", office)
    form = scratch / "form.xlsx"
    own = ("--template", examples / "dinas-contoh.toml")
    run(old, "template", *own, "--region", "52.05", "--year", "2026", "--rows", "2", "-o", form)
    typed(form, WHOLE, plans / "kantor.xlsx")
    run(old, "check", plans / "kantor.xlsx", "--format", "xlsx", "-o", scratch / "findings")
    (findings,) = (scratch / "findings").iterdir()
    typed(findings, ANSWERS, folder / findings.name, office)
    run(old, "rollup", plans, "--province", "52", "-o", folder / "rekap.xlsx")
    typed(folder / "rekap.xlsx", REMARKS, folder / "rekap-catatan.xlsx", office)


def main() -> None:
    old, folder = (Path(each).resolve() for each in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as scratch, libreoffice(Path(scratch)) as office:
        election_office(office, old, folder, Path(scratch))
        agency(office, old, folder, Path(scratch))


if __name__ == "__main__":
    main()
