"""Status Pelaporan: every office by quarter, what it reported of this one, and what the province typed beside it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping

from rak_excel.formats.written.drawn.canvas import Canvas, DrawnValue, address
from rak_excel.formats.written.drawn.charts import CellBlock, CellStyle
from rak_excel.formats.written.values import Formula
from rak_excel.language import Text
from rak_excel.model.monitoring import Standing
from rak_excel.rolling_up.facts.facts import LATE_DAYS
from rak_excel.rolling_up.facts.fields import DEADLINE, FIRST
from rak_excel.rolling_up.monitoring.calls import LACKS
from rak_excel.rolling_up.monitoring.filing import (
    RELEASED,
    REPORTED,
    UNREAD,
    Filing,
    counts_from,
    saved_on,
)
from rak_excel.rolling_up.monitoring.result import ReportingOffice
from rak_excel.vocabulary.entries.ticks import written_date
from rak_excel.vocabulary.names.regions import shown_code
from rak_excel.workbooks.monitoring.rollup.fields import NUMBERED, filed_code, filed_field
from rak_excel.workbooks.monitoring.rollup.layout import ReportLayout
from rak_excel.workbooks.rollup.layout import region_number
from rak_excel.workbooks.rollup.sheets.status import OPEN, date_formulas, due, month_words, serial
from rak_excel.workbooks.rollup.tables import begin_table, beside, draw_rows

_TITLE = Text("Status pelaporan rencana aksi per triwulan", "Reports on the action plans by quarter")
_DEADLINE = Text("Batas waktu {quarter}:", "Deadline of {quarter}:")
_NO_DEADLINE = Text("(isi tanggal untuk menilai ketepatan waktu)", "(type a date to judge whether reports are on time)")
_NO_DATES = Text(
    "(isi juga Tanggal Diterima kantor yang waktunya belum dinilai)",
    "(type the Date Received of those that are not judged yet, too)",
)
_ADVICE = Text(
    "Ketik tanggal, misalnya 15/07/2020 atau 15 Juli 2020. Status dinilai menurut tanggal ini.",
    "Type a date, such as 15/07/2020 or 15 July 2020. The status is judged by it.",
)
_RECEIVED = Text(
    "Ketik tanggal, misalnya 15/07/2020 atau 15 Juli 2020. Tanpa isian, tanggal simpan filenya yang dinilai.",
    "Type a date, such as 15/07/2020 or 15 July 2020. Without one the day on which the file was saved counts.",
)
_FIRST = Text("laporan pertamanya tanggal {day}", "its first report was of {day}")
_GIVE = Text("laporannya sudah tercatat diterima; sertakan filenya", "known to have reported; give its file too")
VERIFIED = (
    Text("Diverifikasi", "Verified"),
    Text("Perlu diperbaiki", "To be corrected"),
    RELEASED,
)
_PRINTED_TO = "remark"
_TWO_LINES = "\n"  # in which a status fits that a typed date may give
_READ = ("date_words", "date_month", "date")
_MONTHS = "region_number"  # the column in whose cell beside the deadline the words for months stand
_COUNTED = {
    "met": (Standing.MET,),
    "near": (Standing.NEAR,),
    "missed": (Standing.MISSED,),
    "blank": (Standing.BLANK,),
    "unclear": (Standing.UNCLEAR,),
    "others": (Standing.NOT_DUE, Standing.AWAITING, Standing.UNMEASURED),
}


def draw_status(canvas: Canvas, layout: ReportLayout) -> None:
    table, result = layout.status, layout.result
    above: list[tuple[int, DrawnValue, CellStyle]] = [
        (DEADLINE[1] - 1, _DEADLINE.filled(quarter=result.quarter.label), "aside"),
        (DEADLINE[1], result.deadline, "typed_date"),
    ]
    untimed = any(office.now.filing is Filing.SENT for office in result.offices)
    if result.deadline is None or untimed:
        above.append((DEADLINE[1] + 1, _NO_DATES if result.deadline else _NO_DEADLINE, "plain"))
    own = {field: address(DEADLINE[0], column) for field, column in table.columns.items()}
    read = date_formulas(address(*DEADLINE), own["date_words"], own["date_month"], own[_MONTHS], result.deadline)
    unseen: list[DrawnValue] = [month_words(), *read]
    above += [(table.columns[field], value, "unseen") for field, value in zip((_MONTHS, *_READ), unseen, strict=True)]
    begin_table(
        canvas,
        table,
        _TITLE,
        above=sorted(above, key=lambda each: each[0]),
        frozen=table.columns["office"] + 1,
        printed_to=_PRINTED_TO,
        upright={*_COUNTED, "scheduled", "said", "completeness", "overdue"},
    )
    said = {kind: _by_office(layout, kind) for kind in ("scheduled", "said")}
    overdue = Counter(each.row.at.region for each in result.obstacles if each.overdue)
    rows = (_row(layout, office, number, said, overdue) for number, office in enumerate(result.offices))
    draw_rows(canvas, table, rows, printed_to=_PRINTED_TO, least=_TWO_LINES)
    canvas.wants_date(CellBlock(table.sheet, *DEADLINE, *DEADLINE), _ADVICE)
    if table.rows:
        canvas.wants_date(table.column("received"), _RECEIVED)
        canvas.choices(table.column("verified"), VERIFIED)
        _mark(canvas, layout)


def _mark(canvas: Canvas, layout: ReportLayout) -> None:
    """What is missing or late stands out in every quarter; what is not due yet is grey."""
    table = layout.status
    for quarter in range(1, len(layout.result.offices[0].filed) + 1):
        code = beside(FIRST, table.columns[filed_code(quarter)])
        area = table.column(filed_field(quarter))
        canvas.mark(area, f"={code}={Filing.MISSING.code}", "alarm")
        canvas.mark(area, f"=OR({code}={Filing.LATE.code},{code}={Filing.TO_CHOOSE.code})", "outlier")
        canvas.mark(area, f"={code}={Filing.ON_TIME.code}", "good")
        canvas.mark(area, f"={code}>={Filing.NOT_OBLIGED.code}", "grey")


def _by_office(layout: ReportLayout, kind: str) -> Counter[str]:
    works = [each.row for each in layout.result.works if each.row.scheduled]
    return Counter(row.at.region for row in works if kind == "scheduled" or row.state)


def _row(
    layout: ReportLayout,
    office: ReportingOffice,
    number: int,
    said: Mapping[str, Counter[str]],
    overdue: Counter[str],
) -> list[DrawnValue]:
    table, region = layout.status, office.region
    own = {field: beside(FIRST + number, column) for field, column in table.columns.items()}
    months = address(DEADLINE[0], table.columns[_MONTHS])
    dates = date_formulas(own["received"], own["date_words"], own["date_month"], months, office.typed.received)
    scheduled, reported = said["scheduled"][region], said["said"][region]
    saved = max((day for file in office.files if (day := saved_on(file))), default=None)
    return table.values(
        office,
        number=number + 1,
        region=shown_code(region),
        saved=saved,
        **_filed(layout, office, own),
        **_counts(layout, office, own),
        **_reported(layout, office, own, (scheduled, reported, overdue[region])),
        silent="; ".join(office.silent),
        file="; ".join(file.file for file in office.files),
        reason=_reason(layout, office),
        region_number=region_number(region),
        **dict(zip(_READ, dates, strict=True)),
    )


def _filed(layout: ReportLayout, office: ReportingOffice, own: Mapping[str, str]) -> dict[str, DrawnValue]:
    """What was filed in each quarter, and its number; that of the quarter asked for follows what is typed."""
    first = office.now.first
    values: dict[str, DrawnValue] = {"counts_from": None, "first": first if isinstance(first, str) else serial(first)}
    for quarter, filed in enumerate(office.filed, 1):
        values |= {filed_field(quarter): filed.said, filed_code(quarter): filed.filing.code}
    asked, filed = layout.result.quarter.number, office.now
    said, code = layout.said(filed.said), filed.filing.code
    if filed.filing in REPORTED:
        from_ = f'=IF({own["received"]}="",{own["first"]},{own["date"]})'
        judged = counts_from(first, office.typed)
        shown = first if office.typed.received is None and isinstance(first, str) else serial(judged)
        values["counts_from"] = Formula(from_, shown)
        number, word = _timely(layout, own, asked)
    elif _is_told_by_typing(office):
        number, word = _without_file(layout, own, asked, came="" if office.says_nothing else own["date"])
    else:
        return values
    return values | {filed_code(asked): Formula(number, code), filed_field(asked): Formula(word, said)}


_WITHOUT_FILE = frozenset({Filing.MISSING, Filing.NOT_GIVEN, Filing.NOT_OBLIGED})


def _is_told_by_typing(office: ReportingOffice) -> bool:
    """Whether there is no file of it, and nothing but what the province types says whether it reported or has to."""
    filed = office.now
    return filed.filing in _WITHOUT_FILE and (
        filed.filing is Filing.MISSING
        or (office.typed.released if filed.filing is Filing.NOT_OBLIGED else filed.first is None)
    )


def may_become(office: ReportingOffice, filing: Filing) -> bool:
    """Whether an office has this status, or gets it by what is typed beside it or as the deadline."""
    typed = _WITHOUT_FILE - ({Filing.NOT_GIVEN} if office.says_nothing else set())
    reach = REPORTED if office.reported else typed if _is_told_by_typing(office) else {office.now.filing}
    return filing in reach


def _timely(layout: ReportLayout, own: Mapping[str, str], asked: int) -> tuple[str, str]:
    """The formulas of the number and of the words of a report that came."""
    deadline, day, code = due(layout.status).local, own["counts_from"], own[filed_code(asked)]
    before, after = layout.said(LATE_DAYS).split("{days}")
    number = f"=IF(COUNT({day},{deadline})<2,{Filing.SENT.code},IF({day}<={deadline},{Filing.ON_TIME.code},{Filing.LATE.code}))"
    late = f'"{before}"&({day}-{deadline})&"{after}"'
    on_time, sent = (layout.said(each.label) for each in (Filing.ON_TIME, Filing.SENT))
    rest = f'IF(AND({own["received"]}<>"",COUNT({deadline})=1),"{layout.said(UNREAD)}","{sent}")'
    return number, f'=IF({code}={Filing.LATE.code},{late},IF({code}={Filing.ON_TIME.code},"{on_time}",{rest}))'


def _without_file(layout: ReportLayout, own: Mapping[str, str], asked: int, *, came: str) -> tuple[str, str]:
    """Those of one of which there is no report: it is missing unless the province says that it need not report or, in the cell
    `came`, when its report did.
    """
    typed = " , ".join(f'TRIM({own["verified"]})="{word}"' for word in dict.fromkeys((RELEASED.id, RELEASED.en)))
    released = f"IF(OR({typed}),{Filing.NOT_OBLIGED.code},{Filing.MISSING.code})"
    number = f"=IF(ISNUMBER({came}),{Filing.NOT_GIVEN.code},{released})" if came else f"={released}"
    word = f'"{layout.said(Filing.NOT_OBLIGED.label)}"'
    for each in (Filing.NOT_GIVEN, Filing.MISSING) if came else (Filing.MISSING,):
        word = f'IF({own[filed_code(asked)]}={each.code},"{layout.said(each.label)}",{word})'
    return number, f"={word}"


def _known(
    layout: ReportLayout, office: ReportingOffice, own: Mapping[str, str], formula: str, value: float
) -> Formula:
    """A figure of an office that has reported; of any other it is not 0, but not known."""
    code = own[filed_code(layout.result.quarter.number)]
    return Formula(f'=IF({code}>{Filing.SENT.code},"",{formula})', value if office.reported else "")


def _counts(layout: ReportLayout, office: ReportingOffice, own: Mapping[str, str]) -> dict[str, DrawnValue]:
    data, standings = layout.reached, layout.standings.get(office.region, Counter())
    counts: dict[str, DrawnValue] = {}
    for field, those in _COUNTED.items():
        each = (
            f"COUNTIFS({data.column('region_number')},{own['region_number']},{data.column('standing_code')},{NUMBERED[one]})"
            for one in those
        )
        counts[field] = _known(layout, office, own, "+".join(each), sum(standings[one] for one in those))
    return counts


def _reported(
    layout: ReportLayout, office: ReportingOffice, own: Mapping[str, str], counts: tuple[int, int, int]
) -> dict[str, DrawnValue]:
    """How many activities are scheduled and reported, how complete that is, and how many follow-ups are overdue."""
    scheduled, said, overdue = counts
    register = layout.register
    late = f"COUNTIFS({register.column('region_number')},{own['region_number']},{register.column('overdue')},1)"
    return {
        "scheduled": _known(layout, office, own, _works(layout, own, "1"), scheduled),
        "said": _known(
            layout, office, own, f"{own['scheduled']}-{_works(layout, own, '1', 6)}-{_works(layout, own, '1', 7)}", said
        ),
        "completeness": _completeness(layout, office, own, scheduled, said),
        "overdue": _known(layout, office, own, late, overdue),
    }


def _works(layout: ReportLayout, own: Mapping[str, str], scheduled: str, state: int | None = None) -> str:
    data = layout.works
    also = f",{data.column('state_code')},{state}" if state else ""
    return (
        f"COUNTIFS({data.column('region_number')},{own['region_number']},{data.column('scheduled')},{scheduled}{also})"
    )


def _completeness(
    layout: ReportLayout, office: ReportingOffice, own: Mapping[str, str], scheduled: int, reported: int
) -> Formula:
    """What is reported of what is due: indicators with a figure that can be judged, and activities with a state."""
    standings = layout.standings.get(office.region, Counter())
    judged = sum(standings[each] for each in (Standing.MET, Standing.NEAR, Standing.MISSED))
    wanted = judged + standings[Standing.BLANK] + standings[Standing.UNCLEAR] + scheduled
    good, all_ = (
        f"SUM({','.join(own[each] for each in fields)})"
        for fields in (
            ("met", "near", "missed", "said"),
            ("met", "near", "missed", "blank", "unclear", "scheduled"),
        )
    )
    return Formula(f'=IF({all_}=0,"",{good}/{all_})', (judged + reported) / wanted if wanted else "")


def _reason(layout: ReportLayout, office: ReportingOffice) -> str:
    lines = [layout.said(LACKS.filled(parts=", ".join(office.lacks)))] if office.lacks else []
    first, saved = office.now.first, max((day for file in office.files if (day := saved_on(file))), default=None)
    if office.reported and saved and isinstance(first, datetime.date) and first < saved:
        lines.append(layout.said(_FIRST.filled(day=written_date(first))))
    opens = [(file.file, file.open_differences) for file in office.files if file.open_differences]
    lines += [f"{file} ({layout.said(OPEN.filled(count=count))})" for file, count in opens]
    lines += [layout.said(_GIVE)] if office.not_given else []
    lines += [f"{fate.choice.facts.file}: {layout.said(fate.state)}" for fate in (*office.others, *office.elsewhere)]
    return "; ".join(lines)
