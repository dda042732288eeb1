"""Who says so, and how sure: attributions, and a verdict on every draft.

`attributions` finds reporting constructions; `judge` decides for each draft whether it happened,
in whose eyes, through whom the page knows. Both read the dependency tree and word lists under
`data/`, and leave their reasons.
"""

from detente.factuality._verdict import judge
from detente.factuality._voices import attributions
from detente.model.voices import Attribution

__all__ = ["Attribution", "attributions", "judge"]
