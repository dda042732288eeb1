"""Time expressions and quantities: English words against the day of publication.

>>> from detente.model.text import Publication, Span
>>> text = "The envoys met on October 15."
>>> published = Publication(edtf="2025-11-18", inferred=False)
>>> [found.edtf for found in resolve(text, (Span(0, len(text)),), published)]
['2025-10-15']
"""

from detente.times._publication import of_the_future
from detente.times._quantities import quantities
from detente.times._resolve import resolve

__all__ = ["of_the_future", "quantities", "resolve"]
