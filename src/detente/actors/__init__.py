"""Actors: who and what an article speaks of, and which state stands behind each.

`load()` reads the gazetteer, `find_mentions` finds mentions in a parse, `states` tells the states
behind one, `place_of` reads one as a place, `toponyms` lists the places of a page; `holders` tells
who held an office when, and `in_office` puts them in the place of bare titles; `code_phrase` codes
a phrase that stands alone; `resolve_state`, `former_state` and `state_name` serve people who type
a name, `home_of` tells where a publisher writes from, `compare` whether two names are one.
`read_entries` and `with_entries` are for people and bodies that a user brings, `recall` and
`with_learned` for people whom other pages introduce; `facts` tells what is known by a name.
"""

from detente.actors import kept
from detente.actors.codes import Codes, code_phrase
from detente.actors.comparison import compare
from detente.actors.entries import Entry, with_entries
from detente.actors.facts import facts
from detente.actors.gazetteer import Gazetteer, extended, load
from detente.actors.imports import Skipped, read_entries
from detente.actors.learned import alike, key, keys_in, recall, with_learned
from detente.actors.mentions import find_mentions
from detente.actors.pairing import NameMatch
from detente.actors.places import place_of
from detente.actors.states import Former, former_state, home_of, resolve_state, state_name, states
from detente.actors.tenures import holders, in_office
from detente.actors.toponyms import toponyms

__all__ = [
    "Codes", "Entry", "Former", "Gazetteer", "NameMatch", "Skipped", "alike", "code_phrase",
    "compare", "extended", "facts", "find_mentions", "former_state", "holders", "home_of",
    "in_office", "kept", "key", "keys_in", "load", "place_of", "read_entries", "recall",
    "resolve_state", "state_name", "states", "toponyms", "with_entries", "with_learned",
]  # fmt: skip
