"""The words that headings are made of, in office Indonesian and the English beside it: no agency's own choice."""

from __future__ import annotations

from rak_excel.record import Record
from rak_excel.vocabulary.basics import numbers as up_to
from rak_excel.vocabulary.basics.numbers import YEAR


class RoleWords(Record):
    """Regular expressions of the words of one role, without spaces; `before` and `behind` may stand around `words`."""

    words: str
    before: str = ""
    behind: str = ""


_COUNTED = "[1-5]|i|iv"  # again and again: III
_ANY_YEAR = f"tahunanggaran|tahunini|tahunberjalan|tahun|thn|ta|{YEAR}"

# In this order: TARGET KEGIATAN is a target, WAKTU KEGIATAN a schedule, PELAKSANA KEGIATAN an executor.
ROLE_WORDS: dict[str, RoleWords] = {
    "number": RoleWords("nomor|no|n0|number", behind="urut"),
    "objective": RoleWords(
        "sasaran|tujuan|kinerjautama|objectives?|goals?",
        before="{change}",
        behind=f"strategis|strategic|program|kegiatan|kinerja|utama|dan|organisasi|sub|{{version}}|{_ANY_YEAR}",
    ),
    "indicator": RoleWords(
        "indikator|indicators?|iku|ikk|ikp|kpi",
        before="key|performance|nama|uraian|{change}",
        behind="kinerja|performance|utama|program|sasaran|kegiatan|individu|tujuan|strategis|dan|outcome|output|"
        f"keluaran|hasil|sub|keberhasilan|{{version}}|{_ANY_YEAR}",
    ),
    "target": RoleWords(
        "targets?",
        before="rencana|jumlah|volume|kuantitas|besaran|nilai|angka|{change}",
        behind="tahunan|kinerja|indikator|sasaran|program|kegiatan|capaian|pencapaian|utama|dan|satuan|volume|kuantitas|kualitas|jumlah|"
        "fisik|rencana|ke|akhir|%|"
        f"{{version}}|{_ANY_YEAR}",
    ),
    "start": RoleWords(
        "dimulai|mulai|awal|start",
        before="tanggal|tgl|waktu|bulan|jadwal|rencana|pelaksanaan|kegiatan",
        behind="tanggal|waktu|bulan|pelaksanaan|kegiatan|date",
    ),
    "end": RoleWords(
        "selesai|berakhir|akhir|bataswaktu|tenggat|deadline|end|finish",
        before="tanggal|tgl|waktu|bulan|jadwal|rencana|pelaksanaan|kegiatan",
        behind="tanggal|waktu|bulan|pelaksanaan|kegiatan|date",
    ),
    "schedule": RoleWords(
        "jadwal|waktu|rencanapelaksanaan|pelaksanaankegiatan|(?:tanggal|tgl)pelaksanaan|periode|(?:time)?schedule|timeline|"
        "{period}(?:an)?",
        before="rencana|target|waktu|jadwal|per|s\\.?d|{change}",
        behind="pelaksanaan|kegiatan|program|aksi|rencana|penyelesaian|per|dan|ke|{period}(?:an)?|{version}|"
        f"{_ANY_YEAR}",
    ),
    "activity": RoleWords(
        "kegiatan|aktivitas|aktifitas|aksi|activity|activities|actions?",
        before="urusan|bidang|program|sub|rencana|langkah|uraian|nama|rincian|detail|tahapan|jenis|dan|{change}",
        behind=f"program|sub|utama|dan|plan|rencana|langkah|{{version}}|{_ANY_YEAR}",
    ),
    "executor": RoleWords(
        "pelaksana|penanggungjawab|pj|pic|executors?|personincharge|pengampu|unitkerja",
        before="unit|kerja|sub|bagian|subbagian|divisi|bidang|seksi|pejabat|pegawai|tim|perangkat|daerah|nama|pihak|dan|"
        "{change}",
        behind="kegiatan|program|aksi|rencana|indikator|sasaran|kinerja|unit|kerja|sub|bagian|divisi|bidang|dan|utama|"
        f"pendukung|pendamping|pembantu|lain|lainnya|terkait|{{version}}|{_ANY_YEAR}|{_COUNTED}",
    ),
}

_QUARTERS = ("triwulan", "tribulan", "trimester", "kuartal", "kwartal", "quarter")
_SHORT_QUARTERS = ("triw", "trib", "trim", "trwl", "trw", "trb", "twl", "tri", "tw", "kw", "qtr", "q")
PERIOD_WORDS: dict[int, tuple[str, ...]] = {
    2: ("semester", "smster", "smtr", "smt", "sem"),
    3: ("caturwulan", "cawu"),
    4: (*_QUARTERS, *_SHORT_QUARTERS),
    12: ("bulan", "bln", "month"),
}
"""What the periods of a year are called, by how many of them a year has."""

