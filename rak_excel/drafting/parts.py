"""What a draft says of each part: its sheet, its title, its headings and columns, and the periods above them."""

from __future__ import annotations

import re
from collections.abc import Collection

from rak_excel.drafting.base import base, base_headings
from rak_excel.drafting.columns import ROLES, SCHEDULE, FormColumns
from rak_excel.drafting.keys import REMARK, Entry, Guess, Keys, plain, undated, without_blanks
from rak_excel.drafting.offices import OfficeName, Signer
from rak_excel.layouts.names import MARK, MERGED_SHEETS, ORIGINS_SHEET
from rak_excel.model import PlanPart
from rak_excel.model.definition import ScheduleDefinition
from rak_excel.reading.lines import bare, kind_of_title
from rak_excel.reading.tables.tables import Table
from rak_excel.record import Record
from rak_excel.vocabulary.basics.texts import compact, normalised
from rak_excel.vocabulary.documents.titles import body_in_title, without_year
from rak_excel.vocabulary.headings.periods import heading_period

_SHEET = "Rencana Aksi"
_TITLE = "RENCANA AKSI"
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_SHEET_LETTERS = 31
_LABEL_LETTERS = 20
_YEAR_BEHIND = re.compile(r"(?<=\w)(?:[\s.'’/-]+(?:19|20)\d\d|['’/-]\d\d)$")  # 01/2020, Jan-20
_NOT_IN_LABELS = ",;"
_HEADED = (*ROLES, SCHEDULE)
_REQUIRED = ("objective", "executor")  # whose headings every part must have


class DraftedPart(Record):
    """A part as it is drafted, with the table that it was read from."""

    table: Table
    part: PlanPart  # with the id of the draft
    form: FormColumns
    signers: list[Signer]
    executors: str  # the id of its list
    office: OfficeName
    sheet: str

    def keys(self) -> Keys:
        """Its table of `[[parts]]`."""
        title, cell = title_of(self.table, self.office)
        sheet = Guess(self.sheet, _OF_SHEET.format(sheet=self.table.sheet.name)) if self.is_renamed else self.sheet
        own: Keys = {
            REMARK: [*self.form.left_out],
            "id": self.part.id,
            "sheet": sheet,
            "title": Guess(title, _OF_TITLE.format(cell=cell) if cell else _NO_TITLE),
            "office": self.office_line,
            "executors": self.executors,
            "signatory": self.signers[0].id,
            "acknowledged_by": self.signers[1].id if len(self.signers) > 1 else "",
            "sheet_names": [plain(self.table.sheet.name)] if self.is_renamed else [],
        }
        return (
            without_blanks(own) | self.headings() | {"columns": [*self.form.order], SCHEDULE: schedule_keys(self.table)}
        )

    @property
    def is_renamed(self) -> bool:
        return compact(self.sheet) != compact(self.table.sheet.name)

    @property
    def office_line(self) -> str:
        """The name above the table, with {office} for the office's own: `SEKRETARIAT {office}`."""
        said, whole = plain(self.table.head.office), self.office.whole
        before = said[: len(said) - len(whole)].strip() if normalised(said).endswith(normalised(whole)) else ""
        return f"{before} {{office}}".strip() if whole and "{" not in before else "{office}"

    def headings(self) -> Keys:
        """The keys for the headings of its own columns."""
        required = {role: base_headings()[role][0] for role in _REQUIRED}
        said = {role: self.form.heading(role) or required.get(role, "") for role in _HEADED}
        return {f"{role}_heading": text for role, text in said.items() if text}


def sheet_name(name: str, taken: Collection[str]) -> str:
    """The name of a part's sheet: as in the workbook, without its year, and none that other sheets have."""
    ours = {
        *map(compact, (*base()["sheets"].values(), *MERGED_SHEETS, ORIGINS_SHEET, MARK)),
        "history",
        *map(compact, taken),
    }
    own = undated(_NOT_IN_SHEET_NAMES.sub(" ", plain(name))).strip("' ")
    fits = compact(own) and compact(own) not in ours and len(own.encode("utf-16-le")) <= 2 * _SHEET_LETTERS
    named = (f"{_SHEET} {nth}".removesuffix(" 1") for nth in range(1, len(taken) + 2))
    return own if fits else next(each for each in named if compact(each) not in ours)


def title_of(table: Table, office: OfficeName) -> tuple[str, str]:
    """The title above a table without office and year, and its cell; a usual title and "" where there is none."""
    section = table.sections[0]
    for address in section.above:
        text = plain(bare(section.sheet.text(*address)))
        kind = kind_of_title(text, table.definition)
        if kind is None or kind is not table.head.kind:
            continue
        own = frozenset({normalised(office.title), normalised(office.whole)} - {""})
        body = body_in_title(text, own)
        title = plain(without_year(text[: text.rfind(body)] if body and body in text else text)).strip(" -–,")
        if title:
            return title, str(section.sheet.cell(*address))
    return _TITLE, ""


def schedule_keys(table: Table) -> Keys:
    """The table `[parts.schedule]`: the periods of the table's year, with what stands above their columns."""
    schedule = table.part.schedule
    scheduled = table.scheduled
    if scheduled is None:
        return {REMARK: _NO_PERIODS, **_schedule(schedule)}
    heading = scheduled.heading
    above = [heading.block.texts(heading.periods.get(period, 0)) for period in range(1, len(schedule.names) + 1)]
    labels = [_YEAR_BEHIND.sub("", plain(texts[-1])) if texts else "" for texts in above]
    first = scheduled.sheet.cell(*heading.address(min(heading.periods.values())))
    own = _schedule(schedule, prefix_of(labels))
    return {REMARK: _PERIODS.format(cell=first)} | own | _labels(labels, own, table)


def _schedule(schedule: ScheduleDefinition, prefix: str = "") -> Keys:
    return {"prefix": prefix or schedule.prefix, "name": schedule.name, "names": [*schedule.names]}


def prefix_of(labels: list[str]) -> str:
    """What stands before the number in all labels, `T` of T1 to T4; "" where they are no such labels."""
    firsts = {label.removesuffix(str(period)) for period, label in enumerate(labels, 1) if label.endswith(str(period))}
    prefix = next(iter(firsts), "")
    alike = len(firsts) == 1 and all(label == f"{prefix}{period}" for period, label in enumerate(labels, 1))
    return prefix if alike and prefix[-1:].isalpha() else ""


def _labels(labels: list[str], own: Keys, table: Table) -> dict[str, Entry]:
    """The key for what stands above the columns of periods, where that is not the prefix with a number."""
    written = [f"{own['prefix']}{period}" for period in range(1, len(labels) + 1)]
    fit = all(
        compact(label) and len(label) <= _LABEL_LETTERS and not set(label) & set(_NOT_IN_LABELS) for label in labels
    )
    if not fit or labels == written or len(set(map(compact, labels))) < len(labels):
        return {}
    plain_part = table.part.but(schedule=table.part.schedule.but(spellings=()))
    named = [heading_period(label, plain_part, table.definition) for label in labels]
    if any(period not in {None, nth} for nth, period in enumerate(named, 1)):
        return {}
    return {"labels": [*labels]}


_OF_SHEET = 'Sheet itu bernama "{sheet}". Periksa nama sheet ini.'
_OF_TITLE = "Judul dari sel {cell}, tanpa kantor dan tahun. Periksa."
_NO_TITLE = "Judul tidak ditemukan di atas tabel. Periksa."
_PERIODS = "Periode dari judul kolom mulai sel {cell}. Periksa."
_NO_PERIODS = "Tidak ada kolom periode di file itu. Periksa bila jadwal perlu dicentang."
