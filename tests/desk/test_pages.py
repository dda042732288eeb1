"""Every view: a page, JSON and CSV; and what a desk says when something is the matter."""

import csv
import io
import sqlite3
from dataclasses import replace

import pytest

from detente.desk.about import FILES
from detente.desk.addresses import PAGES
from detente.model.events import Coding
from detente.store import Store
from tests import factory
from tests.desk import desks

TOLD = desks.page()
CODED = desks.coding(TOLD)
PARTS = {
    "/articles/{id}": {"id": TOLD.id},
    "/events/{id}": {"id": CODED.events[0].id},
    "/happenings/{id}": {"id": CODED.events[0].id},
    "/relations/{a}/{b}": {"a": "ARV", "b": "BEL"},
    "/actors/{id}": {"id": "person:tomas-veld@ARV"},
    "/places/{name}": {"name": "Belmora"},
    "/sources/{name}": {"name": "an official"},
}
ADDRESSES = [page.path.format(**PARTS.get(page.path, {})) for page in PAGES]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return desks.client(desks.desk(tmp_path_factory.mktemp("desk") / "desk.db"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_is_a_page_json_and_csv(asked, address):
    page = asked.get(address)
    assert page.status_code == 200, page.text
    assert page.text.count("<h1") == 1
    assert "style=" not in page.text and "<script>" not in page.text
    stem = "/start" if address == "/" else address
    assert asked.get(f"{stem}.json").json()["title"]
    rows = asked.get(f"{stem}.csv")
    assert rows.headers["content-type"].startswith("text/csv")
    assert next(csv.reader(io.StringIO(rows.text)))


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/articles/x",
        "/events/x",
        "/actors/x",
        "/places/x",
        "/sources/x",
        "/happenings/x",
        "/jobs/x",
    ],
)
def test_what_is_not_here_is_said_with_the_way_back(asked, address):
    answer = asked.get(address)
    assert answer.status_code == 404
    assert 'href="/articles"' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/events?since=never",
        "/relations/ARV/ARV",
        "/changes?since=2031-99",
        "/sql?q=delete+from+event",
    ],
)
def test_what_cannot_be_answered_is_said_plainly(asked, address):
    answer = asked.get(address)
    assert answer.status_code in (400, 503)
    assert "Traceback" not in answer.text and "<h1>" in answer.text


def test_the_reader_shows_the_text_as_it_was_with_events_beside_it(asked):
    page = asked.get(f"/articles/{TOLD.id}").text
    assert 'id="e-' + CODED.events[0].id in page and 'id="c-' + CODED.events[0].id in page
    assert "somebody’s belief" in page
    assert "an official" in page


def test_a_row_leads_to_its_sentence(asked):
    row = asked.get("/relations/ARV/BEL.json").json()["rows"][0]
    place, _, mark = row["address"].partition("#")
    assert f'id="{mark}"' in asked.get(place).text


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ("states=ARV,BEL", {"visit", "talks", "mission reopened"}),
        ("states=ARV,BEL&factuality=belief", {"mission reopened"}),
        ("type=MISSION", {"mission reopened"}),
        ("missions=1", {"mission reopened"}),
        ("source=an official", {"talks"}),
        ("place=Belmora", {"visit"}),
        ("entity=person:tomas-veld@ARV", {"visit", "talks"}),
        ("states=ARV,BEL&since=2031-06", set()),
        ("states=ARV,BEL&until=2031-05-03", {"visit", "talks"}),
        ("states=ARV", {"visit", "talks", "mission reopened"}),
        ("certainty=PS", set()),
    ],
)
def test_events_are_selected(asked, query, acts):
    answer = asked.get(f"/events.json?{query}").json()
    assert {row["act"] for row in answer["rows"]} == acts
    assert answer["total"] == len(answer["rows"])


def test_an_empty_desk_says_what_to_do_next(tmp_path):
    asked = desks.client(tmp_path / "new.db")
    assert "This desk is empty" in asked.get("/").text
    for page in PAGES:
        if "{" not in page.path:
            assert asked.get(page.path).status_code == 200, page.path


def test_a_page_without_events_and_one_in_a_language_without_engine_say_so(tmp_path):
    quiet = desks.page("A quiet day\nNothing happened.")
    foreign = desks.page("Тихий день\nНічого не сталося.", language="uk")
    path = desks.desk(
        tmp_path / "d.db", (quiet, Coding(article=quiet.id, events=())), (foreign, None)
    )
    asked = desks.client(path)
    assert "No political event was found" in asked.get(f"/articles/{quiet.id}").text
    assert "there is no engine for Ukrainian yet" in asked.get(f"/articles/{foreign.id}").text
    assert "not coded" in asked.get("/articles").text


