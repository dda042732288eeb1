"""What markup states about its page: title, outlet, author, day, language.

In the order of how far it can be believed: JSON-LD, then meta tags, then elements of the page
(`time`, `title`), and for the day at last what htmldate finds. The day is the publisher's own
calendar day: "on Monday" in the text is said in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

from detente.model.text import Publication
from detente.pages.articles import Stated
from detente.pages.dates import find_dates, is_date_line
from detente.pages.dom import Linear

_SCRIPT = 400_000
_MOST = 200
_ARTICLES = re.compile(r"(?i)article|posting|report|webpage|newspage")
_DAY = re.compile(r"\s*((?:19|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_UTC = re.compile(r"(?:Z|[+-]00:?00)\s*$")
_IN_URL = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/)")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "cre",
    "apple-mobile-web-app-title",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "publication_date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dc.date.created", "cxenseparse:recs:publishtime", "ptime",
    "citation_publication_date", "article.published", "published-date", "rnews:datepublished",
)  # fmt: skip
_TAILS = re.compile(r"\s+(?:[|»•·—–]|-{1,2}|::)\s+")
_PUBLISHED = re.compile(r"(?i)publi|entry-date|pubdate")
_LONGEST = 300


def read_stated(tree: Any, url: str | None, linear: Linear) -> Stated:
    """Read what a document states about itself."""
    objects = tuple(_objects(tree))
    metas = _metas(tree)
    title = _title(tree, objects, metas)
    return Stated(
        title=title,
        publisher=_publisher(objects, metas),
        author=_author(objects, metas),
        published=find_published(tree, objects, metas, url, linear),
        language=tree.get("lang") or metas.get("og:locale") or metas.get("content-language"),
    )


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, articles proper first."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found += _flatten(_json(script.text[:_SCRIPT]))
    articles = [thing for thing in found if _ARTICLES.search(_kind(thing))]
    yield from sorted(articles, key=lambda thing: "page" in _kind(thing).lower())


def _json(text: str) -> Any:
    """Read JSON as web pages write it; None when it is none."""
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text.strip()
    )
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any) -> list[dict[str, Any]]:
    """List the objects of a JSON-LD value, graphs and main entities opened."""
    queue: list[Any] = [value]
    found: list[dict[str, Any]] = []
    while queue and len(found) < _MOST:
        current = queue.pop(0)
        if isinstance(current, list):
            queue += current[:_MOST]
        elif isinstance(current, dict):
            found.append(current)
            queue += [
                current[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if key in current
            ]
    return found


def _kind(thing: dict[str, Any]) -> str:
    """Return the type of an object as one word or several."""
    kind = thing.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _name(value: Any) -> str | None:
    """Read the name of a person or organisation, however it is nested."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name")
    return _clean(value)


def _clean(value: Any) -> str | None:
    """Tidy a stated text; None for nothing, for an address, and for what is far too long."""
    if not isinstance(value, str):
        return None
    text = " ".join(unescape(unescape(value)).split())
    if not text or len(text) > _LONGEST or text.startswith(("http://", "https://", "{", "@")):
        return None
    return text


def _metas(tree: Any) -> dict[str, str]:
    """Read meta tags: folded name -> content; the first of a name wins."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
        )
        content = meta.get("content")
        if name and content and content.strip():
            metas.setdefault(name.strip().lower(), content)
    return metas


def _title(tree: Any, objects: tuple[dict[str, Any], ...], metas: dict[str, str]) -> str | None:
    """Find the stated title, without the outlet's name at its end."""
    stated = [_clean(thing.get("headline")) for thing in objects]
    stated += [_clean(metas.get(name)) for name in _TITLES]
    element = next(iter(tree.iter("title")), None)
    stated.append(_clean(element.text_content()) if element is not None else None)
    title = next((text for text in stated if text), None)
    parts = _TAILS.split(title) if title else []
    return max(parts[0], " - ".join(parts[:-1]), key=len) if len(parts) > 1 else title


def _publisher(objects: tuple[dict[str, Any], ...], metas: dict[str, str]) -> str | None:
    """Find the stated outlet."""
    named = [_name(thing.get("publisher")) for thing in objects]
    named = [_clean(metas.get("og:site_name")), *named, *(_clean(metas.get(n)) for n in _SITES)]
    return next((text for text in named if text), None)


