"""A law: the verdict of a workbook on itself is never better than that of `check`, and where it is not ready it says why.

Forms filled in at random, each with one fault that a formula can see (the catalogue marks such rules), typed at a random
place; LibreOffice works them out. And forms on which people did what people do to rows.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rak_excel.definitions.loading import load_template, with_quarter_targets
from rak_excel.formats.addresses import column_letters, column_number
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.layouts.plan import FIRST_ROW
from rak_excel.model import Definition, Finding, Plan, Severity, Source
from rak_excel.reading import read_sheets
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.rules.check import check
from tests.filled_forms import write_once
from tests.form_faults import ROW_FAULTS, Fault, Typed
from tests.identity_faults import IDENTITY_FAULTS
from tests.libreoffice import LibreOffice
from tests.odd_entries import ODD
from tests.part_faults import PART_FAULTS
from tests.row_acts import ACTS, Act
from tests.valid_forms import Address, ValidForm, valid_form

pytestmark = pytest.mark.no_cover  # which would be half of the time that they take

OWN = Path(__file__).parent.parent / "examples" / "dinas-contoh" / "dinas-contoh.toml"
UNITS = Path(__file__).parent / "definitions" / "satuan.toml"
QUARTERS = Path(__file__).parent / "definitions" / "target-triwulan.toml"
FAULTS = (*IDENTITY_FAULTS, *ROW_FAULTS, *PART_FAULTS)
SEEN = frozenset(rule.code for rule in CATALOGUE if rule.formula)
# Each with the seed of its dice, and of a unit the nth of the list.
FORMS = (
    "bound whole 0", "2020 whole 0", "2020 unit 0", "2023 unit 1", "own whole 0", "own unit 1", "order whole 0",
    "quarters whole 0", "own-quarters unit 0", "units whole 0",
)  # fmt: skip
OUT_OF_IDENTITY = ("A2", "D4", "D5")  # in the heads of the parts
MOVED = (
    "2020 whole 0",
    "2020 unit 1",
    "2023 whole 1",
    "own unit 0",
    "quarters whole 0",
)  # forms whose rows are moved about
EVERY = 3  # of the forms that can have a fault, each in so many has it
ACTED_ON = 2  # of the forms whose rows are moved about, by each act
PAIRS = 8  # of each form, two faults at once
NOT_READY = 2  # the level that an error asks for
HEAD = "A1:D6"  # what each part says of the office and the year, out of the identity


def _bound() -> Definition:
    """Targets that bind: of one indicator a national one, of another that of an agreement."""
    definition = load_template("kpu-2020")
    binding = {"K1.1": {"national": "85%"}, "K1.2": {"agreement": "80%"}}
    objectives = tuple(
        msgspec.structs.replace(
            each,
            indicators=tuple(msgspec.structs.replace(own, **binding.get(own.key, {})) for own in each.indicators),
        )
        for each in definition.objectives
    )
    return msgspec.structs.replace(definition, objectives=objectives)


def _in_other_order() -> Definition:
    """Columns of both parts in an order in which no two stand beside each other that usually do."""
    definition = load_template("kpu-2020")
    orders = (
        ("executor", "schedule", "objective", "number", "target", "indicator", "activity"),
        ("schedule", "activity", "executor", "target", "indicator", "number", "objective"),
    )
    parts = zip(definition.parts, orders, strict=True)
    return msgspec.structs.replace(
        definition, parts=tuple(msgspec.structs.replace(part, columns=columns) for part, columns in parts)
    )


@cache
def _definitions() -> dict[str, Definition]:
    templates = {"2020": load_template("kpu-2020"), "2023": load_template("kpu-2023"), "own": load_template(str(OWN))}
    return {
        "bound": _bound(),
        "order": _in_other_order(),
        "quarters": load_template(str(QUARTERS)),
        "own-quarters": with_quarter_targets(load_template("kpu-2020"), "own"),
        "units": load_template(str(UNITS)),
        **templates,
    }


@cache
def _form(name: str) -> ValidForm:
    """Of a template or of an own definition: of the whole office, or of one of its units."""
    template, whose, seed = name.split()
    definition = _definitions()[template]
    units = definition.executors_of(definition.parts[-1].id).names()
    return valid_form(definition, int(seed), None if whose == "whole" else units[int(seed) % len(units)])


@cache
def _dealt() -> Mapping[str, list[tuple[str, Typed]]]:
    """Each fault on one form in a few of those that can have it, by form: no fault is left out, and no form."""
    dealt: dict[str, list[tuple[str, Typed]]] = {name: [] for name in FORMS}
    for at, fault in enumerate((*FAULTS, *ODD)):
        able = [(name, typed) for name in FORMS if (typed := fault.on(_form(name)))]
        for name, typed in able[at % min(EVERY, len(able) or 1) :: EVERY]:
            dealt[name].append((fault.name, typed))
    return dealt


def _examples(name: str) -> list[tuple[str, Typed]]:
    """The faults of a form alone, then some two at once."""
    form, alone = _form(name), _dealt()[name]
    dice = form.afresh("pairs").dice
    pairs = [dice.sample(alone, 2) for _ in range(PAIRS)]
    return [*alone, *((f"{one} and {other}", {**typed, **more}) for (one, typed), (other, more) in pairs)]


@dataclass(frozen=True)
class Told:
    """What the check sheet says: its verdict, and what it counts, how often and where first."""

    verdict: str
    counted: tuple[tuple[str, int, str], ...]

    @property
    def level(self) -> int:
        """From 0, ready, over 1, which asks to look first, to 2, not ready."""
        return ["SIAP DIKIRIM", "PERIKSA DULU", "BELUM SIAP"].index(" ".join(re.findall("[A-Z]+", self.verdict)[:2]))

    def names_why(self) -> bool:
        """Whether there is a place for everything that is counted, and the verdict counts the same."""
        if "belum ada kegiatan yang diisi" in self.verdict:
            return True
        number = sum(int(each) for each in re.findall(r"\d+(?= isian| perlu)", self.verdict))
        return number == sum(count for _, count, _ in self.counted) and all(place for *_, place in self.counted)


def told_by(office: LibreOffice, definition: Definition) -> Told:
    lines = office.read(definition.sheets.check, "A3:C100")
    counted = [(text, int(count), place) for text, count, place in lines[3:] if count not in ("", "0")]
    return Told(lines[0][0], tuple(counted))


def needed(findings: Iterable[Finding]) -> int:
    """The least level that the findings of rules ask for that a formula sees."""
    levels = {Severity.ERROR: NOT_READY, Severity.WARNING: 1}
    return max((levels.get(each.severity, 0) for each in findings if each.code in SEEN), default=0)


def checked(sheets: Sequence[Sheet]) -> list[Finding]:
    plan = read_sheets(sheets, Source("rak.xlsx", "0" * 64))
    assert isinstance(plan, Plan)
    return check([plan])


def with_texts(sheets: Sequence[Sheet], typed: Mapping[Address, str]) -> list[Sheet]:
    """The sheets of a workbook with these texts in their cells."""
    by_sheet: dict[str, dict[str, str]] = defaultdict(dict)
    for (name, address), text in typed.items():
        by_sheet[name][address] = text
    return [_with(sheet, by_sheet[sheet.name]) if sheet.name in by_sheet else sheet for sheet in sheets]


def _with(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    rows = {row: dict(cells) for row, cells in sheet.rows.items()}
    for address, text in texts.items():
        letters = address.rstrip("0123456789")
        cells = rows.setdefault(int(address.removeprefix(letters)), {})
        cells.pop(column_number(letters), None)
        if text:
            cells[column_number(letters)] = text
    return replace(sheet, content={row: dict(sorted(cells.items())) for row, cells in sorted(rows.items()) if cells})


def read_back(office: LibreOffice, sheet: str, area: str) -> dict[Address, str]:
    """What an area holds by now, by address."""
    first, top = re.findall(r"[A-Z]+|\d+", area)[:2]
    assert first == "A"
    return {
        (sheet, f"{column_letters(column)}{row}"): text
        for row, line in enumerate(office.read(sheet, area), int(top))
        for column, text in enumerate(line, 1)
    }


@cache
def _written(name: str) -> Sequence[Sheet]:
    """The sheets of a form, as it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        write_once(path, _form(name).form)
        return open_workbook(path.read_bytes()).sheets


