"""A reading: what is known so far about whether something happened, and why.

Values are composed from the trigger outward, as words have scope over what they govern: each
outer word is applied to the reading that the inner words have left.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model.events import Evidence
from detente.model.text import Span

_FIRM = frozenset({"", "occurred", "ongoing", "alleged"})


@dataclass(slots=True)
class Reading:
    """The state of a verdict while its tree is climbed."""

    value: str = ""
    """A factuality value; "" while nothing has decided yet."""
    polarity: str = "+"
    closed: bool = False
    """True once the rest of the sentence cannot change it: presupposed, told beside the point."""
    doubted: bool = False
    """True where an inner word left it merely possible before a belief took hold of it."""
    plain: bool = False
    """True where the construction itself tells that it happened, or goes on: nobody else is asked
    which of the two it is."""
    firm: bool = False
    """True where a listed word right above it leaves it open (`trailed an exercise`): nobody lifts
    it."""
    told: Span | None = None
    """The words that tell a request: a modal verb among them is the request (`must stop`)."""
    condition: Span | None = None
    below: int = -1
    """Token from which the climb has come: what negates it has negated already."""
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, span: Span | None, reason: str) -> None:
        """Keep why."""
        self.evidence.append(Evidence(by="factuality", span=span, reason=reason))

    def settle(self, value: str, span: Span | None, reason: str) -> None:
        """Give a first value where nothing has decided yet."""
        if not self.value and value:
            self.value = value
            self.note(span, reason)

    def apply(self, value: str, span: Span | None, reason: str) -> None:
        """Let an outer word act on the reading; words that change nothing leave no reason."""
        before = (self.value, self.polarity)
        _ACTS[value](self)
        if (self.value, self.polarity) != before or not self.evidence:
            self.note(span, reason)


def _negate(reading: Reading) -> None:
    """`Not`: of a fact its absence, of a refusal perhaps the act, of a guess its opposite."""
    if reading.value in ("negated", "denied"):
        reading.value, reading.polarity = "possible", "+"
    elif reading.value in ("conditional", "belief"):
        reading.polarity = "-"
    else:
        reading.value, reading.polarity = "negated", "-"


def _deny(reading: Reading) -> None:
    if reading.value == "negated":
        reading.value, reading.polarity = "alleged", "+"
    else:
        reading.value, reading.polarity = "denied", "-"


def _make_possible(reading: Reading) -> None:
    """`May`: also of what is not so (`may refuse`), never of what somebody denies."""
    if reading.value in (*_FIRM, "planned", "negated"):
        reading.value = "possible"


def _make_planned(reading: Reading) -> None:
    if reading.value in _FIRM:
        reading.value = "planned"


def _put_off(reading: Reading) -> None:
    """`Delayed`: still to come, and not at its time; what is absent anyway stays so."""
    if reading.value in (*_FIRM, "planned", "possible"):
        reading.value, reading.polarity = "planned", "-"


def _make_conditional(reading: Reading) -> None:
    if reading.value != "denied":
        reading.value = "conditional"


def _make_belief(reading: Reading) -> None:
    if reading.value not in ("denied", "belief"):
        reading.doubted = reading.value in ("possible", "planned", "conditional")
        reading.value = "belief"


def _make_alleged(reading: Reading) -> None:
    if reading.value in ("", "occurred", "ongoing"):
        reading.value = "alleged"


def _make_ongoing(reading: Reading) -> None:
    if reading.value in ("", "occurred"):
        reading.value = "ongoing"


def _go_on(reading: Reading) -> None:
    """`Will still be`: what is to last is there."""
    if reading.value in (*_FIRM, "planned"):
        reading.value, reading.plain = "ongoing", True


def _make_occurred(reading: Reading) -> None:
    if not reading.value:
        reading.value = "occurred"


_ACTS = {
    "negated": _negate,
    "denied": _deny,
    "possible": _make_possible,
    "planned": _make_planned,
    "put off": _put_off,
    "conditional": _make_conditional,
    "belief": _make_belief,
    "alleged": _make_alleged,
    "ongoing": _make_ongoing,
    "going on": _go_on,
    "occurred": _make_occurred,
}


def certainty(reading: Reading) -> str:
    """Name the certainty in FactBank's letters: CT, PR, PS or Uu."""
    if reading.value == "belief":
        return "PS" if reading.doubted else "Uu"
    if reading.value in ("possible", "conditional"):
        return "PS"
    return "PR" if reading.value == "planned" else "CT"
