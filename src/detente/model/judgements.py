"""Judgements: what an analyst changed, merged or split, and why.

A judgement is never altered and never taken out: it is undone by another one. It does not touch
what was coded; readers see the coded events through the judgements that are in force. (What the
`factuality` room calls a judgement is the machine's, and lives in `model.events`.)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from detente.model.text import Span

ACTS = ("change", "withdraw", "merge", "split", "grade", "undo")
"""`change` a field of an event; `withdraw` an event that is none, or a
person whom a page introduces wrongly; `merge` events that tell of one
thing, or entities that are one; `split` what was taken for one; `grade` a source or what an event
tells (see `model.grades`); `undo` another judgement."""
KINDS = ("event", "entity", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is judged, with enough to find it again when the page is coded anew."""

    kind: str
    """One of `KINDS`."""
    id: str
    """As it was when judged."""
    article: str | None = None
    """Of an event; None for an entity or a source."""
    span: Span | None = None
    """Of an event."""
    type: str | None = None
    """Of an event: PLOVER's type, or the type of the extension, `MISSION/enlarge`."""
    name: str | None = None
    """Of an entity or a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One act of an analyst."""

    id: str
    """Digest of all the rest."""
    author: str
    time: str
    """ISO 8601, UTC: `2031-05-20T10:15:00Z`."""
    reason: str
    act: str
    """One of `ACTS`."""
    subjects: tuple[Subject, ...] = ()
    """In a merge of entities the first is the one that stays; in a split the entity comes
    first, then the events in which it is another. () for an undo."""
    field: str | None = None
    """Of a change: a path into the event, `edtf`, `factuality.value`, `actors.0.entity.id`. Of a
    grade: its scale, `source` or `information`."""
    before: str | None = None
    """JSON text of what the coder had; None where nothing is replaced."""
    after: str | None = None
    """JSON text of what holds now; None where nothing is put in."""
    undoes: str | None = None
    """Id of the judgement that it undoes."""


def judgement(
    act: str,
    subjects: tuple[Subject, ...] = (),
    *,
    author: str,
    time: str,
    reason: str,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    undoes: str | None = None,
) -> Judgement:
    """Make a judgement with its id.

    Raises:
        ValueError: An act that there is not, nobody as author, no reason, or parts that the act
            does not have.
    """
    made = Judgement(
        id="", author=author.strip(), time=time, reason=reason.strip(), act=act, subjects=subjects,
        field=field, before=before, after=after, undoes=undoes,
    )  # fmt: skip
    fault = fault_of(made)
    if fault:
        raise ValueError(fault)
    return replace(made, id=identify(made))


def identify(made: Judgement) -> str:
    """Make the id of a judgement from all its other parts."""
    parts = {**asdict(made), "id": ""}
    words = json.dumps(parts, sort_keys=True, ensure_ascii=True)
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def fault_of(made: Judgement) -> str:
    """Say what is wrong with a judgement in itself; "" for nothing."""
    kinds = [subject.kind for subject in made.subjects]
    events, entities = kinds.count("event"), kinds.count("entity")
    if made.act not in ACTS or not set(kinds) <= set(KINDS):
        return f"a judgement is one of {', '.join(ACTS)} of events or entities, not {made.act!r}"
    if not made.author or not made.reason:
        return "a judgement has an author and a reason"
    if made.act == "undo":
        return "" if made.undoes and not kinds else "an undo names one judgement, and nothing else"
    if made.act == "grade":
        return "" if _is_grade(made, kinds) else "a grade is A to F of a source, 1 to 6 of an event"
    if len(kinds) != events + entities:
        return "a source is graded, and nothing else"
    wanted = {
        "change": (events, entities) == (1, 0) and bool(made.field),
        "withdraw": len(kinds) == 1,
        "merge": len(kinds) > 1 and len(set(kinds)) == 1,
        "split": (events > 1 and not entities)
        or (entities == 1 and events > 0 and bool(made.after)),
    }[made.act]
    return "" if wanted else _WANTED[made.act]


def _is_grade(made: Judgement, kinds: list[str]) -> bool:
    """Tell whether scale, subject and grade belong together."""
    kind, given = _GRADED.get(made.field or "", ("", ""))
    return kinds == [kind] and made.after in [f'"{one}"' for one in given]


_GRADED = {"source": ("source", "ABCDEF"), "information": ("event", "123456")}
"""By scale: what it grades, and its grades, the best first."""
_WANTED = {
    "change": "a change is of one field of one event",
    "withdraw": "one event, or what pages tell of one entity, is withdrawn at a time",
    "merge": "a merge takes two or more events, or two or more entities",
    "split": "a split takes two or more events, or an entity, its events and who it is in them",
}


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Put judgements in the order in which they were made, wherever they came from."""
    return tuple(sorted(judgements, key=lambda made: (made.time, made.id)))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """List the judgements that hold, in order, without undos and what they undo.

    An undo that is undone itself undoes nothing. The order of the argument does not matter.
    """
    ordered = in_order(judgements)
    undone: set[str] = set()
    for made in reversed(_undos_last(ordered)):
        if made.undoes and made.id not in undone:
            undone.add(made.undoes)
    return tuple(made for made in ordered if made.act != "undo" and made.id not in undone)


def _undos_last(ordered: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Put every undo after what it undoes, even where two desks' clocks differ.

    An id is a digest of what is undone, so no undo can be undone by itself, however long the way.
    """
    depths: dict[str, int] = {}
    known = {made.id: made for made in ordered}
    for made in ordered:
        chain = [made.id]
        while chain[-1] not in depths and (target := known[chain[-1]].undoes) in known:
            chain.append(str(target))
        for name in reversed(chain):
            depths.setdefault(name, depths.get(known[name].undoes or "", -1) + 1)
    return tuple(sorted(ordered, key=lambda made: depths[made.id]))
