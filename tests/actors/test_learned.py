"""What a desk learns from its pages."""

from __future__ import annotations

from detente.actors import learned
from detente.model.actors import Entity
from detente.model.events import Coding
from tests import factory

VELD = Entity(
    id="person:tomas-veld@ALB", name="Tomas Veld", kind="person", state="ALB", sector="GOV",
    office="foreign minister",
)  # fmt: skip


def coding(day: str | None, *people: Entity) -> tuple[Coding, object]:
    article = factory.article(f"{people[0].name} met them on {day}.", published=day)
    event = factory.event("CONSULT", within=article, actors=[(p, people[0].name) for p in people])
    return Coding(article=article.id, events=(event,), abstentions=(), versions=()), article


def test_a_person_is_learned_once_with_the_first_page() -> None:
    pairs = [coding("2031-06-01", VELD), coding("2031-05-01", VELD)]
    (entry,) = learned([c for c, _ in pairs], [a for _, a in pairs])  # type: ignore[misc]
    assert (entry.name, entry.state, entry.posts[0].office) == (
        "Tomas Veld", "ALB", "foreign minister",
    )  # fmt: skip
    assert entry.origin == "page"
    assert entry.seen is not None
    assert entry.seen.edtf == "2031-05-01"
    assert entry.seen.text == "Tomas Veld"


def test_who_is_known_or_has_no_office_is_not_learned() -> None:
    known = Entity(
        id="person:x", name="Angela Merkel", kind="person", state="DEU", office="chancellor"
    )
    bare = Entity(id="person:y", name="Ilse Marrow", kind="person", state="ALB")
    pairs = [coding("2031-06-01", known), coding("2031-06-02", bare)]
    assert learned([c for c, _ in pairs], [a for _, a in pairs]) == ()  # type: ignore[misc]
    assert learned([], []) == ()
