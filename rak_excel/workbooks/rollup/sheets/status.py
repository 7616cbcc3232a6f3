"""Status Penyampaian: every regency and city, what it sent, how complete, and what the province typed beside it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellBlock, CellStyle
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model import Severity
from rak_excel.rolling_up.chosen.reasons import older_part
from rak_excel.rolling_up.facts.facts import LATE_DAYS, State
from rak_excel.rolling_up.facts.fields import DEADLINE, FIRST
from rak_excel.rolling_up.offices import Office
from rak_excel.vocabulary.names.offices import region_name
from rak_excel.vocabulary.names.regions import office_at, shown_code
from rak_excel.workbooks.rollup.layout import Layout, TableLayout, region_number
from rak_excel.workbooks.rollup.sheets.notes import explained_in, since_at
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows

_TITLE = Text("Status penyampaian rencana aksi", "Submission of the action plans")
_DEADLINE = Text("Batas waktu:", "Deadline:")
_NO_DEADLINE = Text("(isi tanggal untuk menilai ketepatan waktu)", "(type a date to judge whether plans are on time)")
_NO_DATES = Text(
    "(isi juga Tanggal Diterima tiap kantor untuk menilai ketepatan waktu)",
    "(type the Date Received of each office too, to judge whether plans are on time)",
)
_DEADLINE_ADVICE = Text(
    "Ketik tanggal, misalnya 31/01/2020 atau 31 Januari 2020. Status dinilai menurut tanggal ini.",
    "Type a date, such as 31/01/2020 or 31 January 2020. The status is judged by it.",
)
_RECEIVED_ADVICE = Text(
    "Ketik tanggal, misalnya 31/01/2020 atau 31 Januari 2020. Teks lain tidak dipakai untuk menilai ketepatan waktu.",
    "Type a date, such as 31/01/2020 or 31 January 2020. Any other text is not used to judge whether a plan is on time.",
)
OPEN = Text("{count} beda isian belum dipilih", "differences not decided: {count}")

ON_TIME = Text("Tepat waktu", "On time")
LATE = Text("Terlambat", "Late")
SENT = Text("Masuk, waktu belum dinilai", "Received, not judged yet")
UNREAD = Text(f"{SENT.id} (tanggal tidak terbaca)", f"{SENT.en} (date cannot be read)")
PARTIAL = Text("Sebagian", "Partial")
_LACKS = Text("Sebagian ({parts} belum ada)", "Partial ({parts} missing)")
UNDECIDED = Text("Perlu dipilih", "To be chosen")
BLANK = State.BLANK.label
MISSING = Text("Belum menyampaikan", "Not submitted")
_READ = ("date_words", "date_month", "date")
_MONTHS = "region_number"  # the column in whose cell beside the deadline the words for months stand
ABSENT = Text("File tidak disertakan", "File not given")  # the plan came before: an earlier roll-up knows of it
STATES = (ON_TIME, LATE, SENT, PARTIAL, UNDECIDED, BLANK, MISSING, ABSENT)
_EMPTIED = Text("semua baris {parts} dihapus di rekap", "all rows of {parts} were deleted in the roll-up")
_GIVE = Text("sudah tercatat di rekap sebelumnya; sertakan filenya", "known to the previous roll-up; give its file too")


def state_of(office: Office, layout: Layout) -> Text:
    """The office's status, as the formula beside it has it."""
    if office.partial:
        return _LACKS.filled(parts=", ".join(office.lacks))
    if not office.whole:
        return UNDECIDED if office.undecided else BLANK if office.blank else ABSENT if office.absent else MISSING
    received, deadline = office.typed.date, layout.result.deadline
    if received is None or not isinstance(deadline, datetime.date):
        return UNREAD if isinstance(office.typed.received, str) and isinstance(deadline, datetime.date) else SENT
    days = (received - deadline).days
    return LATE_DAYS.filled(days=days) if days > 0 else ON_TIME


def states_listed(layout: Layout) -> Sequence[Text]:
    """The states that a table of all of them has; whose file is not given stands there only where there is any."""
    return STATES if any(office.absent for office in layout.result.offices) else STATES[: STATES.index(ABSENT)]


def due(status: TableLayout) -> CellBlock:
    """The cell with the deadline as it was read: also one that a spreadsheet program left as text."""
    column = status.columns["date"]
    return CellBlock(status.sheet, DEADLINE[0], column, DEADLINE[0], column)


