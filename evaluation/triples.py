"""Task `triples`: who acts on whom, in the peers' own suite of invented states.

Reads lines of `{"text": …, "date": "19950101", "events": [{"sourcecode": …, "targetcode": …,
"eventcode": …}]}` and, beside the file, the suite's actor files (`*.actors.txt`), which the coder
takes as a gazetteer. A dyad is the pair of states (the first three letters of a code) of an actor
and a recipient; of what both do, as `dyads` tells. `dyad_f1` pools dyads over sentences; event
codes are not scored on the suite, since they come from invented dictionaries: `root_recall` (the
share of CAMEO roots found) means something on real sentences alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import Any

from detente import actors, coder
from detente.model.events import Event, Participant
from evaluation.conllu import read_lines
from evaluation.factuality import article_of

Dyad = tuple[str, str]
CODE = re.compile(r"\[([^\]]*)\]")
STEM = 6
"""Letters of a name that may stand for words that begin so."""
ROOTS = {
    "AGREE": ("03",), "CONSULT": ("04",), "SUPPORT": ("05",), "COOPERATE": ("06",),
    "AID": ("07",), "CONCEDE": ("08",), "RETREAT": ("08",), "ACCUSE": ("11", "09"),
    "REQUEST": ("10", "02"), "REJECT": ("12",), "THREATEN": ("13",), "PROTEST": ("14",),
    "MOBILIZE": ("15",), "SANCTION": ("16",), "COERCE": ("17",), "ASSAULT": ("18", "19", "20"),
}  # fmt: skip
"""CAMEO's roots by PLOVER's type."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score sentences.

    Returns:
        `n`, `dyad_f1`, `dyad_precision`, `dyad_recall`, `root_recall`.
    """
    rows = [row for path in paths for row in _rows(path)]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    gold = sum(len(row["gold"]) for row in rows)
    told = sum(len(row["dyads"]) for row in rows)
    right = sum(len({*map(tuple, row["gold"])} & {*map(tuple, row["dyads"])}) for row in rows)
    roots = sum(len(row["gold_roots"]) for row in rows)
    found = sum(len({*row["gold_roots"]} & {*row["roots"]}) for row in rows)
    return {
        "n": len(rows),
        "dyad_f1": 2 * right / (gold + told) if gold + told else 0.0,
        "dyad_precision": right / told if told else 0.0,
        "dyad_recall": right / gold if gold else 0.0,
        "root_recall": found / roots if roots else 0.0,
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    listed = [entry for file in sorted(path.parent.glob("*.actors.txt")) for entry in names(file)]
    kit = coder.kit("en")
    for line in read_lines(path):
        given = json.loads(line)
        known = [*_named(given["text"], listed, given.get("date", ""))]
        several = {codes[0]: codes for _, codes in known}
        gazetteer = actors.extended(kit.gazetteer, ((name, codes[0]) for name, codes in known))
        article = article_of(given["text"])
        events = coder.code(article, replace(kit, gazetteer=gazetteer)).events
        gold = [e for e in given["events"] if e.get("sourcecode") and e.get("targetcode")]
        yield {
            "id": given.get("id"),
            "text": given["text"],
            "gold": sorted({_dyad(e) for e in gold if all(code.isalpha() for code in _dyad(e))}),
            "dyads": sorted(
                pair
                for one, other in {dyad for event in events for dyad in dyads(event)}
                for pair in product(several.get(one, (one,)), several.get(other, (other,)))
            ),
            "gold_roots": sorted({str(e["eventcode"])[:2] for e in gold if e.get("eventcode")}),
            "roots": sorted({root for e in events for root in roots(e)}),
        }


def _dyad(event: dict[str, Any]) -> Dyad:
    return event["sourcecode"][:3], event["targetcode"][:3]


def dyads(event: Event) -> Iterator[Dyad]:
    """List who acts on whom, by state, after the peers' habit.

    Of what several do together, those named before the word act on those named behind it, and the
    other way round where they consult; where all stand on one side, each acts on each.
    """
    acting = [p for p in event.actors if p.entity]
    suffering = [p for p in event.recipients if p.entity]
    if suffering:
        yield from _across(acting, suffering)
        return
    before = [p for p in acting if p.span.start < event.trigger.start]
    behind = [p for p in acting if p.span.start >= event.trigger.start]
    if before and behind:
        yield from _across(before, behind)
        if event.type == "CONSULT":
            yield from _across(behind, before)
        return
    for one, other in permutations(acting, 2):
        yield from _across([one], [other])
    for alone in acting:
        yield from permutations(alone.entity.states if alone.entity else (), 2)


def _across(acting: Iterable[Participant], suffering: Iterable[Participant]) -> Iterator[Dyad]:
    for one, other in product(list(acting), list(suffering)):
        mine = one.entity.states if one.entity else ()
        yours = other.entity.states if other.entity else ()
        yield from ((a, b) for a in mine for b in yours if a != b)


def roots(event: Event) -> tuple[str, ...]:
    """List the CAMEO roots of an event: of its code, or of its type."""
    own = (event.cameo[:2],) if event.cameo else ()
    return own + ROOTS.get(event.type or "", ())


def names(file: Path) -> Iterator[tuple[str, str]]:
    """Read an actor file: pairs of name, as written, and everything said of its codes."""
    waiting: list[str] = []
    codes = ""
    for raw in file.read_text("utf-8", "replace").splitlines():
        line = raw.partition("#")[0].rstrip()
        if not line or line.startswith("<!"):
            continue
        name = CODE.sub("", line).strip()
        if name and not name.startswith("+") and waiting:
            yield from ((each, codes) for each in waiting)
            waiting, codes = [], ""
        waiting += [name.lstrip("+").strip()] if name else []
        codes += "".join(f"[{code}]" for code in CODE.findall(line))
    yield from ((each, codes) for each in waiting)


def _named(
    text: str, listed: Iterable[tuple[str, str]], date: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of a text, as it spells them, with the codes that hold on a day.

    A single longer word that does not end in `_` stands for all words that begin so.
    """
    for name, codes in listed:
        stem = re.escape(name.rstrip("_")).replace("_", r"[\s_]+").replace(r"\ ", r"\s+")
        whole = "_" in name or " " in name or len(name) < STEM
        ending = r"(?!\w)" if whole else r"\w*"
        states = codes_on(codes, date)
        if states and name.rstrip("_"):
            for found in re.finditer(rf"(?<!\w){stem}{ending}", text, re.IGNORECASE):
                yield found.group(), states


def codes_on(codes: str, date: str) -> tuple[str, ...]:
    """Choose the states of a name on a day: one mostly, several for `A/B`; () for nobody."""
    chosen = ""
    for part in CODE.findall(codes):
        code = re.split(r"[\s<>0-9]", part.strip())[0]
        day = _day(date)
        before = re.search(r"<\s*(\d{6,8})", part)
        after = re.search(r">\s*(\d{6,8})", part)
        between = re.search(r"(\d{6,8})\s*-\s*(\d{6,8})", part)
        holds = (
            (before and day < _day(before[1]))
            or (after and day > _day(after[1]))
            or (between and _day(between[1]) <= day <= _day(between[2]))
        )
        if holds or not (before or after or between or chosen):
            chosen = code
    found = (code[:3] for code in chosen.split("/"))
    return tuple(code for code in found if len(code) == 3 and code.isalpha())


def _day(stamp: str) -> str:
    """Write a day of six or eight digits with eight."""
    return stamp if len(stamp) == 8 else ("19" if stamp[:1] > "3" else "20") + stamp
