"""Laws of merging reports: the order of the files never matters, and what was typed is in the report or told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.formats.grid import as_text
from rak_excel.merging.merge import Merged
from rak_excel.merging.reports import merge_reports
from rak_excel.monitoring.report import report_of
from rak_excel.workbooks.monitoring.report.summary import summary_table
from tests.merged_reports import (
    SHARED,
    Entries,
    asked,
    indicator,
    merged,
    of_quarter,
    plan,
    told,
)
from tests.report_files import form_of, sent

UNITS = ("Keuangan", "Teknis", "Hukum")
WORDS = st.sampled_from(
    ["Selesai 3 Juni", "Rapat 4 kali", "-", "Anggaran kurang", "ND 12/2020", "1. Satu\n2. Dua", "selesai 3 juni"]
)
TYPED = st.fixed_dictionaries(
    {},
    optional={
        "goal": st.sampled_from(["-", "70%", "75", "80%?"]),
        "actual": st.sampled_from(["85", "85%", "90", "-", "0", "banyak"]),
        "state": st.sampled_from(["Selesai", "Sudah", "Berjalan", "entah"]),
        **dict.fromkeys(("result", "evidence", "obstacle", "follow_up"), WORDS),
        "person": st.sampled_from(["Divisi Hukum", "Subbag KUL"]),
        "due": st.sampled_from(["31 Juli 2020", "Juli"]),
    },
)
SENDINGS = st.dictionaries(
    st.sampled_from(UNITS), st.fixed_dictionaries({SHARED: TYPED}), min_size=1, max_size=len(UNITS)
)


def everything(result: Merged) -> list[tuple[object, ...]]:
    rows = [(row.indicator.text, row.activity and row.activity.text, dict(row.further)) for row in result.plan.rows()]
    return [*rows, *map(tuple, asked(result)), *told(result), (result.missing, result.plan.source.sha256)]


@settings(max_examples=10, deadline=None)
@given(sendings=SENDINGS, data=st.data())
def test_the_order_of_the_files_never_matters(sendings: Mapping[str, Entries], data: st.DataObject) -> None:
    reports = [sent(form_of(plan(), unit), typed) for unit, typed in sendings.items()]
    shuffled = data.draw(st.permutations(reports))

    assert everything(merge_reports(shuffled, of_quarter())) == everything(merge_reports(reports, of_quarter()))


@settings(max_examples=20, deadline=None)
@given(sendings=SENDINGS)
def test_everything_that_was_typed_is_in_the_report_or_told(sendings: Mapping[str, Entries]) -> None:
    result = merged(sendings)

    own = indicator(result.plan, SHARED)
    shown = [as_text(entry) for each in (own, own.activities[0]) for entry in each.further.values()]
    told_of = [*(text for _, texts in asked(result) for text in texts), *(value for value, _ in told(result))]
    known = "\n".join(map(_meant, [*shown, *told_of]))
    typed = [_meant(text) for typed in sendings.values() for said in typed.values() for text in said.values()]
    assert [text for text in typed if text != "-" and text not in known] == []


def _meant(text: str) -> str:
    """What two spellings among those typed here share."""
    return text.casefold().replace("%", "").replace("sudah", "selesai")


@settings(max_examples=10, deadline=None)
@given(sendings=SENDINGS)
def test_the_counts_are_those_of_the_report_for_whatever_was_typed(sendings: Mapping[str, Entries]) -> None:
    report = report_of(merged(sendings).plan)
    part = report.plan.definition.parts[0]
    reached = [each for each in report.reached if each.part.id == part.id]
    standings = Counter(report.words.standing(each.standing) for each in reached)
    states = Counter(work.state for each in reached for work in each.works)

    told: dict[str, str] = {}
    for line in summary_table(report, part).lines:
        told |= {label.text: number.text for label, number in zip(line.cells[::2], line.cells[1::2], strict=True)}
    assert {word: int(told[word]) for word in standings} == standings
    assert {each.id: int(told[each.word]) for each in report.words.states} == {
        each.id: states[each.id] for each in report.words.states
    }
    blank = [work for each in reached for work in each.works if not work.said("state")]
    assert int(told["Tidak dijadwalkan TW II"]) == sum(not work.scheduled for work in blank)
    unknown = sum(work.state is None for each in reached for work in each.works)
    assert int(told["Belum diisi atau lainnya"]) == sum(bool(work.scheduled) for work in blank) + unknown
