"""All that the inputs of a roll-up gave, as one: a file that several bring counts once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rak_excel.language import Text
from rak_excel.verbs.rollup.dates import written_date
from rak_excel.verbs.rollup.facts import ActivityRow, Alias, FileFacts, Harvest, NoteRow, Typed
from rak_excel.verbs.rollup.same_findings import without_doubles

_Identity = tuple[str, str]
_DEADLINES = Text(
    "Batas waktu di rekap yang digabung berbeda-beda ({listed}), jadi dikosongkan. Tambahkan --deadline.",
    "The roll-ups have different deadlines ({listed}), so it was left blank. Add --deadline.",
)


def gathered(harvests: Iterable[Harvest]) -> Harvest:
    """All harvests as one."""
    files: dict[_Identity, FileFacts] = {}
    rows: dict[_Identity, tuple[ActivityRow, ...]] = {}
    notes: list[Sequence[NoteRow]] = []
    typed: dict[str, Typed] = {}
    aliases: dict[tuple[str, str], Alias] = {}
    definitions: dict[str, str] = {}
    provinces: dict[str, None] = {}
    doubts: dict[Text, None] = {}
    for harvest in harvests:
        for file in harvest.files:
            _take(file, harvest.rows.get(file.identity, ()), files, rows)
        notes.append(harvest.notes)
        for region, theirs in harvest.typed.items():
            typed[region] = typed.get(region, Typed()).over(theirs)
        aliases |= {(alias.part, alias.wording): alias for alias in harvest.aliases}
        definitions = {key: min(text, definitions.get(key, text)) for key, text in harvest.definitions.items()} | {
            key: text for key, text in definitions.items() if key not in harvest.definitions
        }
        provinces |= dict.fromkeys(harvest.provinces)
        doubts |= dict.fromkeys([*harvest.doubts, *harvest.unclear])
    return Harvest(
        files=tuple(files.values()),
        rows=rows,
        notes=without_doubles(notes),
        typed=typed,
        aliases=tuple(aliases.values()),
        definitions=definitions,
        provinces=tuple(sorted(provinces)),
        doubts=tuple(doubts),
    )


def deadline_of(harvests: Iterable[Harvest]) -> tuple[datetime.date | str | None, tuple[Text, ...]]:
    """The deadline that the earlier roll-ups have; none, and a sentence, where they have different ones."""
    found = list(dict.fromkeys(harvest.deadline for harvest in harvests if harvest.deadline))
    if len(found) <= 1:
        return next(iter(found), None), ()
    listed = ", ".join(sorted(written_date(each) if isinstance(each, datetime.date) else each for each in found))
    return None, (_DEADLINES.filled(listed=listed),)


def _take(
    file: FileFacts,
    listed: Sequence[ActivityRow],
    files: dict[_Identity, FileFacts],
    rows: dict[_Identity, tuple[ActivityRow, ...]],
) -> None:
    """Add a file with its rows. Of one that is known already each part is taken together with its rows, or not at all."""
    known = files.get(file.identity)
    kept = known.parts if known else {}
    ours = {
        part: replace(facts, sheet=facts.sheet or kept[part].sheet) if part in kept else facts
        for part, facts in file.parts.items()
        if facts.held or part not in kept
    }
    kept = {part: replace(facts, sheet=facts.sheet or _sheet(file, part)) for part, facts in kept.items()}
    files[file.identity] = replace(file, parts={**kept, **ours})
    before = (row for row in rows.get(file.identity, ()) if row.part not in ours)
    rows[file.identity] = (*before, *(row for row in listed if row.part in ours))


def _sheet(file: FileFacts, part: str) -> str:
    return file.parts[part].sheet if part in file.parts else ""
