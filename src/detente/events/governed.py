"""Sides of an event noun that its governor tells: `faces an inquiry`, `accused the guard of theft`.

Who faces, suffers or receives what the noun tells undergoes it; who is accused of it did it.
"""

from __future__ import annotations

from detente.events import forms, syntax
from detente.events.match import Match
from detente.events.scene import Setting

CHARGES = ("of", "with", "for")
"""Prepositions that bring what somebody is accused of."""


def sides_by_governor(setting: Setting, match: Match) -> dict[int, str]:
    """Map words around an event noun to the role that its governing verb gives them.

    Returns:
        `actor` or `recipient` by token index; {} where the verb tells none.
    """
    parse, token = setting.parse, setting.parse.tokens[match.index]
    if match.trigger.pos != "noun" or token.head < 0:
        return {}
    lemmas = forms.lemmas(parse.tokens[token.head])
    suffers, accuses = (
        not setting.words.get(name, frozenset()).isdisjoint(lemmas)
        for name in ("suffering", "accusing")
    )
    if suffers and token.relation == "obj":
        return dict.fromkeys(syntax.subjects(parse, token.head), "recipient")
    if accuses and token.relation in ("obl", "nmod"):
        charged = syntax.preposition(parse, match.index) in CHARGES
        return dict.fromkeys(syntax.objects(parse, token.head) if charged else (), "actor")
    return {}
