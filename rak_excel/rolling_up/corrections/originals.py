"""What an office's file itself says, and where its corrections belong once it has another content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rak_excel.model import Definition
from rak_excel.rolling_up.corrections.reconciling import taken
from rak_excel.rolling_up.facts.facts import FileFacts, InputFacts
from rak_excel.rolling_up.facts.rows import (
    DELETED,
    FIELDS,
    UNSEALED,
    UNSEEN,
    ActivityRow,
    AddedRow,
    AskedWhy,
    Correction,
    CorrectionAnswer,
    CorrectionPlace,
    as_sealed,
    is_unsealed,
    row_said,
    said_by,
    said_in,
)
from rak_excel.rolling_up.indicators.same_rows import same_rows
from rak_excel.system.grouped import grouped
from rak_excel.vocabulary.basics.texts import normalised


def given_seals(rows: Sequence[ActivityRow], originals: Mapping[int, ActivityRow]) -> list[ActivityRow]:
    """The rows with the seals of the file's own, by place, which has the same content; a row that was added has none.

    Rows are known by the cell of the file that they name, else by their order. A spelling that another version of the
    program gave to a value is no correction.
    """
    by_cell = {(row.sheet, row.cell): row for row in originals.values()}
    named = sum((row.sheet, row.cell) in by_cell for row in rows)
    if named * 2 <= len(rows) and len(rows) == len(originals):
        in_order = [originals[place] for place in sorted(originals)]
        return [_sealed_by(original, row) for original, row in zip(in_order, rows, strict=True)]
    alike: dict[int, list[ActivityRow]] = defaultdict(list)
    for row in rows:
        own = by_cell.get((row.sheet, row.cell))
        alike[own.place if own else 0].append(_sealed_by(own, row) if own else row.but(seal=""))
    return [row for place in sorted(alike) for row in alike[place]]


def _sealed_by(original: ActivityRow, row: ActivityRow) -> ActivityRow:
    said = {field: getattr(original, field) for field in FIELDS if _same(field, original, row)}
    return row.but(**said, place=original.place, seal=original.seal)


def _same(field: str, one: ActivityRow, other: ActivityRow) -> bool:
    if field == "target":
        return (one.target.same if one.target else None) == (other.target.same if other.target else None)
    if field == "executors":
        return {normalised(name) for name in one.executors} == {normalised(name) for name in other.executors}
    values = getattr(one, field), getattr(other, field)
    return values[0] == values[1] or (isinstance(values[0], str) and len(set(map(normalised, values))) == 1)


ContentKey = tuple[str, str, str]  # region, part, digest


class Changes:
    """All corrections of the inputs and earlier roll-ups, and what the offices' files said before them.

    Those of plans of another year than `year` are no corrections of this one's.
    """

    def __init__(self, inputs: Sequence[InputFacts], year: int | None = None) -> None:
        self._inputs, self._year = inputs, year

    @cached_property
    def corrections(self) -> frozenset[Correction]:
        read = [each for _, corrections in self.by_rollup for each in corrections]
        return frozenset(each for each in read if each.content not in self._other_years)

    def of_other_years(self) -> Iterator[tuple[str, int, int]]:
        """The roll-ups with such corrections: their years, and how many there are."""
        for name, corrections in self.by_rollup:
            years = Counter(filter(None, (self._other_years.get(each.content) for each in corrections)))
            yield from ((name, year, count) for year, count in sorted(years.items()))

    @cached_property
    def by_rollup(self) -> list[tuple[str, Sequence[Correction]]]:
        """All that were read, with the name of the roll-up that brought them."""
        unsealed: list[tuple[str, Sequence[Correction]]] = [(name, told or ()) for name, _, told in self._without_seals]
        return [(each.earlier, each.corrections) for each in self._inputs if each.corrections] + unsealed

    @cached_property
    def _other_years(self) -> Mapping[ContentKey, int]:
        """By content the year of its files, where none of them is of this year or of no known one."""
        if self._year is None or not any(corrections for _, corrections in self.by_rollup):
            return {}
        found: dict[ContentKey, set[int | None]] = defaultdict(set)
        for file in (file for one_input in self._inputs for file in one_input.files):
            for part, facts in file.parts.items():
                found[file.region, part, facts.digest].add(file.year)
        sure = {content: {year for year in years if year} for content, years in found.items() if None not in years}
        return {content: max(years) for content, years in sure.items() if self._year not in years}

    def untold(self, chosen: Container[ContentKey]) -> Iterator[tuple[str, str]]:
        """The roll-ups, with the office's region, of whose rows nobody can tell any more what was corrected in them.

        `chosen` are the contents that count: rows of these are there as they stand, or have their plan beside them.
        """
        for name, content, found in self._without_seals:
            if found is None and content not in chosen:
                yield name, content[0]

    def rows(self, content: ContentKey, own: Sequence[ActivityRow] = ()) -> dict[int, ActivityRow]:
        """By place, `own` before those of other files. `corrected` is left on fields of which nobody knows what is sealed."""
        by_place: dict[int, list[ActivityRow]] = defaultdict(list)
        for row in [*own, *self._held(content)]:
            if row.seal and row.place:
                by_place[row.place].append(row)
        known = self._known.get(content, {})
        for (place, _), values in known.items():
            if place not in by_place and (deleted := [each for each in values if isinstance(each, ActivityRow)]):
                by_place[place] = deleted
        file = own[0].file if own else ""
        rows = {place: _original(listed, known) for place, listed in sorted(by_place.items())}
        return {place: row.but(file=file) if file and row.file != file else row for place, row in rows.items()}

    def columns(self, content: ContentKey) -> str:
        """The letters of the columns of the office's part with this content; '' where no input has it."""
        return max((file.parts[content[1]].columns for file, _ in self._by_content.get(content, ())), default="")

    def seen(self, correction: Correction) -> CorrectionPlace:
        """What the roll-ups that list it tell of its place."""
        return self._seen.get((correction.content, correction.at), UNSEEN)

    @cached_property
    def _seen(self) -> Mapping[tuple[ContentKey, tuple[int, str, str, int]], CorrectionPlace]:
        found: dict[tuple[ContentKey, tuple[int, str, str, int]], CorrectionPlace] = {}
        for each in (each for _, listed in self.by_rollup for each in listed):
            key = each.content, each.at
            found[key] = max(found.get(key, UNSEEN), each.seen)
        return found

    def _held(self, content: ContentKey) -> list[ActivityRow]:
        held = sorted(self._by_content.get(content, ()), key=lambda each: each[0].identity)
        rows = (row for file, facts in held for row in facts.rows[file.identity])
        return [row for row in rows if row.part == content[1] and row.seal not in {"", UNSEALED}]

    @cached_property
    def _without_seals(self) -> list[tuple[str, ContentKey, tuple[Correction, ...] | None]]:
        """The parts of roll-ups of earlier versions: what differs from the office's file, None where that is not known."""
        found: list[tuple[str, ContentKey, tuple[Correction, ...] | None]] = []
        for one_input in self._inputs:
            for file in one_input.files if one_input.earlier else ():
                for part, facts in file.parts.items():
                    rows = [row for row in one_input.rows.get(file.identity, ()) if row.part == part]
                    if is_unsealed(rows):
                        content = file.region, part, facts.digest
                        own = {row.place: row for row in reversed(self._held(content)) if not row.corrected}
                        told = taken(given_seals(rows, own), file, part, ())[1] if own else None
                        found.append((one_input.earlier, content, told))
        return found

    @cached_property
    def _by_content(self) -> Mapping[ContentKey, list[tuple[FileFacts, InputFacts]]]:
        return grouped(
            ((file.region, part, facts.digest), (file, one_input))
            for one_input in self._inputs
            for file in one_input.files
            for part, facts in (file.parts.items() if file.identity in one_input.rows else ())
        )

    @cached_property
    def _known(self) -> Mapping[ContentKey, dict[tuple[int, str], list[object]]]:
        """What corrections carry of the originals."""
        found: dict[ContentKey, dict[tuple[int, str], list[object]]] = defaultdict(lambda: defaultdict(list))
        for each in self.corrections:
            if each.original:
                found[each.content][each.place, each.field] += each.original
        return found


