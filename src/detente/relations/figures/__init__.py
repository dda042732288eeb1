"""Four figures on a pair, never one: activity, tone, rank and open commitments.

`figures(account)` is all that others need; `likely` puts a chance into words.
"""

from detente.model.estimates import likely
from detente.relations.figures.four import figures

__all__ = ["figures", "likely"]
