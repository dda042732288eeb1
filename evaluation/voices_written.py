"""Task `voices_written`: who says so and whether it happened, on our own sentences kept aside.

Reads files or folders of written sentences and scores the groups that no training saw, through the
whole coder. A labelled event counts as found where an event is coded at its trigger; one of the
same type is taken first. `value` is the share of found events with the labelled factuality value,
`value_<name>` the same by value; `chain` the share whose voices are exactly those of the label, in
order, the page left out; `chain_voiced` and `chain_nested` the same where the label has a voice and
where it has two or more; `innermost` the share whose last voice is right.

`presented` counts events labelled with a value that is no happening (`NOT_DONE`) that are coded as
`occurred`: what must never be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from detente import coder
from detente.model.events import FACTUALITY_VALUES, Event, Voice
from detente.model.text import Span
from detente.ontology.sentences import WrittenEvent, WrittenSentence
from evaluation.factuality import article_of
from evaluation.written import aside

NOT_DONE = frozenset({"possible", "conditional", "planned", "denied", "belief"})


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score values and voices of the sentences that are kept aside.

    Args:
        paths: Files of written sentences, or folders of them.
        predictions: Where to write each sentence with its faults; None for nowhere.

    Returns:
        `n` (labelled events), `found`, and the shares told above; 0.0 where there is no case.
    """
    kit = coder.kit("en")
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for sentence in aside(paths):
        events = coder.code(article_of(sentence.text), kit).events
        faults = score(sentence, events, counts)
        lines.append(json.dumps({"text": sentence.text, "faults": faults}, ensure_ascii=False))
    if predictions is not None:
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return figures(counts)


def score(sentence: WrittenSentence, events: Iterable[Event], counts: Counter[str]) -> list[str]:
    """Add one sentence to the counts; return what is wrong, for a person to read."""
    coded = list(events)
    faults: list[str] = []
    for wanted in sentence.events:
        counts["n"] += 1
        event = coded_at(wanted, coded)
        if event is not None:
            counts["found"] += 1
            faults += _value(sentence, wanted, event, counts)
            faults += _chain(sentence, wanted, event, counts)
    return faults


def coded_at(wanted: WrittenEvent, events: Iterable[Event]) -> Event | None:
    """Find the event coded at a labelled trigger, one of the same type first; None for none."""
    near = [event for event in events if event.trigger.overlaps(wanted.trigger)]
    return min(near, key=lambda event: event.type != wanted.type, default=None)


def _value(
    sentence: WrittenSentence, wanted: WrittenEvent, event: Event, counts: Counter[str]
) -> list[str]:
    value = event.factuality.value
    counts["value"] += value == wanted.value
    counts[f"of_{wanted.value}"] += 1
    counts[f"right_{wanted.value}"] += value == wanted.value
    presented = wanted.value in NOT_DONE and value == "occurred"
    counts["presented"] += presented
    if value == wanted.value:
        return []
    return [f"{wanted.trigger.of(sentence.text)}: {value}, is {wanted.value}"]


def _chain(
    sentence: WrittenSentence, wanted: WrittenEvent, event: Event, counts: Counter[str]
) -> list[str]:
    text = sentence.text
    coded = [voice for voice in event.attribution[1:] if voice.source.span is not None]
    right = len(coded) == len(wanted.voices) and all(
        is_voice(text, span, voice) for span, voice in zip(wanted.voices, coded, strict=True)
    )
    inner = not coded and not wanted.voices
    if coded and wanted.voices:
        inner = is_voice(text, wanted.voices[-1], coded[-1])
    counts["chain"] += right
    counts["innermost"] += inner
    for name, least in (("voiced", 1), ("nested", 2)):
        if len(wanted.voices) >= least:
            counts[f"of_{name}"] += 1
            counts[f"chain_{name}"] += right
    if right:
        return []
    told = [voice.source.name for voice in coded]
    said = [span.of(text) for span in wanted.voices]
    return [f"{wanted.trigger.of(text)}: told by {told}, is {said}"]


def is_voice(text: str, wanted: Span, voice: Voice) -> bool:
    """Tell whether a voice is the labelled one: by overlapping words, or by its name."""
    span = voice.source.span
    if span is not None and span.overlaps(wanted):
        return True
    return bool(voice.source.name) and voice.source.name.casefold() in wanted.of(text).casefold()


def figures(counts: Mapping[str, int]) -> dict[str, Any]:
    """Turn counts into fractions."""

    def share(part: str, whole: str) -> float:
        return counts[part] / max(1, counts[whole])

    return {
        "n": counts["n"],
        "found": share("found", "n"),
        "value": share("value", "found"),
        "chain": share("chain", "found"),
        "chain_voiced": share("chain_voiced", "of_voiced"),
        "chain_nested": share("chain_nested", "of_nested"),
        "innermost": share("innermost", "found"),
        "presented": counts["presented"],
        **{f"value_{one}": share(f"right_{one}", f"of_{one}") for one in FACTUALITY_VALUES},
    }
