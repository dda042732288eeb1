"""Where each thing told of a pair is shown, and where it must not be."""

from __future__ import annotations

import pytest

from detente.model.briefs import Account
from detente.model.events import Event
from detente.relations import account
from tests.briefs.corpus import COURIER, everything
from tests.factory import article, both, coding, event, person, state

PANELS = (
    "done", "ongoing", "planned", "possible", "questions", "denied", "believed", "statements",
    "background", "bears_on",
)  # fmt: skip
PAGE = article("Arvenia and Belmora.\nVeld spoke in Castora about Belmora.\nThe harbour is busy.")


def panel(told: Event, a: str = "ARV", b: str = "BEL") -> str | None:
    made = account([coding(PAGE, told)], [PAGE], a, b)
    found = [name for name in PANELS if getattr(made, name)]
    assert len(found) <= 1
    return found[0] if found else None


def between(type: str | None = "CONSULT", **changes: object) -> Event:
    settings: dict[str, object] = {
        "within": PAGE,
        "words": "The harbour is busy.",
        "actors": [state("ARV")],
        "recipients": [state("BEL")],
    }
    return event(type, **{**settings, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "where"),
    [
        (between(), "done"),
        (between(value="alleged"), "done"),
        (between(kind="process"), "done"),
        (between(kind="process", value="ongoing"), "ongoing"),
        (between(kind="state"), "ongoing"),
        (between(value="planned"), "planned"),
        (between(kind="plan", value="planned"), "planned"),
        (between(value="possible"), "possible"),
        (between(kind="condition", value="conditional"), "possible"),
        (between(None, extension="PLAN/consider", value="ongoing"), "possible"),
        (between(None, extension="PLAN/open", value="ongoing"), "questions"),
        (between(kind="open question", value="negated"), "questions"),
        (between(value="denied"), "denied"),
        (between(value="negated"), "denied"),
        (between(value="belief"), "believed"),
        (between(kind="belief", value="belief"), "believed"),
        (between(kind="assessment", value="ongoing"), "believed"),
        (between(kind="statement", value="negated"), "statements"),
        (between(None, extension="STATEMENT/position"), "statements"),
        (between(kind="background"), "background"),
        (between(block="reference"), "background"),
        (between(block="reference", kind="state", value="ongoing"), "ongoing"),
    ],
)
def test_panels(told: Event, where: str) -> None:
    assert panel(told) == where


@pytest.mark.parametrize(
    ("told", "where", "why"),
    [
        (between(recipients=[], actors=[both(state("ARV"), state("BEL"))]), "done", "a compound"),
        (between(actors=[person("Tomas Veld", "ARV")]), "done", "people"),
        (between(recipients=[state("CAS"), state("BEL")]), "done", "a third beside"),
        (between(recipients=[], place=("Marenburg", "BEL")), "bears_on", "only the place"),
        (between(recipients=[], mode="visit", place=("Marenburg", "BEL")), "done", "a host"),
        (between(None, extension="MISSION/enlarge", recipients=[], place=("Marenburg", "BEL")),
         "done", "the seat of a mission"),
        (between(recipients=[state("CAS")], words="Veld spoke in Castora about Belmora."),
         "bears_on", "only named"),
        (between(recipients=[state("CAS")]), None, "neither named nor place"),
        (between(actors=[state("CAS")], recipients=[state("DOR")],
                 words="Arvenia and Belmora."), None, "others about them"),
        (between(actors=[], recipients=[]), None, "nobody"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_pair(told: Event, where: str | None, why: str) -> None:
    naming = between(
        actors=[(state("BEL"), "Belmora")], recipients=[state("DOR")], words="Arvenia and Belmora."
    )
    made = account([coding(PAGE, told, naming)], [PAGE], "ARV", "BEL")
    found = [
        name for name in PANELS for e in getattr(made, name) if e.happening.event.id == told.id
    ]
    assert found == ([where] if where else []), why


def test_the_order_of_the_pair_and_of_the_pages_changes_nothing() -> None:
    codings, articles = everything()
    made = account(codings, articles, "ARV", "BEL")
    other = account(codings[::-1], articles[::-1], "BEL", "ARV")
    for name in PANELS:
        assert getattr(made, name) == getattr(other, name), name


def test_a_page_read_twice_changes_no_count() -> None:
    codings, articles = everything()
    once = account(codings, articles, "ARV", "BEL")
    twice = account((*codings, codings[0]), (*articles, articles[0]), "ARV", "BEL")
    assert [len(getattr(once, p)) for p in PANELS] == [len(getattr(twice, p)) for p in PANELS]


def test_every_page_that_tells_of_the_two_is_listed_and_the_others_are_counted() -> None:
    codings, articles = everything()
    spare = article("No one has coded this.", publisher="Elsewhere", published="2040-01-01")
    made = account(codings, (*articles, spare), "ARV", "BEL")
    listed = {reading.article for reading in made.readings}
    assert listed < {page.id for page in articles}
    assert len(listed) + made.silent == len(articles) + 1
    assert made.as_of == "2031-05-20"


def test_where_no_page_tells_of_the_two_all_are_listed() -> None:
    codings, articles = everything()
    made = account(codings, articles, "ARV", "ZZZ")
    assert {reading.article for reading in made.readings} == {page.id for page in articles}
    assert made.silent == 0


def done(since: str | None) -> list[str | None]:
    codings, articles = everything()
    return [e.happening.edtf for e in account(codings, articles, "ARV", "BEL", since=since).done]


def test_since_leaves_out_what_was_over() -> None:
    assert "2031-03-14" in done(None)
    assert "2031-03-14" in done("2031-03")
    assert "2031-03-14" not in done("2031-04-01")
    assert "2031-05-16" in done("2031-05-16")
    assert None in done("2031-05-16")


@pytest.mark.parametrize("since", ["yesterday", "2031-13", "XXXX"])
def test_since_must_be_a_date(since: str) -> None:
    with pytest.raises(ValueError, match=since):
        done(since)


def test_a_pair_takes_two_states() -> None:
    with pytest.raises(ValueError, match="ARV twice"):
        account([], [], "ARV", "ARV")


def test_footnotes_quote_the_page() -> None:
    codings, articles = everything()
    texts = {a.id: a.text for a in articles}
    made: Account = account(codings, articles, "ARV", "BEL")
    notes = [n for name in PANELS for e in getattr(made, name) for n in e.footnotes]
    assert len(notes) > 10
    for note in notes:
        assert note.quote == texts[note.article][note.start : note.end]
        assert note.chain[0].name in {"The Castora Courier", "Belmora Post"}


def test_a_denial_stands_beside_what_it_denies() -> None:
    codings, articles = everything()
    (rival,) = account(codings, articles, "ARV", "BEL").rivals
    assert {note.article for note in rival.footnotes} == {articles[0].id, articles[1].id}
    assert COURIER.id == articles[0].id
