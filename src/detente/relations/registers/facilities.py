"""Facilities abroad: one row for each that is named, with since when it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.model.briefs import Entry
from detente.model.registers import Row
from detente.relations.details import FACILITY

STANDING = re.compile(r"\b(?:bases?|airbases?|military facilit(?:y|ies))\b")
_LISTED = re.compile(r"[:,] |\band\b")


def split(made: Row, entry: Entry) -> tuple[Row, ...]:
    """Make one row of each facility that the words name; the row itself where none is named.

    Years are told in the order of the facilities, as in "the first has stood since 1971, the
    other since 2015"; where there are fewer years than facilities, the last ones have none.
    """
    if made.register != "facilities" or not made.subject.endswith(": facility"):
        return (made,)
    found = (_bare(m[1]) for m in FACILITY.finditer(entry.footnotes[0].quote))
    names = [name for name in found if _is_name(name)]
    years = [detail.text for detail in entry.details if detail.kind == "since"]
    if not names:
        return (made,)
    return tuple(
        _one(made, name, years[i] if i < len(years) else "") for i, name in enumerate(names)
    )


# "where it has kept a base in Dorn" is a base in Dorn
_LEAD = re.compile(r"^.*\b(?:a|an|the|its|their|his|another|one|two) (?=\S)")


def _bare(words: str) -> str:
    return _LEAD.sub("", words)


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[:-1]) or " in " in words


def _one(made: Row, name: str, since: str) -> Row:
    fields = [("facility", name), *(pair for pair in made.fields if pair[0] != "place")]
    if since:
        fields.insert(1, ("since", since))
    return replace(
        made, id=f"{made.id}/{name}", subject=f"{made.subject} {name}", fields=tuple(fields)
    )
