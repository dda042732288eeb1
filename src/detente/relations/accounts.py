"""What coded pages tell of two states, sorted by how sure one may be of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from detente.model.briefs import Account, Detail, Entry, Footnote, Happening, Reading
from detente.model.circles import no_circles
from detente.model.events import Coding, Event
from detente.model.text import Article
from detente.model.ties import NO_TIES, Ties
from detente.relations.details import details, standing
from detente.relations.footnotes import footnote, sentence_at
from detente.relations.names import forms_of, mentions, names_of
from detente.relations.profiles import REALISED, days_of, is_posting, states, states_of
from detente.relations.same import happenings

PANELS = (
    "done", "ongoing", "planned", "possible", "questions", "denied", "believed", "statements",
    "background",
)  # fmt: skip
_BY_KIND = {
    "statement": "statements",
    "belief": "believed",
    "assessment": "believed",
    "open question": "questions",
    "background": "background",
}
_BY_VALUE = {
    "planned": "planned",
    "possible": "possible",
    "conditional": "possible",
    "negated": "denied",
    "denied": "denied",
    "belief": "believed",
    "ongoing": "ongoing",
}
_REFERENCE = frozenset({"reference", "reference_title"})


@no_circles()
def account(
    codings: Iterable[Coding],
    articles: Iterable[Article],
    a: str,
    b: str,
    since: str | None = None,
    names: Mapping[str, str] | None = None,
    ties: Ties = NO_TIES,
) -> Account:
    """Sort what pages tell of two states.

    An event belongs to the pair when both take part in it. Where only one of them takes part
    and the other is merely named or the place, the event bears on the pair: it is shown apart
    and never counted.

    Args:
        codings: Codings, in any order.
        articles: The articles they were made from.
        a: A state, ISO 3166-1 alpha-3.
        b: The other.
        since: EDTF; what was over before it is left out, what is undated stays.
        names: Names of states by code; what is lacking is taken from the codings.
        ties: Events that somebody said are one happening, or are not.

    Returns:
        The account; with nothing in its panels when the pages tell nothing of the pair.

    Raises:
        ValueError: `since` is not EDTF, or both states are the same.
    """
    if a == b:
        raise ValueError(f"a pair takes two states, not {a} twice")
    told = tuple(sorted(codings, key=lambda coding: coding.article))
    pages = {article.id: article for article in articles}
    called = names_of(told, names or {})
    desk = _Desk(pages=pages, forms=forms_of(told, called), pair=(a, b))
    relevant = tuple(_relevant(coding, desk) for coding in told)
    found = [h for h in happenings(relevant, pages.values(), ties) if _is_since(h, since)]
    desk = replace(_speaking(desk, relevant), copies=_copies(found, relevant))
    return _sorted_out(found, desk, told, called, since)


def _copies(found: Sequence[Happening], relevant: tuple[Coding, ...]) -> dict[str, str]:
    """Map each page that only repeats others to the page it repeats most."""
    own = {telling.article for h in found for telling in h.tellings}
    parents: dict[str, Counter[str]] = {
        c.article: Counter() for c in relevant if c.events and c.article not in own
    }
    for happening in found:
        for copy in happening.copies:
            if copy.article in parents:
                parents[copy.article][happening.tellings[0].article] += 1
    return {
        page: min(held, key=lambda p: (-held[p], p), default="") for page, held in parents.items()
    }


def _speaking(desk: _Desk, relevant: tuple[Coding, ...]) -> _Desk:
    """Keep the pages that tell of the pair; all of them when none does."""
    telling = {coding.article for coding in relevant if coding.events}
    kept = {name: page for name, page in desk.pages.items() if name in telling}
    return replace(desk, pages=kept or desk.pages, silent=len(desk.pages) - len(kept or desk.pages))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What is at hand while an account is made."""

    pages: Mapping[str, Article]
    forms: Mapping[str, frozenset[str]]
    pair: tuple[str, str]
    silent: int = 0
    """Pages left out because they tell nothing of the pair."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Pages that only repeat others, and whom."""

    def concerns(self, event: Event) -> bool:
        """Tell whether an event belongs to the two or bears on them."""
        absent = self._absent(event)
        if len(absent) != 1:
            return not absent
        return self._is_meant(absent[0], event) or self._bears(absent[0], event)

    def belongs(self, event: Event) -> bool:
        absent = self._absent(event)
        if not absent:
            return not self._is_guest_of_both(event)
        return len(absent) == 1 and self._is_meant(absent[0], event)

    def _is_meant(self, absent: str, event: Event) -> bool:
        """Tell whether an event is with the one that its fields leave out."""
        return _may_leave_out(event) and self._names(absent, event, wide=True)

    def _is_guest_of_both(self, event: Event) -> bool:
        """Tell whether somebody of neither travels to both: an envoy who mediates."""
        guests = states(event.actors)
        return event.mode == "visit" and bool(guests) and not guests & set(self.pair)

    def _bears(self, other: str, event: Event) -> bool:
        at_other = event.place is not None and event.place.state == other
        return at_other or self._names(other, event)

    def _absent(self, event: Event) -> list[str]:
        taking = states_of(event)
        return [state for state in self.pair if state not in taking]

    def _names(self, state: str, event: Event, wide: bool = False) -> bool:
        """Tell whether the sentence, or its whole paragraph, names the one that takes no part."""
        page = self.pages.get(event.article)
        if page is None:
            return False
        forms = self.forms.get(state, frozenset())
        block = page.block_at(event.span.start) if wide else None
        span = block.span if block else sentence_at(event.span, page)
        return mentions(span.of(page.text), forms)


