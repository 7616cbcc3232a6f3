"""Which plans are rolled up, what every office's status is, and that nothing is lost."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rak_excel.errors import NothingToReadError
from rak_excel.language import Text
from rak_excel.model import Note, NoteKind, Plan, Source
from rak_excel.reading import Unread
from rak_excel.rolling_up.chosen.choosing import choose
from rak_excel.rolling_up.chosen.reasons import reason_of
from rak_excel.rolling_up.facts.facts import FileFacts, PartFacts, State
from rak_excel.rolling_up.result import Rollup
from rak_excel.rolling_up.roll_up import rollup
from tests.rollup_plans import NTB, changed, office_plan
from tests.tables import plan_of
from tests.test_rules_period_targets import unmeasured

JANUARY = datetime.datetime(2020, 1, 20, 8, 0)
LATER = JANUARY + datetime.timedelta(days=1)


def states(result: Rollup) -> dict[str, State]:
    return {choice.facts.file: choice.state for choice in result.choices}


def test_every_regency_and_city_of_the_province_has_a_status() -> None:
    result = rollup([office_plan("52.03")], provinces=["52"])

    assert [office.region for office in result.offices] == list(NTB)
    assert [office.name for office in result.missing][-1] == "KPU Kota Bima"
    assert len(result.missing) == 9


def test_without_a_province_those_of_the_plans_count() -> None:
    result = rollup([office_plan("52.03"), office_plan("51.01")])

    assert result.provinces == ("51", "52")


def test_a_provinces_own_office_is_listed_when_it_sends_a_plan() -> None:
    plan = office_plan("52.03", office="KOMISI PEMILIHAN UMUM PROVINSI NUSA TENGGARA BARAT", file="prov.xlsx")

    assert rollup([plan], provinces=["52"]).offices[0].region == "52"


def test_the_highest_revision_counts_however_early_it_was_saved() -> None:
    old = office_plan("52.03", file="old.xlsx", revision=0, saved=LATER)
    new = office_plan("52.03", file="new.xlsx", revision=1, saved=JANUARY)

    assert states(rollup([old, new])) == {"old.xlsx": State.SUPERSEDED, "new.xlsx": State.USED}


def test_of_one_revision_the_later_saved_counts() -> None:
    first = office_plan("52.03", file="a.xlsx", saved=LATER)
    second = office_plan("52.03", changed("K1.2", target="80%"), file="b.xlsx", saved=JANUARY)

    assert states(rollup([first, second])) == {"a.xlsx": State.USED, "b.xlsx": State.SUPERSEDED}


def test_equal_claims_are_both_left_out_and_have_to_be_decided() -> None:
    first = office_plan("52.03", file="a.xlsx", saved=JANUARY)
    second = office_plan("52.03", changed("K1.2", target="80%"), file="b.xlsx", saved=JANUARY)
    result = rollup([first, second], provinces=["52"])

    assert states(result) == {"a.xlsx": State.EQUAL, "b.xlsx": State.EQUAL}
    assert result.account["commission"] == (24, 0, 24)
    assert len(result.refused) == 2
    assert next(office for office in result.offices if office.region == "52.03").undecided


def test_a_file_of_the_same_content_is_no_second_claim() -> None:
    twin = office_plan("52.03", file="b.xlsx", sha256="other bytes", saved=JANUARY)

    assert states(rollup([office_plan("52.03", file="a.xlsx", saved=JANUARY), twin])) == {
        "a.xlsx": State.USED,
        "b.xlsx": State.SAME,
    }


def test_two_files_with_one_part_each_make_one_plan() -> None:
    halves = [
        office_plan("52.03", parts=["commission"], file="komisi.xlsx"),
        office_plan("52.03", parts=["secretariat"], file="set.xlsx"),
    ]
    result = rollup(halves, provinces=["52"])

    assert set(states(result).values()) == {State.USED}
    assert result.account == {"commission": (12, 12, 0), "secretariat": (22, 22, 0)}
    assert not [note for _, note in result.notes if "tidak ada" in note.message.id and note.code.startswith("RAK0")]


def test_a_later_part_replaces_that_part_of_a_whole_plan() -> None:
    whole = office_plan("52.03", file="whole.xlsx", saved=JANUARY)
    part = office_plan(
        "52.03", changed("S1.1", target="2 Laporan"), parts=["secretariat"], file="set.xlsx", saved=LATER
    )
    result = rollup([whole, part])

    assert states(result) == {"whole.xlsx": State.PARTLY, "set.xlsx": State.USED}
    assert result.account["secretariat"] == (44, 22, 22)


def test_a_units_submission_is_refused() -> None:
    result = rollup([office_plan("52.03", submitter="Sub Bagian Keuangan, Umum dan Logistik"), office_plan("52.01")])

    assert states(result)["52.03.xlsx"] is State.SUBMISSION
    assert [choice.facts.file for choice in result.refused] == ["52.03.xlsx"]


def test_other_years_and_provinces_are_listed_and_need_nothing() -> None:
    plans = [office_plan("52.01"), office_plan("52.02"), office_plan("52.03", year=2019), office_plan("51.01")]
    result = rollup(plans, provinces=["52"])

    assert result.year == 2020
    assert states(result)["52.03.xlsx"] is State.OTHER_YEAR
    assert states(result)["51.01.xlsx"] is State.OTHER_PROVINCE
    assert result.refused == ()


def test_an_office_that_nobody_knows_is_refused() -> None:
    plan = office_plan("52.03", office="KPU Antah Berantah", region="99.99")

    assert states(rollup([plan, office_plan("52.01")]))["52.03.xlsx"] is State.UNKNOWN_OFFICE


def test_where_name_and_code_disagree_the_name_counts() -> None:
    plan = office_plan("52.03", region="52.72")

    assert rollup([plan]).choices[0].facts.region == "52.03"


def test_an_unreadable_file_is_listed_with_its_reason() -> None:
    fault = Text("File rusak.", "The file is broken.")
    unread = Unread(Source("rusak.xlsx", "0"), Note(NoteKind.UNREADABLE_FILE, fault))
    result = rollup([office_plan("52.03")], [unread])

    assert states(result)["rusak.xlsx"] is State.UNREAD
    assert result.notes[-1][1].message == fault


def test_where_no_file_is_a_plan_there_is_nothing_to_roll_up() -> None:
    unread = Unread(Source("rusak.xlsx", "0"), Note(NoteKind.UNREADABLE_FILE, Text("", "")))

    with pytest.raises(NothingToReadError):
        rollup([], [unread])


def test_findings_of_files_that_are_not_used_are_left_out() -> None:
    wrong = changed("S3.1", executor="Divisi Hukum")
    result = rollup([office_plan("52.03", wrong, file="old.xlsx"), office_plan("52.03", file="new.xlsx", revision=1)])

    assert {note.file for _, note in result.notes} == {"new.xlsx"}


def test_an_indicator_is_complete_with_target_activity_schedule_and_executor() -> None:
    lacking = {"K1.2": "target", "K1.3": "periods", "K1.4": "executor"}
    plan = office_plan("52.03", lambda key, row: row | {lacking[key]: ""} if key in lacking else row)
    result = rollup([plan])

    incomplete = {each.group.code for each in result.indicators["commission"] if not each.complete}
    assert incomplete == set(lacking)


def test_of_an_indicator_that_is_not_measured_this_year_nothing_is_missing() -> None:
    plan = office_plan(
        "52.03", lambda key, row: row | {"target": "", "executor": ""} if key in {"K1.2", "K1.3"} else row
    )
    result = rollup([plan.but(definition=unmeasured(plan.definition))])  # K1.2

    assert {each.group.code for each in result.indicators["commission"] if not each.complete} == {"K1.3"}


def test_a_file_that_does_not_tell_when_it_was_saved_neither_wins_nor_loses_silently() -> None:
    dated = office_plan("52.03", file="a.xlsx", saved=JANUARY)
    old_format = office_plan("52.03", changed("K1.2", target="80%"), file="b.xls")
    result = rollup([dated, old_format])

    assert set(states(result).values()) == {State.EQUAL}
    assert {
        "waktu simpannya tidak menunjukkan" in reason_of(each, result.definition).id for each in result.choices
    } == {True}


def test_a_file_of_the_same_content_needs_no_time_of_saving() -> None:
    twin = office_plan("52.03", file="a.xls", sha256="other bytes")

    assert states(rollup([office_plan("52.03", file="b.xlsx", saved=JANUARY), twin])) == {
        "a.xls": State.SAME,
        "b.xlsx": State.USED,
    }


def test_the_order_of_the_files_does_not_matter() -> None:
    plans = [office_plan(region) for region in NTB[:3]]

    assert rollup(plans).indicators == rollup(plans[::-1]).indicators


CLAIMS = st.builds(
    lambda region, number, revision, saved, parts, submitter, year: FileFacts(
        file=f"{number}.xlsx",
        sha256=str(number),
        region=region,
        year=year,
        revision=revision,
        submitter=submitter,
        saved=saved,
        parts={part: PartFacts(activities, f"{part}{activities}") for part, activities in parts.items()},
    ),
    st.sampled_from(["52.01", "52.02", "51.01", ""]),
    st.integers(0, 9),
    st.integers(0, 2),
    st.sampled_from([None, JANUARY, LATER]),
    st.dictionaries(st.sampled_from(["commission", "secretariat"]), st.integers(0, 3), min_size=1),
    st.sampled_from(["", "", "Sub Bagian Hukum"]),
    st.sampled_from([2020, 2020, 2021]),
)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda file: file.identity))
def test_each_file_has_one_state_and_each_part_of_an_office_one_file(files: list[FileFacts]) -> None:
    choices = choose(files, ["52"], 2020)

    assert {choice.facts.identity for choice in choices} == {file.identity for file in files}
    used = [(choice.facts.region, part) for choice in choices for part in choice.used]
    assert len(used) == len(set(used))
    assert all(bool(choice.used) == (choice.state in {State.USED, State.PARTLY}) for choice in choices)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda file: file.identity), st.integers(0, 8))
def test_what_two_roll_ups_left_out_no_third_one_brings_back(files: list[FileFacts], cut: int) -> None:
    """But for files that were to be chosen among: where a later one settles that, their other part counts."""

    def unused(chosen: list[FileFacts], but: State | None = None) -> set[tuple[str, str, str]]:
        choices = [each for each in choose(chosen, ["52"], 2020) if each.state is not but]
        return {(*each.facts.identity, part) for each in choices for part in set(each.facts.parts) - each.used}

    assert unused(files[:cut], State.EQUAL) | unused(files[cut:], State.EQUAL) <= unused(files)


def test_an_agreement_takes_no_plans_place_and_is_no_plan() -> None:
    table = (
        "PERJANJIAN KINERJA TAHUN 2020\n| NO | SASARAN STRATEGIS | INDIKATOR | TARGET |\n| 1 | A | Opini BPK | WTP |"
    )
    agreement = plan_of(f"# PK\n{table}", file="PK.xlsx")
    agreement = replace(agreement, source=replace(agreement.source, saved=LATER))
    with_plan = rollup([office_plan("52.03", saved=JANUARY, parts=["commission"]), agreement])

    assert states(with_plan) == {"52.03.xlsx": State.USED, "PK.xlsx": State.UNREAD}
    with pytest.raises(NothingToReadError, match="Perjanjian Kinerja"):
        rollup([agreement])


def test_a_part_that_was_left_blank_takes_no_filled_ones_place() -> None:
    blank = office_plan(
        "52.03", lambda _, row: row | {"activity": "", "periods": "", "executor": ""}, file="b.xlsx", saved=LATER
    )
    result = rollup([office_plan("52.03", file="a.xlsx", saved=JANUARY), blank])

    assert [choice.facts.file for choice in result.choices if choice.used] == ["a.xlsx"]


def test_repairs_of_one_kind_are_told_together_and_of_another_apart() -> None:
    typed = {"K1.2": {"target": "80"}, "K1.3": {"target": "75"}, "K1.4": {"executor": "Hukum dan Pengawasan"}}
    plan = office_plan("52.03", lambda key, row: row | typed.get(key, {}))
    told = [note.message.id for _, note in rollup([plan]).notes if note.code == "RAK012" and note.sheet == "Komisi"]

    assert len(told) == 2
    assert ["Begitu juga 1 sel lain" in message for message in told].count(True) == 1


def test_the_definition_of_most_plans_is_the_roll_ups() -> None:
    result = rollup([office_plan("52.03")])

    assert result.definition.id == "kpu-2020"
    assert list(result.definitions) == ["kpu-2020 1"]


def test_a_plan_whose_parts_are_not_ours_is_not_mixed_in() -> None:
    plan = office_plan("52.03")
    other = _renamed(office_plan("52.01"))
    result = rollup([plan, office_plan("52.02"), other])

    assert states(result)["52.01.xlsx"] is State.UNREAD


def _renamed(plan: Plan) -> Plan:
    """The same plan by a definition whose parts go by other ids."""
    import msgspec

    parts = tuple(msgspec.structs.replace(part, id=f"other-{part.id}") for part in plan.definition.parts)
    definition = msgspec.structs.replace(plan.definition, id="other", parts=parts, objectives=())
    return replace(
        plan, definition=definition, parts=tuple(replace(part, id=f"other-{part.id}") for part in plan.parts)
    )


@pytest.mark.parametrize(
    ("apart", "zone", "certain"),
    [
        (datetime.timedelta(minutes=1), None, False),
        (datetime.timedelta(hours=15), None, True),
        (datetime.timedelta(minutes=1), datetime.UTC, True),
        (datetime.timedelta(minutes=-1), None, False),
    ],
)
def test_a_time_of_no_known_zone_is_later_only_where_no_zone_could_make_it_earlier(
    apart: datetime.timedelta, zone: datetime.timezone | None, certain: bool
) -> None:
    excel = office_plan("52.03", changed("K1.2", target="80%"), file="b.xlsx", saved=JANUARY)
    calc = office_plan("52.03", file="a.ods", saved=(JANUARY + apart).replace(tzinfo=zone))
    result = rollup([excel, calc])

    chosen = {"a.ods": State.USED, "b.xlsx": State.SUPERSEDED}
    assert states(result) == (chosen if certain else dict.fromkeys(chosen, State.EQUAL))
    if not certain:
        assert "keluarkan yang lain" in reason_of(result.choices[0], result.definition).id
