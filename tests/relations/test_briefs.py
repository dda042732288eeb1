"""What a reader of a brief would notice."""

from __future__ import annotations

import re

import pytest

from detente.model.actors import Entity
from detente.model.briefs import Brief
from detente.model.events import Event
from detente.model.text import Article
from detente.relations import account, brief, figures
from tests.briefs.corpus import everything
from tests.factory import NAMES, article, both, coding, delegation, event, person, source, state

ARV, BEL = state("ARV"), state("BEL")
VELD = person("Tomas Veld", "ARV", "Foreign Minister")
OSS = person("Lena Oss", "BEL", "Defence Minister")


def made(*events: Event, page: Article, **settings: int) -> Brief:
    told = account([coding(page, *events)], [page], "ARV", "BEL", names=NAMES)
    return brief(told, **settings)


def sentence(part: str, *events: Event, page: Article) -> str:
    (found,) = [c.text for c in made(*events, page=page).sentences if c.part == part]
    return found


PAGE = article(
    "Foreign Minister Tomas Veld of Arvenia and Defence Minister Lena Oss of Belmora did what is"
    " told here at some length, so that no quote need be widened beyond this very sentence, which"
    " a source told the Courier."
)


def act(type: str | None = "CONSULT", mode: str | None = None, **changes: object) -> Event:
    settings: dict[str, object] = {"within": PAGE, "actors": [VELD], "recipients": [BEL]}
    return event(type, mode, **{**settings, **changes})  # type: ignore[arg-type]


RADIO = source("Radio Dorn", "media", Entity(id="media:dorn", name="Radio Dorn", kind="media"))
NOBODY = source("a source", "anonymous_source")


@pytest.mark.parametrize(
    ("told", "part", "text"),
    [
        (act("CONSULT", "visit", edtf="2031-03-14"), "done",
         "On 14 March 2031, Foreign Minister Tomas Veld of Arvenia visited Belmora."),
        (act("CONSULT", "visit", place=("Marenburg", "BEL"), recipients=[], edtf="2031-03"),
         "done",
         "In March 2031, Foreign Minister Tomas Veld of Arvenia visited Belmora (Marenburg)."),
        (act("CONSULT", "visit", edtf="2031-03", by_context=True), "done",
         "In March 2031, to judge by the context, Foreign Minister Tomas Veld of Arvenia visited"
         " Belmora."),
        (act("CONSULT", "visit", actors=[ARV]), "done",
         "A delegation from Arvenia visited Belmora."),
        (act("CONSULT", "phone", recipients=[OSS]), "done",
         "Foreign Minister Tomas Veld of Arvenia spoke by telephone with Defence Minister Lena Oss"
         " of Belmora."),
        (act(actors=[both(ARV, BEL)], recipients=[]), "done", "Arvenia and Belmora held talks."),
        (act("CONSULT", "visit", value="planned", edtf="2031-06"), "open",
         "Still open: Foreign Minister Tomas Veld of Arvenia plans to visit Belmora in June 2031."),
        (act("CONSULT", "visit", value="possible"), "open",
         "Still open: Foreign Minister Tomas Veld of Arvenia may visit Belmora."),
        (act("CONSULT", "visit", value="negated"), "denied",
         "Foreign Minister Tomas Veld of Arvenia did not visit Belmora."),
        (act(value="ongoing", kind="process", actors=[ARV]), "ongoing",
         "Arvenia is holding talks with Belmora."),
        (act(value="ongoing", kind="process", actors=[ARV], edtf="../2031-05-20",
             by_context=True, as_of="2031-05-20"), "ongoing",
         "As of 20 May 2031, Arvenia is holding talks with Belmora."),
        (act(value="ongoing", kind="process", actors=[ARV], edtf="2030/..", as_of="2031-05-20"),
         "ongoing", "Since 2030, as of 20 May 2031, Arvenia is holding talks with Belmora."),
        (act(value="ongoing", kind="process", actors=[ARV], edtf="2030"), "ongoing",
         "In 2030, Arvenia was holding talks with Belmora."),
        (act("CONSULT", "visit", value="alleged", sources=[RADIO]), "reported",
         "Only reported, and not confirmed on the pages read: according to Radio Dorn, Foreign Minister"
         " Tomas Veld of Arvenia visited Belmora."),
        (act("CONSULT", "visit", sources=[RADIO, NOBODY]), "done",
         "According to an unnamed source cited by The Castora Courier (as reported by Radio Dorn),"
         " Foreign Minister Tomas Veld of Arvenia visited Belmora."),
    ],
)  # fmt: skip
def test_sentences_are_built_from_the_events_own_fields(told: Event, part: str, text: str) -> None:
    assert sentence(part, told, page=PAGE) == text


