"""What one line is by its own look: a phrase of furniture, a date, a byline, a credit, a menu.

Neighbours are not asked here; that is `structure`. Every pattern is linear and is tried on short
lines alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.pages.dates import is_date_line
from detente.pages.lines import Line
from detente.pages.phrases import Phrase, find_phrase, plain

AGENCIES = (
    "AP|AFP|Reuters|Xinhua|TASS|EPA|EPA-EFE|EFE|ANSA|DPA|dpa|Getty|Getty Images|Anadolu|AA|IRNA|"
    "ISNA|"
    "Tasnim|Fars|SANA|Sputnik|RIA Novosti|Interfax|Ukrinform|Shutterstock|Bloomberg|Kyodo|Yonhap|"
    "ANI|PTI|UPI|SPA|WAM|MENA|QNA|KUNA|NNA|Global Look Press|Alamy|iStock|IMAGO|Picture Alliance|"
    "Flickr|Wikimedia|Wikimedia Commons|Unsplash|Pixabay|REUTERS|XINHUA|NurPhoto|ZUMA|Zuma Press|"
    "РИА Новости|ТАСС|Рейтер|Рёйтерс|Интерфакс|Известия|新华社|路透社"
)
_NUMBER = re.compile(r"[\W_]*(?:\d[\d.,\s]{0,12}[kKmMтк]?[\W_]*){1,3}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:[,\s]+[@#]\w+)*")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)\s*.{0,120}", re.IGNORECASE)
_CREDITED = re.compile(
    r"(?:[(\[©/|–—-]|\b(?:Photo|Credit|Image|Picture|File|Фото|Foto|Photograph)[:.])"
    rf"[^()\[\]]{{0,80}}?\b(?:{AGENCIES})\b[^()\[\]]{{0,60}}[)\]]?\s*$"
)
_IN_BRACKETS = re.compile(
    r"[(\[](?i:photo|picture|image|credit|file photo|foto|imagen|fotografía|crédit|bild|фото"
    r"|صورة)\b[^()\[\]]{0,80}[)\]]\s*\.?$"
)
_CREDIT_ONLY = re.compile(
    rf"(?:©\s*)?(?:(?:{AGENCIES})(?:\s*(?:/|via|,|\||—|-)\s*|\s*$)){{1,3}}[^.!?]{{0,40}}$"
)
_NAME = r"[^\W\d_a-zа-я][\w.'’\-]{0,24}"
_BYLINE = re.compile(
    rf"(?i:by|von|par|por|di|автор:?|текст:?)\s+{_NAME}"
    rf"(?:[ ,&]+(?:and|und|et|y|e|и|in|for|de|bin|al)?\s?{_NAME}){{0,8}}"
    r"(?:\s*[|,–—-].{0,60})?$"
)
_SEPARATORS = re.compile(r"\t+|\s+[|•·>/»›→]\s+|\s{3,}|[|»›]")
_SLUG = re.compile(r"[(\[]?\s*(?:INTERVIEW|ANALYSIS|UPDATE \d|EXCLUSIVE|OPINION|UPDATED)\s*[)\]]?$")
_MARKED = re.compile(r"\s*[:：|—–\-/©•»→]")
_LONG = 400


@dataclass(frozen=True, slots=True)
class Look:
    """What a line looks like, and why."""

    kind: str
    reason: str


def look(line: Line) -> Look | None:
    """Name the furniture a line is, by its own look; None when it may be content."""
    if len(line.text) > _LONG:
        return None
    return _phrase(line) or _shape(line) or None


def _phrase(line: Line) -> Look | None:
    """Judge the phrase found on a line; a paragraph needs a stronger one."""
    phrase = find_phrase(line.text)
    if not phrase or not _holds(phrase, line):
        return None
    if phrase.kind == "credit" and _caption_length(line, phrase):
        return Look("caption", f"a sentence with a photo credit: {phrase.reason}")
    return Look(phrase.kind, phrase.reason)


def _caption_length(line: Line, phrase: Phrase) -> bool:
    """Tell a caption that carries its credit from a bare credit."""
    return (phrase.place == "end" and len(line.words) > 8) or len(line.words) > 14


def _holds(phrase: Phrase, line: Line) -> bool:
    """Tell whether a phrase decides: at an edge, one word needs a mark beside it.

    "Photo: Agency" is a credit, "Photo shows troops leaving the town" is not; "By Tomas Veld" is
    a byline, "By Monday the troops had left the town." is not.
    """
    if phrase.place in ("line", "inside"):
        return True
    size = len(phrase.text.split())
    if phrase.place == "end":
        return not line.is_prose or size >= 2
    marked = _is_marked(phrase, line.text)
    if phrase.kind == "byline":
        return not line.is_prose and len(line.words) <= 14 and (marked or _is_byline(line.text))
    if phrase.kind == "dateline":
        return not line.is_prose and (marked or is_date_line(line.text))
    return marked or size >= 3 or (size == 2 and not line.is_prose)


def _is_marked(phrase: Phrase, text: str) -> bool:
    """Tell whether a colon, bar or the like follows the opening phrase."""
    opening = re.match(
        r"\W*"
        + r"\W+".join(re.escape(w) for w in plain(phrase.text).split()).replace(r"\#", r"\d+"),
        text,
        re.IGNORECASE,
    )
    return bool(opening and _MARKED.match(text, opening.end()))


def _is_byline(text: str) -> bool:
    """Tell whether a line is "By" and names, and nothing else."""
    return bool(_BYLINE.match(text))


def _shape(line: Line) -> Look | None:
    """Judge a line without known phrases by its shape."""
    text = line.text
    if not any(c.isalnum() for c in text):
        return Look("other_chrome", "nothing but marks")
    if _NUMBER.fullmatch(text) and not is_date_line(text):
        return Look("comment_count", "a number alone")
    if _ADDRESS.fullmatch(text):
        tags = text.startswith("#")
        return Look("tag_list" if tags else "share_bar", "nothing but an address or a handle")
    if _COPYRIGHT.fullmatch(text) and not _CREDITED.search(text):
        return Look("other_chrome", "a copyright line")
    if is_date_line(text):
        return Look("dateline", "a date and little else")
    return _credit(line) or _menu(line)


def _credit(line: Line) -> Look | None:
    """Recognise photo credits, and captions that end in one."""
    if len(line.words) <= 8 and _CREDIT_ONLY.fullmatch(line.text):
        return Look("credit", "names an agency and little else")
    if _CREDITED.search(line.text) or _IN_BRACKETS.search(line.text):
        kind = "caption" if len(line.words) > 8 else "credit"
        return Look(kind, "ends with the credit of a photo agency")
    if _BYLINE.fullmatch(line.text) and len(line.words) <= 10 and not line.is_closed:
        return Look("byline", "begins with the word for 'by' and holds names only")
    return None


def _menu(line: Line) -> Look | None:
    """Recognise a row of menu entries or a breadcrumb: many short parts, none a sentence."""
    parts = [part.strip() for part in _SEPARATORS.split(line.text) if part.strip()]
    if len(parts) >= 4 and all(len(part.split()) <= 3 for part in parts):
        return Look("navigation", f"{len(parts)} short entries in a row")
    if _SLUG.fullmatch(line.text):
        return Look("other_chrome", "a slug")
    if len(parts) == 3 and all(len(part.split()) <= 2 for part in parts) and ">" in line.text:
        return Look("navigation", "a path through the site")
    return None
