"""Open matters: undecided, planned, possible or tied to a condition, until a page settles them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.briefs import Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that has not happened yet, with what it waits for."""

    id: str
    """Id of the happening that first told it."""
    kind: str
    """`question`, `plan`, `possibility` or `condition`."""
    subject: str
    """What it is about, as the registers name it (`SYR in RUS: head`); "" where none keeps it."""
    words: str
    """The words of the page that tell it best."""
    condition: str | None
    """What it depends on, as worded."""
    happenings: tuple[str, ...]
    """All that tell of it, its own id among them."""
    last_evidence: str | None
    """Day or window of publication of the last page that told it open, as EDTF."""
    evidence: tuple[Footnote, ...]
    closed_by: str | None = None
    """Id of the happening that settled it, told by a later page; None while it is open."""
    closing: tuple[Footnote, ...] = ()
    """What that rests on."""

    @property
    def is_open(self) -> bool:
        """Tell whether nothing has settled it yet."""
        return self.closed_by is None
