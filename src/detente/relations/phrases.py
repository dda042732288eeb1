"""Naming those who take part, in English a reader would write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from detente.model.actors import Entity
from detente.model.events import Participant
from detente.relations.profiles import entities

_WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros",
    "Seychelles", "Solomon ", "Marshall ", "Central African ", "Dominican ", "Czech Republic",
    "Democratic Republic", "Republic of", "European Union", "African Union",
)  # fmt: skip
_POINTING = "he she it they him her them we us i you who which his its their our one others"
_UNCLEAR = frozenset(_POINTING.split())
_BODY = re.compile(
    r"(ministry|council|union|army|forces?|commission|committee|organi[sz]ation|party|government"
    r"|agency|office|bank|court|assembly|senate|department|embassy|parliament|authorities|navy"
    r"|military|media|service|group|corps|guard|police|administration|leadership|side)\b",
    re.IGNORECASE,
)
"""Nouns of bodies: without an article before them English sounds cut off."""
_POSTS = frozenset(
    word
    for words in (
        "foreign defense defence interior internal ministry minister deputy prime president",
        "presidential national supreme central parliament government armed air navy interim acting",
        "vice first special permanent secretary ambassador general army chief head state economy",
        "finance energy trade sports culture education health justice transport king queen premier",
        "chancellor speaker spokesman spokeswoman spokesperson envoy commander security the a an",
    )
    for word in words.split()
)
"""Words with which the name of a post or body begins when it does not say whose it is."""
_COMMON_WORDS = (
    "a an the officials diplomats leaders ministers delegations troops forces representatives"
    " envoys negotiators soldiers residents media experts analysts members several both some"
)
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words whose capital at the head of a sentence is only that."""
_SPEAK_FOR = {
    "person": frozenset({"delegation"}),
    "office": frozenset({"person"}),
    "state": frozenset({"person", "office", "delegation", "organisation"}),
    "place": frozenset({"state", "person", "office", "delegation", "organisation"}),
    "mission": frozenset({"state", "person", "office"}),
}
"""Kinds of entity that need not be named beside others of the same state."""
_DETERMINED = "the a an his her its their our my both each all some several"
_DETERMINERS = frozenset(f"{_DETERMINED} two three four five no".split())
_LONG = 120
"""Characters beyond which the wording of a page is no name."""


