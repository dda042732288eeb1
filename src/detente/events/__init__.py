"""Events from structure: triggers and arguments on the tree become drafts.

`extract` reads a `Scene` (parse, mentions, times, places) and returns drafts: who does what to
whom, when and where, as the sentence has it. Whether it happened is for `factuality` to judge.
"""

from detente.events.extract import Extraction, extract
from detente.events.scene import Scene
from detente.events.telling import told_on

__all__ = ["Extraction", "Scene", "extract", "told_on"]
