"""How the data set PLV names what détente stores: a projection for scoring, and nothing else.

PLV joins CONCEDE and RETREAT in YIELD, names cooperative acts still to come AGREE, conflictual
ones THREATEN, and refusals REJECT. Its classes: 1 verbal cooperation, 2 material cooperation,
3 verbal conflict, 4 material conflict; binary is cooperation against conflict. The habits were
read off the codebook and off the visible half of PLV; nothing was trained on its sentences.
"""

from __future__ import annotations

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
_MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_DONE = frozenset({"occurred", "ongoing", "alleged", "belief"})
_AHEAD = frozenset({"planned", "possible", "conditional"})


def project(type: str | None, value: str) -> str | None:
    """Name a stored event as PLV would; None where PLV has no name for it.

    Args:
        type: One of PLOVER's sixteen, or None.
        value: A factuality value.
    """
    if type is None:
        return None
    if value in _DONE:
        return "YIELD" if type in _YIELDING else type
    if value in _AHEAD:
        if type in _COOPERATIVE or type in _YIELDING:
            return "AGREE"
        return "THREATEN" if type in _MATERIAL_CONFLICT else type
    if value == "negated" and (type in _COOPERATIVE or type in _YIELDING):
        return "REJECT"
    return None
