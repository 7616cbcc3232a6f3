"""The page as it is used: forms, filled in, checked, merged, revised and rolled up, in real browsers and in both ways to open it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from rak_excel import check, read_plan, read_plans
from rak_excel.record import Record
from tests.browsers import Network, begin_anew, browsing, choose, open_page, opened_by_command, saved_by, settled
from tests.typed_forms import fill_in

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PROVINCE = EXAMPLES / "ntb-2020" / "plans"
REVISION = EXAMPLES / "revisi-2020" / "kiriman"
SIGNED = EXAMPLES / "lombok-timur-2020" / "rak-lombok-timur-2020.xlsx"
DONE = {"KEGIATAN": "Menyusun jadwal tahapan", "PELAKSANA": "Divisi Hukum dan Pengawasan"}


class Desk(Record):
    """An open page, where its downloads go, and what it asked for: all addresses, and those that led to the network."""

    page: Page
    downloads: Path
    asked: list[str]
    network: Network

    def asked_for_nothing_but_itself(self) -> bool:
        """Whether all that was asked for is the page, what it made itself, and the server that gave it.

        Firefox tells only what is asked of servers.
        """
        own = ("blob:", self.page.url.partition("#")[0])
        return all(each.startswith(own) for each in self.asked) and not self.network.leaks

    def choose(self, *files: Path) -> None:
        choose(self.page, files)

    def begin(self) -> None:
        self.page.locator(".begin").click()
        settled(self.page)

    def show(self, tab: str) -> None:
        self.page.locator(f"#tab-{tab}").click()
        settled(self.page)

    def save(self, name: str | re.Pattern[str]) -> Path:
        return saved_by(self.page, self.downloads, self.page.get_by_role("button", name=name).first.click)


# As a file in Chromium the page is opened by most other tests.
@pytest.fixture(
    scope="module", params=[("chromium", "served"), ("firefox", "file"), ("firefox", "served")], ids="-".join
)
def opened_desk(
    request: pytest.FixtureRequest, playwright: Playwright, page_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    browser, way = request.param
    downloads, asked, network = tmp_path_factory.mktemp("Unduhan"), list[str](), Network()
    served = opened_by_command(folder=tmp_path_factory.mktemp("kosong"))
    with (
        nullcontext(page_file.as_uri()) if way == "file" else served as address,
        browsing(playwright, browser, downloads, network) as context,
    ):
        context.on("request", lambda request: asked.append(request.url))
        yield Desk(open_page(context, address), downloads, asked, network)
    network.shutdown()
    network.server_close()


@pytest.fixture
def desk(opened_desk: Desk) -> Desk:
    begin_anew(opened_desk.page)
    return opened_desk


def make_forms(desk: Desk, each: str, folder: Path) -> list[Path]:
    """The forms of KPU Kabupaten Lombok Timur, as they are saved; those out of a zip in a folder."""
    page = desk.page
    desk.show("forms")
    page.locator(f"#each-{each}").check()
    page.locator("#province").select_option("52")
    page.locator("#office").select_option("52.03")
    page.locator("#year").fill("2020")
    page.locator("#year").press("Enter")
    expect(page.locator("#made")).to_be_visible()
    saved = desk.save(re.compile("^Simpan (?!ke)"))
    if saved.suffix == ".xlsx":
        return [saved]
    with zipfile.ZipFile(saved) as archive:
        archive.extractall(folder)
    return sorted(folder.iterdir())


def test_the_whole_journey_of_an_office_and_its_province(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    sent = tmp_path / "kiriman"
    sent.mkdir()
    units, (whole,) = make_forms(desk, "unit", tmp_path / "format"), make_forms(desk, "office", tmp_path)
    assert len(units) == 4
    legal = next(path for path in units if "Hukum" in path.name)
    wording = fill_in(
        legal, "Komisi", {**DONE, "T1": "v", "TARGET": "90%", "SASARAN": "Pemilu yang tertib"}, saved=sent / legal.name
    )
    fill_in(whole, "Komisi", {**DONE, "T3": "v", "TARGET": "95%"}, wording, saved=sent / "DOC-WA0001.xlsx")
    (sent / "rusak.xlsx").write_bytes(b"PK\x03\x04 terpotong")

    desk.show("check")
    desk.choose(*sent.iterdir())
    desk.begin()
    findings = check((reading := read_plans(sent)).plans, reading.unread)
    errors = sum(each.severity == "error" for each in findings)
    expect(page.locator("#verdict")).to_contain_text(f"BELUM SIAP: {errors} isian wajib diperbaiki")
    expect(page.get_by_role("heading", name="File yang tidak terbaca")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Wajib diperbaiki")).click()
    expect(page.locator("tbody tr")).to_have_count(errors)
    book = desk.save(re.compile("^Simpan .*file"))
    assert zipfile.is_zipfile(book)

    desk.show("merge")
    desk.begin()
    expect(page.locator("#merged")).to_contain_text("3 beda isian menunggu pilihan")
    for difference, answer in (("Target", "90%"), ("Sasaran", "Pemilu yang tertib")):
        block = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{difference}:")))
        block.get_by_label(re.compile(f"^{re.escape(answer)}")).check()
    block = page.locator("fieldset", has=page.locator("legend", has_text=re.compile("^Rencana pelaksanaan:")))
    block.get_by_role("textbox").fill("T1, T2")
    page.get_by_role("button", name="Pakai pilihan ini dan gabung lagi").first.click()
    settled(page)
    expect(page.locator("#merged")).to_contain_text("Semua beda isian sudah dipilih")
    row = page.locator("section.plan tr.asks", has_text=DONE["KEGIATAN"])
    expect(row).to_contain_text("90%")
    row.click()
    expect(page.locator("tr.more")).to_contain_text("DOC-WA0001.xlsx")
    plan = desk.save("Simpan RAK 2020 - 5203 Lombok Timur - gabungan.xlsx")

    merged = read_plan(plan)
    (indicator,) = [each for _, each in merged.indicators() if each.activities]
    assert (indicator.target and indicator.target.text, indicator.objective.text) == ("90%", "Pemilu yang tertib")
    assert indicator.activities[0].periods == (1, 2)
    told = subprocess.run(
        [sys.executable, "-P", "-m", "rak_excel", "check", plan, "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode in {0, 1}
    assert "Traceback" not in told.stderr

    assert desk.asked_for_nothing_but_itself(), (desk.asked, desk.network.leaks)


def test_a_signed_plan_is_revised_and_a_province_rolled_up(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    desk.show("merge")
    desk.choose(SIGNED, *REVISION.iterdir())
    page.locator("#base").select_option(SIGNED.name)
    desk.begin()
    expect(page.get_by_role("heading", name="Yang berubah dalam revisi ini")).to_be_visible()
    revised = desk.save("Simpan RAK 2020 - 5203 Lombok Timur - revisi 1.xlsx")
    assert read_plan(revised).identity.revision == 1

    packed = tmp_path / "kabupaten.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in PROVINCE.iterdir():
            archive.write(path, path.name)
    desk.show("rollup")
    desk.choose(packed)
    desk.begin()
    expect(page.locator("#rolled-up")).to_contain_text("Nusa Tenggara Barat 2020")
    expect(page.locator(".figures div", has_text="Isian wajib diperbaiki")).to_contain_text("34")
    page.locator("tr.asks", has_text="Lombok Timur").click()
    expect(page.locator("#office")).to_contain_text("KPU Kabupaten Lombok Timur")
    expect(page.locator("tbody").last).to_contain_text("sheet Komisi, sel")
    page.get_by_role("button", name="Kembali ke semua kantor").click()
    book = desk.save("Simpan Rekap RAK 2020 - 52 Nusa Tenggara Barat.xlsx")
    again = subprocess.run(
        [sys.executable, "-P", "-m", "rak_excel", "rollup", book, "--province", "52", "-o", tmp_path / "lagi.xlsx"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert "10 dari 10 kantor" in again.stdout

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="All offices")).to_be_visible()
    assert desk.asked_for_nothing_but_itself(), (desk.asked, desk.network.leaks)
