"""`detente judgements`: correct what the desk holds, and see, undo and hand on corrections."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from detente.api import Detente
from detente.cli import screen
from detente.model.judgements import Judgement
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.store import Judging
    from detente.store.judging import Standing

app = typer.Typer(
    help="Correct events and entities. What was coded stays; a judgement is undone by another.",
    no_args_is_help=True,
)

Desk = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--desk", metavar="PATH", help="the database (default: your data folder)"),
]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="default: who you are")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="why, for others to read")]


@contextmanager
def _judging(desk: Path | None, author: str = "") -> Iterator[Judging]:
    settings = Settings.from_environment()
    with screen.graceful(), Detente(replace(settings, desk=desk or settings.desk)) as detente:
        yield detente.judging(author)
        if detente.waiting:
            words = f"{detente.waiting} pages wait to be coded anew: detente recode"
            screen.err.print(words, markup=False)


@app.command("list")
def show(
    desk: Desk = None,
    everything: Annotated[bool, typer.Option("--all", help="undone ones too")] = False,
) -> None:
    """List judgements, the earliest first."""
    with _judging(desk) as judging:
        for standing in judging.standings():
            if standing.in_force or everything:
                typer.echo(_told(standing))


def _told(standing: Standing) -> str:
    made = standing.judgement
    marks = ("" if standing.in_force else " [undone]") + ("" if standing.found else " [not found]")
    subjects = " ".join(subject.id for subject in made.subjects)
    value = f" {made.field}: {made.before} → {made.after}" if made.field else ""
    if made.act == "grade":
        value = f" {made.field}: {json.loads(made.after or 'null')}"
    words = f"{made.id}  {made.time}  {made.author}  {made.act} {subjects}{value}{marks}"
    return f"{words}\n    {made.reason}"


@app.command()
def add(
    subjects: Annotated[list[str], typer.Argument(metavar="ID…", help="events or entities")],
    reason: Reason,
    field: Annotated[str, typer.Option("--set", metavar="FIELD=VALUE", help="edtf=2031-05")] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="it is none, or introduced wrongly")
    ] = False,
    merge: Annotated[bool, typer.Option("--merge", help="they are one; the first stays")] = False,
    split: Annotated[bool, typer.Option("--split", help="they are not one")] = False,
    other: Annotated[
        str, typer.Option("--as", metavar="ID=NAME", help="split: who it is in these events")
    ] = "",
    author: Author = "",
    desk: Desk = None,
) -> None:
    """Change a field of an event, withdraw it or a person, merge or split events or entities."""
    if sum((bool(field), withdraw, merge, split)) != 1:
        raise typer.BadParameter("give one of --set, --withdraw, --merge and --split")
    if (field or withdraw) and len(subjects) > 1:
        raise typer.BadParameter("--set takes one event, --withdraw one event or person")
    with _judging(desk, author) as judging:
        if field:
            made = judging.change(subjects[0], *_set(field), reason)
        elif withdraw:
            made = judging.withdraw(subjects[0], reason)
        elif merge:
            made = judging.merge(subjects, reason)
        else:
            made = judging.split(subjects, reason, _pair(other, "--as") if other else None)
        typer.echo(made.id)


def _pair(text: str, option: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise typer.BadParameter(f"{option} takes NAME=VALUE, not {text!r}")
    return name, value


def _set(text: str) -> tuple[str, str | None]:
    """Read FIELD=VALUE; a value is JSON, and what is no JSON is a word. Nothing empties."""
    field, value = _pair(text, "--set")
    if value in ("", "null"):
        return field, None
    try:
        json.loads(value)
    except ValueError:
        return field, json.dumps(value)
    # A year is a date, not a number: fields of events hold words where a number could stand.
    return field, json.dumps(value) if value.isdecimal() and field == "edtf" else value


@app.command()
def grade(
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="a source's id or name; an event")
    ],
    reason: Reason,
    source: Annotated[str, typer.Option("--source", metavar="A-F", help="how reliable it is")] = "",
    information: Annotated[
        str, typer.Option("--information", metavar="1-6", help="how credible what it tells is")
    ] = "",
    author: Author = "",
    desk: Desk = None,
) -> None:
    """Grade a source or what an event tells, by the Admiralty code; F and 6: cannot be judged."""
    if bool(source) == bool(information) or (information and not information.isdecimal()):
        raise typer.BadParameter("give one of --source A-F and --information 1-6")
    if source.isdecimal():
        raise typer.BadParameter("--source takes a letter, A to F")
    with _judging(desk, author) as judging:
        typer.echo(judging.grade(subject, source or information, reason).id)


@app.command()
def grades(
    event: Annotated[str, typer.Argument(metavar="[EVENT]", help="only what bears on it")] = "",
    desk: Desk = None,
) -> None:
    """List the grades that hold, each with its author, day and reason."""
    with _judging(desk) as judging:
        held = judging.grades(event or None)
        for one in held:
            name = one.subject.name or one.subject.id
            typer.echo(f"{one.grade}  {one.words}: {name}")
            typer.echo(f"    {one.author}, {one.time[:10]}: {one.reason}")
        if event and not held:
            typer.echo("not graded: nobody has judged its sources or what it tells")


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID")],
    reason: Reason,
    author: Author = "",
    desk: Desk = None,
) -> None:
    """Undo a judgement, or an undo."""
    with _judging(desk, author) as judging:
        made: Judgement = judging.undo(judgement, reason)
        typer.echo(made.id)


@app.command()
def export(desk: Desk = None) -> None:
    """Write all judgements as JSON lines: gold data, what was coded beside what holds."""
    with _judging(desk) as judging:
        judging.write(sys.stdout)


@app.command("import")
def take(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="as `export` writes them")],
    desk: Desk = None,
) -> None:
    """Take in judgements that were exported elsewhere; twice is the same as once."""
    with _judging(desk) as judging:
        for file in files:
            try:
                lines = file.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise typer.BadParameter(f"{file}: {error}") from error
            new = sum(1 for _ in judging.read(lines))
            screen.err.print(f"{file}: {new} new judgements", markup=False)
