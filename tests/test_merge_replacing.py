"""Which file a merge may replace: no input, no plan that it revises, no result that holds what would be gone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rak_excel.errors import OutputExistsError
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.reading import read_plan
from tests.consoles import run_command
from tests.submissions import FINANCE, LEGAL, rows_of, sent, written
from tests.typing_in import type_in
from tests.workbooks import rezipped

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = ROW.replace("95", "90")
NOBODY: dict[str, Any] = {"place": "", "date": None, "chair": ("Ketua", "", ""), "secretary": ("Sekretaris", "", "")}


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A merged plan, and beside it in `revisi` a submission that revises it."""
    path = tmp_path / "ttd.xlsx"
    merge_files([written(tmp_path / "awal", [sent(ROW, LEGAL)])], path)
    written(tmp_path / "revisi", [sent(OTHER, LEGAL, revision=1)])
    return path


def _itself(path: Path) -> Path:
    return path


def _otherwise(path: Path) -> Path:
    return path.parent / "awal" / ".." / path.name


def _linked(path: Path) -> Path:
    link = path.with_name("tautan.xlsx")
    link.symlink_to(path)
    return link


def _hard_linked(path: Path) -> Path:
    link = path.with_name("sama.xlsx")
    os.link(path, link)
    return link


@pytest.mark.parametrize("name", [_itself, _otherwise, _linked, _hard_linked])
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("choices", [False, True])
def test_the_plan_that_is_revised_is_never_replaced(
    signed: Path, name: Callable[[Path], Path], force: bool, choices: bool
) -> None:
    before, output = signed.read_bytes(), name(signed)
    asked = MergeRequest(base=signed, decisions=output if choices else None)

    with pytest.raises(OutputExistsError, match=r"rencana yang direvisi dan perlu tetap ada\. Pilih nama lain"):
        merge_files([signed.parent / "revisi"], output, asked, force=force)
    assert signed.read_bytes() == before


@pytest.mark.parametrize("force", [False, True])
def test_a_plan_that_is_no_revision_of_the_base_is_not_replaced_by_one_either(signed: Path, force: bool) -> None:
    copied = Path(shutil.copy(signed, signed.with_name("hasil.xlsx")))
    before = copied.read_bytes()
    with pytest.raises(OutputExistsError, match=r"bukan revisi berikutnya dari ttd\.xlsx\. Pilih nama lain"):
        merge_files([signed.parent / "revisi"], copied, MergeRequest(base=signed, decisions=copied), force=force)
    assert copied.read_bytes() == before

    revision = signed.with_name("revisi-1.xlsx")
    merge_files([signed.parent / "revisi"], revision, MergeRequest(base=signed))
    merge_files([signed.parent / "revisi"], revision, MergeRequest(base=signed, decisions=revision))
    with pytest.raises(OutputExistsError, match="bukan revisi berikutnya"):  # it would become the second one
        merge_files([signed.parent / "revisi"], revision, MergeRequest(base=_copy(revision), decisions=revision))


def test_an_earlier_result_that_cannot_be_looked_at_is_named_and_kept(tmp_path: Path) -> None:
    folder, plan = written(tmp_path / "kiriman", [sent(ROW, LEGAL)]), tmp_path / "hasil.xlsx"
    merge_files([folder], plan)
    damaged = rezipped(plan.read_bytes(), {"xl/worksheets/sheet4.xml": b"<worksheet><sheetData><row"})
    plan.write_bytes(damaged)

    with pytest.raises(OutputExistsError, match=r"hasil\.xlsx sudah ada dan tidak dapat diperiksa lagi"):
        merge_files([folder], plan, force=True)
    assert plan.read_bytes() == damaged


def _copy(path: Path) -> Path:
    return Path(shutil.copy(path, path.with_name(f"salinan {path.name}")))


def test_choices_made_for_another_merge_are_never_said_to_be_out_of_date(folder: Path, plan: Path) -> None:
    written(folder, [sent(ROW, LEGAL), sent(ROW.replace("95", "90"), FINANCE)])
    merge_files([folder], plan, force=True)
    type_in(plan, "Beda Isian", {"I6": "A"})
    merge_files([folder], plan, MergeRequest(decisions=plan))
    later = written(plan.parent / "revisi", [sent(ROW.replace("Advokasi", "Sengketa"), LEGAL)])
    other = _copy(plan)
    type_in(other, "Identitas Satker", {"B10": "Selong"})

    for decisions, told in ((plan, []), (other, [f"1 pilihan di {other.name} tidak dipakai karena file itu bukan"])):
        revision = merge_files(
            [later], plan.with_name(f"{len(told)}.xlsx"), MergeRequest(base=plan, decisions=decisions)
        )
        assert revision.outdated == ()
        said = [each.id for each in revision.not_carried if "pilihan di" in each.id]
        assert [each[: len(start)] for each, start in zip(said, told, strict=True)] == told


