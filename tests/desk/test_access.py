"""No serious finding of axe on any kind of page, in either theme."""

import pytest

from tests.desk import browsing, desks

TOLD = desks.page(translated_by="a service", inferred=True)
CODED = desks.coding(TOLD)
KINDS = (
    "/", "/articles", f"/articles/{TOLD.id}", f"/articles/{TOLD.id}?important=1", "/events",
    f"/events/{CODED.events[0].id}", f"/happenings/{CODED.events[0].id}", "/relations",
    "/relations/ARV/BEL", "/actors", "/actors/person:tomas-veld@ARV", "/places", "/places/Belmora",
    "/sources", "/sources/an%20official", "/missions", "/network", "/map", "/changes",
    "/search?q=embassy", "/ask", "/ask?q=Who+visited+Belmora", "/sql?q=select+1", "/judgements", "/about", "/docs", "/nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory, browser):
    path = desks.desk(tmp_path_factory.mktemp("access") / "desk.db", (TOLD, CODED))
    with browsing.served(path) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser, base, scheme):
    playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = browser.new_context(base_url=base, color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(browsing.WAIT)
    page, found = context.new_page(), []
    for address in KINDS:
        page.goto(address)
        for told in playwright.Axe().run(page).response["violations"]:
            if told["impact"] in ("serious", "critical"):
                nodes = [node["html"][:160] for node in told["nodes"][:3]]
                found.append((address, told["id"], len(told["nodes"]), nodes))
    context.close()
    assert not found, "\n".join(map(str, found))
