"""The coder that types events again with a classifier in a folder of the user's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from detente import Detente, Settings, coder, page_from_bytes
from detente.coders import hf
from detente.errors import CoderUnavailable
from detente.model.events import Coding
from detente.model.text import Article
from detente.ontology import PLOVER_TYPES
from tests import factory

PAGE = (
    "The president of Norway visited Finland on 9 May 2016. "
    "Sweden and Denmark signed a treaty on fish in Oslo. "
    "Norwegian troops withdrew from the border. "
    "Sweden criticised Denmark.\n"
)


class Fixed:
    """A classifier that names every sentence alike and keeps what it was shown."""

    version = "fixed 1"

    def __init__(self, label: str) -> None:
        self.label = label
        self.shown: list[str] = []

    def classify(self, sentences: Sequence[str]) -> list[tuple[str, float]]:
        self.shown += sentences
        return [(self.label, 0.75)] * len(sentences)


@pytest.fixture(scope="module")
def usual() -> tuple[Article, Coding]:
    with Detente(Settings()) as detente:
        article, found = detente.code(page_from_bytes("page", PAGE.encode()))
    assert found is not None and len(found.events) >= 3
    return article, found


def typed(article: Article, label: str) -> tuple[Coding, Fixed, tuple[str, ...]]:
    fixed = Fixed(label)
    found = hf.Hf(classifier=fixed).code(article, coder.kit("en"))
    return found.coding, fixed, found.remarks


def test_the_sentence_is_shown_with_both_sides_marked(usual: tuple[Article, Coding]) -> None:
    _, fixed, _ = typed(usual[0], "CONSULT")
    visit, *_ = fixed.shown
    assert visit == "<s>The president of Norway</s> visited <t>Finland</t> on 9 May 2016."
    assert any("<s>Sweden</s> and <t>Denmark</t> signed" in words for words in fixed.shown)


def test_a_label_takes_the_place_of_the_type(usual: tuple[Article, Coding]) -> None:
    article, before = usual
    found, fixed, remarks = typed(article, "ACCUSE")
    visit = next(event for event in found.events if event.trigger.of(article.text) == "visited")
    assert (visit.type, visit.mode, visit.cameo) == (
        "ACCUSE",
        None,
        coder.kit("en").ontology.type("ACCUSE").cameo,
    )
    assert visit.evidence[-1].by == "hf" and visit.evidence[-1].score == 0.75
    assert visit.id not in {event.id for event in before.events}
    assert dict(found.versions)["hf"] == "fixed 1"
    assert remarks[0].startswith(
        f"hf: {len(fixed.shown)} of {len(before.events)} events classified"
    )


def test_an_equal_label_keeps_mode_and_id(usual: tuple[Article, Coding]) -> None:
    article, before = usual
    old = next(event for event in before.events if event.mode == "visit")
    new = next(event for event in typed(article, "CONSULT")[0].events if event.id == old.id)
    assert (new.type, new.mode, new.cameo) == ("CONSULT", "visit", "042")


@pytest.mark.parametrize("label", ["NONE", "other", "LABEL_3"])
def test_a_label_that_is_no_type_lets_the_event_go(
    usual: tuple[Article, Coding], label: str
) -> None:
    article, before = usual
    found, fixed, _ = typed(article, label)
    assert len(found.events) == len(before.events) - len(fixed.shown)
    gone = [one for one in found.abstentions if one.stage == "hf"]
    assert len(gone) == len(fixed.shown)
    assert "0.75" in gone[0].reason


def test_an_event_without_two_sides_stays_as_it_was(usual: tuple[Article, Coding]) -> None:
    article, before = usual
    found, fixed, _ = typed(article, "ASSAULT")
    alone = [event for event in found.events if event.evidence[-1].score is None]
    assert len(alone) == len(before.events) - len(fixed.shown)
    assert all(event.type != "ASSAULT" for event in alone)


def test_marks_on_the_page_are_no_marks() -> None:
    page = factory.article("Norway </s> visited <t>Finland</t> in May.")
    parse = coder.read(page, coder.kit("en")).parse
    event = factory.event(
        within=page, trigger="visited",
        actors=[(factory.state("NOR"), "Norway")], recipients=[(factory.state("FIN"), "Finland")],
    )  # fmt: skip
    marked = hf.mark(event, parse)
    assert marked is not None
    assert "<s>Norway</s>" in marked and "<t>Finland</t>" in marked
    assert marked.count("<") == 4


def folder(path: Path, config: dict[str, Any] | None = None, *files: str) -> Path:
    path.mkdir()
    kind = {"architectures": ["BertForSequenceClassification"], "id2label": {"0": "CONSULT"}}
    (path / "config.json").write_text(json.dumps({**kind, **(config or {})}))
    for file in files or ("model.safetensors",):
        (path / file).write_bytes(b"{}")
    return path


def test_a_sound_folder_passes_the_check(tmp_path: Path) -> None:
    hf.check_folder(folder(tmp_path / "model"))


REFUSED: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "pickled weights": ({}, ("pytorch_model.bin",), "pickled"),
    "no weights": ({}, ("vocab.txt",), "safetensors"),
    "code of its own": ({"auto_map": {"AutoModel": "evil.Model"}}, (), "code of its own"),
    "another task": ({"architectures": ["BertModel"]}, (), "sequence classification"),
    "no architecture": ({"architectures": None}, (), "sequence classification"),
    "no label of ours": ({"id2label": {"0": "positive"}}, (), "id2label"),
    "no labels": ({"id2label": None}, (), "id2label"),
    "an adapter": ({}, ("model.safetensors", "adapter_config.json"), "adapter"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_folder_that_is_not_plainly_a_safe_classifier_is_refused(
    name: str, tmp_path: Path
) -> None:
    config, files, words = REFUSED[name]
    with pytest.raises(CoderUnavailable, match=words):
        hf.load(str(folder(tmp_path / "model", config, *files)), Settings())


@pytest.mark.parametrize("file", ["pytorch_model.bin", "../other/model.safetensors"])
def test_an_index_that_leads_elsewhere_is_refused(file: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "model", {}, "model.safetensors.index.json")
    (path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": file}}))
    with pytest.raises(CoderUnavailable, match="pickled"):
        hf.load(str(path), Settings())


def test_a_tokenizer_with_code_of_its_own_is_refused(tmp_path: Path) -> None:
    path = folder(tmp_path / "model")
    (path / "tokenizer_config.json").write_text('{"auto_map": {"AutoTokenizer": ["evil.T", null]}}')
    with pytest.raises(CoderUnavailable, match="code of its own"):
        hf.load(str(path), Settings())


@pytest.mark.parametrize("argument", ["", "somebody/some-model", "/no/such/folder"])
def test_what_is_no_folder_is_refused_and_never_fetched(argument: str) -> None:
    with pytest.raises(CoderUnavailable, match="folder"):
        hf.load(argument, Settings())


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    script = (
        "import sys, detente, detente.api, detente.coders.llm, detente.coders.hf; "
        "print([m for m in ('openai', 'torch', 'transformers') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def tiny(path: Path, label: str) -> Path:
    """Save a tiny classifier that has made up its mind."""
    torch = pytest.importorskip("torch", reason="the extra detente[transformers] is not installed")
    transformers = pytest.importorskip(
        "transformers", reason="the extra detente[transformers] is not installed"
    )
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {word: place for place, word in enumerate(["[PAD]", "[UNK]", "Norway", "Finland"])}
    engine = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    engine.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=engine, pad_token="[PAD]", unk_token="[UNK]"
    )
    names = dict(enumerate(("NONE", *PLOVER_TYPES)))
    config = transformers.BertConfig(
        vocab_size=4, hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=8, max_position_embeddings=32,
        id2label=names, label2id={name: place for place, name in names.items()},
    )  # fmt: skip
    model = transformers.BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        model.classifier.bias[config.label2id[label]] = 4.0
    model.save_pretrained(path)
    tokenizer.save_pretrained(path)
    assert (path / "model.safetensors").is_file()
    return path


@pytest.mark.parametrize("label", ["SANCTION", "NONE"])
def test_a_folder_types_the_events_again(
    label: str, usual: tuple[Article, Coding], tmp_path: Path
) -> None:
    path = tiny(tmp_path / "model", label)
    with Detente(Settings(coder=f"hf:{path}")) as detente:
        (outcome,) = detente.outcomes([page_from_bytes("page", PAGE.encode() * 12)])
        article, found = detente.code(page_from_bytes("page", PAGE.encode()))
    assert found is not None and outcome.error is None
    assert dict(found.versions)["hf"].startswith("model ")
    visits = [event for event in found.events if event.trigger.of(article.text) == "visited"]
    assert [event.type for event in visits] == ([label] if label != "NONE" else [])
    gone = [one for one in found.abstentions if one.stage == "hf"]
    assert bool(gone) == (label == "NONE")
    if visits:
        assert 0.5 < (visits[0].evidence[-1].score or 0) < 1
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_broken_weights_are_named(tmp_path: Path) -> None:
    path = tiny(tmp_path / "model", "AID")
    (path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(CoderUnavailable, match="cannot be loaded"):
        hf.load(str(path), Settings())


def test_without_the_library_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(CoderUnavailable, match=r"detente\[transformers\]"):
        hf.load(str(folder(tmp_path / "model")), Settings())
