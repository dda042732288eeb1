"""How well is the article found on a page?

Three formats, told by their fields: segments that must and must not be there (`with`, `without`),
full text (`text`), and expected markup (`expected_html`). The first is scored as its authors do,
over segments; the others by shingles of four words.
"""

from __future__ import annotations

import ast
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.errors import UnreadablePage
from detente.model.text import UNALIGNED, Article
from detente.pages import page_from_bytes, read
from detente.settings import Settings

_SHINGLE = 4


class Counts(defaultdict[str, float]):
    """Weights by name; what was never counted is 0."""

    def __init__(self, **start: float) -> None:
        super().__init__(float, start)

    def update_by(self, other: Counts) -> None:
        """Add what another counted."""
        for name, weight in other.items():
            self[name] += weight


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def read_record(record: dict[str, Any], settings: Settings) -> Article | None:
    """Read the page of a record; None when it cannot be read."""
    page = page_from_bytes(
        str(record.get("url") or record.get("id")),
        record["html"].encode("utf-8", "replace"),
        url=record.get("url"),
    )
    try:
        return read(page, settings)
    except UnreadablePage:
        return None


def content(article: Article | None) -> str:
    """Return the text of the article, a block a line.

    Gold holds running text: the headline and captions of figures, which are content to us, are left
    out, and datelines that open a paragraph, which are not, are put in.
    """
    if article is None:
        return ""
    text, end = [], -1
    for block in article.blocks:
        opens = block.kind == "dateline" and block.reason.startswith("where")
        if (block.is_content and block.kind not in ("title", "caption")) or opens:
            text.append(("" if block.span.start == end else "\n") + block.span.of(article.text))
            end = block.span.end
    return "".join(text)


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure extraction.

    Args:
        paths: Files in the formats of `extraction/{trafilatura,aeb,readability}`.
        predictions: Where to write what was extracted, as JSONL.

    Returns:
        n, precision, recall, f1, and aligned_lines: the share of lines selected by the extractor
        that were found again in the canonical text.
    """
    settings, counts, n = Settings(), Counts(), 0
    rows = []
    for path in paths:
        for record in records(path):
            article = read_record(record, settings)
            text = content(article)
            counts.update_by(score(record, text))
            counts.update_by(alignment(article))
            rows.append({"id": record.get("file") or record.get("id"), "text": text})
            n += 1
    if predictions:
        predictions.write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8"
        )
    return {"n": n, **ratios(counts), "aligned_lines": _share(counts["aligned"], counts["lines"])}


def alignment(article: Article | None) -> Counts:
    """Count content blocks and blocks that did not align."""
    if article is None:
        return Counts()
    lost = sum(block.kind == UNALIGNED for block in article.blocks)
    return Counts(aligned=len(article.content), lines=len(article.content) + lost)


def score(record: dict[str, Any], text: str) -> Counts:
    """Count true and false positives and negatives of one page."""
    if "with" in record:
        return _segments(record, " ".join(text.split()))
    gold = record.get("text") or _visible(record.get("expected_html") or "")
    return _shingled(gold, text)


def _segments(record: dict[str, Any], text: str) -> Counts:
    """Count segments that must be there and must not."""
    counts = Counts()
    for name, hit, miss in (("with", "tp", "fn"), ("without", "fp", "tn")):
        for segment in _listed(record[name]):
            counts[hit if segment and " ".join(segment.split()) in text else miss] += 1
    return counts


def _listed(value: Any) -> list[str]:
    """Read a list that may be written as text."""
    return list(ast.literal_eval(value)) if isinstance(value, str) else list(value)


def _shingled(gold: str, text: str) -> Counts:
    """Count shared and unshared shingles; each page weighs as one."""
    wanted, found = _shingles(gold), _shingles(text)
    shared = sum((wanted & found).values())
    whole = sum((wanted | found).values()) or 1
    lost, extra = sum(wanted.values()) - shared, sum(found.values()) - shared
    return Counts(tp=shared / whole, fp=extra / whole, fn=lost / whole)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count runs of four words; one shorter run for a shorter text."""
    words = "".join(c if c.isalnum() else " " for c in text).lower().split()
    if len(words) < _SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _visible(markup: str) -> str:
    """Return the text of markup."""
    from detente.pages.dom import linearise
    from detente.pages.markup import parse

    return linearise(parse(markup, "gold"), 10_000_000).text if markup.strip() else ""


def ratios(counts: Counts) -> dict[str, float]:
    """Turn counts into precision, recall and F1."""
    precision = _share(counts["tp"], counts["tp"] + counts["fp"])
    recall = _share(counts["tp"], counts["tp"] + counts["fn"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def _share(part: float, whole: float) -> float:
    """Divide, with 0 for nothing of nothing."""
    return part / whole if whole else 0.0
