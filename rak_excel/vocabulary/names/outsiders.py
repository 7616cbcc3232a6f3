"""Who carries out work and is no unit of a list: other public bodies, teams and committees, and positions."""

from __future__ import annotations

from rak_excel.model import Definition
from rak_excel.vocabulary.basics.texts import begins_with
from rak_excel.vocabulary.documents.titles import names_body
from rak_excel.vocabulary.names.positions import is_position

_GROUPS = (
    "tim", "panitia", "pokja", "kelompok kerja", "satgas", "satuan tugas", "badan adhoc", "badan ad hoc", "ppk", "pps",
    "kpps", "pantarlih", "ppdp", "panwas", "panwaslu", "panwascam", "ppnpn", "pramubakti", "tenaga pendukung",
    "tenaga ahli", "tni", "polri", "polres", "polda", "kodim", "dprd", "pemda", "pemkab", "pemkot", "pemprov",
    "disdukcapil", "dukcapil", "kesbangpol", "satpol", "kpu", "kpud", "pihak", "mitra", "instansi", "stakeholder",
    "stakeholders", "pemangku kepentingan", "media massa", "vendor", "rekanan", "konsultan", "partai politik",
    "seluruh", "semua", "staf", "pegawai", "dll", "dkk", "dst", "dsb",
)  # fmt: skip


def begins_with_outsider(text: str, definition: Definition) -> bool:
    """Whether a text begins with such a body or group, or is a position: `Sekretariat KPU`, `Tim SPIP`, `Operator`."""
    return names_body(text) or begins_with(text, _GROUPS) or is_position(text, definition)
