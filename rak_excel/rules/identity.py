"""RAK1xx: who made the plan, and for which year."""

from __future__ import annotations

from collections.abc import Iterator

from rak_excel.language import NOTHING, Text
from rak_excel.model import NoteKind
from rak_excel.rules.engine.rule import Problem, at, error, likely_said, noted, warning
from rak_excel.rules.engine.subjects import PartReview, PlanReview
from rak_excel.vocabulary.basics.texts import normalised
from rak_excel.vocabulary.names.named_offices import is_listed, listed_like, listed_offices
from rak_excel.vocabulary.names.offices import (
    find_office,
    likely_offices,
    names_offices_freely,
    office_name,
    only_office_named,
)
from rak_excel.vocabulary.names.regions import regions


@error(
    "RAK101",
    formula=True,
    id="Nama satuan kerja belum diisi.",
    en="The name of the office is blank.",
    hint_id="Isi nama lengkap satuan kerja di {place}.",
    hint_en="Write the full name of the office in {place}.",
)
def office_missing(review: PlanReview) -> Iterator[Problem]:
    """The plan does not say whose it is.

    Why: without the office it can be neither merged nor rolled up.
    Mengapa: tanpa nama kantor, rencana tidak dapat digabung atau direkap.

    Example:
        | IDENTITAS         | ISIAN                                          |
        | Nama Satuan Kerja | → KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
    """
    if not review.plan.identity.office.strip() and NoteKind.IDENTITY_SHEET_MISSING not in review.noted:
        own = _ON_SHEET.filled(identity=review.definition.sheets.identity)
        yield at(review.cell("office"), place=own if "office" in review.plan.identity.cells else _IN_TITLE)


_ON_SHEET = Text("sheet {identity}", "the sheet {identity}")
_AS_LISTED = Text(
    " Kantor lain ditulis seperti di daftar pilihannya.", " Write any other office as the list of choices has it."
)
_IN_TITLE = Text("judul di atas tabelnya", "the title above its table")


@error(
    "RAK102",
    formula=True,
    id='Satuan kerja "{value}" tidak dikenal.{suggestion}',
    en='The office "{value}" is not known.{suggestion}',
    short_id="Nama satuan kerja tidak dikenal.",
    short_en="The name of the office is not known.",
    hint_id="Tulis lengkap dengan Kabupaten, Kota, atau Provinsi.{more}",
    hint_en="Write it in full with Kabupaten, Kota or Provinsi.{more}",
)
def office_unknown(review: PlanReview) -> Iterator[Problem]:
    """The office's name is that of no province, regency or city.

    Except: where no name is like it, this is a warning. A definition that says nothing of regions is that of an agency
    which names its offices freely; there only a name that is almost a region's office is told, and one that its definition does not
    list where it lists any.
    Kecuali: bila tidak ada nama yang mirip, cukup Perlu dicek. Definisi yang tidak mengatur nama daerah dianggap milik
    instansi yang menamai kantornya sendiri; di situ hanya nama yang mirip kantor daerah yang dicatat, dan nama di luar daftar
    kantornya kalau definisinya punya daftar.

    Why: a name typed wrong puts the plan beside the right office's line in the roll-up. The bare name is not enough:
    26 names are both a regency and a city.
    Mengapa: salah ketik membuat rencana tidak masuk ke baris kantornya saat rekap. Nama tanpa Kabupaten/Kota tidak
    cukup, karena 26 nama dipakai keduanya.

    Wrong:
        | IDENTITAS         | ISIAN                                        |
        | Nama Satuan Kerja | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMOR |

    Right:
        | IDENTITAS         | ISIAN                                        |
        | Nama Satuan Kerja | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
    """
    office, definition = review.plan.identity.office, review.definition
    if not office.strip() or is_listed(office, definition) or find_office(office, definition):
        return
    likely = listed_like(office, definition)
    likely = likely or [office_name(region, definition) for region in likely_offices(office, definition)]
    # Like none, it is perhaps an office that no list of regions has, such as a national one.
    if likely or listed_offices(definition) or not names_offices_freely(definition):
        more = _AS_LISTED if listed_offices(definition) else NOTHING
        yield at(review.cell("office"), office, suggestion=likely_said(likely), more=more).milder(not likely)


@error(
    "RAK103",
    id='Judul sheet menyebut "{value}", padahal satuan kerjanya "{office}".',
    en='The head of the sheet says "{value}", but the office is "{office}".',
    short_id="Judul sheet menyebut kantor lain dari satuan kerjanya.",
    short_en="The head of a sheet names another office.",
    hint_id="Samakan nama satuan kerja di semua sheet.",
    hint_en="Write the same office on all sheets.",
)
def parts_disagree_on_office(part: PartReview) -> Iterator[Problem]:
    """A sheet's head names another office than the plan.

    Why: a sheet copied from another office's plan is signed with that office's name on it.
    Mengapa: sheet yang disalin dari kantor lain bisa ditandatangani dengan nama kantor lain.

    Example:
        | IDENTITAS         | ISIAN                                        |
        | Nama Satuan Kerja | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |

        | SHEET  | Nama/Unit Organisasi                                                                        |
        | Komisi | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK BARAT → KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
    """
    head, office = part.plan_part.office, part.review.plan.identity.office
    if head and office and not _same_office(head, office, part):
        yield at(part.plan_part.cells.get("office"), head, office=office)


