"""Which tellings are one happening, and which are two."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.actors import Entity
from detente.model.events import Event
from detente.model.text import Article
from detente.relations import happenings, merge_within
from tests.factory import article, both, coding, delegation, event, person, source, state

PAGE = article(
    "Veld in Marenburg: a visit\n"
    "In mid-May, a large Arvenian delegation headed by Deputy Defence Minister Oren Talk"
    " visited Marenburg.\n"
    "In March, Foreign Minister Tomas Veld visited Belmora.\n"
    "On May 16, a large Arvenian delegation arrived in Marenburg.\n"
    "In January, Arvenia sent a delegation to Marenburg led by Deputy Prime Minister Ilse Marn.\n"
    "Arvenia plans to send a delegation to Marenburg in June.\n",
    title="Veld in Marenburg: a visit",
)
TALK = person("Oren Talk", "ARV", "Deputy Defence Minister")
VELD = person("Tomas Veld", "ARV", "Foreign Minister")
MARN = person("Ilse Marn", "ARV", "Deputy Prime Minister")
GUESTS = delegation("ARV")
CITY = ("Marenburg", "BEL")
MID = event(
    "CONSULT", "visit", within=PAGE, words="a large Arvenian delegation headed by Deputy Defence"
    " Minister Oren Talk visited Marenburg", trigger="visited", actors=[GUESTS, TALK],
    recipients=[state("BEL")], place=CITY, edtf="2031-05-11/2031-05-20",
)  # fmt: skip
MARCH = event(
    "CONSULT", "visit", within=PAGE, words="Foreign Minister Tomas Veld visited Belmora",
    actors=[VELD], recipients=[state("BEL")], edtf="2031-03",
)  # fmt: skip
DAY = event(
    "CONSULT", "visit", within=PAGE, words="a large Arvenian delegation arrived in Marenburg",
    trigger="arrived", actors=[GUESTS], recipients=[state("BEL")], place=CITY, edtf="2031-05-16",
)  # fmt: skip
JANUARY = event(
    "CONSULT", "visit", within=PAGE, words="Arvenia sent a delegation to Marenburg led by Deputy"
    " Prime Minister Ilse Marn", actors=[GUESTS, MARN], recipients=[state("BEL")], place=CITY,
    edtf="2031-01",
)  # fmt: skip
JUNE = event(
    "CONSULT", "visit", within=PAGE, words="plans to send a delegation to Marenburg in June",
    actors=[GUESTS], recipients=[state("BEL")], place=CITY, edtf="2031-06", value="planned",
)  # fmt: skip


def clusters(*events: Event, page: Article | None = PAGE) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for told in merge_within(events, page):
        found.setdefault(told.same_as or told.id, set()).add(told.id)
    return {frozenset(ids) for ids in found.values()}


def are_one(one: Event, other: Event, page: Article | None = PAGE) -> bool:
    return len(clusters(one, other, page=page)) == 1


def test_mid_may_and_the_sixteenth_of_may_are_one_visit() -> None:
    told = merge_within((MID, MARCH, DAY, JANUARY, JUNE), PAGE)
    assert [e.same_as for e in told] == [None, None, MID.id, None, None]
    assert [e.id for e in told] == [e.id for e in (MID, MARCH, DAY, JANUARY, JUNE)]


def test_it_needs_no_text() -> None:
    assert are_one(MID, DAY, page=None)
    assert not are_one(MID, JANUARY, page=None)


def test_the_order_of_events_changes_nothing() -> None:
    assert {frozenset(clusters(*p)) for p in permutations((MID, MARCH, DAY, JANUARY, JUNE))} == {
        frozenset(clusters(MID, MARCH, DAY, JANUARY, JUNE))
    }


def test_merging_twice_is_merging_once() -> None:
    once = merge_within((MID, DAY, MARCH), PAGE)
    assert merge_within(once, PAGE) == once


def visit(who: Entity | None = None, **changes: object) -> Event:
    settings: dict[str, object] = {
        "within": PAGE,
        "words": "arrived in Marenburg",
        "trigger": "arrived",
        "actors": [who or VELD],
        "recipients": [state("BEL")],
        "place": CITY,
        "edtf": "2031-05-16",
    }
    return event("CONSULT", "visit", **{**settings, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "one", "why"),
    [
        (visit(edtf="2031-05"), True, "the month holds the day"),
        (visit(edtf="2031-06"), False, "another month"),
        (visit(edtf=None), True, "the same person, undated"),
        (visit(GUESTS, edtf=None, words="plans to send", trigger="send"), False, "of whenever"),
        (visit(MARN), False, "another minister"),
        (visit(person("Thomas Veld", "ARV")), True, "a spelling of the name"),
        (visit(person("Veld", "ARV")), True, "the family name alone"),
        (visit(GUESTS), True, "his delegation"),
        (visit(state("ARV")), True, "his state"),
        (visit(state("CAS")), False, "another state"),
        (visit(recipients=[], place=("Marenburg", "BEL")), True, "the city stands for the host"),
        (visit(recipients=[state("CAS")], place=None), False, "another host"),
        (visit(value="planned"), False, "only planned"),
        (visit(value="denied"), False, "denied"),
        (visit(value="alleged"), True, "somebody else says so"),
        (visit(kind="statement"), False, "words about it are not it"),
        (event("CONSULT", "phone", within=PAGE, actors=[VELD], recipients=[state("BEL")],
               edtf="2031-05-16"), False, "a call is no visit"),
        (event("SANCTION", within=PAGE, actors=[VELD], recipients=[state("BEL")],
               edtf="2031-05-16", place=CITY), False, "another type"),
        (event(None, None, within=PAGE, actors=[VELD], recipients=[state("BEL")],
               edtf="2031-05-16", place=CITY), False, "no type"),
    ],
)  # fmt: skip
def test_what_is_one_with_a_dated_visit(other: Event, one: bool, why: str) -> None:
    assert are_one(visit(), other) == one, why


def test_sides_of_talks_may_change_places() -> None:
    there = event("CONSULT", within=PAGE, actors=[VELD], recipients=[state("BEL")],
                  edtf="2031-05-16", place=CITY)  # fmt: skip
    back = event("CONSULT", within=PAGE, actors=[both(state("BEL"), state("ARV"))],
                 edtf="2031-05-16", place=CITY, words="Veld in Marenburg")  # fmt: skip
    assert are_one(there, back)


def test_a_strike_and_a_strike_back_are_two() -> None:
    there = event("ASSAULT", within=PAGE, actors=[state("ARV")], recipients=[state("BEL")],
                  edtf="2031-05-16", place=CITY)  # fmt: skip
    back = event("ASSAULT", within=PAGE, actors=[state("BEL")], recipients=[state("ARV")],
                 edtf="2031-05-16", place=CITY, words="Veld in Marenburg")  # fmt: skip
    assert not are_one(there, back)


def test_two_acts_in_one_breath_are_two() -> None:
    page = article("On 16 May Arvenia suspended flights to Belmora and halted trade with Belmora.")
    acts = [
        event(
            "SANCTION", "discontinue", within=page, words=words, trigger=words.split()[0],
            actors=[state("ARV")], recipients=[state("BEL")], edtf="2031-05-16",
        )
        for words in ("suspended flights to Belmora", "halted trade with Belmora")
    ]  # fmt: skip
    assert [act.same_as for act in merge_within(acts, page)] == [None, None]


def test_a_headline_retells_the_body() -> None:
    head = visit(words="Veld in Marenburg: a visit", trigger="visit", edtf=None, block="title")
    told = merge_within((head, visit()), PAGE)
    assert [e.same_as for e in told] == [visit().id, None]


def test_an_undated_telling_does_not_join_two_dated_ones() -> None:
    loose = visit(edtf=None, words="Foreign Minister Tomas Veld")
    groups = clusters(visit(edtf="2031-03-01", words="In March"), loose, visit())
    assert len(groups) == 2


def test_extensions_are_compared_by_their_own_type() -> None:
    def mission(extension: str, words: str) -> Event:
        return event(None, within=PAGE, extension=extension, words=words, actors=[state("ARV")],
                     recipients=[state("BEL")], place=CITY, value="possible", trigger="Arvenia",
                     edtf="2031-05")  # fmt: skip

    one = mission("MISSION/enlarge", "Arvenia sent")
    assert are_one(one, mission("MISSION/enlarge", "Arvenia plans"))
    assert not are_one(one, mission("PREMISES/acquire", "Arvenia plans"))


SECOND = article(
    "A delegation from Arvenia came to Marenburg on 16 May, officials said.",
    publisher="Belmora Post",
    published="2031-05-18",
)


def elsewhere(value: str = "occurred", **changes: object) -> Event:
    settings: dict[str, object] = {
        "within": SECOND,
        "actors": [GUESTS],
        "recipients": [state("BEL")],
        "place": CITY,
        "edtf": "2031-05-16",
        "value": value,
    }
    return event("CONSULT", "visit", **{**settings, **changes})  # type: ignore[arg-type]


def test_pages_that_tell_the_same_are_counted_once_with_their_witnesses() -> None:
    found = happenings([coding(PAGE, MID, DAY), coding(SECOND, elsewhere())], [PAGE, SECOND])
    assert len(found) == 1
    assert len(found[0].tellings) == 3
    assert found[0].edtf == "2031-05-16"
    assert found[0].witnesses == ("Belmora Post", "The Castora Courier")


def test_ten_pages_that_quote_one_official_are_one_witness() -> None:
    minister = source("Lena Oss", "named_official", person("Lena Oss", "BEL"))
    pages = [article(f"A visit was paid, told page {n}.", publisher=f"Paper {n}") for n in "abc"]
    codings = [coding(p, elsewhere(within=p, sources=[minister])) for p in pages]
    (found,) = happenings(codings, pages)
    assert found.witnesses == ("Lena Oss",)


def test_unnamed_sources_of_one_publisher_are_one_witness() -> None:
    pages = [article(f"A visit was paid, told page {n}.", publisher="Paper") for n in "abc"]
    codings = [
        coding(p, elsewhere(within=p, sources=[source("a source", "anonymous_source")]))
        for p in pages
    ]
    (found,) = happenings(codings, pages)
    assert found.witnesses == ("an unnamed source of Paper",)


def test_a_denial_elsewhere_is_kept_as_a_conflict() -> None:
    denial = elsewhere("denied")
    found = happenings([coding(PAGE, DAY), coding(SECOND, denial)], [PAGE, SECOND])
    told = next(h for h in found if h.event.id == DAY.id)
    assert [(c.field, [v for v, _ in c.values]) for c in told.conflicts] == [
        ("happened", ["happened", "denied"])
    ]
    assert told.conflicts[0].values[1][1] == (denial.id,)


def test_a_plan_that_came_true_says_by_what() -> None:
    plan = elsewhere("planned", edtf="2031-05-16")
    found = happenings([coding(SECOND, plan), coding(PAGE, DAY)], [PAGE, SECOND])
    assert {h.event.factuality.value: h.fulfilled_by for h in found} == {
        "planned": DAY.id,
        "occurred": None,
    }


def test_counts_that_differ_are_both_kept() -> None:
    one = article("A delegation of 190 people came.", publisher="A")
    other = article("A delegation of 90 people came.", publisher="B")
    codings = [
        coding(one, elsewhere(within=one, quantities=(("190", 190.0, "people"),))),
        coding(other, elsewhere(within=other, quantities=(("90", 90.0, "people"),))),
    ]
    (found,) = happenings(codings, [one, other])
    assert [(c.field, [v for v, _ in c.values]) for c in found.conflicts] == [
        ("count", ["190", "90"])
    ]


def test_a_finer_date_is_no_conflict_a_shifted_one_is() -> None:
    finer = happenings([coding(PAGE, MID), coding(SECOND, elsewhere())], [PAGE, SECOND])
    assert finer[0].conflicts == ()
    shifted = elsewhere(edtf="2031-05-15/2031-05-25")
    (found,) = happenings([coding(PAGE, MID), coding(SECOND, shifted)], [PAGE, SECOND])
    assert [c.field for c in found.conflicts] == ["date"]


def test_talks_on_a_visit_are_part_of_it() -> None:
    talks = event("CONSULT", within=PAGE, words="Deputy Defence Minister Oren Talk",
                  actors=[TALK, person("Lena Oss", "BEL", "Defence Minister")])  # fmt: skip
    found = happenings([coding(PAGE, MID, talks)], [PAGE])
    assert {h.event.id: h.part_of for h in found} == {MID.id: None, talks.id: MID.id}


def test_talks_of_other_ministers_are_not_part_of_it() -> None:
    talks = event("CONSULT", within=PAGE, words="Deputy Defence Minister Oren Talk",
                  actors=[MARN, person("Lena Oss", "BEL", "Sports Minister")])  # fmt: skip
    found = happenings([coding(PAGE, MID, talks)], [PAGE])
    assert {h.part_of for h in found} == {None}


def test_undated_talks_told_months_apart_are_two() -> None:
    first = article("Arvenia and Belmora held talks in Marenburg.", published="2031-01-10")
    second = article("Arvenia and Belmora held talks at Marenburg.", published="2031-05-10")

    def talks(page: Article) -> Event:
        return event("CONSULT", within=page, actors=[state("ARV")], recipients=[state("BEL")],
                     place=CITY)  # fmt: skip

    found = happenings([coding(p, talks(p)) for p in (first, second)], [first, second])
    assert len(found) == 2


@given(st.permutations(range(6)))
@settings(max_examples=30, deadline=None)
def test_the_order_of_pages_changes_nothing(order: list[int]) -> None:
    pages = [article(f"Veld came to Belmora, told page {n}.", publisher=f"P{n}") for n in range(6)]
    days = ["2031-05-16", "2031-05", None, "2031-03-02", "2031-03", "2031-05-16"]
    codings = [
        coding(p, visit(within=p, words=p.text, trigger="came", edtf=day))
        for p, day in zip(pages, days, strict=True)
    ]
    expected = happenings(codings, pages)
    assert happenings([codings[n] for n in order], [pages[n] for n in order]) == expected


def test_nothing_comes_of_nothing() -> None:
    assert merge_within(()) == ()
    assert happenings([]) == ()
    assert happenings([coding(PAGE)], [PAGE]) == ()
