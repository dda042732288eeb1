"""Sides of an event noun that its governor tells: `faces an inquiry`, `accused the guard of theft`.

Who faces, suffers or receives what the noun tells undergoes it; who is accused of it did it.
"""

from __future__ import annotations

from detente.events import forms, syntax
from detente.events.match import Match
from detente.events.scene import Setting


def sides_by_governor(setting: Setting, match: Match) -> dict[int, str]:
    """Map words around an event noun to the role that its governing verb gives them; {} for none."""
    parse, token = setting.parse, setting.parse.tokens[match.index]
    if match.trigger.pos != "noun" or token.head < 0:
        return {}
    lemmas = forms.lemmas(parse.tokens[token.head])
    if token.relation == "obj" and not setting.words["suffering"].isdisjoint(lemmas):
        return dict.fromkeys(syntax.subjects(parse, token.head), "recipient")
    accused = token.relation in ("obl", "nmod") and not setting.words["accusing"].isdisjoint(lemmas)
    if accused and syntax.preposition(parse, match.index) in ("of", "with", "for"):
        return dict.fromkeys(syntax.objects(parse, token.head), "actor")
    return {}
