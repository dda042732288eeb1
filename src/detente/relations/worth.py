"""The last sentences: what the evidence is worth."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.briefs import Account, Claim
from detente.model.events import Event
from detente.model.figures import Figures
from detente.relations.counts import counted, number
from detente.relations.direction import events_of, everything, notes_of
from detente.relations.phrases import listed
from detente.relations.witnesses import innermost, is_unnamed
from detente.relations.wording import sentence


def worth(account: Account, found: Figures | None = None) -> Claim:
    """Say what the evidence is worth: pages, publishers, witnesses, translation, dates."""
    entries = everything(account)
    caveats = [*_of_pages(account), *_of_events(account)]
    tail = f"; mind that {listed(caveats)}" if caveats else ""
    grade = f"; confidence is {found.confidence}" if found and found.units else ""
    text = f"all this rests on {_pages(account)}{_witnessed(account)}{grade}{tail}"
    return Claim(
        text=sentence(text), part="evidence", events=events_of(entries), evidence=notes_of(entries)
    )


def _pages(account: Account) -> str:
    called = [r.publisher for r in account.readings if r.publisher and not r.copy_of]
    publishers = sorted({name.casefold().removeprefix("the "): name for name in called}.values())
    copies = sum(reading.copy_of is not None for reading in account.readings)
    pages = counted(len(account.readings) - copies, "page")
    if copies:
        pages += f" ({counted(copies, 'copy', 'copies')} of them left out)"
    if not publishers:
        return f"{pages} whose publisher is not stated"
    return f"{pages} by {counted(len(publishers), 'publisher')} ({_some(publishers)})"


def _some(names: Sequence[str], most: int = 5) -> str:
    if len(names) <= most:
        return listed(tuple(names))
    return f"{', '.join(names[:most])} and {number(len(names) - most)} more"


def _witnessed(account: Account) -> str:
    """Say how many happenings more than one independent witness tells."""
    done = account.done
    if not done:
        return ""
    firm = sum(len(entry.happening.witnesses) > 1 for entry in done)
    if not firm:
        return "; nothing told as done has more than one independent witness"
    share = f"{number(firm)} of {counted(len(done), 'happening')} told as done"
    return f"; {share} {'has' if firm == 1 else 'have'} more than one independent witness"


def _of_pages(account: Account) -> list[str]:
    own = [r for r in account.readings if r.copy_of is None]
    translated = [r for r in own if r.translated_by]
    caveats = []
    if translated:
        services = sorted({_service(r.translated_by or "") for r in translated})
        what = "the page" if len(own) == 1 else counted(len(translated), "page")
        verb = "was" if len(translated) == 1 else "were"
        caveats.append(f"{what} {verb} machine-translated (by {listed(services)})")
    if any(reading.inferred for reading in own):
        caveats.append("a day of publication had to be inferred")
    return caveats


def _service(name: str) -> str:
    return f"an {name}" if name.startswith("unnamed") else name


def _of_events(account: Account) -> list[str]:
    entries = everything(account)
    inferred = sum(entry.happening.year_inferred for entry in entries)
    context = sum(entry.happening.by_context for entry in account.done)
    undated = sum(entry.happening.edtf is None for entry in account.done)
    unnamed = sum(all(map(_is_unnamed, entry.happening.tellings)) for entry in entries)
    caveats = []
    if inferred:
        caveats.append(f"the year of {counted(inferred, 'date')} is inferred")
    if context:
        verb = "is" if context == 1 else "are"
        caveats.append(f"{counted(context, 'happening')} {verb} dated by the context alone")
    if undated:
        caveats.append(f"{counted(undated, 'happening')} told as done cannot be dated")
    if unnamed:
        verb = "rests" if unnamed == 1 else "rest"
        caveats.append(f"{counted(unnamed, 'point')} {verb} on unnamed sources alone")
    return caveats


def _is_unnamed(event: Event) -> bool:
    source = innermost(event)
    return source is not None and source.kind != "outlet" and is_unnamed(source)
