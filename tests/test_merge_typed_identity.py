"""What people type into the identity sheet of a merged plan is a decision: it comes before what the submissions say."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template
from rak_excel.errors import OutputExistsError
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from rak_excel.jobs.trace import trace
from rak_excel.merging.differences.identity_fields import with_typed
from rak_excel.merging.merge import Merged
from rak_excel.model import Identity, Signatory
from rak_excel.reading import read_plan
from rak_excel.rules.check import check
from rak_excel.workbooks.merged.handwork import edited_since_written
from tests.merged_plans import answer, sheet_of
from tests.submissions import FINANCE, LEGAL, rows_of, sent, written
from tests.typing_in import type_in

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

ROW = "| 1 | Hukum | Nilai | 95 | Advokasi | v | | | | Divisi Hukum |"
OTHER = ROW.replace("95", "90")
SECRETARY = ("Sekretaris", "Lalu Lama, S.E.", "197001011990031001")
SAID: dict[str, Any] = {
    "place": "Woha",
    "date": datetime.date(2020, 1, 20),
    "chair": ("Ketua", "Rina Lama, S.H.", ""),
    "secretary": SECRETARY,
}
PLACE, DAY, MONTH, SIGNED_YEAR = "Tempat Penandatanganan", "Tanggal", "Bulan", "Tahun Penandatanganan"
NAME, NUMBER = "Sekretaris/Nama dan Gelar", "Sekretaris/NIP"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two submissions that say different targets, and the same place, date and people."""
    return _send(tmp_path / "kiriman")


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder.parent / "rencana.xlsx"
    merge_files([folder], path)
    return path


def _send(folder: Path, **said: Any) -> Path:
    return written(folder, [sent(ROW, LEGAL, **SAID | said), sent(OTHER, FINANCE, **SAID | said)])


def _type(path: Path, texts: Mapping[str, str]) -> None:
    """Types beside labels of the identity sheet: `Ketua/Jabatan` is the line below the heading `Ketua`."""
    sheet = sheet_of(path, "Identitas Satker")
    rows = {row: sheet.text(row, 1).casefold() for row in sorted(sheet.rows)}
    at = {}
    for label, text in texts.items():
        heading, _, below = label.casefold().rpartition("/")
        start = min((row for row, said in rows.items() if said == heading), default=0) if heading else 0
        at[f"B{next(row for row, said in rows.items() if row > start and said.startswith(below))}"] = text
    type_in(path, "Identitas Satker", at)


def _again(folder: Path, plan: Path, output: Path | None = None) -> Merged:
    return merge_files([folder], output or plan, MergeRequest(decisions=plan))


def _said(path: Path) -> dict[str, str]:
    identity: Identity = read_plan(path).identity
    people = identity.signatories
    return {
        PLACE: identity.place,
        DAY: str(identity.date.day if identity.date else ""),
        "Ketua/Jabatan": people["chair"].title,
        "Ketua/Nama dan Gelar": people["chair"].name,
        NAME: people["secretary"].name,
        NUMBER: people["secretary"].nip or "",
        "Gunakan kolom Mengetahui": "Ya" if identity.acknowledged else "Tidak",
    }


TYPED = [
    {PLACE: "Huu"},
    {DAY: "22"},
    {"Ketua/Jabatan": "Plt. Ketua"},
    {"Ketua/Nama dan Gelar": "Rina Baru, M.H."},
    {NAME: "Budi Baru, S.E.", NUMBER: "197502022000032002"},
    {NAME: "Lalu Lama, S.E., M.M."},
    {NUMBER: "197001011990031009"},
    {"Gunakan kolom Mengetahui": "Ya"},
    {PLACE: ""},
    {PLACE: "Huu", DAY: "23", NAME: "Budi Baru, S.E.", NUMBER: ""},
]


# Into the same file, and into another one.
@pytest.mark.parametrize(
    ("typed", "output"), list(zip(TYPED, itertools.cycle(["rencana.xlsx", "lain.xlsx"]), strict=False)), ids=str
)
def test_what_was_typed_stays_in_every_later_merge(
    folder: Path, plan: Path, typed: dict[str, str], output: str
) -> None:
    expected = _said(plan) | typed
    _type(plan, typed)
    type_in(plan, "Beda Isian", {"I6": "A"})

    merged = _again(folder, plan, plan.with_name(output))
    assert (rows_of(merged)[0][1], merged.not_carried) == ("90", ())
    assert _said(plan.with_name(output)) == expected
    for _ in range(2):
        assert _again(folder, plan.with_name(output)).not_carried == ()
        assert _said(plan.with_name(output)) == expected


