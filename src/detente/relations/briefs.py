"""A brief: six to ten sentences for a reader, each with what it rests on.

Direction and pace come first, then turning events in order of time, what is said, what is
open, what is only believed, what is denied, what bears on it from outside, and last what the
evidence is worth.
"""

from __future__ import annotations

from detente.model.briefs import Account, Brief, Claim
from detente.model.circles import no_circles
from detente.model.figures import Figures
from detente.relations.choosing import chosen
from detente.relations.counts import counted
from detente.relations.dates import in_words
from detente.relations.direction import direction, everything, pair_of
from detente.relations.figures import figures
from detente.relations.wording import sentence
from detente.relations.worth import worth


@no_circles()
def brief(
    account: Account, least: int = 6, most: int = 10, counted: Figures | None = None
) -> Brief:
    """Write a brief of an account.

    Args:
        account: What pages tell of two states.
        least: Sentences to reach where the evidence allows.
        most: Sentences not to exceed.
        counted: The account's figures, where the caller has them already.

    Returns:
        The brief; when the pages tell nothing of the pair it says so, and what was read.
    """
    names = dict(account.names)
    first, second = (names.get(state, state) for state in account.states)
    return Brief(
        states=account.states,
        names=(first, second),
        title=f"Relations between {pair_of(account)}",
        as_of=account.as_of,
        since=account.since,
        sentences=_sentences(account, least, most, counted),
        readings=account.readings,
        silent=account.silent,
    )


def _sentences(
    account: Account, least: int, most: int, counted: Figures | None
) -> tuple[Claim, ...]:
    if not everything(account):
        return (_nothing(account),)
    ends = 2
    middle = chosen(account, max(0, least - ends), max(1, most - ends))
    found = counted or figures(account, sensitivity=False)
    return (direction(account, found), *middle, worth(account, found))


def _nothing(account: Account) -> Claim:
    number = len(account.readings) + account.silent
    read = counted(number, "page")
    verb = "was" if number == 1 else "were"
    text = f"{read} {verb} read, and nothing was found that {pair_of(account)} did together"
    looking = in_words(f"{account.since}/..") if _is_plain(account.since) else ""
    scope = f" ({looking})" if looking else ""
    return Claim(
        text=sentence(f"{text} or to one another{scope}; nothing can be said of their relations"),
        part="direction",
    )


def _is_plain(since: str | None) -> bool:
    return since is not None and "/" not in since
