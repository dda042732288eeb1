"""What is open between two states, and what has been settled since, with the page that settles it.

Tellings of one subject (the staff of a mission, its head) are one matter, however many pages bring
it up; a condition is that of the matter it stands with. A matter is settled by what a later page
tells as done: the plan itself come true, or the same subject of a register decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from detente.model.briefs import Account, Entry, Footnote
from detente.model.matters import Matter
from detente.model.times import Interval
from detente.relations.profiles import REALISED, days_of
from detente.relations.quoting import shortened
from detente.relations.registers.kinds import kind_of
from detente.relations.registers.rows import subject_of
from detente.relations.verbs import verb_of

_KINDS = {
    "planned": "plan", "possible": "possibility", "conditional": "condition",
}  # fmt: skip
_REALISED = ("done", "ongoing", "background")


def matters(account: Account) -> tuple[Matter, ...]:
    """List what is open between two states, open ones first, then those settled.

    Args:
        account: What pages tell of the two.

    Returns:
        Matters in the order of their first telling; () when nothing is open or was.
    """
    published = {r.article: r.published or "" for r in account.readings}
    groups = _grouped(account)
    done = _done(account)
    entries = {e.happening.id: e for panel in _REALISED for e in getattr(account, panel)}
    questions = {entry.happening.id for entry in account.questions}
    found = [
        _matter(
            subject, held, questions, published, _closer(subject, held, done, entries, published)
        )
        for subject, held in groups.items()
    ]
    return tuple(sorted(found, key=lambda matter: not matter.is_open))


def _grouped(account: Account) -> dict[str, list[Entry]]:
    """Put entries of one subject together; what stands in the sentence of another is of it."""
    ahead = [*account.planned, *account.possible]
    published = {r.article: days_of(r.published) for r in account.readings}
    ahead = [entry for entry in ahead if not _is_past(entry, published)]
    entries = [*account.questions, *ahead, *_fulfilled(account)]
    groups: dict[str, list[Entry]] = defaultdict(list)
    homes: dict[tuple[str, int], str] = {}
    for entry in sorted(entries, key=lambda entry: not _subject(entry, account)):
        note = entry.footnotes[0]
        own = _subject(entry, account)
        subject = own or homes.get(_sentence(entry)) or f"#{entry.happening.id}"
        homes.setdefault((note.article, entry.happening.event.span.end), subject)
        homes.setdefault(_sentence(entry), subject)
        groups[subject].append(entry)
    return groups


def _is_past(entry: Entry, published: Mapping[str, Interval | None]) -> bool:
    """Tell whether days lie before the page that tells of them: nothing of them is ahead."""
    days = days_of(entry.happening.edtf)
    pages = [published.get(telling.article) for telling in entry.happening.tellings]
    starts = [page.start for page in pages if page and page.start]
    return bool(days and days.end and starts and days.end <= min(starts))


def _fulfilled(account: Account) -> tuple[Entry, ...]:
    return tuple(e for e in account.background if e.happening.fulfilled_by)


def _sentence(entry: Entry) -> tuple[str, int]:
    note = entry.footnotes[0]
    return note.article, note.start


def _subject(entry: Entry, account: Account) -> str:
    kind = kind_of(entry.happening.event)
    return subject_of(entry.happening.event, kind, account) if kind else ""


def _done(account: Account) -> dict[str, list[Entry]]:
    """List what was done by the subject it decides."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for panel in _REALISED:
        for entry in getattr(account, panel):
            subject = _subject(entry, account)
            if subject and entry.happening.event.factuality.value in REALISED:
                found[subject].append(entry)
    return found


def _matter(
    subject: str,
    held: list[Entry],
    questions: set[str],
    published: Mapping[str, str],
    closer: Entry | None,
) -> Matter:
    best = max(held, key=lambda entry: (len(entry.footnotes[0].quote) < 300, _weight(entry)))
    first = min(held, key=lambda entry: (verb_of(entry.happening.event) is None,
                                         entry.happening.event.type != "CONSULT"))  # fmt: skip
    conditions = [e.happening.event.condition for e in held if e.happening.event.condition]
    days = [published.get(t.article, "") for e in held for t in e.happening.tellings]
    asked = any(entry.happening.id in questions for entry in held)
    return Matter(
        id=first.happening.id,
        kind="question" if asked else _kind(best),
        subject="" if subject.startswith("#") else subject,
        words=shortened(best.footnotes[0].quote, 300),
        condition=conditions[0].text if conditions else None,
        happenings=tuple(entry.happening.id for entry in held),
        last_evidence=max(filter(None, days), default=None),
        evidence=_notes(held),
        closed_by=closer.happening.id if closer else None,
        closing=closer.footnotes if closer else (),
    )


def _weight(entry: Entry) -> int:
    return len(entry.footnotes[0].quote)


def _kind(entry: Entry) -> str:
    return _KINDS.get(entry.happening.event.factuality.value, "question")


def _closer(
    subject: str,
    held: list[Entry],
    done: Mapping[str, list[Entry]],
    entries: Mapping[str, Entry],
    published: Mapping[str, str],
) -> Entry | None:
    """Find what settles a matter: told by a page that is later than all that told it open."""
    named = [entry.happening.fulfilled_by for entry in held if entry.happening.fulfilled_by]
    last = max(
        (published.get(t.article, "") for e in held for t in e.happening.tellings), default=""
    )
    direct = [entries[name] for name in named if name in entries]
    later = [
        entry
        for entry in done.get(subject, ())
        if any(published.get(t.article, "") > last for t in entry.happening.tellings)
    ]
    return next(iter((*direct, *later)), None)


def _notes(held: list[Entry]) -> tuple[Footnote, ...]:
    notes = {note.event: note for entry in held for note in entry.footnotes}
    return tuple(notes.values())