def test_what_was_not_typed_is_what_the_submissions_say_by_now(folder: Path, plan: Path) -> None:
    _type(plan, {NAME: "Lalu Lama, S.E., M.M."})
    _send(folder, place="Dompu", date=datetime.date(2020, 1, 21))

    assert _again(folder, plan).not_carried == ()
    assert (_said(plan)[PLACE], _said(plan)[DAY], _said(plan)[NAME]) == ("Dompu", "21", "Lalu Lama, S.E., M.M.")


@pytest.mark.parametrize(
    ("typed", "now", "told"),
    [
        (
            {PLACE: "Huu"},
            {"place": "Dompu"},
            '"Huu" yang diketik di rencana.xlsx tetap dipakai; kiriman menyebut "Dompu"',
        ),
        ({DAY: "22"}, {"date": datetime.date(2020, 1, 25)}, 'Tanggal penandatanganan "22 Januari 2020"'),
        ({NUMBER: "197001011990031009"}, {"secretary": (*SECRETARY[:2], "197001011990031005")}, "NIP Sekretaris"),
    ],
    ids=str,
)
def test_what_the_submissions_changed_too_is_told_once_and_does_not_come_before_it(
    folder: Path, plan: Path, typed: dict[str, str], now: Mapping[str, Any], told: str
) -> None:
    expected = _said(plan) | typed
    _type(plan, typed)
    _again(folder, plan)
    _send(folder, **now)

    (sentence,) = _again(folder, plan).not_carried
    assert told in str(sentence)
    assert _said(plan) == expected
    assert _again(folder, plan).not_carried == ()
    assert _said(plan) == expected


def test_it_stays_typed_also_where_the_submissions_said_the_same_in_between(folder: Path, plan: Path) -> None:
    _type(plan, {PLACE: "Huu"})
    _send(folder, place="Huu")
    assert _again(folder, plan).not_carried == ()
    _send(folder, place="Dompu")

    (sentence,) = _again(folder, plan).not_carried
    assert "Dompu" in str(sentence)
    assert _said(plan)[PLACE] == "Huu"


def test_a_new_name_in_the_submissions_brings_no_number_to_the_one_that_was_typed(folder: Path, plan: Path) -> None:
    typed = {NAME: "Budi Baru, S.E.", NUMBER: ""}
    _type(plan, typed)
    _send(folder, secretary=("Plt. Sekretaris", "Orang Lain, S.Sos.", "198003032005031003"))
    merged = _again(folder, plan)

    assert (_said(plan)[NAME], _said(plan)[NUMBER]) == ("Budi Baru, S.E.", "")
    assert read_plan(plan).identity.signatories["secretary"].title == "Sekretaris"
    assert any("Orang Lain" in str(each) for each in merged.not_carried)


def test_a_field_that_was_emptied_is_filled_by_what_the_submissions_say_anew(folder: Path, plan: Path) -> None:
    _type(plan, {PLACE: ""})
    _send(folder, place="Dompu")
    _again(folder, plan)
    assert _said(plan)[PLACE] == "Dompu"


def test_force_does_not_replace_what_was_typed_over_the_submissions(folder: Path, plan: Path) -> None:
    _type(plan, {PLACE: "Huu"})
    _again(folder, plan)
    with pytest.raises(OutputExistsError, match="berisi tempat penandatanganan"):
        merge_files([folder], plan, force=True)


def test_another_office_typed_into_the_plan_is_refused(folder: Path, plan: Path) -> None:
    _type(plan, {"Tahun": "2021"})
    with pytest.raises(OutputExistsError, match="diperbaiki dengan tangan"):
        _again(folder, plan)


def test_a_plan_that_does_not_tell_what_the_submissions_said_keeps_all_that_stands_there_and_tells_it(
    folder: Path, plan: Path
) -> None:
    assert sheet_of(plan, "Asal Baris").text(5, 1).startswith("IDENTITAS DARI KIRIMAN SAAT DITULIS: ")
    type_in(plan, "Asal Baris", {"A5": ""})
    unedited = _again(folder, plan, plan.with_name("lama.xlsx"))
    expected = _said(plan) | {NAME: "Budi Baru, S.E."}
    _type(plan, {NAME: "Budi Baru, S.E."})

    (sentence,) = _again(folder, plan).not_carried
    assert unedited.not_carried == ()
    assert '"Budi Baru, S.E." yang diketik di rencana.xlsx tetap dipakai' in str(sentence)
    for _ in range(2):
        assert _said(plan) == expected
        _again(folder, plan)


