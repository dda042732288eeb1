"""What somebody does at the desk, in a real browser."""

import csv
import io
import os
import subprocess
import sys

import pytest

from tests import shared
from tests.desk import browsing, desks


@pytest.fixture(scope="module")
def seeded(browser, tmp_path_factory):
    """A desk into which the seed page was pasted, and what the reader of it is called."""
    if not (shared.SHARED / "README.md").is_file():
        pytest.skip("the reference material is not here; set DETENTE_SHARED to where it lies")
    text = (shared.SHARED / "seed" / "page.txt").read_text("utf-8")
    with browsing.served(tmp_path_factory.mktemp("seed") / "desk.db") as base:
        visit = browsing.Visit(browser, base)
        visit.page.goto("/")
        visit.page.fill("#text", text)
        visit.page.click("text=Read and code")
        visit.page.click("text=Read it with its events")
        yield base, visit.page.url
        visit.close()


@pytest.fixture
def reading(browser, seeded):
    visit = browsing.Visit(browser, seeded[0], viewport={"width": 1360, "height": 900})
    visit.page.goto(seeded[1])
    yield visit
    visit.close()


def test_the_pasted_seed_is_read_with_its_chrome_folded_and_its_events_in_the_margin(reading):
    page = reading.page
    assert page.locator("details.chrome").first.get_attribute("open") is None
    assert not page.get_by_text("Озвучить текст").is_visible()
    text = page.locator("p.text.body").first.bounding_box()
    card = page.locator(".card").nth(1).bounding_box()
    assert card["x"] > text["x"] + text["width"] - 1
    assert abs(page.locator(".cards").nth(1).bounding_box()["y"] - text["y"]) < 40


def test_what_kan_reports_is_a_belief_at_three_removes(reading):
    card = reading.page.locator(".card.view", has_text="Kan").first
    assert "somebody’s belief" in card.inner_text()
    assert "at 3 removes" in card.inner_text()


def test_the_dot_of_15_october_leads_to_its_sentence(reading):
    from playwright.sync_api import expect

    page = reading.page
    page.goto("/relations/RUS/SYR")
    page.locator('.timeline a[aria-label^="15 October 2025"]').first.click()
    page.wait_for_url("**/articles/*#e-*")
    marked = page.locator("[data-s].target")
    assert "October 15" in marked.inner_text() or "talks lasted" in marked.inner_text()
    expect(marked.first).to_be_in_viewport()


def test_what_is_important_is_marked_by_more_than_colour(reading):
    page = reading.page
    sport = page.locator("[data-s]", has_text="Sports Minister").first
    visit = page.locator("[data-s]", has_text="large Russian delegation headed").first
    assert not visit.locator(".star").is_visible()
    page.click("[data-important=on]")
    assert visit.locator(".star").is_visible()
    assert sport.locator(".star").count() == 0
    assert "important=1" in page.url
    page.keyboard.press("h")
    assert not visit.locator(".star").is_visible()


def test_searching_patrols_lands_on_the_paragraph(reading):
    page = reading.page
    page.fill("#q", "patrols")
    page.keyboard.press("Enter")
    page.locator(".hits a[data-open]").first.click()
    page.wait_for_url("**#p-*")
    assert "patrols" in page.locator(":target").inner_text()


def test_a_pair_goes_out_as_csv(visit):
    page = visit(accept_downloads=True).page
    page.goto("/relations/ERI/ETH")
    with page.expect_download() as going:
        page.click("footer >> text=CSV")
    rows = list(csv.DictReader(io.StringIO(going.value.path().read_text("utf-8"))))
    assert len(rows) > 10 and all(row["quote"] for row in rows)


def test_what_another_process_adds_appears_at_once(visit, corpus, tmp_path):
    page = visit().page
    page.goto("/changes")
    page.wait_for_selector("html.scripted")
    file = tmp_path / "late.txt"
    file.write_text("A late page\n\nThe king of Norway visited Finland on 9 May 2016, Oslo said.\n")
    command = [sys.executable, "-m", "detente", "add", str(file), "--desk", str(corpus[1])]
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    page.wait_for_selector("[data-changes] li:first-child >> text=A late page")
    assert page.locator("[data-changes] li").first.inner_text().startswith("A late page")