@pytest.mark.parametrize(
    ("told", "part", "start"),
    [
        (act("ACCUSE", actors=[ARV]), "done", "Arvenia accused Belmora: “"),
        (act("AGREE"), "done", "The Castora Courier writes: “"),
        (act("AGREE", actors=[both(ARV, BEL)], recipients=[]), "done",
         "Arvenia and Belmora agreed: “"),
        (act("REQUEST", value="belief", kind="belief"), "believed",
         "The Castora Courier tells of a belief: “"),
        (act("REQUEST", value="belief", kind="belief", sources=[RADIO]), "believed",
         "Radio Dorn believes: “"),
        (act(None, extension="RELATIONS/strain"), "done", "The Castora Courier writes: “"),
        (act("SANCTION", kind="statement", sources=[NOBODY]), "statements",
         "An unnamed source cited by The Castora Courier says: “"),
        (act("ASSAULT", value="denied", actors=[ARV], sources=[RADIO]), "denied",
         "According to Radio Dorn, it is denied that Arvenia attacked Belmora: “"),
    ],
)  # fmt: skip
def test_where_fields_are_thin_the_page_speaks(told: Event, part: str, start: str) -> None:
    text = sentence(part, told, page=PAGE)
    assert text.startswith(start)
    assert text.endswith("”.")


def test_a_pair_of_which_nothing_is_told() -> None:
    codings, articles = everything()
    told = brief(account(codings, articles, "CAS", "DOR", since="2031-01"))
    (only,) = told.sentences
    assert only.text.startswith("Three pages were read, and nothing was found that Castora and DOR")
    assert only.events == ()
    assert len(told.readings) == 3


def test_nothing_was_read() -> None:
    (only,) = brief(account([], [], "ARV", "BEL")).sentences
    assert only.text.startswith("No pages were read, and")


def test_two_happenings_are_too_few_for_a_direction() -> None:
    told = made(act("CONSULT", "visit", edtf="2031-03-14"), act("CONSULT", "phone"), page=PAGE)
    assert told.sentences[0].text == (
        "There is too little evidence to say which way relations between Arvenia and Belmora are"
        " going: one page tells of two happenings in which both took part."
    )


@pytest.mark.parametrize(
    ("types", "words"),
    [
        (["CONSULT", "AGREE", "AID"], "are cooperative"),
        (["ASSAULT", "ACCUSE", "SANCTION"], "are hostile"),
        (["CONSULT", "AGREE", "ACCUSE"], "are mixed"),
        (["CONSULT", "AGREE", "AID", "ACCUSE"], "are mostly cooperative"),
        (["ASSAULT", "ACCUSE", "SANCTION", "CONSULT"], "are mostly hostile"),
        (["REQUEST", "REQUEST", "REQUEST"], "neither"),
    ],
)
def test_direction_is_the_balance_of_what_was_done(types: list[str], words: str) -> None:
    days = [f"2031-0{n}-10" for n in range(1, 9)]
    events = [act(type, actors=[ARV], edtf=day) for type, day in zip(types, days, strict=False)]
    assert words in made(*events, page=PAGE).sentences[0].text


def test_plans_and_beliefs_do_not_make_a_direction() -> None:
    events = [
        act(type, value=value, edtf=f"2031-0{n}-10")
        for n, (type, value) in enumerate(
            [("AID", "planned"), ("AGREE", "possible"), ("ASSAULT", "denied"), ("AID", "belief")], 1
        )
    ]
    assert "too little evidence" in made(*events, page=PAGE).sentences[0].text


def test_a_turn_is_told_with_its_time() -> None:
    signs = [("ASSAULT", "2029-01"), ("SANCTION", "2029-03"), ("AGREE", "2030-06"), ("AID", "2031")]
    events = [act(type, actors=[ARV], edtf=day) for type, day in signs]
    first = made(*events, page=PAGE).sentences[0].text
    assert "have improved, from hostile to cooperative (between March 2029 and June 2030)" in first


def test_telling_a_visit_often_does_not_make_many() -> None:
    pages = [article(f"Veld was in Belmora, says page {n}.", publisher=f"P{n}") for n in range(5)]
    codings = [coding(p, act("CONSULT", "visit", within=p, edtf="2031-05-16")) for p in pages]
    told = brief(account(codings, pages, "ARV", "BEL"))
    assert "five pages tell of one happening" in told.sentences[0].text
    assert len([c for c in told.sentences if c.part == "done"]) == 1


def test_a_delegation_is_named_with_its_head() -> None:
    page = article("A large Arvenian delegation came to Marenburg.")
    told = event(
        "CONSULT", "visit", within=page, recipients=[BEL],
        actors=[(delegation("ARV"), "A large Arvenian delegation"), VELD],
    )  # fmt: skip
    assert sentence("done", told, page=page) == (
        "A large Arvenian delegation led by Foreign Minister Tomas Veld visited Belmora."
    )


