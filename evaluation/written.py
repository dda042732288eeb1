"""Task `written`: this project's own sentences that no training saw, through the whole coder.

Reads files or folders of written sentences and scores the groups that are kept aside.

`type` is the share of labelled events (with one of PLOVER's types) at whose trigger an event of the
same type is coded; `type_found` the same among those at whose trigger anything is coded. `roles` is
the share of the former in which both roles are right: everybody named is among the participants of
the role, by overlapping words or by the name of whom they stand for, and nobody else is; of what
both sides do the sides are not told apart. `not_event` is the share of look-alike words from which
nothing is coded. `swap` exchanges the words of actor and recipient where one phrase
each stands for them: the share of events whose roles follow. `calibration_error` is how far the
confidence of coded events is from the share of them that are labelled so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from detente import coder
from detente.coder import Kit
from detente.model.events import Event, Participant
from detente.model.text import Span
from detente.ontology.sentences import WrittenEvent, WrittenSentence, parse_sentences
from evaluation.factuality import article_of

COUNTS = (
    "n", "found", "typed", "roles", "actors", "recipients", "look_alikes", "clean", "coded",
    "matched", "swaps", "followed",
)  # fmt: skip

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""What both sides do: "X met Y" may be labelled with Y as recipient or as one of two who act."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score the sentences that are kept aside.

    Returns:
        `n`, `type`, `type_found`, `precision` (coded events whose trigger is labelled),
        `roles`, `actors`, `recipients`, `not_event`, `swap`.
    """
    kit = coder.kit("en")
    counts = dict.fromkeys(COUNTS, 0)
    lines: list[str] = []
    sure: list[tuple[float, bool]] = []
    for sentence in aside(paths):
        events = coder.code(article_of(sentence.text), kit).events
        row = score(sentence, events, counts)
        sure += [(e.confidence, _is_right(sentence, e)) for e in events if e.type]
        _swap(sentence, events, kit, counts)
        lines.append(json.dumps(row, ensure_ascii=False))
    if predictions is not None:
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def share(part: str, whole: str) -> float:
        return counts[part] / max(1, counts[whole])

    return {
        "n": counts["n"],
        "type": share("typed", "n"),
        "type_found": share("typed", "found"),
        "precision": share("matched", "coded"),
        "roles": share("roles", "typed"),
        "actors": share("actors", "typed"),
        "recipients": share("recipients", "typed"),
        "not_event": share("clean", "look_alikes"),
        "swap": share("followed", "swaps"),
        "calibration_error": calibration_error(sure),
    }


