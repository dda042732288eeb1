"""One family of errors; each carries what it is about and pickles safely."""

from __future__ import annotations


class DetenteError(Exception):
    """Something about one input went wrong; the message is one line for a person.

    Subclasses keep their subject as attributes and pass every argument to `Exception`,
    so that they survive a trip between processes.
    """


class UnreadablePage(DetenteError, ValueError):
    """A page cannot be read: empty, binary, too large, too deep, not text."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class FetchError(DetenteError, OSError):
    """A URL cannot be fetched: refused address, time-out, status, redirect."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class UnsupportedLanguage(DetenteError, LookupError):
    """No engine for this language yet: the page is stored and readable, not coded."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

    def __str__(self) -> str:
        return f"language {self.language!r} is not supported yet"


class CoderUnavailable(DetenteError, LookupError):
    """A coder cannot be had as it was asked for; the reason says what to do."""

    def __init__(self, coder: str, reason: str) -> None:
        super().__init__(coder, reason)
        self.coder = coder
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.coder}: {self.reason}"


class EndpointError(DetenteError, OSError):
    """A server that was asked to code fails, is too slow, or answers nothing that can be read."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class UnknownState(DetenteError, LookupError):
    """Words that name no state we know."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(name, near)
        self.name = name
        self.near = near

    def __str__(self) -> str:
        hint = f" (did you mean {', '.join(self.near)}?)" if self.near else ""
        return f"no state is called {self.name!r}{hint}"


class UnknownOffice(DetenteError, LookupError):
    """A post that the gazetteer of this release knows no holder of, on any day."""

    def __init__(self, office: str, whose: str) -> None:
        super().__init__(office, whose)
        self.office = office
        self.whose = whose

    def __str__(self) -> str:
        return f"nobody is known to have been {self.office!r} of {self.whose!r}, on any day"


class KnowledgeError(DetenteError, ValueError):
    """A file of knowledge (ontology, gazetteer) is not well formed."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


class StoreError(DetenteError):
    """The desk's database cannot be opened, read or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class JudgementRefused(DetenteError, ValueError):
    """A judgement that cannot be made: its subject is not on the desk, its value does not fit."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class UnknownPlugin(DetenteError, LookupError):
    """No module or entry point registers this name."""

    def __init__(self, group: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(group, name, known)
        self.group = group
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return f"no {self.group} called {self.name!r}; there are {', '.join(self.known)}"
