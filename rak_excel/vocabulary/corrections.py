"""What corrects the row that it stands beside: `harusnya 3 SK`, `naik jadi 5`, `gabung no 1`, `tidak perlu`."""

from __future__ import annotations

import re
from functools import lru_cache

from rak_excel.vocabulary.withdrawn import NUMBER, PERIOD
from rak_excel.vocabulary.words import normalised

_MOST_WORDS = 8
_REMARKS = frozenset({"keterangan", "ket", "catatan", "koreksi", "komentar", "masukan", "tanggapan", "saran", "arahan"})
_CORRECTION = re.compile(
    rf"\b(?:se)?(?:harusnya|mestinya)(?: (?!{NUMBER})\w+){{0,2}} (?:{NUMBER}|{PERIOD})|\bsemestinya (?:{NUMBER}|{PERIOD})"
    rf"|^salah(?! satu\b)"
    rf"|\b(?:naik|turun|dinaikkan|diturunkan|ditambah|dikurangi|bertambah|berkurang) (?:men)?jadi (?:\w+ )?(?:{NUMBER})"
    rf"|^(?:men)?jadi (?:{NUMBER}|{PERIOD})"
    r"|^(?:kegiatan |baris |indikator )?(?:ganda|dobel|doble|double|duplikat|duplikasi)(?: dengan .*)?$"
    r"|^(?:sama dengan|sudah ada di|sdh ada di|masuk(?: di| ke)?) (?:no|nomor|baris|kegiatan no|kegiatan nomor)\b"
    r"|^(?:di)?gabung(?:kan)? (?:dengan |ke |di |sama )?(?:no|nomor|baris|kegiatan|indikator)\b"
    r"|^(?:kegiatan |ini )*(?:tidak|tdk|tak|ga|gak|nggak) (?:perlu|usah)(?: (?:ada|dilaksanakan|diadakan|dilakukan|lagi))*$"
    rf"|^(?:mundur|maju|undur|geser|tunda)(?: dulu| saja| lagi)?(?: (?:ke|jadi|sampai)? ?(?:{PERIOD}).*)?$"
)

_AMOUNT = re.compile(
    r"^(?:[-–•*]\s+)?(?:(?P<by>bukan|kurang|kurangi|tambah|tambahkan|\+)\s*"
    r"|(?:usul|usulan|saran|cukup|minta|ralat|koreksi|revisi|perbaikan|sebaiknya)(?:nya)?\b[\s:]*)?"
    r"(?P<amount>.*?)(?:[\s,(]*\b(?:saja|aja|usulan|revisi|baru)\b\)?)?[\s?!.]*$",
    re.IGNORECASE,
)


def is_of_remarks(heading: str) -> bool:
    """Whether a column is headed for remarks on its rows: KETERANGAN, KOREKSI PIMPINAN."""
    return not _REMARKS.isdisjoint(normalised(heading).split())


@lru_cache(maxsize=4096)
def corrects(text: str) -> bool:
    """Whether a short remark gives its row another amount, time or place in the list, or says that it need not be."""
    words = normalised(text)
    return len(words.split()) <= _MOST_WORDS and _CORRECTION.search(words) is not None


def amount_remarked(text: str) -> tuple[str, bool]:
    """The amount that a remark may be nothing but, without `cukup` or `?`; and whether the target is no such amount, `bukan`."""
    match = _AMOUNT.match(text)
    return (match["amount"], bool(match["by"])) if match else (text, False)
