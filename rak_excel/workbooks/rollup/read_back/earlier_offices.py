"""What is doubtful about the data rows of an earlier roll-up: whose they are, and what stands in corrected cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from rak_excel.language import NOTHING, Text
from rak_excel.model import Definition, MeasureUnit, PartDefinition, Target, TargetKind
from rak_excel.reading.identity.answers import region_code
from rak_excel.rolling_up.corrections.reconciling import read_seal
from rak_excel.rolling_up.facts.facts import FileFacts
from rak_excel.rolling_up.facts.fields import TICK, period_field
from rak_excel.rolling_up.facts.rows import UNSEALED
from rak_excel.system.remembered import remembered
from rak_excel.vocabulary.basics.texts import shortened
from rak_excel.vocabulary.entries.ticks import ScheduleMark, read_mark
from rak_excel.vocabulary.names.named_offices import compared_name
from rak_excel.vocabulary.names.offices import find_office, short_office_name
from rak_excel.vocabulary.names.regions import is_named, office_at
from rak_excel.vocabulary.targets.targets import parse_target, written_target
from rak_excel.vocabulary.targets.units import find_unit, unit_with_id
from rak_excel.workbooks.rollup.read_back.earlier_cells import EarlierRow, UnclearRowError

_WHOSE = Text(
    'baris {row} di sheet {sheet} menyebut "{written}", tetapi No. File {number} adalah file {office}. Samakan Kantor, Kode '
    "Wilayah, dan No. File-nya, simpan, lalu ulangi.",
    'row {row} of the sheet {sheet} says "{written}", but file number {number} is a file of {office}. Make its office, region '
    "and file number agree, save, and try again.",
)
_ONE = Text(
    '{cell}: "{said}" tidak dipakai, karena barisnya milik {office} menurut No. File {number}.',
    '{cell}: "{said}" does not count, since the row is one of {office} by its file number {number}.',
)
_SEVERAL = Text(
    '{cell} dan {count} baris lain: "{said}" tidak dipakai, karena barisnya milik {office} menurut No. File {number}.',
    '{cell} (rows like it: {count}): "{said}" does not count, since by their file number {number} they are of {office}.',
)
_Rows = Sequence[tuple[FileFacts, EarlierRow]]


def office_doubts(read: _Rows, definition: Definition, assigned: Callable[[], bool]) -> Iterator[Text]:
    """What was typed over the office of a file's own rows; that a file was assigned to another office is no such thing.

    `assigned` tells whether the list of files was typed over, which is where that is done. Raises UnclearRowError for a
    row that was added and says another office than its file's: nobody can know whose it is.
    """
    odd: dict[tuple[int, str, str], list[EarlierRow]] = defaultdict(list)
    for file, row in read:
        agrees = (_is_of(field, row.text(field), file.region, definition) for field in ("region", "office"))
        if file.region and not all(agrees):
            odd[row.whole("file_number"), row.text("office"), row.text("region")].append(row)
    if not odd:
        return
    written: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for _, row in read:
        written[row.whole("file_number")][row.text("office"), row.text("region")] += 1
    # What most rows of each file have as office and region.
    usual = {number: counted.most_common(1)[0][0] for number, counted in written.items()}
    alike = Counter(map(_seal_of, (row for _, row in read)))
    offices = {row.whole("file_number"): file.region for file, row in read}
    for (number, *pair), rows in sorted(odd.items()):
        office = short_office_name(office_at(offices[number]), definition)
        is_usual = usual.get(number) == tuple(pair)
        for row in rows:
            if not is_usual and _is_added(row, alike):
                field = _odd_field(row, offices[number], definition)
                told = {"written": shortened(row.text(field)), "number": number, "office": office}
                raise UnclearRowError(row, _WHOSE, field, **told)
        if not (is_usual and assigned()):
            yield _told(rows, office, number, _odd_field(rows[0], offices[number], definition))


def _told(rows: Sequence[EarlierRow], office: str, number: int, field: str) -> Text:
    said = _SEVERAL if len(rows) > 1 else _ONE
    first = rows[0]
    return said.filled(
        cell=first.address(field), count=len(rows) - 1, said=shortened(first.text(field)), office=office, number=number
    )


def _seal_of(row: EarlierRow) -> tuple[int, int]:
    return row.whole("file_number"), read_seal(row.text("seal"))[0]


def _is_added(row: EarlierRow, alike: Counter[tuple[int, int]]) -> bool:
    """Whether the row is new or a copy; in a roll-up of an earlier version that is not known."""
    if "seal" not in row.letters or row.text("seal") == UNSEALED:
        return False
    return not read_seal(row.text("seal"))[1] or alike[_seal_of(row)] > 1


def _odd_field(row: EarlierRow, region: str, definition: Definition) -> str:
    return "region" if _is_of("office", row.text("office"), region, definition) else "office"


@remembered(4096)  # all rows of an office say the same
def _is_of(field: str, written: str, region: str, definition: Definition) -> bool:
    """Whether a cell names this office, or nothing."""
    if not written.strip():
        return True
    if field == "region":
        return region_code(written) == region
    if is_named(region):
        return compared_name(written, definition) == compared_name(office_at(region).name, definition)
    found = find_office(written, definition)
    return found is not None and found.code == region


_SCALES = frozenset({TargetKind.OPINION, TargetKind.PREDICATE})
_NO_TICK = Text(
    '{cell}: "{value}" bukan ✓, jadi tidak dihitung. Pilih ✓ dari daftarnya, atau kosongkan.',
    '{cell}: "{value}" is not ✓ and is not counted. Choose ✓ from its list, or clear the cell.',
)
_HUGE = 10**30  # more than any text is read as; from here on a number is read as its text
_FRACTION = Text(
    "{cell}: targetnya menjadi {target}. Jika maksudnya {meant}, ketik angkanya saja: {number}.",
    "{cell}: the target is now {target}. If {meant} is meant, type the number only: {number}.",
)
_UNKNOWN_UNIT = Text(
    '{cell}: satuan "{unit}" tidak ada di daftar satuan, jadi tidak dipakai. Pilih dari daftarnya.',
    '{cell}: the unit "{unit}" is not in the list of units and is not taken. Choose one from the list.',
)
_NO_NUMBER = Text(
    '{cell}: satuan "{unit}" tidak dipakai, karena target "{value}" bukan angka saja. Ketik angkanya di kolom Target.',
    '{cell}: the unit "{unit}" is not taken, since the target "{value}" is not a number alone. Type the number as the target.',
)


def target_of(row: EarlierRow, definition: Definition) -> Target | None:
    """The target as the cell has it; its original text is kept as long as it says the same."""
    value, written = row.cells.get("target", ""), row.text("written")
    if not str(value).strip():
        return None
    indicator = row.text("indicator")
    original = parse_target(written, definition, indicator)
    if not isinstance(value, int | float) or not abs(value) < _HUGE:
        said = row.text("target")
        return original if said == written else _typed_as_text(said, row, definition)
    unit = unit_with_id(row.text("unit"), definition)
    if unit and unit.kind in _SCALES:  # of the opinion or predicate over which the number was typed
        unit = None
    number = Decimal(str(value))
    if original.value is not None and original.value == number and (original.unit or "") == (unit.id if unit else ""):
        return original
    text = written if _read_so(original, number, unit) else written_target(number, unit)
    return Target(text, unit.kind if unit else TargetKind.NUMBER, number.normalize(), unit.id if unit else None)


def _typed_as_text(text: str, row: EarlierRow, definition: Definition) -> Target:
    """A target in words; a number that a program left as text is what it would be in a plan, with the unit beside it."""
    indicator, unit = row.text("indicator"), unit_with_id(row.text("unit"), definition)
    target = parse_target(text, definition, indicator)
    if unit is None or unit.kind in _SCALES or not target.is_bare:
        return target
    return parse_target(f"{text}{'' if unit.kind is TargetKind.PERCENT else ' '}{unit.id}", definition, indicator)


def row_doubts(row: EarlierRow, part: PartDefinition, definition: Definition) -> Iterator[Text]:
    """What was typed into the row and does not count, or hardly means what it says."""
    for period in range(1, len(part.schedule.names) + 1):
        value = row.text(period_field(period))
        if value and value.strip() != TICK and read_mark(value, definition.marks) is not ScheduleMark.BLANK:
            yield _NO_TICK.filled(cell=row.address(period_field(period)), value=shortened(value))
    yield from _unit_doubts(row, definition)
    value = row.cells.get("target", "")
    if not isinstance(value, int | float) or not 0 < value < 1:
        return
    target = target_of(row, definition)
    unit = find_unit("%", definition)
    if target and unit and target.unit == unit.id and target.text != row.text("written"):
        number = Decimal(str(value))
        meant = written_target(number * 100, unit)
        yield _FRACTION.filled(
            cell=row.address("target"), target=target.text, meant=meant, number=meant.removesuffix("%")
        )


_FURTHER = Text(
    "{sheet} baris {row}{more}: isian di antara kolom Pelaksana dan File diketik di rekap, dan hilang begitu file kantornya "
    "direkap lagi. Perbaiki di file kantornya.",
    "{sheet} row {row}{more}: what was typed between the columns Executors and File is lost as soon as the office's file is "
    "rolled up again. Correct it in that file.",
)
_MORE_ROWS = Text(" dan {count} baris lain", " (rows like it: {count})")


def further_doubts(rows: Sequence[EarlierRow]) -> Iterator[Text]:
    """A sentence on these rows, in whose further columns somebody typed."""
    if rows:
        more = _MORE_ROWS.filled(count=len(rows) - 1) if len(rows) > 1 else NOTHING
        yield _FURTHER.filled(sheet=rows[0].sheet, row=rows[0].number, more=more)


def _unit_doubts(row: EarlierRow, definition: Definition) -> Iterator[Text]:
    """The unit that was typed beside a target and is not taken."""
    typed = row.text("unit").strip()
    if not typed:
        return
    target = target_of(row, definition)
    original = parse_target(row.text("written"), definition, row.text("indicator"))
    if typed in {target.unit if target else "", original.unit} or (target and typed in target.text):
        return
    said = _NO_NUMBER if unit_with_id(typed, definition) else _UNKNOWN_UNIT
    yield said.filled(cell=row.address("unit"), unit=shortened(typed), value=shortened(row.text("target")))


def _read_so(original: Target, number: Decimal, unit: MeasureUnit | None) -> bool:
    """Whether a plan's bare number was read as this percentage: 80 and 0,8 are 80 % where a percentage is wanted."""
    if original.kind is not TargetKind.NUMBER or original.value is None:
        return False
    return unit is not None and unit.kind is TargetKind.PERCENT and number in {original.value, original.value * 100}
