"""Findings as messages for WhatsApp: one for each unit, short, with what to correct first and how much more there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from rak_excel.formats.written.output import output_file, refuse_existing, refuse_inputs
from rak_excel.language import AND, Language, Text
from rak_excel.model import Finding, Plan, Severity, Weight
from rak_excel.model.finding import WEIGHTS
from rak_excel.reading.own_reports import MESSAGE
from rak_excel.record import Record
from rak_excel.reports.findings_text import cell_ranges
from rak_excel.system.grouped import grouped
from rak_excel.workbooks.findings.pages import FILE_LINE, WHOLE_OFFICE, Sender, lost, named_in_a_file, offices_of
from rak_excel.workbooks.findings.verdict import by_file, most_urgent_first, verdict
from rak_excel.workbooks.letters.text import LINE_END, LONGEST, bold, length, listed, plain

_LONGEST_NAME = 100
_MORE: dict[Severity, Text] = {
    Severity.ERROR: Text("{count} isian lain yang wajib diperbaiki", "{count} to be corrected"),
    Severity.WARNING: Text("{count} isian lain yang perlu dicek", "{count} to be checked"),
    Severity.INFO: Text("{count} info lain", "{count} for information"),
}
_MORE_ON_TRIAL = Text("{count} catatan percobaan lain", "{count} on trial")
_LEFT = Text("Masih ada {told}.", "Not listed here: {told}.")
_SHEET = Text("sheet {sheet}", "sheet {sheet}")
_CELLS = Text("sel {cells}", "cell {cells}")
_TO = Text(" sampai ", " to ")
_ALIKE = Text("Lihat juga sel {cells}.", "See also cell {cells}.")
_ALIKE_HERE = Text("Ada catatan lain di tempat itu.", "There are more findings in that place.")
_FILE = Text("file {file}", "file {file}")
_PLAN = Text("RAK {year} {office}", "Action plan {year} {office}")
_REPORT = Text("Laporan {quarter} {year} {office}", "Report {quarter} {year} {office}")
_NOTHING = Text("Tidak ada yang perlu diperbaiki.", "Nothing needs to be corrected.")
_CHECKED = Text(
    "Identitas, kegiatan, target, jadwal, dan pelaksana sudah dicek.",
    "Identity, activities, targets, schedule and executors were checked.",
)
_CHECKED_REPORT = Text(
    "Identitas, target, realisasi, pelaksanaan kegiatan, bukti, kendala, dan tindak lanjut sudah dicek.",
    "Identity, targets, figures, activities, evidence, obstacles and follow-ups were checked.",
)
_SOME_RULES = Text("Tidak semua aturan dicek.", "Not all rules were checked.")
_UNREAD = Text("File yang tidak terbaca", "Files that could not be read")
_UNREAD_NAME = Text("file tidak terbaca", "unread files")


class Message(Record):
    """One message to copy, and what a file that holds it is called."""

    name: str
    text: str


class _Item(Record):
    """Findings of one rule on one sheet, told as one; with the weight that they have."""

    text: str
    weight: Weight
    count: int


def messages(
    findings: Sequence[Finding],
    plans: Sequence[Plan],
    language: Language,
    *,
    least: Severity = Severity.WARNING,
    some_rules: bool = False,
    changed: Text | None = None,
) -> Iterator[Message]:
    """One message for each unit that sent a file, or each office, in the order of the plans, also where nothing was found.

    None is longer than LONGEST. Those findings that do not fit, or are milder than `least`, are counted, and those that
    the office explained are not told. `some_rules` tells that not all rules were checked, and `changed` says what settings change of them. What is said of files without a plan comes last.
    """
    limits = [*([_SOME_RULES] if some_rules else []), *([changed] if changed else [])]
    found = by_file(each for each in findings if not each.explained)
    for sender in (each for senders in offices_of(plans) for each in senders):
        head, own = _head(sender, language), sender.findings(found)
        notes = [*limits, *([sender.later] if sender.later else [])]
        checked = None if limits else _CHECKED_REPORT if sender.quarter else _CHECKED
        text = _message(head, own, notes, language, least=least, several=len(sender.files) > 1, checked=checked)
        yield Message(_name(sender, language), text)
    if unread := lost(findings, plans):
        head = [bold(_UNREAD.said(language))]
        text = _message(head, unread, [changed] if changed else [], language, least=least, several=True)
        yield Message(f"{MESSAGE.said(language)} - {_UNREAD_NAME.said(language)}", text)


def write_messages(
    folder: Path, made: Sequence[Message], *, force: bool = False, inputs: Sequence[Path] = ()
) -> list[Path]:
    """Write each message into a text file of its own in `folder`; the paths, in order.

    Raises OutputExistsError before anything is written where one of the files is there already, or is one of `inputs`.
    """
    paths = [folder / f"{name}.txt" for name in numbered([message.name for message in made])]
    for path in paths:
        refuse_existing(path, force=force, suffix=".txt")
    refuse_inputs(paths, inputs)
    for message, path in zip(made, paths, strict=True):
        with output_file(path, force=force, suffix=".txt") as temporary:
            temporary.write_text(f"{message.text}\n", encoding="utf-8", newline=LINE_END)
    return paths


def _message(
    head: Sequence[str],
    findings: Sequence[Finding],
    notes: Sequence[Text],
    language: Language,
    *,
    least: Severity,
    several: bool,
    checked: Text | None = None,
) -> str:
    """As many items as fit, the most urgent first; the first one is cut where even it does not fit."""
    items = list(_items(findings, language, least=least, several=several))
    said = [note.said(language) for note in notes]
    if checked and not any(finding.weight.asks for finding in findings):
        said = [_NOTHING.said(language), checked.said(language), *said]
    start = [*head, "", bold(verdict(findings).said(language))]

    def written(told: Sequence[_Item]) -> str:
        left = _left(findings, told, language, least)
        blocks = [
            "\n".join(start),
            *listed(((item.weight, item.text) for item in told), language),
            "\n".join([*left, *said]),
        ]
        return "\n\n".join(filter(None, blocks))

    most = sum(letters <= LONGEST for letters in accumulate(len(item.text) for item in items))
    fitting = next((count for count in range(most, 0, -1) if length(written(items[:count])) <= LONGEST), 0)
    if fitting or not items:
        return written(items[:fitting])
    room = LONGEST - length(written([_Item("", items[0].weight, items[0].count)]))
    return written([_Item(_cut(items[0].text, room), items[0].weight, items[0].count)])


def _head(sender: Sender, language: Language) -> list[str]:
    office, unit = (_cut(name, _LONGEST_NAME) for name in (sender.short_office, sender.short))
    of = {"quarter": sender.quarter, "year": sender.year or "", "office": office if unit else ""}
    plan = (_REPORT if sender.quarter else _PLAN).filled(**of).said(language)
    files = _cut(", ".join(sender.files), _LONGEST_NAME)
    return [bold(unit or office), " ".join(plan.split()), FILE_LINE.filled(file=files).said(language)]


def _items(findings: Sequence[Finding], language: Language, *, least: Severity, several: bool) -> Iterator[_Item]:
    shown = (each for each in findings if each.severity.rank <= least.rank)
    groups = grouped(((each.weight, each.file, each.sheet, each.code), each) for each in shown)
    for group in most_urgent_first(groups.values()):
        yield _Item(_told(group, language, several=several), group[0].weight, len(group))


def _told(group: Sequence[Finding], language: Language, *, several: bool) -> str:
    """Place, finding and remedy of the first, and where else the same rule found something."""
    first = group[0]
    same = [finding for finding in group if finding.message == first.message]
    others = [finding for finding in group if finding.message != first.message]
    there = {finding.cell for finding in same}
    elsewhere = [finding for finding in others if finding.cell not in there]
    places = [
        _FILE.filled(file=_cut(first.file, _LONGEST_NAME)).said(language) if several else "",
        _SHEET.filled(sheet=first.sheet).said(language) if first.sheet else "",
        _cells(_CELLS, same, language),
    ]
    place = ", ".join(filter(None, places))
    place = f"{place[:1].upper()}{place[1:]}: " if place else ""
    alike = _cells(_ALIKE, elsewhere, language) or (_ALIKE_HERE.said(language) if others else "")
    told = [first.message.said(language), first.hint.said(language), alike]
    return place + plain(" ".join(told))


def _cells(text: Text, findings: Sequence[Finding], language: Language) -> str:
    ranges = cell_ranges(finding.cell for finding in findings if finding.cell).replace(":", _TO.said(language))
    return text.filled(cells=_cut(ranges, _LONGEST_NAME)).said(language) if ranges else ""


def _left(findings: Sequence[Finding], told: Sequence[_Item], language: Language, least: Severity) -> list[str]:
    """How many findings of each severity, and on trial, are not told; infos only where they were asked for."""
    more = Counter[Text]()
    for weight in WEIGHTS:
        if weight.severity is not Severity.INFO or least is Severity.INFO:
            left = sum(finding.weight == weight for finding in findings)
            left -= sum(item.count for item in told if item.weight == weight)
            more[_MORE_ON_TRIAL if weight.trial else _MORE[weight.severity]] += left
    others = [text.filled(count=count) for text, count in more.items() if count]
    return [_LEFT.filled(told=AND.join(others)).said(language)] if others else []


def _name(sender: Sender, language: Language) -> str:
    unit = named_in_a_file(sender.short or WHOLE_OFFICE.said(language))[:_LONGEST_NAME]
    year = f"{sender.year or ''} {sender.quarter}"
    return " ".join(f"{MESSAGE.said(language)} {year} - {sender.region} - {unit}".split())


def numbered(names: Sequence[str]) -> list[str]:
    """The names, where a second one of a name, upper case or not, has a number."""
    taken: dict[str, int] = {}  # to the number that the last one of the name has
    result = []
    for name in names:
        number, unique = taken.get(name.casefold(), 1), name
        while unique.casefold() in taken:
            number += 1
            unique = f"{name} ({number})"
        taken[name.casefold()] = number
        taken.setdefault(unique.casefold(), 1)
        result.append(unique)
    return result


def _cut(text: str, length: int) -> str:
    """A text that is at most this long; what is cut off is shown by dots."""
    return text if len(text) <= length else f"{text[: length - 2].rstrip()} …"
