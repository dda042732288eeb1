"""Actors: who and what an article speaks of, and which state stands behind each.

`load()` reads the gazetteer, `find_mentions` finds mentions in a parse, `states` tells the states
behind one, `place_of` reads one as a place; `holders` tells who held an office when, and `in_office`
puts them in the place of bare titles; `resolve_state` and `state_name` serve people who
type a name, `home_of` tells where a publisher writes from.
"""

from detente.actors.gazetteer import Gazetteer, extended, load
from detente.actors.mentions import find_mentions
from detente.actors.places import place_of
from detente.actors.states import home_of, resolve_state, state_name, states
from detente.actors.tenures import holders, in_office

__all__ = [
    "Gazetteer", "extended", "find_mentions", "holders", "home_of", "in_office", "load", "place_of", "resolve_state",
    "state_name", "states",
]  # fmt: skip
