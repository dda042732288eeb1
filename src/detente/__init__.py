"""Détente: sourced, dated, coded events from pages of news.

>>> from detente import Detente, page_from_text
>>> text = '''ARVOS, 9 July 2018. The president of Eritrea visited Ethiopia on Saturday.'''
"""

from detente.api import Detente, Détente, Outcome
from detente.settings import Limits, Settings

__all__ = ["Detente", "Détente", "Limits", "Outcome", "Settings"]