def _may_leave_out(event: Event) -> bool:
    """Tell whether a sentence may take for granted whose it is: `a new ambassador to Moscow`."""
    return is_posting(event) or (event.extension == "PLAN/open" and event.kind == "state")


def _relevant(coding: Coding, desk: _Desk) -> Coding:
    return replace(coding, events=tuple(filter(desk.concerns, coding.events)))


def _is_since(happening: Happening, since: str | None) -> bool:
    if since is None:
        return True
    bound = days_of(since)
    if bound is None:
        raise ValueError(f"not a date in EDTF: {since!r}")
    days = days_of(happening.edtf)
    if days is None or days.end is None or bound.start is None:
        return True
    return days.end > bound.start


def _sorted_out(
    found: list[Happening],
    desk: _Desk,
    told: tuple[Coding, ...],
    names: Mapping[str, str],
    since: str | None,
) -> Account:
    contacts = _contacts(told)
    entries = [_entry(happening, desk, contacts) for happening in found]
    parts = _parts(entries)
    panels: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.happening.id in parts.within:
            continue
        panels[_panel(entry, desk)].append(parts.completed(entry))
    everything = [e for panel in PANELS for e in panels[panel]]
    notes = {note.event: note for entry in everything for note in entry.footnotes}
    panels["rivals"] = [_rival(entry, notes) for entry in everything if _differ(entry)]
    heard = tuple(coding for coding in told if coding.article in desk.pages or not desk.pages)
    readings = tuple(_reading(coding, desk) for coding in heard)
    return Account(
        states=desk.pair,
        names=tuple(sorted(names.items())),
        since=since,
        as_of=_as_of(page for page in desk.pages.values() if page.id not in desk.copies),
        readings=tuple(sorted(readings + _uncoded(told, desk), key=_day_of)),
        silent=desk.silent,
        **{panel: tuple(held) for panel, held in panels.items()},
    )


def _differ(entry: Entry) -> bool:
    return bool(entry.happening.conflicts)


def _rival(entry: Entry, notes: Mapping[str, Footnote]) -> Entry:
    """Put the words of those who deny it beside the words of those who tell it."""
    values = [value for conflict in entry.happening.conflicts for value in conflict.values]
    against = [notes[event] for _, events in values for event in events if event in notes]
    others = dict.fromkeys(note for note in against if note not in entry.footnotes)
    return replace(entry, footnotes=(*entry.footnotes, *others))


