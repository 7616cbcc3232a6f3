"""The families of words that say what became of planned work: off, put off, exchanged, joined with other work.

Each family has the roots of its verbs, which stand in office Indonesian with di- and -kan (`ditunda`, `dimundurkan`), and
the words that say the same alone. The words here are Indonesian at large, no agency's own.
"""

from __future__ import annotations

from rak_excel.vocabulary.basics.counting import COUNTED
from rak_excel.vocabulary.basics.months import MONTH_WORDS

_OFF = "batal|hapus|hilang|tiada|coret|cabut|tolak|drop|cancel|henti|stop|skip|nonaktif|gugur"
_WAITS = "tunda|tangguh|pending|hold"
_MOVED = "undur|mundur|maju|geser|pindah|re ?schedule|jadwal(?:kan)? (?:ulang|kembali)"
_EXCHANGED = "alih|ambil alih|ganti|ubah|rubah|revisi|koreksi"
_JOINED = "gabung|lebur|satukan"
ROOTS = f"{_OFF}|{_WAITS}|{_MOVED}|{_EXCHANGED}|{_JOINED}"
"""Of the verbs whose passive says that work is off or changed, as alternatives of a pattern."""

DONE_OFF = rf"batal|terhapus|di(?:{_OFF})(?:kan)?|drop|cancel|cancelled|canceled|nonaktif|kedaluwarsa"
DONE = rf"{DONE_OFF}|berubah|di(?:{_WAITS}|{_MOVED}|{_EXCHANGED}|{_JOINED})(?:kan)?"
"""What became of work, wherever that stands in a short text and is not denied."""

NUMBER = rf"\d|(?:{'|'.join(sorted(COUNTED, key=len, reverse=True))}|seratus|wtp|wdp|[a-d]{{1,2}})\b"
PERIOD = (
    rf"(?:tw|triwulan|tribulan|semester|smt|kuartal|caturwulan|tahap|bulan|minggu|[tb]\d+|{'|'.join(MONTH_WORDS)})\b"
)

OF_ROW = (
    r"(?:(?:kegiatan|rapat|acara|program|indikator|target|jadwal|jadwalnya|waktu|pelaksanaan|status|ini|sudah|sdh|telah|akan|perlu|"
    r"masih|sementara) )*"
)
"""What may stand before such a word where a text says it of its row and of nothing else."""

_CANNOT = (
    r"(?:belum|tidak|tdk|tak) (?:bisa|dapat|mungkin) (?:di|ter)(?:laksana|selenggara|ada|laku|jalan)(?:kan)?"
    r"|(?:tidak|tdk|tak) (?:jadi(?! di )(?: di(?:laksana|ada|selenggara)kan)?|"
    r"di(?:laksana|ada|selenggara|laku|kerja)kan|terlaksana|berlaku)"
)
_NOTHING = (
    r"nihil kegiatan|kegiatan nihil|(?:tidak|tdk|tak) ada kegiatan(?:nya)?|ditiadakan"
    r"|(?:tidak|tdk|tak) relevan"
)
OFF = (
    rf"{DONE_OFF}|gagal|gugur|stop|skip|dikosongkan|{_CANNOT}|{_NOTHING}|di(?:{_WAITS})(?:kan)?|(?:on )?hold|pending|postponed?|delay(?:ed)?|"
    r"tertunda|terhenti|tertangguh"
)
"""What says by itself that the work of a row does not take place as planned."""

ALONE = (
    rf"{OFF}|(?:tidak|tdk|tak) ada (?:rapat|acara)|re ?scheduled?|(?:pen)?jadwal(?:an)? ulang|(?:ber|ter)geser|maju|mundur|undur|"
    rf"geser|tunda|molor|di(?:percepat|perpanjang)|pindah(?= (?:ke )?{PERIOD})"
)
"""Words that say so, or that its time has changed, only where a text says nothing else of its row."""

_HOW_LONG = (
    r"dulu|dahulu|sementara|lagi|saja|total|(?:(?:ke|di|pada) )?(?:tahun|ta|thn) (?:ini|depan|berikutnya|\d{4})"
    rf"|(?:\d+ |se|satu |dua |tiga )(?:hari|minggu|pekan|bulan|triwulan|semester)|(?:ke|jadi|sampai)? ?{PERIOD}.*"
)
_WHY = "karena|dampak|terkait|atas|sesuai|berdasarkan|menurut|due to|because|krn|akibat|sebab|sehubungan|mengingat|sampai|hingga|menunggu|tunggu|sejak"
WHY = rf"(?: (?:{_HOW_LONG}|(?:{_WHY}|dari (?:rak|renaksi|rencana|pk|iku|renstra)\b) ?.*))*"
"""For how long and why, behind such a word."""

MORE_OF_IT = rf"(?: (?:{_HOW_LONG}|(?:{_WHY}|oleh|di|pada|dari) .*))*"
"""And by whom, where or when, which may be all that is denied: `tidak dilaksanakan di luar kota`."""

CHANGED = (
    rf"(?:di(?:{_WAITS}|{_MOVED}|{_EXCHANGED}|limpah|percepat|perpanjang)(?:kan|i)?|"
    r"(?:ber)?(?:pindah|mundur|maju|geser|tunda|molor|ganti|ubah)|"
    r"(?:revisi|koreksi|ralat)(?: (?:target|jadwal|pelaksana)|(?= (?:men)?jadi\b)))"
)
"""Verbs before what was changed to, with or without `ke`: `dialihkan ke Divisi Hukum`, `mundur Desember`."""
MADE_MORE = r"(?:(?:di|ber)?(?:naik|turun|tambah|kurang)(?:kan|i)?)"
"""Verbs before what was changed by, unless `menjadi` follows."""

CHANGING = (
    r"(?:mem(?:batal|indah|aju|undur)|meng(?:hapus|geser|ganti|ubah|alih|gabung|urang)|men(?:iada|coret|unda|urun|aik|ambah)|melebur)"
    r"(?:kan|i)?|penundaan|pengunduran|pergeseran|pemindahan|pembatalan|perubahan|pergantian|penggabungan|pengurangan|penambahan|penghapusan"
)
"""The active verbs of these families, and their nouns."""
