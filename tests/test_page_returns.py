"""In a browser: findings go back within the files, and what came back says what became of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from rak_excel.reading.returned import returned_at
from tests.answered_returns import EXPLAINABLE, RETURNED, SENT, WHY, answered
from tests.browsers import begin, browsing, choose, open_page, opened_by_command, saved_by
from tests.test_page_ways import go_to

pytestmark = pytest.mark.browser


def test_findings_go_back_in_the_file_and_what_came_back_is_told_apart(playwright: Playwright, tmp_path: Path) -> None:
    own = tmp_path / "kantor"
    own.mkdir()
    (own / "rak-excel.toml").write_text(EXPLAINABLE, encoding="utf-8")
    with opened_by_command(folder=own) as address, browsing(playwright, "chromium", tmp_path) as context:
        page = open_page(context, address)
        choose(page, [SENT])
        begin(page, "#verdict")
        expect(page.locator("#became")).to_have_count(0)
        go_to(page, "#save-returns")
        saved = saved_by(page, tmp_path, lambda: page.keyboard.press("Enter"))
        expect(page.locator("#save-returns")).to_be_focused()
        assert saved.name == RETURNED
        returned = returned_at(saved)
        assert returned
        assert len(returned.answers) == 6

        (tmp_path / "kembali").mkdir()
        choose(page, [answered(saved, tmp_path / "kembali" / RETURNED)])
        begin(page, "#verdict")
        expect(page.locator("#became")).to_have_text("1 dari 6 catatan sudah selesai, 4 masih ada, 1 dijelaskan")
        expect(page.locator("tbody tr")).to_have_count(4)
        assert page.locator("tbody .progress").all_inner_texts() == ["Masih ada"] * 4
        expect(page.locator(".answer")).to_have_text("Tanggapan kantor: Tidak paham")
        expect(page.locator(".answer + .hint")).to_contain_text("Mengapa: ")
        page.get_by_role("button", name="Dijelaskan (1)").click()
        expect(page.locator("tbody tr.explained .answer")).to_have_text(f"Tanggapan kantor: Memang benar: {WHY}")
        go_to(page, "summary:has-text('Selesai (1)')")
        page.keyboard.press("Enter")
        expect(page.locator(".gone li")).to_contain_text("Komisi!J11 Pelaksana")
        page.get_by_role("button", name="English").click()
        expect(page.locator("#became")).to_have_text("1 of 6 findings are settled, 4 still there, 1 explained")
        expect(page.locator(".gone li")).to_be_visible()  # it stays unfolded
        expect(page.locator(".gone summary")).to_have_text("Settled (1)")
