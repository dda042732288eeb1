"""At arm's length: what a voice that took no part says of a happening is alleged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.factuality import _trees as trees
from detente.factuality._reading import Reading
from detente.factuality._telling import Telling
from detente.model.actors import Entity
from detente.model.events import Draft, Source, Voice
from detente.model.text import Parse
from detente.model.voices import Attribution

AT_ARMS_LENGTH = frozenset(
    {"media", "expert", "anonymous_source", "witness", "social_media", "unclear"}
)
_WORD_OF_A_PARTY = (
    "statement", "communique", "communiqué", "declaration", "agreement", "treaty", "readout",
    "release", "decree", "resolution",
)  # fmt: skip


def keep_distance(
    telling: Telling, draft: Draft, covering: Sequence[Attribution], reading: Reading
) -> None:
    """Take a happening told by somebody who is no party to it as alleged."""
    contested = telling.lexicon.predicates["contested"] | {None}
    for one in covering:
        if one.stance == "believe" or one.relay or not telling.is_voice(one):
            continue
        if _is_own(telling.parse, one, draft):
            continue
        open_end = reading.value == "ongoing" and draft.type != "ASSAULT"
        if draft.type in contested and not open_end and _is_distant(telling, one.source, draft):
            reading.apply(
                "alleged", one.cue, f"told by {one.source.name}, no party to it, as it seems"
            )
    text = _named(telling.parse, draft)
    if reading.value in ("occurred", "ongoing"):
        grave = next((words for words in telling.lexicon.grave if words in text), None)
        if grave is not None:
            reading.value = "alleged"
            reading.note(draft.trigger_span, f"“{grave}”: a grave charge, not a plain fact")


def _named(parse: Parse, draft: Draft) -> str:
    """Return the words that name a violent act as a noun; "" for what is no such noun."""
    if not draft.nominal or draft.type not in ("ASSAULT", "COERCE", None):
        return ""
    return " ".join(parse.tokens[one].text.lower() for one in parse.subtree(draft.trigger))


def _is_own(parse: Parse, one: Attribution, draft: Draft) -> bool:
    """Tell whether somebody tells of himself: `“I was deported,” he said`."""
    subject = trees.subject(parse, draft.trigger)
    if subject is None:
        subject = parse.child(draft.trigger, "nsubj:pass")
    word = parse.tokens[subject].text.lower() if subject is not None else ""
    return word in ("i", "we") and one.style != "indirect"


def _is_distant(telling: Telling, source: Source, draft: Draft) -> bool:
    if telling.speakers.is_page(source):
        return False
    if source.kind == "document":
        return not any(word in source.name.lower() for word in _WORD_OF_A_PARTY)
    if source.kind in AT_ARMS_LENGTH or _is_former(telling.parse, source):
        return True
    return not _is_party(source, draft)


def _is_former(parse: Parse, source: Source) -> bool:
    """Tell whether a source speaks for nobody any more: `the former deputy minister`."""
    if source.span is None:
        return False
    words = source.span.of(parse.text).lower().split()
    return "former" in words or any(word.startswith("ex-") for word in words)


def assess(telling: Telling, draft: Draft, voices: Sequence[Voice], reading: Reading) -> None:
    """Take an expert's word about how things stand as an opinion."""
    expert = any(voice.source.kind == "expert" for voice in voices)
    word = trees.lemma(telling.parse, draft.trigger)
    if expert and reading.value == "ongoing" and word in telling.lexicon.predicates["assessing"]:
        reading.apply("belief", draft.trigger_span, "an expert's opinion")


def _is_party(source: Source, draft: Draft) -> bool:
    """Tell whether a source speaks of its own side; True where that cannot be told."""
    sides = _states(mention.entity for mention in (*draft.actors, *draft.recipients))
    if source.entity is None or not sides:
        return True
    own = _states((source.entity,))
    if own:
        return bool(own & sides)
    ids = {mention.entity.id for mention in (*draft.actors, *draft.recipients)}
    return source.entity.id in ids


def _states(entities: Iterable[Entity]) -> set[str]:
    """Collect the states of entities and of their members."""
    return {state for entity in entities for state in entity.states}
