"""What a file may and may not say: a table of broken files, each with its complaint."""

from __future__ import annotations

import pytest

from detente.errors import KnowledgeError
from detente.ontology import EventType, Trigger
from detente.ontology.shape import read_type

PLOVER = """\
type: CONSULT
title: Consult
meaning: They
  meet.
source: manual 3.2
quad: 1
intensity: 2.5
cameo: 040
symmetric: true
boundaries: [{with: AGREE, rule: what is to come}]
roles: {actor: who meets}
modes: {visit: {meaning: one travels, intensity: 4, cameo: 042, contexts: [diplomatic]}}
triggers:
  en:
    verbs:
      - {lemma: visit, mode: visit, args: {subj: actor, obj: recipient}, contexts: [military]}
      - {lemma: [Hold], object: [talk], args: {on: issue}, strength: 1, needs: [party]}
    nouns:
      - {lemma: talk, implies: planned}
examples:
  en:
    - text: Arvenia visited Belmora.
      events: [{trigger: visited, type: CONSULT, mode: visit, actor: Arvenia, recipient: [Belmora]}]
""".replace("[Hold]", "[hold]")
EXTENSION = """\
type: MISSION
extension: true
title: Mission
meaning: A mission grows.
source: Vienna Convention, art. 11
plover: {type: SUPPORT}
modes:
  enlarge: {meaning: more staff}
  shrink: {meaning: less staff, plover: {type: SANCTION, mode: discontinue}}
  study: {meaning: thought about, plover: null}
triggers:
  en:
    verbs:
      - {lemma: enlarge, mode: enlarge}
      - {lemma: shrink, mode: shrink}
      - {lemma: weigh, mode: study}
      - {lemma: run}
"""


def read(text: str) -> EventType:
    found = read_type(text, "f.yaml")
    assert found.examples is found.examples
    return found


def trigger(of: EventType, lemma: str) -> Trigger:
    return next(each for each in of.triggers if lemma in each.lemmas)


def test_type_says_what_its_file_says() -> None:
    found = read(PLOVER)
    assert (found.type, found.extension, found.quad, found.intensity) == ("CONSULT", False, 1, 2.5)
    assert found.meaning == "They meet."
    assert found.roles == (("actor", "who meets"),)
    assert found.boundaries[0].neighbour == "AGREE"
    assert found.plover == ("CONSULT", None)
    mode = found.mode("visit")
    assert mode is not None
    assert (mode.cameo, mode.plover) == ("042", ("CONSULT", "visit"))
    assert found.mode("phone") is None
    (example,) = found.examples
    assert example.events[0].actor == ("Arvenia",)
    assert example.events[0].factuality == "occurred"


def test_trigger_takes_over_from_its_mode() -> None:
    found = trigger(read(PLOVER), "visit")
    assert (found.cameo, found.plover_mode, found.extension) == ("042", "visit", None)
    assert found.contexts == ("diplomatic", "military")
    assert found.needs == ("actor",)
    assert found.strength == 0.8
    assert found.constraints == 0
    assert (found.role("obj"), found.role("on")) == ("recipient", None)


def test_trigger_says_what_it_asks_for() -> None:
    held = trigger(read(PLOVER), "hold")
    assert (held.cameo, held.mode, held.plover_type) == ("040", None, "CONSULT")
    assert (held.object, held.constraints, held.needs) == (("talk",), 1, ("party",))
    assert held.args == (("on", "issue"),)
    talk = trigger(read(PLOVER), "talk")
    assert (talk.pos, talk.needs, talk.implies) == ("noun", ("any",), "planned")


@pytest.mark.parametrize(
    ("constraint", "count"),
    [
        ("", 0),
        ("subject: envoy", 1),
        ("object: [talk, talk]", 1),
        ("particle: down, preposition: [with], object: talk", 3),
        ("complement: [meet], modifier: joint, subject: [envoy, minister]", 3),
        ("excludes_subject: troop, excludes_object: need", 0),
        ("excludes_modifier: wage, excludes_complement: say", 0),
    ],
)
def test_constraints_are_counted(constraint: str, count: int) -> None:
    words = f"{{lemma: visit, {constraint}, mode: visit"
    found = read(PLOVER.replace("{lemma: visit, mode: visit", words.replace(", ,", ","), 1))
    assert trigger(found, "visit").constraints == count


