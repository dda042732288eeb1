"""Who: who led, who holds an office, who did what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.model.answers import Finding
from detente.relations.asking.asked import Asked, found, not_stated, said
from detente.relations.asking.deeds import MOST, act_asked, is_new, subjects
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.posts import GONE, holder_of, post_asked
from detente.relations.asking.ranking import Ranked
from detente.relations.profiles import entities

NAMED = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|for|the|and|al-[A-Z][\w’'-]*))*"
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[A-Z]\.|al-)?[A-Z]?[\w’'-]*[A-Z][\w’'-]+)+")
_LED = re.compile(
    r"\b(led|lead|leads|head|headed|heads|chaired|chairs|runs|ran|run|manages|managed)\b",
    re.IGNORECASE,
)
_NEAR = 0.35
"""Share from which a sentence that holds the very kind of fact is near enough."""
_NOW = re.compile(r"\b(?:is|are|present|current|holds|serves)\b", re.IGNORECASE)
_POINTING = frozenset({"he", "she", "they", "it"})
_LOOSE_END = re.compile(r"(?: (?:and|of|for|the))+$")
_LED_BY = re.compile(
    rf"\b((?:[\w’'-]+ ){{0,7}})(?:(?:led|headed|chaired|run|managed)(?: \w+){{0,5}}? by"
    rf"|under the (?:leadership|direction) of) ((?:the |an? )?(?:[a-z’'-]+,? ){{0,3}}?{NAMED})"
)
# "Josefina Vidal, who heads the department, led the Cuban side"
_LEADS = re.compile(
    rf"\b({NAMED})(?:, [^.;]{{0,160}},)? (?:led|headed|chaired|leads|heads) ((?:[\w’'-]+ ?){{1,6}})"
)
_AT_HEAD = re.compile(rf"\b({NAMED})[^.;]{{0,80}} at the head of ((?:[\w’'-]+ ?){{1,6}})")
# "said Colonel Jan Veld, who led the Arvenian side"
_WHO_LED = re.compile(rf"\b({NAMED}), who (?:led|headed|chaired) ((?:[\w’'-]+ ?){{1,6}})")


def who(asked: Asked) -> Finding:
    """Answer `who led`, `who supervises`, `who is the minister`, `who denied it`."""
    post = post_asked(asked.part.text, asked.reading.forms)
    if post:
        return _holder(asked)
    for name, passage in (*_leaders(asked), *_doers(asked), *_people(asked)):
        told = f"{name[:1].upper()}{name[1:]}"
        return found("who", f"{told}. {said(passage, asked.event_of(passage))}", [passage])
    return not_stated("who")


def _holder(asked: Asked) -> Finding:
    """Look for somebody who is said to hold an office of the state that is asked for."""
    post = post_asked(asked.part.text, asked.reading.forms)
    for passage in asked.reading.passages if post else ():
        held = holder_of(post, passage, asked.reading.forms) if post else None
        if held:
            text = f"{held}. {said(passage, asked.event_of(passage))}"
            if GONE in held and _NOW.search(asked.part.text):
                return not_stated("who", f"the last that the pages name is {text}", [passage])
            return found("who", text, [passage])
    near = [each.passage for each in asked.about(0.5)[:1]]
    nearest = f"the nearest is this. {said(near[0])}" if near else ""
    return not_stated("who", nearest, near)


def _leaders(asked: Asked) -> list[tuple[str, Passage]]:
    """Find who leads what is asked for: the words beside `led` tell which of two delegations."""
    if not _LED.search(asked.part.text):
        return []
    wanted = keys(asked.part.text, asked.reading.forms)
    whole = sum(map(asked.reading.weight, wanted)) or 1.0
    rows: list[tuple[float, int, str, Passage]] = []
    for place, each in enumerate(asked.about(_NEAR)):
        for name, whom in _leading(each.passage.text[:MOST]):
            shared = wanted & keys(whom, asked.reading.forms)
            near_by = sum(map(asked.reading.weight, shared)) / whole
            rows.append((each.score + near_by, -place, name, each.passage))
    best = max(rows, key=lambda row: row[:2], default=None)
    return [(best[2], best[3])] if best else []


def _leading(text: str) -> list[tuple[str, str]]:
    """List those whom a sentence calls leaders, with what they lead."""
    found_so_far = [(m[2], m[1]) for m in _LED_BY.finditer(text)]
    for pattern in (_WHO_LED, _LEADS, _AT_HEAD):
        found_so_far += [(m[1], m[2]) for m in pattern.finditer(text)]
    named = [(_LOOSE_END.sub("", name).strip(" ,."), whom) for name, whom in found_so_far]
    return [(name, whom) for name, whom in named if name not in {"He", "She", "They", "It"}]


def _doers(asked: Asked) -> list[tuple[str, Passage]]:
    """Find the subject of the verb that is asked about, in sentences that hold it."""
    act = act_asked(asked.part.text)
    wanted = keys(asked.part.about, asked.reading.forms)
    rows: list[tuple[bool, int, str, Passage]] = []
    for place, each in enumerate(asked.about(_NEAR)):
        for name in subjects(each.passage.text, act) if act & each.passage.keys else ():
            doer = _pointed(each.passage) if name.casefold() in _POINTING else name
            if doer and is_new(doer, wanted, asked.reading.forms):
                rows.append((_is_state(doer, asked), place, doer, each.passage))
    return [(name, passage) for _, _, name, passage in sorted(rows, key=lambda row: row[:2])[:1]]


def _is_state(name: str, asked: Asked) -> bool:
    """Tell whether a name is that of a state alone; `who` asks for people first."""
    return all(key.startswith("state:") for key in keys(name, asked.reading.forms))


def _pointed(passage: Passage) -> str:
    """Name whom `he` or `they` points to: whoever is coded to say it, else to do it."""
    for event in passage.events:
        told = [voice.source.name for voice in event.attribution[1:]]
        told += [entity.name for entity in entities(event.actors) if entity.kind == "person"]
        if told:
            return told[-1] if len(event.attribution) > 1 else told[0]
    return ""


def _people(asked: Asked) -> list[tuple[str, Passage]]:
    act = act_asked(asked.part.text)
    near: Sequence[Ranked] = asked.about(0.4)
    held = [each for each in near if act & each.passage.keys] or [e for e in near if e.score > 0.6]
    named = [(name, each.passage) for each in held if (name := _person(asked, each))]
    return named[:1]


def _person(asked: Asked, each: Ranked) -> str | None:
    """Name whoever acts in a sentence whose act is the one asked for."""
    acts = {key for key in each.own if not key.startswith(("state:", "~"))}
    if not acts:
        return None
    asked_for = keys(asked.part.about, asked.reading.forms)
    event = asked.event_of(each.passage)
    people = [e for e in entities((*event.actors, *event.recipients)) if event] if event else []
    named = [e.name for e in people if e.kind in {"person", "delegation"}]
    new = [name for name in named if not keys(name, {}) & asked_for]
    if not new:
        spelt = [match[0] for match in _FULL_NAME.finditer(each.passage.text)]
        new = [name for name in spelt if _is_other(keys(name, asked.reading.forms), asked_for)]
    return ", ".join(dict.fromkeys(new)) or None


def _is_other(name: frozenset[str], asked_for: frozenset[str]) -> bool:
    """Tell whether a name is nobody that was asked about, and no state."""
    return not name & asked_for and any(not key.startswith("state:") for key in name)
