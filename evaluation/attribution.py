"""Attribution: who says what by which word, as character spans of a news article.

Reads lines of `{"text": …, "annotations": [{"attributions": [{"source": [[start, end], …],
"cue": […], "content": […]}]}]}`; where several annotators worked, the first is taken.

Predicted and annotated attributions are paired one to one, the greatest overlap of content
first. `content_f1` is the F1 of the characters of content (blanks apart) over all pairs, with all
that is left unpaired counted against; `source_accuracy` the share of pairs whose sources share
the last word or half their characters; `cue_recall` the share of annotated cues that a predicted
cue touches.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.factuality import Attribution, attributions
from detente.language import load
from evaluation.conllu import read_lines
from evaluation.factuality import article_of

Characters = frozenset[int]
Row = dict[str, list[list[int]]]


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure attribution on annotated articles.

    Args:
        paths: Files of JSON lines, gzipped or not.
        predictions: Where to write the predicted attributions of each article; None for nowhere.

    Returns:
        `n` (annotated attributions), `content_f1`, `source_accuracy`, `cue_recall`, and
        `soft_f1` (mean overlap over pairs), `cue_precision`, `predicted`.
    """
    engine = load("en")
    tally: dict[str, float] = {}
    lines: list[str] = []
    for path in paths:
        for line in read_lines(path):
            item = json.loads(line)
            text = item["text"]
            found = [_row(one) for one in attributions(engine.parse(text), (), article_of(text))]
            gold = item["annotations"][0]["attributions"] if item["annotations"] else []
            add(tally, text, gold, found)
            lines.append(json.dumps({"id": item.get("id"), "attributions": found}))
    if predictions is not None:
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return figures(tally)


def _row(one: Attribution) -> Row:
    return {
        "source": [[one.source.span.start, one.source.span.end]] if one.source.span else [],
        "cue": [[one.cue.start, one.cue.end]],
        "content": [[span.start, span.end] for span in one.content],
    }


def _characters(text: str, spans: Sequence[Sequence[int]]) -> Characters:
    return frozenset(
        place for start, end in spans for place in range(start, end) if not text[place].isspace()
    )


def add(tally: dict[str, float], text: str, gold: Sequence[Any], found: Sequence[Row]) -> None:
    """Add the counts of one article to a tally."""
    wanted = [_characters(text, one.get("content") or []) for one in gold]
    given = [_characters(text, one["content"]) for one in found]
    pairs = pair(wanted, given)
    counts = {
        "gold": len(gold),
        "found": len(found),
        "pairs": len(pairs),
        "shared": sum(len(wanted[a] & given[b]) for a, b in pairs),
        "wanted": sum(map(len, wanted)),
        "given": sum(map(len, given)),
        "soft": sum(_overlap(wanted[a], given[b]) for a, b in pairs),
        "sources": sum(same_source(text, gold[a], found[b]) for a, b in pairs),
        "sourced": sum(bool(gold[a].get("source")) for a, b in pairs),
        "cues": sum(_touched(text, one, found) for one in gold if one.get("cue")),
        "cued": sum(bool(one.get("cue")) for one in gold),
        "right_cues": sum(_touched(text, one, gold) for one in found),
    }
    for key, count in counts.items():
        tally[key] = tally.get(key, 0) + count


def pair(wanted: Sequence[Characters], given: Sequence[Characters]) -> list[tuple[int, int]]:
    """Pair annotated with predicted contents one to one, the greatest overlap first."""
    scored = [
        (_overlap(one, other), a, b)
        for a, one in enumerate(wanted)
        for b, other in enumerate(given)
        if one & other
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[int, int]] = []
    for _, a, b in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if a not in taken[0] and b not in taken[1]:
            pairs.append((a, b))
            taken[0].add(a)
            taken[1].add(b)
    return pairs


def _overlap(one: Characters, other: Characters) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def same_source(text: str, gold: Any, found: Row) -> bool:
    """Tell whether two sources are the same words: last word shared, or half the characters."""
    wanted, given = _characters(text, gold.get("source") or []), _characters(text, found["source"])
    if not wanted:
        return False
    return _overlap(wanted, given) >= 0.5 or (bool(given) and max(wanted) in given)


def _touched(text: str, one: Any, others: Sequence[Any]) -> bool:
    cue = _characters(text, one["cue"])
    return any(cue & _characters(text, other.get("cue") or []) for other in others)


def figures(tally: dict[str, float]) -> dict[str, float]:
    """Turn counts into fractions."""

    def share(part: str, whole: str) -> float:
        return round(tally.get(part, 0) / tally[whole], 4) if tally.get(whole) else 0.0

    total = tally.get("wanted", 0) + tally.get("given", 0)
    number = tally.get("gold", 0) + tally.get("found", 0)
    return {
        "n": tally.get("gold", 0),
        "content_f1": round(2 * tally.get("shared", 0) / total, 4) if total else 0.0,
        "source_accuracy": share("sources", "sourced"),
        "cue_recall": share("cues", "cued"),
        "soft_f1": round(2 * tally.get("soft", 0) / number, 4) if number else 0.0,
        "cue_precision": share("right_cues", "found"),
        "predicted": tally.get("found", 0),
    }
