"""Sentences on what stands or is open between two states: from registers and open matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from detente.model.briefs import Account, Claim, Entry, Footnote
from detente.model.matters import Matter
from detente.model.registers import Register, Row
from detente.relations.counts import counted, number
from detente.relations.dates import INFERRED
from detente.relations.phrases import listed, with_article
from detente.relations.profiles import days_of
from detente.relations.quoting import shortened
from detente.relations.wording import AHEAD, clause, once, sentence, voice

_MOST = 4
"""Matters in one sentence."""
_CLAIMS = 2
_NOTES = 6
_WORDS = 240
_THINGS = {
    "head": "the head of", "staff": "the staff of", "premises": "the premises of",
    "mission": "the standing of", "consular services": "the consular services of",
}  # fmt: skip


def open_claims(matters: Sequence[Matter], account: Account) -> list[Claim]:
    """Tell what is open, several matters in one sentence; [] when nothing is."""
    waiting = [matter for matter in matters if matter.is_open]
    over = {e.happening.id for e in _entries(account) if _is_overdue(e, account)}
    waiting.sort(key=lambda matter: not matter.subject and matter.id in over)
    told = [waiting[start : start + _MOST] for start in range(0, len(waiting), _MOST)][:_CLAIMS]
    return [_open_claim(group, account, len(waiting)) for group in told]


def settled_claims(matters: Sequence[Matter], account: Account) -> list[Claim]:
    """Tell what was open and has been settled since; [] when nothing has."""
    closed = [matter for matter in matters if not matter.is_open][:_MOST]
    if not closed:
        return []
    by_closer: dict[str, list[str]] = defaultdict(list)
    for matter in closed:
        what = _subject(matter, account) or _bare(matter, account)
        by_closer[_closing(matter, account)].append(what)
    told = [_settled(listed(what), closer) for closer, what in by_closer.items()]
    notes = tuple(dict.fromkeys(n for m in closed for n in (*m.closing[:1], *m.evidence[:1])))
    return [
        Claim(
            text=sentence(f"once open and settled since: {'; '.join(told)}"),
            part="settled",
            events=tuple(dict.fromkeys(note.event for note in notes)),
            evidence=notes[:_NOTES],
        )
    ]


def _settled(what: str, closer: str) -> str:
    return f"{what}{', settled since:' if '“' in what else ':'} {closer}"


def _closing(matter: Matter, account: Account) -> str:
    """Tell what settled a matter, by its fields where they say enough."""
    panels = (account.done, account.ongoing, account.background)
    entries = (entry for panel in panels for entry in panel)
    closer = next(entry for entry in entries if entry.happening.id == matter.closed_by)
    return clause(closer, dict(account.names), most=_WORDS).replace(INFERRED, "")


def _bare(matter: Matter, account: Account) -> str:
    """Tell what was open by its fields alone: what settled it is quoted."""
    text = once(_entry(matter, account), dict(account.names), most=_WORDS)
    act, mark, _ = text.partition(" “")
    if mark and act.endswith(("writes:", "says:", "say:")):
        return text
    comma = "," if act.startswith("according to ") else ""
    return f"that{comma} {act.rstrip(':')}"


def _open_claim(group: Sequence[Matter], account: Account, of: int) -> Claim:
    tellers = _tellers(group, account)
    by_words: dict[str, list[Matter]] = defaultdict(list)
    for matter in group:
        by_words[matter.words].append(matter)
    told = [_matters(words, held, account) for words, held in by_words.items()]
    lead = _lead(len(group), of)
    source = (
        f" (according to {listed(tellers)})" if tellers and any(m.subject for m in group) else ""
    )
    notes = tuple(dict.fromkeys(note for matter in group for note in matter.evidence))
    return Claim(
        text=sentence(f"{lead}{source}: {'; '.join(told)}"),
        part="open",
        events=tuple(dict.fromkeys(note.event for note in notes)),
        evidence=notes[:_NOTES],
    )


def _lead(told: int, of: int) -> str:
    if told == of:
        return "still open" if of == 1 else f"{counted(of, 'matter')} are still open"
    return f"{number(told)} of {counted(of, 'open matter')}"


def _matters(words: str, held: Sequence[Matter], account: Account) -> str:
    subjects = [subject for matter in held if (subject := _subject(matter, account))]
    if not subjects:
        entry = _entry(held[0], account)
        names = dict(account.names)
        if _is_overdue(entry, account):
            text = once(entry, names, when=True, most=_WORDS)
            return f"{text}, and no page tells whether it came to that"
        ahead = entry.happening.event.factuality.value in AHEAD
        return clause(entry, names, when=ahead, most=_WORDS)
    quote = f"“{shortened(words, _WORDS)}”"
    condition = next((m.condition for m in held if m.condition and m.condition not in words), None)
    tail = f", on the condition “{shortened(condition, 120)}”" if condition else ""
    return f"{listed(subjects)} ({quote}{tail})"


def _is_overdue(entry: Entry, account: Account) -> bool:
    """Tell whether all days of what was ahead lie before the day of the account."""
    days = days_of(entry.happening.edtf)
    if days is None or days.end is None or account.as_of is None:
        return False
    ahead = entry.happening.event.factuality.value in AHEAD
    return ahead and days.end <= date.fromisoformat(account.as_of)


def _entry(matter: Matter, account: Account) -> Entry:
    return next(e for e in _entries(account) if e.happening.id == matter.id)


def _entries(account: Account) -> tuple[Entry, ...]:
    fulfilled = (entry for entry in account.background if entry.happening.fulfilled_by)
    return (*account.questions, *account.planned, *account.possible, *fulfilled)


def _subject(matter: Matter, account: Account) -> str:
    """Put `SYR in RUS: staff` in words: `the staff of Syria’s mission in Russia`."""
    names = dict(account.names)
    ends, _, what = matter.subject.partition(": ")
    sender, _, host = ends.partition(" in ")
    if what not in _THINGS:
        return ""
    return f"{_THINGS[what]} the mission of {_called(sender, names)} in {_called(host, names)}"


def _called(state: str, names: Mapping[str, str]) -> str:
    return with_article(names.get(state, state))


def _tellers(group: Sequence[Matter], account: Account) -> tuple[str, ...]:
    ids = {note.event for matter in group for note in matter.evidence}
    wanted = {name for matter in group for name in matter.happenings}
    held = [entry for entry in _entries(account) if entry.happening.id in wanted]
    events = [t for entry in held for t in entry.happening.tellings if t.id in ids]
    return tuple(dict.fromkeys(teller for event in events if (teller := voice(event))))


def facilities_claim(books: Sequence[Register], account: Account) -> Claim | None:
    """Tell which facilities one has in the other, since when, and what is said of them."""
    rows = next(book.current for book in books if book.name == "facilities")
    named = [row for row in rows if row.field("facility")]
    rest = [row for row in rows if row not in named]
    if not rows:
        return None
    told = [_facilities(named)] if named else []
    told += [f"{row.status}: “{row.field('words')}”" for row in rest]
    notes: dict[str, Footnote] = {note.event: note for row in rows for note in row.evidence}
    return Claim(
        text=sentence("; ".join(told)),
        part="facilities",
        events=tuple(notes),
        evidence=tuple(notes.values())[:_NOTES],
    )


def _facilities(rows: Sequence[Row]) -> str:
    first = rows[0]
    things = [_facility(row) for row in rows]
    has = f"{first.field('user')} has {counted(len(rows), 'facility', 'facilities')}"
    return f"{has} in {first.field('host')}: {listed(things)}"


def _facility(row: Row) -> str:
    since = f" since {row.field('since')}" if row.field("since") else ""
    status = "" if row.status == "operating" else f", {row.status}"
    details = f" ({(since + status).strip(' ,')})" if since or status else ""
    name = row.field("facility") or ""
    return f"{'a ' if name[:1].islower() else ''}{name}{details}"
