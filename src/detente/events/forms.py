"""Word forms: what a trigger lemma may look like on the page.

The engine's lemma comes first. A rare verb may be cut wrongly ("condemned" to "condemne"), so the
regular ways of undoing an English ending are tried too; only those that the ontology knows count.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import yaml

from detente.model.text import Token

VOWELS = frozenset("aeiou")


def lemmas(token: Token) -> tuple[str, ...]:
    """Return the lemmas a token may have, the engine's first, lower case."""
    return _lemmas(token.lemma.lower(), token.text.lower(), token.upos)


@lru_cache(maxsize=100_000)
def _lemmas(lemma: str, form: str, upos: str) -> tuple[str, ...]:
    found = [lemma, *_irregular(form, upos)]
    if upos == "VERB":
        found += [*_undone(form, "ed"), *_undone(form, "ing"), *_plural(form)]
    elif upos in ("NOUN", "PROPN"):
        found += _plural(form)
    return tuple(dict.fromkeys(found))


def _irregular(form: str, upos: str) -> list[str]:
    return [_irregular_forms()[form]] if upos == "VERB" and form in _irregular_forms() else []


@cache
def _irregular_forms() -> dict[str, str]:
    """Map past forms of irregular verbs to their lemmas."""
    file = resources.files("detente.events") / "data" / "en_forms.yaml"
    table: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {form: lemma for lemma, past in table.items() for form in past}


def _undone(form: str, ending: str) -> list[str]:
    """Undo an ending: accused, accuse; condemned, condemn; planned, plan; denied, deny."""
    if not form.endswith(ending) or len(form) < len(ending) + 3:
        return []
    stem = form[: -len(ending)]
    found = [stem, stem + "e"]
    if stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        found.append(stem[:-1])
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    return found


def _plural(form: str) -> list[str]:
    """Undo -s: rallies, rally; clashes, clash; raids, raid."""
    if not form.endswith("s") or form.endswith("ss") or len(form) < 4:
        return []
    found = [form[:-1]]
    if form.endswith("ies"):
        found.append(form[:-3] + "y")
    if form.endswith("es"):
        found.append(form[:-2])
    return found