@error(
    "RAK104",
    formula=True,
    id="Tahun anggaran belum diisi atau bukan tahun.",
    en="The plan year is blank or not a year.",
    hint_id="Isi tahun dengan empat angka, misalnya 2020.",
    hint_en="Write the year with four digits, such as 2020.",
)
def year_missing(review: PlanReview) -> Iterator[Problem]:
    """The plan does not say for which year it is.

    Why: without the year nothing can be merged or rolled up, and stale years cannot be found.
    Mengapa: tanpa tahun, rencana tidak dapat digabung atau direkap, dan tahun usang tidak dapat dicek.

    Example:
        | IDENTITAS      | ISIAN  |
        | Tahun Anggaran | → 2020 |
    """
    if review.year is None and NoteKind.IDENTITY_SHEET_MISSING not in review.noted:
        yield at(review.cell("year"))


@error(
    "RAK105",
    id="Judul sheet menyebut tahun {value}, padahal tahun anggarannya {year}.",
    en="The head of the sheet says {value}, but the plan year is {year}.",
    short_id="Judul sheet menyebut tahun lain dari tahun anggarannya.",
    short_en="The head of a sheet says another year than the plan.",
    hint_id="Samakan tahun di semua sheet.",
    hint_en="Write the same year on all sheets.",
)
def parts_disagree_on_year(part: PartReview) -> Iterator[Problem]:
    """A sheet's head says another year than the plan.

    Why: last year's sheet is easily left in this year's file.
    Mengapa: sheet tahun lalu mudah tertinggal dalam file tahun ini.

    Example:
        | IDENTITAS      | ISIAN |
        | Tahun Anggaran | 2020  |

        | SHEET  | Tahun Anggaran |
        | Komisi | 2019 → 2020    |
    """
    head, year = part.plan_part.year, part.review.year
    if head and year and head != year:
        yield at(part.plan_part.cells.get("year"), str(head), year=year)


@warning(
    "RAK112",
    id="{detail}",
    en="{detail}",
    short_id="Tahun file lain dari file-file lain kantor ini.",
    short_en="The file is of another year than the office's other files.",
    hint_id="Pindahkan file ini ke folder lain, atau perbaiki tahunnya.",
    hint_en="Move this file to another folder, or correct its year.",
)
def year_of_other_files_differs(review: PlanReview) -> Iterator[Problem]:
    """A file of another year than most files of its office that are checked together.

    Why: last year's file is easily left in this year's folder, and merging leaves it out.
    Mengapa: file tahun lalu mudah tertinggal di folder tahun ini, dan tidak ikut digabung.

    Wrong:
        | CATATAN                                      | SEL | ISI  |
        | Rencana ini untuk tahun 2019, yang lain 2020. |     | 2019 |

    Right:
        | IDENTITAS      | ISIAN |
        | Tahun Anggaran | 2020  |
    """
    yield from noted(review, NoteKind.OTHER_YEAR)


@warning(
    "RAK109",
    formula=True,
    id='Kode wilayah {value} adalah {region}, padahal satuan kerjanya "{office}".',
    en='The region code {value} is {region}, but the office is "{office}".',
    short_id="Kode wilayah milik kantor lain.",
    short_en="The region code is that of another office.",
    hint_id="Rekap memakai namanya. Perbaiki kodenya, atau namanya bila nama yang keliru.",
    hint_en="A roll-up goes by the name. Correct the code, or the name if that is what is wrong.",
)
def code_of_other_office(review: PlanReview) -> Iterator[Problem]:
    """The region code is that of another office than the name.

    Why: one of the two is wrong, and the roll-up sorts by it.
    Mengapa: salah satunya keliru, padahal rekap mengurutkan menurut kode itu.

    Example:
        | IDENTITAS         | ISIAN                                        |
        | Nama Satuan Kerja | KOMISI PEMILIHAN UMUM KABUPATEN LOMBOK TIMUR |
        | Kode Wilayah      | 52.01 → 52.03                                |
    """
    identity = review.plan.identity
    region = regions().get(identity.region or "")
    if region and review.region and region != review.region:
        yield at(review.cell("region"), region.code, region=region.name, office=identity.office)


def _same_office(head: str, office: str, part: PartReview) -> bool:
    """Whether a sheet's head means the office: the same region, or the part's own way to write the same name."""
    definition = part.review.definition
    one, other = only_office_named(head, definition), find_office(office, definition)
    if one and other:
        return one == other
    own = part.definition.office.replace("{office}", office)
    return normalised(head) in {normalised(own), normalised(office)}