@dataclass(frozen=True)
class Opened:
    """A form in the office, and its sheets as they were written."""

    form: ValidForm
    office: LibreOffice
    sheets: Sequence[Sheet]

    def told(self) -> Told:
        """What the workbook says of itself."""
        return told_by(self.office, self.form.definition)

    def findings(self, typed: Mapping[Address, str]) -> list[Finding]:
        """What check says of it, with these texts in its cells."""
        if any(sheet == self.form.definition.sheets.identity for sheet, _ in typed):
            heads = (read_back(self.office, part.sheet, HEAD) for part in self.form.definition.parts)
            typed = {**typed, **{cell: text for head in heads for cell, text in head.items()}}
        return checked(with_texts(self.sheets, typed))

    def breach(self, typed: Mapping[Address, str]) -> str:
        """What both say where the law is broken, "" where it holds: of a verdict that is bad enough check is not asked."""
        told = self.told()
        if told.level >= NOT_READY and told.names_why():
            return ""
        findings = self.findings(typed)
        kept = told.level >= needed(findings) and told.names_why()
        return "" if kept else f"{told} {[f'{each.code} {each.cell}' for each in findings if each.code in SEEN]}"


def opened(form: ValidForm, office: LibreOffice, folder: Path) -> Opened:
    path = folder / "form.xlsx"
    write_once(path, form.form)
    office.open(path)
    office.recalculate()
    return Opened(form, office, open_workbook(path.read_bytes()).sheets)


