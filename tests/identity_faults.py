"""What people get wrong on the identity sheet of a form, each in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.form_faults import Fault, Typed
from tests.valid_forms import ValidForm


def _of_identity() -> Iterator[Fault]:
    def typed(field: str, *texts: str) -> Callable[[ValidForm], Typed]:
        return lambda form: {form.field(field): form.dice.choice(texts)}

    yield Fault("office-blank", "RAK101", typed("OFFICE", "", "  "))
    yield Fault("office-misspelt", "RAK102", typed("OFFICE", "KPU Kabupaten Lombok Timor", "KPU Kab. Lombok Tmur"))
    yield Fault("region-of-another", "RAK109", typed("REGION", "12.01", "52.99", "abc"))
    yield Fault("year-blank", "RAK104", typed("YEAR", ""))
    yield Fault("year-no-year", "RAK009", typed("YEAR", "2O26", "26", "tahun depan"))
    yield Fault("submitter-blank", "RAK106", typed("SUBMITTER", ""))
    yield Fault("submitter-unknown", "RAK111", typed("SUBMITTER", "Bagian Umum", "Panitia"))
    yield Fault("revision-no-number", "", typed("REVISION", "awal", "ke-x"))
    yield Fault("place-blank", "RAK107", typed("PLACE", "", "-", "..."), whole=True)
    yield Fault("day-blank", "RAK107", typed("DAY", ""), whole=True)
    yield Fault("day-no-day", "RAK009", typed("DAY", "32", "0", "22 Januari", "-"), whole=True)
    yield Fault("month-no-month", "RAK009", typed("MONTH", "Pebruari", "13", "bulan depan"), whole=True)
    yield Fault("signed-year-no-year", "RAK009", typed("SIGNED_YEAR", "20", "2O20", "202"), whole=True)
    yield Fault(
        "no-such-date",
        "RAK009",
        lambda form: {
            form.field("DAY"): (day := form.dice.choice(["29", "30", "31"])),
            form.field("MONTH"): "Februari" if day != "31" else form.dice.choice(["April", "Juni", "November"]),
            form.field("SIGNED_YEAR"): "2023" if day == "29" else "2024",
        },
        whole=True,
    )
    yield Fault(
        "name-blank",
        "RAK107",
        lambda form: {form.field(_signatory(form, "_NAME")): form.dice.choice(["", "-", "...."])},
        whole=True,
    )
    yield Fault(
        "nip-too-short", "RAK110",
        lambda form: {form.field(_signatory(form, "_NIP")): form.dice.choice(["1975081220011210", "belum ada", "19750812200112100I"])},
        whole=True,
    )  # fmt: skip


def _signatory(form: ValidForm, ending: str) -> str:
    signatories = form.definition.identity.signatories
    return form.dice.choice([id_ for id_, own in signatories.items() if own.nip or ending == "_NAME"]).upper() + ending


IDENTITY_FAULTS = tuple(_of_identity())
