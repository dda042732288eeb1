"""`--coder llm`: a language model behind an endpoint of the user's choice reads the page.

The endpoint speaks the chat-completions protocol (`detente[llm]` brings the client). There is no
default host. The model is asked for names of the ontology and for quotes, never for offsets; each
quote is looked up in the canonical text, and what does not stand there is dropped, counted and
shown. Who is behind a quote, and which day, is told by the ordinary stages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import httpx2

from detente import coder
from detente.coder import Kit
from detente.coders import Coded, _asking, _wire
from detente.coders._answers import MOST_EVENTS, Told, Unusable, read
from detente.coders._parts import cover, cut
from detente.coders._telling import STAGE, Tally, Teller
from detente.errors import CoderUnavailable, EndpointError
from detente.model.events import Coding, Event
from detente.model.text import Article
from detente.settings import Endpoint, Limits, Settings

if TYPE_CHECKING:
    from openai import OpenAI

_REFUSED_FORM = (400, 422)
"""Status of a server that knows no schema: it is asked once more without."""
_LONGEST_WORDS = 200


def load(argument: str, settings: Settings) -> Llm:
    """Make the coder ready; nothing is sent yet.

    Args:
        argument: Takes none: the model is a setting.
        settings: Endpoint and limits.

    Raises:
        CoderUnavailable: No endpoint or model is named, or the client is not installed.
    """
    endpoint = settings.endpoint
    if argument:
        raise CoderUnavailable(STAGE, "takes nothing after a colon; name the model with --model")
    if not endpoint.base_url:
        raise CoderUnavailable(
            STAGE,
            "no endpoint is named: give --base-url, as http://localhost:8080/v1, or set "
            "DETENTE_LLM_BASE_URL; nothing was sent",
        )
    if not endpoint.model:
        raise CoderUnavailable(STAGE, "no model is named: give --model or set DETENTE_LLM_MODEL")
    _check(endpoint)
    try:
        import openai  # noqa: F401
    except ImportError as error:
        reason = "the client is not installed: pip install 'detente[llm]'"
        raise CoderUnavailable(STAGE, reason) from error
    return Llm(endpoint=endpoint, limits=settings.limits)


def _check(endpoint: Endpoint) -> None:
    """Refuse what is no plain web address, and a key that no header can carry.

    Raises:
        CoderUnavailable: Another scheme, no host, a name and password inside, odd characters.
    """
    try:
        url = httpx2.URL(str(endpoint.base_url))
    except httpx2.InvalidURL as error:
        raise CoderUnavailable(STAGE, f"the endpoint is no web address: {error}") from error
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        reason = "the endpoint must be an http or https address without a user name inside"
        raise CoderUnavailable(STAGE, reason)
    if endpoint.key and not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise CoderUnavailable(STAGE, "the key holds characters that cannot be sent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Llm:
    """Codes articles by asking an endpoint."""

    endpoint: Endpoint
    limits: Limits

    def code(self, article: Article, kit: Kit) -> Coded:
        """Ask for each part of an article, and keep what stands in its text.

        Raises:
            EndpointError: The endpoint fails, or no answer of it can be read.
        """
        scene = coder.read(article, kit)
        teller = Teller(
            article=article,
            ontology=kit.ontology,
            parse=scene.parse,
            mentions=scene.mentions,
            places=scene.places,
            times=scene.times,
            model=str(self.endpoint.model),
        )
        told = sorted(self._told(teller), key=lambda event: event.trigger)
        coding = Coding(
            article=article.id,
            events=coder.settle(tuple(told), article),
            abstentions=tuple(teller.tally.abstentions),
            versions=(*kit.versions, ("model", scene.parse.model), (STAGE, teller.model)),
        )
        return Coded(coding=coding, remarks=tuple(_remarks(teller.tally)))

    def _told(self, teller: Teller) -> list[Event]:
        """Ask part by part; a part whose answer cannot be read is an abstention."""
        tally, parts = teller.tally, cut(teller.article, self.limits.part_characters)
        tally.parts, tally.sent = len(parts), min(len(parts), self.limits.parts)
        told: list[Event] = []
        with _connected(self.endpoint, self.limits) as client:
            for part in parts[: tally.sent]:
                try:
                    found = read(self._ask(client, replace(teller, part=part)))
                    told += _events(replace(teller, part=part), found)
                except Unusable as error:
                    tally.unread.append(str(error))
                    tally.let_go(cover(part), f"not coded: {error}")
        if tally.unread and len(tally.unread) == tally.sent:
            raise EndpointError(str(self.endpoint.base_url), f"gives {tally.unread[0]}")
        for part in parts[tally.sent :]:
            tally.let_go(cover(part), "not sent: the page has too many parts")
        return told

    def _ask(self, client: OpenAI, teller: Teller) -> bytes:
        """Ask for the events of a part: by schema, or plainly where the server knows none.

        Returns:
            The answer as it came, not read yet.

        Raises:
            EndpointError: The endpoint fails.
        """
        import openai

        plain = {
            "model": self.endpoint.model,
            "messages": _asking.messages(teller.article.text, teller.part, teller.ontology),
        }
        form = {"name": "events", "strict": True, "schema": _asking.schema(teller.ontology)}
        shaped = {
            **plain,
            "temperature": 0,
            "response_format": {"type": "json_schema", "json_schema": form},
        }
        try:
            return _post(client, shaped)
        except openai.APIStatusError as error:
            if error.status_code not in _REFUSED_FORM:
                raise
        return _post(client, plain)


def _post(client: OpenAI, request: dict[str, Any]) -> bytes:
    answer: httpx2.Response = client.post(
        "/chat/completions", cast_to=httpx2.Response, body=request
    )
    return answer.content


@contextmanager
def _connected(endpoint: Endpoint, limits: Limits) -> Iterator[OpenAI]:
    """Open a client for one page; whatever fails on the way is an `EndpointError`."""
    import openai

    url = str(endpoint.base_url)
    with _wire.client(endpoint, limits) as carrier:
        client = openai.OpenAI(
            base_url=url,
            api_key=endpoint.key or "none",
            timeout=limits.answer_seconds,
            max_retries=limits.answer_retries,
            http_client=carrier,
        )
        try:
            yield client
        except openai.APITimeoutError as error:
            raise EndpointError(url, f"took longer than {limits.answer_seconds:g} s") from error
        except openai.APIStatusError as error:
            reason = f"answers with status {error.status_code}: {_one_line(error.message)}"
            raise EndpointError(url, reason) from error
        except openai.OpenAIError as error:
            reason = f"gives no answer: {_one_line(str(error.__cause__ or error))}"
            raise EndpointError(url, reason) from error


def _one_line(words: str) -> str:
    """Cut words of a stranger to one short line without control characters."""
    plain = "".join(mark if mark.isprintable() else " " for mark in words[:_LONGEST_WORDS])
    return " ".join(plain.split())


def _events(teller: Teller, found: tuple[Told | None, ...]) -> Iterator[Event]:
    """Make the events of one answer, each once."""
    seen: set[str] = set()
    teller.tally.events += len(found)
    for told in found[:MOST_EVENTS]:
        event = teller.event(told)
        if event is not None and event.id not in seen:
            seen.add(event.id)
            yield event
        elif event is not None:
            teller.tally.let_go(event.trigger, "event dropped: told twice")
    if len(found) > MOST_EVENTS:
        teller.tally.unfit += len(found) - MOST_EVENTS
        teller.tally.let_go(cover(teller.part), f"events after the first {MOST_EVENTS} dropped")


def _remarks(tally: Tally) -> Iterator[str]:
    if tally.missing:
        words = f"{tally.missing} of {tally.quotes} quotes do not stand in the text"
        yield f"{STAGE}: {words}; dropped"
    if tally.unfit:
        words = f"{tally.unfit} of {tally.events} events are not as the ontology has them"
        yield f"{STAGE}: {words}; dropped"
    if tally.unread:
        words = f"{len(tally.unread)} of {tally.sent} parts got {tally.unread[0]}"
        yield f"{STAGE}: {words}; not coded"
    if tally.parts > tally.sent:
        yield f"{STAGE}: the page has {tally.parts} parts; only {tally.sent} were sent"
