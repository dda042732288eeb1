"""Four figures on a pair, never one: activity, tone, rank and open commitments.

`figures(account)` is all that others need; `likely` puts a chance into words.
"""

from detente.relations.figures.four import figures
from detente.relations.figures.words import likely

__all__ = ["figures", "likely"]