def _differing(folder: Path) -> Path:
    """Two submissions that differ on the place, the date and the secretary."""
    other = {"place": "Mataram", "date": datetime.date(2020, 1, 30), "secretary": ("Sekretaris", "Andi Lain, S.H.", "")}
    return written(folder, [sent(ROW, LEGAL, **SAID), sent(OTHER, FINANCE, **SAID | other)])


def _open(path: Path) -> list[str]:
    """The fields of the identity of which check says that their difference is open."""
    told = [each.message.id for each in check([read_plan(path)]) if each.code == "RAK023"]
    return [each.split('"')[1] for each in told if " Identitas Satker " in each]


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ({PLACE: "Huu"}, PLACE),
        ({PLACE: "Woha"}, PLACE),  # as one of the files has it
        ({DAY: "22"}, DAY),
        ({NAME: "Budi Baru, S.E.", NUMBER: "197502022000032002"}, NAME.replace("/", ": ")),
    ],
    ids=str,
)
def test_what_is_typed_settles_what_the_submissions_say_differently(
    folder: Path, plan: Path, typed: dict[str, str], settled: str
) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    waiting = [each for each in (PLACE, DAY, NAME.replace("/", ": ")) if each != settled]
    expected = _said(plan) | typed
    _type(plan, typed)

    for _ in range(2):
        merged = _again(folder, plan)
        assert (_said(plan), merged.not_carried, merged.unclear) == (expected, (), ())
        assert _open(plan) == waiting
        assert not edited_since_written(plan)


def test_a_choice_made_later_comes_before_what_was_typed_earlier(folder: Path, plan: Path) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    _type(plan, {PLACE: "Huu"})
    _again(folder, plan)
    answer(plan, "Isian Lain", {"Huu": ""})
    answer(plan, "Isian yang Dipakai", {"Woha": "v"})

    for _ in range(2):
        assert _again(folder, plan).unclear == ()
        assert _said(plan)[PLACE] == "Woha"


@pytest.mark.parametrize(("first", "again"), [("Huu", "Mataram"), ("Woha", "Mataram"), ("Woha", "Dompu")])
def test_what_is_typed_last_comes_before_what_was_chosen_or_typed_earlier(
    folder: Path, plan: Path, first: str, again: str
) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    _type(plan, {PLACE: first})
    _again(folder, plan)
    _type(plan, {PLACE: again})

    for _ in range(2):
        _again(folder, plan)
        assert _said(plan)[PLACE] == again


def test_a_choice_against_what_is_typed_beside_it_is_told(folder: Path, plan: Path) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    _type(plan, {PLACE: "Huu"})
    answer(plan, "Isian yang Dipakai", {"Woha": "v"})

    (sentence,) = _again(folder, plan).not_carried
    assert '"Huu" yang diketik di rencana.xlsx tetap dipakai; kiriman menyebut "Woha"' in str(sentence)
    assert _said(plan)[PLACE] == "Huu"


def test_a_value_that_was_typed_there_is_traced_to_that(folder: Path, plan: Path) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    _type(plan, {PLACE: "Huu"})
    _again(folder, plan)
    taken = trace(plan, f"Identitas Satker!{read_plan(plan).identity.cells['place'].address}").taken
    assert taken is not None
    assert (taken.text, taken.why, {text for text, _ in taken.others}) == ("Huu", "diketik", {"Woha", "Mataram"})


@pytest.mark.parametrize("chosen", ["Andi Lain, S.H.", "Lalu Lama, S.E."])
def test_a_number_stands_below_the_name_of_its_own_person_alone(folder: Path, plan: Path, chosen: str) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    answer(plan, "Isian yang Dipakai", {chosen: "v"})
    _again(folder, plan)
    number = SECRETARY[2] if chosen == SECRETARY[1] else ""
    assert (_said(plan)[NAME], _said(plan)[NUMBER]) == (chosen, number)


