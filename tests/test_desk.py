"""The desk answers what the page asks with what the commands would do, and with sentences that fit the page."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rak_excel import check, export_plans, read_plan, read_plans
from rak_excel.advice import OFFICE
from rak_excel.desk.answering import answer
from rak_excel.desk.place import Place
from rak_excel.jobs.merge.files import MergeRequest, merge_files
from tests.desk import ask, chosen
from tests.shown_values import values_of
from tests.submissions import FINANCE, LEGAL, sent, written
from tests.typing_in import type_in

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUBMISSIONS = EXAMPLES / "lombok-timur-2020" / "submissions"
MERGED = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"
LETTER = 4  # the column of letters on `Beda Isian`
ROW = "| 1 | Lembaga | Persentase Sengketa | 95% | Advokasi | v | | | | Divisi Hukum |"
OTHER = "| 1 | Kelembagaan | Persentase Sengketa | 90% | Advokasi | | v | | | Divisi Hukum |"


@pytest.fixture
def differing(tmp_path: Path) -> Path:
    """Two submissions that differ in objective, target and schedule."""
    return written(tmp_path / "kiriman", [sent(ROW, LEGAL), sent(OTHER, FINANCE)])


def test_the_kind_of_each_file_is_known_before_it_is_read(tmp_path: Path) -> None:
    rekap = ask(PROVINCE, "rollup").file
    (tmp_path / "rekap.xlsx").write_bytes(rekap)
    (tmp_path / "rencana.xlsx").write_bytes(ask(SUBMISSIONS, "merge").file)
    shutil.copy(next(PROVINCE.iterdir()), tmp_path / "kabupaten.xlsx")
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "memo.txt").write_text("besok rapat", encoding="utf-8")
    told = ask(tmp_path, "look").told
    kinds = {each["name"]: each["kind"] for each in told["files"]}
    assert kinds == {"foto.jpg": "other", "kabupaten.xlsx": "plan", "rekap.xlsx": "rollup", "rencana.xlsx": "merged"}
    assert told["passed_over"] == ["memo.txt"]


def test_cek_tells_what_the_command_tells() -> None:
    reading = read_plans(SUBMISSIONS)
    findings = check(reading.plans, reading.unread)
    answered = ask(SUBMISSIONS, "check")
    assert [(each["file"], each["code"], each["message"]["id"]) for each in answered.told["findings"]] == [
        (each.file, each.code, each.message.id) for each in findings
    ]
    assert list(answered.files) == ["Catatan RAK 2020 - 5203 Kabupaten Lombok Timur.xlsx"]
    assert len(answered.told["units"]) == 10
    assert all(unit["message"]["id"].startswith(f"*{unit['unit'][:6]}") for unit in answered.told["units"][:1])


def test_a_file_without_a_plan_costs_only_itself(tmp_path: Path) -> None:
    shutil.copytree(SUBMISSIONS, tmp_path / "kiriman")
    (tmp_path / "kiriman" / "aaa rusak.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    told = ask(tmp_path / "kiriman", "check").told
    assert told["units"][-1]["files"] == ["aaa rusak.xlsx"]
    assert (told["units"][-1]["unit"], told["units"][-1]["office"]) == ("", "")
    assert len(told["units"]) == 11


def test_choices_made_in_the_page_give_the_plan_that_choices_in_the_sheet_give(differing: Path, tmp_path: Path) -> None:
    first = ask(differing, "merge")
    assert [each["field"]["id"] for each in first.told["differences"]] == ["Sasaran", "Target", "Rencana pelaksanaan"]
    assert not first.told["complete"]
    plan = tmp_path / "rencana.xlsx"
    plan.write_bytes(first.file)
    choices = [chosen(each, "B") for each in first.told["differences"]]
    rows = [at for at, row in enumerate(values_of(plan, "Beda Isian"), 1) if len(row) > LETTER and row[LETTER] == "B"]
    type_in(plan, "Beda Isian", {f"I{row}": "B" for row in rows})
    merge_files([differing], plan, MergeRequest(decisions=plan))
    second = ask(differing, "merge", choices=choices)
    assert second.told["complete"]
    assert all(each["decided"] for each in second.told["differences"])
    assert _parts(second.file) == _parts(plan.read_bytes())


def test_a_value_of_ones_own_is_taken_or_told(differing: Path) -> None:
    differences = {each["field"]["id"]: each for each in ask(differing, "merge").told["differences"]}
    target, schedule = differences["Target"], differences["Rencana pelaksanaan"]
    answered = ask(differing, "merge", choices=[chosen(target, own="93%"), chosen(schedule, own="besok")])
    own = {each["field"]["id"]: each for each in answered.told["differences"]}
    assert (own["Target"]["own"], own["Target"]["decided"]) == ("93%", True)
    assert not own["Rencana pelaksanaan"]["decided"]
    assert any("besok" in told["id"] for told in answered.told["told"])
    assert {row["target"] for table in answered.told["tables"] for row in table["rows"]} == {"93%"}


def test_choices_of_an_earlier_merged_plan_are_carried_and_those_of_the_page_go_before_them(
    differing: Path,
) -> None:
    differences = ask(differing, "merge").told["differences"]
    target = next(each for each in differences if each["field"]["id"] == "Target")
    earlier = ask(differing, "merge", choices=[chosen(target, "A")])
    (differing / "hasil lama.xlsx").write_bytes(earlier.file)
    carried = ask(differing, "merge", earlier="hasil lama.xlsx").told
    assert _target(carried) == "90%"
    assert _target(ask(differing, "merge", earlier="hasil lama.xlsx", choices=[chosen(target, "B")]).told) == "95%"
    assert _target(ask(differing, "merge").told) == "95%"  # the owner's, until somebody chooses


def test_a_plan_is_revised_and_its_changes_are_told() -> None:
    folder = EXAMPLES / "revisi-2020" / "kiriman"
    given = MERGED.read_bytes()
    base = folder / "rencana.xlsx"
    base.write_bytes(given)
    try:
        answered = ask(folder, "merge", base="rencana.xlsx")
    finally:
        base.unlink()
    assert list(answered.files) == ["RAK 2020 - 5203 Lombok Timur - revisi 1.xlsx"]
    assert answered.told["changes"]
    assert read_plan(io.BytesIO(answered.file)).identity.revision == 1


def test_rekap_tells_the_figures_that_the_workbook_shows() -> None:
    answered = ask(PROVINCE, "rollup")
    told = answered.told
    assert list(answered.files) == ["Rekap RAK 2020 - 52 Nusa Tenggara Barat.xlsx"]
    assert (told["sent"], told["between"], told["nothing"], len(told["offices"])) == (10, 0, 0, 10)
    rows = [row for office in told["offices"] for row in office["activities"]]
    assert len(rows) == told["activities"] == 341
    assert sum(office["errors"] for office in told["offices"]) == told["errors"] == 34
    plans = {plan["source"]["file"]: plan for plan in export_plans(read_plans(PROVINCE).plans)}
    cells = {
        (name, each["cell"])
        for name, plan in plans.items()
        for part in plan["parts"].values()
        for indicator in part
        for each in indicator["activities"]
    }
    assert {(row["source"]["file"], f"{row['source']['sheet']}!{row['source']['cell']}") for row in rows} <= cells


def test_a_province_without_plans_has_all_of_its_offices_to_ask(tmp_path: Path) -> None:
    one = next(PROVINCE.iterdir())
    shutil.copy(one, tmp_path / one.name)
    told = ask(tmp_path, "rollup", province="52", deadline="31-01-2020").told
    assert (told["sent"], told["nothing"]) == (1, 9)
    assert [office["kind"] for office in told["offices"]].count("nothing") == 9
    assert ask(tmp_path, "rollup", deadline="besok").told["failed"]["id"].startswith('"besok" bukan tanggal')


@pytest.mark.parametrize(
    ("each", "region", "count"), [("office", "52.03", 1), ("unit", "52.03", 4), ("province", "52", 10)]
)
def test_forms_are_made_for_an_office_its_units_and_a_province(
    each: str, region: str, count: int, tmp_path: Path
) -> None:
    answered = ask(tmp_path, "forms", year=2020, region=region, each=each)
    assert len(answered.files) == count
    assert sorted(answered.files) == sorted(answered.told["names"])
    assert all(name.startswith("RAK 2020 - 52") for name in answered.files)
    assert {read_plan(io.BytesIO(content)).identity.year for content in answered.files.values()} == {2020}


def test_several_files_become_one_zip_that_holds_them_as_they_are(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.xlsx"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    packed = ask(tmp_path, "pack", name="hasil.zip").files["hasil.zip"]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.xlsx": b"a.xlsx", "b.xlsx": b"b.xlsx"}
    assert ask(tmp_path, "pack", name="hasil.zip").files["hasil.zip"] == packed


def test_a_choice_in_the_page_counts_before_what_was_typed_on_the_identity_sheet(tmp_path: Path) -> None:
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL, place="Selong"), sent(ROW, FINANCE, place="Pancor")])
    plan = tmp_path / "rencana.xlsx"
    plan.write_bytes(ask(folder, "merge").file)
    sheet, cells = read_plan(plan).definition.sheets.identity, read_plan(plan).identity.cells
    type_in(plan, sheet, {cells["place"].address: "Masbagik"})
    (folder / "hasil lama.xlsx").write_bytes(plan.read_bytes())
    told = ask(folder, "merge", earlier="hasil lama.xlsx")
    assert read_plan(io.BytesIO(told.file)).identity.place == "Masbagik"
    (place,) = [each for each in told.told["differences"] if each["field"]["id"] == "Identitas"]
    for choice, said in ((chosen(place, "A"), place["values"][0]["text"]), (chosen(place, own="Sakra"), "Sakra")):
        again = ask(folder, "merge", earlier="hasil lama.xlsx", choices=[choice])
        assert read_plan(io.BytesIO(again.file)).identity.place == said


def test_every_row_of_the_preview_says_which_cells_it_came_from() -> None:
    told = ask(SUBMISSIONS, "merge").told
    rows = [row for table in told["tables"] for row in table["rows"]]
    assert len(rows) == 35
    names = {path.name for path in SUBMISSIONS.iterdir()}
    assert all(row["sources"] and {each["file"] for each in row["sources"]} <= names for row in rows)


def test_what_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    assert "Tidak ada file Excel" in ask(tmp_path, "check").told["failed"]["id"]
    assert ask(tmp_path, "merge", base="rencana.xlsx").told["failed"]["id"] == (
        "rencana.xlsx tidak ada lagi. Pilih lagi filenya."
    )
    assert "ValidationError" in ask(tmp_path, "nothing").told["failed"]["id"]


def test_a_file_that_cannot_be_opened_keeps_none_of_the_others_from_being_known(tmp_path: Path) -> None:
    (tmp_path / "rencana.xlsx").write_bytes(ask(SUBMISSIONS, "merge").file)
    with (tmp_path / "besar.xlsx").open("wb") as big:
        big.write(b"PK\x03\x04")
        big.truncate(300_000_000)
    kinds = {each["name"]: each["kind"] for each in ask(tmp_path, "look").told["files"]}
    assert kinds == {"besar.xlsx": "plan", "rencana.xlsx": "merged"}


def test_no_sentence_names_the_folder_in_which_files_lie_for_the_moment(tmp_path: Path) -> None:
    told = ask(tmp_path, "check").told["failed"]["id"]
    assert str(tmp_path.parent) not in told
    office = "BADAN " + "SANGAT " * 60 + "PANJANG"
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL, office=office, region=None)])
    answered = ask(folder, "merge")
    assert "failed" not in answered.told
    assert all(len(name) < 150 for name in answered.files)


def test_files_of_two_offices_are_told_of_with_the_words_of_the_page(tmp_path: Path) -> None:
    rows = [sent(ROW, LEGAL, region="52.03"), sent(OTHER, FINANCE, region="52.01", office="KPU KABUPATEN LOMBOK BARAT")]
    folder = written(tmp_path / "kiriman", rows)
    told = ask(folder, "merge").told["failed"]["id"]
    assert OFFICE.id in told
    assert "--" not in told
    assert not ask(folder, "merge", region="52.03").told.get("failed")


def test_the_reader_tells_which_file_is_next(tmp_path: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    place = Place((SUBMISSIONS,), tmp_path, lambda *told: heard.append(told))
    answer('{"do": "check"}', place)
    names = sorted(path.name for path in SUBMISSIONS.iterdir())
    assert heard == [*((at, 10, name) for at, name in enumerate(names)), (10, 10, "")]


def _target(told: Any) -> str:
    ((target,),) = [{row["target"] for row in table["rows"]} for table in told["tables"] if table["rows"]]
    return str(target)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_merged_plan_among_the_files_is_told_with_the_fields_that_take_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "kiriman", [sent(ROW, LEGAL)])
    merge_files([folder], folder / "hasil.xlsx")
    (reason,) = [each["reason"]["id"] for each in ask(folder, "merge").told["files"] if each["file"] == "hasil.xlsx"]
    assert 'pilih hasil.xlsx sebagai "Hasil gabungan sebelumnya"' in reason
    assert 'pilih hasil.xlsx sebagai "Rencana yang direvisi"' in reason
