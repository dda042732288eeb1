"""Reading treebanks."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from evaluation.conllu import read_conllu, rebuild

TREEBANK = """# newdoc id = d1
# newpar id = d1-p1
# sent_id = d1-1
# text = Veld won't go.
1\tVeld\tVeld\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d1-2
# text = Au revoir
1-2\tAu\t_\t_\t_\t_\t_\t_\t_\t_
1\tà\tà\tADP\tIN\t_\t3\tcase\t_\t_
2\tle\tle\tDET\tDT\t_\t3\tdet\t_\t_
3\trevoir\trevoir\tNOUN\tNN\t_\t0\troot\t_\t_
3.1\tgone\tgo\tVERB\tVB\t_\t_\t_\t_\t_

# newpar
# sent_id = d1-3
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture(params=["t.conllu", "t.conllu.gz"])
def treebank(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    content = TREEBANK.encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_words_and_their_places(treebank: Path) -> None:
    first, second, third = read_conllu(treebank)
    assert first.text == "Veld won't go."
    assert [first.text[w.start : w.end] for w in first.words] == ["Veld", "wo", "n't", "go", "."]
    assert [word.head for word in first.words] == [3, 3, 3, -1, 3]
    assert [(w.start, w.end) for w in second.words] == [(0, 2), (0, 2), (3, 9)]
    assert first.words[1].surface == (5, 10)
    assert [s.opens_document for s in (first, second, third)] == [True, False, False]
    assert [s.opens_paragraph for s in (first, second, third)] == [True, False, True]
    assert third.document == "d1"


def test_running_text(treebank: Path) -> None:
    text, starts = rebuild(read_conllu(treebank))
    assert text == "Veld won't go. Au revoir\n\nYes"
    assert [text[start:][:2] for start in starts] == ["Ve", "Au", "Ye"]


def test_a_line_of_too_few_columns(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tVeld\n")
    with pytest.raises(ValueError, match="ten columns"):
        read_conllu(path)