def test_a_name_of_three_hundred_characters_is_carried(tmp_path):
    name = "Veld" * 75
    told = desks.page(f"A name\n{name} visited Belmora.")
    event = factory.event(
        "CONSULT",
        "visit",
        within=told,
        words=f"{name} visited Belmora",
        trigger="visited",
        actors=[factory.person(name, "ARV")],
        recipients=[factory.state("BEL")],
    )
    asked = desks.client(
        desks.desk(tmp_path / "d.db", (told, Coding(article=told.id, events=(event,))))
    )
    for address in (
        f"/articles/{told.id}",
        "/actors",
        f"/actors/person:{name.lower()}@ARV",
        "/network?of=person",
    ):
        assert asked.get(address).status_code == 200


def test_five_thousand_events_on_one_page_are_read_and_the_rest_is_listed(tmp_path):
    text = "\n".join(["Many visits", *(f"Arvenia visited Belmora {n}." for n in range(5000))])
    told = desks.page(text)
    first = factory.event(
        "CONSULT",
        "visit",
        within=told,
        words="Arvenia visited Belmora 0",
        trigger="visited",
        actors=[factory.state("ARV")],
        recipients=[factory.state("BEL")],
    )
    events = tuple(replace(first, id=f"{n:016x}") for n in range(5000))
    asked = desks.client(
        desks.desk(tmp_path / "d.db", (told, Coding(article=told.id, events=events)))
    )
    page = asked.get(f"/articles/{told.id}").text
    assert "Only the first 600 events" in page
    assert asked.get("/events").text.count('class="row"') == 50


