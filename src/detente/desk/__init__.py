"""The web desk: pages over the Python API, complete without script, with no outside request.

A view takes a desk and a question and returns a value; `pages` says under which address it
stands, and the same value is a page, JSON or CSV by its suffix. `guard` stands before all of it.
"""

from detente.desk.app import application
from detente.desk.server import serve

__all__ = ["application", "serve"]
