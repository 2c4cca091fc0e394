"""The explorer in a real browser: nothing from elsewhere, no complaint of the policy, keys, drawing, phones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from readings import make_reading
from web_client import ARGUMENTS, CHROMIUM, PATIENCE, an_id, context_of, served

from graph.load import load_reading
from graph.store import Store

EVIL = "<img src=x onerror=document.title='broken'> href </script><script>document.title='broken'</script>"
LINES = f"""
REQUESTED_OF Forum of Lakes > Mexico: publish the guide @2018-11
THANKED_FOR Forum of Lakes > Peru: the venue
COORDINATES_WITH Forum of Lakes > Peru: training ~aim
OFFERED Peru > Forum of Lakes: {EVIL.replace(":", "")}
COMMITTED_TO Mexico: a second survey of the piers
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=PATIENCE)
        yield found
        found.close()


@pytest.fixture
def site(embedded_store: Store, tmp_path: Path) -> Iterator[str]:
    lines = [line for line in LINES.splitlines() if line.strip()]
    load_reading(embedded_store, make_reading(lines, forum="Forum of Lakes"), by="test")
    with served(embedded_store, tmp_path) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = context_of(browser, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


def addresses(store: Store) -> list[str]:
    labels = ("Actor", "Record", "Meeting", "Statement", "Action", "Commitment")
    lists = [
        "/",
        "/relations",
        "/actors",
        "/records",
        "/commitments",
        "/statements",
        "/search?q=guide",
        "/history",
        "/add",
    ]
    return lists + [f"/{label.lower()}/{an_id(store, label)}" for label in labels]


def test_no_page_asks_another_host_or_breaks_its_policy(site: str, page: Page, embedded_store: Store) -> None:
    asked: list[str] = []
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("request", lambda request: asked.append(request.url))
    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in addresses(embedded_store):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        assert page.title() != "broken", address
    assert said == []
    assert {url for url in asked if not url.startswith((site, "data:", "blob:"))} == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_is_wider_than_a_phone(
    site: str, browser: Browser, embedded_store: Store, language: str
) -> None:
    context = context_of(browser, viewport={"width": 390, "height": 800})
    page = context.new_page()
    wide = []
    for address in addresses(embedded_store):
        page.goto(f"{site}{address}{'&' if '?' in address else '?'}lang={language}")
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(address)
    context.close()
    assert wide == []


def test_pages_can_be_read_without_script(site: str, browser: Browser, embedded_store: Store) -> None:
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/relations?lang=en")
    assert page.locator("svg.wide-only a .arc").count() > 0
    page.goto(f"{site}/record/{an_id(embedded_store, 'Record')}?lang=en")
    assert page.locator("[data-move]:visible, [data-keys]:visible, kbd:visible").count() == 0
    page.locator(".note-line summary").first.click(position={"x": 300, "y": 4})
    page.get_by_role("button", name="Accept").first.click()
    assert "Accepted" in page.locator(".note-line .review").first.inner_text()
    context.close()


def test_record_is_reviewed_with_keys(site: str, page: Page, embedded_store: Store) -> None:
    page.goto(f"{site}/record/{an_id(embedded_store, 'Record')}?lang=en")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    assert page.locator(".note-line.on").get_attribute("data-n") == "1"
    assert page.locator(".text .chosen").count() > 0
    assert page.evaluate("document.activeElement.closest('.note-line').dataset.n") == "1"
    page.keyboard.press("a")
    page.locator(".note-line[data-n='1'][data-state='accepted']").wait_for()
    assert page.locator(".note-line.on").get_attribute("data-n") == "2"
    page.keyboard.press("z")
    page.locator(".note-line[data-n='1'][data-state='proposed']").wait_for()


def test_single_letter_keys_can_be_switched_off(site: str, page: Page, embedded_store: Store) -> None:
    page.goto(f"{site}/record/{an_id(embedded_store, 'Record')}?lang=en")
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".note-line.on").count() == 0


