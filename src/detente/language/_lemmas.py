"""Lemmas as edit scripts: what to do to a form to get its dictionary form.

A script is a casing (`k` keep, `l` lower, `t` first letter kept and the rest lowered), the number
of characters to take off the end, and what to put there: `l3y` makes `city` of `Cities`. A script
that starts with `!` is the lemma itself (`!be`). Forms that the treebanks agree on are looked up.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path

_SCRIPT = re.compile(r"([klt])(\d+)(.*)", re.DOTALL)


class Lexicon:
    """Lemmas that the treebanks agree on; the network is asked for the others."""

    def __init__(self, path: Path) -> None:
        """Load the lexicon.

        Args:
            path: A gzipped JSON file: fine tag, then lower-case form, to lemma.
        """
        self._lemmas: dict[str, dict[str, str]] = json.loads(gzip.decompress(path.read_bytes()))

    def lemma(self, form: str, tag: str, script: str) -> str:
        """Return the lemma of a form; by the script where the lexicon is silent."""
        known = self._lemmas.get(tag)
        found = known.get(form.lower()) if known else None
        return found or apply_script(script, form)


def script_of(form: str, lemma: str) -> str:
    """Return the shortest script that makes the lemma of the form."""
    bases = (("l", form.lower()), ("k", form), ("t", form[:1] + form[1:].lower()))
    shared = {case: _shared(base, lemma) for case, base in bases}
    case, base = max(bases, key=lambda pair: shared[pair[0]])
    length = shared[case]
    if not length:
        return "!" + lemma
    return f"{case}{len(base) - length}{lemma[length:]}"


def apply_script(script: str, form: str) -> str:
    """Make the lemma; the form itself where the script does not fit it."""
    case, size, ending = _read(script)
    if case == "!":
        return ending
    base = form if case == "k" else form.lower() if case == "l" else form[:1] + form[1:].lower()
    if size > len(base):
        return form
    return (base[: len(base) - size] + ending) or form


@lru_cache(maxsize=4096)
def _read(script: str) -> tuple[str, int, str]:
    """Split a script into casing, size and ending; what is no script keeps the form."""
    match = _SCRIPT.fullmatch(script)
    if match:
        return match[1], int(match[2]), match[3]
    return ("!", 0, script[1:]) if script.startswith("!") else ("k", 0, "")


def _shared(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
