"""Actors: who and what an article speaks of, and which state stands behind each.

`load()` reads the gazetteer, `find_mentions` finds mentions in a parse, `states` tells the states
behind one, `place_of` reads one as a place; `resolve_state` and `state_name` serve people who
type a name, `home_of` tells where a publisher writes from, `compare` whether two names are one.
"""

from detente.actors.comparison import compare
from detente.actors.gazetteer import Gazetteer, extended, load
from detente.actors.mentions import find_mentions
from detente.actors.pairing import NameMatch
from detente.actors.places import place_of
from detente.actors.states import home_of, resolve_state, state_name, states

__all__ = [
    "Gazetteer", "NameMatch", "compare", "extended", "find_mentions", "home_of", "load",
    "place_of", "resolve_state", "state_name", "states",
]  # fmt: skip
