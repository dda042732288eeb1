"""What the terminal shows: progress on long work, plain errors, colours only where they help.

Results go to standard output, everything else to standard error, so that pipes stay clean.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from detente.api import Outcome
from detente.errors import DetenteError

if TYPE_CHECKING:
    from rich.progress import Progress

err = Console(stderr=True, highlight=False, soft_wrap=True)
SOME_FAILED = 1
WRONG_USAGE = 2

ADVICE = {
    "UnreadablePage": "détente reads HTML, MHTML and plain text; other inputs are skipped",
    "FetchError": "save the page in a browser and give the file instead",
    "UnknownState": "give an ISO code (RUS) or a name (Russia)",
    "EndpointError": "see that the endpoint runs and knows the model, or leave --coder away",
    "StoreError": "choose another database with --desk PATH",
}
"""What to do next, by kind of error."""
WRONG = frozenset({"UnknownState", "UnknownPlugin", "CoderUnavailable"})
"""Errors that are wrong usage, not a failure of some input."""


def complain(error: DetenteError, *, advise: bool = True) -> None:
    """Name an error in one line on standard error, and say what to do next."""
    err.print("détente: ", style="bold red", end="", markup=False)
    err.print(str(error), markup=False)
    advice = ADVICE.get(type(error).__name__)
    if advise and advice:
        err.print(f"  {advice}", style="dim", markup=False)


def watched(
    outcomes: Iterable[Outcome], names: Sequence[str], *, coded: bool = True
) -> Iterator[Outcome]:
    """Pass outcomes on while showing progress per page, what was found, and errors.

    Args:
        outcomes: What becomes of the inputs, as it comes.
        names: The inputs, to know how many there are.
        coded: Whether events were looked for; then a page without an engine is spoken of.
    """
    if not sys.stderr.isatty() or len(names) < 2:
        for outcome in outcomes:
            yield _said(outcome, coded=coded)
        return
    with _bar() as bar:
        task = bar.add_task("reading", total=len(names))
        for outcome in outcomes:
            bar.update(task, advance=1, description=_found(outcome))
            yield _said(outcome, coded=coded)


def _bar() -> Progress:
    # Imported where it is shown: most commands are over before a bar would be.
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err,
        transient=True,
    )  # fmt: skip


def _said(outcome: Outcome, *, coded: bool) -> Outcome:
    for remark in outcome.remarks:
        err.print(f"détente: {outcome.name}: {remark}", style="yellow", markup=False)
    if outcome.error is not None:
        complain(outcome.error)
    elif coded and outcome.article is not None and outcome.coding is None:
        language = outcome.article.language
        words = (
            "its language cannot be told"
            if language == "und"
            else f"no engine for {language!r} yet"
        )
        err.print(
            f"détente: {outcome.name}: readable, not coded: {words}", style="yellow", markup=False
        )
    return outcome


def _found(outcome: Outcome) -> str:
    if outcome.coding is None:
        return "reading"
    return f"{len(outcome.coding.events)} events"


@contextmanager
def graceful() -> Iterator[None]:
    """Turn an error that stops the whole command into one line and an exit status."""
    try:
        yield
    except DetenteError as error:
        complain(error)
        usage = type(error).__name__ in WRONG
        raise SystemExit(WRONG_USAGE if usage else SOME_FAILED) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
