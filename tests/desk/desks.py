"""Desks of invented states for the tests, and a client that asks them as a browser does."""

from __future__ import annotations

from pathlib import Path

from scripts.screens import patient
from starlette.testclient import TestClient

from detente.desk import application
from detente.desk.guard import Gate
from detente.model.events import Coding
from detente.model.text import Article
from detente.store import Store
from tests import factory

BASE = "http://127.0.0.1:8024"
TEXT = (
    "Arvenia and Belmora talk again\n"
    "President Tomas Veld of Arvenia visited Belmora on 3 May 2031. He met Foreign Minister Ana "
    "Sorel, an official said.\n"
    "Belmora may reopen its embassy in Arvenia, Castora believes."
)


def page(text: str = TEXT, **told: object) -> Article:
    """Make an article about the two."""
    title = text.split("\n", 1)[0]
    return factory.article(text, title=title, **told)  # type: ignore[arg-type]


def coding(article: Article) -> Coding:
    """Code the article by hand: a visit, talks by the word of an official, a belief."""
    veld = factory.person("Tomas Veld", "ARV", "President")
    sorel = factory.person("Ana Sorel", "BEL", "Foreign Minister")
    arvenia, belmora = factory.state("ARV"), factory.state("BEL")
    events = (
        factory.event(
            "CONSULT", "visit", within=article, trigger="visited", edtf="2031-05-03",
            words="President Tomas Veld of Arvenia visited Belmora on 3 May 2031",
            actors=[veld], recipients=[belmora], place=("Belmora", "BEL"),
        ),
        factory.event(
            "CONSULT", within=article, words="He met Foreign Minister Ana Sorel", trigger="met",
            edtf="2031-05-03", actors=[(veld, "He")], recipients=[sorel], value="alleged",
            sources=[factory.source("an official", "unnamed_official")],
        ),
        factory.event(
            "SUPPORT", None, within=article, words="Belmora may reopen its embassy in Arvenia",
            trigger="reopen", actors=[belmora], recipients=[arvenia], value="belief",
            extension="MISSION/reopen", kind="belief",
            sources=[factory.source("Castora", "state", factory.state("CAS"))],
        ),
    )  # fmt: skip
    return Coding(article=article.id, events=events, versions=(("tests", "1"),))


def desk(path: Path, *pages: tuple[Article, Coding | None]) -> Path:
    """Write a desk; with the article about the two where no page is given."""
    told = page()
    with Store.open(path) as store:
        for article, coded in pages or ((told, coding(told)),):
            store.add(article, coded)
    return path


def client(path: Path, gate: Gate | None = None) -> TestClient:
    """Ask a desk as a browser on this machine does."""
    return TestClient(application(patient(path), gate), base_url=BASE, follow_redirects=False)
