"""Written sentences: their form, what a fault says, and that none is a benchmark's."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from detente import ontology
from detente.errors import KnowledgeError
from detente.model.events import FACTUALITY_VALUES
from detente.ontology.sentences import WrittenSentence, parse_sentences, read_sentences
from tests.shared import SHARED, needs_shared

PAGE = """# a remark
Peru expelled three envoys of Chad, a day after Chad had met Peru, Lima said.
  expelled | STAFF/expel | occurred | Peru > three envoys of Chad | Lima | issue: day
  met | CONSULT | occurred | Chad#2 & Peru#2 > | Lima | plv: CONSULT ; context: diplomatic, military
The champions clashed.
  clashed | NONE | sport

Peru slept.
  slept | NONE | no act
"""


def read(text: str) -> list[WrittenSentence]:
    return list(parse_sentences(text, "page.txt"))


@cache
def written() -> tuple[WrittenSentence, ...]:
    return read_sentences("en")


def test_labels_point_at_the_words_they_name() -> None:
    first, second, third = read(PAGE)
    expelled, met = first.events
    assert expelled.trigger.of(first.text) == "expelled"
    assert [s.of(first.text) for s in expelled.recipients] == ["three envoys of Chad"]
    assert (expelled.type, expelled.mode) == ("SANCTION", "expel")
    assert [s.of(first.text) for s in expelled.voices] == ["Lima"]
    assert [s.start for s in met.actors] == [
        first.text.index("Chad had"),
        first.text.rindex("Peru"),
    ]
    assert met.contexts == ("diplomatic", "military")
    assert second.look_alikes[0].why == "sport"
    assert not third.events


def test_sentences_of_a_group_stay_together_and_a_label_does_not_move_them() -> None:
    first, second, third = read(PAGE)
    assert first.group == second.group != third.group
    changed = read(PAGE.replace("STAFF/expel", "SANCTION/expel"))
    assert [s.group for s in changed] == [first.group, second.group, third.group]


@pytest.mark.parametrize(
    ("label", "complaint"),
    [
        ("  flew | AGREE | occurred | Peru >", "'flew' does not stand"),
        ("  slept | SLEEP | occurred | Peru >", "unknown type 'SLEEP'"),
        ("  slept | CONSULT/nap | occurred | Peru >", "no mode 'nap'"),
        ("  slept | CONSULT | done | Peru >", "unknown value 'done'"),
        ("  slept | CONSULT | occurred | Peru", "actors > recipients"),
        ("  slept | CONSULT | occurred | Peru > | - | colour: red", "unknown field"),
        ("  slept | CONSULT", "at least three fields"),
        ("  slept#2 | CONSULT | occurred | Peru >", "does not stand"),
        ("  lep | CONSULT | occurred | Peru >", "does not stand"),
    ],
)
def test_a_fault_names_the_file_the_line_and_what_is_wrong(label: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(complaint)) as fault:
        read(f"Peru slept.\n{label}\n")
    assert "page.txt" in str(fault.value)
    assert "line 2" in str(fault.value)


@pytest.mark.parametrize("text", ["Peru slept.\n", "  slept | NONE | no act\n"])
def test_a_sentence_and_its_labels_need_each_other(text: str) -> None:
    with pytest.raises(KnowledgeError):
        read(text)


def test_all_written_sentences_are_well_formed_and_every_kind_of_event_is_among_them() -> None:
    events = [event for sentence in written() for event in sentence.events]
    assert len(written()) >= 6000
    names = Counter(event.name for event in events)
    types = {each.type for each in ontology.load().types}
    assert {name.partition("/")[0] for name in names} == types
    modes = {f"{t.type}/{m.name}" for t in ontology.load().types for m in t.modes}
    assert not {mode for mode in modes if names[mode] < 3}
    assert {event.value for event in events} == set(FACTUALITY_VALUES)


def test_no_sentence_is_written_twice() -> None:
    texts = Counter(sentence.text.casefold() for sentence in written())
    assert [text for text, times in texts.items() if times > 1] == []


def test_a_tenth_or_more_is_kept_aside() -> None:
    aside = sum(sentence.kept_aside for sentence in written())
    assert 0.09 * len(written()) < aside < 0.17 * len(written())


BENCHMARKS = {
    "plv/train.jsonl.gz": "sentence", "plv/test_public.jsonl.gz": "sentence",
    "gsr/records.jsonl.gz": "text", "up_unit/unit.jsonl.gz": "text",
    "cameo_class/sentences.jsonl.gz": "text",
}  # fmt: skip


def trigrams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def measured_on() -> Iterator[str]:
    for name, field in BENCHMARKS.items():
        with gzip.open(SHARED / "data" / "events" / name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)[field] for line in lines)


@needs_shared
@pytest.mark.shared
def test_no_sentence_is_a_near_copy_of_one_that_we_are_measured_on() -> None:
    """Near copy: three fifths of the three-word runs of the shorter sentence are shared."""
    known: dict[tuple[str, ...], list[int]] = {}
    others = [trigrams(text) for text in set(measured_on())]
    for number, runs in enumerate(others):
        for run in runs:
            known.setdefault(run, []).append(number)
    copies = []
    for sentence in written():
        own = trigrams(sentence.text)
        shared = Counter(number for run in own for number in known.get(run, ()))
        copies += [
            sentence.text
            for number, count in shared.items()
            if count >= 0.6 * min(len(own), len(others[number])) and len(others[number]) > 3
        ]
    assert copies == []
