"""What an office's file itself says, put together from the plan or any roll-up that was not corrected there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from rak_excel.rolling_up.corrections.taken import taken
from rak_excel.rolling_up.facts.facts import FileFacts, Harvest
from rak_excel.rolling_up.facts.rows import UNSEEN, ActivityRow, Correction, CorrectionPlace
from rak_excel.rolling_up.facts.seals import FIELDS, UNSEALED, as_sealed, is_unsealed, said_by, said_in
from rak_excel.vocabulary.basics.texts import normalised


def given_seals(rows: Sequence[ActivityRow], originals: Mapping[int, ActivityRow]) -> list[ActivityRow]:
    """The rows with the seals of the file's own, by place, which has the same content; a row that was added has none.

    Rows are known by the cell of the file that they name, else by their order. A spelling that another version of the
    program gave to a value is no correction.
    """
    by_cell = {(row.sheet, row.cell): row for row in originals.values()}
    named = sum((row.sheet, row.cell) in by_cell for row in rows)
    if named * 2 <= len(rows) and len(rows) == len(originals):
        return [_sealed_by(original, row) for original, row in zip(originals.values(), rows, strict=True)]
    alike: dict[int, list[ActivityRow]] = defaultdict(list)
    for row in rows:
        own = by_cell.get((row.sheet, row.cell))
        alike[own.place if own else 0].append(_sealed_by(own, row) if own else replace(row, seal=""))
    return [row for place in sorted(alike) for row in alike[place]]


def _sealed_by(original: ActivityRow, row: ActivityRow) -> ActivityRow:
    said = {field: getattr(original, field) for field in FIELDS if _same(field, original, row)}
    return replace(row, **said, place=original.place, seal=original.seal)


def _same(field: str, one: ActivityRow, other: ActivityRow) -> bool:
    if field == "target":
        return (one.target.same if one.target else None) == (other.target.same if other.target else None)
    if field == "executors":
        return {normalised(name) for name in one.executors} == {normalised(name) for name in other.executors}
    values = getattr(one, field), getattr(other, field)
    return values[0] == values[1] or (
        isinstance(values[0], str) and len({normalised(str(each)) for each in values}) == 1
    )


ContentKey = tuple[str, str, str]  # region, part, digest


class Changes:
    """All corrections of the inputs and earlier roll-ups, and what the offices' files said before them.

    Those of plans of another year than `year` are no corrections of this one's.
    """

    def __init__(self, harvests: Sequence[Harvest], year: int | None = None) -> None:
        self._harvests, self._year = harvests, year

    @cached_property
    def corrections(self) -> frozenset[Correction]:
        read = [each for _, corrections in self.by_rollup for each in corrections]
        return frozenset(each for each in read if each.content not in self._other_years)

    def of_other_years(self) -> Iterator[tuple[str, int, int]]:
        """The roll-ups with such corrections: their years, and how many there are."""
        for name, corrections in self.by_rollup:
            years = Counter(
                self._other_years[each.content] for each in corrections if each.content in self._other_years
            )
            yield from ((name, year, count) for year, count in sorted(years.items()))

    @cached_property
    def by_rollup(self) -> list[tuple[str, Sequence[Correction]]]:
        """All that were read, with the name of the roll-up that brought them."""
        unsealed = [(name, found or ()) for name, _, found in self._without_seals]
        return [
            *((harvest.earlier, harvest.corrections) for harvest in self._harvests if harvest.corrections),
            *unsealed,
        ]

    @cached_property
    def _other_years(self) -> Mapping[ContentKey, int]:
        """By content the year of its files, where none of them is of this year or of no known one."""
        if self._year is None or not any(corrections for _, corrections in self.by_rollup):
            return {}
        found: dict[ContentKey, set[int | None]] = defaultdict(set)
        for file in (file for harvest in self._harvests for file in harvest.files):
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
        return {place: replace(row, file=file) if file and row.file != file else row for place, row in rows.items()}

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
        return [row for file, harvest in held for row in harvest.rows[file.identity] if _is_sealed(row, content[1])]

    @cached_property
    def _without_seals(self) -> list[tuple[str, ContentKey, tuple[Correction, ...] | None]]:
        """The parts of roll-ups of earlier versions: what differs from the office's file, None where that is not known."""
        found: list[tuple[str, ContentKey, tuple[Correction, ...] | None]] = []
        for harvest in self._harvests:
            for file in harvest.files if harvest.earlier else ():
                for part, facts in file.parts.items():
                    rows = [row for row in harvest.rows.get(file.identity, ()) if row.part == part]
                    if is_unsealed(rows):
                        content = file.region, part, facts.digest
                        own = self._sealed(content)
                        told = taken(given_seals(rows, own), file, part, ())[1] if own else None
                        found.append((harvest.earlier, content, told))
        return found

    def _sealed(self, content: ContentKey) -> dict[int, ActivityRow]:
        return {row.place: row for row in reversed(self._held(content)) if not row.corrected}

    @cached_property
    def _by_content(self) -> Mapping[ContentKey, list[tuple[FileFacts, Harvest]]]:
        found: dict[ContentKey, list[tuple[FileFacts, Harvest]]] = defaultdict(list)
        for harvest in self._harvests:
            for file in harvest.files:
                for part, facts in file.parts.items() if file.identity in harvest.rows else ():
                    found[file.region, part, facts.digest].append((file, harvest))
        return found

    @cached_property
    def _known(self) -> Mapping[ContentKey, dict[tuple[int, str], list[object]]]:
        """What corrections carry of the originals."""
        found: dict[ContentKey, dict[tuple[int, str], list[object]]] = defaultdict(lambda: defaultdict(list))
        for each in self.corrections:
            if each.original:
                found[each.content][each.place, each.field] += each.original
        return found


def _is_sealed(row: ActivityRow, part: str) -> bool:
    return row.part == part and bool(row.seal) and row.seal != UNSEALED


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
    return replace(row, **values, corrected=tuple(unknown)) if row.corrected else row  # type: ignore[arg-type]


def is_known(row: ActivityRow, field: str) -> bool:
    return field not in row.corrected


def says(row: ActivityRow, field: str, said: str) -> bool:
    """Whether the office's file is known to say this."""
    return is_known(row, field) and said_in(row, field) == said
