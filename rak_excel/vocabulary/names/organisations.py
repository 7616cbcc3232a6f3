"""Who does the work, where a unit of measure could stand: Sekretariat, Divisi Hukum, KPU Kabupaten."""

from __future__ import annotations

from rak_excel.model import Definition
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.executors import find_unit_named
from rak_excel.vocabulary.names.offices import begins_with_office
from rak_excel.vocabulary.names.positions import is_position
from rak_excel.vocabulary.names.unit_titles import without_word
from rak_excel.vocabulary.targets.units import read_unit

# Of every Indonesian office; a name stands behind them, since some are counted too: 5 Bidang.
_BODIES = frozenset(
    [
        "sekretariat",
        "bagian",
        "subbagian",
        "bidang",
        "seksi",
        "dinas",
        "biro",
        "direktorat",
        "inspektorat",
        "upt",
        "divisi",
        "deputi",
    ]
)
_ALONE = frozenset({"sekretariat", "inspektorat"})  # an office has one of them
_COUNTED = frozenset(
    ["anggota", "pegawai", "staf", "staff", "operator", "komisioner", "admin", "verifikator", "ppk", "pejabat"]
)


@remembered(1024)
def names_organisation(text: str, definition: Definition, *, loosely: bool = False) -> bool:
    """Whether a text names a unit of an office by its unit word, Divisi Hukum, and no unit of measure.

    What may be counted as well, 5 Program or 70 Sekretariat, does only where it is meant `loosely`.
    """
    read = read_unit(text, definition)
    if read.unit and read.known:
        return False
    group, name = without_word(text.strip(), definition)
    return bool(group and name) or (loosely and _may_name(text, definition))


def _may_name(text: str, definition: Definition) -> bool:
    words = normalised(text).split()
    if not words or words[0] in _COUNTED:
        return False
    if words[0] in _BODIES and (len(words) > 1 or words[0] in _ALONE):
        return True
    known = find_unit_named(text, definition) or is_position(text, definition)
    return bool(known) or begins_with_office(text, definition)