def test_a_desk_of_a_newer_release_is_refused_and_left_alone(tmp_path):
    path = desks.desk(tmp_path / "d.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    answer = desks.client(path).get("/")
    assert answer.status_code == 503 and "newer release" in answer.text
    assert path.read_bytes() == before


def test_a_file_that_is_no_desk_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("Dear colleague, this is no database at all.")
    answer = desks.client(path).get("/articles")
    assert answer.status_code == 503 and "not a database" in answer.text
    assert path.read_text().startswith("Dear colleague")


def test_right_to_left_text_stands_in_a_left_to_right_page(tmp_path):
    told = desks.page("زيارة\nزار الرئيس بيلمورا يوم السبت.", language="ar")
    asked = desks.client(desks.desk(tmp_path / "d.db", (told, None)))
    page = asked.get(f"/articles/{told.id}").text
    assert 'dir="rtl"' in page and '<html lang="en"' in page


def test_the_chrome_of_a_page_is_folded_and_still_there(tmp_path):
    from detente.model.text import Block, Span

    text = "Skip to content\nArvenia visited Belmora."
    blocks = (
        Block(kind="skip_link", span=Span(0, 15), reason="says so"),
        Block(kind="body", span=Span(16, len(text)), reason="a paragraph"),
    )
    told = factory.article(text, blocks=blocks)
    page = (
        desks.client(desks.desk(tmp_path / "d.db", (told, None))).get(f"/articles/{told.id}").text
    )
    folded = page[page.index('<details class="chrome"') : page.index("</details>")]
    assert "Skip to content" in folded and "skip link" in folded


def test_every_figure_is_a_count_of_the_rows_it_opens(asked):
    listed = asked.get("/relations.json").json()["rows"]
    pair = next(row for row in listed if {row["a"], row["b"]} == {"ARV", "BEL"})
    assert pair["events"] == asked.get("/events.json?states=ARV,BEL&once=1").json()["total"]


def test_adding_is_shown_as_it_comes_and_kept(tmp_path):
    asked = desks.client(tmp_path / "new.db")
    words = "Norway and Finland\n\nThe king of Norway visited Finland on 9 May 2016, Oslo said.\n"
    gone = asked.post("/add", data={"text": words}, headers={"origin": desks.BASE})
    assert gone.status_code == 303
    page = asked.get(gone.headers["location"]).text
    assert "Done." in page and "1 event, 2 actors" in page
    assert asked.get("/start.json").json()["articles"] == 1


def test_the_feed_tells_of_what_came_and_what_went(tmp_path):
    path = desks.desk(tmp_path / "d.db")
    with Store.open(path) as store:
        store.forget(TOLD.id)
    rows = desks.client(path).get("/changes.json").json()["rows"]
    assert [row["what"] for row in rows] == ["removed", "coded"]
    feed = desks.client(path).get("/changes.atom").text
    assert feed.count("<entry>") == 2 and "removed from the desk" in feed


def test_the_interface_describes_every_view(asked):
    paths = asked.get("/openapi.json").json()["paths"]
    assert len(paths) == 2 * len(PAGES) + len(FILES)
    assert list(paths["/events/{id}/judge"]) == ["post"]
    assert "/relations/{a}/{b}.csv" in paths


def test_a_desk_that_another_program_holds_is_read_when_it_is_free_again(tmp_path, monkeypatch):
    monkeypatch.setattr("detente.store.database.WAIT_SECONDS", 0.1)
    path = desks.desk(tmp_path / "d.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    asked = desks.client(path)
    answer = asked.get("/articles")
    assert answer.status_code == 503 and "locked by another process" in answer.text
    assert "close what holds this one" in answer.text
    holder.close()
    assert asked.get("/articles").status_code == 200


@pytest.fixture
def sealed(tmp_path, monkeypatch):
    """A desk that can be read and not written, whoever runs the tests."""
    path = desks.desk(tmp_path / "d.db")
    connect = sqlite3.connect

    def reading(name, **options):
        made = connect(name, **options)
        made.execute("PRAGMA query_only = ON")
        return made

    monkeypatch.setattr(sqlite3, "connect", reading)
    return desks.client(path)


def test_a_desk_that_cannot_be_written_is_read_and_says_so_when_something_is_added(sealed):
    assert sealed.get(f"/articles/{TOLD.id}").status_code == 200
    words = "Norway and Finland\n\nThe king of Norway visited Finland on 9 May 2016, Oslo said.\n"
    gone = sealed.post("/add", data={"text": words}, headers={"origin": desks.BASE})
    page = sealed.get(gone.headers["location"]).text
    assert "not added" in page and "read-only" in page and "nothing of this page" in page.lower()


def test_a_correction_that_cannot_be_written_is_said_on_a_page_with_the_way_back(sealed):
    form = {"verdict": "withdraw", "reason": "no such visit"}
    address = f"/events/{CODED.events[0].id}"
    answer = sealed.post(f"{address}/judge", data=form, headers={"origin": desks.BASE})
    assert answer.status_code == 503 and "read-only" in answer.text
    assert f'href="{address}"' in answer.text
    assert sealed.get("/judgements.json").json()["rows"] == []


def test_a_question_is_answered_with_quotes_that_lead_to_their_sentences(asked):
    page = asked.get("/ask", params={"q": "Who visited Belmora?"}).text
    assert "Tomas Veld" in page
    assert f'href="/articles/{TOLD.id}#e-{CODED.events[0].id}"' in page
    nothing = asked.get("/ask.json", params={"q": "How many ships did Dorne sell?"}).json()
    assert not nothing["answer"]["stated"]
    assert asked.get("/ask?q=%00").status_code == asked.get("/ask?q=" + "why " * 900).status_code


def test_figures_of_a_pair_open_the_acts_they_rest_on(asked):
    page = asked.get("/relations/ARV/BEL").text
    assert "the acts there are" in page or "the acts it rests on" in page
    assert f"#e-{CODED.events[0].id}" in page[page.index("Four panels") :]
    real = asked.get("/events.json?states=ARV,BEL&factuality=real").json()
    assert {row["act"] for row in real["rows"]} == {"visit", "talks"}


@pytest.mark.parametrize("view", ["/articles/{page}", "/events/{id}", "/happenings/{id}",
                                  "/relations/ARV/BEL", "/events"])  # fmt: skip
def test_what_goes_on_reads_as_of_its_day_on_every_page(tmp_path, view):
    page = desks.page("Arvenia trains guards\nArvenia is training the guards of Belmora.")
    told = factory.event(
        "SUPPORT", "military", within=page, words="Arvenia is training the guards of Belmora",
        trigger="training", actors=[factory.state("ARV")], recipients=[factory.state("BEL")],
        value="ongoing", kind="process", edtf="../2031-05-20", by_context=True, as_of="2031-05-20",
    )  # fmt: skip
    coded = Coding(article=page.id, events=(told,), versions=(("tests", "1"),))
    asked = desks.client(desks.desk(tmp_path / "desk.db", (page, coded)))
    shown = asked.get(view.format(page=page.id, id=told.id)).text
    assert "as of 20 May 2031" in shown
    assert "until 20 May" not in shown and "by 20 May" not in shown
