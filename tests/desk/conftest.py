"""One browser and one desk of the sample corpus for all journeys."""

import pytest
from scripts.screens import patient

from detente import Detente, samples
from tests.desk import browsing


def pytest_collection_modifyitems(items):
    """Mark what opens the browser, so that `make journeys` runs nothing else."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    with browsing.started() as found:
        yield found


@pytest.fixture(scope="session")
def corpus(browser, tmp_path_factory):
    """Where a desk of one pair of the sample corpus is served, and its file."""
    path = tmp_path_factory.mktemp("corpus") / "desk.db"
    pages = [
        page for page in samples.pages() if "ethiopia" in page and page.endswith((".html", ".txt"))
    ][:5]
    with Detente(patient(path)) as detente:
        assert all(outcome.added for outcome in detente.add(pages))
    with browsing.served(path) as base:
        yield base, path


@pytest.fixture
def visit(browser, corpus):
    made = []

    def start(**options):
        made.append(browsing.Visit(browser, corpus[0], **options))
        return made[-1]

    yield start
    for one in made:
        one.close()