def draw_status(canvas: Canvas, layout: Layout) -> None:
    table = layout.status
    language, deadline = layout.language, layout.result.deadline
    above: list[tuple[int, DrawnValue, CellStyle]] = [
        (DEADLINE[1] - 1, _DEADLINE, "plain"),
        (DEADLINE[1], deadline, "typed_date"),
    ]
    if deadline is None:
        above.append((DEADLINE[1] + 1, _NO_DEADLINE, "plain"))
    elif layout.result.untimed:
        above.append((DEADLINE[1] + 1, _NO_DATES, "plain"))
    own = {field: address(DEADLINE[0], column) for field, column in table.columns.items()}
    read = date_formulas(address(*DEADLINE), own["date_words"], own["date_month"], own[_MONTHS], deadline)
    unseen: list[DrawnValue] = [month_words(), *read]
    above += [(table.columns[field], value, "unseen") for field, value in zip((_MONTHS, *_READ), unseen, strict=True)]
    begin_table(canvas, table, _TITLE, above=above, frozen=table.columns["office"] + 1)
    expected = len(layout.result.definition.indicators)
    offices = enumerate(layout.result.offices)
    draw_rows(canvas, table, (_row(layout, office, number, expected) for number, office in offices))
    deadline_cell = CellBlock(table.sheet, *DEADLINE, *DEADLINE)
    for area, about in ((deadline_cell, _DEADLINE_ADVICE), (table.column("received"), _RECEIVED_ADVICE)):
        canvas.wants_date(area, about)
    if table.rows:
        first = f"$E{FIRST + 1}"
        for state in (MISSING, UNDECIDED, BLANK, ABSENT):
            canvas.mark(table.column("state"), f'={first}="{state.said(language)}"', "attention")
        for begins in (PARTIAL.said(language), LATE.said(language)):
            canvas.mark(table.column("state"), f'=LEFT({first},{len(begins)})="{begins}"', "attention")


def _row(layout: Layout, office: Office, number: int, expected: int) -> list[DrawnValue]:
    definition = layout.result.definition
    province = office_at(office.region).province
    mine = {part.id: layout.by_office.get((office.region, part.id), ()) for part in layout.parts}
    complete = sum(each.complete and each.group.defined for indicators in mine.values() for each in indicators)
    at = FIRST + number
    table = layout.status
    own = {field: beside(at, column) for field, column in table.columns.items()}
    share = layout.completeness.get(office.region, "")
    noted = layout.severities[office.region]
    months = address(DEADLINE[0], table.columns[_MONTHS])
    sent = "+".join(own[f"rows_{part.id}"] for part in layout.parts)
    rows = {
        f"rows_{part}": Formula(
            f"=COUNTIFS({layout.data[part].column('region_number')},{own['region_number']})",
            sum(len(each.rows) for each in indicators),
        )
        for part, indicators in mine.items()
    }
    dates = date_formulas(own["received"], own["date_words"], own["date_month"], months, office.typed.received)
    return table.values(
        office,
        number=number + 1,
        province=region_name(office_at(province), definition),
        region=shown_code(office.region),
        state=_state(layout, office, own),
        **rows,
        complete=_complete(layout, own, complete),
        expected=expected,
        completeness=Formula(f'=IF(OR({own["expected"]}=0,({sent})=0),"",{own["complete"]}/{own["expected"]})', share),
        **_answered(layout, office.region, own),
        errors=_notes(layout, own, Severity.ERROR, noted[Severity.ERROR]),
        warnings=_notes(layout, own, Severity.WARNING, noted[Severity.WARNING]),
        **since_at(layout, office.region, own),
        reason=_reason(layout, office),
        region_number=region_number(office.region),
        province_number=region_number(province),
        **dict(zip(_READ, dates, strict=True)),
    )


def _state(layout: Layout, office: Office, own: dict[str, str]) -> Formula | Text:
    """Of a whole plan it follows the date of receipt and the deadline, where both are dates; any other is told anyway."""
    language = layout.language
    if not office.whole:
        return state_of(office, layout)
    deadline = due(layout.status).local
    before, after = LATE_DAYS.said(language).split("{days}")
    days = f"{own['date']}-{deadline}"
    late = f'"{before}"&({days})&"{after}"'
    unread = f'AND({own["date_words"]}<>"",COUNT({deadline})=1)'
    return Formula(
        f'=IF(COUNT({own["date"]},{deadline})<2,IF({unread},"{UNREAD.said(language)}","{SENT.said(language)}"),'
        f'IF({days}<=0,"{ON_TIME.said(language)}",{late}))',
        state_of(office, layout).said(language),
    )


def _complete(layout: Layout, own: dict[str, str], value: int) -> Formula:
    counts = [
        f"COUNTIFS({data.column('region_number')},{own['region_number']},{data.column('defined')},1,{data.column('complete')},1)"
        for data in layout.data.values()
    ]
    return Formula("=" + "+".join(counts), value)


def _notes(layout: Layout, own: dict[str, str], severity: Severity, value: int) -> Formula:
    notes = layout.notes
    label = severity.label.said(layout.language)
    return Formula(
        f'=COUNTIFS({notes.column("region_number")},{own["region_number"]},{notes.column("severity")},"{label}",'
        f"{layout.counting})",
        value,
    )


def _answered(layout: Layout, region: str, own: dict[str, str]) -> dict[str, Formula]:
    """How much was found, and what the office did about it: mended, explained, and the rest is open."""
    if not layout.returned:
        return {}
    open_still, mended, explained = layout.severities[region], layout.mended[region], layout.explained[region]
    found = mended + explained + open_still[Severity.ERROR] + open_still[Severity.WARNING]
    files, number = layout.files, own["region_number"]
    parts = "+".join(own[field] for field in ("mended", "explained", "errors", "warnings"))
    return {
        "found": Formula(f"={parts}", found),
        "mended": Formula(f"=SUMIFS({files.column('mended')},{files.column('region_number')},{number})", mended),
        "explained": Formula(f"={explained_in(layout.notes, '-' + number)}", explained),
    }


