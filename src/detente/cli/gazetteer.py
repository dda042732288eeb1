"""`detente gazetteer import FILE` and `detente gazetteer show NAME`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Optional

import typer

from detente.api import Detente
from detente.cli import screen
from detente.settings import Settings

app = typer.Typer(
    help="People and bodies that détente knows, and those that you bring.", no_args_is_help=True
)
Desk = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--desk", metavar="PATH", help="the database (default: your data folder)"),
]


def _open(desk: Path | None) -> Detente:
    settings = Settings.from_environment()
    return Detente(replace(settings, desk=desk) if desk else settings)


@app.command("import")
def bring(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Wikidata or FollowTheMoney JSON")],
    desk: Desk = None,
) -> None:
    """Bring your own people and bodies; kept beside the desk, importing twice is importing once."""
    if not file.is_file():
        raise typer.BadParameter(f"no such file: {file}")
    with screen.graceful(), _open(desk) as detente:
        added, skipped = detente.bring(file)
        for line in skipped:
            screen.err.print(f"détente: {file}:{line.line}: {line.reason}", markup=False)
        screen.err.print(f"{added} entries added ({detente.kept_entries})", markup=False)
    if skipped:
        raise typer.Exit(screen.SOME_FAILED)


@app.command()
def show(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="a person, body, state, place")],
    desk: Desk = None,
) -> None:
    """Tell what is known by a name, and whence."""
    words = " ".join(name)
    with screen.graceful(), _open(desk) as detente:
        facts = detente.known(words)
    for fact in facts:
        typer.echo(fact)
    if not facts:
        screen.err.print(f"détente: nothing is known by {words!r}", markup=False)
        raise typer.Exit(screen.SOME_FAILED)
