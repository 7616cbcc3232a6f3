"""Filled-in forms with random entries that nobody finds fault with."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from rak_excel.jobs.template.forms import blank_form
from rak_excel.layouts.plan import FIRST_ROW, PartLayout, layout_of
from rak_excel.model import Definition, FormRow, Identity, PartDefinition, PlanForm, Signatory
from rak_excel.record import Record
from rak_excel.vocabulary.names.executors import unit_named
from rak_excel.vocabulary.targets.choices import target_choices
from rak_excel.workbooks.form.identity_sheet import FIRST_ROW as FIRST_FIELD
from rak_excel.workbooks.form.identity_sheet import identity_fields

Address = tuple[str, str]
"""A sheet and a cell of it."""

SPARE = 8
_BARE = 0.3  # how often a target of a quarter is a number alone
_WORK = ("Menyusun", "Membahas", "Menyampaikan", "Mengirim", "Memeriksa", "Menyiapkan")
_ABOUT = ("laporan", "dokumen", "bahan rapat", "surat", "usulan", "daftar hadir", "undangan", "notulen")
_REGIONS = ("52.03", "52.71", "32.04", "11.01")


class ValidForm(Record, dict=True):
    """A form and the dice for what is done to it."""

    form: PlanForm
    seed: str
    dice: random.Random

    def afresh(self, seed: str) -> ValidForm:
        """The same form with dice that nothing has thrown yet."""
        return replace(self, dice=_dice(f"{self.seed} {seed}"))

    @property
    def definition(self) -> Definition:
        return self.form.definition

    @cached_property
    def parts(self) -> Sequence[PartDefinition]:
        """The parts that have rows."""
        return [part for part in self.definition.parts if self.form.rows[part.id]]

    @property
    def whole(self) -> bool:
        return self.form.identity.whole_office

    def rows(self, part: PartDefinition) -> Mapping[int, FormRow]:
        """The rows of a part by their numbers on the sheet."""
        return dict(enumerate(self.form.rows[part.id], FIRST_ROW + 1))

    def layout(self, part: PartDefinition) -> PartLayout:
        return layout_of(part, self.form)

    def field(self, name: str) -> Address:
        """The cell of a field of the identity."""
        row = [each.name for each in identity_fields(self.form)].index(name) + FIRST_FIELD + 1
        return self.definition.sheets.identity, f"B{row}"

    def cell(self, part: PartDefinition, row: int, role: str) -> Address:
        return part.sheet, f"{self.layout(part).letter(role)}{row}"

    def period(self, part: PartDefinition, row: int, period: int) -> Address:
        return part.sheet, f"{self.layout(part).period_letter(period)}{row}"


def valid_form(definition: Definition, seed: int, submitter: str | None = None) -> ValidForm:
    """A form of the whole office, or of one unit: every indicator of its list with one to three activities."""
    named = f"{definition.id} {seed} {submitter}"
    dice = _dice(named)
    unit = unit_named(submitter, definition) if submitter else None
    year = max(definition.years[0], 2020)
    form = blank_form(year=year, region=dice.choice(_REGIONS), definition=definition, submitter=unit, rows=SPARE)
    identity = form.identity if unit else _signed(form.identity, definition, dice)
    tick = dice.choice(["✓", "v", "√"])
    rows = {part.id: tuple(_rows(form, part, tick, dice)) for part in definition.parts}
    return ValidForm(replace(form, identity=identity, rows=rows), named, dice)


def _dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - which form it becomes is no secret


def _signed(identity: Identity, definition: Definition, dice: random.Random) -> Identity:
    signatories = {
        id_: Signatory(own.titles[0], f"Nama {id_} (contoh)", "197508122001121001" if own.nip else "")
        for id_, own in definition.identity.signatories.items()
    }
    date = datetime.date(identity.year or 0, 1, dice.randint(1, 28))
    return replace(identity, whole_office=True, place="Selong", date=date, signatories=signatories)


def _rows(form: PlanForm, part: PartDefinition, tick: str, dice: random.Random) -> Iterator[FormRow]:
    targets = {key: target_choices(each, form.definition)[0] for key, each in form.definition.indicators.items()}
    names = _executors(form, part)
    first, periods = form.definition.parts[0], len(part.schedule.names)
    # Where there are shorter periods too, each has ticks everywhere, so that every longer one is served.
    every = range(1, periods + 1)
    for row in form.rows[part.id]:
        target, unit = _with_unit(targets[row.key], form, part, dice)
        further = {**_by_period(targets[row.key], form, part, dice), **unit}
        filled = replace(row, target=target, further=further)
        for nth in range(dice.choice([1, 1, 2, 3])):
            ticked = sorted(dice.sample(every, dice.randint(1, periods))) if part is first or nth else every
            yield replace(
                filled if nth == 0 else FormRow(),
                activity=f"{_WORK[nth]} {dice.choice(_ABOUT)} {row.key or ''}".strip(),
                marks=dict.fromkeys(ticked, tick),
                executors=dice.choice(names),
            )


def _with_unit(target: str, form: PlanForm, part: PartDefinition, dice: random.Random) -> tuple[str, Mapping[str, str]]:
    """A target, and the unit beside it on a form that has a column for that; a count says its own or leaves it to that."""
    column, (number, _, unit) = layout_of(part, form).unit, target.partition(" ")
    if not column or not number.isdigit() or not unit:
        return target, {}
    return dice.choice([number, target]), {column: unit}


def _by_period(target: str, form: PlanForm, part: PartDefinition, dice: random.Random) -> Mapping[str, str]:
    """Targets by quarter that lead, or add up, to the target for the year, on a form that has them."""
    columns = layout_of(part, form).by_period
    if not columns:
        return {}
    before = dice.choice(["n.a", "0" if target[0].isdigit() else "-", *([] if columns[0].entry == "own" else [target])])
    bare = target[:1].isdigit() and (int("".join(filter(str.isdigit, target))) > 1)
    last = target.split(maxsplit=1)[0].removesuffix("%") if bare and dice.random() < _BARE else target
    texts = [*[dice.choice(["-", before]) for _ in columns[:-1]], last]
    return {column.id: text for column, text in zip(columns, texts, strict=True) if text}


def _executors(form: PlanForm, part: PartDefinition) -> list[str]:
    own, unit = form.definition.executors_of(part.id), form.identity.submitter
    if unit and unit.name in own.names():
        return [unit.name]
    return list(own.names())
