"""The sentences with which a merge refuses to go on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rak_excel.advice import (
    ALSO_DECISIONS,
    AS_BASE,
    MERGED_BEFORE,
    OFFICE,
    OUTPUT,
    REVISED,
    WITH_BASE,
    WITH_OUTPUT,
    YEAR,
    chosen_as,
)
from rak_excel.definitions.monitoring import quarter_of
from rak_excel.errors import NothingChangesError, NothingToReadError, OutputExistsError, UnclearOfficeError
from rak_excel.formats.opened.opening import as_argument
from rak_excel.language import Advice, Text, one_text, with_files
from rak_excel.model import Plan
from rak_excel.model.monitoring import Quarter

_OFFICES_APART = Advice(
    "Sebutkan kantornya dengan --region, misalnya --region 52.03.",
    "Name the office with --region, such as --region 52.03.",
    Text(
        "Taruh kiriman setiap kantor di folder sendiri, lalu gabung lagi.",
        "Put the files of each office into a folder of their own and merge again.",
    ),
    Text(
        f'Sebutkan kantornya di pilihan "{OFFICE.id}", misalnya 52.03.',
        f'Name the office in the field "{OFFICE.en}", such as 52.03.',
    ),
)
_YEARS_APART = Advice(
    "Sebutkan tahunnya dengan --year, misalnya --year {last}.",
    "Name the year with --year, such as --year {last}.",
    Text(
        "Taruh kiriman setiap tahun di folder sendiri, lalu gabung lagi.",
        "Put the files of each year into a folder of their own and merge again.",
    ),
    Text(
        f'Sebutkan tahunnya di pilihan "{YEAR.id}", misalnya {{last}}.',
        f'Name the year in the field "{YEAR.en}", such as {{last}}.',
    ),
)
_SAME_OFFICE = Advice(
    "Samakan --region dan --year dengan rencana yang direvisi, atau hapus keduanya.",
    "Give --region and --year as the revised plan has them, or leave them out.",
    Text("Sebut rencana dari kantor dan tahun itu.", "Name a plan of that office and year."),
    Text(
        f'Samakan "{OFFICE.id}" dan "{YEAR.id}" dengan rencana yang direvisi, atau hapus keduanya.',
        f'Give "{OFFICE.en}" and "{YEAR.en}" as the revised plan has them, or leave them out.',
    ),
)
_ADD = Advice(
    "Tambahkan --decisions {named}",
    "Add --decisions {named}",
    Text("Gabung ke {named} lagi", "Merge into {named} again"),
    chosen_as(Text("Pilih {named}", "Choose {named}"), MERGED_BEFORE),
)
_REVISE = Advice(
    "jadikan file itu --base revisi berikutnya",
    "make that file the --base of the next revision",
    Text("revisi file itu", "revise that file"),
    chosen_as(Text("pilih file itu", "choose that file"), REVISED),
)
_OFFICES_TIE = Text(
    "Kiriman di folder ini sama banyak dari beberapa kantor ({listed}). {apart}",
    "The files are equally divided between offices ({listed}). {apart}",
).advising(apart=_OFFICES_APART)
_YEARS_TIE = Text(
    "Kiriman di folder ini sama banyak untuk beberapa tahun ({listed}). {apart}",
    "The files are equally divided between years ({listed}). {apart}",
).advising(apart=_YEARS_APART)
_OTHER_BASE = Text(
    "{path}: {reason} {same}",
    "{path}: {reason} {same}",
).advising(same=_SAME_OFFICE)
_OF_A_UNIT = Text(
    "{path} adalah kiriman {unit}, bukan rencana kantor, jadi tidak bisa direvisi. Sebut rencana hasil gabungan atau yang "
    "sudah ditandatangani{base}.",
    "{path} is what {unit} sent and no plan of the office, so it cannot be revised. Name a merged or signed plan{base}.",
).advising(base=AS_BASE)
_LOST_SHEET = Text(
    "{path} tidak punya sheet {sheet} lagi, jadi tidak bisa direvisi. Sebut rencana yang masih lengkap{base}.",
    "{path} has no sheet {sheet} any more, so it cannot be revised. Name a plan that is complete{base}.",
).advising(base=AS_BASE)
_NOTHING_REVISES = Text(
    "Di {folder} tidak ada kiriman yang cocok dengan {path} ({office}, {year}). Sebut rencana dari kantor dan tahun yang sama.",
    "No submission in {folder} matches {path} ({office}, {year}). Name a plan of the same office and year.",
)
_NOTHING_LEFT = Text("Tidak ada file yang dapat digabung.", "There is no file to merge.")
_NOTHING_CHANGES = Text(
    "Tidak ada yang berubah dibanding {file}, jadi tidak ada revisi baru dan tidak ada yang ditulis. Periksa apakah kirimannya "
    "benar, atau apakah revisi ini sudah digabung.",
    "Nothing changes in {file}, so there is no new revision and nothing was written. Check whether these are the right "
    "submissions, or whether this revision was merged already.",
)
# Without the plan that it revises, the rows of all units that did not send again would be gone.
WITHOUT_BASE = Text(
    "{path} adalah hasil revisi. Sebut juga rencana yang direvisi{base}, seperti waktu revisi itu dibuat.",
    "{path} is a revision. Name the plan that it revises{base} too, as when that revision was made.",
).advising(base=WITH_BASE)
IS_THE_BASE = Text(
    "{path} adalah rencana yang direvisi dan perlu tetap ada. Pilih nama lain{output}.",
    "{path} is the plan that is revised, and must stay. Choose another name{output}.",
).advising(output=WITH_OUTPUT)
CANNOT_BE_LOOKED_AT = Text(
    "{path} sudah ada dan tidak dapat diperiksa lagi, karena terlalu besar atau rusak, jadi tidak diganti. Pilih nama "
    "lain{output}.",
    "{path} is there already and cannot be looked at any more, being too big or damaged, so it is not replaced. Choose "
    "another name{output}.",
).advising(output=WITH_OUTPUT)
NO_REVISION_OF = Text(
    "{path} tidak ditimpa: file itu bukan revisi berikutnya dari {base}. Pilih nama lain{output}.",
    "{path} was not replaced: it is not the next revision of {base}. Choose another name{output}.",
).advising(output=WITH_OUTPUT)
_OF_ANOTHER = Text(
    "{path} tidak ditimpa: isinya {own}, sedangkan yang digabung {now}. Pilih nama lain{output}.",
    "{path} was not replaced: it is {own}, and {now} is merged. Choose another name{output}.",
).advising(output=WITH_OUTPUT)
_A_PLAN = Text("rencana {year}", "the plan {year}")
_A_REPORT = Text("laporan {quarter} {year}", "the report of {quarter} {year}")
_EDITED = Text(
    "{path} sudah diubah sejak ditulis. Pilih nama lain{output}{then}",
    "{path} was edited since it was written. Choose another name{output}{then}",
).advising(output=WITH_OUTPUT)
_THEN = {
    True: Text(
        ", atau {add} supaya pilihan, jawaban, identitas, dan alasan yang diketik di sana ikut terbawa.",
        ", or {add} to carry over the choices, answers, identity and reasons typed there.",
    ).advising(add=ALSO_DECISIONS),
    False: Text(
        ", dan {add} supaya pilihan, jawaban, identitas, dan alasan yang diketik di sana ikut terbawa. Perubahan lain "
        "tetap di file itu.",
        ", and {add} to carry over the choices, answers, identity and reasons typed there. Other edits stay in that file.",
    ).advising(add=ALSO_DECISIONS),
    None: Text(".", "."),
}
_HOLDS = Text(
    "{path} tidak ditimpa karena berisi {held}. {add} supaya ikut terbawa, atau pilih nama lain{output}.",
    "{path} was not replaced: it holds {held}. {add} to carry that over, or choose another name{output}.",
).advising(add=_ADD, output=WITH_OUTPUT)
CORRECTED_BY_HAND = Text(
    "{path} tidak ditimpa: rencananya sudah diperbaiki dengan tangan, dan perbaikan itu tidak ikut dalam gabungan baru. "
    "Tulis perbaikannya di file unit lalu gabung dengan nama lain{output}, atau {revise}.",
    "{path} was not replaced: its plan was corrected by hand, and a new merge would lose that. Write the correction into "
    "the unit's file and merge under another name{output}, or {revise}.",
).advising(output=OUTPUT, revise=_REVISE)
REPORT_CORRECTED = Text(
    "{path} tidak ditimpa: laporannya sudah diperbaiki dengan tangan, dan perbaikan itu tidak ikut dalam gabungan baru. "
    "Tulis perbaikannya di file unit, lalu gabung dengan nama lain{output}.",
    "{path} was not replaced: its report was corrected by hand, and a new merge would lose that. Write the correction into "
    "the unit's file and merge under another name{output}.",
).advising(output=OUTPUT)
SENT_BEFORE = Text(
    "{path} tidak ditimpa: di dalamnya sudah ada isian {units}, yang sekarang tidak ada di folder ini atau kosong. Gabung "
    "lagi semua kiriman, atau pilih nama lain{output}.",
    "{path} was not replaced: it holds what {units} sent, which is not among these files now, or blank. Merge all reports "
    "again, or choose another name{output}.",
).advising(output=WITH_OUTPUT)
UNREAD_IDENTITY = Text(
    "{path} tidak ditimpa: isian di {cells} belum lengkap atau tidak terbaca, jadi akan hilang. Lengkapi atau kosongkan "
    "dulu, atau pilih nama lain{output}.",
    "{path} was not replaced: what stands in {cells} is not complete or was not read, and would be lost. Complete or clear "
    "it first, or choose another name{output}.",
).advising(output=WITH_OUTPUT)
WRITTEN_BESIDE = Text(
    "{path} tidak ditimpa: sheet {sheets} sudah diubah, dan perubahan itu akan hilang. Pilih nama lain{output}, atau "
    "batalkan dulu perubahan itu.",
    "{path} was not replaced: what was edited on its sheets ({sheets}) would be lost. Choose another name{output}, or undo "
    "the edits first.",
).advising(output=WITH_OUTPUT)


def offices_tie(offices: list[str]) -> UnclearOfficeError:
    return UnclearOfficeError(_OFFICES_TIE.filled(listed=", ".join(offices)))


def years_tie(years: list[str]) -> UnclearOfficeError:
    return UnclearOfficeError(_YEARS_TIE.filled(listed=", ".join(years), last=years[-1]))


def other_base(base: Plan, reason: Text) -> UnclearOfficeError:
    return UnclearOfficeError.about(base.source.file, _OTHER_BASE, reason=reason)


def refuse_to_revise(base: Plan) -> None:
    """Raises UnclearOfficeError for what one unit sent, and for a merged plan that lost the sheet of a part.

    Merging writes every part: the rows of one that is gone would be taken for rows that people took out.
    """
    file, submitter = base.source.file, base.identity.submitter
    if base.is_submission:
        raise UnclearOfficeError.about(file, _OF_A_UNIT, unit=submitter.name if submitter else "")
    there = {part.id for part in base.parts}
    sheet = next((part.sheet for part in base.definition.parts if part.id not in there), None)
    if base.merged and sheet:
        raise UnclearOfficeError.about(file, _LOST_SHEET, sheet=sheet)


def nothing_revises(base: Plan, submissions: Path) -> UnclearOfficeError:
    office, year = base.identity.office or "-", base.identity.year or "-"
    return UnclearOfficeError.about(base.source.file, _NOTHING_REVISES, folder=submissions, office=office, year=year)


def nothing_left(told: Iterable[tuple[str, Text]]) -> NothingToReadError:
    return NothingToReadError(with_files(_NOTHING_LEFT, told))


def choices_of_another(count: int, file: str, base: Plan) -> Text:
    return Text(
        "{count} pilihan di {file} tidak dipakai karena file itu bukan revisi berikutnya dari {base}.",
        "Choices in {file} that are not used: {count}. It is not the next revision of {base}.",
    ).filled(count=count, file=file, base=base.source.file)


def edited_by_hand(output: Path, *, replaceable: bool | None) -> OutputExistsError:
    """`replaceable` tells that all that was typed there would be carried over; None that nothing would be."""
    return OutputExistsError.about(output, _EDITED, then=_THEN[replaceable].filled(named=as_argument(output)))


def refuse_as_another(output: Path, lying: Plan, merged: Plan) -> None:
    """Raises OutputExistsError where what lies at the output is of another kind, quarter or year than what was merged."""
    own, now = _quarter(lying), _quarter(merged)
    if own.number != now.number or (own.year and now.year and own.year != now.year):
        raise OutputExistsError.about(output, _OF_ANOTHER, own=_kind(own), now=_kind(now))


def _quarter(plan: Plan) -> Quarter:
    """That of a report with its year; of a plan number 0."""
    return quarter_of(plan.definition, plan.identity.year)


def _kind(quarter: Quarter) -> Text:
    said = _A_REPORT if quarter.number else _A_PLAN
    filled = said.filled(quarter=quarter.label if quarter.number else "", year=quarter.year or "")
    return Text(filled.id.strip(), filled.en.strip())


def holds_entries(output: Path, held: Iterable[Text]) -> OutputExistsError:
    """`held` is what stands in the file that is there already, and would be gone."""
    return OutputExistsError.about(output, _HOLDS, held=one_text(held, ", "), named=as_argument(output))


def nothing_changes(base: Plan, told: Iterable[tuple[str, Text]]) -> NothingChangesError:
    """`told` is what may be why."""
    file = base.source.file
    return NothingChangesError(with_files(_NOTHING_CHANGES.filled(file=file), told), path=file)
