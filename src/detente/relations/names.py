"""What states are called, as far as the coded pages tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from detente.model.actors import Entity
from detente.model.events import Coding, Event

Forms = Mapping[str, frozenset[str]]
_POINTING = (
    "he she it they him her them we us i you who which his its their our the parties sides both"
    " country this that these those"
)
_PRONOUNS = frozenset(_POINTING.split())
_WORD = re.compile(r"[^\W_]+")


def names_of(codings: Iterable[Coding], given: Mapping[str, str]) -> dict[str, str]:
    """Map state codes to names: those given, else the commonest name of the state entity."""
    told = Counter(
        (entity.state, entity.name)
        for coding in codings
        for event in coding.events
        for entity in _all(event)
        if entity.kind == "state" and entity.state
    )
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (state, name), count in told.items():
        counts[state][name] = count
    found = {state: _commonest(names) for state, names in counts.items()}
    return {**found, **given}


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _all(event: Event) -> list[Entity]:
    """List the entities of an event, members of compounds behind their compound."""
    found = [p.entity for p in (*event.actors, *event.recipients) if p.entity]
    found += [voice.source.entity for voice in event.attribution if voice.source.entity]
    for entity in found:  # grows as it goes
        if entity.others:
            found += entity.others
    return found


def forms_of(codings: Iterable[Coding], names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Collect the words by which each state is named, lower case: its name, its capital."""
    told = {
        (entity.state, participant.text)
        for coding in codings
        for event in coding.events
        for participant in (*event.actors, *event.recipients)
        if (entity := participant.entity) and entity.kind == "state" and not entity.others
    }
    forms: dict[str, set[str]] = defaultdict(set)
    for state, text in (*names.items(), *told):
        if state:
            forms[state].add(text.casefold())
    return {state: frozenset(filter(_tells, found)) for state, found in forms.items()}


def _tells(form: str) -> bool:
    words = re.findall(r"[^\W\d_]+", form)
    return bool(words) and len(words) <= 4 and not _PRONOUNS & set(words)


def mentions(text: str, forms: frozenset[str]) -> bool:
    """Tell whether a text names a state by one of its forms, as whole words."""
    folded = text.casefold()
    likely = [plain for first, plain in _plainly(forms) if first in folded]
    return bool(likely) and any(map(_plain(text).__contains__, likely))


@lru_cache(maxsize=1024)
def _plainly(forms: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Pair the first word of each form, without which no text names it, with its plain words."""
    plain = map(_plain, forms)
    return tuple(("".join(words.split()[:1]), words) for words in plain)


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