def test_the_command_says_so_in_one_sentence_and_ends_with_2(signed: Path) -> None:
    before = signed.read_bytes()
    ended = run_command("merge", signed.parent / "revisi", "--base", signed, "-o", signed, "--force", "--lang", "en")

    assert (ended.exit_code, ended.results) == (2, "")
    assert f"{signed} is the plan that is revised, and must stay. Choose another name with -o." in ended.messages
    assert signed.read_bytes() == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two submissions that say different targets, and neither place nor date nor who signs."""
    return written(tmp_path / "kiriman", [sent(ROW, LEGAL, **NOBODY), sent(OTHER, FINANCE, **NOBODY)])


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _type_identity(path: Path, label: str, text: str) -> None:
    sheet = next(each for each in open_workbook(path.read_bytes()).sheets if each.name == "Identitas Satker")
    row = next(row for row in sorted(sheet.rows) if sheet.text(row, 1).startswith(label))
    type_in(path, "Identitas Satker", {f"B{row}": text})


def test_force_replaces_a_result_that_holds_nothing_of_its_own(folder: Path, plan: Path) -> None:
    before = plan.read_bytes()
    merge_files([folder], plan, force=True)
    assert plan.read_bytes() == before


def test_force_does_not_replace_choices_that_were_applied(folder: Path, plan: Path) -> None:
    type_in(plan, "Beda Isian", {"I6": "A"})
    merge_files([folder], plan, MergeRequest(decisions=plan))
    before = plan.read_bytes()

    with pytest.raises(OutputExistsError, match=r"berisi 1 pilihan beda isian\. Tambahkan --decisions"):
        merge_files([folder], plan, force=True)
    assert plan.read_bytes() == before
    assert rows_of(merge_files([folder], plan, MergeRequest(decisions=plan)))[0][1] == "90"


def test_choices_that_another_file_holds_too_are_not_lost(folder: Path, plan: Path) -> None:
    type_in(plan, "Beda Isian", {"I6": "A"})
    other = plan.with_name("lain.xlsx")
    merge_files([folder], other, MergeRequest(decisions=plan))
    merge_files([folder], other, MergeRequest(decisions=plan), force=True)

    type_in(plan, "Beda Isian", {"I6": "B"})
    with pytest.raises(OutputExistsError, match="berisi 1 pilihan"):
        merge_files([folder], other, MergeRequest(decisions=plan), force=True)


@pytest.mark.parametrize(
    ("label", "text", "told"),
    [
        ("Tempat", "Selong", "tempat penandatanganan"),
        ("Nama dan Gelar", "Ketua (contoh)", "nama dan jabatan penandatangan"),
        ("Gunakan kolom Mengetahui", "Ya", "kolom Mengetahui"),
    ],
)
def test_force_does_not_replace_a_place_or_name_that_was_carried_over(
    folder: Path, plan: Path, label: str, text: str, told: str
) -> None:
    _type_identity(plan, label, text)
    merge_files([folder], plan, MergeRequest(decisions=plan))
    before = plan.read_bytes()

    with pytest.raises(OutputExistsError, match=f"berisi {told}"):
        merge_files([folder], plan, force=True)
    assert plan.read_bytes() == before


def test_force_replaces_what_the_submissions_say_by_now_themselves(folder: Path, plan: Path) -> None:
    _type_identity(plan, "Tempat", "Selong")
    merge_files([folder], plan, MergeRequest(decisions=plan))
    written(folder, [sent(ROW, LEGAL, **NOBODY | {"place": "Selong"})])
    merge_files([folder], plan, force=True)

    assert read_plan(plan).identity.place == "Selong"


def test_force_does_not_replace_reasons_that_were_carried_over(signed: Path) -> None:
    folder, revision = signed.parent / "revisi", signed.with_name("revisi-1.xlsx")
    merge_files([folder], revision, MergeRequest(base=signed))
    type_in(revision, "Matriks Perubahan", {"F5": "Permintaan provinsi"})
    merge_files([folder], revision, MergeRequest(base=signed, decisions=revision))

    with pytest.raises(OutputExistsError, match="berisi 1 alasan perubahan"):
        merge_files([folder], revision, MergeRequest(base=signed), force=True)


def test_force_does_not_replace_answers_that_another_merge_would_not_know(folder: Path, plan: Path) -> None:
    written(folder, [sent(f"{ROW}\n{ROW}", LEGAL, **NOBODY), sent(f"{ROW}\n{ROW}", FINANCE, **NOBODY)])
    merge_files([folder], plan, force=True)
    type_in(plan, "Perlu Dicek", {"I6": "satu saja", "I7": "satu saja"})
    merge_files([folder], plan, MergeRequest(decisions=plan))
    before = plan.read_bytes()

    with pytest.raises(OutputExistsError, match=r"berisi 2 jawaban di sheet Perlu Dicek\. Tambahkan --decisions"):
        merge_files([folder], plan, force=True)
    assert plan.read_bytes() == before

    other = plan.with_name("lain.xlsx")
    merge_files([folder], other, MergeRequest(decisions=plan))
    merge_files([folder], other, MergeRequest(decisions=plan), force=True)
