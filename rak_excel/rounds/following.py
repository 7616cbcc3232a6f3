"""What became of the findings that went back, and what the office's answers do to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rak_excel.language import Text, one_text
from rak_excel.model import Definition, Finding, Plan, Severity
from rak_excel.model.answers import Answer, Progress, Ruling
from rak_excel.model.returned import Answered, Returned, ReturnedFinding
from rak_excel.record import Record
from rak_excel.rolling_up.findings.same_notes import same_notes
from rak_excel.rounds.pairing import Listed, Pairing
from rak_excel.rounds.states import Now, kept, state_then
from rak_excel.rules.catalogue import CATALOGUE
from rak_excel.vocabulary.basics.texts import shortened

_ACROSS = frozenset(rule.code for rule in CATALOGUE if rule.across)
_SINCE = Text("{settled} dari {all} catatan sudah selesai", "{settled} of {all} findings are settled")
_NEW_ALONE = Text("{count} catatan baru", "{count} new findings")
_NONE = Text("tidak ada catatan, dulu maupun sekarang", "no findings, neither then nor now")
_AN_ERROR = Text(
    "Kesalahan tidak bisa dijelaskan. Perbaiki isiannya.", "An error cannot be explained away. Correct the entry."
)
_NO_REASON = Text("Tulis alasannya di kolom PENJELASAN.", "Write why in the column EXPLANATION.")
_NO_ANSWER = Text("Pilih TANGGAPAN untuk penjelasan ini.", "Choose an ANSWER for this explanation.")
REJECTED = Text("Penjelasannya ditolak. Perbaiki isiannya.", "The explanation was rejected. Correct the entry.")
DISPUTED = Text(
    "Penjelasan untuk isian ini pernah ditolak. Penjelasan yang sekarang menunggu putusan penerima.",
    "An explanation of this entry was rejected before. The one that stands here now awaits the receiver's ruling.",
)
_NOT_ENOUGH = Text(
    "Aturan ini belum termasuk yang boleh dijelaskan. Hubungi penerima; ubah isiannya hanya kalau memang salah.",
    "This rule is not among those that may be explained. Ask the receiver; change the entry only where it is wrong.",
)
_REMARKS = Text(
    'Di luar kolom tanggapan, kantor menulis: "{remarks}"',
    'Outside the columns for answers the office wrote: "{remarks}"',
)
_LONGEST = 400  # letters of these
_REST = {
    "still": Text("{count} masih ada", "{count} still there"),
    "explained": Text("{count} dijelaskan", "{count} explained"),
    "new": Text("{count} baru", "{count} new"),
    "unchecked": Text("{count} belum dicek ulang", "{count} not checked again"),
}


class Followed(Record):
    """A finding of today, with what became of it since it went back, and how it was told and answered then.

    A `copy` stands in a further file of the same findings, and is counted there where the list is. What is `explainable` its
    office may explain away.
    """

    finding: Finding
    told: Answered | None = None
    copy: bool = False
    explainable: bool = False


class GoneFinding(Record):
    """One that went back with the list of a `file`, and is not found today."""

    progress: Progress
    told: Answered
    file: str


class Round(Record):
    """All findings of one sender, or on one file. `compared` tells whether there was a list to compare with, `remarks` are what
    was written beside that. `elsewhere` tells of a file that the lists of its sender are about others.
    """

    followed: tuple[Followed, ...]
    gone: tuple[GoneFinding, ...] = ()
    compared: bool = False
    remarks: tuple[str, ...] = ()
    elsewhere: bool = False

    def counts(self) -> Mapping[Progress, int]:
        """How many are in each state, without those on which nobody has to act."""
        states = [each.finding.progress for each in self.followed if _counts(each.finding) and not each.copy]
        states += [each.progress for each in self.gone if _counts(each.told.finding)]
        return Counter(state for state in states if state)

    def said(self) -> Text | None:
        """`34 dari 41 catatan sudah selesai, 5 masih ada, 2 dijelaskan, 3 baru`, and what was written beside the list.

        None where nothing is to be counted or told, and where nothing went back: explanations that were carried along are no progress.
        """
        if not self.compared:
            return None
        counts = self.counts()
        beside = self.elsewhere or any(each.copy or each.finding.trial for each in self.followed)
        beside = beside or any(each.told.finding.trial for each in self.gone)
        counted = said_of_counts(counts) if counts or beside else _NONE
        remarks = [_REMARKS.filled(remarks=shortened("; ".join(self.remarks), _LONGEST))] if self.remarks else []
        return one_text(filter(None, [counted, *remarks]), ". ") if counted or remarks else None


def _counts(finding: Finding | ReturnedFinding) -> bool:
    return finding.severity is not Severity.INFO and not finding.trial


def said_of_counts(counts: Mapping[Progress, int]) -> Text | None:
    """The same of the counts of one sender or of many together."""
    if not any(counts.values()):
        return None
    every = sum(counts.get(each, 0) for each in Progress if each is not Progress.NEW)
    if not every:
        return _NEW_ALONE.filled(count=counts.get(Progress.NEW, 0))
    first = _SINCE.filled(settled=counts.get(Progress.SETTLED, 0), all=every)
    others = ((text, counts.get(Progress(state), 0)) for state, text in _REST.items())
    return Text(", ", ", ").join([first, *(text.filled(count=count) for text, count in others if count)])


class Judged(Record):
    """What was looked for this time: which parts of the plan are here, whether all of them, and by which rules.

    `explainable` are the rules whose warnings an office may explain away, `trial` those that are on trial. `sent` has by part
    who sent one this time, by '' who sent anything: where files differed, those who wrote otherwise have to be among them.
    """

    parts: frozenset[str]
    whole: bool
    rules: frozenset[str]
    explainable: frozenset[str] = frozenset()
    sent: Mapping[str, frozenset[str]] = {}
    trial: frozenset[str] = frozenset()

    def looked_for(self, answered: Answered) -> bool:
        """Whether a finding that is not here any more was looked for."""
        finding = answered.finding
        here = self.whole if finding.code in _ACROSS else not finding.part or finding.part in self.parts
        return finding.code in self.rules and here and self.sent.get(finding.part, frozenset()) >= {*finding.others}


def judged_in(
    plans: Iterable[Plan],
    rules: frozenset[str],
    explainable: frozenset[str] = frozenset(),
    sent: Mapping[str, frozenset[str]] | None = None,
    trial: frozenset[str] = frozenset(),
) -> Judged:
    """What these plans of one sender, checked by these rules, let be judged."""
    plans = list(plans)
    parts = frozenset(part.id for plan in plans for part in plan.parts)
    whole = any(parts >= {part.id for part in plan.definition.parts} for plan in plans)
    return Judged(parts, whole, rules, explainable, sent or {}, trial)


def followed(now: Now, lists: Sequence[Listed], definition: Definition, year: int | None, judged: Judged) -> Round:
    """Each finding of today beside the one that it is among those that went back.

    Of a list that was only carried along, as by a merge, nothing counts but what it explains.
    """
    full = [each for each in lists if not each.returned.carried]
    carried = [each.returned for each in lists if each.returned.carried]
    made = _compared(now, full, definition, year, judged) if full else Round(tuple(map(Followed, now.findings)))
    made = _with_carried(made, now, carried, definition, year, judged) if carried else made
    return made.but(followed=tuple(each.but(explainable=_can_be(each.finding, judged)) for each in made.followed))


def not_checked(returned: Returned, file: str) -> Round:
    """What went back with a file that cannot be read this time: nobody knows what became of it."""
    gone = (GoneFinding(Progress.UNCHECKED, answered, file) for answered in returned.answers)
    return Round((), tuple(gone), compared=True, remarks=returned.remarks)


def _compared(now: Now, lists: Sequence[Listed], definition: Definition, year: int | None, judged: Judged) -> Round:
    pairing = Pairing(now, lists, definition, year)
    # What is milder than a list told is not new for having been left out.
    states = [each.returned.state for each in lists]
    least = max((state.least.rank for state in states if state), default=Severity.WARNING.rank)
    today = []
    for number, finding in enumerate(now.findings):
        if number in pairing.same:
            answered = _answered(finding, pairing.answers[pairing.same[number]], judged)
            today.append(answered.but(copy=number in pairing.copies))
        else:
            new = finding.severity.rank <= least
            today.append(Followed(finding.but(progress=Progress.NEW) if new else finding))
    left = [(pairing.answers[at], pairing.files[at]) for at in pairing.left]
    gone = [_gone(answered, file, judged) for answered, file in left]
    return Round(tuple(today), tuple(gone), compared=True)


def _with_carried(
    made: Round, now: Now, carried: Sequence[Returned], definition: Definition, year: int | None, judged: Judged
) -> Round:
    answers = [answered for each in carried for answered in each.answers]
    same = same_notes(state_then(carried, now.region), now.found, definition, year)
    today = list(made.followed)
    for old, new in same.items():
        carried_along, known = _answered(now.findings[new], answers[old], judged), today[new].finding
        if carried_along.finding.explained:
            today[new] = carried_along
        elif not (known.answer or known.explanation):
            said = carried_along.finding.but(progress=known.progress)
            today[new] = carried_along.but(finding=said)
    return made.but(followed=tuple(today))


def _gone(answered: Answered, file: str, judged: Judged) -> GoneFinding:
    progress = Progress.SETTLED if judged.looked_for(answered) else Progress.UNCHECKED
    told = answered.finding
    trial = told.trial or told.code in judged.trial
    ruled = _in_force(answered, explained=answered.explains and _can_be(told, judged))
    return GoneFinding(progress, ruled.but(finding=told.but(trial=trial)), file)


def _answered(finding: Finding, answered: Answered, judged: Judged) -> Followed:
    if kept(finding.value) != answered.finding.value:  # what was said of another value says nothing of this one
        answered = answered.but(answer=None, ruling=None, disputed=False)
    refusal = _refusal(finding, answered, judged)
    explained = answered.explains and refusal is None
    binds_now = answered.finding.trial and not finding.trial
    progress = Progress.EXPLAINED if explained else Progress.NEW if binds_now else Progress.STILL
    told = {"answer": answered.answer, "explanation": answered.explanation, "refusal": refusal}
    return Followed(finding.but(progress=progress, **told), _in_force(answered, explained=explained))


def _in_force(answered: Answered, *, explained: bool) -> Answered:
    """Without what was accepted where that does nothing: the next list would show it as if it did."""
    return answered.but(ruling=None) if answered.ruling is Ruling.ACCEPTED and not explained else answered


def _refusal(finding: Finding, answered: Answered, judged: Judged) -> Text | None:
    """Why an answer does not explain a finding away; None where it does, or nobody wanted to."""
    if answered.answer is None:
        return _NO_ANSWER if answered.explanation else None
    if answered.answer is not Answer.RIGHT:
        return None
    if finding.severity is Severity.ERROR:
        return _AN_ERROR
    if not answered.explains:
        return _NO_REASON
    if answered.ruling is Ruling.REJECTED or (answered.disputed and answered.ruling is None):
        return REJECTED if answered.ruling else DISPUTED
    return None if _can_be(finding, judged) else _NOT_ENOUGH


def _can_be(finding: Finding | ReturnedFinding, judged: Judged) -> bool:
    """Whether a finding can be explained away."""
    return finding.severity is Severity.WARNING and finding.code in judged.explainable
