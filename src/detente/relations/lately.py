"""News without a day: what a dated page tells as news happened shortly before it.

`The ministry has accused Arvenia of …`, on a page that states its day: no word says when, and every
reader takes it to be recent. What had happened before something else, or long ago, is only known
to lie before the page. Pages whose own day was reasoned out give nothing: a guess upon a guess.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.model.edtf import interval_of
from detente.model.events import Event
from detente.model.text import Article

NEWS = "told as news, which is of the days before the page"
EARLY, DAYS = 5, 10
"""Until this day of a month, undated news may be of the days before it, so many."""
_BEFORE = re.compile(r"(?i)\bhad (?:\w+ ){0,2}$")
_LONG = re.compile(
    r"(?i)\b(?:for|in|over) (?:the (?:past|last) )?(?:\w+ )?(?:years|decades|centuries)\b"
    r"|\b(?:once|formerly|long|historically|ago|used to|1[5-9]\d\d|20\d\d)\b"
)
"""Words that tell of a past longer than news: `for years`, `once`, a year."""
_ANCHORED = re.compile(
    r"(?i)\b(?:during|after|before|following|since|in the wake of) "
    r"(?:the|an?|his|her|its|their|that)\b"
)
"""What is set beside something else, whose day the words do not say: `seized after the war`."""
_PAUSE = re.compile(r"[.,;:!?\n]")
_NEARBY = 60
"""How many characters behind an event's words are looked at."""
_FAR = 400
"""How many characters before a trigger are looked at for the words that open its sentence."""
STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\b[A-Z])[.!?…]\s")
"""The end of a sentence, and not the point of a title or an initial."""
_GOING_ON = re.compile(r"(?i)\bha(?:s|ve) (?:\w+ )?been \w+ing\b")


def as_news(event: Event, article: Article) -> tuple[str, str] | None:
    """Date an undated act of the past by the day of its page.

    Returns:
        EDTF and the reason; None where the page does not state its day.
    """
    day = stated_day(article)
    if day is None:
        return None
    before = article.text[event.span.start : event.trigger.start]
    clause = clause_of(event, article)
    if _LONG.search(clause) or is_anchored(event, article):
        return None
    if _BEFORE.search(before) or _GOING_ON.search(clause):
        return f"../{day}", "up to the day of the page, since when is not said"
    first = day - timedelta(days=DAYS) if day.day < EARLY else day.replace(day=1)
    return f"{first}~/{day}", NEWS


def is_as_news(event: Event) -> bool:
    """Tell whether an event has its date from `as_news`."""
    return any(each.by == "time" and each.reason == NEWS for each in event.evidence)


def is_anchored(event: Event, article: Article) -> bool:
    """Tell whether an event is set beside something else: `seized after the war`."""
    return bool(_ANCHORED.search(clause_of(event, article)))


def is_long_past(event: Event, article: Article) -> bool:
    """Tell whether the words tell of a past longer than news."""
    return bool(_LONG.search(clause_of(event, article)))


def clause_of(event: Event, article: Article) -> str:
    """Return the words of an event with what follows them up to the next stop."""
    rest = article.text[event.span.end : event.span.end + _NEARBY]
    return event.span.of(article.text) + _PAUSE.split(rest)[0]


def sentence_before(event: Event, article: Article) -> str:
    """Return the words of the sentence of an event that stand before its trigger."""
    block = article.block_at(event.trigger.start)
    start = max(block.span.start if block else 0, event.trigger.start - _FAR)
    return STOP.split(article.text[start : event.trigger.start])[-1]


def as_of_yet(article: Article) -> tuple[str, str] | None:
    """Date what has not happened: by the day of its page; None where the page states none."""
    day = stated_day(article)
    return None if day is None else (f"../{day}", "not by the day of the page")


def stated_day(article: Article) -> date | None:
    """Return the day that a page states as its own; None where it states none."""
    published = article.published
    if published is None or published.inferred:
        return None
    window = interval_of(published.edtf)
    return window.start if window and window.days == 1 else None
