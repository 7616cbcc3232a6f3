"""What people get wrong in a form, each in one way: what is typed where, by the rule that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rak_excel.model import FormRow, PartDefinition
from rak_excel.model.definition import UnitDefinition
from tests.valid_forms import Address, ValidForm

Typed = Mapping[Address, str]
Spot = tuple[PartDefinition, int, FormRow]


@dataclass(frozen=True)
class Fault:
    """`make` types it somewhere into a form, or gives nothing where the form has no place for it."""

    name: str
    code: str  # of the rule that finds it; blank where check finds nothing wrong
    make: Callable[[ValidForm], Typed]
    whole: bool = False  # nothing that is held against one unit

    def on(self, form: ValidForm) -> Typed:
        """The same in the same form, whatever was made before; nothing where it is not held against such a form."""
        return self.make(form.afresh(self.name)) if form.whole or not self.whole else {}


def _of_rows() -> Iterator[Fault]:
    yield Fault("number-blank", "RAK201", _type("number", [""], lambda row: bool(row.number)), whole=True)
    yield Fault("objective-blank", "RAK203", _first_objective_blank)
    yield Fault("indicator-blank", "RAK217", _type("indicator", [""], starts))
    yield Fault("indicator-own-words-blank", "RAK204", _keyless_indicator_blank)
    yield Fault("indicator-twice", "RAK210", _indicator_twice)
    yield Fault("row-cleared", "RAK218", _row_cleared)
    yield Fault("target-blank", "RAK301", _type("target", ["", "-", "…"], starts))
    yield Fault("target-unreadable", "RAK302", _type("target", ["tercapai", "ada", "sesuai"], starts))
    yield Fault("target-of-another-kind", "RAK304", _target_of_another_kind)
    yield Fault("target-of-another-unit", "RAK305", _target_of_another_unit)
    yield Fault("target-above-100", "RAK306", _type("target", ["150%", "101%", "1000%", "100,5%"], _percent))
    yield Fault("target-zero", "RAK307", _type("target", ["0%", "0,0%"], _percent))
    yield Fault("target-misspelt", "RAK009", _type("target", ["75 persn", "75 percen", "7S%"], _percent))
    yield Fault("target-bare", "", _type("target", ["75", "1"], _percent))
    yield Fault("target-changes", "RAK303", _target_changes)
    yield Fault("activity-blank", "RAK206", _type("activity", ["", "-", " ", "nihil", "Tidak ada"], has_work))
    yield Fault(
        "activity-without-words",
        "RAK227",
        _type(
            "activity",
            [
                "?",
                "12",
                "xxx",
                "2020",
                "v",
                "TBD",
                "Belum ditentukan",
                "K1.1",
                "a b",
                "dsb.",
                "(menyusul)",
                "masih belum ada",
            ],
            has_work,
        ),
    )
    yield Fault("indicator-unfilled", "RAK205", _unfilled, whole=True)
    yield Fault("schedule-blank", "RAK401", lambda form: _schedule(form, ""))
    yield Fault("schedule-dashes", "RAK401", lambda form: _schedule(form, "-"))
    yield Fault("mark-unknown", "RAK402", lambda form: marked(form, ["tunda", "TW2", "?", "ya/tidak", "50%", "1-3"]))
    yield Fault("mark-cross-beside-ticks", "", lambda form: marked(form, ["x", "X"]))
    yield Fault("executor-blank", "RAK501", _type("executor", ["", "-", " ", "nihil"], has_work))
    yield Fault("executor-unknown", "RAK502", _type("executor", ["Panitia Arsip", "Bendahara", "Tim Kerja"], has_work))
    yield Fault("executor-misspelt", "RAK502", _executor(lambda name: name[:-1]))
    yield Fault("executor-in-other-words", "RAK503", _executor_in_other_words)
    yield Fault("executor-of-another-era", "RAK505", _executor_of_another_era)
    yield Fault("executor-in-capitals", "", _executor(str.upper))
    yield Fault("executor-of-another-part", "RAK504", _executor_of_another_part)
    yield Fault("executor-twice", "RAK506", _executor(lambda name: f"{name}\n{name}"))
    yield Fault("executor-a-position", "RAK507", _type("executor", ["Ketua", "Sekretaris", "Ketua KPU"], has_work))
    yield Fault("as-above", "RAK009", _as_above)
    yield Fault("below-the-table", "", _below)
    yield Fault("target-below-national", "RAK308", _bound("national"))
    yield Fault("target-not-agreed", "RAK309", _bound("agreement"))
    yield Fault("far-below", "RAK009", _far)
    yield Fault("row-copied", "RAK011", lambda form: _copied(form, has_work))
    yield Fault("row-of-an-indicator-copied", "RAK011", lambda form: _copied(form, starts))
    yield Fault("row-copied-for-other-work", "RAK011", lambda form: _copied(form, starts, activity="Rapat tersendiri"))
    yield Fault("row-repeated-for-other-work", "", lambda form: _copied(form, starts, activity="Rapat", key=""))
    yield from _by_period()
    yield from _of_units()


def _of_units() -> Iterator[Fault]:
    """On forms with a column of units."""
    unit = "unit_text"
    yield Fault("unit-misspelt", "RAK009", _type(unit, ["Laporn", "Dokumn", "Kegiatn"], _bare))
    yield Fault("unit-of-two-numbers", "RAK009", _type(unit, ["2 Laporan", "3"], _bare))
    yield Fault("unit-of-another-kind", "RAK304", _type(unit, ["%", "persen", ""], _bare))
    yield Fault("unit-otherwise", "RAK305", _type(unit, ["Orang", "Kegiatan"], _bare))
    yield Fault("unit-of-nobody", "RAK009", _type(unit, ["Divisi Hukum", "Sub Bagian Keuangan"], _bare))


def _bare(row: FormRow) -> bool:
    return starts(row) and row.indicator.startswith("Jumlah") and row.target.isdigit()


def _by_period() -> Iterator[Fault]:
    """On forms with targets by quarter."""
    first, last = "target_q1", "target_q4"
    yield Fault("quarter-of-another-kind", "RAK708", _type(first, ["3 Kegiatan", "WTP", "B"], _percent))
    yield Fault("quarter-of-another-unit", "RAK708", _type(first, ["3 Kegiatan", "2 Unit", "2 Rapat"], _counts))
    yield Fault("quarter-unreadable", "RAK709", _type(first, ["sesuai jadwal", "2 atau 3", "50%%", "ada"], starts))
    yield Fault("quarter-fraction", "RAK709", _type(first, ["0,5", "0,05"], _percent))
    yield Fault("last-quarter-otherwise", "RAK701", _type(last, ["99,9%", "0,1%", "1%", "7"], _percent))
    yield Fault("last-quarter-of-a-count-otherwise", "RAK701", _type(last, ["99", "0", "98"], _counts))
    yield Fault("last-quarter-of-words-otherwise", "RAK701", _type(last, ["0"], _worded))
    yield Fault("quarters-without-the-last", "RAK713", _quarters("0", "1%", "", "", fits=_percent))
    yield Fault("quarters-fall", "RAK704", _quarters("9%", "12%", "11,99%", "100%", fits=_percent))
    yield Fault("quarters-fall-across-a-blank", "RAK704", _quarters("1", "", "0", "", fits=_counts))
    yield Fault("quarters-do-not-add-up", "RAK702", _quarters("99", "98", "97", "", fits=_counts))
    yield Fault("quarters-are-shares", "", _quarters("25%", "50%", "75%", "100%", fits=_counts))
    yield Fault("quarters-are-shares-of-less", "RAK701", _quarters("25%", "50%", "75%", "99%", fits=_counts))
    yield Fault("quarters-not-measured", "", _quarters("n.a", "-", "tidak diukur", "Nihil", fits=starts))
    yield Fault("quarter-suggested", "RAK712", _type(first, ["0?", "4 Laporan?", "WTP?"], starts))
    yield Fault("quarter-below-its-target", "", _type(first, ["7"], lambda row: bool(row.activity) and not starts(row)))


def _quarters(*texts: str, fits: Callable[[FormRow], bool]) -> Callable[[ValidForm], Typed]:
    def make(form: ValidForm) -> Typed:
        spot = a_spot(form, fits)
        if not spot or not form.layout(spot[0]).by_period:
            return {}
        columns = form.layout(spot[0]).by_period
        return {form.cell(*spot[:2], each.id): text for each, text in zip(columns, texts, strict=True)}

    return make


def _counts(row: FormRow) -> bool:
    return row.indicator.startswith("Jumlah") and row.target[:1].isdigit()


def _worded(row: FormRow) -> bool:
    return starts(row) and row.target[:1].isalpha()


def starts(row: FormRow) -> bool:
    return bool(row.indicator)


def begins(row: FormRow) -> bool:
    return bool(row.objective)


def has_work(row: FormRow) -> bool:
    return bool(row.activity)


def _percent(row: FormRow) -> bool:
    return row.target.endswith("%") and "ersentase" in row.indicator


def spots(form: ValidForm, fits: Callable[[FormRow], bool]) -> list[Spot]:
    return [(part, at, row) for part in form.parts for at, row in form.rows(part).items() if fits(row)]


def a_spot(form: ValidForm, fits: Callable[[FormRow], bool]) -> Spot | None:
    found = spots(form, fits)
    return form.dice.choice(found) if found else None


def _type(role: str, texts: Sequence[str], fits: Callable[[FormRow], bool]) -> Callable[[ValidForm], Typed]:
    def make(form: ValidForm) -> Typed:
        spot = a_spot(form, fits)
        known = spot and form.layout(spot[0]).has(role)
        return {form.cell(*spot[:2], role): form.dice.choice(texts)} if spot and known else {}

    return make


def _first_objective_blank(form: ValidForm) -> Typed:
    """Of the first, since any other is as above."""
    part = form.dice.choice(form.parts)
    at = min(form.rows(part))
    return {form.cell(part, at, role): "" for role in ("number", "objective", "key")}


def _keyless_indicator_blank(form: ValidForm) -> Typed:
    spot = a_spot(form, lambda row: bool(row.objective))
    return {form.cell(*spot[:2], role): "" for role in ("indicator", "key")} if spot else {}


def _indicator_twice(form: ValidForm) -> Typed:
    part = form.dice.choice(form.parts)
    rows = {at: row for at, row in form.rows(part).items() if starts(row)}
    if len(rows) < 2:
        return {}
    one, other = form.dice.sample(sorted(rows), 2)
    return {form.cell(part, one, "indicator"): rows[other].indicator, form.cell(part, one, "key"): ""}


def _row_cleared(form: ValidForm) -> Typed:
    """One that starts an indicator which has no other, below one that is filled."""
    found = [
        (part, at) for part in form.parts for at, row in form.rows(part).items()
        if starts(row) and not row.objective and ((below := form.rows(part).get(at + 1)) is None or starts(below))
    ]  # fmt: skip
    return _cleared(form, *form.dice.choice(found)) if found else {}


def _cleared(form: ValidForm, part: PartDefinition, at: int) -> dict[Address, str]:
    roles = ("number", "objective", "indicator", "target", "activity", "executor")
    cells = {form.cell(part, at, role): "" for role in roles}
    return cells | {form.period(part, at, period): "" for period in range(1, len(part.schedule.names) + 1)}


def _unfilled(form: ValidForm) -> Typed:
    """An indicator of one row with its target and nothing else."""
    found = [
        (part, at, row) for part in form.parts for at, row in form.rows(part).items()
        if starts(row) and ((below := form.rows(part).get(at + 1)) is None or starts(below))
    ]  # fmt: skip
    if not found:
        return {}
    part, at, row = form.dice.choice(found)
    cells = {form.cell(part, at, role): "" for role in ("activity", "executor")}
    return cells | {form.period(part, at, period): "" for period in row.marks}


def _target_of_another_kind(form: ValidForm) -> Typed:
    spot = a_spot(form, lambda row: starts(row) and _of_clear_kind(row))
    if not spot:
        return {}
    part, at, row = spot
    others = ["WTP", "2 Laporan", "B"]
    if row.indicator.split()[0] in {"Nilai", "Predikat", "Opini", "Indeks"}:
        others = ["3 Laporan"]
    return {form.cell(part, at, "target"): form.dice.choice(others)}


def _of_clear_kind(row: FormRow) -> bool:
    return row.indicator.startswith(("Persentase", "Opini", "Nilai"))


def _target_of_another_unit(form: ValidForm) -> Typed:
    spot = a_spot(form, lambda row: row.indicator.startswith("Jumlah"))
    return {form.cell(*spot[:2], "target"): form.dice.choice(["2 Orang", "3 Kegiatan"])} if spot else {}


def _target_changes(form: ValidForm) -> Typed:
    """Another target on the row below, which is the same indicator's."""
    found = [(part, at) for part, at, row in spots(form, lambda row: not starts(row)) if form.rows(part)[at - 1]]
    if not found:
        return {}
    part, at = form.dice.choice(found)
    above = next(form.rows(part)[n].target for n in range(at, 0, -1) if form.rows(part)[n].target)
    return {form.cell(part, at, "target"): "55%" if above != "55%" else "56%"}


