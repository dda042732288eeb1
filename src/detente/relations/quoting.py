"""The page's own words within a sentence: which of them, cut where, without who says them."""

from __future__ import annotations

import re

from detente.model.briefs import Entry
from detente.model.events import Event
from detente.relations.independence import is_unnamed

_LOOSE = re.compile(r"^(?:of|that|and|but|which) ", re.IGNORECASE)
_FEW = 60
"""Characters below which the words of an event tell too little alone."""
# "CASTORA (Arven News), 3 May 2031 - The envoys met"
_DATELINE = re.compile(
    r"^[A-Z][\w .,/’'-]{1,40}(?:\([^)]{2,30}\))?[\w .,]{0,24} ?(?:\([^)]{2,30}\) )?[-–—] "
)
_PLACE = re.compile(
    r"By [A-Z]|[A-Z]{3,}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:\(|\d|[A-Z][a-z]+\.? \d)"
)
# "By ANA DORN and OLE RAND, Arven News MARENBURG (AN) - "
_BYLINE = re.compile(r"^By (?:[A-Z][\w.’'-]*,? |and ){2,12}(?:\([A-Z]{2,8}\) )?[-–—] ")
_OPENING = re.compile(r'(?<![\w.,!?…])"(?=[\w\[(])')
_SHORT_FORM = re.compile(r"\b(?:[A-Z]\.){2,}$")
_COMMA = re.compile(r",’$")
_CLOSING = re.compile(r"’(?!\w)")
_HANGING = re.compile(
    r"(?: (?:the|an?|of|to|in|on|at|for|by|with|from|and|or|but|that|which|who|its|their|his|her"
    r"|is|are|was|were|has|had|have|as|into|than))+$",
    re.IGNORECASE,
)
"""Words that no phrase ends with."""
QUOTED = 220
"""Characters of a page's words that are shown within a sentence."""


def words_of(entry: Entry, most: int = QUOTED) -> str:
    """Return the words that tell a happening, with their sentence where there is room.

    What somebody says is told without the words that say so: they stand before the quote.
    """
    return shortened(extract(entry, most), most)


def extract(entry: Entry, most: int = QUOTED) -> str:
    """Choose the words that tell a happening, as `words_of` does, and leave them as they are."""
    note, event = entry.footnotes[0], entry.happening.event
    start, end = event.span.start - note.start, event.span.end - note.start
    within = note.start <= event.span.start < note.end
    cue = note.chain[-1].cue if note.chain else None
    if within and _is_said(event) and not _ACCUSING.search(cue or ""):
        return _without_source(note.quote[start:], event, end - start)
    if len(note.quote) > most and within:
        return note.quote[start:] if end - start < _FEW else note.quote[start:end]
    return _without_source(note.quote, event, end)


def _is_said(event: Event) -> bool:
    """Tell whether an event is what a voice with a name says, in a clause after the cue."""
    last = event.attribution[-1] if event.attribution else None
    named = last is not None and last.order > 0 and not is_unnamed(last.source)
    return bool(named and last and last.cue and last.cue.end <= event.span.start)


# ", the minister said on Monday", ", according to the minister"
_SAID_AFTER = re.compile(
    r",? [^,;“”‘]{0,90}\b(?:said|says|told|announced|reported|insisted|claimed|added"
    r"|noted|informed|explained|wrote|found out|learned|according to)\b[^“”]*$"
)
# "According to the minister, "
_SAID_BEFORE = re.compile(r"^According to ([^,;“”‘]{2,80}), (?=\w)")
_ACCUSING = re.compile(r"(?:accus|blam|charg)\w*$")
_STEM = 5
"""Letters of a noun that its singular and plural share."""
_LISTENER = re.compile(r"\b(?:to|told|with|for)\b")
_LEAST = 40
"""Characters that are left of a quote at least."""


def _without_source(quote: str, event: Event, end: int) -> str:
    """Cut off who says so, before or behind what tells the event: that stands before the quote."""
    if len(event.attribution) < 2:
        return quote
    before, behind = _SAID_BEFORE.match(quote), _SAID_AFTER.search(quote, max(0, end))
    if behind and behind.start() >= _LEAST and _is_teller(behind[0], event):
        return quote[: behind.start()]
    if before and len(quote) - before.end() >= _LEAST and _is_teller(before[1], event):
        return quote[before.end() :]
    return quote


def _is_teller(words: str, event: Event) -> bool:
    """Tell whether words name a voice that stands before a quote: the innermost or the page's own.

    Nobody is named by `, the minister said`; of `explained to the Courier` the Courier is the
    listener.
    """
    page, last = (
        voice.source.name.split()[-1][:_STEM].casefold()
        for voice in (event.attribution[0], event.attribution[-1])
    )
    low = words.casefold()
    return last in low or words == low or (page in low and not _LISTENER.search(low))


def shortened(quote: str, most: int = QUOTED) -> str:
    """Cut a quote at a word, with an ellipsis; quotation marks within become single."""
    return cut(tidied(quote), most)


def tidied(quote: str) -> str:
    """Make the words of a page fit to be quoted: one line, single marks, no dateline."""
    words = " ".join(quote.split())
    for double, single in (("“", "‘"), ("”", "’"), ("«", "‘"), ("»", "’")):
        words = words.replace(double, single)
    words = _OPENING.sub("‘", words).replace('"', "’")
    words = _DATELINE.sub("", _BYLINE.sub("", words)) if _PLACE.match(words) else words
    words = _LOOSE.sub("", words.lstrip("—–- "))
    return words[1:] if words[:1] == "’" or _is_half(words) else words


def _is_half(words: str) -> bool:
    """Tell whether a quote opens with a mark that nothing closes."""
    return words[:1] == "‘" and "’" not in words


def cut(words: str, most: int) -> str:
    """Cut words that are too long behind the last that can stand at an end."""
    if len(words) <= most:
        words = _COMMA.sub("’", words)
        return _closed(words if _SHORT_FORM.search(words) else words.rstrip(".,;: "))
    kept = words[:most].rsplit(" ", 1)[0]
    return _closed(_HANGING.sub("", kept).rstrip(".,;: ") + " …")


def _closed(words: str) -> str:
    """Close a quote within the quote that was cut before its end."""
    _, mark, inner = words.rpartition("‘")
    return f"{words}’" if mark and not _CLOSING.search(inner) else words
