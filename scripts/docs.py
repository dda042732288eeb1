"""Rebuild what is generated in the documentation: `make docs`.

The tables of `docs/ontology.md` come from the ontology's files, the brief in `README.md` from the
sample corpus.
"""

from __future__ import annotations

import re
from pathlib import Path

from detente import Detente, ontology
from detente.cli.inputs import files_in
from detente.ontology.manual import filled
from detente.ontology.sentences import read_sentences
from detente.samples import PAIRS, corpus
from scripts import written

ROOT = Path(__file__).parents[1]
START, END = (
    "<!-- brief: written by `make docs` from the sample corpus -->",
    "<!-- end of brief -->",
)
SHOWN_NOTES = 4
"""Footnotes printed in the README; the rest is cut, and said so."""


def main() -> None:
    """Write the generated parts in place."""
    manual = ROOT / "docs" / "ontology.md"
    manual.write_text(filled(manual.read_text("utf-8"), ontology.load()), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_brief(readme.read_text("utf-8")), encoding="utf-8")
    sentences = ROOT / "docs" / "sentences.md"
    sentences.write_text(with_variety(sentences.read_text("utf-8")), encoding="utf-8")


def with_variety(text: str) -> str:
    """Put what is counted of the written sentences between its marks."""
    sentences = read_sentences("en")
    number, share = written.shapes(sentences)
    rows = [
        *written.variety(sentences),
        (
            "distinct shapes of tree around a trigger",
            f"{number:,}; the commonest tells {share:.1%}",
        ),
        ("types", ", ".join(f"{n} {c:,}" for n, c in written.types(sentences).most_common())),
    ]
    table = "\n".join(["| what | how much |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)])
    start, end = "<!-- variety: written by `make docs` -->", "<!-- end of variety -->"
    pattern = re.escape(start) + ".*?" + re.escape(end)
    return re.sub(pattern, lambda _: f"{start}\n{table}\n{end}", text, flags=re.DOTALL)


def with_brief(text: str) -> str:
    """Put the brief of the first sample pair between its marks."""
    pattern = re.escape(START) + ".*?" + re.escape(END)
    block = f"{START}\n````text\n{sample_brief()}````\n{END}"
    return re.sub(pattern, lambda _: block, text, flags=re.DOTALL)


def sample_brief() -> str:
    """Print the brief that `make demo` prints, with its first footnotes."""
    with Detente() as detente:
        outcomes = list(detente.outcomes(files_in(corpus())))
        printed = detente.render(detente.brief(*PAIRS[0], outcomes), "md", outcomes)
    body, _, _ = printed.partition("\n[^1]:")
    notes = re.findall(r"^\[\^\d+\]:.*?(?=^\[\^|\Z)", printed, flags=re.DOTALL | re.MULTILINE)
    left = len(notes) - SHOWN_NOTES
    return f"{body}\n{''.join(notes[:SHOWN_NOTES])}… and {left} more footnotes\n"


if __name__ == "__main__":
    main()