def _schedule(form: ValidForm, text: str) -> Typed:
    spot = a_spot(form, has_work)
    if not spot:
        return {}
    part, at, row = spot
    return {form.period(part, at, period): text for period in row.marks}


def marked(form: ValidForm, texts: Sequence[str]) -> Typed:
    part, at, row = form.dice.choice(spots(form, has_work))
    return {form.period(part, at, form.dice.choice(sorted(row.marks))): form.dice.choice(texts)}


def _executor(change: Callable[[str], str]) -> Callable[[ValidForm], Typed]:
    def make(form: ValidForm) -> Typed:
        part, at, row = form.dice.choice(spots(form, has_work))
        return {form.cell(part, at, "executor"): change(row.executors)}

    return make


def _executor_in_other_words(form: ValidForm) -> Typed:
    """As the definition knows the unit too."""
    return _renamed(form, lambda unit: [each for each in unit.aliases if each])


def _executor_of_another_era(form: ValidForm) -> Typed:
    return _renamed(form, lambda unit: list(unit.other_eras))


def _renamed(form: ValidForm, names: Callable[[UnitDefinition], list[str]]) -> Typed:
    found = []
    for part, at, row in spots(form, has_work):
        own = form.definition.executors_of(part.id)
        unit = next((unit for unit in own.units if own.official(unit) == row.executors), None)
        found += [(part, at, f"{own.word} {name}") for name in (names(unit) if unit else ())]
    if not found:
        return {}
    part, at, name = form.dice.choice(found)
    return {form.cell(part, at, "executor"): name}


