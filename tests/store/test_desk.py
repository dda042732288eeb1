"""What a user of the desk would notice: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from detente.errors import StoreError
from detente.model.events import Coding
from detente.model.text import Article
from detente.store import Store
from tests.factory import article, coding, event, person, state

TEXT = (
    "Veld in Belmora\n"
    "Foreign Minister Tomas Veld of Arvenia visited Belmora on 3 May 2031.\n"
    "Castora protested at the border of Dorland. The façade of unity is cracked."
)


@pytest.fixture
def page() -> Article:
    return article(TEXT, title="Veld in Belmora")


@pytest.fixture
def coded(page: Article) -> Coding:
    veld = person("Tomas Veld", "ARV", "Foreign Minister")
    visit = event(
        "CONSULT", "visit", within=page, actors=[veld], recipients=[state("BEL")], edtf="2031-05-03"
    )
    protest = event(
        "PROTEST", within=page, actors=[state("CAS")], place=("Dorland", "DOR"), words="Castora"
    )
    return coding(page, visit, protest)


def test_what_goes_in_comes_out(tmp_path: Path, page: Article, coded: Coding) -> None:
    with Store.open(tmp_path / "new" / "desk.db") as store:
        assert store.add(page, coded)
    with Store.open(tmp_path / "new" / "desk.db") as store:
        assert tuple(store.articles()) == (page,)
        assert store.article(page.id) == page
        assert store.coding(page.id) == coded
        assert tuple(store.codings()) == (coded,)
        assert set(store.events()) == set(coded.events)


def test_adding_twice_is_adding_once(tmp_path: Path, page: Article, coded: Coding) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        assert store.add(page, coded)
        assert not store.add(page, coded)
        assert not store.add(page)
        assert store.counts() == (1, 2)
        assert len(store.search("minister")) == 1


def test_recoding_takes_the_place_of_the_earlier_coding(
    tmp_path: Path, page: Article, coded: Coding
) -> None:
    newer = coding(page, coded.events[0], version="2")
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page, coded)
        assert store.add(page, newer)
        assert store.coding(page.id) == newer
        assert store.counts() == (1, 1)
        assert tuple(store.events(("CAS",))) == ()


def test_a_page_without_coding_is_kept_and_readable(tmp_path: Path, page: Article) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        assert store.add(page)
        assert store.coding(page.id) is None
        assert store.search("Belmora")


def test_a_coding_of_another_article_is_refused(tmp_path: Path, page: Article) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        with pytest.raises(ValueError, match="coding of elsewhere"):
            store.add(page, Coding(article="elsewhere", events=()))
        assert store.counts() == (0, 0)


@pytest.mark.parametrize(
    ("states", "since", "types"),
    [
        ((), None, {"CONSULT", "PROTEST"}),
        (("ARV", "BEL"), None, {"CONSULT"}),
        (("BEL", "ARV"), None, {"CONSULT"}),
        (("CAS",), None, {"PROTEST"}),
        (("CAS", "DOR"), None, set()),  # Dorland is only the place
        (("ARV", "BEL"), date(2031, 5, 3), {"CONSULT"}),
        (("ARV", "BEL"), date(2031, 5, 4), set()),
        (("CAS",), date(2031, 5, 4), {"PROTEST"}),  # undated
    ],
)
def test_events_are_found_by_states_and_day(
    tmp_path: Path,
    page: Article,
    coded: Coding,
    states: tuple[str, ...],
    since: date | None,
    types: set[str],
) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page, coded)
        assert {e.type for e in store.events(states, since)} == types


def test_codings_are_found_by_every_state_they_touch(
    tmp_path: Path, page: Article, coded: Coding
) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page, coded)
        assert tuple(store.codings(("CAS", "DOR"))) == (coded,)
        assert tuple(store.codings(("CAS", "XKX"))) == ()


def test_forgetting_leaves_nothing(tmp_path: Path, page: Article, coded: Coding) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page, coded)
        assert store.forget(page.id)
        assert not store.forget(page.id)
        assert store.counts() == (0, 0)
        assert store.search("minister") == ()
        assert tuple(store.codings()) == ()
        assert store.add(page, coded)
        assert len(store.search("minister")) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("minister", True),
        ("MINISTER veld", True),
        ("minister protested", False),  # words of two paragraphs
        ('"Tomas Veld"', True),
        ('"Veld Tomas"', False),
        ("facade", True),
        ("façade", True),
        ("", False),
        ("   ", False),
        ('"', False),
        ("* OR NOT ( AND", False),
        ("NEAR(a b) col:x -y ^z \x00", False),
        ("veld*", True),
    ],
)
def test_search(tmp_path: Path, page: Article, query: str, found: bool) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page)
        hits = store.search(query)
        assert bool(hits) == found
        assert all(hit.text == hit.span.of(page.text) for hit in hits)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(StoreError, match="newer release"):
        Store.open(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear desk,\n" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(path)
    assert path.read_text().startswith("Dear desk")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / "file" / "desk.db")
    assert str(tmp_path / "file" / "desk.db") in str(caught.value)


def test_a_full_disk_writes_nothing_of_the_page(
    tmp_path: Path, page: Article, coded: Coding
) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(page, coded)
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        long = article("Arvenia and Belmora held talks. " * 5000)
        with pytest.raises(StoreError, match="disk is full"):
            store.add(long, coding(long, event(within=long)))
        assert tuple(store.articles()) == (page,)
        assert store.coding(page.id) == coded


def test_half_a_page_is_never_left(
    tmp_path: Path, page: Article, coded: Coding, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise RuntimeError("pulled the plug")

    with Store.open(tmp_path / "desk.db") as store:
        monkeypatch.setattr("detente.store.events.put", fail)
        with pytest.raises(RuntimeError):
            store.add(page, coded)
        assert store.counts() == (0, 0)
        assert store.search("minister") == ()


def test_text_that_cannot_be_stored_is_explained(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        with pytest.raises(StoreError, match="cannot be stored"):
            store.add(article("A stray half \ud83d of a character."))
        assert store.counts() == (0, 0)