def _contacts(told: tuple[Coding, ...]) -> dict[str, tuple[Event, ...]]:
    """List the contacts that each page tells of, of whatever states."""
    return {
        coding.article: tuple(e for e in coding.events if e.type == "CONSULT") for coding in told
    }


def _entry(happening: Happening, desk: _Desk, contacts: Mapping[str, tuple[Event, ...]]) -> Entry:
    best = sorted(happening.tellings, key=lambda event: event.id != happening.event.id)
    return Entry(
        happening=happening,
        footnotes=tuple(footnote(event, desk.pages.get(event.article)) for event in best),
        states=tuple(sorted(frozenset().union(*map(states_of, happening.tellings)))),
        details=tuple(_details(happening, desk, contacts)),
    )


def _details(
    happening: Happening, desk: _Desk, contacts: Mapping[str, tuple[Event, ...]]
) -> Iterator[Detail]:
    contact = happening.event.type == "CONSULT"
    facility = (happening.event.extension or "").startswith("BASE/")
    for telling in happening.tellings if contact or facility else ():
        page = desk.pages.get(telling.article)
        if page is not None and contact:
            yield from details(telling, page, contacts.get(telling.article, ()))
        elif page is not None:
            yield from standing(telling, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    within: Mapping[str, str]
    of: Mapping[str, tuple[Entry, ...]]

    def completed(self, entry: Entry) -> Entry:
        parts = self.of.get(entry.happening.id)
        return replace(entry, parts=parts) if parts else entry


def _parts(entries: list[Entry]) -> _Parts:
    known = {entry.happening.id for entry in entries}
    of: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.happening.part_of in known and entry.happening.part_of:
            of[entry.happening.part_of].append(entry)
    within = {part.happening.id: whole for whole, held in of.items() for part in held}
    return _Parts(within=within, of={whole: tuple(held) for whole, held in of.items()})


def _panel(entry: Entry, desk: _Desk) -> str:
    if not any(desk.belongs(event) for event in entry.happening.tellings):
        return "bears_on"
    return panel_of(entry.happening)


def panel_of(happening: Happening) -> str:
    """Name the panel a happening is shown in; one of `PANELS`."""
    event = happening.event
    value = event.factuality.value
    family, _, detail = (event.extension or "").partition("/")
    if family == "PLAN":
        return "questions" if detail == "open" else "possible"
    if event.kind in _BY_KIND or family == "STATEMENT":
        return _BY_KIND.get(event.kind, "statements")
    if value == "planned" and happening.fulfilled_by:
        return "background"
    if event.block in _REFERENCE and value == "occurred":
        return "background"
    if value in REALISED and event.kind == "state":
        return "ongoing"
    if value in REALISED and event.kind in {"plan", "condition"}:
        return "planned" if event.kind == "plan" else "possible"
    return _BY_VALUE.get(value, "done")


def _reading(coding: Coding, desk: _Desk) -> Reading:
    page = desk.pages.get(coding.article)
    published = page.published if page else None
    return Reading(
        article=coding.article,
        title=page.title if page else None,
        publisher=page.publisher if page else None,
        published=published.edtf if published else None,
        inferred=bool(published and published.inferred),
        translated_by=page.translation.service if page and page.translation else None,
        language=page.language if page else "und",
        events=len(coding.events),
        url=page.url if page else None,
        copy_of=desk.copies.get(coding.article),
    )


def _day_of(reading: Reading) -> tuple[str, str]:
    """Order pages by day of publication, undated ones last."""
    return (reading.published or "~", reading.title or "")


def _uncoded(told: tuple[Coding, ...], desk: _Desk) -> tuple[Reading, ...]:
    coded = {coding.article for coding in told}
    left = sorted(set(desk.pages) - coded)
    return tuple(_reading(Coding(article=page, events=()), desk) for page in left)


def _as_of(pages: Iterable[Article]) -> str | None:
    ends: list[date] = []
    for page in pages:
        days = days_of(page.published.edtf) if page.published else None
        if days and days.end:
            ends.append(days.end - timedelta(days=1))
    return max(ends).isoformat() if ends else None