WEEK_WORDS = ("minggu", "pekan", "week", "mg", "m", "w")

# Before a period: the schedule's target of it, or what is reached up to its end.
BEFORE_PERIODS = rf"(?:(?:rencana|alokasi|target|(?:ak)?kumulatif|kinerja|pada|{up_to.COMPACT})+)"

EARLIER_VERSION = ("semula", "sebelum", "lama", "awal")
LATER_VERSION = (
    *("menjadi", "sesudah", "setelah", "perubahan", "revisi", "baru", "terbaru"),
    *("koreksi", "ralat", "pengganti", "penyesuaian", "pemutakhiran"),
)
MOVED = (
    *("ditunda", "diundur", "digeser", "dipindah", "dipindahkan", "dialihkan", "dijadwalkan"),
    *("diganti", "digantikan", "diubah"),
)
"""What a version begins with that names the new entry: DITUNDA KE, DIUBAH MENJADI."""

CHANGE = "(?:hasil)?(?:perubahan|revisi|koreksi|pengganti)"
"""A regular expression of the later versions that are named in front: REVISI TARGET, HASIL PERUBAHAN JADWAL."""

ACHIEVED = frozenset({"realisasi", "capaian", "pencapaian", "actual", "aktual", "terealisasi", "tercapai"})
"""Above what was reached, which is no plan; `capaian` beside one of PLANNED is what is to be reached."""

BEFORE_THE_PLAN = frozenset({"baseline", "kondisi", "eksisting"})
"""Above what was there before a plan, in the same unit as its targets: KONDISI AWAL."""

_QUANTITIES = (
    "bobot|volume|vol|kuantitas|frekuensi|durasi|hari|jam|prioritas|kode|no|nomor|jumlah|rumus|formula|formulasi|definisi|"
    "polaritas|sumber|bukti|risiko|kriteria|ambang|toleransi|skala|peserta|orang|pegawai|personil|output|keluaran|deviasi|"
    "selisih|gap|rata|harga"
)
OF_OTHER_QUANTITIES = frozenset(_QUANTITIES.split("|"))
"""Above amounts of something else than what is to be reached: BOBOT, FREKUENSI, JUMLAH PESERTA."""

_TARGETS = (
    "lalu|sebelumnya|kemarin|nasional|renstra|rpjmn|rpjmd|rkp|standar|spm|minimal|maksimal|maksimum|minimum|prognosa|"
    "proyeksi|mendatang|depan|berikutnya"
)
OF_OTHER_TARGETS = frozenset(_TARGETS.split("|"))
"""Above amounts like the targets of a plan that are another year's or another plan's: TAHUN LALU, RENSTRA."""

PLANNED = frozenset({"rencana", "target", "targets"})
OF_THE_AGREEMENT = frozenset({"pk", "perjanjian"})
"""Above targets of the Perjanjian Kinerja, which a plan of actions is made to reach."""

MONEY = frozenset({"anggaran", "pagu", "rp", "rupiah", "biaya", "dana", "keuangan"})

UNIT_WORDS = RoleWords(
    "satuan|sat|unit(?!kerja|organisasi|pelaksana)",
    before="targets?",
    behind=f"targets?|satuan|unit|ukuran|ukur|indikator|kinerja|{{version}}|{_ANY_YEAR}",
)
"""What the heading of a column of units is made of; UNIT alone may be of those who do the work as well."""

OFFICE_UNITS = (
    *("divisi", "bagian", "bag", "subbagian", "subbag", "sub", "bidang", "seksi", "biro", "tim", "pokja", "unit"),
    *("dan", "atau", "nama"),
)
"""The words for units of an office that alone may head who does the work."""

_LOWER = (
    "jumlah|volume|vol|satuan|sat|kinerja|utama|fisik|uraian|nilai|k|rp|tahun|ta|thn|kode|ket|keterangan|dan|ke|per|unit|"
    "strategis|program|kegiatan|sub|iku|%|tahunan|anggaran|pagu"
)
LOWER_WORDS = frozenset((*_LOWER.split("|"), *EARLIER_VERSION, *LATER_VERSION, *ACHIEVED, *PLANNED))
"""What a lower heading row may say below a heading: SEMULA, MENJADI, JUMLAH, 2020."""
