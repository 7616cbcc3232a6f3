"""The sentences with which a merge refuses to go on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rak_excel.errors import NothingChangesError, NothingToReadError, OutputExistsError, UnclearOfficeError
from rak_excel.formats.opened.opening import as_argument
from rak_excel.language import Text
from rak_excel.model import Plan


def offices_tie(offices: list[str]) -> UnclearOfficeError:
    listed = ", ".join(offices)
    return UnclearOfficeError(
        f"Kiriman di folder ini sama banyak dari beberapa kantor ({listed}). Sebutkan kantornya dengan --region, misalnya --region 52.03.",
        f"The files are equally divided between offices ({listed}). Name the office with --region, such as --region 52.03.",
    )


def years_tie(years: list[str]) -> UnclearOfficeError:
    listed = ", ".join(years)
    return UnclearOfficeError(
        f"Kiriman di folder ini sama banyak untuk beberapa tahun ({listed}). Sebutkan tahunnya dengan --year, misalnya --year {years[-1]}.",
        f"The files are equally divided between years ({listed}). Name the year with --year, such as --year {years[-1]}.",
    )


def other_base(base: Plan, reason: Text) -> UnclearOfficeError:
    file = base.source.file
    return UnclearOfficeError(
        f"{file}: {reason.id} Samakan --region dan --year dengan rencana yang direvisi, atau hapus keduanya.",
        f"{file}: {reason.en} Give --region and --year as the revised plan has them, or leave them out.",
    )


def refuse_to_revise(base: Plan) -> None:
    """Raises UnclearOfficeError for what one unit sent, and for a merged plan that lost the sheet of a part.

    Merging writes every part: the rows of one that is gone would be taken for rows that people took out.
    """
    file, submitter = base.source.file, base.identity.submitter
    if base.is_submission:
        unit = submitter.name if submitter else ""
        raise UnclearOfficeError(
            f"{file} adalah kiriman {unit}, bukan rencana kantor, jadi tidak bisa direvisi. Sebut rencana hasil gabungan "
            "atau yang sudah ditandatangani sebagai --base.",
            f"{file} is what {unit} sent and no plan of the office, so it cannot be revised. Name a merged or signed plan "
            "as --base.",
        )
    there = {part.id for part in base.parts}
    sheet = next((part.sheet for part in base.definition.parts if part.id not in there), None)
    if base.merged and sheet:
        raise UnclearOfficeError(
            f"{file} tidak punya sheet {sheet} lagi, jadi tidak bisa direvisi. Sebut rencana yang masih lengkap sebagai "
            "--base.",
            f"{file} has no sheet {sheet} any more, so it cannot be revised. Name a plan that is complete as --base.",
        )


def nothing_revises(base: Plan, submissions: Path) -> UnclearOfficeError:
    sentence = Text(
        "Di {folder} tidak ada kiriman yang cocok dengan {file} ({office}, {year}). Sebut rencana dari kantor dan tahun "
        "yang sama.",
        "No submission in {folder} matches {file} ({office}, {year}). Name a plan of the same office and year.",
    )
    identity = base.identity
    told = sentence.filled(
        folder=submissions, file=base.source.file, office=identity.office or "-", year=identity.year or "-"
    )
    return UnclearOfficeError(told.id, told.en)


def nothing_left(told: Iterable[tuple[str, Text]]) -> NothingToReadError:
    sentence = Text("Tidak ada file yang dapat digabung.", "There is no file to merge.")
    return NothingToReadError(*_with_files(sentence, told))


def is_the_base(output: Path) -> OutputExistsError:
    return OutputExistsError(
        f"{output} adalah rencana yang direvisi dan perlu tetap ada. Pilih nama lain dengan -o.",
        f"{output} is the plan that is revised, and must stay. Choose another name with -o.",
    )


def cannot_be_looked_at(output: Path) -> OutputExistsError:
    return OutputExistsError(
        f"{output} sudah ada dan tidak dapat diperiksa lagi, karena terlalu besar atau rusak, jadi tidak diganti. Pilih nama lain "
        "dengan -o.",
        f"{output} is there already and cannot be looked at any more, being too big or damaged, so it is not replaced. Choose "
        "another name with -o.",
    )


def is_no_revision_of(output: Path, base: Plan) -> OutputExistsError:
    return OutputExistsError(
        f"{output} tidak ditimpa: file itu bukan revisi berikutnya dari {base.source.file}. Pilih nama lain dengan -o.",
        f"{output} was not replaced: it is not the next revision of {base.source.file}. Choose another name with -o.",
    )


def choices_of_another(count: int, file: str, base: Plan) -> Text:
    return Text(
        "{count} pilihan di {file} tidak dipakai karena file itu bukan revisi berikutnya dari {base}.",
        "Choices in {file} that are not used: {count}. It is not the next revision of {base}.",
    ).filled(count=count, file=file, base=base.source.file)


def edited_by_hand(output: Path, *, replaceable: bool | None) -> OutputExistsError:
    """`replaceable` tells that all that was typed there would be carried over; None that nothing would be."""
    told = _EDITED.filled(output=output, then=_THEN[replaceable].filled(named=as_argument(output)))
    return OutputExistsError(told.id, told.en)


_EDITED = Text(
    "{output} sudah diubah sejak ditulis. Pilih nama lain dengan -o{then}",
    "{output} was edited since it was written. Choose another name with -o{then}",
)
_THEN = {
    True: Text(
        ", atau tambahkan --decisions {named} supaya pilihan, jawaban, identitas, dan alasan yang diketik di sana ikut "
        "terbawa.",
        ", or add --decisions {named} to carry over the choices, answers, identity and reasons typed there.",
    ),
    False: Text(
        ", dan tambahkan --decisions {named} supaya pilihan, jawaban, identitas, dan alasan yang diketik di sana ikut "
        "terbawa. Perubahan lain tetap di file itu.",
        ", and add --decisions {named} to carry over the choices, answers, identity and reasons typed there. Other edits "
        "stay in that file.",
    ),
    None: Text(".", "."),
}


def holds_entries(output: Path, held: Iterable[Text]) -> OutputExistsError:
    """`held` is what stands in the file that is there already, and would be gone."""
    sentence = Text(
        "{output} tidak ditimpa karena berisi {held}. Tambahkan --decisions {named} supaya ikut terbawa, atau pilih nama "
        "lain dengan -o.",
        "{output} was not replaced: it holds {held}. Add --decisions {named} to carry that over, or choose another name "
        "with -o.",
    )
    held = list(held)
    listed = Text(", ".join(each.id for each in held), ", ".join(each.en for each in held))
    told = sentence.filled(output=output, held=listed, named=as_argument(output))
    return OutputExistsError(told.id, told.en)


def corrected_by_hand(output: Path) -> OutputExistsError:
    return OutputExistsError(
        f"{output} tidak ditimpa: rencananya sudah diperbaiki dengan tangan, dan perbaikan itu tidak ikut dalam gabungan "
        "baru. Tulis perbaikannya di file unit lalu gabung dengan nama lain (-o), atau jadikan file itu --base revisi "
        "berikutnya.",
        f"{output} was not replaced: its plan was corrected by hand, and a new merge would lose that. Write the correction "
        "into the unit's file and merge under another name (-o), or make that file the --base of the next revision.",
    )


def written_beside(output: Path, sheets: Iterable[str]) -> OutputExistsError:
    names = ", ".join(sheets)
    return OutputExistsError(
        f"{output} tidak ditimpa: sheet {names} sudah diubah, dan perubahan itu akan hilang. Pilih nama lain dengan -o, "
        "atau batalkan dulu perubahan itu.",
        f"{output} was not replaced: what was edited on its sheets ({names}) would be lost. Choose another name with -o, or "
        "undo the edits first.",
    )


def revision_without_base(decisions: Path) -> UnclearOfficeError:
    """Without the plan that it revises, the rows of all units that did not send again would be gone."""
    return UnclearOfficeError(
        f"{decisions} adalah hasil revisi. Sebut juga rencana yang direvisi dengan --base, seperti waktu revisi itu dibuat.",
        f"{decisions} is a revision. Name the plan that it revises with --base too, as when that revision was made.",
    )


def nothing_changes(base: Plan, told: Iterable[tuple[str, Text]]) -> NothingChangesError:
    """`told` is what may be why."""
    sentence = Text(
        "Tidak ada yang berubah dibanding {file}, jadi tidak ada revisi baru dan tidak ada yang ditulis. Periksa apakah "
        "kirimannya benar, atau apakah revisi ini sudah digabung.",
        "Nothing changes in {file}, so there is no new revision and nothing was written. Check whether these are the right "
        "submissions, or whether this revision was merged already.",
    )
    return NothingChangesError(*_with_files(sentence.filled(file=base.source.file), told))


def _with_files(sentence: Text, told: Iterable[tuple[str, Text]]) -> tuple[str, str]:
    """The sentence in both languages, then what is to be said of each file."""
    told = list(told)
    return (
        " ".join([sentence.id, *(f"{file}: {reason.id}" for file, reason in told)]),
        " ".join([sentence.en, *(f"{file}: {reason.en}" for file, reason in told)]),
    )
