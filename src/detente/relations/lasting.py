"""What goes on: as of which day it does.

`Arvenia is training the guards of Belmora` holds as of the day of the page; told in a report of
another day, as of that. `At the time Arvenia was training guards` held then, and says nothing of
the page's own day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from detente.model.edtf import going_on, interval_of
from detente.model.events import Event
from detente.model.text import Article
from detente.relations.lately import clause_of, is_long_past, sentence_before

ONGOING = "ongoing"
OVER = "went on at a time that the words tell as past"
EARLIER = "told earlier, on a day that is not said"
_EARLIER = re.compile(r"(?i)\b(?:earlier|previously)\b")
_BESIDE = 12
"""How many characters around a word of saying are looked at for `earlier`."""
_THEN = re.compile(
    r"(?i)\bat (?:the|that) (?:time|point|stage)\b(?! of writing)|\b(?:back|even|by) then\b"
    r"|\bin those (?:days|weeks|months|years)\b|\b(?:formerly|used to)\b"
)
"""Words that set a clause into a time told before."""
_NOW = re.compile(r"(?i)\b(?:is|are|has|have)\b")
_HELPER = r"\b(?:was|were|had been)\b"
_WAS = re.compile(rf"(?i){_HELPER}(?: (?:\w+ly|also|being|not|now|still|already)){{0,3}} $")
_WITHIN = re.compile(rf"(?i){_HELPER}")
_WAS_BEHIND = re.compile(rf"(?i) {_HELPER}")
_ASIDE = re.compile(r"(?i)\b(?:who|which|while|when|where)\b[^,;]*$")
"""What opens a clause whose past is no echo of `said`: `the guards, who were …`."""
_SAID = re.compile(r"(?i)\b(?:said|told|made|put|saw|knew|thought|felt|held|wrote|spoke|\w+ed)\b")
_UP_TO_NOW = re.compile(
    r"(?i)\b(?:ha[sv]e?|had) (?:\w+ )?been\b|\b(?:continu|remain|still|since)\w*\b"
)
"""What has been going on is known up to a day, not for that day alone."""
_AT_HAND = "as of publication"
"""Reason of the words that name the page's own day: `currently`."""


def is_over(event: Event, article: Article) -> bool:
    """Tell whether what went on did so in a past that the words tell, and not as of the page.

    `At the time Arvenia was arming rebels`; not `the envoy said that it was arming rebels`, where
    the past is that of the saying.
    """
    before = sentence_before(event, article)
    if is_then(event, article):
        return True
    rest = article.text[event.trigger.end : event.span.end]
    held = _WAS.search(before)
    was = held or _WITHIN.search(event.trigger.of(article.text)) or _WAS_BEHIND.match(rest)
    if not was:
        return False
    echoes = _is_told_in_the_past(event, article) and not (held and _ASIDE.search(before))
    return not echoes or is_long_past(event, article)


def is_then(event: Event, article: Article) -> bool:
    """Tell whether the words point at a time told before: `at the time`, `in those years`."""
    words = f"{sentence_before(event, article)} {clause_of(event, article)}"
    return bool(_THEN.search(words)) and not _NOW.search(event.span.of(article.text))


def _is_told_in_the_past(event: Event, article: Article) -> bool:
    cue = event.attribution[-1].cue if event.attribution else None
    return cue is not None and bool(_SAID.search(cue.of(article.text)))


def dated(event: Event, article: Article) -> tuple[str, str] | None:
    """Date what goes on and has no time of its own by the day as of which it does.

    Returns:
        EDTF and the reason; None where neither the page nor a report told on it has a day.
        What somebody told `earlier` is only known to go on at some time before the page.
    """
    day = event.as_of or day_of(article)
    if day is None:
        return None
    if _is_told_earlier(event, article):
        return f"../{day}", EARLIER
    told = "report it is told in" if event.as_of else "page"
    known = interval_of(day)
    if day.endswith("~") or "/" in day or _UP_TO_NOW.search(event.span.of(article.text)):
        return f"../{day.rpartition('/')[2]}", f"goes on as of the day of the {told}"
    exact = known is not None and known.days == 1
    return f"{day}~" if exact else f"../{day}", f"so on the day of the {told}"


def _is_told_earlier(event: Event, article: Article) -> bool:
    """Tell whether it was told before the page, nobody says when: `as the envoy noted earlier`."""
    cue = event.attribution[-1].cue if event.attribution else None
    if cue is None or event.as_of:
        return False
    near = article.text[max(0, cue.start - _BESIDE) : cue.end + _BESIDE]
    return bool(_EARLIER.search(near))


def went_on(event: Event) -> bool:
    """Tell whether something went on and is not told to do so as of a day: `in 2014`."""
    closed = event.as_of is None and event.edtf is not None and ".." not in event.edtf
    return closed or any(each.by == "time" and each.reason == OVER for each in event.evidence)


def with_as_of(event: Event, article: Article) -> Event:
    """Say as of which day something goes on; nothing is said of what has a time of its own."""
    known = _as_of(event, article)
    return event if known == event.as_of else replace(event, as_of=known)


def _as_of(event: Event, article: Article) -> str | None:
    if event.factuality.value != ONGOING or event.edtf is None or is_over(event, article):
        return None
    if _is_told_earlier(event, article):
        return None
    day, time = event.as_of or day_of(article), event.time
    first, slash, last = event.edtf.partition("/")
    if time is None or time.edtf is None:
        return last if slash and first == ".." else going_on(event.edtf, day)[1] or event.edtf
    if time.relation == "as of":
        return last or first
    return day if time.relation == "since" or time.reason.startswith(_AT_HAND) else None


def day_of(article: Article) -> str | None:
    """Write the last day that a page may be of, about where it is inferred; None without one."""
    published = article.published
    window = interval_of(published.edtf) if published else None
    if published is None or window is None or window.end is None:
        return None
    day = window.end - timedelta(days=1)
    return f"{day}~" if published.inferred or window.days != 1 else f"{day}"
