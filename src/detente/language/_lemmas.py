"""Lemmas as edit scripts: what to do to a form to get its dictionary form.

A script is a casing (`k` keep, `l` lower, `t` first letter kept and the rest lowered), the number
of characters to take off the end, and what to put there: `l3y` makes `city` of `Cities`. A script
that starts with `!` is the lemma itself (`!be`).
"""

from __future__ import annotations

import re

_SCRIPT = re.compile(r"([klt])(\d+)(.*)", re.DOTALL)


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
    if script.startswith("!"):
        return script[1:]
    match = _SCRIPT.fullmatch(script)
    if match is None:
        return form
    case, size, ending = match.groups()
    base = {"k": form, "l": form.lower()}.get(case, form[:1] + form[1:].lower())
    if int(size) > len(base):
        return form
    return (base[: len(base) - int(size)] + ending) or form


def _shared(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
