"""From coded events to an answer: what is told twice, what is known of a pair, a brief of it.

Pure functions: events and articles go in, values come out; nothing is read or written.
"""

from detente.model.briefs import Account, Brief, Claim, Entry, Footnote, Happening
from detente.relations.accounts import account
from detente.relations.briefs import brief
from detente.relations.same import happenings, merge_within

__all__ = [
    "Account",
    "Brief",
    "Claim",
    "Entry",
    "Footnote",
    "Happening",
    "account",
    "brief",
    "happenings",
    "merge_within",
]
