"""Read CoNLL-U: sentences with their words, offsets and place in a document.

A surface token that covers several words (`don't`) keeps its own span; its words lie within it
when their forms add up to it, and otherwise all carry its whole span.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldWord:
    """One syntactic word of a treebank; offsets count from the start of its sentence."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    """Index within the sentence; -1 for the root."""
    deprel: str
    misc: str
    start: int
    end: int
    surface: tuple[int, int]
    """Span of the surface token that holds the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """A treebank sentence."""

    id: str
    text: str
    words: tuple[GoldWord, ...]
    opens_document: bool
    opens_paragraph: bool
    document: str


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not, without their ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def read_conllu(path: Path) -> tuple[GoldSentence, ...]:
    """Read a `.conllu` or `.conllu.gz` file.

    Raises:
        OSError: The file cannot be read.
        ValueError: A line has not ten columns or a number is none.
    """
    sentences: list[GoldSentence] = []
    document = ""
    for comments, rows in _blocks(read_lines(path)):
        notes = dict(_comment(line) for line in comments)
        document = notes.get("newdoc id", document)
        text, words = _words(rows)
        sentences.append(
            GoldSentence(
                id=notes.get("sent_id", str(len(sentences) + 1)),
                text=text,
                words=words,
                opens_document=any(key.startswith("newdoc") for key in notes) or not sentences,
                opens_paragraph="newpar" in notes or "newpar id" in notes,
                document=document,
            )
        )
    return tuple(sentences)


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#") and not rows:
            comments.append(line)
        elif line:
            rows.append(_columns(line))
        elif rows:
            yield comments, rows
            comments, rows = [], []


def _columns(line: str) -> list[str]:
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"not ten columns: {line[:80]!r}")
    return columns


def _words(rows: list[list[str]]) -> tuple[str, tuple[GoldWord, ...]]:
    """Rebuild the text from the forms and place every word in it."""
    text = ""
    words: list[GoldWord] = []
    held: list[list[str]] = []
    surface: list[str] = []
    last = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            surface, last = row, int(row[0].partition("-")[2])
            continue
        held.append(row)
        if int(row[0]) >= last:
            words.extend(_placed(held, surface or row, len(text)))
            text += (surface or row)[1]
            text += "" if "SpaceAfter=No" in (surface or row)[9] else " "
            held, surface = [], []
    return text.rstrip(), tuple(words)


def _placed(rows: list[list[str]], surface: list[str], start: int) -> Iterator[GoldWord]:
    end = start + len(surface[1])
    whole = "".join(row[1] for row in rows) == surface[1]
    place = start
    for row in rows:
        yield GoldWord(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            head=int(row[6]) - 1 if row[6].isdigit() else -1,
            deprel=row[7],
            misc=row[9],
            start=place if whole else start,
            end=place + len(row[1]) if whole else end,
            surface=(start, end),
        )
        place += len(row[1])


def rebuild(sentences: Iterable[GoldSentence]) -> tuple[str, tuple[int, ...]]:
    """Join sentences to running text: a blank line before a paragraph, else a space.

    Returns:
        The text, and the offset at which each sentence starts.
    """
    text = ""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for sentence in sentences:
        breaks = sentence.opens_document or sentence.opens_paragraph
        gap = "" if not parts else "\n\n" if breaks else " "
        starts.append(length + len(gap))
        length += len(gap) + len(sentence.text)
        parts += [gap, sentence.text]
    text = "".join(parts)
    return text, tuple(starts)