def _bound(list_: str) -> Callable[[ValidForm], Typed]:
    """A target that falls short of one that binds."""

    def make(form: ValidForm) -> Typed:
        spot = a_spot(form, lambda row: starts(row) and bool(getattr(form.definition.indicators[row.key], list_)))
        return {form.cell(*spot[:2], "target"): form.dice.choice(["10%", "12,5%"])} if spot else {}

    return make


def _executor_of_another_part(form: ValidForm) -> Typed:
    part, at, _ = form.dice.choice(spots(form, has_work))
    names = [
        name
        for each in form.definition.parts
        if each is not part
        for name in form.definition.executors_of(each.id).names()
    ]
    return {form.cell(part, at, "executor"): form.dice.choice(names)} if names else {}


def _as_above(form: ValidForm) -> Typed:
    spot = a_spot(form, has_work)
    role = form.dice.choice(["objective", "indicator", "target", "activity", "executor"])
    return {form.cell(*spot[:2], role): form.dice.choice(["s.d.a.", "sda", "Idem", '"'])} if spot else {}


def _work(form: ValidForm, part: PartDefinition, at: int) -> dict[Address, str]:
    row = form.dice.choice(spots(form, lambda row: bool(row.activity)))[2]
    name = next(iter(form.rows(part).values())).executors
    tick = next(iter(row.marks.values()))
    return {
        form.cell(part, at, "activity"): "Rapat koordinasi",
        form.cell(part, at, "executor"): name,
        form.period(part, at, 1): tick,
    }


