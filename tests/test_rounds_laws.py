"""Laws of rounds: what is done to other rows, to the file and to the sheet changes nothing about which finding is which."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from rak_excel.model import Plan, Severity
from rak_excel.model.answers import Progress
from rak_excel.record import Record
from tests.returns import HEADING, UNIT, cells_of, plan_with, returned, rounds
from tests.tables import plan_of

WORDS = (
    "ruangan",
    "gudang",
    "kendaraan",
    "pelatihan",
    "anggaran",
    "sengketa",
    "logistik",
    "pemilih",
    "kebersihan",
    "website",
)
FAULTS = {
    "": ("10 Laporan", "Menyusun laporan {word}", UNIT),
    "RAK302": ("bagus sekali", "Menyusun laporan {word}", UNIT),
    "RAK221": ("10 Laporan", "Menyusun laporan {word} tahun 2018", UNIT),
    "RAK502": ("10 Laporan", "Menyusun laporan {word}", "Sub Bagian Taman"),
    "RAK501": ("10 Laporan", "Menyusun laporan {word}", ""),
}
FIRST = f"1 | Layanan yang baik | Opini BPK | WTP | Rapat | ✓ | {UNIT}"


class Line(Record):
    """A row of a plan, known by its word, with a fault of this code or without one."""

    word: str
    fault: str

    @property
    def row(self) -> str:
        target, activity, executor = (each.format(word=self.word) for each in FAULTS[self.fault])
        return f" | | Jumlah laporan {self.word} | {target} | {activity} | ✓ | {executor}"


lines = st.lists(
    st.builds(Line, st.sampled_from(WORDS), st.sampled_from(sorted(FAULTS))),
    min_size=1,
    max_size=6,
    unique_by=lambda line: line.word,
)


def plan(of: Sequence[Line], *, file: str = "rak.xlsx", sheet: str = "Sekretariat") -> Plan:
    if sheet == "Sekretariat":
        return plan_with([FIRST, *(line.row for line in of)], file=file)
    table = [HEADING, *map(cells_of, [FIRST, *(line.row for line in of)])]
    text = "\n".join(f"| {' | '.join(line)} |" for line in table)
    return plan_of(f"# {sheet}\n{text}", file=file, submitter=UNIT)


def said(code: str, cell: str, of: Sequence[Line]) -> tuple[str, str]:
    """A finding by its code and the word of its row: the first line stands in row 3, below the headings and a clean row."""
    return code, of[int(cell.lstrip("ABCDEFGHIJKLMNOPQR")) - 3].word


@st.composite
def changed(draw: st.DrawFn) -> tuple[list[Line], list[Line], set[str]]:
    """A plan, what has become of it, and the words of the rows that are still there: moved, between others that are new."""
    old = draw(lines)
    kept = draw(st.permutations(old)) if draw(st.booleans()) else list(old)
    kept = kept[: draw(st.integers(0, len(kept)))]
    new = [line for line in draw(lines) if line.word not in {each.word for each in old}]
    now = list(kept)
    for line in new:
        now.insert(draw(st.integers(0, len(now))), line)
    return old, now, {line.word for line in kept}


@settings(max_examples=40)
@given(
    changed(), st.sampled_from(["rak.xlsx", "Kiriman/revisi (2).xlsm"]), st.sampled_from(["Sekretariat", "Lembar 2"])
)
def test_inserted_deleted_and_moved_rows_and_other_names_change_nothing_about_the_other_findings(
    drawn: tuple[list[Line], list[Line], set[str]], file: str, sheet: str
) -> None:
    old, now, kept = drawn
    (back,) = returned(plan(old))
    (own,) = rounds(plan(now, file=file, sheet=sheet).but(returned=back))

    still = {
        said(each.told.finding.code, each.told.finding.cell, old): said(
            each.finding.code, each.finding.cell.address, now
        )
        for each in own.round.followed
        if each.told and each.finding.cell and each.finding.severity is not Severity.INFO
    }
    was = [(line.fault, line.word) for line in old if line.fault]
    assert {each: still[each] for each in was if each[1] in kept} == {each: each for each in was if each[1] in kept}
    assert {each for each in was if each not in still} == {
        said(each.told.finding.code, each.told.finding.cell, old) for each in own.round.gone
    }


@settings(max_examples=40)
@given(lines.filter(lambda of: any(line.fault for line in of)), st.data())
def test_to_mend_one_fault_settles_it_and_nothing_else(old: list[Line], data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, line in enumerate(old) if line.fault]))
    (back,) = returned(plan(old))
    now = [line.but(fault="") if number == at else line for number, line in enumerate(old)]
    (own,) = rounds(plan(now).but(returned=back))

    (gone,) = own.round.gone
    assert said(gone.told.finding.code, gone.told.finding.cell, old) == (old[at].fault, old[at].word)
    assert own.round.counts() == {
        state: count
        for state, count in ((Progress.SETTLED, 1), (Progress.STILL, len([line for line in now if line.fault])))
        if count
    }


@settings(max_examples=20)
@given(changed())
def test_the_return_of_a_return_says_the_same_as_the_one_after_it(
    drawn: tuple[list[Line], list[Line], set[str]],
) -> None:
    old, now, _ = drawn
    (first,) = returned(plan(old))
    (second,) = returned(plan(now).but(returned=first))
    (third,) = returned(plan(now).but(returned=second))
    (fourth,) = returned(plan(now).but(returned=third))

    assert third == second == fourth


@settings(max_examples=20)
@given(lines, lines)
def test_two_files_of_one_unit_never_mix_what_is_in_both(one: list[Line], other: list[Line]) -> None:
    files = plan(one, file="a.xlsx"), plan(other, file="b.xlsx")
    lists = returned(*files)
    (own,) = rounds(*(each.but(returned=back) for each, back in zip(files, lists, strict=True)))

    assert set(own.round.counts()) <= {Progress.STILL}
    for each in own.round.followed:
        assert each.told is None or each.told.finding.cell == (each.finding.cell.address if each.finding.cell else "")
