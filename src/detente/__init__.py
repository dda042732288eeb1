"""Détente: sourced, dated, coded events from pages of news.

>>> from detente import Detente, page_from_bytes
>>> text = b"The king of Norway visited Finland on 9 May 2016, Oslo said."
>>> page = page_from_bytes("pasted", text)
>>> with Detente() as detente:
...     article, coding = detente.code(page)
>>> event = coding.events[0]
>>> event.type, event.mode, event.edtf, event.factuality.value
('CONSULT', 'visit', '2016-05-09', 'occurred')
>>> [(person.text, person.entity.state) for person in event.actors]
[('The king of Norway', 'NOR')]
>>> event.trigger.of(article.text), [voice.source.name for voice in event.attribution]
('visited', ['this page', 'Norway'])

`Detente.add` keeps pages on a desk, `Detente.brief("Norway", "Finland")` answers from it.
"""

from detente.api import Detente, Détente, Outcome, page_from_bytes
from detente.settings import Limits, Settings

__all__ = ["Detente", "Détente", "Limits", "Outcome", "Settings", "page_from_bytes"]
