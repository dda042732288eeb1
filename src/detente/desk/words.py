"""What things are called on a page: acts, degrees, dates, people."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from detente.model.actors import Entity
from detente.model.edtf import going_on, interval_of, is_approximate, precision_of
from detente.model.events import Event, Participant

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of",
    34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
    40: "first half of", 41: "second half of",
}  # fmt: skip
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LONG = re.compile("|".join(month for month in MONTHS if len(month) > 4))
_SHOWN = 3
"""Participants named in one line."""


@cache
def table(name: str) -> dict[str, Any]:
    """Read one table of `data/words.toml`."""
    text = (resources.files("detente.desk") / "data" / "words.toml").read_text("utf-8")
    found: dict[str, Any] = tomllib.loads(text)[name]
    return found


def called(name: str, code: str | None) -> str:
    """Look a code up in a table; an unknown one is written as words."""
    if code is None:
        return "not stated"
    return str(table(name).get(code) or code.replace("_", " ").replace("-", " ").lower())


def act(event: Event) -> str:
    """Name what was done: `visit`, `mission reopened`, `talks`."""
    if event.extension:
        return act_of(event.extension)
    return act_of(f"{event.type}/{event.mode}" if event.mode else event.type)


def act_of(code: str | None) -> str:
    """Name a type, family or `TYPE/mode`; a mode without a word of its own follows its type."""
    if code is None:
        return "other"
    acts = table("acts")
    if code in acts:
        return str(acts[code])
    kind, _, mode = code.partition("/")
    name = called("acts", kind)
    return f"{name}: {mode.replace('-', ' ')}" if mode else name


def kinds() -> list[str]:
    """List the types and families that lists can be narrowed to, by what they are called."""
    return sorted((code for code in table("acts") if "/" not in code), key=act_of)


def degree(value: str) -> dict[str, str]:
    """Give class, sign and words of a factuality."""
    known = table("degrees") | table("sets")
    kind, sign, words = known.get(value, ("view", "◇", value))
    return {"kind": kind, "sign": sign, "words": words}


def names(participants: Iterable[Participant]) -> str:
    """Name those on one side of an event; "" for nobody."""
    found = list(dict.fromkeys(_name(participant) for participant in participants))
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more


def _name(participant: Participant) -> str:
    entity = participant.entity
    words = name(entity) if entity and entity.kind != "unnamed" else participant.text
    return words if len(words) < 80 else words[:77] + "…"


def name(entity: Entity) -> str:
    """Name an entity; of a body known by its kind alone the kind is written as words."""
    return named(entity.name)


def named(words: str) -> str:
    """Write the kind of a body as words: `Iran: ministry-foreign` is `Iran: foreign ministry`."""
    whole, colon, part = words.partition(": ")
    head, dash, rest = part.partition("-")
    if head == "ministry" and dash:
        return f"{whole}{colon}{rest.replace('-', ' ')} {head}"
    return f"{whole}{colon}{part.replace('-', ' ')}"


def language(code: str | None) -> str:
    """Name a language; one that is not in the list is shown by its code."""
    return str(table("languages").get(code or "", f"“{code}”"))


def members(participants: Iterable[Participant]) -> tuple[Entity, ...]:
    """List the entities on one side, members of compounds instead of the compound."""
    found: dict[str, Entity] = {}
    for participant in participants:
        if participant.entity:
            for entity in participant.entity.others or (participant.entity,):
                found.setdefault(entity.name, entity)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def when(edtf: str | None, as_of: str | None = None) -> str:
    """Put an EDTF into words: `15 October 2025`, `about March 1971`, `since 1971`.

    Of what goes on as of a day: `as of 15 October 2025`, `since 1971, as of 15 October 2025`.
    """
    if edtf is None:
        return "date not stated"
    try:
        since, known = going_on(edtf, as_of)
        if known is None:
            return _when(edtf)
        start = (_when(f"{since}/.."),) if since else ()
        return ", ".join((*start, f"as of {_when(known)}"))
    except ValueError:
        return edtf


def _when(edtf: str) -> str:
    first, slash, last = edtf.partition("/")
    about = "about " if is_approximate(edtf) else ""
    first, last = (re.sub(r"[~?%]", "", part) for part in (first, last))
    if not slash:
        return about + _point(first)
    if last in ("", ".."):
        return f"since {about}{_point(first)}"
    if first in ("", ".."):
        return f"by {about}{_point(last)}"
    return about + _stretch(first, last)


def _stretch(first: str, last: str) -> str:
    """Say what two ends share only once: `11–20 November 2025`."""
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{_point(last)}"
    if len(first) == len(last) == 10 and first[:4] == last[:4]:
        return f"{_point(first).rsplit(' ', 1)[0]} – {_point(last)}"
    return f"{_point(first)} – {_point(last)}"


def _point(edtf: str) -> str:
    grain = precision_of(edtf)
    year, month, day = [*edtf[:10].split("-"), "", ""][:3]
    if grain == "day":
        return f"{int(day)} {MONTHS[int(month) - 1]} {int(year)}"
    if grain == "month":
        return f"{MONTHS[int(month) - 1]} {int(year)}"
    if grain == "season":
        return f"{_SEASONS.get(int(month), '')} {int(year)}".strip()
    if grain in ("decade", "century"):
        return f"{year.replace('X', '0')}s"
    if grain == "unspecified":
        named = " ".join(part for part in (day.strip("X").lstrip("0"), _month(month)) if part)
        return f"{named}, year not stated" if named else "year not stated"
    return str(int(year))


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if number.isdecimal() and 0 < int(number) < 13 else ""


def short(edtf: str | None, as_of: str | None = None) -> str:
    """Put an EDTF into few words, for a narrow place: `16–20 Nov 2025`."""
    return _LONG.sub(lambda found: found[0][:3], when(edtf, as_of)) if edtf else "undated"


def month(label: str) -> str:
    """Write the label of a stretch of time: `Jul 2025` for `2025-07`; a year as it is."""
    year, dash, number = label.partition("-")
    return f"{_month(number)[:3]} {year}" if dash else label


def first_day(edtf: str | None) -> str | None:
    """Return the first day an EDTF covers, ISO 8601; None where there is none."""
    try:
        days = interval_of(edtf) if edtf else None
    except ValueError:
        return None
    return days.start.isoformat() if days and days.start else None


def stamp(moment: str) -> str:
    """Write a moment in UTC for a person: `26 November 2026, 06:51 UTC`."""
    return f"{_point(moment[:10])}, {moment[11:16]} UTC" if len(moment) > 15 else moment


def clipped(text: str, most: int) -> str:
    """Cut a text at the end of a word, with a mark that it goes on."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def line(event: Event) -> str:
    """Tell an event in one line: `visit: Barack Obama → Cuba`."""
    actors, recipients = names(event.actors), names(event.recipients)
    sides = " → ".join(side for side in (actors, recipients) if side)
    return f"{act(event)}: {sides}" if sides else act(event)


def signed(value: float, digits: int = 0) -> str:
    """Write a value of a scale that runs both ways: `+3`, `−4`, `0`; never `-0`."""
    told = f"{value:+.{digits}f}"
    return told.replace("-", "−") if float(told) else "0"


def direction(text: str | None) -> str:
    """Tell which way a text runs: `rtl`, or `ltr` where that is not plain."""
    start = (text or "")[:2000]
    right = len(_RTL.findall(start))
    return "rtl" if right and right * 2 > sum(map(str.isalpha, start)) else "ltr"


def headline(title: str | None, name: str) -> str:
    """Call an article by its title, else by the file it came from."""
    words = " ".join((title or "").split())
    return words or name.rsplit("/", 1)[-1] or "a page without title"
