"""What was agreed: the sentences that tell of an agreement, or of what the two decided."""

from __future__ import annotations

import re

from detente.model.answers import Finding
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.passages import Passage
from detente.relations.profiles import REALISED

_AGREED = re.compile(
    r"\b(?:agree(?:d|ment|ments)?|signed|concluded|decided|accord|treaty|memorandum|protocol"
    r"|undert(?:ook|aken)|committed)\b"
)
_NEAR = 0.3
_CLOSE = 0.6
"""Share of the best score from which a sentence is told beside the best."""
_MOST = 3


def agreed(asked: Asked) -> Finding:
    """Answer `what was agreed`, `what did they sign`: the nearest first, then in text order."""
    near = [each for each in asked.about(_NEAR) if _tells(each.passage)]
    if not near:
        return not_stated("agreed")
    kept = [each.passage for each in near[:_MOST] if each.score >= _CLOSE * near[0].score]
    passages = sorted(kept, key=lambda passage: passage.number)
    return found("agreed", several([said(p, asked.event_of(p)) for p in passages]), passages)


def _tells(passage: Passage) -> bool:
    """Tell whether a sentence tells of an agreement as made."""
    made = any(
        e.factuality.value in REALISED
        and (e.type == "AGREE" or (e.extension or "").startswith("TREATY/"))
        for e in passage.events
    )
    return not passage.is_head and (made or bool(_AGREED.search(passage.text)))