def test_all_of_it_goes_by_keyboard(visit):
    page = visit(viewport={"width": 1360, "height": 900}).page
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/relations/ERI/ETH")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/articles/*#e-*")
    page.keyboard.press("j")
    assert page.locator(".card.here").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("embassy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=embassy")
    assert page.locator(".hits li").count() > 0


def test_one_key_accepts_an_event_and_one_takes_it_back(visit):
    page = visit().page
    page.goto("/events")
    page.locator("text=why, and how to cite").first.click()
    page.wait_for_selector("html.scripted")
    page.keyboard.press("a")
    page.wait_for_selector(".judged >> text=right as it is")
    page.wait_for_selector("html.scripted")
    page.keyboard.press("z")
    page.wait_for_selector(".judged >> text=undone")


def test_what_is_wrong_is_one_key_and_what_is_right_is_found_by_the_lists(visit):
    from playwright.sync_api import expect

    page = visit().page
    page.goto("/events")
    page.wait_for_selector("html.scripted")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**/events/*")
    page.wait_for_selector("html.scripted")
    event = page.url.rsplit("/", 1)[-1]
    for key, value, told in (
        ("f", "denied", "denied"),
        ("t", "SANCTION", "SANCTION"),
        ("d", "2031-05-04", "2031-05-04"),
    ):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.name") == "value"
        page.keyboard.type(value)
        page.keyboard.press("Tab")
        page.keyboard.type("the page says so")
        page.keyboard.press("Enter")
        page.wait_for_selector(f".judged >> text={told}")
        page.wait_for_selector("html.scripted")
    corrected = "/events.json?type=SANCTION&factuality=denied&since=2031"
    assert [row["id"] for row in page.request.get(corrected).json()["rows"]] == [event]
    for left in (2, 1, 0):
        page.keyboard.press("z")
        expect(page.locator("[data-key=z]")).to_have_count(left, timeout=browsing.WAIT)
        page.wait_for_selector("html.scripted")
    assert not page.request.get(corrected).json()["rows"]


def test_a_question_is_asked_and_its_quote_opens_its_sentence(visit):
    page = visit().page
    page.goto("/")
    page.fill("#question", "When did Eritrea reopen its embassy in Ethiopia?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits a[data-open]")
    page.locator(".hits a[data-open]").first.click()
    page.wait_for_url("**/articles/*#*")
    assert page.locator(":target").count() == 1


def test_all_of_it_works_without_script(visit):
    page = visit(java_script_enabled=False).page
    page.goto("/relations/ERI/ETH")
    page.locator(".timeline a").first.click()
    assert "#e-" in page.url
    page.locator(".switch >> text=On").click()
    assert page.locator(".star").first.is_visible()
    page.goto("/")
    page.fill("#text", "Norway and Finland\n\nThe king of Norway visited Finland on 9 May 2016.\n")
    page.click("text=Read and code")
    page.get_by_text("Done.").wait_for()


def test_the_theme_is_chosen_and_kept(visit):
    page = visit().page
    page.goto("/about")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click(".theme .to-dark")
    page.wait_for_url("**/about")
    page.goto("/articles")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light


@pytest.mark.parametrize("width", [320, 680])
def test_narrow_screens_and_200_per_cent_need_no_sideways_scrolling(visit, width):
    page = visit(viewport={"width": width, "height": 700}).page
    for address in ("/", "/relations/ERI/ETH", "/articles", "/events", "/missions"):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width + 1, (address, wide)
    page.goto(page.evaluate("document.querySelector('a.act').href"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 1


def test_a_file_is_dropped_on_the_page(visit, tmp_path):
    page = visit().page
    page.goto("/")
    page.set_input_files(
        "#files",
        files=[{"name": "note.txt", "mimeType": "text/plain", "buffer": desks.TEXT.encode()}],
    )
    page.click("text=Read and code")
    page.wait_for_selector("text=Done.")
    assert page.locator(".progress a").first.inner_text() == "Arvenia and Belmora talk again"
