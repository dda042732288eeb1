"""The `detente` command.

Exit status: 0 done; 1 some inputs failed, each named with its reason on standard error, all
others done; 2 wrong usage.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Optional

import typer

from detente.api import Detente, Outcome
from detente.cli import gazetteer, inputs, judgements, screen
from detente.model.briefs import Brief
from detente.settings import Settings

app = typer.Typer(
    help="Reads news pages into sourced, dated, coded events, and says how relations between two "
    "states are going. Works offline; nothing leaves this machine unless you give a URL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(judgements.app, name="judgements")
app.add_typer(gazetteer.app, name="gazetteer")

Pages = Annotated[list[str], typer.Argument(metavar="PAGE…", help="file, folder, URL or -")]
Desk = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--desk", metavar="PATH", help="the database (default: your data folder)"),
]


def main() -> None:
    """Run the command; the entry point of the package."""
    app(prog_name="detente")


def _open(desk: Path | None) -> Detente:
    settings = Settings.from_environment()
    return Detente(replace(settings, desk=desk) if desk else settings)


def _with_coder(
    settings: Settings, coder: str, base_url: str | None, model: str | None
) -> Settings:
    """Choose who codes; an endpoint is the business of `llm` alone."""
    if coder != "llm" and (base_url or model):
        raise typer.BadParameter("--base-url and --model go with --coder llm")
    endpoint = replace(
        settings.endpoint,
        base_url=base_url or settings.endpoint.base_url,
        model=model or settings.endpoint.model,
    )
    return replace(settings, coder=coder, endpoint=endpoint)


def _finish(outcomes: Iterable[Outcome]) -> None:
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(screen.SOME_FAILED)


@app.command()
def read(
    pages: Pages,
    as_json: Annotated[bool, typer.Option("--json", help="everything, for machines")] = False,
) -> None:
    """Show a page as détente reads it: text, blocks, dates, publisher, warnings."""
    from detente.cli import shown

    with screen.graceful(), _open(None) as detente:
        given = list(inputs.pages(pages))
        outcomes = []
        articles = detente.articles(given)
        for outcome in screen.watched(articles, list(map(str, given)), coded=False):
            outcomes.append(outcome)
            if outcome.article is not None:
                wordings = detente.wordings(outcome.article)
                shown.article(outcome.article, wordings, as_json=as_json)
    _finish(outcomes)


@app.command()
def code(
    pages: Pages,
    format: Annotated[str, typer.Option("--format", help="jsonl, csv, …")] = "jsonl",
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="llm or hf:FOLDER instead of our own")
    ] = "",
    base_url: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--base-url", metavar="URL", help="for llm: where the pages are sent"),
    ] = None,
    model: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--model", metavar="NAME", help="for llm: the model to ask for"),
    ] = None,
) -> None:
    """Code the events of pages to standard output; nothing is stored."""
    settings = _with_coder(Settings.from_environment(), coder, base_url, model)
    with screen.graceful(), Detente(settings) as detente:
        given = list(inputs.pages(pages))
        outcomes = list(screen.watched(detente.outcomes(given), list(map(str, given))))
        detente.export(format, sys.stdout, outcomes)
    _finish(outcomes)


@app.command()
def add(pages: Pages, desk: Desk = None) -> None:
    """Read, code and keep pages; adding twice is the same as adding once."""
    with screen.graceful(), _open(desk) as detente:
        given = list(inputs.pages(pages))
        outcomes = list(screen.watched(detente.add(given), list(map(str, given))))
        added = [outcome for outcome in outcomes if outcome.added]
        events = sum(len(o.coding.events) for o in added if o.coding)
        known = sum(not o.added and o.error is None for o in outcomes)
        words = f"{len(added)} pages added, {events} events; {known} were there already"
        screen.err.print(f"{words} ({detente.settings.desk})", markup=False)
        if detente.waiting:
            words = "pages learn from others who somebody is and wait: detente recode"
            screen.err.print(f"{detente.waiting} {words}", markup=False)
    _finish(outcomes)


@app.command()
def recode(
    desk: Desk = None,
    everything: Annotated[bool, typer.Option("--all", help="every page of the desk")] = False,
) -> None:
    """Code anew the pages that others, or a judgement, tell something new about people."""
    with screen.graceful(), _open(desk) as detente:
        chosen = detente.recode_all() if everything else detente.recode(most=sys.maxsize)
        count = sum(1 for _ in chosen)
        screen.err.print(f"{count} pages coded anew ({detente.settings.desk})", markup=False)


@app.command(context_settings={"ignore_unknown_options": False})
def brief(
    first: Annotated[str, typer.Argument(metavar="A", help="a state: RUS, Russia, Москва")],
    second: Annotated[str, typer.Argument(metavar="B", help="another")],
    more: Annotated[Optional[list[str]], typer.Argument(metavar="[PAGE…]", hidden=True)] = None,  # noqa: UP045
    pages: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--pages", metavar="PAGE…", help="answer from these pages, not the desk"),
    ] = None,
    since: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--since", metavar="EDTF", help="what happened since: 2018-07, 2018-07-09"),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="md, html, json or speech")] = "md",
    desk: Desk = None,
) -> None:
    """Say how relations between A and B are going, every sentence with its evidence."""
    from detente.cli import shown

    if more and not pages:
        raise typer.BadParameter(f"unexpected {more[0]!r}; pages are given with --pages PAGE…")
    outcomes = None
    with screen.graceful(), _open(desk) as detente:
        if pages:
            given = list(inputs.pages([*pages, *(more or [])]))
            outcomes = list(screen.watched(detente.outcomes(given), list(map(str, given))))
        answer = _answer(detente, (first, second), outcomes, since)
        shown.brief(detente.render(answer, format, outcomes), format)
    _finish(outcomes or ())


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="in English, in quotes")],
    more: Annotated[Optional[list[str]], typer.Argument(metavar="[PAGE…]", hidden=True)] = None,  # noqa: UP045
    pages: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--pages", metavar="PAGE…", help="answer from these pages, not the desk"),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="md or json")] = "md",
    desk: Desk = None,
) -> None:
    """Answer a question from coded events, with quotes, or say "not stated"."""
    from detente.cli import shown

    if more and not pages:
        raise typer.BadParameter(f"unexpected {more[0]!r}; pages are given with --pages PAGE…")
    if format not in shown.ANSWERS:
        raise typer.BadParameter(f"no format {format!r}; there are {', '.join(shown.ANSWERS)}")
    outcomes = None
    with screen.graceful(), _open(desk) as detente:
        if pages:
            given = list(inputs.pages([*pages, *(more or [])]))
            outcomes = list(screen.watched(detente.outcomes(given), list(map(str, given))))
        shown.answer(detente.ask(question, outcomes), format)
    _finish(outcomes or ())


def _answer(
    detente: Detente, pair: tuple[str, str], outcomes: list[Outcome] | None, since: str | None
) -> Brief:
    try:
        return detente.brief(*pair, outcomes, since)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@app.command()
def export(
    format: Annotated[str, typer.Argument(help="jsonl, csv, …")],
    desk: Desk = None,
) -> None:
    """Write everything the desk has coded to standard output."""
    with screen.graceful(), _open(desk) as detente:
        detente.export(format, sys.stdout)


@app.command()
def desk(
    path: Desk = None,
    host: Annotated[str, typer.Option("--host", help="where to listen")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="0 for any free one")] = 8024,
    names: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--name", help="a further name the desk may be called by"),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="open it in the browser")] = False,
) -> None:
    """Open the desk in a browser: read, follow a pair of states, land on the sentence."""
    from detente.cli import desks

    settings = Settings.from_environment()
    with screen.graceful():
        chosen = replace(settings, desk=path) if path else settings
        desks.serve(chosen, host, port, tuple(names or ()), show=show)


@app.command()
def watch(
    place: Annotated[str, typer.Argument(metavar="FOLDER|FEED", help="where pages come from")],
    path: Desk = None,
    once: Annotated[bool, typer.Option("--once", help="add what is there and end")] = False,
) -> None:
    """Add every page that comes into a folder or a feed; an open desk shows it at once."""
    from detente.cli import desks

    is_feed = place.startswith(("http://", "https://"))
    if not is_feed and not Path(place).is_dir():
        raise typer.BadParameter(f"{place} is neither a folder nor the address of a feed")
    with screen.graceful(), _open(path) as detente, contextlib.suppress(KeyboardInterrupt):
        if is_feed:
            desks.follow(detente, place, once=once)
        else:
            desks.watch(detente, Path(place), once=once)


@app.command()
def forget(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="article ids")],
    desk: Desk = None,
) -> None:
    """Remove articles and all that was coded from them."""
    with screen.graceful(), _open(desk) as detente:
        unknown = [article for article in articles if not detente.forget(article)]
    for article in unknown:
        screen.err.print(f"détente: {article}: the desk has no such article", markup=False)
    if unknown:
        raise typer.Exit(screen.SOME_FAILED)


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--out", help="where the desk and the brief go")] = Path(
        "out/demo"
    ),
    open_browser: Annotated[bool, typer.Option("--open", help="show it in the browser")] = False,
) -> None:
    """Code the sample corpus into a fresh desk and print the brief of its first pair."""
    from detente.cli import sample

    with screen.graceful():
        failed = sample.run(folder, open_browser=open_browser)
    if failed:
        raise typer.Exit(screen.SOME_FAILED)
