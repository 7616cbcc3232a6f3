"""What the page asks for: one struct a call, known by what it is to `do`."""

from __future__ import annotations

from typing import Literal

import msgspec

from rak_excel.language import Language


class Call(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", forbid_unknown_fields=True):
    """`language` is that of what is written for it; what is told comes in both."""

    language: Language = "id"


class Look(Call, frozen=True, kw_only=True, tag="look"):
    """What kind of file each of the given ones is."""


class Check(Call, frozen=True, kw_only=True, tag="check"):
    """What is wrong in the given files."""


class Return(Call, frozen=True, kw_only=True, tag="return"):
    """The given files with what is wrong in them marked and listed, to send back."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people chose between the values of a question: a value by its code, or one of their own."""

    question: str
    candidates: str
    chosen: str = ""
    own: str = ""
    about: str = ""
    line: str = ""


class Answered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people answered to a question of `Perlu Dicek`, by its code; `about` is the row as they know it."""

    code: str
    said: str
    about: str = ""


class MergePlans(Call, frozen=True, kw_only=True, tag="merge"):
    """The given files as one plan. `base` is the one of them that is revised, `earlier` a merged plan with choices made.

    `region` and `year` say whose plan it is, where the files do not agree. Of quarterly reports `plan` is the signed plan that
    they are about, and `previous` the office's report of an earlier quarter.
    """

    region: str = ""
    year: int | None = None
    base: str = ""
    plan: str = ""
    previous: str = ""
    earlier: str = ""
    choices: tuple[Choice, ...] = ()
    answers: tuple[Answered, ...] = ()


class RollUp(Call, frozen=True, kw_only=True, tag="rollup"):
    """The given files as one roll-up. `previous` is an earlier one among them, for what was typed into it.

    `letters` asks for those to the offices too, which they are to answer by `reply_by`.
    """

    province: str = ""
    year: int | None = None
    deadline: str = ""
    previous: str = ""
    letters: bool = False
    reply_by: str = ""


class RollUpReports(RollUp, frozen=True, kw_only=True, tag="rollup_reports"):
    """The reports on a quarter among the given files as one roll-up; `previous` is an earlier one of reports.

    `plans` are those of the offices among the files, or roll-ups of them: then only what is planned has to be reported.
    """

    quarter: int
    plans: tuple[str, ...] = ()


class ListOffices(Call, frozen=True, kw_only=True, tag="offices"):
    """The offices that forms can be made for."""


class MakeForms(Call, frozen=True, kw_only=True, tag="forms"):
    """Forms for the office of a region, for each of its units, or for each office of a province (then `region` is its code)."""

    year: int
    region: str
    each: Literal["office", "unit", "province"] = "office"
    quarter_targets: bool = False


class MakeReportForms(Call, frozen=True, kw_only=True, tag="report_forms"):
    """Forms in which an office, or each of its units, reports a quarter of the given `plan`, after a `previous` report."""

    plan: str
    quarter: int
    previous: str = ""
    each: Literal["office", "unit"] = "unit"


class Pack(Call, frozen=True, kw_only=True, tag="pack"):
    """The given files as one zip file of this name."""

    name: str


AnyCall = Look | Check | Return | MergePlans | RollUp | RollUpReports | ListOffices | MakeForms | MakeReportForms | Pack