def _author(objects: tuple[dict[str, Any], ...], metas: dict[str, str]) -> str | None:
    """Find the stated author."""
    named = [_name(thing.get("author")) for thing in objects]
    named += [_clean(metas.get(name)) for name in _AUTHORS]
    return next((text for text in named if text), None)


def find_published(
    tree: Any,
    objects: tuple[dict[str, Any], ...],
    metas: dict[str, str],
    url: str | None,
    linear: Linear,
) -> Publication | None:
    """Find the stated day of publication; None when markup is silent."""
    day, why = _day_of_statements(objects, metas)
    if day:
        return _publication(_own_day(day, why, url, linear), why.split(";")[0], linear)
    day, why = _day_of_elements(tree), "a time element marked as the day of publication"
    if not day:
        day, why = _day_by_search(tree, url), "found by htmldate"
    return _publication(day, why, linear) if day else None


def _day_of_statements(
    objects: tuple[dict[str, Any], ...], metas: dict[str, str]
) -> tuple[str | None, str]:
    """Read the day from JSON-LD or meta tags, with where it was found; `; UTC` marks its zone."""
    stated = [
        (thing.get(key), f"JSON-LD {key}")
        for thing in objects
        for key in ("datePublished", "dateCreated", "uploadDate")
    ]
    stated += [(metas.get(name), f"meta tag {name}") for name in _DATES]
    for value, why in stated:
        if day := _day(value):
            return day, f"{why}; UTC" if _UTC.search(str(value)) else why
    return None, ""


def _own_day(day: str, why: str, url: str | None, linear: Linear) -> str:
    """Return the publisher's own day where a statement in UTC is a day ahead of it or behind.

    West of Greenwich an evening's report is dated tomorrow in UTC. The address or a date line of
    the page tells the day by which the text says "on Monday".
    """
    if not why.endswith("; UTC"):
        return day
    stated = date.fromisoformat(day)
    near = {(stated + timedelta(days=away)).isoformat() for away in (-1, 1)}
    match = _IN_URL.search(url or "")
    own = "-".join(match.groups()) if match else ""
    if match:
        return own if own in near else day
    shown = list(_shown_days(linear))
    return next((one for one in shown if one in near), day) if day not in shown else day


def _shown_days(linear: Linear) -> Iterator[str]:
    """Yield the days that date lines of the page show."""
    for row in linear.rows[:400]:
        shown = row.span.of(linear.text)
        if len(shown) < 120 and is_date_line(shown):
            for found in find_dates(shown, american=True):
                if found.year and (day := found.on(found.year)):
                    yield day.isoformat()


def _day(value: Any) -> str | None:
    """Read the day at the beginning of a timestamp; None when there is none."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if not match:
        return None
    found = find_dates("-".join(match.groups()))
    day = found[0].on(int(match.group(1))) if found else None
    return day.isoformat() if day else None


def _day_of_elements(tree: Any) -> str | None:
    """Read the day from a `time` element that is marked as publication."""
    for element in list(tree.iter("time"))[:20]:
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class"))
        marked = element.get("pubdate") is not None or _PUBLISHED.search(marks)
        if marked and (day := _day(element.get("datetime"))):
            return day
    return None


def _day_by_search(tree: Any, url: str | None) -> str | None:
    """Let htmldate search the document."""
    from htmldate import find_date

    try:
        return find_date(tree, url=url, original_date=True, extensive_search=True)
    except (ValueError, TypeError, AttributeError, IndexError, OverflowError, RecursionError):
        return None


def _publication(day: str, why: str, linear: Linear) -> Publication:
    """Make the publication, with the place where the page shows the day, if it does."""
    year, month, number = (int(part) for part in day.split("-"))
    for row in linear.rows[:400]:
        shown = row.span.of(linear.text)
        if len(shown) > 200 or str(number) not in shown:
            continue
        for found in find_dates(shown, row.span.start):
            if (found.year, found.month, found.day) == (year, month, number):
                return Publication(edtf=day, inferred=False, evidence=(found.span,), reason=why)
    return Publication(edtf=day, inferred=False, evidence=(), reason=why)
