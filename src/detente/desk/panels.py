"""An account laid out for the eye: sentences by part, lists by degree, ranks, voices, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from detente.desk import words
from detente.desk.charts.timeline import Mark
from detente.desk.charts.timeline import timeline as drawn
from detente.desk.views import address
from detente.model.briefs import Account, Brief, Claim, Entry, Footnote
from detente.model.events import Event

PARTS = {
    "direction": "In one sentence", "background": "Background", "done": "What happened",
    "reported": "What is only reported", "ongoing": "What goes on",
    "rivals": "Where accounts differ", "statements": "What is said",
    "settled": "What has been settled", "open": "What is open",
    "facilities": "Bases and facilities", "believed": "What is only believed",
    "denied": "What is denied", "bears_on": "What bears on it", "evidence": "What this is worth",
}  # fmt: skip
LISTS = (
    ("done", "Done"), ("ongoing", "Going on"), ("planned", "Planned"),
    ("possible", "Possible or conditional"), ("questions", "Open questions"),
    ("denied", "Denied, or told as not done"), ("believed", "Believed or assessed"),
    ("statements", "Stated"), ("background", "Background"), ("bears_on", "Bears on the two"),
)  # fmt: skip
RANKS = ((1.0, "Heads of state or government"), (0.8, "Ministers"), (0.7, "Deputy ministers"))
_MARKS = 500
"""Marks on one timeline; the latest are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A level of contact and the contacts that reached it."""

    name: str
    held: tuple[Entry, ...]
    """Latest first, undated last."""

    @property
    def count(self) -> int:
        """How often it was reached."""
        return len(self.held)

    @property
    def latest(self) -> Entry:
        """The latest time it was reached."""
        return self.held[0]


def sentences(brief: Brief) -> list[tuple[str, list[Claim]]]:
    """Put the sentences of a brief under their headings, the direction first."""
    found: dict[str, list[Claim]] = {}
    for claim in brief.sentences:
        found.setdefault(claim.part, []).append(claim)
    return [
        (PARTS.get(part) or part.replace("_", " ").capitalize(), claims)
        for part, claims in found.items()
    ]


def lists(account: Account) -> list[tuple[str, str, tuple[Entry, ...]]]:
    """List what an account holds, by panel; latest first, undated last; empty ones left out."""
    return [
        (name, label, tuple(sorted(held, key=_latest)))
        for name, label in LISTS
        if (held := getattr(account, name))
    ]


def _latest(entry: Entry) -> tuple[bool, int]:
    day = words.first_day(entry.happening.edtf)
    return day is None, -int(day.replace("-", "")) if day else 0


def everything(account: Account) -> list[Entry]:
    """List every happening that is shown, parts of others among them."""
    found: list[Entry] = []
    for name, _ in LISTS:
        for entry in getattr(account, name):
            found += [entry, *entry.parts]
    return found


def note_address(note: Footnote) -> str:
    """Lead to the sentence a footnote quotes."""
    return f"{address('articles', note.article)}#e-{note.event}"


def marks(account: Account) -> list[Mark]:
    """Make a mark of every happening that words place in time."""
    return [_mark(entry) for entry in everything(account) if entry.happening.edtf][:_MARKS]


def _mark(entry: Entry) -> Mark:
    happening = entry.happening
    note = entry.footnotes[0]
    degree = words.degree(happening.event.factuality.value)
    date = words.when(happening.edtf, happening.as_of)
    return Mark(
        edtf=happening.edtf or "",
        lane=degree["kind"],
        label=f"{date}: {words.line(happening.event)} ({degree['words']})",
        address=note_address(note),
    )


def timeline(found: list[Mark]) -> Markup | None:
    """Draw the timeline; None when nothing is dated."""
    return drawn(found)


def ranks(account: Account, rank: Callable[[Event], float]) -> list[Rank]:
    """Count contacts that took place by the highest rank that took part."""
    contacts = [e for e in account.done if e.happening.event.type == "CONSULT"]
    held: dict[float, list[Entry]] = {}
    for entry in contacts:
        best = max(rank(event) for event in entry.happening.tellings)
        held.setdefault(best if best in dict(RANKS) else 0.5, []).append(entry)
    levels = (*RANKS, (0.5, "Envoys, delegations and others"))
    return [
        Rank(name=name, held=tuple(sorted(held[level], key=_latest)))
        for level, name in levels
        if level in held
    ]


def commitments(account: Account) -> list[tuple[str, tuple[Entry, ...]]]:
    """List what is open: planned, possible or conditional, undecided."""
    panels = (("planned", account.planned), ("possible or conditional", account.possible),
              ("undecided", account.questions))  # fmt: skip
    return [(name, held) for name, held in panels if held]


ANCHORS = {
    "planned": "planned", "possible or conditional": "possible", "undecided": "questions",
}  # fmt: skip
"""Which list a kind of open commitment stands in."""


def voices(account: Account) -> list[tuple[str, str, int]]:
    """Count happenings by independent voice: name, kind, how many rest on it."""
    kinds: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for entry in everything(account):
        counts.update(set(entry.happening.witnesses))
        for name, kind in _speakers(entry):
            kinds.setdefault(name, kind)
    return [(name, kinds.get(name, ""), n) for name, n in counts.most_common(12)]


def _speakers(entry: Entry) -> Iterator[tuple[str, str]]:
    for event in entry.happening.tellings:
        if event.attribution:
            source = event.attribution[-1].source
            yield source.name, source.kind
