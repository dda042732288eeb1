"""Adding pages while somebody watches: one worker, one line per page as it is done."""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente import samples
from detente.api import Détente, Outcome
from detente.errors import DetenteError
from detente.model.text import Page
from detente.settings import Settings

_KEPT = 50
"""Works whose lines are remembered."""
_ADVICE = {
    "UnreadablePage": "Give HTML, MHTML or plain text.",
    "FetchError": "Save the page in a browser and drop the file here.",
    "StoreError": "Nothing of this page was written; the desk is as it was.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one page."""

    name: str
    article: str | None = None
    title: str | None = None
    events: int | None = None
    """None where nothing could be coded."""
    actors: int = 0
    questions: int = 0
    language: str = ""
    new: bool = False
    error: str | None = None
    advice: str = ""


@dataclass(slots=True, kw_only=True)
class Job:
    """Pages being added; lines grow at the end while it runs."""

    id: str
    given: list[str | Page]
    lines: list[Line] = field(default_factory=list)
    done: bool = False

    @property
    def events(self) -> int:
        """Events of all pages so far."""
        return sum(line.events or 0 for line in self.lines)

    @property
    def failed(self) -> int:
        """Pages that could not be taken in, so far."""
        return sum(line.error is not None for line in self.lines)


class Jobs:
    """The works of a desk and the one thread that does them, started when first needed."""

    def __init__(self, settings: Settings) -> None:
        """Keep settings; no thread runs yet."""
        self._settings = settings
        self._waiting: queue.Queue[Job] = queue.Queue()
        self._known: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self, given: list[str | Page], failed: Iterable[tuple[str, str]] = ()) -> Job:
        """Queue pages; those that cannot even be opened are told of at once."""
        job = Job(id=secrets.token_urlsafe(8), given=given)
        job.lines += [Line(name=name, error=reason, advice=_ADVICE["UnreadablePage"])
                      for name, reason in failed]  # fmt: skip
        with self._lock:
            self._known[job.id] = job
            for old in list(self._known)[:-_KEPT]:
                del self._known[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._waiting.put(job)
        return job

    def get(self, job: str) -> Job | None:
        """Find a work by its id; None for one that is forgotten."""
        return self._known.get(job)

    def sample(self) -> list[str]:
        """List the pages of the sample corpus; none where it is not installed."""
        return list(samples.pages())

    def _work(self) -> None:
        with Détente(self._settings) as desk:
            while True:
                job = self._waiting.get()
                try:
                    for outcome in desk.add(job.given):
                        job.lines.append(line_of(outcome))
                except DetenteError as error:
                    job.lines.append(Line(name="this work", error=str(error)))
                finally:
                    job.done = True


def names_of(text: str) -> list[str]:
    """Read addresses, one a line; always of the web, for a desk opens no file by its name."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    web = ("http://", "https://")
    return [line if line.startswith(web) else f"https://{line}" for line in lines][:200]


def line_of(outcome: Outcome) -> Line:
    """Tell what became of a page: "12 events, 9 actors, 2 open questions"."""
    article, coding = outcome.article, outcome.coding
    if article is None:
        kind = type(outcome.error).__name__
        return Line(name=outcome.name, error=str(outcome.error), advice=_ADVICE.get(kind, ""))
    events = coding.events if coding else ()
    people = {p.entity.id for e in events for p in (*e.actors, *e.recipients) if p.entity}
    asked = [e for e in events if e.kind == "open question" or e.factuality.value == "possible"]
    return Line(
        name=outcome.name, article=article.id, title=article.title, language=article.language,
        events=len(events) if coding else None, actors=len(people), questions=len(asked),
        new=outcome.added,
    )  # fmt: skip
