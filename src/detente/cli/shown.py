"""How articles and briefs look on a terminal, and as JSON on a pipe."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.text import Text

from detente.model.answers import Answer
from detente.model.briefs import Footnote
from detente.model.text import Article, Block, Wording

ANSWERS = ("md", "json")
"""Formats of an answer."""
STYLES = {"title": "bold", "heading": "bold", "dek": "italic", "quotation": "italic"}


def article(read: Article, wordings: tuple[Wording, ...], *, as_json: bool) -> None:
    """Show one article: blocks with what they are, or everything as one JSON line."""
    if as_json:
        sys.stdout.write(as_line(read, wordings) + "\n")
        return
    out = Console(highlight=False, soft_wrap=True)
    out.print(facts(read, wordings))
    for block in read.blocks:
        out.print(_block(read, block))


def as_line(read: Article, wordings: tuple[Wording, ...]) -> str:
    """Write an article as JSON: its fields and `wordings`, `start` and `end` in every span."""
    import msgspec

    return msgspec.json.encode({**msgspec.to_builtins(read), "wordings": wordings}).decode()


def facts(read: Article, wordings: tuple[Wording, ...]) -> Text:
    """Put what a page says of itself into a few lines; what it does not say is said so."""
    published = read.published.edtf if read.published else "not stated"
    if read.published and read.published.inferred:
        published += f" (inferred: {read.published.reason})"
    rows = [
        ("article", read.id),
        ("title", read.title or "not stated"),
        ("publisher", read.publisher or "not stated"),
        ("published", published),
        ("language", read.language),
    ]
    if read.translation:
        rows.append(("translated by", read.translation.service))
    rows += [("note", warning.message) for warning in read.warnings]
    rows += [("wording", f"{w.text}: perhaps {w.better} ({w.why})") for w in wordings]
    text = Text()
    for name, value in rows:
        text.append(f"{name:>14}  ", "dim").append(f"{value}\n")
    return text


def _block(read: Article, block: Block) -> Text:
    style = STYLES.get(block.kind, "") if block.is_content else "dim"
    return Text(f"{block.kind:>14}  ", "dim").append(block.span.of(read.text), style)


def brief(text: str, format: str) -> None:
    """Print a brief in one of its formats; Markdown is set for the eye on a terminal."""
    if format == "md" and sys.stdout.isatty():
        from rich.markdown import Markdown

        Console().print(Markdown(text))
        return
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def answer(given: Answer, format: str) -> None:
    """Print an answer: as JSON, or in Markdown with its quotes as footnotes."""
    if format == "json":
        import msgspec

        sys.stdout.write(msgspec.json.format(msgspec.json.encode(given)).decode() + "\n")
        return
    brief(_as_markdown(given), "md")


def _as_markdown(given: Answer) -> str:
    notes = list(dict.fromkeys(map(_note, given.quotes)))
    marks = "".join(f"[^{number}]" for number in range(1, len(notes) + 1))
    foot = [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    read = f"{given.pages} page{'' if given.pages == 1 else 's'} read"
    return "\n\n".join([f"**{given.question}**", f"{given.text}{marks}", read, *foot])


def _note(note: Footnote) -> str:
    page = " — ".join(" ".join(part.split()) for part in (note.title, note.publisher) if part)
    chain = " ← ".join(link.name for link in note.chain) or note.publisher or "not stated"
    words = " ".join(note.quote.split())
    where = f"{page or note.article}, characters {note.start} to {note.end}"
    return f"“{words}” Says: {chain}. Page: {where}."
