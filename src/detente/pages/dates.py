"""A small scanner for calendar dates, for one purpose: when was this page published?

It finds days and months as they are written in the languages of `_LANGUAGES` and reads a weekday
that stands beside one. Expressions relative to the day of publication are not its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from detente.model.text import Span

_LANGUAGES = (
    "en",
    "ru",
    "uk",
    "ar",
    "fa",
    "he",
    "tr",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "el",
    "pl",
    "nl",
    "id",
)
_LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_LOCATIVES = (
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie"
    " grudniu",
)
"""Months after `in` where a language bends them, January first."""
_AMBIGUOUS = frozenset(
    {"may", "march", "mar", "sun", "sat", "mai", "mart", "set", "gen", "ara", "eki"}
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MAX_LINE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date as written; the parts that are not written are None."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    """0 for Monday."""

    @property
    def is_full(self) -> bool:
        """Tell whether year, month and day are written."""
        return None not in (self.year, self.month, self.day)

    def on(self, year: int) -> date | None:
        """Return the day in a given year; None when there is no such day or none is written."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@cache
def months() -> dict[str, int]:
    """Load month names, long and short, of all languages: folded name -> 1..12."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for form in ("stand-alone", "format"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale(language).months[form][width].items():
                    folded = name.casefold().rstrip(".")
                    if len(folded) > 2 and not folded.isdigit():
                        names.setdefault(folded, int(number))
    names.update({name: number for number, name in enumerate(_LEVANT, 1)})
    for row in _LOCATIVES:
        names.update({name: number for number, name in enumerate(row.split(), 1)})
    names.update({"sept": 9, "мая": 5, "май": 5})
    return names


@cache
def weekdays() -> dict[str, int]:
    """Load weekday names of all languages: folded name -> 0 for Monday."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).days["format"][width].items():
                folded = name.casefold().rstrip(".")
                if len(folded) > 2:
                    names.setdefault(folded, int(number))
    return names


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Build the patterns, most telling first; every quantifier is bounded."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    week = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    of = r"(?:\s*de\s+|\s*del\s+|\s*(?:st|nd|rd|th)?(?:\s+of)?\s+|\.?\s*|º\s+de\s+|-|er\s+)"
    lead = rf"(?:(?<!\w)(?P<w>{week})\.?,?\s*(?:\(|the\s+|den\s+|el\s+|le\s+|de\s+)?)?"
    tail = rf"(?:\s*\(?,?\s*(?P<v>{week})\)?(?!\w))?"
    year = r"(?:\s*(?:,|de|del|-)?\s*(?P<y>(?:19|20)\d\d)(?!\d))?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
            r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일])?",
            r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)",
            r"(?<!\d)(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일]",
            rf"{lead}(?<!\d)(?P<d>\d{{1,2}}){of}(?P<n>{month})\b\.?{year}{tail}",
            rf"{lead}(?<!\w)(?P<n>{month})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:[–-]\d{{1,2}})?{year}{tail}",
            rf"(?<!\w)(?P<n>{month})\.?,?(?:\s+(?:of|de|del))?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
            rf"(?<!\w)(?P<n>{month})(?!\w)",
        )
    )


_HINT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERIC = 4
"""How many of the patterns, from the first, need no name of a month."""


@cache
def _month_words() -> frozenset[str]:
    """List the first words of month names."""
    return frozenset(name.split()[0] for name in months())


def _names_month(folded: str) -> bool:
    """Tell cheaply whether any word is the name of a month."""
    return not _month_words().isdisjoint(_LETTERS.findall(folded.casefold()))


def find_dates(text: str, offset: int = 0, american: bool = False) -> tuple[Found, ...]:
    """Find the dates in a stretch of text, in text order; () when there are none.

    Args:
        text: One line; beyond 20,000 characters it is not searched.
        offset: Where the line starts in the canonical text.
        american: Read 7/9/2018 as 9 July; otherwise as 7 September.
    """
    folded = text[:_MAX_LINE].translate(_DIGITS)
    if not _HINT.search(folded) and not _names_month(folded):
        return ()
    taken = [False] * (len(folded) + 1)
    patterns = _patterns() if _names_month(folded) else _patterns()[:_NUMERIC]
    found = [f for p in patterns for f in _matches(p, folded, taken, american)]
    return tuple(
        Found(
            span=Span(f.span.start + offset, f.span.end + offset),
            year=f.year, month=f.month, day=f.day, weekday=f.weekday,
        )
        for f in sorted(found, key=lambda f: f.span.start)
    )  # fmt: skip