def _copied(form: ValidForm, fits: Callable[[FormRow], bool], **changed: str) -> Typed:
    """The last row of a part again on the next one, with its hidden row key."""
    last = [(part, *max(form.rows(part).items())) for part in form.parts]
    found = [(part, at, row) for part, at, row in last if fits(row)]
    if not found:
        return {}
    part, at, row = form.dice.choice(found)
    texts = {"number": row.number, "objective": row.objective, "indicator": row.indicator, "target": row.target}
    texts |= {"activity": row.activity, "executor": row.executors, "key": row.key}
    cells = {form.cell(part, at + 1, role): text for role, text in {**texts, **changed}.items()}
    return cells | {form.period(part, at + 1, period): mark for period, mark in row.marks.items()}


def _below(form: ValidForm) -> Typed:
    part = form.dice.choice(form.parts)
    return _work(form, part, form.layout(part).last_row + 1 + form.dice.randint(1, 4))


def _far(form: ValidForm) -> Typed:
    """The only work of an indicator, below blank rows."""
    part = form.dice.choice(form.parts)
    last = max(at for at, row in form.rows(part).items() if starts(row))
    cells = {
        form.cell(part, at, role): ""
        for at in range(last, max(form.rows(part)) + 1)
        for role in ("activity", "executor")
    }
    cells |= {
        form.period(part, at, n): "" for at in range(last, max(form.rows(part)) + 1) for n in form.rows(part)[at].marks
    }
    return cells | _work(form, part, last + 6)


ROW_FAULTS = tuple(_of_rows())
