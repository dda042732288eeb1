"""Scoring of events: roles in columns, records, dyads, written sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model.actors import Entity
from detente.model.events import Event, Participant
from detente.model.text import Span
from detente.ontology.sentences import parse_sentences
from evaluation import records, roles, triples, written
from tests.factory import event, state


def test_columns_are_read_as_spans(tmp_path: Path) -> None:
    file = tmp_path / "roles.conll"
    file.write_text("A B-S\nbig I-S\nmet O\nB B-T\nC B-T\nof O\nD B-R\n\nX I-S\n", "utf-8")
    assert list(roles.sentences(file)) == [
        (["A", "big", "met", "B", "C", "of", "D"], {("S", 0, 2), ("T", 3, 4), ("T", 4, 5)}),
        (["X"], {("S", 0, 1)}),
    ]


TEXT = "Arvenia and Castora met Belmora."


def party(code: str, name: str) -> Participant:
    start = TEXT.index(name)
    return Participant(span=Span(start, start + len(name)), text=name, entity=state(code))


def told(actors: list[Participant], recipients: list[Participant], type: str = "CONSULT") -> Event:
    made = event(type)
    start = TEXT.index("met")
    fields = {name: getattr(made, name) for name in Event.__slots__}
    changed = {
        "actors": tuple(actors), "recipients": tuple(recipients), "trigger": Span(start, start + 3)
    }  # fmt: skip
    return Event(**(fields | changed))


ARV, CAS, BEL = party("ARV", "Arvenia"), party("CAS", "Castora"), party("BEL", "Belmora")


@pytest.mark.parametrize(
    ("actors", "recipients", "type_", "wanted"),
    [
        ([ARV, CAS], [BEL], "ACCUSE", {("ARV", "BEL"), ("CAS", "BEL")}),
        ([ARV, BEL], [], "SUPPORT", {("ARV", "BEL")}),
        ([ARV, BEL], [], "CONSULT", {("ARV", "BEL"), ("BEL", "ARV")}),
        ([ARV, CAS], [], "CONSULT", {("ARV", "CAS"), ("CAS", "ARV")}),
        ([ARV], [], "ACCUSE", set()),
        ([ARV], [ARV], "ACCUSE", set()),
    ],
)  # fmt: skip
def test_dyads_run_as_the_peers_have_them(
    actors: list[Participant],
    recipients: list[Participant],
    type_: str,
    wanted: set[tuple[str, str]],
) -> None:
    assert set(triples.dyads(told(actors, recipients, type_))) == wanted


def test_an_actor_file_gives_every_name_its_codes(tmp_path: Path) -> None:
    file = tmp_path / "some.actors.txt"
    file.write_text(
        "<!-- remark -->\nARVENIA_ [ARV]\n+THE_PALACE # 1991\n\nCASTORA\n\t[CAX <790606]\n\t[CAS]\n",
        "utf-8",
    )
    assert list(triples.names(file)) == [
        ("ARVENIA_", "[ARV]"), ("THE_PALACE", "[ARV]"), ("CASTORA", "[CAX <790606][CAS]"),
    ]  # fmt: skip


def test_a_body_without_a_state_is_compared_as_such() -> None:
    assert records._codes([{"code": "IGO"}, {"code": "JAP"}]) == {"", "JPN"}
    body = Participant(
        span=Span(0, 1), text="A", entity=Entity(id="org:a", name="A", kind="organisation")
    )
    assert records._states([body, ARV]) == {"", "ARV"}


def test_roles_of_a_written_sentence_count_when_everybody_and_nobody_else_is_named() -> None:
    page = f"{TEXT}\n  met | CONSULT | occurred | Arvenia & Castora > Belmora\n"
    (sentence,) = parse_sentences(page, "page.txt")
    for coded, right in (
        (told([ARV, CAS], [BEL]), 1), (told([ARV], [BEL]), 0), (told([ARV, CAS, BEL], []), 1),
        (told([BEL], [ARV, CAS]), 0),
    ):  # fmt: skip
        counts = dict.fromkeys(written.COUNTS, 0)
        written.score(sentence, [coded], counts)
        assert (counts["n"], counts["typed"], counts["roles"]) == (1, 1, right)


def test_phrases_change_places_and_their_spans_follow() -> None:
    text = "Peru met the king of Chile today."
    one, other = Span(0, 4), Span(9, 26)
    new, actor, recipient = written.exchanged(text, one, other)
    assert new == "the king of Chile met Peru today."
    assert (actor.of(new), recipient.of(new)) == ("the king of Chile", "Peru")
    new, actor, recipient = written.exchanged(text, other, one)
    assert (actor.of(new), recipient.of(new)) == ("Peru", "the king of Chile")
