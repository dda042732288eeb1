"""The desk's database: articles and codings in one SQLite file, searchable, safe to share.

A page is written whole or not at all; several processes may read and write at once.
"""

from detente.store.browse import Browse
from detente.store.desk import Store
from detente.store.judging import Judging
from detente.store.search import Hit

__all__ = ["Browse", "Hit", "Judging", "Store"]