def test_slash_goes_to_the_search_box(site: str, page: Page) -> None:
    page.goto(f"{site}/?lang=en")
    page.keyboard.press("/")
    page.keyboard.type("guide")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator("mark").count() > 0


def test_drawing_moves_with_the_keyboard_and_opens_a_node(site: str, page: Page) -> None:
    page.goto(f"{site}/relations?lang=en")
    page.locator(".canvas canvas").wait_for()
    page.locator(".canvas").focus()
    before = page.evaluate("window.drawing.cursor")
    seen = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(page.evaluate("window.drawing.cursor"))
    assert seen - {before}
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/**")


def test_drawing_draws_every_line_where_the_server_put_it(site: str, page: Page) -> None:
    page.goto(f"{site}/relations?lang=en")
    page.locator(".canvas canvas").wait_for()
    page.wait_for_function("window.drawing && window.drawing.network.canvas")
    places = page.evaluate(
        "window.drawing.data.edges.map(e => { const p = window.drawing.path(e).getPoint(0.5); return [e.id, p.x, p.y]; })"
    )
    data = page.evaluate("window.drawing.data")
    assert len(places) == len(data["edges"]) > 2
    assert len({(round(x), round(y)) for _key, x, y in places}) == len(places)


def test_dark_pages_are_dark(site: str, browser: Browser) -> None:
    context = context_of(browser, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    context.close()


def test_a_decision_is_counted_told_and_taken_back_by_click(
    site: str, page: Page, embedded_store: Store
) -> None:
    page.goto(f"{site}/record/{an_id(embedded_store, 'Record')}?lang=en")
    note = page.locator(".note-line[data-n='2']")
    note.locator(".verb").click()
    back = note.get_by_role("button", name="Back to proposed")
    assert back.is_hidden()
    note.get_by_role("button", name="Reject").click()
    page.locator(".note-line[data-n='2'][data-state='rejected']").wait_for()
    assert page.locator("[data-count='rejected']").inner_text().endswith("1 rejected")
    assert page.locator("[role=status]").text_content() == "Statement 2 of 5: Rejected"
    drawn = "MATCH (:Actor)-[t:THANKED]->(:Actor) RETURN count(t) AS n"
    assert embedded_store.read(drawn) == [{"n": 0}]
    note.locator(".verb").click()
    back.click()
    page.locator(".note-line[data-n='2'][data-state='proposed']").wait_for()
    assert page.locator("[data-count='rejected']").is_hidden()
    assert embedded_store.read(drawn) == [{"n": 1}]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_number_or_date_breaks_on_a_phone(
    site: str, browser: Browser, embedded_store: Store, language: str
) -> None:
    context = context_of(browser, viewport={"width": 390, "height": 800})
    page = context.new_page()
    broken = {}
    for address in ("/", "/actors", "/records", "/commitments", "/history"):
        page.goto(f"{site}{address}?lang={language}")
        found = page.evaluate(
            "[...document.querySelectorAll('td.num:not(:has(button)), .nb, .due')].filter(e => e.offsetParent && "
            "(s => e.clientHeight - parseFloat(s.paddingTop) - parseFloat(s.paddingBottom) > 1.6 * parseFloat(s.lineHeight))"
            "(getComputedStyle(e)))"
            ".map(e => e.textContent)"
        )
        if found:
            broken[address] = found
    context.close()
    assert broken == {}


def test_paper_holds_every_page_without_controls(site: str, page: Page, embedded_store: Store) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 650, "height": 900})
    for address in addresses(embedded_store):
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 650, address
        assert page.locator("nav:visible, button:visible, select:visible").count() == 0, address
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", (
            address
        )
    page.goto(f"{site}/record/{an_id(embedded_store, 'Record')}")
    assert page.locator(".margin").first.bounding_box()["width"] > 180  # type: ignore[index]
    page.goto(f"{site}/actor/{an_id(embedded_store, 'Actor')}")
    assert page.locator(".sources li").count() == page.locator(".claim sup.cite").count() > 0