def _original(rows: Sequence[ActivityRow], known: Mapping[tuple[int, str], Sequence[object]]) -> ActivityRow:
    """One row of several states of it: each field as it is sealed, if any has it so."""
    row = min(rows, key=lambda each: len(each.corrected)) if rows[0].corrected else rows[0]
    values: dict[str, object] = {}
    unknown = []
    for field in row.corrected:
        have = [getattr(each, field) for each in rows] + list(known.get((row.place, field), ()))
        fitting = [value for value in have if as_sealed(row.seal, field, said_by(field, value))]
        values[field] = min(fitting or have, key=lambda value: (said_by(field, value), repr(value)))
        unknown += [] if fitting else [field]
    return row.but(**values, corrected=tuple(unknown)) if row.corrected else row


def is_known(row: ActivityRow, field: str) -> bool:
    return field not in row.corrected


def says(row: ActivityRow, field: str, said: str) -> bool:
    """Whether the office's file is known to say this."""
    return is_known(row, field) and said_in(row, field) == said


RowsByPlace = Mapping[int, ActivityRow]  # by place


def rebased(
    corrections: Iterable[Correction],
    old: RowsByPlace,
    new: RowsByPlace,
    digest: str,
    definition: Definition,
    year: int | None,
) -> Iterator[tuple[Correction, bool]]:
    """Each correction on the new content, and whether its row was found there; the others stay as they are.

    Nothing is given for one that the new file makes needless: it says so itself, or has dropped the row as well.
    """
    before, after = list(old.values()), list(new.values())
    same = same_rows(before, after, definition, year)
    places = {before[one].place: after[other].place for one, other in same.items()}
    for each in corrections:
        now = new.get(places.get(each.place) or _between(each.place, old, new, places))
        if isinstance(each, AddedRow):
            yield from _added(each, old, new, places, digest)
        elif now is not None and each.field == DELETED:
            stays = each.place in old and row_said(old[each.place]) == row_said(now)
            asked = _asked(each, digest, now.place, stays=stays)
            yield asked.but(original=() if now.corrected else (now,)), True
        elif now is not None and not says(now, each.field, each.said):
            original = (getattr(now, each.field),) if is_known(now, each.field) else ()
            stays = _stays(each, now, old.get(each.place))
            yield _asked(each, digest, now.place, stays=stays).but(original=original), True
        elif now is None and (each.field != DELETED or each.place not in old):
            yield each, False