def test_the_brief_of_three_pages() -> None:
    codings, articles = everything()
    told = brief(account(codings, articles, "ARV", "BEL"))
    assert 8 <= len(told.sentences) <= 12
    assert told.sentences[0].part == "direction"
    assert told.sentences[-1].part == "evidence"
    assert all(c.events and c.evidence for c in told.sentences)
    assert {n.event for c in told.sentences for n in c.evidence} <= {
        e for c in told.sentences for e in c.events
    }
    texts = " ".join(c.text for c in told.sentences)
    assert not re.search(r"\b[0-9a-f]{16}\b", texts)
    assert len(told.readings) == 2
    assert told.silent == 1


@pytest.mark.parametrize("most", [3, 5, 8, 12, 20])
def test_it_is_as_long_as_asked(most: int) -> None:
    codings, articles = everything()
    told = brief(account(codings, articles, "ARV", "BEL"), least=min(8, most), most=most)
    assert len(told.sentences) <= most
    assert len({c.text for c in told.sentences}) == len(told.sentences)


def test_late_contacts_of_many_pages() -> None:
    days = ["2031-05-01", "2031-04-20", "2031-04-02", "2031-03-20", "2030-12-20"]
    events = [act(actors=[both(ARV, BEL)], recipients=[], edtf=day) for day in days]
    first = made(*events, page=PAGE).sentences[0].text
    assert "contacts have very likely become more frequent: " in first
    assert "in the 90 days up to 20 May 2031 (" in first
    assert "a single page recalls late ones better" in first


def test_figures_at_hand_change_no_word_of_a_brief() -> None:
    codings, articles = everything()
    told = account(codings, articles, "ARV", "BEL", names=NAMES)
    assert brief(told, counted=figures(told)) == brief(told)


def test_long_silence_is_no_turn() -> None:
    signs = [("ASSAULT", "1951-01"), ("SANCTION", "1951-03"), ("AGREE", "2030-06"), ("AID", "2031")]
    events = [act(type, actors=[ARV], edtf=day) for type, day in signs]
    first = made(*events, page=PAGE).sentences[0].text
    assert (
        "have been cooperative since June 2030 (the acts told before that are hostile, the last of"
        " March 1951)"
    ) in first


def test_what_was_planned_for_a_day_that_is_past() -> None:
    later = article("Envoys met in Belmora.", published="2032-01-01", name="later.txt")
    plan = act("CONSULT", "visit", value="planned", edtf="2031-06")
    met = event(within=later, actors=[ARV], recipients=[BEL], edtf="2031-12-30")
    told = account(
        [coding(PAGE, plan), coding(later, met)], [PAGE, later], "ARV", "BEL", names=NAMES
    )
    (still,) = [c.text for c in brief(told).sentences if c.part == "open"]
    assert still == (
        "Still open: Foreign Minister Tomas Veld of Arvenia planned to visit Belmora in June 2031,"
        " and no page tells whether it came to that."
    )


def test_what_settled_a_plan_is_told_by_its_fields() -> None:
    later = article("Veld was in Belmora.", published="2032-01-01", name="later.txt")
    plan = act("CONSULT", "visit", value="planned", edtf="2031-06-03")
    visit = event(
        "CONSULT", "visit", within=later, actors=[VELD], recipients=[BEL], edtf="2031-06-03"
    )
    pages = [PAGE, later]
    told = account([coding(PAGE, plan), coding(later, visit)], pages, "ARV", "BEL", names=NAMES)
    (settled,) = [c.text for c in brief(told).sentences if c.part == "settled"]
    assert settled == (
        "Once open and settled since: that Foreign Minister Tomas Veld of Arvenia planned to visit"
        " Belmora: on 3 June 2031, Foreign Minister Tomas Veld of Arvenia visited Belmora."
    )


def test_relations_broken_in_january_and_on_a_day_of_january_are_told_once() -> None:
    page = article("Ties were cut in January 1961. Arvenia cut its ties with Belmora on 3 January.")
    breaks = [
        event(None, within=page, words=words, extension="RELATIONS/break", edtf=day,
              actors=actors, recipients=[])
        for words, day, actors in (
            ("Ties were cut in January 1961", "1961-01", [both(ARV, BEL)]),
            ("Arvenia cut its ties with Belmora on 3 January", "1961-01-03", [both(ARV, BEL)]),
        )
    ]  # fmt: skip
    told = [c.text for c in made(*breaks, page=page).sentences if c.part == "done"]
    assert len(told) == 1
    assert "3 January 1961" in told[0]
