"""What lies among the files to read: which are reports of our own, that nobody means as a plan, and what each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from rak_excel.errors import UnreadableWorkbookError
from rak_excel.formats.grid import Sheet
from rak_excel.formats.opened.binary.records import CompoundFile
from rak_excel.formats.opened.contents import archive_at, beginning_of, content_within
from rak_excel.formats.opened.opening import open_workbook
from rak_excel.language import Text, on_one_line
from rak_excel.model.columns import COLUMNS
from rak_excel.system.file_names import numbered
from rak_excel.vocabulary.basics.texts import compact

SUBJECT = "rak-excel: catatan"  # the property of a workbook of findings; Excel and LibreOffice keep it
LETTER_SUBJECT = "rak-excel: surat"  # that of a page for one office
DATA_SHEET = "Data"
DATA_SUBJECT = "rak-excel: data"  # that of plans exported as a table
LETTER_TITLE = Text("*Catatan RAK", "*Notes on RAK")  # how such a page begins as a text for WhatsApp
TITLE = Text("CATATAN ATAS RENCANA AKSI KINERJA", "FINDINGS ON THE ACTION PLAN")
REPORT_TITLE = Text("CATATAN ATAS LAPORAN RENCANA AKSI KINERJA", "FINDINGS ON THE REPORT")  # of a quarterly report
_OF_QUARTER = Text("{title} {quarter}", "{title} OF {quarter}")
_OF_YEAR = Text("{title} TAHUN {year}", "{title} {year}")
LIST_TITLE = Text("Daftar lengkap: {addressee}", "Full list: {addressee}")  # of what has no room on such a page
MESSAGE = Text("Pesan RAK", "Message RAK")  # how the file of a message for WhatsApp is called
FINDINGS_CSV = (
    *("kode", "aturan", "tingkat", "satker", "file", "sheet", "sel", "isian", "catatan", "saran", "percobaan"),
    *("keadaan", "tanggapan", "penjelasan"),
)
_EARLIER_FINDINGS = FINDINGS_CSV[:10]  # as earlier versions headed them
PLANS_CSV = tuple(column.called for column in COLUMNS)
# What stands above the tables of our reports, and what a page for one office begins with.
_HEADINGS = frozenset({
    "no", "unit", "file", "sheet", "sel", "cell", "isiansaatini", "presentcontent", "catatan", "finding", "note",
    "saranperbaikan", "saran", "whattodo", "hasil", "result",
})  # fmt: skip
_LABELS = frozenset({"kepada", "to"})
_OF_PLANS = frozenset(["sasaran", "indikator", "kegiatan", "jadwal", "pelaksana", "target"])
_OF_DATA = frozenset(called for called in PLANS_CSV if "_" in called)  # which no plan is headed with
_FEWEST = 3  # headings of ours in one row
_FEWEST_OF_PLANS = 2
_PROPERTIES = ("docProps/core.xml", "meta.xml")
_XLS_PROPERTIES = "\x05SummaryInformation"
_XLS_BEGINS = b"\xd0\xcf\x11\xe0"
_CSV_HEADS = tuple(mark.join(head).encode() for head in (_EARLIER_FINDINGS, PLANS_CSV) for mark in ";,")
_LETTER_HEADS = (LETTER_TITLE.id.encode(), LETTER_TITLE.en.encode())
_LIST = LIST_TITLE.filled(addressee="")
_TITLES = (TITLE.id, TITLE.en, REPORT_TITLE.id, REPORT_TITLE.en, _LIST.id, _LIST.en)
_BOM = b"\xef\xbb\xbf"
_LONGEST_LINE = 1_000  # bytes that tell what a text is


def findings_title(year: int | None, quarter: str = "") -> Text:
    """What findings on the plan of a year are headed; those on a report where a `quarter` is named, as in `TW II`."""
    title = _OF_QUARTER.filled(title=REPORT_TITLE, quarter=quarter) if quarter else TITLE
    return _OF_YEAR.filled(title=title, year=year) if year else title


def is_own_report(path: Path) -> bool:
    """Whether it is a report of ours, answered and saved again perhaps, to which nobody has added a plan."""
    suffix = path.suffix.lower()
    if suffix == ".txt" and path.name.startswith((MESSAGE.id, MESSAGE.en)):
        return True
    try:
        if suffix == ".csv":
            return _first_line(path).startswith(_CSV_HEADS)  # further columns of a definition stand behind
        return is_letter(path) if suffix == ".txt" else _reports(path, SUBJECT, LETTER_SUBJECT, DATA_SUBJECT)
    except Exception:  # whatever is wrong with a file, who reads it tells that of it alone
        return False


def is_letter(path: Path) -> bool:
    """Whether it is a page for one office, or its text for WhatsApp, to which nobody has added a sheet."""
    try:
        if path.suffix.lower() == ".txt":
            return _first_line(path).startswith(_LETTER_HEADS)
        return _reports(path, LETTER_SUBJECT)
    except (OSError, UnreadableWorkbookError):
        return False


def _reports(path: Path, *subjects: str) -> bool:
    if not _has_property(path, subjects):
        return False
    sheets = open_workbook(content_within(path), path.suffix.lower()).sheets
    return holds_findings(sheets) or holds_data(sheets)


def holds_findings(sheets: Sequence[Sheet]) -> bool:
    """Whether every sheet is one of findings: to a plan that was added, or hides behind our title, we owe a look."""
    return bool(sheets) and all(sheet.text(1, 1).startswith(_TITLES) and _has_our_table(sheet) for sheet in sheets)


def holds_data(sheets: Sequence[Sheet]) -> bool:
    """Whether it is nothing but plans that were exported as a table: read again, each row would count twice."""
    own = sheets if len(sheets) == 1 else [sheet for sheet in sheets if sheet.name == DATA_SHEET]
    return any(len(_OF_DATA.intersection(sheet.rows.get(1, {}).values())) >= _FEWEST for sheet in own)


def _has_our_table(sheet: Sheet) -> bool:
    """Whether it has the headings of findings, or of a page for one office, and no row with those of a plan."""
    rows = [{compact(value) for value in cells.values() if isinstance(value, str)} for cells in sheet.rows.values()]
    plans = any(len(row & _OF_PLANS) >= _FEWEST_OF_PLANS for row in rows)
    return not plans and any(len(row & _HEADINGS) >= _FEWEST or row & _LABELS for row in rows)


def _first_line(path: Path) -> bytes:
    return beginning_of(path, _LONGEST_LINE).partition(b"\n")[0].removeprefix(_BOM).rstrip()


def _has_property(path: Path, subjects: Sequence[str]) -> bool:
    """Looks at no more of a workbook than its properties: most files here are plans, and are read afterwards."""
    if beginning_of(path, len(_XLS_BEGINS)) == _XLS_BEGINS:
        properties = CompoundFile(content_within(path)).stream(_XLS_PROPERTIES) or b""
        return any(each.encode(kind) in properties for each in subjects for kind in ("utf-8", "utf-16-le"))
    archive = archive_at(path)
    stored = next((name for name in _PROPERTIES if name in archive), "")
    properties = archive.read(stored)
    return any(subject.encode() in properties for subject in subjects)


def writable(name: str) -> str:
    """A file's name as any output can hold it: letters that are no Unicode, as old archives leave them, become `?`, and
    what would act on a terminal or begin a new line becomes a sign that is seen."""
    return on_one_line(name.encode("utf-8", "replace").decode("utf-8"))


def file_names(found: Sequence[tuple[Path, Path]]) -> list[str]:
    """A name for each file of (the folder it was found in, its path from there), no two alike, since a name is what
    a plan and its findings are known by.

    Where two would be, the folder's name is put in front, then that of the folder above, and so on.
    """
    above: list[tuple[str, ...]] = [()] * len(found)
    taken = [0] * len(found)
    while True:
        names = [
            writable(PurePosixPath(*folders[len(folders) - count :], path.as_posix()).as_posix())
            for folders, count, (_, path) in zip(above, taken, found, strict=True)
        ]
        counted = Counter(names)
        alike = [nth for nth, name in enumerate(names) if counted[name] > 1]
        for nth in alike:  # only here is the whole path asked for, which takes its time
            if not above[nth]:
                whole = found[nth][0].resolve()
                above[nth] = whole.relative_to(whole.anchor).parts
        longer = [nth for nth in alike if taken[nth] < len(above[nth])]
        if not longer:
            return numbered(names)  # only letters that cannot be written tell these apart
        for nth in longer:
            taken[nth] += 1