def broken(opened: Opened, examples: Iterable[tuple[str, Typed]]) -> Iterator[str]:
    """The examples that break the law, with what was said."""
    before: dict[str, dict[str, str]] = {}
    for name, typed in examples:
        cells: dict[str, dict[str, str]] = defaultdict(dict)
        for sheet, texts in before.items():
            cells[sheet] |= texts
        kept = {cell: before.get(cell[0], {}).get(cell[1]) for cell in typed}
        for (sheet, address), text in typed.items():
            cells[sheet][address] = text
        was = opened.office.change(cells)
        before = defaultdict(dict)
        for sheet, address in typed:
            first = kept[sheet, address]
            before[sheet][address] = was[sheet][address] if first is None else first
        if said := opened.breach(typed):
            yield f"{name}: {said} {dict(list(typed.items())[:4])}"


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", FORMS)
def test_the_verdict_of_a_workbook_on_itself_is_never_better_than_that_of_check(
    name: str, office: LibreOffice, tmp_path: Path
) -> None:
    form = _form(name)
    workbook = opened(form, office, tmp_path)
    told = workbook.told()

    assert (told.level, told.counted, needed(workbook.findings({}))) == (0, (), 0)
    assert list(broken(workbook, _examples(name))) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_the_verdict_is_never_better_after_people_sorted_copied_or_moved_rows(
    act: Act, office: LibreOffice, tmp_path: Path
) -> None:
    broken_, first = [], ACTS.index(act)
    for name in (MOVED[(first + nth) % len(MOVED)] for nth in range(ACTED_ON)):
        form = _form(name).afresh(act.__name__)
        part = form.dice.choice(form.parts)
        workbook = opened(form, office, tmp_path)
        act(form, part, office)
        table = f"A{FIRST_ROW + 1}:{form.layout(part).letter('key')}{max(form.rows(part)) + 12}"
        if said := workbook.breach(read_back(office, part.sheet, table)):
            broken_.append(f"{name}, {part.sheet}: {said}")
    assert broken_ == []


def test_the_law_is_tried_with_every_fault_and_on_more_than_three_hundred_workbooks() -> None:
    tried = [_examples(name) for name in FORMS]

    assert {fault.name for fault in FAULTS} <= {name for examples in tried for name, _ in examples}
    assert min(map(len, tried)) > 2 * PAIRS
    assert sum(map(len, tried)) > 300


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.code], ids=lambda fault: fault.name)
def test_check_finds_every_fault_that_the_law_is_tried_with(fault: Fault) -> None:
    for name in FORMS:
        form = _form(name)
        if typed := fault.on(form):
            sheets = _written(name)
            heads = {(part.sheet, cell): "" for part in form.definition.parts for cell in OUT_OF_IDENTITY}
            if fault.code in {each.code for each in checked(with_texts(sheets, {**heads, **typed}))}:
                return
    pytest.fail(f"{fault.name} is no {fault.code} on any form")


def test_every_rule_that_a_formula_sees_is_tried() -> None:
    elsewhere = {"RAK008", "RAK023"}  # errors of formulas, and open differences: no text that is typed
    assert {fault.code for fault in FAULTS if fault.code} | elsewhere == SEEN