def calibration_error(sure: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Average how far confidence is from the share that is right, over bins of confidence."""
    error = 0.0
    for low in range(bins):
        inside = [(c, right) for c, right in sure if min(int(c * bins), bins - 1) == low]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(sure)
    return error


def _is_right(sentence: WrittenSentence, event: Event) -> bool:
    return any(
        wanted.type == event.type and wanted.trigger.overlaps(event.trigger)
        for wanted in sentence.events
    )


def aside(paths: Iterable[Path]) -> Iterator[WrittenSentence]:
    """Yield the sentences that no training saw."""
    for path in paths:
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            for sentence in parse_sentences(file.read_text("utf-8"), file.name):
                if sentence.kept_aside:
                    yield sentence


def score(
    sentence: WrittenSentence, events: Iterable[Event], counts: dict[str, int]
) -> dict[str, Any]:
    """Add one sentence to the counts; return a row for a person to read."""
    coded = [event for event in events if event.type]
    triggers = [wanted.trigger for wanted in sentence.events]
    counts["coded"] += len(coded)
    counts["matched"] += sum(any(e.trigger.overlaps(t) for t in triggers) for e in coded)
    faults: list[str] = []
    for look in sentence.look_alikes:
        counts["look_alikes"] += 1
        wrong = [e for e in coded if e.trigger.overlaps(look.word)]
        counts["clean"] += not wrong
        faults += [f"{look.word.of(sentence.text)}: coded {e.type}, is none" for e in wrong]
    for wanted in sentence.events:
        if wanted.type is not None:
            faults += _held(sentence, wanted, coded, counts)
    return {"text": sentence.text, "faults": faults}


def _held(
    sentence: WrittenSentence, wanted: WrittenEvent, coded: list[Event], counts: dict[str, int]
) -> list[str]:
    counts["n"] += 1
    word = wanted.trigger.of(sentence.text)
    near = [e for e in coded if e.trigger.overlaps(wanted.trigger)]
    counts["found"] += bool(near)
    same = [e for e in near if e.type == wanted.type]
    if not same:
        return [f"{word}: {[e.type for e in near]}, is {wanted.type}"]
    counts["typed"] += 1
    event = same[0]
    actors = _same(sentence.text, wanted.actors, event.actors)
    recipients = _same(sentence.text, wanted.recipients, event.recipients)
    everyone = wanted.actors + wanted.recipients
    mutual = not wanted.recipients or (wanted.type in MUTUAL and not event.recipients)
    both = mutual and _same(sentence.text, everyone, event.actors + event.recipients)
    counts["actors"] += actors or both
    counts["recipients"] += recipients or both
    counts["roles"] += (actors and recipients) or both
    if (actors and recipients) or both:
        return []
    told = [p.text for p in event.actors], [p.text for p in event.recipients]
    gold = (
        [s.of(sentence.text) for s in wanted.actors],
        [s.of(sentence.text) for s in wanted.recipients],
    )
    return [f"{word} ({wanted.type}): {told}, is {gold}"]


def _same(text: str, wanted: tuple[Span, ...], told: tuple[Participant, ...]) -> bool:
    """Tell whether two sides name the same parties."""
    named = all(any(_is_named(text, span, p) for p in told) for span in wanted)
    return named and all(any(_is_named(text, span, p) for span in wanted) for p in told)


def _is_named(text: str, span: Span, participant: Participant) -> bool:
    """Tell whether a phrase names a participant: by its words, or where `they` stand for it."""
    name = participant.entity.name.lower() if participant.entity else ""
    return participant.span.overlaps(span) or (name != "" and name in span.of(text).lower())


def _swap(
    sentence: WrittenSentence, events: Iterable[Event], kit: Kit, counts: dict[str, int]
) -> None:
    """Exchange the words of actor and recipient, and see whether the roles follow."""
    coded = list(events)
    for wanted in sentence.events:
        if len(wanted.actors) != 1 or len(wanted.recipients) != 1 or wanted.type is None:
            continue
        actor, recipient = wanted.actors[0], wanted.recipients[0]
        right = [e for e in coded if e.type == wanted.type and e.trigger.overlaps(wanted.trigger)]
        if actor.overlaps(recipient) or not right or not _both(right[0], actor, recipient):
            continue
        text, first, second = exchanged(sentence.text, actor, recipient)
        again = coder.code(article_of(text), kit).events
        counts["swaps"] += 1
        counts["followed"] += any(e.type == wanted.type and _both(e, first, second) for e in again)
        return


def _both(event: Event, actor: Span, recipient: Span) -> bool:
    return any(p.span.overlaps(actor) for p in event.actors) and any(
        p.span.overlaps(recipient) for p in event.recipients
    )


def exchanged(text: str, one: Span, other: Span) -> tuple[str, Span, Span]:
    """Exchange two stretches; return the text and where the first and second role stand now.

    The words that filled the recipient's place now fill the actor's.
    """
    early, late = sorted((one, other))
    first, second = late.of(text), early.of(text)
    new = text[: early.start] + first + text[early.end : late.start] + second + text[late.end :]
    shift = len(first) - len(early)
    here = Span(early.start, early.start + len(first))
    there = Span(late.start + shift, late.start + shift + len(second))
    return (new, here, there) if one < other else (new, there, here)