def _reason(layout: Layout, office: Office) -> str:
    """What is still from an earlier revision, the files rolled up, what the province left of them where that is nothing,
    and what became of the others, by name.
    """
    language = layout.language
    lines = [older_part(older, layout.result.definition).said(language) for older in office.older]
    lines += [
        file.file + (f" ({OPEN.filled(count=file.open_differences).said(language)})" if file.open_differences else "")
        for file in office.files
    ]
    lines += [_EMPTIED.filled(parts=", ".join(office.emptied)).said(language)] if office.emptied else []
    lines += [f"{choice.facts.file}: {choice.state.label.said(language)}" for choice in office.others]
    lines += [_GIVE.said(language)] if office.absent else []
    return "; ".join(lines)


# Dates that a spreadsheet program left as text, such as `31 Januari 2020`, are read by formulas in hidden columns. They read
# less than we do, and nothing that we do not: what they read is written as a date the next time.
_BETWEEN = "/.-"  # what may stand between day, month and year, as blanks do
_ROOM = 40  # letters for each word, so that each begins at a known place
_LONGEST = 10  # letters of a month
_TWELVE = 12
_MONTH_WORDS = (  # each line is twelve months, - where there is no other word for one
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "january february march april may june july august september october november december",
    "jan feb mar apr - jun jul agu sep okt nov des",
    "- peb - - - - - aug sept oct nop dec",
    "- pebruari - - - - - agt - - nopember -",
)
_SEPARATED = "|"
_ZERO = datetime.date(1899, 12, 30)  # the day 0 of spreadsheets
_PLACES = ((1, _ROOM), (_ROOM + 1, _ROOM), (2 * _ROOM + 1, 4 * _ROOM))  # of day, month and year among the words


def month_words() -> str:
    """All words for months, each as long as the others and behind a sign, for the cell in which the formulas look."""
    words = [word for line in _MONTH_WORDS for word in line.split()]
    return "".join(f"{_SEPARATED}{word.ljust(_LONGEST)}" for word in words) + _SEPARATED


def date_formulas(typed: str, words: str, month: str, months: str, value: datetime.date | str | None) -> list[Formula]:
    """The formulas of three cells: the words of a text far apart, the number of its month, and the date.

    `typed` is the cell of the date, `words` and `month` the first two of the three, `months` that of `month_words`; `value`
    is what stands in the first: a text is none that we read.
    """
    apart = typed
    for sign in _BETWEEN:
        apart = f'SUBSTITUTE({apart},"{sign}"," ")'
    spread = f'SUBSTITUTE(TRIM({apart})," ",REPT(" ",{_ROOM}))'
    day, second, year = (f"TRIM(MID({words},{place},{length}))" for place, length in _PLACES)
    named = f'LEFT(LOWER({second})&REPT(" ",{_LONGEST}),{_LONGEST})'
    found = f'FIND("{_SEPARATED}"&{named}&"{_SEPARATED}",{months})'
    number = f"IF(LEN({second})<3,{_digits(second)},MOD(({found}-1)/{_LONGEST + 1},{_TWELVE})+1)"
    date = f"DATE({_digits(year)}+IF(LEN({year})=2,2000,0),{month},{_digits(day)})"
    right = f"AND(OR(LEN({year})=2,LEN({year})=4),LEN({day})<3,DAY({date})={_digits(day)},MONTH({date})={month})"
    shown = value.translate(dict.fromkeys(map(ord, _BETWEEN), " ")).split() if isinstance(value, str) else []
    return [
        Formula(f'=IF(ISTEXT({typed}),{spread},"")', (" " * _ROOM).join(shown)),
        Formula(f'=IF({words}="","",IFERROR({number},""))', _month_of(shown[1]) if len(shown) > 1 else ""),
        Formula(
            f'=IF(ISNUMBER({typed}),{typed},IF({words}="","",IFERROR(IF({right},{date},""),"")))',
            serial(value if isinstance(value, datetime.date) else None),
        ),
    ]


def serial(day: datetime.date | None) -> int | str:
    """The number that a day is for spreadsheets, "" where there is none."""
    return (day - _ZERO).days if day else ""


def _digits(text: str) -> str:
    """The number that up to four digits are, an error of anything else: VALUE would read `5%` and `1e3` too."""
    digits = f'FIND(MID(RIGHT("000"&{text},4),{{1,2,3,4}},1),"0123456789")-1'
    return f"SUMPRODUCT(({digits})*{{1000,100,10,1}})"


def _month_of(word: str) -> int | str:
    if len(word) < 3:
        return int(word) if word.isdecimal() else ""
    words = [each for line in _MONTH_WORDS for each in line.split()]
    return words.index(word.lower()) % _TWELVE + 1 if word.lower() in words else ""