def test_it_stays_also_where_the_hidden_account_of_the_submissions_was_cleared(folder: Path, plan: Path) -> None:
    _differing(folder)
    merge_files([folder], plan, force=True)
    _type(plan, {PLACE: "Huu"})
    _again(folder, plan)
    type_in(plan, "Asal Baris", {"A5": ""})
    _type(plan, {NUMBER: "197001011990031009"})
    _again(folder, plan)
    assert (_said(plan)[PLACE], _said(plan)[NUMBER], _open(plan)[0]) == ("Huu", "197001011990031009", DAY)


def test_so_it_is_in_a_revision(folder: Path, plan: Path) -> None:
    again = written(folder.parent / "lagi", [sent(ROW.replace("95", "97"), LEGAL, revision=1, **SAID)])
    revision = plan.with_name("revisi.xlsx")
    merge_files([again], revision, MergeRequest(base=plan))
    _type(revision, {NUMBER: "", NAME: "Budi Baru, S.E."})
    expected = _said(revision)
    for _ in range(2):
        assert merge_files([again], revision, MergeRequest(base=plan, decisions=revision)).not_carried == ()
        assert _said(revision) == expected

    _type(plan, {PLACE: "Huu", NAME: "Cici, S.H."})
    (sentence,) = merge_files([again], revision, MergeRequest(base=plan, decisions=revision)).not_carried
    assert '"Budi Baru, S.E." yang diketik di revisi.xlsx tetap dipakai; rencana yang direvisi menyebut' in str(
        sentence
    )
    assert _said(revision) == expected | {PLACE: "Huu"}


@pytest.mark.parametrize(
    ("typed", "nip"),
    [
        (Signatory("", "Budi Baru, S.E."), None),
        (Signatory("", "LALU LAMA, S.E."), SECRETARY[2]),
        (Signatory("Plt. Sekretaris", ""), SECRETARY[2]),
        (Signatory("", "Budi Baru, S.E.", "197502022000032002"), "197502022000032002"),
    ],
    ids=["another person", "the same person", "nobody named", "with a number"],
)
@pytest.mark.parametrize("over", [True, False])
def test_a_number_is_never_that_of_another_person(typed: Signatory, nip: str | None, over: bool) -> None:
    words = load_template("kpu-2020").identity
    said = Identity(office="", year=2020, signatories={"secretary": Signatory(*SECRETARY)})
    people = with_typed(said, replace(said, signatories={"secretary": typed}), words, over=over).signatories

    assert people["secretary"].nip == (nip if over else SECRETARY[2])


@pytest.mark.parametrize("name", ["Budi Baru, S.E.", "Wayan Baru, S.E."])
def test_whose_name_is_typed_is_not_asked_which_number_of_the_one_before_holds(tmp_path: Path, name: str) -> None:
    other = SAID | {"secretary": (*SECRETARY[:2], "197001011990031009")}
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL, **SAID), sent(OTHER, FINANCE, **other)])
    plan = tmp_path / "rencana.xlsx"
    asked = [each.question.about for each in merge_files([folder], plan).differences]
    assert "Sekretaris: NIP" in asked
    _type(plan, {NAME: name})

    again = [each.question.about for each in _again(folder, plan).differences]
    assert again == [each for each in asked if each != "Sekretaris: NIP"]


@pytest.mark.parametrize("typed", [{DAY: "7"}, {MONTH: "Februari", SIGNED_YEAR: "2020"}, {DAY: "32"}], ids=str)
def test_a_part_of_a_date_is_kept_or_told(tmp_path: Path, typed: dict[str, str]) -> None:
    folder = _send(tmp_path / "kiriman", date=None)
    plan = tmp_path / "rencana.xlsx"
    merge_files([folder], plan)
    _type(plan, typed)
    before = plan.read_bytes()

    for request in (MergeRequest(), MergeRequest(decisions=plan)):
        with pytest.raises(OutputExistsError):
            merge_files([folder], plan, request)
    assert plan.read_bytes() == before
    (told,) = _again(folder, plan, tmp_path / "lain.xlsx").not_carried
    assert "belum lengkap atau tidak terbaca" in told.id


@pytest.mark.parametrize("said", ["7 Februari 2020", "07/02/2020", "2020-02-07"])
def test_a_whole_date_in_the_cell_of_the_day_is_the_date(tmp_path: Path, said: str) -> None:
    folder = _send(tmp_path / "kiriman", date=None)
    plan = tmp_path / "rencana.xlsx"
    merge_files([folder], plan)
    _type(plan, {DAY: said})

    assert _again(folder, plan).plan.identity.date == datetime.date(2020, 2, 7)