def test_constraints_are_lower_case() -> None:
    found = read(PLOVER.replace("object: [talk]", "object: [NATO, Talk]"))
    assert trigger(found, "hold").object == ("nato", "talk")


@pytest.mark.parametrize(
    ("lemma", "extension", "plover"),
    [
        ("enlarge", "MISSION/enlarge", ("SUPPORT", None)),
        ("shrink", "MISSION/shrink", ("SANCTION", "discontinue")),
        ("weigh", "MISSION/study", (None, None)),
        ("run", "MISSION", ("SUPPORT", None)),
    ],
)
def test_extension_projects(lemma: str, extension: str, plover: tuple[str | None, ...]) -> None:
    found = trigger(read(EXTENSION), lemma)
    assert found.extension == extension
    assert (found.plover_type, found.plover_mode) == plover


BROKEN = [
    ("title: Consult\n", "", "title is missing"),
    ("title: Consult", "title: [a]", "title must be a text"),
    ("type: CONSULT", "type: consult", "written in capitals"),
    ("type: CONSULT", "type: MISSION", "not one of PLOVER's sixteen"),
    ("title: Consult", "title: Consult\nextension: true", "is PLOVER's own"),
    ("title: Consult", "title: Consult\ncolour: red", "unknown colour"),
    ("title: Consult", "title: Consult\nplover: {type: SUPPORT}", "unknown plover"),
    ("quad: 1", "quad: 5", "quad 5 lies outside 1..4"),
    ("intensity: 2.5", "intensity: high", "intensity must be a number"),
    ("symmetric: true", "symmetric: often", "symmetric must be true or false"),
    ("cameo: 040", "cameo: 210", "cameo 210 is no CAMEO code"),
    ("cameo: 040", "cameo: 04x", "cameo '04x' is no CAMEO code"),
    ("cameo: 042", "cameo: 4", "CONSULT/visit: cameo 4 is no CAMEO code"),
    ("roles: {actor", "roles: {hero", "role 'hero' is unknown"),
    ("{visit: {meaning", "{Visit: {meaning", "a mode is written in lower case"),
    ("intensity: 4", "intensity: 40", "outside -10..10"),
    ("rule: what", "why: what", "rule is missing"),
    ("{lemma: visit, mode: visit", "{mode: visit", "lemma is missing"),
    ("{lemma: visit, ", "{lemma: Visit, ", "lemma 'Visit' must be in lower case"),
    ("visit, mode: visit", "visit, mode: tour", "(visit): mode 'tour' is unknown"),
    ("{subj: actor", "{subj: hero", "role 'hero' of subj is unknown"),
    ("{subj: actor", "{Subj!: actor", "slot 'Subj!' is unknown"),
    ("strength: 1", "strength: 2", "strength 2 lies outside 0..1"),
    ("needs: [party]", "needs: [hero]", "needs 'hero' is unknown"),
    ("object: [talk]", "object: [1]", "object must be a text or a list of texts"),
    ("object: [talk]", "objects: [talk]", "unknown objects"),
    ("implies: planned", "implies: maybe", "implies 'maybe' is unknown"),
    ("  en:\n    verbs", "  English:\n    verbs", "'English' is no language"),
    ("    nouns:", "    adverbs:", "unknown adverbs"),
    ("trigger: visited", "trigger: toured", "'toured' does not stand in the text"),
    ("actor: Arvenia", "actor: Cassia", "'Cassia' does not stand in the text"),
    ("recipient: [Belmora]", "recipient: [Dorvan]", "'Dorvan' does not stand in the text"),
    ("mode: visit, actor", "factuality: sure, actor", "factuality 'sure' is unknown"),
    ("      events: [", "      reports: [", "events is missing"),
]


@pytest.mark.parametrize(("words", "instead", "reason"), BROKEN)
def test_broken_file_is_refused(words: str, instead: str, reason: str) -> None:
    assert words in PLOVER
    with pytest.raises(KnowledgeError) as error:
        read(PLOVER.replace(words, instead, 1))
    assert error.value.file == "f.yaml"
    assert reason in error.value.reason


@pytest.mark.parametrize("text", ["", "- a", "CONSULT", "type:", "triggers: [a]"])
def test_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError):
        read(text)
