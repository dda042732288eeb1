"""Whatever the stages may produce comes back from the desk equal."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.model.events import Abstention, Coding, Event
from detente.model.text import Article, Span
from detente.store import Store
from detente.store.codec import decode, encode
from tests.factory import article, both, coding, event, person, source, state

words = st.text(min_size=1, max_size=40).filter(lambda t: "\n" not in t)
entities = st.one_of(
    st.sampled_from(["ARV", "BEL", "CAS"]).map(state),
    st.builds(person, words, st.sampled_from(["ARV", None]), st.none() | words),
    st.just(both(state("ARV"), state("BEL"))),
)
dates = st.sampled_from(["2031-05-03", "2031-05", "2031", "2031-05-11/2031-05-20", "../2031", None])


@st.composite
def pages(draw: st.DrawFn) -> Article:
    lines = draw(st.lists(words, min_size=1, max_size=4))
    return article(
        "\n".join(lines),
        title=draw(st.none() | st.just(lines[0])),
        publisher=draw(st.none() | words),
        published=draw(dates),
        inferred=draw(st.booleans()),
        translated_by=draw(st.none() | words),
    )


@st.composite
def events(draw: st.DrawFn, page: Article) -> Event:
    return event(
        draw(st.sampled_from(["CONSULT", "SANCTION", None])),
        draw(st.sampled_from(["visit", None])),
        within=page,
        actors=draw(st.lists(entities, max_size=3)),
        recipients=draw(st.lists(entities, max_size=2)),
        edtf=draw(dates),
        value=draw(st.sampled_from(["occurred", "denied", "belief"])),
        sources=[source(draw(words))] if draw(st.booleans()) else (),
        place=draw(st.sampled_from([None, ("Belmora", "BEL"), ("the sea", None)])),
        quantities=(("x", draw(st.floats(allow_nan=False, allow_infinity=False)), "people"),)
        if "x" in page.text
        else (),
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Article, Coding]:
    page = draw(pages())
    told = draw(st.lists(events(page), max_size=3))
    made = coding(page, *told)
    gaps = (Abstention(span=Span(0, 1), stage="events", reason=draw(words)),)
    return page, Coding(
        article=made.article, events=made.events, versions=made.versions, abstentions=gaps
    )


@given(pair=pairs())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_desk_gives_back_what_it_was_given(pair: tuple[Article, Coding]) -> None:
    page, coded = pair
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "desk.db") as store:
        store.add(page, coded)
        assert store.article(page.id) == page
        assert store.coding(page.id) == coded
        assert not store.add(page, coded)


@given(pair=pairs())
@settings(max_examples=60, deadline=None)
def test_the_codec_is_the_identity(pair: tuple[Article, Coding]) -> None:
    page, coded = pair
    assert decode(encode(page), Article) == page
    assert decode(encode(coded), Coding) == coded