def listed(words: Sequence[str]) -> str:
    """Join words: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def plainly(name: str) -> str:
    """Say in words whose a body is: `media of Arvenia` for `Arvenia: media`.

    Args:
        name: Of an entity; one that is known by state and kind alone has both, with a colon.
    """
    state, colon, kind = name.partition(": ")
    if not colon and name.startswith("ministry-"):
        return f"the {name.partition('-')[2].replace('-', ' ')} ministry"
    if not colon or not kind or " and " in name:
        return name
    head, dash, rest = kind.partition("-")
    words = f"{rest.replace('-', ' ')} {head}" if dash and head in _OF_SOMETHING else kind
    words = words.replace("-", " ").replace("defense", "defence")
    return f"{_with_the(words)} of {with_article(state)}"


_OF_SOMETHING = frozenset({"ministry"})
"""Kinds of body that are named after what they see to: `ministry-foreign`."""


def with_article(name: str) -> str:
    """Put the article before names that take one: `the United States`."""
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def named(
    participants: Iterable[Participant], names: Mapping[str, str], known: str = ""
) -> tuple[str, ...]:
    """Name participants, each once, a delegation with its head in one phrase.

    Args:
        participants: Those on one side.
        names: Names of states by code.
        known: Text before; who was named there with an office is now named without.

    Returns:
        Phrases ready for a sentence; () when nobody can be named.
    """
    told = tuple(participants)
    leaders = [p.entity for p in told if p.entity and p.entity.kind == "person"]
    found: dict[str, str] = {}
    for participant in told:
        if _shared(participant):
            found[participant.text] = _of_several(participant, names)
            continue
        for entity in entities((participant,)) if participant.entity else (None,):
            if entity and _is_spoken_for(entity, told):
                continue
            again = entity is not None and entity.kind == "person" and entity.name in known
            phrase = entity.name if entity and again else ""
            phrase = phrase or _phrase(participant, entity, names, leaders)
            if phrase:
                found.setdefault(entity.id if entity else phrase, phrase)
    return tuple(dict.fromkeys(found.values()))


def _shared(participant: Participant) -> bool:
    """Tell whether one name stands for people of several states: `the two presidents`."""
    entity = participant.entity
    others = entity.others if entity else ()
    return len(others) > 1 and len({other.name for other in others}) == 1


def _of_several(participant: Participant, names: Mapping[str, str]) -> str:
    parts = participant.entity.others if participant.entity else ()
    owners = [with_article(names[s]) for part in parts if (s := part.state) and s in names]
    tail = f" of {listed(owners)}" if owners else ""
    return f"{_with_the(uncapitalised(parts[0].name))}{tail}"


def _is_spoken_for(entity: Entity, told: tuple[Participant, ...]) -> bool:
    """Leave out a state beside its minister, the head of a delegation beside it."""
    kinds = {e.kind for e in entities(told) if e.state == entity.state}
    return bool(kinds & _SPEAK_FOR.get(entity.kind, frozenset()))


def _phrase(
    participant: Participant,
    entity: Entity | None,
    names: Mapping[str, str],
    leaders: list[Entity],
) -> str:
    if entity is None:
        return _worded(participant.text)
    if entity.kind == "state":
        return with_article(names.get(entity.state or "", entity.name))
    if entity.kind == "person":
        return person(entity, names)
    if entity.kind == "delegation":
        return _delegation(participant, entity, names, leaders)
    if entity.kind == "office":
        return _office(entity, names)
    words = _worded(participant.text) if _is_own(participant, entity) else plainly(entity.name)
    words = uncapitalised(words)
    return f"{_with_the(words)}{_belonging(words, entity, names)}"


def _with_the(words: str) -> str:
    """Put the article before the name of a body that lacks it."""
    if _determined(words):
        return words
    return f"the {words}" if _BODY.search(words) else words


def _determined(words: str) -> bool:
    """Tell whether a phrase needs no article: `his colleague`, `Arvenia’s envoy`, `each side`."""
    first = words.partition(" ")[0].casefold()
    return first in _DETERMINERS or "’s " in words or "'s " in words


def person(entity: Entity, names: Mapping[str, str]) -> str:
    """Name a person with office and state: `Foreign Minister Tomas Veld of Arvenia`."""
    if not entity.office:
        return f"{entity.name}{_belonging('a', entity, names)}"
    office = uncapitalised(entity.office)
    return f"{office} {entity.name}{_belonging(office, entity, names)}"


def _office(entity: Entity, names: Mapping[str, str]) -> str:
    whose, _, post = entity.name.partition(" ")
    owner = names.get(entity.state or "")
    if whose.casefold() in _POSSESSIVE and owner:
        whose = "the" if owner[:4].casefold() in post.casefold() else f"{with_article(owner)}’s"
        return f"{whose} {post}"
    name = uncapitalised(entity.name)
    name = name if _determined(name) else f"the {name}"
    return f"{name}{_belonging(name, entity, names)}"


def _belonging(phrase: str, entity: Entity, names: Mapping[str, str]) -> str:
    """Add ` of Arvenia` unless the phrase says so: `the Arvenian president` does."""
    state = names.get(entity.state or "")
    if state is None or state[:4].casefold() in phrase.casefold() or _says_whose(phrase):
        return ""
    if _ADJECTIVE.search(phrase):
        return ""
    return f" of {with_article(state)}"


# `the highest-ranking US official`, `several British lawmakers`
_ADJECTIVE = re.compile(r"\b(?:U\.S\.|U\.K\.|(?:US|UK|[A-Z][a-z]+(?:ish|ese|[cgintu]an))\b)")


def _says_whose(phrase: str) -> bool:
    """Guess from the first word: `British forces`, `Kremlin spokesman`, not `Foreign Ministry`."""
    words = phrase.removeprefix("the ").removeprefix("a ").split()
    if not words or not words[0][0].isupper():
        return False
    return words[0].casefold().strip(".,") not in _POSTS


def _delegation(
    participant: Participant, entity: Entity, names: Mapping[str, str], leaders: list[Entity]
) -> str:
    text = _worded(participant.text)
    phrase = text if len(text.split()) > 1 else "a delegation"
    phrase += _belonging(phrase, entity, names)
    heads = [p for p in leaders if p.state == entity.state and p.name not in phrase]
    if not heads:
        return phrase
    return f"{phrase} led by {listed([_bare(p) for p in heads])}"


def _bare(entity: Entity) -> str:
    return f"{entity.office} {entity.name}" if entity.office else entity.name


def _is_own(participant: Participant, entity: Entity) -> bool:
    return not entity.others and bool(_worded(participant.text))


def speaker(name: str) -> str:
    """Name who says so: `the information minister` for `its information minister`.

    Args:
        name: As the page has it; common nouns get the article that a sentence wants.
    """
    halves = name.split(" and ")
    words = uncapitalised(" and ".join(dict.fromkeys(halves)))
    first, _, rest = words.partition(" ")
    if first.casefold() in _POSSESSIVE and rest:
        return f"the {rest}"
    common = words[1:] == words[1:].lower() and (first[:1].islower() or not rest)
    if not common or _determined(words) or not _NOUN.fullmatch(words):
        return words
    if first[:1].isupper() and first.casefold() not in _SPEAKERS:
        return words
    words = words[:1].lower() + words[1:]
    if _ends_plural(words.partition(" of ")[0].split()[-1]):
        return words
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_NOUN = re.compile(r"[A-Za-z][a-z-]+(?: [a-z-]+){0,4}")
_SPEAK = """
    witness witnesses resident minister spokesman spokeswoman official diplomat analyst expert
    researcher committee company companies source sources
"""
_SPEAKERS = frozenset(_SPEAK.split())
"""Common nouns that stand for who speaks, also at the head of a sentence."""


def uncapitalised(words: str) -> str:
    """Take away a capital that is only that of the head of a sentence: `Analysts`."""
    common = words.partition(" ")[0].lower() in _COMMON
    return words[:1].lower() + words[1:] if common else words


def _worded(text: str) -> str:
    """Take the words of the page as a name; "" where they point to something else."""
    words = " ".join(text.split())
    first = words.partition(" ")[0].lower()
    if not words or len(words) > _LONG or first in _UNCLEAR:
        return ""
    return uncapitalised(words)


def is_plural(phrases: Sequence[str], participants: Iterable[Participant]) -> bool:
    """Tell whether a verb after these subjects takes its plural form."""
    kinds = [e.kind for e in entities(participants)]
    if len(phrases) != 1:
        return True
    last = phrases[0].split(" led by ")[0].split()[-1]
    return kinds[:1] not in (["state"], ["person"], ["office"]) and _ends_plural(last)


def _ends_plural(word: str) -> bool:
    lowered = word.casefold()
    return lowered in {"media", "military", "people", "police"} or (
        lowered.endswith("s") and not lowered.endswith(("ss", "us", "is"))
    )
