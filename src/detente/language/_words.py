"""Cut English text into syntactic words, after the conventions of the English treebanks.

Text is cut at white space first; each chunk is then cut by itself, so that what a chunk gives
does not depend on its neighbours and can be remembered. Clitics are words of their own
(`did|n't`, `Arvenia|'s`), hyphens split (`well|-|known`) except after bound prefixes
(`non-aligned`), and abbreviations keep their stop. Every character that is not white space
lands in exactly one word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

LONGEST_WORD = 64
"""Code points; a longer run of letters is cut, so that hostile input stays cheap."""
_LONGEST_CHUNK = 512

_LISTS = json.loads(
    (Path(__file__).parent / "data" / "en" / "words.json").read_text(encoding="utf-8")
)
_ABBREVIATIONS = frozenset(_LISTS["abbreviations"])
_BEFORE_NUMBERS = frozenset(_LISTS["before_numbers"])
_CONTRACTIONS: dict[str, int] = _LISTS["contractions"]
_PREFIXES = "|".join(sorted(_LISTS["prefixes"], key=len, reverse=True))
_WHOLE = "|".join(sorted(map(re.escape, _LISTS["whole"]), key=len, reverse=True))
_UNITS = "|".join(sorted(_LISTS["units"], key=len, reverse=True))

_ENDINGS = "com|org|net|info|gov|edu|doc|pdf|xls|htm|html|jpg"

_LETTER = r"[^\W\d_]"
_MARK = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u200c\u200d\u00ad"
_WORD = rf"[\w{_MARK}]"
_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M|em)"

_PATTERN = re.compile(
    "|".join(
        (
            r"(?P<address>(?:https?://|ftp://|www\.|mailto:)[^\s<>\"“”«»]+)",
            r"(?P<mail>[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)*)",
            r"(?P<handle>[@#]\w+)",
            rf"(?P<whole>(?:{_WHOLE})(?!{_WORD}))",
            rf"(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:{_ENDINGS})\b(?:/[^\s,;]*)?)",
            r"(?P<phone>\d{3}-\d{3}-\d{4}|\d{3}-\d{4}|\d{4}-\d{2}-\d{2})(?![\w-])",
            r"(?P<number>[+]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|S)?(?![\w])|\.\d+(?!\w))",
            rf"(?P<measure>\d+(?:[.,:]\d+)*(?=(?:{_UNITS})(?!\w)))",
            rf"(?P<acronym>{_LETTER}\.(?:{_LETTER}\.)+(?!\w)|Ph\.D\.)",
            rf"(?P<cased>{_LETTER}\.(?:{_LETTER}\.)*{_LETTER}(?!{_WORD}))",
            r"(?P<currency>(?:US|C|A|HK|NZ|U|S)\$)",
            rf"(?P<joint>[A-Z]+(?:&[A-Z]+)+(?!{_WORD}))",
            rf"(?P<prefixed>(?i:{_PREFIXES})-{_WORD}+(?:['’](?!{_CLITIC}(?!\w)){_WORD}+)?)",
            rf"(?P<word>{_WORD}+(?:['’`](?!{_CLITIC}(?!\w)){_LETTER}{_WORD}*)*)",
            rf"(?P<clitic>['’`]{_CLITIC}(?!\w))",
            r"(?P<face>[:;=]-?[()DPp](?!\w))",
            r"(?P<run>[!?]+|\.{2,}|(?P<same>[^\w\s])(?P=same)*)",
        )
    )
)
_CHUNK = re.compile(r"\S+")
_NEGATION = re.compile(r"(?i)^.+(?=n['’`]t$)")
_TRAILING = ".,;:!?)]}'\"’”»*>"


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the words between two offsets, in order.

    Args:
        text: Any text.
        start: Where to begin; words never reach before it.
        end: Where to stop; words never reach past it.
    """
    chunks = [match.span() for match in _CHUNK.finditer(text, start, end)]
    for index, (begin, stop) in enumerate(chunks):
        chunk = text[begin:stop]
        if chunk.lower() in _BEFORE_NUMBERS and _digit_follows(text, chunks, index):
            yield begin, stop
            continue
        place = begin
        for size in _sizes(chunk):
            yield place, place + size
            place += size


def _digit_follows(text: str, chunks: list[tuple[int, int]], index: int) -> bool:
    return index + 1 < len(chunks) and text[chunks[index + 1][0]].isdigit()


def _sizes(chunk: str) -> tuple[int, ...]:
    if len(chunk) <= LONGEST_WORD:
        return _remembered(chunk)
    parts = (
        _cut_chunk(chunk[at : at + _LONGEST_CHUNK]) for at in range(0, len(chunk), _LONGEST_CHUNK)
    )
    return tuple(size for part in parts for size in part)


@lru_cache(maxsize=32768)
def _remembered(chunk: str) -> tuple[int, ...]:
    return (
        (len(chunk),)
        if chunk.isalpha() and chunk.lower() not in _CONTRACTIONS
        else _cut_chunk(chunk)
    )


def _cut_chunk(chunk: str) -> tuple[int, ...]:
    """Cut a chunk without white space into the sizes of its words; they add up to it."""
    sizes: list[int] = []
    place = 0
    while place < len(chunk):
        match = _PATTERN.match(chunk, place)
        end = match.end() if match else place + 1
        kind = match.lastgroup if match else None
        end = min(end, place + LONGEST_WORD) if kind not in ("address", "host") else end
        if kind == "address":
            end = place + max(1, len(chunk[place:end].rstrip(_TRAILING)))
        elif kind in ("word", "prefixed"):
            end = _with_stop(chunk, place, end)
        sizes += _parts(chunk[place:end])
        place = end
    return tuple(sizes)


def _with_stop(chunk: str, start: int, end: int) -> int:
    """Take the stop into an abbreviation (`Gen.`) or an initial (`J.`)."""
    if chunk[end : end + 1] != "." or chunk[end + 1 : end + 2] == ".":
        return end
    word = chunk[start:end]
    initial = len(word) == 1 and word.isupper() and word != "I"
    return end + 1 if initial or word.lower() in _ABBREVIATIONS else end


def _parts(word: str) -> tuple[int, ...]:
    """Cut what is written together but is two words: `cannot`, `did|n't`, `dont`."""
    first = _CONTRACTIONS.get(word.lower())
    if first is None:
        match = _NEGATION.match(word)
        first = match.end() if match else 0
    return (first, len(word) - first) if first else (len(word),)