def _between(place: int, old: RowsByPlace, new: RowsByPlace, places: Mapping[int, int]) -> int:
    """Where a row stands that was deleted, so that nobody knows it: between the same rows as before; 0 where it does not."""
    if place in old:
        return 0
    below = max((at for at in places if at < place), default=0)
    above = min((at for at in places if at > place), default=0)
    there = places.get(below, 0) + place - below
    fits = not above or places[above] - there == above - place
    return there if fits and there in new and there not in places.values() else 0


def _asked(each: Correction, digest: str, place: int, *, stays: bool) -> Correction:
    """An answer holds as long as both values are the same."""
    why = AskedWhy.SAME if stays and each.why is not AskedWhy.NEW_FILE else AskedWhy.NEW_FILE
    return each.but(
        digest=digest, place=place, asked=True, answer=each.answer if stays else CorrectionAnswer.NONE, why=why
    )


def _stays(each: Correction, now: ActivityRow, was: ActivityRow | None) -> bool:
    """Whether the new file says what was corrected; where the old value is not known, its seal tells."""
    said = said_in(now, each.field)
    if not is_known(now, each.field):
        return False
    if each.original:
        return said_by(each.field, each.original[0]) == said
    return was is not None and as_sealed(was.seal, each.field, said)


def _added(
    each: AddedRow, old: RowsByPlace, new: RowsByPlace, places: Mapping[int, int], digest: str
) -> Iterator[tuple[Correction, bool]]:
    """An added row stands behind the same row as before; where the file has it by now, it is needless."""
    row = each.value
    came = [now for place, now in new.items() if place not in places.values()]
    if any(_work(row) == _work(now) for now in came):
        return
    above = max((place for place in places if place <= each.place), default=0)
    place = places.get(above, max(new, default=0) if old else 0)
    if not old:
        yield each, False
        return
    beside = [new[places[at]].ordinal for at, was in old.items() if was.ordinal == row.ordinal and at in places]
    ordinal = beside[0] if beside else max((now.ordinal for now in new.values()), default=0) + 1
    there = row.but(ordinal=ordinal, place=place)
    yield (
        _asked(each, digest, place, stays=True).but(value=there, said=row_said(there), why=AskedWhy.NEW_FILE),
        True,
    )


def _work(row: ActivityRow) -> tuple[str, str, tuple[int, ...]]:
    return normalised(row.indicator), normalised(row.activity), row.periods
