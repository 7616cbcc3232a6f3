"""Who signs, as the identity sheet says it: a name, title or NIP in the place of another is read as what it is, and told."""

from __future__ import annotations

import pytest

from rak_excel.model import Severity
from tests.tables import plan_of, told

NIP = "197001012000011001"
BUDI = "Budi Santoso, S.H."
TABLE = """
    # Komisi
    | NO | SASARAN | INDIKATOR | TARGET | KEGIATAN | T1 | T2 | T3 | T4 | PELAKSANA |
    | 1  | A       | Opini BPK | WTP    | Reviu    | v  |    |    |    | Divisi Keuangan |
"""
TITLE, NAME = "RAK016 Identitas Satker!B16 warning", "RAK016 Identitas Satker!B17 warning"
BLANK = "RAK107 Identitas Satker!B17 warning"


def signed(title: str, name: str, nip: str, *severities: Severity) -> tuple[tuple[str, str, str], list[str]]:
    """Title, name and NIP of the secretary as read, and what is told of them."""
    plan = plan_of(TABLE, secretary=(title, name, nip))
    who = plan.identity.signatories["secretary"]
    findings = [each for each in told(plan, *severities) if "Identitas Satker!B1" in each]
    return (who.title, who.name, who.nip or ""), findings


@pytest.mark.parametrize(
    ("title", "nip"),
    [(f"{BUDI} NIP. {NIP}", ""), (BUDI, NIP), (f"{BUDI}\nNIP. {NIP}", ""), ("H. Budi Santoso", NIP)],
)
def test_a_name_in_the_place_of_the_title_is_the_name(title: str, nip: str) -> None:
    (said, name, number), findings = signed(title, "", nip)

    assert (said, name.removeprefix("H. ")[:12], number) == ("", "Budi Santoso", NIP)
    assert findings == [TITLE]


def test_a_nip_that_is_labelled_again_is_its_digits() -> None:
    said = ("Sekretaris", BUDI, NIP)

    assert signed("Sekretaris", BUDI, f"NIP. {NIP}") == (said, [])
    assert signed("Sekretaris", BUDI, f"NIP. {NIP}", Severity.INFO)[1] == ["RAK012 Identitas Satker!B18 info"]


@pytest.mark.parametrize("joint", [" ", ", ", ": ", " / "])
def test_a_name_behind_the_title_is_taken_out_of_it(joint: str) -> None:
    assert signed(f"Sekretaris{joint}{BUDI}", "", NIP) == (("Sekretaris", BUDI, NIP), [TITLE])


@pytest.mark.parametrize("name", [BUDI, "Budi Santoso"])
def test_name_and_title_in_each_others_place_change_places(name: str) -> None:
    assert signed(name, "Sekretaris", NIP) == (("Sekretaris", name, NIP), [TITLE])


def test_a_name_without_a_degree_may_be_a_title_that_nobody_knows() -> None:
    assert signed("Budi Santoso", "", NIP) == (("Budi Santoso", "", NIP), [TITLE, BLANK])


def test_a_name_in_both_places_is_told_as_the_title() -> None:
    assert signed(BUDI, BUDI, NIP) == ((BUDI, BUDI, NIP), [TITLE])


@pytest.mark.parametrize("title", ["", "Sekretaris"])
def test_a_title_in_the_place_of_the_name_is_told(title: str) -> None:
    assert signed(title, "Sekretaris", NIP)[1] == [NAME]


def test_a_nip_in_the_place_of_the_name_or_title_is_the_nip() -> None:
    assert signed("Sekretaris", NIP, "") == (("Sekretaris", "", NIP), [NAME])
    assert signed("Sekretaris", NIP, BUDI) == (("Sekretaris", BUDI, NIP), [NAME])
    assert signed(f"NIP. {NIP}", BUDI, "") == (("", BUDI, NIP), [TITLE])


def test_a_title_in_front_of_the_name_is_no_part_of_it() -> None:
    said = signed("Plt. Sekretaris", f"Sekretaris {BUDI}", NIP, Severity.INFO)

    assert said == (("Plt. Sekretaris", BUDI, NIP), ["RAK012 Identitas Satker!B17 info"])


@pytest.mark.parametrize(
    ("title", "name"),
    [("Sekretaris", BUDI), ("Plt. Sekretaris", "Hj. Siti"), ("Kasubbag Umum", "Siti Aminah"), ("", BUDI)],
)
def test_what_stands_in_its_own_place_is_not_told(title: str, name: str) -> None:
    assert signed(title, name, NIP) == ((title, name, NIP), [])


@pytest.mark.parametrize("title", ["Sekretaris", "Kepala Dinas Pertanian", "Sekretaris KPU Kabupaten Lombok Timur"])
def test_a_title_without_a_name_is_a_name_that_is_missing(title: str) -> None:
    assert signed(title, "", NIP) == ((title, "", NIP), [BLANK])
