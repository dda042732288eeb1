"""`--coder hf:FOLDER`: a sequence classifier of the user's own types the events again.

The ordinary coder finds the events; for each, the sentence with actor and recipient marked as
`<s>…</s>` and `<t>…</t>` is given to the classifier, as classifiers of PLOVER are trained. Its
label takes the place of the type. The folder lies on this machine and holds safetensors; nothing
is downloaded, and no code that a folder brings along is run (`detente[transformers]`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any, Protocol

from detente import coder
from detente.coder import Kit
from detente.coders import Coded
from detente.errors import CoderUnavailable
from detente.model.events import Abstention, Event, Evidence
from detente.model.text import Article, Parse, Span
from detente.ontology import PLOVER_TYPES, Ontology
from detente.settings import Settings

STAGE = "hf"
LONGEST = 512
"""Word pieces of a sentence that are read."""
_BATCH = 16
_NOTHING = "NONE"
_CONFIGS = ("config.json", "tokenizer_config.json")
_INDEX = "model.safetensors.index.json"


class Classifier(Protocol):
    """Names the type of marked sentences."""

    version: str
    """Name of the folder and digest of what lies in it."""

    def classify(self, sentences: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and its score, 0..1, for each sentence, in their order."""


def load(argument: str, settings: Settings) -> Hf:
    """Load a folder.

    Args:
        argument: The folder, with `config.json`, tokenizer and `model.safetensors`.
        settings: Not read: everything lies in the folder.

    Raises:
        CoderUnavailable: No such folder, pickled weights, code of its own, labels that are no
            types, or transformers is not installed.
    """
    if not argument:
        raise CoderUnavailable(STAGE, "name the folder of a classifier: --coder hf:FOLDER")
    folder = Path(argument).resolve()
    check_folder(folder)
    return Hf(classifier=_Transformer(folder))


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not plainly a classifier with safe weights.

    Raises:
        CoderUnavailable: It is not; the reason says what is wrong.
    """
    if not folder.is_dir():
        raise CoderUnavailable(STAGE, f"{folder} is no folder; models are never downloaded")
    configs = {name: _json(folder / name) for name in _CONFIGS if (folder / name).is_file()}
    if any("auto_map" in config for config in configs.values()):
        raise CoderUnavailable(STAGE, f"{folder} wants to run code of its own, which is refused")
    if (folder / "adapter_config.json").exists():
        raise CoderUnavailable(STAGE, f"{folder} is an adapter; merge it into its model first")
    config = configs.get("config.json", {})
    kinds = config.get("architectures")
    if not isinstance(kinds, list) or not all(
        str(kind).endswith("ForSequenceClassification") for kind in kinds
    ):
        raise CoderUnavailable(STAGE, f"{folder} holds no model for sequence classification")
    if not _weights(folder):
        reason = f"{folder} holds no model.safetensors; pickled weights are refused"
        raise CoderUnavailable(STAGE, reason)
    labels = config.get("id2label")
    known = {str(label).upper() for label in labels.values()} if isinstance(labels, dict) else set()
    if not known.intersection(PLOVER_TYPES):
        reason = f"no label in {folder / 'config.json'} (id2label) is a type of PLOVER"
        raise CoderUnavailable(STAGE, reason)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CoderUnavailable(STAGE, f"{path} cannot be read") from error
    return found if isinstance(found, dict) else {}


def _weights(folder: Path) -> tuple[Path, ...]:
    """List the files of weights; () unless all that are named are safetensors in this folder."""
    if (folder / "model.safetensors").is_file():
        return (folder / "model.safetensors",)
    if not (folder / _INDEX).is_file():
        return ()
    named = _json(folder / _INDEX).get("weight_map")
    files = sorted({str(file) for file in named.values()}) if isinstance(named, dict) else []
    plain = all(Path(file).name == file and file.endswith(".safetensors") for file in files)
    return tuple(folder / file for file in files) if plain else ()


class _Transformer:
    """A classifier of the transformers library, from a folder that was checked."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer, self._model = _opened(folder)
        self._labels = {int(key): str(name) for key, name in self._model.config.id2label.items()}
        places = getattr(self._model.config, "max_position_embeddings", None) or LONGEST
        # Some families keep two places for themselves.
        self._longest = max(8, min(LONGEST, places - 2, self._tokenizer.model_max_length))
        self.version = f"{folder.name} {_digest(folder)}"

    def classify(self, sentences: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and its score, 0..1, for each sentence, in their order."""
        found: list[tuple[str, float]] = []
        for start in range(0, len(sentences), _BATCH):
            batch = self._tokenizer(
                list(sentences[start : start + _BATCH]),
                padding=True, truncation=True, max_length=self._longest, return_tensors="pt",
            )  # fmt: skip
            scores = self._model(**batch).logits.softmax(-1).max(-1)
            pairs = zip(scores.indices.tolist(), scores.values.tolist(), strict=True)
            found += [(self._labels.get(index, _NOTHING), score) for index, score in pairs]
        return found


def _opened(folder: Path) -> tuple[Any, Any]:
    """Open tokenizer and model, offline.

    Raises:
        CoderUnavailable: The library or its engine is not installed, or the folder is broken.
    """
    # Read when the library is first imported; `local_files_only` holds where it already was.
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        safe = {"local_files_only": True, "trust_remote_code": False}
        tokenizer = AutoTokenizer.from_pretrained(str(folder), **safe)
        model = AutoModelForSequenceClassification.from_pretrained(
            str(folder),
            use_safetensors=True,
            attn_implementation="eager",  # a configuration may name one to be fetched
            **safe,
        )
    except ImportError as error:
        reason = "the library is not installed: pip install 'detente[transformers]'"
        raise CoderUnavailable(STAGE, reason) from error
    except Exception as error:  # a broken folder fails in as many ways as there are formats
        words = " ".join(str(error).split())[:200]
        raise CoderUnavailable(STAGE, f"{folder} cannot be loaded: {words}") from error
    return tokenizer, model.eval().requires_grad_(False)


def _digest(folder: Path) -> str:
    """Digest configuration and weights."""
    whole = blake2b(digest_size=8)
    for path in (folder / "config.json", *_weights(folder)):
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                whole.update(chunk)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hf:
    """Types the events of the ordinary coder again."""

    classifier: Classifier

    def code(self, article: Article, kit: Kit) -> Coded:
        """Code as usual, then let the classifier name the type of each event."""
        scene = coder.read(article, kit)
        coding = coder.code(article, kit, scene)
        marked = {event.id: mark(event, scene.parse) for event in coding.events}
        asked = [(event, marked[event.id]) for event in coding.events if marked[event.id]]
        labels = self.classifier.classify([str(words) for _, words in asked])
        said = {event.id: label for (event, _), label in zip(asked, labels, strict=True)}
        typed = [
            _typed(event, said.get(event.id), article, kit.ontology) for event in coding.events
        ]
        found = replace(
            coding,
            events=coder.settle(_once(one for one in typed if isinstance(one, Event)), article),
            abstentions=(
                *coding.abstentions,
                *(one for one in typed if isinstance(one, Abstention)),
            ),
            versions=(*coding.versions, (STAGE, self.classifier.version)),
        )
        return Coded(coding=found, remarks=tuple(_remarks(coding.events, typed, len(asked))))


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({event.id: event for event in events}.values())


def mark(event: Event, parse: Parse) -> str | None:
    """Cut out the sentence of an event and mark who acts, `<s>…</s>`, on whom, `<t>…</t>`.

    Of those who meet, the first two are taken for the sides.

    Returns:
        The marked sentence; None for an act that PLOVER drops, and where its sentence does not
        name two sides apart.
    """
    indices = parse.tokens_in(event.trigger)
    if event.type is None or not indices:
        return None
    sentence = parse.sentence_at(indices[0]).span
    actors, recipients = (
        [one.span for one in side if len(one.span) and sentence.covers(one.span)]
        for side in (event.actors, event.recipients)
    )
    for pair in (*product(actors, recipients), *combinations(actors, 2)):
        if not pair[0].overlaps(pair[1]):
            return _marked(parse.text, sentence, *pair)
    return None


def _marked(text: str, sentence: Span, actor: Span, recipient: Span) -> str:
    """Write the marks; whatever on the page looks like one is written otherwise."""
    (first, one), (second, two) = sorted([(actor, "s"), (recipient, "t")])
    cuts = (sentence.start, first.start, first.end, second.start, second.end, sentence.end)
    pieces = [text[a:b].replace("<", "‹").replace(">", "›") for a, b in pairwise(cuts)]
    marks = (f"<{one}>", f"</{one}>", f"<{two}>", f"</{two}>", "")
    return " ".join("".join(map("".join, zip(pieces, marks, strict=True))).split())


def _typed(
    event: Event, said: tuple[str, float] | None, article: Article, ontology: Ontology
) -> Event | Abstention:
    """Give an event the type that the classifier names, or let it go where it names none."""
    if said is None:
        reason = "its sentence names no two sides for the classifier; typed as usual"
        return _with(event, Evidence(by=STAGE, span=event.trigger, reason=reason))
    label, score = said[0].upper(), round(said[1], 4)
    if label not in PLOVER_TYPES:
        reason = f"the classifier sees no type of PLOVER here ({score:.2f})"
        return Abstention(span=event.trigger, stage=STAGE, reason=reason)
    told = f"the classifier names the marked sentence {label}"
    evidence = Evidence(by=STAGE, span=event.trigger, reason=told, score=score)
    if label == event.type:
        return _with(event, evidence)
    return replace(
        _with(event, evidence),
        id=coder.identify(article, event.trigger, f"{label}/{None}"),
        type=label,
        mode=None,
        extension=None,
        cameo=ontology.type(label).cameo,
    )


def _with(event: Event, evidence: Evidence) -> Event:
    return replace(event, evidence=(*event.evidence, evidence))


def _remarks(
    before: tuple[Event, ...], after: Sequence[Event | Abstention], asked: int
) -> Iterator[str]:
    """Say what the classifier changed; nothing where there was nothing to type."""
    if not before:
        return
    pairs = list(zip(before, after, strict=True))
    gone = sum(isinstance(new, Abstention) for _, new in pairs)
    changed = sum(isinstance(new, Event) and new.type != old.type for old, new in pairs)
    words = f"{asked} of {len(before)} events classified, {changed} typed anew, {gone} let go"
    yield f"{STAGE}: {words}"
