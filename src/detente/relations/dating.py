"""Dates that a sentence leaves to its neighbours.

"On 15 October the president visited Russia. The talks lasted two hours." The second sentence has
no date of its own and needs none. What goes on is dated up to the day of the page, what is planned
from that day on, as EDTF with an open end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from detente.model.edtf import interval_of, precision_of
from detente.model.events import Event, Evidence
from detente.model.text import Article
from detente.relations import lasting
from detente.relations.lasting import ONGOING, OVER, is_over, is_then, with_as_of
from detente.relations.lately import (
    STOP,
    as_news,
    as_of_yet,
    is_anchored,
    is_as_news,
    sentence_before,
)

HAPPENED = frozenset({"occurred", "alleged"})
_FURTHER = re.compile(r"(?i)\b(?:also|separately|in addition)\b")
_AHEAD_WORDS = re.compile(r"\b(?:may|might|could|will|would)\b")
_DURING = re.compile(
    r"(?i)\b(?:during|at|in the course of) (?:the|his|her|their|its|that|this) (?:\w+ )?"
    r"(visit|talks|meeting|summit|call|trip|negotiations)\b"
)
_FOLLOWING = re.compile(
    r"(?i)\b(?:following|after) (?:the|his|her|their|its|that|this) (?:\w+ )?"
    r"(visit|talks|meeting|summit|call|trip|negotiations)\b"
)
_REPORTED = re.compile(r"(?i)\breport(?:s|ed)? (?:on|about) (?:the |an? )?(?:\w+ ){0,2}$")
_HABIT = re.compile(
    r"(?i)\b(?:periodically|regularly|occasionally|sometimes|repeatedly|frequently) "
    r"(?!was\b|has\b)\w+s\b"
)
"""A habit told in the present: `periodically breaks out`."""
_BY_THE_SAME = re.compile(r"(?i)\s*(?:according to|in the words of) (?:him|her|them)\b")
_CAUSE = re.compile(r"(?i)\b(?:because|since|as)\s")
_HAD = re.compile(r"(?i)\bhad (?:\w+ )?$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
AHEAD = frozenset({"planned", "possible", "conditional"})
_PAST = re.compile(r"(?i)\bhad (?:to\b|\w+ed\b)")
"""What was to be done, or allowed, lies before the page: `had to sign`, `had allowed visits`."""
_IN_RETURN = re.compile(
    r"(?i)\b(?:in (?:retaliation|response|return|reply|revenge)|(?:hours|days|weeks) later)\b"
)
"""What is done in return is done when that was done which it returns."""


def date_by_context(events: Sequence[Event], article: Article) -> tuple[Event, ...]:
    """Date events of one article that carry no time expression of their own.

    Args:
        events: Events of the article in text order.
        article: The article.

    Returns:
        The same events in the same order; `edtf` filled where the context tells, with evidence.
        `time` stays None: no words of the sentence say it.
    """
    dated: list[Event] = []
    for event in events:
        known = _after_another(event, dated, article) if event.edtf else None
        found = known or (event if event.edtf else _dated(event, dated, article))
        dated.append(with_as_of(found, article))
    return tuple(dated)


def _dated(event: Event, before: Sequence[Event], article: Article) -> Event:
    said = _at_the_saying(event, before, article)
    if said is not None:
        return said
    if event.factuality.value in HAPPENED:
        return _happened(event, before, article)
    if event.factuality.value == ONGOING:
        return _going_on(event, before, article)
    if event.factuality.value == "possible" and _was_possible(event, article):
        by_now = as_of_yet(article)
        return (
            event if by_now is None else _with(event, by_now[0], "lay before the day of the page")
        )
    if event.factuality.value in AHEAD or _is_expected(event, article):
        together = _planned_together(event, before, article)
        if together is not None:
            return together
        return _with(event, _from_publication(article), "lies ahead of the day of the page")
    if event.factuality.value == "negated":
        not_yet = as_of_yet(article)
        return event if not_yet is None else _with(event, *not_yet)
    return event


def _going_on(event: Event, before: Sequence[Event], article: Article) -> Event:
    """Date what goes on as of a day; what went on at a time told before, like that."""
    if is_over(event, article):
        return _went_on(event, before, article)
    if _HABIT.search(event.span.of(article.text)):
        return _with(event, _year_of_publication(article), "a habit in the year of the page")
    known = lasting.dated(event, article)
    return event if known is None else _with(event, *known)


def _went_on(event: Event, before: Sequence[Event], article: Article) -> Event:
    """Date what went on like what is told before it, else as news of the past."""
    reason = Evidence(by="time", span=None, reason=OVER)
    event = replace(event, evidence=(*event.evidence, reason))
    found = _like_its_neighbour(event, before, article)
    news = None if found.edtf or is_then(event, article) else as_news(event, article)
    return found if news is None else _with(event, *news)


def _planned_together(event: Event, before: Sequence[Event], article: Article) -> Event | None:
    """Date a plan like the last one told of the same states: what a visit is to bring."""
    ahead = _from_publication(article)
    for earlier in reversed(before):
        planned = "planned" == earlier.factuality.value == event.factuality.value
        coming = earlier.edtf and ahead and ".." not in earlier.edtf and earlier.edtf >= ahead[:10]
        if planned and coming and states(event) and states(event) <= states(earlier):
            return _with(event, earlier.edtf, "planned together with what is told before")
    return None


def _happened(event: Event, before: Sequence[Event], article: Article) -> Event:
    within = _within_another(event, before, article)
    told = [e for e in before if not is_as_news(e)] if is_anchored(event, article) else before
    found = _like_its_neighbour(event, told, article) if within is None else within
    found = found if found.edtf else _in_return(event, before, article)
    if found.edtf:
        return found
    if _is_news(event, article):
        return _with(event, _at_publication(article), "reported as news of the day of the page")
    if _HABIT.search(event.span.of(article.text)):
        return _with(event, _year_of_publication(article), "a habit in the year of the page")
    news = as_news(event, article)
    return event if news is None else _with(event, *news)


def _was_possible(event: Event, article: Article) -> bool:
    """Tell whether what may have happened is told of the past."""
    sentence = sentence_before(event, article)
    return bool(_PAST.search(sentence)) and not _AHEAD_WORDS.search(sentence)


def _in_return(event: Event, before: Sequence[Event], article: Article) -> Event:
    """Date what is done in return like what was told just before, whoever did it."""
    block, sentence = article.block_at(event.trigger.start), sentence_before(event, article)
    if block is None or not before or not _IN_RETURN.search(sentence):
        return event
    told = before[-1]
    closed = told.edtf is not None and ".." not in told.edtf
    if not closed or told.trigger.start < block.span.start:
        return event
    words = told.trigger.of(article.text)
    return _with(event, told.edtf, f"in return for what “{words}” tells")


def _is_news(event: Event, article: Article) -> bool:
    """Tell whether somebody just reported on it, and no year is told."""
    sentence = sentence_before(event, article)
    return bool(_REPORTED.search(sentence)) and not _YEAR.search(sentence)


def _at_the_saying(event: Event, before: Sequence[Event], article: Article) -> Event | None:
    """Date what somebody tells by when he tells it, where the words go on telling.

    `In May 2030 the envoy said that … because the army had left. According to him, …`: a month
    serves both; a day only bounds what happened before it was told, or was to come after.
    """
    block, sentence = article.block_at(event.trigger.start), sentence_before(event, article)
    again = bool(_BY_THE_SAME.match(sentence))
    cause = bool(_CAUSE.search(sentence) and _HAD.search(sentence))
    if block is None or event.time or not (again or cause):
        return None
    voice = _voice(event)
    for earlier in reversed(before):
        if earlier.trigger.start < block.span.start or voice is None or _voice(earlier) != voice:
            break
        stops = len(STOP.findall(article.text[earlier.trigger.end : event.trigger.start]))
        if stops > again:
            break
        if stops == again and earlier.edtf and earlier.time:
            edtf = _about(earlier.edtf, event.factuality.value)
            words = earlier.trigger.of(article.text)
            return _with(event, edtf, f"told together with “{words}”") if edtf else None
    return None


def _voice(event: Event) -> str | None:
    """Name who tells an event, other than the page itself."""
    return event.attribution[-1].source.name if len(event.attribution) > 1 else None


def _about(said: str, factuality: str) -> str | None:
    """Place what is told by when it is told: in the same month, else before or after the day."""
    precision = precision_of(said) if ".." not in said and "/" not in said else None
    if precision == "month":
        return said
    if precision != "day":
        return None
    return f"../{said}" if factuality in HAPPENED | {ONGOING} else f"{said}/.."


def _after_another(event: Event, before: Sequence[Event], article: Article) -> Event | None:
    """Widen the month of what came after a visit of that month: it may have been the next.

    None where it says no such thing, or the visit has a day.
    """
    named = _FOLLOWING.search(event.span.of(article.text))
    if named is None or event.edtf is None or precision_of(event.edtf) != "month":
        return None
    noun = named[1].lower()
    for earlier in reversed(before):
        same = noun == earlier.mode or noun in earlier.trigger.of(article.text).lower()
        if same and earlier.edtf == event.edtf and states(event) & states(earlier):
            words = earlier.trigger.of(article.text)
            return _with(
                event, _or_the_next(event.edtf, article), f"follows “{words}” of that month"
            )
    return None


def _or_the_next(month: str, article: Article) -> str:
    """Write a month and the one after it, as far as the page can know."""
    interval = interval_of(month)
    window = interval_of(article.published.edtf) if article.published else None
    following = interval.end if interval else None
    if following is None or (window and window.end and following >= window.end):
        return month
    return f"{month}/{str(following)[: len(month)]}"


def _is_expected(event: Event, article: Article) -> bool:
    """Tell whether somebody believes that it may come: `Arvenia believes Belmora may request …`."""
    words = event.span.of(article.text)
    return event.factuality.value == "belief" and bool(_AHEAD_WORDS.search(words))


def _within_another(event: Event, before: Sequence[Event], article: Article) -> Event | None:
    """Take the date of the visit or the talks during which it happened; None where none is named.

    `They spoke during the visit`: the last such visit told, by the same states.
    """
    named = _DURING.search(event.span.of(article.text))
    if named is None:
        return None
    noun = named[1].lower()
    for earlier in reversed(before):
        same = noun == earlier.mode or noun in earlier.trigger.of(article.text).lower()
        closed = earlier.edtf is not None and ".." not in earlier.edtf
        shared = states(event) & states(earlier)
        if same and closed and shared and earlier.factuality.value in HAPPENED:
            words = earlier.trigger.of(article.text)
            return _with(event, earlier.edtf, f"during what “{words}” tells")
    return None


def _like_its_neighbour(event: Event, before: Sequence[Event], article: Article) -> Event:
    """Take the date of the event told just before, in the same paragraph, by the same states.

    What "also" happened, to other people, is another event: it has no date, only bounds.
    """
    block = article.block_at(event.trigger.start)
    for earlier in reversed(before):
        if block is None or earlier.trigger.start < block.span.start:
            break
        closed = earlier.edtf is not None and ".." not in earlier.edtf
        happened = earlier.factuality.value in HAPPENED
        if closed and happened and _is_of_the_same(event, earlier, article):
            words = earlier.trigger.of(article.text)
            if _is_added(event, earlier, article):
                return _with(event, _since(earlier, article), f"told beside “{words}”, not of it")
            return _with(event, earlier.edtf, f"dated like “{words}” just before")
    return event


def _is_of_the_same(event: Event, earlier: Event, article: Article) -> bool:
    """Tell whether the same states take part, or some of them in the same sentence."""
    these, those = states(event), states(earlier)
    between = article.text[earlier.trigger.end : event.trigger.start]
    one_sentence = not STOP.search(between)
    return bool(these) and (these == those or (these < those and one_sentence))


def _is_added(event: Event, earlier: Event, article: Article) -> bool:
    """Tell whether an event is told as a further one: "… also took place", by somebody else."""
    people = _people(event) & _people(earlier)
    return bool(_FURTHER.search(event.span.of(article.text))) and not people


def _people(event: Event) -> frozenset[str]:
    taking_part = (p.entity for p in event.actors + event.recipients if p.entity)
    return frozenset(entity.id for entity in taking_part if entity.kind == "person")


def _since(earlier: Event, article: Article) -> str | None:
    """Bound an event by the month or year of its neighbour and that of the page.

    None where the neighbour has a day or an interval: then nothing bounds it.
    """
    edtf = earlier.edtf or ""
    window = interval_of(article.published.edtf) if article.published else None
    if window is None or window.end is None or precision_of(edtf) not in ("month", "year"):
        return None
    last = str(window.end - timedelta(days=1))[: len(edtf)]
    return f"{edtf}/{last}" if edtf < last else None


def _with(event: Event, edtf: str | None, reason: str) -> Event:
    if edtf is None:
        return event
    evidence = Evidence(by="time", span=None, reason=reason)
    return replace(event, edtf=edtf, evidence=(*event.evidence, evidence))


def states(event: Event) -> frozenset[str]:
    """Collect the states of everybody who takes part."""
    taking_part = (p.entity for p in event.actors + event.recipients if p.entity)
    return frozenset(state for entity in taking_part for state in entity.states)


def _from_publication(article: Article) -> str | None:
    window = interval_of(article.published.edtf) if article.published else None
    return f"{window.start}/.." if window and window.start else None


def _at_publication(article: Article) -> str | None:
    """Write the day of the page, about; or all days that it may be of."""
    edtf = article.published.edtf if article.published else None
    return edtf if edtf is None or "/" in edtf else f"{edtf[:10]}~"


def _year_of_publication(article: Article) -> str | None:
    window = interval_of(article.published.edtf) if article.published else None
    if window is None or window.start is None or window.end is None:
        return None
    last = window.end - timedelta(days=1)
    return f"{last.year:04}" if window.start.year == last.year else None
