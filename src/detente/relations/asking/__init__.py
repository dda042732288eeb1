"""Questions answered from coded events and registers, with quotes, or "not stated".

`ask(question, codings, articles, …)` is all that others need. No model but ours is asked, and
nothing is said that no page says.
"""

from detente.relations.asking.answering import ask

__all__ = ["ask"]
