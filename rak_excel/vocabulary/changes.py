"""The families of words that say what became of planned work: off, put off, exchanged, joined with other work.

Each family has the roots of its verbs, which stand in office Indonesian with di- and -kan (`ditunda`, `dimundurkan`), and
the words that say the same alone. The words here are Indonesian at large, no agency's own.
"""

from __future__ import annotations

from rak_excel.vocabulary.counting import COUNTED
from rak_excel.vocabulary.months import MONTH_WORDS

_OFF = "batal|hapus|hilang|tiada|coret|cabut|tolak|drop|cancel|henti|stop|skip|nonaktif|gugur"
_PUT_OFF = "tunda|undur|mundur|maju|geser|pindah|tangguh|pending|hold|re ?schedule|jadwal(?:kan)? (?:ulang|kembali)"
_EXCHANGED = "alih|ganti|ubah|rubah|revisi|koreksi"
_JOINED = "gabung|lebur|satukan"
ROOTS = f"{_OFF}|{_PUT_OFF}|{_EXCHANGED}|{_JOINED}"
"""Of the verbs whose passive says that work is off or changed, as alternatives of a pattern."""

DONE_OFF = rf"batal|terhapus|di(?:{_OFF})(?:kan)?|drop|cancel|cancelled|canceled|nonaktif|kedaluwarsa"
DONE = rf"{DONE_OFF}|berubah|di(?:{_PUT_OFF}|{_EXCHANGED}|{_JOINED})(?:kan)?"
"""What became of work, wherever that stands in a short text and is not denied."""

NUMBER = rf"\d|(?:{'|'.join(sorted(COUNTED, key=len, reverse=True))}|seratus|wtp|wdp|[a-d]{{1,2}})\b"
PERIOD = (
    rf"(?:tw|triwulan|tribulan|semester|smt|kuartal|caturwulan|tahap|bulan|minggu|[tb]\d+|{'|'.join(MONTH_WORDS)})\b"
)

OF_ROW = (
    r"(?:(?:kegiatan|rapat|acara|program|indikator|target|jadwal|jadwalnya|waktu|pelaksanaan|status|ini|sudah|telah|akan|perlu|"
    r"masih|sementara) )*"
)
"""What may stand before such a word where a text says it of its row and of nothing else."""

_CANNOT = (
    r"(?:belum|tidak|tdk|tak) (?:bisa|dapat|mungkin) (?:di|ter)(?:laksana|selenggara|ada|laku|jalan)(?:kan)?"
    r"|(?:tidak|tdk|tak) (?:jadi(?! di)|dilaksanakan|terlaksana|diselenggarakan|diadakan|berlaku)"
)
_NOTHING = (
    r"nihil kegiatan|kegiatan nihil|(?:tidak|tdk|tak) ada (?:kegiatan|rapat|acara)(?:nya)?|ditiadakan"
    r"|(?:tidak|tdk|tak) relevan"
)
ALONE_OFF = rf"gagal|stop|skip|{_CANNOT}|{_NOTHING}"
ALONE_PUT_OFF = (
    r"(?:on )?hold|pending|postponed?|delay(?:ed)?|re ?scheduled?|(?:pen)?jadwal(?:an)? ulang|tertunda|terhenti|tertangguh|"
    r"(?:ber|ter)geser|maju|mundur|undur|geser|tunda"
)
"""Words that say so only where a text says nothing else of its row."""

MORE_OF_IT = (
    rf"(?: (?:dulu|dahulu|sementara|lagi|saja|total|tahun ini|(?:ke|jadi|sampai)? ?{PERIOD}.*"
    r"|(?:karena|krn|akibat|sebab|sehubungan|mengingat|sampai|hingga|menunggu|tunggu|sejak|oleh|di|pada|dari) .*))*"
)
"""For how long, why and by whom, behind such a word."""