def _matches(
    pattern: re.Pattern[str], text: str, taken: list[bool], american: bool
) -> Iterator[Found]:
    """Yield what one pattern finds where no earlier pattern did."""
    for match in pattern.finditer(text):
        if taken[match.start()] or taken[match.end() - 1]:
            continue
        found = _read(match, american)
        if found:
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            yield found


def _read(match: re.Match[str], american: bool) -> Found | None:
    """Turn a match into a date; None when it is none (month 13, the verb "may")."""
    parts = match.groupdict()
    name = parts.get("n")
    if name and parts.get("d") is None and parts.get("y") is None and _is_doubtful(name):
        return None
    month = months()[name.casefold()] if name else int(parts["m"])
    day = int(parts["d"]) if parts.get("d") else None
    if parts.get("s") == "/" and match.group().find("/") < 3 and day is not None:
        month, day = _slashed(month, day, american)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    week = parts.get("w") or parts.get("v")
    year = int(parts["y"]) if parts.get("y") else None
    return Found(
        span=Span(*match.span()), year=year, month=month, day=day,
        weekday=weekdays().get(week.casefold()) if week else None,
    )  # fmt: skip


def _is_doubtful(name: str) -> bool:
    """Tell whether a month name alone may be another word, as "may" and "march" are."""
    return (name.casefold() in _AMBIGUOUS and not name[0].isupper()) or len(name) <= 3


def _slashed(month: int, day: int, american: bool) -> tuple[int, int]:
    """Order the two small numbers of 7/9/2018: what can only be a day is the day."""
    if month > 12 or (american and day <= 12):
        return day, month
    return month, day


_REST = re.compile(
    r"(?i)\d{1,2}[:.h]\d{2}(?::\d{2})?|\b(?:a\.?m\.?|p\.?m\.?|gmt|utc|et|est|edt|bst|cet|msk|мск|ist|pst|pdt|"
    r"hrs?|at|on|the|by|z|г|года|р|року|в|um|uhr|à|le|el|a las|published|updated|posted|last|"
    r"first|modified|"
    r"date|created|опубликовано|обновлено|опубліковано|"
    r"оновлено|publié|mis à jour|publicado|actualizado|"
    r"veröffentlicht|aktualisiert|pubblicato|aggiornato|yayınlanma|güncelleme|"
    r"tarihi|local time|today|"
    r"yesterday|сегодня|вчера|hours?|minutes?|days?|mins?|ago|назад|часа?|часов|минуты?|минут|дн[яей]+|read)\b"
    r"|发布时间|更新|来源|نشر|آخر تحديث|[+−-]\d{1,2}(?::?\d\d)?"
)
_AGO = re.compile(
    r"(?i)(?:\d{1,2}|an?) (?:hour|minute|min|day|week|month)s? ago"
    r"|\d{1,2} (?:час\w*|мин\w*|дн\w*) назад"
)


@lru_cache(maxsize=4096)
def is_date_line(text: str) -> bool:
    """Tell whether a line is a date or a time, with labels and little else."""
    if len(text) > 120 or not any(c.isdigit() for c in text):
        return bool(len(text) <= 40 and _AGO.search(text))
    found = [f for f in find_dates(text) if f.day is not None or f.year is not None]
    clock = re.search(r"\d{1,2}:\d\d", text)
    if not found and not clock and not _AGO.search(text):
        return False
    rest = text
    for date_ in reversed(found):
        rest = rest[: date_.span.start] + " " + rest[date_.span.end :]
    for name in weekdays():
        if len(name) > 2 and name in rest.casefold():
            rest = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    rest = _REST.sub(" ", _REST.sub(" ", rest))
    return sum(c.isalnum() for c in rest) <= (12 if clock or any(f.year for f in found) else 3)
