"""What a desk is asked: selections, counts, and a question in SQL that can only read."""

import sqlite3

import pytest

from detente.errors import StoreError
from detente.model.desk import Selection
from detente.store import Store, database, people
from tests.desk import desks

TABLES = ("event_entity", "event_pair", "event_source", "event_place")


@pytest.fixture
def store(tmp_path):
    with Store.open(desks.desk(tmp_path / "desk.db")) as opened:
        yield opened


def test_a_desk_of_an_earlier_release_is_filled_as_a_new_one_is(store, tmp_path, monkeypatch):
    every = database.steps()
    monkeypatch.setattr(database, "steps", lambda: {n: s for n, s in every.items() if n < 10})
    monkeypatch.setattr(people, "put", lambda *_: None)
    old = desks.desk(tmp_path / "old.db")
    monkeypatch.undo()
    Store.open(old).close()
    new, brought = sqlite3.connect(store.path), sqlite3.connect(old)
    for table in (*TABLES, "pair", "meeting", "month_of_entity"):
        query = f"SELECT * FROM {table} ORDER BY 1, 2, 3"
        assert brought.execute(query).fetchall() == new.execute(query).fetchall() != []


def test_the_file_is_whole_by_sqlites_own_word(store):
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_numbers_of_migrations_may_be_left_out(tmp_path):
    assert list(database.steps()) == sorted(database.steps())
    Store.open(tmp_path / "a.db").close()
    version = sqlite3.connect(tmp_path / "a.db").execute("PRAGMA user_version").fetchone()[0]
    assert version == max(database.steps())


def test_what_is_forgotten_is_gone_from_every_table(store):
    told = desks.page()
    store.forget(told.id)
    with sqlite3.connect(store.path) as connection:
        for table in TABLES:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert store.browse.changes()[0].what == "removed"


def test_a_count_is_the_number_of_rows(store):
    for selection in (
        Selection(),
        Selection(states=("ARV", "BEL")),
        Selection(entity="state:BEL"),
        Selection(missions=True),
        Selection(once=True, type="CONSULT"),
    ):
        assert store.browse.count(selection) == len(store.browse.rows(selection))
        bins = store.browse.bins(selection)
        assert sum(found.events for found in bins) == store.browse.count(selection)


def test_a_row_has_its_own_words(store):
    text = desks.page().text
    for row in store.browse.rows(Selection()):
        assert row.quote == row.event.span.of(text)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM event", "DROP TABLE article", "INSERT INTO change (what, article) VALUES ('added', 'x')",
        "PRAGMA user_version = 3", "ATTACH 'other.db' AS other", "VACUUM", "SELECT load_extension('x')",
        "SELECT 1; DELETE FROM event", "SELECT writefile('x', 'y')", "not sql at all", "BEGIN IMMEDIATE",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c",
        "SELECT zeroblob(100000000)",
    ],
)  # fmt: skip
def test_a_question_in_sql_reads_and_nothing_else(store, query):
    before = store.counts()
    with pytest.raises(StoreError):
        store.browse.ask(query)
    assert store.counts() == before


def test_an_answer_in_sql_is_cut_where_it_is_too_long(store):
    query = (
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000) SELECT x FROM c"
    )
    found = store.browse.ask(query)
    assert len(found.rows) == 1000 and found.cut
