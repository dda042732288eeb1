"""From coded events to an answer: what is told twice, what is known of a pair, how it is going.

Pure functions: events and articles go in, values come out; nothing is read or written.

- `happenings(codings, articles)`: what in the world the events of many pages tell of;
- `account(codings, articles, a, b)`: what is told of two states, by how sure one may be;
- `registers(account)`, `figures(account)`, `matters(account)`: its registers, its four figures,
  what is open in it;
- `brief(account)`: an answer to how relations are going; `ask(question, …)`: to other questions.
"""

from detente.model.briefs import Account, Brief, Claim, Entry, Footnote, Happening
from detente.relations.accounts import account
from detente.relations.asking import ask
from detente.relations.briefs import brief
from detente.relations.figures import figures
from detente.relations.matters import matters
from detente.relations.registers import registers
from detente.relations.same import happenings, merge_within

__all__ = [
    "Account",
    "Brief",
    "Claim",
    "Entry",
    "Footnote",
    "Happening",
    "account",
    "ask",
    "brief",
    "figures",
    "happenings",
    "matters",
    "merge_within",
    "registers",
]
