"""What the identity sheet says beside its fields, by the field's name."""

from __future__ import annotations

HINTS = {
    "OFFICE": "Pilih dari daftar, atau ketik nama lengkapnya.",
    "REGION": "Kode Kemendagri, misalnya 52.03.",
    "YEAR": "Tahun rencana ini, empat angka.",
    "SUBMITTER": "Pilih unit yang mengisi file ini.",
    "REVISION": "0 untuk rencana awal, 1 untuk revisi pertama.",
    "PLACE": "Kota atau kecamatan kantor.",
    "DAY": "1 sampai 31.",
    "MONTH": "Pilih nama bulannya.",
    "TITLE": "Termasuk Plt. dan Plh.",
    "NAME": "Lengkap dengan gelar.",
    "NIP": "18 angka.",
}
