"""Copies count nowhere: not in happenings, witnesses, registers or figures."""

from __future__ import annotations

import pytest

from detente.model.events import Coding
from detente.model.text import Article
from detente.relations import account, figures, happenings, registers
from tests.factory import article, coding, event, person, source, state

BEL = state("BEL")
TEXT = (
    "Foreign Minister Tomas Veld of Arvenia visited Belmora on 3 May for talks on trade.\n"
    "The two ministers signed an agreement on fishing in the northern bay of the sound."
)


def page(text: str = TEXT, **given: str) -> tuple[Article, Coding]:
    made = article(text, **given)  # type: ignore[arg-type]
    visit, deal = text.split("\n")[:2]
    veld = person("Tomas Veld", "ARV", "Foreign Minister")
    return made, coding(
        made,
        event("CONSULT", "visit", within=made, words=visit, trigger="visited", edtf="2031-05-03",
              actors=[veld], recipients=[BEL], place=("Belmora", "BEL")),
        event("SUPPORT", within=made, words=deal, trigger="signed", extension="TREATY/sign",
              edtf="2031-05-03", actors=[state("ARV"), BEL]),
    )  # fmt: skip


def near_copy() -> tuple[Article, Coding]:
    return page(TEXT.replace("for talks", "for some talks"), publisher="Radio Dorn", name="copy")


def rewritten() -> tuple[Article, Coding]:
    """One sentence as it was, in the other a word here and there is another: no shingle is left."""
    text = TEXT.replace("of Arvenia visited", "of Arvenia has visited")
    text = text.replace("for talks on trade", "for discussions on trade")
    return page(text, publisher="Radio Dorn", name="new")


@pytest.mark.parametrize(
    "copy",
    [page(name="again"), page(publisher="Radio Dorn", url="https://x.example/"), near_copy(),
     rewritten()],
    ids=["again", "elsewhere", "nearly", "rewritten"],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_a_copy_changes_nothing(copy: tuple[Article, Coding], turned: bool) -> None:
    first = page()
    both = [first, copy][:: -1 if turned else 1]
    alone = account([first[1]], [first[0]], "ARV", "BEL")
    told = account([c for _, c in both], [a for a, _ in both], "ARV", "BEL")
    assert len(told.done) == len(alone.done) == 2
    assert [e.happening.witnesses for e in told.done] == [("The Castora Courier",)] * 2 or all(
        len(e.happening.witnesses) == 1 for e in told.done
    )
    assert [e.happening.pages for e in told.done] == [2, 2]
    assert len(figures(told).units) == len(figures(alone).units)
    one, other = figures(told).activity, figures(alone).activity
    assert one and other and (one.rise, one.recent) == (other.rise, other.recent)
    rows = [[(r.status, r.valid) for r in book.current] for book in registers(told)]
    assert rows == [[(r.status, r.valid) for r in book.current] for book in registers(alone)]
    assert sum(reading.copy_of is not None for reading in told.readings) == 1


def test_a_changed_number_is_news() -> None:
    first = article("Arvenia and Belmora held an exercise with 200 soldiers near the old border.")
    second = article("Arvenia and Belmora held an exercise with 900 soldiers near the old border.",
                     publisher="Radio Dorn", name="b")  # fmt: skip
    told = [
        coding(p, event("COOPERATE", within=p, trigger="exercise", edtf="2031-05-02",
                        actors=[state("ARV"), BEL], quantities=((n, float(n), "soldiers"),)))
        for p, n in ((first, "200"), (second, "900"))
    ]  # fmt: skip
    (found,) = happenings(told, [first, second])
    assert len(found.tellings) == 2
    assert [conflict.field for conflict in found.conflicts] == ["count"]


def test_channels_of_one_government_are_one_witness() -> None:
    pages = [article(f"The envoy of Arvenia met the envoy of Belmora on 3 May, said {n}.", name=n)
             for n in ("one", "two")]  # fmt: skip
    said = [
        source(name, "named_official", person(name, "BEL"))
        for name in ("Ilse Brandt", "Otto Klein")
    ]
    from dataclasses import replace

    said = [replace(s, entity=replace(s.entity, sector="GOV")) for s in said if s.entity]
    told = [
        coding(p, event("CONSULT", within=p, trigger="met", edtf="2031-05-03", sources=[s],
                        actors=[person("Ada Roth", "ARV"), person("Ivo Lund", "BEL")]))
        for p, s in zip(pages, said, strict=True)
    ]  # fmt: skip
    (found,) = happenings(told, pages)
    assert len(found.witnesses) == 1
