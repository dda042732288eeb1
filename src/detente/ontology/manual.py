"""The tables of the manual, written from the files: what they say stands in `docs/ontology.md`.

A page holds pairs of marks, `<!-- table NAME -->` and `<!-- end -->`; whatever stands between them
is replaced by the table of that name. `python -m detente.ontology.manual docs/ontology.md` does it
for a page; a test holds that nothing would change.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from detente.ontology import EventType, Mode, Ontology, load

_BLOCK = re.compile(r"(<!-- table ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_ARTICLE = re.compile(r" ?\((VC(?:DR|CR|LT) art\. [^()]*)\)")
"""A mode's meaning ends with its article in brackets: `searched (VCDR art. 22)`."""
_CLASSES = {
    1: "words, together", 2: "deeds, together", 3: "words, against", 4: "deeds, against",
    None: "outside the index",
}  # fmt: skip


def filled(text: str, ontology: Ontology) -> str:
    """Return a page with its tables written anew.

    Args:
        text: Markdown; a page without marks comes back as it is.
        ontology: What the tables tell of.

    Raises:
        KeyError: A mark names a table that is unknown.
    """
    return _BLOCK.sub(lambda mark: mark[1] + TABLES[mark[2]](ontology) + mark[3], text)


def types_table(ontology: Ontology) -> str:
    """Tabulate PLOVER's types: class, score, CAMEO code, modes with their scores."""
    own = [each for each in ontology.types if not each.extension]
    rows = (
        (each.type, _CLASSES[each.quad], _score(each.intensity), _or_dash(each.cameo), _modes(each))
        for each in own
    )
    return _table(("Type", "Class", "Score", "CAMEO", "Modes"), rows)


def extension_table(ontology: Ontology) -> str:
    """Tabulate the modes of the diplomatic extension: article, CAMEO code, PLOVER's view."""
    added = [each for each in ontology.types if each.extension]
    rows = (_extension_row(each, mode) for each in added for mode in each.modes)
    return _table(("Event", "What happens", "Convention", "CAMEO", "PLOVER"), rows)


def boundaries_table(ontology: Ontology) -> str:
    """Tabulate where each type ends and its neighbours begin."""
    rows = (
        (each.type, boundary.neighbour, boundary.rule)
        for each in ontology.types
        for boundary in each.boundaries
    )
    return _table(("Type", "Neighbour", "Rule"), rows)


TABLES: Mapping[str, Callable[[Ontology], str]] = {
    "types": types_table,
    "extension": extension_table,
    "boundaries": boundaries_table,
}


def _extension_row(type: EventType, mode: Mode) -> tuple[str, ...]:
    article = _ARTICLE.search(mode.meaning)
    plover = "/".join(filter(None, mode.plover)) if mode.plover else "dropped"
    return (
        f"{type.type}/{mode.name}",
        _ARTICLE.sub("", mode.meaning),
        article[1] if article else "–",
        _or_dash(mode.cameo),
        plover,
    )


def _modes(type: EventType) -> str:
    return ", ".join(f"`{mode.name}` {_score(mode.intensity)}" for mode in type.modes) or "–"


def _score(intensity: float | None) -> str:
    return "–" if intensity is None else f"{intensity:+g}" if intensity else "0"


def _or_dash(text: str | None) -> str:
    return text or "–"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = Path(name)
        page.write_text(filled(page.read_text("utf-8"), load()), "utf-8")
